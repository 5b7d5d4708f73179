"""The primary offering: guidance, orders, pricing, allotment, closing by DvP, fee, held proceeds.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_ACCEPTANCE_DIGEST: Function[bytes] = Function("acceptanceDigest", "94b49d12", (("id", "uint256"), ("investor", "address"), ("payAsset", "address")), (("", "bytes32"),))
_ALLOT: Function[None] = Function("allot", "b42ae9d6", (("id", "uint256"), ("investors", "address[]"), ("units", "uint256[]"), ("last", "bool")), ())
_CANCEL: Function[None] = Function("cancel", "40e58ee5", (("id", "uint256"),), ())
_CASH_FOR: Function[int] = Function("cashFor", "a044b56c", (("id", "uint256"), ("units", "uint256")), (("", "uint256"),))
_CLOSE: Function[None] = Function("close", "6d073df2", (("id", "uint256"), ("acceptances", ArrayOf(StructOf(lambda: _types.Acceptance)))), ())
_CLOSE_FOR: Function[None] = Function("closeFor", "79a5b9dd", (("id", "uint256"), ("acceptances", ArrayOf(StructOf(lambda: _types.Acceptance)))), ())
_CLOSING_OF: Function[tuple[int, int, int, int, bytes]] = Function("closingOf", "7bdf0271", (("id", "uint256"),), (("allotted", "uint256"), ("issued", "uint256"), ("proceeds", "uint256"), ("feePaid", "uint256"), ("hold", "bytes32")))
_CONSENT: Function[None] = Function("consent", "e9add507", (("id", "uint256"), ("subject", "bytes32"), ("signature", "bytes")), ())
_CONSENT_OF: Function[tuple[bytes, bytes, bool]] = Function("consentOf", "080ad715", (("id", "uint256"),), (("subject", "bytes32"), ("digest", "bytes32"), ("consented", "bool")))
_FILING_OF: Function[int] = Function("filingOf", "09c7cad4", (("id", "uint256"),), (("", "uint256"),))
_FINISH: Function[None] = Function("finish", "d353a1cb", (("id", "uint256"),), ())
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


class IOffering(Contract):
    """The primary offering: guidance, orders, pricing, allotment, closing by DvP, fee, held proceeds."""

    NAME = "IOffering"
    SOURCE = "contracts/market/interfaces/IOffering.sol"

    @dataclass(frozen=True)
    class AllotmentCompleted(Event):
        """The allotment is the whole issue, until an `Allotted` after it."""

        NAME = "IOffering.AllotmentCompleted"
        TOPIC = "918f96836430cdd931a0b6bf1a45a8557fc7167fa33866b51b6946b4ee638674"
        ABI = (("id", "uint256", True), ("units", "uint256", False))

        id: int
        units: int

    @dataclass(frozen=True)
    class AllotmentSettled(Event):
        """`IOffering.AllotmentSettled`"""

        NAME = "IOffering.AllotmentSettled"
        TOPIC = "c0acfc0ca01aaa37f98af0500f731db126c234be318c9dc9ac43ae58322cd328"
        ABI = (("id", "uint256", True), ("investor", "address", True), ("units", "uint256", False), ("cash", "uint256", False), ("payAsset", "address", False))

        id: int
        investor: Address
        units: int
        cash: int
        pay_asset: Address

    @dataclass(frozen=True)
    class Allotted(Event):
        """`IOffering.Allotted`"""

        NAME = "IOffering.Allotted"
        TOPIC = "0b1762dd0e36efb57124465206c5933e8125a41950aada81c9ce59de2059b936"
        ABI = (("id", "uint256", True), ("investor", "address", True), ("units", "uint256", False))

        id: int
        investor: Address
        units: int

    @dataclass(frozen=True)
    class BooksOpened(Event):
        """`IOffering.BooksOpened`"""

        NAME = "IOffering.BooksOpened"
        TOPIC = "65525f27d39f245425b9124999b122a476cf2a620ac8b85f2f4cab5de029127a"
        ABI = (("id", "uint256", True), ("token", "address", True), ("terms", StructOf(lambda: _types.OfferingTerms), False), ("guidanceRate", "uint256", False))

        id: int
        token: Address
        terms: _types.OfferingTerms
        guidance_rate: int

    @dataclass(frozen=True)
    class Consented(Event):
        """`IOffering.Consented`"""

        NAME = "IOffering.Consented"
        TOPIC = "1877562380c97707fa9c2b71d19fab74b7a99769c536bf04057d0fa4b0162287"
        ABI = (("id", "uint256", True), ("issuer", "address", True), ("subject", "bytes32", False))

        id: int
        issuer: Address
        subject: bytes

    @dataclass(frozen=True)
    class FeePaid(Event):
        """`IOffering.FeePaid`"""

        NAME = "IOffering.FeePaid"
        TOPIC = "6fe296e805108cd514fea415210be4016149b01eeb08effbe130951b6a5f6c0b"
        ABI = (("id", "uint256", True), ("payee", "address", True), ("amount", "uint256", False))

        id: int
        payee: Address
        amount: int

    @dataclass(frozen=True)
    class GuidanceSet(Event):
        """`IOffering.GuidanceSet`"""

        NAME = "IOffering.GuidanceSet"
        TOPIC = "b29f02e81ca511ba6077afc2970dc8ed5510edd5580b58084c9fb690483806df"
        ABI = (("id", "uint256", True), ("rate", "uint256", False))

        id: int
        rate: int

    @dataclass(frozen=True)
    class OfferingCancelled(Event):
        """`IOffering.OfferingCancelled`"""

        NAME = "IOffering.OfferingCancelled"
        TOPIC = "0a94fbe15a0ddbadfc15077a69292dd28a535c34f78b22a3fcac5463a9e1256d"
        ABI = (("id", "uint256", True),)

        id: int

    @dataclass(frozen=True)
    class OfferingClosed(Event):
        """`IOffering.OfferingClosed`"""

        NAME = "IOffering.OfferingClosed"
        TOPIC = "3c6963f61bc7cd98831ecaf08acb75bb3804c8544db0801b8761cd6e038b4d53"
        ABI = (("id", "uint256", True), ("units", "uint256", False), ("proceeds", "uint256", False))

        id: int
        units: int
        proceeds: int

    @dataclass(frozen=True)
    class OrderPlaced(Event):
        """`IOffering.OrderPlaced`"""

        NAME = "IOffering.OrderPlaced"
        TOPIC = "59827a9898740dc87f0e01c9f27ae034611bb083f06d7eb3efaef27336e3c4dd"
        ABI = (("id", "uint256", True), ("investor", "address", True), ("units", "uint256", False), ("limitRate", "uint256", False))

        id: int
        investor: Address
        units: int
        limit_rate: int

    @dataclass(frozen=True)
    class OrderWithdrawn(Event):
        """`IOffering.OrderWithdrawn`"""

        NAME = "IOffering.OrderWithdrawn"
        TOPIC = "bb4c2e69e5f4741d1ccd0f46b5eb6ec0566a4476986a16f2a5b8896195563ecf"
        ABI = (("id", "uint256", True), ("investor", "address", True))

        id: int
        investor: Address

    @dataclass(frozen=True)
    class Priced(Event):
        """`IOffering.Priced`"""

        NAME = "IOffering.Priced"
        TOPIC = "bc942691e032c8f8220283c5e36e1cd41b7d2c9145ed7715e2d11a4868a3a537"
        ABI = (("id", "uint256", True), ("rate", "uint256", False), ("price", "uint256", False), ("principal", "uint256", False), ("termsHash", "bytes32", False))

        id: int
        rate: int
        price: int
        principal: int
        terms_hash: bytes

    @dataclass(frozen=True)
    class ProceedsHeld(Event):
        """This hold keeps all proceeds of the offering that are held; an earlier one's ended."""

        NAME = "IOffering.ProceedsHeld"
        TOPIC = "c0aa08b4de081cde898489a23d60f8720240b0b5a1d040487f5625cf50b144bf"
        ABI = (("id", "uint256", True), ("hold", "bytes32", True), ("amount", "uint256", False))

        id: int
        hold: bytes
        amount: int

    @dataclass(frozen=True)
    class ProceedsReleased(Event):
        """`IOffering.ProceedsReleased`"""

        NAME = "IOffering.ProceedsReleased"
        TOPIC = "24f0b722902b28ad5b2c85db7b9677dc0816a1f6e644e8a9696b5cb5efb2d691"
        ABI = (("id", "uint256", True), ("hold", "bytes32", True), ("amount", "uint256", False))

        id: int
        hold: bytes
        amount: int

    @dataclass(eq=False, repr=False)
    class AcceptanceInvalid(ContractError):
        """`IOffering.AcceptanceInvalid`"""

        NAME = "Offering.AcceptanceInvalid"
        SELECTOR = bytes.fromhex("759715bb")
        SIGNATURE = "AcceptanceInvalid(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("investor", "address"))
        FIELDS = ("id", "investor")

        id: int
        investor: Address

    @dataclass(eq=False, repr=False)
    class AllotmentAboveOrder(ContractError):
        """`IOffering.AllotmentAboveOrder`"""

        NAME = "Offering.AllotmentAboveOrder"
        SELECTOR = bytes.fromhex("82c29901")
        SIGNATURE = "AllotmentAboveOrder(uint256,address,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("investor", "address"), ("units", "uint256"), ("ordered", "uint256"))
        FIELDS = ("id", "investor", "units", "ordered")

        id: int
        investor: Address
        units: int
        ordered: int

    @dataclass(eq=False, repr=False)
    class AllotmentSettledAlready(ContractError):
        """`IOffering.AllotmentSettledAlready`"""

        NAME = "Offering.AllotmentSettledAlready"
        SELECTOR = bytes.fromhex("262899ce")
        SIGNATURE = "AllotmentSettledAlready(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("investor", "address"))
        FIELDS = ("id", "investor")

        id: int
        investor: Address

    @dataclass(eq=False, repr=False)
    class AllotmentSumWrong(ContractError):
        """`IOffering.AllotmentSumWrong`"""

        NAME = "Offering.AllotmentSumWrong"
        SELECTOR = bytes.fromhex("e7be4527")
        SIGNATURE = "AllotmentSumWrong(uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("sum", "uint256"), ("units", "uint256"))
        FIELDS = ("id", "sum", "units")

        id: int
        sum: int
        units: int

    @dataclass(eq=False, repr=False)
    class BooksClosed(ContractError):
        """`IOffering.BooksClosed`"""

        NAME = "Offering.BooksClosed"
        SELECTOR = bytes.fromhex("3a795be7")
        SIGNATURE = "BooksClosed(uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("booksCloseAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "books_close_at", "now_at")

        id: int
        books_close_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class ClosingBegun(ContractError):
        """`IOffering.ClosingBegun`"""

        NAME = "Offering.ClosingBegun"
        SELECTOR = bytes.fromhex("f162fd33")
        SIGNATURE = "ClosingBegun(uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("units", "uint256"))
        FIELDS = ("id", "units")

        id: int
        units: int

    @dataclass(eq=False, repr=False)
    class ClosingIncomplete(ContractError):
        """`IOffering.ClosingIncomplete`"""

        NAME = "Offering.ClosingIncomplete"
        SELECTOR = bytes.fromhex("115bbedf")
        SIGNATURE = "ClosingIncomplete(uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("units", "uint256"), ("needed", "uint256"))
        FIELDS = ("id", "units", "needed")

        id: int
        units: int
        needed: int

    @dataclass(eq=False, repr=False)
    class ClosingNotOpen(ContractError):
        """`IOffering.ClosingNotOpen`"""

        NAME = "Offering.ClosingNotOpen"
        SELECTOR = bytes.fromhex("ec33267e")
        SIGNATURE = "ClosingNotOpen(uint256,uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("nowAt", "uint256"), ("fromAt", "uint256"), ("untilAt", "uint256"))
        FIELDS = ("id", "now_at", "from_at", "until_at")

        id: int
        now_at: int
        from_at: int
        until_at: int

    @dataclass(eq=False, repr=False)
    class ConsentDiffers(ContractError):
        """`IOffering.ConsentDiffers`"""

        NAME = "Offering.ConsentDiffers"
        SELECTOR = bytes.fromhex("6f279ca8")
        SIGNATURE = "ConsentDiffers(uint256,bytes32,bytes32)"
        PARAMETERS = (("id", "uint256"), ("subject", "bytes32"), ("stands", "bytes32"))
        FIELDS = ("id", "subject", "stands")

        id: int
        subject: bytes
        stands: bytes

    @dataclass(eq=False, repr=False)
    class ConsentInvalid(ContractError):
        """`IOffering.ConsentInvalid`"""

        NAME = "Offering.ConsentInvalid"
        SELECTOR = bytes.fromhex("e4380075")
        SIGNATURE = "ConsentInvalid(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("issuer", "address"))
        FIELDS = ("id", "issuer")

        id: int
        issuer: Address

    @dataclass(eq=False, repr=False)
    class ConsentMissing(ContractError):
        """`IOffering.ConsentMissing`"""

        NAME = "Offering.ConsentMissing"
        SELECTOR = bytes.fromhex("746d460a")
        SIGNATURE = "ConsentMissing(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("issuer", "address"))
        FIELDS = ("id", "issuer")

        id: int
        issuer: Address

    @dataclass(eq=False, repr=False)
    class InvestorNotEligible(ContractError):
        """`IOffering.InvestorNotEligible`"""

        NAME = "Offering.InvestorNotEligible"
        SELECTOR = bytes.fromhex("335a543b")
        SIGNATURE = "InvestorNotEligible(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("investor", "address"))
        FIELDS = ("id", "investor")

        id: int
        investor: Address

    @dataclass(eq=False, repr=False)
    class LimitAboveRate(ContractError):
        """`IOffering.LimitAboveRate`"""

        NAME = "Offering.LimitAboveRate"
        SELECTOR = bytes.fromhex("472c3c1e")
        SIGNATURE = "LimitAboveRate(uint256,address,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("investor", "address"), ("limitRate", "uint256"), ("rate", "uint256"))
        FIELDS = ("id", "investor", "limit_rate", "rate")

        id: int
        investor: Address
        limit_rate: int
        rate: int

    @dataclass(eq=False, repr=False)
    class NothingHeld(ContractError):
        """`IOffering.NothingHeld`"""

        NAME = "Offering.NothingHeld"
        SELECTOR = bytes.fromhex("4e26f32d")
        SIGNATURE = "NothingHeld(uint256)"
        PARAMETERS = (("id", "uint256"),)
        FIELDS = ("id",)

        id: int

    @dataclass(eq=False, repr=False)
    class OfferingStatusWrong(ContractError):
        """`IOffering.OfferingStatusWrong`"""

        NAME = "Offering.OfferingStatusWrong"
        SELECTOR = bytes.fromhex("d485562b")
        SIGNATURE = "OfferingStatusWrong(uint256,uint8,uint8)"
        PARAMETERS = (("id", "uint256"), ("actual", EnumOf(lambda: _types.OfferingStatus)), ("needed", EnumOf(lambda: _types.OfferingStatus)))
        FIELDS = ("id", "actual", "needed")

        id: int
        actual: _types.OfferingStatus
        needed: _types.OfferingStatus

    @dataclass(eq=False, repr=False)
    class OfferingTermInvalid(ContractError):
        """`IOffering.OfferingTermInvalid`"""

        NAME = "Offering.OfferingTermInvalid"
        SELECTOR = bytes.fromhex("ad85bb5d")
        SIGNATURE = "OfferingTermInvalid(string,uint256)"
        PARAMETERS = (("term", "string"), ("value", "uint256"))
        FIELDS = ("term", "value")

        term: str
        value: int

    @dataclass(eq=False, repr=False)
    class OrderInvalid(ContractError):
        """`IOffering.OrderInvalid`"""

        NAME = "Offering.OrderInvalid"
        SELECTOR = bytes.fromhex("66c2fc44")
        SIGNATURE = "OrderInvalid(uint256,uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("units", "uint256"), ("minimum", "uint256"), ("increment", "uint256"))
        FIELDS = ("id", "units", "minimum", "increment")

        id: int
        units: int
        minimum: int
        increment: int

    @dataclass(eq=False, repr=False)
    class OrderMissing(ContractError):
        """`IOffering.OrderMissing`"""

        NAME = "Offering.OrderMissing"
        SELECTOR = bytes.fromhex("8521e036")
        SIGNATURE = "OrderMissing(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("investor", "address"))
        FIELDS = ("id", "investor")

        id: int
        investor: Address

    @dataclass(eq=False, repr=False)
    class PrincipalDiffers(ContractError):
        """`IOffering.PrincipalDiffers`"""

        NAME = "Offering.PrincipalDiffers"
        SELECTOR = bytes.fromhex("235e4db4")
        SIGNATURE = "PrincipalDiffers(uint256,uint256,uint256)"
        PARAMETERS = (("id", "uint256"), ("actual", "uint256"), ("priced", "uint256"))
        FIELDS = ("id", "actual", "priced")

        id: int
        actual: int
        priced: int

    @dataclass(eq=False, repr=False)
    class ReportOwed(ContractError):
        """`IOffering.ReportOwed`"""

        NAME = "Offering.ReportOwed"
        SELECTOR = bytes.fromhex("6e338e64")
        SIGNATURE = "ReportOwed(uint256,address)"
        PARAMETERS = (("id", "uint256"), ("token", "address"))
        FIELDS = ("id", "token")

        id: int
        token: Address

    @dataclass(eq=False, repr=False)
    class TermsHashDiffers(ContractError):
        """`IOffering.TermsHashDiffers`"""

        NAME = "Offering.TermsHashDiffers"
        SELECTOR = bytes.fromhex("d5342076")
        SIGNATURE = "TermsHashDiffers(uint256,bytes32,bytes32)"
        PARAMETERS = (("id", "uint256"), ("actual", "bytes32"), ("priced", "bytes32"))
        FIELDS = ("id", "actual", "priced")

        id: int
        actual: bytes
        priced: bytes

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

    def filing_of(self, id: int, *, at: int | None = None) -> int:
        """The number of the filing that the latest part was issued under; 0 before the first."""
        return self._view(_FILING_OF, (id,), at)

    def _make_finish(self, id: int) -> Call[None]:
        return self._call(_FINISH, (id,))

    @write(_make_finish)
    def finish(self, id: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends a per-investor closing with what was issued (REGISTRAR; anybody after the days of settlement).
        Requirements: allotted, or being allotted anew; something issued (`ClosingIncomplete`).
        """
        raise Signature

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
