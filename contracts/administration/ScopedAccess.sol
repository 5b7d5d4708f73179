// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {ShortText} from "../utils/ShortText.sol";
import {Roles} from "./Roles.sol";

/// @title Roles by scope, for a contract that serves many instruments, banks or venues.
/// @dev `restricted` knows one role per function of a contract; here the function's scope decides which role it is. Roles
/// with an execution delay are for `restricted` functions only: here a delayed member counts as none.
abstract contract ScopedAccess {
    IAccessManager public immutable manager;

    error RoleMissing(string role, address scope, address caller);

    constructor(IAccessManager manager_) {
        manager = manager_;
    }

    modifier onlyScoped(bytes32 role, address scope) {
        _requireRole(role, scope, msg.sender);
        _;
    }

    function _requireRole(bytes32 role, address scope, address caller) internal view {
        require(_hasRole(role, scope, caller), RoleMissing(ShortText.toString(role), scope, caller));
    }

    function _hasRole(bytes32 role, address scope, address caller) internal view returns (bool) {
        (bool member, uint32 delay) = manager.hasRole(Roles.id(role, scope), caller);
        return member && delay == 0;
    }
}
