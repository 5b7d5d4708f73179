"""A security on one chain against money on another: deadlines that are safe, and a model of who can lose what.

Two ways. *Hash locks*: the seller locks the security under the hash of a secret, the buyer the money under the same
hash with an earlier deadline; the seller takes the money by showing the secret, which the buyer then uses. Nobody is
trusted; the seller has a free option until the money's deadline. *Key release* (ERC-7573): a watcher of the money's
chain publishes one of two keys, by what became of the payment. There is no option, and the watcher is trusted to
speak, and to speak the truth.

The model is small on purpose: tests drive it through every interleaving. On chains the same steps are instructions
under the conditions `HashLock` and `KeyRelease` (`rwa_chain.lifecycle.conditions`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from statistics import NormalDist

from rwa_chain.errors import InputError

YEAR = 365 * 86_400
SELLER, BUYER, WATCHER = "seller", "buyer", "watcher"


class Way(Enum):
    """The link between the two chains. Key release is the default, hash locks the fallback."""

    KEY_RELEASE = "key release"
    HASH_LOCKS = "hash locks"


class Lock(Enum):
    """The state of the security or the money."""

    NONE = "not locked"
    LOCKED = "locked"
    DELIVERED = "delivered"
    RETURNED = "returned"


@dataclass(frozen=True)
class Timing:
    """Stated finality of each chain, the longest that a party takes to act, how far clocks lie apart [s]."""

    asset_finality: int
    cash_finality: int
    reaction: int
    skew: int = 0

    def __post_init__(self) -> None:
        for name in ("asset_finality", "cash_finality", "reaction", "skew"):
            if getattr(self, name) < 0:
                raise InputError(name, getattr(self, name), "0 or more seconds")


@dataclass(frozen=True)
class Deadlines:
    """Until when the security and the money are locked [s]."""

    asset: int
    cash: int


def deadlines(now: int, timing: Timing) -> Deadlines:
    """The earliest deadlines that are safe, from `now` [s] on.

    The money's leaves time for both locks to be final and for the seller to act. The security's is later by what the
    buyer, or the watcher, needs after the last moment at which the money can move: that chain's finality, a reaction,
    and the skew of the clocks; and a second reaction for whoever settles with the key that was published.
    """
    cash = now + timing.asset_finality + timing.cash_finality + 3 * timing.reaction + 2 * timing.skew
    return Deadlines(cash + timing.cash_finality + 2 * timing.reaction + 2 * timing.skew, cash)


def check(found: Deadlines, timing: Timing) -> None:
    """Raises `InputError` where the security's deadline is too early for the money's."""
    least = found.cash + timing.cash_finality + 2 * timing.reaction + 2 * timing.skew
    if found.asset < least:
        raise InputError("deadlines.asset", found.asset, f"{least} or later: the money can move until {found.cash}")


def option_value(price: Decimal, volatility: Decimal, seconds: int) -> Decimal:
    """The value of the seller's free option until the money's deadline, or the premium that pays for it.

    At the money, by Black's formula without interest: price · (2·N(σ√t / 2) − 1), to the cent. `volatility` a year.
    Raises `InputError` where it, or the time, is negative.
    """
    if volatility < 0 or seconds < 0:
        raise InputError("volatility", volatility, "a volatility and a time that are not negative")
    spread = float(volatility) * math.sqrt(seconds / YEAR)
    return (price * Decimal(2 * NormalDist().cdf(spread / 2) - 1)).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Duty:
    """An action that a party owes the others, and its last moment [s of the common clock]."""

    party: str
    act: str
    until: int


@dataclass
class Model:
    """Two ledgers and three parties. Instants are [s] of a common clock; each chain's own is off by its skew.

    ``diligent`` are those who do their duties in time. A fact of a chain is known to others once it is final.
    """

    way: Way
    timing: Timing
    diligent: frozenset[str] = frozenset({SELLER, BUYER, WATCHER})
    asset_clock: int = 0
    cash_clock: int = 0
    now: int = 0
    asset: Lock = Lock.NONE
    cash: Lock = Lock.NONE
    at: dict[str, int] = field(default_factory=dict)
    """The times of the events."""
    ends: Deadlines = field(init=False)

    def __post_init__(self) -> None:
        if max(abs(self.asset_clock), abs(self.cash_clock)) > self.timing.skew:
            raise InputError("clock", max(self.asset_clock, self.cash_clock), f"at most {self.timing.skew} s off")
        self.ends = deadlines(self.now, self.timing)

    # -- time ------------------------------------------------------------------------------------------------------

    @property
    def asset_time(self) -> int:
        """The security's chain's clock [s]."""
        return self.now + self.asset_clock

    @property
    def cash_time(self) -> int:
        """The money's chain's clock [s]."""
        return self.now + self.cash_clock

    def known(self, fact: str) -> bool:
        """Whether a fact is final on its chain."""
        wait = self.timing.asset_finality if fact.startswith("asset") else self.timing.cash_finality
        return fact in self.at and self.now >= self.at[fact] + wait

    # -- what may be done ------------------------------------------------------------------------------------------

    def acts(self) -> Iterator[tuple[str, str]]:
        """(party, act) of everything that the two chains would allow now, and that a sane party would do."""
        if self.asset is Lock.NONE and self.cash_time <= self.ends.cash:
            yield SELLER, "lock asset"
        if self.cash is Lock.NONE and self.known("asset locked") and self.cash_time <= self.ends.cash:
            yield BUYER, "lock cash"
        if self.cash is Lock.LOCKED and self.cash_time <= self.ends.cash and self.known("cash locked"):
            yield (SELLER if self.way is Way.HASH_LOCKS else BUYER), "settle cash"
        if self.cash is Lock.LOCKED and self.cash_time > self.ends.cash:
            yield BUYER, "expire cash"
        if self.asset is Lock.LOCKED and self.asset_time <= self.ends.asset:
            if self.way is Way.HASH_LOCKS and "cash delivered" in self.at:
                yield BUYER, "settle asset"
            if self.way is Way.KEY_RELEASE and "key for paid" in self.at:
                yield BUYER, "settle asset"
            if self.way is Way.KEY_RELEASE and "key for unpaid" in self.at:
                yield SELLER, "return asset"
        if self.asset is Lock.LOCKED and self.asset_time > self.ends.asset:
            yield SELLER, "expire asset"
        if self.way is Way.KEY_RELEASE and not {"key for paid", "key for unpaid"} & self.at.keys():
            if self.known("cash delivered"):
                yield WATCHER, "say paid"
            elif self.asset is Lock.LOCKED and self._never_paid():
                yield WATCHER, "say unpaid"

    def _never_paid(self) -> bool:
        """Past the money's deadline and its finality, and nothing was paid."""
        over = self.cash_time > self.ends.cash + self.timing.cash_finality + self.timing.skew
        return over and self.cash is not Lock.DELIVERED

    def duties(self) -> Iterator[Duty]:
        """Actions that protect a party from loss, each within one reaction after it becomes possible."""
        reaction = self.timing.reaction
        if self.asset is Lock.LOCKED:
            since = self.at.get("cash delivered")
            if self.way is Way.HASH_LOCKS and since is not None:
                yield Duty(BUYER, "settle asset", since + self.timing.cash_finality + reaction)
            if self.way is Way.KEY_RELEASE and "key for paid" in self.at:
                yield Duty(BUYER, "settle asset", self.at["key for paid"] + reaction)
            if self.way is Way.KEY_RELEASE and since is not None and "key for paid" not in self.at:
                yield Duty(WATCHER, "say paid", since + self.timing.cash_finality + reaction)

    # -- doing it --------------------------------------------------------------------------------------------------

    def do(self, act: str) -> None:
        """Does an act that `acts` allows; raises `InputError` for another one."""
        if act not in {each for _, each in self.acts()}:
            raise InputError("act", act, "one of " + (", ".join(each for _, each in self.acts()) or "none"))
        match act:
            case "lock asset":
                self.asset = Lock.LOCKED
            case "lock cash":
                self.cash = Lock.LOCKED
            case "settle cash":
                self.cash = Lock.DELIVERED
            case "expire cash":
                self.cash = Lock.RETURNED
            case "settle asset":
                self.asset = Lock.DELIVERED
            case "return asset" | "expire asset":
                self.asset = Lock.RETURNED
        facts = {"say paid": "key for paid", "say unpaid": "key for unpaid"}
        fact = facts.get(act)
        if fact is None:
            thing = "asset" if "asset" in act else "cash"
            fact = f"{thing} {getattr(self, thing).value}"
        self.at[fact] = self.now

    def pass_time(self, seconds: int) -> None:
        """Time passes; a diligent party does what it must at the very last moment before it is too late."""
        until = self.now + seconds
        while due := min(
            (each for each in self.duties() if each.party in self.diligent and each.until <= until),
            key=lambda each: each.until, default=None,
        ):  # fmt: skip
            self.now = max(self.now, due.until)
            self.do(due.act)
        self.now = max(self.now, until)

    def finish(self) -> None:
        """Let the deadlines pass, and take back everything that still can be."""
        last = max(self.ends.asset, self.ends.cash) + 2 * self.timing.skew + self.timing.cash_finality + 1
        self.pass_time(max(0, last - self.now))
        for act in ("expire cash", "expire asset"):
            if act in {each for _, each in self.acts()}:
                self.do(act)

    # -- who lost --------------------------------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """Whether nothing is locked."""
        return Lock.LOCKED not in (self.asset, self.cash)

    def losers(self) -> list[str]:
        """The losses by party, in words; empty where both or neither were delivered."""
        asset, cash = self.asset is Lock.DELIVERED, self.cash is Lock.DELIVERED
        if cash and not asset:
            why = "the watcher stayed silent" if self.way is Way.KEY_RELEASE and "key for paid" not in self.at else (
                "it did not settle in time"
            )  # fmt: skip
            return [f"the buyer loses the money: {why}"]
        return ["the seller loses the security"] if asset and not cash else []
