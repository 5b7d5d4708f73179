// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {IFundCorrections} from "./interfaces/IFundCorrections.sol";
import {IMoneyMarketFund} from "./interfaces/IMoneyMarketFund.sol";

/// @title Roles of the functions of a fund and of its corrections; their scope is the fund's token.
contract FundRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) external pure returns (bytes32) {
        if (f == IMoneyMarketFund.openDealing.selector) return Roles.ISSUER;

        if (f == IMoneyMarketFund.setClosed.selector) return Roles.CALCULATION_AGENT;
        if (f == IMoneyMarketFund.publishNav.selector) return Roles.CALCULATION_AGENT;
        if (f == IFundCorrections.publishCorrection.selector) return Roles.CALCULATION_AGENT;
        if (f == IFundCorrections.reportCorrection.selector) return Roles.CALCULATION_AGENT;

        if (f == IMoneyMarketFund.approveNav.selector) return Roles.TRUSTEE;
        if (f == IFundCorrections.approveCorrection.selector) return Roles.TRUSTEE;
        if (f == IMoneyMarketFund.closeCash.selector) return Roles.TRUSTEE;
        if (f == IMoneyMarketFund.suspend.selector) return Roles.TRUSTEE;
        if (f == IMoneyMarketFund.resume.selector) return Roles.TRUSTEE;

        if (f == IMoneyMarketFund.payUnits.selector) return Roles.PAYING_AGENT;
        if (f == IMoneyMarketFund.payCash.selector) return Roles.PAYING_AGENT;

        if (f == IMoneyMarketFund.addCash.selector) return Roles.ADMIN;
        return 0;
    }
}
