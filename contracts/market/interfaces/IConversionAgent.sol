// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IReleaseCondition} from "../../settlement/interfaces/IReleaseCondition.sol";
import {Instruction} from "../../settlement/interfaces/ISettlement.sol";

/// @title Units between the chain pool and the exchange pool; the sum is constant.
/// @notice The exchange pool is a nominee's wallet in the same register: moving there is a transfer, supply stays, income
/// goes to the nominee. Here stands for whom the nominee holds. All amounts are [units]. This contract has no power over any
/// register: whoever delivers signs an instruction of one leg, whose condition is this contract and whose condition id is the
/// holder's address, and the settlement contract moves the units. Stopped as that is.
///
/// The nominee's own movements are the register's, not this contract's. What it has beyond the attributed units is its own
/// (it may send it back, or convert it like any holder); where it has less (it sent units away, an order took them, they
/// were redeemed) nothing is converted in either direction, so that no holder is served before another, until the units
/// are back or the claims on them are struck off.
interface IConversionAgent is IReleaseCondition {
    event PoolSet(address indexed token, address indexed nominee);
    event ConvertedToExchange(address indexed token, address indexed holder, uint256 units, bytes32 reference_);
    event ConvertedToChain(address indexed token, address indexed holder, uint256 units, bytes32 reference_);
    event ExchangeReassigned(
        address indexed token, address indexed from, address indexed to, uint256 units, bytes32 reference_
    );
    event ExchangeStruckOff(address indexed token, address indexed holder, uint256 units, bytes32 reference_);

    error PoolUnknown(address token);
    error PoolNotEmpty(address token, uint256 units);
    error PoolShort(address token, uint256 attributed, uint256 backed);
    error PoolCovered(address token, uint256 attributed, uint256 backed);
    error NomineeExpected(address token, address nominee);
    /// @notice An instruction of another shape than a conversion: one leg, one asset, this contract its condition.
    error ConversionUnfit(uint256 legs, address asset, address condition);
    error ConversionPartiesUnfit(address from, address to, address expectedFrom, address expectedTo);
    error UnitsZero();
    error ExchangeUnitsInsufficient(address token, address holder, uint256 units, uint256 needed);

    /// @notice Names the nominee's wallet of a token (CONVERSION_AGENT). Requirements: nothing is attributed in an earlier
    /// pool (`PoolNotEmpty`); it is a nominee in the register (`NomineeExpected`).
    function setPool(address token, address nominee) external;

    /// @notice Moves a holder's units to the exchange pool, by the instruction that the holder signed; for anyone.
    /// @dev Emits `ConvertedToExchange`. Requirements:
    /// - one leg of the token, this contract as condition, the holder's address as condition id (`ConversionUnfit`);
    /// - from the holder to the nominee (`ConversionPartiesUnfit`) of a pool (`PoolUnknown`); units (`UnitsZero`);
    /// - the holder's signature and all else that `ISettlement.settleSigned` asks; every rule of a transfer;
    /// - the pool is not short (`PoolShort`).
    /// @param instruction its trade reference is the hash of the account at the exchange, salted
    function toExchange(address token, Instruction calldata instruction, bytes calldata signature) external;

    /// @notice Moves units back on the exchange's confirmation (CONVERSION_AGENT) by the instruction that the nominee signed,
    /// to the holder's wallet or, where that was recovered, its successor.
    /// @dev Emits `ConvertedToChain`. Requirements:
    /// - those of `toExchange`, with the nominee as deliverer and the holder's payee as receiver;
    /// - the holder has as many in the pool (`ExchangeUnitsInsufficient`).
    function toChain(address token, Instruction calldata instruction, bytes calldata signature) external;

    /// @notice Records that exchange units changed hands at the exchange (CONVERSION_AGENT). Requirements: units
    /// (`UnitsZero`), as many of the holder's (`ExchangeUnitsInsufficient`).
    function reassign(address token, address from, address to, uint256 units, bytes32 reference_) external;

    /// @notice Strikes a holder's exchange units off that the nominee no longer has (CONVERSION_AGENT): an order took
    /// them, or they were redeemed and the nominee passes the money on. Requirements: a pool (`PoolUnknown`); the pool is
    /// short of them (`PoolCovered`); units (`UnitsZero`), as many of the holder's (`ExchangeUnitsInsufficient`).
    /// @param reference_ hash of the order or the payment
    function strikeOff(address token, address holder, uint256 units, bytes32 reference_) external;

    /// @notice The nominee's wallet, or who succeeded it; zero where there is no pool.
    function nomineeOf(address token) external view returns (address);

    /// @notice What the nominee holds for a holder. [units]
    function exchangeUnitsOf(address token, address holder) external view returns (uint256);

    /// @notice What the nominee holds for all holders; it has at least as many unless the pool is short. [units]
    function attributedOf(address token) external view returns (uint256);

    /// @return chain units outside the nominee's wallet
    /// @return exchange units in it; both add up to the supply
    function poolsOf(address token) external view returns (uint256 chain, uint256 exchange);
}
