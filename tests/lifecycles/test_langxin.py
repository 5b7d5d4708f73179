"""A pool of charging piles, sixty of them for six months, from enrolment to the last payment."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from rwa_chain.chain import keccak
from rwa_chain.instruments.pool.expected import shares
from rwa_chain.instruments.pool.run import Run
from rwa_chain.instruments.pool.terms import Sizes
from rwa_chain.life.load import LifeError
from rwa_chain.life.world import World
from rwa_chain.meter.file_map import FOLDER
from rwa_chain.report import render
from rwa_chain.scenarios import BUILT_IN, load_life, parse_life
from rwa_chain.simulation.fleet import Simulated, secret_of
from rwa_chain.solidity import build
from tests.cli.conftest import Outcome
from tests.golden import REPOSITORY
from tests.lifecycles.pools import Meddler, Played, changed, played, pool_in, report_text

PILES, MONTHS = 60, 6
SMALL = {"devices": str(PILES), "months": str(MONTHS)}
FEN = Decimal("0.01")
TEXT = (BUILT_IN / "langxin.yaml").read_text(encoding="utf-8")
SESSIONS = REPOSITORY / "tests" / "data" / "synthetic-sessions.csv"


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The small pool, played once."""
    return played(load_life("langxin", SMALL), tmp_path_factory.mktemp("langxin"))


def test_it_goes_well(pool: Played) -> None:
    """The run ends, every check holds, and each kind of check was made in every period that it belongs to."""
    ledger = pool.ledger
    assert ledger.failure == ""
    assert [f"{check.period} {check.id}: {check.detail}" for check in ledger.failed_checks] == []
    assert ledger.ok
    counted = [check.period for check in ledger.checks if check.id.startswith("buckets = the independent")]
    assert counted == [1, 2, 3, 4, 5, 6]


def test_the_ledger_has_its_names(pool: Played) -> None:
    """What reads `ledger.json` finds periods with their figures, devices and checks; figures say they are simulated."""
    ledger = pool.json
    assert ledger["ok"] is True
    assert ledger["figures"] == "SIMULATED"
    assert [each["period"] for each in ledger["periods"]] == [1, 2, 3, 4, 5, 6]
    names = {"period", "kwh", "attested", "cash_in", "buckets", "distributed", "per_unit"}
    assert all(names <= set(each) for each in ledger["periods"])
    assert len(ledger["devices"]) == PILES + 1
    assert sorted({each["status"] for each in ledger["devices"]}) == ["active", "retired"]
    assert all({"id", "period", "ok"} <= set(check) for check in ledger["checks"])


def test_buckets_add_up_to_the_cash_that_came_in(pool: Played) -> None:
    """In every period, with what reserve and trapped gave; what is distributed is the holders' bucket."""
    for each in pool.json["periods"]:
        buckets = {name: Decimal(amount) for name, amount in each["buckets"].items()}
        assert sum(buckets.values()) == Decimal(each["cash_in"])
        assert buckets["senior"] == Decimal(each["distributed"])
        assert Decimal(each["per_unit"]) * pool.ledger.units == pytest.approx(Decimal(each["distributed"]), abs=FEN)
        paid = sum((Decimal(payment["gross"]) for payment in each["payments"]), Decimal(0))
        assert paid == Decimal(each["distributed"])


def test_the_waterfall_reckoned_by_hand(pool: Played) -> None:
    """From cash in alone: 6.72 % tax, 1 % and 2.00 a pile to the servicer, what is due, half a payment of reserve."""
    due = (PILES * Decimal(60) * Decimal("0.40") * 365 / 12 * Decimal("0.463")).quantize(FEN)
    reserve = trapped = arrears = Decimal(0)
    for each in pool.ledger.periods:
        last = each.period == MONTHS
        target = Decimal(0) if last else (due / 2).quantize(FEN, ROUND_HALF_UP)
        taxes = (each.cash_in * Decimal("0.0672")).quantize(FEN, ROUND_HALF_UP)
        servicing = (each.cash_in / 100).quantize(FEN, ROUND_HALF_UP) + 2 * PILES
        left = each.cash_in - taxes - servicing + trapped + max(reserve - target, Decimal(0))
        reserve = min(reserve, target)
        if each.silent:
            senior, trapped, rest = Decimal(0), left, Decimal(0)
        else:
            from_cash = min(left, due + arrears)
            senior = min(due + arrears, from_cash + reserve)
            reserve -= senior - from_cash
            left -= from_cash
            filled = min(left, target - reserve)
            reserve, left = reserve + filled, left - filled
            trapped, rest = (left, Decimal(0)) if each.trap == "residual" else (Decimal(0), left)
        arrears += due - senior
        assert (each.buckets["taxes"], each.buckets["servicing"]) == (taxes, servicing)
        assert (each.distributed, each.buckets["residual"]) == (senior, rest)
        assert (each.reserve, each.trapped, each.arrears) == (reserve, trapped, arrears)


def test_nothing_is_trapped_by_a_trap_of_its_own_making(pool: Played) -> None:
    """Holders' arrears of the silent month are paid the month after; the coverage of its own amount has not fallen."""
    silent = next(index for index, each in enumerate(pool.ledger.periods) if each.silent)
    cured = pool.ledger.periods[silent + 1]
    assert cured.due == 2 * pool.ledger.periods[0].due
    assert cured.coverage > 1
    assert cured.trap == "none"
    assert cured.trapped == 0


def test_what_is_trapped_to_the_end_goes_to_the_operator(tmp_path: Path) -> None:
    """Ledger, console and the report's totals have the last movement of cash; the period's own line stays."""
    # The shortfall trips a coverage that two months at 1.20 would cure, and only one comes.
    text = TEXT.replace('threshold: "0.80", cure_at: "1.00"', 'threshold: "1.05", cure_at: "1.20"')
    assert text != TEXT
    text = text.replace("    policy:", f"    devices: {PILES}\n    months: {MONTHS}\n    policy:")
    pool = played(parse_life(text), tmp_path)
    released = pool.ledger.released_rest
    assert pool.ledger.periods[-1].trapped == released > 0
    assert pool.json["released_rest"] == str(released)
    assert f"after the last period {released:,.2f}, trapped until then, went to the operator" in pool.said[-1]
    residual = sum(each.buckets["residual"] for each in pool.ledger.periods) + released
    page = unescape(render(pool.json))
    assert "Trapped: 0.00</li>" in page
    assert f"Operator's rest: {residual:,.2f}</li>" in page
    assert f"In these totals {released:,.2f} CNY, trapped until the end, went to the operator" in page
    assert f'<td class="n">-{released:,.2f}</td><td class="n">{released:,.2f}</td>' in page
    nothing = render(changed(pool.json, released_rest="0.00"))
    assert "In these totals" not in nothing
    assert "At the end" not in nothing


def test_everything_that_goes_wrong_happens(pool: Played) -> None:
    """A lying meter, a broken pile, a shortfall that draws the reserve, silence that traps cash, and both cures."""
    assert [event.kind for event in pool.ledger.events] == [
        "disputed", "restated", "substituted", "unpayable", "claimed", "shortfall", "unpayable", "ordered", "lifted",
        "silent", "drop_outs", "cured",
    ]  # fmt: skip
    _, _, shortfall, silent, cured, _ = pool.ledger.periods
    assert shortfall.buckets["reserve"] < 0
    assert shortfall.trap == "residual"
    assert shortfall.arrears == 0
    assert (silent.silent, silent.trap, silent.distributed) == (True, "senior", 0)
    assert silent.attested == 0 < silent.restated
    assert silent.buckets["trapped"] > 0 > cured.buckets["trapped"]
    assert cured.distributed == 2 * pool.ledger.scheduled
    assert cured.buckets["reserve"] > 0
    assert pool.ledger.periods[-1].reserve == 0


def test_what_must_be_refused_is(pool: Played) -> None:
    """Each as a mined transaction, by the rule's own error."""
    assert [(each.error, each.sender) for each in pool.ledger.refusals] == [
        ("Readings.QuorumMissing", "BRIDGE"),
        ("Readings.DayOutOfOrder", "BRIDGE"),
        ("Readings.DisputesOpen", "CALCULATION"),
        ("Repatriation.CounterpartyUnknown", "OPERATOR"),
        ("Repatriation.ChannelDirectionUnfit", "WFOE"),
        ("Paying.PaymentTooEarly", "PAYING"),
        ("Paying.PayeeBlocked", "H5"),
        ("Waterfall.WaterfallHalted", "CALCULATION"),
    ]
    assert len({each.tx for each in pool.ledger.refusals}) == 8


def test_who_cannot_be_paid_is_kept_for(pool: Played) -> None:
    """Paid + withheld + kept = distributed in every period; one claims at another bank, an order sends the other's."""
    for each in pool.ledger.periods:
        assert each.paid + each.withheld + each.kept == each.distributed
    second, third = pool.ledger.periods[1:3]
    found = [(each.period, each.holder, each.amount, each.released, each.to, each.by) for each in pool.ledger.kept]
    assert found == [(2, "H2", second.kept, 2, "H2", "claim"), (3, "H5", third.kept, 3, "KEEPER", "order")]
    assert second.kept == next(each.gross for each in second.payments if each.holder == "H2") > 0
    assert [each.holder for each in third.payments if each.kept] == ["H5"]
    assert pool.ledger.senders["H2"].count("Paying.claim") == 1
    assert "Paying.release" in pool.ledger.senders["COURT"]
    later = [payment for each in pool.ledger.periods[4:] for payment in each.payments if payment.holder in ("H2", "H5")]
    assert len(later) == 4
    assert not any(payment.kept for payment in later)


def test_everybody_signs_what_is_theirs(pool: Played) -> None:
    """Each party has a key of its own and calls what belongs to its role."""
    senders = pool.ledger.senders
    assert len(set(pool.ledger.parties.values())) == len(pool.ledger.parties)
    assert [name for name, calls in senders.items() if "Readings.challenge" in calls] == ["AUDITOR"]
    assert [name for name, calls in senders.items() if "Waterfall.payIn" in calls] == ["WFOE", "OPERATOR"]
    assert [name for name, calls in senders.items() if "RevenueRights.closePeriod" in calls] == ["CALCULATION"]
    assert [name for name, calls in senders.items() if "MeterRegistry.substitute" in calls] == ["REGISTRAR"]


def test_withholding_follows_residence(pool: Played) -> None:
    """Macau's holder is withheld from at the file's rate, half up; nobody else is."""
    for period in pool.ledger.periods:
        for payment in period.payments:
            rate = Decimal("0.05") if payment.holder == "H4" else Decimal(0)
            assert payment.withheld == (payment.gross * rate).quantize(FEN, ROUND_HALF_UP)
            assert payment.net == payment.gross - payment.withheld


def test_devices_and_stations_add_up(pool: Played) -> None:
    """What devices metered is what stations did, and what months were attested for in the end."""
    ledger = pool.ledger
    assert sum(each.revenue for each in ledger.devices) == sum(each.revenue for each in ledger.stations)
    assert sum(each.revenue for each in ledger.devices) == sum(each.restated for each in ledger.periods)
    assert sum(each.readings for each in ledger.devices) == sum(each.readings for each in ledger.periods)


class Corrupter(Meddler):
    """Adds a fen to the reserve behind the contracts' back."""

    def meddle(self, world: World) -> None:
        """Overwrites one storage word."""
        run, chain = Run(world, world.live()), world.chain
        waterfall = run.waterfall
        state = waterfall.state_of(run.token)
        pool = bytes.fromhex(run.token[2:]).rjust(32, b"\0")
        words = [int.from_bytes(keccak(pool + slot.to_bytes(32))) + 1 for slot in range(16)]
        wanted = (state.reserve << 128 | state.unallocated).to_bytes(32)
        place = next(word for word in words if chain.storage(waterfall, word) == wanted)
        chain.set_storage(waterfall, place, ((state.reserve + 1) << 128 | state.unallocated).to_bytes(32))


def test_a_corrupted_figure_turns_the_run_red() -> None:
    """One fen too much in the reserve is found in the period itself, by the computation and by the wallet."""
    ledger = played(load_life("langxin", {"devices": "10", "months": "6"}), told=Corrupter(3)).ledger
    assert not ledger.ok
    red = [(check.period, check.id) for check in ledger.failed_checks]
    assert min(period for period, _ in red) == 3
    assert (3, "the waterfall's wallet = what it owes") in red
    assert (3, "received = paid + owed") in red


def test_sessions_of_a_file() -> None:
    """Its accepted sessions are attested month by month, and the waterfall agrees with the computation."""
    pool = played(load_life("langxin", {"sessions": str(SESSIONS)}))
    ledger = pool.ledger
    assert ledger.failure == ""
    assert ledger.failed_checks == []
    assert ledger.ok
    assert ledger.figures == "Sessions of synthetic-sessions.csv"
    assert (ledger.file["rows"], ledger.file["accepted"], ledger.device_count) == (49, 45, 3)
    assert ledger.unpaid_principal is None
    assert "The life was cut" not in render(pool.json)
    assert sum(each.readings for each in ledger.periods) == 45
    assert sum(each.restated for each in ledger.periods) == Decimal(ledger.file["revenue"])


def test_part_of_a_file(tmp_path: Path, rwa: Callable[..., Outcome]) -> None:
    """Its first piles and months, at most so many; the issue is sized to what they earned."""
    build()
    arguments = ("replay", "langxin", "--sessions", SESSIONS, "--out", tmp_path, "--json")
    told = json.loads(rwa(*arguments, "--piles", "2", "--months", "2").out)
    assert (told["ok"], told["months"], told["device_count"]) == (True, 2, 2)
    assert len(told["periods"]) == 2
    played = sum(each["readings"] for each in told["periods"])
    assert told["file"]["played"] == f"{played} of 45 accepted sessions"
    assert sum(each["readings"] for each in told["devices"]) == played
    assert f"{played} of 45 accepted sessions" in (tmp_path / "report.html").read_text(encoding="utf-8")


OWN_MAP = """\
asset_type: charging-pile
columns: { session: id, device: pile, station: site, started: from, ended: to, quantity: kwh, revenue: paid }
times: { format: "%Y-%m-%d %H:%M", zone: Asia/Shanghai, fact: a test }
rated: { per_hour: "60", assumed: a test }
"""

PLACE_MAP = """\
asset_type: charging-pile
columns: {session: id, device: pile, station: site, started: from, ended: to, quantity: kwh}
times: {format: "%Y-%m-%d %H:%M", zone: Asia/Shanghai, assumed: a test}
tariff: {per_unit: "0.40", currency: CNY, assumed: a test}
rated: {per_hour: "60", assumed: a test}
"""


def test_sessions_by_a_map_of_ones_own(tmp_path: Path) -> None:
    """An operator's own columns, revenue as its file has it; unpayable holders are played, the events are not."""
    days = [f"2026-{month}-{day}" for month in ("03", "04") for day in range(10, 16)]
    rows = [f"{row},P{row % 3},S,{day} 08:00,{day} 10:00,40,60.00" for row, day in enumerate(days)]
    export, own = tmp_path / "mine.csv", tmp_path / "mine.yaml"
    export.write_text("\n".join(["id,pile,site,from,to,kwh,paid", *rows]) + "\n", encoding="utf-8")
    own.write_text(OWN_MAP, encoding="utf-8")
    ledger = played(load_life("langxin", {"sessions": str(export), "map": str(own)})).ledger
    assert (ledger.failure, ledger.failed_checks) == ("", [])
    assert ledger.ok
    assert ledger.months == 2
    assert Decimal(ledger.file["revenue"]) == 60 * 12
    assert ledger.file["tariff"] == "none: revenue is the file's own"
    assert {event.kind for event in ledger.events} == {"unpayable", "claimed", "ordered", "lifted"}
    assert {each.released is not None for each in ledger.kept} == {True}


def test_months_are_those_of_the_place(tmp_path: Path) -> None:
    """January to March in Shanghai are three periods: an evening of December by UTC is none of its own."""
    rows = [
        f"{number},P{number % 2},S,{day} {start},{day} {end},20"
        for number, (day, start, end) in enumerate(
            (f"2026-{month}-{day}", *times)
            for month in ("01", "02", "03")
            for day in ("01", "09", "28")
            for times in (("00:10", "01:10"), ("06:00", "07:00"), ("22:30", "23:50"))
        )
    ]
    export, own = tmp_path / "mine.csv", tmp_path / "mine.yaml"
    export.write_text("\n".join(["id,pile,site,from,to,kwh", *rows]) + "\n", encoding="utf-8")
    own.write_text(PLACE_MAP, encoding="utf-8")
    ledger = played(load_life("langxin", {"sessions": str(export), "map": str(own)})).ledger
    assert (ledger.failure, ledger.failed_checks) == ("", [])
    assert ledger.ok
    assert [(period.month, period.readings) for period in ledger.periods] == [
        ("2026-01", 9), ("2026-02", 9), ("2026-03", 9)
    ]  # fmt: skip


def test_the_same_seed_simulates_the_same() -> None:
    """And another seed another month."""
    here, other = pool_in("langxin"), pool_in(TEXT.replace("{ value: langxin,", "{ value: other,"))
    sizes = Sizes.simulated(here, PILES, MONTHS)
    one, same, another = (_piles(each, sizes).rounds(1) for each in (here, here, other))
    assert one == same != another


def _piles(pool: Any, sizes: Sizes) -> Simulated:
    made: Simulated = pool.FLEET(pool, sizes, secret_of("s"))
    return made


@pytest.mark.parametrize(("piles", "months"), [(9000, 36), (60, 6), (777, 13), (10, 60)])
def test_events_fit_any_length(piles: int, months: int) -> None:
    """Each in a period of its own, in order, before the last; the scenario's own periods at its own length."""
    sizes = pool_in("langxin", {"devices": str(piles), "months": str(months)}).sizes
    places = list(sizes.events.values())
    assert places == sorted(set(places))
    assert 1 <= places[0] <= places[-1] < months
    if (piles, months) == (9000, 36):
        assert places == [6, 10, 15, 24, 30]
        assert sizes.payment == Decimal("3041910.00")
        assert sizes.units == 1_000_000


def test_shares_are_the_largest_remainders() -> None:
    """The floor, and the fens that are left to the largest remainders, equals in order."""
    assert shares(100, {"a": 1, "b": 1, "c": 1}) == {"a": 34, "b": 33, "c": 33}
    assert shares(10, {"a": 5, "b": 3, "c": 1}) == {"a": 6, "b": 3, "c": 1}
    assert shares(7, {"a": 1, "b": 6}) == {"a": 1, "b": 6}


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('tax_percent: "6.72"', 'tax_precent: "6.72"', "waterfall.tax_precent"),
        ('H1: "30"', 'H1: "31"', "holders whose percent make 100"),
        ("silence_days: 20", "silence_days: -1", "waterfall.silence_days"),
        ("silent: { period: 24 }", "silent: { period: 12 }", "events in the order of their periods"),
        ('service_fee: { value: "0.40"', "service_fee: { value: 0.40", "not a float"),
        ("until: 14, new_bank: BANK_C", "until: 14", "a new_bank"),
        ("until: 14, new_bank: BANK_C", "until: 14, new_bank: BANK_B", "a new_bank"),
        ("collector: WFOE", "collector: CHANNEL", "a party with the bank BANK_A"),
        ("collector: WFOE", "collector: WFEO", "did you mean WFOE"),
        ("period: 19, until: 21", "period: 19, until: 36", "unpayable holders"),
        ("holder: H5, why", "holder: H2, why", "each unpayable holder once"),
        ('remitted_percent: "60"', 'remitted_percent: "40"', "share_percent < remitted_percent"),
        ('cure_at: "1.00"', 'cure_at: "0.10"', "at or above the threshold"),
        ("bank: BANK_A,", "bank: BANK_D,", "a known bank"),
    ],
)
def test_a_wrong_file_is_refused(before: str, after: str, place: str) -> None:
    """With the field or the rule that it breaks."""
    assert before in TEXT
    with pytest.raises(LifeError, match=place):
        parse_life(TEXT.replace(before, after, 1))


def test_options_that_do_not_fit_are_refused(rwa: Callable[..., Outcome], tmp_path: Path) -> None:
    """Exit code 2 and one message; nothing is written."""
    text = (FOLDER / "ev-charging-sessions.yaml").read_text(encoding="utf-8")
    cabinets = tmp_path / "cabinets.yaml"
    cabinets.write_text(text.replace("charging-pile", "inverter"), encoding="utf-8")
    for arguments, message in (
        (("langxin", "--piles", "3"), "--piles"),
        (("langxin", "--months", "61"), "--months"),
        (("langxin", "--months", "x"), "--months"),
        (("langxin", "--frequency", "annual"), "--frequency"),
        (("langxin", "--keep", "3000"), "--keep"),
        (("langxin", "--until", "2024-01-01"), "--until"),
        (("langxin", "--sessions", SESSIONS, "--months", "0"), "--months"),
        (("langxin", "--sessions", SESSIONS, "--piles", "0"), "--piles"),
        (("langxin", "--sessions", tmp_path / "none.csv"), "none.csv"),
        (("langxin", "--map", "ev-charging-sessions"), "--map"),
        (("langxin", "--sessions", SESSIONS, "--map", "no-such"), "no-such"),
        (("langxin", "--sessions", SESSIONS, "--map", cabinets), "charging-pile"),
        (("fubi", "--piles", "60"), "--piles"),
        (("fubi", "--map", "ev-charging-sessions"), "--map"),
    ):
        assert message in rwa("replay", *arguments, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


def test_too_small_a_file_is_refused(tmp_path: Path) -> None:
    """Revenue that carries no issue has no rights to play."""
    lines = SESSIONS.read_text(encoding="utf-8").splitlines()
    small = tmp_path / "small.csv"
    small.write_text("\n".join(lines[:2]) + "\n", encoding="utf-8")
    with pytest.raises(LifeError, match="units"):
        load_life("langxin", {"sessions": str(small)})


@pytest.mark.parametrize("width", [1100, 390])
def test_the_report_reads_without_complaint(pool: Played, browser: Browser, tmp_path: Path, width: int) -> None:
    """Four pictures, nothing asked of the network, nothing wider than the window, and it says what is simulated."""
    with report_text(pool, browser, tmp_path, width, 4) as text:
        assert all(refusal.error in text for refusal in pool.ledger.refusals)
        assert all(f"{each.cash_in:,.2f}" in text for each in pool.ledger.periods)


def test_what_a_file_says_is_text(pool: Played) -> None:
    """Never markup."""
    assert "<script>" not in render({**pool.json, "title": "<script>alert(1)</script>"})
    assert "<script>" not in render(changed(pool.json, about="<script>alert(1)</script>"))
