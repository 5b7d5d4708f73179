"""Scenario files: what loads, and how each mistake is refused."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.lifecycle import onboarding
from rwa_chain.lifecycle.calendar import Frequency
from rwa_chain.lifecycle.terms import Rounding
from rwa_chain.scenario.load import BUILT_IN, ScenarioError, load_scenario, parse_scenario
from rwa_chain.scenario.model import InvestorClass, Role
from rwa_chain.scenario.source import Standing
from tests.golden import REPOSITORY
from tests.sdk.lifecycle.fubi_terms import fubi_terms

FUBI = (BUILT_IN / "fubi.yaml").read_text(encoding="utf-8")
THAMES = REPOSITORY / "tests" / "data" / "thames.yaml"


def changed(old: str, new: str) -> str:
    """The Fubi file with its one occurrence of `old` replaced."""
    assert FUBI.count(old) == 1, f"{FUBI.count(old)} × {old}"
    return FUBI.replace(old, new)


def refusal_of(text: str) -> ScenarioError:
    """The error that loading a text raises."""
    with pytest.raises(ScenarioError) as refusal:
        parse_scenario(text, "fubi.yaml")
    return refusal.value


def test_fubi_has_every_step() -> None:
    """All 31 steps, in both runs; 8, 23 and 25 are branches."""
    for frequency in (Frequency.SEMIANNUAL, Frequency.ANNUAL):
        scenario = load_scenario("fubi", frequency=frequency)
        played = {step.step for step in scenario.played_steps()}
        called = [25] if frequency is Frequency.SEMIANNUAL else []
        assert [branch.step for branch in scenario.branches()] == [8, 23, 25, *called]
        semiannual_only = {15, 16, 24} if frequency is Frequency.ANNUAL else set()
        assert played == set(range(1, 32)) - {8, 23, 25} - semiannual_only
        assert [step.step for step in scenario.steps] == sorted(step.step for step in scenario.steps)


def test_fubi_has_the_terms_of_the_term_sheet() -> None:
    """The file's terms are the tests' own."""
    assert load_scenario("fubi").bond_terms == fubi_terms()


def test_fubi_says_of_everything_how_it_is_known() -> None:
    """Every term, party, bank, venue, document and step has a label; what no source states is labelled assumed."""
    scenario = load_scenario("fubi")
    for name in type(scenario.terms).model_fields:
        assert scenario.label("terms", name), name
    for section in ("cast", "banks", "venues", "documents", "steps"):
        for index in range(len(getattr(scenario, section))):
            assert scenario.label(section, index), (section, index)
    for section in ("policy", "administration", "clearing_bank"):
        assert scenario.label(section)
    for index in range(len(scenario.offering.orders)):
        assert scenario.label("offering", "orders", index, "amount")
    for name, standing in {"coupon_percent": Standing.FACT, "day_count": Standing.ASSUMED}.items():
        label = scenario.label("terms", name)
        assert label is not None
        assert label.standing is standing


def test_the_inner_label_wins() -> None:
    """The issuer is a fact, its deposit is assumed."""
    scenario = load_scenario("fubi")
    index = next(i for i, party in enumerate(scenario.cast) if party.id == "SFIH")
    outer, inner = scenario.label("cast", index, "name"), scenario.label("cast", index, "deposit")
    assert outer is not None
    assert inner is not None
    assert (outer.standing, inner.standing) == (Standing.FACT, Standing.ASSUMED)


def test_parties_are_found_by_id_wallet_and_role() -> None:
    """I9 owns the wallet I9b."""
    scenario = load_scenario("fubi")
    assert scenario.party("I9b") is scenario.party("I9")
    assert scenario.holder_of(Role.ISSUER).id == "SFIH"
    with pytest.raises(KeyError):
        scenario.party("I13")


def test_every_class_of_the_contracts_can_be_named() -> None:
    """Least first, with the numbers of the chain."""
    assert [each.code for each in InvestorClass] == [0, 1, 2, 3] == [int(each) for each in onboarding.InvestorClass]


def test_options_change_the_terms() -> None:
    """What the command line may change."""
    scenario = load_scenario("fubi", frequency=Frequency.ANNUAL, rounding=Rounding.PRO_RATA)
    assert scenario.bond_terms == fubi_terms(frequency=Frequency.ANNUAL, rounding=Rounding.PRO_RATA)
    assert load_scenario("fubi", frequency=Frequency.ANNUAL).label("terms", "name") is not None


def test_a_scenario_of_another_size_coupon_calendar_and_cast_loads() -> None:
    """Nothing is Fubi's but its file."""
    terms = load_scenario(THAMES).bond_terms
    assert [period.start for period in terms.periods] == [
        date(2026, 1, 20),
        date(2026, 2, 28),
        date(2026, 5, 30),
        date(2026, 8, 30),
    ]
    assert terms.coupon_percent == Decimal("4.875")


def test_an_option_that_the_steps_do_not_fit_is_refused() -> None:
    """Thames has no annual steps."""
    with pytest.raises(ScenarioError):
        load_scenario(THAMES, frequency=Frequency.ANNUAL)


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        ("  ticker: {", "  tikcer: {", "terms.tikcer", "ticker, which is probably meant"),
        ("  fee_percent: {", "  fee_precent: {", "offering.fee_precent", "fee_percent, which is probably meant"),
        ("    lag: 1\n", "    lagg: 1\n", "steps[*].lagg", "lag, which is probably meant"),
        ("kind: halt", "kind: hault", "steps[*].kind", "halt, which is probably meant"),
        ('value: "2.62"', "value: 2.62", "terms.coupon_percent", 'write "2.62" in quotes'),
        ('clean: "100.10"', "clean: 100.10", "steps[*].clean", 'write "100.10" in quotes'),
        ('value: "2.62"', 'value: "2,62"', "terms.coupon_percent", "a decimal as text"),
        ('value: "2.62"', 'value: "-2.62"', "terms.coupon_percent", "0 or more"),
        ('value: "500000000"', 'value: "-500000000"', "terms.size", "more than 0"),
        ("units: 5000\n    clean", "units: -5000\n    clean", "steps[*].units", "more than 0"),
        ("value: 5, assumed", "value: -5, assumed", "terms.record_lag", "0 or more"),
        ("value: semiannual", "value: semianual", "terms.frequency", "semiannual, which is probably meant"),
        ("value: HongKong", "value: HongKongg", "terms.calendar", "HongKong, which is probably meant"),
        ("value: 2027-09-01", "value: 2027-02-30", "terms.maturity_date", "a date that exists"),
        ("value: 2027-09-01", "value: 2025-08-01", "terms.maturity_date", "a date after the issue date"),
        ('value: "17:00"', 'value: "25:00"', "terms.record_cut_off", "a time of day"),
        ("Asia/Hong_Kong", "Asia/HongKong", "terms.time_zone", "an IANA time zone"),
        (
            'value: "10000", fact',
            'value: "15000", fact',
            "terms.denomination",
            "a multiple of calculation_amount 10000",
        ),
        (
            'allotted: "120000000"',
            'allotted: "110000000"',
            "offering.orders",
            "allotments that sum to the issue 500000000",
        ),
        ('allotted: "120000000"', 'allotted: "120005000"', "offering.orders[0].allotted", "a multiple of the denom"),
        ('limit_percent: "2.55"', 'limit_percent: "2.63"', "offering.orders[0].allotted", "0, as the limit is above"),
        ("seller: I4", "seller: I44", "steps[*].seller", "a known party"),
        ("seller: I4", "seller: BANK_A", "steps[*].seller", "a known party"),
        ("venue: MOX, assumed: the date", "venue: MXO, assumed: the date", "steps[*].venue", "MOX, which"),
        ("  - { id: CICC,", "  - { id: GF,", "cast[2].id", "an id that nothing else has"),
        ("roles: [guardian]", "roles: [observer]", "cast", "exactly one"),
        ("date: 2025-12-01", "date: 2026-01-15", "steps[*].date", "dates in order: 2026-01-15 or later"),
        ("resume_date: 2025-12-08", "resume_date: 2025-12-01", "steps[*].resume_date", "dates in order"),
        ("recovery_date: 2026-04-16", "recovery_date: 2026-04-15", "steps[*].recovery_date", "2026-04-16 or later"),
        ("approved_by: [GF, TRUSTEE]", "approved_by: [GF, ADMIN]", "steps[*].approved_by", "2 of the recovery"),
        ("date: 2026-02-23", "date: 2026-02-24", "steps[*].date", "2026-02-23"),
        ("date: 2026-03-02, title", "date: 2026-03-01, title", "steps[*].date", "2026-03-02"),
        ("date: 2026-02-13", "date: 2026-02-14", "steps[*].date", "a business day of HongKong"),
        ("acceleration_date: 2026-09-22", "acceleration_date: 2026-09-15", "steps[*].acceleration_date", "grace"),
        ("lane: FOREIGN_DEBT", "lane: FOREIGN_DEPT", "steps[*].lane", "FOREIGN_DEBT"),
        (
            "recovery_approvers: [GF, TRUSTEE, KYC]",
            "recovery_approvers: [GF, TRUSTEE]",
            "administration.recovery_approvers",
            "three, of whom two approve",
        ),
        ("holding_cap: 25000", "holding_cap: 11999", "offering.orders[0].allotted", "the cap"),
        ("maximum_holders: 200", "maximum_holders: 9", "policy.maximum_holders", "10 or more"),
        ("minimum_class: professional", "minimum_class: institutional", "offering.orders[6].investor", "of the class"),
        (
            "required_topics: [kyc, professional, residence]\n",
            "required_topics: [mox_professional]\n",
            "offering.orders[0].investor",
            "claims on mox_professional",
        ),
        ("value: [840, 156]", "value: [840, 702]", "offering.orders[2].investor", "another country than 702"),
        ("roles: [claim_issuer, compliance]", "roles: [compliance]", "cast", "at least one"),
        ("window_opens: 2026-12-16", "window_opens: 2026-12-17", "steps[*].date", "end of the window"),
        ("accepted: [I1, I2,", "accepted: [I2,", "offering.orders[0].investor", "a party that the onboarding accepts"),
        ("units: 2000", "units: 7000", "steps[*].units", "at most the 6000 units I4 has"),
        ('value: "100000000.00"', 'value: "100000000.005"', "cast[0].deposit", "at most 2 decimals (CNY)"),
        ('balance: "700000000.00"', 'balance: "700000000.001"', "banks[0].settlement_balance", "at most 2 decimals"),
        ('amount: "300000000"', 'amount: "300000000.001"', "offering.orders[0].amount", "at most 2 decimals"),
        ('cap: "500000000"', 'cap: "500000000.001"', "steps[*].cap", "at most 2 decimals"),
        (
            "VerificationRule.NotAdmitted",
            "VerificationRule.NotAdmited",
            "steps[*].attempts[0].error",
            "NotAdmitted, which",
        ),
        ("CashToken.BalanceInsufficient", "too poor", "steps[*].error", "Library.Error, such as"),
        (
            "US1, error: CountryRule.CountryDenied",
            "US1, error: CountryDenied",
            "steps[*].refused[0].error",
            "an error of",
        ),
        ("units: 2000", "units: 5950", "steps[*].units", "to leave I4 none or 100 units or more"),
    ],
)
def test_refuses_by_field_value_and_what_would_be_right(old: str, new: str, field: str, expected: str) -> None:
    """Each refusal names the place and its line, and says what would be right."""
    refusal = refusal_of(changed(old, new))
    place = re.escape(field).replace(r"\[\*\]", r"\[\d+\]")
    assert re.fullmatch(rf"{place} \(fubi\.yaml line \d+\)", refusal.field), str(refusal)
    assert expected in str(refusal)


def test_refuses_a_missing_field() -> None:
    """The field is named, the line is that of the mapping without it."""
    refusal = refusal_of(changed("    buyer: I5\n", ""))
    assert re.match(r"steps\[\d+\]\.buyer ", refusal.field)
    assert "it is missing" in str(refusal)


def test_refuses_a_missing_coupon() -> None:
    """A coupon that the schedule has and the steps have not."""
    text = re.sub(r"  - \{ step: 16.*\n", "", FUBI)
    assert "a coupon step on 2026-03-02" in str(refusal_of(text))


def test_names_every_problem() -> None:
    """Two mistakes, two sentences."""
    text = changed("seller: I4", "seller: I44").replace("buyer: I5", "buyer: I55")
    refusal = refusal_of(text)
    assert [problem.value for problem in refusal.problems] == ["I44", "I55"]
    assert str(refusal).count("\n") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [", "YAML"),
        ("a: 1\na: 2", "each field once"),
        ("a: {fact: x, assumed: y, value: 1}", "one label"),
        ("a: {value: 1}", "a value with one label"),
        ("a: {assumed: 3, value: 1}", "where the value comes from"),
    ],
)
def test_refuses_a_file_that_cannot_be_read(text: str, expected: str) -> None:
    """Broken YAML, a field given twice, labels that make no sense."""
    with pytest.raises(InputError) as refusal:
        parse_scenario(text)
    assert expected in refusal.value.expected


@pytest.mark.parametrize("text", ["", "- a", "3", "scenario: fubi"])
def test_refuses_what_is_no_scenario(text: str) -> None:
    """Anything else is refused by field, never with a traceback of another kind."""
    with pytest.raises(ScenarioError):
        parse_scenario(text)


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path, and a built-in name that doesn't exist."""
    for path in (tmp_path / "none.yaml", "fubii"):
        with pytest.raises(InputError) as refusal:
            load_scenario(path)
        assert refusal.value.field == "scenario"
