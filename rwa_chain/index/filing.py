"""Holders and trades of a security as tables for a filing onshore.

The format that the CSRC's guide prescribes was not at hand: these are the facts that a filer is asked for, under names
of our own. Every movement of units is a row, so what was issued less what was redeemed is what holders have. Residence
is that of the register at the instant; no personal data beyond the names of the operator's list.
"""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.chain import ZERO_ADDRESS, Address
from rwa_chain.countries import country_letters
from rwa_chain.index.history import History
from rwa_chain.index.register import Moment, RegisterAt, Registers, Token, iso
from rwa_chain.index.schema import place_reference
from rwa_chain.index.store import Store
from rwa_chain.index.tables import Sheet

TRANSFER, INSTRUCTED, SETTLED = "ERC20.Transfer", "Settlement.Instructed", "Settlement.Settled"
ALLOTTED = "Offering.AllotmentSettled"
_Paid = tuple[Decimal | None, str, str]
"""Money, its currency and the trade's reference."""


def holders_sheet(found: RegisterAt) -> Sheet:
    """Who holds units, where they reside and of what class, their share."""
    token = found.token
    rows = tuple(
        (
            found.name(holder), each.wallet, country_letters(each.country), each.investor_class,
            token.amount(each.units), found.share(each.units), token.amount(each.frozen), token.amount(each.held),
            each.status,
        )
        for holder, lines in found.holders.items()
        for each in lines
    )  # fmt: skip
    return Sheet(
        f"Holders of {token.ticker}",
        ("holder", "wallet", "residence", "class", "units", "per cent", "frozen", "held", "status"),
        rows,
        {
            "token": token.address, "block": found.moment.block, "at": iso(found.moment.timestamp),
            "supply": token.amount(found.supply), "holders": len(found.holders),
        },
        (3, 4, 5, 6, 7),
    )  # fmt: skip


def trades_sheet(store: Store, token: Token, begin: Moment | None, end: Moment) -> Sheet:
    """Every movement of units over (begin, end], in the order of the chain, with the money that settled against it."""
    registers, history = Registers(store), History(store)
    after = -1 if begin is None else begin.place
    paid = _paid(history, registers, token, after, end)
    residences = {each.wallet: country_letters(each.country) for each in registers.at(token, end).lines}
    rows = []
    for event in history.of((TRANSFER,), contract=token.address, after=after, to=end.place):
        source, target = Address(event.fields["from"]), Address(event.fields["to"])
        settled = paid.get((event.tx, source, target))
        kind = "issue" if source == ZERO_ADDRESS else "redemption" if target == ZERO_ADDRESS else ""
        money, currency, reference = settled or (None, "", "")
        rows.append((
            iso(event.timestamp), kind or ("trade" if settled else "transfer"),
            *(
                part
                for each in (source, target)
                for part in (("", "", "") if each == ZERO_ADDRESS
                             else (registers.names.get(each, each), each, residences.get(each, "")))
            ),
            token.amount(event.number("value")), money, currency, reference, event.tx, place_reference(event.place),
        ))  # fmt: skip
    return Sheet(
        f"Trades of {token.ticker}",
        ("at", "kind", "from", "from wallet", "from residence", "to", "to wallet", "to residence", "units", "money",
         "currency", "reference", "transaction", "place"),
        tuple(rows),
        {
            "token": token.address, "after": "" if begin is None else iso(begin.timestamp), "to": iso(end.timestamp),
            "block": end.block,
        },
        (8, 9),
    )  # fmt: skip


def _paid(
    history: History, registers: Registers, token: Token, after: int, end: Moment
) -> dict[tuple[str, Address, Address], _Paid]:  # fmt: skip
    """What settled deliveries of a token were paid, by transaction, deliverer and receiver."""
    money = {each.address: each for each in registers.tokens.values() if each.currency}
    asked = {event.fields["id"]: event.fields["instruction"] for event in history.of((INSTRUCTED,), to=end.place)}
    found: dict[tuple[str, Address, Address], _Paid] = {}
    for event in history.of((ALLOTTED,), after=after, to=end.place):
        cash = money.get(Address(event.fields["pay_asset"]))
        if cash is not None:
            said = (cash.amount(event.number("cash")), cash.currency, "")
            found[event.tx, ZERO_ADDRESS, Address(event.fields["investor"])] = said
    for event in history.of((SETTLED,), after=after, to=end.place):
        told = asked.get(event.fields["id"])
        if told is None:
            continue
        legs = [(Address(each["from"]), Address(each["to"]), Address(each["out_asset"]), int(each["amount"]))
                for each in told["legs"]]  # fmt: skip
        for source, target, asset, _ in legs:
            if asset != token.address:
                continue
            back = [(money[each[2]], each[3]) for each in legs if each[:2] == (target, source) and each[2] in money]
            currencies = {each.currency for each, _ in back}
            one = currencies.pop() if len(currencies) == 1 else ""
            total = sum((each.amount(units) for each, units in back), Decimal(0)) if one else None
            found[event.tx, source, target] = (total, one, str(told["trade_reference"]))
    return found
