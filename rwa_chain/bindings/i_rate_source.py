"""Where the rate of a period comes from that the terms don't say.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_MARGIN_OF: Function[int] = Function("marginOf", "a23270b2", (("token", "address"),), (("", "uint256"),))
_RATE_OF: Function[tuple[int, bool]] = Function("rateOf", "ba7391cd", (("token", "address"), ("period", "uint256")), (("rate", "uint256"), ("known", "bool")))


class IRateSource(Contract):
    """Where the rate of a period comes from that the terms don't say."""

    NAME = "IRateSource"
    SOURCE = "contracts/bond/interfaces/IRateSource.sol"

    def margin_of(self, token: AddressLike, *, at: int | None = None) -> int:
        """[wad] per annum on top of the benchmark, negative ones as zero: what the bond is offered at."""
        return self._view(_MARGIN_OF, (token,), at)

    def rate_of(self, token: AddressLike, period: int, *, at: int | None = None) -> tuple[int, bool]:
        """`rateOf(address,uint256)`

        Returns known: false until the fixing stands; then nothing of the period is owed yet
        Returns rate: [wad] per annum that the period pays, after margin, multiplier, cap and floor
        """
        return self._view(_RATE_OF, (token, period), at)
