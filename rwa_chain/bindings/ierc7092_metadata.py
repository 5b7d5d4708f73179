"""The optional reads of ERC-7092.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.chain.address import Address
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract

_COUPON_FREQUENCY: Function[int] = Function("couponFrequency", "5eb0b3d0", (), (("", "uint256"),))
_COUPON_TYPE: Function[int] = Function("couponType", "045017ce", (), (("", "uint8"),))
_CURRENCY_OF_COUPON: Function[Address] = Function("currencyOfCoupon", "c0928597", (), (("", "address"),))
_DAY_COUNT_BASIS: Function[int] = Function("dayCountBasis", "bde7aa47", (), (("", "uint8"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))


class IERC7092Metadata(Contract):
    """The optional reads of ERC-7092."""

    NAME = "IERC7092Metadata"
    SOURCE = "contracts/bond/interfaces/IERC7092.sol"

    def coupon_frequency(self, *, at: int | None = None) -> int:
        """`couponFrequency()`

        Returns coupons per year
        """
        return self._view(_COUPON_FREQUENCY, (), at)

    def coupon_type(self, *, at: int | None = None) -> int:
        """`couponType()`

        Returns 1 = fixed
        """
        return self._view(_COUPON_TYPE, (), at)

    def currency_of_coupon(self, *, at: int | None = None) -> Address:
        """`currencyOfCoupon()`"""
        return self._view(_CURRENCY_OF_COUPON, (), at)

    def day_count_basis(self, *, at: int | None = None) -> int:
        """`dayCountBasis()`

        Returns the place in `DayCountConvention`
        """
        return self._view(_DAY_COUNT_BASIS, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`"""
        return self._view(_DECIMALS, (), at)
