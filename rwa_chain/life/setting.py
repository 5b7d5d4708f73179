"""Who and what is there before anything happens: parties, banks, venues, documents, delays; the rules of a security.

The classes say what a field may hold; what must hold between fields is in `plan`.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from rwa_chain.life.fields import (
    BankId,
    Count,
    Country,
    Day,
    DocumentId,
    Flag,
    Id,
    Model,
    Money,
    PartyId,
    Percent,
    Positive,
    Text,
    Units,
)
from rwa_chain.lifecycle import onboarding
from rwa_chain.lifecycle.calendar import Calendar


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


DESKS = (
    Role.COMPLIANCE,
    Role.FREEZER,
    Role.COURT_ORDER,
    Role.PAUSER,
    Role.GUARDIAN,
    Role.ADMINISTRATOR,
    Role.DEPLOYER,
    Role.CLAIM_ISSUER,
)
"""Roles for which the engine makes a party up where a life names none."""

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
"""Roles that exactly one party has, in a cast or over an instrument."""

STANDS_IN = {
    Role.CALCULATION_AGENT: Role.REGISTRAR,
    Role.PAYING_AGENT: Role.REGISTRAR,
    Role.TRUSTEE: Role.REGISTRAR,
    Role.CONVERSION_AGENT: Role.REGISTRAR,
}
"""Who does what nobody is named for."""

HOLDING = frozenset({Role.INVESTOR, Role.RECEIVER})
"""Roles of who may hold units."""


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


PROVED = (Topic.KYC, Topic.PROFESSIONAL, Topic.RESIDENCE)


class VenueKind(StrEnum):
    """What a venue does with a security."""

    TRADING = "trading"
    DISPLAY = "display"


class PolicyTerms(Model):
    """Settings of a token's built-in rules."""

    denied_countries: tuple[Country, ...] = Field(default=(), max_length=7)
    deny_us_persons: Flag = False
    minimum_class: InvestorClass = InvestorClass.PROFESSIONAL
    required_topics: tuple[Topic, ...] = PROVED
    lock_up_days: Count = 0
    holding_cap: Count = 0
    maximum_holders: Count = 0


class Administration(Model):
    """Delays and approvals."""

    administration_delay_days: Count = 2
    recovery_delay_days: Count = 2
    recovery_approvals: Units = 2
    recovery_approvers: tuple[PartyId, ...] = ()


class Bank(Model):
    """A commercial bank whose deposits are tokens; it issues to its own customers only, in one currency: the life's
    where it says none."""

    id: Id
    name: Text
    symbol: Text
    settlement_balance: Money
    currency: Text | None = None


class MoneyKind(StrEnum):
    """Whose liability settlement money is."""

    CENTRAL_BANK = "central_bank"
    SETTLEMENT_INSTITUTION = "settlement_institution"

    @property
    def words(self) -> str:
        """As a report says it."""
        central = self is MoneyKind.CENTRAL_BANK
        return "central-bank money" if central else "commercial-bank money of a settlement institution"


class ClearingBank(Model):
    """The issuer of the settlement tokens between banks of a currency, which is the life's unless it names one.

    A settlement institution's is commercial-bank money: each bank is exposed to it with what it has there.
    """

    id: Id
    name: Text
    symbol: Text
    currency: Text | None = None
    kind: MoneyKind = MoneyKind.SETTLEMENT_INSTITUTION


class Stablecoin(Model):
    """Money of a licensed issuer, in the life's currency, that admitted parties hold; backed by an attested reserve.

    The custodian keeps the reserve's bank deposit, books what subscribers pay in and pays redemptions. It attests the
    reserve together with the auditors: ``signatures`` of them in all, good for ``attested_for_hours``. Redemptions are
    due by the ``calendar``'s business days. ``peg_consent`` is the consent that a peg to the renminbi needs.
    """

    id: Id
    name: Text
    symbol: Text
    issuer: PartyId
    custodian: PartyId
    auditors: tuple[PartyId, ...] = Field(min_length=1)
    signatures: Units = 2
    attested_for_hours: Units = 36
    buffer_percent: Percent = Decimal(0)
    daily_issue: Positive
    calendar: Calendar = Calendar.HONG_KONG
    peg_consent: DocumentId | None = None


class Venue(Model):
    """A trading or display venue."""

    id: Id
    name: Text
    kind: VenueKind


class Party(Model):
    """A person of the cast, with its own key for each of its wallets. ``accounts`` are deposits at further banks, such
    as those of other currencies."""

    id: Id
    name: Text
    roles: tuple[Role, ...] = Field(min_length=1)
    country: Country
    us_person: Flag = False
    investor_class: InvestorClass | None = None
    topics: tuple[Topic, ...] = ()
    bank: BankId | None = None
    deposit: Money | None = None
    accounts: dict[BankId, Money] = Field(default_factory=dict)
    wallets: tuple[Id, ...] = ()

    @property
    def deposits(self) -> dict[str, Decimal]:
        """What it begins with at each of its banks, the first one first."""
        first = {} if self.bank is None else {self.bank: self.deposit or Decimal(0)}
        return {**first, **self.accounts}

    @property
    def wallet_ids(self) -> tuple[str, ...]:
        """Its wallets; one, by its own id, where none are named."""
        return self.wallets or (self.id,)


class Order(Model):
    """An order in the book, and what it was allotted."""

    investor: PartyId
    amount: Positive
    limit_percent: Percent
    allotted: Money


class Offering(Model):
    """A primary offering."""

    guidance_percent: Percent
    fee_percent: Percent
    orders: tuple[Order, ...] = Field(min_length=1)


class Document(Model):
    """A document by its text; its hash is what the chain records. ``of`` is the instrument that it belongs to."""

    id: Id
    title: Text
    date: Day
    text: Text
    required_for_issue: Flag = False
    of: Id | None = None


DEFAULT_CLEARING = ClearingBank(id="CLEARING", name="Clearing bank", symbol="sCASH")
"""The clearing bank of a life that names none."""
