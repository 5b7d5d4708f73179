"""A stablecoin's deployment: what it makes and wires, that it is loaded again, and after the hand-over by a delay."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.bindings import Powers
from rwa_chain.bindings.types import Attester, Licence
from rwa_chain.chain import Chain
from rwa_chain.deploy import (
    StablecoinContracts,
    StablecoinRoles,
    StablecoinTerms,
    Stack,
    StackSpec,
    deploy_stablecoin,
    role_id,
)
from rwa_chain.errors import DeploymentError
from rwa_chain.lifecycle import cash, onboarding, recovery, stablecoin
from rwa_chain.solidity import build

EASTER_MONDAY_2027 = 20_906


APPROVERS = ("approver 1", "approver 2", "approver 3")


def deploy(stack: Stack, spec: StackSpec, *, name: str = "Harbour dollar", after: bool = False) -> StablecoinContracts:
    """The stablecoin, or what is missing of it."""
    custodian, desk, auditor = stack.chain.parties("custodian", "coin_desk", "auditor")
    people = StablecoinRoles(
        custodian=custodian, desk=desk, freezer=spec.freezer, court=spec.court, enforcer=spec.enforcer,
        pauser=spec.pauser, restorer=spec.compliance, guardian=spec.guardian, approvers=spec.recovery_approvers,
    )  # fmt: skip
    terms = StablecoinTerms(
        name=name, symbol="HARB", currency="HKD", custodians=[custodian], auditors=[auditor], buffer=100,
        holidays=[EASTER_MONDAY_2027], daily_issue=10**9,
    )  # fmt: skip
    return deploy_stablecoin(
        stack, "HARB", terms=terms, people=people, sender=spec.deployer,
        administrator=spec.administrator if after else None,
    )  # fmt: skip


def test_a_stablecoin_is_wired_and_loaded(tmp_path: Path) -> None:
    """Every setting reads back; a second run sends nothing; the book gives the same contract; others are refused."""
    build()
    book = tmp_path / "book.json"
    with Chain.anvil() as chain:
        spec = StackSpec.default(chain)
        stack = Stack.deploy(chain, spec, book=book, hand_over=False)
        made = deploy(stack, spec)
        coin = made.coin
        assert made.gas > 0
        assert (coin.currency()[:3], coin.reserve_terms()) == (b"HKD", (2, 86_400, 100))
        assert coin.attester_kind(chain.party("custodian")) == Attester.CUSTODIAN
        assert coin.attester_kind(chain.party("auditor")) == Attester.AUDITOR
        assert coin.is_holiday(EASTER_MONDAY_2027)
        assert coin.licence() == Licence.APPLIED
        assert coin.powers_of(stack.settlement) == Powers.SETTLE
        assert coin.powers_of(stack.recovery) == Powers.RECOVER
        assert stack.settlement_token.powers_of(stack.recovery) == Powers.RECOVER
        assert stack.manager.has_role(role_id("BANK", coin), chain.party("custodian"))[0]
        assert deploy(stack, spec).gas == 0
        stack.hand_over(spec)
        loaded = Stack.load(chain, book)
        assert loaded.stablecoins["HARB"].coin.address == coin.address
        assert "stablecoin/HARB" in loaded.registers
        members = {right.function: right.role for right in loaded.rights() if right.contract == "stablecoin/HARB"}
        assert (members["reportPayout"], members["setLicence"], members["issue"]) == ("BANK", "ADMIN", "ISSUER")
        assert members["confirmPayout"] == "ISSUER"
        with pytest.raises(DeploymentError, match="its name is Harbour dollar, asked for Another"):
            deploy(loaded, spec, name="Another")


def test_wallets_of_the_coin_and_of_settlement_money_are_recovered() -> None:
    """On a stack as it is deployed: two of the three approve, the delay passes, all that a wallet has goes over."""
    build()
    with Chain.anvil() as chain:
        approvers = chain.parties(*APPROVERS)
        spec = replace(StackSpec.default(chain), recovery_approvers=approvers)
        stack = Stack.deploy(chain, spec, hand_over=False)
        coin = deploy(stack, spec).coin
        coin.set_licence(Licence.LICENSED, bytes(32), sender=spec.deployer)
        stack.hand_over(spec)
        custodian, desk, auditor, holder = chain.parties("custodian", "coin_desk", "auditor", "holder")
        onboarding.register(stack.identity, [holder], country="HK", sender=spec.registrar)
        onboarding.admit(coin, [holder.address], sender=custodian)
        stablecoin.attest(coin, [], as_of=chain.now, signers=[custodian, auditor], sender=auditor)
        cash.book(coin, Decimal("300.00"), "subscription", sender=custodian)
        cash.issue(coin, holder, Decimal("300.00"), "subscription", sender=desk)
        bank, clearing = spec.banks[0].party, spec.clearing
        cash.provide(stack.settlement_token, bank, Decimal("500.00"), "money", bank=clearing.party, desk=clearing.desk)
        for money, lost, amount in ((coin, holder, "300.00"), (stack.settlement_token, bank, "500.00")):
            successor = chain.party(f"new wallet of {lost.label}")
            terms = recovery.terms_of(money, lost, successor, b"d" * 32, deadline=chain.now + 86_400)
            proposal = recovery.propose(stack.recovery, terms, approvers[1:], sender=approvers[0])
            chain.mine_at(proposal.executable_at)
            recovery.execute(stack.recovery, proposal, sender=approvers[0])
            assert cash.balance(money, successor) == Decimal(amount)
            assert money.payee_of(lost) == successor.address


def test_on_a_stack_that_was_handed_over_the_delay_passes(tmp_path: Path) -> None:
    """The first run schedules, a run after the delay wires, and a third has nothing to do."""
    build()
    with Chain.anvil() as chain:
        spec = StackSpec.default(chain)
        stack = Stack.deploy(chain, spec, book=tmp_path / "book.json")
        first = deploy(stack, spec, after=True)
        assert 0 < first.ready_at - chain.now <= spec.admin_delay
        assert first.coin.reserve_terms() == (0, 0, 0)
        chain.mine_at(first.ready_at)
        second = deploy(stack, spec, after=True)
        assert second.ready_at == 0
        assert second.coin.reserve_terms() == (2, 86_400, 100)
        assert deploy(stack, spec, after=True).gas == 0
