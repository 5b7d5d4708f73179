"""Who held what at an instant: a token's register as the index has it, by one look at each wallet's last entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, text

from rwa_chain.chain import Address
from rwa_chain.chain.clock import Instant, to_seconds
from rwa_chain.errors import IndexRefused, InputError
from rwa_chain.index import schema
from rwa_chain.index.schema import last_place
from rwa_chain.index.store import Store, explained, without_collections
from rwa_chain.lifecycle.register import Flag
from rwa_chain.money import from_base_units

_LAST_ENTRIES = text("""
    SELECT w.wallet, e.units, e.frozen, e.held, e.standing, e.member
    FROM (SELECT wallet FROM listed WHERE token = :token AND wallet > :after AND place <= :place
          ORDER BY wallet LIMIT :most) w
    CROSS JOIN entry e
    WHERE e.token = :token AND e.wallet = w.wallet AND e.place =
        (SELECT max(p.place) FROM entry p WHERE p.token = :token AND p.wallet = w.wallet AND p.place <= :place)
    ORDER BY w.wallet
""")
"""Each wallet's last entry at or before a place: as many looks as there are wallets, however often they traded."""


_MEMBER = 5
"""Where a row has the member number."""

_LOOKS = 20
"""Most windows of wallets that a page looks through for some with units."""


@dataclass(frozen=True)
class Moment:
    """The end of a block that is in the index."""

    block: int
    timestamp: int

    @property
    def place(self) -> int:
        """The last place that counts."""
        return last_place(self.block)


@dataclass(frozen=True)
class Token:
    """A contract that keeps entries; `decimals` are those of its units, `currency` is empty for a security."""

    key: str
    address: Address
    id: int
    kind: str
    symbol: str
    title: str
    decimals: int
    currency: str

    @property
    def ticker(self) -> str:
        """What people call it: a security's ticker, a bank's money."""
        return self.key.removeprefix("token/")

    def amount(self, units: int) -> Decimal:
        """Base units as people write them."""
        return from_base_units(units, self.decimals)


@dataclass(frozen=True)
class HeldUnits:
    """Units of a wallet that are promised to somebody."""

    id: bytes
    agent: Address
    agent_name: str
    units: int
    expires_at: int


class Held(NamedTuple):
    """A wallet's line: units are base units of the token, `holder` is the first wallet of whom it belongs to."""

    wallet: Address
    holder: Address | None
    units: int
    frozen: int
    held: int
    flags: Flag
    country: int
    investor_class: int
    valid_until_at: int
    generation: int
    member: int
    successor: Address | None

    @property
    def status(self) -> str:
        """In a word, the weightiest first."""
        for flag in (Flag.DEAD, Flag.SANCTIONED, Flag.FROZEN, Flag.HELD, Flag.ADMITTED):
            if self.flags & flag:
                return str(flag.name).lower()
        return "unknown"


@dataclass(frozen=True)
class RegisterAt:
    """A token's register at the end of a block, lines by member number."""

    token: Token
    moment: Moment
    supply: int
    wallets: int
    """How many hold units."""
    lines: tuple[Held, ...]
    holds: Mapping[Address, tuple[HeldUnits, ...]]
    names: Mapping[Address, str]

    @property
    def holding(self) -> tuple[Held, ...]:
        """The lines with units."""
        return tuple(each for each in self.lines if each.units)

    @cached_property
    def holders(self) -> dict[Address, tuple[Held, ...]]:
        """Lines with units by holder; a wallet without one stands for itself."""
        found: dict[Address, list[Held]] = {}
        for each in self.holding:
            found.setdefault(each.holder or each.wallet, []).append(each)
        return {holder: tuple(lines) for holder, lines in found.items()}

    def share(self, units: int) -> Decimal:
        """Per cent of the supply, to four places, half up."""
        if not self.supply:
            return Decimal("0.0000")
        return Decimal((units * 2_000_000 + self.supply) // (2 * self.supply)).scaleb(-4)

    def name(self, address: Address) -> str:
        """Who it is where the operator's list says so, else the address."""
        return self.names.get(address, address)


class Registers:
    """Reads registers of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, Address] = {}
        self._last_address = 0
        self._standings: dict[int, tuple[Any, ...]] = {}
        self._last_standing = 0

    def forget_names(self) -> None:
        """Read names and tokens again when they are next asked for: the index has gone on."""
        for each in ("names", "tokens"):
            self.__dict__.pop(each, None)

    # -- what there is ---------------------------------------------------------------------------------------------

    @cached_property
    def names(self) -> dict[Address, str]:
        """Names of addresses: parties, then contracts by their key in the book."""
        a = schema.address.c
        with explained(self._store.where), self._store.engine.connect() as connection:
            keys = connection.execute(
                select(a.address, schema.contract.c.key).join(schema.contract, schema.contract.c.address == a.id)
            )
            found = {Address(address): key for address, key in keys}
            parties = connection.execute(
                select(a.address, schema.party.c.name).join(schema.party, schema.party.c.address == a.id)
            )
            return found | {Address(address): name for address, name in parties}

    @cached_property
    def tokens(self) -> dict[str, Token]:
        """What keeps entries, securities and money, by its key in the deployment book."""
        a, c = schema.address.c, schema.contract.c
        with explained(self._store.where), self._store.engine.connect() as connection:
            rows = connection.execute(
                select(c.key, a.address, a.id, c.kind, c.symbol, c.title, c.decimals, c.currency)
                .join(schema.address, a.id == c.address)
                .where(c.decimals.is_not(None))
                .order_by(c.key)
            )
            return {
                key: Token(key, _address(address), number, kind, symbol, title, decimals, currency or "")
                for key, address, number, kind, symbol, title, decimals, currency in rows
            }

    def token(self, name: str | None) -> Token:
        """A token by its key, its ticker or its address; the only security where none is named."""
        securities = {key.removeprefix("token/"): each for key, each in self.tokens.items() if key.startswith("token/")}
        if name is None and len(securities) == 1:
            return next(iter(securities.values()))
        by_name = {**self.tokens, **securities, **{str(each.address).lower(): each for each in self.tokens.values()}}
        found = by_name.get(name or "") or by_name.get((name or "").lower())
        if found is None:
            raise InputError("TOKEN", name, f"one of: {', '.join([*securities, *self.tokens]) or 'none is indexed'}")
        return found

    def address(self, field: str, given: str) -> Address:
        """An address by the name of its party or contract, or as itself."""
        for address, name in self.names.items():
            if name == given:
                return address
        if given.startswith("0x"):
            return Address(given, field=field)
        known = ", ".join(sorted(self.names.values())[:40]) or "none here"
        raise InputError(field, given, f"an address (0x…) or one of: {known}")

    # -- when ------------------------------------------------------------------------------------------------------

    def moment(self, at: Instant | None = None, *, field: str = "--at") -> Moment:
        """The last block at or before an instant, the newest without one; refuses what the index does not reach."""
        cursor = self._store.cursor()
        if cursor is None:
            raise IndexRefused(f"nothing is indexed in {self._store.where} yet; run `rwa index run`")
        if at is None:
            return Moment(cursor.number, cursor.timestamp)
        seconds = to_seconds(at, field=field)
        if seconds > cursor.timestamp:
            raise InputError(
                field, str(at), f"an instant up to {iso(cursor.timestamp)}, block {cursor.number}, the newest indexed"
            )
        b = schema.block.c
        with explained(self._store.where), self._store.engine.connect() as connection:
            found = connection.execute(
                select(b.number, b.timestamp).where(b.timestamp <= seconds).order_by(b.number.desc()).limit(1)
            ).first()
            first = connection.execute(select(b.timestamp).order_by(b.number).limit(1)).scalar()
        if found is None:
            raise InputError(
                field, str(at), f"an instant from {iso(int(first or 0))} on, when the first contract was made"
            )
        return Moment(*found)

    def moment_of(self, block: int) -> Moment:
        """The end of a block that is in the index."""
        known = self._store.hash_before(block)
        if known is None or known.number != block:
            raise InputError("block", block, "a block that the index has")
        return Moment(known.number, known.timestamp)

    # -- registers -------------------------------------------------------------------------------------------------

    def at(self, token: Token, moment: Moment) -> RegisterAt:
        """The register of a token at the end of a block."""
        with without_collections(), explained(self._store.where), self._store.engine.connect() as connection:
            rows = self._rows(connection, token, moment, 0, 1 << 31)
            lines = self._lines(connection, moment, sorted(rows, key=itemgetter(_MEMBER)), None)
            numbered = next((at for at, each in enumerate(lines) if each.member), len(lines))
            lines = [*lines[numbered:], *sorted(lines[:numbered])]
            return self._register(connection, token, moment, lines)

    def page(self, token: Token, moment: Moment, after: int, most: int) -> tuple[RegisterAt, int]:
        """Up to so many lines with units after a wallet's number, and the number to go on from; 0 at the end."""
        lines: list[Held] = []
        with explained(self._store.where), self._store.engine.connect() as connection:
            for _ in range(_LOOKS):
                rows = self._rows(connection, token, moment, after, most)
                made = self._lines(connection, moment, rows, [row[0] for row in rows])
                lines += [each for each in made if each.units]
                after = rows[-1][0] if len(rows) == most else 0
                if not after or len(lines) >= most // 2:
                    break
            return self._register(connection, token, moment, lines), after

    @staticmethod
    def _rows(connection: Connection, token: Token, moment: Moment, after: int, most: int) -> Sequence[Any]:
        asked = {"token": token.id, "place": moment.place, "after": after, "most": most}
        return connection.execute(_LAST_ENTRIES, asked).all()

    def _lines(
        self, connection: Connection, moment: Moment, rows: Sequence[Any], wallets: list[int] | None
    ) -> list[Held]:  # fmt: skip
        known = self._addresses(connection)
        holders = self._holders(connection, moment, wallets)
        standings = self._standings_of(connection)
        made = []
        for wallet, units, frozen, held, standing, member in rows:
            flags, country, class_, valid, generation, successor = standings[standing]
            made.append(Held(
                known[wallet], holders.get(wallet), int(units), int(frozen), int(held), flags, country, class_, valid,
                generation, member, successor,
            ))  # fmt: skip
        return made

    def _register(self, connection: Connection, token: Token, moment: Moment, lines: list[Held]) -> RegisterAt:
        supply, wallets = self._supply(connection, token, moment)
        holds = self._holds(connection, token, moment)
        return RegisterAt(token, moment, supply, wallets, tuple(lines), holds, self.names)

    def supply(self, token: Token, moment: Moment) -> int:
        """Units outstanding at the end of a block."""
        with explained(self._store.where), self._store.engine.connect() as connection:
            return self._supply(connection, token, moment)[0]

    def supply_history(self, token: Token, moment: Moment, most: int) -> list[tuple[int, int]]:
        """UTC seconds and units outstanding after each change up to a moment, the last ones where there are more."""
        s, b = schema.supply.c, schema.block.c
        query = (
            select(b.timestamp, s.units)
            .select_from(schema.supply)
            .join(schema.block, b.number == schema.block_number(s.place))
            .where(s.token == token.id, s.place <= moment.place)
            .order_by(s.place.desc())
            .limit(most)
        )
        with explained(self._store.where), self._store.engine.connect() as connection:
            return [(stamp, int(units)) for stamp, units in connection.execute(query)][::-1]

    def first_timestamp(self) -> int:
        """UTC seconds of the first block that is in the index."""
        b = schema.block.c
        with explained(self._store.where), self._store.engine.connect() as connection:
            return int(connection.execute(select(b.timestamp).order_by(b.number).limit(1)).scalar() or 0)

    def count(self, token: Token, moment: Moment) -> int:
        """Wallets with units at the end of a block."""
        with explained(self._store.where), self._store.engine.connect() as connection:
            return self._supply(connection, token, moment)[1]

    def _supply(self, connection: Connection, token: Token, moment: Moment) -> tuple[int, int]:
        s = schema.supply.c
        found = connection.execute(
            select(s.units, s.wallets).where(s.token == token.id, s.place <= moment.place)
            .order_by(s.place.desc()).limit(1)
        ).first()  # fmt: skip
        return (0, 0) if found is None else (int(found[0]), int(found[1]))

    def booked(self, token: Token, moment: Moment) -> int:
        """What stood on the bank's book behind a money token."""
        b = schema.booked.c
        with explained(self._store.where), self._store.engine.connect() as connection:
            found = connection.execute(
                select(b.amount).where(b.token == token.id, b.place <= moment.place).order_by(b.place.desc()).limit(1)
            ).scalar()
        return int(found or 0)

    def _holds(self, connection: Connection, token: Token, moment: Moment) -> dict[Address, tuple[HeldUnits, ...]]:
        h = schema.hold.c
        last: dict[bytes, Any] = {}
        for row in connection.execute(
            select(schema.hold).where(h.token == token.id, h.place <= moment.place).order_by(h.place)
        ):
            last[bytes(row.id)] = row
        open_ = [row for row in last.values() if int(row.units)]
        addresses = self._addresses(connection)
        found: dict[Address, list[HeldUnits]] = {}
        for row in open_:
            agent = addresses[row.agent]
            found.setdefault(addresses[row.wallet], []).append(
                HeldUnits(bytes(row.id), agent, self.names.get(agent, agent), int(row.units), int(row.expires_at))
            )
        return {wallet: tuple(each) for wallet, each in found.items()}

    def _addresses(self, connection: Connection) -> dict[int, Address]:
        """Every address by its number; those that came since are read, and none ever changes."""
        a = schema.address.c
        for number, address in connection.execute(select(a.id, a.address).where(a.id > self._last_address)):
            self._known[number] = _address(address)
            self._last_address = max(self._last_address, number)
        return self._known

    def _standings_of(self, connection: Connection) -> dict[int, tuple[Any, ...]]:
        """Every standing by its number; as addresses, those that came since are read, and none ever changes."""
        known = self._standings
        for number, flags, *rest, successor in connection.execute(
            select(schema.standing).where(schema.standing.c.id > self._last_standing)
        ):
            known[number] = (_flags(flags), *rest, None if successor is None else self._known[successor])
            self._last_standing = max(self._last_standing, number)
        return known

    def _holders(
        self, connection: Connection, moment: Moment, wallets: list[int] | None
    ) -> dict[int, Address | None]:  # fmt: skip
        """Whose each wallet was at a moment; of some wallets only if told."""
        h = schema.holder.c
        known = self._addresses(connection)
        query = select(h.wallet, h.holder).where(h.place <= moment.place).order_by(h.wallet, h.place)
        if wallets is not None:
            query = query.where(h.wallet.in_(wallets))
        return {wallet: None if holder is None else known[holder] for wallet, holder in connection.execute(query)}


@cache
def _flags(flags: int) -> Flag:
    return Flag(flags)


def _address(checksummed: str) -> Address:
    """An address that the index wrote: its checksum was made by this library and isn't made again."""
    return str.__new__(Address, checksummed)


def iso(timestamp: int) -> str:
    """An instant as people write it, UTC."""
    from datetime import UTC, datetime

    return datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
