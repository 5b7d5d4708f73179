"""Lines are checked by columns, many at once: what that comes to is what each line by itself comes to."""

from __future__ import annotations

import random
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rwa_chain.bench.revenue import _write
from rwa_chain.chain.address import keccak
from rwa_chain.errors import InputError
from rwa_chain.meter import readings_file
from rwa_chain.meter.asset_type import asset_type
from rwa_chain.meter.batch import Batch
from rwa_chain.meter.reading import MOST, Reading, digest_of
from rwa_chain.meter.readings_file import HEADER, Checked, Checker, Known, line_of, read
from rwa_chain.meter.rules import NEW, Head, Reason, broken_after, broken_alone, head_after
from rwa_chain.meter.signing import ORDERS, Curve, DeviceSigner
from rwa_chain.meter.tree import Leaf, Tree

KIND = asset_type("charging-pile")
SIGNERS = {index: DeviceSigner.simulated(f"pile {index}", curve=curve) for index, curve in enumerate(Curve)}
DAY = 86_400
HEX = set("0123456789abcdefABCDEF")


class Day(NamedTuple):
    """Lines of one station, and who checks them."""

    lines: list[str]
    known: dict[bytes, Known]


@st.composite
def days(draw: st.DrawFn) -> Day:
    """Two to four devices, one of them signing, whose readings alternate or not and cross midnight."""
    source = random.Random(draw(st.integers(0, 2**32)))
    station, lines, known = keccak(b"station"), [], {}
    for number in range(source.randrange(2, 5)):
        asset, total, previous, at = keccak(b"%d" % number), 0, bytes(32), DAY - source.randrange(40_000)
        signer = SIGNERS.get(number) if source.random() < 0.5 else None
        known[asset] = Known(station, KIND.limits(60_000), None if signer is None else signer.key)
        for sequence in range(1, source.randrange(2, 12)):
            quantity = source.randrange(1, 30_000)
            total += quantity
            reading = Reading(
                asset, sequence, at, at + 3_600, quantity, total, quantity // 10, source.randbytes(32), previous
            )
            previous = digest_of(reading)
            signature = bytes(64) if signer is None else signer.sign(previous)
            if signer is not None and source.random() < 0.5:
                s, order = int.from_bytes(signature[32:]), ORDERS[signer.key.curve]
                signature = signature[:32] + (order - s).to_bytes(32)
            lines.append(line_of(station, reading, signature).decode().rstrip("\n"))
            at += source.randrange(3_600, 9_000)
    if draw(st.booleans()):
        # Devices alternate, each in its own order.
        lines.sort(key=lambda line: int(line.split(",")[2]))
    return Day(lines, known)


def cell(line: str, place: int, value: str) -> str:
    """A line with another cell."""
    cells = line.split(",")
    cells[place % len(cells)] = value
    return ",".join(cells)


@st.composite
def odd(draw: st.DrawFn) -> Day:
    """Such a day with a few odd lines."""
    lines, known = draw(days())
    for _ in range(draw(st.integers(0, 3))):
        at, place = draw(st.integers(0, len(lines) - 1)), draw(st.integers(1, 10))
        line = lines[at]
        how = draw(st.integers(0, 9))
        if how == 0:
            lines.insert(at, line)
        elif how == 1:
            del lines[at]
        elif how == 2:
            lines[at - 1], lines[at] = lines[at], lines[at - 1]
        elif how == 3:
            lines[at] = cell(
                line, place, draw(st.sampled_from(["", "1", "0x", "-1", str(2**64), "1_0", "٣", "x" * 66]))
            )
        elif how == 4:
            lines[at] = line + draw(st.sampled_from(["\r", "\r\r", ",", " ", "0", "\x00", "," + line]))
        elif how == 5:
            lines[at] = line[: draw(st.integers(67, len(line)))]
        elif how == 6:
            lines[at] = line[:68] + line[68:].upper()
        elif how == 7:
            # One word longer, another shorter: columns that are joined would not tell.
            lines[at] = line.replace(",0x", ",0x0", 1).replace("00,0x", "0,0x")
        elif how == 8:
            cells = line.split(",")  # fewer than eleven, where the line was made odd before
            lines[at] = cell(line, place, "0" * draw(st.integers(1, 900)) + cells[place % len(cells)])
        elif known:
            unknown = draw(st.sampled_from(sorted(known)))
            known = {asset: each for asset, each in known.items() if asset != unknown}
        lines = lines or [line]
    return Day(lines, known)


def parsed(line: str) -> tuple[bytes, Reading, bytes] | None:
    """A line as a person would read it."""
    cells = line.rstrip("\r").split(",")
    words, numbers = [*cells[:2], *cells[8:]], cells[2:8]
    if len(line) >= 1_024 or len(cells) != 11 or [len(word) for word in words] != [66, 66, 66, 66, 130]:
        return None
    if any(word[:2] != "0x" or not set(word[2:]) <= HEX for word in words):
        return None
    if any(not (number.isascii() and number.isdigit()) for number in numbers):
        return None
    station, asset, detail, previous, signature = (bytes.fromhex(word[2:]) for word in words)
    values = [int(number) for number in numbers]
    return station, Reading(asset, *values, detail, previous), signature  # type: ignore[call-arg,arg-type]


def by_hand(day: Day) -> tuple[list[Batch], list[tuple[int, Reason]]]:
    """Each line for itself."""
    now: dict[bytes, Head] = {}
    leaves: dict[int, list[Leaf]] = {}
    refused: list[tuple[int, Reason]] = []
    station = b""
    for number, line in enumerate(day.lines, 1):
        found = parsed(line)
        reason: Reason | None = Reason.COLUMNS
        if found is not None:
            station, reading, signature = found
            asset, sequence, started, ended, quantity, total, revenue, _, previous = reading
            known, digest = day.known.get(asset), b""
            if max(reading[1:7]) > MOST:
                reason = Reason.TOO_LARGE
            elif known is None:
                reason = Reason.UNKNOWN_DEVICE
            else:
                digest = digest_of(reading)
                signature = signature if known.key is None else known.key.lowered(signature)
                reason = broken_alone(started, ended, quantity, revenue, known.limits) or broken_after(
                    sequence, ended, quantity, total, previous, *now.get(asset, NEW)
                )
                if reason is None and known.key is not None and not known.key.signed(digest, signature):
                    reason = Reason.SIGNATURE
            if reason is None:
                now[asset] = head_after(reading, digest)
                leaves.setdefault(ended // DAY, []).append(Leaf.of(reading, digest, signature))
        if reason is not None:
            refused.append((number, reason))
    return [Batch.of(station, each, Tree(leaves[each])) for each in sorted(leaves)], refused


def described(checked: Checked) -> tuple[list[Batch], list[tuple[int, Reason]]]:
    """The same of what the checker found."""
    return list(checked.batches), [(refusal.line, refusal.reason) for refusal in checked.refusals]


@given(odd(), st.sampled_from([1, 2, 3, 7, 200]))
@settings(max_examples=300, deadline=None)
def test_columns_give_what_each_line_gives(day: Day, at_once: int) -> None:
    """The same refusals, leaves and roots, however many lines are taken at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings_file, "_AT_ONCE", at_once)
        assert described(Checker(KIND, day.known).station(day.lines)) == by_hand(day)


@given(odd(), st.sampled_from([1, 5, 64, 70, 1_000, 2**16]))
@settings(max_examples=60, deadline=None)
def test_a_file_is_read_by_blocks(tmp_path_factory: pytest.TempPathFactory, day: Day, block: int) -> None:
    """Wherever one ends."""
    path = tmp_path_factory.mktemp("columns") / "day.csv"
    path.write_bytes(HEADER + "\n".join(day.lines).encode("latin-1", "replace"))
    whole = list(groupby(day.lines, key=lambda line: line[:66]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readings_file, "_BLOCK", block)
        if len(whole) == 1:
            checker = Checker(KIND, day.known)
            (found,) = checker.stations(path)
            batches, refused = described(checker.station(day.lines))
            assert described(found) == (batches, [(number + 1, reason) for number, reason in refused])
        fine = [parsed(line) for line in day.lines]
        if all(each is not None and max(each[1][1:7]) <= MOST for each in fine):
            assert list(read(path)) == fine
        else:
            with pytest.raises(InputError, match="words and numbers"):
                list(read(path))


def test_what_follows_a_line_that_is_too_long_is_no_part_of_it(tmp_path: Path) -> None:
    """Neither is its beginning taken for a line."""
    path = tmp_path / "day.csv"
    known = _write(path, 60, 20)
    lines = path.read_text().splitlines()
    padded = cell(lines[1], 2, "0" * (1_024 - len(lines[1])) + lines[1].split(",")[2])
    assert len(padded) == 1_024
    for end in ("", "junk" * 40_000):
        path.write_text("\n".join([lines[0], padded + end, *lines[1:]]) + "\n")
        (found,) = Checker(KIND, known).stations(path)
        assert [(refusal.line, refusal.reason) for refusal in found.refusals] == [(2, Reason.COLUMNS)]
        assert sum(batch.count for batch in found.batches) == 20
        # Lines that Spark has read come without this file's reader.
        refused = Checker(KIND, known).station([padded + end, *lines[1:]]).refusals
        assert [(refusal.line, refusal.reason) for refusal in refused] == [(1, Reason.COLUMNS)]


def test_a_station_in_two_spellings_is_one(tmp_path: Path) -> None:
    """Else the second part would take the place of the first, unseen."""
    path = tmp_path / "day.csv"
    known = _write(path, 60, 20)
    lines = path.read_text().splitlines()
    lines[8:] = [line[:2] + line[2:66].upper() + line[66:] for line in lines[8:]]
    path.write_text("\n".join(lines) + "\n")
    with pytest.raises(InputError, match="together"):
        list(Checker(KIND, known).stations(path))
