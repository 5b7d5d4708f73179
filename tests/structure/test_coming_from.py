"""The page for those who come from another kit names no call of ours that is not there."""

from __future__ import annotations

import re

import pytest

from rwa_chain import bindings
from rwa_chain.solidity.names import snake_case
from rwa_chain.solidity.settings import ROOT

PAGE = (ROOT / "docs/reference/coming-from.md").read_text(encoding="utf-8")
#: The second column of every table is ours.
OURS = [row.split("|")[2] for row in PAGE.splitlines() if row.startswith("|")]
CALLS = sorted(set(re.findall(r"`([A-Z]\w+)\.(\w+)`", "\n".join(OURS))))


def test_the_page_maps_three_kits() -> None:
    """Each in a table of its own, and many calls in all."""
    assert re.findall(r"^## (.+)$", PAGE, re.MULTILINE) == ["T-REX (ERC-3643)", "CMTAT", "ibet"]
    assert len(CALLS) > 30


@pytest.mark.parametrize(("contract", "function"), CALLS, ids=".".join)
def test_each_call_of_ours_is_there(contract: str, function: str) -> None:
    """By its contract's binding, what its face answers included."""
    assert hasattr(getattr(bindings, contract), snake_case(function))
