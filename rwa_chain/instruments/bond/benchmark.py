"""The benchmark curve that an issuer's own bonds make in a life, at the prices of a day."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.errors import InputError
from rwa_chain.instruments.bond.spec import Bond
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.fields import Positive, Ticker
from rwa_chain.lifecycle import curve

if TYPE_CHECKING:
    from rwa_chain.life.instrument import Due
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


class Benchmark(Act):
    """Clean prices of bonds of one currency make a curve; QuantLib bootstraps it, and it reprices every bond."""

    act: Literal["benchmark"] = "benchmark"
    quotes: dict[Ticker, Positive]

    TITLE: ClassVar[str] = "The benchmark curve"
    OF_ALL: ClassVar[bool] = True

    def check(self, plan: Plan) -> Iterator[Problem]:
        """A curve goes through them."""
        found = [plan.instruments[ticker] for ticker in self.quotes]
        for each in found:
            if not isinstance(each, Bond) or each.currency != found[0].currency:
                yield Problem(("quotes", each.ticker), each.ticker, f"a bond in {found[0].currency}, as the first one")
                return
        try:
            self.nodes(plan)
        except InputError as refusal:
            yield Problem(("quotes",), refusal.value, refusal.expected)

    def nodes(self, plan: Plan) -> list[curve.Node]:
        """The curve, shortest first."""
        bonds = {ticker: plan.instruments[ticker] for ticker in self.quotes}
        quotes = [
            curve.Quote(bond.sheet_of(plan), self.quotes[ticker])
            for ticker, bond in bonds.items()
            if isinstance(bond, Bond)
        ]
        return curve.benchmark(quotes, self.on)

    def play(self, world: World) -> str:
        """Nothing is sent: it is computed from the bonds' terms as they are frozen."""
        world.mine_at(world.instant(self.on))
        nodes = self.nodes(world.plan)
        for node in nodes:
            row = {"date": self.on, "years": node.years, "zero_percent": node.zero_percent, "discount": node.discount}
            rows = world.live(node.ticker).record.tables.setdefault("benchmark", [])
            rows.append({**row, "quoted": self.quotes[node.ticker], "repriced": node.repriced})
        return ", ".join(f"{node.zero_percent} % at {node.years.normalize():f} years" for node in nodes)


def dues(plan: Plan, spec: Bond) -> Iterator[Due]:
    """Discounting a bond's own flows with the curve comes to its quote again."""
    from rwa_chain.life.instrument import Due

    acts = [act for _, act in plan.played() if isinstance(act, Benchmark) and spec.ticker in act.quotes]
    for key, act in enumerate(acts):
        quoted = round(Decimal(act.quotes[spec.ticker]), curve.PRICE_DECIMALS)
        yield Due(f"benchmark {key + 1}", "benchmark", {"date": act.on, "repriced": quoted}, key)
