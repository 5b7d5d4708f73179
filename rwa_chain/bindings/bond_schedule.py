"""A bond's terms and periods, and the principal that follows from them; interest is its face's.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.faced import Faced as _Faced
from rwa_chain.bindings.i_bond import IBond as _IBond


class BondSchedule:
    """A bond's terms and periods, and the principal that follows from them; interest is its face's."""

    PERIODS_MAX = 480
    PARTIAL_CALLS_MAX = 16

    Advanced = _IBond.Advanced
    AlreadyDeclared = _IBond.AlreadyDeclared
    BondEnded = _IBond.BondEnded
    CallDateUnfit = _IBond.CallDateUnfit
    CallRefused = _IBond.CallRefused
    Called = _IBond.Called
    CalledInPart = _IBond.CalledInPart
    CouponDeclared = _IBond.CouponDeclared
    DateOutsideSchedule = _IBond.DateOutsideSchedule
    FaceMissing = _Faced.FaceMissing
    NothingOwed = _IBond.NothingOwed
    NoticeTooShort = _IBond.NoticeTooShort
    NumberUnknown = _IBond.NumberUnknown
    ObligationsSet = _IBond.ObligationsSet
    PartBusy = _IBond.PartBusy
    PartUnknown = _IBond.PartUnknown
    PartsSet = _IBond.PartsSet
    PeriodUnknown = _IBond.PeriodUnknown
    PeriodsAdded = _IBond.PeriodsAdded
    PrincipalDeclared = _IBond.PrincipalDeclared
    PrincipalNotDischarged = _IBond.PrincipalNotDischarged
    RateUnknown = _IBond.RateUnknown
    ScheduleReinstated = _IBond.ScheduleReinstated
    ScheduleSuperseded = _IBond.ScheduleSuperseded
    ScheduleUnfit = _IBond.ScheduleUnfit
    TermUnfit = _IBond.TermUnfit
    TermsAmended = _IBond.TermsAmended
    TermsFrozen = _IBond.TermsFrozen
    TermsHashUnexpected = _IBond.TermsHashUnexpected
    UnitsCancelled = _IBond.UnitsCancelled
    UnitsNotFree = _IBond.UnitsNotFree
    UnitsPut = _IBond.UnitsPut
    UnitsRetired = _IBond.UnitsRetired
    VolumeExceeded = _IBond.VolumeExceeded
