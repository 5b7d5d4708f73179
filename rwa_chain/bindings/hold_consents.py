"""Holds by their owner's signed consent, and what their agents may ask.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_hold_consents import IHoldConsents as _IHoldConsents
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient


class HoldConsents:
    """Holds by their owner's signed consent, and what their agents may ask."""

    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    HoldAgentOnly = _IHoldConsents.HoldAgentOnly
    HoldConsentInvalid = _IHoldConsents.HoldConsentInvalid
    HoldConsented = _IHoldConsents.HoldConsented
    HoldReceiverUnknown = _IHoldConsents.HoldReceiverUnknown
    HoldShort = _IHoldConsents.HoldShort
    HoldSubstituteUnfit = _IHoldConsents.HoldSubstituteUnfit
    HoldSubstituted = _IHoldConsents.HoldSubstituted
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
