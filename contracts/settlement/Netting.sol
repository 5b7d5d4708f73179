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

/// @dev A leg by places in a batch's lists, from the lowest bit on:
/// amount 128 | asset out 8 | asset in 8 | from 8 | to 8 | first of its deliverer 1 | can't net 1.
type LegPlan is uint256;

/// @title The part of the settlement that nets a batch.
/// @dev An address is looked up in transient storage, by which it has a place in the lists. A leg is read once, into a word of
/// places; what is counted by place stands in memory, since all of it is over with the call. No call but a static one is made
/// before everything is written.
abstract contract Netting is INetting {
    using TransientSlot for bytes32;
    using TransientSlot for TransientSlot.Uint256Slot;

    uint256 private constant PARTIES_MAX = 256;
    uint256 private constant ASSETS_MAX = 255;
    uint256 private constant SIGNATURE_BYTES = 64;
    /// @dev Above any supply, and no sum of such amounts overflows.
    uint256 private constant AMOUNT_MAX = type(uint128).max;
    /// @dev Places of assets and of parties are looked up apart: an asset's contract may be a party.
    uint256 private constant ASSET_SPACE = 1 << 160;

    uint256 private constant OUT_SHIFT = 128;
    uint256 private constant IN_SHIFT = 136;
    uint256 private constant FROM_SHIFT = 144;
    uint256 private constant TO_SHIFT = 152;
    uint256 private constant FIRST = 1 << 160;
    uint256 private constant UNFIT = 1 << 161;
    uint256 private constant PLACE_MASK = (1 << 8) - 1;

    /// @dev What a batch comes to in one asset. Of settlement money the parties are the banks, each at the place of its
    /// deposit.
    struct Line {
        address asset;
        /// Bit per party that `check` let pass.
        uint256 passed;
        bool eachDelivery;
        bool venueAsked;
        address venue;
        bool recordAsked;
        uint256 recordAt;
        /// Of a deposit: its line of settlement money, once a payment crossed.
        uint256 rail;
        bool railAsked;
        address interbank;
        address[] parties;
        /// [units]
        int256[] deltas;
        /// [units] held for what settles
        uint256[] ending;
    }

    /// @dev 256 nonces of a party, as they will be.
    struct NonceWord {
        bool loaded;
        bool changed;
        uint256 index;
        uint256 bits;
    }

    struct Book {
        bytes32[] ids;
        LegPlan[][] plans;
        bool[] settles;
        /// Bitmap of affirmed legs per instruction, and its status before the batch.
        uint256[] affirmed;
        Status[] before;
        NonceWord[] nonces;
        address[] parties;
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
    function _railOf(address asset) internal view virtual returns (address);
    function _has(uint256 bitmap, uint256 leg) internal pure virtual returns (bool);

    // ---- a batch ----

    function _settleBatch(NetBatch calldata batch) internal returns (uint256 settled) {
        Book memory book = _open(batch);
        // Check: each instruction by itself, then what is left of every party.
        _read(batch, book);
        for (uint256 i; i < book.ids.length; ++i) _enter(batch, book, i);
        _dropUnpayable(batch, book);
        // Effect
        for (uint256 p; p < book.nonces.length; ++p) _storeNonces(book, p);
        settled = _makeFinal(batch, book);
        // Interaction
        for (uint256 i; i < book.ids.length; ++i) _endHolds(batch, book, i);
        uint256 assets = batch.assets.length;
        for (uint256 a; a < assets; ++a) _deliverNet(book, a);
        for (uint256 r = assets; r < book.count; ++r) _deliverAcross(book, r, assets);
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
        book.plans = new LegPlan[][](count);
        book.settles = new bool[](count);
        book.affirmed = new uint256[](count);
        book.before = new Status[](count);
        book.nonces = new NonceWord[](parties);
        book.parties = batch.parties;
        book.lines = new Line[](2 * assets);
        book.count = assets;
        for (uint256 p; p < parties; ++p) _list(_partySlot(batch.parties[p]), batch.parties[p], p);
        for (uint256 a; a < assets; ++a) {
            address asset = batch.assets[a];
            require(asset.code.length != 0, ISettlement.SettlementAssetUnknown(asset));
            _list(_assetSlot(asset), asset, a);
            _openLine(book.lines[a], asset, book.parties);
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

    // ---- reading ----

    /// @dev Every id and every leg, and whose root is signed.
    function _read(NetBatch calldata batch, Book memory book) private view {
        bytes32[] memory roots = new bytes32[](batch.consents.length);
        for (uint256 i; i < book.ids.length; ++i) {
            Instruction calldata instruction = batch.instructions[i];
            // What hashing leaves in memory would cost more with every instruction.
            Memory.Pointer free = Memory.getFreeMemoryPointer();
            bytes32 id = InstructionId.unwrap(idOf(instruction));
            Memory.unsafeSetFreeMemoryPointer(free);
            book.ids[i] = id;
            LegPlan[] memory plans = _plansOf(book, instruction);
            book.plans[i] = plans;
            if (roots.length == 0) continue;
            for (uint256 l; l < plans.length; ++l) {
                if (!_isOn(plans[l], FIRST)) continue;
                uint256 p = _place(plans[l], FROM_SHIFT);
                roots[p] = Hashes.efficientKeccak256(roots[p], id);
            }
        }
        for (uint256 p; p < roots.length; ++p) {
            if (_signed(batch.parties[p], roots[p], batch.consents[p])) book.agreed |= 1 << p;
        }
    }

    /// @dev The legs by places; refuses what is malformed, as `settleSigned` does.
    function _plansOf(Book memory book, Instruction calldata instruction) private view returns (LegPlan[] memory plans) {
        (uint256 settlementAt, uint256 expiresAt) = (instruction.settlementAt, instruction.expiresAt);
        require(
            settlementAt <= expiresAt, ISettlement.InstructionDatesDisordered(settlementAt, expiresAt)
        );
        Leg[] calldata legs = instruction.legs;
        plans = new LegPlan[](legs.length);
        uint256 seen;
        uint256 deliverers;
        for (uint256 l; l < plans.length; ++l) {
            uint256 word = _planOf(book, legs[l], l);
            uint256 bit = 1 << ((word >> FROM_SHIFT) & PLACE_MASK);
            if (seen & bit == 0) {
                unchecked {
                    ++deliverers;
                }
                (seen, word) = (seen | bit, word | FIRST);
            }
            plans[l] = LegPlan.wrap(word);
        }
        uint256 nonces = instruction.nonces.length;
        require(nonces == deliverers, ISettlement.NonceCountUnfit(nonces, deliverers));
    }

    function _planOf(Book memory book, Leg calldata leg, uint256 index) private view returns (uint256 word) {
        (address from, address to, uint256 amount) = (leg.from, leg.to, leg.amount);
        require(amount != 0, ISettlement.LegAmountZero(index));
        require(to != address(0), ISettlement.LegToNobody(index));
        require(from != to, ISettlement.LegToSelf(index, to));
        (address outAsset, address inAsset) = (leg.outAsset, leg.inAsset);
        uint256 a = _assetOf(outAsset);
        uint256 b = a;
        if (inAsset != outAsset) {
            b = _assetOf(inAsset);
            address rail = _askRail(book.lines[a]);
            require(
                rail != address(0) && rail == _askRail(book.lines[b]),
                ISettlement.LegAssetsUnpaired(index, outAsset, inAsset)
            );
        }
        word = (a << OUT_SHIFT) | (b << IN_SHIFT) | (_partyOf(from) << FROM_SHIFT) | (_partyOf(to) << TO_SHIFT);
        if (amount > AMOUNT_MAX || leg.id != 0) return word | UNFIT;
        return word | amount;
    }

    function _askRail(Line memory line) private view returns (address) {
        if (!line.railAsked) (line.railAsked, line.interbank) = (true, _railOf(line.asset));
        return line.interbank;
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
        bytes memory reason = _refusalOf(batch, book, i);
        if (reason.length != 0) {
            emit InstructionLeft(InstructionId.wrap(book.ids[i]), reason);
            return;
        }
        book.settles[i] = true;
        _useNonces(batch, book, i, true);
        _count(book, i, 1);
    }

    /// @return reason the error that refuses it; empty where nothing does
    function _refusalOf(NetBatch calldata batch, Book memory book, uint256 i)
        private
        returns (bytes memory reason)
    {
        Instruction calldata instruction = batch.instructions[i];
        reason = _dissentOf(batch, book, i);
        if (reason.length == 0) reason = _untimely(book, instruction, i);
        if (reason.length == 0 && instruction.condition != address(0)) {
            ConditionState said = conditionOf(instruction, batch.proofs.length == 0 ? msg.data[:0] : batch.proofs[i]);
            if (said != ConditionState.MET) {
                reason = abi.encodeWithSelector(ISettlement.InstructionConditionOpen.selector, book.ids[i], said);
            }
        }
        LegPlan[] memory plans = book.plans[i];
        address venue = instruction.venue;
        for (uint256 l; l < plans.length && reason.length == 0; ++l) {
            if (_isOn(plans[l], UNFIT)) reason = _unfit(instruction.legs[l], l);
            else reason = _refusalOfLeg(book, plans[l], venue, _has(book.affirmed[i], l));
        }
    }

    function _unfit(Leg calldata leg, uint256 index) private pure returns (bytes memory) {
        if (leg.id != 0) return abi.encodeWithSelector(LegNotFungible.selector, index, leg.id);
        return abi.encodeWithSelector(LegTooLarge.selector, index, leg.amount);
    }

    /// @dev Each deliverer has affirmed, or consents now with an unused nonce. The state is read only where a nonce is used:
    /// an affirmation uses one, and so does a settlement in the same batch.
    function _dissentOf(NetBatch calldata batch, Book memory book, uint256 i)
        private
        returns (bytes memory reason)
    {
        uint256[] calldata nonces = batch.instructions[i].nonces;
        LegPlan[] memory plans = book.plans[i];
        uint256 deliverers;
        for (uint256 l; l < plans.length; ++l) {
            if (!_isOn(plans[l], FIRST)) continue;
            uint256 p = _place(plans[l], FROM_SHIFT);
            uint256 nonce = nonces[deliverers++];
            bytes calldata signature = _nextSignature(batch, book, p);
            if (reason.length != 0) continue;
            if (_isUsed(book, p, nonce)) {
                reason = _unaffirmed(book, i, l, nonce);
            } else if (!_agrees(book, p, book.ids[i], signature)) {
                reason =
                    abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, book.ids[i], book.parties[p]);
            }
        }
    }

    function _unaffirmed(Book memory book, uint256 i, uint256 leg, uint256 nonce)
        private
        view
        returns (bytes memory)
    {
        if (book.before[i] == Status.NONE) {
            InstructionState storage state = _stateOf(InstructionId.wrap(book.ids[i]));
            (book.before[i], book.affirmed[i]) = (state.status, state.affirmed);
        }
        if (book.before[i] > Status.FAILED || _settlesAlready(book, i)) {
            return abi.encodeWithSelector(
                ISettlement.InstructionStatusUnfit.selector,
                book.ids[i],
                book.before[i] > Status.FAILED ? book.before[i] : Status.SETTLED,
                Status.SETTLED
            );
        }
        if (_has(book.affirmed[i], leg)) return "";
        address deliverer = book.parties[_place(book.plans[i][leg], FROM_SHIFT)];
        return abi.encodeWithSelector(ISettlement.NonceUsed.selector, deliverer, nonce);
    }

    /// @dev Whether an affirmed instruction stands before in the same list.
    function _settlesAlready(Book memory book, uint256 i) private pure returns (bool) {
        if (book.affirmed[i] == 0) return false;
        for (uint256 k; k < i; ++k) {
            if (book.settles[k] && book.ids[k] == book.ids[i]) return true;
        }
        return false;
    }

    /// @dev Moves on in the list of signatures, whether or not this one is looked at.
    function _nextSignature(NetBatch calldata batch, Book memory book, uint256 party)
        private
        view
        returns (bytes calldata signature)
    {
        uint256 from = book.signature;
        signature = batch.signatures[0:0];
        if (batch.signatures.length < from + SIGNATURE_BYTES || book.parties[party] == msg.sender) return signature;
        if (batch.consents.length != 0 && batch.consents[party].length != 0) return signature;
        book.signature = from + SIGNATURE_BYTES;
        return batch.signatures[from:from + SIGNATURE_BYTES];
    }

    function _agrees(Book memory book, uint256 party, bytes32 id, bytes calldata signature)
        private
        view
        returns (bool)
    {
        if (book.parties[party] == msg.sender) return true;
        if (signature.length == 0) return (book.agreed >> party) & 1 != 0;
        (address recovered, ECDSA.RecoverError failure,) =
            ECDSA.tryRecover(id, bytes32(signature[:32]), bytes32(signature[32:]));
        // Of what nobody signed nobody is recovered, and a leg may name nobody as its deliverer.
        return failure == ECDSA.RecoverError.NoError && recovered == book.parties[party];
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
        uint256 recordAt = _recordAfter(book, i, settlementAt);
        if (recordAt == 0) return "";
        InstructionState storage state = _stateOf(InstructionId.wrap(id));
        bool renewed = recordAt == state.recordAt && state.reaffirmed == (1 << instruction.legs.length) - 1;
        if (renewed) return "";
        return abi.encodeWithSelector(ISettlement.InstructionPastRecord.selector, id, recordAt, settlementAt);
    }

    /// @dev The latest record instant of what it delivers in [settlementAt, now); each asset is asked once. [s]
    function _recordAfter(Book memory book, uint256 i, uint256 settlementAt) private view returns (uint256 recordAt) {
        if (block.timestamp <= settlementAt) return 0;
        LegPlan[] memory plans = book.plans[i];
        for (uint256 l; l < plans.length; ++l) {
            Line memory line = book.lines[_place(plans[l], OUT_SHIFT)];
            if (!line.recordAsked) {
                (line.recordAsked, line.recordAt) = (true, IDeliverable(line.asset).lastRecordAt());
            }
            if (line.recordAt >= settlementAt && line.recordAt > recordAt) recordAt = line.recordAt;
        }
    }

    // ---- nonces ----

    /// @dev The word of a party that holds this nonce; another word is stored before it is replaced.
    function _wordOf(Book memory book, uint256 p, uint256 index) private returns (NonceWord memory word) {
        word = book.nonces[p];
        if (!word.loaded || word.index != index) {
            _storeNonces(book, p);
            (word.loaded, word.changed, word.index) = (true, false, index);
            word.bits = _noncesOf(book.parties[p])._data[index];
        }
    }

    function _isUsed(Book memory book, uint256 p, uint256 nonce) private returns (bool) {
        return (_wordOf(book, p, nonce >> 8).bits >> (nonce & 0xff)) & 1 != 0;
    }

    /// @dev Of who has not affirmed: uses the nonces, or gives them back.
    function _useNonces(NetBatch calldata batch, Book memory book, uint256 i, bool used) private {
        uint256[] calldata nonces = batch.instructions[i].nonces;
        LegPlan[] memory plans = book.plans[i];
        uint256 deliverers;
        for (uint256 l; l < plans.length; ++l) {
            if (!_isOn(plans[l], FIRST)) continue;
            uint256 nonce = nonces[deliverers++];
            if (_has(book.affirmed[i], l)) continue;
            NonceWord memory word = _wordOf(book, _place(plans[l], FROM_SHIFT), nonce >> 8);
            uint256 bit = 1 << (nonce & 0xff);
            word.bits = used ? word.bits | bit : word.bits & ~bit;
            word.changed = true;
        }
    }

    function _storeNonces(Book memory book, uint256 p) private {
        NonceWord memory word = book.nonces[p];
        if (word.changed) _noncesOf(book.parties[p])._data[word.index] = word.bits;
    }

    // ---- who and when ----

    function _refusalOfLeg(Book memory book, LegPlan plan, address venue, bool held)
        private
        view
        returns (bytes memory reason)
    {
        (uint256 a, uint256 b) = (_place(plan, OUT_SHIFT), _place(plan, IN_SHIFT));
        Line memory line = book.lines[a];
        // A halted venue refuses new consent; what was affirmed settles.
        if (!held && (!line.venueAsked || line.venue != venue)) {
            reason = _ask(line.asset, abi.encodeCall(IDeliverableViews.checkVenue, (venue)));
            if (reason.length != 0) return reason;
            (line.venueAsked, line.venue) = (true, venue);
        }
        (uint256 from, uint256 to) = (_place(plan, FROM_SHIFT), _place(plan, TO_SHIFT));
        if (a == b) return _refusalAt(line, from, to, _amount(plan));
        // A bank's customer is nobody at another one: each side is asked of its own bank, the banks of their rail.
        Line memory money = _moneyLine(book, a, b);
        reason = _refusalAt(line, from, from, _amount(plan));
        if (reason.length == 0) reason = _refusalAt(book.lines[b], to, to, _amount(plan));
        if (reason.length == 0) reason = _refusalAt(money, a, b, _amount(plan));
    }

    /// @param from, to places of the two parties in the line
    function _refusalAt(Line memory line, uint256 from, uint256 to, uint256 amount)
        private
        view
        returns (bytes memory)
    {
        uint256 both = (1 << from) | (1 << to);
        if (line.passed & both == both && !line.eachDelivery) return "";
        (bool passes, bytes memory said) = line.asset.staticcall(
            abi.encodeCall(IDeliverableViews.check, (line.parties[from], line.parties[to], 0, amount))
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
        address interbank = deposit.interbank;
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

    /// @param sign 1 to count what the legs come to, −1 to take it back
    function _count(Book memory book, uint256 i, int256 sign) private pure {
        LegPlan[] memory plans = book.plans[i];
        uint256 affirmed = book.affirmed[i];
        for (uint256 l; l < plans.length; ++l) {
            LegPlan plan = plans[l];
            (uint256 a, uint256 b) = (_place(plan, OUT_SHIFT), _place(plan, IN_SHIFT));
            Line memory line = book.lines[a];
            // Safe cast: bounded by `AMOUNT_MAX`, as no sum of such amounts overflows.
            unchecked {
                int256 amount = sign * int256(_amount(plan));
                line.deltas[_place(plan, FROM_SHIFT)] -= amount;
                if (_has(affirmed, l)) {
                    uint256 from = _place(plan, FROM_SHIFT);
                    line.ending[from] = uint256(int256(line.ending[from]) + amount);
                }
                if (a != b) {
                    Line memory money = book.lines[line.rail];
                    money.deltas[a] -= amount;
                    money.deltas[b] += amount;
                    line = book.lines[b];
                }
                line.deltas[_place(plan, TO_SHIFT)] += amount;
            }
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
        do --i; while (!book.settles[i] || !_moves(book, i, a, place, delta < 0));
        book.settles[i] = false;
        _useNonces(batch, book, i, false);
        _count(book, i, -1);
        emit InstructionLeft(
            InstructionId.wrap(book.ids[i]),
            abi.encodeWithSelector(PositionRefused.selector, line.asset, line.parties[place], delta)
        );
    }

    /// @return whether a leg takes from the party at that place of that line, or gives to it
    function _moves(Book memory book, uint256 i, uint256 a, uint256 place, bool gives) private pure returns (bool) {
        bool ofBanks = a >= book.lines.length / 2;
        LegPlan[] memory plans = book.plans[i];
        for (uint256 l; l < plans.length; ++l) {
            LegPlan plan = plans[l];
            uint256 asset = _place(plan, gives ? OUT_SHIFT : IN_SHIFT);
            if (ofBanks) {
                bool crosses = _place(plan, OUT_SHIFT) != _place(plan, IN_SHIFT);
                if (crosses && asset == place && book.lines[asset].rail == a) return true;
            } else if (asset == a && _place(plan, gives ? FROM_SHIFT : TO_SHIFT) == place) {
                return true;
            }
        }
        return false;
    }

    // ---- what settles ----

    function _makeFinal(NetBatch calldata batch, Book memory book) private returns (uint256 settled) {
        for (uint256 i; i < book.ids.length; ++i) {
            if (!book.settles[i]) continue;
            ++settled;
            InstructionId id = InstructionId.wrap(book.ids[i]);
            if (book.before[i] != Status.NONE) _stateOf(id).status = Status.SETTLED;
            emit ISettlement.Settled(id, batch.instructions[i].tradeReference);
        }
    }

    function _endHolds(NetBatch calldata batch, Book memory book, uint256 i) private {
        if (!book.settles[i] || book.affirmed[i] == 0) return;
        Leg[] calldata legs = batch.instructions[i].legs;
        for (uint256 l; l < legs.length; ++l) {
            if (!_has(book.affirmed[i], l)) continue;
            IHolds(legs[l].outAsset).releaseHold(holdIdOf(InstructionId.wrap(book.ids[i]), l));
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

    function _place(LegPlan plan, uint256 shift) private pure returns (uint256) {
        return (LegPlan.unwrap(plan) >> shift) & PLACE_MASK;
    }

    function _amount(LegPlan plan) private pure returns (uint256) {
        return LegPlan.unwrap(plan) & AMOUNT_MAX;
    }

    function _isOn(LegPlan plan, uint256 flag) private pure returns (bool) {
        return LegPlan.unwrap(plan) & flag != 0;
    }

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
