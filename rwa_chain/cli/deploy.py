"""``rwa deploy``: the shared contracts, wired and handed over to their administrator."""

from __future__ import annotations

import json as jsonlib
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rwa_chain.cli.embedded import OUT, PARTIES, Recorded, write_whole
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen, progress

if TYPE_CHECKING:
    from rwa_chain.chain import Chain
    from rwa_chain.deploy import StackSpec

app = command_app()


@app.command()
def deploy(network: NetworkName = None, book: BookFile = None, json: Json = False) -> None:
    """Deploy the shared contracts, wire them, and hand them over to their administrator.

    What the book already holds is not deployed again: a run that was cut off goes on where it was. On an Anvil the
    parties' keys are made from their names; elsewhere they come from RWA_KEY_DEPLOYER, RWA_KEY_ADMINISTRATOR and so on.
    The book of an Anvil lies in out/, that of a real network in deployments/.

    \b
    Examples:
      rwa deploy                       on an embedded node; its chain stays in out/embedded
      rwa deploy --network local       on the node that `rwa node` started
      rwa deploy --network sepolia     a network of networks.toml
    """
    from rwa_chain.chain import Chain
    from rwa_chain.cli.place import book_of
    from rwa_chain.deploy import Stack, StackSpec
    from rwa_chain.solidity import build

    screen = Screen(json)
    with ExitStack() as opened:
        chain = opened.enter_context(Chain.anvil() if network is None else Chain.connect(network))
        record = Recorded(OUT / "embedded")
        path = book or (record.book if network is None else book_of(chain, network))
        if chain.local and not _is_of(path, chain):
            path.unlink(missing_ok=True)
        build(progress=progress)
        spec = StackSpec.default(chain)
        before = chain.block_number
        stack = Stack.deploy(chain, spec, book=path, progress=lambda line: screen.say(f"  {line}"))
        parties = _parties(spec)
        if network is None and book is None:
            record.save(chain, stack.book, parties)
        elif path.name == "book.json":
            write_whole(path.parent / PARTIES, jsonlib.dumps(parties, indent=1) + "\n")
        blocks = chain.block_number - before
    entries = stack.book.entries
    screen.say()
    screen.table(("contract", "kind", "address"), [(key, each.kind, each.address) for key, each in entries.items()])
    screen.say()
    screen.say(f"{stack.gas:,} gas in {blocks} blocks of chain {chain.chain_id}; the book is {path}")
    screen.document({"chain_id": chain.chain_id, "book": path, "gas": stack.gas, "contracts": entries})


def _parties(spec: StackSpec) -> dict[str, str]:
    """Who holds the roles, by label."""
    people: list[Any] = [
        spec.deployer, spec.administrator, spec.guardian, spec.registrar, spec.compliance, spec.freezer, spec.court,
        spec.pauser, spec.clearing.party, *(bank.party for bank in spec.banks), *spec.claim_issuers,
    ]  # fmt: skip
    return {party.label: str(party.address) for party in people}


def _is_of(path: Path, chain: Chain) -> bool:
    """Whether a book is this node's; an Anvil that was started anew is another chain under the same id."""
    try:
        return bool(jsonlib.loads(path.read_text())["genesis"] == chain.block(0).hash)
    except (OSError, ValueError, KeyError, TypeError):
        return not path.exists()
