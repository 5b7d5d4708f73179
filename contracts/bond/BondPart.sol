// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {AmountRule, Declaration, Kind} from "../distribution/interfaces/IObligations.sol";
import {ISecurityToken} from "../token/interfaces/ISecurityToken.sol";
import {EventTerms, IBond} from "./interfaces/IBond.sol";

/// @title What the contracts have in common that work for every bond.
abstract contract BondPart is ScopedAccess {
    /// @notice A token names an instrument that doesn't name it back.
    error InstrumentForeign(address token, address instrument);

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) {}

    /// @dev Both name each other, else a stranger's token could speak for somebody's bond.
    function _bond(address token) internal view returns (IBond bond) {
        bond = IBond(ISecurityToken(token).instrument());
        require(bond.token() == token, InstrumentForeign(token, address(bond)));
    }

    /// @dev What the issuer is to pay, in the bond's currency; interest in it is taxed as the bond's coupons are.
    function _declaration(address token, IBond bond, Kind kind, AmountRule rule, uint96 amount, uint96 taxed)
        internal
        view
        returns (Declaration memory d)
    {
        EventTerms memory terms = bond.eventTerms();
        d.token = token;
        (d.kind, d.rule) = (kind, rule);
        d.currency = terms.currency;
        (d.amount, d.taxed) = (amount, taxed);
        d.restOwner = terms.issuer;
        if (taxed != 0) (d.withholding, d.taxOwner, d.grossUp) = bond.taxTerms();
    }

    /// @dev Kept shares are prescribed after the terms' years, counted from the payment.
    function _prescribed(uint256 payAt, uint256 years_) internal pure returns (uint32) {
        return years_ == 0 ? 0 : uint32(Math.min(payAt + years_, type(uint32).max));
    }
}
