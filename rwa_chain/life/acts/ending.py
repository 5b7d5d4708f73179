"""The end: what is claimed late, the final register, roles revoked, the contract sealed."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.chain import Call
from rwa_chain.deploy import roles
from rwa_chain.deploy.spec import DAY
from rwa_chain.life.act import Act
from rwa_chain.life.acts.authority import carry_out_all
from rwa_chain.life.fields import Day, DocumentId, PartyId
from rwa_chain.life.instrument import Live
from rwa_chain.life.ledger import FinalRegister as DrawnUp
from rwa_chain.life.setting import Role
from rwa_chain.life.statement import money_in_and_out, statement
from rwa_chain.lifecycle import administration, control, disclosure, distribution

if TYPE_CHECKING:
    from rwa_chain.life.world import World

SEALED_AT = time(16, 0)
INSTRUMENT_ROLES = (
    "ISSUER",
    "REGISTRAR",
    "CALCULATION_AGENT",
    "PAYING_AGENT",
    "TRUSTEE",
    "COMPLIANCE",
    "FREEZER",
    "COURT_ORDER",
    "ENFORCER",
    "PAUSER",
    "BRAKE",
    "GUARDIAN",
    "CONVERSION_AGENT",
)
"""Roles in the scope of an instrument (contracts/administration/Roles.sol)."""


class Claim(Act):
    """A holder's bank refused its payment; what was kept is claimed."""

    act: Literal["claim"] = "claim"
    holder: PartyId
    claim_date: Day

    TITLE: ClassVar[str] = "What was kept is claimed"
    LATER: ClassVar[tuple[str, ...]] = ("claim_date",)

    def play(self, world: World) -> str:
        """The bank lets its customer go on, and the holder claims what was kept for it."""
        world.at(self.claim_date)
        live, holder = self.it(world), world.party(self.holder)
        deposit = world.deposit(self.holder, live.spec.currency)
        control.unfreeze(deposit, holder, sender=world.role(Role.FREEZER, live))
        total = live.spec.cash.amount(0)
        for each in live.distributions:
            if distribution.kept_of(each.declared, holder):
                receipt = distribution.claim(each.declared, holder, deposit, sender=holder)
                total += distribution.released(live.spec.cash, receipt)
        return f"{self.holder} claims {total:,f} {live.spec.currency}"


def refuse_at_the_bank(world: World, live: Live) -> None:
    """The holder's bank stops its wallet, where the life has the holder claim its last payment later."""
    for _, act in world.plan.of(live.ticker, "claim"):
        if isinstance(act, Claim):
            freezer = world.role(Role.FREEZER, live)
            control.freeze(world.deposit(act.holder, live.spec.currency), world.party(act.holder), sender=freezer)


def schedule_wind_up(world: World, live: Live) -> None:
    """Schedule the end of all powers and roles, a delay ahead, where a final register follows."""
    final = next(world.plan.of(live.ticker, "final_register"), None)
    if final is None:
        return
    administrator, manager = world.role(Role.ADMINISTRATOR), world.stack.manager
    ready_at = max(
        world.instant(final[1].on, SEALED_AT),
        world.now + 1 + world.plan.administration.administration_delay_days * DAY + DAY // 24,
    )
    live.register.extend(world.chain)
    calls: list[Call[Any]] = [
        live.token.set_powers.prepare(agent, 0) for agent, powers in live.register.powers.items() if powers
    ]
    held = roles.members(world.chain, manager)
    for role in INSTRUMENT_ROLES:
        identifier = roles.role_id(role, live.token)
        calls += [manager.revoke_role.prepare(identifier, member) for member in held.get(identifier, {})]
    calls += [manager.set_target_closed.prepare(contract, True) for contract in (live.token, live.contract)]
    world.describe(*calls)
    live.wind_up = [administration.schedule(manager, call, when=ready_at, sender=administrator) for call in calls]


class FinalRegister(Act):
    """The final register statement; roles are revoked, the contract is sealed."""

    act: Literal["final_register"] = "final_register"
    document: DocumentId

    TITLE: ClassVar[str] = "Final register; the contracts are sealed"
    ONCE: ClassVar[bool] = True

    def play(self, world: World) -> str:
        """The final register is drawn up and recorded by hash; powers and roles end, the contracts are closed."""
        world.at(self.on, time(14, 0))
        live = self.it(world)
        if not live.wind_up:
            schedule_wind_up(world, live)
        text = statement(world, live, world.plan.document(self.document).text)
        kept_by = world.stack.disclosure
        disclosure.record(kept_by, live.token, self.document, text, sender=world.role(Role.REGISTRAR, live))
        _, recorded, _ = kept_by.get_document(live.token, disclosure.document_name(self.document))
        world.check("the final register is the one recorded", recorded == disclosure.document_hash(text))
        alone = len(world.lives) == 1
        name = "final-register.json" if alone else f"final-register-{live.ticker}.json"
        live.record.final_register = DrawnUp(text, recorded, name)
        came, went = money_in_and_out(world, live)
        world.check(
            "cash in = cash out",
            came == went,
            f"{came:,f} came to the paying contracts, {went:,f} left them or lies there",
        )
        supply = live.token.total_supply()
        carry_out_all(world, "seal the contracts", live.wind_up)
        drawn_up = f"final register 0x{recorded.hex()[:16]}…, supply {supply}"
        return f"{drawn_up}; {len(live.wind_up)} operations end all powers and roles"
