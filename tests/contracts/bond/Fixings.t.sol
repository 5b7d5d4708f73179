// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {stdJson} from "forge-std/StdJson.sol";
import {Vm} from "forge-std/Test.sol";

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {BondStatus, BondTerms, IBond, Period} from "contracts/bond/interfaces/IBond.sol";
import {Fixings} from "contracts/bond/Fixings.sol";
import {Fixing, FixingMethod, IFixings, Observation, RateTerms} from "contracts/bond/interfaces/IFixings.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {BondFixture} from "./BondFixture.sol";

abstract contract FixingsFixture is BondFixture {
    Fixings internal fixings;
    Vm.Wallet internal agent;
    address internal checker = makeAddr("checker of fixings");

    function setUp() public virtual override {
        super.setUp();
        fixings = new Fixings(address(manager));
        agent = vm.createWallet("calculation agent's key");
        RateTerms memory t = _rateTerms();
        vm.prank(issuersAgent);
        fixings.setTerms(address(token), t);
        _issue();
    }

    function _terms() internal view virtual override returns (BondTerms memory t) {
        t = super._terms();
        (t.rate, t.rates) = (0, fixings);
    }

    /// HIBOR in advance, a multiplier of one, 0.75 % on top, at least 1 % and at most 5 %.
    function _rateTerms() internal view virtual returns (RateTerms memory t) {
        (t.agent, t.checker) = (agent.addr, checker);
        (t.lowest, t.highest) = (-0.01e8, 0.2e8);
        (t.correctionPeriod, t.leadDays, t.decimals) = (1 days, 3, 5);
        (t.method, t.inAdvance, t.basis) = (FixingMethod.TERM, true, 365);
        (t.multiplier, t.margin, t.floor, t.cap) = (1e18, 0.0075e18, 0.01e18, 0.05e18);
        (t.initial, t.adjustment) = (0.02e18, 0.001e18);
        (t.index, t.fallbackIndex) = ("HKD_HIBOR", "HKD_HONIA");
    }

    function _signed(uint256 period, int64 benchmark, uint32 on, bool fallbackUsed, bytes32 list)
        internal
        returns (bytes memory)
    {
        (uint8 v, bytes32 r, bytes32 s) =
            vm.sign(agent, fixings.digestOf(address(token), period, benchmark, on, fallbackUsed, list));
        return abi.encodePacked(r, s, v);
    }

    function _fix(uint256 period, int64 benchmark, uint32 on) internal {
        bytes memory signature = _signed(period, benchmark, on, false, 0);
        vm.prank(checker);
        fixings.fix(address(token), period, benchmark, on, false, signature);
    }
}

contract FixingsTest is FixingsFixture {
    function _unfit(string memory field, int256 value) private view returns (bytes memory) {
        return abi.encodeWithSelector(IFixings.RateTermsUnfit.selector, token, field, value);
    }

    function _expectUnfit(RateTerms memory t, string memory field, int256 value) private {
        vm.expectRevert(_unfit(field, value));
        vm.prank(issuersAgent);
        fixings.setTerms(address(token), t);
    }

    // ---- terms ----

    function test_reverts_given_frozen_terms() public {
        _expectUnfit(_rateTerms(), "frozen", 1);
    }

    function test_reverts_when_another_sets_terms_or_signers() public {
        RateTerms memory t = _rateTerms();
        vm.expectRevert(abi.encodeWithSignature("RoleMissing(string,address,address)", "ISSUER", token, anyone));
        vm.prank(anyone);
        fixings.setTerms(address(token), t);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, anyone));
        vm.prank(anyone);
        fixings.setSigners(address(token), anyone, checker);
    }

    /// A floating bond whose rate terms are missing is never frozen: nobody could fix it.
    function test_reverts_when_frozen_without_rate_terms() public {
        vm.expectRevert(abi.encodeWithSelector(IFixings.RateTermsMissing.selector, address(this)));
        fixings.marginOf(address(this));
        assertEq(fixings.marginOf(address(token)), 0.0075e18);
        assertEq(views.offeredRate(), 0.0075e18);
        assertEq(abi.encode(fixings.termsOf(address(token))), abi.encode(_rateTerms()));
    }

    // ---- fixing ----

    function test_reverts_when_a_fixing_is_refused() public {
        bytes memory signature = _signed(0, 0.03e18, ISSUE_DATE, false, 0);
        vm.expectRevert(abi.encodeWithSelector(IFixings.CheckerUnknown.selector, token, anyone, checker));
        vm.prank(anyone);
        fixings.fix(address(token), 0, 0.03e18, ISSUE_DATE, false, signature);
        vm.startPrank(checker);
        vm.expectRevert(abi.encodeWithSelector(IFixings.FixingUnsigned.selector, token, 0, agent.addr));
        fixings.fix(address(token), 0, 0.031e18, ISSUE_DATE, false, signature);
        vm.expectRevert(
            abi.encodeWithSelector(IFixings.FixingOutOfBounds.selector, token, 0, 0.21e18, -0.01e18, 0.2e18)
        );
        fixings.fix(address(token), 0, 0.21e18, ISSUE_DATE, false, "");
        uint256 from = ISSUE_DATE - 3;
        for (uint32 on = ISSUE_DATE - 4; on <= ISSUE_DATE + 1; on += 5) {
            vm.expectRevert(
                abi.encodeWithSelector(IFixings.ObservationUnfit.selector, token, 0, on, from, ISSUE_DATE)
            );
            fixings.fix(address(token), 0, 0.03e18, on, false, "");
        }
        // No future fixing.
        uint32 next = bond.period(1).startDate;
        vm.expectRevert(abi.encodeWithSelector(IFixings.ObservationUnfit.selector, token, 1, next, next - 3, next));
        fixings.fix(address(token), 1, 0.03e18, next, false, "");
        vm.expectRevert(_unfit("method", int256(uint256(FixingMethod.TERM))));
        fixings.fixOvernight(address(token), 0, new Observation[](0), false, "");
        vm.expectRevert(abi.encodeWithSelector(IFixings.CheckerUnknown.selector, address(this), checker, address(0)));
        fixings.fix(address(this), 0, 0.03e18, ISSUE_DATE, false, signature);
        vm.stopPrank();
    }

    /// Corrected while it may be, known afterwards; margin, floor and cap on top; the coupon is declared by anyone.
    function test_fixes_corrects_and_pays() public {
        vm.expectEmit(address(fixings));
        emit IFixings.Fixed(address(token), 0, 0.0312346e18, ISSUE_DATE, 1, "HKD_HIBOR");
        _fix(0, 0.03123456e18, ISSUE_DATE);
        (uint256 rate, bool known) = fixings.rateOf(address(token), 0);
        assertFalse(known);
        vm.expectRevert(abi.encodeWithSelector(IBond.RateUnknown.selector, 0));
        views.rateAt(0);
        uint256 finalAt = fixings.fixingOf(address(token), 0).finalAt;
        vm.warp(finalAt);
        _fix(0, 0.02e18, ISSUE_DATE);
        assertEq(fixings.fixingOf(address(token), 0).finalAt, finalAt, "a correction buys no time");
        assertEq(fixings.fixingOf(address(token), 0).version, 2);
        vm.warp(finalAt + 1);
        (rate, known) = fixings.rateOf(address(token), 0);
        assertTrue(known);
        assertEq(rate, 0.0275e18);
        bytes memory signature = _signed(0, 0.03e18, ISSUE_DATE, false, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IFixings.FixingFinal.selector, token, 0, finalAt, block.timestamp)
        );
        vm.prank(checker);
        fixings.fix(address(token), 0, 0.03e18, ISSUE_DATE, false, signature);

        Period memory p = bond.period(0);
        vm.warp(p.recordAt + 1);
        ObligationId id = _declare(0);
        // RMB 10,000.00 × 2.75 % × 182 / 365
        assertEq(obligations.obligationOf(id).amount, 137_12);
        _fundWhole(id);
        vm.warp(p.payAt);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 12_000 * 137_12);
    }

    /// What was signed in error and corrected can't be put back by the checker alone.
    function test_a_corrected_fixing_is_not_put_back() public {
        bytes memory wrong = _signed(0, 0.04e18, ISSUE_DATE, false, 0);
        vm.prank(checker);
        fixings.fix(address(token), 0, 0.04e18, ISSUE_DATE, false, wrong);
        _fix(0, 0.03e18, ISSUE_DATE);
        vm.expectRevert(abi.encodeWithSelector(IFixings.FixingUnsigned.selector, token, 0, agent.addr));
        vm.prank(checker);
        fixings.fix(address(token), 0, 0.04e18, ISSUE_DATE, false, wrong);
        assertEq(fixings.fixingOf(address(token), 0).benchmark, 0.03e18);
    }

    function test_margin_cap_floor_and_multiplier() public {
        _fix(0, 0.06e18, ISSUE_DATE);
        skip(1 days + 1);
        (uint256 rate,) = fixings.rateOf(address(token), 0);
        assertEq(rate, 0.05e18, "the cap");
        vm.warp(bond.period(1).startDate * 1 days);
        _fix(1, -0.005e18, bond.period(1).startDate);
        skip(1 days + 1);
        (rate,) = fixings.rateOf(address(token), 1);
        assertEq(rate, 0.01e18, "the floor");
    }

    /// The ladder: the fallback index by both signatures; without any the last one stands, by nobody's call.
    function test_fallbacks() public {
        bytes memory signature = _signed(0, 0.03e18, ISSUE_DATE, true, 0);
        vm.expectEmit(address(fixings));
        emit IFixings.Fixed(address(token), 0, 0.031e18, ISSUE_DATE, 1, "HKD_HONIA");
        vm.prank(checker);
        fixings.fix(address(token), 0, 0.03e18, ISSUE_DATE, true, signature);
        skip(1 days + 1);
        for (uint256 i = 1; i < 3; ++i) {
            uint256 recordAt = bond.period(i).recordAt;
            vm.warp(recordAt);
            (, bool known, bool fellBack) = fixings.benchmarkOf(address(token), i);
            assertFalse(known);
            skip(1);
            int256 benchmark;
            (benchmark, known, fellBack) = fixings.benchmarkOf(address(token), i);
            assertEq(benchmark, 0.031e18);
            assertTrue(known && fellBack);
        }
        // Too late: it would change what is owed.
        uint32 start = bond.period(1).startDate;
        signature = _signed(1, 0.03e18, start, false, 0);
        uint256 recordAt1 = bond.period(1).recordAt;
        vm.expectRevert(
            abi.encodeWithSelector(IFixings.FixingFinal.selector, token, 1, recordAt1, block.timestamp)
        );
        vm.prank(checker);
        fixings.fix(address(token), 1, 0.03e18, start, false, signature);
    }

    /// LIVE-1: both signers are gone from the start; the terms' first benchmark is paid, and misses are misses.
    function test_nobody_fixes_and_all_is_paid() public {
        vm.warp(bond.period(0).recordAt);
        vm.expectRevert(abi.encodeWithSelector(IBond.RateUnknown.selector, 0));
        bond.declare(0);
        _assertStatus(BondStatus.ISSUED);
        vm.warp(bond.period(0).dueAt + 1);
        assertEq(views.rateAt(0), 0.0275e18);
        _assertStatus(BondStatus.GRACE);
        defaults.recordNonPayment(address(token), 0);
        _fundWhole(defaults.dueOf(address(token), 0).id);
        defaults.cure(address(token), 0);
        for (uint256 i = 1; i < 4; ++i) _payCoupon(i);
        ObligationId principal = _declare(PRINCIPAL);
        _fundWhole(principal);
        _payPage(principal, depositA, holders);
        bond.retire(holders);
        _assertStatus(BondStatus.REDEEMED);
    }

    /// A lost key is replaced; what it signed before counts no more.
    function test_replaced_signers() public {
        bytes memory signature = _signed(0, 0.03e18, ISSUE_DATE, false, 0);
        Vm.Wallet memory other = vm.createWallet("another agent");
        vm.expectEmit(address(fixings));
        emit IFixings.SignersSet(address(token), other.addr, checker);
        fixings.setSigners(address(token), other.addr, checker);
        vm.expectRevert(abi.encodeWithSelector(IFixings.FixingUnsigned.selector, token, 0, other.addr));
        vm.prank(checker);
        fixings.fix(address(token), 0, 0.03e18, ISSUE_DATE, false, signature);
        vm.expectRevert(_unfit("checker", int256(uint256(uint160(other.addr)))));
        fixings.setSigners(address(token), other.addr, other.addr);
        agent = other;
        _fix(0, 0.03e18, ISSUE_DATE);
    }

    /// Half up, towards positive infinity: -0.0000005 % is rounded to zero.
    function testFuzz_benchmarks_are_rounded_half_up(int64 benchmark) public {
        benchmark = int64(bound(benchmark, -0.01e18, 0.2e18));
        _fix(0, benchmark, ISSUE_DATE);
        int256 stored = fixings.fixingOf(address(token), 0).benchmark;
        assertEq(stored % 1e11, 0);
        assertTrue(stored - benchmark > -int256(0.5e11) && stored - benchmark <= int256(0.5e11));
    }
}

/// Terms before the freezing.
contract FixingsTermsTest is BondFixture {
    Fixings private fixings;

    function setUp() public override {
        super.setUp();
        fixings = new Fixings(address(manager));
    }

    function _terms() internal view override returns (BondTerms memory t) {
        t = super._terms();
        (t.rate, t.rates) = (0, fixings);
    }

    function test_reverts_when_frozen_without_rate_terms() public {
        BondTerms memory t = _terms();
        Period[] memory p = _periods();
        vm.expectRevert(abi.encodeWithSelector(IFixings.RateTermsMissing.selector, token));
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
    }

    function test_reverts_when_a_rate_term_is_unfit() public {
        RateTerms memory t;
        _expectUnfit(t, "agent", 0);
        t.agent = holders[0];
        _expectUnfit(t, "checker", 0);
        t.checker = holders[0];
        _expectUnfit(t, "checker", int256(uint256(uint160(holders[0]))));
        t.checker = holders[1];
        _expectUnfit(t, "lowest", 0);
        t.highest = 1e8;
        (t.floor, t.cap) = (2, 1);
        _expectUnfit(t, "floor", 2);
        t.cap = 1e18;
        _expectUnfit(t, "multiplier", 0);
        t.multiplier = 1e18;
        _expectUnfit(t, "index", 0);
        t.index = "USD_SOFR";
        t.decimals = 17;
        _expectUnfit(t, "decimals", 17);
        t.decimals = 5;
        t.method = FixingMethod.AVERAGED;
        _expectUnfit(t, "basis", 0);
        t.basis = 360;
        t.initial = 1.1e18;
        _expectUnfit(t, "initial", 1.1e18);
    }

    function _expectUnfit(RateTerms memory t, string memory field, int256 value) private {
        vm.expectRevert(abi.encodeWithSelector(IFixings.RateTermsUnfit.selector, token, field, value));
        vm.prank(issuersAgent);
        fixings.setTerms(address(token), t);
    }
}

/// Daily fixings of an overnight rate, against the vectors that QuantLib reproduces to 1e-8 (tests/data/rfr-cases.json).
contract OvernightTest is FixingsFixture {
    using stdJson for string;

    function _rateTerms() internal view override returns (RateTerms memory t) {
        t = super._rateTerms();
        (t.method, t.inAdvance, t.basis, t.leadDays, t.decimals) = (FixingMethod.COMPOUNDED, false, 360, 10, 5);
        (t.margin, t.floor, t.cap) = (0, 0, 1e18);
    }

    function test_reproduces_every_vector() public view {
        string memory file = vm.readFile("tests/data/rfr-cases.json");
        uint256 count = file.readUint(".count");
        assertEq(count, 14);
        for (uint256 i; i < count; ++i) {
            string memory at = string.concat(".cases[", vm.toString(i), "]");
            uint256[] memory dates = file.readUintArray(string.concat(at, ".dates"));
            uint256[] memory weights = file.readUintArray(string.concat(at, ".weights"));
            int256[] memory rates = file.readIntArray(string.concat(at, ".rates"));
            Observation[] memory list = new Observation[](dates.length);
            for (uint256 k; k < list.length; ++k) {
                list[k] = Observation(uint32(dates[k]), uint16(weights[k]), int64(rates[k]));
            }
            int256 rate = fixings.overnight(
                list, uint16(file.readUint(string.concat(at, ".basis"))), !file.readBool(string.concat(at, ".averaging"))
            );
            assertApproxEqAbs(rate, file.readInt(string.concat(at, ".rate")), 0.5e8, "to ten decimals");
        }
    }

    function _days(uint256 length, uint32 first) private pure returns (Observation[] memory list) {
        list = new Observation[](length);
        for (uint32 i; i < length; ++i) list[i] = Observation(first + i, 1, 0.03e18);
    }

    function _fixOvernight(Observation[] memory list, int64 benchmark) private {
        bytes memory signature =
            _signed(0, benchmark, list[list.length - 1].date, false, keccak256(abi.encode(list)));
        vm.prank(checker);
        fixings.fixOvernight(address(token), 0, list, false, signature);
    }

    /// 182 daily fixings of the first period, with a lock-out of the last days so that it is known before the record.
    function test_fixes_from_daily_fixings() public {
        Period memory p = bond.period(0);
        Observation[] memory list = _days(182, p.startDate);
        for (uint256 i = 170; i < 182; ++i) list[i].date = p.startDate + 170;
        vm.warp((p.startDate + 171) * 1 days);
        int64 benchmark = 0.0302274e18; // (1 + 0.03 / 360)^182, compounded, in five decimals of a per cent
        vm.expectEmit(address(fixings));
        emit IFixings.Observed(address(token), 0, list);
        _fixOvernight(list, benchmark);
        assertEq(fixings.fixingOf(address(token), 0).benchmark, benchmark);
        (int64 said, uint32 on, bytes32 hash) = fixings.summaryOf(address(token), list);
        assertEq(abi.encode(said, on, hash), abi.encode(benchmark, p.startDate + 170, keccak256(abi.encode(list))));

        list[0].weight = 2;
        vm.expectRevert(
            abi.encodeWithSelector(IFixings.ObservationsUnfit.selector, token, 0, "weight", 183)
        );
        vm.prank(checker);
        fixings.fixOvernight(address(token), 0, list, false, "");
        list[0].weight = 1;
        (list[3].date, list[4].date) = (list[4].date, list[3].date);
        vm.expectRevert(
            abi.encodeWithSelector(IFixings.ObservationsUnfit.selector, token, 0, "date", list[4].date)
        );
        vm.prank(checker);
        fixings.fixOvernight(address(token), 0, list, false, "");
        list = _days(182, p.startDate);
        vm.expectRevert(
            abi.encodeWithSelector(
                IFixings.ObservationUnfit.selector, token, 0, p.startDate + 172, p.startDate - 10, p.endDate - 1
            )
        );
        vm.prank(checker);
        fixings.fixOvernight(address(token), 0, list, false, "");
        list = _days(401, p.startDate);
        vm.expectRevert(abi.encodeWithSelector(IFixings.ObservationsUnfit.selector, token, 0, "count", 401));
        vm.prank(checker);
        fixings.fixOvernight(address(token), 0, list, false, "");
        list = _days(1, p.startDate);
        list[0].rate = 0.3e18;
        vm.expectRevert(
            abi.encodeWithSelector(IFixings.FixingOutOfBounds.selector, token, 0, 0.3e18, -0.01e18, 0.2e18)
        );
        vm.prank(checker);
        fixings.fixOvernight(address(token), 0, list, false, "");
        vm.expectRevert(_methodUnfit());
        vm.prank(checker);
        fixings.fix(address(token), 0, 0.03e18, p.startDate, false, "");
    }

    function _methodUnfit() private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IFixings.RateTermsUnfit.selector, token, "method", int256(uint256(FixingMethod.COMPOUNDED))
        );
    }
}
