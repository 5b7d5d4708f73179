// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {IRegisterSync} from "../register/interfaces/IRegisterSync.sol";
import {ICashToken} from "./interfaces/ICashToken.sol";
import {ISettlementToken} from "./interfaces/ISettlementToken.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title Roles of the functions of money: deposits and settlement money.
contract CashRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) external pure returns (bytes32) {
        if (f == IPermissionedToken.admitWallets.selector) return Roles.BANK;
        if (f == ICashToken.issue.selector) return Roles.BANK;
        if (f == ITokenizedDeposit.book.selector) return Roles.BANK;
        if (f == ITokenizedDeposit.unbook.selector) return Roles.BANK;
        if (f == ITokenizedDeposit.redeemDeposit.selector) return Roles.BANK;
        if (f == ISettlementToken.redeemSettlement.selector) return Roles.BANK;
        if (f == ISettlementToken.setRailHours.selector) return Roles.BANK;

        if (f == ICashToken.setAddressFrozen.selector) return Roles.FREEZER;
        if (f == ICashToken.setFrozenTokens.selector) return Roles.FREEZER;

        if (f == ICashToken.setMarketHalt.selector) return Roles.PAUSER;
        if (f == ISettlementToken.setRailOpen.selector) return Roles.PAUSER;

        if (f == ICashToken.forcedTransfer.selector) return Roles.COURT_ORDER;
        if (f == IHolds.breakHold.selector) return Roles.COURT_ORDER;
        if (f == ITokenizedDeposit.setBankFrozen.selector) return Roles.COURT_ORDER;

        if (f == IPermissionedToken.setPowers.selector) return Roles.ADMIN;
        if (f == IRegisterSync.raiseGeneration.selector) return Roles.ADMIN;
        if (f == ICashToken.setIdentityRegistry.selector) return Roles.ADMIN;
        return 0;
    }
}
