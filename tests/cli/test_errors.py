"""Whatever goes wrong, one clear message and the right exit code; never a traceback, never a secret."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rwa_chain.chain import Chain
from rwa_chain.cli.run import BROKEN_PIPE, INTERRUPTED, guarded, redacted
from rwa_chain.errors import BuildError
from tests.cli.conftest import Outcome

KEY = "0x" + "4f" * 32


@pytest.fixture(scope="module")
def node() -> Iterator[Chain]:
    """Somebody else's node."""
    with Chain.anvil(ipc=False) as chain:
        yield chain


# ---- what was typed ----


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nod"], ["command", "'nod'", "node"]),
        (["frobnicate"], ["command", "'frobnicate'", "replay"]),
        (["replay"], ["NAME|FILE", "--list"]),
        (["replay", "fubi", "--bogus"], ["--bogus", "rwa replay --help"]),
        (["replay", "fubi", "--frequency", "monthly"], ["--frequency", "'monthly'", "semiannual"]),
        (["replay", "fubi", "--rounding", "bankers"], ["--rounding", "'bankers'", "per-10k"]),
        (["replay", "no-such-scenario"], ["no-such-scenario"]),
        (["replay", "langxn"], ["did you mean langxin?"]),
        (["replay", "gcl", "--out", "/proc/x"], ["--out", "/proc/x", "can be written"]),
        (["deploy", "--bond", "langxin"], ["--bond", "'langxin'", "a life with a bond"]),
        (["deploy", "--revenue", "fubi"], ["--revenue", "'fubi'", "a life with a pool"]),
        (["replay", "no-such.yaml"], ["no-such.yaml"]),
        (["explain", "I1", "I2", "many"], ["AMOUNT", "many"]),
        (["explain", "I1", "I2", "-5"], ["AMOUNT", "'-5'", "a whole number"]),
        (["explain", "I1", "I2", "-1.5"], ["AMOUNT", "'-1.5'"]),
        (["watch", "--confirmations", "-1"], ["--confirmations", "'-1'"]),
        (["completion", "tcsh"], ["SHELL", "'tcsh'", "fish"]),
        (["explain", "I1", "I2", "1.5"], ["AMOUNT", "1.5"]),
        (["explain", "I1", "I2", "500"], ["--network", "rwa replay fubi"]),
        (["roles"], ["--network", "rwa deploy"]),
        (["node", "--port", "70000"], ["port", "70000", "65535"]),
        (["node", "--port", "web"], ["--port", "web"]),
        (["node", "--start", "next year"], ["--start", "next year", "2025-08-01"]),
        (["node", "--start", "1900-01-01"], ["--start", "1900-01-01", "1970"]),
        (["node", "--start", "9" * 20], ["--start", "9" * 20, "UTC seconds"]),
        (["roles", "--book", "nowhere.json"], ["--book", "nowhere.json", "--network"]),
        (["deploy", "--bond", "nowhere.yaml"], ["nowhere.yaml"]),
        (["deploy", "--keystore", "nowhere"], ["--keystore", "nowhere"]),
        (["bench"], ["rwa bench --help"]),
        (["bench", "speed"], ["speed"]),
        (["bench", "gas", "--json", "no/such/folder/gas.json"], ["--json", "no/such/folder"]),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value, list) else "",
)
def test_refuses_bad_arguments(
    arguments: list[str], words: list[str], inside: Path, rwa: Callable[..., Outcome]
) -> None:
    """A wrong argument is refused with its name, its value and what would be right; nothing is written."""
    message = rwa(*arguments).refused()
    for word in words:
        assert word in message
    assert list(inside.iterdir()) == []


def test_refuses_out_that_is_a_file(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A file is in the place of the folder."""
    (inside / "taken").write_text("")
    assert "--out" in rwa("replay", "fubi", "--out", "taken").refused()
    assert "taken is a file" in rwa("replay", "fubi", "--out", "taken/below").refused()


# ---- scenario files ----


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("  ticker: {", "  tikcer: {", ["tikcer", "ticker"]),
        ("    ticker: { value: FTID001,", "    unheard_of: 1\n    ticker: { value: FTID001,", ["unheard_of"]),
        ('  size: { value: "500000000",', '  size: { value: "-500000000",', ["size"]),
        ('  size: { value: "500000000",', "  size: { value: 500000000.5,", ["size", "500000000.5"]),
        ("value: 2027-09-01", "value: 2024-09-01", ["maturity_date"]),
        ('  calculation_amount: { value: "10000"', '  calculation_amount: { value: "30000"', ["denomination"]),
        ('allotted: "120000000"', 'allotted: "130000000"', ["offering.orders", "510000000", "500000000"]),
        ("scenario: fubi\n", "", ["scenario", "missing"]),
    ],
)
def test_refuses_bad_scenarios(
    before: str, after: str, words: list[str], inside: Path, rwa: Callable[..., Outcome]
) -> None:
    """A scenario file is refused before anything is started or written."""
    from rwa_chain.scenarios import BUILT_IN

    text = (BUILT_IN / "fubi.yaml").read_text(encoding="utf-8")
    assert before in text
    (inside / "mine.yaml").write_text(text.replace(before, after, 1), encoding="utf-8")
    message = rwa("replay", "mine.yaml").refused()
    for word in words:
        assert word in message
    assert [path.name for path in inside.iterdir()] == ["mine.yaml"]


# ---- networks and nodes ----


def test_refuses_unknown_network(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """The configured names are named."""
    assert "local" in rwa("deploy", "--network", "mainet").refused()


def test_refuses_dead_node(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Nobody answers; the path of the URL may be a secret and is not shown."""
    message = rwa("roles", "--network", "http://127.0.0.1:9/v3/0123456789abcdef").refused()
    assert "127.0.0.1:9" in message
    assert "0123456789abcdef" not in message


def test_refuses_wrong_chain(inside: Path, node: Chain, rwa: Callable[..., Outcome]) -> None:
    """A configured chain id is compared with the node's."""
    assert node.node is not None
    (inside / "networks.toml").write_text(f'[here]\nchain_id = 7\nurl = "{node.node.url}"\n')
    message = rwa("deploy", "--network", "here").refused()
    assert "31337" in message
    assert "7" in message


def test_refuses_missing_book(inside: Path, node: Chain, rwa: Callable[..., Outcome]) -> None:
    """A network without a book is told how to get one."""
    assert node.node is not None
    assert "rwa deploy" in rwa("roles", "--network", node.node.url).refused()


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"version": 9}', "not JSON"])
def test_refuses_unreadable_book(content: str, inside: Path, node: Chain, rwa: Callable[..., Outcome]) -> None:
    """A book that is no book."""
    assert node.node is not None
    (inside / "mine.json").write_text(content)
    assert "book" in rwa("roles", "--network", node.node.url, "--book", "mine.json").refused()


def test_refuses_port_in_use(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """Somebody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"port {port} is in use" in rwa("node", "--port", port).refused()


def test_refuses_missing_anvil(inside: Path, monkeypatch: pytest.MonkeyPatch, rwa: Callable[..., Outcome]) -> None:
    """No Anvil: how to get one."""
    monkeypatch.setenv("RWA_ANVIL", str(inside / "anvil"))
    assert "rwa toolchain install" in rwa("node").refused()


def test_refuses_old_anvil(inside: Path, monkeypatch: pytest.MonkeyPatch, rwa: Callable[..., Outcome]) -> None:
    """An Anvil that is too old: which one is needed."""
    old = inside / "anvil"
    old.write_text("#!/bin/sh\necho anvil 0.2.0\n")
    old.chmod(0o755)
    monkeypatch.setenv("RWA_ANVIL", str(old))
    assert "0.2.0" in rwa("node").refused()


def test_refuses_another_program_as_anvil(
    inside: Path, monkeypatch: pytest.MonkeyPatch, rwa: Callable[..., Outcome]
) -> None:
    """It has a version, and is no Anvil."""
    other = inside / "anvil"
    other.write_text("#!/bin/sh\necho true 9.1.0\n")
    other.chmod(0o755)
    monkeypatch.setenv("RWA_ANVIL", str(other))
    assert f"{other}, which is no Anvil" in rwa("node").refused()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("here = [", ["networks.toml", "TOML"]),
        ("[here]\nurl = 5\nchain_id = 1\n", ["here.url", "5"]),
        ('[here]\nurl_variable = "RWA_NOWHERE_URL"\nchain_id = 1\n', ["RWA_NOWHERE_URL"]),
        ('[here]\nurl = "http://127.0.0.1:9"\nchain_id = "1"\n', ["here.chain_id", "'1'"]),
        ('[here]\nurl = "http://127.0.0.1:9"\nchain_id = 1\nport = 1\n', ["port"]),
    ],
)
def test_refuses_bad_networks(content: str, words: list[str], inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A file of networks that says something else than a network."""
    (inside / "networks.toml").write_text(content)
    message = rwa("deploy", "--network", "here").refused()
    for word in words:
        assert word in message


def test_refuses_a_node_past_the_first_step(inside: Path, node: Chain, rwa: Callable[..., Outcome]) -> None:
    """A replay does not go back in time; how to start a node that it can use is said."""
    assert node.node is not None
    assert "`rwa node --start 2025-06-15`" in rwa("replay", "fubi", "--network", node.node.url).refused()
    assert list(inside.iterdir()) == []


# ---- what nobody foresaw ----


def test_unexpected_error_is_one_message(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback, but a way to get one; exit code 1."""
    monkeypatch.delenv("RWA_DEBUG", raising=False)
    assert guarded(_breaks) == 1
    shown = capsys.readouterr().err
    assert "ZeroDivisionError" in shown
    assert "RWA_DEBUG=1" in shown
    assert "Traceback" not in shown


def test_debug_shows_where(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """RWA_DEBUG=1 adds the traceback."""
    monkeypatch.setenv("RWA_DEBUG", "1")
    assert guarded(_breaks) == 1
    assert "Traceback" in capsys.readouterr().err


def test_library_error_keeps_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    """1 for what failed; 2 is for what was given."""
    assert guarded(lambda: _raise(BuildError("stale"))) == 1
    assert capsys.readouterr().err == "rwa: stale\n"


def test_interruption_is_130(capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C."""
    assert guarded(lambda: _raise(KeyboardInterrupt())) == INTERRUPTED
    assert "Traceback" not in capsys.readouterr().err


def test_closed_pipe_is_quiet() -> None:
    """`rwa roles | head` ends without a complaint."""
    import subprocess

    from tests.cli.conftest import command, environment

    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command("--help"), stdout=writing, stderr=subprocess.PIPE, text=True, env=environment(), check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (BROKEN_PIPE, "")


# ---- secrets ----


def test_keys_and_urls_are_never_shown(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever an error says, a key, a password and the path of a URL stay out."""
    monkeypatch.setenv("RWA_KEY_REGISTRAR", KEY)
    monkeypatch.setenv("RWA_KEYSTORE_PASSWORD", "correct horse")
    monkeypatch.setenv("RWA_DEBUG", "1")
    said = f"{KEY} {KEY[2:]} correct horse https://user:pass@host.example/v3/abc?key=1 https://host.example?key=2"
    assert guarded(lambda: _raise(RuntimeError(said))) == 1
    shown = capsys.readouterr().err
    for secret in (KEY[2:], "correct horse", "user:pass", "v3/abc", "key=1", "key=2"):
        assert secret not in shown
    assert "host.example" in shown


def test_redaction_leaves_plain_text_alone() -> None:
    """What only looks like a URL stays."""
    plain = "a URL that starts with http:// or https://, or one of: local; http://127.0.0.1:8545"
    assert redacted(plain) == plain


def _breaks() -> int:
    return 1 // 0


def _raise(error: BaseException) -> int:
    raise error
