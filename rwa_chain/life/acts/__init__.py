"""Acts of any instrument; importing them makes them known to files."""

from rwa_chain.life.acts.authority import (
    AgentChange,
    CourtOrder,
    Freeze,
    KeyLoss,
    Sanction,
    Unfreeze,
)
from rwa_chain.life.acts.ending import Claim, FinalRegister
from rwa_chain.life.acts.founding import Audits, Certificate, Disclosed, Mandate, Onboarding
from rwa_chain.life.acts.money import Payment, Transfer
from rwa_chain.life.acts.primary import BooksOpen, Closing, FailDrill, Issue, PostIssueReport, Pricing
from rwa_chain.life.acts.trading import (
    Agree,
    Conversion,
    Delisting,
    Halt,
    LastTradingDay,
    Listing,
    RecordDate,
    Refusals,
    Settle,
    Trade,
)

__all__ = [
    "AgentChange",
    "Agree",
    "Audits",
    "BooksOpen",
    "Certificate",
    "Claim",
    "Closing",
    "Conversion",
    "CourtOrder",
    "Delisting",
    "Disclosed",
    "FailDrill",
    "FinalRegister",
    "Freeze",
    "Halt",
    "Issue",
    "KeyLoss",
    "LastTradingDay",
    "Listing",
    "Mandate",
    "Onboarding",
    "Payment",
    "PostIssueReport",
    "Pricing",
    "RecordDate",
    "Refusals",
    "Sanction",
    "Settle",
    "Trade",
    "Transfer",
    "Unfreeze",
]
