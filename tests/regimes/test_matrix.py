"""Who may hold what: the golden matrix and what must hold of every cell."""

from __future__ import annotations

from rwa_chain.regimes.classify import Lane
from rwa_chain.regimes.facts import Channel, HolderKind, Product
from rwa_chain.regimes.matrix import cells, weakest_first
from rwa_chain.regimes.rules import rule


def test_every_cell_has_a_rule_and_a_source() -> None:
    """8 holders × 5 products × 7 lanes × 4 channels; each cell cites a rule that stands in the law."""
    found = list(cells())
    assert len(found) == 8 * 5 * 7 * 4
    assert all(rule(cell.holding.rule).seen is cell.holding.seen for cell in found)


def test_what_no_lane_ever_allows() -> None:
    """Residents of the Mainland, US persons, RED and UNDETERMINED hold nothing; retail holds no collective scheme."""
    for cell in cells():
        of = cell.holding
        if of.holder in (HolderKind.ONSHORE_RESIDENT, HolderKind.US_PERSON) or cell.lane in (
            Lane.RED,
            Lane.UNDETERMINED,
        ):
            assert not of.may
        if cell.lane is Lane.ABS and of.holder is HolderKind.ONSHORE_INSTITUTION:
            assert not of.may
        if cell.product is Product.INCOME_RIGHT and of.holder in (HolderKind.HK_RETAIL, HolderKind.OTHER_RETAIL):
            assert not of.may
        if of.channel in (Channel.SOUTHBOUND, Channel.QDII) and of.may:
            assert of.holder is HolderKind.ONSHORE_INSTITUTION


def test_some_cells_say_yes() -> None:
    """A matrix that refuses everything would pass the test above."""
    yes = {(c.holding.holder, c.product, c.lane, c.holding.channel) for c in cells() if c.holding.may}
    assert (HolderKind.HK_RETAIL, Product.FUND, Lane.HK_LOCAL, Channel.VENUE) in yes
    assert (HolderKind.HK_PROFESSIONAL, Product.INCOME_RIGHT, Lane.ABS, Channel.DIRECT) in yes
    assert (HolderKind.ONSHORE_INSTITUTION, Product.BOND, Lane.FOREIGN_DEBT, Channel.SOUTHBOUND) in yes
    assert weakest_first()[0].holding.seen == "recall"
