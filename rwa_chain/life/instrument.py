"""Base class of instruments in a life: terms, contracts, expected results, tables.

A subclass registers itself by the word that its field ``kind`` allows. The engine knows an instrument by these methods
only; an instrument of a further kind is a module of `rwa_chain.instruments`.
"""

from __future__ import annotations

import inspect
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, get_args

from pydantic import Field

from rwa_chain.bindings import Obligations, Paying, SecurityToken
from rwa_chain.bindings.types import OfferingTerms
from rwa_chain.chain import Call, Party
from rwa_chain.chain.contract import Contract
from rwa_chain.life import ledger
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.fields import Id, Model, PartyId
from rwa_chain.life.setting import Offering, PolicyTerms, Role
from rwa_chain.lifecycle.administration import Scheduled
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.offering import Account, Book
from rwa_chain.lifecycle.reference import Price
from rwa_chain.lifecycle.register import RegisterFromLogs
from rwa_chain.money import DECIMALS, Currency, round_half_up

if TYPE_CHECKING:
    from rwa_chain.deploy import Stack
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World


@dataclass(frozen=True)
class Distributed:
    """Something that an instrument owes, as it was declared."""

    what: str
    declared: Declared


@dataclass(frozen=True)
class Due:
    """An expected row of an instrument's tables: the row of a key, or the table's only one."""

    title: str
    table: str
    values: dict[str, Any]
    key: int | None = None


@dataclass(frozen=True)
class Section:
    """A kind's own part of a report: a template below `instruments/`, what it shows, and the tables that it shows."""

    template: str
    values: dict[str, Any]
    covers: frozenset[str]


@dataclass
class Live:
    """An instrument in a world: its contracts, its register by logs, and what was written down of it."""

    spec: Instrument
    token: SecurityToken
    contract: Contract
    register: RegisterFromLogs
    paying_agent: str
    payers: list[Paying]
    book: Book | None = None
    filed: bool = False
    reported: bool = False
    issued: int = 0
    """Units that were issued and are not retired."""
    distributions: list[Distributed] = field(default_factory=list)
    wind_up: list[Scheduled] = field(default_factory=list)
    record: ledger.Record = field(default_factory=ledger.Record)
    """Its tables in the ledger."""
    state: Any = None
    """The state that its kind keeps between acts."""
    dues: list[Due] = field(default_factory=list)
    """Expected rows of its tables that depend on figures known only during the run."""

    @property
    def ticker(self) -> str:
        """Its ticker."""
        return self.spec.ticker


class Instrument(Model, ABC):
    """An instrument as a life names it. ``people`` are those who do for it what others of the cast do elsewhere."""

    ticker: Id
    people: dict[Role, PartyId] = Field(default_factory=dict)
    policy: PolicyTerms = PolicyTerms()
    offering: Offering | None = None

    registry: ClassVar[dict[str, type[Instrument]]] = {}
    CONTRACT: ClassVar[str] = ""
    """The key of its contract of terms in the deployment book, without the ticker."""
    TOLD: ClassVar[frozenset[str]] = frozenset()
    """Tables that only tell what was seen; of any other every row is expected."""

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        """Registers a kind of instrument by its word; a class below it is a variant."""
        super().__pydantic_init_subclass__(**options)
        if "kind" in inspect.get_annotations(cls):
            (word,) = get_args(cls.model_fields["kind"].annotation)
            Instrument.registry[word] = cls

    @classmethod
    def template(cls) -> str | None:
        """A commented life of it that plays, for whoever begins; None where a kind has none."""
        home = Path(inspect.getfile(cls))
        file = home.with_name("new.yaml") if home.parent.name != "instruments" else home.with_suffix(".new.yaml")
        return file.read_text(encoding="utf-8") if file.is_file() else None

    @classmethod
    def variants(cls) -> Sequence[type[Instrument]]:
        """The classes that say what a file may say of it."""
        return [cls]

    @classmethod
    def section(cls, ledger: Mapping[str, Any], ticker: str) -> Section | None:
        """Its own part of the report of a ledger; None where its tables say it all."""
        return None

    @property
    def word(self) -> str:
        """Its kind, as files write it."""
        return str(getattr(self, "kind", ""))

    # -- what the terms say --------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def currency(self) -> str:
        """The currency of its payments."""

    @property
    def decimals(self) -> int:
        """The decimals of its currency; by ISO 4217 unless its terms say."""
        return DECIMALS[self.currency]

    @property
    def cash(self) -> Currency:
        """Its currency, with the decimals."""
        return Currency(self.currency, self.decimals)

    @property
    @abstractmethod
    def units(self) -> int:
        """Units issued."""

    @property
    def most_units(self) -> int:
        """The most units that may ever be issued, taps included."""
        return self.units

    @property
    @abstractmethod
    def face_value(self) -> Decimal:
        """Face value of a unit."""

    @property
    @abstractmethod
    def ends_on(self) -> date:
        """Its last date."""

    @property
    def minimum_units(self) -> int:
        """The least that a holder may keep, if it keeps anything."""
        return 0

    @property
    def issued_on(self) -> date | None:
        """The date on which it must be issued, where its terms say."""
        return None

    @property
    def calendar(self) -> str | None:
        """The calendar for the settlement of its trades, where its terms name one."""
        return None

    @property
    def variant(self) -> str | None:
        """Its variant, to which acts may be limited by ``only``."""
        return None

    @property
    def issue_price_percent(self) -> Decimal:
        """Price of a unit at its issue, per cent of face value."""
        return Decimal(100)

    @property
    def rate_percent(self) -> Decimal:
        """The yearly rate of the issue in per cent, which limit orders compare with."""
        return Decimal(0)

    @property
    def details(self) -> dict[str, Any]:
        """Details for the ledger beside its tables."""
        return {}

    @property
    def told(self) -> str:
        """The same in a line."""
        return ", ".join(f"{name} {value}" for name, value in self.details.items())

    @abstractmethod
    def sections(self) -> Iterator[tuple[str, Model]]:
        """Its terms, by the name of their section, for the table of terms."""

    def facts(self) -> Iterator[Problem]:
        """Problems in its terms alone; places are within the instrument."""
        yield from ()

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Problems between it and the life's acts; places are the life's."""
        yield from ()

    def unwritten(self, plan: Plan) -> Iterator[Act]:
        """Acts that follow from its terms, by date, and that no life writes."""
        yield from ()

    # -- on a chain ----------------------------------------------------------------------------------------------

    @abstractmethod
    def deploy(
        self, plan: Plan, stack: Stack, party: Callable[[str], Party], known: Mapping[str, str], **options: Any
    ) -> Any:
        """Its contracts on a stack, or what is missing of them; the stack then knows them by its ticker.

        `known` are addresses of the parties of the stack's deployment. What is returned has `gas` and `ready_at`.
        """

    @abstractmethod
    def contracts(self, stack: Stack) -> tuple[SecurityToken, Contract]:
        """Its token and its contract of terms on a stack."""

    def offered(
        self,
        live: Live,
        issuer: Account,
        fee_payee: Account,
        fee_percent: Decimal,
        closes_at: int,
        settles: tuple[int, int],
    ) -> OfferingTerms:
        """The terms of the offering; books close and allotments settle at these instants [s].

        A kind without an `offering` has none: raises `NotImplementedError`.
        """
        raise NotImplementedError

    @abstractmethod
    def freeze(self, world: World, live: Live, text: str) -> bytes:
        """The issuer freezes the terms; their hash."""

    def price(self, plan: Plan, units: int, clean_percent: Decimal, settles: date) -> Price:
        """The price of a trade of units on its settlement date in a life."""
        clean = round_half_up(self.face_value * units * clean_percent / 100, self.decimals)
        return Price(clean=clean, accrued=self.cash.amount(0), accrued_days=0)

    def mistimed(self, settles: date) -> str | None:
        """A better settlement date for a trade, where this one is impossible."""
        return None

    def accrued(self, live: Live, units: int, settles: date) -> Decimal | None:
        """Interest accrued on units, as the chain computes it; None where it does not know yet."""
        return self.cash.amount(0)

    def repoint(self, live: Live, obligations: Obligations) -> list[Call[Any]]:
        """Calls that make it declare in another list from now on."""
        return []

    def closes_at(self, live: Live) -> int:
        """The close of its register for good [s]; raises `NotImplementedError` where it never closes."""
        raise NotImplementedError

    def owed(self, world: World, live: Live) -> list[ledger.Obligation]:
        """The list of what it owes, as the chain has it."""
        return []

    def statement(self, world: World, live: Live) -> dict[str, Any]:
        """Further contents of its final register, beside the holders."""
        return {}

    def records(self) -> list[tuple[date, int]]:
        """Its record dates and their instants [s], in order."""
        return []

    def invariants(self, world: World, live: Live) -> Iterator[tuple[str, bool, str]]:
        """Invariants of this instrument after every act, beside those of every security."""
        yield from ()

    # -- what it must come to ------------------------------------------------------------------------------------

    @abstractmethod
    def expected(self, plan: Plan) -> Iterator[Due]:
        """Every row of its own tables, computed a second way, before the run."""


Instrument.model_rebuild()
