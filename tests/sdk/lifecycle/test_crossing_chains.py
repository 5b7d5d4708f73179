"""An asset on one Anvil against money on another: both or neither, however often the parties are cut off."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.bindings import HashLock, KeyRelease
from rwa_chain.bindings.types import Status
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.errors import InputError, RwaError
from rwa_chain.lifecycle import cash, conditions, erc7573_2026_08_31, onboarding, settlement
from rwa_chain.lifecycle.crossing import BUYER, SELLER, WATCHER, Deadlines, Timing, Way, deadlines
from rwa_chain.lifecycle.crossing_chains import Crossing, Journal, Side, step
from rwa_chain.lifecycle.erc7573_2026_08_31 import Keys
from rwa_chain.solidity import build

TIMING = Timing(asset_finality=10, cash_finality=20, reaction=60, skew=5)
PRICE = Decimal("1000.00")
ASSET = Decimal("70.00")
"""A bank's deposits stand for the security: what counts is that they are another chain's."""


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Two:
    """Two chains, a seller and a buyer with a wallet on each, a watcher."""

    asset: Chain
    cash: Chain
    stacks: tuple[Stack, Stack]
    people: dict[str, tuple[Party, Party]]
    folder: Path

    def sides(self, way: Way) -> tuple[Side, Side]:
        """With the conditions of one way."""
        if way is Way.HASH_LOCKS:
            return tuple(Side(stack.chain, stack.settlement, stack.hash_lock) for stack in self.stacks)  # type: ignore[return-value]
        release = KeyRelease.deploy(self.asset, sender=self.people[WATCHER][0])
        return Side(self.asset, self.stacks[0].settlement, release), Side(self.cash, self.stacks[1].settlement, None)

    def begin(self, way: Way) -> tuple[Side, Side]:
        """Everybody writes a journal; an asset against money, from now on."""
        asset, money = self.sides(way)
        (seller, seller_there), (buyer, buyer_there) = self.people[SELLER], self.people[BUYER]
        secret, keys = b"s" * 32, Keys.make()
        if way is Way.HASH_LOCKS:
            _, lock = conditions.hash_lock(HashLock(self.asset, asset.condition.address), secret)  # type: ignore[union-attr]
        else:
            _, lock = erc7573_2026_08_31.condition(asset.condition, keys.hashes)  # type: ignore[arg-type]
        deposits, held = self.stacks[1].deposits, self.stacks[0].deposits["BANK_C"]
        now = max(self.asset.now, self.cash.now)
        crossing = Crossing(
            way=way,
            asset=settlement.cash_leg(held, held, seller, buyer, ASSET),
            cash=settlement.cash_leg(deposits["BANK_A"], deposits["BANK_B"], buyer_there, seller_there, PRICE),
            nonces=(7, 7), ends=deadlines(now, TIMING), timing=TIMING, began_at=min(self.asset.now, self.cash.now),
            reference="crossing", lock=lock, hashes=keys.hashes,
        )  # fmt: skip
        Journal(crossing, secret=secret).save(self.folder / SELLER)
        Journal(crossing).save(self.folder / BUYER)
        Journal(crossing, keys=keys).save(self.folder / WATCHER)
        assert {path.stat().st_mode & 0o777 for path in self.folder.iterdir()} == {0o600}
        return asset, money

    def turn(self, role: str, sides: tuple[Side, Side]) -> bool:
        """A party starts anew from its journal, and does what it can; whether it did something."""
        journal = Journal.read(self.folder / role)
        asset, money = sides
        acted = False
        for party in self.people[role]:
            # Each wallet signs on its own chain: a party tries with the one that the act belongs to.
            with suppress(RwaError):
                acted = step(journal, role, asset, money, party) is not None or acted
        return acted

    def wait(self, seconds: int) -> None:
        """On both chains."""
        for chain in (self.asset, self.cash):
            chain.mine_at(chain.now + seconds)

    def statuses(self, sides: tuple[Side, Side]) -> tuple[Status, Status]:
        """Where the two instructions stand."""
        crossing = Journal.read(self.folder / BUYER).crossing
        asset, money = sides
        return (
            Status(asset.settlement.status_of(asset.settlement.id_of(crossing.asset_instruction(asset)))),
            Status(money.settlement.status_of(money.settlement.id_of(crossing.cash_instruction(money)))),
        )

    def assert_both_or_neither(self, sides: tuple[Side, Side]) -> bool:
        """The asset and the money; whether both moved."""
        (_, seller_there), (buyer, _) = self.people[SELLER], self.people[BUYER]
        paid = cash.balance(self.stacks[1].deposits["BANK_B"], seller_there)
        delivered = cash.balance(self.stacks[0].deposits["BANK_C"], buyer) == ASSET
        assert (paid == PRICE) == delivered
        assert paid in (0, PRICE)
        return delivered


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Two nodes."""
    build()
    with Chain.anvil() as asset, Chain.anvil() as money:
        stacks: list[Stack] = []
        people: dict[str, list[Party]] = {}
        for chain in (asset, money):
            who = StackSpec.default(chain)
            stack = Stack.deploy(chain, who)
            stacks.append(stack)
            wallets = chain.parties("crossing seller", "crossing buyer", "crossing watcher")
            onboarding.register(stack.identity, list(wallets), country="HK", sender=who.registrar)
            for role, wallet in zip((SELLER, BUYER, WATCHER), wallets, strict=True):
                people.setdefault(role, []).append(wallet)
            if chain is asset:
                third = who.banks[2]
                deposit = stack.deposits[third.id]
                cash.open_account(deposit, wallets[0], ASSET, sender=third.party, desk=third.desk)
                deposit.admit_wallets([wallets[1].address], sender=third.party)
            else:
                first, second = who.banks[:2]
                cash.open_account(
                    stack.deposits[first.id], wallets[1], Decimal("5000.00"), sender=first.party, desk=first.desk
                )
                stack.deposits[second.id].admit_wallets([wallets[0].address], sender=second.party)
                cash.provide(
                    stack.settlement_token, first.party, Decimal("9000.00"), "money", bank=who.clearing.party,
                    desk=who.clearing.desk,
                )  # fmt: skip
        both = {role: (wallets[0], wallets[1]) for role, wallets in people.items()}
        yield Two(asset, money, (stacks[0], stacks[1]), both, tmp_path_factory.mktemp("journals"))


@pytest.fixture
def two(deployed: Two) -> Iterator[Two]:
    """As they were before."""
    with deployed.asset.rolled_back(), deployed.cash.rolled_back():
        yield deployed


@pytest.mark.parametrize("way", list(Way))
def test_both_are_delivered(two: Two, way: Way) -> None:
    """Each party acts when it can."""
    sides = two.begin(way)
    for _ in range(12):
        for role in (SELLER, BUYER, WATCHER):
            two.turn(role, sides)
        two.wait(10)
    assert two.assert_both_or_neither(sides)
    assert two.statuses(sides) == (Status.SETTLED, Status.SETTLED)


@pytest.mark.parametrize("way", list(Way))
def test_neither_is_delivered_where_the_buyer_stays_away(two: Two, way: Way) -> None:
    """The seller's asset is free again: by the watcher's other key at once, or when the deadline has passed."""
    sides = two.begin(way)
    for _ in range(60):
        for role in (SELLER, WATCHER):
            two.turn(role, sides)
        two.wait(10)
    assert not two.assert_both_or_neither(sides)
    asset, _ = two.statuses(sides)
    assert asset is (Status.CANCELLED if way is Way.KEY_RELEASE else Status.EXPIRED)
    assert two.stacks[0].deposits["BANK_C"].held_of(two.people[SELLER][0]) == 0


def test_nothing_is_lost_by_fifty_kills(two: Two) -> None:
    """Each party is cut off at random, before or after what it asked a node; both are delivered, or neither."""
    draw, killed, ends = random.Random(7573), 0, set()
    for number in range(10):
        way = list(Way)[number % 2]
        with two.asset.rolled_back(), two.cash.rolled_back():
            sides = two.begin(way)
            late = number // 2 % 2
            for _ in range(60):
                for role in (SELLER, BUYER, WATCHER):
                    if late and role == BUYER:
                        continue
                    with suppress(Killed), _dying(two, draw):
                        two.turn(role, sides)
                        continue
                    killed += 1
                two.wait(10)
            ends.add(two.assert_both_or_neither(sides))
    assert killed >= 50
    assert ends == {True, False}


@contextmanager
def _dying(two: Two, draw: random.Random) -> Iterator[None]:
    """Now and then the process ends at some request, before it or after it."""
    if draw.random() < 0.7:
        yield
        return
    left, after = draw.randrange(1, 14), draw.random() < 0.5
    before = [(chain.rpc, chain.rpc.call) for chain in (two.asset, two.cash)]

    def dying(call: Any) -> Any:
        def request(*arguments: Any, **options: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0 and not after:
                raise Killed
            answer = call(*arguments, **options)
            if left == 0:
                raise Killed
            return answer

        return request

    for rpc, call in before:
        rpc.call = dying(call)  # type: ignore[method-assign]
    try:
        yield
    finally:
        for rpc, call in before:
            rpc.call = call  # type: ignore[method-assign]


def test_unsafe_deadlines_and_unfit_journals_are_refused(two: Two) -> None:
    """Before anything is locked."""
    sides = two.begin(Way.HASH_LOCKS)
    journal = Journal.read(two.folder / SELLER)
    early = replace(journal.crossing, ends=Deadlines(journal.crossing.ends.cash, journal.crossing.ends.cash))
    with pytest.raises(InputError, match="deadlines"):
        step(replace(journal, crossing=early), SELLER, *sides, two.people[SELLER][0])
    with pytest.raises(InputError, match="role"):
        step(journal, "stranger", *sides, two.people[SELLER][0])
    with pytest.raises(InputError, match="keys"):
        step(journal, WATCHER, *sides, two.people[WATCHER][0])
    for text in ("{", "{}", '{"crossing": {}, "secret": "0x", "keys": null}'):
        (two.folder / "torn").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="journal"):
            Journal.read(two.folder / "torn")
    with pytest.raises(InputError, match="unpaid"):
        Keys(b"k" * 32, b"k" * 32)
    with pytest.raises(InputError, match="paid"):
        Keys(b"k", b"k" * 32)
    with pytest.raises(InputError, match="key"):
        erc7573_2026_08_31.proof(Keys.make().hashes, b"x" * 32)
