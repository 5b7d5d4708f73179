// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MoneyConfig} from "../../types/MoneyConfig.sol";

/// @title Money: admission by the bank, entries and freezes as for every permissioned token, and none of its other rules.
/// @notice Two decimals: one base unit is a hundredth of the currency (CNH: a fen). All amounts are [cash base units].
/// Stopped by a market halt (PAUSER), which stops payments, never the release of holds.
interface ICashToken {
    /// @param bookingId the bank's own, of the booking behind the money
    event CashIssued(address indexed wallet, uint256 amount, bytes32 indexed bookingId);
    event CashRedeemed(address indexed wallet, uint256 amount, bytes32 indexed bookingId);
    event AddressFrozen(address indexed wallet, bool indexed frozen, address indexed by);
    event PaymentsHalted(bool halted);

    // ---- issue ----

    /// @notice Issues money to an admitted wallet (BANK).
    /// @dev Requirements: the wallet is eligible; what the token asks of its issuer (`DepositsExceeded`, `BankFrozen`).
    function issue(address wallet, uint256 amount, bytes32 bookingId) external;

    // ---- authority ----

    /// @notice Halts or resumes all payments in this money (PAUSER); redemption goes on.
    function setMarketHalt(bool halted) external;

    /// @notice Stops a wallet, or lets it go on (FREEZER).
    function setAddressFrozen(address wallet, bool frozen) external;

    /// @notice Sets how much of a wallet's money is frozen, in all (FREEZER). Requirements: the wallet was not replaced.
    function setFrozenTokens(address wallet, uint256 amount) external returns (bool);

    /// @notice Moves money by a court's order (COURT_ORDER); frozen money as far as needed, held money never.
    /// @dev Requirements: the receiver is another wallet that can receive (`ERC7943CannotReceive`).
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool);

    /// @notice Replaces the identity registry (ADMIN); every admission is looked up again.
    function setIdentityRegistry(address registry) external;

    // ---- views ----

    function moneyConfig() external view returns (MoneyConfig);

    /// @notice ISO 4217 code, or the market's own (CNH).
    function currency() external view returns (bytes3);
    function identityRegistry() external view returns (address);
    function isFrozen(address wallet) external view returns (bool);
    function getFrozenTokens(address wallet) external view returns (uint256);
}
