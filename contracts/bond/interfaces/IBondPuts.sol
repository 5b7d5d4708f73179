// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DistributionId} from "../../types/DistributionId.sol";
import {IDistributor} from "../../distribution/interfaces/IDistributor.sol";

/// @notice A change-of-control put.
/// @param date [days since 1970-01-01] interest accrues up to it
/// @param closesAt [s] last second to elect or withdraw
/// @param payAt [s] paid from now ≥ payAt
/// @param dueAt [s] last second for the issuer to fund it
/// @param amount [cash base units] price and accrued interest of all elections
/// @param units [units] elected and not yet paid or withdrawn
/// @param distributor where it was declared; zero = not yet
struct Put {
    uint32 date;
    uint32 closesAt;
    uint32 payAt;
    uint32 dueAt;
    uint96 amount;
    bool closed;
    uint80 units;
    IDistributor distributor;
}

/// @title Holders put their bonds at the terms' price after a change of control; for every bond.
/// @notice open → elect by a hold, withdraw → window closes → declare → fund → pay and burn in pages → close. Asks the
/// token for its instrument; holds the token's HOLD, REDEEM and SCHEDULE powers. Distribution number of put k is k, from 0.
/// Amounts are [cash base units], instants [s]. Stopped by taking the powers away; a trading halt doesn't stop it.
interface IBondPuts {
    event PutOpened(address indexed token, uint256 indexed put, Put terms);
    event PutElected(address indexed token, uint256 indexed put, address indexed wallet, uint256 units, uint256 amount);
    event ElectionWithdrawn(address indexed token, uint256 indexed put, address indexed wallet, uint256 units);
    event PutDeclared(
        address indexed token, uint256 indexed put, DistributionId indexed id, uint256 units, uint256 amount
    );
    event PutRedeemed(address indexed token, uint256 indexed put, address indexed wallet, uint256 units, uint256 amount);
    /// @notice An election whose hold is gone, or whose units were frozen since, is not paid now and blocks nobody.
    event PutPassedOver(address indexed token, uint256 indexed put, address indexed wallet, uint256 units);
    event PutClosed(address indexed token, uint256 indexed put);

    error PutStatusUnfit(address token, uint256 status);
    error PutDateUnfit(address token, uint256 date, uint256 period);
    error PutStillOpen(address token, uint256 closesAt, uint256 nowAt);
    error PutNotOpen(address token, uint256 closesAt, uint256 nowAt);
    error PutUnsettled(address token, uint256 put, uint256 units);
    error PutDeclaredAlready(address token, uint256 put);
    error PutNotDeclared(address token, uint256 put);
    error ElectionUnknown(address token, uint256 put, address wallet);
    error ElectionExists(address token, address wallet, uint256 units);

    /// @notice Opens a put for the terms' window (TRUSTEE). Requirements: issued; the one before is closed; the window ends
    /// before payAt ≤ dueAt; the coupon record of the period that `date` is in comes after payAt, so that no coupon is paid
    /// twice; `date` is the label of payAt (`PutDateUnfit`).
    function open(address token, uint32 date, uint32 payAt, uint32 dueAt) external returns (uint256 put);

    /// @notice The caller puts units, by a hold. Requirements: the window runs; no election yet; free units, the minimum
    /// holding for what is left (the token's errors).
    function elect(address token, uint256 units) external;

    /// @notice The caller takes its election back. Requirements: the window runs, or the put is closed, or the bond was
    /// accelerated or redeemed.
    function withdraw(address token, uint256 put) external;

    /// @notice Declares what the elections are owed (CALCULATION_AGENT). Requirements: the window has closed.
    function declare(address token) external returns (DistributionId id);

    /// @notice Pays price and accrued interest, each rounded half up once per holder, and burns (PAYING_AGENT).
    /// Requirements: fully funded, now ≥ payAt. Who can't be paid is burnt and its cash kept.
    function payPage(address token, address cash, address[] calldata wallets) external;

    /// @notice Closes the put (PAYING_AGENT). Requirements: the window has closed; every election was paid or withdrawn, or
    /// the holds' 90 days after payAt are over, or the bond was accelerated (`PutUnsettled`).
    function close(address token) external;

    function putOf(address token, uint256 put) external view returns (Put memory);
    function count(address token) external view returns (uint256);

    /// @notice Whether the last put is not closed.
    function isOpen(address token) external view returns (bool);
    function electionOf(address token, uint256 put, address wallet) external view returns (uint256 units);

    /// @notice Put price and accrued interest, each rounded half up once.
    function amountOf(address token, uint256 units, uint32 date) external view returns (uint256);

    /// @notice When the put is due, and whether it is funded; nothing is due where nothing was elected.
    function obligation(address token, uint256 put) external view returns (uint256 dueAt, bool funded);
}
