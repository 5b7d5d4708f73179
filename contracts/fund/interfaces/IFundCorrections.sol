// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IMoneyMarketFund} from "./IMoneyMarketFund.sol";

/// @notice The right figures of a day that was dealt at a wrong price.
/// @param netAssets [cash base units] as they should have been
/// @param price [wad] that follows from them
/// @param liable who erred and pays: never another holder
/// @param cause hash of the trustee's and the administrator's finding
struct Correction {
    uint32 day;
    uint128 netAssets;
    uint96 price;
    address liable;
    bytes32 cause;
}

/// @notice A correction that both signed.
/// @param price [wad] the right dealing price: the right NAV, swung as the day's flow asks
/// @param material whether anything is owed for it
/// @param paying whether somebody has paid for it
/// @param reportHash zero while it is to be reported
/// @param reportBy, payBy [s]
struct Corrected {
    uint96 price;
    address liable;
    bool material;
    bool paying;
    uint40 reportBy;
    uint40 payBy;
    bytes32 reportHash;
}

/// @title Corrections of a fund's prices: one right price for all of a struck day, paid for by whoever erred.
/// @notice Nothing of the day changes: units stay with whom they were struck for, money with whom it was paid to. Who lost by the
/// wrong price gets the difference in money, claimed or not; the fund gets what it overpaid. The party that erred pays, never another holder.
/// Amounts are [cash base units], prices [wad] of a whole unit, instants [s]. Rounding is down, once a holder and cash token.
///
///     published ── approved, below materiality ──► noted
///         └── approved ──► material ── fundCorrection, all of a cash token's cost ──► compensate, returnToFund
///
/// A correction is replaced until the party that erred has paid for it in one cash token; nobody else begins that. Stopped by nobody: it only pays what both keys and the party that erred gave.
interface IFundCorrections {
    event CorrectionPublished(uint256 indexed day, Correction correction);
    /// @param dealt [wad] the price that all were dealt at
    /// @param right [wad] the price that they should have been
    event DayCorrected(uint256 indexed day, uint256 dealt, uint256 right, bool material, address indexed liable);
    event CorrectionReported(uint256 indexed day, bytes32 reportHash);
    event CorrectionReturned(address indexed asset, uint256 amount);
    event CorrectionFunded(address indexed asset, uint256 indexed day, address indexed by, uint256 amount);
    /// @param amount [cash base units]; 0 where the loss is below the minimum, or of a redemption that was ended unpaid: the fund's
    event Compensated(address indexed asset, address indexed controller, uint256 indexed day, uint256 amount);

    /// @notice A figure of a correction is not what it must be.
    error CorrectionUnfit(uint256 day, string field, uint256 value, uint256 expected);
    error CorrectionUnknown(uint256 day, bytes32 correctionHash);
    /// @notice Somebody has paid for it already.
    error CorrectionBegun(uint256 day);
    error CorrectionMissing(uint256 day);
    error CorrectionUnfunded(address asset, uint256 day, uint256 missing);
    /// @notice Who erred pays first: a payment freezes the correction.
    error PayerNotLiable(uint256 day, address caller, address liable);
    /// @notice Nothing is to be paid for it in this cash token.
    error CorrectionPaid(address asset, uint256 day);

    /// @notice Publishes the right figures of a struck day (CALCULATION_AGENT). Requirements, by field (`CorrectionUnfit`): struck (`day`); the
    /// price follows (`price`), who pays is named (`liable`), the finding (`cause`); nobody has paid for an earlier one (`CorrectionBegun`).
    /// @dev Emits `CorrectionPublished`.
    function publishCorrection(Correction calldata correction) external;

    /// @notice Approves them (TRUSTEE, another key): one right price for all of the day, claimed or not.
    /// @dev Emits `DayCorrected`. Requirements: that one (`CorrectionUnknown`); another key (`IMoneyMarketFund.CheckerIsMaker`); nobody has paid for an
    /// earlier one (`CorrectionBegun`).
    function approveCorrection(uint32 day, bytes32 correctionHash) external;

    /// @notice Records that a material correction was reported (CALCULATION_AGENT). Requirements: there is one (`CorrectionMissing`), a hash (`CorrectionUnfit`).
    function reportCorrection(uint32 day, bytes32 reportHash) external;

    /// @notice Pays what a correction costs in one cash token, what investors lost and what the fund overpaid: the liable party, and once it has
    /// begun anyone for it.
    /// @dev Emits `CorrectionFunded`. Requirements: there is a material one (`CorrectionMissing`); the liable party begins (`PayerNotLiable`); something
    /// is to be paid (`CorrectionPaid`).
    function fundCorrection(address asset, uint32 day) external returns (uint256 taken);

    /// @notice Pays investors what they lost, for anyone, in pages. A loss below the minimum is marked and is the fund's. Who is frozen, sanctioned or
    /// refused by the bank is passed over, and can be paid later.
    /// @dev Emits `Compensated` or `ClaimPassedOver`. Requirements: funded (`CorrectionUnfunded`).
    function compensate(address asset, uint32 day, address[] calldata controllers) external;

    /// @notice Moves what the fund overpaid, and small losses, to its custody account, for anyone.
    /// @dev Emits `CorrectionReturned`.
    function returnToFund(address asset) external returns (uint256 amount);

    // ---- views ----

    function fund() external view returns (IMoneyMarketFund);
    function correctionOf(uint32 day) external view returns (Corrected memory);
    /// @notice What a correction costs in one cash token: for investors, for the fund, and what of both is missing. [cash base units]
    function costOf(address asset, uint32 day)
        external
        view
        returns (uint256 forHolders, uint256 forFund, uint256 missing);
    /// @notice What one investor lost by a day's price. [cash base units]
    function lossOf(address asset, address controller, uint32 day) external view returns (uint256);
    /// @notice What was paid for the fund and is not returned to it. [cash base units]
    function owedToFund(address asset) external view returns (uint256);
    function isCompensated(address asset, address controller, uint32 day) external view returns (bool);
}
