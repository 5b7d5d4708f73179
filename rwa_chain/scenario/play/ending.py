"""The end: what the administrator schedules before it, the final register, roles revoked, the contract sealed."""

from __future__ import annotations

from datetime import time
from typing import Any

from rwa_chain.chain import Call
from rwa_chain.deploy import roles
from rwa_chain.lifecycle import administration, disclosure
from rwa_chain.scenario import steps
from rwa_chain.scenario.ledger import FinalRegister
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.play import founding
from rwa_chain.scenario.play.authority import carry_out_all
from rwa_chain.scenario.run import Run
from rwa_chain.scenario.statement import money_in_and_out, obligations, statement

SEALED_AT = time(16, 0)
BOND_ROLES = (
    "ISSUER",
    "REGISTRAR",
    "CALCULATION_AGENT",
    "PAYING_AGENT",
    "TRUSTEE",
    "COMPLIANCE",
    "FREEZER",
    "COURT_ORDER",
    "PAUSER",
    "BRAKE",
    "GUARDIAN",
    "CONVERSION_AGENT",
)
"""Roles in the scope of a bond (contracts/administration/Roles.sol)."""


def schedule_wind_up(run: Run) -> None:
    """The administrator schedules, its delay ahead, that all powers and roles over the bond end."""
    final = next(step for step in run.scenario.played_steps() if isinstance(step, steps.FinalRegister))
    administrator, manager = run.role(Role.ADMINISTRATOR), run.stack.manager
    ready_at = max(
        run.instant(final.date, SEALED_AT),
        run.chain.now + 1 + run.scenario.administration.administration_delay_days * founding.DAY + founding.DAY // 24,
    )
    calls: list[Call[Any]] = [
        run.token.set_powers.prepare(agent, 0) for agent, powers in run.state.register.powers.items() if powers
    ]
    held = roles.members(run.chain, manager)
    for role in BOND_ROLES:
        identifier = roles.role_id(role, run.token)
        calls += [manager.revoke_role.prepare(identifier, member) for member in held.get(identifier, {})]
    calls += [manager.set_target_closed.prepare(contract, True) for contract in (run.token, run.bond)]
    run.describe(*calls)
    run.state.wind_up = [administration.schedule(manager, call, when=ready_at, sender=administrator) for call in calls]


def final_register(run: Run, step: steps.FinalRegister) -> str:
    """The final register is drawn up and recorded by hash; then powers and roles end and the contracts are closed."""
    run.at(step.date, time(14, 0))
    text = statement(run, run.scenario.document(step.document).text)
    kept_by = run.stack.disclosure
    disclosure.record(kept_by, run.token, step.document, text, sender=run.role(Role.REGISTRAR))
    _, recorded, _ = kept_by.get_document(run.token, disclosure.document_name(step.document))
    run.check("the final register is the one recorded", recorded == disclosure.document_hash(text))
    run.ledger.final_register = FinalRegister(text, recorded)
    came, went = money_in_and_out(run)
    run.check(
        "cash in = cash out", came == went, f"{came:,f} came to the paying contracts, {went:,f} left them or lies there"
    )
    run.ledger.obligations = obligations(run)
    run.ledger.supply_final = run.token.total_supply()
    carry_out_all(run, "seal the contracts", run.state.wind_up)
    run.state.retired = True
    drawn_up = f"final register 0x{recorded.hex()[:16]}…, supply {run.ledger.supply_final}"
    return f"{drawn_up}; {len(run.state.wind_up)} operations end all powers and roles"
