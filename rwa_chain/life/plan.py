"""A life as it is meant: its setting, its instruments, its acts; and every rule that they break, all at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import rwa_chain.bindings  # noqa: F401  its import registers the errors
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.life.act import EVERYBODY, Act, Branch, Movement, Problem
from rwa_chain.life.fields import closest, references
from rwa_chain.life.instrument import Instrument
from rwa_chain.life.setting import (
    DESKS,
    HOLDING,
    SINGLE_ROLES,
    STANDS_IN,
    Administration,
    Bank,
    ClearingBank,
    Document,
    Party,
    Role,
    Stablecoin,
    Venue,
)
from rwa_chain.life.source import Label, Place, Standing
from rwa_chain.lifecycle import calendar, instants
from rwa_chain.lifecycle.calendar import Calendar
from rwa_chain.money import DECIMALS, Currency

MADE_UP = Label(Standing.ASSUMED, "the life names nobody; the engine made it up")


LONGEST = 31
"""Bytes in the name of a token."""
LONGEST_BANK = LONGEST - len(" deposit")
"""Bytes in the name of a bank, whose token says that it is a deposit."""


@dataclass
class Plan:
    """One life. Instruments by ticker, acts by their place in the file, labels by the place of what they label."""

    scenario: str
    title: str
    zone: ZoneInfo
    clearing_bank: ClearingBank
    banks: list[Bank] = field(default_factory=list)
    cast: list[Party] = field(default_factory=list)
    stablecoins: list[Stablecoin] = field(default_factory=list)
    venues: list[Venue] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    administration: Administration = field(default_factory=Administration)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    acts: dict[int, Act] = field(default_factory=dict)
    labels: dict[Place, Label] = field(default_factory=dict)
    tag: str | None = None
    """The currency that its banks keep who say none; that of its first instrument where it says none."""
    further_clearing: list[ClearingBank] = field(default_factory=list)
    """Clearing banks of other currencies; the engine makes one up where none is named."""

    # -- who and what --------------------------------------------------------------------------------------------

    @property
    def currency(self) -> str:
        """The currency of its banks."""
        first = next(iter(self.instruments.values()), None)
        return self.tag or (first.currency if first else "CNY")

    def kept_at(self, bank: str) -> str:
        """The currency that a bank keeps."""
        return next(each.currency for each in self.banks if each.id == bank) or self.currency

    @property
    def clearing_banks(self) -> dict[str, ClearingBank]:
        """The clearing bank of each currency, the life's own first."""
        named = {each.currency: each for each in self.further_clearing}
        found = {self.currency: self.clearing_bank}
        for bank in self.banks:
            kept = self.kept_at(bank.id)
            made_up = ClearingBank(id=f"CLEARING_{kept}", name=f"Clearing bank {kept}", symbol=f"s{kept}")
            found.setdefault(kept, named.get(kept) or made_up)
        return found

    def bank_of(self, party: Party, currency: str) -> str | None:
        """The first of a party's banks that keeps a currency."""
        return next((bank for bank in party.deposits if self.kept_at(bank) == currency), None)

    @property
    def decimals(self) -> int:
        """The decimals of its currency: by its first instrument, else by ISO 4217."""
        first = next(iter(self.instruments.values()), None)
        return first.decimals if first else DECIMALS.get(self.currency, 0)

    @property
    def cash(self) -> Currency:
        """Its currency, with the decimals; raises `InputError` for a code that is none."""
        return Currency(self.currency, self.decimals)

    def cash_of(self, currency: str) -> Currency:
        """A currency of its banks, with the decimals that its first instrument in it says, else those of ISO 4217."""
        if currency == self.currency:
            return self.cash
        first = next((each.cash for each in self.instruments.values() if each.currency == currency), None)
        return first or Currency(currency, DECIMALS.get(currency, 0))

    def label(self, *place: str | int) -> Label | None:
        """The label of the value at a place: its own, or that of the nearest mapping around it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.labels:
                return self.labels[place[:length]]
        return None

    def party(self, identifier: str) -> Party:
        """The party of an id, or of one of its wallets' ids; raises `KeyError` for nobody."""
        for party in self.cast:
            if identifier == party.id or identifier in party.wallet_ids:
                return party
        raise KeyError(identifier)

    def holder_of(self, role: Role, ticker: str | None = None) -> Party:
        """The one party with a role, over an instrument where a ticker is given; raises `KeyError` for nobody."""
        if ticker is not None and role in self.instruments[ticker].people:
            return self.party(self.instruments[ticker].people[role])
        found = next((party for party in self.cast if role in party.roles), None)
        if found is None and role in STANDS_IN:
            return self.holder_of(STANDS_IN[role], ticker)
        if found is None:
            raise KeyError(role)
        return found

    def document(self, identifier: str) -> Document:
        """The document of an id."""
        return next(document for document in self.documents if document.id == identifier)

    def coin(self, identifier: str) -> Stablecoin:
        """The stablecoin of an id; raises `KeyError` for none."""
        for coin in self.stablecoins:
            if coin.id == identifier:
                return coin
        raise KeyError(identifier)

    def required(self, ticker: str) -> list[Document]:
        """The documents that an instrument's issuance requires."""
        return [each for each in self.documents if each.required_for_issue and each.of in (None, ticker)]

    def instrument(self, act: Act) -> Instrument:
        """The instrument that an act is of."""
        return self.instruments[act.of] if act.of else next(iter(self.instruments.values()))

    def begins_on(self) -> date:
        """The date of the first act."""
        return min(act.on for _, act in self.played())

    # -- what happens --------------------------------------------------------------------------------------------

    def active(self) -> Iterator[tuple[int, Act]]:
        """The acts of this variant, with their places, in order."""
        for index, act in self.acts.items():
            known = act.of in self.instruments if act.of else bool(self.instruments)
            if act.only is None or (known and act.only == self.instrument(act).variant):
                yield index, act

    def played(self) -> Iterator[tuple[int, Act]]:
        """Those that are no branches."""
        return ((index, act) for index, act in self.active() if not act.IS_BRANCH)

    def branches(self) -> Iterator[tuple[int, Branch]]:
        """Those that are."""
        return ((index, act) for index, act in self.active() if isinstance(act, Branch))

    def of(self, ticker: str, *words: str) -> Iterator[tuple[int, Act]]:
        """The acts of an instrument, of the named kinds or of all."""
        for index, act in self.played():
            if act.of == ticker and (not words or act.word in words):
                yield index, act

    def has(self, ticker: str, *words: str) -> bool:
        """Whether an act of such a kind is played of an instrument."""
        return next(self.of(ticker, *words), None) is not None

    # -- who holds -----------------------------------------------------------------------------------------------

    def movements(self, ticker: str) -> list[tuple[int, Act, Movement]]:
        """An instrument's movements by date, with the acts that make them; a recovery takes all there is."""
        made: list[tuple[int, Act, Movement]] = []
        holdings: dict[str, int] = {}
        found = [
            (index, act, move)
            for index, act in self.played()
            for move in act.movements(self)
            if ticker == (move.of or act.of)
        ]
        for index, act, move in sorted(found, key=lambda each: each[2].on):
            if move.units == 0 and move.sender != EVERYBODY:
                move = Movement(move.on, move.sender, move.receiver, holdings.get(move.sender, 0), False)
            _move(holdings, move)
            made.append((index, act, move))
        return made

    def holdings_at(self, ticker: str, day: date) -> dict[str, int]:
        """Units by wallet at the close of a day, wallets in the order they first held, the empty left out."""
        return _held(move for _, _, move in self.movements(ticker) if move.on <= day)

    def holdings_before(self, ticker: str, step: int) -> dict[str, int]:
        """Units by wallet when the step of that number begins, what earlier steps moved included."""
        return _held(move for _, act, move in self.movements(ticker) if act.number < step)

    def admitted(self, ticker: str, before: int) -> set[str]:
        """Parties and wallets that may hold units of an instrument when the act at a place is played."""
        found: set[str] = {each.id for each in self.cast if Role.CONVERSION_AGENT in each.roles}
        order = {index: place for place, index in enumerate(self.acts)}
        for index, act in self.of(ticker):
            if order[index] < order[before]:
                found |= set(act.admits)
        return found | {wallet for party in self.cast if party.id in found for wallet in party.wallet_ids}

    # -- what the life leaves out --------------------------------------------------------------------------------

    def complete(self, *, unfold: bool = False) -> None:
        """Makes up the desks that a life names nobody for, and numbers its acts; with those that follow from terms."""
        for role in DESKS:
            if not any(role in party.roles for party in self.cast):
                identifier = role.value.upper()
                name = f"{role.value.replace('_', ' ').capitalize()} desk"
                self.labels["cast", len(self.cast)] = MADE_UP
                self.cast.append(Party(id=identifier, name=name, roles=(role,), country=344))
        for index, act in self.acts.items():
            if not act.of and not act.OF_ALL and len(self.instruments) == 1:
                self.acts[index] = act.model_copy(update={"of": next(iter(self.instruments))})
        if unfold:
            self._unfold()
        number = 0
        for index, act in self.acts.items():
            number = act.step or number + 1
            self.acts[index] = act.model_copy(update={"step": number})

    def _unfold(self) -> None:
        """Puts the acts that follow from instruments' terms between those that the life says, by date."""
        made = [act for each in self.instruments.values() for act in each.unwritten(self)]
        waiting = sorted(enumerate(made, max(self.acts, default=-1) + 1), key=lambda each: each[1].on)
        merged: dict[int, Act] = {}
        for index, act in waiting:
            self.labels["acts", index] = Label(Standing.DERIVED, f"the terms of {act.of} say when")
        for index, act in self.acts.items():
            while waiting and waiting[0][1].on < act.on:
                merged.update([waiting.pop(0)])
            merged[index] = act
        self.acts = merged | dict(waiting)


def _move(holdings: dict[str, int], move: Movement) -> None:
    if move.stays:
        return
    if move.sender == EVERYBODY:
        holdings.clear()
    elif move.sender:
        holdings[move.sender] = holdings.get(move.sender, 0) - move.units
    if move.receiver:
        holdings[move.receiver] = holdings.get(move.receiver, 0) + move.units


def _held(moves: Iterable[Movement]) -> dict[str, int]:
    holdings: dict[str, int] = {}
    for move in moves:
        _move(holdings, move)
    return {wallet: units for wallet, units in holdings.items() if units}


# ---- what is wrong ----


def problems(plan: Plan) -> Iterator[Problem]:
    """Every broken rule. What depends on names runs where all names are known, so that nothing is told twice."""
    unsound = False
    for check in (_ids, _instruments, _names_known, _roles, _money, _order):
        for found in check(plan):
            unsound = unsound or check in (_ids, _instruments, _names_known, _roles)
            yield found
    if unsound:
        return
    for check in (_accounts, _offerings, _acts, _settled_in_turn, _nobody_real_is_accused):
        yield from check(plan)
    broken = False
    for ticker, instrument in plan.instruments.items():
        for found in [*instrument.check(plan), *_trades(plan, ticker)]:
            broken = True
            yield found
    if not broken:
        for ticker in plan.instruments:
            yield from _holdings(plan, ticker)


def _ids(plan: Plan) -> Iterator[Problem]:
    """Ids of parties, wallets, banks and venues are one name space; documents and trades have their own."""
    actors: list[tuple[Place, str]] = [(("clearing_bank", "id"), plan.clearing_bank.id)]
    actors += [(("clearing_banks", i, "id"), bank.id) for i, bank in enumerate(plan.further_clearing)]
    actors += [(("banks", i, "id"), bank.id) for i, bank in enumerate(plan.banks)]
    actors += [(("stablecoins", i, "id"), coin.id) for i, coin in enumerate(plan.stablecoins)]
    actors += [(("venues", i, "id"), venue.id) for i, venue in enumerate(plan.venues)]
    for i, party in enumerate(plan.cast):
        actors.append((("cast", i, "id"), party.id))
        actors += [(("cast", i, "wallets", j), name) for j, name in enumerate(party.wallets) if name != party.id]
    yield from _repeated(actors)
    named: list[tuple[Place, str, int]] = [
        (("banks", i, "name"), bank.name, LONGEST_BANK) for i, bank in enumerate(plan.banks)
    ]
    named += [(("stablecoins", i, "name"), coin.name, LONGEST) for i, coin in enumerate(plan.stablecoins)]
    named.append((("clearing_bank", "name"), plan.clearing_bank.name, LONGEST))
    named += [(("clearing_banks", i, "name"), bank.name, LONGEST) for i, bank in enumerate(plan.further_clearing)]
    for place, name, most in named:
        if len(name.encode()) > most:
            yield Problem(place, name, f"a name of at most {most} bytes")
    yield from _repeated((("documents", i, "id"), document.id) for i, document in enumerate(plan.documents))
    trades = [(index, str(getattr(act, "id", "") or "")) for index, act in plan.acts.items()]
    yield from _repeated((("acts", index, "id"), name) for index, name in trades if name)


def _repeated(ids: Iterable[tuple[Place, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, identifier in ids:
        if identifier in seen:
            yield Problem(place, identifier, "an id that nothing else has")
        seen.add(identifier)


def _instruments(plan: Plan) -> Iterator[Problem]:
    """Every instrument is in a currency that a bank keeps, and sound in itself."""
    kept = list(dict.fromkeys([plan.currency, *(plan.kept_at(bank.id) for bank in plan.banks)]))
    for i, instrument in enumerate(plan.instruments.values()):
        wrong = list(instrument.facts())
        for found in wrong:
            yield Problem(("instruments", i, *found.place), found.value, found.expected)
        if not wrong and instrument.currency not in kept:
            wanted = f"an instrument in {' or '.join(kept)}, which the banks keep"
            yield Problem(("instruments", i), instrument.currency, wanted)
        elif not wrong and instrument.decimals != plan.cash_of(instrument.currency).decimals:
            wanted = f"{plan.cash_of(instrument.currency).decimals}, as another instrument in {instrument.currency}"
            yield Problem(("instruments", i), f"{instrument.decimals} decimals", wanted)
    for each in kept:
        if each not in DECIMALS and each not in {one.currency for one in plan.instruments.values()}:
            yield Problem(("currency",), each, "a currency by ISO 4217, such as CNY, or one that an instrument is in")
    for index, act in plan.acts.items():
        if act.of is None and not act.OF_ALL and len(plan.instruments) != 1:
            known = ", ".join(plan.instruments) or "the life has none"
            yield Problem(("acts", index, "of"), None, f"the instrument that it is of: {known}")
        if act.of is not None and act.of not in plan.instruments:
            meant = closest(act.of, list(plan.instruments)) if plan.instruments else "none; the life has none"
            yield Problem(("acts", index, "of"), act.of, f"a known instrument: {meant}")


def _names_known(plan: Plan) -> Iterator[Problem]:
    """Every id that a field names exists."""
    parties = [party.id for party in plan.cast]
    known = {
        "party": parties,
        "wallet": list(dict.fromkeys([*parties, *(name for party in plan.cast for name in party.wallet_ids)])),
        "bank": [bank.id for bank in plan.banks],
        "stablecoin": [coin.id for coin in plan.stablecoins],
        "venue": [venue.id for venue in plan.venues],
        "document": [document.id for document in plan.documents],
        "instrument": list(plan.instruments),
    }
    errors = REGISTRY.error_names()
    parts: list[tuple[Place, object]] = [(("administration",), plan.administration)]
    parts += [(("cast", i), party) for i, party in enumerate(plan.cast)]
    parts += [(("stablecoins", i), coin) for i, coin in enumerate(plan.stablecoins)]
    parts += [(("instruments", i), each) for i, each in enumerate(plan.instruments.values())]
    parts += [(("acts", index), act) for index, act in plan.acts.items()]
    for here, part in parts:
        for place, kind, name in references(part):
            if kind == "error":
                if name not in errors:
                    yield Problem((*here, *place), name, f"an error of the contracts: {_closest_error(name, errors)}")
            elif place != ("of",) and name not in known[kind]:
                meant = closest(name, known[kind]) if known[kind] else "the life has none"
                yield Problem((*here, *place), name, f"a known {kind}: {meant}")


def _closest_error(error: str, known: list[str]) -> str:
    """The most similar of the many errors, or an example of how they are written."""
    meant = closest(error, known)
    return meant if meant.startswith("did you mean") else "Library.Error, such as CountryRule.CountryDenied"


def _roles(plan: Plan) -> Iterator[Problem]:
    """Every single role has one party; customers have a bank, and holders a class."""
    for role in SINGLE_ROLES:
        count = sum(role in party.roles for party in plan.cast)
        needed = [ticker for ticker, each in plan.instruments.items() if role not in each.people]
        if count > 1 and needed:
            yield Problem(("cast",), f"{count} parties with the role {role}", "exactly one")
        if not count and role not in DESKS and role not in STANDS_IN and (needed or not plan.instruments):
            yield Problem(("cast",), f"0 parties with the role {role}", "exactly one")
    for i, party in enumerate(plan.cast):
        if party.deposit is not None and party.bank is None:
            yield Problem(("cast", i, "bank"), None, f"a bank, where {party.id} has a deposit")
        if party.wallets and party.id not in party.wallets:
            yield Problem(("cast", i, "wallets"), list(party.wallets), f"the first wallet to be {party.id}")
        holds = HOLDING & set(party.roles)
        if holds and (party.investor_class is None or party.bank is None):
            yield Problem(("cast", i), party.id, "an investor_class and a bank for who may hold")
        paid = {Role.ISSUER, Role.REGISTRAR} & {*party.roles, *_roles_over(plan, party)}
        if paid and party.bank is None:
            yield Problem(("cast", i, "bank"), None, f"a bank, where {party.id} is paid the proceeds or the fee")
    for i, coin in enumerate(plan.stablecoins):
        if coin.issuer == coin.custodian or {coin.issuer, coin.custodian} & set(coin.auditors):
            yield Problem(("stablecoins", i), coin.id, "an issuer, a custodian and auditors that are different parties")
        if coin.signatures > len(coin.auditors) + 1:
            most = len(coin.auditors) + 1
            yield Problem(("stablecoins", i, "signatures"), coin.signatures, f"at most {most}: custodian and auditors")
        if coin.custodian in {party.id for party in plan.cast} and plan.party(coin.custodian).bank is None:
            yield Problem(("stablecoins", i, "custodian"), coin.custodian, "a party with a bank")
        if plan.currency in ("CNY", "CNH") and coin.peg_consent is None:
            yield Problem(("stablecoins", i, "peg_consent"), None, "a consent, for a peg to the renminbi")
    approvers = plan.administration.recovery_approvers
    if approvers and len(set(approvers)) < plan.administration.recovery_approvals:
        yield Problem(
            ("administration", "recovery_approvals"),
            plan.administration.recovery_approvals,
            f"at most the {len(set(approvers))} approvers",
        )


def _roles_over(plan: Plan, party: Party) -> Iterator[Role]:
    for instrument in plan.instruments.values():
        yield from (role for role, name in instrument.people.items() if name == party.id)


def _money(plan: Plan) -> Iterator[Problem]:
    """Amounts have no more decimals than their currency."""
    own = plan.cash
    amounts: list[tuple[Place, Decimal | None, Currency]] = []
    for i, bank in enumerate(plan.banks):
        amounts.append(
            (("banks", i, "settlement_balance"), bank.settlement_balance, plan.cash_of(plan.kept_at(bank.id)))
        )
    kept = {bank.id: plan.cash_of(plan.kept_at(bank.id)) for bank in plan.banks}
    for i, party in enumerate(plan.cast):
        amounts.append((("cast", i, "deposit"), party.deposit, kept.get(party.bank or "", own)))
        further = party.accounts.items()
        amounts += [(("cast", i, "accounts", bank), amount, kept.get(bank, own)) for bank, amount in further]
    for i, instrument in enumerate(plan.instruments.values()):
        for j, order in enumerate(instrument.offering.orders if instrument.offering else ()):
            amounts.append((("instruments", i, "offering", "orders", j, "amount"), order.amount, instrument.cash))
    for index, act in plan.acts.items():
        amounts += [(("acts", index, name), getattr(act, name, None), own) for name in ("cap", "amount")]
    for place, amount, currency in amounts:
        if amount is not None and amount != round(amount, currency.decimals):
            yield Problem(place, str(amount), f"at most {currency.decimals} decimals ({currency})")


def _accounts(plan: Plan) -> Iterator[Problem]:
    """Every payer and payee of an instrument has a bank that keeps its currency."""
    for ticker, instrument in plan.instruments.items():
        paid = [plan.holder_of(role, ticker).id for role in (Role.ISSUER, Role.REGISTRAR)]
        paid += [name for _, act in plan.of(ticker) for name in act.admits]
        for name in dict.fromkeys(paid):
            party = plan.party(name)
            if plan.bank_of(party, instrument.currency) is None:
                place: Place = ("cast", plan.cast.index(party), "accounts")
                yield Problem(place, name, f"an account at a bank that keeps {instrument.currency}, for {ticker}")


def _offerings(plan: Plan) -> Iterator[Problem]:
    """Allotments are in whole units, within the orders, to whom the policy allows, and sum to the issue."""
    for number, (ticker, instrument) in enumerate(plan.instruments.items()):
        if instrument.offering is None:
            continue
        here: Place = ("instruments", number, "offering", "orders")
        orders, unit, policy = instrument.offering.orders, instrument.face_value, instrument.policy
        accepted = {each for _, act in plan.of(ticker) for each in getattr(act, "accepted", ())}
        yield from _repeated(((*here, i, "investor"), order.investor) for i, order in enumerate(orders))
        for i, order in enumerate(orders):
            place, party = (*here, i, "allotted"), plan.party(order.investor)
            units = int(order.allotted / unit)
            if order.investor not in accepted:
                yield Problem((*here, i, "investor"), order.investor, "a party that the onboarding accepts")
            if order.allotted % unit:
                yield Problem(place, str(order.allotted), f"a multiple of the denomination {unit}")
            if order.allotted > order.amount:
                yield Problem(place, str(order.allotted), f"at most the order {order.amount}")
            if order.allotted and order.limit_percent > instrument.rate_percent:
                yield Problem(
                    place, str(order.allotted), f"0, as the limit is above the rate {instrument.rate_percent}"
                )
            if 0 < units < instrument.minimum_units:
                least = instrument.minimum_units * unit
                yield Problem(place, str(order.allotted), f"0, or the minimum holding {least} or more")
            there = party.deposits.get(plan.bank_of(party, instrument.currency) or "", Decimal(0))
            if there < order.allotted * instrument.issue_price_percent / 100:
                yield Problem(place, str(order.allotted), f"an amount that the deposit {there} of {party.id} pays")
            if units:
                yield from _may_hold(instrument, party, (*here, i, "investor"))
                if 0 < policy.holding_cap < units:
                    yield Problem(place, str(order.allotted), f"at most {policy.holding_cap} units: the cap")
        total, size = sum((order.allotted for order in orders), Decimal(0)), instrument.units * unit
        if total != size:
            yield Problem(here, str(total), f"allotments that sum to the issue {size}")
        holders = sum(order.allotted > 0 for order in orders)
        if 0 < policy.maximum_holders < holders:
            place = ("instruments", number, "policy", "maximum_holders")
            yield Problem(place, policy.maximum_holders, f"{holders} or more")


def _may_hold(instrument: Instrument, party: Party, place: Place) -> Iterator[Problem]:
    """Problems of a party with the instrument's own policy."""
    policy = instrument.policy
    if party.country in policy.denied_countries or (party.us_person and policy.deny_us_persons):
        yield Problem(place, party.id, f"a holder from another country than {party.country}")
    elif party.investor_class and party.investor_class.code < policy.minimum_class.code:
        yield Problem(place, party.id, f"a holder of the class {policy.minimum_class}")
    elif missing := [str(topic) for topic in policy.required_topics if topic not in party.topics]:
        yield Problem(place, party.id, f"a holder with claims on {', '.join(missing)}")


def _order(plan: Plan) -> Iterator[Problem]:
    """Numbers never fall; dates of what is played never fall, within an act neither; branches start at a step."""
    number, day = 0, None
    numbers = {act.number for act in plan.acts.values()}
    for index, act in plan.acts.items():
        here: Place = ("acts", index)
        if act.number < number:
            yield Problem((*here, "step"), act.step, f"a number from {number}: acts are in order")
        number = max(number, act.number)
        for name in act.LATER:
            later = getattr(act, name, None)
            if later is not None and later < act.on:
                yield Problem((*here, name), later.isoformat(), f"dates in order: {act.on} or later")
        if isinstance(act, Branch) and act.snapshot_before not in numbers:
            yield Problem((*here, "snapshot_before"), act.snapshot_before, "the number of a step")
    for index, act in plan.played():
        if day and act.on < day:
            yield Problem(("acts", index, "on"), act.on.isoformat(), f"dates in order: {day} or later")
        day = max(act.last_day, day or act.last_day)


def _acts(plan: Plan) -> Iterator[Problem]:
    """Every act's own check; what happens once does, and after what it needs."""
    done: dict[str | None, set[str]] = {}
    for index, act in plan.acts.items():
        for found in [*act.check(plan), *_receivers(plan, index, act)]:
            yield Problem(("acts", index, *found.place), found.value, found.expected)
    for index, act in plan.active():
        here: Place = ("acts", index)
        before = done.setdefault(act.of, set())
        if act.ONCE and act.word in before:
            yield Problem(here, act.word, f"at most one {act.word} of {act.of or 'a life'}")
        if act.AFTER and not before & set(act.AFTER):
            yield Problem(here, act.word, f"an act after {' or '.join(act.AFTER)} of {act.of}")
        if not act.IS_BRANCH:
            before.add(act.word)


def _settled_in_turn(plan: Plan) -> Iterator[Problem]:
    """An act that moves units on a later day is played to that day: nothing else happens before it."""
    day, what = date.min, ""
    for index, act in plan.played():
        if act.on < day:
            expected = f"{day} or later, when the {what} before it has settled; an `agree` lets others come between"
            yield Problem(("acts", index, "on"), act.on.isoformat(), expected)
        for move in act.movements(plan):
            if move.on > max(day, act.on):
                day, what = move.on, act.word


def _receivers(plan: Plan, index: int, act: Act) -> Iterator[Problem]:
    """Every receiver of units was admitted before."""
    for name in act.RECEIVES:
        receiver = str(getattr(act, name))
        if act.of and receiver not in plan.admitted(act.of, index):
            yield Problem((name,), receiver, f"a party that an onboarding or an issue of {act.of} has admitted")


def _nobody_real_is_accused(plan: Plan) -> Iterator[Problem]:
    """No party that is a fact has an adverse act that is assumed, unless a made-up twin stands in for it."""
    facts = {
        party.id
        for i, party in enumerate(plan.cast)
        if (label := plan.label("cast", i)) and label.standing is Standing.FACT
    }
    for index, act in plan.active():
        label = plan.label("acts", index)
        if label and label.standing is Standing.FACT:
            continue
        twins = set(getattr(act, "twin", {}))
        accused = [name for field_ in act.ADVERSE for name in _accused(plan, act, field_)]
        for name in accused:
            if name in facts and name not in twins:
                yield Problem(
                    ("acts", index), act.word, f"a made-up party in the place of {name}, who is real: a `twin` names it"
                )


def _accused(plan: Plan, act: Act, where: str) -> Iterator[str]:
    if where in set(Role):
        yield plan.holder_of(Role(where), act.of).id
        return
    named = getattr(act, where, None)
    for each in (named,) if isinstance(named, str) else named or ():
        yield plan.party(str(each)).id


def _trades(plan: Plan, ticker: str) -> Iterator[Problem]:
    """Trades are made on business days, and settle where the instrument lets them."""
    instrument = plan.instruments[ticker]
    for index, act in plan.of(ticker):
        lag = getattr(act, "lag", None)
        if lag is None:
            continue
        here: Place = ("acts", index, "on")
        if instrument.calendar and not calendar.is_business_day(act.on, Calendar(instrument.calendar)):
            yield Problem(here, act.on.isoformat(), f"a business day of {instrument.calendar}")
        elif expected := instrument.mistimed(settlement_day(instrument, act.on, lag)):
            yield Problem(here, act.on.isoformat(), expected)


def settlement_day(instrument: Instrument, day: date, lag: int) -> date:
    """The settlement date of a trade."""
    if instrument.calendar is None:
        return date.fromordinal(day.toordinal() + lag)
    where = Calendar(instrument.calendar)
    while not calendar.is_business_day(day, where):  # refused where it is checked; here it only must not stop that
        day += timedelta(days=1)
    return calendar.settlement_date(day, lag, where)


def _holdings(plan: Plan, ticker: str) -> Iterator[Problem]:
    """Nobody parts with units it doesn't have or has promised, nor with so many that too few are left."""
    least = plan.instruments[ticker].minimum_units
    free: dict[str, int] = {}
    holdings: dict[str, int] = {}
    halves: list[tuple[date, int, bool, int, Movement]] = []
    for number, (index, _, move) in enumerate(plan.movements(ticker)):
        if move.promised != date.min:
            halves.append((move.promised or move.on, number, False, index, move))
        if not move.stays:
            halves.append((move.on, number, True, index, move))
    for _, _, arrives, index, move in sorted(halves, key=lambda each: each[:3]):
        place: Place = ("acts", index, *move.place)
        if arrives:
            _move(holdings, move)
            free[move.receiver] = free.get(move.receiver, 0) + move.units
            left = holdings.get(move.sender, 0)
            if move.voluntary and move.sender and 0 < left < least:
                yield Problem(place, move.units, f"to leave {move.sender} none or {least} units or more")
        elif move.sender == EVERYBODY:
            free.clear()
        elif move.sender:
            left = free.get(move.sender, 0) - move.units
            if left < 0:
                yield Problem(place, move.units, f"at most the {free.get(move.sender, 0)} units {move.sender} has")
                return
            free[move.sender] = left
        if move.receiver and 0 < holdings.get(move.receiver, 0) < least and move.voluntary and arrives:
            yield Problem(place, move.units, f"to bring {move.receiver} to {least} units or more")


def zone_of(name: str) -> ZoneInfo:
    """A time zone by its name."""
    return instants.time_zone(name)
