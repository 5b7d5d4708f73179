"""AUTH-1: no key mints, burns or moves what is others', alone and at once; what still does is listed as open."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.chain import Chain
from rwa_chain.deploy import effects, roles
from rwa_chain.deploy.stack import Stack
from rwa_chain.solidity import ROOT, build
from tests.roles.table import TABLE, guards

PAIRS = (("BANK", "ISSUER"), ("COURT_ORDER", "ENFORCER"))
PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def stack() -> Iterator[Stack]:
    """Three banks and a bond, handed over."""
    build()
    with Chain.anvil(start_at=setup.START_AT) as chain:
        world = setup.make(chain)
        world.stack.hand_over(world.spec)
        yield world.stack


def guarded() -> Iterator[tuple[str, str, str]]:
    """(contract, function, role) of every function that a role guards; the administrators' are ADMIN's."""
    for contract in TABLE:
        if contract != "Administration":
            for function, guard in guards(contract):
                name = {"role": guard.name, "scoped": guard.name, "admin": "ADMIN"}.get(guard.kind, "")
                if name:
                    yield contract, function, name


def test_every_guarded_function_has_one_effect() -> None:
    """None is missing, and the list names none that isn't there."""
    listed = [
        (contract, function)
        for contract, found in effects.EFFECTS.items()
        for functions in found.values()
        for function in functions.split()
    ]
    assert len(listed) == len(set(listed))
    assert {(contract, function) for contract, function, _ in guarded()} - set(listed) == set()
    existing = {(contract, function) for contract in TABLE for function, _ in guards(contract)}
    assert set(listed) - existing == set()
    assert (set(effects.LIMITS) | set(effects.OPEN)) - existing == set()


def test_no_key_takes_what_is_others(stack: Stack) -> None:
    """Over all roles of every key: what it mints, burns or moves alone and at once is what the list calls open."""
    rights = stack.rights()
    kinds = {key: entry.kind for key, entry in stack.book.entries.items()}
    keys = {member for right in rights for member, _ in right.members}
    assert len(keys) > 10
    alone = {
        (kinds[each.contract], each.function)
        for key in keys
        for each in effects.reach(rights, kinds, key)
        if each.effect in effects.OTHERS and each.alone
    }
    assert alone == set(effects.OPEN)


def test_no_key_has_both_halves_of_a_pair(stack: Stack) -> None:
    """In no scope; the manager refuses the grant as well."""
    held = roles.members(stack.chain, stack.manager)
    for scope in (*(each.address for each in stack.registers.values()), stack.identity.address):
        for one, other in PAIRS:
            both = held.get(roles.role_id(one, scope), {}).keys() & held.get(roles.role_id(other, scope), {}).keys()
            assert both == set()


def test_every_administrator_waits(stack: Stack) -> None:
    """There are three, each with a delay; the stack's guardian is none of them."""
    held = roles.members(stack.chain, stack.manager)
    administrators = held[roles.ADMIN]
    assert len(administrators) == 3
    assert min(administrators.values()) >= 86_400
    guardians = held[roles.role_id("GUARDIAN", stack.manager)]
    assert guardians
    assert guardians.keys() & administrators.keys() == set()


def test_the_threat_model_has_a_row_per_role() -> None:
    """Each role with its effects, as the tables have them."""
    wanted: dict[str, set[str]] = {}
    for contract, function, role in guarded():
        wanted.setdefault(role, set()).add(effects.effect_of(contract, function))
    written = {
        found[1]: set(found[2].split(", ")) for found in re.finditer(r"^\| `([A-Z_]+)` \| ([a-z, ]+) \|", PAGE, re.M)
    }
    assert written == wanted


def test_the_threat_model_lists_what_is_open() -> None:
    """Every function that still does alone what takes two stands on the page."""
    assert [each for each in effects.OPEN if f"`{'.'.join(each)}`" not in PAGE] == []
