"""Two chains: for each party that acts before its deadlines both or neither, under every interleaving of the model."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from rwa_chain.errors import InputError
from rwa_chain.lifecycle.crossing import (
    BUYER,
    SELLER,
    WATCHER,
    Deadlines,
    Lock,
    Model,
    Timing,
    Way,
    check,
    deadlines,
    option_value,
)

TIMING = Timing(asset_finality=12, cash_finality=60, reaction=30, skew=5)
REACHED: set[tuple[Way, Lock, Lock]] = set()


class Crossing(RuleBasedStateMachine):
    """Any party does anything that it may, at any time, or nothing; those who are diligent do their duties."""

    @initialize(
        way=st.sampled_from(Way),
        diligent=st.sets(st.sampled_from((SELLER, BUYER, WATCHER))),
        clocks=st.tuples(st.integers(-5, 5), st.integers(-5, 5)),
    )
    def begin(self, way: Way, diligent: set[str], clocks: tuple[int, int]) -> None:
        """Which way, who is diligent, how far the clocks lie apart."""
        self.model = Model(way, TIMING, frozenset(diligent), *clocks)

    @precondition(lambda self: any(True for _ in self.model.acts()))
    @rule(data=st.data())
    def act(self, data: st.DataObject) -> None:
        """Somebody acts."""
        self.model.do(data.draw(st.sampled_from([act for _, act in self.model.acts()])))

    @rule(seconds=st.integers(1, 150))
    def time(self, seconds: int) -> None:
        """Nobody acts but who must."""
        self.model.pass_time(seconds)

    def teardown(self) -> None:
        """Whoever was diligent has lost nothing, and nothing stays locked."""
        if not hasattr(self, "model"):
            return
        model = self.model
        model.finish()
        assert model.is_over
        lost = model.losers()
        REACHED.add((model.way, model.asset, model.cash))
        assert not any(SELLER in each for each in lost)
        if BUYER in model.diligent and (model.way is Way.HASH_LOCKS or WATCHER in model.diligent):
            assert lost == []


Crossing.TestCase.settings = settings(max_examples=400, stateful_step_count=25, deadline=None)
TestCrossing = Crossing.TestCase


def test_every_end_was_reached() -> None:
    """Both delivered and both returned in either way; after the machine above, which runs first."""
    machine = Crossing()
    for way, deliver in product(Way, (True, False)):
        machine.begin(way, {SELLER, BUYER, WATCHER}, (0, 0))
        model = machine.model
        model.do("lock asset")
        model.pass_time(TIMING.asset_finality)
        model.do("lock cash")
        model.pass_time(TIMING.cash_finality)
        if deliver:
            model.do("settle cash")
        machine.teardown()
        end = Lock.DELIVERED if deliver else Lock.RETURNED
        assert (way, end, end) in REACHED


def test_who_loses_what_when_one_does_not_act() -> None:
    """With hash locks a buyer who sleeps; with key release a watcher who does."""
    said = {}
    for way, asleep in ((Way.HASH_LOCKS, BUYER), (Way.KEY_RELEASE, WATCHER), (Way.KEY_RELEASE, BUYER)):
        model = Model(way, TIMING, frozenset({SELLER, BUYER, WATCHER} - {asleep}))
        model.do("lock asset")
        model.pass_time(TIMING.asset_finality)
        model.do("lock cash")
        model.pass_time(TIMING.cash_finality)
        model.do("settle cash")
        model.finish()
        said[way, asleep] = model.losers()
    assert said == {
        (Way.HASH_LOCKS, BUYER): ["the buyer loses the money: it did not settle in time"],
        (Way.KEY_RELEASE, WATCHER): ["the buyer loses the money: the watcher stayed silent"],
        (Way.KEY_RELEASE, BUYER): ["the buyer loses the money: it did not settle in time"],
    }


def test_deadlines_one_second_too_early_lose() -> None:
    """The bound is what the worst case takes: the money moves last, the buyer acts last, the clocks differ most."""
    found = deadlines(0, TIMING)
    check(found, TIMING)
    with pytest.raises(InputError, match="can move until"):
        check(Deadlines(found.asset - 1, found.cash), TIMING)
    early = Model(Way.HASH_LOCKS, TIMING, asset_clock=5, cash_clock=-5)
    early.ends = Deadlines(found.cash + TIMING.cash_finality + TIMING.reaction + TIMING.skew, found.cash)
    early.do("lock asset")
    early.pass_time(TIMING.asset_finality)
    early.do("lock cash")
    early.pass_time(found.cash + 5 - early.now)
    early.do("settle cash")
    with pytest.raises(InputError, match="act"):
        early.finish()


def test_bad_timing_is_told() -> None:
    """By field."""
    with pytest.raises(InputError, match="reaction"):
        Timing(1, 1, -1)
    with pytest.raises(InputError, match="clock"):
        Model(Way.HASH_LOCKS, TIMING, asset_clock=6)
    with pytest.raises(InputError, match="act"):
        Model(Way.HASH_LOCKS, TIMING).do("settle cash")


def test_the_free_option_has_a_price() -> None:
    """At the money, some 0.4 · σ · √t of the price; nothing without time."""
    price, volatility = Decimal("1000000.00"), Decimal("0.05")
    assert option_value(price, volatility, 0) == 0
    value = option_value(price, volatility, 86_400)
    assert abs(value - price * Decimal("0.3989") * volatility * Decimal(1 / 365).sqrt()) < 1
    with pytest.raises(InputError):
        option_value(price, Decimal("-0.1"), 1)
