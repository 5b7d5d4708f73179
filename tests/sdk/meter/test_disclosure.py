"""One reading is shown, checked by somebody who knows the root only, and says nothing of the others."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from rwa_chain.errors import InputError
from rwa_chain.meter.batch import StationDays, station_days
from rwa_chain.meter.disclosure import Disclosure, disclose
from rwa_chain.meter.secret import Secret, commitment, pseudonym
from rwa_chain.meter.sessions import Session
from rwa_chain.meter.signing import Curve, DeviceSigner

SECRET = Secret(b"\x07" * 32)
DAY = 20_000
NODE = {"side": "left", "node": "0x" + "11" * 32, "count": 1, "quantity": 1, "revenue": 1}


@pytest.fixture
def station() -> StationDays:
    """A station of two devices, and two days."""
    sessions = [
        Session(0, f"s{n}", f"pile-{n % 2}", "north", at, at + 3600, 7000 + n, 280, {"session": f"s{n}"}, ())
        for n in range(9)
        for at in [DAY * 86_400 + n * 7200 + (86_400 if n > 6 else 0)]
    ]
    return station_days("north", sorted(sessions, key=lambda one: (one.device, one.ended_at)), SECRET, {})


def test_a_reading_is_proven_and_nothing_else_is_said(station: StationDays) -> None:
    """The document holds this reading, hashes, and no name; its root is the day's."""
    tree, entry = station.tree(DAY), station.days[DAY][3]
    told = json.dumps(disclose(entry, tree, SECRET).document())
    read = Disclosure.of_document(json.loads(told))
    assert read.reading == entry.reading
    assert read.proven(tree.root)
    assert not read.proven(station.tree(DAY + 1).root)
    assert not read.detail_agrees()
    for name in ("north", "pile", "session", '"s3"'):
        assert name not in told


def test_detail_is_shown_if_asked_for(station: StationDays) -> None:
    """It agrees with the commitment, and another detail or salt does not."""
    entry = station.days[DAY][3]
    told = disclose(entry, station.tree(DAY), SECRET, with_detail=True)
    read = Disclosure.of_document(json.loads(json.dumps(told.document())))
    assert read.detail == entry.session.detail
    assert read.detail_agrees()
    assert not replace(read, detail={"session": "s8"}).detail_agrees()
    assert not replace(read, salt=bytes(32)).detail_agrees()


def test_a_salt_says_nothing_of_the_others(station: StationDays) -> None:
    """Every reading, device and station has its own; with one of them no other detail is found by trying."""
    entries = [entry for day in station.days.values() for entry in day]
    salts = {SECRET.detail_salt(entry.reading.asset, entry.reading.sequence) for entry in entries}
    assert len(salts) == len(entries)
    known = SECRET.detail_salt(entries[0].reading.asset, 1)
    for entry in entries[1:]:
        assert commitment(known, entry.session.detail) != entry.reading.detail
    assert pseudonym(SECRET.salt("asset", b"north"), "north") != SECRET.station("north")


@pytest.mark.parametrize("curve", Curve)
def test_a_signature_is_checked(station: StationDays, curve: Curve) -> None:
    """By the device's key, and no other's; the leaf is bound to it, so no other signature goes with a proof."""
    signers = {name: DeviceSigner.simulated(name, curve=curve) for name in ("pile-0", "pile-1")}
    sessions = [entry.session for entry in station.days[DAY]]
    signed = station_days("north", sessions, SECRET, {}, lambda device, digest: signers[device].sign(digest))
    entry, tree = signed.days[DAY][0], signed.tree(DAY)
    read = Disclosure.of_document(json.loads(json.dumps(disclose(entry, tree, SECRET).document())))
    assert read.proven(tree.root)
    assert read.signed_by(signers["pile-0"].key)
    assert not read.signed_by(signers["pile-1"].key)
    assert not replace(read, signature=signers["pile-1"].sign(read.digest)).proven(tree.root)
    assert not disclose(station.days[DAY][0], station.tree(DAY), SECRET).signed_by(signers["pile-0"].key)


def test_refuses_a_reading_of_another_day(station: StationDays) -> None:
    """There is no proof of it."""
    with pytest.raises(InputError, match="leaf"):
        disclose(station.days[DAY][0], station.tree(DAY + 1), SECRET)


@pytest.mark.parametrize(
    "change",
    [
        {"reading": None},
        {"reading": {"asset": "0x" + "11" * 32}},
        {"proof": "0x"},
        {"proof": ["0x11"]},
        {"proof": [NODE] * 65},
        {"proof": [1]},
        {"proof": [{**NODE, "side": "above"}]},
        {"proof": [{**NODE, "node": "0x11"}]},
        {"proof": [{**NODE, "revenue": -1}]},
        {"proof": [{**NODE, "phone": 1}]},
        {"detail": {"a": "b"}},
        {"detail": {"a": 1}, "salt": "0x" + "11" * 32},
        {"signature": "signed"},
        {"phone": "13800138000"},
    ],
)
def test_refuses_another_form(station: StationDays, change: dict[str, Any]) -> None:
    """A document that is no disclosure."""
    document = {**disclose(station.days[DAY][0], station.tree(DAY), SECRET).document(), **change}
    with pytest.raises(InputError, match="disclosure"):
        Disclosure.of_document(document)


@pytest.mark.parametrize("value", [-1, 2**64, "1", True, None, 1.0])
def test_refuses_numbers_that_are_none(station: StationDays, value: object) -> None:
    """A word of a reading is below 2^64."""
    document = disclose(station.days[DAY][0], station.tree(DAY), SECRET).document()
    document["reading"]["revenue"] = value
    with pytest.raises(InputError, match="revenue"):
        Disclosure.of_document(document)
