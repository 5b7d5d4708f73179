"""One filing per issue, and nothing issued without it.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_filings import IFilings as _IFilings
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess


class FilingGate:
    """One filing per issue, and nothing issued without it."""

    FilingCapExceeded = _IFilings.FilingCapExceeded
    FilingExpired = _IFilings.FilingExpired
    FilingMissing = _IFilings.FilingMissing
    FilingRecorded = _IFilings.FilingRecorded
    IssueReported = _IFilings.IssueReported
    LaneRefused = _IFilings.LaneRefused
    MaximumAgeSet = _IFilings.MaximumAgeSet
    NothingIssued = _IFilings.NothingIssued
    PrincipalUnknown = _IFilings.PrincipalUnknown
    ReportExists = _IFilings.ReportExists
    ReportHashMissing = _IFilings.ReportHashMissing
    RequiredDocumentMissing = _IFilings.RequiredDocumentMissing
    RequiredDocumentStale = _IFilings.RequiredDocumentStale
    RequiredDocumentsSet = _IFilings.RequiredDocumentsSet
    RoleMissing = _ScopedAccess.RoleMissing
