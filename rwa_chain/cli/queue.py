"""``rwa queue``: payments between banks that wait for liquidity."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, Keystore, NetworkName, command_app, keys
from rwa_chain.cli.output import Screen

app = command_app()


@app.callback(invoke_without_command=True)
def queue(
    context: typer.Context,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print the payments that wait, bank by bank in their order of entry, and the liquidity of each bank.

    \b
    Examples:
      rwa queue --network http://127.0.0.1:8545
      rwa queue release --predict --network http://127.0.0.1:8545
      rwa queue verify --network http://127.0.0.1:8545
    """
    if context.invoked_subcommand is not None:
        return
    from rwa_chain.cli.place import opened_place
    from rwa_chain.lifecycle import queue as queues

    screen = Screen(json)
    with opened_place(network, book) as place:
        names = place.names()
        waiting = queues.waiting(place.stack.queue)
        currency = queues.currency_of(place.stack.queue)
        liquid = {bank: currency.amount(each) for bank, each in queues.available(place.stack.queue).items()}
    shown = {deposit: names.get(deposit, str(deposit)) for deposit in liquid}
    screen.table(
        ("id", "from", "to", "payer", "payee", "amount", "priority", "status", "until"),
        [
            (
                each.id, shown[each.source], shown[each.target], names.get(each.payer, each.payer),
                names.get(each.payee, each.payee), f"{each.amount:,}", each.priority, each.status, _instant(each.until),
            )
            for each in waiting
        ],
        right=(0, 5),
    )  # fmt: skip
    for deposit, amount in liquid.items():
        screen.say(f"{shown[deposit]} may use {amount:,} of settlement money")
    screen.document(
        {
            "payments": [
                {
                    "id": each.id, "source": shown[each.source], "target": shown[each.target], "payer": each.payer,
                    "payee": each.payee, "amount": str(each.amount), "priority": each.priority, "status": each.status,
                    "until": each.until, "answer_by": each.answer_by,
                }
                for each in waiting
            ],
            "liquidity": {shown[deposit]: str(amount) for deposit, amount in liquid.items()},
        }
    )  # fmt: skip


@app.command()
def release(
    predict: Annotated[bool, typer.Option("--predict", help="Compute it here, and send nothing.")] = False,
    sender: Annotated[
        str, typer.Option("--sender", metavar="PARTY", help="Who sends the transaction; anyone may.")
    ] = "operator",
    network: NetworkName = None,
    keystore: Keystore = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Release the greatest set of payments that keeps each bank's order and leaves no bank short.

    \b
    Examples:
      rwa queue release --predict --network http://127.0.0.1:8545
      rwa queue release --sender I1 --network http://127.0.0.1:8545
    """
    from rwa_chain.bindings import Queue
    from rwa_chain.cli.place import opened_place, written_place
    from rwa_chain.lifecycle import queue as queues

    screen = Screen(json)
    if not predict:
        written_place(network)
    with opened_place(network, book) as place:
        if predict:
            found = queues.predict(place.stack.queue)
            tx, bypassed, released, removed = None, found.bypassed, found.released, found.removed
        else:
            place.chain.keys = keys(keystore) or place.chain.keys
            receipt = queues.release(place.stack.queue, sender=place.chain.party(sender))
            events = receipt.all(Queue.Released)
            tx, bypassed, released, removed = receipt.tx, (), (), ()
            for event in events:
                bypassed, released, removed = event.bypassed, event.released, event.removed
    done = "would be released" if predict else "released"
    screen.say(f"{len(released)} payments {done} together, {len(bypassed)} alone before them; {len(removed)} wait on")
    screen.document({"tx": tx, "bypassed": list(bypassed), "released": sorted(released), "removed": list(removed)})


@app.command()
def verify(network: NetworkName = None, book: BookFile = None, json: Json = False) -> None:
    """Replay every release from its event, and check that it paid the greatest set: exit code 1 where one did not.

    \b
    Examples:
      rwa queue verify --network http://127.0.0.1:8545
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.lifecycle import queue as queues

    screen = Screen(json)
    with opened_place(network, book) as place:
        found = queues.verify(place.stack.queue)
    rows: list[dict[str, Any]] = [
        {"block": each.block, "tx": each.tx, "bypassed": list(each.bypassed), "released": sorted(each.released),
         "removed": list(each.removed), "greatest": not each.fault, "fault": each.fault}
        for each in found
    ]  # fmt: skip
    screen.table(
        ("block", "alone", "together", "removed", "verdict"),
        [
            (row["block"], len(row["bypassed"]), len(row["released"]), len(row["removed"]),
             row["fault"] or "the greatest set")
            for row in rows
        ],
        right=(0, 1, 2, 3),
    )  # fmt: skip
    screen.document({"releases": rows})
    if any(row["fault"] for row in rows):
        raise typer.Exit(1)


def _instant(at: int) -> str:
    return datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%d %H:%M UTC")
