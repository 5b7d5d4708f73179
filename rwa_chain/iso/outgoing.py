"""Messages of what the index has: instructions and their confirmations, announcements, advices and confirmations of
what is owed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from rwa_chain.chain import Address
from rwa_chain.errors import InputError
from rwa_chain.index.history import History, Kept
from rwa_chain.index.register import Moment, Registers, Token
from rwa_chain.index.store import Store
from rwa_chain.index.views import Obligation, obligations, payments
from rwa_chain.iso import corporate, settlement
from rwa_chain.iso.corporate import Action, Entitled
from rwa_chain.iso.settlement import Instruct, Money, Movement, Security, Side
from rwa_chain.iso.status import of_open, status_xml
from rwa_chain.money import from_base_units

INSTRUCTED, SETTLED = "Settlement.Instructed", "Settlement.Settled"
ENDED = ("Settlement.Cancelled", "Settlement.Expired", "Settlement.Failed")
_FORMS: tuple[Movement, ...] = ("DELI", "RECE")


@dataclass(frozen=True)
class Identified:
    """Identifiers that the operator knows of its tokens, by their keys or tickers, and the ledger's."""

    securities: Mapping[str, Security] = field(default_factory=dict)
    ledger: str = ""

    def of(self, token: Token) -> Security:
        """How a token is identified."""
        known = self.securities.get(token.ticker)
        return Security(token.ticker) if known is None else replace(known, ticker=token.ticker)


def instructions(store: Store, begin: Moment | None, end: Moment, known: Identified) -> Iterator[tuple[Kept, Instruct]]:
    """What was instructed over (begin, end], a pair of messages for each delivery of a security.

    The money leg that goes the other way between the same two stands in it; legs of money alone are payments and no
    securities message.
    """
    registers = Registers(store)
    tokens = {each.address: each for each in registers.tokens.values()}
    after = -1 if begin is None else begin.place
    for event in History(store).of((INSTRUCTED,), after=after, to=end.place):
        for said in of_instruction(event, tokens, registers.names, known):
            yield event, said


def of_instruction(
    event: Kept, tokens: Mapping[Address, Token], names: Mapping[Address, str], known: Identified
) -> Iterator[Instruct]:
    """Both sides' messages of an instruction."""
    told: dict[str, Any] = event.fields["instruction"]
    legs = [
        (Address(leg["from"]), Address(leg["to"]), tokens.get(Address(leg["out_asset"])),
         tokens.get(Address(leg["in_asset"])), int(leg["amount"]))
        for leg in told["legs"]
    ]  # fmt: skip
    key = str(event.fields["id"]).removeprefix("0x")
    trade = str(told["trade_reference"]).removeprefix("0x")[: settlement.REFERENCE]
    at = datetime.fromtimestamp(int(told["settlement_at"]), UTC)
    for number, (source, target, token, _, amount) in enumerate(legs):
        if token is None or token.currency:
            continue
        paid = next(
            (each for each in legs if each[:2] == (target, source) and each[2] is not None and each[2].currency), None
        )  # fmt: skip
        money = None
        if paid is not None and paid[2] is not None and paid[3] is not None:
            money = Money(paid[2].amount(paid[4]), paid[2].currency, paid[2].key, paid[3].key, known.ledger)
        sides = [Side(each, names.get(each, each)) for each in (source, target)]
        for form in _FORMS:
            reference = f"{key[:28]}-{number}-{form}"
            yield Instruct(
                reference, trade, form, at, known.of(token), token.amount(amount),
                sides[0], sides[1], money,
            )  # fmt: skip


def confirmations(store: Store, begin: Moment | None, end: Moment, known: Identified) -> Iterator[bytes]:
    """A sese.025 to each side of what settled over (begin, end]."""
    registers = Registers(store)
    tokens = {each.address: each for each in registers.tokens.values()}
    after = -1 if begin is None else begin.place
    history = History(store)
    asked = {event.fields["id"]: event for event in history.of((INSTRUCTED,), to=end.place)}
    for event in history.of((SETTLED,), after=after, to=end.place):
        instructed = asked.get(event.fields["id"])
        if instructed is None:
            continue
        at = datetime.fromtimestamp(event.timestamp, UTC)
        for said in of_instruction(instructed, tokens, registers.names, known):
            yield settlement.confirmation_xml(said, at, event.tx)


def statuses(store: Store, end: Moment, known: Identified) -> Iterator[bytes]:
    """A sese.024 to each side of every instruction that is open: unmatched until both affirmed, then pending."""
    history = History(store)
    over = {event.fields["id"] for event in history.of((SETTLED, *ENDED), to=end.place)}
    affirmed: dict[str, int] = {}
    for event in history.of(("Settlement.Affirmed",), to=end.place):
        affirmed[event.fields["id"]] = affirmed.get(event.fields["id"], 0) | event.number("legs")
    for event, said in instructions(store, None, end, known):
        key = event.fields["id"]
        if key in over:
            continue
        all_legs = (1 << len(event.fields["instruction"]["legs"])) - 1
        yield status_xml(of_open(said.reference, affirmed_by_all=affirmed.get(key, 0) & all_legs == all_legs))


# -- corporate actions -------------------------------------------------------------------------------------------------


def notifications(
    store: Store, token: Token, begin: Moment | None, end: Moment, known: Identified
) -> Iterator[bytes]:  # fmt: skip
    """A seev.031 of each obligation of an instrument that was declared over (begin, end]."""
    registers = Registers(store)
    after = -1 if begin is None else begin.place
    for owed in obligations(store, token, end):
        if owed.declared.place > after and not owed.is_cancelled:
            yield corporate.notification_xml(action_of(registers, token, owed, known))


def advices(store: Store, token: Token, end: Moment, known: Identified) -> Iterator[bytes]:
    """A seev.035 to each holder of record of what is owed so much per unit and not paid yet."""
    registers = Registers(store)
    for owed in obligations(store, token, end):
        open_ = not owed.is_cancelled and owed.discharged_at is None
        if not open_ or owed.rule != "per_unit" or not 0 < owed.record_at <= end.timestamp:
            continue
        action, money = action_of(registers, token, owed, known), _money(registers, owed)
        for line in registers.at(token, registers.moment(owed.record_at)).holding:
            gross = from_base_units(owed.amount * line.units, money.decimals)
            part = Entitled(line.wallet, token.amount(line.units), gross, Decimal(0), gross)
            yield corporate.advice_xml(action, part)


def paid(store: Store, token: Token, begin: Moment | None, end: Moment, known: Identified) -> Iterator[bytes]:
    """A seev.036 of each payment to a holder of record over (begin, end]."""
    registers = Registers(store)
    after = -1 if begin is None else begin.place
    for owed in obligations(store, token, end):
        found = [each for each in payments(store, obligation=owed.id, after=after, to=end.place) if each.kind == "paid"]
        if not found:
            continue
        action, money = action_of(registers, token, owed, known), _money(registers, owed)
        record = registers.at(token, registers.moment(owed.record_at)) if owed.record_at else None
        units = {} if record is None else {line.wallet: line.units for line in record.holding}
        for each in found:
            amounts = (from_base_units(amount, money.decimals) for amount in (each.gross, each.withheld, each.net))
            part = Entitled(each.wallet, token.amount(units.get(each.wallet, 0)), *amounts)
            yield corporate.confirmation_xml(action, part, datetime.fromtimestamp(each.timestamp, UTC).date(), each.tx)


def action_of(registers: Registers, token: Token, owed: Obligation, known: Identified) -> Action:
    """An obligation as an event of ISO 20022."""
    money = _money(registers, owed)
    per_unit = from_base_units(owed.amount, money.decimals) if owed.rule == "per_unit" else None
    days = [datetime.fromtimestamp(each, UTC).date() for each in (owed.record_at or owed.pay_at, owed.pay_at)]
    return Action(owed.id, owed.kind, known.of(token), days[0], days[1], money.currency, per_unit)


def _money(registers: Registers, owed: Obligation) -> Token:
    """The money that is owed."""
    for each in registers.tokens.values():
        if each.address == owed.currency:
            return each
    raise InputError("currency", owed.currency, f"money that the index knows, for obligation {owed.id}")
