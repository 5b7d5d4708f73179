"""The chain and stack that a command works on: a network with its book, or the record of an embedded node."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rwa_chain.cli.embedded import OUT, Recorded, ids_by_address, latest, read_parties
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.bindings import SecurityToken
    from rwa_chain.chain import Address, Chain
    from rwa_chain.deploy import Stack


@dataclass(frozen=True)
class Place:
    """A stack on its chain, and who its addresses are."""

    chain: Chain
    stack: Stack
    book: Path
    parties: dict[str, str] = field(default_factory=dict)

    def names(self) -> dict[Address, str]:
        """Addresses as ids: parties, then contracts by their key in the book."""
        named = ids_by_address(self.parties)
        for key, entry in self.stack.book.entries.items():
            named.setdefault(entry.address, key)
        return named

    def address(self, field: str, text: str) -> Address:
        """The address of a party's id, of a contract's key in the book, or an address itself."""
        from rwa_chain.chain import Address

        if text in self.parties:
            return Address(self.parties[text])
        if text in self.stack.book.entries:
            return self.stack.book.entries[text].address
        if text.startswith("0x"):
            return Address(text, field=field)
        known = ", ".join(sorted(self.parties)) or "none here"
        raise InputError(field, text, f"an address (0x…) or the id of a party: {known}")

    def security(self, ticker: str | None) -> SecurityToken:
        """The token of a ticker, a bond's or a pool's, or the only one."""
        tokens = self.stack.securities
        if ticker is None and len(tokens) == 1:
            return next(iter(tokens.values()))
        if ticker is None or ticker not in tokens:
            raise InputError("--token", ticker, f"one of: {', '.join(sorted(tokens)) or 'none is deployed here'}")
        return tokens[ticker]

    def pool(self, ticker: str | None) -> SecurityToken:
        """The token of a pool of revenue, by its ticker, or of the only one."""
        pools = self.stack.pools
        if ticker is None and len(pools) == 1:
            return next(iter(pools.values())).token
        if ticker is None or ticker not in pools:
            raise InputError("--token", ticker, f"one of: {', '.join(sorted(pools)) or 'no pool is deployed here'}")
        return pools[ticker].token


@contextmanager
def opened_place(network: str | None, book: Path | None) -> Iterator[Place]:
    """The stack of a network's book; without a network, the one that an embedded node left."""
    from rwa_chain.chain import Chain
    from rwa_chain.deploy import Stack

    with ExitStack() as opened:
        if network is None:
            record = latest() if book is None else Recorded(book.parent)
            if book is not None and not (book.is_file() and record.exists):
                raise InputError(
                    "--book",
                    str(book),
                    "a book beside its chain (book.json in a folder of out/), or give --network too",
                )
            chain = record.open(opened)
            yield Place(chain, Stack.load(chain, book or record.book), book or record.book, record.parties())
            return
        chain = opened.enter_context(Chain.connect(network))
        path = book or book_of(chain, network)
        if not path.is_file():
            raise InputError("--book", str(path), "the book of this network; `rwa deploy` writes it")
        yield Place(chain, Stack.load(chain, path), path, read_parties(path))


def written_place(network: str | None) -> None:
    """Raises `InputError` without a network: what is written to a chain that an embedded node left would be lost."""
    if network is None:
        raise InputError("--network", None, "the chain to write to: `rwa node` keeps one running and prints its URL")


def book_of(chain: Chain, network: str) -> Path:
    """The path of a network's book: an Anvil's is below ``out/``, a real network's in ``deployments/``."""
    name = f"chain-{chain.chain_id}" if chain.name in ("given", "") else network
    return OUT / name / "book.json" if chain.local else Path("deployments") / f"{name}.json"
