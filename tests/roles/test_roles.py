"""ROLE-1: every writing function has its row; whoever lacks the role is refused; a role of another scope is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from rwa_chain import bindings
from rwa_chain.chain import Address, Chain
from rwa_chain.chain.reverts import revert_of
from rwa_chain.chain.rpc import rpc_error
from rwa_chain.deploy import Stack, roles
from rwa_chain.errors import ContractError
from rwa_chain.solidity import Artifact, Artifacts, build
from rwa_chain.solidity.creation import artifact_of
from tests.roles import cast as theatre
from tests.roles.cast import Cast, Instance
from tests.roles.table import TABLE, Guard, guards

AUTHORITY = {"AccessManagedUnauthorized", "AccessManagerUnauthorizedAccount", "RoleMissing", "PowerMissing"}


@pytest.fixture(scope="module")
def cast() -> Iterator[Cast]:
    """Two bonds, three banks, everybody."""
    build()
    with Chain.anvil(start_at=theatre.setup.START_AT) as chain:
        yield theatre.make(chain)


def artifact(contract: str) -> Artifact:
    """What the compiler said of a contract."""
    kind = getattr(bindings, contract)
    return artifact_of(f"{kind.SOURCE}:{kind.NAME}")


def writes(contract: str) -> list[tuple[dict[str, Any], str]]:
    """The ABI's functions that are no views, each with its selector."""
    made = artifact(contract)
    return [
        (entry, made.method_identifiers[_signature(entry)])
        for entry in _functions(made)
        if entry["stateMutability"] not in ("view", "pure")
    ]


def _functions(made: Artifact) -> list[dict[str, Any]]:
    return [entry for entry in made.abi if entry["type"] == "function"]


def _signature(entry: dict[str, Any]) -> str:
    return f"{entry['name']}({','.join(map(theatre._canonical, entry['inputs']))})"


@pytest.mark.parametrize("contract", sorted(TABLE))
def test_every_function_has_one_row(contract: str) -> None:
    """The table and the ABI name the same functions, each once."""
    rows = [name for name, _ in guards(contract)]
    assert sorted(rows) == sorted({entry["name"] for entry, _ in writes(contract)})


def test_every_contract_that_writes_has_a_table(cast: Cast) -> None:
    """No contract of the tree with a function that writes is left out, and each is among the instances."""
    writing = {
        each.name
        for each in Artifacts.load().values()
        if each.source.startswith("contracts/") and each.is_deployable and not each.is_mock
        if any(entry.get("stateMutability") in ("nonpayable", "payable") for entry in _functions(each))
    }
    assert writing == set(TABLE)
    assert {instance.contract.NAME for instance in cast.instances()} == set(TABLE)
    tables = {each.NAME for each in roles.TABLES.values()}
    kinds = {entry.kind for entry in cast.stack.book.entries.values()} - tables
    reading = {"AttestedCondition", "BondFace", "DayCounts", "HashLock", "KeyRelease", "TimeCondition"}
    assert kinds - reading <= set(TABLE)
    assert not writing & reading


Outcome = tuple[Instance, str, Guard, Address, str, Address | None]


@pytest.fixture(scope="module")
def outcomes(cast: Cast) -> list[Outcome]:
    """Every function of every contract called by everybody: the error met, and the caller whom the error names."""
    made: list[tuple[Instance, str, Guard, Address]] = []
    requests = []
    for instance in cast.instances():
        by_name = dict(guards(instance.contract.NAME))
        for entry, selector in writes(instance.contract.NAME):
            data = cast.calldata(instance, entry, selector)
            at = cast.at.get((instance.key, entry["name"]))
            block = "latest" if at is None else hex(at)
            for caller in cast.callers():
                made.append((instance, entry["name"], by_name[entry["name"]], caller))
                call = {"from": str(caller), "to": str(instance.contract.address), "data": data}
                requests.append(("eth_call", [call, block]))
    answers = cast.world.chain.rpc.attempt(requests)
    return [(*each, *_refusal(answer)) for each, answer in zip(made, answers, strict=True)]


def _refusal(answer: dict[str, Any]) -> tuple[str, Address | None]:
    error = rpc_error("eth_call", answer)
    if error is None:
        return "", None
    revert = revert_of(error)
    if not isinstance(revert, ContractError):
        return type(revert).__name__, None
    named = revert.arguments.get("caller", revert.arguments.get("msgsender"))
    return revert.NAME.rpartition(".")[2], named if isinstance(named, Address) else None


def test_whoever_lacks_the_role_is_refused(cast: Cast, outcomes: list[Outcome]) -> None:
    """With the guard's own error, whatever other role, scope, bank or contract they are."""
    wrong = [
        f"{instance}.{name} called by {caller}: {met or 'no refusal'}"
        for instance, name, guard, caller, met, _ in outcomes
        if guard.kind != "open" and met != guard.error and caller not in cast.allowed(guard, instance)
    ]
    assert wrong == []
    assert len(outcomes) > 10_000


def test_whoever_has_the_role_is_not(cast: Cast, outcomes: list[Outcome]) -> None:
    """Each guard lets somebody through; zeros for arguments may be refused later, for another reason."""
    reached: dict[tuple[str, str], bool] = {}
    for instance, name, guard, caller, met, named in outcomes:
        if guard.kind != "open" and caller in cast.allowed(guard, instance):
            refused = met == guard.error and named in (None, caller)
            reached[instance.key, name] = reached.get((instance.key, name), True) and not refused
    assert [key for key, passed in reached.items() if not passed] == []
    # Nobody needs every power on every register: no contract halts a bank's deposits.
    guarded = {(instance.key, name) for instance, name, guard, *_ in outcomes if guard.kind not in ("open", "power")}
    assert guarded - set(reached) == set()


def test_open_functions_ask_for_no_role(outcomes: list[Outcome]) -> None:
    """A function that the table calls open refuses nobody for lack of a role or power."""
    wrong = {
        f"{instance}.{name}: {met}"
        for instance, name, guard, _, met, _ in outcomes
        if guard.kind == "open" and met in AUTHORITY
    }
    assert wrong == set()


def test_the_sdk_names_functions_that_exist() -> None:
    """Its list of what contracts of many scopes ask for, by which `rwa roles` shows them."""
    named = {
        (contract, name) for contract, rows in roles.SCOPED.items() for names in rows.values() for name in names
    } | {(contract, name) for contract, names in roles.ADMINISTERED.items() for name in names}
    assert named - {(contract, name) for contract in TABLE for name, _ in guards(contract)} == set()


def test_the_roles_command_shows_every_guard(cast: Cast) -> None:
    """`rwa roles` reads the same functions from the chain, under the same roles."""
    shown = {(right.contract.partition("/")[0], right.function, right.role) for right in Stack.rights(cast.stack)}
    stack = cast.stack
    keys = {
        "identity": stack.identity, "interbank": stack.interbank, "settlement": stack.settlement,
        "withholding": stack.withholding, "obligations": stack.obligations, "paying": stack.paying,
        "disclosure": stack.disclosure,
        "offering": stack.offering, "venues": stack.venues, "conversion": stack.conversion,
        "recovery": stack.recovery, "puts": stack.puts, "defaults": stack.defaults, "meetings": stack.meetings,
        "token": cast.world.token,
        "fixings": stack.fixings,
        "deposit": cast.world.deposit, "settlement_token": stack.settlement_token, "bond": cast.world.contracts.bond,
    }  # fmt: skip
    wanted = {
        (key, name, guard.name or "ADMIN")
        for key, contract in keys.items()
        for name, guard in guards(contract.NAME)
        if guard.kind in ("role", "admin", "scoped")
    }
    assert wanted - shown == set()
