"""Signs for terminals without Unicode: what is printed loses its accents, never its meaning."""

from __future__ import annotations

import codecs
import unicodedata

NAME = "rwa-plain"
"""The error handler of streams."""
_SIGNS = {
    "…": "...", "–": "-", "—": "-", "→": "->", "←": "<-", "·": "*", "×": "x", "≤": "<=", "≥": ">=", "²": "2",
    "‘": "'", "’": "'", "“": '"', "”": '"', "½": "1/2", "°": " deg", "￥": "CNY ", "¥": "CNY ", "€": "EUR ",
    "£": "GBP ",
}  # fmt: skip


def plain(text: str) -> str:
    """ASCII for people: signs by their nearest, letters without accents, others as ``?``."""
    return "".join(each if each.isascii() else _SIGNS.get(each) or _bare(each) or "?" for each in text)


def _bare(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()


def _handle(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


codecs.register_error(NAME, _handle)
