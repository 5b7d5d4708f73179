"""A bond's obligations from the chain: coupons, principal, puts, payments on a claim, late interest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from rwa_chain.bindings import IERC20, Bond, BondDefaults, BondPuts, IObligations, Obligations, SecurityToken
from rwa_chain.bindings import types as chain_types
from rwa_chain.bindings.types import AmountRule, Kind, ObligationStatus
from rwa_chain.chain import ZERO_ADDRESS, Address, AddressLike
from rwa_chain.lifecycle import instants
from rwa_chain.lifecycle.bond import PRINCIPAL, PUT, currency_of
from rwa_chain.lifecycle.distribution import Declared, declared_in
from rwa_chain.money import Currency

CLAIM = 1 << 18
"""The number of payment k on an accelerated claim is CLAIM + k."""
LATE = 1 << 20
"""The number of the interest for the lateness of obligation n is LATE + n."""


@dataclass(frozen=True)
class Owed:
    """One obligation of a bond. `total` is zero until it is known; `funded_by` are wallets, first to last."""

    number: int
    kind: str
    record_date: date | None
    pay_date: date
    due_date: date
    amount_per_unit: Decimal | None
    total: Decimal
    funded: Decimal
    paid: Decimal
    kept: Decimal
    withheld: Decimal
    status: str
    funded_by: tuple[Address, ...]
    due_at: int
    declared: Declared | None = None

    @property
    def missing(self) -> Decimal:
        """Money that holders must receive and that is not funded."""
        return self.total - (self.total if self.status in ("discharged", "prescribed") else self.funded)


def name_of(status: ObligationStatus) -> str:
    """A state as people write it."""
    return status.name.lower().replace("_", "-")


def read(bond: Bond, *, zone: ZoneInfo, at: int | None = None) -> list[Owed]:
    """All that a bond owes, owed or owes to come, by due date; superseded ones are not owed and left out."""
    return sorted(_read(bond, zone, at), key=lambda each: (each.due_at, each.number))


def _read(bond: Bond, zone: ZoneInfo, at: int | None) -> Iterator[Owed]:
    token, currency = bond.token(at=at), currency_of(bond)
    _, puts_address, defaults_address = bond.parts(at=at)
    puts, defaults = BondPuts(bond.chain, puts_address), BondDefaults(bond.chain, defaults_address)
    for due in defaults.dues_of(token, 0, bond.owed_periods(at=at), at=at):
        if due.where != ZERO_ADDRESS:
            found = declared_in(Obligations(bond.chain, Address(due.where)), due.id, currency)
            yield _declared(found, due.number, zone, at)
        else:
            yield _promised(due, currency, zone)
    for put in range(puts.count(token, at=at)):
        _, _, identifier, where = puts.obligation(token, put, at=at)
        if where != ZERO_ADDRESS:
            found = declared_in(Obligations(bond.chain, Address(where)), identifier, currency)
            yield _declared(found, PUT + put, zone, at)
    yield from _of_defaults(bond, defaults, token, currency, zone, at)


def _of_defaults(
    bond: Bond, defaults: BondDefaults, token: AddressLike, currency: Currency, zone: ZoneInfo, at: int | None
) -> Iterator[Owed]:
    """Payments on the claim and interest for lateness, which the defaults contract declares."""
    numbers = [
        *(CLAIM + event.payment for event in bond.chain.events(BondDefaults.PaymentDeclared, emitter=defaults)
          if event.token == token),
        *(event.number for event in bond.chain.events(BondDefaults.LateInterestDeclared, emitter=defaults)
          if event.token == token),
    ]  # fmt: skip
    for number in numbers:
        _, _, identifier, where = defaults.obligation(token, number, at=at)
        found = declared_in(Obligations(bond.chain, Address(where)), identifier, currency)
        yield _declared(found, number, zone, at)


def _promised(due: chain_types.Due, currency: Currency, zone: ZoneInfo) -> Owed:
    nothing = currency.amount(0)
    repaid = Kind.PRINCIPAL if due.number == PRINCIPAL else Kind.INSTALMENT
    kind = Kind.COUPON if due.number < PRINCIPAL else repaid
    return Owed(
        number=due.number,
        kind=kind.name.lower(),
        record_date=instants.local_date(due.record_at, zone),
        pay_date=instants.local_date(due.pay_at, zone),
        due_date=instants.local_date(due.due_at, zone),
        amount_per_unit=currency.amount(due.amount) if due.known else None,
        total=nothing,
        funded=nothing,
        paid=nothing,
        kept=nothing,
        withheld=nothing,
        status=name_of(ObligationStatus.PROMISED),
        funded_by=(),
        due_at=due.due_at,
    )


def _declared(found: Declared, number: int, zone: ZoneInfo, at: int | None) -> Owed:
    owed, amount = found.obligations.obligation_of(found.id, at=at), found.currency.amount
    progress = found.paying.progress_of(found.id, at=at)
    funders = [
        event.funder
        for event in found.obligations.chain.events(IObligations.ObligationFunded, emitter=found.obligations)
        if event.id == found.id
    ]
    return Owed(
        number=number,
        kind=Kind(owed.kind).name.lower(),
        record_date=instants.local_date(owed.record_at, zone) if owed.record_at else None,
        pay_date=instants.local_date(owed.pay_at, zone),
        due_date=instants.local_date(owed.due_at, zone),
        amount_per_unit=amount(owed.amount) if owed.rule == AmountRule.PER_UNIT else None,
        total=amount(owed.total),
        funded=amount(owed.funded),
        paid=amount(progress.reached - progress.kept - progress.withheld - progress.prescribed),
        kept=amount(progress.kept),
        withheld=amount(progress.withheld),
        status=name_of(found.obligations.status_of(found.id, at=at)),
        funded_by=tuple(dict.fromkeys(funders)),
        due_at=owed.due_at,
        declared=found,
    )


def unreached(bond: Bond, owed: Owed) -> list[Address]:
    """Holders of record to whom nothing of a declared obligation has come yet: neither paid nor kept."""
    if owed.declared is None or owed.status in ("discharged", "cancelled", "prescribed"):
        return []
    token = SecurityToken(bond.chain, bond.token())
    record_at = owed.declared.obligations.obligation_of(owed.declared.id).record_at
    seen = dict.fromkeys(
        wallet
        for event in bond.chain.events(IERC20.Transfer, emitter=token)
        for wallet in (event.from_, event.to)
        if wallet != ZERO_ADDRESS
    )
    if owed.number >= PUT and owed.number < CLAIM:
        puts = BondPuts(bond.chain, bond.parts()[1])
        return [wallet for wallet in seen if puts.election_of(token, owed.number - PUT, wallet)]
    return [
        wallet
        for wallet in seen
        if token.balance_at(wallet, record_at) and not owed.declared.paying.is_reached(owed.declared.id, wallet)
    ]


def state_of(owed: Owed, now: datetime) -> str:
    """The state for a reader: due, overdue, funded, paid."""
    if owed.status in ("promised", "declared", "part-funded"):
        return "overdue" if now.timestamp() > owed.due_at else "to come"
    return {"funded": "funded, not reached"}.get(owed.status, owed.status)
