"""A pool's deployment: what it makes and wires, how it goes on where it was cut off, and that it is loaded again."""

from __future__ import annotations

from pathlib import Path

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bindings import RevenueRights, Waterfall
from rwa_chain.chain import Address, Chain
from rwa_chain.deploy import PoolContracts, RevenueRoles, Stack, StackSpec, Wallet, deploy_revenue
from rwa_chain.deploy.instrument import OWN
from rwa_chain.deploy.revenue import REVENUE_SHARE
from rwa_chain.solidity import build

MACAU, RATE = 446, 5 * 10**16


class CutOffError(Exception):
    """The run ends here."""


def roles_of(chain: Chain, spec: StackSpec) -> RevenueRoles:
    """People of a pool."""
    issuer, calculation, paying, trustee = chain.parties("spv", "calculation", "paying", "trustee")
    return RevenueRoles(
        issuer=issuer, registrar=spec.registrar, calculation_agent=calculation, paying_agent=paying, trustee=trustee,
        compliance=spec.compliance, freezer=spec.freezer, court=spec.court, enforcer=spec.enforcer,
        pauser=spec.pauser, guardian=spec.guardian,
    )  # fmt: skip


def deploy(stack: Stack, spec: StackSpec, ticker: str = "CUT") -> PoolContracts:
    """The pool, or what is missing of it."""
    bank = spec.banks[0]
    return deploy_revenue(
        stack, ticker, name="Cut", policy=setup.POLICY, people=roles_of(stack.chain, spec),
        wallet=Wallet(bank.id, bank.party, spec.registrar), sender=spec.deployer, withholding={MACAU: RATE},
        approvers=stack.chain.parties("one", "two", "three"),
    )  # fmt: skip


@pytest.mark.parametrize("cut_at", [Waterfall, RevenueRights])
def test_a_run_that_was_cut_off_goes_on(
    cut_at: type[Waterfall | RevenueRights], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing is made twice; the rights are the instrument, though another contract took the address foreseen."""
    build()
    book = tmp_path / "book.json"
    with Chain.anvil(start_at=setup.START_AT) as chain:
        spec = StackSpec.default(chain)
        stack = Stack.deploy(chain, spec, book=book, hand_over=False)

        def cut(*_: object, **__: object) -> None:
            raise CutOffError

        with monkeypatch.context() as patch:
            patch.setattr(cut_at, "_deploy", cut)
            with pytest.raises(CutOffError):
                deploy(stack, spec)
        before = dict(Stack.load(chain, book).book.entries)
        foreseen = Address.created_by(spec.deployer.address, chain.nonce_of(spec.deployer))
        stack.identity.trust_issuer(1, spec.registrar, sender=spec.deployer)
        made = deploy(stack, spec)
        assert before.items() <= stack.book.entries.items()
        assert made.token.instrument() == made.rights.address != foreseen
        assert made.token.powers_of(made.rights) == OWN
        assert made.token.powers_of(foreseen) == 0


def test_a_pool_is_wired_and_loaded(tmp_path: Path) -> None:
    """Every setting reads back; a second run sends nothing; the book gives the same contracts; a second pool shares."""
    build()
    book = tmp_path / "book.json"
    with Chain.anvil(start_at=setup.START_AT) as chain:
        spec = StackSpec.default(chain)
        stack = Stack.deploy(chain, spec, book=book, hand_over=False)
        made = deploy(stack, spec)
        shared = stack.revenue
        assert shared is not None
        assert shared.meters.readings() == shared.readings.address
        assert stack.interbank.is_caller(shared.waterfall)
        assert stack.identity.contains(shared.waterfall)
        assert stack.deposits["BANK_A"].entry_of(shared.waterfall) != 0
        assert made.rights.offering() == stack.offering.address
        assert made.rights.waterfall() == shared.waterfall.address
        assert stack.withholding.rate_at(made.token, MACAU, REVENUE_SHARE, chain.now) == RATE
        assert stack.identity.state_of(made.token)
        assert len(stack.recovery.approvers_of(made.token)) == 3
        before = chain.block_number
        assert deploy(stack, spec).gas == 0
        assert chain.block_number == before
        stack.hand_over(spec)

        loaded = Stack.load(chain, book)
        assert loaded.revenue is not None
        assert loaded.revenue.waterfall.address == shared.waterfall.address
        assert loaded.pools["CUT"].rights.address == made.rights.address
        assert "token/CUT" in loaded.registers

        second = deploy_revenue(
            loaded, "TWO", name="Two", policy=setup.POLICY, people=roles_of(chain, spec),
            wallet=Wallet("BANK_A", spec.banks[0].party, spec.registrar), sender=spec.deployer,
            administrator=spec.administrator,
        )  # fmt: skip
        assert second.ready_at > chain.now
        assert second.rights.waterfall() == shared.waterfall.address
        assert not loaded.identity.state_of(second.token)
