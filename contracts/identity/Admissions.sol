// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryLib} from "../types/Entry.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {IRegisterSync} from "../register/interfaces/IRegisterSync.sol";
import {Claims} from "./Claims.sol";
import {HolderFlags, HolderWord, HolderWordLib} from "./HolderWord.sol";
import {IAdmissions} from "./interfaces/IAdmissions.sol";

/// @title Holders' words, their wallets, and the registers they are admitted to.
/// @dev Checks and writes come before every call of a register, and a register never calls back while it is pushed to.
///
/// An admission names a wallet by its index. Of a lost id it stays with index 0 when the id's heir takes over: which of
/// the two it is about says the register's own entry of the id, which names its successor from then on. So a recovery
/// need not write where the heir is found, which `_noteHeir` does where no register would say it any more.
abstract contract Admissions is Claims, IAdmissions {
    uint256 internal constant ADMISSIONS_MAX = 128;
    uint256 internal constant REGISTERS_MAX = 256;
    /// @dev Registers ever bound: a removed issuer is told to all that still are, one after the other.
    uint256 internal constant NUMBERS_MAX = (1 << 12) - 1;
    uint256 internal constant WALLETS_MAX = 16;
    /// @dev The index of an id's heir: the last one, given to no other wallet once the id is lost.
    uint256 internal constant HEIR = WALLETS_MAX - 1;

    /// @dev Of a bound register's word: its address 160 (in `_registerAt`) or number 14 (in `_numberOf`) · topics 4.
    uint256 private constant TOPICS_SHIFT = 160;
    uint256 private constant BOUND = 1 << 164;

    /// @dev Of a further wallet's word: holder's id 160 · index 4 · index of the wallet it replaced 4 · two flags.
    uint256 private constant INDEX_SHIFT = 160;
    uint256 private constant REPLACES_SHIFT = 164;
    uint256 private constant REPLACES = 1 << 168;
    uint256 private constant LOST = 1 << 169;

    mapping(address id => HolderWord) internal _holders;
    /// @dev Of wallets other than the id.
    mapping(address wallet => uint256) private _wallets;
    /// @dev Zero for an heir that was not noted.
    mapping(address id => mapping(uint256 index => address wallet)) private _holderWallets;
    mapping(address id => mapping(uint256 word => uint256)) private _moreAdmissions;
    mapping(uint256 number => uint256) private _registerAt;
    mapping(address register => uint256) private _numberOf;
    uint128 private _numbers;
    uint128 private _boundCount;

    // ---- what registers ask ----

    function admit(address wallet, uint256 topics) external returns (Entry attributes) {
        uint256 number = _callingRegister(topics);
        (address id, uint256 index, HolderWord h) = _locate(wallet);
        if (id == address(0)) return attributes;
        attributes = _answer(id, h, topics);
        if (attributes.validUntilAt() != 0) _record(id, h, msg.sender, number, index, wallet);
    }

    function preview(address register_, address wallet, uint256 topics) external view returns (Entry attributes) {
        uint256 word = _numberOf[register_];
        (address id, uint256 index, HolderWord h) = _locate(wallet);
        if (word & BOUND == 0 || id == address(0)) return attributes;
        (bool found, uint256 other) = _find(id, h, register_, uint16(word), index, wallet);
        if (found || (other == type(uint256).max && _hasRoom(id, h))) attributes = _answer(id, h, topics);
    }

    function succeed(address lost, address successor, uint256 topics) external returns (Entry) {
        uint256 number = _callingRegister(topics);
        (address id, uint256 index, HolderWord h) = _locate(successor);
        uint256 lostIndex = _lostIndex(id, h, lost);
        require(id != address(0) && _follows(id, successor, lostIndex), WalletNotSuccessor(lost, successor));
        uint256 position = _position(id, h, (number << 4) | index);
        require(position == h.admissions(), AnotherWalletAdmitted(id, msg.sender, successor));
        position = _positionOf(id, h, (number << 4) | lostIndex, msg.sender, lost);
        if (position < h.admissions()) {
            if (lostIndex != 0 || index != HEIR) _holders[id] = _withLane(id, h, position, (number << 4) | index);
            emit AdmissionMoved(id, msg.sender, lost, successor);
        } else {
            _record(id, h, msg.sender, number, index, successor);
        }
        (uint256 validities, uint256 class) = _standing(id, h);
        return _attributes(h, class, _earliest(validities, topics));
    }

    /// @dev What a register copies of a holder that is eligible now; else nothing.
    function _answer(address id, HolderWord h, uint256 topics) private view returns (Entry attributes) {
        (uint256 validities, uint256 class) = _standing(id, h);
        uint256 until = _earliest(validities, topics);
        if (block.timestamp <= until) attributes = _attributes(h, class, until);
    }

    /// @dev A register that asks for other topics than it did: from now on it is pushed by these.
    function _callingRegister(uint256 topics) private returns (uint256 number) {
        uint256 word = _numberOf[msg.sender];
        require(word & BOUND != 0, RegisterNotBound(msg.sender));
        number = uint16(word);
        if ((word >> TOPICS_SHIFT) & 0xf != topics) {
            _requireTopics(topics);
            _setRegister(msg.sender, number, topics);
        }
    }

    // ---- wallets ----

    /// @dev The living wallet's holder, the wallet's index and the holder's word; zero for an unknown or a lost one.
    function _locate(address wallet) internal view returns (address id, uint256 index, HolderWord h) {
        h = _holders[wallet];
        if (h.has(HolderFlags.REGISTERED)) {
            if (!h.has(HolderFlags.ID_REPLACED)) id = wallet;
            return (id, 0, h);
        }
        uint256 word = _wallets[wallet];
        if (word & LOST != 0 || word == 0) return (address(0), 0, h);
        id = address(uint160(word));
        return (id, (word >> INDEX_SHIFT) & 0xf, _holders[id]);
    }

    function _walletAt(address id, uint256 index) internal view returns (address) {
        return index == 0 ? id : _holderWallets[id][index];
    }

    /// @dev Whether the wallet at an index still is one: given and not lost.
    function _livesAt(address id, HolderWord h, uint256 index) internal view returns (bool) {
        if (index == 0) return !h.has(HolderFlags.ID_REPLACED);
        address wallet = _holderWallets[id][index];
        return wallet != address(0) && _wallets[wallet] & LOST == 0;
    }

    function _requireFree(address wallet) internal view {
        address owner_ = _holders[wallet].has(HolderFlags.REGISTERED) ? wallet : address(uint160(_wallets[wallet]));
        require(owner_ == address(0) && wallet != address(0), WalletTaken(wallet, owner_));
    }

    /// @dev The wallet behind an admission to the register, and whether it still is one. A register that names no heir of
    /// the id's holder, or does not answer, has the lost id itself.
    function _walletIn(address register_, address id, HolderWord h, uint256 index)
        internal
        view
        returns (address wallet, bool lives)
    {
        if (index != 0 || !h.has(HolderFlags.ID_REPLACED)) return (_walletAt(id, index), _livesAt(id, h, index));
        (bool answered, bytes memory answer) =
            register_.staticcall(abi.encodeCall(IPermissionedToken.entryOf, (id)));
        wallet = answered && answer.length == 32 ? abi.decode(answer, (Entry)).successor() : address(0);
        uint256 word = _wallets[wallet];
        if (wallet != address(0) && _isHeir(id, word)) return (wallet, word & LOST == 0);
        return (id, false);
    }

    /// @dev The living heir of a lost id as it was noted, or as a register names it; zero where there is none.
    function _heir(address id, HolderWord h) internal view returns (address) {
        address noted = _holderWallets[id][HEIR];
        if (noted != address(0)) return _livesAt(id, h, HEIR) ? noted : address(0);
        for (uint256 i; i < h.admissions(); ++i) {
            uint256 lane = _lane(id, h, i);
            if (lane & 0xf != 0) continue;
            (address wallet, bool lives) = _walletIn(address(uint160(_registerAt[lane >> 4])), id, h, 0);
            if (lives) return wallet;
        }
        return address(0);
    }

    /// @dev Of a wallet's word.
    function _isHeir(address id, uint256 word) private pure returns (bool) {
        return address(uint160(word)) == id && (word >> INDEX_SHIFT) & 0xf == HEIR;
    }

    /// @dev Notes where the heir is found, if that is who the wallet is.
    function _noteHeir(address id, address wallet) internal {
        if (_isHeir(id, _wallets[wallet])) _holderWallets[id][HEIR] = wallet;
    }

    /// @dev Gives the wallet the lowest free index; the caller stores the word.
    function _giveWallet(address id, HolderWord h, address wallet, uint256 replaced)
        internal
        returns (HolderWord, uint256 index)
    {
        _requireFree(wallet);
        uint256 highest = h.highestIndex();
        for (index = 1; index <= highest && _holderWallets[id][index] != address(0);) ++index;
        uint256 end = h.has(HolderFlags.ID_REPLACED) ? HEIR : WALLETS_MAX;
        require(index < end, WalletsFull(id, WALLETS_MAX));
        _holderWallets[id][index] = wallet;
        _wallets[wallet] = uint160(id) | (index << INDEX_SHIFT) | replaced;
        return (index > highest ? h.withHighestIndex(index) : h, index);
    }

    /// @dev Takes a further wallet that no register admits, nor one that it replaced.
    function _takeWallet(address id, HolderWord h, address wallet, uint256 index) internal {
        require(index != 0, WalletIsId(wallet));
        for (uint256 i; i < h.admissions(); ++i) {
            uint256 lane = _lane(id, h, i);
            uint256 word = _registerAt[lane >> 4];
            if (word & BOUND == 0) continue;
            require(
                lane & 0xf != index && !_follows(id, wallet, lane & 0xf),
                WalletStillAdmitted(wallet, address(uint160(word)))
            );
        }
        delete _holderWallets[id][index];
        delete _wallets[wallet];
    }

    /// @dev Marks a living wallet as lost, gives the holder its successor and tells every register but the one that
    /// calls `succeed` in the same transaction.
    function _loseWallet(
        address id,
        uint256 index,
        HolderWord h,
        address lost,
        address successor,
        address succeeding
    ) internal {
        uint256 number = uint16(_numberOf[succeeding]);
        uint256 given = HEIR;
        if (index == 0 && h.highestIndex() < HEIR) {
            _requireFree(successor);
            _wallets[successor] = uint160(id) | (HEIR << INDEX_SHIFT) | REPLACES;
            if (_position(id, h, number << 4) == h.admissions()) _noteHeir(id, successor);
        } else {
            (h, given) = _giveWallet(id, h, successor, REPLACES | (index << REPLACES_SHIFT));
        }
        if (index == 0) {
            h = h.withFlag(HolderFlags.ID_REPLACED, true);
        } else {
            _noteHeir(id, lost);
            _wallets[lost] |= LOST;
        }
        _holders[id] = h;
        emit WalletRecovered(id, lost, successor, given);
        (, uint256 class) = _standing(id, h);
        for (uint256 i; i < h.admissions(); ++i) {
            uint256 lane = _lane(id, h, i);
            // Where a lost heir never took its id's position over it is unknown, and nothing comes of this.
            if (lane >> 4 == number || (lane & 0xf != index && (index != HEIR || lane & 0xf != 0))) continue;
            uint256 word = _registerAt[lane >> 4];
            if (word & BOUND != 0) IRegisterSync(address(uint160(word))).sync(lost, _attributes(h, class, 0));
        }
    }

    /// @dev The holder of a wallet that replaced the lost one before, and lives.
    function _replacedBefore(address lost, address successor) internal view returns (address id) {
        HolderWord h;
        (id,, h) = _locate(successor);
        require(id != address(0) && _follows(id, successor, _lostIndex(id, h, lost)), WalletUnknown(lost));
    }

    /// @dev The index of a lost wallet of the holder; no index where it isn't one.
    function _lostIndex(address id, HolderWord h, address lost) private view returns (uint256) {
        if (lost == id) return h.has(HolderFlags.ID_REPLACED) ? 0 : type(uint256).max;
        uint256 word = _wallets[lost];
        return word & LOST != 0 && address(uint160(word)) == id ? (word >> INDEX_SHIFT) & 0xf : type(uint256).max;
    }

    /// @dev Whether the wallet replaced the one at `lostIndex`, or one that did.
    function _follows(address id, address wallet, uint256 lostIndex) private view returns (bool) {
        for (uint256 word = _wallets[wallet]; word & REPLACES != 0;) {
            uint256 replaced = (word >> REPLACES_SHIFT) & 0xf;
            if (replaced == lostIndex) return true;
            word = replaced == 0 ? 0 : _wallets[_holderWallets[id][replaced]];
        }
        return false;
    }

    // ---- admissions ----

    /// @dev Records the admission where it isn't yet.
    function _record(address id, HolderWord h, address register_, uint256 number, uint256 index, address wallet)
        internal
    {
        (bool found, uint256 other) = _find(id, h, register_, number, index, wallet);
        if (found) return;
        if (other != type(uint256).max) {
            (address admitted,) = _walletIn(register_, id, h, other);
            revert AnotherWalletAdmitted(id, register_, admitted);
        }
        if (index == HEIR) _noteHeir(id, wallet);
        uint256 count = h.admissions();
        if (count == ADMISSIONS_MAX) {
            h = _dropUnbound(id, h);
            count = h.admissions();
            require(count < ADMISSIONS_MAX, AdmissionsFull(id, ADMISSIONS_MAX));
        }
        _holders[id] = _withLane(id, h.withAdmissions(count + 1), count, (number << 4) | index);
    }

    /// @dev Whether this wallet is recorded for the register; else the index of another one that keeps it out: any other,
    /// and for a nominee the lost one that it replaced, whose position it has to take over first.
    function _find(address id, HolderWord h, address register_, uint256 number, uint256 index, address wallet)
        private
        view
        returns (bool found, uint256 other)
    {
        other = type(uint256).max;
        uint256 count = h.admissions();
        for (uint256 i; i < count; ++i) {
            uint256 lane = _lane(id, h, i);
            if (lane >> 4 != number) continue;
            if (lane & 0xf == index || (index == HEIR && _inherited(register_, id, h, lane, wallet))) {
                return (true, index);
            }
            if (!h.has(HolderFlags.NOMINEE) || _follows(id, wallet, lane & 0xf)) other = lane & 0xf;
        }
    }

    /// @dev Whether an admission of the lost id is the wallet's by now.
    function _inherited(address register_, address id, HolderWord h, uint256 lane, address wallet)
        private
        view
        returns (bool)
    {
        if (lane & 0xf != 0) return false;
        (address admitted,) = _walletIn(register_, id, h, 0);
        return admitted == wallet;
    }

    /// @dev Where the wallet's admission to the register stands; beyond the last one where it has none.
    function _positionOf(address id, HolderWord h, uint256 lane, address register_, address wallet)
        internal
        view
        returns (uint256 i)
    {
        i = _position(id, h, lane);
        if (i < h.admissions() || lane & 0xf != HEIR) return i;
        i = _position(id, h, lane ^ HEIR);
        if (i < h.admissions() && !_inherited(register_, id, h, 0, wallet)) i = h.admissions();
    }

    function _position(address id, HolderWord h, uint256 lane) internal view returns (uint256 i) {
        for (uint256 count = h.admissions(); i < count && _lane(id, h, i) != lane;) ++i;
    }

    /// @dev Takes the admission at a position out: the last one comes in its place.
    function _dropLane(address id, HolderWord h, uint256 position) internal returns (HolderWord) {
        uint256 last = h.admissions() - 1;
        return _withLane(id, h, position, _lane(id, h, last)).withAdmissions(last);
    }

    function _dropUnbound(address id, HolderWord h) private returns (HolderWord) {
        for (uint256 i = h.admissions(); i != 0; --i) {
            uint256 lane = _lane(id, h, i - 1);
            uint256 word = _registerAt[lane >> 4];
            if (word & BOUND != 0) continue;
            if (lane & 0xf == 0) {
                (address wallet,) = _walletIn(address(uint160(word)), id, h, 0);
                _noteHeir(id, wallet);
            }
            h = _dropLane(id, h, i - 1);
        }
        return h;
    }

    function _hasRoom(address id, HolderWord h) private view returns (bool) {
        if (h.admissions() < ADMISSIONS_MAX) return true;
        for (uint256 i; i < ADMISSIONS_MAX; ++i) {
            if (_registerAt[_lane(id, h, i) >> 4] & BOUND == 0) return true;
        }
        return false;
    }

    function _lane(address id, HolderWord h, uint256 i) internal view returns (uint256) {
        if (i < HolderWordLib.LANES_HERE) return h.lane(i);
        i -= HolderWordLib.LANES_HERE;
        uint256 word = _moreAdmissions[id][i / HolderWordLib.LANES_PER_WORD];
        return (word >> (HolderWordLib.LANE_BITS * (i % HolderWordLib.LANES_PER_WORD))) & HolderWordLib.LANE_MASK;
    }

    function _withLane(address id, HolderWord h, uint256 i, uint256 value) private returns (HolderWord) {
        if (i < HolderWordLib.LANES_HERE) return h.withLane(i, value);
        i -= HolderWordLib.LANES_HERE;
        uint256 k = i / HolderWordLib.LANES_PER_WORD;
        uint256 shift = HolderWordLib.LANE_BITS * (i % HolderWordLib.LANES_PER_WORD);
        uint256 word = _moreAdmissions[id][k] & ~(HolderWordLib.LANE_MASK << shift);
        _moreAdmissions[id][k] = word | (value << shift);
        return h;
    }

    // ---- pushing ----

    /// @dev Stores the holder's word and tells every register for which more than an extension of validity changed.
    /// @param validities [s] and class as they were before
    function _change(address id, HolderWord before, HolderWord h, uint256 validities, uint256 class) internal {
        _holders[id] = h;
        (uint256 validitiesNow, uint256 classNow) = _standing(id, h);
        bool same = class == classNow && before.country() == h.country()
            && (before.flags() ^ h.flags()) & HolderFlags.COPIED == 0;
        if (same && !_shorter(validities, validitiesNow)) return;
        uint256 count = h.admissions();
        for (uint256 i; i < count; ++i) {
            uint256 lane = _lane(id, h, i);
            uint256 word = _registerAt[lane >> 4];
            if (word & BOUND == 0) continue;
            uint256 topics = (word >> TOPICS_SHIFT) & 0xf;
            uint256 until = _earliest(validitiesNow, topics);
            if (!same || until < _earliest(validities, topics)) {
                _push(address(uint160(word)), id, h, lane & 0xf, classNow, until);
            }
        }
    }

    /// @dev A lost wallet's entry waits for its successor: refused, but with what else is true of the holder.
    function _push(address register, address id, HolderWord h, uint256 index, uint256 class, uint256 until) private {
        (address wallet, bool lives) = _walletIn(register, id, h, index);
        IRegisterSync(register).sync(wallet, _attributes(h, class, lives ? until : 0));
    }

    /// @dev Whether one of the five instants became earlier.
    function _shorter(uint256 before, uint256 now_) private pure returns (bool) {
        for (uint256 shift; shift < 160; shift += 32) {
            if (uint32(now_ >> shift) < uint32(before >> shift)) return true;
        }
        return false;
    }

    /// @dev The earliest instant of the required topics; the fifth one is always required. [s]
    function _earliest(uint256 validities, uint256 topics) internal pure returns (uint256 until) {
        until = uint32(validities >> 128);
        for (; topics != 0; topics >>= 1) {
            if (topics & 1 != 0 && uint32(validities) < until) until = uint32(validities);
            validities >>= 32;
        }
    }

    function _attributes(HolderWord h, uint256 class, uint256 until) private pure returns (Entry) {
        return EntryLib.attributes(until, h.country(), class, h.flags());
    }

    // ---- registers ----

    function _bind(address register_) internal {
        require(_numberOf[register_] == 0, RegisterKnown(register_, uint16(_numberOf[register_])));
        require(_boundCount < REGISTERS_MAX, RegistersFull(REGISTERS_MAX));
        uint256 number = ++_numbers;
        require(number <= NUMBERS_MAX, RegistersFull(NUMBERS_MAX));
        ++_boundCount;
        _setRegister(register_, number, 0);
        emit RegisterBound(register_, number);
    }

    /// @dev A register that was pointed elsewhere refuses to be raised by this registry: that must not keep it bound.
    function _unbind(address register_) internal {
        uint256 number = _boundNumber(register_);
        --_boundCount;
        _numberOf[register_] = number;
        _registerAt[number] = uint160(register_);
        (bool raised,) = register_.call(abi.encodeCall(IRegisterSync.raiseGeneration, ()));
        emit RegisterUnbound(register_, number, raised);
    }

    function _raiseAll() internal {
        uint256 count = _numbers;
        for (uint256 number = 1; number <= count; ++number) {
            address register_ = _boundRegister(number);
            if (register_ != address(0)) IRegisterSync(register_).raiseGeneration();
        }
    }

    function _boundNumber(address register_) internal view returns (uint256) {
        uint256 word = _numberOf[register_];
        require(word & BOUND != 0, RegisterNotBound(register_));
        return uint16(word);
    }

    function _boundRegister(uint256 number) internal view returns (address) {
        uint256 word = _registerAt[number];
        return word & BOUND == 0 ? address(0) : address(uint160(word));
    }

    function _setRegister(address register_, uint256 number, uint256 topics) private {
        uint256 settings = (topics << TOPICS_SHIFT) | BOUND;
        _numberOf[register_] = number | settings;
        _registerAt[number] = uint160(register_) | settings;
    }

    function registers() external view returns (address[] memory bound) {
        bound = new address[](_boundCount);
        uint256 count;
        for (uint256 number = 1; count < bound.length; ++number) {
            address register_ = _boundRegister(number);
            if (register_ != address(0)) bound[count++] = register_;
        }
    }

    function numberOf(address register_) external view returns (uint256) {
        return uint16(_numberOf[register_]);
    }
}
