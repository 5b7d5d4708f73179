"""An open-ended fund that deals daily at a forward price: subscriptions, redemptions, net asset values, gates,
corrections.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ADD_CASH: Function[None] = Function("addCash", "adcd2d54", (("asset", "address"),), ())
_APPROVE_NAV: Function[None] = Function("approveNav", "faae5a1f", (("day", "uint32"), ("navHash", "bytes32")), ())
_CANCEL_REDEMPTION: Function[None] = Function("cancelRedemption", "ab32c088", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_CANCEL_SUBSCRIPTION: Function[None] = Function("cancelSubscription", "0e2c654d", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_CARRY: Function[None] = Function("carry", "ce20988a", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_CASH_TOKENS: Function[tuple[Address, ...]] = Function("cashTokens", "6c5862ae", (), (("", "address[]"),))
_CLAIM_CASH: Function[int] = Function("claimCash", "a4864bad", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("amount", "uint256"),))
_CLAIM_UNITS: Function[int] = Function("claimUnits", "0b36aefe", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("units", "uint256"),))
_CLOSE_CASH: Function[None] = Function("closeCash", "50e06830", (("asset", "address"), ("closed", "bool")), ())
_CUT_OFF_OF: Function[int] = Function("cutOffOf", "5d03e027", (("day", "uint32"),), (("", "uint256"),))
_DAY_OF: Function[_types.Day] = Function("dayOf", "9c97e896", (("day", "uint32"),), (("", StructOf(lambda: _types.Day)),))
_END_UNHELD: Function[None] = Function("endUnheld", "057bd666", (("asset", "address"), ("controller", "address"), ("day", "uint32")), ())
_ENFORCE: Function[None] = Function("enforce", "22019c0b", (("asset", "address"), ("day", "uint32")), ())
_FLOW_OF: Function[_types.Flow] = Function("flowOf", "2436ac36", (("asset", "address"), ("day", "uint32")), (("", StructOf(lambda: _types.Flow)),))
_FUND: Function[int] = Function("fund", "7b1837de", (("asset", "address"), ("amount", "uint256")), (("taken", "uint256"),))
_IS_DEALING_DAY: Function[bool] = Function("isDealingDay", "099c53ad", (("day", "uint32"),), (("", "bool"),))
_IS_OPERATOR: Function[bool] = Function("isOperator", "b6363cf2", (("controller", "address"), ("operator", "address")), (("", "bool"),))
_LATEST_NAV: Function[tuple[int, int, int, int, bool]] = Function("latestNav", "513a9c34", (), (("day", "uint32"), ("nav", "uint256"), ("valuedAt", "uint256"), ("age", "uint256"), ("fresh", "bool")))
_MISSING_FOR: Function[int] = Function("missingFor", "24548a3a", (("asset", "address"),), (("", "uint256"),))
_NEXT_DAY: Function[int] = Function("nextDay", "2d1558aa", (), (("", "uint32"),))
_OPEN_DAY: Function[int] = Function("openDay", "715761b3", (), (("", "uint32"),))
_OPEN_DEALING: Function[None] = Function("openDealing", "9bc6c90d", (("termsHash", "bytes32"),), ())
_PASS_: Function[None] = Function("pass", "4cf67b8b", (("day", "uint32"),), ())
_PAY_CASH: Function[None] = Function("payCash", "5657c906", (("asset", "address"), ("day", "uint32"), ("controllers", "address[]")), ())
_PAY_ONE: Function[None] = Function("payOne", "4390b80a", (("asset", "address"), ("controller", "address"), ("day", "uint32"), ("cash", "bool")), ())
_PAY_UNITS: Function[None] = Function("payUnits", "80335fc5", (("asset", "address"), ("day", "uint32"), ("controllers", "address[]")), ())
_PUBLISH_NAV: Function[None] = Function("publishNav", "2ecc7cb3", (("nav", StructOf(lambda: _types.Nav)),), ())
_PUBLISHED_NAV: Function[tuple[_types.Nav, bool]] = Function("publishedNav", "b74c2801", (), (("nav", StructOf(lambda: _types.Nav)), ("approved", "bool")))
_REQUEST_OF: Function[_types.Request] = Function("requestOf", "2ef11d67", (("asset", "address"), ("controller", "address"), ("day", "uint32")), (("", StructOf(lambda: _types.Request)),))
_REQUEST_REDEMPTION: Function[int] = Function("requestRedemption", "6f866428", (("asset", "address"), ("units", "uint96"), ("controller", "address"), ("day", "uint32")), (("requestId", "uint256"),))
_REQUEST_SUBSCRIPTION: Function[int] = Function("requestSubscription", "797de241", (("asset", "address"), ("amount", "uint128"), ("controller", "address"), ("day", "uint32")), (("requestId", "uint256"),))
_RESUME: Function[None] = Function("resume", "046f7da2", (), ())
_SCALE: Function[int] = Function("scale", "f51e181a", (), (("", "uint256"),))
_SET_CLOSED: Function[None] = Function("setClosed", "7d55ed76", (("daysClosed", "uint32[]"), ("closed", "bool")), ())
_SET_OPERATOR: Function[bool] = Function("setOperator", "558a7297", (("operator", "address"), ("approved", "bool")), (("", "bool"),))
_STRIKE: Function[None] = Function("strike", "2b5145b4", (("day", "uint32"),), ())
_SUSPEND: Function[None] = Function("suspend", "b1c4235d", (("reason", "bytes32"),), ())
_SUSPENSION: Function[bytes] = Function("suspension", "93993de5", (), (("reason", "bytes32"),))
_SWEEP: Function[int] = Function("sweep", "01681a62", (("asset", "address"),), (("amount", "uint256"),))
_TERMS: Function[_types.FundTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.FundTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))
_UNITS_IN_ISSUE: Function[int] = Function("unitsInIssue", "8030df49", (), (("", "uint256"),))
_UNSWEPT: Function[int] = Function("unswept", "084108dc", (("asset", "address"),), (("", "uint256"),))


class IMoneyMarketFund(Contract):
    """An open-ended fund that deals daily at a forward price: subscriptions, redemptions, net asset values,
    gates, corrections.
    """

    NAME = "IMoneyMarketFund"
    SOURCE = "contracts/fund/interfaces/IMoneyMarketFund.sol"

    @dataclass(frozen=True)
    class CashClaimed(Event):
        """`IMoneyMarketFund.CashClaimed`"""

        NAME = "IMoneyMarketFund.CashClaimed"
        TOPIC = "7418c7b7ff59a946cc3efc50efaba93791ea6096e9f9fe9164279f6054927f79"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("units", "uint256", False), ("amount", "uint256", False))

        asset: Address
        controller: Address
        day: int
        units: int
        amount: int

    @dataclass(frozen=True)
    class ClaimPassedOver(Event):
        """A page passed a holder over, who can claim later."""

        NAME = "IMoneyMarketFund.ClaimPassedOver"
        TOPIC = "e719919b5979d5a954abff3d05f2e8e37a5a2597fb356fb79ba324e07a392cd2"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True))

        asset: Address
        controller: Address
        day: int

    @dataclass(frozen=True)
    class DayPassed(Event):
        """`IMoneyMarketFund.DayPassed`"""

        NAME = "IMoneyMarketFund.DayPassed"
        TOPIC = "532fc12bd70ec10d61c94dc00a66f8dba55e9c1955939c70de64438fdf3408a1"
        ABI = (("day", "uint256", True),)

        day: int

    @dataclass(frozen=True)
    class DayStruck(Event):
        """`IMoneyMarketFund.DayStruck`"""

        NAME = "IMoneyMarketFund.DayStruck"
        TOPIC = "1b1c01886bfdfef737aa2826f97333375114ca6730db183d45e6e5949ac0dbd7"
        ABI = (("day", "uint256", True), ("nav", "uint256", False), ("price", "uint256", False), ("subscribed", "uint256", False), ("units", "uint256", False), ("requested", "uint256", False), ("dealt", "uint256", False), ("paid", "uint256", False), ("unitsAfter", "uint256", False))

        day: int
        nav: int
        price: int
        subscribed: int
        units: int
        requested: int
        dealt: int
        paid: int
        units_after: int

    @dataclass(frozen=True)
    class DealingDayClosed(Event):
        """`IMoneyMarketFund.DealingDayClosed`"""

        NAME = "IMoneyMarketFund.DealingDayClosed"
        TOPIC = "54551ed581d748d12fea8ec735b6b8d254ef5e32d45cc59bcba610ef268e4fb4"
        ABI = (("day", "uint256", True), ("closed", "bool", False))

        day: int
        closed: bool

    @dataclass(frozen=True)
    class DealingOpened(Event):
        """The product provider confirmed them."""

        NAME = "IMoneyMarketFund.DealingOpened"
        TOPIC = "ab35b92418eb0e9e63ce4d5cf49244dce94dcf770aa732236b8036147507feca"
        ABI = (("termsHash", "bytes32", True),)

        terms_hash: bytes

    @dataclass(frozen=True)
    class FundCashAdded(Event):
        """`IMoneyMarketFund.FundCashAdded`"""

        NAME = "IMoneyMarketFund.FundCashAdded"
        TOPIC = "e479319b6cb056731e5f1124d8a2b242eb0eb413d6b7e1ef2b0c83aca71d3736"
        ABI = (("asset", "address", True),)

        asset: Address

    @dataclass(frozen=True)
    class FundCashClosed(Event):
        """`IMoneyMarketFund.FundCashClosed`"""

        NAME = "IMoneyMarketFund.FundCashClosed"
        TOPIC = "0e15ff10e062922035b20aa090346d3fa132eb56c3600937ff98e76dcf46a511"
        ABI = (("asset", "address", True), ("closed", "bool", False))

        asset: Address
        closed: bool

    @dataclass(frozen=True)
    class FundResumed(Event):
        """`IMoneyMarketFund.FundResumed`"""

        NAME = "IMoneyMarketFund.FundResumed"
        TOPIC = "22cfdb5a6b0ddddae4d614c6dea1ad56f7320fa7a92ab8c8af96fe5485f7bb92"
        ABI = ()

    @dataclass(frozen=True)
    class FundSuspended(Event):
        """`IMoneyMarketFund.FundSuspended`"""

        NAME = "IMoneyMarketFund.FundSuspended"
        TOPIC = "8b5e5b5c44f77b2b5f436c7db194d36468eb4b600d8ce7fc4d162d2be0282c8e"
        ABI = (("reason", "bytes32", False),)

        reason: bytes

    @dataclass(frozen=True)
    class FundTermsFrozen(Event):
        """The terms, at the deployment."""

        NAME = "IMoneyMarketFund.FundTermsFrozen"
        TOPIC = "c731844525d66f709b889ad6a8b2b423db9b31a21118f24dbfa24473cb6d4789"
        ABI = (("termsHash", "bytes32", True), ("terms", StructOf(lambda: _types.FundTerms), False))

        terms_hash: bytes
        terms: _types.FundTerms

    @dataclass(frozen=True)
    class NavApproved(Event):
        """`IMoneyMarketFund.NavApproved`"""

        NAME = "IMoneyMarketFund.NavApproved"
        TOPIC = "64eea3196ed5ea956ddfe795f003c9e0111a0d3ccd325caa4fd01646eab122be"
        ABI = (("day", "uint256", True), ("navHash", "bytes32", False))

        day: int
        nav_hash: bytes

    @dataclass(frozen=True)
    class NavPublished(Event):
        """`IMoneyMarketFund.NavPublished`"""

        NAME = "IMoneyMarketFund.NavPublished"
        TOPIC = "083ff9477d63e69257b918c5733d7f132b1e2d8c023e74980ec080005a880b0a"
        ABI = (("day", "uint256", True), ("nav", StructOf(lambda: _types.Nav), False))

        day: int
        nav: _types.Nav

    @dataclass(frozen=True)
    class OperatorSet(Event):
        """An owner lets another act for it, or no longer (ERC-7540)."""

        NAME = "IMoneyMarketFund.OperatorSet"
        TOPIC = "ceb576d9f15e4e200fdb5096d64d5dfd667e16def20c1eefd14256d8e3faa267"
        ABI = (("controller", "address", True), ("operator", "address", True), ("approved", "bool", False))

        controller: Address
        operator: Address
        approved: bool

    @dataclass(frozen=True)
    class RedemptionCancelled(Event):
        """`IMoneyMarketFund.RedemptionCancelled`"""

        NAME = "IMoneyMarketFund.RedemptionCancelled"
        TOPIC = "ef74fa048808be8e06a3306fc37b6c5ad2edebb32618787e6860a8fc16062e9d"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("units", "uint256", False))

        asset: Address
        controller: Address
        day: int
        units: int

    @dataclass(frozen=True)
    class RedemptionEnded(Event):
        """A redemption without a hold left the books, unpaid."""

        NAME = "IMoneyMarketFund.RedemptionEnded"
        TOPIC = "6123ad5d87f96368b93bc04a268378b33d27ab50aeb46fd2a016f91760fd4f12"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("units", "uint256", False))

        asset: Address
        controller: Address
        day: int
        units: int

    @dataclass(frozen=True)
    class RedemptionEnforced(Event):
        """Redemption money was late and pulled from the custody account, as far as it reached."""

        NAME = "IMoneyMarketFund.RedemptionEnforced"
        TOPIC = "9986c0f2d0fcfde8916e6b477fc98c6298e9162c0417560eeb3fb2f3f89dd15d"
        ABI = (("asset", "address", True), ("day", "uint256", True), ("pulled", "uint256", False), ("missing", "uint256", False))

        asset: Address
        day: int
        pulled: int
        missing: int

    @dataclass(frozen=True)
    class RedemptionRequested(Event):
        """`IMoneyMarketFund.RedemptionRequested`"""

        NAME = "IMoneyMarketFund.RedemptionRequested"
        TOPIC = "7d528c987b0f2890a799c1ea969946d039ab632beb136074586dfbcf72f5bdcc"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("units", "uint256", False))

        asset: Address
        controller: Address
        day: int
        units: int

    @dataclass(frozen=True)
    class RedemptionsFunded(Event):
        """`IMoneyMarketFund.RedemptionsFunded`"""

        NAME = "IMoneyMarketFund.RedemptionsFunded"
        TOPIC = "5f7a93ab377725400dbc4328580de1ec38cd2d4ccaf0dac210029caa6de86def"
        ABI = (("asset", "address", True), ("by", "address", True), ("amount", "uint256", False))

        asset: Address
        by: Address
        amount: int

    @dataclass(frozen=True)
    class RequestCarried(Event):
        """The same, of one holder, where it was first needed."""

        NAME = "IMoneyMarketFund.RequestCarried"
        TOPIC = "65666261f7058fc1c8dfb622d69edc0fa0c88cde1fa6e3d05eaeedcd6c3c7c9e"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("toDay", "uint256", False), ("amount", "uint256", False), ("units", "uint256", False))

        asset: Address
        controller: Address
        day: int
        to_day: int
        amount: int
        units: int

    @dataclass(frozen=True)
    class RequestsCarried(Event):
        """Requests of a day stand under another day's id from now on."""

        NAME = "IMoneyMarketFund.RequestsCarried"
        TOPIC = "b98d7cfc89e8ecfde62b41fdbe464b89f94c346e19b081d30be2026f730fe764"
        ABI = (("asset", "address", True), ("day", "uint256", True), ("toDay", "uint256", True), ("amount", "uint256", False), ("units", "uint256", False))

        asset: Address
        day: int
        to_day: int
        amount: int
        units: int

    @dataclass(frozen=True)
    class SubscriptionCancelled(Event):
        """`IMoneyMarketFund.SubscriptionCancelled`"""

        NAME = "IMoneyMarketFund.SubscriptionCancelled"
        TOPIC = "394b9e967a17a70d9eab1136eaa32dd5947537d5c5373d63439522198162d1af"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("amount", "uint256", False))

        asset: Address
        controller: Address
        day: int
        amount: int

    @dataclass(frozen=True)
    class SubscriptionRequested(Event):
        """`IMoneyMarketFund.SubscriptionRequested`"""

        NAME = "IMoneyMarketFund.SubscriptionRequested"
        TOPIC = "62ec7f7da899d7431e7a6fded81edea92329b65aeacb29dbef5cadb1a5e9dfbb"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("amount", "uint256", False))

        asset: Address
        controller: Address
        day: int
        amount: int

    @dataclass(frozen=True)
    class SubscriptionsSwept(Event):
        """`IMoneyMarketFund.SubscriptionsSwept`"""

        NAME = "IMoneyMarketFund.SubscriptionsSwept"
        TOPIC = "93b46886f3c04dd254f6776cfdd58566c232a1f24bf0f3ef72073900842a9d24"
        ABI = (("asset", "address", True), ("amount", "uint256", False))

        asset: Address
        amount: int

    @dataclass(frozen=True)
    class UnitsClaimed(Event):
        """`IMoneyMarketFund.UnitsClaimed`"""

        NAME = "IMoneyMarketFund.UnitsClaimed"
        TOPIC = "7e8fc666755df1a9b81294f025308096c4e53b599f001ddbd0a143ba0078988f"
        ABI = (("asset", "address", True), ("controller", "address", True), ("day", "uint256", True), ("units", "uint256", False))

        asset: Address
        controller: Address
        day: int
        units: int

    @dataclass(eq=False, repr=False)
    class CheckerIsMaker(ContractError):
        """One key may not do both halves."""

        NAME = "MoneyMarketFund.CheckerIsMaker"
        SELECTOR = bytes.fromhex("ea765065")
        SIGNATURE = "CheckerIsMaker(address)"
        PARAMETERS = (("caller", "address"),)
        FIELDS = ("caller",)
        NOTICE = "One key may not do both halves."

        caller: Address

    @dataclass(eq=False, repr=False)
    class ClaimDone(ContractError):
        """`IMoneyMarketFund.ClaimDone`"""

        NAME = "MoneyMarketFund.ClaimDone"
        SELECTOR = bytes.fromhex("4cff95c0")
        SIGNATURE = "ClaimDone(address,address,uint256)"
        PARAMETERS = (("asset", "address"), ("controller", "address"), ("day", "uint256"))
        FIELDS = ("asset", "controller", "day")

        asset: Address
        controller: Address
        day: int

    @dataclass(eq=False, repr=False)
    class ControllerNotYours(ContractError):
        """`IMoneyMarketFund.ControllerNotYours`"""

        NAME = "MoneyMarketFund.ControllerNotYours"
        SELECTOR = bytes.fromhex("31f3c0ef")
        SIGNATURE = "ControllerNotYours(address,address)"
        PARAMETERS = (("controller", "address"), ("caller", "address"))
        FIELDS = ("controller", "caller")

        controller: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class DayClosed(ContractError):
        """The day takes no request: its cut-off has passed, it is no dealing day, or another one comes first."""

        NAME = "MoneyMarketFund.DayClosed"
        SELECTOR = bytes.fromhex("ab4cd516")
        SIGNATURE = "DayClosed(uint256,uint256,uint256)"
        PARAMETERS = (("day", "uint256"), ("openDay", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("day", "open_day", "now_at")
        NOTICE = "The day takes no request: its cut-off has passed, it is no dealing day, or another one comes first."

        day: int
        open_day: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class DayNotReached(ContractError):
        """`IMoneyMarketFund.DayNotReached`"""

        NAME = "MoneyMarketFund.DayNotReached"
        SELECTOR = bytes.fromhex("13340f44")
        SIGNATURE = "DayNotReached(uint256,uint256,uint256)"
        PARAMETERS = (("day", "uint256"), ("from", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("day", "from_", "now_at")

        day: int
        from_: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class DayOutOfOrder(ContractError):
        """`IMoneyMarketFund.DayOutOfOrder`"""

        NAME = "MoneyMarketFund.DayOutOfOrder"
        SELECTOR = bytes.fromhex("bda0e079")
        SIGNATURE = "DayOutOfOrder(uint256,uint256)"
        PARAMETERS = (("day", "uint256"), ("next", "uint256"))
        FIELDS = ("day", "next")

        day: int
        next: int

    @dataclass(eq=False, repr=False)
    class DayStatusUnfit(ContractError):
        """`IMoneyMarketFund.DayStatusUnfit`"""

        NAME = "MoneyMarketFund.DayStatusUnfit"
        SELECTOR = bytes.fromhex("ec617cd0")
        SIGNATURE = "DayStatusUnfit(uint256,uint8,uint8)"
        PARAMETERS = (("day", "uint256"), ("status", EnumOf(lambda: _types.DayStatus)), ("needed", EnumOf(lambda: _types.DayStatus)))
        FIELDS = ("day", "status", "needed")

        day: int
        status: _types.DayStatus
        needed: _types.DayStatus

    @dataclass(eq=False, repr=False)
    class DayUnfit(ContractError):
        """`IMoneyMarketFund.DayUnfit`"""

        NAME = "MoneyMarketFund.DayUnfit"
        SELECTOR = bytes.fromhex("64dc1f21")
        SIGNATURE = "DayUnfit(uint256,string,uint256)"
        PARAMETERS = (("day", "uint256"), ("field", "string"), ("value", "uint256"))
        FIELDS = ("day", "field", "value")

        day: int
        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class FundCashUnfit(ContractError):
        """`IMoneyMarketFund.FundCashUnfit`"""

        NAME = "MoneyMarketFund.FundCashUnfit"
        SELECTOR = bytes.fromhex("7f528320")
        SIGNATURE = "FundCashUnfit(address,string)"
        PARAMETERS = (("asset", "address"), ("field", "string"))
        FIELDS = ("asset", "field")

        asset: Address
        field: str

    @dataclass(eq=False, repr=False)
    class FundIsSuspended(ContractError):
        """`IMoneyMarketFund.FundIsSuspended`"""

        NAME = "MoneyMarketFund.FundIsSuspended"
        SELECTOR = bytes.fromhex("a144993d")
        SIGNATURE = "FundIsSuspended(bytes32)"
        PARAMETERS = (("reason", "bytes32"),)
        FIELDS = ("reason",)

        reason: bytes

    @dataclass(eq=False, repr=False)
    class FundNotSuspended(ContractError):
        """`IMoneyMarketFund.FundNotSuspended`"""

        NAME = "MoneyMarketFund.FundNotSuspended"
        SELECTOR = bytes.fromhex("be72d499")
        SIGNATURE = "FundNotSuspended()"
        PARAMETERS = ()
        FIELDS = ()

    @dataclass(eq=False, repr=False)
    class FundSilent(ContractError):
        """The product provider has not confirmed the terms yet."""

        NAME = "MoneyMarketFund.FundSilent"
        SELECTOR = bytes.fromhex("a7a8b1d7")
        SIGNATURE = "FundSilent()"
        PARAMETERS = ()
        FIELDS = ()
        NOTICE = "The product provider has not confirmed the terms yet."

    @dataclass(eq=False, repr=False)
    class FundTermUnfit(ContractError):
        """`IMoneyMarketFund.FundTermUnfit`"""

        NAME = "MoneyMarketFund.FundTermUnfit"
        SELECTOR = bytes.fromhex("08dd9bda")
        SIGNATURE = "FundTermUnfit(string,uint256)"
        PARAMETERS = (("field", "string"), ("value", "uint256"))
        FIELDS = ("field", "value")

        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class HolderRefused(ContractError):
        """`IMoneyMarketFund.HolderRefused`"""

        NAME = "MoneyMarketFund.HolderRefused"
        SELECTOR = bytes.fromhex("19fc09a6")
        SIGNATURE = "HolderRefused(address)"
        PARAMETERS = (("holder", "address"),)
        FIELDS = ("holder",)

        holder: Address

    @dataclass(eq=False, repr=False)
    class IssueByStrikeOnly(ContractError):
        """Units are issued by strikes alone."""

        NAME = "MoneyMarketFund.IssueByStrikeOnly"
        SELECTOR = bytes.fromhex("bc63e33d")
        SIGNATURE = "IssueByStrikeOnly(address,uint256)"
        PARAMETERS = (("caller", "address"), ("units", "uint256"))
        FIELDS = ("caller", "units")
        NOTICE = "Units are issued by strikes alone."

        caller: Address
        units: int

    @dataclass(eq=False, repr=False)
    class NavStale(ContractError):
        """`IMoneyMarketFund.NavStale`"""

        NAME = "MoneyMarketFund.NavStale"
        SELECTOR = bytes.fromhex("f30a6875")
        SIGNATURE = "NavStale(uint256,uint256,uint256,uint256)"
        PARAMETERS = (("day", "uint256"), ("valuedAt", "uint256"), ("maxAge", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("day", "valued_at", "max_age", "now_at")

        day: int
        valued_at: int
        max_age: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class NavStands(ContractError):
        """The day has an approved price that is not stale: it is dealt at that."""

        NAME = "MoneyMarketFund.NavStands"
        SELECTOR = bytes.fromhex("dfaf1e78")
        SIGNATURE = "NavStands(uint256)"
        PARAMETERS = (("day", "uint256"),)
        FIELDS = ("day",)
        NOTICE = "The day has an approved price that is not stale: it is dealt at that."

        day: int

    @dataclass(eq=False, repr=False)
    class NavUnfit(ContractError):
        """A figure of a NAV is not what it must be."""

        NAME = "MoneyMarketFund.NavUnfit"
        SELECTOR = bytes.fromhex("e11df5f1")
        SIGNATURE = "NavUnfit(uint256,string,uint256,uint256)"
        PARAMETERS = (("day", "uint256"), ("field", "string"), ("value", "uint256"), ("expected", "uint256"))
        FIELDS = ("day", "field", "value", "expected")
        NOTICE = "A figure of a NAV is not what it must be."

        day: int
        field: str
        value: int
        expected: int

    @dataclass(eq=False, repr=False)
    class NavUnknown(ContractError):
        """`IMoneyMarketFund.NavUnknown`"""

        NAME = "MoneyMarketFund.NavUnknown"
        SELECTOR = bytes.fromhex("d4ec3e77")
        SIGNATURE = "NavUnknown(uint256,bytes32)"
        PARAMETERS = (("day", "uint256"), ("navHash", "bytes32"))
        FIELDS = ("day", "nav_hash")

        day: int
        nav_hash: bytes

    @dataclass(eq=False, repr=False)
    class PageGasShort(ContractError):
        """A page has too little gas left for its next payment: what fails with less would be no refusal."""

        NAME = "MoneyMarketFund.PageGasShort"
        SELECTOR = bytes.fromhex("ad986a1d")
        SIGNATURE = "PageGasShort(uint256,uint256)"
        PARAMETERS = (("left", "uint256"), ("needed", "uint256"))
        FIELDS = ("left", "needed")
        NOTICE = "A page has too little gas left for its next payment: what fails with less would be no refusal."

        left: int
        needed: int

    @dataclass(eq=False, repr=False)
    class RedemptionNotLate(ContractError):
        """`IMoneyMarketFund.RedemptionNotLate`"""

        NAME = "MoneyMarketFund.RedemptionNotLate"
        SELECTOR = bytes.fromhex("16baa4d2")
        SIGNATURE = "RedemptionNotLate(address,uint256)"
        PARAMETERS = (("asset", "address"), ("day", "uint256"))
        FIELDS = ("asset", "day")

        asset: Address
        day: int

    @dataclass(eq=False, repr=False)
    class RedemptionUnfunded(ContractError):
        """`IMoneyMarketFund.RedemptionUnfunded`"""

        NAME = "MoneyMarketFund.RedemptionUnfunded"
        SELECTOR = bytes.fromhex("5cf787dc")
        SIGNATURE = "RedemptionUnfunded(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("day", "uint256"), ("missing", "uint256"))
        FIELDS = ("asset", "day", "missing")

        asset: Address
        day: int
        missing: int

    @dataclass(eq=False, repr=False)
    class RequestBacked(ContractError):
        """`IMoneyMarketFund.RequestBacked`"""

        NAME = "MoneyMarketFund.RequestBacked"
        SELECTOR = bytes.fromhex("ece00adf")
        SIGNATURE = "RequestBacked(address,uint256,uint256)"
        PARAMETERS = (("controller", "address"), ("asked", "uint256"), ("held", "uint256"))
        FIELDS = ("controller", "asked", "held")

        controller: Address
        asked: int
        held: int

    @dataclass(eq=False, repr=False)
    class RequestMissing(ContractError):
        """`IMoneyMarketFund.RequestMissing`"""

        NAME = "MoneyMarketFund.RequestMissing"
        SELECTOR = bytes.fromhex("3a5d878c")
        SIGNATURE = "RequestMissing(address,address,uint256)"
        PARAMETERS = (("asset", "address"), ("controller", "address"), ("day", "uint256"))
        FIELDS = ("asset", "controller", "day")

        asset: Address
        controller: Address
        day: int

    @dataclass(eq=False, repr=False)
    class RequestTooSmall(ContractError):
        """`IMoneyMarketFund.RequestTooSmall`"""

        NAME = "MoneyMarketFund.RequestTooSmall"
        SELECTOR = bytes.fromhex("7f345a00")
        SIGNATURE = "RequestTooSmall(uint256,uint256)"
        PARAMETERS = (("amount", "uint256"), ("minimum", "uint256"))
        FIELDS = ("amount", "minimum")

        amount: int
        minimum: int

    @dataclass(eq=False, repr=False)
    class RequestUnbacked(ContractError):
        """The units that a holder asks for are not held any more: a court's order broke the hold."""

        NAME = "MoneyMarketFund.RequestUnbacked"
        SELECTOR = bytes.fromhex("3b4fca64")
        SIGNATURE = "RequestUnbacked(address,uint256,uint256)"
        PARAMETERS = (("controller", "address"), ("asked", "uint256"), ("held", "uint256"))
        FIELDS = ("controller", "asked", "held")
        NOTICE = "The units that a holder asks for are not held any more: a court's order broke the hold."

        controller: Address
        asked: int
        held: int

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
        """Claims for one of a page (the fund itself: `ControllerNotYours`)."""
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
        Returns requestId: the day whose price it takes
        """
        raise Signature

    def _make_resume(self) -> Call[None]:
        return self._call(_RESUME, ())

    @write(_make_resume)
    def resume(self, *, sender: Party, gas: int | None = None) -> None:
        """Deals again (TRUSTEE). Requirements: suspended (`FundNotSuspended`)."""
        raise Signature

    def scale(self, *, at: int | None = None) -> int:
        """[units] that an amount of one cash base unit is at a price of one [wad]."""
        return self._view(_SCALE, (), at)

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
