"""Master agreements of two parties, with their repos.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_master_agreements import IMasterAgreements as _IMasterAgreements
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("settlement", "address"),))
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
_SETTLEMENT: Function[Address] = Function("settlement", "51160630", (), (("", "address"),))
_STATE: Function[_types.ConditionState] = Function("state", "0281864f", (("conditionId", "bytes32"), ("", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_STATE_OF: Function[_types.AgreementState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.AgreementState)),))
_TODAY_OF: Function[int] = Function("todayOf", "8d32613d", (("agreement", "bytes32"),), (("", "uint256"),))
_TRANSACTION_ID_OF: Function[bytes] = Function("transactionIdOf", "886b4d62", (("agreement", "bytes32"), ("terms", StructOf(lambda: _types.Transaction))), (("", "bytes32"),))
_UNITS_OVER: Function[tuple[int, bool]] = Function("unitsOver", "d5107df5", (("agreement", "bytes32"), ("id", "bytes32"), ("security", "address"), ("recordAt", "uint256")), (("units", "uint256"), ("sellerIsB", "bool")))
_VARIATION_ID_OF: Function[bytes] = Function("variationIdOf", "7512ab77", (("id", "bytes32"), ("version", "uint256"), ("variation", StructOf(lambda: _types.Variation))), (("", "bytes32"),))
_VARY: Function[None] = Function("vary", "bcffe821", (("agreement", "bytes32"), ("id", "bytes32"), ("variation", StructOf(lambda: _types.Variation)), ("moved", StructOf(lambda: _types.Consent)), ("end", StructOf(lambda: _types.Consent))), ())


class MasterAgreements(Contract):
    """Master agreements of two parties, with their repos."""

    NAME = "MasterAgreements"
    SOURCE = "contracts/financing/MasterAgreements.sol"

    MARGIN_ASSETS_MAX = 8

    AgreementEntered = _IMasterAgreements.AgreementEntered
    AgreementKnown = _IMasterAgreements.AgreementKnown
    AgreementNotYours = _IMasterAgreements.AgreementNotYours
    AgreementProposed = _IMasterAgreements.AgreementProposed
    AgreementStatusUnfit = _IMasterAgreements.AgreementStatusUnfit
    FinancingFieldInvalid = _IMasterAgreements.FinancingFieldInvalid
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RepoClosed = _IMasterAgreements.RepoClosed
    RepoCountExceeded = _IMasterAgreements.RepoCountExceeded
    RepoDemanded = _IMasterAgreements.RepoDemanded
    RepoEndSigned = _IMasterAgreements.RepoEndSigned
    RepoEndUnsigned = _IMasterAgreements.RepoEndUnsigned
    RepoNotDue = _IMasterAgreements.RepoNotDue
    RepoOpened = _IMasterAgreements.RepoOpened
    RepoStatusUnfit = _IMasterAgreements.RepoStatusUnfit
    RepoVaried = _IMasterAgreements.RepoVaried
    VariationUnagreed = _IMasterAgreements.VariationUnagreed

    @classmethod
    def creation(cls, settlement: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (settlement,))

    @classmethod
    def deploy(cls, chain: Chain, settlement: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(settlement, libraries=libraries), sender, gas)

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

    def settlement(self, *, at: int | None = None) -> Address:
        """`settlement()`"""
        return self._view(_SETTLEMENT, (), at)

    def state(self, condition_id: bytes, argument_1: bytes, *, at: int | None = None) -> _types.ConditionState:
        """`state(bytes32,bytes)`

        Refused but while it calls: who signed an instruction for the desk can't be made to have its units
        held by it.

        id: what the condition is about, as the deliverers signed it; each condition says how it reads it
        proof: what the caller brings: a preimage, signatures, nothing
        Returns OPEN it may still become either; MET the instruction may settle; REFUSED it never will; of a
        condition that its own contract meets while it settles, never but then
        """
        return self._view(_STATE, (condition_id, argument_1), at)

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
