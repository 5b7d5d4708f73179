// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";

/// @title Roles of the identity registry's functions.
contract IdentityRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) external pure returns (bytes32) {
        if (f == IIdentityRegistry.register.selector) return Roles.REGISTRAR;
        if (f == IIdentityRegistry.registerBatch.selector) return Roles.REGISTRAR;
        if (f == IIdentityRegistry.setProfile.selector) return Roles.REGISTRAR;
        if (f == IIdentityRegistry.setValidity.selector) return Roles.REGISTRAR;
        if (f == IIdentityRegistry.addWallet.selector) return Roles.REGISTRAR;
        if (f == IIdentityRegistry.removeWallet.selector) return Roles.REGISTRAR;
        if (f == IIdentityRegistry.withdrawAdmission.selector) return Roles.REGISTRAR;

        if (f == IIdentityRegistry.sanction.selector) return Roles.COMPLIANCE;
        if (f == IIdentityRegistry.suspend.selector) return Roles.COMPLIANCE;

        // Ending trust acts at once; giving it is the administrators'.
        if (f == IIdentityRegistry.removeIssuer.selector) return Roles.BRAKE;

        if (f == IIdentityRegistry.trustIssuer.selector) return Roles.ADMIN;
        if (f == IIdentityRegistry.bindRegister.selector) return Roles.ADMIN;
        if (f == IIdentityRegistry.unbindRegister.selector) return Roles.ADMIN;
        if (f == IIdentityRegistry.restoreRegister.selector) return Roles.ADMIN;
        if (f == IIdentityRegistry.importClaims.selector) return Roles.ADMIN;
        if (f == IIdentityRegistry.importAdmissions.selector) return Roles.ADMIN;
        if (f == IIdentityRegistry.setRecovery.selector) return Roles.ADMIN;
        return 0;
    }
}
