"""The face of every bond: its interest, what of it is redeemed, and the views of ERC-7092.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from rwa_chain.bindings.face import Face as _Face
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_ACCRUED_INTEREST: Function[int] = Function("accruedInterest", "e31135ec", (("units", "uint256"), ("onDate", "uint32")), (("", "uint256"),))
_COUPON_FREQUENCY: Function[int] = Function("couponFrequency", "5eb0b3d0", (), (("", "uint256"),))
_COUPON_OF: Function[tuple[int, bool]] = Function("couponOf", "78e28ab9", (("i", "uint256"),), (("perUnit", "uint256"), ("known", "bool")))
_COUPON_PER_UNIT: Function[int] = Function("couponPerUnit", "5531a306", (("i", "uint256"),), (("", "uint256"),))
_COUPON_RATE: Function[int] = Function("couponRate", "c0bcb26f", (), (("", "uint256"),))
_COUPON_TOTAL: Function[int] = Function("couponTotal", "edd412a3", (("i", "uint256"),), (("", "uint256"),))
_COUPON_TYPE: Function[int] = Function("couponType", "045017ce", (), (("", "uint8"),))
_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_CURRENCY_OF_COUPON: Function[Address] = Function("currencyOfCoupon", "c0928597", (), (("", "address"),))
_DAY_COUNT_BASIS: Function[int] = Function("dayCountBasis", "bde7aa47", (), (("", "uint8"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_DENOMINATION: Function[int] = Function("denomination", "8bca6d16", (), (("", "uint256"),))
_FACE_VALUE: Function[int] = Function("faceValue", "44fd9caa", (), (("", "uint256"),))
_INTEREST_ON: Function[int] = Function("interestOn", "2cc746e6", (("principal", "uint256"), ("i", "uint256"), ("from", "uint32"), ("to", "uint32")), (("", "uint256"),))
_IS_RUNNING: Function[bool] = Function("isRunning", "2014e5d1", (), (("", "bool"),))
_ISIN: Function[str] = Function("isin", "82d5a60d", (), (("", "string"),))
_ISSUE_DATE: Function[int] = Function("issueDate", "8d1343e0", (), (("", "uint256"),))
_ISSUE_VOLUME: Function[int] = Function("issueVolume", "710d3329", (), (("", "uint256"),))
_MATURITY_DATE: Function[int] = Function("maturityDate", "d59624b4", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_OFFERED_RATE: Function[int] = Function("offeredRate", "718a8fd7", (), (("rate", "uint256"),))
_OUTSTANDING: Function[int] = Function("outstanding", "e50d33e3", (), (("", "uint256"),))
_PRINCIPAL_OF: Function[int] = Function("principalOf", "61e20a1c", (("account", "address"),), (("", "uint256"),))
_PRINCIPAL_PER_UNIT: Function[int] = Function("principalPerUnit", "c091ea11", (), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_RATE_AT: Function[int] = Function("rateAt", "85a82a0e", (("i", "uint256"),), (("rate", "uint256"),))
_REDEEMED_PRINCIPAL: Function[int] = Function("redeemedPrincipal", "de62433e", (), (("redeemed", "uint256"),))
_REQUIRE_MEASURABLE: Function[None] = Function("requireMeasurable", "b9508752", (("from", "uint256"),), ())
_SETTLEMENT_INTEREST: Function[int] = Function("settlementInterest", "955603f9", (("units", "uint256"), ("onDate", "uint32"), ("settlementAt", "uint256")), (("interest", "int256"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))


class BondFace(Contract):
    """The face of every bond: its interest, what of it is redeemed, and the views of ERC-7092."""

    NAME = "BondFace"
    SOURCE = "contracts/bond/BondFace.sol"

    FunctionUnknown = _Face.FunctionUnknown

    @classmethod
    def creation(cls, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, ())

    @classmethod
    def deploy(cls, chain: Chain, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(libraries=libraries), sender, gas)

    def accrued_interest(self, units: int, on_date: int, *, at: int | None = None) -> int:
        """Interest from the start of the period that `onDate` accrues in, on the principal of the units, rounded
        half up once.
        """
        return self._view(_ACCRUED_INTEREST, (units, on_date), at)

    def coupon_frequency(self, *, at: int | None = None) -> int:
        """`couponFrequency()`

        Returns coupons per year
        """
        return self._view(_COUPON_FREQUENCY, (), at)

    def coupon_of(self, i: int, *, at: int | None = None) -> tuple[int, bool]:
        """What the bond declares as a coupon.

        Returns known: whether the rate is
        Returns perUnit: zero where nothing is owed; of a pro rata bond at least 1 where anything is
        """
        return self._view(_COUPON_OF, (i,), at)

    def coupon_per_unit(self, i: int, *, at: int | None = None) -> int:
        """Coupon of one unit, per calculation amount rounded half up; the exact one cut for a pro rata bond."""
        return self._view(_COUPON_PER_UNIT, (i,), at)

    def coupon_rate(self, *, at: int | None = None) -> int:
        """[basis points] per annum, cut."""
        return self._view(_COUPON_RATE, (), at)

    def coupon_total(self, i: int, *, at: int | None = None) -> int:
        """Coupon of all units. Requirements: the record has passed."""
        return self._view(_COUPON_TOTAL, (i,), at)

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

    def denomination(self, *, at: int | None = None) -> int:
        """[cash base units] principal of one unit."""
        return self._view(_DENOMINATION, (), at)

    def face_value(self, *, at: int | None = None) -> int:
        """`faceValue()`"""
        return self._view(_FACE_VALUE, (), at)

    def interest_on(self, principal: int, i: int, from_: int, to: int, *, at: int | None = None) -> int:
        """Interest on a principal from one date to another of a period, rounded half up once, for the whole
        period its coupon; after the end of the period, and only there, interest runs on.
        """
        return self._view(_INTEREST_ON, (principal, i, from_, to), at)

    def is_running(self, *, at: int | None = None) -> bool:
        """Issued, neither called nor accelerated, and the last record is to come."""
        return self._view(_IS_RUNNING, (), at)

    def isin(self, *, at: int | None = None) -> str:
        """`isin()`"""
        return self._view(_ISIN, (), at)

    def issue_date(self, *, at: int | None = None) -> int:
        """`issueDate()`"""
        return self._view(_ISSUE_DATE, (), at)

    def issue_volume(self, *, at: int | None = None) -> int:
        """[cash base units] principal issued."""
        return self._view(_ISSUE_VOLUME, (), at)

    def maturity_date(self, *, at: int | None = None) -> int:
        """`maturityDate()`"""
        return self._view(_MATURITY_DATE, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`"""
        return self._view(_NAME, (), at)

    def offered_rate(self, *, at: int | None = None) -> int:
        """[wad] per annum that a unit issued now first pays, of a floating rate the margin."""
        return self._view(_OFFERED_RATE, (), at)

    def outstanding(self, *, at: int | None = None) -> int:
        """Principal not yet redeemed."""
        return self._view(_OUTSTANDING, (), at)

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

    def rate_at(self, i: int, *, at: int | None = None) -> int:
        """[wad] per annum. Requirements: it is known (`RateUnknown`)."""
        return self._view(_RATE_AT, (i,), at)

    def redeemed_principal(self, *, at: int | None = None) -> int:
        """Principal that holders were paid or that is kept for them, that was put, or given up; at par."""
        return self._view(_REDEEMED_PRINCIPAL, (), at)

    def require_measurable(self, from_: int, *, at: int | None = None) -> None:
        """Reverts where the day count can't measure a period from `from` on: better when it is added than at its
        coupon.
        """
        return self._view(_REQUIRE_MEASURABLE, (from_,), at)

    def settlement_interest(self, units: int, on_date: int, settlement_at: int, *, at: int | None = None) -> int:
        """What a buyer of units pays for interest: what has accrued by a date; settled after the record of its
        period, less the coupon, which others get.
        """
        return self._view(_SETTLEMENT_INTEREST, (units, on_date, settlement_at), at)

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`"""
        return self._view(_SYMBOL, (), at)
