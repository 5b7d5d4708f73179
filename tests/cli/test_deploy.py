"""`rwa deploy` against a node in a process of its own: stack, bonds, what another run finds, whose keys sign."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from eth_account import Account

from rwa_chain.chain import Chain, Party
from rwa_chain.chain.address import keccak
from rwa_chain.cli import main
from rwa_chain.solidity import ROOT
from tests.cli.conftest import Outcome, command, environment, spawn
from tests.cli.test_node import running

PASSWORD = "correct horse battery staple"
SHARED = ("administrator", "administrator_2", "administrator_3", "bank_a", "bank_a_desk", "bank_b", "bank_b_desk",
          "bank_c", "bank_c_desk", "claim_issuer", "clearing", "clearing_desk", "compliance", "court", "deployer",
          "enforcer", "freezer", "guardian", "pauser", "registrar")  # fmt: skip
THAMES = ROOT / "tests/data/thames.yaml"


@dataclass(frozen=True)
class Place:
    """A folder to work in, and the node that is asked from it."""

    folder: Path
    url: str

    def rwa(self, *arguments: str | Path, **changes: str) -> Outcome:
        """Run a command on that node, its output in pipes."""
        out, err = io.StringIO(), io.StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            patch.chdir(self.folder)
            for name, value in changes.items():
                patch.setenv(name, value)
            code = main([*map(str, arguments), "--network", self.url])
        return Outcome(code, out.getvalue(), err.getvalue())

    def document(self, *arguments: str | Path, **changes: str) -> Any:
        """What it prints with --json."""
        done = self.rwa(*arguments, "--json", **changes)
        assert done.code == 0, done.err
        return json.loads(done.out)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A node of `rwa node`."""
    folder = tmp_path_factory.mktemp("deploy")
    with running(cwd=folder) as (_, said):
        yield Place(folder, str(said["url"]))


@pytest.fixture(scope="module")
def fubi(place: Place) -> dict[str, Any]:
    """The Fubi bond and its stack, deployed by a process of its own."""
    done = spawn("deploy", "--bond", "fubi", "--network", place.url, "--json", cwd=place.folder)
    assert done.code == 0, done.err
    return dict(json.loads(done.out))


def test_a_bond_is_deployed_with_its_stack(place: Place, fubi: dict[str, Any]) -> None:
    """All contracts are in the book, below out/ as the node is an Anvil, with everybody's name beside it."""
    assert {"manager", "identity", "settlement", "deposit/BANK_A", "token/FTID001", "bond/FTID001"} <= set(
        fubi["contracts"]
    )
    assert fubi["book"] == "out/chain-31337/book.json"
    assert fubi["gas"] > 40_000_000
    assert fubi["ready_at"] is None
    book = json.loads((place.folder / fubi["book"]).read_text())
    assert book["contracts"] == fubi["contracts"]
    parties = json.loads((place.folder / "out/chain-31337/parties.json").read_text())
    assert {"GF", "ADMIN", "BANK_A", "MOX", "I1", "I9b"} <= set(parties)


def test_a_second_run_has_nothing_to_do(place: Place, fubi: dict[str, Any]) -> None:
    """No transaction is sent, the book stays, with the bond named or without."""
    with Chain.connect(place.url) as chain:
        before = chain.block_number
        for arguments in (("deploy", "--bond", "fubi"), ("deploy",)):
            again = place.rwa(*arguments)
            assert (again.code, again.err) == (0, "")
            assert again.out.splitlines()[-1] == "Nothing to do on chain 31337; the book is out/chain-31337/book.json"
        assert chain.block_number == before


def test_another_currency_or_bank_is_refused_on_a_standing_stack(place: Place, fubi: dict[str, Any]) -> None:
    """By name, and nothing is sent."""
    text = (ROOT / "rwa_chain/scenarios/fubi.yaml").read_text(encoding="utf-8")
    other = text.replace("BANK_C", "BANK_D").replace("value: CNY,", "value: HKD,").replace("FTID001", "HKD001")
    (place.folder / "other.yaml").write_text(other, encoding="utf-8")
    with Chain.connect(place.url) as chain:
        before = chain.block_number
        refused = place.rwa("deploy", "--bond", "other.yaml")
        assert refused.code == 2
        assert "bank BANK_D: it has no deposit here; there are BANK_A, BANK_B, BANK_C" in refused.err
        assert "BANK_A: its currency is CNY, asked for HKD" in refused.err
        assert chain.block_number == before


def test_roles_and_explain_work_on_it(place: Place, fubi: dict[str, Any]) -> None:
    """Parties and venues have their names; a transfer is refused by the rules of the file."""
    rights = place.document("roles")
    found = {(each["contract"], each["function"], each["scope"]): each["members"] for each in rights}
    assert found["token/FTID001", "admitWallets", "token/FTID001"] == [{"who": "GF", "delay": 0}]
    assert found["token/FTID001", "setPolicy", "token/FTID001"] == [{"who": "KYC", "delay": 172_800}]
    assert found["venues", "halt", "MOX"] == [{"who": "MOX", "delay": 0}]
    assert found["interbank", "setBank", ""] == [
        {"who": who, "delay": 172_800} for who in ("ADMIN", "ADMINISTRATOR_2", "ADMINISTRATOR_3")
    ]
    verdict = place.document("explain", "I1", "I2", "500")
    assert not verdict["allowed"]
    refused = {each["error"] for each in verdict["verdicts"] if not each["ok"]}
    assert {"TradingHaltRule.MarketHalted", "VerificationRule.NotAdmitted"} <= refused


def test_a_second_bond_waits_for_the_administrator(place: Place, fubi: dict[str, Any]) -> None:
    """On a stack that was handed over the administrator's delay passes first: scheduled, early nothing, then done."""
    text = THAMES.read_text(encoding="utf-8")  # at the stack's banks, in its currency
    for theirs, ours in (("currency: GBP", "currency: CNY"), ("NORTH", "BANK_A"), ("SOUTH", "BANK_B")):
        text = text.replace(theirs, ours)
    (place.folder / "second.yaml").write_text(text, encoding="utf-8")
    first = place.document("deploy", "--bond", "second.yaml")
    ready_at = first["ready_at"]
    with Chain.connect(place.url) as chain:
        assert 170_000 < ready_at - chain.now <= 172_800
        before = chain.block_number
        early = place.rwa("deploy", "--bond", "second.yaml")
        assert early.code == 0
        assert "run the same command again then" in early.out
        assert chain.block_number == before
        chain.mine_at(ready_at)
    done = place.document("deploy", "--bond", "second.yaml")
    assert done["ready_at"] is None
    assert done["gas"] > 0
    (ticker,) = {key.removeprefix("token/") for key in done["contracts"] if key.startswith("token/")} - {"FTID001"}
    assert place.document("deploy", "--bond", "second.yaml")["gas"] == 0
    rights = place.document("roles", "--contract", f"bond/{ticker}")
    assert all(each["members"] for each in rights if each["role"] != "ADMIN")
    assert "several" in place.rwa("explain", "--help").out
    assert "--token" in place.rwa("explain", "I1", "I2", "500").refused()
    assert not place.document("explain", "I1", "I2", "500", "--token", ticker)["allowed"]


def test_a_book_of_ones_own_is_never_dropped(place: Place, fubi: dict[str, Any]) -> None:
    """A given book of another chain, or no book at all, is refused and left as it is."""
    other = json.loads((place.folder / fubi["book"]).read_text()) | {"genesis": "0x00"}
    for content in (json.dumps(other), "not a book"):
        (place.folder / "mine.json").write_text(content)
        place.rwa("deploy", "--book", "mine.json").refused()
        assert (place.folder / "mine.json").read_text() == content


def test_a_book_whose_code_differs_is_refused(place: Place, fubi: dict[str, Any]) -> None:
    """The contract is named, and nothing is sent."""
    changed = json.loads((place.folder / fubi["book"]).read_text())
    changed["contracts"]["bond/FTID001"]["code_hash"] = "0x" + "11" * 32
    (place.folder / "changed.json").write_text(json.dumps(changed))
    for name in ("deploy", "roles"):
        assert "bond/FTID001: the code at" in place.rwa(name, "--book", "changed.json").refused()


def test_an_embedded_deployment_goes_on(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Its chain stays in out/embedded; there the delay passes by the node's clock."""
    stack = json.loads(rwa("deploy", "--json").out)
    bond = json.loads(rwa("deploy", "--bond", "fubi", "--json").out)
    assert set(bond["contracts"]) - set(stack["contracts"]) == {"token/FTID001", "bond/FTID001"}
    assert bond["ready_at"] is None
    assert json.loads(rwa("deploy", "--bond", "fubi", "--json").out)["gas"] == 0
    assert rwa("roles", "--contract", "token/FTID001").code == 0
    assert sorted(path.name for path in (inside / "out/embedded").iterdir()) == [
        "book.json",
        "chain.state",
        "parties.json",
    ]


# ---- whose keys ----


def key_of(label: str) -> bytes:
    """A key that is not made from the party's name as the SDK makes one."""
    return keccak(f"test {label}".encode())


@pytest.fixture(scope="module")
def keystore(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keystore files of all the parties of a stack; opened fast, as their password is no secret."""
    folder = tmp_path_factory.mktemp("keys")
    for label in SHARED:
        locked = Account.encrypt(key_of(label), PASSWORD, kdf="pbkdf2", iterations=2)
        (folder / f"{label}.json").write_text(json.dumps(locked))
    return folder


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """Another node."""
    folder = tmp_path_factory.mktemp("keys-of-ones-own")
    with running(cwd=folder) as (_, said):
        yield Place(folder, str(said["url"]))


def silent(done: Outcome) -> Outcome:
    """An outcome that shows no key and no password."""
    for secret in (PASSWORD, *(key_of(label).hex() for label in SHARED)):
        assert secret not in done.out + done.err
    return done


def nothing_sent(place: Place) -> bool:
    """No transaction and no file."""
    with Chain.connect(place.url) as chain:
        return chain.block_number == 0 and list(place.folder.iterdir()) == []


def test_a_wrong_password_is_refused(other: Place, keystore: Path) -> None:
    """Before anything is sent."""
    done = silent(other.rwa("deploy", "--keystore", keystore, RWA_KEYSTORE_PASSWORD="wrong horse", RWA_DEBUG="1"))
    assert done.code == 2
    assert "deployer.json" in done.err
    assert "the password that opens it" in done.err
    assert "wrong horse" not in done.err
    assert nothing_sent(other)


def test_a_missing_password_is_refused(other: Place, keystore: Path) -> None:
    """Nobody is at a terminal to be asked."""
    assert "RWA_KEYSTORE_PASSWORD_DEPLOYER" in other.rwa("deploy", "--keystore", keystore).refused()
    assert nothing_sent(other)


def test_a_missing_file_is_refused(other: Place, keystore: Path) -> None:
    """The last party's file is missing: nothing is sent by those before it either."""
    file = keystore / "claim_issuer.json"
    kept = file.rename(keystore / "kept")
    try:
        message = other.rwa("deploy", RWA_KEYSTORE=str(keystore), RWA_KEYSTORE_PASSWORD=PASSWORD).refused()
    finally:
        kept.rename(file)
    assert str(keystore) in message
    assert "claim_issuer.json" in message
    assert "RWA_KEY_CLAIM_ISSUER" in message
    assert nothing_sent(other)


def test_a_missing_folder_is_refused(other: Place) -> None:
    """It is named."""
    assert "no-such-folder" in other.rwa("deploy", "--keystore", "no-such-folder").refused()
    assert nothing_sent(other)


def test_a_broken_key_is_refused(other: Place, keystore: Path) -> None:
    """A variable that holds no key is named, its value is not shown."""
    file = keystore / "registrar.json"
    kept = file.rename(keystore / "kept")
    try:
        done = other.rwa(
            "deploy", "--keystore", keystore, RWA_KEYSTORE_PASSWORD=PASSWORD, RWA_KEY_REGISTRAR="0xdeadbeef"
        )
    finally:
        kept.rename(file)
    assert "RWA_KEY_REGISTRAR" in done.refused()
    assert "deadbeef" not in done.err
    assert nothing_sent(other)


def test_an_interruption_leaves_no_prompt_behind(other: Place, keystore: Path) -> None:
    """Ctrl-C at the password's prompt: 130, and nothing was sent."""
    process, terminal = at_terminal(other, keystore)
    assert "Password of" in shown(terminal, "deployer.json: ")
    os.write(terminal, b"\x03")
    assert process.wait(timeout=30) == 130
    os.close(terminal)
    assert nothing_sent(other)


def test_a_password_typed_opens_every_file(other: Place, keystore: Path) -> None:
    """It is asked for once and not echoed; the stack belongs to the keys of the files, and one of the environment."""
    (keystore / "guardian.json").unlink()
    process, terminal = at_terminal(other, keystore, RWA_KEY_GUARDIAN="0x" + key_of("guardian").hex())
    shown(terminal, "deployer.json: ")
    os.write(terminal, PASSWORD.encode() + b"\n")
    text = shown(terminal, "the book is")
    assert process.wait(timeout=60) == 0
    os.close(terminal)
    assert "Password of" not in text
    silent(Outcome(0, text, ""))
    parties = json.loads((other.folder / "out/chain-31337/parties.json").read_text())
    assert parties == {label: Account.from_key(key_of(label)).address for label in SHARED}
    assert parties["registrar"] != Party.from_seed("registrar").address


# Its terminal is the one on its stdin: Ctrl-C typed there reaches it, as with a person, also where the tests run in the
# background of a shell, which has them ignore it.
_AT_TERMINAL = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGINT, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""


def at_terminal(place: Place, keystore: Path, **changes: str) -> tuple[subprocess.Popen[bytes], int]:
    """`rwa deploy` with a terminal, and the end of it where a person sits."""
    person, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _AT_TERMINAL, *command("deploy", "--network", place.url, "--keystore", keystore)],
        stdin=terminal, stdout=terminal, stderr=terminal, cwd=place.folder, start_new_session=True,
        env=environment(TERM="dumb", **changes),
    )  # fmt: skip
    os.close(terminal)
    return process, person


def shown(terminal: int, until: str, seconds: float = 60) -> str:
    """What the terminal shows, up to some words."""
    text, deadline = "", time.monotonic() + seconds
    while until not in text:
        ready, _, _ = select.select([terminal], [], [], max(0, deadline - time.monotonic()))
        assert ready, f"waited for {until!r}, saw {text!r}"
        try:
            piece = os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # the other end is closed
            piece = ""
        assert piece, f"ended before {until!r}: {text!r}"
        text += piece
    return text
