"""`rwa message`: ISO 20022 that fits its schema's dataclasses, and that a reconciliation reads back."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pytest
from pyiso20022.camt.camt_053_001_08 import camt_053_001_08 as camt
from pyiso20022.pacs.pacs_009_001_08 import pacs_009_001_08 as pacs
from xsdata.formats.dataclass.parsers import XmlParser
from xsdata.formats.dataclass.parsers.config import ParserConfig

from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow
STRICT = XmlParser(config=ParserConfig(fail_on_unknown_properties=True, fail_on_converter_warnings=True))


def test_a_banks_book_goes_out_and_comes_back(inside: Path, rwa: Callable[..., Outcome]) -> None:
    """A camt.053 of each bank adds up, and reconciles with the index; a changed one does not."""
    assert rwa("replay", "fubi").code == 0
    for bank in ("A", "B", "C"):
        told = rwa("message", "camt.053", f"deposit/BANK_{bank}", "--out", "m", "--json")
        assert told.code == 0, told.err
        (file,) = json.loads(told.out)["files"]
        (statement,) = STRICT.from_path(Path(file), camt.Document).bk_to_cstmr_stmt.stmt
        balances = {each.tp.cd_or_prtry.cd: each.amt.value for each in statement.bal}
        moved = sum(each.amt.value * (1 if each.cdt_dbt_ind.value == "CRDT" else -1) for each in statement.ntry)
        assert balances["OPBD"] + moved == balances["CLBD"]
        assert len({each.ntry_ref for each in statement.ntry}) == len(statement.ntry) > 0
        assert all(len(each.ntry_ref) <= 35 for each in statement.ntry)
        compared = rwa("reconcile", "--bank-statement", file, "--json")
        assert compared.code == 0, compared.out + compared.err
        changed = Path(file).read_text().replace("CRDT", "DBIT", 2)
        Path("changed.xml").write_text(changed)
        assert rwa("reconcile", "--bank-statement", "changed.xml").code == 1
    _payments(rwa)
    for arguments, words in (
        (("camt.053",), "a bank's money"),
        (("camt.053", "FTID001"), "a bank's money"),
        (("pacs.009", "deposit/BANK_A"), "none for pacs"),
        (("sese.999",), "one of: camt.053, camt.054"),
    ):
        assert words in rwa("message", *arguments, "--out", "m").refused(), arguments


def _payments(rwa: Callable[..., Outcome]) -> None:
    told = rwa("message", "pacs.009", "--out", "p", "--json")
    files = json.loads(told.out)["files"]
    assert len(files) > 5
    seen = set()
    for file in files:
        made = STRICT.from_path(Path(file), pacs.Document).ficdt_trf
        (transfer,) = made.cdt_trf_tx_inf
        assert made.grp_hdr.nb_of_txs == "1"
        assert made.grp_hdr.ctrl_sum == transfer.intr_bk_sttlm_amt.value > Decimal(0)
        assert UUID(transfer.pmt_id.uetr).version == 4
        assert transfer.dbtr.fin_instn_id.nm != transfer.cdtr.fin_instn_id.nm
        seen.add(transfer.pmt_id.uetr)
    assert len(seen) == len(files)
