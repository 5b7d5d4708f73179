"""Settlement and corporate-action messages: what is written is read again, and another library finds it valid."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rwa_chain import xml
from rwa_chain.bindings import ISettlement, VerificationRule
from rwa_chain.chain import Address
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.errors import InputError
from rwa_chain.iso import corporate, identifiers, settlement, status
from rwa_chain.iso.corporate import Action, Entitled
from rwa_chain.iso.schemas import MessageInvalid, Schemas
from rwa_chain.iso.settlement import Instruct, Money, Security, Side
from rwa_chain.iso.status import Status
from rwa_chain.solidity import ROOT

_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), min_size=1, max_size=30
)
_TEXTS = _TEXT.filter(lambda text: xml._NO_XML.search(text) is None and text.strip() == text)
_IDENTIFIERS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789-", min_size=1, max_size=35)


def _lei(base: str) -> str:
    return base + f"{98 - int(''.join(str(int(each, 36)) for each in base + '00')) % 97:02d}"


def _isin(base: str) -> str:
    return next(f"{base}{digit}" for digit in range(10) if _is_isin(f"{base}{digit}"))


def _is_isin(text: str) -> bool:
    try:
        return bool(identifiers.isin(text))
    except InputError:
        return False


_CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=18, max_size=18)
_SIDES = st.builds(
    Side, st.binary(min_size=20, max_size=20).map(Address.of_bytes), _TEXTS, st.just("") | _CODES.map(_lei),
)  # fmt: skip
_DTIS = st.text(identifiers.ALPHABET[1:], min_size=8, max_size=8).map(lambda base: base + identifiers.dti_check(base))
_SECURITIES = st.builds(
    Security, _IDENTIFIERS, st.just("") | _CODES.map(lambda code: _isin("ZZ" + code[:9])), st.just("") | _DTIS
)
_MONEY = st.builds(
    Money, st.decimals(Decimal("0.01"), Decimal("9999999999.99"), places=2), st.sampled_from(["CNY", "HKD", "USD"]),
    st.sampled_from(["deposit/BANK_A", "deposit/BANK_B"]), st.sampled_from(["deposit/BANK_A", "deposit/BANK_C"]),
    st.just("") | _DTIS,
)  # fmt: skip
INSTRUCTIONS = st.builds(
    Instruct, _IDENTIFIERS, _IDENTIFIERS, st.sampled_from(["DELI", "RECE"]),
    st.datetimes(datetime(1971, 1, 1), datetime(9998, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC)),
    _SECURITIES, st.decimals(Decimal(1), Decimal(10**20), places=0) | st.decimals(Decimal("0.01"), 10**6, places=2),
    _SIDES, _SIDES, st.none() | _MONEY, st.sampled_from(["TRAD", "ISSU", "REDM", "REPU", "NETT"]),
)  # fmt: skip
FUBI = Instruct(
    "OUR-1", "TRADE-1", "DELI", datetime(2026, 3, 2, 9, tzinfo=UTC), Security("FTID001"), Decimal(500),
    Side(Address("0x" + "11" * 20), "Made-up Securities"), Side(Address("0x" + "22" * 20), "Made-up Trust"),
    Money(Decimal("500000.00"), "CNY", "deposit/BANK_A", "deposit/BANK_B"),
)  # fmt: skip


def _read(text: bytes) -> Instruct:
    return settlement.read_instruction("--iso", xml.parse("--iso", text))


@given(INSTRUCTIONS)
@example(FUBI)
@settings(max_examples=300)
def test_an_instruction_comes_back(said: Instruct) -> None:
    """Both sides' messages say what was put into them, to the last decimal."""
    assert _read(settlement.instruction_xml(said)) == said
    other = said.other("THEIRS")
    assert _read(settlement.instruction_xml(other)) == other


@pytest.mark.deep
@given(INSTRUCTIONS)
@settings(max_examples=10_000)
def test_ten_thousand_instructions_come_back(said: Instruct) -> None:
    """The same, on as many as the issue names."""
    assert _read(settlement.instruction_xml(said)) == said


def _written(folder: Path, many: list[Instruct]) -> int:
    action = Action(
        "0x" + "ab" * 32, "coupon", FUBI.security, date(2026, 3, 20), date(2026, 3, 25), "CNY", Decimal("26.2")
    )
    part = Entitled(FUBI.deliverer.wallet, Decimal(500), Decimal("13100.00"), Decimal("1310.00"), Decimal("11790.00"))
    tx = "0x" + "cd" * 32
    made = [settlement.instruction_xml(each) for each in many]
    made += [settlement.confirmation_xml(each, each.settlement_at, tx, fee=Decimal("0.00021")) for each in many]
    made += [
        status.status_xml(Status("R-1", "accepted", words="settled")),
        status.status_xml(Status("R", "pending", "FUTU")),
    ]
    made += [status.status_xml(Status("R-1", "failing", code, "words")) for code in {*status.FAILING.values(), "OTHR"}]
    made += [status.status_xml(Status("R-1", "rejected", code)) for code in {*dict(status.REJECTED).values(), "OTHR"}]
    made += [status.status_xml(Status("R-1", "unmatched", status.MISSING))]
    for kind in corporate.EVENTS:
        event = replace(action, kind=kind)
        made += [corporate.notification_xml(event), corporate.notification_xml(event, is_new=False)]
        made += [corporate.advice_xml(event, part), corporate.confirmation_xml(event, part, date(2026, 3, 25), tx)]
    schemas = Schemas()  # the official ones, where RWA_ISO_XSD names them
    for number, each in enumerate(made):
        schemas.check(each)
        (folder / f"{number:05d}.xml").write_bytes(each)
    return len(made)


SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 targetNamespace="urn:iso:std:iso:20022:tech:xsd:sese.024.001.14"
 xmlns="urn:iso:std:iso:20022:tech:xsd:sese.024.001.14"><xs:element name="Document"><xs:complexType><xs:sequence>
 <xs:element name="SctiesSttlmTxStsAdvc"><xs:complexType><xs:sequence>
 <xs:element name="TxId"/><xs:element name="PrcgSts"/></xs:sequence></xs:complexType></xs:element>
 </xs:sequence></xs:complexType></xs:element></xs:schema>"""
"""Made up, as the official ones may not be kept here: a reference, then a processing status."""


def test_messages_are_held_to_the_schemas_of_a_user(tmp_path: Path) -> None:
    """One that fits passes, one that does not is named by its element, and a schema that lacks is asked for."""
    (tmp_path / "sese.024.001.14.xsd").write_text(SCHEMA)
    schemas = Schemas(str(tmp_path))
    schemas.check(status.status_xml(Status("R-1", "accepted")))
    with pytest.raises(MessageInvalid, match="SttlmSts"):
        schemas.check(status.status_xml(Status("R-1", "failing", "MONY")))
    with pytest.raises(InputError, match=r"sese\.023\.001\.13\.xsd"):
        schemas.check(settlement.instruction_xml(FUBI))
    (tmp_path / "sese.023.001.13.xsd").write_text("no schema")
    with pytest.raises(InputError, match="a schema"):
        schemas.check(settlement.instruction_xml(FUBI))
    with pytest.raises(InputError, match="RWA_ISO_XSD"):
        Schemas(str(tmp_path / "none"))
    Schemas("").check(settlement.instruction_xml(FUBI))


def _judged(folder: Path, many: list[Instruct]) -> None:
    count = _written(folder, many)
    done = subprocess.run(
        [sys.executable, "-m", "tests.iso.judge", str(folder)], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    assert len(found) == count
    assert {name: said for name, said in found.items() if said} == {}
    (folder / "00000.xml").write_bytes((folder / "00000.xml").read_bytes().replace(b"TRAD<", b"NONE<", 1))
    (folder / "00001.xml").write_bytes((folder / "00001.xml").read_bytes().replace(b"TxId>", b"TxNr>"))
    again = subprocess.run(
        [sys.executable, "-m", "tests.iso.judge", str(folder)], capture_output=True, text=True, check=True
    )  # fmt: skip
    assert [name for name, said in json.loads(again.stdout).items() if said] == ["00000.xml", "00001.xml"]


def _many(draw: int) -> list[Instruct]:
    drawn: list[Instruct] = []

    @given(INSTRUCTIONS)
    @settings(max_examples=draw, database=None)
    def collect(said: Instruct) -> None:
        drawn.append(replace(said, transaction="TRAD"))

    collect()
    return [FUBI, FUBI.other("X"), *drawn]


def test_another_library_finds_them_valid(tmp_path: Path) -> None:
    """iso20022-playset, in a process of its own; a code that no list has, and an element that is none, are found."""
    _judged(tmp_path, _many(60))


@pytest.mark.deep
def test_another_library_finds_a_thousand_valid(tmp_path: Path) -> None:
    """The same on more."""
    _judged(tmp_path, _many(1_000))


def _changed(old: str, new: str) -> bytes:
    text = settlement.instruction_xml(FUBI).decode()
    assert old in text
    return text.replace(old, new).encode()


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("DELI", "GIVE", "SctiesMvmntTp"),
        ("APMT", "FREE", "SttlmAmt"),
        ("<TxId>OUR-1</TxId>", "", "TxId"),
        ("<TradId>TRADE-1</TradId>", "<TradId>" + "9" * 36 + "</TradId>", "TradId"),
        ("2026-03-02T09:00:00Z", "tomorrow", "SttlmDt"),
        (">500<", ">0<", "SttlmQty"),
        (">500<", ">1e3<", "SttlmQty"),
        (">500<", ">-1<", "SttlmQty"),
        ('Ccy="CNY"', 'Ccy="yuan"', "@Ccy"),
        (">CRDT<", ">DBIT<", "CdtDbtInd"),
        ("<ElctrncMnyTknSttlmQty>500000.00", "<ElctrncMnyTknSttlmQty>500000.01", "DgtlPmtSttlm/Qty"),
        ("rwa-chain ticker", "CUSIP", "FinInstrmId"),
        (FUBI.deliverer.wallet, "0x12", "BlckChainAdrOrWllt"),
        ("<TradDtls>", "<Lnkgs/><TradDtls>", "Lnkgs"),
        ("<SctiesTxTp>", "<PrtlSttlmInd>PART</PrtlSttlmInd><SctiesTxTp>", "PrtlSttlmInd"),
    ],
)
def test_a_file_is_refused_by_its_field(old: str, new: str, field: str) -> None:
    """The element that is wrong is named, and the answer to the file carries a code of the standard."""
    with pytest.raises(InputError) as refused:
        _read(_changed(old, new))
    assert field in refused.value.field
    answer = status.of_refusal("OUR-1", refused.value)
    assert answer.state == "rejected"
    assert answer.reason in {*dict(status.REJECTED).values(), "OTHR"}


def test_refusals_become_reasons() -> None:
    """Each name in the table is an error of the stack; the reason says which rule it was."""
    assert set(status.FAILING) <= set(REGISTRY.error_names())
    stranger = VerificationRule.NotAdmitted(wallet=FUBI.deliverer.wallet)
    assert status.of_refusal("R", stranger) == Status("R", "failing", "INCA", " ".join(str(stranger).split())[:210])
    assert status.failing(ISettlement.InstructionDatesDisordered(settlement_at=2, expires_at=1)) == "OTHR"


@pytest.mark.parametrize("name", ["n" * 351, "", "a\x02b"])
def test_what_a_message_has_no_room_for(name: str) -> None:
    """It is refused before anything is written."""
    with pytest.raises(InputError):
        settlement.instruction_xml(replace(FUBI, receiver=replace(FUBI.receiver, name=name)))


def test_the_seventeen_rows_are_counted() -> None:
    """The page's last line says how many are answered how."""
    text = (ROOT / "docs/reference/cdm.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| [^|]+ \| (yes|in part|no) \| ", text, re.MULTILINE)
    assert (len(rows), rows.count("yes"), rows.count("in part"), rows.count("no")) == (17, 7, 7, 3)
    assert text.endswith("Seven yes, seven in part, three no.\n")
