"""Master agreements of two parties, with their repos: title transfer, one end signed with each start.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

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

_AGREEMENT_OF: Function[_types.MasterAgreement] = Function("agreementOf", "109ae742", (("id", "bytes32"),), (("", StructOf(lambda: _types.MasterAgreement)),))
_BOOK_OF: Function[tuple[tuple[_types.Position, ...], tuple[int, ...]]] = Function("bookOf", "c75fefc3", (("agreement", "bytes32"),), (("positions", ArrayOf(StructOf(lambda: _types.Position))), ("owed", "uint256[]")))
_CLOSE: Function[None] = Function("close", "e1f7daaa", (("agreement", "bytes32"), ("id", "bytes32"), ("end", StructOf(lambda: _types.Consent))), ())
_CLOSE_ALL: Function[None] = Function("closeAll", "c2afb7a5", (("agreement", "bytes32"),), ())
_DEMAND: Function[None] = Function("demand", "9598f005", (("agreement", "bytes32"), ("id", "bytes32")), ())
_END: Function[None] = Function("end", "7015913c", (("agreement", "bytes32"),), ())
_END_ID_OF: Function[bytes] = Function("endIdOf", "7b921153", (("id", "bytes32"), ("version", "uint256"), ("terms", StructOf(lambda: _types.Variation))), (("", "bytes32"),))
_END_OF: Function[_types.Instruction] = Function("endOf", "37448f60", (("agreement", "bytes32"), ("id", "bytes32"), ("end", StructOf(lambda: _types.Consent))), (("", StructOf(lambda: _types.Instruction)),))
_ID_OF: Function[bytes] = Function("idOf", "6af8f54d", (("agreement", StructOf(lambda: _types.MasterAgreement)),), (("", "bytes32"),))
_OPEN: Function[bytes] = Function("open", "57e4bfc1", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction)), ("opening", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), (("id", "bytes32"),))
_OPEN_OF: Function[tuple[bytes, ...]] = Function("openOf", "0ce94115", (("agreement", "bytes32"),), (("", "bytes32[]"),))
_POSITION_OF: Function[_types.Position] = Function("positionOf", "a0f898da", (("agreement", "bytes32"), ("id", "bytes32")), (("", StructOf(lambda: _types.Position)),))
_PROPOSE: Function[bytes] = Function("propose", "e48f8255", (("agreement", StructOf(lambda: _types.MasterAgreement)),), (("id", "bytes32"),))
_REPURCHASE_PRICE_OF: Function[int] = Function("repurchasePriceOf", "5bc819a6", (("agreement", "bytes32"), ("id", "bytes32"), ("day", "uint256")), (("", "uint256"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("id", "bytes32"), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STATE_OF: Function[_types.AgreementState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.AgreementState)),))
_TODAY_OF: Function[int] = Function("todayOf", "8d32613d", (("agreement", "bytes32"),), (("", "uint256"),))
_TRANSACTION_ID_OF: Function[bytes] = Function("transactionIdOf", "886b4d62", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction))), (("", "bytes32"),))
_UNITS_OVER: Function[tuple[int, bool]] = Function("unitsOver", "d5107df5", (("agreement", "bytes32"), ("id", "bytes32"), ("security", "address"), ("recordAt", "uint256")), (("units", "uint256"), ("sellerIsB", "bool")))
_VARIATION_ID_OF: Function[bytes] = Function("variationIdOf", "7512ab77", (("id", "bytes32"), ("version", "uint256"), ("variation", StructOf(lambda: _types.Variation))), (("", "bytes32"),))
_VARY: Function[None] = Function("vary", "bcffe821", (("agreement", "bytes32"), ("id", "bytes32"), ("variation", StructOf(lambda: _types.Variation)), ("moved", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), ())


class IMasterAgreements(Contract):
    """Master agreements of two parties, with their repos: title transfer, one end signed with each start."""

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
        TOPIC = "84ef55fd66afc9cf72639709f08c9bcd4797d57cb2fa8bfd2bb0b88ddf177c89"
        ABI = (("agreement", "bytes32", True), ("id", "bytes32", True), ("party", "address", True), ("version", "uint256", False), ("repurchaseDate", "uint256", False))

        agreement: bytes
        id: bytes
        party: Address
        version: int
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
        """A fixed term ends by a pair: both sign its second instruction, from the first second of the repurchase
        date on, with a nonce that is still free.
        """

        NAME = "MasterAgreements.RepoEndUnsigned"
        SELECTOR = bytes.fromhex("d083f1f3")
        SIGNATURE = "RepoEndUnsigned(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("party", "address"))
        FIELDS = ("id", "party")
        NOTICE = "A fixed term ends by a pair: both sign its second instruction, from the first second of the repurchase date on, with a nonce that is still free."

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
        """A party neither calls, nor delivers in the variation, nor signed the end that it brings."""

        NAME = "MasterAgreements.VariationUnagreed"
        SELECTOR = bytes.fromhex("c2d65dc7")
        SIGNATURE = "VariationUnagreed(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("party", "address"))
        FIELDS = ("id", "party")
        NOTICE = "A party neither calls, nor delivers in the variation, nor signed the end that it brings."

        id: bytes
        party: Address

    def agreement_of(self, id: bytes, *, at: int | None = None) -> _types.MasterAgreement:
        """`agreementOf(bytes32)`"""
        return self._view(_AGREEMENT_OF, (id,), at)

    def book_of(self, agreement: bytes, *, at: int | None = None) -> tuple[tuple[_types.Position, ...], tuple[int, ...]]:
        """The open transactions, and what each seller owes today. [cash base units]"""
        return self._view(_BOOK_OF, (agreement,), at)

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
        """Closes all transactions of an ended agreement (its `closeOut`), as of its end. Requirements: as `end`,
        ended.
        """
        raise Signature

    def _make_demand(self, agreement: bytes, id: bytes) -> Call[None]:
        return self._call(_DEMAND, (agreement, id))

    @write(_make_demand)
    def demand(self, agreement: bytes, id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Demands the end of an open transaction (a party), after the agreement's notice. Variations signed
        before are void.

        Emits `RepoDemanded`. Requirements: open, without a repurchase date (`FinancingFieldInvalid`);
        `AgreementNotYours`.
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

    def end_id_of(self, id: bytes, version: int, terms: _types.Variation, *, at: int | None = None) -> bytes:
        """`endIdOf(bytes32,uint256,(address,uint72,uint72,int32,uint16))`

        terms: what the transaction is in this version
        """
        return self._view(_END_ID_OF, (id, version, terms), at)

    def end_of(self, agreement: bytes, id: bytes, end: _types.Consent, *, at: int | None = None) -> _types.Instruction:
        """The instruction that ends a transaction as it stands, for whoever signs or checks it."""
        return self._view(_END_OF, (agreement, id, end), at)

    def id_of(self, agreement: _types.MasterAgreement, *, at: int | None = None) -> bytes:
        """The ids that instructions name as their condition's, and as their trade reference."""
        return self._view(_ID_OF, (agreement,), at)

    def _make_open(self, agreement: bytes, terms: _types.Transaction, opening: _types.Consent, end: _types.Consent) -> Call[bytes]:
        return self._call(_OPEN, (agreement, terms, opening, end))

    @write(_make_open)
    def open(self, agreement: bytes, terms: _types.Transaction, opening: _types.Consent, end: _types.Consent, *, sender: Party, gas: int | None = None) -> bytes:
        """Opens a repo: units to the buyer against the purchase price, for anyone with both signatures.

        Emits `RepoOpened`, for a fixed term `RepoEndSigned`. Requirements: - the agreement is active
        (`AgreementStatusUnfit`), with fewer than 24 open transactions (`RepoCountExceeded`); - a security of
        the agreement's currency, units, price, exactly one of haircut and margin ratio, today as purchase
        date, a later repurchase date or none (`FinancingFieldInvalid`); - never opened before
        (`RepoStatusUnfit`); - the instruction settles: every error of `ISettlement.settleSigned` and of the
        assets, a buyer that may not hold the units among them; - both signed the end of a fixed term, with
        nonces that are free after it (`RepoEndUnsigned`).

        end: of the instruction: repurchase price seller → buyer, units buyer → seller, under `endIdOf(id, 0,
        …)`; empty when open
        opening: of the instruction: units seller → buyer, price buyer → seller, under the condition `id`
        """
        raise Signature

    def open_of(self, agreement: bytes, *, at: int | None = None) -> tuple[bytes, ...]:
        """The open transactions of an agreement."""
        return self._view(_OPEN_OF, (agreement,), at)

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
        currency and as many decimals, two sources, periods of a year at most, haircuts below 1, margin assets
        of the currency, hashes (`FinancingFieldInvalid`).

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

    def units_over(self, agreement: bytes, id: bytes, security: AddressLike, record_at: int, *, at: int | None = None) -> tuple[int, bool]:
        """Units of a security that the buyer owed over a record instant: a movement at the instant counts for
        it. [units]

        record_at: [s]
        """
        return self._view(_UNITS_OVER, (agreement, id, security, record_at), at)

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
