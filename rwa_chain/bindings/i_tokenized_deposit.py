"""One bank's deposits as tokens, for its customers only.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_batch_payments import IBatchPayments as _IBatchPayments
from rwa_chain.bindings.i_cash_token import ICashToken as _ICashToken
from rwa_chain.bindings.i_court_orders import ICourtOrders as _ICourtOrders
from rwa_chain.bindings.ierc20 import IERC20 as _IERC20
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ALLOWANCE: Function[int] = Function("allowance", "dd62ed3e", (("owner", "address"), ("spender", "address")), (("", "uint256"),))
_APPROVE: Function[bool] = Function("approve", "095ea7b3", (("spender", "address"), ("value", "uint256")), (("", "bool"),))
_BALANCE_OF: Function[int] = Function("balanceOf", "70a08231", (("account", "address"),), (("", "uint256"),))
_BANK_FROZEN: Function[bool] = Function("bankFrozen", "c2cf8b00", (), (("", "bool"),))
_BOOK: Function[None] = Function("book", "a9d301c2", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_BOOKED_DEPOSITS: Function[int] = Function("bookedDeposits", "f2c8c34c", (), (("", "uint256"),))
_CHECK: Function[bool] = Function("check", "1a204fc2", (("from", "address"), ("to", "address"), ("id", "uint256"), ("amount", "uint256")), (("eachDelivery", "bool"),))
_CHECK_VENUE: Function[None] = Function("checkVenue", "bdcd3272", (("venue", "address"),), ())
_CURRENCY: Function[bytes] = Function("currency", "e5a6b10f", (), (("", "bytes3"),))
_DECIMALS: Function[int] = Function("decimals", "313ce567", (), (("", "uint8"),))
_END_ORDER: Function[None] = Function("endOrder", "0b232931", (("id", "uint256"), ("dischargeHash", "bytes32")), ())
_EXECUTE_ORDER: Function[None] = Function("executeOrder", "94f61134", (("id", "uint256"),), ())
_FORCED_TRANSFER: Function[bool] = Function("forcedTransfer", "9fc1d0e7", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("", "bool"),))
_FREEZE_BANK: Function[None] = Function("freezeBank", "e222407d", (), ())
_GET_FROZEN_TOKENS: Function[int] = Function("getFrozenTokens", "158b1a57", (("wallet", "address"),), (("", "uint256"),))
_HALT_PAYMENTS: Function[None] = Function("haltPayments", "e8ff36cf", (), ())
_HASH_ORDER: Function[None] = Function("hashOrder", "0b2b72e0", (("id", "uint256"), ("orderHash", "bytes32")), ())
_IDENTITY_REGISTRY: Function[Address] = Function("identityRegistry", "134e18f4", (), (("", "address"),))
_INTERBANK: Function[Address] = Function("interbank", "cea154e3", (), (("", "address"),))
_IS_FROZEN: Function[bool] = Function("isFrozen", "e5839836", (("wallet", "address"),), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "ea3f068d", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_ISSUE_BOUND: Function[tuple[int, int]] = Function("issueBound", "2c188fba", (), (("dailyIssue", "uint256"), ("issuedToday", "uint256")))
_LAPSE_ORDER: Function[None] = Function("lapseOrder", "8daf581e", (("id", "uint256"),), ())
_LODGE_ORDER: Function[int] = Function("lodgeOrder", "2b0ac93d", (("from", "address"), ("to", "address"), ("amount", "uint256"), ("orderHash", "bytes32")), (("id", "uint256"),))
_LODGED_ORDER: Function[int] = Function("lodgedOrder", "02cf4839", (("from", "address"), ("to", "address"), ("amount", "uint256")), (("id", "uint256"),))
_LOWER_DAILY_ISSUE: Function[None] = Function("lowerDailyIssue", "185af6ac", (("dailyIssue", "uint256"),), ())
_MONEY_CONFIG: Function[_types.MoneyConfig] = Function("moneyConfig", "04ffd80b", (), (("", "uint256"),))
_NAME: Function[str] = Function("name", "06fdde03", (), (("", "string"),))
_NET_ACROSS: Function[tuple[int, int]] = Function("netAcross", "4624e9d4", (("parties", "address[]"), ("deltas", "int256[]")), (("change", "int256"), ("received", "uint256")))
_OBJECT_TO_ORDER: Function[None] = Function("objectToOrder", "cda97b5f", (("id", "uint256"), ("stayHash", "bytes32")), ())
_ORDER_OF: Function[_types.CourtOrder] = Function("orderOf", "c7e85f94", (("id", "uint256"),), (("", StructOf(lambda: _types.CourtOrder)),))
_ORDERED_OF: Function[int] = Function("orderedOf", "147a89f9", (("wallet", "address"),), (("", "uint256"),))
_OVERRIDE_OBJECTION: Function[None] = Function("overrideObjection", "dcbf9c5d", (("id", "uint256"), ("orderHash", "bytes32")), ())
_PAY_IN: Function[None] = Function("payIn", "c0331011", (("to", "address"), ("amount", "uint256")), ())
_PAY_MANY: Function[tuple[int, ...]] = Function("payMany", "d63c6364", (("to", "address[]"), ("amounts", "uint256[]")), (("refused", "uint256[]"),))
_PAY_OUT: Function[None] = Function("payOut", "0221038a", (("from", "address"), ("amount", "uint256")), ())
_RECOVERY_ADDRESS: Function[bool] = Function("recoveryAddress", "9285948a", (("lost", "address"), ("successor", "address"), ("holder", "address")), (("", "bool"),))
_REDEEM_DEPOSIT: Function[None] = Function("redeemDeposit", "75ac1999", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_REDEEM_DEPOSIT_SIGNED: Function[None] = Function("redeemDepositSigned", "945e4fcf", (("wallet", "address"), ("amount", "uint256"), ("bookingId", "bytes32"), ("deadline", "uint64"), ("signature", "bytes")), ())
_REFUSED_POSITION: Function[int] = Function("refusedPosition", "1fd3c724", (("parties", "address[]"), ("deltas", "int256[]"), ("ending", "uint256[]")), (("index", "uint256"),))
_RESUME_PAYMENTS: Function[None] = Function("resumePayments", "2c084696", (), ())
_SET_ADDRESS_FROZEN: Function[None] = Function("setAddressFrozen", "c69c09cf", (("wallet", "address"), ("frozen", "bool")), ())
_SET_DAILY_ISSUE: Function[None] = Function("setDailyIssue", "90d4767d", (("dailyIssue", "uint256"),), ())
_SET_FROZEN_TOKENS: Function[bool] = Function("setFrozenTokens", "ebe45cba", (("wallet", "address"), ("amount", "uint256")), (("", "bool"),))
_SET_IDENTITY_REGISTRY: Function[None] = Function("setIdentityRegistry", "cbf3f861", (("registry", "address"),), ())
_SET_INTERBANK: Function[None] = Function("setInterbank", "beecd7fc", (("interbank", "address"),), ())
_SYMBOL: Function[str] = Function("symbol", "95d89b41", (), (("", "string"),))
_TOTAL_SUPPLY: Function[int] = Function("totalSupply", "18160ddd", (), (("", "uint256"),))
_TRANSFER: Function[bool] = Function("transfer", "a9059cbb", (("to", "address"), ("value", "uint256")), (("", "bool"),))
_TRANSFER_FROM: Function[bool] = Function("transferFrom", "23b872dd", (("from", "address"), ("to", "address"), ("value", "uint256")), (("", "bool"),))
_UNBOOK: Function[None] = Function("unbook", "bd5bb7ab", (("amount", "uint256"), ("bookingId", "bytes32")), ())
_UNFREEZE_BANK: Function[None] = Function("unfreezeBank", "3c4933d7", (), ())


class ITokenizedDeposit(Contract):
    """One bank's deposits as tokens, for its customers only."""

    NAME = "ITokenizedDeposit"
    SOURCE = "contracts/cash/interfaces/ITokenizedDeposit.sol"

    @dataclass(frozen=True)
    class BankFrozenSet(Event):
        """The bank was frozen, or goes on."""

        NAME = "ITokenizedDeposit.BankFrozenSet"
        TOPIC = "04ea02547d6ddc0fc97fb1768735c28d68586e686d4c5c1836cf57d6cd3f315f"
        ABI = (("frozen", "bool", False),)

        frozen: bool

    @dataclass(frozen=True)
    class DepositPaidIn(Event):
        """Money came from another bank, onto the book and to the customer."""

        NAME = "ITokenizedDeposit.DepositPaidIn"
        TOPIC = "29d8e76e10bbe354ee843458b0331897bc40722f38f373c5d355b355af9cd50d"
        ABI = (("to", "address", True), ("amount", "uint256", False), ("booked", "uint256", False))

        to: Address
        amount: int
        booked: int

    @dataclass(frozen=True)
    class DepositPaidOut(Event):
        """A customer's money went to another bank, and off the book."""

        NAME = "ITokenizedDeposit.DepositPaidOut"
        TOPIC = "f8e36a462cbd156b1b7692257e9bc0ad4aba9842cce7f23d49b4f00934d78a22"
        ABI = (("from", "address", True), ("amount", "uint256", False), ("booked", "uint256", False))

        from_: Address
        amount: int
        booked: int

    @dataclass(frozen=True)
    class DepositsNetted(Event):
        """Payments between banks were netted: in all, this came onto the book, or went off it."""

        NAME = "ITokenizedDeposit.DepositsNetted"
        TOPIC = "11abd9828943da42c44d499b927f232b1b21c80e6208b1d3a443c263a5d8b781"
        ABI = (("change", "int256", False), ("booked", "uint256", False))

        change: int
        booked: int

    @dataclass(frozen=True)
    class InterbankSet(Event):
        """The contract that pays between this bank and others; zero = none."""

        NAME = "ITokenizedDeposit.InterbankSet"
        TOPIC = "62c320b0e8900f2023ff2c391b5643f1d8211858d959224256c73a7be334152d"
        ABI = (("interbank", "address", True),)

        interbank: Address

    @dataclass(eq=False, repr=False)
    class RedemptionLate(ContractError):
        """`ITokenizedDeposit.RedemptionLate`"""

        NAME = "TokenizedDeposit.RedemptionLate"
        SELECTOR = bytes.fromhex("31f2e309")
        SIGNATURE = "RedemptionLate(uint64,uint256)"
        PARAMETERS = (("deadline", "uint64"), ("nowAt", "uint256"))
        FIELDS = ("deadline", "now_at")

        deadline: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class RedemptionNotSigned(ContractError):
        """The signature isn't the customer's over this request."""

        NAME = "TokenizedDeposit.RedemptionNotSigned"
        SELECTOR = bytes.fromhex("b008b2ea")
        SIGNATURE = "RedemptionNotSigned(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)
        NOTICE = "The signature isn't the customer's over this request."

        wallet: Address

    AddressFrozen = _ICashToken.AddressFrozen
    Approval = _IERC20.Approval
    BookingKnown = _ICashToken.BookingKnown
    CashIssued = _ICashToken.CashIssued
    CashRedeemed = _ICashToken.CashRedeemed
    CourtOrderNotLodged = _ICourtOrders.CourtOrderNotLodged
    CourtOrderRefused = _ICourtOrders.CourtOrderRefused
    DailyIssueExceeded = _ICashToken.DailyIssueExceeded
    DailyIssueNotLower = _ICashToken.DailyIssueNotLower
    DailyIssueSet = _ICashToken.DailyIssueSet
    DecimalsTooMany = _ICashToken.DecimalsTooMany
    DepositsBooked = _ICashToken.DepositsBooked
    DepositsExceeded = _ICashToken.DepositsExceeded
    DepositsUnbooked = _ICashToken.DepositsUnbooked
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
    PaymentRefused = _IBatchPayments.PaymentRefused
    PaymentsHalted = _ICashToken.PaymentsHalted
    RecoverySuccess = _ICashToken.RecoverySuccess
    RedemptionNotYours = _ICashToken.RedemptionNotYours
    RegistryWithoutCode = _ICashToken.RegistryWithoutCode
    Transfer = _IERC20.Transfer

    def allowance(self, owner: AddressLike, spender: AddressLike, *, at: int | None = None) -> int:
        """`allowance(address,address)`

        Returns the remaining number of tokens that `spender` will be allowed to spend on behalf of `owner`
        through {transferFrom}. This is zero by default. This value changes when {approve} or {transferFrom}
        are called.
        """
        return self._view(_ALLOWANCE, (owner, spender), at)

    def _make_approve(self, spender: AddressLike, value: int) -> Call[bool]:
        return self._call(_APPROVE, (spender, value))

    @write(_make_approve)
    def approve(self, spender: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`approve(address,uint256)`

        Sets a `value` amount of tokens as the allowance of `spender` over the caller's tokens. Returns a
        boolean value indicating whether the operation succeeded. IMPORTANT: Beware that changing an allowance
        with this method brings the risk that someone may use both the old and the new allowance by
        unfortunate transaction ordering. One possible solution to mitigate this race condition is to first
        reduce the spender's allowance to 0 and set the desired value afterwards:
        https://github.com/ethereum/EIPs/issues/20#issuecomment-263524729 Emits an {Approval} event.
        """
        raise Signature

    def balance_of(self, account: AddressLike, *, at: int | None = None) -> int:
        """`balanceOf(address)`

        Returns the value of tokens owned by `account`.
        """
        return self._view(_BALANCE_OF, (account,), at)

    def bank_frozen(self, *, at: int | None = None) -> bool:
        """`bankFrozen()`"""
        return self._view(_BANK_FROZEN, (), at)

    def _make_book(self, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_BOOK, (amount, booking_id))

    @write(_make_book)
    def book(self, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Books what stands behind the money (BANK): deposits placed with the bank, reserves at the central
        bank.

        Emits `DepositsBooked`. Requirements: - the reference is new (`BookingKnown`); - at most 2⁷¹ − 1 is
        booked then (`SupplyTooLarge`): as much again can come from other banks.
        """
        raise Signature

    def booked_deposits(self, *, at: int | None = None) -> int:
        """[cash base units] on the book: most that may be tokens."""
        return self._view(_BOOKED_DEPOSITS, (), at)

    def check(self, from_: AddressLike, to: AddressLike, id: int, amount: int, *, at: int | None = None) -> bool:
        """Asks the rules of who and when about one gross delivery, as `settle` would: the market, both parties'
        standing, and a custom rule. Reverts with the rule's own error; balances, minima, caps and counts are
        not asked.

        With one wallet as both parties it asks about that wallet alone. Requirements: - a fungible asset is
        asked for id 0 (`IdUnknown`).

        Returns eachDelivery: whether a rule looks at the two parties or the amount together; otherwise two
        parties that passed once pass with every other party of the same call
        """
        return self._view(_CHECK, (from_, to, id, amount), at)

    def check_venue(self, venue: AddressLike, *, at: int | None = None) -> None:
        """Reverts where new trades of the venue are halted (`VenueHalted`); money knows no venues.

        venue: zero = over the counter
        """
        return self._view(_CHECK_VENUE, (venue,), at)

    def currency(self, *, at: int | None = None) -> bytes:
        """ISO 4217 code, or the market's own (CNH)."""
        return self._view(_CURRENCY, (), at)

    def decimals(self, *, at: int | None = None) -> int:
        """`decimals()`

        Returns the decimals places of the token.
        """
        return self._view(_DECIMALS, (), at)

    def _make_end_order(self, id: int, discharge_hash: bytes) -> Call[None]:
        return self._call(_END_ORDER, (id, discharge_hash))

    @write(_make_end_order)
    def end_order(self, id: int, discharge_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends an order by a discharging order, and frees its units (COURT_ORDER).

        Emits `OrderEnded`. Requirements: - lodged (`OrderUnfit`); - the discharging order's hash is new and
        not zero (`CourtOrderRefused`).
        """
        raise Signature

    def _make_execute_order(self, id: int) -> Call[None]:
        return self._call(_EXECUTE_ORDER, (id,))

    @write(_make_execute_order)
    def execute_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Carries an order out (ENFORCER).

        Emits `OrderExecuted`. Requirements: - lodged, with a receiver (`OrderUnfit`); - by another than who
        lodged it (`OrderNeedsAnother`); - two days after its hash, four where it was objected to
        (`OrderTooEarly`); - those of a forced movement: the receiver can receive (`ERC7943CannotReceive`),
        enough units, none of them held (`UnitsHeld`).
        """
        raise Signature

    def _make_forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int) -> Call[bool]:
        return self._call(_FORCED_TRANSFER, (from_, to, amount))

    @write(_make_forced_transfer)
    def forced_transfer(self, from_: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Executes the order lodged over the same wallets and amount (ENFORCER): `executeOrder` by the
        standards' face.

        Requirements, beside those of `executeOrder`: - such an order is lodged (`CourtOrderNotLodged`).
        """
        raise Signature

    def _make_freeze_bank(self) -> Call[None]:
        return self._call(_FREEZE_BANK, ())

    @write(_make_freeze_bank)
    def freeze_bank(self, *, sender: Party, gas: int | None = None) -> None:
        """Stops the bank, in part or whole insolvent, at once (BRAKE).

        Emits `BankFrozenSet`.
        """
        raise Signature

    def get_frozen_tokens(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """`getFrozenTokens(address)`"""
        return self._view(_GET_FROZEN_TOKENS, (wallet,), at)

    def _make_halt_payments(self) -> Call[None]:
        return self._call(_HALT_PAYMENTS, ())

    @write(_make_halt_payments)
    def halt_payments(self, *, sender: Party, gas: int | None = None) -> None:
        """Halts all payments in this money (BRAKE); redemption goes on."""
        raise Signature

    def _make_hash_order(self, id: int, order_hash: bytes) -> Call[None]:
        return self._call(_HASH_ORDER, (id, order_hash))

    @write(_make_hash_order)
    def hash_order(self, id: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Adds the document of a lodged order (COURT_ORDER); the delay begins.

        Emits `OrderHashed`. Requirements: - lodged, without a hash (`OrderUnfit`); - the hash is new and not
        zero (`CourtOrderRefused`).
        """
        raise Signature

    def identity_registry(self, *, at: int | None = None) -> Address:
        """`identityRegistry()`"""
        return self._view(_IDENTITY_REGISTRY, (), at)

    def interbank(self, *, at: int | None = None) -> Address:
        """The contract that pays between this bank and others; two deposits are joined by naming the same one."""
        return self._view(_INTERBANK, (), at)

    def is_frozen(self, wallet: AddressLike, *, at: int | None = None) -> bool:
        """`isFrozen(address)`"""
        return self._view(_IS_FROZEN, (wallet,), at)

    def _make_issue(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_ISSUE, (wallet, amount, booking_id))

    @write(_make_issue)
    def issue(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Issues money to an admitted wallet (ISSUER).

        Emits `CashIssued`. Requirements: - the wallet is eligible; - supply ≤ booked after it
        (`DepositsExceeded`); - the day's issues stay within the bound (`DailyIssueExceeded`); - the reference
        is new (`BookingKnown`); - what else the token asks of its issuer (`BankFrozen`; `LicenceForbids`,
        `SandboxCapExceeded`, `ReserveStale`).
        """
        raise Signature

    def issue_bound(self, *, at: int | None = None) -> tuple[int, int]:
        """Most that is issued on one day, and what was issued today (UTC). [cash base units]"""
        return self._view(_ISSUE_BOUND, (), at)

    def _make_lapse_order(self, id: int) -> Call[None]:
        return self._call(_LAPSE_ORDER, (id,))

    @write(_make_lapse_order)
    def lapse_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends an order whose document did not come within 30 days, for anyone.

        Emits `OrderEnded`. Requirements: - lodged, without a hash, 30 days have passed (`OrderUnfit`).
        """
        raise Signature

    def _make_lodge_order(self, from_: AddressLike, to: AddressLike, amount: int, order_hash: bytes) -> Call[int]:
        return self._call(_LODGE_ORDER, (from_, to, amount, order_hash))

    @write(_make_lodge_order)
    def lodge_order(self, from_: AddressLike, to: AddressLike, amount: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> int:
        """Lodges an order and freezes its units at once (COURT_ORDER).

        Emits `OrderLodged` and `Frozen`. Requirements: - an amount, and another receiver than the wallet
        (`OrderEmpty`); - the wallet was not replaced (`WalletReplaced`); - a hash that is given was never
        used (`CourtOrderRefused`).

        amount: [units] may exceed the balance: what comes in later is frozen too
        order_hash: zero: the document follows within 30 days
        to: who is to receive; zero: the order only freezes
        """
        raise Signature

    def lodged_order(self, from_: AddressLike, to: AddressLike, amount: int, *, at: int | None = None) -> int:
        """The id of the last order lodged over these wallets and this amount; zero where none is."""
        return self._view(_LODGED_ORDER, (from_, to, amount), at)

    def _make_lower_daily_issue(self, daily_issue: int) -> Call[None]:
        return self._call(_LOWER_DAILY_ISSUE, (daily_issue,))

    @write(_make_lower_daily_issue)
    def lower_daily_issue(self, daily_issue: int, *, sender: Party, gas: int | None = None) -> None:
        """Lowers most that is issued on one day, at once (BRAKE).

        Emits `DailyIssueSet`. Requirements: - at most the present one (`DailyIssueNotLower`).
        """
        raise Signature

    def money_config(self, *, at: int | None = None) -> _types.MoneyConfig:
        """`moneyConfig()`"""
        return self._view(_MONEY_CONFIG, (), at)

    def name(self, *, at: int | None = None) -> str:
        """`name()`

        Returns the name of the token.
        """
        return self._view(_NAME, (), at)

    def _make_net_across(self, parties: Sequence[AddressLike], deltas: Sequence[int]) -> Call[tuple[int, int]]:
        return self._call(_NET_ACROSS, (parties, deltas))

    @write(_make_net_across)
    def net_across(self, parties: Sequence[AddressLike], deltas: Sequence[int], *, sender: Party, gas: int | None = None) -> tuple[int, int]:
        """Books the net of many payments of which some went to other banks or came from them (the REDEEM power:
        interbank, which needs the power to issue too). What the parties get more than they give is minted and
        booked; what they give more is burnt and leaves the book.

        Emits `Transfer` from debtors to creditors, paired in the order of the list, then to or from nobody;
        `DepositsNetted` where the book changes. Requirements: - the lists are of one length
        (`NetListsDiffer`); - those of a transfer, on each party's side, and `BankFrozen`.

        deltas: [cash base units] positive for what a party gets
        Returns change: [cash base units] of the supply and of the book
        Returns received: [cash base units] what reached all creditors
        """
        raise Signature

    def _make_object_to_order(self, id: int, stay_hash: bytes) -> Call[None]:
        return self._call(_OBJECT_TO_ORDER, (id, stay_hash))

    @write(_make_object_to_order)
    def object_to_order(self, id: int, stay_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Doubles the delay of an order once, by a court's stay (GUARDIAN).

        Emits `OrderObjected`. Requirements: - lodged, not objected to before (`OrderUnfit`); - the stay's
        hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature

    def order_of(self, id: int, *, at: int | None = None) -> _types.CourtOrder:
        """The order of an id; raises `OrderUnknown`."""
        return self._view(_ORDER_OF, (id,), at)

    def ordered_of(self, wallet: AddressLike, *, at: int | None = None) -> int:
        """[units] of the wallet that orders froze."""
        return self._view(_ORDERED_OF, (wallet,), at)

    def _make_override_objection(self, id: int, order_hash: bytes) -> Call[None]:
        return self._call(_OVERRIDE_OBJECTION, (id, order_hash))

    @write(_make_override_objection)
    def override_objection(self, id: int, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes an objection's delay away again, finally, by a second order that names the first (COURT_ORDER).

        Emits `ObjectionOverridden`. Requirements: - objected to, not overridden before (`OrderUnfit`); - the
        second order's hash is new and not zero (`CourtOrderRefused`).
        """
        raise Signature

    def _make_pay_in(self, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY_IN, (to, amount))

    @write(_make_pay_in)
    def pay_in(self, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Books incoming money and issues it to the payee (the ISSUE power: interbank).

        Requirements: those of a transfer on the payee's side (`NotAdmitted` where it isn't a customer), and
        `BankFrozen`.
        """
        raise Signature

    def _make_pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int]) -> Call[tuple[int, ...]]:
        return self._call(_PAY_MANY, (to, amounts))

    @write(_make_pay_many)
    def pay_many(self, to: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> tuple[int, ...]:
        """Pays many from the caller's balance and never reverts for one that is refused.

        Emits `Transfer` or `PaymentRefused` for each. Each payment meets the rules of a transfer, one after
        the other: what is paid equals the singles. Requirements, all of the caller: - eligible, payments
        aren't stopped; - enough free money for all that can be paid (`BalanceInsufficient`); - the lists are
        of one length (`PaymentListsDiffer`).

        amounts: [cash base units]
        to: payees, repeated ones too
        Returns refused: one bit per payee that could not be paid, payee i at bit i % 256 of word i / 256
        """
        raise Signature

    def _make_pay_out(self, from_: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY_OUT, (from_, amount))

    @write(_make_pay_out)
    def pay_out(self, from_: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Burns the payer's money and takes it off the book (the REDEEM power: interbank).

        Requirements: those of a transfer on the payer's side, and `BankFrozen`.
        """
        raise Signature

    def _make_recovery_address(self, lost: AddressLike, successor: AddressLike, holder: AddressLike) -> Call[bool]:
        return self._call(_RECOVERY_ADDRESS, (lost, successor, holder))

    @write(_make_recovery_address)
    def recovery_address(self, lost: AddressLike, successor: AddressLike, holder: AddressLike, *, sender: Party, gas: int | None = None) -> bool:
        """Gives a lost wallet's whole position to another wallet of the same holder (the RECOVER power: two of
        the three approvers and a delay, in `Recovery`). As ERC-3643's call, so that securities and money
        recover alike.

        Emits `EntryAdmitted`, `Frozen` and `AddressFrozen` where money or the wallet was stopped,
        `WalletSucceeded`, `Transfer`, `RecoverySuccess`. Requirements: - the lost wallet is admitted here,
        the successor is new here (`WalletNotRecoverable`).

        holder: the registry's id of the holder
        """
        raise Signature

    def _make_redeem_deposit(self, wallet: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REDEEM_DEPOSIT, (wallet, amount, booking_id))

    @write(_make_redeem_deposit)
    def redeem_deposit(self, wallet: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Burns the caller's own money on withdrawal. The book keeps it until the bank takes it off.

        Emits `CashRedeemed`. Requirements: - the wallet is the caller's (`RedemptionNotYours`); - the caller
        is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`); - enough free money
        (`BalanceInsufficient`); - the caller's reference is new (`BookingKnown`); - the bank isn't frozen
        (`BankFrozen`).
        """
        raise Signature

    def _make_redeem_deposit_signed(self, wallet: AddressLike, amount: int, booking_id: bytes, deadline: int, signature: bytes) -> Call[None]:
        return self._call(_REDEEM_DEPOSIT_SIGNED, (wallet, amount, booking_id, deadline, signature))

    @write(_make_redeem_deposit_signed)
    def redeem_deposit_signed(self, wallet: AddressLike, amount: int, booking_id: bytes, deadline: int, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """`redeemDeposit` by anyone on the customer's signed request.

        Emits `CashRedeemed`. Requirements, beside those of `redeemDeposit` for the wallet: - now ≤ deadline
        (`RedemptionLate`); - the wallet signed `Redemption(wallet, amount, bookingId, deadline)`, or its
        contract says so by ERC-1271 (`RedemptionNotSigned`).

        deadline: [s]
        """
        raise Signature

    def refused_position(self, parties: Sequence[AddressLike], deltas: Sequence[int], ending: Sequence[int], *, at: int | None = None) -> int:
        """The first party whose final position a rule refuses: free units, minimum, cap, number of holders.

        deltas: [units] positive for what a party gets; zero asks nothing
        ending: [units] of holds of each party that end with it
        Returns index: of the party; the length of the list where all pass
        """
        return self._view(_REFUSED_POSITION, (parties, deltas, ending), at)

    def _make_resume_payments(self) -> Call[None]:
        return self._call(_RESUME_PAYMENTS, ())

    @write(_make_resume_payments)
    def resume_payments(self, *, sender: Party, gas: int | None = None) -> None:
        """Lets payments go on (RESTORER)."""
        raise Signature

    def _make_set_address_frozen(self, wallet: AddressLike, frozen: bool) -> Call[None]:
        return self._call(_SET_ADDRESS_FROZEN, (wallet, frozen))

    @write(_make_set_address_frozen)
    def set_address_frozen(self, wallet: AddressLike, frozen: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops a wallet, or lets it go on (FREEZER)."""
        raise Signature

    def _make_set_daily_issue(self, daily_issue: int) -> Call[None]:
        return self._call(_SET_DAILY_ISSUE, (daily_issue,))

    @write(_make_set_daily_issue)
    def set_daily_issue(self, daily_issue: int, *, sender: Party, gas: int | None = None) -> None:
        """Sets most that is issued on one day (ADMIN).

        Emits `DailyIssueSet`.
        """
        raise Signature

    def _make_set_frozen_tokens(self, wallet: AddressLike, amount: int) -> Call[bool]:
        return self._call(_SET_FROZEN_TOKENS, (wallet, amount))

    @write(_make_set_frozen_tokens)
    def set_frozen_tokens(self, wallet: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> bool:
        """Sets how much of a wallet's money is frozen, in all (FREEZER).

        Emits `Frozen`. Requirements: - the wallet was not replaced (`WalletReplaced`); - not less than orders
        froze (`FrozenByOrder`).
        """
        raise Signature

    def _make_set_identity_registry(self, registry: AddressLike) -> Call[None]:
        return self._call(_SET_IDENTITY_REGISTRY, (registry,))

    @write(_make_set_identity_registry)
    def set_identity_registry(self, registry: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Replaces the identity registry (ADMIN); every admission is looked up again.

        Requirements: - it is a contract (`RegistryWithoutCode`).
        """
        raise Signature

    def _make_set_interbank(self, interbank: AddressLike) -> Call[None]:
        return self._call(_SET_INTERBANK, (interbank,))

    @write(_make_set_interbank)
    def set_interbank(self, interbank: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the contract that pays between this bank and others (ADMIN); zero takes the bank off the rail.

        Emits `InterbankSet`.
        """
        raise Signature

    def symbol(self, *, at: int | None = None) -> str:
        """`symbol()`

        Returns the symbol of the token.
        """
        return self._view(_SYMBOL, (), at)

    def total_supply(self, *, at: int | None = None) -> int:
        """`totalSupply()`

        Returns the value of tokens in existence.
        """
        return self._view(_TOTAL_SUPPLY, (), at)

    def _make_transfer(self, to: AddressLike, value: int) -> Call[bool]:
        return self._call(_TRANSFER, (to, value))

    @write(_make_transfer)
    def transfer(self, to: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transfer(address,uint256)`

        Moves a `value` amount of tokens from the caller's account to `to`. Returns a boolean value indicating
        whether the operation succeeded. Emits a {Transfer} event.
        """
        raise Signature

    def _make_transfer_from(self, from_: AddressLike, to: AddressLike, value: int) -> Call[bool]:
        return self._call(_TRANSFER_FROM, (from_, to, value))

    @write(_make_transfer_from)
    def transfer_from(self, from_: AddressLike, to: AddressLike, value: int, *, sender: Party, gas: int | None = None) -> bool:
        """`transferFrom(address,address,uint256)`

        Moves a `value` amount of tokens from `from` to `to` using the allowance mechanism. `value` is then
        deducted from the caller's allowance. Returns a boolean value indicating whether the operation
        succeeded. Emits a {Transfer} event.
        """
        raise Signature

    def _make_unbook(self, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_UNBOOK, (amount, booking_id))

    @write(_make_unbook)
    def unbook(self, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes it off the book (BANK).

        Emits `DepositsUnbooked`. Requirements: - supply ≤ what stays booked (`DepositsExceeded`; of an
        attested reserve `ReserveShort`, and `CreditCounted`); - the reference is new (`BookingKnown`).
        """
        raise Signature

    def _make_unfreeze_bank(self) -> Call[None]:
        return self._call(_UNFREEZE_BANK, ())

    @write(_make_unfreeze_bank)
    def unfreeze_bank(self, *, sender: Party, gas: int | None = None) -> None:
        """Lets a frozen bank go on (RESTORER).

        Emits `BankFrozenSet`.
        """
        raise Signature
