"""A bank's camt.053, as far as a reconciliation needs it: which account, its closing balance, each booked entry.

Any version of the message is read: elements are found by their names, whatever namespace they are in. An entry is known
by its `NtryRef`, the reference that the bank gave its booking on the chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree.ElementTree import Element

from rwa_chain import xml
from rwa_chain.errors import InputError

_FIELD = "--bank-statement"


@dataclass(frozen=True)
class BankStatement:
    """What a bank says: `of` is the account's identification, entries are signed, credits positive."""

    of: str
    currency: str
    closing: Decimal
    entries: dict[str, Decimal]


def read_statement(file: Path) -> BankStatement:
    """The first statement of a file; raises `InputError` naming the element that is missing or wrong."""
    root = xml.read(_FIELD, file)
    statement = next((each for each in root.iter() if xml.name_of(each) == "Stmt"), None)
    if statement is None:
        raise InputError(_FIELD, str(file), "a camt.053: it holds no Stmt")
    identified = _find(xml.need(_FIELD, statement, "Acct/Id"), "IBAN", "Othr/Id")
    if identified is None or not identified.text:
        raise InputError(f"{_FIELD}: Stmt/Acct/Id", "nothing", "an IBAN or Othr/Id")
    closing = [
        each for each in statement
        if xml.name_of(each) == "Bal" and xml.text(each, "Tp/CdOrPrtry/Cd") == "CLBD"
    ]  # fmt: skip
    if len(closing) != 1:
        raise InputError(f"{_FIELD}: Stmt/Bal", f"{len(closing)} of type CLBD", "one closing balance")
    amount, currency = _amount(closing[0], "Stmt/Bal")
    entries: dict[str, Decimal] = {}
    for number, each in enumerate((each for each in statement if xml.name_of(each) == "Ntry"), start=1):
        reference = xml.text(each, "NtryRef")
        if not reference or reference in entries:
            raise InputError(f"{_FIELD}: Ntry {number}: NtryRef", reference, "a reference that is there once")
        entries[reference], other = _amount(each, f"Ntry {number}")
        if other != currency:
            raise InputError(f"{_FIELD}: Ntry {number}: Amt", other, f"an amount in {currency}, as the balance is")
    return BankStatement(identified.text.strip(), currency, amount, entries)


def _amount(of: Element, where: str) -> tuple[Decimal, str]:
    found = xml.need(_FIELD, of, "Amt")
    sign = xml.text(of, "CdtDbtInd")
    if sign not in ("CRDT", "DBIT"):
        raise InputError(f"{_FIELD}: {where}: CdtDbtInd", sign, "CRDT or DBIT")
    try:
        amount = Decimal(found.text or "")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise InputError(f"{_FIELD}: {where}: Amt", found.text, "a number that is not negative")
    return (amount if sign == "CRDT" else -amount), found.get("Ccy", "")


def _find(of: Element, *paths: str) -> Element | None:
    return next((found for path in paths if (found := xml.find(of, path)) is not None), None)
