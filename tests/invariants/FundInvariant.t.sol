// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {FundFixture} from "../contracts/fund/FundFixture.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Day, DayStatus, Nav, Request} from "contracts/fund/interfaces/IMoneyMarketFund.sol";

/// Five holders at two banks subscribe, redeem, cancel and claim while prices move, days are passed, the fund is suspended, money is
/// late and NAVs are corrected. The test is its own handler: none of its steps may revert.
contract FundInvariant is FundFixture {
    uint256 private constant HOLDERS = 5;

    uint32[] private ended; // days struck or passed
    mapping(uint32 day => uint256) private priceOf;
    mapping(address asset => uint256) private cashClaimed;
    uint256 private compensationLeft;
    uint256 private minted;
    uint256 private burnt;
    uint256 private claims;
    uint256 private lastPrice = PAR;
    mapping(bytes32 outcome => uint256) private reached;

    function setUp() public override {
        super.setUp();
        _open();
        _allow(custody, type(uint256).max);
        bytes4[] memory selectors = new bytes4[](12);
        selectors[0] = this.subscribes.selector;
        selectors[1] = this.redeems.selector;
        selectors[2] = this.cancels.selector;
        selectors[3] = this.deals.selector;
        selectors[4] = this.passes.selector;
        selectors[5] = this.suspendsOrResumes.selector;
        selectors[6] = this.claimsOf.selector;
        selectors[7] = this.pages.selector;
        selectors[8] = this.paysIn.selector;
        selectors[9] = this.corrects.selector;
        selectors[10] = this.compensates.selector;
        selectors[11] = this.enforces.selector;
        targetSelector(FuzzSelector(address(this), selectors));
        targetContract(address(this));
    }

    // ---- steps ----

    function subscribes(uint256 who, uint256 amount, bool atB) external {
        address holder = holders[who % HOLDERS];
        TokenizedDeposit asset = _asset(atB);
        amount = bound(amount, 1_000_00, 2_000_000_00);
        if (asset.balanceOf(holder) < amount) return;
        vm.prank(holder);
        fund.requestSubscription(address(asset), uint128(amount), holder, 0);
        ++reached["subscribed"];
    }

    function redeems(uint256 who, uint256 units, bool atB) external {
        address holder = holders[who % HOLDERS];
        uint256 free = shares.balanceOf(holder) - shares.heldOf(holder);
        if (free == 0) return;
        units = who % 3 == 0 ? free : bound(units, 1, free);
        vm.prank(holder);
        fund.requestRedemption(address(_asset(atB)), uint96(units), holder, 0);
        ++reached["redeemed"];
    }

    function cancels(uint256 who, bool atB) external {
        _cancel(holders[who % HOLDERS], address(_asset(atB)), fund.openDay());
    }

    function deals(uint256 move) external {
        if (fund.suspension() != 0) return;
        uint32 day = fund.nextDay();
        uint256 valuedAt = fund.cutOffOf(day) + 2 hours;
        if (block.timestamp < valuedAt) vm.warp(valuedAt);
        else valuedAt = block.timestamp;
        _dealAt(day, valuedAt, bound(move, 0.99e4, 1.01e4));
    }

    function passes(bool late) external {
        uint32 day = fund.nextDay();
        if (fund.suspension() == 0 && !late) return;
        uint256 from = fund.cutOffOf(day) + (fund.suspension() == 0 ? 2 days : 0) + 1;
        if (block.timestamp < from) vm.warp(from);
        fund.pass(day);
        ended.push(day);
        ++reached["passed"];
        if (fund.dayOf(day).carriedTo != 0) ++reached["carried by passing"];
    }

    function suspendsOrResumes() external {
        bool suspended = fund.suspension() != 0;
        vm.prank(trustee);
        if (suspended) fund.resume();
        else fund.suspend("notice");
        ++reached["suspended or resumed"];
    }

    function claimsOf(uint256 who, uint256 which, bool atB) external {
        if (ended.length == 0) return;
        _claim(holders[who % HOLDERS], address(_asset(atB)), ended[which % ended.length]);
    }

    function pages(uint256 which, bool atB) external {
        if (ended.length == 0) return;
        uint32 day = ended[which % ended.length];
        address asset = address(_asset(atB));
        if (fund.dayOf(day).status != DayStatus.STRUCK) return;
        (uint256 supply, uint256 cash) = (shares.totalSupply(), _cash(asset));
        vm.startPrank(payingAgent);
        fund.payUnits(asset, day, _slice(0, HOLDERS));
        minted += shares.totalSupply() - supply;
        if (fund.flowOf(asset, day).funded) {
            supply = shares.totalSupply();
            fund.payCash(asset, day, _slice(0, HOLDERS));
            burnt += supply - shares.totalSupply();
            cashClaimed[asset] += cash - _cash(asset);
            claims += HOLDERS;
        }
        vm.stopPrank();
        ++reached["paged"];
    }

    function paysIn(uint256 amount, bool atB, bool sweeps) external {
        address asset = address(_asset(atB));
        if (sweeps) {
            fund.sweep(asset);
            ++reached["swept"];
            return;
        }
        uint256 missing = fund.missingFor(asset);
        if (missing == 0) return;
        amount = bound(amount, 1, missing * 2);
        if (amount > TokenizedDeposit(asset).balanceOf(custody)) return;
        vm.prank(custody);
        fund.fund(asset, amount);
        ++reached["funded"];
    }

    function corrects(uint256 which, uint256 move) external {
        uint32 day = _struck(which);
        if (day == 0) return;
        Day memory d = fund.dayOf(day);
        if (d.unitsBefore == 0 || corrections.correctionOf(day).paying) return;
        uint256 nav = uint256(d.nav) * bound(move, 0.95e4, 1.05e4) / 1e4 / 1e14 * 1e14;
        (uint128 netAssets, uint256 price) = _assetsFor(d.unitsBefore, nav);
        _correct(day, netAssets, uint96(price));
        ++reached[corrections.correctionOf(day).material ? bytes32("corrected") : bytes32("noted")];
    }

    function compensates(uint256 which, bool atB) external {
        uint32 day = _struck(which);
        if (day == 0 || !corrections.correctionOf(day).material) return;
        _compensate(address(_asset(atB)), day);
    }

    function enforces(uint256 which, bool atB) external {
        uint32 day = _struck(which);
        address asset = address(_asset(atB));
        if (day == 0 || fund.flowOf(asset, day).funded) return;
        uint256 payBy = fund.dayOf(day).payBy;
        if (block.timestamp <= payBy) vm.warp(payBy + 1);
        // What was subscribed pays first; where that is enough nothing is late.
        if (fund.unswept(asset) != 0) return;
        fund.enforce(asset, day);
        ++reached["enforced"];
    }

    // ---- the steps do what they say ----

    function test_the_steps_reach_every_outcome() public {
        uint256 random = 7;
        for (uint256 i; i < 600; ++i) {
            random = uint256(keccak256(abi.encode(random)));
            (uint256 a, uint256 b, bool c) = (random >> 8, random >> 72, random >> 136 & 1 == 0);
            uint256 step = random % 16;
            if (step < 3) this.subscribes(a, b, c);
            else if (step < 6) this.redeems(a, b, c);
            else if (step == 6) this.cancels(a, c);
            else if (step < 10) this.deals(a);
            else if (step == 10) this.passes(a % 4 == 0);
            else if (step == 11) { if (fund.suspension() != 0 || a % 4 == 0) this.suspendsOrResumes(); }
            else if (step == 12) for (uint256 j; j < ended.length; ++j) this.claimsOf(a + j, j, c);
            else if (step == 13) for (uint256 j = a % 3; j < ended.length; j += 3) this.pages(j, c);
            else if (step == 14) { if (a % 2 == 0) this.paysIn(b, c, a % 4 == 0); else this.enforces(b, c); }
            else { if (a % 2 == 0) this.corrects(b, a >> 8); else this.compensates(b, c); }
        }
        bytes32[17] memory all = [
            bytes32("subscribed"), "redeemed", "cancelled", "dealt", "gated", "swung", "passed", "carried by passing",
            "suspended or resumed", "claimed units", "claimed cash", "paged", "swept", "corrected", "noted",
            "compensated", "enforced"
        ];
        for (uint256 i; i < all.length; ++i) assertGe(reached[all[i]], 1, string(abi.encodePacked(all[i])));
        _everything();
        _resolve();
    }

    // ---- invariants ----

    /// forge-config: default.invariant.runs = 12
    function invariant_everything() public view {
        _everything();
    }

    function afterInvariant() public {
        _resolve();
    }

    function _everything() private view {
        _unitsAddUp();
        _moneyAddsUp(address(depositA));
        _moneyAddsUp(address(depositB));
        for (uint256 i; i < HOLDERS; ++i) _heldIsWhatIsAsked(holders[i]);
        for (uint256 i; i < ended.length; ++i) {
            assertEq(fund.dayOf(ended[i]).price, priceOf[ended[i]], "a day's price never changes");
        }
        if (ended.length != 0) {
            _gateIsEqual(ended[ended.length - 1], address(depositA));
            _gateIsEqual(ended[ended.length - 1], address(depositB));
        }
        assertEq(shares.totalSupply(), minted - burnt, "nothing is minted but what was claimed");
    }

    /// In issue = register + struck and unclaimed − dealt and not burnt, to a unit a request.
    function _unitsAddUp() private view {
        uint256 owned = shares.totalSupply();
        uint256 leaving;
        for (uint256 i; i < ended.length; ++i) {
            (uint256 units, uint256 dealt) = _unclaimed(ended[i]);
            owned += units;
            leaving += dealt;
        }
        uint256 requests = 2 * HOLDERS * ended.length;
        assertApproxEqAbs(fund.unitsInIssue() + leaving, owned, requests + 1, "units in issue");
    }

    function _unclaimed(uint32 day) private view returns (uint256 units, uint256 dealt) {
        Day memory d = fund.dayOf(day);
        if (d.status != DayStatus.STRUCK) return (0, 0);
        for (uint256 i; i < 2 * HOLDERS; ++i) {
            address asset = address(_asset(i % 2 == 0));
            Request memory r = fund.requestOf(asset, holders[i / 2], day);
            if (!r.unitsClaimed) units += uint256(r.subscribed) * 1e20 / d.price;
            if (!r.cashClaimed && r.redeemed != 0) dealt += uint256(r.redeemed) * d.dealt / d.requested;
        }
    }

    /// Money there = in transit + funded and not claimed + not swept; rounding is less than a base unit a claim.
    function _moneyAddsUp(address asset) private view {
        uint256 owed;
        for (uint256 i; i < ended.length; ++i) owed += fund.flowOf(asset, ended[i]).cash;
        uint256 funded = owed - fund.missingFor(asset);
        uint256 transit = fund.flowOf(asset, fund.openDay()).subscribed;
        for (uint32 day = fund.nextDay(); day < fund.openDay(); ++day) transit += fund.flowOf(asset, day).subscribed;
        uint256 due = transit + funded - cashClaimed[asset] + fund.unswept(asset);
        uint256 there = _cash(asset);
        assertGe(due, there);
        assertLe(due - there, claims, "money");
    }

    /// A holder's held units are those of its requests that are open, or dealt and not claimed.
    function _heldIsWhatIsAsked(address holder) private view {
        uint256 asked;
        for (uint256 i; i < ended.length; ++i) asked += _heldFor(holder, ended[i]);
        for (uint32 day = fund.nextDay(); day <= fund.openDay(); ++day) asked += _heldFor(holder, day);
        assertEq(shares.heldOf(holder), asked, "held");
    }

    function _heldFor(address holder, uint32 day) private view returns (uint256 units) {
        Day memory d = fund.dayOf(day);
        if (d.status == DayStatus.PASSED) return 0;
        for (uint256 i; i < 2; ++i) {
            Request memory r = fund.requestOf(address(_asset(i == 0)), holder, day);
            if (r.cashClaimed || r.redeemed == 0) continue;
            units += r.redeemed;
            if (d.status == DayStatus.STRUCK) units -= uint256(r.redeemed) * (d.requested - d.dealt) / d.requested;
        }
    }

    /// Paid over requested is the same for all of an id, to one unit.
    function _gateIsEqual(uint32 day, address asset) private view {
        Day memory d = fund.dayOf(day);
        if (d.status != DayStatus.STRUCK || d.requested == 0) return;
        uint256 dealt;
        for (uint256 i; i < HOLDERS; ++i) {
            dealt += uint256(fund.requestOf(asset, holders[i], day).redeemed) * d.dealt / d.requested;
        }
        uint256 booked = fund.flowOf(asset, day).dealt;
        assertGe(booked, dealt);
        assertLe(booked - dealt, 2 * HOLDERS, "gate");
    }

    // ---- the end ----

    /// From wherever the calls led: requests are cancelled by their owners, what was dealt is funded and claimed, and nothing is left.
    function _resolve() private {
        if (fund.suspension() != 0) {
            vm.prank(trustee);
            fund.resume();
        }
        while (fund.nextDay() != fund.openDay()) {
            uint256 from = fund.cutOffOf(fund.nextDay()) + 2 days + 1;
            if (block.timestamp < from) vm.warp(from);
            uint32 day = fund.nextDay();
            fund.pass(day);
            ended.push(day);
        }
        uint32 open = fund.openDay();
        for (uint256 i; i < 2 * HOLDERS; ++i) _cancel(holders[i / 2], address(_asset(i % 2 == 0)), open);
        for (uint256 j; j < 2; ++j) {
            address asset = address(_asset(j == 0));
            fund.sweep(asset);
            uint256 missing = fund.missingFor(asset);
            vm.prank(issuer);
            TokenizedDeposit(asset).transfer(custody, missing);
            vm.prank(custody);
            fund.fund(asset, missing);
            for (uint256 i; i < ended.length; ++i) {
                if (fund.dayOf(ended[i]).status != DayStatus.STRUCK) continue;
                for (uint256 k; k < HOLDERS; ++k) _claim(holders[k], asset, ended[i]);
                if (corrections.correctionOf(ended[i]).material) _compensate(asset, ended[i]);
            }
            fund.sweep(asset);
            assertEq(fund.missingFor(asset), 0);
        }
        for (uint256 i; i < HOLDERS; ++i) assertEq(shares.heldOf(holders[i]), 0, "nothing is held in the end");
        _everything();
        assertEq(_cash(address(depositA)), 0, "nothing is left");
        assertEq(_cash(address(depositB)), 0, "nothing is left");
        _dealAt(open, fund.cutOffOf(open) + 2 hours, 1e4);
        assertApproxEqAbs(fund.unitsInIssue(), shares.totalSupply(), HOLDERS * ended.length, "all are registered");
    }

    // ---- parts ----

    function _dealAt(uint32 day, uint256 valuedAt, uint256 factor) private {
        (uint128 netAssets, uint256 price) = (uint128(0), PAR);
        uint256 units = fund.unitsInIssue();
        if (units != 0) (netAssets, price) = _assetsFor(units, lastPrice * factor / 1e4 / 1e14 * 1e14);
        if (units != 0 && netAssets == 0) return; // a few base units that are worth nothing
        _approve(Nav(day, uint40(valuedAt), netAssets, uint96(units), uint96(price), "sheet"));
        fund.strike(day);
        ended.push(day);
        Day memory d = fund.dayOf(day);
        priceOf[day] = d.price;
        lastPrice = bound(d.nav, 0.5e18, 2e18);
        ++reached["dealt"];
        if (d.dealt != d.requested) ++reached["gated"];
        if (d.price != d.nav) ++reached["swung"];
    }

    /// Net assets, and the price that follows from them.
    function _assetsFor(uint256 units, uint256 price) private pure returns (uint128 netAssets, uint256 follows) {
        netAssets = uint128(units * price / 1e20);
        uint256 exact = uint256(netAssets) * 1e20 * 1e4;
        follows = (exact + units * 1e18 / 2) / (units * 1e18) * 1e14;
        if (follows == 0) netAssets = 0;
    }

    function _cancel(address holder, address asset, uint32 day) private {
        Request memory r = fund.requestOf(asset, holder, day);
        vm.startPrank(holder);
        if (r.subscribed != 0) fund.cancelSubscription(asset, holder, day);
        if (r.redeemed != 0) fund.cancelRedemption(asset, holder, day);
        vm.stopPrank();
        if (r.subscribed != 0 || r.redeemed != 0) ++reached["cancelled"];
    }

    function _claim(address holder, address asset, uint32 day) private {
        if (fund.dayOf(day).status != DayStatus.STRUCK) return;
        Request memory r = fund.requestOf(asset, holder, day);
        vm.startPrank(holder);
        if (r.subscribed != 0 && !r.unitsClaimed) {
            minted += fund.claimUnits(asset, holder, day);
            ++reached["claimed units"];
        }
        if (r.redeemed != 0 && !r.cashClaimed && fund.flowOf(asset, day).funded) {
            uint256 supply = shares.totalSupply();
            cashClaimed[asset] += fund.claimCash(asset, holder, day);
            burnt += supply - shares.totalSupply();
            ++claims;
            ++reached["claimed cash"];
        }
        vm.stopPrank();
    }

    function _compensate(address asset, uint32 day) private {
        (,, uint256 missing) = corrections.costOf(asset, day);
        vm.prank(issuer);
        TokenizedDeposit(asset).transfer(liable, missing);
        uint256 lies = TokenizedDeposit(asset).balanceOf(address(corrections));
        vm.prank(liable);
        corrections.fundCorrection(asset, day, missing);
        corrections.compensate(asset, day, _slice(0, HOLDERS));
        // What both keys found is what was paid, but for less than a base unit an investor.
        if (missing != 0) compensationLeft += TokenizedDeposit(asset).balanceOf(address(corrections)) - lies;
        assertLe(compensationLeft, HOLDERS * ended.length, "all who lost are paid");
        ++reached["compensated"];
    }

    function _struck(uint256 which) private view returns (uint32) {
        if (ended.length == 0) return 0;
        uint32 day = ended[which % ended.length];
        return fund.dayOf(day).status == DayStatus.STRUCK ? day : 0;
    }

    function _asset(bool atB) private view returns (TokenizedDeposit) {
        return atB ? depositB : depositA;
    }

    function _cash(address asset) private view returns (uint256) {
        return TokenizedDeposit(asset).balanceOf(address(fund));
    }
}
