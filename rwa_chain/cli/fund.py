"""``rwa fund``: what a fund is at, its dealing days, its corrections, and what the next day would come to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rwa_chain.cli.options import BookFile, Json, NetworkName, command_app
from rwa_chain.cli.output import Screen
from rwa_chain.errors import InputError

if TYPE_CHECKING:
    from rwa_chain.cli.place import Place
    from rwa_chain.deploy import FundContracts

app = command_app()
Ticker = Annotated[
    str | None, typer.Option("--of", metavar="TICKER", help="The fund; may be left out where there is one.")
]


@app.callback(invoke_without_command=True)
def fund(
    context: typer.Context,
    ticker: Ticker = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print what a fund is at: units, the day that takes requests, the NAV, money in transit and owed.

    Without --network it reads the chain that the last `rwa replay` or `rwa deploy` left.

    \b
    Examples:
      rwa replay mmf
      rwa fund
      rwa fund days --json
      rwa fund predict --net-assets 1000000000.00
      rwa fund corrections
    """
    if context.invoked_subcommand is not None:
        return
    from rwa_chain.cli.place import opened_place
    from rwa_chain.life.ledger import plain
    from rwa_chain.lifecycle import fund as funds
    from rwa_chain.money import from_base_units, from_wad

    screen = Screen(json)
    with opened_place(network, book) as place:
        name, found = _fund(place, ticker)
        contract, currency = found.fund, funds.currency_of(found.fund)
        day, nav, _, age, fresh = contract.latest_nav()
        banks = {deposit.address: bank for bank, deposit in place.stack.deposits.items()}
        document = {
            "ticker": name,
            "fund": contract.address,
            "currency": currency.code,
            "units_in_issue": funds.units_in_issue(contract),
            "units_on_register": from_base_units(found.token.total_supply(), found.token.decimals()),
            "takes_requests_for": funds.open_day(contract),
            "to_be_dealt": funds.next_day(contract),
            "suspended": contract.suspension() != bytes(32),
            "last_dealt": funds.date_of(day) if day else None,
            "nav": from_wad(nav),
            "nav_age_seconds": age if day else None,
            "nav_fresh": fresh,
            "owed_to_redeemers": {
                banks[each]: currency.amount(contract.missing_for(each)) for each in contract.cash_tokens()
            },
            "not_yet_in_custody": {
                banks[each]: currency.amount(contract.unswept(each)) for each in contract.cash_tokens()
            },
        }
    shown = plain(document)
    screen.table(
        ("what", name), [(key.replace("_", " "), _said(value)) for key, value in shown.items() if key != "ticker"]
    )
    screen.document(shown)


@app.command()
def days(ticker: Ticker = None, network: NetworkName = None, book: BookFile = None, json: Json = False) -> None:
    """Print the dealing days: NAV, price, what was subscribed, asked, dealt, paid and carried.

    \b
    Examples:
      rwa fund days
      rwa fund days --json
    """
    from rwa_chain.bindings import IMoneyMarketFund
    from rwa_chain.cli.place import opened_place
    from rwa_chain.life.ledger import plain
    from rwa_chain.lifecycle import fund as funds
    from rwa_chain.money import from_base_units, from_wad

    screen = Screen(json)
    with opened_place(network, book) as place:
        name, found = _fund(place, ticker)
        currency, decimals = funds.currency_of(found.fund), found.token.decimals()
        rows = []
        for event in place.chain.events(IMoneyMarketFund.DayStruck, emitter=found.fund):
            made = funds.day_of(found.fund, funds.date_of(event.day))
            rows.append({
                "day": made.day,
                "nav": from_wad(event.nav),
                "price": from_wad(event.price),
                "subscribed": currency.amount(event.subscribed),
                "units_struck": from_base_units(event.units, decimals),
                "requested": made.requested,
                "dealt": made.dealt,
                "paid": currency.amount(event.paid),
                "carried": made.requested - made.dealt,
                "carried_to": made.carried_to,
                "units_in_issue": from_base_units(event.units_after, decimals),
            })  # fmt: skip
    _table(screen, rows)
    screen.document({"ticker": name, "days": plain(rows)})


@app.command()
def corrections(ticker: Ticker = None, network: NetworkName = None, book: BookFile = None, json: Json = False) -> None:
    """Print the corrected days: dealt, right, difference, who pays, to holders and to the fund.

    \b
    Examples:
      rwa fund corrections
      rwa fund corrections --json
    """
    from rwa_chain.bindings import IFundCorrections
    from rwa_chain.cli.place import opened_place
    from rwa_chain.life.ledger import plain
    from rwa_chain.lifecycle import fund as funds

    screen = Screen(json)
    with opened_place(network, book) as place:
        name, found = _fund(place, ticker)
        events = place.chain.events(IFundCorrections.DayCorrected, emitter=found.corrections)
        corrected = dict.fromkeys(funds.date_of(event.day) for event in events)
        rows = [
            vars(each)
            for each in funds.correction_table(
                found.corrections, corrected, {str(key): name for key, name in place.names().items()}
            )
        ]
    _table(screen, rows)
    screen.document({"ticker": name, "corrections": plain(rows)})


@app.command()
def predict(
    net_assets: Annotated[str, typer.Option("--net-assets", metavar="AMOUNT", help="Of the day that is dealt next.")],
    ticker: Ticker = None,
    network: NetworkName = None,
    book: BookFile = None,
    json: Json = False,
) -> None:
    """Print what the next day would come to at net assets: price, swing, gate, units, money, what is carried.

    Computed from the day's requests, as they stand now, by the same rules in a second implementation.

    \b
    Examples:
      rwa fund predict --net-assets 1000000000.00
      rwa fund predict --net-assets 1000000000.00 --json
    """
    from rwa_chain.cli.place import opened_place
    from rwa_chain.life.ledger import plain
    from rwa_chain.lifecycle import fund as funds

    screen = Screen(json)
    with opened_place(network, book) as place:
        name, found = _fund(place, ticker)
        dealt = funds.predicted(found.fund, _amount(net_assets))
        row = {
            "day": funds.next_day(found.fund),
            "nav": dealt.nav,
            "price": dealt.price,
            "subscribed": dealt.subscribed,
            "units_struck": dealt.units,
            "requested": dealt.requested,
            "dealt": dealt.dealt,
            "ratio": dealt.ratio,
            "paid": dealt.paid,
            "kept": dealt.kept,
            "carried": dealt.carried,
        }
    _table(screen, [row])
    screen.document({"ticker": name, **plain(row)})


def _table(screen: Screen, rows: list[dict[str, Any]]) -> None:
    if rows:
        screen.table(
            [key.replace("_", " ") for key in rows[0]], [[_said(each) for each in row.values()] for row in rows]
        )


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {each}" for key, each in value.items())
    return "" if value is None else f"{value:,}" if isinstance(value, Decimal) else str(value)


def _amount(text: str) -> Decimal:
    from rwa_chain.money import parse_decimal

    return parse_decimal(text, field="--net-assets")


def _fund(place: Place, ticker: str | None) -> tuple[str, FundContracts]:
    """The fund of a ticker, or the only one."""
    funds = place.stack.funds
    if ticker is None and len(funds) == 1:
        ticker = next(iter(funds))
    if ticker is None or ticker not in funds:
        raise InputError("--of", ticker, f"one of: {', '.join(funds) or 'no fund is deployed here'}")
    return ticker, funds[ticker]
