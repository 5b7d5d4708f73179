// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {Memory} from "@openzeppelin/contracts/utils/Memory.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {TransientSlot} from "@openzeppelin/contracts/utils/TransientSlot.sol";

import {DepositNet, IInterbank} from "../cash/interfaces/IInterbank.sol";
import {IDeliverable, IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {NetBatch, INetting} from "./interfaces/INetting.sol";
import {ConditionState} from "./interfaces/IReleaseCondition.sol";
import {Instruction, InstructionState, ISettlement, Status} from "./interfaces/ISettlement.sol";

/// @title The part of the settlement that nets a batch.
/// @dev An address is looked up in transient storage, by which it has a place in the lists; what is counted by place stands
/// in memory, since all of it is over with the call.
abstract contract Netting is INetting {
    using BitMaps for BitMaps.BitMap;
    using TransientSlot for bytes32;
    using TransientSlot for TransientSlot.Uint256Slot;

    uint256 private constant PARTIES_MAX = 256;
    uint256 private constant ASSETS_MAX = 255;
    uint256 private constant SIGNATURE_BYTES = 64;
    /// @dev Above any supply, and no sum of such amounts overflows.
    uint256 private constant AMOUNT_MAX = type(uint128).max;
    /// @dev Places of assets and of parties are looked up apart: an asset's contract may be a party.
    uint256 private constant ASSET_SPACE = 1 << 160;

    /// @dev What a batch comes to in one asset. Of settlement money the parties are the banks, each at the place of its
    /// deposit.
    struct Line {
        address asset;
        /// Bit per party that `check` let pass.
        uint256 passed;
        bool eachDelivery;
        bool venueAsked;
        address venue;
        /// Of a deposit: its line of settlement money, and its bank's wallet there. Set by the first payment across.
        uint256 rail;
        /// Of settlement money: the interbank.
        address interbank;
        address[] parties;
        /// [units]
        int256[] deltas;
        /// [units] held for what settles
        uint256[] ending;
    }

    struct Book {
        bytes32[] ids;
        bool[] settles;
        /// Bitmap of affirmed legs per instruction, and its status before the batch.
        uint256[] affirmed;
        Status[] before;
        /// Bit per party that signed its root.
        uint256 agreed;
        /// Where the next signature stands.
        uint256 signature;
        Line[] lines;
        /// Behind the lines of the list: one line of settlement money per rail.
        uint256 count;
    }

    // ---- what the settlement keeps ----

    function idOf(Instruction calldata instruction) public view virtual returns (InstructionId);
    function conditionOf(Instruction calldata instruction, bytes calldata proof)
        public
        view
        virtual
        returns (ConditionState);
    function holdIdOf(InstructionId id, uint256 leg) public pure virtual returns (bytes32);
    function _stateOf(InstructionId id) internal view virtual returns (InstructionState storage);
    function _noncesOf(address deliverer) internal view virtual returns (BitMaps.BitMap storage);
    function _digestOfRoot(bytes32 root) internal view virtual returns (bytes32);
    function _requireWellFormed(Instruction calldata instruction) internal view virtual;
    function _recordPassed(Leg[] calldata legs, uint256 settlementAt) internal view virtual returns (uint256);
    function _railOf(address asset) internal view virtual returns (address);
    function _isFirst(Leg[] calldata legs, uint256 leg) internal pure virtual returns (bool);
    function _has(uint256 bitmap, uint256 leg) internal pure virtual returns (bool);

    // ---- a batch ----

    function _settleBatch(NetBatch calldata batch) internal returns (uint256 settled) {
        Book memory book = _open(batch);
        _readConsents(batch, book);
        // Check: each instruction by itself, then what is left of every party.
        for (uint256 i; i < batch.instructions.length; ++i) _enter(batch, book, i);
        _dropUnpayable(batch, book);
        // Effect and interaction
        settled = _settleLeft(batch, book);
        for (uint256 a; a < batch.assets.length; ++a) _deliverNet(book, a);
        for (uint256 r = batch.assets.length; r < book.count; ++r) _deliverAcross(book, r, batch.assets.length);
        _close(batch);
    }

    function _open(NetBatch calldata batch) private returns (Book memory book) {
        (uint256 count, uint256 parties) = (batch.instructions.length, batch.parties.length);
        require(parties <= PARTIES_MAX, BatchListTooLong(parties, PARTIES_MAX));
        uint256 assets = batch.assets.length;
        require(assets <= ASSETS_MAX, BatchListTooLong(assets, ASSETS_MAX));
        _requireNoneOrEach(batch.consents.length, parties);
        _requireNoneOrEach(batch.proofs.length, count);
        book.ids = new bytes32[](count);
        book.settles = new bool[](count);
        book.affirmed = new uint256[](count);
        book.before = new Status[](count);
        book.lines = new Line[](2 * assets);
        book.count = assets;
        for (uint256 p; p < parties; ++p) _list(_partySlot(batch.parties[p]), batch.parties[p], p);
        address[] memory list = batch.parties;
        for (uint256 a; a < assets; ++a) {
            _list(_assetSlot(batch.assets[a]), batch.assets[a], a);
            _openLine(book.lines[a], batch.assets[a], list);
        }
    }

    function _openLine(Line memory line, address asset, address[] memory parties) private pure {
        (line.asset, line.parties) = (asset, parties);
        line.deltas = new int256[](parties.length);
        line.ending = new uint256[](parties.length);
    }

    function _close(NetBatch calldata batch) private {
        for (uint256 p; p < batch.parties.length; ++p) _partySlot(batch.parties[p]).tstore(0);
        for (uint256 a; a < batch.assets.length; ++a) _assetSlot(batch.assets[a]).tstore(0);
    }

    /// @dev Every id, and whose root is signed.
    function _readConsents(NetBatch calldata batch, Book memory book) private view {
        bool rooted = batch.consents.length != 0;
        bytes32[] memory roots = new bytes32[](rooted ? batch.parties.length : 0);
        for (uint256 i; i < book.ids.length; ++i) {
            Instruction calldata instruction = batch.instructions[i];
            // What hashing leaves in memory would cost more with every instruction.
            Memory.Pointer free = Memory.getFreeMemoryPointer();
            bytes32 id = InstructionId.unwrap(idOf(instruction));
            Memory.unsafeSetFreeMemoryPointer(free);
            book.ids[i] = id;
            if (!rooted) continue;
            for (uint256 l; l < instruction.legs.length; ++l) {
                if (!_isFirst(instruction.legs, l)) continue;
                uint256 p = _partyOf(instruction.legs[l].from);
                roots[p] = Hashes.efficientKeccak256(roots[p], id);
            }
        }
        for (uint256 p; p < roots.length; ++p) {
            if (_signed(batch.parties[p], roots[p], batch.consents[p])) book.agreed |= 1 << p;
        }
    }

    function _signed(address party, bytes32 root, bytes calldata consent) private view returns (bool) {
        if (root == 0 || consent.length == 0) return false;
        bytes32 digest = _digestOfRoot(root);
        (address recovered, ECDSA.RecoverError failure,) = ECDSA.tryRecoverCalldata(digest, consent);
        return (failure == ECDSA.RecoverError.NoError && recovered == party)
            || SignatureChecker.isValidERC1271SignatureNowCalldata(party, digest, consent);
    }

    // ---- each instruction by itself ----

    function _enter(NetBatch calldata batch, Book memory book, uint256 i) private {
        Instruction calldata instruction = batch.instructions[i];
        Memory.Pointer free = Memory.getFreeMemoryPointer();
        _requireWellFormed(instruction);
        Memory.unsafeSetFreeMemoryPointer(free);
        bytes memory reason = _refusalOf(batch, book, i);
        if (reason.length != 0) {
            emit InstructionLeft(InstructionId.wrap(book.ids[i]), reason);
            return;
        }
        _mark(book, instruction, i, true);
        _count(book, instruction, i, 1);
    }

    /// @return reason the error that refuses it; empty where nothing does
    function _refusalOf(NetBatch calldata batch, Book memory book, uint256 i) private view returns (bytes memory reason) {
        Instruction calldata instruction = batch.instructions[i];
        reason = _dissentOf(batch, book, i);
        if (reason.length == 0) reason = _untimely(book, instruction, i);
        if (reason.length == 0 && instruction.condition != address(0)) {
            ConditionState said = conditionOf(instruction, batch.proofs.length == 0 ? msg.data[:0] : batch.proofs[i]);
            if (said != ConditionState.MET) {
                reason = abi.encodeWithSelector(ISettlement.InstructionConditionOpen.selector, book.ids[i], said);
            }
        }
        Leg[] calldata legs = instruction.legs;
        for (uint256 l; l < legs.length && reason.length == 0; ++l) {
            reason = _refusalOfLeg(book, legs[l], l, instruction.venue, _has(book.affirmed[i], l));
        }
    }

    /// @dev Each deliverer has affirmed, or consents now with an unused nonce. The state is read only where a nonce is used:
    /// an affirmation uses one.
    function _dissentOf(NetBatch calldata batch, Book memory book, uint256 i) private view returns (bytes memory reason) {
        Instruction calldata instruction = batch.instructions[i];
        Leg[] calldata legs = instruction.legs;
        uint256 deliverers;
        for (uint256 l; l < legs.length; ++l) {
            if (!_isFirst(legs, l)) continue;
            address deliverer = legs[l].from;
            uint256 nonce = instruction.nonces[deliverers++];
            bytes calldata signature = _nextSignature(batch, book, deliverer);
            if (reason.length != 0) continue;
            if (_noncesOf(deliverer).get(nonce)) {
                if (book.before[i] == Status.NONE) {
                    InstructionState storage state = _stateOf(InstructionId.wrap(book.ids[i]));
                    (book.before[i], book.affirmed[i]) = (state.status, state.affirmed);
                }
                reason = _unaffirmed(book, i, l, deliverer, nonce);
            } else if (!_agrees(book, deliverer, book.ids[i], signature)) {
                reason = abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, book.ids[i], deliverer);
            }
        }
    }

    function _unaffirmed(Book memory book, uint256 i, uint256 leg, address deliverer, uint256 nonce)
        private
        pure
        returns (bytes memory)
    {
        if (book.before[i] > Status.FAILED) {
            return abi.encodeWithSelector(
                ISettlement.InstructionStatusUnfit.selector, book.ids[i], book.before[i], Status.SETTLED
            );
        }
        if (_has(book.affirmed[i], leg)) return "";
        return abi.encodeWithSelector(ISettlement.NonceUsed.selector, deliverer, nonce);
    }

    /// @dev Moves on in the list of signatures, whether or not this one is looked at.
    function _nextSignature(NetBatch calldata batch, Book memory book, address deliverer)
        private
        view
        returns (bytes calldata signature)
    {
        uint256 from = book.signature;
        signature = batch.signatures[0:0];
        if (batch.signatures.length < from + SIGNATURE_BYTES || deliverer == msg.sender) return signature;
        if (batch.consents.length != 0 && batch.consents[_partyOf(deliverer)].length != 0) return signature;
        book.signature = from + SIGNATURE_BYTES;
        return batch.signatures[from:from + SIGNATURE_BYTES];
    }

    function _agrees(Book memory book, address deliverer, bytes32 id, bytes calldata signature)
        private
        view
        returns (bool)
    {
        if (deliverer == msg.sender) return true;
        if (signature.length == 0) return (book.agreed >> _partyOf(deliverer)) & 1 != 0;
        (address recovered,,) = ECDSA.tryRecover(id, bytes32(signature[:32]), bytes32(signature[32:]));
        return recovered == deliverer;
    }

    function _untimely(Book memory book, Instruction calldata instruction, uint256 i)
        private
        view
        returns (bytes memory)
    {
        (uint256 settlementAt, uint256 expiresAt) = (instruction.settlementAt, instruction.expiresAt);
        bytes32 id = book.ids[i];
        if (block.timestamp < settlementAt) {
            return abi.encodeWithSelector(
                ISettlement.InstructionNotDue.selector, id, settlementAt, block.timestamp
            );
        }
        if (block.timestamp > expiresAt) {
            return abi.encodeWithSelector(ISettlement.InstructionExpired.selector, id, expiresAt, block.timestamp);
        }
        uint256 recordAt = _recordPassed(instruction.legs, settlementAt);
        if (recordAt == 0) return "";
        InstructionState storage state = _stateOf(InstructionId.wrap(id));
        bool renewed = recordAt == state.recordAt && state.reaffirmed == (1 << instruction.legs.length) - 1;
        if (renewed) return "";
        return abi.encodeWithSelector(ISettlement.InstructionPastRecord.selector, id, recordAt, settlementAt);
    }

    // ---- who and when ----

    function _refusalOfLeg(Book memory book, Leg calldata leg, uint256 index, address venue, bool held)
        private
        view
        returns (bytes memory reason)
    {
        if (leg.id != 0) return abi.encodeWithSelector(LegNotFungible.selector, index, leg.id);
        if (leg.amount > AMOUNT_MAX) return abi.encodeWithSelector(LegTooLarge.selector, index, leg.amount);
        Line memory line = book.lines[_assetOf(leg.outAsset)];
        // A halted venue refuses new consent; what was affirmed settles.
        if (!held && (!line.venueAsked || line.venue != venue)) {
            reason = _ask(line.asset, abi.encodeCall(IDeliverableViews.checkVenue, (venue)));
            if (reason.length != 0) return reason;
            (line.venueAsked, line.venue) = (true, venue);
        }
        if (leg.inAsset == leg.outAsset) return _refusalOfPair(line, leg.from, leg.to, leg);
        return _refusalOfPayment(book, leg);
    }

    function _refusalOfPair(Line memory line, address from, address to, Leg calldata leg)
        private
        view
        returns (bytes memory)
    {
        return _refusalAt(line, [_partyOf(from), _partyOf(to)], leg.amount);
    }

    /// @dev A bank's customer is nobody at another one: each side is asked of its own bank, the banks of their rail.
    function _refusalOfPayment(Book memory book, Leg calldata leg) private view returns (bytes memory reason) {
        (uint256 source, uint256 target) = (_assetOf(leg.outAsset), _assetOf(leg.inAsset));
        Line memory money = _moneyLine(book, source, target);
        reason = _refusalOfPair(book.lines[source], leg.from, leg.from, leg);
        if (reason.length == 0) reason = _refusalOfPair(book.lines[target], leg.to, leg.to, leg);
        if (reason.length == 0) reason = _refusalAt(money, [source, target], leg.amount);
    }

    /// @param places of the two parties in the line
    function _refusalAt(Line memory line, uint256[2] memory places, uint256 amount)
        private
        view
        returns (bytes memory)
    {
        uint256 both = (1 << places[0]) | (1 << places[1]);
        if (line.passed & both == both && !line.eachDelivery) return "";
        (bool passes, bytes memory said) = line.asset.staticcall(
            abi.encodeCall(
                IDeliverableViews.check, (line.parties[places[0]], line.parties[places[1]], 0, amount)
            )
        );
        if (!passes) return _reasonOf(line.asset, said);
        line.eachDelivery = abi.decode(said, (bool));
        line.passed |= both;
        return "";
    }

    function _ask(address asset, bytes memory question) private view returns (bytes memory) {
        (bool passes, bytes memory said) = asset.staticcall(question);
        return passes ? bytes("") : _reasonOf(asset, said);
    }

    /// @dev A typed error is a reason; nothing at all may be want of gas.
    function _reasonOf(address asset, bytes memory said) private pure returns (bytes memory) {
        require(said.length != 0, AssetSilent(asset));
        return said;
    }

    /// @dev The line of the two banks' settlement money, opened by the first payment between banks of their rail.
    function _moneyLine(Book memory book, uint256 source, uint256 target) private view returns (Line memory) {
        uint256 rail = book.lines[source].rail;
        if (rail == 0) rail = _openRail(book, source);
        if (book.lines[target].rail == 0) rail = _openRail(book, target);
        return book.lines[rail];
    }

    /// @dev The instruction is well formed, so that both deposits name one interbank.
    function _openRail(Book memory book, uint256 a) private view returns (uint256 rail) {
        Line memory deposit = book.lines[a];
        address interbank = _railOf(deposit.asset);
        uint256 assets = book.lines.length / 2;
        for (rail = assets; rail < book.count && book.lines[rail].interbank != interbank;) ++rail;
        Line memory money = book.lines[rail];
        if (rail == book.count) {
            money.interbank = interbank;
            _openLine(money, IInterbank(interbank).settlementToken(), new address[](assets));
            ++book.count;
        }
        money.parties[a] = IInterbank(interbank).bankWalletOf(deposit.asset);
        deposit.rail = rail;
    }

    // ---- positions ----

    /// @dev Uses the nonces of who has not affirmed, and makes the state final where there is one; or takes that back.
    function _mark(Book memory book, Instruction calldata instruction, uint256 i, bool settles) private {
        Leg[] calldata legs = instruction.legs;
        uint256 deliverers;
        for (uint256 l; l < legs.length; ++l) {
            if (!_isFirst(legs, l)) continue;
            uint256 nonce = instruction.nonces[deliverers++];
            if (!_has(book.affirmed[i], l)) _noncesOf(legs[l].from).setTo(nonce, settles);
        }
        book.settles[i] = settles;
        if (book.before[i] == Status.NONE) return;
        _stateOf(InstructionId.wrap(book.ids[i])).status = settles ? Status.SETTLED : book.before[i];
    }

    /// @param sign 1 to count what the legs come to, −1 to take it back
    function _count(Book memory book, Instruction calldata instruction, uint256 i, int256 sign) private view {
        for (uint256 l; l < instruction.legs.length; ++l) {
            Leg calldata leg = instruction.legs[l];
            // Safe cast: bounded by `AMOUNT_MAX`.
            int256 amount = sign * int256(leg.amount);
            (uint256 a, uint256 from) = (_assetOf(leg.outAsset), _partyOf(leg.from));
            Line memory line = book.lines[a];
            line.deltas[from] -= amount;
            if (_has(book.affirmed[i], l)) {
                line.ending[from] = sign > 0 ? line.ending[from] + leg.amount : line.ending[from] - leg.amount;
            }
            if (leg.inAsset != leg.outAsset) {
                uint256 b = _assetOf(leg.inAsset);
                Line memory money = book.lines[line.rail];
                money.deltas[a] -= amount;
                money.deltas[b] += amount;
                line = book.lines[b];
            }
            line.deltas[_partyOf(leg.to)] += amount;
        }
    }

    /// @dev Asked again from the first asset on until a whole round finds nothing: each removal may help one and hurt
    /// another, and there are no more removals than instructions.
    function _dropUnpayable(NetBatch calldata batch, Book memory book) private {
        for (uint256 a; a < book.count;) {
            Line memory line = book.lines[a];
            uint256 place = IDeliverableViews(line.asset).refusedPosition(line.parties, line.deltas, line.ending);
            if (place >= line.parties.length) {
                ++a;
                continue;
            }
            _dropLast(batch, book, a, place);
            a = 0;
        }
    }

    function _dropLast(NetBatch calldata batch, Book memory book, uint256 a, uint256 place) private {
        Line memory line = book.lines[a];
        int256 delta = line.deltas[place];
        uint256 i = book.ids.length;
        // There is one: the position is what they come to.
        do --i; while (!book.settles[i] || !_moves(book, batch.instructions[i].legs, a, place, delta < 0));
        _mark(book, batch.instructions[i], i, false);
        _count(book, batch.instructions[i], i, -1);
        emit InstructionLeft(
            InstructionId.wrap(book.ids[i]),
            abi.encodeWithSelector(PositionRefused.selector, line.asset, line.parties[place], delta)
        );
    }

    /// @return whether a leg takes from the party at that place of that line, or gives to it
    function _moves(Book memory book, Leg[] calldata legs, uint256 a, uint256 place, bool gives)
        private
        view
        returns (bool)
    {
        bool ofBanks = book.lines[a].interbank != address(0);
        for (uint256 l; l < legs.length; ++l) {
            Leg calldata leg = legs[l];
            uint256 asset = _assetOf(gives ? leg.outAsset : leg.inAsset);
            if (ofBanks) {
                if (leg.outAsset != leg.inAsset && asset == place && book.lines[asset].rail == a) return true;
            } else if (asset == a && _partyOf(gives ? leg.from : leg.to) == place) {
                return true;
            }
        }
        return false;
    }

    // ---- what settles ----

    function _settleLeft(NetBatch calldata batch, Book memory book) private returns (uint256 settled) {
        for (uint256 i; i < book.ids.length; ++i) {
            if (!book.settles[i]) continue;
            ++settled;
            InstructionId id = InstructionId.wrap(book.ids[i]);
            emit ISettlement.Settled(id, batch.instructions[i].tradeReference);
            if (book.affirmed[i] == 0) continue;
            Leg[] calldata legs = batch.instructions[i].legs;
            for (uint256 l; l < legs.length; ++l) {
                if (_has(book.affirmed[i], l)) IHolds(legs[l].outAsset).releaseHold(holdIdOf(id, l));
            }
        }
    }

    function _deliverNet(Book memory book, uint256 a) private {
        Line memory line = book.lines[a];
        if (_crosses(book, a)) return;
        uint256 due = _dueIn(line);
        if (due == 0) return;
        uint256 received = IDeliverable(line.asset).net(line.parties, line.deltas);
        require(received == due, NetShort(line.asset, received, due));
    }

    /// @dev Whether a bank gets or gives settlement money; where its customers' payments cancel out, it nets as any asset.
    function _crosses(Book memory book, uint256 a) private pure returns (bool) {
        uint256 rail = book.lines[a].rail;
        return rail != 0 && book.lines[rail].deltas[a] != 0;
    }

    /// @dev All banks of one rail that get or give settlement money.
    function _deliverAcross(Book memory book, uint256 rail, uint256 assets) private {
        uint256 count;
        uint256 due;
        DepositNet[] memory nets = new DepositNet[](assets);
        for (uint256 a; a < assets; ++a) {
            Line memory line = book.lines[a];
            if (line.rail != rail || !_crosses(book, a)) continue;
            nets[count++] = DepositNet(line.asset, line.parties, line.deltas);
            due += _dueIn(line);
        }
        if (count == 0) return;
        DepositNet[] memory found = new DepositNet[](count);
        for (uint256 k; k < count; ++k) found[k] = nets[k];
        uint256 received = IInterbank(book.lines[rail].interbank).net(found);
        require(received == due, NetShort(book.lines[rail].asset, received, due));
    }

    /// @return due [units] what all creditors get
    function _dueIn(Line memory line) private pure returns (uint256 due) {
        for (uint256 p; p < line.deltas.length; ++p) {
            if (line.deltas[p] > 0) due += uint256(line.deltas[p]);
        }
    }

    // ---- places ----

    function _requireNoneOrEach(uint256 length, uint256 expected) private pure {
        require(length == 0 || length == expected, BatchListsDiffer(length, expected));
    }

    /// @dev Places are kept from one on.
    function _list(TransientSlot.Uint256Slot slot, address listed, uint256 place) private {
        require(slot.tload() == 0, BatchListed(listed));
        slot.tstore(place + 1);
    }

    function _partyOf(address party) private view returns (uint256) {
        return _placeIn(_partySlot(party), party);
    }

    function _assetOf(address asset) private view returns (uint256) {
        return _placeIn(_assetSlot(asset), asset);
    }

    function _placeIn(TransientSlot.Uint256Slot slot, address listed) private view returns (uint256 place) {
        place = slot.tload();
        require(place != 0, BatchUnlisted(listed));
        unchecked {
            return place - 1;
        }
    }

    function _partySlot(address party) private pure returns (TransientSlot.Uint256Slot) {
        return bytes32(uint256(uint160(party))).asUint256();
    }

    function _assetSlot(address asset) private pure returns (TransientSlot.Uint256Slot) {
        return bytes32(ASSET_SPACE | uint160(asset)).asUint256();
    }
}
