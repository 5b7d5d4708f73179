"""A revenue replay under way: chain, parties, clock, contracts, devices, and everything it writes down."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Protocol

from rwa_chain.chain import Address, Call, Chain, Party, Receipt
from rwa_chain.chain.contract import BoundWrite
from rwa_chain.errors import ContractError, RwaError
from rwa_chain.life.names import Names
from rwa_chain.lifecycle import instants
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.metering import MonthChain, Pool
from rwa_chain.meter.batch import StationDays
from rwa_chain.scenario.revenue.deployment import Contracts
from rwa_chain.scenario.revenue.expected import Expectation, half_up
from rwa_chain.scenario.revenue.fleet import Fleet, Metered, Round
from rwa_chain.scenario.revenue.ledger import Check, Happening, Kept, Period, Refusal, RevenueLedger
from rwa_chain.scenario.revenue.model import RevenueScenario, Sizes, month_of


class ReplayError(RwaError):
    """The run did not go as its scenario says."""


class Told(Protocol):
    """Who is told of a run; it may read and, in tests, corrupt the chain between two acts."""

    def say(self, line: str) -> None:
        """A line of progress."""

    def before_close(self, run: RevenueRun, period: int) -> None:
        """A period is about to be closed."""

    def ended(self, run: RevenueRun) -> None:
        """The run is over, the chain still there."""


class Untold:
    """Nobody listens."""

    def say(self, line: str) -> None:
        """Nothing."""

    def before_close(self, run: RevenueRun, period: int) -> None:
        """Nothing."""

    def ended(self, run: RevenueRun) -> None:
        """Nothing."""


@dataclass
class Signed:
    """What a station read in a round, as its devices signed it, and where its batches stand on the chain."""

    made: StationDays
    number: int
    places: dict[int, int] = field(default_factory=dict)
    """Place in the month's chain, by day."""


@dataclass
class Metering:
    """What was truly metered in a period, whoever knows it by then."""

    energy: int = 0
    """[Wh]"""
    revenue: int = 0
    """[fen]"""
    readings: int = 0
    batches: int = 0
    down_days: int = 0
    device_days: int = 0
    attested: int = 0
    """[fen] accepted on the chain so far."""
    collected: int = 0
    """[fen] by the payment channel."""
    cash: int = 0
    """[fen] that came in."""


class Acts:
    """What a kind of pool does beside what all do; this one does nothing."""

    retired = 0
    """Devices that it retired."""

    def founded(self, run: RevenueRun) -> None:
        """The units are issued, the first month has not begun."""

    def opens(self, run: RevenueRun) -> None:
        """A period begins."""

    def closed(self, run: RevenueRun, entry: Period) -> None:
        """A period was closed and paid: its line."""

    def ended(self, run: RevenueRun) -> None:
        """The last period was paid."""


class RevenueRun:
    """One replay of one scenario on one chain."""

    def __init__(
        self,
        chain: Chain,
        scenario: RevenueScenario,
        sizes: Sizes,
        source: Metered,
        fleet: Fleet,
        ledger: RevenueLedger,
        told: Told,
        acts: Acts,
    ) -> None:
        self.chain, self.scenario, self.sizes = chain, scenario, sizes
        self.source, self.fleet, self.ledger, self.told = source, fleet, ledger, told
        self.zone = instants.time_zone(scenario.rights.time_zone)
        self.names = Names()
        self.expectation = Expectation(scenario, sizes)
        self.contracts: Contracts
        self.pool: Pool
        self.channels: dict[str, int] = {}
        self.chains: dict[tuple[int, int], MonthChain] = {}
        """Entries of open months, by station and month."""
        self.metered: defaultdict[int, Metering] = defaultdict(Metering)
        """By period."""
        self.month_sums: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
        """[Wh], [fen] by month."""
        self.late: list[Round] = []
        self.device_sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        """Readings, [thousandths], [fen] by device."""
        self.paid_by_distribution = 0
        self.banks = {holder.id: holder.bank for holder in scenario.holders.list}
        """Where each holder is paid."""
        self.kept: list[tuple[Kept, Declared]] = []
        """Shares that could not be paid, each with its distribution."""
        self.heard_at = 0
        """When the oracle was heard last [s]."""
        self.period = 0
        self.numbers = {device.station: device.number for device in source.devices}
        """Stations by name, as the chain numbers them."""
        self.acts: Acts = acts
        """What its kind of pool does beside what all do."""
        self.pending: tuple[Signed, StationDays]
        """What a station showed wrongly, and what is right."""

    def party(self, identifier: str) -> Party:
        """The key of a party, a bank or a holder."""
        found = self.chain.party(identifier)
        self.names.add(identifier, found)
        self.ledger.parties.setdefault(identifier, str(found.address))
        return found

    @property
    def token(self) -> Address:
        """The pool."""
        return self.contracts.token.address

    # -- the clock -------------------------------------------------------------------------------------------------

    def instant(self, day: date, clock: time) -> int:
        """A date and a local time as UTC seconds."""
        return instants.instant(day, clock, self.zone)

    def at(self, seconds: int) -> None:
        """The next transaction is at this instant, or right after the last one where that was later."""
        if seconds > self.chain.now:
            self.chain.set_time(seconds)

    # -- what is written down --------------------------------------------------------------------------------------

    def say(self, line: str) -> None:
        """A line of progress."""
        self.told.say(line)

    def happened(self, kind: str, text: str) -> None:
        """An event of this period."""
        self.ledger.events.append(Happening(self.period, kind, text))
        self.say(f"    {text}")

    def check(self, identifier: str, actual: object, expected: object) -> bool:
        """Writes down whether two readings of the same thing agree."""
        ok = actual == expected
        detail = "" if ok else f"{actual}, and not {expected}"
        self.ledger.checks.append(Check(identifier, self.period, ok, self.chain.block_number, detail))
        return ok

    def observe(self, call: Call[Any], sender: Party, receipt: Receipt) -> None:
        """Counts a mined transaction under who signed it."""
        self.ledger.transactions += 1
        self.ledger.gas += receipt.gas_used
        function = call.function.name if call.to is not None and call.function is not None else "deploy"
        name = f"{call.contract}.{function}"
        signed = self.ledger.senders.setdefault(sender.label, [])
        if name not in signed:
            signed.append(name)

    def refused(self, expected: str, write: BoundWrite[..., ..., Any], *arguments: Any, sender: Party) -> None:
        """Sends what must be refused, and writes the mined refusal down."""
        receipt = write.refuse(*arguments, sender=sender)
        error = receipt.error
        if not (isinstance(error, ContractError) and expected == error.NAME):
            raise ReplayError(f"expected the refusal {expected}, but {error or 'the reason is unknown'}")
        plain = {name: self.names.plain(value) for name, value in error.arguments.items()}
        self.ledger.refusals.append(Refusal(self.period, error.NAME, plain, sender.label, receipt.tx, error.NOTICE))
        self.say(f"    refused: {error.NAME}, sent by {sender.label}")

    @staticmethod
    def month_of(day: int) -> int:
        """Months since 1970-01 of a day's number."""
        return month_of(instants.EPOCH + timedelta(days=day))


def percent_of(amount: int, percent: Decimal) -> int:
    """A part of an amount in fen, rounded half up."""
    return half_up(amount * Fraction(percent) / 100)
