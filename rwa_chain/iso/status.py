"""sese.024.001.14: how an instruction stands, its reasons mapped from the stack's typed refusals.

A file that does not fit is rejected; a refusal when it settles is a failing settlement, with the reason code of the
standard and the refusal's own words beside it. What no code says is OTHR, never a code that nearly says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rwa_chain import xml
from rwa_chain.chain.registry import plain_name
from rwa_chain.errors import ContractError, InputError
from rwa_chain.iso.settlement import STATUS, fits
from rwa_chain.xml import Tree

State = Literal["accepted", "rejected", "unmatched", "pending", "failing"]

FAILING: dict[str, str] = {
    "CashToken.BalanceInsufficient": "MONY",
    "CountryRule.CountryDenied": "REGT",
    "CountryRule.UsPersonDenied": "REGT",
    "ERC20Errors.ERC20InsufficientBalance": "LACK",
    "ERC7943Base.ERC7943InsufficientUnfrozenBalance": "SBLO",
    "FreezeRule.WalletFrozen": "BLOC",
    "FreezeRule.WalletReplaced": "INCA",
    "Holds.UnitsHeld": "SBLO",
    "InvestorClassRule.ClassInsufficient": "REGT",
    "LockUpRule.LockedUp": "SBLO",
    "MinimumHoldingRule.HoldingBelowMinimum": "MINO",
    "SanctionRule.HolderSanctioned": "BLOC",
    "Settlement.InstructionConditionOpen": "LINK",
    "Settlement.InstructionConditional": "LINK",
    "Settlement.InstructionExpired": "LATE",
    "Settlement.InstructionPastRecord": "LATE",
    "TokenizedDeposit.BankFrozen": "BLOC",
    "VerificationRule.AdmissionExpired": "INCA",
    "VerificationRule.NotAdmitted": "INCA",
}
"""Refusal → FailingReason4Code."""

REJECTED: tuple[tuple[str, str], ...] = (
    ("DgtlPmtSttlm", "CASH"), ("FinInstrmId", "DSEC"), ("SttlmQty", "DQUA"), ("SttlmAmt", "DMON"), ("SttlmDt", "DDAT"),
    ("TradId", "REFE"), ("TxId", "REFE"), ("QtyAndAcctDtls", "SAFE"), ("DlvrgSttlmPties", "DEPT"),
    ("RcvgSttlmPties", "DEPT"), ("SctiesTxTp", "SETR"),
)  # fmt: skip
"""Field that is refused → RejectionReason75Code."""
_WORDS = 210
_BLOCKS: dict[State, tuple[str, str]] = {
    "accepted": ("PrcgSts", "AckdAccptd"), "rejected": ("PrcgSts", "Rjctd"), "unmatched": ("MtchgSts", "Umtchd"),
    "pending": ("SttlmSts", "Pdg"), "failing": ("SttlmSts", "Flng"),
}  # fmt: skip
MISSING, FUTURE = "CMIS", "FUTU"
"""The counterparty's instruction is missing; the settlement date is still to come."""


@dataclass(frozen=True)
class Status:
    """How the instruction of a reference stands; `reason` is a code, empty for none, `words` say more."""

    reference: str
    state: State
    reason: str = ""
    words: str = ""


def of_open(reference: str, *, affirmed_by_all: bool) -> Status:
    """How an instruction stands that has not settled: unmatched until all who deliver have affirmed, then pending."""
    if affirmed_by_all:
        return Status(reference, "pending", FUTURE, "affirmed by all who deliver")
    return Status(reference, "unmatched", MISSING, "not affirmed by all who deliver")


def of_refusal(reference: str, error: InputError | ContractError) -> Status:
    """What an error says of an instruction: rejected where its file is wrong, failing where the chain refuses."""
    words = " ".join(str(error).split())[:_WORDS]
    if isinstance(error, InputError):
        found = next((code for name, code in REJECTED if name in error.field), "OTHR")
        return Status(reference, "rejected", found, words)
    return Status(reference, "failing", failing(error), words)


def failing(error: ContractError) -> str:
    """The reason code of a refusal."""
    return FAILING.get(plain_name(error.NAME), "OTHR")


def status_xml(said: Status) -> bytes:
    """It as sese.024.001.14; where no reason is given the code is OTHR and the words say it."""
    path = _BLOCKS[said.state]
    reason: list[Tree | None] = [
        ("Cd", [("Cd", said.reason or "OTHR")]),
        ("AddtlRsnInf", said.words[:_WORDS]) if said.words else None,
    ]
    block: Tree = (path[0], [(path[1], [("Rsn", reason)])])
    return xml.write(
        f"urn:iso:std:iso:20022:tech:xsd:{STATUS}", "Document",
        ("SctiesSttlmTxStsAdvc", [("TxId", [("AcctOwnrTxId", fits("TxId", said.reference, 35))]), block]),
    )  # fmt: skip
