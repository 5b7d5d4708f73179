"""``rwa deploy``: the shared contracts, wired and handed over; and a life's instruments on them."""

from __future__ import annotations

import json as jsonlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rwa_chain.cli.embedded import EMBEDDED, Recorded, read_parties, write_parties
from rwa_chain.cli.kinds import deploy_options, with_options
from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, command_app, keys
from rwa_chain.cli.output import Screen, progress
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.chain import Chain, Party
    from rwa_chain.deploy import Stack
    from rwa_chain.life.plan import Plan

app = command_app()
OPTIONS = {each["option"][2:]: (each["option"], each["metavar"], each["help"]) for each in deploy_options().values()}
OPTIONS["stablecoin"] = ("--stablecoin", "stablecoin|FILE", "A life whose stablecoins are deployed too.")


@app.command()
@with_options(OPTIONS)
def deploy(
    given: dict[str, str] | None = None,
    network: NetworkName = None,
    book: BookFile = None,
    keystore: Keystore = None,
    json: Json = False,
) -> None:
    """Deploy the shared contracts, wire them, hand them over to their administrator; with a life, its instruments too.

    Contracts in the book are not deployed again: a run after an interruption continues, and a second run has nothing
    to do. On a stack that was handed over before, the administrator's delay applies: the run schedules its calls and
    says when to run again.

    --stablecoin deploys a stablecoin with its roles, attesters and holidays. It issues nothing until its
    administrators have recorded its licence.

    {about}

    The signers are the parties of the life's cast by their ids (SFIH, GF, BANK_A); without a life they are deployer,
    administrator, registrar and so on. On an Anvil their keys are derived from their names, unless --keystore is given.
    Elsewhere, and with --keystore, a key is in a file DIR/PARTY or DIR/PARTY.json (`cast wallet new DIR PARTY` makes
    one) or in RWA_KEY_<PARTY>. Passwords are in RWA_KEYSTORE_PASSWORD_<PARTY> or RWA_KEYSTORE_PASSWORD, else the
    command asks for them. The book of an Anvil is in out/, that of a real network in deployments/.

    \b
    Examples:
      rwa deploy                                  on an embedded node; its chain stays in out/embedded
    {examples}
      rwa deploy --stablecoin stablecoin --network local
    """
    from rwa_chain.chain import Chain

    life = _life(given or {})
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
        stack, ready_at = _deploy(chain, life, path, known, screen)
        if network is None and ready_at > chain.next_time:
            chain.mine_at(ready_at)
            screen.say("  the embedded node's clock passes the administrator's delay")
            spent = stack.gas
            stack, ready_at = _deploy(chain, life, path, known, screen)
            stack.gas += spent
        parties = {party.label: str(party.address) for party in _people(chain, life)}
        if network is None and book is None:
            record.save(chain, stack.book, parties)
            path = record.book
        else:
            write_parties(path, parties)
        blocks = chain.block_number - before
    _report(screen, stack, path, blocks, ready_at)


def _deploy(chain: Chain, life: Plan | None, book: Path, known: Mapping[str, str], screen: Screen) -> tuple[Stack, int]:
    """The stack, and when what waits may be carried out; 0 where nothing waits."""
    from rwa_chain.deploy import Book, Stack
    from rwa_chain.solidity import build

    written = Book.of(chain, book)
    build(progress=progress)

    def say(line: str) -> None:
        screen.say(f"  {line}")

    if life is None:
        if Stack.is_handed_over(chain, written):
            return Stack.load(chain, book), 0
        return Stack.deploy(chain, book=book, progress=say), 0
    # What lives need is an extra of the package.
    from rwa_chain.life.founding import deploy as deploy_life

    made = deploy_life(chain, life, chain.party, book=book, known=known, progress=say)
    return made.stack, made.ready_at


def _life(given: Mapping[str, str]) -> Plan | None:
    """The life that an option gives, which must have an instrument of the option's kind."""
    if not given:
        return None
    (option, value), *others = given.items()
    if others:
        raise InputError(
            others[0][0], others[0][1], f"a run of its own: {option} and {others[0][0]} one after the other"
        )
    from rwa_chain.scenarios import load_life

    life = load_life(value)
    if option == "--stablecoin":
        if not life.stablecoins:
            raise InputError(option, value, "a life with stablecoins")
        return life
    kind = next(word for word, each in deploy_options().items() if each["option"] == option)
    if not any(each.word == kind for each in life.instruments.values()):
        raise InputError(option, value, f"a life with a {kind}; this one has {', '.join(life.instruments)}")
    return life


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


def _people(chain: Chain, life: Plan | None) -> Iterator[Party]:
    """The members of the roles; on an Anvil, where every party has a key, the whole cast."""
    if life is None:
        from rwa_chain.deploy import StackSpec

        yield from StackSpec.default(chain).people()
        return
    from rwa_chain.life import founding

    yield from founding.people(life, chain)


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
