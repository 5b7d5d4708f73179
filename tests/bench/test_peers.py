"""The table of other projects' gas is that of the committed run, and says what is cheaper there."""

from __future__ import annotations

import json

from benchmarks.peers.run import BARE, MARKS, OURS, PEERS, renewed, table
from benchmarks.peers.work import KEYS
from rwa_chain.solidity import ROOT

ASSURANCE = ROOT / "docs" / "assurance"
FOUND = json.loads((ASSURANCE / "peers.json").read_text(encoding="utf-8"))["gas"]


def test_the_page_shows_the_committed_run() -> None:
    """Renewing it changes nothing."""
    page = (ASSURANCE / "gas.md").read_text(encoding="utf-8")
    assert renewed(page, table(FOUND)) == page
    assert MARKS[0] in page


def test_each_peer_did_the_work() -> None:
    """Every key is somebody's; each peer did at least one thing."""
    assert set(FOUND) == {OURS, BARE, *PEERS}
    assert all(set(figures) == set(KEYS) for figures in FOUND.values())
    for name in PEERS:
        figures = [figure for figure in FOUND[name].values() if figure is not None]
        assert figures
        assert min(figures) > 21_000


def test_ratios_are_of_the_same_row() -> None:
    """The peer's gas by ours; nothing where one of the two has no such act."""
    found = {OURS: dict.fromkeys(KEYS, 50_000), "Peer": {**dict.fromkeys(KEYS), "transfer": 100_000}}
    rows = {line.split("`")[1]: line for line in table(found).splitlines() if "`" in line}
    assert rows["transfer"].endswith("| 50,000 | 100,000 (2.00 ×) |")
    assert rows["dvp"].endswith("| 50,000 | - |")


def test_the_readme_shows_these_figures() -> None:
    """Of the peers' run and of `rwa bench gas`, both committed."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip(): line for line in readme.splitlines() if line.startswith("| ")}
    trex, studio = (next(name for name in PEERS if name.startswith(each)) for each in ("T-REX", "Asset"))
    gas = json.loads((ASSURANCE / "gas.json").read_text(encoding="utf-8"))
    shown = {
        "a transfer under nine rules": (FOUND[OURS]["transfer"], FOUND[BARE]["transfer"], FOUND[trex]["transfer"]),
        "onboarding a person": tuple(FOUND[name]["onboard"] for name in (OURS, trex, studio)),
        "delivery versus payment": (gas["dvp_two_signatures"],),
    }
    for row, figures in shown.items():
        assert [f"{figure:,}" for figure in figures if f"{figure:,}" not in rows[row]] == []
