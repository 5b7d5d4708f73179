"""Non-payment, grace, default, instruction and acceleration; for every bond.

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

_APPLY_PAYMENT: Function[None] = Function("applyPayment", "619d8e96", (("token", "address"),), ())
_CLAIM_OF: Function[_types.AcceleratedClaim] = Function("claimOf", "fccd7f72", (("token", "address"),), (("", StructOf(lambda: _types.AcceleratedClaim)),))
_CLAIM_ON: Function[tuple[int, int]] = Function("claimOn", "914a2a09", (("token", "address"), ("date", "uint32")), (("principal", "uint256"), ("interest", "uint256")))
_COUNTED_AT: Function[int] = Function("countedAt", "01da962b", (("token", "address"), ("recordAt", "uint256"), ("at_", "uint256")), (("units", "uint256"),))
_CURE: Function[None] = Function("cure", "30026086", (("token", "address"), ("number", "uint256")), ())
_DECLARE_LATE: Function[_types.ObligationId] = Function("declareLate", "124589b6", (("token", "address"), ("number", "uint256")), (("id", "bytes32"),))
_DECLARE_PAYMENT: Function[_types.ObligationId] = Function("declarePayment", "1340d30c", (("token", "address"), ("recordAt", "uint32"), ("payDate", "uint32"), ("payAt", "uint32"), ("amount", "uint96")), (("id", "bytes32"),))
_DUE_OF: Function[_types.Due] = Function("dueOf", "76477397", (("token", "address"), ("number", "uint256")), (("", StructOf(lambda: _types.Due)),))
_DUES_OF: Function[tuple[_types.Due, ...]] = Function("duesOf", "8612dc86", (("token", "address"), ("fromPeriod", "uint256"), ("count", "uint256")), (("", ArrayOf(StructOf(lambda: _types.Due))),))
_EXCLUDED_OF: Function[tuple[Address, ...]] = Function("excludedOf", "57be3774", (("token", "address"), ("at_", "uint256")), (("", "address[]"),))
_INSTRUCT: Function[None] = Function("instruct", "daa38ce9", (("token", "address"), ("number", "uint256"), ("wallet", "address"), ("units", "uint256")), ())
_INSTRUCTED_OF: Function[int] = Function("instructedOf", "8dec7feb", (("token", "address"), ("wallet", "address")), (("units", "uint256"),))
_INSTRUCTION_OF: Function[_types.HoldersInstruction] = Function("instructionOf", "b55eaa23", (("token", "address"),), (("", StructOf(lambda: _types.HoldersInstruction)),))
_IS_EXCLUDED: Function[bool] = Function("isExcluded", "696ac7d9", (("token", "address"), ("wallet", "address"), ("at_", "uint256")), (("", "bool"),))
_IS_SETTLED: Function[bool] = Function("isSettled", "dcc449bd", (("token", "address"),), (("", "bool"),))
_MISS_OF: Function[_types.Miss] = Function("missOf", "b82fb72d", (("token", "address"), ("number", "uint256")), (("", StructOf(lambda: _types.Miss)),))
_OBLIGATION: Function[tuple[int, bool, _types.ObligationId, Address]] = Function("obligation", "e8c6d37f", (("token", "address"), ("number", "uint256")), (("dueAt", "uint256"), ("funded", "bool"), ("id", "bytes32"), ("where", "address")))
_PRINCIPAL_PAID: Function[int] = Function("principalPaid", "4cb860f8", (("token", "address"),), (("", "uint256"),))
_RECORD_DEFAULT: Function[None] = Function("recordDefault", "cd4544f2", (("token", "address"), ("number", "uint256")), ())
_RECORD_EVENT: Function[int] = Function("recordEvent", "e1deb9f9", (("token", "address"), ("reason", "bytes32"), ("cureUntilAt", "uint32")), (("number", "uint256"),))
_RECORD_NON_PAYMENT: Function[None] = Function("recordNonPayment", "c1175232", (("token", "address"), ("number", "uint256")), ())
_RESCIND: Function[None] = Function("rescind", "4e2bd9ce", (("token", "address"),), ())
_SCHEDULE_PAYMENT: Function[None] = Function("schedulePayment", "8190f36c", (("token", "address"), ("recordAt", "uint32")), ())
_SET_EXCLUDED: Function[None] = Function("setExcluded", "c4ed9687", (("token", "address"), ("wallets", "address[]")), ())
_SETTLE_PAYMENTS: Function[None] = Function("settlePayments", "922774b8", (("token", "address"), ("limit", "uint256")), ())
_SILENT_OF: Function[tuple[Address, ...]] = Function("silentOf", "6b93b472", (("token", "address"), ("at_", "uint256")), (("wallets", "address[]"),))
_STANDING_OF: Function[_types.BondStanding] = Function("standingOf", "2254f925", (("token", "address"),), (("", StructOf(lambda: _types.BondStanding)),))
_STATUS_OF: Function[_types.BondStatus] = Function("statusOf", "97a5d5b5", (("token", "address"),), (("", EnumOf(lambda: _types.BondStatus)),))
_WAIVE: Function[None] = Function("waive", "c1e116cd", (("token", "address"), ("number", "uint256"), ("dueAt", "uint32")), ())
_WITHDRAW_INSTRUCTION: Function[None] = Function("withdrawInstruction", "1452432e", (("token", "address"), ("wallet", "address"), ("units", "uint256")), ())
_WITHDRAW_PAYMENT: Function[None] = Function("withdrawPayment", "8ac28d5a", (("token", "address"),), ())


class IBondDefaults(Contract):
    """Non-payment, grace, default, instruction and acceleration; for every bond."""

    NAME = "IBondDefaults"
    SOURCE = "contracts/bond/interfaces/IBondDefaults.sol"

    @dataclass(frozen=True)
    class Accelerated(Event):
        """`IBondDefaults.Accelerated`"""

        NAME = "IBondDefaults.Accelerated"
        TOPIC = "d4de21df7e1adabe62c8d36a7e7ead16874ee9abf42197c9392c5122a23c01c5"
        ABI = (("token", "address", True), ("principal", "uint256", False), ("fromPeriod", "uint256", False))

        token: Address
        principal: int
        from_period: int

    @dataclass(frozen=True)
    class DefaultRecorded(Event):
        """`IBondDefaults.DefaultRecorded`"""

        NAME = "IBondDefaults.DefaultRecorded"
        TOPIC = "9989a0beb5437893570946e32441aff01c275c6572ad5981654c6a0b79e23848"
        ABI = (("token", "address", True), ("number", "uint256", True), ("instructionRecordAt", "uint256", False))

        token: Address
        number: int
        instruction_record_at: int

    @dataclass(frozen=True)
    class DefaultWaived(Event):
        """`IBondDefaults.DefaultWaived`"""

        NAME = "IBondDefaults.DefaultWaived"
        TOPIC = "3feff1c068a931668f3e7a57d419ec49bd04da5d4ff731296f6311308179bb96"
        ABI = (("token", "address", True), ("number", "uint256", True), ("dueAt", "uint256", False))

        token: Address
        number: int
        due_at: int

    @dataclass(frozen=True)
    class EventRecorded(Event):
        """`IBondDefaults.EventRecorded`"""

        NAME = "IBondDefaults.EventRecorded"
        TOPIC = "45cc3013ca8a8a4a7c7192ecd8cafbc41794773db9816aa7c7f141ba4378804e"
        ABI = (("token", "address", True), ("number", "uint256", True), ("reason", "bytes32", False), ("cureUntilAt", "uint256", False))

        token: Address
        number: int
        reason: bytes
        cure_until_at: int

    @dataclass(frozen=True)
    class ExcludedSet(Event):
        """`IBondDefaults.ExcludedSet`"""

        NAME = "IBondDefaults.ExcludedSet"
        TOPIC = "743d8142c4b451ece8fabe65a6b30793f5e8a33ac665892e639a4abcf7228845"
        ABI = (("token", "address", True), ("wallets", "address[]", False))

        token: Address
        wallets: tuple[Address, ...]

    @dataclass(frozen=True)
    class Instructed(Event):
        """`IBondDefaults.Instructed`"""

        NAME = "IBondDefaults.Instructed"
        TOPIC = "5c69508ff3aca1f57b9731441d8b1d7bcc38b9151487bd3b258ea145c707b1f8"
        ABI = (("token", "address", True), ("wallet", "address", True), ("units", "uint256", False), ("instructed", "uint256", False), ("counted", "uint256", False))

        token: Address
        wallet: Address
        units: int
        instructed: int
        counted: int

    @dataclass(frozen=True)
    class InstructionWithdrawn(Event):
        """`IBondDefaults.InstructionWithdrawn`"""

        NAME = "IBondDefaults.InstructionWithdrawn"
        TOPIC = "09141fb5d5ab8bb30cfe1b52a9f398bcedc05e6d97b26ed6ff2175d4ed379a62"
        ABI = (("token", "address", True), ("wallet", "address", True), ("units", "uint256", False), ("instructed", "uint256", False))

        token: Address
        wallet: Address
        units: int
        instructed: int

    @dataclass(frozen=True)
    class LateInterestDeclared(Event):
        """`IBondDefaults.LateInterestDeclared`"""

        NAME = "IBondDefaults.LateInterestDeclared"
        TOPIC = "ee32c7c5c6664a29aa7b2059da5909df6f49e6bcff00e3b1a43be53a0640f522"
        ABI = (("token", "address", True), ("number", "uint256", True), ("id", "bytes32", True), ("perUnit", "uint256", False))

        token: Address
        number: int
        id: _types.ObligationId
        per_unit: int

    @dataclass(frozen=True)
    class NonPaymentCured(Event):
        """`IBondDefaults.NonPaymentCured`"""

        NAME = "IBondDefaults.NonPaymentCured"
        TOPIC = "2523adcf2c8157f363298d6a2c8f12357b4672060f65901faf873d628971c1da"
        ABI = (("token", "address", True), ("number", "uint256", True))

        token: Address
        number: int

    @dataclass(frozen=True)
    class NonPaymentRecorded(Event):
        """`IBondDefaults.NonPaymentRecorded`"""

        NAME = "IBondDefaults.NonPaymentRecorded"
        TOPIC = "4dfe63bddd044f06723b78e51dde609048eede67fd55aaed307f15074b8aa093"
        ABI = (("token", "address", True), ("number", "uint256", True), ("dueAt", "uint256", False), ("graceUntilAt", "uint256", False))

        token: Address
        number: int
        due_at: int
        grace_until_at: int

    @dataclass(frozen=True)
    class PaymentApplied(Event):
        """`IBondDefaults.PaymentApplied`"""

        NAME = "IBondDefaults.PaymentApplied"
        TOPIC = "9c433ad02c5c42279dfc5060e25eef9560b9aed8d14e4fbbbae168bdffaaf99d"
        ABI = (("token", "address", True), ("payment", "uint256", True), ("interest", "uint256", False), ("principal", "uint256", False))

        token: Address
        payment: int
        interest: int
        principal: int

    @dataclass(frozen=True)
    class PaymentDeclared(Event):
        """`IBondDefaults.PaymentDeclared`"""

        NAME = "IBondDefaults.PaymentDeclared"
        TOPIC = "34271fe10545f326b487eeaeb2361ed927e0ef1cc2c5f144dedb5ff5bd031687"
        ABI = (("token", "address", True), ("payment", "uint256", True), ("id", "bytes32", True), ("amount", "uint256", False), ("payDate", "uint256", False))

        token: Address
        payment: int
        id: _types.ObligationId
        amount: int
        pay_date: int

    @dataclass(frozen=True)
    class PaymentScheduled(Event):
        """`IBondDefaults.PaymentScheduled`"""

        NAME = "IBondDefaults.PaymentScheduled"
        TOPIC = "8aea2368ee19f4b88efe56a88e1973f423ce2e863c454dd867061339231c025e"
        ABI = (("token", "address", True), ("recordAt", "uint256", False))

        token: Address
        record_at: int

    @dataclass(frozen=True)
    class PaymentWithdrawn(Event):
        """`IBondDefaults.PaymentWithdrawn`"""

        NAME = "IBondDefaults.PaymentWithdrawn"
        TOPIC = "84511ecc081974f18e7f3e0dcc19db078b55bbd3852ddd0dd85b3aebb7bf94c2"
        ABI = (("token", "address", True), ("payment", "uint256", True))

        token: Address
        payment: int

    @dataclass(frozen=True)
    class PaymentsSettled(Event):
        """`IBondDefaults.PaymentsSettled`"""

        NAME = "IBondDefaults.PaymentsSettled"
        TOPIC = "0a0c71f330e168b4d534be7db5db12cacb43c80e273fc0c5911b52607d9fd932"
        ABI = (("token", "address", True), ("settled", "uint256", False), ("principalPaid", "uint256", False))

        token: Address
        settled: int
        principal_paid: int

    @dataclass(frozen=True)
    class Rescinded(Event):
        """`IBondDefaults.Rescinded`"""

        NAME = "IBondDefaults.Rescinded"
        TOPIC = "ef84866c485b397cd6789acb3b5673147a9966e28148aa841b1ec3719f268e30"
        ABI = (("token", "address", True),)

        token: Address

    @dataclass(eq=False, repr=False)
    class AlreadyAccelerated(ContractError):
        """`IBondDefaults.AlreadyAccelerated`"""

        NAME = "BondDefaults.AlreadyAccelerated"
        SELECTOR = bytes.fromhex("9ae4f17d")
        SIGNATURE = "AlreadyAccelerated(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class ClaimPaid(ContractError):
        """`IBondDefaults.ClaimPaid`"""

        NAME = "BondDefaults.ClaimPaid"
        SELECTOR = bytes.fromhex("c2765dbd")
        SIGNATURE = "ClaimPaid(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class ExcludedUnfit(ContractError):
        """`IBondDefaults.ExcludedUnfit`"""

        NAME = "BondDefaults.ExcludedUnfit"
        SELECTOR = bytes.fromhex("36252e29")
        SIGNATURE = "ExcludedUnfit(address,uint256)"
        PARAMETERS = (("wallet", "address"), ("place", "uint256"))
        FIELDS = ("wallet", "place")

        wallet: Address
        place: int

    @dataclass(eq=False, repr=False)
    class GraceRunning(ContractError):
        """`IBondDefaults.GraceRunning`"""

        NAME = "BondDefaults.GraceRunning"
        SELECTOR = bytes.fromhex("fd9de3c6")
        SIGNATURE = "GraceRunning(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("graceUntilAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "grace_until_at", "now_at")

        token: Address
        grace_until_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class InstructionExcluded(ContractError):
        """`IBondDefaults.InstructionExcluded`"""

        NAME = "BondDefaults.InstructionExcluded"
        SELECTOR = bytes.fromhex("7c03c28d")
        SIGNATURE = "InstructionExcluded(address)"
        PARAMETERS = (("wallet", "address"),)
        FIELDS = ("wallet",)

        wallet: Address

    @dataclass(eq=False, repr=False)
    class InstructionNotYours(ContractError):
        """`IBondDefaults.InstructionNotYours`"""

        NAME = "BondDefaults.InstructionNotYours"
        SELECTOR = bytes.fromhex("b3daa026")
        SIGNATURE = "InstructionNotYours(address,address)"
        PARAMETERS = (("wallet", "address"), ("caller", "address"))
        FIELDS = ("wallet", "caller")

        wallet: Address
        caller: Address

    @dataclass(eq=False, repr=False)
    class MissRecorded(ContractError):
        """`IBondDefaults.MissRecorded`"""

        NAME = "BondDefaults.MissRecorded"
        SELECTOR = bytes.fromhex("dddab834")
        SIGNATURE = "MissRecorded(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class MissUnknown(ContractError):
        """`IBondDefaults.MissUnknown`"""

        NAME = "BondDefaults.MissUnknown"
        SELECTOR = bytes.fromhex("51cced20")
        SIGNATURE = "MissUnknown(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class NotAccelerated(ContractError):
        """`IBondDefaults.NotAccelerated`"""

        NAME = "BondDefaults.NotAccelerated"
        SELECTOR = bytes.fromhex("3af085d4")
        SIGNATURE = "NotAccelerated(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class NotOverdue(ContractError):
        """`IBondDefaults.NotOverdue`"""

        NAME = "BondDefaults.NotOverdue"
        SELECTOR = bytes.fromhex("fdf29618")
        SIGNATURE = "NotOverdue(uint256,uint256,uint256)"
        PARAMETERS = (("number", "uint256"), ("dueAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("number", "due_at", "now_at")

        number: int
        due_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class NothingLate(ContractError):
        """`IBondDefaults.NothingLate`"""

        NAME = "BondDefaults.NothingLate"
        SELECTOR = bytes.fromhex("15e25fc6")
        SIGNATURE = "NothingLate(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class NothingToInstruct(ContractError):
        """`IBondDefaults.NothingToInstruct`"""

        NAME = "BondDefaults.NothingToInstruct"
        SELECTOR = bytes.fromhex("896e0e24")
        SIGNATURE = "NothingToInstruct(address,uint256,uint256,uint256)"
        PARAMETERS = (("wallet", "address"), ("recordAt", "uint256"), ("units", "uint256"), ("left", "uint256"))
        FIELDS = ("wallet", "record_at", "units", "left")

        wallet: Address
        record_at: int
        units: int
        left: int

    @dataclass(eq=False, repr=False)
    class NumberFunded(ContractError):
        """`IBondDefaults.NumberFunded`"""

        NAME = "BondDefaults.NumberFunded"
        SELECTOR = bytes.fromhex("a0772467")
        SIGNATURE = "NumberFunded(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class PayDateUnfit(ContractError):
        """`IBondDefaults.PayDateUnfit`"""

        NAME = "BondDefaults.PayDateUnfit"
        SELECTOR = bytes.fromhex("ae1636db")
        SIGNATURE = "PayDateUnfit(uint256,uint256)"
        PARAMETERS = (("date", "uint256"), ("payAt", "uint256"))
        FIELDS = ("date", "pay_at")

        date: int
        pay_at: int

    @dataclass(eq=False, repr=False)
    class PaymentMissing(ContractError):
        """`IBondDefaults.PaymentMissing`"""

        NAME = "BondDefaults.PaymentMissing"
        SELECTOR = bytes.fromhex("eeb24b62")
        SIGNATURE = "PaymentMissing(address)"
        PARAMETERS = (("token", "address"),)
        FIELDS = ("token",)

        token: Address

    @dataclass(eq=False, repr=False)
    class PaymentOpen(ContractError):
        """`IBondDefaults.PaymentOpen`"""

        NAME = "BondDefaults.PaymentOpen"
        SELECTOR = bytes.fromhex("7feb039d")
        SIGNATURE = "PaymentOpen(address,uint256)"
        PARAMETERS = (("token", "address"), ("payment", "uint256"))
        FIELDS = ("token", "payment")

        token: Address
        payment: int

    @dataclass(eq=False, repr=False)
    class PaymentTooLarge(ContractError):
        """`IBondDefaults.PaymentTooLarge`"""

        NAME = "BondDefaults.PaymentTooLarge"
        SELECTOR = bytes.fromhex("63836c67")
        SIGNATURE = "PaymentTooLarge(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("amount", "uint256"), ("claim", "uint256"))
        FIELDS = ("token", "amount", "claim")

        token: Address
        amount: int
        claim: int

    @dataclass(eq=False, repr=False)
    class PutUnpaid(ContractError):
        """`IBondDefaults.PutUnpaid`"""

        NAME = "BondDefaults.PutUnpaid"
        SELECTOR = bytes.fromhex("2020e042")
        SIGNATURE = "PutUnpaid(address,uint256)"
        PARAMETERS = (("token", "address"), ("units", "uint256"))
        FIELDS = ("token", "units")

        token: Address
        units: int

    @dataclass(eq=False, repr=False)
    class RecordTooEarly(ContractError):
        """A payment's record is after the acceleration, and after the record of the payment before."""

        NAME = "BondDefaults.RecordTooEarly"
        SELECTOR = bytes.fromhex("21668f74")
        SIGNATURE = "RecordTooEarly(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("recordAt", "uint256"), ("afterAt", "uint256"))
        FIELDS = ("token", "record_at", "after_at")
        NOTICE = "A payment's record is after the acceleration, and after the record of the payment before."

        token: Address
        record_at: int
        after_at: int

    @dataclass(eq=False, repr=False)
    class RecordTooFar(ContractError):
        """A payment's record is a year ahead at most."""

        NAME = "BondDefaults.RecordTooFar"
        SELECTOR = bytes.fromhex("ed5a9b5f")
        SIGNATURE = "RecordTooFar(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("recordAt", "uint256"), ("latestAt", "uint256"))
        FIELDS = ("token", "record_at", "latest_at")
        NOTICE = "A payment's record is a year ahead at most."

        token: Address
        record_at: int
        latest_at: int

    @dataclass(eq=False, repr=False)
    class RecordTooSoon(ContractError):
        """A payment's record is scheduled once a day."""

        NAME = "BondDefaults.RecordTooSoon"
        SELECTOR = bytes.fromhex("3a0cd323")
        SIGNATURE = "RecordTooSoon(address,uint256,uint256)"
        PARAMETERS = (("token", "address"), ("nextAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("token", "next_at", "now_at")
        NOTICE = "A payment's record is scheduled once a day."

        token: Address
        next_at: int
        now_at: int

    @dataclass(eq=False, repr=False)
    class StillUnfunded(ContractError):
        """`IBondDefaults.StillUnfunded`"""

        NAME = "BondDefaults.StillUnfunded"
        SELECTOR = bytes.fromhex("02be5d27")
        SIGNATURE = "StillUnfunded(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class WaiverPast(ContractError):
        """`IBondDefaults.WaiverPast`"""

        NAME = "BondDefaults.WaiverPast"
        SELECTOR = bytes.fromhex("10e6a3c9")
        SIGNATURE = "WaiverPast(uint256,uint256)"
        PARAMETERS = (("dueAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("due_at", "now_at")

        due_at: int
        now_at: int

    def _make_apply_payment(self, token: AddressLike) -> Call[None]:
        return self._call(_APPLY_PAYMENT, (token,))

    @write(_make_apply_payment)
    def apply_payment(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Counts a funded payment, interest first; for anyone."""
        raise Signature

    def claim_of(self, token: AddressLike, *, at: int | None = None) -> _types.AcceleratedClaim:
        """`claimOf(address)`"""
        return self._view(_CLAIM_OF, (token,), at)

    def claim_on(self, token: AddressLike, date: int, *, at: int | None = None) -> tuple[int, int]:
        """Principal and interest owed at a date after acceleration."""
        return self._view(_CLAIM_ON, (token, date), at)

    def counted_at(self, token: AddressLike, record_at: int, at_: int, *, at: int | None = None) -> int:
        """What was outstanding at a record instant less the silent wallets' units, each once.

        at: [s] the list's
        record_at: [s] the units'
        Returns units: [units]
        """
        return self._view(_COUNTED_AT, (token, record_at, at_), at)

    def _make_cure(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_CURE, (token, number))

    @write(_make_cure)
    def cure(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends a miss once it is funded, also after the event of default; for anyone."""
        raise Signature

    def _make_declare_late(self, token: AddressLike, number: int) -> Call[_types.ObligationId]:
        return self._call(_DECLARE_LATE, (token, number))

    @write(_make_declare_late)
    def declare_late(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares interest on an obligation that was funded late, to the holders of the same record, for
        anyone. Requirements: funded, and late (`NothingLate`). Rounded down per unit.
        """
        raise Signature

    def _make_declare_payment(self, token: AddressLike, record_at: int, pay_date: int, pay_at: int, amount: int) -> Call[_types.ObligationId]:
        return self._call(_DECLARE_PAYMENT, (token, record_at, pay_date, pay_at, amount))

    @write(_make_declare_payment)
    def declare_payment(self, token: AddressLike, record_at: int, pay_date: int, pay_at: int, amount: int, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares a payment, shared pro rata (CALCULATION_AGENT). Requirements: accelerated; none open; no
        funded put is unpaid, nor was when the record passed (`PutUnpaid`); no more than principal and
        interest to `payDate`; `payDate` is the label of `payAt`, not before the last one; the record has
        passed, after the acceleration and after the record of the payment before (`RecordTooEarly`).
        """
        raise Signature

    def due_of(self, token: AddressLike, number: int, *, at: int | None = None) -> _types.Due:
        """One of a bond's own obligations: a coupon or principal."""
        return self._view(_DUE_OF, (token, number), at)

    def dues_of(self, token: AddressLike, from_period: int, count: int, *, at: int | None = None) -> tuple[_types.Due, ...]:
        """A bond's own obligations of the periods from one on, coupons and principal in order; those of which
        nothing is owed left out, superseded ones too.
        """
        return self._view(_DUES_OF, (token, from_period, count), at)

    def excluded_of(self, token: AddressLike, at_: int, *, at: int | None = None) -> tuple[Address, ...]:
        """The affiliates that the trustee had named at an instant.

        at: [s]
        """
        return self._view(_EXCLUDED_OF, (token, at_), at)

    def _make_instruct(self, token: AddressLike, number: int, wallet: AddressLike, units: int) -> Call[None]:
        return self._call(_INSTRUCT, (token, number, wallet, units))

    @write(_make_instruct)
    def instruct(self, token: AddressLike, number: int, wallet: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Instructs acceleration with units the wallet held at the instruction record, a nominee in parts; 25 %
        of what is outstanding, silent wallets not counted, accelerate. Requirements: the named default
        continues, unfunded; the caller is the wallet or took over from it; neither silent at the record,
        frozen nor sanctioned; units not instructed yet.
        """
        raise Signature

    def instructed_of(self, token: AddressLike, wallet: AddressLike, *, at: int | None = None) -> int:
        """`instructedOf(address,address)`"""
        return self._view(_INSTRUCTED_OF, (token, wallet), at)

    def instruction_of(self, token: AddressLike, *, at: int | None = None) -> _types.HoldersInstruction:
        """`instructionOf(address)`"""
        return self._view(_INSTRUCTION_OF, (token,), at)

    def is_excluded(self, token: AddressLike, wallet: AddressLike, at_: int, *, at: int | None = None) -> bool:
        """Whether a wallet is one of `silentOf`.

        at: [s] the list's
        """
        return self._view(_IS_EXCLUDED, (token, wallet, at_), at)

    def is_settled(self, token: AddressLike, *, at: int | None = None) -> bool:
        """Whether nothing of the accelerated claim is left, and all of its payments reached their holders."""
        return self._view(_IS_SETTLED, (token,), at)

    def miss_of(self, token: AddressLike, number: int, *, at: int | None = None) -> _types.Miss:
        """`missOf(address,uint256)`"""
        return self._view(_MISS_OF, (token, number), at)

    def obligation(self, token: AddressLike, number: int, *, at: int | None = None) -> tuple[int, bool, _types.ObligationId, Address]:
        """Any obligation of a bond by its number: when it is due, whether it is funded, and where it is
        declared.
        """
        return self._view(_OBLIGATION, (token, number), at)

    def principal_paid(self, token: AddressLike, *, at: int | None = None) -> int:
        """Principal of claim payments whose holders have been reached."""
        return self._view(_PRINCIPAL_PAID, (token,), at)

    def _make_record_default(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_RECORD_DEFAULT, (token, number))

    @write(_make_record_default)
    def record_default(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Records an event of default, for anyone; the first one schedules the instruction record, a day after
        the last one at the earliest, or takes the one that is to come. Requirements: the miss continues:
        recorded, now > the end of grace, still unfunded.
        """
        raise Signature

    def _make_record_event(self, token: AddressLike, reason: bytes, cure_until_at: int) -> Call[int]:
        return self._call(_RECORD_EVENT, (token, reason, cure_until_at))

    @write(_make_record_event)
    def record_event(self, token: AddressLike, reason: bytes, cure_until_at: int, *, sender: Party, gas: int | None = None) -> int:
        """Records an event that the terms name beside non-payment: cross default, insolvency, covenant,
        illegality (TRUSTEE).

        Returns number: to go on with
        """
        raise Signature

    def _make_record_non_payment(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_RECORD_NON_PAYMENT, (token, number))

    @write(_make_record_non_payment)
    def record_non_payment(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Records that what was due is not funded, for anyone; declares it where nobody had, so that it can be
        funded. Grace runs from dueAt, and not from before a rescission: what was superseded could not be
        funded. Requirements: now > dueAt, or what a waiver made of it (`NotOverdue`); neither funded nor
        withdrawn (`NumberFunded`); not recorded yet (`MissRecorded`); no event (`MissUnknown`).

        number: of the obligation, see `Numbers`: coupon, principal, put, late interest, a tax line
        """
        raise Signature

    def _make_rescind(self, token: AddressLike) -> Call[None]:
        return self._call(_RESCIND, (token,))

    @write(_make_rescind)
    def rescind(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Undoes an acceleration as the holders decided (HOLDERS): what it superseded is owed again on its own
        dates, and a default that continues opens an instruction anew. Requirements: accelerated
        (`NotAccelerated`); no payment on the claim is open (`PaymentOpen`) or was counted (`ClaimPaid`); the
        last record is to come (`BondEnded`).

        Emits `Rescinded`.
        """
        raise Signature

    def _make_schedule_payment(self, token: AddressLike, record_at: int) -> Call[None]:
        return self._call(_SCHEDULE_PAYMENT, (token, record_at))

    @write(_make_schedule_payment)
    def schedule_payment(self, token: AddressLike, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Schedules the record instant of a payment on the accelerated claim (CALCULATION_AGENT), once a day
        (`RecordTooSoon`), at most a year ahead (`RecordTooFar`).
        """
        raise Signature

    def _make_set_excluded(self, token: AddressLike, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_SET_EXCLUDED, (token, wallets))

    @write(_make_set_excluded)
    def set_excluded(self, token: AddressLike, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Names the issuer's affiliates, in ascending order, at most 32, the issuer not among them (TRUSTEE). An
        instruction goes by the list that stood at its record, a meeting by the one that stood three days
        before its close.
        """
        raise Signature

    def _make_settle_payments(self, token: AddressLike, limit: int) -> Call[None]:
        return self._call(_SETTLE_PAYMENTS, (token, limit))

    @write(_make_settle_payments)
    def settle_payments(self, token: AddressLike, limit: int, *, sender: Party, gas: int | None = None) -> None:
        """Counts payments whose holders have all been reached, at most `limit`, in order; for anyone."""
        raise Signature

    def silent_of(self, token: AddressLike, at_: int, *, at: int | None = None) -> tuple[Address, ...]:
        """Whose units neither instruct nor vote: the issuer, the affiliates named at an instant, and who took
        over from one of these as the register stands. A wallet between two recoveries is silent where it is
        named itself.

        at: [s] the list's
        Returns wallets: each once
        """
        return self._view(_SILENT_OF, (token, at_), at)

    def standing_of(self, token: AddressLike, *, at: int | None = None) -> _types.BondStanding:
        """`standingOf(address)`"""
        return self._view(_STANDING_OF, (token,), at)

    def status_of(self, token: AddressLike, *, at: int | None = None) -> _types.BondStatus:
        """What a bond's obligations and recorded events come to, see `BondStatus`."""
        return self._view(_STATUS_OF, (token,), at)

    def _make_waive(self, token: AddressLike, number: int, due_at: int) -> Call[None]:
        return self._call(_WAIVE, (token, number, due_at))

    @write(_make_waive)
    def waive(self, token: AddressLike, number: int, due_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Waives a miss or an event before acceleration (TRUSTEE, or the holders' decision: HOLDERS); the
        payment is due again at `dueAt`, stored in the obligation.
        """
        raise Signature

    def _make_withdraw_instruction(self, token: AddressLike, wallet: AddressLike, units: int) -> Call[None]:
        return self._call(_WITHDRAW_INSTRUCTION, (token, wallet, units))

    @write(_make_withdraw_instruction)
    def withdraw_instruction(self, token: AddressLike, wallet: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Takes an instruction back before it accelerated (the wallet, or who took over from it)."""
        raise Signature

    def _make_withdraw_payment(self, token: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_PAYMENT, (token,))

    @write(_make_withdraw_payment)
    def withdraw_payment(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes an unfunded payment back (CALCULATION_AGENT)."""
        raise Signature
