"""What a payment needs to know of money: ERC-20, its currency and its decimals.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.chain.address import AddressLike
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("account", "address"),), (("", "uint256"),))
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("value", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("value", "uint256")), (("", "bool"),))


class ICash(Contract):
    """What a payment needs to know of money: ERC-20, its currency and its decimals."""

    NAME = "ICash"
    SOURCE = "contracts/cash/interfaces/ICash.sol"

    Approval = _IERC20.Approval
    Transfer = _IERC20.Transfer

    def allowance(self, owner: AddressLike, spender: AddressLike, *, at: int | None = None) -> int:
        """`allowance(address,address)`

        Returns the remaining number of tokens that `spender` will be allowed to spend on behalf of `owner`
        through {transferFrom}. This is zero by default. This value changes when {approve} or {transferFrom}
        are called.
        """
        return self._view(_ALLOWANCE, (owner, spender), at)

    def _make_approve(self, spender: AddressLike, value: int) -> Call[bool]:
        return self._call(_APPROVE, (spender, value))

    @write(_make_approve)
    def approve(self, spender: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`approve(address,uint256)`

        Sets a `value` amount of tokens as the allowance of `spender` over the caller's tokens. Returns a
        boolean value indicating whether the operation succeeded. IMPORTANT: Beware that changing an allowance
        with this method brings the risk that someone may use both the old and the new allowance by
        unfortunate transaction ordering. One possible solution to mitigate this race condition is to first
        reduce the spender's allowance to 0 and set the desired value afterwards:
        https://github.com/ethereum/EIPs/issues/20#issuecomment-263524729 Emits an {Approval} event.
        """
        raise Signature

    def balance_of(self, account: AddressLike, *, at: int | None = None) -> int:
        """`balanceOf(address)`

        Returns the value of tokens owned by `account`.
        """
        return self._view(_BALANCE_OF, (account,), at)

    def currency(self, *, at: int | None = None) -> bytes:
        """ISO 4217 code, or the market's own (CNH)."""
        return self._view(_CURRENCY, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`

        Returns the decimals places of the token.
        """
        return self._view(_DECIMALS, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`

        Returns the name of the token.
        """
        return self._view(_NAME, (), at)

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`

        Returns the symbol of the token.
        """
        return self._view(_SYMBOL, (), at)

    def total_supply(self, *, at: int | None = None) -> int:
        """`totalSupply()`

        Returns the value of tokens in existence.
        """
        return self._view(_TOTAL_SUPPLY, (), at)

    def _make_transfer(self, to: AddressLike, value: int) -> Call[bool]:
        return self._call(_TRANSFER, (to, value))

    @write(_make_transfer)
    def transfer(self, to: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transfer(address,uint256)`

        Moves a `value` amount of tokens from the caller's account to `to`. Returns a boolean value indicating
        whether the operation succeeded. Emits a {Transfer} event.
        """
        raise Signature

    def _make_transfer_from(self, from_: AddressLike, to: AddressLike, value: int) -> Call[bool]:
        return self._call(_TRANSFER_FROM, (from_, to, value))

    @write(_make_transfer_from)
    def transfer_from(self, from_: AddressLike, to: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transferFrom(address,address,uint256)`

        Moves a `value` amount of tokens from `from` to `to` using the allowance mechanism. `value` is then
        deducted from the caller's allowance. Returns a boolean value indicating whether the operation
        succeeded. Emits a {Transfer} event.
        """
        raise Signature
