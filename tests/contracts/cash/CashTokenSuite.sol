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
import {ICourtOrders, OrderState} from "contracts/register/interfaces/ICourtOrders.sol";
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
        vm.expectRevert(abi.encodeWithSelector(ICashToken.RegistryWithoutCode.selector, stranger));
        token.setIdentityRegistry(stranger);
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
        token.haltPayments();
        vm.expectRevert(_unauthorised(stranger));
        token.resumePayments();
        vm.expectRevert(_unauthorised(stranger));
        token.book(1, BOOKING);
        vm.expectRevert(_unauthorised(stranger));
        token.setDailyIssue(1);
        vm.expectRevert(_unauthorised(stranger));
        token.lowerDailyIssue(0);
        vm.expectRevert(_unauthorised(stranger));
        token.withdrawPowers(stranger);
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
        token.haltPayments();
        assertEq(Policy.unwrap(token.policy()) & PolicySwitches.MARKET_HALT, PolicySwitches.MARKET_HALT, "halted");
        vm.prank(holder);
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        token.transfer(other, 1);
        vm.prank(pauser);
        vm.expectRevert(_unauthorised(pauser));
        token.resumePayments();
        vm.prank(restorer);
        token.resumePayments();
    }

    function _assertOrders(CashToken token, address, address holder, address other) private {
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        _executeAsFace(token, holder, other, 5);
        vm.prank(court);
        token.lodgeOrder(other, stranger, 5, _reference());
        skip(2 days);
        vm.prank(enforcer);
        vm.expectRevert(abi.encodeWithSignature("ERC7943CannotReceive(address)", stranger));
        token.forcedTransfer(other, stranger, 5);
        uint256 id = token.lodgedOrder(other, stranger, 5);
        vm.prank(court);
        token.endOrder(id, _reference());
        vm.prank(freezer);
        token.setAddressFrozen(holder, false);
        vm.prank(other);
        token.transfer(holder, 5);
        _assertOrderFreezesAtOnce(token, holder, other);
        _assertOneObjection(token, holder, other);
        _assertOrderLapses(token, holder, other);
    }

    function _executeAsFace(CashToken token, address from, address to, uint256 amount) internal {
        vm.prank(court);
        token.lodgeOrder(from, to, amount, _reference());
        skip(2 days);
        vm.prank(enforcer);
        token.forcedTransfer(from, to, amount);
    }

    /// The money stands still from the lodging on, whatever the freezer says; another key executes, two days later.
    function _assertOrderFreezesAtOnce(CashToken token, address holder, address other) private {
        uint256 had = token.balanceOf(holder);
        vm.prank(court);
        uint256 id = token.lodgeOrder(holder, other, had, 0);
        vm.prank(holder);
        vm.expectRevert(_insufficientUnfrozen(holder, 1, 0));
        token.transfer(other, 1);
        assertEq(token.orderedOf(holder), had);
        vm.prank(freezer);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.FrozenByOrder.selector, holder, had - 1, had));
        token.setFrozenTokens(holder, had - 1);
        vm.prank(enforcer);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.OrderTooEarly.selector, id, 0, block.timestamp));
        token.executeOrder(id);
        bytes32 document = _reference();
        vm.prank(court);
        token.hashOrder(id, document);
        vm.prank(court);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.CourtOrderRefused.selector, document));
        token.lodgeOrder(holder, other, 1, document);
        vm.prank(court);
        vm.expectRevert(_unauthorised(court));
        token.executeOrder(id);
        skip(2 days - 1);
        vm.prank(enforcer);
        vm.expectRevert(
            abi.encodeWithSelector(ICourtOrders.OrderTooEarly.selector, id, block.timestamp + 1, block.timestamp)
        );
        token.executeOrder(id);
        skip(1);
        vm.expectEmit(address(token));
        emit ICourtOrders.OrderExecuted(id, holder, other, had, document);
        vm.prank(enforcer);
        token.executeOrder(id);
        assertEq(token.balanceOf(holder), 0);
        assertEq(token.orderedOf(holder) + token.getFrozenTokens(holder), 0);
        vm.prank(other);
        token.transfer(holder, had);
    }

    /// One objection doubles the delay, one override takes it away, and there is no second of either.
    function _assertOneObjection(CashToken token, address holder, address other) private {
        vm.prank(court);
        uint256 id = token.lodgeOrder(holder, other, 7, _reference());
        uint256 lodgedAt = block.timestamp;
        vm.prank(stranger);
        vm.expectRevert(_unauthorised(stranger));
        token.objectToOrder(id, _reference());
        vm.prank(guardian_);
        token.objectToOrder(id, _reference());
        assertEq(token.orderOf(id).executableAt, lodgedAt + 4 days);
        bytes memory unfit = abi.encodeWithSelector(ICourtOrders.OrderUnfit.selector, id, OrderState.LODGED);
        vm.prank(guardian_);
        vm.expectRevert(unfit);
        token.objectToOrder(id, "again");
        vm.prank(court);
        token.overrideObjection(id, _reference());
        assertEq(token.orderOf(id).executableAt, lodgedAt + 2 days);
        vm.prank(court);
        vm.expectRevert(unfit);
        token.overrideObjection(id, "again");
        vm.prank(court);
        token.endOrder(id, _reference());
        assertEq(token.getFrozenTokens(holder), 0);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.OrderUnknown.selector, id + 1));
        token.orderOf(id + 1);
    }

    /// Without its document an order lapses after 30 days; one that only freezes stands, and is never executed.
    function _assertOrderLapses(CashToken token, address holder, address other) private {
        vm.startPrank(court);
        uint256 awaited = token.lodgeOrder(holder, other, 7, 0);
        uint256 freeze = token.lodgeOrder(holder, address(0), 9, _reference());
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.OrderEmpty.selector, holder, holder, 1));
        token.lodgeOrder(holder, holder, 1, "self");
        vm.stopPrank();
        bytes memory unfit = abi.encodeWithSelector(ICourtOrders.OrderUnfit.selector, awaited, OrderState.LODGED);
        skip(30 days);
        vm.expectRevert(unfit);
        token.lapseOrder(awaited);
        skip(1);
        token.lapseOrder(awaited);
        assertEq(token.getFrozenTokens(holder), 9);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.OrderUnfit.selector, freeze, OrderState.LODGED));
        token.lapseOrder(freeze);
        vm.prank(enforcer);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.OrderUnfit.selector, freeze, OrderState.LODGED));
        token.executeOrder(freeze);
        vm.prank(court);
        token.endOrder(freeze, _reference());
        assertEq(token.getFrozenTokens(holder), 0);
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
