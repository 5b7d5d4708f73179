// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @dev The role of who carries out what holders decided, in the token's scope: a contract's, and nobody's key.
bytes32 constant HOLDERS = "HOLDERS";

/// @notice What holders decide, and what carrying it out does.
/// @dev
///
///     TEXT        nothing but the record of it
///     AGENT       nothing but the record of it; data: the role's name and who is to hold it. The administrator grants roles
///     EXTENSION   an obligation that is not funded is due later; data: its number and the new due instant
///     WAIVER      a recorded miss or event is over; data: its number, and when the payment is due again
///     RESCISSION  an acceleration is undone; no data
///     AMENDMENT   the bond has new terms, the issuer too may be another; data: the terms, and the hash they replace
enum Decision {
    TEXT,
    AGENT,
    EXTENSION,
    WAIVER,
    RESCISSION,
    AMENDMENT
}

/// @dev INQUORATE: too few were present; the same may be put to a second meeting.
enum ResolutionStatus {
    NONE,
    OPEN,
    CARRIED,
    LOST,
    INQUORATE,
    DONE
}

/// @notice How a bond's holders decide. Shares are [wad].
/// @param notice [s] at least, from the convening to the last vote
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
/// @param written without a meeting: so many of all have to agree, and no quorum is asked
/// @param recordAt [s] whose units vote
/// @param closesAt [s] last second to vote
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
/// @param counted [units] outstanding at the record less the excluded wallets'; known with the first vote or the result
/// @param yes, no [units]
struct Resolution {
    Motion motion;
    ResolutionStatus status;
    uint80 counted;
    uint80 yes;
    uint80 no;
}

/// @title Decisions of a bond's holders, at a meeting or in writing; for every bond.
/// @notice Units of a record instant vote; a nominee says how many of its units are for and how many against, and may say it
/// anew until the close. The issuer's and its affiliates' units (`IBondDefaults.setExcluded`) neither vote nor count. Holds the
/// token's SCHEDULE power and the role HOLDERS in its scope. Instants are [s]. Stopped by taking both away (delayed
/// administrator).
interface IBondMeetings {
    event MeetingTermsSet(address indexed token, MeetingTerms terms);
    event MotionPut(address indexed token, uint256 indexed number, address indexed by, Motion motion);
    /// @param yes, no [units] of the wallet, instead of what it voted before
    event Voted(address indexed token, uint256 indexed number, address indexed wallet, uint256 yes, uint256 no);
    event ResolutionClosed(
        address indexed token, uint256 indexed number, ResolutionStatus status, uint256 yes, uint256 no, uint256 counted
    );
    event ResolutionCarriedOut(address indexed token, uint256 indexed number, Decision decision);
    /// @notice The holders want another agent; the administrator grants and revokes roles.
    event AgentDecided(address indexed token, uint256 indexed number, bytes32 role, address agent);

    error MeetingTermsUnfit(string field, uint256 value);
    error MotionUnfit(address token, string field, uint256 value);
    error ConvenerUnknown(address token, address caller);
    error ResolutionStatusWrong(address token, uint256 number, ResolutionStatus actual, ResolutionStatus needed);
    error VoteClosed(address token, uint256 number, uint256 recordAt, uint256 closesAt, uint256 nowAt);
    error VoteStillOpen(address token, uint256 number, uint256 closesAt, uint256 nowAt);
    error VoteNotYours(address wallet, address caller);
    error VoteExcluded(address wallet);
    error VoteTooLarge(address wallet, uint256 recordAt, uint256 units, uint256 held);
    error DataUnexpected(address token, uint256 number, bytes32 actual, bytes32 expected);
    error TermsReplaced(address token, bytes32 actual, bytes32 expected);
    error PartyMissing(address token, address caller, address needed);

    /// @notice Says how the bond's holders decide (ISSUER). Requirements: the bond's terms are not frozen; shares are at most
    /// one, majorities at least a half, the extraordinary one and the written share not below the ordinary (`MeetingTermsUnfit`).
    /// @dev Emits `MeetingTermsSet`.
    function setTerms(address token, MeetingTerms calldata terms) external;

    /// @notice Puts a motion: the trustee, the issuer, or a holder of a tenth of what is outstanding. Requirements: the record is
    /// to come; the close is the notice away; what does more than a record is extraordinary; a second meeting repeats what a
    /// first one without a quorum was asked (`MotionUnfit`).
    /// @dev Emits `MotionPut`.
    function put(address token, Motion calldata motion) external returns (uint256 number);

    /// @notice Votes a wallet's units of the record, in parts if it is a nominee, instead of what it voted before. Requirements:
    /// after the record and up to the close (`VoteClosed`); the caller is the wallet or took over from it (`VoteNotYours`);
    /// neither excluded, frozen nor sanctioned (`VoteExcluded`); no more than it held (`VoteTooLarge`).
    /// @dev Emits `Voted`.
    function vote(address token, uint256 number, address wallet, uint80 yes, uint80 no) external;

    /// @notice Says the result, for anyone: after the close; of a written resolution once enough have agreed. Requirements:
    /// open (`ResolutionStatusWrong`); over (`VoteStillOpen`).
    /// @dev Emits `ResolutionClosed`.
    function close(address token, uint256 number) external returns (ResolutionStatus);

    /// @notice Carries out what was carried, for anyone; an amendment is the issuer's to carry out, for it agrees by that, and
    /// where the terms name another issuer, that one's (`PartyMissing`). Requirements: carried and not done
    /// (`ResolutionStatusWrong`); the data are the motion's (`DataUnexpected`).
    /// @dev Emits `ResolutionCarriedOut`.
    function carryOut(address token, uint256 number, bytes calldata data) external;

    function termsOf(address token) external view returns (MeetingTerms memory);
    function resolutionOf(address token, uint256 number) external view returns (Resolution memory);
    function count(address token) external view returns (uint256);
    function voteOf(address token, uint256 number, address wallet) external view returns (uint256 yes, uint256 no);
}
