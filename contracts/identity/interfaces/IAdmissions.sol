// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry} from "../../types/Entry.sol";

/// @title What a register asks of the identity registry.
/// @notice Registers pull; the registry pushes back through `IRegisterSync`. Trusted code on both sides.
interface IAdmissions {
    /// @notice Looks a wallet up for the calling register and records that its holder is admitted there.
    /// @dev Requirements:
    /// - the caller is a bound register (`RegisterNotBound`); one that failed is answered nothing
    /// - no other wallet of the holder is admitted to it, nominees excepted (`AnotherWalletAdmitted`)
    /// - at most 128 registers per holder (`AdmissionsFull`)
    /// @param topics bits of the claim topics the register requires
    /// @param chosen whether the holder, or who admits there, names this wallet; a receipt does not, and then a holder
    /// with several wallets is answered nothing until one of them was admitted
    /// @return attributes validity [s], country, class and flags in an entry's bits; zero where the wallet is unknown,
    /// suspended, or has a required topic missing or expired. A sanctioned holder is answered with its flag set.
    function admit(address wallet, uint256 topics, bool chosen) external returns (Entry attributes);

    /// @notice What `admit` would answer for `register` upon a receipt, without recording anything; zero where it would revert.
    function preview(address register, address wallet, uint256 topics) external view returns (Entry attributes);

    /// @notice Moves an admission from a lost wallet to its successor of the same holder, for the calling register.
    /// @dev Requirements: both wallets belong to one holder; the lost one is marked as replaced by the new one.
    function succeed(address lost, address successor, uint256 topics) external returns (Entry attributes);
}
