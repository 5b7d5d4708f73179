"""Settlement: instructions of N legs, all or nothing.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_settlement import ISettlement as _ISettlement
from rwa_chain.bindings.ierc5267 import IERC5267 as _IERC5267
from rwa_chain.bindings.reentrancy_guard_transient import ReentrancyGuardTransient as _ReentrancyGuardTransient
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_AFFIRM: Function[None] = Function("affirm", "7acf0bd2", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_AFFIRM_SIGNED: Function[None] = Function("affirmSigned", "3835001d", (("instruction", StructOf(lambda: _types.Instruction)), ("deliverer", "address"), ("signature", "bytes")), ())
_AFFIRMED_BY: Function[bool] = Function("affirmedBy", "678c14ba", (("instruction", StructOf(lambda: _types.Instruction)), ("wallet", "address")), (("", "bool"),))
_CANCEL: Function[None] = Function("cancel", "84fc75eb", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_CANCEL_SIGNED: Function[None] = Function("cancelSigned", "3a815cfd", (("instruction", StructOf(lambda: _types.Instruction)), ("deliverer", "address"), ("signature", "bytes")), ())
_EIP712_DOMAIN: Function[tuple[bytes, str, str, int, Address, bytes, tuple[int, ...]]] = Function("eip712Domain", "84b0196e", (), (("fields", "bytes1"), ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"), ("extensions", "uint256[]")))
_EXPIRE: Function[None] = Function("expire", "02afb025", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_FAIL: Function[None] = Function("fail", "a1f62024", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_HOLD_ID_OF: Function[bytes] = Function("holdIdOf", "8542b5c1", (("id", "bytes32"), ("leg", "uint256")), (("", "bytes32"),))
_ID_OF: Function[_types.InstructionId] = Function("idOf", "8a587efa", (("instruction", StructOf(lambda: _types.Instruction)),), (("", "bytes32"),))
_INTERBANK_OF: Function[Address] = Function("interbankOf", "79558edc", (("deposit", "address"),), (("", "address"),))
_KIND: Function[_types.SettlementKind] = Function("kind", "378444e4", (("instruction", StructOf(lambda: _types.Instruction)),), (("", EnumOf(lambda: _types.SettlementKind)),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_REAFFIRM: Function[None] = Function("reaffirm", "3bfa7514", (("instruction", StructOf(lambda: _types.Instruction)), ("recordAt", "uint64")), ())
_REAFFIRM_SIGNED: Function[None] = Function("reaffirmSigned", "f25d14d2", (("instruction", StructOf(lambda: _types.Instruction)), ("recordAt", "uint64"), ("deliverer", "address"), ("signature", "bytes")), ())
_RECORD_PASSED: Function[int] = Function("recordPassed", "a8e4aa31", (("instruction", StructOf(lambda: _types.Instruction)),), (("recordAt", "uint256"),))
_SET_INTERBANK: Function[None] = Function("setInterbank", "0a8a6acf", (("deposit", "address"), ("interbank", "address")), ())
_SETTLE: Function[None] = Function("settle", "03e77a32", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_SETTLE_SIGNED: Function[None] = Function("settleSigned", "b1c031c4", (("instruction", StructOf(lambda: _types.Instruction)), ("signatures", "bytes[]")), ())
_STATE_OF: Function[_types.InstructionState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.InstructionState)),))
_STATUS_OF: Function[_types.Status] = Function("statusOf", "c7df14e2", (("id", "bytes32"),), (("", EnumOf(lambda: _types.Status)),))


class Settlement(Contract):
    """Settlement: instructions of N legs, all or nothing."""

    NAME = "Settlement"
    SOURCE = "contracts/settlement/Settlement.sol"

    LEGS_MAX = 32
    VENUE_MAX = 7

    Affirmed = _ISettlement.Affirmed
    CancellationAgreed = _ISettlement.CancellationAgreed
    CancellationAlreadyAgreed = _ISettlement.CancellationAlreadyAgreed
    Cancelled = _ISettlement.Cancelled
    ConsentCountUnfit = _ISettlement.ConsentCountUnfit
    ConsentInvalid = _ISettlement.ConsentInvalid
    DelivererAffirmed = _ISettlement.DelivererAffirmed
    DelivererNotAffirmed = _ISettlement.DelivererNotAffirmed
    DelivererUnknown = _ISettlement.DelivererUnknown
    EIP712DomainChanged = _IERC5267.EIP712DomainChanged
    Expired = _ISettlement.Expired
    Failed = _ISettlement.Failed
    Instructed = _ISettlement.Instructed
    InstructionDatesDisordered = _ISettlement.InstructionDatesDisordered
    InstructionExpired = _ISettlement.InstructionExpired
    InstructionNotDue = _ISettlement.InstructionNotDue
    InstructionNotExpired = _ISettlement.InstructionNotExpired
    InstructionNotLate = _ISettlement.InstructionNotLate
    InstructionPastRecord = _ISettlement.InstructionPastRecord
    InstructionStatusUnfit = _ISettlement.InstructionStatusUnfit
    InstructionVenueUnknown = _ISettlement.InstructionVenueUnknown
    InterbankSet = _ISettlement.InterbankSet
    LegAmountZero = _ISettlement.LegAmountZero
    LegAssetsUnpaired = _ISettlement.LegAssetsUnpaired
    LegCountUnfit = _ISettlement.LegCountUnfit
    LegShort = _ISettlement.LegShort
    LegToSelf = _ISettlement.LegToSelf
    ReaffirmationUnfit = _ISettlement.ReaffirmationUnfit
    Reaffirmed = _ISettlement.Reaffirmed
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RoleMissing = _ScopedAccess.RoleMissing
    Settled = _ISettlement.Settled
    SettlementAssetUnknown = _ISettlement.SettlementAssetUnknown

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

    def _make_affirm(self, instruction: _types.Instruction) -> Call[None]:
        return self._call(_AFFIRM, (instruction,))

    @write(_make_affirm)
    def affirm(self, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """The caller affirms: its outgoing legs are held, tested against every rule.

        Requirements: well formed as above; not final; now ≤ expiresAt; the caller delivers a leg
        (`DelivererUnknown`) and has not affirmed (`DelivererAffirmed`); enough free units, every rule and no
        halted venue (the token's errors).
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
        sent: it voids every signature that is out.

        Requirements: not final; the caller delivers a leg (`DelivererUnknown`) and has not agreed yet
        (`CancellationAlreadyAgreed`).
        """
        raise Signature

    def _make_cancel_signed(self, instruction: _types.Instruction, deliverer: AddressLike, signature: bytes) -> Call[None]:
        return self._call(_CANCEL_SIGNED, (instruction, deliverer, signature))

    @write(_make_cancel_signed)
    def cancel_signed(self, instruction: _types.Instruction, deliverer: AddressLike, signature: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Lands a deliverer's signed `Cancellation(bytes32 instructionId)`; for anyone."""
        raise Signature

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

    def interbank_of(self, deposit: AddressLike, *, at: int | None = None) -> Address:
        """`interbankOf(address)`"""
        return self._view(_INTERBANK_OF, (deposit,), at)

    def kind(self, instruction: _types.Instruction, *, at: int | None = None) -> _types.SettlementKind:
        """What the legs make of it: securities against cash, cash against cash, or free of payment, which is
        also what only one party delivers in. Cash is what has a currency (`ICashToken`).
        """
        return self._view(_KIND, (instruction,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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

    def _make_set_interbank(self, deposit: AddressLike, interbank: AddressLike) -> Call[None]:
        return self._call(_SET_INTERBANK, (deposit, interbank))

    @write(_make_set_interbank)
    def set_interbank(self, deposit: AddressLike, interbank: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Wires a deposit to the contract that pays between it and the other banks' deposits wired to the same
        (ADMIN); zero takes it out. Any other wiring stands in the assets: a register that has not given this
        contract its powers refuses (`PowerMissing`).
        """
        raise Signature

    def _make_settle(self, instruction: _types.Instruction) -> Call[None]:
        return self._call(_SETTLE, (instruction,))

    @write(_make_settle)
    def settle(self, instruction: _types.Instruction, *, sender: Party, gas: int | None = None) -> None:
        """Moves all legs of an instruction that all deliverers have affirmed; for anyone.

        Requirements: not final; settlementAt ≤ now ≤ expiresAt; all have affirmed (`DelivererNotAffirmed`),
        and anew after a record instant (`InstructionPastRecord`); every leg passes every rule but the venue
        halt again.
        """
        raise Signature

    def _make_settle_signed(self, instruction: _types.Instruction, signatures: Sequence[bytes]) -> Call[None]:
        return self._call(_SETTLE_SIGNED, (instruction, signatures))

    @write(_make_settle_signed)
    def settle_signed(self, instruction: _types.Instruction, signatures: Sequence[bytes], *, sender: Party, gas: int | None = None) -> None:
        """Settles at once what every deliverer consents to, by signature, by being the caller, or by having
        affirmed.

        Requirements: the instruction is well formed (`LegCountUnfit`, `LegAmountZero`, `LegToSelf`,
        `LegAssetsUnpaired`, `SettlementAssetUnknown`, `InstructionDatesDisordered`,
        `InstructionVenueUnknown`); not final (`InstructionStatusUnfit`); now ≥ settlementAt
        (`InstructionNotDue`); now ≤ expiresAt (`InstructionExpired`); no record instant lies between
        settlementAt and now (`InstructionPastRecord`); one signature per deliverer (`ConsentCountUnfit`),
        each valid (`ConsentInvalid`); every leg passes every rule and arrives in full (`LegShort`).

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
