"""Several files in one reading: as one file of all their rows, each row named by its own file and line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from rwa_chain.errors import InputError, RwaError
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.cores import Cores
from rwa_chain.meter.exports import Exports
from rwa_chain.meter.file_map import file_map, find_map
from rwa_chain.meter.files import Folder
from rwa_chain.meter.ingest import Ingested, ingest
from rwa_chain.meter.secret import Secret
from tests.sdk.meter.files import Export, exports
from tests.sdk.meter.swaps import row
from tests.sdk.meter.swaps import write as write_swaps

SECRET = Secret(b"\x07" * 32)
MAP = find_map("ev-charging-sessions")


def parts(export: Export, folder: Path, cuts: Sequence[int]) -> list[Path]:
    """The export's rows in files of so many rows, the rest in the last."""
    header, *rows = export.path.read_text(encoding="utf-8").splitlines()
    ends = [*cuts, len(rows)]
    paths = []
    for number, (begin, end) in enumerate(zip([0, *cuts], ends, strict=True)):
        paths.append(folder / f"part{number}.csv")
        paths[-1].write_text("\n".join([header, *rows[begin:end]]) + "\n", encoding="utf-8")
    return paths


@pytest.mark.parametrize("export", exports(), ids=str)
def test_files_are_read_as_one(export: Export, tmp_path: Path) -> None:
    """The same readings, roots and refusals as of one file; one of the parts has a header and no row."""
    whole = ingest(export.path, MAP, SECRET)
    third = export.rows // 3
    told: list[str] = []
    read = ingest(Exports(parts(export, tmp_path, (third, third, 2 * third))), MAP, SECRET, say=told.append)
    assert (read.batches, read.heads, read.crossing) == (whole.batches, whole.heads, whole.crossing)
    assert (read.rows, read.accepted, read.reported) == (whole.rows, whole.accepted, whole.reported)
    assert [refusal.reason for refusal in read.refusals] == [refusal.reason for refusal in whole.refusals]
    assert [each.rows for each in read.files] == [third, 0, third, export.rows - 2 * third]
    assert told == [f"part{number}.csv: file {number + 1} of 4" for number in range(4)]


@pytest.mark.parametrize("export", exports(), ids=str)
def test_several_processes_give_the_same(export: Export, tmp_path: Path) -> None:
    """Every file that is written, byte for byte."""
    told = []
    for jobs in (1, 2):
        folder, files = Folder(tmp_path / str(jobs)), Exports([export.path])
        with Cores(jobs) as cores, folder.readings(SECRET, files) as sink:
            read = ingest(files, MAP, SECRET, sink, cores=cores)
            folder.write(read, read.document())
        told.append({each.name: each.read_bytes() for each in (tmp_path / str(jobs)).rglob("*") if each.is_file()})
    assert len(told[0]) == 7
    assert told[0] == told[1]


def test_a_process_that_is_killed_is_said() -> None:
    """By the kernel, for want of memory; nothing comes of the rest."""
    with Cores(2) as cores, pytest.raises(RwaError, match="--jobs"):
        list(cores.map(_end, range(100)))


def test_workers_end_with_the_process_that_was_killed() -> None:
    """None of them stays behind."""
    code = (
        "import os, time\n"
        "from rwa_chain.meter.cores import Cores\n"
        "with Cores(3) as cores:\n"
        "    for pid in cores.map(work, range(50)): print(pid, flush=True)\n"
    )
    work = "def work(number):\n    import os, time\n    time.sleep(0.2)\n    return os.getpid()\n"
    with subprocess.Popen([sys.executable, "-c", work + code], stdout=subprocess.PIPE, text=True) as working:
        assert working.stdout is not None
        pids = {int(working.stdout.readline()) for _ in range(9)}
        working.kill()
    until = time.monotonic() + 20
    while left := [pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and not _ended(pid)]:
        assert time.monotonic() < until, left
        time.sleep(0.1)


def _ended(pid: int) -> bool:
    """Whether it waits for nobody but who reads its exit code."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def _end(number: int) -> int:
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


@pytest.mark.parametrize("export", exports(), ids=str)
def test_each_row_keeps_its_file_and_line(export: Export, tmp_path: Path) -> None:
    """Refusals and flags lead back to the row that they are of; the files' sums are those of the whole."""
    whole = ingest(export.path, MAP, SECRET)
    third = export.rows // 3
    read = ingest(Exports(parts(export, tmp_path, (third, 2 * third))), MAP, SECRET)
    document = read.document()

    def line(place: dict[str, object]) -> int:
        number = int(str(place["file"])[4])
        return int(str(place["line"])) + number * third

    assert [line(each) for each in document["refusals"]] == [refusal.line for refusal in whole.refusals]
    assert {line(each): each["flags"] for each in document["flags"]} == {n: list(f) for n, f in whole.flags.items()}
    files = document["files"]
    for name in ("rows", "accepted", "refused"):
        assert sum(each[name] for each in files) == document[name]
    assert sum(each.quantity for each in read.files) == read.quantity
    assert sum(each.revenue for each in read.files) == read.revenue
    assert sum(each.reported for each in read.files) == read.reported
    assert [each["accepted"] + each["refused"] for each in files] == [each["rows"] for each in files]


def test_in_order_they_give_what_one_after_the_other_gives(tmp_path: Path) -> None:
    """The heads that `--after` hands on, reading by reading; a day in two files has one root instead of two."""
    export = exports()[0]
    header, *rows = export.path.read_text(encoding="utf-8").splitlines()
    rows = sorted((each for each in rows if "0014-12-" in each or "0015-01-" in each), key=lambda r: r.split(",")[4])
    paths = [tmp_path / "december.csv", tmp_path / "january.csv"]
    for path, part in zip(paths, (rows[:20], rows[20:]), strict=True):
        path.write_text("\n".join([header, *part]) + "\n", encoding="utf-8")
    first = ingest(paths[0], MAP, SECRET)
    then = ingest(paths[1], MAP, SECRET, heads=first.heads)
    together = ingest(Exports(paths), MAP, SECRET)
    assert together.heads == then.heads
    assert together.accepted == first.accepted + then.accepted
    places = {(batch.station, batch.day) for batch in (*first.batches, *then.batches)}
    assert {(batch.station, batch.day) for batch in together.batches} == places
    assert total(together.batches) == total((*first.batches, *then.batches))


def total(batches: Sequence[Batch]) -> tuple[int, int, int]:
    """Readings, quantity and revenue."""
    return sum(b.count for b in batches), sum(b.quantity for b in batches), sum(b.revenue for b in batches)


def test_an_id_counts_once_in_all_files(tmp_path: Path) -> None:
    """A copy of a file under another name is refused row by row, naming file and line of the first."""
    export = exports()[0]
    copy = tmp_path / "copy.csv"
    copy.write_bytes(export.path.read_bytes())
    read = ingest(Exports([export.path, copy]), MAP, SECRET)
    first, second = read.files
    assert (first.accepted, second.accepted) == (export.rows - len(export.refused), 0)
    duplicates = [each for each in read.document()["refusals"] if each["file"] == "copy.csv"]
    assert len(duplicates) == second.refused == export.rows
    assert f"{export.path.name} line 2 has not; it is the same row" in duplicates[0]["says"]


def swaps(folder: Path, files: dict[str, list[str]]) -> Ingested:
    """Swap files, read together."""
    paths = [write_swaps(folder, rows, name) for name, rows in files.items()]
    return ingest(Exports(paths), file_map(folder / "map.yaml"), SECRET)


def test_custody_goes_from_file_to_file(tmp_path: Path) -> None:
    """What a battery did in one file holds in the next, and a refusal names the refused row of the other file."""
    march = [row(1, "A", "08:00", "B1", "B2"), row(2, "A", "09:00", "B1", "B3")]
    april = [row(3, "A", "2026-04-01 09:00", "B3", "B4"), row(4, "A", "2026-04-01 10:00", "B2", "B1", "88,87")]
    read = swaps(tmp_path, {"march.csv": march, "april.csv": april})
    found = [(each["file"], each["line"], each["reason"]) for each in read.document()["refusals"]]
    assert found == [("march.csv", 3, "not-in-device")]
    assert read.custody is not None
    assert read.custody.first_seen == 4
    files = {"march.csv": march, "april.csv": [row(3, "A", "2026-04-01 09:00", "B1", "B3")]}
    again = swaps(tmp_path, files).document()["refusals"]
    assert {(each["file"], each["reason"]) for each in again} == {(name, "not-in-device") for name in files}
    assert again[1]["says"].endswith("march.csv line 3, which was refused, names it too")


def test_a_clock_that_jumps_back_between_files_is_seen(tmp_path: Path) -> None:
    """A cabinet's rows stand in the order of time, so files in the wrong order are refused row by row."""
    files = {
        "april.csv": [row(2, "A", "2026-04-01 09:00", "B2", "B1")],
        "march.csv": [row(1, "A", "08:00", "B1", "B2")],
    }
    [refused] = swaps(tmp_path, files).document()["refusals"]
    assert (refused["file"], refused["line"], refused["reason"]) == ("march.csv", 2, "backwards")


def test_a_file_is_given_once(tmp_path: Path) -> None:
    """Under whatever name; and each file must be there."""
    file, link = tmp_path / "a.csv", tmp_path / "b.csv"
    file.write_text("x\n")
    link.symlink_to(file)
    for other, words in ((file, "given twice"), (link, "a.csv"), (tmp_path / "none.csv", "readable file")):
        with pytest.raises(InputError, match=words):
            Exports([file, other])
    with pytest.raises(InputError, match="at least one"):
        Exports([])


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """By their folders, and only then."""
    files = []
    for folder in ("march", "april"):
        (tmp_path / folder).mkdir()
        files.append(tmp_path / folder / "sessions.csv")
        files[-1].write_text("x\n")
    assert Exports(files).names == tuple(map(str, files))
    assert Exports(files[:1]).names == ("sessions.csv",)
