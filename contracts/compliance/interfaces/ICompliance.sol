// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title The compliance contract of ERC-3643 (0x3144991c), as far as a contract without state can be one.
/// @notice The token it speaks for is the caller; the rules are the token's own, so nothing is bound, and a movement
/// leaves nothing to be noted here.
interface ICompliance {
    event TokenBound(address indexed token);
    event TokenUnbound(address indexed token);

    /// @notice Says that the token asks this contract. Requirements: it does (`TokenNotBound`).
    function bindToken(address token) external;

    /// @notice Says that the token no longer asks this contract. Requirements: it doesn't (`TokenStillBound`).
    function unbindToken(address token) external;

    /// @notice Whether the token asks this contract.
    function isTokenBound(address token) external view returns (bool);

    /// @notice The calling token, where it is bound; zero otherwise.
    function getTokenBound() external view returns (address);

    /// @notice Whether a transfer in the calling token would pass every rule now, its frozen and held units included;
    /// balance and allowance are not asked. Reverts only for want of gas.
    /// @param amount [units]
    function canTransfer(address from, address to, uint256 amount) external view returns (bool);

    /// @notice Does nothing: the rules keep no state about a movement.
    function transferred(address from, address to, uint256 amount) external;

    /// @notice Does nothing.
    function created(address to, uint256 amount) external;

    /// @notice Does nothing.
    function destroyed(address from, uint256 amount) external;
}
