"""A tap: more of an instrument that is out already, at a price of the day plus what has accrued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import time
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.chain import AddressLike
from rwa_chain.deploy.spec import DAY
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Movement, Problem
from rwa_chain.life.acts.primary import BOOKS_OPEN_FOR, CLOSING_DAYS, accounts, closed, place_orders, report
from rwa_chain.life.acts.trading import PLACED
from rwa_chain.life.fields import PartyId, Percent, Units
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import instants, offering
from rwa_chain.lifecycle.rounding import half_up

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


class Tap(Act):
    """More units are placed with named investors, at ``clean`` per cent of principal plus accrued interest."""

    act: Literal["tap"] = "tap"
    allotted: dict[PartyId, Units]
    clean: Percent
    fee_percent: Percent = Decimal(0)

    TITLE: ClassVar[str] = "A tap"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def units(self) -> int:
        """All of it."""
        return sum(self.allotted.values())

    @property
    def admits(self) -> Iterable[str]:
        """The parties that are allotted units."""
        return self.allotted

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The terms let so much be issued."""
        spec = plan.instrument(self)
        tapped = sum(act.units for _, act in plan.of(spec.ticker, "tap") if isinstance(act, Tap))
        if spec.units + tapped > spec.most_units:
            said = f"at most {spec.most_units} units in all, what the terms have as volume"
            yield Problem(("allotted",), f"{spec.units + tapped} units", said)

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Every allotment."""
        for investor, units in self.allotted.items():
            yield Movement(self.on, "", investor, units, place=("allotted", investor))

    def expected(self, plan: Plan) -> dict[str, Any]:
        """Clean and accrued of each investor, each rounded once."""
        spec = plan.instrument(self)
        prices = [spec.price(plan, units, self.clean, self.on) for units in self.allotted.values()]
        gross = sum((price.dirty for price in prices), Decimal(0))
        fee = half_up(Fraction(gross) * Fraction(self.fee_percent) / 100, spec.decimals)
        accrued = spec.price(plan, self.units, self.clean, self.on).accrued
        return {"units": self.units, "accrued": accrued, "gross": gross, "fee": fee, "net": gross - fee}

    def play(self, world: World) -> str:
        """Filed, offered, ordered, priced, closed and reported on one day."""
        world.at(self.on, time(9, 0))
        live = self.it(world)
        investors = [world.plan.party(each) for each in self.allotted]
        founding.present(world, investors)
        founding.admit(world, live, investors)
        founding.open_accounts(world, investors)
        spec, said = live.spec, f"tap of {live.ticker} on {self.on}"
        registrar, issuer = world.role(Role.REGISTRAR, live), world.role(Role.ISSUER, live)
        founding.file(world, live, "OTHER", self.units * spec.face_value, said)
        closes_at = world.next_instant + BOOKS_OPEN_FOR
        settles_at = closes_at + BOOKS_OPEN_FOR
        paid = accounts(
            world, [world.holder_of(each, live).id for each in (Role.ISSUER, Role.REGISTRAR)], spec.currency
        )
        whole = spec.offered(
            live, paid[0], paid[1], self.fee_percent, closes_at, (settles_at, settles_at + CLOSING_DAYS * DAY)
        )
        offered = replace(whole, units=self.units, minimum_order=1, accrual_date=instants.day_number(self.on))
        opened = world.stack.rail(spec.currency).offering
        book = live.book = offering.open_books(opened, offered, spec.rate_percent, sender=registrar)
        place_orders(world, live, [(name, units, spec.rate_percent) for name, units in self.allotted.items()])
        world.at_second(closes_at + 1)
        offering.price(book, self.clean, sender=registrar)
        granted: dict[AddressLike, int] = {world.party(name): units for name, units in self.allotted.items()}
        offering.allot(book, granted, sender=registrar)
        offering.consent(book, sender=issuer)
        world.at_second(settles_at)
        acceptances = offering.accept_all(book, accounts(world, list(self.allotted), spec.currency))
        made = closed(live, self.on, offering.close(book, acceptances, sender=registrar).receipts)
        report(world, live, f"report on the {said}")
        offering.release_proceeds(book, sender=issuer)
        accrued = live.spec.accrued(live, self.units, self.on)
        row = {"date": self.on, "units": made.units, "clean_percent": self.clean, "accrued": accrued}
        live.record.tables.setdefault("taps", []).append({**row, "gross": made.gross, "fee": made.fee, "net": made.net})
        return f"{made.units:,} more units for {made.gross:,f} {spec.currency}, accrued interest included"
