"""Acts of authorities: a lost key replaced, wallets frozen, a sanction, a court's order, a change of agents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import time, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.bindings import IdentityRegistry, Paying
from rwa_chain.chain import Call
from rwa_chain.deploy import role_id
from rwa_chain.deploy.spec import ENFORCER
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Movement, Problem
from rwa_chain.life.acts.trading import PLACED, Attempt, attempt
from rwa_chain.life.fields import Day, DocumentId, PartyId, Units, WalletId
from rwa_chain.life.instrument import Live
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import administration, control, disclosure, distribution, onboarding, recovery
from rwa_chain.lifecycle.administration import Scheduled

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

APPROVALS_COUNT = timedelta(days=7)
"""Lifetime of approvals of a recovery: our choice."""


class KeyLoss(Act):
    """A holder loses its key: freeze, approvals, delay, re-issue to its new wallet."""

    act: Literal["key_loss"] = "key_loss"
    holder: PartyId
    new_wallet: WalletId
    document: DocumentId
    approved_by: tuple[PartyId, ...]
    recovery_date: Day

    TITLE: ClassVar[str] = "A holder loses its key"
    LATER: ClassVar[tuple[str, ...]] = ("recovery_date",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Two of three approve, and the delay is kept."""
        delays = plan.administration
        if len(set(delays.recovery_approvers)) != founding.APPROVERS or delays.recovery_approvals != 2:
            named = ", ".join(delays.recovery_approvers) or "nobody in administration.recovery_approvers"
            yield Problem((), named, "three recovery_approvers, of whom two approve, where a key is lost")
        earliest = self.on + timedelta(days=delays.recovery_delay_days)
        if self.recovery_date < earliest:
            yield Problem(("recovery_date",), self.recovery_date.isoformat(), f"{earliest} or later: the delay")
        if len(set(self.approved_by) & set(delays.recovery_approvers)) < delays.recovery_approvals:
            wanted = f"{delays.recovery_approvals} of the recovery approvers"
            yield Problem(("approved_by",), list(self.approved_by), wanted)

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """All that the holder has."""
        yield Movement(self.recovery_date, self.holder, self.new_wallet, 0, False)

    def play(self, world: World) -> str:
        """The wallet is frozen, two of three approve, the delay passes, the units go to the holder's new wallet."""
        world.at(self.on)
        live, contract = self.it(world), world.stack.recovery
        lost, new = world.party(self.holder), world.party(self.new_wallet)
        freezer = world.role(Role.FREEZER, live)
        control.freeze(live.token, lost, sender=freezer)
        founding.record(world, live, [self.document])
        units = live.token.balance_of(lost)
        world.at_second(world.instant(self.recovery_date) - contract.delay())
        banks = world.plan.party(self.holder).deposits
        approvers = [world.party(each) for each in self.approved_by]
        proposal, *further = (
            recovery.propose(
                contract,
                recovery.terms_of(
                    register,
                    lost,
                    new,
                    disclosure.document_hash(world.plan.document(self.document).text),
                    deadline=world.instant(self.on + APPROVALS_COUNT),
                ),
                approvers,
                sender=approvers[0],
            )
            for register in (live.token, *(world.stack.deposits[bank] for bank in banks))
        )
        world.early(
            f"recover {self.holder}",
            proposal.executable_at,
            "Recovery.RecoveryTooEarly",
            contract.execute,
            proposal.terms,
            sender=approvers[0],
        )
        for each in (proposal, *further):
            world.at_second(each.executable_at)
            recovery.execute(contract, each, sender=approvers[0])
        control.unfreeze(live.token, new, sender=freezer)
        left, has = live.token.balance_of(lost), live.token.balance_of(new)
        world.check(
            "the lost wallet is dead, its successor holds",
            left == 0 and has == units and not live.token.can_receive(lost),
            f"{left} units at {self.holder}, {has} at {self.new_wallet}",
        )
        return f"{units:,} units from {self.holder} to {self.new_wallet}; the supply is unchanged"


class Freeze(Act):
    """A holder's wallet is frozen in an instrument's register: nothing leaves or reaches it."""

    act: Literal["freeze"] = "freeze"
    holder: WalletId
    attempts: tuple[Attempt, ...] = ()

    TITLE: ClassVar[str] = "A wallet is frozen"
    ADVERSE: ClassVar[tuple[str, ...]] = ("holder",)

    def play(self, world: World) -> str:
        """The freezer's act; what it tries then is refused."""
        world.at(self.on)
        live, holder = self.it(world), world.party(self.holder)
        control.freeze(live.token, holder, sender=world.role(Role.FREEZER, live))
        attempt(world, live, self.attempts)
        return f"{live.token.balance_of(holder):,} units of {self.holder} are frozen"


class Unfreeze(Act):
    """A frozen wallet is freed."""

    act: Literal["unfreeze"] = "unfreeze"
    holder: WalletId

    TITLE: ClassVar[str] = "A wallet is freed"
    AFTER: ClassVar[tuple[str, ...]] = ("freeze",)

    def play(self, world: World) -> str:
        """The freezer's act."""
        world.at(self.on)
        live, holder = self.it(world), world.party(self.holder)
        control.unfreeze(live.token, holder, sender=world.role(Role.FREEZER, live))
        return f"{live.token.balance_of(holder):,} units of {self.holder} are free"


class Sanction(Act):
    """A holder is sanctioned in the registry, in every register at once; it neither sends nor receives."""

    act: Literal["sanction"] = "sanction"
    holder: PartyId
    attempts: tuple[Attempt, ...]

    TITLE: ClassVar[str] = "A holder is sanctioned"
    ADVERSE: ClassVar[tuple[str, ...]] = ("holder",)

    def play(self, world: World) -> str:
        """Compliance marks the holder in the registry; every register refuses it in the same transaction."""
        world.at(self.on)
        live, identity, holder = self.it(world), world.stack.identity, world.party(self.holder)
        receipt = control.sanction(identity, holder, sender=world.role(Role.COMPLIANCE, live))
        attempt(world, live, self.attempts)
        pushed = len({event.place.address for event in receipt.events if event.place} - {identity.address})
        units = live.token.balance_of(holder)
        return f"{self.holder} can neither send nor receive {units:,} units; {pushed} registers told"


class CourtOrder(Act):
    """An order moves units, and their holder's kept shares are released under licence."""

    act: Literal["court_order"] = "court_order"
    holder: WalletId
    receiver: PartyId
    units: Units
    document: DocumentId
    licence: DocumentId

    TITLE: ClassVar[str] = "A court's order is carried out"
    ADVERSE: ClassVar[tuple[str, ...]] = ("holder",)
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    @property
    def admits(self) -> Iterable[str]:
        """The receiver."""
        return (self.receiver,)

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """The movements that the court orders."""
        yield Movement(self.on, self.holder, self.receiver, self.units, False)

    def play(self, world: World) -> str:
        """The receiver is onboarded; the court's units move to it, and so does what was kept, under a licence."""
        world.at(self.on)
        live, plan = self.it(world), world.plan
        court = world.role(Role.COURT_ORDER, live)
        receiver, holder = world.party(self.receiver), world.party(self.holder)
        if not world.stack.identity.contains(receiver):
            person = plan.party(self.receiver)
            founding.present(world, [person])
            founding.admit(world, live, [person])
            founding.open_accounts(world, [person])
        founding.record(world, live, [self.document, self.licence])
        order = disclosure.document_hash(plan.document(self.document).text)
        control.carry_out_order(
            live.token, holder, receiver, self.units, order, court=court, enforcer=world.party(ENFORCER)
        )
        licence = disclosure.document_hash(plan.document(self.licence).text)
        total = live.spec.cash.amount(0)
        for each in live.distributions:
            if distribution.kept_of(each.declared, holder):
                deposit = world.deposit(self.receiver, live.spec.currency)
                receipt = distribution.release(each.declared, holder, receiver, deposit, licence, sender=court)
                total += distribution.released(live.spec.cash, receipt)
        return f"{self.units:,} units from {self.holder} to {self.receiver}; {total:,f} released under licence"


# ---- a new pair of list and paying contract, and a new paying agent ----


class AgentChange(Act):
    """A new paying contract with its list, and a successor to the paying agent."""

    act: Literal["agent_change"] = "agent_change"
    leaver: PartyId
    successor: PartyId

    TITLE: ClassVar[str] = "A new paying agent, by a new contract"

    def play(self, world: World) -> str:
        """Execute the calls scheduled a delay earlier: a new pair is wired, and the paying agent changes."""
        live, stack, administrator = self.it(world), world.stack, world.role(Role.ADMINISTRATOR)
        delay = world.plan.administration.administration_delay_days
        world.at(self.on - timedelta(days=delay), time(9, 0))
        old = live.payers[-1]
        _, new, obligations = stack.deploy_next_paying(sender=world.role(Role.DEPLOYER))
        world.name_contracts()
        live.payers.append(new)
        _open_the_payers_accounts(world, live, new)
        role = role_id("PAYING_AGENT", live.token)
        calls: list[Call[Any]] = [
            *(new.set_cash.prepare(each, each.interbank(), True) for each in stack.deposits.values()),
            *_same_powers(world, old, new),
            *(stack.rail(each).interbank.set_caller.prepare(new, True) for each in world.plan.clearing_banks),
            new.set_obligations.prepare(obligations),
            *live.spec.repoint(live, obligations),
            stack.manager.grant_role.prepare(role, world.party(self.successor), 0),
        ]
        world.describe(*calls)
        ready_at = world.instant(self.on)
        scheduled = [
            administration.schedule(stack.manager, call, when=ready_at, sender=administrator) for call in calls
        ]
        carry_out_all(world, "replace the paying contract", scheduled)
        stack.manager.renounce_role(role, world.party(self.leaver), sender=world.party(self.leaver))
        live.paying_agent = self.successor
        return f"{self.successor} pays by a new contract; {self.leaver} has given its role up"


def carry_out_all(world: World, what: str, scheduled: list[Scheduled]) -> None:
    """Carries out what the administrator scheduled, not a second early."""
    administrator, manager = world.role(Role.ADMINISTRATOR), world.stack.manager
    first = scheduled[0]
    world.early(
        what,
        first.ready_at,
        "AccessManager.AccessManagerNotReady",
        manager.execute,
        first.target,
        first.call.data,
        sender=administrator,
    )
    for each in scheduled:
        administration.carry_out(manager, each, sender=administrator)


def _open_the_payers_accounts(world: World, live: Live, new: Paying) -> None:
    """A paying contract pays from its own wallet at each bank, where it is admitted as a nominee."""
    registry: IdentityRegistry = world.stack.identity
    onboarding.register(
        registry,
        [new],
        sender=world.role(Role.REGISTRAR),
        country=world.holder_of(Role.REGISTRAR, live).country,
        topics=[onboarding.Topic.KYC],
        nominee=True,
    )
    for bank, deposit in world.stack.deposits.items():
        onboarding.admit(deposit, [new], sender=world.party(bank))


def _same_powers(world: World, old: Paying, new: Paying) -> list[Call[Any]]:
    """The powers that the old one has at the banks, for the new one."""
    return [
        deposit.set_powers.prepare(new, powers)
        for deposit in world.stack.deposits.values()
        if (powers := deposit.powers_of(old))
    ]
