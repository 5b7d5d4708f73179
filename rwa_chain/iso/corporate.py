"""Corporate actions: seev.031.001.16 announces one, seev.035.001.17 says what a holder will get, seev.036.001.17 what
it got.

What is announced is an obligation of an instrument: its record date, its payment date and what it is per unit. The
elements are our own trees in the order of the published message definitions; pyiso20022 has none of these messages.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rwa_chain import xml
from rwa_chain.chain import Address
from rwa_chain.iso.settlement import OURS, Security, cash_text, fits, number_text, security_tree
from rwa_chain.xml import Tree

NOTIFICATION, ADVICE, CONFIRMATION = "seev.031.001.16", "seev.035.001.17", "seev.036.001.17"
EVENTS = {
    "coupon": "INTR", "instalment": "PRED", "principal": "REDM", "put": "BPUT", "claim": "DFLT",
    "late_interest": "INTR", "revenue": "DVCA", "income": "DVCA", "manufactured": "OTHR",
}  # fmt: skip
"""Kind of an obligation → CorporateActionEventType. Whoever put units has chosen already."""
_OPTION = "001"


@dataclass(frozen=True)
class Action:
    """What an instrument owes: `kind` as the stack names it, `per_unit` where it is so much for each unit."""

    id: str
    kind: str
    security: Security
    record_on: date
    pay_on: date
    currency: str
    per_unit: Decimal | None = None


@dataclass(frozen=True)
class Entitled:
    """One holder's part: units of record, and amounts."""

    wallet: Address
    units: Decimal
    gross: Decimal
    withheld: Decimal
    net: Decimal


def notification_xml(action: Action, *, is_new: bool = True) -> bytes:
    """The seev.031 of an obligation that was declared, to everybody who holds units."""
    movement: Tree = ("CshMvmntDtls", [
        ("CdtDbtInd", "CRDT"),
        ("DtDtls", [("PmtDt", [("Dt", action.pay_on.isoformat())])]),
    ])  # fmt: skip
    return _written(
        NOTIFICATION, "CorpActnNtfctn",
        ("NtfctnGnlInf", [
            ("NtfctnTp", "NEWM" if is_new else "REPL"),
            ("PrcgSts", [("Cd", [("EvtCmpltnsSts", "COMP"), ("EvtConfSts", "CONF")])]),
        ]),
        _general(action),
        ("AcctDtls", [("ForAllAccts", [("IdCd", "GENR")])]),
        _dates(action),
        ("CorpActnOptnDtls", [
            ("OptnNb", _OPTION), ("OptnTp", [("Cd", "CASH")]), ("DfltPrcgOrStgInstr", [("DfltOptnInd", "true")]),
            movement,
        ]),
        _per_unit(action),
    )  # fmt: skip


def advice_xml(action: Action, part: Entitled) -> bytes:
    """The seev.035 of what a holder of record will be paid."""
    return _written(
        ADVICE, "CorpActnMvmntPrlimryAdvc",
        ("MvmntPrlimryAdvcGnlInf", [("Tp", "NEWM"), ("Fctn", "ENTL")]),
        _general(action),
        ("AcctDtls", [
            ("AcctsListAndBalDtls", [
                ("BlckChainAdrOrWllt", part.wallet),
                ("Bal", [
                    ("TtlElgblBal", [
                        ("Bal", [("QtyChc", [("SgndQty", _long(part.units))])]),
                    ]),
                ]),
            ]),
        ]),
        _dates(action),
        ("CorpActnMvmntDtls", [
            ("OptnNb", _OPTION), ("OptnTp", [("Cd", "CASH")]), ("DfltPrcgOrStgInstr", [("DfltOptnInd", "true")]),
            ("CshMvmntDtls", [
                ("CdtDbtInd", "CRDT"),
                ("AmtDtls", _amounts(action, part)),
                ("DtDtls", [("PmtDt", [("Dt", action.pay_on.isoformat())])]),
            ]),
        ]),
    )  # fmt: skip


def confirmation_xml(action: Action, part: Entitled, paid_on: date, tx: str) -> bytes:
    """The seev.036 of what a holder of record was paid in a transaction."""
    return _written(
        CONFIRMATION, "CorpActnMvmntConf",
        ("CorpActnGnlInf", [
            ("CorpActnEvtId", _event(action)),
            ("EvtTp", [("Cd", EVENTS[action.kind])]),
            ("FinInstrmId", security_tree(action.security)),
        ]),
        ("AcctDtls", [
            ("BlckChainAdrOrWllt", part.wallet),
            ("Bal", [("ConfdBal", [("Bal", [("ShrtLngPos", "LONG"), ("QtyChc", [("Qty", _units(part.units))])])])]),
        ]),
        ("CorpActnDtls", [("DtDtls", [("RcrdDt", [("Dt", action.record_on.isoformat())])])]),
        ("CorpActnConfDtls", [
            ("OptnNb", [("Nb", _OPTION)]), ("OptnTp", [("Cd", "CASH")]),
            ("CshMvmntDtls", [
                ("CdtDbtInd", "CRDT"),
                ("AmtDtls", [_amount(action, "PstngAmt", part.net), *_amounts(action, part)]),
                ("DtDtls", [("PstngDt", [("Dt", paid_on.isoformat())]), ("PmtDt", paid_on.isoformat())]),
            ]),
        ]),
        ("SplmtryData", [("PlcAndNm", "transaction"), ("Envlp", [(OURS, tx)])]),
    )  # fmt: skip


def _written(message: str, name: str, *children: Tree | None) -> bytes:
    return xml.write(f"urn:iso:std:iso:20022:tech:xsd:{message}", "Document", (name, children))


def _event(action: Action) -> str:
    return fits("CorpActnEvtId", action.id.removeprefix("0x")[:35], 35)


def _general(action: Action) -> Tree:
    return ("CorpActnGnlInf", [
        ("CorpActnEvtId", _event(action)),
        ("EvtTp", [("Cd", EVENTS[action.kind])]),
        ("MndtryVlntryEvtTp", [("Cd", "MAND")]),
        ("UndrlygScty", [("FinInstrmId", security_tree(action.security))]),
    ])  # fmt: skip


def _dates(action: Action) -> Tree:
    return ("CorpActnDtls", [("DtDtls", [("RcrdDt", [("Dt", action.record_on.isoformat())])])])


def _per_unit(action: Action) -> Tree | None:
    if action.per_unit is None:
        return None
    told = [(OURS.replace("Transaction", "PerUnit"), f"{action.currency} {action.per_unit:f}")]
    return ("SplmtryData", [("PlcAndNm", "amount per unit"), ("Envlp", told)])


def _units(units: Decimal) -> list[Tree]:
    return [("DgtlTknUnit", number_text("DgtlTknUnit", units))]


def _long(units: Decimal) -> list[Tree]:
    return [("ShrtLngPos", "LONG"), ("Qty", _units(units))]


def _amounts(action: Action, part: Entitled) -> list[Tree]:
    named = {"GrssAmt": part.gross, "NetAmt": part.net, "WhldgTaxAmt": part.withheld}
    return [_amount(action, name, amount) for name, amount in named.items()]


def _amount(action: Action, name: str, amount: Decimal) -> Tree:
    return (f"{name}@Ccy={action.currency}", cash_text(name, amount))
