"""Orders of courts, of securities as of money.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_court_orders import ICourtOrders as _ICourtOrders


class CourtOrders:
    """Orders of courts, of securities as of money."""

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    CourtOrderNotLodged = _ICourtOrders.CourtOrderNotLodged
    CourtOrderRefused = _ICourtOrders.CourtOrderRefused
    FrozenByOrder = _ICourtOrders.FrozenByOrder
    ObjectionOverridden = _ICourtOrders.ObjectionOverridden
    OrderEmpty = _ICourtOrders.OrderEmpty
    OrderEnded = _ICourtOrders.OrderEnded
    OrderExecuted = _ICourtOrders.OrderExecuted
    OrderHashed = _ICourtOrders.OrderHashed
    OrderLodged = _ICourtOrders.OrderLodged
    OrderNeedsAnother = _ICourtOrders.OrderNeedsAnother
    OrderObjected = _ICourtOrders.OrderObjected
    OrderTooEarly = _ICourtOrders.OrderTooEarly
    OrderUnfit = _ICourtOrders.OrderUnfit
    OrderUnknown = _ICourtOrders.OrderUnknown
