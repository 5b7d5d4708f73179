"""Battery swap cabinets, twenty of them for six months: every swap, every worn battery, every fen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rwa_chain.instruments.pool.terms import Sizes
from rwa_chain.life.load import LifeError
from rwa_chain.life.world import World
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.custody import RIDER
from rwa_chain.meter.rules import broken_alone
from rwa_chain.scenarios import BUILT_IN, load_life, parse_life
from rwa_chain.simulation.fleet import secret_of
from rwa_chain.simulation.swap_cabinet import Cabinets
from rwa_chain.simulation.swapping import WORKSHOP, CustodyBroken
from tests.cli.conftest import Outcome
from tests.lifecycles.pools import Meddler, Played, played, pool_in, report_text
from tests.sdk.meter import swaps

CABINETS, BATTERIES, MONTHS = 20, 80, 6
SIDES = ("out", "in")
VALUE = Decimal("625.00")
"""A battery's share: half of RMB 5,000 a cabinet, by four."""
TEXT = (BUILT_IN / "xunying.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The small pool, played once."""
    changes = {"devices": str(CABINETS), "months": str(MONTHS)}
    return played(load_life("xunying", changes), tmp_path_factory.mktemp("xunying"))


def cabinets(text: str = TEXT) -> Cabinets:
    """The fleet alone, without a chain."""
    pool = pool_in(text)
    return Cabinets(pool, Sizes.simulated(pool, CABINETS, MONTHS), secret_of(pool.pool.seed))


def test_it_goes_well(pool: Played) -> None:
    """The run ends, every check holds, and batteries are counted in every period."""
    ledger = pool.ledger
    assert ledger.failure == ""
    assert [f"{check.period} {check.id}: {check.detail}" for check in ledger.failed_checks] == []
    assert ledger.ok
    made = Counter(check.id for check in ledger.checks)
    for name in (
        "buckets = the independent computation, to the fen",
        "priority is kept",
        "batteries are conserved",
        "each battery is in one place = counted there",
        "every cabinet has as many as at first",
        "impairment open = the shares of batteries that wait",
    ):
        assert made[name] == MONTHS


def test_the_ledger_has_its_names(pool: Played) -> None:
    """What reads `ledger.json` finds periods, devices of two kinds, swaps and impairment; figures are simulated."""
    ledger = pool.json
    assert (ledger["ok"], ledger["figures"], ledger["size"]) == (True, "SIMULATED", "100000")
    names = {"period", "kwh", "attested", "cash_in", "buckets", "distributed", "per_unit"}
    assert all(names <= set(each) for each in ledger["periods"])
    assert [each["period"] for each in ledger["swaps"]] == [1, 2, 3, 4, 5, 6]
    assert [each["period"] for each in ledger["impairment"]] == [1, 2, 3, 4, 5, 6]
    kinds = Counter(each["kind"] for each in ledger["devices"])
    retired = sum(each["substituted"] for each in ledger["impairment"])
    assert kinds == {"swap-cabinet": CABINETS, "battery": BATTERIES + retired}
    assert Counter(each["status"] for each in ledger["devices"]) == {"active": 100, "retired": retired}


def test_buckets_add_up_to_the_cash_that_came_in(pool: Played) -> None:
    """In every period; what is distributed is the holders' bucket and is what they were paid."""
    for each in pool.json["periods"]:
        buckets = {name: Decimal(amount) for name, amount in each["buckets"].items()}
        assert sum(buckets.values()) == Decimal(each["cash_in"])
        paid = sum((Decimal(payment["gross"]) for payment in each["payments"]), Decimal(0))
        assert paid == buckets["senior"] == Decimal(each["distributed"])


def test_revenue_is_the_swaps_at_their_fee(pool: Played) -> None:
    """Swap by swap: what is attested in the end is the number of swaps times RMB 6, at stations as at devices."""
    ledger = pool.ledger
    for swapped, period in zip(ledger.swaps, ledger.periods, strict=True):
        assert period.restated == 6 * swapped.swaps
        assert period.kwh == swapped.kwh
    played = sum(each.swaps for each in ledger.swaps)
    assert sum(each.quantity for each in ledger.devices if each.kind == "swap-cabinet") == played
    assert sum(each.revenue for each in ledger.stations) == 6 * played
    assert sum(each.kwh for each in ledger.devices) == sum(each.kwh for each in ledger.swaps)
    assert {each.revenue for each in ledger.devices if each.kind == "battery"} == {Decimal(0)}


def test_simulated_swaps_are_what_an_operator_may_hand_in(pool: Played, tmp_path: Path) -> None:
    """The first station's swaps of the first month as an operator's file: every row is accepted."""
    events = pool.json["swap_events"]
    assert len(events) > 10 * 30
    names = (
        "battery_out",
        "battery_in",
        *(f"{what}_{side}_percent" for what in ("health", "charge") for side in SIDES),
    )
    rows = [
        ",".join(
            [str(number), each["cabinet"], "a station", each["at"][:16].replace("T", " "), *(each[n] for n in names)]
        )
        for number, each in enumerate(events)
    ]
    ingested = swaps.read(tmp_path, rows)
    assert ingested.refusals == ()
    assert ingested.revenue == 300 * len(rows)
    again = swaps.read(tmp_path, [*rows, rows[-1].replace(rows[-1].split(",")[0], "again", 1)])
    assert swaps.reasons(again) == [(len(rows) + 2, "not-in-device")]


def test_batteries_are_somewhere(pool: Played) -> None:
    """Half in cabinets, half with riders, all the time; the workshop has what was substituted."""
    substituted = 0
    for swapped, loss in zip(pool.ledger.swaps, pool.ledger.impairment, strict=True):
        substituted += loss.substituted
        assert (swapped.in_cabinets, swapped.with_riders, swapped.in_workshop) == (40, 40, substituted)


def test_impairment_is_lost_and_restored(pool: Played) -> None:
    """RMB 625 a battery below 70 %, back in the month after when another takes its share; what waits stays open."""
    before = 0
    for loss, swapped in zip(pool.ledger.impairment, pool.ledger.swaps, strict=True):
        assert (loss.amount, loss.restored) == (VALUE * loss.impaired, VALUE * loss.substituted)
        assert (loss.substituted, loss.open) == (before, VALUE * loss.impaired)
        assert swapped.health_percent["least"] >= 70
        assert list(swapped.health_percent.values()) == sorted(swapped.health_percent.values())
        before = loss.impaired
    assert sum(loss.impaired for loss in pool.ledger.impairment) > 1
    assert sum(loss.substituted for loss in pool.ledger.impairment) > 1


def test_everything_that_goes_wrong_happens(pool: Played) -> None:
    """A meter that asks too much, worn batteries, a shortfall that draws the reserve, silence, and the cures."""
    kinds = {event.kind for event in pool.ledger.events}
    assert kinds == {"disputed", "restated", "impaired", "substituted", "shortfall", "silent", "drop_outs", "cured"}
    _, shortfall, _, silent, cured, last = pool.ledger.periods
    assert shortfall.buckets["reserve"] < 0
    assert shortfall.trap == "residual"
    assert (silent.silent, silent.trap, silent.distributed) == (True, "senior", 0)
    assert silent.attested == 0 < silent.restated
    assert cured.distributed == 2 * pool.ledger.scheduled
    assert cured.buckets["reserve"] > 0
    assert cured.uptime < silent.uptime
    assert last.reserve == 0


def test_it_is_placed_privately(pool: Played) -> None:
    """The public is not admitted, a sixth professional gets no unit; both refusals are mined."""
    found = [(each.error, each.sender) for each in pool.ledger.refusals]
    assert found[:2] == [
        ("InvestorClassRule.ClassInsufficient", "REGISTRAR"),
        ("HolderCountRule.HolderCountExceeded", "H1"),
    ]
    assert {error for error, _ in found[2:]} == {
        "Readings.QuorumMissing",
        "Readings.DayOutOfOrder",
        "Readings.DisputesOpen",
        "Repatriation.CounterpartyUnknown",
        "Repatriation.ChannelDirectionUnfit",
        "Paying.PaymentTooEarly",
        "Waterfall.WaterfallHalted",
    }
    assert len(pool.ledger.holders) == 5


def test_what_a_cabinet_signed_binds_every_swap() -> None:
    """The same seed plays the same swaps; another one others; a statement's record is another's nowhere."""
    first, again, other = cabinets(), cabinets(), cabinets(TEXT.replace("value: xunying,", "value: other,"))
    rounds = [each.rounds(1)[0].sessions for each in (first, again, other)]
    assert rounds[0] == rounds[1] != rounds[2]
    records = [session.detail["record"] for station in rounds[0].values() for session in station]
    assert len(set(records)) == len(records) == CABINETS
    assert {item.place for _, item in first.swapping.store.items()} == {
        RIDER,
        *(device.name for device in first.devices if device.kind == "swap-cabinet"),
    }


def test_no_simulated_reading_breaks_a_rule() -> None:
    """Every statement of both kinds, from the first month to the last, is within its type's limits."""
    fleet, longest = cabinets(), pool_in(TEXT).readings.longest_days
    kinds = {device.name: device for device in fleet.devices}
    seen: Counter[str] = Counter()
    for period in range(1, MONTHS + 1):
        for each in fleet.rounds(period):
            for session in (session for station in each.sessions.values() for session in station):
                device = kinds[session.device]
                limits = asset_type(device.kind).limits(device.rated)
                if device.kind == "swap-cabinet":  # stated for half a month, which the scenario allows
                    limits = limits._replace(longest=longest * 86_400)
                times = session.started_at, session.ended_at
                assert broken_alone(*times, session.quantity, session.revenue, limits) is None
                seen[device.kind] += 1
    assert seen["swap-cabinet"] > 200
    assert seen["battery"] >= BATTERIES


def test_a_simulation_that_breaks_custody_stops() -> None:
    """A battery that is moved behind the cabinets' back is missed at its next swap."""
    fleet = cabinets()
    battery = fleet.swapping.regions[0].cabinets[0].ready[0]
    name = fleet.swapping.names[battery]
    item = fleet.swapping.store.item(name)
    assert item is not None
    fleet.swapping.store.put_item(name, item._replace(place=WORKSHOP))
    with pytest.raises(CustodyBroken, match="not-in-device"):
        fleet.rounds(1)


class Thief(Meddler):
    """Takes a battery out of a cabinet behind custody's back."""

    def meddle(self, world: World) -> None:
        """One battery fewer."""
        source = world.live().state.fleet.source
        assert isinstance(source, Cabinets)
        source.swapping.regions[0].cabinets[0].ready.pop()


def test_a_battery_that_is_missing_turns_the_run_red() -> None:
    """Custody still says that it is in its cabinet, and the count does not."""
    ledger = played(load_life("xunying", {"devices": "10", "months": "5"}), told=Thief(4)).ledger
    assert not ledger.ok
    assert (4, "each battery is in one place = counted there") in [
        (each.period, each.id) for each in ledger.failed_checks
    ]


def test_two_months_are_enough() -> None:
    """The shortest run: one event, and one to end in."""
    ledger = played(load_life("xunying", {"devices": "10", "months": "2"})).ledger
    assert ledger.ok
    assert [event.kind for event in ledger.events][:2] == ["disputed", "restated"]


def test_the_full_pool_is_what_the_case_says() -> None:
    """RMB 20m, 5,000 a cabinet; 4,000 cabinets and 16,000 batteries, whose shares make the whole pool."""
    pool = pool_in("xunying")
    sizes = pool.sizes
    fleet = Cabinets(pool, sizes, secret_of(pool.pool.seed))
    assert Counter(device.kind for device in fleet.devices) == {"swap-cabinet": 4_000, "battery": 16_000}
    assert sum(device.share or 0 for device in fleet.devices) == 10**9
    assert sizes.units * sizes.face == 4_000 * Decimal(5_000) == Decimal(20_000_000)
    assert sizes.payment == Decimal("886220.00")
    assert list(sizes.events.values()) == [4, 10, 16, 20]
    assert asset_type("battery").impairment.below == 70


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("cabinets: { value: 4000", "piles: { value: 4000", "pool.piles"),
        ('swap_fee: { value: "6.00"', 'swap_fee: { value: "-6.00"', "pool.swap_fee"),
        ("used_least_permille: { value: 550", "used_least_permille: { value: 950", "used_least_permille"),
        ("maximum_holders: { value: 5,", "maximum_holders: { value: 4,", "no more holders than maximum_holders"),
        ("batteries_in_cabinet: { value: 2,", "batteries_in_cabinet: { value: 4,", "batteries_in_cabinet"),
        ("batteries_in_cabinet: { value: 2,", "batteries_in_cabinet: { value: 13,", "batteries_in_cabinet"),
        ('cabinets_percent: { value: "50"', 'cabinets_percent: { value: "100"', "cabinets_percent"),
        ('health_least_percent: { value: "70.5"', 'health_least_percent: { value: "69"', "health_least_percent"),
    ],
)
def test_a_wrong_file_is_refused(before: str, after: str, place: str) -> None:
    """With the field or the rule that it breaks."""
    assert before in TEXT
    with pytest.raises(LifeError, match=place):
        parse_life(TEXT.replace(before, after, 1))


def test_options_that_do_not_fit_are_refused(rwa: Callable[..., Outcome], tmp_path: Path) -> None:
    """Exit code 2 and one message."""
    for arguments, message in (
        (("xunying", "--cabinets", "3"), "--cabinets"),
        (("xunying", "--months", "1"), "--months"),
        (("xunying", "--piles", "60"), "--cabinets"),
        (("langxin", "--cabinets", "60"), "--piles"),
        (("xunying", "--frequency", "annual"), "--frequency"),
        (("xunying", "--sessions", tmp_path / "none.csv"), "no map"),
    ):
        assert message in rwa("replay", *arguments, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out" / "ledger.json").exists()


@pytest.mark.parametrize("width", [1100, 390])
def test_the_report_reads_without_complaint(pool: Played, browser: Browser, tmp_path: Path, width: int) -> None:
    """Six pictures, the batteries' health and impairment among them; nothing asked of the network, nothing too wide."""
    with report_text(pool, browser, tmp_path, width, 6) as text:
        assert "What the cabinets metered" in text
        assert all(f"{each.swaps:,}" in text for each in pool.ledger.swaps)
        assert all(f"{each.amount:,.2f}" in text for each in pool.ledger.impairment)
