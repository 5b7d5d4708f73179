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

_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_OFFERED_RATE: Function[int] = Function("offeredRate", "718a8fd7", (), (("", "uint256"),))
_PRINCIPAL_PER_UNIT: Function[int] = Function("principalPerUnit", "c091ea11", (), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_SETTLEMENT_INTEREST: Function[int] = Function("settlementInterest", "955603f9", (("units", "uint256"), ("onDate", "uint32"), ("settlementAt", "uint256")), (("", "int256"),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class IIssuance(Contract):
    """What an offering asks of the instrument it places."""

    NAME = "IIssuance"
    SOURCE = "contracts/market/interfaces/IIssuance.sol"

    def currency(self, *, at: int | None = None) -> Address:
        """A cash token of the currency that it pays in."""
        return self._view(_CURRENCY, (), at)

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units of the instrument to an investor who has paid (the offering that the instrument names).

        units: [units]
        """
        raise Signature

    def offered_rate(self, *, at: int | None = None) -> int:
        """What a limit order is held to: [wad] per annum, the coupon that a unit issued now first pays, of a
        floating rate its margin; zero where there is neither.
        """
        return self._view(_OFFERED_RATE, (), at)

    def principal_per_unit(self, *, at: int | None = None) -> int:
        """Principal that a unit issued now carries; zero before the terms are frozen. [cash base units]"""
        return self._view(_PRINCIPAL_PER_UNIT, (), at)

    def proceeds_gate(self, *, at: int | None = None) -> Address:
        """Where the proceeds go when they are released; zero = the issuer may spend them."""
        return self._view(_PROCEEDS_GATE, (), at)

    def settlement_interest(self, units: int, on_date: int, settlement_at: int, *, at: int | None = None) -> int:
        """What a buyer of units pays for interest beside the price: what has accrued by a date; where they are
        settled after the record of its period, less the coupon, which others get, so below zero. [cash base
        units]

        on_date: [days since 1970-01-01]
        settlement_at: [s]
        """
        return self._view(_SETTLEMENT_INTEREST, (units, on_date, settlement_at), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """Hash of the terms that the instrument is frozen by; zero before."""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """The register of its units."""
        return self._view(_TOKEN, (), at)
