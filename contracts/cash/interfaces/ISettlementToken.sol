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
/// @notice Its holders are the banks' own wallets, admitted by its issuer; only the issuer issues and redeems. All amounts
/// are [cash base units]. Stopped by the rail switch, outside the rail's hours, and by a market halt.
interface ISettlementToken is ICashToken {
    event RailSwitched(bool open);
    event RailHoursSet(RailHours hours_);

    /// @notice Burns a bank's settlement money against the same in the issuer's book (BANK).
    /// @dev Requirements: the wallet is neither stopped nor sanctioned; enough free money (`BalanceInsufficient`).
    function redeemSettlement(address wallet, uint256 amount, bytes32 bookingId) external;

    /// @notice Opens or closes the rail by hand (PAUSER): holidays, incidents.
    function setRailOpen(bool open) external;

    /// @notice Sets the opening hours (BANK). Requirements: within a day (`RailHoursInvalid`).
    function setRailHours(RailHours calldata hours_) external;

    /// @notice Whether the rail takes payments at this second.
    function railOpen() external view returns (bool);

    function railHours() external view returns (RailHours memory);
}
