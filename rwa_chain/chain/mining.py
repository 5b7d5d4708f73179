"""Mining of a local node: automatic per transaction, or on demand while many transactions are sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from rwa_chain.chain.rpc import Request, Rpc

_ASKED: tuple[Request, ...] = (("anvil_getAutomine", ()), ("anvil_getIntervalMining", ()))


class Miner:
    """Tells one local node when to mine; on any other node it does nothing.

    A node that mines as each transaction comes makes a block, and a copy of its state, for every few of a batch.
    """

    def __init__(self, rpc: Rpc, *, local: bool) -> None:
        self._rpc = rpc
        self._local = local
        self._guard = threading.Lock()
        self._holders = 0
        self._automine = self._intervals = False

    @property
    def by_hand(self) -> bool:
        """Whether blocks come only from `mine`."""
        return self._holders > 0 and not self._intervals

    def mine(self) -> None:
        """Mine a block of what waits, where blocks are made by hand."""
        if self.by_hand:
            self._rpc.call("evm_mine")

    @contextmanager
    def held(self) -> Iterator[None]:
        """Inside the ``with`` block the node mines on demand; afterwards, also after an exception, as before.

        A node that mines at intervals is left as it is.
        """
        if not self._local:
            yield
            return
        with self._guard:
            if not self._holders:
                self._automine, interval = self._rpc.batch(_ASKED)
                if self._automine:
                    self._rpc.call("evm_setAutomine", False)
                self._intervals = interval is not None
            self._holders += 1
        try:
            yield
        finally:
            with self._guard:
                self._holders -= 1
                if self._automine and not self._holders:
                    self._rpc.call("evm_setAutomine", True)
