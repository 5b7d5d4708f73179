// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice One delivery of an instruction.
/// @param outAsset token that leaves `from`
/// @param inAsset token that reaches `to`: the same, or another bank's deposit in the same currency; then the payment runs
/// through the interbank contract
/// @param id 0 for a fungible asset; the title's number for an asset of which each unit is its own thing
/// @param amount [units or cash base units]
struct Leg {
    address outAsset;
    address inAsset;
    address from;
    address to;
    uint256 id;
    uint256 amount;
}
