"""The channels of every pool, and what was used of them.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_repatriation import IRepatriation as _IRepatriation
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess


class Repatriation:
    """The channels of every pool, and what was used of them."""

    ChannelClosed = _IRepatriation.ChannelClosed
    ChannelDirectionUnfit = _IRepatriation.ChannelDirectionUnfit
    ChannelExpired = _IRepatriation.ChannelExpired
    ChannelOpened = _IRepatriation.ChannelOpened
    ChannelQuotaExceeded = _IRepatriation.ChannelQuotaExceeded
    ChannelUnfit = _IRepatriation.ChannelUnfit
    ChannelUsed = _IRepatriation.ChannelUsed
    CounterpartyUnknown = _IRepatriation.CounterpartyUnknown
    ProceedsBooked = _IRepatriation.ProceedsBooked
    ProceedsInsufficient = _IRepatriation.ProceedsInsufficient
    ProceedsRemitted = _IRepatriation.ProceedsRemitted
    RoleMissing = _ScopedAccess.RoleMissing
