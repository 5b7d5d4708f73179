// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {ScopedAccess} from "./ScopedAccess.sol";

/// @title A shared contract with functions of the administrator, of one manager for good.
/// @dev Who has a delay schedules at the manager and executes through it, which then is the caller here.
abstract contract Administered is ScopedAccess {
    modifier restricted() {
        _requireAllowed();
        _;
    }

    function _requireAllowed() internal view {
        (bool immediate,) = manager.canCall(msg.sender, address(this), msg.sig);
        require(immediate, IAccessManaged.AccessManagedUnauthorized(msg.sender));
    }
}
