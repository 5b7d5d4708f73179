"""A bond's terms and periods, and the interest that follows from them.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_bond import IBond as _IBond


class BondSchedule:
    """A bond's terms and periods, and the interest that follows from them."""

    PERIODS_MAX = 120

    AlreadyDeclared = _IBond.AlreadyDeclared
    BondStatusUnfit = _IBond.BondStatusUnfit
    BondTransitionRefused = _IBond.BondTransitionRefused
    CallDateUnfit = _IBond.CallDateUnfit
    Called = _IBond.Called
    ClaimUnpaid = _IBond.ClaimUnpaid
    CouponDeclared = _IBond.CouponDeclared
    DateOutsideSchedule = _IBond.DateOutsideSchedule
    DeclarationCancelled = _IBond.DeclarationCancelled
    DistributorSet = _IBond.DistributorSet
    NotDeclared = _IBond.NotDeclared
    NotMatured = _IBond.NotMatured
    NoticeTooShort = _IBond.NoticeTooShort
    PartUnknown = _IBond.PartUnknown
    PartsSet = _IBond.PartsSet
    PeriodUnknown = _IBond.PeriodUnknown
    PrincipalRedeemed = _IBond.PrincipalRedeemed
    RedemptionDeclared = _IBond.RedemptionDeclared
    ScheduleUnfit = _IBond.ScheduleUnfit
    StatusChanged = _IBond.StatusChanged
    TermUnfit = _IBond.TermUnfit
    TermsFrozen = _IBond.TermsFrozen
    UnitsRedeemed = _IBond.UnitsRedeemed
    VolumeExceeded = _IBond.VolumeExceeded
