"""The bare OpenZeppelin ERC-20 that our numbers stand beside: the same parties, amounts and node."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rwa_chain.chain import Address, AddressLike, Call, Chain, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.chain.codec import Function, Parameter
from rwa_chain.solidity import Artifacts


class Bare:
    """A contract without a binding, driven by the signatures given here."""

    def __init__(self, chain: Chain, artifacts: Artifacts, name: str, deployer: Party) -> None:
        self._chain = chain
        self._name = name
        creation: Call[None] = Call(None, artifacts[name].creation.object, None, (), name)
        created = chain.writer.execute(creation, deployer).created
        assert created is not None  # a creation that succeeded
        self.address: Address = created

    def send(self, name: str, kinds: Sequence[str], values: Sequence[Any], sender: Party) -> Receipt:
        """Call one function in a transaction."""
        inputs: tuple[Parameter, ...] = tuple((f"a{index}", kind) for index, kind in enumerate(kinds))
        selector = keccak(f"{name}({','.join(kinds)})".encode())[:4].hex()
        function: Function[None] = Function(name, selector, inputs)
        call = Call(self.address, function.encode(values), function, tuple(values), self._name)
        return self._chain.writer.execute(call, sender)


class BareToken(Bare):
    """The ERC-20."""

    def __init__(self, chain: Chain, artifacts: Artifacts, deployer: Party) -> None:
        super().__init__(chain, artifacts, "BareERC20", deployer)

    def mint(self, to: AddressLike, amount: int, *, sender: Party) -> Receipt:
        """Anybody mints."""
        return self.send("mint", ("address", "uint256"), (address_of(to), amount), sender)

    def transfer(self, to: AddressLike, amount: int, *, sender: Party) -> Receipt:
        """Plain transfer."""
        return self.send("transfer", ("address", "uint256"), (address_of(to), amount), sender)

    def approve(self, spender: AddressLike, amount: int, *, sender: Party) -> Receipt:
        """An allowance."""
        return self.send("approve", ("address", "uint256"), (address_of(spender), amount), sender)

    def transfer_from(self, owner: AddressLike, to: AddressLike, amount: int, *, sender: Party) -> Receipt:
        """A transfer on an allowance."""
        kinds = ("address", "address", "uint256")
        return self.send("transferFrom", kinds, (address_of(owner), address_of(to), amount), sender)


class BareLoop(Bare):
    """The contract that sends a token to many, one `transferFrom` each."""

    def __init__(self, chain: Chain, artifacts: Artifacts, deployer: Party) -> None:
        super().__init__(chain, artifacts, "TransferLoop", deployer)

    def transfer_many(
        self, token: BareToken, to: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party
    ) -> Receipt:
        """All or nothing."""
        kinds = ("address", "address[]", "uint256[]")
        values = (token.address, [address_of(each) for each in to], list(amounts))
        return self.send("transferMany", kinds, values, sender)
