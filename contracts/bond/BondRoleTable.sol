// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {IBond} from "./interfaces/IBond.sol";
import {HOLDERS} from "./interfaces/IBondMeetings.sol";

/// @title Roles of a bond's functions; their scope is the bond's token.
contract BondRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) external pure returns (bytes32) {
        if (f == IBond.draftTerms.selector) return Roles.ISSUER;
        if (f == IBond.addPeriods.selector) return Roles.ISSUER;
        if (f == IBond.freeze.selector) return Roles.ISSUER;
        if (f == IBond.freezeTerms.selector) return Roles.ISSUER;
        if (f == IBond.call.selector) return Roles.ISSUER;
        if (f == IBond.callPart.selector) return Roles.ISSUER;

        if (f == IBond.amend.selector) return HOLDERS;

        if (f == IBond.setObligations.selector) return Roles.ADMIN;
        if (f == IBond.setParts.selector) return Roles.ADMIN;
        return 0;
    }
}
