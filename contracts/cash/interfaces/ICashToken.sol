// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ICourtOrders} from "../../register/interfaces/ICourtOrders.sol";
import {IDeliverableViews} from "../../register/interfaces/IDeliverable.sol";
import {MoneyConfig} from "../../types/MoneyConfig.sol";
import {ICash} from "./ICash.sol";

/// @notice Everything a money token needs at its deployment.
/// @param name at most 31 bytes, as the symbol
/// @param currency ISO 4217 code, or the market's own
/// @param decimals 0 to 6
/// @param topics bits of the claim topics that an admission requires
/// @param authority the AccessManager
/// @param identityRegistry where customers are looked up
/// @param dailyIssue [cash base units] most that is issued on one day (UTC)
struct CashSetup {
    string name;
    string symbol;
    bytes3 currency;
    uint8 decimals;
    uint8 topics;
    address authority;
    address identityRegistry;
    uint256 dailyIssue;
}

/// @title Money: admission by the bank, entries and freezes as for every permissioned token, and none of its other rules.
/// @notice Two keys make money: BANK books what stands behind it, ISSUER issues it, and no key has both roles. Supply ≤
/// booked, always; what is issued on one day is bounded; every reference of a bank counts once per kind of booking.
/// Stopped by `haltPayments` (BRAKE), which stops payments, never the release of holds.
interface ICashToken is ICash, ICourtOrders, IDeliverableViews {
    /// @notice Money was issued.
    /// @param bookingId the bank's own, of the booking behind the money
    event CashIssued(address indexed wallet, uint256 amount, bytes32 indexed bookingId);
    /// @notice Money was burnt against the same in the bank's book.
    event CashRedeemed(address indexed wallet, uint256 amount, bytes32 indexed bookingId);
    /// @notice More stands on the book.
    /// @param booked [cash base units] on the book after it
    event DepositsBooked(uint256 amount, uint256 booked, bytes32 indexed bookingId);
    /// @notice Less stands on the book.
    /// @param booked [cash base units] on the book after it
    event DepositsUnbooked(uint256 amount, uint256 booked, bytes32 indexed bookingId);
    /// @notice Most that is issued on one day (UTC) changed. [cash base units]
    event DailyIssueSet(uint256 dailyIssue);
    /// @notice A wallet was stopped, or may go on; at a recovery the stop goes over from the lost one to its successor.
    event AddressFrozen(address indexed wallet, bool indexed frozen, address indexed by);
    /// @notice A lost wallet's position went over, in ERC-3643's words.
    event RecoverySuccess(address lost, address successor, address holder);
    /// @notice All payments were halted, or go on.
    event PaymentsHalted(bool halted);

    /// @notice The bank used this reference before for the same kind of booking.
    error BookingKnown(bytes32 bookingId);
    /// @param supply [cash base units] what would be outstanding
    /// @param booked [cash base units] what would be booked
    error DepositsExceeded(uint256 supply, uint256 booked);
    /// @param issued [cash base units] of the day, with this issue
    /// @param dailyIssue [cash base units]
    error DailyIssueExceeded(uint256 issued, uint256 dailyIssue);
    /// @notice A brake lowers; more is the administrators'.
    error DailyIssueNotLower(uint256 dailyIssue, uint256 present);
    /// @notice Money is burnt by its owner alone.
    error RedemptionNotYours(address wallet, address caller);
    error DecimalsTooMany(uint8 decimals, uint8 maximum);
    /// @notice The registry is no contract.
    error RegistryWithoutCode(address registry);

    // ---- book and issue ----

    /// @notice Books what stands behind the money (BANK): deposits placed with the bank, reserves at the central bank.
    /// @dev Emits `DepositsBooked`. Requirements:
    /// - the reference is new (`BookingKnown`);
    /// - at most 2⁷¹ − 1 is booked then (`SupplyTooLarge`): as much again can come from other banks.
    function book(uint256 amount, bytes32 bookingId) external;

    /// @notice Takes it off the book (BANK).
    /// @dev Emits `DepositsUnbooked`. Requirements:
    /// - supply ≤ what stays booked (`DepositsExceeded`; of an attested reserve `ReserveShort`, and `CreditCounted`);
    /// - the reference is new (`BookingKnown`).
    function unbook(uint256 amount, bytes32 bookingId) external;

    /// @notice Issues money to an admitted wallet (ISSUER).
    /// @dev Emits `CashIssued`. Requirements:
    /// - the wallet is eligible;
    /// - supply ≤ booked after it (`DepositsExceeded`);
    /// - the day's issues stay within the bound (`DailyIssueExceeded`);
    /// - the reference is new (`BookingKnown`);
    /// - what else the token asks of its issuer (`BankFrozen`; `LicenceForbids`, `SandboxCapExceeded`, `ReserveStale`).
    function issue(address wallet, uint256 amount, bytes32 bookingId) external;

    /// @notice Sets most that is issued on one day (ADMIN).
    /// @dev Emits `DailyIssueSet`.
    function setDailyIssue(uint256 dailyIssue) external;

    /// @notice Lowers most that is issued on one day, at once (BRAKE).
    /// @dev Emits `DailyIssueSet`. Requirements:
    /// - at most the present one (`DailyIssueNotLower`).
    function lowerDailyIssue(uint256 dailyIssue) external;

    // ---- authority ----

    /// @notice Halts all payments in this money (BRAKE); redemption goes on.
    function haltPayments() external;

    /// @notice Lets payments go on (RESTORER).
    function resumePayments() external;

    /// @notice Stops a wallet, or lets it go on (FREEZER).
    function setAddressFrozen(address wallet, bool frozen) external;

    /// @notice Sets how much of a wallet's money is frozen, in all (FREEZER).
    /// @dev Emits `Frozen`. Requirements:
    /// - the wallet was not replaced (`WalletReplaced`);
    /// - not less than orders froze (`FrozenByOrder`).
    function setFrozenTokens(address wallet, uint256 amount) external returns (bool);

    /// @notice Executes the order lodged over the same wallets and amount (ENFORCER): `executeOrder` by the standards' face.
    /// @dev Requirements, beside those of `executeOrder`:
    /// - such an order is lodged (`CourtOrderNotLodged`).
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool);

    /// @notice Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power: two of the
    /// three approvers and a delay, in `Recovery`). As ERC-3643's call, so that securities and money recover alike.
    /// @dev Emits `EntryAdmitted`, `Frozen` and `AddressFrozen` where money or the wallet was stopped, `WalletSucceeded`, `Transfer`,
    /// `RecoverySuccess`. Requirements:
    /// - the lost wallet is admitted here, the successor is new here (`WalletNotRecoverable`).
    /// @param holder the registry's id of the holder
    function recoveryAddress(address lost, address successor, address holder) external returns (bool);

    /// @notice Replaces the identity registry (ADMIN); every admission is looked up again.
    /// @dev Requirements:
    /// - it is a contract (`RegistryWithoutCode`).
    function setIdentityRegistry(address registry) external;

    // ---- views ----

    /// @notice [cash base units] on the book: most that may be tokens.
    function bookedDeposits() external view returns (uint256);

    /// @notice Most that is issued on one day, and what was issued today (UTC). [cash base units]
    function issueBound() external view returns (uint256 dailyIssue, uint256 issuedToday);

    function moneyConfig() external view returns (MoneyConfig);
    function identityRegistry() external view returns (address);
    function isFrozen(address wallet) external view returns (bool);
    function getFrozenTokens(address wallet) external view returns (uint256);
}
