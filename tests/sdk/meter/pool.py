"""A pool on a chain for tests of meter data: its devices enrolled with their keys, its attesters, what they accept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from rwa_chain.bindings.types import Batch, Enrolment, KeyKind, MeterRule, Top
from rwa_chain.chain import Address, Chain, Receipt
from rwa_chain.deploy import Stack
from rwa_chain.lifecycle.metering import Entry, Pool, entry_of, fingerprint, month_of, signed
from rwa_chain.meter.signing import DeviceKey

ATTESTERS = ("OPERATOR", "CHANNEL", "AUDITOR")
PILE, SHARE = 1, 1000
DISPUTE = 3 * 86_400


@dataclass
class OnChain:
    """The pool, and the numbers that its stations have on chain, by their pseudonyms."""

    chain: Chain
    stack: Stack
    token: Address
    stations: dict[bytes, int] = field(default_factory=dict)

    @property
    def pool(self) -> Pool:
        """Its readings."""
        assert self.stack.revenue is not None
        return Pool(self.stack.revenue.readings, self.token)

    def open(self, day: int, devices: Mapping[bytes, tuple[bytes, DeviceKey]]) -> None:
        """Opens the month of a day; ``devices`` are stations (pseudonyms) and keys by asset number."""
        assert self.stack.revenue is not None
        meters, registrar = self.stack.revenue.meters, self.chain.party("REGISTRAR")
        attesters = [self.chain.party(name).address for name in ATTESTERS]
        trustee = self.chain.party("TRUSTEE")
        self.pool.readings.set_pool(self.token, month_of(day), DISPUTE, 0, 0, attesters, 2, sender=trustee)
        rule = MeterRule(from_at=0, minimum_price=1, maximum_price=10**6, load_limit=10_000, longest=86_400)
        meters.set_meter_rule(self.token, PILE, rule, sender=registrar)
        for station, _ in devices.values():
            self.stations.setdefault(station, len(self.stations) + 1)
        enrolments = [
            Enrolment(
                asset=asset, key=fingerprint(key.public), kind=KeyKind.P256, asset_type=PILE,
                station=self.stations[station], rated_power=60_000, share=SHARE,
            )
            for asset, (station, key) in devices.items()
        ]  # fmt: skip
        meters.enrol(self.token, enrolments, sender=registrar)
        meters.activate(self.token, list(devices), sender=registrar)

    def batch(self, published: Mapping[str, Any]) -> tuple[Batch, Top]:
        """A published station-day as it crosses, with its root opened."""
        station, root = word(published["station"]), word(published["root"])
        numbers = (published["day"], published["count"], published["quantity"], published["revenue"])
        left, figures, right = (word(published[name]) for name in ("left", "left_figures", "right"))
        return Batch(self.stations[station], *numbers, root), Top(left, int.from_bytes(figures), right)

    def accept(self, published: Sequence[Mapping[str, Any]]) -> Receipt:
        """Two of three attest the station-days, in their order, and the bridge carries them."""
        days = sorted((self.batch(each) for each in published), key=lambda each: (each[0].station, each[0].day))
        batches, tops = [batch for batch, _ in days], [top for _, top in days]
        signatures = signed(self.pool.submission(batches), [self.chain.party(name) for name in ATTESTERS[:2]])
        return self.pool.readings.accept(self.token, batches, tops, signatures, sender=self.chain.party("BRIDGE"))

    def restate(self, published: Mapping[str, Any]) -> Receipt:
        """Two of three attest a correction of the entry whose root it names."""
        replaced = self.entry(word(published["replaces"]))
        assert replaced is not None
        attesters = [self.chain.party(name) for name in ATTESTERS[:2]]
        return self.pool.restate(
            replaced.proof, replaced.link, *self.batch(published), attesters, sender=self.chain.party("BRIDGE")
        )

    def entry(self, root: bytes) -> Entry | None:
        """What the chain has of a root."""
        return entry_of(self.pool, root)


def word(text: str | bytes) -> bytes:
    """32 bytes of 0x…"""
    return text if isinstance(text, bytes) else bytes.fromhex(text.removeprefix("0x"))
