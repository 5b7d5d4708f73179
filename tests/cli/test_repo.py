"""``rwa repo``: figures without a chain; a life's desk and its close-out read from the chain."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome

WORKED = (
    "repo", "figures", "--units", "10000000", "--price", "1.0075", "--rate", "0.40", "--from", "2021-03-19", "--until",
    "2021-03-22",
)  # fmt: skip


def test_figures_are_those_of_the_worked_example(rwa: Callable[..., Outcome]) -> None:
    """By haircut and by ratio."""
    made = rwa(*WORKED, "--haircut", "1", "--mark", "0.985", "--json")
    assert json.loads(made.out) == {
        "purchase_price": "9974250.00", "repurchase_price": "9974577.92", "exposure_of_the_buyer": "222859.31",
        "on": "2021-03-20",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("options", "field"),
    [
        (("--haircut", "1", "--margin-ratio", "1.01"), "--haircut"),
        ((), "--haircut"),
        (("--haircut", "one"), "--haircut"),
        (("--haircut", "1", "--basis", "364"), "basis"),
    ],
)
def test_bad_figures_by_option(rwa: Callable[..., Outcome], options: tuple[str, ...], field: str) -> None:
    """Both or neither of haircut and ratio, among others."""
    refused = rwa(*WORKED, *options)
    assert refused.code == 2
    assert field in refused.err


def test_a_desk_is_read_from_the_chain(
    rwa: Callable[..., Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The life's two agreements, the one that goes on without a repo, the other's one sum."""
    monkeypatch.chdir(tmp_path)
    assert rwa("replay", "repo").code == 0
    agreements = json.loads(rwa("repo", "--json").out)["agreements"]
    assert [(each["party_a"], each["status"]) for each in agreements] == [("FUND", "netted"), ("INSURER", "active")]
    statement = json.loads(rwa("repo", "statement", "--json").out)
    assert (statement["debtor"], statement["creditor"], statement["status"]) == ("DEALER", "FUND", "paid")
    assert statement["sum"] == "93625.52"
    refused = rwa("repo", "close", "0x" + "11" * 32)
    assert refused.code == 2
    assert "--network" in refused.err
