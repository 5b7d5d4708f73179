// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";

import {CashToken} from "contracts/cash/CashToken.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {PermissionedToken} from "contracts/register/PermissionedToken.sol";
import {CountryRule} from "contracts/register/rules/CountryRule.sol";
import {OpenGate} from "contracts/mocks/OpenGate.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {AdmissionsDouble} from "../token/AdmissionsDouble.sol";
import {PermissionedTokenSuite} from "./PermissionedTokenSuite.sol";

function denyingUnitedStates() pure returns (PolicyTerms memory policy) {
    policy.countries = new uint16[](1);
    policy.countries[0] = 840;
    policy.topics = 1;
}

contract SecurityTokenIsPermissioned is PermissionedTokenSuite {
    SecurityToken private _token;
    AdmissionsDouble private _registry = new AdmissionsDouble();

    function setUp() public {
        PowerGrant[] memory grants = new PowerGrant[](1);
        grants[0] = PowerGrant(address(this), Powers.ISSUE);
        _token = new SecurityToken(
            TokenSetup({
                name: "Note",
                symbol: "NOTE",
                decimals: 0,
                authority: address(new AccessManager(address(this))),
                identityRegistry: address(_registry),
                explainer: address(new Explainer()),
                documents: address(0),
                instrument: address(0),
                issueGate: IIssueGate(address(new OpenGate())),
                policy: denyingUnitedStates(),
                grants: grants
            })
        );
    }

    function permissionedToken() internal view override returns (PermissionedToken) {
        return _token;
    }

    function admissions() internal view override returns (AdmissionsDouble) {
        return _registry;
    }

    function issueTo(address wallet, uint256 units) internal override {
        _token.mint(wallet, units);
    }

    function balanceRefusal(address wallet, uint256 balance, uint256 needed)
        internal
        pure
        override
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, wallet, balance, needed);
    }

    function test_transfer_reverts_given_a_denied_country() public given {
        PermissionedToken token = permissionedToken();
        admissions().know(payee, type(uint32).max, 840, 2, 0);
        admissions().push(token, payee);
        vm.expectRevert(abi.encodeWithSelector(CountryRule.CountryDenied.selector, payee, 840));
        vm.prank(payer);
        token.transfer(payee, 100);
    }

    function test_a_first_receipt_counts_a_holder() public given {
        vm.prank(payer);
        _token.transfer(payee, 400);
        assertEq(_token.config().holders(), 2);
        vm.prank(payer);
        _token.transfer(payee, 600);
        assertEq(_token.config().holders(), 1);
    }
}

contract TokenizedDepositIsPermissioned is PermissionedTokenSuite {
    TokenizedDeposit private _deposit;
    uint256 private _references;
    AdmissionsDouble private _registry = new AdmissionsDouble();

    function setUp() public {
        _deposit = new TokenizedDeposit(
            CashSetup(
                "Bank A", "A", "CNH", 2, 1, address(new AccessManager(address(this))), address(_registry), type(uint112).max
            )
        );
        _deposit.book(1_000_000, "opening");
    }

    function permissionedToken() internal view override returns (PermissionedToken) {
        return _deposit;
    }

    function admissions() internal view override returns (AdmissionsDouble) {
        return _registry;
    }

    function issueTo(address wallet, uint256 units) internal override {
        _deposit.issue(wallet, units, bytes32(++_references));
    }

    function balanceRefusal(address wallet, uint256 balance, uint256 needed)
        internal
        pure
        override
        returns (bytes memory)
    {
        return abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, wallet, balance, needed);
    }
}
