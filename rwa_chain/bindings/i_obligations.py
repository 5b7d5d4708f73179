"""What instruments owe, and the money that has come for it.

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

_AMEND: Function[None] = Function("amend", "9e50b481", (("token", "address"), ("number", "uint256"), ("amount", "uint96"), ("taxed", "uint96"), ("units", "uint80")), ())
_CANCEL: Function[None] = Function("cancel", "98590ef9", (("token", "address"), ("number", "uint256")), ())
_DECLARE: Function[_types.ObligationId] = Function("declare", "787a5b5d", (("number", "uint256"), ("terms", StructOf(lambda: _types.Declaration))), (("id", "bytes32"),))
_DRAW_REFUND: Function[None] = Function("drawRefund", "9b589af6", (("id", "bytes32"), ("funder", "address"), ("cash", "address")), ())
_FUND: Function[int] = Function("fund", "f869f73e", (("id", "bytes32"), ("outAsset", "address"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), (("taken", "uint256"),))
_IS_DISCHARGED: Function[bool] = Function("isDischarged", "88379f89", (("id", "bytes32"),), (("", "bool"),))
_IS_FUNDED: Function[bool] = Function("isFunded", "2b5fe3d9", (("id", "bytes32"),), (("", "bool"),))
_LATE_OF: Function[int] = Function("lateOf", "9528e275", (("id", "bytes32"),), (("amountSeconds", "uint256"),))
_MISSING_OF: Function[int] = Function("missingOf", "59db4c4b", (("id", "bytes32"),), (("", "uint256"),))
_OBLIGATION_OF: Function[_types.Obligation] = Function("obligationOf", "e88dfe21", (("id", "bytes32"),), (("", StructOf(lambda: _types.Obligation)),))
_PAYING: Function[Address] = Function("paying", "61027f78", (), (("", "address"),))
_POSTPONE: Function[None] = Function("postpone", "b7acc3af", (("id", "bytes32"), ("dueAt", "uint32")), ())
_REFUND_OF: Function[int] = Function("refundOf", "5c2c8183", (("id", "bytes32"), ("funder", "address")), (("", "uint256"),))
_RETURN_CONTRIBUTIONS: Function[int] = Function("returnContributions", "a864b04d", (("id", "bytes32"), ("limit", "uint256")), (("returned", "uint256"),))
_RETURNABLE_OF: Function[int] = Function("returnableOf", "19a39b13", (("id", "bytes32"),), (("", "uint256"),))
_SET_SHARES: Function[None] = Function("setShares", "5db8c40b", (("id", "bytes32"), ("threshold", "uint80"), ("tieMember", "uint24")), ())
_STATUS_OF: Function[_types.ObligationStatus] = Function("statusOf", "c7df14e2", (("id", "bytes32"),), (("", EnumOf(lambda: _types.ObligationStatus)),))


class IObligations(Contract):
    """What instruments owe, and the money that has come for it."""

    NAME = "IObligations"
    SOURCE = "contracts/distribution/interfaces/IObligations.sol"

    @dataclass(frozen=True)
    class ContributionReturned(Event):
        """A contribution, or a part of it, is its funder's again and can be drawn."""

        NAME = "IObligations.ContributionReturned"
        TOPIC = "4f64254e332e3e44e4137a5892f72428a91172444853dc8867d8fd07c0735d8c"
        ABI = (("id", "bytes32", True), ("funder", "address", True), ("amount", "uint256", False))

        id: _types.ObligationId
        funder: Address
        amount: int

    @dataclass(frozen=True)
    class ObligationAmended(Event):
        """`IObligations.ObligationAmended`"""

        NAME = "IObligations.ObligationAmended"
        TOPIC = "e8989a36dec941027289c24ebc8521444f9b69141a13b1f625e2160ba6e26d29"
        ABI = (("id", "bytes32", True), ("amount", "uint256", False), ("taxed", "uint256", False), ("units", "uint256", False))

        id: _types.ObligationId
        amount: int
        taxed: int
        units: int

    @dataclass(frozen=True)
    class ObligationCancelled(Event):
        """`IObligations.ObligationCancelled`"""

        NAME = "IObligations.ObligationCancelled"
        TOPIC = "4734885a612d1531bb27b5467361efea4e9623d8c05af51cc12ac0232f53d662"
        ABI = (("id", "bytes32", True),)

        id: _types.ObligationId

    @dataclass(frozen=True)
    class ObligationDeclared(Event):
        """`IObligations.ObligationDeclared`"""

        NAME = "IObligations.ObligationDeclared"
        TOPIC = "06b3e3498b4c36f1d66ee1258085c2ce0e1a29efe0c8aa217e0e20314f66f833"
        ABI = (("id", "bytes32", True), ("token", "address", True), ("declarer", "address", True), ("number", "uint256", False), ("terms", StructOf(lambda: _types.Declaration), False))

        id: _types.ObligationId
        token: Address
        declarer: Address
        number: int
        terms: _types.Declaration

    @dataclass(frozen=True)
    class ObligationFunded(Event):
        """`IObligations.ObligationFunded`"""

        NAME = "IObligations.ObligationFunded"
        TOPIC = "6b73d353f5b772eb2bf323f4e99631e6d3c1f19f8f4b868006914cb989d1fcbd"
        ABI = (("id", "bytes32", True), ("funder", "address", True), ("amount", "uint256", False), ("funded", "uint256", False), ("total", "uint256", False))

        id: _types.ObligationId
        funder: Address
        amount: int
        funded: int
        total: int

    @dataclass(frozen=True)
    class ObligationPostponed(Event):
        """`IObligations.ObligationPostponed`"""

        NAME = "IObligations.ObligationPostponed"
        TOPIC = "8c3a55e38ce932d0204a2cb98580daa8d794d0fa3a29da5b905dfc29e1e70b2b"
        ABI = (("id", "bytes32", True), ("dueAt", "uint256", False))

        id: _types.ObligationId
        due_at: int

    @dataclass(frozen=True)
    class RefundDrawn(Event):
        """`IObligations.RefundDrawn`"""

        NAME = "IObligations.RefundDrawn"
        TOPIC = "1e24effb8366c0e298b75d35516d2c90b17c160c8081edcc9b966100284abeb0"
        ABI = (("id", "bytes32", True), ("funder", "address", True), ("to", "address", True), ("cash", "address", False), ("amount", "uint256", False))

        id: _types.ObligationId
        funder: Address
        to: Address
        cash: Address
        amount: int

    @dataclass(frozen=True)
    class SharesSet(Event):
        """`IObligations.SharesSet`"""

        NAME = "IObligations.SharesSet"
        TOPIC = "dc78db161b1dc8661c66ad7ed26c77761b9a09b12a0f642c3296f83a415da519"
        ABI = (("id", "bytes32", True), ("threshold", "uint256", False), ("tieMember", "uint256", False))

        id: _types.ObligationId
        threshold: int
        tie_member: int

    @dataclass(eq=False, repr=False)
    class AlreadyFunded(ContractError):
        """`IObligations.AlreadyFunded`"""

        NAME = "Obligations.AlreadyFunded"
        SELECTOR = bytes.fromhex("622881f9")
        SIGNATURE = "AlreadyFunded(bytes32,uint256)"
        PARAMETERS = (("id", "bytes32"), ("funded", "uint256"))
        FIELDS = ("id", "funded")

        id: _types.ObligationId
        funded: int

    @dataclass(eq=False, repr=False)
    class DeclarerUnknown(ContractError):
        """`IObligations.DeclarerUnknown`"""

        NAME = "Obligations.DeclarerUnknown"
        SELECTOR = bytes.fromhex("645e47b0")
        SIGNATURE = "DeclarerUnknown(address,address)"
        PARAMETERS = (("token", "address"), ("caller", "address"))
        FIELDS = ("token", "caller")

        token: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class FundingTooSmall(ContractError):
        """`IObligations.FundingTooSmall`"""

        NAME = "Obligations.FundingTooSmall"
        SELECTOR = bytes.fromhex("ab3798a9")
        SIGNATURE = "FundingTooSmall(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("amount", "uint256"), ("least", "uint256"))
        FIELDS = ("id", "amount", "least")

        id: _types.ObligationId
        amount: int
        least: int

    @dataclass(eq=False, repr=False)
    class NothingToRefund(ContractError):
        """`IObligations.NothingToRefund`"""

        NAME = "Obligations.NothingToRefund"
        SELECTOR = bytes.fromhex("f6cbd365")
        SIGNATURE = "NothingToRefund(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("funder", "address"))
        FIELDS = ("id", "funder")

        id: _types.ObligationId
        funder: Address

    @dataclass(eq=False, repr=False)
    class ObligationExists(ContractError):
        """`IObligations.ObligationExists`"""

        NAME = "Obligations.ObligationExists"
        SELECTOR = bytes.fromhex("86e6ed96")
        SIGNATURE = "ObligationExists(bytes32,uint8)"
        PARAMETERS = (("id", "bytes32"), ("status", EnumOf(lambda: _types.ObligationStatus)))
        FIELDS = ("id", "status")

        id: _types.ObligationId
        status: _types.ObligationStatus

    @dataclass(eq=False, repr=False)
    class ObligationUnfit(ContractError):
        """`IObligations.ObligationUnfit`"""

        NAME = "Obligations.ObligationUnfit"
        SELECTOR = bytes.fromhex("8f081244")
        SIGNATURE = "ObligationUnfit(bytes32,string,uint256)"
        PARAMETERS = (("id", "bytes32"), ("field", "string"), ("value", "uint256"))
        FIELDS = ("id", "field", "value")

        id: _types.ObligationId
        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class ObligationUnknown(ContractError):
        """`IObligations.ObligationUnknown`"""

        NAME = "Obligations.ObligationUnknown"
        SELECTOR = bytes.fromhex("8c41f1dd")
        SIGNATURE = "ObligationUnknown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: _types.ObligationId

    @dataclass(eq=False, repr=False)
    class PagesUneven(ContractError):
        """`IObligations.PagesUneven`"""

        NAME = "Obligations.PagesUneven"
        SELECTOR = bytes.fromhex("e7735a13")
        SIGNATURE = "PagesUneven(uint256,uint256)"
        PARAMETERS = (("cashTokens", "uint256"), ("amounts", "uint256"))
        FIELDS = ("cash_tokens", "amounts")

        cash_tokens: int
        amounts: int

    @dataclass(eq=False, repr=False)
    class PaymentsStarted(ContractError):
        """`IObligations.PaymentsStarted`"""

        NAME = "Obligations.PaymentsStarted"
        SELECTOR = bytes.fromhex("9bd0cf50")
        SIGNATURE = "PaymentsStarted(bytes32,uint256)"
        PARAMETERS = (("id", "bytes32"), ("unitsReached", "uint256"))
        FIELDS = ("id", "units_reached")

        id: _types.ObligationId
        units_reached: int

    @dataclass(eq=False, repr=False)
    class RefundNotYours(ContractError):
        """`IObligations.RefundNotYours`"""

        NAME = "Obligations.RefundNotYours"
        SELECTOR = bytes.fromhex("0d378477")
        SIGNATURE = "RefundNotYours(bytes32,address,address)"
        PARAMETERS = (("id", "bytes32"), ("funder", "address"), ("caller", "address"))
        FIELDS = ("id", "funder", "caller")

        id: _types.ObligationId
        funder: Address
        caller: Address

    def _make_amend(self, token: AddressLike, number: int, amount: int, taxed: int, units: int) -> Call[None]:
        return self._call(_AMEND, (token, number, amount, taxed, units))

    @write(_make_amend)
    def amend(self, token: AddressLike, number: int, amount: int, taxed: int, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Corrects what the caller declared, before anybody was reached: what is then funded too much is
        returned, last in first out. Requirements: not cancelled; nobody reached yet (`PaymentsStarted`).

        Emits `ObligationAmended`.
        """
        raise Signature

    def _make_cancel(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_CANCEL, (token, number))

    @write(_make_cancel)
    def cancel(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Cancels what the caller declared. Requirements: not funded (`AlreadyFunded`).

        Emits `ObligationCancelled`.
        """
        raise Signature

    def _make_declare(self, number: int, terms: _types.Declaration) -> Call[_types.ObligationId]:
        return self._call(_DECLARE, (number, terms))

    @write(_make_declare)
    def declare(self, number: int, terms: _types.Declaration, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares what is owed. Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`);
        the number is new, or cancelled with its contributions returned (`ObligationExists`); the currency is
        accepted (`IPaying.CashNotAccepted`); the record has passed and is not after the payment, which is not
        after the due instant; an amount; a tax owner where there is a tax table; the kind of income is at
        most 3; a share source has units (`ObligationUnfit`).

        Emits `ObligationDeclared`.
        """
        raise Signature

    def _make_draw_refund(self, id: _types.ObligationId, funder: AddressLike, cash: AddressLike) -> Call[None]:
        return self._call(_DRAW_REFUND, (id, funder, cash))

    @write(_make_draw_refund)
    def draw_refund(self, id: _types.ObligationId, funder: AddressLike, cash: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Pays a funder, or who took over from its wallet, what was returned to it, in an accepted cash token of
        its choice. Requirements: the caller is the one or the other (`RefundNotYours`); something was
        (`NothingToRefund`).

        Emits `RefundDrawn`.
        """
        raise Signature

    def _make_fund(self, id: _types.ObligationId, out_asset: AddressLike, cash_tokens: Sequence[AddressLike], amounts: Sequence[int]) -> Call[int]:
        return self._call(_FUND, (id, out_asset, cash_tokens, amounts))

    @write(_make_fund)
    def fund(self, id: _types.ObligationId, out_asset: AddressLike, cash_tokens: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Moves the caller's deposit to the paying contract's wallets, one net interbank move per bank; takes no
        more than is missing, in the order given. Requirements: declared; every cash token is accepted in the
        currency (`IPaying.CashNotAccepted`); at least 1/1,000 of what is missing, unless it completes
        (`FundingTooSmall`).

        Emits `ObligationFunded`.

        out_asset: the caller's deposit
        Returns taken: [cash base units] zero where nothing is missing
        """
        raise Signature

    def is_discharged(self, id: _types.ObligationId, *, at: int | None = None) -> bool:
        """Every unit of the record has been reached."""
        return self._view(_IS_DISCHARGED, (id,), at)

    def is_funded(self, id: _types.ObligationId, *, at: int | None = None) -> bool:
        """Declared, not cancelled, and nothing is missing of what holders must receive."""
        return self._view(_IS_FUNDED, (id,), at)

    def late_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """Σ of what was missing times the seconds it was, from the due instant until it was funded, or until
        now.
        """
        return self._view(_LATE_OF, (id,), at)

    def missing_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """What is missing. [cash base units]"""
        return self._view(_MISSING_OF, (id,), at)

    def obligation_of(self, id: _types.ObligationId, *, at: int | None = None) -> _types.Obligation:
        """`obligationOf(bytes32)`"""
        return self._view(_OBLIGATION_OF, (id,), at)

    def paying(self, *, at: int | None = None) -> Address:
        """`paying()`"""
        return self._view(_PAYING, (), at)

    def _make_postpone(self, id: _types.ObligationId, due_at: int) -> Call[None]:
        return self._call(_POSTPONE, (id, due_at))

    @write(_make_postpone)
    def postpone(self, id: _types.ObligationId, due_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Moves the due instant of an obligation that is not funded, as a waiver or the holders' decision says.
        Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`); not funded
        (`AlreadyFunded`); later than before (`ObligationUnfit`).

        Emits `ObligationPostponed`.
        """
        raise Signature

    def refund_of(self, id: _types.ObligationId, funder: AddressLike, *, at: int | None = None) -> int:
        """What a funder can draw. [cash base units]"""
        return self._view(_REFUND_OF, (id, funder), at)

    def _make_return_contributions(self, id: _types.ObligationId, limit: int) -> Call[int]:
        return self._call(_RETURN_CONTRIBUTIONS, (id, limit))

    @write(_make_return_contributions)
    def return_contributions(self, id: _types.ObligationId, limit: int, *, sender: Party, gas: int | None = None) -> int:
        """Returns what nobody is owed to its funders, last in first out, at most `limit` contributions of it;
        for anyone. All of a cancelled obligation, the excess of an amended one, the rest of a discharged one.

        Emits `ContributionReturned`.
        """
        raise Signature

    def returnable_of(self, id: _types.ObligationId, *, at: int | None = None) -> int:
        """What can be returned to funders now. [cash base units]"""
        return self._view(_RETURNABLE_OF, (id,), at)

    def _make_set_shares(self, id: _types.ObligationId, threshold: int, tie_member: int) -> Call[None]:
        return self._call(_SET_SHARES, (id, threshold, tie_member))

    @write(_make_set_shares)
    def set_shares(self, id: _types.ObligationId, threshold: int, tie_member: int, *, sender: Party, gas: int | None = None) -> None:
        """Says where the last base units of a shared total go (CALCULATION_AGENT of the token, or its
        instrument); again where it was wrong. Requirements: a shared total (`ObligationUnfit`); nobody
        reached yet (`PaymentsStarted`).

        Emits `SharesSet`. Nothing waits for it for ever: 30 days after payAt a page pays the floors without
        it.

        threshold: [units]
        """
        raise Signature

    def status_of(self, id: _types.ObligationId, *, at: int | None = None) -> _types.ObligationStatus:
        """`statusOf(bytes32)`"""
        return self._view(_STATUS_OF, (id,), at)
