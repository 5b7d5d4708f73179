"""Numbers as exports print them: decimal commas, thousands, exponents, any number of digits, signs of currencies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from rwa_chain.meter.currency import parted

_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_LONGEST = 100
_LARGEST = 10**30
EXACT = Context(prec=400)


@dataclass(frozen=True)
class Numerals:
    """How a file writes its numbers."""

    decimal: str = "."
    thousands: str = ""
    """What groups of three digits are parted by, if anything."""

    def number(self, text: str) -> Decimal:
        """The number; raises ``ValueError`` for what is none, or is one only where commas mean something else."""
        text = text.strip().replace("\u2212", "-")
        if len(text) > _LONGEST:
            raise ValueError(text)
        if self.thousands:
            text = self._grouped(text)
        if self.decimal != ".":
            if "." in text:
                raise ValueError(text)
            text = text.replace(self.decimal, ".")
        if not _PLAIN.fullmatch(text):
            raise ValueError(text)
        exact = Decimal(text)
        if abs(exact) > _LARGEST:
            raise ValueError(text)
        return exact

    def money(self, text: str, currency: str | None) -> Decimal:
        """Money with or without its sign or code, negative in brackets; ``ValueError`` for another currency's."""
        bare, means = parted(text)
        if currency is not None and currency not in means:
            raise ValueError(text)
        if bare.startswith("(") and bare.endswith(")"):
            return -self.number(bare[1:-1])
        return self.number(bare)

    def _grouped(self, text: str) -> str:
        """Without thousands, where they stand where they should."""
        spaces = "\u00a0\u202f\u2009 " if self.thousands == " " else self.thousands
        whole, mark, rest = text.partition(self.decimal)
        digits = whole.lstrip("+-")
        groups = re.split(f"[{re.escape(spaces)}]", digits)
        right = len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
        if not right or any(each in rest for each in spaces):
            raise ValueError(text)
        return whole[: len(whole) - len(digits)] + "".join(groups) + mark + rest


_OF_UNIT = re.compile(r"(.*[0-9.,)])\s*([A-Za-z]+)")
_PER_UNIT = re.compile(r"(.*\S)\s*(?:/|\bper\b)\s*([A-Za-z]+)")
_SPELT = {"MWh": "MWh", "MWH": "MWh"} | {
    spelt: unit
    for unit in ("Wh", "kWh", "GWh", "kW")
    for spelt in (unit, unit.lower(), unit.upper(), unit.capitalize())
}
"""Units as they are written; a small m may mean a thousandth, so it is none."""


def with_unit(text: str, *, per: bool = False) -> tuple[str, str | None]:
    """A number's text and the unit behind it, if there is one; of a price, what it is ``per``."""
    text = text.strip()
    found = (_PER_UNIT if per else _OF_UNIT).fullmatch(text) if text[-1:].isalpha() else None
    unit = None if found is None else _SPELT.get(found[2])
    return (text, None) if found is None or unit is None else (found[1], unit)


def scaled(exact: Decimal, factor: Decimal, decimals: int) -> Decimal:
    """A number in the smallest unit, exactly."""
    with localcontext(EXACT):
        return (exact * factor).scaleb(decimals)
