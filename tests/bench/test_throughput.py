"""The throughput bench measures what it says. Its limits have slack here: the gate runs beside other work."""

from __future__ import annotations

import json

import pytest

from rwa_chain.bench.throughput import DECODE, RATIO, VIEM, measure
from rwa_chain.solidity import ROOT

pytestmark = pytest.mark.slow
PEERS = {"viem", "ethers"}
KEYS = {"limit", "pipeline", "loop", *PEERS, "onboard_10000", "pay_10000", "decode"}


def test_a_short_run_has_every_figure() -> None:
    """Numbers a second; the pipeline is in sight of the node's limit and far above web3.py's own loop."""
    result = measure(lambda _: None, transfers=400, rounds=3, holders=200)
    document = result.document()
    assert set(document) >= KEYS
    assert all(document[key] > 0 for key in KEYS - PEERS)
    assert all(document[key] is None or document[key] > 0 for key in PEERS)
    assert result.ratio > 0.4
    assert result.decode / result.json_loads >= DECODE / 2
    assert result.pipeline > 4 * result.loop


def test_the_committed_run_met_its_limits() -> None:
    """The page shows the figures of the file, measured on a machine that did nothing else."""
    found = json.loads((ROOT / "docs/assurance/throughput.json").read_text())
    assert found["pipeline_to_limit"] >= RATIO
    assert found["pipeline"] >= VIEM * found["viem"]
    assert found["decode_to_json_loads"] >= DECODE
    page = (ROOT / "docs/assurance/speed.md").read_text()
    shown = f"{found['pipeline']:,.0f} transfers a second, {found['pipeline_to_limit']:.2f} of the node's own limit"
    assert shown in page
    assert f"viem {found['viem']:,.0f}, ethers {found['ethers']:,.0f}, a loop of web3.py {found['loop']:,.0f}" in page
