// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {FundFixture} from "./FundFixture.sol";
import {FundMaths} from "contracts/fund/FundMaths.sol";
import {DayStatus, IMoneyMarketFund} from "contracts/fund/interfaces/IMoneyMarketFund.sol";

/// Who would take more than its own: twice in a page, after a court's order, with a lost key, by rounding.
contract FundThiefTest is FundFixture {
    uint256 private constant SCALE = 1e20;

    address private a;
    address private b;

    function setUp() public override {
        super.setUp();
        (a, b) = (holders[0], holders[1]);
    }

    // ---- twice ----

    function test_nobody_is_paid_twice_in_a_page() public {
        uint32 day = _launch(_slice(0, 2), 1_000_000_00);
        address[] memory twice = new address[](3);
        (twice[0], twice[1], twice[2]) = (a, a, a);
        vm.prank(payingAgent);
        fund.payUnits(address(depositA), day, twice);
        assertEq(shares.balanceOf(a), 1_000_000 * uint256(ONE));
        _redeem(a, 50_000 * ONE);
        day = _strikeAt(PAR);
        _pay(fund.missingFor(address(depositA)));
        uint256 before = depositA.balanceOf(a);
        vm.startPrank(payingAgent);
        fund.payCash(address(depositA), day, twice);
        fund.payCash(address(depositA), day, twice);
        vm.stopPrank();
        assertEq(depositA.balanceOf(a) - before, 49_990_00);
        assertEq(shares.balanceOf(a), 950_000 * uint256(ONE));
        assertEq(depositA.balanceOf(address(fund)), 0);
    }

    // ---- a court, a lost key ----

    function test_a_request_whose_hold_a_court_broke_is_paid_nothing() public {
        _launch(_slice(0, 2), 1_000_000_00);
        _redeem(a, 50_000 * ONE);
        uint32 day = _strikeAt(PAR);
        _pay(fund.missingFor(address(depositA)));
        _breakHold(a, address(depositA));
        vm.expectRevert(
            abi.encodeWithSelector(IMoneyMarketFund.RequestUnbacked.selector, a, 50_000 * uint256(ONE), 0)
        );
        _claimCash(a, day);
        vm.prank(payingAgent);
        fund.payCash(address(depositA), day, _slice(0, 2));
        assertEq(shares.balanceOf(a), 1_000_000 * uint256(ONE), "and nothing is burnt");
    }

    // ---- others' requests ----

    function test_a_stranger_moves_nobodys_request() public {
        _launch(_slice(0, 2), 1_000_000_00);
        uint32 day = _redeem(a, 50_000 * ONE);
        bytes memory refusal = abi.encodeWithSelector(IMoneyMarketFund.ControllerNotYours.selector, a, b);
        vm.startPrank(b);
        vm.expectRevert(refusal);
        fund.cancelRedemption(address(depositA), a, day);
        vm.expectRevert(refusal);
        fund.requestRedemption(address(depositA), 1, a, 0);
        vm.expectRevert(refusal);
        fund.claimCash(address(depositA), a, day);
        vm.expectRevert(refusal);
        fund.payOne(address(depositA), a, day, true);
        fund.carry(address(depositA), a, day);
        vm.stopPrank();
        assertEq(fund.requestOf(address(depositA), a, day).redeemed, 50_000 * uint256(ONE));
        assertEq(uint8(fund.dayOf(day).status), uint8(DayStatus.OPEN));
    }

    // ---- rounding ----

    function testFuzz_going_in_and_out_gains_nothing(uint128 amount, uint96 price) public pure {
        uint256 paid = bound(amount, 1, 1e17);
        uint256 at = bound(price, 1e14, 100e18);
        uint256 units = FundMaths.unitsFor(paid, at, SCALE);
        assertLe(FundMaths.cashFor(units, at, SCALE), paid);
    }

    function testFuzz_the_price_is_within_half_a_step(uint128 assets, uint96 units) public pure {
        uint256 worth = bound(assets, 1, 1e18);
        uint256 inIssue = bound(units, 1, 1e21);
        uint256 step = 1e14;
        uint256 at = FundMaths.priceOf(worth, inIssue, SCALE, step);
        assertEq(at % step, 0);
        // |at − worth · scale / units| ≤ step / 2
        assertLe(_apart(at * inIssue, worth * SCALE), step * inIssue / 2);
    }

    function testFuzz_the_swing_is_against_the_flow(uint128 received, uint128 paid, uint128 assets) public pure {
        uint256 nav = 1.0123e18;
        (uint256 into, uint256 out, uint256 worth) =
            (bound(received, 0, 1e16), bound(paid, 0, 1e16), bound(assets, 1, 1e17));
        uint256 at = FundMaths.swung(nav, into, out, worth, 0.01e18, 0.0002e18, 1e14);
        bool large = _apart(into, out) * 1e18 > 0.01e18 * worth;
        if (!large) assertEq(at, nav);
        else if (into > out) assertEq(at, 1.0125e18);
        else assertEq(at, 1.0121e18);
    }

    function testFuzz_a_gate_lets_through_what_it_says(uint96 requested, uint96 inIssue, uint64 gate) public pure {
        uint256 dealt = FundMaths.dealtOf(requested, inIssue, gate);
        assertLe(dealt, requested);
        if (gate == 0) assertEq(dealt, requested < inIssue ? requested : inIssue);
        else if (dealt != requested) assertEq(dealt, uint256(inIssue) * gate / 1e18);
    }

    /// Every holder's part of a gated day, and what is carried, are within what is booked.
    function testFuzz_parts_never_exceed_the_whole(uint96[5] memory asked, uint96 dealt) public pure {
        uint256 all;
        for (uint256 i; i < 5; ++i) all += asked[i];
        if (all == 0) return;
        uint256 through = bound(dealt, 0, all);
        (uint256 sum, uint256 carried) = (0, 0);
        for (uint256 i; i < 5; ++i) {
            uint256 mine = FundMaths.share(asked[i], through, all);
            uint256 rest = FundMaths.share(asked[i], all - through, all);
            assertLe(mine + rest, asked[i]);
            assertLe(asked[i] - mine - rest, 1);
            sum += mine;
            carried += rest;
        }
        assertLe(sum, through);
        assertLe(carried, all - through);
    }

    function _apart(uint256 x, uint256 y) private pure returns (uint256) {
        return x > y ? x - y : y - x;
    }

}
