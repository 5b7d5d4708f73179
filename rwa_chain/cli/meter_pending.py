"""``rwa meter pending``, ``accept`` and ``reject``: what a gateway refused or never heard the end of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rwa_chain.cli.options import Json
from rwa_chain.cli.output import Screen

if TYPE_CHECKING:
    from rwa_chain.meter.gateway.pending import Item, Offer

Store = Annotated[Path, typer.Option("--store", metavar="DB", help="A gateway's database; the gateway may be running.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="As `rwa meter pending` lists it: r12, t7, g9, m3.")]
Because = Annotated[str, typer.Option("--because", metavar="TEXT", help="Why; it is kept.")]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="NAME", help="Who says so: a maker, then another as checker; else your login name."),
]
_SHOWN = 160
"""Characters of a frame on the screen."""
_STORE = Path("out/gateway.db")
Instant = typer.Option(metavar="TIME", help="A time with its zone, such as 2026-03-02T09:00:00+08:00.")


def pending(store: Store = _STORE, json: Json = False) -> None:
    """List the items that wait for a person, by station: refused energy, open transactions, gaps between registers.

    Each item has its reason, a way to correct it, the beginning of its frame, and its energy. An item counts only when
    two persons accept it. Whole frames are in the document of --json, and in refused.csv of `rwa meter batch`.

    \b
    Examples:
      rwa meter pending --store out/gateway.db
      rwa meter pending --store out/gateway.db --json
    """
    waiting, without = read_pending(store)
    screen = Screen(json)
    rows = []
    for item in waiting:
        wh = item.offer.quantity
        place = item.point if item.offer.connector is None else f"{item.point}/{item.offer.connector}"
        rows.append((item.station, place, item.id, "?" if wh is None else f"{wh:,}", item.reason))
    if rows:
        screen.table(("station", "device", "id", "Wh", "reason"), rows, right=(3,))
    for item in waiting:
        screen.say()
        screen.say(f"{item.id}: expected {item.says}" + (f"; sent {item.times:,} times" if item.times > 1 else ""))
        if item.proposed:
            screen.say(f"  proposed: {item.proposed}")
        screen.say(f"  mend: {item.mend}")
        if item.frame:
            screen.say(f"  frame: {shown(item.frame)}")
    if rows:
        screen.say()
    summary(screen, waiting, without)
    screen.document({"pending": [item.row() for item in waiting], "without_energy": without})


def accept(
    id_: Id,
    because: Because,
    store: Store = _STORE,
    by: By = None,
    connector: Annotated[int | None, typer.Option(min=1, max=32, help="The connector, where it isn't known.")] = None,
    started: Annotated[str | None, Instant] = None,
    ended: Annotated[str | None, Instant] = None,
    wh: Annotated[int | None, typer.Option(min=1, help="The energy in Wh, where the registers don't say it.")] = None,
    json: Json = False,
) -> None:
    """Accept an item: a maker proposes it, a checker confirms it with the same command; then it is a session.

    The session must keep to its device's limits like any other. If later readings of the device are published, it is
    dated right after the last of them.

    \b
    Examples:
      rwa meter accept r12 --store out/gateway.db --because "meter replaced on 2 March" --by wang
      rwa meter accept r12 --store out/gateway.db --because "seen the fitter's protocol" --by li
    """
    from rwa_chain.meter.gateway.pending import Offer

    offer = Offer(connector=connector, started=_instant("--started", started), ended=_instant("--ended", ended), wh=wh)
    _decide(store, id_, "accept", by, because, offer, Screen(json))


def reject(id_: Id, because: Because, store: Store = _STORE, by: By = None, json: Json = False) -> None:
    """Reject an item: a maker proposes it, a checker confirms it with the same command; then it is no longer listed.

    For an item that somebody proposed to accept, this command withdraws that proposal.

    \b
    Examples:
      rwa meter reject r13 --store out/gateway.db --because "the same session as r12" --by wang
    """
    from rwa_chain.meter.gateway.pending import Offer

    _decide(store, id_, "reject", by, because, Offer(), Screen(json))


def read_pending(store: Path) -> tuple[list[Item], dict[str, int]]:
    """The items that wait in a gateway's database, and the number of stored messages without energy."""
    from contextlib import closing

    from rwa_chain.meter.gateway.pending import noted
    from rwa_chain.meter.gateway.pending import pending as listed
    from rwa_chain.meter.gateway.store import open_database

    _check(store)
    with closing(open_database(store)) as db:
        return listed(db), noted(db)


def shown(frame: str) -> str:
    """The beginning of a frame."""
    return frame if len(frame) <= _SHOWN else f"{frame[: _SHOWN - 1]}…"


def summary(screen: Screen, waiting: list[Item], without: dict[str, int]) -> None:
    """A summary of the waiting items, in a line or two."""
    if not waiting:
        screen.say("nothing waits for a person")
    ended = {item.charge for item in waiting if item.kind == "refused"}
    for kind, name in (("refused", "refused"), ("open", "transactions open"), ("gap", "gaps between registers")):
        found = [item for item in waiting if item.kind == kind]
        # What a refused end would end is counted with that end.
        known = sum(item.offer.quantity or 0 for item in found if kind != "open" or item.charge not in ended)
        if found:
            reasons = ", ".join(sorted({item.reason for item in found})) if kind == "refused" else ""
            screen.say(f"{len(found):,} {name}{f' ({reasons})' if reasons else ''}: {known:,} Wh as far as is known")
    if without:
        screen.say("filed without energy: " + ", ".join(f"{reason} {count:,}" for reason, count in without.items()))


def _decide(store: Path, id_: str, verdict: str, by: str | None, because: str, offer: Offer, screen: Screen) -> None:
    import time
    from contextlib import closing
    from getpass import getuser

    from rwa_chain.errors import InputError
    from rwa_chain.meter.gateway.pending import decide
    from rwa_chain.meter.gateway.store import open_database

    _check(store)
    by = getuser() if by is None else by
    for option, text in (("--by", by), ("--because", because)):
        if not text.strip():
            raise InputError(option, text, "some words")
    with closing(open_database(store)) as db:
        result = decide(db, id_, verdict, by.strip(), because.strip(), offer, int(time.time()))
    if isinstance(result, str):
        screen.say(f"{id_}: {result}")
        screen.document({"id": id_, "verdict": verdict, "by": by, "result": result})
        return
    screen.say(f"{id_}: accepted: {result.quantity:,} Wh at {result.device}, session {result.session}")
    screen.document({"id": id_, "verdict": verdict, "by": by, "result": "accepted", "session": result._asdict()})


def _check(store: Path) -> None:
    from rwa_chain.errors import InputError

    if not store.is_file():
        raise InputError("--store", str(store), "the database of a gateway")


def _instant(option: str, text: str | None) -> int | None:
    from rwa_chain.errors import InputError
    from rwa_chain.meter.gateway.clocks import Clock

    if text is None:
        return None
    found = Clock().instant(text)
    if found is None:
        raise InputError(option, text, "a time with its zone, such as 2026-03-02T09:00:00+08:00")
    return found
