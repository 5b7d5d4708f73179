// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Who is asked at every issue of a token: every mint that raises what is outstanding, whoever calls.
/// @notice A gate that reverts is a no. A token without one issues nothing; changing it is its administrator's, who waits.
/// Not asked: an interbank payment, which raises nothing in the system of its money; and nothing but an issue.
///
/// A token that takes over another's register at a migration is deployed with a gate of its own for it, which bounds
/// `supplyAfter` by the exported register's supply, and is pointed to its filings' gate after the hand-over.
interface IIssueGate {
    /// @notice Lets the calling token issue, or reverts with the reason; counts what it lets.
    /// @param amount [units]
    /// @param supplyAfter [units]
    function beforeIssue(address to, uint256 amount, uint256 supplyAfter) external;

    /// @notice The same question beforehand, as far as it can be answered by then.
    /// @param to zero = whoever
    /// @param amount [units]
    function requireIssuable(address token, address to, uint256 amount) external view;
}
