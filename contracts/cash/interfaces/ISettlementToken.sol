// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ICashToken} from "./ICashToken.sol";

/// @notice When the rail takes payments.
/// @param opensAt [s] of the local day
/// @param duration [s] from opening, at most a day; it may run past midnight and belongs to the day it began
/// @param utcOffset [s] of the local clock ahead of UTC (Hong Kong 28,800)
/// @param weekdays one bit per day on which it opens, Monday lowest
struct RailHours {
    uint32 opensAt;
    uint32 duration;
    int32 utcOffset;
    uint8 weekdays;
}

/// @title Money of the clearing bank or central bank that moves between banks only.
/// @notice Its holders are the banks' own wallets, admitted by its issuer. All amounts are [cash base units]. Stopped by the
/// rail switch, outside the rail's hours, and by a halt of payments.
interface ISettlementToken is ICashToken {
    event RailSwitched(bool open);
    event RailHoursSet(RailHours hours_);

    /// @notice Burns the caller's settlement money against the same in the issuer's book.
    /// @dev Emits `CashRedeemed`. Requirements:
    /// - the wallet is the caller's (`RedemptionNotYours`);
    /// - the caller's reference is new (`BookingKnown`);
    /// - the caller is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`);
    /// - enough free money (`BalanceInsufficient`).
    function redeemSettlement(address wallet, uint256 amount, bytes32 bookingId) external;

    /// @notice Closes the rail by hand (BRAKE): holidays, incidents.
    /// @dev Emits `RailSwitched`.
    function stopRail() external;

    /// @notice Opens the rail again, within its hours (RESTORER).
    /// @dev Emits `RailSwitched`.
    function openRail() external;

    /// @notice Sets the opening hours (RESTORER).
    /// @dev Emits `RailHoursSet`. Requirements:
    /// - within a day (`RailHoursInvalid`).
    function setRailHours(RailHours calldata hours_) external;

    /// @notice Whether the rail takes payments at this second.
    function railOpen() external view returns (bool);

    function railHours() external view returns (RailHours memory);
}
