// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Units between the chain pool and the exchange pool; the sum is constant.
/// @notice The exchange pool is a nominee's wallet in the same register: moving there is a transfer, supply stays, income
/// goes to the nominee. Here stands for whom the nominee holds. All amounts are [units].
interface IConversionAgent {
    event PoolSet(address indexed token, address indexed nominee);
    event ConvertedToExchange(address indexed token, address indexed holder, uint256 units, bytes32 reference_);
    event ConvertedToChain(address indexed token, address indexed holder, uint256 units, bytes32 reference_);

    error PoolUnknown(address token);
    error PoolNotEmpty(address token, uint256 units);
    error NomineeExpected(address token, address nominee);
    error UnitsZero();
    error ExchangeUnitsInsufficient(address token, address holder, uint256 units, uint256 needed);

    /// @notice Names the nominee's wallet of a token (CONVERSION_AGENT). Requirements: it is a nominee in the register;
    /// an earlier pool is empty.
    function setPool(address token, address nominee) external;

    /// @notice Moves the caller's units to the exchange pool. Every rule of a transfer is met.
    /// @param reference_ hash of the account at the exchange, salted
    function toExchange(address token, uint256 units, bytes32 reference_) external;

    /// @notice Moves units back on the exchange's confirmation (CONVERSION_AGENT of the token).
    function toChain(address token, address holder, uint256 units, bytes32 reference_) external;

    /// @notice Records that exchange units changed hands at the exchange (CONVERSION_AGENT).
    function reassign(address token, address from, address to, uint256 units, bytes32 reference_) external;

    event ExchangeReassigned(
        address indexed token, address indexed from, address indexed to, uint256 units, bytes32 reference_
    );

    function exchangeUnitsOf(address token, address holder) external view returns (uint256);

    /// @return chain units outside the exchange pool
    /// @return exchange units in it; both add up to the supply
    function poolsOf(address token) external view returns (uint256 chain, uint256 exchange);
}
