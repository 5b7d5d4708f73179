// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Config} from "../types/Config.sol";
import {Entry} from "../types/Entry.sol";
import {IRegister} from "./interfaces/IRegister.sol";
import {PermissionedToken} from "./PermissionedToken.sol";

/// @title The words of a register and what they were at every record instant.
/// @dev A record instant needs no transaction of its own: the first movement after it raises the epoch in the config
/// word, and an entry touched in an older epoch first saves its balance. The face's `balanceAt` walks back one saved
/// balance per record date after which that wallet moved.
abstract contract RegisterHistory is PermissionedToken, IRegister {
    /// @dev An amount before an epoch was entered [units], and the epoch in which it changed last.
    struct Saved {
        uint128 amount;
        uint16 epoch;
    }

    uint256 private constant OPEN_INSTANTS_MAX = 512;
    /// @dev In a register's life: as many as an epoch can count.
    uint256 private constant INSTANTS_MAX = 4095;

    Config internal _config;
    mapping(address wallet => mapping(uint256 epoch => Saved)) private _balancesBefore;
    mapping(uint256 epoch => Saved) private _suppliesBefore;
    /// @dev In order; what is scheduled is the first `config.scheduled()` of them. Epoch n has passed instants 0 … n − 1. [s]
    uint32[INSTANTS_MAX] private _recordAts;

    // ---- views ----

    function recordInstantOf(uint256 index) external view returns (uint256) {
        return _recordAts[index];
    }

    function lastRecordAt() external view returns (uint256) {
        uint256 epoch = _advanced(_config).epoch();
        return epoch == 0 ? 0 : _recordAts[epoch - 1];
    }

    function savedBefore(address wallet, uint256 epoch) external view returns (uint256, uint256) {
        Saved storage saved = wallet == address(0) ? _suppliesBefore[epoch] : _balancesBefore[wallet][epoch];
        return (saved.amount, saved.epoch);
    }

    // ---- record instants ----

    function advance(uint256 limit) external {
        _config = _passed(_config, limit);
    }

    function _generation() internal view override returns (uint256) {
        return _config.generation();
    }

    function _storeGeneration(uint256 generation_) internal override {
        _config = _config.withGeneration(generation_);
    }

    function totalSupply() public view override returns (uint256) {
        return _config.supply();
    }

    function config() external view returns (Config) {
        return _config;
    }

    function _scheduleOne(uint256 recordAt) internal {
        Config c = _advanced(_config);
        _storeScheduled(c, _inserted(recordAt, c.epoch(), c.scheduled()));
    }

    /// @dev A list in order, behind the last one scheduled, costs one write each.
    function _schedulePage(uint256[] calldata recordAts) internal {
        Config c = _advanced(_config);
        uint256 count = c.scheduled();
        for (uint256 i; i < recordAts.length; ++i) count = _inserted(recordAts[i], c.epoch(), count);
        _storeScheduled(c, count);
    }

    /// @dev Keeps the open instants sorted; those already passed by the epoch stay where they are. An instant that is
    /// scheduled already is passed over.
    /// @return how many are scheduled with it
    function _inserted(uint256 recordAt, uint256 first, uint256 count) private returns (uint256) {
        _requireComing(recordAt);
        uint256 place = _placeOf(recordAt, first, count);
        if (place < count && _recordAts[place] == recordAt) return count;
        require(
            count - first < OPEN_INSTANTS_MAX && count < INSTANTS_MAX,
            RecordInstantsFull(count - first, OPEN_INSTANTS_MAX)
        );
        for (uint256 i = count; i > place; --i) _recordAts[i] = _recordAts[i - 1];
        _recordAts[place] = uint32(recordAt);
        emit RecordInstantScheduled(recordAt);
        return count + 1;
    }

    function _cancelRecord(uint256 recordAt) internal {
        _requireComing(recordAt);
        Config c = _advanced(_config);
        uint256 count = c.scheduled();
        uint256 place = _placeOf(recordAt, c.epoch(), count);
        require(place < count && _recordAts[place] == recordAt, RecordInstantUnknown(recordAt));
        --count;
        for (uint256 i = place; i < count; ++i) _recordAts[i] = _recordAts[i + 1];
        _storeScheduled(c, count);
        emit RecordInstantCancelled(recordAt);
    }

    /// @dev What is dropped stays in the list beyond its end, where the next ones are written over it.
    function _cutAfter(uint256 recordAt) internal {
        Config c = _advanced(_config);
        uint256 last = Math.min(Math.max(recordAt, block.timestamp - 1), type(uint32).max);
        uint256 count = _placeOf(last + 1, c.epoch(), c.scheduled());
        if (count == c.scheduled()) return;
        _storeScheduled(c, count);
        emit RecordInstantsCut(last);
    }

    function _storeScheduled(Config c, uint256 count) private {
        uint256 epoch = c.epoch();
        _config = c.withScheduled(count).withEpoch(epoch, epoch < count ? _recordAts[epoch] : 0);
    }

    function _requireComing(uint256 recordAt) private view {
        require(
            recordAt > block.timestamp && recordAt <= type(uint32).max, RecordInstantPast(recordAt, block.timestamp)
        );
    }

    /// @dev Binary search: the first of the instants `low` … `high` − 1 that is not before `recordAt`; `high` if all are.
    function _placeOf(uint256 recordAt, uint256 low, uint256 high) private view returns (uint256) {
        unchecked {
            while (low < high) {
                uint256 middle = (low + high) / 2;
                if (_recordAts[middle] < recordAt) low = middle + 1;
                else high = middle;
            }
        }
        return low;
    }

    /// @dev The config word with the epoch past every record instant that now > recordAt has passed; not stored here.
    function _advanced(Config c) internal view returns (Config) {
        uint256 next = c.nextRecordAt();
        return next == 0 || block.timestamp <= next ? c : _passed(c, c.scheduled());
    }

    function _passed(Config c, uint256 limit) private view returns (Config) {
        uint256 epoch = c.epoch();
        uint256 scheduled = c.scheduled();
        uint256 end = limit < scheduled - epoch ? epoch + limit : scheduled;
        epoch = _placeOf(block.timestamp, epoch, end);
        return c.withEpoch(epoch, epoch < scheduled ? _recordAts[epoch] : 0);
    }

    // ---- saving ----

    /// @dev The entry in the current epoch, its balance saved if this is its first movement there.
    function _touched(address wallet, Entry e, Config c) internal returns (Entry) {
        uint256 epoch = c.epoch();
        if (e.epoch() == epoch) return e;
        _balancesBefore[wallet][epoch] = Saved(uint128(e.balance()), uint16(e.epoch()));
        return e.withEpoch(epoch);
    }

    /// @dev The config with another supply, the old one saved if this is its first change in the current epoch.
    function _withSupply(Config c, uint256 supply) internal returns (Config) {
        uint256 epoch = c.epoch();
        if (c.supplyEpoch() != epoch) {
            _suppliesBefore[epoch] = Saved(uint128(c.supply()), uint16(c.supplyEpoch()));
            c = c.withSupplyEpoch(epoch);
        }
        return c.withSupply(supply);
    }
}
