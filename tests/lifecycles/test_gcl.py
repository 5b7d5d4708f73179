"""A pool of household PV, thirty sites for a year of four quarters, from enrolment to the last payment."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from rwa_chain.instruments.pool import SitePool
from rwa_chain.instruments.pool.terms import Sizes, principal_left, scheduled_yield
from rwa_chain.life.load import LifeError
from rwa_chain.meter.asset_type import price_units
from rwa_chain.report import render
from rwa_chain.scenarios import BUILT_IN, load_life, parse_life
from rwa_chain.simulation.fleet import secret_of
from rwa_chain.simulation.inverter import CLEAREST, DIMMEST, Inverters
from rwa_chain.simulation.model import month_of
from rwa_chain.simulation.sunlight import Panels, Place, Roof, clear_sky, daily_energy
from tests.cli.conftest import Outcome
from tests.lifecycles.pools import Played, changed, played, pool_in, report_text

SITES, MONTHS = 30, 12
FEN = Decimal("0.01")
TEXT = (BUILT_IN / "gcl.yaml").read_text(encoding="utf-8")
HUANGGANG = Place(30.45, 114.87, 30.0)
SOUTH = Roof(20.0, 180.0)
PANELS = Panels(27.33, 25.0, 14.0, 0.35, 1.5)


@pytest.fixture(scope="module")
def scenario() -> SitePool:
    """The built-in life's pool."""
    found = pool_in("gcl")
    assert isinstance(found, SitePool)
    return found


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The small pool, played once."""
    return played(load_life("gcl", {"devices": str(SITES), "months": str(MONTHS)}), tmp_path_factory.mktemp("gcl"))


def fleet(scenario: SitePool, sites: int = SITES, months: int = MONTHS) -> Inverters:
    """A fleet without a chain."""
    return Inverters(scenario, Sizes.simulated(scenario, sites, months), secret_of("s"))


# -- the run ----------------------------------------------------------------------------------------------------------


def test_it_goes_well(pool: Played) -> None:
    """The run ends, every check holds, and every quarter was compared with the second computation."""
    ledger = pool.ledger
    assert ledger.failure == ""
    assert [f"{check.period} {check.id}: {check.detail}" for check in ledger.failed_checks] == []
    assert ledger.ok
    assert [each.month for each in ledger.periods] == [
        "2025-03 to 05",
        "2025-06 to 08",
        "2025-09 to 11",
        "2025-12 to 2026-02",
    ]
    counted = [check.period for check in ledger.checks if check.id.startswith("buckets = the independent")]
    assert counted == [1, 2, 3, 4]


def test_the_ledger_has_its_names(pool: Played) -> None:
    """What reads `ledger.json` finds periods, devices and checks; figures say that they are simulated, and how."""
    ledger = pool.json
    assert ledger["ok"] is True
    assert (ledger["figures"], ledger["plural"], ledger["device_count"]) == ("SIMULATED", "sites", SITES)
    assert "pvlib" in ledger["about"]
    names = {"period", "kwh", "attested", "cash_in", "buckets", "distributed", "per_unit"}
    assert all(names <= set(each) for each in ledger["periods"])
    assert len(ledger["devices"]) == SITES + 1
    assert all({"id", "period", "ok"} <= set(check) for check in ledger["checks"])
    terms = {each["name"]: each for each in ledger["terms"]}
    assert terms["pool.size"]["label"].lower() == "fact"
    assert terms["pool.feed_in"]["label"].lower() == "assumed"
    assert terms["simulation.clearness_permille"]["label"].lower() == "assumed"


def test_everything_reconciles(pool: Played) -> None:
    """Buckets add up to the cash in, payments to what is distributed, devices and months to the periods."""
    for each in pool.json["periods"]:
        assert sum(Decimal(amount) for amount in each["buckets"].values()) == Decimal(each["cash_in"])
        paid = sum((Decimal(payment["gross"]) for payment in each["payments"]), Decimal(0))
        assert paid == Decimal(each["buckets"]["senior"]) == Decimal(each["distributed"])
    ledger = pool.ledger
    assert sum(each.kwh for each in ledger.metered) == sum(each.kwh for each in ledger.periods)
    assert sum(each.kwh for each in ledger.devices) == sum(each.kwh for each in ledger.stations)
    assert sum(each.kwh for each in ledger.devices) == sum(each.kwh for each in ledger.metered)
    restated = sum(each.restated for each in ledger.periods)
    assert restated == sum(each.revenue for each in ledger.metered) == sum(each.revenue for each in ledger.devices)


def test_the_waterfall_reckoned_by_hand(pool: Played) -> None:
    """From cash in alone: 3.36 % tax, 1 % and 2.00 a site and month, what is due, two months of payments in reserve."""
    yearly = SITES * Decimal("27.33") * 960 * (Decimal("0.4161") + Decimal("0.4500")) / 2
    due = (yearly / 4 * Decimal("0.7845")).quantize(FEN, ROUND_HALF_UP)
    assert pool.ledger.scheduled == due
    reserve = trapped = arrears = Decimal(0)
    for each in pool.ledger.periods:
        target = Decimal(0) if each.period == 4 else (due * 2 / 3).quantize(FEN, ROUND_HALF_UP)
        taxes = (each.cash_in * Decimal("0.0336")).quantize(FEN, ROUND_HALF_UP)
        servicing = (each.cash_in / 100).quantize(FEN, ROUND_HALF_UP) + 3 * 2 * SITES
        left = each.cash_in - taxes - servicing + trapped + max(reserve - target, Decimal(0))
        reserve = min(reserve, target)
        assert not each.silent
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


def test_a_shortened_life_says_so(pool: Played) -> None:
    """Four of forty quarters: most of the principal is not paid back, and console and report say it."""
    ledger = pool.ledger
    left, rate = float(ledger.size), 1.0614**0.25
    for each in ledger.periods:
        left = left * rate - float(each.distributed)
    assert ledger.unpaid_principal is not None
    assert float(ledger.unpaid_principal) == pytest.approx(left, rel=0.0001)
    assert ledger.unpaid_principal > ledger.size * 9 / 10
    told = (
        f"the life was cut at 4 of 40 periods: the units were burnt with {ledger.unpaid_principal:,.2f} of "
        f"{ledger.size:,.2f} principal not paid back; the yield of 6.14 % a year is that of the full life"
    )
    assert told in pool.said[-1]
    page = render(pool.json)
    assert "The life was cut at 4 of 40 periods" in page
    assert f"{ledger.unpaid_principal:,.2f} of {ledger.size:,.2f} CNY principal not paid back" in page
    assert "through all its 40 periods, yields 6.14 % a year" in page
    assert "The life was cut" not in render(changed(pool.json, unpaid_principal=None))


def test_the_full_life_pays_the_principal_back(scenario: SitePool) -> None:
    """As scheduled, to the last quarter and not before."""
    sizes = Sizes.simulated(scenario, 3000, 120)
    assert principal_left(scenario, scenario.pool.size, [sizes.payment] * 40) < 1
    assert principal_left(scenario, scenario.pool.size, [sizes.payment] * 39) > sizes.payment / 2


def test_winter_draws_the_reserve_that_summer_filled(pool: Played) -> None:
    """June gives more than December; the winter's cash does not pay what is due, and holders are paid all the same."""
    kwh = {each.month: each.kwh for each in pool.ledger.metered}
    assert kwh["2025-06"] > Decimal("1.4") * kwh["2025-12"]
    assert kwh["2025-07"] > kwh["2025-04"]
    _, summer, _, winter = pool.ledger.periods
    assert winter.coverage < 1 < summer.coverage
    assert summer.reserve > 0
    assert winter.buckets["reserve"] < 0
    assert winter.distributed == pool.ledger.scheduled
    assert winter.arrears == 0


def test_events_that_fit_are_played(pool: Played) -> None:
    """Four quarters have room for three of the five events; what must be refused is, as mined transactions."""
    kinds = [event.kind for event in pool.ledger.events]
    assert kinds == ["disputed", "restated", "unpayable", "claimed", "curtailed", "substituted"]
    errors = [each.error for each in pool.ledger.refusals]
    assert errors[:3] == ["Readings.QuorumMissing", "Readings.DayOutOfOrder", "Readings.DisputesOpen"]
    assert "Paying.PaymentTooEarly" in errors
    assert len({each.tx for each in pool.ledger.refusals}) == len(errors)


def test_a_holder_who_cannot_be_paid_claims_its_share(pool: Played) -> None:
    """What was kept for it is its part of that quarter, claimed in full; the others were paid at once."""
    [kept] = pool.ledger.kept
    period = pool.ledger.periods[kept.period - 1]
    assert (kept.holder, kept.why, kept.to, kept.by) == ("H3", "bank", "H3", "claim")
    assert kept.amount == period.kept == (period.distributed * Decimal("0.225")).quantize(FEN)
    assert [payment.holder for payment in period.payments if payment.kept] == ["H3"]
    assert period.paid + period.withheld + period.kept == period.distributed


# -- the sun ----------------------------------------------------------------------------------------------------------


def test_the_sun_stands_where_astronomy_says() -> None:
    """At noon of the solstices it is a latitude's distance from the tropics off the zenith; no day is without it."""
    for month, tropic in ((6, 23.44), (12, -23.44)):
        clear = clear_sky(HUANGGANG, month)
        noon = min(clear.zenith[clear.day == 20])
        assert noon == pytest.approx(HUANGGANG.latitude - tropic, abs=0.6)
    june, december = (set(clear_sky(HUANGGANG, month).day) for month in (6, 12))
    assert (june, december) == (set(range(30)), set(range(31)))


def test_clouds_tilt_and_heat_cost_energy() -> None:
    """Less light is less energy; a roof to the south beats one to the north; hot cells give less."""
    clear = daily_energy(HUANGGANG, SOUTH, PANELS, 10, 18.0, [1000] * 31)
    dim = daily_energy(HUANGGANG, SOUTH, PANELS, 10, 18.0, [400] * 31)
    north = daily_energy(HUANGGANG, Roof(20.0, 0.0), PANELS, 10, 18.0, [1000] * 31)
    hot = daily_energy(HUANGGANG, SOUTH, PANELS, 10, 38.0, [1000] * 31)
    for day in range(31):
        assert dim[day] < clear[day]
        assert north[day] < clear[day]
        assert hot[day] < clear[day]


def test_an_inverter_gives_no_more_than_it_can() -> None:
    """Three times the panels give less than three times the energy: at most the inverter's power in hours of light."""
    usual = daily_energy(HUANGGANG, SOUTH, PANELS, 6, 26.0, [1000] * 30)
    crowded = daily_energy(HUANGGANG, SOUTH, PANELS._replace(kw_peak=3 * 27.33), 6, 26.0, [1000] * 30)
    light = Counter(int(day) for day in clear_sky(HUANGGANG, 6).day)
    for day in range(30):
        assert usual[day] < crowded[day] < 2 * usual[day]
        assert crowded[day] <= 25_000 * light[day]


def test_a_year_of_sun_is_of_the_right_size(scenario: SitePool) -> None:
    """A clear sky over Huanggang gives 1,900 to 2,200 kWh/m² a year; the clouds of the file leave 1,100 to 1,400."""
    clear = [sum(clear_sky(HUANGGANG, month).horizontal) / 1000 for month in range(1, 13)]
    clouds = scenario.simulation.clearness_permille["Hubei"]
    assert 1900 < sum(clear) < 2200
    assert 1100 < sum(each * dimmed / 1000 for each, dimmed in zip(clear, clouds, strict=True)) < 1400


# -- the fleet --------------------------------------------------------------------------------------------------------


def test_no_reading_breaks_the_inverters_rule(scenario: SitePool) -> None:
    """Energy is at most rated power times time and never below nothing; revenue is energy at the province's tariff."""
    made = fleet(scenario)
    rated = {device.name: device.rated for device in made.devices}
    tariffs = {price_units(tariff) for tariff in scenario.pool.feed_in.values()}
    assert {made.price_of[device.name] for device in made.devices} == tariffs
    for period in (1, 2, 4):
        for each in made.rounds(period):
            for session in (session for sessions in each.sessions.values() for session in sessions):
                seconds = session.ended_at - session.started_at + 1
                assert 0 < session.quantity * 3600 < rated[session.device] * seconds
                assert abs(session.revenue - session.quantity * made.price_of[session.device] / 10**6) <= 1


def test_the_same_seed_simulates_the_same(scenario: SitePool) -> None:
    """Whatever was asked for before; and another seed has another sky."""
    other = pool_in(TEXT.replace("seed: { value: gcl,", "seed: { value: other,"))
    assert isinstance(other, SitePool)
    one, same, another = fleet(scenario), fleet(scenario), fleet(other)
    one.rounds(1)
    assert one.rounds(4) == same.rounds(4) != another.rounds(4)


def test_a_village_has_one_sky_and_a_province_a_similar_one(scenario: SitePool) -> None:
    """Clearness stays within its bounds and keeps its months' averages; neighbours are alike, provinces are not."""
    made = fleet(scenario)
    names = [place.name for place in scenario.pool.places.list]
    july = [made.clearness(month_of(scenario.rights.first_month) + 4 + 12 * year, 0) for year in range(10)]
    days = [each for month in july for each in month]
    assert all(DIMMEST <= each <= CLEAREST for each in days)
    assert sum(days) / len(days) == pytest.approx(scenario.simulation.clearness_permille["Hubei"][6], rel=0.05)
    near, far = names.index("Jingzhou"), names.index("Hengyang")
    month = month_of(scenario.rights.first_month)
    here, there, away = (made.clearness(month, home) for home in (0, near, far))
    apart = [sum(abs(x - y) for x, y in zip(here, other, strict=True)) for other in (there, away)]
    assert apart[0] < apart[1]


def test_events_change_what_is_metered(scenario: SitePool) -> None:
    """Curtailment costs the first weeks of its quarter, dust a part of all of its own; the sky is the same."""
    calm = pool_in(
        "\n".join(line for line in TEXT.splitlines() if not line.strip().startswith(("curtailed:", "soiled:")))
    )
    assert isinstance(calm, SitePool)
    played, quiet = fleet(scenario, 30, 120), fleet(calm, 30, 120)

    def kwh(made: Inverters, period: int) -> list[int]:
        return [sum(s.quantity for each in part.sessions.values() for s in each) for part in made.rounds(period)]

    for period, least, most in ((5, 0.70, 0.90), (20, 0.74, 0.76)):
        with_it, without = kwh(played, period), kwh(quiet, period)
        assert least < with_it[0] / without[0] < most
        later = 1 if period == 5 else 0.75
        assert [a / b for a, b in zip(with_it[1:], without[1:], strict=True)] == pytest.approx([later] * 2, abs=0.001)
    assert kwh(played, 6) == kwh(quiet, 6)


def test_the_terms_are_sized_by_what_the_fleet_gives(scenario: SitePool) -> None:
    """A tenth and the rest of the ten years: the hours of the file within 2 %, the yield to the hundredth."""
    sites = 60
    made = fleet(scenario, sites, 120)
    total = 0
    years = (1, 4, 7, 10)
    for year in years:
        for period in range(4 * year - 3, 4 * year + 1):
            total += sum(s.quantity for part in made.rounds(period) for each in part.sessions.values() for s in each)
    hours = Decimal(total) / 1000 / sites / len(years) / scenario.pool.kw_peak
    assert hours == pytest.approx(scenario.pool.yearly_hours, rel=Decimal("0.02"))

    sizes = Sizes.simulated(scenario, 3000, 120)
    assert (sizes.payment, sizes.units, sizes.periods) == (Decimal("6685026.28"), 2_000_000, 40)
    assert scheduled_yield(scenario) == Decimal("6.14")
    worth = sum(float(sizes.payment) / 1.0614 ** (period / 4) for period in range(1, 41))
    assert worth == pytest.approx(200_000_000, rel=0.0005)
    assert scheduled_yield(pool_in("langxin")) == Decimal("6.16")
    assert (scenario.pool.size / 82_000).quantize(FEN) == Decimal("2439.02")


# -- refusals, the command line, the report --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ('Hubei: "0.4161"', 'Hubei: "0.9161"', "in the band of inverters"),
        ('Hunan: "0.4500"', 'Hunnan: "0.4500"', "exactly the provinces of the places"),
        ('latitude: "30.45"', 'latitude: "95"', r"pool.places.list\[0\].latitude"),
        ("Hubei: [520, 500", "Hubei: [5200, 500", "clearness_permille"),
        ("Hubei: [520, 500", "Hubei: [20, 500", "from 60 to 1000"),
        ("Hubei: [520, 500, ", "Hubei: [520, ", "clearness_permille"),
        ('kw_peak: { value: "27.33"', "kw_peak: { value: 27.33", "not a float"),
        ('rated_kw: { value: "25"', 'rated_kw: { value: "75"', "from a third of kw_peak to twice"),
        ('rated_kw: { value: "25"', 'rated_kw: { value: "9"', "from a third of kw_peak to twice"),
        ("period_months: 3", "period_months: 0", "rights.period_months"),
        ("tilt: 20, azimuth: 180", "tilt: 20, azimut: 180", "did you mean azimuth"),
        ("soiled: { period: 20", "soiled: { period: 9", "events in the order of their periods"),
        ("asset_type: { value: inverter", "asset_type: { value: toaster", "inverter"),
    ],
)
def test_a_wrong_file_is_refused(before: str, after: str, place: str) -> None:
    """With the field or the rule that it breaks."""
    assert before in TEXT
    with pytest.raises(LifeError, match=place):
        parse_life(TEXT.replace(before, after, 1))


def test_options_that_do_not_fit_are_refused(rwa: Callable[..., Outcome], tmp_path: Path) -> None:
    """Exit code 2 and one message; sizes are named by what the pool is of."""
    for arguments, message in (
        (("gcl", "--sites", "3"), "--sites"),
        (("gcl", "--sites", "many"), "--sites"),
        (("gcl", "--months", "7"), "a multiple of 3"),
        (("gcl", "--months", "3"), "--months"),
        (("gcl", "--months", "183"), "--months"),
        (("gcl", "--piles", "60"), "--sites"),
        (("gcl", "--sessions", tmp_path / "none.csv"), "no map for a file of sites"),
        (("gcl", "--frequency", "annual"), "--frequency"),
        (("langxin", "--sites", "60"), "--piles"),
        (("fubi", "--sites", "60"), "--sites"),
    ):
        assert message in rwa("replay", *arguments, "--out", tmp_path / "out").refused()
    assert not (tmp_path / "out").exists()


def test_the_sun_is_loaded_when_it_shines() -> None:
    """Neither the command line nor a scenario that is read imports pvlib or what it needs."""
    code = (
        "import sys; from rwa_chain.scenarios import load_life; load_life('gcl');"
        "import rwa_chain.cli.replay; print(sorted({'pvlib', 'pandas', 'numpy', 'scipy'} & set(sys.modules)))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


@pytest.mark.parametrize("width", [1100, 390])
def test_the_report_reads_without_complaint(pool: Played, browser: Browser, tmp_path: Path, width: int) -> None:
    """Five pictures, nothing asked of the network, nothing wider than the window, and it says what is simulated."""
    with report_text(pool, browser, tmp_path, width, 5) as text:
        assert "pvlib" in text
        assert "What the sites metered" in text
        assert all(f"{each.cash_in:,.2f}" in text for each in pool.ledger.periods)
