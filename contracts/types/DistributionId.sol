// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice One distribution of one instrument, the same id wherever it is asked for.
type DistributionId is bytes32;

/// @param declarer the instrument's contract
/// @param number the declarer's own number for it
function distributionId(address token, address declarer, uint256 number) pure returns (DistributionId) {
    return DistributionId.wrap(keccak256(abi.encode(token, declarer, number)));
}
