"""Whole files: as they were or as they shall be, whoever else writes, whatever the disk says."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from rwa_chain.errors import FileNotWritten
from rwa_chain.files import PRIVATE, write_whole


def test_two_writers_do_not_disturb_each_other(tmp_path: Path) -> None:
    """Six hundred files of two threads under one name: each is whole, and nothing is left beside it."""
    file = tmp_path / "made" / "ledger.json"
    errors: list[Exception] = []

    def write(letter: str) -> None:
        try:
            for _ in range(300):
                write_whole(file, letter * 5_000)
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=write, args=(letter,)) for letter in "ab"]
    for each in threads:
        each.start()
    while any(each.is_alive() for each in threads):
        if file.exists():
            assert file.read_text() in ("a" * 5_000, "b" * 5_000)
    assert not errors
    assert [each.name for each in file.parent.iterdir()] == ["ledger.json"]


def test_a_file_that_cannot_be_written_keeps_its_name_and_content(tmp_path: Path) -> None:
    """The error has the file's name; what was begun is gone."""
    (tmp_path / "folder").mkdir()
    for place in (tmp_path / "folder", Path("/proc/none/book.json")):
        with pytest.raises(FileNotWritten, match=str(place)):
            write_whole(place, "new")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_private_file_is_its_owners(tmp_path: Path) -> None:
    """From its first byte on."""
    made = write_whole(tmp_path / "passwords", b"secret", mode=PRIVATE)
    assert (made.stat().st_mode & 0o777, made.read_bytes()) == (0o600, b"secret")
