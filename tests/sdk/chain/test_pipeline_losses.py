"""A pipeline on a network whose node loses what it took: a thousand writes are all mined, once, without a long wait."""

from __future__ import annotations

import time
from typing import Any

import pytest

from rwa_chain.chain import Chain
from rwa_chain.chain.rpc import Rpc
from rwa_chain.chain.transactions import Call
from tests.sdk.chain import faulty

MANY, LOST = 1_000, 283
"""In a run that was seen, 283 of 1,000 were mined and the node had forgotten the rest."""


@pytest.mark.parametrize("after", [1, MANY - LOST], ids=["one is lost", "all later ones are lost"])
def test_what_the_node_lost_is_sent_again(after: int) -> None:
    """Its pool forgets transactions that it had acknowledged; those behind them can't be mined without them."""
    with Chain.anvil() as chain:
        payer, payee = chain.parties("payer", "payee")
        provider = faulty.FaultyProvider(chain.rpc.provider)
        remote = Chain(Rpc(provider, "a network"))
        chain.rpc.call("evm_setAutomine", False)
        asked = 0

        def forgets(method: str, _: Any) -> None:
            nonlocal asked
            if method == "eth_getTransactionReceipt":
                asked += 1
                if asked == 1:
                    for each in line.queued[LOST : LOST + after]:
                        chain.rpc.call("anvil_dropTransaction", each.tx)
                chain.rpc.call("evm_mine")

        provider.plan = forgets
        began = time.monotonic()
        with remote.pipeline() as line:
            for number in range(MANY):
                line.send(Call(payee.address, b"", value=number + 1), sender=payer, gas=21_000)
        assert time.monotonic() - began < 60
        assert len({each.tx for each in line.receipts}) == MANY
        assert chain.nonce_of(payer) == MANY
        before = chain.rpc.call("eth_getBalance", payee.address, "latest")
        assert remote.writer.execute(Call(payee.address, b"", value=1), payer, 21_000).succeeded
        assert int(chain.rpc.call("eth_getBalance", payee.address, "latest"), 16) == int(before, 16) + 1
        remote.close()


def test_a_node_that_forgets_to_mine_is_not_waited_for_in_vain() -> None:
    """The pool holds all and nothing is mined until somebody sends: sending the first one again is what wakes it."""
    with Chain.anvil() as chain:
        payer, payee = chain.parties("payer", "payee")
        provider = faulty.FaultyProvider(chain.rpc.provider)
        remote = Chain(Rpc(provider, "a network"))
        chain.rpc.call("evm_setAutomine", False)
        sent = 0

        def sleeps(method: str, _: Any) -> None:
            nonlocal sent
            if method == "eth_sendRawTransaction":
                sent += 1
                if sent > MANY // 200:
                    chain.rpc.call("evm_mine")

        provider.plan = sleeps
        with remote.pipeline(seconds=20) as line:
            for number in range(MANY):
                line.send(Call(payee.address, b"", value=number + 1), sender=payer, gas=21_000)
        assert len(line.receipts) == MANY
        remote.close()
