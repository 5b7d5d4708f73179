"""Check characters and digits of the standards' identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.iso import identifiers


@given(st.text(identifiers.ALPHABET[1:], min_size=8, max_size=8), st.integers(0, 29))
def test_one_character_of_thirty_checks(base: str, drawn: int) -> None:
    """The check character is accepted without a word, every other one with a warning that names it."""
    wanted = identifiers.dti_check(base)
    assert identifiers.dti(base + wanted) is None
    other = identifiers.ALPHABET[drawn]
    if other != wanted:
        assert f"is {wanted}" in (identifiers.dti(base + other) or "")


@given(st.text(identifiers.ALPHABET[1:], min_size=8, max_size=8), st.integers(0, 7), st.integers(1, 29))
def test_a_changed_character_is_seen(base: str, place: int, by: int) -> None:
    """ISO/IEC 7064 hybrid systems find every single substitution."""
    changed = identifiers.ALPHABET[(identifiers.ALPHABET.index(base[place]) + by) % 30]
    assert identifiers.dti_check(base[:place] + changed + base[place + 1 :]) != identifiers.dti_check(base)


def test_bitcoins_identifier_warns_and_stands() -> None:
    """It is one of two in the registry that do not fit the rule."""
    assert "is T" in (identifiers.dti("4H95J0R2X") or "")


@pytest.mark.parametrize("text", ["", "0H95J0R2X", "4H95J0R2", "4h95j0r2x", "4A95J0R2X", "4H95J0R2XX", "4H95J0R2X\n"])
def test_what_is_no_dti(text: str) -> None:
    """Vowels, Y, small letters, a leading 0, another length."""
    with pytest.raises(InputError, match="ISO 24165"):
        identifiers.dti(text)


def test_other_identifiers() -> None:
    """ISO 6166 and ISO 17442 by their own published examples' arithmetic; a changed digit fails."""
    assert identifiers.isin("XS0000000009") == "XS0000000009"
    lei = "ZZZZ00MADEUPNAME00"
    whole = lei + f"{98 - int(''.join(str(int(c, 36)) for c in lei + '00')) % 97:02d}"
    assert identifiers.lei(whole) == whole
    assert identifiers.bic("ZZZZHKHHXXX") == "ZZZZHKHHXXX"
    for check, text in (
        (identifiers.isin, "XS0000000008"), (identifiers.isin, "xs0000000009"),
        (identifiers.lei, whole[:-1] + str((int(whole[-1]) + 1) % 10)), (identifiers.bic, "ZZZZHKH"),
    ):  # fmt: skip
        with pytest.raises(InputError):
            check(text)
