"""``rwa deploy``: the shared contracts, wired and handed over; and a bond, a pool or a stablecoin on them."""

from __future__ import annotations

import json as jsonlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.embedded import EMBEDDED, Recorded, read_parties, write_parties
from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, command_app, keys
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.chain import Chain, Party
    from rwa_chain.deploy import Stack
    from rwa_chain.life.plan import Plan
    from rwa_chain.scenario.revenue.model import RevenueScenario

app = command_app()


@app.command()
def deploy(
    bond: Annotated[
        str | None,
        typer.Option("--bond", metavar="fubi|FILE", help="A scenario whose bond is deployed too, by its cast."),
    ] = None,
    revenue: Annotated[
        str | None,
        typer.Option("--revenue", metavar="langxin|gcl|xunying|FILE", help="A scenario whose pool is deployed too."),
    ] = None,
    stablecoin: Annotated[
        str | None,
        typer.Option("--stablecoin", metavar="stablecoin|FILE", help="A life whose stablecoins are deployed too."),
    ] = None,
    network: NetworkName = None,
    book: BookFile = None,
    keystore: Keystore = None,
    json: Json = False,
) -> None:
    """Deploy the shared contracts, wire them, hand them over to their administrator; with --bond a bond as well, with
    --revenue a pool of metered revenue, with --stablecoin a stablecoin.

    What the book already holds is not deployed again: a run that was cut off goes on where it was, and a second run has
    nothing to do. A bond comes with its roles, rules and venues; its terms are frozen by its issuer when it is priced.
    A pool comes with the device register, readings and waterfall that all pools share, with its token, its rights and
    their roles, and with the rates withheld; devices, attesters, channels and terms are for its people to set.
    A stablecoin comes with its roles, who attests what backs it, and its holidays; its licence is for its
    administrators to record, and until then it issues nothing.
    On a stack that was handed over before, its administrator's delay passes first: the run schedules what is
    needed and says when to run again. There a pool's wallet is admitted by that stack's registrar and bank.

    Who signs: the parties of the scenario's cast by their ids (SFIH, GF, BANK_A); without --bond deployer,
    administrator, registrar and so on. On an Anvil their keys are made from their names, unless --keystore is given.
    Elsewhere, and with --keystore, a key is in a file DIR/PARTY or DIR/PARTY.json (`cast wallet new DIR PARTY` makes
    one) or in RWA_KEY_<PARTY>. Passwords are in RWA_KEYSTORE_PASSWORD_<PARTY> or RWA_KEYSTORE_PASSWORD, or are asked
    for. The book of an Anvil lies in out/, that of a real network in deployments/.

    \b
    Examples:
      rwa deploy                                  on an embedded node; its chain stays in out/embedded
      rwa deploy --bond fubi --network local      on the node that `rwa node` started
      rwa deploy --bond my-bond.yaml --network sepolia --keystore ~/keys
      rwa deploy --revenue langxin --network local
      rwa deploy --stablecoin stablecoin --network local
    """
    from rwa_chain.chain import Chain

    given = {"--bond": bond, "--revenue": revenue, "--stablecoin": stablecoin}
    named = [option for option, value in given.items() if value is not None]
    if len(named) > 1:
        raise InputError(named[1], given[named[1]], f"a run of its own: {' and '.join(named)} one after the other")
    scenario = _scenario(bond, revenue, stablecoin)
    opened_keys = keys(keystore)
    screen = Screen(json)
    with ExitStack() as opened:
        record = Recorded(EMBEDDED)
        if network is not None:
            chain = opened.enter_context(Chain.connect(network))
        elif record.exists and book is None:
            chain = record.go_on(opened)
        else:
            chain = opened.enter_context(Chain.anvil())
        chain.keys = opened_keys or chain.keys
        path = book or _book_path(chain, network, record, opened)
        known = read_parties(record.book if network is None and book is None else path)
        before = chain.block_number
        stack, ready_at = _deploy(chain, scenario, path, known, screen)
        if network is None and ready_at > chain.next_time:
            chain.mine_at(ready_at)
            screen.say("  the embedded node's clock passes the administrator's delay")
            spent = stack.gas
            stack, ready_at = _deploy(chain, scenario, path, known, screen)
            stack.gas += spent
        parties = {party.label: str(party.address) for party in _people(chain, scenario)}
        if network is None and book is None:
            record.save(chain, stack.book, parties)
            path = record.book
        else:
            write_parties(path, parties)
        blocks = chain.block_number - before
    _report(screen, stack, path, blocks, ready_at)


def _deploy(
    chain: Chain, scenario: Plan | RevenueScenario | None, book: Path, known: Mapping[str, str], screen: Screen
) -> tuple[Stack, int]:
    """The stack, and when what waits may be carried out; 0 where nothing waits."""
    from rwa_chain.deploy import Book, Stack
    from rwa_chain.solidity import build

    written = Book.of(chain, book)
    build(progress=progress)

    def say(line: str) -> None:
        screen.say(f"  {line}")

    if scenario is None:
        if Stack.is_handed_over(chain, written):
            return Stack.load(chain, book), 0
        return Stack.deploy(chain, book=book, progress=say), 0
    # What a kind of life needs is an extra of the package.
    from rwa_chain.life.plan import Plan

    if isinstance(scenario, Plan):
        from rwa_chain.life.founding import deploy as deploy_life

        made = deploy_life(chain, scenario, chain.party, book=book, known=known, progress=say)
        return made.stack, made.ready_at
    from rwa_chain.scenario.revenue.deployment import deploy as deploy_pool

    stack, pool = deploy_pool(chain, scenario, chain.party, book=book, known=known, progress=say)
    return stack, pool.ready_at


def _scenario(bond: str | None, revenue: str | None, stablecoin: str | None) -> Plan | RevenueScenario | None:
    if stablecoin is not None:
        from rwa_chain.scenarios import load_life

        plan = load_life(stablecoin)
        if not plan.stablecoins:
            raise InputError("--stablecoin", stablecoin, "a life with stablecoins")
        return plan
    if bond is not None:
        from rwa_chain.scenarios import load_life

        return load_life(bond)
    if revenue is not None:
        from rwa_chain.scenario.revenue.load import load_revenue_scenario

        return load_revenue_scenario(revenue)
    return None


def _book_path(chain: Chain, network: str | None, record: Recorded, opened: ExitStack) -> Path:
    """The network's own book, that of an Anvil which has ended dropped, as its chain is gone.

    The embedded node's is a copy: it is recorded with the chain, or neither is.
    """
    from rwa_chain.cli.place import book_of

    if network is None:
        path = Path(opened.enter_context(tempfile.TemporaryDirectory())) / record.book.name
        if record.exists:
            shutil.copy(record.book, path)
        return path
    path = book_of(chain, network)
    if chain.local and path.is_file() and not _is_of(path, chain):
        path.unlink()
    return path


def _is_of(path: Path, chain: Chain) -> bool:
    """Whether a book is this node's; an Anvil that was started anew is another chain under the same id."""
    try:
        return bool(jsonlib.loads(path.read_text())["genesis"] == chain.block(0).hash)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _people(chain: Chain, scenario: Plan | RevenueScenario | None) -> Iterator[Party]:
    """Who holds roles; on an Anvil, where everybody has a key, the whole cast."""
    from rwa_chain.deploy import StackSpec

    if scenario is None:
        yield from StackSpec.default(chain).people()
        return
    from rwa_chain.life import founding
    from rwa_chain.life.plan import Plan

    if isinstance(scenario, Plan):
        yield from founding.people(scenario, chain)
    else:
        from rwa_chain.scenario.revenue import deployment as pool

        yield from pool.stack_spec(scenario, chain.party).people()
        yield from pool.revenue_roles(scenario, chain.party).people()
        if chain.keys is None:
            yield from pool.cast(scenario, chain.party)


def _report(screen: Screen, stack: Stack, book: Path, blocks: int, ready_at: int) -> None:
    entries = stack.book.entries
    screen.say()
    screen.table(("contract", "kind", "address"), [(key, each.kind, each.address) for key, each in entries.items()])
    screen.say()
    if ready_at:
        when = datetime.fromtimestamp(ready_at, UTC).isoformat()
        screen.say(f"The administrator's delay passes until {when}; run the same command again then.")
    if stack.gas:
        screen.say(f"{stack.gas:,} gas in {blocks} blocks of chain {stack.chain.chain_id}; the book is {book}")
    elif not ready_at:
        screen.say(f"Nothing to do on chain {stack.chain.chain_id}; the book is {book}")
    screen.document(
        {"chain_id": stack.chain.chain_id, "book": book, "gas": stack.gas, "ready_at": ready_at or None,
         "contracts": entries}
    )  # fmt: skip
