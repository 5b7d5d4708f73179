"""Every function of every contract is called by a Forge test; what contracts alone call is named with its caller."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rwa_chain.solidity import ROOT
from tests.structure.floors import without_comments

FUNCTION = re.compile(r"\bfunction\s+(\w+)\s*\([^)]*\)([^{};]*)\{")
THROUGH_ANOTHER = {
    "BondSchedule.datesOf": "Fixings.fix",
    "Bond.owedAt": "BondDefaults.dueOf",
    "BondPuts.fundedUnits": "BondDefaults.instruct and declarePayment",
    "BondSchedule.taxTerms": "BondPuts.declare and BondDefaults.declarePayment",
    "Paying.cashOf": "Obligations.declare",
    "Margins.cashOf": "CloseOuts.net",
    "Margins.isMissed": "CloseOuts.declareDefault",
    "Bond.refuseClosed": "SecurityToken, where the register is closed",
    "RevenueRights.refuseClosed": "SecurityToken, where the register is closed",
    "MoneyMarketFund.refuseClosed": "SecurityToken, where the register is closed",
    "Explainer.ask": "Explainer, to catch each rule's refusal",
} | {
    f"{kind}RoleTable.roleOf": "Administration.getTargetFunctionRole"
    for kind in ("Bond", "Cash", "Fund", "Identity", "Revenue", "Security", "Stablecoin")
}


def functions() -> Iterator[str]:
    """`Contract.function` of whatever is external or public and has a body."""
    for file in sorted((ROOT / "contracts").rglob("*.sol")):
        if "mocks" in file.parts:
            continue
        for name, modifiers in FUNCTION.findall(without_comments(file.read_text(encoding="utf-8"))):
            if re.search(r"\b(external|public)\b", modifiers):
                yield f"{file.stem}.{name}"


def test_every_function_is_called() -> None:
    """By its name after a dot, in a test, a handler or a fixture."""
    called = set[str]()
    for file in (ROOT / "tests").rglob("*.sol"):
        called.update(re.findall(r"\.(\w+)", without_comments(file.read_text(encoding="utf-8"))))
    every = list(functions())
    assert len(every) > 300
    assert sorted({each for each in every if each.partition(".")[2] not in called} ^ set(THROUGH_ANOTHER)) == []
