"""Non-payment, grace, default, instruction and acceleration; for every bond.

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

_APPLY_PAYMENT: Function[None] = Function("applyPayment", "619d8e96", (("token", "address"),), ())
_CLAIM_OF: Function[_types.AcceleratedClaim] = Function("claimOf", "fccd7f72", (("token", "address"),), (("", StructOf(lambda: _types.AcceleratedClaim)),))
_CLAIM_ON: Function[tuple[int, int]] = Function("claimOn", "914a2a09", (("token", "address"), ("date", "uint32")), (("principal", "uint256"), ("interest", "uint256")))
_CURE: Function[None] = Function("cure", "ffa62454", (("token", "address"),), ())
_DECLARE_PAYMENT: Function[_types.DistributionId] = Function("declarePayment", "aeb43e04", (("token", "address"), ("recordAt", "uint32"), ("payDate", "uint32"), ("payAt", "uint32"), ("amount", "uint96"), ("threshold", "uint80"), ("tieMember", "uint24")), (("id", "bytes32"),))
_EXCLUDED_OF: Function[tuple[Address, ...]] = Function("excludedOf", "c8cbf4fb", (("token", "address"),), (("", "address[]"),))
_INSTRUCT: Function[None] = Function("instruct", "757038bf", (("token", "address"), ("wallet", "address")), ())
_IS_PAID: Function[bool] = Function("isPaid", "6ded82f8", (("token", "address"),), (("", "bool"),))
_MISS_OF: Function[_types.Miss] = Function("missOf", "4143da85", (("token", "address"),), (("", StructOf(lambda: _types.Miss)),))
_RECORD_DEFAULT: Function[None] = Function("recordDefault", "8df7352c", (("token", "address"),), ())
_RECORD_NON_PAYMENT: Function[None] = Function("recordNonPayment", "c1175232", (("token", "address"), ("number", "uint256")), ())
_SCHEDULE_PAYMENT: Function[None] = Function("schedulePayment", "8190f36c", (("token", "address"), ("recordAt", "uint32")), ())
_SET_EXCLUDED: Function[None] = Function("setExcluded", "c4ed9687", (("token", "address"), ("wallets", "address[]")), ())
_WAIVE: Function[None] = Function("waive", "16921233", (("token", "address"), ("dueAt", "uint32")), ())
_WITHDRAW_PAYMENT: Function[None] = Function("withdrawPayment", "8ac28d5a", (("token", "address"),), ())


class IBondDefaults(Contract):
    """Non-payment, grace, default, instruction and acceleration; for every bond."""

    NAME = "IBondDefaults"
    SOURCE = "contracts/bond/interfaces/IBondDefaults.sol"

    @dataclass(frozen=True)
    class Accelerated(Event):
        """`IBondDefaults.Accelerated`"""

        NAME = "IBondDefaults.Accelerated"
        TOPIC = "ad506fc2f6f8482c0619ef6b5b4fd8156301c362506ed9e27ebd3c26e352dd65"
        ABI = (("token", "address", True), ("principal", "uint256", False))

        token: Address
        principal: int

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
        id: _types.DistributionId
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

    @dataclass(eq=False, repr=False)
    class AlreadyFunded(ContractError):
        """`IBondDefaults.AlreadyFunded`"""

        NAME = "BondDefaults.AlreadyFunded"
        SELECTOR = bytes.fromhex("abbc9c01")
        SIGNATURE = "AlreadyFunded(uint256)"
        PARAMETERS = (("number", "uint256"),)
        FIELDS = ("number",)

        number: int

    @dataclass(eq=False, repr=False)
    class DefaultStatusUnfit(ContractError):
        """`IBondDefaults.DefaultStatusUnfit`"""

        NAME = "BondDefaults.DefaultStatusUnfit"
        SELECTOR = bytes.fromhex("0590a148")
        SIGNATURE = "DefaultStatusUnfit(address,uint8)"
        PARAMETERS = (("token", "address"), ("status", EnumOf(lambda: _types.BondStatus)))
        FIELDS = ("token", "status")

        token: Address
        status: _types.BondStatus

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
    class InstructionRepeated(ContractError):
        """`IBondDefaults.InstructionRepeated`"""

        NAME = "BondDefaults.InstructionRepeated"
        SELECTOR = bytes.fromhex("659df360")
        SIGNATURE = "InstructionRepeated(address,uint256)"
        PARAMETERS = (("wallet", "address"), ("recordAt", "uint256"))
        FIELDS = ("wallet", "record_at")

        wallet: Address
        record_at: int

    @dataclass(eq=False, repr=False)
    class InstructionStarted(ContractError):
        """`IBondDefaults.InstructionStarted`"""

        NAME = "BondDefaults.InstructionStarted"
        SELECTOR = bytes.fromhex("7162a882")
        SIGNATURE = "InstructionStarted(uint256,uint256)"
        PARAMETERS = (("recordAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("record_at", "now_at")

        record_at: int
        now_at: int

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
    class NothingToInstruct(ContractError):
        """`IBondDefaults.NothingToInstruct`"""

        NAME = "BondDefaults.NothingToInstruct"
        SELECTOR = bytes.fromhex("7a80dfa0")
        SIGNATURE = "NothingToInstruct(address,uint256)"
        PARAMETERS = (("wallet", "address"), ("recordAt", "uint256"))
        FIELDS = ("wallet", "record_at")

        wallet: Address
        record_at: int

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

    def _make_cure(self, token: AddressLike) -> Call[None]:
        return self._call(_CURE, (token,))

    @write(_make_cure)
    def cure(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Back to where it was, once the payment is funded; for anyone."""
        raise Signature

    def _make_declare_payment(self, token: AddressLike, record_at: int, pay_date: int, pay_at: int, amount: int, threshold: int, tie_member: int) -> Call[_types.DistributionId]:
        return self._call(_DECLARE_PAYMENT, (token, record_at, pay_date, pay_at, amount, threshold, tie_member))

    @write(_make_declare_payment)
    def declare_payment(self, token: AddressLike, record_at: int, pay_date: int, pay_at: int, amount: int, threshold: int, tie_member: int, *, sender: Party, gas: int | None = None) -> _types.DistributionId:
        """Declares a payment, shared pro rata (CALCULATION_AGENT). Requirements: accelerated; none open; no more
        than principal and interest to `payDate`; `payDate` is the label of `payAt`, not before the last one.
        """
        raise Signature

    def excluded_of(self, token: AddressLike, *, at: int | None = None) -> tuple[Address, ...]:
        """`excludedOf(address)`"""
        return self._view(_EXCLUDED_OF, (token,), at)

    def _make_instruct(self, token: AddressLike, wallet: AddressLike) -> Call[None]:
        return self._call(_INSTRUCT, (token, wallet))

    @write(_make_instruct)
    def instruct(self, token: AddressLike, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Instructs acceleration with all units the wallet held at the instruction record; 25 % of what is
        outstanding, excluded wallets not counted, accelerate. Requirements: in default; the caller is the
        wallet or took over from it; not excluded; once.
        """
        raise Signature

    def is_paid(self, token: AddressLike, *, at: int | None = None) -> bool:
        """Whether nothing of the accelerated claim is left."""
        return self._view(_IS_PAID, (token,), at)

    def miss_of(self, token: AddressLike, *, at: int | None = None) -> _types.Miss:
        """`missOf(address)`"""
        return self._view(_MISS_OF, (token,), at)

    def _make_record_default(self, token: AddressLike) -> Call[None]:
        return self._call(_RECORD_DEFAULT, (token,))

    @write(_make_record_default)
    def record_default(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """An event of default: GRACE → DEFAULTED; schedules the instruction record. For anyone. Requirements:
        now > the end of grace, still unfunded.
        """
        raise Signature

    def _make_record_non_payment(self, token: AddressLike, number: int) -> Call[None]:
        return self._call(_RECORD_NON_PAYMENT, (token, number))

    @write(_make_record_non_payment)
    def record_non_payment(self, token: AddressLike, number: int, *, sender: Party, gas: int | None = None) -> None:
        """Records that what was due is not funded, for anyone: ISSUED or MATURED → GRACE. Requirements: now >
        dueAt; not funded.
        """
        raise Signature

    def _make_schedule_payment(self, token: AddressLike, record_at: int) -> Call[None]:
        return self._call(_SCHEDULE_PAYMENT, (token, record_at))

    @write(_make_schedule_payment)
    def schedule_payment(self, token: AddressLike, record_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Schedules the record instant of a payment on the accelerated claim (CALCULATION_AGENT)."""
        raise Signature

    def _make_set_excluded(self, token: AddressLike, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_SET_EXCLUDED, (token, wallets))

    @write(_make_set_excluded)
    def set_excluded(self, token: AddressLike, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Names the issuer's affiliates, in ascending order, at most 32, the issuer not among them (TRUSTEE).
        Requirements: not after a running instruction's record (`InstructionStarted`).
        """
        raise Signature

    def _make_waive(self, token: AddressLike, due_at: int) -> Call[None]:
        return self._call(_WAIVE, (token, due_at))

    @write(_make_waive)
    def waive(self, token: AddressLike, due_at: int, *, sender: Party, gas: int | None = None) -> None:
        """Waives the default before acceleration (TRUSTEE): DEFAULTED → ISSUED; the payment is due again at
        `dueAt`.
        """
        raise Signature

    def _make_withdraw_payment(self, token: AddressLike) -> Call[None]:
        return self._call(_WITHDRAW_PAYMENT, (token,))

    @write(_make_withdraw_payment)
    def withdraw_payment(self, token: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Takes an unfunded payment back (CALCULATION_AGENT)."""
        raise Signature
