// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "./IRoleTable.sol";

/// @title Who may do what in a stack.
/// @notice Three administrators, each with a delay. A scheduled operation is public while it waits, and any other
/// administrator or the stack's guardian (GUARDIAN in this contract's own scope) cancels it. Any two administrators revoke
/// a role of a third party at once, an administrator's too.
///
/// The functions of a contract belong to the roles that its table names (`IRoleTable`), in the contract's scope. A contract
/// without a table keeps what OpenZeppelin's `setTargetFunctionRole` assigned. The deployer is the first administrator and
/// renounces at the hand-over.
interface IAdministration {
    /// @notice A scope's role ids may be granted from now on.
    event ScopeOpened(address indexed scope);
    /// @notice The functions of a contract belong to the roles of a table, in a scope.
    event TargetScopeSet(address indexed target, address indexed table, address indexed scope);
    /// @notice The first of two administrators asked to end a role of a party.
    event RevocationRequested(uint64 indexed roleId, address indexed party, address indexed by);

    /// @notice Another scope has the same last six bytes, or they are zero.
    error ScopeRefused(address scope, address known);
    /// @notice The role's scope was never opened.
    error ScopeUnknown(uint64 roleId);
    /// @notice The contract has a table; a single function can't be given away.
    error TargetHasScope(address target);
    /// @param delay [s] that a change of this target waits
    error TargetDelayed(address target, uint32 delay);
    /// @notice The party holds the other half of the pair.
    error RolePairRefused(address party, uint64 roleId, uint64 held);
    /// @notice The caller is no administrator, or the party itself.
    error RevocationNotYours(address caller);

    /// @notice Lets roles of a scope be granted (ADMIN); again without effect.
    /// @dev Emits `ScopeOpened`. Requirements:
    /// - the last six bytes are not zero and no other scope's (`ScopeRefused`).
    function openScope(address scope) external;

    /// @notice Gives a contract's functions to the roles of a table in a scope, which it opens (ADMIN); no table takes the
    /// functions back to what is assigned one by one.
    /// @dev Emits `TargetScopeSet`. It waits the longest of three delays: the caller's, the target's, the scope's.
    /// Requirements:
    /// - as for `openScope`;
    /// - a caller without a delay schedules it where the target has one (`TargetDelayed`).
    function setTargetScope(address target, IRoleTable table, address scope) external;

    /// @notice Ends a role of a party at once, by the second of two administrators who ask for it within seven days.
    /// @dev Emits `RevocationRequested` for the first request, OpenZeppelin's `RoleRevoked` for the second. Requirements:
    /// - the caller is an administrator and not the party (`RevocationNotYours`).
    function revokeAtOnce(uint64 roleId, address party) external;

    /// @notice The table and the scope of a contract; zeros where it has none.
    function targetScope(address target) external view returns (IRoleTable table, address scope);

    /// @notice The open scope that a role id belongs to; zero where there is none.
    function scopeOf(uint64 roleId) external view returns (address);
}
