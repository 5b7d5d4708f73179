"""The paying agent's work, for every instrument.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_distributor import IDistributor as _IDistributor
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_CANCEL: Function[None] = Function("cancel", "98590ef9", (("token", "address"), ("number", "uint256")), ())
_CASH_OF: Function[tuple[bytes, Address]] = Function("cashOf", "76ef458d", (("cash", "address"),), (("currency", "bytes3"), ("interbank", "address")))
_CLAIM: Function[None] = Function("claim", "b46cab2b", (("id", "bytes32"), ("wallet", "address"), ("cash", "address")), ())
_CLOSE: Function[None] = Function("close", "39c79e0c", (("id", "bytes32"),), ())
_CLOSE_THROUGH: Function[None] = Function("closeThrough", "fb6db6a4", (("token", "address"), ("number", "uint256")), ())
_DECLARE: Function[_types.DistributionId] = Function("declare", "8e15a1c6", (("number", "uint256"), ("terms", StructOf(lambda: _types.Declaration))), (("id", "bytes32"),))
_DISTRIBUTION_OF: Function[_types.Distribution] = Function("distributionOf", "56be2f12", (("id", "bytes32"),), (("d", StructOf(lambda: _types.Distribution)),))
_ENTITLEMENT_OF: Function[int] = Function("entitlementOf", "5f48b271", (("id", "bytes32"), ("wallet", "address")), (("", "uint256"),))
_FUND: Function[None] = Function("fund", "f869f73e", (("id", "bytes32"), ("outAsset", "address"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), ())
_IS_FUNDED: Function[bool] = Function("isFunded", "2b5fe3d9", (("id", "bytes32"),), (("", "bool"),))
_IS_REACHED: Function[bool] = Function("isReached", "4b7c48c9", (("id", "bytes32"), ("wallet", "address")), (("", "bool"),))
_KEPT_OF: Function[_types.KeptShare] = Function("keptOf", "78762cb7", (("id", "bytes32"), ("wallet", "address")), (("", StructOf(lambda: _types.KeptShare)),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_PAY_PAGE: Function[None] = Function("payPage", "e3a3a207", (("id", "bytes32"), ("cash", "address"), ("wallets", "address[]")), ())
_PAY_THROUGH: Function[None] = Function("payThrough", "878523a9", (("token", "address"), ("number", "uint256"), ("cash", "address"), ("wallets", "address[]"), ("amounts", "uint256[]")), ())
_RELEASE: Function[None] = Function("release", "83b8d298", (("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("cash", "address"), ("orderHash", "bytes32")), ())
_REMIT_TAX: Function[None] = Function("remitTax", "9fd500e9", (("id", "bytes32"), ("cash", "address"), ("toCash", "address")), ())
_REQUIRED_OF: Function[int] = Function("requiredOf", "fa56b860", (("id", "bytes32"),), (("", "uint256"),))
_SET_CASH: Function[None] = Function("setCash", "29846ca7", (("cash", "address"), ("interbank", "address"), ("accepted", "bool")), ())
_SWEEP: Function[None] = Function("sweep", "242ff311", (("id", "bytes32"), ("cashTokens", "address[]"), ("toCash", "address")), ())
_TILL_OF: Function[_types.Till] = Function("tillOf", "52319961", (("id", "bytes32"), ("cash", "address")), (("", StructOf(lambda: _types.Till)),))


class Distributor(Contract):
    """The paying agent's work, for every instrument."""

    NAME = "Distributor"
    SOURCE = "contracts/distribution/Distributor.sol"

    STATUS = 3
    RULE_SHIFT = 2
    THROUGH_INSTRUMENT = 16
    GROSS_UP = 32
    INCOME_SHIFT = 6

    CashNotAccepted = _IDistributor.CashNotAccepted
    CashSet = _IDistributor.CashSet
    ClaimNotYours = _IDistributor.ClaimNotYours
    DeclarationUnfit = _IDistributor.DeclarationUnfit
    DeclarerUnknown = _IDistributor.DeclarerUnknown
    DistributionCancelled = _IDistributor.DistributionCancelled
    DistributionClosed = _IDistributor.DistributionClosed
    DistributionDeclared = _IDistributor.DistributionDeclared
    DistributionExists = _IDistributor.DistributionExists
    DistributionFunded = _IDistributor.DistributionFunded
    DistributionStatusUnfit = _IDistributor.DistributionStatusUnfit
    FundingExcess = _IDistributor.FundingExcess
    FundingMissing = _IDistributor.FundingMissing
    HoldersPaid = _IDistributor.HoldersPaid
    HoldersUnreached = _IDistributor.HoldersUnreached
    KeptForHolder = _IDistributor.KeptForHolder
    KeptReleased = _IDistributor.KeptReleased
    NothingKept = _IDistributor.NothingKept
    OrderMissing = _IDistributor.OrderMissing
    PagesUneven = _IDistributor.PagesUneven
    PayeeBlocked = _IDistributor.PayeeBlocked
    PayerUnknown = _IDistributor.PayerUnknown
    PaymentThroughInstrument = _IDistributor.PaymentThroughInstrument
    PaymentTooEarly = _IDistributor.PaymentTooEarly
    PaymentsStarted = _IDistributor.PaymentsStarted
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RestPaid = _IDistributor.RestPaid
    RoleMissing = _ScopedAccess.RoleMissing
    SharesBelowTotal = _IDistributor.SharesBelowTotal
    SharesExceedTotal = _IDistributor.SharesExceedTotal
    TaxRemitted = _IDistributor.TaxRemitted
    TillInsufficient = _IDistributor.TillInsufficient

    @classmethod
    def creation(cls, authority: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority,))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, libraries=libraries), sender, gas)

    def _make_cancel(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_CANCEL, (token, number))

    @write(_make_cancel)
    def cancel(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels the caller's distribution. Requirements: declared; nobody reached yet (`PaymentsStarted`)."""
        raise Signature

    def cash_of(self, cash: AddressLike, *, at: int | None = None) -> tuple[bytes, Address]:
        """`cashOf(address)`"""
        return self._view(_CASH_OF, (cash,), at)

    def _make_claim(self, id: _types.DistributionId, wallet: AddressLike, cash: AddressLike) -> Call[None]:
        return self._call(_CLAIM, (id, wallet, cash))

    @write(_make_claim)
    def claim(self, id: _types.DistributionId, wallet: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays a holder's kept share, or its share that no page has reached, to the wallet or who succeeded it,
        in its own or another bank's money. Requirements: the caller is that payee or the paying agent; the
        payee is neither frozen nor sanctioned (`PayeeBlocked`); else as `payPage`.
        """
        raise Signature

    def _make_close(self, id: _types.DistributionId) -> Call[None]:
        return self._call(_CLOSE, (id,))

    @write(_make_close)
    def close(self, id: _types.DistributionId, *, sender: Party, gas: int | None = None) -> None:
        """Closes (PAYING_AGENT). Requirements: every unit of the record has been reached (`HoldersUnreached`),
        and shared totals add up to the base unit (`SharesBelowTotal`). Kept shares stay for their owners.
        """
        raise Signature

    def _make_close_through(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_CLOSE_THROUGH, (token, number))

    @write(_make_close_through)
    def close_through(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Closes the caller's own distribution whose shares it says."""
        raise Signature

    def _make_declare(self, number: int, terms: _types.Declaration) -> Call[_types.DistributionId]:
        return self._call(_DECLARE, (number, terms))

    @write(_make_declare)
    def declare(self, number: int, terms: _types.Declaration, *, sender: Party, gas: int | None = None) -> _types.DistributionId:
        """Declares a distribution. Requirements: the caller holds the token's SCHEDULE power
        (`DeclarerUnknown`); the number is new or cancelled and paid back (`DistributionExists`); the currency
        is accepted (`CashNotAccepted`); amount, payer and, unless the instrument says the shares, record are
        given, the record is not after the payment, the kind of income is at most 3 (`DeclarationUnfit`).
        """
        raise Signature

    def distribution_of(self, id: _types.DistributionId, *, at: int | None = None) -> _types.Distribution:
        """`distributionOf(bytes32)`"""
        return self._view(_DISTRIBUTION_OF, (id,), at)

    def entitlement_of(self, id: _types.DistributionId, wallet: AddressLike, *, at: int | None = None) -> int:
        """A holder's entitlement before tax. Requirements: the record has passed. Zero where the instrument says
        it.
        """
        return self._view(_ENTITLEMENT_OF, (id, wallet), at)

    def _make_fund(self, id: _types.DistributionId, out_asset: AddressLike, cash_tokens: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_FUND, (id, out_asset, cash_tokens, amounts))

    @write(_make_fund)
    def fund(self, id: _types.DistributionId, out_asset: AddressLike, cash_tokens: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Moves the payer's deposit to the distributor's wallets, one net interbank move per bank. Requirements:
        the caller is the payer; declared; the record has passed; every cash token is accepted in the
        currency; no more than is missing (`FundingExcess`), unless grossed up.

        out_asset: the payer's deposit
        """
        raise Signature

    def is_funded(self, id: _types.DistributionId, *, at: int | None = None) -> bool:
        """Declared or closed, and no funding is missing."""
        return self._view(_IS_FUNDED, (id,), at)

    def is_reached(self, id: _types.DistributionId, wallet: AddressLike, *, at: int | None = None) -> bool:
        """Whether a page or a claim has reached the holder."""
        return self._view(_IS_REACHED, (id, wallet), at)

    def kept_of(self, id: _types.DistributionId, wallet: AddressLike, *, at: int | None = None) -> _types.KeptShare:
        """`keptOf(bytes32,address)`"""
        return self._view(_KEPT_OF, (id, wallet), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def _make_pay_page(self, id: _types.DistributionId, cash: AddressLike, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_PAY_PAGE, (id, cash, wallets))

    @write(_make_pay_page)
    def pay_page(self, id: _types.DistributionId, cash: AddressLike, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Pays a page of holders (PAYING_AGENT of the token). Requirements: declared, fully funded, now ≥ payAt,
        the page's money is in this cash token, shares within the total. Holders already reached and those
        without a position are passed over; whoever can't be paid is kept for, and blocks nobody.
        """
        raise Signature

    def _make_pay_through(self, token: AddressLike, number: int, cash: AddressLike, wallets: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_PAY_THROUGH, (token, number, cash, wallets, amounts))

    @write(_make_pay_through)
    def pay_through(self, token: AddressLike, number: int, cash: AddressLike, wallets: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Pays a page of the caller's own distribution, as `payPage`; with `amounts` where the instrument says
        the shares (zero = none). A closed one is passed over: all of its holders have been reached.
        """
        raise Signature

    def _make_release(self, id: _types.DistributionId, wallet: AddressLike, to: AddressLike, cash: AddressLike, order_hash: bytes) -> Call[None]:
        return self._call(_RELEASE, (id, wallet, to, cash, order_hash))

    @write(_make_release)
    def release(self, id: _types.DistributionId, wallet: AddressLike, to: AddressLike, cash: AddressLike, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Pays a kept share where a court's order or a licence says (COURT_ORDER of the token)."""
        raise Signature

    def _make_remit_tax(self, id: _types.DistributionId, cash: AddressLike, to_cash: AddressLike) -> Call[None]:
        return self._call(_REMIT_TAX, (id, cash, to_cash))

    @write(_make_remit_tax)
    def remit_tax(self, id: _types.DistributionId, cash: AddressLike, to_cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays what was withheld to the tax owner (PAYING_AGENT)."""
        raise Signature

    def required_of(self, id: _types.DistributionId, *, at: int | None = None) -> int:
        """What has to be funded, tax on top not counted. Requirements: the record has passed."""
        return self._view(_REQUIRED_OF, (id,), at)

    def _make_set_cash(self, cash: AddressLike, interbank: AddressLike, accepted: bool) -> Call[None]:
        return self._call(_SET_CASH, (cash, interbank, accepted))

    @write(_make_set_cash)
    def set_cash(self, cash: AddressLike, interbank: AddressLike, accepted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Accepts a cash token for payments in its currency, or no longer (ADMIN).

        interbank: moves money to and from it; zero = the payer's allowance funds it, and only its holders are
        paid
        """
        raise Signature

    def _make_sweep(self, id: _types.DistributionId, cash_tokens: Sequence[AddressLike], to_cash: AddressLike) -> Call[None]:
        return self._call(_SWEEP, (id, cash_tokens, to_cash))

    @write(_make_sweep)
    def sweep(self, id: _types.DistributionId, cash_tokens: Sequence[AddressLike], to_cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays out what nobody is owed, of a closed or cancelled distribution, per cash token (PAYING_AGENT or
        its owner).

        to_cash: the cash token in which the owner is paid; zero = the same
        """
        raise Signature

    def till_of(self, id: _types.DistributionId, cash: AddressLike, *, at: int | None = None) -> _types.Till:
        """`tillOf(bytes32,address)`"""
        return self._view(_TILL_OF, (id, cash), at)
