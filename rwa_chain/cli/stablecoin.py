"""``rwa stablecoin``: what a stablecoin owes and what stands behind it, its daily statement and weekly report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.indexed import HONG_KONG, Zone, zone_of
from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app, day
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.bindings import Stablecoin
    from rwa_chain.cli.place import Place
    from rwa_chain.lifecycle.stablecoin import Daily

app = command_app()
Identifier = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="The stablecoin; may be left out where there is one.")
]


@app.callback(invoke_without_command=True)
def stablecoin(
    context: typer.Context,
    identifier: Identifier = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print a stablecoin's liabilities now, the assets behind them, and its licence.

    Without --network it reads the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa replay stablecoin
      rwa stablecoin
      rwa stablecoin report --daily 2027-03-10
      rwa stablecoin report --weekly 2027-03-17 --json
    """
    if context.invoked_subcommand is not None:
        return
    from rwa_chain.bindings.types import Licence, ReserveState
    from rwa_chain.cli.place import opened_place
    from rwa_chain.lifecycle import cash
    from rwa_chain.lifecycle import stablecoin as coins

    screen = Screen(json)
    with opened_place(network, book) as place:
        name, found = _coin(place, identifier)
        currency = cash.currency_of(found)
        attested = found.latest_attestation()
        document = {
            "id": name,
            "address": found.address,
            "currency": currency.code,
            "licence": Licence(found.licence()).name.lower(),
            "outstanding": str(currency.amount(found.total_supply())),
            "unpaid": str(currency.amount(found.unpaid_redemptions())),
            "reported_paid": str(coins.reported(found)),
            "backing": str(currency.amount(found.backing())),
            "attested_at": attested.as_of,
            "state": ReserveState(found.reserve_state()).name.lower(),
            "redemption_due_at": found.due_at(),
        }
    screen.table(("what", name), [(key.replace("_", " "), value) for key, value in document.items() if key != "id"])
    screen.document(document)


@app.command()
def report(
    daily: Annotated[
        str | None, typer.Option("--daily", metavar="DATE", help="The statement of a day that has ended.")
    ] = None,
    weekly: Annotated[
        str | None, typer.Option("--weekly", metavar="DATE", help="The report of the seven days that end with a date.")
    ] = None,
    identifier: Identifier = None,
    zone: Zone = HONG_KONG,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print a daily statement or a weekly report: liabilities, the assets behind them, flows.

    Every figure is read from the chain as it was at the day's last block.

    \b
    Examples:
      rwa stablecoin report --daily 2027-03-10
      rwa stablecoin report --weekly 2027-03-17 --json
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.life.ledger import plain
    from rwa_chain.lifecycle import stablecoin as coins

    if (daily is None) == (weekly is None):
        raise InputError("--daily", daily, "a date, or --weekly with one; not both")
    screen = Screen(json)
    where = zone_of(zone)
    days: tuple[Daily, ...]
    with opened_place(network, book) as place:
        name, found = _coin(place, identifier)
        if daily is not None:
            one = coins.daily(found, day("--daily", daily), where)
            days, document = (one,), {"id": name, **plain(one)}
        else:
            week = coins.weekly(found, day("--weekly", weekly or ""), where)
            days = week.days
            document = {"id": name, "days": plain(days), "totals": plain(week.totals), "reported": week.reported}
    screen.table(
        ("day", "outstanding", "unpaid", "reserve", "backing", "state", "issued", "redeemed", "paid", "late"),
        [_row(each) for each in days],
        right=(1, 2, 3, 4, 6, 7, 8, 9),
    )
    screen.document(document)


def _row(each: Daily) -> tuple[Any, ...]:
    money = (each.outstanding, each.unpaid, each.market_value, each.backing)
    flows = (each.issued, each.redeemed, each.paid)
    return (each.day, *(f"{one:,}" for one in money), each.state, *(f"{one:,}" for one in flows), each.overdue)


def _coin(place: Place, identifier: str | None) -> tuple[str, Stablecoin]:
    """The stablecoin of an id, or the only one."""
    coins = place.stack.stablecoins
    if identifier is None and len(coins) == 1:
        identifier = next(iter(coins))
    if identifier is None or identifier not in coins:
        raise InputError("--id", identifier, f"one of: {', '.join(coins) or 'no stablecoin is deployed here'}")
    return identifier, coins[identifier].coin
