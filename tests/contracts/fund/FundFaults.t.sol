// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {FundFixture} from "./FundFixture.sol";
import {IFundCorrections} from "contracts/fund/interfaces/IFundCorrections.sol";
import {IMoneyMarketFund, Nav, Request} from "contracts/fund/interfaces/IMoneyMarketFund.sol";
import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {PolicyLib, PolicyTerms} from "contracts/types/Policy.sol";

/// Ways that once took, froze or locked what is another's in a fund.
contract FundFaultsTest is FundFixture {
    address private a;
    address private b;
    address private cashA;

    function setUp() public override {
        super.setUp();
        (a, b, cashA) = (holders[0], holders[1], address(depositA));
    }

    // ---- a stranger freezes no correction ----

    function test_only_the_liable_party_begins_to_pay_for_a_correction() public {
        uint32 day = _wrongDay();
        _correct(day, 400_000_00, uint96(PAR));
        vm.expectRevert(
            abi.encodeWithSelector(IFundCorrections.PayerNotLiable.selector, day, nonHolder, liable)
        );
        vm.prank(nonHolder);
        corrections.fundCorrection(address(this), day);
        // Nor does who is liable, in money that the fund doesn't take.
        vm.expectRevert(
            abi.encodeWithSelector(IFundCorrections.CorrectionPaid.selector, address(clearing), day)
        );
        vm.prank(liable);
        corrections.fundCorrection(address(clearing), day);
        assertFalse(corrections.correctionOf(day).paying);
        // So it can be replaced.
        _correct(day, 396_000_00, 0.99e18);
        vm.prank(liable);
        uint256 taken = corrections.fundCorrection(cashA, day);
        assertGt(taken, 0);
        vm.expectRevert(abi.encodeWithSelector(IFundCorrections.CorrectionPaid.selector, cashA, day));
        vm.prank(liable);
        corrections.fundCorrection(cashA, day);
    }

    // ---- a broken hold ----

    function test_anyone_ends_a_request_whose_hold_a_court_broke() public {
        _launch(_slice(0, 2), 1_000_000_00);
        uint32 day = _redeem(a, 100_000 * ONE);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMoneyMarketFund.RequestBacked.selector, a, 100_000 * uint256(ONE), 100_000 * uint256(ONE)
            )
        );
        fund.endUnheld(cashA, a, day);
        _breakHold(a, cashA);
        // Until then its holder asks for nothing more, so that no hold stands for two requests.
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.RequestUnbacked.selector, a, 100_000 * uint256(ONE), 0)
        );
        _redeem(a, ONE);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.RedemptionEnded(cashA, a, day, 100_000 * ONE);
        vm.prank(nonHolder);
        fund.endUnheld(cashA, a, day);
        assertEq(fund.flowOf(cashA, day).requested, 0);
        _redeem(a, 50_000 * ONE);
        assertEq(fund.requestOf(cashA, a, day).redeemed, 50_000 * ONE);
        _strikeAt(PAR);
        _pay(fund.missingFor(cashA));
        _claimCash(a, day);
        assertEq(fund.unitsInIssue(), shares.totalSupply());
    }

    function test_what_was_dealt_without_a_hold_is_in_issue_again_and_its_money_the_funds() public {
        _launch(_slice(0, 2), 1_000_000_00);
        _redeem(a, 300_000 * ONE);
        _redeem(b, 100_000 * ONE);
        uint32 day = _strikeAt(PAR); // a gate of 0.5: half is carried
        _breakHold(a, cashA);
        uint256 owed = fund.missingFor(cashA);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.RedemptionUnfunded.selector, cashA, day, owed));
        fund.endUnheld(cashA, a, day);
        _pay(owed);
        fund.endUnheld(cashA, a, day);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.ClaimDone.selector, cashA, a, day));
        fund.endUnheld(cashA, a, day);
        fund.endUnheld(cashA, a, TUESDAY);
        Request memory r = fund.requestOf(cashA, a, day);
        assertTrue(r.ended && r.cashClaimed);
        assertEq(fund.requestOf(cashA, a, TUESDAY).redeemed, 0);
        uint256 paid = _claimCash(b, day);
        assertEq(paid * 3 + paid, owed);
        assertEq(fund.unswept(cashA), owed - paid, "its money is the fund's");
        fund.sweep(cashA);
        assertEq(depositA.balanceOf(address(fund)), 0);
        _strikeAt(PAR);
        _pay(fund.missingFor(cashA));
        _claimCash(b, TUESDAY);
        assertEq(fund.unitsInIssue(), shares.totalSupply(), "and its units are in issue");
    }

    // ---- an unreachable bank ----

    function test_late_money_suspends_once_and_a_bank_that_refuses_never() public {
        _launch(_slice(0, 2), 10_000_00);
        _redeem(a, 1_500 * ONE);
        uint32 day = _strikeAt(PAR);
        vm.warp(fund.dayOf(day).payBy + 1);
        _allow(custody, type(uint256).max);
        depositA.setAddressFrozen(custody, true);
        fund.enforce(cashA, day);
        assertEq(fund.suspension(), bytes32(0), "the bank refused");
        depositA.setAddressFrozen(custody, false);
        _allow(custody, 0);
        fund.enforce(cashA, day);
        assertEq(fund.suspension(), "redemption money is late");
        vm.prank(trustee);
        fund.resume();
        fund.enforce(cashA, day);
        assertEq(fund.suspension(), bytes32(0), "said once");
    }

    function test_a_banks_money_is_closed() public {
        _launch(_slice(0, 2), 10_000_00);
        uint32 day = _redeem(a, 100 * ONE);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.FundCashClosed(cashA, true);
        vm.prank(trustee);
        fund.closeCash(cashA, true);
        bytes memory refusal = abi.encodeWithSelector(IMoneyMarketFund.FundCashUnfit.selector, cashA, "closed");
        vm.expectRevert(refusal);
        _redeem(a, ONE);
        vm.expectRevert(refusal);
        _subscribe(a, 1_000_00);
        vm.prank(a);
        fund.cancelRedemption(cashA, a, day);
        vm.prank(trustee);
        fund.closeCash(cashA, false);
        _redeem(a, ONE);
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.FundCashUnfit.selector, address(clearing), "asset")
        );
        vm.prank(trustee);
        fund.closeCash(address(clearing), true);
    }

    // ---- units frozen in part ----

    function test_units_frozen_in_part_are_not_redeemed() public {
        _launch(_slice(0, 2), 1_000_000_00);
        _redeem(a, 50_000 * ONE);
        uint32 day = _strikeAt(PAR);
        _pay(fund.missingFor(cashA));
        shares.freezePartialTokens(a, 950_001 * uint256(ONE));
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector,
                a,
                50_000 * uint256(ONE),
                49_999 * uint256(ONE)
            )
        );
        _claimCash(a, day);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.ClaimPassedOver(cashA, a, day);
        vm.prank(payingAgent);
        fund.payCash(cashA, day, _slice(0, 1));
        assertEq(shares.balanceOf(a), 1_000_000 * uint256(ONE));
        shares.unfreezePartialTokens(a, ONE);
        _claimCash(a, day);
    }

    // ---- money without payments to many ----

    function test_money_without_payments_to_many_is_paid_out_and_corrected() public {
        address[4] memory wallets = [address(fund), address(corrections), custody, liable];
        for (uint256 i; i < 4; ++i) clearing.admitWallets(_one(wallets[i]));
        clearing.admitWallets(_slice(0, 2));
        clearing.book(BOOKED, "more");
        fund.addCash(address(clearing));
        _open();
        for (uint256 i; i < 2; ++i) {
            clearing.issue(holders[i], 1_000_000_00, bytes32(i + 1));
            vm.startPrank(holders[i]);
            clearing.approve(address(fund), type(uint256).max);
            fund.requestSubscription(address(clearing), 1_000_000_00, holders[i], 0);
            vm.stopPrank();
        }
        uint32 day = _strikeAt(PAR);
        vm.prank(payingAgent);
        fund.payUnits(address(clearing), day, _slice(0, 2));
        vm.prank(a);
        fund.requestRedemption(address(clearing), 100_000 * ONE, a, 0);
        day = _strikeAt(PAR);
        assertTrue(fund.flowOf(address(clearing), day).funded, "by what was subscribed");
        vm.prank(payingAgent);
        fund.payCash(address(clearing), day, _slice(0, 2));
        uint256 paid = clearing.balanceOf(a);
        assertEq(paid, 99_980_00);
        _correct(day, 2_020_000_00, 1.01e18);
        clearing.issue(liable, 10_000_00, "liable");
        vm.startPrank(liable);
        clearing.approve(address(corrections), type(uint256).max);
        corrections.fundCorrection(address(clearing), day);
        vm.stopPrank();
        corrections.compensate(address(clearing), day, _slice(0, 2));
        assertEq(clearing.balanceOf(a) - paid, 1_000_00);
    }

    // ---- a long chain of carried days ----

    function test_a_chain_of_carried_days_costs_a_newcomer_nothing_and_locks_nobody() public {
        _launch(_slice(0, 2), 100_000_000_00 / 4);
        address newcomer = holders[2];
        _redeem(a, 25_000_000 * ONE);
        _redeem(b, 25_000_000 * ONE);
        for (uint256 i; i < 3; ++i) _strikeAt(PAR);
        vm.prank(trustee);
        fund.suspend("notice");
        for (uint256 i; i < 250; ++i) {
            uint32 passed = fund.nextDay();
            vm.warp(fund.cutOffOf(passed) + 1);
            fund.pass(passed);
        }
        vm.prank(trustee);
        fund.resume();
        assertGt(fund.flowOf(cashA, fund.openDay()).requested, 0, "carried until now");
        uint32 day = _subscribe(newcomer, 1_000_00);
        _strikeAt(PAR);
        uint256 before = gasleft();
        _claimUnits(newcomer, day);
        assertLt(before - gasleft(), 400_000);
        // Whoever was carried all along is entered at once.
        day = fund.openDay();
        uint256 asked = fund.requestOf(cashA, a, day).redeemed;
        assertGt(asked, 0);
        vm.prank(a);
        fund.cancelRedemption(cashA, a, day);
        assertEq(fund.requestOf(cashA, a, day).redeemed, 0);
        assertGe(fund.flowOf(cashA, day).requested, asked - 300);
    }

    // ---- a minimum holding ----

    function test_reverts_when_the_register_has_a_minimum_holding() public {
        PolicyTerms memory policy = _policy(500);
        shares.setPolicy(PolicyLib.pack(policy));
        bytes32 hash = fund.termsHash();
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundTermUnfit.selector, "minimumHolding", 500));
        vm.prank(productProvider);
        fund.openDealing(hash);
    }

    // ---- corrections of who is stopped ----

    function test_a_correction_passes_over_who_is_stopped() public {
        uint32 day = _wrongDay();
        _correct(day, 400_000_00, uint96(PAR));
        // The custody account is stopped: the liable party pays all the same.
        depositA.setAddressFrozen(custody, true);
        vm.prank(liable);
        corrections.fundCorrection(cashA, day);
        shares.setAddressFrozen(a, true);
        uint256 before = depositA.balanceOf(a);
        vm.expectEmit(address(corrections));
        emit IMoneyMarketFund.ClaimPassedOver(cashA, a, day);
        corrections.compensate(cashA, day, _slice(0, 2));
        assertEq(depositA.balanceOf(a), before);
        shares.setAddressFrozen(a, false);
        depositA.setAddressFrozen(a, true);
        corrections.compensate(cashA, day, _slice(0, 2));
        depositA.setAddressFrozen(a, false);
        corrections.compensate(cashA, day, _slice(0, 2));
        assertEq(depositA.balanceOf(a) - before, corrections.lossOf(cashA, a, day));
        uint256 overpaid = corrections.owedToFund(cashA);
        assertEq(overpaid, 200_00);
        vm.expectRevert();
        corrections.returnToFund(cashA);
        depositA.setAddressFrozen(custody, false);
        before = depositA.balanceOf(custody);
        corrections.returnToFund(cashA);
        assertEq(depositA.balanceOf(custody) - before, overpaid);
    }

    /// A redemption that was ended unpaid lost nothing by the price: its part is the fund's.
    function test_a_correction_of_an_ended_redemption_is_the_funds() public {
        _launch(_slice(0, 4), 100_000_00);
        _redeem(a, 20_000 * ONE);
        uint32 day = _strikeAt(PAR);
        _pay(fund.missingFor(cashA));
        _breakHold(a, cashA);
        fund.endUnheld(cashA, a, day);
        _correct(day, 404_000_00, 1.01e18);
        vm.prank(liable);
        uint256 taken = corrections.fundCorrection(cashA, day);
        assertEq(corrections.lossOf(cashA, a, day), 0);
        corrections.compensate(cashA, day, _slice(0, 1));
        assertEq(corrections.returnToFund(cashA), taken);
    }

    // ---- a known price ----

    function test_reverts_when_a_day_with_a_fresh_price_is_passed() public {
        _launch(_slice(0, 2), 10_000_00);
        _subscribe(a, 1_000_00);
        Nav memory nav = _nav(MONDAY, 20_000_00, uint96(PAR));
        nav.valuedAt = uint40(fund.cutOffOf(MONDAY) + 2 days);
        _approve(nav);
        vm.warp(nav.valuedAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.NavStands.selector, MONDAY));
        fund.pass(MONDAY);
        vm.prank(trustee);
        fund.suspend("notice");
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.NavStands.selector, MONDAY));
        fund.pass(MONDAY);
        // Nobody waits for longer than the price is good.
        vm.warp(nav.valuedAt + 12 hours + 1);
        fund.pass(MONDAY);
    }

    // ---- rounding ----

    /// A request of one unit carries nothing through a gate: it leaves nothing behind either.
    function test_a_request_that_is_carried_as_nothing_leaves_nothing_behind() public {
        _launch(_slice(0, 3), 10_000_00);
        _redeem(a, 1);
        _redeem(holders[2], 1);
        _redeem(b, 10_000 * ONE - 1);
        uint32 day = _strikeAt(PAR);
        assertLt(fund.dayOf(day).dealt, fund.dayOf(day).requested);
        vm.prank(b);
        fund.cancelRedemption(cashA, b, TUESDAY);
        assertEq(fund.flowOf(cashA, TUESDAY).requested, 2, "what was rounded away");
        fund.carry(cashA, a, TUESDAY);
        fund.carry(cashA, holders[2], TUESDAY);
        assertEq(fund.flowOf(cashA, TUESDAY).requested, 0);
        _strikeAt(PAR);
        _pay(fund.missingFor(cashA));
        for (uint256 i; i < 3; ++i) _claimCash(holders[i], day);
        fund.sweep(cashA);
        _strikeAt(PAR);
        assertEq(fund.unitsInIssue(), shares.totalSupply());
        assertEq(depositA.balanceOf(address(fund)), 0);
    }

    /// The same where they are entered after the others were paid.
    function test_what_rounding_left_is_taken_in_once_the_last_is_uncounted() public {
        _launch(_slice(0, 3), 10_000_00);
        _redeem(a, 1);
        _redeem(holders[2], 1);
        _redeem(b, 10_000 * ONE - 1);
        uint32 day = _strikeAt(PAR);
        _strikeAt(PAR);
        _pay(fund.missingFor(cashA));
        _claimCash(b, day);
        _claimCash(b, TUESDAY);
        vm.prank(b);
        fund.cancelRedemption(cashA, b, TUESDAY + 1);
        _claimCash(a, day);
        _claimCash(holders[2], day);
        _strikeAt(PAR);
        assertEq(fund.unitsInIssue(), shares.totalSupply());
        fund.sweep(cashA);
        assertEq(depositA.balanceOf(address(fund)), 0);
    }

    // ---- parts ----

    /// a subscribes and b redeems at 1.0102, which should have been 1.0002.
    function _wrongDay() private returns (uint32 day) {
        _launch(_slice(0, 4), 100_000_00);
        _subscribe(a, 50_500_00);
        _redeem(b, 20_000 * ONE);
        day = _strikeAt(1.01e18);
        _claimUnits(a, day);
    }
}
