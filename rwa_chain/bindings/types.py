"""Value types, structs and enums that no contract owns.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import NewType

from rwa_chain.chain.abi_types import ArrayOf, EnumOf, Struct, StructOf, parse
from rwa_chain.chain.address import Address

Config = NewType("Config", int)
DistributionId = NewType("DistributionId", bytes)
Entry = NewType("Entry", int)
HolderWord = NewType("HolderWord", int)
InstructionId = NewType("InstructionId", bytes)
Policy = NewType("Policy", int)


class AmountRule(IntEnum):
    """How an entitlement follows from a position at the record instant. PER_UNIT: `amount` per unit. PRO_RATA:
    `amount` is the total, shared by balance over supply and by largest remainder: the floor, and one base
    unit more where the remainder is above `threshold`, or equals it and the wallet's member number is at most
    `tieMember`. BY_INSTRUMENT: `amount` is the total, the instrument says each share as it pays.
    """

    PER_UNIT = 0
    PRO_RATA = 1
    BY_INSTRUMENT = 2


class AssetKind(IntEnum):
    """What an asset is to the settlement contract."""

    NONE = 0
    SECURITY = 1
    CASH = 2


class DayCountConvention(IntEnum):
    """The rule by which two dates become a fraction of a year."""

    ACT_365F = 0
    ACT_360 = 1
    THIRTY_360 = 2
    ACT_ACT_ICMA = 3


class DistributionStatus(IntEnum):
    """NONE → DECLARED → CLOSED; DECLARED → CANCELLED while nothing is paid; CANCELLED → DECLARED once all money
    that was funded has gone back.
    """

    NONE = 0
    DECLARED = 1
    CLOSED = 2
    CANCELLED = 3


class Lane(IntEnum):
    """The regime that an offshore issue on onshore assets or credit falls in (Yinfa [2026] No. 42, Art. 14)."""

    NONE = 0
    RED = 1
    FOREIGN_DEBT = 2
    EQUITY = 3
    ABS = 4
    OTHER = 5
    HK_LOCAL = 6


class ListingState(IntEnum):
    """Where a token stands at a venue. None → Applied → Listed ⇄ Halted; Listed or Halted → Delisted; Applied →
    Delisted (refused or withdrawn); Delisted → Applied (a new application). A display venue is never halted.
    """

    NONE = 0
    APPLIED = 1
    LISTED = 2
    HALTED = 3
    DELISTED = 4


class OfferingStatus(IntEnum):
    """None → Open → Priced → Allotted → Closed; Open, Priced or Allotted → Cancelled while nothing was issued.
    Allotted → Allotted by a per-investor close that leaves others open; then Closed by `finish`.
    """

    NONE = 0
    OPEN = 1
    PRICED = 2
    ALLOTTED = 3
    CLOSED = 4
    CANCELLED = 5


class SettlementKind(IntEnum):
    """What an instruction is, by what its legs deliver."""

    FREE_OF_PAYMENT = 0
    DELIVERY_VERSUS_PAYMENT = 1
    PAYMENT_VERSUS_PAYMENT = 2


class Status(IntEnum):
    """Where an instruction stands. Settled, cancelled and expired are final."""

    NONE = 0
    AFFIRMED = 1
    FAILED = 2
    SETTLED = 3
    CANCELLED = 4
    EXPIRED = 5


class VenueKind(IntEnum):
    """TRADING venues match orders; a DISPLAY venue only shows (the SZSE Greater Bay Area bond platform)."""

    TRADING = 0
    DISPLAY = 1


@dataclass(frozen=True)
class Acceptance(Struct):
    """An investor's signed consent to pay for an allotment."""

    investor: Address
    pay_asset: Address
    signature: bytes

    ABI = (("investor", parse("address")), ("pay_asset", parse("address")), ("signature", parse("bytes")))


@dataclass(frozen=True)
class Admission(Struct):
    """The wallet of a holder that a register admitted."""

    register: Address
    wallet: Address

    ABI = (("register", parse("address")), ("wallet", parse("address")))


@dataclass(frozen=True)
class Claim(Struct):
    """What an issuer states about a holder; the EIP-712 type it signs."""

    issuer: Address
    holder: Address
    topic: int
    value: int
    issued_at: int
    valid_until_at: int

    ABI = (("issuer", parse("address")), ("holder", parse("address")), ("topic", parse("uint8")), ("value", parse("uint16")), ("issued_at", parse("uint32")), ("valid_until_at", parse("uint32")))


@dataclass(frozen=True)
class Declaration(Struct):
    """What an instrument declares."""

    token: Address
    record_at: int
    pay_at: int
    rule: AmountRule
    through_instrument: bool
    gross_up: bool
    income_type: int
    currency: Address
    amount: int
    threshold: int
    tie_member: int
    payer: Address
    rest_owner: Address
    withholding: Address
    tax_owner: Address

    ABI = (("token", parse("address")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("rule", EnumOf(lambda: AmountRule)), ("through_instrument", parse("bool")), ("gross_up", parse("bool")), ("income_type", parse("uint8")), ("currency", parse("address")), ("amount", parse("uint112")), ("threshold", parse("uint80")), ("tie_member", parse("uint24")), ("payer", parse("address")), ("rest_owner", parse("address")), ("withholding", parse("address")), ("tax_owner", parse("address")))


@dataclass(frozen=True)
class Distribution(Struct):
    """A distribution as stored."""

    token: Address
    record_at: int
    pay_at: int
    status: DistributionStatus
    rule: AmountRule
    income_type: int
    through_instrument: bool
    amount: int
    threshold: int
    tie_member: int
    currency: bytes
    gross_up: bool
    payer: Address
    funded: int
    gross_due: int
    units_reached: int
    rest_owner: Address
    withholding: Address
    tax_owner: Address

    ABI = (("token", parse("address")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("status", EnumOf(lambda: DistributionStatus)), ("rule", EnumOf(lambda: AmountRule)), ("income_type", parse("uint8")), ("through_instrument", parse("bool")), ("amount", parse("uint112")), ("threshold", parse("uint80")), ("tie_member", parse("uint24")), ("currency", parse("bytes3")), ("gross_up", parse("bool")), ("payer", parse("address")), ("funded", parse("uint96")), ("gross_due", parse("uint112")), ("units_reached", parse("uint80")), ("rest_owner", parse("address")), ("withholding", parse("address")), ("tax_owner", parse("address")))


@dataclass(frozen=True)
class Filing(Struct):
    """What the regulator was told, and when."""

    lane: Lane
    cap: int
    filed_at: int
    valid_until_at: int
    reported_at: int
    hash: bytes
    report_hash: bytes

    ABI = (("lane", EnumOf(lambda: Lane)), ("cap", parse("uint128")), ("filed_at", parse("uint64")), ("valid_until_at", parse("uint64")), ("reported_at", parse("uint64")), ("hash", parse("bytes32")), ("report_hash", parse("bytes32")))


@dataclass(frozen=True)
class Hold(Struct):
    """Units encumbered by a commitment; they stay their owner's."""

    wallet: Address
    units: int
    era: int
    agent: Address
    expires_at: int

    ABI = (("wallet", parse("address")), ("units", parse("uint80")), ("era", parse("uint16")), ("agent", parse("address")), ("expires_at", parse("uint64")))


@dataclass(frozen=True)
class HolderView(Struct):
    """A holder as people read it."""

    registered: bool
    sanctioned: bool
    suspended: bool
    us_person: bool
    nominee: bool
    operator: bool
    country: int
    class_: int
    valid_until_at: tuple[int, ...]
    claimed_topics: int
    admissions: int

    ABI = (("registered", parse("bool")), ("sanctioned", parse("bool")), ("suspended", parse("bool")), ("us_person", parse("bool")), ("nominee", parse("bool")), ("operator", parse("bool")), ("country", parse("uint16")), ("class_", parse("uint8")), ("valid_until_at", parse("uint32[4]")), ("claimed_topics", parse("uint8")), ("admissions", parse("uint256")))


@dataclass(frozen=True)
class Instruction(Struct):
    """An agreement to exchange: all its legs move or none does."""

    legs: tuple[Leg, ...]
    settlement_at: int
    expires_at: int
    venue: int
    trade_reference: bytes

    ABI = (("legs", ArrayOf(StructOf(lambda: Leg))), ("settlement_at", parse("uint64")), ("expires_at", parse("uint64")), ("venue", parse("uint8")), ("trade_reference", parse("bytes32")))


@dataclass(frozen=True)
class InstructionState(Struct):
    """What is kept of an instruction: one storage word. Bit i of a bitmap speaks for leg i."""

    status: Status
    affirmed: int
    cancelling: int
    reaffirmed: int
    record_at: int

    ABI = (("status", EnumOf(lambda: Status)), ("affirmed", parse("uint32")), ("cancelling", parse("uint32")), ("reaffirmed", parse("uint32")), ("record_at", parse("uint64")))


@dataclass(frozen=True)
class KeptShare(Struct):
    """A holder's net share that could not be paid."""

    cash: Address
    amount: int

    ABI = (("cash", parse("address")), ("amount", parse("uint96")))


@dataclass(frozen=True)
class Leg(Struct):
    """One delivery of an instruction."""

    out_asset: Address
    in_asset: Address
    from_: Address
    to: Address
    amount: int

    ABI = (("out_asset", parse("address")), ("in_asset", parse("address")), ("from_", parse("address")), ("to", parse("address")), ("amount", parse("uint256")))


@dataclass(frozen=True)
class Listing(Struct):
    """`Listing`"""

    number: int
    state: ListingState
    kind: VenueKind
    changed_at: int

    ABI = (("number", parse("uint8")), ("state", EnumOf(lambda: ListingState)), ("kind", EnumOf(lambda: VenueKind)), ("changed_at", parse("uint64")))


@dataclass(frozen=True)
class OfferingTerms(Struct):
    """What is offered, frozen when the books open."""

    token: Address
    instrument: Address
    issuer: Address
    proceeds_asset: Address
    fee_payee: Address
    fee_asset: Address
    face_value: int
    fee_rate: int
    units: int
    minimum_order: int
    increment: int
    books_close_at: int
    settlement_at: int
    settlement_until_at: int

    ABI = (("token", parse("address")), ("instrument", parse("address")), ("issuer", parse("address")), ("proceeds_asset", parse("address")), ("fee_payee", parse("address")), ("fee_asset", parse("address")), ("face_value", parse("uint128")), ("fee_rate", parse("uint64")), ("units", parse("uint64")), ("minimum_order", parse("uint64")), ("increment", parse("uint64")), ("books_close_at", parse("uint64")), ("settlement_at", parse("uint64")), ("settlement_until_at", parse("uint64")))


@dataclass(frozen=True)
class Order(Struct):
    """`Order`"""

    units: int
    allotted: int
    limit_rate: int
    settled: bool

    ABI = (("units", parse("uint80")), ("allotted", parse("uint80")), ("limit_rate", parse("uint64")), ("settled", parse("bool")))


@dataclass(frozen=True)
class Payment(Struct):
    """One of many payments by one payer."""

    in_asset: Address
    to: Address
    amount: int

    ABI = (("in_asset", parse("address")), ("to", parse("address")), ("amount", parse("uint256")))


@dataclass(frozen=True)
class PolicyTerms(Struct):
    """A policy as people read and write it."""

    switches: int
    minimum_class: int
    topics: int
    minimum_holding: int
    cap: int
    maximum_holders: int
    lock_up_until_at: int
    countries: tuple[int, ...]

    ABI = (("switches", parse("uint16")), ("minimum_class", parse("uint8")), ("topics", parse("uint8")), ("minimum_holding", parse("uint48")), ("cap", parse("uint56")), ("maximum_holders", parse("uint24")), ("lock_up_until_at", parse("uint32")), ("countries", parse("uint16[]")))


@dataclass(frozen=True)
class PowerGrant(Struct):
    """Powers that a token is deployed with."""

    agent: Address
    powers: int

    ABI = (("agent", parse("address")), ("powers", parse("uint256")))


@dataclass(frozen=True)
class RailHours(Struct):
    """When the rail takes payments."""

    opens_at: int
    duration: int
    utc_offset: int
    weekdays: int

    ABI = (("opens_at", parse("uint32")), ("duration", parse("uint32")), ("utc_offset", parse("int32")), ("weekdays", parse("uint8")))


@dataclass(frozen=True)
class ReferencePeriod(Struct):
    """The regular coupon period that Act/Act ICMA measures an accrual against; other conventions ignore it."""

    start_date: int
    end_date: int
    coupons_per_year: int

    ABI = (("start_date", parse("uint32")), ("end_date", parse("uint32")), ("coupons_per_year", parse("uint32")))


@dataclass(frozen=True)
class Registration(Struct):
    """A holder as the registrar registers it."""

    wallet: Address
    country: int
    class_: int
    flags: int
    valid_until_at: tuple[int, ...]

    ABI = (("wallet", parse("address")), ("country", parse("uint16")), ("class_", parse("uint8")), ("flags", parse("uint8")), ("valid_until_at", parse("uint32[4]")))


@dataclass(frozen=True)
class Till(Struct):
    """A distribution's money in one cash token [cash base units]; the four add up to what was funded there."""

    unallocated: int
    kept: int
    paid: int
    withheld: int

    ABI = (("unallocated", parse("uint128")), ("kept", parse("uint128")), ("paid", parse("uint128")), ("withheld", parse("uint128")))


@dataclass(frozen=True)
class TokenSetup(Struct):
    """Everything a token needs at its deployment."""

    name: str
    symbol: str
    decimals: int
    authority: Address
    identity_registry: Address
    explainer: Address
    documents: Address
    instrument: Address
    policy: PolicyTerms
    grants: tuple[PowerGrant, ...]

    ABI = (("name", parse("string")), ("symbol", parse("string")), ("decimals", parse("uint8")), ("authority", parse("address")), ("identity_registry", parse("address")), ("explainer", parse("address")), ("documents", parse("address")), ("instrument", parse("address")), ("policy", StructOf(lambda: PolicyTerms)), ("grants", ArrayOf(StructOf(lambda: PowerGrant))))
