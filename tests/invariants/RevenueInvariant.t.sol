// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {RevenueFixture} from "../contracts/revenue/RevenueFixture.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Obligation, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {ClosedPeriod, RevenueStatus} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {Batch, Contradiction, Reading, ReadingProof} from "contracts/revenue/interfaces/IReadings.sol";
import {
    Halts,
    IWaterfall,
    Payee,
    Reconciliation,
    Statements,
    WaterfallState,
    WaterfallTerms
} from "contracts/revenue/interfaces/IWaterfall.sol";
import {Trap, Trigger} from "contracts/revenue/WaterfallMaths.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// Four months of random cash and uptime, with silence, missing cash, disputes and what comes late; holders trade, come and go at their banks, and are paid in pages at two of them.
contract RevenueHandler is RevenueFixture {
    /// [cash base units] counted from outside.
    uint256 public cameIn;
    uint256 public wentOut;
    uint256 public takenBack;
    mapping(ObligationId id => mapping(address cash => uint256)) public fundedIn;
    mapping(ObligationId id => mapping(address wallet => uint256)) public receivedBy;
    /// How often each outcome came about.
    mapping(string outcome => uint256) public reached;

    function _waterfallTerms() internal view override returns (WaterfallTerms memory t) {
        t = super._waterfallTerms();
        t.coverage = Trigger({threshold: 0.8e18, cureAt: 0.9e18, curePeriods: 1, traps: Trap.SENIOR});
        t.silenceTraps = Trap.SENIOR;
    }

    function setUp() public override {
        super.setUp();
        _setTerms();
        for (uint256 i; i < 10; ++i) {
            rights.issue(holders[i], 1_000);
        }
    }

    function acts() external pure returns (bytes4[] memory list) {
        list = new bytes4[](11);
        (list[0], list[1], list[2], list[3]) =
            (this.transfer.selector, this.freeze.selector, this.closeNext.selector, this.fund.selector);
        (list[4], list[5], list[6], list[7]) =
            (this.pay.selector, this.payOut.selector, this.payFen.selector, this.payLate.selector);
        (list[8], list[9], list[10]) = (this.donate.selector, this.misstate.selector, this.takeBack.selector);
    }

    // ---- what may happen ----

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        address from = holders[from_ % 10];
        address to = holders[to_ % 10];
        // Whole hundreds keep every holding at nothing or the minimum.
        units = bound(units, 0, explainer.freeOf(address(token), from) / 100) * 100;
        if (units == 0 || !token.canTransfer(from, to, units)) return;
        vm.prank(from);
        token.transfer(to, units);
    }

    function freeze(uint256 who, bool atBank, bool frozen) external {
        if (atBank) depositA.setAddressFrozen(holders[who % 10], frozen);
        else token.setAddressFrozen(holders[who % 10], frozen);
    }

    /// The month passes and is closed: as it should be, without a reading, on less cash than the bank says, or after a
    /// dispute. Priority is checked on what the closing did.
    function closeNext(uint256 cash, uint256 uptime, bool scarce, uint8 how) external {
        if (rights.isEnded()) return;
        uint256 period = rights.nextPeriod();
        cash = bound(cash, 0, scarce ? 1_000_000_00 : 3_000_000_00);
        bool silent = _pass(period, uint64(cash), how % 4 == 1);
        uint256 come = how % 4 == 2 ? cash / 2 : cash;
        if (come != 0) _comeIn(come);
        Statements memory statements = _statements(cash);
        statements.uptime = uint64(bound(uptime, 0, 1e18));
        _reconcile(period, statements);
        vm.warp(uint256(FIRSTS[period]) * 1 days + 9 days + 1);
        if (waterfall.haltsOf(pool) & Halts.GAP != 0) _cure(period);
        if (how % 4 == 3) _dispute(period);
        WaterfallState memory before = waterfall.stateOf(pool);
        uint256 senior = _close(period);
        WaterfallState memory s = waterfall.stateOf(pool);
        _checkPriority(before, s, rights.closedPeriodOf(period), senior);
        ++reached[silent ? "closed in silence" : "closed"];
        if (senior == 0 && s.trapped != 0) ++reached["trapped the senior"];
        if (before.coverage.tripped && !s.coverage.tripped) ++reached["cured"];
        if (s.reserve < before.reserve) ++reached["drew the reserve"];
        if (rights.arrears() != 0) ++reached["left arrears"];
        if (senior != 0) _declare(period);
    }

    /// Up to the statements. Says whether the oracle is silent: it can't be in the first month.
    function _pass(uint256 period, uint64 revenue, bool wanted) private returns (bool silent) {
        if (wanted) {
            vm.warp(uint256(FIRSTS[period]) * 1 days + 9 days);
            if (waterfall.isSilent(pool)) return true;
        }
        vm.warp(uint256(FIRSTS[period]) * 1 days + 1 hours);
        while (readings.stateOf(pool).openMonth < MONTH + period) _closeOpenMonth();
        _accept(_plain(STATION, FIRSTS[period] - 2, revenue * 25, revenue));
        vm.warp(block.timestamp + WINDOW + 1);
        _closeOpenMonth();
    }

    function _closeOpenMonth() private {
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
    }

    function _comeIn(uint256 amount) private {
        _payIn(amount);
        cameIn += amount;
    }

    /// Half of what is missing is awaited, half given up.
    function _cure(uint256 period) private {
        Reconciliation memory record = waterfall.reconciliationOf(pool, period);
        int256 missing = int256(record.expected) - int256(uint256(record.cash));
        uint128 writtenOff = missing > 0 ? uint128(uint256(missing) / 2) : 0;
        vm.prank(trustee);
        waterfall.cureGap(pool, period, writtenOff, "explained");
        ++reached[missing > 0 ? "cured missing cash" : "cured statements"];
    }

    /// A pile overcharges on a day of the open month; nothing is closed until the day is restated.
    function _dispute(uint256 period) private {
        uint32 day = FIRSTS[period] + 2;
        Reading memory r = _reading(1, day);
        r.revenue = 90_01;
        ReadingProof[] memory proofs = _single(_signed(1, r));
        _acceptProven(day, proofs);
        readings.challenge(pool, Contradiction.PRICE, proofs);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallHalted.selector, pool, Halts.DISPUTE));
        _close(period);
        _restate(proofs[0].entry, Batch(STATION, day, 0, 0, 0, 0));
        vm.prank(compliance);
        meters.resume(pool, _asset(1), "exchanged");
        ++reached["disputed"];
    }

    /// A fen at any time, by which nothing is stopped.
    function payFen() external {
        _comeIn(1);
        ++reached["a fen"];
    }

    /// Cash after the end: arrears first, then the operator.
    function payLate(uint256 amount) external {
        if (!rights.isEnded()) return;
        amount = bound(amount, 1, 2_000_000_00);
        _comeIn(amount);
        WaterfallState memory before = waterfall.stateOf(pool);
        uint256 due = rights.dueNext();
        if (due == 0) {
            waterfall.releaseRest(pool);
            ++reached["released to the operator"];
            return;
        }
        uint256 number = rights.nextPeriod();
        uint256 senior = _close(number);
        WaterfallState memory s = waterfall.stateOf(pool);
        assertLe(senior, due, "REV-2 overpaid");
        if (senior < due) assertEq(s.residual, before.residual, "REV-2 operator before arrears");
        if (s.taxArrears + s.servicingArrears != 0) assertEq(senior, 0, "REV-2 senior before servicing");
        if (senior == 0) return;
        _declare(number);
        ++reached["paid arrears late"];
    }

    function _checkPriority(
        WaterfallState memory before,
        WaterfallState memory s,
        ClosedPeriod memory closed,
        uint256 senior
    ) private pure {
        assertLe(senior, closed.due, "REV-2 overpaid");
        if (s.taxArrears != 0) assertEq(s.servicing, before.servicing, "REV-2 servicing before taxes");
        if (s.taxArrears + s.servicingArrears != 0) assertLe(senior, before.reserve, "REV-2 senior before servicing");
        if (senior < closed.due) assertEq(s.residual, before.residual, "REV-2 residual before senior");
        // A trap of the senior gives nothing at all.
        if (senior != 0 && senior < closed.due) {
            assertEq(uint256(s.reserve) + s.trapped, 0, "REV-2 kept while the senior lacks");
        }
    }

    function fund(uint256 which, uint256 share) external {
        uint256 period = which % (rights.nextPeriod() + 1);
        ClosedPeriod memory closed = rights.closedPeriodOf(period);
        if (closed.declaredIn == 0) return;
        (ObligationId id,) = rights.obligationOf(period);
        uint256 missing = obligations.missingOf(id);
        if (missing == 0) return;
        uint256 atB = bound(share, 0, missing);
        _fundRights(period, missing - atB, atB);
        fundedIn[id][address(depositA)] += missing - atB;
        fundedIn[id][address(depositB)] += atB;
        wentOut += missing;
        ++reached["funded"];
    }

    /// Somebody else pays a part of a period, so that the pool's own money is not all needed.
    function donate(uint256 which, uint256 share) external {
        uint256 period = which % (rights.nextPeriod() + 1);
        if (rights.closedPeriodOf(period).declaredIn == 0) return;
        (ObligationId id,) = rights.obligationOf(period);
        uint256 missing = obligations.missingOf(id);
        if (missing == 0) return;
        uint256 taken = _fundBy(issuer, obligations, id, depositA, bound(share, (missing + 999) / 1_000, missing));
        fundedIn[id][address(depositA)] += taken;
        ++reached["donated"];
    }

    /// The agent says too high a threshold: some fen are nobody's share.
    function misstate(uint256 which) external {
        uint256 period = which % (rights.nextPeriod() + 1);
        if (rights.closedPeriodOf(period).declaredIn == 0) return;
        (ObligationId id,) = rights.obligationOf(period);
        if (paying.unitsReachedOf(id) != 0) return;
        vm.prank(calculationAgent);
        obligations.setShares(id, type(uint80).max, 0);
        ++reached["misstated"];
    }

    /// What a funded period doesn't need waits for the next closing.
    function takeBack(uint256 which) external {
        uint256 period = which % (rights.nextPeriod() + 1);
        if (rights.closedPeriodOf(period).declaredIn == 0) return;
        (ObligationId id,) = rights.obligationOf(period);
        if (obligations.missingOf(id) != 0) return;
        WaterfallState memory before = waterfall.stateOf(pool);
        uint256 inTills = _inTills(id);
        vm.prank(nonHolder);
        uint256 amount = rights.takeBack(period);
        WaterfallState memory s = waterfall.stateOf(pool);
        uint256 refund = before.paid - s.paid;
        assertEq(amount, uint256(s.trapped) - before.trapped, "REV-2 taken back");
        assertEq(inTills - _inTills(id), refund, "DIST-2 refund");
        wentOut -= refund;
        takenBack += amount;
        fundedIn[id][address(depositA)] -= refund;
        if (amount != 0) ++reached["taken back"];
    }

    /// LIVE-1: freezes end, months and arrears are paid, agents are gone; every till, bucket and wallet is empty, every unit
    /// retired.
    function resolve() external {
        for (uint256 h; h < 10; ++h) {
            depositA.setAddressFrozen(holders[h], false);
            token.setAddressFrozen(holders[h], false);
        }
        for (uint256 i; i < 4; ++i) this.closeNext(2_500_000_00, 1e18, false, 0);
        assertTrue(rights.isEnded(), "LIVE-1 ended");
        for (uint256 i; i < 12 && rights.dueNext() != 0; ++i) this.payLate(2_000_000_00);
        assertEq(rights.dueNext(), 0, "LIVE-1 arrears");
        uint256 last;
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id,) = rights.obligationOf(period);
            if (rights.closedPeriodOf(period).senior == 0) continue;
            uint256 late = uint256(obligations.obligationOf(id).payAt) + 30 days;
            if (block.timestamp < late) vm.warp(late);
            uint256 missing = obligations.missingOf(id);
            address[] memory cash = _one(address(depositA));
            uint256[] memory amounts = new uint256[](1);
            amounts[0] = missing;
            if (missing != 0) {
                vm.prank(nonHolder);
                rights.fund(period, cash, amounts);
            }
            vm.prank(nonHolder);
            paying.payPage(id, address(depositA), holders);
            for (uint256 h; h < 10; ++h) {
                if (paying.claimableOf(id, holders[h]) == 0) continue;
                vm.prank(holders[h]);
                paying.claim(id, holders[h], address(depositA));
            }
            rights.takeBack(period);
            // What others gave comes back to them where it was not needed.
            if (obligations.refundOf(id, issuer) != 0) {
                vm.prank(issuer);
                obligations.drawRefund(id, issuer, address(depositA));
            }
            assertEq(_inTills(id), 0, "LIVE-1 till");
            last = period;
        }
        waterfall.releaseRest(pool);
        for (uint256 bucket; bucket < 3; ++bucket) waterfall.payOut(pool, Payee(bucket));
        rights.retire(holders);
        assertEq(token.totalSupply(), 0, "LIVE-1 units");
        _assertRevenueStatus(RevenueStatus.REDEEMED);
        assertEq(depositA.balanceOf(address(waterfall)), 0, "LIVE-1 waterfall");
        assertEq(depositA.balanceOf(address(paying)) + depositB.balanceOf(address(paying)), 0, "LIVE-1 wallet");
    }

    function pay(uint256 which, uint256 first, uint256 length, bool atB) external {
        uint256 period = which % (rights.nextPeriod() + 1);
        (ObligationId id,) = rights.obligationOf(period);
        Obligation memory d = obligations.obligationOf(id);
        if (!obligations.isFunded(id)) return;
        first = first % 10;
        address[] memory page = _slice(first, first + 1 + length % (10 - first));
        TokenizedDeposit deposit = atB ? depositB : depositA;
        if (block.timestamp < d.payAt) vm.warp(d.payAt);
        uint256[] memory before = _money(page);
        _payPage(id, deposit, page);
        ++reached["paid"];
        uint256[] memory after_ = _money(page);
        for (uint256 i; i < page.length; ++i) {
            receivedBy[id][page[i]] += after_[i] - before[i];
        }
    }

    function payOut(uint8 bucket) external {
        Payee payee = Payee(bucket % 3);
        uint256 before = depositA.balanceOf(address(waterfall));
        waterfall.payOut(pool, payee);
        wentOut += before - depositA.balanceOf(address(waterfall));
        ++reached["paid out"];
    }

    function _money(address[] memory wallets) private view returns (uint256[] memory money) {
        money = new uint256[](wallets.length);
        for (uint256 i; i < wallets.length; ++i) {
            money[i] = depositA.balanceOf(wallets[i]) + depositB.balanceOf(wallets[i]);
        }
    }

    // ---- what must hold ----

    /// REV-2: Σ buckets and payments = cash received, in the books and in the wallet; nothing else was ever paid from.
    function check_money() external view {
        _assertMoney();
        WaterfallState memory s = waterfall.stateOf(pool);
        assertEq(s.received, cameIn, "REV-2 received");
        assertEq(s.paid, wentOut, "REV-2 paid");
        // What was taken back is given a second time: others had paid for it, or no holder had a share of it.
        assertLe(rights.allocated(), cameIn + takenBack, "REV-2 out of cash");
        assertEq(channelUsed(), cameIn, "the channel's quota");
    }

    function channelUsed() public view returns (uint256) {
        return waterfall.channelOf(pool, channel).used;
    }

    /// DIST-1: who was reached has the share of its record, paid or kept; nobody else has anything.
    function check_paid_once() external view {
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id,) = rights.obligationOf(period);
            if (obligations.statusOf(id) == ObligationStatus.PROMISED) continue;
            for (uint256 h; h < 10; ++h) {
                uint256 got = receivedBy[id][holders[h]] + paying.keptOf(id, holders[h]).free;
                uint256 due = paying.entitlementOf(id, holders[h]);
                assertEq(got, paying.isReached(id, holders[h]) ? due : 0, "DIST-1");
            }
        }
    }

    /// DIST-2: what was funded and not paid lies in the tills, and they are the wallet; shares add up.
    function check_balanced() external view {
        TokenizedDeposit[2] memory banks = [depositA, depositB];
        uint256[2] memory held;
        for (uint256 period; period < rights.nextPeriod(); ++period) {
            (ObligationId id,) = rights.obligationOf(period);
            uint256 left;
            for (uint256 b; b < 2; ++b) {
                held[b] += paying.tillOf(id, address(banks[b]));
                left += paying.tillOf(id, address(banks[b]));
            }
            uint256 got;
            for (uint256 h; h < 10; ++h) got += receivedBy[id][holders[h]];
            assertEq(left + got, fundedIn[id][address(depositA)] + fundedIn[id][address(depositB)], "DIST-2");
        }
        for (uint256 b; b < 2; ++b) assertEq(banks[b].balanceOf(address(paying)), held[b], "DIST-2 wallet");
    }
}

contract RevenueInvariantTest is RevenueFixture {
    RevenueHandler private handler;

    function setUp() public override {
        handler = new RevenueHandler();
        handler.setUp();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), handler.acts()));
    }

    /// forge-config: default.invariant.runs = 8
    /// DIST-3 as well: the handlers may not revert, and payees are refused all the time.
    function invariant_revenue() public view {
        handler.check_money();
        handler.check_paid_once();
        handler.check_balanced();
    }

    /// The steps reach every outcome, in lives drawn by a fixed seed; after each step everything holds.
    function test_the_steps_reach_every_outcome() public {
        string[17] memory outcomes = [
            "closed",
            "closed in silence",
            "trapped the senior",
            "cured",
            "drew the reserve",
            "left arrears",
            "cured missing cash",
            "cured statements",
            "disputed",
            "a fen",
            "released to the operator",
            "paid arrears late",
            "funded",
            "paid",
            "donated",
            "misstated",
            "taken back"
        ];
        uint256[17] memory counts;
        for (uint256 life; life < 12; ++life) {
            handler = new RevenueHandler();
            handler.setUp();
            vm.warp(OPENED_AT);
            for (uint256 step; step < 80; ++step) {
                _step(uint256(keccak256(abi.encode("life", life, step))));
                handler.check_money();
            }
            handler.check_paid_once();
            handler.check_balanced();
            handler.resolve();
            for (uint256 i; i < 17; ++i) {
                counts[i] += handler.reached(outcomes[i]);
            }
        }
        for (uint256 i; i < 17; ++i) {
            assertGe(counts[i], 2, outcomes[i]);
        }
    }

    function _step(uint256 drawn) private {
        uint256 act = drawn % 17;
        uint256 a = drawn >> 8;
        uint256 b = drawn >> 64;
        if (act < 2) handler.closeNext(a, b, drawn & 1 << 200 != 0, uint8(drawn >> 128));
        else if (act == 2) handler.payLate(a);
        else if (act == 3) handler.payFen();
        else if (act < 6) handler.fund(a, b);
        else if (act < 10) handler.pay(a, b, drawn >> 128, drawn & 1 << 200 != 0);
        else if (act == 10) handler.payOut(uint8(a));
        else if (act == 11) handler.donate(a, b);
        else if (act == 12) handler.misstate(a);
        else if (act >= 13 && act < 16) handler.takeBack(a);
        else handler.transfer(a, b, drawn >> 128);
    }
}
