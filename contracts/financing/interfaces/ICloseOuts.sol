// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IReleaseCondition} from "../../settlement/interfaces/IReleaseCondition.sol";
import {Consent} from "./IMasterAgreements.sol";

/// @notice Why an agreement ends. The first three are read from its record; DECLARED is a notice of anything else, an act of insolvency
/// among it.
enum DefaultEvent {
    MARGIN,
    INCOME,
    REPURCHASE,
    DECLARED
}

/// @notice How a default market value was found.
enum ValueMethod {
    NONE,
    SALE,
    QUOTES,
    NET_VALUE,
    MARKS
}

/// @notice Where a close-out stands. PAID is final.
enum CloseOutStatus {
    NONE,
    DEFAULTED,
    NETTED,
    PAID
}

/// @notice That one side of a transaction was ready to end it after its date, and the other not.
/// @param failedAt [s]
/// @param until [s] when the ready side's signature ends
/// @param version of the transaction
/// @param signed the other signed as well: it lacked what it was to deliver
/// @param nonce of the ready side's signature
struct Fail {
    uint32 failedAt;
    uint64 until;
    uint16 version;
    bool signed;
    uint256 nonce;
}

/// @notice A close-out.
/// @param ofB B is in default; else A
/// @param displaced a default that the record shows took the place of a notice
/// @param costs [cash base units] of the other party
/// @param sum [cash base units] above zero: B owes it to A
/// @param dueAt [s] end of the weekday after netting
struct CloseOut {
    CloseOutStatus status;
    bool ofB;
    bool displaced;
    DefaultEvent cause;
    uint32 defaultedAt;
    uint32 nettedFrom;
    uint32 valuedUntil;
    uint32 dueAt;
    uint72 costs;
    int256 sum;
}

/// @title Close-outs of master agreements: default, default market values, one net sum.
/// @notice An agreement names the contract that may end it; this is one. All transactions end on the day of the default; each security has
/// one default market value; all sums are set off into one, which its debtor signs the payment of.
///
/// **A fail** takes a side that is ready: it signs the end, with a free nonce and for as long as the cure period, has what it is to deliver, may
/// receive, and brings that to `fail`. The other fails where it signs nothing or lacks what it owes. It is cured by `close`, and by signing too
/// where units were there. Nobody fails whom a rule stops, or for an end that both signed and had the units for.
///
///     declareDefault ──► DEFAULTED ── net ──► NETTED ── payCloseOut ──► PAID
///
/// There is no stop: what is owed stays owed.
///
/// What it does not do:
///
/// - It doesn't read what happened outside: an act of insolvency, a sale's price, quotes and costs are as a party says, by their hashes.
/// - A default of the declared kind is one party's notice. Nothing moves by it but what signatures move; its truth is a court's.
/// - Bid and offer are not told apart: a security has one value, and costs of dealing come on top.
interface ICloseOuts is IReleaseCondition {
    /// @notice A transaction did not end on its date although one side was ready.
    /// @param sellerFailed, buyerFailed who was not; neither where who had not signed now has
    /// @param end what the ready side signed: the other may sign it and close
    event RepoFailed(bytes32 indexed agreement, bytes32 indexed id, bool sellerFailed, bool buyerFailed, Consent end);
    event AgreementDefaulted(
        bytes32 indexed agreement, address indexed party, DefaultEvent cause, bytes32 subject, uint256 nettedFrom, uint256 valuedUntil
    );
    /// @param price [cash base units per unit, × 1e10]
    event DefaultValued(
        bytes32 indexed agreement, address indexed asset, ValueMethod method, uint256 price, uint256 costs, bytes32 evidence
    );
    /// @notice One line of a close-out statement.
    /// @param subject the transaction, or a margin asset, zero for cash margin, interest, income and costs together
    /// @param toA [cash base units] above zero: B owes it to A
    event CloseOutLine(bytes32 indexed agreement, bytes32 indexed subject, int256 toA);
    /// @param sum [cash base units] above zero: B owes it to A
    event AgreementNetted(bytes32 indexed agreement, int256 sum, uint256 dueAt);
    /// @notice The creditor can't take money now, so there is time again.
    event CloseOutPostponed(bytes32 indexed agreement, uint256 dueAt);
    /// @param interest [cash base units] of it, for being late
    event CloseOutPaid(bytes32 indexed agreement, uint256 amount, uint256 interest);

    error RepoFailKnown(bytes32 id);
    /// @notice Neither side is ready, or both are.
    error RepoFailUnproven(bytes32 id);
    error CloseOutStatusUnfit(bytes32 agreement, CloseOutStatus actual, CloseOutStatus wanted);
    /// @notice The record shows no such default of the other party.
    error DefaultUnproven(bytes32 agreement, DefaultEvent cause, bytes32 subject);
    error ValueKnown(bytes32 agreement, address asset);
    error ValueUnfit(bytes32 agreement, address asset);
    /// @param worth [cash base units] the most that dealing in a security may cost
    error CostsTooLarge(bytes32 agreement, address asset, uint256 costs, uint256 worth);
    error ValueMissing(bytes32 agreement, address asset);
    error CloseOutEarly(bytes32 agreement, uint256 fromAt, uint256 nowAt);
    error CloseOutLate(bytes32 agreement, uint256 untilAt, uint256 nowAt);

    // ---- fails ----

    /// @notice Records that a transaction did not end on its date although one side was ready; for anyone. It may still be closed.
    /// @dev Emits `RepoFailed`. Requirements: open (`IMasterAgreements.RepoStatusUnfit`); after the repurchase date
    /// (`IMasterAgreements.RepoNotDue`); one side is ready and the other not, or who had not signed now has and is ready (`RepoFailUnproven`); no such
    /// fail stands already (`RepoFailKnown`).
    /// @param end of the instruction as `IMasterAgreements.close`; who doesn't sign has an empty signature
    function fail(bytes32 agreement, bytes32 id, Consent calldata end) external;

    // ---- default ----

    /// @notice Ends the agreement for a default of the other party (a party). A default that the record shows of who gave notice displaces the
    /// notice until the net: values and costs begin anew.
    /// @dev Emits `AgreementDefaulted`. Requirements: the agreement is active
    /// (`IMasterAgreements.AgreementStatusUnfit`), or ended by a notice of the other; the record shows it, past its cure period at that instant, or a
    /// hash of the notice (`DefaultUnproven`); `IMasterAgreements.AgreementNotYours`.
    /// @param subject MARGIN: nothing; INCOME: the income's id; REPURCHASE: the failed transaction; DECLARED: the notice's hash
    function declareDefault(bytes32 agreement, DefaultEvent cause, bytes32 subject) external;

    /// @notice Sets the default market value of a security: the party not in default in its time; later, where the marks decide nothing, it, and
    /// after as long again the other too, so that a silent party locks nothing.
    /// @dev Emits `DefaultValued`. Requirements: in default (`CloseOutStatusUnfit`); in time (`CloseOutLate`, `CloseOutEarly`); once (`ValueKnown`); SALE
    /// and NET_VALUE one price, QUOTES two or more and the mean of them, with a hash of the evidence (`ValueUnfit`); costs of at most what
    /// all units of it between the two are worth (`CostsTooLarge`); `IMasterAgreements.AgreementNotYours`.
    /// @param prices [cash base units per unit, × 1e10]
    /// @param costs [cash base units] of dealing in it; none from the party in default (`CostsTooLarge`)
    function value(
        bytes32 agreement,
        address asset,
        ValueMethod method,
        uint128[] calldata prices,
        uint72 costs,
        bytes32 evidence
    ) external;

    /// @notice Sets a default market value by the last two marks, whatever their age, once the party's time is over; for anyone.
    /// @dev Emits `DefaultValued`. Requirements: in default; after the time (`CloseOutEarly`); once (`ValueKnown`); both sources have posted, and near
    /// each other (`ValueUnfit`): marks apart decide nothing.
    function valueByMarks(bytes32 agreement, address asset) external;

    /// @notice Sets everything off into one sum; for anyone.
    /// @dev Emits `CloseOutLine` for each part and `AgreementNetted`. Requirements: in default; a stay, or a call period if that is longer,
    /// past a notice (`CloseOutEarly`); every security has its value
    /// (`ValueMissing`).
    function net(bytes32 agreement) external;

    /// @notice Pays the sum with its interest, for anyone with its debtor's signature.
    /// @dev Emits `CloseOutPaid`. Requirements: netted (`CloseOutStatusUnfit`); the instruction settles.
    /// @param consent of the instruction: one leg, under `closeOutIdOf(agreement)`
    function payCloseOut(bytes32 agreement, Consent calldata consent) external;

    /// @notice Gives the debtor time again where the creditor can't take money before the sum is late; for anyone.
    /// @dev Emits `CloseOutPostponed`. Requirements: netted; now ≤ dueAt (`CloseOutLate`); the creditor's deposit refuses it
    /// (`IMargins.PayeeReachable`).
    function postpone(bytes32 agreement) external;

    // ---- views ----

    /// @notice The last fail of a side of a transaction.
    function failOf(bytes32 agreement, bytes32 id, bool ofSeller) external view returns (Fail memory);
    /// @notice Whether each side has fewer free units than it owes at the transaction's end.
    function shortOf(bytes32 agreement, bytes32 id) external view returns (bool sellerShort, bool buyerShort);
    function closeOutOf(bytes32 agreement) external view returns (CloseOut memory);
    /// @notice A default market value; zero where it has none. [cash base units per unit, × 1e10]
    function valueOf(bytes32 agreement, address asset) external view returns (uint256);
    /// @notice What a close-out comes to, and its interest until today. [cash base units]
    function amountOf(bytes32 agreement) external view returns (uint256 amount, uint256 interest);
    /// @notice The id that the payment's instruction names as its condition's, and as its trade reference.
    function closeOutIdOf(bytes32 agreement) external pure returns (bytes32);
}
