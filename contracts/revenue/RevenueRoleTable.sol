// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {IRevenueRights} from "./interfaces/IRevenueRights.sol";

/// @title Roles of the functions of a pool's revenue rights; their scope is the pool's token.
contract RevenueRoleTable is IRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) external pure returns (bytes32) {
        if (f == IRevenueRights.freezeTerms.selector) return Roles.ISSUER;

        if (f == IRevenueRights.closePeriod.selector) return Roles.CALCULATION_AGENT;

        if (f == IRevenueRights.fund.selector) return Roles.PAYING_AGENT;

        if (f == IRevenueRights.setObligations.selector) return Roles.ADMIN;
        if (f == IRevenueRights.setOffering.selector) return Roles.ADMIN;
        return 0;
    }
}
