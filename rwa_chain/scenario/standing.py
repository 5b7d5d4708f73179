"""How things are known, and who may do what: terms and cast with their labels, the roles of a run."""

from __future__ import annotations

from rwa_chain.scenario.ledger import Member, RoleRow, Term
from rwa_chain.scenario.model import Scenario
from rwa_chain.scenario.run import Run
from rwa_chain.scenario.source import Label, Place, Standing

_UNLABELLED = Label(Standing.ASSUMED, "the file says nothing about it")


def label_of(scenario: Scenario, index: int) -> Label:
    """How a step is known."""
    return scenario.label("steps", index) or _UNLABELLED


def terms_of(scenario: Scenario) -> list[Term]:
    """Terms, policy, administration and offering, each value with its label."""
    rows = []
    for section in ("terms", "policy", "administration", "offering"):
        values = getattr(scenario, section)
        for name in type(values).model_fields:
            if name == "orders":
                continue
            label = scenario.label(section, name) or _UNLABELLED
            value = getattr(values, name)
            shown = ", ".join(str(each) for each in value) if isinstance(value, tuple) else str(value)
            rows.append(Term(f"{section}.{name}", shown, label.standing, label.note))
    return rows


def cast_of(scenario: Scenario) -> list[Member]:
    """The cast, the banks and the venues, each with its label."""
    clearing = scenario.clearing_bank
    listed: list[tuple[Place, str, str, tuple[str, ...]]] = [
        *((("cast", i), party.id, party.name, party.roles) for i, party in enumerate(scenario.cast)),
        *((("banks", i), bank.id, bank.name, ("bank",)) for i, bank in enumerate(scenario.banks)),
        (("clearing_bank",), clearing.id, clearing.name, ("clearing_bank",)),
        *((("venues", i), venue.id, venue.name, (f"{venue.kind}_venue",)) for i, venue in enumerate(scenario.venues)),
    ]
    members = []
    for place, identifier, name, does in listed:
        label = scenario.label(*place) or _UNLABELLED
        members.append(Member(identifier, name, tuple(str(each) for each in does), label.standing, label.note))
    return members


def roles_of(run: Run) -> list[RoleRow]:
    """Who may call what, read from the chain."""
    names = {party: identifier for identifier, party in ((key, run.party(key).address) for key in run.ledger.parties)}
    grouped: dict[tuple[str, str, tuple[tuple[str, int], ...]], list[str]] = {}
    for right in run.stack.rights(names):
        grouped.setdefault((right.role, right.scope, right.members), []).append(f"{right.contract}.{right.function}")
    return [
        RoleRow(
            role=role,
            scope=scope,
            members=tuple(member for member, _ in members),
            functions=tuple(functions),
            delay=max((delay for _, delay in members), default=0),
        )
        for (role, scope, members), functions in grouped.items()
    ]
