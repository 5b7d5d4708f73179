"""What commands print: documents that parse, tables without colours in a pipe."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.cli.output import Screen, aligned, is_colourful, to_json


class Terminal(io.StringIO):
    """Something that a person looks at."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True)
class Line:
    """A dataclass for JSON."""

    amount: Decimal
    day: date
    code: bytes
    where: Path


def test_json_keeps_what_floats_would_lose() -> None:
    """Money is text, dates are ISO, bytes are hexadecimal, and the text parses."""
    line = Line(Decimal("506604000.00"), date(2027, 9, 1), b"\x01\xff", Path("out/fubi"))
    assert json.loads(to_json({"line": line, "units": 50_000})) == {
        "line": {"amount": "506604000.00", "day": "2027-09-01", "code": "0x01ff", "where": "out/fubi"},
        "units": 50_000,
    }


def test_json_goes_to_stdout_and_the_rest_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    """With --json stdout holds one document."""
    screen = Screen(as_json=True)
    screen.say("working")
    screen.table(("a",), [("b",)])
    screen.document({"done": True})
    captured = capsys.readouterr()
    assert json.loads(captured.out) == {"done": True}
    assert "working" in captured.err


def test_without_json_no_document(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json stdout is for people."""
    screen = Screen()
    screen.say("working")
    screen.document({"done": True})
    captured = capsys.readouterr()
    assert captured.out == "working\n"
    assert captured.err == ""


def test_pipe_gets_aligned_text(capsys: pytest.CaptureFixture[str]) -> None:
    """No colours, no frames, numbers set right with separators."""
    Screen().table(("key", "gas"), [("transfer", 39_984), ("admit", 7)], right=(1,))
    assert capsys.readouterr().out == "key          gas\ntransfer  39,984\nadmit          7\n"


def test_alignment_leaves_no_trailing_blanks() -> None:
    """Lines end where their text ends."""
    assert aligned(("a", "b"), [("long", "")]) == ["a     b", "long"]


def test_colours_only_for_a_person(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal gets colours, unless NO_COLOR is set or it is a dumb one; a pipe never."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert is_colourful(Terminal())
    assert not is_colourful(io.StringIO())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not is_colourful(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not is_colourful(Terminal())


def test_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal sees a refusal in colour."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal = Terminal()
    monkeypatch.setattr("sys.stdout", terminal)
    Screen().table(("rule", "verdict"), [("CountryRule to", "refuses")])
    assert "\x1b[" in terminal.getvalue()
    assert "CountryRule to" in terminal.getvalue()
