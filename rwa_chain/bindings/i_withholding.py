"""What a payer withholds for tax.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_RATE_OF: Function[int] = Function("rateOf", "39c0ea77", (("token", "address"), ("country", "uint256"), ("incomeType", "uint256")), (("", "uint256"),))


class IWithholding(Contract):
    """What a payer withholds for tax."""

    NAME = "IWithholding"
    SOURCE = "contracts/distribution/interfaces/IWithholding.sol"

    def rate_of(self, token: AddressLike, country: int, income_type: int, *, at: int | None = None) -> int:
        """`rateOf(address,uint256,uint256)`

        country: residence, ISO 3166-1 numeric; 0 = unknown
        income_type: the instrument's own code: 0 interest, 1 revenue share, 2 fund income, 3 principal
        Returns [wad] share of the gross that is withheld, below 1.0
        """
        return self._view(_RATE_OF, (token, country, income_type), at)
