// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {AmountRule, Declaration} from "../distribution/interfaces/IDistributor.sol";
import {ISecurityToken} from "../token/interfaces/ISecurityToken.sol";
import {EventTerms, IBond} from "./interfaces/IBond.sol";

/// @title What the contracts have in common that work for every bond.
abstract contract BondPart is ScopedAccess {
    uint8 private constant INCOME_PRINCIPAL = 3;

    /// @notice A token names an instrument that doesn't name it back.
    error InstrumentForeign(address token, address instrument);

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) {}

    /// @dev Both name each other, else a stranger's token could speak for somebody's bond.
    function _bond(address token) internal view returns (IBond bond) {
        bond = IBond(ISecurityToken(token).instrument());
        require(bond.token() == token, InstrumentForeign(token, address(bond)));
    }

    /// @dev What the issuer is to pay of principal, in the bond's currency.
    function _declaration(address token, IBond bond, AmountRule rule, uint32 payAt, uint96 amount)
        internal
        view
        returns (Declaration memory d)
    {
        EventTerms memory terms = bond.eventTerms();
        d.token = token;
        d.payAt = payAt;
        d.rule = rule;
        d.incomeType = INCOME_PRINCIPAL;
        d.currency = terms.currency;
        d.amount = amount;
        d.payer = terms.issuer;
    }
}
