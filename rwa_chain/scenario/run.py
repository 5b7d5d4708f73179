"""A replay under way: its chain, parties, clock and contracts, and everything it writes down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from rwa_chain.bindings import Bond, Paying, SecurityToken, TokenizedDeposit
from rwa_chain.bindings.types import Instruction
from rwa_chain.chain import Address, AddressLike, Call, Chain, Party, Receipt
from rwa_chain.chain.contract import BoundWrite
from rwa_chain.deploy import BondContracts, Stack
from rwa_chain.deploy.spec import CO_ADMINISTRATORS, ENFORCER, desk_of
from rwa_chain.errors import ContractError, RwaError
from rwa_chain.lifecycle import cash, instants
from rwa_chain.lifecycle.administration import Scheduled
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.offering import Book
from rwa_chain.lifecycle.register import RegisterFromLogs
from rwa_chain.lifecycle.terms import BondTerms
from rwa_chain.scenario.actions import action_of
from rwa_chain.scenario.flows import flows_of
from rwa_chain.scenario.ledger import Branch, CashFlow, Check, Delay, Ledger, Refusal, TimelineEntry, Transaction
from rwa_chain.scenario.listener import Listener
from rwa_chain.scenario.model import Party as Person
from rwa_chain.scenario.model import Role, Scenario
from rwa_chain.scenario.names import Names


class ReplayError(RwaError):
    """The run did not go as its scenario says."""


@dataclass(frozen=True)
class Distributed:
    """An obligation of the run: a coupon by its period, the principal, or a put."""

    what: str
    declared: Declared


@dataclass
class State:
    """What the run remembers between steps; a branch works on a copy."""

    register: RegisterFromLogs
    paying_agent: str
    book: Book | None = None
    filed: bool = False
    reported: bool = False
    issued: int = 0
    distributions: list[Distributed] = field(default_factory=list)
    payers: list[Paying] = field(default_factory=list)
    wind_up: list[Scheduled] = field(default_factory=list)
    retired: bool = False

    def fork(self) -> State:
        """A copy to play a branch on."""
        register = replace(
            self.register,
            lines=dict(self.register.lines),
            holds=dict(self.register.holds),
            powers=dict(self.register.powers),
            record_instants=set(self.register.record_instants),
            halted_venues=set(self.register.halted_venues),
            odd_lots=set(self.register.odd_lots),
        )
        return replace(
            self,
            register=register,
            distributions=list(self.distributions),
            payers=list(self.payers),
            wind_up=list(self.wind_up),
        )


class Run:
    """One replay of one scenario on one chain."""

    def __init__(self, chain: Chain, scenario: Scenario, listener: Listener) -> None:
        self.chain = chain
        self.scenario = scenario
        self.terms: BondTerms = scenario.bond_terms
        self.listener = listener
        self.names = Names()
        self.ledger = Ledger(
            scenario=scenario.scenario,
            title=scenario.title,
            currency=self.terms.currency,
            frequency=str(self.terms.frequency),
            rounding=str(self.terms.rounding),
        )
        self.entry: TimelineEntry | Branch | None = None
        self._step = 0
        self._set_for = 0
        self._stack: Stack | None = None
        self._issue: BondContracts | None = None
        self._state: State | None = None
        self.powers: dict[Address, int] = {}
        """Which contracts may have which powers over the register: those of the deployment."""
        self.instructions: dict[bytes, Instruction] = {}
        """What was instructed, by trade reference: of a trade settled at once the chain keeps only its hash."""
        self._described: dict[bytes, str] = {}
        self._name_parties()

    # -- who and what --------------------------------------------------------------------------------------------

    def party(self, identifier: str) -> Party:
        """The key of a party, a wallet, a bank or a venue."""
        return self.chain.party(identifier)

    def role(self, role: Role) -> Party:
        """The key of the party with a role."""
        return self.party(self.scenario.holder_of(role).id)

    @property
    def paying_agent(self) -> Party:
        """Who pays now."""
        return self.party(self.state.paying_agent)

    @property
    def trustee(self) -> Party:
        """Who acts for the holders; without a trustee, the registrar."""
        for person in self.scenario.cast:
            if Role.TRUSTEE in person.roles:
                return self.party(person.id)
        return self.role(Role.REGISTRAR)

    def person(self, wallet: AddressLike) -> Person:
        """The party that a wallet belongs to."""
        return self.scenario.party(self.names.of(wallet))

    def deposit(self, identifier: str) -> TokenizedDeposit:
        """The deposits of a party's bank, by the party's id or that of one of its wallets."""
        person = self.scenario.party(identifier)
        if person.bank is None:
            raise ReplayError(f"{identifier} has no bank")
        return self.stack.deposits[person.bank]

    @property
    def stack(self) -> Stack:
        """The contracts that serve every instrument."""
        if self._stack is None:
            raise ReplayError("nothing is deployed yet: the first step is the mandate")
        return self._stack

    @property
    def token(self) -> SecurityToken:
        """The bond's register."""
        return self.issue.token

    @property
    def bond(self) -> Bond:
        """The bond's terms and life."""
        return self.issue.bond

    @property
    def issue(self) -> BondContracts:
        """The bond's own contracts."""
        if self._issue is None:
            raise ReplayError("nothing is deployed yet: the first step is the mandate")
        return self._issue

    @property
    def state(self) -> State:
        """What the run remembers."""
        if self._state is None:
            raise ReplayError("nothing is deployed yet: the first step is the mandate")
        return self._state

    @state.setter
    def state(self, state: State) -> None:
        self._state = state

    def deployed(self, stack: Stack, issue: BondContracts) -> None:
        """The contracts are there."""
        self._stack, self._issue = stack, issue
        agent = self.scenario.holder_of(Role.PAYING_AGENT).id
        self._state = State(RegisterFromLogs(issue.token.address), agent, payers=[stack.paying])
        for name, written in stack.book.entries.items():
            self.names.add(name, written.address)
            self.ledger.contracts[name] = str(written.address)
        self._state.register.extend(self.chain)
        self.powers = dict(self._state.register.powers)

    # -- the clock -----------------------------------------------------------------------------------------------

    def instant(self, day: date, clock: time = instants.OFFICE_OPENS) -> int:
        """A date and a local time as UTC seconds."""
        return instants.instant(day, clock, self.terms.zone)

    def at(self, day: date, clock: time = instants.OFFICE_OPENS) -> None:
        """The next transaction is at this local time, or right after the last one where that was later."""
        self.at_second(self.instant(day, clock))

    def at_second(self, seconds: int) -> None:
        """The next transaction is at this instant, or right after the last one where that was later."""
        if seconds > self.chain.now:
            self.chain.set_time(seconds)
            self._set_for = seconds

    @property
    def next_instant(self) -> int:
        """When the next transaction is [s]."""
        return max(self._set_for, self.chain.now + 1)

    @property
    def today(self) -> date:
        """The local date of the latest block."""
        return instants.local_date(self.chain.now, self.terms.zone)

    def local_date(self, seconds: int) -> date:
        """The local date of an instant."""
        return instants.local_date(seconds, self.terms.zone)

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
            sender=sender.label,
            reason=error.NOTICE,
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
        """Sends an operation one second before it is ready, where it must be refused; the next second is due."""
        self.at_second(ready_at - 1)
        receipt = write.refuse(*arguments, sender=sender)
        error = self._error(receipt, expected)
        delay = Delay(self._step, operation, datetime.fromtimestamp(ready_at, UTC).isoformat(), receipt.tx, error.NAME)
        (self.entry.delays if isinstance(self.entry, Branch) else self.ledger.delays).append(delay)
        self.check(
            f"one second early: {operation}",
            self.chain.block(receipt.block).timestamp == ready_at - 1,
            f"refused at {self.chain.block(receipt.block).timestamp}, ready at {ready_at}",
        )

    @staticmethod
    def _error(receipt: Receipt, expected: str) -> ContractError:
        error = receipt.error
        if not (isinstance(error, ContractError) and expected == error.NAME):
            raise ReplayError(f"expected the refusal {expected}, but {error or 'the reason is unknown'}")
        return error

    # -- what is written down ------------------------------------------------------------------------------------

    def begin(self, step: int, entry: TimelineEntry | Branch) -> None:
        """A step begins: what happens is written under it."""
        self._step = step
        self.entry = entry

    def check(self, identifier: str, ok: bool, detail: str = "", senders: tuple[str, ...] = ()) -> bool:
        """Writes a check down; `detail` is kept where it failed."""
        made = Check(identifier, self._step, ok, self.chain.block_number, "" if ok else detail, senders)
        (self.entry.checks if isinstance(self.entry, Branch) else self.ledger.checks).append(made)
        return ok

    def describe(self, *calls: Call[Any]) -> None:
        """Says what calls do that will be scheduled, so that the timeline can say it of their scheduling too."""
        self._described |= {call.data: action_of(call) for call in calls}

    def observe(self, call: Call[Any], sender: Party, receipt: Receipt) -> None:
        """Writes a mined transaction down: the chain's writer tells of every one."""
        action = action_of(call)
        for value in call.values:
            if isinstance(value, Instruction):
                self.instructions[value.trade_reference] = value
            elif isinstance(value, bytes) and value in self._described:
                action += f": {self._described[value]}"
        if self.entry is None:
            return
        made = Transaction(receipt.tx, sender.label, action, receipt.gas_used, receipt.block, receipt.succeeded)
        self.entry.transactions.append(made)
        self.listener.transaction(made)
        if receipt.succeeded and not isinstance(self.entry, Branch):
            self._observe_cash(receipt)

    def _observe_cash(self, receipt: Receipt) -> None:
        if self._stack is None or self._state is None:
            return
        deposits = {deposit.address: bank for bank, deposit in self.stack.deposits.items()}
        payers = {payer.address for payer in self.state.payers}
        for flow in flows_of(receipt, deposits, payers):
            purpose = flow.purpose
            if purpose == "distribution" and isinstance(self.entry, TimelineEntry):
                purpose = self.entry.kind
            self.ledger.cash_flows.append(
                CashFlow(
                    step=self._step,
                    date=self.today,
                    source=deposits.get(flow.source) or self.names.of(flow.source),
                    target=self.names.of(flow.target),
                    amount=cash.money(flow.amount),
                    purpose=purpose,
                    tx=receipt.tx,
                )
            )

    def _name_parties(self) -> None:
        ids = [wallet for person in self.scenario.cast for wallet in person.wallet_ids]
        ids += [bank.id for bank in self.scenario.banks] + [venue.id for venue in self.scenario.venues]
        ids.append(self.scenario.clearing_bank.id)
        ids += [desk_of(bank) for bank in (*(each.id for each in self.scenario.banks), self.scenario.clearing_bank.id)]
        ids += [*CO_ADMINISTRATORS, ENFORCER]
        for identifier, party in zip(ids, self.chain.parties(*ids), strict=True):
            self.names.add(identifier, party)
            self.ledger.parties[identifier] = str(party.address)
