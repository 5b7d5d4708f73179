"""A repo desk on a stack: marks, master agreements, margins, close-outs; contracts without roles, where wanted."""

from __future__ import annotations

from dataclasses import dataclass

from rwa_chain.bindings import CloseOuts, Margins, Marks, MasterAgreements
from rwa_chain.chain.party import Party
from rwa_chain.deploy.shared import Shared
from rwa_chain.deploy.steps import Deployer, Progress, quiet
from rwa_chain.errors import DeploymentError

KEYS = ("marks", "master_agreements", "margins", "close_outs")
"""In the deployment book."""


@dataclass(frozen=True)
class RepoContracts:
    """The four contracts, and what their deployment took [gas]."""

    marks: Marks
    agreements: MasterAgreements
    margins: Margins
    close_outs: CloseOuts
    gas: int = 0


def deploy_repo(stack: Shared, *, sender: Party, progress: Progress = quiet) -> RepoContracts:
    """Deploys what the book lacks of a desk. Nobody has a power over it, and it has none over a token."""
    deployer = Deployer(stack.chain, stack.book, sender, progress)
    marks = deployer.contract("marks", Marks)
    agreements = deployer.contract("master_agreements", MasterAgreements, stack.settlement)
    margins = deployer.contract("margins", Margins, stack.settlement, marks, stack.obligations, agreements)
    close_outs = deployer.contract("close_outs", CloseOuts, stack.settlement, marks, agreements, margins)
    return RepoContracts(marks, agreements, margins, close_outs, deployer.gas_used)


def load_repo(stack: Shared) -> RepoContracts:
    """The desk of a stack; raises `DeploymentError` where it has none."""
    missing = [key for key in KEYS if key not in stack.book.entries]
    if missing:
        raise DeploymentError("no repo desk was deployed here: rwa repo deploy")
    marks, agreements, margins, close_outs = (stack.book.address(key) for key in KEYS)
    return RepoContracts(
        Marks(stack.chain, marks),
        MasterAgreements(stack.chain, agreements),
        Margins(stack.chain, margins),
        CloseOuts(stack.chain, close_outs),
    )
