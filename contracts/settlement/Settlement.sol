// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";

import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {ICashToken} from "../cash/interfaces/ICashToken.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {ITokenizedDeposit} from "../cash/interfaces/ITokenizedDeposit.sol";
import {IDeliverable} from "../register/interfaces/IDeliverable.sol";
import {HoldTerms, IHolds} from "../register/interfaces/IHolds.sol";
import {InstructionHash} from "./InstructionHash.sol";
import {Netting} from "./Netting.sol";
import {ConditionState, IReleaseCondition} from "./interfaces/IReleaseCondition.sol";
import {NetBatch, INetting} from "./interfaces/INetting.sol";
import {ISettlement, Instruction, InstructionState, SettlementKind, Status} from "./interfaces/ISettlement.sol";

/// @title Settlement: instructions of N legs, all or nothing.
/// @dev Nothing of an instruction is stored but its state word and its deliverers' nonces: whoever acts on it brings it, and
/// its hash is its id.
contract Settlement is ISettlement, Netting, EIP712, ReentrancyGuardTransient {
    using BitMaps for BitMaps.BitMap;

    uint256 private constant LEGS_MAX = 32;
    /// @dev The intended settlement date ends a day after it opens. [s]
    uint256 private constant DATE_LENGTH = 1 days;
    /// @dev What a condition gets, and what must be left to give it that (all but one 64th of what is left is given).
    uint256 private constant CONDITION_GAS = 100_000;
    uint256 private constant CONDITION_GAS_NEEDED = 104_000;

    mapping(InstructionId id => InstructionState) private _states;
    mapping(address deliverer => BitMaps.BitMap) private _nonces;

    constructor() EIP712("Settlement", "1") {}

    // ---- at once ----

    /// @inheritdoc ISettlement
    function settleSigned(Instruction calldata instruction, bytes[] calldata signatures, bytes calldata proof)
        external
        nonReentrant
    {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        // Check and effect: final from here on; whatever is refused below takes it back.
        _become(id, state, Status.SETTLED);
        _requireWellFormed(instruction);
        _useConsents(id, instruction, state.affirmed, signatures);
        _settle(id, instruction, state, proof);
    }

    // ---- on a date ----

    /// @inheritdoc ISettlement
    function affirm(Instruction calldata instruction) external nonReentrant {
        _affirm(idOf(instruction), instruction, msg.sender);
    }

    /// @inheritdoc ISettlement
    function affirmSigned(Instruction calldata instruction, address deliverer, bytes calldata signature)
        external
        nonReentrant
    {
        InstructionId id = idOf(instruction);
        _requireSignature(id, deliverer, InstructionId.unwrap(id), signature);
        _affirm(id, instruction, deliverer);
    }

    /// @inheritdoc ISettlement
    function reaffirm(Instruction calldata instruction, uint64 recordAt) external nonReentrant {
        _reaffirm(idOf(instruction), instruction, recordAt, msg.sender);
    }

    /// @inheritdoc ISettlement
    function reaffirmSigned(
        Instruction calldata instruction,
        uint64 recordAt,
        address deliverer,
        bytes calldata signature
    ) external nonReentrant {
        InstructionId id = idOf(instruction);
        bytes32 structHash = InstructionHash.reaffirmation(InstructionId.unwrap(id), recordAt);
        _requireSignature(id, deliverer, _hashTypedDataV4(structHash), signature);
        _reaffirm(id, instruction, recordAt, deliverer);
    }

    /// @inheritdoc ISettlement
    function settle(Instruction calldata instruction, bytes calldata proof) external nonReentrant {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        // Check and effect: final from here on; whatever is refused below takes it back.
        _become(id, state, Status.SETTLED);
        Leg[] calldata legs = instruction.legs;
        uint256 affirmed = state.affirmed;
        for (uint256 i; i < legs.length; ++i) {
            require(_has(affirmed, i), DelivererNotAffirmed(id, legs[i].from));
        }
        _settle(id, instruction, state, proof);
    }

    // ---- ends without settlement ----

    /// @inheritdoc ISettlement
    function cancel(Instruction calldata instruction) external nonReentrant {
        _cancel(idOf(instruction), instruction, msg.sender);
    }

    /// @inheritdoc ISettlement
    function cancelSigned(Instruction calldata instruction, address deliverer, bytes calldata signature)
        external
        nonReentrant
    {
        InstructionId id = idOf(instruction);
        bytes32 structHash = InstructionHash.cancellation(InstructionId.unwrap(id));
        _requireSignature(id, deliverer, _hashTypedDataV4(structHash), signature);
        _cancel(id, instruction, deliverer);
    }

    /// @inheritdoc ISettlement
    function refuse(Instruction calldata instruction, bytes calldata proof) external nonReentrant {
        InstructionId id = idOf(instruction);
        InstructionState storage state = _states[id];
        // Check
        require(state.status != Status.NONE, InstructionStatusUnfit(id, Status.NONE, Status.CANCELLED));
        _become(id, state, Status.CANCELLED);
        ConditionState said = conditionOf(instruction, proof);
        require(said == ConditionState.REFUSED, InstructionConditionOpen(id, said));
        // Effect
        emit Refused(id);
        // Interaction
        _releaseHolds(id, instruction.legs, state.affirmed);
    }

    /// @inheritdoc ISettlement
    function voidNonces(uint256 word, uint256 mask) external {
        _nonces[msg.sender]._data[word] |= mask;
        emit NoncesVoided(msg.sender, word, mask);
    }

    /// @inheritdoc ISettlement
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

    /// @inheritdoc ISettlement
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

    // ---- many at once ----

    /// @inheritdoc INetting
    function settleBatch(NetBatch calldata batch) external nonReentrant returns (uint256 settled) {
        return _settleBatch(batch);
    }

    // ---- views ----

    /// @inheritdoc ISettlement
    function idOf(Instruction calldata instruction) public view override(ISettlement, Netting) returns (InstructionId) {
        uint256 legs = instruction.legs.length;
        require(legs != 0 && legs <= LEGS_MAX, LegCountUnfit(legs, LEGS_MAX));
        return InstructionId.wrap(_hashTypedDataV4(InstructionHash.instruction(instruction)));
    }

    /// @inheritdoc ISettlement
    function statusOf(InstructionId id) external view returns (Status) {
        return _states[id].status;
    }

    /// @inheritdoc ISettlement
    function stateOf(InstructionId id) external view returns (InstructionState memory) {
        return _states[id];
    }

    /// @inheritdoc ISettlement
    function noncesOf(address deliverer, uint256 word) external view returns (uint256) {
        return _nonces[deliverer]._data[word];
    }

    /// @inheritdoc ISettlement
    function conditionOf(Instruction calldata instruction, bytes calldata proof)
        public
        view
        override(ISettlement, Netting)
        returns (ConditionState)
    {
        address condition = instruction.condition;
        if (condition == address(0)) return ConditionState.MET;
        require(gasleft() > CONDITION_GAS_NEEDED, ConditionGasShort(gasleft(), CONDITION_GAS_NEEDED));
        (bool answered, bytes memory answer) = condition.staticcall{gas: CONDITION_GAS}(
            abi.encodeCall(IReleaseCondition.state, (instruction.conditionId, proof))
        );
        if (!answered || answer.length != 32) return ConditionState.OPEN;
        uint256 said = abi.decode(answer, (uint256));
        return said > uint256(type(ConditionState).max) ? ConditionState.OPEN : ConditionState(said);
    }

    /// @inheritdoc ISettlement
    function affirmedBy(Instruction calldata instruction, address wallet) external view returns (bool) {
        uint256 legs = _deliveredBy(instruction.legs, wallet);
        return legs != 0 && _states[idOf(instruction)].affirmed & legs == legs;
    }

    /// @inheritdoc ISettlement
    function holdIdOf(InstructionId id, uint256 leg) public pure override(ISettlement, Netting) returns (bytes32) {
        return keccak256(abi.encode(id, leg));
    }

    /// @inheritdoc ISettlement
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

    /// @inheritdoc ISettlement
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
        _requireWellFormed(instruction);
        // What would be held for nothing: it could neither settle nor, conditional, be cancelled.
        ConditionState said = conditionOf(instruction, msg.data[:0]);
        require(said != ConditionState.REFUSED, InstructionConditionOpen(id, said));
        _useNonce(deliverer, _nonceOf(instruction, deliverer));
        if (first) emit Instructed(id, instruction);
        emit Affirmed(id, deliverer, delivered);

        for (uint256 i; i < legs.length; ++i) {
            if (_has(delivered, i)) _holdLeg(holdIdOf(id, i), legs[i], instruction.expiresAt, instruction.venue);
        }
    }

    /// @dev Another bank's customer is nobody at this bank: the receiver is then tested when its own bank mints.
    function _holdLeg(bytes32 holdId, Leg calldata leg, uint64 expiresAt, address venue) private {
        address receiver = leg.outAsset == leg.inAsset ? leg.to : address(0);
        HoldTerms memory terms = HoldTerms(leg.from, receiver, leg.id, leg.amount, "SETTLEMENT", expiresAt);
        IHolds(leg.outAsset).placeHold(holdId, terms, venue);
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
        InstructionState storage state,
        bytes calldata proof
    ) private {
        // Check
        require(
            block.timestamp >= instruction.settlementAt,
            InstructionNotDue(id, instruction.settlementAt, block.timestamp)
        );
        _requireUnexpired(id, instruction);
        Leg[] calldata legs = instruction.legs;
        uint256 recordAt = _recordPassed(legs, instruction.settlementAt);
        require(
            recordAt == 0 || (recordAt == state.recordAt && state.reaffirmed == (1 << legs.length) - 1),
            InstructionPastRecord(id, recordAt, instruction.settlementAt)
        );
        ConditionState said = conditionOf(instruction, proof);
        require(said == ConditionState.MET, InstructionConditionOpen(id, said));
        // Effect
        emit Settled(id, instruction.tradeReference);
        // Interaction
        uint256 affirmed = state.affirmed;
        for (uint256 i; i < legs.length; ++i) _deliver(id, i, legs[i], instruction.venue, _has(affirmed, i));
    }

    function _deliver(InstructionId id, uint256 index, Leg calldata leg, address venue, bool held) private {
        (address asset, uint256 amount) = (leg.outAsset, leg.amount);
        uint256 received;
        if (asset != leg.inAsset) received = _payAcross(id, index, leg, held);
        else if (held) received = IHolds(asset).takeHold(holdIdOf(id, index), leg.to, amount);
        else received = IDeliverable(asset).settle(leg.from, leg.to, leg.id, amount, venue);
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
        IInterbank(_railOf(leg.outAsset)).pay(leg.outAsset, leg.inAsset, leg.from, leg.to, leg.amount);
        received = IERC20(leg.inAsset).balanceOf(leg.to) - before;
    }

    function _cancel(InstructionId id, Instruction calldata instruction, address deliverer) private {
        InstructionState storage state = _states[id];
        uint256 legs = _legsOf(id, instruction.legs, deliverer);
        uint256 affirmed = state.affirmed;
        uint256 agreed = state.cancelling;
        // Affirmed, it is a promise to whom its condition benefits.
        require(
            instruction.condition == address(0) || affirmed == 0 || state.status >= Status.SETTLED
                || block.timestamp > instruction.expiresAt,
            InstructionConditional(id, instruction.expiresAt, block.timestamp)
        );
        // Who has not affirmed binds nobody by staying, and ends it alone; who has needs all others who have.
        if (state.status < Status.SETTLED && affirmed & legs != 0 && affirmed & ~(agreed | legs) != 0) {
            require(agreed & legs == 0, CancellationAlreadyAgreed(id, deliverer));
            state.cancelling = uint32(agreed | legs);
            emit CancellationAgreed(id, deliverer);
        } else {
            uint256 nonce = _nonceOf(instruction, deliverer);
            // What settled in a batch by signatures alone left no word but its nonces.
            if (state.status == Status.NONE) _useNonce(deliverer, nonce);
            else _nonces[deliverer].set(nonce);
            _become(id, state, Status.CANCELLED);
            emit Cancelled(id, deliverer);
            _releaseHolds(id, instruction.legs, affirmed);
        }
    }

    /// @dev A hold that the register no longer has, broken by order, is no obstacle.
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

    // ---- for batches ----

    function _stateOf(InstructionId id) internal view override returns (InstructionState storage) {
        return _states[id];
    }

    function _noncesOf(address deliverer) internal view override returns (BitMaps.BitMap storage) {
        return _nonces[deliverer];
    }

    function _digestOfRoot(bytes32 root) internal view override returns (bytes32) {
        return _hashTypedDataV4(InstructionHash.root(root));
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

    function _requireWellFormed(Instruction calldata instruction) private view {
        require(
            instruction.settlementAt <= instruction.expiresAt,
            InstructionDatesDisordered(instruction.settlementAt, instruction.expiresAt)
        );
        Leg[] calldata legs = instruction.legs;
        uint256 deliverers;
        for (uint256 i; i < legs.length; ++i) {
            Leg calldata leg = legs[i];
            (address outAsset, address inAsset) = (leg.outAsset, leg.inAsset);
            require(leg.amount != 0, LegAmountZero(i));
            require(leg.to != address(0), LegToNobody(i));
            require(leg.from != leg.to, LegToSelf(i, leg.to));
            require(outAsset.code.length != 0, SettlementAssetUnknown(outAsset));
            if (_isFirst(legs, i)) ++deliverers;
            if (inAsset == outAsset) continue;
            address rail = _railOf(outAsset);
            require(rail != address(0) && rail == _railOf(inAsset), LegAssetsUnpaired(i, outAsset, inAsset));
        }
        uint256 nonces = instruction.nonces.length;
        require(nonces == deliverers, NonceCountUnfit(nonces, deliverers));
    }

    /// @dev Each deliverer who has not affirmed signed or calls, and its nonce is used up.
    function _useConsents(
        InstructionId id,
        Instruction calldata instruction,
        uint256 affirmed,
        bytes[] calldata signatures
    ) private {
        Leg[] calldata legs = instruction.legs;
        uint256 deliverers = instruction.nonces.length;
        require(signatures.length == deliverers, ConsentCountUnfit(signatures.length, deliverers));
        uint256 index;
        for (uint256 i; i < legs.length; ++i) {
            if (!_isFirst(legs, i)) continue;
            address deliverer = legs[i].from;
            if (!_has(affirmed, i)) {
                if (deliverer != msg.sender) {
                    _requireSignature(id, deliverer, InstructionId.unwrap(id), signatures[index]);
                }
                _useNonce(deliverer, instruction.nonces[index]);
            }
            ++index;
        }
    }

    function _useNonce(address deliverer, uint256 nonce) private {
        require(!_nonces[deliverer].get(nonce), NonceUsed(deliverer, nonce));
        _nonces[deliverer].set(nonce);
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

    /// @dev The contract that an asset names as its way to other banks; zero where it names none. Of two assets that name
    /// the same one, a false one is refused there.
    function _railOf(address asset) internal view override returns (address) {
        (bool answered, bytes memory answer) = asset.staticcall(abi.encodeCall(ITokenizedDeposit.interbank, ()));
        if (!answered || answer.length != 32) return address(0);
        return address(uint160(abi.decode(answer, (uint256))));
    }

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
            uint256 last = IDeliverable(legs[i].outAsset).lastRecordAt();
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

    /// @dev Whether this is the first leg of its deliverer.
    function _isFirst(Leg[] calldata legs, uint256 leg) private pure returns (bool) {
        address from = legs[leg].from;
        for (uint256 i; i < leg; ++i) {
            if (legs[i].from == from) return false;
        }
        return true;
    }

    /// @dev The wallet delivers a leg; deliverers count in the order of their first legs.
    function _nonceOf(Instruction calldata instruction, address wallet) private pure returns (uint256) {
        Leg[] calldata legs = instruction.legs;
        uint256 index;
        for (uint256 i; legs[i].from != wallet; ++i) {
            if (_isFirst(legs, i)) ++index;
        }
        uint256 nonces = instruction.nonces.length;
        require(index < nonces, NonceCountUnfit(nonces, index + 1));
        return instruction.nonces[index];
    }

    function _has(uint256 bitmap, uint256 leg) internal pure override returns (bool) {
        return (bitmap >> leg) & 1 != 0;
    }
}
