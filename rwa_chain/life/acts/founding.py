"""From the mandate to the onboarding: contracts and roles, the certificate, the audits, who may hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.life import founding
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.fields import Day, DocumentId, ErrorName, Model, PartyId, Positive, Text, closest
from rwa_chain.life.instrument import Live
from rwa_chain.life.setting import Party, Role
from rwa_chain.lifecycle import administration, disclosure, onboarding

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

LANES = ("FOREIGN_DEBT", "EQUITY", "ABS", "OTHER", "HK_LOCAL")
"""Lanes in which something may be issued (`Lane` in contracts/disclosure/interfaces/IFilings.sol)."""


class Mandate(Act):
    """The shared contracts and all instruments are deployed, roles granted with their delays, and all handed over.

    A life without one begins with it on the date of its first act.
    """

    act: Literal["mandate"] = "mandate"

    TITLE: ClassVar[str] = "The contracts are deployed and handed over"
    OF_ALL: ClassVar[bool] = True
    ONCE: ClassVar[bool] = True

    def play(self, world: World) -> str:
        """The deployer puts the contracts there, trading halted until audits, and hands them over."""
        world.at(self.on)
        founding.found(world)
        for live in world.lives.values():
            _cancel_by_guardian(world, live)
        halted = ", trading halted" if any(live.token.paused() for live in world.lives.values()) else ""
        return f"{len(world.stack.book.entries)} contracts{halted}; the deployer has handed everything over"


def _cancel_by_guardian(world: World, live: Live) -> None:
    """Compliance schedules a change of the policy, and the guardian cancels it while it waits."""
    compliance, guardian = world.role(Role.COMPLIANCE, live), world.role(Role.GUARDIAN, live)
    change = live.token.set_policy.prepare(live.token.policy())
    manager = world.stack.manager
    if not manager.can_call(compliance, live.token, change.data[:4])[1]:
        return  # nothing waits where no delay was granted
    world.describe(change)
    scheduled = administration.schedule(world.stack.manager, change, sender=compliance)
    administration.cancel(world.stack.manager, scheduled, compliance, sender=guardian)
    waits_until = world.stack.manager.get_schedule(scheduled.operation)
    world.check("the guardian cancels what waits", waits_until == 0, f"it still waits until {waits_until}")


class Certificate(Act):
    """A regulator's certificate is filed: the lane, and a cap on the issue."""

    act: Literal["certificate"] = "certificate"
    document: DocumentId
    authority: PartyId
    lane: Text
    cap: Positive

    TITLE: ClassVar[str] = "The regulator's certificate is filed"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The lane is one."""
        if self.lane not in LANES:
            yield Problem(("lane",), self.lane, f"a lane: {closest(self.lane, list(LANES))}")

    def play(self, world: World) -> str:
        """The issuer files it."""
        world.at(self.on)
        live = self.it(world)
        founding.record(world, live, [self.document])
        founding.file(world, live, self.lane, self.cap, world.plan.document(self.document).text)
        return f"lane {self.lane}, at most {self.cap:,f} {live.spec.currency}"


class Disclosed(Act):
    """Documents are recorded by their hashes: a report, a notice, a certificate."""

    act: Literal["disclosure"] = "disclosure"
    documents: tuple[DocumentId, ...]

    TITLE: ClassVar[str] = "Documents are recorded"

    def play(self, world: World) -> str:
        """The registrar files documents; the chain then has the hashes of their texts."""
        world.at(self.on)
        live = self.it(world)
        founding.record(world, live, self.documents)
        for identifier in self.documents:
            name = disclosure.document_name(identifier)
            _, recorded, _ = world.stack.disclosure.get_document(live.token, name)
            text = world.plan.document(identifier).text
            world.check(f"{identifier} is the one recorded", recorded == disclosure.document_hash(text))
        return f"{', '.join(self.documents)} recorded"


class Audits(Act):
    """Audit reports are recorded, and the market, halted since the mandate, opens after the administrator's delay."""

    act: Literal["audits"] = "audits"
    documents: tuple[DocumentId, ...]
    until: Day
    unpause_date: Day

    TITLE: ClassVar[str] = "Audits, and the market opens"
    LATER: ClassVar[tuple[str, ...]] = ("until", "unpause_date")

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The delay is kept."""
        earliest = self.until + timedelta(days=plan.administration.administration_delay_days)
        if self.unpause_date < earliest:
            yield Problem(("unpause_date",), self.unpause_date.isoformat(), f"{earliest} or later: the delay")

    def play(self, world: World) -> str:
        """Reports are recorded as they come, and trading is let begin after the administrator's delay."""
        live = self.it(world)
        for identifier in sorted(self.documents, key=lambda each: world.plan.document(each).date):
            world.at(max(self.on, min(world.plan.document(identifier).date, self.until)))
            founding.record(world, live, [identifier])
        world.at(self.until)
        _let_trading_begin(world, live, self.unpause_date)
        return f"{len(self.documents)} documents; trading may begin from {self.unpause_date}"


def _let_trading_begin(world: World, live: Live, day: date) -> None:
    """The administrator schedules the end of the halt for a date, and carries it out then, not a second earlier."""
    administrator, manager = world.role(Role.ADMINISTRATOR), world.stack.manager
    begins_at = world.instant(day)
    unpause = live.token.unpause.prepare()
    world.describe(unpause)
    scheduled = administration.schedule(manager, unpause, when=begins_at, sender=administrator)
    world.early(
        "let trading begin",
        begins_at,
        "AccessManager.AccessManagerNotReady",
        manager.execute,
        scheduled.target,
        scheduled.call.data,
        sender=administrator,
    )
    administration.carry_out(manager, scheduled, sender=administrator)


class RefusedApplicant(Model):
    """An applicant whose admission must be refused."""

    party: PartyId
    error: ErrorName


class Onboarding(Act):
    """Applicants are registered, their claims signed, and they are admitted to an instrument's register, or refused."""

    act: Literal["onboarding"] = "onboarding"
    accepted: tuple[PartyId, ...]
    refused: tuple[RefusedApplicant, ...] = ()
    until: Day | None = None

    TITLE: ClassVar[str] = "Investors are admitted"
    LATER: ClassVar[tuple[str, ...]] = ("until",)

    @property
    def admits(self) -> Iterable[str]:
        """The parties that pass."""
        return self.accepted

    def play(self, world: World) -> str:
        """Claims on every applicant are presented; the registrar admits who passes, and is refused for who doesn't."""
        world.at(self.on)
        live, plan = self.it(world), world.plan
        accepted = [plan.party(each) for each in self.accepted]
        refused = [plan.party(each.party) for each in self.refused]
        founding.present(world, [*accepted, *refused])
        nominees = [person for person in plan.cast if Role.CONVERSION_AGENT in person.roles]
        _register_nominees(world, live, nominees)
        world.at(self.until or self.on)
        founding.admit(world, live, [*accepted, *nominees])
        for each in self.refused:
            registrar = world.role(Role.REGISTRAR, live)
            world.refused(each.error, live.token.admit_wallets, [world.party(each.party)], sender=registrar)
        founding.open_accounts(world, [*accepted, *nominees])
        return f"{len(accepted) + len(refused)} apply, {len(accepted)} pass"


def _register_nominees(world: World, live: Live, people: list[Party]) -> None:
    """Nominees hold for many: the registrar says so at their registration, nobody can claim it."""
    for person in people:
        if person.id in world.memory.proved:
            continue
        world.memory.proved.add(person.id)
        found = founding.profile(world, person)
        onboarding.register(
            world.stack.identity,
            [found.wallet],
            sender=world.role(Role.REGISTRAR, live),
            country=found.country,
            investor_class=found.investor_class,
            topics=found.topics,
            nominee=True,
        )
