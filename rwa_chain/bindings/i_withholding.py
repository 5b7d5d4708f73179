"""What a payer withholds for tax.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_RATE_AT: Function[int] = Function("rateAt", "4a897d5e", (("token", "address"), ("country", "uint256"), ("incomeType", "uint256"), ("instant", "uint256")), (("", "uint256"),))


class IWithholding(Contract):
    """What a payer withholds for tax."""

    NAME = "IWithholding"
    SOURCE = "contracts/distribution/interfaces/IWithholding.sol"

    def rate_at(self, token: AddressLike, country: int, income_type: int, instant: int, *, at: int | None = None) -> int:
        """`rateAt(address,uint256,uint256,uint256)`

        country: residence, ISO 3166-1 numeric; 0 = unknown
        income_type: the instrument's own code: 0 interest, 1 revenue share, 2 fund income
        instant: [s] the rate that stood then: the pay instant, whenever the page comes
        Returns [wad] share of the gross that is withheld, below 1.0
        """
        return self._view(_RATE_AT, (token, country, income_type, instant), at)
