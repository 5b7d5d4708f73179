// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IBatchPayments} from "./ICash.sol";
import {ICashToken} from "./ICashToken.sol";

/// @title One bank's deposits as tokens, for its customers only.
/// @notice A payment to or from another bank moves supply and book by the same amount in the same transaction. All amounts
/// are [cash base units]. Stopped for good or for a time by `freezeBank`: a frozen bank neither issues, redeems, pays nor
/// is paid; court orders and releases go on.
interface ITokenizedDeposit is ICashToken, IBatchPayments {
    /// @notice A customer's money went to another bank, and off the book.
    /// @param booked [cash base units] on the book after it
    event DepositPaidOut(address indexed from, uint256 amount, uint256 booked);
    /// @notice Money came from another bank, onto the book and to the customer.
    /// @param booked [cash base units] on the book after it
    event DepositPaidIn(address indexed to, uint256 amount, uint256 booked);
    /// @notice Payments between banks were netted: in all, this came onto the book, or went off it.
    /// @param change [cash base units] negative for what went to other banks
    /// @param booked [cash base units] on the book after it
    event DepositsNetted(int256 change, uint256 booked);
    /// @notice The contract that pays between this bank and others; zero = none.
    event InterbankSet(address indexed interbank);
    /// @notice The bank was frozen, or goes on.
    event BankFrozenSet(bool frozen);
    /// @param deadline [s]
    /// @param nowAt [s]
    error RedemptionLate(uint64 deadline, uint256 nowAt);
    /// @notice The signature isn't the customer's over this request.
    error RedemptionNotSigned(address wallet);

    // ---- redemption ----

    /// @notice Burns the caller's own money on withdrawal. The book keeps it until the bank takes it off.
    /// @dev Emits `CashRedeemed`. Requirements:
    /// - the wallet is the caller's (`RedemptionNotYours`);
    /// - the caller is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`);
    /// - enough free money (`BalanceInsufficient`);
    /// - the caller's reference is new (`BookingKnown`);
    /// - the bank isn't frozen (`BankFrozen`).
    function redeemDeposit(address wallet, uint256 amount, bytes32 bookingId) external;

    /// @notice `redeemDeposit` by anyone on the customer's signed request.
    /// @dev Emits `CashRedeemed`. Requirements, beside those of `redeemDeposit` for the wallet:
    /// - now ≤ deadline (`RedemptionLate`);
    /// - the wallet signed `Redemption(wallet, amount, bookingId, deadline)`, or its contract says so by ERC-1271
    ///   (`RedemptionNotSigned`).
    /// @param deadline [s]
    function redeemDepositSigned(
        address wallet,
        uint256 amount,
        bytes32 bookingId,
        uint64 deadline,
        bytes calldata signature
    ) external;

    /// @notice Burns the payer's money and takes it off the book (the REDEEM power: interbank).
    /// @dev Requirements: those of a transfer on the payer's side, and `BankFrozen`.
    function payOut(address from, uint256 amount) external;

    /// @notice Books incoming money and issues it to the payee (the ISSUE power: interbank).
    /// @dev Requirements: those of a transfer on the payee's side (`NotAdmitted` where it isn't a customer), and
    /// `BankFrozen`.
    function payIn(address to, uint256 amount) external;

    /// @notice Books the net of many payments of which some went to other banks or came from them (the REDEEM power:
    /// interbank, which needs the power to issue too). What the parties get more than they give is minted and booked; what
    /// they give more is burnt and leaves the book.
    /// @dev Emits `Transfer` from debtors to creditors, paired in the order of the list, then to or from nobody;
    /// `DepositsNetted` where the book changes. Requirements:
    /// - the lists are of one length (`NetListsDiffer`);
    /// - those of a transfer, on each party's side, and `BankFrozen`.
    /// @param deltas [cash base units] positive for what a party gets
    /// @return change [cash base units] of the supply and of the book
    /// @return received [cash base units] what reached all creditors
    function netAcross(address[] calldata parties, int256[] calldata deltas)
        external
        returns (int256 change, uint256 received);

    /// @notice Names the contract that pays between this bank and others (ADMIN); zero takes the bank off the rail.
    /// @dev Emits `InterbankSet`.
    function setInterbank(address interbank) external;

    /// @notice The contract that pays between this bank and others; two deposits are joined by naming the same one.
    function interbank() external view returns (address);

    /// @notice Stops the bank, in part or whole insolvent, at once (BRAKE).
    /// @dev Emits `BankFrozenSet`.
    function freezeBank() external;

    /// @notice Lets a frozen bank go on (RESTORER).
    /// @dev Emits `BankFrozenSet`.
    function unfreezeBank() external;

    function bankFrozen() external view returns (bool);
}
