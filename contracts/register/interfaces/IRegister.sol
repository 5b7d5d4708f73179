// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Config} from "../../types/Config.sol";
import {Entry} from "../../types/Entry.sol";
import {Policy} from "../../types/Policy.sol";
import {IComplianceRule} from "../../compliance/interfaces/IComplianceRule.sol";
import {IHolds} from "./IHolds.sol";
import {IPermissionedToken} from "./IPermissionedToken.sol";

/// @title What a register was at its record instants, which a security's face answers at the token's address.
/// @notice Amounts are [units], instants [s] since 1970.
interface IRegisterRecords {
    /// @notice The balance at a record instant. Requirements: now > recordAt (`RecordNotReached`), it was scheduled
    /// (`RecordInstantUnknown`). Never changes afterwards. Frozen and held units count for their owner.
    function balanceAt(address wallet, uint256 recordAt) external view returns (uint256);

    function totalSupplyAt(uint256 recordAt) external view returns (uint256);

    /// @notice A page of the record instants scheduled so far, passed ones included, in order.
    /// @param from index of the first; beyond the last one the page is empty
    function recordInstants(uint256 from, uint256 count) external view returns (uint256[] memory);

    /// @notice A page of positions at a record instant: each wallet's entry as it is stored now (its member number, 0 =
    /// never held units, its country, whether it is frozen, sanctioned or succeeded), with the balance it had then.
    function positionsAt(address[] calldata wallets, uint256 recordAt) external view returns (Entry[] memory positions);
}

/// @title The register of a security: a permissioned token with holds, a policy of rules, and a history.
/// @notice All amounts are [units] of the token, all instants [s] since 1970. A movement at t ≤ recordAt counts for the
/// record; an admission is good while now ≤ validUntilAt. Stopped by a market halt (PAUSER);
/// a halt stops trading, never redemption, cancellation or the release of holds.
interface IRegister is IPermissionedToken, IHolds {
    event PolicySet(Policy policy);
    event CountryMapSet(uint256[4] map);
    event CustomRuleSet(IComplianceRule indexed rule);
    event VenueHaltSet(address indexed venue, bool halted);
    event RecordInstantScheduled(uint256 indexed recordAt);
    event RecordInstantCancelled(uint256 indexed recordAt);
    /// @notice Every record instant after this one was cancelled at once; those that were reached are not after it.
    event RecordInstantsCut(uint256 last);
    event ClosingSet(uint256 closesAt);
    /// @notice An order or a recovery left a holding below the minimum.
    event OddLot(address indexed wallet, uint256 holding, uint256 minimum);

    error DecimalsTooMany(uint256 decimals, uint256 maximum);
    error MembersExhausted(uint256 members);
    error RecordInstantPast(uint256 recordAt, uint256 nowAt);
    error RecordInstantUnknown(uint256 recordAt);
    error RecordInstantsFull(uint256 open, uint256 maximum);
    error RecordNotReached(uint256 recordAt, uint256 nowAt);

    // ---- words ----

    function config() external view returns (Config);

    /// @notice What the policy word has no room for.
    /// @return customRule the rule of one's own; zero where there is none
    /// @return countryMap the wide country list, one bit per ISO 3166-1 numeric code
    function widePolicy() external view returns (IComplianceRule customRule, uint256[4] memory countryMap);

    /// @notice The name of the EIP-712 domain, the first that the token had, as OpenZeppelin's `ShortString`.
    function domainName() external view returns (bytes32);

    // ---- admission ----

    /// @notice A holder admits its own wallet, which it chooses by that; not in a private placement (`NotAdmitted`).
    function admitSelf() external;

    // ---- redemption by contracts that hold the REDEEM power ----

    /// @notice Burns units of the wallet (REDEEM): no eligibility is asked. What is frozen or held stays so, in figures: the
    /// freezer and the holds' agents alone lift it, and with it what is kept of the units' principal.
    function redeem(address wallet, uint256 amount) external;

    /// @notice Burns held units (the hold's agent, REDEEM); what is left stays held. No rule is asked but the minimum holding
    /// of the remainder.
    /// @dev Emits `HoldTaken` to nobody. Requirements: as for `takeHold`, the hold has not expired; frozen units stay
    /// (`ERC7943InsufficientUnfrozenBalance`).
    /// @param units [units]
    function redeemHold(bytes32 holdId, uint256 units) external;

    // ---- record dates ----

    /// @notice Schedules a record instant (SCHEDULE); the same instant twice is one.
    /// @dev Emits {RecordInstantScheduled}. Requirements:
    /// - it is in the future and before 2106 (`RecordInstantPast`)
    /// - at most 512 are open then, and 4,095 were ever (`RecordInstantsFull`)
    function scheduleRecord(uint256 recordAt) external;

    /// @notice Schedules a page of record instants (SCHEDULE): the sequence of its singles, cheapest in order.
    function scheduleRecords(uint256[] calldata recordAts) external;

    /// @notice Cancels a record instant that is still to come (SCHEDULE).
    /// @dev Emits {RecordInstantCancelled}. Requirements:
    /// - it is in the future (`RecordInstantPast`) and scheduled (`RecordInstantUnknown`)
    function cancelRecord(uint256 recordAt) external;

    /// @notice Cancels every record instant after `recordAt` that is still to come, in one write (SCHEDULE).
    /// @dev Emits {RecordInstantsCut}, where there was any.
    function cutAfter(uint256 recordAt) external;

    /// @notice Moves the epoch past at most `limit` reached record instants; for anyone.
    function advance(uint256 limit) external;

    /// @notice What stands at a place of the list of record instants; scheduled are the first `config().scheduled()`.
    /// @return recordAt [s]; zero or one that was cancelled beyond those
    function recordInstantOf(uint256 index) external view returns (uint256 recordAt);

    /// @notice What an entry's balance was before an epoch in which it changed, and the epoch of its change before that.
    /// @param wallet zero for the total supply
    /// @return amount [units]
    function savedBefore(address wallet, uint256 epoch) external view returns (uint256 amount, uint256 epochBefore);

    // ---- policy and authority ----

    /// @notice Replaces the policy (COMPLIANCE, delayed), packed as `Explainer.packPolicy` does; another set of topics
    /// raises the generation. The market halt and the custom rule stay as they are. Requirements: no bit without a
    /// meaning (`PolicyMalformed`).
    function setPolicy(Policy policy) external;

    /// @notice Replaces the wide country list (COMPLIANCE, delayed), one bit per ISO 3166-1 numeric code.
    function setCountryMap(uint256[4] calldata map) external;

    /// @notice Replaces the custom rule (COMPLIANCE, delayed); zero turns its call off. Several are one `RuleSet`.
    function setCustomRule(IComplianceRule rule) external;

    /// @notice Halts or resumes the trades that name a venue (HALT); zero = those made over the counter.
    /// @dev Emits `VenueHaltSet`.
    function setVenueHalt(address venue, bool halted) external;

    function isVenueHalted(address venue) external view returns (bool);

    /// @notice Last second of voluntary movements, 0 = no end (SCHEDULE). Beyond 2106 counts as 2106.
    function setClosing(uint256 closesAt) external;
}
