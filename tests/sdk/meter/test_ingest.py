"""Files: every row is accepted or refused, with its line and its reason, and nothing of it is lost."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.file_map import FileMap, find_map
from rwa_chain.meter.ingest import Ingested, Sink, ingest
from rwa_chain.meter.reading import Reading, digest_of
from rwa_chain.meter.rules import NEW, Head, broken_after, head_after
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Flag, check_columns
from rwa_chain.meter.tree import Leaf, Tree
from tests.sdk.meter.files import SYNTHETIC, Export, exports

SECRET = Secret(b"\x07" * 32)


class Kept(Sink):
    """Keeps every reading."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def entry(self, entry: Entry) -> None:
        self.entries.append(entry)


@pytest.fixture(scope="module", params=exports(), ids=str)
def export(request: pytest.FixtureRequest) -> Export:
    """Our own file, and the real one where it is at hand."""
    export: Export = request.param
    return export


@pytest.fixture(scope="module")
def read(export: Export) -> tuple[Ingested, list[Entry]]:
    """The file, read."""
    kept = Kept()
    return ingest(export.path, find_map("ev-charging-sessions"), SECRET, kept), kept.entries


@pytest.fixture
def file_map() -> FileMap:
    """The map of both files."""
    return find_map("ev-charging-sessions")


def test_every_row_is_accepted_or_refused(export: Export, read: tuple[Ingested, list[Entry]]) -> None:
    """Accepted and refused are all rows; each line is one of them."""
    ingested, entries = read
    assert ingested.rows == export.rows
    assert ingested.accepted + len(ingested.refusals) == export.rows
    lines = [entry.session.line for entry in entries] + [refusal.line for refusal in ingested.refusals]
    assert sorted(lines) == list(range(2, export.rows + 2))
    assert {refusal.line: refusal.reason for refusal in ingested.refusals} == export.refused


def test_flags(export: Export, read: tuple[Ingested, list[Entry]]) -> None:
    """What is odd and accepted is counted: mended years, nothing metered, overlaps."""
    ingested, _ = read
    assert ingested.count(Flag.MENDED_YEAR) == ingested.accepted
    assert ingested.count(Flag.ZERO) == export.zero
    assert ingested.count(Flag.OVERLAP) == export.overlap
    assert ingested.count(Flag.OVERLAP_EARLIER) == export.overlap_earlier
    assert (ingested.devices, ingested.stations) == (export.devices, export.stations)


def test_years_are_mended(read: tuple[Ingested, list[Entry]]) -> None:
    """0014 and 0015 are 2014 and 2015."""
    _, entries = read
    assert all(1_388_534_400 <= entry.reading.started_at < 1_451_606_400 for entry in entries)


def test_revenue_is_the_tariff(read: tuple[Ingested, list[Entry]]) -> None:
    """Quantity × 0.40 CNY, rounded half up to the fen once a station-day; the file's own money stays apart."""
    ingested, entries = read
    for batch in ingested.batches:
        assert batch.revenue == int(Decimal(batch.quantity) / 1000 * 40 + Decimal("0.5"))
    for entry in entries:
        # A reading by itself is within a fen, which is what the chain's price band allows.
        assert abs(entry.reading.revenue - Decimal(entry.reading.quantity) / 1000 * 40) < 1
    assert ingested.product == Decimal(ingested.quantity) / 1000 * Decimal("0.40")
    assert ingested.revenue == sum(entry.reading.revenue for entry in entries)
    assert ingested.reported == sum(Decimal(entry.session.detail["dollars"]) for entry in entries)


def test_readings_of_a_device_are_a_chain(read: tuple[Ingested, list[Entry]]) -> None:
    """No reading breaks a rule with the one before it."""
    now: dict[bytes, Head] = {}
    for entry in read[1]:
        _, sequence, _, ended_at, quantity, total, _, _, previous = entry.reading
        head = now.get(entry.reading.asset, NEW)
        assert broken_after(sequence, ended_at, quantity, total, previous, *head) is None
        now[entry.reading.asset] = head_after(entry.reading, entry.digest)
    assert now == read[0].heads


def test_batches_are_the_trees_of_the_readings(read: tuple[Ingested, list[Entry]]) -> None:
    """Each station's day has the root, count and sums of its readings, and each reading is in one batch."""
    ingested, entries = read
    days: dict[tuple[bytes, int], list[Reading]] = defaultdict(list)
    for entry in entries:
        days[SECRET.station(entry.session.station), ingested.file_map.days.of(entry.reading.ended_at)].append(
            entry.reading
        )
    assert {(batch.station, batch.day) for batch in ingested.batches} == set(days)
    for batch in ingested.batches:
        readings = days[batch.station, batch.day]
        assert batch.root == Tree(Leaf.of(reading, digest_of(reading)) for reading in readings).root
        assert batch.count == len(readings)
        assert batch.quantity == sum(reading.quantity for reading in readings)
        assert batch.revenue == sum(reading.revenue for reading in readings)


def test_same_secret_same_roots(file_map: FileMap) -> None:
    """An ingest can be repeated; another secret gives other pseudonyms and roots."""
    first, again = (ingest(SYNTHETIC.path, file_map, SECRET) for _ in range(2))
    other = ingest(SYNTHETIC.path, file_map, Secret(b"\x08" * 32))
    assert first.batches == again.batches
    assert not {batch.root for batch in first.batches} & {batch.root for batch in other.batches}
    assert not {batch.station for batch in first.batches} & {batch.station for batch in other.batches}


# ---- hostile files ----

GOOD = "1000001,7.2,0,0015-03-02 08:00:00,0015-03-02 10:00:00,8,10,2,Mon,web,NA,1,5,6,0,3,1,0,0,0,0,0,0,0"


def write(path: Path, *lines: str | bytes) -> Path:
    """A file of the header of our own one and these lines."""
    header = SYNTHETIC.path.read_bytes().splitlines()[0]
    path.write_bytes(b"\n".join([header, *(line.encode() if isinstance(line, str) else line for line in lines)]))
    return path


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (GOOD.rpartition(",")[0], "columns"),
        (GOOD + ",1", "columns"),
        ("", "columns"),
        (GOOD.replace("web", '"web'), "quote"),
        (GOOD.replace("web", "w" * 20_000), "too-long"),
        (GOOD.replace("1000001", "9" * 101), "too-long"),
        (GOOD.encode().replace(b"web", b"\xff\xfe"), "encoding"),
        (GOOD.replace("web", "w\x00b"), "encoding"),
        (GOOD.replace("1000001", ""), "missing"),
        (GOOD.replace(",7.2,", ",,"), "missing"),
        (GOOD.replace(",7.2,", ",abc,"), "not-a-number"),
        (GOOD.replace(",7.2,", ",1e3,"), "above-rated"),
        (GOOD.replace(",7.2,", ',"7,2",'), "not-a-number"),
        (GOOD.replace(",7.2,", ",NaN,"), "not-a-number"),
        (GOOD.replace(",7.2,", ",-7.2,"), "negative"),
        (GOOD.replace(",7.2,", ",15.85,"), "above-rated"),
        (GOOD.replace("0015-03-02 08", "yesterday"), "not-a-time"),
        (GOOD.replace("0015-03-02 08", "0015-02-30 08"), "not-a-time"),
        (GOOD.replace("0015-03-02 08", "0015-03-03 08"), "year"),
        (GOOD.replace("0015-03-02 10", "2015-03-02 10"), "year"),
        (GOOD.replace("0015", "1915"), "year"),
        (GOOD.replace("0015", "2915"), "year"),
        (GOOD.replace("02 10:00", "02 07:00"), "backwards"),
        (GOOD.replace("0015-03-02 10", "0015-03-05 10"), "session-too-long"),
    ],
)
def test_a_bad_row_is_refused_alone(line: str | bytes, reason: str, tmp_path: Path, file_map: FileMap) -> None:
    """The row is named with its line and reason; the rows around it are accepted."""
    after = GOOD.replace("1000001", "1000002").replace("-02 ", "-09 ")
    ingested = ingest(write(tmp_path / "f.csv", GOOD, line, after), file_map, SECRET)
    expected = [(3, reason)]
    assert [(refusal.line, refusal.reason) for refusal in ingested.refusals] == expected
    assert (ingested.rows, ingested.accepted) == (3, 2)


def test_an_id_counts_once(tmp_path: Path, file_map: FileMap) -> None:
    """The second row of an id is refused, naming the first, be it the same or another."""
    ingested = ingest(write(tmp_path / "f.csv", GOOD, GOOD, GOOD.replace("7.2", "7.1")), file_map, SECRET)
    assert [(refusal.line, refusal.reason) for refusal in ingested.refusals] == [(3, "duplicate"), (4, "duplicate")]
    assert "line 2" in ingested.refusals[0].says
    assert "same row" in ingested.refusals[0].says
    assert "same row" not in ingested.refusals[1].says


def test_a_device_has_one_station(tmp_path: Path, file_map: FileMap) -> None:
    """A device that turns up elsewhere is refused there."""
    moved = GOOD.replace("1000001", "1000002").replace(",5,6,", ",5,7,")
    ingested = ingest(write(tmp_path / "f.csv", GOOD, moved), file_map, SECRET)
    assert [(refusal.line, refusal.reason) for refusal in ingested.refusals] == [(3, "unknown-device")]


@pytest.mark.parametrize(("start", "flags"), [("09:59:59", 1), ("10:00:00", 0)])
def test_an_overlap_across_files_is_flagged(start: str, flags: int, tmp_path: Path, file_map: FileMap) -> None:
    """A session that begins before the last one of the file before has ended is odd, as it is within one file."""
    times = "0015-03-02 08:00:00,0015-03-02 10:00:00"
    next_ = GOOD.replace("1000001", "1000002").replace(times, f"0015-03-02 {start},0015-03-02 12:00:00")
    first = ingest(write(tmp_path / "a.csv", GOOD), file_map, SECRET)
    then = ingest(write(tmp_path / "b.csv", next_), file_map, SECRET, heads=first.heads)
    together = ingest(write(tmp_path / "ab.csv", GOOD, next_), file_map, SECRET)
    assert [each.count(Flag.OVERLAP) for each in (first, then, together)] == [0, flags, flags]
    assert then.refusals == ()
    file_map._type = asset_type("inverter", tmp_path)  # refuses what a pile's file may show
    refusing = ingest(tmp_path / "b.csv", file_map, SECRET, heads=first.heads)
    assert [refusal.reason for refusal in refusing.refusals] == ["overlap"] * flags


def test_more_decimals_than_the_meter_has_are_rounded(tmp_path: Path, file_map: FileMap) -> None:
    """Half up to the Wh, and flagged."""
    ingested = ingest(write(tmp_path / "f.csv", GOOD.replace("7.2", "7.1995")), file_map, SECRET)
    assert ingested.quantity == 7200
    assert ingested.count(Flag.ROUNDED) == 1


def test_a_byte_order_mark_and_crlf_are_no_matter(tmp_path: Path, file_map: FileMap) -> None:
    """As spreadsheets write them."""
    path = write(tmp_path / "f.csv", GOOD)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n\r\n")
    assert ingest(path, file_map, SECRET).accepted == 1


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (b"kwhTotal", b"kwh", ["missing: kwhTotal", "not in the map: kwh"]),
        (b"dollars", b"kwhTotal", ["missing: dollars", "twice: kwhTotal"]),
        (b"reportedZip", b"reportedZip,phone", ["not in the map: phone"]),
        (b"sessionId", b"\xff\xfe", ["header", "utf-8"]),
    ],
)
def test_refuses_a_file_of_other_columns(
    before: bytes, after: bytes, words: list[str], tmp_path: Path, file_map: FileMap
) -> None:
    """A column that nobody named might be personal, so the whole file is refused."""
    path = write(tmp_path / "f.csv", GOOD)
    path.write_bytes(path.read_bytes().replace(before, after, 1))
    with pytest.raises(InputError) as refused:
        check_columns(path, file_map)
    for word in words:
        assert word in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_refuses_an_empty_file(content: bytes, tmp_path: Path, file_map: FileMap) -> None:
    """There is no header."""
    path = tmp_path / "f.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="empty"):
        check_columns(path, file_map)
