"""What a terminal or a program on the other side gets: ASCII where there is no more, errors as JSON, completions."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from rwa_chain.cli import COMMANDS
from rwa_chain.cli.plain import plain
from tests.cli.conftest import Outcome, spawn


def test_an_ascii_terminal_gets_all_of_a_replay(inside: Path) -> None:
    """Nothing fails for want of a sign, in text and in JSON, whose strings stay what they were."""
    shown = spawn("replay", "fubi", cwd=inside, PYTHONIOENCODING="ascii")
    assert shown.code == 0, shown.err
    assert shown.out.isascii()
    assert "checks hold" in shown.out
    document = spawn("watch", "--from", "0", "--once", "--json", cwd=inside, PYTHONIOENCODING="ascii")
    assert document.code == 0, document.err
    rows = [json.loads(line) for line in document.out.splitlines()]
    assert {"Transfer", "RoleGranted", "CouponDeclared"} <= {row["event"] for row in rows}
    assert [row["block"] for row in rows] == sorted(row["block"] for row in rows)
    one = spawn("watch", "--from", "0", "--once", "--contract", "token/FTID001", "--event", "Transfer", cwd=inside)
    assert {line.split()[1] for line in one.out.splitlines()} == {"token/FTID001"}
    assert len(one.out.splitlines()) == sum(
        row["event"] == "Transfer" and row["contract"] == "token/FTID001" for row in rows
    )
    assert "from_ = I" in one.out or "to = I" in one.out
    assert "a key of the book" in spawn("watch", "--contract", "nothing", cwd=inside).refused()


@pytest.mark.parametrize(("text", "said"), [("2.62 % → 5 · 3…", "2.62 % -> 5 * 3..."), ("Zürich ≥ 中", "Zurich >= ?")])
def test_signs_become_their_nearest(text: str, said: str) -> None:
    """Letters lose their accents only."""
    assert plain(text) == said


def test_an_error_is_a_document_too(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """With --json, on stdout; the message for people stays on stderr."""
    refused = rwa("explain", "I1", "I2", "-5", "--json")
    assert refused.code == 2
    assert refused.err.startswith("rwa: AMOUNT: '-5'")
    assert json.loads(refused.out)["error"] == {
        "type": "InputError",
        "message": "AMOUNT: '-5' is not accepted; expected a whole number, digits only",
        "exit_code": 2,
        "field": "AMOUNT",
        "expected": "a whole number, digits only",
    }
    unknown = json.loads(rwa("roles", "--nothing", "--json").out)["error"]
    assert (unknown["exit_code"], "--nothing" in unknown["message"]) == (2, True)
    assert rwa("roles", "--network", "http://127.0.0.1:9").out == ""


def test_completions_offer_what_there_is(rwa: Callable[..., Outcome], tmp_path: Path) -> None:
    """Bash completes commands, groups and options; each script is one that its shell takes."""
    script = tmp_path / "rwa.bash"
    script.write_text(rwa("completion", "bash").out)

    def offered(*words: str) -> set[str]:
        line = " ".join(f'"{word}"' for word in ("rwa", *words))
        asked = f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words)}; _rwa; printf '%s\\n' ${{COMPREPLY[@]}}"
        done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
        return set(done.stdout.split())

    assert set(COMMANDS) <= offered("")
    assert offered("rep") == {"replay", "repo", "report"}
    assert {"ingest", "verify"} <= offered("meter", "")
    assert "--replace" in offered("meter", "ingest", "--r")
    assert offered("explain", "--tok") == {"--token"}
    assert "--network" in offered("explain", "I1", "I2", "--n")
    for shell in ("zsh", "fish"):
        text = rwa("completion", shell).out
        assert "replay" in text
        if shutil.which(shell):
            subprocess.run([shell, "-n"], input=text, text=True, check=True)


def test_a_command_without_arguments_runs(rwa: Callable[..., Outcome]) -> None:
    """Nothing to mark."""
    assert rwa("bench").code == 2
    assert rwa("completion").code == 2
