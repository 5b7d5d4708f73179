"""The throughput bench measures what it says. Its limits have slack here: the gate runs beside other work."""

from __future__ import annotations

import pytest

from rwa_chain.bench.throughput import DECODE, measure

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
