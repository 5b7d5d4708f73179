"""Statements of a bank's book (camt.053.001.08), a customer's entries (camt.054.001.08), payments of customers
(pacs.008.001.08) and between banks (pacs.009.001.08), as pyiso20022 has them.

The dataclasses of pyiso20022 are made from the official schemas and put elements in their order. Names, LEI and BIC are
all that a message says of anybody; a wallet stands in an account's proxy, as its identification holds 34 characters. A
reference of ours goes into the field that its message has for it: the booking's
hash, shortened to 35 characters, in `NtryRef`; the transaction in `SplmtryData`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from rwa_chain.chain import Address, keccak
from rwa_chain.errors import InputError
from rwa_chain.extras import extra
from rwa_chain.index.history import History, Kept
from rwa_chain.index.register import Moment, Registers, Token
from rwa_chain.index.schema import place_reference
from rwa_chain.index.store import Store

with extra("iso"):
    from pyiso20022.camt.camt_053_001_08 import camt_053_001_08 as camt
    from pyiso20022.camt.camt_054_001_08 import camt_054_001_08 as notice
    from pyiso20022.pacs.pacs_008_001_08 import pacs_008_001_08 as customer
    from pyiso20022.pacs.pacs_009_001_08 import pacs_009_001_08 as pacs
    from xsdata.formats.dataclass.models.generics import AnyElement
    from xsdata.formats.dataclass.serializers import XmlSerializer
    from xsdata.formats.dataclass.serializers.config import SerializerConfig
    from xsdata.models.datatype import XmlDate, XmlDateTime

REFERENCE = 35
"""Characters of a reference in the messages."""
BOOKINGS = {
    "CashToken.DepositsBooked": 1, "CashToken.DepositsUnbooked": -1,
    "TokenizedDeposit.DepositPaidIn": 1, "TokenizedDeposit.DepositPaidOut": -1,
}  # fmt: skip
"""What moves a bank's book, and which way."""


def reference_of(event: Kept) -> str:
    """How a message names a booking: the bank's own reference by its hash, or where it stands in the chain."""
    booking = event.fields.get("booking_id")
    if isinstance(booking, str):
        return booking[2:][:REFERENCE]
    return place_reference(event.place)


@dataclass(frozen=True)
class Bank:
    """How a bank is named: `lei` and `bic` where it has them."""

    name: str
    lei: str = ""
    bic: str = ""


def book_statement(store: Store, token: Token, begin: Moment | None, end: Moment, *, bank: Bank) -> bytes:
    """A camt.053 of a bank's book over (begin, end]: opening and closing balance, every booking."""
    if not token.currency:
        raise InputError("TOKEN", token.ticker, "a bank's money, such as deposit/BANK_A")
    registers = Registers(store)
    opening = 0 if begin is None else registers.booked(token, begin)
    closing = registers.booked(token, end)
    after = -1 if begin is None else begin.place
    events = History(store).of(tuple(BOOKINGS), contract=token.address, after=after, to=end.place)
    entries = [_entry(token, event) for event in events]
    moved = sum(BOOKINGS[event.kind] * event.number("amount") for event in events)
    if opening + moved != closing:
        raise InputError("TOKEN", token.ticker, "money whose bookings add up; run `rwa reconcile`")
    since = end if begin is None else begin
    stamp = _moment(end.timestamp)
    statement = camt.AccountStatement9(
        id=_id("STMT", token, end),
        cre_dt_tm=stamp,
        fr_to_dt=camt.DateTimePeriod1(fr_dt_tm=_moment(since.timestamp), to_dt_tm=stamp),
        acct=camt.CashAccount39(
            id=camt.AccountIdentification4Choice(
                othr=camt.GenericAccountIdentification1(id=_fits("account", token.key, 34))
            ),
            ccy=token.currency,
            nm=token.title[:70],
            svcr=_institution(camt, bank),
        ),
        bal=[_balance(token, "OPBD", opening, since.timestamp), _balance(token, "CLBD", closing, end.timestamp)],
        ntry=entries,
    )
    header = camt.GroupHeader81(msg_id=_id("CAMT", token, end), cre_dt_tm=stamp)
    return _xml(camt.Document(bk_to_cstmr_stmt=camt.BankToCustomerStatementV08(grp_hdr=header, stmt=[statement])), camt)


def _entry(token: Token, event: Kept) -> Any:
    sign = BOOKINGS[event.kind]
    return camt.ReportEntry10(
        ntry_ref=reference_of(event),
        amt=camt.ActiveOrHistoricCurrencyAndAmount(value=token.amount(event.number("amount")), ccy=token.currency),
        cdt_dbt_ind=camt.CreditDebitCode.CRDT if sign > 0 else camt.CreditDebitCode.DBIT,
        sts=camt.EntryStatus1Choice(cd="BOOK"),
        bookg_dt=camt.DateAndDateTime2Choice(dt_tm=_moment(event.timestamp)),
        bk_tx_cd=camt.BankTransactionCodeStructure4(
            prtry=camt.ProprietaryBankTransactionCodeStructure1(cd=event.kind.partition(".")[2], issr="rwa-chain")
        ),
        addtl_ntry_inf=f"block {event.block}, transaction {event.tx}",
    )


def _balance(token: Token, code: str, units: int, timestamp: int) -> Any:
    return camt.CashBalance8(
        tp=camt.BalanceType13(cd_or_prtry=camt.BalanceType10Choice(cd=code)),
        amt=camt.ActiveOrHistoricCurrencyAndAmount(value=token.amount(units), ccy=token.currency),
        cdt_dbt_ind=camt.CreditDebitCode.CRDT,
        dt=camt.DateAndDateTime2Choice(dt_tm=_moment(timestamp)),
    )


def interbank_payments(store: Store, begin: Moment | None, end: Moment, *, banks: dict[str, Bank]) -> Iterator[bytes]:
    """A pacs.009 for each payment across banks over (begin, end]; ``banks`` by the keys of their deposit tokens."""
    tokens = {each.address: each for each in Registers(store).tokens.values()}
    after = -1 if begin is None else begin.place
    for event in History(store).of(("Interbank.InterbankPaid",), after=after, to=end.place):
        source, target = (tokens[event.fields[name]] for name in ("out_asset", "in_asset"))
        if source == target:
            continue  # within one bank nothing moves between banks
        yield _payment(event, source, target, banks)


def _payment(event: Kept, source: Token, target: Token, banks: dict[str, Bank]) -> bytes:
    amount = pacs.ActiveCurrencyAndAmount(value=source.amount(event.number("amount")), ccy=source.currency)
    reference = place_reference(event.place)
    day = datetime.fromtimestamp(event.timestamp, UTC).date()
    debtor, creditor = (banks.get(each.key, Bank(each.title)) for each in (source, target))
    transfer = pacs.CreditTransferTransaction36(
        pmt_id=pacs.PaymentIdentification7(end_to_end_id=reference, tx_id=reference, uetr=str(uetr_of(event))),
        intr_bk_sttlm_amt=amount,
        intr_bk_sttlm_dt=XmlDate(day.year, day.month, day.day),
        dbtr=_institution(pacs, debtor),
        cdtr=_institution(pacs, creditor),
        splmtry_data=[
            pacs.SupplementaryData1(
                plc_and_nm="transaction",
                envlp=pacs.SupplementaryDataEnvelope1(
                    any_element=AnyElement(qname="{urn:rwa-chain:message}Transaction", text=event.tx)
                ),
            )
        ],
    )
    header = pacs.GroupHeader93(
        msg_id=f"PACS9-{reference}"[:REFERENCE],
        cre_dt_tm=_moment(event.timestamp),
        nb_of_txs="1",
        ctrl_sum=Decimal(amount.value),
        sttlm_inf=pacs.SettlementInstruction7(sttlm_mtd=pacs.SettlementMethod1Code.CLRG),
    )
    made = pacs.FinancialInstitutionCreditTransferV08(grp_hdr=header, cdt_trf_tx_inf=[transfer])
    return _xml(pacs.Document(ficdt_trf=made), pacs)


def customer_payments(store: Store, begin: Moment | None, end: Moment, *, banks: dict[str, Bank]) -> Iterator[bytes]:
    """A pacs.008 for each payment over (begin, end] from one bank's customer to another's."""
    registers = Registers(store)
    tokens = {each.address: each for each in registers.tokens.values()}
    after = -1 if begin is None else begin.place
    for event in History(store).of(("Interbank.InterbankPaid",), after=after, to=end.place):
        source, target = (tokens[event.fields[name]] for name in ("out_asset", "in_asset"))
        names = [registers.names.get(Address(event.fields[each]), event.fields[each]) for each in ("from", "to")]
        yield _customer_payment(event, source, target, names, banks)


def _customer_payment(event: Kept, source: Token, target: Token, names: list[str], banks: dict[str, Bank]) -> bytes:
    amount = customer.ActiveCurrencyAndAmount(value=source.amount(event.number("amount")), ccy=source.currency)
    reference = place_reference(event.place)
    day = datetime.fromtimestamp(event.timestamp, UTC).date()
    payer_bank, payee_bank = (banks.get(each.key, Bank(each.title)) for each in (source, target))
    payer, payee = (customer.PartyIdentification135(nm=_fits("name", each, 140)) for each in names)
    transfer = customer.CreditTransferTransaction39(
        pmt_id=customer.PaymentIdentification7(end_to_end_id=reference, tx_id=reference, uetr=str(uetr_of(event))),
        intr_bk_sttlm_amt=amount,
        intr_bk_sttlm_dt=XmlDate(day.year, day.month, day.day),
        chrg_br=customer.ChargeBearerType1Code.SLEV,
        dbtr=payer,
        dbtr_acct=_wallet_account(customer, event.fields["from"]),
        dbtr_agt=_institution(customer, payer_bank),
        cdtr_agt=_institution(customer, payee_bank),
        cdtr=payee,
        cdtr_acct=_wallet_account(customer, event.fields["to"]),
    )
    header = customer.GroupHeader93(
        msg_id=f"PACS8-{reference}"[:REFERENCE],
        cre_dt_tm=_moment(event.timestamp),
        nb_of_txs="1",
        sttlm_inf=customer.SettlementInstruction7(sttlm_mtd=customer.SettlementMethod1Code.CLRG),
    )
    made = customer.FitoFicustomerCreditTransferV08(grp_hdr=header, cdt_trf_tx_inf=[transfer])
    return _xml(customer.Document(fito_ficstmr_cdt_trf=made), customer)


def _wallet_account(module: Any, wallet: str) -> Any:
    identified = module.GenericAccountIdentification1(id=wallet[-34:])
    return module.CashAccount38(
        id=module.AccountIdentification4Choice(othr=identified),
        prxy=module.ProxyAccountIdentification1(tp=module.ProxyAccountType1Choice(prtry="wallet"), id=wallet),
    )


def wallet_entries(
    store: Store, token: Token, wallet: Address, begin: Moment | None, end: Moment, *, bank: Bank
) -> bytes:  # fmt: skip
    """A camt.054 of what came to and went from a customer's wallet at a bank over (begin, end]."""
    if not token.currency:
        raise InputError("TOKEN", token.ticker, "a bank's money, such as deposit/BANK_A")
    after = -1 if begin is None else begin.place
    moved = History(store).of(("ERC20.Transfer",), contract=token.address, after=after, to=end.place)
    entries = [
        _wallet_entry(token, event, is_credit=event.fields["to"] == wallet)
        for event in moved
        if wallet in (event.fields["from"], event.fields["to"]) and event.fields["from"] != event.fields["to"]
    ]
    stamp = _moment(end.timestamp)
    since = stamp if begin is None else _moment(begin.timestamp)
    account = _wallet_account(notice, wallet)
    told = notice.AccountNotification17(
        id=_id("NTFC", token, end),
        cre_dt_tm=stamp,
        fr_to_dt=notice.DateTimePeriod1(fr_dt_tm=since, to_dt_tm=stamp),
        acct=notice.CashAccount39(
            id=account.id, prxy=account.prxy, ccy=token.currency, svcr=_institution(notice, bank)
        ),
        ntry=entries,
    )
    header = notice.GroupHeader81(msg_id=_id("CAMT", token, end), cre_dt_tm=stamp)
    made = notice.BankToCustomerDebitCreditNotificationV08(grp_hdr=header, ntfctn=[told])
    return _xml(notice.Document(bk_to_cstmr_dbt_cdt_ntfctn=made), notice)


def _wallet_entry(token: Token, event: Kept, *, is_credit: bool) -> Any:
    return notice.ReportEntry10(
        ntry_ref=place_reference(event.place),
        amt=notice.ActiveOrHistoricCurrencyAndAmount(value=token.amount(event.number("value")), ccy=token.currency),
        cdt_dbt_ind=notice.CreditDebitCode.CRDT if is_credit else notice.CreditDebitCode.DBIT,
        sts=notice.EntryStatus1Choice(cd="BOOK"),
        bookg_dt=notice.DateAndDateTime2Choice(dt_tm=_moment(event.timestamp)),
        bk_tx_cd=notice.BankTransactionCodeStructure4(
            prtry=notice.ProprietaryBankTransactionCodeStructure1(cd="Transfer", issr="rwa-chain")
        ),
        addtl_ntry_inf=f"block {event.block}, transaction {event.tx}",
    )


def uetr_of(event: Kept) -> UUID:
    """A payment's UETR: a UUID of version 4 whose bits follow from its log, so it is always the same."""
    return UUID(bytes=keccak(f"{event.tx} {event.place}".encode())[:16], version=4)


def _institution(module: Any, bank: Bank) -> Any:
    found = module.FinancialInstitutionIdentification18(
        bicfi=bank.bic or None, lei=bank.lei or None, nm=_fits("name", bank.name, 140)
    )
    return module.BranchAndFinancialInstitutionIdentification6(fin_instn_id=found)


def _id(kind: str, token: Token, end: Moment) -> str:
    return f"{kind}-{end.block}-{token.symbol}"[:REFERENCE]


def _fits(field: str, text: str, most: int) -> str:
    if not 0 < len(text) <= most:
        raise InputError(field, text, f"1 to {most} characters: the message has no room for more")
    return text


def _moment(timestamp: int) -> XmlDateTime:
    return XmlDateTime.from_datetime(datetime.fromtimestamp(timestamp, UTC))


def _xml(document: Any, module: Any) -> bytes:
    config = SerializerConfig(indent=" ")
    text = XmlSerializer(config=config).render(document, ns_map={None: module.__NAMESPACE__})
    return text.encode()


__all__ = [
    "BOOKINGS", "REFERENCE", "Bank", "book_statement", "customer_payments", "interbank_payments", "reference_of",
    "uetr_of", "wallet_entries",
]  # fmt: skip
