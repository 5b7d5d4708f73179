"""The HTML page around the figures: self-contained, works offline, prints, reads at phone width."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from rwa_chain.files import write_whole
from rwa_chain.pictures.figures import NARROW, flows_picture, purposes
from rwa_chain.report.tables import instrument_of, own_tables

TEMPLATES = Path(__file__).parent


RENAMES = ("key_loss", "court_order")
"""Acts after which the same units stand under another name."""


def render(ledger: Mapping[str, Any]) -> str:
    """The page of a ledger as ``Ledger.to_json`` gives it."""
    checks = [*ledger["checks"], *(check for branch in ledger["branches"] for check in branch["checks"])]
    names = {member["id"]: member["name"] for member in ledger["cast"]}
    transactions = [tx for entry in ledger["timeline"] for tx in entry["transactions"]]
    currencies = list(dict.fromkeys(flow["currency"] for flow in ledger["cash_flows"]))
    flows = {each: [flow for flow in ledger["cash_flows"] if flow["currency"] == each] for each in currencies}
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            ledger=ledger,
            names=names,
            several=len(ledger["instruments"]) > 1,
            instruments=[_instrument(ledger, ticker, names) for ticker in ledger["instruments"]],
            own=own_tables(ledger),
            flows=[
                {
                    "currency": currency,
                    "picture": {
                        "wide": flows_picture(found, currency),
                        "narrow": flows_picture(found, currency, width=NARROW),
                    },
                    "key": [(colour, f"{purpose}:", money(amount)) for colour, purpose, amount in purposes(found)],
                }
                for currency, found in flows.items()
            ],
            paid=[(each, sum(Decimal(flow["amount"]) for flow in found)) for each, found in flows.items()],
            gas_total=sum(tx["gas"] for tx in transactions),
            transactions=len(transactions),
            renames=RENAMES,
            checks=checks,
            checks_by_id=grouped(checks),
            zone=ZoneInfo(str(ledger["time_zone"])),
        )
    )


def _instrument(ledger: Mapping[str, Any], ticker: str, names: Mapping[str, str]) -> dict[str, Any]:
    """An instrument on the page: its kind's own section, and the tables that no section shows."""
    import rwa_chain.instruments  # noqa: F401  its import registers the kinds
    from rwa_chain.life.instrument import Instrument

    kind = Instrument.registry.get(ledger["instruments"][ticker]["kind"])
    section = kind.section(ledger, ticker) if kind else None
    found = instrument_of(ledger, ticker, names, section.covers if section else frozenset())
    values = {"ticker": ticker, **section.values} if section else {}
    found["section"] = Markup(environment().get_template(section.template).render(values)) if section else ""
    return found


def environment() -> Environment:
    """The templates of this folder; everything said in them is text, never markup."""
    made = Environment(
        loader=FileSystemLoader([TEMPLATES, TEMPLATES.parent / "instruments"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "cell": cell,
        "figure": figure,
        "lasting": lasting,
        "local": local,
        "money": money,
        "short": short,
        "units": units,
    }
    return made


def write_report(ledger: Mapping[str, Any], folder: Path) -> Path:
    """Writes ``report.html``, whole or not at all."""
    return write_page(render(ledger), folder)


def write_page(page: str, folder: Path) -> Path:
    """Writes a page as ``report.html``, whole or not at all."""
    return write_whole(folder / "report.html", page)


def money(value: object) -> str:
    """1234567.5 as 1,234,567.50; what is no number is left as it is."""
    try:
        return f"{Decimal(str(value)):,.2f}"
    except InvalidOperation:
        return str(value)


def cell(value: object) -> str:
    """A cell of a table: money and units as people read them, a list as its words, nothing as a dash."""
    if value is None or value in ("", []):
        return "–"
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return figure(value)


def units(value: object) -> str:
    """50000 as 50,000."""
    return f"{value:,}" if isinstance(value, int) else str(value)


def figure(value: object) -> str:
    """Units or money as people read them, a truth as yes or no; other text is left as it is."""
    if isinstance(value, bool) or value in ("True", "False"):
        return "yes" if value in (True, "True") else "no"
    if isinstance(value, str) and re.fullmatch(r"-?\d+\.\d{2}", value):
        return money(value)
    return units(value)


def lasting(seconds: int) -> str:
    """A delay in days where it is whole days."""
    days, rest = divmod(seconds, 86_400)
    return f"{seconds:,} s" if rest else f"{days} day{'' if days == 1 else 's'}"


def local(instant: str | int, zone: ZoneInfo) -> str:
    """An instant, ISO or in seconds, by the clock of a time zone."""
    moment = datetime.fromisoformat(instant) if isinstance(instant, str) else datetime.fromtimestamp(instant, UTC)
    return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M:%S")


def short(value: object) -> str:
    """A hash or an address, its middle left out; the whole stands in the title of what shows it."""
    text = str(value)
    return f"{text[:8]}…{text[-4:]}" if len(text) > 16 else text


def grouped(checks: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, int]]:
    """Check id, how often it was read, how often it held."""
    counts: dict[str, list[int]] = {}
    for check in checks:
        seen = counts.setdefault(check["id"], [0, 0])
        seen[0] += 1
        seen[1] += bool(check["ok"])
    return [(identifier, read, held) for identifier, (read, held) in counts.items()]
