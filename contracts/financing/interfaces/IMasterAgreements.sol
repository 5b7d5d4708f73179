// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IReleaseCondition} from "../../settlement/interfaces/IReleaseCondition.sol";
import {ObligationId} from "../../types/ObligationId.sol";

/// @notice A security that may be given as margin.
/// @param haircut [1e-10] of its value
struct MarginAsset {
    address asset;
    uint40 haircut;
}

/// @notice What two parties agree once, for all their transactions (the master agreement and its annex).
/// @param cashA where A is paid, and pays from: a deposit of the base currency
/// @param cashB the same of B
/// @param closeOut the contract that ends the agreement by a default: `ICloseOuts`
/// @param sources of marks, two different ones: neither prices alone
/// @param markAge [s] the oldest mark that counts
/// @param markSpread [1e-10] the most that two marks may differ, of the lower one
/// @param threshold [cash base units] of net exposure that stays uncalled
/// @param minimumTransfer [cash base units] less than this is not called
/// @param callPeriod [s] from a call until margin is due
/// @param curePeriod [s] from the due instant of anything until its lack is an event of default
/// @param valuationPeriod [s] from a default, in which the other party values
/// @param stayPeriod [s] from a default of the declared kind, in which nothing is netted (a resolution authority's stay)
/// @param cashRate [1e-8 a year] interest on cash margin
/// @param lateRate [1e-8 a year] interest on a close-out sum that is paid late
/// @param act360 days are over 360; else over 365
/// @param noticeDays from a demand to the repurchase date of an open transaction
/// @param utcOffset [s] of the place whose days count
/// @param marginAssets securities that either may give as margin, 8 at most
/// @param termsHash of the agreement's text with its annex
/// @param opinionHash of the opinion that its netting can be enforced against both
struct MasterAgreement {
    address partyA;
    address partyB;
    address cashA;
    address cashB;
    address closeOut;
    address[2] sources;
    uint32 markAge;
    uint40 markSpread;
    uint72 threshold;
    uint72 minimumTransfer;
    uint32 callPeriod;
    uint32 curePeriod;
    uint32 valuationPeriod;
    uint32 stayPeriod;
    int32 cashRate;
    int32 lateRate;
    bool act360;
    uint8 noticeDays;
    int32 utcOffset;
    MarginAsset[] marginAssets;
    bytes32 termsHash;
    bytes32 opinionHash;
}

/// @notice Where an agreement stands.
enum AgreementStatus {
    NONE,
    PROPOSED,
    ACTIVE,
    ENDED
}

/// @notice Sums between the two. Above zero: for A.
/// @param proposer who agreed first
/// @param calls number of the last margin call
/// @param disputedAt [s] of the last call, where a part of it is disputed and not called anew
/// @param interestDate [days since 1970-01-01] up to which interest on cash margin is counted
/// @param cashMargin [cash base units] that A gave to B
/// @param cashInterest [cash base units] on cash margin that B owes A
/// @param incomeOwed [cash base units] manufactured payments that B owes A
struct AgreementState {
    AgreementStatus status;
    address proposer;
    uint32 calls;
    uint32 disputedAt;
    uint16 interestDate;
    int72 cashMargin;
    int72 cashInterest;
    int72 incomeOwed;
}

/// @notice What two parties agree for one repo.
/// @param sellerIsB B sells and repurchases; else A
/// @param units [units]
/// @param purchasePrice [cash base units]
/// @param rate [1e-8 a year] the pricing rate; below zero the buyer pays it
/// @param act360 days of the rate are over 360; else over 365
/// @param haircut [1e-10] of the market value; exactly one of haircut and margin ratio is given
/// @param marginRatio [1e-10] market value over purchase price, at least 1
/// @param purchaseDate [days since 1970-01-01]
/// @param repurchaseDate [days since 1970-01-01]; 0 = open, on demand
/// @param salt makes equal transactions differ
struct Transaction {
    bool sellerIsB;
    address security;
    uint72 units;
    uint72 purchasePrice;
    int32 rate;
    bool act360;
    uint40 haircut;
    uint40 marginRatio;
    uint16 purchaseDate;
    uint16 repurchaseDate;
    bytes32 salt;
}

/// @notice Where a transaction stands. CLOSED is final.
enum TransactionStatus {
    NONE,
    OPEN,
    CLOSED
}

/// @notice A transaction as it stands after its variations.
/// @param byRatio `margin` is the margin ratio; else the haircut
/// @param purchaseDate [days since 1970-01-01] from which the differential runs
/// @param version how often it was varied
/// @param sinceAt [s] when the buyer got these units
/// @param closedAt [s] when it was closed; 0 = it is open
struct Position {
    address security;
    uint72 units;
    TransactionStatus status;
    bool sellerIsB;
    bool byRatio;
    uint72 purchasePrice;
    int32 rate;
    uint40 margin;
    uint16 purchaseDate;
    uint16 repurchaseDate;
    uint8 version;
    bool act360;
    uint32 sinceAt;
    uint32 closedAt;
}

/// @notice What a transaction becomes: substitution (security), adjustment or partial return (units), repricing (price), another rate,
/// roll or early end (date).
struct Variation {
    address security;
    uint72 units;
    uint72 purchasePrice;
    int32 rate;
    uint16 repurchaseDate;
}

/// @notice The rest of an instruction of the settlement engine, and who signed it.
/// @param settlementAt [s], as `Instruction`
/// @param expiresAt [s], as `Instruction`
/// @param nonces one of each deliverer, in the order of their first legs
/// @param signatures over the instruction, in the same order
struct Consent {
    uint64 settlementAt;
    uint64 expiresAt;
    uint256[] nonces;
    bytes[] signatures;
}

/// @notice Where a margin call stands.
enum CallStatus {
    NONE,
    CALLED,
    MET,
    WITHDRAWN
}

/// @notice A margin call.
/// @param byB B called; else A
/// @param returnFirst the payer gives back first what the caller had given
/// @param last it repeats what was disputed, at marks after the dispute, and can't be disputed again
/// @param amount [cash base units] that is due
/// @param delivered [cash base units] of it, margin securities after their haircut
/// @param dueAt [s]
struct MarginCall {
    CallStatus status;
    bool byB;
    bool returnFirst;
    bool last;
    uint72 amount;
    uint72 delivered;
    uint32 dueAt;
}

/// @notice Income that a buyer owes on its units.
/// @param toB the seller is B; else A
/// @param amount [cash base units]
/// @param dueAt [s]
struct Income {
    bool toB;
    bool paid;
    uint72 amount;
    uint32 dueAt;
}

/// @title Master agreements of two parties, with their repos: title transfer, one net exposure, one margin, one close-out.
/// @notice Securities and money move by instructions of the settlement engine, which the parties sign and which name this contract as
/// their condition: it builds each instruction from its record and has it settled, so no other instruction under such a signature
/// settles. Nothing here has a power over a token. What its figures determine anybody carries out, with the parties' signatures.
///
///     propose ──► PROPOSED ── propose by the other ──► ACTIVE ── a default (`ICloseOuts`) ──► ENDED
///
///     open ──► OPEN ── vary (substitute, adjust, reprice, re-rate, roll), demand ──► OPEN ── close ──► CLOSED
///     `ICloseOuts.net` closes every transaction of an ended agreement
///
/// **The pair.** Whoever opens a repo of a fixed term brings both parties' signatures over two instructions: one settles now, one from the
/// repurchase date on. The second is checked and published, so that anyone carries out the end with it. A variation brings a new second one.
///
/// **Title.** The buyer owns the units, may sell them, and owes equivalent ones. Margin is owed back in the same way.
///
/// **Exposure.** Repurchase price today × margin ratio − market value, or repurchase price − market value after the haircut, summed over the
/// transactions, with income that is owed, less net margin. Market values are the mean of two sources' marks, each young enough and near the other.
///
/// There is no stop of its own: a token's halt, a frozen wallet or a closed rail stops the legs that they touch, and what is owed stays owed.
///
/// What it does not do:
///
/// - It pledges nothing: for collateral that stays the giver's there are consented holds (`IHoldConsents`).
/// - It margins no transaction alone, and sums one base currency only.
/// - Principal that a security pays during the term is not manufactured: parties substitute before its record.
/// - A party's lost wallet is not followed: its successor agrees anew.
interface IMasterAgreements is IReleaseCondition {
    event AgreementProposed(bytes32 indexed id, address indexed proposer, MasterAgreement agreement);
    event AgreementEntered(bytes32 indexed id);
    event RepoOpened(bytes32 indexed agreement, bytes32 indexed id, Transaction terms);
    /// @notice The end of a transaction is signed by both: anyone carries it out.
    event RepoEndSigned(bytes32 indexed agreement, bytes32 indexed id, uint256 version, Consent consent);
    event VariationAgreed(bytes32 indexed agreement, bytes32 indexed id, address indexed party, bytes32 variationId);
    /// @param cash [cash base units] that the seller paid to the buyer; below zero the buyer paid
    event RepoVaried(bytes32 indexed agreement, bytes32 indexed id, uint256 version, Variation variation, int256 cash);
    event RepoDemanded(bytes32 indexed agreement, bytes32 indexed id, address indexed party, uint256 repurchaseDate);
    /// @param repurchasePrice [cash base units]
    event RepoClosed(bytes32 indexed agreement, bytes32 indexed id, uint256 repurchasePrice);
    /// @param exposure [cash base units] of the caller
    event MarginCalled(bytes32 indexed agreement, uint256 indexed number, address indexed by, uint256 exposure, uint256 amount, uint256 dueAt);
    /// @param agreed [cash base units] that stays due
    event MarginDisputed(bytes32 indexed agreement, uint256 indexed number, uint256 agreed, bytes32 reasonHash);
    event MarginCallWithdrawn(bytes32 indexed agreement, uint256 indexed number);
    /// @param asset zero = cash
    /// @param value [cash base units] that it counts for
    event MarginDelivered(
        bytes32 indexed agreement, uint256 indexed number, address indexed by, address asset, uint256 amount, uint256 value
    );
    /// @param toA [cash base units] that B paid to A; below zero A paid
    event MarginInterestPaid(bytes32 indexed agreement, int256 toA);
    event IncomeOwed(
        bytes32 indexed agreement, bytes32 indexed id, bytes32 indexed incomeId, ObligationId obligation, uint256 amount, uint256 dueAt
    );
    event IncomePaid(bytes32 indexed agreement, bytes32 indexed incomeId, uint256 amount);
    /// @param field of an agreement, a transaction or a variation
    error FinancingFieldInvalid(string field);
    error AgreementKnown(bytes32 id);
    error AgreementStatusUnfit(bytes32 id, AgreementStatus actual, AgreementStatus wanted);
    error AgreementNotYours(bytes32 id, address caller);
    error RepoStatusUnfit(bytes32 id, TransactionStatus actual, TransactionStatus wanted);
    /// @notice More transactions stand open than one exposure sums.
    error RepoCountExceeded(bytes32 agreement, uint256 maximum);
    error RepoNotDue(bytes32 id, uint256 repurchaseDate, uint256 today);
    /// @notice A fixed term ends by a pair: both sign its second instruction for the repurchase date.
    error RepoEndUnsigned(bytes32 id, address party);
    /// @notice A party neither calls, nor delivers in the variation, nor has agreed to it.
    error VariationUnagreed(bytes32 id, address party);
    error MarkStale(address source, address asset, uint256 asOf, uint256 oldest);
    error MarksApart(address asset, uint256 first, uint256 second);
    /// @param exposure [cash base units] of the caller, above the threshold
    error MarginCallTooSmall(bytes32 agreement, int256 exposure, uint256 minimumTransfer);
    error MarginCallUnfit(bytes32 agreement, uint256 number, CallStatus status);
    error MarginCallOver(bytes32 agreement, uint256 number, uint256 dueAt, uint256 nowAt);
    error MarginAssetUnfit(bytes32 agreement, address asset);
    error MarginReturnFirst(bytes32 agreement, address asset, uint256 held);
    /// @notice More than the call needs, by a unit or more.
    error MarginTooLarge(bytes32 agreement, uint256 value, uint256 missing);
    error MarginInterestNone(bytes32 agreement);
    error IncomeUnfit(bytes32 id, ObligationId obligation);
    error IncomeKnown(bytes32 incomeId);
    error IncomeUnknown(bytes32 incomeId);

    // ---- agreement ----

    /// @notice Agrees to an agreement: the first party proposes it, the other enters it.
    /// @dev Emits `AgreementProposed` or `AgreementEntered`. Requirements: the caller is a party (`AgreementNotYours`) that has not agreed yet
    /// (`AgreementKnown`); two parties, two deposits of one currency and as many decimals, two sources, periods, haircuts below 1,
    /// hashes (`FinancingFieldInvalid`).
    /// @return id the hash of all that it says
    function propose(MasterAgreement calldata agreement) external returns (bytes32 id);

    // ---- transactions ----

    /// @notice Opens a repo: units to the buyer against the purchase price, for anyone with both signatures.
    /// @dev Emits `RepoOpened`, for a fixed term `RepoEndSigned`. Requirements:
    /// - the agreement is active (`AgreementStatusUnfit`), with fewer than 24 open transactions (`RepoCountExceeded`);
    /// - units, price, exactly one of haircut and margin ratio, today as purchase date, a later repurchase date or none (`FinancingFieldInvalid`);
    /// - never opened before (`RepoStatusUnfit`);
    /// - both signed the end of a fixed term (`RepoEndUnsigned`);
    /// - the instruction settles: every error of `ISettlement.settleSigned` and of the assets, a buyer that may not hold the units among them.
    /// @param opening of the instruction: units seller → buyer, price buyer → seller, under the condition `id`
    /// @param end of the instruction: repurchase price seller → buyer, units buyer → seller, under `endIdOf(id, 0)`; empty when open
    function open(bytes32 agreement, Transaction calldata terms, Consent calldata opening, Consent calldata end)
        external
        returns (bytes32 id);

    /// @notice Agrees to a variation beforehand (a party): needed of one that neither calls `vary` nor delivers in it.
    /// @dev Emits `VariationAgreed`. Requirements: open (`RepoStatusUnfit`); `AgreementNotYours`.
    function agreeVariation(bytes32 agreement, bytes32 id, Variation calldata variation) external;

    /// @notice Varies a transaction, with what has to move for it, all or nothing; for anyone with both parties' agreement.
    /// @dev Another price or rate ends the differential so far: it is paid, with the change of price, and runs anew from today. Emits `RepoVaried`,
    /// and `RepoEndSigned` where it then has a repurchase date. Requirements: active and open; every party agrees (`VariationUnagreed`); fields as for
    /// `open` (`FinancingFieldInvalid`); the end is signed (`RepoEndUnsigned`); the instruction settles.
    /// @param moved of the instruction: units back, units in, cash, each where there is one, under `variationIdOf`; empty where nothing moves
    function vary(bytes32 agreement, bytes32 id, Variation calldata variation, Consent calldata moved, Consent calldata end)
        external;

    /// @notice Demands the end of an open transaction (a party), after the agreement's notice.
    /// @dev Emits `RepoDemanded`. Requirements: open, without a repurchase date (`FinancingFieldInvalid`); `AgreementNotYours`.
    function demand(bytes32 agreement, bytes32 id) external;

    /// @notice Ends a transaction: repurchase price against equivalent units, for anyone with the signed end.
    /// @dev Emits `RepoClosed`. The differential stops at the repurchase date. Requirements: active; open (`RepoStatusUnfit`); from the
    /// repurchase date on (`RepoNotDue`); the instruction settles.
    function close(bytes32 agreement, bytes32 id, Consent calldata end) external;

    // ---- margin ----

    /// @notice Calls what the net exposure exceeds the threshold by (the exposed party).
    /// @dev Emits `MarginCalled`. Requirements: active; no call is running (`MarginCallUnfit`); no less than the minimum transfer
    /// (`MarginCallTooSmall`); marks that are young (`MarkStale`), after a dispute younger than it, and near each other (`MarksApart`); `AgreementNotYours`.
    function call(bytes32 agreement, bool returnFirst) external returns (uint256 number);

    /// @notice Disputes a part of the running call (its payer): the rest stays due.
    /// @dev Emits `MarginDisputed`. Requirements: running, not repeated already (`MarginCallUnfit`); now ≤ dueAt (`MarginCallOver`); less than was
    /// called and no less than delivered (`MarginTooLarge`); `AgreementNotYours`.
    /// @param agreed [cash base units]
    function dispute(bytes32 agreement, uint72 agreed, bytes32 reasonHash) external;

    /// @notice Withdraws the running call (its caller). Emits `MarginCallWithdrawn`. Requirements: `MarginCallUnfit`; `AgreementNotYours`.
    function withdrawCall(bytes32 agreement) external;

    /// @notice Delivers or gives back margin for the running call, for anyone with its payer's signature.
    /// @dev Emits `MarginDelivered`. Requirements: running (`MarginCallUnfit`); cash, a margin asset of the agreement, or what the caller had given
    /// (`MarginAssetUnfit`); what the caller gave first, where it says so (`MarginReturnFirst`); no more than the missing, securities rounded
    /// up to the unit (`MarginTooLarge`); marks; the instruction settles.
    /// @param asset zero = cash
    /// @param amount [units or cash base units]
    /// @param consent of the instruction: one leg payer → caller, under `marginIdOf(agreement, number)`
    function deliver(bytes32 agreement, address asset, uint72 amount, Consent calldata consent) external;

    /// @notice Pays the interest so far on cash margin, for anyone with its debtor's signature.
    /// @dev Emits `MarginInterestPaid`. Requirements: there is some (`MarginInterestNone`); the instruction settles.
    /// @param consent of the instruction: one leg, under `interestIdOf(agreement, amount)`
    function payInterest(bytes32 agreement, Consent calldata consent) external;

    // ---- income ----

    /// @notice Enters what a buyer owes for a coupon on the units that it held over the record; for anyone, once the issuer's money is there.
    /// @dev Emits `IncomeOwed`. Gross, whether or not the buyer still has the units. Due at the end of the day on which it is paid, today at the earliest. Requirements: an
    /// obligation per unit of this security, funded, its pay instant passed, with a record while the buyer owed units (`IncomeUnfit`), a
    /// substituted security's too; once (`IncomeKnown`); active (`AgreementStatusUnfit`).
    function enterIncome(bytes32 agreement, bytes32 id, ObligationId obligation) external returns (bytes32 incomeId);

    /// @notice Pays a manufactured payment, for anyone with the buyer's signature.
    /// @dev Emits `IncomePaid`. Requirements: owed (`IncomeUnknown`, `IncomeKnown` once paid); the instruction settles.
    /// @param consent of the instruction: one leg buyer → seller, under the income's id
    function payIncome(bytes32 agreement, bytes32 incomeId, Consent calldata consent) external;

    // ---- end ----

    /// @notice Ends an agreement (its `closeOut`). Requirements: active (`AgreementStatusUnfit`); the caller is it (`AgreementNotYours`).
    function end(bytes32 agreement) external;

    /// @notice Closes all transactions of an ended agreement (its `closeOut`), which are netted from now on. Requirements: as `end`, ended.
    function closeAll(bytes32 agreement) external;

    // ---- views ----

    function agreementOf(bytes32 id) external view returns (MasterAgreement memory);
    function stateOf(bytes32 id) external view returns (AgreementState memory);
    /// @notice The open transactions of an agreement.
    function openOf(bytes32 agreement) external view returns (bytes32[] memory);
    function positionOf(bytes32 agreement, bytes32 id) external view returns (Position memory);
    function callOf(bytes32 agreement) external view returns (MarginCall memory);
    function incomeOf(bytes32 agreement, bytes32 incomeId) external view returns (Income memory);
    /// @notice What the other party holds of an asset as margin: above zero B holds it of A. [units]
    function marginOf(bytes32 agreement, address asset) external view returns (int256);
    /// @notice Today at the agreement's place. [days since 1970-01-01]
    function todayOf(bytes32 agreement) external view returns (uint256);
    /// @notice A's net exposure to B now, after margin; below zero it is B's to A. [cash base units]
    function exposureOf(bytes32 agreement) external view returns (int256);
    /// @notice The repurchase price on a day; the differential stops at the repurchase date. [cash base units]
    /// @param day [days since 1970-01-01]
    function repurchasePriceOf(bytes32 agreement, bytes32 id, uint256 day) external view returns (uint256);

    /// @notice The ids that instructions name as their condition's, and as their trade reference.
    function idOf(MasterAgreement calldata agreement) external view returns (bytes32);
    function transactionIdOf(bytes32 agreement, Transaction calldata terms) external pure returns (bytes32);
    function endIdOf(bytes32 id, uint256 version) external pure returns (bytes32);
    function variationIdOf(bytes32 id, uint256 version, Variation calldata variation) external pure returns (bytes32);
    function marginIdOf(bytes32 agreement, uint256 number) external pure returns (bytes32);
    function interestIdOf(bytes32 agreement, int256 toA) external pure returns (bytes32);
    function incomeIdOf(bytes32 id, ObligationId obligation) external pure returns (bytes32);
}
