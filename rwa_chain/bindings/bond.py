"""A fixed-rate bond, the instrument of its token.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
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

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("token", "address"), ("distributor", "address"), ("offering", "address"), ("puts", "address"), ("defaults", "address")))
_ACCRUED_INTEREST: Function[int] = Function("accruedInterest", "e31135ec", (("units", "uint256"), ("onDate", "uint32")), (("", "uint256"),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_CALL: Function[None] = Function("call", "faf43af7", (("date", "uint32"), ("recordAt", "uint32"), ("payAt", "uint32"), ("dueAt", "uint32"), ("noticeHash", "bytes32")), ())
_CANCEL_COUPON: Function[None] = Function("cancelCoupon", "0459fafb", (("period", "uint256"),), ())
_CHANGE_STATUS: Function[None] = Function("changeStatus", "95bc9538", (("to", EnumOf(lambda: _types.BondStatus)),), ())
_COUNT_REDEEMED: Function[None] = Function("countRedeemed", "13159f29", (("amount", "uint256"),), ())
_COUPON_FREQUENCY: Function[int] = Function("couponFrequency", "5eb0b3d0", (), (("", "uint256"),))
_COUPON_PER_UNIT: Function[int] = Function("couponPerUnit", "5531a306", (("period", "uint256"),), (("", "uint256"),))
_COUPON_RATE: Function[int] = Function("couponRate", "c0bcb26f", (), (("", "uint256"),))
_COUPON_TOTAL: Function[int] = Function("couponTotal", "edd412a3", (("period", "uint256"),), (("", "uint256"),))
_COUPON_TYPE: Function[int] = Function("couponType", "045017ce", (), (("", "uint8"),))
_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_CURRENCY_OF_COUPON: Function[Address] = Function("currencyOfCoupon", "c0928597", (), (("", "address"),))
_DAY_COUNT_BASIS: Function[int] = Function("dayCountBasis", "bde7aa47", (), (("", "uint8"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_DECLARE_COUPON: Function[_types.DistributionId] = Function("declareCoupon", "4ff7882a", (("period", "uint256"), ("threshold", "uint80"), ("tieMember", "uint24")), (("id", "bytes32"),))
_DECLARE_REDEMPTION: Function[_types.DistributionId] = Function("declareRedemption", "106659ae", (), (("id", "bytes32"),))
_DENOMINATION: Function[int] = Function("denomination", "8bca6d16", (), (("", "uint256"),))
_DISTRIBUTION_OF: Function[tuple[_types.DistributionId, Address]] = Function("distributionOf", "1a0bba04", (("number", "uint256"),), (("id", "bytes32"), ("where", "address")))
_DISTRIBUTOR: Function[Address] = Function("distributor", "bfe10928", (), (("", "address"),))
_EVENT_TERMS: Function[_types.EventTerms] = Function("eventTerms", "6b355d5f", (), (("", StructOf(lambda: _types.EventTerms)),))
_FACE_VALUE: Function[int] = Function("faceValue", "44fd9caa", (), (("", "uint256"),))
_FREEZE_TERMS: Function[bytes] = Function("freezeTerms", "c339715a", (("terms_", StructOf(lambda: _types.BondTerms)), ("periods_", ArrayOf(StructOf(lambda: _types.Period)))), (("", "bytes32"),))
_INTEREST_ON: Function[int] = Function("interestOn", "2cc746e6", (("principal", "uint256"), ("period", "uint256"), ("from", "uint32"), ("to", "uint32")), (("", "uint256"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_ISIN: Function[str] = Function("isin", "82d5a60d", (), (("", "string"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUE_DATE: Function[int] = Function("issueDate", "8d1343e0", (), (("", "uint256"),))
_ISSUE_VOLUME: Function[int] = Function("issueVolume", "710d3329", (), (("", "uint256"),))
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint256"),))
_MATURE: Function[None] = Function("mature", "87b65207", (), ())
_MATURITY_DATE: Function[int] = Function("maturityDate", "d59624b4", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_OBLIGATION: Function[tuple[int, bool]] = Function("obligation", "b6a76b3d", (("number", "uint256"),), (("dueAt", "uint256"), ("funded", "bool")))
_OUTSTANDING: Function[int] = Function("outstanding", "e50d33e3", (), (("", "uint256"),))
_PARTS: Function[tuple[Address, Address, Address]] = Function("parts", "b47e9c79", (), (("offering", "address"), ("puts", "address"), ("defaults", "address")))
_PERIOD_AT: Function[int] = Function("periodAt", "7e6dd14a", (("date", "uint32"),), (("i", "uint256"),))
_PERIODS: Function[tuple[_types.Period, ...]] = Function("periods", "a4caeb42", (), (("", ArrayOf(StructOf(lambda: _types.Period))),))
_PRINCIPAL_OF: Function[int] = Function("principalOf", "61e20a1c", (("account", "address"),), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_REDEEM_PAGE: Function[None] = Function("redeemPage", "8b054cbf", (("cash", "address"), ("wallets", "address[]")), ())
_REDEEMED_PRINCIPAL: Function[int] = Function("redeemedPrincipal", "de62433e", (), (("", "uint256"),))
_REFUSE_CLOSED: Function[None] = Function("refuseClosed", "74ac4c5a", (("closesAt", "uint256"),), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_DISTRIBUTOR: Function[None] = Function("setDistributor", "75619ab5", (("distributor_", "address"),), ())
_SET_PARTS: Function[None] = Function("setParts", "d0335300", (("offering", "address"), ("puts", "address"), ("defaults", "address")), ())
_STATUS: Function[_types.BondStatus] = Function("status", "200d2ed2", (), (("", EnumOf(lambda: _types.BondStatus)),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_TERMS: Function[_types.BondTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.BondTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class Bond(Contract):
    """A fixed-rate bond, the instrument of its token."""

    NAME = "Bond"
    SOURCE = "contracts/bond/Bond.sol"

    PRINCIPAL = 65536
    INCOME_INTEREST = 0
    INCOME_PRINCIPAL = 3

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
    AlreadyDeclared = _IBond.AlreadyDeclared
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    BondStatusUnfit = _IBond.BondStatusUnfit
    BondTransitionRefused = _IBond.BondTransitionRefused
    CallDateUnfit = _IBond.CallDateUnfit
    Called = _IBond.Called
    ClaimUnpaid = _IBond.ClaimUnpaid
    CouponDeclared = _IBond.CouponDeclared
    DateOutsideSchedule = _IBond.DateOutsideSchedule
    DeclarationCancelled = _IBond.DeclarationCancelled
    DistributorSet = _IBond.DistributorSet
    NotDeclared = _IBond.NotDeclared
    NotMatured = _IBond.NotMatured
    NoticeTooShort = _IBond.NoticeTooShort
    PartUnknown = _IBond.PartUnknown
    PartsSet = _IBond.PartsSet
    PeriodUnknown = _IBond.PeriodUnknown
    PrincipalRedeemed = _IBond.PrincipalRedeemed
    RedemptionDeclared = _IBond.RedemptionDeclared
    ScheduleUnfit = _IBond.ScheduleUnfit
    StatusChanged = _IBond.StatusChanged
    TermUnfit = _IBond.TermUnfit
    TermsFrozen = _IBond.TermsFrozen
    UnitsRedeemed = _IBond.UnitsRedeemed
    VolumeExceeded = _IBond.VolumeExceeded

    @classmethod
    def creation(cls, authority: AddressLike, token: AddressLike, distributor: AddressLike, offering: AddressLike, puts: AddressLike, defaults: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, token, distributor, offering, puts, defaults))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, token: AddressLike, distributor: AddressLike, offering: AddressLike, puts: AddressLike, defaults: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, token, distributor, offering, puts, defaults, libraries=libraries), sender, gas)

    def accrued_interest(self, units: int, on_date: int, *, at: int | None = None) -> int:
        """Interest from the start of the period that `onDate` accrues in, on the whole nominal, rounded half up
        once.
        """
        return self._view(_ACCRUED_INTEREST, (units, on_date), at)

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

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

    def coupon_frequency(self, *, at: int | None = None) -> int:
        """`couponFrequency()`

        Returns coupons per year
        """
        return self._view(_COUPON_FREQUENCY, (), at)

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

    def day_count_basis(self, *, at: int | None = None) -> int:
        """`dayCountBasis()`

        Returns the place in `DayCountConvention`
        """
        return self._view(_DAY_COUNT_BASIS, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`"""
        return self._view(_DECIMALS, (), at)

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

    def denomination(self, *, at: int | None = None) -> int:
        """[cash base units] principal of one unit."""
        return self._view(_DENOMINATION, (), at)

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

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def isin(self, *, at: int | None = None) -> str:
        """`isin()`"""
        return self._view(_ISIN, (), at)

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units to an investor who has paid (the offering). Requirements: frozen; draft or issued, no
        coupon record passed; within the volume (`VolumeExceeded`).
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

    def _make_mature(self) -> Call[None]:
        return self._call(_MATURE, ())

    @write(_make_mature)
    def mature(self, *, sender: Party, gas: int | None = None) -> None:
        """From the maturity instant on an issued bond is matured; for anyone. Requirements: issued; now ≥ it."""
        raise Signature

    def maturity_date(self, *, at: int | None = None) -> int:
        """`maturityDate()`"""
        return self._view(_MATURITY_DATE, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`"""
        return self._view(_NAME, (), at)

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

    def principal_of(self, account: AddressLike, *, at: int | None = None) -> int:
        """`principalOf(address)`"""
        return self._view(_PRINCIPAL_OF, (account,), at)

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

    def refuse_closed(self, closes_at: int, *, at: int | None = None) -> None:
        """Reverts with the instrument's own refusal of a voluntary movement after `closesAt`.

        closes_at: [s] last second at which the register took voluntary movements
        """
        return self._view(_REFUSE_CLOSED, (closes_at,), at)

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature

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

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`"""
        return self._view(_SYMBOL, (), at)

    def terms(self, *, at: int | None = None) -> _types.BondTerms:
        """`terms()`"""
        return self._view(_TERMS, (), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """`termsHash()`"""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """`token()`"""
        return self._view(_TOKEN, (), at)
