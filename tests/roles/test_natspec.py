"""AUTH-3: the role that a function's notice names in parentheses is the role of the deployed stack."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from rwa_chain.solidity import Artifact, Artifacts, build
from tests.roles.table import TABLE, Guard, guards
from tests.roles.test_roles import artifact, writes

POWERS = {"ISSUE", "REDEEM", "SETTLE", "HOLD", "SCHEDULE", "RECOVER", "HALT"}
ROLES = {"ADMIN", "BRAKE", "RESTORER", "ENFORCER", "POLICY"} | {
    guard.name for rows in TABLE.values() for guard, _ in rows if guard.kind in ("role", "scoped")
}
INHERITED = {"Administration": ("openScope", "setTargetScope")}
"""Of what OpenZeppelin describes, the functions that are ours."""

SHARED = {"admitWallets": {"REGISTRAR", "BANK"}}
"""Functions of securities and of money that one notice describes."""


@pytest.fixture(scope="module", autouse=True)
def built() -> None:
    """The contracts as they are now."""
    build()


def named(notice: str) -> set[str]:
    """Roles and powers that stand in parentheses."""
    words = {word for group in re.findall(r"\(([^()]*)\)", notice) for word in re.findall(r"\b[A-Z][A-Z_]+\b", group)}
    return words & (ROLES | POWERS)


def wanted(guard: Guard) -> set[str] | None:
    """What the notice has to name; None where the guard is no role."""
    match guard.kind:
        case "role" | "scoped" | "power":
            return {guard.name}
        case "admin":
            return {"ADMIN"}
    return None


@pytest.mark.parametrize("contract", sorted(TABLE))
def test_every_notice_names_the_role_of_its_function(contract: str) -> None:
    """Each guarded function's notice, as the compiler read it, names its role and no other."""
    mine = artifact(contract)
    rows = dict(guards(contract))
    wrong = []
    for entry, selector in writes(contract):
        expected = wanted(rows[entry["name"]])
        if expected is None or entry["name"] not in INHERITED.get(contract, (entry["name"],)):
            continue
        expected = SHARED.get(entry["name"], expected)
        signature = next(key for key, each in mine.method_identifiers.items() if each == selector)
        found = [named(notice) for notice in notices(mine, signature)]
        if expected not in found or any(each not in (set(), expected) for each in found):
            wrong.append(f"{contract}.{entry['name']}: says {[sorted(each) for each in found]}, is {sorted(expected)}")
    assert wrong == []


def notices(mine: Artifact, signature: str) -> Iterator[str]:
    """What the contract and its interfaces say of a function."""
    for each in (mine, *Artifacts.load().values()):
        implemented = each.method_identifiers.items() <= mine.method_identifiers.items()
        if each is mine or ("/interfaces/" in each.source and implemented):
            notice = each.userdoc.get("methods", {}).get(signature, {}).get("notice", "")
            if notice:
                yield notice
