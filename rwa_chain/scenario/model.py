"""A scenario: terms, cast, offering and steps of one bond's life, as a file says them.

The classes say what a field may hold; what must hold between fields is in `checks`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from pydantic import Field, PrivateAttr

from rwa_chain.lifecycle import onboarding
from rwa_chain.lifecycle.calendar import BusinessDay, Calendar, DayCount, Frequency
from rwa_chain.lifecycle.terms import BondTerms, Rounding
from rwa_chain.scenario.fields import Clock, Count, Country, Day, Flag, Id, Model, Money, Percent, Positive, Text, Units
from rwa_chain.scenario.source import Label, Place
from rwa_chain.scenario.steps import BRANCHES, Branch, Step, Trade


class Role(StrEnum):
    """What a party does; the first eleven are roles of the access manager."""

    ISSUER = "issuer"
    REGISTRAR = "registrar"
    CALCULATION_AGENT = "calculation_agent"
    PAYING_AGENT = "paying_agent"
    COMPLIANCE = "compliance"
    FREEZER = "freezer"
    COURT_ORDER = "court_order"
    PAUSER = "pauser"
    GUARDIAN = "guardian"
    TRUSTEE = "trustee"
    CONVERSION_AGENT = "conversion_agent"
    ADMINISTRATOR = "administrator"
    DEPLOYER = "deployer"
    CLAIM_ISSUER = "claim_issuer"
    COORDINATOR = "coordinator"
    LEAD_MANAGER = "lead_manager"
    SUCCESSOR_AGENT = "successor_agent"
    RECEIVER = "receiver"
    INVESTOR = "investor"
    APPLICANT = "applicant"
    OUTSIDER = "outsider"
    OBSERVER = "observer"


SINGLE_ROLES = (
    Role.ISSUER,
    Role.REGISTRAR,
    Role.CALCULATION_AGENT,
    Role.PAYING_AGENT,
    Role.COMPLIANCE,
    Role.FREEZER,
    Role.COURT_ORDER,
    Role.PAUSER,
    Role.GUARDIAN,
    Role.ADMINISTRATOR,
    Role.DEPLOYER,
)
"""Roles that exactly one party of a cast has."""


class InvestorClass(StrEnum):
    """Who an investor is to the rules, least first."""

    RETAIL = "retail"
    MOX_PROFESSIONAL_INDIVIDUAL = "mox_professional_individual"
    PROFESSIONAL = "professional"
    INSTITUTIONAL = "institutional"

    @property
    def code(self) -> int:
        """The class's number on chain."""
        return int(onboarding.InvestorClass[self.name])


class Topic(StrEnum):
    """What a trusted issuer claims about a holder."""

    KYC = "kyc"
    PROFESSIONAL = "professional"
    RESIDENCE = "residence"
    MOX_PROFESSIONAL = "mox_professional"


class VenueKind(StrEnum):
    """What a venue does with the bond."""

    TRADING = "trading"
    DISPLAY = "display"


class Terms(Model):
    """Terms of the bond; the fields of `BondTerms`."""

    name: Text
    ticker: Text
    currency: Text
    currency_decimals: Count
    size: Positive
    denomination: Positive
    minimum_holding: Positive
    calculation_amount: Positive
    coupon_percent: Percent
    frequency: Frequency
    day_count: DayCount
    business_day: BusinessDay
    adjusted: Flag
    calendar: Calendar
    rounding: Rounding
    issue_date: Day
    maturity_date: Day
    record_lag: Count
    time_zone: Text
    record_cut_off: Clock
    pay_from: Clock
    issue_price_percent: Percent
    put_percent: Percent
    tax_call_percent: Percent
    grace_days: Count
    put_window_days: Count

    def to_bond_terms(self) -> BondTerms:
        """The terms as the lifecycle uses them; raises where they can't be issued."""
        return BondTerms(**{name: getattr(self, name) for name in type(self).model_fields})


class PolicyTerms(Model):
    """Settings of the token's built-in rules."""

    denied_countries: tuple[Country, ...] = Field(max_length=7)
    deny_us_persons: Flag
    minimum_class: InvestorClass
    required_topics: tuple[Topic, ...]
    lock_up_days: Count
    holding_cap: Units
    maximum_holders: Units


class Administration(Model):
    """Delays and approvals."""

    administration_delay_days: Count
    recovery_delay_days: Count
    recovery_approvals: Units
    recovery_approvers: tuple[Id, ...]


class Bank(Model):
    """A commercial bank whose deposits are tokens; it issues to its own customers only."""

    id: Id
    name: Text
    symbol: Text
    settlement_balance: Money


class ClearingBank(Model):
    """The bank whose settlement tokens move between the commercial banks."""

    id: Id
    name: Text
    symbol: Text


class Venue(Model):
    """A trading or display venue."""

    id: Id
    name: Text
    kind: VenueKind


class Party(Model):
    """A person of the cast, with its own key for each of its wallets."""

    id: Id
    name: Text
    roles: tuple[Role, ...] = Field(min_length=1)
    country: Country
    us_person: Flag = False
    investor_class: InvestorClass | None = None
    topics: tuple[Topic, ...] = ()
    bank: Id | None = None
    deposit: Money | None = None
    wallets: tuple[Id, ...] = ()

    @property
    def wallet_ids(self) -> tuple[str, ...]:
        """Its wallets; one, by its own id, where none are named."""
        return self.wallets or (self.id,)


class Order(Model):
    """An order in the book, and what it was allotted."""

    investor: Id
    amount: Positive
    limit_percent: Percent
    allotted: Money


class Offering(Model):
    """The primary offering."""

    guidance_percent: Percent
    fee_percent: Percent
    orders: tuple[Order, ...] = Field(min_length=1)


class Document(Model):
    """A document by its text; its hash is what the chain records."""

    id: Id
    title: Text
    date: Day
    text: Text
    required_for_issue: Flag = False


class Scenario(Model):
    """One bond's life."""

    scenario: Id
    title: Text
    terms: Terms
    policy: PolicyTerms
    administration: Administration
    clearing_bank: ClearingBank
    banks: tuple[Bank, ...] = Field(min_length=1)
    venues: tuple[Venue, ...]
    cast: tuple[Party, ...] = Field(min_length=1)
    offering: Offering
    documents: tuple[Document, ...]
    steps: tuple[Step, ...] = Field(min_length=1)

    _labels: dict[Place, Label] = PrivateAttr(default_factory=dict)

    @property
    def bond_terms(self) -> BondTerms:
        """The terms as the lifecycle uses them."""
        return self.terms.to_bond_terms()

    @property
    def labels(self) -> dict[Place, Label]:
        """How labelled values are known, by place."""
        return dict(self._labels)

    def label(self, *place: str | int) -> Label | None:
        """How the value at a place is known: its own label, or that of the nearest mapping around it."""
        for length in range(len(place), -1, -1):
            if place[:length] in self._labels:
                return self._labels[place[:length]]
        return None

    def party(self, identifier: str) -> Party:
        """The party of an id, or of one of its wallets' ids."""
        for party in self.cast:
            if identifier == party.id or identifier in party.wallet_ids:
                return party
        raise KeyError(identifier)

    def holder_of(self, role: Role) -> Party:
        """The one party with a role."""
        (party,) = (party for party in self.cast if role in party.roles)
        return party

    def document(self, identifier: str) -> Document:
        """The document of an id."""
        return next(document for document in self.documents if document.id == identifier)

    def played_steps(self) -> Iterator[Step]:
        """The steps of this run's frequency, branches left out, in order."""
        return (step for step in self._active() if not isinstance(step, BRANCHES))

    def branches(self) -> tuple[Branch, ...]:
        """The branches of this run's frequency, in order."""
        return tuple(step for step in self._active() if isinstance(step, BRANCHES))

    def trades(self) -> tuple[Trade, ...]:
        """The trades of this run, in order."""
        return tuple(step for step in self.played_steps() if isinstance(step, Trade))

    def allotment(self) -> dict[str, int]:
        """Units by investor, in the order of the book, the unallotted left out."""
        unit = self.terms.denomination
        return {order.investor: int(order.allotted / unit) for order in self.offering.orders if order.allotted}

    def _active(self) -> Iterator[Step]:
        return (step for step in self.steps if step.only in (None, self.terms.frequency))
