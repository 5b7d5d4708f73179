"""docs/glossary.md is held to the code: its names exist, and nothing says a word that it forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from rwa_chain.cli import main
from rwa_chain.solidity import ROOT
from tests.cli.test_help import PAGES
from tests.structure.names import Name, python_names, report_text, solidity_names

GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
_CODE = re.compile(r"`([^`]+)`")


def rows(heading: str) -> Iterator[list[str]]:
    """The rows of the table whose head begins with this cell."""
    table = GLOSSARY.partition(f"| {heading} |")[2].partition("\n\n")[0]
    for line in table.splitlines()[2:]:
        yield [cell.strip() for cell in line.strip().strip("|").split("|")]


TERMS = {row[0]: (_CODE.findall(row[2]), [word.strip() for word in row[3].split(",") if word]) for row in rows("term")}
FORBIDDEN = {word: term for term, (_, words) in TERMS.items() for word in words}
_FORBIDDEN = re.compile(rf"\b({'|'.join(map(re.escape, FORBIDDEN))})s?\b")


@dataclass(frozen=True)
class Allowance:
    """A forbidden word that is allowed as one name, or in files whose path holds this text."""

    word: str
    where: str

    def allows(self, found: Name) -> bool:
        """Whether it is this name or this place."""
        return self.where == found.name or (not self.where.isidentifier() and self.where in found.file)


EXCEPTIONS = [Allowance(row[0], where) for row in rows("word") for where in _CODE.findall(row[1])]


def said(text: str) -> list[str]:
    """The forbidden words that a text in lower case says, in the singular or the plural."""
    return [found[1] for found in _FORBIDDEN.finditer(text)]


def offending(names: set[Name]) -> list[tuple[Name, str]]:
    """Names with a forbidden word, sorted."""
    return sorted((name, word) for name in names for word in said(name.words))


@pytest.fixture(scope="module")
def names() -> set[Name]:
    """All identifiers."""
    return solidity_names() | python_names()


def test_tables_are_read() -> None:
    """The tables have what they show."""
    assert len(TERMS) > 40
    assert len(FORBIDDEN) > 50
    assert {each.word for each in EXCEPTIONS} <= set(FORBIDDEN)


def test_names_exist(names: set[Name]) -> None:
    """Every name of the third column is an identifier."""
    known = {each.name for each in names}
    assert [name for canonical, _ in TERMS.values() for name in canonical if name not in known] == []


def test_no_identifier_says_a_forbidden_word(names: set[Name]) -> None:
    """Neither in contracts nor in Python, but where the second table allows it."""
    refused = [
        f"{name}: say {FORBIDDEN[word]!r}, not {word!r}"
        for name, word in offending(names)
        if not any(each.word == word and each.allows(name) for each in EXCEPTIONS)
    ]
    assert refused == []


def test_every_exception_is_used(names: set[Name]) -> None:
    """An exception that nothing needs any more is taken out."""
    found = [*offending(names), *((Name("report", "report"), word) for word in said(report_text()))]
    unused = [each for each in EXCEPTIONS if not any(word == each.word and each.allows(name) for name, word in found)]
    assert unused == []


def test_no_help_page_says_a_forbidden_word(capsys: pytest.CaptureFixture[str]) -> None:
    """The first page and every command's."""
    for page in ("", *PAGES):
        assert main([*page.split(), "--help"]) == 0
        assert said(capsys.readouterr().out.lower()) == [], page


def test_the_report_says_no_forbidden_word() -> None:
    """Its sentences, but for what the second table allows in the report."""
    assert len(report_text()) > 2000
    allowed = {each.word for each in EXCEPTIONS if each.where == "report"}
    assert [word for word in said(report_text()) if word not in allowed] == []


@pytest.mark.parametrize(
    "name", ["snapshotBalance", "bond_holder_whitelist", "payDividends", "ESCROW", "IShareholderBook", "parValue"]
)
def test_a_forbidden_word_is_seen(name: str) -> None:
    """However it is written."""
    assert offending({Name(name, "contracts/x.sol")})
