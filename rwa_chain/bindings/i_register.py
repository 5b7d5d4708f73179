"""The register of a security: a permissioned token with holds, a policy of rules, and a history.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_deliverable import IDeliverable as _IDeliverable
from rwa_chain.bindings.i_holds import IHolds as _IHolds
from rwa_chain.bindings.i_permissioned_token import IPermissionedToken as _IPermissionedToken
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADMIT_SELF: Function[None] = Function("admitSelf", "c572b406", (), ())
_ADMIT_WALLETS: Function[None] = Function("admitWallets", "034d4784", (("wallets", "address[]"),), ())
_ADVANCE: Function[None] = Function("advance", "71d6ddd6", (("limit", "uint256"),), ())
_BREAK_HOLD: Function[None] = Function("breakHold", "990509d2", (("holdId", "bytes32"), ("orderHash", "bytes32")), ())
_CANCEL_RECORD: Function[None] = Function("cancelRecord", "4e6b6737", (("recordAt", "uint256"),), ())
_CONFIG: Function[_types.Config] = Function("config", "79502c55", (), (("", "uint256"),))
_CUT_AFTER: Function[None] = Function("cutAfter", "8d78c6ac", (("recordAt", "uint256"),), ())
_DOMAIN_NAME: Function[bytes] = Function("domainName", "895d7386", (), (("", "bytes32"),))
_ENTRY_OF: Function[_types.Entry] = Function("entryOf", "58bb388a", (("wallet", "address"),), (("", "uint256"),))
_GENERATION: Function[int] = Function("generation", "17219522", (), (("", "uint256"),))
_HELD_OF: Function[int] = Function("heldOf", "d2ac2d8a", (("wallet", "address"),), (("", "uint256"),))
_HOLD_OF: Function[_types.Hold] = Function("holdOf", "d2620e2d", (("holdId", "bytes32"),), (("", StructOf(lambda: _types.Hold)),))
_IS_VENUE_HALTED: Function[bool] = Function("isVenueHalted", "272e7114", (("venue", "address"),), (("", "bool"),))
_LAST_RECORD_AT: Function[int] = Function("lastRecordAt", "0a621e74", (), (("", "uint256"),))
_NET: Function[int] = Function("net", "d41ed4d9", (("parties", "address[]"), ("deltas", "int256[]")), (("received", "uint256"),))
_PAYEE_OF: Function[Address] = Function("payeeOf", "fe7e05d5", (("wallet", "address"),), (("", "address"),))
_PLACE_HOLD: Function[None] = Function("placeHold", "cc84d846", (("holdId", "bytes32"), ("terms", StructOf(lambda: _types.HoldTerms)), ("venue", "address")), ())
_POLICY: Function[_types.Policy] = Function("policy", "0505c8c9", (), (("", "uint256"),))
_POWERS_OF: Function[int] = Function("powersOf", "b79ec812", (("agent", "address"),), (("", "uint256"),))
_RECORD_INSTANT_OF: Function[int] = Function("recordInstantOf", "9c20f184", (("index", "uint256"),), (("recordAt", "uint256"),))
_REDEEM: Function[None] = Function("redeem", "1e9a6950", (("wallet", "address"), ("amount", "uint256")), ())
_REDEEM_HOLD: Function[None] = Function("redeemHold", "373cab3b", (("holdId", "bytes32"), ("units", "uint256")), ())
_REFRESH: Function[None] = Function("refresh", "0afb0409", (("wallet", "address"),), ())
_RELEASE_HOLD: Function[None] = Function("releaseHold", "9335c28f", (("holdId", "bytes32"),), ())
_RESIZE_HOLD: Function[None] = Function("resizeHold", "905bf665", (("holdId", "bytes32"), ("units", "uint256")), ())
_SAVED_BEFORE: Function[tuple[int, int]] = Function("savedBefore", "830c376a", (("wallet", "address"), ("epoch", "uint256")), (("amount", "uint256"), ("epochBefore", "uint256")))
_SCHEDULE_RECORD: Function[None] = Function("scheduleRecord", "785c49c5", (("recordAt", "uint256"),), ())
_SCHEDULE_RECORDS: Function[None] = Function("scheduleRecords", "9ecf2a06", (("recordAts", "uint256[]"),), ())
_SET_CLOSING: Function[None] = Function("setClosing", "c645c4ce", (("closesAt", "uint256"),), ())
_SET_COUNTRY_MAP: Function[None] = Function("setCountryMap", "0d3ed197", (("map", "uint256[4]"),), ())
_SET_CUSTOM_RULE: Function[None] = Function("setCustomRule", "f8107201", (("rule", "address"),), ())
_SET_POLICY: Function[None] = Function("setPolicy", "25f44366", (("policy", "uint256"),), ())
_SET_POWERS: Function[None] = Function("setPowers", "ecc19109", (("agent", "address"), ("powers", "uint256")), ())
_SET_VENUE_HALT: Function[None] = Function("setVenueHalt", "61994738", (("venue", "address"), ("halted", "bool")), ())
_SETTLE: Function[int] = Function("settle", "41816aff", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256"), ("venue", "address")), (("received", "uint256"),))
_TAKE_HOLD: Function[int] = Function("takeHold", "c054ee22", (("holdId", "bytes32"), ("to", "address"), ("units", "uint256")), (("received", "uint256"),))
_WIDE_POLICY: Function[tuple[Address, tuple[int, ...]]] = Function("widePolicy", "ecf21793", (), (("customRule", "address"), ("countryMap", "uint256[4]")))
_WITHDRAW_POWERS: Function[None] = Function("withdrawPowers", "591cd258", (("agent", "address"),), ())


class IRegister(Contract):
    """The register of a security: a permissioned token with holds, a policy of rules, and a history."""

    NAME = "IRegister"
    SOURCE = "contracts/register/interfaces/IRegister.sol"

    @dataclass(frozen=True)
    class ClosingSet(Event):
        """`IRegister.ClosingSet`"""

        NAME = "IRegister.ClosingSet"
        TOPIC = "4e5b4ca7bd1e284930f1438acf04c486b772e3faea7d4792fab8ec6f1f07a265"
        ABI = (("closesAt", "uint256", False),)

        closes_at: int

    @dataclass(frozen=True)
    class CountryMapSet(Event):
        """`IRegister.CountryMapSet`"""

        NAME = "IRegister.CountryMapSet"
        TOPIC = "83d6ad9434bf4bed9edad4072fe48920a30b21c16746b7b080067489c1e4f03f"
        ABI = (("map", "uint256[4]", False),)

        map: tuple[int, ...]

    @dataclass(frozen=True)
    class CustomRuleSet(Event):
        """`IRegister.CustomRuleSet`"""

        NAME = "IRegister.CustomRuleSet"
        TOPIC = "fb3c9de4adbd459f0cd32aad7f0e1fe622007ea87f4d519f8eefb2b61d89d32b"
        ABI = (("rule", "address", True),)

        rule: Address

    @dataclass(frozen=True)
    class OddLot(Event):
        """An order or a recovery left a holding below the minimum."""

        NAME = "IRegister.OddLot"
        TOPIC = "b4d07b46f0155f91a832fd469725a4a63a719333d907bb5fee81d41d4aa1c8b2"
        ABI = (("wallet", "address", True), ("holding", "uint256", False), ("minimum", "uint256", False))

        wallet: Address
        holding: int
        minimum: int

    @dataclass(frozen=True)
    class PolicySet(Event):
        """`IRegister.PolicySet`"""

        NAME = "IRegister.PolicySet"
        TOPIC = "04906d8a9f80ed3fa270d512830928870e2ca0c16114ebb4f85ed052c67c94b2"
        ABI = (("policy", "uint256", False),)

        policy: _types.Policy

    @dataclass(frozen=True)
    class RecordInstantCancelled(Event):
        """`IRegister.RecordInstantCancelled`"""

        NAME = "IRegister.RecordInstantCancelled"
        TOPIC = "5520b14fe34b2dee1ad1d0701194626d62bbece27ccde818f7c21891133f327c"
        ABI = (("recordAt", "uint256", True),)

        record_at: int

    @dataclass(frozen=True)
    class RecordInstantScheduled(Event):
        """`IRegister.RecordInstantScheduled`"""

        NAME = "IRegister.RecordInstantScheduled"
        TOPIC = "ef04a32e18857b42f1660ce84c4aebc546df709f619f179221d04be13b93e549"
        ABI = (("recordAt", "uint256", True),)

        record_at: int

    @dataclass(frozen=True)
    class RecordInstantsCut(Event):
        """Every record instant after this one was cancelled at once; those that were reached are not after it."""

        NAME = "IRegister.RecordInstantsCut"
        TOPIC = "5b7cc6531d8bbfe44202ba409e95a91dced9b355377dcb4b0857f6f97d435054"
        ABI = (("last", "uint256", False),)

        last: int

    @dataclass(frozen=True)
    class VenueHaltSet(Event):
        """`IRegister.VenueHaltSet`"""

        NAME = "IRegister.VenueHaltSet"
        TOPIC = "99304cf68e58f25839dbab0e8f41ca750a1c9c4dc42ebef102527e3a32709b32"
        ABI = (("venue", "address", True), ("halted", "bool", False))

        venue: Address
        halted: bool

    @dataclass(eq=False, repr=False)
    class DecimalsTooMany(ContractError):
        """`IRegister.DecimalsTooMany`"""

        NAME = "Register.DecimalsTooMany"
        SELECTOR = bytes.fromhex("0cc77a0d")
        SIGNATURE = "DecimalsTooMany(uint256,uint256)"
        PARAMETERS = (("decimals", "uint256"), ("maximum", "uint256"))
        FIELDS = ("decimals", "maximum")

        decimals: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class MembersExhausted(ContractError):
        """`IRegister.MembersExhausted`"""

        NAME = "Register.MembersExhausted"
        SELECTOR = bytes.fromhex("2f814d7c")
        SIGNATURE = "MembersExhausted(uint256)"
        PARAMETERS = (("members", "uint256"),)
        FIELDS = ("members",)

        members: int

    @dataclass(eq=False, repr=False)
    class RecordInstantPast(ContractError):
        """`IRegister.RecordInstantPast`"""

        NAME = "Register.RecordInstantPast"
        SELECTOR = bytes.fromhex("a589a167")
        SIGNATURE = "RecordInstantPast(uint256,uint256)"
        PARAMETERS = (("recordAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("record_at", "now_at")

        record_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class RecordInstantUnknown(ContractError):
        """`IRegister.RecordInstantUnknown`"""

        NAME = "Register.RecordInstantUnknown"
        SELECTOR = bytes.fromhex("dedc0904")
        SIGNATURE = "RecordInstantUnknown(uint256)"
        PARAMETERS = (("recordAt", "uint256"),)
        FIELDS = ("record_at",)

        record_at: int

    @dataclass(eq=False, repr=False)
    class RecordInstantsFull(ContractError):
        """`IRegister.RecordInstantsFull`"""

        NAME = "Register.RecordInstantsFull"
        SELECTOR = bytes.fromhex("e132b8eb")
        SIGNATURE = "RecordInstantsFull(uint256,uint256)"
        PARAMETERS = (("open", "uint256"), ("maximum", "uint256"))
        FIELDS = ("open", "maximum")

        open: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class RecordNotReached(ContractError):
        """`IRegister.RecordNotReached`"""

        NAME = "Register.RecordNotReached"
        SELECTOR = bytes.fromhex("6c12b301")
        SIGNATURE = "RecordNotReached(uint256,uint256)"
        PARAMETERS = (("recordAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("record_at", "now_at")

        record_at: int
        now_at: int

    ContractExpected = _IPermissionedToken.ContractExpected
    EntryAdmitted = _IPermissionedToken.EntryAdmitted
    EntrySynced = _IPermissionedToken.EntrySynced
    GenerationRaised = _IPermissionedToken.GenerationRaised
    HoldBroken = _IHolds.HoldBroken
    HoldEmpty = _IHolds.HoldEmpty
    HoldExists = _IHolds.HoldExists
    HoldExpired = _IHolds.HoldExpired
    HoldNotYours = _IHolds.HoldNotYours
    HoldOrderMissing = _IHolds.HoldOrderMissing
    HoldPlaced = _IHolds.HoldPlaced
    HoldReleased = _IHolds.HoldReleased
    HoldResized = _IHolds.HoldResized
    HoldStillGood = _IHolds.HoldStillGood
    HoldTaken = _IHolds.HoldTaken
    HoldUnknown = _IHolds.HoldUnknown
    IdUnknown = _IDeliverable.IdUnknown
    IdentityRegistryReplaced = _IPermissionedToken.IdentityRegistryReplaced
    NetListsDiffer = _IDeliverable.NetListsDiffer
    NetUnbalanced = _IDeliverable.NetUnbalanced
    PowerMissing = _IPermissionedToken.PowerMissing
    PowersSet = _IPermissionedToken.PowersSet
    SpenderRefused = _IPermissionedToken.SpenderRefused
    SupplyTooLarge = _IPermissionedToken.SupplyTooLarge
    UnitsHeld = _IHolds.UnitsHeld
    WalletNotRecoverable = _IHolds.WalletNotRecoverable
    WalletSucceeded = _IHolds.WalletSucceeded

    def _make_admit_self(self) -> Call[None]:
        return self._call(_ADMIT_SELF, ())

    @write(_make_admit_self)
    def admit_self(self, *, sender: Party, gas: int | None = None) -> None:
        """A holder admits its own wallet, which it chooses by that; not in a private placement (`NotAdmitted`)."""
        raise Signature

    def _make_admit_wallets(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_ADMIT_WALLETS, (wallets,))

    @write(_make_admit_wallets)
    def admit_wallets(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Admits wallets (REGISTRAR; of money its BANK). Requirements: each is known to the registry with every
        required topic valid, neither frozen nor sanctioned, and passes what else the policy asks of a holder:
        the rule's error otherwise.
        """
        raise Signature

    def _make_advance(self, limit: int) -> Call[None]:
        return self._call(_ADVANCE, (limit,))

    @write(_make_advance)
    def advance(self, limit: int, *, sender: Party, gas: int | None = None) -> None:
        """Moves the epoch past at most `limit` reached record instants; for anyone."""
        raise Signature

    def _make_break_hold(self, hold_id: bytes, order_hash: bytes) -> Call[None]:
        return self._call(_BREAK_HOLD, (hold_id, order_hash))

    @write(_make_break_hold)
    def break_hold(self, hold_id: bytes, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Breaks a hold whose agent failed to release it (COURT_ORDER).

        Emits `HoldBroken`. Requirements: the hold is there (`HoldUnknown`); the order has a hash
        (`HoldOrderMissing`).
        """
        raise Signature

    def _make_cancel_record(self, record_at: int) -> Call[None]:
        return self._call(_CANCEL_RECORD, (record_at,))

    @write(_make_cancel_record)
    def cancel_record(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels a record instant that is still to come (SCHEDULE).

        Emits {RecordInstantCancelled}. Requirements: - it is in the future (`RecordInstantPast`) and
        scheduled (`RecordInstantUnknown`)
        """
        raise Signature

    def config(self, *, at: int | None = None) -> _types.Config:
        """`config()`"""
        return self._view(_CONFIG, (), at)

    def _make_cut_after(self, record_at: int) -> Call[None]:
        return self._call(_CUT_AFTER, (record_at,))

    @write(_make_cut_after)
    def cut_after(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels every record instant after `recordAt` that is still to come, in one write (SCHEDULE).

        Emits {RecordInstantsCut}, where there was any.
        """
        raise Signature

    def domain_name(self, *, at: int | None = None) -> bytes:
        """The name of the EIP-712 domain, the first that the token had, as OpenZeppelin's `ShortString`."""
        return self._view(_DOMAIN_NAME, (), at)

    def entry_of(self, wallet: AddressLike, *, at: int | None = None) -> _types.Entry:
        """The entry as stored, not looked up again; as a movement would find it: `IExplainer.currentEntryOf`."""
        return self._view(_ENTRY_OF, (wallet,), at)

    def generation(self, *, at: int | None = None) -> int:
        """The generation in which an entry has to be admitted; the last one, 2²⁴ − 1, is nobody's."""
        return self._view(_GENERATION, (), at)

    def held_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """Units of the wallet under holds. [units]"""
        return self._view(_HELD_OF, (wallet,), at)

    def hold_of(self, hold_id: bytes, *, at: int | None = None) -> _types.Hold:
        """A hold as it stands; all zero where there is none."""
        return self._view(_HOLD_OF, (hold_id,), at)

    def is_venue_halted(self, venue: AddressLike, *, at: int | None = None) -> bool:
        """`isVenueHalted(address)`"""
        return self._view(_IS_VENUE_HALTED, (venue,), at)

    def last_record_at(self, *, at: int | None = None) -> int:
        """The latest record instant that now > recordAt has passed; zero where none has, always for money. [s]"""
        return self._view(_LAST_RECORD_AT, (), at)

    def _make_net(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[int]:
        return self._call(_NET, (parties, deltas))

    @write(_make_net)
    def net(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Books the net of many deliveries, each of which the caller has shown to `check` (SETTLE).

        Emits `Transfer` from debtors to creditors, paired in the order of the list. Debtors are booked first.
        Requirements: - the caller has the power (`PowerMissing`); - the lists are of one length
        (`NetListsDiffer`) and the deltas sum to zero (`NetUnbalanced`); - every rule about the market, about
        each party whose delta is not zero and about its final holding, with the rule's own error; a custom
        rule is asked of gross deliveries only, by `check`.

        deltas: [units] positive for what a party gets
        parties: any order, none twice
        Returns received: [units] what reached all creditors
        """
        raise Signature

    def payee_of(self, wallet: AddressLike, *, at: int | None = None) -> Address:
        """The last of those who took over from a recovered wallet; the wallet itself where nobody did."""
        return self._view(_PAYEE_OF, (wallet,), at)

    def _make_place_hold(self, hold_id: bytes, terms: _types.HoldTerms, venue: AddressLike) -> Call[None]:
        return self._call(_PLACE_HOLD, (hold_id, terms, venue))

    @write(_make_place_hold)
    def place_hold(self, hold_id: bytes, terms: _types.HoldTerms, venue: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Encumbers units (HOLD), for the caller as agent.

        Emits `HoldPlaced`. Requirements: - the id is new (`HoldExists`), there is something to hold
        (`HoldEmpty`), and now ≤ expiresAt (`HoldExpired`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the movement to the beneficiary passes every rule now, on the balance and on balance
        − held. Without a beneficiary the deliverer's side alone is tested, and for an agent that redeems
        (REDEEM: a put) only that the wallet is not frozen and the minimum holding; - `venue` is not halted
        (`VenueHalted`); zero = over the counter; - enough free units (`ERC7943InsufficientUnfrozenBalance`).

        hold_id: chosen by the agent
        venue: where the trade was made
        """
        raise Signature

    def policy(self, *, at: int | None = None) -> _types.Policy:
        """`policy()`"""
        return self._view(_POLICY, (), at)

    def powers_of(self, agent: AddressLike, *, at: int | None = None) -> int:
        """`powersOf(address)`"""
        return self._view(_POWERS_OF, (agent,), at)

    def record_instant_of(self, index: int, *, at: int | None = None) -> int:
        """What stands at a place of the list of record instants; scheduled are the first `config().scheduled()`.

        Returns recordAt: [s]; zero or one that was cancelled beyond those
        """
        return self._view(_RECORD_INSTANT_OF, (index,), at)

    def _make_redeem(self, wallet: AddressLike, amount: int) -> Call[None]:
        return self._call(_REDEEM, (wallet, amount))

    @write(_make_redeem)
    def redeem(self, wallet: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns units of the wallet (REDEEM): no eligibility is asked. What is frozen or held stays so, in
        figures: the freezer and the holds' agents alone lift it, and with it what is kept of the units'
        principal.
        """
        raise Signature

    def _make_redeem_hold(self, hold_id: bytes, units: int) -> Call[None]:
        return self._call(_REDEEM_HOLD, (hold_id, units))

    @write(_make_redeem_hold)
    def redeem_hold(self, hold_id: bytes, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns held units (the hold's agent, REDEEM); what is left stays held. No rule is asked but the minimum
        holding of the remainder.

        Emits `HoldTaken` to nobody. Requirements: as for `takeHold`, the hold has not expired; frozen units
        stay (`ERC7943InsufficientUnfrozenBalance`).

        units: [units]
        """
        raise Signature

    def _make_refresh(self, wallet: AddressLike) -> Call[None]:
        return self._call(_REFRESH, (wallet,))

    @write(_make_refresh)
    def refresh(self, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Looks a lapsed admission up again, for anyone. Requirements: the wallet has been admitted before."""
        raise Signature

    def _make_release_hold(self, hold_id: bytes) -> Call[None]:
        return self._call(_RELEASE_HOLD, (hold_id,))

    @write(_make_release_hold)
    def release_hold(self, hold_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Frees held units: its agent at any time, anyone once now > expiresAt (`HoldStillGood`).

        Emits `HoldReleased`.
        """
        raise Signature

    def _make_resize_hold(self, hold_id: bytes, units: int) -> Call[None]:
        return self._call(_RESIZE_HOLD, (hold_id, units))

    @write(_make_resize_hold)
    def resize_hold(self, hold_id: bytes, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes how many units a hold has (the hold's agent, HOLD).

        Emits `HoldResized`. Requirements: - the hold is there (`HoldUnknown`) and the caller's
        (`HoldNotYours`); something is left (`HoldEmpty`); - more: now ≤ expiresAt (`HoldExpired`), and what
        is added passes the rules of a hold without a beneficiary.

        units: [units] that it has from now on
        """
        raise Signature

    def saved_before(self, wallet: AddressLike, epoch: int, *, at: int | None = None) -> tuple[int, int]:
        """What an entry's balance was before an epoch in which it changed, and the epoch of its change before
        that.

        wallet: zero for the total supply
        Returns amount: [units]
        """
        return self._view(_SAVED_BEFORE, (wallet, epoch), at)

    def _make_schedule_record(self, record_at: int) -> Call[None]:
        return self._call(_SCHEDULE_RECORD, (record_at,))

    @write(_make_schedule_record)
    def schedule_record(self, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Schedules a record instant (SCHEDULE); the same instant twice is one.

        Emits {RecordInstantScheduled}. Requirements: - it is in the future and before 2106
        (`RecordInstantPast`) - at most 512 are open then, and 4,095 were ever (`RecordInstantsFull`)
        """
        raise Signature

    def _make_schedule_records(self, record_ats: Sequence[int]) -> Call[None]:
        return self._call(_SCHEDULE_RECORDS, (record_ats,))

    @write(_make_schedule_records)
    def schedule_records(self, record_ats: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Schedules a page of record instants (SCHEDULE): the sequence of its singles, cheapest in order."""
        raise Signature

    def _make_set_closing(self, closes_at: int) -> Call[None]:
        return self._call(_SET_CLOSING, (closes_at,))

    @write(_make_set_closing)
    def set_closing(self, closes_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Last second of voluntary movements, 0 = no end (SCHEDULE). Beyond 2106 counts as 2106."""
        raise Signature

    def _make_set_country_map(self, map: Sequence[int]) -> Call[None]:
        return self._call(_SET_COUNTRY_MAP, (map,))

    @write(_make_set_country_map)
    def set_country_map(self, map: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Replaces the wide country list (COMPLIANCE, delayed), one bit per ISO 3166-1 numeric code."""
        raise Signature

    def _make_set_custom_rule(self, rule: AddressLike) -> Call[None]:
        return self._call(_SET_CUSTOM_RULE, (rule,))

    @write(_make_set_custom_rule)
    def set_custom_rule(self, rule: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the custom rule (COMPLIANCE, delayed); zero turns its call off. Several are one `RuleSet`."""
        raise Signature

    def _make_set_policy(self, policy: _types.Policy) -> Call[None]:
        return self._call(_SET_POLICY, (policy,))

    @write(_make_set_policy)
    def set_policy(self, policy: _types.Policy, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the policy (COMPLIANCE, delayed), packed as `Explainer.packPolicy` does; another set of
        topics raises the generation. The market halt and the custom rule stay as they are. Requirements: no
        bit without a meaning (`PolicyMalformed`).
        """
        raise Signature

    def _make_set_powers(self, agent: AddressLike, powers: int) -> Call[None]:
        return self._call(_SET_POWERS, (agent, powers))

    @write(_make_set_powers)
    def set_powers(self, agent: AddressLike, powers: int, *, sender: Party, gas: int | None = None) -> None:
        """Gives a contract its powers, or takes them away with 0 (ADMIN)."""
        raise Signature

    def _make_set_venue_halt(self, venue: AddressLike, halted: bool) -> Call[None]:
        return self._call(_SET_VENUE_HALT, (venue, halted))

    @write(_make_set_venue_halt)
    def set_venue_halt(self, venue: AddressLike, halted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Halts or resumes the trades that name a venue (HALT); zero = those made over the counter.

        Emits `VenueHaltSet`.
        """
        raise Signature

    def _make_settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike) -> Call[int]:
        return self._call(_SETTLE, (from_, to, id, amount, venue))

    @write(_make_settle)
    def settle(self, from_: AddressLike, to: AddressLike, id: int, amount: int, venue: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves units as a transfer would, for a deliverer whose consent the caller has checked (SETTLE).

        Requirements: - the caller has the power (`PowerMissing`); - a fungible asset is asked for id 0
        (`IdUnknown`); - the venue is not halted (`VenueHalted`); money knows no venues; - every rule of a
        transfer, with the rule's own error.

        id: 0 for a fungible asset, a title's number otherwise
        venue: where the trade was made; zero = over the counter
        Returns received: [units] what reached `to`: the whole amount here, an asset that kept a fee would say
        so
        """
        raise Signature

    def _make_take_hold(self, hold_id: bytes, to: AddressLike, units: int) -> Call[int]:
        return self._call(_TAKE_HOLD, (hold_id, to, units))

    @write(_make_take_hold)
    def take_hold(self, hold_id: bytes, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves held units to `to` (the hold's agent, SETTLE); what is left stays held.

        Emits `HoldTaken`. Requirements: - the hold is there (`HoldUnknown`), the caller's (`HoldNotYours`),
        and now ≤ expiresAt (`HoldExpired`); - no more than is held (`UnitsHeld`); - every rule but the venue
        halt again.

        units: [units]
        Returns received: [units] what reached `to`
        """
        raise Signature

    def wide_policy(self, *, at: int | None = None) -> tuple[Address, tuple[int, ...]]:
        """What the policy word has no room for.

        Returns countryMap: the wide country list, one bit per ISO 3166-1 numeric code
        Returns customRule: the rule of one's own; zero where there is none
        """
        return self._view(_WIDE_POLICY, (), at)

    def _make_withdraw_powers(self, agent: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_POWERS, (agent,))

    @write(_make_withdraw_powers)
    def withdraw_powers(self, agent: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes all powers from a contract, at once (BRAKE); `setPowers` gives them back.

        Emits `PowersSet`.
        """
        raise Signature
