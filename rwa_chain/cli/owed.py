"""``rwa owed``: what a bond owes, read from the chain."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen

app = command_app()


@app.command()
def owed(
    token: Annotated[str | None, typer.Argument(metavar="TOKEN", help="The bond, if there are several.")] = None,
    zone: Annotated[
        str, typer.Option("--zone", metavar="ZONE", help="The time zone whose dates are shown.")
    ] = "Asia/Hong_Kong",
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print a bond's obligations: due, overdue, funded, paid, and the holders that are not paid yet.

    All of it is read from the chain: the obligations from their list, holders of record from the register's events.
    Without --network it asks the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa owed
      rwa owed FTID001 --json
      rwa owed FTID001 --network sepolia --zone Europe/Paris
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from rwa_chain.cli.place import opened_place
    from rwa_chain.errors import InputError
    from rwa_chain.lifecycle import owed as lists

    screen = Screen(json)
    try:
        where = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as cause:
        raise InputError("--zone", zone, "a time zone, such as Asia/Hong_Kong") from cause
    with opened_place(network, book) as place:
        bonds = place.stack.bonds
        if token is None and len(bonds) == 1:
            token = next(iter(bonds))
        if token is None or token not in bonds:
            raise InputError("TOKEN", token, f"one of: {', '.join(sorted(bonds)) or 'no bond is deployed here'}")
        names = place.names()
        bond = bonds[token].bond
        found = lists.read(bond, zone=where)
        now = datetime.fromtimestamp(place.chain.now, UTC)
        rows = [(each, lists.state_of(each, now), lists.unreached(bond, each)) for each in found]
        status = bond.status().name.lower()
    screen.say(f"{token} is {status}; of what it owes:")
    screen.table(
        ("number", "kind", "record", "pay", "due", "total", "paid", "kept", "state", "not reached"),
        [
            (
                each.number, each.kind, each.record_date or "", each.pay_date, each.due_date, f"{each.total:,}",
                f"{each.paid:,}", f"{each.kept:,}", state,
                ", ".join(names.get(wallet, str(wallet)) for wallet in missing),
            )
            for each, state, missing in rows
        ],
        right=(0, 5, 6, 7),
    )  # fmt: skip
    screen.document(
        {
            "token": token,
            "status": status,
            "at": int(now.timestamp()),
            "obligations": [
                {
                    "number": each.number,
                    "kind": each.kind,
                    "record_date": each.record_date,
                    "pay_date": each.pay_date,
                    "due_date": each.due_date,
                    "amount_per_unit": each.amount_per_unit,
                    "total": each.total,
                    "funded": each.funded,
                    "paid": each.paid,
                    "kept": each.kept,
                    "withheld": each.withheld,
                    "status": each.status,
                    "state": state,
                    "funded_by": [names.get(wallet, str(wallet)) for wallet in each.funded_by],
                    "not_reached": [names.get(wallet, str(wallet)) for wallet in missing],
                }
                for each, state, missing in rows
            ],
        }
    )
