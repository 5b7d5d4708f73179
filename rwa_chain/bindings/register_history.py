"""The words of a register and what they were at every record instant.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_register import IRegister as _IRegister


class RegisterHistory:
    """The words of a register and what they were at every record instant."""

    OPEN_INSTANTS_MAX = 64
    INSTANTS_MAX = 4095
    UNITS = 0xffffffffffffffffffff

    ClosingSet = _IRegister.ClosingSet
    CountryMapSet = _IRegister.CountryMapSet
    CustomRuleSet = _IRegister.CustomRuleSet
    DecimalsTooMany = _IRegister.DecimalsTooMany
    EntryAdmitted = _IRegister.EntryAdmitted
    EntrySynced = _IRegister.EntrySynced
    GenerationRaised = _IRegister.GenerationRaised
    GenerationsExhausted = _IRegister.GenerationsExhausted
    HoldBroken = _IRegister.HoldBroken
    HoldExists = _IRegister.HoldExists
    HoldExpired = _IRegister.HoldExpired
    HoldNotYours = _IRegister.HoldNotYours
    HoldPlaced = _IRegister.HoldPlaced
    HoldReleased = _IRegister.HoldReleased
    HoldStillGood = _IRegister.HoldStillGood
    HoldTaken = _IRegister.HoldTaken
    HoldUnknown = _IRegister.HoldUnknown
    HoldsCancelled = _IRegister.HoldsCancelled
    IdentityRegistryReplaced = _IRegister.IdentityRegistryReplaced
    MembersExhausted = _IRegister.MembersExhausted
    OddLot = _IRegister.OddLot
    PolicySet = _IRegister.PolicySet
    PowerMissing = _IRegister.PowerMissing
    PowersSet = _IRegister.PowersSet
    RecordInstantCancelled = _IRegister.RecordInstantCancelled
    RecordInstantPast = _IRegister.RecordInstantPast
    RecordInstantScheduled = _IRegister.RecordInstantScheduled
    RecordInstantUnknown = _IRegister.RecordInstantUnknown
    RecordInstantsFull = _IRegister.RecordInstantsFull
    RecordNotReached = _IRegister.RecordNotReached
    SpenderRefused = _IRegister.SpenderRefused
    SupplyTooLarge = _IRegister.SupplyTooLarge
    UnitsHeld = _IRegister.UnitsHeld
    VenueHaltSet = _IRegister.VenueHaltSet
    WalletNotRecoverable = _IRegister.WalletNotRecoverable
    WalletSucceeded = _IRegister.WalletSucceeded
