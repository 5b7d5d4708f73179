"""Acts of any instrument; importing them makes them known to files."""

from rwa_chain.life.acts.across import TradeAcross
from rwa_chain.life.acts.authority import (
    AgentChange,
    CourtOrder,
    Freeze,
    KeyLoss,
    Sanction,
    Unfreeze,
)
from rwa_chain.life.acts.coin import CoinOrder, CoinTransfer, Payout, Redeem, Stop, Subscribe
from rwa_chain.life.acts.coin_authority import (
    Attestation,
    Delay,
    Draw,
    Exit,
    Figures,
    Licence,
    ReserveReport,
    Statement,
)
from rwa_chain.life.acts.ending import Claim, FinalRegister
from rwa_chain.life.acts.founding import Audits, Certificate, Disclosed, Mandate, Onboarding
from rwa_chain.life.acts.impact import Impact
from rwa_chain.life.acts.interbank import PaymentDay
from rwa_chain.life.acts.mirror import Drift, LinkedTrade, Mirror
from rwa_chain.life.acts.money import Payment, Transfer
from rwa_chain.life.acts.primary import BooksOpen, Closing, FailDrill, Issue, PostIssueReport, Pricing
from rwa_chain.life.acts.tap import Tap
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
    "Attestation",
    "Audits",
    "BooksOpen",
    "Certificate",
    "Claim",
    "Closing",
    "CoinOrder",
    "CoinTransfer",
    "Conversion",
    "CourtOrder",
    "Delay",
    "Delisting",
    "Disclosed",
    "Draw",
    "Drift",
    "Exit",
    "FailDrill",
    "Figures",
    "FinalRegister",
    "Freeze",
    "Halt",
    "Impact",
    "Issue",
    "KeyLoss",
    "LastTradingDay",
    "Licence",
    "LinkedTrade",
    "Listing",
    "Mandate",
    "Mirror",
    "Onboarding",
    "Payment",
    "PaymentDay",
    "Payout",
    "PostIssueReport",
    "Pricing",
    "RecordDate",
    "Redeem",
    "Refusals",
    "ReserveReport",
    "Sanction",
    "Settle",
    "Statement",
    "Stop",
    "Subscribe",
    "Tap",
    "Trade",
    "TradeAcross",
    "Transfer",
    "Unfreeze",
]
