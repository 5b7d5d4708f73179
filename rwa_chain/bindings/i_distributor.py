"""Pays what instruments declare to holders of record, once each, and keeps what can't be paid for its owner.

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

_CANCEL: Function[None] = Function("cancel", "98590ef9", (("token", "address"), ("number", "uint256")), ())
_CASH_OF: Function[tuple[bytes, Address]] = Function("cashOf", "76ef458d", (("cash", "address"),), (("currency", "bytes3"), ("interbank", "address")))
_CLAIM: Function[None] = Function("claim", "b46cab2b", (("id", "bytes32"), ("wallet", "address"), ("cash", "address")), ())
_CLOSE: Function[None] = Function("close", "39c79e0c", (("id", "bytes32"),), ())
_CLOSE_THROUGH: Function[None] = Function("closeThrough", "fb6db6a4", (("token", "address"), ("number", "uint256")), ())
_DECLARE: Function[_types.DistributionId] = Function("declare", "8e15a1c6", (("number", "uint256"), ("terms", StructOf(lambda: _types.Declaration))), (("id", "bytes32"),))
_DISTRIBUTION_OF: Function[_types.Distribution] = Function("distributionOf", "56be2f12", (("id", "bytes32"),), (("", StructOf(lambda: _types.Distribution)),))
_ENTITLEMENT_OF: Function[int] = Function("entitlementOf", "5f48b271", (("id", "bytes32"), ("wallet", "address")), (("", "uint256"),))
_FUND: Function[None] = Function("fund", "f869f73e", (("id", "bytes32"), ("outAsset", "address"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), ())
_IS_FUNDED: Function[bool] = Function("isFunded", "2b5fe3d9", (("id", "bytes32"),), (("", "bool"),))
_IS_REACHED: Function[bool] = Function("isReached", "4b7c48c9", (("id", "bytes32"), ("wallet", "address")), (("", "bool"),))
_KEPT_OF: Function[_types.KeptShare] = Function("keptOf", "78762cb7", (("id", "bytes32"), ("wallet", "address")), (("", StructOf(lambda: _types.KeptShare)),))
_PAY_PAGE: Function[None] = Function("payPage", "e3a3a207", (("id", "bytes32"), ("cash", "address"), ("wallets", "address[]")), ())
_PAY_THROUGH: Function[None] = Function("payThrough", "878523a9", (("token", "address"), ("number", "uint256"), ("cash", "address"), ("wallets", "address[]"), ("amounts", "uint256[]")), ())
_RELEASE: Function[None] = Function("release", "83b8d298", (("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("cash", "address"), ("orderHash", "bytes32")), ())
_REMIT_TAX: Function[None] = Function("remitTax", "9fd500e9", (("id", "bytes32"), ("cash", "address"), ("toCash", "address")), ())
_REQUIRED_OF: Function[int] = Function("requiredOf", "fa56b860", (("id", "bytes32"),), (("", "uint256"),))
_SET_CASH: Function[None] = Function("setCash", "29846ca7", (("cash", "address"), ("interbank", "address"), ("accepted", "bool")), ())
_SWEEP: Function[None] = Function("sweep", "242ff311", (("id", "bytes32"), ("cashTokens", "address[]"), ("toCash", "address")), ())
_TILL_OF: Function[_types.Till] = Function("tillOf", "52319961", (("id", "bytes32"), ("cash", "address")), (("", StructOf(lambda: _types.Till)),))


class IDistributor(Contract):
    """Pays what instruments declare to holders of record, once each, and keeps what can't be paid for its owner."""

    NAME = "IDistributor"
    SOURCE = "contracts/distribution/interfaces/IDistributor.sol"

    @dataclass(frozen=True)
    class CashSet(Event):
        """`IDistributor.CashSet`"""

        NAME = "IDistributor.CashSet"
        TOPIC = "b0bd17399b8a6d42bb9a7530c4b18ae6a667096b89d1be13a17d174b226fe635"
        ABI = (("cash", "address", True), ("currency", "bytes3", False), ("interbank", "address", False))

        cash: Address
        currency: bytes
        interbank: Address

    @dataclass(frozen=True)
    class DistributionCancelled(Event):
        """`IDistributor.DistributionCancelled`"""

        NAME = "IDistributor.DistributionCancelled"
        TOPIC = "9e198578a93be7d372cb9d1c59097927286dd51ec24185af83985b4ee4835585"
        ABI = (("id", "bytes32", True),)

        id: _types.DistributionId

    @dataclass(frozen=True)
    class DistributionClosed(Event):
        """`IDistributor.DistributionClosed`"""

        NAME = "IDistributor.DistributionClosed"
        TOPIC = "38ad1ecbc9e25005f741d3300f683e80a5e207744b95e8ecc97d82093ee64477"
        ABI = (("id", "bytes32", True), ("grossDue", "uint256", False))

        id: _types.DistributionId
        gross_due: int

    @dataclass(frozen=True)
    class DistributionDeclared(Event):
        """`IDistributor.DistributionDeclared`"""

        NAME = "IDistributor.DistributionDeclared"
        TOPIC = "6519b13ac90a023aff6d442920c8604504fb6723351894f9b54e3e0b08e46089"
        ABI = (("id", "bytes32", True), ("token", "address", True), ("declarer", "address", True), ("number", "uint256", False), ("terms", StructOf(lambda: _types.Declaration), False))

        id: _types.DistributionId
        token: Address
        declarer: Address
        number: int
        terms: _types.Declaration

    @dataclass(frozen=True)
    class DistributionFunded(Event):
        """`IDistributor.DistributionFunded`"""

        NAME = "IDistributor.DistributionFunded"
        TOPIC = "82e1bb9abf7fbce7650c1920c21c9614a8e18a58e27b685325670794a75d2404"
        ABI = (("id", "bytes32", True), ("cash", "address", True), ("outAsset", "address", False), ("amount", "uint256", False))

        id: _types.DistributionId
        cash: Address
        out_asset: Address
        amount: int

    @dataclass(frozen=True)
    class HoldersPaid(Event):
        """Holders of a page, or of a claim, that were paid; the lists go together."""

        NAME = "IDistributor.HoldersPaid"
        TOPIC = "1a412bbca0d33255ddc09c5efcaead1010e417b2231d18811b5762666f7f737e"
        ABI = (("id", "bytes32", True), ("cash", "address", True), ("wallets", "address[]", False), ("payees", "address[]", False), ("gross", "uint256[]", False), ("nets", "uint256[]", False))

        id: _types.DistributionId
        cash: Address
        wallets: tuple[Address, ...]
        payees: tuple[Address, ...]
        gross: tuple[int, ...]
        nets: tuple[int, ...]

    @dataclass(frozen=True)
    class KeptForHolder(Event):
        """A payee that could not be paid: refused by its bank, frozen or sanctioned. The net stays for its owner."""

        NAME = "IDistributor.KeptForHolder"
        TOPIC = "5c45024f4c21ce6b8e27ec7c601a3207ea74ad98f11e838c8b7a8ee484a6b5a9"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("payee", "address", False), ("cash", "address", False), ("gross", "uint256", False), ("withheld", "uint256", False), ("net", "uint256", False))

        id: _types.DistributionId
        wallet: Address
        payee: Address
        cash: Address
        gross: int
        withheld: int
        net: int

    @dataclass(frozen=True)
    class KeptReleased(Event):
        """A kept share left: to its owner, or where an order sent it."""

        NAME = "IDistributor.KeptReleased"
        TOPIC = "aabe1c292568d25f8b8d76a7fe5db801d744ebe4d8fd05601858e4ac85109f00"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("to", "address", True), ("cash", "address", False), ("amount", "uint256", False), ("orderHash", "bytes32", False))

        id: _types.DistributionId
        wallet: Address
        to: Address
        cash: Address
        amount: int
        order_hash: bytes

    @dataclass(frozen=True)
    class RestPaid(Event):
        """What nobody is owed went to its owner: the rest of a closed distribution, or a cancelled one's funding."""

        NAME = "IDistributor.RestPaid"
        TOPIC = "5176d357568d3da53d10c045b3e76dc1d56f952164f5c708f3121b67f15b0d60"
        ABI = (("id", "bytes32", True), ("cash", "address", True), ("to", "address", True), ("amount", "uint256", False))

        id: _types.DistributionId
        cash: Address
        to: Address
        amount: int

    @dataclass(frozen=True)
    class TaxRemitted(Event):
        """`IDistributor.TaxRemitted`"""

        NAME = "IDistributor.TaxRemitted"
        TOPIC = "db7a082dd0413c02a38b14f34fce477fd5aee9449de2f86d03908e6fc5637a1e"
        ABI = (("id", "bytes32", True), ("cash", "address", True), ("to", "address", True), ("amount", "uint256", False))

        id: _types.DistributionId
        cash: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class CashNotAccepted(ContractError):
        """`IDistributor.CashNotAccepted`"""

        NAME = "Distributor.CashNotAccepted"
        SELECTOR = bytes.fromhex("9f00380c")
        SIGNATURE = "CashNotAccepted(address,bytes3,bytes3)"
        PARAMETERS = (("cash", "address"), ("currency", "bytes3"), ("needed", "bytes3"))
        FIELDS = ("cash", "currency", "needed")

        cash: Address
        currency: bytes
        needed: bytes

    @dataclass(eq=False, repr=False)
    class ClaimNotYours(ContractError):
        """`IDistributor.ClaimNotYours`"""

        NAME = "Distributor.ClaimNotYours"
        SELECTOR = bytes.fromhex("309340a0")
        SIGNATURE = "ClaimNotYours(bytes32,address,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"), ("caller", "address"))
        FIELDS = ("id", "wallet", "caller")

        id: _types.DistributionId
        wallet: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class DeclarationUnfit(ContractError):
        """`IDistributor.DeclarationUnfit`"""

        NAME = "Distributor.DeclarationUnfit"
        SELECTOR = bytes.fromhex("29aecf24")
        SIGNATURE = "DeclarationUnfit(bytes32,string)"
        PARAMETERS = (("id", "bytes32"), ("field", "string"))
        FIELDS = ("id", "field")

        id: _types.DistributionId
        field: str

    @dataclass(eq=False, repr=False)
    class DeclarerUnknown(ContractError):
        """`IDistributor.DeclarerUnknown`"""

        NAME = "Distributor.DeclarerUnknown"
        SELECTOR = bytes.fromhex("645e47b0")
        SIGNATURE = "DeclarerUnknown(address,address)"
        PARAMETERS = (("token", "address"), ("caller", "address"))
        FIELDS = ("token", "caller")

        token: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class DistributionExists(ContractError):
        """`IDistributor.DistributionExists`"""

        NAME = "Distributor.DistributionExists"
        SELECTOR = bytes.fromhex("af6fd24e")
        SIGNATURE = "DistributionExists(bytes32,uint8)"
        PARAMETERS = (("id", "bytes32"), ("status", EnumOf(lambda: _types.DistributionStatus)))
        FIELDS = ("id", "status")

        id: _types.DistributionId
        status: _types.DistributionStatus

    @dataclass(eq=False, repr=False)
    class DistributionStatusUnfit(ContractError):
        """`IDistributor.DistributionStatusUnfit`"""

        NAME = "Distributor.DistributionStatusUnfit"
        SELECTOR = bytes.fromhex("f4937054")
        SIGNATURE = "DistributionStatusUnfit(bytes32,uint8,uint8)"
        PARAMETERS = (("id", "bytes32"), ("status", EnumOf(lambda: _types.DistributionStatus)), ("needed", EnumOf(lambda: _types.DistributionStatus)))
        FIELDS = ("id", "status", "needed")

        id: _types.DistributionId
        status: _types.DistributionStatus
        needed: _types.DistributionStatus

    @dataclass(eq=False, repr=False)
    class FundingExcess(ContractError):
        """`IDistributor.FundingExcess`"""

        NAME = "Distributor.FundingExcess"
        SELECTOR = bytes.fromhex("bc3a631e")
        SIGNATURE = "FundingExcess(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("funded", "uint256"), ("required", "uint256"))
        FIELDS = ("id", "funded", "required")

        id: _types.DistributionId
        funded: int
        required: int

    @dataclass(eq=False, repr=False)
    class FundingMissing(ContractError):
        """`IDistributor.FundingMissing`"""

        NAME = "Distributor.FundingMissing"
        SELECTOR = bytes.fromhex("71d3e013")
        SIGNATURE = "FundingMissing(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("funded", "uint256"), ("required", "uint256"))
        FIELDS = ("id", "funded", "required")

        id: _types.DistributionId
        funded: int
        required: int

    @dataclass(eq=False, repr=False)
    class HoldersUnreached(ContractError):
        """`IDistributor.HoldersUnreached`"""

        NAME = "Distributor.HoldersUnreached"
        SELECTOR = bytes.fromhex("6fd11de7")
        SIGNATURE = "HoldersUnreached(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("unitsReached", "uint256"), ("supply", "uint256"))
        FIELDS = ("id", "units_reached", "supply")

        id: _types.DistributionId
        units_reached: int
        supply: int

    @dataclass(eq=False, repr=False)
    class NothingKept(ContractError):
        """`IDistributor.NothingKept`"""

        NAME = "Distributor.NothingKept"
        SELECTOR = bytes.fromhex("0ca56336")
        SIGNATURE = "NothingKept(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")

        id: _types.DistributionId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class OrderMissing(ContractError):
        """`IDistributor.OrderMissing`"""

        NAME = "Distributor.OrderMissing"
        SELECTOR = bytes.fromhex("40a810fb")
        SIGNATURE = "OrderMissing(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: _types.DistributionId

    @dataclass(eq=False, repr=False)
    class PagesUneven(ContractError):
        """`IDistributor.PagesUneven`"""

        NAME = "Distributor.PagesUneven"
        SELECTOR = bytes.fromhex("e7735a13")
        SIGNATURE = "PagesUneven(uint256,uint256)"
        PARAMETERS = (("cashTokens", "uint256"), ("amounts", "uint256"))
        FIELDS = ("cash_tokens", "amounts")

        cash_tokens: int
        amounts: int

    @dataclass(eq=False, repr=False)
    class PayeeBlocked(ContractError):
        """`IDistributor.PayeeBlocked`"""

        NAME = "Distributor.PayeeBlocked"
        SELECTOR = bytes.fromhex("5f290d16")
        SIGNATURE = "PayeeBlocked(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("payee", "address"))
        FIELDS = ("id", "payee")

        id: _types.DistributionId
        payee: Address

    @dataclass(eq=False, repr=False)
    class PayerUnknown(ContractError):
        """`IDistributor.PayerUnknown`"""

        NAME = "Distributor.PayerUnknown"
        SELECTOR = bytes.fromhex("9bc2bf2b")
        SIGNATURE = "PayerUnknown(bytes32,address,address)"
        PARAMETERS = (("id", "bytes32"), ("caller", "address"), ("payer", "address"))
        FIELDS = ("id", "caller", "payer")

        id: _types.DistributionId
        caller: Address
        payer: Address

    @dataclass(eq=False, repr=False)
    class PaymentThroughInstrument(ContractError):
        """`IDistributor.PaymentThroughInstrument`"""

        NAME = "Distributor.PaymentThroughInstrument"
        SELECTOR = bytes.fromhex("50959acb")
        SIGNATURE = "PaymentThroughInstrument(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: _types.DistributionId

    @dataclass(eq=False, repr=False)
    class PaymentTooEarly(ContractError):
        """`IDistributor.PaymentTooEarly`"""

        NAME = "Distributor.PaymentTooEarly"
        SELECTOR = bytes.fromhex("10532cb3")
        SIGNATURE = "PaymentTooEarly(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("payAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "pay_at", "now_at")

        id: _types.DistributionId
        pay_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class PaymentsStarted(ContractError):
        """`IDistributor.PaymentsStarted`"""

        NAME = "Distributor.PaymentsStarted"
        SELECTOR = bytes.fromhex("9bd0cf50")
        SIGNATURE = "PaymentsStarted(bytes32,uint256)"
        PARAMETERS = (("id", "bytes32"), ("grossDue", "uint256"))
        FIELDS = ("id", "gross_due")

        id: _types.DistributionId
        gross_due: int

    @dataclass(eq=False, repr=False)
    class SharesBelowTotal(ContractError):
        """`IDistributor.SharesBelowTotal`"""

        NAME = "Distributor.SharesBelowTotal"
        SELECTOR = bytes.fromhex("f173b9dd")
        SIGNATURE = "SharesBelowTotal(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("grossDue", "uint256"), ("total", "uint256"))
        FIELDS = ("id", "gross_due", "total")

        id: _types.DistributionId
        gross_due: int
        total: int

    @dataclass(eq=False, repr=False)
    class SharesExceedTotal(ContractError):
        """`IDistributor.SharesExceedTotal`"""

        NAME = "Distributor.SharesExceedTotal"
        SELECTOR = bytes.fromhex("ccf83eb1")
        SIGNATURE = "SharesExceedTotal(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("grossDue", "uint256"), ("total", "uint256"))
        FIELDS = ("id", "gross_due", "total")

        id: _types.DistributionId
        gross_due: int
        total: int

    @dataclass(eq=False, repr=False)
    class TillInsufficient(ContractError):
        """`IDistributor.TillInsufficient`"""

        NAME = "Distributor.TillInsufficient"
        SELECTOR = bytes.fromhex("14229a1d")
        SIGNATURE = "TillInsufficient(bytes32,address,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("cash", "address"), ("unallocated", "uint256"), ("needed", "uint256"))
        FIELDS = ("id", "cash", "unallocated", "needed")

        id: _types.DistributionId
        cash: Address
        unallocated: int
        needed: int

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
