"""Lives as files: what loads, and how each mistake is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.instruments import Bond
from rwa_chain.life.load import LifeError
from rwa_chain.life.plan import Plan
from rwa_chain.life.setting import InvestorClass, Role
from rwa_chain.life.source import Standing
from rwa_chain.lifecycle import onboarding
from rwa_chain.lifecycle.schedule import Frequency
from rwa_chain.lifecycle.terms import Rounding
from rwa_chain.scenarios import BUILT_IN, load_life, parse_life
from tests.golden import REPOSITORY
from tests.sdk.lifecycle.fubi_terms import fubi_terms

FUBI = (BUILT_IN / "fubi.yaml").read_text(encoding="utf-8")
THAMES = REPOSITORY / "tests" / "data" / "thames.yaml"


def changed(old: str, new: str) -> str:
    """The Fubi file with its one occurrence of `old` replaced."""
    assert FUBI.count(old) == 1, f"{FUBI.count(old)} × {old}"
    return FUBI.replace(old, new)


def refusal_of(text: str) -> LifeError:
    """The error that loading a text raises."""
    with pytest.raises(LifeError) as refusal:
        parse_life(text, "fubi.yaml")
    return refusal.value


def test_fubi_has_every_step() -> None:
    """All 31 steps, in both runs; 8, 23 and 25 are branches."""
    for frequency in ("semiannual", "annual"):
        plan = load_life("fubi", {"terms.frequency": frequency})
        played = {act.number for _, act in plan.played()}
        called = [25] if frequency == "semiannual" else []
        assert [branch.number for _, branch in plan.branches()] == [8, 23, 25, *called]
        semiannual_only = {15, 16, 24} if frequency == "annual" else set()
        assert played == set(range(1, 32)) - {8, 23, 25} - semiannual_only
        assert [act.number for act in plan.acts.values()] == sorted(act.number for act in plan.acts.values())


def bond_of(plan: Plan) -> Bond:
    """The only instrument of a life, a bond."""
    (bond,) = plan.instruments.values()
    assert isinstance(bond, Bond)
    return bond


def test_fubi_has_the_terms_of_the_term_sheet() -> None:
    """The file's terms are the tests' own."""
    assert bond_of(load_life("fubi")).sheet == fubi_terms()


def test_fubi_says_of_everything_how_it_is_known() -> None:
    """Every term that is said, party, bank, venue, document and act has a label; what no source states is assumed."""
    plan = load_life("fubi")
    bond = bond_of(plan)
    for name in type(bond.terms).model_fields:
        if getattr(bond.terms, name) is not None:
            assert plan.label("instruments", 0, "terms", name), name
    for section in ("cast", "banks", "venues", "documents", "acts"):
        for index in range(len(getattr(plan, section))):
            assert plan.label(section, index), (section, index)
    for place in (("instruments", 0, "policy"), ("administration",), ("clearing_bank",)):
        assert plan.label(*place)
    assert bond.offering
    for index in range(len(bond.offering.orders)):
        assert plan.label("instruments", 0, "offering", "orders", index, "amount")
    for name, standing in {"coupon_percent": Standing.FACT, "day_count": Standing.ASSUMED}.items():
        label = plan.label("instruments", 0, "terms", name)
        assert label is not None
        assert label.standing is standing


def test_the_inner_label_wins() -> None:
    """The issuer is a fact, its deposit is assumed."""
    plan = load_life("fubi")
    index = next(i for i, party in enumerate(plan.cast) if party.id == "SFIH")
    outer, inner = plan.label("cast", index, "name"), plan.label("cast", index, "deposit")
    assert outer is not None
    assert inner is not None
    assert (outer.standing, inner.standing) == (Standing.FACT, Standing.ASSUMED)


def test_parties_are_found_by_id_wallet_and_role() -> None:
    """I9 owns the wallet I9b."""
    plan = load_life("fubi")
    assert plan.party("I9b") is plan.party("I9")
    assert plan.holder_of(Role.ISSUER).id == "SFIH"
    with pytest.raises(KeyError):
        plan.party("I13")


def test_every_class_of_the_contracts_can_be_named() -> None:
    """Least first, with the numbers of the chain."""
    assert [each.code for each in InvestorClass] == [0, 1, 2, 3] == [int(each) for each in onboarding.InvestorClass]


ANNUAL_PRO_RATA = {"terms.frequency": "annual", "terms.rounding": "pro-rata"}


def test_options_change_the_terms() -> None:
    """What the command line may change, and it is labelled as changed; the rest keeps its labels."""
    plan = load_life("fubi", ANNUAL_PRO_RATA)
    assert bond_of(plan).sheet == fubi_terms(frequency=Frequency.ANNUAL, rounding=Rounding.PRO_RATA)
    changed_label = plan.label("instruments", 0, "terms", "frequency")
    assert changed_label is not None
    assert changed_label.note == "set for this run"
    assert plan.label("instruments", 0, "terms", "name") is not None


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("FTID001.terms.coupon_percent", "2.70", lambda plan: bond_of(plan).terms.coupon_percent == Decimal("2.70")),
        ("instruments.0.terms.coupon_percent", "3", lambda plan: bond_of(plan).terms.coupon_percent == 3),
        ("cast.I1.deposit", "190000000.00", lambda plan: plan.party("I1").deposit == Decimal("190000000.00")),
        ("banks.BANK_A.name", "Bank Z", lambda plan: plan.banks[0].name == "Bank Z"),
        ("policy.holding_cap", "24000", lambda plan: bond_of(plan).policy.holding_cap == 24_000),
    ],
)
def test_a_value_is_set_by_its_path(path: str, value: str, place: Callable[[Plan], bool]) -> None:
    """By ticker, by place, by id; below the only instrument where nothing else is named."""
    assert place(load_life("fubi", {path: value}))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("terms.coupon_percnt", "did you mean coupon_percent?"),
        ("cast.I99.deposit", "did you mean I9?"),
        ("offering.nothing.at.all", "a value of the life"),
        ("terms.name.first", "nothing is below it"),
    ],
)
def test_a_path_that_names_nothing_is_refused(path: str, expected: str) -> None:
    """With what there is instead."""
    with pytest.raises(InputError) as refusal:
        load_life("fubi", {path: "1"})
    assert refusal.value.field == "--set"
    assert expected in str(refusal.value)


def test_a_life_of_another_size_coupon_calendar_and_cast_loads() -> None:
    """Nothing is Fubi's but its file."""
    terms = bond_of(load_life(THAMES)).sheet
    assert [period.start for period in terms.periods] == [
        date(2026, 1, 20),
        date(2026, 2, 28),
        date(2026, 5, 30),
        date(2026, 8, 30),
    ]
    assert terms.coupon_percent == Decimal("4.875")


def test_an_option_that_the_acts_do_not_fit_is_refused() -> None:
    """Thames has no annual coupons."""
    with pytest.raises(LifeError):
        load_life(THAMES, {"terms.frequency": "annual"})


@pytest.mark.parametrize(
    ("old", "new", "field", "expected"),
    [
        ("  ticker: {", "  tikcer: {", "instruments[0].tikcer", "did you mean ticker?"),
        (
            "  fee_percent: {",
            "  fee_precent: {",
            "instruments[0].offering.fee_precent",
            "did you mean fee_percent?",
        ),
        ("    lag: 1\n", "    lagg: 1\n", "acts[*].lagg", "did you mean lag?"),
        ("act: halt", "act: hault", "acts[*].act", "did you mean halt?"),
        ('value: "2.62"', "value: 2.62", "instruments[0].terms.coupon_percent", 'write "2.62" in quotes'),
        ('clean: "100.10"', "clean: 100.10", "acts[*].clean", 'write "100.10" in quotes'),
        ('value: "2.62"', 'value: "2,62"', "instruments[0].terms.coupon_percent", "a decimal as text"),
        ('value: "2.62"', 'value: "-2.62"', "instruments[0].terms.coupon_percent", "0 or more"),
        ('value: "500000000"', 'value: "-500000000"', "instruments[0].terms.size", "more than 0"),
        ("units: 5000\n    clean", "units: -5000\n    clean", "acts[*].units", "more than 0"),
        ("value: 5, assumed", "value: -5, assumed", "instruments[0].terms.record_lag", "0 or more"),
        (
            "value: semiannual",
            "value: semianual",
            "instruments[0].terms.frequency",
            "did you mean semiannual?",
        ),
        ("value: HongKong", "value: HongKongg", "instruments[0].terms.calendar", "did you mean HongKong?"),
        ("value: 2027-09-01", "value: 2027-02-30", "instruments[0].terms.maturity_date", "a date that exists"),
        ("value: 2027-09-01", "value: 2025-08-01", "instruments[0].terms.maturity_date", "a date after the issue date"),
        ('value: "17:00"', 'value: "25:00"', "instruments[0].terms.record_cut_off", "a time of day"),
        (
            "      time_zone: { value: Asia/Hong_Kong",
            "      time_zone: { value: Asia/HongKong",
            "instruments[0].terms.time_zone",
            "an IANA time zone",
        ),
        (
            'value: "10000", fact',
            'value: "15000", fact',
            "instruments[0].terms.denomination",
            "a multiple of calculation_amount 10000",
        ),
        (
            'allotted: "120000000"',
            'allotted: "110000000"',
            "instruments[0].offering.orders",
            "allotments that sum to the issue 500000000",
        ),
        (
            'allotted: "120000000"',
            'allotted: "120005000"',
            "instruments[0].offering.orders[0].allotted",
            "a multiple of the denom",
        ),
        (
            'limit_percent: "2.55"',
            'limit_percent: "2.63"',
            "instruments[0].offering.orders[0].allotted",
            "0, as the limit is above",
        ),
        ("seller: I4", "seller: I44", "acts[*].seller", "a known party"),
        ("seller: I4", "seller: BANK_A", "acts[*].seller", "a known party"),
        ("venue: MOX, assumed: the date", "venue: MXO, assumed: the date", "acts[*].venue", "did you mean MOX?"),
        ("  - { id: CICC,", "  - { id: GF,", "cast[2].id", "an id that nothing else has"),
        ("roles: [issuer]", "roles: [observer]", "cast", "exactly one"),
        ("roles: [guardian]", "roles: [guardian, issuer]", "cast", "exactly one"),
        ("on: 2025-12-01", "on: 2026-01-15", "acts[*].on", "dates in order: 2026-01-15 or later"),
        ("resume_date: 2025-12-08", "resume_date: 2025-12-01", "acts[*].resume_date", "dates in order"),
        ("recovery_date: 2026-04-16", "recovery_date: 2026-04-15", "acts[*].recovery_date", "2026-04-16 or later"),
        ("approved_by: [GF, TRUSTEE]", "approved_by: [GF, ADMIN]", "acts[*].approved_by", "2 of the recovery"),
        ("on: 2026-02-23", "on: 2026-02-24", "acts[*].on", "2026-02-23"),
        ("on: 2026-03-02, title", "on: 2026-03-01, title", "acts[*].on", "2026-03-02"),
        ("on: 2026-02-13", "on: 2026-02-14", "acts[*].on", "a business day of HongKong"),
        ("acceleration_date: 2026-09-22", "acceleration_date: 2026-09-15", "acts[*].acceleration_date", "grace"),
        ("lane: FOREIGN_DEBT", "lane: FOREIGN_DEPT", "acts[*].lane", "FOREIGN_DEBT"),
        (
            "recovery_approvers: [GF, TRUSTEE, KYC]",
            "recovery_approvers: [GF, TRUSTEE]",
            "acts[*]",
            "three recovery_approvers, of whom two approve",
        ),
        ("holding_cap: 25000", "holding_cap: 11999", "instruments[0].offering.orders[0].allotted", "the cap"),
        ("maximum_holders: 200", "maximum_holders: 9", "instruments[0].policy.maximum_holders", "10 or more"),
        (
            "minimum_class: professional",
            "minimum_class: institutional",
            "instruments[0].offering.orders[6].investor",
            "of the class",
        ),
        (
            "required_topics: [kyc, professional, residence]\n",
            "required_topics: [mox_professional]\n",
            "instruments[0].offering.orders[0].investor",
            "claims on mox_professional",
        ),
        (
            "value: [840, 156]",
            "value: [840, 702]",
            "instruments[0].offering.orders[2].investor",
            "another country than 702",
        ),
        ("window_opens: 2026-12-16", "window_opens: 2026-12-17", "acts[*].on", "end of the window"),
        (
            "accepted: [I1, I2,",
            "accepted: [I2,",
            "instruments[0].offering.orders[0].investor",
            "a party that the onboarding accepts",
        ),
        ("units: 2000", "units: 7000", "acts[*].units", "at most the 6000 units I4 has"),
        ('value: "100000000.00"', 'value: "100000000.005"', "cast[0].deposit", "at most 2 decimals (CNY)"),
        ('balance: "700000000.00"', 'balance: "700000000.001"', "banks[0].settlement_balance", "at most 2 decimals"),
        (
            'amount: "300000000"',
            'amount: "300000000.001"',
            "instruments[0].offering.orders[0].amount",
            "at most 2 decimals",
        ),
        ('cap: "500000000"', 'cap: "500000000.001"', "acts[*].cap", "at most 2 decimals"),
        (
            "VerificationRule.NotAdmitted",
            "VerificationRule.NotAdmited",
            "acts[*].attempts[0].error",
            "NotAdmitted?",
        ),
        ("CashToken.BalanceInsufficient", "too poor", "acts[*].error", "Library.Error, such as"),
        (
            "US1, error: CountryRule.CountryDenied",
            "US1, error: CountryDenied",
            "acts[*].refused[0].error",
            "an error of",
        ),
        ("units: 2000", "units: 5950", "acts[*].units", "to leave I4 none or 100 units or more"),
    ],
)
def test_refuses_by_field_value_and_what_would_be_right(old: str, new: str, field: str, expected: str) -> None:
    """Each refusal names the place and its line, and says what would be right."""
    refusal = refusal_of(changed(old, new))
    place = re.escape(field).replace(r"\[\*\]", r"\[\d+\]")
    sentence = rf"^{place} \(fubi\.yaml line \d+\): .*{re.escape(expected)}"
    assert re.search(sentence, str(refusal), re.MULTILINE), str(refusal)


def test_refuses_a_missing_field() -> None:
    """The field is named, the line is that of the mapping without it."""
    refusal = refusal_of(changed("    buyer: I5\n", ""))
    assert re.match(r"acts\[\d+\]\.buyer ", refusal.field)
    assert "it is missing" in str(refusal)


def test_refuses_a_missing_coupon() -> None:
    """A coupon that the schedule has and the steps have not."""
    text = re.sub(r"  - \{ step: 16.*\n", "", FUBI)
    assert "a coupon act of FTID001 on 2026-03-02" in str(refusal_of(text))


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
        parse_life(text)
    assert expected in refusal.value.expected


@pytest.mark.parametrize("text", ["", "- a", "3", "scenario: fubi"])
def test_refuses_what_is_no_life(text: str) -> None:
    """Anything else is refused by field, never with a traceback of another kind."""
    with pytest.raises(LifeError):
        parse_life(text)


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    """A wrong path, and a built-in name that doesn't exist."""
    for path in (tmp_path / "none.yaml", "fubii"):
        with pytest.raises(InputError) as refusal:
            load_life(path)
        assert refusal.value.field == "life"
