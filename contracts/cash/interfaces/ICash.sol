// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";

/// @title What a payment needs to know of money: ERC-20, its currency and its decimals.
/// @notice Amounts are [cash base units]: with d decimals, one base unit is 10^−d of the currency (d ≤ 6; CNH here: 2, a
/// fen).
interface ICash is IERC20Metadata {
    /// @notice ISO 4217 code, or the market's own (CNH).
    function currency() external view returns (bytes3);
}

/// @title Payments to many in one call, an extension that money may have.
interface IBatchPayments {
    /// @notice A payee of `payMany` was passed over; the money stays with the payer.
    event PaymentRefused(address indexed payer, address indexed payee, uint256 amount);

    /// @notice Pays many from the caller's balance and never reverts for one that is refused.
    /// @dev Emits `Transfer` or `PaymentRefused` for each. Each payment meets the rules of a transfer, one after the other:
    /// what is paid equals the singles. Requirements, all of the caller:
    /// - eligible, payments aren't stopped;
    /// - enough free money for all that can be paid (`BalanceInsufficient`);
    /// - the lists are of one length (`PaymentListsDiffer`).
    /// @param to payees, repeated ones too
    /// @param amounts [cash base units]
    /// @return refused one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused);
}
