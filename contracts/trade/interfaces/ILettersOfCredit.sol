// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IReleaseCondition} from "../../settlement/interfaces/IReleaseCondition.sol";
import {Instruction} from "../../settlement/interfaces/ISettlement.sol";

/// @notice How a complying presentation is honoured (UCP 600, article 7).
enum Availability {
    SIGHT,
    DEFERRED,
    ACCEPTANCE
}

/// @notice What the issuing bank undertakes.
/// @param applicant whose purchase it pays
/// @param beneficiary who presents and is paid
/// @param nominated a bank that paid the beneficiary and presents in its own name, to be reimbursed; zero = none
/// @param asset the deposit that the beneficiary is paid in
/// @param reimbursedIn the deposit that the applicant pays the issuing bank in; of the asset's currency and decimals, which the
/// bank checks
/// @param amount [cash base units] the most that all drawings come to
/// @param expiresAt [s] presented while now ≤ expiresAt
/// @param tenor [s] of deferred payment and of drafts, from the presentation
/// @param examinationDays banking days in which a presentation is answered, 1…5; Saturdays and Sundays are none
/// @param utcOffset [s] of the issuing bank's place
/// @param termsHash of the whole credit, with its required documents and the rules that it is subject to
struct Credit {
    address applicant;
    address beneficiary;
    address nominated;
    address asset;
    address reimbursedIn;
    uint128 amount;
    uint64 expiresAt;
    uint32 tenor;
    uint8 examinationDays;
    Availability availability;
    int32 utcOffset;
    bytes32 termsHash;
}

/// @notice Where a credit stands: its terms count once the beneficiary has them.
struct CreditState {
    address issuer;
    uint128 drawn;
    uint32 presentations;
    bool cancelled;
    bytes32 amendment;
}

/// @notice Where a presentation stands.
enum PresentationStatus {
    NONE,
    PRESENTED,
    REFUSED,
    WAIVED,
    ACCEPTED,
    HONOURED,
    REIMBURSED
}

/// @notice Documents as they were presented.
/// @param by who presented
/// @param bundle hash of the documents' and the parties' lists (`bundleOf`)
/// @param answerBy [s] end of the last banking day of the examination
/// @param dueAt [s] when an accepted one is paid
struct Presentation {
    address by;
    PresentationStatus status;
    uint64 presentedAt;
    uint64 answerBy;
    uint64 dueAt;
    uint128 amount;
    bytes32 bundle;
}

/// @title Documentary credits: documents against payment, acceptance or a promise to pay, as release conditions of the engine.
/// @notice Money and titles move by instructions of the settlement engine; this contract says *when*:
///
/// - `acceptanceOf(credit, presentation)` is met once the presentation is accepted: documents, a title among them, go then;
/// - `paymentOf(credit, presentation)` is met from the due date on: the same moment at sight, the end of the tenor otherwise.
///
/// Both are refused once the presentation can't be accepted any more. The bank affirms its instruction, whose money is held from
/// then on; nothing here moves anything.
///
///     present ──► PRESENTED ── comply, or nothing said by answerBy ──► ACCEPTED ── recordHonour ──► HONOURED
///                     └── refuse (once, with every discrepancy) ──► REFUSED ── waive (applicant) ──► WAIVED ── comply ──► ACCEPTED
///     HONOURED ── recordReimbursement, or acknowledgeReimbursement (bank) ──► REIMBURSED
///
/// A bank that says nothing within its banking days can't claim discrepancies any more (UCP 600, articles 14 (b) and 16 (f)): anyone
/// has the presentation accepted then. Holidays of the place are not known here: they shorten what a bank has. A refused
/// presentation may be followed by another while the credit lasts. Honour and reimbursement are proven by the settled instruction
/// itself, which anybody shows.
///
/// There is no stop: a credit is irrevocable, and is amended by bank and beneficiary together.
///
/// What it does not do:
///
/// - The bank can't cancel. `cancel` is the beneficiary's alone, before anything is presented; else a credit ends by its expiry.
/// - Nobody has to present. Where no presentation comes before the expiry, nothing is due, and conditions that were agreed beforehand stay
///   open until their instructions expire.
/// - It doesn't read documents. The signatures of a batch prove who settled what, and nothing of whether the documents are true: that is
///   between the bank and whoever presented. An instruction that settled in a batch by signatures alone has no status of its own and proves
///   neither honour nor reimbursement.
/// - It doesn't ask for a draft. `draftHash` may be zero unless the credit is available by acceptance, and is zero where a bank's silence
///   accepts, whatever the credit.
interface ILettersOfCredit is IReleaseCondition {
    event CreditIssued(bytes32 indexed id, address indexed issuer, Credit credit);
    /// @param termsHash of the amended credit
    event AmendmentProposed(bytes32 indexed id, uint256 amount, uint256 expiresAt, bytes32 termsHash);
    event AmendmentAccepted(bytes32 indexed id);
    event CreditCancelled(bytes32 indexed id);
    event Presented(
        bytes32 indexed id, uint256 indexed number, uint256 amount, bytes32[] documents, address[] parties, uint256 answerBy
    );
    /// @param discrepancies hash of each one's text
    event PresentationRefused(bytes32 indexed id, uint256 indexed number, bytes32[] discrepancies);
    event DiscrepanciesWaived(bytes32 indexed id, uint256 indexed number, bytes32 waiver);
    /// @param draftHash of the accepted draft; zero where the credit needs none
    /// @param bySilence whether the bank let its days pass
    event PresentationAccepted(
        bytes32 indexed id, uint256 indexed number, uint256 dueAt, bytes32 draftHash, bool bySilence
    );
    event Honoured(bytes32 indexed id, uint256 indexed number, bytes32 instructionId);
    event Reimbursed(bytes32 indexed id, uint256 indexed number, bytes32 instructionId);
    /// @notice The bank says that it has its money.
    /// @param evidence hash of what it says it by
    event ReimbursementAcknowledged(bytes32 indexed id, uint256 indexed number, bytes32 evidence);

    error CreditFieldInvalid(string field);
    error CreditKnown(bytes32 id);
    error CreditUnknown(bytes32 id);
    error CreditEnded(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error CreditNotYours(bytes32 id, address caller, address expected);
    error CreditOverdrawn(bytes32 id, uint256 drawn, uint256 amount);
    error CreditDrawn(bytes32 id, uint256 presentations);
    error AmendmentUnfit(bytes32 id);
    error BundleUnfit(uint256 documents, uint256 parties);
    error PresentationStatusUnfit(bytes32 id, uint256 number, PresentationStatus actual, PresentationStatus wanted);
    error ExaminationOver(bytes32 id, uint256 number, uint256 answerBy, uint256 nowAt);
    error ExaminationOpen(bytes32 id, uint256 number, uint256 answerBy, uint256 nowAt);
    error DiscrepanciesMissing(bytes32 id, uint256 number);
    error DraftMissing(bytes32 id, uint256 number);
    /// @notice The instruction did not settle, is of another condition, or does not pay it in the credit's asset.
    error PaymentUnproven(bytes32 id, uint256 number, bytes32 instructionId);

    /// @notice Issues a credit (the issuing bank, for itself).
    /// @dev Emits `CreditIssued`. Requirements: parties, assets, amount, terms; not expired; 1…5 days; a tenor where it isn't at sight, and
    /// only there (`CreditFieldInvalid`); another one than before (`CreditKnown`).
    /// @return id the hash of the bank and all that the credit says
    function issue(Credit calldata credit) external returns (bytes32 id);

    /// @notice Proposes another amount, expiry and terms (the issuing bank); replaces an earlier proposal.
    /// @dev Emits `AmendmentProposed`. Requirements: `CreditNotYours`; the credit lives (`CreditEnded`).
    function proposeAmendment(bytes32 id, uint128 amount, uint64 expiresAt, bytes32 termsHash) external;

    /// @notice Accepts the proposal (the beneficiary). Requirements: it is the one proposed (`AmendmentUnfit`); the credit lives (`CreditEnded`); no less than is drawn
    /// (`CreditOverdrawn`); `CreditNotYours`.
    function acceptAmendment(bytes32 id, uint128 amount, uint64 expiresAt, bytes32 termsHash) external;

    /// @notice Ends a credit that nothing was presented under (the beneficiary). Requirements: `CreditNotYours`; `CreditDrawn`.
    function cancel(bytes32 id) external;

    /// @notice Presents documents by their hashes (the beneficiary, or the nominated bank).
    /// @dev Emits `Presented`. Requirements: 1…50 documents, 1…30 parties (`BundleUnfit`); the credit lives (`CreditEnded`); an amount that it
    /// still has (`CreditOverdrawn`); `CreditNotYours`.
    /// @param parties to the shipment: shipper, consignee, notify party, carrier, insurer …
    /// @return number of the presentation, from 1
    function present(bytes32 id, uint128 amount, bytes32[] calldata documents, address[] calldata parties)
        external
        returns (uint256 number);

    /// @notice Finds a presentation complying (the issuing bank), or takes it up after its applicant's waiver.
    /// @dev Emits `PresentationAccepted`. Requirements: presented, in time (`ExaminationOver`), or waived (`PresentationStatusUnfit`); the hash
    /// of the accepted draft for a credit by acceptance (`DraftMissing`); `CreditNotYours`.
    function comply(bytes32 id, uint256 number, bytes32 draftHash) external;

    /// @notice Refuses a presentation, once, with every discrepancy (the issuing bank), or keeps to that after a waiver.
    /// @dev Emits `PresentationRefused`. Requirements: presented, in time (`ExaminationOver`), or waived (`PresentationStatusUnfit`), with discrepancies
    /// (`DiscrepanciesMissing`); `CreditNotYours`.
    function refuse(bytes32 id, uint256 number, bytes32[] calldata discrepancies) external;

    /// @notice Waives the discrepancies of a refused presentation (the applicant). The bank may still keep to its refusal.
    /// @dev Emits `DiscrepanciesWaived`. Requirements: refused (`PresentationStatusUnfit`); the credit lives (`CreditEnded`) and still has
    /// the amount (`CreditOverdrawn`); `CreditNotYours`.
    /// @param waiver hash of the applicant's document
    function waive(bytes32 id, uint256 number, bytes32 waiver) external;

    /// @notice Has a presentation accepted that the bank did not answer in its days, for anyone.
    /// @dev Emits `PresentationAccepted`. Requirements: presented (`PresentationStatusUnfit`); now > answerBy (`ExaminationOpen`).
    function acceptBySilence(bytes32 id, uint256 number) external;

    /// @notice Records that the beneficiary was paid, by the settled instruction, for anyone.
    /// @dev Emits `Honoured`. Requirements: accepted (`PresentationStatusUnfit`); settled, under this payment's condition, with a leg of the
    /// amount to who presented, in `asset` (`PaymentUnproven`).
    function recordHonour(bytes32 id, uint256 number, Instruction calldata instruction) external;

    /// @notice Records that the applicant paid the issuing bank, by the settled instruction, for anyone.
    /// @dev Emits `Reimbursed`. Requirements: honoured (`PresentationStatusUnfit`); settled, with this payment's id as trade reference, and a leg of
    /// at least the amount from the applicant to the issuing bank, in `reimbursedIn` (`PaymentUnproven`).
    function recordReimbursement(bytes32 id, uint256 number, Instruction calldata instruction) external;

    /// @notice The issuing bank says that it was reimbursed where no one instruction shows it: in parts, in a deposit that replaced
    /// `reimbursedIn`, or off this chain. It is the creditor: it gives up nobody's claim but its own.
    /// @dev Emits `ReimbursementAcknowledged`. Requirements: the bank (`CreditNotYours`); honoured (`PresentationStatusUnfit`).
    /// @param evidence hash of what it says it by
    function acknowledgeReimbursement(bytes32 id, uint256 number, bytes32 evidence) external;

    // ---- views ----

    function idOf(address issuer, Credit calldata credit) external view returns (bytes32);
    function creditOf(bytes32 id) external view returns (Credit memory);
    function stateOf(bytes32 id) external view returns (CreditState memory);
    function presentationOf(bytes32 id, uint256 number) external view returns (Presentation memory);
    /// @notice The conditions' ids.
    function acceptanceOf(bytes32 id, uint256 number) external view returns (bytes32);
    function paymentOf(bytes32 id, uint256 number) external view returns (bytes32);
    /// @notice The hash that a presentation keeps of its documents and parties.
    function bundleOf(bytes32[] calldata documents, address[] calldata parties) external pure returns (bytes32);
}
