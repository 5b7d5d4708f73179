"""The reading that Forge checks is made anew here: its words, signature and path stand in the Solidity test."""

from __future__ import annotations

import re

from rwa_chain.meter.batch import StationDays, station_days
from rwa_chain.meter.disclosure import disclose
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.signing import Curve, DeviceKey
from rwa_chain.solidity import ROOT

VECTORS = ROOT / "tests" / "contracts" / "revenue" / "PythonVectors.t.sol"
SECRET = Secret(b"\x07" * 32)
START = 1_772_416_800


def made(signatures: dict[bytes, bytes]) -> StationDays:
    """Three readings of two devices; what is not in ``signatures`` is unsigned."""
    sessions = [
        Session(0, "s1", "P1", "North", START - 7_200, START - 3_600, 12_250, 490, {"session": "s1"}, ()),
        Session(0, "s2", "P1", "North", START, START + 3_600, 31_500, 1_260, {"session": "s2"}, ()),
        Session(0, "s3", "P2", "North", START, START + 3_600, 20_000, 800, {"session": "s3"}, ()),
    ]
    return station_days("North", sessions, SECRET, {}, lambda _, digest: signatures.get(digest, bytes(64)))


def test_forge_checks_what_python_makes() -> None:
    """Asset, detail, previous, digest, signature, way, root and its figures."""
    text = VECTORS.read_text(encoding="utf-8")
    words = {
        name: bytes.fromhex(value)
        for name, value in re.findall(r"bytes32 private constant (\w+) =\s*0x([0-9a-f]{64});", text)
    }
    station = made({words["DIGEST"]: words["R"] + words["S"]})
    [day] = station.days
    entry, tree = station.days[day][1], station.tree(day)
    shown = disclose(entry, tree, SECRET)
    assert shown.signed_by(DeviceKey(Curve.P256, words["QX"] + words["QY"]))
    assert {
        "ASSET": entry.reading.asset,
        "DETAIL": entry.reading.detail,
        "PREVIOUS": entry.reading.previous,
        "DIGEST": entry.digest,
        "ROOT": tree.root,
        **{f"SIBLING_{index}": node for index, node in enumerate(shown.way.siblings)},
        **{f"FIGURES_{index}": figures.to_bytes(32) for index, figures in enumerate(shown.way.figures)},
        "SIDES": shown.way.sides.to_bytes(32),
        "TOTAL": tree.figures.to_bytes(32),
    } == {name: word for name, word in words.items() if name not in ("R", "S", "QX", "QY")}
    assert (entry.reading.quantity, entry.reading.total, entry.reading.revenue) == (31_500, 43_750, 1_260)
