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
from rwa_chain.life.acts.founding import Audits, Certificate, Mandate, Onboarding
from rwa_chain.life.acts.money import Payment, Transfer
from rwa_chain.life.acts.primary import BooksOpen, Closing, FailDrill, Issue, PostIssueReport, Pricing
from rwa_chain.life.acts.trading import (
    Conversion,
    Delisting,
    Halt,
    LastTradingDay,
    Listing,
    RecordDate,
    Refusals,
    Trade,
)

__all__ = [
    "AgentChange",
    "Audits",
    "BooksOpen",
    "Certificate",
    "Claim",
    "Closing",
    "Conversion",
    "CourtOrder",
    "Delisting",
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
    "Trade",
    "Transfer",
    "Unfreeze",
]
