"""What the manager answers for the functions of each kind of contract is what `rwa roles` says of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rwa_chain import bindings
from rwa_chain.bindings import Administration
from rwa_chain.chain import Address, Chain
from rwa_chain.deploy import roles

SCOPE = Address("0x" + "5c" * 20)


@pytest.fixture(scope="module")
def manager() -> Iterator[Administration]:
    """A manager alone on a chain."""
    with Chain.anvil() as chain:
        deployer = chain.party("deployer")
        yield Administration.deploy(chain, deployer, sender=deployer)


@pytest.mark.parametrize("name", list(roles.RESTRICTED))
def test_every_function_has_the_role_of_its_kind(name: str, manager: Administration) -> None:
    """Every listed function belongs to its role in the contract's scope, every other one to the administrator."""
    contract = getattr(bindings, name)(manager.chain, Address("0x" + name.encode().hex().ljust(40, "0")[:40]))
    for call in roles.assignments(manager, contract, SCOPE):
        manager.chain.writer.execute(call, manager.chain.party("deployer"), None)
    assert roles.is_assigned(manager, contract, SCOPE)
    by_function = {function: role for role, functions in roles.RESTRICTED[name].items() for function in functions}
    found = roles.selectors(contract)
    assert set(by_function) <= set(found)
    for function, selectors in found.items():
        role = by_function.get(function)
        expected = roles.ADMIN if role is None else roles.role_id(role, SCOPE)
        for selector in selectors:
            assert manager.get_target_function_role(contract, selector) == expected, function
