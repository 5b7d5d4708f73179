"""A fund that deals daily, the instrument of its token.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_money_market_fund import IMoneyMarketFund as _IMoneyMarketFund
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("token", "address"), ("asset", "address"), ("t", StructOf(lambda: _types.FundTerms))))
_ADD_CASH: Function[None] = Function("addCash", "adcd2d54", (("asset", "address"),), ())
_APPROVE_NAV: Function[None] = Function("approveNav", "faae5a1f", (("day", "uint32"), ("navHash", "bytes32")), ())
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_BEFORE_ISSUE: Function[None] = Function("beforeIssue", "3716d7cb", (("", "address"), ("amount", "uint256"), ("", "uint256")), ())
_CANCEL_REDEMPTION: Function[None] = Function("cancelRedemption", "ab32c088", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_CANCEL_SUBSCRIPTION: Function[None] = Function("cancelSubscription", "0e2c654d", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_CARRY: Function[None] = Function("carry", "ce20988a", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_CASH_TOKENS: Function[tuple[Address, ...]] = Function("cashTokens", "6c5862ae", (), (("", "address[]"),))
_CLAIM_CASH: Function[int] = Function("claimCash", "a4864bad", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", "uint256"),))
_CLAIM_UNITS: Function[int] = Function("claimUnits", "0b36aefe", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", "uint256"),))
_CLOSE_CASH: Function[None] = Function("closeCash", "50e06830", (("asset", "address"), ("closed", "bool")), ())
_CUT_OFF_OF: Function[int] = Function("cutOffOf", "5d03e027", (("day", "uint32"),), (("", "uint256"),))
_DAY_OF: Function[_types.Day] = Function("dayOf", "9c97e896", (("day", "uint32"),), (("", StructOf(lambda: _types.Day)),))
_END_UNHELD: Function[None] = Function("endUnheld", "057bd666", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_ENFORCE: Function[None] = Function("enforce", "22019c0b", (("asset", "address"), ("day", "uint32")), ())
_FLOW_OF: Function[_types.Flow] = Function("flowOf", "2436ac36", (("asset", "address"), ("day", "uint32")), (("flow", StructOf(lambda: _types.Flow)),))
_FUND: Function[int] = Function("fund", "7b1837de", (("asset", "address"), ("amount", "uint256")), (("taken", "uint256"),))
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_DEALING_DAY: Function[bool] = Function("isDealingDay", "099c53ad", (("day", "uint32"),), (("", "bool"),))
_IS_OPERATOR: Function[bool] = Function("isOperator", "b6363cf2", (("controller", "address"), ("operator", "address")), (("", "bool"),))
_LATEST_NAV: Function[tuple[int, int, int, int, bool]] = Function("latestNav", "513a9c34", (), (("day", "uint32"), ("nav", "uint256"), ("valuedAt", "uint256"), ("age", "uint256"), ("fresh", "bool")))
_MISSING_FOR: Function[int] = Function("missingFor", "24548a3a", (("asset", "address"),), (("", "uint256"),))
_NEXT_DAY: Function[int] = Function("nextDay", "2d1558aa", (), (("", "uint32"),))
_OPEN_DAY: Function[int] = Function("openDay", "715761b3", (), (("", "uint32"),))
_OPEN_DEALING: Function[None] = Function("openDealing", "9bc6c90d", (("termsHash_", "bytes32"),), ())
_PASS_: Function[None] = Function("pass", "4cf67b8b", (("day", "uint32"),), ())
_PAY_CASH: Function[None] = Function("payCash", "5657c906", (("asset", "address"), ("day", "uint32"), ("controllers", "address[]")), ())
_PAY_ONE: Function[None] = Function("payOne", "4390b80a", (("asset", "address"), ("controller", "address"), ("day", "uint32"), ("cash", "bool")), ())
_PAY_UNITS: Function[None] = Function("payUnits", "80335fc5", (("asset", "address"), ("day", "uint32"), ("controllers", "address[]")), ())
_PUBLISH_NAV: Function[None] = Function("publishNav", "2ecc7cb3", (("nav", StructOf(lambda: _types.Nav)),), ())
_PUBLISHED_NAV: Function[tuple[_types.Nav, bool]] = Function("publishedNav", "b74c2801", (), (("nav", StructOf(lambda: _types.Nav)), ("approved", "bool")))
_REFUSE_CLOSED: Function[None] = Function("refuseClosed", "74ac4c5a", (("closesAt", "uint256"),), ())
_REQUEST_OF: Function[_types.Request] = Function("requestOf", "2ef11d67", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", StructOf(lambda: _types.Request)),))
_REQUEST_REDEMPTION: Function[int] = Function("requestRedemption", "6f866428", (("asset", "address"), ("units", "uint96"), ("controller", "address"), ("day", "uint32")), (("", "uint256"),))
_REQUEST_SUBSCRIPTION: Function[int] = Function("requestSubscription", "797de241", (("asset", "address"), ("amount", "uint128"), ("controller", "address"), ("day", "uint32")), (("", "uint256"),))
_REQUIRE_ISSUABLE: Function[None] = Function("requireIssuable", "a2eac8b9", (("", "address"), ("", "address"), ("amount", "uint256")), ())
_RESUME: Function[None] = Function("resume", "046f7da2", (), ())
_SCALE: Function[int] = Function("scale", "f51e181a", (), (("", "uint256"),))
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_CLOSED: Function[None] = Function("setClosed", "7d55ed76", (("daysClosed", "uint32[]"), ("closed", "bool")), ())
_SET_OPERATOR: Function[bool] = Function("setOperator", "558a7297", (("operator", "address"), ("approved", "bool")), (("", "bool"),))
_STRIKE: Function[None] = Function("strike", "2b5145b4", (("day", "uint32"),), ())
_SUSPEND: Function[None] = Function("suspend", "b1c4235d", (("reason", "bytes32"),), ())
_SUSPENSION: Function[bytes] = Function("suspension", "93993de5", (), (("", "bytes32"),))
_SWEEP: Function[int] = Function("sweep", "01681a62", (("asset", "address"),), (("amount", "uint256"),))
_TERMS: Function[_types.FundTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.FundTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))
_UNITS_IN_ISSUE: Function[int] = Function("unitsInIssue", "8030df49", (), (("", "uint256"),))
_UNSWEPT: Function[int] = Function("unswept", "084108dc", (("asset", "address"),), (("", "uint256"),))


class MoneyMarketFund(Contract):
    """A fund that deals daily, the instrument of its token."""

    NAME = "MoneyMarketFund"
    SOURCE = "contracts/fund/MoneyMarketFund.sol"

    CASH_MOST = 8
    CLOSED_MOST = 31
    DECIMALS_MOST = 8
    CALL_GAS = 400000

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    CashClaimed = _IMoneyMarketFund.CashClaimed
    CheckerIsMaker = _IMoneyMarketFund.CheckerIsMaker
    ClaimDone = _IMoneyMarketFund.ClaimDone
    ClaimPassedOver = _IMoneyMarketFund.ClaimPassedOver
    ControllerNotYours = _IMoneyMarketFund.ControllerNotYours
    DayClosed = _IMoneyMarketFund.DayClosed
    DayNotReached = _IMoneyMarketFund.DayNotReached
    DayOutOfOrder = _IMoneyMarketFund.DayOutOfOrder
    DayPassed = _IMoneyMarketFund.DayPassed
    DayStatusUnfit = _IMoneyMarketFund.DayStatusUnfit
    DayStruck = _IMoneyMarketFund.DayStruck
    DayUnfit = _IMoneyMarketFund.DayUnfit
    DealingDayClosed = _IMoneyMarketFund.DealingDayClosed
    DealingOpened = _IMoneyMarketFund.DealingOpened
    FundCashAdded = _IMoneyMarketFund.FundCashAdded
    FundCashClosed = _IMoneyMarketFund.FundCashClosed
    FundCashUnfit = _IMoneyMarketFund.FundCashUnfit
    FundIsSuspended = _IMoneyMarketFund.FundIsSuspended
    FundNotSuspended = _IMoneyMarketFund.FundNotSuspended
    FundResumed = _IMoneyMarketFund.FundResumed
    FundSilent = _IMoneyMarketFund.FundSilent
    FundSuspended = _IMoneyMarketFund.FundSuspended
    FundTermUnfit = _IMoneyMarketFund.FundTermUnfit
    FundTermsFrozen = _IMoneyMarketFund.FundTermsFrozen
    HolderRefused = _IMoneyMarketFund.HolderRefused
    IssueByStrikeOnly = _IMoneyMarketFund.IssueByStrikeOnly
    NavApproved = _IMoneyMarketFund.NavApproved
    NavPublished = _IMoneyMarketFund.NavPublished
    NavStale = _IMoneyMarketFund.NavStale
    NavStands = _IMoneyMarketFund.NavStands
    NavUnfit = _IMoneyMarketFund.NavUnfit
    NavUnknown = _IMoneyMarketFund.NavUnknown
    OperatorSet = _IMoneyMarketFund.OperatorSet
    PageGasShort = _IMoneyMarketFund.PageGasShort
    RedemptionCancelled = _IMoneyMarketFund.RedemptionCancelled
    RedemptionEnded = _IMoneyMarketFund.RedemptionEnded
    RedemptionEnforced = _IMoneyMarketFund.RedemptionEnforced
    RedemptionNotLate = _IMoneyMarketFund.RedemptionNotLate
    RedemptionRequested = _IMoneyMarketFund.RedemptionRequested
    RedemptionUnfunded = _IMoneyMarketFund.RedemptionUnfunded
    RedemptionsFunded = _IMoneyMarketFund.RedemptionsFunded
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RequestBacked = _IMoneyMarketFund.RequestBacked
    RequestCarried = _IMoneyMarketFund.RequestCarried
    RequestMissing = _IMoneyMarketFund.RequestMissing
    RequestTooSmall = _IMoneyMarketFund.RequestTooSmall
    RequestUnbacked = _IMoneyMarketFund.RequestUnbacked
    RequestsCarried = _IMoneyMarketFund.RequestsCarried
    SubscriptionCancelled = _IMoneyMarketFund.SubscriptionCancelled
    SubscriptionRequested = _IMoneyMarketFund.SubscriptionRequested
    SubscriptionsSwept = _IMoneyMarketFund.SubscriptionsSwept
    UnitsClaimed = _IMoneyMarketFund.UnitsClaimed

    @classmethod
    def creation(cls, authority: AddressLike, token: AddressLike, asset: AddressLike, t: _types.FundTerms, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, token, asset, t))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, token: AddressLike, asset: AddressLike, t: _types.FundTerms, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, token, asset, t, libraries=libraries), sender, gas)

    def _make_add_cash(self, asset: AddressLike) -> Call[None]:
        return self._call(_ADD_CASH, (asset,))

    @write(_make_add_cash)
    def add_cash(self, asset: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes another bank's money (ADMIN). Requirements: the same currency and decimals, at most 8 in all,
        new (`FundCashUnfit`).
        """
        raise Signature

    def _make_approve_nav(self, day: int, nav_hash: bytes) -> Call[None]:
        return self._call(_APPROVE_NAV, (day, nav_hash))

    @write(_make_approve_nav)
    def approve_nav(self, day: int, nav_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Approves the published NAV (TRUSTEE). Requirements: it is that one (`NavUnknown`); another key
        published it (`CheckerIsMaker`); it is not stale (`NavStale`); not suspended (`FundIsSuspended`).

        Emits `NavApproved`.
        """
        raise Signature

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

    def before_issue(self, argument_0: AddressLike, amount: int, argument_2: int, *, at: int | None = None) -> None:
        """Lets the calling token issue, or reverts with the reason; counts what it lets.

        amount: [units]
        supply_after: [units]
        """
        return self._view(_BEFORE_ISSUE, (argument_0, amount, argument_2), at)

    def _make_cancel_redemption(self, asset: AddressLike, controller: AddressLike, day: int) -> Call[None]:
        return self._call(_CANCEL_REDEMPTION, (asset, controller, day))

    @write(_make_cancel_redemption)
    def cancel_redemption(self, asset: AddressLike, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes the whole redemption of a day back. Requirements: as `cancelSubscription`.

        Emits `RedemptionCancelled`.
        """
        raise Signature

    def _make_cancel_subscription(self, asset: AddressLike, controller: AddressLike, day: int) -> Call[None]:
        return self._call(_CANCEL_SUBSCRIPTION, (asset, controller, day))

    @write(_make_cancel_subscription)
    def cancel_subscription(self, asset: AddressLike, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes the whole subscription of a day back (the controller, or its operator). Requirements: the cut-
        off has not passed (`DayClosed`); not dealt (`DayStatusUnfit`); there is one (`RequestMissing`).

        Emits `SubscriptionCancelled`.
        """
        raise Signature

    def _make_carry(self, asset: AddressLike, controller: AddressLike, day: int) -> Call[None]:
        return self._call(_CARRY, (asset, controller, day))

    @write(_make_carry)
    def carry(self, asset: AddressLike, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Enters what was carried for a holder in its own name, for anyone, as claims and cancellations do; and
        takes what rounding left of a day into the books once nobody has anything to claim of it.
        """
        raise Signature

    def cash_tokens(self, *, at: int | None = None) -> tuple[Address, ...]:
        """`cashTokens()`"""
        return self._view(_CASH_TOKENS, (), at)

    def _make_claim_cash(self, asset: AddressLike, controller: AddressLike, day: int) -> Call[int]:
        return self._call(_CLAIM_CASH, (asset, controller, day))

    @write(_make_claim_cash)
    def claim_cash(self, asset: AddressLike, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> int:
        """Takes the money of a struck day; the units are burnt (the controller, or its operator).

        Emits `CashClaimed`. Requirements: as `claimUnits`; the money is there (`RedemptionUnfunded`); neither
        frozen nor sanctioned (`HolderRefused`); its units are held (`RequestUnbacked`) and not frozen (the
        register's refusal); the money's own refusals.
        """
        raise Signature

    def _make_claim_units(self, asset: AddressLike, controller: AddressLike, day: int) -> Call[int]:
        return self._call(_CLAIM_UNITS, (asset, controller, day))

    @write(_make_claim_units)
    def claim_units(self, asset: AddressLike, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> int:
        """Takes the units of a struck day (the controller, or its operator).

        Emits `UnitsClaimed`. Requirements: struck (`DayStatusUnfit`); a request (`RequestMissing`), once
        (`ClaimDone`); the register's refusals of the receipt. A lost wallet's go to its successor, who then
        is the controller.
        """
        raise Signature

    def _make_close_cash(self, asset: AddressLike, closed: bool) -> Call[None]:
        return self._call(_CLOSE_CASH, (asset, closed))

    @write(_make_close_cash)
    def close_cash(self, asset: AddressLike, closed: bool, *, sender: Party, gas: int | None = None) -> None:
        """Takes no more requests in a bank's money, or again (TRUSTEE): a bank that can't be reached. What was
        asked for goes on.

        Emits `FundCashClosed`. Requirements: a known cash token (`FundCashUnfit`).
        """
        raise Signature

    def cut_off_of(self, day: int, *, at: int | None = None) -> int:
        """[s] last second of a day's requests."""
        return self._view(_CUT_OFF_OF, (day,), at)

    def day_of(self, day: int, *, at: int | None = None) -> _types.Day:
        """`dayOf(uint32)`"""
        return self._view(_DAY_OF, (day,), at)

    def _make_end_unheld(self, asset: AddressLike, controller: AddressLike, day: int) -> Call[None]:
        return self._call(_END_UNHELD, (asset, controller, day))

    @write(_make_end_unheld)
    def end_unheld(self, asset: AddressLike, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends a redemption whose hold a court broke, for anyone. What was dealt for it is in issue again, and
        its money the fund's.

        Emits `RedemptionEnded`. Requirements: less is held than the holder asks for in that cash token
        (`RequestBacked`); the day was not passed (`DayStatusUnfit`); a request (`RequestMissing`) that was
        not claimed (`ClaimDone`); of a struck day, its money is there (`RedemptionUnfunded`).
        """
        raise Signature

    def _make_enforce(self, asset: AddressLike, day: int) -> Call[None]:
        return self._call(_ENFORCE, (asset, day))

    @write(_make_enforce)
    def enforce(self, asset: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Pulls late redemption money from the custody account, as far as its allowance and balance reach, for
        anyone; where it stays short the fund is suspended, once a day and cash token, unless a bank refused
        the payment.

        Emits `RedemptionEnforced`, and `FundSuspended`. Requirements: late and not funded
        (`RedemptionNotLate`).
        """
        raise Signature

    def flow_of(self, asset: AddressLike, day: int, *, at: int | None = None) -> _types.Flow:
        """`flowOf(address,uint32)`"""
        return self._view(_FLOW_OF, (asset, day), at)

    def _make_fund(self, asset: AddressLike, amount: int) -> Call[int]:
        return self._call(_FUND, (asset, amount))

    @write(_make_fund)
    def fund(self, asset: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> int:
        """Pays in what redeemers are owed, oldest day first, for anyone; at most what is missing is taken.

        Emits `RedemptionsFunded`.
        """
        raise Signature

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def is_dealing_day(self, day: int, *, at: int | None = None) -> bool:
        """`isDealingDay(uint32)`"""
        return self._view(_IS_DEALING_DAY, (day,), at)

    def is_operator(self, controller: AddressLike, operator: AddressLike, *, at: int | None = None) -> bool:
        """`isOperator(address,address)`"""
        return self._view(_IS_OPERATOR, (controller, operator), at)

    def latest_nav(self, *, at: int | None = None) -> tuple[int, int, int, int, bool]:
        """The NAV of the last struck day: per unit [wad], when it was valued and how old it is [s], and whether
        it is fresh.
        """
        return self._view(_LATEST_NAV, (), at)

    def missing_for(self, asset: AddressLike, *, at: int | None = None) -> int:
        """What redeemers are owed and have not yet been funded. [cash base units]"""
        return self._view(_MISSING_FOR, (asset,), at)

    def next_day(self, *, at: int | None = None) -> int:
        """The day to be struck or passed next."""
        return self._view(_NEXT_DAY, (), at)

    def open_day(self, *, at: int | None = None) -> int:
        """The day that takes requests now."""
        return self._view(_OPEN_DAY, (), at)

    def _make_open_dealing(self, terms_hash: bytes) -> Call[None]:
        return self._call(_OPEN_DEALING, (terms_hash,))

    @write(_make_open_dealing)
    def open_dealing(self, terms_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Confirms the terms that the contract was deployed with, by their hash, and opens dealing (ISSUER, the
        product provider), once.

        Emits `DealingOpened`. Requirements: not open yet, that hash, a register without a minimum holding
        (`FundTermUnfit`). Asked at the deployment, by field (`FundTermUnfit`): a custody account, weekdays,
        decimals up to 8, an initial price of that many decimals; a cut-off within the day; clocks of at most
        31 days; rates below one; documents.
        """
        raise Signature

    def _make_pass_(self, day: int) -> Call[None]:
        return self._call(_PASS_, (day,))

    @write(_make_pass_)
    def pass_(self, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Passes a day that was not struck, for anyone: all its requests stand under the open day's id.

        Emits `DayPassed`, `RequestsCarried`. Requirements: the next day (`DayOutOfOrder`); its cut-off has
        passed, and the fund is suspended or the day is late (`DayNotReached`); it has no approved NAV, or a
        stale one (`NavStands`).
        """
        raise Signature

    def _make_pay_cash(self, asset: AddressLike, day: int, controllers: Sequence[AddressLike]) -> Call[None]:
        return self._call(_PAY_CASH, (asset, day, controllers))

    @write(_make_pay_cash)
    def pay_cash(self, asset: AddressLike, day: int, controllers: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Pays many (PAYING_AGENT; anyone once it is late). Who is refused is passed over.

        Emits `CashClaimed` or `ClaimPassedOver` for each that has something to claim.
        """
        raise Signature

    def _make_pay_one(self, asset: AddressLike, controller: AddressLike, day: int, cash: bool) -> Call[None]:
        return self._call(_PAY_ONE, (asset, controller, day, cash))

    @write(_make_pay_one)
    def pay_one(self, asset: AddressLike, controller: AddressLike, day: int, cash: bool, *, sender: Party, gas: int | None = None) -> None:
        """`payOne(address,address,uint32,bool)`

        By itself alone, so that whatever refuses one of a page leaves nothing of it behind.
        """
        raise Signature

    def _make_pay_units(self, asset: AddressLike, day: int, controllers: Sequence[AddressLike]) -> Call[None]:
        return self._call(_PAY_UNITS, (asset, day, controllers))

    @write(_make_pay_units)
    def pay_units(self, asset: AddressLike, day: int, controllers: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Hands units out to many (PAYING_AGENT; anyone once the day's redemption money would be late). Who is
        refused is passed over.

        Emits `UnitsClaimed` or `ClaimPassedOver` for each that has something to claim.
        """
        raise Signature

    def _make_publish_nav(self, nav: _types.Nav) -> Call[None]:
        return self._call(_PUBLISH_NAV, (nav,))

    @write(_make_publish_nav)
    def publish_nav(self, nav: _types.Nav, *, sender: Party, gas: int | None = None) -> None:
        """Publishes the NAV of the day to be dealt next (CALCULATION_AGENT, the administrator), or replaces it.

        Emits `NavPublished`. Requirements, by field (`NavUnfit`): the day (`day`); valued at its cut-off or
        later and not in the future (`valuedAt`); the units in issue (`units`); net assets over units to the
        terms' decimals (`price`).
        """
        raise Signature

    def published_nav(self, *, at: int | None = None) -> tuple[_types.Nav, bool]:
        """The published NAV of the next day, and whether the trustee approved it."""
        return self._view(_PUBLISHED_NAV, (), at)

    def refuse_closed(self, closes_at: int, *, at: int | None = None) -> None:
        """Reverts with the instrument's own refusal of a voluntary movement after `closesAt`.

        closes_at: [s] last second at which the register took voluntary movements
        """
        return self._view(_REFUSE_CLOSED, (closes_at,), at)

    def request_of(self, asset: AddressLike, controller: AddressLike, day: int, *, at: int | None = None) -> _types.Request:
        """What a holder has under an id, with what was carried there and is not entered yet."""
        return self._view(_REQUEST_OF, (asset, controller, day), at)

    def _make_request_redemption(self, asset: AddressLike, units: int, controller: AddressLike, day: int) -> Call[int]:
        return self._call(_REQUEST_REDEMPTION, (asset, units, controller, day))

    @write(_make_request_redemption)
    def request_redemption(self, asset: AddressLike, units: int, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> int:
        """Asks for units to be redeemed, which are held from now on (the controller, or its operator).

        Emits `RedemptionRequested`. Requirements: as `requestSubscription`, but anyone who is neither frozen
        nor sanctioned may redeem; what it asked for before is held (`RequestUnbacked`); the register's
        refusals of a hold.

        asset: that it is to be paid in
        """
        raise Signature

    def _make_request_subscription(self, asset: AddressLike, amount: int, controller: AddressLike, day: int) -> Call[int]:
        return self._call(_REQUEST_SUBSCRIPTION, (asset, amount, controller, day))

    @write(_make_request_subscription)
    def request_subscription(self, asset: AddressLike, amount: int, controller: AddressLike, day: int, *, sender: Party, gas: int | None = None) -> int:
        """Pays money in for units at the price of a day (the controller, or its operator).

        Emits `SubscriptionRequested`. Requirements: dealing is open (`FundSilent`); a known cash token that
        is not closed (`FundCashUnfit`); the caller (`ControllerNotYours`); the controller may hold units
        (`HolderRefused`); the minimum (`RequestTooSmall`); the day, where it is named, takes requests
        (`DayClosed`); the token's own refusals of the payment.

        day: 0 = the next whose cut-off has not passed
        Returns the day whose price it takes
        """
        raise Signature

    def require_issuable(self, argument_0: AddressLike, argument_1: AddressLike, amount: int, *, at: int | None = None) -> None:
        """The same question beforehand, as far as it can be answered by then.

        amount: [units]
        to: zero = whoever
        """
        return self._view(_REQUIRE_ISSUABLE, (argument_0, argument_1, amount), at)

    def _make_resume(self) -> Call[None]:
        return self._call(_RESUME, ())

    @write(_make_resume)
    def resume(self, *, sender: Party, gas: int | None = None) -> None:
        """Deals again (TRUSTEE). Requirements: suspended (`FundNotSuspended`)."""
        raise Signature

    def scale(self, *, at: int | None = None) -> int:
        """[units] that an amount of one cash base unit is at a price of one [wad]."""
        return self._view(_SCALE, (), at)

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature

    def _make_set_closed(self, days_closed: Sequence[int], closed: bool) -> Call[None]:
        return self._call(_SET_CLOSED, (days_closed, closed))

    @write(_make_set_closed)
    def set_closed(self, days_closed: Sequence[int], closed: bool, *, sender: Party, gas: int | None = None) -> None:
        """Names days on which the fund doesn't deal, or opens them again (CALCULATION_AGENT). Requirements:
        after the day that takes requests now, and never more than 31 days without a dealing day (`DayUnfit`).
        """
        raise Signature

    def _make_set_operator(self, operator: AddressLike, approved: bool) -> Call[bool]:
        return self._call(_SET_OPERATOR, (operator, approved))

    @write(_make_set_operator)
    def set_operator(self, operator: AddressLike, approved: bool, *, sender: Party, gas: int | None = None) -> bool:
        """Lets another act for the caller, or no longer."""
        raise Signature

    def _make_strike(self, day: int) -> Call[None]:
        return self._call(_STRIKE, (day,))

    @write(_make_strike)
    def strike(self, day: int, *, sender: Party, gas: int | None = None) -> None:
        """Deals a day, for anyone: one price, one ratio, for all requests, in constant time.

        Emits `DayStruck`, `RequestsCarried` where the gate holds some back. Requirements: the next day
        (`DayOutOfOrder`); an approved NAV (`NavUnknown`) that is not stale (`NavStale`); its cut-off has
        passed (`DayNotReached`); not suspended (`FundIsSuspended`).
        """
        raise Signature

    def _make_suspend(self, reason: bytes) -> Call[None]:
        return self._call(_SUSPEND, (reason,))

    @write(_make_suspend)
    def suspend(self, reason: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Stops dealing (TRUSTEE). The regulator is told at once; the hash is the notice's."""
        raise Signature

    def suspension(self, *, at: int | None = None) -> bytes:
        """`suspension()`"""
        return self._view(_SUSPENSION, (), at)

    def _make_sweep(self, asset: AddressLike) -> Call[int]:
        return self._call(_SWEEP, (asset,))

    @write(_make_sweep)
    def sweep(self, asset: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Moves struck subscriptions that redeemers don't need to the custody account, for anyone.

        Emits `SubscriptionsSwept`.
        """
        raise Signature

    def terms(self, *, at: int | None = None) -> _types.FundTerms:
        """`terms()`"""
        return self._view(_TERMS, (), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """`termsHash()`"""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """`token()`"""
        return self._view(_TOKEN, (), at)

    def units_in_issue(self, *, at: int | None = None) -> int:
        """[units] struck and not claimed among them, dealt for redemption not."""
        return self._view(_UNITS_IN_ISSUE, (), at)

    def unswept(self, asset: AddressLike, *, at: int | None = None) -> int:
        """Struck subscriptions that were not swept. [cash base units]"""
        return self._view(_UNSWEPT, (asset,), at)
