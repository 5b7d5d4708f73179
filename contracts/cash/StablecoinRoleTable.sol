// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IRoleTable} from "../administration/interfaces/IRoleTable.sol";
import {Roles} from "../administration/Roles.sol";
import {CashRoleTable} from "./CashRoleTable.sol";
import {IReserve} from "./interfaces/IReserve.sol";
import {IStablecoin} from "./interfaces/IStablecoin.sol";

/// @title Roles of the functions of a stablecoin: those of money, and its reserve, redemption and licence.
contract StablecoinRoleTable is CashRoleTable {
    /// @inheritdoc IRoleTable
    function roleOf(bytes4 f) public pure override returns (bytes32) {
        // The custodian's: what came in, what went out. Reports bind nobody: that a claim was paid, the issuer's key confirms.
        if (f == IStablecoin.reportPayout.selector) return Roles.BANK;
        if (f == IStablecoin.confirmPayout.selector) return Roles.ISSUER;
        if (f == IStablecoin.rejectPayout.selector) return Roles.ISSUER;
        if (f == IStablecoin.returnRedemption.selector) return Roles.BANK;
        if (f == IStablecoin.reportFigures.selector) return Roles.BANK;

        if (f == IReserve.setAttester.selector) return Roles.ADMIN;
        if (f == IReserve.setReserveTerms.selector) return Roles.ADMIN;
        if (f == IStablecoin.delayRedemptions.selector) return Roles.ADMIN;
        if (f == IStablecoin.setLicence.selector) return Roles.ADMIN;
        if (f == IStablecoin.setSandboxCap.selector) return Roles.ADMIN;
        if (f == IStablecoin.setHoliday.selector) return Roles.ADMIN;
        return super.roleOf(f);
    }
}
