// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EnumerableSet} from "@openzeppelin/contracts/utils/structs/EnumerableSet.sol";

import {Entry, EntryLib} from "../types/Entry.sol";
import {Topics} from "../types/Topics.sol";
import {IRegisterSync} from "../register/interfaces/IRegisterSync.sol";
import {Claims} from "./Claims.sol";
import {Holder, HolderFlags, Standing} from "./Holder.sol";
import {IAdmissions} from "./interfaces/IAdmissions.sol";
import {RegisterState} from "./interfaces/IIdentityRegistry.sol";

/// @title Holders, their wallets, and the registers they are admitted to.
/// @dev A register is called with a bounded amount of gas and never believed: one that fails is marked, is answered
/// nothing from then on and blocks nobody else. Checks and writes of this contract come before every call.
abstract contract Admissions is Claims, IAdmissions {
    using EnumerableSet for EnumerableSet.AddressSet;

    /// @dev LOCAL: a wallet that took over in single registers and is nobody's anywhere else.
    enum Life {
        NONE,
        LIVING,
        LOST,
        LOCAL
    }

    /// @dev Of a wallet that is not an id.
    struct Wallet {
        address id;
        uint8 index;
        Life life;
    }

    /// @dev That a wallet of a holder, named by its index, is admitted to a register.
    struct Place {
        address register;
        uint8 index;
    }

    struct RegisterOf {
        RegisterState state;
        uint8 topics;
    }

    uint256 internal constant ADMISSIONS_MAX = 128;
    uint256 internal constant REGISTERS_MAX = 256;
    /// @dev Beside the id, lost and removed ones counted.
    uint256 internal constant WALLETS_MAX = 254;
    /// @dev What a register may use of a push and of a raise: three times what one of ours needs. A holder in 128 registers
    /// of which none does its part still fits in a transaction.
    uint256 private constant SYNC_GAS = 60_000;
    uint256 private constant RAISE_GAS = 40_000;
    /// @dev For what follows the call here.
    uint256 private constant GAS_LEFT = 30_000;
    uint256 internal constant NONE = type(uint256).max;

    mapping(address id => Holder) internal _holders;
    mapping(address wallet => Wallet) internal _wallets;
    mapping(address id => mapping(uint256 index => address wallet)) private _walletAt;
    mapping(address id => mapping(uint256 i => Place)) private _places;
    mapping(address lost => address successor) private _successors;
    /// @dev Successors in one register alone, and the LOCAL wallets that are good there.
    mapping(address register => mapping(address lost => address successor)) private _localSuccessors;
    mapping(address register => mapping(address wallet => bool)) private _isLocal;
    mapping(address register => RegisterOf) private _registers;
    EnumerableSet.AddressSet private _bound;

    // ---- what registers ask ----

    function admit(address wallet, uint256 topics, bool chosen) external returns (Entry attributes) {
        if (!_callingRegister(topics)) return attributes;
        (address id, uint256 index, Holder memory h) = _locateIn(msg.sender, wallet);
        if (id == address(0)) return attributes;
        (uint256 place, uint256 other) = _find(id, h, msg.sender, index);
        if (place == NONE && !_mayBeNew(h, chosen)) return attributes;
        attributes = _answer(id, h, topics);
        if (attributes.validUntilAt() != 0 && place == NONE) _record(id, h, msg.sender, index, other);
    }

    function preview(address register_, address wallet, uint256 topics) external view returns (Entry attributes) {
        (address id, uint256 index, Holder memory h) = _locateIn(register_, wallet);
        if (_registers[register_].state != RegisterState.BOUND || id == address(0)) return attributes;
        (uint256 place, uint256 other) = _find(id, h, register_, index);
        bool admissible = other == NONE && _mayBeNew(h, false) && _hasRoom(id, h);
        if (place != NONE || admissible) attributes = _answer(id, h, topics);
    }

    function succeed(address lost, address successor, uint256 topics) external returns (Entry) {
        _callingRegister(topics);
        (address id, uint256 index, Holder memory h) = _locateIn(msg.sender, successor);
        require(id != address(0) && _follows(msg.sender, lost, successor), WalletNotSuccessor(lost, successor));
        (uint256 place,) = _find(id, h, msg.sender, index);
        require(place == NONE, AnotherWalletAdmitted(id, msg.sender, successor));
        (place,) = _find(id, h, msg.sender, _indexOf(id, lost));
        if (place == NONE) {
            _record(id, h, msg.sender, index, NONE);
        } else {
            _places[id][place].index = uint8(index);
            emit AdmissionMoved(id, msg.sender, lost, successor);
        }
        Standing memory s = _standing(id, h, topics);
        return _attributes(s, s.earliest(topics));
    }

    /// @dev A receipt may admit the only wallet of its holder, or a nominee's: among several the holder chooses.
    function _mayBeNew(Holder memory h, bool chosen) private pure returns (bool) {
        return chosen || h.living <= 1 || h.has(HolderFlags.NOMINEE);
    }

    /// @dev What a register copies of a holder that is eligible now; else nothing.
    function _answer(address id, Holder memory h, uint256 topics) private view returns (Entry attributes) {
        Standing memory s = _standing(id, h, topics);
        uint256 until = s.earliest(topics);
        if (block.timestamp <= until) attributes = _attributes(s, until);
    }

    /// @dev A register that asks for other topics than it did: from now on it is pushed by these.
    /// @return answered whether it is answered: not one that failed
    function _callingRegister(uint256 topics) private returns (bool answered) {
        RegisterOf memory r = _registers[msg.sender];
        _requireBound(msg.sender, r.state);
        if (r.topics != topics) {
            _requireTopics(topics);
            _registers[msg.sender].topics = uint8(topics);
        }
        return r.state == RegisterState.BOUND;
    }

    // ---- wallets ----

    /// @dev The living wallet's holder, the wallet's index and the holder; zero for an unknown, a lost or a local one.
    function _locate(address wallet) internal view returns (address id, uint256 index, Holder memory h) {
        h = _holders[wallet];
        if (h.has(HolderFlags.REGISTERED)) return (h.has(HolderFlags.ID_REPLACED) ? address(0) : wallet, 0, h);
        Wallet memory w = _wallets[wallet];
        if (w.life == Life.LIVING) return (w.id, w.index, _holders[w.id]);
    }

    /// @dev The same for one register, in which a local wallet may be somebody's.
    function _locateIn(address register_, address wallet)
        internal
        view
        returns (address id, uint256 index, Holder memory h)
    {
        (id, index, h) = _locate(wallet);
        if (id != address(0) || !_isLocal[register_][wallet]) return (id, index, h);
        Wallet memory w = _wallets[wallet];
        if (w.life == Life.LOCAL) return (w.id, w.index, _holders[w.id]);
    }

    function _walletOf(address id, uint256 index) internal view returns (address) {
        return index == 0 ? id : _walletAt[id][index];
    }

    /// @dev Whether the wallet at an index is the holder's, everywhere or at least in the register.
    function _livesIn(address register_, address id, uint256 index) private view returns (bool) {
        (address found,,) = _locateIn(register_, _walletOf(id, index));
        return found == id;
    }

    /// @dev Also of a lost wallet; no index where it is none of the holder's.
    function _indexOf(address id, address wallet) private view returns (uint256) {
        if (wallet == id) return 0;
        return _wallets[wallet].id == id ? _wallets[wallet].index : NONE;
    }

    function _requireFree(address wallet) internal view {
        address owner = _holders[wallet].flags != 0 ? wallet : _wallets[wallet].id;
        require(owner == address(0) && wallet != address(0), WalletTaken(wallet, owner));
    }

    /// @dev Gives the holder a wallet that is nobody's.
    function _giveWallet(address id, Holder memory h, address wallet, Life life) internal returns (uint256 index) {
        _requireFree(wallet);
        require(h.wallets < WALLETS_MAX, WalletsFull(id, WALLETS_MAX));
        index = ++h.wallets;
        if (life == Life.LIVING) ++h.living;
        _walletAt[id][index] = wallet;
        _wallets[wallet] = Wallet(id, uint8(index), life);
        (_holders[id].wallets, _holders[id].living) = (h.wallets, h.living);
    }

    /// @dev Takes a further wallet that no register admits, nor one that it replaced.
    function _takeWallet(address id, Holder memory h, address wallet, uint256 index) internal {
        require(index != 0, WalletIsId(wallet));
        for (uint256 i; i < h.admissions; ++i) {
            Place memory p = _places[id][i];
            if (!_isBound(p.register)) continue;
            require(
                p.index != index && !_follows(p.register, _walletOf(id, p.index), wallet),
                WalletStillAdmitted(wallet, p.register)
            );
        }
        delete _walletAt[id][index];
        delete _wallets[wallet];
        --_holders[id].living;
    }

    /// @dev Marks a living wallet as lost, gives the holder its successor and tells every register.
    function _loseWallet(address id, uint256 index, Holder memory h, address lost, address successor) internal {
        uint256 given;
        if (_wallets[successor].life == Life.LOCAL && _wallets[successor].id == id) {
            given = _wallets[successor].index;
            _wallets[successor].life = Life.LIVING;
        } else {
            given = _giveWallet(id, h, successor, Life.LIVING);
            --h.living;
        }
        h.setFlag(HolderFlags.ID_REPLACED, index == 0 || h.has(HolderFlags.ID_REPLACED));
        if (index != 0) _wallets[lost].life = Life.LOST;
        _successors[lost] = successor;
        (_holders[id].flags, _holders[id].living) = (h.flags, h.living);
        emit WalletRecovered(id, lost, successor, given);
        Standing memory s = _standing(id, h, 0);
        for (uint256 i; i < h.admissions; ++i) {
            Place memory p = _places[id][i];
            if (p.index == index) _sync(p.register, lost, _attributes(s, 0));
        }
    }

    /// @dev Names who takes over from a wallet in one register, which admits it; in others nothing changes.
    function _loseWalletIn(address register_, address lost, address successor) internal returns (address id) {
        id = _holders[lost].has(HolderFlags.REGISTERED) ? lost : _wallets[lost].id;
        Holder memory h = _holders[id];
        (uint256 place,) = _find(id, h, register_, _indexOf(id, lost));
        require(id != address(0) && place != NONE, AdmissionUnknown(lost, register_));
        require(lost != successor, WalletTaken(successor, id));
        (address owner,,) = _locate(successor);
        if (owner != id) {
            if (_wallets[successor].life != Life.LOCAL || _wallets[successor].id != id) {
                _giveWallet(id, h, successor, Life.LOCAL);
            }
            _isLocal[register_][successor] = true;
        }
        delete _isLocal[register_][lost];
        _localSuccessors[register_][lost] = successor;
        emit WalletRecoveredIn(id, register_, lost, successor);
    }

    /// @dev Whether the wallet took over from a lost one, everywhere or in the register, or from one that did.
    function _follows(address register_, address lost, address wallet) internal view returns (bool) {
        // No chain is longer than a holder has wallets.
        for (uint256 i; i <= WALLETS_MAX && lost != address(0); ++i) {
            address local = _localSuccessors[register_][lost];
            lost = local != address(0) ? local : _successors[lost];
            if (lost == wallet) return true;
        }
        return false;
    }

    // ---- admissions ----

    /// @param other as `_find` says it
    function _record(address id, Holder memory h, address register_, uint256 index, uint256 other) internal {
        if (other != NONE) revert AnotherWalletAdmitted(id, register_, _walletOf(id, other));
        uint256 count = h.admissions;
        if (count == ADMISSIONS_MAX) {
            count = _dropUnbound(id);
            require(count < ADMISSIONS_MAX, AdmissionsFull(id, ADMISSIONS_MAX));
        }
        _places[id][count] = Place(register_, uint8(index));
        _holders[id].admissions = uint16(count + 1);
    }

    /// @return place where this wallet's admission to the register stands
    /// @return other index of a wallet that keeps it out: any other one, and for a nominee the lost one that it replaced,
    /// whose place it has to take over first
    function _find(address id, Holder memory h, address register_, uint256 index)
        internal
        view
        returns (uint256 place, uint256 other)
    {
        (place, other) = (NONE, NONE);
        for (uint256 i; i < h.admissions; ++i) {
            Place memory p = _places[id][i];
            if (p.register != register_) continue;
            if (p.index == index) return (i, NONE);
            if (!h.has(HolderFlags.NOMINEE) || _follows(register_, _walletOf(id, p.index), _walletOf(id, index))) {
                other = p.index;
            }
        }
    }

    /// @dev Takes an admission out: the last one comes in its place.
    function _drop(address id, uint256 place, uint256 count) internal {
        _places[id][place] = _places[id][count - 1];
        delete _places[id][count - 1];
        _holders[id].admissions = uint16(count - 1);
    }

    function _dropUnbound(address id) private returns (uint256 count) {
        count = _holders[id].admissions;
        for (uint256 i = count; i != 0; --i) {
            if (!_isBound(_places[id][i - 1].register)) _drop(id, i - 1, count--);
        }
    }

    function _hasRoom(address id, Holder memory h) private view returns (bool) {
        if (h.admissions < ADMISSIONS_MAX) return true;
        for (uint256 i; i < ADMISSIONS_MAX; ++i) {
            if (!_isBound(_places[id][i].register)) return true;
        }
        return false;
    }

    /// @dev The register is zero where it is bound no more.
    function _placeAt(address id, uint256 i) internal view returns (address register_, address wallet) {
        Place memory p = _places[id][i];
        if (_isBound(p.register)) (register_, wallet) = (p.register, _walletOf(id, p.index));
    }

    // ---- pushing ----

    /// @dev Stores the holder and tells every register for which more than an extension of validity changed.
    /// @param before what was true of it, of all topics
    function _change(address id, Standing memory before, Holder memory h) internal {
        _holders[id] = h;
        Standing memory s = _standing(id, h, Topics.ALL);
        bool same = s.class == before.class && s.country == before.country && s.flags == before.flags;
        for (uint256 i; i < h.admissions; ++i) {
            Place memory p = _places[id][i];
            uint256 topics = _registers[p.register].topics;
            uint256 until = s.earliest(topics);
            if (same && until >= before.earliest(topics)) continue;
            // A lost wallet's entry waits for its successor: refused, but with what else is true of the holder.
            _sync(
                p.register,
                _walletOf(id, p.index),
                _attributes(s, _livesIn(p.register, id, p.index) ? until : 0)
            );
        }
    }

    function _attributes(Standing memory s, uint256 until) internal pure returns (Entry) {
        return EntryLib.attributes(until, s.country, s.class, s.flags);
    }

    function _sync(address register_, address wallet, Entry attributes) internal {
        if (_registers[register_].state != RegisterState.BOUND) return;
        if (!_reached(register_, SYNC_GAS, abi.encodeCall(IRegisterSync.sync, (wallet, attributes)))) _fail(register_);
    }

    /// @dev Who fails with enough gas fails by itself; who calls with too little reverts.
    function _reached(address register_, uint256 gas_, bytes memory call_) private returns (bool reached) {
        uint256 needed = gas_ + gas_ / 63 + GAS_LEFT;
        require(gasleft() > needed, GasTooLittle(gasleft(), needed));
        (reached,) = register_.call{gas: gas_}(call_);
    }

    /// @dev From now on it is answered nothing; where it still listens, nobody's admission in it counts any more.
    function _fail(address register_) private {
        _registers[register_].state = RegisterState.FAILED;
        emit RegisterFailed(register_, _raise(register_));
    }

    function _raise(address register_) private returns (bool raised) {
        return _reached(register_, RAISE_GAS, abi.encodeCall(IRegisterSync.raiseGeneration, ()));
    }

    // ---- registers ----

    function _bind(address register_) internal {
        require(_registers[register_].state == RegisterState.UNKNOWN, RegisterKnown(register_));
        require(register_.code.length != 0, RegisterWithoutCode(register_));
        require(_bound.length() < REGISTERS_MAX, RegistersFull(REGISTERS_MAX));
        _registers[register_].state = RegisterState.BOUND;
        _bound.add(register_);
        emit RegisterBound(register_);
    }

    /// @dev A register that was pointed elsewhere refuses to be raised by this registry: that must not keep it bound.
    function _unbind(address register_) internal {
        _requireBound(register_, _registers[register_].state);
        _registers[register_].state = RegisterState.UNBOUND;
        _bound.remove(register_);
        emit RegisterUnbound(register_, _raise(register_));
    }

    /// @dev A failed register that can be raised: every admission in it is looked up again.
    function _restore(address register_) internal {
        require(_registers[register_].state == RegisterState.FAILED, RegisterNotFailed(register_));
        _registers[register_].state = RegisterState.BOUND;
        require(_raise(register_), RegisterStillFails(register_));
        emit RegisterRestored(register_);
    }

    /// @dev Also of those that failed, which may do their part by now.
    function _raiseAll() internal {
        for (uint256 i; i < _bound.length(); ++i) {
            address register_ = _bound.at(i);
            bool failed = _registers[register_].state == RegisterState.FAILED;
            if (_raise(register_) || failed) continue;
            _registers[register_].state = RegisterState.FAILED;
            emit RegisterFailed(register_, false);
        }
    }

    /// @dev A failed one is bound too.
    function _isBound(address register_) internal view returns (bool) {
        RegisterState state = _registers[register_].state;
        return state == RegisterState.BOUND || state == RegisterState.FAILED;
    }

    function _requireBound(address register_, RegisterState state) private pure {
        require(state == RegisterState.BOUND || state == RegisterState.FAILED, RegisterNotBound(register_));
    }

    function registers() external view returns (address[] memory) {
        return _bound.values();
    }

    function stateOf(address register_) external view returns (RegisterState) {
        return _registers[register_].state;
    }
}
