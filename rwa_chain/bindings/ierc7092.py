"""The reads of ERC-7092; its writes are the token's ERC-20 ones.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_COUPON_RATE: Function[int] = Function("couponRate", "c0bcb26f", (), (("", "uint256"),))
_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_DENOMINATION: Function[int] = Function("denomination", "8bca6d16", (), (("", "uint256"),))
_ISIN: Function[str] = Function("isin", "82d5a60d", (), (("", "string"),))
_ISSUE_DATE: Function[int] = Function("issueDate", "8d1343e0", (), (("", "uint256"),))
_ISSUE_VOLUME: Function[int] = Function("issueVolume", "710d3329", (), (("", "uint256"),))
_MATURITY_DATE: Function[int] = Function("maturityDate", "d59624b4", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_PRINCIPAL_OF: Function[int] = Function("principalOf", "61e20a1c", (("account", "address"),), (("", "uint256"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))


class IERC7092(Contract):
    """The reads of ERC-7092; its writes are the token's ERC-20 ones."""

    NAME = "IERC7092"
    SOURCE = "contracts/bond/interfaces/IERC7092.sol"

    def coupon_rate(self, *, at: int | None = None) -> int:
        """[basis points] per annum, cut."""
        return self._view(_COUPON_RATE, (), at)

    def currency(self, *, at: int | None = None) -> Address:
        """The cash token that the bond is paid in."""
        return self._view(_CURRENCY, (), at)

    def denomination(self, *, at: int | None = None) -> int:
        """[cash base units] principal of one unit."""
        return self._view(_DENOMINATION, (), at)

    def isin(self, *, at: int | None = None) -> str:
        """`isin()`"""
        return self._view(_ISIN, (), at)

    def issue_date(self, *, at: int | None = None) -> int:
        """`issueDate()`"""
        return self._view(_ISSUE_DATE, (), at)

    def issue_volume(self, *, at: int | None = None) -> int:
        """[cash base units] principal issued."""
        return self._view(_ISSUE_VOLUME, (), at)

    def maturity_date(self, *, at: int | None = None) -> int:
        """`maturityDate()`"""
        return self._view(_MATURITY_DATE, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`"""
        return self._view(_NAME, (), at)

    def principal_of(self, account: AddressLike, *, at: int | None = None) -> int:
        """`principalOf(address)`"""
        return self._view(_PRINCIPAL_OF, (account,), at)

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`"""
        return self._view(_SYMBOL, (), at)
