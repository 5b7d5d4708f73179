"""Cash in, and out in the order of priority: taxes, servicing, senior, reserve, residual.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_repatriation import IRepatriation as _IRepatriation
from rwa_chain.chain.abi_types import EnumOf, StructOf
from rwa_chain.chain.address import Address, AddressLike
from rwa_chain.chain.codec import Event, Function
from rwa_chain.chain.contract import Contract, Signature, write
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import ContractError

if TYPE_CHECKING:
    from rwa_chain.chain.party import Party

_BOOK_PROCEEDS: Function[None] = Function("bookProceeds", "88f77345", (("token", "address"), ("amount", "uint256")), ())
_CHANNEL_OF: Function[_types.Channel] = Function("channelOf", "67f47de8", (("pool", "address"), ("channel", "uint256")), (("", StructOf(lambda: _types.Channel)),))
_CHANNELS_OF: Function[int] = Function("channelsOf", "662d6d97", (("pool", "address"),), (("count", "uint256"),))
_CLOSE: Function[int] = Function("close", "d380ed02", (("pool", "address"), ("period", "uint256"), ("due", "uint256"), ("scheduled", "uint256"), ("closing", EnumOf(lambda: _types.Closing))), (("senior", "uint256"),))
_CLOSE_CHANNEL: Function[None] = Function("closeChannel", "01d42a9c", (("pool", "address"), ("channel", "uint256")), ())
_CURE_GAP: Function[None] = Function("cureGap", "da4a0ca3", (("pool", "address"), ("period", "uint256"), ("writtenOff", "uint128"), ("explanationHash", "bytes32")), ())
_FUND_SENIOR: Function[int] = Function("fundSenior", "228a9013", (("pool", "address"), ("obligations", "address"), ("id", "bytes32"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), (("funded", "uint256"),))
_HALTS_OF: Function[int] = Function("haltsOf", "e5f466c3", (("pool", "address"),), (("", "uint256"),))
_IS_SILENT: Function[bool] = Function("isSilent", "76f896de", (("pool", "address"),), (("", "bool"),))
_OPEN_CHANNEL: Function[int] = Function("openChannel", "4a9b8b2e", (("pool", "address"), ("terms", StructOf(lambda: _types.Channel))), (("channel", "uint256"),))
_PAY_IN: Function[None] = Function("payIn", "1de15055", (("pool", "address"), ("channel", "uint256"), ("outAsset", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_PAY_OUT: Function[None] = Function("payOut", "47c61c9d", (("pool", "address"), ("bucket", EnumOf(lambda: _types.Payee))), ())
_PROCEEDS_ASSET: Function[Address] = Function("proceedsAsset", "c0864f8e", (("token", "address"),), (("", "address"),))
_READINGS: Function[Address] = Function("readings", "f4529501", (), (("", "address"),))
_RECONCILE: Function[None] = Function("reconcile", "1aaad159", (("pool", "address"), ("period", "uint256"), ("statements", StructOf(lambda: _types.Statements))), ())
_RECONCILIATION_OF: Function[_types.Reconciliation] = Function("reconciliationOf", "3bdc0f9b", (("pool", "address"), ("period", "uint256")), (("", StructOf(lambda: _types.Reconciliation)),))
_RELEASE_REST: Function[None] = Function("releaseRest", "b5111b09", (("pool", "address"),), ())
_REMIT_PROCEEDS: Function[None] = Function("remitProceeds", "89e44193", (("pool", "address"), ("channel", "uint256"), ("inAsset", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_SET_PAUSED: Function[None] = Function("setPaused", "89eba0d2", (("pool", "address"), ("paused", "bool")), ())
_SET_PAYEE: Function[None] = Function("setPayee", "9982e324", (("pool", "address"), ("bucket", EnumOf(lambda: _types.Payee)), ("wallet", "address")), ())
_SET_TERMS: Function[None] = Function("setTerms", "a1e079a3", (("pool", "address"), ("terms", StructOf(lambda: _types.WaterfallTerms))), ())
_STATE_OF: Function[_types.WaterfallState] = Function("stateOf", "45b4903a", (("pool", "address"),), (("", StructOf(lambda: _types.WaterfallState)),))
_TAKE_BACK: Function[int] = Function("takeBack", "f1a26c1d", (("pool", "address"), ("obligations", "address"), ("id", "bytes32"), ("unspent", "uint256")), (("amount", "uint256"),))
_TERMS_OF: Function[_types.WaterfallTerms] = Function("termsOf", "0369ac91", (("pool", "address"),), (("", StructOf(lambda: _types.WaterfallTerms)),))


class IWaterfall(Contract):
    """Cash in, and out in the order of priority: taxes, servicing, senior, reserve, residual."""

    NAME = "IWaterfall"
    SOURCE = "contracts/revenue/interfaces/IWaterfall.sol"

    @dataclass(frozen=True)
    class BucketPaid(Event):
        """`IWaterfall.BucketPaid`"""

        NAME = "IWaterfall.BucketPaid"
        TOPIC = "70890d6c5b5445fe97d864c24a1b697bb5b172f2f995cc4ff400525e5d297505"
        ABI = (("pool", "address", True), ("bucket", EnumOf(lambda: _types.Payee), True), ("to", "address", True), ("amount", "uint256", False))

        pool: Address
        bucket: _types.Payee
        to: Address
        amount: int

    @dataclass(frozen=True)
    class CashReceived(Event):
        """`IWaterfall.CashReceived`"""

        NAME = "IWaterfall.CashReceived"
        TOPIC = "94785164f12fbf084b2a28e301946cc3730eb21b95cfb51d155c5f7bcb7eee1f"
        ABI = (("pool", "address", True), ("channel", "uint256", True), ("payer", "address", True), ("amount", "uint256", False), ("bookingId", "bytes32", False))

        pool: Address
        channel: int
        payer: Address
        amount: int
        booking_id: bytes

    @dataclass(frozen=True)
    class GapCured(Event):
        """`IWaterfall.GapCured`"""

        NAME = "IWaterfall.GapCured"
        TOPIC = "5dd43e8254e4e581199a4e3a345e28f4c9486a0fd6bc37bfd89fc11db77cc6a3"
        ABI = (("pool", "address", True), ("period", "uint256", True), ("writtenOff", "uint256", False), ("explanationHash", "bytes32", False))

        pool: Address
        period: int
        written_off: int
        explanation_hash: bytes

    @dataclass(frozen=True)
    class PayeeSet(Event):
        """`IWaterfall.PayeeSet`"""

        NAME = "IWaterfall.PayeeSet"
        TOPIC = "5e79a72b5330722df327804f6300ee49865010a4bbccb45197f728134944df55"
        ABI = (("pool", "address", True), ("bucket", EnumOf(lambda: _types.Payee), True), ("wallet", "address", False))

        pool: Address
        bucket: _types.Payee
        wallet: Address

    @dataclass(frozen=True)
    class PeriodSplit(Event):
        """`IWaterfall.PeriodSplit`"""

        NAME = "IWaterfall.PeriodSplit"
        TOPIC = "b380c946f8f9962b2520afa13ea188819b694adec0f93bd4fa890a42280087dc"
        ABI = (("pool", "address", True), ("period", "uint256", True), ("dues", StructOf(lambda: _types.Dues), False), ("split", StructOf(lambda: _types.Split), False), ("measures", StructOf(lambda: _types.Measures), False))

        pool: Address
        period: int
        dues: _types.Dues
        split: _types.Split
        measures: _types.Measures

    @dataclass(frozen=True)
    class ReconciliationRecorded(Event):
        """`IWaterfall.ReconciliationRecorded`"""

        NAME = "IWaterfall.ReconciliationRecorded"
        TOPIC = "59dbcf999d2244850c480ed7238735e0cf8e2f94f68981d3d5a7368d0c5006a1"
        ABI = (("pool", "address", True), ("period", "uint256", True), ("record", StructOf(lambda: _types.Reconciliation), False))

        pool: Address
        period: int
        record: _types.Reconciliation

    @dataclass(frozen=True)
    class RestReleased(Event):
        """`IWaterfall.RestReleased`"""

        NAME = "IWaterfall.RestReleased"
        TOPIC = "d1344c71715300a87c3f81b18c173a7108e5c8cb02ed38ff835619b15b78e630"
        ABI = (("pool", "address", True), ("amount", "uint256", False))

        pool: Address
        amount: int

    @dataclass(frozen=True)
    class SeniorFunded(Event):
        """`IWaterfall.SeniorFunded`"""

        NAME = "IWaterfall.SeniorFunded"
        TOPIC = "8ab5068fd2e00ccf0caf023691b356048f869b01111cbe875f52a25c3877cdaa"
        ABI = (("pool", "address", True), ("id", "bytes32", True), ("amount", "uint256", False))

        pool: Address
        id: _types.ObligationId
        amount: int

    @dataclass(frozen=True)
    class WaterfallPausedSet(Event):
        """`IWaterfall.WaterfallPausedSet`"""

        NAME = "IWaterfall.WaterfallPausedSet"
        TOPIC = "70ad7e46c80f4c4a1adcdd66d050a2e0919b750b4d4d91666acce52d8263beb0"
        ABI = (("pool", "address", True), ("paused", "bool", False))

        pool: Address
        paused: bool

    @dataclass(frozen=True)
    class WaterfallTermsSet(Event):
        """`IWaterfall.WaterfallTermsSet`"""

        NAME = "IWaterfall.WaterfallTermsSet"
        TOPIC = "6801887579e1ee961e6fe3fa6f5d7e1790e1cd3278889bb31b6367709fa0dcd8"
        ABI = (("pool", "address", True), ("terms", StructOf(lambda: _types.WaterfallTerms), False))

        pool: Address
        terms: _types.WaterfallTerms

    @dataclass(eq=False, repr=False)
    class ExplanationMissing(ContractError):
        """`IWaterfall.ExplanationMissing`"""

        NAME = "Waterfall.ExplanationMissing"
        SELECTOR = bytes.fromhex("057aaec9")
        SIGNATURE = "ExplanationMissing(address,uint256)"
        PARAMETERS = (("pool", "address"), ("period", "uint256"))
        FIELDS = ("pool", "period")

        pool: Address
        period: int

    @dataclass(eq=False, repr=False)
    class FundingExcess(ContractError):
        """`IWaterfall.FundingExcess`"""

        NAME = "Waterfall.FundingExcess"
        SELECTOR = bytes.fromhex("bc3a631e")
        SIGNATURE = "FundingExcess(bytes32,uint256,uint256)"
        PARAMETERS = (("id", "bytes32"), ("amount", "uint256"), ("missing", "uint256"))
        FIELDS = ("id", "amount", "missing")

        id: _types.ObligationId
        amount: int
        missing: int

    @dataclass(eq=False, repr=False)
    class GapNotOpen(ContractError):
        """`IWaterfall.GapNotOpen`"""

        NAME = "Waterfall.GapNotOpen"
        SELECTOR = bytes.fromhex("96213292")
        SIGNATURE = "GapNotOpen(address,uint256)"
        PARAMETERS = (("pool", "address"), ("period", "uint256"))
        FIELDS = ("pool", "period")

        pool: Address
        period: int

    @dataclass(eq=False, repr=False)
    class HoldersInArrears(ContractError):
        """Holders are owed first: the instrument closes what came late."""

        NAME = "Waterfall.HoldersInArrears"
        SELECTOR = bytes.fromhex("c79be2cc")
        SIGNATURE = "HoldersInArrears(address,uint256)"
        PARAMETERS = (("pool", "address"), ("due", "uint256"))
        FIELDS = ("pool", "due")
        NOTICE = "Holders are owed first: the instrument closes what came late."

        pool: Address
        due: int

    @dataclass(eq=False, repr=False)
    class InstrumentRunning(ContractError):
        """`IWaterfall.InstrumentRunning`"""

        NAME = "Waterfall.InstrumentRunning"
        SELECTOR = bytes.fromhex("ab546866")
        SIGNATURE = "InstrumentRunning(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class InstrumentUnknown(ContractError):
        """`IWaterfall.InstrumentUnknown`"""

        NAME = "Waterfall.InstrumentUnknown"
        SELECTOR = bytes.fromhex("aed0d534")
        SIGNATURE = "InstrumentUnknown(address,address,address)"
        PARAMETERS = (("pool", "address"), ("caller", "address"), ("instrument", "address"))
        FIELDS = ("pool", "caller", "instrument")

        pool: Address
        caller: Address
        instrument: Address

    @dataclass(eq=False, repr=False)
    class MonthsOpen(ContractError):
        """`IWaterfall.MonthsOpen`"""

        NAME = "Waterfall.MonthsOpen"
        SELECTOR = bytes.fromhex("575962df")
        SIGNATURE = "MonthsOpen(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("openMonth", "uint256"), ("needed", "uint256"))
        FIELDS = ("pool", "open_month", "needed")

        pool: Address
        open_month: int
        needed: int

    @dataclass(eq=False, repr=False)
    class PeriodNotReconcilable(ContractError):
        """`IWaterfall.PeriodNotReconcilable`"""

        NAME = "Waterfall.PeriodNotReconcilable"
        SELECTOR = bytes.fromhex("5c918895")
        SIGNATURE = "PeriodNotReconcilable(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("period", "uint256"), ("nextPeriod", "uint256"))
        FIELDS = ("pool", "period", "next_period")

        pool: Address
        period: int
        next_period: int

    @dataclass(eq=False, repr=False)
    class SeniorInsufficient(ContractError):
        """`IWaterfall.SeniorInsufficient`"""

        NAME = "Waterfall.SeniorInsufficient"
        SELECTOR = bytes.fromhex("c48b9a95")
        SIGNATURE = "SeniorInsufficient(address,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("senior", "uint256"), ("needed", "uint256"))
        FIELDS = ("pool", "senior", "needed")

        pool: Address
        senior: int
        needed: int

    @dataclass(eq=False, repr=False)
    class WaterfallHalted(ContractError):
        """`IWaterfall.WaterfallHalted`"""

        NAME = "Waterfall.WaterfallHalted"
        SELECTOR = bytes.fromhex("c2997dcf")
        SIGNATURE = "WaterfallHalted(address,uint256)"
        PARAMETERS = (("pool", "address"), ("reasons", "uint256"))
        FIELDS = ("pool", "reasons")

        pool: Address
        reasons: int

    @dataclass(eq=False, repr=False)
    class WaterfallTermUnfit(ContractError):
        """`IWaterfall.WaterfallTermUnfit`"""

        NAME = "Waterfall.WaterfallTermUnfit"
        SELECTOR = bytes.fromhex("90a72713")
        SIGNATURE = "WaterfallTermUnfit(address,string)"
        PARAMETERS = (("pool", "address"), ("field", "string"))
        FIELDS = ("pool", "field")

        pool: Address
        field: str

    @dataclass(eq=False, repr=False)
    class WaterfallTermsExist(ContractError):
        """`IWaterfall.WaterfallTermsExist`"""

        NAME = "Waterfall.WaterfallTermsExist"
        SELECTOR = bytes.fromhex("577ba0c4")
        SIGNATURE = "WaterfallTermsExist(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class WaterfallUnknown(ContractError):
        """`IWaterfall.WaterfallUnknown`"""

        NAME = "Waterfall.WaterfallUnknown"
        SELECTOR = bytes.fromhex("214049a3")
        SIGNATURE = "WaterfallUnknown(address)"
        PARAMETERS = (("pool", "address"),)
        FIELDS = ("pool",)

        pool: Address

    @dataclass(eq=False, repr=False)
    class WriteOffExcess(ContractError):
        """`IWaterfall.WriteOffExcess`"""

        NAME = "Waterfall.WriteOffExcess"
        SELECTOR = bytes.fromhex("a85fc325")
        SIGNATURE = "WriteOffExcess(address,uint256,uint256,uint256)"
        PARAMETERS = (("pool", "address"), ("period", "uint256"), ("writtenOff", "uint256"), ("missing", "uint256"))
        FIELDS = ("pool", "period", "written_off", "missing")

        pool: Address
        period: int
        written_off: int
        missing: int

    ChannelClosed = _IRepatriation.ChannelClosed
    ChannelDirectionUnfit = _IRepatriation.ChannelDirectionUnfit
    ChannelExpired = _IRepatriation.ChannelExpired
    ChannelOpened = _IRepatriation.ChannelOpened
    ChannelQuotaExceeded = _IRepatriation.ChannelQuotaExceeded
    ChannelUnfit = _IRepatriation.ChannelUnfit
    ChannelUsed = _IRepatriation.ChannelUsed
    CounterpartyUnknown = _IRepatriation.CounterpartyUnknown
    ProceedsBooked = _IRepatriation.ProceedsBooked
    ProceedsInsufficient = _IRepatriation.ProceedsInsufficient
    ProceedsRemitted = _IRepatriation.ProceedsRemitted

    def _make_book_proceeds(self, token: AddressLike, amount: int) -> Call[None]:
        return self._call(_BOOK_PROCEEDS, (token, amount))

    @write(_make_book_proceeds)
    def book_proceeds(self, token: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
        """Counts proceeds that the offering has just paid to the gate (the offering that the instrument names).

        amount: [cash base units] of the proceeds asset
        """
        raise Signature

    def channel_of(self, pool: AddressLike, channel: int, *, at: int | None = None) -> _types.Channel:
        """`channelOf(address,uint256)`"""
        return self._view(_CHANNEL_OF, (pool, channel), at)

    def channels_of(self, pool: AddressLike, *, at: int | None = None) -> int:
        """`channelsOf(address)`"""
        return self._view(_CHANNELS_OF, (pool,), at)

    def _make_close(self, pool: AddressLike, period: int, due: int, scheduled: int, closing: _types.Closing) -> Call[int]:
        return self._call(_CLOSE, (pool, period, due, scheduled, closing))

    @write(_make_close)
    def close(self, pool: AddressLike, period: int, due: int, scheduled: int, closing: _types.Closing, *, sender: Party, gas: int | None = None) -> int:
        """Splits the cash that was reconciled for the period; LATE, all that came. Requirements: the caller is
        the instrument; nothing halts the pool (`WaterfallHalted`).

        LAST keeps nothing back from holders and pays out the reserve that they don't need. LATE knows no
        triggers and no servicing fee.

        due: for holders, arrears included
        scheduled: the part of `due` that is the period's own
        Returns senior: what holders get of it
        """
        raise Signature

    def _make_close_channel(self, pool: AddressLike, channel: int) -> Call[None]:
        return self._call(_CLOSE_CHANNEL, (pool, channel))

    @write(_make_close_channel)
    def close_channel(self, pool: AddressLike, channel: int, *, sender: Party, gas: int | None = None) -> None:
        """Ends a channel at once (COMPLIANCE)."""
        raise Signature

    def _make_cure_gap(self, pool: AddressLike, period: int, written_off: int, explanation_hash: bytes) -> Call[None]:
        return self._call(_CURE_GAP, (pool, period, written_off, explanation_hash))

    @write(_make_cure_gap)
    def cure_gap(self, pool: AddressLike, period: int, written_off: int, explanation_hash: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Accepts the explanation of a gap (TRUSTEE). Missing cash is awaited with the next periods, but for the
        part that is written off. Requirements: the gap is open (`GapNotOpen`); an explanation
        (`ExplanationMissing`); no more than is missing is written off (`WriteOffExcess`).

        written_off: [cash base units]
        """
        raise Signature

    def _make_fund_senior(self, pool: AddressLike, obligations: AddressLike, id: _types.ObligationId, cash_tokens: Sequence[AddressLike], amounts: Sequence[int]) -> Call[int]:
        return self._call(_FUND_SENIOR, (pool, obligations, id, cash_tokens, amounts))

    @write(_make_fund_senior)
    def fund_senior(self, pool: AddressLike, obligations: AddressLike, id: _types.ObligationId, cash_tokens: Sequence[AddressLike], amounts: Sequence[int], *, sender: Party, gas: int | None = None) -> int:
        """Funds a distribution from the senior bucket. Requirements: the caller is the instrument; no pause,
        open gap or dispute (`WaterfallHalted`); enough is there (`SeniorInsufficient`).

        Returns funded: [cash base units]
        """
        raise Signature

    def halts_of(self, pool: AddressLike, *, at: int | None = None) -> int:
        """Why the next period can't be closed, as bits of `Halts`; 0 = it can."""
        return self._view(_HALTS_OF, (pool,), at)

    def is_silent(self, pool: AddressLike, *, at: int | None = None) -> bool:
        """Whether no batch has been accepted for longer than the terms allow."""
        return self._view(_IS_SILENT, (pool,), at)

    def _make_open_channel(self, pool: AddressLike, terms: _types.Channel) -> Call[int]:
        return self._call(_OPEN_CHANNEL, (pool, terms))

    @write(_make_open_channel)
    def open_channel(self, pool: AddressLike, terms: _types.Channel, *, sender: Party, gas: int | None = None) -> int:
        """Opens a channel (COMPLIANCE). Requirements (`ChannelUnfit`): a filing hash, a counterparty, a quota,
        an end in the future; QDII not INBOUND (`ChannelDirectionUnfit`).

        Returns channel: its number in the pool, from 1
        """
        raise Signature

    def _make_pay_in(self, pool: AddressLike, channel: int, out_asset: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_PAY_IN, (pool, channel, out_asset, amount, booking_id))

    @write(_make_pay_in)
    def pay_in(self, pool: AddressLike, channel: int, out_asset: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Takes the caller's money through a channel, for the period that is closed next. Requirements: an
        OUTBOUND channel of which the caller is the counterparty (`CounterpartyUnknown`), not expired, within
        its quota; the refusing token's error bubbles.

        out_asset: the caller's deposit
        """
        raise Signature

    def _make_pay_out(self, pool: AddressLike, bucket: _types.Payee) -> Call[None]:
        return self._call(_PAY_OUT, (pool, bucket))

    @write(_make_pay_out)
    def pay_out(self, pool: AddressLike, bucket: _types.Payee, *, sender: Party, gas: int | None = None) -> None:
        """Pays a bucket to its owner; for anyone."""
        raise Signature

    def proceeds_asset(self, token: AddressLike, *, at: int | None = None) -> Address:
        """The bank deposit in which the gate takes proceeds of a token's issue."""
        return self._view(_PROCEEDS_ASSET, (token,), at)

    def readings(self, *, at: int | None = None) -> Address:
        """`readings()`"""
        return self._view(_READINGS, (), at)

    def _make_reconcile(self, pool: AddressLike, period: int, statements: _types.Statements) -> Call[None]:
        return self._call(_RECONCILE, (pool, period, statements))

    @write(_make_reconcile)
    def reconcile(self, pool: AddressLike, period: int, statements: _types.Statements, *, sender: Party, gas: int | None = None) -> None:
        """Records the statements of a period (CALCULATION_AGENT); a later record of the same period replaces it
        with its cure. A gap is open where the three statements lie further apart than the tolerance, or the
        cash of the next period is less than what should have come of the bank's figure, or more than the
        bank's figure, by more than the tolerance. A closed period's cash was compared before its closing; a
        bank's figure that is corrected afterwards moves what is missing. Requirements: the next period or an
        earlier one (`PeriodNotReconcilable`); its months are closed, unless the oracle is silent beyond the
        limit (`MonthsOpen`).
        """
        raise Signature

    def reconciliation_of(self, pool: AddressLike, period: int, *, at: int | None = None) -> _types.Reconciliation:
        """`reconciliationOf(address,uint256)`"""
        return self._view(_RECONCILIATION_OF, (pool, period), at)

    def _make_release_rest(self, pool: AddressLike) -> Call[None]:
        return self._call(_RELEASE_REST, (pool,))

    @write(_make_release_rest)
    def release_rest(self, pool: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """After the instrument has ended and holders are owed nothing, what is left or still comes is the
        operator's, after taxes and servicing; for anyone. Requirements: ended (`InstrumentRunning`); nothing
        is left, or nothing is due to holders (`HoldersInArrears`).
        """
        raise Signature

    def _make_remit_proceeds(self, pool: AddressLike, channel: int, in_asset: AddressLike, amount: int, booking_id: bytes) -> Call[None]:
        return self._call(_REMIT_PROCEEDS, (pool, channel, in_asset, amount, booking_id))

    @write(_make_remit_proceeds)
    def remit_proceeds(self, pool: AddressLike, channel: int, in_asset: AddressLike, amount: int, booking_id: bytes, *, sender: Party, gas: int | None = None) -> None:
        """Pays proceeds of the issue to the channel's counterparty (ISSUER). Nothing else moves them.
        Requirements: an INBOUND channel that has not expired, within its quota; so much is there
        (`ProceedsInsufficient`); the refusing token's error bubbles.

        in_asset: the counterparty's bank's deposit
        """
        raise Signature

    def _make_set_paused(self, pool: AddressLike, paused: bool) -> Call[None]:
        return self._call(_SET_PAUSED, (pool, paused))

    @write(_make_set_paused)
    def set_paused(self, pool: AddressLike, paused: bool, *, sender: Party, gas: int | None = None) -> None:
        """Stops the pool's money, or lets it go on (PAUSER)."""
        raise Signature

    def _make_set_payee(self, pool: AddressLike, bucket: _types.Payee, wallet: AddressLike) -> Call[None]:
        return self._call(_SET_PAYEE, (pool, bucket, wallet))

    @write(_make_set_payee)
    def set_payee(self, pool: AddressLike, bucket: _types.Payee, wallet: AddressLike, *, sender: Party, gas: int | None = None) -> None:
        """Names another wallet for a bucket (TRUSTEE)."""
        raise Signature

    def _make_set_terms(self, pool: AddressLike, terms: _types.WaterfallTerms) -> Call[None]:
        return self._call(_SET_TERMS, (pool, terms))

    @write(_make_set_terms)
    def set_terms(self, pool: AddressLike, terms: _types.WaterfallTerms, *, sender: Party, gas: int | None = None) -> None:
        """Sets a pool's terms, once (ISSUER). Requirements (`WaterfallTermUnfit`): cash, instrument and the
        three payees are given; rates together below 1.0; a remittance rate above 0 and at most 1.0; a cure is
        at or above its threshold and takes a period or more.
        """
        raise Signature

    def state_of(self, pool: AddressLike, *, at: int | None = None) -> _types.WaterfallState:
        """`stateOf(address)`"""
        return self._view(_STATE_OF, (pool,), at)

    def _make_take_back(self, pool: AddressLike, obligations: AddressLike, id: _types.ObligationId, unspent: int) -> Call[int]:
        return self._call(_TAKE_BACK, (pool, obligations, id, unspent))

    @write(_make_take_back)
    def take_back(self, pool: AddressLike, obligations: AddressLike, id: _types.ObligationId, unspent: int, *, sender: Party, gas: int | None = None) -> int:
        """Keeps for the next closing what the holders of a funded distribution don't need. Requirements: the
        caller is the instrument.

        unspent: [cash base units] of the senior bucket
        Returns amount: [cash base units] with what the list gave back
        """
        raise Signature

    def terms_of(self, pool: AddressLike, *, at: int | None = None) -> _types.WaterfallTerms:
        """`termsOf(address)`"""
        return self._view(_TERMS_OF, (pool,), at)
