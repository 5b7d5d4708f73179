// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Money on a register: admission by the bank, entries, holds and freezes as for every permissioned token.
/// @notice Two decimals: one base unit is a hundredth of the currency (CNH: a fen). All amounts are [cash base units].
/// Stopped by a market halt (PAUSER), which stops payments, never the release of holds.
interface ICashToken {
    /// @param bookingId the bank's own, of the booking behind the money
    event CashIssued(address indexed wallet, uint256 amount, bytes32 indexed bookingId);
    event CashRedeemed(address indexed wallet, uint256 amount, bytes32 indexed bookingId);
    /// @notice A payee of `payMany` was passed over; the money stays with the payer.
    event PaymentRefused(address indexed payer, address indexed payee, uint256 amount);
    event AddressFrozen(address indexed wallet, bool indexed frozen, address indexed by);

    // ---- paying ----

    /// @notice Pays many from the caller's balance and never reverts for one that is refused.
    /// @dev Each payment meets the rules of a transfer, one after the other: what is paid equals the singles. Requirements,
    /// all of the caller: eligible; enough free money for all that can be paid (`BalanceInsufficient`); the lists are of
    /// one length (`PaymentListsDiffer`); payments aren't stopped.
    /// @param to payees, repeated ones too
    /// @param amounts [cash base units]
    /// @return refused one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused);

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

    /// @notice Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power, or BANK).
    function recoverWallet(address lost, address successor) external;

    /// @notice Replaces the identity registry (a delayed administrator); every admission is looked up again.
    function setIdentityRegistry(address registry) external;

    // ---- views ----

    /// @notice ISO 4217 code, or the market's own (CNH).
    function currency() external view returns (bytes3);
    function identityRegistry() external view returns (address);
    function isFrozen(address wallet) external view returns (bool);
    function getFrozenTokens(address wallet) external view returns (uint256);
}
