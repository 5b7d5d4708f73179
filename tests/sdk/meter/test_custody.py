"""Custody: each battery is in one place at a time; a swap moves two, or is refused and moves none."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.custody import FULL_HEALTH, RIDER, Broken, Item, Keeper, Memory, Moved, Swap
from rwa_chain.meter.custody_book import Items
from rwa_chain.meter.items_file import COLUMNS, read_items, write_items
from rwa_chain.meter.sessions import Flag
from tests.sdk.meter.swaps import read, reasons, row

CABINET, BATTERY = asset_type("swap-cabinet"), asset_type("battery")


def keeper(store: Memory, *, complete: bool = False) -> Keeper:
    """The cabinet's rule and the battery's impairment."""
    assert CABINET.custody is not None
    return Keeper(CABINET.custody, BATTERY, store, complete=complete)


def register(folder: Path, *lines: str) -> Items:
    """A register of batteries."""
    path = folder / "batteries.csv"
    path.write_text("\n".join([",".join(COLUMNS), *lines]) + "\n", encoding="utf-8")
    return Items(register=path)


# ---- a file's events ----


def test_batteries_go_from_place_to_place(tmp_path: Path) -> None:
    """Out of one cabinet, into another, by whatever order of rows between cabinets."""
    ingested = read(
        tmp_path,
        [
            row(1, "A", "08:00", "B1", "B2"),
            row(2, "A", "12:00", "B2", "B3", "88,70"),
            row(3, "C", "10:00", "B4", "B1", "80,90.5"),
            row(4, "C", "13:00", "B1", "B2", "90.5,88"),
        ],
    )
    assert reasons(ingested) == []
    assert ingested.custody is not None
    assert (ingested.custody.in_devices, ingested.custody.with_riders) == (2, 2)
    assert ingested.custody.first_seen == 4


@pytest.mark.parametrize(
    ("bad", "reason", "says"),
    [
        (row(9, "A", "09:00", "B1", "B5"), "not-in-device", "with a rider"),
        (row(9, "C", "09:00", "B2", "B5"), "not-in-device", "it is in A"),
        (row(9, "C", "09:00", "B6", "B2"), "already-in-device", "it is in A"),
        (row(9, "A", "09:00", "B2", "B2"), "pair", "another value"),
        (row(9, "A", "07:59", "B2", "B1"), "backwards", "the row before"),
        (row(9, "A", "09:00", "B2", "B1", "88,92"), "health-rises", "at most 91 per cent"),
        (row(9, "A", "09:00", "B2", "B1", "88.1,91"), "health-rises", "at most 88 per cent"),
        (row(9, "A", "09:00", "B2", "B1", "69.9,91"), "retired", "at least 70 per cent"),
        (row(9, "A", "09:00", "B2", "B1", "101,91"), "outside-range", "0 to 100"),
        (row(9, "A", "09:00", "B2", "B1", "88,91", "100.5,20"), "outside-range", "0 to 100"),
        (row(9, "A", "09:00", "B2", "B1", "88,91", "95,-1"), "negative", "zero or more"),
        (row(9, "A", "09:00", "B2", "", "88,91"), "missing", "a value"),
    ],
)
def test_what_cannot_be_is_refused(bad: str, reason: str, says: str, tmp_path: Path) -> None:
    """With its line and reason; what follows is held to where the batteries really were."""
    ingested = read(tmp_path, [row(1, "A", "08:00", "B1", "B2"), bad, row(3, "A", "10:00", "B2", "B1", "87,90")])
    assert reasons(ingested) == [(3, reason)]
    assert says in ingested.refusals[0].says
    assert (ingested.accepted, ingested.revenue) == (2, 600)


def test_an_impaired_battery_comes_in_and_never_goes_out(tmp_path: Path) -> None:
    """Below 70 per cent it is retired where it came in; the report says at which line."""
    ingested = read(
        tmp_path,
        [
            row(1, "A", "08:00", "B1", "B2", "91,69.99"),
            row(2, "A", "09:00", "B2", "B3", "69.99,88"),
            row(3, "A", "10:00", "B2", "B3", "70,88"),
        ],
    )
    assert reasons(ingested) == [(3, "retired"), (4, "retired")]
    custody = ingested.document()["custody"]
    assert (custody["retired"], custody["in_devices"], custody["with_riders"]) == (1, 1, 1)
    assert [(each["line"], each["item"], str(each["health_percent"])) for each in custody["impaired"]] == [
        (2, "B2", "69.99")
    ]
    assert ingested.count(Flag.IMPAIRED) == 1


def test_what_follows_a_refused_row_names_it(tmp_path: Path) -> None:
    """A battery that a refused row moved in fact is missed later, and the first refusal is named as the cause."""
    ingested = read(
        tmp_path,
        [
            row(1, "A", "08:00", "B1", "B2"),
            row(2, "A", "09:00", "B2", "B1", "88,92"),
            row(3, "C", "10:00", "B4", "B2", "80,88"),
        ],
    )
    assert reasons(ingested) == [(3, "health-rises"), (4, "already-in-device")]
    assert ingested.refusals[1].says.endswith("line 3, which was refused, names it too")


def test_a_cabinet_has_so_many_slots(tmp_path: Path) -> None:
    """Batteries that nobody saw come out of a cabinet twelve times, not thirteen."""
    rows = [row(n, "A", f"08:{n:02}", f"new-{n}", f"old-{n}") for n in range(13)]
    ingested = read(tmp_path, rows)
    assert reasons(ingested) == [(14, "unknown-item")]
    assert "12 items" in ingested.refusals[0].says


def test_a_register_makes_others_unknown(tmp_path: Path) -> None:
    """With all batteries registered none is first seen; a retired one and a wrong place are found at once."""
    items = register(tmp_path, "B1,A,91,,no", "B2,,88,,no", "B3,A,60,,yes", "B4,A,90,1772500000,no")
    ingested = read(
        tmp_path,
        [
            row(1, "A", "07:00", "B9", "B2"),
            row(2, "A", "07:10", "B1", "B9"),
            row(3, "A", "07:20", "B3", "B2", "60,88"),
            row(4, "A", "07:30", "B2", "B1"),
            row(5, "A", "08:00", "B1", "B2"),
            row(6, "A", "08:30", "B4", "B1"),
        ],
        items,
    )
    assert reasons(ingested) == [
        (2, "unknown-item"),
        (3, "unknown-item"),
        (4, "retired"),
        (5, "not-in-device"),
        (7, "backwards"),
    ]
    assert ingested.custody is not None
    assert (ingested.custody.known, ingested.custody.first_seen) == (4, 0)


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("B1,A,91,,no,1", "columns"),
        (",A,91,,no", "item"),
        ("B1,A,101,,no", "health"),
        ("B1,A,-1,,no", "health"),
        ("B1,A,91,soon,no", "at"),
        ("B1,A,91,,perhaps", "retired"),
    ],
)
def test_a_wrong_register_is_refused(line: str, word: str, tmp_path: Path) -> None:
    """Whole, with the line and the field."""
    path = register(tmp_path, "B0,A,91,,no", line).register
    assert path is not None
    with pytest.raises(InputError, match=f"line 3.*{word}"):
        read_items(path, keeper(Memory()))


def test_a_register_fills_no_more_slots_than_there_are(tmp_path: Path) -> None:
    """Thirteen batteries in a cabinet of twelve."""
    path = register(tmp_path, *(f"B{n},A,91,,no" for n in range(13))).register
    assert path is not None
    with pytest.raises(InputError, match="12 items"):
        read_items(path, keeper(Memory()))


def test_a_slot_may_be_emptied_by_a_later_line(tmp_path: Path) -> None:
    """A full cabinet is full again a month later; sorted by name, what came in is before what went out."""
    first = register(tmp_path, "A1,,91,,no", *(f"B{n},A,91,,no" for n in range(4, 16))).register
    store = Memory()
    keep = keeper(store, complete=True)
    assert first is not None
    read_items(first, keep)
    month = register(tmp_path, "A1,A,91,100,no", *(f"B{n},A,91,,no" for n in range(4, 15)), "B15,,91,100,no").register
    assert month is not None
    assert read_items(month, keep) == 13
    assert store.device("A").items == 12
    assert store.item("B15") == Item(RIDER, 910_000, 100, retired=False)
    over = register(tmp_path, "B15,A,91,200,no", "B4,,91,200,no", "A2,A,91,200,no", "B5,A,91,200,no").register
    assert over is not None
    with pytest.raises(InputError, match=r"line 4: place: 'A' .*12 items"):
        read_items(over, keep)


def test_where_items_stand_is_read_back(tmp_path: Path) -> None:
    """And the operator's later line holds against it, the earlier one does not."""
    store = Memory()
    keep = keeper(store)
    keep.swap(Swap("A", 100, "B1", "B2", 910_000, 650_000))
    path = tmp_path / "items.csv"
    with path.open("w", encoding="utf-8") as file:
        write_items(file, store.items())
    again = Memory()
    assert read_items(path, keeper(again)) == 2
    assert list(again.items()) == list(store.items())
    assert again.device("A").items == 1
    both = keeper(again)
    late = register(tmp_path, "B2,,65,101,yes", "B1,A,91,99,no").register
    assert late is not None
    read_items(late, both)
    assert again.item("B2") == Item(RIDER, 650_000, 101, retired=True)
    assert again.item("B1") == Item(RIDER, 910_000, 100, retired=False)
    assert again.device("A").items == 0


# ---- the rules, against a model of sets ----

NAMES = [f"B{n}" for n in range(7)]
CABINETS = ["X", "Y"]
events = st.lists(
    st.tuples(
        st.sampled_from(CABINETS),
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.integers(-2, 5),
        st.one_of(st.none(), st.integers(66, 101)),
        st.one_of(st.none(), st.integers(66, 101)),
    ),
    max_size=60,
)
START = {"B0": "X", "B1": "X", "B2": "Y", "B3": "Y", "B4": RIDER, "B5": RIDER}


class Model:
    """Two cabinets and the street as sets, and what each battery was measured at."""

    def __init__(self) -> None:
        self.places = {place: {name for name, at in START.items() if at == place} for place in (*CABINETS, RIDER)}
        self.least = dict.fromkeys(START, FULL_HEALTH)
        self.seen = dict.fromkeys((*START, *CABINETS), 0)
        self.retired: set[str] = set()

    def may(self, swap: Swap) -> bool:
        """Whether the event can have been."""
        pair = ((swap.gives, swap.gives_health), (swap.takes, swap.takes_health))
        return (
            swap.gives in self.places[swap.device] - self.retired
            and swap.takes in self.places[RIDER] - self.retired
            and swap.at >= max(self.seen[name] for name in (swap.device, swap.gives, swap.takes))
            and all(health is None or 0 <= health <= self.least[name] for name, health in pair)
            and (swap.gives_health is None or swap.gives_health >= 700_000)
        )

    def move(self, swap: Swap) -> None:
        """The two batteries change sides."""
        self.places[swap.device] ^= {swap.gives, swap.takes}
        self.places[RIDER] ^= {swap.gives, swap.takes}
        for name, health in ((swap.gives, swap.gives_health), (swap.takes, swap.takes_health)):
            self.least[name] = self.least[name] if health is None else health
            self.seen[name] = swap.at
        self.seen[swap.device] = swap.at
        if swap.takes_health is not None and swap.takes_health < 700_000:
            self.retired.add(swap.takes)


@settings(max_examples=300, deadline=None)
@given(events)
def test_no_battery_is_in_two_places(drawn: list[tuple[str, str, str, int, int | None, int | None]]) -> None:
    """Whatever is claimed: the rules accept what the model does, refused events move nothing, counts are conserved."""
    store, model, now = Memory(), Model(), 10
    keep = keeper(store, complete=True)
    for name, place in START.items():
        keep.place(name, Item(place, FULL_HEALTH, 0, retired=False))
    for device, gives, takes, later, *healths in drawn:
        now += later
        out, came = (None if each is None else each * 10_000 for each in healths)
        swap = Swap(device, now, gives, takes, out, came)
        before = list(store.items())
        result = keep.swap(swap)
        possible = gives != takes and {gives, takes} <= START.keys() and model.may(swap)
        assert isinstance(result, Moved) == possible
        if isinstance(result, Broken):
            assert list(store.items()) == before
        else:
            model.move(swap)
        standing = {place: {name for name, item in store.items() if item.place == place} for place in model.places}
        assert standing == model.places
        assert {place: len(names) for place, names in standing.items()} == dict(Counter(START.values()))
        assert all(store.device(each).items == len(standing[each]) for each in CABINETS)
        assert {name for name, item in store.items() if item.retired} == model.retired


@settings(max_examples=40, deadline=None)
@given(events)
def test_a_file_is_played_as_a_stream_is(
    drawn: list[tuple[str, str, str, int, int | None, int | None]],
) -> None:
    """The same events as rows of a file: the same are accepted, first seen or not."""
    rows: list[str] = []
    store, minute, expected = Memory(), 0, []
    keep = keeper(store)
    for device, gives, takes, later, out, came in drawn:
        minute += max(later, 0)
        health = (out or 91, came or 91)
        if gives == takes or max(health) > 100:
            continue
        at = 1_772_294_400 + minute * 60
        result = keep.swap(Swap(device, at, gives, takes, health[0] * 10_000, health[1] * 10_000))
        rows.append(
            row(len(rows), device, f"{minute // 60:02}:{minute % 60:02}", gives, takes, f"{health[0]},{health[1]}")
        )
        if isinstance(result, Broken):
            expected.append((len(rows) + 1, result.reason.value))
    with TemporaryDirectory() as folder:
        ingested = read(Path(folder), rows)
    assert reasons(ingested) == expected
    assert ingested.custody is not None
    assert ingested.custody.in_devices == sum(1 for _, item in store.items() if item.place)


def test_an_impairment_is_an_amount() -> None:
    """What a carrying value loses below the threshold: all of a battery's, half of an inverter's, to the fen."""
    battery, inverter = BATTERY.impairment, asset_type("inverter").impairment
    assert (battery.loss(50_000, Decimal("69.99")), battery.loss(50_000, Decimal(70))) == (50_000, 0)
    assert (inverter.loss(10_001, Decimal(84)), inverter.loss(10_001, Decimal(85))) == (5_001, 0)
    assert (battery.retires, inverter.retires) == (True, False)
