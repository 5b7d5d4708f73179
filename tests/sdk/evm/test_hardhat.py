"""A second EVM: what the SDK does on a network works on a node that isn't Anvil. What only Anvil can do (setting the
clock, snapshots, states by file, mining by hand) is left out here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest

from rwa_chain.bindings import SecurityToken, TokenizedDeposit, VerificationRule
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import BondRoles, Stack, StackSpec, deploy_bond
from rwa_chain.errors import InputError, Known
from rwa_chain.lifecycle import cash, onboarding
from rwa_chain.lifecycle.onboarding import InvestorClass, Profile, Topic
from rwa_chain.lifecycle.policy import Policy
from tests.sdk.evm.hardhat import hardhat

pytestmark = pytest.mark.deep


@dataclass(frozen=True)
class Deployed:
    """A stack on Hardhat, with two customers of a bank."""

    chain: Chain
    who: StackSpec
    stack: Stack
    payer: Party
    payee: Party
    book: Path

    @property
    def deposit(self) -> TokenizedDeposit:
        """The bank's money."""
        return self.stack.deposits["BANK_A"]


@pytest.fixture(scope="module")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployed]:
    """Deployed once."""
    state = tmp_path_factory.mktemp("hardhat")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RWA_STATE", str(state))
        with hardhat(state) as chain:
            who = StackSpec.default(chain)
            stack = Stack.deploy(chain, who, book=state / "book.json", hand_over=False)
            payer, payee = chain.parties("payer", "payee")
            onboarding.register(stack.identity, [payer, payee], country="HK", sender=who.registrar)
            bank = who.banks[0]
            for each in (payer, payee):
                cash.open_account(stack.deposits["BANK_A"], each, Decimal(1000), sender=bank.party, desk=bank.desk)
            yield Deployed(chain, who, stack, payer, payee, state / "book.json")


def test_it_is_taken_for_a_network(deployed: Deployed) -> None:
    """Estimates, fees, polling, a journal: nothing of what Anvil is spared."""
    assert not deployed.chain.local
    assert "hardhat" in deployed.chain.client.lower()
    assert deployed.chain.journal_file.is_file()


def test_a_deployment_is_loaded_and_repeated(deployed: Deployed) -> None:
    """The code at every address is what was deployed, by its immutables too; rights are read; nothing is left to do."""
    again = Stack.load(deployed.chain, deployed.book)
    assert again.deposits == deployed.stack.deposits
    before = deployed.chain.block_number
    assert Stack.deploy(deployed.chain, deployed.who, book=deployed.book, hand_over=False).gas == 0
    assert deployed.chain.block_number == before
    rights = {(each.contract, each.function): each.role for each in again.rights()}
    assert rights["deposit/BANK_A", "book"] == "BANK"


def test_a_bond_is_deployed_and_its_rules_refuse(deployed: Deployed) -> None:
    """Claims signed as typed data, an admission, a typed refusal by a rule, before anything is sent and mined."""
    chain, who, stack = deployed.chain, deployed.who, deployed.stack
    agent = chain.party("agent")
    offices = [name for name in BondRoles.__dataclass_fields__ if name != "policy_delay"]
    rules = Policy(minimum_class=InvestorClass.PROFESSIONAL, topics={Topic.KYC, Topic.PROFESSIONAL}, denied={"US"})
    # Who lodges an order never carries it out: the manager refuses one key both.
    people = BondRoles(**{**dict.fromkeys(offices, agent), "enforcer": chain.party("enforcer")})
    made = deploy_bond(stack, "HH", name="Hardhat", policy=rules, people=people, sender=who.deployer)
    holder = chain.party("holder")
    proved = frozenset({Topic.KYC, Topic.PROFESSIONAL, Topic.RESIDENCE})
    profile = Profile(holder.address, "HK", InvestorClass.INSTITUTIONAL, proved)
    onboarding.prove(stack.identity, profile, who.claim_issuers[0])
    onboarding.admit(made.token, [holder], sender=agent)
    assert made.token.entry_of(holder) != 0
    with pytest.raises(SecurityToken.AccessManagedUnauthorized) as refusal:
        made.token.admit_wallets([holder.address], sender=holder)
    assert refusal.value.takes == "REGISTRAR of token/HH, held by agent"


def test_payments_refusals_and_events(deployed: Deployed) -> None:
    """Typed refusals of a call, of a mined transaction, and in web3's middleware; events by their indexed fields."""
    deposit, payer, payee = deployed.deposit, deployed.payer, deployed.payee
    stranger = deployed.chain.party("stranger")
    paid = cash.pay(deposit, payee, Decimal("1.25"), sender=payer)
    assert paid.one(TokenizedDeposit.Transfer).value == 125
    with pytest.raises(VerificationRule.NotAdmitted):
        cash.pay(deposit, stranger, Decimal(1), sender=payer)
    mined = deposit.transfer.refuse(stranger, 1, sender=payer, gas=200_000)
    assert isinstance(mined.error, VerificationRule.NotAdmitted)
    found = deployed.chain.events(TokenizedDeposit.Transfer, emitter=deposit, where={"from_": payer, "to": payee})
    assert 125 in [each.value for each in found]
    w3 = deployed.chain.w3
    with pytest.raises(VerificationRule.NotAdmitted):
        deposit.w3.functions.transfer(str(stranger.address), 1).call({"from": str(payer.address)})
    assert w3.eth.chain_id == deployed.chain.chain_id


def test_a_key_sends_once(deployed: Deployed) -> None:
    """The same call under a key is mined once, another one is refused; its hash resumes it."""
    deposit, payer, payee = deployed.deposit, deployed.payer, deployed.payee
    before = cash.balance(deposit, payee)
    first = deposit.transfer.options(key="rent 7")(payee, 100, sender=payer)
    assert deposit.transfer.options(key="rent 7")(payee, 100, sender=payer).tx == first.tx
    with pytest.raises(InputError, match="key"):
        deposit.transfer.options(key="rent 7")(payee, 200, sender=payer)
    assert cash.balance(deposit, payee) - before == Decimal(1)
    sent = deposit.transfer.submit(payee, 1, sender=payer)
    assert sent.wait().tx == sent.tx
    assert sent.known is Known.MINED


def test_a_pipeline_tells_each_item(deployed: Deployed) -> None:
    """A thousand payments, and among ten one that fails: the others are mined, the failed one has its error."""
    deposit, payer, payee = deployed.deposit, deployed.payer, deployed.payee
    stranger = deployed.chain.party("stranger")
    before = cash.balance(deposit, payee)
    with deployed.chain.pipeline() as line:
        for _ in range(1_000):
            line.send(deposit.transfer.prepare(payee, 1), sender=payer)
    assert len(line.receipts) == 1_000
    assert cash.balance(deposit, payee) - before == Decimal(10)
    with deployed.chain.pipeline(allow_failures=True) as line:
        for number in range(10):
            to = stranger if number == 4 else payee
            line.send(deposit.transfer.prepare(to, 1), sender=payer, gas=200_000)
    assert [each.succeeded for each in line.receipts] == [number != 4 for number in range(10)]
    assert isinstance(line.receipts[4].error, VerificationRule.NotAdmitted)


def test_reads_and_the_past(deployed: Deployed) -> None:
    """Many views in one request, a block by its time, a view of an old block."""
    deposit, payer = deployed.deposit, deployed.payer
    with deployed.chain.reading() as read:
        values = [read(deposit.balance_of, each) for each in (payer, deployed.payee)]
        supply = read(deposit.total_supply)
    assert sum(each.value for each in values) <= supply.value
    number = deployed.chain.block_number
    assert deployed.chain.block_at(deployed.chain.now).number == number
    assert deposit.balance_of(payer, at=number - 1) >= 0
