"""The rules of law as data: each has a source, and what is said to hold an issue to it exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.regimes import classify, rules, write
from rwa_chain.regimes.facts import Bar
from rwa_chain.regimes.rules import Seen

ROOT = Path(__file__).parents[2]
CODE = Path(classify.__file__).read_text(encoding="utf-8")


def test_no_rule_claims_more_than_is_known() -> None:
    """A hash of a text belongs to a primary text only; none is held, and nobody reviewed a rule."""
    assert len(rules.rules()) >= 50
    for rule in rules.rules().values():
        assert rule.seen is not Seen.PRIMARY
        assert rule.reviewed_by is None
        assert not rule.decides_alone
        assert rule.citation
        assert rule.reading.endswith(".")


@pytest.mark.parametrize("rule", rules.rules().values(), ids=lambda rule: rule.id)
def test_what_holds_an_issue_to_a_rule_exists(rule: rules.Rule) -> None:
    """A contract is in the tree, a lane, bar or duty is in the classifier, a process names where it happens."""
    kind, by = rule.enforced_by.kind, rule.enforced_by.by
    if kind in ("contract", "gate"):
        assert list((ROOT / "contracts").rglob(f"{by}.sol")), by
    elif kind == "classifier":
        for lane in re.findall(r"lane ([A-Z_]+)", by):
            assert lane in classify.Lane.__members__
        for bar in re.findall(r"bar ([a-z_]+)", by):
            assert Bar(bar)
        for duty in re.findall(r"[A-Z]+_[A-Z_]+", by.removeprefix("lane ")):
            assert f'"{duty}"' in CODE or duty in classify.Lane.__members__
        assert rule.id in CODE or by in {"signatories of each attestation", "fact right", "product class", "channel"}


@pytest.mark.parametrize("rule", [each for each in rules.rules().values() if each.tests], ids=lambda rule: rule.id)
def test_what_shows_a_rule_exists(rule: rules.Rule) -> None:
    """Every test that a rule names is in a file of that name."""
    for named in rule.tests:
        file, _, name = named.partition(": ")
        texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob(file)]
        assert any(f"function {name}(" in text or f"def {name}(" in text for text in texts), named


def test_every_paragraph_of_the_stablecoin_guideline_is_held_or_open() -> None:
    """What a contract or a process holds is shown by a test; the page says the rest is not done."""
    of_coins = [each for each in rules.rules().values() if each.instrument == "CAP656"]
    assert len(of_coins) >= 25
    for rule in of_coins:
        assert bool(rule.tests) == (rule.enforced_by.kind in ("contract", "process")), rule.id


def test_every_rule_that_the_code_cites_stands_in_the_law() -> None:
    """A cited id that no file has would be an invented source."""
    cited = set(re.findall(r'"([A-Z0-9]+(?:-[A-Z0-9]+)+)"', CODE))
    assert cited
    assert cited <= set(rules.rules())


def test_generated_files_are_current() -> None:
    """The pages and the golden matrix are what `python -m rwa_chain.regimes.write` writes."""
    for path, text in write.files().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python -m rwa_chain.regimes.write"


def test_an_unknown_rule_is_refused_by_name() -> None:
    """The message offers the rules of the same instrument."""
    with pytest.raises(InputError, match="CSRC1-BAR1, CSRC1-BAR2"):
        rules.rule("CSRC1-BAR9")
