"""Addresses as the ids that people know: parties and wallets of the cast, banks, venues, contracts."""

from __future__ import annotations

from typing import Any

from rwa_chain.chain import Address, AddressLike
from rwa_chain.chain.address import ZERO_ADDRESS, address_of


class Names:
    """Ids by address, and addresses by id."""

    def __init__(self) -> None:
        self._ids: dict[Address, str] = {ZERO_ADDRESS: "nobody"}

    def add(self, identifier: str, where: AddressLike) -> None:
        """Names an address; a name given before stays."""
        self._ids.setdefault(address_of(where), identifier)

    def of(self, where: AddressLike) -> str:
        """The id of an address, or the address itself."""
        address = address_of(where)
        return self._ids.get(address, str(address))

    def known(self, where: AddressLike) -> bool:
        """Whether the address has an id."""
        return address_of(where) in self._ids

    def plain(self, value: Any) -> Any:
        """A value of an error or an event with addresses as ids and bytes hexadecimal."""
        if isinstance(value, Address):
            return self.of(value)
        if isinstance(value, bytes):
            return "0x" + value.hex()
        if isinstance(value, tuple | list):
            return [self.plain(each) for each in value]
        return value
