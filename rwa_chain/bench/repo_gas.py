"""Gas of a repo desk: a fixed term across two banks from its start to its end, a call, its margin, other collateral."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from rwa_chain.bench import owed_gas
from rwa_chain.bench import world as setup
from rwa_chain.bench.world import World
from rwa_chain.bindings import SecurityToken
from rwa_chain.deploy.repo import KEYS, deploy_repo
from rwa_chain.lifecycle import repo
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.lifecycle.repo_figures import RepoTerms

UNITS = 1_000
FALLEN = Decimal("9850.00")
PURCHASE = Decimal("9974250.00")


def repo_open(world: World) -> int:
    """Units against the purchase price, the end signed with it."""
    Desk(world).open()
    return _last(world)


def repo_close(world: World) -> int:
    """The repurchase price against the units, by what was signed at the start."""
    desk = Desk(world)
    made = desk.open()
    world.chain.mine_at(day_number(desk.until) * setup.DAY - desk.agreement.terms.utc_offset)
    desk.agreement.close(made, sender=desk.seller)
    return _last(world)


def margin_call(world: World) -> int:
    """By the exposed party, at two marks."""
    desk = Desk(world)
    desk.called()
    return _last(world)


def margin_delivery(world: World) -> int:
    """Cash across the two banks for the whole call."""
    desk = Desk(world)
    amount = desk.called()
    desk.agreement.deliver(None, amount, payer=desk.seller, sender=desk.buyer)
    return _last(world)


def substitution(world: World) -> int:
    """Another bond against what the buyer has, a new end signed with it."""
    desk = Desk(world)
    made = desk.open()
    other = owed_gas.floating(world, "SUBST").token
    other.admit_self(sender=desk.buyer)
    desk.agreement.substitute(made, other, UNITS, seller=desk.seller, buyer=desk.buyer, sender=desk.seller)
    return _last(world)


class Desk:
    """A desk with an agreement between an investor of bank A, who sells, and one of bank B."""

    def __init__(self, world: World) -> None:
        self.world, self.seller, self.buyer = world, world.investors[0], world.investors[4]
        # All that the first investor had on deposit went into the issue.
        world.bank("BANK_A", [self.seller], setup.FACE_VALUE * UNITS)
        # The chain may have been taken back since another measurement's desk; its book was not.
        for key in KEYS:
            world.stack.book.entries.pop(key, None)
        made = deploy_repo(world.stack, sender=world.spec.deployer)
        self.contracts = repo.RepoDesk(
            made.agreements, made.margins, made.close_outs, made.marks, world.stack.settlement
        )
        self.sources, self.stranger = world.investors[8:10], world.investors[7]
        terms = repo.AgreementTerms(
            party_a=self.buyer, party_b=self.seller,
            cash_a=world.stack.deposits["BANK_B"], cash_b=world.stack.deposits["BANK_A"],
            sources=(self.sources[0], self.sources[1]), document={"agreement": "bench"}, opinion={"netting": "bench"},
            margin_assets={world.token: Decimal(1)}, cash_rate_percent=Decimal(1),
        )  # fmt: skip
        entered = repo.enter(self.contracts, terms, proposer=self.buyer, other=self.seller)
        self.agreement = repo.Agreement(self.contracts, entered)
        self.until = self.agreement.today() + timedelta(days=3)

    def open(self, *, fixed: bool = True) -> bytes:
        """A repo by a haircut of 1 %, of three days or open."""
        terms = RepoTerms(
            units=UNITS, purchase_price=PURCHASE, rate_percent=Decimal("0.40"),
            purchase_date=self.agreement.today(), repurchase_date=self.until if fixed else None,
            haircut_percent=Decimal(1),
        )  # fmt: skip
        agreed = self.agreement.transaction(self.world.token, self.seller, terms, "bench")
        return self.agreement.open(agreed, seller=self.seller, buyer=self.buyer, sender=self.seller)

    def called(self) -> Decimal:
        """A call after the mark fell; returns what is called."""
        self.open()
        self.mark(self.world.token, FALLEN)
        return self.agreement.call(sender=self.buyer)[1]

    def mark(self, token: SecurityToken, price: Decimal) -> None:
        """Both sources, one after the other."""
        for source in self.sources:
            repo.post(self.contracts.marks, token, price, self.agreement.currency, sender=source)


def _last(world: World) -> int:
    """What the last transaction took: one stands in a block."""
    return world.chain.block(world.chain.block_number).gas_used
