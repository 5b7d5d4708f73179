"""Books, price, allotment and the closing of primary offerings.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_offering import IOffering as _IOffering
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"), ("interbank", "address"), ("filings", "address")))
_ACCEPTANCE_DIGEST: Function[bytes] = Function("acceptanceDigest", "94b49d12", (("id", "uint256"), ("investor", "address"), ("payAsset", "address")), (("", "bytes32"),))
_ALLOT: Function[None] = Function("allot", "b42ae9d6", (("id", "uint256"), ("investors", "address[]"), ("units", "uint256[]"), ("last", "bool")), ())
_CANCEL: Function[None] = Function("cancel", "40e58ee5", (("id", "uint256"),), ())
_CASH_FOR: Function[int] = Function("cashFor", "a044b56c", (("id", "uint256"), ("units", "uint256")), (("", "uint256"),))
_CLOSE: Function[None] = Function("close", "6d073df2", (("id", "uint256"), ("acceptances", ArrayOf(StructOf(lambda: _types.Acceptance)))), ())
_CLOSE_FOR: Function[None] = Function("closeFor", "79a5b9dd", (("id", "uint256"), ("acceptances", ArrayOf(StructOf(lambda: _types.Acceptance)))), ())
_CLOSING_OF: Function[tuple[int, int, int, int, bytes]] = Function("closingOf", "7bdf0271", (("id", "uint256"),), (("allotted", "uint256"), ("issued", "uint256"), ("proceeds", "uint256"), ("feePaid", "uint256"), ("hold", "bytes32")))
_CONSENT: Function[None] = Function("consent", "e9add507", (("id", "uint256"), ("subject", "bytes32"), ("signature", "bytes")), ())
_CONSENT_OF: Function[tuple[bytes, bytes, bool]] = Function("consentOf", "080ad715", (("id", "uint256"),), (("subject", "bytes32"), ("digest", "bytes32"), ("consented", "bool")))
_COUNT: Function[int] = Function("count", "06661abd", (), (("", "uint256"),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_FILING_OF: Function[int] = Function("filingOf", "09c7cad4", (("id", "uint256"),), (("", "uint256"),))
_FILINGS: Function[Address] = Function("filings", "acf597f7", (), (("", "address"),))
_FINISH: Function[None] = Function("finish", "d353a1cb", (("id", "uint256"),), ())
_INTERBANK: Function[Address] = Function("interbank", "cea154e3", (), (("", "address"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_OPEN: Function[int] = Function("open", "b0fa4cec", (("terms", StructOf(lambda: _types.OfferingTerms)), ("guidanceRate", "uint256")), (("id", "uint256"),))
_ORDER_OF: Function[_types.Order] = Function("orderOf", "fab4825c", (("id", "uint256"), ("investor", "address")), (("", StructOf(lambda: _types.Order)),))
_PLACE_ORDER: Function[None] = Function("placeOrder", "0e97cfdf", (("id", "uint256"), ("units", "uint256"), ("limitRate", "uint256")), ())
_PRICING_OF: Function[tuple[int, int, int, bytes]] = Function("pricingOf", "033a3252", (("id", "uint256"),), (("rate", "uint256"), ("price", "uint256"), ("principal", "uint256"), ("termsHash", "bytes32")))
_RELEASE_PROCEEDS: Function[None] = Function("releaseProceeds", "5a6e6f81", (("id", "uint256"),), ())
_SET_GUIDANCE: Function[None] = Function("setGuidance", "974bbfee", (("id", "uint256"), ("rate", "uint256")), ())
_SET_PRICE: Function[None] = Function("setPrice", "f7d97577", (("id", "uint256"), ("price", "uint256")), ())
_STATUS_OF: Function[_types.OfferingStatus] = Function("statusOf", "ad35efd4", (("id", "uint256"),), (("", EnumOf(lambda: _types.OfferingStatus)),))
_TERMS_OF: Function[_types.OfferingTerms] = Function("termsOf", "badc2dff", (("id", "uint256"),), (("", StructOf(lambda: _types.OfferingTerms)),))
_WITHDRAW_ORDER: Function[None] = Function("withdrawOrder", "fb791b0b", (("id", "uint256"),), ())


class Offering(Contract):
    """Books, price, allotment and the closing of primary offerings."""

    NAME = "Offering"
    SOURCE = "contracts/market/Offering.sol"

    AcceptanceInvalid = _IOffering.AcceptanceInvalid
    AllotmentAboveOrder = _IOffering.AllotmentAboveOrder
    AllotmentCompleted = _IOffering.AllotmentCompleted
    AllotmentSettled = _IOffering.AllotmentSettled
    AllotmentSettledAlready = _IOffering.AllotmentSettledAlready
    AllotmentSumWrong = _IOffering.AllotmentSumWrong
    Allotted = _IOffering.Allotted
    BooksClosed = _IOffering.BooksClosed
    BooksOpened = _IOffering.BooksOpened
    ClosingBegun = _IOffering.ClosingBegun
    ClosingIncomplete = _IOffering.ClosingIncomplete
    ClosingNotOpen = _IOffering.ClosingNotOpen
    ConsentDiffers = _IOffering.ConsentDiffers
    ConsentInvalid = _IOffering.ConsentInvalid
    ConsentMissing = _IOffering.ConsentMissing
    Consented = _IOffering.Consented
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    FeePaid = _IOffering.FeePaid
    GuidanceSet = _IOffering.GuidanceSet
    InvestorNotEligible = _IOffering.InvestorNotEligible
    LimitAboveRate = _IOffering.LimitAboveRate
    NothingHeld = _IOffering.NothingHeld
    OfferingCancelled = _IOffering.OfferingCancelled
    OfferingClosed = _IOffering.OfferingClosed
    OfferingStatusWrong = _IOffering.OfferingStatusWrong
    OfferingTermInvalid = _IOffering.OfferingTermInvalid
    OrderInvalid = _IOffering.OrderInvalid
    OrderMissing = _IOffering.OrderMissing
    OrderPlaced = _IOffering.OrderPlaced
    OrderWithdrawn = _IOffering.OrderWithdrawn
    Priced = _IOffering.Priced
    PrincipalDiffers = _IOffering.PrincipalDiffers
    ProceedsHeld = _IOffering.ProceedsHeld
    ProceedsReleased = _IOffering.ProceedsReleased
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    ReportOwed = _IOffering.ReportOwed
    RoleMissing = _ScopedAccess.RoleMissing
    TermsHashDiffers = _IOffering.TermsHashDiffers

    @classmethod
    def creation(cls, manager: AddressLike, interbank: AddressLike, filings: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager, interbank, filings))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, interbank: AddressLike, filings: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, interbank, filings, libraries=libraries), sender, gas)

    def acceptance_digest(self, id: int, investor: AddressLike, pay_asset: AddressLike, *, at: int | None = None) -> bytes:
        """The digest an investor signs to accept."""
        return self._view(_ACCEPTANCE_DIGEST, (id, investor, pay_asset), at)

    def _make_allot(self, id: int, investors: Sequence[AddressLike], units: Sequence[int], last: bool) -> Call[None]:
        return self._call(_ALLOT, (id, investors, units, last))

    @write(_make_allot)
    def allot(self, id: int, investors: Sequence[AddressLike], units: Sequence[int], last: bool, *, sender: Party, gas: int | None = None) -> None:
        """Allots (REGISTRAR), in one call or in pages, and allots anew: a page replaces what its investors had;
        they accept again. After a page that is not the last nothing closes until a last one comes.

        Requirements: priced or allotted; lists of one length (`OfferingTermInvalid`); each investor has an
        order (`OrderMissing`), of at least as many units (`AllotmentAboveOrder`), at a limit no higher than
        the rate (`LimitAboveRate`), and was not closed for (`AllotmentSettledAlready`); an allotment is
        nothing or as an order may be (`OrderInvalid`); the sum is the whole issue after the last page, never
        more (`AllotmentSumWrong`).
        """
        raise Signature

    def _make_cancel(self, id: int) -> Call[None]:
        return self._call(_CANCEL, (id,))

    @write(_make_cancel)
    def cancel(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels (REGISTRAR). Requirements: neither closed nor cancelled; nothing issued (`ClosingBegun`)."""
        raise Signature

    def cash_for(self, id: int, units: int, *, at: int | None = None) -> int:
        """What an investor owes for an allotment: principal × price, rounded half up to the base unit, and the
        interest accrued by then. [cash base units]
        """
        return self._view(_CASH_FOR, (id, units), at)

    def _make_close(self, id: int, acceptances: Sequence[_types.Acceptance]) -> Call[None]:
        return self._call(_CLOSE, (id, acceptances))

    @write(_make_close)
    def close(self, id: int, acceptances: Sequence[_types.Acceptance], *, sender: Party, gas: int | None = None) -> None:
        """Closes all or none (REGISTRAR): every allotment still open is paid and issued in this transaction, or
        nothing is.

        Requirements: those of `closeFor`; the whole issue is closed then (`ClosingIncomplete`).
        """
        raise Signature

    def _make_close_for(self, id: int, acceptances: Sequence[_types.Acceptance]) -> Call[None]:
        return self._call(_CLOSE_FOR, (id, acceptances))

    @write(_make_close_for)
    def close_for(self, id: int, acceptances: Sequence[_types.Acceptance], *, sender: Party, gas: int | None = None) -> None:
        """Closes for some investors (REGISTRAR), page by page; with the last of the whole issue the offering is
        closed, or with `finish`.

        Requirements: allotted; within the days of settlement (`ClosingNotOpen`); the issuer has consented
        (`ConsentMissing`); terms and principal are what was priced (`TermsHashDiffers`, `PrincipalDiffers`);
        at least one acceptance (`OfferingTermInvalid`); each investor was allotted (`OrderMissing`), is
        closed for once (`AllotmentSettledAlready`) and signed (`AcceptanceInvalid`); the token's gate lets it
        be issued (`IIssueGate`); the refusals of interbank, instrument and tokens bubble unchanged. The fee
        is that on all proceeds so far, rounded half up, less what was paid. The rest is held on the issuer's
        deposit until the report; a freeze of the issuer's money that leaves less free refuses the closing.
        """
        raise Signature

    def closing_of(self, id: int, *, at: int | None = None) -> tuple[int, int, int, int, bytes]:
        """`closingOf(uint256)`

        Returns allotted: [units]
        Returns feePaid: [cash base units] of them
        Returns hold: that keeps the rest on the issuer's deposit; zero where nothing waits for the report
        Returns issued: [units]
        Returns proceeds: [cash base units] paid by investors
        """
        return self._view(_CLOSING_OF, (id,), at)

    def _make_consent(self, id: int, subject: bytes, signature: bytes) -> Call[None]:
        return self._call(_CONSENT, (id, subject, signature))

    @write(_make_consent)
    def consent(self, id: int, subject: bytes, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """The issuer consents to what is offered, priced and allotted, by its own call or by its signature; an
        allotment anew needs it anew. Requirements: allotted; `subject` is what now stands (`ConsentDiffers`);
        the issuer has its role still (`RoleMissing`) and called or signed (`ConsentInvalid`).

        signature: over Consent(uint256 offering,bytes32 subject); empty where the issuer calls
        subject: as `consentOf` gives it, over the terms with their fee, rate, price, principal, the terms'
        hash and every page of the allotment
        """
        raise Signature

    def consent_of(self, id: int, *, at: int | None = None) -> tuple[bytes, bytes, bool]:
        """`consentOf(uint256)`

        Returns consented: whether it has
        Returns digest: that it signs to
        Returns subject: what the issuer consents to as it now stands
        """
        return self._view(_CONSENT_OF, (id,), at)

    def count(self, *, at: int | None = None) -> int:
        """`count()`"""
        return self._view(_COUNT, (), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def filing_of(self, id: int, *, at: int | None = None) -> int:
        """The number of the filing that the latest part was issued under; 0 before the first."""
        return self._view(_FILING_OF, (id,), at)

    def filings(self, *, at: int | None = None) -> Address:
        """`filings()`"""
        return self._view(_FILINGS, (), at)

    def _make_finish(self, id: int) -> Call[None]:
        return self._call(_FINISH, (id,))

    @write(_make_finish)
    def finish(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends a per-investor closing with what was issued (REGISTRAR; anybody after the days of settlement).
        Requirements: allotted, or being allotted anew; something issued (`ClosingIncomplete`).
        """
        raise Signature

    def interbank(self, *, at: int | None = None) -> Address:
        """`interbank()`"""
        return self._view(_INTERBANK, (), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

    def _make_open(self, terms: _types.OfferingTerms, guidance_rate: int) -> Call[int]:
        return self._call(_OPEN, (terms, guidance_rate))

    @write(_make_open)
    def open(self, terms: _types.OfferingTerms, guidance_rate: int, *, sender: Party, gas: int | None = None) -> int:
        """Opens the books (REGISTRAR). Requirements: the issuer's wallet has the role ISSUER of the token
        (`RoleMissing`); an instrument whose register is the token, a proceeds asset that is a deposit of the
        interbank, and such a fee asset and a payee where there is a fee; an increment; units of at least one
        order and a multiple of the increment; a fee below the whole; now ≤ booksCloseAt < settlementAt ≤
        settlementUntilAt, whose label the date of accrual is (`OfferingTermInvalid`, which names the term);
        the token's gate would let the whole be issued, as far as that is known (`IIssueGate`).

        Returns id: of the offering, counted from 1, never used again
        """
        raise Signature

    def order_of(self, id: int, investor: AddressLike, *, at: int | None = None) -> _types.Order:
        """`orderOf(uint256,address)`"""
        return self._view(_ORDER_OF, (id, investor), at)

    def _make_place_order(self, id: int, units: int, limit_rate: int) -> Call[None]:
        return self._call(_PLACE_ORDER, (id, units, limit_rate))

    @write(_make_place_order)
    def place_order(self, id: int, units: int, limit_rate: int, *, sender: Party, gas: int | None = None) -> None:
        """Places or replaces the caller's order. Requirements: books open (`BooksClosed`); at least the minimum,
        a multiple of the increment (`OrderInvalid`); units within 80 and limit within 64 bits
        (`OfferingTermInvalid`); the caller can receive the token (`InvestorNotEligible`); the token's gate
        would let so much be issued to it (`IIssueGate`).

        limit_rate: [wad] lowest coupon the investor takes
        """
        raise Signature

    def pricing_of(self, id: int, *, at: int | None = None) -> tuple[int, int, int, bytes]:
        """Zeros before the pricing.

        Returns price: [wad] of principal
        Returns principal: [cash base units] of a unit
        Returns rate: [wad] per annum
        Returns termsHash: of the instrument
        """
        return self._view(_PRICING_OF, (id,), at)

    def _make_release_proceeds(self, id: int) -> Call[None]:
        return self._call(_RELEASE_PROCEEDS, (id,))

    @write(_make_release_proceeds)
    def release_proceeds(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Releases the proceeds, for anyone: to the issuer, or to the gate that the instrument names.
        Requirements: they are held (`NothingHeld`); the offering is closed (`OfferingStatusWrong`); the
        report of the filing that it was issued under is recorded (`ReportOwed`). Nothing else ends the hold
        but a court's order, on the deposit.
        """
        raise Signature

    def _make_set_guidance(self, id: int, rate: int) -> Call[None]:
        return self._call(_SET_GUIDANCE, (id, rate))

    @write(_make_set_guidance)
    def set_guidance(self, id: int, rate: int, *, sender: Party, gas: int | None = None) -> None:
        """Changes the price guidance while the books are open (REGISTRAR)."""
        raise Signature

    def _make_set_price(self, id: int, price: int) -> Call[None]:
        return self._call(_SET_PRICE, (id, price))

    @write(_make_set_price)
    def set_price(self, id: int, price: int, *, sender: Party, gas: int | None = None) -> None:
        """Prices the issue (REGISTRAR), which ends the books. Rate, principal, currency and the hash of the
        terms are the instrument's, which is frozen by then. Requirements: open; a positive price within 64
        bits; frozen terms, of which units can be issued; the currency of the proceeds; no record that changes
        who gets the coupon between the first and the last instant of settlement (`OfferingTermInvalid`).

        price: [wad] of principal, 1e18 = par
        """
        raise Signature

    def status_of(self, id: int, *, at: int | None = None) -> _types.OfferingStatus:
        """`statusOf(uint256)`"""
        return self._view(_STATUS_OF, (id,), at)

    def terms_of(self, id: int, *, at: int | None = None) -> _types.OfferingTerms:
        """`termsOf(uint256)`"""
        return self._view(_TERMS_OF, (id,), at)

    def _make_withdraw_order(self, id: int) -> Call[None]:
        return self._call(_WITHDRAW_ORDER, (id,))

    @write(_make_withdraw_order)
    def withdraw_order(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws the caller's order. Requirements: books open (`BooksClosed`), an order (`OrderMissing`)."""
        raise Signature
