"""An attested reserve: what backs the money of one issuer.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_reserve import IReserve as _IReserve
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267


class Reserve:
    """An attested reserve: what backs the money of one issuer."""

    WHOLE = 10000
    SHORTEST_PERIOD = 28
    LONGEST_PERIOD = 366
    BLOCK_HASHES = 256

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AttestationDayDrawn = _IReserve.AttestationDayDrawn
    AttestationDrawOpened = _IReserve.AttestationDrawOpened
    AttestationNotSigned = _IReserve.AttestationNotSigned
    AttestationTimeInvalid = _IReserve.AttestationTimeInvalid
    AttestationTotalInvalid = _IReserve.AttestationTotalInvalid
    AttesterKindMissing = _IReserve.AttesterKindMissing
    AttesterSet = _IReserve.AttesterSet
    AttesterUnknown = _IReserve.AttesterUnknown
    AttestersNotRising = _IReserve.AttestersNotRising
    AttestersTooFew = _IReserve.AttestersTooFew
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    CreditCounted = _IReserve.CreditCounted
    DrawNotOpen = _IReserve.DrawNotOpen
    DrawPeriodInvalid = _IReserve.DrawPeriodInvalid
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    ReserveAttested = _IReserve.ReserveAttested
    ReserveReported = _IReserve.ReserveReported
    ReserveShort = _IReserve.ReserveShort
    ReserveStale = _IReserve.ReserveStale
    ReserveSufficient = _IReserve.ReserveSufficient
    ReserveTermsInvalid = _IReserve.ReserveTermsInvalid
    ReserveTermsSet = _IReserve.ReserveTermsSet
