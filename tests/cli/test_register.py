"""`rwa register`, `coupon`, `statement`, `reconcile` and `index`, on the chain that the last replay left."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow
Rwa = Callable[..., Outcome]


def test_a_paying_agents_month_end(inside: Path, rwa: Rwa) -> None:
    """Register, coupon, statement, reconciliation with a bank's and a depositary's file; and what is refused."""
    assert rwa("replay", "fubi").code == 0
    _the_register(inside, rwa)
    _a_coupon(rwa)
    _a_statement(inside, rwa)
    _reconciled(inside, rwa)
    _certified(inside, rwa)
    _a_filing(inside, rwa)
    _in_cdm(inside, rwa)
    _what_is_refused(rwa)


def _the_register(inside: Path, rwa: Rwa) -> None:
    told = rwa("register", "FTID001", "--at", "2026-03-31", "--json")
    assert told.code == 0
    found = json.loads(told.out)
    assert (found["supply"], found["holders"]) == ("50000", 10)
    assert sum(Decimal(row["units"]) for row in found["rows"]) == 50_000
    assert sum(Decimal(row["per cent"]) for row in found["rows"]) == 100
    assert (inside / "out" / "fubi" / "index.sqlite").is_file()
    # After redemption nobody holds; before the closing there was no register to speak of.
    assert json.loads(rwa("register", "--json").out)["holders"] == 0
    assert rwa("register", "--at", "2026-03-31", "--out", "r.xlsx").code == 0
    assert (inside / "r.xlsx").read_bytes()[:2] == b"PK"
    assert "deposit/BANK_A" in rwa("register", "deposit/BANK_A", "--at", "2026-03-31T17:00+08:00").out


def _a_coupon(rwa: Rwa) -> None:
    found = json.loads(rwa("coupon", "FTID001", "1", "--json").out)
    assert (found["total"], found["state"]) == ("6532000.00", "discharged")
    for row in found["rows"]:
        assert row["due"] == row["gross"] == row["paid"]
        assert Decimal(row["paid"]) == Decimal("130.64") * Decimal(row["units of record"])
    assert json.loads(rwa("coupon", "FTID001", "principal", "--json").out)["total"] == "500000000.00"


def _a_statement(inside: Path, rwa: Rwa) -> None:
    found = json.loads(rwa("statement", "I1", "--from", "2026-01-01", "--to", "2026-06-30", "--json").out)
    units = next(row for row in found["positions"] if row["in"] == "units")
    assert (units["at the beginning"], units["at the end"]) == ("12000", "7000")
    assert [row["net"] for row in found["payments"]] == ["914480.00"]
    for wallet_row in found["positions"]:
        moved = sum(
            Decimal(row["change"]) for row in found["movements"]
            if (row["instrument"], row["wallet"]) == (wallet_row["instrument"], wallet_row["wallet"])
        )  # fmt: skip
        assert Decimal(wallet_row["at the beginning"]) + moved == Decimal(wallet_row["at the end"])
    assert rwa("statement", "I1", "--out", "i1.pdf").code == 0
    assert (inside / "i1.pdf").read_bytes().startswith(b"%PDF")


def _reconciled(inside: Path, rwa: Rwa) -> None:
    told = rwa("reconcile", "--proofs", "--json")
    assert told.code == 0, told.out + told.err
    assert json.loads(told.out)["compared"]["proofs"] > 30
    (inside / "holdings.csv").write_text("token,wallet,units\nFTID001,I1,0\nFTID001,I2,7\n")
    told = rwa("reconcile", "--holdings", "holdings.csv", "--json")
    assert told.code == 1
    assert [(each["who"], each["index"], each["other"]) for each in json.loads(told.out)["differences"]] == [
        ("I2", "0", "7")
    ]
    (inside / "bank.xml").write_text(
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'><BkToCstmrStmt><Stmt><Acct><Id><Othr>"
        "<Id>deposit/BANK_A</Id></Othr></Id></Acct><Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp>"
        "<Amt Ccy='CNY'>1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal></Stmt></BkToCstmrStmt></Document>"
    )
    told = rwa("reconcile", "--bank-statement", "bank.xml", "--json")
    assert told.code == 1
    differences = json.loads(told.out)["differences"]
    assert {each["side"] for each in differences} == {"bank statement"}
    assert any(each["what"] == "booked" and each["other"] == "1.00" for each in differences)


def _certified(inside: Path, rwa: Rwa) -> None:
    for number, export in enumerate(
        (
            ("register", "FTID001", "--at", "2026-03-31"),
            ("coupon", "FTID001", "2"),
            ("statement", "I1", "--from", "2026-01-01", "--to", "2026-06-30"),
        )
    ):
        file = f"c{number}.json"
        assert rwa(*export, "--out", file).code == 0
        assert rwa("certify", file, "--party", "registrar").code == 0
        told = rwa("verify", file, "--json")
        assert told.code == 0, told.out + told.err
        signer = json.loads(told.out)["certificate"]["signer"]
        assert rwa("verify", file, "--signer", signer).code == 0
        assert rwa("verify", file, "--signer", "I2").code == 1
    changed = (inside / "c0.json").read_text().replace("13000", "13001")
    (inside / "c0.json").write_text(changed)
    failed = json.loads(rwa("verify", "c0.json", "--json").out)["checks"]
    assert [name for name, holds in failed.items() if not holds] == [
        "the file is the one that was signed", "built again from logs it is the same"
    ]  # fmt: skip
    assert "unchanged" in rwa("certify", "c0.json", "--party", "registrar").refused()
    certificate = inside / "c1.json.certificate.json"
    certificate.write_text(certificate.read_text().replace('"block": ', '"block": 1'))
    failed = json.loads(rwa("verify", "c1.json", "--json").out)["checks"]
    assert not failed["the signature is its signer's"]
    assert not failed["its block is the chain's"]
    assert "a readable file" in rwa("verify", "nothing.json").refused()


def _a_filing(inside: Path, rwa: Rwa) -> None:
    """What was issued, less what was redeemed, is what holders have, at any instant."""
    for end, held in (("2026-03-31", 50_000), ("2027-12-31", 0)):
        asked = ("filing", "FTID001", "--out", "filing", "--format", "json")
        told = rwa(*asked, *(("--to", end) if held else ()))
        assert told.code == 0, told.err
        holders = json.loads((inside / "filing" / "holders.json").read_text())["rows"]
        trades = json.loads((inside / "filing" / "trades.json").read_text())["rows"]
        assert sum(Decimal(row["units"]) for row in holders) == held
        moved = {kind: sum(Decimal(row["units"]) for row in trades if row["kind"] == kind)
                 for kind in ("issue", "redemption")}  # fmt: skip
        assert moved["issue"] - moved["redemption"] == held
        assert all(row["residence"] != "CN" and len(row["residence"]) == 2 for row in holders)
        sold = [row for row in trades if row["kind"] == "trade"]
        assert sold
        assert all(row["currency"] == "CNY" and Decimal(row["money"]) > 0 for row in sold)
    assert "a security" in rwa("filing", "deposit/BANK_A", "--out", "filing").refused()
    assert (
        "an instant before --to"
        in rwa("filing", "FTID001", "--out", "filing", "--from", "2026-06-30", "--to", "2026-01-31").refused()
    )


def _in_cdm(inside: Path, rwa: Rwa) -> None:
    """All that was issued and all coupons and principal; tests/cdm judges them as CDM."""
    assert rwa("message", "cdm", "FTID001", "--out", "cdm").code == 0
    found = [json.loads(file.read_text()) for file in sorted((inside / "cdm").glob("*.json"))]
    issued, paid = Decimal(0), {"Coupon": Decimal(0), "Principal": Decimal(0)}
    for each in found:
        if each["@type"].endswith("TransferState"):
            moved = each["transfer"]["ScheduledTransfer"]
            paid[moved["transferType"]] += Decimal(moved["quantity"]["value"])
        elif each["trade"]["party"][0]["name"] == "issuer of FTID001":
            lot = each["trade"]["tradeLot"][0]["priceQuantity"][0]
            issued += Decimal(lot["quantity"]["value"]) * Decimal(lot["price"][0]["value"])
    totals = [json.loads(rwa("coupon", "FTID001", str(number), "--json").out)["total"] for number in (1, 2, 3, 4)]
    assert issued == paid["Principal"] == 500_000_000
    assert paid["Coupon"] == sum(Decimal(each) for each in totals)
    assert "a security" in rwa("message", "cdm", "deposit/BANK_A", "--out", "cdm").refused()


def _what_is_refused(rwa: Rwa) -> None:
    for arguments, words in (
        (("register", "NOPE"), "one of: FTID001"),
        (("register", "--at", "yesterday"), "a date or a time"),
        (("register", "--at", "2099-01-01"), "an instant up to 2027"),
        (("register", "--at", "1999-01-01"), "an instant from 20"),
        (("register", "--zone", "Asia/Nowhere"), "a time zone"),
        (("register", "--out", "r.doc"), ".csv"),
        (("coupon", "FTID001", "9"), "coupon 1, coupon 2, coupon 3, coupon 4"),
        (("statement", "nobody"), "an address (0x…) or one of"),
        (("statement", "0x" + "00" * 19 + "aa"), "somebody whom the index knows"),
        (("statement", "I1", "--from", "2026-06-30", "--to", "2026-01-31"), "an instant before --to"),
        (("reconcile", "--bank-statement", "nothere.xml"), "a readable file"),
        (("register", "--database", "mysql://x/y"), "postgresql://NAME@HOST/DATABASE"),
    ):
        told = rwa(*arguments)
        assert words in told.refused(), arguments


def test_nothing_was_replayed_here(inside: Path, rwa: Rwa) -> None:
    """Without a chain each says what makes one."""
    for command in ("register", "coupon", "statement", "reconcile"):
        arguments = {"coupon": ("X", "1"), "statement": ("I1",)}.get(command, ())
        assert "rwa replay" in rwa(command, *arguments).refused()
    assert "`rwa index run`" in rwa("register", "--network", "local").refused()
