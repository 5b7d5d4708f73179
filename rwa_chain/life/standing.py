"""How things are known, and who may do what: terms and cast with their labels, the roles of a world."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from pydantic import BaseModel

from rwa_chain.life.ledger import Member, RoleRow, Term
from rwa_chain.life.plan import Plan
from rwa_chain.life.source import Label, Place, Standing
from rwa_chain.life.world import World

_UNLABELLED = Label(Standing.ASSUMED, "the life says nothing about it")


def label_of(plan: Plan, index: int) -> Label:
    """How an act is known."""
    return plan.label("acts", index) or _UNLABELLED


def terms_of(plan: Plan) -> list[Term]:
    """Terms of every instrument, and the administration, each value with its label."""
    rows = []
    for number, (ticker, instrument) in enumerate(plan.instruments.items()):
        apart = dict(instrument.sections())
        for section, values in apart.items():
            rows += _rows(plan, section, values, ("instruments", number, *section.split(".")), ticker, apart)
    return rows + _rows(plan, "administration", plan.administration, ("administration",), "")


def _rows(plan: Plan, section: str, values: Any, place: Place, of: str, apart: Container[str] = ()) -> list[Term]:
    """Its fields; what is a section of its own, ``apart``, is told there."""
    rows = []
    for name in type(values).model_fields:
        value = getattr(values, name)
        if name == "orders" or value is None or f"{section}.{name}" in apart:
            continue
        label = plan.label(*place, name) or _UNLABELLED
        rows.append(Term(f"{section}.{name}", _shown(value), label.standing, label.note, of))
    return rows


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ("; " if value and isinstance(value[0], BaseModel) else ", ").join(map(_shown, value))
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        if tuple(fields) == ("list",):
            return _shown(dict(value)["list"])
        return ", ".join(f"{name} {_shown(getattr(value, name))}" for name in fields)
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {_shown(each)}" for name, each in value.items())
    return str(value)


def cast_of(plan: Plan) -> list[Member]:
    """The cast, the banks and the venues, each with its label."""
    clearing, further = plan.clearing_bank, list(plan.clearing_banks.values())[1:]
    listed: list[tuple[Place, str, str, tuple[str, ...]]] = [
        *((("cast", i), party.id, party.name, party.roles) for i, party in enumerate(plan.cast)),
        *((("banks", i), bank.id, bank.name, ("bank",)) for i, bank in enumerate(plan.banks)),
        (("clearing_bank",), clearing.id, clearing.name, ("clearing_bank",)),
        *((("clearing_banks", i), each.id, each.name, ("clearing_bank",)) for i, each in enumerate(further)),
        *((("venues", i), venue.id, venue.name, (f"{venue.kind}_venue",)) for i, venue in enumerate(plan.venues)),
    ]
    members = []
    for place, identifier, name, does in listed:
        label = plan.label(*place) or _UNLABELLED
        members.append(Member(identifier, name, tuple(str(each) for each in does), label.standing, label.note))
    return members


def roles_of(world: World) -> list[RoleRow]:
    """Who may call what, read from the chain."""
    names = {world.party(key).address: key for key in world.ledger.parties}
    grouped: dict[tuple[str, str, tuple[tuple[str, int], ...]], list[str]] = {}
    for right in world.stack.rights(names):
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
