// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What a recovery asks of the identity registry.
interface IWalletReplacement {
    /// @notice Puts a new wallet in a lost one's place for its holder, everywhere (the recovery contract only).
    /// @return holder whose wallets they are
    function replaceWallet(address lost, address successor) external returns (address holder);

    /// @notice Puts a new wallet in a lost one's place in one register (the recovery contract only).
    /// @return holder whose wallets they are
    function replaceWalletIn(address register, address lost, address successor) external returns (address holder);
}
