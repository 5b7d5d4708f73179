"""Help that teaches: every command has one, with examples that work, and the first page answers at once."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from rwa_chain.bench.start import LIMIT, measure
from rwa_chain.cli import COMMANDS
from tests.cli.conftest import Outcome, spawn

BENCHES = ("bench gas", "bench start", "bench replay", "bench revenue", "bench throughput", "bench index",
           "bench settlement")  # fmt: skip
HEAVY = {"typer", "rich", "web3", "eth_account", "pydantic", "QuantLib", "rwa_chain.errors"}
METER = (
    "ingest", "map", "gateway", "pending", "accept", "reject", "batch", "verify", "register", "password", "disclose",
    "check-disclosure",
)  # fmt: skip
METERS = tuple(f"meter {name}" for name in METER)
REGIMES = ("regime classify", "regime explain", "regime matrix", "regime example", "dock status")
PAGES = (*COMMANDS, *BENCHES, *METERS, *REGIMES, "index run", "index export", "queue release", "queue verify",
         "stablecoin report", "fund days", "fund predict", "fund corrections",
         "toolchain install", "repo deploy", "repo figures", "repo statement", "repo close")  # fmt: skip
GROUPS = ("bench", "index", "meter", "queue", "regime", "dock", "stablecoin", "fund", "toolchain", "repo")
"""Commands with commands of their own."""
EXAMPLE = re.compile(r"^\s+(rwa [a-z].*?)(?:\s{2,}.*| \(.*\))?$", re.MULTILINE)


def options_of(page: str) -> set[str]:
    """The options that a help page offers."""
    return set(re.findall(r"(?<![\w-])--[a-z-]+", page.partition("Options:")[2]))


def test_first_page_lists_every_command(rwa: Callable[..., Outcome]) -> None:
    """`rwa`, `rwa -h` and `rwa --help` print the same page, with every command and what it does."""
    page = rwa("--help")
    assert page.code == 0
    assert rwa() == rwa("-h") == page
    for name, does in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(does)}$", page.out, re.MULTILINE)


def test_first_page_imports_nothing_heavy() -> None:
    """`rwa --help` is answered by a module that imports neither Typer nor anything of the library."""
    code = (
        "import sys; from rwa_chain.cli import main; main(['--help']); "
        f"sys.stderr.write(','.join(sorted({HEAVY!r} & set(sys.modules))))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


def test_first_page_answers_at_once() -> None:
    """`rwa --help` takes at most four times `python -c pass`, both measured in this run."""
    assert measure(rounds=10).ratio <= LIMIT


@pytest.mark.parametrize("page", PAGES)
def test_help_shows_examples_and_json(page: str, rwa: Callable[..., Outcome]) -> None:
    """Every command explains itself, gives examples, and takes --json."""
    shown = rwa(*page.split(), "--help")
    assert shown.code == 0
    assert f"Usage: rwa {page}" in shown.out
    assert "Examples:" in shown.out
    assert "--json" in shown.out


@pytest.mark.parametrize("page", PAGES)
def test_examples_use_what_exists(page: str, rwa: Callable[..., Outcome]) -> None:
    """An example names a command that exists, and only options that its help offers."""
    examples = EXAMPLE.findall(rwa(*page.split(), "--help").out)
    assert examples
    for example in examples:
        words = example.split()[1:]
        name = " ".join(words[:2]) if words[0] in GROUPS and words[1:] and words[1][0] != "-" else words[0]
        assert name in PAGES, example
        offered = options_of(rwa(*name.split(), "--help").out)
        used = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert used <= offered, example


def test_version(rwa: Callable[..., Outcome]) -> None:
    """The version is one line."""
    shown = rwa("--version")
    assert re.fullmatch(r"rwa-chain \d+\.\d+\.\d+\n", shown.out)


def test_module_is_the_command() -> None:
    """`python -m rwa_chain` is `rwa`, and a pipe gets no colours."""
    shown = spawn("--help", FORCE_COLOR="", TERM="xterm-256color")
    assert shown.code == 0
    assert shown.out.startswith("Usage: rwa COMMAND")
    assert "\x1b" not in shown.out
