"""What follows when a bond's issuer does not fund what is due.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.bond_part import BondPart as _BondPart
from rwa_chain.bindings.i_bond_defaults import IBondDefaults as _IBondDefaults
from rwa_chain.bindings.scoped_access import ScopedAccess as _ScopedAccess
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"),))
_APPLY_PAYMENT: Function[None] = Function("applyPayment", "619d8e96", (("token", "address"),), ())
_CLAIM_OF: Function[_types.AcceleratedClaim] = Function("claimOf", "fccd7f72", (("token", "address"),), (("", StructOf(lambda: _types.AcceleratedClaim)),))
_CLAIM_ON: Function[tuple[int, int]] = Function("claimOn", "914a2a09", (("token", "address"), ("date", "uint32")), (("principal", "uint256"), ("interest", "uint256")))
_CURE: Function[None] = Function("cure", "ffa62454", (("token", "address"),), ())
_DECLARE_PAYMENT: Function[_types.DistributionId] = Function("declarePayment", "aeb43e04", (("token", "address"), ("recordAt", "uint32"), ("payDate", "uint32"), ("payAt", "uint32"), ("amount", "uint96"), ("threshold", "uint80"), ("tieMember", "uint24")), (("id", "bytes32"),))
_EXCLUDED_OF: Function[tuple[Address, ...]] = Function("excludedOf", "c8cbf4fb", (("token", "address"),), (("", "address[]"),))
_INSTRUCT: Function[None] = Function("instruct", "757038bf", (("token", "address"), ("wallet", "address")), ())
_IS_PAID: Function[bool] = Function("isPaid", "6ded82f8", (("token", "address"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_MISS_OF: Function[_types.Miss] = Function("missOf", "4143da85", (("token", "address"),), (("", StructOf(lambda: _types.Miss)),))
_RECORD_DEFAULT: Function[None] = Function("recordDefault", "8df7352c", (("token", "address"),), ())
_RECORD_NON_PAYMENT: Function[None] = Function("recordNonPayment", "c1175232", (("token", "address"), ("number", "uint256")), ())
_SCHEDULE_PAYMENT: Function[None] = Function("schedulePayment", "8190f36c", (("token", "address"), ("recordAt", "uint32")), ())
_SET_EXCLUDED: Function[None] = Function("setExcluded", "c4ed9687", (("token", "address"), ("wallets", "address[]")), ())
_WAIVE: Function[None] = Function("waive", "16921233", (("token", "address"), ("dueAt", "uint32")), ())
_WITHDRAW_PAYMENT: Function[None] = Function("withdrawPayment", "8ac28d5a", (("token", "address"),), ())


class BondDefaults(Contract):
    """What follows when a bond's issuer does not fund what is due."""

    NAME = "BondDefaults"
    SOURCE = "contracts/bond/BondDefaults.sol"

    PUT = 131072
    EXCLUDED_MAX = 32
    QUORUM = 4

    Accelerated = _IBondDefaults.Accelerated
    AlreadyFunded = _IBondDefaults.AlreadyFunded
    DefaultRecorded = _IBondDefaults.DefaultRecorded
    DefaultStatusUnfit = _IBondDefaults.DefaultStatusUnfit
    DefaultWaived = _IBondDefaults.DefaultWaived
    ExcludedSet = _IBondDefaults.ExcludedSet
    ExcludedUnfit = _IBondDefaults.ExcludedUnfit
    GraceRunning = _IBondDefaults.GraceRunning
    Instructed = _IBondDefaults.Instructed
    InstructionExcluded = _IBondDefaults.InstructionExcluded
    InstructionNotYours = _IBondDefaults.InstructionNotYours
    InstructionRepeated = _IBondDefaults.InstructionRepeated
    InstructionStarted = _IBondDefaults.InstructionStarted
    InstrumentForeign = _BondPart.InstrumentForeign
    NonPaymentCured = _IBondDefaults.NonPaymentCured
    NonPaymentRecorded = _IBondDefaults.NonPaymentRecorded
    NotOverdue = _IBondDefaults.NotOverdue
    NothingToInstruct = _IBondDefaults.NothingToInstruct
    PayDateUnfit = _IBondDefaults.PayDateUnfit
    PaymentApplied = _IBondDefaults.PaymentApplied
    PaymentDeclared = _IBondDefaults.PaymentDeclared
    PaymentMissing = _IBondDefaults.PaymentMissing
    PaymentOpen = _IBondDefaults.PaymentOpen
    PaymentScheduled = _IBondDefaults.PaymentScheduled
    PaymentTooLarge = _IBondDefaults.PaymentTooLarge
    PaymentWithdrawn = _IBondDefaults.PaymentWithdrawn
    RoleMissing = _ScopedAccess.RoleMissing
    StillUnfunded = _IBondDefaults.StillUnfunded
    WaiverPast = _IBondDefaults.WaiverPast

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
        """`claimOn(address,uint32)`

        Period by period, each rounded half up once; a period whose coupon was funded is paid; past the end of
        the last period interest runs on.
        """
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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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
