"""A token names its bond before the bond exists; a run cut off between the two is mended by the next."""

from __future__ import annotations

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bindings import Bond, Powers
from rwa_chain.chain import Address, Chain
from rwa_chain.deploy import BondRoles, Stack, StackSpec, deploy_bond

OWN = Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE


class CutOffError(Exception):
    """The run ends here."""


@pytest.mark.parametrize("nonce", [0, 1, 127, 128, 255, 256, 65_536])
def test_where_a_contract_will_be(nonce: int) -> None:
    """As the nodes work it out, whatever the length of the nonce."""
    from eth_utils import keccak
    from rlp import encode  # type: ignore[attr-defined]

    creator = Address("0x" + "11" * 20)
    assert Address.created_by(creator, nonce) == Address.of_bytes(keccak(encode([creator.raw(), nonce])))


def test_a_run_cut_off_between_token_and_bond(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that stayed empty loses its powers, the bond has them and is the instrument."""
    with Chain.anvil(start_at=setup.START_AT) as chain:
        spec = StackSpec.default(chain)
        stack = Stack.deploy(chain, spec, hand_over=False)
        issuer, calculation, paying, trustee, conversion = chain.parties("i", "c", "p", "t", "v")
        people = BondRoles(
            issuer=issuer, registrar=spec.registrar, calculation_agent=calculation, paying_agent=paying,
            trustee=trustee, compliance=spec.compliance, freezer=spec.freezer, court=spec.court,
            enforcer=spec.enforcer, pauser=spec.pauser, guardian=spec.guardian, conversion_agent=conversion,
        )  # fmt: skip

        def deploy() -> None:
            deploy_bond(stack, "CUT", name="Cut", policy=setup.POLICY, people=people, sender=spec.deployer)

        def cut(*_: object, **__: object) -> None:
            raise CutOffError

        with monkeypatch.context() as patch:
            patch.setattr(Bond, "_deploy", cut)
            with pytest.raises(CutOffError):
                deploy()
        expected = Address.created_by(spec.deployer.address, chain.nonce_of(spec.deployer))
        stack.identity.trust_issuer(1, issuer, sender=spec.deployer)
        deploy()
        made = stack.bonds["CUT"]
        assert made.bond.address != expected
        assert made.token.instrument() == made.bond.address
        assert made.token.powers_of(made.bond) == OWN
        assert made.token.powers_of(expected) == 0
