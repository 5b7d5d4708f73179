"""Close-outs of master agreements: default, default market values, one net sum.

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

_AMOUNT_OF: Function[tuple[int, int]] = Function("amountOf", "8251eac9", (("agreement", "bytes32"),), (("amount", "uint256"), ("interest", "uint256")))
_CLOSE_OUT_ID_OF: Function[bytes] = Function("closeOutIdOf", "9e1ffb8c", (("agreement", "bytes32"),), (("", "bytes32"),))
_CLOSE_OUT_OF: Function[_types.CloseOut] = Function("closeOutOf", "46b38c78", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.CloseOut)),))
_DECLARE_DEFAULT: Function[None] = Function("declareDefault", "f61ada3e", (("agreement", "bytes32"), ("cause", EnumOf(lambda: _types.DefaultEvent)), ("subject", "bytes32")), ())
_FAIL: Function[None] = Function("fail", "461bfb0b", (("agreement", "bytes32"), ("id", "bytes32"), ("end", StructOf(lambda: _types.Consent))), ())
_FAIL_OF: Function[_types.Fail] = Function("failOf", "758d7ebe", (("agreement", "bytes32"), ("id", "bytes32"), ("ofSeller", "bool")), (("", StructOf(lambda: _types.Fail)),))
_NET: Function[None] = Function("net", "d87cbcce", (("agreement", "bytes32"),), ())
_PAY_CLOSE_OUT: Function[None] = Function("payCloseOut", "2ff916c7", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_POSTPONE: Function[None] = Function("postpone", "627089dc", (("agreement", "bytes32"),), ())
_SHORT_OF: Function[tuple[bool, bool]] = Function("shortOf", "a54424fb", (("agreement", "bytes32"), ("id", "bytes32")), (("sellerShort", "bool"), ("buyerShort", "bool")))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_VALUE: Function[None] = Function("value", "062f4eef", (("agreement", "bytes32"), ("asset", "address"), ("method", EnumOf(lambda: _types.ValueMethod)), ("prices", "uint128[]"), ("costs", "uint72"), ("evidence", "bytes32")), ())
_VALUE_BY_MARKS: Function[None] = Function("valueByMarks", "590020c7", (("agreement", "bytes32"), ("asset", "address")), ())
_VALUE_OF: Function[int] = Function("valueOf", "a6c8dd0e", (("agreement", "bytes32"), ("asset", "address")), (("", "uint256"),))


class ICloseOuts(Contract):
    """Close-outs of master agreements: default, default market values, one net sum."""

    NAME = "ICloseOuts"
    SOURCE = "contracts/financing/interfaces/ICloseOuts.sol"

    @dataclass(frozen=True)
    class AgreementDefaulted(Event):
        """`ICloseOuts.AgreementDefaulted`"""

        NAME = "ICloseOuts.AgreementDefaulted"
        TOPIC = "78aa9cb22e0bf8c26dfb4fb7c8d51a9fe5750ae9132087edb87d936b707c3112"
        ABI = (("agreement", "bytes32", True), ("party", "address", True), ("cause", EnumOf(lambda: _types.DefaultEvent), False), ("subject", "bytes32", False), ("nettedFrom", "uint256", False), ("valuedUntil", "uint256", False))

        agreement: bytes
        party: Address
        cause: _types.DefaultEvent
        subject: bytes
        netted_from: int
        valued_until: int

    @dataclass(frozen=True)
    class AgreementNetted(Event):
        """`ICloseOuts.AgreementNetted`"""

        NAME = "ICloseOuts.AgreementNetted"
        TOPIC = "a684e4931ef97ce533462d5f7150646f42a6af099bda3e3581e90f75e6dc72cd"
        ABI = (("agreement", "bytes32", True), ("sum", "int256", False), ("dueAt", "uint256", False))

        agreement: bytes
        sum: int
        due_at: int

    @dataclass(frozen=True)
    class CloseOutLine(Event):
        """One line of a close-out statement."""

        NAME = "ICloseOuts.CloseOutLine"
        TOPIC = "7a58a614ea60f5e0126bf2cd43d8c30d3e0c48b8a9a244a9ab2316756de9e2d3"
        ABI = (("agreement", "bytes32", True), ("subject", "bytes32", True), ("toA", "int256", False))

        agreement: bytes
        subject: bytes
        to_a: int

    @dataclass(frozen=True)
    class CloseOutPaid(Event):
        """`ICloseOuts.CloseOutPaid`"""

        NAME = "ICloseOuts.CloseOutPaid"
        TOPIC = "be456a9356d4ca0d0cef98e593005427ac5391e4eb31be8e8722f55558cdb9cd"
        ABI = (("agreement", "bytes32", True), ("amount", "uint256", False), ("interest", "uint256", False))

        agreement: bytes
        amount: int
        interest: int

    @dataclass(frozen=True)
    class CloseOutPostponed(Event):
        """The creditor can't take money now, so there is time again."""

        NAME = "ICloseOuts.CloseOutPostponed"
        TOPIC = "5608c6e58ed39aba98913720d38a530d2bfdd72e9d51fbcc58959d850e5cc3cb"
        ABI = (("agreement", "bytes32", True), ("dueAt", "uint256", False))

        agreement: bytes
        due_at: int

    @dataclass(frozen=True)
    class DefaultValued(Event):
        """`ICloseOuts.DefaultValued`"""

        NAME = "ICloseOuts.DefaultValued"
        TOPIC = "df0a2acf908e2345669bd4902e8fe8b148e8bda6d8db8c52e8ab7ac08b262d0f"
        ABI = (("agreement", "bytes32", True), ("asset", "address", True), ("method", EnumOf(lambda: _types.ValueMethod), False), ("price", "uint256", False), ("costs", "uint256", False), ("evidence", "bytes32", False))

        agreement: bytes
        asset: Address
        method: _types.ValueMethod
        price: int
        costs: int
        evidence: bytes

    @dataclass(frozen=True)
    class RepoFailed(Event):
        """A transaction did not end on its date although one side was ready."""

        NAME = "ICloseOuts.RepoFailed"
        TOPIC = "a8b781d2bc46456a6b0a28e554cac3899a02a8a90e822171d11a98a791ade381"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("sellerFailed", "bool", False), ("buyerFailed", "bool", False), ("end", StructOf(lambda: _types.Consent), False))

        agreement: bytes
        id: bytes
        seller_failed: bool
        buyer_failed: bool
        end: _types.Consent

    @dataclass(eq=False, repr=False)
    class CloseOutEarly(ContractError):
        """`ICloseOuts.CloseOutEarly`"""

        NAME = "CloseOuts.CloseOutEarly"
        SELECTOR = bytes.fromhex("d4df4872")
        SIGNATURE = "CloseOutEarly(bytes32,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("fromAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("agreement", "from_at", "now_at")

        agreement: bytes
        from_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class CloseOutLate(ContractError):
        """`ICloseOuts.CloseOutLate`"""

        NAME = "CloseOuts.CloseOutLate"
        SELECTOR = bytes.fromhex("204aabaf")
        SIGNATURE = "CloseOutLate(bytes32,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("untilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("agreement", "until_at", "now_at")

        agreement: bytes
        until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class CloseOutStatusUnfit(ContractError):
        """`ICloseOuts.CloseOutStatusUnfit`"""

        NAME = "CloseOuts.CloseOutStatusUnfit"
        SELECTOR = bytes.fromhex("95907e6f")
        SIGNATURE = "CloseOutStatusUnfit(bytes32,uint8,uint8)"
        PARAMETERS = (("agreement", "bytes32"), ("actual", EnumOf(lambda: _types.CloseOutStatus)), ("wanted", EnumOf(lambda: _types.CloseOutStatus)))
        FIELDS = ("agreement", "actual", "wanted")

        agreement: bytes
        actual: _types.CloseOutStatus
        wanted: _types.CloseOutStatus

    @dataclass(eq=False, repr=False)
    class CostsTooLarge(ContractError):
        """`ICloseOuts.CostsTooLarge`"""

        NAME = "CloseOuts.CostsTooLarge"
        SELECTOR = bytes.fromhex("3ddc2715")
        SIGNATURE = "CostsTooLarge(bytes32,address,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"), ("costs", "uint256"), ("worth", "uint256"))
        FIELDS = ("agreement", "asset", "costs", "worth")

        agreement: bytes
        asset: Address
        costs: int
        worth: int

    @dataclass(eq=False, repr=False)
    class DefaultUnproven(ContractError):
        """The record shows no such default of the other party."""

        NAME = "CloseOuts.DefaultUnproven"
        SELECTOR = bytes.fromhex("493ba669")
        SIGNATURE = "DefaultUnproven(bytes32,uint8,bytes32)"
        PARAMETERS = (("agreement", "bytes32"), ("cause", EnumOf(lambda: _types.DefaultEvent)), ("subject", "bytes32"))
        FIELDS = ("agreement", "cause", "subject")
        NOTICE = "The record shows no such default of the other party."

        agreement: bytes
        cause: _types.DefaultEvent
        subject: bytes

    @dataclass(eq=False, repr=False)
    class RepoFailKnown(ContractError):
        """`ICloseOuts.RepoFailKnown`"""

        NAME = "CloseOuts.RepoFailKnown"
        SELECTOR = bytes.fromhex("650d84a9")
        SIGNATURE = "RepoFailKnown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class RepoFailUnproven(ContractError):
        """Neither side is ready, or both are."""

        NAME = "CloseOuts.RepoFailUnproven"
        SELECTOR = bytes.fromhex("c76652f6")
        SIGNATURE = "RepoFailUnproven(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)
        NOTICE = "Neither side is ready, or both are."

        id: bytes

    @dataclass(eq=False, repr=False)
    class ValueKnown(ContractError):
        """`ICloseOuts.ValueKnown`"""

        NAME = "CloseOuts.ValueKnown"
        SELECTOR = bytes.fromhex("1ad6b522")
        SIGNATURE = "ValueKnown(bytes32,address)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"))
        FIELDS = ("agreement", "asset")

        agreement: bytes
        asset: Address

    @dataclass(eq=False, repr=False)
    class ValueMissing(ContractError):
        """`ICloseOuts.ValueMissing`"""

        NAME = "CloseOuts.ValueMissing"
        SELECTOR = bytes.fromhex("5f508e62")
        SIGNATURE = "ValueMissing(bytes32,address)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"))
        FIELDS = ("agreement", "asset")

        agreement: bytes
        asset: Address

    @dataclass(eq=False, repr=False)
    class ValueUnfit(ContractError):
        """`ICloseOuts.ValueUnfit`"""

        NAME = "CloseOuts.ValueUnfit"
        SELECTOR = bytes.fromhex("9f80361d")
        SIGNATURE = "ValueUnfit(bytes32,address)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"))
        FIELDS = ("agreement", "asset")

        agreement: bytes
        asset: Address

    def amount_of(self, agreement: bytes, *, at: int | None = None) -> tuple[int, int]:
        """What a close-out comes to, and its interest until today. [cash base units]"""
        return self._view(_AMOUNT_OF, (agreement,), at)

    def close_out_id_of(self, agreement: bytes, *, at: int | None = None) -> bytes:
        """The id that the payment's instruction names as its condition's, and as its trade reference."""
        return self._view(_CLOSE_OUT_ID_OF, (agreement,), at)

    def close_out_of(self, agreement: bytes, *, at: int | None = None) -> _types.CloseOut:
        """`closeOutOf(bytes32)`"""
        return self._view(_CLOSE_OUT_OF, (agreement,), at)

    def _make_declare_default(self, agreement: bytes, cause: _types.DefaultEvent, subject: bytes) -> Call[None]:
        return self._call(_DECLARE_DEFAULT, (agreement, cause, subject))

    @write(_make_declare_default)
    def declare_default(self, agreement: bytes, cause: _types.DefaultEvent, subject: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends the agreement for a default of the other party (a party). A default that the record shows of who
        gave notice displaces the notice until the net: values and costs begin anew.

        Emits `AgreementDefaulted`. Requirements: the agreement is active
        (`IMasterAgreements.AgreementStatusUnfit`), or ended by a notice of the other; the record shows it,
        past its cure period at that instant, or a hash of the notice (`DefaultUnproven`);
        `IMasterAgreements.AgreementNotYours`.

        subject: MARGIN: nothing; INCOME: the income's id; REPURCHASE: the failed transaction; DECLARED: the
        notice's hash
        """
        raise Signature

    def _make_fail(self, agreement: bytes, id: bytes, end: _types.Consent) -> Call[None]:
        return self._call(_FAIL, (agreement, id, end))

    @write(_make_fail)
    def fail(self, agreement: bytes, id: bytes, end: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Records that a transaction did not end on its date although one side was ready; for anyone. It may
        still be closed.

        Emits `RepoFailed`. Requirements: open (`IMasterAgreements.RepoStatusUnfit`); after the repurchase
        date (`IMasterAgreements.RepoNotDue`); one side is ready and the other not, or who had not signed now
        has and is ready (`RepoFailUnproven`); no such fail stands already (`RepoFailKnown`).

        end: of the instruction as `IMasterAgreements.close`; who doesn't sign has an empty signature
        """
        raise Signature

    def fail_of(self, agreement: bytes, id: bytes, of_seller: bool, *, at: int | None = None) -> _types.Fail:
        """The last fail of a side of a transaction."""
        return self._view(_FAIL_OF, (agreement, id, of_seller), at)

    def _make_net(self, agreement: bytes) -> Call[None]:
        return self._call(_NET, (agreement,))

    @write(_make_net)
    def net(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Sets everything off into one sum; for anyone.

        Emits `CloseOutLine` for each part and `AgreementNetted`. Requirements: in default; a stay, or a call
        period if that is longer, past a notice (`CloseOutEarly`); every security has its value
        (`ValueMissing`).
        """
        raise Signature

    def _make_pay_close_out(self, agreement: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_CLOSE_OUT, (agreement, consent))

    @write(_make_pay_close_out)
    def pay_close_out(self, agreement: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays the sum with its interest, for anyone with its debtor's signature.

        Emits `CloseOutPaid`. Requirements: netted (`CloseOutStatusUnfit`); the instruction settles.

        consent: of the instruction: one leg, under `closeOutIdOf(agreement)`
        """
        raise Signature

    def _make_postpone(self, agreement: bytes) -> Call[None]:
        return self._call(_POSTPONE, (agreement,))

    @write(_make_postpone)
    def postpone(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Gives the debtor time again where the creditor can't take money before the sum is late; for anyone.

        Emits `CloseOutPostponed`. Requirements: netted; now ≤ dueAt (`CloseOutLate`); the creditor's deposit
        refuses it (`IMargins.PayeeReachable`).
        """
        raise Signature

    def short_of(self, agreement: bytes, id: bytes, *, at: int | None = None) -> tuple[bool, bool]:
        """Whether each side has fewer free units than it owes at the transaction's end."""
        return self._view(_SHORT_OF, (agreement, id), at)

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)

    def _make_value(self, agreement: bytes, asset: AddressLike, method: _types.ValueMethod, prices: Sequence[int], costs: int, evidence: bytes) -> Call[None]:
        return self._call(_VALUE, (agreement, asset, method, prices, costs, evidence))

    @write(_make_value)
    def value(self, agreement: bytes, asset: AddressLike, method: _types.ValueMethod, prices: Sequence[int], costs: int, evidence: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Sets the default market value of a security: the party not in default in its time; later, where the
        marks decide nothing, it, and after as long again the other too, so that a silent party locks nothing.

        Emits `DefaultValued`. Requirements: in default (`CloseOutStatusUnfit`); in time (`CloseOutLate`,
        `CloseOutEarly`); once (`ValueKnown`); SALE and NET_VALUE one price, QUOTES two or more and the mean
        of them, with a hash of the evidence (`ValueUnfit`); costs of at most what all units of it between the
        two are worth (`CostsTooLarge`); `IMasterAgreements.AgreementNotYours`.

        costs: [cash base units] of dealing in it; none from the party in default (`CostsTooLarge`)
        prices: [cash base units per unit, × 1e10]
        """
        raise Signature

    def _make_value_by_marks(self, agreement: bytes, asset: AddressLike) -> Call[None]:
        return self._call(_VALUE_BY_MARKS, (agreement, asset))

    @write(_make_value_by_marks)
    def value_by_marks(self, agreement: bytes, asset: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Sets a default market value by the last two marks, whatever their age, once the party's time is over;
        for anyone.

        Emits `DefaultValued`. Requirements: in default; after the time (`CloseOutEarly`); once
        (`ValueKnown`); both sources have posted, and near each other (`ValueUnfit`): marks apart decide
        nothing.
        """
        raise Signature

    def value_of(self, agreement: bytes, asset: AddressLike, *, at: int | None = None) -> int:
        """A default market value; zero where it has none. [cash base units per unit, × 1e10]"""
        return self._view(_VALUE_OF, (agreement, asset), at)
