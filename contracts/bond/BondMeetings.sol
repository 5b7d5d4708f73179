// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {IObligations} from "../distribution/interfaces/IObligations.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {EntryFlags} from "../types/Entry.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {BondPart} from "./BondPart.sol";
import {BondTerms, IBond} from "./interfaces/IBond.sol";
import {IBondDefaults} from "./interfaces/IBondDefaults.sol";
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

    /// @param yes, no [units]
    struct Vote {
        uint80 yes;
        uint80 no;
    }

    mapping(address token => MeetingTerms) private _terms;
    mapping(address token => Resolution[]) private _resolutions;
    mapping(address token => mapping(uint256 number => mapping(address wallet => Vote))) private _votes;

    constructor(address authority_) BondPart(authority_) {}

    // ---- issuer ----

    function setTerms(address token, MeetingTerms calldata t) external onlyScoped(Roles.ISSUER, token) {
        if (_bond(token).termsHash() != 0) _refuseTerms("frozen", 0);
        if (t.notice == 0) _refuseTerms("notice", 0);
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

    function put(address token, Motion calldata m) external returns (uint256 number) {
        // Checks
        IBond bond = _bond(token);
        require(_mayConvene(token), ConvenerUnknown(token, msg.sender));
        if (bond.termsHash() == 0) _refuseMotion(token, "terms", 0);
        if (m.recordAt <= block.timestamp) _refuseMotion(token, "recordAt", m.recordAt);
        if (m.closesAt <= m.recordAt || m.closesAt < block.timestamp + termsOf(token).notice) {
            _refuseMotion(token, "closesAt", m.closesAt);
        }
        if (m.decision > Decision.AGENT && !m.extraordinary) _refuseMotion(token, "extraordinary", 0);
        bool needsData = m.decision != Decision.TEXT && m.decision != Decision.RESCISSION;
        if (needsData != (m.dataHash != 0)) _refuseMotion(token, "dataHash", uint256(m.dataHash));
        if (m.secondOf != 0) _requireSecond(token, m);
        // Effects
        number = _resolutions[token].length;
        Resolution storage r = _resolutions[token].push();
        (r.motion, r.status) = (m, ResolutionStatus.OPEN);
        emit MotionPut(token, number, msg.sender, m);
        // Interactions
        IRegister(token).scheduleRecord(m.recordAt);
    }

    // ---- holders ----

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
        (address issuer, address[] memory excluded) = _excludedOf(token);
        require(
            !_isExcluded(issuer, excluded, wallet) && !_isExcluded(issuer, excluded, msg.sender)
                && !register.entryOf(msg.sender).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED),
            VoteExcluded(wallet)
        );
        uint256 held = IRegisterRecords(token).balanceAt(wallet, m.recordAt);
        require(uint256(yes) + no <= held, VoteTooLarge(wallet, m.recordAt, uint256(yes) + no, held));
        // Effects
        if (r.counted == 0) r.counted = _countedAt(token, m.recordAt);
        Vote storage v = _votes[token][number][wallet];
        (r.yes, r.no) = (r.yes - v.yes + yes, r.no - v.no + no);
        (v.yes, v.no) = (yes, no);
        emit Voted(token, number, wallet, yes, no);
    }

    // ---- anybody ----

    function close(address token, uint256 number) external returns (ResolutionStatus status) {
        Resolution storage r = _open(token, number);
        Motion memory m = r.motion;
        require(block.timestamp > m.recordAt, VoteStillOpen(token, number, m.recordAt, block.timestamp));
        if (r.counted == 0) r.counted = _countedAt(token, m.recordAt);
        status = _resultOf(token, r, m);
        // What is still to be voted may change every result but one: enough of all have agreed in writing.
        bool agreed = m.written && status == ResolutionStatus.CARRIED;
        require(agreed || block.timestamp > m.closesAt, VoteStillOpen(token, number, m.closesAt, block.timestamp));
        r.status = status;
        emit ResolutionClosed(token, number, status, r.yes, r.no, r.counted);
    }

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
        IBond bond = _bond(token);
        (,, address defaults) = bond.parts();
        if (decision == Decision.AGENT) {
            (bytes32 role, address agent) = abi.decode(data, (bytes32, address));
            emit AgentDecided(token, number, role, agent);
        } else if (decision == Decision.EXTENSION) {
            (uint256 owed, uint32 dueAt) = abi.decode(data, (uint256, uint32));
            _extend(token, bond, IBondDefaults(defaults), owed, dueAt);
        } else if (decision == Decision.WAIVER) {
            (uint256 missed, uint32 dueAt) = abi.decode(data, (uint256, uint32));
            IBondDefaults(defaults).waive(token, missed, dueAt);
        } else if (decision == Decision.RESCISSION) {
            IBondDefaults(defaults).rescind(token);
        } else if (decision == Decision.AMENDMENT) {
            (BondTerms memory terms, bytes32 replaces) = abi.decode(data, (BondTerms, bytes32));
            _amend(token, bond, terms, replaces);
        }
    }

    // ---- views ----

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

    function resolutionOf(address token, uint256 number) external view returns (Resolution memory) {
        return _resolutions[token][number];
    }

    function count(address token) external view returns (uint256) {
        return _resolutions[token].length;
    }

    function voteOf(address token, uint256 number, address wallet) external view returns (uint256 yes, uint256 no) {
        Vote storage v = _votes[token][number][wallet];
        return (v.yes, v.no);
    }

    // ---- inside ----

    function _mayConvene(address token) private view returns (bool) {
        if (_hasRole(Roles.TRUSTEE, token, msg.sender) || _hasRole(Roles.ISSUER, token, msg.sender)) return true;
        uint256 units = IERC20(token).balanceOf(msg.sender);
        return units != 0 && units * CONVENES >= IERC20(token).totalSupply();
    }

    function _requireSecond(address token, Motion calldata m) private view {
        uint256 first = m.secondOf - 1;
        if (first >= _resolutions[token].length) _refuseMotion(token, "secondOf", m.secondOf);
        Resolution storage r = _in(token, first, ResolutionStatus.INQUORATE);
        bool same = !m.written && r.motion.decision == m.decision && r.motion.extraordinary == m.extraordinary
            && r.motion.textHash == m.textHash && r.motion.dataHash == m.dataHash;
        if (!same) _refuseMotion(token, "secondOf", m.secondOf);
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

    /// @dev Stored in the obligation; declared now where nobody had, which needs its record to have passed.
    function _extend(address token, IBond bond, IBondDefaults defaults, uint256 owed, uint32 dueAt) private {
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

    function _excludedOf(address token) private view returns (address issuer, address[] memory excluded) {
        IBond bond = _bond(token);
        (,, address defaults) = bond.parts();
        return (bond.eventTerms().issuer, IBondDefaults(defaults).excludedOf(token));
    }

    function _isExcluded(address issuer, address[] memory excluded, address wallet) private pure returns (bool) {
        if (wallet == issuer) return true;
        for (uint256 i; i < excluded.length; ++i) if (excluded[i] == wallet) return true;
        return false;
    }

    function _countedAt(address token, uint256 recordAt) private view returns (uint80) {
        IRegisterRecords register = IRegisterRecords(token);
        (address issuer, address[] memory excluded) = _excludedOf(token);
        uint256 units = register.totalSupplyAt(recordAt) - register.balanceAt(issuer, recordAt);
        for (uint256 i; i < excluded.length; ++i) units -= register.balanceAt(excluded[i], recordAt);
        return units.toUint80();
    }

    function _refuseTerms(bytes32 field, uint256 value) private pure {
        revert MeetingTermsUnfit(ShortText.toString(field), value);
    }

    function _refuseMotion(address token, bytes32 field, uint256 value) private pure {
        revert MotionUnfit(token, ShortText.toString(field), value);
    }
}
