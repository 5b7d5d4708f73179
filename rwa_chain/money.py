"""Exact money: ``Decimal`` at the edge, ``int`` base units on the chain, and never a silent rounding.

Amounts have the decimals of their cash token (CNY: 2, so 1 is one fen). Prices and rates are WADs: 18 decimals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext

from rwa_chain.errors import InputError

WAD = 10**18
"""One, as a fixed-point number of 18 decimals."""

CURRENCY_DECIMALS_MAX = 6
"""Most decimals of a cash token."""

_TWO = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC "
    "CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD "
    "KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO "
    "NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL "
    "THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"
)
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
DECIMALS = {
    **dict.fromkeys(_TWO.split(), 2),
    **dict.fromkeys(_NONE.split(), 0),
    **dict.fromkeys(_THREE.split(), 3),
}
"""Decimals of each currency, by ISO 4217; a cash token states its own."""

_MOST_DIGITS = 100
_CODE = re.compile(r"[A-Z]{3}")
_EXACT = Context(prec=3 * _MOST_DIGITS, rounding=ROUND_HALF_UP)
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def to_base_units(amount: Decimal | int | str, decimals: int, *, field: str = "amount", signed: bool = False) -> int:
    """Base units of ``amount``; refuses floats, NaN, more decimals than there are and, unless ``signed``, negatives."""
    exact = parse_decimal(amount, field=field, signed=signed)
    with localcontext(_EXACT):
        scaled = exact.scaleb(decimals)
        whole = scaled.to_integral_value()
        if whole != scaled:
            raise InputError(field, str(amount), f"at most {decimals} decimals")
        return int(whole)


def from_base_units(units: int, decimals: int, *, field: str = "units") -> Decimal:
    """``units`` as a decimal that keeps its trailing zeros: 50660400000 with 2 decimals is 506604000.00.

    Raises `InputError` for anything but an integer.
    """
    if isinstance(units, bool) or not isinstance(units, int):
        raise InputError(field, units, "an integer number of base units")
    with localcontext(_EXACT):
        return Decimal(units).scaleb(-decimals)


def to_wad(value: Decimal | int | str, *, field: str = "value", signed: bool = False) -> int:
    """``value`` as a WAD (18 decimals), exactly."""
    return to_base_units(value, 18, field=field, signed=signed)


def from_wad(wad: int, *, field: str = "wad") -> Decimal:
    """The decimal that a WAD stands for, without trailing zeros."""
    with localcontext(_EXACT):
        return _plain(from_base_units(wad, 18, field=field).normalize())


def round_half_up(value: Decimal, decimals: int, *, field: str = "value") -> Decimal:
    """``value`` rounded half away from zero to ``decimals``: the one rounding, and it says so in its name."""
    exact = parse_decimal(value, field=field, signed=True)
    with localcontext(_EXACT):
        return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def parse_decimal(value: Decimal | int | str, *, field: str = "value", signed: bool = False) -> Decimal:
    """A finite ``Decimal`` of a decimal, integer or decimal string; a float is refused, whatever it holds."""
    if isinstance(value, bool | float) or not isinstance(value, Decimal | int | str):
        raise InputError(field, value, "a decimal number given as Decimal, int or text, never float")
    if isinstance(value, str) and not _NUMBER.fullmatch(value):
        raise InputError(field, value, "a decimal number such as 100.15")
    exact = Decimal(value)
    if not exact.is_finite():
        raise InputError(field, str(value), "a finite number")
    if exact and (exact.adjusted() > _MOST_DIGITS or len(exact.as_tuple().digits) > _MOST_DIGITS):
        raise InputError(field, str(value)[:100], f"at most {_MOST_DIGITS} digits")
    if exact < 0 and not signed:
        raise InputError(field, str(value), "a number that is not negative")
    return exact


@dataclass(frozen=True)
class Currency:
    """A currency by its three letters, and the decimals of its cash tokens: 0 to 6."""

    code: str
    decimals: int

    def __post_init__(self) -> None:
        """Refuses a code of other than three letters, and decimals that no cash token has."""
        if not _CODE.fullmatch(self.code):
            raise InputError("currency", self.code, "three capital letters such as CNY")
        if not 0 <= self.decimals <= CURRENCY_DECIMALS_MAX:
            raise InputError("decimals", self.decimals, f"0 to {CURRENCY_DECIMALS_MAX}")

    def units(self, amount: Money | Decimal | int | str, *, field: str = "amount") -> int:
        """Base units of an amount; raises `InputError` for another currency's money, and for more decimals."""
        if isinstance(amount, Money):
            amount = amount.in_(self, field=field)
        return to_base_units(amount, self.decimals, field=field)

    def amount(self, base_units: int) -> Decimal:
        """The amount that base units are, with the currency's decimals."""
        return from_base_units(base_units, self.decimals)

    def money(self, base_units: int) -> Money:
        """The money that base units are."""
        return Money(self.amount(base_units), self)

    def __str__(self) -> str:
        return self.code


@dataclass(frozen=True)
class Money:
    """An amount of a currency, which may be negative; only money of one currency is added and compared."""

    amount: Decimal
    currency: Currency

    def __post_init__(self) -> None:
        """Refuses what is no decimal number, and more decimals than the currency has; keeps them all."""
        units = to_base_units(self.amount, self.currency.decimals, signed=True)
        object.__setattr__(self, "amount", from_base_units(units, self.currency.decimals))

    @property
    def base_units(self) -> int:
        """The amount in base units."""
        return to_base_units(self.amount, self.currency.decimals, signed=True)

    def in_(self, currency: Currency, *, field: str = "amount") -> Decimal:
        """The amount, if it is of that currency; else `InputError`."""
        if currency != self.currency:
            raise InputError(field, str(self), f"money in {currency}, of {currency.decimals} decimals")
        return self.amount

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + other.in_(self.currency), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - other.in_(self.currency), self.currency)

    def __mul__(self, count: int) -> Money:
        return Money(self.amount * count, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < other.in_(self.currency)

    def __le__(self, other: Money) -> bool:
        return self.amount <= other.in_(self.currency)

    def __str__(self) -> str:
        return f"{self.amount:,f} {self.currency}"


def _plain(value: Decimal) -> Decimal:
    """``value`` without a positive exponent: 1E+2 becomes 100."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value
