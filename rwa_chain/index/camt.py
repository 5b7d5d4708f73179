"""A bank's camt.053, as far as a reconciliation needs it: which account, its closing balance, each booked entry.

Any version of the message is read: elements are found by their names, whatever namespace they are in. An entry is known
by its `NtryRef`, the reference that the bank gave its booking on the chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree

from rwa_chain.errors import InputError

_FIELD = "--bank-statement"
_LARGEST = 64 << 20


@dataclass(frozen=True)
class BankStatement:
    """What a bank says: `of` is the account's identification, entries are signed, credits positive."""

    of: str
    currency: str
    closing: Decimal
    entries: dict[str, Decimal]


def read_statement(file: Path) -> BankStatement:
    """The first statement of a file; raises `InputError` naming the element that is missing or wrong."""
    try:
        if file.stat().st_size > _LARGEST:
            raise InputError(_FIELD, str(file), "a file of at most 64 MB")
        text = file.read_bytes()
    except OSError as error:
        raise InputError(_FIELD, str(file), f"a readable file ({error.strerror})") from None
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise InputError(_FIELD, str(file), "a message without a document type: ISO 20022 has none")
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise InputError(_FIELD, str(file), f"an XML document ({error})") from None
    statement = next((each for each in root.iter() if _name(each) == "Stmt"), None)
    if statement is None:
        raise InputError(_FIELD, str(file), "a camt.053: it holds no Stmt")
    identified = _find(_need(statement, "Acct/Id"), "IBAN", "Othr/Id")
    if identified is None or not identified.text:
        raise InputError(f"{_FIELD}: Stmt/Acct/Id", "nothing", "an IBAN or Othr/Id")
    closing = [
        each for each in statement
        if _name(each) == "Bal" and _text(each, "Tp/CdOrPrtry/Cd") == "CLBD"
    ]  # fmt: skip
    if len(closing) != 1:
        raise InputError(f"{_FIELD}: Stmt/Bal", f"{len(closing)} of type CLBD", "one closing balance")
    amount, currency = _amount(closing[0], "Stmt/Bal")
    entries: dict[str, Decimal] = {}
    for number, each in enumerate((each for each in statement if _name(each) == "Ntry"), start=1):
        reference = _text(each, "NtryRef")
        if not reference or reference in entries:
            raise InputError(f"{_FIELD}: Ntry {number}: NtryRef", reference, "a reference that is there once")
        entries[reference], other = _amount(each, f"Ntry {number}")
        if other != currency:
            raise InputError(f"{_FIELD}: Ntry {number}: Amt", other, f"an amount in {currency}, as the balance is")
    return BankStatement(identified.text.strip(), currency, amount, entries)


def _amount(of: ElementTree.Element, where: str) -> tuple[Decimal, str]:
    found = _need(of, "Amt")
    sign = _text(of, "CdtDbtInd")
    if sign not in ("CRDT", "DBIT"):
        raise InputError(f"{_FIELD}: {where}: CdtDbtInd", sign, "CRDT or DBIT")
    try:
        amount = Decimal(found.text or "")
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise InputError(f"{_FIELD}: {where}: Amt", found.text, "a number that is not negative")
    return (amount if sign == "CRDT" else -amount), found.get("Ccy", "")


def _name(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def _find(of: ElementTree.Element, *paths: str) -> ElementTree.Element | None:
    for path in paths:
        found: ElementTree.Element | None = of
        for part in path.split("/"):
            found = next((each for each in found if _name(each) == part), None) if found is not None else None
        if found is not None:
            return found
    return None


def _need(of: ElementTree.Element, path: str) -> ElementTree.Element:
    found = _find(of, path)
    if found is None:
        raise InputError(f"{_FIELD}: {_name(of)}", "nothing", f"an element {path}")
    return found


def _text(of: ElementTree.Element, path: str) -> str:
    found = _find(of, path)
    return "" if found is None or found.text is None else found.text.strip()
