// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {RevenueFixture} from "../contracts/revenue/RevenueFixture.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Obligation, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {ClosedPeriod} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {Payee, Statements, WaterfallState} from "contracts/revenue/interfaces/IWaterfall.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";

/// Four months of random cash and uptime; holders trade, come and go at their banks, and are paid in pages at two of them.
contract RevenueHandler is RevenueFixture {
    /// [cash base units] counted from outside.
    uint256 public cameIn;
    uint256 public wentOut;
    mapping(ObligationId id => mapping(address cash => uint256)) public fundedIn;
    mapping(ObligationId id => mapping(address wallet => uint256)) public receivedBy;

    function setUp() public override {
        super.setUp();
        _setTerms();
        for (uint256 i; i < 10; ++i) {
            rights.issue(holders[i], 1_000);
        }
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

    /// The month passes and is closed with any cash and uptime; priority is checked on what the closing did.
    function closeNext(uint256 cash, uint256 uptime, bool scarce) external {
        if (rights.isEnded()) return;
        uint256 period = rights.nextPeriod();
        cash = bound(cash, 0, scarce ? 1_000_000_00 : 3_000_000_00);
        WaterfallState memory before = waterfall.stateOf(pool);
        _prepare(period, uint64(cash), cash);
        Statements memory statements = _statements(cash);
        statements.uptime = uint64(bound(uptime, 0, 1e18));
        _reconcile(period, statements);
        cameIn += cash;
        uint256 senior = _close(period);
        _checkPriority(before, waterfall.stateOf(pool), rights.closedPeriodOf(period), senior);
        if (senior != 0) _declare(period);
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
        if (senior < closed.due) {
            assertEq(uint256(s.reserve) + s.trapped, 0, "REV-2 kept while the senior lacks");
            assertEq(s.residual, before.residual, "REV-2 residual before senior");
        }
    }

    function fund(uint256 which, uint256 share) external {
        uint256 period = which % 4;
        ClosedPeriod memory closed = rights.closedPeriodOf(period);
        if (closed.declaredIn == 0) return;
        (ObligationId id,) = rights.obligationOf(period);
        if (obligations.obligationOf(id).funded != 0) return;
        uint256 atB = bound(share, 0, closed.senior);
        _fundRights(period, closed.senior - atB, atB);
        fundedIn[id][address(depositA)] += closed.senior - atB;
        fundedIn[id][address(depositB)] += atB;
        wentOut += closed.senior;
    }

    function pay(uint256 which, uint256 first, uint256 length, bool atB) external {
        uint256 period = which % 4;
        (ObligationId id,) = rights.obligationOf(period);
        Obligation memory d = obligations.obligationOf(id);
        if (d.funded == 0) return;
        first = first % 10;
        address[] memory page = _slice(first, first + 1 + length % (10 - first));
        TokenizedDeposit deposit = atB ? depositB : depositA;
        if (block.timestamp < d.payAt) vm.warp(d.payAt);
        uint256[] memory before = _money(page);
        _payPage(id, deposit, page);
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
        assertLe(rights.allocated(), cameIn, "REV-2 out of cash");
        assertEq(channelUsed(), cameIn, "the channel's quota");
    }

    function channelUsed() public view returns (uint256) {
        return waterfall.channelOf(pool, channel).used;
    }

    /// DIST-1: who was reached has the share of its record, paid or kept; nobody else has anything.
    function check_paid_once() external view {
        for (uint256 period; period < 4; ++period) {
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
        for (uint256 period; period < 4; ++period) {
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
        bytes4[] memory acts = new bytes4[](6);
        acts[0] = RevenueHandler.transfer.selector;
        acts[1] = RevenueHandler.freeze.selector;
        acts[2] = RevenueHandler.closeNext.selector;
        acts[3] = RevenueHandler.fund.selector;
        acts[4] = RevenueHandler.pay.selector;
        acts[5] = RevenueHandler.payOut.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), acts));
    }

    /// forge-config: default.invariant.runs = 8
    /// DIST-3 as well: the handlers may not revert, and payees are refused all the time.
    function invariant_revenue() public view {
        handler.check_money();
        handler.check_paid_once();
        handler.check_balanced();
    }
}
