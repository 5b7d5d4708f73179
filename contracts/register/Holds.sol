// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags, EntryLib} from "../types/Entry.sol";
import {Hold, HoldTerms, IHolds} from "./interfaces/IHolds.sol";

/// @title The entries of a token, and the holds on them: units that a commitment encumbers, counted beside the entry.
/// @dev Keeps the counts and asks no rule: the token does, before `_placeHold` and in the movement that takes one.
abstract contract Holds {
    /// @dev An entry's place, so that one that is read and written is looked for once.
    struct Line {
        Entry entry;
    }

    /// @dev Two slots. The units fit: no balance is above `UNITS_MAX`.
    struct Placed {
        address wallet; // as it was placed on; zero = no hold
        uint96 units; // [units]
        address agent;
        uint64 expiresAt; // [s]
        uint32 enlargedAt; // [s]
    }

    /// @dev One slot. It never goes back to zero, so that the next hold of the wallet costs less.
    struct Held {
        uint96 units; // [units]
        bool known;
    }

    uint256 internal constant UNITS_MAX = EntryLib.UNITS_MAX;

    mapping(address wallet => Line) internal _entries;
    mapping(address lost => address successor) internal _successors;
    /// @dev Read only where the entry's HELD flag is set, or to write it.
    mapping(address wallet => Held) private _heldUnits;
    mapping(bytes32 id => Placed) private _holds;

    // ---- reading ----

    function _held(address wallet, Entry e) internal view returns (uint256) {
        return e.has(EntryFlags.HELD) ? _heldUnits[wallet].units : 0;
    }

    function _heldOf(address wallet) internal view returns (uint256) {
        return _heldUnits[wallet].units;
    }

    function _holdOf(bytes32 id) internal view returns (Hold memory) {
        Placed memory p = _holds[id];
        return Hold(_holderOf(p.wallet), p.units, p.agent, p.expiresAt, p.enlargedAt);
    }

    /// @dev The last of those who took over from a recovered wallet, one after the other.
    function _payeeOf(address wallet) internal view returns (address payee) {
        for (address next = wallet; next != address(0); next = _successors[next]) payee = next;
    }

    // ---- placing ----

    function _requireNewHold(bytes32 id, HoldTerms calldata terms) internal view {
        require(_holds[id].wallet == address(0), IHolds.HoldExists(id));
        require(terms.amount != 0, IHolds.HoldEmpty(id));
        _requireGood(id, terms.expiresAt);
    }

    /// @param e the wallet's entry, past the rules, which is stored with its flag
    function _placeHold(bytes32 id, HoldTerms calldata terms, Entry e) internal {
        (address wallet, uint256 units) = (terms.wallet, terms.amount);
        _holds[id] = Placed(wallet, uint96(units), msg.sender, terms.expiresAt, uint32(block.timestamp));
        unchecked {
            _heldUnits[wallet] = Held(uint96(_heldUnits[wallet].units + units), true);
        }
        _entries[wallet].entry = e.withFlag(EntryFlags.HELD, true);
        emit IHolds.HoldPlaced(
            id, wallet, msg.sender, terms.beneficiary, units, terms.purpose, terms.expiresAt
        );
    }

    // ---- changing ----

    /// @dev A hold is a consent to its agent alone.
    function _ownHold(bytes32 id) internal view returns (address wallet, uint256 units) {
        Placed storage p = _found(id);
        require(p.agent == msg.sender, IHolds.HoldNotYours(id, msg.sender, p.agent));
        return (_holderOf(p.wallet), p.units);
    }

    function _requireUnexpired(bytes32 id) internal view {
        _requireGood(id, _holds[id].expiresAt);
    }

    /// @dev Units that leave the hold to be moved or redeemed; the caller does that.
    function _takeFromHold(bytes32 id, address to, uint256 units) internal returns (address wallet) {
        uint256 held;
        (wallet, held) = _ownHold(id);
        _requireUnexpired(id);
        require(units <= held, IHolds.UnitsHeld(wallet, held, units));
        unchecked {
            _setUnits(id, wallet, held, held - units);
        }
        emit IHolds.HoldTaken(id, wallet, to, units);
    }

    function _resizeHold(bytes32 id, address wallet, uint256 before, uint256 units) internal {
        require(units != 0, IHolds.HoldEmpty(id));
        _setUnits(id, wallet, before, units);
        if (units > before) _holds[id].enlargedAt = uint32(block.timestamp);
        emit IHolds.HoldResized(id, wallet, before, units);
    }

    function _releaseHold(bytes32 id) internal {
        Placed storage p = _found(id);
        uint256 expiresAt = p.expiresAt;
        require(
            p.agent == msg.sender || block.timestamp > expiresAt,
            IHolds.HoldStillGood(id, expiresAt, block.timestamp)
        );
        (address wallet, uint256 units) = _endHold(id, p);
        emit IHolds.HoldReleased(id, wallet, units);
    }

    function _breakHold(bytes32 id, bytes32 orderHash) internal {
        require(orderHash != 0, IHolds.HoldOrderMissing(id));
        (address wallet, uint256 units) = _endHold(id, _found(id));
        emit IHolds.HoldBroken(id, wallet, units, orderHash);
    }

    /// @dev The holds themselves keep the lost wallet's name, and find their owner through its successors.
    /// @return units [units] of the successor under holds
    function _succeedHolds(address lost, address successor) internal returns (uint256 units) {
        uint256 moved = _heldUnits[lost].units;
        unchecked {
            units = _heldUnits[successor].units + moved;
        }
        if (moved == 0) return units;
        _heldUnits[lost].units = 0;
        _heldUnits[successor] = Held(uint96(units), true);
    }

    // ---- parts ----

    function _found(bytes32 id) private view returns (Placed storage p) {
        p = _holds[id];
        require(p.wallet != address(0), IHolds.HoldUnknown(id));
    }

    /// @dev The entry is read anyway: only a dead one has a successor.
    function _holderOf(address wallet) private view returns (address) {
        return _entries[wallet].entry.has(EntryFlags.DEAD) ? _payeeOf(wallet) : wallet;
    }

    function _endHold(bytes32 id, Placed storage p) private returns (address wallet, uint256 units) {
        (wallet, units) = (_holderOf(p.wallet), p.units);
        _setUnits(id, wallet, units, 0);
    }

    /// @dev The one place where the units of a hold and of its wallet change after it was placed.
    function _setUnits(bytes32 id, address wallet, uint256 before, uint256 units) private {
        if (units == 0) delete _holds[id];
        else _holds[id].units = uint96(units);
        uint256 all = _heldUnits[wallet].units;
        unchecked {
            // The wallet's sum has the hold's units in it.
            all = all - before + units;
        }
        _heldUnits[wallet].units = uint96(all);
        if (all == 0) _entries[wallet].entry = _entries[wallet].entry.withFlag(EntryFlags.HELD, false);
    }

    function _requireGood(bytes32 id, uint256 expiresAt) private view {
        require(block.timestamp <= expiresAt, IHolds.HoldExpired(id, expiresAt, block.timestamp));
    }
}
