"""Master agreements of two parties, with their repos: title transfer, one net exposure, one margin, one close-out.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

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

_AGREE_VARIATION: Function[None] = Function("agreeVariation", "b947ddda", (("agreement", "bytes32"), ("id", "bytes32"), ("variation", StructOf(lambda: _types.Variation))), ())
_AGREEMENT_OF: Function[_types.MasterAgreement] = Function("agreementOf", "109ae742", (("id", "bytes32"),), (("", StructOf(lambda: _types.MasterAgreement)),))
_CALL: Function[int] = Function("call", "2378b4d6", (("agreement", "bytes32"), ("returnFirst", "bool")), (("number", "uint256"),))
_CALL_OF: Function[_types.MarginCall] = Function("callOf", "f001c380", (("agreement", "bytes32"),), (("", StructOf(lambda: _types.MarginCall)),))
_CLOSE: Function[None] = Function("close", "e1f7daaa", (("agreement", "bytes32"), ("id", "bytes32"), ("end", StructOf(lambda: _types.Consent))), ())
_CLOSE_ALL: Function[None] = Function("closeAll", "c2afb7a5", (("agreement", "bytes32"),), ())
_DELIVER: Function[None] = Function("deliver", "17f8c588", (("agreement", "bytes32"), ("asset", "address"), ("amount", "uint72"), ("consent", StructOf(lambda: _types.Consent))), ())
_DEMAND: Function[None] = Function("demand", "9598f005", (("agreement", "bytes32"), ("id", "bytes32")), ())
_DISPUTE: Function[None] = Function("dispute", "3c0452d4", (("agreement", "bytes32"), ("agreed", "uint72"), ("reasonHash", "bytes32")), ())
_END: Function[None] = Function("end", "7015913c", (("agreement", "bytes32"),), ())
_END_ID_OF: Function[bytes] = Function("endIdOf", "864f23a8", (("id", "bytes32"), ("version", "uint256")), (("", "bytes32"),))
_ENTER_INCOME: Function[bytes] = Function("enterIncome", "424b899e", (("agreement", "bytes32"), ("id", "bytes32"), ("obligation", "bytes32")), (("incomeId", "bytes32"),))
_EXPOSURE_OF: Function[int] = Function("exposureOf", "5e40b77b", (("agreement", "bytes32"),), (("", "int256"),))
_ID_OF: Function[bytes] = Function("idOf", "6af8f54d", (("agreement", StructOf(lambda: _types.MasterAgreement)),), (("", "bytes32"),))
_INCOME_ID_OF: Function[bytes] = Function("incomeIdOf", "9f40f4e2", (("id", "bytes32"), ("obligation", "bytes32")), (("", "bytes32"),))
_INCOME_OF: Function[_types.Income] = Function("incomeOf", "e03cd7e8", (("agreement", "bytes32"), ("incomeId", "bytes32")), (("", StructOf(lambda: _types.Income)),))
_INTEREST_ID_OF: Function[bytes] = Function("interestIdOf", "a3418907", (("agreement", "bytes32"), ("toA", "int256")), (("", "bytes32"),))
_MARGIN_ID_OF: Function[bytes] = Function("marginIdOf", "e08dc434", (("agreement", "bytes32"), ("number", "uint256")), (("", "bytes32"),))
_MARGIN_OF: Function[int] = Function("marginOf", "9176cc4d", (("agreement", "bytes32"), ("asset", "address")), (("", "int256"),))
_OPEN: Function[bytes] = Function("open", "57e4bfc1", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction)), ("opening", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), (("id", "bytes32"),))
_OPEN_OF: Function[tuple[bytes, ...]] = Function("openOf", "0ce94115", (("agreement", "bytes32"),), (("", "bytes32[]"),))
_PAY_INCOME: Function[None] = Function("payIncome", "4334eebe", (("agreement", "bytes32"), ("incomeId", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_PAY_INTEREST: Function[None] = Function("payInterest", "1bbf7bb2", (("agreement", "bytes32"), ("consent", StructOf(lambda: _types.Consent))), ())
_POSITION_OF: Function[_types.Position] = Function("positionOf", "a0f898da", (("agreement", "bytes32"), ("id", "bytes32")), (("", StructOf(lambda: _types.Position)),))
_PROPOSE: Function[bytes] = Function("propose", "e48f8255", (("agreement", StructOf(lambda: _types.MasterAgreement)),), (("id", "bytes32"),))
_REPURCHASE_PRICE_OF: Function[int] = Function("repurchasePriceOf", "5bc819a6", (("agreement", "bytes32"), ("id", "bytes32"), ("day", "uint256")), (("", "uint256"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STATE_OF: Function[_types.AgreementState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.AgreementState)),))
_TODAY_OF: Function[int] = Function("todayOf", "8d32613d", (("agreement", "bytes32"),), (("", "uint256"),))
_TRANSACTION_ID_OF: Function[bytes] = Function("transactionIdOf", "886b4d62", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction))), (("", "bytes32"),))
_VARIATION_ID_OF: Function[bytes] = Function("variationIdOf", "7512ab77", (("id", "bytes32"), ("version", "uint256"), ("variation", StructOf(lambda: _types.Variation))), (("", "bytes32"),))
_VARY: Function[None] = Function("vary", "bcffe821", (("agreement", "bytes32"), ("id", "bytes32"), ("variation", StructOf(lambda: _types.Variation)), ("moved", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), ())
_WITHDRAW_CALL: Function[None] = Function("withdrawCall", "cb019fa4", (("agreement", "bytes32"),), ())


class IMasterAgreements(Contract):
    """Master agreements of two parties, with their repos: title transfer, one net exposure, one margin, one
    close-out.
    """

    NAME = "IMasterAgreements"
    SOURCE = "contracts/financing/interfaces/IMasterAgreements.sol"

    @dataclass(frozen=True)
    class AgreementEntered(Event):
        """`IMasterAgreements.AgreementEntered`"""

        NAME = "IMasterAgreements.AgreementEntered"
        TOPIC = "3b82c36556dbd09fb19e2b99b64d4a509f1bcd8c5589325e8b10987e81836fa7"
        ABI = (("id", "bytes32", True),)

        id: bytes

    @dataclass(frozen=True)
    class AgreementProposed(Event):
        """`IMasterAgreements.AgreementProposed`"""

        NAME = "IMasterAgreements.AgreementProposed"
        TOPIC = "85b670bfe5dd6b6b340d306d31724ea5cb117c5faa7cb57996105fa28fefd6a2"
        ABI = (("id", "bytes32", True), ("proposer", "address", True), ("agreement", StructOf(lambda: _types.MasterAgreement), False))

        id: bytes
        proposer: Address
        agreement: _types.MasterAgreement

    @dataclass(frozen=True)
    class IncomeOwed(Event):
        """`IMasterAgreements.IncomeOwed`"""

        NAME = "IMasterAgreements.IncomeOwed"
        TOPIC = "14b77c6ecd16546e77d8d948a7cfce971e33350d947f42b884a37bfb60937e4f"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("incomeId", "bytes32", True), ("obligation", "bytes32", False), ("amount", "uint256", False), ("dueAt", "uint256", False))

        agreement: bytes
        id: bytes
        income_id: bytes
        obligation: _types.ObligationId
        amount: int
        due_at: int

    @dataclass(frozen=True)
    class IncomePaid(Event):
        """`IMasterAgreements.IncomePaid`"""

        NAME = "IMasterAgreements.IncomePaid"
        TOPIC = "9d8d1043fa0ba58cc31de80bb8263aa06abc4ccb0238733a96e7b22e91f5ed95"
        ABI = (("agreement", "bytes32", True), ("incomeId", "bytes32", True), ("amount", "uint256", False))

        agreement: bytes
        income_id: bytes
        amount: int

    @dataclass(frozen=True)
    class MarginCallWithdrawn(Event):
        """`IMasterAgreements.MarginCallWithdrawn`"""

        NAME = "IMasterAgreements.MarginCallWithdrawn"
        TOPIC = "4d1284a14eb413fc61fef34cc748c99b4289ce0836d7f2f25722835026da513d"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True))

        agreement: bytes
        number: int

    @dataclass(frozen=True)
    class MarginCalled(Event):
        """`IMasterAgreements.MarginCalled`"""

        NAME = "IMasterAgreements.MarginCalled"
        TOPIC = "4d74a76d2877e836efd9743fbbbbadc3330c2380a11e6095e86177999b8ec6d0"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True), ("by", "address", True), ("exposure", "uint256", False), ("amount", "uint256", False), ("dueAt", "uint256", False))

        agreement: bytes
        number: int
        by: Address
        exposure: int
        amount: int
        due_at: int

    @dataclass(frozen=True)
    class MarginDelivered(Event):
        """`IMasterAgreements.MarginDelivered`"""

        NAME = "IMasterAgreements.MarginDelivered"
        TOPIC = "095276dc918a5c0859184e4c7c98abbfabbd109d4a416320abbc841eb5e857fe"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True), ("by", "address", True), ("asset", "address", False), ("amount", "uint256", False), ("value", "uint256", False))

        agreement: bytes
        number: int
        by: Address
        asset: Address
        amount: int
        value: int

    @dataclass(frozen=True)
    class MarginDisputed(Event):
        """`IMasterAgreements.MarginDisputed`"""

        NAME = "IMasterAgreements.MarginDisputed"
        TOPIC = "2ff571d1a93e0d8df6fe6424d0f7c55a307ac5454984eb42632ef5dc5ce59603"
        ABI = (("agreement", "bytes32", True), ("number", "uint256", True), ("agreed", "uint256", False), ("reasonHash", "bytes32", False))

        agreement: bytes
        number: int
        agreed: int
        reason_hash: bytes

    @dataclass(frozen=True)
    class MarginInterestPaid(Event):
        """`IMasterAgreements.MarginInterestPaid`"""

        NAME = "IMasterAgreements.MarginInterestPaid"
        TOPIC = "f926f249c6b41bfebed27477501ef4596208ab29c9b174adc05cf1153d22b501"
        ABI = (("agreement", "bytes32", True), ("toA", "int256", False))

        agreement: bytes
        to_a: int

    @dataclass(frozen=True)
    class RepoClosed(Event):
        """`IMasterAgreements.RepoClosed`"""

        NAME = "IMasterAgreements.RepoClosed"
        TOPIC = "7bb8e8306c820fc9fff94a048ff246e36928634fcb3c9c46bb3da0d47d4993bc"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("repurchasePrice", "uint256", False))

        agreement: bytes
        id: bytes
        repurchase_price: int

    @dataclass(frozen=True)
    class RepoDemanded(Event):
        """`IMasterAgreements.RepoDemanded`"""

        NAME = "IMasterAgreements.RepoDemanded"
        TOPIC = "77d0563b10179a25c2e44f1c630a2d329c0d7618d3ba631a5f4d9427cfec4330"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("party", "address", True), ("repurchaseDate", "uint256", False))

        agreement: bytes
        id: bytes
        party: Address
        repurchase_date: int

    @dataclass(frozen=True)
    class RepoEndSigned(Event):
        """The end of a transaction is signed by both: anyone carries it out."""

        NAME = "IMasterAgreements.RepoEndSigned"
        TOPIC = "84b8ee32fe9bd15bb59ce9aeadcf8d5574c55236fa5a8ce8a9b444ca103478f6"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("version", "uint256", False), ("consent", StructOf(lambda: _types.Consent), False))

        agreement: bytes
        id: bytes
        version: int
        consent: _types.Consent

    @dataclass(frozen=True)
    class RepoOpened(Event):
        """`IMasterAgreements.RepoOpened`"""

        NAME = "IMasterAgreements.RepoOpened"
        TOPIC = "ce83376f54a808d9662556261d345002ac8aa6582cea0965c5a4d402c48accaf"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("terms", StructOf(lambda: _types.Transaction), False))

        agreement: bytes
        id: bytes
        terms: _types.Transaction

    @dataclass(frozen=True)
    class RepoVaried(Event):
        """`IMasterAgreements.RepoVaried`"""

        NAME = "IMasterAgreements.RepoVaried"
        TOPIC = "c17cae7eece68ad5f57e79e1bed52524fee0fa7c284360c7736b4853b1a20962"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("version", "uint256", False), ("variation", StructOf(lambda: _types.Variation), False), ("cash", "int256", False))

        agreement: bytes
        id: bytes
        version: int
        variation: _types.Variation
        cash: int

    @dataclass(frozen=True)
    class VariationAgreed(Event):
        """`IMasterAgreements.VariationAgreed`"""

        NAME = "IMasterAgreements.VariationAgreed"
        TOPIC = "ecd7033e18038f9e1dbb9df7a521d214a3ccac975293792513f71dcd608472ca"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("party", "address", True), ("variationId", "bytes32", False))

        agreement: bytes
        id: bytes
        party: Address
        variation_id: bytes

    @dataclass(eq=False, repr=False)
    class AgreementKnown(ContractError):
        """`IMasterAgreements.AgreementKnown`"""

        NAME = "MasterAgreements.AgreementKnown"
        SELECTOR = bytes.fromhex("315247ce")
        SIGNATURE = "AgreementKnown(bytes32)"
        PARAMETERS = (("id", "bytes32"),)
        FIELDS = ("id",)

        id: bytes

    @dataclass(eq=False, repr=False)
    class AgreementNotYours(ContractError):
        """`IMasterAgreements.AgreementNotYours`"""

        NAME = "MasterAgreements.AgreementNotYours"
        SELECTOR = bytes.fromhex("c5bc14a4")
        SIGNATURE = "AgreementNotYours(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("caller", "address"))
        FIELDS = ("id", "caller")

        id: bytes
        caller: Address

    @dataclass(eq=False, repr=False)
    class AgreementStatusUnfit(ContractError):
        """`IMasterAgreements.AgreementStatusUnfit`"""

        NAME = "MasterAgreements.AgreementStatusUnfit"
        SELECTOR = bytes.fromhex("e9bba5bf")
        SIGNATURE = "AgreementStatusUnfit(bytes32,uint8,uint8)"
        PARAMETERS = (("id", "bytes32"), ("actual", EnumOf(lambda: _types.AgreementStatus)), ("wanted", EnumOf(lambda: _types.AgreementStatus)))
        FIELDS = ("id", "actual", "wanted")

        id: bytes
        actual: _types.AgreementStatus
        wanted: _types.AgreementStatus

    @dataclass(eq=False, repr=False)
    class FinancingFieldInvalid(ContractError):
        """`IMasterAgreements.FinancingFieldInvalid`"""

        NAME = "MasterAgreements.FinancingFieldInvalid"
        SELECTOR = bytes.fromhex("e283246d")
        SIGNATURE = "FinancingFieldInvalid(string)"
        PARAMETERS = (("field", "string"),)
        FIELDS = ("field",)

        field: str

    @dataclass(eq=False, repr=False)
    class IncomeKnown(ContractError):
        """`IMasterAgreements.IncomeKnown`"""

        NAME = "MasterAgreements.IncomeKnown"
        SELECTOR = bytes.fromhex("ca22a012")
        SIGNATURE = "IncomeKnown(bytes32)"
        PARAMETERS = (("incomeId", "bytes32"),)
        FIELDS = ("income_id",)

        income_id: bytes

    @dataclass(eq=False, repr=False)
    class IncomeUnfit(ContractError):
        """`IMasterAgreements.IncomeUnfit`"""

        NAME = "MasterAgreements.IncomeUnfit"
        SELECTOR = bytes.fromhex("b9034d93")
        SIGNATURE = "IncomeUnfit(bytes32,bytes32)"
        PARAMETERS = (("id", "bytes32"), ("obligation", "bytes32"))
        FIELDS = ("id", "obligation")

        id: bytes
        obligation: _types.ObligationId

    @dataclass(eq=False, repr=False)
    class IncomeUnknown(ContractError):
        """`IMasterAgreements.IncomeUnknown`"""

        NAME = "MasterAgreements.IncomeUnknown"
        SELECTOR = bytes.fromhex("d3b09e63")
        SIGNATURE = "IncomeUnknown(bytes32)"
        PARAMETERS = (("incomeId", "bytes32"),)
        FIELDS = ("income_id",)

        income_id: bytes

    @dataclass(eq=False, repr=False)
    class MarginAssetUnfit(ContractError):
        """`IMasterAgreements.MarginAssetUnfit`"""

        NAME = "MasterAgreements.MarginAssetUnfit"
        SELECTOR = bytes.fromhex("c5ebbe91")
        SIGNATURE = "MarginAssetUnfit(bytes32,address)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"))
        FIELDS = ("agreement", "asset")

        agreement: bytes
        asset: Address

    @dataclass(eq=False, repr=False)
    class MarginCallOver(ContractError):
        """`IMasterAgreements.MarginCallOver`"""

        NAME = "MasterAgreements.MarginCallOver"
        SELECTOR = bytes.fromhex("a96a01b3")
        SIGNATURE = "MarginCallOver(bytes32,uint256,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("number", "uint256"), ("dueAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("agreement", "number", "due_at", "now_at")

        agreement: bytes
        number: int
        due_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class MarginCallTooSmall(ContractError):
        """`IMasterAgreements.MarginCallTooSmall`"""

        NAME = "MasterAgreements.MarginCallTooSmall"
        SELECTOR = bytes.fromhex("3a64771d")
        SIGNATURE = "MarginCallTooSmall(bytes32,int256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("exposure", "int256"), ("minimumTransfer", "uint256"))
        FIELDS = ("agreement", "exposure", "minimum_transfer")

        agreement: bytes
        exposure: int
        minimum_transfer: int

    @dataclass(eq=False, repr=False)
    class MarginCallUnfit(ContractError):
        """`IMasterAgreements.MarginCallUnfit`"""

        NAME = "MasterAgreements.MarginCallUnfit"
        SELECTOR = bytes.fromhex("a197dc8a")
        SIGNATURE = "MarginCallUnfit(bytes32,uint256,uint8)"
        PARAMETERS = (("agreement", "bytes32"), ("number", "uint256"), ("status", EnumOf(lambda: _types.CallStatus)))
        FIELDS = ("agreement", "number", "status")

        agreement: bytes
        number: int
        status: _types.CallStatus

    @dataclass(eq=False, repr=False)
    class MarginInterestNone(ContractError):
        """`IMasterAgreements.MarginInterestNone`"""

        NAME = "MasterAgreements.MarginInterestNone"
        SELECTOR = bytes.fromhex("c57cb492")
        SIGNATURE = "MarginInterestNone(bytes32)"
        PARAMETERS = (("agreement", "bytes32"),)
        FIELDS = ("agreement",)

        agreement: bytes

    @dataclass(eq=False, repr=False)
    class MarginReturnFirst(ContractError):
        """`IMasterAgreements.MarginReturnFirst`"""

        NAME = "MasterAgreements.MarginReturnFirst"
        SELECTOR = bytes.fromhex("a75f0462")
        SIGNATURE = "MarginReturnFirst(bytes32,address,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("asset", "address"), ("held", "uint256"))
        FIELDS = ("agreement", "asset", "held")

        agreement: bytes
        asset: Address
        held: int

    @dataclass(eq=False, repr=False)
    class MarginTooLarge(ContractError):
        """More than the call needs, by a unit or more."""

        NAME = "MasterAgreements.MarginTooLarge"
        SELECTOR = bytes.fromhex("64055285")
        SIGNATURE = "MarginTooLarge(bytes32,uint256,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("value", "uint256"), ("missing", "uint256"))
        FIELDS = ("agreement", "value", "missing")
        NOTICE = "More than the call needs, by a unit or more."

        agreement: bytes
        value: int
        missing: int

    @dataclass(eq=False, repr=False)
    class MarkStale(ContractError):
        """`IMasterAgreements.MarkStale`"""

        NAME = "MasterAgreements.MarkStale"
        SELECTOR = bytes.fromhex("6d0bd67b")
        SIGNATURE = "MarkStale(address,address,uint256,uint256)"
        PARAMETERS = (("source", "address"), ("asset", "address"), ("asOf", "uint256"), ("oldest", "uint256"))
        FIELDS = ("source", "asset", "as_of", "oldest")

        source: Address
        asset: Address
        as_of: int
        oldest: int

    @dataclass(eq=False, repr=False)
    class MarksApart(ContractError):
        """`IMasterAgreements.MarksApart`"""

        NAME = "MasterAgreements.MarksApart"
        SELECTOR = bytes.fromhex("63377bd4")
        SIGNATURE = "MarksApart(address,uint256,uint256)"
        PARAMETERS = (("asset", "address"), ("first", "uint256"), ("second", "uint256"))
        FIELDS = ("asset", "first", "second")

        asset: Address
        first: int
        second: int

    @dataclass(eq=False, repr=False)
    class RepoCountExceeded(ContractError):
        """More transactions stand open than one exposure sums."""

        NAME = "MasterAgreements.RepoCountExceeded"
        SELECTOR = bytes.fromhex("eb447575")
        SIGNATURE = "RepoCountExceeded(bytes32,uint256)"
        PARAMETERS = (("agreement", "bytes32"), ("maximum", "uint256"))
        FIELDS = ("agreement", "maximum")
        NOTICE = "More transactions stand open than one exposure sums."

        agreement: bytes
        maximum: int

    @dataclass(eq=False, repr=False)
    class RepoEndUnsigned(ContractError):
        """A fixed term ends by a pair: both sign its second instruction for the repurchase date."""

        NAME = "MasterAgreements.RepoEndUnsigned"
        SELECTOR = bytes.fromhex("d083f1f3")
        SIGNATURE = "RepoEndUnsigned(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("party", "address"))
        FIELDS = ("id", "party")
        NOTICE = "A fixed term ends by a pair: both sign its second instruction for the repurchase date."

        id: bytes
        party: Address

    @dataclass(eq=False, repr=False)
    class RepoNotDue(ContractError):
        """`IMasterAgreements.RepoNotDue`"""

        NAME = "MasterAgreements.RepoNotDue"
        SELECTOR = bytes.fromhex("04b79b2d")
        SIGNATURE = "RepoNotDue(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("repurchaseDate", "uint256"), ("today", "uint256"))
        FIELDS = ("id", "repurchase_date", "today")

        id: bytes
        repurchase_date: int
        today: int

    @dataclass(eq=False, repr=False)
    class RepoStatusUnfit(ContractError):
        """`IMasterAgreements.RepoStatusUnfit`"""

        NAME = "MasterAgreements.RepoStatusUnfit"
        SELECTOR = bytes.fromhex("aa49f9da")
        SIGNATURE = "RepoStatusUnfit(bytes32,uint8,uint8)"
        PARAMETERS = (("id", "bytes32"), ("actual", EnumOf(lambda: _types.TransactionStatus)), ("wanted", EnumOf(lambda: _types.TransactionStatus)))
        FIELDS = ("id", "actual", "wanted")

        id: bytes
        actual: _types.TransactionStatus
        wanted: _types.TransactionStatus

    @dataclass(eq=False, repr=False)
    class VariationUnagreed(ContractError):
        """A party neither calls, nor delivers in the variation, nor has agreed to it."""

        NAME = "MasterAgreements.VariationUnagreed"
        SELECTOR = bytes.fromhex("c2d65dc7")
        SIGNATURE = "VariationUnagreed(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("party", "address"))
        FIELDS = ("id", "party")
        NOTICE = "A party neither calls, nor delivers in the variation, nor has agreed to it."

        id: bytes
        party: Address

    def _make_agree_variation(self, agreement: bytes, id: bytes, variation: _types.Variation) -> Call[None]:
        return self._call(_AGREE_VARIATION, (agreement, id, variation))

    @write(_make_agree_variation)
    def agree_variation(self, agreement: bytes, id: bytes, variation: _types.Variation, *, sender: Party, gas: int | None = None) -> None:
        """Agrees to a variation beforehand (a party): needed of one that neither calls `vary` nor delivers in
        it.

        Emits `VariationAgreed`. Requirements: open (`RepoStatusUnfit`); `AgreementNotYours`.
        """
        raise Signature

    def agreement_of(self, id: bytes, *, at: int | None = None) -> _types.MasterAgreement:
        """`agreementOf(bytes32)`"""
        return self._view(_AGREEMENT_OF, (id,), at)

    def _make_call(self, agreement: bytes, return_first: bool) -> Call[int]:
        return self._call(_CALL, (agreement, return_first))

    @write(_make_call)
    def call(self, agreement: bytes, return_first: bool, *, sender: Party, gas: int | None = None) -> int:
        """Calls what the net exposure exceeds the threshold by (the exposed party).

        Emits `MarginCalled`. Requirements: active; no call is running (`MarginCallUnfit`); no less than the
        minimum transfer (`MarginCallTooSmall`); marks that are young (`MarkStale`), after a dispute younger
        than it, and near each other (`MarksApart`); `AgreementNotYours`.
        """
        raise Signature

    def call_of(self, agreement: bytes, *, at: int | None = None) -> _types.MarginCall:
        """`callOf(bytes32)`"""
        return self._view(_CALL_OF, (agreement,), at)

    def _make_close(self, agreement: bytes, id: bytes, end: _types.Consent) -> Call[None]:
        return self._call(_CLOSE, (agreement, id, end))

    @write(_make_close)
    def close(self, agreement: bytes, id: bytes, end: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Ends a transaction: repurchase price against equivalent units, for anyone with the signed end.

        Emits `RepoClosed`. The differential stops at the repurchase date. Requirements: active; open
        (`RepoStatusUnfit`); from the repurchase date on (`RepoNotDue`); the instruction settles.
        """
        raise Signature

    def _make_close_all(self, agreement: bytes) -> Call[None]:
        return self._call(_CLOSE_ALL, (agreement,))

    @write(_make_close_all)
    def close_all(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Closes all transactions of an ended agreement (its `closeOut`), which are netted from now on.
        Requirements: as `end`, ended.
        """
        raise Signature

    def _make_deliver(self, agreement: bytes, asset: AddressLike, amount: int, consent: _types.Consent) -> Call[None]:
        return self._call(_DELIVER, (agreement, asset, amount, consent))

    @write(_make_deliver)
    def deliver(self, agreement: bytes, asset: AddressLike, amount: int, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Delivers or gives back margin for the running call, for anyone with its payer's signature.

        Emits `MarginDelivered`. Requirements: running (`MarginCallUnfit`); cash, a margin asset of the
        agreement, or what the caller had given (`MarginAssetUnfit`); what the caller gave first, where it
        says so (`MarginReturnFirst`); no more than the missing, securities rounded up to the unit
        (`MarginTooLarge`); marks; the instruction settles.

        amount: [units or cash base units]
        asset: zero = cash
        consent: of the instruction: one leg payer → caller, under `marginIdOf(agreement, number)`
        """
        raise Signature

    def _make_demand(self, agreement: bytes, id: bytes) -> Call[None]:
        return self._call(_DEMAND, (agreement, id))

    @write(_make_demand)
    def demand(self, agreement: bytes, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Demands the end of an open transaction (a party), after the agreement's notice.

        Emits `RepoDemanded`. Requirements: open, without a repurchase date (`FinancingFieldInvalid`);
        `AgreementNotYours`.
        """
        raise Signature

    def _make_dispute(self, agreement: bytes, agreed: int, reason_hash: bytes) -> Call[None]:
        return self._call(_DISPUTE, (agreement, agreed, reason_hash))

    @write(_make_dispute)
    def dispute(self, agreement: bytes, agreed: int, reason_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Disputes a part of the running call (its payer): the rest stays due.

        Emits `MarginDisputed`. Requirements: running, not repeated already (`MarginCallUnfit`); now ≤ dueAt
        (`MarginCallOver`); less than was called and no less than delivered (`MarginTooLarge`);
        `AgreementNotYours`.

        agreed: [cash base units]
        """
        raise Signature

    def _make_end(self, agreement: bytes) -> Call[None]:
        return self._call(_END, (agreement,))

    @write(_make_end)
    def end(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Ends an agreement (its `closeOut`). Requirements: active (`AgreementStatusUnfit`); the caller is it
        (`AgreementNotYours`).
        """
        raise Signature

    def end_id_of(self, id: bytes, version: int, *, at: int | None = None) -> bytes:
        """`endIdOf(bytes32,uint256)`"""
        return self._view(_END_ID_OF, (id, version), at)

    def _make_enter_income(self, agreement: bytes, id: bytes, obligation: _types.ObligationId) -> Call[bytes]:
        return self._call(_ENTER_INCOME, (agreement, id, obligation))

    @write(_make_enter_income)
    def enter_income(self, agreement: bytes, id: bytes, obligation: _types.ObligationId, *, sender: Party, gas: int | None = None) -> bytes:
        """Enters what a buyer owes for a coupon on the units that it held over the record; for anyone, once the
        issuer's money is there.

        Emits `IncomeOwed`. Gross, whether or not the buyer still has the units. Due at the end of the day on
        which it is paid, today at the earliest. Requirements: an obligation per unit of this security,
        funded, its pay instant passed, with a record while the buyer owed units (`IncomeUnfit`), a
        substituted security's too; once (`IncomeKnown`); active (`AgreementStatusUnfit`).
        """
        raise Signature

    def exposure_of(self, agreement: bytes, *, at: int | None = None) -> int:
        """A's net exposure to B now, after margin; below zero it is B's to A. [cash base units]"""
        return self._view(_EXPOSURE_OF, (agreement,), at)

    def id_of(self, agreement: _types.MasterAgreement, *, at: int | None = None) -> bytes:
        """The ids that instructions name as their condition's, and as their trade reference."""
        return self._view(_ID_OF, (agreement,), at)

    def income_id_of(self, id: bytes, obligation: _types.ObligationId, *, at: int | None = None) -> bytes:
        """`incomeIdOf(bytes32,bytes32)`"""
        return self._view(_INCOME_ID_OF, (id, obligation), at)

    def income_of(self, agreement: bytes, income_id: bytes, *, at: int | None = None) -> _types.Income:
        """`incomeOf(bytes32,bytes32)`"""
        return self._view(_INCOME_OF, (agreement, income_id), at)

    def interest_id_of(self, agreement: bytes, to_a: int, *, at: int | None = None) -> bytes:
        """`interestIdOf(bytes32,int256)`"""
        return self._view(_INTEREST_ID_OF, (agreement, to_a), at)

    def margin_id_of(self, agreement: bytes, number: int, *, at: int | None = None) -> bytes:
        """`marginIdOf(bytes32,uint256)`"""
        return self._view(_MARGIN_ID_OF, (agreement, number), at)

    def margin_of(self, agreement: bytes, asset: AddressLike, *, at: int | None = None) -> int:
        """What the other party holds of an asset as margin: above zero B holds it of A. [units]"""
        return self._view(_MARGIN_OF, (agreement, asset), at)

    def _make_open(self, agreement: bytes, terms: _types.Transaction, opening: _types.Consent, end: _types.Consent) -> Call[bytes]:
        return self._call(_OPEN, (agreement, terms, opening, end))

    @write(_make_open)
    def open(self, agreement: bytes, terms: _types.Transaction, opening: _types.Consent, end: _types.Consent, *, sender: Party, gas: int | None = None) -> bytes:
        """Opens a repo: units to the buyer against the purchase price, for anyone with both signatures.

        Emits `RepoOpened`, for a fixed term `RepoEndSigned`. Requirements: - the agreement is active
        (`AgreementStatusUnfit`), with fewer than 24 open transactions (`RepoCountExceeded`); - units, price,
        exactly one of haircut and margin ratio, today as purchase date, a later repurchase date or none
        (`FinancingFieldInvalid`); - never opened before (`RepoStatusUnfit`); - both signed the end of a fixed
        term (`RepoEndUnsigned`); - the instruction settles: every error of `ISettlement.settleSigned` and of
        the assets, a buyer that may not hold the units among them.

        end: of the instruction: repurchase price seller → buyer, units buyer → seller, under `endIdOf(id,
        0)`; empty when open
        opening: of the instruction: units seller → buyer, price buyer → seller, under the condition `id`
        """
        raise Signature

    def open_of(self, agreement: bytes, *, at: int | None = None) -> tuple[bytes, ...]:
        """The open transactions of an agreement."""
        return self._view(_OPEN_OF, (agreement,), at)

    def _make_pay_income(self, agreement: bytes, income_id: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_INCOME, (agreement, income_id, consent))

    @write(_make_pay_income)
    def pay_income(self, agreement: bytes, income_id: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays a manufactured payment, for anyone with the buyer's signature.

        Emits `IncomePaid`. Requirements: owed (`IncomeUnknown`, `IncomeKnown` once paid); the instruction
        settles.

        consent: of the instruction: one leg buyer → seller, under the income's id
        """
        raise Signature

    def _make_pay_interest(self, agreement: bytes, consent: _types.Consent) -> Call[None]:
        return self._call(_PAY_INTEREST, (agreement, consent))

    @write(_make_pay_interest)
    def pay_interest(self, agreement: bytes, consent: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Pays the interest so far on cash margin, for anyone with its debtor's signature.

        Emits `MarginInterestPaid`. Requirements: there is some (`MarginInterestNone`); the instruction
        settles.

        consent: of the instruction: one leg, under `interestIdOf(agreement, amount)`
        """
        raise Signature

    def position_of(self, agreement: bytes, id: bytes, *, at: int | None = None) -> _types.Position:
        """`positionOf(bytes32,bytes32)`"""
        return self._view(_POSITION_OF, (agreement, id), at)

    def _make_propose(self, agreement: _types.MasterAgreement) -> Call[bytes]:
        return self._call(_PROPOSE, (agreement,))

    @write(_make_propose)
    def propose(self, agreement: _types.MasterAgreement, *, sender: Party, gas: int | None = None) -> bytes:
        """Agrees to an agreement: the first party proposes it, the other enters it.

        Emits `AgreementProposed` or `AgreementEntered`. Requirements: the caller is a party
        (`AgreementNotYours`) that has not agreed yet (`AgreementKnown`); two parties, two deposits of one
        currency and as many decimals, two sources, periods, haircuts below 1, hashes
        (`FinancingFieldInvalid`).

        Returns id: the hash of all that it says
        """
        raise Signature

    def repurchase_price_of(self, agreement: bytes, id: bytes, day: int, *, at: int | None = None) -> int:
        """The repurchase price on a day; the differential stops at the repurchase date. [cash base units]

        day: [days since 1970-01-01]
        """
        return self._view(_REPURCHASE_PRICE_OF, (agreement, id, day), at)

    def state(self, id: bytes, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (id, proof), at)

    def state_of(self, id: bytes, *, at: int | None = None) -> _types.AgreementState:
        """`stateOf(bytes32)`"""
        return self._view(_STATE_OF, (id,), at)

    def today_of(self, agreement: bytes, *, at: int | None = None) -> int:
        """Today at the agreement's place. [days since 1970-01-01]"""
        return self._view(_TODAY_OF, (agreement,), at)

    def transaction_id_of(self, agreement: bytes, terms: _types.Transaction, *, at: int | None = None) -> bytes:
        """`transactionIdOf(bytes32,(bool,address,uint72,uint72,int32,bool,uint40,uint40,uint16,uint16,bytes32))`"""
        return self._view(_TRANSACTION_ID_OF, (agreement, terms), at)

    def variation_id_of(self, id: bytes, version: int, variation: _types.Variation, *, at: int | None = None) -> bytes:
        """`variationIdOf(bytes32,uint256,(address,uint72,uint72,int32,uint16))`"""
        return self._view(_VARIATION_ID_OF, (id, version, variation), at)

    def _make_vary(self, agreement: bytes, id: bytes, variation: _types.Variation, moved: _types.Consent, end: _types.Consent) -> Call[None]:
        return self._call(_VARY, (agreement, id, variation, moved, end))

    @write(_make_vary)
    def vary(self, agreement: bytes, id: bytes, variation: _types.Variation, moved: _types.Consent, end: _types.Consent, *, sender: Party, gas: int | None = None) -> None:
        """Varies a transaction, with what has to move for it, all or nothing; for anyone with both parties'
        agreement.

        Another price or rate ends the differential so far: it is paid, with the change of price, and runs
        anew from today. Emits `RepoVaried`, and `RepoEndSigned` where it then has a repurchase date.
        Requirements: active and open; every party agrees (`VariationUnagreed`); fields as for `open`
        (`FinancingFieldInvalid`); the end is signed (`RepoEndUnsigned`); the instruction settles.

        moved: of the instruction: units back, units in, cash, each where there is one, under `variationIdOf`;
        empty where nothing moves
        """
        raise Signature

    def _make_withdraw_call(self, agreement: bytes) -> Call[None]:
        return self._call(_WITHDRAW_CALL, (agreement,))

    @write(_make_withdraw_call)
    def withdraw_call(self, agreement: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Withdraws the running call (its caller). Emits `MarginCallWithdrawn`. Requirements: `MarginCallUnfit`;
        `AgreementNotYours`.
        """
        raise Signature
