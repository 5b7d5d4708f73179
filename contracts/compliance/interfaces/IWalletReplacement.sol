// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What a recovery asks of the identity registry.
interface IWalletReplacement {
    /// @notice Puts a new wallet in a lost one's place for its holder (the recovery contract only), where it isn't yet.
    /// @param succeeding the register in which the position follows in this transaction
    /// @return holder whose wallets they are
    function replaceWallet(address lost, address successor, address succeeding) external returns (address holder);
}
