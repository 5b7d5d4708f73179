"""The codes and signs of currencies as exports write them."""

from __future__ import annotations

from rwa_chain.money import DECIMALS

SIGNS = {
    "¥": ("CNY", "JPY"), "￥": ("CNY", "JPY"), "元": ("CNY",), "€": ("EUR",), "£": ("GBP",), "₹": ("INR",),
    "₩": ("KRW",), "₽": ("RUB",), "₺": ("TRY",), "₫": ("VND",), "₴": ("UAH",), "₪": ("ILS",), "฿": ("THB",),
    "zł": ("PLN",), "Kč": ("CZK",), "Ft": ("HUF",), "R$": ("BRL",), "US$": ("USD",), "HK$": ("HKD",), "A$": ("AUD",),
    "C$": ("CAD",), "NZ$": ("NZD",), "S$": ("SGD",), "NT$": ("TWD",), "kr": ("SEK", "NOK", "DKK", "ISK"),
    "$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "MXN", "CLP", "COP", "ARS", "TWD", "BMD", "BSD", "BBD", "JMD"),
}  # fmt: skip
"""The currencies that a sign may stand for."""


def known_currency(code: str) -> str:
    """The code; raises ``ValueError`` for one that ISO 4217 lacks."""
    if code not in DECIMALS:
        raise ValueError("a currency by ISO 4217, such as CNY or EUR")
    return code


def parted(text: str) -> tuple[str, frozenset[str]]:
    """A text of money without its sign or code, and the currencies that these may mean; all of them where it has none.

    What is before the number or after it and means no currency stays, so the number is none.
    """
    text = text.strip()
    for mark in sorted({*SIGNS, *DECIMALS}, key=len, reverse=True):
        bare = text.lstrip("+-( ")
        lead = text[: len(text) - len(bare)]
        if bare.startswith(mark):
            return f"{lead}{bare[len(mark) :].lstrip()}", frozenset(SIGNS.get(mark, (mark,)))
        tail = text.rstrip(") ")
        if tail.endswith(mark):
            return f"{tail[: -len(mark)].rstrip()}{text[len(tail) :]}".strip(), frozenset(SIGNS.get(mark, (mark,)))
    return text, frozenset(DECIMALS)
