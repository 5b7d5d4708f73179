"""The verdict over the facts of an issue."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.regimes import rules
from rwa_chain.regimes.classify import Lane, Outcome, Verdict, classify
from rwa_chain.regimes.facts import (
    Asset,
    Attestation,
    Bar,
    Channel,
    Decision,
    Facts,
    HolderKind,
    Infrastructure,
    Right,
    Service,
    parse,
    read,
)

EXAMPLE = rules.LAW.parent / "example.yaml"
HASH = "0x" + "1" * 64


def facts(**changed: Any) -> Facts:
    """The packaged example with some facts changed and validated again."""
    return Facts.model_validate({**read(EXAMPLE).model_dump(), **changed})


def with_bar(bar: Bar, **changed: Any) -> Facts:
    """The example with another attestation of one bar."""
    base = read(EXAMPLE)
    others = [each.model_dump() for each in base.attestations if each.bar is not bar]
    old = next(each for each in base.attestations if each.bar is bar).model_dump()
    return facts(attestations=[*others, {**old, **changed}])


def bar_of(verdict: Verdict, bar: Bar) -> Any:
    """The state of one bar."""
    return next(each for each in verdict.bars if each.bar is bar)


def test_the_example_may_issue() -> None:
    """Its filing is published, its attestations are fresh: nothing is open."""
    verdict = classify(read(EXAMPLE))
    assert (verdict.lane, verdict.outcome) == (Lane.ABS, Outcome.MAY_ISSUE)
    assert verdict.weakest_source is rules.Seen.RECALL
    assert verdict.reviewed == "not reviewed by counsel"


@pytest.mark.parametrize(
    ("changed", "lane"),
    [
        ({"right": "equity", "product": "equity"}, Lane.EQUITY),
        ({"right": "ownership", "product": "equity"}, Lane.EQUITY),
        ({"right": "debt", "product": "bond"}, Lane.FOREIGN_DEBT),
        ({"right": "other", "product": None}, Lane.OTHER),
        ({"right": None}, Lane.UNDETERMINED),
        ({"infrastructure": {"location": "CN"}}, Lane.RED),
        ({"services": [{"role": "technology", "from": "CN"}]}, Lane.ABS),
        ({"services": [{"role": "technology", "from": "CN"}], "rivals": ["onshore_service_is_red"]}, Lane.RED),
        (
            {
                "assets": [{"kind": "rooftop_solar", "location": "HK"}],
                "obligor": "HK",
                "controller": "HK",
                "onshore_group_arm": False,
            },
            Lane.HK_LOCAL,
        ),
        (
            {
                "assets": [{"kind": "rooftop_solar", "location": "DE"}],
                "obligor": "DE",
                "controller": "DE",
                "issuer": "DE",
                "onshore_group_arm": False,
                "infrastructure": {"location": "DE"},
            },
            Lane.UNDETERMINED,
        ),
    ],
)
def test_the_lane_follows_the_legal_nature_of_the_right(changed: dict[str, Any], lane: Lane) -> None:
    """Domain page regimes-detail 2: ownership and equity, income, debt and other rights have lanes of their own."""
    assert classify(facts(**changed)).lane is lane


def test_the_onshore_service_adds_a_duty() -> None:
    """A technology service from the Mainland needs an opinion; the rival reading makes the issue RED."""
    verdict = classify(facts(services=[{"role": "technology", "from": "CN"}]))
    assert "SERVICE_OPINION" in {duty.id for duty in verdict.duties if duty.done_by is None}
    assert verdict.outcome is Outcome.NEEDS_DUTIES
    assert any("onshore_service_is_red → RED" in each for each in verdict.changes)


def test_red_gives_way_to_a_consent_and_named_infrastructure_only() -> None:
    """With both, the token is a record without transfer, and nobody may hold it as an investment."""
    alone = classify(facts(infrastructure={"location": "CN", "consent": HASH}))
    assert (alone.lane, alone.outcome) == (Lane.RED, Outcome.NEEDS_DECISION)
    both = classify(facts(infrastructure={"location": "CN", "consent": HASH, "named": "a named registry"}))
    assert both.outcome is Outcome.RECORD_ONLY
    assert "D42-RECORD" in both.path
    assert not any(holding.may for holding in both.holdings)


def test_the_door_opens_at_publication() -> None:
    """A filing that is filed and not published keeps the door shut, unless the rival reading is switched on."""
    filed = [{"authority": "CSRC", "document": HASH, "filed_on": "2026-11-01"}]
    others = [each.model_dump() for each in read(EXAMPLE).answers if each.authority != "CSRC"]
    waits = classify(facts(answers=[*filed, *others]))
    assert [duty.id for duty in waits.duties if duty.done_by is None] == ["CSRC_FILING"]
    assert waits.outcome is Outcome.NEEDS_DUTIES
    rival = classify(facts(answers=[*filed, *others], rivals=["door_opens_at_filing"]))
    assert rival.outcome is Outcome.MAY_ISSUE
    later = [{"authority": "CSRC", "document": HASH, "published_on": "2026-12-01"}]
    assert classify(facts(answers=[*later, *others])).outcome is Outcome.NEEDS_DUTIES


def test_an_offence_bars_three_years_from_its_date() -> None:
    """The day before the third anniversary it bars, on the anniversary no longer."""
    found = {"finding": "found", "offence_on": date(2023, 12, 1), "judgment_on": date(2024, 6, 1)}
    state = bar_of(classify(with_bar(Bar.OFFENCE, **found)), Bar.OFFENCE)
    assert (state.clear, state.until) == (False, date(2026, 12, 1))
    past = bar_of(classify(with_bar(Bar.OFFENCE, **{**found, "offence_on": date(2023, 11, 30)})), Bar.OFFENCE)
    assert past.clear
    rival = facts(
        rivals=["offence_dated_by_judgment"],
        attestations=[each.model_dump() for each in with_bar(Bar.OFFENCE, **found).attestations],
    )
    assert bar_of(classify(rival), Bar.OFFENCE).until == date(2027, 6, 1)
    leap = {**found, "offence_on": date(2024, 2, 29)}
    assert bar_of(classify(with_bar(Bar.OFFENCE, **leap)), Bar.OFFENCE).until == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("bar", "changed", "why"),
    [
        (Bar.OFFENCE, {"signed_by": ["filer"]}, "not signed by controller, controlling_shareholder, directors"),
        (Bar.OFFENCE, {"looked_from": "2024-01-01"}, "three years from"),
        (Bar.OFFENCE, {"looked_from": None}, "which window"),
        (Bar.TITLE, {"signed_by": ["filer"]}, "not signed by professional"),
        (Bar.NEGATIVE_LIST, {"signed_on": "2026-10-30"}, "31 days ago; at most 30"),
        (Bar.INVESTIGATION, {"signed_on": None}, "not signed"),
    ],
)
def test_an_attestation_that_does_not_fit_leaves_the_bar_open(bar: Bar, changed: dict[str, Any], why: str) -> None:
    """An open bar is a duty, not something that a person may decide away."""
    verdict = classify(with_bar(bar, **changed))
    state = bar_of(verdict, bar)
    assert not state.clear
    assert why in state.why
    assert verdict.outcome is Outcome.NEEDS_DUTIES
    assert verdict.to_decide == ()


def test_a_finding_is_decided_by_a_person_with_a_document() -> None:
    """A rule that is not primary asks; the decision `stop` bars, `proceed` lets the rest decide."""
    found = with_bar(Bar.NEGATIVE_LIST, finding="found")
    asked = classify(found)
    assert (asked.outcome, asked.to_decide) == (Outcome.NEEDS_DECISION, ("CSRC1-BAR6",))

    def decided(says: str) -> Outcome:
        decision = Decision(rule="CSRC1-BAR6", says=says, by="head of compliance", document=HASH)  # type: ignore[arg-type]
        return classify(found.model_copy(update={"decisions": (decision,)})).outcome

    assert decided("stop") is Outcome.BARRED
    assert decided("proceed") is Outcome.MAY_ISSUE


def test_a_document_clears_a_bar_that_has_no_look_back() -> None:
    """An investigation ends by a conclusion; an offence does not end by a document."""
    assert classify(with_bar(Bar.INVESTIGATION, finding="found", cleared_by=HASH)).outcome is Outcome.MAY_ISSUE
    offence = {"finding": "found", "offence_on": date(2025, 1, 1), "cleared_by": HASH}
    assert not bar_of(classify(with_bar(Bar.OFFENCE, **offence)), Bar.OFFENCE).clear


def test_a_coin_pegged_to_the_rmb_needs_a_consent() -> None:
    """Row MN13: the peg is refused without a consent's id."""
    coin = {
        "right": "other", "product": "stablecoin", "obligor": "HK", "controller": "HK", "onshore_group_arm": False,
        "assets": [{"kind": "bank_deposit", "location": "HK"}], "attestations": [], "answers": [],
    }  # fmt: skip
    pegged = classify(facts(**coin, currency_peg="CNY"))
    assert {"RMB_PEG_CONSENT", "HKMA_LICENCE"} <= {duty.id for duty in pegged.duties if duty.done_by is None}
    assert pegged.outcome is Outcome.NEEDS_DUTIES
    assert "RMB_PEG_CONSENT" not in {duty.id for duty in classify(facts(**coin, currency_peg="HKD")).duties}


def test_data_that_leaves_the_mainland_is_a_duty() -> None:
    """Personal or important data goes through the CAC."""
    verdict = classify(facts(personal_data_leaves=True))
    assert "CAC_ASSESSMENT" in {duty.id for duty in verdict.duties if duty.done_by is None}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("issuer: XX", "line 10: issuer 'XX': a two-letter code of ISO 3166-1"),
        ("right: cash", "right 'cash'"),
        ("issuer: CN", "onshore_group_arm means an overseas issuer; issuer is CN"),
        ("channels: [southbound]", "channel southbound is for an onshore_institution"),
        ("product: bond", "a bond's right is debt, not income"),
        ("rivals: [made_up]", "rivals has 'made_up'"),
        ("currency_peg: HKD", "currency_peg belongs to a stablecoin"),
        ("weather: fine", "weather 'fine': Extra inputs are not permitted"),
    ],
)
def test_facts_that_contradict_each_other_are_refused_by_line(line: str, told: str) -> None:
    """Every problem is in one message."""
    name = line.split(":")[0]
    text = EXAMPLE.read_text(encoding="utf-8")
    lines = [line if each.startswith(f"{name}:") else each for each in text.splitlines()]
    if line not in lines:
        lines.append(line)
    with pytest.raises(InputError) as refused:
        parse("\n".join(lines), "pool.yaml")
    assert told in str(refused.value)


def test_norway_is_a_country() -> None:
    """The code NO is a place and not false, and `on` is a field and not true."""
    assert facts(obligor="NO").obligor == "NO"
    assert parse(EXAMPLE.read_text(encoding="utf-8").replace("obligor: CN", "obligor: NO")).obligor == "NO"


PLACES = st.sampled_from([None, "CN", "HK", "MO", "SG", "US"])


@given(
    right=st.sampled_from([None, *Right]),
    places=st.tuples(PLACES, PLACES, PLACES, PLACES, PLACES),
    holders=st.lists(st.sampled_from(HolderKind), unique=True),
    service=PLACES,
    consent=st.booleans(),
)
def test_the_verdict_is_total(
    right: Right | None,
    places: tuple[str | None, ...],
    holders: list[HolderKind],
    service: str | None,
    consent: bool,
) -> None:
    """Every set of facts has one verdict; RED dominates; UNDETERMINED and OTHER never issue without an answer."""
    asset, obligor, issuer, controller, infrastructure = places
    given_facts = Facts(
        name="any",
        on=date(2026, 11, 30),
        assets=(Asset(kind="any", location=asset),),
        right=right,
        obligor=obligor,
        issuer=issuer,
        controller=controller,
        holders=tuple(holders),
        channels=(Channel.DIRECT, Channel.VENUE),
        infrastructure=Infrastructure(
            location=infrastructure, consent=HASH if consent and infrastructure == "CN" else None
        ),
        services=(Service(role="custody", location=service),) if service else (),
    )
    verdict = classify(given_facts)
    assert (verdict.lane is Lane.RED) == (infrastructure == "CN")
    if verdict.lane in (Lane.OTHER, Lane.UNDETERMINED, Lane.RED, Lane.ABS):
        assert verdict.outcome not in (Outcome.MAY_ISSUE, Outcome.RECORD_ONLY)
    if verdict.lane in (Lane.RED, Lane.UNDETERMINED):
        assert not any(holding.may for holding in verdict.holdings)
    assert not any(h.may for h in verdict.holdings if h.holder in (HolderKind.ONSHORE_RESIDENT, HolderKind.US_PERSON))
    assert all(rules.rule(each) for each in verdict.path)


@given(day=st.dates(date(2026, 2, 6), date(2031, 1, 1)), offence=st.dates(date(2020, 1, 1), date(2031, 1, 1)))
def test_an_offence_bars_exactly_three_years(day: date, offence: date) -> None:
    """Counted by an independent rule: the same day three years on, 1 March for a 29 February."""
    state = bar_of(
        classify(
            facts(
                on=day,
                attestations=[
                    Attestation(
                        bar=Bar.OFFENCE,
                        finding="found",
                        offence_on=offence,
                        signed_on=day,
                        signed_by=("filer", "controlling_shareholder", "controller", "directors"),
                    ).model_dump()
                ],
            )
        ),
        Bar.OFFENCE,
    )
    months = (day.year - offence.year) * 12 + day.month - offence.month
    assert state.clear == (months > 36 or (months == 36 and day.day >= offence.day))
    if not state.clear:
        assert state.until > day
        assert state.until - timedelta(days=1) >= day


def test_reads_a_file_and_refuses_one_that_is_not_there(tmp_path: Path) -> None:
    """A missing file and a list instead of a mapping have clear messages."""
    with pytest.raises(InputError, match="readable"):
        read(tmp_path / "none.yaml")
    with pytest.raises(InputError, match="mapping of facts"):
        parse("- a\n- b\n")
