// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {RevenueFixture} from "./RevenueFixture.sol";
import {IInterbank} from "contracts/cash/interfaces/IInterbank.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {Batch, Contradiction, Reading, ReadingProof} from "contracts/revenue/interfaces/IReadings.sol";
import {Channel, ChannelCode, ChannelDirection, IRepatriation} from "contracts/revenue/interfaces/IRepatriation.sol";
import {
    Closing,
    Halts,
    IWaterfall,
    Payee,
    Reconciliation,
    Statements,
    WaterfallState,
    WaterfallTerms
} from "contracts/revenue/interfaces/IWaterfall.sol";
import {IRevenueRights} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {Trap} from "contracts/revenue/WaterfallMaths.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";

contract WaterfallTest is RevenueFixture {
    function setUp() public override {
        super.setUp();
        _setTerms();
        _issueRights();
    }

    function _expectRole(string memory role) private {
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, role, pool, nonHolder));
        vm.prank(nonHolder);
    }

    function _expectHalted(uint256 reasons) private {
        assertEq(waterfall.haltsOf(pool), reasons, "halts");
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallHalted.selector, pool, reasons));
        vm.prank(calculationAgent);
        rights.closePeriod(0);
    }

    // ---- who may ----

    function test_reverts_when_a_stranger_acts() public {
        WaterfallTerms memory t = _waterfallTerms();
        Channel memory c = _channelTerms();
        _expectRole("ISSUER");
        waterfall.setTerms(pool, t);
        _expectRole("TRUSTEE");
        waterfall.setPayee(pool, Payee.TAXES, nonHolder);
        _expectRole("PAUSER");
        waterfall.setPaused(pool, true);
        _expectRole("COMPLIANCE");
        waterfall.openChannel(pool, c);
        _expectRole("COMPLIANCE");
        waterfall.closeChannel(pool, channel);
        _expectRole("ISSUER");
        waterfall.remitProceeds(pool, channel, address(depositA), 1, 0);
        _expectRole("CALCULATION_AGENT");
        waterfall.reconcile(pool, 0, _statements(0));
        _expectRole("TRUSTEE");
        waterfall.cureGap(pool, 0, 0, "why");
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.InstrumentUnknown.selector, pool, nonHolder, address(rights)));
        vm.prank(nonHolder);
        waterfall.close(pool, 0, 1, 1, Closing.PERIOD);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.InstrumentUnknown.selector, pool, nonHolder, address(rights)));
        vm.prank(nonHolder);
        waterfall.fundSenior(pool, obligations, ObligationId.wrap(0), new address[](0), new uint256[](0));
    }

    // ---- setTerms ----

    function _expectTermUnfit(WaterfallTerms memory t, string memory field) private {
        address other = address(depositB);
        manager.openScope(other);
        manager.grantRole(Roles.id("ISSUER", other), issuersAgent, 0);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallTermUnfit.selector, other, field));
        vm.prank(issuersAgent);
        waterfall.setTerms(other, t);
    }

    function test_reverts_when_terms_are_unfit() public {
        WaterfallTerms memory t = _waterfallTerms();
        t.cash = address(0);
        _expectTermUnfit(t, "cash");
        t = _waterfallTerms();
        t.instrument = address(0);
        _expectTermUnfit(t, "instrument");
        t = _waterfallTerms();
        t.operator = address(0);
        _expectTermUnfit(t, "payees");
        t = _waterfallTerms();
        t.servicingRate = 0.99e18;
        _expectTermUnfit(t, "rates");
        t = _waterfallTerms();
        t.tolerance = 1e18;
        _expectTermUnfit(t, "tolerance");
        t = _waterfallTerms();
        t.coverage.cureAt = t.coverage.threshold - 1;
        _expectTermUnfit(t, "coverage");
        t = _waterfallTerms();
        t.uptime.curePeriods = 0;
        _expectTermUnfit(t, "uptime");
    }

    function test_reverts_when_terms_are_set_twice() public {
        WaterfallTerms memory t = _waterfallTerms();
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallTermsExist.selector, pool));
        vm.prank(issuersAgent);
        waterfall.setTerms(pool, t);
    }

    // ---- channels ----

    function _expectChannelUnfit(Channel memory c, string memory field) private {
        vm.expectRevert(abi.encodeWithSelector(IRepatriation.ChannelUnfit.selector, pool, field));
        vm.prank(compliance);
        waterfall.openChannel(pool, c);
    }

    function test_reverts_when_a_channel_is_unfit() public {
        Channel memory c = _channelTerms();
        c.filingHash = 0;
        _expectChannelUnfit(c, "filingHash");
        c = _channelTerms();
        c.counterparty = address(0);
        _expectChannelUnfit(c, "counterparty");
        c = _channelTerms();
        c.quota = 0;
        _expectChannelUnfit(c, "quota");
        c = _channelTerms();
        c.used = 1;
        _expectChannelUnfit(c, "used");
        c = _channelTerms();
        c.expiresAt = uint40(block.timestamp);
        _expectChannelUnfit(c, "expiresAt");
        // QDII takes money out of the mainland, never in.
        c = _channelTerms();
        (c.code, c.direction) = (ChannelCode.QDII, ChannelDirection.INBOUND);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRepatriation.ChannelDirectionUnfit.selector, pool, channel + 1, ChannelDirection.OUTBOUND
            )
        );
        vm.prank(compliance);
        waterfall.openChannel(pool, c);
    }

    function test_reverts_when_cash_comes_another_way() public {
        vm.expectRevert(
            abi.encodeWithSelector(IRepatriation.CounterpartyUnknown.selector, pool, channel, nonHolder, onshorePayer)
        );
        vm.prank(nonHolder);
        waterfall.payIn(pool, channel, address(depositB), 1, "booking");
        vm.expectRevert(abi.encodeWithSelector(IRepatriation.ChannelUnfit.selector, pool, "channel"));
        vm.prank(onshorePayer);
        waterfall.payIn(pool, channel + 1, address(depositB), 1, "booking");
        Channel memory c = _channelTerms();
        vm.expectRevert(
            abi.encodeWithSelector(
                IRepatriation.ChannelQuotaExceeded.selector, pool, channel, uint256(c.quota) + 1, c.quota
            )
        );
        vm.prank(onshorePayer);
        waterfall.payIn(pool, channel, address(depositB), uint256(c.quota) + 1, "booking");
    }

    /// Good while now ≤ its end, and until compliance closes it.
    function test_a_channel_ends() public {
        uint256 expiresAt = waterfall.channelOf(pool, channel).expiresAt;
        vm.warp(expiresAt);
        _payIn(1);
        vm.warp(expiresAt + 1);
        _expectExpired(expiresAt);
        vm.warp(OPENED_AT);
        vm.expectEmit(address(waterfall));
        emit IRepatriation.ChannelClosed(pool, channel);
        vm.prank(compliance);
        waterfall.closeChannel(pool, channel);
        _expectExpired(OPENED_AT - 1);
        assertEq(waterfall.channelsOf(pool), channel);
    }

    function _expectExpired(uint256 expiresAt) private {
        vm.expectRevert(
            abi.encodeWithSelector(IRepatriation.ChannelExpired.selector, pool, channel, expiresAt, block.timestamp)
        );
        vm.prank(onshorePayer);
        waterfall.payIn(pool, channel, address(depositB), 1, "booking");
    }

    /// The payer's bank refuses: its own error, and nothing was received or drawn.
    function test_cash_that_is_refused_was_not_received() public {
        depositB.setAddressFrozen(onshorePayer, true);
        vm.expectRevert();
        vm.prank(onshorePayer);
        waterfall.payIn(pool, channel, address(depositB), 1, "booking");
        assertEq(waterfall.stateOf(pool).received, 0);
        assertEq(waterfall.channelOf(pool, channel).used, 0);
    }

    function test_cash_comes_in_through_a_channel() public {
        vm.expectEmit(address(waterfall));
        emit IRepatriation.ChannelUsed(pool, channel, 5_000_00, 5_000_00, "booking");
        vm.expectEmit(address(waterfall));
        emit IWaterfall.CashReceived(pool, channel, onshorePayer, 5_000_00, "booking");
        _payIn(5_000_00);
        assertEq(waterfall.stateOf(pool).unallocated, 5_000_00);
        assertEq(depositA.balanceOf(address(waterfall)), 5_000_00);
        _assertMoney();
    }

    // ---- reconcile ----

    function test_reverts_when_the_months_are_open() public {
        _meter(0, 1_000_00);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.MonthsOpen.selector, pool, MONTH, MONTH + 1));
        vm.prank(calculationAgent);
        waterfall.reconcile(pool, 0, _statements(1_000_00));
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.PeriodNotReconcilable.selector, pool, 1, 0));
        vm.prank(calculationAgent);
        waterfall.reconcile(pool, 1, _statements(1_000_00));
    }

    /// A tolerance of one per cent of the greatest: exactly that passes, a fen more halts.
    function test_a_gap_above_the_tolerance_halts_until_it_is_cured() public {
        _prepare(0, 1_000_000_00, 900_000_00);
        Statements memory statements = _statements(1_000_000_00);
        statements.bank = 990_000_00;
        _reconcile(0, statements);
        assertEq(waterfall.haltsOf(pool), 0, "on the edge");
        statements.bank = 989_999_99;
        _reconcile(0, statements);
        Reconciliation memory record = waterfall.reconciliationOf(pool, 0);
        assertEq(record.meter, 1_000_000_00);
        assertEq(record.gap, 10_000_01);
        assertEq(record.cash, 900_000_00);
        assertTrue(record.open);
        _expectHalted(Halts.GAP);

        vm.expectRevert(abi.encodeWithSelector(IWaterfall.ExplanationMissing.selector, pool, 0));
        vm.prank(trustee);
        waterfall.cureGap(pool, 0, 0, 0);
        vm.expectEmit(address(waterfall));
        emit IWaterfall.GapCured(pool, 0, 0, "late card settlement");
        vm.prank(trustee);
        waterfall.cureGap(pool, 0, 0, "late card settlement");
        assertEq(waterfall.haltsOf(pool), 0);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.GapNotOpen.selector, pool, 0));
        vm.prank(trustee);
        waterfall.cureGap(pool, 0, 0, "late card settlement");
    }

    /// Better statements cure it as well.
    function test_a_later_reconciliation_cures_a_gap() public {
        _prepare(0, 1_000_000_00, 900_000_00);
        Statements memory statements = _statements(1_000_000_00);
        statements.channel = 500_000_00;
        _reconcile(0, statements);
        _expectHalted(Halts.GAP);
        _reconcile(0, _statements(1_000_000_00));
        assertEq(waterfall.haltsOf(pool), 0);
        assertEq(waterfall.stateOf(pool).openGaps, 0);
    }

    /// More cash than the supervised account was credited comes from somewhere else; the tolerance is of the bank's figure.
    function test_cash_of_unknown_origin_is_a_gap() public {
        _prepare(0, 1_000_000_00, 1_010_000_00);
        assertEq(waterfall.haltsOf(pool), 0, "on the edge");
        _payIn(1);
        _reconcile(0, _statements(1_000_000_00));
        assertEq(waterfall.reconciliationOf(pool, 0).gap, 10_000_01);
        _expectHalted(Halts.GAP);
    }

    /// H11: a tenth of what the bank was credited is as much a gap as a statement that differs. Nine tenths are to come.
    function test_cash_below_the_banks_figure_is_a_gap() public {
        _prepare(0, 1_000_000_00, 891_000_00);
        assertEq(waterfall.haltsOf(pool), 0, "on the edge");
        assertEq(waterfall.reconciliationOf(pool, 0).gap, 0);
    }

    function test_a_tenth_of_the_cash_halts() public {
        _prepare(0, 1_000_000_00, 890_999_99);
        Reconciliation memory record = waterfall.reconciliationOf(pool, 0);
        assertEq(record.expected, 900_000_00);
        assertEq(record.gap, 9_000_01);
        _expectHalted(Halts.GAP);
    }

    /// Cash that the trustee lets come late is awaited with the next period, and is then no cash of unknown origin.
    function test_missing_cash_is_awaited_until_it_comes() public {
        _prepare(0, 1_000_000_00, 400_000_00);
        vm.prank(trustee);
        waterfall.cureGap(pool, 0, 0, "the rest is on its way");
        _close(0);
        assertEq(waterfall.stateOf(pool).missing, 500_000_00);
        _prepare(1, 1_000_000_00, 900_000_00);
        assertEq(waterfall.reconciliationOf(pool, 1).gap, 500_000_00, "still missing");
        assertEq(waterfall.haltsOf(pool), Halts.GAP);
        _payIn(600_000_00);
        _reconcile(1, _statements(1_000_000_00));
        assertEq(waterfall.haltsOf(pool), 0, "1,500,000.00 of two months");
        _close(1);
        assertEq(waterfall.stateOf(pool).missing, 0);
        _assertMoney();
    }

    /// What will never come is written off, up to what is missing.
    function test_missing_cash_is_written_off() public {
        _prepare(0, 1_000_000_00, 400_000_00);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WriteOffExcess.selector, pool, 0, 500_000_01, 500_000_00));
        vm.prank(trustee);
        waterfall.cureGap(pool, 0, 500_000_01, "stolen");
        vm.prank(trustee);
        waterfall.cureGap(pool, 0, 500_000_00, "stolen");
        _close(0);
        assertEq(waterfall.stateOf(pool).missing, 0);
        _prepare(1, 1_000_000_00, 900_000_00);
        assertEq(waterfall.haltsOf(pool), 0);
    }

    /// The bank corrects its figure of a closed period: what lacks of it is awaited from then on.
    function test_a_corrected_figure_of_a_closed_period_moves_what_is_missing() public {
        _prepare(0, 1_000_000_00, 900_000_00);
        _close(0);
        Statements memory statements = _statements(1_000_000_00);
        (statements.bank, statements.channel) = (1_010_000_00, 1_010_000_00);
        _reconcile(0, statements);
        assertEq(waterfall.haltsOf(pool), Halts.UNRECONCILED, "the next period's only");
        assertEq(waterfall.stateOf(pool).missing, 9_000_00);
        (statements.bank, statements.channel) = (1_000_000_00, 1_000_000_00);
        _reconcile(0, statements);
        assertEq(waterfall.stateOf(pool).missing, 0);
        // A figure so low that more than it had been paid on.
        (statements.bank, statements.channel) = (1, 1);
        _reconcile(0, statements);
        assertEq(waterfall.reconciliationOf(pool, 0).gap, 999_999_99);
        assertEq(waterfall.stateOf(pool).openGaps, 1);
        _reconcile(0, _statements(1_000_000_00));
        assertEq(waterfall.stateOf(pool).openGaps, 0);
        assertEq(waterfall.stateOf(pool).missing, 0, "as it was");
    }

    // ---- halts ----

    function test_reverts_given_no_reconciliation() public {
        _meter(0, 1_000_00);
        _closeMonth();
        _payIn(900_00);
        vm.warp(uint256(FIRSTS[0]) * 1 days + 9 days + 1);
        _expectHalted(Halts.UNRECONCILED);
        _reconcile(0, _statements(1_000_00));
        assertEq(waterfall.haltsOf(pool), 0);
    }

    /// M8: cash that comes after the statements were compared is the next period's, and stops nothing.
    function test_a_later_fen_blocks_no_closing() public {
        _prepare(0, 1_000_000_00, 1_000_000_00);
        _payIn(1);
        assertEq(waterfall.haltsOf(pool), 0);
        _close(0);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.unallocated, 1);
        assertEq(s.taxes, 10_000_00, "of what was compared");
        _assertMoney();
    }

    function test_reverts_given_a_pause() public {
        _prepare(0, 1_000_000_00, 900_000_00);
        vm.expectEmit(address(waterfall));
        emit IWaterfall.WaterfallPausedSet(pool, true);
        vm.prank(pauser);
        waterfall.setPaused(pool, true);
        _expectHalted(Halts.PAUSED);
    }

    /// A disputed batch halts the pool until it is restated.
    function test_reverts_given_a_dispute() public {
        _prepare(0, 1_000_000_00, 900_000_00);
        // September is open; a pile overcharges on its third day.
        uint32 day = FIRSTS[0] + 2;
        Reading memory r = _reading(1, day);
        r.revenue = 90_01;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(day, proofs);
        readings.challenge(pool, Contradiction.PRICE, proofs);
        _expectHalted(Halts.DISPUTE);
        _restate(proofs[0].entry, Batch(STATION, day, 0, 0, 0, 0));
        assertEq(waterfall.haltsOf(pool), 0);
    }

    // ---- close ----

    /// 1 % taxes, 1,000 and 2 % servicing, the senior, the reserve, the rest.
    function test_pays_in_the_order_of_priority() public {
        assertEq(_live(0, 2_000_000_00), AMOUNT);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.taxes, 20_000_00);
        assertEq(s.servicing, 41_000_00);
        assertEq(s.senior, AMOUNT);
        assertEq(s.reserve, RESERVE);
        assertEq(s.residual, 439_000_00);
        assertEq(s.trapped, 0);
        assertEq(s.unallocated, 0);
        _assertMoney();
    }

    /// A shortfall month draws the reserve, is in arrears for the rest, and traps until two good months.
    function test_a_shortfall_draws_the_reserve_and_refills_it() public {
        _live(0, 2_000_000_00);
        assertEq(_live(1, 600_000_00), AMOUNT, "the reserve bridges");
        WaterfallState memory s = waterfall.stateOf(pool);
        // 600,000 less 6,000, 1,000 and 12,000 leaves 581,000.
        assertEq(s.reserve, 500_000_00 - 419_000_00);
        assertTrue(s.coverage.tripped);
        assertEq(_live(2, 2_000_000_00), AMOUNT);
        s = waterfall.stateOf(pool);
        assertEq(s.reserve, RESERVE, "refilled");
        assertTrue(s.coverage.tripped, "one good month");
        assertEq(s.trapped, 2_000_000_00 - 61_000_00 - AMOUNT - 419_000_00);
        assertEq(s.residual, 439_000_00, "of the first month");
        _assertMoney();
        assertEq(_live(3, 2_000_000_00), AMOUNT);
        s = waterfall.stateOf(pool);
        assertFalse(s.coverage.tripped, "cured");
        assertEq(s.trapped, 0);
        assertEq(s.reserve, 0, "the last period pays from it");
        assertEq(s.residual, s.received - s.taxes - s.servicing - s.senior);
        _assertMoney();
    }

    /// M7: in the last period too the reserve pays holders, not taxes and servicing before them.
    function test_the_reserve_pays_the_senior_only_in_the_last_period() public {
        for (uint256 i; i < 3; ++i) {
            _live(i, 2_000_000_00);
        }
        assertEq(_live(3, 500_00), RESERVE, "all of the reserve");
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.taxArrears + s.servicingArrears, FEE + 15_00 - 500_00, "from cash only");
        assertEq(rights.arrears(), AMOUNT - RESERVE);
        _assertMoney();
    }

    /// Taxes and servicing that cash did not reach are due with the next period, before the senior.
    function test_arrears_come_first() public {
        assertEq(_live(0, 500_00), 0);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.taxes, 5_00);
        assertEq(s.servicing, 495_00);
        assertEq(s.servicingArrears, FEE + 10_00 - 495_00);
        assertEq(rights.arrears(), AMOUNT);
        _live(1, 2_000_000_00);
        s = waterfall.stateOf(pool);
        assertEq(s.servicing, 495_00 + 515_00 + 41_000_00);
        assertEq(s.servicingArrears, 0);
        assertEq(rights.closedPeriodOf(1).due, 2 * AMOUNT);
        assertEq(rights.closedPeriodOf(1).senior, 2_000_000_00 - 20_000_00 - 41_515_00);
        _assertMoney();
    }

    /// Uptime is the lower of the register's and the reported one.
    function test_a_low_uptime_traps_the_residual() public {
        vm.prank(compliance);
        meters.suspend(pool, _asset(1), "down");
        _live(0, 2_000_000_00);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertTrue(s.uptime.tripped, "three of four");
        assertEq(s.trapped, 439_000_00);
        vm.prank(compliance);
        meters.resume(pool, _asset(1), "up");
        _live(1, 2_000_000_00);
        s = waterfall.stateOf(pool);
        assertFalse(s.uptime.tripped);
        assertEq(s.trapped, 0, "set free");
        _prepare(2, 2_000_000_00, 2_000_000_00);
        Statements memory statements = _statements(2_000_000_00);
        statements.uptime = 0.89e18;
        _reconcile(2, statements);
        _close(2);
        assertTrue(waterfall.stateOf(pool).uptime.tripped, "as reported");
    }

    /// Nothing was heard for longer than the limit: the period is closed on statements that the trustee accepts, and what
    /// is left is kept back until the oracle speaks.
    function test_a_silent_oracle_traps_the_residual() public {
        _live(0, 2_000_000_00);
        vm.warp(uint256(FIRSTS[1]) * 1 days + 9 days);
        assertTrue(waterfall.isSilent(pool));
        _payIn(2_000_000_00);
        _reconcile(1, _statements(2_000_000_00));
        vm.warp(block.timestamp + 1);
        assertEq(waterfall.haltsOf(pool), Halts.GAP, "the meter says nothing");
        vm.prank(trustee);
        waterfall.cureGap(pool, 1, 0, "gateway down");
        assertEq(_close(1), AMOUNT, "holders are paid from cash");
        assertEq(waterfall.stateOf(pool).trapped, 2_000_000_00 - 61_000_00 - AMOUNT);
        // It speaks again: the station's days of September, late, and the month is closed.
        _accept(_plain(STATION, FIRSTS[1] - 2, 1, 2_000_000_00));
        assertFalse(waterfall.isSilent(pool));
        _closeMonth();
        _live(2, 2_000_000_00);
        assertEq(waterfall.stateOf(pool).trapped, 0, "set free");
        _assertMoney();
    }

    /// forge-config: default.fuzz.runs = 64
    /// Random months: the money is all there after each, and nobody junior has a fen while a senior lacks one.
    function testFuzz_priority_and_money(uint256[4] memory cash, uint256[4] memory uptime) public {
        for (uint256 period; period < 4; ++period) {
            cash[period] = bound(cash[period], 0, 3_000_000_00);
            WaterfallState memory before = waterfall.stateOf(pool);
            _prepare(period, uint64(cash[period]), cash[period]);
            Statements memory statements = _statements(cash[period]);
            statements.uptime = uint64(bound(uptime[period], 0, 1e18));
            _reconcile(period, statements);
            uint256 senior = _close(period);
            WaterfallState memory s = waterfall.stateOf(pool);
            uint256 due = rights.closedPeriodOf(period).due;
            if (s.taxArrears != 0) assertEq(s.servicing, before.servicing, "servicing before taxes");
            if (s.taxArrears != 0 || s.servicingArrears != 0) {
                assertEq(senior, before.reserve < due ? before.reserve : due, "from the reserve alone");
            }
            if (senior < due) {
                assertEq(s.reserve, 0, "a reserve that was not drawn");
                assertEq(s.residual, before.residual, "the operator before holders");
                assertEq(s.trapped, 0, "trapped before holders");
            }
            if (s.residual > before.residual && period != 3) {
                assertEq(s.reserve, RESERVE, "the operator before the reserve");
            }
            _assertMoney();
        }
    }

    // ---- fundSenior ----

    function test_reverts_when_more_is_funded_than_allocated() public {
        _live(0, 2_000_000_00);
        _declare(0);
        address[] memory cash = _one(address(depositA));
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = AMOUNT + 1;
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.SeniorInsufficient.selector, pool, AMOUNT, AMOUNT + 1));
        vm.prank(payingAgent);
        rights.fund(0, cash, amounts);
    }

    /// A gap that is found after the closing stops the money that has not gone yet.
    function test_reverts_when_a_gap_is_found_before_funding() public {
        _live(0, 2_000_000_00);
        _declare(0);
        Statements memory statements = _statements(2_000_000_00);
        statements.bank = 1;
        _reconcile(0, statements);
        address[] memory cash = _one(address(depositA));
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = AMOUNT;
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallHalted.selector, pool, Halts.GAP));
        vm.prank(payingAgent);
        rights.fund(0, cash, amounts);
    }

    /// Where money moves at one bank only, allowances do what the interbank contract does elsewhere.
    function test_money_of_one_bank_moves_by_allowance() public {
        _live(0, 2_000_000_00);
        ObligationId id = _declare(0);
        paying.setCash(address(depositA), IInterbank(address(0)), true);
        _fundRights(0, AMOUNT, 0);
        assertTrue(obligations.isFunded(id));

        address other = address(depositB); // another pool
        manager.openScope(other);
        manager.grantRole(Roles.id("ISSUER", other), issuersAgent, 0);
        manager.grantRole(Roles.id("COMPLIANCE", other), compliance, 0);
        WaterfallTerms memory t = _waterfallTerms();
        (t.cash, t.interbank) = (address(depositA), IInterbank(address(0)));
        vm.prank(issuersAgent);
        waterfall.setTerms(other, t);
        Channel memory c = _channelTerms();
        c.counterparty = issuer;
        vm.prank(compliance);
        waterfall.openChannel(other, c);
        vm.startPrank(issuer);
        depositA.approve(address(waterfall), 500_00);
        waterfall.payIn(other, 1, address(depositA), 500_00, "booking");
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallTermUnfit.selector, address(depositB), "interbank"));
        waterfall.payIn(other, 1, address(depositB), 500_00, "booking");
        vm.stopPrank();
        assertEq(waterfall.stateOf(other).unallocated, 500_00);
    }

    // ---- payOut ----

    /// One bucket that can't be paid blocks no other; the trustee names another wallet.
    function test_buckets_are_paid_one_by_one() public {
        _live(0, 2_000_000_00);
        depositA.setAddressFrozen(servicer, true);
        vm.expectRevert();
        waterfall.payOut(pool, Payee.SERVICING);
        vm.expectEmit(address(waterfall));
        emit IWaterfall.BucketPaid(pool, Payee.TAXES, taxOwner, 20_000_00);
        waterfall.payOut(pool, Payee.TAXES);
        waterfall.payOut(pool, Payee.RESIDUAL);
        assertEq(depositA.balanceOf(operator), 439_000_00);
        waterfall.payOut(pool, Payee.RESIDUAL);
        assertEq(depositA.balanceOf(operator), 439_000_00, "once");
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallTermUnfit.selector, pool, "payees"));
        vm.prank(trustee);
        waterfall.setPayee(pool, Payee.SERVICING, address(0));
        vm.prank(trustee);
        waterfall.setPayee(pool, Payee.SERVICING, receiver);
        waterfall.payOut(pool, Payee.SERVICING);
        assertEq(depositA.balanceOf(receiver), 41_000_00);
        assertEq(waterfall.stateOf(pool).paid, 500_000_00);
        _assertMoney();
    }

    // ---- releaseRest ----

    function test_the_rest_is_the_operators_after_the_end() public {
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.InstrumentRunning.selector, pool));
        waterfall.releaseRest(pool);
        for (uint256 i; i < 4; ++i) {
            _live(i, 2_000_000_00);
        }
        _payIn(77_00);
        WaterfallState memory before = waterfall.stateOf(pool);
        vm.expectEmit(address(waterfall));
        emit IWaterfall.RestReleased(pool, 74_69);
        waterfall.releaseRest(pool);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.taxes, before.taxes + 77, "a hundredth, as of any cash");
        assertEq(s.servicing, before.servicing + 1_54, "two hundredths, and no fee of a period");
        assertEq(s.residual, before.residual + 74_69);
        _assertMoney();
    }

    /// H10: cash of covered months that comes after the last closing pays taxes, servicing and holders before the operator.
    function test_late_cash_pays_arrears_before_the_operator() public {
        for (uint256 i; i < 3; ++i) {
            _live(i, 1_100_000_00);
        }
        _prepare(3, 1_100_000_00, 0);
        vm.prank(trustee);
        waterfall.cureGap(pool, 3, 0, "the cash is late");
        _close(3);
        uint256 arrears = rights.arrears();
        assertGt(arrears, 0);
        uint256 feeArrears = waterfall.stateOf(pool).servicingArrears;
        assertEq(feeArrears, FEE);
        waterfall.releaseRest(pool); // nothing is there

        _payIn(500_000_00);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.HoldersInArrears.selector, pool, arrears));
        waterfall.releaseRest(pool);
        WaterfallState memory before = waterfall.stateOf(pool);
        assertEq(_close(4), 500_000_00 - 5_000_00 - 10_000_00 - FEE, "all that taxes and servicing leave");
        assertEq(waterfall.stateOf(pool).residual, before.residual);
        assertEq(waterfall.stateOf(pool).servicingArrears, 0);

        _payIn(600_000_00);
        assertEq(_close(5), arrears - 484_000_00, "the rest of what is in arrears");
        assertEq(rights.arrears(), 0);
        assertEq(waterfall.stateOf(pool).residual, before.residual + 582_000_00 - (arrears - 484_000_00));
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.NothingDue.selector, 6));
        _close(6);
        _payIn(100_00);
        waterfall.releaseRest(pool);
        assertEq(waterfall.stateOf(pool).unallocated, 0);
        _assertMoney();
    }

    /// Holders of the last record get it, also where the units were burnt meanwhile.
    function test_a_late_payment_reaches_the_holders_of_the_last_record() public {
        for (uint256 i; i < 3; ++i) {
            _live(i, 2_000_000_00);
        }
        _live(3, 100_000_00);
        for (uint256 i; i < 4; ++i) {
            _payWhole(i);
        }
        _payIn(1);
        assertEq(_close(4), 1, "a fen of a share that is due");
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.PeriodNotDischarged.selector, 4));
        rights.retire(_slice(0, 10));
        _payWhole(4);
        rights.retire(_slice(0, 10));
        assertEq(token.totalSupply(), 0);

        _payIn(200_000_00);
        uint256 senior = _close(5);
        assertGt(senior, 0);
        vm.warp(block.timestamp + 30 days);
        ObligationId id = _declare(5);
        _fundRights(5, senior, 0);
        uint256 before = depositA.balanceOf(holders[3]);
        _payPage(id, depositA, _slice(0, 10));
        assertEq(depositA.balanceOf(holders[3]) - before, paying.entitlementOf(id, holders[3]));
        assertEq(paying.tillOf(id, address(depositA)), 0, "to the last fen");
        _assertMoney();
    }

    function _payWhole(uint256 period) private {
        ObligationId id = _declare(period);
        _fundRights(period, rights.closedPeriodOf(period).senior, 0);
        uint256 payAt = obligations.obligationOf(id).payAt;
        if (block.timestamp < payAt) vm.warp(payAt);
        _payPage(id, depositA, holders);
    }

    /// A pause, a gap or a dispute holds late cash as it holds a period's.
    function test_a_pause_holds_late_cash() public {
        for (uint256 i; i < 4; ++i) {
            _live(i, 100_000_00);
        }
        _payIn(100_00);
        vm.prank(pauser);
        waterfall.setPaused(pool, true);
        assertEq(waterfall.haltsOf(pool), Halts.PAUSED);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallHalted.selector, pool, Halts.PAUSED));
        _close(4);
    }
}

/// Terms under which low coverage keeps back what holders would get as well.
contract TrappedWaterfallTest is RevenueFixture {
    function _waterfallTerms() internal view override returns (WaterfallTerms memory t) {
        t = super._waterfallTerms();
        t.coverage.traps = Trap.SENIOR;
    }

    /// H12: a dip trips it, two good months cure it, and holders then get everything that was kept back.
    function test_a_trap_of_the_senior_cures() public {
        _setTerms();
        _issueRights();
        assertEq(_live(0, 1_050_000_00), 0, "coverage is below 1.1");
        assertEq(_live(1, 1_600_000_00), 0, "one good month");
        assertEq(_live(2, 1_600_000_00), 3 * AMOUNT, "cured");
        WaterfallState memory s = waterfall.stateOf(pool);
        assertFalse(s.coverage.tripped);
        assertEq(s.trapped, 0);
        assertEq(rights.arrears(), 0);
        _assertMoney();
    }
}

/// Terms under which a silent oracle keeps back what holders would get as well.
contract SilentWaterfallTest is RevenueFixture {
    function _waterfallTerms() internal view override returns (WaterfallTerms memory t) {
        t = super._waterfallTerms();
        t.silenceTraps = Trap.SENIOR;
    }

    function setUp() public override {
        super.setUp();
        _setTerms();
        _issueRights();
    }

    /// Taxes and servicing go on, holders wait, and are paid with the arrears when the oracle speaks again.
    function test_silence_keeps_the_senior_back() public {
        _live(0, 2_000_000_00);
        vm.warp(uint256(FIRSTS[1]) * 1 days + 9 days);
        _payIn(2_000_000_00);
        _reconcile(1, _statements(2_000_000_00));
        vm.prank(trustee);
        waterfall.cureGap(pool, 1, 0, "gateway down");
        vm.warp(block.timestamp + 1);
        assertEq(_close(1), 0);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.trapped, 1_939_000_00);
        assertEq(s.reserve, RESERVE, "not drawn");
        assertEq(rights.arrears(), AMOUNT);
        _accept(_plain(STATION, FIRSTS[1] - 2, 1, 2_000_000_00));
        _closeMonth();
        assertEq(_live(2, 100_000_00), 2 * AMOUNT, "from what was trapped, and the reserve");
        _assertMoney();
    }

    /// In the last period nothing is kept back from holders: there is no later one to pay it in.
    function test_the_last_period_pays_holders_all_the_same() public {
        for (uint256 i; i < 3; ++i) {
            _live(i, 2_000_000_00);
        }
        vm.warp(uint256(FIRSTS[3]) * 1 days + 9 days);
        _payIn(2_000_000_00);
        _reconcile(3, _statements(2_000_000_00));
        vm.prank(trustee);
        waterfall.cureGap(pool, 3, 0, "gateway down");
        vm.warp(block.timestamp + 1);
        assertEq(_close(3), AMOUNT);
        _assertMoney();
    }
}
