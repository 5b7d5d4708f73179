"""Settlement: instructions of N legs, all or nothing, at once or on an agreed date.

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

_AFFIRM: Function[None] = Function("affirm", "62bcd82b", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_AFFIRM_SIGNED: Function[None] = Function("affirmSigned", "ed7f19f1", (("instruction", StructOf(lambda: _types.Instruction)), ("deliverer", "address"), ("signature", "bytes")), ())
_AFFIRMED_BY: Function[bool] = Function("affirmedBy", "cb495bb4", (("instruction", StructOf(lambda: _types.Instruction)), ("wallet", "address")), (("", "bool"),))
_CANCEL: Function[None] = Function("cancel", "d378501d", (("instruction", StructOf(lambda: _types.Instruction)),), ())
_CANCEL_SIGNED: Function[None] = Function("cancelSigned", "e15547d5", (("instruction", StructOf(lambda: _types.Instruction)), ("deliverer", "address"), ("signature", "bytes")), ())
_CONDITION_OF: Function[_types.ConditionState] = Function("conditionOf", "af06ff6e", (("instruction", StructOf(lambda: _types.Instruction)), ("proof", "bytes")), (("", EnumOf(lambda: _types.ConditionState)),))
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
_SETTLE_SIGNED: Function[None] = Function("settleSigned", "119f2149", (("instruction", StructOf(lambda: _types.Instruction)), ("signatures", "bytes[]"), ("proof", "bytes")), ())
_STATE_OF: Function[_types.InstructionState] = Function("stateOf", "64482ac4", (("id", "bytes32"),), (("", StructOf(lambda: _types.InstructionState)),))
_STATUS_OF: Function[_types.Status] = Function("statusOf", "c7df14e2", (("id", "bytes32"),), (("", EnumOf(lambda: _types.Status)),))
_VOID_NONCES: Function[None] = Function("voidNonces", "e8a65a75", (("word", "uint256"), ("mask", "uint256")), ())


class ISettlement(Contract):
    """Settlement: instructions of N legs, all or nothing, at once or on an agreed date."""

    NAME = "ISettlement"
    SOURCE = "contracts/settlement/interfaces/ISettlement.sol"

    @dataclass(frozen=True)
    class Affirmed(Event):
        """`ISettlement.Affirmed`"""

        NAME = "ISettlement.Affirmed"
        TOPIC = "06de07e737598ccdcb6944d5a641c301689c7d171716409b974b86f3777beccf"
        ABI = (("id", "bytes32", True), ("deliverer", "address", True), ("legs", "uint256", False))

        id: _types.InstructionId
        deliverer: Address
        legs: int

    @dataclass(frozen=True)
    class CancellationAgreed(Event):
        """A deliverer agrees to cancel; others who have affirmed don't yet."""

        NAME = "ISettlement.CancellationAgreed"
        TOPIC = "d5a6af45799d328908e137a712740ea680cea90a0af9fc8b8ba9f5441b47172b"
        ABI = (("id", "bytes32", True), ("deliverer", "address", True))

        id: _types.InstructionId
        deliverer: Address

    @dataclass(frozen=True)
    class Cancelled(Event):
        """`ISettlement.Cancelled`"""

        NAME = "ISettlement.Cancelled"
        TOPIC = "37f7fee84bd656bac1447df96e3014d8a7e8352e960e827b202efad2f908ecd3"
        ABI = (("id", "bytes32", True), ("deliverer", "address", True))

        id: _types.InstructionId
        deliverer: Address

    @dataclass(frozen=True)
    class Expired(Event):
        """`ISettlement.Expired`"""

        NAME = "ISettlement.Expired"
        TOPIC = "3077f64f92ad91c6479071531304fa3c1e0bb9b63e130c746f3a564292f0ddc6"
        ABI = (("id", "bytes32", True),)

        id: _types.InstructionId

    @dataclass(frozen=True)
    class Failed(Event):
        """`ISettlement.Failed`"""

        NAME = "ISettlement.Failed"
        TOPIC = "e64040c2a394fc50904b208b60495abbcf56a8eff89806cada4162c27dd5f643"
        ABI = (("id", "bytes32", True), ("affirmed", "uint256", False))

        id: _types.InstructionId
        affirmed: int

    @dataclass(frozen=True)
    class Instructed(Event):
        """The first affirmation: all that the instruction says."""

        NAME = "ISettlement.Instructed"
        TOPIC = "4c8fb682a9ca1ecb615e48eed9ed592ed1f1f6c51d6db1f05384c92bc6fc562a"
        ABI = (("id", "bytes32", True), ("instruction", StructOf(lambda: _types.Instruction), False))

        id: _types.InstructionId
        instruction: _types.Instruction

    @dataclass(frozen=True)
    class NoncesVoided(Event):
        """A deliverer voids nonces: every signature of the deliverer that names one of them."""

        NAME = "ISettlement.NoncesVoided"
        TOPIC = "200c4a48d1ac9101e717f2457b637897aa78a459d14a4ebf515b9d45f174042c"
        ABI = (("deliverer", "address", True), ("word", "uint256", False), ("mask", "uint256", False))

        deliverer: Address
        word: int
        mask: int

    @dataclass(frozen=True)
    class Reaffirmed(Event):
        """`ISettlement.Reaffirmed`"""

        NAME = "ISettlement.Reaffirmed"
        TOPIC = "d9637352be5c279479fe1248dbebc9ec629c200ea8a4635d9d6205d16bcc128f"
        ABI = (("id", "bytes32", True), ("deliverer", "address", True), ("recordAt", "uint256", False))

        id: _types.InstructionId
        deliverer: Address
        record_at: int

    @dataclass(frozen=True)
    class Refused(Event):
        """The condition was refused, so the instruction is cancelled."""

        NAME = "ISettlement.Refused"
        TOPIC = "dd61b58c0bf0a654e8d15abf901bddae62c9d4b6c1e459b28bc031bb0de447fa"
        ABI = (("id", "bytes32", True),)

        id: _types.InstructionId

    @dataclass(frozen=True)
    class Settled(Event):
        """The movements of its legs follow, one after the other, in the same transaction."""

        NAME = "ISettlement.Settled"
        TOPIC = "170651f316bde520e85f746dca889e6e682e61f5fb18b86705e17a10b127ad07"
        ABI = (("id", "bytes32", True), ("tradeReference", "bytes32", True))

        id: _types.InstructionId
        trade_reference: bytes

    @dataclass(eq=False, repr=False)
    class CancellationAlreadyAgreed(ContractError):
        """`ISettlement.CancellationAlreadyAgreed`"""

        NAME = "Settlement.CancellationAlreadyAgreed"
        SELECTOR = bytes.fromhex("7aba8d7d")
        SIGNATURE = "CancellationAlreadyAgreed(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")

        id: _types.InstructionId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class ConditionGasShort(ContractError):
        """The condition could not be given its 100,000 gas, so its answer would prove nothing."""

        NAME = "Settlement.ConditionGasShort"
        SELECTOR = bytes.fromhex("40c0e40a")
        SIGNATURE = "ConditionGasShort(uint256,uint256)"
        PARAMETERS = (("gasLeft", "uint256"), ("needed", "uint256"))
        FIELDS = ("gas_left", "needed")
        NOTICE = "The condition could not be given its 100,000 gas, so its answer would prove nothing."

        gas_left: int
        needed: int

    @dataclass(eq=False, repr=False)
    class ConsentCountUnfit(ContractError):
        """`ISettlement.ConsentCountUnfit`"""

        NAME = "Settlement.ConsentCountUnfit"
        SELECTOR = bytes.fromhex("179b4fda")
        SIGNATURE = "ConsentCountUnfit(uint256,uint256)"
        PARAMETERS = (("signatures", "uint256"), ("deliverers", "uint256"))
        FIELDS = ("signatures", "deliverers")

        signatures: int
        deliverers: int

    @dataclass(eq=False, repr=False)
    class ConsentInvalid(ContractError):
        """`ISettlement.ConsentInvalid`"""

        NAME = "Settlement.ConsentInvalid"
        SELECTOR = bytes.fromhex("47f4ff59")
        SIGNATURE = "ConsentInvalid(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("signer", "address"))
        FIELDS = ("id", "signer")

        id: _types.InstructionId
        signer: Address

    @dataclass(eq=False, repr=False)
    class DelivererAffirmed(ContractError):
        """`ISettlement.DelivererAffirmed`"""

        NAME = "Settlement.DelivererAffirmed"
        SELECTOR = bytes.fromhex("cf46891d")
        SIGNATURE = "DelivererAffirmed(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")

        id: _types.InstructionId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class DelivererNotAffirmed(ContractError):
        """`ISettlement.DelivererNotAffirmed`"""

        NAME = "Settlement.DelivererNotAffirmed"
        SELECTOR = bytes.fromhex("988e302a")
        SIGNATURE = "DelivererNotAffirmed(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")

        id: _types.InstructionId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class DelivererUnknown(ContractError):
        """The wallet delivers no leg."""

        NAME = "Settlement.DelivererUnknown"
        SELECTOR = bytes.fromhex("724a1393")
        SIGNATURE = "DelivererUnknown(bytes32,address)"
        PARAMETERS = (("id", "bytes32"), ("wallet", "address"))
        FIELDS = ("id", "wallet")
        NOTICE = "The wallet delivers no leg."

        id: _types.InstructionId
        wallet: Address

    @dataclass(eq=False, repr=False)
    class InstructionConditionOpen(ContractError):
        """`ISettlement.InstructionConditionOpen`"""

        NAME = "Settlement.InstructionConditionOpen"
        SELECTOR = bytes.fromhex("a8fd3760")
        SIGNATURE = "InstructionConditionOpen(bytes32,uint8)"
        PARAMETERS = (("id", "bytes32"), ("state", EnumOf(lambda: _types.ConditionState)))
        FIELDS = ("id", "state")

        id: _types.InstructionId
        state: _types.ConditionState

    @dataclass(eq=False, repr=False)
    class InstructionConditional(ContractError):
        """A conditional instruction that was affirmed stays until it has expired or its condition is refused."""

        NAME = "Settlement.InstructionConditional"
        SELECTOR = bytes.fromhex("0b19a96c")
        SIGNATURE = "InstructionConditional(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "expires_at", "now_at")
        NOTICE = "A conditional instruction that was affirmed stays until it has expired or its condition is refused."

        id: _types.InstructionId
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class InstructionDatesDisordered(ContractError):
        """`ISettlement.InstructionDatesDisordered`"""

        NAME = "Settlement.InstructionDatesDisordered"
        SELECTOR = bytes.fromhex("6d66ad41")
        SIGNATURE = "InstructionDatesDisordered(uint256,uint256)"
        PARAMETERS = (("settlementAt", "uint256"), ("expiresAt", "uint256"))
        FIELDS = ("settlement_at", "expires_at")

        settlement_at: int
        expires_at: int

    @dataclass(eq=False, repr=False)
    class InstructionExpired(ContractError):
        """`ISettlement.InstructionExpired`"""

        NAME = "Settlement.InstructionExpired"
        SELECTOR = bytes.fromhex("bdbe5251")
        SIGNATURE = "InstructionExpired(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "expires_at", "now_at")

        id: _types.InstructionId
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class InstructionNotDue(ContractError):
        """`ISettlement.InstructionNotDue`"""

        NAME = "Settlement.InstructionNotDue"
        SELECTOR = bytes.fromhex("b8c4b8d2")
        SIGNATURE = "InstructionNotDue(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("settlementAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "settlement_at", "now_at")

        id: _types.InstructionId
        settlement_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class InstructionNotExpired(ContractError):
        """`ISettlement.InstructionNotExpired`"""

        NAME = "Settlement.InstructionNotExpired"
        SELECTOR = bytes.fromhex("b76ed727")
        SIGNATURE = "InstructionNotExpired(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("expiresAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "expires_at", "now_at")

        id: _types.InstructionId
        expires_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class InstructionNotLate(ContractError):
        """`ISettlement.InstructionNotLate`"""

        NAME = "Settlement.InstructionNotLate"
        SELECTOR = bytes.fromhex("059ae897")
        SIGNATURE = "InstructionNotLate(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("failsAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("id", "fails_at", "now_at")

        id: _types.InstructionId
        fails_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class InstructionPastRecord(ContractError):
        """`ISettlement.InstructionPastRecord`"""

        NAME = "Settlement.InstructionPastRecord"
        SELECTOR = bytes.fromhex("0027fbf3")
        SIGNATURE = "InstructionPastRecord(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("recordAt", "uint256"), ("settlementAt", "uint256"))
        FIELDS = ("id", "record_at", "settlement_at")

        id: _types.InstructionId
        record_at: int
        settlement_at: int

    @dataclass(eq=False, repr=False)
    class InstructionStatusUnfit(ContractError):
        """`ISettlement.InstructionStatusUnfit`"""

        NAME = "Settlement.InstructionStatusUnfit"
        SELECTOR = bytes.fromhex("61909055")
        SIGNATURE = "InstructionStatusUnfit(bytes32,uint8,uint8)"
        PARAMETERS = (("id", "bytes32"), ("actual", EnumOf(lambda: _types.Status)), ("wanted", EnumOf(lambda: _types.Status)))
        FIELDS = ("id", "actual", "wanted")

        id: _types.InstructionId
        actual: _types.Status
        wanted: _types.Status

    @dataclass(eq=False, repr=False)
    class LegAmountZero(ContractError):
        """`ISettlement.LegAmountZero`"""

        NAME = "Settlement.LegAmountZero"
        SELECTOR = bytes.fromhex("501e789d")
        SIGNATURE = "LegAmountZero(uint256)"
        PARAMETERS = (("leg", "uint256"),)
        FIELDS = ("leg",)

        leg: int

    @dataclass(eq=False, repr=False)
    class LegAssetsUnpaired(ContractError):
        """`ISettlement.LegAssetsUnpaired`"""

        NAME = "Settlement.LegAssetsUnpaired"
        SELECTOR = bytes.fromhex("2f5c8ec1")
        SIGNATURE = "LegAssetsUnpaired(uint256,address,address)"
        PARAMETERS = (("leg", "uint256"), ("outAsset", "address"), ("inAsset", "address"))
        FIELDS = ("leg", "out_asset", "in_asset")

        leg: int
        out_asset: Address
        in_asset: Address

    @dataclass(eq=False, repr=False)
    class LegCountUnfit(ContractError):
        """`ISettlement.LegCountUnfit`"""

        NAME = "Settlement.LegCountUnfit"
        SELECTOR = bytes.fromhex("fea926a1")
        SIGNATURE = "LegCountUnfit(uint256,uint256)"
        PARAMETERS = (("count", "uint256"), ("maximum", "uint256"))
        FIELDS = ("count", "maximum")

        count: int
        maximum: int

    @dataclass(eq=False, repr=False)
    class LegShort(ContractError):
        """`ISettlement.LegShort`"""

        NAME = "Settlement.LegShort"
        SELECTOR = bytes.fromhex("659233cf")
        SIGNATURE = "LegShort(uint256,uint256,uint256)"
        PARAMETERS = (("leg", "uint256"), ("received", "uint256"), ("amount", "uint256"))
        FIELDS = ("leg", "received", "amount")

        leg: int
        received: int
        amount: int

    @dataclass(eq=False, repr=False)
    class LegToNobody(ContractError):
        """`ISettlement.LegToNobody`"""

        NAME = "Settlement.LegToNobody"
        SELECTOR = bytes.fromhex("5b71c064")
        SIGNATURE = "LegToNobody(uint256)"
        PARAMETERS = (("leg", "uint256"),)
        FIELDS = ("leg",)

        leg: int

    @dataclass(eq=False, repr=False)
    class LegToSelf(ContractError):
        """`ISettlement.LegToSelf`"""

        NAME = "Settlement.LegToSelf"
        SELECTOR = bytes.fromhex("8294daf4")
        SIGNATURE = "LegToSelf(uint256,address)"
        PARAMETERS = (("leg", "uint256"), ("wallet", "address"))
        FIELDS = ("leg", "wallet")

        leg: int
        wallet: Address

    @dataclass(eq=False, repr=False)
    class NonceCountUnfit(ContractError):
        """`ISettlement.NonceCountUnfit`"""

        NAME = "Settlement.NonceCountUnfit"
        SELECTOR = bytes.fromhex("fef0131d")
        SIGNATURE = "NonceCountUnfit(uint256,uint256)"
        PARAMETERS = (("nonces", "uint256"), ("deliverers", "uint256"))
        FIELDS = ("nonces", "deliverers")

        nonces: int
        deliverers: int

    @dataclass(eq=False, repr=False)
    class NonceUsed(ContractError):
        """`ISettlement.NonceUsed`"""

        NAME = "Settlement.NonceUsed"
        SELECTOR = bytes.fromhex("2af71f10")
        SIGNATURE = "NonceUsed(address,uint256)"
        PARAMETERS = (("deliverer", "address"), ("nonce", "uint256"))
        FIELDS = ("deliverer", "nonce")

        deliverer: Address
        nonce: int

    @dataclass(eq=False, repr=False)
    class ReaffirmationUnfit(ContractError):
        """`ISettlement.ReaffirmationUnfit`"""

        NAME = "Settlement.ReaffirmationUnfit"
        SELECTOR = bytes.fromhex("3cc29fb1")
        SIGNATURE = "ReaffirmationUnfit(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("recordAt", "uint256"), ("expected", "uint256"))
        FIELDS = ("id", "record_at", "expected")

        id: _types.InstructionId
        record_at: int
        expected: int

    @dataclass(eq=False, repr=False)
    class SettlementAssetUnknown(ContractError):
        """No contract stands there."""

        NAME = "Settlement.SettlementAssetUnknown"
        SELECTOR = bytes.fromhex("b14e37fa")
        SIGNATURE = "SettlementAssetUnknown(address)"
        PARAMETERS = (("asset", "address"),)
        FIELDS = ("asset",)
        NOTICE = "No contract stands there."

        asset: Address

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
