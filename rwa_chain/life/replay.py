"""A life played from its first act to its last on a chain, checked after every act, reconciled at the end.

The world computes from the chain; what it must come to is computed from the life by QuantLib, before anything starts.
No golden file is read. A branch is played from a snapshot and undone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import rwa_chain.life.acts  # noqa: F401  its import registers the general acts
from rwa_chain.chain import Chain
from rwa_chain.errors import InputError, RwaError
from rwa_chain.life import ledger as shape
from rwa_chain.life.act import Act, Branch
from rwa_chain.life.acts.founding import Mandate
from rwa_chain.life.invariants import findings
from rwa_chain.life.ledger import Ledger, TimelineEntry
from rwa_chain.life.listener import Listener
from rwa_chain.life.plan import Plan, problems
from rwa_chain.life.reconcile import expected, reconcile
from rwa_chain.life.saved import Saved, Saving
from rwa_chain.life.saved import read as read_saved
from rwa_chain.life.standing import cast_of, label_of, roles_of, terms_of
from rwa_chain.life.world import World
from rwa_chain.lifecycle import instants


def play(
    chain: Chain | None,
    plan: Plan,
    out_dir: Path | None = None,
    listener: Listener | None = None,
    *,
    until: date | None = None,
    resume: bool = False,
    say: Callable[[str], None] = lambda line: None,
) -> Ledger:
    """Plays a life and returns its ledger, written to `out_dir` where one is given; `ledger.ok` says how it went.

    Without a chain an Anvil of its own is started a day before the first act, and ended whatever happens. An act that
    fails ends the run: the ledger then names it in `failure`, and has no reconciliation. ``until`` leaves out what is
    after a date. ``resume`` goes on where an earlier run into `out_dir` was cut off, and says where there is nothing to
    go on with. Raises `InputError` for a real network, whose time can't be moved, and for a node whose time is past
    the first act.
    """
    began, begin = time.monotonic(), _begin(plan)
    if until is not None:
        plan.acts = {index: act for index, act in plan.acts.items() if act.last_day <= until}
    saved = _saved(out_dir, plan, chain, say) if resume else None
    with ExitStack() as opened:
        if chain is None:
            chain = opened.enter_context(Chain.anvil(start_at=saved.begin if saved else begin))
        elif not chain.local:
            raise InputError("chain", chain.rpc.where, "a local node: a replay moves time")
        elif chain.now >= begin + 86_400:
            first, now = (datetime.fromtimestamp(each, UTC).date() for each in (begin + 43_200, chain.now))
            raise InputError("chain", str(now), f"a node before the first act: `rwa node --start {first}` starts one")
        if chain.node is None:
            opened.enter_context(chain.counting_seconds())
        world = World(chain, plan, listener)
        if saved:
            saved.restore(world)
        saving = Saving(out_dir, plan)
        chain.writer.observers.append(world.observe)
        try:
            _play_all(world, saved.done if saved else 0, saving)
            finish(world)
        except RwaError as failure:
            world.ledger.failure = str(failure)
        finally:
            chain.writer.observers.remove(world.observe)
        _conclude(world)
        world.ledger.seconds = {"all": round(time.monotonic() - began)}
        if out_dir is not None:
            world.ledger.write(out_dir)
        saving.ended(world.ledger)
        world.listener.ended(world.ledger)
        return world.ledger


def _begin(plan: Plan) -> int:
    """A day before the first act."""
    return instants.instant(plan.begins_on() - timedelta(days=1), datetime.min.time(), plan.zone)


def _saved(folder: Path | None, plan: Plan, chain: Chain | None, say: Callable[[str], None]) -> Saved | None:
    """The saved state of an earlier run; refuses where there is none."""
    if chain is not None:
        raise InputError("--resume", chain.rpc.where, "a run on a node of its own: somebody else's stays where it is")
    found = None if folder is None else read_saved(folder, plan)
    if found is None:
        say("Nothing was saved by an earlier run: played from the first act.")
    else:
        say(f"Going on after {found.done} acts that an earlier run played.")
    return found


def _play_all(world: World, done: int, saving: Saving) -> None:
    """Plays what is not done yet, in order; every branch before the act that it starts from."""
    world.listener.started(world)
    world.wanted = expected(world.plan)
    for number, (index, act) in enumerate(_in_order(world.plan), start=1):
        if number <= done:
            continue
        if isinstance(act, Branch):
            play_branch(world, index, act)
        else:
            play_step(world, index, act)
        saving.after(world, number)


def _in_order(plan: Plan) -> Iterator[tuple[int, Act]]:
    branches = list(plan.branches())
    if not any(isinstance(act, Mandate) for _, act in plan.played()):
        yield -1, _mandate(plan.begins_on())
    for index, act in plan.played():
        while due := next(((i, each) for i, each in branches if each.snapshot_before <= act.number), None):
            branches.remove(due)
            yield due
        yield index, act
    yield from branches


def _mandate(day: date) -> Mandate:
    """A life without a mandate begins with one."""
    return Mandate.model_construct(on=day, act="mandate", step=0, title=None, of=None, only=None)


def finish(world: World) -> Ledger:
    """Reconciles what was played."""
    if world.ledger.timeline:
        last = world.ledger.timeline[-1]
        world.begin(last.step, last)
    for live in world.lives.values():
        live.record.obligations = live.spec.owed(world, live)
        live.record.supply_final = live.token.total_supply()
    world.ledger.reconciliation = reconcile(world, world.wanted or expected(world.plan))
    _conclude(world)
    return world.ledger


def _conclude(world: World) -> None:
    ledger = world.ledger
    ledger.terms, ledger.cast, ledger.currency = terms_of(world.plan), cast_of(world.plan), world.plan.currency
    ledger.instruments = world.records


def play_step(world: World, index: int, act: Act) -> TimelineEntry:
    """Plays an act, and checks everything."""
    label = label_of(world.plan, index)
    entry = TimelineEntry(
        step=act.number,
        date=act.on,
        until=act.on,
        title=act.title or act.TITLE,
        kind=act.word,
        label=label.standing,
        note=label.note,
        of=act.of or "",
        period=getattr(act, "period", None),
    )
    world.ledger.timeline.append(entry)
    world.begin(act.number, entry)
    world.listener.step_started(act, None)
    checked = len(world.ledger.checks)
    entry.effect = act.play(world)
    entry.until = max(act.on, world.today)
    entry.block = world.block
    world.listener.step_played(world, act, None)
    _check(world)
    if isinstance(act, Mandate):
        world.ledger.roles = roles_of(world)
    for live in world.lives.values():
        world.ledger.register.append(
            shape.RegisterEntry(
                step=act.number,
                date=entry.until,
                of=live.ticker,
                supply=live.register.supply,
                holdings={world.names.of(wallet): units for wallet, units in live.register.balances.items()},
            )
        )
    world.listener.step_ended(entry, world.ledger.checks[checked:])
    return entry


def play_branch(world: World, index: int, act: Branch) -> shape.Branch:
    """Plays a branch from a snapshot, and undoes it: the chain, and what the world remembers."""
    label = label_of(world.plan, index)
    branch = shape.Branch(
        step=act.number,
        kind=act.word,
        title=act.title or act.TITLE,
        date=act.on,
        label=label.standing,
        note=label.note,
        of=act.of or "",
        twins=dict(act.twin),
    )
    with world.fork(branch, act.twin):
        world.branches.append((branch, act))
        world.listener.step_started(act, branch)
        branch.effect = act.play(world)
        world.listener.step_played(world, act, branch)
        _check(world)
        world.listener.step_ended(branch, branch.checks)
    return branch


def play_act(world: World, act: Act) -> TimelineEntry | shape.Branch:
    """Plays an act that Python gives; raises `InputError` for one that can't be meant."""
    from rwa_chain.life.load import LifeError
    from rwa_chain.life.source import Source

    plan = world.plan
    index = max(plan.acts, default=-1) + 1
    plan.acts[index] = act
    plan.complete()
    wrong = list(problems(plan))
    if wrong:
        del plan.acts[index]
        raise LifeError(wrong, Source("the life"))
    world.name_parties()
    if not world.is_founded and not isinstance(act, Mandate):
        play_step(world, -1, _mandate(act.on))
    act = plan.acts[index]
    if isinstance(act, Branch):
        return play_branch(world, index, act)
    if world.is_branch:
        return _play_within(world, act)
    return play_step(world, index, act)


def _play_within(world: World, act: Act) -> shape.Branch:
    """An act in a fork: it stands in the branch, and is no part of what really happened."""
    branch: Any = world.entry
    branch.effect = "; ".join(filter(None, [branch.effect, act.play(world)]))
    _check(world)
    return branch  # type: ignore[no-any-return]


def _check(world: World) -> None:
    for found in findings(world):
        world.check(found.id, found.ok, found.detail)
    transactions = world.entry.transactions if world.entry else []
    senders = tuple(dict.fromkeys(each.sender for each in transactions))
    known = {*world.ledger.parties, *world.twins.values()}
    strangers = [sender for sender in senders if sender not in known]
    world.check("senders are parties with keys of their own", not strangers, ", ".join(strangers), senders)
