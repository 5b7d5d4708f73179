"""Exports keep every digit."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import duckdb
import polars
import pytest

from rwa_chain.errors import InputError
from rwa_chain.index.export import export_parquet
from rwa_chain.index.store import Store
from rwa_chain.index.tables import Sheet, write
from tests.index.conftest import Life, index

HUGE = Decimal("12345678901234567890123456.78")
SHEET = Sheet(
    "Register of X", ("holder", "units", "amount"),
    (("=SUM(A1)", 5, Decimal("0.10")), ('<script>"\'', 2**70, HUGE), ("甲", None, Decimal("100.00"))),
    {"block": 7},
)  # fmt: skip


def test_csv(tmp_path: Path) -> None:
    """Text that a spreadsheet would run begins with an apostrophe; a negative number does not."""
    write(SHEET, tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "holder,units,amount"
    assert lines[1] == "'=SUM(A1),5,0.10"
    assert lines[2].endswith(f",{2**70},{HUGE}")
    assert lines[3] == "甲,,100.00"


def test_json(tmp_path: Path) -> None:
    """Decimals are text."""
    write(SHEET, tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert found["block"] == 7
    assert [row["amount"] for row in found["rows"]] == ["0.10", str(HUGE), "100.00"]


def test_parquet(tmp_path: Path) -> None:
    """Decimals are decimals; what has no type that holds it is text."""
    write(SHEET, tmp_path / "a.parquet")
    found = polars.read_parquet(tmp_path / "a.parquet")
    assert found["amount"].to_list() == [Decimal("0.10"), HUGE, Decimal("100.00")]
    assert found["units"].to_list() == ["5", str(2**70), None]


def test_xlsx(tmp_path: Path) -> None:
    """Numbers of fifteen digits are numbers, longer ones text; nothing is a formula."""
    write(SHEET, tmp_path / "a.xlsx")
    with zipfile.ZipFile(io.BytesIO((tmp_path / "a.xlsx").read_bytes())) as book:
        page, texts = book.read("xl/worksheets/sheet1.xml").decode(), book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in page
    assert "<v>0.10</v>" in page
    assert str(HUGE) in texts
    assert "=SUM(A1)" in texts


@pytest.mark.parametrize("name", ["a.doc", "nowhere/a.csv"])
def test_a_file_that_can_not_be(tmp_path: Path, name: str) -> None:
    """It is said before anything is written."""
    with pytest.raises(InputError):
        write(SHEET, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_duckdb_reads_the_parquet(life: Life, tmp_path: Path) -> None:
    """The query of the docs: holders of the newest block, as the register has them."""
    database, folder = str(tmp_path / "i.sqlite"), tmp_path / "parquet"
    life.act(10)
    index(life, database)
    with Store.open(database) as store:
        counts = export_parquet(store, folder)
        with pytest.raises(InputError, match="a new or an empty folder"):
            export_parquet(store, folder)
    docs = (Path(__file__).parents[2] / "docs" / "tutorials" / "register-and-index.md").read_text(encoding="utf-8")
    query = docs.partition("```sql duckdb\n")[2].partition("```")[0]
    found = duckdb.sql(query.replace("out/parquet", str(folder))).fetchall()
    assert counts["event"] > 100
    held = {wallet: int(units) for token, wallet, units in found if token == "token/BENCH"}
    assert held == {
        wallet: units
        for wallet in held
        if (units := life.world.token.balance_of(wallet))  # type: ignore[arg-type]
    }
    assert sum(held.values()) == life.world.token.total_supply()
