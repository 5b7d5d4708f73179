"""A bond: rates, factors and dates; what it owes, call, retirement.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADD_PERIODS: Function[None] = Function("addPeriods", "0e26bf68", (("periods", ArrayOf(StructOf(lambda: _types.Period))),), ())
_ADVANCE: Function[int] = Function("advance", "71d6ddd6", (("limit", "uint256"),), (("firstUnfunded", "uint256"),))
_AMEND: Function[None] = Function("amend", "6e7de583", (("terms", StructOf(lambda: _types.BondTerms)),), ())
_CALL: Function[None] = Function("call", "faf43af7", (("date", "uint32"), ("recordAt", "uint32"), ("payAt", "uint32"), ("dueAt", "uint32"), ("noticeHash", "bytes32")), ())
_CALL_AT: Function[None] = Function("callAt", "fc5712e7", (("notice", StructOf(lambda: _types.CallNotice)), ("price", "uint64")), ())
_CALL_PART: Function[None] = Function("callPart", "c1bd2fac", (("period", "uint256"), ("perUnit", "uint96"), ("noticeHash", "bytes32")), ())
_CANCEL_UNITS: Function[None] = Function("cancelUnits", "00a46e1b", (("units", "uint256"),), ())
_COUNT_PUT: Function[None] = Function("countPut", "45af1b53", (("units", "uint256"), ("principal", "uint256")), ())
_DATES_OF: Function[tuple[int, int, int]] = Function("datesOf", "df9cdc9d", (("period", "uint256"),), (("startDate", "uint32"), ("endDate", "uint32"), ("recordAt", "uint32")))
_DECLARE: Function[_types.ObligationId] = Function("declare", "18219ab8", (("number", "uint256"),), (("id", "bytes32"),))
_DRAFT_TERMS: Function[None] = Function("draftTerms", "6ddbf364", (("terms", StructOf(lambda: _types.BondTerms)),), ())
_EVENT_TERMS: Function[_types.EventTerms] = Function("eventTerms", "6b355d5f", (), (("", StructOf(lambda: _types.EventTerms)),))
_FIRST_OPEN: Function[int] = Function("firstOpen", "2f6b20fc", (), (("", "uint256"),))
_FIRST_UNFUNDED: Function[int] = Function("firstUnfunded", "ea4f6142", (), (("", "uint16"),))
_FREEZE: Function[None] = Function("freeze", "ec13cc7b", (("termsHash", "bytes32"),), ())
_FREEZE_TERMS: Function[bytes] = Function("freezeTerms", "50fe8cc6", (("terms", StructOf(lambda: _types.BondTerms)), ("periods", ArrayOf(StructOf(lambda: _types.Period)))), (("termsHash", "bytes32"),))
_HISTORY: Function[tuple[bool, bool, bool]] = Function("history", "98daac83", (), (("issued", "bool"), ("called", "bool"), ("superseded", "bool")))
_INTEREST_TERMS: Function[_types.InterestTerms] = Function("interestTerms", "aed77c35", (), (("", StructOf(lambda: _types.InterestTerms)),))
_IS_PERIOD_FUNDED: Function[bool] = Function("isPeriodFunded", "26075b43", (("i", "uint256"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint128"),))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_OWED_AT: Function[tuple[int, int, bool, _types.ObligationId, Address]] = Function("owedAt", "63fd7552", (("number", "uint256"),), (("i", "uint256"), ("amount", "uint256"), ("known", "bool"), ("id", "bytes32"), ("where", "address")))
_OWED_PERIODS: Function[int] = Function("owedPeriods", "2c0f74d1", (), (("", "uint256"),))
_PARTS: Function[tuple[Address, Address, Address]] = Function("parts", "b47e9c79", (), (("offering", "address"), ("puts", "address"), ("defaults", "address")))
_PERIOD: Function[_types.Period] = Function("period", "d4b08aee", (("i", "uint256"),), (("", StructOf(lambda: _types.Period)),))
_PERIOD_AT: Function[int] = Function("periodAt", "7e6dd14a", (("date", "uint32"),), (("", "uint256"),))
_PERIOD_COUNT: Function[int] = Function("periodCount", "7f197519", (), (("", "uint256"),))
_PRINCIPAL_AT: Function[int] = Function("principalAt", "45f49a58", (("period", "uint256"),), (("", "uint256"),))
_PRINCIPAL_GIVEN_UP: Function[int] = Function("principalGivenUp", "6d8a93f1", (), (("", "uint128"),))
_PRINCIPAL_NUMBER: Function[int] = Function("principalNumber", "4ec76535", (("period", "uint256"),), (("", "uint256"),))
_REINSTATE: Function[None] = Function("reinstate", "28fecd48", (), ())
_REPAID_PER_UNIT: Function[int] = Function("repaidPerUnit", "8faad2c6", (("period", "uint256"),), (("", "uint256"),))
_RETIRE: Function[None] = Function("retire", "8453153a", (("wallets", "address[]"),), ())
_SET_OBLIGATIONS: Function[None] = Function("setObligations", "3838c07f", (("obligations", "address"),), ())
_SET_PARTS: Function[None] = Function("setParts", "d0335300", (("offering", "address"), ("puts", "address"), ("defaults", "address")), ())
_STATUS: Function[_types.BondStatus] = Function("status", "200d2ed2", (), (("", EnumOf(lambda: _types.BondStatus)),))
_SUPERSEDE: Function[tuple[int, int]] = Function("supersede", "6280d48e", (), (("firstSuperseded", "uint256"), ("perUnit", "uint256")))
_TAX_TERMS: Function[tuple[Address, Address, bool]] = Function("taxTerms", "76379e3f", (), (("withholding", "address"), ("taxOwner", "address"), ("grossUp", "bool")))
_TERMS: Function[_types.BondTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.BondTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class IBond(Contract):
    """A bond: rates, factors and dates; what it owes, call, retirement."""

    NAME = "IBond"
    SOURCE = "contracts/bond/interfaces/IBond.sol"

    @dataclass(frozen=True)
    class Advanced(Event):
        """`IBond.Advanced`"""

        NAME = "IBond.Advanced"
        TOPIC = "c57935279d6722c460fe9df76af8611f70a240dda5786b942e209599b9640d82"
        ABI = (("firstUnfunded", "uint256", False),)

        first_unfunded: int

    @dataclass(frozen=True)
    class Called(Event):
        """`IBond.Called`"""

        NAME = "IBond.Called"
        TOPIC = "9b8d7b5fee77fdab9cedaeb3695f99fb2aa35e38d5ea2812f563e99cade69b56"
        ABI = (("date", "uint32", False), ("recordAt", "uint32", False), ("payAt", "uint32", False), ("noticeHash", "bytes32", False))

        date: int
        record_at: int
        pay_at: int
        notice_hash: bytes

    @dataclass(frozen=True)
    class CalledInPart(Event):
        """`IBond.CalledInPart`"""

        NAME = "IBond.CalledInPart"
        TOPIC = "9ea696eeca3f89a5eac4a587627f0a47ab86c08848a22d058fd459fdf85c41f7"
        ABI = (("period", "uint256", True), ("perUnit", "uint256", False), ("noticeHash", "bytes32", False))

        period: int
        per_unit: int
        notice_hash: bytes

    @dataclass(frozen=True)
    class CouponDeclared(Event):
        """`IBond.CouponDeclared`"""

        NAME = "IBond.CouponDeclared"
        TOPIC = "5a45c0e7b2ae6f0a5fec9647a6e3d240b616200a0062c2e887746479a02bab80"
        ABI = (("period", "uint256", True), ("id", "bytes32", True), ("perUnit", "uint256", False), ("total", "uint256", False))

        period: int
        id: _types.ObligationId
        per_unit: int
        total: int

    @dataclass(frozen=True)
    class ObligationsSet(Event):
        """`IBond.ObligationsSet`"""

        NAME = "IBond.ObligationsSet"
        TOPIC = "9a9f0589c9e5aa63f45cfbba089c3f3050b356e4ceb8b29cbcbd22dc0ec4414a"
        ABI = (("obligations", "address", True),)

        obligations: Address

    @dataclass(frozen=True)
    class PartsSet(Event):
        """`IBond.PartsSet`"""

        NAME = "IBond.PartsSet"
        TOPIC = "516974a16ff44fb36e42e79b371b082263ebb011c2ad564f50e450644d37470f"
        ABI = (("offering", "address", True), ("puts", "address", True), ("defaults", "address", True))

        offering: Address
        puts: Address
        defaults: Address

    @dataclass(frozen=True)
    class PeriodsAdded(Event):
        """`IBond.PeriodsAdded`"""

        NAME = "IBond.PeriodsAdded"
        TOPIC = "e17933dc014e2da3d055cdbc4fe4dcb79ddd29170a76865d94987facb09c7052"
        ABI = (("from", "uint256", True), ("periods", ArrayOf(StructOf(lambda: _types.Period)), False))

        from_: int
        periods: tuple[_types.Period, ...]

    @dataclass(frozen=True)
    class PrincipalDeclared(Event):
        """`IBond.PrincipalDeclared`"""

        NAME = "IBond.PrincipalDeclared"
        TOPIC = "33d0f9d1d242665996be9980d5e9b850141a910b4afd0b7d5cea2fb0c9f32ac0"
        ABI = (("period", "uint256", True), ("id", "bytes32", True), ("perUnit", "uint256", False))

        period: int
        id: _types.ObligationId
        per_unit: int

    @dataclass(frozen=True)
    class ScheduleReinstated(Event):
        """`IBond.ScheduleReinstated`"""

        NAME = "IBond.ScheduleReinstated"
        TOPIC = "e369e9f7d5c3a1883df855ce8047af515f80bff41a94bd06f1ccf7fad4028071"
        ABI = ()

    @dataclass(frozen=True)
    class ScheduleSuperseded(Event):
        """`IBond.ScheduleSuperseded`"""

        NAME = "IBond.ScheduleSuperseded"
        TOPIC = "83d3c6c83dc4d267c3ea81c1de4243848d7687804b5218aa14058e9f2f6434a6"
        ABI = (("owed", "uint256", False),)

        owed: int

    @dataclass(frozen=True)
    class TermsAmended(Event):
        """`IBond.TermsAmended`"""

        NAME = "IBond.TermsAmended"
        TOPIC = "998d735d13e3bf892b83448610a2cd61dd9caea8e964f97cf7fd229031c11a40"
        ABI = (("termsHash", "bytes32", True), ("replaced", "bytes32", True), ("terms", StructOf(lambda: _types.BondTerms), False))

        terms_hash: bytes
        replaced: bytes
        terms: _types.BondTerms

    @dataclass(frozen=True)
    class TermsFrozen(Event):
        """`IBond.TermsFrozen`"""

        NAME = "IBond.TermsFrozen"
        TOPIC = "a18e1b59ff9ac8d0ff690353ff5344f36acfb60480d6f5fc597d2226fb3597b4"
        ABI = (("termsHash", "bytes32", True), ("terms", StructOf(lambda: _types.BondTerms), False), ("periods", "uint256", False))

        terms_hash: bytes
        terms: _types.BondTerms
        periods: int

    @dataclass(frozen=True)
    class UnitsCancelled(Event):
        """`IBond.UnitsCancelled`"""

        NAME = "IBond.UnitsCancelled"
        TOPIC = "eae538a7bfbad344ea1f7ab2a1bb2ed0ca3cc403e20185aa5509f2bb9f223ea0"
        ABI = (("wallet", "address", True), ("units", "uint256", False), ("principal", "uint256", False))

        wallet: Address
        units: int
        principal: int

    @dataclass(frozen=True)
    class UnitsPut(Event):
        """`IBond.UnitsPut`"""

        NAME = "IBond.UnitsPut"
        TOPIC = "bbd32dde3692c67550612844fd31a9a40eed317c06984d7ef5129f08e693aeb9"
        ABI = (("units", "uint256", False), ("principal", "uint256", False))

        units: int
        principal: int

    @dataclass(frozen=True)
    class UnitsRetired(Event):
        """`IBond.UnitsRetired`"""

        NAME = "IBond.UnitsRetired"
        TOPIC = "53df43565823b5009263b16a9e062a35528fd4cccde926db4ea3ce1ef00a04a7"
        ABI = (("wallet", "address", True), ("units", "uint256", False))

        wallet: Address
        units: int

    @dataclass(eq=False, repr=False)
    class AlreadyDeclared(ContractError):
        """`IBond.AlreadyDeclared`"""

        NAME = "Bond.AlreadyDeclared"
        SELECTOR = bytes.fromhex("b6658ea6")
        SIGNATURE = "AlreadyDeclared(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class BondEnded(ContractError):
        """`IBond.BondEnded`"""

        NAME = "Bond.BondEnded"
        SELECTOR = bytes.fromhex("dcd3fe59")
        SIGNATURE = "BondEnded(uint8)"
        PARAMETERS = (("status", EnumOf(lambda: _types.BondStatus)),)
        FIELDS = ("status",)

        status: _types.BondStatus

    @dataclass(eq=False, repr=False)
    class CallDateUnfit(ContractError):
        """`IBond.CallDateUnfit`"""

        NAME = "Bond.CallDateUnfit"
        SELECTOR = bytes.fromhex("b3087316")
        SIGNATURE = "CallDateUnfit(uint256,uint256)"
        PARAMETERS = (("date", "uint256"), ("period", "uint256"))
        FIELDS = ("date", "period")

        date: int
        period: int

    @dataclass(eq=False, repr=False)
    class CallRefused(ContractError):
        """`IBond.CallRefused`"""

        NAME = "Bond.CallRefused"
        SELECTOR = bytes.fromhex("b59a9eba")
        SIGNATURE = "CallRefused(uint256,string)"
        PARAMETERS = (("period", "uint256"), ("reason", "string"))
        FIELDS = ("period", "reason")

        period: int
        reason: str

    @dataclass(eq=False, repr=False)
    class DateOutsideSchedule(ContractError):
        """`IBond.DateOutsideSchedule`"""

        NAME = "Bond.DateOutsideSchedule"
        SELECTOR = bytes.fromhex("ad9a54c6")
        SIGNATURE = "DateOutsideSchedule(uint256,uint256,uint256)"
        PARAMETERS = (("date", "uint256"), ("first", "uint256"), ("last", "uint256"))
        FIELDS = ("date", "first", "last")

        date: int
        first: int
        last: int

    @dataclass(eq=False, repr=False)
    class NothingOwed(ContractError):
        """`IBond.NothingOwed`"""

        NAME = "Bond.NothingOwed"
        SELECTOR = bytes.fromhex("75396bb4")
        SIGNATURE = "NothingOwed(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class NoticeTooShort(ContractError):
        """`IBond.NoticeTooShort`"""

        NAME = "Bond.NoticeTooShort"
        SELECTOR = bytes.fromhex("d0eb4b76")
        SIGNATURE = "NoticeTooShort(uint256,uint256)"
        PARAMETERS = (("payAt", "uint256"), ("earliestAt", "uint256"))
        FIELDS = ("pay_at", "earliest_at")

        pay_at: int
        earliest_at: int

    @dataclass(eq=False, repr=False)
    class NumberUnknown(ContractError):
        """`IBond.NumberUnknown`"""

        NAME = "Bond.NumberUnknown"
        SELECTOR = bytes.fromhex("d24d63b6")
        SIGNATURE = "NumberUnknown(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class PartBusy(ContractError):
        """`IBond.PartBusy`"""

        NAME = "Bond.PartBusy"
        SELECTOR = bytes.fromhex("e304ca51")
        SIGNATURE = "PartBusy(address)"
        PARAMETERS = (("part", "address"),)
        FIELDS = ("part",)

        part: Address

    @dataclass(eq=False, repr=False)
    class PartUnknown(ContractError):
        """`IBond.PartUnknown`"""

        NAME = "Bond.PartUnknown"
        SELECTOR = bytes.fromhex("b8ca74fd")
        SIGNATURE = "PartUnknown(address,address)"
        PARAMETERS = (("caller", "address"), ("part", "address"))
        FIELDS = ("caller", "part")

        caller: Address
        part: Address

    @dataclass(eq=False, repr=False)
    class PeriodUnknown(ContractError):
        """`IBond.PeriodUnknown`"""

        NAME = "Bond.PeriodUnknown"
        SELECTOR = bytes.fromhex("54812df1")
        SIGNATURE = "PeriodUnknown(uint256,uint256)"
        PARAMETERS = (("period", "uint256"), ("periods", "uint256"))
        FIELDS = ("period", "periods")

        period: int
        periods: int

    @dataclass(eq=False, repr=False)
    class PrincipalNotDischarged(ContractError):
        """`IBond.PrincipalNotDischarged`"""

        NAME = "Bond.PrincipalNotDischarged"
        SELECTOR = bytes.fromhex("82eaabd1")
        SIGNATURE = "PrincipalNotDischarged(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class RateUnknown(ContractError):
        """`IBond.RateUnknown`"""

        NAME = "Bond.RateUnknown"
        SELECTOR = bytes.fromhex("d1214058")
        SIGNATURE = "RateUnknown(uint256)"
        PARAMETERS = (("period", "uint256"),)
        FIELDS = ("period",)

        period: int

    @dataclass(eq=False, repr=False)
    class ScheduleUnfit(ContractError):
        """`IBond.ScheduleUnfit`"""

        NAME = "Bond.ScheduleUnfit"
        SELECTOR = bytes.fromhex("b3cb8877")
        SIGNATURE = "ScheduleUnfit(uint256,string)"
        PARAMETERS = (("period", "uint256"), ("field", "string"))
        FIELDS = ("period", "field")

        period: int
        field: str

    @dataclass(eq=False, repr=False)
    class TermUnfit(ContractError):
        """`IBond.TermUnfit`"""

        NAME = "Bond.TermUnfit"
        SELECTOR = bytes.fromhex("87d47338")
        SIGNATURE = "TermUnfit(string,uint256)"
        PARAMETERS = (("field", "string"), ("value", "uint256"))
        FIELDS = ("field", "value")

        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class TermsHashUnexpected(ContractError):
        """`IBond.TermsHashUnexpected`"""

        NAME = "Bond.TermsHashUnexpected"
        SELECTOR = bytes.fromhex("e2561dff")
        SIGNATURE = "TermsHashUnexpected(bytes32,bytes32)"
        PARAMETERS = (("actual", "bytes32"), ("expected", "bytes32"))
        FIELDS = ("actual", "expected")

        actual: bytes
        expected: bytes

    @dataclass(eq=False, repr=False)
    class UnitsNotFree(ContractError):
        """`IBond.UnitsNotFree`"""

        NAME = "Bond.UnitsNotFree"
        SELECTOR = bytes.fromhex("93ae6960")
        SIGNATURE = "UnitsNotFree(address,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("units", "uint256"), ("free", "uint256"))
        FIELDS = ("wallet", "units", "free")

        wallet: Address
        units: int
        free: int

    @dataclass(eq=False, repr=False)
    class VolumeExceeded(ContractError):
        """`IBond.VolumeExceeded`"""

        NAME = "Bond.VolumeExceeded"
        SELECTOR = bytes.fromhex("9b6d77b8")
        SIGNATURE = "VolumeExceeded(uint256,uint256)"
        PARAMETERS = (("units", "uint256"), ("volume", "uint256"))
        FIELDS = ("units", "volume")

        units: int
        volume: int

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

    def _make_call_part(self, period: int, per_unit: int, notice_hash: bytes) -> Call[None]:
        return self._call(_CALL_PART, (period, per_unit, notice_hash))

    @write(_make_call_part)
    def call_part(self, period: int, per_unit: int, notice_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
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

    def dates_of(self, period: int, *, at: int | None = None) -> tuple[int, int, int]:
        """What a rate source needs of a period, in one word."""
        return self._view(_DATES_OF, (period,), at)

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

    def interest_terms(self, *, at: int | None = None) -> _types.InterestTerms:
        """What interest is computed from."""
        return self._view(_INTEREST_TERMS, (), at)

    def is_period_funded(self, i: int, *, at: int | None = None) -> bool:
        """Whether a period's coupon and what is repaid at its end are funded, or nothing."""
        return self._view(_IS_PERIOD_FUNDED, (i,), at)

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units to an investor who has paid (the offering), also after the first record: a tap, at a
        price plus accrued interest. Requirements: frozen; neither called nor accelerated, the last record to
        come (`BondEnded`); within the volume (`VolumeExceeded`).
        """
        raise Signature

    def issued_principal(self, *, at: int | None = None) -> int:
        """`issuedPrincipal()`"""
        return self._view(_ISSUED_PRINCIPAL, (), at)

    def obligations(self, *, at: int | None = None) -> Address:
        """`obligations()`"""
        return self._view(_OBLIGATIONS, (), at)

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

    def principal_at(self, period: int, *, at: int | None = None) -> int:
        """What a unit carries in a period, partial calls taken off. [cash base units]"""
        return self._view(_PRINCIPAL_AT, (period,), at)

    def principal_given_up(self, *, at: int | None = None) -> int:
        """Principal of units that were put or given up."""
        return self._view(_PRINCIPAL_GIVEN_UP, (), at)

    def principal_number(self, period: int, *, at: int | None = None) -> int:
        """The number of what is repaid at the end of a period."""
        return self._view(_PRINCIPAL_NUMBER, (period,), at)

    def _make_reinstate(self) -> Call[None]:
        return self._call(_REINSTATE, ())

    @write(_make_reinstate)
    def reinstate(self, *, sender: Party, gas: int | None = None) -> None:
        """Undoes `supersede` (the defaults contract): the periods are owed again, and the register closes after
        the last record. Requirements: that is to come (`BondEnded`).

        Emits `ScheduleReinstated`.
        """
        raise Signature

    def repaid_per_unit(self, period: int, *, at: int | None = None) -> int:
        """What of a unit's principal is repaid at the end of a period, at the call price where it was called."""
        return self._view(_REPAID_PER_UNIT, (period,), at)

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

    def status(self, *, at: int | None = None) -> _types.BondStatus:
        """As the defaults contract reads it: `IBondDefaults.statusOf`."""
        return self._view(_STATUS, (), at)

    def _make_supersede(self) -> Call[tuple[int, int]]:
        return self._call(_SUPERSEDE, ())

    @write(_make_supersede)
    def supersede(self, *, sender: Party, gas: int | None = None) -> tuple[int, int]:
        """Supersedes what has its record to come (the defaults contract), and opens the register again.

        Returns firstSuperseded: the first such period; the number of periods where there is none
        Returns perUnit: [cash base units] principal that a unit then carries without an obligation
        """
        raise Signature

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
