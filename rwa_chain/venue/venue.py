"""A venue's session: who may order, with which funds, and what every fill does to them. Crash-safe by its journal."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TextIO

from rwa_chain.errors import InputError
from rwa_chain.venue.book import Fill, Order, OrderBook, Placed, Side
from rwa_chain.venue.listing import Criterion, Listing, State


class Kind(StrEnum):
    """Kinds of lines in the journal."""

    LIST = "list"
    FUND = "fund"
    WITHDRAW = "withdraw"
    PLACE = "place"
    CANCEL = "cancel"
    HALT = "halt"
    RESUME = "resume"
    NAV = "nav"
    SETTLED = "settled"
    FAILED = "failed"


@dataclass(frozen=True)
class Rules:
    """A venue's parameters. No source gives the figures for NAV: they are assumed.

    `nav_alert` is the deviation from the indicative NAV, in percent, above which a fill raises an alert; `nav_age` the
    greatest age of the indicative NAV in seconds at which orders are taken, both for funds only.
    """

    currency: str
    nav_alert: Decimal = Decimal("1.0")
    nav_age: int = 15
    allow_own_order: bool = False


@dataclass(frozen=True)
class Alert:
    """A fill whose price deviates from the indicative NAV. An alert stops nothing."""

    security: str
    fill: int
    price: int
    nav: int
    percent: Decimal


@dataclass
class Funds:
    """A client's funds in one asset: `free` for new orders, `reserved` for open orders and open fills."""

    free: int = 0
    reserved: int = 0


class Venue:
    """Orders for listed securities, pre-funded, matched by an `OrderBook` each.

    Every step is written to the journal before it is answered; `Venue.open` plays a journal again and ends in the same
    state. Amounts are whole units of a security and base units of the currency.
    """

    def __init__(self, rules: Rules, journal: Path | None = None) -> None:
        self.rules = rules
        self.listings: dict[str, Listing] = {}
        self.alerts: list[Alert] = []
        self._books: dict[str, OrderBook] = {}
        self._funds: dict[tuple[str, str], Funds] = defaultdict(Funds)
        self._orders: dict[str, tuple[str, Order]] = {}
        self._navs: dict[str, tuple[int, int]] = {}
        self._unsettled: dict[tuple[str, int], Fill] = {}
        self._left: dict[str, int] = {}
        self._journal: TextIO | None = None
        if journal is not None:
            self._play(journal)
            self._journal = journal.open("a", encoding="utf-8")

    def close(self) -> None:
        """Close the journal."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def list(self, listing: Listing) -> None:
        """Take a security that the committee has listed.

        Raises:
            InputError: it is not listed, or stands here already.
        """
        if listing.state is not State.LISTED:
            raise InputError(f"listing of {listing.security}", str(listing.state), State.LISTED)
        if listing.security in self.listings:
            raise InputError("security", listing.security, "a security that is not listed here")
        self._do(Kind.LIST, listing=asdict(listing))

    def funds(self, client: str, asset: str) -> Funds:
        """A client's funds in an asset, a copy."""
        found = self._funds[client, asset]
        return Funds(found.free, found.reserved)

    def fund(self, client: str, asset: str, amount: int) -> None:
        """Units or money that stand behind the client's orders: a hold or a deposit at the venue's custodian."""
        _positive("amount", amount)
        self._do(Kind.FUND, client=client, asset=asset, amount=amount)

    def withdraw(self, client: str, asset: str, amount: int) -> None:
        """Take free funds out.

        Raises:
            InputError: more than is free.
        """
        _positive("amount", amount)
        free = self._funds[client, asset].free
        if amount > free:
            raise InputError("amount", amount, f"at most {free}, what is free of {asset} for {client}")
        self._do(Kind.WITHDRAW, client=client, asset=asset, amount=amount)

    def set_nav(self, security: str, nav: int, at: int) -> None:
        """The indicative NAV of a fund in base units for one unit, and its time in seconds."""
        _positive("nav", nav)
        self._listed(security)
        if security in self._navs and at < self._navs[security][1]:
            raise InputError("at", at, f"a time from {self._navs[security][1]} on")
        self._do(Kind.NAV, security=security, nav=nav, at=at)

    def place(self, security: str, order: Order, at: int) -> Placed:
        """Take an order whose funds are free, match it, and reserve what it needs.

        Raises:
            InputError: the security is not listed or halted, the id was used, the funds are missing, the NAV is too
                old, or the order is the venue's own.
        """
        self._may_order(security, order, at)
        return self._do(Kind.PLACE, security=security, at=at, order=asdict(order))  # type: ignore[no-any-return]

    def cancel(self, order_id: str) -> Order:
        """Take a resting order out and free its funds. Orders may be cancelled during a halt.

        Raises:
            InputError: no such order rests.
        """
        security = self._orders.get(order_id, ("", None))[0]
        if not security or order_id not in self._books[security]:
            raise InputError("order", order_id, "the id of a resting order")
        return self._do(Kind.CANCEL, order=order_id)  # type: ignore[no-any-return]

    def halt(self, security: str, reason: str) -> None:
        """Stop trading in a security at once."""
        listing = self._listed(security)
        if listing.state is not State.LISTED:
            raise InputError(f"listing of {security}", str(listing.state), State.LISTED)
        self._do(Kind.HALT, security=security, reason=reason)

    def resume(self, security: str) -> None:
        """Trade again."""
        listing = self._listed(security)
        if listing.state is not State.HALTED:
            raise InputError(f"listing of {security}", str(listing.state), State.HALTED)
        self._do(Kind.RESUME, security=security)

    def settled(self, security: str, fill: int) -> None:
        """The settlement engine has moved units and money of a fill: both sides' reservations end."""
        self._open_fill(security, fill)
        self._do(Kind.SETTLED, security=security, fill=fill)

    def failed(self, security: str, fill: int) -> None:
        """The settlement engine has refused a fill for good: both sides have their funds back."""
        self._open_fill(security, fill)
        self._do(Kind.FAILED, security=security, fill=fill)

    def unsettled(self) -> Iterator[tuple[str, Fill]]:
        """The fills that wait for settlement, each with its security."""
        for (security, _), fill in self._unsettled.items():
            yield security, fill

    def book(self, security: str) -> OrderBook:
        """The order book of a listed security."""
        self._listed(security)
        return self._books.setdefault(security, OrderBook())

    def clients(self, fill: Fill) -> tuple[str, str]:
        """The buying and the selling client of a fill."""
        return self._orders[fill.buy][1].client, self._orders[fill.sell][1].client

    def _may_order(self, security: str, order: Order, at: int) -> None:
        listing = self._listed(security)
        if listing.state is not State.LISTED:
            raise InputError(f"listing of {security}", str(listing.state), f"{State.LISTED} ({listing.reason})")
        if order.id in self._orders:
            raise InputError("id", order.id, "an id that no order had")
        if order.own_order and not self.rules.allow_own_order:
            raise InputError("own_order", True, "an order of a client: the venue does not trade on its own account")
        if security in self._navs:
            age = at - self._navs[security][1]
            if age > self.rules.nav_age:
                raise InputError("at", at, f"an indicative NAV of at most {self.rules.nav_age} s; it is {age} s old")
        asset, amount = self._needs(security, order)
        free = self._funds[order.client, asset].free
        if amount > free:
            raise InputError("order", amount, f"at most {free} {asset}, what {order.client} has free")

    def _needs(self, security: str, order: Order) -> tuple[str, int]:
        if order.side is Side.SELL:
            return security, order.units
        return self.rules.currency, order.units * order.price

    def _listed(self, security: str) -> Listing:
        found = self.listings.get(security)
        if found is None:
            raise InputError("security", security, f"one of: {', '.join(sorted(self.listings)) or 'nothing is listed'}")
        return found

    def _open_fill(self, security: str, fill: int) -> None:
        if (security, fill) not in self._unsettled:
            raise InputError("fill", fill, f"a fill of {security} that waits for settlement")

    def _do(self, kind: Kind, **fields: Any) -> Any:
        if self._journal is not None:
            self._journal.write(json.dumps({"kind": kind, **fields}, separators=(",", ":")) + "\n")
            self._journal.flush()
            os.fsync(self._journal.fileno())
        return self._apply(kind, fields)

    def _play(self, journal: Path) -> None:
        """Play a journal; a last line that a crash cut off was never answered, and goes."""
        if not journal.exists():
            return
        content = journal.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        for line in whole.splitlines():
            fields = json.loads(line)
            self._apply(Kind(fields.pop("kind")), fields)
        if len(whole) < len(content):
            with journal.open("r+b") as file:
                file.truncate(len(whole))

    def _apply(self, kind: Kind, fields: dict[str, Any]) -> Any:
        match kind:
            case Kind.LIST:
                given = fields["listing"]
                criteria = tuple(Criterion(**each) for each in given["criteria"])
                listing = {**given, "committee": tuple(given["committee"]), "criteria": criteria}
                self.listings[given["security"]] = Listing(**{**listing, "state": State(given["state"])})
            case Kind.FUND:
                self._funds[fields["client"], fields["asset"]].free += fields["amount"]
            case Kind.WITHDRAW:
                self._funds[fields["client"], fields["asset"]].free -= fields["amount"]
            case Kind.NAV:
                self._navs[fields["security"]] = (fields["nav"], fields["at"])
            case Kind.HALT:
                self.listings[fields["security"]].halt(fields["reason"])
            case Kind.RESUME:
                self.listings[fields["security"]].resume()
            case Kind.PLACE:
                order = Order(**{**fields["order"], "side": Side(fields["order"]["side"])})
                return self._placed(fields["security"], order)
            case Kind.CANCEL:
                return self._cancelled(fields["order"])
            case Kind.SETTLED | Kind.FAILED:
                self._ended(fields["security"], fields["fill"], settled=kind is Kind.SETTLED)
        return None

    def _placed(self, security: str, order: Order) -> Placed:
        self._orders[order.id] = (security, order)
        self._reserve(security, order, order.units)
        placed = self.book(security).place(order)
        for own in placed.self_trades:
            # What was left of the cancelled order is what it still reserves.
            self._release(security, self._orders[own][1], self._left.pop(own))
        left = order.units
        for fill in placed.fills:
            resting = fill.sell if order.side is Side.BUY else fill.buy
            self._left[resting] -= fill.units
            left -= fill.units
            if not self._left[resting]:
                del self._left[resting]
            self._filled(security, fill)
        if placed.rests:
            self._left[order.id] = placed.rests
        return placed

    def _filled(self, security: str, fill: Fill) -> None:
        self._unsettled[security, fill.number] = fill
        buyer = self._orders[fill.buy][1]
        # A buyer reserved at its own limit: what the fill is cheaper is free again.
        better = (buyer.price - fill.price) * fill.units
        funds = self._funds[buyer.client, self.rules.currency]
        funds.reserved -= better
        funds.free += better
        nav = self._navs.get(security)
        if nav is not None:
            percent = abs(Decimal(fill.price - nav[0])) * 100 / nav[0]
            if percent > self.rules.nav_alert:
                self.alerts.append(Alert(security, fill.number, fill.price, nav[0], percent))

    def _cancelled(self, order_id: str) -> Order:
        security, order = self._orders[order_id]
        left = self._books[security].cancel(order_id)
        self._release(security, order, left.units)
        self._left.pop(order_id)
        return left

    def _ended(self, security: str, number: int, *, settled: bool) -> None:
        fill = self._unsettled.pop((security, number))
        buyer, seller = self.clients(fill)
        money = fill.units * fill.price
        paid, sold = self._funds[buyer, self.rules.currency], self._funds[seller, security]
        paid.reserved -= money
        sold.reserved -= fill.units
        if settled:
            self._funds[seller, self.rules.currency].free += money
            self._funds[buyer, security].free += fill.units
        else:
            paid.free += money
            sold.free += fill.units

    def _reserve(self, security: str, order: Order, units: int) -> None:
        asset, amount = self._needs(security, Order(order.id, order.client, order.side, units, order.price))
        funds = self._funds[order.client, asset]
        funds.free -= amount
        funds.reserved += amount

    def _release(self, security: str, order: Order, units: int) -> None:
        asset, amount = self._needs(security, Order(order.id, order.client, order.side, units, order.price))
        funds = self._funds[order.client, asset]
        funds.free += amount
        funds.reserved -= amount


def _positive(field: str, value: int) -> None:
    if value <= 0:
        raise InputError(field, value, "more than 0")
