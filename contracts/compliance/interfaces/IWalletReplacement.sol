// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What a recovery asks of the identity registry.
interface IWalletReplacement {
    /// @notice The holder of a wallet; zero where it is nobody's.
    function holderOf(address wallet) external view returns (address);

    /// @notice Puts a new wallet in a lost one's place for its holder (the recovery contract only).
    function replaceWallet(address lost, address successor) external;
}
