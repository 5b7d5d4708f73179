"""From a live charge point to the chain and back: a day is closed, signed and accepted; what comes late restates it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from rwa_chain.chain import Chain
from rwa_chain.errors import InputError
from rwa_chain.life.founding import deploy
from rwa_chain.lifecycle.metering import month_of, proof_of
from rwa_chain.meter.batch import Entry
from rwa_chain.meter.crossing import Made, Sink
from rwa_chain.meter.days import DAY
from rwa_chain.meter.gateway.closing import close_days
from rwa_chain.meter.reading import UNSIGNED
from rwa_chain.meter.secret import Secret
from rwa_chain.meter.signing import Curve, DeviceSigner
from rwa_chain.meter.tree import Tree
from rwa_chain.scenarios import load_life
from rwa_chain.solidity import build
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.pool import OnChain, word
from tests.sdk.meter.raw import BOOT16, RawPoint, start16, stop16

SECRET = Secret(b"\x09" * 32)
TODAY = int(time.time()) // DAY
YESTERDAY = TODAY - 1
NOON = YESTERDAY * DAY + DAY // 2
PRECOMPILE = f"0x{0x100:040x}"
SIGNED_BY_SOMEBODY = "0x" + (
    "bb5a52f42f9c9261ed4361f59422a1e30036e7c32b270c8807a419feca605023"  # a valid signature: Wycheproof's of "123400"
    f"{5:064x}{1:064x}"
    "a71af64de5126a4a4e02b7922d66ce9415ce88a4c9d25514d91082c8725ac957"
    "5d47723c8fbe580bb369fec9c2665d8e30a435b9932645482e7c9f11e872296b"
)


class Kept(Sink):
    """Keeps every reading."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def entry(self, entry: Entry) -> None:
        self.entries.append(entry)


def pem(path: Path, curve: ec.EllipticCurve | None = None) -> DeviceSigner:
    """A new key in a file."""
    key = ec.generate_private_key(curve or ec.SECP256R1())
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return DeviceSigner.of_pem(path)


def sell(site: Site, *sessions: tuple[str, int, int]) -> None:
    """Charge points sell ten minutes each: name, start, register."""

    async def drive(port: int) -> None:
        for name, at, register in sessions:
            point = await RawPoint.connect(port, name)
            await point.call("BootNotification", BOOT16)
            number = (await point.call("StartTransaction", start16(at, register)))[2]["transactionId"]
            assert (await point.call("StopTransaction", stop16(number, at + 600, register + 5_000)))[0] == 3
            await point.close()

    site.run(drive)


def close(site: Site, sink: Sink | None = None, keys: Path | None = None) -> Made:
    """All days before today."""
    return close_days(site.store, TODAY, SECRET, sink or Kept(), keys)


def total(pool: OnChain) -> tuple[int, int]:
    """Wh and fen of yesterday's month on the chain."""
    found = pool.pool.readings.totals_of(pool.token, month_of(YESTERDAY))
    return found.quantity, found.revenue


def test_a_late_session_restates_its_day_on_the_chain(site: Site, tmp_path: Path) -> None:
    """The accepted entry stays; a later one corrects it and moves the totals, its readings are proven by signatures.

    The node's hardfork has no precompile for P-256: the contract checks them itself, as Forge's tests never make it do.
    """
    build()
    keys = tmp_path / "keys"
    signer, other = pem(keys / "P1.pem"), pem(keys / "P2.pem")
    sell(site, ("P1", NOON, 0), ("P2", NOON, 0))
    first, kept = close(site, keys=keys), Kept()
    (published,) = first.crossing["batches"]
    station = SECRET.station("S0")
    with Chain.anvil(start_at=TODAY * DAY + 3600, arguments=("--hardfork", "prague")) as chain:
        assert chain.rpc.call("eth_call", {"to": PRECOMPILE, "data": SIGNED_BY_SOMEBODY}, "latest") == "0x"
        stack = deploy(chain, load_life("langxin"), chain.party).stack
        pool = OnChain(chain, stack, stack.pools["PILE01"].token.address)
        pool.open(YESTERDAY, {SECRET.asset("P1/1"): (station, signer.key), SECRET.asset("P2/1"): (station, other.key)})
        pool.accept([published])
        assert total(pool) == (10_000, 400)

        sell(site, ("P1", NOON + 3600, 5_000))
        then = close(site, kept, keys)
        assert then.crossing["batches"] == first.crossing["batches"]
        (correction,) = then.crossing["restatements"]
        assert correction["replaces"] == published["root"] != correction["root"]
        pool.restate(correction)
        assert total(pool) == (15_000, 600)

        old, new = pool.entry(word(published["root"])), pool.entry(word(correction["root"]))
        assert old is not None
        assert new is not None
        assert (old.standing, new.standing) == (False, True)
        tree = Tree(entry.leaf for entry in kept.entries)
        assert tree.root == word(correction["root"])
        for entry in kept.entries:
            public = (signer if entry.session.device == "P1/1" else other).key.public
            proof = proof_of(new.proof, entry.leaf, entry.reading, public, tree.way(entry.leaf))
            assert pool.pool.readings.prove_reading(pool.token, proof)[1:] == (entry.digest, True)


def test_each_correction_replaces_the_one_before(site: Site) -> None:
    """Two later runs bring two corrections; a run after them gives the same again."""
    sell(site, ("P1", NOON, 0))
    made = close(site)
    roots: list[Any] = [made.batches[0].root]
    for number in (1, 2):
        sell(site, ("P1", NOON + number * 1200, number * 5_000))
        made = close(site)
        assert [each.replaces for each in made.restatements] == roots
        roots.append(made.restatements[-1].root)
        assert close(site) == made
    assert [each.count for each in made.restatements] == [2, 3]
    assert len(set(roots)) == 3


def test_a_station_that_had_read_nothing_begins_with_what_came_late(site: Site) -> None:
    """There is nothing to replace: its first entry of that day is a batch."""
    sell(site, ("P1", NOON, 0))
    close(site)
    sell(site, ("P25", NOON, 0))
    made = close(site)
    assert [each.count for each in made.batches] == [1, 1]
    assert made.restatements == ()


def test_a_reading_is_signed_once(site: Site, tmp_path: Path) -> None:
    """Its station's module signs; the signature stays, though a new one would differ; without a key there is none."""
    keys = tmp_path / "keys"
    signer = pem(keys / "P1.pem", ec.SECP256K1())
    assert signer.key.curve is Curve.SECP256K1
    sell(site, ("P1", NOON, 0), ("P2", NOON, 0))
    kept = Kept()
    first = close(site, kept, keys)
    assert first == close(site, keys=keys) == close(site)
    signed = {entry.session.device: entry for entry in kept.entries}
    assert signer.key.signed(signed["P1/1"].digest, signed["P1/1"].signature)
    assert signed["P2/1"].signature == UNSIGNED
    pem(keys / "P2.pem")
    assert close(site, keys=keys) == first


def test_keys_that_are_none_are_refused(site: Site, tmp_path: Path) -> None:
    """Another kind of key, a locked one, no key, no folder: named, and nothing is signed."""
    sell(site, ("P1", NOON, 0))
    keys = tmp_path / "keys"
    keys.mkdir()
    locked = BestAvailableEncryption(b"word")
    contents = (
        b"no key",
        Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked),
        ec.generate_private_key(ec.SECP384R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    )
    for content in contents:
        (keys / "P1.pem").write_bytes(content)
        with pytest.raises(InputError, match=r"P1\.pem"):
            close(site, keys=keys)
    with pytest.raises(InputError, match="--keys"):
        close(site, keys=tmp_path / "nowhere")
    assert site.rows("SELECT * FROM signature") == []
