"""Currencies by ISO 4217: their codes, how many decimals their money has, and the signs that exports write."""

from __future__ import annotations

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
"""Of the money of each currency."""
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
