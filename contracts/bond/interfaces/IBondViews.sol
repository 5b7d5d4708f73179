// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IProceedsGate} from "../../cash/interfaces/IProceedsGate.sol";
import {IERC7092, IERC7092Metadata} from "./IERC7092.sol";

/// @title The views of a bond that follow from its terms and records, answered at the bond's address by its face.
/// @notice Asked at the bond, the face answers for it: the bond hands it the caller's own calldata by static call and
/// returns what it says. Amounts are [cash base units], dates [days since 1970-01-01].
interface IBondViews is IERC7092, IERC7092Metadata {
    // ---- interest ----

    /// @notice [wad] per annum. Requirements: it is known (`RateUnknown`).
    function rateAt(uint256 period) external view returns (uint256);

    /// @notice Coupon of one unit, per calculation amount rounded half up; the exact one cut for a pro rata bond.
    function couponPerUnit(uint256 period) external view returns (uint256);

    /// @notice Coupon of all units. Requirements: the record has passed.
    function couponTotal(uint256 period) external view returns (uint256);

    /// @notice What the bond declares as a coupon.
    /// @return perUnit zero where nothing is owed; of a pro rata bond at least 1 where anything is
    /// @return known whether the rate is
    function couponOf(uint256 period) external view returns (uint256 perUnit, bool known);

    /// @notice Interest on a principal from one date to another of a period, rounded half up once, for the whole period
    /// its coupon; after the end of the period, and only there, interest runs on.
    function interestOn(uint256 principal, uint256 period, uint32 from, uint32 to) external view returns (uint256);

    /// @notice Interest from the start of the period that `onDate` accrues in, on the principal of the units, rounded half up
    /// once.
    function accruedInterest(uint256 units, uint32 onDate) external view returns (uint256);

    /// @notice What a buyer of units pays for interest: what has accrued by a date; settled after the record of its period,
    /// less the coupon, which others get.
    function settlementInterest(uint256 units, uint32 onDate, uint256 settlementAt) external view returns (int256);

    /// @notice Reverts where the day count can't measure a period from `from` on: better when it is added than at its coupon.
    function requireMeasurable(uint256 from) external view;

    // ---- what an offering asks ----

    /// @notice Issued, neither called nor accelerated, and the last record is to come.
    function isRunning() external view returns (bool);

    /// @notice Principal that a unit issued now carries; zero before the terms are frozen and once nothing can be issued.
    function principalPerUnit() external view returns (uint256);

    /// @notice [wad] per annum that a unit issued now first pays, of a floating rate the margin.
    function offeredRate() external view returns (uint256);

    /// @notice None: the proceeds of a bond are the issuer's once they are released.
    function proceedsGate() external view returns (IProceedsGate);

    // ---- principal ----

    function faceValue() external view returns (uint256);

    /// @notice Principal that holders were paid or that is kept for them, that was put, or given up; at par.
    function redeemedPrincipal() external view returns (uint256);

    /// @notice Principal not yet redeemed.
    function outstanding() external view returns (uint256);
}
