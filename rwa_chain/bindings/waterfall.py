"""The money of every pool, by priority.

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Self

import rwa_chain.bindings.types as _types
from rwa_chain.bindings.i_repatriation import IRepatriation as _IRepatriation
from rwa_chain.bindings.i_waterfall import IWaterfall as _IWaterfall
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

_CONSTRUCTOR = Function[None]("constructor", "", (("manager", "address"), ("readings", "address")))
_BOOK_PROCEEDS: Function[None] = Function("bookProceeds", "88f77345", (("pool", "address"), ("amount", "uint256")), ())
_CHANNEL_OF: Function[_types.Channel] = Function("channelOf", "67f47de8", (("pool", "address"), ("channel", "uint256")), (("", StructOf(lambda: _types.Channel)),))
_CHANNELS_OF: Function[int] = Function("channelsOf", "662d6d97", (("pool", "address"),), (("count", "uint256"),))
_CLOSE: Function[int] = Function("close", "d380ed02", (("pool", "address"), ("period", "uint256"), ("due", "uint256"), ("scheduled", "uint256"), ("closing", EnumOf(lambda: _types.Closing))), (("senior", "uint256"),))
_CLOSE_CHANNEL: Function[None] = Function("closeChannel", "01d42a9c", (("pool", "address"), ("channel", "uint256")), ())
_CURE_GAP: Function[None] = Function("cureGap", "da4a0ca3", (("pool", "address"), ("period", "uint256"), ("writtenOff", "uint128"), ("explanationHash", "bytes32")), ())
_FUND_SENIOR: Function[int] = Function("fundSenior", "228a9013", (("pool", "address"), ("obligations", "address"), ("id", "bytes32"), ("cashTokens", "address[]"), ("amounts", "uint256[]")), (("needed", "uint256"),))
_HALTS_OF: Function[int] = Function("haltsOf", "e5f466c3", (("pool", "address"),), (("", "uint256"),))
_IS_SILENT: Function[bool] = Function("isSilent", "76f896de", (("pool", "address"),), (("", "bool"),))
_MANAGER: Function[Address] = Function("manager", "481c6a75", (), (("", "address"),))
_OPEN_CHANNEL: Function[int] = Function("openChannel", "4a9b8b2e", (("pool", "address"), ("terms", StructOf(lambda: _types.Channel))), (("channel", "uint256"),))
_PAY_IN: Function[None] = Function("payIn", "1de15055", (("pool", "address"), ("channel", "uint256"), ("outAsset", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_PAY_OUT: Function[None] = Function("payOut", "47c61c9d", (("pool", "address"), ("bucket", EnumOf(lambda: _types.Payee))), ())
_PROCEEDS_ASSET: Function[Address] = Function("proceedsAsset", "c0864f8e", (("pool", "address"),), (("", "address"),))
_READINGS: Function[Address] = Function("readings", "f4529501", (), (("", "address"),))
_RECONCILE: Function[None] = Function("reconcile", "1aaad159", (("pool", "address"), ("period", "uint256"), ("statements", StructOf(lambda: _types.Statements))), ())
_RECONCILIATION_OF: Function[_types.Reconciliation] = Function("reconciliationOf", "3bdc0f9b", (("pool", "address"), ("period", "uint256")), (("", StructOf(lambda: _types.Reconciliation)),))
_RELEASE_REST: Function[None] = Function("releaseRest", "b5111b09", (("pool", "address"),), ())
_REMIT_PROCEEDS: Function[None] = Function("remitProceeds", "89e44193", (("pool", "address"), ("channel", "uint256"), ("inAsset", "address"), ("amount", "uint256"), ("bookingId", "bytes32")), ())
_SET_PAUSED: Function[None] = Function("setPaused", "89eba0d2", (("pool", "address"), ("paused", "bool")), ())
_SET_PAYEE: Function[None] = Function("setPayee", "9982e324", (("pool", "address"), ("bucket", EnumOf(lambda: _types.Payee)), ("wallet", "address")), ())
_SET_TERMS: Function[None] = Function("setTerms", "a1e079a3", (("pool", "address"), ("t", StructOf(lambda: _types.WaterfallTerms))), ())
_STATE_OF: Function[_types.WaterfallState] = Function("stateOf", "45b4903a", (("pool", "address"),), (("", StructOf(lambda: _types.WaterfallState)),))
_TAKE_BACK: Function[int] = Function("takeBack", "f1a26c1d", (("pool", "address"), ("obligations", "address"), ("id", "bytes32"), ("unspent", "uint256")), (("amount", "uint256"),))
_TERMS_OF: Function[_types.WaterfallTerms] = Function("termsOf", "0369ac91", (("pool", "address"),), (("", StructOf(lambda: _types.WaterfallTerms)),))


class Waterfall(Contract):
    """The money of every pool, by priority."""

    NAME = "Waterfall"
    SOURCE = "contracts/revenue/Waterfall.sol"

    REFUNDS_AT_ONCE = 100

    BucketPaid = _IWaterfall.BucketPaid
    CashReceived = _IWaterfall.CashReceived
    ChannelClosed = _IRepatriation.ChannelClosed
    ChannelDirectionUnfit = _IRepatriation.ChannelDirectionUnfit
    ChannelExpired = _IRepatriation.ChannelExpired
    ChannelOpened = _IRepatriation.ChannelOpened
    ChannelQuotaExceeded = _IRepatriation.ChannelQuotaExceeded
    ChannelUnfit = _IRepatriation.ChannelUnfit
    ChannelUsed = _IRepatriation.ChannelUsed
    CounterpartyUnknown = _IRepatriation.CounterpartyUnknown
    ExplanationMissing = _IWaterfall.ExplanationMissing
    FundingExcess = _IWaterfall.FundingExcess
    GapCured = _IWaterfall.GapCured
    GapNotOpen = _IWaterfall.GapNotOpen
    HoldersInArrears = _IWaterfall.HoldersInArrears
    InstrumentRunning = _IWaterfall.InstrumentRunning
    InstrumentUnknown = _IWaterfall.InstrumentUnknown
    MonthsOpen = _IWaterfall.MonthsOpen
    PayeeSet = _IWaterfall.PayeeSet
    PeriodNotReconcilable = _IWaterfall.PeriodNotReconcilable
    PeriodSplit = _IWaterfall.PeriodSplit
    ProceedsBooked = _IRepatriation.ProceedsBooked
    ProceedsInsufficient = _IRepatriation.ProceedsInsufficient
    ProceedsRemitted = _IRepatriation.ProceedsRemitted
    ReconciliationRecorded = _IWaterfall.ReconciliationRecorded
    ReentrancyGuardReentrantCall = _ReentrancyGuardTransient.ReentrancyGuardReentrantCall
    RestReleased = _IWaterfall.RestReleased
    RoleMissing = _ScopedAccess.RoleMissing
    SeniorFunded = _IWaterfall.SeniorFunded
    SeniorInsufficient = _IWaterfall.SeniorInsufficient
    WaterfallHalted = _IWaterfall.WaterfallHalted
    WaterfallPausedSet = _IWaterfall.WaterfallPausedSet
    WaterfallTermUnfit = _IWaterfall.WaterfallTermUnfit
    WaterfallTermsExist = _IWaterfall.WaterfallTermsExist
    WaterfallTermsSet = _IWaterfall.WaterfallTermsSet
    WaterfallUnknown = _IWaterfall.WaterfallUnknown
    WriteOffExcess = _IWaterfall.WriteOffExcess

    @classmethod
    def creation(cls, manager: AddressLike, readings: AddressLike, *, libraries: Mapping[str, AddressLike] | None = None) -> Call[None]:
        """The unsent transaction that creates it; `libraries` gives the address of each linked library."""
        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}
        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)
        return cls._creation(code, _CONSTRUCTOR, (manager, readings))

    @classmethod
    def deploy(cls, chain: Chain, manager: AddressLike, readings: AddressLike, *, sender: Party, libraries: Mapping[str, AddressLike] | None = None, gas: int | None = None) -> Self:
        """Create one and wait for it; `deployment` is its receipt."""
        return cls._deploy(chain, cls.creation(manager, readings, libraries=libraries), sender, gas)

    def _make_book_proceeds(self, pool: AddressLike, amount: int) -> Call[None]:
        return self._call(_BOOK_PROCEEDS, (pool, amount))

    @write(_make_book_proceeds)
    def book_proceeds(self, pool: AddressLike, amount: int, *, sender: Party, gas: int | None = None) -> None:
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

        Returns needed: [cash base units]
        """
        raise Signature

    def halts_of(self, pool: AddressLike, *, at: int | None = None) -> int:
        """Why the next period can't be closed, as bits of `Halts`; 0 = it can."""
        return self._view(_HALTS_OF, (pool,), at)

    def is_silent(self, pool: AddressLike, *, at: int | None = None) -> bool:
        """Whether no batch has been accepted for longer than the terms allow."""
        return self._view(_IS_SILENT, (pool,), at)

    def manager(self, *, at: int | None = None) -> Address:
        """`manager()`"""
        return self._view(_MANAGER, (), at)

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

    def proceeds_asset(self, pool: AddressLike, *, at: int | None = None) -> Address:
        """The bank deposit in which the gate takes proceeds of a token's issue."""
        return self._view(_PROCEEDS_ASSET, (pool,), at)

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

    def _make_set_terms(self, pool: AddressLike, t: _types.WaterfallTerms) -> Call[None]:
        return self._call(_SET_TERMS, (pool, t))

    @write(_make_set_terms)
    def set_terms(self, pool: AddressLike, t: _types.WaterfallTerms, *, sender: Party, gas: int | None = None) -> None:
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
