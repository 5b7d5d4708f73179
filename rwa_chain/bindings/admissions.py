"""Holders' words, their wallets, and the registers they are admitted to.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_identity_registry import IIdentityRegistry as _IIdentityRegistry
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267


class Admissions:
    """Holders' words, their wallets, and the registers they are admitted to."""

    ADMISSIONS_MAX = 128
    REGISTERS_MAX = 256
    NUMBERS_MAX = 4095
    WALLETS_MAX = 16
    HEIR = 15
    TOPICS_SHIFT = 160
    BOUND = 0x100000000000000000000000000000000000000000
    INDEX_SHIFT = 160
    REPLACES_SHIFT = 164
    REPLACES = 0x1000000000000000000000000000000000000000000
    LOST = 0x2000000000000000000000000000000000000000000

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
    HolderRegistered = _IIdentityRegistry.HolderRegistered
    HolderUnknown = _IIdentityRegistry.HolderUnknown
    IssuerAlreadyTrusted = _IIdentityRegistry.IssuerAlreadyTrusted
    IssuerNotTrusted = _IIdentityRegistry.IssuerNotTrusted
    IssuerRemoved = _IIdentityRegistry.IssuerRemoved
    IssuerTrusted = _IIdentityRegistry.IssuerTrusted
    IssuersExhausted = _IIdentityRegistry.IssuersExhausted
    ProfileSet = _IIdentityRegistry.ProfileSet
    RecoveryOnly = _IIdentityRegistry.RecoveryOnly
    RecoverySet = _IIdentityRegistry.RecoverySet
    RegisterBound = _IIdentityRegistry.RegisterBound
    RegisterKnown = _IIdentityRegistry.RegisterKnown
    RegisterNotBound = _IIdentityRegistry.RegisterNotBound
    RegisterUnbound = _IIdentityRegistry.RegisterUnbound
    RegistersFull = _IIdentityRegistry.RegistersFull
    RegistrationFieldInvalid = _IIdentityRegistry.RegistrationFieldInvalid
    SanctionSet = _IIdentityRegistry.SanctionSet
    SuspensionSet = _IIdentityRegistry.SuspensionSet
    ValiditySet = _IIdentityRegistry.ValiditySet
    WalletAdded = _IIdentityRegistry.WalletAdded
    WalletIsId = _IIdentityRegistry.WalletIsId
    WalletNotSuccessor = _IIdentityRegistry.WalletNotSuccessor
    WalletRecovered = _IIdentityRegistry.WalletRecovered
    WalletRemoved = _IIdentityRegistry.WalletRemoved
    WalletStillAdmitted = _IIdentityRegistry.WalletStillAdmitted
    WalletStillHolds = _IIdentityRegistry.WalletStillHolds
    WalletTaken = _IIdentityRegistry.WalletTaken
    WalletUnknown = _IIdentityRegistry.WalletUnknown
    WalletsFull = _IIdentityRegistry.WalletsFull
