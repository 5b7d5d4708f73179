"""Units of a pool's revenue: terms, periods, amortisation, declaration to holders of record.

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

_ALLOCATED: Function[int] = Function("allocated", "b304b2e1", (), (("", "uint256"),))
_ARREARS: Function[int] = Function("arrears", "f24204fe", (), (("", "uint256"),))
_CLOSE_PERIOD: Function[int] = Function("closePeriod", "ddf427a1", (("period", "uint256"),), (("senior", "uint256"),))
_CLOSED_PERIOD_OF: Function[_types.ClosedPeriod] = Function("closedPeriodOf", "59123eaa", (("period", "uint256"),), (("", StructOf(lambda: _types.ClosedPeriod)),))
_CURRENCY: Function[Address] = Function("currency", "e5a6b10f", (), (("", "address"),))
_DECLARE: Function[_types.ObligationId] = Function("declare", "18219ab8", (("period", "uint256"),), (("id", "bytes32"),))
_DUE_NEXT: Function[int] = Function("dueNext", "68da9318", (), (("", "uint256"),))
_FREEZE_TERMS: Function[bytes] = Function("freezeTerms", "4247fe91", (("terms", StructOf(lambda: _types.RevenueTerms)), ("periods", ArrayOf(StructOf(lambda: _types.RevenuePeriod)))), (("termsHash", "bytes32"),))
_FUND: Function[None] = Function("fund", "5c1b7374", (("period", "uint256"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), ())
_IS_ENDED: Function[bool] = Function("isEnded", "a4fd6f56", (), (("", "bool"),))
_ISSUE: Function[None] = Function("issue", "867904b4", (("to", "address"), ("units", "uint256")), ())
_ISSUED_PRINCIPAL: Function[int] = Function("issuedPrincipal", "85f36cd5", (), (("", "uint256"),))
_MONTHS_OF: Function[tuple[int, int]] = Function("monthsOf", "6438e391", (("period", "uint256"),), (("fromMonth", "uint24"), ("toMonth", "uint24")))
_NEXT_PERIOD: Function[int] = Function("nextPeriod", "ec607f7d", (), (("", "uint256"),))
_OBLIGATION_OF: Function[tuple[_types.ObligationId, Address]] = Function("obligationOf", "b1a2b321", (("period", "uint256"),), (("id", "bytes32"), ("where", "address")))
_OFFERED_RATE: Function[int] = Function("offeredRate", "718a8fd7", (), (("", "uint256"),))
_OFFERING: Function[Address] = Function("offering", "b266cb01", (), (("", "address"),))
_PERIODS: Function[tuple[_types.RevenuePeriod, ...]] = Function("periods", "a4caeb42", (), (("", ArrayOf(StructOf(lambda: _types.RevenuePeriod))),))
_PRINCIPAL_PER_UNIT: Function[int] = Function("principalPerUnit", "c091ea11", (), (("", "uint256"),))
_PROCEEDS_GATE: Function[Address] = Function("proceedsGate", "48d81f0f", (), (("", "address"),))
_RETIRE: Function[None] = Function("retire", "8453153a", (("wallets", "address[]"),), ())
_SET_OBLIGATIONS: Function[None] = Function("setObligations", "3838c07f", (("obligations", "address"),), ())
_SET_OFFERING: Function[None] = Function("setOffering", "5e790f19", (("offering", "address"),), ())
_SETTLEMENT_INTEREST: Function[int] = Function("settlementInterest", "955603f9", (("units", "uint256"), ("onDate", "uint32"), ("settlementAt", "uint256")), (("", "int256"),))
_STATUS: Function[_types.RevenueStatus] = Function("status", "200d2ed2", (), (("", EnumOf(lambda: _types.RevenueStatus)),))
_TAKE_BACK: Function[int] = Function("takeBack", "dd695838", (("period", "uint256"),), (("amount", "uint256"),))
_TERMS: Function[_types.RevenueTerms] = Function("terms", "d5025625", (), (("", StructOf(lambda: _types.RevenueTerms)),))
_TERMS_HASH: Function[bytes] = Function("termsHash", "b311d9fd", (), (("", "bytes32"),))
_TOKEN: Function[Address] = Function("token", "fc0c546a", (), (("", "address"),))


class IRevenueRights(Contract):
    """Units of a pool's revenue: terms, periods, amortisation, declaration to holders of record."""

    NAME = "IRevenueRights"
    SOURCE = "contracts/revenue/interfaces/IRevenueRights.sol"

    @dataclass(frozen=True)
    class PeriodClosed(Event):
        """`IRevenueRights.PeriodClosed`"""

        NAME = "IRevenueRights.PeriodClosed"
        TOPIC = "85e0895496f905b6888b451c6bf845801a08f72f5ce43a6ee471f4c03557a470"
        ABI = (("period", "uint256", True), ("due", "uint256", False), ("senior", "uint256", False), ("allocated", "uint256", False), ("arrears", "uint256", False))

        period: int
        due: int
        senior: int
        allocated: int
        arrears: int

    @dataclass(frozen=True)
    class PeriodDeclared(Event):
        """`IRevenueRights.PeriodDeclared`"""

        NAME = "IRevenueRights.PeriodDeclared"
        TOPIC = "4d9ffd7601c99985c539a4868e8a414af44a050c17fb06f6f1af33c7c89f182a"
        ABI = (("period", "uint256", True), ("id", "bytes32", True), ("amount", "uint256", False))

        period: int
        id: _types.ObligationId
        amount: int

    @dataclass(frozen=True)
    class PeriodTakenBack(Event):
        """`IRevenueRights.PeriodTakenBack`"""

        NAME = "IRevenueRights.PeriodTakenBack"
        TOPIC = "e7998310aa485ffbd4b4cf739334fa3fc70a99235e78baeab21bf649d605250d"
        ABI = (("period", "uint256", True), ("amount", "uint256", False))

        period: int
        amount: int

    @dataclass(frozen=True)
    class RevenueObligationsSet(Event):
        """`IRevenueRights.RevenueObligationsSet`"""

        NAME = "IRevenueRights.RevenueObligationsSet"
        TOPIC = "47621263bda58fc12946780e0f9beddb4466e7ee2f9f505dfe93006a191e09bc"
        ABI = (("obligations", "address", True),)

        obligations: Address

    @dataclass(frozen=True)
    class RevenueOfferingSet(Event):
        """`IRevenueRights.RevenueOfferingSet`"""

        NAME = "IRevenueRights.RevenueOfferingSet"
        TOPIC = "b1a42132f5330067a79db3bbe1128ada28fa7de4b923a533c03f3883b652822a"
        ABI = (("offering", "address", True),)

        offering: Address

    @dataclass(frozen=True)
    class RevenueStatusChanged(Event):
        """`IRevenueRights.RevenueStatusChanged`"""

        NAME = "IRevenueRights.RevenueStatusChanged"
        TOPIC = "b724ae54c0db01e695233846aa75d47b3c2ee6ecf2a0e9244b39d748cbd3a9e8"
        ABI = (("from", EnumOf(lambda: _types.RevenueStatus), True), ("to", EnumOf(lambda: _types.RevenueStatus), True))

        from_: _types.RevenueStatus
        to: _types.RevenueStatus

    @dataclass(frozen=True)
    class RevenueTermsFrozen(Event):
        """`IRevenueRights.RevenueTermsFrozen`"""

        NAME = "IRevenueRights.RevenueTermsFrozen"
        TOPIC = "393eafd56eb0be7413460e422e58a9b4c4700af79b1d545153838ff442b48892"
        ABI = (("termsHash", "bytes32", True), ("terms", StructOf(lambda: _types.RevenueTerms), False), ("periods", ArrayOf(StructOf(lambda: _types.RevenuePeriod)), False))

        terms_hash: bytes
        terms: _types.RevenueTerms
        periods: tuple[_types.RevenuePeriod, ...]

    @dataclass(frozen=True)
    class RevenueUnitsIssued(Event):
        """`IRevenueRights.RevenueUnitsIssued`"""

        NAME = "IRevenueRights.RevenueUnitsIssued"
        TOPIC = "a397fa1c73e5622458144c837216962a967be0a946fb46059db9dae1ddb65f36"
        ABI = (("to", "address", True), ("units", "uint256", False), ("issued", "uint256", False))

        to: Address
        units: int
        issued: int

    @dataclass(frozen=True)
    class RightsRetired(Event):
        """`IRevenueRights.RightsRetired`"""

        NAME = "IRevenueRights.RightsRetired"
        TOPIC = "23480b53a66ae7a1d8bd31b3182bc33cccf8a63329680f9e659c0550303d587d"
        ABI = (("wallet", "address", True), ("units", "uint256", False))

        wallet: Address
        units: int

    @dataclass(eq=False, repr=False)
    class NothingDue(ContractError):
        """The rights have ended with nothing in arrears: late cash is the operator's (`IWaterfall.releaseRest`)."""

        NAME = "RevenueRights.NothingDue"
        SELECTOR = bytes.fromhex("3f775374")
        SIGNATURE = "NothingDue(uint256)"
        PARAMETERS = (("period", "uint256"),)
        FIELDS = ("period",)
        NOTICE = "The rights have ended with nothing in arrears: late cash is the operator's (`IWaterfall.releaseRest`)."

        period: int

    @dataclass(eq=False, repr=False)
    class OfferingUnknown(ContractError):
        """`IRevenueRights.OfferingUnknown`"""

        NAME = "RevenueRights.OfferingUnknown"
        SELECTOR = bytes.fromhex("06ca1800")
        SIGNATURE = "OfferingUnknown(address,address)"
        PARAMETERS = (("caller", "address"), ("offering", "address"))
        FIELDS = ("caller", "offering")

        caller: Address
        offering: Address

    @dataclass(eq=False, repr=False)
    class PeriodAlreadyDeclared(ContractError):
        """`IRevenueRights.PeriodAlreadyDeclared`"""

        NAME = "RevenueRights.PeriodAlreadyDeclared"
        SELECTOR = bytes.fromhex("a15d1199")
        SIGNATURE = "PeriodAlreadyDeclared(uint256)"
        PARAMETERS = (("period", "uint256"),)
        FIELDS = ("period",)

        period: int

    @dataclass(eq=False, repr=False)
    class PeriodNotClosed(ContractError):
        """`IRevenueRights.PeriodNotClosed`"""

        NAME = "RevenueRights.PeriodNotClosed"
        SELECTOR = bytes.fromhex("59e83e12")
        SIGNATURE = "PeriodNotClosed(uint256)"
        PARAMETERS = (("period", "uint256"),)
        FIELDS = ("period",)

        period: int

    @dataclass(eq=False, repr=False)
    class PeriodNotDeclared(ContractError):
        """`IRevenueRights.PeriodNotDeclared`"""

        NAME = "RevenueRights.PeriodNotDeclared"
        SELECTOR = bytes.fromhex("f8f14377")
        SIGNATURE = "PeriodNotDeclared(uint256)"
        PARAMETERS = (("period", "uint256"),)
        FIELDS = ("period",)

        period: int

    @dataclass(eq=False, repr=False)
    class PeriodNotDischarged(ContractError):
        """`IRevenueRights.PeriodNotDischarged`"""

        NAME = "RevenueRights.PeriodNotDischarged"
        SELECTOR = bytes.fromhex("b4e34119")
        SIGNATURE = "PeriodNotDischarged(uint256)"
        PARAMETERS = (("period", "uint256"),)
        FIELDS = ("period",)

        period: int

    @dataclass(eq=False, repr=False)
    class PeriodOutOfOrder(ContractError):
        """`IRevenueRights.PeriodOutOfOrder`"""

        NAME = "RevenueRights.PeriodOutOfOrder"
        SELECTOR = bytes.fromhex("df961a17")
        SIGNATURE = "PeriodOutOfOrder(uint256,uint256)"
        PARAMETERS = (("period", "uint256"), ("nextPeriod", "uint256"))
        FIELDS = ("period", "next_period")

        period: int
        next_period: int

    @dataclass(eq=False, repr=False)
    class PeriodSpent(ContractError):
        """`IRevenueRights.PeriodSpent`"""

        NAME = "RevenueRights.PeriodSpent"
        SELECTOR = bytes.fromhex("e3a60607")
        SIGNATURE = "PeriodSpent(uint256,uint256,uint256)"
        PARAMETERS = (("period", "uint256"), ("left", "uint256"), ("amount", "uint256"))
        FIELDS = ("period", "left", "amount")

        period: int
        left: int
        amount: int

    @dataclass(eq=False, repr=False)
    class PeriodUnfunded(ContractError):
        """`IRevenueRights.PeriodUnfunded`"""

        NAME = "RevenueRights.PeriodUnfunded"
        SELECTOR = bytes.fromhex("9c2e00e4")
        SIGNATURE = "PeriodUnfunded(uint256,uint256)"
        PARAMETERS = (("period", "uint256"), ("missing", "uint256"))
        FIELDS = ("period", "missing")

        period: int
        missing: int

    @dataclass(eq=False, repr=False)
    class PolicyTooWide(ContractError):
        """`IRevenueRights.PolicyTooWide`"""

        NAME = "RevenueRights.PolicyTooWide"
        SELECTOR = bytes.fromhex("2fb0ed43")
        SIGNATURE = "PolicyTooWide(string,uint256,uint256)"
        PARAMETERS = (("field", "string"), ("actual", "uint256"), ("limit", "uint256"))
        FIELDS = ("field", "actual", "limit")

        field: str
        actual: int
        limit: int

    @dataclass(eq=False, repr=False)
    class RevenuePeriodUnfit(ContractError):
        """`IRevenueRights.RevenuePeriodUnfit`"""

        NAME = "RevenueRights.RevenuePeriodUnfit"
        SELECTOR = bytes.fromhex("dee299f3")
        SIGNATURE = "RevenuePeriodUnfit(uint256,string)"
        PARAMETERS = (("period", "uint256"), ("field", "string"))
        FIELDS = ("period", "field")

        period: int
        field: str

    @dataclass(eq=False, repr=False)
    class RevenuePeriodUnknown(ContractError):
        """`IRevenueRights.RevenuePeriodUnknown`"""

        NAME = "RevenueRights.RevenuePeriodUnknown"
        SELECTOR = bytes.fromhex("8427800f")
        SIGNATURE = "RevenuePeriodUnknown(uint256,uint256)"
        PARAMETERS = (("period", "uint256"), ("periods", "uint256"))
        FIELDS = ("period", "periods")

        period: int
        periods: int

    @dataclass(eq=False, repr=False)
    class RevenueStatusUnfit(ContractError):
        """`IRevenueRights.RevenueStatusUnfit`"""

        NAME = "RevenueRights.RevenueStatusUnfit"
        SELECTOR = bytes.fromhex("d9608912")
        SIGNATURE = "RevenueStatusUnfit(uint8,uint8)"
        PARAMETERS = (("status", EnumOf(lambda: _types.RevenueStatus)), ("needed", EnumOf(lambda: _types.RevenueStatus)))
        FIELDS = ("status", "needed")

        status: _types.RevenueStatus
        needed: _types.RevenueStatus

    @dataclass(eq=False, repr=False)
    class RevenueTermUnfit(ContractError):
        """`IRevenueRights.RevenueTermUnfit`"""

        NAME = "RevenueRights.RevenueTermUnfit"
        SELECTOR = bytes.fromhex("f3cd56ae")
        SIGNATURE = "RevenueTermUnfit(string,uint256)"
        PARAMETERS = (("field", "string"), ("value", "uint256"))
        FIELDS = ("field", "value")

        field: str
        value: int

    @dataclass(eq=False, repr=False)
    class RevenueTransitionRefused(ContractError):
        """`IRevenueRights.RevenueTransitionRefused`"""

        NAME = "RevenueRights.RevenueTransitionRefused"
        SELECTOR = bytes.fromhex("edbfab77")
        SIGNATURE = "RevenueTransitionRefused(uint8,uint8)"
        PARAMETERS = (("from", EnumOf(lambda: _types.RevenueStatus)), ("to", EnumOf(lambda: _types.RevenueStatus)))
        FIELDS = ("from_", "to")

        from_: _types.RevenueStatus
        to: _types.RevenueStatus

    @dataclass(eq=False, repr=False)
    class RevenueVolumeExceeded(ContractError):
        """`IRevenueRights.RevenueVolumeExceeded`"""

        NAME = "RevenueRights.RevenueVolumeExceeded"
        SELECTOR = bytes.fromhex("b12a0c7b")
        SIGNATURE = "RevenueVolumeExceeded(uint256,uint256)"
        PARAMETERS = (("units", "uint256"), ("volume", "uint256"))
        FIELDS = ("units", "volume")

        units: int
        volume: int

    @dataclass(eq=False, repr=False)
    class RightsClosed(ContractError):
        """The rights have ended: the register takes no transfer any more."""

        NAME = "RevenueRights.RightsClosed"
        SELECTOR = bytes.fromhex("0d7c5217")
        SIGNATURE = "RightsClosed(uint256,uint256)"
        PARAMETERS = (("closesAt", "uint256"), ("nowAt", "uint256"))
        FIELDS = ("closes_at", "now_at")
        NOTICE = "The rights have ended: the register takes no transfer any more."

        closes_at: int
        now_at: int

    def allocated(self, *, at: int | None = None) -> int:
        """[cash base units] given by the waterfall so far."""
        return self._view(_ALLOCATED, (), at)

    def arrears(self, *, at: int | None = None) -> int:
        """[cash base units] due and not given so far."""
        return self._view(_ARREARS, (), at)

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

    def _make_retire(self, wallets: Sequence[AddressLike]) -> Call[None]:
        return self._call(_RETIRE, (wallets,))

    @write(_make_retire)
    def retire(self, wallets: Sequence[AddressLike], *, sender: Party, gas: int | None = None) -> None:
        """Retires all units of the wallets, for anyone, in any order. Requirements: ended; the holders of every
        period with something to pay were reached (`PeriodNotDischarged`).

        Emits `RightsRetired`.
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

    def settlement_interest(self, units: int, on_date: int, settlement_at: int, *, at: int | None = None) -> int:
        """None: what comes in is shared over records."""
        return self._view(_SETTLEMENT_INTEREST, (units, on_date, settlement_at), at)

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
