"""A life beside what it must be: amounts by a second computation, holdings by the life and by logs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from rwa_chain.life.act import Branch
from rwa_chain.life.acts.across import TradeAcross
from rwa_chain.life.acts.primary import allotment, expected_closing, fee_of
from rwa_chain.life.acts.trading import Agree, Settle, Trade
from rwa_chain.life.instrument import Due, Live
from rwa_chain.life.ledger import Branch as Played
from rwa_chain.life.ledger import Reconciled, plain
from rwa_chain.life.plan import Plan
from rwa_chain.life.world import World
from rwa_chain.lifecycle.register import RegisterFromLogs, register_from_logs

BY_TERMS = "QuantLib, from the terms"
BY_LOGS = "register rebuilt from logs"
OWN = ""
"""The key of what is of no instrument."""


def expected(plan: Plan) -> dict[str, list[Due]]:
    """Expected results of every instrument, by ticker, from the life alone and before it is played."""
    found = {ticker: list(_dues(plan, ticker)) for ticker in plan.instruments}
    own: dict[str, int] = {}
    rows: list[Due] = []
    for _, act in plan.played():
        for due in act.dues(plan):
            key = own[due.table] = own.get(due.table, -1) + 1
            rows.append(replace(due, key=key))
    return found | ({OWN: rows} if rows else {})


def _dues(plan: Plan, ticker: str) -> Iterator[Due]:
    spec = plan.instruments[ticker]
    if plan.has(ticker, "closing"):
        yield Due("closing", "closing", expected_closing(spec, sum(allotment(spec).values())))
    elif plan.has(ticker, "issue"):
        yield Due("closing", "closing", expected_closing(spec, spec.units, fee_of(plan, ticker)))
    trades: list[Trade] = []
    for _, act in plan.of(ticker):
        found = act.agreed(plan) if isinstance(act, Settle) else None if isinstance(act, Agree) else act
        trades += [found] if isinstance(found, Trade) else []
    for key, trade in enumerate(trades):
        yield Due(f"trade {trade.name}", "trades", trade.expected(plan), key)
    for key, exchange in enumerate(each for each in trades if isinstance(each, TradeAcross)):
        yield Due(f"exchange {exchange.name}", "exchanges", exchange.exchanged(plan), key)
    for word, table in (("tap", "taps"), ("impact", "impact"), ("mirror", "statements")):
        for key, (_, act) in enumerate(plan.of(ticker, word)):
            yield Due(f"{word} {key + 1}", table, act.expected(plan), key)  # type: ignore[attr-defined]
    yield from spec.expected(plan)


def reconcile(world: World, wanted: dict[str, list[Due]]) -> list[Reconciled]:
    """Every amount beside its reference; a line that is missing on either side differs too."""
    lines: list[Reconciled] = []
    for ticker, live in world.lives.items():
        prefix = "" if len(world.lives) == 1 else f"{ticker} "
        made = [*_amounts(live, [*wanted.get(ticker, []), *live.dues]), *_registers(world, live)]
        lines += [replace(each, item=prefix + each.item, of=ticker) for each in made]
    lines += _compared(world.ledger.tables, wanted.get(OWN, []))
    for branch, act in world.branches:
        lines += _branch(branch, act, world.plan)
    return lines


def _amounts(live: Live, dues: list[Due]) -> Iterator[Reconciled]:
    tables = list(dict.fromkeys(due.table for due in dues if due.key is not None))
    for name in dict.fromkeys(["trades", *live.record.tables, *tables]):
        if name in live.spec.TOLD:
            continue
        rows = live.record.of(name)
        if isinstance(rows, list) and (rows or name in tables or name == "trades"):
            yield _line(name, len(rows), sum(due.table == name for due in dues if due.key is not None))
    yield from _rows({due.table: live.record.of(due.table) for due in dues}, dues)


def _compared(tables: dict[str, list[dict[str, Any]]], dues: list[Due]) -> Iterator[Reconciled]:
    """The life's own tables that acts have computed a second time."""
    for name in dict.fromkeys(due.table for due in dues):
        yield _line(name, len(tables.get(name, [])), sum(due.table == name for due in dues))
    yield from _rows(tables, dues)


def _rows(tables: Mapping[str, Any], dues: list[Due]) -> Iterator[Reconciled]:
    for due in dues:
        rows = tables.get(due.table)
        row = rows if due.key is None else rows[due.key] if rows and due.key < len(rows) else None
        for name, value in due.values.items():
            made = row.get(name) if isinstance(row, dict) else getattr(row, name, None)
            line = _line(f"{due.title}: {name.replace('_', ' ')}", made, value)
            yield replace(line, table=due.table, key=due.key)


def _branch(made: Played, act: Branch, plan: Plan) -> Iterator[Reconciled]:
    for name, value in act.outcome(plan).items():
        yield _line(f"branch {made.step}: {name.replace('_', ' ')}", made.outcome.get(name), value)


def _registers(world: World, live: Live) -> Iterator[Reconciled]:
    """The last state of the register, and what it paid for, from the logs of the whole life and from the life."""
    rebuilt = register_from_logs(world.chain, live.token)
    block, names = rebuilt.block, world.names
    supply = live.token.total_supply(at=block)
    yield _line("final supply", supply, sum(world.plan.holdings_at(live.ticker, world.today).values()))
    with world.chain.reading() as read:
        balances = {wallet: read(live.token.balance_of, wallet, at=block) for wallet in rebuilt.lines}
    for wallet, line in rebuilt.lines.items():
        yield _line(f"units of {names.of(wallet)} at the end", balances[wallet].value, line.balance, BY_LOGS)
    yield _line("supply at the end", supply, rebuilt.supply, BY_LOGS)
    past = RegisterFromLogs(live.token.address)
    for day, record_at in live.spec.records():
        if record_at >= world.now or record_at not in rebuilt.record_instants:
            continue
        past.extend(world.chain, world.chain.block_at(record_at).number)
        with world.chain.reading() as read:
            held = {wallet: read(live.token.balance_at, wallet, record_at, at=block) for wallet in rebuilt.lines}
        on_chain = {names.of(wallet): units.value for wallet, units in held.items() if units.value}
        by_logs = {names.of(wallet): units for wallet, units in past.balances.items()}
        yield _line(f"holders of record on {day}", on_chain, by_logs, BY_LOGS)


def _line(item: str, actual: Any, wanted: Any, source: str = BY_TERMS) -> Reconciled:
    return Reconciled(item, _text(actual), _text(wanted), source)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {plain(value[key])}" for key in sorted(value))
    return str(plain(value))
