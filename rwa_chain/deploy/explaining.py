"""Completes a refusal for a missing role with the role, its scope and its members, read from the chain."""

from __future__ import annotations

from typing import Any

from rwa_chain.bindings import IAccessManaged, IRoleTable
from rwa_chain.chain.address import ZERO_ADDRESS, Address
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy import roles
from rwa_chain.deploy.shared import Shared
from rwa_chain.errors import ChainError, Reverted


def explain_roles(stack: Shared) -> None:
    """From now on refusals of this chain name the role that a call takes; the first stack of a manager says it."""
    writer = stack.chain.writer
    if stack.manager.address in writer.explained:
        return
    writer.explained.add(stack.manager.address)
    before = writer.explain

    def explained(refusal: Reverted, call: Call[Any]) -> str:
        if not isinstance(refusal, IAccessManaged.AccessManagedUnauthorized) or call.to is None:
            return ""
        try:
            found = before(refusal, call)
            function = call.function.name if call.function else ""
            return found or _needed(stack, call.to, call.data[:4], function, call.contract)
        except ChainError:
            return ""  # a node that can't say it now must not hide the refusal itself

    writer.explain = explained


def _needed(stack: Shared, target: Address, selector: bytes, function: str, kind: str) -> str:
    table, scope = stack.manager.target_scope(target)
    if table == ZERO_ADDRESS:
        scoped = (role for role, names in roles.SCOPED.get(kind, {}).items() if function in names)
        role = next(scoped, "")
        return f"{role} of the scope that the call names" if role else _held(stack, "ADMIN", stack.manager.address)
    role = roles.name_of(IRoleTable(stack.chain, table).role_of(selector))
    return _held(stack, role or "ADMIN", scope)


def _held(stack: Shared, role: str, scope: Address) -> str:
    members = roles.members(stack.chain, stack.manager).get(roles.id_of(role, scope), {})
    labels = {party.address: party.label for party in stack.chain.known_parties}
    keys = {entry.address: key for key, entry in stack.book.entries.items()}
    holders = ", ".join(labels.get(each) or keys.get(each) or each for each in members) or "nobody"
    where = "" if role == "ADMIN" else f" of {keys.get(scope, scope)}"
    return f"{role}{where}, held by {holders}"
