// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MoneyConfig} from "../types/MoneyConfig.sol";
import {Weekdays} from "../utils/Weekdays.sol";
import {CashToken} from "./CashToken.sol";
import {CashSetup} from "./interfaces/ICashToken.sol";
import {ISettlementToken, RailHours} from "./interfaces/ISettlementToken.sol";

/// @title Money that moves between banks only: a clearing bank's, or with another name a central bank's.
contract SettlementToken is CashToken, ISettlementToken {
    uint256 private constant DAY = 86_400;

    /// @dev One storage word: hours 104 | switched off 8.
    RailHours private _hours;
    bool private _switchedOff;

    error RailClosed(uint256 nowAt);
    error RailHoursInvalid(RailHours hours_);

    /// @dev Starts open around the clock.
    constructor(CashSetup memory setup) CashToken(setup) {
        _setHours(RailHours(0, uint32(DAY), 0, 0x7f));
    }

    // ---- the issuer and the rail ----

    /// @inheritdoc ISettlementToken
    function redeemSettlement(address wallet, uint256 amount, bytes32 bookingId) external {
        require(msg.sender == wallet, RedemptionNotYours(wallet, msg.sender));
        _useBooking(BookingKind.REDEEM, bookingId, wallet);
        _redeemCash(wallet, amount, bookingId);
    }

    /// @inheritdoc ISettlementToken
    function stopRail() external restricted {
        _switch(false);
    }

    /// @inheritdoc ISettlementToken
    function openRail() external restricted {
        _switch(true);
    }

    /// @inheritdoc ISettlementToken
    function setRailHours(RailHours calldata hours_) external restricted {
        _setHours(hours_);
    }

    // ---- views ----

    function railOpen() public view returns (bool) {
        RailHours memory h = _hours;
        if (_switchedOff) return false;
        // Seconds since the opening time of local 1 January 1970; the offset and a day keep it positive.
        uint256 elapsed = uint256(int256(block.timestamp + 7 * DAY) + h.utcOffset) - h.opensAt;
        return elapsed % DAY < h.duration && Weekdays.has(h.weekdays, elapsed / DAY);
    }

    function railHours() external view returns (RailHours memory) {
        return _hours;
    }

    // ---- internals ----

    function _requireOpen(MoneyConfig c) internal view override {
        super._requireOpen(c);
        require(railOpen(), RailClosed(block.timestamp));
    }

    function _switch(bool open) private {
        _switchedOff = !open;
        emit RailSwitched(open);
    }

    function _setHours(RailHours memory hours_) private {
        require(
            hours_.opensAt < DAY && hours_.duration <= DAY && hours_.utcOffset > -int256(DAY)
                && hours_.utcOffset < int256(DAY) && hours_.weekdays <= 0x7f,
            RailHoursInvalid(hours_)
        );
        _hours = hours_;
        emit RailHoursSet(hours_);
    }
}
