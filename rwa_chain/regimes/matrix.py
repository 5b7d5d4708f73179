"""The matrix of permitted holders: every holder, product, lane and channel, with the rule and its source."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from rwa_chain.regimes.classify import Holding, Lane, may_hold
from rwa_chain.regimes.facts import Channel, HolderKind, Product
from rwa_chain.regimes.rules import Seen

HEADER = ("holder", "product", "lane", "channel", "may", "rule", "source", "why")


@dataclass(frozen=True)
class Cell:
    """One cell of the matrix."""

    product: Product
    lane: Lane
    holding: Holding

    @property
    def row(self) -> tuple[str, ...]:
        """The cell as texts, in the order of `HEADER`."""
        of = self.holding
        return (
            of.holder,
            self.product,
            self.lane,
            of.channel,
            "yes" if of.may else "no",
            of.rule,
            of.seen,
            of.why,
        )


def cells() -> Iterator[Cell]:
    """Every cell. An offer to the public counts as authorised or with a prospectus here."""
    for holder in HolderKind:
        for product in Product:
            for lane in Lane:
                for channel in Channel:
                    yield Cell(product, lane, may_hold(lane, product, holder, channel))


def as_csv() -> str:
    """The matrix as a CSV text with a header."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(cell.row for cell in cells())
    return text.getvalue()


def weakest_first() -> list[Cell]:
    """The cells that say yes, those with the weakest source first: what counsel should read first."""
    order = list(Seen)
    return sorted((cell for cell in cells() if cell.holding.may), key=lambda cell: -order.index(cell.holding.seen))
