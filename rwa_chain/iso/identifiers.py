"""Identifiers that messages carry: ISO 24165 digital tokens and ledgers, ISINs, LEIs, BICs.

A digital token identifier (DTI) ends in a check character, ISO/IEC 7064 hybrid MOD 31,30 over its alphabet. Two
identifiers of the official registry do not fit it, Bitcoin's 4H95J0R2X among them: a mismatch is a warning, never a
refusal.
"""

from __future__ import annotations

import re
from itertools import accumulate

from rwa_chain.errors import InputError

ALPHABET = "0123456789BCDFGHJKLMNPQRSTVWXZ"
_DTI = re.compile("[1-9B-DF-HJ-NP-TV-XZ][0-9B-DF-HJ-NP-TV-XZ]{8}")
_ISIN = re.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]")
_LEI = re.compile("[A-Z0-9]{18}[0-9]{2}")
_BIC = re.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")


def dti_check(base: str) -> str:
    """The check character of the first eight characters of a DTI."""
    step = accumulate(base, lambda p, each: 2 * ((p + ALPHABET.index(each)) % 30 or 30) % 31, initial=30)
    *_, last = step
    return ALPHABET[(1 - last) % 30]


def dti(text: str, *, field: str = "DTI") -> str | None:
    """A warning where the check character of a DTI is another; raises `InputError` for what is no DTI at all."""
    if not _DTI.fullmatch(text):
        raise InputError(field, text, f"nine characters of {ALPHABET}, the first not 0 (ISO 24165)")
    wanted = dti_check(text[:8])
    if text[8] == wanted:
        return None
    return f"{field} {text}: the check character of {text[:8]} is {wanted}; the registry holds two such, look it up"


def isin(text: str, *, field: str = "ISIN") -> str:
    """An ISIN whose check digit holds; raises `InputError`."""
    if not _ISIN.fullmatch(text):
        raise InputError(field, text, "two letters, nine letters or digits and a check digit (ISO 6166)")
    digits = "".join(str(int(each, 36)) for each in text)
    total = sum(sum(divmod(int(each) * (1 + number % 2), 10)) for number, each in enumerate(reversed(digits)))
    if total % 10:
        raise InputError(field, text, "an ISIN whose check digit holds (ISO 6166)")
    return text


def lei(text: str, *, field: str = "LEI") -> str:
    """A legal entity's identifier whose check digits hold; raises `InputError`."""
    if not _LEI.fullmatch(text) or int("".join(str(int(each, 36)) for each in text)) % 97 != 1:
        raise InputError(field, text, "twenty letters and digits whose check digits hold (ISO 17442)")
    return text


def bic(text: str, *, field: str = "BIC") -> str:
    """A business identifier code; raises `InputError`."""
    if not _BIC.fullmatch(text):
        raise InputError(field, text, "eight or eleven letters and digits (ISO 9362)")
    return text
