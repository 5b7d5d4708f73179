// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What ERC-7943 says of frozen units and refusals; every register uses some of it.
interface IERC7943Base {
    /// @param amount [units] frozen from now on, in all
    event Frozen(address indexed account, uint256 amount);
    event ForcedTransfer(address indexed from, address indexed to, uint256 amount);

    error ERC7943CannotSend(address account);
    error ERC7943CannotReceive(address account);
    error ERC7943CannotTransfer(address from, address to, uint256 amount);
    error ERC7943InsufficientUnfrozenBalance(address account, uint256 amount, uint256 unfrozen);
}

/// @title The views of ERC-7943 for fungible tokens, which a security's face answers.
interface IERC7943Views {
    /// @notice Whether the account may send, whatever the amount: known, eligible, not frozen, not sanctioned.
    function canSend(address account) external view returns (bool);

    /// @notice Whether the account may receive, whatever the amount.
    function canReceive(address account) external view returns (bool);

    /// @return amount [units] frozen, in all
    function getFrozenTokens(address account) external view returns (uint256 amount);

    /// @notice Whether a transfer would pass every rule now; balance and allowance are not asked.
    /// @dev Reverts only for want of gas, so that it never answers wrongly.
    /// @param amount [units]
    function canTransfer(address from, address to, uint256 amount) external view returns (bool);
}

/// @title ERC-7943 for fungible tokens (0x3edbb4c4, with `IERC7943Views`).
interface IERC7943Fungible is IERC7943Base {
    /// @notice Moves units by order (ENFORCER); see `ISecurityToken.lodgeOrder`.
    /// @param amount [units]
    function forcedTransfer(address from, address to, uint256 amount) external returns (bool);

    /// @notice Sets how many units of the account are frozen, in all; may exceed its balance (FREEZER).
    /// @param amount [units]
    function setFrozenTokens(address account, uint256 amount) external returns (bool);
}
