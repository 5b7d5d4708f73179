// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Config} from "../../types/Config.sol";
import {Entry} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";
import {IComplianceRule} from "../../compliance/interfaces/IComplianceRule.sol";

/// @title Powers that a register gives to other contracts, set only by a delayed role.
library Powers {
    /// @dev Issues units (the instrument).
    uint256 internal constant ISSUE = 1 << 0;
    /// @dev Burns units at redemption, put or call, frozen ones first (the instrument, interbank).
    uint256 internal constant REDEEM = 1 << 1;
    /// @dev Moves units of a deliverer whose consent it has checked (settlement, offering).
    uint256 internal constant SETTLE = 1 << 2;
    /// @dev Places holds for a holder whose consent it has checked, and takes or releases its own.
    uint256 internal constant HOLD = 1 << 3;
    /// @dev Schedules and cancels record instants, and closes the register (instrument, distributor).
    uint256 internal constant SCHEDULE = 1 << 4;
    /// @dev Recovers lost wallets.
    uint256 internal constant RECOVER = 1 << 5;
    /// @dev Halts and resumes a venue's trading (venue listing).
    uint256 internal constant HALT = 1 << 6;
}

/// @notice Units encumbered by a commitment; they stay their owner's.
/// @param units [units]
/// @param agent who alone may take it
/// @param expiresAt [s] from the second after it anyone may release the hold
/// @param era the wallet's hold era when it was placed; a hold of an earlier era was cancelled with all of that wallet's
struct Hold {
    address wallet;
    uint256 units;
    uint256 era;
    address agent;
    uint256 expiresAt;
}

/// @title The register: what every permissioned token is, entries, policy, gate, holds and history.
/// @notice All amounts are [units] of the token, all instants [s] since 1970. A movement at t ≤ recordAt counts for the
/// record; an admission is good while now ≤ validUntilAt. Stopped by a market halt (PAUSER);
/// a halt stops trading, never redemption, cancellation or the release of holds.
interface IRegister {
    event EntryAdmitted(address indexed wallet, Entry entry);
    event EntrySynced(address indexed wallet, Entry entry);
    event GenerationRaised(uint256 generation);
    event PolicySet(Policy policy);
    event CountryMapSet(uint256[4] map);
    event CustomRuleSet(IComplianceRule indexed rule);
    event VenueHaltSet(uint256 indexed venue, bool halted);
    event PowersSet(address indexed agent, uint256 powers);
    event IdentityRegistryReplaced(address indexed registry);
    event RecordInstantScheduled(uint256 indexed recordAt);
    event RecordInstantCancelled(uint256 indexed recordAt);
    event ClosingSet(uint256 closesAt);
    event HoldPlaced(
        bytes32 indexed id, address indexed wallet, address indexed agent, uint256 units, uint256 expiresAt
    );
    event HoldTaken(bytes32 indexed id, address indexed wallet, address indexed to, uint256 units);
    event HoldReleased(bytes32 indexed id, address indexed wallet, uint256 units);
    /// @notice A court's order broke the hold because its agent failed to.
    event HoldBroken(bytes32 indexed id, address indexed wallet, uint256 units, bytes32 orderHash);
    /// @notice All holds of the wallet were cancelled at once, by redemption or recovery.
    event HoldsCancelled(address indexed wallet, uint256 units);
    /// @notice An order or a recovery left a holding below the minimum.
    event OddLot(address indexed wallet, uint256 holding, uint256 minimum);
    event WalletSucceeded(address indexed lost, address indexed successor, uint256 units);

    error DecimalsTooMany(uint256 decimals, uint256 maximum);
    /// @param function_ what the caller may not call; the power that it needs stands there
    error PowerMissing(address caller, bytes4 function_);
    error SupplyTooLarge(uint256 supply, uint256 maximum);
    error GenerationsExhausted(uint256 generation);
    error MembersExhausted(uint256 members);
    error SpenderRefused(address spender);
    error RecordInstantPast(uint256 recordAt, uint256 nowAt);
    error RecordInstantUnknown(uint256 recordAt);
    error RecordInstantsFull(uint256 open, uint256 maximum);
    error RecordNotReached(uint256 recordAt, uint256 nowAt);
    error HoldUnknown(bytes32 id);
    error HoldExists(bytes32 id);
    error HoldNotYours(bytes32 id, address caller, address agent);
    error HoldStillGood(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error HoldExpired(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error UnitsHeld(address wallet, uint256 movable, uint256 held);
    error WalletNotRecoverable(address lost, address successor);

    // ---- words ----

    /// @notice The entry as stored, not looked up again; as a movement would find it: `IExplainer.currentEntryOf`.
    function entryOf(address wallet) external view returns (Entry);

    function policy() external view returns (Policy);
    function config() external view returns (Config);
    /// @notice What the policy word has no room for.
    /// @return customRule the rule of one's own; zero where there is none
    /// @return countryMap the wide country list, one bit per ISO 3166-1 numeric code
    function widePolicy() external view returns (IComplianceRule customRule, uint256[4] memory countryMap);
    function powersOf(address agent) external view returns (uint256);

    /// @notice Units of the wallet under holds.
    function heldOf(address wallet) external view returns (uint256);

    /// @notice Who took over from a recovered wallet; the wallet itself where nobody did.
    function payeeOf(address wallet) external view returns (address);

    // ---- admission ----

    /// @notice Admits wallets (REGISTRAR). Requirements: each is known to the registry with every required topic valid,
    /// of an allowed country and class, neither frozen nor sanctioned: the rule's error otherwise.
    function admitWallets(address[] calldata wallets) external;

    /// @notice A holder admits its own wallet; not in a private placement (`NotAdmitted`).
    function admitSelf() external;

    /// @notice Looks a lapsed admission up again, for anyone. Requirements: the wallet has been admitted before.
    function refresh(address wallet) external;

    // ---- movement by contracts that hold a power ----

    /// @notice Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).
    /// @param venue 0…7 where the trade was made (0 = over the counter); a halted one refuses
    /// @return received [units] what reached `to`: the whole amount here, a register that kept a fee would say so
    function settle(address from, address to, uint256 amount, uint256 venue) external returns (uint256 received);

    /// @notice Burns units of the wallet (REDEEM): no eligibility is asked, frozen ones go with a `Frozen` event, the
    /// wallet's holds are cancelled first.
    function redeem(address wallet, uint256 amount) external;

    // ---- holds ----

    /// @notice Encumbers units (HOLD). Requirements: the movement to `to` passes every rule now, on the balance and on
    /// balance − held; `venue` is not halted (0 = over the counter); enough free units; the id is new.
    /// @param to the receiver that the rules are tested for; zero = none named yet, then the deliverer's side alone, and
    /// for an agent that redeems (REDEEM: a put) only that the wallet is not frozen and the minimum holding
    function placeHold(bytes32 id, address wallet, address to, uint256 units, uint64 expiresAt, uint256 venue) external;

    /// @notice Moves held units to `to` (the hold's agent, SETTLE). Every rule but the venue halt is tested again.
    /// @param units [units] at most the hold's; the rest is released
    /// @return received [units] what reached `to`
    function takeHold(bytes32 id, address to, uint256 units) external returns (uint256 received);

    /// @notice Burns held units (the hold's agent, REDEEM); no rule is asked but the minimum holding of the remainder.
    /// Requirements: as for `takeHold`, the hold has not expired; frozen units stay
    /// (`ERC7943InsufficientUnfrozenBalance`).
    function redeemHold(bytes32 id) external;

    /// @notice Frees held units: its agent at any time, anyone once now > expiresAt.
    function releaseHold(bytes32 id) external;

    /// @notice Breaks a hold whose agent failed to release it (COURT_ORDER).
    function breakHold(bytes32 id, bytes32 orderHash) external;

    function holdOf(bytes32 id) external view returns (Hold memory);

    // ---- record dates ----

    /// @notice Schedules a record instant (SCHEDULE); the same instant twice is one. Requirements: in the future
    /// (`RecordInstantPast`), at most 64 open (`RecordInstantsFull`).
    function scheduleRecord(uint256 recordAt) external;

    /// @notice Cancels a record instant that is still to come (SCHEDULE).
    function cancelRecord(uint256 recordAt) external;

    /// @notice Moves the epoch past at most `limit` reached record instants; for anyone.
    function advance(uint256 limit) external;

    /// @notice Every record instant scheduled so far, in order.
    function recordInstants() external view returns (uint256[] memory);

    /// @notice The latest record instant that now > recordAt has passed; zero where none has. [s]
    function lastRecordAt() external view returns (uint256);

    /// @notice The balance at a record instant. Requirements: now > recordAt (`RecordNotReached`), it was scheduled
    /// (`RecordInstantUnknown`). Never changes afterwards. Frozen and held units count for their owner.
    function balanceAt(address wallet, uint256 recordAt) external view returns (uint256);

    function totalSupplyAt(uint256 recordAt) external view returns (uint256);

    /// @notice A page of positions at a record instant: each wallet's entry as it is stored now (its member number, 0 =
    /// never held units, its country, whether it is frozen, sanctioned or succeeded), with the balance it had then.
    function positionsAt(address[] calldata wallets, uint256 recordAt) external view returns (Entry[] memory positions);

    // ---- policy and authority ----

    /// @notice Replaces the policy (COMPLIANCE, delayed), packed as `Explainer.packPolicy` does; another set of topics
    /// raises the generation. The market halt and the custom rule stay as they are. Requirements: no bit without a
    /// meaning (`PolicyMalformed`).
    function setPolicy(Policy policy) external;

    /// @notice Replaces the wide country list (COMPLIANCE, delayed), one bit per ISO 3166-1 numeric code.
    function setCountryMap(uint256[4] calldata map) external;

    /// @notice Replaces the custom rule (COMPLIANCE, delayed); zero turns its call off. Several are one `RuleSet`.
    function setCustomRule(IComplianceRule rule) external;

    /// @notice Halts or resumes one venue 0…7, 0 = over the counter (HALT). Requirements: `VenueUnknown` above 7.
    function setVenueHalt(uint256 venue, bool halted) external;

    /// @notice Last second of voluntary movements, 0 = no end (SCHEDULE). Beyond 2106 counts as 2106.
    function setClosing(uint256 closesAt) external;

    /// @notice Gives a contract its powers, or takes them away with 0 (a delayed administrator).
    function setPowers(address agent, uint256 powers) external;
}
