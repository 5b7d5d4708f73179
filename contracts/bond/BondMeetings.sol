// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {IObligations} from "../distribution/interfaces/IObligations.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {EntryFlags} from "../types/Entry.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {BondPart} from "./BondPart.sol";
import {Numbers} from "./Numbers.sol";
import {BondTerms, IBond} from "./interfaces/IBond.sol";
import {BondStanding, IBondDefaults} from "./interfaces/IBondDefaults.sol";
import {
    Decision,
    IBondMeetings,
    MeetingTerms,
    Motion,
    Resolution,
    ResolutionStatus
} from "./interfaces/IBondMeetings.sol";

/// @title Decisions of a bond's holders, at a meeting or in writing.
contract BondMeetings is IBondMeetings, BondPart {
    using SafeCast for uint256;

    /// @dev A holder of one part in so many puts a motion.
    uint256 private constant CONVENES = 10;
    /// @dev A register schedules 512 open instants and 4,095 in its life, a bond 480 of them: motions leave room for
    /// what a default needs. One place and half of the life's motions are the trustee's, whoever else convenes.
    uint256 private constant OPEN_MAX = 8;
    uint256 private constant MOTIONS_MAX = 1024;
    uint256 private constant NOTICE_MIN = 7 days;
    uint256 private constant NOTICE_MAX = 90 days;
    /// @dev From the end of the notice to the close: whoever convenes keeps a place no longer.
    uint256 private constant OPEN_FOR_MAX = 60 days;
    uint256 private constant SECOND_WITHIN = 90 days;
    /// @dev What an affiliate is has to stand so long before the close: nobody silences voters in its last second.
    uint256 private constant LIST_STANDS = 3 days;
    uint256 private constant WRITTEN_MIN = 1 days;

    /// @param yes [units] for the motion
    /// @param no [units] against it
    struct Vote {
        uint80 yes;
        uint80 no;
    }

    mapping(address token => MeetingTerms) private _terms;
    mapping(address token => Resolution[]) private _resolutions;
    mapping(address token => mapping(uint256 number => mapping(address wallet => Vote))) private _votes;
    mapping(address token => uint256 count) private _openMotions;
    /// @dev 1 + the number of the convener's last motion.
    mapping(address token => mapping(address convener => uint256)) private _lastOf;

    constructor(address authority_) BondPart(authority_) {}

    // ---- issuer ----

    /// @inheritdoc IBondMeetings
    function setTerms(address token, MeetingTerms calldata t) external onlyScoped(Roles.ISSUER, token) {
        if (_bond(token).termsHash() != 0) _refuseTerms("frozen", 0);
        if (t.notice < NOTICE_MIN || t.notice > NOTICE_MAX) _refuseTerms("notice", t.notice);
        if (t.quorum > Maths.WAD) _refuseTerms("quorum", t.quorum);
        if (t.extraordinaryQuorum > Maths.WAD) _refuseTerms("extraordinaryQuorum", t.extraordinaryQuorum);
        if (t.secondQuorum > t.quorum) _refuseTerms("secondQuorum", t.secondQuorum);
        if (t.majority < Maths.WAD / 2 || t.majority >= Maths.WAD) _refuseTerms("majority", t.majority);
        if (t.extraordinaryMajority <= t.majority || t.extraordinaryMajority > Maths.WAD) {
            _refuseTerms("extraordinaryMajority", t.extraordinaryMajority);
        }
        if (t.written <= t.majority || t.written > Maths.WAD) _refuseTerms("written", t.written);
        _terms[token] = t;
        emit MeetingTermsSet(token, t);
    }

    // ---- trustee, issuer, holders of a tenth ----

    /// @inheritdoc IBondMeetings
    function put(address token, Motion calldata m) external returns (uint256 number) {
        // Checks
        (IBond bond, IBondDefaults defaults) = _parts(token);
        number = _resolutions[token].length;
        _requireConvener(token, defaults, number);
        if (bond.termsHash() == 0) _refuseMotion(token, "terms", 0);
        if (m.recordAt <= block.timestamp) _refuseMotion(token, "recordAt", m.recordAt);
        uint256 noticed = block.timestamp + termsOf(token).notice;
        if (m.closesAt <= m.recordAt || m.closesAt < noticed) _refuseMotion(token, "closesAt", m.closesAt);
        require(
            m.closesAt <= noticed + OPEN_FOR_MAX, MotionTooFar(token, m.closesAt, noticed + OPEN_FOR_MAX)
        );
        if (m.decision > Decision.AGENT && !m.extraordinary) _refuseMotion(token, "extraordinary", 0);
        if ((m.decision != Decision.TEXT) != (m.dataHash != 0)) _refuseMotion(token, "dataHash", uint256(m.dataHash));
        if (m.decision == Decision.RESCISSION) _requireRound(token, defaults, m.dataHash);
        if (m.secondOf != 0) _requireSecond(token, m);
        // Effects
        ++_openMotions[token];
        _lastOf[token][msg.sender] = number + 1;
        Resolution storage r = _resolutions[token].push();
        (r.motion, r.status) = (m, ResolutionStatus.OPEN);
        emit MotionPut(token, number, msg.sender, m);
        // Interactions
        IRegister(token).scheduleRecord(m.recordAt);
    }

    // ---- holders ----

    /// @inheritdoc IBondMeetings
    function vote(address token, uint256 number, address wallet, uint80 yes, uint80 no) external {
        // Checks
        Resolution storage r = _open(token, number);
        Motion memory m = r.motion;
        require(
            block.timestamp > m.recordAt && block.timestamp <= m.closesAt,
            VoteClosed(token, number, m.recordAt, m.closesAt, block.timestamp)
        );
        IRegister register = IRegister(token);
        require(msg.sender == register.payeeOf(wallet), VoteNotYours(wallet, msg.sender));
        (, IBondDefaults defaults) = _parts(token);
        uint256 listAt = _listAt(m);
        require(
            !defaults.isExcluded(token, wallet, listAt) && !defaults.isExcluded(token, msg.sender, listAt)
                && !register.entryOf(msg.sender).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED),
            VoteExcluded(wallet)
        );
        uint256 held = IRegisterRecords(token).balanceAt(wallet, m.recordAt);
        require(uint256(yes) + no <= held, VoteTooLarge(wallet, m.recordAt, uint256(yes) + no, held));
        // Effects
        Vote storage v = _votes[token][number][wallet];
        (r.yes, r.no) = (r.yes - v.yes + yes, r.no - v.no + no);
        (v.yes, v.no) = (yes, no);
        emit Voted(token, number, wallet, yes, no);
    }

    // ---- anybody ----

    /// @inheritdoc IBondMeetings
    function close(address token, uint256 number) external returns (ResolutionStatus status) {
        Resolution storage r = _open(token, number);
        Motion memory m = r.motion;
        if (_hasRecord(token, m.recordAt)) {
            require(block.timestamp > m.recordAt, VoteStillOpen(token, number, m.recordAt, block.timestamp));
            _count(token, number, r);
            status = _resultOf(token, r, m);
            // Votes to come may change every result but one: enough of all have agreed in writing.
            bool agreed = m.written && status == ResolutionStatus.CARRIED
                && block.timestamp > m.recordAt + WRITTEN_MIN;
            require(agreed || block.timestamp > m.closesAt, VoteStillOpen(token, number, m.closesAt, block.timestamp));
        } else {
            status = ResolutionStatus.LAPSED;
        }
        r.status = status;
        --_openMotions[token];
        emit ResolutionClosed(token, number, status, r.yes, r.no, r.counted);
    }

    /// @inheritdoc IBondMeetings
    function carryOut(address token, uint256 number, bytes calldata data) external {
        // Checks
        Resolution storage r = _in(token, number, ResolutionStatus.CARRIED);
        bytes32 hash = data.length == 0 ? bytes32(0) : keccak256(data);
        require(hash == r.motion.dataHash, DataUnexpected(token, number, hash, r.motion.dataHash));
        // Effects
        r.status = ResolutionStatus.DONE;
        Decision decision = r.motion.decision;
        emit ResolutionCarriedOut(token, number, decision);
        // Interactions
        (IBond bond, IBondDefaults defaults) = _parts(token);
        if (decision == Decision.AGENT) {
            (bytes32 role, address agent) = abi.decode(data, (bytes32, address));
            emit AgentDecided(token, number, role, agent);
        } else if (decision == Decision.EXTENSION) {
            (uint256 owed, uint32 dueAt) = abi.decode(data, (uint256, uint32));
            _extend(token, bond, defaults, owed, dueAt);
        } else if (decision == Decision.WAIVER) {
            (uint256 missed, uint32 dueAt) = abi.decode(data, (uint256, uint32));
            defaults.waive(token, missed, dueAt);
        } else if (decision == Decision.RESCISSION) {
            uint256 decided = abi.decode(data, (uint256));
            uint256 round = defaults.standingOf(token).round;
            require(decided == round, RoundUnexpected(token, decided, round));
            defaults.rescind(token);
        } else if (decision == Decision.AMENDMENT) {
            (BondTerms memory terms, bytes32 replaces) = abi.decode(data, (BondTerms, bytes32));
            _amend(token, bond, terms, replaces);
        }
    }

    // ---- views ----

    /// @inheritdoc IBondMeetings
    function termsOf(address token) public view returns (MeetingTerms memory t) {
        t = _terms[token];
        if (t.notice != 0) return t;
        // What trust deeds say where the terms don't: three weeks, a half present, three quarters of the votes.
        return MeetingTerms({
            notice: 21 days,
            quorum: 0.5e18,
            extraordinaryQuorum: 0.5e18,
            secondQuorum: 0.25e18,
            majority: 0.5e18,
            extraordinaryMajority: 0.75e18,
            written: 0.75e18
        });
    }

    /// @inheritdoc IBondMeetings
    function resolutionOf(address token, uint256 number) external view returns (Resolution memory) {
        return _resolutions[token][number];
    }

    /// @inheritdoc IBondMeetings
    function count(address token) external view returns (uint256) {
        return _resolutions[token].length;
    }

    /// @inheritdoc IBondMeetings
    function voteOf(address token, uint256 number, address wallet) external view returns (uint256 yes, uint256 no) {
        Vote storage v = _votes[token][number][wallet];
        return (v.yes, v.no);
    }

    // ---- inside ----

    function _requireConvener(address token, IBondDefaults defaults, uint256 number) private view {
        bool trustee = _hasRole(Roles.TRUSTEE, token, msg.sender);
        require(
            trustee || _hasRole(Roles.ISSUER, token, msg.sender) || _holdsTenth(token, defaults),
            ConvenerUnknown(token, msg.sender)
        );
        uint256 last = _lastOf[token][msg.sender];
        require(
            last == 0 || _resolutions[token][last - 1].status != ResolutionStatus.OPEN,
            MotionOpen(token, msg.sender, Math.saturatingSub(last, 1))
        );
        uint256 most = trustee ? OPEN_MAX : OPEN_MAX - 1;
        require(_openMotions[token] < most, MotionsFull(token, _openMotions[token], most));
        most = trustee ? MOTIONS_MAX : MOTIONS_MAX / 2;
        require(number < most, MotionsExhausted(token, number, most));
    }

    /// @dev Who can't vote convenes nothing.
    function _holdsTenth(address token, IBondDefaults defaults) private view returns (bool) {
        uint256 units = IERC20(token).balanceOf(msg.sender);
        return units != 0 && units * CONVENES >= IERC20(token).totalSupply()
            && !defaults.isExcluded(token, msg.sender, block.timestamp)
            && !IRegister(token).entryOf(msg.sender).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED);
    }

    /// @dev Nobody decides before an acceleration that it is undone.
    function _requireRound(address token, IBondDefaults defaults, bytes32 dataHash) private view {
        BondStanding memory s = defaults.standingOf(token);
        bool standing = s.accelerated && dataHash == keccak256(abi.encode(uint256(s.round)));
        if (!standing) _refuseMotion(token, "dataHash", uint256(dataHash));
    }

    function _requireSecond(address token, Motion calldata m) private view {
        uint256 first = m.secondOf - 1;
        if (first >= _resolutions[token].length) _refuseMotion(token, "secondOf", m.secondOf);
        Resolution storage r = _in(token, first, ResolutionStatus.INQUORATE);
        // It follows a first one at which somebody could have voted, and soon.
        bool same = !m.written && r.counted != 0 && m.closesAt <= r.motion.closesAt + SECOND_WITHIN && r.motion.decision == m.decision && r.motion.extraordinary == m.extraordinary
            && r.motion.textHash == m.textHash && r.motion.dataHash == m.dataHash;
        if (!same) _refuseMotion(token, "secondOf", m.secondOf);
    }

    /// @dev Whose units count, in the whole and in the votes.
    function _count(address token, uint256 number, Resolution storage r) private {
        (, IBondDefaults defaults) = _parts(token);
        uint256 listAt = _listAt(r.motion);
        r.counted = defaults.countedAt(token, r.motion.recordAt, listAt).toUint80();
        address[] memory silent = defaults.silentOf(token, listAt);
        for (uint256 i; i < silent.length; ++i) _strike(token, number, r, silent[i]);
    }

    /// @dev Whose list of affiliates counts now, and at the close for good.
    function _listAt(Motion memory m) private view returns (uint256) {
        return Math.min(block.timestamp, m.closesAt) - LIST_STANDS;
    }

    function _strike(address token, uint256 number, Resolution storage r, address wallet) private {
        Vote memory v = _votes[token][number][wallet];
        if (v.yes | v.no == 0) return;
        (r.yes, r.no) = (r.yes - v.yes, r.no - v.no);
        delete _votes[token][number][wallet];
        emit Voted(token, number, wallet, 0, 0);
    }

    /// @dev A call of the bond drops the record instants that were planned after it.
    function _hasRecord(address token, uint256 recordAt) private view returns (bool) {
        IRegister register = IRegister(token);
        uint256 scheduled = register.config().scheduled();
        (uint256 low, uint256 high) = (0, scheduled);
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (register.recordInstantOf(middle) < recordAt) low = middle + 1;
            else high = middle;
        }
        return low < scheduled && register.recordInstantOf(low) == recordAt;
    }

    function _resultOf(address token, Resolution storage r, Motion memory m) private view returns (ResolutionStatus) {
        MeetingTerms memory t = termsOf(token);
        uint256 yes = r.yes * Maths.WAD;
        uint256 cast = uint256(r.yes) + r.no;
        // Whoever holds nothing that counts carries nothing.
        if (m.written) return yes != 0 && yes >= r.counted * uint256(t.written) ? ResolutionStatus.CARRIED : ResolutionStatus.LOST;
        uint256 quorum = m.secondOf != 0 ? t.secondQuorum : m.extraordinary ? t.extraordinaryQuorum : t.quorum;
        if (cast == 0 || cast * Maths.WAD < r.counted * quorum) return ResolutionStatus.INQUORATE;
        bool carried = m.extraordinary ? yes >= cast * t.extraordinaryMajority : yes > cast * t.majority;
        return carried ? ResolutionStatus.CARRIED : ResolutionStatus.LOST;
    }

    /// @dev Stored in the obligation; declared now where nobody had, which needs its record to have passed. A miss of it that
    /// was recorded before is over: nobody defaults on what is due later. A tax line has no due date of its own to move: only a
    /// miss of it is given time.
    function _extend(address token, IBond bond, IBondDefaults defaults, uint256 owed, uint32 dueAt) private {
        if (owed >= Numbers.TAX || defaults.missOf(token, owed).recordedAt != 0) {
            defaults.waive(token, owed, dueAt);
            return;
        }
        (,, ObligationId id, IObligations where) = defaults.obligation(token, owed);
        if (address(where) == address(0)) {
            bond.declare(owed);
            (,, id, where) = defaults.obligation(token, owed);
        }
        where.postpone(id, dueAt);
    }

    function _amend(address token, IBond bond, BondTerms memory terms, bytes32 replaces) private {
        bytes32 inForce = bond.termsHash();
        require(inForce == replaces, TermsReplaced(token, inForce, replaces));
        address issuer = bond.eventTerms().issuer;
        // Terms bind who agrees to them: the issuer, or who takes its place.
        bool agrees = terms.events.issuer == issuer
            ? _hasRole(Roles.ISSUER, token, msg.sender)
            : msg.sender == terms.events.issuer;
        require(agrees, PartyMissing(token, msg.sender, terms.events.issuer));
        _requireAmendable(token, bond.terms(), terms);
        bond.amend(terms);
    }

    /// @dev What a unit carries and earns, when and in what, stays: what was issued, declared and funded was counted by it.
    function _requireAmendable(address token, BondTerms memory old, BondTerms memory new_) private pure {
        if (new_.volume < old.volume) _refuseMotion(token, "volume", new_.volume);
        if (new_.events.currency != old.events.currency) _refuseMotion(token, "currency", 0);
        (old.events, old.volume) = (new_.events, new_.volume);
        (old.withholding, old.taxOwner, old.grossUp) = (new_.withholding, new_.taxOwner, new_.grossUp);
        (old.documentHash, old.callsHash, old.putsHash) = (new_.documentHash, new_.callsHash, new_.putsHash);
        old.isin = new_.isin;
        if (keccak256(abi.encode(old)) != keccak256(abi.encode(new_))) _refuseMotion(token, "terms", 0);
    }

    function _open(address token, uint256 number) private view returns (Resolution storage) {
        return _in(token, number, ResolutionStatus.OPEN);
    }

    function _in(address token, uint256 number, ResolutionStatus needed) private view returns (Resolution storage r) {
        ResolutionStatus actual =
            number < _resolutions[token].length ? _resolutions[token][number].status : ResolutionStatus.NONE;
        require(actual == needed, ResolutionStatusWrong(token, number, actual, needed));
        return _resolutions[token][number];
    }

    function _parts(address token) private view returns (IBond bond, IBondDefaults defaults) {
        bond = _bond(token);
        (,, address part) = bond.parts();
        defaults = IBondDefaults(part);
    }

    function _refuseTerms(bytes32 field, uint256 value) private pure {
        revert MeetingTermsUnfit(ShortText.toString(field), value);
    }

    function _refuseMotion(address token, bytes32 field, uint256 value) private pure {
        revert MotionUnfit(token, ShortText.toString(field), value);
    }
}
