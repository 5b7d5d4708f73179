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
DeviceWord = NewType("DeviceWord", int)
Entry = NewType("Entry", int)
InstructionId = NewType("InstructionId", bytes)
LegPlan = NewType("LegPlan", int)
MoneyConfig = NewType("MoneyConfig", int)
MonthWord = NewType("MonthWord", int)
ObligationId = NewType("ObligationId", bytes)
Policy = NewType("Policy", int)


class AgreementStatus(IntEnum):
    """Where an agreement stands. NETTED is final."""

    NONE = 0
    PROPOSED = 1
    ACTIVE = 2
    ENDED = 3
    NETTED = 4


class Amortisation(IntEnum):
    """TO_TARGET ends once holders were allocated the target, at the latest with the last period. TO_DATE ends
    with the last period. What is in arrears at the end, or lacks to the target, is paid from pool cash that
    still comes, before the operator gets any of it; nobody owes more cash than that.
    """

    TO_TARGET = 0
    TO_DATE = 1


class AmountRule(IntEnum):
    """How an entitlement follows from a position at the record instant. PER_UNIT: `amount` per unit. PRO_RATA:
    `amount` is the total, shared by balance over supply and by largest remainder: the floor, and one base
    unit more where the remainder is above `threshold`, or equals it and the wallet's member number is at most
    `tieMember`. BY_INSTRUMENT: `amount` is the total, the declarer says each share (`IShareSource`) and
    retires the units that it pays for.
    """

    PER_UNIT = 0
    PRO_RATA = 1
    BY_INSTRUMENT = 2


class Attester(IntEnum):
    """Who may sign an attestation."""

    NONE = 0
    CUSTODIAN = 1
    AUDITOR = 2


class Availability(IntEnum):
    """How a complying presentation is honoured (UCP 600, article 7)."""

    SIGHT = 0
    DEFERRED = 1
    ACCEPTANCE = 2


class BondStatus(IntEnum):
    """Read from obligations and recorded events, the first line that fits; it decides about nobody's money:
    DRAFT nothing was issued REDEEMED every unit was retired ACCELERATED a quarter instructed it, and it was
    not rescinded DEFAULTED an event of default continues GRACE a miss continues: what was due is not funded
    CALLED the issuer called it MATURED now ≥ the last payment's instant ISSUED
    """

    DRAFT = 0
    ISSUED = 1
    MATURED = 2
    CALLED = 3
    GRACE = 4
    DEFAULTED = 5
    ACCELERATED = 6
    REDEEMED = 7


class CallStatus(IntEnum):
    """Where a margin call stands."""

    NONE = 0
    CALLED = 1
    MET = 2
    WITHDRAWN = 3


class ChannelCode(IntEnum):
    """The structure under which money crosses the mainland's border. QDII takes mainland investors' money out:
    an OUTBOUND structure only.
    """

    FDI = 0
    QFLP = 1
    QFII = 2
    SHAREHOLDER_LOAN = 3
    FOREIGN_DEBT = 4
    QDII = 5


class ChannelDirection(IntEnum):
    """Seen from the mainland: INBOUND, proceeds of the issue going in; OUTBOUND, revenue coming out to the
    holders.
    """

    INBOUND = 0
    OUTBOUND = 1


class CloseOutStatus(IntEnum):
    """Where a close-out stands. PAID is final."""

    NONE = 0
    DEFAULTED = 1
    NETTED = 2
    PAID = 3


class Closing(IntEnum):
    """What is closed. PERIOD and LAST: a period of the terms. LATE: cash that came after the last one, for what
    is still in arrears.
    """

    PERIOD = 0
    LAST = 1
    LATE = 2


class ConditionState(IntEnum):
    """What a release condition says."""

    OPEN = 0
    MET = 1
    REFUSED = 2


class Contradiction(IntEnum):
    """What two figures, or a figure and the register, can't both be. Of one reading: SIGNATURE, not by the key
    in force when it ended; KEY, ended after that key was revoked; FOREIGN, of no device of this pool and
    station, or of another day at the pool's place than its batch; POWER, more than the rated power gives in
    the time and a second; PRICE, outside the band by a base unit or more; TIME, ends before it starts or
    lasts longer than its rule allows; FIGURES, its leaf states others than one reading of its quantity and
    revenue. Of two readings of a device, the accused one last: SEQUENCE, one number twice, the next number
    that doesn't name the other as previous, or the reverse; TOTAL, the next one's total is not the other's
    and its own quantity; ORDER, the next one ends before the other; REPEATED, the same reading in two
    standing batches. Of two leaves of one batch: UNSORTED, the later one doesn't come after the other by
    asset and sequence; so a reading that is in a batch twice is shown by two leaves side by side. Of a
    batch's tree: SUMS, a node whose figures are not the sums of its children's. KEY, POWER, PRICE, TIME,
    SEQUENCE, TOTAL, ORDER and REPEATED hold readings against a device, so each must be signed by it.
    """

    SIGNATURE = 0
    KEY = 1
    FOREIGN = 2
    POWER = 3
    PRICE = 4
    TIME = 5
    FIGURES = 6
    SEQUENCE = 7
    TOTAL = 8
    ORDER = 9
    REPEATED = 10
    UNSORTED = 11
    SUMS = 12


class DayCountConvention(IntEnum):
    """The rule by which two dates become a fraction of a year. ACT_365F actual days / 365 ACT_360 actual days /
    360 THIRTY_360 bond basis: 31st to 30th at the start, at the end only after a start on the 30th
    ACT_ACT_ICMA actual days / (days of the regular period × coupons a year) THIRTY_360_US bond basis in which
    the last day of February counts as a 30th THIRTY_E_360 Eurobond basis: 31st to 30th at both ends
    THIRTY_E_360_ISDA Eurobond basis, the last day of February too, but for an end at maturity ACT_ACT_ISDA
    actual days of leap years / 366, of other years / 365 ACT_365L actual days / 366 where the period ends in
    a leap year (paid once a year: where it has a leap day), else / 365
    """

    ACT_365F = 0
    ACT_360 = 1
    THIRTY_360 = 2
    ACT_ACT_ICMA = 3
    THIRTY_360_US = 4
    THIRTY_E_360 = 5
    THIRTY_E_360_ISDA = 6
    ACT_ACT_ISDA = 7
    ACT_365L = 8


class DayStatus(IntEnum):
    """A dealing day, once; one function ends each way: from to OPEN STRUCK `strike`: dealt at the day's price
    OPEN PASSED `pass`: nothing was dealt, every request stands under the next open day's id What changes with
    time alone is computed: a day takes requests up to its cut-off, its redemption money is late after
    `payBy`.
    """

    OPEN = 0
    STRUCK = 1
    PASSED = 2


class Decision(IntEnum):
    """What holders decide, and what carrying it out does. TEXT nothing but the record of it AGENT nothing but
    the record of it; data: the role's name and who is to hold it. The administrator grants roles EXTENSION an
    obligation that is not funded is due later, and a miss of it is over; data: its number and the new due
    instant. Of a tax line only a recorded miss is WAIVER a recorded miss or event is over; data: its number,
    and when the payment is due again RESCISSION the acceleration that stood at the putting is undone; data:
    the round of its instruction (`IBondDefaults.standingOf`) AMENDMENT the bond has new terms, the issuer too
    may be another; data: the terms, and the hash they replace
    """

    TEXT = 0
    AGENT = 1
    EXTENSION = 2
    WAIVER = 3
    RESCISSION = 4
    AMENDMENT = 5


class DefaultEvent(IntEnum):
    """Why an agreement ends. The first three are read from its record; DECLARED is a notice of anything else, an
    act of insolvency among it.
    """

    MARGIN = 0
    INCOME = 1
    REPURCHASE = 2
    DECLARED = 3


class DeviceStatus(IntEnum):
    """The whole machine; one function changes the status, nothing else is possible: from to NONE ENROLLED
    `enrol` ENROLLED ACTIVE `activate`, or `substitute` for a retired one RETIRED `retire` ACTIVE SUSPENDED
    `suspend`, `revokeKey`, a proven contradiction RETIRED `retire` SUSPENDED ACTIVE `resume`, with a key that
    is good RETIRED `retire`
    """

    NONE = 0
    ENROLLED = 1
    ACTIVE = 2
    SUSPENDED = 3
    RETIRED = 4


class FixingMethod(IntEnum):
    """TERM: one published rate a period. COMPOUNDED, AVERAGED: of an overnight rate, from its daily fixings."""

    TERM = 0
    COMPOUNDED = 1
    AVERAGED = 2


class KeyKind(IntEnum):
    """`KeyKind`"""

    P256 = 0
    SECP256K1 = 1


class Kind(IntEnum):
    """What is owed."""

    COUPON = 0
    INSTALMENT = 1
    PRINCIPAL = 2
    PUT = 3
    CLAIM = 4
    LATE_INTEREST = 5
    REVENUE = 6
    INCOME = 7
    MANUFACTURED = 8


class Lane(IntEnum):
    """The regime that an offshore issue on onshore assets or credit falls in (Yinfa [2026] No. 42, Art. 14)."""

    NONE = 0
    RED = 1
    FOREIGN_DEBT = 2
    EQUITY = 3
    ABS = 4
    OTHER = 5
    HK_LOCAL = 6


class Licence(IntEnum):
    """Where the issuer stands with its authority."""

    APPLIED = 0
    SANDBOX = 1
    LICENSED = 2
    REVOKED = 3
    WINDING_DOWN = 4


class ListingState(IntEnum):
    """Where a token stands at a venue. None → Applied → Listed ⇄ Halted; Listed or Halted → Delisted; Applied →
    Delisted (refused or withdrawn); Delisted → Applied (a new application). A display venue is never halted.
    """

    NONE = 0
    APPLIED = 1
    LISTED = 2
    HALTED = 3
    DELISTED = 4


class ObligationStatus(IntEnum):
    """Read, never stored, but for the cancellation: PROMISED not declared yet: the instrument's terms say it
    DECLARED what is owed is known, nothing is funded PART_FUNDED some of it is there, locked until the rest
    is or it is cancelled FUNDED all that holders must receive is there; it belongs to them, whatever happens
    to the instrument DISCHARGED every unit of the record has been reached: paid, or kept for its owner
    CANCELLED by its declarer before it was funded; contributions go back SUPERSEDED by a call or an
    acceleration before its record: said by the instrument PRESCRIBED what was kept was not claimed in the
    terms' years and went back to the issuer
    """

    PROMISED = 0
    DECLARED = 1
    PART_FUNDED = 2
    FUNDED = 3
    DISCHARGED = 4
    CANCELLED = 5
    SUPERSEDED = 6
    PRESCRIBED = 7


class OfferingStatus(IntEnum):
    """The whole machine: from to NONE OPEN `open` OPEN PRICED `setPrice` PRICED ALLOTTED `allot`, the last page
    ALLOTTED PRICED `allot`, a page that is not the last: something is allotted anew CLOSED the last of the
    issue is closed, or `finish` after parts were PRICED CLOSED `finish`, where what a part left could not be
    allotted anew OPEN, PRICED, ALLOTTED → CANCELLED by `cancel`, while nothing was issued
    """

    NONE = 0
    OPEN = 1
    PRICED = 2
    ALLOTTED = 3
    CLOSED = 4
    CANCELLED = 5


class OrderState(IntEnum):
    """Where an order stands."""

    NONE = 0
    LODGED = 1
    EXECUTED = 2
    ENDED = 3


class Payee(IntEnum):
    """Whose the paid buckets are."""

    TAXES = 0
    SERVICING = 1
    RESIDUAL = 2


class PaymentStatus(IntEnum):
    """Where a payment stands. What was released, given back or declined is no more."""

    NONE = 0
    OFFERED = 1
    QUEUED = 2
    HELD = 3


class PresentationStatus(IntEnum):
    """Where a presentation stands."""

    NONE = 0
    PRESENTED = 1
    REFUSED = 2
    WAIVED = 3
    ACCEPTED = 4
    HONOURED = 5
    REIMBURSED = 6


class RecoveryState(IntEnum):
    """Where a recovery stands."""

    NONE = 0
    PROPOSED = 1
    CANCELLED = 2
    EXECUTED = 3


class RedemptionState(IntEnum):
    """What became of a redemption."""

    NONE = 0
    REQUESTED = 1
    REPORTED = 2
    PAID = 3
    RETURNED = 4


class RegisterState(IntEnum):
    """How a register stands with the registry. FAILED: it did not take a push; it is answered nothing and told
    nothing more until it is restored.
    """

    UNKNOWN = 0
    BOUND = 1
    FAILED = 2
    UNBOUND = 3


class ReserveState(IntEnum):
    """Whether the reserve lets money be issued."""

    SUFFICIENT = 0
    SHORT = 1
    STALE = 2


class ResolutionStatus(IntEnum):
    """INQUORATE too few were present; the same may be put to a second meeting DONE carried, and carried out
    LAPSED a call of the bond dropped the motion's record instant, so nobody can vote
    """

    NONE = 0
    OPEN = 1
    CARRIED = 2
    LOST = 3
    INQUORATE = 4
    DONE = 5
    LAPSED = 6


class RevenueStatus(IntEnum):
    """The whole machine; one function changes the status, nothing else is possible: from to DRAFT ISSUED the
    first units are issued ISSUED ENDED `closePeriod`: the target is reached, or it was the last period ENDED
    REDEEMED every unit was retired
    """

    DRAFT = 0
    ISSUED = 1
    ENDED = 2
    REDEEMED = 3


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


class TransactionStatus(IntEnum):
    """Where a transaction stands. CLOSED is final."""

    NONE = 0
    OPEN = 1
    CLOSED = 2


class Trap(IntEnum):
    """What a tripped trigger keeps back, from the bottom of the waterfall up: RESIDUAL the operator's rest,
    SENIOR also what holders would get and the top-up of the reserve.
    """

    NONE = 0
    RESIDUAL = 1
    SENIOR = 2


class ValueMethod(IntEnum):
    """How a default market value was found."""

    NONE = 0
    SALE = 1
    QUOTES = 2
    NET_VALUE = 3
    MARKS = 4


class VenueKind(IntEnum):
    """TRADING venues match orders; a DISPLAY venue only shows (the SZSE Greater Bay Area bond platform)."""

    TRADING = 0
    DISPLAY = 1


@dataclass(frozen=True)
class AcceleratedClaim(Struct):
    """What holders are owed after acceleration, beside what had its record before."""

    principal: int
    interest: int
    accrued_to: int
    from_period: int
    amount: int
    pay_date: int
    count: int
    settled: int
    paid: bool
    record_after: int

    ABI = (("principal", parse("uint112")), ("interest", parse("uint112")), ("accrued_to", parse("uint32")), ("from_period", parse("uint16")), ("amount", parse("uint96")), ("pay_date", parse("uint32")), ("count", parse("uint32")), ("settled", parse("uint32")), ("paid", parse("bool")), ("record_after", parse("uint32")))


@dataclass(frozen=True)
class Acceptance(Struct):
    """An investor's signed consent to pay for an allotment, good until `settlementUntilAt`; of another allotment
    or price it says nothing.
    """

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
class AgreementState(Struct):
    """An agreement's state."""

    status: AgreementStatus
    proposer: Address
    ended_at: int

    ABI = (("status", EnumOf(lambda: AgreementStatus)), ("proposer", parse("address")), ("ended_at", parse("uint32")))


@dataclass(frozen=True)
class Allowance(Struct):
    """What a bank allows its queue: net outflow in one release. [cash base units]"""

    reserved: int
    multilateral: int

    ABI = (("reserved", parse("uint128")), ("multilateral", parse("uint128")))


@dataclass(frozen=True)
class AttestationTerms(Struct):
    """What is attested, and by whom."""

    subject: bytes
    needed: int
    attesters: tuple[Address, ...]

    ABI = (("subject", parse("bytes32")), ("needed", parse("uint256")), ("attesters", parse("address[]")))


@dataclass(frozen=True)
class AttesterSignature(Struct):
    """One signature of an attestation."""

    signer: Address
    signature: bytes

    ABI = (("signer", parse("address")), ("signature", parse("bytes")))


@dataclass(frozen=True)
class Batch(Struct):
    """A station's day."""

    station: int
    day: int
    count: int
    quantity: int
    revenue: int
    root: bytes

    ABI = (("station", parse("uint24")), ("day", parse("uint32")), ("count", parse("uint32")), ("quantity", parse("uint64")), ("revenue", parse("uint64")), ("root", parse("bytes32")))


@dataclass(frozen=True)
class BatchProof(Struct):
    """Where a batch stands among its station's entries."""

    batch: Batch
    accepted_at: int
    before: bytes
    later: tuple[bytes, ...]
    archive: bytes
    months: tuple[bytes, ...]

    ABI = (("batch", StructOf(lambda: Batch)), ("accepted_at", parse("uint64")), ("before", parse("bytes32")), ("later", parse("bytes32[]")), ("archive", parse("bytes32")), ("months", parse("bytes32[]")))


@dataclass(frozen=True)
class BondStanding(Struct):
    """What continues, and whether the bond was accelerated."""

    misses: int
    defaults: int
    events: int
    round: int
    accelerated: bool

    ABI = (("misses", parse("uint32")), ("defaults", parse("uint32")), ("events", parse("uint32")), ("round", parse("uint32")), ("accelerated", parse("bool")))


@dataclass(frozen=True)
class BondTerms(Struct):
    """The terms, frozen once by hash."""

    face_value: int
    calculation_amount: int
    rate: int
    volume: int
    issue_date: int
    maturity_date: int
    day_count: DayCountConvention
    coupons_per_year: int
    pro_rata: bool
    gross_up: bool
    zero_coupon: bool
    day_counts: Address
    rates: Address
    events: EventTerms
    withholding: Address
    tax_owner: Address
    document_hash: bytes
    calls_hash: bytes
    puts_hash: bytes
    isin: str

    ABI = (("face_value", parse("uint96")), ("calculation_amount", parse("uint96")), ("rate", parse("uint64")), ("volume", parse("uint80")), ("issue_date", parse("uint32")), ("maturity_date", parse("uint32")), ("day_count", EnumOf(lambda: DayCountConvention)), ("coupons_per_year", parse("uint8")), ("pro_rata", parse("bool")), ("gross_up", parse("bool")), ("zero_coupon", parse("bool")), ("day_counts", parse("address")), ("rates", parse("address")), ("events", StructOf(lambda: EventTerms)), ("withholding", parse("address")), ("tax_owner", parse("address")), ("document_hash", parse("bytes32")), ("calls_hash", parse("bytes32")), ("puts_hash", parse("bytes32")), ("isin", parse("string")))


@dataclass(frozen=True)
class BusinessDays(Struct):
    """Where business days are counted."""

    utc_offset: int
    weekdays: int

    ABI = (("utc_offset", parse("int32")), ("weekdays", parse("uint8")))


@dataclass(frozen=True)
class CallNotice(Struct):
    """A call by an option."""

    date: int
    record_at: int
    pay_at: int
    due_at: int
    notice_hash: bytes

    ABI = (("date", parse("uint32")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("due_at", parse("uint32")), ("notice_hash", parse("bytes32")))


@dataclass(frozen=True)
class CashSetup(Struct):
    """Everything a money token needs at its deployment."""

    name: str
    symbol: str
    currency: bytes
    decimals: int
    topics: int
    authority: Address
    identity_registry: Address
    daily_issue: int

    ABI = (("name", parse("string")), ("symbol", parse("string")), ("currency", parse("bytes3")), ("decimals", parse("uint8")), ("topics", parse("uint8")), ("authority", parse("address")), ("identity_registry", parse("address")), ("daily_issue", parse("uint256")))


@dataclass(frozen=True)
class Channel(Struct):
    """A filed way for a pool's money."""

    code: ChannelCode
    direction: ChannelDirection
    expires_at: int
    quota: int
    used: int
    counterparty: Address
    filing_hash: bytes

    ABI = (("code", EnumOf(lambda: ChannelCode)), ("direction", EnumOf(lambda: ChannelDirection)), ("expires_at", parse("uint40")), ("quota", parse("uint96")), ("used", parse("uint96")), ("counterparty", parse("address")), ("filing_hash", parse("bytes32")))


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
class CloseOut(Struct):
    """A close-out."""

    status: CloseOutStatus
    of_b: bool
    displaced: bool
    cause: DefaultEvent
    defaulted_at: int
    netted_from: int
    valued_until: int
    due_at: int
    costs: int
    sum: int

    ABI = (("status", EnumOf(lambda: CloseOutStatus)), ("of_b", parse("bool")), ("displaced", parse("bool")), ("cause", EnumOf(lambda: DefaultEvent)), ("defaulted_at", parse("uint32")), ("netted_from", parse("uint32")), ("valued_until", parse("uint32")), ("due_at", parse("uint32")), ("costs", parse("uint72")), ("sum", parse("int256")))


@dataclass(frozen=True)
class ClosedPeriod(Struct):
    """A period that was closed."""

    due: int
    senior: int
    declared_in: int
    closed: bool

    ABI = (("due", parse("uint96")), ("senior", parse("uint96")), ("declared_in", parse("uint8")), ("closed", parse("bool")))


@dataclass(frozen=True)
class Collection(Struct):
    """One of many payments to one payee."""

    out_asset: Address
    from_: Address
    amount: int

    ABI = (("out_asset", parse("address")), ("from_", parse("address")), ("amount", parse("uint256")))


@dataclass(frozen=True)
class Consent(Struct):
    """The rest of an instruction of the settlement engine, and who signed it."""

    settlement_at: int
    expires_at: int
    nonces: tuple[int, ...]
    signatures: tuple[bytes, ...]

    ABI = (("settlement_at", parse("uint64")), ("expires_at", parse("uint64")), ("nonces", parse("uint256[]")), ("signatures", parse("bytes[]")))


@dataclass(frozen=True)
class Corrected(Struct):
    """A correction that both signed."""

    price: int
    liable: Address
    material: bool
    paying: bool
    report_by: int
    pay_by: int
    report_hash: bytes

    ABI = (("price", parse("uint96")), ("liable", parse("address")), ("material", parse("bool")), ("paying", parse("bool")), ("report_by", parse("uint40")), ("pay_by", parse("uint40")), ("report_hash", parse("bytes32")))


@dataclass(frozen=True)
class Correction(Struct):
    """The right figures of a day that was dealt at a wrong price."""

    day: int
    net_assets: int
    price: int
    liable: Address
    cause: bytes

    ABI = (("day", parse("uint32")), ("net_assets", parse("uint128")), ("price", parse("uint96")), ("liable", parse("address")), ("cause", parse("bytes32")))


@dataclass(frozen=True)
class CourtOrder(Struct):
    """A court's order over one wallet's units or money."""

    from_: Address
    executable_at: int
    lapses_at: int
    to: Address
    state: OrderState
    objected: bool
    overridden: bool
    lodged_by: Address
    amount: int
    order_hash: bytes

    ABI = (("from_", parse("address")), ("executable_at", parse("uint48")), ("lapses_at", parse("uint48")), ("to", parse("address")), ("state", EnumOf(lambda: OrderState)), ("objected", parse("bool")), ("overridden", parse("bool")), ("lodged_by", parse("address")), ("amount", parse("uint256")), ("order_hash", parse("bytes32")))


@dataclass(frozen=True)
class Credit(Struct):
    """What the issuing bank undertakes."""

    applicant: Address
    beneficiary: Address
    nominated: Address
    asset: Address
    reimbursed_in: Address
    amount: int
    expires_at: int
    tenor: int
    examination_days: int
    availability: Availability
    utc_offset: int
    terms_hash: bytes

    ABI = (("applicant", parse("address")), ("beneficiary", parse("address")), ("nominated", parse("address")), ("asset", parse("address")), ("reimbursed_in", parse("address")), ("amount", parse("uint128")), ("expires_at", parse("uint64")), ("tenor", parse("uint32")), ("examination_days", parse("uint8")), ("availability", EnumOf(lambda: Availability)), ("utc_offset", parse("int32")), ("terms_hash", parse("bytes32")))


@dataclass(frozen=True)
class CreditState(Struct):
    """Where a credit stands: its terms count once the beneficiary has them."""

    issuer: Address
    drawn: int
    presentations: int
    cancelled: bool
    amendment: bytes

    ABI = (("issuer", parse("address")), ("drawn", parse("uint128")), ("presentations", parse("uint32")), ("cancelled", parse("bool")), ("amendment", parse("bytes32")))


@dataclass(frozen=True)
class Day(Struct):
    """A dealing day as it stands."""

    status: DayStatus
    nav: int
    price: int
    units_before: int
    requested: int
    dealt: int
    carried_to: int
    dealt_at: int
    pay_by: int

    ABI = (("status", EnumOf(lambda: DayStatus)), ("nav", parse("uint96")), ("price", parse("uint96")), ("units_before", parse("uint96")), ("requested", parse("uint96")), ("dealt", parse("uint96")), ("carried_to", parse("uint32")), ("dealt_at", parse("uint40")), ("pay_by", parse("uint40")))


@dataclass(frozen=True)
class Declaration(Struct):
    """What an instrument declares."""

    token: Address
    record_at: int
    pay_at: int
    due_at: int
    rule: AmountRule
    kind: Kind
    gross_up: bool
    income_type: int
    currency: Address
    amount: int
    taxed: int
    units: int
    prescribed_at: int
    rest_owner: Address
    withholding: Address
    tax_owner: Address

    ABI = (("token", parse("address")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("due_at", parse("uint32")), ("rule", EnumOf(lambda: AmountRule)), ("kind", EnumOf(lambda: Kind)), ("gross_up", parse("bool")), ("income_type", parse("uint8")), ("currency", parse("address")), ("amount", parse("uint96")), ("taxed", parse("uint96")), ("units", parse("uint80")), ("prescribed_at", parse("uint32")), ("rest_owner", parse("address")), ("withholding", parse("address")), ("tax_owner", parse("address")))


@dataclass(frozen=True)
class DepositNet(Struct):
    """What many payments come to at one bank."""

    deposit: Address
    parties: tuple[Address, ...]
    deltas: tuple[int, ...]

    ABI = (("deposit", parse("address")), ("parties", parse("address[]")), ("deltas", parse("int256[]")))


@dataclass(frozen=True)
class Device(Struct):
    """A device as it stands; fields as of its enrolment."""

    key: Address
    status: DeviceStatus
    kind: KeyKind
    asset_type: int
    station: int
    rated_power: int
    share: int

    ABI = (("key", parse("address")), ("status", EnumOf(lambda: DeviceStatus)), ("kind", EnumOf(lambda: KeyKind)), ("asset_type", parse("uint16")), ("station", parse("uint24")), ("rated_power", parse("uint24")), ("share", parse("uint32")))


@dataclass(frozen=True)
class DeviceTotals(Struct):
    """A pool's devices in numbers."""

    enrolled: int
    active: int
    suspended: int
    retired: int
    share: int
    active_share: int

    ABI = (("enrolled", parse("uint32")), ("active", parse("uint32")), ("suspended", parse("uint32")), ("retired", parse("uint32")), ("share", parse("uint32")), ("active_share", parse("uint32")))


@dataclass(frozen=True)
class Due(Struct):
    """An obligation as the bond's list has it."""

    number: int
    record_at: int
    pay_at: int
    due_at: int
    amount: int
    known: bool
    status: ObligationStatus
    id: ObligationId
    where: Address

    ABI = (("number", parse("uint256")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("due_at", parse("uint32")), ("amount", parse("uint256")), ("known", parse("bool")), ("status", EnumOf(lambda: ObligationStatus)), ("id", parse("bytes32")), ("where", parse("address")))


@dataclass(frozen=True)
class Dues(Struct):
    """What is to be paid [cash base units], arrears included."""

    taxes: int
    servicing: int
    senior: int
    scheduled: int
    reserve: int

    ABI = (("taxes", parse("uint256")), ("servicing", parse("uint256")), ("senior", parse("uint256")), ("scheduled", parse("uint256")), ("reserve", parse("uint256")))


@dataclass(frozen=True)
class Enrolment(Struct):
    """A device as it is enrolled."""

    asset: bytes
    key: Address
    kind: KeyKind
    asset_type: int
    station: int
    rated_power: int
    share: int

    ABI = (("asset", parse("bytes32")), ("key", parse("address")), ("kind", EnumOf(lambda: KeyKind)), ("asset_type", parse("uint16")), ("station", parse("uint24")), ("rated_power", parse("uint24")), ("share", parse("uint32")))


@dataclass(frozen=True)
class EventTerms(Struct):
    """What the terms say of events beside coupons."""

    issuer: Address
    put_price: int
    grace_period: int
    currency: Address
    call_price: int
    put_window: int
    call_notice: int
    instruction_lead: int
    late_rate: int
    interest_prescription: int
    principal_prescription: int

    ABI = (("issuer", parse("address")), ("put_price", parse("uint64")), ("grace_period", parse("uint32")), ("currency", parse("address")), ("call_price", parse("uint64")), ("put_window", parse("uint32")), ("call_notice", parse("uint32")), ("instruction_lead", parse("uint32")), ("late_rate", parse("uint64")), ("interest_prescription", parse("uint32")), ("principal_prescription", parse("uint32")))


@dataclass(frozen=True)
class Fail(Struct):
    """That one side of a transaction was ready to end it after its date, and the other not."""

    failed_at: int
    until: int
    version: int
    signed: bool
    nonce: int

    ABI = (("failed_at", parse("uint32")), ("until", parse("uint64")), ("version", parse("uint16")), ("signed", parse("bool")), ("nonce", parse("uint256")))


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
class Fixing(Struct):
    """A period's benchmark."""

    benchmark: int
    observed_on: int
    fixed_at: int
    final_at: int
    version: int

    ABI = (("benchmark", parse("int64")), ("observed_on", parse("uint32")), ("fixed_at", parse("uint32")), ("final_at", parse("uint32")), ("version", parse("uint16")))


@dataclass(frozen=True)
class Flow(Struct):
    """One cash token's requests of a day."""

    subscribed: int
    requested: int
    units: int
    dealt: int
    cash: int
    funded: bool

    ABI = (("subscribed", parse("uint128")), ("requested", parse("uint96")), ("units", parse("uint96")), ("dealt", parse("uint96")), ("cash", parse("uint128")), ("funded", parse("bool")))


@dataclass(frozen=True)
class FundTerms(Struct):
    """What the fund's documents say, frozen at the deployment. Rates are [wad], amounts [cash base units]."""

    custody: Address
    cut_off: int
    utc_offset: int
    weekdays: int
    price_decimals: int
    max_nav_age: int
    pass_after: int
    pay_within: int
    report_within: int
    compensate_within: int
    gate: int
    swing_threshold: int
    swing_factor: int
    materiality: int
    initial_price: int
    de_minimis: int
    minimum_subscription: int
    document_hash: bytes
    authorisation_hash: bytes
    consultation_hash: bytes

    ABI = (("custody", parse("address")), ("cut_off", parse("uint32")), ("utc_offset", parse("int32")), ("weekdays", parse("uint8")), ("price_decimals", parse("uint8")), ("max_nav_age", parse("uint32")), ("pass_after", parse("uint32")), ("pay_within", parse("uint32")), ("report_within", parse("uint32")), ("compensate_within", parse("uint32")), ("gate", parse("uint64")), ("swing_threshold", parse("uint64")), ("swing_factor", parse("uint64")), ("materiality", parse("uint64")), ("initial_price", parse("uint96")), ("de_minimis", parse("uint96")), ("minimum_subscription", parse("uint96")), ("document_hash", parse("bytes32")), ("authorisation_hash", parse("bytes32")), ("consultation_hash", parse("bytes32")))


@dataclass(frozen=True)
class Hold(Struct):
    """Units encumbered by a commitment; they stay their owner's."""

    wallet: Address
    units: int
    agent: Address
    expires_at: int
    enlarged_at: int

    ABI = (("wallet", parse("address")), ("units", parse("uint256")), ("agent", parse("address")), ("expires_at", parse("uint256")), ("enlarged_at", parse("uint256")))


@dataclass(frozen=True)
class HoldConsent(Struct):
    """An owner's consent to a hold: what is held, for whom, who may ask for it, and where it may go."""

    asset: Address
    agent: Address
    receivers: tuple[Address, ...]
    terms: HoldTerms
    nonce: int

    ABI = (("asset", parse("address")), ("agent", parse("address")), ("receivers", parse("address[]")), ("terms", StructOf(lambda: HoldTerms)), ("nonce", parse("uint256")))


@dataclass(frozen=True)
class HoldTerms(Struct):
    """What a hold promises."""

    wallet: Address
    beneficiary: Address
    id: int
    amount: int
    purpose: bytes
    expires_at: int

    ABI = (("wallet", parse("address")), ("beneficiary", parse("address")), ("id", parse("uint256")), ("amount", parse("uint256")), ("purpose", parse("bytes32")), ("expires_at", parse("uint64")))


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

    ABI = (("registered", parse("bool")), ("sanctioned", parse("bool")), ("suspended", parse("bool")), ("us_person", parse("bool")), ("nominee", parse("bool")), ("operator", parse("bool")), ("country", parse("uint16")), ("class_", parse("uint8")), ("valid_until_at", parse("uint32[8]")), ("claimed_topics", parse("uint8")), ("admissions", parse("uint256")))


@dataclass(frozen=True)
class HoldersInstruction(Struct):
    """The instruction that an event of default opened."""

    record_at: int
    counted: int
    instructed: int

    ABI = (("record_at", parse("uint32")), ("counted", parse("uint80")), ("instructed", parse("uint80")))


@dataclass(frozen=True)
class Income(Struct):
    """Income that who has units by title owes to who gave them."""

    to_b: bool
    paid: bool
    apart: bool
    amount: int
    due_at: int

    ABI = (("to_b", parse("bool")), ("paid", parse("bool")), ("apart", parse("bool")), ("amount", parse("uint72")), ("due_at", parse("uint32")))


@dataclass(frozen=True)
class Instruction(Struct):
    """An agreement to exchange: all its legs move or none does."""

    legs: tuple[Leg, ...]
    nonces: tuple[int, ...]
    settlement_at: int
    expires_at: int
    venue: Address
    condition: Address
    condition_id: bytes
    trade_reference: bytes

    ABI = (("legs", ArrayOf(StructOf(lambda: Leg))), ("nonces", parse("uint256[]")), ("settlement_at", parse("uint64")), ("expires_at", parse("uint64")), ("venue", parse("address")), ("condition", parse("address")), ("condition_id", parse("bytes32")), ("trade_reference", parse("bytes32")))


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
class InterestTerms(Struct):
    """Those of the terms that interest is computed from; see `BondTerms`."""

    face_value: int
    calculation_amount: int
    rate: int
    maturity_date: int
    day_count: DayCountConvention
    coupons_per_year: int
    pro_rata: bool
    zero_coupon: bool
    day_counts: Address
    rates: Address

    ABI = (("face_value", parse("uint96")), ("calculation_amount", parse("uint96")), ("rate", parse("uint64")), ("maturity_date", parse("uint32")), ("day_count", EnumOf(lambda: DayCountConvention)), ("coupons_per_year", parse("uint8")), ("pro_rata", parse("bool")), ("zero_coupon", parse("bool")), ("day_counts", parse("address")), ("rates", parse("address")))


@dataclass(frozen=True)
class KeptShare(Struct):
    """A holder's net share that could not be paid. [cash base units, units]"""

    free: int
    frozen_units: int
    held_units: int
    frozen: int
    held: int
    kept_at: int

    ABI = (("free", parse("uint96")), ("frozen_units", parse("uint80")), ("held_units", parse("uint80")), ("frozen", parse("uint96")), ("held", parse("uint96")), ("kept_at", parse("uint32")))


@dataclass(frozen=True)
class Leg(Struct):
    """One delivery of an instruction."""

    out_asset: Address
    in_asset: Address
    from_: Address
    to: Address
    id: int
    amount: int

    ABI = (("out_asset", parse("address")), ("in_asset", parse("address")), ("from_", parse("address")), ("to", parse("address")), ("id", parse("uint256")), ("amount", parse("uint256")))


@dataclass(frozen=True)
class Listing(Struct):
    """`Listing`"""

    state: ListingState
    kind: VenueKind
    changed_at: int

    ABI = (("state", EnumOf(lambda: ListingState)), ("kind", EnumOf(lambda: VenueKind)), ("changed_at", parse("uint64")))


@dataclass(frozen=True)
class MarginAsset(Struct):
    """A security that may be given as margin."""

    asset: Address
    haircut: int

    ABI = (("asset", parse("address")), ("haircut", parse("uint40")))


@dataclass(frozen=True)
class MarginCall(Struct):
    """A margin call."""

    status: CallStatus
    by_b: bool
    return_first: bool
    last: bool
    amount: int
    delivered: int
    due_at: int

    ABI = (("status", EnumOf(lambda: CallStatus)), ("by_b", parse("bool")), ("return_first", parse("bool")), ("last", parse("bool")), ("amount", parse("uint72")), ("delivered", parse("uint72")), ("due_at", parse("uint32")))


@dataclass(frozen=True)
class Mark(Struct):
    """What a source said a unit of an asset is worth."""

    price: int
    as_of: int

    ABI = (("price", parse("uint128")), ("as_of", parse("uint64")))


@dataclass(frozen=True)
class MasterAgreement(Struct):
    """What two parties agree once, for all their transactions (the master agreement and its annex)."""

    party_a: Address
    party_b: Address
    cash_a: Address
    cash_b: Address
    close_out: Address
    sources: tuple[Address, ...]
    mark_age: int
    mark_spread: int
    threshold: int
    minimum_transfer: int
    call_period: int
    cure_period: int
    valuation_period: int
    stay_period: int
    cash_rate: int
    late_rate: int
    act360: bool
    notice_days: int
    utc_offset: int
    margin_assets: tuple[MarginAsset, ...]
    terms_hash: bytes
    opinion_hash: bytes

    ABI = (("party_a", parse("address")), ("party_b", parse("address")), ("cash_a", parse("address")), ("cash_b", parse("address")), ("close_out", parse("address")), ("sources", parse("address[2]")), ("mark_age", parse("uint32")), ("mark_spread", parse("uint40")), ("threshold", parse("uint72")), ("minimum_transfer", parse("uint72")), ("call_period", parse("uint32")), ("cure_period", parse("uint32")), ("valuation_period", parse("uint32")), ("stay_period", parse("uint32")), ("cash_rate", parse("int32")), ("late_rate", parse("int32")), ("act360", parse("bool")), ("notice_days", parse("uint8")), ("utc_offset", parse("int32")), ("margin_assets", ArrayOf(StructOf(lambda: MarginAsset))), ("terms_hash", parse("bytes32")), ("opinion_hash", parse("bytes32")))


@dataclass(frozen=True)
class Measures(Struct):
    """What the triggers saw when a period was closed."""

    cash: int
    coverage: int
    uptime: int
    silent: bool
    trap: Trap

    ABI = (("cash", parse("uint256")), ("coverage", parse("uint256")), ("uptime", parse("uint256")), ("silent", parse("bool")), ("trap", EnumOf(lambda: Trap)))


@dataclass(frozen=True)
class MeetingTerms(Struct):
    """How a bond's holders decide. Shares are [wad]."""

    notice: int
    quorum: int
    extraordinary_quorum: int
    second_quorum: int
    majority: int
    extraordinary_majority: int
    written: int

    ABI = (("notice", parse("uint32")), ("quorum", parse("uint64")), ("extraordinary_quorum", parse("uint64")), ("second_quorum", parse("uint64")), ("majority", parse("uint64")), ("extraordinary_majority", parse("uint64")), ("written", parse("uint64")))


@dataclass(frozen=True)
class MeterRule(Struct):
    """What no honest meter of an asset type shows."""

    from_at: int
    minimum_price: int
    maximum_price: int
    load_limit: int
    longest: int

    ABI = (("from_at", parse("uint64")), ("minimum_price", parse("uint64")), ("maximum_price", parse("uint64")), ("load_limit", parse("uint32")), ("longest", parse("uint32")))


@dataclass(frozen=True)
class Miss(Struct):
    """A miss, or an event that the trustee recorded."""

    recorded_at: int
    grace_until_at: int
    defaulted: bool

    ABI = (("recorded_at", parse("uint32")), ("grace_until_at", parse("uint32")), ("defaulted", parse("bool")))


@dataclass(frozen=True)
class MonthTotals(Struct):
    """A pool's month; figures can be negative where corrections of closed months are more than the month's own."""

    quantity: int
    revenue: int
    batches: int
    last_accepted_at: int

    ABI = (("quantity", parse("int88")), ("revenue", parse("int88")), ("batches", parse("uint32")), ("last_accepted_at", parse("uint40")))


@dataclass(frozen=True)
class Motion(Struct):
    """What is put to the holders."""

    decision: Decision
    extraordinary: bool
    written: bool
    record_at: int
    closes_at: int
    second_of: int
    text_hash: bytes
    data_hash: bytes

    ABI = (("decision", EnumOf(lambda: Decision)), ("extraordinary", parse("bool")), ("written", parse("bool")), ("record_at", parse("uint32")), ("closes_at", parse("uint32")), ("second_of", parse("uint32")), ("text_hash", parse("bytes32")), ("data_hash", parse("bytes32")))


@dataclass(frozen=True)
class Nav(Struct):
    """The net asset value of a dealing day."""

    day: int
    valued_at: int
    net_assets: int
    units: int
    price: int
    source: bytes

    ABI = (("day", parse("uint32")), ("valued_at", parse("uint40")), ("net_assets", parse("uint128")), ("units", parse("uint96")), ("price", parse("uint96")), ("source", parse("bytes32")))


@dataclass(frozen=True)
class NetBatch(Struct):
    """Many instructions that settle by what they come to for each party."""

    instructions: tuple[Instruction, ...]
    assets: tuple[Address, ...]
    parties: tuple[Address, ...]
    consents: tuple[bytes, ...]
    signatures: bytes
    proofs: tuple[bytes, ...]

    ABI = (("instructions", ArrayOf(StructOf(lambda: Instruction))), ("assets", parse("address[]")), ("parties", parse("address[]")), ("consents", parse("bytes[]")), ("signatures", parse("bytes")), ("proofs", parse("bytes[]")))


@dataclass(frozen=True)
class Node(Struct):
    """What a node of a tree is made of: its children's hashes and figures."""

    left: bytes
    left_figures: int
    right: bytes
    right_figures: int

    ABI = (("left", parse("bytes32")), ("left_figures", parse("uint256")), ("right", parse("bytes32")), ("right_figures", parse("uint256")))


@dataclass(frozen=True)
class Obligation(Struct):
    """An obligation as it stands."""

    token: Address
    record_at: int
    pay_at: int
    due_at: int
    rule: AmountRule
    kind: Kind
    cancelled: bool
    gross_up: bool
    income_type: int
    shares_set: bool
    currency: bytes
    amount: int
    taxed: int
    units: int
    total: int
    funded: int
    prescribed_at: int
    threshold: int
    tie_member: int
    rest_owner: Address
    withholding: Address
    tax_owner: Address
    source: Address
    number: int

    ABI = (("token", parse("address")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("due_at", parse("uint32")), ("rule", EnumOf(lambda: AmountRule)), ("kind", EnumOf(lambda: Kind)), ("cancelled", parse("bool")), ("gross_up", parse("bool")), ("income_type", parse("uint8")), ("shares_set", parse("bool")), ("currency", parse("bytes3")), ("amount", parse("uint96")), ("taxed", parse("uint96")), ("units", parse("uint80")), ("total", parse("uint96")), ("funded", parse("uint96")), ("prescribed_at", parse("uint32")), ("threshold", parse("uint80")), ("tie_member", parse("uint24")), ("rest_owner", parse("address")), ("withholding", parse("address")), ("tax_owner", parse("address")), ("source", parse("address")), ("number", parse("uint64")))


@dataclass(frozen=True)
class Observation(Struct):
    """A day of an overnight rate."""

    date: int
    weight: int
    rate: int

    ABI = (("date", parse("uint32")), ("weight", parse("uint16")), ("rate", parse("int64")))


@dataclass(frozen=True)
class OfferingTerms(Struct):
    """What is offered, frozen when the books open."""

    token: Address
    instrument: Address
    issuer: Address
    proceeds_asset: Address
    fee_payee: Address
    fee_asset: Address
    accrual_date: int
    fee_rate: int
    units: int
    minimum_order: int
    increment: int
    books_close_at: int
    settlement_at: int
    settlement_until_at: int

    ABI = (("token", parse("address")), ("instrument", parse("address")), ("issuer", parse("address")), ("proceeds_asset", parse("address")), ("fee_payee", parse("address")), ("fee_asset", parse("address")), ("accrual_date", parse("uint32")), ("fee_rate", parse("uint64")), ("units", parse("uint64")), ("minimum_order", parse("uint64")), ("increment", parse("uint64")), ("books_close_at", parse("uint64")), ("settlement_at", parse("uint64")), ("settlement_until_at", parse("uint64")))


@dataclass(frozen=True)
class Option(Struct):
    """An option on dates: the issuer's to call, or the holders' to put. The terms hold the hash of their list."""

    from_date: int
    to_date: int
    price: int
    notice: int
    prices: Address

    ABI = (("from_date", parse("uint32")), ("to_date", parse("uint32")), ("price", parse("uint64")), ("notice", parse("uint32")), ("prices", parse("address")))


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
class Period(Struct):
    """One accrual period, its coupon, and what of the principal is repaid at its end."""

    start_date: int
    end_date: int
    reference_start: int
    reference_end: int
    record_at: int
    pay_at: int
    due_at: int
    coupon_in: int
    principal: int
    rate: int
    principal_in: int
    reference_split: int

    ABI = (("start_date", parse("uint32")), ("end_date", parse("uint32")), ("reference_start", parse("uint32")), ("reference_end", parse("uint32")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("due_at", parse("uint32")), ("coupon_in", parse("uint8")), ("principal", parse("uint96")), ("rate", parse("uint64")), ("principal_in", parse("uint8")), ("reference_split", parse("uint32")))


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

    ABI = (("switches", parse("uint16")), ("minimum_class", parse("uint8")), ("topics", parse("uint8")), ("minimum_holding", parse("uint56")), ("cap", parse("uint64")), ("maximum_holders", parse("uint24")), ("lock_up_until_at", parse("uint32")), ("countries", parse("uint16[]")))


@dataclass(frozen=True)
class Position(Struct):
    """A transaction as it stands after its variations."""

    security: Address
    units: int
    status: TransactionStatus
    seller_is_b: bool
    act360: bool
    purchase_price: int
    rate: int
    margin: int
    purchase_date: int
    repurchase_date: int
    version: int
    since_at: int
    closed_at: int

    ABI = (("security", parse("address")), ("units", parse("uint72")), ("status", EnumOf(lambda: TransactionStatus)), ("seller_is_b", parse("bool")), ("act360", parse("bool")), ("purchase_price", parse("uint72")), ("rate", parse("int32")), ("margin", parse("uint40")), ("purchase_date", parse("uint16")), ("repurchase_date", parse("uint16")), ("version", parse("uint16")), ("since_at", parse("uint32")), ("closed_at", parse("uint32")))


@dataclass(frozen=True)
class PowerGrant(Struct):
    """Powers that a token is deployed with."""

    agent: Address
    powers: int

    ABI = (("agent", parse("address")), ("powers", parse("uint256")))


@dataclass(frozen=True)
class Presentation(Struct):
    """Documents as they were presented."""

    by: Address
    status: PresentationStatus
    presented_at: int
    answer_by: int
    due_at: int
    amount: int
    bundle: bytes

    ABI = (("by", parse("address")), ("status", EnumOf(lambda: PresentationStatus)), ("presented_at", parse("uint64")), ("answer_by", parse("uint64")), ("due_at", parse("uint64")), ("amount", parse("uint128")), ("bundle", parse("bytes32")))


@dataclass(frozen=True)
class Progress(Struct):
    """How far the holders of an obligation have been reached."""

    units_reached: int
    reached: int
    kept: int
    withheld: int
    prescribed: int

    ABI = (("units_reached", parse("uint80")), ("reached", parse("uint96")), ("kept", parse("uint96")), ("withheld", parse("uint96")), ("prescribed", parse("uint96")))


@dataclass(frozen=True)
class Put(Struct):
    """A put."""

    date: int
    closes_at: int
    pay_at: int
    due_at: int
    coupon_record_at: int
    amount: int
    interest: int
    units: int
    closed: bool
    price: int
    obligations: Address

    ABI = (("date", parse("uint32")), ("closes_at", parse("uint32")), ("pay_at", parse("uint32")), ("due_at", parse("uint32")), ("coupon_record_at", parse("uint32")), ("amount", parse("uint96")), ("interest", parse("uint96")), ("units", parse("uint80")), ("closed", parse("bool")), ("price", parse("uint64")), ("obligations", parse("address")))


@dataclass(frozen=True)
class QueuedPayment(Struct):
    """A payment that has left its payer and has not reached its payee: two storage words."""

    payer: Address
    amount: int
    priority: int
    status: PaymentStatus
    payee: Address
    source: int
    target: int
    until: int
    answer_by: int

    ABI = (("payer", parse("address")), ("amount", parse("uint72")), ("priority", parse("uint8")), ("status", EnumOf(lambda: PaymentStatus)), ("payee", parse("address")), ("source", parse("uint8")), ("target", parse("uint8")), ("until", parse("uint32")), ("answer_by", parse("uint32")))


@dataclass(frozen=True)
class RailHours(Struct):
    """When the rail takes payments."""

    opens_at: int
    duration: int
    utc_offset: int
    weekdays: int

    ABI = (("opens_at", parse("uint32")), ("duration", parse("uint32")), ("utc_offset", parse("int32")), ("weekdays", parse("uint8")))


@dataclass(frozen=True)
class RateTerms(Struct):
    """How a bond's rate follows from a benchmark. Rates are [wad] per annum."""

    agent: Address
    lowest: int
    highest: int
    correction_period: int
    checker: Address
    lead_days: int
    decimals: int
    method: FixingMethod
    in_advance: bool
    shift: bool
    basis: int
    margin: int
    multiplier: int
    floor: int
    cap: int
    initial: int
    adjustment: int
    index: bytes
    fallback_index: bytes

    ABI = (("agent", parse("address")), ("lowest", parse("int32")), ("highest", parse("int32")), ("correction_period", parse("uint32")), ("checker", parse("address")), ("lead_days", parse("uint16")), ("decimals", parse("uint8")), ("method", EnumOf(lambda: FixingMethod)), ("in_advance", parse("bool")), ("shift", parse("bool")), ("basis", parse("uint16")), ("margin", parse("int64")), ("multiplier", parse("uint64")), ("floor", parse("int64")), ("cap", parse("int64")), ("initial", parse("int64")), ("adjustment", parse("int64")), ("index", parse("bytes32")), ("fallback_index", parse("bytes32")))


@dataclass(frozen=True)
class Reading(Struct):
    """What a device says it metered. It signs keccak256(abi.encode(type hash, the nine fields)), the digest; a
    leaf is keccak256(digest ‖ keccak256(r ‖ s) ‖ figures), so that a signature that is none can be shown to
    be none. Of the two values of s that every ECDSA signature has, only the lower one counts, on both curves:
    many devices give either, and who takes a reading from one lowers it (s ← order − s) before the leaf is
    made.
    """

    asset: bytes
    sequence: int
    started_at: int
    ended_at: int
    quantity: int
    total: int
    revenue: int
    detail: bytes
    previous: bytes

    ABI = (("asset", parse("bytes32")), ("sequence", parse("uint64")), ("started_at", parse("uint64")), ("ended_at", parse("uint64")), ("quantity", parse("uint64")), ("total", parse("uint64")), ("revenue", parse("uint64")), ("detail", parse("bytes32")), ("previous", parse("bytes32")))


@dataclass(frozen=True)
class ReadingProof(Struct):
    """A reading, the device's signature and public key, and the way from its leaf to the batch's root."""

    entry: BatchProof
    reading: Reading
    r: bytes
    s: bytes
    qx: bytes
    qy: bytes
    figures: int
    siblings: tuple[bytes, ...]
    sibling_figures: tuple[int, ...]
    sides: int

    ABI = (("entry", StructOf(lambda: BatchProof)), ("reading", StructOf(lambda: Reading)), ("r", parse("bytes32")), ("s", parse("bytes32")), ("qx", parse("bytes32")), ("qy", parse("bytes32")), ("figures", parse("uint256")), ("siblings", parse("bytes32[]")), ("sibling_figures", parse("uint256[]")), ("sides", parse("uint256")))


@dataclass(frozen=True)
class ReadingsState(Struct):
    """A pool's settings and state."""

    paused: bool
    quorum: int
    attesters: int
    dispute_window: int
    open_month: int
    open_disputes: int
    last_accepted_at: int
    utc_offset: int
    summer_time: int

    ABI = (("paused", parse("bool")), ("quorum", parse("uint8")), ("attesters", parse("uint8")), ("dispute_window", parse("uint32")), ("open_month", parse("uint24")), ("open_disputes", parse("uint32")), ("last_accepted_at", parse("uint40")), ("utc_offset", parse("int32")), ("summer_time", parse("uint16")))


@dataclass(frozen=True)
class Reconciliation(Struct):
    """Three statements of one period's revenue [cash base units], and the cash that came of it."""

    meter: int
    channel: int
    bank: int
    cash: int
    expected: int
    gap: int
    uptime: int
    recorded_at: int
    open: bool
    document_hash: bytes

    ABI = (("meter", parse("uint128")), ("channel", parse("uint128")), ("bank", parse("uint128")), ("cash", parse("uint128")), ("expected", parse("int128")), ("gap", parse("uint128")), ("uptime", parse("uint64")), ("recorded_at", parse("uint40")), ("open", parse("bool")), ("document_hash", parse("bytes32")))


@dataclass(frozen=True)
class RecoveryTerms(Struct):
    """What two of three approvers sign (EIP-712)."""

    register: Address
    lost: Address
    successor: Address
    declaration_hash: bytes
    deadline: int

    ABI = (("register", parse("address")), ("lost", parse("address")), ("successor", parse("address")), ("declaration_hash", parse("bytes32")), ("deadline", parse("uint256")))


@dataclass(frozen=True)
class Redemption(Struct):
    """A request to be paid at par."""

    wallet: Address
    amount: int
    requested_at: int
    due_at: int
    state: RedemptionState
    overdue_reported: bool
    reported_by: Address
    payment_ref: bytes
    reported_before: int

    ABI = (("wallet", parse("address")), ("amount", parse("uint128")), ("requested_at", parse("uint64")), ("due_at", parse("uint64")), ("state", EnumOf(lambda: RedemptionState)), ("overdue_reported", parse("bool")), ("reported_by", parse("address")), ("payment_ref", parse("bytes32")), ("reported_before", parse("uint128")))


@dataclass(frozen=True)
class ReferencePeriod(Struct):
    """What the accruals of a coupon period are measured against. Dates are [days since 1970-01-01]."""

    start_date: int
    end_date: int
    split_date: int
    coupons_per_year: int
    accrual_start: int
    accrual_end: int
    maturity_date: int

    ABI = (("start_date", parse("uint32")), ("end_date", parse("uint32")), ("split_date", parse("uint32")), ("coupons_per_year", parse("uint32")), ("accrual_start", parse("uint32")), ("accrual_end", parse("uint32")), ("maturity_date", parse("uint32")))


@dataclass(frozen=True)
class Registration(Struct):
    """A holder as the registrar registers it."""

    wallet: Address
    country: int
    class_: int
    flags: int
    valid_until_at: tuple[int, ...]

    ABI = (("wallet", parse("address")), ("country", parse("uint16")), ("class_", parse("uint8")), ("flags", parse("uint8")), ("valid_until_at", parse("uint32[8]")))


@dataclass(frozen=True)
class Request(Struct):
    """What a holder has under one id in one cash token, carried requests among it."""

    subscribed: int
    redeemed: int
    units_claimed: bool
    cash_claimed: bool
    ended: bool

    ABI = (("subscribed", parse("uint128")), ("redeemed", parse("uint96")), ("units_claimed", parse("bool")), ("cash_claimed", parse("bool")), ("ended", parse("bool")))


@dataclass(frozen=True)
class ReserveAttestation(Struct):
    """What custodian and auditor say of the reserve."""

    as_of: int
    market_value: int
    credits: int
    payouts: int
    composition: bytes

    ABI = (("as_of", parse("uint64")), ("market_value", parse("uint256")), ("credits", parse("uint256")), ("payouts", parse("uint256")), ("composition", parse("bytes32")))


@dataclass(frozen=True)
class Resolution(Struct):
    """A motion as it stands."""

    motion: Motion
    status: ResolutionStatus
    counted: int
    yes: int
    no: int

    ABI = (("motion", StructOf(lambda: Motion)), ("status", EnumOf(lambda: ResolutionStatus)), ("counted", parse("uint80")), ("yes", parse("uint80")), ("no", parse("uint80")))


@dataclass(frozen=True)
class RevenuePeriod(Struct):
    """One period."""

    from_month: int
    to_month: int
    record_at: int
    pay_at: int
    amount: int

    ABI = (("from_month", parse("uint24")), ("to_month", parse("uint24")), ("record_at", parse("uint32")), ("pay_at", parse("uint32")), ("amount", parse("uint96")))


@dataclass(frozen=True)
class RevenueTerms(Struct):
    """The terms, frozen once by hash."""

    face_value: int
    volume: int
    amortisation: Amortisation
    target: int
    maximum_holders: int
    currency: Address
    withholding: Address
    tax_owner: Address
    document_hash: bytes
    isin: str

    ABI = (("face_value", parse("uint96")), ("volume", parse("uint80")), ("amortisation", EnumOf(lambda: Amortisation)), ("target", parse("uint96")), ("maximum_holders", parse("uint24")), ("currency", parse("address")), ("withholding", parse("address")), ("tax_owner", parse("address")), ("document_hash", parse("bytes32")), ("isin", parse("string")))


@dataclass(frozen=True)
class Split(Struct):
    """Where it goes [cash base units]."""

    taxes: int
    servicing: int
    senior: int
    from_reserve: int
    reserve: int
    trapped: int
    residual: int

    ABI = (("taxes", parse("uint256")), ("servicing", parse("uint256")), ("senior", parse("uint256")), ("from_reserve", parse("uint256")), ("reserve", parse("uint256")), ("trapped", parse("uint256")), ("residual", parse("uint256")))


@dataclass(frozen=True)
class Statements(Struct):
    """What others than the readings say of a period."""

    channel: int
    bank: int
    uptime: int
    document_hash: bytes

    ABI = (("channel", parse("uint128")), ("bank", parse("uint128")), ("uptime", parse("uint64")), ("document_hash", parse("bytes32")))


@dataclass(frozen=True)
class Sums(Struct):
    """Sums between two parties. Above zero: for A."""

    calls: int
    disputed_of_a: int
    disputed_of_b: int
    interest_date: int
    cash_margin: int
    cash_interest: int
    income_owed: int

    ABI = (("calls", parse("uint32")), ("disputed_of_a", parse("uint32")), ("disputed_of_b", parse("uint32")), ("interest_date", parse("uint16")), ("cash_margin", parse("int72")), ("cash_interest", parse("int72")), ("income_owed", parse("int72")))


@dataclass(frozen=True)
class TaxLine(Struct):
    """The tax line of an obligation. [cash base units]"""

    due: int
    covered: int
    remitted: int
    due_at: int

    ABI = (("due", parse("uint128")), ("covered", parse("uint128")), ("remitted", parse("uint128")), ("due_at", parse("uint32")))


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
    issue_gate: Address
    policy: PolicyTerms
    grants: tuple[PowerGrant, ...]

    ABI = (("name", parse("string")), ("symbol", parse("string")), ("decimals", parse("uint8")), ("authority", parse("address")), ("identity_registry", parse("address")), ("explainer", parse("address")), ("documents", parse("address")), ("instrument", parse("address")), ("issue_gate", parse("address")), ("policy", StructOf(lambda: PolicyTerms)), ("grants", ArrayOf(StructOf(lambda: PowerGrant))))


@dataclass(frozen=True)
class Top(Struct):
    """The root of a tree, opened: its children. It shows that a batch's figures are the sums of its leaves."""

    left: bytes
    left_figures: int
    right: bytes

    ABI = (("left", parse("bytes32")), ("left_figures", parse("uint256")), ("right", parse("bytes32")))


@dataclass(frozen=True)
class Transaction(Struct):
    """What two parties agree for one repo."""

    seller_is_b: bool
    security: Address
    units: int
    purchase_price: int
    rate: int
    act360: bool
    haircut: int
    margin_ratio: int
    purchase_date: int
    repurchase_date: int
    salt: bytes

    ABI = (("seller_is_b", parse("bool")), ("security", parse("address")), ("units", parse("uint72")), ("purchase_price", parse("uint72")), ("rate", parse("int32")), ("act360", parse("bool")), ("haircut", parse("uint40")), ("margin_ratio", parse("uint40")), ("purchase_date", parse("uint16")), ("repurchase_date", parse("uint16")), ("salt", parse("bytes32")))


@dataclass(frozen=True)
class Trigger(Struct):
    """A measure that must not fall."""

    threshold: int
    cure_at: int
    cure_periods: int
    traps: Trap

    ABI = (("threshold", parse("uint64")), ("cure_at", parse("uint64")), ("cure_periods", parse("uint8")), ("traps", EnumOf(lambda: Trap)))


@dataclass(frozen=True)
class TriggerState(Struct):
    """`TriggerState`"""

    tripped: bool
    good_periods: int

    ABI = (("tripped", parse("bool")), ("good_periods", parse("uint8")))


@dataclass(frozen=True)
class Variation(Struct):
    """What a transaction becomes: substitution (security), adjustment or partial return (units), repricing
    (price), another rate, roll or early end (date).
    """

    security: Address
    units: int
    purchase_price: int
    rate: int
    repurchase_date: int

    ABI = (("security", parse("address")), ("units", parse("uint72")), ("purchase_price", parse("uint72")), ("rate", parse("int32")), ("repurchase_date", parse("uint16")))


@dataclass(frozen=True)
class Verdict(Struct):
    """What one rule says of one movement."""

    rule: str
    ok: bool
    refusal: bytes

    ABI = (("rule", parse("string")), ("ok", parse("bool")), ("refusal", parse("bytes")))


@dataclass(frozen=True)
class WaterfallState(Struct):
    """A pool's money [cash base units]. received = paid + unallocated + reserve + trapped + what is owed to
    four.
    """

    received: int
    paid: int
    unallocated: int
    reserve: int
    trapped: int
    taxes: int
    servicing: int
    senior: int
    residual: int
    tax_arrears: int
    servicing_arrears: int
    missing: int
    proceeds: int
    coverage: TriggerState
    uptime: TriggerState
    paused: bool
    open_gaps: int

    ABI = (("received", parse("uint128")), ("paid", parse("uint128")), ("unallocated", parse("uint128")), ("reserve", parse("uint128")), ("trapped", parse("uint128")), ("taxes", parse("uint128")), ("servicing", parse("uint128")), ("senior", parse("uint128")), ("residual", parse("uint128")), ("tax_arrears", parse("uint128")), ("servicing_arrears", parse("uint128")), ("missing", parse("int128")), ("proceeds", parse("uint128")), ("coverage", StructOf(lambda: TriggerState)), ("uptime", StructOf(lambda: TriggerState)), ("paused", parse("bool")), ("open_gaps", parse("uint32")))


@dataclass(frozen=True)
class WaterfallTerms(Struct):
    """A pool's terms, set once."""

    cash: Address
    interbank: Address
    instrument: Address
    tax_owner: Address
    servicer: Address
    operator: Address
    tax_rate: int
    servicing_rate: int
    servicing_fee: int
    reserve_target: int
    remittance_rate: int
    tolerance: int
    silence_limit: int
    silence_traps: Trap
    coverage: Trigger
    uptime: Trigger

    ABI = (("cash", parse("address")), ("interbank", parse("address")), ("instrument", parse("address")), ("tax_owner", parse("address")), ("servicer", parse("address")), ("operator", parse("address")), ("tax_rate", parse("uint64")), ("servicing_rate", parse("uint64")), ("servicing_fee", parse("uint96")), ("reserve_target", parse("uint96")), ("remittance_rate", parse("uint64")), ("tolerance", parse("uint64")), ("silence_limit", parse("uint32")), ("silence_traps", EnumOf(lambda: Trap)), ("coverage", StructOf(lambda: Trigger)), ("uptime", StructOf(lambda: Trigger)))
