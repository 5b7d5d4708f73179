"""A scenario played from its first step to its last on a chain, checked after every step, reconciled at the end.

The run computes from the chain; what it must come to is computed from the scenario by QuantLib (`expected`). It never
reads a golden file. A branch is played from a snapshot and undone.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from rwa_chain.chain import Chain
from rwa_chain.errors import InputError, RwaError
from rwa_chain.scenario import ledger as shape
from rwa_chain.scenario import steps as kinds
from rwa_chain.scenario.invariants import findings
from rwa_chain.scenario.ledger import Branch, Ledger, TimelineEntry
from rwa_chain.scenario.listener import Listener, Silent
from rwa_chain.scenario.model import Scenario
from rwa_chain.scenario.play import authority, contingencies, ending, founding, income, primary, trading
from rwa_chain.scenario.reconcile import reconcile
from rwa_chain.scenario.run import Run
from rwa_chain.scenario.standing import cast_of, label_of, roles_of, terms_of

_PLAYS: dict[type, Callable[[Run, Any], str]] = {
    kinds.Mandate: founding.mandate,
    kinds.Certificate: founding.certificate,
    kinds.Audits: founding.audits,
    kinds.Onboarding: founding.onboarding_of_investors,
    kinds.BooksOpen: primary.books_open,
    kinds.Pricing: primary.pricing,
    kinds.Closing: primary.closing,
    kinds.FailDrill: primary.fail_drill,
    kinds.PostIssueReport: primary.post_issue_report,
    kinds.Listing: trading.listing,
    kinds.Trade: trading.trade,
    kinds.Refusals: trading.refusals,
    kinds.Halt: trading.halt,
    kinds.Conversion: trading.conversion,
    kinds.LastTradingDay: trading.last_trading_day,
    kinds.Delisting: trading.delisting,
    kinds.RecordDate: income.record_date,
    kinds.Coupon: income.coupon,
    kinds.Redemption: income.redemption,
    kinds.Claim: income.claim,
    kinds.KeyLoss: authority.key_loss,
    kinds.Sanction: authority.sanction,
    kinds.CourtOrder: authority.court_order,
    kinds.AgentChange: authority.agent_change,
    kinds.Put: contingencies.put,
    kinds.Default: contingencies.default,
    kinds.CalledDefault: contingencies.called_default,
    kinds.FinalRegister: ending.final_register,
}


def replay(
    chain: Chain | None, scenario: Scenario, out_dir: Path | None = None, listener: Listener | None = None
) -> Ledger:
    """Plays a scenario and returns its ledger, written to `out_dir` where one is given; `ledger.ok` says how it went.

    Without a chain an Anvil of its own is started a day before the first step, and ended whatever happens. A step that
    fails ends the run: the ledger then names it in `failure`, and has no reconciliation. Raises `InputError` for a real
    network, whose time can't be moved, and for a node whose time is past the first step.
    """
    with ExitStack() as opened:
        if chain is None:
            chain = opened.enter_context(Chain.anvil(start_at=_begin(scenario)))
        elif not chain.local:
            raise InputError("chain", chain.rpc.where, "a local node: a replay moves time")
        elif chain.now >= _begin(scenario) + 86_400:
            begin, now = (datetime.fromtimestamp(each, UTC).date() for each in (_begin(scenario) + 43_200, chain.now))
            raise InputError("chain", str(now), f"a node before the first step: `rwa node --start {begin}` starts one")
        if chain.node is None:
            opened.enter_context(chain.counting_seconds())
        run = Run(chain, scenario, listener or Silent())
        chain.writer.observers.append(run.observe)
        try:
            _play_all(run)
            run.ledger.reconciliation = reconcile(run)
        except RwaError as failure:
            run.ledger.failure = str(failure)
        finally:
            chain.writer.observers.remove(run.observe)
        run.ledger.terms = terms_of(scenario)
        run.ledger.cast = cast_of(scenario)
        if out_dir is not None:
            run.ledger.write(out_dir)
        run.listener.ended(run.ledger)
        return run.ledger


def _begin(scenario: Scenario) -> int:
    """A day before the first step."""
    from rwa_chain.lifecycle import instants

    first = next(scenario.played_steps()).date
    terms = scenario.bond_terms
    return instants.instant(first - timedelta(days=1), terms.pay_from.replace(hour=0, minute=0), terms.zone)


def _play_all(run: Run) -> None:
    run.listener.started(run)
    branches = list(run.scenario.branches())
    for index, step in enumerate(run.scenario.steps):
        if isinstance(step, kinds.BRANCHES) or step.only not in (None, run.terms.frequency):
            continue
        while due := next((branch for branch in branches if branch.snapshot_before <= step.step), None):
            branches.remove(due)
            _play_branch(run, due)
        _play_step(run, index, step)
    run.begin(run.ledger.timeline[-1].step, run.ledger.timeline[-1])


def _play_step(run: Run, index: int, step: kinds.Step) -> None:
    label = label_of(run.scenario, index)
    entry = TimelineEntry(
        step=step.step,
        date=step.date,
        until=step.date,
        title=step.title,
        kind=step.kind,
        label=label.standing,
        note=label.note,
    )
    run.ledger.timeline.append(entry)
    run.begin(step.step, entry)
    run.listener.step_started(step, None)
    first, checked = run.chain.block_number + 1, len(run.ledger.checks)
    entry.effect = _PLAYS[type(step)](run, step)
    entry.until = max(step.date, run.today)
    entry.block = run.chain.block_number
    run.listener.step_played(run, step, None)
    _check(run, first)
    if isinstance(step, kinds.Mandate):
        run.ledger.roles = roles_of(run)
    run.ledger.register.append(
        shape.RegisterEntry(
            step=step.step,
            date=entry.until,
            supply=run.token.total_supply(at=entry.block),
            holdings={run.names.of(wallet): units for wallet, units in run.state.register.balances.items()},
        )
    )
    run.listener.step_ended(entry, run.ledger.checks[checked:])


def _play_branch(run: Run, step: kinds.Branch) -> None:
    """Plays a branch from a snapshot, and undoes it: the chain, and what the run remembers."""
    label = label_of(run.scenario, run.scenario.steps.index(step))
    branch = Branch(
        step=step.step,
        kind=step.kind,
        title=step.title,
        date=step.date,
        label=label.standing,
        note=label.note,
    )
    run.ledger.branches.append(branch)
    kept = run.state
    run.state = kept.fork()
    contracts = dict(run.ledger.contracts)
    try:
        with run.chain.rolled_back():
            run.begin(step.step, branch)
            run.listener.step_started(step, branch)
            first = run.chain.block_number + 1
            branch.effect = _PLAYS[type(step)](run, step)
            run.listener.step_played(run, step, branch)
            _check(run, first)
            run.listener.step_ended(branch, branch.checks)
    finally:
        run.state = kept
        run.ledger.contracts = contracts


def _check(run: Run, first: int) -> None:
    for found in findings(run, first):
        run.check(found.id, found.ok, found.detail)
    transactions = run.entry.transactions if run.entry else []
    senders = tuple(dict.fromkeys(each.sender for each in transactions))
    strangers = [sender for sender in senders if sender not in run.ledger.parties]
    run.check("senders are parties with keys of their own", not strangers, ", ".join(strangers), senders)
