"""Settlement messages: sese.023.001.13 instructs, sese.024.001.14 says how it stands, sese.025.001.13 confirms.

pyiso20022 has none of them, so these are dataclasses of our own: what a message says and no more. Elements stand in the
order of the published message definitions. Wallets, token units, digital money and its ledger go into the fields that
the standard has for them since 2024. Of a party a message says its name, LEI and BIC, and nothing else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Literal
from xml.etree.ElementTree import Element

from rwa_chain import xml
from rwa_chain.chain import Address
from rwa_chain.errors import InputError
from rwa_chain.iso import identifiers
from rwa_chain.xml import Tree

INSTRUCTION, STATUS, CONFIRMATION = "sese.023.001.13", "sese.024.001.14", "sese.025.001.13"
REFERENCE = 35
"""Characters of a reference."""
TICKER, DTI, MONEY = "rwa-chain ticker", "ISO 24165 DTI", "rwa-chain money"
"""How an identifier that is no ISIN says what it is; the external code list was not at hand, so it is proprietary."""
OURS = "{urn:rwa-chain:message}Transaction"
_DECIMALS = 29
_DIGITS = 30

Movement = Literal["DELI", "RECE"]


@dataclass(frozen=True)
class Side:
    """Who delivers or receives: a name, LEI or BIC, and its wallet."""

    wallet: Address
    name: str
    lei: str = ""
    bic: str = ""


@dataclass(frozen=True)
class Security:
    """How a security is identified: an ISIN or DTI where it has one, and its ticker among ours."""

    ticker: str
    isin: str = ""
    dti: str = ""


@dataclass(frozen=True)
class Money:
    """The other leg: an amount, the payer's and the payee's digital money by their keys, and their ledger's DTI."""

    amount: Decimal
    currency: str
    source: str
    target: str
    ledger: str = ""


@dataclass(frozen=True)
class Instruct:
    """A sese.023 of one side. `trade` is the reference that both sides know, `reference` the sender's own."""

    reference: str
    trade: str
    movement: Movement
    settlement_at: datetime
    security: Security
    units: Decimal
    deliverer: Side
    receiver: Side
    money: Money | None = None
    transaction: str = "TRAD"

    @property
    def own(self) -> Side:
        """Whose instruction it is."""
        return self.deliverer if self.movement == "DELI" else self.receiver

    def other(self, reference: str) -> Instruct:
        """The other side's."""
        return replace(self, reference=reference, movement="RECE" if self.movement == "DELI" else "DELI")


def instruction_xml(said: Instruct) -> bytes:
    """It as sese.023.001.13; raises `InputError` with the field that does not fit."""
    return xml.write(
        _space(INSTRUCTION), "Document",
        ("SctiesSttlmTxInstr", [
            ("TxId", _reference("TxId", said.reference)),
            ("SttlmTpAndAddtlParams", _movement(said)),
            ("TradDtls", [
                ("TradId", _reference("TradId", said.trade)),
                ("SttlmDt", [("Dt", [("DtTm", _moment(said.settlement_at))])]),
            ]),
            ("FinInstrmId", security_tree(said.security)),
            ("QtyAndAcctDtls", [("SttlmQty", _units(said.units)), ("BlckChainAdrOrWllt", _wallet(said.own))]),
            ("SttlmParams", [("SctiesTxTp", [("Cd", said.transaction)])]),
            ("DlvrgSttlmPties", [("Pty1", _party(said.deliverer))]),
            ("RcvgSttlmPties", [("Pty1", _party(said.receiver))]),
            *_money(said, "SttlmAmt"),
        ]),
    )  # fmt: skip


def confirmation_xml(said: Instruct, settled_at: datetime, tx: str, *, fee: Decimal | None = None) -> bytes:
    """The sese.025.001.13 of what has settled in a transaction; ``fee`` is what the network took, in its own coin."""
    money = _money(said, "SttldAmt")
    if fee is not None:
        money.append(("DgtlPmtSttlm", [
            ("FinInstrmId", [("OthrId", [("Id", "network coin"), ("Tp", [("Prtry", MONEY)])])]),
            ("Qty", [("NtwkFeeQty", number_text("NtwkFeeQty", fee))]),
        ]))  # fmt: skip
    return xml.write(
        _space(CONFIRMATION), "Document",
        ("SctiesSttlmTxConf", [
            ("TxIdDtls", [("AcctOwnrTxId", _reference("AcctOwnrTxId", said.reference)), *_movement(said)]),
            ("TradDtls", [
                ("TradId", _reference("TradId", said.trade)),
                ("FctvSttlmDt", [("Dt", [("DtTm", _moment(settled_at))])]),
            ]),
            ("FinInstrmId", security_tree(said.security)),
            ("QtyAndAcctDtls", [("SttldQty", _units(said.units)), ("BlckChainAdrOrWllt", _wallet(said.own))]),
            ("SttlmParams", [("SctiesTxTp", [("Cd", said.transaction)])]),
            ("DlvrgSttlmPties", [("Pty1", _party(said.deliverer))]),
            ("RcvgSttlmPties", [("Pty1", _party(said.receiver))]),
            *money,
            ("SplmtryData", [("PlcAndNm", "transaction"), ("Envlp", [(OURS, tx)])]),
        ]),
    )  # fmt: skip


# -- parts -------------------------------------------------------------------------------------------------------------


def _space(message: str) -> str:
    return f"urn:iso:std:iso:20022:tech:xsd:{message}"


def _movement(said: Instruct) -> list[Tree]:
    return [("SctiesMvmntTp", said.movement), ("Pmt", "FREE" if said.money is None else "APMT")]


def security_tree(security: Security) -> list[Tree]:
    """How a security is identified, as elements of FinInstrmId."""
    made: list[Tree] = [("ISIN", identifiers.isin(security.isin))] if security.isin else []
    if security.dti:
        identifiers.dti(security.dti)
        made.append(("OthrId", [("Id", security.dti), ("Tp", [("Prtry", DTI)])]))
    made.append(("OthrId", [("Id", _reference("ticker", security.ticker)), ("Tp", [("Prtry", TICKER)])]))
    return made


def _units(units: Decimal) -> list[Tree]:
    return [("Qty", [("DgtlTknUnit", number_text("DgtlTknUnit", units))])]


def _wallet(side: Side) -> list[Tree]:
    return [("Id", side.wallet), ("Nm", fits("Nm", side.name, 70))]


def _party(side: Side) -> list[Tree]:
    name: Tree = ("NmAndAdr", [("Nm", fits("Nm", side.name, 350))])
    return [
        ("Id", [("AnyBIC", identifiers.bic(side.bic)) if side.bic else name]),
        *([("LEI", identifiers.lei(side.lei))] if side.lei else []),
        ("BlckChainAdrOrWllt", _wallet(side)),
    ]  # fmt: skip


def _money(said: Instruct, name: str) -> list[Tree]:
    money = said.money
    if money is None:
        return []
    sign = "DBIT" if said.movement == "RECE" else "CRDT"
    own, ledger = (money.source if said.movement == "RECE" else money.target), money.ledger
    if ledger:
        identifiers.dti(ledger, field="DgtlLdgrId")
    other = money.target if own == money.source else money.source
    return [
        (name, [(f"Amt@Ccy={money.currency}", cash_text(name, money.amount)), ("CdtDbtInd", sign)]),
        ("DgtlPmtSttlm", [
            ("CshSttlmSysPlc", [("DgtlLdgrId", ledger)]) if ledger else None,
            ("FinInstrmId", [
                ("OthrId", [
                    ("Id", _reference("money", own)),
                    None if other == own else ("Sfx", fits("Sfx", other.rpartition("/")[2], 16)),
                    ("Tp", [("Prtry", MONEY)]),
                ]),
            ]),
            ("Qty", [("ElctrncMnyTknSttlmQty", number_text("ElctrncMnyTknSttlmQty", money.amount))]),
        ]),
    ]  # fmt: skip


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _reference(field: str, text_: str) -> str:
    return fits(field, text_, REFERENCE)


def fits(field: str, text_: str, most: int) -> str:
    """A text that a field has room for; raises `InputError`."""
    if not 0 < len(text_) <= most:
        raise InputError(field, text_, f"1 to {most} characters: the message has no room for more")
    return text_


def number_text(field: str, value: Decimal) -> str:
    """A quantity as messages have it: 30 digits, 29 of them after the point."""
    shown = f"{value:f}"
    whole, _, rest = shown.lstrip("-").partition(".")
    if len(whole) + len(rest) > _DIGITS or len(rest) > _DECIMALS or value < 0:
        raise InputError(field, shown, f"at most {_DIGITS} digits, not negative")
    return shown


def cash_text(field: str, amount: Decimal) -> str:
    """An amount of money as messages have it: 18 digits, 5 of them after the point."""
    shown = f"{amount:f}"
    if amount < 0 or len(shown.replace(".", "")) > 18 or len(shown.partition(".")[2]) > 5:
        raise InputError(field, shown, "at most 18 digits, 5 of them decimals, not negative")
    return shown


# -- reading -----------------------------------------------------------------------------------------------------------


def read_instruction(field: str, root: Element) -> Instruct:
    """A sese.023 of any version that is asked what it says; raises `InputError` with the element that is wrong.

    It must name both wallets and the security by a ticker, an ISIN or a DTI; what the stack has no place for (partial
    settlement, linked instructions, standing instructions) is refused, not left out.
    """
    of = xml.need(field, root, "SctiesSttlmTxInstr")
    for name in ("Lnkgs", "StgSttlmInstrDtls", "OthrAmts"):
        if xml.find(of, name) is not None:
            raise InputError(f"{field}: {name}", "an element", "a message without it: nothing here carries it out")
    for name, most in (("DgtlPmtSttlm", 1),):
        if sum(xml.name_of(each) == name for each in of) > most:
            raise InputError(f"{field}: {name}", "several", f"at most {most}")
    movement = _one_of(field, of, "SttlmTpAndAddtlParams/SctiesMvmntTp", ("DELI", "RECE"))
    payment = _one_of(field, of, "SttlmTpAndAddtlParams/Pmt", ("APMT", "FREE"))
    if xml.text(of, "SttlmParams/PrtlSttlmInd") not in ("", "NPAR"):
        raise InputError(f"{field}: PrtlSttlmInd", xml.text(of, "SttlmParams/PrtlSttlmInd"), "NPAR: all or nothing")
    own = xml.text(of, "QtyAndAcctDtls/BlckChainAdrOrWllt/Id")
    deliverer, receiver = (_side(field, of, f"{name}SttlmPties/Pty1") for name in ("Dlvrg", "Rcvg"))
    mine = deliverer if movement == "DELI" else receiver
    if own and Address(own, field=f"{field}: QtyAndAcctDtls/BlckChainAdrOrWllt/Id") != mine.wallet:
        raise InputError(f"{field}: QtyAndAcctDtls/BlckChainAdrOrWllt/Id", own, f"the sender's wallet, {mine.wallet}")
    money = _read_money(field, of, movement) if payment == "APMT" else None
    if money is None and xml.find(of, "SttlmAmt") is not None:
        raise InputError(f"{field}: SttlmAmt", "an amount", "no amount where the payment is FREE")
    return Instruct(
        _text(field, of, "TxId", REFERENCE),
        _text(field, of, "TradDtls/TradId", REFERENCE),
        "DELI" if movement == "DELI" else "RECE",
        _instant(field, of, "TradDtls/SttlmDt/Dt"),
        _read_security(field, of),
        _decimal(field, of, ("DgtlTknUnit", "Unit"), "QtyAndAcctDtls/SttlmQty/Qty"),
        deliverer, receiver, money,
        _text(field, of, "SttlmParams/SctiesTxTp/Cd", 4),
    )  # fmt: skip


def _one_of(field: str, of: Element, path: str, known: tuple[str, ...]) -> str:
    found = xml.text(of, path)
    if found not in known:
        raise InputError(f"{field}: {path}", found, " or ".join(known))
    return found


def _text(field: str, of: Element, path: str, most: int) -> str:
    return fits(f"{field}: {path}", xml.text(of, path), most)


def _side(field: str, of: Element, path: str) -> Side:
    party = xml.need(field, of, path)
    wallet = Address(xml.text(party, "BlckChainAdrOrWllt/Id"), field=f"{field}: {path}/BlckChainAdrOrWllt/Id")
    code, lei = xml.text(party, "Id/AnyBIC"), xml.text(party, "LEI")
    name = xml.text(party, "Id/NmAndAdr/Nm") or xml.text(party, "BlckChainAdrOrWllt/Nm") or code
    if code:
        identifiers.bic(code, field=f"{field}: {path}/Id/AnyBIC")
    if lei:
        identifiers.lei(lei, field=f"{field}: {path}/LEI")
    return Side(wallet, fits(f"{field}: {path}/Id", name, 350), lei, code)


def _read_security(field: str, of: Element) -> Security:
    found = xml.need(field, of, "FinInstrmId")
    known = {"": xml.text(found, "ISIN")}
    for each in found:
        if xml.name_of(each) == "OthrId":
            known[xml.text(each, "Tp/Prtry") or xml.text(each, "Tp/Cd")] = xml.text(each, "Id")
    if known[""]:
        identifiers.isin(known[""], field=f"{field}: FinInstrmId/ISIN")
    token = known.get(DTI, "")
    if token:
        identifiers.dti(token, field=f"{field}: FinInstrmId/OthrId")
    ticker = known.get(TICKER, "")
    if not (ticker or known[""] or token):
        raise InputError(f"{field}: FinInstrmId", "no identifier that is known", f"an ISIN, or an OthrId of {TICKER}")
    return Security(ticker, known[""], token)


def _read_money(field: str, of: Element, movement: str) -> Money:
    amount = xml.need(field, of, "SttlmAmt/Amt")
    value = number_of(f"{field}: SttlmAmt/Amt", amount.text or "")
    cash_text(f"{field}: SttlmAmt/Amt", value)
    currency = amount.get("Ccy", "")
    if not re.fullmatch("[A-Z]{3}", currency):
        raise InputError(f"{field}: SttlmAmt/Amt/@Ccy", currency, "three letters (ISO 4217)")
    sign = _one_of(field, of, "SttlmAmt/CdtDbtInd", ("CRDT", "DBIT"))
    if (sign == "DBIT") != (movement == "RECE"):
        raise InputError(f"{field}: SttlmAmt/CdtDbtInd", sign, "DBIT for who receives units, CRDT for who delivers")
    told = xml.text(of, "DgtlPmtSttlm/Qty/ElctrncMnyTknSttlmQty")
    if told and number_of(f"{field}: DgtlPmtSttlm/Qty", told) != value:
        raise InputError(f"{field}: DgtlPmtSttlm/Qty", told, f"the settlement amount, {value:f}")
    identified = xml.find(of, "DgtlPmtSttlm/FinInstrmId/OthrId")
    own, other = ("", "") if identified is None else (xml.text(identified, "Id"), xml.text(identified, "Sfx"))
    second = f"{own.rpartition('/')[0]}/{other}" if other else own
    source, target = (own, second) if movement == "RECE" else (second, own)
    return Money(value, currency, source, target, xml.text(of, "DgtlPmtSttlm/CshSttlmSysPlc/DgtlLdgrId"))


def _instant(field: str, of: Element, path: str) -> datetime:
    found = xml.text(of, f"{path}/DtTm") or xml.text(of, f"{path}/Dt")
    try:
        at = datetime.fromisoformat(found)
    except ValueError:
        raise InputError(f"{field}: {path}", found, "a date, or a date and time with its offset") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _decimal(field: str, of: Element, names: tuple[str, ...], path: str) -> Decimal:
    found = next((said for name in names if (said := xml.text(of, f"{path}/{name}"))), "")
    value = number_of(f"{field}: {path}/{' or '.join(names)}", found)
    if value <= 0:
        raise InputError(f"{field}: {path}", found, "more than nothing")
    return value


def number_of(field: str, text_: str) -> Decimal:
    """A number in digits; raises `InputError`."""
    try:
        value = Decimal(text_) if re.fullmatch(r"\d{1,30}(\.\d{1,30})?", text_) else Decimal("NaN")
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise InputError(field, text_, "a number in digits, a point before decimals")
    return value
