"""From logs to rows: every event decoded once, kept as it is, and what it changes in the tables with a history.

Registers change by the one rule that there is, `RegisterFromLogs`; an entry that it changed becomes a row. What is
known of a wallet is read back from the database when it is met first. Logs that can't be true end it: units that nobody
had, a contract that was not asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from sqlalchemy import Connection, Table, func, select

from rwa_chain import bindings
from rwa_chain.bindings import (
    IERC20,
    ICashToken,
    IHolds,
    IIdentityRegistry,
    IPaying,
    ITokenizedDeposit,
)  # fmt: skip
from rwa_chain.chain import ZERO_ADDRESS, Address, Event
from rwa_chain.chain.abi_types import AddressType, Bool, Bytes, EnumOf, Integer, parse
from rwa_chain.chain.codec import is_hashed_when_indexed
from rwa_chain.chain.receipts import RawLog
from rwa_chain.chain.registry import plain_name
from rwa_chain.errors import IndexRefused
from rwa_chain.index import schema
from rwa_chain.index.schema import LARGEST, PLACE_BITS, first_place, last_place, stored
from rwa_chain.index.store import Store
from rwa_chain.lifecycle.register import FROM_REGISTRY, Flag, HoldLine, Line, RegisterFromLogs

Rows = dict[Table, list[tuple[Any, ...]]]

_ENTRIES_KEPT = 300_000
_WRITTEN = (schema.address, schema.kind, schema.standing, *schema.HISTORIES)
_UNREAD = object()
_DEAD = int(Flag.DEAD)
_FROM_ENTRY = ("valid_until_at", "country", "investor_class", "generation")
_STANDING = "standing"
"""Where a line remembers the number of its standing; a line that replaces it does not."""
_PAID, _KEPT, _RELEASED, _PRESCRIBED = "paid", "kept", "released", "prescribed"


def name_of(kind: type[Event]) -> str:
    """An event as the index names it, `Settlement.Settled`."""
    return plain_name(kind.NAME)


# -- fields as JSON ----------------------------------------------------------------------------------------------------


def plain(value: Any) -> Any:
    """A value of an event as JSON has it: whole numbers as text, bytes as 0x…, enums by their names."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, bytes):
        return f"0x{value.hex()}"
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name.rstrip("_"): plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return str(value)


def encoder_of(kind: type[Event]) -> Callable[[Event], str]:
    """What writes an event's fields as a JSON object, made once per class as decoders are."""
    parts = []
    known: dict[str, Any] = {"dumps": json.dumps, "plain": plain}
    names = [each.name for each in fields(kind) if each.name != "place"]
    for name, (_, abi, indexed) in zip(names, kind.ABI, strict=True):
        type_ = parse(abi) if isinstance(abi, str) else abi
        label, value = name.rstrip("_"), f"e.{name}"
        if (indexed and is_hashed_when_indexed(type_)) or isinstance(type_, Bytes):
            shown = f'"0x{{{value}.hex()}}"'
        elif isinstance(type_, AddressType) or (isinstance(type_, Integer) and not isinstance(type_, EnumOf)):
            shown = f'"{{{value}}}"'
        elif isinstance(type_, Bool):
            shown = f"{{'true' if {value} else 'false'}}"
        else:
            shown = f"{{dumps(plain({value}))}}"
        parts.append(f'"{label}":{shown}')
    body = ",".join(parts)
    exec(f"def encode(e):\n    return f'''{{{{{body}}}}}'''", known)
    made: Callable[[Event], str] = known["encode"]
    return made


# -- registers that remember what changed ------------------------------------------------------------------------------


class _Lines(dict[Address, Line]):
    """Entries by wallet: those not met yet are read from the database, and what is set is noted."""

    def __init__(self, read: Callable[[Address], Line | None]) -> None:
        super().__init__()
        self._read = read
        self.changed: dict[Address, int] = {}
        """Wallets that were set, with the units that they had before."""
        self.fresh: set[Address] = set()
        """Wallets that the database has no row of."""

    def __missing__(self, wallet: Address) -> Line:
        found = self._read(wallet)
        if found is None:
            found = Line()
            self.fresh.add(wallet)
        dict.__setitem__(self, wallet, found)
        return found

    def __setitem__(self, wallet: Address, line: Line) -> None:
        if wallet not in self.changed:
            self.changed[wallet] = self[wallet].balance
        super().__setitem__(wallet, line)


class _Holds(dict[bytes, HoldLine]):
    """Open holds; what is set or ends is noted, and how much of each wallet is held."""

    def __init__(self, found: Mapping[bytes, HoldLine]) -> None:
        super().__init__()
        self.units: dict[Address, int] = {}
        self.changed: dict[bytes, HoldLine] = {}
        for key, hold in found.items():
            self[key] = hold
        self.changed.clear()

    def __setitem__(self, key: bytes, hold: HoldLine) -> None:
        self._count(super().get(key), -1)
        super().__setitem__(key, hold)
        self._count(hold, 1)
        self.changed[key] = hold

    def __delitem__(self, key: bytes) -> None:
        self.pop(key)

    def pop(self, key: bytes, default: Any = None) -> Any:
        found = super().pop(key, None)
        if found is None:
            return default
        self._count(found, -1)
        self.changed[key] = HoldLine(found.wallet, found.agent, 0, found.expires_at)
        return found

    def _count(self, hold: HoldLine | None, sign: int) -> None:
        if hold is not None:
            self.units[hold.wallet] = self.units.get(hold.wallet, 0) + sign * hold.units


class IndexedRegister(RegisterFromLogs):
    """A token's register that goes on from what the database has of it."""

    lines: _Lines
    holds: _Holds

    def __init__(
        self, token: Address, lines: _Lines, holds: _Holds, supply: int, members: int, holding: int
    ) -> None:  # fmt: skip
        super().__init__(token)
        self.holding = holding
        """Wallets with units."""
        self.lines, self.holds, self.supply, self.members = lines, holds, supply, members

    def held(self, wallet: Address) -> int:
        """Units of a wallet under holds."""
        return self.holds.units.get(wallet, 0)

    def _line(self, wallet: Address) -> Line:
        return self.lines[wallet]

    def _move(self, source: Address, target: Address, units: int) -> None:
        """As its base does, on the lines themselves: nobody else has them, and most logs are movements."""
        if source == ZERO_ADDRESS:
            self.supply += units
        else:
            self._own(source)["balance"] -= units
        if target == ZERO_ADDRESS:
            self.supply -= units
            return
        state = self._own(target)
        if units and not state["member"]:
            self.members += 1
            state["member"] = self.members
        state["balance"] += units

    def _attributes(self, wallet: Address, entry: Line) -> None:
        """As its base does, on the line itself."""
        state = self._own(wallet)
        state |= {name: entry.__dict__[name] for name in _FROM_ENTRY}
        state["flags"] = state["flags"] & ~FROM_REGISTRY | entry.flags & FROM_REGISTRY
        state.pop(_STANDING, None)

    def _own(self, wallet: Address) -> dict[str, Any]:
        """The fields of a wallet's line, which is noted as changed."""
        state = self.lines[wallet].__dict__
        changed = self.lines.changed
        if wallet not in changed:
            changed[wallet] = state["balance"]
        return state


# -- rows --------------------------------------------------------------------------------------------------------------


class Projection:
    """Rows of logs, in the order of the chain; it knows what the database has and forgets it with `reset`."""

    def __init__(self, store: Store, contracts: Mapping[Address, str]) -> None:
        self._store = store
        self.contracts = contracts
        """Kinds of the contracts that are followed, by address."""
        self._others: dict[type[Event], Callable[[int, Any], None]] = {
            IPaying.HoldersPaid: self._paid,
            IPaying.KeptForHolder: self._kept,
            IPaying.KeptReleased: self._released,
            IPaying.SharePrescribed: self._prescribed,
            IIdentityRegistry.HolderRegistered: lambda place, e: self._owned(place, e.holder, e.holder),
            IIdentityRegistry.WalletAdded: lambda place, e: self._owned(place, e.wallet, e.holder),
            IIdentityRegistry.WalletRemoved: lambda place, e: self._owned(place, e.wallet, None),
            IIdentityRegistry.WalletRecovered: lambda place, e: self._owned(place, e.successor, e.holder),
            ICashToken.DepositsBooked: self._booked,
            ICashToken.DepositsUnbooked: self._booked,
            ITokenizedDeposit.DepositPaidIn: self._booked,
            ITokenizedDeposit.DepositPaidOut: self._booked,
            ITokenizedDeposit.DepositsNetted: self._booked,
        }
        self.reset()

    def reset(self) -> None:
        """Forget all that is held in memory: the database was wound back, or a write to it failed."""
        self._registers: dict[Address, IndexedRegister | None] = {}
        self._ids: dict[str, int] = {}
        self._kinds: dict[type[Event], tuple[int, Callable[[Event], str]]] = {}
        with self._store.engine.connect() as connection:
            self._next_id = 1 + connection.execute(select(func.coalesce(func.max(schema.address.c.id), 0))).scalar_one()
            self._knows_all = self._next_id <= _ENTRIES_KEPT
            if self._knows_all:
                known = connection.execute(select(schema.address.c.address, schema.address.c.id))
                self._ids.update(dict(known.all()))
            s = schema.standing.c
            self._next_standing = 1 + connection.execute(select(func.coalesce(func.max(s.id), 0))).scalar_one()
            self._standings: dict[tuple[Any, ...], int] = {}
            if self._next_standing <= _ENTRIES_KEPT:
                self._standings.update((tuple(row[1:]), row[0]) for row in connection.execute(select(schema.standing)))
            names = connection.execute(select(schema.kind.c.name, schema.kind.c.id))
            self._kind_ids: dict[str, int] = dict(names.all())

    def rows(self, logs: Iterable[RawLog], first: int, last: int) -> Rows:
        """What is to be written of the logs of some blocks; refuses a log of another one."""
        self._within = range(first_place(first), last_place(last) + 1)
        if sum(len(each.lines) for each in self._registers.values() if each) > _ENTRIES_KEPT:
            self._registers.clear()
        if len(self._ids) > _ENTRIES_KEPT:
            self._ids.clear()
            self._knows_all = False
        if len(self._standings) > _ENTRIES_KEPT:
            self._standings.clear()
        with self._store.engine.connect() as self._connection:
            return self._rows(logs)

    def _rows(self, logs: Iterable[RawLog]) -> Rows:
        self._out: Rows = {table: [] for table in _WRITTEN}
        self._unread: Connection = self._connection
        events, unknown = self._out[schema.event], self._out[schema.unknown_log]
        registers: dict[Address, Any] = self._registers
        within = self._within
        last_tx, tx = "", b""
        for log in logs:
            event = log.decoded()
            place = log.place if event is None or event.place is None else event.place
            at = place.block << PLACE_BITS | place.index
            if at not in within:
                raise IndexRefused(f"the node sent a log of block {place.block}, which was not asked for")
            if place.tx != last_tx:
                last_tx, tx = place.tx, bytes.fromhex(place.tx[2:])
            contract = self._ids.get(place.address) or self._id(place.address)
            if place.address not in self.contracts:
                raise IndexRefused(
                    f"the node sent a log of {place.address} in block {place.block}, which was not asked for"
                )
            if event is None:
                unknown.append((at, contract, tx, " ".join(log.topics), log.data))
                continue
            kind = type(event)
            known = self._kinds.get(kind) or self._kind(kind)
            events.append((at, contract, known[0], tx, known[1](event)))
            register = registers.get(place.address, _UNREAD)
            if register is _UNREAD:
                register = self._register(place.address)
            if register is not None:
                supply = register.supply
                if kind is IERC20.Transfer:
                    register._move(event.from_, event.to, event.value)  # type: ignore[attr-defined]
                else:
                    register._apply(event)
                if register.lines.changed or register.holds.changed or register.supply != supply:
                    self._changed(at, contract, register, supply)
            other = self._others.get(kind)
            if other is not None:
                other(at, event)
        return self._out

    # -- what is known ---------------------------------------------------------------------------------------------

    def _id(self, address: str) -> int:
        found = self._ids.get(address)
        if found is None:
            if not self._knows_all:
                known = self._connection.execute(
                    select(schema.address.c.id).where(schema.address.c.address == address)
                ).scalar()
                if known is not None:
                    self._ids[address] = int(known)
                    return int(known)
            found = self._ids[address] = self._next_id
            self._next_id += 1
            self._out[schema.address].append((found, address))
        return found

    def _kind(self, kind: type[Event]) -> tuple[int, Callable[[Event], str]]:
        name = name_of(kind)
        number = self._kind_ids.get(name)
        if number is None:
            number = self._kind_ids[name] = len(self._kind_ids) + 1
            self._out[schema.kind].append((number, name))
        made = self._kinds[kind] = (number, encoder_of(kind))
        return made

    def _register(self, token: Address) -> IndexedRegister | None:
        """The register of a token as the database has it; None for a contract that keeps none."""
        if token in self._registers:
            return self._registers[token]
        if not keeps_register(self.contracts[token]):
            self._registers[token] = None
            return None
        number, c = self._id(token), self._connection
        e, h = schema.entry.c, schema.hold.c
        supply = c.execute(
            select(schema.supply.c.units, schema.supply.c.wallets).where(schema.supply.c.token == number)
            .order_by(schema.supply.c.place.desc()).limit(1)
        ).first() or (0, 0)  # fmt: skip
        members = c.execute(select(func.coalesce(func.max(e.member), 0)).where(e.token == number)).scalar_one()
        addresses = self._addresses_of
        holds: dict[bytes, HoldLine] = {}
        for row in c.execute(select(schema.hold).where(h.token == number).order_by(h.place)):
            line = HoldLine(addresses(row.wallet), addresses(row.agent), int(row.units), int(row.expires_at))
            holds[bytes(row.id)] = line
        open_ = {key: each for key, each in holds.items() if each.units}
        is_new = c.execute(select(e.wallet).where(e.token == number).limit(1)).first() is None
        lines = _Lines((lambda _: None) if is_new else lambda wallet: self._stored_line(number, wallet))
        made = self._registers[token] = IndexedRegister(token, lines, _Holds(open_), int(supply[0]), members, supply[1])
        return made

    def _stored_line(self, token: int, wallet: Address) -> Line | None:
        e, s = schema.entry.c, schema.standing.c
        row = self._connection.execute(
            select(schema.entry, schema.standing).join(schema.standing, s.id == e.standing)
            .where(e.token == token, e.wallet == self._id(wallet)).order_by(e.place.desc()).limit(1)
        ).first()  # fmt: skip
        if row is None:
            return None
        line = Line(
            balance=int(row.units), frozen=int(row.frozen), valid_until_at=row.valid_until_at, country=row.country,
            investor_class=row.investor_class, flags=Flag(row.flags), generation=row.generation, member=row.member,
            **({} if row.successor is None else {"successor": self._addresses_of(row.successor)}),
        )  # fmt: skip
        line.__dict__[_STANDING] = row.standing
        return line

    def _standing(self, line: Line) -> int:
        """The number of what a line says beside units; a new one where it says what none did."""
        flags = int(line.flags)
        said = (
            flags, line.country, line.investor_class, line.valid_until_at, line.generation,
            self._id(line.successor) if flags & _DEAD else None,
        )  # fmt: skip
        number = self._standings.get(said)
        if number is None:
            number = self._standings[said] = self._next_standing
            self._next_standing += 1
            self._out[schema.standing].append((number, *said))
        line.__dict__[_STANDING] = number
        return number

    def _addresses_of(self, number: int) -> Address:
        a = schema.address.c
        return Address(self._connection.execute(select(a.address).where(a.id == number)).scalar_one())

    # -- what changes ----------------------------------------------------------------------------------------------

    def _changed(self, at: int, token: int, register: IndexedRegister, supply: int) -> None:
        out, lines, ids, held = self._out[schema.entry], register.lines, self._ids, register.holds.units
        holding, fresh = register.holding, lines.fresh
        for wallet, before in lines.changed.items():
            line = lines[wallet]
            state = line.__dict__
            units, frozen = state["balance"], state["frozen"]
            if not before:
                holding += units > 0
            elif not units:
                holding -= 1
            if units < 0:
                raise IndexRefused(
                    f"the node's logs can't be true: {wallet} gives more of {register.token} than it has, in block "
                    f"{schema.block_of(at)}; nothing of this range was kept"
                )
            under_holds = held.get(wallet, 0) if held else 0
            if units > LARGEST or frozen > LARGEST or under_holds > LARGEST:
                units, frozen, under_holds = stored(units), stored(frozen), stored(under_holds)  # type: ignore[assignment]
            number = ids.get(wallet) or self._id(wallet)
            standing = state.get(_STANDING) or self._standing(line)
            out.append((token, number, at, units, frozen, under_holds, standing, state["member"]))
            if wallet in fresh:
                fresh.discard(wallet)
                self._out[schema.listed].append((token, number, at))
        lines.changed.clear()
        if register.supply != supply or register.holding != holding:
            register.holding = holding
            self._out[schema.supply].append((token, at, stored(register.supply), holding))
        holds = register.holds
        if holds.changed:
            for key, hold in holds.changed.items():
                self._out[schema.hold].append((
                    token, key, at, self._id(hold.wallet), self._id(hold.agent), stored(hold.units),
                    stored(hold.expires_at),
                ))  # fmt: skip
            holds.changed.clear()

    def _owned(self, place: int, wallet: Address, holder: Address | None) -> None:
        rows = self._out[schema.holder]
        row = (self._id(wallet), place, None if holder is None else self._id(holder))
        if not rows or rows[-1][:2] != row[:2]:
            rows.append(row)

    def _booked(self, place: int, event: Any) -> None:
        self._out[schema.booked].append((self._id(event.place.address), place, stored(event.booked)))

    def _paid(self, place: int, event: IPaying.HoldersPaid) -> None:
        lists = zip(event.wallets, event.payees or event.wallets, event.gross or event.nets, event.nets, strict=True)
        cash = self._id(event.cash)
        for number, (wallet, payee, gross, net) in enumerate(lists):
            self._pay(place, number, event.id, wallet, payee, cash, _PAID, gross, gross - net, net)

    def _kept(self, place: int, e: IPaying.KeptForHolder) -> None:
        self._pay(place, 0, e.id, e.wallet, e.payee, None, _KEPT, e.gross, e.withheld, e.net)

    def _released(self, place: int, e: IPaying.KeptReleased) -> None:
        self._pay(place, 0, e.id, e.wallet, e.to, self._id(e.cash), _RELEASED, e.amount, 0, e.amount)

    def _prescribed(self, place: int, e: IPaying.SharePrescribed) -> None:
        self._pay(place, 0, e.id, e.wallet, e.to, None, _PRESCRIBED, e.amount, 0, e.amount)

    def _pay(
        self, place: int, number: int, obligation: bytes, wallet: Address, payee: Address, cash: int | None, kind: str,
        gross: int, withheld: int, net: int,
    ) -> None:  # fmt: skip
        self._out[schema.payment].append((
            place, number, bytes(obligation), self._id(wallet), self._id(payee), cash, kind, stored(gross),
            stored(withheld), stored(net),
        ))  # fmt: skip


def keeps_register(kind: str) -> bool:
    """Whether contracts of a kind keep entries: securities and money do."""
    return hasattr(getattr(bindings, kind, None), "EntryAdmitted")


__all__ = ["IERC20", "IHolds", "IndexedRegister", "Projection", "Rows", "encoder_of", "keeps_register", "name_of"]
