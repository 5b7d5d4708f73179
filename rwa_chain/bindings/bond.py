"""A bond, the instrument of its token.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.faced import Faced as _Faced
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_bond import IBond as _IBond
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("token", "address"), ("obligations", "address"), ("offering", "address"), ("puts", "address"), ("defaults", "address"), ("face", "address")))
_ACCRUED_INTEREST: Function[int] = Function("accruedInterest", "e31135ec", (("units", "uint256"), ("onDate", "uint32")), (("", "uint256"),))
_ADD_PERIODS: Function[None] = Function("addPeriods", "0e26bf68", (("periods_", ArrayOf(StructOf(lambda: _types.Period))),), ())
_ADVANCE: Function[int] = Function("advance", "71d6ddd6", (("limit", "uint256"),), (("i", "uint256"),))
_AMEND: Function[None] = Function("amend", "6e7de583", (("terms_", StructOf(lambda: _types.BondTerms)),), ())
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_CALL: Function[None] = Function("call", "faf43af7", (("date", "uint32"), ("recordAt", "uint32"), ("payAt", "uint32"), ("dueAt", "uint32"), ("noticeHash", "bytes32")), ())
_CALL_AT: Function[None] = Function("callAt", "fc5712e7", (("notice", StructOf(lambda: _types.CallNotice)), ("price", "uint64")), ())
_CALL_PART: Function[None] = Function("callPart", "c1bd2fac", (("i", "uint256"), ("perUnit", "uint96"), ("noticeHash", "bytes32")), ())
_CANCEL_UNITS: Function[None] = Function("cancelUnits", "00a46e1b", (("units", "uint256"),), ())
_COUNT_PUT: Function[None] = Function("countPut", "45af1b53", (("units", "uint256"), ("principal", "uint256")), ())
_COUPON_FREQUENCY: Function[int] = Function("couponFrequency", "5eb0b3d0", (), (("", "uint256"),))
_COUPON_OF: Function[tuple[int, bool]] = Function("couponOf", "78e28ab9", (("period", "uint256"),), (("perUnit", "uint256"), ("known", "bool")))
_COUPON_PER_UNIT: Function[int] = Function("couponPerUnit", "5531a306", (("period", "uint256"),), (("", "uint256"),))
_COUPON_RATE: Function[int] = Function("couponRate", "c0bcb26f", (), (("", "uint256"),))
_COUPON_TOTAL: Function[int] = Function("couponTotal", "edd412a3", (("period", "uint256"),), (("", "uint256"),))
_COUPON_TYPE: Function[int] = Function("couponType", "045017ce", (), (("", "uint8"),))
_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_CURRENCY_OF_COUPON: Function[Address] = Function("currencyOfCoupon", "c0928597", (), (("", "address"),))
_DATES_OF: Function[tuple[int, int, int]] = Function("datesOf", "df9cdc9d", (("i", "uint256"),), (("startDate", "uint32"), ("endDate", "uint32"), ("recordAt", "uint32")))
_DAY_COUNT_BASIS: Function[int] = Function("dayCountBasis", "bde7aa47", (), (("", "uint8"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_DECLARE: Function[_types.ObligationId] = Function("declare", "18219ab8", (("number", "uint256"),), (("id", "bytes32"),))
_DENOMINATION: Function[int] = Function("denomination", "8bca6d16", (), (("", "uint256"),))
_DRAFT_TERMS: Function[None] = Function("draftTerms", "6ddbf364", (("terms_", StructOf(lambda: _types.BondTerms)),), ())
_EVENT_TERMS: Function[_types.EventTerms] = Function("eventTerms", "6b355d5f", (), (("", StructOf(lambda: _types.EventTerms)),))
_FACE_VALUE: Function[int] = Function("faceValue", "44fd9caa", (), (("", "uint256"),))
_FIRST_OPEN: Function[int] = Function("firstOpen", "2f6b20fc", (), (("low", "uint256"),))
_FIRST_UNFUNDED: Function[int] = Function("firstUnfunded", "ea4f6142", (), (("", "uint16"),))
_FREEZE: Function[None] = Function("freeze", "ec13cc7b", (("termsHash_", "bytes32"),), ())
_FREEZE_TERMS: Function[bytes] = Function("freezeTerms", "50fe8cc6", (("terms_", StructOf(lambda: _types.BondTerms)), ("periods_", ArrayOf(StructOf(lambda: _types.Period)))), (("", "bytes32"),))
_HISTORY: Function[tuple[bool, bool, bool]] = Function("history", "98daac83", (), (("issued", "bool"), ("called", "bool"), ("superseded", "bool")))
_INTEREST_ON: Function[int] = Function("interestOn", "2cc746e6", (("principal", "uint256"), ("period", "uint256"), ("from", "uint32"), ("to", "uint32")), (("", "uint256"),))
_INTEREST_TERMS: Function[_types.InterestTerms] = Function("interestTerms", "aed77c35", (), (("t", StructOf(lambda: _types.InterestTerms)),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_PERIOD_FUNDED: Function[bool] = Function("isPeriodFunded", "26075b43", (("i", "uint256"),), (("", "bool"),))
_IS_RUNNING: Function[bool] = Function("isRunning", "2014e5d1", (), (("", "bool"),))
_ISIN: Function[str] = Function("isin", "82d5a60d", (), (("", "string"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUE_DATE: Function[int] = Function("issueDate", "8d1343e0", (), (("", "uint256"),))
_ISSUE_VOLUME: Function[int] = Function("issueVolume", "710d3329", (), (("", "uint256"),))
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint128"),))
_MATURITY_DATE: Function[int] = Function("maturityDate", "d59624b4", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_OFFERED_RATE: Function[int] = Function("offeredRate", "718a8fd7", (), (("", "uint256"),))
_OUTSTANDING: Function[int] = Function("outstanding", "e50d33e3", (), (("", "uint256"),))
_OWED_AT: Function[tuple[int, int, bool, _types.ObligationId, Address]] = Function("owedAt", "63fd7552", (("number", "uint256"),), (("i", "uint256"), ("amount", "uint256"), ("known", "bool"), ("id", "bytes32"), ("where", "address")))
_OWED_PERIODS: Function[int] = Function("owedPeriods", "2c0f74d1", (), (("", "uint256"),))
_PARTS: Function[tuple[Address, Address, Address]] = Function("parts", "b47e9c79", (), (("offering", "address"), ("puts", "address"), ("defaults", "address")))
_PERIOD: Function[_types.Period] = Function("period", "d4b08aee", (("i", "uint256"),), (("", StructOf(lambda: _types.Period)),))
_PERIOD_AT: Function[int] = Function("periodAt", "7e6dd14a", (("date", "uint32"),), (("", "uint256"),))
_PERIOD_COUNT: Function[int] = Function("periodCount", "7f197519", (), (("", "uint256"),))
_PRINCIPAL_AT: Function[int] = Function("principalAt", "45f49a58", (("i", "uint256"),), (("principal", "uint256"),))
_PRINCIPAL_GIVEN_UP: Function[int] = Function("principalGivenUp", "6d8a93f1", (), (("", "uint128"),))
_PRINCIPAL_NUMBER: Function[int] = Function("principalNumber", "4ec76535", (("i", "uint256"),), (("", "uint256"),))
_PRINCIPAL_OF: Function[int] = Function("principalOf", "61e20a1c", (("account", "address"),), (("", "uint256"),))
_PRINCIPAL_PER_UNIT: Function[int] = Function("principalPerUnit", "c091ea11", (), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_RATE_AT: Function[int] = Function("rateAt", "85a82a0e", (("period", "uint256"),), (("", "uint256"),))
_REDEEMED_PRINCIPAL: Function[int] = Function("redeemedPrincipal", "de62433e", (), (("", "uint256"),))
_REFUSE_CLOSED: Function[None] = Function("refuseClosed", "74ac4c5a", (("closesAt", "uint256"),), ())
_REINSTATE: Function[None] = Function("reinstate", "28fecd48", (), ())
_REPAID_PER_UNIT: Function[int] = Function("repaidPerUnit", "8faad2c6", (("i", "uint256"),), (("perUnit", "uint256"),))
_REQUIRE_MEASURABLE: Function[None] = Function("requireMeasurable", "b9508752", (("from", "uint256"),), ())
_RETIRE: Function[None] = Function("retire", "8453153a", (("wallets", "address[]"),), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_OBLIGATIONS: Function[None] = Function("setObligations", "3838c07f", (("obligations_", "address"),), ())
_SET_PARTS: Function[None] = Function("setParts", "d0335300", (("offering", "address"), ("puts", "address"), ("defaults", "address")), ())
_SETTLEMENT_INTEREST: Function[int] = Function("settlementInterest", "955603f9", (("units", "uint256"), ("onDate", "uint32"), ("settlementAt", "uint256")), (("", "int256"),))
_STATUS: Function[_types.BondStatus] = Function("status", "200d2ed2", (), (("", EnumOf(lambda: _types.BondStatus)),))
_SUPERSEDE: Function[tuple[int, int]] = Function("supersede", "6280d48e", (), (("open", "uint256"), ("perUnit", "uint256")))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_TAX_TERMS: Function[tuple[Address, Address, bool]] = Function("taxTerms", "76379e3f", (), (("", "address"), ("", "address"), ("", "bool")))
_TERMS: Function[_types.BondTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.BondTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class Bond(Contract):
    """A bond, the instrument of its token."""

    NAME = "Bond"
    SOURCE = "contracts/bond/Bond.sol"

    INCOME_INTEREST = 0

    @dataclass(eq=False, repr=False)
    class RegisterClosed(ContractError):
        """The final record has passed: the register takes no transfer until redemption."""

        NAME = "Bond.RegisterClosed"
        SELECTOR = bytes.fromhex("0e292416")
        SIGNATURE = "RegisterClosed(uint256,uint256)"
        PARAMETERS = (("closesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("closes_at", "now_at")
        NOTICE = "The final record has passed: the register takes no transfer until redemption."

        closes_at: int
        now_at: int

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    Advanced = _IBond.Advanced
    AlreadyDeclared = _IBond.AlreadyDeclared
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    BondEnded = _IBond.BondEnded
    CallDateUnfit = _IBond.CallDateUnfit
    CallRefused = _IBond.CallRefused
    Called = _IBond.Called
    CalledInPart = _IBond.CalledInPart
    CouponDeclared = _IBond.CouponDeclared
    DateOutsideSchedule = _IBond.DateOutsideSchedule
    FaceMissing = _Faced.FaceMissing
    NothingOwed = _IBond.NothingOwed
    NoticeTooShort = _IBond.NoticeTooShort
    NumberUnknown = _IBond.NumberUnknown
    ObligationsSet = _IBond.ObligationsSet
    PartBusy = _IBond.PartBusy
    PartUnknown = _IBond.PartUnknown
    PartsSet = _IBond.PartsSet
    PeriodUnknown = _IBond.PeriodUnknown
    PeriodsAdded = _IBond.PeriodsAdded
    PrincipalDeclared = _IBond.PrincipalDeclared
    PrincipalNotDischarged = _IBond.PrincipalNotDischarged
    RateUnknown = _IBond.RateUnknown
    ScheduleReinstated = _IBond.ScheduleReinstated
    ScheduleSuperseded = _IBond.ScheduleSuperseded
    ScheduleUnfit = _IBond.ScheduleUnfit
    TermUnfit = _IBond.TermUnfit
    TermsAmended = _IBond.TermsAmended
    TermsFrozen = _IBond.TermsFrozen
    TermsHashUnexpected = _IBond.TermsHashUnexpected
    UnitsCancelled = _IBond.UnitsCancelled
    UnitsNotFree = _IBond.UnitsNotFree
    UnitsPut = _IBond.UnitsPut
    UnitsRetired = _IBond.UnitsRetired
    VolumeExceeded = _IBond.VolumeExceeded

    @classmethod
    def creation(cls, authority: AddressLike, token: AddressLike, obligations: AddressLike, offering: AddressLike, puts: AddressLike, defaults: AddressLike, face: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, token, obligations, offering, puts, defaults, face))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, token: AddressLike, obligations: AddressLike, offering: AddressLike, puts: AddressLike, defaults: AddressLike, face: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, token, obligations, offering, puts, defaults, face, libraries=libraries), sender, gas)

    def accrued_interest(self, units: int, on_date: int, *, at: int | None = None) -> int:
        """Interest from the start of the period that `onDate` accrues in, on the principal of the units, rounded
        half up once.
        """
        return self._view(_ACCRUED_INTEREST, (units, on_date), at)

    def _make_add_periods(self, periods: Sequence[_types.Period]) -> Call[None]:
        return self._call(_ADD_PERIODS, (periods,))

    @write(_make_add_periods)
    def add_periods(self, periods: Sequence[_types.Period], *, sender: Party, gas: int | None = None) -> None:
        """Adds periods to the draft, in order, and schedules their records (ISSUER). Requirements: drafted and
        not frozen; periods that follow each other, records in order, record < pay ≤ due; principal that never
        rises (`ScheduleUnfit`). At most 480 in all.

        Emits `PeriodsAdded`.
        """
        raise Signature

    def _make_advance(self, limit: int) -> Call[int]:
        return self._call(_ADVANCE, (limit,))

    @write(_make_advance)
    def advance(self, limit: int, *, sender: Party, gas: int | None = None) -> int:
        """Moves the mark of the first period that is not wholly funded by at most `limit`, over periods whose
        record has passed; for anyone.
        """
        raise Signature

    def _make_amend(self, terms: _types.BondTerms) -> Call[None]:
        return self._call(_AMEND, (terms,))

    @write(_make_amend)
    def amend(self, terms: _types.BondTerms, *, sender: Party, gas: int | None = None) -> None:
        """Puts other terms in place of the frozen ones (HOLDERS), which `IBondMeetings` checked: neither what a
        unit carries and earns nor the dates change. Their hash is over the one that they replace and the new
        terms.

        Emits `TermsAmended`.
        """
        raise Signature

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

    def _make_call(self, date: int, record_at: int, pay_at: int, due_at: int, notice_hash: bytes) -> Call[None]:
        return self._call(_CALL, (date, record_at, pay_at, due_at, notice_hash))

    @write(_make_call)
    def call(self, date: int, record_at: int, pay_at: int, due_at: int, notice_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Calls the bond (ISSUER): the period that `date` ends or falls in is the last and ends at `date`, an
        interest date included. Requirements: the terms have a call, neither called nor accelerated, no put
        open, nothing due is unfunded (`CallRefused`); payAt ≥ now + notice (`NoticeTooShort`); the period's
        record is to come, now < recordAt < payAt ≤ dueAt, `date` is the label of payAt (`CallDateUnfit`).

        Emits `Called`.
        """
        raise Signature

    def _make_call_at(self, notice: _types.CallNotice, price: int) -> Call[None]:
        return self._call(_CALL_AT, (notice, price))

    @write(_make_call_at)
    def call_at(self, notice: _types.CallNotice, price: int, *, sender: Party, gas: int | None = None) -> None:
        """Calls the bond at a price that an option of the terms has (the puts contract, which checked it).
        Requirements: as for `call` but for the notice.

        Emits `Called`.
        """
        raise Signature

    def _make_call_part(self, i: int, per_unit: int, notice_hash: bytes) -> Call[None]:
        return self._call(_CALL_PART, (i, per_unit, notice_hash))

    @write(_make_call_part)
    def call_part(self, i: int, per_unit: int, notice_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Calls a part of every unit's principal on a period's interest date (ISSUER): it is repaid with the
        period's instalment, and the last instalments fall away. Requirements: as for `call`; the terms' call
        price is par; less than what a unit carries in the last period (`CallRefused`).

        Emits `CalledInPart`.
        """
        raise Signature

    def _make_cancel_units(self, units: int) -> Call[None]:
        return self._call(_CANCEL_UNITS, (units,))

    @write(_make_cancel_units)
    def cancel_units(self, units: int, *, sender: Party, gas: int | None = None) -> None:
        """A holder gives its own units up, as an issuer does that bought them back. Requirements: free units
        (`UnitsNotFree`); the last record is to come, and nothing was accelerated (`BondEnded`).

        Emits `UnitsCancelled`.
        """
        raise Signature

    def _make_count_put(self, units: int, principal: int) -> Call[None]:
        return self._call(_COUNT_PUT, (units, principal))

    @write(_make_count_put)
    def count_put(self, units: int, principal: int, *, sender: Party, gas: int | None = None) -> None:
        """Counts principal of units that were put and retired (the puts contract)."""
        raise Signature

    def coupon_frequency(self, *, at: int | None = None) -> int:
        """`couponFrequency()`

        Returns coupons per year
        """
        return self._view(_COUPON_FREQUENCY, (), at)

    def coupon_of(self, period: int, *, at: int | None = None) -> tuple[int, bool]:
        """What the bond declares as a coupon.

        Returns known: whether the rate is
        Returns perUnit: zero where nothing is owed; of a pro rata bond at least 1 where anything is
        """
        return self._view(_COUPON_OF, (period,), at)

    def coupon_per_unit(self, period: int, *, at: int | None = None) -> int:
        """Coupon of one unit, per calculation amount rounded half up; the exact one cut for a pro rata bond."""
        return self._view(_COUPON_PER_UNIT, (period,), at)

    def coupon_rate(self, *, at: int | None = None) -> int:
        """[basis points] per annum, cut."""
        return self._view(_COUPON_RATE, (), at)

    def coupon_total(self, period: int, *, at: int | None = None) -> int:
        """Coupon of all units. Requirements: the record has passed."""
        return self._view(_COUPON_TOTAL, (period,), at)

    def coupon_type(self, *, at: int | None = None) -> int:
        """`couponType()`

        Returns 1 = fixed
        """
        return self._view(_COUPON_TYPE, (), at)

    def currency(self, *, at: int | None = None) -> Address:
        """The cash token that the bond is paid in."""
        return self._view(_CURRENCY, (), at)

    def currency_of_coupon(self, *, at: int | None = None) -> Address:
        """`currencyOfCoupon()`"""
        return self._view(_CURRENCY_OF_COUPON, (), at)

    def dates_of(self, i: int, *, at: int | None = None) -> tuple[int, int, int]:
        """What a rate source needs of a period, in one word."""
        return self._view(_DATES_OF, (i,), at)

    def day_count_basis(self, *, at: int | None = None) -> int:
        """`dayCountBasis()`

        Returns the place in `DayCountConvention`
        """
        return self._view(_DAY_COUNT_BASIS, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`"""
        return self._view(_DECIMALS, (), at)

    def _make_declare(self, number: int) -> Call[_types.ObligationId]:
        return self._call(_DECLARE, (number,))

    @write(_make_declare)
    def declare(self, number: int, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares a coupon or principal once its record has passed, for anyone: the terms determine it.
        Requirements: in the schedule and not superseded (`NumberUnknown`); not declared (`AlreadyDeclared`);
        the rate is known (`RateUnknown`); something is owed (`NothingOwed`).

        Emits `CouponDeclared` or `PrincipalDeclared`. A pro rata coupon's last base units:
        `IObligations.setShares`.
        """
        raise Signature

    def denomination(self, *, at: int | None = None) -> int:
        """[cash base units] principal of one unit."""
        return self._view(_DENOMINATION, (), at)

    def _make_draft_terms(self, terms: _types.BondTerms) -> Call[None]:
        return self._call(_DRAFT_TERMS, (terms,))

    @write(_make_draft_terms)
    def draft_terms(self, terms: _types.BondTerms, *, sender: Party, gas: int | None = None) -> None:
        """Drafts the terms (ISSUER). Requirements: no periods yet; positive face value, volume, a calculation
        amount that divides the face value, an issuer, a currency that the list accepts, a tax owner where
        there is a tax table, a rate exactly where the terms are no zero coupon and no source says it
        (`TermUnfit`).
        """
        raise Signature

    def event_terms(self, *, at: int | None = None) -> _types.EventTerms:
        """`eventTerms()`"""
        return self._view(_EVENT_TERMS, (), at)

    def face_value(self, *, at: int | None = None) -> int:
        """`faceValue()`"""
        return self._view(_FACE_VALUE, (), at)

    def first_open(self, *, at: int | None = None) -> int:
        """The first period whose record has not passed; their number where all have."""
        return self._view(_FIRST_OPEN, (), at)

    def first_unfunded(self, *, at: int | None = None) -> int:
        """The first period that is not known to be wholly funded."""
        return self._view(_FIRST_UNFUNDED, (), at)

    def _make_freeze(self, terms_hash: bytes) -> Call[None]:
        return self._call(_FREEZE, (terms_hash,))

    @write(_make_freeze)
    def freeze(self, terms_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Freezes the draft, and closes the register after its last record (ISSUER). Requirements: the periods
        reach the maturity date (`ScheduleUnfit`); the hash is the draft's (`TermsHashUnexpected`).

        Emits `TermsFrozen`.
        """
        raise Signature

    def _make_freeze_terms(self, terms: _types.BondTerms, periods: Sequence[_types.Period]) -> Call[bytes]:
        return self._call(_FREEZE_TERMS, (terms, periods))

    @write(_make_freeze_terms)
    def freeze_terms(self, terms: _types.BondTerms, periods: Sequence[_types.Period], *, sender: Party, gas: int | None = None) -> bytes:
        """The three in one call (ISSUER)."""
        raise Signature

    def history(self, *, at: int | None = None) -> tuple[bool, bool, bool]:
        """Whether units were ever issued, whether the issuer called the bond, and whether it was accelerated."""
        return self._view(_HISTORY, (), at)

    def interest_on(self, principal: int, period: int, from_: int, to: int, *, at: int | None = None) -> int:
        """Interest on a principal from one date to another of a period, rounded half up once, for the whole
        period its coupon; after the end of the period, and only there, interest runs on.
        """
        return self._view(_INTEREST_ON, (principal, period, from_, to), at)

    def interest_terms(self, *, at: int | None = None) -> _types.InterestTerms:
        """What interest is computed from."""
        return self._view(_INTEREST_TERMS, (), at)

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def is_period_funded(self, i: int, *, at: int | None = None) -> bool:
        """Whether a period's coupon and what is repaid at its end are funded, or nothing."""
        return self._view(_IS_PERIOD_FUNDED, (i,), at)

    def is_running(self, *, at: int | None = None) -> bool:
        """Issued, neither called nor accelerated, and the last record is to come."""
        return self._view(_IS_RUNNING, (), at)

    def isin(self, *, at: int | None = None) -> str:
        """`isin()`"""
        return self._view(_ISIN, (), at)

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units to an investor who has paid (the offering), also after the first record: a tap, at a
        price plus accrued interest. Requirements: frozen; neither called nor accelerated, the last record to
        come (`BondEnded`); within the volume (`VolumeExceeded`).
        """
        raise Signature

    def issue_date(self, *, at: int | None = None) -> int:
        """`issueDate()`"""
        return self._view(_ISSUE_DATE, (), at)

    def issue_volume(self, *, at: int | None = None) -> int:
        """[cash base units] principal issued."""
        return self._view(_ISSUE_VOLUME, (), at)

    def issued_principal(self, *, at: int | None = None) -> int:
        """`issuedPrincipal()`"""
        return self._view(_ISSUED_PRINCIPAL, (), at)

    def maturity_date(self, *, at: int | None = None) -> int:
        """`maturityDate()`"""
        return self._view(_MATURITY_DATE, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`"""
        return self._view(_NAME, (), at)

    def obligations(self, *, at: int | None = None) -> Address:
        """`obligations()`"""
        return self._view(_OBLIGATIONS, (), at)

    def offered_rate(self, *, at: int | None = None) -> int:
        """[wad] per annum that a unit issued now first pays, of a floating rate the margin."""
        return self._view(_OFFERED_RATE, (), at)

    def outstanding(self, *, at: int | None = None) -> int:
        """Principal not yet redeemed."""
        return self._view(_OUTSTANDING, (), at)

    def owed_at(self, number: int, *, at: int | None = None) -> tuple[int, int, bool, _types.ObligationId, Address]:
        """One of the bond's own obligations, a coupon or principal, as its terms have it: `IBondDefaults.dueOf`.

        Returns amount: [cash base units] per unit
        Returns i: its period
        Returns id: of it
        Returns known: whether the amount is
        Returns where: the list that it was declared in; zero while it is promised
        """
        return self._view(_OWED_AT, (number,), at)

    def owed_periods(self, *, at: int | None = None) -> int:
        """Periods whose obligations are owed: all, or those whose record had passed at the acceleration."""
        return self._view(_OWED_PERIODS, (), at)

    def parts(self, *, at: int | None = None) -> tuple[Address, Address, Address]:
        """`parts()`"""
        return self._view(_PARTS, (), at)

    def period(self, i: int, *, at: int | None = None) -> _types.Period:
        """`period(uint256)`"""
        return self._view(_PERIOD, (i,), at)

    def period_at(self, date: int, *, at: int | None = None) -> int:
        """The period that a date accrues in: start ≤ date < end, and the last one at its end."""
        return self._view(_PERIOD_AT, (date,), at)

    def period_count(self, *, at: int | None = None) -> int:
        """`periodCount()`"""
        return self._view(_PERIOD_COUNT, (), at)

    def principal_at(self, i: int, *, at: int | None = None) -> int:
        """What a unit carries in a period, partial calls taken off. [cash base units]"""
        return self._view(_PRINCIPAL_AT, (i,), at)

    def principal_given_up(self, *, at: int | None = None) -> int:
        """Principal of units that were put or given up."""
        return self._view(_PRINCIPAL_GIVEN_UP, (), at)

    def principal_number(self, i: int, *, at: int | None = None) -> int:
        """The number of what is repaid at the end of a period."""
        return self._view(_PRINCIPAL_NUMBER, (i,), at)

    def principal_of(self, account: AddressLike, *, at: int | None = None) -> int:
        """`principalOf(address)`"""
        return self._view(_PRINCIPAL_OF, (account,), at)

    def principal_per_unit(self, *, at: int | None = None) -> int:
        """Principal that a unit issued now carries; zero before the terms are frozen and once nothing can be
        issued.
        """
        return self._view(_PRINCIPAL_PER_UNIT, (), at)

    def proceeds_gate(self, *, at: int | None = None) -> Address:
        """None: the proceeds of a bond are the issuer's once they are released."""
        return self._view(_PROCEEDS_GATE, (), at)

    def rate_at(self, period: int, *, at: int | None = None) -> int:
        """[wad] per annum. Requirements: it is known (`RateUnknown`)."""
        return self._view(_RATE_AT, (period,), at)

    def redeemed_principal(self, *, at: int | None = None) -> int:
        """Principal that holders were paid or that is kept for them, that was put, or given up; at par."""
        return self._view(_REDEEMED_PRINCIPAL, (), at)

    def refuse_closed(self, closes_at: int, *, at: int | None = None) -> None:
        """Reverts with the instrument's own refusal of a voluntary movement after `closesAt`.

        closes_at: [s] last second at which the register took voluntary movements
        """
        return self._view(_REFUSE_CLOSED, (closes_at,), at)

    def _make_reinstate(self) -> Call[None]:
        return self._call(_REINSTATE, ())

    @write(_make_reinstate)
    def reinstate(self, *, sender: Party, gas: int | None = None) -> None:
        """Undoes `supersede` (the defaults contract): the periods are owed again, and the register closes after
        the last record. Requirements: that is to come (`BondEnded`).

        Emits `ScheduleReinstated`.
        """
        raise Signature

    def repaid_per_unit(self, i: int, *, at: int | None = None) -> int:
        """What of a unit's principal is repaid at the end of a period, at the call price where it was called."""
        return self._view(_REPAID_PER_UNIT, (i,), at)

    def require_measurable(self, from_: int, *, at: int | None = None) -> None:
        """Reverts where the day count can't measure a period from `from` on: better when it is added than at its
        coupon.
        """
        return self._view(_REQUIRE_MEASURABLE, (from_,), at)

    def _make_retire(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_RETIRE, (wallets,))

    @write(_make_retire)
    def retire(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Retires all units of the wallets, for anyone, in any order. Requirements: the obligation that repays
        the last of the principal is discharged, after an acceleration the claim is paid and discharged
        (`PrincipalNotDischarged`); no election is left that is neither paid nor withdrawn (`PartBusy`).

        Emits `UnitsRetired`. What is still kept for a holder stays its own.
        """
        raise Signature

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature

    def _make_set_obligations(self, obligations: AddressLike) -> Call[None]:
        return self._call(_SET_OBLIGATIONS, (obligations,))

    @write(_make_set_obligations)
    def set_obligations(self, obligations: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the list of declarations from now on (ADMIN); open ones finish where they are."""
        raise Signature

    def _make_set_parts(self, offering: AddressLike, puts: AddressLike, defaults: AddressLike) -> Call[None]:
        return self._call(_SET_PARTS, (offering, puts, defaults))

    @write(_make_set_parts)
    def set_parts(self, offering: AddressLike, puts: AddressLike, defaults: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the offering that issues, and the contracts of put and default (ADMIN). Requirements: neither a
        put is open nor a miss or an acceleration recorded where its contract changes (`PartBusy`).
        """
        raise Signature

    def settlement_interest(self, units: int, on_date: int, settlement_at: int, *, at: int | None = None) -> int:
        """What a buyer of units pays for interest: what has accrued by a date; settled after the record of its
        period, less the coupon, which others get.
        """
        return self._view(_SETTLEMENT_INTEREST, (units, on_date, settlement_at), at)

    def status(self, *, at: int | None = None) -> _types.BondStatus:
        """As the defaults contract reads it: `IBondDefaults.statusOf`."""
        return self._view(_STATUS, (), at)

    def _make_supersede(self) -> Call[tuple[int, int]]:
        return self._call(_SUPERSEDE, ())

    @write(_make_supersede)
    def supersede(self, *, sender: Party, gas: int | None = None) -> tuple[int, int]:
        """Supersedes what has its record to come (the defaults contract), and opens the register again.

        Returns open: the first such period; the number of periods where there is none
        Returns perUnit: [cash base units] principal that a unit then carries without an obligation
        """
        raise Signature

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`"""
        return self._view(_SYMBOL, (), at)

    def tax_terms(self, *, at: int | None = None) -> tuple[Address, Address, bool]:
        """`taxTerms()`"""
        return self._view(_TAX_TERMS, (), at)

    def terms(self, *, at: int | None = None) -> _types.BondTerms:
        """`terms()`"""
        return self._view(_TERMS, (), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """`termsHash()`"""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """`token()`"""
        return self._view(_TOKEN, (), at)
