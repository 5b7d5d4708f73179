"""A run beside what it must be: amounts by QuantLib, holdings by the scenario and by the register rebuilt from logs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rwa_chain.lifecycle.register import register_from_logs
from rwa_chain.scenario import expected as reference
from rwa_chain.scenario.ledger import Branch, Reconciled, plain
from rwa_chain.scenario.run import Run

BY_TERMS = "QuantLib, from the terms"
BY_LOGS = "register rebuilt from logs"


def reconcile(run: Run) -> list[Reconciled]:
    """Every amount of the run beside its reference; a line that is missing on either side differs too."""
    return [*_amounts(run, reference.expected(run.scenario)), *_registers(run)]


def _amounts(run: Run, wanted: reference.Expected) -> Iterator[Reconciled]:
    ledger = run.ledger
    yield from _compare("closing", ledger.closing, wanted.closing, ("units", "gross", "fee", "net"))
    yield _line("coupons", len(ledger.coupons), len(wanted.coupons))
    fields = ("pay_date", "record_date", "days", "per_unit", "total", "by_holder")
    for number, (made, due) in enumerate(zip(ledger.coupons, wanted.coupons, strict=False), start=1):
        yield from _compare(f"coupon {number}", made, due, fields)
    yield _line("trades", len(ledger.trades), len(wanted.trades))
    for trade, price in zip(ledger.trades, wanted.trades, strict=False):
        yield from _compare(f"trade {trade.id}", trade, price, ("id", "settle", "units", "clean", "accrued", "paid"))
    yield from _compare(
        "redemption", ledger.redemption, wanted.redemption, ("pay_date", "principal", "coupon", "total", "by_holder")
    )
    yield _line("final supply", ledger.supply_final, wanted.supply_final)
    for branch in ledger.branches:
        yield from _branch(branch, wanted)


def _branch(branch: Branch, wanted: reference.Expected) -> Iterator[Reconciled]:
    title = f"branch {branch.step}"
    match branch.kind:
        case "fail_drill":
            yield from _outcome(title, branch, wanted.fail_drill, ("units", "gross", "fee", "net"))
        case "put":
            yield from _outcome(
                title,
                branch,
                wanted.put,
                ("holder", "units", "principal", "accrued", "total", "bound_principal", "bound_accrued"),
            )
        case "called_default":
            yield from _outcome(
                title,
                branch,
                wanted.called_default,
                ("due_date", "grace_ends", "instructing_units", "principal", "coupon", "total", "paid"),
            )
        case _:
            yield from _outcome(
                title,
                branch,
                wanted.default,
                ("due_date", "grace_ends", "instructing_units", "principal", "interest", "total"),
            )


def _registers(run: Run) -> Iterator[Reconciled]:
    """The last state of the register, and what it paid for, from the logs of the whole run."""
    rebuilt = register_from_logs(run.chain, run.token)
    block = rebuilt.block
    for wallet, line in rebuilt.lines.items():
        name = run.names.of(wallet)
        yield _line(f"units of {name} at the end", run.token.balance_of(wallet, at=block), line.balance, BY_LOGS)
    yield _line("supply at the end", run.token.total_supply(at=block), rebuilt.supply, BY_LOGS)
    for coupon, period in zip(run.ledger.coupons, run.terms.periods, strict=False):
        record_at = run.terms.record_at(period)
        past = register_from_logs(run.chain, run.token, to_block=_last_block_at(run, record_at))
        on_chain = {
            run.names.of(wallet): units
            for wallet in rebuilt.lines
            if (units := run.token.balance_at(wallet, record_at, at=block))
        }
        by_logs = {run.names.of(wallet): units for wallet, units in past.balances.items()}
        yield _line(f"holders of record on {coupon.record_date}", on_chain, by_logs, BY_LOGS)


def _last_block_at(run: Run, instant: int) -> int:
    """The last block at or before an instant."""
    low, high = 0, run.chain.block_number
    while low < high:
        middle = (low + high + 1) // 2
        if run.chain.block(middle).timestamp <= instant:
            low = middle
        else:
            high = middle - 1
    return low


def _compare(title: str, made: Any, due: Any, names: tuple[str, ...]) -> Iterator[Reconciled]:
    for name in names:
        yield _line(f"{title}: {name.replace('_', ' ')}", getattr(made, name, None), getattr(due, name, None))


def _outcome(title: str, branch: Branch, due: Any, names: tuple[str, ...]) -> Iterator[Reconciled]:
    for name in names:
        yield _line(f"{title}: {name.replace('_', ' ')}", branch.outcome.get(name), getattr(due, name, None))


def _line(item: str, actual: Any, wanted: Any, source: str = BY_TERMS) -> Reconciled:
    return Reconciled(item, _text(actual), _text(wanted), source)


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {plain(value[key])}" for key in sorted(value))
    return str(plain(value))
