// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {ContractKind, FunctionRoles} from "./FunctionRoles.sol";
import {Roles} from "./Roles.sol";

/// @title Who may do what: OpenZeppelin's manager of roles, delays and guardians, which knows what kind a contract is.
/// @dev Role ids are per scope (`Roles`). The functions of a contract of a known kind belong to that kind's roles in the
/// contract's scope (`FunctionRoles`), named once instead of function by function. The deployer is the first
/// administrator and renounces at the hand-over.
contract Administration is AccessManager {
    /// @dev The manager's own first role.
    uint64 private constant ADMINISTRATOR = 0;

    /// @dev With whether the target is closed, which every call asks too: one word.
    struct Scope {
        address scope;
        ContractKind kind;
        bool closed;
    }

    mapping(address target => Scope) private _scopes;

    event TargetScopeSet(address indexed target, ContractKind kind, address indexed scope);

    error TargetHasScope(address target);

    constructor(address initialAdmin) AccessManager(initialAdmin) {}

    /// @notice Gives a contract's functions to the roles of its kind in a scope (the administrator, with its delay); with
    /// no kind, back to what is assigned function by function.
    function setTargetScope(address target, ContractKind kind, address scope) external onlyAuthorized {
        Scope storage s = _scopes[target];
        (s.scope, s.kind) = (scope, kind);
        emit TargetScopeSet(target, kind, scope);
    }

    function isTargetClosed(address target) public view override returns (bool) {
        return _scopes[target].closed;
    }

    function targetScope(address target) external view returns (ContractKind kind, address scope) {
        return (_scopes[target].kind, _scopes[target].scope);
    }

    function getTargetFunctionRole(address target, bytes4 selector) public view override returns (uint64) {
        Scope storage s = _scopes[target];
        ContractKind kind = s.kind;
        if (kind == ContractKind.NONE) return super.getTargetFunctionRole(target, selector);
        bytes32 role = FunctionRoles.roleOf(kind, selector);
        return role == 0 ? ADMINISTRATOR : Roles.idOf(role, s.scope);
    }

    function _setTargetClosed(address target, bool closed) internal override {
        _scopes[target].closed = closed;
        emit TargetClosed(target, closed);
    }

    /// @dev It would have no effect, and nobody would be told.
    function _setTargetFunctionRole(address target, bytes4 selector, uint64 roleId) internal override {
        require(_scopes[target].kind == ContractKind.NONE, TargetHasScope(target));
        super._setTargetFunctionRole(target, selector, roleId);
    }
}
