"""Beside web3.py: the same connection, anybody's Web3, and typed errors for both kinds of program."""

from __future__ import annotations

import asyncio
from types import ModuleType
from typing import Any

import pytest
from web3 import AsyncHTTPProvider, AsyncWeb3, HTTPProvider, Web3
from web3.exceptions import ContractLogicError

from rwa_chain.chain import Chain, Party
from rwa_chain.chain.w3 import typed_errors
from rwa_chain.errors import InputError, Reverted, UnknownRevert


@pytest.fixture
def contract(probe: ModuleType, chain: Chain, registrar: Party) -> Any:
    """A probe whose number is 7."""
    maths = probe.ProbeMaths.deploy(chain, sender=registrar)
    return probe.Probe.deploy(chain, 7, sender=registrar, libraries={"ProbeMaths": maths})


@pytest.fixture
def url(chain: Chain) -> str:
    """The node's address."""
    assert chain.node is not None
    return chain.node.url


def refused(contract: Any, sender: Party) -> Any:
    """A call that the contract refuses."""
    data = "0x" + contract.set_number.encode(101).hex()
    return {"from": sender.address, "to": contract.address, "data": data, "gas": 1_000_000}


def test_a_web3_over_the_chains_own_connection(
    probe: ModuleType, contract: Any, chain: Chain, registrar: Party
) -> None:
    """It reads the same node, and raises typed errors."""
    assert chain.w3.eth.block_number == chain.block_number
    assert chain.w3.eth.get_balance(registrar.address) == chain.ether(registrar)
    assert chain.w3 is chain.w3
    with pytest.raises(probe.ProbeRule.NumberTooLarge):
        chain.w3.eth.call(refused(contract, registrar))


@pytest.mark.parametrize("what", ["call", "estimate_gas"])
def test_a_typed_error_is_web3s_too(probe: ModuleType, contract: Any, url: str, registrar: Party, what: str) -> None:
    """With its values, from calls and estimates."""
    w3 = Web3(HTTPProvider(url))
    w3.middleware_onion.add(typed_errors())
    with pytest.raises(probe.ProbeRule.NumberTooLarge) as caught:
        getattr(w3.eth, what)(refused(contract, registrar))
    assert isinstance(caught.value, ContractLogicError)
    assert caught.value.maximum == 100
    assert "NumberTooLarge" in str(caught.value)
    assert w3.eth.chain_id == 31337


def test_a_failed_receipt_raises_where_it_is_asked_for(
    probe: ModuleType, contract: Any, url: str, registrar: Party
) -> None:
    """By running it again at the block before; not without the option."""
    tx: Any = contract.set_number.refuse(101, sender=registrar).tx
    plain, strict = Web3(HTTPProvider(url)), Web3(HTTPProvider(url))
    plain.middleware_onion.add(typed_errors())
    strict.middleware_onion.add(typed_errors(receipts=True))
    assert plain.eth.get_transaction_receipt(tx)["status"] == 0
    with pytest.raises(probe.ProbeRule.NumberTooLarge) as caught:
        strict.eth.get_transaction_receipt(tx)
    assert tx in str(caught.value)
    good: Any = contract.set_number(5, sender=registrar).tx
    assert strict.eth.get_transaction_receipt(good)["status"] == 1


def test_asynchronous_programs_too(probe: ModuleType, contract: Any, url: str, registrar: Party) -> None:
    """The same middleware."""
    tx: Any = contract.set_number.refuse(101, sender=registrar).tx

    async def program() -> None:
        w3 = AsyncWeb3(AsyncHTTPProvider(url))
        w3.middleware_onion.add(typed_errors(receipts=True))
        with pytest.raises(probe.ProbeRule.NumberTooLarge):
            await w3.eth.call(refused(contract, registrar))
        with pytest.raises(probe.ProbeRule.NumberTooLarge):
            await w3.eth.get_transaction_receipt(tx)
        await w3.provider.disconnect()

    asyncio.run(program())


def test_a_chain_over_somebodys_web3(contract: Any, chain: Chain, url: str, registrar: Party) -> None:
    """Writes, pipelines and typed errors through its provider, which stays theirs."""
    given = Web3(HTTPProvider(url))
    with Chain.from_web3(given) as other:
        assert other.rpc.provider is given.provider
        assert other.chain_id == chain.chain_id
        there = type(contract)(other, contract.address)
        there.set_number(5, sender=registrar)
        with other.pipeline() as line:
            line.send(there.set_number.prepare(6), sender=registrar)
        assert contract.number() == there.number() == 6
        with pytest.raises(Reverted):
            there.set_number(101, sender=registrar)
    assert given.eth.block_number == chain.block_number


class Plain:
    """A provider that can't do batches."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def make_request(self, method: Any, params: Any) -> Any:
        """One request."""
        return self._inner.make_request(method, params)


def test_a_provider_without_batches(contract: Any, chain: Chain, registrar: Party) -> None:
    """Is asked one by one."""

    class Given:
        provider = Plain(chain.rpc.provider)

    with Chain.from_web3(Given()) as other, other.pipeline() as line:
        line.send(contract.set_number.prepare(9), sender=registrar)
    assert contract.number() == 9


def test_an_asynchronous_web3_is_refused(url: str) -> None:
    """Its provider can't be asked from code that waits."""
    with pytest.raises(InputError, match="AsyncWeb3"):
        Chain.from_web3(AsyncWeb3(AsyncHTTPProvider(url)))


def test_an_unknown_refusal_is_web3s_too(contract: Any, url: str, registrar: Party) -> None:
    """Without a class of its own."""
    w3 = Web3(HTTPProvider(url))
    w3.middleware_onion.add(typed_errors())
    with pytest.raises(ContractLogicError) as caught:
        w3.eth.call({"to": contract.address, "data": "0x12345678"})  # type: ignore[typeddict-item]
    assert isinstance(caught.value, UnknownRevert)
