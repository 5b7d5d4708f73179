"""What an offering asks of the instrument it places.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class IIssuance(Contract):
    """What an offering asks of the instrument it places."""

    NAME = "IIssuance"
    SOURCE = "contracts/market/interfaces/IIssuance.sol"

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units of the instrument to an investor who has paid (the offering that the instrument names).

        units: [units]
        """
        raise Signature

    def issued_principal(self, *, at: int | None = None) -> int:
        """[cash base units] principal of all units ever issued, those redeemed since included."""
        return self._view(_ISSUED_PRINCIPAL, (), at)

    def proceeds_gate(self, *, at: int | None = None) -> Address:
        """Where the proceeds go when they are released; zero = the issuer may spend them."""
        return self._view(_PROCEEDS_GATE, (), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """Hash of the terms that the instrument is frozen by; zero before."""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """The register of its units."""
        return self._view(_TOKEN, (), at)
