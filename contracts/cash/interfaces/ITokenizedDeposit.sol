// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ICashToken} from "./ICashToken.sol";

/// @title One bank's deposits as tokens, for its customers only.
/// @notice Supply ≤ booked deposits, always; a payment to or from another bank moves both by the same amount in the same
/// transaction. All amounts are [cash base units]. Stopped for good or for a time by `setBankFrozen`: a frozen bank
/// neither issues, redeems, pays nor is paid; court orders and releases go on.
interface ITokenizedDeposit is ICashToken {
    /// @param booked the bank's booked deposits after it
    event DepositsBooked(uint256 amount, uint256 booked, bytes32 indexed bookingId);
    event DepositsUnbooked(uint256 amount, uint256 booked, bytes32 indexed bookingId);
    event DepositPaidOut(address indexed from, uint256 amount, uint256 booked);
    event DepositPaidIn(address indexed to, uint256 amount, uint256 booked);
    event BankFrozenSet(bool frozen);
    /// @notice A payee of `payMany` was passed over; the money stays with the payer.
    event PaymentRefused(address indexed payer, address indexed payee, uint256 amount);

    /// @notice Books deposits that customers placed with the bank (BANK).
    function book(uint256 amount, bytes32 bookingId) external;

    /// @notice Takes deposits off the book (BANK). Requirements: supply ≤ what stays booked (`DepositsExceeded`).
    function unbook(uint256 amount, bytes32 bookingId) external;

    /// @notice Burns a customer's money on withdrawal, by the customer itself or by the bank (BANK). The booked deposits
    /// stay until the bank takes them off its book.
    /// @dev Requirements: the wallet is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`); enough free
    /// money (`BalanceInsufficient`); the bank isn't frozen (`BankFrozen`).
    function redeemDeposit(address wallet, uint256 amount, bytes32 bookingId) external;

    /// @notice Pays many from the caller's balance and never reverts for one that is refused.
    /// @dev Each payment meets the rules of a transfer, one after the other: what is paid equals the singles. Requirements,
    /// all of the caller: eligible; enough free money for all that can be paid (`BalanceInsufficient`); the lists are of
    /// one length (`PaymentListsDiffer`); payments aren't stopped.
    /// @param to payees, repeated ones too
    /// @param amounts [cash base units]
    /// @return refused one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused);

    /// @notice Burns the payer's money and takes it off the book (the REDEEM power: interbank).
    /// @dev Requirements: those of a transfer on the payer's side, and `BankFrozen`.
    function payOut(address from, uint256 amount) external;

    /// @notice Books incoming money and issues it to the payee (the ISSUE power: interbank).
    /// @dev Requirements: those of a transfer on the payee's side (`NotAdmitted` where it isn't a customer), and
    /// `BankFrozen`.
    function payIn(address to, uint256 amount) external;

    /// @notice Stops the bank, in part or whole insolvent, or lets it go on (COURT_ORDER).
    function setBankFrozen(bool frozen) external;

    /// @notice Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power: two of the
    /// bank's three approvers and a delay, in `Recovery`). As ERC-3643's call, so that securities and money recover alike.
    /// @param holder the registry's id of the holder
    function recoveryAddress(address lost, address successor, address holder) external returns (bool);

    /// @notice [cash base units] deposits on the bank's book that may be tokens.
    function bookedDeposits() external view returns (uint256);

    function bankFrozen() external view returns (bool);
}
