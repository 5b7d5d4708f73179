// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondPart} from "contracts/bond/BondPart.sol";
import {Numbers} from "contracts/bond/Numbers.sol";
import {BondStatus, BondTerms, IBond} from "contracts/bond/interfaces/IBond.sol";
import {AcceleratedClaim, IBondDefaults} from "contracts/bond/interfaces/IBondDefaults.sol";
import {ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {Obligations} from "contracts/distribution/Obligations.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {LargestRemainder} from "../distribution/LargestRemainder.sol";
import {BondFixture} from "./BondFixture.sol";
import {ForeignToken} from "./BondPuts.t.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// The issuer doesn't fund coupon 3, due on 1 March 2027.
contract BondDefaultsTest is BondFixture {
    uint256 private constant COUPON = 2;
    uint256 private dueAt;
    uint256 private graceUntilAt;
    uint256 private recordAt;

    function setUp() public override {
        super.setUp();
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        dueAt = _periods()[COUPON].dueAt;
        graceUntilAt = dueAt + 14 days;
        vm.warp(dueAt + 1);
    }

    function _grace() private {
        vm.prank(anyone);
        defaults.recordNonPayment(address(token), COUPON);
    }

    function _default() private {
        _grace();
        vm.warp(graceUntilAt + 1);
        _recordDefault(COUPON);
    }

    function _recordDefault(uint256 number) private {
        vm.prank(anyone);
        defaults.recordDefault(address(token), number);
        recordAt = defaults.instructionOf(address(token)).recordAt;
    }

    function _instruct(address holder) private {
        _instructFor(COUPON, holder);
    }

    /// With all that the allotment gave it; less is instructed by the call itself.
    function _instructFor(uint256 number, address holder) private {
        uint256 units;
        for (uint256 i; i < 10; ++i) if (holders[i] == holder) units = _allotment()[i];
        vm.prank(holder);
        defaults.instruct(address(token), number, holder, units);
    }

    function _accelerate() private {
        _default();
        vm.warp(recordAt + 1);
        _instruct(holders[0]);
        _instruct(holders[9]);
        _assertStatus(BondStatus.ACCELERATED);
    }

    // ---- recordNonPayment ----

    function test_reverts_when_the_token_is_foreign() public {
        ForeignToken foreign = new ForeignToken(address(bond));
        vm.expectRevert(
            abi.encodeWithSelector(BondPart.InstrumentForeign.selector, address(foreign), address(bond))
        );
        defaults.recordNonPayment(address(foreign), COUPON);
    }

    function test_reverts_when_it_is_not_overdue() public {
        vm.warp(dueAt);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, COUPON, dueAt, dueAt));
        _grace();
    }

    function test_reverts_when_the_coupon_was_funded() public {
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, 1));
        defaults.recordNonPayment(address(token), 1);
    }

    function test_reverts_given_it_was_recorded() public {
        _grace();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissRecorded.selector, COUPON));
        _grace();
    }

    /// H5: nobody had declared it; recording the miss does, so that the issuer can pay.
    function test_non_payment() public {
        _assertStatus(BondStatus.GRACE); // read: what is due is not funded
        vm.expectEmit(address(defaults));
        emit IBondDefaults.NonPaymentRecorded(address(token), COUPON, dueAt, graceUntilAt);
        _grace();
        _assertStatus(BondStatus.GRACE);
        assertEq(uint256(defaults.dueOf(address(token), COUPON).status), uint256(ObligationStatus.DECLARED));
    }

    /// A put that nobody chose is owed by nobody.
    function test_an_empty_put_is_not_missed() public {
        vm.warp(21_000 * 1 days - 40 days);
        vm.prank(trustee);
        puts.open(address(token), 21_000, 21_000 * 1 days, 21_000 * 1 days);
        vm.warp(21_000 * 1 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, PUT));
        defaults.recordNonPayment(address(token), PUT);
    }

    /// An unfunded put is missed like a coupon.
    function test_a_missed_put() public {
        vm.warp(21_000 * 1 days - 40 days);
        vm.prank(trustee);
        puts.open(address(token), 21_000, 21_000 * 1 days, 21_000 * 1 days);
        vm.prank(holders[0]);
        puts.elect(address(token), 12_000);
        vm.warp(21_000 * 1 days + 1);
        defaults.recordNonPayment(address(token), PUT);
        _assertStatus(BondStatus.GRACE);
    }

    /// L5: misses stand side by side, each with its own grace.
    function test_several_misses() public {
        _grace();
        vm.warp(_periods()[3].dueAt + 1);
        defaults.recordNonPayment(address(token), 3);
        defaults.recordNonPayment(address(token), PRINCIPAL);
        assertEq(defaults.standingOf(address(token)).misses, 3);
        assertEq(defaults.missOf(address(token), PRINCIPAL).graceUntilAt, _periods()[3].dueAt + 14 days);
        _fundWhole(defaults.dueOf(address(token), COUPON).id);
        defaults.cure(address(token), COUPON);
        _assertStatus(BondStatus.GRACE);
        _fundWhole(defaults.dueOf(address(token), 3).id);
        defaults.cure(address(token), 3);
        _fundWhole(defaults.dueOf(address(token), PRINCIPAL).id);
        defaults.cure(address(token), PRINCIPAL);
        _assertStatus(BondStatus.MATURED);
    }

    // ---- cure ----

    function test_reverts_when_nothing_was_funded_to_cure() public {
        _grace();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, COUPON));
        defaults.cure(address(token), COUPON);
    }

    /// Funded in time, back to where it was; the coupon is paid. By anybody.
    function test_cure() public {
        _grace();
        ObligationId id = defaults.dueOf(address(token), COUPON).id;
        _fundWhole(id);
        vm.prank(anyone);
        defaults.cure(address(token), COUPON);
        _assertStatus(BondStatus.ISSUED);
        _payPage(id, depositA, holders);
    }

    /// M1: what was paid in full after the event of default accelerates nothing, and is cured.
    function test_cure_after_the_default() public {
        _default();
        _fundWhole(defaults.dueOf(address(token), COUPON).id);
        vm.warp(recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, COUPON));
        _instruct(holders[0]);
        defaults.cure(address(token), COUPON);
        _assertStatus(BondStatus.ISSUED);
    }

    /// C2: principal funded, last coupon not: the principal is paid, and only the coupon is in default.
    function test_what_is_funded_is_paid() public {
        _fundWhole(_declare(2));
        (ObligationId coupon, ObligationId principal) = _declareRedemption();
        _fundWhole(principal);
        vm.warp(_periods()[3].dueAt + 1);
        defaults.recordNonPayment(address(token), 3);
        vm.warp(_periods()[3].dueAt + 14 days + 1);
        _recordDefault(3);
        vm.warp(recordAt + 1);
        _instructFor(3, holders[0]);
        _instructFor(3, holders[1]);
        _assertStatus(BondStatus.ACCELERATED);
        assertEq(defaults.claimOf(address(token)).principal, 0); // nothing had its record to come
        uint256 before = depositA.balanceOf(holders[0]);
        _payPage(principal, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]) - before, 120_000_000_00);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
        // The coupon stays owed to the holders of its record.
        _fundWhole(coupon);
        _payPage(coupon, depositA, holders);
        assertTrue(obligations.isDischarged(coupon));
        assertEq(depositA.balanceOf(address(paying)), _inTills(defaults.dueOf(address(token), 2).id));
    }

    /// C3: a called bond defaults like any other.
    function test_a_called_bond_defaults() public {
        _fundWhole(_declare(2));
        vm.warp(20_900 * 1 days);
        vm.prank(issuersAgent);
        bond.call(20_940, 20_935 * 1 days, 20_940 * 1 days, 20_940 * 1 days, "notice");
        _assertStatus(BondStatus.CALLED);
        vm.warp(20_940 * 1 days + 1);
        _assertStatus(BondStatus.GRACE);
        defaults.recordNonPayment(address(token), PRINCIPAL);
        defaults.recordNonPayment(address(token), 3);
        vm.warp(20_954 * 1 days + 1);
        _recordDefault(PRINCIPAL);
        _recordDefault(3);
        _assertStatus(BondStatus.DEFAULTED);
        assertEq(defaults.standingOf(address(token)).defaults, 2);
        vm.warp(recordAt + 1);
        _instructFor(3, holders[0]);
        _instructFor(PRINCIPAL, holders[1]);
        _assertStatus(BondStatus.ACCELERATED);
        ObligationId principal = defaults.dueOf(address(token), PRINCIPAL).id;
        _fundWhole(principal);
        _payPage(principal, depositA, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        // M12: interest runs on what was late, to the funding, by the same record.
        ObligationId late = defaults.declareLate(address(token), PRINCIPAL);
        uint256 seconds_ = recordAt + 1 - 20_940 * 1 days;
        assertEq(obligations.obligationOf(late).amount, uint256(FACE) * 5 * seconds_ / 100 / 365 days);
        _fundWhole(late);
        _payPage(late, depositA, holders);
        assertTrue(obligations.isDischarged(late));
        // Once, also where another list would take it.
        (Obligations next, Paying nextPaying) = _newPair();
        bond.setObligations(next);
        nextPaying.setCash(address(depositA), interbank, true);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NothingLate.selector, PRINCIPAL));
        defaults.declareLate(address(token), PRINCIPAL);
    }

    /// An issuer that owes nothing is not put into default by whoever records an event in the trustee's place.
    function test_nobody_but_the_trustee_records_an_event() public {
        uint256[3] memory numbers = [Numbers.EVENT, Numbers.EVENT + 7, Numbers.LATE - 1];
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissUnknown.selector, numbers[i]));
            defaults.recordNonPayment(address(token), numbers[i]);
        }
    }

    function test_reverts_when_nothing_is_late() public {
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NothingLate.selector, 0));
        defaults.declareLate(address(token), 0);
        _grace();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, COUPON));
        defaults.declareLate(address(token), COUPON);
    }

    // ---- recordDefault ----

    /// One second early is early.
    function test_reverts_when_grace_runs() public {
        _grace();
        vm.warp(graceUntilAt);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.GraceRunning.selector, address(token), graceUntilAt, graceUntilAt)
        );
        defaults.recordDefault(address(token), COUPON);
        vm.warp(graceUntilAt + 1);
        vm.expectEmit(address(defaults));
        emit IBondDefaults.DefaultRecorded(address(token), COUPON, block.timestamp + 1 days + 1);
        defaults.recordDefault(address(token), COUPON);
        _assertStatus(BondStatus.DEFAULTED);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissRecorded.selector, COUPON));
        defaults.recordDefault(address(token), COUPON);
    }

    function test_reverts_when_it_was_funded_in_grace() public {
        _grace();
        _fundWhole(defaults.dueOf(address(token), COUPON).id);
        vm.warp(graceUntilAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, COUPON));
        defaults.recordDefault(address(token), COUPON);
    }

    function test_reverts_when_nothing_was_recorded() public {
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissUnknown.selector, COUPON));
        defaults.recordDefault(address(token), COUPON);
    }

    /// Events beside non-payment: the trustee records them, with their cure; they accelerate like a miss.
    function test_an_event_of_default() public {
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "TRUSTEE", address(token), anyone));
        vm.prank(anyone);
        defaults.recordEvent(address(token), "cross default", uint32(block.timestamp + 30 days));
        _fundWhole(_declare(2));
        vm.prank(trustee);
        uint256 number = defaults.recordEvent(address(token), "cross default", uint32(block.timestamp + 30 days));
        assertEq(number, Numbers.EVENT);
        _assertStatus(BondStatus.GRACE);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, number));
        defaults.cure(address(token), number);
        skip(30 days + 1);
        _recordDefault(number);
        _assertStatus(BondStatus.DEFAULTED);
        uint256 state = vm.snapshotState();
        vm.prank(trustee);
        defaults.waive(address(token), number, 0);
        _assertStatus(BondStatus.ISSUED);
        assertTrue(vm.revertToState(state));
        vm.warp(recordAt + 1);
        _instructFor(number, holders[0]);
        _instructFor(number, holders[1]);
        _assertStatus(BondStatus.ACCELERATED);
    }

    // ---- waive ----

    function test_reverts_when_another_waives() public {
        _default();
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "TRUSTEE", address(token), issuer));
        vm.prank(issuer);
        defaults.waive(address(token), COUPON, uint32(block.timestamp + 30 days));
    }

    function test_reverts_when_waived_into_the_past() public {
        _default();
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.WaiverPast.selector, block.timestamp, block.timestamp)
        );
        vm.prank(trustee);
        defaults.waive(address(token), COUPON, uint32(block.timestamp));
    }

    /// The payment is due again at the waiver's instant, stored in the obligation, not before.
    function test_waive() public {
        _default();
        uint256 again = block.timestamp + 30 days;
        vm.prank(trustee);
        defaults.waive(address(token), COUPON, uint32(again));
        _assertStatus(BondStatus.ISSUED);
        assertEq(defaults.dueOf(address(token), COUPON).dueAt, again);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, COUPON, again, block.timestamp)
        );
        _grace();
        vm.warp(again + 1);
        _assertStatus(BondStatus.GRACE);
        _grace();
        assertEq(defaults.missOf(address(token), COUPON).graceUntilAt, again + 14 days);
    }

    /// BOND-2: after an acceleration the claim stands for every unit; one given up would be counted with it, and again.
    function test_reverts_when_units_of_an_accelerated_bond_are_given_up() public {
        _accelerate();
        vm.expectRevert(abi.encodeWithSelector(IBond.BondEnded.selector, BondStatus.ACCELERATED));
        vm.prank(holders[1]);
        bond.cancelUnits(100);
        _assertPrincipal();
    }

    /// What was waived is not due: a call is no way out of it, for its record has passed.
    function test_a_waived_bond_is_called() public {
        _default();
        uint32 again = uint32(block.timestamp + 30 days);
        vm.prank(trustee);
        defaults.waive(address(token), COUPON, again);
        uint32 date = bond.period(COUPON + 1).endDate - 30;
        uint256 state = vm.snapshotState();
        vm.prank(issuersAgent);
        bond.call(date, date * 1 days - 7 days, date * 1 days, date * 1 days, "notice");
        assertEq(bond.owedPeriods(), COUPON + 2);
        vm.warp(again + 1);
        _assertStatus(BondStatus.GRACE);

        assertTrue(vm.revertToState(state));
        vm.warp(again + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.CallRefused.selector, COUPON + 1, "unfunded"));
        vm.prank(issuersAgent);
        bond.call(date, date * 1 days - 7 days, date * 1 days, date * 1 days, "notice");
    }

    // ---- setExcluded and instruct ----

    function test_reverts_when_excluded_wallets_are_out_of_order() public {
        _default();
        address[] memory list = new address[](2);
        (list[0], list[1]) = (holders[1], holders[1]);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.ExcludedUnfit.selector, holders[1], 1));
        vm.prank(trustee);
        defaults.setExcluded(address(token), list);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.ExcludedUnfit.selector, issuer, 0));
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(issuer));
    }

    /// Who is named after the record instructs on this default, and is silent from the next one on.
    function test_an_instruction_goes_by_the_list_of_its_record() public {
        _default();
        vm.warp(recordAt + 1);
        vm.startPrank(trustee);
        defaults.setExcluded(address(token), _one(holders[0]));
        assertEq(defaults.excludedOf(address(token), recordAt).length, 0);
        assertEq(defaults.excludedOf(address(token), recordAt + 1), _one(holders[0]));
        vm.warp(recordAt + 10);
        defaults.setExcluded(address(token), new address[](0));
        vm.stopPrank();
        assertEq(defaults.excludedOf(address(token), recordAt + 9), _one(holders[0]));
        assertEq(defaults.excludedOf(address(token), recordAt + 10).length, 0);
        _instruct(holders[0]); // 12,000 of 50,000
        assertEq(defaults.instructionOf(address(token)).counted, 50_000);
        _assertStatus(BondStatus.DEFAULTED);
        assertTrue(defaults.isExcluded(address(token), holders[0], recordAt + 1));
        assertFalse(defaults.isExcluded(address(token), holders[0], recordAt));
    }

    /// A recovery is no way out of the list: not the affiliate's, and not the issuer's own.
    function test_who_took_over_from_a_silent_wallet_is_silent() public {
        _default();
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(holders[1])); // 8,000 of 50,000
        address heir = makeAddr("heir of an affiliate");
        address next = makeAddr("the issuer's next wallet");
        registry.know(heir, HONG_KONG, 0);
        registry.know(next, HONG_KONG, 0);
        token.recoveryAddress(holders[1], heir, address(0));
        vm.prank(holders[0]);
        token.transfer(heir, 5_000);
        assertFalse(defaults.isExcluded(address(token), next, block.timestamp));
        vm.warp(recordAt + 1);
        assertEq(defaults.countedAt(address(token), recordAt, recordAt), 37_000);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.InstructionExcluded.selector, heir));
        vm.prank(heir);
        defaults.instruct(address(token), COUPON, heir, 1);

        address[] memory silent = defaults.silentOf(address(token), recordAt);
        assertEq(silent.length, 3);
        assertEq(silent[0], issuer);
        assertEq(silent[1], holders[1]);
        assertEq(silent[2], heir);
        // both named: each once
        address[] memory both = new address[](2);
        (both[0], both[1]) = heir < holders[1] ? (heir, holders[1]) : (holders[1], heir);
        vm.prank(trustee);
        defaults.setExcluded(address(token), both);
        assertEq(defaults.countedAt(address(token), recordAt, block.timestamp), 37_000);
        assertEq(defaults.silentOf(address(token), block.timestamp).length, 3);
    }

    /// One key records, waives and records again: the register keeps room for the rest of the bond's life.
    function test_a_trustee_that_records_and_waives_schedules_one_record_a_day() public {
        _default();
        vm.prank(trustee);
        defaults.waive(address(token), COUPON, uint32(block.timestamp + 3650 days));
        uint256 before = token.config().scheduled();
        for (uint256 i; i < 600; ++i) {
            vm.warp(block.timestamp + 1 hours);
            vm.prank(trustee);
            uint256 number = defaults.recordEvent(address(token), "covenant", uint32(block.timestamp - 1));
            defaults.recordDefault(address(token), number);
            uint256 at_ = defaults.instructionOf(address(token)).recordAt;
            assertGt(at_, block.timestamp);
            assertLe(at_, block.timestamp + 1 days + 1 + bond.eventTerms().instructionLead);
            vm.prank(trustee);
            defaults.waive(address(token), number, 0);
        }
        assertLe(token.config().scheduled() - before, 26);
    }

    function test_reverts_when_instructed_before_the_record() public {
        _default();
        vm.warp(recordAt);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordNotReached.selector, recordAt, recordAt));
        _instruct(holders[0]);
    }

    function test_reverts_when_another_instructs() public {
        _default();
        vm.warp(recordAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.InstructionNotYours.selector, holders[0], nonHolder)
        );
        vm.prank(nonHolder);
        defaults.instruct(address(token), COUPON, holders[0], 1);
    }

    function test_reverts_when_an_affiliate_or_a_blocked_holder_instructs() public {
        _default();
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(holders[0]));
        vm.warp(recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.InstructionExcluded.selector, holders[0]));
        _instruct(holders[0]);
        _sanction(holders[1]);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.InstructionExcluded.selector, holders[1]));
        _instruct(holders[1]);
    }

    /// Once per unit, a nominee in parts and each part back again; what was bought after the record doesn't instruct.
    function test_units_instruct_once() public {
        _default();
        vm.warp(recordAt + 1);
        vm.startPrank(holders[9]);
        defaults.instruct(address(token), COUPON, holders[9], 400);
        defaults.instruct(address(token), COUPON, holders[9], 600);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.NothingToInstruct.selector, holders[9], recordAt, 1, 0)
        );
        defaults.instruct(address(token), COUPON, holders[9], 1);
        defaults.withdrawInstruction(address(token), holders[9], 400);
        assertEq(defaults.instructionOf(address(token)).instructed, 600);
        assertEq(defaults.instructedOf(address(token), holders[9]), 600);
        token.transfer(receiver, 1_000);
        vm.stopPrank();
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.NothingToInstruct.selector, receiver, recordAt, 1, 0)
        );
        vm.prank(receiver);
        defaults.instruct(address(token), COUPON, receiver, 1);
    }

    /// A quarter is enough, and a unit less is not.
    function test_the_quarter_is_exact() public {
        _default();
        vm.warp(recordAt + 1);
        _instruct(holders[0]); // 12,000
        vm.startPrank(holders[9]);
        defaults.instruct(address(token), COUPON, holders[9], 499);
        _assertStatus(BondStatus.DEFAULTED);
        defaults.instruct(address(token), COUPON, holders[9], 1);
        _assertStatus(BondStatus.ACCELERATED);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.AlreadyAccelerated.selector, address(token)));
        defaults.instruct(address(token), COUPON, holders[9], 1);
    }

    function test_affiliates_count_on_neither_side() public {
        _default();
        vm.prank(trustee);
        defaults.setExcluded(address(token), _one(holders[1])); // 8,000 of 50,000
        assertEq(defaults.excludedOf(address(token), block.timestamp), _one(holders[1]));
        vm.warp(recordAt + 1);
        _instruct(holders[0]); // 12,000 of 42,000
        _assertStatus(BondStatus.ACCELERATED);
    }

    /// The successor of a lost wallet instructs for it.
    function test_a_successor_instructs() public {
        _default();
        vm.warp(recordAt + 1);
        token.recoveryAddress(holders[0], receiver, address(0));
        vm.prank(receiver);
        defaults.instruct(address(token), COUPON, holders[0], 12_000);
        assertEq(defaults.instructionOf(address(token)).instructed, 12_000);
    }

    // ---- after acceleration ----

    /// What had its record stays owed to the holders of that record; the rest is the claim, and the register opens again.
    function test_acceleration_supersedes_what_has_its_record_to_come() public {
        _grace();
        ObligationId id = defaults.dueOf(address(token), COUPON).id;
        _fund(id, depositA, 1_000_000_00);
        vm.warp(graceUntilAt + 1);
        _recordDefault(COUPON);
        vm.warp(recordAt + 1);
        _instruct(holders[0]);
        _instruct(holders[9]);
        assertEq(uint256(obligations.statusOf(id)), uint256(ObligationStatus.PART_FUNDED));
        assertEq(bond.owedPeriods(), 3);
        vm.expectRevert(abi.encodeWithSelector(IBond.NumberUnknown.selector, 3));
        defaults.dueOf(address(token), 3);
        assertEq(token.config().closesAt(), 0);
        AcceleratedClaim memory claim = defaults.claimOf(address(token));
        assertEq(claim.principal, 500_000_000_00);
        // 31 days of the period whose record was to come, rounded once; the missed coupon stands beside it.
        (, uint256 interest) = defaults.claimOn(address(token), 20_909);
        assertEq(interest, 1_112_602_74);
        _fundWhole(id);
        vm.warp(20_909 * 1 days);
        uint256 before = depositA.balanceOf(holders[0]);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]) - before, 12_000 * 129_92);
    }

    /// The agent's key alone doesn't use the register's instants up.
    function test_the_record_of_a_payment_is_scheduled_once_a_day_and_a_year_ahead() public {
        _accelerate();
        vm.startPrank(calculationAgent);
        uint256 latest = block.timestamp + 365 days;
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.RecordTooFar.selector, address(token), latest + 1, latest)
        );
        defaults.schedulePayment(address(token), uint32(latest + 1));
        defaults.schedulePayment(address(token), uint32(latest));
        uint256 next = block.timestamp + 1 days;
        vm.warp(next - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.RecordTooSoon.selector, address(token), next, next - 1)
        );
        defaults.schedulePayment(address(token), uint32(next + 1));
        vm.warp(next);
        defaults.schedulePayment(address(token), uint32(next + 1));
        vm.stopPrank();
    }

    function test_reverts_when_a_payment_exceeds_the_claim() public {
        _accelerate();
        (uint256 principal, uint256 interest) = defaults.claimOn(address(token), 20_909);
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), 20_905 * 1 days);
        vm.warp(20_905 * 1 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondDefaults.PaymentTooLarge.selector, address(token), principal + interest + 1, principal + interest
            )
        );
        vm.prank(calculationAgent);
        defaults.declarePayment(
            address(token), 20_905 * 1 days, 20_909, 20_909 * 1 days, uint96(principal + interest + 1)
        );
    }

    function test_reverts_when_retired_before_the_claim_is_paid() public {
        _accelerate();
        vm.expectRevert(abi.encodeWithSelector(IBond.PrincipalNotDischarged.selector, Numbers.CLAIM));
        bond.retire(holders);
    }

    function _recover(uint32 payDate, uint256 amount) private returns (ObligationId id) {
        uint32 at_ = (payDate - 4) * 1 days;
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), at_);
        vm.warp(at_ + 1);
        uint256[] memory positions = LargestRemainder.units(token.positionsAt(holders, at_));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(amount, positions);
        vm.startPrank(calculationAgent);
        id = defaults.declarePayment(address(token), at_, payDate, payDate * 1 days, uint96(amount));
        obligations.setShares(id, threshold, tie);
        vm.stopPrank();
        _fundWhole(id);
        vm.warp(payDate * 1 days);
        defaults.applyPayment(address(token));
        _payPage(id, depositA, holders);
        defaults.settlePayments(address(token), 10);
    }

    /// Several payments pro rata, interest first and accruing until paid; then every unit is retired.
    function test_paid_in_several_payments() public {
        _accelerate();
        (uint256 principal, uint256 interest) = defaults.claimOn(address(token), 20_909);
        _recover(20_909, interest + 100_000_000_00);
        assertEq(views.redeemedPrincipal(), 100_000_000_00);
        _assertPrincipal();
        (principal, interest) = defaults.claimOn(address(token), 21_109); // 200 days on 400m, past maturity
        assertEq(principal, 400_000_000_00);
        // 153 days to maturity and 47 days after it.
        assertEq(interest, 4_392_986_30 + 1_349_479_45);
        // Defaulted paper trades: each payment has a record of its own.
        vm.prank(holders[0]);
        token.transfer(holders[1], 2_000);
        uint256 before = depositA.balanceOf(holders[0]);
        _recover(21_109, principal + interest);
        assertApproxEqAbs(depositA.balanceOf(holders[0]) - before, (principal + interest) * 10 / 50, 1);
        assertTrue(defaults.isSettled(address(token)));
        assertEq(views.redeemedPrincipal(), 500_000_000_00);

        _retire(_slice(0, 5));
        _assertStatus(BondStatus.ACCELERATED);
        _retire(_slice(5, 10));
        _assertStatus(BondStatus.REDEEMED);
        assertEq(views.redeemedPrincipal(), 500_000_000_00);
        _assertPrincipal();
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// M3: interest inside a claim is taxed as interest, principal is not.
    function test_interest_in_a_claim_is_taxed() public {
        _startTaxed(false);
        _accelerate();
        (, uint256 interest) = defaults.claimOn(address(token), 20_909);
        ObligationId id = _recover(20_909, interest + 100_000_000_00);
        assertApproxEqAbs(paying.taxLineOf(id).due, interest / 10, 10);
    }

    /// The same bond again, with a tax of a tenth on its interest.
    function _startTaxed(bool grossUp) private {
        vm.warp(OPENED_AT);
        delete holders;
        super.setUp();
        BondTerms memory t = _terms();
        WithholdingTable table = new WithholdingTable(address(manager));
        table.setRate(0, 0, 0.1e18);
        (t.withholding, t.taxOwner, t.grossUp) = (address(table), receiver, grossUp);
        vm.prank(issuersAgent);
        bond.freezeTerms(t, _periods());
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) bond.issue(holders[i], units[i]);
        _payCoupon(0);
        _payCoupon(1);
        vm.warp(dueAt + 1);
    }

    /// A payment that was not funded is taken back and another declared.
    function test_withdraw_a_payment() public {
        _accelerate();
        uint32 at_ = 20_905 * 1 days;
        vm.startPrank(calculationAgent);
        defaults.schedulePayment(address(token), at_);
        vm.warp(at_ + 1);
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 1_000_00);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PaymentOpen.selector, address(token), 0));
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 1_000_00);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.StillUnfunded.selector, Numbers.CLAIM));
        defaults.applyPayment(address(token));
        defaults.withdrawPayment(address(token));
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 2_000_00);
        assertEq(defaults.claimOf(address(token)).count, 1);
    }

    /// Nobody owes what was withdrawn: it is not missed, and a miss of it that was recorded before ends.
    function test_a_withdrawn_payment_is_no_miss() public {
        _accelerate();
        uint32 at_ = 20_905 * 1 days;
        vm.startPrank(calculationAgent);
        defaults.schedulePayment(address(token), at_);
        vm.warp(at_ + 1);
        defaults.declarePayment(address(token), at_, 20_909, 20_909 * 1 days, 1_000_00);
        vm.warp(20_909 * 1 days + 1);
        defaults.recordNonPayment(address(token), Numbers.CLAIM);
        uint256 misses = defaults.standingOf(address(token)).misses;
        defaults.withdrawPayment(address(token));
        vm.warp(block.timestamp + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, Numbers.CLAIM));
        defaults.recordDefault(address(token), Numbers.CLAIM);
        defaults.cure(address(token), Numbers.CLAIM);
        assertEq(defaults.standingOf(address(token)).misses, misses - 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, Numbers.CLAIM));
        defaults.recordNonPayment(address(token), Numbers.CLAIM);
        vm.stopPrank();
    }

    /// A missed tax line is a miss of its own, and stops nobody's payment.
    function test_a_missed_tax_line() public {
        _startTaxed(true);
        _fundWhole(_declare(2));
        uint256 number = Numbers.TAX + 1;
        vm.warp(_periods()[1].payAt + 30 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissUnknown.selector, number + Numbers.TAX));
        defaults.recordNonPayment(address(token), number + Numbers.TAX); // the same line by another number
        defaults.recordNonPayment(address(token), number);
        uint256 later = block.timestamp + 60 days;
        vm.prank(trustee);
        defaults.waive(address(token), number, uint32(later));
        vm.warp(later);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, number, later, later));
        defaults.recordNonPayment(address(token), number);
        vm.warp(later + 1);
        defaults.recordNonPayment(address(token), number);
        ObligationId id = defaults.dueOf(address(token), 1).id;
        assertTrue(obligations.isDischarged(id));
        uint256 due = paying.taxLineOf(id).due;
        vm.prank(issuer);
        paying.fundTax(id, address(depositA), address(depositA), due);
        defaults.cure(address(token), number);
        paying.remitTax(id, address(depositA));
        assertEq(depositA.balanceOf(receiver), due);
    }

    /// OBL-4: a page that comes late makes tax that nobody could fund before; it is due 30 days after the page.
    function test_a_late_page_makes_no_late_tax() public {
        _startTaxed(true);
        ObligationId id = _declare(COUPON);
        _fundWhole(id);
        uint256 number = Numbers.TAX + COUPON;
        vm.warp(_periods()[COUPON].payAt + 30 days + 14 days + 1);
        _payPage(id, depositA, _slice(0, 5));
        uint256 due = block.timestamp + 30 days;
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, number, due, block.timestamp)
        );
        defaults.recordNonPayment(address(token), number);
        // What is late already a later page does not take back.
        vm.warp(due + 1);
        _payPage(id, depositA, _slice(5, 10));
        assertEq(paying.taxLineOf(id).dueAt, due);
        defaults.recordNonPayment(address(token), number);
    }

    /// OBL-4: what an acceleration superseded nobody could fund; the grace of it runs from the rescission on.
    function test_a_rescission_gives_grace() public {
        vm.warp(OPENED_AT);
        delete holders;
        super.setUp();
        _issue();
        _payCoupon(0);
        vm.warp(_periods()[1].dueAt + 1);
        defaults.recordNonPayment(address(token), 1);
        vm.warp(block.timestamp + 14 days);
        _recordDefault(1);
        vm.warp(recordAt + 1);
        _instructFor(1, holders[0]);
        _instructFor(1, holders[9]);
        _assertStatus(BondStatus.ACCELERATED);
        vm.warp(graceUntilAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.NumberUnknown.selector, COUPON));
        bond.declare(COUPON);
        _grant("HOLDERS", address(this));
        defaults.rescind(address(token));
        defaults.recordNonPayment(address(token), COUPON);
        uint256 until = block.timestamp + 14 days;
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.GraceRunning.selector, address(token), until, block.timestamp)
        );
        defaults.recordDefault(address(token), COUPON);
    }

    /// The record of a payment is after the acceleration, and after the record of the payment before.
    function test_reverts_when_the_record_of_a_payment_is_early() public {
        _accelerate();
        uint32 acceleratedAt = uint32(block.timestamp);
        uint32 old = _periods()[1].recordAt;
        uint32 payDate = uint32(block.timestamp / 1 days + 2);
        vm.expectRevert(
            abi.encodeWithSelector(IBondDefaults.RecordTooEarly.selector, address(token), old, acceleratedAt)
        );
        vm.prank(calculationAgent);
        defaults.declarePayment(address(token), old, payDate, payDate * 1 days, 1_000_00);
        _recover(20_909, 1_000_00);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondDefaults.RecordTooEarly.selector, address(token), 20_905 * 1 days, 20_905 * 1 days
            )
        );
        vm.prank(calculationAgent);
        defaults.declarePayment(address(token), 20_905 * 1 days, 20_910, 20_910 * 1 days, 1_000_00);
    }
}
