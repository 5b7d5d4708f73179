"""What must hold between the fields of a scenario; each check yields the places that break it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import rwa_chain.bindings  # noqa: F401  its import registers the errors
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import calendar
from rwa_chain.lifecycle.terms import BondTerms
from rwa_chain.scenario import steps as kinds
from rwa_chain.scenario.fields import closest
from rwa_chain.scenario.holdings import movements
from rwa_chain.scenario.model import SINGLE_ROLES, Role, Scenario
from rwa_chain.scenario.source import Place

LANES = ("FOREIGN_DEBT", "EQUITY", "ABS", "OTHER", "HK_LOCAL")
"""Lanes in which something may be issued (`Lane` in contracts/disclosure/interfaces/IFilings.sol)."""


@dataclass(frozen=True)
class Problem:
    """A value that is refused: where it stands, what it is, what would be right."""

    place: Place
    value: object
    expected: str


def problems(scenario: Scenario) -> Iterator[Problem]:
    """Every broken rule; later checks run only on what earlier ones found sound."""
    try:
        terms = scenario.bond_terms
    except InputError as refusal:
        yield Problem(("terms", refusal.field), refusal.value, refusal.expected)
        return
    for check in (_ids, _names_known, _roles, _money, _offering, _investors, _order_of_steps, _dates_in_steps):
        found = list(check(scenario))
        yield from found
        if found and check is _names_known:
            return
    yield from _schedule(scenario, terms)
    mistimed = list(_trades(scenario, terms))
    yield from mistimed or _holdings(scenario, terms)


def _ids(scenario: Scenario) -> Iterator[Problem]:
    """Ids of parties, wallets, banks and venues are one name space; documents and trades have their own."""
    actors: list[tuple[Place, str]] = [(("clearing_bank", "id"), scenario.clearing_bank.id)]
    actors += [(("banks", i, "id"), bank.id) for i, bank in enumerate(scenario.banks)]
    actors += [(("venues", i, "id"), venue.id) for i, venue in enumerate(scenario.venues)]
    for i, party in enumerate(scenario.cast):
        actors.append((("cast", i, "id"), party.id))
        actors += [(("cast", i, "wallets", j), name) for j, name in enumerate(party.wallets) if name != party.id]
    yield from _repeated(actors)
    yield from _repeated((("documents", i, "id"), document.id) for i, document in enumerate(scenario.documents))
    yield from _repeated(
        (("steps", i, "id"), step.id) for i, step in enumerate(scenario.steps) if isinstance(step, kinds.Trade)
    )


def _repeated(ids: Iterable[tuple[Place, str]]) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, identifier in ids:
        if identifier in seen:
            yield Problem(place, identifier, "an id that nothing else has")
        seen.add(identifier)


_REFERENCES = {
    "venue": "venue",
    "bank": "bank",
    "document": "document",
    "documents": "document",
    "investor": "party",
    "holder": "party",
    "seller": "party",
    "buyer": "party",
    "party": "party",
    "agent": "party",
    "short": "party",
    "leaver": "party",
    "successor": "party",
    "licence": "document",
    "authority": "party",
    "accepted": "party",
    "approved_by": "party",
    "instructed_by": "party",
    "recovery_approvers": "party",
    "sender": "wallet",
    "receiver": "wallet",
    "new_wallet": "wallet",
}
"""Which fields name something, and of what kind."""


def _names_known(scenario: Scenario) -> Iterator[Problem]:
    """Every id that a field names exists."""
    parties = [party.id for party in scenario.cast]
    known = {
        "party": parties,
        "wallet": list(dict.fromkeys([*parties, *(name for party in scenario.cast for name in party.wallet_ids)])),
        "bank": [bank.id for bank in scenario.banks],
        "venue": [venue.id for venue in scenario.venues],
        "document": [document.id for document in scenario.documents],
    }

    def walk(value: object, place: Place, kind: str | None) -> Iterator[Problem]:
        if isinstance(value, dict):
            for name, child in value.items():
                yield from walk(child, (*place, name), _REFERENCES.get(name))
        elif isinstance(value, (list, tuple)):
            for index, child in enumerate(value):
                yield from walk(child, (*place, index), kind)
        elif kind and isinstance(value, str) and value not in known[kind]:
            yield Problem(place, value, f"a known {kind}: {closest(value, known[kind])}")

    yield from walk(scenario.model_dump(), (), None)
    known_errors = REGISTRY.error_names()
    for place, error in _errors(scenario):
        if error not in known_errors:
            yield Problem(place, error, f"an error of the contracts: {_closest_error(error, known_errors)}")


def _errors(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Every refusal that a step expects."""
    for i, step in enumerate(scenario.steps):
        if isinstance(step, kinds.FailDrill):
            yield ("steps", i, "error"), step.error
        for name in ("attempts", "refused"):
            for j, attempt in enumerate(getattr(step, name, ())):
                yield ("steps", i, name, j, "error"), attempt.error


def _closest_error(error: str, known: list[str]) -> str:
    """There are hundreds: the one probably meant, or how they are written."""
    meant = closest(error, known)
    return meant if "probably" in meant else "Library.Error, such as CountryRule.CountryDenied"


def _roles(scenario: Scenario) -> Iterator[Problem]:
    """Every single role has one party; customers have a bank, and holders a class."""
    for role in SINGLE_ROLES:
        count = sum(role in party.roles for party in scenario.cast)
        if count != 1:
            yield Problem(("cast",), f"{count} parties with the role {role}", "exactly one")
    for i, party in enumerate(scenario.cast):
        if party.deposit is not None and party.bank is None:
            yield Problem(("cast", i, "bank"), None, f"a bank, where {party.id} has a deposit")
        if party.wallets and party.id not in party.wallets:
            yield Problem(("cast", i, "wallets"), list(party.wallets), f"the first wallet to be {party.id}")
        holds = {Role.INVESTOR, Role.RECEIVER} & set(party.roles)
        if holds and (party.investor_class is None or party.bank is None):
            yield Problem(("cast", i), party.id, "an investor_class and a bank for who may hold")
        if {Role.ISSUER, Role.REGISTRAR} & set(party.roles) and party.bank is None:
            yield Problem(("cast", i, "bank"), None, f"a bank, where {party.id} is paid the proceeds or the fee")
    if not any(Role.CLAIM_ISSUER in party.roles for party in scenario.cast):
        yield Problem(("cast",), "nobody with the role claim_issuer", "at least one")
    approvers = scenario.administration.recovery_approvers
    if len(set(approvers)) < scenario.administration.recovery_approvals:
        yield Problem(
            ("administration", "recovery_approvals"),
            scenario.administration.recovery_approvals,
            f"at most the {len(set(approvers))} approvers",
        )


def _money(scenario: Scenario) -> Iterator[Problem]:
    """Amounts have no more decimals than their currency."""
    decimals, currency = scenario.terms.currency_decimals, scenario.terms.currency
    amounts: list[tuple[Place, Decimal | None]] = []
    amounts += [(("banks", i, "settlement_balance"), bank.settlement_balance) for i, bank in enumerate(scenario.banks)]
    amounts += [(("cast", i, "deposit"), party.deposit) for i, party in enumerate(scenario.cast)]
    amounts += [(("offering", "orders", i, "amount"), order.amount) for i, order in enumerate(scenario.offering.orders)]
    amounts += [
        (("steps", i, "cap"), step.cap) for i, step in enumerate(scenario.steps) if isinstance(step, kinds.Certificate)
    ]
    for place, amount in amounts:
        if amount is not None and amount != round(amount, decimals):
            yield Problem(place, str(amount), f"at most {decimals} decimals ({currency})")


def _investors(scenario: Scenario) -> Iterator[Problem]:
    """Who orders was admitted; who is allotted units may hold them, by the scenario's own policy."""
    policy, allotment = scenario.policy, scenario.allotment()
    accepted = {each for step in scenario.steps if isinstance(step, kinds.Onboarding) for each in step.accepted}
    for i, order in enumerate(scenario.offering.orders):
        investor, place = scenario.party(order.investor), ("offering", "orders", i, "investor")
        if order.investor not in accepted:
            yield Problem(place, order.investor, "a party that the onboarding accepts")
        if not allotment.get(order.investor):
            continue
        if investor.country in policy.denied_countries or (investor.us_person and policy.deny_us_persons):
            yield Problem(place, order.investor, f"a holder from another country than {investor.country}")
        elif investor.investor_class and investor.investor_class.code < policy.minimum_class.code:
            yield Problem(place, order.investor, f"a holder of the class {policy.minimum_class}")
        elif missing := [str(topic) for topic in policy.required_topics if topic not in investor.topics]:
            yield Problem(place, order.investor, f"a holder with claims on {', '.join(missing)}")
        if 0 < policy.holding_cap < allotment[order.investor]:
            yield Problem((*place[:3], "allotted"), str(order.allotted), f"at most {policy.holding_cap} units: the cap")
    if 0 < policy.maximum_holders < len(allotment):
        yield Problem(("policy", "maximum_holders"), policy.maximum_holders, f"{len(allotment)} or more")


def _offering(scenario: Scenario) -> Iterator[Problem]:
    """The allotment is in whole denominations, within the orders, and sums to the issue."""
    terms = scenario.terms
    orders = scenario.offering.orders
    yield from _repeated((("offering", "orders", i, "investor"), order.investor) for i, order in enumerate(orders))
    for i, order in enumerate(orders):
        place: Place = ("offering", "orders", i, "allotted")
        if order.allotted % terms.denomination:
            yield Problem(place, str(order.allotted), f"a multiple of the denomination {terms.denomination}")
        if order.allotted > order.amount:
            yield Problem(place, str(order.allotted), f"at most the order {order.amount}")
        if order.allotted and order.limit_percent > terms.coupon_percent:
            yield Problem(place, str(order.allotted), f"0, as the limit is above the coupon {terms.coupon_percent}")
        if 0 < order.allotted < terms.minimum_holding:
            yield Problem(place, str(order.allotted), f"0, or the minimum holding {terms.minimum_holding} or more")
        deposit = scenario.party(order.investor).deposit or 0
        if deposit < order.allotted * terms.issue_price_percent / 100:
            yield Problem(place, str(order.allotted), f"an amount that the deposit {deposit} of {order.investor} pays")
    total = sum((order.allotted for order in orders), Decimal(0))
    if total != terms.size:
        yield Problem(("offering", "orders"), str(total), f"allotments that sum to the issue {terms.size}")


def _order_of_steps(scenario: Scenario) -> Iterator[Problem]:
    """Step numbers never fall; dates of what is played never fall; the kinds that must be there are, once."""
    number, day = 0, None
    for i, step in enumerate(scenario.steps):
        if step.step < number:
            yield Problem(("steps", i, "step"), step.step, f"a number from {number}: steps are in order")
        number = max(number, step.step)
        if isinstance(step, kinds.BRANCHES) or step.only not in (None, scenario.terms.frequency):
            continue
        if day and step.date < day:
            yield Problem(("steps", i, "date"), step.date.isoformat(), f"dates in order: {day} or later")
        day = max(_dates(step))
    counts = Counter(step.kind for step in scenario.played_steps())
    for kind in ("mandate", "onboarding", "books_open", "pricing", "closing", "redemption", "final_register"):
        if counts[kind] != 1:
            yield Problem(("steps",), f"{counts[kind]} steps of the kind {kind}", "exactly one")
    numbers = {step.step for step in scenario.steps}
    for i, step in enumerate(scenario.steps):
        if isinstance(step, kinds.BRANCHES) and step.snapshot_before not in numbers:
            yield Problem(("steps", i, "snapshot_before"), step.snapshot_before, "the number of a step")


def _dates(step: kinds.Step) -> list[date]:
    return [value for _, value in step if isinstance(value, date)]


def _dates_in_steps(scenario: Scenario) -> Iterator[Problem]:
    """Dates within a step are in order, and keep the delays."""
    delays = scenario.administration
    for i, step in enumerate(scenario.steps):
        here: Place = ("steps", i)
        for name in ("until", "resume_date", "return_date", "recovery_date", "claim_date", "acceleration_date"):
            later = getattr(step, name, None)
            if later is not None and later < step.date:
                yield Problem((*here, name), later.isoformat(), f"dates in order: {step.date} or later")
        if isinstance(step, kinds.Certificate) and step.lane not in LANES:
            yield Problem((*here, "lane"), step.lane, f"a lane: {closest(step.lane, list(LANES))}")
        if isinstance(step, kinds.KeyLoss):
            if len(set(delays.recovery_approvers)) != 3 or delays.recovery_approvals != 2:
                yield Problem(
                    ("administration", "recovery_approvers"),
                    list(delays.recovery_approvers),
                    "three, of whom two approve, where a key is lost",
                )
            earliest = step.date + timedelta(days=delays.recovery_delay_days)
            if step.recovery_date < earliest:
                yield Problem(
                    (*here, "recovery_date"), step.recovery_date.isoformat(), f"{earliest} or later: the delay"
                )
            if len(set(step.approved_by) & set(delays.recovery_approvers)) < delays.recovery_approvals:
                yield Problem(
                    (*here, "approved_by"),
                    list(step.approved_by),
                    f"{delays.recovery_approvals} of the recovery approvers",
                )
        if isinstance(step, kinds.Audits):
            earliest = step.until + timedelta(days=delays.administration_delay_days)
            if step.unpause_date < earliest:
                yield Problem((*here, "unpause_date"), step.unpause_date.isoformat(), f"{earliest} or later: the delay")
        if isinstance(step, kinds.Put):
            paid_from = step.window_opens + timedelta(days=scenario.terms.put_window_days)
            if step.date < paid_from:
                yield Problem((*here, "date"), step.date.isoformat(), f"{paid_from} or later: the end of the window")
        if isinstance(step, (kinds.Default, kinds.CalledDefault)):
            grace_ends = step.date + timedelta(days=scenario.terms.grace_days)
            if step.acceleration_date <= grace_ends:
                yield Problem(
                    (*here, "acceleration_date"), step.acceleration_date.isoformat(), f"after the grace, {grace_ends}"
                )
            if not grace_ends < step.instruction_record_date <= step.acceleration_date:
                yield Problem(
                    (*here, "instruction_record_date"),
                    step.instruction_record_date.isoformat(),
                    f"after the end of grace {grace_ends}, up to the acceleration",
                )


def _schedule(scenario: Scenario, terms: BondTerms) -> Iterator[Problem]:
    """Closing, record dates, coupons and redemption are where the schedule has them, none missing."""
    last = terms.periods[-1]
    record_dates = {period.record_date: period for period in terms.periods[:-1]}
    pay_dates = {period.pay_date: period for period in terms.periods[:-1]}
    coupons = set(pay_dates)
    for i, step in enumerate(scenario.steps):
        if step.only not in (None, scenario.terms.frequency):
            continue
        match step:
            case kinds.Closing() if step.date != terms.issue_date:
                yield _misdated(i, step.date, f"the issue date {terms.issue_date}")
            case kinds.RecordDate() if record_dates.pop(step.date, None) is None:
                yield _misdated(i, step.date, f"a record date not yet met: {_days(record_dates)}")
            case kinds.Coupon() if pay_dates.pop(step.date, None) is None:
                yield _misdated(i, step.date, f"a pay date not yet met: {_days(pay_dates)}")
            case kinds.Default() | kinds.CalledDefault() if step.date not in coupons:
                yield _misdated(i, step.date, "a pay date before maturity")
            case kinds.LastTradingDay() if step.final_record_date != last.record_date:
                yield Problem(
                    ("steps", i, "final_record_date"), step.final_record_date.isoformat(), f"{last.record_date}"
                )
            case kinds.Redemption() if step.date != last.pay_date:
                yield _misdated(i, step.date, f"the last pay date {last.pay_date}")
            case _:
                pass
    for day in record_dates:
        yield Problem(("steps",), None, f"a record_date step on {day}")
    for day in pay_dates:
        yield Problem(("steps",), None, f"a coupon step on {day}")


def _misdated(index: int, day: object, expected: str) -> Problem:
    return Problem(("steps", index, "date"), str(day), expected)


def _days(days: Iterable[object]) -> str:
    return ", ".join(str(day) for day in days) or "none is left"


def _trades(scenario: Scenario, terms: BondTerms) -> Iterator[Problem]:
    """Trades are made on business days, and settle where they carry the coupon or start the next period."""
    for i, step in enumerate(scenario.steps):
        if not isinstance(step, kinds.Trade):
            continue
        if not calendar.is_business_day(step.date, terms.calendar):
            yield Problem(("steps", i, "date"), step.date.isoformat(), f"a business day of {terms.calendar}")
            continue
        settles = calendar.settlement_date(step.date, step.lag, terms.calendar)
        if not terms.issue_date <= settles <= terms.periods[-1].record_date:
            yield Problem(("steps", i, "date"), step.date.isoformat(), "a trade that settles in the bond's life")
            continue
        period = terms.period_at(settles)
        if period.record_date < settles < period.end:
            yield Problem(
                ("steps", i, "date"),
                step.date.isoformat(),
                f"a trade that settles up to the record date {period.record_date} or from {period.end}, not {settles}",
            )


def _holdings(scenario: Scenario, terms: BondTerms) -> Iterator[Problem]:
    """Nobody parts with units it doesn't have, nor with so many that too few are left."""
    holdings = dict(scenario.allotment())
    for move in movements(scenario):
        place: Place = ("steps", move.index, "units")
        left = holdings.get(move.sender, 0) - move.units
        if left < 0:
            yield Problem(place, move.units, f"at most the {holdings.get(move.sender, 0)} units {move.sender} has")
            return
        if move.voluntary and 0 < left < terms.minimum_units:
            yield Problem(place, move.units, f"to leave {move.sender} none or {terms.minimum_units} units or more")
        holdings[move.sender] = left
        holdings[move.receiver] = holdings.get(move.receiver, 0) + move.units
