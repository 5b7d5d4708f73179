// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {TypedData} from "../utils/TypedData.sol";
import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {ICashToken} from "../cash/interfaces/ICashToken.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {ISettlement, Instruction, InstructionState, SettlementKind, Status} from "./interfaces/ISettlement.sol";

/// @title Settlement: instructions of N legs, all or nothing.
/// @dev Nothing of an instruction is stored but its state word: whoever acts on it brings it, and its hash is its id.
contract Settlement is ISettlement, TypedData, Administered, ReentrancyGuardTransient {
    uint256 private constant LEGS_MAX = 32;
    uint256 private constant VENUE_MAX = 7;
    /// @dev The intended settlement date ends a day after it opens. [s]
    uint256 private constant DATE_LENGTH = 1 days;

    bytes32 private constant LEG_TYPEHASH =
        keccak256("Leg(address outAsset,address inAsset,address from,address to,uint256 amount)");
    bytes32 private constant INSTRUCTION_TYPEHASH = keccak256(
        "Instruction(Leg[] legs,uint64 settlementAt,uint64 expiresAt,uint8 venue,bytes32 tradeReference)"
        "Leg(address outAsset,address inAsset,address from,address to,uint256 amount)"
    );
    bytes32 private constant REAFFIRMATION_TYPEHASH =
        keccak256("Reaffirmation(bytes32 instructionId,uint64 recordAt)");
    bytes32 private constant CANCELLATION_TYPEHASH = keccak256("Cancellation(bytes32 instructionId)");

    mapping(InstructionId id => InstructionState) private _states;
    mapping(address deposit => address) public interbankOf;

    constructor(address authority_) TypedData("Settlement") ScopedAccess(IAccessManager(authority_)) {}

    // ---- at once ----

    function settleSigned(Instruction calldata instruction, bytes[] calldata signatures) external nonReentrant {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        _become(id, state, Status.SETTLED);
        Leg[] calldata legs = instruction.legs;
        _requireWellFormed(instruction, legs);
        _requireConsents(id, legs, state.affirmed, signatures);
        _settle(id, instruction, legs, state);
    }

    // ---- on a date ----

    function affirm(Instruction calldata instruction) external nonReentrant {
        _affirm(idOf(instruction), instruction, msg.sender);
    }

    function affirmSigned(Instruction calldata instruction, address deliverer, bytes calldata signature)
        external
        nonReentrant
    {
        InstructionId id = idOf(instruction);
        _requireSignature(id, deliverer, InstructionId.unwrap(id), signature);
        _affirm(id, instruction, deliverer);
    }

    function reaffirm(Instruction calldata instruction, uint64 recordAt) external nonReentrant {
        _reaffirm(idOf(instruction), instruction, recordAt, msg.sender);
    }

    function reaffirmSigned(
        Instruction calldata instruction,
        uint64 recordAt,
        address deliverer,
        bytes calldata signature
    ) external nonReentrant {
        InstructionId id = idOf(instruction);
        bytes32 digest = _hashTypedData(keccak256(abi.encode(REAFFIRMATION_TYPEHASH, id, recordAt)));
        _requireSignature(id, deliverer, digest, signature);
        _reaffirm(id, instruction, recordAt, deliverer);
    }

    function settle(Instruction calldata instruction) external nonReentrant {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        _become(id, state, Status.SETTLED);
        Leg[] calldata legs = instruction.legs;
        uint256 affirmed = state.affirmed;
        for (uint256 i; i < legs.length; ++i) {
            require(_has(affirmed, i), DelivererNotAffirmed(id, legs[i].from));
        }
        _settle(id, instruction, legs, state);
    }

    // ---- ends without settlement ----

    function cancel(Instruction calldata instruction) external nonReentrant {
        _cancel(idOf(instruction), instruction, msg.sender);
    }

    function cancelSigned(Instruction calldata instruction, address deliverer, bytes calldata signature)
        external
        nonReentrant
    {
        InstructionId id = idOf(instruction);
        _requireSignature(id, deliverer, _hashTypedData(keccak256(abi.encode(CANCELLATION_TYPEHASH, id))), signature);
        _cancel(id, instruction, deliverer);
    }

    function expire(Instruction calldata instruction) external nonReentrant {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        _become(id, state, Status.EXPIRED);
        require(
            block.timestamp > instruction.expiresAt, InstructionNotExpired(id, instruction.expiresAt, block.timestamp)
        );
        emit Expired(id);
        _releaseHolds(id, instruction.legs, state.affirmed);
    }

    function fail(Instruction calldata instruction) external nonReentrant {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        // A failed one stays failed while its deliverers consent, but fails once.
        require(state.status != Status.FAILED, InstructionStatusUnfit(id, Status.FAILED, Status.FAILED));
        _become(id, state, Status.FAILED);
        _requireUnexpired(id, instruction);
        uint256 failsAt = uint256(instruction.settlementAt) + DATE_LENGTH;
        require(block.timestamp > failsAt, InstructionNotLate(id, failsAt, block.timestamp));
        emit Failed(id, state.affirmed);
    }

    // ---- wiring ----

    function setInterbank(address deposit, address interbank) external restricted {
        interbankOf[deposit] = interbank;
        emit InterbankSet(deposit, interbank);
    }

    // ---- views ----

    function idOf(Instruction calldata instruction) public view returns (InstructionId) {
        Leg[] calldata legs = instruction.legs;
        require(legs.length != 0 && legs.length <= LEGS_MAX, LegCountUnfit(legs.length, LEGS_MAX));
        (bytes32 legType, bytes32 instructionType) = (LEG_TYPEHASH, INSTRUCTION_TYPEHASH);
        bytes32 structHash;
        // A struct of words lies in calldata as EIP-712 encodes it, but for the type hash in front.
        assembly ("memory-safe") {
            let free := mload(0x40)
            let hashes := add(free, 0xc0)
            mstore(free, legType)
            for { let i := 0 } lt(i, legs.length) { i := add(i, 1) } {
                calldatacopy(add(free, 0x20), add(legs.offset, mul(i, 0xa0)), 0xa0)
                mstore(add(hashes, shl(5, i)), keccak256(free, 0xc0))
            }
            mstore(free, instructionType)
            mstore(add(free, 0x20), keccak256(hashes, shl(5, legs.length)))
            // settlementAt, expiresAt, venue, tradeReference; the word before them is where the legs begin
            calldatacopy(add(free, 0x40), add(instruction, 0x20), 0x80)
            structHash := keccak256(free, 0xc0)
        }
        return InstructionId.wrap(_hashTypedData(structHash));
    }

    function statusOf(InstructionId id) external view returns (Status) {
        return _states[id].status;
    }

    function stateOf(InstructionId id) external view returns (InstructionState memory) {
        return _states[id];
    }

    function affirmedBy(Instruction calldata instruction, address wallet) external view returns (bool) {
        uint256 legs = _deliveredBy(instruction.legs, wallet);
        return legs != 0 && _states[idOf(instruction)].affirmed & legs == legs;
    }

    function holdIdOf(InstructionId id, uint256 leg) public pure returns (bytes32) {
        return keccak256(abi.encode(id, leg));
    }

    function kind(Instruction calldata instruction) external view returns (SettlementKind) {
        Leg[] calldata legs = instruction.legs;
        bool security;
        bool cash;
        bool exchanged;
        for (uint256 i; i < legs.length; ++i) {
            if (_isCash(legs[i].outAsset)) cash = true;
            else security = true;
            if (legs[i].from != legs[0].from) exchanged = true;
        }
        if (!cash || !exchanged) return SettlementKind.FREE_OF_PAYMENT;
        return security ? SettlementKind.DELIVERY_VERSUS_PAYMENT : SettlementKind.PAYMENT_VERSUS_PAYMENT;
    }

    function recordPassed(Instruction calldata instruction) external view returns (uint256 recordAt) {
        return _recordPassed(instruction.legs, instruction.settlementAt);
    }

    // ---- steps ----

    function _affirm(InstructionId id, Instruction calldata instruction, address deliverer) private {
        Leg[] calldata legs = instruction.legs;
        uint256 delivered = _legsOf(id, legs, deliverer);
        InstructionState storage state = _states[id];
        bool first = state.status == Status.NONE;
        _become(id, state, _affirmedStatus(state));
        require(state.affirmed & delivered == 0, DelivererAffirmed(id, deliverer));
        state.affirmed |= uint32(delivered);
        _requireUnexpired(id, instruction);
        _requireWellFormed(instruction, legs);
        if (first) emit Instructed(id, instruction);
        emit Affirmed(id, deliverer, delivered);

        for (uint256 i; i < legs.length; ++i) {
            if (_has(delivered, i)) _hold(holdIdOf(id, i), legs[i], instruction.expiresAt, instruction.venue);
        }
    }

    /// @dev Another bank's customer is nobody at this bank: the receiver is then tested when its own bank mints.
    function _hold(bytes32 holdId, Leg calldata leg, uint64 expiresAt, uint256 venue) private {
        address receiver = leg.outAsset == leg.inAsset ? leg.to : address(0);
        IHolds(leg.outAsset).placeHold(holdId, leg.from, receiver, leg.amount, expiresAt, address(uint160(venue)));
    }

    function _reaffirm(InstructionId id, Instruction calldata instruction, uint64 recordAt, address deliverer)
        private
    {
        InstructionState storage state = _states[id];
        uint256 legs = _legsOf(id, instruction.legs, deliverer);
        _become(id, state, _affirmedStatus(state));
        require(state.affirmed & legs != 0, DelivererNotAffirmed(id, deliverer));
        _requireUnexpired(id, instruction);
        uint256 expected = _recordPassed(instruction.legs, instruction.settlementAt);
        require(recordAt == expected && expected != 0, ReaffirmationUnfit(id, recordAt, expected));
        if (state.recordAt != recordAt) (state.recordAt, state.reaffirmed) = (recordAt, 0);
        require(state.reaffirmed & legs == 0, DelivererAffirmed(id, deliverer));
        state.reaffirmed |= uint32(legs);
        emit Reaffirmed(id, deliverer, recordAt);
    }

    /// @dev The caller has made it settled, and checked that every deliverer consents; whatever is refused from here on
    /// takes that back. A leg with an affirmation is taken from its hold.
    function _settle(
        InstructionId id,
        Instruction calldata instruction,
        Leg[] calldata legs,
        InstructionState storage state
    ) private {
        require(
            block.timestamp >= instruction.settlementAt,
            InstructionNotDue(id, instruction.settlementAt, block.timestamp)
        );
        _requireUnexpired(id, instruction);
        uint256 recordAt = _recordPassed(legs, instruction.settlementAt);
        require(
            recordAt == 0 || (recordAt == state.recordAt && state.reaffirmed == (1 << legs.length) - 1),
            InstructionPastRecord(id, recordAt, instruction.settlementAt)
        );
        emit Settled(id, instruction.tradeReference);
        uint256 affirmed = state.affirmed;
        uint256 venue = instruction.venue;
        for (uint256 i; i < legs.length; ++i) _deliver(id, i, legs[i], venue, _has(affirmed, i));
    }

    function _deliver(InstructionId id, uint256 index, Leg calldata leg, uint256 venue, bool held) private {
        (address asset, address to, uint256 amount) = (leg.outAsset, leg.to, leg.amount);
        uint256 received;
        if (asset != leg.inAsset) received = _payAcross(id, index, leg, held);
        else if (held) received = IHolds(asset).takeHold(holdIdOf(id, index), to, amount);
        else received = IPermissionedToken(asset).settle(leg.from, to, amount, address(uint160(venue)));
        // An asset that keeps a fee has not delivered.
        require(received == amount, LegShort(index, received, amount));
    }

    /// @dev The payer's hold ends in the same call that takes the money, so nothing else can spend it.
    function _payAcross(InstructionId id, uint256 index, Leg calldata leg, bool held)
        private
        returns (uint256 received)
    {
        if (held) IHolds(leg.outAsset).releaseHold(holdIdOf(id, index));
        uint256 before = IERC20(leg.inAsset).balanceOf(leg.to);
        IInterbank(interbankOf[leg.outAsset]).pay(leg.outAsset, leg.inAsset, leg.from, leg.to, leg.amount);
        received = IERC20(leg.inAsset).balanceOf(leg.to) - before;
    }

    function _cancel(InstructionId id, Instruction calldata instruction, address deliverer) private {
        InstructionState storage state = _states[id];
        uint256 legs = _legsOf(id, instruction.legs, deliverer);
        uint256 affirmed = state.affirmed;
        uint256 agreed = state.cancelling;
        // Who has not affirmed binds nobody by staying, and ends it alone; who has needs all others who have.
        if (state.status < Status.SETTLED && affirmed & legs != 0 && affirmed & ~(agreed | legs) != 0) {
            require(agreed & legs == 0, CancellationAlreadyAgreed(id, deliverer));
            state.cancelling = uint32(agreed | legs);
            emit CancellationAgreed(id, deliverer);
        } else {
            _become(id, state, Status.CANCELLED);
            emit Cancelled(id, deliverer);
            _releaseHolds(id, instruction.legs, affirmed);
        }
    }

    /// @dev A hold that the register no longer has, broken by order or cancelled by a recovery, is no obstacle.
    function _releaseHolds(InstructionId id, Leg[] calldata legs, uint256 affirmed) private {
        for (uint256 i; i < legs.length; ++i) {
            if (!_has(affirmed, i)) continue;
            try IHolds(legs[i].outAsset).releaseHold(holdIdOf(id, i)) {}
            catch (bytes memory reason) {
                // Anything else, gas too short included, keeps the instruction open.
                if (bytes4(reason) != IHolds.HoldUnknown.selector) {
                    assembly ("memory-safe") {
                        revert(add(reason, 0x20), mload(reason))
                    }
                }
            }
        }
    }

    // ---- status ----

    /// @dev The one place where a status changes, by the table in the interface. It comes before the checks that follow, so
    /// that a final instruction is refused as final.
    function _become(InstructionId id, InstructionState storage state, Status next) private {
        Status from = state.status;
        bool allowed;
        if (from == Status.NONE) {
            allowed = next == Status.SETTLED || next == Status.AFFIRMED || next == Status.CANCELLED;
        } else if (from == Status.AFFIRMED) {
            allowed = next != Status.NONE;
        } else if (from == Status.FAILED) {
            allowed = next >= Status.FAILED;
        }
        require(allowed, InstructionStatusUnfit(id, from, next));
        state.status = next;
    }

    /// @dev What an open instruction is while its deliverers consent: a failed one stays failed.
    function _affirmedStatus(InstructionState storage state) private view returns (Status) {
        return state.status == Status.FAILED ? Status.FAILED : Status.AFFIRMED;
    }

    // ---- checks ----

    function _requireUnexpired(InstructionId id, Instruction calldata instruction) private view {
        require(
            block.timestamp <= instruction.expiresAt, InstructionExpired(id, instruction.expiresAt, block.timestamp)
        );
    }

    function _requireWellFormed(Instruction calldata instruction, Leg[] calldata legs) private view {
        require(
            instruction.settlementAt <= instruction.expiresAt,
            InstructionDatesDisordered(instruction.settlementAt, instruction.expiresAt)
        );
        require(instruction.venue <= VENUE_MAX, InstructionVenueUnknown(instruction.venue, VENUE_MAX));
        for (uint256 i; i < legs.length; ++i) {
            Leg calldata leg = legs[i];
            (address outAsset, address inAsset) = (leg.outAsset, leg.inAsset);
            require(leg.amount != 0, LegAmountZero(i));
            require(leg.from != leg.to, LegToSelf(i, leg.to));
            require(outAsset.code.length != 0, SettlementAssetUnknown(outAsset));
            if (inAsset == outAsset) continue;
            address interbank = interbankOf[outAsset];
            require(
                interbank != address(0) && interbank == interbankOf[inAsset],
                LegAssetsUnpaired(i, outAsset, inAsset)
            );
        }
    }

    function _requireConsents(
        InstructionId id,
        Leg[] calldata legs,
        uint256 affirmed,
        bytes[] calldata signatures
    ) private view {
        uint256 deliverers;
        for (uint256 i; i < legs.length; ++i) {
            address deliverer = legs[i].from;
            uint256 first;
            while (legs[first].from != deliverer) ++first;
            if (first != i) continue;
            if (deliverer != msg.sender && !_has(affirmed, i) && deliverers < signatures.length) {
                _requireSignature(id, deliverer, InstructionId.unwrap(id), signatures[deliverers]);
            }
            ++deliverers;
        }
        require(signatures.length == deliverers, ConsentCountUnfit(signatures.length, deliverers));
    }

    /// @dev A key's own signature counts whether or not its account has code; ERC-1271 is asked only when there is none.
    function _requireSignature(InstructionId id, address signer, bytes32 digest, bytes calldata signature)
        private
        view
    {
        (address recovered, ECDSA.RecoverError failure,) = ECDSA.tryRecoverCalldata(digest, signature);
        require(
            (failure == ECDSA.RecoverError.NoError && recovered == signer)
                || SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature),
            ConsentInvalid(id, signer)
        );
    }

    // ---- legs ----

    function _isCash(address asset) private view returns (bool) {
        try ICashToken(asset).currency() returns (bytes3) {
            return true;
        } catch {
            return false;
        }
    }

    /// @dev The latest record instant of any leg's asset in [settlementAt, now); 0 where there is none. [s]
    function _recordPassed(Leg[] calldata legs, uint256 settlementAt) private view returns (uint256 recordAt) {
        if (block.timestamp <= settlementAt) return 0;
        for (uint256 i; i < legs.length; ++i) {
            uint256 last = IPermissionedToken(legs[i].outAsset).lastRecordAt();
            // Settled at the record instant itself, it would still have counted for the record.
            if (last >= settlementAt && last > recordAt) recordAt = last;
        }
    }

    /// @dev Bitmap of the legs that the wallet delivers, at least one.
    function _legsOf(InstructionId id, Leg[] calldata legs, address wallet) private pure returns (uint256 delivered) {
        delivered = _deliveredBy(legs, wallet);
        require(delivered != 0, DelivererUnknown(id, wallet));
    }

    function _deliveredBy(Leg[] calldata legs, address wallet) private pure returns (uint256 delivered) {
        for (uint256 i; i < legs.length; ++i) {
            if (legs[i].from == wallet) delivered |= 1 << i;
        }
    }

    function _has(uint256 bitmap, uint256 leg) private pure returns (bool) {
        return (bitmap >> leg) & 1 != 0;
    }
}
