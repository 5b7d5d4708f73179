// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {ICourtOrders} from "../register/interfaces/ICourtOrders.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {IRegisterSync} from "../register/interfaces/IRegisterSync.sol";
import {ICashToken} from "./interfaces/ICashToken.sol";
import {ISettlementToken} from "./interfaces/ISettlementToken.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title Roles of the functions of money: deposits and settlement money.
contract CashRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) public pure virtual returns (bytes32) {
        if (f == IPermissionedToken.admitWallets.selector) return Roles.BANK;
        if (f == ICashToken.book.selector) return Roles.BANK;
        if (f == ICashToken.unbook.selector) return Roles.BANK;

        if (f == ICashToken.issue.selector) return Roles.ISSUER;

        if (f == ICashToken.setAddressFrozen.selector) return Roles.FREEZER;
        if (f == ICashToken.setFrozenTokens.selector) return Roles.FREEZER;

        // One key lodges, another executes, a third has one objection.
        if (f == ICourtOrders.lodgeOrder.selector) return Roles.COURT_ORDER;
        if (f == ICourtOrders.hashOrder.selector) return Roles.COURT_ORDER;
        if (f == ICourtOrders.overrideObjection.selector) return Roles.COURT_ORDER;
        if (f == ICourtOrders.endOrder.selector) return Roles.COURT_ORDER;
        if (f == IHolds.breakHold.selector) return Roles.COURT_ORDER;
        if (f == ICourtOrders.executeOrder.selector) return Roles.ENFORCER;
        if (f == ICashToken.forcedTransfer.selector) return Roles.ENFORCER;
        if (f == ICourtOrders.objectToOrder.selector) return Roles.GUARDIAN;

        // What reduces acts at once …
        if (f == IPermissionedToken.withdrawPowers.selector) return Roles.BRAKE;
        if (f == ICashToken.lowerDailyIssue.selector) return Roles.BRAKE;
        if (f == ICashToken.haltPayments.selector) return Roles.BRAKE;
        if (f == ITokenizedDeposit.freezeBank.selector) return Roles.BRAKE;
        if (f == ISettlementToken.stopRail.selector) return Roles.BRAKE;

        // … and the way back is another function, of roles that wait.
        if (f == ICashToken.resumePayments.selector) return Roles.RESTORER;
        if (f == ITokenizedDeposit.unfreezeBank.selector) return Roles.RESTORER;
        if (f == ISettlementToken.openRail.selector) return Roles.RESTORER;
        if (f == ISettlementToken.setRailHours.selector) return Roles.RESTORER;
        if (f == IPermissionedToken.setPowers.selector) return Roles.ADMIN;
        if (f == IRegisterSync.raiseGeneration.selector) return Roles.ADMIN;
        if (f == ICashToken.setDailyIssue.selector) return Roles.ADMIN;
        if (f == ICashToken.setIdentityRegistry.selector) return Roles.ADMIN;
        if (f == ITokenizedDeposit.setInterbank.selector) return Roles.ADMIN;
        return 0;
    }
}
