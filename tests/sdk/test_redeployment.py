"""A second run of a deployment: the same does nothing, another changes what it may, the rest is refused by name."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.chain import Chain
from rwa_chain.deploy import BankSpec, BondRoles, Stack, StackSpec, deploy_bond, role_id
from rwa_chain.deploy.contracts import SHARED
from rwa_chain.deploy.differences import policy_terms
from rwa_chain.deploy.shared import Shared
from rwa_chain.errors import DeploymentError


@dataclass(frozen=True)
class Bench:
    """A stack with a bond, still administered by its deployer, and how to deploy each again."""

    chain: Chain
    spec: StackSpec
    stack: Stack
    people: BondRoles
    book: Path

    def copy(self) -> Path:
        """The book, to be written in a state that is dropped."""
        return Path(shutil.copy(self.book, self.book.with_name("copy.json")))

    def bond(self, **changes: Any) -> int:
        """The bond once more with changes; the gas that it took."""
        asked = {"name": "Twice", "policy": setup.POLICY, "people": self.people, "sender": self.spec.deployer} | changes
        return deploy_bond(self.stack, "TWICE", **asked).gas


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """One for the module; each test gets its state back."""
    with Chain.anvil(start_at=setup.START_AT) as chain:
        spec = StackSpec.default(chain)
        book = tmp_path_factory.mktemp("book") / "book.json"
        stack = Stack.deploy(chain, spec, book=book, hand_over=False)
        issuer, calculation, paying, trustee, conversion = chain.parties("i", "c", "p", "t", "v")
        people = BondRoles(
            issuer=issuer, registrar=spec.registrar, calculation_agent=calculation, paying_agent=paying,
            trustee=trustee, compliance=spec.compliance, freezer=spec.freezer, court=spec.court,
            enforcer=spec.enforcer, pauser=spec.pauser, guardian=spec.guardian, conversion_agent=conversion,
        )  # fmt: skip
        bench = Bench(chain, spec, stack, people, book)
        bench.bond()
        yield bench


@pytest.fixture
def bench(deployed: Bench) -> Iterator[Bench]:
    """Deployed once, and as it was after each test."""
    state = deployed.chain.snapshot()
    yield deployed
    deployed.chain.revert(state)


def refused(error: pytest.ExceptionInfo[DeploymentError]) -> list[str]:
    """The differences that a refusal names, and nothing was sent."""
    return [line.strip() for line in str(error.value).splitlines()[1:]]


def test_the_same_again_does_nothing(bench: Bench) -> None:
    """No transaction, of the shared contracts or of the bond."""
    before = bench.chain.block_number
    assert bench.bond() == 0
    assert Stack.deploy(bench.chain, bench.spec, book=str(bench.book), hand_over=False).gas == 0
    assert bench.chain.block_number == before


def test_another_delay_is_given(bench: Bench) -> None:
    """The role's member keeps its role and gets the delay."""
    bench.bond(people=replace(bench.people, policy_delay=172_800))
    token = bench.stack.bonds["TWICE"].token
    compliance = bench.stack.manager.has_role(role_id("COMPLIANCE", token), bench.people.compliance)
    assert compliance == (True, 172_800)
    assert bench.bond(people=replace(bench.people, policy_delay=172_800)) == 0


def test_another_member_is_refused(bench: Bench) -> None:
    """Who holds the role, and who was asked for; the same for the shared contracts."""
    other = bench.chain.party("other agent")
    with pytest.raises(DeploymentError) as error:
        bench.bond(people=replace(bench.people, paying_agent=other))
    asked = f"asked for other agent ({other.address})"
    assert refused(error) == [f"PAYING_AGENT of token/TWICE: held by {bench.people.paying_agent.address}, {asked}"]
    with pytest.raises(DeploymentError) as error:
        Stack.deploy(bench.chain, replace(bench.spec, registrar=other), book=bench.book, hand_over=False)
    assert refused(error) == [f"REGISTRAR of identity: held by {bench.spec.registrar.address}, {asked}"]


def test_another_policy_and_name_are_refused(bench: Bench) -> None:
    """Each setting by its name, with both values."""
    policy = replace(setup.POLICY, cap=setup.POLICY.cap + 5, countries=(840,))
    with pytest.raises(DeploymentError) as error:
        bench.bond(policy=policy, name="Once")
    assert refused(error) == [
        "its name is Twice, asked for Once",
        f"policy: cap is {setup.POLICY.cap}, asked for {setup.POLICY.cap + 5}",
        f"policy: countries is {sorted(setup.POLICY.countries)}, asked for [840]",
    ]


def test_a_halt_is_no_difference(bench: Bench) -> None:
    """It is turned in the life of a bond, not by its deployment."""
    bench.bond(policy=replace(setup.POLICY, switches=setup.POLICY.switches ^ 1 << 4))


def test_another_currency_and_bank_are_refused(bench: Bench) -> None:
    """Before a transaction, for every register of money; handed over or not."""
    spec = replace(bench.spec, currency="HKD", daily_issue=7)
    before = bench.chain.block_number
    with pytest.raises(DeploymentError) as error:
        Stack.deploy(bench.chain, spec, book=bench.book, hand_over=False)
    assert "deposit/BANK_B: its currency is CNY, asked for HKD" in refused(error)
    assert len(refused(error)) == 8
    bench.stack.hand_over(bench.spec)
    fourth = BankSpec("BANK_D", "Bank D", "dD", *bench.chain.parties("bank_d", "bank_d_desk"))
    moved = replace(bench.spec.banks[0], party=bench.chain.party("moved"))
    spec = replace(bench.spec, banks=(moved, *bench.spec.banks[1:], fourth), admin_delay=5)
    before = bench.chain.block_number
    with pytest.raises(DeploymentError) as error:
        Stack.deploy(bench.chain, spec, book=bench.book)
    assert refused(error) == [
        "bank BANK_D: it has no deposit here; there are BANK_A, BANK_B, BANK_C",
        f"bank BANK_A: its wallet is {bench.spec.banks[0].party.address}, asked for moved ({moved.party.address})",
        *(
            f"ADMIN of manager: the delay of {each.label} is {bench.spec.admin_delay} s, asked for 5 s"
            for each in bench.spec.administrators
        ),
        f"BANK of deposit/BANK_A: held by {bench.spec.banks[0].party.address}, asked for moved ({moved.party.address})",
    ]
    assert bench.chain.block_number == before
    assert Stack.deploy(bench.chain, bench.spec, book=bench.book).gas == 0


def test_another_bank_joins_before_the_hand_over(bench: Bench) -> None:
    """Its deposit is made and wired as the others are."""
    fourth = BankSpec("BANK_E", "Bank E", "dE", *bench.chain.parties("bank_e", "bank_e_desk"))
    spec = replace(bench.spec, banks=(*bench.spec.banks, fourth))
    stack = Stack.deploy(bench.chain, spec, book=bench.copy(), hand_over=False)
    assert stack.interbank.bank_wallet_of(stack.deposits["BANK_E"]) == fourth.party.address


def test_the_table_names_the_fields_of_the_stack() -> None:
    """Every shared contract is a row and a field, in the order in which they are made."""
    keys = [part.key for part in SHARED if "/" not in part.key]
    assert keys == [name for name in Shared.__dataclass_fields__ if name in keys]
    others = {"chain", "book", "deposits", "rails", "bonds", "revenue", "pools", "funds", "stablecoins", "gas"}
    assert set(Shared.__dataclass_fields__) - set(keys) == others


def test_a_policy_is_read_as_it_was_written(bench: Bench) -> None:
    """The word on the chain, field by field."""
    written = policy_terms(bench.stack.bonds["TWICE"].token.policy())
    assert replace(written, switches=setup.POLICY.switches) == setup.POLICY
