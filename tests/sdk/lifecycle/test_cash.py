"""Money between customers, on a chain: within a bank and across two."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from rwa_chain.bindings import VerificationRule
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import Stack, StackSpec
from rwa_chain.lifecycle import cash
from rwa_chain.solidity import build


@pytest.fixture(scope="module")
def stack() -> Iterator[tuple[Stack, StackSpec, Party, Party]]:
    """A stack whose first bank has a payer with 1,000.00, the second a payee, and both 500.00 at the clearing bank."""
    build()
    with Chain.anvil() as chain:
        who = StackSpec.default(chain)
        deployed = Stack.deploy(chain, who)
        payer, payee = chain.parties("payer", "payee")
        for customer in (payer, payee):
            deployed.identity.register(customer, 344, 2, 0, (2**32 - 1, *(0,) * 7), sender=who.registrar)
        for bank, customer, amount in ((who.banks[0], payer, "1000.00"), (who.banks[1], payee, "0")):
            cash.open_account(deployed.deposits[bank.id], customer, Decimal(amount), sender=bank.party)
            cash.issue(
                deployed.settlement_token,
                bank.party,
                Decimal("500.00"),
                "settlement balance",
                sender=who.clearing.party,
            )
        yield deployed, who, payer, payee


def test_pay_across_burns_settles_and_mints(stack: tuple[Stack, StackSpec, Party, Party]) -> None:
    """The payer's bank has less, the payee's more, and the same moved between the banks."""
    deployed, who, payer, payee = stack
    first, second = (deployed.deposits[bank.id] for bank in who.banks[:2])
    cash.pay_across(deployed.interbank, first, second, payee, Decimal("120.50"), sender=payer)
    assert (cash.balance(first, payer), cash.balance(second, payee)) == (Decimal("879.50"), Decimal("120.50"))
    between = [cash.balance(deployed.settlement_token, bank.party) for bank in who.banks[:2]]
    assert between == [Decimal("379.50"), Decimal("620.50")]


def test_pay_across_refuses_who_is_no_customer(stack: tuple[Stack, StackSpec, Party, Party]) -> None:
    """The payee's bank doesn't know the payer, so the money can't be sent there."""
    deployed, who, payer, _ = stack
    first, second = (deployed.deposits[bank.id] for bank in who.banks[:2])
    with pytest.raises(VerificationRule.NotAdmitted) as refusal:
        cash.pay_across(deployed.interbank, first, second, payer, Decimal("1.00"), sender=payer)
    assert refusal.value.wallet == payer.address
