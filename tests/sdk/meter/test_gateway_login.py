"""Passwords of charge points over real sockets: who knows one comes in as whom it belongs to, and nobody else."""

from __future__ import annotations

import asyncio
import base64
import stat
from pathlib import Path

import pytest

from rwa_chain.errors import InputError
from rwa_chain.meter.gateway.passwords import Passwords, make_password
from rwa_chain.meter.gateway.server import is_loopback
from rwa_chain.meter.gateway.settings import read_settings
from tests.sdk.meter.conftest import Site
from tests.sdk.meter.raw import BOOT16, RawPoint, Refused


def basic(user: str, password: str) -> str:
    """The Authorization header of a charge point."""
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


@pytest.fixture
def passwords(site: Site) -> dict[str, str]:
    """The site asks for them; those of three charge points."""
    file = site.file.parent / "passwords"
    made = {name: make_password(file, name) for name in ("P1", "P2", "P3")}
    site.file.write_text(site.file.read_text() + "passwords_file: passwords\n")
    return made


async def status(port: int, name: str, login: str | None) -> int:
    """What the door answers."""
    try:
        point = await RawPoint.connect(port, name, login=login)
    except Refused as refused:
        return refused.status
    assert (await point.call("BootNotification", BOOT16))[2]["status"] == "Accepted"
    await point.close()
    return 101


def test_only_a_charge_points_own_password_opens(site: Site, passwords: dict[str, str]) -> None:
    """401 for every other, for none, for another charge point's, and for a name that nobody has."""
    found: dict[str, int] = {}

    async def drive(port: int) -> None:
        own = passwords["P1"]
        for what, name, login in (
            ("right", "P1", basic("P1", own)),
            ("again", "P1", basic("P1", own)),
            ("scheme in capitals", "P1", basic("P1", own).replace("Basic", "BASIC")),
            ("none", "P1", None),
            ("wrong", "P1", basic("P1", own[:-1] + ("0" if own[-1] != "0" else "1"))),
            ("empty", "P1", basic("P1", "")),
            ("another's", "P1", basic("P2", passwords["P2"])),
            ("another's under its name", "P1", basic("P1", passwords["P2"])),
            ("its own under another name", "P1", basic("P2", own)),
            ("no password made", "P9", basic("P9", own)),
            ("unknown", "nobody", basic("nobody", own)),
            ("no base64", "P1", "Basic ???"),
            ("bearer", "P1", f"Bearer {own}"),
            ("too long", "P1", basic("P1", "x" * 1_000)),
            ("two headers", "P1", f"{basic('P1', own)}\r\nAuthorization: {basic('P1', own)}"),
        ):
            found[what] = await status(port, name, login)

    site.run(drive)
    opened = {what for what, code in found.items() if code == 101}
    assert opened == {"right", "again", "scheme in capitals"}
    assert {what: code for what, code in found.items() if code not in (101, 401)} == {}
    assert not [line for line in site.said for password in passwords.values() if password in line]
    assert any("password" in line for line in site.said)


def test_a_wrong_password_holds_nobody_up(site: Site, passwords: dict[str, str]) -> None:
    """A hundred strangers knock while a charge point works."""

    async def drive(port: int) -> None:
        point = await RawPoint.connect(port, "P2", login=basic("P2", passwords["P2"]))
        strangers = [asyncio.create_task(status(port, "P1", basic("P1", f"guess {n}"))) for n in range(100)]
        for _ in range(20):
            assert (await asyncio.wait_for(point.call("Heartbeat", {}), 20))[0] == 3
        assert set(await asyncio.gather(*strangers)) == {401}

    site.run(drive)


def test_the_file_holds_hashes_for_its_owner_only(site: Site, passwords: dict[str, str]) -> None:
    """No password is in it; made again, the old one is no good any more."""
    file = site.file.parent / "passwords"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [password for password in passwords.values() if password in file.read_text()]
    again = make_password(file, "P1")
    read = Passwords.read(file)
    assert read.admits("P1", [basic("P1", again)])
    assert not read.admits("P1", [basic("P1", passwords["P1"])])
    assert read.admits("P2", [basic("P2", passwords["P2"])])


@pytest.mark.parametrize(
    "line", ["", "P1", "P1:secret", "P1:scrypt$12$00$00", "P1:scrypt$40$" + "0" * 32 + "$" + "0" * 64]
)
def test_a_wrong_file_is_refused(line: str, tmp_path: Path) -> None:
    """By its line, which is not shown."""
    file = tmp_path / "passwords"
    file.write_text(line + "\n")
    with pytest.raises(InputError, match="passwords") as refused:
        Passwords.read(file)
    assert "secret" not in str(refused.value)


def test_passwords_of_strangers_are_refused(site: Site, passwords: dict[str, str]) -> None:
    """A name that the register has not is a mistake, and so is one with a colon."""
    file = site.file.parent / "passwords"
    make_password(file, "nobody")
    with pytest.raises(InputError, match="nobody"):
        read_settings(site.file)
    with pytest.raises(InputError, match="colon"):
        make_password(file, "a:b")


@pytest.mark.parametrize("name", ["a\nb", "a\u2028b", "a\x85b", "a\x1cb", "a\rb", "a\x00", "a\udc80", ""])
def test_a_name_that_cannot_be_shown_is_refused(name: str, tmp_path: Path) -> None:
    """And the passwords that are there stay readable."""
    file = tmp_path / "passwords"
    made = make_password(file, "P 1 充电")
    with pytest.raises(InputError, match="printable") as refused:
        make_password(file, name)
    assert (refused.value.field, refused.value.value) == ("NAME", name)
    assert Passwords.read(file).admits("P 1 充电", [basic("P 1 充电", made)])
    file.write_text(file.read_text().replace("P 1", "P\u20281"))
    with pytest.raises(InputError, match="line 1:"):
        Passwords.read(file)


def test_a_file_that_cannot_be_written_is_refused_by_its_name(tmp_path: Path) -> None:
    """Not by that of the temporary one, of which nothing is left."""
    for file in (tmp_path / "none" / "passwords", Path("/proc/passwords")):
        with pytest.raises(InputError, match="can be written") as refused:
            make_password(file, "P1")
        assert (refused.value.field, refused.value.value) == ("FILE", str(file))
        assert str(refused.value).count("passwords") == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("field", "wrong", "expected"),
    [
        ("asset_type", "5", "text"),
        ("asset_type", "[a]", "text"),
        ("guard", "5", "a mapping of fields"),
        ("guard", "{ burst: many }", "a whole number without quotes"),
    ],
)
def test_a_field_of_another_type_is_refused(field: str, wrong: str, expected: str, site: Site) -> None:
    """In the project's words."""
    lines = [line for line in site.file.read_text().splitlines() if not line.startswith(field)]
    site.file.write_text("\n".join([*lines, f"{field}: {wrong}"]) + "\n")
    with pytest.raises(InputError, match=rf"gateway.yaml: {field}") as refused:
        read_settings(site.file)
    assert refused.value.expected == expected


def test_loopback() -> None:
    """Elsewhere a gateway without passwords says so."""
    assert is_loopback("127.0.0.1")
    assert is_loopback("::1")
    assert not is_loopback("0.0.0.0")
