"""A fixed-rate bond: terms, schedule, status, coupons, call, redemption.

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

_ACCRUED_INTEREST: Function[int] = Function("accruedInterest", "e31135ec", (("units", "uint256"), ("onDate", "uint32")), (("", "uint256"),))
_CALL: Function[None] = Function("call", "faf43af7", (("date", "uint32"), ("recordAt", "uint32"), ("payAt", "uint32"), ("dueAt", "uint32"), ("noticeHash", "bytes32")), ())
_CANCEL_COUPON: Function[None] = Function("cancelCoupon", "0459fafb", (("period", "uint256"),), ())
_CHANGE_STATUS: Function[None] = Function("changeStatus", "95bc9538", (("to", EnumOf(lambda: _types.BondStatus)),), ())
_COUNT_REDEEMED: Function[None] = Function("countRedeemed", "13159f29", (("amount", "uint256"),), ())
_COUPON_PER_UNIT: Function[int] = Function("couponPerUnit", "5531a306", (("period", "uint256"),), (("", "uint256"),))
_COUPON_TOTAL: Function[int] = Function("couponTotal", "edd412a3", (("period", "uint256"),), (("", "uint256"),))
_DECLARE_COUPON: Function[_types.DistributionId] = Function("declareCoupon", "4ff7882a", (("period", "uint256"), ("threshold", "uint80"), ("tieMember", "uint24")), (("id", "bytes32"),))
_DECLARE_REDEMPTION: Function[_types.DistributionId] = Function("declareRedemption", "106659ae", (), (("id", "bytes32"),))
_DISTRIBUTION_OF: Function[tuple[_types.DistributionId, Address]] = Function("distributionOf", "1a0bba04", (("number", "uint256"),), (("id", "bytes32"), ("where", "address")))
_DISTRIBUTOR: Function[Address] = Function("distributor", "bfe10928", (), (("", "address"),))
_EVENT_TERMS: Function[_types.EventTerms] = Function("eventTerms", "6b355d5f", (), (("", StructOf(lambda: _types.EventTerms)),))
_FACE_VALUE: Function[int] = Function("faceValue", "44fd9caa", (), (("", "uint256"),))
_FREEZE_TERMS: Function[bytes] = Function("freezeTerms", "c339715a", (("terms", StructOf(lambda: _types.BondTerms)), ("periods", ArrayOf(StructOf(lambda: _types.Period)))), (("termsHash", "bytes32"),))
_INTEREST_ON: Function[int] = Function("interestOn", "2cc746e6", (("principal", "uint256"), ("period", "uint256"), ("from", "uint32"), ("to", "uint32")), (("", "uint256"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint256"),))
_MATURE: Function[None] = Function("mature", "87b65207", (), ())
_OBLIGATION: Function[tuple[int, bool]] = Function("obligation", "b6a76b3d", (("number", "uint256"),), (("dueAt", "uint256"), ("funded", "bool")))
_OUTSTANDING: Function[int] = Function("outstanding", "e50d33e3", (), (("", "uint256"),))
_PARTS: Function[tuple[Address, Address, Address]] = Function("parts", "b47e9c79", (), (("offering", "address"), ("puts", "address"), ("defaults", "address")))
_PERIOD_AT: Function[int] = Function("periodAt", "7e6dd14a", (("date", "uint32"),), (("", "uint256"),))
_PERIODS: Function[tuple[_types.Period, ...]] = Function("periods", "a4caeb42", (), (("", ArrayOf(StructOf(lambda: _types.Period))),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_REDEEM_PAGE: Function[None] = Function("redeemPage", "8b054cbf", (("cash", "address"), ("wallets", "address[]")), ())
_REDEEMED_PRINCIPAL: Function[int] = Function("redeemedPrincipal", "de62433e", (), (("", "uint256"),))
_SET_DISTRIBUTOR: Function[None] = Function("setDistributor", "75619ab5", (("distributor", "address"),), ())
_SET_PARTS: Function[None] = Function("setParts", "d0335300", (("offering", "address"), ("puts", "address"), ("defaults", "address")), ())
_STATUS: Function[_types.BondStatus] = Function("status", "200d2ed2", (), (("", EnumOf(lambda: _types.BondStatus)),))
_TERMS: Function[_types.BondTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.BondTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class IBond(Contract):
    """A fixed-rate bond: terms, schedule, status, coupons, call, redemption."""

    NAME = "IBond"
    SOURCE = "contracts/bond/interfaces/IBond.sol"

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
    class CouponDeclared(Event):
        """`IBond.CouponDeclared`"""

        NAME = "IBond.CouponDeclared"
        TOPIC = "5a45c0e7b2ae6f0a5fec9647a6e3d240b616200a0062c2e887746479a02bab80"
        ABI = (("period", "uint256", True), ("id", "bytes32", True), ("perUnit", "uint256", False), ("total", "uint256", False))

        period: int
        id: _types.DistributionId
        per_unit: int
        total: int

    @dataclass(frozen=True)
    class DeclarationCancelled(Event):
        """`IBond.DeclarationCancelled`"""

        NAME = "IBond.DeclarationCancelled"
        TOPIC = "e801fb044bbcd057eb3acd96b900777af428ecc66385939dbbd53b12d82d6c62"
        ABI = (("number", "uint256", True),)

        number: int

    @dataclass(frozen=True)
    class DistributorSet(Event):
        """`IBond.DistributorSet`"""

        NAME = "IBond.DistributorSet"
        TOPIC = "86719c518c7d99ac94b3d405d462ea876ba5cd0a978461dc9a7c9862a9485886"
        ABI = (("distributor", "address", True),)

        distributor: Address

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
    class PrincipalRedeemed(Event):
        """`IBond.PrincipalRedeemed`"""

        NAME = "IBond.PrincipalRedeemed"
        TOPIC = "3c8f04f4047b9d7cf51ae5f6d088e45564fb4c191e11e7b7be0e8e1c47be0177"
        ABI = (("amount", "uint256", False), ("redeemed", "uint256", False))

        amount: int
        redeemed: int

    @dataclass(frozen=True)
    class RedemptionDeclared(Event):
        """`IBond.RedemptionDeclared`"""

        NAME = "IBond.RedemptionDeclared"
        TOPIC = "993447ff81184868b1095d06b095650b3694333d0bebcf37b258d1c8d47beb25"
        ABI = (("id", "bytes32", True), ("perUnit", "uint256", False))

        id: _types.DistributionId
        per_unit: int

    @dataclass(frozen=True)
    class StatusChanged(Event):
        """`IBond.StatusChanged`"""

        NAME = "IBond.StatusChanged"
        TOPIC = "e1377aa21d49fa10bb9ece6a0cd4f75597a90a80c3750f7f7674967f49ab9a62"
        ABI = (("from", EnumOf(lambda: _types.BondStatus), True), ("to", EnumOf(lambda: _types.BondStatus), True))

        from_: _types.BondStatus
        to: _types.BondStatus

    @dataclass(frozen=True)
    class TermsFrozen(Event):
        """`IBond.TermsFrozen`"""

        NAME = "IBond.TermsFrozen"
        TOPIC = "947c89d165501f74d949311c7c499bed6feb1c554cfac667516cd794b3cabfed"
        ABI = (("termsHash", "bytes32", True), ("terms", StructOf(lambda: _types.BondTerms), False), ("periods", ArrayOf(StructOf(lambda: _types.Period)), False))

        terms_hash: bytes
        terms: _types.BondTerms
        periods: tuple[_types.Period, ...]

    @dataclass(frozen=True)
    class UnitsRedeemed(Event):
        """`IBond.UnitsRedeemed`"""

        NAME = "IBond.UnitsRedeemed"
        TOPIC = "afa6179e54dd4b7d557027ce0f5d8312f83c876661fe6395b8793c45fc28d155"
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
    class BondStatusUnfit(ContractError):
        """`IBond.BondStatusUnfit`"""

        NAME = "Bond.BondStatusUnfit"
        SELECTOR = bytes.fromhex("acf99b87")
        SIGNATURE = "BondStatusUnfit(uint8,uint256)"
        PARAMETERS = (("status", EnumOf(lambda: _types.BondStatus)), ("allowed", "uint256"))
        FIELDS = ("status", "allowed")

        status: _types.BondStatus
        allowed: int

    @dataclass(eq=False, repr=False)
    class BondTransitionRefused(ContractError):
        """`IBond.BondTransitionRefused`"""

        NAME = "Bond.BondTransitionRefused"
        SELECTOR = bytes.fromhex("764582c6")
        SIGNATURE = "BondTransitionRefused(uint8,uint8)"
        PARAMETERS = (("from", EnumOf(lambda: _types.BondStatus)), ("to", EnumOf(lambda: _types.BondStatus)))
        FIELDS = ("from_", "to")

        from_: _types.BondStatus
        to: _types.BondStatus

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
    class ClaimUnpaid(ContractError):
        """`IBond.ClaimUnpaid`"""

        NAME = "Bond.ClaimUnpaid"
        SELECTOR = bytes.fromhex("ae9f51f9")
        SIGNATURE = "ClaimUnpaid()"
        PARAMETERS = ()
        FIELDS = ()

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
    class NotDeclared(ContractError):
        """`IBond.NotDeclared`"""

        NAME = "Bond.NotDeclared"
        SELECTOR = bytes.fromhex("e1df6703")
        SIGNATURE = "NotDeclared(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class NotMatured(ContractError):
        """`IBond.NotMatured`"""

        NAME = "Bond.NotMatured"
        SELECTOR = bytes.fromhex("bb6ab5cc")
        SIGNATURE = "NotMatured(uint256,uint256)"
        PARAMETERS = (("maturityAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("maturity_at", "now_at")

        maturity_at: int
        now_at: int

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
    class VolumeExceeded(ContractError):
        """`IBond.VolumeExceeded`"""

        NAME = "Bond.VolumeExceeded"
        SELECTOR = bytes.fromhex("9b6d77b8")
        SIGNATURE = "VolumeExceeded(uint256,uint256)"
        PARAMETERS = (("units", "uint256"), ("volume", "uint256"))
        FIELDS = ("units", "volume")

        units: int
        volume: int

    def accrued_interest(self, units: int, on_date: int, *, at: int | None = None) -> int:
        """Interest from the start of the period that `onDate` accrues in, on the whole nominal, rounded half up
        once.
        """
        return self._view(_ACCRUED_INTEREST, (units, on_date), at)

    def _make_call(self, date: int, record_at: int, pay_at: int, due_at: int, notice_hash: bytes) -> Call[None]:
        return self._call(_CALL, (date, record_at, pay_at, due_at, notice_hash))

    @write(_make_call)
    def call(self, date: int, record_at: int, pay_at: int, due_at: int, notice_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Calls the bond for tax (ISSUER): the running period ends at `date` and is the last. Requirements:
        issued, no put open; payAt ≥ now + notice; the period's record is to come; now < recordAt < payAt ≤
        dueAt.
        """
        raise Signature

    def _make_cancel_coupon(self, period: int) -> Call[None]:
        return self._call(_CANCEL_COUPON, (period,))

    @write(_make_cancel_coupon)
    def cancel_coupon(self, period: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes a coupon's declaration back while nobody was paid (CALCULATION_AGENT)."""
        raise Signature

    def _make_change_status(self, to: _types.BondStatus) -> Call[None]:
        return self._call(_CHANGE_STATUS, (to,))

    @write(_make_change_status)
    def change_status(self, to: _types.BondStatus, *, sender: Party, gas: int | None = None) -> None:
        """Moves the status for non-payment, default and their end (the defaults contract). With acceleration all
        that is declared and not funded is cancelled, and the register opens again.
        """
        raise Signature

    def _make_count_redeemed(self, amount: int) -> Call[None]:
        return self._call(_COUNT_REDEEMED, (amount,))

    @write(_make_count_redeemed)
    def count_redeemed(self, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Counts principal that was paid elsewhere (the puts or the defaults contract); an issued bond without
        units is redeemed.

        amount: [cash base units]
        """
        raise Signature

    def coupon_per_unit(self, period: int, *, at: int | None = None) -> int:
        """Coupon of one unit, per calculation amount rounded half up; the exact one cut for a pro rata bond."""
        return self._view(_COUPON_PER_UNIT, (period,), at)

    def coupon_total(self, period: int, *, at: int | None = None) -> int:
        """Coupon of all units. Requirements: the record has passed."""
        return self._view(_COUPON_TOTAL, (period,), at)

    def _make_declare_coupon(self, period: int, threshold: int, tie_member: int) -> Call[_types.DistributionId]:
        return self._call(_DECLARE_COUPON, (period, threshold, tie_member))

    @write(_make_declare_coupon)
    def declare_coupon(self, period: int, threshold: int, tie_member: int, *, sender: Party, gas: int | None = None) -> _types.DistributionId:
        """Signs off a coupon and declares it (CALCULATION_AGENT). Requirements: issued, matured, called, in
        grace or in default; the period exists; not declared (`AlreadyDeclared`); pro rata only after its
        record.

        threshold: , tieMember of the largest remainders (pro rata), see `AmountRule`; else 0
        """
        raise Signature

    def _make_declare_redemption(self) -> Call[_types.DistributionId]:
        return self._call(_DECLARE_REDEMPTION, ())

    @write(_make_declare_redemption)
    def declare_redemption(self, *, sender: Party, gas: int | None = None) -> _types.DistributionId:
        """Declares the principal, at par or at the call price, to holders of the last record
        (CALCULATION_AGENT).
        """
        raise Signature

    def distribution_of(self, number: int, *, at: int | None = None) -> tuple[_types.DistributionId, Address]:
        """`distributionOf(uint256)`"""
        return self._view(_DISTRIBUTION_OF, (number,), at)

    def distributor(self, *, at: int | None = None) -> Address:
        """`distributor()`"""
        return self._view(_DISTRIBUTOR, (), at)

    def event_terms(self, *, at: int | None = None) -> _types.EventTerms:
        """`eventTerms()`"""
        return self._view(_EVENT_TERMS, (), at)

    def face_value(self, *, at: int | None = None) -> int:
        """`faceValue()`"""
        return self._view(_FACE_VALUE, (), at)

    def _make_freeze_terms(self, terms: _types.BondTerms, periods: Sequence[_types.Period]) -> Call[bytes]:
        return self._call(_FREEZE_TERMS, (terms, periods))

    @write(_make_freeze_terms)
    def freeze_terms(self, terms: _types.BondTerms, periods: Sequence[_types.Period], *, sender: Party, gas: int | None = None) -> bytes:
        """Freezes terms and schedule, schedules every record instant and the closing of the register (ISSUER).
        Requirements: draft, not frozen; positive face value, volume, a calculation amount that divides the
        face value (`TermUnfit`); periods that partition [issueDate, maturityDate], records in order, record <
        pay ≤ due (`ScheduleUnfit`), at most 120.

        Returns termsHash: keccak256(abi.encode(terms, periods))
        """
        raise Signature

    def interest_on(self, principal: int, period: int, from_: int, to: int, *, at: int | None = None) -> int:
        """Interest on a principal from one date to another of a period, rounded half up once, for the whole
        period its coupon; after the end of the period, and only there, interest runs on.
        """
        return self._view(_INTEREST_ON, (principal, period, from_, to), at)

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units to an investor who has paid (the offering). Requirements: frozen; draft or issued, no
        coupon record passed; within the volume (`VolumeExceeded`).
        """
        raise Signature

    def issued_principal(self, *, at: int | None = None) -> int:
        """`issuedPrincipal()`"""
        return self._view(_ISSUED_PRINCIPAL, (), at)

    def _make_mature(self) -> Call[None]:
        return self._call(_MATURE, ())

    @write(_make_mature)
    def mature(self, *, sender: Party, gas: int | None = None) -> None:
        """From the maturity instant on an issued bond is matured; for anyone. Requirements: issued; now ≥ it."""
        raise Signature

    def obligation(self, number: int, *, at: int | None = None) -> tuple[int, bool]:
        """When a coupon or the principal is due, and whether it is funded."""
        return self._view(_OBLIGATION, (number,), at)

    def outstanding(self, *, at: int | None = None) -> int:
        """Principal not yet redeemed."""
        return self._view(_OUTSTANDING, (), at)

    def parts(self, *, at: int | None = None) -> tuple[Address, Address, Address]:
        """`parts()`"""
        return self._view(_PARTS, (), at)

    def period_at(self, date: int, *, at: int | None = None) -> int:
        """The period that a date accrues in: start ≤ date < end, and the last one at its end."""
        return self._view(_PERIOD_AT, (date,), at)

    def periods(self, *, at: int | None = None) -> tuple[_types.Period, ...]:
        """`periods()`"""
        return self._view(_PERIODS, (), at)

    def proceeds_gate(self, *, at: int | None = None) -> Address:
        """None: the proceeds of a bond are the issuer's once they are released."""
        return self._view(_PROCEEDS_GATE, (), at)

    def _make_redeem_page(self, cash: AddressLike, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_REDEEM_PAGE, (cash, wallets))

    @write(_make_redeem_page)
    def redeem_page(self, cash: AddressLike, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Pays principal and last coupon and burns, holder by holder, in one transaction (PAYING_AGENT).
        Requirements: matured or called, both fully funded, now ≥ payAt; or accelerated with the claim paid
        (`ClaimUnpaid`), then it only burns. Who can't be paid is burnt and its cash kept.
        """
        raise Signature

    def redeemed_principal(self, *, at: int | None = None) -> int:
        """`redeemedPrincipal()`"""
        return self._view(_REDEEMED_PRINCIPAL, (), at)

    def _make_set_distributor(self, distributor: AddressLike) -> Call[None]:
        return self._call(_SET_DISTRIBUTOR, (distributor,))

    @write(_make_set_distributor)
    def set_distributor(self, distributor: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the distributor of declarations from now on (ADMIN); open ones finish where they are."""
        raise Signature

    def _make_set_parts(self, offering: AddressLike, puts: AddressLike, defaults: AddressLike) -> Call[None]:
        return self._call(_SET_PARTS, (offering, puts, defaults))

    @write(_make_set_parts)
    def set_parts(self, offering: AddressLike, puts: AddressLike, defaults: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the offering that issues, and the contracts of put and default (ADMIN)."""
        raise Signature

    def status(self, *, at: int | None = None) -> _types.BondStatus:
        """`status()`"""
        return self._view(_STATUS, (), at)

    def terms(self, *, at: int | None = None) -> _types.BondTerms:
        """`terms()`"""
        return self._view(_TERMS, (), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """`termsHash()`"""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """`token()`"""
        return self._view(_TOKEN, (), at)
