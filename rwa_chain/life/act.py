"""Acts of a life: one class for each kind, with its fields, its check, its play and its movements.

A subclass registers itself by the word that its field ``act`` allows. A file's grammar is built from the registry, and
in Python the same class is played: ``world.play(Trade(of="RAIL1", on=date(2026, 3, 2), …))``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from pydantic import Field

from rwa_chain.life.fields import Day, Model, PartyId, Text, Ticker, Units
from rwa_chain.life.source import Place

if TYPE_CHECKING:
    from rwa_chain.life.instrument import Due, Live
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


@dataclass(frozen=True)
class Problem:
    """A value that is refused: where it stands, what it is, what would be right."""

    place: Place
    value: object
    expected: str


EVERYBODY = "*"
"""The sender of what retires every unit."""


@dataclass(frozen=True)
class Movement:
    """Units that go from one wallet to another on a date; nobody's wallet is "". No units: all that there are."""

    on: date
    sender: str
    receiver: str
    units: int
    voluntary: bool = True
    place: Place = ("units",)
    promised: date | None = None
    """From when on they are held for it, where that is before they go."""
    stays: bool = False
    """Whether they are only promised here, and go with another movement."""
    of: str | None = None
    """The instrument, where it is another than the act's."""


class Act(Model):
    """One thing that happens, ``on`` a date, to the instrument ``of`` a ticker; of the only one where none is named.

    ``only`` limits it to one variant of the instrument, such as a bond's coupon frequency. ``step`` is its number in
    timelines; without one it is counted on.
    """

    on: Day
    of: Ticker | None = None
    step: Units | None = None
    title: Text | None = None
    only: Text | None = None

    registry: ClassVar[dict[str, type[Act]]] = {}
    WORD: ClassVar[str] = ""
    """Its kind, where no file writes it: what follows from an instrument's terms."""
    TITLE: ClassVar[str] = ""
    """The timeline's title where the life gives none."""
    OF_ALL: ClassVar[bool] = False
    """Whether it is the whole life's, and names no instrument."""
    IS_BRANCH: ClassVar[bool] = False
    ADVERSE: ClassVar[tuple[str, ...]] = ()
    """Fields that name whom it accuses of something: nobody real where the act is assumed."""
    ONCE: ClassVar[bool] = False
    """Whether it happens to an instrument at most once."""
    AFTER: ClassVar[tuple[str, ...]] = ()
    """Kinds of acts one of which must have come before, of the same instrument."""
    RECEIVES: ClassVar[tuple[str, ...]] = ()
    """Fields that name who gets units, and so must have been admitted."""
    LATER: ClassVar[tuple[str, ...]] = ()
    """Fields with dates that are not before ``on``."""

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Registers a kind of act by its word."""
        super().__pydantic_init_subclass__(**options)
        info = cls.model_fields.get("act")
        if info is not None:
            (word,) = get_args(info.annotation)
            Act.registry[word] = cls

    @property
    def word(self) -> str:
        """Its kind, as files write it."""
        return str(getattr(self, "act", self.WORD))

    @property
    def number(self) -> int:
        """Its number in timelines."""
        return self.step or 0

    @property
    def admits(self) -> Iterable[str]:
        """Parties that it admits to the instrument's register."""
        return ()

    @property
    def last_day(self) -> date:
        """The last date that it names."""
        return max(value for _, value in self if isinstance(value, date))

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Problems between its fields, and between it and the life; places are within the act."""
        yield from ()

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Units that it moves."""
        yield from ()

    def dues(self, plan: Plan) -> Iterator[Due]:
        """Rows that it adds to the life's own tables, computed a second way."""
        yield from ()

    def play(self, world: World) -> str:
        """Does it, and says in a few words what came of it; raises `NotImplementedError` where a kind does nothing."""
        raise NotImplementedError

    def it(self, world: World) -> Live:
        """The instrument that it is of."""
        return world.live(self.of)


class Branch(Act):
    """A branch: played from a snapshot before the act of a number, and undone.

    ``twin`` names made-up parties in the place of real ones, so that nobody real is said to do what is assumed.
    """

    snapshot_before: Units
    twin: dict[PartyId, Text] = Field(default_factory=dict)

    IS_BRANCH: ClassVar[bool] = True

    def outcome(self, plan: Plan) -> dict[str, Any]:
        """The expected outcome, computed a second way."""
        return {}
