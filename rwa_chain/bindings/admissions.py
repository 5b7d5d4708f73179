"""Holders, their wallets, and the registers they are admitted to.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from enum import IntEnum

from rwa_chain.bindings.i_identity_registry import IIdentityRegistry as _IIdentityRegistry
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267


class Admissions:
    """Holders, their wallets, and the registers they are admitted to."""

    ADMISSIONS_MAX = 128
    REGISTERS_MAX = 256
    WALLETS_MAX = 254
    SYNC_GAS = 60000
    RAISE_GAS = 40000
    GAS_LEFT = 30000

    class Life(IntEnum):
        """LOCAL: a wallet that took over in single registers and is nobody's anywhere else."""

        NONE = 0
        LIVING = 1
        LOST = 2
        LOCAL = 3

    AdmissionImported = _IIdentityRegistry.AdmissionImported
    AdmissionMoved = _IIdentityRegistry.AdmissionMoved
    AdmissionUnknown = _IIdentityRegistry.AdmissionUnknown
    AdmissionWithdrawn = _IIdentityRegistry.AdmissionWithdrawn
    AdmissionsFull = _IIdentityRegistry.AdmissionsFull
    AnotherWalletAdmitted = _IIdentityRegistry.AnotherWalletAdmitted
    ClaimExpired = _IIdentityRegistry.ClaimExpired
    ClaimFromFuture = _IIdentityRegistry.ClaimFromFuture
    ClaimNotNewer = _IIdentityRegistry.ClaimNotNewer
    ClaimPresented = _IIdentityRegistry.ClaimPresented
    ClaimRevoked = _IIdentityRegistry.ClaimRevoked
    ClaimSignatureInvalid = _IIdentityRegistry.ClaimSignatureInvalid
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    GasTooLittle = _IIdentityRegistry.GasTooLittle
    HolderRegistered = _IIdentityRegistry.HolderRegistered
    HolderUnknown = _IIdentityRegistry.HolderUnknown
    IssuerAlreadyTrusted = _IIdentityRegistry.IssuerAlreadyTrusted
    IssuerNotTrusted = _IIdentityRegistry.IssuerNotTrusted
    IssuerRemoved = _IIdentityRegistry.IssuerRemoved
    IssuerTrusted = _IIdentityRegistry.IssuerTrusted
    ProfileSet = _IIdentityRegistry.ProfileSet
    RecoveryOnly = _IIdentityRegistry.RecoveryOnly
    RecoverySet = _IIdentityRegistry.RecoverySet
    RegisterBound = _IIdentityRegistry.RegisterBound
    RegisterFailed = _IIdentityRegistry.RegisterFailed
    RegisterKnown = _IIdentityRegistry.RegisterKnown
    RegisterNotBound = _IIdentityRegistry.RegisterNotBound
    RegisterNotFailed = _IIdentityRegistry.RegisterNotFailed
    RegisterRestored = _IIdentityRegistry.RegisterRestored
    RegisterStillFails = _IIdentityRegistry.RegisterStillFails
    RegisterUnbound = _IIdentityRegistry.RegisterUnbound
    RegisterWithoutCode = _IIdentityRegistry.RegisterWithoutCode
    RegistersFull = _IIdentityRegistry.RegistersFull
    RegistrationFieldInvalid = _IIdentityRegistry.RegistrationFieldInvalid
    SanctionSet = _IIdentityRegistry.SanctionSet
    SuspensionSet = _IIdentityRegistry.SuspensionSet
    ValiditySet = _IIdentityRegistry.ValiditySet
    WalletAdded = _IIdentityRegistry.WalletAdded
    WalletIsId = _IIdentityRegistry.WalletIsId
    WalletNotSuccessor = _IIdentityRegistry.WalletNotSuccessor
    WalletRecovered = _IIdentityRegistry.WalletRecovered
    WalletRecoveredIn = _IIdentityRegistry.WalletRecoveredIn
    WalletRemoved = _IIdentityRegistry.WalletRemoved
    WalletStillAdmitted = _IIdentityRegistry.WalletStillAdmitted
    WalletStillHolds = _IIdentityRegistry.WalletStillHolds
    WalletTaken = _IIdentityRegistry.WalletTaken
    WalletUnknown = _IIdentityRegistry.WalletUnknown
    WalletsFull = _IIdentityRegistry.WalletsFull
