// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {
    AssetKind,
    ISettlement,
    Instruction,
    InstructionState,
    SettlementKind,
    Status
} from "./interfaces/ISettlement.sol";

/// @title Settlement: instructions of N legs, all or nothing.
/// @dev Nothing of an instruction is stored but its state word: whoever acts on it brings it, and its hash is its id.
contract Settlement is ISettlement, EIP712, AccessManaged, ReentrancyGuardTransient {
    struct Asset {
        AssetKind kind;
        address interbank;
    }

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
    mapping(address asset => Asset) private _assets;

    constructor(address authority_) EIP712("Settlement", "1") AccessManaged(authority_) {}

    // ---- at once ----

    function settleSigned(Instruction calldata instruction, bytes[] calldata signatures) external nonReentrant {
        (InstructionId id, InstructionState memory state) = _opened(instruction, Status.SETTLED);
        _requireWellFormed(instruction);
        _requireConsents(id, instruction, state.affirmed, signatures);
        _settle(id, instruction, state);
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
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REAFFIRMATION_TYPEHASH, id, recordAt)));
        _requireSignature(id, deliverer, digest, signature);
        _reaffirm(id, instruction, recordAt, deliverer);
    }

    function settle(Instruction calldata instruction) external nonReentrant {
        (InstructionId id, InstructionState memory state) = _opened(instruction, Status.SETTLED);
        for (uint256 i; i < instruction.legs.length; ++i) {
            require(_has(state.affirmed, i), DelivererNotAffirmed(id, instruction.legs[i].from));
        }
        _settle(id, instruction, state);
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
        _requireSignature(id, deliverer, _hashTypedDataV4(keccak256(abi.encode(CANCELLATION_TYPEHASH, id))), signature);
        _cancel(id, instruction, deliverer);
    }

    function expire(Instruction calldata instruction) external nonReentrant {
        (InstructionId id, InstructionState memory state) = _opened(instruction, Status.EXPIRED);
        require(
            block.timestamp > instruction.expiresAt, InstructionNotExpired(id, instruction.expiresAt, block.timestamp)
        );
        _become(id, instruction, state, Status.EXPIRED);
        emit Expired(id);
        _releaseHolds(id, instruction, state.affirmed);
    }

    function fail(Instruction calldata instruction) external nonReentrant {
        (InstructionId id, InstructionState memory state) = _opened(instruction, Status.FAILED);
        // A second fail would be no change.
        require(state.status != Status.FAILED, InstructionStatusUnfit(id, state.status, Status.FAILED));
        _requireUnexpired(id, instruction);
        uint256 failsAt = uint256(instruction.settlementAt) + DATE_LENGTH;
        require(block.timestamp > failsAt, InstructionNotLate(id, failsAt, block.timestamp));
        _become(id, instruction, state, Status.FAILED);
        emit Failed(id, state.affirmed);
    }

    // ---- wiring ----

    function setAsset(address asset, AssetKind assetKind, address interbank) external restricted {
        _assets[asset] = Asset(assetKind, interbank);
        emit AssetSet(asset, assetKind, interbank);
    }

    // ---- views ----

    function assetOf(address asset) external view returns (AssetKind assetKind, address interbank) {
        return (_assets[asset].kind, _assets[asset].interbank);
    }

    function idOf(Instruction calldata instruction) public view returns (InstructionId) {
        uint256 count = instruction.legs.length;
        require(count != 0 && count <= LEGS_MAX, LegCountUnfit(count, LEGS_MAX));
        bytes32[] memory legs = new bytes32[](count);
        for (uint256 i; i < count; ++i) legs[i] = keccak256(abi.encode(LEG_TYPEHASH, instruction.legs[i]));
        return InstructionId.wrap(
            _hashTypedDataV4(
                keccak256(
                    abi.encode(
                        INSTRUCTION_TYPEHASH,
                        keccak256(abi.encodePacked(legs)),
                        instruction.settlementAt,
                        instruction.expiresAt,
                        instruction.venue,
                        instruction.tradeReference
                    )
                )
            )
        );
    }

    function statusOf(InstructionId id) external view returns (Status) {
        return _states[id].status;
    }

    function stateOf(InstructionId id) external view returns (InstructionState memory) {
        return _states[id];
    }

    function affirmedBy(Instruction calldata instruction, address wallet) external view returns (bool) {
        uint256 legs = _deliveredBy(instruction, wallet);
        return legs != 0 && _states[idOf(instruction)].affirmed & legs == legs;
    }

    function holdIdOf(InstructionId id, uint256 leg) public pure returns (bytes32) {
        return keccak256(abi.encode(id, leg));
    }

    function kind(Instruction calldata instruction) external view returns (SettlementKind) {
        bool security;
        bool cash;
        bool exchanged;
        for (uint256 i; i < instruction.legs.length; ++i) {
            Leg calldata leg = instruction.legs[i];
            if (_knownAsset(leg.outAsset).kind == AssetKind.CASH) cash = true;
            else security = true;
            if (leg.from != instruction.legs[0].from) exchanged = true;
        }
        if (!cash || !exchanged) return SettlementKind.FREE_OF_PAYMENT;
        return security ? SettlementKind.DELIVERY_VERSUS_PAYMENT : SettlementKind.PAYMENT_VERSUS_PAYMENT;
    }

    function recordPassed(Instruction calldata instruction) public view returns (uint256 recordAt) {
        if (block.timestamp <= instruction.settlementAt) return 0;
        for (uint256 i; i < instruction.legs.length; ++i) {
            address asset = instruction.legs[i].outAsset;
            if (_assets[asset].kind == AssetKind.CASH) continue;
            uint256 last = IRegister(asset).lastRecordAt();
            // Settled at the record instant itself, it would still have counted for the record.
            if (last >= instruction.settlementAt && last > recordAt) recordAt = last;
        }
    }

    // ---- steps ----

    function _affirm(InstructionId id, Instruction calldata instruction, address deliverer) private {
        InstructionState memory state = _consentable(id, instruction);
        _requireWellFormed(instruction);
        uint256 legs = _legsOf(id, instruction, deliverer);
        require(state.affirmed & legs == 0, DelivererAffirmed(id, deliverer));
        state.affirmed |= uint32(legs);
        _become(id, instruction, state, _affirmedStatus(state));
        emit Affirmed(id, deliverer, legs);

        for (uint256 i; i < instruction.legs.length; ++i) {
            if (!_has(legs, i)) continue;
            Leg calldata leg = instruction.legs[i];
            // Another bank's customer is nobody at this bank: the receiver is then tested when its own bank mints.
            address receiver = leg.outAsset == leg.inAsset ? leg.to : address(0);
            IRegister(leg.outAsset)
                .placeHold(
                    holdIdOf(id, i), deliverer, receiver, leg.amount, instruction.expiresAt, instruction.venue
                );
        }
    }

    function _reaffirm(InstructionId id, Instruction calldata instruction, uint64 recordAt, address deliverer)
        private
    {
        InstructionState memory state = _consentable(id, instruction);
        uint256 legs = _legsOf(id, instruction, deliverer);
        require(state.affirmed & legs == legs, DelivererNotAffirmed(id, deliverer));
        uint256 expected = recordPassed(instruction);
        require(recordAt == expected && expected != 0, ReaffirmationUnfit(id, recordAt, expected));
        if (state.recordAt != recordAt) (state.recordAt, state.reaffirmed) = (recordAt, 0);
        require(state.reaffirmed & legs == 0, DelivererAffirmed(id, deliverer));
        state.reaffirmed |= uint32(legs);
        _become(id, instruction, state, _affirmedStatus(state));
        emit Reaffirmed(id, deliverer, recordAt);
    }

    /// @dev The caller has checked that every deliverer consents. Every leg with an affirmation is taken from its hold.
    function _settle(InstructionId id, Instruction calldata instruction, InstructionState memory state) private {
        require(
            block.timestamp >= instruction.settlementAt,
            InstructionNotDue(id, instruction.settlementAt, block.timestamp)
        );
        _requireUnexpired(id, instruction);
        uint256 count = instruction.legs.length;
        uint256 recordAt = recordPassed(instruction);
        require(
            recordAt == 0 || (recordAt == state.recordAt && state.reaffirmed == (1 << count) - 1),
            InstructionPastRecord(id, recordAt, instruction.settlementAt)
        );
        _become(id, instruction, state, Status.SETTLED);
        emit Settled(id);
        for (uint256 i; i < count; ++i) {
            _deliver(id, i, instruction.legs[i], instruction.venue, _has(state.affirmed, i));
        }
    }

    function _deliver(InstructionId id, uint256 index, Leg calldata leg, uint256 venue, bool held) private {
        IRegister asset = IRegister(leg.outAsset);
        uint256 balance = IERC20(leg.inAsset).balanceOf(leg.to);
        if (leg.outAsset == leg.inAsset) {
            if (held) asset.takeHold(holdIdOf(id, index), leg.to, leg.amount);
            else asset.settle(leg.from, leg.to, leg.amount, venue);
        } else {
            if (held) asset.releaseHold(holdIdOf(id, index));
            IInterbank(_knownAsset(leg.outAsset).interbank)
                .pay(leg.outAsset, leg.inAsset, leg.from, leg.to, leg.amount);
        }
        unchecked {
            // An asset that keeps a fee has not delivered. The difference is right also where a balance wraps.
            uint256 received = IERC20(leg.inAsset).balanceOf(leg.to) - balance;
            require(received == leg.amount, LegShort(index, received, leg.amount));
        }
    }

    function _cancel(InstructionId id, Instruction calldata instruction, address deliverer) private {
        InstructionState memory state = _states[id];
        _requireTransition(id, state.status, Status.CANCELLED);
        uint256 legs = _legsOf(id, instruction, deliverer);
        require(state.cancelling & legs == 0, CancellationAlreadyAgreed(id, deliverer));
        state.cancelling |= uint32(legs);
        // Who has not affirmed binds nobody by staying, and ends it alone; who has needs all others who have.
        if (state.affirmed & legs != 0 && state.affirmed & ~state.cancelling != 0) {
            _become(id, instruction, state, _affirmedStatus(state));
            emit CancellationAgreed(id, deliverer);
            return;
        }
        _become(id, instruction, state, Status.CANCELLED);
        emit Cancelled(id, deliverer);
        _releaseHolds(id, instruction, state.affirmed);
    }

    /// @dev A hold that the register no longer has, broken by order or cancelled by a recovery, is no obstacle.
    function _releaseHolds(InstructionId id, Instruction calldata instruction, uint256 affirmed) private {
        for (uint256 i; i < instruction.legs.length; ++i) {
            if (!_has(affirmed, i)) continue;
            try IRegister(instruction.legs[i].outAsset).releaseHold(holdIdOf(id, i)) {}
            catch (bytes memory reason) {
                // Anything else, gas too short included, keeps the instruction open.
                if (bytes4(reason) != IRegister.HoldUnknown.selector) {
                    assembly ("memory-safe") {
                        revert(add(reason, 0x20), mload(reason))
                    }
                }
            }
        }
    }

    // ---- status ----

    /// @dev The one place where a status changes, by the table in the interface.
    function _become(InstructionId id, Instruction calldata instruction, InstructionState memory state, Status next)
        private
    {
        _requireTransition(id, state.status, next);
        if (state.status == Status.NONE) emit Instructed(id, instruction);
        state.status = next;
        _states[id] = state;
    }

    function _requireTransition(InstructionId id, Status from, Status next) private pure {
        bool allowed;
        if (from == Status.NONE) {
            allowed = next == Status.AFFIRMED || next == Status.SETTLED || next == Status.CANCELLED;
        } else if (from == Status.AFFIRMED) {
            allowed = next != Status.NONE;
        } else if (from == Status.FAILED) {
            allowed = next >= Status.FAILED;
        }
        require(allowed, InstructionStatusUnfit(id, from, next));
    }

    /// @dev What an open instruction is while its deliverers consent: a failed one stays failed.
    function _affirmedStatus(InstructionState memory state) private pure returns (Status) {
        return state.status == Status.FAILED ? Status.FAILED : Status.AFFIRMED;
    }

    // ---- checks ----

    function _opened(Instruction calldata instruction, Status next)
        private
        view
        returns (InstructionId id, InstructionState memory state)
    {
        id = idOf(instruction);
        state = _states[id];
        _requireTransition(id, state.status, next);
    }

    function _consentable(InstructionId id, Instruction calldata instruction)
        private
        view
        returns (InstructionState memory state)
    {
        state = _states[id];
        _requireTransition(id, state.status, _affirmedStatus(state));
        _requireUnexpired(id, instruction);
    }

    function _requireUnexpired(InstructionId id, Instruction calldata instruction) private view {
        require(
            block.timestamp <= instruction.expiresAt, InstructionExpired(id, instruction.expiresAt, block.timestamp)
        );
    }

    function _requireWellFormed(Instruction calldata instruction) private view {
        require(
            instruction.settlementAt <= instruction.expiresAt,
            InstructionDatesDisordered(instruction.settlementAt, instruction.expiresAt)
        );
        require(instruction.venue <= VENUE_MAX, InstructionVenueUnknown(instruction.venue, VENUE_MAX));
        for (uint256 i; i < instruction.legs.length; ++i) {
            Leg calldata leg = instruction.legs[i];
            require(leg.amount != 0, LegAmountZero(i));
            require(leg.from != leg.to, LegToSelf(i, leg.to));
            Asset memory out = _knownAsset(leg.outAsset);
            if (leg.inAsset == leg.outAsset) continue;
            address interbank = _knownAsset(leg.inAsset).interbank;
            require(
                interbank != address(0) && interbank == out.interbank,
                LegAssetsUnpaired(i, leg.outAsset, leg.inAsset)
            );
        }
    }

    function _requireConsents(
        InstructionId id,
        Instruction calldata instruction,
        uint256 affirmed,
        bytes[] calldata signatures
    ) private view {
        uint256 deliverers;
        for (uint256 i; i < instruction.legs.length; ++i) {
            address deliverer = instruction.legs[i].from;
            uint256 first;
            while (instruction.legs[first].from != deliverer) ++first;
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

    function _knownAsset(address asset) private view returns (Asset memory known) {
        known = _assets[asset];
        require(known.kind != AssetKind.NONE, SettlementAssetUnknown(asset));
    }

    // ---- legs ----

    function _legsOf(InstructionId id, Instruction calldata instruction, address wallet)
        private
        pure
        returns (uint256 legs)
    {
        legs = _deliveredBy(instruction, wallet);
        require(legs != 0, DelivererUnknown(id, wallet));
    }

    /// @dev Bitmap of the legs that the wallet delivers.
    function _deliveredBy(Instruction calldata instruction, address wallet) private pure returns (uint256 legs) {
        for (uint256 i; i < instruction.legs.length; ++i) {
            if (instruction.legs[i].from == wallet) legs |= 1 << i;
        }
    }

    function _has(uint256 bitmap, uint256 leg) private pure returns (bool) {
        return (bitmap >> leg) & 1 != 0;
    }
}
