// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IReleaseCondition} from "../../settlement/interfaces/IReleaseCondition.sol";
import {Instruction} from "../../settlement/interfaces/ISettlement.sol";

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

/// @notice Where an agreement stands. NETTED is final.
enum AgreementStatus {
    NONE,
    PROPOSED,
    ACTIVE,
    ENDED,
    NETTED
}

/// @notice An agreement's state.
/// @param proposer who agreed first
/// @param endedAt [s] when a default ended it; 0 = it has not
struct AgreementState {
    AgreementStatus status;
    address proposer;
    uint32 endedAt;
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
/// @param margin [1e-10] below 1 the haircut, from 1 on the margin ratio
/// @param purchaseDate [days since 1970-01-01] from which the differential runs
/// @param version how often it was varied or demanded
/// @param sinceAt [s] when the buyer got these units
/// @param closedAt [s] when it was closed; 0 = it is open
struct Position {
    address security;
    uint72 units;
    TransactionStatus status;
    bool sellerIsB;
    bool act360;
    uint72 purchasePrice;
    int32 rate;
    uint40 margin;
    uint16 purchaseDate;
    uint16 repurchaseDate;
    uint16 version;
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

/// @title Master agreements of two parties, with their repos: title transfer, one end signed with each start.
/// @notice Securities and money move by instructions of the settlement engine, which the parties sign and which name this contract as
/// their condition: it builds each instruction from its record and has it settled, so no other instruction under such a signature
/// settles. Nothing here has a power over a token. What its figures determine anybody carries out, with the parties' signatures.
///
///     propose ──► PROPOSED ── propose by the other ──► ACTIVE ── a default (`ICloseOuts`) ──► ENDED ──► NETTED
///
///     open ──► OPEN ── vary (substitute, adjust, reprice, re-rate, roll), demand ──► OPEN ── close ──► CLOSED
///     `ICloseOuts.net` closes every transaction of an ended agreement
///
/// **The pair.** Whoever opens a repo of a fixed term brings both parties' signatures over two instructions: one settles now, one from the
/// repurchase date on. The second is checked and published, so that anyone carries out the end with it. A variation brings a new second one,
/// whose id names all that the transaction then is: a signature over it is agreement to the variation, and is withdrawn by voiding its nonce.
///
/// **Title.** The buyer owns the units, may sell them, and owes equivalent ones. What is called and owed meanwhile stands in `IMargins`.
///
/// There is no stop of its own: a token's halt, a frozen wallet or a closed rail stops the legs that they touch, and what is owed stays owed.
///
/// What it does not do:
///
/// - It pledges nothing: for collateral that stays the giver's there are consented holds (`IHoldConsents`).
/// - It takes no security that says another currency than the agreement's (`currency()`), since its income would be of that currency.
/// - Principal that a security pays during the term is not manufactured: parties substitute before its record.
/// - A party's lost wallet is not followed: its successor agrees anew.
interface IMasterAgreements is IReleaseCondition {
    event AgreementProposed(bytes32 indexed id, address indexed proposer, MasterAgreement agreement);
    event AgreementEntered(bytes32 indexed id);
    event RepoOpened(bytes32 indexed agreement, bytes32 indexed id, Transaction terms);
    /// @notice The end of a transaction is signed by both: anyone carries it out.
    event RepoEndSigned(bytes32 indexed agreement, bytes32 indexed id, uint256 version, Consent consent);
    /// @param cash [cash base units] that the seller paid to the buyer; below zero the buyer paid
    event RepoVaried(bytes32 indexed agreement, bytes32 indexed id, uint256 version, Variation variation, int256 cash);
    event RepoDemanded(
        bytes32 indexed agreement, bytes32 indexed id, address indexed party, uint256 version, uint256 repurchaseDate
    );
    /// @param repurchasePrice [cash base units]
    event RepoClosed(bytes32 indexed agreement, bytes32 indexed id, uint256 repurchasePrice);
    /// @param field of an agreement, a transaction or a variation
    error FinancingFieldInvalid(string field);
    error AgreementKnown(bytes32 id);
    error AgreementStatusUnfit(bytes32 id, AgreementStatus actual, AgreementStatus wanted);
    error AgreementNotYours(bytes32 id, address caller);
    error RepoStatusUnfit(bytes32 id, TransactionStatus actual, TransactionStatus wanted);
    /// @notice More transactions stand open than one exposure sums.
    error RepoCountExceeded(bytes32 agreement, uint256 maximum);
    error RepoNotDue(bytes32 id, uint256 repurchaseDate, uint256 today);
    /// @notice A fixed term ends by a pair: both sign its second instruction, from the first second of the repurchase date on, with a
    /// nonce that is still free.
    error RepoEndUnsigned(bytes32 id, address party);
    /// @notice A party neither calls, nor delivers in the variation, nor signed the end that it brings.
    error VariationUnagreed(bytes32 id, address party);

    // ---- agreement ----

    /// @notice Agrees to an agreement: the first party proposes it, the other enters it.
    /// @dev Emits `AgreementProposed` or `AgreementEntered`. Requirements: the caller is a party (`AgreementNotYours`) that has not agreed yet
    /// (`AgreementKnown`); two parties, two deposits of one currency and as many decimals, two sources, periods of a
    /// year at most, haircuts below 1, margin assets of the currency, hashes (`FinancingFieldInvalid`).
    /// @return id the hash of all that it says
    function propose(MasterAgreement calldata agreement) external returns (bytes32 id);

    // ---- transactions ----

    /// @notice Opens a repo: units to the buyer against the purchase price, for anyone with both signatures.
    /// @dev Emits `RepoOpened`, for a fixed term `RepoEndSigned`. Requirements:
    /// - the agreement is active (`AgreementStatusUnfit`), with fewer than 24 open transactions (`RepoCountExceeded`);
    /// - a security of the agreement's currency, units, price, exactly one of haircut and margin ratio, today as purchase date, a later repurchase date or none (`FinancingFieldInvalid`);
    /// - never opened before (`RepoStatusUnfit`);
    /// - the instruction settles: every error of `ISettlement.settleSigned` and of the assets, a buyer that may not hold the units among them;
    /// - both signed the end of a fixed term, with nonces that are free after it (`RepoEndUnsigned`).
    /// @param opening of the instruction: units seller → buyer, price buyer → seller, under the condition `id`
    /// @param end of the instruction: repurchase price seller → buyer, units buyer → seller, under `endIdOf(id, 0, …)`; empty when open
    function open(bytes32 agreement, Transaction calldata terms, Consent calldata opening, Consent calldata end)
        external
        returns (bytes32 id);

    /// @notice Varies a transaction, with what has to move for it, all or nothing; for anyone with both parties' agreement.
    /// @dev Another price or rate ends the differential so far: it is paid, with the change of price, and runs anew from today. Emits `RepoVaried`,
    /// and `RepoEndSigned` where it then has a repurchase date. Requirements: active and open; every party agrees (`VariationUnagreed`); fields as for
    /// `open` (`FinancingFieldInvalid`); the end is signed (`RepoEndUnsigned`); the instruction settles.
    /// @param moved of the instruction: units back, units in, cash, each where there is one, under `variationIdOf`; empty where nothing moves
    function vary(bytes32 agreement, bytes32 id, Variation calldata variation, Consent calldata moved, Consent calldata end)
        external;

    /// @notice Demands the end of an open transaction (a party), after the agreement's notice. Variations signed before are void.
    /// @dev Emits `RepoDemanded`. Requirements: open, without a repurchase date (`FinancingFieldInvalid`); `AgreementNotYours`.
    function demand(bytes32 agreement, bytes32 id) external;

    /// @notice Ends a transaction: repurchase price against equivalent units, for anyone with the signed end.
    /// @dev Emits `RepoClosed`. The differential stops at the repurchase date. Requirements: active; open (`RepoStatusUnfit`); from the
    /// repurchase date on (`RepoNotDue`); the instruction settles.
    function close(bytes32 agreement, bytes32 id, Consent calldata end) external;

    // ---- end ----

    /// @notice Ends an agreement (its `closeOut`). Requirements: active (`AgreementStatusUnfit`); the caller is it (`AgreementNotYours`).
    function end(bytes32 agreement) external;

    /// @notice Closes all transactions of an ended agreement (its `closeOut`), as of its end. Requirements: as `end`, ended.
    function closeAll(bytes32 agreement) external;

    // ---- views ----

    function agreementOf(bytes32 id) external view returns (MasterAgreement memory);
    function stateOf(bytes32 id) external view returns (AgreementState memory);
    /// @notice The open transactions of an agreement.
    function openOf(bytes32 agreement) external view returns (bytes32[] memory);
    function positionOf(bytes32 agreement, bytes32 id) external view returns (Position memory);
    /// @notice Today at the agreement's place. [days since 1970-01-01]
    function todayOf(bytes32 agreement) external view returns (uint256);
    /// @notice The open transactions, and what each seller owes today. [cash base units]
    function bookOf(bytes32 agreement) external view returns (Position[] memory positions, uint256[] memory owed);
    /// @notice Units of a security that the buyer owed over a record instant: a movement at the instant counts for it. [units]
    /// @param recordAt [s]
    function unitsOver(bytes32 agreement, bytes32 id, address security, uint256 recordAt)
        external
        view
        returns (uint256 units, bool sellerIsB);
    /// @notice The repurchase price on a day; the differential stops at the repurchase date. [cash base units]
    /// @param day [days since 1970-01-01]
    function repurchasePriceOf(bytes32 agreement, bytes32 id, uint256 day) external view returns (uint256);

    /// @notice The instruction that ends a transaction as it stands, for whoever signs or checks it.
    function endOf(bytes32 agreement, bytes32 id, Consent calldata end) external view returns (Instruction memory);

    /// @notice The ids that instructions name as their condition's, and as their trade reference.
    function idOf(MasterAgreement calldata agreement) external view returns (bytes32);
    function transactionIdOf(bytes32 agreement, Transaction calldata terms) external pure returns (bytes32);
    /// @param terms what the transaction is in this version
    function endIdOf(bytes32 id, uint256 version, Variation calldata terms) external pure returns (bytes32);
    function variationIdOf(bytes32 id, uint256 version, Variation calldata variation) external pure returns (bytes32);
}
