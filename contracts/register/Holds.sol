// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags, EntryLib} from "../types/Entry.sol";
import {Hold, IHolds} from "./interfaces/IHolds.sol";

/// @title The entries of a token, and the holds on them: units that a commitment encumbers, in a second word.
/// @dev Keeps the words and asks no rule: the token does, before `_placeHold` and in the movement that takes one.
abstract contract Holds {
    /// @dev An entry's place, so that one that is read and written is looked for once.
    struct Line {
        Entry entry;
    }

    uint256 internal constant UNITS_MAX = EntryLib.UNITS_MAX;
    /// @dev Of the words below.
    uint256 private constant UNITS_MASK = (1 << 80) - 1;

    mapping(address wallet => Line) internal _entries;
    mapping(address lost => address successor) internal _successors;
    /// @dev Per wallet: held 80 [units] | hold era 16. Read only where the entry's HELD flag is set, or to write it.
    mapping(address wallet => uint256) private _heldWords;
    /// @dev wallet 160 | units 80 [units] | era of the wallet's holds 16; zero = never placed, or over.
    mapping(bytes32 id => uint256) private _holds;
    /// @dev agent 160 | expires at 64 [s].
    mapping(bytes32 id => uint256) private _holdAgents;

    // ---- reading ----

    function _held(address wallet, Entry e) internal view returns (uint256) {
        return e.has(EntryFlags.HELD) ? _heldWords[wallet] & UNITS_MASK : 0;
    }

    function _heldOf(address wallet) internal view returns (uint256) {
        return _heldWords[wallet] & UNITS_MASK;
    }

    function _holdOf(bytes32 id) internal view returns (Hold memory) {
        uint256 word = _holds[id];
        uint256 agent = _holdAgents[id];
        return
            Hold(address(uint160(word)), (word >> 160) & UNITS_MASK, word >> 240, address(uint160(agent)), agent >> 160);
    }

    /// @dev The last of those who took over from a recovered wallet, one after the other.
    function _payeeOf(address wallet) internal view returns (address payee) {
        for (address next = wallet; next != address(0); next = _successors[next]) payee = next;
    }

    // ---- placing ----

    function _requireNewHold(bytes32 id, uint256 expiresAt) internal view {
        require(_holds[id] == 0, IHolds.HoldExists(id));
        _requireGood(id, expiresAt);
    }

    /// @param e the wallet's entry, which is stored with its flag
    function _placeHold(bytes32 id, address wallet, Entry e, uint256 units, uint256 expiresAt) internal {
        uint256 word = _heldWords[wallet];
        _holds[id] = uint160(wallet) | (units << 160) | ((word >> 80) << 240);
        _holdAgents[id] = uint160(msg.sender) | (expiresAt << 160);
        unchecked {
            _heldWords[wallet] = word + units;
        }
        _entries[wallet].entry = e.withFlag(EntryFlags.HELD, true);
        emit IHolds.HoldPlaced(id, wallet, msg.sender, units, expiresAt);
    }

    // ---- ending ----

    /// @dev A hold is a consent until its expiry, to its agent alone.
    function _takeHold(bytes32 id, address to) internal returns (address wallet, uint256 units) {
        uint256 agent = _holdAgents[id];
        (wallet, units) = _closeHold(id);
        require(address(uint160(agent)) == msg.sender, IHolds.HoldNotYours(id, msg.sender, address(uint160(agent))));
        _requireGood(id, agent >> 160);
        emit IHolds.HoldTaken(id, wallet, to, units);
    }

    function _releaseHold(bytes32 id) internal {
        uint256 agent = _holdAgents[id];
        (address wallet, uint256 units) = _closeHold(id);
        require(
            address(uint160(agent)) == msg.sender || block.timestamp > agent >> 160,
            IHolds.HoldStillGood(id, agent >> 160, block.timestamp)
        );
        emit IHolds.HoldReleased(id, wallet, units);
    }

    function _breakHold(bytes32 id, bytes32 orderHash) internal {
        (address wallet, uint256 units) = _closeHold(id);
        emit IHolds.HoldBroken(id, wallet, units, orderHash);
    }

    function _cancelHolds(address wallet) internal {
        Entry e = _entries[wallet].entry;
        if (!e.has(EntryFlags.HELD)) return;
        uint256 word = _heldWords[wallet];
        _heldWords[wallet] = ((word >> 80) + 1) << 80;
        _entries[wallet].entry = e.withFlag(EntryFlags.HELD, false);
        emit IHolds.HoldsCancelled(wallet, word & UNITS_MASK);
    }

    /// @dev A hold of an earlier era was cancelled with all of its wallet's.
    function _closeHold(bytes32 id) private returns (address wallet, uint256 units) {
        uint256 hold = _holds[id];
        wallet = address(uint160(hold));
        units = (hold >> 160) & UNITS_MASK;
        uint256 word = _heldWords[wallet];
        require(hold != 0 && hold >> 240 == (word >> 80) & type(uint16).max, IHolds.HoldUnknown(id));
        delete _holds[id];
        delete _holdAgents[id];
        unchecked {
            word -= units;
        }
        _heldWords[wallet] = word;
        if (word & UNITS_MASK == 0) _entries[wallet].entry = _entries[wallet].entry.withFlag(EntryFlags.HELD, false);
    }

    function _requireGood(bytes32 id, uint256 expiresAt) private view {
        require(block.timestamp <= expiresAt, IHolds.HoldExpired(id, expiresAt, block.timestamp));
    }
}
