"""The two-letter codes of ISO 3166-1, by which facts name places."""

from __future__ import annotations

from rwa_chain.countries import NUMBERS

CODES = frozenset(NUMBERS)
