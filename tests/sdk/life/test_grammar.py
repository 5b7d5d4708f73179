"""The reference page, the schema and the lives to begin with are what the classes say."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from rwa_chain.life.act import Act
from rwa_chain.life.grammar import page, schema
from rwa_chain.life.instrument import Instrument
from rwa_chain.life.load import LifeError
from rwa_chain.scenarios import BUILT_IN, names, parse_life
from rwa_chain.scenarios.reference import FILE


def test_the_page_is_the_one_committed() -> None:
    """`python -m rwa_chain.scenarios.reference` writes it."""
    assert FILE.read_text(encoding="utf-8") == page()


def test_the_page_names_every_act_kind_and_field() -> None:
    """Nothing that a file may say is left out."""
    text = page()
    for word, act in {**Act.registry, **Instrument.registry}.items():
        assert re.search(rf"^## `(act|kind): {word}`$", text, re.MULTILINE), word
        section = re.split(rf"^## `(?:act|kind): {word}`$", text, flags=re.MULTILINE)[1].partition("\n## ")[0]
        for field in set(act.model_fields) - set(Act.model_fields) - {"act", "kind", "snapshot_before", "twin"}:
            assert f"| `{field}` |" in section, (word, field)


def plain(value: Any) -> Any:
    """YAML's own dates as text, as a JSON Schema sees them."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("name", sorted(names()))
def test_built_in_lives_fit_the_schema(name: str) -> None:
    """What plays is valid for an editor too."""
    data = yaml.load((BUILT_IN / f"{name}.yaml").read_text(encoding="utf-8"), Loader=Plain)
    found = sorted(Draft202012Validator(schema()).iter_errors(plain(data)), key=lambda each: list(each.path))
    assert [f"{list(each.path)}: {each.message[:200]}" for each in found[:3]] == []


class Plain(yaml.SafeLoader):
    """YAML 1.2's words: `on` is no truth, 17:00 no number."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag not in ("tag:yaml.org,2002:bool",)]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    """An unknown field, an unknown act, a date that is none."""
    validator = Draft202012Validator(schema())
    life = {"scenario": "x", "title": "x", "banks": [], "cast": [], "acts": []}
    assert validator.is_valid(life)
    for acts in ([{"act": "coupn", "on": "2026-01-01"}], [{"act": "coupon", "on": "soon"}], [{"act": "coupon"}]):
        assert not validator.is_valid({**life, "acts": acts})
    assert not validator.is_valid({**life, "bank": []})


@pytest.mark.parametrize("kind", sorted(Instrument.registry))
def test_a_life_to_begin_with_loads(kind: str) -> None:
    """What `rwa new` prints is a life."""
    text = Instrument.registry[kind].template()
    if text is not None:
        assert parse_life(text).instruments


BROKEN = """
scenario: broken
title: Everything is wrong
time_zone: Asia/HongKong
banks:
  - { id: BANK_A, name: Bank A, symbol: dA, settlement_balance: "1.00" }
cast:
  - { id: CITY, name: A city, roles: [issuer], country: 344, bank: BANK_A, deposit: "1.001" }
  - { id: AGENT, name: An agent, roles: [registrar], country: 344, bank: BANK_B }
instruments:
  - kind: bond
    ticker: ONE
    terms:
      name: One
      size: "1000000"
      denomination: "10000"
      minimum_holding: "10000"
      calculation_amount: "10000"
      coupon_percent: 3.10
      frequency: weekly
      day_count: Act/365F
      calendar: HongKng
      issue_date: 2025-09-01
      maturity_date: 2027-09-01
acts:
  - { act: isue, of: ONE, on: 2025-09-01 }
  - { act: coupon, of: TWO, on: 2026-03-02, amuont: 3 }
  - { act: payment, on: 2026-03-01, payer: NOBODY, payee: CITY, amount: "1.005" }
"""


def test_everything_wrong_is_told_at_once() -> None:
    """Zone, decimals, a bank, a float, a frequency, a calendar, an act, a field, a party: each with its line."""
    with pytest.raises(LifeError) as refusal:
        parse_life(BROKEN, "broken.yaml")
    said = str(refusal.value)
    for line, words in (
        (4, "an IANA time zone"),
        (8, "at most 2 decimals"),
        (9, "a known bank: did you mean BANK_A?"),
        (19, 'write "3.10" in quotes'),
        (20, "annual, semiannual, quarterly"),
        (22, "did you mean HongKong?"),
        (26, "did you mean issue?"),
        (27, "a known field"),
        (28, "a known party"),
        (28, "at most 2 decimals"),
    ):
        assert re.search(rf"line {line}\): .*{re.escape(words)}", said), (line, words, said)
    assert said.count("\n") >= 9
