"""Contents of the pages: figures, tables and charts out of the index, each bounded in rows and in reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from rwa_chain.chain import Address
from rwa_chain.deploy.roles import role_names
from rwa_chain.errors import InputError, RwaError
from rwa_chain.index import schema
from rwa_chain.index.history import History, Kept
from rwa_chain.index.register import Moment, Registers, Token, iso
from rwa_chain.index.store import Store
from rwa_chain.index.views import Obligation, coupon_sheet, label, obligations, register_sheet, statement
from rwa_chain.money import from_base_units
from rwa_chain.web.port import Explain

ROWS = 100
"""Most rows of a table on one page."""
EVENTS = 2_000
"""Most events that a page folds of a kind."""
POINTS = 400
"""Most points of a chart."""


@dataclass(frozen=True)
class Link:
    """A cell that leads somewhere within the dashboard."""

    text: str
    href: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Tone:
    """A cell that is good or bad."""

    text: str
    tone: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Listing:
    """A table of a page; `anchor` names it in links and in its CSV."""

    title: str
    anchor: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    right: tuple[int, ...] = ()
    note: str = ""
    next: str = ""


@dataclass(frozen=True)
class Chart:
    """A line over time: `series` are UTC seconds and values."""

    title: str
    label: str
    series: tuple[list[int], list[float]]


@dataclass(frozen=True)
class Slider:
    """Instants that a page may be asked for, UTC seconds."""

    first: int
    last: int
    now: int
    at: str


@dataclass(frozen=True)
class Form:
    """A question: fields are (name, label, value)."""

    title: str
    fields: tuple[tuple[str, str, str], ...]
    answer: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Page:
    """One page."""

    title: str
    path: str
    subject: str = ""
    """The page's subject in its own words; the title is translated, this is not."""
    lead: str = ""
    notice: str = ""
    figures: Mapping[str, Any] = field(default_factory=dict)
    slider: Slider | None = None
    forms: tuple[Form, ...] = ()
    charts: tuple[Chart, ...] = ()
    sheets: tuple[Listing, ...] = ()
    poll: bool = False


class Missing(RwaError):
    """Nothing has that address."""


class Pages:
    """Makes pages of a store as it is now."""

    def __init__(self, store: Store, registers: Registers, explain: Explain | None) -> None:
        self._store = store
        self._registers = registers
        self._history = History(store)
        self._explain = explain
        self.now = registers.moment()

    # -- common ------------------------------------------------------------------------------------------------------

    def _name(self, address: str) -> str:
        return self._registers.names.get(Address(address), address)

    def _who(self, address: str) -> Link:
        return Link(self._name(address), f"/statement/{address}")

    def _token_link(self, token: Token) -> Link:
        return Link(token.ticker, f"/register/{token.key}")

    def _token_at(self, address: str) -> Token | None:
        return next((each for each in self._registers.tokens.values() if each.address == address), None)

    def _amount(self, address: str, units: int) -> Decimal | int:
        token = self._token_at(address)
        return units if token is None else token.amount(units)

    @property
    def _securities(self) -> list[Token]:
        return [each for each in self._registers.tokens.values() if each.key.startswith("token/")]

    def _moment(self, at: str) -> Moment:
        if not at:
            return self.now
        try:
            found = datetime.fromisoformat(at)
        except ValueError:
            raise InputError("at", at[:40], "an instant such as 2026-03-31T09:00:00Z") from None
        return self._registers.moment(
            int((found if found.tzinfo else found.replace(tzinfo=UTC)).timestamp()), field="at"
        )

    # -- overview ----------------------------------------------------------------------------------------------------

    def overview(self) -> Page:
        """Supply and holders of every instrument, what is next, what is due and not funded."""
        instruments = tuple(
            (
                Link(each.ticker, f"/instrument/{each.ticker}"), each.title,
                each.amount(self._registers.supply(each, self.now)), self._registers.count(each, self.now),
            )
            for each in self._securities
        )  # fmt: skip
        owed = obligations(self._store, None, self.now)
        late = [each for each in owed if each.missing and each.pay_at <= self.now.timestamp]
        declared = [each for each in owed if each.pay_at > self.now.timestamp and not each.is_cancelled]
        coming = [*map(self._owed, declared), *self._promised({(each.token, each.pay_at) for each in owed})]
        return Page(
            "Overview", "/",
            figures={"Instruments": len(instruments), "Due and not funded": len(late), "Next dates": len(coming)},
            sheets=(
                Listing("Instruments", "instruments", ("instrument", "name", "supply", "wallets"), instruments, (2, 3)),
                Listing(
                    "Due and not funded", "late", _OWED, tuple(map(self._owed, late[:ROWS])), _OWED_RIGHT,
                    "Due today or earlier and not funded; nothing where the list is empty.",
                ),
                Listing("Next dates", "next", _OWED, tuple(coming[:ROWS]), _OWED_RIGHT),
                Listing("Alerts", "alerts", _EVENT, self._events(_ALERTS, 20)),
                Listing("Latest events", "events", _EVENT, self._events((), 15)),
            ),
        )  # fmt: skip

    def _promised(self, declared: set[tuple[Address, int]]) -> Iterator[tuple[Any, ...]]:
        """Periods of bonds whose coupon is to come and not declared yet."""
        by_bond = {f"bond/{each.ticker}": each for each in self._securities}
        for event in self._history.of(("Bond.PeriodsAdded",), to=self.now.place, latest=EVENTS):
            token = by_bond.get(self._name(event.contract))
            if token is None or not self._registers.supply(token, self.now):
                continue
            for number, each in enumerate(event.fields["periods"], start=event.number("from") + 1):
                pay_at = int(each["pay_at"])
                if pay_at > self.now.timestamp and (token.address, pay_at) not in declared:
                    yield (
                        Link(token.ticker, f"/instrument/{token.ticker}"), f"coupon {number}",
                        iso(int(each["record_at"]))[:10], iso(pay_at)[:10], iso(int(each["due_at"]))[:10], None, None,
                        None, "", "promised",
                    )  # fmt: skip

    def _owed(self, owed: Obligation) -> tuple[Any, ...]:
        token = self._token_at(owed.token)
        currency = self._token_at(owed.currency)
        decimals = currency.decimals if currency else 0
        state = owed.state(self.now.timestamp)
        ticker = token.ticker if token else owed.token
        return (
            Link(ticker, f"/instrument/{ticker}"), Link(label(owed), f"/actions/{ticker}/{label(owed)}"),
            iso(owed.record_at)[:10] if owed.record_at else "", iso(owed.pay_at)[:10], iso(owed.due_at)[:10],
            from_base_units(owed.total, decimals), from_base_units(owed.funded, decimals),
            from_base_units(owed.missing, decimals), currency.currency if currency else "",
            Tone(state, "bad" if state == "overdue" else "good" if state == "discharged" else ""),
        )  # fmt: skip

    def _events(
        self, kinds: tuple[str, ...], most: int, contract: Address | None = None
    ) -> tuple[tuple[Any, ...], ...]:
        found = self._history.of(kinds, latest=most, to=self.now.place, contract=contract)
        return tuple(self._event(each) for each in reversed(found))

    def _event(self, event: Kept) -> tuple[Any, ...]:
        return (
            iso(event.timestamp), Link(str(event.block), f"/events?block={event.block}"), event.kind,
            self._name(event.contract), self._said(event.fields), _tx(event),
        )  # fmt: skip

    def _said(self, value: Any) -> str:
        """Fields of an event for people: addresses by name, long hexadecimal short."""
        if isinstance(value, dict):
            return ", ".join(f"{name} {self._said(each)}" for name, each in value.items())
        if isinstance(value, list):
            return f"[{', '.join(self._said(each) for each in value[:4])}{', …' if len(value) > 4 else ''}]"
        if isinstance(value, str) and len(value) == 42 and value.startswith("0x"):
            return self._name(value)
        if isinstance(value, str) and len(value) > 60:
            return f"{value[:18]}…"
        return str(value)

    # -- instruments ---------------------------------------------------------------------------------------------------

    def instrument(self, ticker: str) -> Page:
        """Terms, obligations and documents of one."""
        token = self._security(ticker)
        own = obligations(self._store, token, self.now)
        names = self._registers.names
        contracts = [address for address, name in names.items() if name.split("/")[-1] == ticker]
        terms: list[tuple[Any, ...]] = []
        for kind in ("Bond.TermsFrozen", "RevenueRights.RevenueTermsFrozen"):
            for event in self._history.of((kind,), to=self.now.place):
                if event.contract in contracts:
                    terms += [(name.replace("_", " "), text) for name, text in _flat(event.fields.get("terms", {}))]
        documents = tuple(
            (iso(each.timestamp), _text(each.fields["name"]), each.fields["uri"], each.fields["hash"])
            for each in self._history.of(("Documents.DocumentRecorded",), to=self.now.place, latest=EVENTS)
            if each.fields["token"] == token.address
        )
        return Page(
            "Instrument", f"/instrument/{ticker}", subject=token.title, lead=f"{token.ticker} · {token.address}",
            figures={
                "units outstanding": token.amount(self._registers.supply(token, self.now)),
                "wallets": self._registers.count(token, self.now),
            },
            charts=(self._chart(token),),
            sheets=(
                Listing("Register", "register", ("what", "says"), (("units", self._token_link(token)),)),
                Listing("Obligations", "obligations", _OWED, tuple(map(self._owed, own[:ROWS])), _OWED_RIGHT),
                Listing("Terms", "terms", ("term", "value"), tuple(terms)),
                Listing("Documents", "documents", ("time", "document", "says", "hash"), documents[:ROWS]),
            ),
        )  # fmt: skip

    def _security(self, ticker: str) -> Token:
        found = next((each for each in self._securities if each.ticker == ticker), None)
        if found is None:
            raise Missing(ticker)
        return found

    def _chart(self, token: Token) -> Chart:
        """Supply after each change, thinned where there are many."""
        found = self._registers.supply_history(token, self.now, 20 * POINTS)
        rows = [(stamp, float(token.amount(units))) for stamp, units in found]
        step = max(1, len(rows) // POINTS)
        thin = [*rows[::step], *rows[-1:], *([(self.now.timestamp, rows[-1][1])] if rows else [])]
        return Chart("Supply over time", token.ticker, ([at for at, _ in thin], [units for _, units in thin]))

    # -- registers -----------------------------------------------------------------------------------------------------

    def registers(self) -> Page:
        """Every register there is."""
        rows = tuple(
            (self._token_link(each), each.title, each.currency or "units",
             each.amount(self._registers.supply(each, self.now)), self._registers.count(each, self.now))
            for each in self._registers.tokens.values()
        )  # fmt: skip
        columns = ("token", "name", "in", "supply", "wallets")
        return Page("Register", "/register", sheets=(Listing("Instruments", "registers", columns, rows, (3, 4)),))

    def register(self, key: str, at: str, after: int) -> Page:
        """Holders of a token at an instant; of many, a page by the wallets' numbers."""
        token = self._registers.tokens.get(key)
        if token is None:
            raise Missing(key)
        moment = self._moment(at)
        supply, count = self._registers.supply(token, moment), self._registers.count(token, moment)
        found, further = self._registers.page(token, moment, after, ROWS)
        sheet = register_sheet(found)
        rows = tuple((Link(row[0], f"/statement/{row[1]}"), *row[1:]) for row in sheet.rows)
        path = f"/register/{key}"
        return Page(
            "Register", path, subject=token.ticker, lead=f"{iso(moment.timestamp)} · block {moment.block}",
            figures={"units outstanding": token.amount(supply), "wallets": count},
            slider=Slider(
                self._registers.first_timestamp(), self.now.timestamp, moment.timestamp, iso(moment.timestamp)
            ),
            sheets=(
                Listing(
                    "Holders", "holders", sheet.columns, rows, sheet.right,
                    next=f"{path}?at={iso(moment.timestamp)}&after={further}" if further else "",
                ),
            ),
        )  # fmt: skip

    # -- corporate actions ---------------------------------------------------------------------------------------------

    def actions(self) -> Page:
        """All that was declared, the latest first."""
        found = obligations(self._store, None, self.now)[::-1]
        return Page(
            "Corporate actions", "/actions",
            sheets=(Listing("Obligations", "obligations", _OWED, tuple(map(self._owed, found[:ROWS])), _OWED_RIGHT),),
        )  # fmt: skip

    def action(self, ticker: str, which: str) -> Page:
        """One obligation, holder by holder."""
        token = self._security(ticker)
        try:
            sheet = coupon_sheet(self._store, token, which, self.now)
        except InputError:
            raise Missing(which) from None
        facts = sheet.facts
        rows = tuple((Link(row[0], f"/statement/{row[1]}"), *row[1:]) for row in sheet.rows[:EVENTS])
        return Page(
            "Corporate actions", f"/actions/{ticker}/{which}", subject=sheet.title,
            lead=f"{facts['record']} · {facts['pay']} · {facts['currency']} · {facts['funded by']}",
            figures={"total": facts["total"], "funded": facts["funded"], "state": facts["state"]},
            sheets=(Listing("Payments", "payments", sheet.columns, rows, sheet.right),),
        )  # fmt: skip

    # -- settlement ----------------------------------------------------------------------------------------------------

    def settlement(self) -> Page:
        """Instructions and where they stand, what failed, what is open net."""
        status: dict[str, tuple[str, Kept]] = {}
        for event in self._history.of(tuple(_STATUS), to=self.now.place, latest=EVENTS):
            status[event.fields["id"]] = (_STATUS[event.kind], event)
        rows, fails = [], []
        net: Counter[tuple[str, str]] = Counter()
        for event in reversed(self._history.of(("Settlement.Instructed",), to=self.now.place, latest=EVENTS)):
            said = event.fields["instruction"]
            state = status.get(event.fields["id"], ("affirmed", event))[0]
            legs = "; ".join(
                f"{self._name(leg['from'])} → {self._name(leg['to'])}: "
                f"{self._amount(leg['out_asset'], int(leg['amount'])):,f} {self._ticker(leg['out_asset'])}"
                for leg in said["legs"][:6]
            )
            tone = "good" if state == "settled" else "bad" if state in ("failed", "expired") else ""
            row = (iso(event.timestamp), event.fields["id"], legs, iso(int(said["settlement_at"])), Tone(state, tone))
            rows.append(row)
            if tone == "bad":
                fails.append(row)
            if state == "affirmed":
                for leg in said["legs"]:
                    net[leg["from"], leg["out_asset"]] -= int(leg["amount"])
                    net[leg["to"], leg["in_asset"]] += int(leg["amount"])
        columns = ("time", "instruction", "legs", "settles on", "state")
        positions = tuple(
            (self._who(party), self._ticker(asset), self._amount(asset, units))
            for (party, asset), units in sorted(net.items())
            if units
        )
        return Page(
            "Settlement", "/settlement",
            figures={"Instructions": len(rows), "Fails": len(fails), "net": len(positions)},
            sheets=(
                Listing("Instructions", "instructions", columns, tuple(rows[:ROWS])),
                Listing("Fails", "fails", columns, tuple(fails[:ROWS])),
                Listing(
                    "Net positions of what is open", "net", ("party", "asset", "net"), positions[:ROWS], (2,),
                    "" if positions else "none is open",
                ),
            ),
        )  # fmt: skip

    def _ticker(self, address: str) -> str:
        token = self._token_at(address)
        return token.ticker if token else self._name(address)

    # -- money ---------------------------------------------------------------------------------------------------------

    def money(self) -> Page:
        """Every bank's money beside what is booked for it."""
        banks = [each for each in self._registers.tokens.values() if each.currency]
        rows = []
        for each in banks:
            supply, booked = self._registers.supply(each, self.now), self._registers.booked(each, self.now)
            rows.append((
                self._token_link(each), each.currency, each.amount(supply), each.amount(booked),
                each.amount(booked - supply) if booked >= supply else Tone(str(each.amount(booked - supply)), "bad"),
                self._registers.count(each, self.now),
            ))  # fmt: skip
        columns = ("bank", "currency", "supply", "booked", "room", "wallets")
        return Page(
            "Money", "/money", charts=tuple(self._chart(each) for each in banks[:6]),
            sheets=(
                Listing("Bank books and money", "banks", columns, tuple(rows), (2, 3, 4, 5)),
                Listing("Latest events", "events", _EVENT, self._events(_MONEY, 30)),
            ),
        )  # fmt: skip

    # -- compliance ----------------------------------------------------------------------------------------------------

    def compliance(self, asked: Mapping[str, str]) -> Page:
        """Refusals that the chain kept, and what rules say of a transfer, asked of the node."""
        refused = self._history.of(("BatchPayments.PaymentRefused",), to=self.now.place, latest=EVENTS)
        rows = tuple(
            (iso(each.timestamp), self._name(each.contract), self._who(each.fields["payee"]),
             self._amount(each.contract, each.number("amount")), _tx(each))
            for each in reversed(refused)
        )  # fmt: skip
        counts = Counter(self._name(each.contract) for each in refused)
        fields = ("token", "from", "to", "amount")
        values = {name: asked.get(name, "")[:80] for name in (*fields, "tx")}
        form, verdicts = self._may_send(values) if all(values[name] for name in fields) else ("", ())
        answer = self._refusal(values["tx"]) if values["tx"] else ""
        return Page(
            "Compliance", "/compliance",
            notice="" if self._explain else "No node: rules can't be asked.",
            forms=(
                Form("May A send X to B?", tuple((name, name, values[name]) for name in fields), form),
                Form("Why was this refused?", (("tx", "transaction", values["tx"]),), answer),
            ),
            sheets=(
                *([Listing("verdict", "verdicts", ("rule", "verdict", "why"), verdicts)] if verdicts else []),
                Listing("Refusals", "refusals", ("time", "bank", "payee", "amount", "transaction"), rows[:ROWS], (3,)),
                Listing("count", "counts", ("contract", "count"), tuple(counts.most_common(ROWS)), (1,)),
                Listing("Alerts", "alerts", _EVENT, self._events(_ALERTS, 30)),
            ),
        )  # fmt: skip

    def _may_send(self, asked: Mapping[str, str]) -> tuple[str, tuple[tuple[Any, ...], ...]]:
        if self._explain is None:
            return "", ()
        token = self._registers.token(asked["token"])
        sender = self._registers.address("from", asked["from"])
        receiver = self._registers.address("to", asked["to"])
        text = asked["amount"].replace(",", "")
        if not (text.isascii() and text.isdecimal() and len(text) < 30):
            raise InputError("amount", asked["amount"], "a whole number of base units")
        found = self._explain.transfer(token.address, sender, receiver, int(text))
        refused = [each.rule for each in found if not each.passes]
        says = f"{int(text):,} {token.ticker}, {asked['from']} → {asked['to']}: "
        rows = tuple(
            (each.rule, Tone("passes", "good") if each.passes else Tone("refuses", "bad"), each.reason)
            for each in found
        )
        return says + (f"refused by {', '.join(refused)}" if refused else "every rule passes"), rows

    def _refusal(self, tx: str) -> str:
        if self._explain is None:
            return ""
        if len(tx) != 66 or not tx.startswith("0x"):
            raise InputError("transaction", tx, "a hash: 0x and 64 hexadecimal digits")
        return self._explain.refusal(tx) or "It was not refused."

    # -- revenue, roles, events ----------------------------------------------------------------------------------------

    def revenue(self) -> Page:
        """Pools: stations, months, what each period came to."""
        stations = Counter(
            each.fields["pool"]
            for each in self._history.of(("Readings.StationOpened",), to=self.now.place, latest=EVENTS)
        )
        months = tuple(
            (
                self._ticker(each.fields["pool"]),
                each.fields["month"],
                self._said(each.fields["totals"]),
                iso(each.timestamp),
            )
            for each in reversed(self._history.of(("Readings.MonthClosed",), to=self.now.place, latest=EVENTS))
        )
        split = tuple(
            (self._ticker(each.fields["pool"]), each.fields["period"], self._said(each.fields["dues"]),
             self._said(each.fields["split"]), iso(each.timestamp))
            for each in reversed(self._history.of(("Waterfall.PeriodSplit",), to=self.now.place, latest=EVENTS))
        )  # fmt: skip
        return Page(
            "Revenue", "/revenue",
            sheets=(
                Listing("Pools", "pools", ("pool", "stations"),
                        tuple((self._ticker(pool), count) for pool, count in stations.items()), (1,)),
                Listing("Months closed", "months", ("pool", "month", "says", "time"), months[:ROWS]),
                Listing("Waterfall", "waterfall", ("pool", "period", "due", "allocated", "time"), split[:ROWS]),
            ),
        )  # fmt: skip

    def roles(self) -> Page:
        """Members of all roles now, and what one key could do alone."""
        labels: dict[str, str] = {}
        known = role_names(self._registers.names)
        members: dict[tuple[str, str, str], Kept] = {}
        kinds = ("AccessManager.RoleGranted", "AccessManager.RoleRevoked", "AccessManager.RoleLabel")
        for event in self._history.of(kinds, to=self.now.place, latest=20 * EVENTS):
            said = event.fields
            if event.kind.endswith("RoleLabel"):
                labels[said["role_id"]] = said["label"]
                continue
            key = (event.contract, said["role_id"], said["account"])
            if event.kind.endswith("RoleGranted"):
                members[key] = event
            else:
                members.pop(key, None)
        rows = tuple(
            (
                labels.get(role) or known.get(int(role), f"role {role}"),
                self._who(who),
                int(event.fields["delay"]),
                iso(int(event.fields["since"])),
            )
            for (_, role, who), event in members.items()
        )
        held: dict[str, list[str]] = {}
        for _, role, who in members:
            held.setdefault(who, []).append(labels.get(role) or known.get(int(role), f"role {role}"))
        alone = tuple(
            (self._who(who), len(roles), ", ".join(sorted(set(roles)))) for who, roles in
            sorted(held.items(), key=lambda each: -len(each[1]))
        )  # fmt: skip
        return Page(
            "Roles", "/roles",
            sheets=(
                Listing("Who could do what with one key", "keys", ("party", "roles", "says"), alone[:ROWS], (1,)),
                Listing("Roles", "roles", ("role", "member", "delay", "since"), rows[: 5 * ROWS], (2,)),
            ),
        )  # fmt: skip

    def events(self, block: str) -> Page:
        """The latest events, or those of one block."""
        if not block:
            rows = self._events((), ROWS)
            return Page(
                "Events", "/events", lead="", poll=True, sheets=(Listing("Latest events", "events", _EVENT, rows),)
            )
        if not (block.isascii() and block.isdecimal() and len(block) < 13):
            raise InputError("block", block[:40], "the number of a block")
        first = schema.first_place(int(block))
        found = self._history.of((), after=first - 1, to=schema.last_place(int(block)))[: 5 * ROWS]
        rows = tuple(map(self._event, found))
        return Page("Events", f"/events?block={block}", sheets=(Listing("Latest events", "events", _EVENT, rows),))

    def transaction(self, tx: str, block: int | None = None) -> Page:
        """The events of one transaction."""
        if len(tx) != 66 or any(each not in "0123456789abcdef" for each in tx[2:].lower()):
            raise Missing(tx)
        found = self._history.of_transaction(tx, 5 * ROWS, block=block)
        if not found:
            raise Missing(tx)
        rows = tuple(map(self._event, found))
        return Page("Events", f"/tx/{tx}", lead=tx, sheets=(Listing("Latest events", "events", _EVENT, rows),))

    # -- holders and search --------------------------------------------------------------------------------------------

    def statement(self, holder: str) -> Page:
        """All of one holder: positions, movements, payments."""
        try:
            found = statement(self._store, Address(holder, field="HOLDER"), None, self.now)
        except InputError:
            raise Missing(holder) from None
        return Page(
            "Statement", f"/statement/{holder}", subject=found.name, lead=", ".join(found.wallets[:20]),
            sheets=tuple(
                Listing(each.title, each.title.lower(), each.columns, each.rows[-5 * ROWS :], each.right)
                for each in (found.positions, found.movements, found.payments)
            ),
        )  # fmt: skip

    def search(self, asked: str) -> Page:
        """Results of a search."""
        words = asked.strip()[:120]
        rows = tuple(self._found(words))[:ROWS] if words else ()
        notice = "" if rows or not words else "Nothing was found."
        return Page("Search", "/search", lead=words, notice=notice,
                    sheets=(Listing("Search", "found", ("kind", "name"), rows),) if rows else ())  # fmt: skip

    def _found(self, words: str) -> Iterator[tuple[Any, ...]]:
        lower = words.lower()
        for token in self._registers.tokens.values():
            if lower in token.ticker.lower() or lower in token.title.lower() or lower == token.address.lower():
                yield "token", self._token_link(token)
        if len(words) == 66 and lower.startswith("0x"):
            yield "transaction", Link(words, f"/tx/{lower}")
        for address, name in self._registers.names.items():
            if lower in name.lower() or lower == address.lower():
                yield "party", Link(name, f"/statement/{address}")
        if len(words) == 42 and lower.startswith("0x") and all(each in "0123456789abcdef" for each in lower[2:]):
            yield "wallet", Link(words, f"/statement/{words}")
        if words.isascii() and words.isdecimal() and len(words) < 13:
            yield "block", Link(words, f"/events?block={words}")


_OWED = ("instrument", "what", "record", "pay", "due", "total", "funded", "missing", "currency", "state")
_OWED_RIGHT = (5, 6, 7)
_EVENT = ("time", "block", "event", "contract", "says", "transaction")
_STATUS = {
    "Settlement.Affirmed": "affirmed", "Settlement.Settled": "settled", "Settlement.Failed": "failed",
    "Settlement.Cancelled": "cancelled", "Settlement.Expired": "expired",
}  # fmt: skip
_ALERTS = (
    "IdentityRegistry.SanctionSet", "IdentityRegistry.RegisterFailed", "BatchPayments.PaymentRefused",
    "BondDefaults.NonPaymentRecorded", "BondDefaults.DefaultRecorded", "CashToken.PaymentsHalted",
    "TokenizedDeposit.BankFrozenSet", "SettlementToken.RailSwitched", "Register.VenueHaltSet", "ERC3643.Paused",
    "CourtOrders.OrderLodged", "Recovery.RecoveryProposed", "Readings.ContradictionProven", "Settlement.Failed",
    "Paying.KeptForHolder",
)  # fmt: skip
_MONEY = (
    "CashToken.CashIssued", "CashToken.CashRedeemed", "CashToken.DepositsBooked", "CashToken.DepositsUnbooked",
    "Interbank.InterbankPaid", "CashToken.PaymentsHalted", "SettlementToken.RailSwitched",
)  # fmt: skip


def _tx(event: Kept) -> Link:
    return Link(event.tx[:12] + "…", f"/tx/{event.tx}?block={event.block}")


def _flat(value: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, each in value.items():
        if isinstance(each, dict):
            yield from _flat(each, f"{before}{name} ")
        else:
            yield f"{before}{name}", str(each)


def _text(word: str) -> str:
    """A 32-byte name as text where it is text."""
    try:
        found = bytes.fromhex(word[2:]).rstrip(b"\0").decode("ascii")
    except (UnicodeDecodeError, ValueError):
        return word
    return found if found.isprintable() and found else word


__all__ = ["Link", "Missing", "Page", "Pages", "Tone"]
