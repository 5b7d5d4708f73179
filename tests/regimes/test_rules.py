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
