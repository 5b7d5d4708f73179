// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {InstructionId} from "../../types/InstructionId.sol";
import {Leg} from "../../types/Leg.sol";
import {ConditionState} from "./IReleaseCondition.sol";

/// @notice An agreement to exchange: all its legs move or none does.
/// @param legs 1…32; the `from` of each is a deliverer, and each deliverer has to consent
/// @param nonces one of each deliverer, in the order of their first legs; a nonce is used once, by whichever instruction
/// of the deliverer with that nonce is settled, affirmed or cancelled first
/// @param settlementAt [s] opening of the intended settlement date: settled while now ≥ settlementAt
/// @param expiresAt [s] affirmed and settled while now ≤ expiresAt
/// @param venue where the trade was made; zero = over the counter
/// @param condition what must be met before it settles (`IReleaseCondition`); zero = nothing
/// @param conditionId what the condition is asked about
/// @param tradeReference the trade's own reference with a salt: two equal trades differ here
struct Instruction {
    Leg[] legs;
    uint256[] nonces;
    uint64 settlementAt;
    uint64 expiresAt;
    address venue;
    address condition;
    bytes32 conditionId;
    bytes32 tradeReference;
}

/// @notice Where an instruction stands. Settled, cancelled and expired are final.
enum Status {
    NONE,
    AFFIRMED,
    FAILED,
    SETTLED,
    CANCELLED,
    EXPIRED
}

/// @notice What is kept of an instruction: one storage word. Bit i of a bitmap speaks for leg i.
/// @param affirmed legs whose deliverer has affirmed; their units are held
/// @param cancelling legs whose deliverer agrees to cancel
/// @param reaffirmed legs whose deliverer has consented anew after the record instant `recordAt`
/// @param recordAt [s] the record instant that the new consent is about; 0 = none was asked for
struct InstructionState {
    Status status;
    uint32 affirmed;
    uint32 cancelling;
    uint32 reaffirmed;
    uint64 recordAt;
}

/// @notice What an instruction is, by what its legs deliver.
enum SettlementKind {
    FREE_OF_PAYMENT,
    DELIVERY_VERSUS_PAYMENT,
    PAYMENT_VERSUS_PAYMENT
}

/// @title Settlement: instructions of N legs, all or nothing, at once or on an agreed date.
/// @notice Three ways to settle:
/// - T+0: `settleSigned` takes the signatures of all deliverers and moves every leg in the same transaction;
/// - T+1, T+2: each deliverer affirms, on chain or by signature; its units are held from then on; when all have affirmed,
///   anyone settles on the intended date;
/// - mixed: `settleSigned` takes a signature only for those who have not affirmed.
///
/// Consent is an EIP-712 signature over the instruction itself, by key or by ERC-1271; the instruction's id is that hash.
/// The id becomes final and the deliverers' nonces are used up, so a signature is used once, and of several instructions
/// signed with one nonce one settles; a salt in `tradeReference` makes equal trades differ.
///
/// Status, changed by one function, from (row) to (column):
///
/// |           | AFFIRMED            | FAILED | SETTLED | CANCELLED | EXPIRED |
/// | NONE      | affirm              | –      | settle  | cancel    | –       |
/// | AFFIRMED  | affirm, reaffirm, … | fail   | settle  | cancel, refuse | expire |
/// | FAILED    | –                   | affirm, reaffirm, … | settle | cancel, refuse | expire |
///
/// Affirmed means that at least one deliverer has; the bitmap says whose legs. Failed records that the intended date went by
/// without settlement: the parties are still bound and the holds stay, since a failed trade is settled late, bought in or
/// cancelled; it is no end. Held units are released by cancellation and expiry, exactly those of this instruction.
///
/// Rules are tested at affirmation, by the hold, and again at settlement, by the movement; a refusal bubbles unchanged. A
/// halted venue refuses new consent, affirmed trades settle through its halt.
///
/// Record dates: an instruction that settles after a record instant which the intended settlement would have preceded was
/// priced with the entitlement (cum). It is refused until every deliverer has affirmed and consented anew, naming that
/// record instant.
///
/// Conditions: an instruction that names one settles only once the condition is met. Affirmed, it is a promise to whom it
/// benefits: its deliverers can't cancel it until it has expired; anyone ends it once the condition is refused, and nobody
/// affirms one that is refused already. The condition decides *when*, never *what*: nothing moves that its deliverer did not sign.
///
/// Assumptions on an asset that a leg names (any contract that the leg's deliverer signed for):
/// - it moves `amount` from `from` to `to` or reverts, and says what arrived (`LegShort` otherwise);
/// - it asks its own rules, and gives this contract its powers;
/// - a false `lastRecordAt` stops only the instructions that name it.
///
/// Stopped by nobody here: a token's market halt (COMPLIANCE, PAUSER), a venue's halt (VENUE), or taking this contract's
/// powers away stops new trades; cancellation, expiry and the release of holds always go on.
interface ISettlement {
    /// @notice The first affirmation: all that the instruction says.
    event Instructed(InstructionId indexed id, Instruction instruction);
    /// @param legs bitmap of the legs it delivers, whose units are held from now on
    event Affirmed(InstructionId indexed id, address indexed deliverer, uint256 legs);
    /// @param recordAt [s] the record instant that it knows has passed
    event Reaffirmed(InstructionId indexed id, address indexed deliverer, uint256 recordAt);
    /// @notice The movements of its legs follow, one after the other, in the same transaction.
    event Settled(InstructionId indexed id, bytes32 indexed tradeReference);
    /// @notice The condition was refused, so the instruction is cancelled.
    event Refused(InstructionId indexed id);
    /// @notice A deliverer voids nonces: every signature of the deliverer that names one of them.
    /// @param mask bit i voids the nonce 256 × word + i
    event NoncesVoided(address indexed deliverer, uint256 word, uint256 mask);
    /// @notice A deliverer agrees to cancel; others who have affirmed don't yet.
    event CancellationAgreed(InstructionId indexed id, address indexed deliverer);
    /// @param deliverer whose consent was the last one needed
    event Cancelled(InstructionId indexed id, address indexed deliverer);
    event Expired(InstructionId indexed id);
    /// @param affirmed bitmap of the legs whose deliverers had affirmed; the others caused the fail
    event Failed(InstructionId indexed id, uint256 affirmed);

    error InstructionStatusUnfit(InstructionId id, Status actual, Status wanted);
    error InstructionDatesDisordered(uint256 settlementAt, uint256 expiresAt);
    error InstructionConditionOpen(InstructionId id, ConditionState state);
    /// @notice A conditional instruction that was affirmed stays until it has expired or its condition is refused.
    error InstructionConditional(InstructionId id, uint256 expiresAt, uint256 nowAt);
    /// @notice The condition could not be given its 100,000 gas, so its answer would prove nothing.
    error ConditionGasShort(uint256 gasLeft, uint256 needed);
    error NonceCountUnfit(uint256 nonces, uint256 deliverers);
    error NonceUsed(address deliverer, uint256 nonce);
    error InstructionExpired(InstructionId id, uint256 expiresAt, uint256 nowAt);
    error InstructionNotExpired(InstructionId id, uint256 expiresAt, uint256 nowAt);
    error InstructionNotDue(InstructionId id, uint256 settlementAt, uint256 nowAt);
    /// @param failsAt [s] the last second of the intended settlement date
    error InstructionNotLate(InstructionId id, uint256 failsAt, uint256 nowAt);
    error InstructionPastRecord(InstructionId id, uint256 recordAt, uint256 settlementAt);
    error ReaffirmationUnfit(InstructionId id, uint256 recordAt, uint256 expected);
    error LegCountUnfit(uint256 count, uint256 maximum);
    error LegAmountZero(uint256 leg);
    error LegToNobody(uint256 leg);
    error LegToSelf(uint256 leg, address wallet);
    error LegAssetsUnpaired(uint256 leg, address outAsset, address inAsset);
    error LegShort(uint256 leg, uint256 received, uint256 amount);
    /// @notice No contract stands there.
    error SettlementAssetUnknown(address asset);
    /// @notice The wallet delivers no leg.
    error DelivererUnknown(InstructionId id, address wallet);
    error DelivererAffirmed(InstructionId id, address wallet);
    error DelivererNotAffirmed(InstructionId id, address wallet);
    error CancellationAlreadyAgreed(InstructionId id, address wallet);
    error ConsentCountUnfit(uint256 signatures, uint256 deliverers);
    error ConsentInvalid(InstructionId id, address signer);

    // ---- at once ----

    /// @notice Settles at once what every deliverer consents to, by signature, by being the caller, or by having affirmed.
    /// @dev Emits `Settled`, then the assets' own events. Requirements:
    /// - well formed: 1…32 legs (`LegCountUnfit`), each of something (`LegAmountZero`) to somebody (`LegToNobody`) else
    ///   (`LegToSelf`), of a contract (`SettlementAssetUnknown`), two assets only through one interbank
    ///   (`LegAssetsUnpaired`); settlementAt ≤ expiresAt (`InstructionDatesDisordered`); a nonce per deliverer
    ///   (`NonceCountUnfit`);
    /// - not final (`InstructionStatusUnfit`);
    /// - one signature per deliverer (`ConsentCountUnfit`), each valid (`ConsentInvalid`), each nonce unused (`NonceUsed`)
    ///   but of deliverers who have affirmed;
    /// - now ≥ settlementAt (`InstructionNotDue`) and now ≤ expiresAt (`InstructionExpired`);
    /// - no record instant lies between settlementAt and now (`InstructionPastRecord`);
    /// - the condition is met (`InstructionConditionOpen`);
    /// - every leg passes every rule and arrives in full (`LegShort`).
    /// @param signatures one per distinct deliverer, in the order of their first legs; ignored, and best empty, for the
    /// caller and for those who have affirmed
    /// @param proof what the condition is shown; empty without one
    function settleSigned(Instruction calldata instruction, bytes[] calldata signatures, bytes calldata proof) external;

    // ---- on a date ----

    /// @notice The caller affirms: its outgoing legs are held, tested against every rule.
    /// @dev Emits `Instructed` the first time, `Affirmed`. Requirements:
    /// - well formed, as for `settleSigned`; not final (`InstructionStatusUnfit`); now ≤ expiresAt (`InstructionExpired`);
    /// - the caller delivers a leg (`DelivererUnknown`), has not affirmed (`DelivererAffirmed`), and its nonce is unused
    ///   (`NonceUsed`);
    /// - the condition, shown nothing, does not refuse (`InstructionConditionOpen`);
    /// - enough free units, every rule and no halted venue (the token's errors).
    function affirm(Instruction calldata instruction) external;

    /// @notice Lands a deliverer's signed affirmation; for anyone.
    /// @dev Requirements: as `affirm`, and the signature over the instruction is valid (`ConsentInvalid`).
    function affirmSigned(Instruction calldata instruction, address deliverer, bytes calldata signature) external;

    /// @notice The caller consents anew after a record instant that the intended settlement would have preceded.
    /// @dev Requirements: not final; the caller has affirmed (`DelivererNotAffirmed`); `recordAt` is the latest such record
    /// instant (`ReaffirmationUnfit`); the caller has not consented to it yet (`DelivererAffirmed`).
    /// @param recordAt [s]
    function reaffirm(Instruction calldata instruction, uint64 recordAt) external;

    /// @notice Lands a deliverer's signed `Reaffirmation(bytes32 instructionId,uint64 recordAt)`; for anyone.
    function reaffirmSigned(
        Instruction calldata instruction,
        uint64 recordAt,
        address deliverer,
        bytes calldata signature
    ) external;

    /// @notice Moves all legs of an instruction that all deliverers have affirmed; for anyone.
    /// @dev Emits `Settled`, then the assets' own events. Requirements:
    /// - not final (`InstructionStatusUnfit`); all have affirmed (`DelivererNotAffirmed`);
    /// - settlementAt ≤ now ≤ expiresAt (`InstructionNotDue`, `InstructionExpired`);
    /// - all have affirmed anew after a record instant (`InstructionPastRecord`);
    /// - the condition is met (`InstructionConditionOpen`);
    /// - every leg passes every rule but the venue halt again, and arrives in full (`LegShort`).
    /// @param proof what the condition is shown; empty without one
    function settle(Instruction calldata instruction, bytes calldata proof) external;

    // ---- ends without settlement ----

    /// @notice Cancels at once where the caller has not affirmed, so that nobody can settle yet; otherwise agrees to cancel,
    /// and the instruction is cancelled when all who have affirmed agree. Also before anything was sent: the caller's nonce
    /// is used up, which voids every signature that is out with it.
    /// @dev Emits `CancellationAgreed` or `Cancelled`. Requirements:
    /// - not final (`InstructionStatusUnfit`);
    /// - the caller delivers a leg (`DelivererUnknown`) and has not agreed yet (`CancellationAlreadyAgreed`);
    /// - affirmed by nobody, unconditional, or past expiresAt (`InstructionConditional`).
    function cancel(Instruction calldata instruction) external;

    /// @notice Lands a deliverer's signed `Cancellation(bytes32 instructionId)`; for anyone.
    function cancelSigned(Instruction calldata instruction, address deliverer, bytes calldata signature) external;

    /// @notice Cancels an affirmed instruction whose condition is refused, and releases its holds; for anyone.
    /// @dev Emits `Refused`. Requirements:
    /// - affirmed or failed (`InstructionStatusUnfit`);
    /// - the condition is refused (`InstructionConditionOpen`).
    /// @param proof what the condition is shown
    function refuse(Instruction calldata instruction, bytes calldata proof) external;

    /// @notice Voids 256 nonces of the caller at most: every signature with one of them, but of affirmed instructions.
    /// @dev Emits `NoncesVoided`.
    /// @param mask bit i voids the nonce 256 × word + i
    function voidNonces(uint256 word, uint256 mask) external;

    /// @notice Ends an affirmed instruction past its deadline and releases its holds; for anyone.
    /// @dev Requirements: affirmed or failed; now > expiresAt (`InstructionNotExpired`).
    function expire(Instruction calldata instruction) external;

    /// @notice Records that an affirmed instruction was not settled on its intended date; for anyone.
    /// @dev Requirements: affirmed; now > settlementAt + 1 day (`InstructionNotLate`); now ≤ expiresAt.
    function fail(Instruction calldata instruction) external;

    // ---- views ----

    /// @notice The EIP-712 hash that deliverers sign.
    function idOf(Instruction calldata instruction) external view returns (InstructionId);

    function statusOf(InstructionId id) external view returns (Status);

    function stateOf(InstructionId id) external view returns (InstructionState memory);

    /// @notice The deliverer's used nonces 256 × word … 256 × word + 255, one bit each.
    function noncesOf(address deliverer, uint256 word) external view returns (uint256);

    /// @notice What the condition of an instruction says at this second; MET where it names none.
    function conditionOf(Instruction calldata instruction, bytes calldata proof) external view returns (ConditionState);

    /// @notice Whether all legs that the wallet delivers are affirmed; false where it delivers none.
    function affirmedBy(Instruction calldata instruction, address wallet) external view returns (bool);

    /// @notice The id of a leg's hold in the register of its outgoing asset.
    function holdIdOf(InstructionId id, uint256 leg) external pure returns (bytes32);

    /// @notice What the legs make of it: securities against cash, cash against cash, or free of payment, which is also what
    /// only one party delivers in. Cash is what has a currency (`ICashToken`).
    function kind(Instruction calldata instruction) external view returns (SettlementKind);

    /// @notice The latest record instant that lies in [settlementAt, now), which every deliverer's new consent has to name;
    /// 0 where there is none. [s]
    function recordPassed(Instruction calldata instruction) external view returns (uint256 recordAt);
}
