"""What crosses is listed; the rest is refused by name, and its value is not shown."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from rwa_chain.chain.address import keccak
from rwa_chain.errors import BoundaryError
from rwa_chain.meter.boundary import BATCH, LISTS, publishable
from rwa_chain.meter.file_map import find_map
from rwa_chain.meter.ingest import ingest
from rwa_chain.meter.secret import Secret
from tests.sdk.meter.files import SYNTHETIC

SECRET = Secret(b"\x07" * 32)
GOOD: dict[str, Any] = {
    "station": SECRET.station("582873"),
    "day": 1,
    "root": b"\x01" * 32,
    "count": 1,
    "quantity": 1,
    "revenue": 1,
    "left": b"\x02" * 32,
    "left_figures": bytes(32),
    "right": b"\x03" * 32,
}
NAMES = ["582873", "充电站-7"]


def test_what_crosses_is_what_the_rules_list() -> None:
    """Pseudonym, period, quantity, revenue, root, how it opens, and count; a correction names the root it replaces."""
    crossing = {field for fields in LISTS.values() for field in fields}
    assert crossing == {
        "asset", "station", "day", "first_day", "last_day", "count", "quantity", "revenue", "root",
        "left", "left_figures", "right", "replaces",
    }  # fmt: skip
    assert publishable({"batches": [GOOD]}, NAMES) == {"batches": [GOOD]}


@pytest.mark.parametrize("field", ["userId", "session", "device", "phone", "detail", "salt"])
def test_refuses_another_field(field: str) -> None:
    """Personal or plain, it stays; the message names the field and not its value."""
    with pytest.raises(BoundaryError) as refused:
        publishable({"batches": [{**GOOD, field: "13800138000"}]}, NAMES)
    assert f"batches[0].{field}" in str(refused.value)
    assert "13800138000" not in str(refused.value)


@pytest.mark.parametrize("field", BATCH)
def test_refuses_a_missing_field(field: str) -> None:
    """A batch is whole."""
    with pytest.raises(BoundaryError, match=field):
        publishable({"batches": [{name: value for name, value in GOOD.items() if name != field}]}, NAMES)


@pytest.mark.parametrize("value", ["582873", 582873, b"582873", None, "0x" + "11" * 32])
def test_refuses_a_plain_name(value: object) -> None:
    """A station's own number is not 32 bytes."""
    with pytest.raises(BoundaryError, match="station"):
        publishable({"batches": [{**GOOD, "station": value}]}, NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_refuses_a_name_in_disguise(name: str) -> None:
    """Padded or hashed without a salt, a number of six digits is found by trying."""
    raw = name.encode()
    disguises = [keccak(raw), sha256(raw).digest(), raw.ljust(32, b"\0"), raw.rjust(32, b"\0")]
    if name.isdecimal():
        disguises += [int(name).to_bytes(32), keccak(int(name).to_bytes(32))]
    for disguise in disguises:
        with pytest.raises(BoundaryError, match="salted"):
            publishable({"batches": [{**GOOD, "station": disguise}]}, NAMES)


@pytest.mark.parametrize("value", [-1, True, 1.5, "1"])
def test_refuses_what_is_no_count(value: object) -> None:
    """A number is a whole number."""
    with pytest.raises(BoundaryError, match="count"):
        publishable({"batches": [{**GOOD, "count": value}]}, NAMES)


@pytest.mark.parametrize("document", [{"readings": []}, {"batches": "text"}, {"batches": [1]}])
def test_refuses_another_document(document: dict[str, Any]) -> None:
    """Only the lists that are known."""
    with pytest.raises(BoundaryError):
        publishable(document, NAMES)


def test_an_ingest_publishes_no_name() -> None:
    """No id of the file is found in what crosses."""
    crossing = repr(ingest(SYNTHETIC.path, find_map("ev-charging-sessions"), SECRET).crossing)
    for line in SYNTHETIC.path.read_text().splitlines()[1:]:
        session, user = line.split(",")[0], line.split(",")[11]
        assert session not in crossing
        assert f"'{user}'" not in crossing
