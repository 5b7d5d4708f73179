"""What can happen in a bond's life: one class for each kind of step of a scenario file.

Steps stand in the file in the order of their numbers; a number may have several. `only` limits a step to one coupon
frequency. A branch is played from a snapshot taken before the step that `snapshot_before` numbers, and reverted.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from rwa_chain.lifecycle.calendar import Frequency
from rwa_chain.scenario.fields import Count, Day, Flag, Id, Model, Percent, Positive, Text, Units


class _Step(Model):
    """What every step has."""

    step: Units
    date: Day
    title: Text
    only: Frequency | None = None


class Attempt(Model):
    """A transfer that must be refused."""

    sender: Id
    receiver: Id
    units: Units
    error: Text


class RefusedApplicant(Model):
    """An applicant whose admission must be refused."""

    party: Id
    error: Text


class Mandate(_Step):
    """The stack is deployed paused, roles are granted with their delays."""

    kind: Literal["mandate"]


class Certificate(_Step):
    """The regulator's certificate is filed: the lane, and a cap on the issue."""

    kind: Literal["certificate"]
    document: Id
    authority: Id
    lane: Text
    cap: Positive


class Audits(_Step):
    """Audit reports are recorded, and the stack is unpaused after its delay."""

    kind: Literal["audits"]
    documents: tuple[Id, ...]
    until: Day
    unpause_date: Day


class Onboarding(_Step):
    """Applicants are known, claimed for and admitted, or refused."""

    kind: Literal["onboarding"]
    until: Day
    accepted: tuple[Id, ...]
    refused: tuple[RefusedApplicant, ...] = ()


class BooksOpen(_Step):
    """Orders are taken at the guidance."""

    kind: Literal["books_open"]
    document: Id


class Pricing(_Step):
    """The coupon is fixed, the terms frozen by hash, units allotted."""

    kind: Literal["pricing"]


class Closing(_Step):
    """All allotments settle by DvP, or none; the proceeds less the fee are held."""

    kind: Literal["closing"]


class FailDrill(_Step):
    """Branch: one investor is short of cash, so the whole close is refused; then the others close one by one."""

    kind: Literal["fail_drill"]
    snapshot_before: Units
    short: Id
    error: Text


class Listing(_Step):
    """A venue lists the bond."""

    kind: Literal["listing"]
    venue: Id


class PostIssueReport(_Step):
    """The report after issue is filed, and the hold on the proceeds released."""

    kind: Literal["post_issue_report"]
    document: Id


class Trade(_Step):
    """A secondary trade: `date` is the trade date, it settles `lag` business days later by DvP."""

    kind: Literal["trade"]
    id: Id
    seller: Id
    buyer: Id
    units: Units
    clean: Percent
    lag: Count


class Refusals(_Step):
    """Transfers that the rules refuse."""

    kind: Literal["refusals"]
    attempts: tuple[Attempt, ...]


class Halt(_Step):
    """A venue halts trading, and resumes."""

    kind: Literal["halt"]
    venue: Id
    resume_date: Day
    otc_allowed: Flag
    attempts: tuple[Attempt, ...]


class RecordDate(_Step):
    """The record instant of a coupon passes."""

    kind: Literal["record_date"]


class Coupon(_Step):
    """A coupon is declared, funded and paid to the holders of record."""

    kind: Literal["coupon"]


class KeyLoss(_Step):
    """A holder loses its key: freeze, approvals, delay, re-issue to its new wallet."""

    kind: Literal["key_loss"]
    holder: Id
    new_wallet: Id
    document: Id
    approved_by: tuple[Id, ...]
    recovery_date: Day


class Sanction(_Step):
    """A holder is sanctioned in the registry, in every register at once; it neither sends nor receives."""

    kind: Literal["sanction"]
    holder: Id
    attempts: tuple[Attempt, ...]


class CourtOrder(_Step):
    """Units are moved by order, and what was kept for their holder is released under licence."""

    kind: Literal["court_order"]
    holder: Id
    receiver: Id
    units: Units
    document: Id
    licence: Id


class Conversion(_Step):
    """Units go to the exchange pool by way of the conversion agent, and come back."""

    kind: Literal["conversion"]
    holder: Id
    agent: Id
    units: Units
    return_date: Day


class Put(_Step):
    """Branch: change of control; a holder puts units at the put price. `date` is the put date, paid that day."""

    kind: Literal["put"]
    snapshot_before: Units
    window_opens: Day
    holder: Id
    units: Units


class Default(_Step):
    """Branch: the coupon due on `date` isn't funded: grace, event of default, instruction, acceleration."""

    kind: Literal["default"]
    snapshot_before: Units
    instruction_record_date: Day
    instructed_by: tuple[Id, ...]
    acceleration_date: Day


class CalledDefault(_Step):
    """Branch: the issuer calls the bond on `date`, a coupon's, and doesn't pay; accelerated, it pays later."""

    kind: Literal["called_default"]
    snapshot_before: Units
    notice_date: Day
    instruction_record_date: Day
    instructed_by: tuple[Id, ...]
    acceleration_date: Day
    paid_date: Day


class AgentChange(_Step):
    """A new paying contract with its list, and a successor to the paying agent."""

    kind: Literal["agent_change"]
    leaver: Id
    successor: Id


class LastTradingDay(_Step):
    """The venue's last trading day; after the final record instant the register is closed."""

    kind: Literal["last_trading_day"]
    venue: Id
    final_record_date: Day
    attempts: tuple[Attempt, ...]


class Redemption(_Step):
    """Principal and last coupon are paid and every unit retired."""

    kind: Literal["redemption"]


class Claim(_Step):
    """A holder's bank refused its payment of the redemption; what was kept is claimed."""

    kind: Literal["claim"]
    holder: Id
    claim_date: Day


class Delisting(_Step):
    """A venue delists the bond."""

    kind: Literal["delisting"]
    venue: Id


class FinalRegister(_Step):
    """The final register statement; roles are revoked, the contract is sealed."""

    kind: Literal["final_register"]
    document: Id


Step = Annotated[
    Mandate
    | Certificate
    | Audits
    | Onboarding
    | BooksOpen
    | Pricing
    | Closing
    | FailDrill
    | Listing
    | PostIssueReport
    | Trade
    | Refusals
    | Halt
    | RecordDate
    | Coupon
    | KeyLoss
    | Sanction
    | CourtOrder
    | Conversion
    | Put
    | Default
    | CalledDefault
    | AgentChange
    | LastTradingDay
    | Redemption
    | Claim
    | Delisting
    | FinalRegister,
    Field(discriminator="kind"),
]

Branch = FailDrill | Put | Default | CalledDefault
BRANCHES = (FailDrill, Put, Default, CalledDefault)
