// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice One of many payments by one payer.
/// @param inAsset the payee's bank's deposit
/// @param amount [cash base units]
struct Payment {
    address inAsset;
    address to;
    uint256 amount;
}

/// @notice One of many payments to one payee.
/// @param outAsset the payer's bank's deposit
/// @param amount [cash base units]
struct Collection {
    address outAsset;
    address from;
    uint256 amount;
}

/// @notice What many payments come to at one bank.
/// @param parties its customers
/// @param deltas [cash base units] positive for what a customer gets
struct DepositNet {
    address deposit;
    address[] parties;
    int256[] deltas;
}

/// @title Payments between customers of two banks in one transaction.
/// @notice Holds no money and no state of a payment. Amounts are [cash base units]. Stopped bank by bank (`setBank` to
/// none, the bank's freeze), by the settlement token's rail, and caller by caller.
interface IInterbank {
    event BankSet(address indexed deposit, address indexed wallet);
    event CallerSet(address indexed caller, bool allowed);
    event InterbankPaid(
        address indexed outAsset, address indexed inAsset, address indexed from, address to, uint256 amount
    );

    /// @param changes [cash base units] of each bank's book, and of its settlement money
    event InterbankNetted(address[] deposits, int256[] changes);

    /// @notice Burns `outAsset` from the payer, moves the settlement token between the two banks, mints `inAsset` to the
    /// payee, and moves the booked deposits with it; or does nothing. The caller holds the interbank's own permission
    /// (settlement, offering, distributor) and has checked the payer's consent. With both assets the same it is a
    /// settlement at that bank.
    /// @dev Requirements: the caller is wired (`InterbankCallerRefused`); both are deposits of banks in this interbank's
    /// currency (`BankUnknown`); the rail is open; the payee is admitted at its bank; the payer's bank has the settlement
    /// money. The refusing token's error bubbles unchanged.
    /// @param amount [cash base units]
    function pay(address outAsset, address inAsset, address from, address to, uint256 amount) external;

    /// @notice `pay` by the payer itself, of its own money.
    function payAsPayer(address outAsset, address inAsset, address to, uint256 amount) external;

    /// @notice Many payments by one payer, all or none: one burn for all that leaves its bank, one interbank move for each
    /// run of payments to the same bank.
    /// @dev Requirements: those of `pay`, for each.
    function payMany(address outAsset, address from, Payment[] calldata payments) external;

    /// @notice Many payments to one payee, all or none: one interbank move for each run of payments from the same bank, one
    /// mint for all that arrives.
    /// @dev Requirements: those of `pay`, for each.
    /// @param inAsset the payee's bank's deposit
    function collect(address inAsset, address to, Collection[] calldata payments) external;

    /// @notice Many payments of many payers to many payees, by what they come to for each: every bank books its customers'
    /// net, and one net movement a bank of the settlement token stands behind it.
    /// @dev Emits `InterbankNetted`. Requirements, beside those of `pay` for each party:
    /// - over all banks the deltas sum to zero (`NetUnbalanced`).
    /// @return received [cash base units] what reached all creditors
    function net(DepositNet[] calldata nets) external returns (uint256 received);

    /// @notice Names the wallet in the settlement token that pays for a bank's deposit, none with zero (ADMIN).
    /// Requirements: the deposit is in the settlement token's currency (`CurrencyMismatched`).
    function setBank(address deposit, address wallet) external;

    /// @notice Lets a contract pay for others, or no longer (ADMIN).
    function setCaller(address caller, bool allowed) external;

    function settlementToken() external view returns (address);
    function bankWalletOf(address deposit) external view returns (address);
    function isCaller(address caller) external view returns (bool);
}
