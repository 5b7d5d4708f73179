// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {FundFixture} from "../contracts/fund/FundFixture.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Day, DayStatus, IMoneyMarketFund, Nav, Request} from "contracts/fund/interfaces/IMoneyMarketFund.sol";
import {IFundCorrections} from "contracts/fund/interfaces/IFundCorrections.sol";
import {EntryFlags} from "contracts/types/Entry.sol";

/// Five holders at two banks subscribe, redeem, cancel and claim while prices move, days are passed, the fund is suspended, money is
/// late, NAVs are corrected, courts break holds and move units, wallets and units are frozen, holders are sanctioned, a bank stops the custody
/// account, cash is closed, and a stranger does whatever anyone may. The test is its own handler: none of its steps may revert.
contract FundInvariant is FundFixture {
    using SecurityViews for SecurityToken;

    uint256 private constant HOLDERS = 5;

    uint32[] private ended; // days struck or passed
    mapping(uint32 day => uint256) private priceOf;
    mapping(address asset => uint256) private cashClaimed;
    uint256 private minted;
    uint256 private burnt;
    uint256 private claims;
    uint256 private lastPrice = PAR;
    uint256 private broughtBack; // [units] ended, in issue again from the next day that is dealt or passed
    uint256 private orders;
    mapping(uint32 day => mapping(address asset => bool)) private saidLate;
    mapping(address asset => bool) private closed;
    mapping(address holder => mapping(address asset => bool)) private everBroken;
    mapping(bytes32 outcome => uint256) private reached;

    function setUp() public override {
        super.setUp();
        _open();
        _allow(custody, type(uint256).max);
        bytes4[] memory selectors = new bytes4[](18);
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
        selectors[12] = this.values.selector;
        selectors[13] = this.breaks.selector;
        selectors[14] = this.ends.selector;
        selectors[15] = this.forces.selector;
        selectors[16] = this.stops.selector;
        selectors[17] = this.meddles.selector;
        targetSelector(FuzzSelector(address(this), selectors));
        targetContract(address(this));
    }

    // ---- steps ----

    function subscribes(uint256 who, uint256 amount, bool atB) external {
        address holder = holders[who % HOLDERS];
        TokenizedDeposit asset = _asset(atB);
        amount = bound(amount, 1_000_00, 2_000_000_00);
        if (asset.balanceOf(holder) < amount || closed[address(asset)] || _isStopped(holder)) return;
        vm.prank(holder);
        fund.requestSubscription(address(asset), uint128(amount), holder, 0);
        ++reached["subscribed"];
    }

    function redeems(uint256 who, uint256 units, bool atB) external {
        address holder = holders[who % HOLDERS];
        uint256 free = _free(holder);
        address asset = address(_asset(atB));
        if (free == 0 || closed[asset] || _isStopped(holder)) return;
        units = who % 3 == 0 ? free : bound(units, 1, free);
        if (_isBroken(holder, asset)) {
            vm.expectPartialRevert(IMoneyMarketFund.RequestUnbacked.selector);
            ++reached["refused behind a broken hold"];
        } else {
            ++reached["redeemed"];
        }
        vm.prank(holder);
        fund.requestRedemption(asset, uint96(units), holder, 0);
    }

    function cancels(uint256 who, bool atB) external {
        address holder = holders[who % HOLDERS];
        address asset = address(_asset(atB));
        uint32 day = fund.nextDay();
        uint32 open = fund.openDay();
        if (day != open && fund.requestOf(asset, holder, day).subscribed != 0) {
            // Suspended or not: the price may be known.
            vm.expectPartialRevert(IMoneyMarketFund.DayClosed.selector);
            vm.prank(holder);
            fund.cancelSubscription(asset, holder, day);
            ++reached["not cancelled after the cut-off"];
        }
        _cancel(holder, asset, open);
    }

    /// Both keys name a price, and the day is not dealt yet.
    function values(uint256 move) external {
        if (fund.suspension() != 0) return;
        uint32 day = fund.nextDay();
        uint256 valuedAt = fund.cutOffOf(day) + 2 hours;
        if (block.timestamp < valuedAt) vm.warp(valuedAt);
        _value(day, block.timestamp, bound(move, 0.99e4, 1.01e4));
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
        (Nav memory nav, bool approved) = fund.publishedNav();
        if (approved && block.timestamp <= nav.valuedAt + 12 hours) {
            vm.expectPartialRevert(IMoneyMarketFund.NavStands.selector);
            fund.pass(day);
            ++reached["not passed at a known price"];
            return;
        }
        fund.pass(day);
        broughtBack = 0;
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
            cash = _cash(asset);
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
        if (_isCustodyStopped(asset)) return;
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
        if (!_isCustodyStopped(address(_asset(atB)))) corrections.returnToFund(address(_asset(atB)));
    }

    function enforces(uint256 which, bool atB) external {
        address asset = address(_asset(atB));
        if (!_isCustodyStopped(asset)) fund.sweep(asset);
        uint32 day = _lastUnfunded(asset);
        // What was subscribed pays first; where that is enough nothing is late.
        if (day == 0 || fund.unswept(asset) >= fund.missingFor(asset)) return;
        uint256 payBy = fund.dayOf(day).payBy;
        if (block.timestamp <= payBy) vm.warp(payBy + 1);
        bool before = fund.suspension() != 0;
        // Sometimes the trustee lets the fund pull nothing.
        bool pulls = which % 3 != 0 || _isCustodyStopped();
        if (!pulls) _allow(custody, 0);
        fund.enforce(asset, day);
        if (!pulls) _allow(custody, type(uint256).max);
        ++reached["enforced"];
        bool suspends = !before && fund.suspension() != 0;
        if (_isCustodyStopped(asset)) {
            assertFalse(suspends, "a bank's refusal suspends nothing");
            ++reached["refused by a bank"];
        }
        if (!suspends) return;
        assertFalse(saidLate[day][asset], "once a day and cash token");
        saidLate[day][asset] = true;
        ++reached["suspended for late money"];
    }

    // ---- courts, freezers, banks, strangers ----

    function breaks(uint256 who, bool atB) external {
        address holder = holders[who % HOLDERS];
        address asset = address(_asset(atB));
        if (_heldIn(holder, asset) == 0) return;
        _breakHold(holder, asset);
        everBroken[holder][asset] = true;
        ++reached["hold broken"];
    }

    /// Anyone ends what no hold backs.
    function ends(uint256 who, uint256 which, bool atB) external {
        address holder = holders[who % HOLDERS];
        address asset = address(_asset(atB));
        if (!_isBroken(holder, asset)) return;
        if (ended.length != 0) _end(holder, asset, ended[which % ended.length]);
        for (uint32 day = fund.nextDay(); day <= fund.openDay(); ++day) _end(holder, asset, day);
    }

    function forces(uint256 who, uint256 to, uint256 units) external {
        address from = holders[who % HOLDERS];
        address receiver_ = holders[to % HOLDERS];
        uint256 most = shares.balanceOf(from) - shares.heldOf(from);
        if (from == receiver_ || most == 0 || _isStopped(receiver_)) return;
        units = bound(units, 1, most);
        shares.lodgeOrder(bytes32(++orders), from, receiver_, units);
        shares.forcedTransfer(from, receiver_, units);
        ++reached["forced"];
    }

    function stops(uint256 who, uint256 what, uint256 units, bool on) external {
        address holder = holders[who % HOLDERS];
        what %= 5;
        if (what == 0) {
            shares.setAddressFrozen(holder, on);
            if (on) ++reached["frozen"];
        } else if (what == 1) {
            uint256 frozen = shares.getFrozenTokens(holder);
            if (on && shares.balanceOf(holder) > frozen) {
                shares.freezePartialTokens(holder, bound(units, 1, shares.balanceOf(holder) - frozen));
                ++reached["frozen in part"];
            } else if (frozen != 0) {
                shares.unfreezePartialTokens(holder, frozen);
            }
        } else if (what == 2) {
            _sanction(holder, on);
            if (on) ++reached["sanctioned"];
        } else if (what == 3) {
            TokenizedDeposit asset = _asset(units % 2 == 0);
            asset.setAddressFrozen(custody, on);
            if (on) ++reached["custody stopped"];
        } else {
            address asset = address(_asset(units % 2 == 0));
            vm.prank(trustee);
            fund.closeCash(asset, on);
            closed[asset] = on;
            if (on) ++reached["cash closed"];
        }
    }

    /// A stranger does what anyone may, as often as it likes: nothing of it may stop another's request (`_resolve`).
    function meddles(uint256 who, uint256 which, bool atB) external {
        address holder = holders[who % HOLDERS];
        address asset = address(_asset(atB));
        vm.startPrank(operator);
        fund.carry(asset, holder, ended.length == 0 ? fund.openDay() : ended[which % ended.length]);
        fund.fund(asset, 0);
        uint32 day = _struck(which);
        if (day != 0 && corrections.correctionOf(day).material && !corrections.correctionOf(day).paying) {
            vm.expectPartialRevert(IFundCorrections.PayerNotLiable.selector);
            corrections.fundCorrection(asset, day);
            ++reached["stranger refused"];
        }
        vm.stopPrank();
        ++reached["meddled"];
    }

    // ---- the steps do what they say ----

    function test_the_steps_reach_every_outcome() public {
        vm.pauseGasMetering();
        uint256 random = 7;
        for (uint256 i; i < 500; ++i) {
            random = uint256(keccak256(abi.encode(random)));
            (uint256 a, uint256 b, bool c) = (random >> 8, random >> 72, random >> 136 & 1 == 0);
            uint256 step = random % 20;
            if (step < 3) this.subscribes(a, b, c);
            else if (step < 6) this.redeems(a, b, c);
            else if (step == 6) for (uint256 j; j < HOLDERS; ++j) this.cancels(a + j, c);
            else if (step < 10) this.deals(a);
            else if (step == 10) this.passes(a % 4 == 0);
            else if (step == 11) { if (fund.suspension() != 0 || a % 8 == 0) this.suspendsOrResumes(); }
            else if (step == 12) for (uint256 j; j < ended.length; ++j) this.claimsOf(a + j, j, c);
            else if (step == 13) for (uint256 j = a % 3; j < ended.length; j += 3) this.pages(j, c);
            else if (step == 14) { if (a % 2 == 0) this.paysIn(b, c, a % 4 == 0); else this.enforces(a % 3 == 0 ? 3 : b, c); }
            else if (step == 15) { this.corrects(b, a >> 8); if (a % 2 == 0) { this.compensates(b, c); this.compensates(b, !c); } }
            else if (step == 16) _aroundABrokenHold(a, b, c);
            else if (step == 17) { if (a % 4 == 0) _aroundAKnownPrice(a, b, c); else if (a % 4 == 1) this.forces(a >> 2, b, b); else this.meddles(a >> 2, b, c); }
            else { this.stops(a, b, b >> 8, b % 5 == 3 ? a >> 16 & 3 == 0 : i % 8 == 0); }
            if (i % 250 == 249) _aroundStops();
        }
        bytes32[32] memory all = [
            bytes32("subscribed"), "redeemed", "cancelled", "dealt", "gated", "swung", "passed", "carried by passing",
            "suspended or resumed", "claimed units", "claimed cash", "paged", "swept", "corrected", "noted",
            "compensated", "enforced", "suspended for late money", "refused by a bank", "hold broken", "request ended",
            "dealt request ended", "refused behind a broken hold", "forced", "frozen", "frozen in part", "sanctioned",
            "custody stopped", "cash closed", "claim refused", "not cancelled after the cut-off", "not passed at a known price"
        ];
        for (uint256 i; i < all.length; ++i) assertGe(reached[all[i]], 1, string(abi.encodePacked(all[i])));
        _everything();
        _resolve();
    }

    /// Holds are broken before a day is dealt or after it, their holders ask for more, and others end what is left.
    function _aroundABrokenHold(uint256 a, uint256 b, bool c) private {
        if (a % 2 == 0) this.deals(b);
        for (uint256 j = a % 2; j < HOLDERS; j += 2) this.breaks(j, c);
        for (uint256 j; j < HOLDERS; ++j) this.redeems(j, b, c);
        this.paysIn(type(uint256).max, c, false);
        for (uint256 j; j < HOLDERS; ++j) {
            for (uint256 k = ended.length > 6 ? ended.length - 6 : 0; k < ended.length; ++k) this.ends(j, k, c);
        }
    }

    /// Everything that can be stopped is, and everybody claims all the same.
    function _aroundStops() private {
        for (uint256 what; what < 5; ++what) {
            for (uint256 j = what % 2; j < HOLDERS; j += 2) this.stops(j, what, j, true);
        }
        for (uint256 j; j < ended.length; ++j) this.claimsOf(j, j, j % 3 == 0);
        for (uint256 what; what < 5; ++what) {
            for (uint256 j; j < HOLDERS; ++j) this.stops(j, what, j, false);
        }
        _aroundAKnownPrice(0, 1, true);
    }

    /// Once a price is known: who cancels, and who has the day passed by way of a suspension.
    function _aroundAKnownPrice(uint256 a, uint256 b, bool c) private {
        if (fund.suspension() != 0) this.suspendsOrResumes();
        this.values(b);
        for (uint256 j; j < HOLDERS; ++j) this.cancels(a + j, c);
        this.suspendsOrResumes();
        this.passes(false);
        this.suspendsOrResumes();
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
        for (uint256 i; i < HOLDERS; ++i) {
            _heldIsWhatIsAsked(holders[i], address(depositA));
            _heldIsWhatIsAsked(holders[i], address(depositB));
        }
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
        assertApproxEqAbs(fund.unitsInIssue() + leaving + broughtBack, owned, requests + 1, "units in issue");
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

    /// A holder's held units are those of its requests that are open, or dealt and not claimed; or none, where a court broke the hold.
    function _heldIsWhatIsAsked(address holder, address asset) private view {
        uint256 held = _heldIn(holder, asset);
        if (held != 0) assertEq(held, _askedIn(holder, asset), "held");
    }

    function _askedIn(address holder, address asset) private view returns (uint256 asked) {
        for (uint256 i; i < ended.length; ++i) asked += _askedFor(holder, asset, ended[i]);
        for (uint32 day = fund.nextDay(); day <= fund.openDay(); ++day) asked += _askedFor(holder, asset, day);
    }

    function _askedFor(address holder, address asset, uint32 day) private view returns (uint256) {
        Day memory d = fund.dayOf(day);
        Request memory r = fund.requestOf(asset, holder, day);
        if (d.status == DayStatus.PASSED || r.cashClaimed || r.redeemed == 0) return 0;
        if (d.status == DayStatus.OPEN) return r.redeemed;
        return r.redeemed - uint256(r.redeemed) * (d.requested - d.dealt) / d.requested;
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
        for (uint256 i; i < HOLDERS; ++i) {
            shares.setAddressFrozen(holders[i], false);
            uint256 frozen = shares.getFrozenTokens(holders[i]);
            if (frozen != 0) shares.unfreezePartialTokens(holders[i], frozen);
            _sanction(holders[i], false);
        }
        depositA.setAddressFrozen(custody, false);
        depositB.setAddressFrozen(custody, false);
        if (fund.suspension() != 0) {
            vm.prank(trustee);
            fund.resume();
        }
        while (fund.nextDay() != fund.openDay()) {
            uint256 from = fund.cutOffOf(fund.nextDay()) + 2 days + 1;
            (Nav memory nav, bool approved) = fund.publishedNav();
            if (approved && from <= nav.valuedAt + 12 hours) from = nav.valuedAt + 12 hours + 1;
            if (block.timestamp < from) vm.warp(from);
            uint32 day = fund.nextDay();
            fund.pass(day);
            broughtBack = 0;
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
                for (uint256 k; k < HOLDERS; ++k) {
                    _claim(holders[k], asset, ended[i]);
                    if (_isBroken(holders[k], asset)) _end(holders[k], asset, ended[i]);
                }
                if (corrections.correctionOf(ended[i]).material) _compensate(asset, ended[i]);
            }
            for (uint256 i; i < ended.length; ++i) fund.carry(asset, holders[0], ended[i]);
            fund.sweep(asset);
            corrections.returnToFund(asset);
            uint256 left = TokenizedDeposit(asset).balanceOf(address(corrections));
            assertLe(left, HOLDERS * ended.length, "all who lost are paid, but for less than a base unit each");
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
        if (!_value(day, valuedAt, factor)) return;
        fund.strike(day);
        broughtBack = 0;
        ended.push(day);
        Day memory d = fund.dayOf(day);
        priceOf[day] = d.price;
        lastPrice = bound(d.nav, 0.5e18, 2e18);
        ++reached["dealt"];
        if (d.dealt != d.requested) ++reached["gated"];
        if (d.price != d.nav) ++reached["swung"];
    }

    function _value(uint32 day, uint256 valuedAt, uint256 factor) private returns (bool) {
        (uint128 netAssets, uint256 price) = (uint128(0), PAR);
        uint256 units = fund.unitsInIssue();
        if (units != 0) (netAssets, price) = _assetsFor(units, lastPrice * factor / 1e4 / 1e14 * 1e14);
        if (units != 0 && netAssets == 0) return false; // a few base units that are worth nothing
        _approve(Nav(day, uint40(valuedAt), netAssets, uint96(units), uint96(price), "sheet"));
        return true;
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
        if (r.subscribed != 0 && !r.unitsClaimed && _isStopped(holder)) {
            vm.expectRevert();
            fund.claimUnits(asset, holder, day);
            ++reached["claim refused"];
        } else if (r.subscribed != 0 && !r.unitsClaimed) {
            minted += fund.claimUnits(asset, holder, day);
            ++reached["claimed units"];
        }
        bool pays = r.redeemed != 0 && !r.cashClaimed && fund.flowOf(asset, day).funded;
        if (pays && !_isPayable(holder, asset, day)) {
            vm.expectRevert();
            fund.claimCash(asset, holder, day);
            ++reached["claim refused"];
        } else if (pays) {
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
        vm.prank(liable);
        if (missing != 0) corrections.fundCorrection(asset, day);
        uint256[] memory had = new uint256[](HOLDERS);
        for (uint256 i; i < HOLDERS; ++i) had[i] = TokenizedDeposit(asset).balanceOf(holders[i]);
        corrections.compensate(asset, day, _slice(0, HOLDERS));
        for (uint256 i; i < HOLDERS; ++i) {
            if (!_isStopped(holders[i])) continue;
            assertEq(TokenizedDeposit(asset).balanceOf(holders[i]), had[i], "nobody who is stopped is paid");
        }
        ++reached["compensated"];
    }

    function _end(address holder, address asset, uint32 day) private {
        Day memory d = fund.dayOf(day);
        Request memory r = fund.requestOf(asset, holder, day);
        if (!_isBroken(holder, asset) || d.status == DayStatus.PASSED || r.redeemed == 0 || r.cashClaimed) return;
        if (d.status == DayStatus.STRUCK) {
            if (!fund.flowOf(asset, day).funded) return;
            uint256 dealt = uint256(r.redeemed) * d.dealt / d.requested;
            broughtBack += dealt;
            cashClaimed[asset] += dealt * d.price / 1e20;
            ++claims;
            ++reached["dealt request ended"];
        }
        vm.prank(operator);
        fund.endUnheld(asset, holder, day);
        ++reached["request ended"];
    }

    function _heldIn(address holder, address asset) private view returns (uint256) {
        return shares.holdOf(keccak256(abi.encode(address(fund), asset, holder))).units;
    }

    function _isBroken(address holder, address asset) private view returns (bool) {
        return everBroken[holder][asset] && _heldIn(holder, asset) < _askedIn(holder, asset);
    }

    /// Units of a request that are neither without a hold nor frozen, of a holder who is not stopped.
    function _isPayable(address holder, address asset, uint32 day) private view returns (bool) {
        if (_isStopped(holder) || _isBroken(holder, asset)) return false;
        Day memory d = fund.dayOf(day);
        uint256 dealt = uint256(fund.requestOf(asset, holder, day).redeemed) * d.dealt / d.requested;
        uint256 bound_ = shares.getFrozenTokens(holder) + shares.heldOf(holder);
        return dealt == 0 || bound_ <= shares.balanceOf(holder);
    }

    function _free(address holder) private view returns (uint256) {
        uint256 bound_ = shares.getFrozenTokens(holder) + shares.heldOf(holder);
        uint256 balance = shares.balanceOf(holder);
        return balance > bound_ ? balance - bound_ : 0;
    }

    function _isStopped(address holder) private view returns (bool) {
        return shares.entryOf(holder).has(EntryFlags.FROZEN) || shares.entryOf(holder).has(EntryFlags.SANCTIONED);
    }

    function _isCustodyStopped(address asset) private view returns (bool) {
        return TokenizedDeposit(asset).entryOf(custody).has(EntryFlags.FROZEN);
    }

    /// At both banks: an allowance takes a wallet in good standing.
    function _isCustodyStopped() private view returns (bool) {
        return _isCustodyStopped(address(depositA)) || _isCustodyStopped(address(depositB));
    }

    /// In the fund's register alone: its banks go on.
    function _sanction(address holder, bool on) private {
        address[] memory registers = new address[](1);
        registers[0] = address(shares);
        registry.know(holder, HONG_KONG, on ? EntryFlags.SANCTIONED : 0);
        if (_isKnown(holder)) registry.push(holder, registers);
        registry.know(holder, HONG_KONG, 0);
    }

    function _isKnown(address holder) private view returns (bool) {
        return shares.entryOf(holder).has(EntryFlags.ADMITTED);
    }

    function _struck(uint256 which) private view returns (uint32) {
        if (ended.length == 0) return 0;
        uint32 day = ended[which % ended.length];
        return fund.dayOf(day).status == DayStatus.STRUCK ? day : 0;
    }

    function _lastUnfunded(address asset) private view returns (uint32) {
        for (uint256 i = ended.length; i != 0; --i) {
            uint32 day = _struck(i - 1);
            if (day != 0 && !fund.flowOf(asset, day).funded) return day;
        }
        return 0;
    }

    function _asset(bool atB) private view returns (TokenizedDeposit) {
        return atB ? depositB : depositA;
    }

    function _cash(address asset) private view returns (uint256) {
        return TokenizedDeposit(asset).balanceOf(address(fund));
    }
}
