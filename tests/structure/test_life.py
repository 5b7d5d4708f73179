"""The engine and the report know no instrument; a further kind is cheap; nobody real is accused."""

from __future__ import annotations

import re

import pytest

from rwa_chain.life.load import LifeError
from rwa_chain.life.source import Standing
from rwa_chain.scenarios import BUILT_IN, load_life, names, parse_life
from rwa_chain.solidity import ROOT
from tests.structure.cost import costs

FIRST = {"bond": 1_500, "pool": 2_400}
"""The kinds that came with the engine and what they may cost at most; any other has LIMIT."""
LIMIT = 400
OVER = {"fund": 750}
"""Above the limit and known to be: a fund has eleven acts and a book of its days. Open."""
NAMED_ALL_THE_SAME = {
    "list_bond": "a name of `lifecycle.market`",
}


def test_a_further_kind_is_cheap() -> None:
    """Terms, acts, expectation and tables of a kind in at most 400 lines."""
    assert costs()
    for kind, lines in costs().items():
        assert lines <= (FIRST | OVER).get(kind, LIMIT), kind


@pytest.mark.parametrize("package", ["life"])
def test_no_instrument_is_imported(package: str) -> None:
    """Neither a kind's module nor the bindings and deployment of one kind."""
    wrong = []
    for file in sorted((ROOT / "rwa_chain" / package).rglob("*.py")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if re.match(r"\s*(from|import)\b", line) and re.search(
                r"instruments|\bBond(Contracts|Roles|Terms|Puts|Defaults)?\b|deploy_bond|deploy_revenue|Waterfall", line
            ):
                wrong.append(f"{file.name}:{number}: {line.strip()}")
    assert wrong == []


MONEY = ("coin.py", "coin_authority.py", "coins.py")
"""Acts of money that is redeemed: the word is its own."""


@pytest.mark.parametrize("package", ["life", "report"])
def test_no_instrument_is_named(package: str) -> None:
    """No name of a kind, of its acts or tables in the code of the engine, and in the page of a ledger."""
    wrong = []
    files = [*(ROOT / "rwa_chain" / package).rglob("*.py"), *(ROOT / "rwa_chain" / package).rglob("report.html.j2")]
    apart = ("__init__.py",) if package == "report" else ("actions.py", *MONEY)
    for file in sorted(files):
        if file.name in apart:
            continue
        text = re.sub(r'"""(?:[^"]|"(?!""))*"""', '""', file.read_text(encoding="utf-8"))
        for line in text.splitlines():
            bare = re.sub("|".join(NAMED_ALL_THE_SAME), "", line.partition("#")[0])
            found = re.findall(r"\b(?:bond|coupon|redemption|waterfall|revenue)s?\b", bare, re.IGNORECASE)
            if found and not re.search(r"rwa new bond|coupon frequency", bare):
                wrong.append(f"{file.name}: {line.strip()}")
    assert wrong == []


@pytest.mark.parametrize("name", sorted(names()))
def test_every_built_in_life_says_how_it_is_known(name: str) -> None:
    """Every act, party and instrument's terms has a label: a fact with its source, or assumed with its reason."""
    plan = load_life(name)
    for index in plan.acts:
        assert plan.label("acts", index), (name, index)
    for index, party in enumerate(plan.cast):
        assert plan.label("cast", index), (name, party.id)
    for number, instrument in enumerate(plan.instruments.values()):
        for title, model in instrument.sections():
            for field in type(model).model_fields:
                if field in model.model_fields_set and field != "orders" and "policy" in instrument.model_fields_set:
                    assert plan.label("instruments", number, *title.split("."), field), (name, title, field)


def test_nobody_real_is_accused() -> None:
    """A default that is assumed of a party that is a fact is refused, unless a made-up twin stands in for it."""
    text = (BUILT_IN / "fubi.yaml").read_text(encoding="utf-8")
    twin = "    twin: { SFIH: An issuer (made up), GF: An agent (made up) }\n"
    assert text.count(twin) == 4
    with pytest.raises(LifeError, match="a made-up party in the place of SFIH, who is real"):
        parse_life(text.replace(twin, ""))
    plan = load_life("fubi")
    issuer = next(index for index, party in enumerate(plan.cast) if party.id == "SFIH")
    label = plan.label("cast", issuer)
    assert label is not None
    assert label.standing is Standing.FACT
