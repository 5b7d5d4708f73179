"""`rwa settle`: both sides' sese.023 settle a delivery, a pacs.008 pays at once, and the index tells both again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain import xml
from rwa_chain.bench import world as bench
from rwa_chain.chain import Chain, Party
from rwa_chain.cli.embedded import write_parties
from rwa_chain.iso import settlement
from rwa_chain.iso.settlement import Instruct, Money, Security, Side
from rwa_chain.lifecycle import cash
from rwa_chain.solidity import build
from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow


@dataclass
class Trade:
    """A network with a bond, and a sale of 500 units for 4,000.00 between two of its holders."""

    world: bench.World
    options: list[str]
    seller: Party
    buyer: Party
    said: Instruct

    def file(self, name: str, said: Instruct) -> Path:
        """A side's message."""
        path = Path(name)
        path.write_bytes(settlement.instruction_xml(said))
        return path


@pytest.fixture(scope="module")
def trade(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trade]:
    """The issue closed, its parties named beside the book."""
    build()
    book = tmp_path_factory.mktemp("settle") / "book.json"
    with Chain.anvil(start_at=bench.START_AT) as chain:
        world = bench.make(chain)
        bench.prepare_issue(world)
        world.close_offering()
        chain.mine_at(bench.POLICY.lock_up_until_at)
        world.stack.book.path = book
        world.stack.book.save()
        seller, buyer = world.investors[:2]
        write_parties(book, {each.label: each.address for each in world.investors})
        (ticker,) = world.stack.securities
        banks = [
            next(f"deposit/{bank}" for bank, deposit in world.stack.deposits.items() if deposit.entry_of(each))
            for each in (buyer, seller)
        ]
        said = Instruct(
            "SELL-1", "TRADE-1", "DELI", datetime.fromtimestamp(chain.now, UTC), Security(ticker), Decimal(500),
            Side(seller.address, "Seller, made up"), Side(buyer.address, "Buyer, made up"),
            Money(Decimal("4000.00"), "CNY", banks[0], banks[1]),
        )  # fmt: skip
        assert chain.node is not None
        yield Trade(world, ["--network", chain.node.url, "--book", str(book)], seller, buyer, said)


def _status(file: Path) -> tuple[str, str]:
    block = next(each for each in xml.read("f", file)[0] if xml.name_of(each) != "TxId")
    return xml.name_of(block[0]), xml.text(block[0], "Rsn/Cd/Cd")


def test_two_files_settle_a_sale(inside: Path, rwa: Callable[..., Outcome], trade: Trade) -> None:
    """The first affirms, the second settles; the third time it is refused; the index writes both confirmations."""
    token, deposit = trade.world.token, trade.world.stack.deposits
    before = token.balance_of(trade.buyer)
    sell, buy = trade.file("sell.xml", trade.said), trade.file("buy.xml", trade.said.other("BUY-1"))
    assert rwa("settle", "--iso", sell, "--check", *trade.options).code == 0
    first = rwa("settle", "--iso", sell, "--status", "a.xml", *trade.options, "--json")
    assert first.code == 0, first.err
    assert json.loads(first.out)["status"] == "affirmed"
    assert _status(Path("a.xml")) == ("Umtchd", "CMIS")
    assert token.balance_of(trade.buyer) == before
    other = trade.file("other.xml", replace(trade.said, units=Decimal(501)).other("BUY-1"))
    assert "TradId" in rwa("settle", "--iso", other, *trade.options).refused()
    second = rwa("settle", "--iso", buy, "--status", "b.xml", *trade.options, "--json")
    assert second.code == 0, second.err
    assert json.loads(second.out)["status"] == "settled"
    assert _status(Path("b.xml"))[0] == "AckdAccptd"
    assert token.balance_of(trade.buyer) == before + 500
    assert "did in 0x" in rwa("settle", "--iso", buy, *trade.options).refused()
    assert deposit
    _told_by_the_index(rwa, trade)


def test_others_under_the_same_reference_are_in_nobodys_way(
    inside: Path, rwa: Callable[..., Outcome], trade: Trade
) -> None:
    """Two strangers settle a sale of their own under a trade's reference; the trade goes on until its own day."""
    one, two = trade.world.investors[2:4]
    banks = [
        next(f"deposit/{bank}" for bank, deposit in trade.world.stack.deposits.items() if deposit.entry_of(each))
        for each in (two, one)
    ]
    theirs = replace(
        trade.said, trade="TRADE-9", deliverer=Side(one.address, "One"), receiver=Side(two.address, "Two"),
        money=Money(Decimal("4000.00"), "CNY", banks[0], banks[1]),
    )  # fmt: skip
    tomorrow = trade.said.settlement_at + timedelta(days=1)
    ours = replace(trade.said, trade="TRADE-9", settlement_at=tomorrow)
    told = []
    for number, said in enumerate((theirs, theirs.other("B"), ours, ours.other("D"))):
        done = rwa(
            "settle", "--iso", trade.file("same.xml", said), "--status", f"{number}.xml", *trade.options, "--json"
        )
        assert done.code == 0, done.err
        told.append(json.loads(done.out)["status"])
    assert told == ["affirmed", "settled", "affirmed", "pending"]
    assert _status(Path("3.xml")) == ("Pdg", "FUTU")


def _told_by_the_index(rwa: Callable[..., Outcome], trade: Trade) -> None:

    assert rwa("index", "run", "--once", "--database", "i.sqlite", *trade.options).code == 0
    where = ["--database", "i.sqlite", "--out", "m", *trade.options]
    for kind, count in (("sese.023", 2), ("sese.024", 0), ("sese.025", 2)):
        told = rwa("message", kind, *where, "--json")
        assert told.code == 0, told.err
        assert len(json.loads(told.out)["files"]) == count
    again = [settlement.read_instruction("f", xml.read("f", each)) for each in sorted(Path("m").glob("sese.023*"))]
    for each, movement in zip(again, ("DELI", "RECE"), strict=True):
        assert (each.movement, each.units, each.money) == (movement, trade.said.units, trade.said.money)
        assert (each.deliverer.wallet, each.receiver.wallet) == (trade.seller.address, trade.buyer.address)
    confirmed = xml.read("f", next(iter(sorted(Path("m").glob("sese.025*")))))
    assert xml.text(confirmed[0], "QtyAndAcctDtls/SttldQty/Qty/DgtlTknUnit") == "500"


def test_files_that_do_not_fit(inside: Path, rwa: Callable[..., Outcome], trade: Trade) -> None:
    """Refused by the element, with an answer that has a code of the standard; what the chain refuses is failing."""
    said = replace(trade.said, trade="TRADE-2")
    for changed, field, reason in (
        (replace(said, security=Security("NOPE")), "FinInstrmId", "DSEC"),
        (replace(said, units=Decimal("0.5")), "SttlmQty", "DQUA"),
        (replace(said, money=replace(said.money or _none(), currency="HKD")), "SttlmAmt", "DMON"),
        (
            replace(said, money=replace(said.money or _none(), source="deposit/X", target="deposit/X")),
            "DgtlPmtSttlm",
            "CASH",
        ),
    ):
        file = trade.file("bad.xml", changed)
        assert field in rwa("settle", "--iso", file, "--status", "s.xml", *trade.options).refused()
        assert _status(Path("s.xml")) == ("Rjctd", reason)
    much = trade.file("much.xml", replace(said, units=Decimal(10**9)))
    failed = rwa("settle", "--iso", much, "--status", "s.xml", *trade.options)
    assert failed.code == 1
    assert _status(Path("s.xml"))[0] == "Flng"
    Path("laugh.xml").write_text('<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>')
    assert "document type" in rwa("settle", "--iso", "laugh.xml", *trade.options).refused()
    assert "a message sese.023 or pacs.008" in rwa("settle", "--iso", _plain(), *trade.options).refused()
    assert "--network" in rwa("settle", "--iso", much).refused()


def _none() -> Money:
    raise AssertionError("the trade has money")


def _plain() -> Path:
    Path("plain.xml").write_bytes(xml.write("urn:x", "Document", ("A", "b")))
    return Path("plain.xml")


PACS = """<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08"><FIToFICstmrCdtTrf>
<GrpHdr><MsgId>{id}</MsgId><CreDtTm>2026-03-02T09:00:00Z</CreDtTm><NbOfTxs>{count}</NbOfTxs>
<SttlmInf><SttlmMtd>CLRG</SttlmMtd></SttlmInf></GrpHdr>{payments}</FIToFICstmrCdtTrf></Document>"""
PAYMENT = """<CdtTrfTxInf><PmtId><EndToEndId>{id}</EndToEndId></PmtId>
<IntrBkSttlmAmt Ccy="CNY">{amount}</IntrBkSttlmAmt><ChrgBr>SLEV</ChrgBr><Dbtr><Nm>Payer</Nm></Dbtr>
<DbtrAcct><Id><Othr><Id>x</Id></Othr></Id><Prxy><Id>{payer}</Id></Prxy></DbtrAcct>
<DbtrAgt><FinInstnId/></DbtrAgt><CdtrAgt><FinInstnId/></CdtrAgt><Cdtr><Nm>Payee</Nm></Cdtr>
<CdtrAcct><Id><Othr><Id>y</Id></Othr></Id><Prxy><Id>{payee}</Id></Prxy></CdtrAcct></CdtTrfTxInf>"""


def _pacs(trade: Trade, name: str, *amounts: str, count: int | None = None) -> Path:
    payees = [each.address for each in trade.world.investors if each.address != trade.buyer.address]
    payments = [
        PAYMENT.format(id=f"E{number}", amount=amount, payer=trade.buyer.address, payee=payees[number])
        for number, amount in enumerate(amounts)
    ]
    text = PACS.format(id=name, count=len(amounts) if count is None else count, payments="".join(payments))
    Path(f"{name}.xml").write_text(text)
    return Path(f"{name}.xml")


def test_payments_of_a_file_go_together(inside: Path, rwa: Callable[..., Outcome], trade: Trade) -> None:
    """Two payments settle in one transaction; the same file again is refused; one that is too large takes all down."""
    payees = [each for each in trade.world.investors if each.address != trade.buyer.address][:2]

    def held() -> list[Decimal]:
        return [
            sum((cash.balance(deposit, each) for deposit in trade.world.stack.deposits.values()), Decimal(0))
            for each in (trade.buyer, *payees)
        ]

    before = held()
    paid = rwa("settle", "--iso", _pacs(trade, "P1", "10.00", "20.50"), *trade.options, "--json")
    assert paid.code == 0, paid.err
    assert held() == [before[0] - Decimal("30.50"), before[1] + 10, before[2] + Decimal("20.50")]
    assert "did in 0x" in rwa("settle", "--iso", "P1.xml", *trade.options).refused()
    for name, amounts, count, field in (
        ("P2", ("1.00",), 2, "NbOfTxs"), ("P3", ("0",), None, "IntrBkSttlmAmt"),
        ("P4", ("1.001",), None, "IntrBkSttlmAmt"),
    ):  # fmt: skip
        assert field in rwa("settle", "--iso", _pacs(trade, name, *amounts, count=count), *trade.options).refused()
    now = held()
    assert rwa("settle", "--iso", _pacs(trade, "P5", "1.00", "99999999999.00"), *trade.options).code == 1
    assert held() == now
