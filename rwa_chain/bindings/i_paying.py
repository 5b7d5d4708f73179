"""Pays holders of record what instruments owe, once each, and keeps what can't be paid for its owner.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_CASH_OF: Function[tuple[bytes, Address]] = Function("cashOf", "76ef458d", (("cash", "address"),), (("currency", "bytes3"), ("interbank", "address")))
_CLAIM: Function[None] = Function("claim", "b46cab2b", (("id", "bytes32"), ("wallet", "address"), ("cash", "address")), ())
_CLAIMABLE_OF: Function[int] = Function("claimableOf", "f84db8bb", (("id", "bytes32"), ("wallet", "address")), (("", "uint256"),))
_DRAW_HELD: Function[int] = Function("drawHeld", "765c4695", (("id", "bytes32"), ("wallet", "address"), ("holdId", "bytes32"), ("to", "address"), ("cash", "address")), (("amount", "uint256"),))
_ENTITLEMENT_OF: Function[int] = Function("entitlementOf", "5f48b271", (("id", "bytes32"), ("wallet", "address")), (("", "uint256"),))
_FUND_TAX: Function[int] = Function("fundTax", "6310890d", (("id", "bytes32"), ("outAsset", "address"), ("cash", "address"), ("amount", "uint256")), (("taken", "uint256"),))
_IS_REACHED: Function[bool] = Function("isReached", "4b7c48c9", (("id", "bytes32"), ("wallet", "address")), (("", "bool"),))
_KEPT_OF: Function[_types.KeptShare] = Function("keptOf", "78762cb7", (("id", "bytes32"), ("wallet", "address")), (("", StructOf(lambda: _types.KeptShare)),))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_PAY_BACK: Function[None] = Function("payBack", "2857365f", (("id", "bytes32"), ("cash", "address"), ("to", "address"), ("amount", "uint256")), ())
_PAY_PAGE: Function[None] = Function("payPage", "e3a3a207", (("id", "bytes32"), ("cash", "address"), ("wallets", "address[]")), ())
_PRESCRIBE: Function[None] = Function("prescribe", "490e716c", (("id", "bytes32"), ("wallets", "address[]"), ("cash", "address")), ())
_PROGRESS_OF: Function[_types.Progress] = Function("progressOf", "20e9398c", (("id", "bytes32"),), (("", StructOf(lambda: _types.Progress)),))
_RELEASE: Function[None] = Function("release", "83b8d298", (("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("cash", "address"), ("orderHash", "bytes32")), ())
_REMIT_TAX: Function[None] = Function("remitTax", "8eb51552", (("id", "bytes32"), ("cash", "address")), ())
_SET_CASH: Function[None] = Function("setCash", "29846ca7", (("cash", "address"), ("interbank", "address"), ("accepted", "bool")), ())
_SET_OBLIGATIONS: Function[None] = Function("setObligations", "3838c07f", (("obligations", "address"),), ())
_TAKE: Function[None] = Function("take", "e1a8d24a", (("id", "bytes32"), ("currency", "bytes3"), ("funder", "address"), ("outAsset", "address"), ("cash", "address"), ("amount", "uint256")), ())
_TAX_LINE_OF: Function[_types.TaxLine] = Function("taxLineOf", "6aeb894b", (("id", "bytes32"),), (("", StructOf(lambda: _types.TaxLine)),))
_TILL_OF: Function[int] = Function("tillOf", "52319961", (("id", "bytes32"), ("cash", "address")), (("", "uint256"),))
_UNITS_REACHED_OF: Function[int] = Function("unitsReachedOf", "e1c38777", (("id", "bytes32"),), (("", "uint256"),))


class IPaying(Contract):
    """Pays holders of record what instruments owe, once each, and keeps what can't be paid for its owner."""

    NAME = "IPaying"
    SOURCE = "contracts/distribution/interfaces/IPaying.sol"

    @dataclass(frozen=True)
    class CashSet(Event):
        """`IPaying.CashSet`"""

        NAME = "IPaying.CashSet"
        TOPIC = "b0bd17399b8a6d42bb9a7530c4b18ae6a667096b89d1be13a17d174b226fe635"
        ABI = (("cash", "address", True), ("currency", "bytes3", False), ("interbank", "address", False))

        cash: Address
        currency: bytes
        interbank: Address

    @dataclass(frozen=True)
    class HoldersPaid(Event):
        """Holders of a page, or of a claim, that were paid; the lists go together."""

        NAME = "IPaying.HoldersPaid"
        TOPIC = "1a412bbca0d33255ddc09c5efcaead1010e417b2231d18811b5762666f7f737e"
        ABI = (("id", "bytes32", True), ("cash", "address", True), ("wallets", "address[]", False), ("payees", "address[]", False), ("gross", "uint256[]", False), ("nets", "uint256[]", False))

        id: _types.ObligationId
        cash: Address
        wallets: tuple[Address, ...]
        payees: tuple[Address, ...]
        gross: tuple[int, ...]
        nets: tuple[int, ...]

    @dataclass(frozen=True)
    class KeptDrawn(Event):
        """A hold took its share of the principal that was kept for held units, once."""

        NAME = "IPaying.KeptDrawn"
        TOPIC = "a07ff53b721a1fe0cef4c52f933b620ba7350e09994f195de5bfca63c5abc43f"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("holdId", "bytes32", True), ("to", "address", False), ("cash", "address", False), ("amount", "uint256", False))

        id: _types.ObligationId
        wallet: Address
        hold_id: bytes
        to: Address
        cash: Address
        amount: int

    @dataclass(frozen=True)
    class KeptForHolder(Event):
        """A share that could not be paid, or the part of it that is of frozen or held units. It stays for its owner."""

        NAME = "IPaying.KeptForHolder"
        TOPIC = "226d526205b98817860ad5ccd324c511545ced02a513b6ffc80f5f48ea9b370a"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("payee", "address", False), ("gross", "uint256", False), ("withheld", "uint256", False), ("net", "uint256", False))

        id: _types.ObligationId
        wallet: Address
        payee: Address
        gross: int
        withheld: int
        net: int

    @dataclass(frozen=True)
    class KeptReleased(Event):
        """A kept share left: to its owner, or where an order sent it."""

        NAME = "IPaying.KeptReleased"
        TOPIC = "aabe1c292568d25f8b8d76a7fe5db801d744ebe4d8fd05601858e4ac85109f00"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("to", "address", True), ("cash", "address", False), ("amount", "uint256", False), ("orderHash", "bytes32", False))

        id: _types.ObligationId
        wallet: Address
        to: Address
        cash: Address
        amount: int
        order_hash: bytes

    @dataclass(frozen=True)
    class ObligationDischarged(Event):
        """`IPaying.ObligationDischarged`"""

        NAME = "IPaying.ObligationDischarged"
        TOPIC = "943de3716da8db07ee052c0f6824e4dfe03a6f6f5565f1beeb4b27f7b2a8feb6"
        ABI = (("id", "bytes32", True), ("reached", "uint256", False))

        id: _types.ObligationId
        reached: int

    @dataclass(frozen=True)
    class ObligationsNamed(Event):
        """`IPaying.ObligationsNamed`"""

        NAME = "IPaying.ObligationsNamed"
        TOPIC = "97f59714568ae360c2497ce85c6438baed8621e495d15a162546da0ed011f6d3"
        ABI = (("obligations", "address", True),)

        obligations: Address

    @dataclass(frozen=True)
    class PrincipalEncumbered(Event):
        """Principal of units that were frozen or held stays until they are freed, or an order says whose it is."""

        NAME = "IPaying.PrincipalEncumbered"
        TOPIC = "867fc9154394b370280a6cea3034d6662f1c8262f884a3effe8f6162f61d9c14"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("frozenUnits", "uint256", False), ("frozen", "uint256", False), ("heldUnits", "uint256", False), ("held", "uint256", False))

        id: _types.ObligationId
        wallet: Address
        frozen_units: int
        frozen: int
        held_units: int
        held: int

    @dataclass(frozen=True)
    class SharePrescribed(Event):
        """`IPaying.SharePrescribed`"""

        NAME = "IPaying.SharePrescribed"
        TOPIC = "1b6a54dc8609d354934cd1f197a668d648404aa7a1525e5cf5474ddb5e51ddc7"
        ABI = (("id", "bytes32", True), ("wallet", "address", True), ("to", "address", True), ("amount", "uint256", False))

        id: _types.ObligationId
        wallet: Address
        to: Address
        amount: int

    @dataclass(frozen=True)
    class TaxFunded(Event):
        """`IPaying.TaxFunded`"""

        NAME = "IPaying.TaxFunded"
        TOPIC = "a60eb4dcf42bf376bf305c4e9172f0b12004718980da1ca75031fbfa162fd1f8"
        ABI = (("id", "bytes32", True), ("funder", "address", True), ("amount", "uint256", False))

        id: _types.ObligationId
        funder: Address
        amount: int

    @dataclass(frozen=True)
    class TaxRemitted(Event):
        """`IPaying.TaxRemitted`"""

        NAME = "IPaying.TaxRemitted"
        TOPIC = "db7a082dd0413c02a38b14f34fce477fd5aee9449de2f86d03908e6fc5637a1e"
        ABI = (("id", "bytes32", True), ("cash", "address", True), ("to", "address", True), ("amount", "uint256", False))

        id: _types.ObligationId
        cash: Address
        to: Address
        amount: int

    @dataclass(eq=False, repr=False)
    class CallerUnknown(ContractError):
        """`IPaying.CallerUnknown`"""

        NAME = "Paying.CallerUnknown"
        SELECTOR = bytes.fromhex("3e036233")
        SIGNATURE = "CallerUnknown(address)"
        PARAMETERS = (("caller", "address"),)
        FIELDS = ("caller",)

        caller: Address

    @dataclass(eq=False, repr=False)
    class CashNotAccepted(ContractError):
        """`IPaying.CashNotAccepted`"""

        NAME = "Paying.CashNotAccepted"
        SELECTOR = bytes.fromhex("9f00380c")
        SIGNATURE = "CashNotAccepted(address,bytes3,bytes3)"
        PARAMETERS = (("cash", "address"), ("currency", "bytes3"), ("needed", "bytes3"))
        FIELDS = ("cash", "currency", "needed")

        cash: Address
        currency: bytes
        needed: bytes

    @dataclass(eq=False, repr=False)
    class CashTokensFull(ContractError):
        """`IPaying.CashTokensFull`"""

        NAME = "Paying.CashTokensFull"
        SELECTOR = bytes.fromhex("e6e102ed")
        SIGNATURE = "CashTokensFull(uint256)"
        PARAMETERS = (("maximum", "uint256"),)
        FIELDS = ("maximum",)

        maximum: int

    @dataclass(eq=False, repr=False)
    class ClaimNotYours(ContractError):
        """`IPaying.ClaimNotYours`"""

        NAME = "Paying.ClaimNotYours"
        SELECTOR = bytes.fromhex("309340a0")
        SIGNATURE = "ClaimNotYours(bytes32,address,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"), ("caller", "address"))
        FIELDS = ("id", "wallet", "caller")

        id: _types.ObligationId
        wallet: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class NobodyReached(ContractError):
        """`IPaying.NobodyReached`"""

        NAME = "Paying.NobodyReached"
        SELECTOR = bytes.fromhex("c0187a3b")
        SIGNATURE = "NobodyReached(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")

        id: _types.ObligationId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class NotFunded(ContractError):
        """`IPaying.NotFunded`"""

        NAME = "Paying.NotFunded"
        SELECTOR = bytes.fromhex("e84b6a80")
        SIGNATURE = "NotFunded(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("funded", "uint256"), ("total", "uint256"))
        FIELDS = ("id", "funded", "total")

        id: _types.ObligationId
        funded: int
        total: int

    @dataclass(eq=False, repr=False)
    class NotPrescribed(ContractError):
        """`IPaying.NotPrescribed`"""

        NAME = "Paying.NotPrescribed"
        SELECTOR = bytes.fromhex("a7113487")
        SIGNATURE = "NotPrescribed(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("prescribedAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "prescribed_at", "now_at")

        id: _types.ObligationId
        prescribed_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class NothingHeldFor(ContractError):
        """Nothing is kept for the wallet that this hold may draw: it is another owner's, was placed or enlarged
        after the principal was kept, or has drawn its share.
        """

        NAME = "Paying.NothingHeldFor"
        SELECTOR = bytes.fromhex("ba2b460d")
        SIGNATURE = "NothingHeldFor(bytes32,address,bytes32)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"), ("holdId", "bytes32"))
        FIELDS = ("id", "wallet", "hold_id")
        NOTICE = "Nothing is kept for the wallet that this hold may draw: it is another owner's, was placed or enlarged after the principal was kept, or has drawn its share."

        id: _types.ObligationId
        wallet: Address
        hold_id: bytes

    @dataclass(eq=False, repr=False)
    class NothingKept(ContractError):
        """`IPaying.NothingKept`"""

        NAME = "Paying.NothingKept"
        SELECTOR = bytes.fromhex("0ca56336")
        SIGNATURE = "NothingKept(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")

        id: _types.ObligationId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class ObligationEnded(ContractError):
        """`IPaying.ObligationEnded`"""

        NAME = "Paying.ObligationEnded"
        SELECTOR = bytes.fromhex("db17dec2")
        SIGNATURE = "ObligationEnded(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: _types.ObligationId

    @dataclass(eq=False, repr=False)
    class OrderMissing(ContractError):
        """`IPaying.OrderMissing`"""

        NAME = "Paying.OrderMissing"
        SELECTOR = bytes.fromhex("40a810fb")
        SIGNATURE = "OrderMissing(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: _types.ObligationId

    @dataclass(eq=False, repr=False)
    class PayeeBlocked(ContractError):
        """`IPaying.PayeeBlocked`"""

        NAME = "Paying.PayeeBlocked"
        SELECTOR = bytes.fromhex("5f290d16")
        SIGNATURE = "PayeeBlocked(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("payee", "address"))
        FIELDS = ("id", "payee")

        id: _types.ObligationId
        payee: Address

    @dataclass(eq=False, repr=False)
    class PaymentTooEarly(ContractError):
        """`IPaying.PaymentTooEarly`"""

        NAME = "Paying.PaymentTooEarly"
        SELECTOR = bytes.fromhex("10532cb3")
        SIGNATURE = "PaymentTooEarly(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("fromAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "from_at", "now_at")

        id: _types.ObligationId
        from_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class SharesUnset(ContractError):
        """`IPaying.SharesUnset`"""

        NAME = "Paying.SharesUnset"
        SELECTOR = bytes.fromhex("a32eecb2")
        SIGNATURE = "SharesUnset(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: _types.ObligationId

    @dataclass(eq=False, repr=False)
    class TillsShort(ContractError):
        """`IPaying.TillsShort`"""

        NAME = "Paying.TillsShort"
        SELECTOR = bytes.fromhex("ce1fa8c0")
        SIGNATURE = "TillsShort(bytes32,address,uint256)"
        PARAMETERS = (("id", "bytes32"), ("cash", "address"), ("missing", "uint256"))
        FIELDS = ("id", "cash", "missing")

        id: _types.ObligationId
        cash: Address
        missing: int

    def cash_of(self, cash: AddressLike, *, at: int | None = None) -> tuple[bytes, Address]:
        """`cashOf(address)`

        Returns currency: zero where it is not accepted
        """
        return self._view(_CASH_OF, (cash,), at)

    def _make_claim(self, id: _types.ObligationId, wallet: AddressLike, cash: AddressLike) -> Call[None]:
        return self._call(_CLAIM, (id, wallet, cash))

    @write(_make_claim)
    def claim(self, id: _types.ObligationId, wallet: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays a holder's kept share, or its share that no page has reached, to the wallet or who succeeded it,
        in any accepted cash token (that payee or PAYING_AGENT). Of principal on frozen or held units what has
        been freed since. Requirements: the payee is neither frozen nor sanctioned (`PayeeBlocked`); something
        is kept (`NothingKept`); else as `payPage`.

        Emits `KeptReleased`, or `HoldersPaid`.
        """
        raise Signature

    def claimable_of(self, id: _types.ObligationId, wallet: AddressLike, *, at: int | None = None) -> int:
        """What of a kept share its owner could claim now."""
        return self._view(_CLAIMABLE_OF, (id, wallet), at)

    def _make_draw_held(self, id: _types.ObligationId, wallet: AddressLike, hold_id: bytes, to: AddressLike, cash: AddressLike) -> Call[int]:
        return self._call(_DRAW_HELD, (id, wallet, hold_id, to, cash))

    @write(_make_draw_held)
    def draw_held(self, id: _types.ObligationId, wallet: AddressLike, hold_id: bytes, to: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> int:
        """Pays a hold's share of the principal that was kept for held units where the hold's agent says, once a
        hold (the hold's agent, while now ≤ expiresAt). Released, broken or expired and released, it is the
        owner's to claim. An agent draws before it takes, reduces or enlarges: the share goes by the units
        that the hold has then, and what is added later has none.

        Emits `IPaying.KeptDrawn`. Requirements: - the caller is the hold's agent (`IHolds.HoldNotYours`) and
        the hold is good (`IHolds.HoldExpired`); - its owner is neither frozen nor sanctioned
        (`IPaying.PayeeBlocked`); - the hold has a share (`IPaying.NothingHeldFor`); - the cash token is
        accepted in the currency (`IPaying.CashNotAccepted`) and takes the payee, with its own error.

        to: whom the agent may name, the agent says: the settlement engine asks the owner's signed consent
        wallet: of the record
        Returns amount: [cash base units]
        """
        raise Signature

    def entitlement_of(self, id: _types.ObligationId, wallet: AddressLike, *, at: int | None = None) -> int:
        """A holder's entitlement before tax. Zero where the declarer says it."""
        return self._view(_ENTITLEMENT_OF, (id, wallet), at)

    def _make_fund_tax(self, id: _types.ObligationId, out_asset: AddressLike, cash: AddressLike, amount: int) -> Call[int]:
        return self._call(_FUND_TAX, (id, out_asset, cash, amount))

    @write(_make_fund_tax)
    def fund_tax(self, id: _types.ObligationId, out_asset: AddressLike, cash: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> int:
        """Funds the tax of a grossed-up obligation, for anyone; takes no more than is missing.

        Emits `TaxFunded`.
        """
        raise Signature

    def is_reached(self, id: _types.ObligationId, wallet: AddressLike, *, at: int | None = None) -> bool:
        """Whether a page or a claim has reached the holder."""
        return self._view(_IS_REACHED, (id, wallet), at)

    def kept_of(self, id: _types.ObligationId, wallet: AddressLike, *, at: int | None = None) -> _types.KeptShare:
        """`keptOf(bytes32,address)`"""
        return self._view(_KEPT_OF, (id, wallet), at)

    def obligations(self, *, at: int | None = None) -> Address:
        """`obligations()`"""
        return self._view(_OBLIGATIONS, (), at)

    def _make_pay_back(self, id: _types.ObligationId, cash: AddressLike, to: AddressLike, amount: int) -> Call[None]:
        return self._call(_PAY_BACK, (id, cash, to, amount))

    @write(_make_pay_back)
    def pay_back(self, id: _types.ObligationId, cash: AddressLike, to: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Pays a funder back (the list)."""
        raise Signature

    def _make_pay_page(self, id: _types.ObligationId, cash: AddressLike, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_PAY_PAGE, (id, cash, wallets))

    @write(_make_pay_page)
    def pay_page(self, id: _types.ObligationId, cash: AddressLike, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Pays a page of holders; who may, and when, see above (`PaymentTooEarly`). Requirements: funded
        (`NotFunded`); the cash token is accepted in the currency; money is there, or comes over the rail from
        the obligation's other tills (`TillsShort`); of a shared total the shares are set, or payAt is 30 days
        ago (`SharesUnset`). Holders already reached and those without a position are passed over; whoever
        can't be paid blocks nobody.

        Emits `HoldersPaid`, `KeptForHolder`, and with the last unit `ObligationDischarged`.
        """
        raise Signature

    def _make_prescribe(self, id: _types.ObligationId, wallets: Sequence[AddressLike], cash: AddressLike) -> Call[None]:
        return self._call(_PRESCRIBE, (id, wallets, cash))

    @write(_make_prescribe)
    def prescribe(self, id: _types.ObligationId, wallets: Sequence[AddressLike], cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays kept shares back to the issuer once the terms' years are over, for anyone (`NotPrescribed`).

        Emits `SharePrescribed`.
        """
        raise Signature

    def progress_of(self, id: _types.ObligationId, *, at: int | None = None) -> _types.Progress:
        """`progressOf(bytes32)`"""
        return self._view(_PROGRESS_OF, (id,), at)

    def _make_release(self, id: _types.ObligationId, wallet: AddressLike, to: AddressLike, cash: AddressLike, order_hash: bytes) -> Call[None]:
        return self._call(_RELEASE, (id, wallet, to, cash, order_hash))

    @write(_make_release)
    def release(self, id: _types.ObligationId, wallet: AddressLike, to: AddressLike, cash: AddressLike, order_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Pays all that is kept for a holder where a court's order or a licence says (COURT_ORDER of the token).

        Emits `KeptReleased`.
        """
        raise Signature

    def _make_remit_tax(self, id: _types.ObligationId, cash: AddressLike) -> Call[None]:
        return self._call(_REMIT_TAX, (id, cash))

    @write(_make_remit_tax)
    def remit_tax(self, id: _types.ObligationId, cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays the tax that is there to its owner, for anyone.

        Emits `TaxRemitted`.
        """
        raise Signature

    def _make_set_cash(self, cash: AddressLike, interbank: AddressLike, accepted: bool) -> Call[None]:
        return self._call(_SET_CASH, (cash, interbank, accepted))

    @write(_make_set_cash)
    def set_cash(self, cash: AddressLike, interbank: AddressLike, accepted: bool, *, sender: Party, gas: int | None = None) -> None:
        """Accepts a cash token for payments in its currency, or no longer (ADMIN). Requirements: at most 64 ever
        (`CashTokensFull`).

        interbank: moves money to and from it; zero = the funder's allowance funds it, and only its holders
        are paid
        """
        raise Signature

    def _make_set_obligations(self, obligations: AddressLike) -> Call[None]:
        return self._call(_SET_OBLIGATIONS, (obligations,))

    @write(_make_set_obligations)
    def set_obligations(self, obligations: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the list whose obligations are paid here, once (ADMIN)."""
        raise Signature

    def _make_take(self, id: _types.ObligationId, currency: bytes, funder: AddressLike, out_asset: AddressLike, cash: AddressLike, amount: int) -> Call[None]:
        return self._call(_TAKE, (id, currency, funder, out_asset, cash, amount))

    @write(_make_take)
    def take(self, id: _types.ObligationId, currency: bytes, funder: AddressLike, out_asset: AddressLike, cash: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Moves a funder's deposit into an obligation's till (the list, which the funder called: that is its
        consent). Requirements: the cash token is accepted in the currency (`CashNotAccepted`).
        """
        raise Signature

    def tax_line_of(self, id: _types.ObligationId, *, at: int | None = None) -> _types.TaxLine:
        """`taxLineOf(bytes32)`"""
        return self._view(_TAX_LINE_OF, (id,), at)

    def till_of(self, id: _types.ObligationId, cash: AddressLike, *, at: int | None = None) -> int:
        """An obligation's money in one cash token: not paid out yet, kept shares and tax included."""
        return self._view(_TILL_OF, (id, cash), at)

    def units_reached_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """`unitsReachedOf(bytes32)`"""
        return self._view(_UNITS_REACHED_OF, (id,), at)
