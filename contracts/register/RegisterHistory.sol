// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Config} from "../types/Config.sol";
import {Entry} from "../types/Entry.sol";
import {IRegister} from "./interfaces/IRegister.sol";
import {PermissionedToken} from "./PermissionedToken.sol";

/// @title The words of a register and what they were at every record instant.
/// @dev A record instant needs no transaction of its own: the first movement after it raises the epoch in the config
/// word, and an entry touched in an older epoch first saves its balance. `balanceAt` walks back one saved balance per
/// record date after which that wallet moved.
abstract contract RegisterHistory is PermissionedToken, IRegister {
    uint256 private constant OPEN_INSTANTS_MAX = 64;
    uint256 private constant INSTANTS_MAX = 4095;
    uint256 private constant UNITS = (1 << 80) - 1;

    /// @dev By the epoch entered: balance before it 80 [units] | the epoch of that balance 12.
    mapping(address wallet => mapping(uint256 epoch => uint256)) private _balancesBefore;
    mapping(uint256 epoch => uint256) private _suppliesBefore;
    /// @dev In order, eight to a word. Epoch n has passed instants 0 … n − 1. [s]
    mapping(uint256 word => uint256) private _recordAts;

    // ---- views ----

    function recordInstants() external view returns (uint256[] memory instants) {
        instants = new uint256[](_config.scheduled());
        for (uint256 i; i < instants.length; ++i) instants[i] = _instant(i);
    }

    function lastRecordAt() external view returns (uint256) {
        uint256 epoch = _advanced(_config).epoch();
        return epoch == 0 ? 0 : _instant(epoch - 1);
    }

    function balanceAt(address wallet, uint256 recordAt) external view returns (uint256) {
        return _balanceAfter(wallet, _entries[wallet].entry, _instantIndex(recordAt));
    }

    function totalSupplyAt(uint256 recordAt) external view returns (uint256) {
        uint256 index = _instantIndex(recordAt);
        Config c = _config;
        uint256 epoch = c.supplyEpoch();
        uint256 supply = c.supply();
        while (epoch > index) (supply, epoch) = _unpackSaved(_suppliesBefore[epoch]);
        return supply;
    }

    function positionsAt(address[] calldata wallets, uint256 recordAt)
        external
        view
        returns (Entry[] memory positions)
    {
        uint256 index = _instantIndex(recordAt);
        positions = new Entry[](wallets.length);
        unchecked {
            for (uint256 i; i < positions.length; ++i) {
                address wallet = wallets[i];
                Entry e = _entries[wallet].entry;
                positions[i] = e.withBalance(_balanceAfter(wallet, e, index));
            }
        }
    }

    // ---- record instants ----

    function advance(uint256 limit) external {
        _config = _passed(_config, limit);
    }

    /// @dev Zero beyond the last one scheduled.
    function _instant(uint256 index) private view returns (uint256) {
        return (_recordAts[index >> 3] >> ((index & 7) << 5)) & type(uint32).max;
    }

    function _putInstant(uint256 index, uint256 recordAt) private {
        uint256 shift = (index & 7) << 5;
        _recordAts[index >> 3] = (_recordAts[index >> 3] & ~(uint256(type(uint32).max) << shift)) | (recordAt << shift);
    }

    /// @dev Keeps the open instants sorted; those already passed by the epoch stay where they are.
    function _scheduleRecord(uint256 recordAt) internal {
        (Config c, uint256 first, uint256 count, uint256 place) = _placeOf(recordAt);
        if (_instant(place) == recordAt) return;
        unchecked {
            require(
                count - first < OPEN_INSTANTS_MAX && count < INSTANTS_MAX,
                RecordInstantsFull(count - first, OPEN_INSTANTS_MAX)
            );
            for (uint256 i = count; i > place; --i) _putInstant(i, _instant(i - 1));
            _putInstant(place, recordAt);
            _config = c.withScheduled(count + 1).withEpoch(first, _instant(first));
        }
        emit RecordInstantScheduled(recordAt);
    }

    function _cancelRecord(uint256 recordAt) internal {
        (Config c, uint256 first, uint256 count, uint256 place) = _placeOf(recordAt);
        require(_instant(place) == recordAt, RecordInstantUnknown(recordAt));
        unchecked {
            // Beyond the last one stands zero, which ends the moving up and is no instant.
            for (uint256 i = place; i < count; ++i) _putInstant(i, _instant(i + 1));
            _config = c.withScheduled(count - 1).withEpoch(first, _instant(first));
        }
        emit RecordInstantCancelled(recordAt);
    }

    /// @dev Where a coming instant stands among the open ones, or would.
    function _placeOf(uint256 recordAt) private view returns (Config c, uint256 first, uint256 count, uint256 place) {
        require(
            recordAt > block.timestamp && recordAt <= type(uint32).max, RecordInstantPast(recordAt, block.timestamp)
        );
        c = _advanced(_config);
        first = c.epoch();
        count = c.scheduled();
        place = count;
        unchecked {
            while (place > first && _instant(place - 1) >= recordAt) --place;
        }
    }

    /// @dev The config word with the epoch past every record instant that now > recordAt has passed; not stored here.
    function _advanced(Config c) internal view returns (Config) {
        uint256 next = c.nextRecordAt();
        return next == 0 || block.timestamp <= next ? c : _passed(c, c.scheduled());
    }

    function _passed(Config c, uint256 limit) private view returns (Config) {
        uint256 next = c.nextRecordAt();
        uint256 epoch = c.epoch();
        while (next != 0 && block.timestamp > next && limit != 0) {
            unchecked {
                ++epoch;
                --limit;
            }
            next = _instant(epoch);
        }
        return c.withEpoch(epoch, next);
    }

    // ---- saving ----

    /// @dev The entry in the current epoch, its balance saved if this is its first movement there.
    function _touched(address wallet, Entry e, Config c) internal returns (Entry) {
        uint256 epoch = c.epoch();
        if (e.epoch() == epoch) return e;
        _balancesBefore[wallet][epoch] = e.balance() | (e.epoch() << 80);
        return e.withEpoch(epoch);
    }

    /// @dev The config with another supply, the old one saved if this is its first change in the current epoch.
    function _withSupply(Config c, uint256 supply) internal returns (Config) {
        uint256 epoch = c.epoch();
        if (c.supplyEpoch() != epoch) {
            _suppliesBefore[epoch] = c.supply() | (c.supplyEpoch() << 80);
            c = c.withSupplyEpoch(epoch);
        }
        return c.withSupply(supply);
    }

    // ---- reading back ----

    function _balanceAfter(address wallet, Entry e, uint256 index) private view returns (uint256 balance) {
        uint256 epoch = e.epoch();
        // A dead wallet's balance bits name its successor.
        balance = e.successor() == address(0) ? e.balance() : 0;
        while (epoch > index) (balance, epoch) = _unpackSaved(_balancesBefore[wallet][epoch]);
    }

    function _unpackSaved(uint256 saved) private pure returns (uint256 amount, uint256 epoch) {
        return (saved & UNITS, (saved >> 80) & 0xfff);
    }

    /// @dev Binary search over the instants; the record must have been reached.
    function _instantIndex(uint256 recordAt) private view returns (uint256 low) {
        require(block.timestamp > recordAt, RecordNotReached(recordAt, block.timestamp));
        uint256 high = _config.scheduled();
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (_instant(middle) < recordAt) low = middle + 1;
            else high = middle;
        }
        require(recordAt != 0 && _instant(low) == recordAt, RecordInstantUnknown(recordAt));
    }
}
