// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IObligations, IShareSource} from "../../distribution/interfaces/IObligations.sol";
import {ObligationId} from "../../types/ObligationId.sol";
import {CallNotice, Option} from "./IBond.sol";

/// @notice A put.
/// @param date [days since 1970-01-01] interest accrues up to it
/// @param closesAt [s] last second to elect or withdraw
/// @param payAt [s] paid from now ≥ payAt
/// @param dueAt [s] last second to fund it
/// @param couponRecordAt [s] the record of the coupon that the date accrues in: who is paid after it gets that coupon, and
/// no accrued interest, nor again the principal that records have repaid since
/// @param amount [cash base units] price and accrued interest of all elections
/// @param interest [cash base units] of it
/// @param units [units] elected and not yet paid or withdrawn
/// @param price [wad] of par
/// @param obligations where it was declared; zero = not yet
struct Put {
    uint32 date;
    uint32 closesAt;
    uint32 payAt;
    uint32 dueAt;
    uint32 couponRecordAt;
    uint96 amount;
    uint96 interest;
    uint80 units;
    bool closed;
    uint64 price;
    IObligations obligations;
}

/// @title Holders put their bonds at the terms' price, and issuers call them by options on dates; for every bond.
/// @notice A put: open → elect by a hold, withdraw → window closes → declare → fund → the page pays and retires → close. Asks the
/// token for its instrument; holds the token's HOLD, REDEEM and SCHEDULE powers. A put that is funded is paid, whatever
/// happens to the bond; one that is not is a miss. Obligation number of put k: 2^17 + k. Amounts are [cash base units],
/// instants [s]. Stopped by taking the powers away; a trading halt doesn't stop it.
interface IBondPuts is IShareSource {
    event PutOpened(address indexed token, uint256 indexed put, Put terms);
    event PutElected(address indexed token, uint256 indexed put, address indexed wallet, uint256 units, uint256 amount);
    event ElectionWithdrawn(address indexed token, uint256 indexed put, address indexed wallet, uint256 units);
    event PutDeclared(
        address indexed token, uint256 indexed put, ObligationId indexed id, uint256 units, uint256 amount
    );
    event PutRedeemed(address indexed token, uint256 indexed put, address indexed wallet, uint256 units, uint256 amount);
    /// @notice An election whose hold an order broke is over without a payment.
    event ElectionVoid(address indexed token, uint256 indexed put, address indexed wallet, uint256 units);
    event PutClosed(address indexed token, uint256 indexed put);

    error PutStatusUnfit(address token);
    error PutDateUnfit(address token, uint256 date, uint256 period);
    error OptionUnfit(address token, uint256 option, bytes32 listHash, bytes32 expected);
    error OptionDateUnfit(address token, uint256 option, uint256 date);
    error OptionNoticeShort(address token, uint256 payAt, uint256 earliestAt);
    error OptionPriceUnknown(address token, uint256 option);
    error PutStillOpen(address token, uint256 closesAt, uint256 nowAt);
    error PutNotOpen(address token, uint256 closesAt, uint256 nowAt);
    error PutUnsettled(address token, uint256 put, uint256 units);
    error PutDeclaredAlready(address token, uint256 put);
    error PayerUnknown(address caller, address paying);
    error ElectionUnknown(address token, uint256 put, address wallet);
    error ElectionExists(address token, address wallet, uint256 units);

    /// @notice Opens a put for the terms' window (TRUSTEE). Requirements: the terms have a put, the bond is running
    /// (`PutStatusUnfit`); the one before is closed; the window ends before payAt ≤ dueAt; the coupon record of the period
    /// that `date` is in comes after payAt; `date` is the label of payAt (`PutDateUnfit`).
    function open(address token, uint32 date, uint32 payAt, uint32 dueAt) external returns (uint256 put);

    /// @notice Opens a put by an option of the terms, for anyone: at its price, on the interest date that it names, paid and due
    /// with that date's coupon; its last election is the option's notice before the payment. Requirements: the bond is
    /// running (`PutStatusUnfit`); the list is the one whose hash the terms hold (`OptionUnfit`); the put before is
    /// closed; the option is of one interest date, the last election not past and no further away than the terms' window
    /// (`PutDateUnfit`).
    /// @dev Emits `PutOpened`.
    function openByOption(address token, Option[] calldata options, uint256 which) external returns (uint256 put);

    /// @notice Calls the bond by an option of the terms (ISSUER), at its price: where a source says it, the greater of that and
    /// the option's. Requirements: the list is the one whose hash the terms hold (`OptionUnfit`); the date is the option's
    /// (`OptionDateUnfit`); payAt ≥ now + the option's notice (`OptionNoticeShort`); the source knows the price
    /// (`OptionPriceUnknown`); and those of `IBond.call`.
    function callByOption(address token, CallNotice calldata notice, Option[] calldata options, uint256 which) external;

    /// @notice The caller puts units, by a hold. Requirements: the window runs; no election yet; free units, the minimum
    /// holding for what is left (the token's errors).
    function elect(address token, uint256 units) external;

    /// @notice The caller takes back its election, or that of a wallet whose successor it is; its units are free then, or
    /// nothing happens. Requirements: there is one (`ElectionUnknown`); the window runs, or the put is not funded and 90
    /// days late, or it was superseded by an acceleration (`PutNotOpen`).
    function withdraw(address token, uint256 put, address wallet) external;

    /// @notice Declares what the elections are owed, for anyone. Requirements: the window has closed.
    function declare(address token) external returns (ObligationId id);

    /// @notice Closes the put, for anyone. Requirements: the window has closed; every election was paid or withdrawn, or it was
    /// superseded (`PutUnsettled`).
    function close(address token) external;

    function putOf(address token, uint256 put) external view returns (Put memory);
    function count(address token) external view returns (uint256);

    /// @notice Whether the last put is not closed.
    function isOpen(address token) external view returns (bool);
    function electionOf(address token, uint256 put, address wallet) external view returns (uint256 units);

    /// @notice The terms' put price and accrued interest, each rounded half up once.
    function amountOf(address token, uint256 units, uint32 date) external view returns (uint256);

    /// @notice When the put is due, and whether it is funded; nothing is due where nothing was elected.
    function obligation(address token, uint256 put)
        external
        view
        returns (uint256 dueAt, bool funded, ObligationId id, IObligations where);

    /// @notice Units that are held for a put which is funded and not yet paid.
    function fundedUnits(address token) external view returns (uint256);
    /// @notice Units that the last put holds, funded or not: whose election is neither paid nor withdrawn.
    function heldUnits(address token) external view returns (uint256);

    /// @notice Ends elections that will not be paid, for anyone: their units share in what the bond pays, which is kept for
    /// held ones. Requirements: superseded, or never funded and after the last record (`PutUnsettled`).
    /// @dev Emits `ElectionWithdrawn`.
    function free(address token, uint256 put, address[] calldata wallets) external;
}
