"""Units of a pool's revenue, the instrument of their token.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_access_managed import IAccessManaged as _IAccessManaged
from rwa_chain.bindings.i_revenue_rights import IRevenueRights as _IRevenueRights
from rwa_chain.chain.abi_types import ArrayOf, EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike, address_of
from rwa_chain.chain.codec import Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.solidity.creation import creation_code

if TYPE_CHECKING:
    from rwa_chain.chain.connection import Chain
    from rwa_chain.chain.party import Party

_CONSTRUCTOR = Function[None]("constructor", "", (("authority", "address"), ("token", "address"), ("obligations", "address"), ("waterfall", "address")))
_ALLOCATED: Function[int] = Function("allocated", "b304b2e1", (), (("", "uint256"),))
_ARREARS: Function[int] = Function("arrears", "f24204fe", (), (("", "uint256"),))
_AUTHORITY: Function[Address] = Function("authority", "bf7e214f", (), (("", "address"),))
_CLOSE_PERIOD: Function[int] = Function("closePeriod", "ddf427a1", (("period", "uint256"),), (("senior", "uint256"),))
_CLOSED_PERIOD_OF: Function[_types.ClosedPeriod] = Function("closedPeriodOf", "59123eaa", (("period", "uint256"),), (("", StructOf(lambda: _types.ClosedPeriod)),))
_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_DECLARE: Function[_types.ObligationId] = Function("declare", "18219ab8", (("period", "uint256"),), (("id", "bytes32"),))
_DUE_NEXT: Function[int] = Function("dueNext", "68da9318", (), (("due", "uint256"),))
_FREEZE_TERMS: Function[bytes] = Function("freezeTerms", "4247fe91", (("terms_", StructOf(lambda: _types.RevenueTerms)), ("periods_", ArrayOf(StructOf(lambda: _types.RevenuePeriod)))), (("", "bytes32"),))
_FUND: Function[None] = Function("fund", "5c1b7374", (("period", "uint256"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), ())
_IS_CONSUMING_SCHEDULED_OP: Function[bytes] = Function("isConsumingScheduledOp", "8fb36037", (), (("", "bytes4"),))
_IS_ENDED: Function[bool] = Function("isEnded", "a4fd6f56", (), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint256"),))
_MONTHS_OF: Function[tuple[int, int]] = Function("monthsOf", "6438e391", (("period", "uint256"),), (("fromMonth", "uint24"), ("toMonth", "uint24")))
_NEXT_PERIOD: Function[int] = Function("nextPeriod", "ec607f7d", (), (("", "uint256"),))
_OBLIGATION_OF: Function[tuple[_types.ObligationId, Address]] = Function("obligationOf", "b1a2b321", (("period", "uint256"),), (("id", "bytes32"), ("where", "address")))
_OBLIGATIONS: Function[Address] = Function("obligations", "9050b560", (), (("", "address"),))
_OFFERED_RATE: Function[int] = Function("offeredRate", "718a8fd7", (), (("", "uint256"),))
_OFFERING: Function[Address] = Function("offering", "b266cb01", (), (("", "address"),))
_PERIODS: Function[tuple[_types.RevenuePeriod, ...]] = Function("periods", "a4caeb42", (), (("", ArrayOf(StructOf(lambda: _types.RevenuePeriod))),))
_PRINCIPAL_PER_UNIT: Function[int] = Function("principalPerUnit", "c091ea11", (), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_REFUSE_CLOSED: Function[None] = Function("refuseClosed", "74ac4c5a", (("closesAt", "uint256"),), ())
_RETIRE: Function[None] = Function("retire", "8453153a", (("wallets", "address[]"),), ())
_SET_AUTHORITY: Function[None] = Function("setAuthority", "7a9e5e4b", (("newAuthority", "address"),), ())
_SET_OBLIGATIONS: Function[None] = Function("setObligations", "3838c07f", (("obligations_", "address"),), ())
_SET_OFFERING: Function[None] = Function("setOffering", "5e790f19", (("offering_", "address"),), ())
_SETTLEMENT_INTEREST: Function[int] = Function("settlementInterest", "955603f9", (("", "uint256"), ("", "uint32"), ("", "uint256")), (("", "int256"),))
_STATUS: Function[_types.RevenueStatus] = Function("status", "200d2ed2", (), (("", EnumOf(lambda: _types.RevenueStatus)),))
_TAKE_BACK: Function[int] = Function("takeBack", "dd695838", (("period", "uint256"),), (("amount", "uint256"),))
_TERMS: Function[_types.RevenueTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.RevenueTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))
_WATERFALL: Function[Address] = Function("waterfall", "efb52ce3", (), (("", "address"),))


class RevenueRights(Contract):
    """Units of a pool's revenue, the instrument of their token."""

    NAME = "RevenueRights"
    SOURCE = "contracts/revenue/RevenueRights.sol"

    INCOME_REVENUE = 1
    MOST_PERIODS = 60

    AccessManagedInvalidAuthority = _IAccessManaged.AccessManagedInvalidAuthority
    AccessManagedRequiredDelay = _IAccessManaged.AccessManagedRequiredDelay
    AccessManagedUnauthorized = _IAccessManaged.AccessManagedUnauthorized
    AuthorityUpdated = _IAccessManaged.AuthorityUpdated
    NothingDue = _IRevenueRights.NothingDue
    OfferingUnknown = _IRevenueRights.OfferingUnknown
    PeriodAlreadyDeclared = _IRevenueRights.PeriodAlreadyDeclared
    PeriodClosed = _IRevenueRights.PeriodClosed
    PeriodDeclared = _IRevenueRights.PeriodDeclared
    PeriodNotClosed = _IRevenueRights.PeriodNotClosed
    PeriodNotDeclared = _IRevenueRights.PeriodNotDeclared
    PeriodNotDischarged = _IRevenueRights.PeriodNotDischarged
    PeriodOutOfOrder = _IRevenueRights.PeriodOutOfOrder
    PeriodSpent = _IRevenueRights.PeriodSpent
    PeriodTakenBack = _IRevenueRights.PeriodTakenBack
    PeriodUnfunded = _IRevenueRights.PeriodUnfunded
    PolicyTooWide = _IRevenueRights.PolicyTooWide
    RevenueObligationsSet = _IRevenueRights.RevenueObligationsSet
    RevenueOfferingSet = _IRevenueRights.RevenueOfferingSet
    RevenuePeriodUnfit = _IRevenueRights.RevenuePeriodUnfit
    RevenuePeriodUnknown = _IRevenueRights.RevenuePeriodUnknown
    RevenueStatusChanged = _IRevenueRights.RevenueStatusChanged
    RevenueStatusUnfit = _IRevenueRights.RevenueStatusUnfit
    RevenueTermUnfit = _IRevenueRights.RevenueTermUnfit
    RevenueTermsFrozen = _IRevenueRights.RevenueTermsFrozen
    RevenueTransitionRefused = _IRevenueRights.RevenueTransitionRefused
    RevenueUnitsIssued = _IRevenueRights.RevenueUnitsIssued
    RevenueVolumeExceeded = _IRevenueRights.RevenueVolumeExceeded
    RightsClosed = _IRevenueRights.RightsClosed
    RightsRetired = _IRevenueRights.RightsRetired

    @classmethod
    def creation(cls, authority: AddressLike, token: AddressLike, obligations: AddressLike, waterfall: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (authority, token, obligations, waterfall))

    @classmethod
    def deploy(cls, chain: Chain, authority: AddressLike, token: AddressLike, obligations: AddressLike, waterfall: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(authority, token, obligations, waterfall, libraries=libraries), sender, gas)

    def allocated(self, *, at: int | None = None) -> int:
        """[cash base units] given by the waterfall so far."""
        return self._view(_ALLOCATED, (), at)

    def arrears(self, *, at: int | None = None) -> int:
        """[cash base units] due and not given so far."""
        return self._view(_ARREARS, (), at)

    def authority(self, *, at: int | None = None) -> Address:
        """`authority()`

        Returns the current authority.
        """
        return self._view(_AUTHORITY, (), at)

    def _make_close_period(self, period: int) -> Call[int]:
        return self._call(_CLOSE_PERIOD, (period,))

    @write(_make_close_period)
    def close_period(self, period: int, *, sender: Party, gas: int | None = None) -> int:
        """Closes the next period (CALCULATION_AGENT): the waterfall gives what is due as far as cash reaches;
        what is missing is in arrears. After the end it pays arrears from late cash; a number is taken only
        where holders get something. Requirements: issued, or ended with something due (`NothingDue`); the
        next period (`PeriodOutOfOrder`); its record has passed (`RevenuePeriodUnfit`); the waterfall isn't
        halted.
        """
        raise Signature

    def closed_period_of(self, period: int, *, at: int | None = None) -> _types.ClosedPeriod:
        """`closedPeriodOf(uint256)`"""
        return self._view(_CLOSED_PERIOD_OF, (period,), at)

    def currency(self, *, at: int | None = None) -> Address:
        """The cash token that names the currency."""
        return self._view(_CURRENCY, (), at)

    def _make_declare(self, period: int) -> Call[_types.ObligationId]:
        return self._call(_DECLARE, (period,))

    @write(_make_declare)
    def declare(self, period: int, *, sender: Party, gas: int | None = None) -> _types.ObligationId:
        """Declares a closed period pro rata to holders of its record, for anyone: the closing determines it.
        Requirements: closed, with something to pay (`PeriodNotClosed`); not declared
        (`PeriodAlreadyDeclared`).

        Where the last base units go, the agent says at the list, and says again until the first payment
        (`IObligations.setShares`).
        """
        raise Signature

    def due_next(self, *, at: int | None = None) -> int:
        """What is due with the next period: its amount and the arrears, up to the target. After the end the
        arrears, or what lacks to the target; nothing where nothing was issued.
        """
        return self._view(_DUE_NEXT, (), at)

    def _make_freeze_terms(self, terms: _types.RevenueTerms, periods: Sequence[_types.RevenuePeriod]) -> Call[bytes]:
        return self._call(_FREEZE_TERMS, (terms, periods))

    @write(_make_freeze_terms)
    def freeze_terms(self, terms: _types.RevenueTerms, periods: Sequence[_types.RevenuePeriod], *, sender: Party, gas: int | None = None) -> bytes:
        """Freezes terms and periods, schedules every record instant and the closing of the register with the
        last (ISSUER). Requirements: draft, not frozen; face value, volume, currency, and a target exactly
        where there is one to reach (`RevenueTermUnfit`); 1 to 60 periods that follow each other month by
        month, each with an amount, records in order and before the payment (`RevenuePeriodUnfit`).

        Returns termsHash: keccak256(abi.encode(terms, periods))
        """
        raise Signature

    def _make_fund(self, period: int, cash_tokens: Sequence[AddressLike], amounts: Sequence[int]) -> Call[None]:
        return self._call(_FUND, (period, cash_tokens, amounts))

    @write(_make_fund)
    def fund(self, period: int, cash_tokens: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> None:
        """Funds a declared period from the waterfall, in the money of several banks (PAYING_AGENT; anyone once
        it is ten days late). Requirements: no more than the period's senior (`PeriodSpent`).
        """
        raise Signature

    def is_consuming_scheduled_op(self, *, at: int | None = None) -> bytes:
        """`isConsumingScheduledOp()`

        Returns true only in the context of a delayed restricted call, at the moment that the scheduled
        operation is being consumed. Prevents denial of service for delayed restricted calls in the case that
        the contract performs attacker controlled calls.
        """
        return self._view(_IS_CONSUMING_SCHEDULED_OP, (), at)

    def is_ended(self, *, at: int | None = None) -> bool:
        """Whether no period is to come: after the last one, at the target, or where nothing was issued by the
        first record.
        """
        return self._view(_IS_ENDED, (), at)

    def _make_issue(self, to: AddressLike, units: int) -> Call[None]:
        return self._call(_ISSUE, (to, units))

    @write(_make_issue)
    def issue(self, to: AddressLike, units: int, *, sender: Party, gas: int | None = None) -> None:
        """Issues units to an investor who has paid (the offering). Requirements: frozen; draft or issued; the
        first record has not passed; within the volume; the token's policy admits professional investors only
        and, in a private placement, no more holders than the terms (`PolicyTooWide`).
        """
        raise Signature

    def issued_principal(self, *, at: int | None = None) -> int:
        """[cash base units] face value of all units ever issued."""
        return self._view(_ISSUED_PRINCIPAL, (), at)

    def months_of(self, period: int, *, at: int | None = None) -> tuple[int, int]:
        """`monthsOf(uint256)`"""
        return self._view(_MONTHS_OF, (period,), at)

    def next_period(self, *, at: int | None = None) -> int:
        """`nextPeriod()`"""
        return self._view(_NEXT_PERIOD, (), at)

    def obligation_of(self, period: int, *, at: int | None = None) -> tuple[_types.ObligationId, Address]:
        """`obligationOf(uint256)`"""
        return self._view(_OBLIGATION_OF, (period,), at)

    def obligations(self, *, at: int | None = None) -> Address:
        """`obligations()`"""
        return self._view(_OBLIGATIONS, (), at)

    def offered_rate(self, *, at: int | None = None) -> int:
        """None: revenue rights promise no rate."""
        return self._view(_OFFERED_RATE, (), at)

    def offering(self, *, at: int | None = None) -> Address:
        """Who issues units to investors who have paid."""
        return self._view(_OFFERING, (), at)

    def periods(self, *, at: int | None = None) -> tuple[_types.RevenuePeriod, ...]:
        """`periods()`"""
        return self._view(_PERIODS, (), at)

    def principal_per_unit(self, *, at: int | None = None) -> int:
        """The price of a unit at issue; zero before the terms are frozen. [cash base units]"""
        return self._view(_PRINCIPAL_PER_UNIT, (), at)

    def proceeds_gate(self, *, at: int | None = None) -> Address:
        """The waterfall: proceeds of an issue cross the border by an INBOUND channel only."""
        return self._view(_PROCEEDS_GATE, (), at)

    def refuse_closed(self, closes_at: int, *, at: int | None = None) -> None:
        """Reverts with the instrument's own refusal of a voluntary movement after `closesAt`.

        closes_at: [s] last second at which the register took voluntary movements
        """
        return self._view(_REFUSE_CLOSED, (closes_at,), at)

    def _make_retire(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_RETIRE, (wallets,))

    @write(_make_retire)
    def retire(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Retires all units of the wallets, for anyone, in any order. Requirements: ended; the holders of every
        period with something to pay were reached (`PeriodNotDischarged`).

        Emits `RightsRetired`.
        """
        raise Signature

    def _make_set_authority(self, new_authority: AddressLike) -> Call[None]:
        return self._call(_SET_AUTHORITY, (new_authority,))

    @write(_make_set_authority)
    def set_authority(self, new_authority: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """`setAuthority(address)`

        Transfers control to a new authority. The caller must be the current authority.
        """
        raise Signature

    def _make_set_obligations(self, obligations: AddressLike) -> Call[None]:
        return self._call(_SET_OBLIGATIONS, (obligations,))

    @write(_make_set_obligations)
    def set_obligations(self, obligations: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names the list of declarations from now on (ADMIN)."""
        raise Signature

    def _make_set_offering(self, offering: AddressLike) -> Call[None]:
        return self._call(_SET_OFFERING, (offering,))

    @write(_make_set_offering)
    def set_offering(self, offering: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names who issues: the offering (ADMIN)."""
        raise Signature

    def settlement_interest(self, argument_0: int, argument_1: int, argument_2: int, *, at: int | None = None) -> int:
        """None: what comes in is shared over records."""
        return self._view(_SETTLEMENT_INTEREST, (argument_0, argument_1, argument_2), at)

    def status(self, *, at: int | None = None) -> _types.RevenueStatus:
        """`status()`"""
        return self._view(_STATUS, (), at)

    def _make_take_back(self, period: int) -> Call[int]:
        return self._call(_TAKE_BACK, (period,))

    @write(_make_take_back)
    def take_back(self, period: int, *, sender: Party, gas: int | None = None) -> int:
        """Gives back to the waterfall what the holders of a funded period don't need of its senior, for anyone:
        what somebody else funded, and the rest that a wrong threshold left. Requirements: nothing is missing
        (`PeriodUnfunded`).

        Returns amount: [cash base units]
        """
        raise Signature

    def terms(self, *, at: int | None = None) -> _types.RevenueTerms:
        """`terms()`"""
        return self._view(_TERMS, (), at)

    def terms_hash(self, *, at: int | None = None) -> bytes:
        """`termsHash()`"""
        return self._view(_TERMS_HASH, (), at)

    def token(self, *, at: int | None = None) -> Address:
        """`token()`"""
        return self._view(_TOKEN, (), at)

    def waterfall(self, *, at: int | None = None) -> Address:
        """`waterfall()`"""
        return self._view(_WATERFALL, (), at)
