// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @dev The role of who carries out what holders decided, in the token's scope: a contract's, and nobody's key.
bytes32 constant HOLDERS = "HOLDERS";

/// @notice What holders decide, and what carrying it out does.
/// @dev
///
///     TEXT        nothing but the record of it
///     AGENT       nothing but the record of it; data: the role's name and who is to hold it. The administrator grants roles
///     EXTENSION   an obligation that is not funded is due later, and a miss of it is over; data: its number and the new due
///                 instant. Of a tax line only a recorded miss is
///     WAIVER      a recorded miss or event is over; data: its number, and when the payment is due again
///     RESCISSION  the acceleration that stood at the putting is undone; data: the round of its instruction
///                 (`IBondDefaults.standingOf`)
///     AMENDMENT   the bond has new terms, the issuer too may be another; data: the terms, and the hash they replace
enum Decision {
    TEXT,
    AGENT,
    EXTENSION,
    WAIVER,
    RESCISSION,
    AMENDMENT
}

/// @dev
///
///     INQUORATE   too few were present; the same may be put to a second meeting
///     DONE        carried, and carried out
///     LAPSED      a call of the bond dropped the motion's record instant, so nobody can vote
enum ResolutionStatus {
    NONE,
    OPEN,
    CARRIED,
    LOST,
    INQUORATE,
    DONE,
    LAPSED
}

/// @notice How a bond's holders decide. Shares are [wad].
/// @param notice [s] at least, from the convening to the last vote; 7 to 90 days
/// @param quorum of the counted units, at least, that votes at a meeting
/// @param extraordinaryQuorum the same for an extraordinary resolution
/// @param secondQuorum the same for a second meeting, ordinary or not
/// @param majority of the votes cast, more than which carries an ordinary resolution
/// @param extraordinaryMajority of the votes cast, at least, that carries an extraordinary one
/// @param written of the counted units, at least, that carries a written resolution
struct MeetingTerms {
    uint32 notice;
    uint64 quorum;
    uint64 extraordinaryQuorum;
    uint64 secondQuorum;
    uint64 majority;
    uint64 extraordinaryMajority;
    uint64 written;
}

/// @notice What is put to the holders.
/// @param decision what the motion does once it is carried out
/// @param extraordinary whether it needs the extraordinary quorum and majority
/// @param written without a meeting: so many of all have to agree, and no quorum is asked
/// @param recordAt [s] record instant whose units vote
/// @param closesAt [s] last second to vote; from the end of the notice to 60 days after it
/// @param secondOf 1 + the number of the resolution whose meeting was inquorate; 0 = it is a first one
/// @param textHash of the resolution's text
/// @param dataHash keccak256 of what carrying it out is given; zero where the decision needs none
struct Motion {
    Decision decision;
    bool extraordinary;
    bool written;
    uint32 recordAt;
    uint32 closesAt;
    uint32 secondOf;
    bytes32 textHash;
    bytes32 dataHash;
}

/// @notice A motion as it stands.
/// @param motion as it was put
/// @param status see `ResolutionStatus`
/// @param counted [units] `IBondDefaults.countedAt` the record, by the list that counts; zero before the close
/// @param yes [units] for the motion; at the close without those of the issuer and the excluded wallets
/// @param no [units] against it, likewise
struct Resolution {
    Motion motion;
    ResolutionStatus status;
    uint80 counted;
    uint80 yes;
    uint80 no;
}

/// @title Decisions of a bond's holders, at a meeting or in writing; for every bond.
/// @notice Units of a record instant vote; a nominee says how many of its units are for and how many against, and may say it
/// anew until the close. The issuer's and its affiliates' units (`IBondDefaults.silentOf` three days before the close) neither
/// vote nor count. Motions are bounded, so that their record instants leave the register room for those of a default. Holds the token's
/// SCHEDULE power and the role HOLDERS in its scope. Instants are [s]. Stopped by taking both away (delayed administrator).
interface IBondMeetings {
    /// @notice The issuer said how holders decide.
    /// @param token of the bond
    /// @param terms that replace the former ones
    event MeetingTermsSet(address indexed token, MeetingTerms terms);
    /// @notice A motion was put and its record instant scheduled.
    /// @param token of the bond
    /// @param number of the motion, from zero
    /// @param by the convener
    /// @param motion as it was put
    event MotionPut(address indexed token, uint256 indexed number, address indexed by, Motion motion);
    /// @notice A wallet's units voted; by the close with zeros, where an excluded wallet's votes were struck off.
    /// @param token of the bond
    /// @param number of the motion
    /// @param wallet that held the units at the record
    /// @param yes [units] of the wallet, instead of what it voted before
    /// @param no [units] of the wallet, likewise
    event Voted(address indexed token, uint256 indexed number, address indexed wallet, uint256 yes, uint256 no);
    /// @notice A motion has its result.
    /// @param token of the bond
    /// @param number of the motion
    /// @param status CARRIED, LOST, INQUORATE or LAPSED
    /// @param yes [units] for the motion
    /// @param no [units] against it
    /// @param counted [units] that could have voted
    event ResolutionClosed(
        address indexed token, uint256 indexed number, ResolutionStatus status, uint256 yes, uint256 no, uint256 counted
    );
    /// @notice A resolution was carried out.
    /// @param token of the bond
    /// @param number of the motion
    /// @param decision that was carried out
    event ResolutionCarriedOut(address indexed token, uint256 indexed number, Decision decision);
    /// @notice The holders want another agent; the administrator grants and revokes roles.
    /// @param token of the bond
    /// @param number of the motion
    /// @param role name of the role
    /// @param agent who is to hold it
    event AgentDecided(address indexed token, uint256 indexed number, bytes32 role, address agent);

    /// @notice Terms of meetings that can't be meant, or come after the bond's terms were frozen.
    error MeetingTermsUnfit(string field, uint256 value);
    /// @notice A field of a motion, or of the terms that an amendment brings, does not fit.
    error MotionUnfit(address token, string field, uint256 value);
    /// @notice The motion closes more than 60 days after its notice ends.
    /// @param latestAt [s] the latest close at present
    error MotionTooFar(address token, uint256 closesAt, uint256 latestAt);
    /// @notice The caller is neither trustee nor issuer, and holds less than a tenth, or can't vote.
    error ConvenerUnknown(address token, address caller);
    /// @notice The convener's last motion is open: it has to be closed first.
    /// @param number of the open motion
    error MotionOpen(address token, address convener, uint256 number);
    /// @notice As many motions of the bond are open as the convener may add to.
    /// @param open motions of the bond at present
    /// @param maximum 8 for the trustee, 7 for others
    error MotionsFull(address token, uint256 open, uint256 maximum);
    /// @notice As many motions of the bond were put as the convener may add to.
    /// @param count motions put in the bond's life
    /// @param maximum 1,024 for the trustee, 512 for others
    error MotionsExhausted(address token, uint256 count, uint256 maximum);
    /// @notice The motion is not where the call needs it.
    error ResolutionStatusWrong(address token, uint256 number, ResolutionStatus actual, ResolutionStatus needed);
    /// @notice Votes are taken after the record and up to the close.
    error VoteClosed(address token, uint256 number, uint256 recordAt, uint256 closesAt, uint256 nowAt);
    /// @notice Votes may still change the result.
    /// @param closesAt [s] last second to vote; the record instant where that is still to come
    error VoteStillOpen(address token, uint256 number, uint256 closesAt, uint256 nowAt);
    /// @notice The caller is neither the wallet nor its successor.
    error VoteNotYours(address wallet, address caller);
    /// @notice The wallet or the caller is the issuer or a named affiliate, or took over from one; or the caller is frozen or
    /// sanctioned.
    error VoteExcluded(address wallet);
    /// @notice More units would vote than the wallet held at the record.
    error VoteTooLarge(address wallet, uint256 recordAt, uint256 units, uint256 held);
    /// @notice The data are not those that the motion named.
    /// @param actual hash of the data; zero for none
    /// @param expected the motion's `dataHash`
    error DataUnexpected(address token, uint256 number, bytes32 actual, bytes32 expected);
    /// @notice The rescission was decided for the acceleration of another round.
    /// @param actual round that the resolution names
    /// @param expected round that stands accelerated
    error RoundUnexpected(address token, uint256 actual, uint256 expected);
    /// @notice The terms that the amendment replaces are not in force.
    /// @param actual hash of the terms in force
    /// @param expected hash that the amendment names
    error TermsReplaced(address token, bytes32 actual, bytes32 expected);
    /// @notice An amendment is carried out by the issuer of the amended terms.
    error PartyMissing(address token, address caller, address needed);

    /// @notice Says how the bond's holders decide (ISSUER).
    /// @dev Emits `MeetingTermsSet`. Requirements, each `MeetingTermsUnfit`:
    /// - the bond's terms are not frozen
    /// - the notice is 7 to 90 days
    /// - shares are at most one, the second quorum at most the first
    /// - majorities are at least a half, the extraordinary one and the written share above the ordinary
    /// @param token of the bond
    /// @param terms that replace the former ones
    function setTerms(address token, MeetingTerms calldata terms) external;

    /// @notice Puts a motion: the trustee, the issuer, or a holder of a tenth of what is outstanding, neither excluded nor frozen
    /// nor sanctioned (`ConvenerUnknown`).
    /// @dev Emits `MotionPut`. Requirements:
    /// - none of the caller's motions is open (`MotionOpen`)
    /// - at most 8 motions of the bond are open then, the eighth the trustee's (`MotionsFull`)
    /// - at most 1,024 were put in the bond's life then, the second half the trustee's (`MotionsExhausted`)
    /// - the record is to come, the close after it and the notice (`MotionUnfit`), by 60 days at most (`MotionTooFar`)
    /// - a decision that changes the bond is extraordinary; each but TEXT names its data (`MotionUnfit`)
    /// - a rescission names the acceleration that stands (`MotionUnfit`)
    /// - a second meeting repeats the motion of a first one that somebody could have voted at, without a quorum, and closes at
    ///   most 90 days after it (`MotionUnfit`, `ResolutionStatusWrong`)
    /// @param token of the bond
    /// @param motion that holders decide on
    /// @return number of the motion, from zero
    function put(address token, Motion calldata motion) external returns (uint256 number);

    /// @notice Votes a wallet's units of the record, in parts if it is a nominee, instead of what it voted before.
    /// @dev Emits `Voted`. Requirements:
    /// - the motion is open (`ResolutionStatusWrong`)
    /// - after the record and up to the close (`VoteClosed`)
    /// - the caller is the wallet or took over from it (`VoteNotYours`)
    /// - neither is excluded, the caller neither frozen nor sanctioned (`VoteExcluded`)
    /// - no more units than it held at the record (`VoteTooLarge`)
    /// @param token of the bond
    /// @param number of the motion
    /// @param wallet that held the units at the record
    /// @param yes [units] for the motion
    /// @param no [units] against it
    function vote(address token, uint256 number, address wallet, uint80 yes, uint80 no) external;

    /// @notice Says the result, for anyone: after the close; of a written resolution once enough have agreed, a day after its
    /// record at the earliest; of a motion whose record instant a call dropped, at once. The issuer and the affiliates that were
    /// named three days before are struck off, and who took over from them.
    /// @dev Emits `ResolutionClosed`, and `Voted` for each wallet struck off. Requirements:
    /// - the motion is open (`ResolutionStatusWrong`)
    /// - votes to come can't change the result (`VoteStillOpen`)
    /// @param token of the bond
    /// @param number of the motion
    /// @return status the result
    function close(address token, uint256 number) external returns (ResolutionStatus status);

    /// @notice Carries out what was carried, for anyone; an amendment is the issuer's to carry out, for it agrees by that, and
    /// where the terms name another issuer, that one's (`PartyMissing`).
    /// @dev Emits `ResolutionCarriedOut`. Requirements:
    /// - carried and not done (`ResolutionStatusWrong`)
    /// - the data are the motion's (`DataUnexpected`)
    /// - an amendment replaces the terms in force (`TermsReplaced`), within what may be amended (`MotionUnfit`)
    /// - a rescission is of the acceleration that stands (`RoundUnexpected`)
    /// @param token of the bond
    /// @param number of the motion
    /// @param data see `Decision`
    function carryOut(address token, uint256 number, bytes calldata data) external;

    /// @notice How the bond's holders decide.
    /// @param token of the bond
    /// @return terms the issuer's, or those assumed where it set none
    function termsOf(address token) external view returns (MeetingTerms memory terms);

    /// @notice A motion as it stands.
    /// @param token of the bond
    /// @param number of the motion
    function resolutionOf(address token, uint256 number) external view returns (Resolution memory);

    /// @notice How many motions were put; the next one's number.
    /// @param token of the bond
    function count(address token) external view returns (uint256);

    /// @notice What a wallet's units voted last.
    /// @param token of the bond
    /// @param number of the motion
    /// @param wallet that held the units at the record
    /// @return yes [units] for the motion
    /// @return no [units] against it
    function voteOf(address token, uint256 number, address wallet) external view returns (uint256 yes, uint256 no);
}
