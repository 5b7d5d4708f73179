// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondStatus, BondTerms, IBond} from "contracts/bond/interfaces/IBond.sol";
import {IBondDefaults} from "contracts/bond/interfaces/IBondDefaults.sol";
import {
    Decision,
    IBondMeetings,
    MeetingTerms,
    Motion,
    Resolution,
    ResolutionStatus
} from "contracts/bond/interfaces/IBondMeetings.sol";
import {Obligation} from "contracts/distribution/interfaces/IObligations.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";
import {MeetingFixture} from "./MeetingFixture.sol";

using SecurityViews for SecurityToken;

contract BondMeetingsTest is MeetingFixture {
    // ---- terms ----

    function _meetingTerms() private pure returns (MeetingTerms memory m) {
        return MeetingTerms(14 days, 0.3e18, 0.6e18, 0.2e18, 0.5e18, 0.75e18, 0.9e18);
    }

    function test_terms_are_the_issuers_until_the_bond_is_frozen() public {
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "ISSUER", t, trustee));
        vm.prank(trustee);
        meetings.setTerms(t, _meetingTerms());

        vm.expectEmit(address(meetings));
        emit IBondMeetings.MeetingTermsSet(t, _meetingTerms());
        vm.prank(issuersAgent);
        meetings.setTerms(t, _meetingTerms());
        assertEq(abi.encode(meetings.termsOf(t)), abi.encode(_meetingTerms()));

        _freeze();
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MeetingTermsUnfit.selector, "frozen", 0));
        vm.prank(issuersAgent);
        meetings.setTerms(t, _meetingTerms());
    }

    function test_terms_that_cannot_be_meant_are_refused() public {
        MeetingTerms[7] memory wrong;
        string[7] memory fields =
            ["notice", "quorum", "extraordinaryQuorum", "secondQuorum", "majority", "extraordinaryMajority", "written"];
        for (uint256 i; i < 7; ++i) wrong[i] = _meetingTerms();
        wrong[0].notice = 0;
        wrong[1].quorum = 1e18 + 1;
        wrong[2].extraordinaryQuorum = 1e18 + 1;
        wrong[3].secondQuorum = 0.3e18 + 1;
        wrong[4].majority = 0.5e18 - 1;
        wrong[5].extraordinaryMajority = 0.5e18;
        wrong[6].written = 1e18 + 1;
        uint256[7] memory values =
            [uint256(0), 1e18 + 1, 1e18 + 1, 0.3e18 + 1, 0.5e18 - 1, 0.5e18, 1e18 + 1];
        for (uint256 i; i < 7; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MeetingTermsUnfit.selector, fields[i], values[i]));
            vm.prank(issuersAgent);
            meetings.setTerms(t, wrong[i]);
        }
    }

    // ---- put ----

    function test_who_puts_a_motion() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        vm.prank(issuersAgent);
        meetings.put(t, m);
        vm.prank(holders[4]); // 5,000 of 50,000: a tenth
        meetings.put(t, m);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.ConvenerUnknown.selector, t, holders[5]));
        vm.prank(holders[5]);
        meetings.put(t, m);
        assertEq(meetings.count(t), 2);
        assertEq(uint256(meetings.resolutionOf(t, 1).status), uint256(ResolutionStatus.OPEN));
    }

    function test_motions_that_cannot_be_kept_are_refused() public {
        Motion memory m = _motion(Decision.TEXT, "");
        _refused(m, "terms", 0);
        _issue();
        m = _motion(Decision.TEXT, "");
        m.recordAt = uint32(block.timestamp);
        _refused(m, "recordAt", block.timestamp);
        m = _motion(Decision.TEXT, "");
        m.closesAt = uint32(block.timestamp + 21 days - 1);
        _refused(m, "closesAt", m.closesAt);
        m.recordAt = m.closesAt = uint32(block.timestamp + 30 days);
        _refused(m, "closesAt", m.closesAt);
        m = _motion(Decision.RESCISSION, "");
        m.extraordinary = false;
        _refused(m, "extraordinary", 0);
        _refused(_motion(Decision.WAIVER, ""), "dataHash", 0);
        m = _motion(Decision.RESCISSION, "x");
        _refused(m, "dataHash", uint256(m.dataHash));
        m = _motion(Decision.TEXT, "");
        m.secondOf = 1;
        _refused(m, "secondOf", 1);
    }

    function _refused(Motion memory m, string memory field, uint256 value) private {
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionUnfit.selector, t, field, value));
        vm.prank(trustee);
        meetings.put(t, m);
    }

    // ---- vote ----

    function test_a_nominee_votes_in_parts_and_says_it_anew() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 number = _put(m);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondMeetings.VoteClosed.selector, t, number, m.recordAt, m.closesAt, block.timestamp
            )
        );
        _vote(number, holders[0], 1, 0);
        vm.warp(m.recordAt + 1);
        _vote(number, holders[0], 7_000, 4_000);
        vm.expectEmit(address(meetings));
        emit IBondMeetings.Voted(t, number, holders[0], 5_000, 7_000);
        _vote(number, holders[0], 5_000, 7_000);
        (uint256 yes, uint256 no) = meetings.voteOf(t, number, holders[0]);
        Resolution memory r = meetings.resolutionOf(t, number);
        assertEq(yes, 5_000);
        assertEq(no, 7_000);
        assertEq(r.yes, 5_000);
        assertEq(r.no, 7_000);
        assertEq(r.counted, 50_000);
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteTooLarge.selector, holders[0], m.recordAt, 12_001, 12_000)
        );
        _vote(number, holders[0], 12_000, 1);
        vm.warp(uint256(m.closesAt) + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondMeetings.VoteClosed.selector, t, number, m.recordAt, m.closesAt, block.timestamp
            )
        );
        _vote(number, holders[0], 1, 0);
    }

    /// Units of the record vote, whoever has them now, and who took over from a lost wallet votes for it.
    function test_the_record_decides_who_votes() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 number = _put(m);
        vm.warp(m.recordAt + 1);
        vm.prank(holders[0]);
        token.transfer(holders[1], 12_000);
        _vote(number, holders[0], 12_000, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteTooLarge.selector, holders[1], m.recordAt, 8_001, 8_000)
        );
        _vote(number, holders[1], 8_001, 0);

        address heir = makeAddr("heir");
        registry.know(heir, HONG_KONG, 0);
        token.recoveryAddress(holders[2], heir, address(0));
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.VoteNotYours.selector, holders[2], holders[2]));
        _vote(number, holders[2], 1, 0);
        vm.prank(heir);
        meetings.vote(t, number, holders[2], 7_000, 0);
        assertEq(meetings.resolutionOf(t, number).yes, 19_000);
    }

    function test_issuer_affiliates_and_frozen_holders_do_not_vote() public {
        _issue();
        vm.prank(trustee);
        defaults.setExcluded(t, _one(holders[1]));
        token.setAddressFrozen(holders[2], true);
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i = 1; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBondMeetings.VoteExcluded.selector, holders[i]));
            _vote(number, holders[i], 1, 0);
        }
        _vote(number, holders[0], 12_000, 0);
        assertEq(meetings.resolutionOf(t, number).counted, 42_000); // an affiliate's are not, a frozen holder's are
    }

    // ---- close ----

    /// At the border of each share, one unit below and at it.
    function test_quorum_and_majorities() public {
        _issue();
        // of 50,000 a half is the quorum, three quarters of the votes carry
        _result(true, 18_749, 6_250, ResolutionStatus.INQUORATE);
        _result(true, 18_749, 6_251, ResolutionStatus.LOST);
        _result(true, 18_750, 6_250, ResolutionStatus.CARRIED);
        _result(false, 12_500, 12_500, ResolutionStatus.LOST);
        _result(false, 12_501, 12_499, ResolutionStatus.CARRIED);
    }

    function _result(bool extraordinary, uint256 yes, uint256 no, ResolutionStatus expected) private {
        Motion memory m = _motion(Decision.TEXT, "");
        m.extraordinary = extraordinary;
        _assertResult(m, yes, no, expected);
    }

    /// Votes as many units as said, holder by holder, for before against.
    function _assertResult(Motion memory m, uint256 yes, uint256 no, ResolutionStatus expected)
        private
        returns (uint256 number)
    {
        number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i; i < 10 && yes + no != 0; ++i) {
            uint256 left = token.balanceAt(holders[i], m.recordAt);
            uint256 pro = yes < left ? yes : left;
            uint256 con = no < left - pro ? no : left - pro;
            _vote(number, holders[i], pro, con);
            (yes, no) = (yes - pro, no - con);
        }
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteStillOpen.selector, t, number, m.closesAt, block.timestamp)
        );
        meetings.close(t, number);
        vm.warp(uint256(m.closesAt) + 1);
        vm.prank(anyone);
        assertEq(uint256(meetings.close(t, number)), uint256(expected));
    }

    /// Half the quorum at the second meeting, for the very same; a first one that had its quorum has no second.
    function test_a_second_meeting_of_what_was_inquorate() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 first = _assertResult(m, 12_500, 0, ResolutionStatus.INQUORATE);
        Motion memory second = _motion(Decision.TEXT, "");
        second.secondOf = uint32(first + 1);
        second.textHash = "other";
        _refused(second, "secondOf", first + 1);
        second.textHash = m.textHash;
        uint256 number = _assertResult(second, 12_500, 0, ResolutionStatus.CARRIED);
        second = _motion(Decision.TEXT, "");
        second.secondOf = uint32(number + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondMeetings.ResolutionStatusWrong.selector,
                t,
                number,
                ResolutionStatus.CARRIED,
                ResolutionStatus.INQUORATE
            )
        );
        _put(second);
    }

    /// Three quarters of all agree in writing: over at once, whoever is against.
    function test_a_written_resolution() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        m.written = true;
        uint256 number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i; i < 5; ++i) _vote(number, holders[i], _allotment()[i], 0); // 38,000
        _vote(number, holders[0], 11_499, 501); // 37,499 of 37,500
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteStillOpen.selector, t, number, m.closesAt, block.timestamp)
        );
        meetings.close(t, number);
        _vote(number, holders[0], 11_500, 500);
        assertEq(uint256(meetings.close(t, number)), uint256(ResolutionStatus.CARRIED));
    }

    function test_a_written_resolution_without_agreement_is_lost() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        m.written = true;
        uint256 number = _put(m);
        vm.warp(uint256(m.closesAt) + 1);
        assertEq(uint256(meetings.close(t, number)), uint256(ResolutionStatus.LOST));
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondMeetings.ResolutionStatusWrong.selector, t, number, ResolutionStatus.LOST, ResolutionStatus.CARRIED
            )
        );
        meetings.carryOut(t, number, "");
    }

    // ---- carrying out ----

    function test_an_agents_place() public {
        _issue();
        address agent = makeAddr("new agent");
        bytes memory data = abi.encode(bytes32("CALCULATION_AGENT"), agent);
        uint256 number = _carry(Decision.AGENT, data);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondMeetings.DataUnexpected.selector, t, number, keccak256("other"), keccak256(data)
            )
        );
        meetings.carryOut(t, number, "other");
        vm.expectEmit(address(meetings));
        emit IBondMeetings.AgentDecided(t, number, "CALCULATION_AGENT", agent);
        meetings.carryOut(t, number, data);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBondMeetings.ResolutionStatusWrong.selector, t, number, ResolutionStatus.DONE, ResolutionStatus.CARRIED
            )
        );
        meetings.carryOut(t, number, data);
    }

    /// The coupon is declared by the extension, due later, and missed only then.
    function test_an_extension() public {
        _issue();
        vm.warp(bond.period(0).recordAt - 20 days);
        uint32 later = bond.period(0).dueAt + 60 days;
        _carriedOut(Decision.EXTENSION, abi.encode(uint256(0), later));
        (uint256 dueAt,, ObligationId id,) = defaults.obligation(t, 0);
        assertEq(dueAt, later);
        assertEq(obligations.obligationOf(id).dueAt, later);
        vm.warp(bond.period(0).dueAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, 0, later, block.timestamp));
        defaults.recordNonPayment(t, 0);
    }

    function _missed() private {
        _issue();
        vm.warp(uint256(bond.period(0).dueAt) + 1);
        defaults.recordNonPayment(t, 0);
        vm.warp(uint256(bond.period(0).dueAt) + 14 days + 1);
        defaults.recordDefault(t, 0);
    }

    function test_a_waiver() public {
        _missed();
        uint32 later = uint32(block.timestamp + 90 days);
        _carriedOut(Decision.WAIVER, abi.encode(uint256(0), later));
        assertEq(defaults.standingOf(t).misses, 0);
        _assertStatus(BondStatus.ISSUED);
        vm.warp(uint256(later) + 1);
        defaults.recordNonPayment(t, 0); // it is due again
    }

    function _accelerated() private {
        _missed();
        vm.warp(defaults.instructionOf(t).recordAt + 1);
        vm.prank(holders[0]);
        defaults.instruct(t, 0, holders[0], 12_000);
        vm.prank(holders[1]);
        defaults.instruct(t, 0, holders[1], 500);
        _assertStatus(BondStatus.ACCELERATED);
    }

    /// The schedule is owed again, and a default that continues is instructed on anew, from nothing.
    function test_a_rescission() public {
        _accelerated();
        assertEq(bond.owedPeriods(), 1);
        uint256 number = _carry(Decision.RESCISSION, "");
        vm.expectEmit(address(bond));
        emit IBond.ScheduleReinstated();
        meetings.carryOut(t, number, "");
        _assertStatus(BondStatus.DEFAULTED);
        assertEq(bond.owedPeriods(), 4);
        assertEq(defaults.claimOf(t).principal, 0);
        assertEq(defaults.instructionOf(t).instructed, 0);
        vm.warp(defaults.instructionOf(t).recordAt + 1);
        vm.prank(holders[9]);
        defaults.instruct(t, 0, holders[9], 1_000);
        _assertStatus(BondStatus.DEFAULTED); // 1,000 of 50,000

        // and it lives to its end
        (,, ObligationId id,) = defaults.obligation(t, 0);
        _fundWhole(id);
        _payPage(id, depositA, holders);
        defaults.cure(t, 0);
        _payCoupon(1);
        _payCoupon(2);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
        _assertPrincipal();
    }

    function test_a_rescission_of_what_was_not_accelerated() public {
        _issue();
        uint256 number = _carry(Decision.RESCISSION, "");
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NotAccelerated.selector, t));
        meetings.carryOut(t, number, "");
    }

    function _declarePayment() private returns (ObligationId id, uint32 date) {
        uint32 recordAt = uint32(block.timestamp + 1);
        vm.prank(calculationAgent);
        defaults.schedulePayment(t, recordAt);
        vm.warp(recordAt + 1);
        date = uint32(block.timestamp / 1 days + 2);
        vm.prank(calculationAgent);
        id = defaults.declarePayment(t, recordAt, date, date * 1 days, 50_000_00);
    }

    /// What was paid on the claim can't be taken back from those it was paid to; what was withdrawn is in nobody's way.
    function test_no_rescission_once_a_payment_was_counted() public {
        _accelerated();
        uint256 number = _carry(Decision.RESCISSION, "");
        _declarePayment();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PaymentOpen.selector, t, 0));
        meetings.carryOut(t, number, "");
        vm.prank(calculationAgent);
        defaults.withdrawPayment(t);
        uint256 before = vm.snapshotState();
        meetings.carryOut(t, number, "");
        _assertStatus(BondStatus.DEFAULTED);
        assertEq(defaults.claimOf(t).count, 1);
        vm.revertToState(before);

        (ObligationId id,) = _declarePayment();
        _fundWhole(id);
        defaults.applyPayment(t);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.ClaimPaid.selector, t));
        meetings.carryOut(t, number, "");
    }

    function test_no_rescission_after_the_last_record() public {
        _accelerated();
        uint256 number = _carry(Decision.RESCISSION, "");
        vm.warp(uint256(bond.period(3).recordAt) + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.BondEnded.selector, BondStatus.DEFAULTED));
        meetings.carryOut(t, number, "");
    }

    function test_waive_rescind_and_amend_are_the_holders() public {
        _accelerated();
        vm.startPrank(anyone);
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "HOLDERS", t, anyone));
        defaults.rescind(t);
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "TRUSTEE", t, anyone));
        defaults.waive(t, 0, 0);
        vm.expectRevert();
        bond.amend(_terms());
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, anyone, address(defaults)));
        bond.reinstate();
        vm.stopPrank();
    }

    // ---- amendment ----

    /// New terms by a new hash, which the issuer carries out and so agrees to.
    function test_an_amendment() public {
        _issue();
        BondTerms memory terms = bond.terms();
        terms.events.gracePeriod = 30 days;
        terms.events.putPrice = 1.02e18;
        terms.documentHash = keccak256("amended terms");
        bytes32 old = bond.termsHash();
        bytes memory data = abi.encode(terms, old);
        uint256 number = _carry(Decision.AMENDMENT, data);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.PartyMissing.selector, t, anyone, issuer));
        vm.prank(anyone);
        meetings.carryOut(t, number, data);
        bytes32 hash = keccak256(abi.encode(old, terms));
        vm.expectEmit(address(bond));
        emit IBond.TermsAmended(hash, old, terms);
        vm.prank(issuersAgent);
        meetings.carryOut(t, number, data);
        assertEq(bond.termsHash(), hash);
        assertEq(bond.eventTerms().gracePeriod, 30 days);
        vm.warp(uint256(bond.period(0).dueAt) + 1);
        defaults.recordNonPayment(t, 0);
        assertEq(defaults.missOf(t, 0).graceUntilAt, bond.period(0).dueAt + 30 days);
    }

    function test_an_amendment_of_terms_that_were_replaced() public {
        _issue();
        BondTerms memory terms = bond.terms();
        terms.events.gracePeriod = 30 days;
        bytes32 old = bond.termsHash();
        bytes memory data = abi.encode(terms, old);
        uint256 first = _carry(Decision.AMENDMENT, data);
        uint256 second = _carry(Decision.AMENDMENT, data);
        vm.startPrank(issuersAgent);
        meetings.carryOut(t, first, data);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.TermsReplaced.selector, t, bond.termsHash(), old));
        meetings.carryOut(t, second, data);
        vm.stopPrank();
    }

    function test_what_units_carry_and_earn_is_not_amended() public {
        _issue();
        BondTerms memory terms = bond.terms();
        terms.rate = 0.01e18;
        _unamendable(terms, "terms", 0);
        terms = bond.terms();
        terms.faceValue -= 1;
        _unamendable(terms, "terms", 0);
        terms = bond.terms();
        terms.volume -= 1;
        _unamendable(terms, "volume", terms.volume);
        terms = bond.terms();
        terms.events.currency = address(depositB);
        _unamendable(terms, "currency", 0);
    }

    function _unamendable(BondTerms memory terms, string memory field, uint256 value) private {
        bytes memory data = abi.encode(terms, bond.termsHash());
        uint256 number = _carry(Decision.AMENDMENT, data);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionUnfit.selector, t, field, value));
        vm.prank(issuersAgent);
        meetings.carryOut(t, number, data);
    }

    /// The new issuer takes the bond over by carrying the decision out; it funds, its units don't vote, what is
    /// prescribed is its own.
    function test_the_substituted_issuer_pays() public {
        _issue();
        address next = makeAddr("next issuer");
        registry.know(next, HONG_KONG, 0);
        depositA.admitWallets(_one(next));
        depositA.issue(next, BOOKED / 4, "next");
        BondTerms memory terms = bond.terms();
        terms.events.issuer = next;
        bytes memory data = abi.encode(terms, bond.termsHash());
        uint256 number = _carry(Decision.AMENDMENT, data);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.PartyMissing.selector, t, issuersAgent, next));
        vm.prank(issuersAgent);
        meetings.carryOut(t, number, data);
        vm.prank(next);
        meetings.carryOut(t, number, data);
        assertEq(bond.eventTerms().issuer, next);

        vm.warp(uint256(bond.period(0).recordAt) + 1);
        ObligationId id = _declare(0);
        Obligation memory o = obligations.obligationOf(id);
        assertEq(o.restOwner, next);
        _fundBy(next, obligations, id, depositA, o.total);
        vm.warp(bond.period(0).payAt);
        _payPage(id, depositA, holders);
        assertTrue(obligations.isDischarged(id));
    }
}
