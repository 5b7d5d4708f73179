"""The compliance contract of ERC-3643 (0x3144991c), as far as a contract without state can be one.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BIND_TOKEN: Function[None] = Function("bindToken", "3ff5aa02", (("token", "address"),), ())
_CAN_TRANSFER: Function[bool] = Function("canTransfer", "e46638e6", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_CREATED: Function[None] = Function("created", "5f8dead3", (("to", "address"), ("amount", "uint256")), ())
_DESTROYED: Function[None] = Function("destroyed", "8d2ea772", (("from", "address"), ("amount", "uint256")), ())
_GET_TOKEN_BOUND: Function[Address] = Function("getTokenBound", "6a3edf28", (), (("", "address"),))
_IS_TOKEN_BOUND: Function[bool] = Function("isTokenBound", "993e8b95", (("token", "address"),), (("", "bool"),))
_TRANSFERRED: Function[None] = Function("transferred", "8baf29b4", (("from", "address"), ("to", "address"), ("amount", "uint256")), ())
_UNBIND_TOKEN: Function[None] = Function("unbindToken", "40db3b50", (("token", "address"),), ())


class ICompliance(Contract):
    """The compliance contract of ERC-3643 (0x3144991c), as far as a contract without state can be one."""

    NAME = "ICompliance"
    SOURCE = "contracts/compliance/interfaces/ICompliance.sol"

    @dataclass(frozen=True)
    class TokenBound(Event):
        """`ICompliance.TokenBound`"""

        NAME = "ICompliance.TokenBound"
        TOPIC = "2de35142b19ed5a07796cf30791959c592018f70b1d2d7c460eef8ffe713692b"
        ABI = (("token", "address", True),)

        token: Address

    @dataclass(frozen=True)
    class TokenUnbound(Event):
        """`ICompliance.TokenUnbound`"""

        NAME = "ICompliance.TokenUnbound"
        TOPIC = "28a4ca7134a3b3f9aff286e79ad3daadb4a06d1b43d037a3a98bdc074edd9b7a"
        ABI = (("token", "address", True),)

        token: Address

    def _make_bind_token(self, token: AddressLike) -> Call[None]:
        return self._call(_BIND_TOKEN, (token,))

    @write(_make_bind_token)
    def bind_token(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Says that the token asks this contract. Requirements: it does (`TokenNotBound`)."""
        raise Signature

    def can_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> bool:
        """Whether a transfer in the calling token would pass every rule now, its frozen and held units included;
        balance and allowance are not asked. Reverts only for want of gas.

        amount: [units]
        """
        return self._view(_CAN_TRANSFER, (from_, to, amount), at)

    def _make_created(self, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_CREATED, (to, amount))

    @write(_make_created)
    def created(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Does nothing."""
        raise Signature

    def _make_destroyed(self, from_: AddressLike, amount: int) -> Call[None]:
        return self._call(_DESTROYED, (from_, amount))

    @write(_make_destroyed)
    def destroyed(self, from_: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Does nothing."""
        raise Signature

    def get_token_bound(self, *, at: int | None = None) -> Address:
        """The calling token, where it is bound; zero otherwise."""
        return self._view(_GET_TOKEN_BOUND, (), at)

    def is_token_bound(self, token: AddressLike, *, at: int | None = None) -> bool:
        """Whether the token asks this contract."""
        return self._view(_IS_TOKEN_BOUND, (token,), at)

    def _make_transferred(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_TRANSFERRED, (from_, to, amount))

    @write(_make_transferred)
    def transferred(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Does nothing: the rules keep no state about a movement."""
        raise Signature

    def _make_unbind_token(self, token: AddressLike) -> Call[None]:
        return self._call(_UNBIND_TOKEN, (token,))

    @write(_make_unbind_token)
    def unbind_token(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Says that the token no longer asks this contract. Requirements: it doesn't (`TokenStillBound`)."""
        raise Signature
