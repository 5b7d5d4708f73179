// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {FundFixture} from "./FundFixture.sol";
import {SecurityViews} from "../token/SecurityViews.sol";
import {Correction, IFundCorrections} from "contracts/fund/interfaces/IFundCorrections.sol";
import {Day, FundTerms, IMoneyMarketFund, Nav} from "contracts/fund/interfaces/IMoneyMarketFund.sol";
import {MoneyMarketFund} from "contracts/fund/MoneyMarketFund.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";

contract MoneyMarketFundTest is FundFixture {
    using SecurityViews for SecurityToken;

    address private a;
    address private b;

    function setUp() public override {
        super.setUp();
        (a, b) = (holders[0], holders[1]);
    }

    // ---- terms ----

    function test_reverts_when_dealing_is_opened_by_another_or_for_other_terms() public {
        bytes32 hash = fund.termsHash();
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, administrator));
        vm.prank(administrator);
        fund.openDealing(hash);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundTermUnfit.selector, "termsHash", 1));
        vm.prank(productProvider);
        fund.openDealing(bytes32(uint256(1)));
        _open();
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundTermUnfit.selector, "opened", 1));
        vm.prank(productProvider);
        fund.openDealing(hash);
    }

    function test_reverts_when_a_term_is_unfit() public {
        FundTerms memory t = _fundTerms();
        t.custody = address(0);
        _expectUnfit(t, "custody", 0);
        t = _fundTerms();
        t.cutOff = 1 days;
        _expectUnfit(t, "cutOff", 1 days);
        t = _fundTerms();
        t.utcOffset = 15 hours;
        _expectUnfit(t, "utcOffset", 0);
        t = _fundTerms();
        t.weekdays = 0;
        _expectUnfit(t, "weekdays", 0);
        t = _fundTerms();
        t.priceDecimals = 9;
        _expectUnfit(t, "priceDecimals", 9);
        t = _fundTerms();
        t.maxNavAge = 0;
        _expectUnfit(t, "maxNavAge", 0);
        t.maxNavAge = 31 days + 1;
        _expectUnfit(t, "maxNavAge", 31 days + 1);
        t = _fundTerms();
        t.passAfter = 0;
        _expectUnfit(t, "passAfter", 0);
        t.passAfter = 31 days + 1;
        _expectUnfit(t, "passAfter", 31 days + 1);
        t = _fundTerms();
        t.payWithin = 31 days + 1;
        _expectUnfit(t, "payWithin", 31 days + 1);
        t = _fundTerms();
        t.gate = 1e18;
        _expectUnfit(t, "gate", 1e18);
        t = _fundTerms();
        t.swingThreshold = 1e18;
        _expectUnfit(t, "swingThreshold", 1e18);
        t = _fundTerms();
        t.swingFactor = 1e18;
        _expectUnfit(t, "swingFactor", 1e18);
        t = _fundTerms();
        t.materiality = 1e18;
        _expectUnfit(t, "materiality", 1e18);
        t = _fundTerms();
        t.initialPrice = 1e18 + 1;
        _expectUnfit(t, "initialPrice", 1e18 + 1);
        t = _fundTerms();
        t.documentHash = 0;
        _expectUnfit(t, "documentHash", 0);
        t = _fundTerms();
        t.authorisationHash = 0;
        _expectUnfit(t, "authorisationHash", 0);
        t = _fundTerms();
        t.consultationHash = 0;
        _expectUnfit(t, "consultationHash", 0);
    }

    function test_opens() public {
        FundTerms memory t = _fundTerms();
        bytes32 hash = keccak256(abi.encode(t));
        assertEq(fund.termsHash(), hash);
        assertEq(fund.nextDay(), 0);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.DealingOpened(hash);
        vm.prank(productProvider);
        fund.openDealing(hash);
        assertEq(abi.encode(fund.terms()), abi.encode(t));
        assertEq(fund.openDay(), FRIDAY);
        assertEq(fund.nextDay(), FRIDAY);
        assertEq(fund.token(), address(shares));
    }

    function _expectUnfit(FundTerms memory t, string memory field, uint256 value) private {
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundTermUnfit.selector, field, value));
        new MoneyMarketFund(address(manager), IRegister(address(shares)), address(depositA), t);
    }

    // ---- cash and calendar ----

    function test_reverts_when_cash_is_known_or_of_another_currency() public {
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundCashUnfit.selector, address(depositB), "known"));
        fund.addCash(address(depositB));
        vm.mockCall(address(this), abi.encodeWithSignature("currency()"), abi.encode(bytes3("HKD")));
        vm.mockCall(address(this), abi.encodeWithSignature("decimals()"), abi.encode(uint8(2)));
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundCashUnfit.selector, address(this), "currency"));
        fund.addCash(address(this));
        vm.mockCall(address(this), abi.encodeWithSignature("currency()"), abi.encode(bytes3("CNH")));
        vm.mockCall(address(this), abi.encodeWithSignature("decimals()"), abi.encode(uint8(6)));
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundCashUnfit.selector, address(this), "decimals"));
        fund.addCash(address(this));
        assertEq(fund.cashTokens().length, 2);
    }

    function test_a_closed_day_is_passed_over_and_the_weekend_too() public {
        _open();
        uint32[] memory days_ = new uint32[](1);
        days_[0] = FRIDAY;
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.DayUnfit.selector, FRIDAY, "closed", FRIDAY));
        vm.prank(administrator);
        fund.setClosed(days_, true);
        days_[0] = MONDAY;
        vm.prank(administrator);
        fund.setClosed(days_, true);
        vm.warp(fund.cutOffOf(FRIDAY));
        assertEq(fund.openDay(), FRIDAY, "the cut-off itself still counts");
        vm.warp(fund.cutOffOf(FRIDAY) + 1);
        assertEq(fund.openDay(), TUESDAY);
        assertFalse(fund.isDealingDay(MONDAY));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, trustee));
        vm.prank(trustee);
        fund.setClosed(days_, false);
    }

    function test_reverts_when_no_day_deals_for_more_than_a_month() public {
        _open();
        uint32[] memory days_ = new uint32[](40);
        for (uint32 i; i < 40; ++i) days_[i] = FRIDAY + 1 + i;
        // 31 days on it is a Monday; closed too, the next dealing day is one more away.
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.DayUnfit.selector, FRIDAY + 31, "gap", 32));
        vm.prank(administrator);
        fund.setClosed(days_, true);
    }

    // ---- requestSubscription ----

    function test_reverts_when_terms_are_not_frozen() public {
        vm.expectRevert(IMoneyMarketFund.FundSilent.selector);
        _subscribe(a, 1_000_00);
    }

    function test_reverts_when_a_subscription_is_unfit() public {
        _open();
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundCashUnfit.selector, address(clearing), "asset"));
        vm.prank(a);
        fund.requestSubscription(address(clearing), 1_000_00, a, 0);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.ControllerNotYours.selector, a, b));
        vm.prank(b);
        fund.requestSubscription(address(depositA), 1_000_00, a, 0);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.RequestTooSmall.selector, 999_99, 1_000_00));
        _subscribe(a, 999_99);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.HolderRefused.selector, nonHolder));
        _subscribe(nonHolder, 1_000_00);
    }

    function test_reverts_when_a_request_names_a_closed_day() public {
        _open();
        vm.warp(fund.cutOffOf(FRIDAY) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.DayClosed.selector, FRIDAY, MONDAY, block.timestamp)
        );
        vm.prank(a);
        fund.requestSubscription(address(depositA), 1_000_00, a, FRIDAY);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.SubscriptionRequested(address(depositA), a, MONDAY, 1_000_00);
        assertEq(_subscribe(a, 1_000_00), MONDAY, "after the cut-off: the next day");
    }

    function test_subscribes_and_cancels() public {
        _open();
        _subscribe(a, 1_000_00);
        assertEq(_subscribe(a, 2_000_00), FRIDAY);
        assertEq(depositA.balanceOf(address(fund)), 3_000_00);
        assertEq(fund.requestOf(address(depositA), a, FRIDAY).subscribed, 3_000_00);
        vm.prank(a);
        fund.setOperator(operator, true);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.SubscriptionCancelled(address(depositA), a, FRIDAY, 3_000_00);
        vm.prank(operator);
        fund.cancelSubscription(address(depositA), a, FRIDAY);
        assertEq(depositA.balanceOf(a), MONEY / 2);
        assertEq(fund.flowOf(address(depositA), FRIDAY).subscribed, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.RequestMissing.selector, address(depositA), a, FRIDAY)
        );
        vm.prank(a);
        fund.cancelSubscription(address(depositA), a, FRIDAY);
    }

    /// F4. The price may be known: a suspension gives nobody the choice; whoever wants its money back has the day passed first.
    function test_reverts_when_cancelled_after_the_cut_off_suspended_or_not() public {
        _open();
        _subscribe(a, 1_000_00);
        vm.warp(fund.cutOffOf(FRIDAY) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.DayClosed.selector, FRIDAY, MONDAY, block.timestamp)
        );
        vm.prank(a);
        fund.cancelSubscription(address(depositA), a, FRIDAY);
        vm.prank(trustee);
        fund.suspend("notice");
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.DayClosed.selector, FRIDAY, MONDAY, block.timestamp)
        );
        vm.prank(a);
        fund.cancelSubscription(address(depositA), a, FRIDAY);
        fund.pass(FRIDAY);
        vm.prank(a);
        fund.cancelSubscription(address(depositA), a, MONDAY);
    }

    // ---- requestRedemption ----

    function test_holds_what_is_to_be_redeemed() public {
        _launch(_slice(0, 2), 10_000_00);
        uint32 day = _redeem(a, 4_000 * ONE);
        assertEq(day, MONDAY);
        _redeem(a, 1_000 * ONE);
        assertEq(shares.heldOf(a), 5_000 * ONE);
        assertEq(shares.balanceOf(a), 10_000 * ONE, "they stay the holder's");
        vm.prank(a);
        fund.cancelRedemption(address(depositA), a, day);
        assertEq(shares.heldOf(a), 0);
    }

    function test_reverts_when_a_redemption_is_unfit() public {
        _launch(_slice(0, 2), 10_000_00);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.RequestTooSmall.selector, 0, 1));
        _redeem(a, 0);
        vm.expectRevert();
        _redeem(a, 10_001 * ONE);
        shares.setAddressFrozen(a, true);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.HolderRefused.selector, a));
        _redeem(a, ONE);
    }

    // ---- NAV ----

    function test_reverts_when_a_nav_is_unfit() public {
        _launch(_slice(0, 2), 10_000_00);
        _subscribe(a, 1_000_00);
        Nav memory nav = _nav(MONDAY, 20_000_00, uint96(PAR));
        vm.warp(nav.valuedAt);
        nav.day = FRIDAY;
        _expectNav(nav, "day", FRIDAY, MONDAY);
        nav = _nav(MONDAY, 20_000_00, uint96(PAR));
        nav.valuedAt = uint40(fund.cutOffOf(MONDAY)) - 1;
        _expectNav(nav, "valuedAt", nav.valuedAt, nav.valuedAt + 1);
        nav.valuedAt = uint40(block.timestamp) + 1;
        _expectNav(nav, "valuedAt", nav.valuedAt, fund.cutOffOf(MONDAY));
        nav = _nav(MONDAY, 20_000_00, uint96(PAR));
        nav.units = 1;
        _expectNav(nav, "units", 1, 20_000 * ONE);
        nav = _nav(MONDAY, 20_000_00, 1.0001e18);
        _expectNav(nav, "price", 1.0001e18, PAR);
        nav = _nav(MONDAY, 0, 0);
        _expectNav(nav, "price", 0, 0);
    }

    function test_reverts_when_one_key_makes_and_checks() public {
        _open();
        Nav memory nav = _nav(FRIDAY, 0, uint96(PAR));
        vm.warp(nav.valuedAt);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, trustee));
        vm.prank(trustee);
        fund.publishNav(nav);
        _grantShares("TRUSTEE", administrator);
        vm.startPrank(administrator);
        fund.publishNav(nav);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.CheckerIsMaker.selector, administrator));
        fund.approveNav(FRIDAY, keccak256(abi.encode(nav)));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.NavUnknown.selector, FRIDAY, bytes32(0)));
        fund.strike(FRIDAY);
    }

    function test_reverts_when_a_nav_is_stale() public {
        _open();
        Nav memory nav = _nav(FRIDAY, 0, uint96(PAR));
        _approve(nav);
        vm.warp(nav.valuedAt + 12 hours + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMoneyMarketFund.NavStale.selector, FRIDAY, nav.valuedAt, 12 hours, block.timestamp
            )
        );
        fund.strike(FRIDAY);
        vm.warp(nav.valuedAt + 12 hours);
        fund.strike(FRIDAY);
        (uint32 day, uint256 last,, uint256 age, bool fresh) = fund.latestNav();
        assertEq(day, FRIDAY);
        assertEq(last, PAR);
        assertEq(age, 12 hours);
        assertTrue(fresh);
    }

    function test_a_nav_that_is_replaced_is_approved_again() public {
        _launch(_slice(0, 2), 10_000_00);
        _approve(_nav(MONDAY, 20_000_00, uint96(PAR)));
        Nav memory again = _nav(MONDAY, 20_100_00, 1.005e18);
        vm.prank(administrator);
        fund.publishNav(again);
        (, bool approved) = fund.publishedNav();
        assertFalse(approved);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.NavUnknown.selector, MONDAY, bytes32(0)));
        fund.strike(MONDAY);
    }

    // ---- strike ----

    function test_reverts_when_days_are_dealt_out_of_order() public {
        _open();
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.DayOutOfOrder.selector, MONDAY, FRIDAY));
        fund.strike(MONDAY);
    }

    function test_struck_is_not_claimed() public {
        _open();
        _subscribe(a, 10_000_00);
        uint32 day = _strikeAt(PAR);
        assertEq(fund.unitsInIssue(), 10_000 * ONE, "in issue for the next NAV");
        assertEq(shares.totalSupply(), 0);
        assertEq(fund.flowOf(address(depositA), day).units, 10_000 * ONE);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.ControllerNotYours.selector, a, b));
        vm.prank(b);
        fund.claimUnits(address(depositA), a, day);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.UnitsClaimed(address(depositA), a, day, 10_000 * ONE);
        assertEq(_claimUnits(a, day), 10_000 * ONE);
        assertEq(fund.unitsInIssue(), shares.totalSupply());
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.ClaimDone.selector, address(depositA), a, day));
        _claimUnits(a, day);
    }

    function test_nobody_mints_what_was_not_struck() public {
        _launch(_slice(0, 1), 10_000_00);
        shares.setPowers(address(this), 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.IssueByStrikeOnly.selector, address(shares), 1)
        );
        shares.mint(a, 1);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.IssueByStrikeOnly.selector, address(this), 1));
        fund.requireIssuable(address(shares), a, 1);
    }

    /// mmf.md 2: NAV 1,000,000,000 at 1.0000, 30,000,000 redeemed, threshold 1 %, factor 2 bp.
    function test_swing_pays_29_994_000_and_keeps_6_000() public {
        _billion();
        for (uint256 i; i < 10; ++i) _redeem(holders[i], 3_000_000 * ONE);
        uint32 day = _strikeAt(PAR);
        assertEq(fund.dayOf(day).price, 0.9998e18);
        assertEq(fund.flowOf(address(depositA), day).cash, 29_994_000_00);
        assertEq(1_000_000_000_00 - 29_994_000_00 - fund.unitsInIssue() / 100, 6_000_00);
        assertEq(fund.missingFor(address(depositA)), 29_994_000_00);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMoneyMarketFund.RedemptionUnfunded.selector, address(depositA), day, 29_994_000_00
            )
        );
        _claimCash(a, day);
        _pay(29_994_000_00);
        assertEq(_claimCash(a, day), 2_999_400_00);
    }

    /// mmf.md 2: gate 10 %, requests 250m → 100m paid, ratio 0.4, 150m carried.
    function test_gate_pays_100m_and_carries_150m_at_another_price() public {
        _billion();
        for (uint256 i; i < 10; ++i) _redeem(holders[i], 25_000_000 * ONE);
        uint32 day = _strikeAt(PAR);
        Day memory d = fund.dayOf(day);
        assertEq(d.dealt, 100_000_000 * ONE);
        assertEq(d.requested, 250_000_000 * ONE);
        assertEq(d.carriedTo, TUESDAY);
        assertEq(fund.flowOf(address(depositA), TUESDAY).requested, 150_000_000 * ONE);
        assertEq(fund.requestOf(address(depositA), a, TUESDAY).redeemed, 15_000_000 * ONE);
        _pay(fund.missingFor(address(depositA)));
        assertEq(_claimCash(a, day), 9_998_000_00, "ten million at 0.9998");
        assertEq(shares.heldOf(a), 15_000_000 * ONE);
        // One takes what was carried back; the others get the next day's price.
        vm.prank(b);
        fund.cancelRedemption(address(depositA), b, TUESDAY);
        assertEq(shares.heldOf(b), 10_000_000 * ONE);
        assertEq(_strikeAt(0.999e18), TUESDAY);
        d = fund.dayOf(TUESDAY);
        assertEq(d.price, 0.9988e18);
        assertEq(d.requested, 135_000_000 * ONE);
        assertEq(d.dealt, 90_000_000 * ONE, "a tenth of what is left");
    }

    function test_a_page_pays_units_and_money_and_passes_over() public {
        address[] memory three = _slice(0, 3);
        _open();
        for (uint256 i; i < 3; ++i) _subscribe(three[i], 10_000_00);
        uint32 day = _strikeAt(PAR);
        shares.setAddressFrozen(b, true);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, nonHolder));
        vm.prank(nonHolder);
        fund.payUnits(address(depositA), day, three);
        vm.expectEmit(address(fund));
        emit IMoneyMarketFund.ClaimPassedOver(address(depositA), b, day);
        vm.prank(payingAgent);
        fund.payUnits(address(depositA), day, three);
        assertEq(shares.balanceOf(a), 10_000 * ONE);
        assertEq(shares.balanceOf(b), 0);
        shares.setAddressFrozen(b, false);
        // Later anyone does.
        vm.warp(fund.dayOf(day).payBy + 1);
        fund.payUnits(address(depositA), day, three);
        assertEq(shares.balanceOf(b), 10_000 * ONE);

        for (uint256 i; i < 3; ++i) _redeem(three[i], 500 * ONE);
        vm.prank(trustee);
        fund.suspend("notice");
        for (uint32 i = MONDAY; i <= TUESDAY + 1; ++i) fund.pass(i);
        vm.prank(trustee);
        fund.resume();
        day = _strikeAt(PAR);
        _pay(fund.missingFor(address(depositA)));
        depositA.setAddressFrozen(b, true);
        vm.prank(payingAgent);
        fund.payCash(address(depositA), day, three);
        assertEq(shares.balanceOf(a), 9_500 * ONE);
        assertEq(shares.balanceOf(b), 10_000 * ONE, "kept for it");
        depositA.setAddressFrozen(b, false);
        _claimCash(b, day);
        assertEq(shares.balanceOf(b), 9_500 * ONE);
        assertEq(fund.unitsInIssue(), shares.totalSupply());
    }

    // ---- pass and suspension ----

    function test_a_day_without_a_nav_is_passed_by_anyone() public {
        _launch(_slice(0, 2), 10_000_00);
        _subscribe(a, 1_000_00);
        _redeem(b, 100 * ONE);
        uint256 from = fund.cutOffOf(MONDAY) + 2 days;
        vm.warp(from);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.DayNotReached.selector, MONDAY, from, from));
        fund.pass(MONDAY);
        vm.warp(from + 1);
        fund.pass(MONDAY);
        uint32 thursday = MONDAY + 3;
        assertEq(fund.dayOf(MONDAY).carriedTo, thursday);
        assertEq(fund.requestOf(address(depositA), a, thursday).subscribed, 1_000_00);
        assertEq(fund.requestOf(address(depositA), b, thursday).redeemed, 100 * ONE);
        fund.carry(address(depositA), a, thursday);
        vm.prank(a);
        fund.cancelSubscription(address(depositA), a, thursday);
        assertEq(depositA.balanceOf(a), MONEY / 2 - 10_000_00);
    }

    function test_requests_gather_in_a_suspension_and_are_dealt_after_it() public {
        _launch(_slice(0, 2), 10_000_00);
        vm.expectRevert(abi.encodeWithSelector(IMoneyMarketFund.FundTermUnfit.selector, "reason", 0));
        vm.prank(trustee);
        fund.suspend(0);
        vm.prank(trustee);
        fund.suspend("notice");
        _redeem(a, 100 * ONE);
        Nav memory nav = _nav(MONDAY, 20_000_00, uint96(PAR));
        vm.warp(nav.valuedAt);
        vm.prank(administrator);
        fund.publishNav(nav);
        bytes memory refusal = abi.encodeWithSelector(IMoneyMarketFund.FundIsSuspended.selector, bytes32("notice"));
        vm.expectRevert(refusal);
        vm.prank(trustee);
        fund.approveNav(MONDAY, keccak256(abi.encode(nav)));
        vm.expectRevert(refusal);
        fund.strike(MONDAY);
        _redeem(a, 50 * ONE);
        fund.pass(MONDAY);
        assertEq(fund.requestOf(address(depositA), a, TUESDAY).redeemed, 150 * ONE);
        vm.prank(trustee);
        fund.resume();
        vm.expectRevert(IMoneyMarketFund.FundNotSuspended.selector);
        vm.prank(trustee);
        fund.resume();
        uint32 day = _strikeAt(PAR);
        assertEq(fund.flowOf(address(depositA), day).dealt, 150 * ONE);
        assertEq(fund.suspension(), 0);
    }

    // ---- money ----

    function test_subscriptions_pay_redeemers_before_custody() public {
        _launch(_slice(0, 2), 10_000_00);
        _redeem(a, 1_500 * ONE);
        _subscribe(b, 2_000_00);
        uint32 day = _strikeAt(PAR);
        assertTrue(fund.flowOf(address(depositA), day).funded);
        assertEq(fund.unswept(address(depositA)), 499_70, "at 1.0002 the 1,500.30 come out of 2,000.00");
    }

    function test_late_money_is_pulled_from_custody_by_anyone() public {
        _launch(_slice(0, 2), 10_000_00);
        _redeem(a, 1_500 * ONE);
        uint32 day = _strikeAt(PAR);
        uint256 owed = fund.missingFor(address(depositA));
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.RedemptionNotLate.selector, address(depositA), day)
        );
        fund.enforce(address(depositA), day);
        vm.warp(fund.dayOf(day).payBy + 1);
        _allow(custody, 1_000_00);
        fund.enforce(address(depositA), day);
        assertEq(fund.missingFor(address(depositA)), owed - 1_000_00);
        assertEq(fund.suspension(), "redemption money is late");
        _allow(custody, MONEY);
        fund.enforce(address(depositA), day);
        assertEq(_claimCash(a, day), owed);
    }

    // ---- corrections ----

    function test_a_wrong_nav_is_corrected_by_who_erred() public {
        _launch(_slice(0, 4), 100_000_00);
        // a subscribes and b redeems at 1.0100, which should have been 1.0000.
        _subscribe(a, 50_500_00);
        _redeem(b, 20_000 * ONE);
        uint32 day = _strikeAt(1.01e18);
        uint256 dealt = fund.dayOf(day).price;
        assertEq(dealt, 1.0102e18);
        _claimUnits(a, day);
        vm.expectRevert(abi.encodeWithSelector(IFundCorrections.CorrectionMissing.selector, day));
        corrections.fundCorrection(address(depositA), day);
        _correct(day, 400_000_00, uint96(PAR));
        assertEq(corrections.correctionOf(day).price, 1.0002e18, "swung as the flow asks");
        assertTrue(corrections.correctionOf(day).material);
        (uint256 forHolders, uint256 forFund, uint256 missing) = corrections.costOf(address(depositA), day);
        // a got 49,990.0990 units, 0.0100 too dear each; b was paid 0.0100 a unit too much.
        assertEq(forHolders, 499_90);
        assertEq(forFund, 200_00);
        assertEq(missing, 699_90);
        vm.expectRevert(
            abi.encodeWithSelector(IFundCorrections.CorrectionUnfunded.selector, address(depositA), day, 699_90)
        );
        corrections.compensate(address(depositA), day, _slice(0, 2));
        uint256 units = shares.balanceOf(a);
        vm.prank(liable);
        assertEq(corrections.fundCorrection(address(depositA), day), 699_90);
        uint256 before = depositA.balanceOf(a);
        corrections.compensate(address(depositA), day, _slice(0, 2));
        corrections.compensate(address(depositA), day, _slice(0, 2));
        assertEq(depositA.balanceOf(a) - before, 499_90);
        assertEq(shares.balanceOf(a), units, "no units are taken back");
        vm.expectRevert(abi.encodeWithSelector(IFundCorrections.CorrectionBegun.selector, day));
        vm.prank(administrator);
        corrections.publishCorrection(Correction(day, 400_000_00, uint96(PAR), liable, "finding"));
        vm.prank(administrator);
        corrections.reportCorrection(day, "report");
        assertEq(corrections.correctionOf(day).reportHash, "report");
    }

    function test_a_small_error_is_only_noted() public {
        _launch(_slice(0, 4), 100_000_00);
        _subscribe(a, 1_000_00);
        uint32 day = _strikeAt(1.001e18);
        _correct(day, 400_000_00, uint96(PAR));
        assertFalse(corrections.correctionOf(day).material);
        (uint256 forHolders, uint256 forFund,) = corrections.costOf(address(depositA), day);
        assertEq(forHolders + forFund, 0);
    }

    function test_redeemers_paid_too_little_are_paid_the_rest_above_the_minimum() public {
        _launch(_slice(0, 4), 100_000_00);
        _redeem(a, 20_000 * ONE);
        _redeem(b, 5_000 * ONE);
        uint32 day = _strikeAt(PAR);
        _correct(day, 404_000_00, 1.01e18);
        assertEq(corrections.lossOf(address(depositA), a, day), 200_00);
        assertEq(corrections.lossOf(address(depositA), b, day), 50_00);
        vm.prank(liable);
        corrections.fundCorrection(address(depositA), day);
        uint256 kept = depositA.balanceOf(custody);
        uint256 before = depositA.balanceOf(a);
        corrections.compensate(address(depositA), day, _slice(0, 2));
        assertEq(depositA.balanceOf(a) - before, 200_00, "before its redemption was claimed");
        assertEq(corrections.returnToFund(address(depositA)), 50_00);
        assertEq(depositA.balanceOf(custody) - kept, 50_00, "less than 100.00 goes to the fund");
        assertTrue(corrections.isCompensated(address(depositA), b, day));
        assertEq(address(corrections.fund()), address(fund));
    }

    // ---- parts ----

    function _expectNav(Nav memory nav, string memory field, uint256 value, uint256 expected) private {
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.NavUnfit.selector, nav.day, field, value, expected)
        );
        vm.prank(administrator);
        fund.publishNav(nav);
    }

    /// Ten holders of 100 million units each, bought for the money of both banks.
    function _billion() private {
        _open();
        for (uint256 i; i < 10; ++i) {
            vm.startPrank(holders[i]);
            fund.requestSubscription(address(depositA), uint128(MONEY / 2), holders[i], 0);
            fund.requestSubscription(address(depositB), uint128(MONEY / 2), holders[i], FRIDAY);
            vm.stopPrank();
        }
        _strikeAt(PAR);
        for (uint256 i; i < 10; ++i) {
            _claimUnits(holders[i], FRIDAY);
            vm.prank(holders[i]);
            fund.claimUnits(address(depositB), holders[i], FRIDAY);
        }
        fund.sweep(address(depositA));
        fund.sweep(address(depositB));
        assertEq(shares.totalSupply(), 1_000_000_000 * uint256(ONE));
    }
}
