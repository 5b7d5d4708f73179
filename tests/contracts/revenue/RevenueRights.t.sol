// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {RevenueFixture} from "./RevenueFixture.sol";
import {IObligations, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {
    Amortisation,
    IRevenueRights,
    RevenuePeriod,
    RevenueStatus,
    RevenueTerms
} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {IWaterfall, Payee, WaterfallState} from "contracts/revenue/interfaces/IWaterfall.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {PolicyLib, PolicyTerms} from "contracts/types/Policy.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract RevenueRightsTest is RevenueFixture {
    function _expectUnauthorized() private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, nonHolder));
        vm.prank(nonHolder);
    }

    // ---- who may ----

    function test_reverts_when_a_stranger_acts() public {
        RevenueTerms memory t = _revenueTerms();
        RevenuePeriod[] memory p = _revenuePeriods();
        _expectUnauthorized();
        rights.freezeTerms(t, p);
        _expectUnauthorized();
        rights.setObligations(obligations);
        _expectUnauthorized();
        rights.setOffering(nonHolder);
        _expectUnauthorized();
        rights.closePeriod(0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.OfferingUnknown.selector, nonHolder, address(this)));
        vm.prank(nonHolder);
        rights.issue(nonHolder, 100);
    }

    // ---- nothing issued ----

    /// LIVE-1: of a pool that nobody subscribed to, what came in is the operator's after taxes and servicing, once nothing can be
    /// issued any more.
    function test_the_cash_of_an_unsold_pool_is_not_locked() public {
        _setTerms();
        _payIn(100_000_00);
        vm.warp(_revenuePeriods()[0].recordAt);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.InstrumentRunning.selector, pool));
        waterfall.releaseRest(pool);
        vm.warp(_revenuePeriods()[0].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenuePeriodUnfit.selector, 0, "recordAt"));
        rights.issue(holders[0], 100);
        assertEq(rights.dueNext(), 0);
        waterfall.releaseRest(pool);
        for (uint256 i; i < 3; ++i) {
            waterfall.payOut(pool, Payee(i));
        }
        assertEq(depositA.balanceOf(operator), 97_000_00);
        assertEq(depositA.balanceOf(address(waterfall)), 0);
        _assertMoney();
    }

    // ---- freezeTerms ----

    function _expectTermUnfit(RevenueTerms memory t, string memory field, uint256 value) private {
        RevenuePeriod[] memory p = _revenuePeriods();
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenueTermUnfit.selector, field, value));
        vm.prank(issuersAgent);
        rights.freezeTerms(t, p);
    }

    function _expectPeriodUnfit(RevenuePeriod[] memory p, uint256 period, string memory field) private {
        RevenueTerms memory t = _revenueTerms();
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenuePeriodUnfit.selector, period, field));
        vm.prank(issuersAgent);
        rights.freezeTerms(t, p);
    }

    function test_reverts_when_terms_are_unfit() public {
        RevenueTerms memory t = _revenueTerms();
        t.faceValue = 0;
        _expectTermUnfit(t, "faceValue", 0);
        t = _revenueTerms();
        t.volume = 0;
        _expectTermUnfit(t, "volume", 0);
        t = _revenueTerms();
        t.currency = address(0);
        _expectTermUnfit(t, "currency", 0);
        t = _revenueTerms();
        t.target = 1;
        _expectTermUnfit(t, "target", 1);
        t = _revenueTerms();
        t.amortisation = Amortisation.TO_TARGET;
        _expectTermUnfit(t, "target", 0);
    }

    function test_reverts_when_periods_are_unfit() public {
        RevenuePeriod[] memory p = _revenuePeriods();
        p[0].toMonth = p[0].fromMonth;
        _expectPeriodUnfit(p, 0, "fromMonth");
        p = _revenuePeriods();
        (p[2].fromMonth, p[2].toMonth) = (p[2].fromMonth + 1, p[2].toMonth + 1);
        _expectPeriodUnfit(p, 2, "fromMonth");
        p = _revenuePeriods();
        p[1].recordAt = p[0].recordAt;
        _expectPeriodUnfit(p, 1, "recordAt");
        p = _revenuePeriods();
        p[3].payAt = p[3].recordAt;
        _expectPeriodUnfit(p, 3, "payAt");
        p = _revenuePeriods();
        p[1].amount = 0;
        _expectPeriodUnfit(p, 1, "amount");
    }

    function test_terms_are_frozen_once() public {
        RevenueTerms memory t = _revenueTerms();
        RevenuePeriod[] memory p = _revenuePeriods();
        bytes32 hash = keccak256(abi.encode(t, p));
        vm.expectEmit(address(rights));
        emit IRevenueRights.RevenueTermsFrozen(hash, t, p);
        vm.prank(issuersAgent);
        assertEq(rights.freezeTerms(t, p), hash);
        assertEq(rights.periods().length, 4);
        assertEq(abi.encode(rights.terms()), abi.encode(t));
        assertEq(address(rights.obligations()), address(obligations));
        (uint24 fromMonth, uint24 toMonth) = rights.monthsOf(2);
        assertEq(abi.encode(fromMonth, toMonth), abi.encode(p[2].fromMonth, p[2].toMonth));
        assertEq(token.recordInstants(0, 600).length, 4);
        _expectTermUnfit(t, "frozen", 1);
    }

    // ---- issue ----

    function test_reverts_when_issue_is_refused() public {
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenueTermUnfit.selector, "frozen", 0));
        rights.issue(holders[0], 100);
        _setTerms();
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenueVolumeExceeded.selector, 10_001, 10_000));
        rights.issue(holders[0], 10_001);
        vm.warp(rights.periods()[0].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenuePeriodUnfit.selector, 0, "recordAt"));
        rights.issue(holders[0], 100);
    }

    /// Professional investors only, and no more holders than the placement may have: as the token's policy says now.
    function test_reverts_when_the_policy_is_too_wide() public {
        _setTerms();
        PolicyTerms memory policy = _policy(100);
        policy.minimumClass = 1;
        token.setPolicy(PolicyLib.pack(policy));
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PolicyTooWide.selector, "minimumClass", 1, 2));
        rights.issue(holders[0], 100);
        policy = _policy(100);
        policy.maximumHolders = 1_001;
        token.setPolicy(PolicyLib.pack(policy));
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PolicyTooWide.selector, "maximumHolders", 1_001, 1_000));
        rights.issue(holders[0], 100);
        policy.maximumHolders = 0;
        token.setPolicy(PolicyLib.pack(policy));
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PolicyTooWide.selector, "maximumHolders", 0, 1_000));
        rights.issue(holders[0], 100);
    }

    function test_issues_units() public {
        _setTerms();
        vm.expectEmit(address(rights));
        emit IRevenueRights.RevenueStatusChanged(RevenueStatus.DRAFT, RevenueStatus.ISSUED);
        vm.expectEmit(address(rights));
        emit IRevenueRights.RevenueUnitsIssued(holders[0], 300, 300);
        rights.issue(holders[0], 300);
        assertEq(token.balanceOf(holders[0]), 300);
        assertEq(rights.issuedPrincipal(), 300 * 1_000_00);
    }

    // ---- closePeriod ----

    function test_reverts_when_a_period_is_closed_out_of_order_or_early() public {
        _setTerms();
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRights.RevenueStatusUnfit.selector, RevenueStatus.DRAFT, RevenueStatus.ISSUED
            )
        );
        vm.prank(calculationAgent);
        rights.closePeriod(0);
        _issueRights();
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodOutOfOrder.selector, 1, 0));
        vm.prank(calculationAgent);
        rights.closePeriod(1);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenuePeriodUnfit.selector, 0, "recordAt"));
        vm.prank(calculationAgent);
        rights.closePeriod(0);
    }

    function test_closes_a_period_with_what_cash_gives() public {
        _setTerms();
        _issueRights();
        _prepare(0, 500_000_00, 500_000_00);
        uint256 expected = 500_000_00 - 5_000_00 - 11_000_00;
        vm.expectEmit(address(rights));
        emit IRevenueRights.PeriodClosed(0, AMOUNT, expected, expected, AMOUNT - expected);
        assertEq(_close(0), expected);
        assertEq(rights.allocated(), expected);
        assertEq(rights.dueNext(), 2 * AMOUNT - expected);
    }

    // ---- declare, fund, pay ----

    function test_reverts_when_a_declaration_is_refused() public {
        _setTerms();
        _issueRights();
        vm.startPrank(calculationAgent);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodNotClosed.selector, 0));
        rights.declare(0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.RevenuePeriodUnknown.selector, 4, 4));
        rights.declare(4);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodNotDeclared.selector, 0));
        rights.takeBack(0);
        vm.stopPrank();
        _live(0, 2_000_000_00);
        vm.prank(payingAgent);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodNotDeclared.selector, 0));
        rights.fund(0, new address[](0), new uint256[](0));
        _declare(0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodAlreadyDeclared.selector, 0));
        vm.prank(calculationAgent);
        rights.declare(0);
    }

    /// H8: a wrong threshold is said again until somebody was paid, and the shares then are the whole to the fen.
    function test_a_wrong_threshold_is_said_again() public {
        ObligationId id = _declaredPeriod();
        vm.prank(calculationAgent);
        obligations.setShares(id, 0, 0);
        _fundRights(0, AMOUNT, 0);
        (uint80 threshold, uint24 tieMember) = _remainders(0, AMOUNT);
        vm.prank(calculationAgent);
        obligations.setShares(id, threshold, tieMember);
        vm.warp(rights.periods()[0].payAt);
        _payPage(id, depositA, _slice(0, 4));
        vm.expectRevert(abi.encodeWithSelector(IObligations.PaymentsStarted.selector, id, 4 * 300 + 17 * 6));
        vm.prank(calculationAgent);
        obligations.setShares(id, 0, 0);
        _payPage(id, depositA, _slice(4, 10));
        assertEq(paying.progressOf(id).reached, AMOUNT);
        assertEq(paying.tillOf(id, address(depositA)), 0);
    }

    /// H8: whatever the threshold, everybody is reached; what it leaves goes back to the pool, for its next closing.
    function test_the_rest_of_a_wrong_threshold_is_the_pools() public {
        ObligationId id = _declaredPeriod();
        vm.prank(calculationAgent);
        obligations.setShares(id, type(uint80).max, 0);
        _fundRights(0, AMOUNT, 0);
        vm.warp(rights.periods()[0].payAt);
        _payPage(id, depositA, holders);
        uint256 rest = AMOUNT - paying.progressOf(id).reached;
        assertGt(rest, 0);
        assertTrue(obligations.isDischarged(id));
        WaterfallState memory before = waterfall.stateOf(pool);
        vm.expectEmit(address(rights));
        emit IRevenueRights.PeriodTakenBack(0, rest);
        vm.prank(nonHolder);
        assertEq(rights.takeBack(0), rest);
        assertEq(waterfall.stateOf(pool).trapped, before.trapped + rest);
        assertEq(paying.tillOf(id, address(depositA)), 0);
        _assertMoney();
        assertEq(rights.takeBack(0), 0, "once");
    }

    /// What another funded, the pool's senior is not needed for; it waits in no bucket that nobody empties.
    function test_what_another_funds_frees_the_pools_money() public {
        ObligationId id = _declaredPeriod();
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodUnfunded.selector, 0, AMOUNT));
        rights.takeBack(0);
        _fund(id, depositA, AMOUNT / 4);
        _fundRights(0, AMOUNT / 4 * 3, 0);
        vm.prank(nonHolder);
        assertEq(rights.takeBack(0), AMOUNT / 4);
        assertEq(waterfall.stateOf(pool).senior, 0);
        assertEq(waterfall.stateOf(pool).trapped, AMOUNT / 4);
        _assertMoney();
        assertEq(rights.takeBack(0), 0, "once");
    }

    /// A period is paid from its own senior: one agent's slip takes nothing from another period's holders.
    function test_reverts_when_more_than_the_periods_senior_is_spent() public {
        ObligationId first = _declaredPeriod();
        _live(1, 2_000_000_00);
        _declare(1);
        _fundRights(0, AMOUNT / 2, 0);
        _fund(first, depositA, AMOUNT / 2);
        rights.takeBack(0);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.FundingExcess.selector, first, 1, 0));
        _fundRights(0, 1, 0);
        assertEq(waterfall.stateOf(pool).senior, AMOUNT, "the second period's");
    }

    /// Ten days after the pay instant anybody moves the pool's money on; before, its agent.
    function test_anybody_funds_what_is_late() public {
        _declaredPeriod();
        uint256 payAt = rights.periods()[0].payAt;
        vm.warp(payAt + 10 days - 1);
        address[] memory cash = _one(address(depositA));
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = AMOUNT;
        _expectUnauthorized();
        rights.fund(0, cash, amounts);
        vm.warp(payAt + 10 days);
        vm.prank(nonHolder);
        rights.fund(0, cash, amounts);
        assertEq(waterfall.stateOf(pool).senior, 0);
    }

    function _declaredPeriod() private returns (ObligationId) {
        _setTerms();
        _issueRights();
        _live(0, 2_000_000_00);
        return _declare(0);
    }

    /// Holders at two banks are paid to the fen; the distribution closes with nothing left.
    function test_pays_holders_of_record_pro_rata() public {
        _setTerms();
        _issueRights();
        _live(0, 2_000_000_00);
        ObligationId id = _declare(0);
        uint256 atB;
        for (uint256 i = 5; i < 10; ++i) {
            atB += paying.entitlementOf(id, holders[i]);
        }
        _fundRights(0, AMOUNT - atB, atB);
        _assertMoney();
        vm.warp(rights.periods()[0].payAt);
        _payPage(id, depositA, _slice(0, 5));
        _payPage(id, depositB, _slice(5, 10));
        assertEq(uint256(obligations.statusOf(id)), uint256(ObligationStatus.DISCHARGED));
        assertEq(paying.progressOf(id).reached, AMOUNT);
        uint256 paid;
        for (uint256 i; i < 10; ++i) {
            paid += depositA.balanceOf(holders[i]) + depositB.balanceOf(holders[i]);
        }
        assertEq(paid, AMOUNT);
    }

    /// Ten per cent for residents of Hong Kong, as the table says; gross, withheld and net add up.
    function test_tax_is_withheld_by_residence() public {
        WithholdingTable table = new WithholdingTable(address(manager));
        table.setRate(1, HONG_KONG, 0.1e18);
        RevenueTerms memory t = _revenueTerms();
        (t.withholding, t.taxOwner) = (address(table), taxOwner);
        vm.prank(issuersAgent);
        waterfall.setTerms(pool, _waterfallTerms());
        RevenuePeriod[] memory p = _revenuePeriods();
        vm.prank(issuersAgent);
        rights.freezeTerms(t, p);
        _issueRights();
        _live(0, 2_000_000_00);
        ObligationId id = _declare(0);
        _fundRights(0, AMOUNT, 0);
        vm.warp(p[0].payAt);
        _payPage(id, depositA, holders);
        uint256 withheld = paying.progressOf(id).withheld;
        assertApproxEqAbs(withheld, AMOUNT / 10, 10, "a tenth, each rounded");
        paying.remitTax(id, address(depositA));
        assertEq(depositA.balanceOf(taxOwner), withheld);
    }

    // ---- the end ----

    function _retire() private {
        vm.prank(nonHolder);
        rights.retire(holders);
    }

    function test_reverts_when_units_are_burnt_too_early() public {
        _setTerms();
        _issueRights();
        vm.expectRevert(
            abi.encodeWithSelector(
                IRevenueRights.RevenueStatusUnfit.selector, RevenueStatus.ISSUED, RevenueStatus.ENDED
            )
        );
        _retire();
        for (uint256 i; i < 4; ++i) {
            _live(i, 2_000_000_00);
        }
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodNotDischarged.selector, 0));
        _retire();
    }

    /// To a date: it ends with the last period; units are retired once the holders of every period were reached.
    function test_ends_with_the_last_period() public {
        _setTerms();
        _issueRights();
        for (uint256 i; i < 4; ++i) {
            _live(i, 2_000_000_00);
        }
        _assertRevenueStatus(RevenueStatus.ENDED);
        vm.expectRevert(
            abi.encodeWithSelector(IRevenueRights.RightsClosed.selector, rights.periods()[3].recordAt, block.timestamp)
        );
        vm.prank(holders[0]);
        token.transfer(holders[1], 100);
        ObligationId id;
        for (uint256 i; i < 4; ++i) {
            id = _declare(i);
            _fundRights(i, AMOUNT, 0);
            vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodNotDischarged.selector, i));
            _retire();
            if (block.timestamp < rights.periods()[i].payAt) vm.warp(rights.periods()[i].payAt);
            _payPage(id, depositA, holders);
        }
        _retire();
        _assertRevenueStatus(RevenueStatus.REDEEMED);
        assertEq(token.totalSupply(), 0);
        assertTrue(obligations.isDischarged(id));
        assertEq(paying.progressOf(id).reached, AMOUNT);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.NothingDue.selector, 4));
        vm.prank(calculationAgent);
        rights.closePeriod(4);
    }
}

/// Amortising to a target of two and a half scheduled amounts.
contract RevenueRightsToTargetTest is RevenueFixture {
    uint96 internal constant TARGET = AMOUNT * 5 / 2;

    function _revenueTerms() internal view override returns (RevenueTerms memory t) {
        t = super._revenueTerms();
        (t.amortisation, t.target) = (Amortisation.TO_TARGET, TARGET);
    }

    function setUp() public override {
        super.setUp();
        _setTerms();
        _issueRights();
    }

    /// The third period is cut at the target, the fourth never comes, the reserve is the operator's.
    function test_ends_when_the_target_is_reached() public {
        for (uint256 i; i < 2; ++i) {
            _live(i, 2_000_000_00);
        }
        assertEq(rights.dueNext(), AMOUNT / 2);
        _prepare(2, 2_000_000_00, 2_000_000_00);
        vm.expectEmit(address(rights));
        emit IRevenueRights.RevenueStatusChanged(RevenueStatus.ISSUED, RevenueStatus.ENDED);
        assertEq(_close(2), AMOUNT / 2);
        assertEq(rights.allocated(), TARGET);
        assertEq(token.recordInstants(0, 600).length, 3, "the fourth is cancelled");
        waterfall.releaseRest(pool);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.reserve, 0);
        assertEq(s.residual, s.received - TARGET - s.taxes - s.servicing);
        _assertMoney();
    }

    /// What was missed is caught up with; with the last period it ends whatever was reached.
    function test_ends_with_the_last_period_below_the_target() public {
        _live(0, 1_000_00);
        for (uint256 i = 1; i < 4; ++i) {
            _live(i, 800_000_00);
        }
        _assertRevenueStatus(RevenueStatus.ENDED);
        assertLt(rights.allocated(), TARGET);
        assertEq(rights.allocated(), waterfall.stateOf(pool).senior);
        _assertMoney();
    }

    /// forge-config: default.fuzz.runs = 64
    /// Random cash: never more than the target, and all of it before the operator gets anything in the end.
    function testFuzz_never_above_the_target(uint256[4] memory cash) public {
        for (uint256 i; i < 4 && !rights.isEnded(); ++i) {
            uint256 amount = bound(cash[i], 0, 3_000_000_00);
            _live(i, amount);
            assertLe(rights.allocated(), TARGET);
        }
        assertTrue(rights.isEnded());
        if (waterfall.stateOf(pool).residual != 0) assertGe(rights.allocated(), AMOUNT, "the operator before holders");
        _assertMoney();
    }
}
