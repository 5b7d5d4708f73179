// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {IERC7943Fungible} from "../register/interfaces/IERC7943.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IRegisterSync} from "../register/interfaces/IRegisterSync.sol";
import {IERC1643} from "./interfaces/IERC1643.sol";
import {IERC3643} from "./interfaces/IERC3643.sol";
import {ISecurityToken} from "./interfaces/ISecurityToken.sol";

/// @title Roles of a security token's functions.
contract SecurityRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) external pure returns (bytes32) {
        if (f == IPermissionedToken.admitWallets.selector) return Roles.REGISTRAR;
        if (f == IERC1643.setDocument.selector) return Roles.REGISTRAR;
        if (f == IERC1643.removeDocument.selector) return Roles.REGISTRAR;

        if (f == IERC3643.setAddressFrozen.selector) return Roles.FREEZER;
        if (f == IERC3643.batchSetAddressFrozen.selector) return Roles.FREEZER;
        if (f == IERC3643.freezePartialTokens.selector) return Roles.FREEZER;
        if (f == IERC3643.unfreezePartialTokens.selector) return Roles.FREEZER;
        if (f == IERC3643.batchFreezePartialTokens.selector) return Roles.FREEZER;
        if (f == IERC3643.batchUnfreezePartialTokens.selector) return Roles.FREEZER;
        if (f == IERC7943Fungible.setFrozenTokens.selector) return Roles.FREEZER;

        if (f == IERC3643.forcedTransfer.selector) return Roles.ENFORCER;
        if (f == IERC3643.batchForcedTransfer.selector) return Roles.ENFORCER;
        if (f == ISecurityToken.lodgeOrder.selector) return Roles.COURT_ORDER;
        if (f == ISecurityToken.withdrawOrder.selector) return Roles.COURT_ORDER;
        if (f == IHolds.breakHold.selector) return Roles.COURT_ORDER;

        if (f == IRegister.setPolicy.selector) return Roles.COMPLIANCE;
        if (f == IRegister.setCountryMap.selector) return Roles.COMPLIANCE;
        if (f == IRegister.setCustomRule.selector) return Roles.COMPLIANCE;

        // What reduces acts at once; the way back is the administrators'.
        if (f == IERC3643.pause.selector) return Roles.PAUSER;
        if (f == IPermissionedToken.withdrawPowers.selector) return Roles.BRAKE;
        if (f == ISecurityToken.tighten.selector) return Roles.BRAKE;
        if (f == IERC3643.unpause.selector) return Roles.ADMIN;

        if (f == IPermissionedToken.setPowers.selector) return Roles.ADMIN;
        if (f == IRegisterSync.raiseGeneration.selector) return Roles.ADMIN;
        if (f == IERC3643.setIdentityRegistry.selector) return Roles.ADMIN;
        if (f == IERC3643.setCompliance.selector) return Roles.ADMIN;
        if (f == IERC3643.setName.selector) return Roles.ADMIN;
        if (f == IERC3643.setSymbol.selector) return Roles.ADMIN;
        if (f == IERC3643.setOnchainID.selector) return Roles.ADMIN;
        if (f == ISecurityToken.setContracts.selector) return Roles.ADMIN;
        if (f == ISecurityToken.setIssueGate.selector) return Roles.ADMIN;
        return 0;
    }
}
