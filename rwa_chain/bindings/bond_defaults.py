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
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
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
_COUNTED_AT: Function[int] = Function("countedAt", "01da962b", (("token", "address"), ("recordAt", "uint256"), ("at_", "uint256")), (("units", "uint256"),))
_CURE: Function[None] = Function("cure", "30026086", (("token", "address"), ("number", "uint256")), ())
_DECLARE_LATE: Function[_types.ObligationId] = Function("declareLate", "124589b6", (("token", "address"), ("number", "uint256")), (("id", "bytes32"),))
_DECLARE_PAYMENT: Function[_types.ObligationId] = Function("declarePayment", "1340d30c", (("token", "address"), ("recordAt", "uint32"), ("payDate", "uint32"), ("payAt", "uint32"), ("amount", "uint96")), (("id", "bytes32"),))
_DUE_OF: Function[_types.Due] = Function("dueOf", "76477397", (("token", "address"), ("number", "uint256")), (("", StructOf(lambda: _types.Due)),))
_DUES_OF: Function[tuple[_types.Due, ...]] = Function("duesOf", "8612dc86", (("token", "address"), ("fromPeriod", "uint256"), ("count", "uint256")), (("list", ArrayOf(StructOf(lambda: _types.Due))),))
_EXCLUDED_OF: Function[tuple[Address, ...]] = Function("excludedOf", "57be3774", (("token", "address"), ("at_", "uint256")), (("", "address[]"),))
_INSTRUCT: Function[None] = Function("instruct", "daa38ce9", (("token", "address"), ("number", "uint256"), ("wallet", "address"), ("units", "uint256")), ())
_INSTRUCTED_OF: Function[int] = Function("instructedOf", "8dec7feb", (("token", "address"), ("wallet", "address")), (("", "uint256"),))
_INSTRUCTION_OF: Function[_types.HoldersInstruction] = Function("instructionOf", "b55eaa23", (("token", "address"),), (("", StructOf(lambda: _types.HoldersInstruction)),))
_IS_EXCLUDED: Function[bool] = Function("isExcluded", "696ac7d9", (("token", "address"), ("wallet", "address"), ("at_", "uint256")), (("", "bool"),))
_IS_SETTLED: Function[bool] = Function("isSettled", "dcc449bd", (("token", "address"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
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
_SILENT_OF: Function[tuple[Address, ...]] = Function("silentOf", "6b93b472", (("token", "address"), ("at_", "uint256")), (("list", "address[]"),))
_STANDING_OF: Function[_types.BondStanding] = Function("standingOf", "2254f925", (("token", "address"),), (("", StructOf(lambda: _types.BondStanding)),))
_STATUS_OF: Function[_types.BondStatus] = Function("statusOf", "97a5d5b5", (("token", "address"),), (("", EnumOf(lambda: _types.BondStatus)),))
_WAIVE: Function[None] = Function("waive", "c1e116cd", (("token", "address"), ("number", "uint256"), ("dueAt", "uint32")), ())
_WITHDRAW_INSTRUCTION: Function[None] = Function("withdrawInstruction", "1452432e", (("token", "address"), ("wallet", "address"), ("units", "uint256")), ())
_WITHDRAW_PAYMENT: Function[None] = Function("withdrawPayment", "8ac28d5a", (("token", "address"),), ())


class BondDefaults(Contract):
    """What follows when a bond's issuer does not fund what is due."""

    NAME = "BondDefaults"
    SOURCE = "contracts/bond/BondDefaults.sol"

    EXCLUDED_MAX = 32
    QUORUM = 4

    Accelerated = _IBondDefaults.Accelerated
    AlreadyAccelerated = _IBondDefaults.AlreadyAccelerated
    ClaimPaid = _IBondDefaults.ClaimPaid
    DefaultRecorded = _IBondDefaults.DefaultRecorded
    DefaultWaived = _IBondDefaults.DefaultWaived
    EventRecorded = _IBondDefaults.EventRecorded
    ExcludedSet = _IBondDefaults.ExcludedSet
    ExcludedUnfit = _IBondDefaults.ExcludedUnfit
    GraceRunning = _IBondDefaults.GraceRunning
    Instructed = _IBondDefaults.Instructed
    InstructionExcluded = _IBondDefaults.InstructionExcluded
    InstructionNotYours = _IBondDefaults.InstructionNotYours
    InstructionWithdrawn = _IBondDefaults.InstructionWithdrawn
    InstrumentForeign = _BondPart.InstrumentForeign
    LateInterestDeclared = _IBondDefaults.LateInterestDeclared
    MissRecorded = _IBondDefaults.MissRecorded
    MissUnknown = _IBondDefaults.MissUnknown
    NonPaymentCured = _IBondDefaults.NonPaymentCured
    NonPaymentRecorded = _IBondDefaults.NonPaymentRecorded
    NotAccelerated = _IBondDefaults.NotAccelerated
    NotOverdue = _IBondDefaults.NotOverdue
    NothingLate = _IBondDefaults.NothingLate
    NothingToInstruct = _IBondDefaults.NothingToInstruct
    NumberFunded = _IBondDefaults.NumberFunded
    PayDateUnfit = _IBondDefaults.PayDateUnfit
    PaymentApplied = _IBondDefaults.PaymentApplied
    PaymentDeclared = _IBondDefaults.PaymentDeclared
    PaymentMissing = _IBondDefaults.PaymentMissing
    PaymentOpen = _IBondDefaults.PaymentOpen
    PaymentScheduled = _IBondDefaults.PaymentScheduled
    PaymentTooLarge = _IBondDefaults.PaymentTooLarge
    PaymentWithdrawn = _IBondDefaults.PaymentWithdrawn
    PaymentsSettled = _IBondDefaults.PaymentsSettled
    PutUnpaid = _IBondDefaults.PutUnpaid
    RecordTooEarly = _IBondDefaults.RecordTooEarly
    RecordTooFar = _IBondDefaults.RecordTooFar
    RecordTooSoon = _IBondDefaults.RecordTooSoon
    Rescinded = _IBondDefaults.Rescinded
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

        Period by period from the first superseded one, each rounded half up once; past the end of the last
        period interest runs on. As many steps as periods have begun since it was last paid.
        """
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
        """`excludedOf(address,uint256)`

        Of lists named in the same second the last one counts.
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

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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
        Returns list: each once
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
