"""A token's register rebuilt from the chain's logs alone: who holds what, under which flags, frozen, held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntFlag

from rwa_chain.bindings import (
    IERC20,
    IERC3643,
    ICashToken,
    IERC7943Base,
    IHolds,
    IPermissionedToken,
    IRegister,
    SecurityToken,
)
from rwa_chain.chain import ZERO_ADDRESS, Address, Chain, Event


class Flag(IntFlag):
    """Flags of an entry; those of `EntryFlags` in contracts/types/Entry.sol."""

    ADMITTED = 1 << 0
    FROZEN = 1 << 1
    HELD = 1 << 2
    NOMINEE = 1 << 3
    OPERATOR = 1 << 4
    US_PERSON = 1 << 5
    DEAD = 1 << 6
    SANCTIONED = 1 << 7


UNITS_MASK = (1 << 72) - 1
"""The units of an entry's word, its lowest bits."""

MEMBER_SHIFT = 234
"""Lowest bit of the member number in an entry's word."""

_NONE = Flag(0)
FROM_REGISTRY = Flag.NOMINEE | Flag.OPERATOR | Flag.US_PERSON | Flag.SANCTIONED | Flag.ADMITTED


@dataclass(frozen=True)
class Line:
    """A wallet's entry. Units are whole tokens; `member` is its number in the register, 0 = never held."""

    balance: int = 0
    frozen: int = 0
    valid_until_at: int = 0
    country: int = 0
    investor_class: int = 0
    flags: Flag = _NONE
    generation: int = 0
    member: int = 0
    successor: Address = ZERO_ADDRESS

    def has(self, flag: Flag) -> bool:
        """Whether the flag is set."""
        return bool(self.flags & flag)

    @property
    def status(self) -> str:
        """The status in a word, the weightiest first."""
        for flag in (Flag.DEAD, Flag.SANCTIONED, Flag.FROZEN, Flag.HELD, Flag.ADMITTED):
            if self.has(flag):
                return str(flag.name).lower()
        return "unknown"


_EMPTY = Line()


def read_entry(word: int) -> Line:
    """An entry as the chain stores it; its record-date epoch is left out."""
    return Line(
        balance=word & UNITS_MASK,
        frozen=word >> 72 & UNITS_MASK,
        valid_until_at=word >> 144 & 0xFFFFFFFF,
        country=word >> 188 & 0x3FF,
        investor_class=word >> 198 & 0xF,
        flags=Flag(word >> 202 & 0xFF),
        generation=word >> 210 & 0xFFFFFF,
        member=word >> MEMBER_SHIFT,
    )


@dataclass(frozen=True)
class HoldLine:
    """Units under a hold; they are still their owner's."""

    wallet: Address
    agent: Address
    units: int
    expires_at: int
    beneficiary: Address = ZERO_ADDRESS
    purpose: bytes = b""


@dataclass
class RegisterFromLogs:
    """The register at the end of block `block`, from the logs up to it."""

    token: Address
    numbers_members: bool = True
    """Whether holders have member numbers: those of money that operators hold have none."""
    lines: dict[Address, Line] = field(default_factory=dict)
    holds: dict[bytes, HoldLine] = field(default_factory=dict)
    powers: dict[Address, int] = field(default_factory=dict)
    record_instants: set[int] = field(default_factory=set)
    halted_venues: set[Address] = field(default_factory=set)
    odd_lots: set[Address] = field(default_factory=set)
    policy: int = 0
    generation: int = 1
    closes_at: int = 0
    supply: int = 0
    members: int = 0
    block: int = -1

    @property
    def balances(self) -> dict[Address, int]:
        """Units by wallet, the empty left out, in the order of member numbers."""
        held = [(wallet, line) for wallet, line in self.lines.items() if line.balance]
        return {wallet: line.balance for wallet, line in sorted(held, key=lambda each: each[1].member)}

    @property
    def statuses(self) -> dict[Address, str]:
        """Every known wallet's status in a word."""
        return {wallet: line.status for wallet, line in self.lines.items()}

    @property
    def wallets(self) -> list[Address]:
        """All wallets that ever had a line."""
        return list(self.lines)

    def held(self, wallet: Address) -> int:
        """Units of a wallet under holds."""
        return sum(hold.units for hold in self.holds.values() if hold.wallet == wallet)

    def extend(self, chain: Chain, to_block: int | None = None) -> None:
        """Reads on, from the block after the last one read."""
        end = chain.block_number if to_block is None else to_block
        if end > self.block:
            logs = chain.logs(emitters=(self.token,), from_block=self.block + 1, to_block=end)
            self.apply(event for log in logs if (event := log.decoded()) is not None)
            self.block = end

    def apply(self, events: Iterable[Event]) -> None:
        """Apply the token's events."""
        for event in events:
            self._apply(event)

    def differences(self, chain: Chain, *, at: int) -> Iterator[str]:
        """Differences from the chain's own register at a block, read in one batch."""
        token = SecurityToken(chain, self.token)
        held = [wallet for wallet, line in self.lines.items() if line.has(Flag.HELD)]
        with chain.reading() as read:
            supply = read(token.total_supply, at=at)
            words = {wallet: read(token.entry_of, wallet, at=at) for wallet in self.lines}
            holds = {wallet: read(token.held_of, wallet, at=at) for wallet in held}
        if supply.value != self.supply:
            yield f"supply {supply.value} on chain, {self.supply} by logs"
        for wallet, line in self.lines.items():
            stored = read_entry(words[wallet].value)
            if stored.has(Flag.DEAD):
                stored = replace(stored, successor=self._successor(token, wallet, at=at))
            if not self.numbers_members:
                stored = replace(stored, member=0)
            if stored != line:
                yield f"{wallet}: {stored} on chain, {line} by logs"
            if wallet in holds and (units := holds[wallet].value) != self.held(wallet):
                yield f"{wallet}: {units} units held on chain, {self.held(wallet)} by logs"

    def _successor(self, token: SecurityToken, wallet: Address, *, at: int) -> Address:
        """The successor of a wallet; after several recoveries the last one."""
        named = self.lines[wallet].successor
        last = named
        while self._line(last).has(Flag.DEAD):
            last = self.lines[last].successor
        payee = token.payee_of(wallet, at=at)
        return named if payee == last else payee

    def _line(self, wallet: Address) -> Line:
        return self.lines.get(wallet, _EMPTY)

    def _apply(self, event: Event) -> None:
        match event:
            case IERC20.Transfer():
                self._move(event.from_, event.to, event.value)
            case IPermissionedToken.EntryAdmitted() | IPermissionedToken.EntrySynced():
                self._attributes(event.wallet, read_entry(event.entry))
            case IERC7943Base.Frozen():
                self.lines[event.account] = replace(self._line(event.account), frozen=event.amount)
            case IERC3643.AddressFrozen():
                self._flag(event.user_address, Flag.FROZEN, event.is_frozen)
            case ICashToken.AddressFrozen():
                self._flag(event.wallet, Flag.FROZEN, event.frozen)
            case IHolds.HoldPlaced():
                self.holds[event.id] = HoldLine(
                    event.wallet, event.agent, event.units, event.expires_at, event.beneficiary, event.purpose
                )
                self._flag(event.wallet, Flag.HELD, True)
            case IHolds.HoldTaken():
                self._resize(event.id, event.wallet, self.holds[event.id].units - event.units)
            case IHolds.HoldResized():
                self._resize(event.id, event.wallet, event.units)
            case IHolds.HoldReleased() | IHolds.HoldBroken():
                self._resize(event.id, event.wallet, 0)
            case IHolds.WalletSucceeded():
                self._succeed(event.lost, event.successor)
            case IRegister.OddLot():
                self.odd_lots.add(event.wallet)
            case IPermissionedToken.GenerationRaised():
                self.generation = event.generation
            case IRegister.PolicySet():
                self.policy = event.policy
            case IPermissionedToken.PowersSet():
                self.powers[event.agent] = event.powers
            case IRegister.ClosingSet():
                self.closes_at = event.closes_at
            case IRegister.RecordInstantScheduled():
                self.record_instants.add(event.record_at)
            case IRegister.RecordInstantCancelled():
                self.record_instants.discard(event.record_at)
            case IRegister.RecordInstantsCut():
                self.record_instants = {each for each in self.record_instants if each <= event.last}
            case IRegister.VenueHaltSet():
                (self.halted_venues.add if event.halted else self.halted_venues.discard)(event.venue)
            case _:
                pass

    def _move(self, source: Address, target: Address, units: int) -> None:
        if source == ZERO_ADDRESS:
            self.supply += units
        else:
            self.lines[source] = _moved(self._line(source), -units)
        if target == ZERO_ADDRESS:
            self.supply -= units
            return
        line = self._line(target)
        if line.member == 0 and units and self.numbers_members:
            self.members += 1
            line = replace(line, member=self.members)
        self.lines[target] = _moved(line, units)

    def _attributes(self, wallet: Address, entry: Line) -> None:
        line = self._line(wallet)
        self.lines[wallet] = replace(
            line,
            valid_until_at=entry.valid_until_at,
            country=entry.country,
            investor_class=entry.investor_class,
            flags=line.flags & ~FROM_REGISTRY | entry.flags & FROM_REGISTRY,
            generation=entry.generation,
        )

    def _resize(self, hold: bytes, wallet: Address, units: int) -> None:
        """Change the rest of a hold, without ending it."""
        if units:
            self.holds[hold] = replace(self.holds[hold], units=units)
        else:
            del self.holds[hold]
        self._flag(wallet, Flag.HELD, self.held(wallet) > 0)

    def _flag(self, wallet: Address, flag: Flag, on: bool) -> None:
        line = self._line(wallet)
        self.lines[wallet] = replace(line, flags=line.flags | flag if on else line.flags & ~flag)

    def _succeed(self, lost: Address, successor: Address) -> None:
        """The lost wallet's line is dead; what it holds follows with the transfer's own event, its holds at once."""
        line = self._line(lost)
        for hold, placed in self.holds.items():
            if placed.wallet == lost:
                self.holds[hold] = replace(placed, wallet=successor)
        self._flag(successor, Flag.HELD, self.held(successor) > 0)
        self.lines[lost] = Line(balance=line.balance, flags=Flag.DEAD, member=line.member, successor=successor)


def _moved(line: Line, units: int) -> Line:
    """The line with so many units more; `replace` takes ten times as long, and every transfer needs two."""
    made = object.__new__(Line)
    made.__dict__.update(line.__dict__)
    made.__dict__["balance"] += units
    return made


def register_from_logs(
    chain: Chain, token: Address | SecurityToken, *, to_block: int | None = None
) -> RegisterFromLogs:
    """The register of a token, from its logs alone."""
    register = RegisterFromLogs(token if isinstance(token, Address) else token.address)
    register.extend(chain, to_block)
    return register
