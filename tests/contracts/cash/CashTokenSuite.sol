// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {PermissionedTokenAsserts} from "../register/PermissionedTokenAsserts.sol";
import {CashFixture} from "./CashFixture.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {ICashToken} from "contracts/cash/interfaces/ICashToken.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {Verdict} from "contracts/compliance/interfaces/IExplainer.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {Policy, PolicySwitches} from "contracts/types/Policy.sol";

/// What every money token does, whoever issues it.
abstract contract CashTokenSuite is CashFixture, PermissionedTokenAsserts {
    /// @param holder admitted, with at least 1,000 base units
    /// @param other admitted, another holder
    function assert_cash_token(CashToken token, address bank, address holder, address other) internal {
        assertEq(token.decimals(), 2, "two decimals");
        assertEq(token.currency(), CNH, "currency");
        assert_permissioned_token(token, holder, other, makeAddr("outsider"), 100);
        _assertFaces(token);
        _assertOnlyTheBankAdmits(token);
        _assertRoles(token);
        _assertMoves(token, holder, other);
        _assertRefusals(token, holder, other);
        _assertOrders(token, bank, holder, other);
        _assertExplains(token, holder, other);
        _assertSilenceMeansNo(token, bank, other);
    }

    /// The Explainer reads money as it reads a register, though money has no wide policy.
    function _assertExplains(CashToken token, address holder, address other) private {
        Explainer explainer = new Explainer();
        Verdict[] memory verdicts = explainer.explain(address(token), holder, other, 1);
        for (uint256 i; i < verdicts.length; ++i) assertTrue(verdicts[i].ok, verdicts[i].rule);
        verdicts = explainer.explain(address(token), holder, stranger, 1);
        uint256 refusals;
        for (uint256 i; i < verdicts.length; ++i) {
            if (verdicts[i].ok) continue;
            ++refusals;
            assertEq(verdicts[i].refusal, abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        }
        assertEq(refusals, 1, "one rule refuses");
        assertEq(explainer.freeOf(address(token), holder), token.balanceOf(holder), "free");
    }

    /// A registry that doesn't answer admits nobody, and renews nobody.
    function _assertSilenceMeansNo(CashToken token, address bank, address other) private {
        token.setIdentityRegistry(address(this));
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, other));
        token.refresh(other);
        address[] memory wallets = new address[](1);
        wallets[0] = other;
        vm.prank(bank);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, other));
        token.admitWallets(wallets);
        token.setIdentityRegistry(address(registry));
        token.refresh(other);
    }

    function _assertFaces(CashToken token) private view {
        assertTrue(token.supportsInterface(type(IERC165).interfaceId), "ERC-165");
        assertTrue(token.supportsInterface(type(IERC20).interfaceId), "ERC-20");
        assertTrue(token.supportsInterface(type(ICashToken).interfaceId), "cash");
        assertFalse(token.supportsInterface(type(IERC20Permit).interfaceId), "no permits");
        assertFalse(token.supportsInterface(0xffffffff), "no interface");
        assertEq(token.lastRecordAt(), 0, "no record dates");
        assertEq(Policy.unwrap(token.policy()), (uint256(KYC_TOPIC) << 12) | PolicySwitches.PRIVATE_PLACEMENT, "policy");
        assertEq(token.identityRegistry(), address(registry), "registry");
    }

    function _assertOnlyTheBankAdmits(CashToken token) private {
        address outsider = makeAddr("known to the registry, no customer");
        _onboard(outsider, FOREVER);
        vm.prank(outsider);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, outsider));
        token.refresh(outsider);
        address[] memory wallets = new address[](1);
        wallets[0] = outsider;
        vm.prank(stranger);
        vm.expectRevert(_unauthorised(stranger));
        token.admitWallets(wallets);
    }

    function _assertRoles(CashToken token) private {
        vm.startPrank(stranger);
        vm.expectRevert(_unauthorised(stranger));
        token.issue(stranger, 1, BOOKING);
        vm.expectRevert(_unauthorised(stranger));
        token.setAddressFrozen(stranger, true);
        vm.expectRevert(_unauthorised(stranger));
        token.setFrozenTokens(stranger, 1);
        vm.expectRevert(_unauthorised(stranger));
        token.forcedTransfer(stranger, payer, 1);
        vm.expectRevert(_unauthorised(stranger));
        token.setIdentityRegistry(stranger);
        vm.expectRevert(_unauthorised(stranger));
        token.setMarketHalt(true);
        vm.expectRevert(_unauthorised(stranger));
        token.setPowers(stranger, type(uint256).max);
        vm.stopPrank();
    }

    function _assertMoves(CashToken token, address holder, address other) private {
        uint256 had = token.balanceOf(holder);
        uint256 otherHad = token.balanceOf(other);
        uint256 supply = token.totalSupply();
        vm.expectEmit(address(token));
        emit IERC20.Transfer(holder, other, 100);
        vm.prank(holder);
        assertTrue(token.transfer(other, 100));
        assertEq(token.balanceOf(holder), had - 100, "debited");
        assertEq(token.balanceOf(other), otherHad + 100, "credited");
        vm.prank(other);
        token.approve(holder, 100);
        vm.prank(holder);
        token.transferFrom(other, holder, 100);
        assertEq(token.balanceOf(holder), had, "returned");
        assertEq(token.totalSupply(), supply, "conserved");
    }

    function _assertRefusals(CashToken token, address holder, address other) private {
        uint256 had = token.balanceOf(holder);
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, holder, had, had + 1));
        token.transfer(other, had + 1);
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        token.transfer(stranger, 1);

        vm.prank(freezer);
        token.setAddressFrozen(other, true);
        assertTrue(token.isFrozen(other), "frozen");
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, other));
        token.transfer(other, 1);
        vm.prank(freezer);
        token.setAddressFrozen(other, false);

        vm.prank(freezer);
        token.setFrozenTokens(holder, had);
        assertEq(token.getFrozenTokens(holder), had, "partly frozen");
        vm.prank(holder);
        vm.expectRevert(_insufficientUnfrozen(holder, 1, 0));
        token.transfer(other, 1);
        vm.prank(freezer);
        token.setFrozenTokens(holder, 0);

        vm.prank(complianceOfficer);
        registry.sanction(other, true);
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, other));
        token.transfer(other, 1);
        vm.prank(complianceOfficer);
        registry.sanction(other, false);

        vm.expectEmit(address(token));
        emit ICashToken.PaymentsHalted(true);
        vm.prank(pauser);
        token.setMarketHalt(true);
        assertEq(Policy.unwrap(token.policy()) & PolicySwitches.MARKET_HALT, PolicySwitches.MARKET_HALT, "halted");
        vm.prank(holder);
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        token.transfer(other, 1);
        vm.prank(pauser);
        token.setMarketHalt(false);
    }

    function _assertOrders(CashToken token, address, address holder, address other) private {
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        vm.prank(court);
        token.forcedTransfer(holder, other, 5);
        vm.prank(court);
        vm.expectRevert(abi.encodeWithSignature("ERC7943CannotReceive(address)", stranger));
        token.forcedTransfer(other, stranger, 5);
        vm.prank(freezer);
        token.setAddressFrozen(holder, false);
        vm.prank(other);
        token.transfer(holder, 5);
    }

    function _insufficientUnfrozen(address wallet, uint256 amount, uint256 unfrozen)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSignature(
            "ERC7943InsufficientUnfrozenBalance(address,uint256,uint256)", wallet, amount, unfrozen
        );
    }
}
