"""Settlement: instructions of N legs, all or nothing.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_netting import INetting as _INetting
from rwa_chain.bindings.i_settlement import ISettlement as _ISettlement
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", ())
_AFFIRM: Function[None] = Function("affirm", "62bcd82b", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_AFFIRM_SIGNED: Function[None] = Function("affirmSigned", "ed7f19f1", (("instruction", StructOf(lambda: _types.Instruction)), ("deliverer", "address"), ("signature", "bytes")), ())
_AFFIRMED_BY: Function[bool] = Function("affirmedBy", "cb495bb4", (("instruction", StructOf(lambda: _types.Instruction)), ("wallet", "address")), (("", "bool"),))
_CANCEL: Function[None] = Function("cancel", "d378501d", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_CANCEL_SIGNED: Function[None] = Function("cancelSigned", "e15547d5", (("instruction", StructOf(lambda: _types.Instruction)), ("deliverer", "address"), ("signature", "bytes")), ())
_CONDITION_OF: Function[_types.ConditionState] = Function("conditionOf", "af06ff6e", (("instruction", StructOf(lambda: _types.Instruction)), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_EXPIRE: Function[None] = Function("expire", "02083f42", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_FAIL: Function[None] = Function("fail", "c753726e", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_HOLD_ID_OF: Function[bytes] = Function("holdIdOf", "8542b5c1", (("id", "bytes32"), ("leg", "uint256")), (("", "bytes32"),))
_ID_OF: Function[_types.InstructionId] = Function("idOf", "8880bc42", (("instruction", StructOf(lambda: _types.Instruction)),), (("", "bytes32"),))
_KIND: Function[_types.SettlementKind] = Function("kind", "dba6c761", (("instruction", StructOf(lambda: _types.Instruction)),), (("", EnumOf(lambda: _types.SettlementKind)),))
_NONCES_OF: Function[int] = Function("noncesOf", "c06ace61", (("deliverer", "address"), ("word", "uint256")), (("", "uint256"),))
_REAFFIRM: Function[None] = Function("reaffirm", "e415db08", (("instruction", StructOf(lambda: _types.Instruction)), ("recordAt", "uint64")), ())
_REAFFIRM_SIGNED: Function[None] = Function("reaffirmSigned", "83ddf132", (("instruction", StructOf(lambda: _types.Instruction)), ("recordAt", "uint64"), ("deliverer", "address"), ("signature", "bytes")), ())
_RECORD_PASSED: Function[int] = Function("recordPassed", "b3a9df98", (("instruction", StructOf(lambda: _types.Instruction)),), (("recordAt", "uint256"),))
_REFUSE: Function[None] = Function("refuse", "33b4de75", (("instruction", StructOf(lambda: _types.Instruction)), ("proof", "bytes")), ())
_SETTLE: Function[None] = Function("settle", "e4cce4dc", (("instruction", StructOf(lambda: _types.Instruction)), ("proof", "bytes")), ())
_SETTLE_BATCH: Function[int] = Function("settleBatch", "f25f6c97", (("batch", StructOf(lambda: _types.NetBatch)),), (("settled", "uint256"),))
_SETTLE_SIGNED: Function[None] = Function("settleSigned", "119f2149", (("instruction", StructOf(lambda: _types.Instruction)), ("signatures", "bytes[]"), ("proof", "bytes")), ())
_STATE_OF: Function[_types.InstructionState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.InstructionState)),))
_STATUS_OF: Function[_types.Status] = Function("statusOf", "c7df14e2", (("id", "bytes32"),), (("", EnumOf(lambda: _types.Status)),))
_VOID_NONCES: Function[None] = Function("voidNonces", "e8a65a75", (("word", "uint256"), ("mask", "uint256")), ())


class Settlement(Contract):
    """Settlement: instructions of N legs, all or nothing."""

    NAME = "Settlement"
    SOURCE = "contracts/settlement/Settlement.sol"

    LEGS_MAX = 32
    CONDITION_GAS = 100000
    CONDITION_GAS_NEEDED = 104000

    Affirmed = _ISettlement.Affirmed
    AssetSilent = _INetting.AssetSilent
    BatchListTooLong = _INetting.BatchListTooLong
    BatchListed = _INetting.BatchListed
    BatchListsDiffer = _INetting.BatchListsDiffer
    BatchUnlisted = _INetting.BatchUnlisted
    CancellationAgreed = _ISettlement.CancellationAgreed
    CancellationAlreadyAgreed = _ISettlement.CancellationAlreadyAgreed
    Cancelled = _ISettlement.Cancelled
    ConditionGasShort = _ISettlement.ConditionGasShort
    ConsentCountUnfit = _ISettlement.ConsentCountUnfit
    ConsentInvalid = _ISettlement.ConsentInvalid
    DelivererAffirmed = _ISettlement.DelivererAffirmed
    DelivererNotAffirmed = _ISettlement.DelivererNotAffirmed
    DelivererUnknown = _ISettlement.DelivererUnknown
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    Expired = _ISettlement.Expired
    Failed = _ISettlement.Failed
    Instructed = _ISettlement.Instructed
    InstructionConditionOpen = _ISettlement.InstructionConditionOpen
    InstructionConditional = _ISettlement.InstructionConditional
    InstructionDatesDisordered = _ISettlement.InstructionDatesDisordered
    InstructionExpired = _ISettlement.InstructionExpired
    InstructionLeft = _INetting.InstructionLeft
    InstructionNotDue = _ISettlement.InstructionNotDue
    InstructionNotExpired = _ISettlement.InstructionNotExpired
    InstructionNotLate = _ISettlement.InstructionNotLate
    InstructionPastRecord = _ISettlement.InstructionPastRecord
    InstructionStatusUnfit = _ISettlement.InstructionStatusUnfit
    LegAmountZero = _ISettlement.LegAmountZero
    LegAssetsUnpaired = _ISettlement.LegAssetsUnpaired
    LegCountUnfit = _ISettlement.LegCountUnfit
    LegNotFungible = _INetting.LegNotFungible
    LegShort = _ISettlement.LegShort
    LegToNobody = _ISettlement.LegToNobody
    LegToSelf = _ISettlement.LegToSelf
    LegTooLarge = _INetting.LegTooLarge
    NetShort = _INetting.NetShort
    NonceCountUnfit = _ISettlement.NonceCountUnfit
    NonceUsed = _ISettlement.NonceUsed
    NoncesVoided = _ISettlement.NoncesVoided
    PositionRefused = _INetting.PositionRefused
    ReaffirmationUnfit = _ISettlement.ReaffirmationUnfit
    Reaffirmed = _ISettlement.Reaffirmed
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    Refused = _ISettlement.Refused
    Settled = _ISettlement.Settled
    SettlementAssetUnknown = _ISettlement.SettlementAssetUnknown

    @classmethod
    def creation(cls, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, ())

    @classmethod
    def deploy(cls, chain: Chain, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(libraries=libraries), sender, gas)

    def _make_affirm(self, instruction: _types.Instruction) -> Call[None]:
        return self._call(_AFFIRM, (instruction,))

    @write(_make_affirm)
    def affirm(self, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """The caller affirms: its outgoing legs are held, tested against every rule.

        Emits `Instructed` the first time, `Affirmed`. Requirements: - well formed, as for `settleSigned`; not
        final (`InstructionStatusUnfit`); now ≤ expiresAt (`InstructionExpired`); - the caller delivers a leg
        (`DelivererUnknown`), has not affirmed (`DelivererAffirmed`), and its nonce is unused (`NonceUsed`); -
        the condition, shown nothing, does not refuse (`InstructionConditionOpen`); - enough free units, every
        rule and no halted venue (the token's errors).
        """
        raise Signature

    def _make_affirm_signed(self, instruction: _types.Instruction, deliverer: AddressLike, signature: bytes) -> Call[None]:
        return self._call(_AFFIRM_SIGNED, (instruction, deliverer, signature))

    @write(_make_affirm_signed)
    def affirm_signed(self, instruction: _types.Instruction, deliverer: AddressLike, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Lands a deliverer's signed affirmation; for anyone.

        Requirements: as `affirm`, and the signature over the instruction is valid (`ConsentInvalid`).
        """
        raise Signature

    def affirmed_by(self, instruction: _types.Instruction, wallet: AddressLike, *, at: int | None = None) -> bool:
        """Whether all legs that the wallet delivers are affirmed; false where it delivers none."""
        return self._view(_AFFIRMED_BY, (instruction, wallet), at)

    def _make_cancel(self, instruction: _types.Instruction) -> Call[None]:
        return self._call(_CANCEL, (instruction,))

    @write(_make_cancel)
    def cancel(self, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """Cancels at once where the caller has not affirmed, so that nobody can settle yet; otherwise agrees to
        cancel, and the instruction is cancelled when all who have affirmed agree. Also before anything was
        sent: the caller's nonce is used up, which voids every signature that is out with it.

        Emits `CancellationAgreed` or `Cancelled`. Requirements: - not final (`InstructionStatusUnfit`); - the
        caller delivers a leg (`DelivererUnknown`) and has not agreed yet (`CancellationAlreadyAgreed`); -
        affirmed by nobody, unconditional, or past expiresAt (`InstructionConditional`).
        """
        raise Signature

    def _make_cancel_signed(self, instruction: _types.Instruction, deliverer: AddressLike, signature: bytes) -> Call[None]:
        return self._call(_CANCEL_SIGNED, (instruction, deliverer, signature))

    @write(_make_cancel_signed)
    def cancel_signed(self, instruction: _types.Instruction, deliverer: AddressLike, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Lands a deliverer's signed `Cancellation(bytes32 instructionId)`; for anyone."""
        raise Signature

    def condition_of(self, instruction: _types.Instruction, proof: bytes, *, at: int | None = None) -> _types.ConditionState:
        """What the condition of an instruction says at this second; MET where it names none."""
        return self._view(_CONDITION_OF, (instruction, proof), at)

    def eip712_domain(self, *, at: int | None = None) -> tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]:
        """`eip712Domain()`

        returns the fields and values that describe the domain separator used by this contract for EIP-712
        signature.
        """
        return self._view(_EIP712_DOMAIN, (), at)

    def _make_expire(self, instruction: _types.Instruction) -> Call[None]:
        return self._call(_EXPIRE, (instruction,))

    @write(_make_expire)
    def expire(self, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """Ends an affirmed instruction past its deadline and releases its holds; for anyone.

        Requirements: affirmed or failed; now > expiresAt (`InstructionNotExpired`).
        """
        raise Signature

    def _make_fail(self, instruction: _types.Instruction) -> Call[None]:
        return self._call(_FAIL, (instruction,))

    @write(_make_fail)
    def fail(self, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """Records that an affirmed instruction was not settled on its intended date; for anyone.

        Requirements: affirmed; now > settlementAt + 1 day (`InstructionNotLate`); now ≤ expiresAt.
        """
        raise Signature

    def hold_id_of(self, id: _types.InstructionId, leg: int, *, at: int | None = None) -> bytes:
        """The id of a leg's hold in the register of its outgoing asset."""
        return self._view(_HOLD_ID_OF, (id, leg), at)

    def id_of(self, instruction: _types.Instruction, *, at: int | None = None) -> _types.InstructionId:
        """The EIP-712 hash that deliverers sign."""
        return self._view(_ID_OF, (instruction,), at)

    def kind(self, instruction: _types.Instruction, *, at: int | None = None) -> _types.SettlementKind:
        """What the legs make of it: securities against cash, cash against cash, or free of payment, which is
        also what only one party delivers in. Cash is what has a currency (`ICashToken`).
        """
        return self._view(_KIND, (instruction,), at)

    def nonces_of(self, deliverer: AddressLike, word: int, *, at: int | None = None) -> int:
        """The deliverer's used nonces 256 × word … 256 × word + 255, one bit each."""
        return self._view(_NONCES_OF, (deliverer, word), at)

    def _make_reaffirm(self, instruction: _types.Instruction, record_at: int) -> Call[None]:
        return self._call(_REAFFIRM, (instruction, record_at))

    @write(_make_reaffirm)
    def reaffirm(self, instruction: _types.Instruction, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """The caller consents anew after a record instant that the intended settlement would have preceded.

        Requirements: not final; the caller has affirmed (`DelivererNotAffirmed`); `recordAt` is the latest
        such record instant (`ReaffirmationUnfit`); the caller has not consented to it yet
        (`DelivererAffirmed`).

        record_at: [s]
        """
        raise Signature

    def _make_reaffirm_signed(self, instruction: _types.Instruction, record_at: int, deliverer: AddressLike, signature: bytes) -> Call[None]:
        return self._call(_REAFFIRM_SIGNED, (instruction, record_at, deliverer, signature))

    @write(_make_reaffirm_signed)
    def reaffirm_signed(self, instruction: _types.Instruction, record_at: int, deliverer: AddressLike, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Lands a deliverer's signed `Reaffirmation(bytes32 instructionId,uint64 recordAt)`; for anyone."""
        raise Signature

    def record_passed(self, instruction: _types.Instruction, *, at: int | None = None) -> int:
        """The latest record instant that lies in [settlementAt, now), which every deliverer's new consent has to
        name; 0 where there is none. [s]
        """
        return self._view(_RECORD_PASSED, (instruction,), at)

    def _make_refuse(self, instruction: _types.Instruction, proof: bytes) -> Call[None]:
        return self._call(_REFUSE, (instruction, proof))

    @write(_make_refuse)
    def refuse(self, instruction: _types.Instruction, proof: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Cancels an affirmed instruction whose condition is refused, and releases its holds; for anyone.

        Emits `Refused`. Requirements: - affirmed or failed (`InstructionStatusUnfit`); - the condition is
        refused (`InstructionConditionOpen`).

        proof: what the condition is shown
        """
        raise Signature

    def _make_settle(self, instruction: _types.Instruction, proof: bytes) -> Call[None]:
        return self._call(_SETTLE, (instruction, proof))

    @write(_make_settle)
    def settle(self, instruction: _types.Instruction, proof: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Moves all legs of an instruction that all deliverers have affirmed; for anyone.

        Emits `Settled`, then the assets' own events. Requirements: - not final (`InstructionStatusUnfit`);
        all have affirmed (`DelivererNotAffirmed`); - settlementAt ≤ now ≤ expiresAt (`InstructionNotDue`,
        `InstructionExpired`); - all have affirmed anew after a record instant (`InstructionPastRecord`); -
        the condition is met (`InstructionConditionOpen`); - every leg passes every rule but the venue halt
        again, and arrives in full (`LegShort`).

        proof: what the condition is shown; empty without one
        """
        raise Signature

    def _make_settle_batch(self, batch: _types.NetBatch) -> Call[int]:
        return self._call(_SETTLE_BATCH, (batch,))

    @write(_make_settle_batch)
    def settle_batch(self, batch: _types.NetBatch, *, sender: Party, gas: int | None = None) -> int:
        """Settles what can settle of many instructions, by the net of each party; for anyone.

        Emits `InstructionLeft` for what leaves and `Settled` for what does not, then the assets' own events.
        Requirements: - the lists fit (`BatchListTooLong`, `BatchListsDiffer`, `BatchListed`) and name all
        (`BatchUnlisted`); - every instruction is well formed, as for `settleSigned`; - every asset answers
        (`AssetSilent`), books its net and delivers it (`NetShort`).

        Returns settled: how many instructions settled
        """
        raise Signature

    def _make_settle_signed(self, instruction: _types.Instruction, signatures: Sequence[bytes], proof: bytes) -> Call[None]:
        return self._call(_SETTLE_SIGNED, (instruction, signatures, proof))

    @write(_make_settle_signed)
    def settle_signed(self, instruction: _types.Instruction, signatures: Sequence[bytes], proof: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Settles at once what every deliverer consents to, by signature, by being the caller, or by having
        affirmed.

        Emits `Settled`, then the assets' own events. Requirements: - well formed: 1…32 legs
        (`LegCountUnfit`), each of something (`LegAmountZero`) to somebody (`LegToNobody`) else (`LegToSelf`),
        of a contract (`SettlementAssetUnknown`), two assets only through one interbank (`LegAssetsUnpaired`);
        settlementAt ≤ expiresAt (`InstructionDatesDisordered`); a nonce per deliverer (`NonceCountUnfit`); -
        not final (`InstructionStatusUnfit`); - one signature per deliverer (`ConsentCountUnfit`), each valid
        (`ConsentInvalid`), each nonce unused (`NonceUsed`) but of deliverers who have affirmed; - now ≥
        settlementAt (`InstructionNotDue`) and now ≤ expiresAt (`InstructionExpired`); - no record instant
        lies between settlementAt and now (`InstructionPastRecord`); - the condition is met
        (`InstructionConditionOpen`); - every leg passes every rule and arrives in full (`LegShort`).

        proof: what the condition is shown; empty without one
        signatures: one per distinct deliverer, in the order of their first legs; ignored, and best empty, for
        the caller and for those who have affirmed
        """
        raise Signature

    def state_of(self, id: _types.InstructionId, *, at: int | None = None) -> _types.InstructionState:
        """`stateOf(bytes32)`"""
        return self._view(_STATE_OF, (id,), at)

    def status_of(self, id: _types.InstructionId, *, at: int | None = None) -> _types.Status:
        """`statusOf(bytes32)`"""
        return self._view(_STATUS_OF, (id,), at)

    def _make_void_nonces(self, word: int, mask: int) -> Call[None]:
        return self._call(_VOID_NONCES, (word, mask))

    @write(_make_void_nonces)
    def void_nonces(self, word: int, mask: int, *, sender: Party, gas: int | None = None) -> None:
        """Voids 256 nonces of the caller at most: every signature with one of them, but of affirmed
        instructions.

        Emits `NoncesVoided`.

        mask: bit i voids the nonce 256 × word + i
        """
        raise Signature
