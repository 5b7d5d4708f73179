"""The transactions of master agreements, and how their legs are settled.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_master_agreements import IMasterAgreements as _IMasterAgreements
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient


class RepoBook:
    """The transactions of master agreements, and how their legs are settled."""

    OPEN_MAX = 24

    AgreementEntered = _IMasterAgreements.AgreementEntered
    AgreementKnown = _IMasterAgreements.AgreementKnown
    AgreementNotYours = _IMasterAgreements.AgreementNotYours
    AgreementProposed = _IMasterAgreements.AgreementProposed
    AgreementStatusUnfit = _IMasterAgreements.AgreementStatusUnfit
    FinancingFieldInvalid = _IMasterAgreements.FinancingFieldInvalid
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RepoClosed = _IMasterAgreements.RepoClosed
    RepoCountExceeded = _IMasterAgreements.RepoCountExceeded
    RepoDemanded = _IMasterAgreements.RepoDemanded
    RepoEndSigned = _IMasterAgreements.RepoEndSigned
    RepoEndUnsigned = _IMasterAgreements.RepoEndUnsigned
    RepoNotDue = _IMasterAgreements.RepoNotDue
    RepoOpened = _IMasterAgreements.RepoOpened
    RepoStatusUnfit = _IMasterAgreements.RepoStatusUnfit
    RepoVaried = _IMasterAgreements.RepoVaried
    VariationUnagreed = _IMasterAgreements.VariationUnagreed
