// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {Bond} from "contracts/bond/Bond.sol";
import {BondFace} from "contracts/bond/BondFace.sol";
import {BondStatus, BondTerms, IBond, InterestTerms, Period} from "contracts/bond/interfaces/IBond.sol";
import {ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {Due, IBondDefaults} from "contracts/bond/interfaces/IBondDefaults.sol";
import {IPaying} from "contracts/distribution/interfaces/IPaying.sol";
import {Obligations} from "contracts/distribution/Obligations.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {DayCountConvention} from "contracts/utils/DayCount.sol";
import {Face, Faced} from "contracts/utils/Faced.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {BondFixture} from "./BondFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract BondTest is BondFixture {
    function _expectUnauthorized(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
    }

    // ---- freezeTerms ----

    function test_reverts_when_another_freezes() public {
        BondTerms memory t = _terms();
        Period[] memory p = _periods();
        _expectUnauthorized(nonHolder);
        bond.freezeTerms(t, p);
    }

    function test_reverts_when_a_term_is_unfit() public {
        BondTerms memory t = _terms();
        t.calculationAmount = FACE - 1;
        _expectTerm("faceValue", FACE, t, _periods());
        t = _terms();
        t.faceValue = 0;
        _expectTerm("faceValue", 0, t, _periods());
        t = _terms();
        t.volume = 0;
        _expectTerm("volume", 0, t, _periods());
        t = _terms();
        t.events.issuer = address(0);
        _expectTerm("issuer", 0, t, _periods());
        t = _terms();
        t.events.currency = address(clearing);
        _expectTerm("currency", uint160(address(clearing)), t, _periods());
        t = _terms();
        t.withholding = address(this); // and nobody who is owed the tax
        _expectTerm("taxOwner", 0, t, _periods());
        t = _terms();
        t.zeroCoupon = true; // and a rate
        _expectTerm("rate", t.rate, t, _periods());
        _expectTerm("periods", 0, _terms(), new Period[](0));
        _expectTerm("periods", 481, _terms(), new Period[](481));
    }

    function _expectTerm(string memory field, uint256 value, BondTerms memory t, Period[] memory p) private {
        vm.expectRevert(abi.encodeWithSelector(IBond.TermUnfit.selector, field, value));
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
    }

    /// Periods partition [issue, maturity]; records are in order, in the future and before their payment.
    function test_reverts_when_the_schedule_is_unfit() public {
        Period[] memory p = _periods();
        p[0].startDate += 1;
        _expectSchedule(0, "startDate", p);
        p = _periods();
        p[1].startDate += 1; // a gap
        _expectSchedule(1, "startDate", p);
        p = _periods();
        p[1].startDate -= 1; // an overlap
        _expectSchedule(1, "startDate", p);
        p = _periods();
        p[2].endDate = p[2].startDate;
        _expectSchedule(2, "startDate", p);
        p = _periods();
        p[3].endDate -= 1;
        _expectSchedule(3, "endDate", p);
        p = _periods();
        p[1].recordAt = p[0].recordAt;
        _expectSchedule(1, "recordAt", p);
        p = _periods();
        p[0].recordAt = uint32(block.timestamp);
        _expectSchedule(0, "recordAt", p);
        p = _periods();
        p[0].payAt = p[0].recordAt;
        _expectSchedule(0, "payAt", p);
        p = _periods();
        p[0].dueAt = p[0].payAt - 1;
        _expectSchedule(0, "payAt", p);
        p = _periods();
        p[0].couponIn = 1;
        _expectSchedule(0, "couponIn", p);
        p = _periods();
        p[0].principal = FACE - 1; // the first period carries the whole
        _expectSchedule(0, "principal", p);
        p = _periods();
        (p[1].principal, p[2].principal) = (FACE / 2, FACE); // and no later one more
        _expectSchedule(2, "principal", p);
    }

    function _expectSchedule(uint256 period, string memory field, Period[] memory p) private {
        BondTerms memory t = _terms();
        vm.expectRevert(abi.encodeWithSelector(IBond.ScheduleUnfit.selector, period, field));
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
    }

    function test_reverts_given_they_are_frozen() public {
        _freeze();
        _expectTerm("frozen", uint256(bond.termsHash()), _terms(), _periods());
    }

    /// The hash is of terms and schedule; every record instant is scheduled and the register closes with the last.
    function test_freeze() public {
        bytes32 expected = _hashOf(_terms(), _periods());
        vm.expectEmit(address(bond));
        emit IBond.TermsFrozen(expected, _terms(), 4);
        _freeze();
        assertEq(bond.termsHash(), expected);
        uint256[] memory records = token.recordInstants(0, 600);
        assertEq(records.length, 4);
        for (uint256 i; i < 4; ++i) assertEq(records[i], _periods()[i].recordAt);
        assertEq(token.config().closesAt(), _periods()[3].recordAt);
        _assertStatus(BondStatus.DRAFT);
    }

    function _hashOf(BondTerms memory t, Period[] memory p) private pure returns (bytes32 hash) {
        hash = keccak256(abi.encode(t));
        for (uint256 i; i < p.length; ++i) hash = keccak256(abi.encode(hash, p[i]));
    }

    /// Pages of periods make the same hash; a draft that isn't the one agreed on is not frozen.
    function test_freeze_in_pages() public {
        Period[] memory p = _periods();
        Period[] memory page = new Period[](2);
        vm.startPrank(issuersAgent);
        bond.draftTerms(_terms());
        (page[0], page[1]) = (p[0], p[1]);
        bond.addPeriods(page);
        bytes32 expected = _hashOf(_terms(), p);
        vm.expectRevert(); // the maturity is not reached, and the hash another
        bond.freeze(expected);
        (page[0], page[1]) = (p[2], p[3]);
        bond.addPeriods(page);
        vm.expectRevert(abi.encodeWithSelector(IBond.TermsHashUnexpected.selector, expected, bytes32("other")));
        bond.freeze("other");
        bond.freeze(expected);
        assertEq(bond.termsHash(), expected);
        vm.expectRevert(abi.encodeWithSelector(IBond.TermUnfit.selector, "frozen", uint256(expected)));
        bond.addPeriods(page);
    }

    /// H7: a rate of zero is a term only of a zero coupon.
    function test_reverts_when_a_zero_rate_is_no_zero_coupon() public {
        BondTerms memory t = _terms();
        t.rate = 0;
        Period[] memory p = _periods();
        vm.expectRevert(abi.encodeWithSelector(IBond.ScheduleUnfit.selector, 0, "rate"));
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
    }

    // ---- issue ----

    function test_reverts_when_another_issues() public {
        _freeze();
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(this)));
        vm.prank(nonHolder);
        bond.issue(holders[0], 100);
    }

    function test_reverts_given_nothing_is_frozen() public {
        vm.expectRevert(abi.encodeWithSelector(IBond.TermUnfit.selector, "frozen", 0));
        bond.issue(holders[0], 100);
    }

    function test_reverts_when_the_volume_is_exceeded() public {
        _freeze();
        bond.issue(holders[0], VOLUME);
        vm.expectRevert(abi.encodeWithSelector(IBond.VolumeExceeded.selector, VOLUME + 100, VOLUME));
        bond.issue(holders[1], 100);
    }

    /// A tap: after the first record too, within the volume, until the last record.
    function test_tap() public {
        _issueSome();
        vm.warp(_periods()[0].recordAt + 1);
        bond.issue(holders[1], 8_000);
        assertEq(views.outstanding(), 200_000_000_00);
        ObligationId id = _declare(0);
        assertEq(obligations.obligationOf(id).units, 12_000); // the tapped units have no share of the coupon before
        vm.warp(_periods()[3].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.BondEnded.selector, BondStatus.GRACE));
        bond.issue(holders[1], 100);
    }

    function _issueSome() private {
        _freeze();
        bond.issue(holders[0], 12_000);
    }

    function test_issue() public {
        _issueSome();
        bond.issue(holders[1], 8_000);
        assertEq(token.balanceOf(holders[0]), 12_000);
        assertEq(bond.issuedPrincipal(), 200_000_000_00);
        assertEq(views.outstanding(), 200_000_000_00);
        _assertStatus(BondStatus.ISSUED);
    }

    // ---- declare ----

    function test_reverts_when_the_number_is_unknown() public {
        _issue();
        vm.expectRevert(abi.encodeWithSelector(IBond.NumberUnknown.selector, 4));
        bond.declare(4);
        vm.expectRevert(abi.encodeWithSelector(IBond.NumberUnknown.selector, PRINCIPAL + 4));
        bond.declare(PRINCIPAL + 4); // the last period's is PRINCIPAL itself
        vm.warp(_periods()[0].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.NothingOwed.selector, PRINCIPAL + 1));
        bond.declare(PRINCIPAL + 1);
    }

    function test_reverts_given_the_coupon_was_declared() public {
        _issue();
        vm.warp(_periods()[0].recordAt + 1);
        _declare(0);
        vm.expectRevert(abi.encodeWithSelector(IBond.AlreadyDeclared.selector, 0));
        bond.declare(0);
    }

    /// H5: what the terms determine anybody declares, once the record has passed.
    function test_declare_coupon() public {
        _issue();
        vm.warp(_periods()[0].recordAt + 1);
        ObligationId id = defaults.dueOf(address(token), 0).id;
        vm.expectEmit(address(bond));
        emit IBond.CouponDeclared(0, id, 130_64, 0);
        assertEq(ObligationId.unwrap(_declare(0)), ObligationId.unwrap(id));
        assertEq(obligations.obligationOf(id).amount, 130_64);
        assertEq(obligations.obligationOf(id).restOwner, issuer);
        assertEq(obligations.obligationOf(id).prescribedAt, _periods()[0].payAt + 5 * 365 days);
        Due memory due = defaults.dueOf(address(token), 0);
        assertEq(due.dueAt, _periods()[0].dueAt);
        assertEq(uint256(due.status), uint256(ObligationStatus.DECLARED));
        assertEq(address(due.where), address(obligations));
    }

    /// The list: what is owed in order, what of it is promised, and nothing of which nothing is owed.
    function test_the_list() public {
        _issue();
        _payCoupon(0);
        Due[] memory list = defaults.duesOf(address(token), 0, 100);
        assertEq(list.length, 5);
        assertEq(list[0].number, 0);
        assertEq(uint256(list[0].status), uint256(ObligationStatus.DISCHARGED));
        assertEq(uint256(list[1].status), uint256(ObligationStatus.PROMISED));
        assertEq(list[4].number, PRINCIPAL);
        assertEq(list[4].amount, FACE);
        assertEq(bond.advance(10), 1);
        assertEq(bond.firstUnfunded(), 1);
    }

    // ---- setObligations ----

    /// What was declared finishes in the old list; what comes goes to the new one.
    function test_replaced_list() public {
        _issue();
        vm.warp(_periods()[0].recordAt + 1);
        ObligationId first = _declare(0);
        (Obligations next, Paying nextPaying) = _newPair();
        bond.setObligations(next);
        _fundWhole(first);
        vm.warp(_periods()[0].payAt);
        _payPage(first, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 12_000 * 130_64);

        vm.warp(_periods()[1].recordAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.CashNotAccepted.selector, address(depositA), bytes3(0), bytes3(0))
        );
        bond.declare(1);
        nextPaying.setCash(address(depositA), interbank, true);
        _declare(1);
        assertEq(address(defaults.dueOf(address(token), 1).where), address(next));
        assertEq(address(defaults.dueOf(address(token), 0).where), address(obligations));
    }

    // ---- maturity and retirement ----

    function test_status_at_maturity() public {
        _issue();
        for (uint256 i; i < 3; ++i) _payCoupon(i);
        uint256 maturityAt = _periods()[3].payAt;
        vm.warp(maturityAt - 1);
        _assertStatus(BondStatus.ISSUED);
        vm.warp(maturityAt);
        _assertStatus(BondStatus.MATURED);
        vm.warp(_periods()[3].dueAt + 1);
        _assertStatus(BondStatus.GRACE);
    }

    /// C1: nothing is retired before every unit of the record has been reached, whoever holds the units by then.
    function test_reverts_when_retired_before_the_discharge() public {
        _issue();
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, _slice(0, 9));
        vm.expectRevert(abi.encodeWithSelector(IBond.PrincipalNotDischarged.selector, PRINCIPAL));
        bond.retire(holders);
        assertEq(token.totalSupply(), VOLUME);
        assertEq(views.outstanding(), 10_000_000_00); // what holder 10 has not been paid
        _payPage(principal, depositA, _slice(9, 10)); // the coupon is another matter
        _retire(_slice(5, 10));
        _retire(_slice(0, 5));
        _assertStatus(BondStatus.REDEEMED);
        assertEq(views.outstanding(), 0);
        _payPage(coupon, depositA, holders);
        assertEq(depositA.balanceOf(holders[9]), 1_000 * uint256(10_132_08));
    }

    /// C1: a recovery between the final record and the payment locks nothing: pages follow the record, in any order.
    function test_a_recovered_wallet_is_paid_and_retired() public {
        _issue();
        (ObligationId coupon, ObligationId principal) = _declareRedemption();
        token.recoveryAddress(holders[0], receiver, address(0));
        _fundWhole(coupon);
        _fundWhole(principal);
        vm.warp(_periods()[3].payAt);
        address[] memory today = _slice(0, 10);
        today[0] = receiver; // whoever has units today
        _payBoth(coupon, principal, today);
        vm.expectRevert(abi.encodeWithSelector(IBond.PrincipalNotDischarged.selector, PRINCIPAL));
        bond.retire(today);
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        assertEq(depositA.balanceOf(receiver), 12_000 * uint256(10_132_08));
        assertEq(depositA.balanceOf(address(paying)), 0);
        _assertPrincipal();
    }

    /// Units that an order moved after the last record are retired where they are; the cash follows the record, or the order.
    function test_an_order_after_the_last_record() public {
        _issue();
        (ObligationId coupon, ObligationId principal) = _declareRedemption();
        _sanction(holders[6]);
        token.lodgeOrder("order", holders[6], receiver, 3_000);
        token.forcedTransfer(holders[6], receiver, 3_000);
        _fundWhole(coupon);
        _fundWhole(principal);
        vm.warp(_periods()[3].payAt);
        _payBoth(coupon, principal, holders);
        _retire(holders);
        assertEq(token.totalSupply(), 3_000);
        _retire(_one(receiver));
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
        assertEq(paying.keptOf(principal, holders[6]).free, 30_000_000_00);
        vm.prank(court);
        paying.release(principal, holders[6], receiver, address(depositA), "order");
        assertEq(depositA.balanceOf(receiver), 30_000_000_00);
    }

    /// M4: bought back and given up, units leave outstanding by the bond's own count.
    function test_buy_back() public {
        _issue();
        vm.prank(holders[0]);
        token.transfer(holders[1], 2_000);
        token.setFrozenTokens(holders[0], 4_000);
        vm.expectRevert(abi.encodeWithSelector(IBond.UnitsNotFree.selector, holders[0], 6_100, 6_000));
        vm.prank(holders[0]);
        bond.cancelUnits(6_100);
        vm.expectEmit(address(bond));
        emit IBond.UnitsCancelled(holders[0], 6_000, 60_000_000_00);
        vm.prank(holders[0]);
        bond.cancelUnits(6_000);
        assertEq(views.outstanding(), 440_000_000_00);
        assertEq(token.totalSupply(), 44_000);
        vm.warp(_periods()[3].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.BondEnded.selector, BondStatus.GRACE));
        vm.prank(holders[1]);
        bond.cancelUnits(100);
    }

    // ---- the register after the last record ----

    function test_reverts_when_transferred_after_the_last_record() public {
        _issue();
        uint256 closesAt = _periods()[3].recordAt;
        vm.warp(closesAt);
        vm.prank(holders[0]);
        token.transfer(holders[1], 100);
        vm.warp(closesAt + 1);
        vm.expectRevert(abi.encodeWithSelector(Bond.RegisterClosed.selector, closesAt, closesAt + 1));
        vm.prank(holders[0]);
        token.transfer(holders[1], 100);
    }

    // ---- call ----

    uint32 private constant CALL_DATE = 20833; // 15 January 2027

    function _call(uint32 date, uint32 recordAt) private {
        vm.prank(issuersAgent);
        bond.call(date, recordAt, date * 1 days, date * 1 days + CUT_OFF, "notice");
    }

    function test_reverts_when_another_calls() public {
        _issue();
        _expectUnauthorized(trustee);
        bond.call(CALL_DATE, 0, 0, 0, 0);
    }

    function test_reverts_when_the_notice_is_short() public {
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        vm.warp((CALL_DATE - 30) * 1 days + 1);
        vm.expectRevert(
            abi.encodeWithSelector(IBond.NoticeTooShort.selector, CALL_DATE * 1 days, block.timestamp + 30 days)
        );
        _call(CALL_DATE, CALL_DATE * 1 days - 7 days);
    }

    /// Not between a period's record and its end, not with a label of another day.
    function test_reverts_when_the_call_date_is_unfit() public {
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        vm.warp(_periods()[2].recordAt - 30 days);
        _expectCallDate(2, 20872, uint32(block.timestamp));
        vm.expectRevert(abi.encodeWithSelector(IBond.CallDateUnfit.selector, 20872, 2));
        vm.prank(issuersAgent);
        bond.call(20872, 20870 * 1 days, 20875 * 1 days, 20875 * 1 days, "notice");
    }

    function _expectCallDate(uint256 period, uint32 date, uint32 recordAt) private {
        vm.expectRevert(abi.encodeWithSelector(IBond.CallDateUnfit.selector, date, period));
        _call(date, recordAt);
    }

    /// C3: a call is no way out of a miss; A6: without a call price there is no call.
    function test_reverts_when_something_due_is_unfunded() public {
        _issue();
        vm.warp(_periods()[0].dueAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.CallRefused.selector, 2, "unfunded"));
        _call(CALL_DATE, CALL_DATE * 1 days - 7 days);
    }

    function test_reverts_when_the_terms_have_no_call() public {
        BondTerms memory t = _terms();
        t.events.callPrice = 0;
        Period[] memory p = _periods();
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        bond.issue(holders[0], 100);
        vm.expectRevert(abi.encodeWithSelector(IBond.CallRefused.selector, 2, "callPrice"));
        _call(CALL_DATE, CALL_DATE * 1 days - 7 days);
    }

    /// Par and the interest accrued to the call date, to holders of the call's record; later periods are gone.
    function test_call() public {
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        vm.expectEmit(address(bond));
        emit IBond.Called(CALL_DATE, CALL_DATE * 1 days - 7 days, CALL_DATE * 1 days, "notice");
        _call(CALL_DATE, CALL_DATE * 1 days - 7 days);
        _assertStatus(BondStatus.CALLED);
        assertEq(bond.periodCount(), 3);
        assertEq(token.recordInstants(0, 600).length, 3);

        (ObligationId coupon, ObligationId principal) = _declareRedemption();
        assertEq(obligations.obligationOf(coupon).amount, 97_62); // 136 days of 365 on RMB 10,000
        _fundWhole(coupon);
        _fundWhole(principal);
        vm.warp(CALL_DATE * 1 days - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.PaymentTooEarly.selector, coupon, CALL_DATE * 1 days, CALL_DATE * 1 days - 1)
        );
        _payPage(coupon, depositA, holders);
        vm.warp(CALL_DATE * 1 days);
        uint256 before = depositA.balanceOf(holders[0]);
        _payBoth(coupon, principal, holders);
        assertEq(depositA.balanceOf(holders[0]) - before, 12_000 * uint256(10_097_62));
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
    }

    /// M6: on an interest payment date, the usual call date.
    function test_call_on_an_interest_date() public {
        _issue();
        _payCoupon(0);
        _payCoupon(1);
        Period memory p = _periods()[2];
        vm.prank(issuersAgent);
        bond.call(p.endDate, p.recordAt, p.payAt, p.dueAt, "notice");
        assertEq(bond.periodCount(), 3);
        assertEq(token.recordInstants(0, 600).length, 3);
        assertEq(views.couponPerUnit(2), 129_92);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
    }

    // ---- long periods ----

    /// A long first period under Act/Act ICMA: 14 Nov 2025 to 7 Jun 2026 is 23 of 183 days and 182 of 182, two a year.
    function test_a_long_first_period() public {
        BondTerms memory t = _terms();
        (t.issueDate, t.maturityDate, t.dayCount) = (20_406, 20_794, DayCountConvention.ACT_ACT_ICMA);
        Period[] memory p = new Period[](2);
        p[0] = _period(20_406, 20_611, 20_604);
        (p[0].referenceStart, p[0].referenceSplit) = (20_246, 20_429);
        p[1] = _period(20_611, 20_794, 20_787);
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        assertEq(views.couponPerUnit(0), _half(FACE * uint256(262) * (23 * 182 + 182 * 183), uint256(10_000) * 2 * 183 * 182));
        assertEq(views.accruedInterest(1, 20_416), _half(FACE * uint256(262) * 10, uint256(10_000) * 2 * 183));
        assertEq(views.couponPerUnit(1), FACE * 131 / 10_000);
    }

    // ---- principal by instalments ----

    /// Amortising: a quarter of the face with every coupon, without burning a unit.
    function test_instalments() public {
        Period[] memory p = _periods();
        (p[1].principal, p[2].principal, p[3].principal) = (FACE * 3 / 4, FACE / 2, FACE / 4);
        BondTerms memory t = _terms();
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) bond.issue(holders[i], units[i]);
        uint256 got;
        for (uint256 i; i < 4; ++i) {
            uint256 perUnit = views.couponPerUnit(i);
            assertEq(perUnit, _half(uint256(FACE) * (4 - i) / 4 * 262 * (p[i].endDate - p[i].startDate), 3_650_000));
            got += 12_000 * (perUnit + FACE / 4);
            _payCoupon(i);
            vm.warp(p[i].payAt);
            ObligationId id = _declare(bond.principalNumber(i));
            _fundWhole(id);
            _payPage(id, depositA, holders);
            assertEq(views.outstanding(), 500_000_000_00 / 4 * (3 - i));
            assertEq(token.totalSupply(), VOLUME);
        }
        assertEq(depositA.balanceOf(holders[0]), got);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
    }

    function _half(uint256 numerator, uint256 denominator) private pure returns (uint256) {
        return (numerator * 2 + denominator) / (2 * denominator);
    }

    /// Called in part with a coupon: a fifth of every unit, interest on the rest, no unit burnt.
    function test_partial_call() public {
        _issue();
        _payCoupon(0);
        vm.prank(issuersAgent);
        bond.callPart(1, FACE / 5, "notice");
        _payCoupon(1);
        ObligationId id = _declare(PRINCIPAL + 2);
        _fundWhole(id);
        _payPage(id, depositA, holders);
        assertEq(views.outstanding(), 400_000_000_00);
        assertEq(bond.principalAt(2), FACE - FACE / 5);
        assertEq(views.couponPerUnit(2), _half(uint256(FACE) * 4 / 5 * 262 * 181, 3_650_000));
        _payCoupon(2);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        assertEq(obligations.obligationOf(principal).amount, FACE - FACE / 5);
        _payBoth(coupon, principal, holders);
        _retire(holders);
        assertEq(views.outstanding(), 0);
        _assertStatus(BondStatus.REDEEMED);
    }

    /// Zero coupon: no interest is owed, and the face is redeemed.
    function test_zero_coupon() public {
        BondTerms memory t = _terms();
        (t.zeroCoupon, t.rate) = (true, 0);
        Period[] memory p = new Period[](1);
        p[0] = _period(ISSUE_DATE, MATURITY_DATE, 21055);
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        bond.issue(holders[0], 12_000);
        assertEq(defaults.duesOf(address(token), 0, 10).length, 1);
        vm.warp(p[0].recordAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.NothingOwed.selector, 0));
        bond.declare(0);
        ObligationId id = _declare(PRINCIPAL);
        _fundWhole(id);
        vm.warp(p[0].payAt);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 120_000_000_00);
        // Nobody is in default for a coupon that there is not.
        vm.warp(p[0].dueAt + 1);
        _assertStatus(BondStatus.MATURED);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NumberFunded.selector, 0));
        defaults.recordNonPayment(address(token), 0);
        assertEq(bond.advance(1), 1, "the period is funded");
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
    }

    /// The mark waits for records to come: a call makes something owed of a period that had nothing.
    function test_a_called_zero_coupon_bond_is_missed() public {
        BondTerms memory t = _terms();
        (t.zeroCoupon, t.rate) = (true, 0);
        vm.prank(issuersAgent);
        bond.freezeTerms(t, _periods());
        bond.issue(holders[0], 12_000);
        assertEq(bond.advance(64), 0);
        uint32 date = 20_480;
        _call(date, 20_473 * 1 days + CUT_OFF);
        _assertStatus(BondStatus.CALLED);
        vm.warp(date * 1 days + CUT_OFF + 1);
        _assertStatus(BondStatus.GRACE);
    }

    /// Stepped: a period's own rate.
    function test_stepped() public {
        Period[] memory p = _periods();
        (p[2].rate, p[3].rate) = (0.03e18, 0.035e18);
        BondTerms memory t = _terms();
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        assertEq(views.couponPerUnit(0), 130_64);
        assertEq(views.couponPerUnit(2), _half(uint256(FACE) * 300 * 181, 3_650_000));
        assertEq(views.rateAt(3), 0.035e18);
    }

    // ---- parts ----

    function test_reverts_when_another_is_a_part() public {
        _issue();
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(defaults)));
        vm.prank(nonHolder);
        bond.supersede();
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(puts)));
        vm.prank(nonHolder);
        bond.countPut(1, 1);
    }

    /// L4: a put that is open is not left behind with its contract, and no miss with its.
    function test_reverts_when_a_busy_part_is_replaced() public {
        _issue();
        vm.warp(_periods()[0].dueAt + 1);
        defaults.recordNonPayment(address(token), 0);
        vm.expectRevert(abi.encodeWithSelector(IBond.PartBusy.selector, address(defaults)));
        bond.setParts(address(this), address(puts), nonHolder);
        bond.setParts(nonHolder, address(puts), address(defaults));
    }

    // ---- ERC-7092 ----

    function test_reads() public {
        _issue();
        assertEq(views.isin(), "HK0000000001");
        assertEq(views.name(), "FTID TOKEN 001");
        assertEq(views.symbol(), "FTID001");
        assertEq(views.currency(), address(depositA));
        assertEq(views.currencyOfCoupon(), address(depositA));
        assertEq(views.denomination(), 10_000_00);
        assertEq(views.issueVolume(), 500_000_000_00);
        assertEq(views.couponRate(), 262);
        assertEq(views.couponType(), 1);
        assertEq(views.couponFrequency(), 2);
        assertEq(views.dayCountBasis(), uint8(DayCountConvention.ACT_365F));
        assertEq(views.issueDate(), 1_756_684_800);
        assertEq(views.maturityDate(), 1_819_756_800);
        assertEq(views.principalOf(holders[0]), 120_000_000_00);
        assertEq(views.decimals(), 0);
        assertEq(abi.encode(bond.terms()), abi.encode(_terms()));
        assertEq(abi.encode(bond.eventTerms()), abi.encode(_terms().events));
        (address offering, address itsPuts, address itsDefaults) = bond.parts();
        assertEq(offering, address(this));
        assertEq(itsPuts, address(puts));
        assertEq(itsDefaults, address(defaults));
        assertEq(address(bond.obligations()), address(obligations));
    }

    /// A whole period earns its coupon, rounded per calculation amount; a part of it the exact interest, rounded once.
    /// What an offering asks, before the freeze, while it runs, and once its last record has passed.
    function test_what_an_offering_asks() public {
        assertEq(views.principalPerUnit(), 0);
        assertEq(views.offeredRate(), 0);
        assertFalse(views.isRunning());
        _issue();
        assertEq(views.principalPerUnit(), FACE);
        assertEq(views.offeredRate(), 0.0262e18);
        assertEq(address(views.proceedsGate()), address(0));
        assertTrue(views.isRunning());
        assertEq(bond.firstOpen(), 0);
        vm.warp(uint256(_periods()[0].recordAt) + 1);
        assertEq(bond.firstOpen(), 1);
        vm.warp(uint256(_periods()[3].recordAt) + 1);
        assertEq(bond.firstOpen(), 4);
        assertEq(views.principalPerUnit(), 0);
        assertEq(views.offeredRate(), 0);
        assertFalse(views.isRunning());
    }

    /// What the face computes from is the terms' own.
    function test_what_interest_is_computed_from() public {
        _freeze();
        BondTerms memory t = bond.terms();
        InterestTerms memory i = bond.interestTerms();
        assertEq(abi.encode(i.faceValue, i.calculationAmount, i.rate), abi.encode(t.faceValue, t.calculationAmount, t.rate));
        assertEq(abi.encode(i.maturityDate, i.dayCount), abi.encode(t.maturityDate, t.dayCount));
        assertEq(abi.encode(i.couponsPerYear, i.proRata), abi.encode(t.couponsPerYear, t.proRata));
        assertEq(abi.encode(i.zeroCoupon, i.dayCounts, i.rates), abi.encode(t.zeroCoupon, t.dayCounts, t.rates));
        assertEq(views.faceValue(), FACE);
        (uint256 perUnit, bool known) = views.couponOf(0);
        assertEq(perUnit, views.couponPerUnit(0));
        assertTrue(known);
        views.requireMeasurable(0);
    }

    /// What is given up counts as redeemed, at par.
    function test_what_was_given_up() public {
        _issue();
        assertEq(bond.principalGivenUp(), 0);
        vm.prank(holders[0]);
        bond.cancelUnits(6_000);
        assertEq(bond.principalGivenUp(), 60_000_000_00);
        assertEq(views.redeemedPrincipal(), 60_000_000_00);
    }

    /// What neither the bond nor its face has is refused by name; no view writes.
    function test_reverts_when_nobody_has_the_function() public {
        (bool done, bytes memory said) = address(bond).call(abi.encodeWithSignature("takeAll()"));
        assertFalse(done);
        assertEq(said, abi.encodeWithSelector(Face.FunctionUnknown.selector, bytes4(keccak256("takeAll()"))));
    }

    /// The face answers for the bond that asks it: whoever is none gets no answer, not a wrong one.
    function test_reverts_when_the_face_is_asked_by_another() public {
        _freeze();
        BondFace face = new BondFace();
        vm.expectRevert();
        face.couponPerUnit(0);
        vm.prank(address(bond));
        assertEq(face.couponPerUnit(0), views.couponPerUnit(0));
    }

    function test_reverts_when_the_face_is_missing() public {
        vm.expectRevert(abi.encodeWithSelector(Faced.FaceMissing.selector, nonHolder));
        new Bond(address(manager), token, obligations, address(this), address(puts), address(defaults), nonHolder);
    }

    function test_interest_on_principal() public {
        _issue();
        Period memory first = _periods()[0];
        uint256 principal = 500_000_000_00;
        assertEq(views.interestOn(principal, 0, first.startDate, first.endDate), 6_532_000_00);
        assertEq(views.interestOn(principal, 0, first.startDate, first.startDate + 21), 753_698_63);
        assertEq(views.interestOn(0, 0, first.startDate, first.endDate), 0);
    }

    function test_reverts_when_a_date_is_outside_the_schedule() public {
        _issue();
        vm.expectRevert(
            abi.encodeWithSelector(IBond.DateOutsideSchedule.selector, MATURITY_DATE + 1, ISSUE_DATE, MATURITY_DATE)
        );
        views.accruedInterest(100, MATURITY_DATE + 1);
    }

    /// Interest accrued over a period's days never runs backwards, and ends at the exact interest of the period.
    function testFuzz_accrued_interest(uint32 date, uint16 units) public {
        _issue();
        date = uint32(bound(date, ISSUE_DATE, MATURITY_DATE - 1));
        Period memory p = _periods()[bond.periodAt(date)];
        uint256 accrued = views.accruedInterest(units, date);
        assertEq(
            accrued, (uint256(units) * FACE * 262 * (date - p.startDate) * 2 + 3_650_000) / 7_300_000, "half up once"
        );
        if (date + 1 < p.endDate) assertGe(views.accruedInterest(units, date + 1), accrued);
    }
}
