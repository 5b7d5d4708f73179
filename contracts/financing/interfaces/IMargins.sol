// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IReleaseCondition} from "../../settlement/interfaces/IReleaseCondition.sol";
import {ObligationId} from "../../types/ObligationId.sol";
import {Consent} from "./IMasterAgreements.sol";

/// @notice Sums between two parties. Above zero: for A.
/// @param calls number of the last margin call
/// @param disputedOfA [s] of A's last call, where a part of it is disputed and not called anew
/// @param disputedOfB [s] of B's last call, likewise
/// @param interestDate [days since 1970-01-01] up to which interest on cash margin is counted
/// @param cashMargin [cash base units] that A gave to B
/// @param cashInterest [cash base units] on cash margin that B owes A
/// @param incomeOwed [cash base units] manufactured payments that B owes A, but those of after the net
struct Sums {
    uint32 calls;
    uint32 disputedOfA;
    uint32 disputedOfB;
    uint16 interestDate;
    int72 cashMargin;
    int72 cashInterest;
    int72 incomeOwed;
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

/// @notice Income that who has units by title owes to who gave them.
/// @param toB it is owed to B; else to A
/// @param apart entered after the agreement was netted: a debt of its own, in no sum
/// @param amount [cash base units]
/// @param dueAt [s]
struct Income {
    bool toB;
    bool paid;
    bool apart;
    uint72 amount;
    uint32 dueAt;
}

/// @title What two parties of a master agreement call and owe beside their repos: exposure, margin, income.
/// @notice One net exposure, one call, one held margin over all transactions. It reads the agreement and its transactions where they
/// stand (`IMasterAgreements`), holds nothing and has no power: every payment and delivery is an instruction that its payer signs.
///
///     call ──► CALLED ── deliver, dispute ──► MET
///              CALLED ── withdrawCall ──► WITHDRAWN
///
/// **Exposure.** Repurchase price today × margin ratio − market value, or repurchase price − market value after the haircut, summed over the
/// transactions, with income that is owed, less net margin. Market values are the mean of two sources' marks, each young enough and near the other.
///
/// **Title.** Margin is owed back in equivalent units, and its income over a record goes to who gave it, like that of a repo's units.
///
/// **A payee that can't take** what it is owed stops the clock: nobody is in default for money that its creditor may not receive.
///
/// There is no stop of its own, as for `IMasterAgreements`.
///
/// What it does not do:
///
/// - It margins no transaction alone, and sums one base currency only.
/// - What an instrument shares out itself against units (`AmountRule.BY_INSTRUMENT`: puts, claims) is no income: units go with it.
interface IMargins is IReleaseCondition {
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
    /// @param subject the transaction, or the margin security
    event IncomeOwed(
        bytes32 indexed agreement, bytes32 indexed subject, bytes32 indexed incomeId, ObligationId obligation, uint256 amount, uint256 dueAt
    );
    event IncomePaid(bytes32 indexed agreement, bytes32 indexed incomeId, uint256 amount);
    /// @notice The payee can't take money now, so there is time again.
    /// @param incomeId zero = the running call
    event PaymentPostponed(bytes32 indexed agreement, bytes32 indexed incomeId, address indexed payee, uint256 dueAt);

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
    error IncomeUnfit(bytes32 subject, ObligationId obligation);
    error IncomeKnown(bytes32 incomeId);
    error IncomeUnknown(bytes32 incomeId);
    /// @notice The payee can take money.
    error PayeeReachable(bytes32 agreement, address payee);

    // ---- margin ----

    /// @notice Calls what the net exposure exceeds the threshold by (the exposed party).
    /// @dev Emits `MarginCalled`. Requirements: active (`IMasterAgreements.AgreementStatusUnfit`); no call is running (`MarginCallUnfit`); no less than
    /// the minimum transfer (`MarginCallTooSmall`); marks that are young (`MarkStale`), after a dispute of the caller's last call younger than it, and
    /// near each other (`MarksApart`); `IMasterAgreements.AgreementNotYours`.
    /// @param returnFirst the payer gives back first what the caller had given, of each asset that then can be delivered
    function call(bytes32 agreement, bool returnFirst) external returns (uint256 number);

    /// @notice Disputes a part of the running call (its payer): the rest stays due. The next call of the same party can't be disputed.
    /// @dev Emits `MarginDisputed`. Requirements: running, not repeated already (`MarginCallUnfit`); now ≤ dueAt (`MarginCallOver`); less than was
    /// called and no less than delivered (`MarginTooLarge`); `IMasterAgreements.AgreementNotYours`.
    /// @param agreed [cash base units]
    function dispute(bytes32 agreement, uint72 agreed, bytes32 reasonHash) external;

    /// @notice Withdraws the running call (its caller). Emits `MarginCallWithdrawn`. Requirements: `MarginCallUnfit`;
    /// `IMasterAgreements.AgreementNotYours`.
    function withdrawCall(bytes32 agreement) external;

    /// @notice Delivers or gives back margin for the running call, for anyone with its payer's signature.
    /// @dev Emits `MarginDelivered`. Requirements: running (`MarginCallUnfit`); cash, a margin asset of the agreement, or what the caller had given
    /// (`MarginAssetUnfit`); what the caller gave first, where it says so and that can be delivered (`MarginReturnFirst`); no more than the missing,
    /// securities rounded up to the unit (`MarginTooLarge`); marks; the instruction settles.
    /// @param asset zero = cash
    /// @param amount [units or cash base units]
    /// @param consent of the instruction: one leg payer → caller, under `marginIdOf(agreement, number)`
    function deliver(bytes32 agreement, address asset, uint72 amount, Consent calldata consent) external;

    /// @notice Pays the interest so far on cash margin, for anyone with its debtor's signature.
    /// @dev Emits `MarginInterestPaid`. Requirements: there is some (`MarginInterestNone`); the instruction settles.
    /// @param consent of the instruction: one leg, under `interestIdOf(agreement, amount)`
    function payInterest(bytes32 agreement, Consent calldata consent) external;

    /// @notice Gives a payer time again whose payee can't take money now: the running call's, or an income's; for anyone.
    /// @dev Emits `PaymentPostponed`. Requirements: running (`MarginCallUnfit`), or owed (`IncomeUnknown`, `IncomeKnown` once paid); active; the payee's
    /// deposit refuses it (`PayeeReachable`).
    /// @param incomeId zero = the running call
    function postpone(bytes32 agreement, bytes32 incomeId) external;

    // ---- income ----

    /// @notice Enters what is owed for a coupon on units that the other held by title over the record; for anyone, once the issuer's money is
    /// there, also after the agreement's end for a record before it. After the net it is a debt of its own.
    /// @dev Emits `IncomeOwed`. Gross, whether or not the buyer still has the units; of an amount that is shared pro rata, cut. Due at the end of the
    /// day on which it is entered, an hour later at the earliest. Requirements: an obligation per unit or pro rata of this security, in the agreement's
    /// currency, funded, its pay instant passed, with a record while units were owed (`IncomeUnfit`), a substituted security's too; once
    /// (`IncomeKnown`); entered by both (`IMasterAgreements.AgreementStatusUnfit`).
    /// @param subject a transaction's id, or a margin security's address
    function enterIncome(bytes32 agreement, bytes32 subject, ObligationId obligation) external returns (bytes32 incomeId);

    /// @notice Pays a manufactured payment, for anyone with its payer's signature.
    /// @dev Emits `IncomePaid`. Requirements: owed (`IncomeUnknown`, `IncomeKnown` once paid); active, or a debt of its own
    /// (`IMasterAgreements.AgreementStatusUnfit`); the instruction settles.
    /// @param consent of the instruction: one leg, under the income's id
    function payIncome(bytes32 agreement, bytes32 incomeId, Consent calldata consent) external;

    // ---- views ----

    function sumsOf(bytes32 agreement) external view returns (Sums memory);
    function callOf(bytes32 agreement) external view returns (MarginCall memory);
    function incomeOf(bytes32 agreement, bytes32 incomeId) external view returns (Income memory);
    /// @notice What the other party holds of an asset as margin: above zero B holds it of A. [units]
    function marginOf(bytes32 agreement, address asset) external view returns (int256);
    /// @notice A's net exposure to B now, after margin; below zero it is B's to A. [cash base units]
    function exposureOf(bytes32 agreement) external view returns (int256);
    /// @notice Cash margin with its interest up to a day, and income: what B owes A. [cash base units]
    /// @param day [days since 1970-01-01]
    function cashOf(bytes32 agreement, uint256 day) external view returns (int256);
    /// @notice Whether a party had not paid the running call, or an income, when its cure period was over, although its payee can take money.
    /// @param incomeId zero = the running call
    /// @param instant [s]
    function isMissed(bytes32 agreement, bool byB, bytes32 incomeId, uint256 instant) external view returns (bool);
    /// @notice The ids that instructions name as their condition's, and as their trade reference.
    function marginIdOf(bytes32 agreement, uint256 number) external pure returns (bytes32);
    function interestIdOf(bytes32 agreement, int256 toA) external pure returns (bytes32);
    function incomeIdOf(bytes32 agreement, bytes32 subject, ObligationId obligation) external pure returns (bytes32);
}
