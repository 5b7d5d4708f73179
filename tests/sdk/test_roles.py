"""The role tables on chain are complete: every function of every kind of contract, as `tests/roles/table.py` has it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rwa_chain import bindings
from rwa_chain.bindings import Administration, IRoleTable
from rwa_chain.chain import Address, Chain
from rwa_chain.deploy import roles
from tests.roles.table import guards

SCOPE = Address("0x" + "5c" * 20)


@pytest.fixture(scope="module")
def manager() -> Iterator[Administration]:
    """A manager alone on a chain."""
    with Chain.anvil() as chain:
        deployer = chain.party("deployer")
        yield Administration.deploy(chain, deployer, sender=deployer)


@pytest.mark.parametrize("name", list(roles.TABLES))
def test_every_function_has_the_role_of_its_kind(name: str, manager: Administration) -> None:
    """Every guarded function stands in its table under its role, every other function under none."""
    deployer = manager.chain.party("deployer")
    table = roles.TABLES[name].deploy(manager.chain, sender=deployer)  # type: ignore[attr-defined]
    contract = getattr(bindings, name)(manager.chain, Address("0x" + name.encode().hex().ljust(40, "0")[:40]))
    manager.set_target_scope(contract, table, SCOPE, sender=deployer)
    wanted: dict[str, str] = {}
    for function, guard in guards(name):
        if guard.kind == "role":
            wanted[function] = guard.name
        elif guard.kind == "admin" or guard.name == "registry or administrator":
            wanted[function] = "ADMIN"
        elif " or " in guard.kind:
            wanted[function] = guard.kind.partition(" or ")[2]
    found = roles.selectors(contract)
    assert set(wanted) <= set(found)
    for function, selectors in found.items():
        role = wanted.get(function, "BANK" if function == "redeemDeposit" else "")
        identifier = roles.role_id(role, SCOPE) if role not in ("", "ADMIN") else roles.ADMIN
        for selector in selectors:
            assert roles.name_of(IRoleTable(manager.chain, table.address).role_of(selector)) == role, function
            assert manager.get_target_function_role(contract, selector) == identifier, function
