// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title What a register asks of the instrument whose units it keeps.
interface IInstrument {
    /// @notice Reverts with the instrument's own refusal of a voluntary movement after `closesAt`.
    /// @param closesAt [s] last second at which the register took voluntary movements
    function refuseClosed(uint256 closesAt) external view;
}
