// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondStatus, BondTerms, IBond, Period} from "contracts/bond/interfaces/IBond.sol";
import {Numbers} from "contracts/bond/Numbers.sol";
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
        MeetingTerms[9] memory wrong;
        string[9] memory fields = [
            "notice", "quorum", "extraordinaryQuorum", "secondQuorum", "majority", "extraordinaryMajority", "written",
            "notice", "notice"
        ];
        for (uint256 i; i < 9; ++i) wrong[i] = _meetingTerms();
        wrong[0].notice = 0;
        wrong[7].notice = 7 days - 1;
        wrong[8].notice = 90 days + 1;
        wrong[1].quorum = 1e18 + 1;
        wrong[2].extraordinaryQuorum = 1e18 + 1;
        wrong[3].secondQuorum = 0.3e18 + 1;
        wrong[4].majority = 0.5e18 - 1;
        wrong[5].extraordinaryMajority = 0.5e18;
        wrong[6].written = 1e18 + 1;
        uint256[9] memory values =
            [uint256(0), 1e18 + 1, 1e18 + 1, 0.3e18 + 1, 0.5e18 - 1, 0.5e18, 1e18 + 1, 7 days - 1, 90 days + 1];
        for (uint256 i; i < 9; ++i) {
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
        m = _motion(Decision.WAIVER, "");
        m.extraordinary = false;
        _refused(m, "extraordinary", 0);
        _refused(_motion(Decision.WAIVER, ""), "dataHash", 0);
        _refused(_motion(Decision.RESCISSION, ""), "dataHash", 0);
        m = _motion(Decision.TEXT, "x");
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

    /// Three weeks' notice and sixty days: a place is kept no longer, whoever convenes.
    function test_a_motion_closes_within_sixty_days_of_its_notice() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 latest = block.timestamp + 81 days;
        m.recordAt = uint32(latest - 1);
        m.closesAt = uint32(latest + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionTooFar.selector, t, m.closesAt, latest));
        _put(m);
        --m.closesAt;
        _put(m);
    }

    /// Who can't vote convenes nothing.
    function test_excluded_and_frozen_holders_convene_nothing() public {
        _issue();
        vm.prank(trustee);
        defaults.setExcluded(t, _one(holders[1]));
        token.setAddressFrozen(holders[2], true);
        Motion memory m = _motion(Decision.TEXT, "");
        for (uint256 i = 1; i < 3; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IBondMeetings.ConvenerUnknown.selector, t, holders[i]));
            vm.prank(holders[i]);
            meetings.put(t, m);
        }
        vm.prank(trustee);
        defaults.setExcluded(t, new address[](0));
        vm.prank(holders[1]);
        meetings.put(t, m);
    }

    /// An issuer can't have it decided beforehand that what it will not pay is not accelerated.
    function test_a_rescission_is_put_once_an_acceleration_stands() public {
        _missed();
        bytes memory data = abi.encode(uint256(defaults.standingOf(t).round));
        Motion memory m = _motion(Decision.RESCISSION, data);
        _refused(m, "dataHash", uint256(m.dataHash));
        _instructAQuarter();
        Motion memory next = _motion(Decision.RESCISSION, abi.encode(uint256(defaults.standingOf(t).round + 1)));
        _refused(next, "dataHash", uint256(next.dataHash));
        _put(_motion(Decision.RESCISSION, data));
    }

    /// A first meeting at which nobody could have voted is none, and one of long ago isn't either.
    function test_a_second_meeting_follows_a_first_one() public {
        Motion memory m = _motion(Decision.TEXT, "");
        _freeze();
        uint256 empty = _put(m);
        vm.warp(uint256(m.closesAt) + 1);
        assertEq(uint256(meetings.close(t, empty)), uint256(ResolutionStatus.INQUORATE));
        _allot();
        m = _motion(Decision.TEXT, "");
        m.secondOf = uint32(empty + 1);
        _refused(m, "secondOf", m.secondOf);

        m.secondOf = 0;
        uint256 first = _put(m);
        uint256 closed = m.closesAt;
        vm.warp(closed + 1);
        assertEq(uint256(meetings.close(t, first)), uint256(ResolutionStatus.INQUORATE));
        m.secondOf = uint32(first + 1);
        vm.warp(closed + 60 days);
        (m.recordAt, m.closesAt) = (uint32(block.timestamp + 7 days), uint32(closed + 90 days + 1));
        _refused(m, "secondOf", m.secondOf);
        --m.closesAt;
        _put(m);
    }

    function test_a_convener_has_one_open_motion() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 number = _put(m);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionOpen.selector, t, trustee, number));
        _put(m);
        vm.warp(uint256(m.closesAt) + 1);
        m = _motion(Decision.TEXT, "");
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionOpen.selector, t, trustee, number));
        _put(m);
        meetings.close(t, number);
        assertEq(_put(m), number + 1);
    }

    /// The greatest holder's units go from one of its wallets to the next, each of which convenes.
    function _convener(uint256 i) private returns (address wallet) {
        wallet = makeAddr(string.concat("wallet ", vm.toString(i)));
        registry.know(wallet, HONG_KONG, 0);
        address before = i == 0 ? holders[0] : makeAddr(string.concat("wallet ", vm.toString(i - 1)));
        vm.prank(before);
        token.transfer(wallet, 12_000);
    }

    /// Seven places for issuer and holders, however many wallets they have; the eighth is the trustee's.
    function test_a_tenth_that_wanders_fills_seven_places() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        for (uint256 i; i < 7; ++i) {
            address wallet = _convener(i);
            vm.prank(wallet);
            meetings.put(t, m);
        }
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionsFull.selector, t, 7, 7));
        vm.prank(issuersAgent);
        meetings.put(t, m);
        _put(m);
        address second = makeAddr("second trustee");
        _grant("TRUSTEE", second);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionsFull.selector, t, 8, 8));
        vm.prank(second);
        meetings.put(t, m);
    }

    /// One motion after another for ever: the second half of the life's motions is the trustee's.
    function test_motions_of_a_life_are_counted() public {
        _issue();
        uint256 number;
        for (; number < 1024; ++number) {
            address convener = number < 512 ? issuersAgent : trustee;
            Motion memory m = _motion(Decision.TEXT, "");
            if (number == 512) {
                vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionsExhausted.selector, t, 512, 512));
                vm.prank(issuersAgent);
                meetings.put(t, m);
            }
            vm.prank(convener);
            meetings.put(t, m);
            vm.warp(uint256(m.closesAt) + 1);
            meetings.close(t, number);
        }
        Motion memory last = _motion(Decision.TEXT, "");
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.MotionsExhausted.selector, t, 1024, 1024));
        _put(last);
    }

    /// BOND-1: whoever floods the meetings leaves the register room for the record of an instruction.
    function test_a_flood_of_motions_keeps_no_default_from_being_recorded() public {
        _issue();
        vm.warp(uint256(bond.period(0).dueAt) + 1);
        defaults.recordNonPayment(t, 0);
        vm.warp(uint256(bond.period(0).dueAt) + 14 days + 1);
        for (uint256 i; i < 520; ++i) {
            Motion memory m = _motion(Decision.TEXT, "");
            m.recordAt += uint32(i);
            address convener = i % 2 == 0 ? issuersAgent : holders[4];
            vm.prank(convener);
            try meetings.put(t, m) {} catch {}
        }
        defaults.recordDefault(t, 0);
        _instructAQuarter();
    }

    /// A call cuts the records behind it: nobody can vote on such a motion, so it ends at once and another may be put.
    function test_a_motion_whose_record_a_call_dropped_lapses() public {
        _issue();
        Period memory p = bond.period(0);
        Motion memory m = _motion(Decision.TEXT, "");
        (m.recordAt, m.closesAt) = (p.recordAt, p.recordAt + 30 days);
        vm.warp(p.recordAt - 40 days);
        uint256 shared = _put(m);
        ++m.recordAt;
        vm.prank(holders[4]);
        uint256 behind = meetings.put(t, m);
        Motion memory near = _motion(Decision.TEXT, "");
        vm.prank(holders[3]);
        uint256 before = meetings.put(t, near);
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteStillOpen.selector, t, behind, m.recordAt, block.timestamp)
        );
        meetings.close(t, behind);

        uint32 date = uint32(block.timestamp / 1 days + 32);
        vm.prank(issuersAgent);
        bond.call(date, date * 1 days - 7 days, date * 1 days, date * 1 days, "notice");
        vm.expectEmit(address(meetings));
        emit IBondMeetings.ResolutionClosed(t, behind, ResolutionStatus.LAPSED, 0, 0, 0);
        meetings.close(t, behind);
        assertEq(uint256(meetings.close(t, shared)), uint256(ResolutionStatus.LAPSED));
        assertEq(_put(_motion(Decision.TEXT, "")), before + 1);

        vm.warp(near.recordAt + 1);
        _vote(before, holders[0], 12_000, 0);
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteStillOpen.selector, t, before, near.closesAt, block.timestamp)
        );
        meetings.close(t, before);
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
        assertEq(r.counted, 0); // who counts is known with the close
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
        vm.warp(uint256(m.closesAt) + 1);
        meetings.close(t, number);
        assertEq(meetings.resolutionOf(t, number).counted, 42_000); // an affiliate's are not, a frozen holder's are
    }

    /// 27,000 of 50,000 were a quorum. An affiliate's 8,000 are found out after it voted: 19,000 of 42,000 are none.
    function test_an_affiliate_that_voted_is_struck_off() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i; i < 3; ++i) _vote(number, holders[i], _allotment()[i], 0);
        vm.prank(trustee);
        defaults.setExcluded(t, _one(holders[1]));
        vm.warp(uint256(m.closesAt) + 1);
        vm.expectEmit(address(meetings));
        emit IBondMeetings.Voted(t, number, holders[1], 0, 0);
        assertEq(uint256(meetings.close(t, number)), uint256(ResolutionStatus.INQUORATE));
        Resolution memory r = meetings.resolutionOf(t, number);
        assertEq(r.yes, 19_000);
        assertEq(r.counted, 42_000);
        (uint256 yes,) = meetings.voteOf(t, number, holders[1]);
        assertEq(yes, 0);
    }

    /// The list of three days before the close counts: a trustee that names voters after the vote changes nothing of it.
    function test_a_list_stands_three_days_before_the_close() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        uint256 number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i; i < 3; ++i) _vote(number, holders[i], _allotment()[i], 0);
        vm.warp(uint256(m.closesAt) - 3 days + 1);
        vm.prank(trustee);
        defaults.setExcluded(t, _one(holders[0]));
        _vote(number, holders[0], 12_000, 0); // nor does it keep anybody from voting
        vm.warp(uint256(m.closesAt) + 30 days);
        assertEq(uint256(meetings.close(t, number)), uint256(ResolutionStatus.CARRIED));
        assertEq(meetings.resolutionOf(t, number).counted, 50_000);
        // a second before it would have
        Motion memory next = _motion(Decision.TEXT, "");
        number = _put(next);
        vm.warp(uint256(next.closesAt));
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.VoteExcluded.selector, holders[0]));
        _vote(number, holders[0], 12_000, 0);
    }

    /// Whoever agreed in writing is struck off where the list has stood for three days, not before.
    function test_a_written_resolution_goes_by_the_list_of_three_days_ago() public {
        _issue();
        Motion memory m = _motion(Decision.TEXT, "");
        m.written = true;
        uint256 number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i; i < 5; ++i) _vote(number, holders[i], _allotment()[i], 0); // 38,000
        vm.prank(trustee);
        defaults.setExcluded(t, _one(holders[0])); // 26,000 of 38,000 are no three quarters
        uint256 before = vm.snapshotState();
        vm.warp(block.timestamp + 1 days);
        assertEq(uint256(meetings.close(t, number)), uint256(ResolutionStatus.CARRIED));
        vm.revertToState(before);
        vm.warp(block.timestamp + 3 days);
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteStillOpen.selector, t, number, m.closesAt, block.timestamp)
        );
        meetings.close(t, number);
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
        vm.expectRevert(
            abi.encodeWithSelector(IBondMeetings.VoteStillOpen.selector, t, number, m.closesAt, block.timestamp)
        );
        meetings.close(t, number);
        vm.warp(m.recordAt + 1 days + 1); // a day for who is against
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

    /// Whoever recorded the miss a second after the due date doesn't put a bond into default whose holders gave time.
    function test_an_extension_ends_a_miss_that_was_recorded() public {
        _issue();
        vm.warp(uint256(bond.period(0).dueAt) + 1);
        defaults.recordNonPayment(t, 0);
        uint32 later = uint32(block.timestamp + 90 days);
        _carriedOut(Decision.EXTENSION, abi.encode(uint256(0), later));
        assertEq(defaults.standingOf(t).misses, 0);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissUnknown.selector, 0));
        defaults.recordDefault(t, 0);
        _assertStatus(BondStatus.ISSUED);
        vm.warp(later);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.NotOverdue.selector, 0, later, later));
        defaults.recordNonPayment(t, 0);
        vm.warp(uint256(later) + 1);
        defaults.recordNonPayment(t, 0); // and its grace runs anew
        assertEq(defaults.missOf(t, 0).graceUntilAt, later + bond.eventTerms().gracePeriod);
    }

    /// A tax line is due by its payments: moved without a miss it would move the coupon that it is the tax of.
    function test_reverts_when_a_tax_line_without_a_miss_is_extended() public {
        _issue();
        uint256 tax = Numbers.TAX;
        bytes memory data = abi.encode(tax, uint32(block.timestamp + 90 days));
        uint256 number = _carry(Decision.EXTENSION, data);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.MissUnknown.selector, tax));
        meetings.carryOut(t, number, data);
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
        _instructAQuarter();
    }

    function _instructAQuarter() private {
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
        uint256 number = _carry(Decision.RESCISSION, abi.encode(uint256(defaults.standingOf(t).round)));
        vm.expectEmit(address(bond));
        emit IBond.ScheduleReinstated();
        meetings.carryOut(t, number, abi.encode(uint256(1)));
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

    /// Two were carried for one acceleration: the second one is none of the next.
    function test_a_rescission_is_of_one_acceleration() public {
        _accelerated();
        bytes memory data = abi.encode(uint256(1));
        uint256 first = _carry(Decision.RESCISSION, data);
        uint256 second = _carry(Decision.RESCISSION, data);
        meetings.carryOut(t, first, data);
        vm.warp(defaults.instructionOf(t).recordAt + 1);
        for (uint256 i; i < 2; ++i) {
            vm.prank(holders[i]);
            defaults.instruct(t, 0, holders[i], _allotment()[i]);
        }
        _assertStatus(BondStatus.ACCELERATED);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.RoundUnexpected.selector, t, 1, 2));
        meetings.carryOut(t, second, data);
        data = abi.encode(uint256(2));
        meetings.carryOut(t, _carry(Decision.RESCISSION, data), data);
        _assertStatus(BondStatus.DEFAULTED);
    }

    function test_a_rescission_of_what_was_rescinded() public {
        _accelerated();
        bytes memory data = abi.encode(uint256(defaults.standingOf(t).round));
        uint256 first = _carry(Decision.RESCISSION, data);
        uint256 second = _carry(Decision.RESCISSION, data);
        meetings.carryOut(t, first, data);
        vm.expectRevert(abi.encodeWithSelector(IBondMeetings.RoundUnexpected.selector, t, 1, 2));
        meetings.carryOut(t, second, data);
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
        uint256 number = _carry(Decision.RESCISSION, abi.encode(uint256(defaults.standingOf(t).round)));
        _declarePayment();
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.PaymentOpen.selector, t, 0));
        meetings.carryOut(t, number, abi.encode(uint256(1)));
        vm.prank(calculationAgent);
        defaults.withdrawPayment(t);
        uint256 before = vm.snapshotState();
        meetings.carryOut(t, number, abi.encode(uint256(1)));
        _assertStatus(BondStatus.DEFAULTED);
        assertEq(defaults.claimOf(t).count, 1);
        vm.revertToState(before);

        vm.warp(block.timestamp + 1 days);
        (ObligationId id,) = _declarePayment();
        _fundWhole(id);
        defaults.applyPayment(t);
        vm.expectRevert(abi.encodeWithSelector(IBondDefaults.ClaimPaid.selector, t));
        meetings.carryOut(t, number, abi.encode(uint256(1)));
    }

    function test_no_rescission_after_the_last_record() public {
        _accelerated();
        uint256 number = _carry(Decision.RESCISSION, abi.encode(uint256(defaults.standingOf(t).round)));
        vm.warp(uint256(bond.period(3).recordAt) + 1);
        vm.expectRevert(abi.encodeWithSelector(IBond.BondEnded.selector, BondStatus.DEFAULTED));
        meetings.carryOut(t, number, abi.encode(uint256(1)));
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

    /// An affiliate of 8,000 units is excluded and takes the bond over: of 50,000 its units are taken off once.
    function test_an_excluded_affiliate_becomes_the_issuer() public {
        _issue();
        BondTerms memory terms = bond.terms();
        terms.events.issuer = holders[1];
        bytes memory data = abi.encode(terms, bond.termsHash());
        uint256 number = _carry(Decision.AMENDMENT, data);
        vm.prank(trustee);
        defaults.setExcluded(t, _one(holders[1]));
        uint256 recordAt = meetings.resolutionOf(t, number).motion.recordAt;
        assertEq(defaults.countedAt(t, recordAt, block.timestamp), 42_000);
        vm.prank(holders[1]);
        meetings.carryOut(t, number, data);
        assertEq(defaults.countedAt(t, recordAt, block.timestamp), 42_000);
        assertTrue(defaults.isExcluded(t, holders[1], block.timestamp));
        assertFalse(defaults.isExcluded(t, issuer, block.timestamp));

        // 21,000 are the quorum of 42,000; they would be more than that of 34,000
        Motion memory m = _motion(Decision.TEXT, "");
        m.extraordinary = true;
        number = _put(m);
        vm.warp(m.recordAt + 1);
        _vote(number, holders[0], 12_000, 0);
        _vote(number, holders[2], 7_000, 0);
        _vote(number, holders[9], 1_000, 0);
        vm.warp(uint256(m.closesAt) + 1);
        assertEq(uint256(meetings.close(t, number)), uint256(ResolutionStatus.INQUORATE));
        assertEq(meetings.resolutionOf(t, number).counted, 42_000);
    }
}
