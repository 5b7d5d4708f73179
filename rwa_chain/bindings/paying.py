"""The paying agent's work, for every instrument.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_paying import IPaying as _IPaying
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
_CASH_OF: Function[tuple[bytes, Address]] = Function("cashOf", "76ef458d", (("cash", "address"),), (("currency", "bytes3"), ("interbank", "address")))
_CLAIM: Function[None] = Function("claim", "b46cab2b", (("id", "bytes32"), ("wallet", "address"), ("cash", "address")), ())
_CLAIMABLE_OF: Function[int] = Function("claimableOf", "f84db8bb", (("id", "bytes32"), ("wallet", "address")), (("", "uint256"),))
_DRAW_HELD: Function[int] = Function("drawHeld", "765c4695", (("id", "bytes32"), ("wallet", "address"), ("holdId", "bytes32"), ("to", "address"), ("cash", "address")), (("amount", "uint256"),))
_ENTITLEMENT_OF: Function[int] = Function("entitlementOf", "5f48b271", (("id", "bytes32"), ("wallet", "address")), (("", "uint256"),))
_FUND_TAX: Function[int] = Function("fundTax", "6310890d", (("id", "bytes32"), ("outAsset", "address"), ("cash", "address"), ("amount", "uint256")), (("taken", "uint256"),))
_IS_REACHED: Function[bool] = Function("isReached", "4b7c48c9", (("id", "bytes32"), ("wallet", "address")), (("", "bool"),))
_KEPT_OF: Function[_types.KeptShare] = Function("keptOf", "78762cb7", (("id", "bytes32"), ("wallet", "address")), (("", StructOf(lambda: _types.KeptShare)),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_PAY_BACK: Function[None] = Function("payBack", "2857365f", (("id", "bytes32"), ("cash", "address"), ("to", "address"), ("amount", "uint256")), ())
_PAY_PAGE: Function[None] = Function("payPage", "e3a3a207", (("id", "bytes32"), ("cash", "address"), ("wallets", "address[]")), ())
_PRESCRIBE: Function[None] = Function("prescribe", "490e716c", (("id", "bytes32"), ("wallets", "address[]"), ("cash", "address")), ())
_PROGRESS_OF: Function[_types.Progress] = Function("progressOf", "20e9398c", (("id", "bytes32"),), (("", StructOf(lambda: _types.Progress)),))
_RELEASE: Function[None] = Function("release", "83b8d298", (("id", "bytes32"), ("wallet", "address"), ("to", "address"), ("cash", "address"), ("orderHash", "bytes32")), ())
_REMIT_TAX: Function[None] = Function("remitTax", "8eb51552", (("id", "bytes32"), ("cash", "address")), ())
_SET_CASH: Function[None] = Function("setCash", "29846ca7", (("cash", "address"), ("interbank", "address"), ("accepted", "bool")), ())
_SET_OBLIGATIONS: Function[None] = Function("setObligations", "3838c07f", (("obligations_", "address"),), ())
_TAKE: Function[None] = Function("take", "e1a8d24a", (("id", "bytes32"), ("currency", "bytes3"), ("funder", "address"), ("outAsset", "address"), ("cash", "address"), ("amount", "uint256")), ())
_TAX_LINE_OF: Function[_types.TaxLine] = Function("taxLineOf", "6aeb894b", (("id", "bytes32"),), (("", StructOf(lambda: _types.TaxLine)),))
_TILL_OF: Function[int] = Function("tillOf", "52319961", (("id", "bytes32"), ("cash", "address")), (("", "uint256"),))
_UNITS_REACHED_OF: Function[int] = Function("unitsReachedOf", "e1c38777", (("id", "bytes32"),), (("", "uint256"),))


class Paying(Contract):
    """The paying agent's work, for every instrument."""

    NAME = "Paying"
    SOURCE = "contracts/distribution/Paying.sol"

    CASH_TOKENS_MAX = 64

    CallerUnknown = _IPaying.CallerUnknown
    CashNotAccepted = _IPaying.CashNotAccepted
    CashSet = _IPaying.CashSet
    CashTokensFull = _IPaying.CashTokensFull
    ClaimNotYours = _IPaying.ClaimNotYours
    HoldersPaid = _IPaying.HoldersPaid
    KeptDrawn = _IPaying.KeptDrawn
    KeptForHolder = _IPaying.KeptForHolder
    KeptReleased = _IPaying.KeptReleased
    NobodyReached = _IPaying.NobodyReached
    NotFunded = _IPaying.NotFunded
    NotPrescribed = _IPaying.NotPrescribed
    NothingHeldFor = _IPaying.NothingHeldFor
    NothingKept = _IPaying.NothingKept
    ObligationDischarged = _IPaying.ObligationDischarged
    ObligationEnded = _IPaying.ObligationEnded
    ObligationsNamed = _IPaying.ObligationsNamed
    OrderMissing = _IPaying.OrderMissing
    PayeeBlocked = _IPaying.PayeeBlocked
    PaymentTooEarly = _IPaying.PaymentTooEarly
    PrincipalEncumbered = _IPaying.PrincipalEncumbered
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RoleMissing = _ScopedAccess.RoleMissing
    SharePrescribed = _IPaying.SharePrescribed
    SharesUnset = _IPaying.SharesUnset
    TaxFunded = _IPaying.TaxFunded
    TaxRemitted = _IPaying.TaxRemitted
    TillsShort = _IPaying.TillsShort

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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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
