// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

/// @title Who may do what: OpenZeppelin's manager of roles, delays and guardians, under the name the stack gives it.
/// @dev Role ids are per scope (`Roles`). The deployer is its first administrator and renounces at the hand-over.
contract Administration is AccessManager {
    constructor(address initialAdmin) AccessManager(initialAdmin) {}
}
