"""A life under way: its chain, parties, clock and instruments, and everything it writes down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, Self

from rwa_chain.bindings import Stablecoin, TokenizedDeposit
from rwa_chain.bindings.types import Instruction
from rwa_chain.chain import Address, AddressLike, Call, Chain, Party, Receipt
from rwa_chain.chain.contract import BoundWrite
from rwa_chain.chain.registry import plain_name
from rwa_chain.deploy import Stack
from rwa_chain.deploy.roles import Members
from rwa_chain.deploy.spec import CO_ADMINISTRATORS, ENFORCER, desk_of
from rwa_chain.errors import ContractError, InputError, RwaError
from rwa_chain.life.act import Act
from rwa_chain.life.act import Branch as BranchAct
from rwa_chain.life.actions import action_of
from rwa_chain.life.flows import flows_of
from rwa_chain.life.instrument import Due, Instrument, Live
from rwa_chain.life.ledger import Branch, CashFlow, Check, Delay, Ledger, Record, Refusal, TimelineEntry, Transaction
from rwa_chain.life.listener import Listener, Silent
from rwa_chain.life.memory import copy_of
from rwa_chain.life.names import Names
from rwa_chain.life.plan import Plan
from rwa_chain.life.setting import DEFAULT_CLEARING, Administration, Bank, ClearingBank, Document, Role, Venue
from rwa_chain.life.setting import Party as Person
from rwa_chain.lifecycle import cash, instants
from rwa_chain.lifecycle.register import RegisterFromLogs

MANY = 50
"""From so many calls on they are sent together: a block for each would cost a local node too much."""


class LifeFailed(RwaError):
    """A life did not go as it says."""


@dataclass
class Memory:
    """What a world remembers between acts. A branch works on a copy; a run that was cut off goes on with it."""

    names: Names
    stack: Stack | None = None
    lives: dict[str, Live] = field(default_factory=dict)
    members: Members = field(default_factory=Members)
    """Who has which role, by the manager's logs."""
    seen: int = -1
    """The block up to which logs were read."""
    registers: dict[str, RegisterFromLogs] = field(default_factory=dict)
    """Every bank's accounts, by its logs."""
    ordered: set[tuple[Address, Address]] = field(default_factory=set)
    """Who was told to pay whom without getting anything for it."""
    powers: dict[str, dict[Address, int]] = field(default_factory=dict)
    """Which contracts may have which powers over an instrument's register: those of the deployment."""
    instructions: dict[bytes, Instruction] = field(default_factory=dict)
    """What was instructed, by trade reference: of a trade settled at once the chain keeps only its hash."""
    waiting: dict[str, Instruction] = field(default_factory=dict)
    """Trades that were agreed and have not settled, by their ids."""
    agreed: dict[str, bytes] = field(default_factory=dict)
    """Ids on the chain of what parties agreed under a name: master agreements and their repos."""
    described: dict[bytes, str] = field(default_factory=dict)
    proved: set[str] = field(default_factory=set)
    """Parties whose claims were presented."""
    customers: set[str] = field(default_factory=set)
    """Parties with an account at their bank."""
    moved: dict[str, str] = field(default_factory=dict)
    """Parties that went to another bank, with its id."""
    cleared: dict[str, Decimal] = field(default_factory=dict)
    """Settlement money that the clearing banks have issued, by currency."""
    admitted: dict[str, set[str]] = field(default_factory=dict)
    """Parties admitted to an instrument's register, by its ticker."""


class World:
    """One life on one chain."""

    def __init__(self, chain: Chain, plan: Plan, listener: Listener | None = None) -> None:
        self.chain = chain
        self.plan = plan
        self.listener: Listener = listener or Silent()
        self.memory = Memory(Names())
        self.ledger = Ledger(plan.scenario, plan.title, time_zone=plan.zone.key)
        self.entry: TimelineEntry | Branch | None = None
        self.act: Act | None = None
        self._step = 0
        self._set_for = 0
        self._times: dict[int, int] = {}
        self._block = chain.block_number
        self.twins: Mapping[str, str] = {}
        """In a branch: who stands in for whom, so that nobody real is accused of what is made up."""
        self.wanted: dict[str, list[Due]] = {}
        self.branches: list[tuple[Branch, BranchAct]] = []
        self._keys: dict[str, Party] = {}
        self.name_parties()

    # -- who and what --------------------------------------------------------------------------------------------

    def party(self, identifier: str) -> Party:
        """The key of a party, a wallet, a bank or a venue."""
        if identifier not in self._keys:
            self._keys[identifier] = self.chain.party(identifier)
        return self._keys[identifier]

    def role(self, role: Role, live: Live | None = None) -> Party:
        """The key of the party with a role, over an instrument where one is given."""
        return self.party(self.holder_of(role, live).id)

    def holder_of(self, role: Role, live: Live | None = None) -> Person:
        """The party with a role."""
        return self.plan.holder_of(role, live.ticker if live else None)

    def person(self, wallet: AddressLike) -> Person:
        """The party that a wallet belongs to."""
        return self.plan.party(self.names.of(wallet))

    def paying_agent(self, live: Live) -> Party:
        """Who pays for an instrument now."""
        return self.party(live.paying_agent)

    def deposit(self, identifier: str, currency: str | None = None) -> TokenizedDeposit:
        """The deposits of a party's bank in a currency, the life's where none is given, by the id of the party or of a
        wallet; raises `LifeFailed` without one."""
        return self.stack.deposits[self.bank_of(identifier, currency)]

    def bank_of(self, identifier: str, currency: str | None = None) -> str:
        """The bank of a party or a wallet in a currency, moved or not; raises `LifeFailed` without one."""
        kept, person = currency or self.plan.currency, self.plan.party(identifier)
        moved = self.memory.moved.get(person.id)
        bank = moved if moved and self.plan.kept_at(moved) == kept else self.plan.bank_of(person, kept)
        if bank is None:
            raise LifeFailed(f"{identifier} has no bank that keeps {kept}")
        return bank

    def clear_in(self, bank: str, amount: Decimal, reference: str) -> None:
        """Money from outside clears into a bank."""
        currency = self.plan.kept_at(bank)
        clearing = self.plan.clearing_banks[currency].id
        token, desk = self.stack.rail(currency).settlement_token, self.party(desk_of(clearing))
        cash.provide(token, self.party(bank), amount, reference, bank=self.party(clearing), desk=desk)
        self.memory.cleared[currency] = self.memory.cleared.get(currency, Decimal(0)) + amount

    @property
    def names(self) -> Names:
        """Ids by address."""
        return self.memory.names

    @property
    def is_founded(self) -> bool:
        """Whether the contracts are there."""
        return self.memory.stack is not None

    @property
    def stack(self) -> Stack:
        """The contracts that serve every instrument; raises `LifeFailed` before they are there."""
        if self.memory.stack is None:
            raise LifeFailed("nothing is deployed yet")
        return self.memory.stack

    @property
    def lives(self) -> dict[str, Live]:
        """The instruments by ticker."""
        return self.memory.lives

    def live(self, ticker: str | None = None) -> Live:
        """An instrument by its ticker, or the only one; raises `LifeFailed` where there is none."""
        if ticker is None and len(self.lives) == 1:
            return next(iter(self.lives.values()))
        if ticker is None or ticker not in self.lives:
            raise LifeFailed(f"{ticker or 'an act without an instrument'}: of {', '.join(self.lives) or 'none'}")
        return self.lives[ticker]

    def joined(self, live: Live) -> None:
        """An instrument's contracts are there."""
        self.lives[live.ticker] = live
        live.record.kind, live.record.currency = live.spec.word, live.spec.currency
        live.record.details = live.spec.details
        live.register.extend(self.chain)
        self.memory.powers[live.ticker] = dict(live.register.powers)
        self.name_contracts()

    def name_contracts(self) -> None:
        """Contracts of the deployment book get their keys as names."""
        for name, written in self.stack.book.entries.items():
            self.names.add(name, written.address)
            self.ledger.contracts[name] = str(written.address)

    def name_parties(self) -> None:
        """Everybody gets a key, and the key's address a name."""
        plan = self.plan
        ids = [wallet for person in plan.cast for wallet in person.wallet_ids]
        ids += [bank.id for bank in plan.banks] + [venue.id for venue in plan.venues]
        clearing = [each.id for each in plan.clearing_banks.values()]
        ids += clearing
        ids += [desk_of(bank) for bank in (*(each.id for each in plan.banks), *clearing)]
        ids += [*CO_ADMINISTRATORS, ENFORCER]
        new = [each for each in ids if each not in self.ledger.parties]
        for identifier, party in zip(new, self.chain.parties(*new), strict=True):
            self._keys[identifier] = party
            self.names.add(identifier, party)
            self.ledger.parties[identifier] = str(party.address)

    # -- the clock -----------------------------------------------------------------------------------------------

    def instant(self, day: date, clock: time = instants.OFFICE_OPENS) -> int:
        """A date and a local time as UTC seconds."""
        return instants.instant(day, clock, self.plan.zone)

    def at(self, day: date, clock: time = instants.OFFICE_OPENS) -> None:
        """The next transaction is at this local time, or right after the last one where that was later."""
        self.at_second(self.instant(day, clock))

    def at_second(self, seconds: int) -> None:
        """The next transaction is at this instant, or right after the last one where that was later."""
        if seconds > self.now:
            self.chain.set_time(seconds)
            self._set_for = seconds

    def mine_at(self, seconds: int) -> None:
        """A block at an instant: what views read is of after it."""
        made = self.chain.mine_at(max(seconds, self.now + 1))
        self._block = made.number
        self._times[made.number] = made.timestamp

    @property
    def block(self) -> int:
        """The number of the latest block."""
        return self._block

    @property
    def now(self) -> int:
        """The time of the latest block [s]."""
        return self.time_of(self._block)

    def time_of(self, block: int) -> int:
        """The time of a block [s]."""
        if block not in self._times:
            self._times[block] = self.chain.block(block).timestamp
        return self._times[block]

    @property
    def next_instant(self) -> int:
        """When the next transaction is [s]."""
        return max(self._set_for, self.now + 1)

    @property
    def today(self) -> date:
        """The local date of the latest block."""
        return instants.local_date(self.now, self.plan.zone)

    def local_date(self, seconds: int) -> date:
        """The local date of an instant."""
        return instants.local_date(seconds, self.plan.zone)

    # -- many at once --------------------------------------------------------------------------------------------

    def send(self, calls: Sequence[tuple[Call[Any], Party]]) -> None:
        """Sends calls by their senders, in order; many of them together, without waiting for each."""
        if len(calls) < MANY:
            for call, sender in calls:
                self.chain.writer.execute(call, sender)
            return
        with self.chain.pipeline() as pipeline:
            for call, sender in calls:
                pipeline.send(call, sender=sender)

    # -- what must not pass --------------------------------------------------------------------------------------

    def refused(self, expected: str, write: BoundWrite[..., ..., Any], *arguments: Any, sender: Party) -> Refusal:
        """Sends what must be refused, and writes the mined refusal down."""
        receipt = write.refuse(*arguments, sender=sender)
        error = self._error(receipt, expected)
        refusal = Refusal(
            step=self._step,
            error=error.NAME,
            arguments={name: self.names.plain(value) for name, value in error.arguments.items()},
            tx=receipt.tx,
            sender=self._said(sender.label),
            reason=error.NOTICE,
            period=self.period,
        )
        (self.entry.refusals if isinstance(self.entry, Branch) else self.ledger.refusals).append(refusal)
        self.listener.refused(refusal)
        return refusal

    def early(
        self,
        operation: str,
        ready_at: int,
        expected: str,
        write: BoundWrite[..., ..., Any],
        *arguments: Any,
        sender: Party,
    ) -> None:
        """Sends an operation one second before it is ready, where it must be refused; the next second is due.

        Where that second is over, there is nothing to refuse, and nothing is sent.
        """
        if self.now >= ready_at - 1:
            return
        self.at_second(ready_at - 1)
        receipt = write.refuse(*arguments, sender=sender)
        error = self._error(receipt, expected)
        delay = Delay(self._step, operation, datetime.fromtimestamp(ready_at, UTC).isoformat(), receipt.tx, error.NAME)
        (self.entry.delays if isinstance(self.entry, Branch) else self.ledger.delays).append(delay)
        refused_at = self.time_of(receipt.block)
        self.check(
            f"one second early: {operation}",
            refused_at == ready_at - 1,
            f"refused at {refused_at}, ready at {ready_at}",
        )

    @staticmethod
    def _error(receipt: Receipt, expected: str) -> ContractError:
        error = receipt.error
        if not (isinstance(error, ContractError) and plain_name(expected) == plain_name(error.NAME)):
            raise LifeFailed(f"expected the refusal {expected}, but {error or 'the reason is unknown'}")
        return error

    # -- what is written down ------------------------------------------------------------------------------------

    def begin(self, step: int, entry: TimelineEntry | Branch) -> None:
        """A step begins: what happens is written under it."""
        self._step = step
        self.entry = entry

    @property
    def period(self) -> int | None:
        """The period that the act under way is of, where it is of one."""
        return self.entry.period if isinstance(self.entry, TimelineEntry) else None

    @property
    def is_branch(self) -> bool:
        """Whether what is played will be undone."""
        return isinstance(self.entry, Branch)

    def outcome(self, **values: Any) -> None:
        """What came of a branch."""
        if isinstance(self.entry, Branch):
            self.entry.outcome |= values

    def check(
        self, identifier: str, ok: bool, detail: str = "", senders: tuple[str, ...] = (), period: int | None = None
    ) -> bool:
        """Writes a check down; `detail` is kept where it failed. It is of the act's period where none is given."""
        made = Check(identifier, self._step, ok, self.block, "" if ok else detail, senders, period or self.period)
        (self.entry.checks if isinstance(self.entry, Branch) else self.ledger.checks).append(made)
        return ok

    def row(self, table: str, **values: Any) -> None:
        """A row of a table of the life's own; in a branch it is left out."""
        if not self.is_branch:
            self.ledger.tables.setdefault(table, []).append(values)

    def coin(self, identifier: str) -> Stablecoin:
        """A stablecoin by its id."""
        return self.stack.stablecoins[identifier].coin

    def describe(self, *calls: Call[Any]) -> None:
        """Says what calls do that will be scheduled, so that the timeline can say it of their scheduling too."""
        self.memory.described |= {call.data: action_of(call) for call in calls}

    def observe(self, call: Call[Any], sender: Party, receipt: Receipt) -> None:
        """Writes a mined transaction down: the chain's writer tells of every one."""
        self._block = max(self._block, receipt.block)
        action = action_of(call)
        for value in call.values:
            if isinstance(value, Instruction):
                self.memory.instructions[value.trade_reference] = value
            elif isinstance(value, bytes) and value in self.memory.described:
                action += f": {self.memory.described[value]}"
        if self.entry is None:
            return
        label = self._said(sender.label)
        made = Transaction(receipt.tx, label, action, receipt.gas_used, receipt.block, receipt.succeeded)
        self.entry.transactions.append(made)
        if isinstance(self.entry, TimelineEntry):
            self.ledger.signed(label, call, receipt.gas_used)
        self.listener.transaction(made)
        if receipt.succeeded and isinstance(self.entry, TimelineEntry):
            self._observe_cash(receipt, self.entry)

    def _said(self, label: str) -> str:
        return self.twins.get(label, label)

    def _observe_cash(self, receipt: Receipt, entry: TimelineEntry) -> None:
        if self.memory.stack is None or not self.lives:
            return
        deposits = {deposit.address: bank for bank, deposit in self.stack.deposits.items()}
        payers = {payer.address for live in self.lives.values() for payer in live.payers}
        for flow in flows_of(receipt, deposits, payers):
            self.ledger.cash_flows.append(
                CashFlow(
                    step=self._step,
                    date=self.local_date(self.time_of(receipt.block)),
                    source=deposits.get(flow.source) or self.names.of(flow.source),
                    target=self.names.of(flow.target),
                    amount=self.plan.cash_of(self.plan.kept_at(deposits[flow.asset])).amount(flow.amount),
                    currency=self.plan.kept_at(deposits[flow.asset]),
                    purpose=entry.kind if flow.purpose == "distribution" else flow.purpose,
                    tx=receipt.tx,
                )
            )

    # -- what might have happened --------------------------------------------------------------------------------

    @contextmanager
    def fork(self, branch: Branch | str = "what if", twins: Mapping[str, str] | None = None) -> Iterator[Branch]:
        """A branch: what is played in the ``with`` block is undone, chain and memory, and stands in the ledger apart.

        Branches may stand within branches.
        """
        if isinstance(branch, str):
            branch = Branch(self._step, "what_if", branch, self.today, "assumed", "")
        self.ledger.branches.append(branch)
        kept = (self.memory, self.entry, self._step, self._set_for, self._block, dict(self.ledger.contracts))
        times, before, acts = dict(self._times), self.twins, dict(self.plan.acts)
        self.memory = copy_of(self.memory, self.chain)
        self.twins = {**before, **(twins or {})}
        try:
            with self.chain.rolled_back():
                self.begin(branch.step, branch)
                yield branch
        finally:
            self.memory, self.entry, self._step, self._set_for, self._block, self.ledger.contracts = kept
            self._times, self.twins, self.plan.acts = times, before, acts

    # -- cut off and gone on -------------------------------------------------------------------------------------

    def kept(self) -> tuple[Memory, Ledger, list[tuple[Branch, BranchAct]]]:
        """What a run that is cut off needs to go on, beside the chain."""
        return self.memory, self.ledger, self.branches

    def restore(self, memory: Memory, ledger: Ledger, branches: list[tuple[Branch, BranchAct]]) -> None:
        """Goes on with what was kept, on a chain that is where it was then."""
        self.memory, self.ledger, self.branches = memory, ledger, branches
        self._block = self.chain.block_number
        self._times.clear()
        if memory.stack is not None:
            entries = memory.stack.book.entries.values()
            self.chain.created.update({entry.address: entry.block for entry in entries})

    # -- from Python ---------------------------------------------------------------------------------------------

    @classmethod
    @contextmanager
    def open(
        cls,
        *,
        title: str,
        zone: str,
        begins: date,
        banks: Sequence[Bank],
        cast: Sequence[Person],
        clearing_bank: ClearingBank = DEFAULT_CLEARING,
        venues: Sequence[Venue] = (),
        documents: Sequence[Document] = (),
        administration: Administration | None = None,
        chain: Chain | None = None,
        listener: Listener | None = None,
    ) -> Iterator[Self]:
        """A world for acts that are played one by one; it begins on a date, on a chain of its own or on one given.

        Raises `InputError` for a time zone that does not exist and a chain that is not local.
        """
        plan = Plan(
            scenario="life",
            title=title,
            zone=instants.time_zone(zone),
            clearing_bank=clearing_bank,
            banks=list(banks),
            cast=list(cast),
            venues=list(venues),
            documents=list(documents),
            administration=administration or Administration(),
        )
        plan.complete()
        if chain is not None and not chain.local:
            raise InputError("chain", chain.rpc.where, "a local node: a life moves time")
        with ExitStack() as opened:
            start = instants.instant(begins, time(0, 0), plan.zone)
            made = chain or opened.enter_context(Chain.anvil(start_at=start))
            if made.node is None:
                opened.enter_context(made.counting_seconds())
            world = cls(made, plan, listener)
            made.writer.observers.append(world.observe)
            try:
                yield world
            finally:
                made.writer.observers.remove(world.observe)

    def add(self, instrument: Instrument) -> Instrument:
        """An instrument joins; its contracts are deployed with the first act, or now where there was one.

        Raises `InputError` for a ticker that is taken and for terms that can't be issued.
        """
        from rwa_chain.life.founding import join

        if instrument.ticker in self.plan.instruments:
            raise InputError("ticker", instrument.ticker, "a ticker that nothing else has")
        self.plan.instruments[instrument.ticker] = instrument
        wrong = next(instrument.facts(), None)
        if wrong is not None:
            del self.plan.instruments[instrument.ticker]
            raise InputError(".".join(str(part) for part in wrong.place), wrong.value, wrong.expected)
        if self.is_founded:
            join(self, instrument)
        return instrument

    def play(self, act: Act) -> TimelineEntry | Branch:
        """Plays an act, checks everything, and returns its entry; raises `InputError` for one that can't be meant."""
        from rwa_chain.life.replay import play_act

        return play_act(self, act)

    def finish(self) -> Ledger:
        """Reconciles what was played, and returns the ledger."""
        from rwa_chain.life.replay import finish

        return finish(self)

    @property
    def records(self) -> dict[str, Record]:
        """What is written down of the instruments, by ticker."""
        return {ticker: live.record for ticker, live in self.lives.items()}
