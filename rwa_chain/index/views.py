"""What people ask of an index, as tables: a register, a holder's statement, what an obligation came to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from rwa_chain.chain import Address
from rwa_chain.errors import InputError
from rwa_chain.index import schema
from rwa_chain.index.history import History, Kept
from rwa_chain.index.register import Moment, RegisterAt, Registers, Token, iso
from rwa_chain.index.store import Store, explained
from rwa_chain.index.tables import Sheet
from rwa_chain.money import from_base_units

DECLARED = "Obligations.ObligationDeclared"
AMENDED = "Obligations.ObligationAmended"
CANCELLED = "Obligations.ObligationCancelled"
FUNDED = "Obligations.ObligationFunded"
RETURNED = "Obligations.ContributionReturned"
POSTPONED = "Obligations.ObligationPostponed"
DISCHARGED = "Paying.ObligationDischarged"
_ONCE = 1 << 16
"""Numbers below it count periods."""
_OBLIGATIONS = (DECLARED, AMENDED, CANCELLED, FUNDED, RETURNED, POSTPONED, DISCHARGED)


def register_sheet(found: RegisterAt) -> Sheet:
    """The lines with units, holder by holder: units, what of them is frozen or held, for whom, their share."""
    token = found.token
    rows = []
    for holder, lines in found.holders.items():
        for each in lines:
            holds = found.holds.get(each.wallet, ())
            rows.append((
                found.name(holder), each.wallet, token.amount(each.units), token.amount(each.frozen),
                token.amount(each.held),
                "; ".join(f"{token.amount(hold.units):f} for {hold.agent_name}" for hold in holds),
                found.share(each.units), each.status, _until(each.valid_until_at),
            ))  # fmt: skip
    return Sheet(
        f"Register of {token.ticker}",
        ("holder", "wallet", "units", "frozen", "held", "held for", "per cent", "status", "valid until"),
        tuple(rows),
        {
            "token": token.address, "block": found.moment.block, "at": iso(found.moment.timestamp),
            "supply": token.amount(found.supply), "holders": len(found.holders), "wallets": len(rows),
        },
        (2, 3, 4, 6),
    )  # fmt: skip


def _until(timestamp: int) -> str:
    return "" if timestamp in (0, 0xFFFFFFFF) else iso(timestamp)[:10]


# -- obligations -------------------------------------------------------------------------------------------------------


@dataclass
class Obligation:
    """An obligation as its events tell it; amounts are base units of cash. `id` is 0x…"""

    id: str
    token: Address
    number: int
    kind: str
    record_at: int
    pay_at: int
    due_at: int
    rule: str
    currency: Address
    amount: int
    units: int
    declared: Kept
    funded: int = 0
    total: int = 0
    funders: tuple[Address, ...] = ()
    is_cancelled: bool = False
    discharged_at: int | None = None

    def state(self, now: int) -> str:
        """In a word."""
        if self.is_cancelled:
            return "cancelled"
        if self.discharged_at is not None:
            return "discharged"
        if self.total and self.funded >= self.total:
            return "funded"
        return "overdue" if now > self.due_at else "part-funded" if self.funded else "declared"

    @property
    def missing(self) -> int:
        """What holders must receive and is not there."""
        return 0 if self.is_cancelled or self.discharged_at is not None else max(0, self.total - self.funded)


def obligations(store: Store, token: Token | None, moment: Moment) -> list[Obligation]:
    """What was declared up to a moment, by due date; a per-unit total is amount × supply at the record, once passed."""
    found: dict[str, Obligation] = {}
    registers = Registers(store)
    for event in History(store).of(_OBLIGATIONS, to=moment.place):
        _apply(found, event)
    chosen = [each for each in found.values() if token is None or each.token == token.address]
    tokens = {each.address: each for each in registers.tokens.values()}
    for each in chosen:
        if each.rule == "per_unit" and each.token in tokens and each.record_at <= moment.timestamp and not each.total:
            record = registers.moment(each.record_at) if each.record_at else moment
            each.total = each.amount * registers.supply(tokens[each.token], record)
        elif not each.total:
            each.total = each.amount
    return sorted(chosen, key=lambda each: (each.due_at, each.number))


def _apply(found: dict[str, Obligation], event: Kept) -> None:
    key, fields = event.fields["id"], event.fields
    if event.kind == DECLARED:
        terms = fields["terms"]
        found[key] = Obligation(
            key, Address(fields["token"]), int(fields["number"]), terms["kind"], int(terms["record_at"]),
            int(terms["pay_at"]), int(terms["due_at"]), terms["rule"], Address(terms["currency"]), int(terms["amount"]),
            int(terms["units"]), event,
        )  # fmt: skip
        return
    owed = found.get(key)
    if owed is None:
        return
    if event.kind == FUNDED:
        owed.funded, owed.total = int(fields["funded"]), int(fields["total"])
        owed.funders = tuple(dict.fromkeys([*owed.funders, Address(fields["funder"])]))
    elif event.kind == RETURNED:
        owed.funded -= int(fields["amount"])
    elif event.kind == AMENDED:
        owed.amount, owed.units = int(fields["amount"]), int(fields["units"])
    elif event.kind == POSTPONED:
        owed.due_at = int(fields["due_at"])
    elif event.kind == CANCELLED:
        owed.is_cancelled = True
    else:
        owed.discharged_at = event.timestamp


@dataclass(frozen=True)
class Paid:
    """What came of an obligation for one wallet: paid, kept, released or prescribed. Amounts are base units of cash."""

    place: int
    obligation: str
    wallet: Address
    payee: Address
    cash: Address | None
    kind: str
    gross: int
    withheld: int
    net: int
    tx: str
    timestamp: int


def payments(
    store: Store, *, obligation: str | None = None, wallets: tuple[Address, ...] = (), after: int = -1,
    to: int | None = None,
) -> list[Paid]:  # fmt: skip
    """What pages, claims and releases did, in order; of an obligation or of some wallets if told."""
    p, a, b, e = schema.payment.c, schema.address, schema.block.c, schema.event.c
    wallet, payee, cash = a.alias(), a.alias(), a.alias()
    query = (
        select(p.place, p.obligation, wallet.c.address, payee.c.address, cash.c.address, p.kind, p.gross, p.withheld,
               p.net, e.tx, b.timestamp)
        .join(wallet, wallet.c.id == p.wallet)
        .join(payee, payee.c.id == p.payee)
        .outerjoin(cash, cash.c.id == p.cash)
        .join(schema.event, e.place == p.place)
        .join(schema.block, b.number == schema.block_number(p.place))
        .where(p.place > after)
        .order_by(p.place, p.number)
    )  # fmt: skip
    if obligation is not None:
        query = query.where(p.obligation == bytes.fromhex(obligation[2:]))
    if wallets:
        query = query.where(wallet.c.address.in_([str(each) for each in wallets]))
    if to is not None:
        query = query.where(p.place <= to)
    with explained(store.where), store.engine.connect() as connection:
        return [
            Paid(place, f"0x{bytes(key).hex()}", Address(w), Address(y), None if c is None else Address(c), kind,
                 int(gross), int(withheld), int(net), f"0x{bytes(tx).hex()}", timestamp)
            for place, key, w, y, c, kind, gross, withheld, net, tx, timestamp in connection.execute(query)
        ]  # fmt: skip


def coupon_sheet(store: Store, token: Token, which: str, moment: Moment) -> Sheet:
    """One obligation of an instrument, holder of record by holder of record; coupons count from 1."""
    owed = _chosen(store, token, which, moment)
    registers = Registers(store)
    decimals, currency = _money(registers, owed.currency)
    record = registers.moment(owed.record_at) if owed.record_at else moment
    found = registers.at(token, record)
    by_wallet: dict[Address, list[Paid]] = {}
    for paid in payments(store, obligation=owed.id, to=moment.place):
        by_wallet.setdefault(paid.wallet, []).append(paid)
    units = {each.wallet: each.units for each in found.holding}
    rows = []
    for wallet in dict.fromkeys([*units, *by_wallet]):
        parts = by_wallet.get(wallet, [])
        kept = sum(p.net for p in parts if p.kind == "kept") - sum(
            p.net for p in parts if p.kind in ("released", "prescribed")
        )
        first = [p for p in parts if p.kind in ("paid", "kept")]
        gross, withheld = sum(p.gross for p in first), sum(p.withheld for p in first)
        due = owed.amount * units.get(wallet, 0) if owed.rule == "per_unit" else gross
        rows.append((
            found.name(wallet), wallet, token.amount(units.get(wallet, 0)), _cash(due, decimals),
            _cash(gross, decimals), _cash(withheld, decimals), _cash(gross - withheld - kept, decimals),
            _cash(kept, decimals),
            iso(parts[-1].timestamp) if parts else "", parts[-1].tx if parts else "",
        ))  # fmt: skip
    return Sheet(
        f"{label(owed).capitalize()} of {token.ticker}",
        ("holder", "wallet", "units of record", "due", "gross", "withheld", "paid", "kept", "last paid", "transaction"),
        tuple(rows),
        {
            "token": token.address, "obligation": owed.id, "number": owed.number, "kind": owed.kind,
            "record": iso(owed.record_at) if owed.record_at else "", "pay": iso(owed.pay_at), "due": iso(owed.due_at),
            "currency": currency, "amount per unit": _cash(owed.amount, decimals) if owed.rule == "per_unit" else "",
            "total": _cash(owed.total, decimals), "funded": _cash(owed.funded, decimals),
            "funded by": ", ".join(registers.names.get(each, each) for each in owed.funders),
            "state": owed.state(moment.timestamp), "block": moment.block, "at": iso(moment.timestamp),
        },
        (2, 3, 4, 5, 6, 7),
    )  # fmt: skip


def label(owed: Obligation) -> str:
    """An obligation as people call it, `coupon 1`; what an instrument owes once has no number."""
    kind = owed.kind.replace("_", " ")
    return f"{kind} {owed.number + 1}" if owed.number < _ONCE else kind


def _chosen(store: Store, token: Token, which: str, moment: Moment) -> Obligation:
    known = {label(each): each for each in obligations(store, token, moment) if not each.is_cancelled}
    found = known.get(which) or next((each for name, each in known.items() if name.endswith(f" {which}")), None)
    if found is None:
        raise InputError("N", which, f"what was declared: {', '.join(known) or 'nothing yet'}")
    return found


def _cash(units: int, decimals: int) -> Decimal:
    return from_base_units(units, decimals)


def _money(registers: Registers, currency: Address) -> tuple[int, str]:
    """Decimals and currency of a cash token."""
    for each in registers.tokens.values():
        if each.address == currency:
            return each.decimals, each.currency
    return 0, ""


# -- statements --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Statement:
    """What a holder had at the beginning, what moved, what it was paid, what it has at the end."""

    holder: Address
    name: str
    wallets: tuple[Address, ...]
    begin: Moment | None
    end: Moment
    positions: Sheet
    movements: Sheet
    payments: Sheet

    def sheet(self) -> Sheet:
        """Its movements as a table, with positions and payments as further parts."""
        facts = {
            "holder": self.holder, "name": self.name, "wallets": list(self.wallets),
            "from": iso(self.begin.timestamp) if self.begin else "", "to": iso(self.end.timestamp),
            "from_block": self.begin.block if self.begin else None, "block": self.end.block,
        }  # fmt: skip
        moved = self.movements
        parts = (self.positions, moved, self.payments)
        return Sheet(f"Statement of {self.name}", moved.columns, moved.rows, facts, moved.right, parts)

    def document(self) -> dict[str, Any]:
        """As one JSON document."""
        return self.sheet().document()


def statement(store: Store, holder: Address, begin: Moment | None, end: Moment) -> Statement:
    """A holder's statement over (begin, end]; from its first movement without a beginning."""
    registers = Registers(store)
    wallets = _wallets_of(store, holder, end)
    after = -1 if begin is None else begin.place
    history = list(_entries(store, wallets, end))
    places = History(store).at([row[2] for row in history if row[2] > after])
    tokens = {each.id: each for each in registers.tokens.values()}
    opening: dict[tuple[int, Address], int] = {}
    balance: dict[tuple[int, Address], int] = {}
    moved = []
    for token_id, wallet, place, units in history:
        key, token = (token_id, wallet), tokens[token_id]
        before = balance.get(key, 0)
        balance[key] = units
        if place <= after:
            opening[key] = units
        elif units != before:
            event = places[place]
            moved.append((
                iso(event.timestamp), token.ticker, wallet, token.amount(units - before), token.amount(units),
                _other_side(event, wallet, registers), event.block, event.tx,
            ))  # fmt: skip
    positions = tuple(
        (tokens[token].ticker, tokens[token].currency or "units", wallet,
         tokens[token].amount(opening.get((token, wallet), 0)), tokens[token].amount(units))
        for (token, wallet), units in sorted(balance.items(), key=lambda each: (tokens[each[0][0]].key, each[0][1]))
        if units or opening.get((token, wallet), 0) or any(row[1] == tokens[token].ticker for row in moved)
    )  # fmt: skip
    kinds = {each.id: each for each in obligations(store, None, end)}
    names = {each.address: each for each in registers.tokens.values()}
    received = []
    for paid in payments(store, wallets=wallets, after=after, to=end.place):
        owed = kinds.get(paid.obligation)
        of = names.get(owed.token) if owed else None
        decimals, currency = _money(registers, paid.cash or (owed.currency if owed else holder))
        received.append((
            iso(paid.timestamp), of.ticker if of else "", label(owed) if owed else "",
            paid.kind, _cash(paid.gross, decimals), _cash(paid.withheld, decimals), _cash(paid.net, decimals), currency,
            registers.names.get(paid.payee, paid.payee), paid.tx,
        ))  # fmt: skip
    return Statement(
        holder, registers.names.get(holder, holder), wallets, begin, end,
        Sheet("Positions", ("instrument", "in", "wallet", "at the beginning", "at the end"), positions, {}, (3, 4)),
        Sheet("Movements", ("time", "instrument", "wallet", "change", "balance", "from or to", "block", "transaction"),
              tuple(sorted(moved, key=lambda row: (row[6], row[1]))), {}, (3, 4)),
        Sheet("Payments", ("time", "instrument", "obligation", "came as", "gross", "withheld", "net", "currency",
                           "payee", "transaction"), tuple(received), {}, (4, 5, 6)),
    )  # fmt: skip


def _wallets_of(store: Store, holder: Address, moment: Moment) -> tuple[Address, ...]:
    """Every wallet that was the holder's up to a moment; a wallet stands for its holder."""
    h, a = schema.holder.c, schema.address
    with explained(store.where), store.engine.connect() as connection:
        number = connection.execute(select(a.c.id).where(a.c.address == str(holder))).scalar()
        if number is None:
            raise InputError("HOLDER", holder, "somebody whom the index knows")
        own = connection.execute(
            select(h.holder).where(h.wallet == number, h.place <= moment.place).order_by(h.place.desc()).limit(1)
        ).scalar()
        rows = connection.execute(
            select(a.c.address).join(schema.holder, a.c.id == h.wallet)
            .where(h.holder == (own or number), h.place <= moment.place).distinct()
        ).scalars()  # fmt: skip
        return tuple(sorted({holder, *map(Address, rows)}))


def _entries(store: Store, wallets: tuple[Address, ...], end: Moment) -> Iterator[tuple[int, Address, int, int]]:
    """Units after each change of the wallets' entries, in order."""
    e, a = schema.entry.c, schema.address.c
    query = (
        select(e.token, a.address, e.place, e.units)
        .join(schema.address, a.id == e.wallet)
        .where(a.address.in_([str(each) for each in wallets]), e.place <= end.place)
        .order_by(e.place)
    )
    with explained(store.where), store.engine.connect() as connection:
        for token, wallet, place, units in connection.execute(query):
            yield token, Address(wallet), place, int(units)


def _other_side(event: Kept, wallet: Address, registers: Registers) -> str:
    fields = event.fields
    if event.kind != "ERC20.Transfer":
        return event.kind
    other = Address(fields["to"] if fields["from"] == wallet else fields["from"])
    if int(other, 16) == 0:
        return "issued" if fields["to"] == wallet else "retired"
    return registers.names.get(other, other)
