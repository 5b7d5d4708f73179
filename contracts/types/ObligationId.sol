// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice One obligation of one instrument, the same id wherever it is asked for.
type ObligationId is bytes32;

/// @param declarer the instrument's contract, or the part of it that declares
/// @param number the obligation's number in the instrument's list
function obligationId(address token, address declarer, uint256 number) pure returns (ObligationId) {
    return ObligationId.wrap(keccak256(abi.encode(token, declarer, number)));
}
