// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {IObligations} from "../distribution/interfaces/IObligations.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {Maths} from "../utils/Maths.sol";
import {ChannelDirection} from "./interfaces/IRepatriation.sol";
import {DeviceTotals} from "./interfaces/IMeterRegistry.sol";
import {IReadings} from "./interfaces/IReadings.sol";
import {IRevenueRights} from "./interfaces/IRevenueRights.sol";
import {
    Closing,
    Halts,
    IWaterfall,
    Measures,
    Payee,
    Reconciliation,
    Statements,
    WaterfallState,
    WaterfallTerms
} from "./interfaces/IWaterfall.sol";
import {Repatriation} from "./Repatriation.sol";
import {Dues, Sources, Split, Trap, Trigger, WaterfallMaths} from "./WaterfallMaths.sol";

/// @title The money of every pool, by priority.
contract Waterfall is IWaterfall, Repatriation, ReentrancyGuardTransient {
    using SafeCast for int256;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    uint256 private constant REFUNDS_AT_ONCE = 100;

    IReadings public immutable readings;
    mapping(address pool => WaterfallTerms) private _terms;
    mapping(address pool => WaterfallState) private _states;
    mapping(address pool => uint256) private _setAt; // [s] silence is counted from it before the first batch
    mapping(address pool => mapping(uint256 period => Reconciliation)) private _reconciliations;

    constructor(IAccessManager manager_, IReadings readings_) ScopedAccess(manager_) {
        readings = readings_;
    }

    // ---- issuer, trustee, pauser ----

    function setTerms(address pool, WaterfallTerms calldata t) external onlyScoped(Roles.ISSUER, pool) {
        require(_terms[pool].cash == address(0), WaterfallTermsExist(pool));
        require(t.cash != address(0), WaterfallTermUnfit(pool, "cash"));
        require(t.instrument != address(0), WaterfallTermUnfit(pool, "instrument"));
        require(
            t.taxOwner != address(0) && t.servicer != address(0) && t.operator != address(0),
            WaterfallTermUnfit(pool, "payees")
        );
        require(uint256(t.taxRate) + t.servicingRate < Maths.WAD, WaterfallTermUnfit(pool, "rates"));
        require(t.remittanceRate != 0 && t.remittanceRate <= Maths.WAD, WaterfallTermUnfit(pool, "remittanceRate"));
        require(t.tolerance < Maths.WAD, WaterfallTermUnfit(pool, "tolerance"));
        _requireTrigger(pool, t.coverage, "coverage");
        _requireTrigger(pool, t.uptime, "uptime");
        _terms[pool] = t;
        _setAt[pool] = block.timestamp;
        emit WaterfallTermsSet(pool, t);
    }

    function setPayee(address pool, Payee bucket, address wallet) external onlyScoped(Roles.TRUSTEE, pool) {
        WaterfallTerms storage t = _known(pool);
        require(wallet != address(0), WaterfallTermUnfit(pool, "payees"));
        if (bucket == Payee.TAXES) t.taxOwner = wallet;
        else if (bucket == Payee.SERVICING) t.servicer = wallet;
        else t.operator = wallet;
        emit PayeeSet(pool, bucket, wallet);
    }

    function setPaused(address pool, bool paused) external onlyScoped(Roles.PAUSER, pool) {
        _states[pool].paused = paused;
        emit WaterfallPausedSet(pool, paused);
    }

    // ---- money across the border ----

    function payIn(address pool, uint256 channel, address outAsset, uint256 amount, bytes32 bookingId)
        external
        nonReentrant
    {
        WaterfallTerms storage t = _known(pool);
        address counterparty = _use(pool, channel, ChannelDirection.OUTBOUND, amount, bookingId);
        require(msg.sender == counterparty, CounterpartyUnknown(pool, channel, msg.sender, counterparty));
        WaterfallState storage s = _states[pool];
        s.received += amount.toUint128();
        s.unallocated += amount.toUint128();
        emit CashReceived(pool, channel, msg.sender, amount, bookingId);
        // The caller called: that is its consent. Without an interbank contract its allowance is asked.
        if (address(t.interbank) != address(0)) {
            t.interbank.pay(outAsset, t.cash, msg.sender, address(this), amount);
        } else {
            require(outAsset == t.cash, WaterfallTermUnfit(pool, "interbank"));
            IERC20(t.cash).safeTransferFrom(msg.sender, address(this), amount);
        }
    }

    function bookProceeds(address pool, uint256 amount) external {
        address offering = IRevenueRights(_known(pool).instrument).offering();
        require(msg.sender == offering, IRevenueRights.OfferingUnknown(msg.sender, offering));
        _states[pool].proceeds += amount.toUint128();
        emit ProceedsBooked(pool, msg.sender, amount);
    }

    function remitProceeds(address pool, uint256 channel, address inAsset, uint256 amount, bytes32 bookingId)
        external
        nonReentrant
        onlyScoped(Roles.ISSUER, pool)
    {
        WaterfallTerms storage t = _known(pool);
        address to = _use(pool, channel, ChannelDirection.INBOUND, amount, bookingId);
        WaterfallState storage s = _states[pool];
        require(amount <= s.proceeds, ProceedsInsufficient(pool, s.proceeds, amount));
        s.proceeds -= uint128(amount);
        emit ProceedsRemitted(pool, channel, to, amount);
        if (address(t.interbank) != address(0)) {
            t.interbank.pay(t.cash, inAsset, address(this), to, amount);
        } else {
            require(inAsset == t.cash, WaterfallTermUnfit(pool, "interbank"));
            IERC20(t.cash).safeTransfer(to, amount);
        }
    }

    // ---- reconciliation ----

    function reconcile(address pool, uint256 period, Statements calldata statements)
        external
        onlyScoped(Roles.CALCULATION_AGENT, pool)
    {
        WaterfallTerms storage t = _known(pool);
        uint256 next = IRevenueRights(t.instrument).nextPeriod();
        require(period <= next, PeriodNotReconcilable(pool, period, next));
        WaterfallState storage s = _states[pool];
        Reconciliation memory before = _reconciliations[pool][period];
        Reconciliation memory record;
        record.meter = _attested(pool, t.instrument, period);
        (record.channel, record.bank) = (statements.channel, statements.bank);
        (record.uptime, record.documentHash) = (statements.uptime, statements.documentHash);
        record.recordedAt = uint40(block.timestamp);
        uint256 off = _compareCash(t, s, before, record, period == next);
        (uint256 gap, uint256 allowed) = WaterfallMaths.gap(record.meter, record.channel, record.bank, t.tolerance);
        record.open = gap > allowed || off != 0;
        record.gap = Math.max(gap, off).toUint128();

        if (record.open && !before.open) ++s.openGaps;
        if (!record.open && before.open) --s.openGaps;
        _reconciliations[pool][period] = record;
        emit ReconciliationRecorded(pool, period, record);
    }

    function cureGap(address pool, uint256 period, uint128 writtenOff, bytes32 explanationHash)
        external
        onlyScoped(Roles.TRUSTEE, pool)
    {
        WaterfallState storage s = _states[pool];
        Reconciliation storage record = _reconciliations[pool][period];
        require(record.open, GapNotOpen(pool, period));
        require(explanationHash != 0, ExplanationMissing(pool, period));
        bool closed = period < IRevenueRights(_known(pool).instrument).nextPeriod();
        uint256 missing = _positive(closed ? s.missing : record.expected - int256(uint256(record.cash)));
        require(writtenOff <= missing, WriteOffExcess(pool, period, writtenOff, missing));
        record.open = false;
        --s.openGaps;
        // No more than is missing, which fits.
        if (closed) s.missing -= int128(writtenOff);
        else record.expected -= int128(writtenOff);
        emit GapCured(pool, period, writtenOff, explanationHash);
    }

    // ---- instrument ----

    function close(address pool, uint256 period, uint256 due, uint256 scheduled, Closing closing)
        external
        returns (uint256 senior)
    {
        WaterfallTerms memory t = _requireInstrument(pool);
        WaterfallState memory s = _states[pool];
        Measures memory m;
        Dues memory dues;
        if (closing == Closing.LATE) {
            _requireNoHalt(pool, _halts(pool));
            m.cash = s.unallocated;
            dues = _lateDues(t, s, due);
        } else {
            _requireNoHalt(pool, _halts(pool) | _unreconciled(pool, period));
            Reconciliation memory record = _reconciliations[pool][period];
            m.cash = record.cash;
            dues = _dues(t, s, m.cash, due, scheduled);
            if (closing == Closing.LAST) dues.reserve = 0;
            _measure(pool, record.uptime, dues, m);
            m.trap = _trap(t, s, m);
            // Nothing comes after the last period that could pay what it kept back from holders.
            if (closing == Closing.LAST && m.trap == Trap.SENIOR) m.trap = Trap.RESIDUAL;
            s.missing = int128(int256(_positive(record.expected - int256(m.cash))));
        }
        Split memory x = WaterfallMaths.split(Sources(m.cash, s.trapped, s.reserve), dues, m.trap);
        _credit(pool, s, m.cash, dues, x);
        emit PeriodSplit(pool, period, dues, x, m);
        return x.senior;
    }

    function fundSenior(
        address pool,
        IObligations obligations,
        ObligationId id,
        address[] calldata cashTokens,
        uint256[] calldata amounts
    ) external nonReentrant returns (uint256 needed) {
        address cash = _requireInstrument(pool).cash;
        _requireNoHalt(pool, _halts(pool));
        for (uint256 i; i < amounts.length; ++i) {
            needed += amounts[i];
        }
        WaterfallState storage s = _states[pool];
        require(needed <= s.senior, SeniorInsufficient(pool, s.senior, needed));
        uint256 missing = obligations.missingOf(id);
        require(needed <= missing, FundingExcess(id, needed, missing));
        s.senior -= needed.toUint128();
        s.paid += needed.toUint128();
        emit SeniorFunded(pool, id, needed);
        // Where no interbank contract brings it there, the paying contract asks for an allowance.
        (, IInterbank route) = obligations.paying().cashOf(cash);
        if (address(route) == address(0)) IERC20(cash).forceApprove(address(obligations.paying()), needed);
        obligations.fund(id, cash, cashTokens, amounts);
    }

    function takeBack(address pool, IObligations obligations, ObligationId id, uint256 unspent)
        external
        nonReentrant
        returns (uint256 amount)
    {
        address cash = _requireInstrument(pool).cash;
        obligations.returnContributions(id, REFUNDS_AT_ONCE);
        uint256 refund = obligations.refundOf(id, address(this));
        amount = refund + unspent;
        // For the next closing, as what was trapped; after the end it pays arrears, or is the operator's.
        WaterfallState storage s = _states[pool];
        s.senior -= unspent.toUint128();
        s.paid -= refund.toUint128();
        s.trapped += amount.toUint128();
        if (refund != 0) obligations.drawRefund(id, address(this), cash);
    }

    // ---- anyone ----

    function payOut(address pool, Payee bucket) external nonReentrant {
        WaterfallTerms storage t = _known(pool);
        WaterfallState storage s = _states[pool];
        address to;
        uint128 amount;
        if (bucket == Payee.TAXES) (to, amount, s.taxes) = (t.taxOwner, s.taxes, 0);
        else if (bucket == Payee.SERVICING) (to, amount, s.servicing) = (t.servicer, s.servicing, 0);
        else (to, amount, s.residual) = (t.operator, s.residual, 0);
        if (amount == 0) return;
        s.paid += amount;
        emit BucketPaid(pool, bucket, to, amount);
        IERC20(t.cash).safeTransfer(to, amount);
    }

    function releaseRest(address pool) external {
        WaterfallTerms memory t = _known(pool);
        IRevenueRights instrument = IRevenueRights(t.instrument);
        require(instrument.isEnded(), InstrumentRunning(pool));
        WaterfallState memory s = _states[pool];
        uint256 due = instrument.dueNext();
        require(due == 0 || s.unallocated + s.reserve + s.trapped == 0, HoldersInArrears(pool, due));
        Dues memory dues = _lateDues(t, s, 0);
        Split memory x = WaterfallMaths.split(Sources(s.unallocated, s.trapped, s.reserve), dues, Trap.NONE);
        _credit(pool, s, s.unallocated, dues, x);
        emit RestReleased(pool, x.residual);
    }

    // ---- views ----

    function proceedsAsset(address pool) external view returns (address) {
        return _known(pool).cash;
    }

    function termsOf(address pool) external view returns (WaterfallTerms memory) {
        return _terms[pool];
    }

    function stateOf(address pool) external view returns (WaterfallState memory) {
        return _states[pool];
    }

    function reconciliationOf(address pool, uint256 period) external view returns (Reconciliation memory) {
        return _reconciliations[pool][period];
    }

    function haltsOf(address pool) external view returns (uint256) {
        IRevenueRights instrument = IRevenueRights(_known(pool).instrument);
        // Late cash is of no period: there is nothing to compare it with.
        if (instrument.isEnded()) return _halts(pool);
        return _halts(pool) | _unreconciled(pool, instrument.nextPeriod());
    }

    function isSilent(address pool) public view returns (bool) {
        uint256 limit = _terms[pool].silenceLimit;
        if (limit == 0) return false;
        uint256 heardAt = Math.max(_setAt[pool], readings.stateOf(pool).lastAcceptedAt);
        return block.timestamp > heardAt + limit;
    }

    // ---- inside ----

    /// @dev What readings attest of a period. Corrections can be more than its months' own revenue.
    function _attested(address pool, address instrument, uint256 period) private view returns (uint128) {
        (uint24 fromMonth, uint24 toMonth) = IRevenueRights(instrument).monthsOf(period);
        uint24 openMonth = readings.stateOf(pool).openMonth;
        require(openMonth >= toMonth || isSilent(pool), MonthsOpen(pool, openMonth, toMonth));
        int256 revenue = readings.totalsBetween(pool, fromMonth, toMonth).revenue;
        return revenue > 0 ? uint256(revenue).toUint128() : 0;
    }

    /// @dev How far the cash lies off the bank's figure. Of a closed period, what lacks is the next one's, in `missing`.
    function _compareCash(
        WaterfallTerms storage t,
        WaterfallState storage s,
        Reconciliation memory before,
        Reconciliation memory record,
        bool isNext
    ) private returns (uint256 off) {
        int256 remitted = Maths.mulDivDown(record.bank, t.remittanceRate, Maths.WAD).toInt256();
        int256 missing = s.missing;
        uint256 least;
        if (isNext) {
            record.cash = s.unallocated;
            least = _positive(missing + remitted);
        } else {
            int256 replaced = Maths.mulDivDown(before.bank, t.remittanceRate, Maths.WAD).toInt256();
            s.missing = (missing + remitted - replaced).toInt128();
            record.cash = before.cash;
            missing = before.expected - replaced;
        }
        record.expected = (missing + remitted).toInt128();
        uint256 most = _positive(missing + int256(uint256(record.bank)));
        return WaterfallMaths.outside(record.cash, least, most, t.tolerance);
    }

    function _positive(int256 amount) private pure returns (uint256) {
        return amount > 0 ? uint256(amount) : 0;
    }

    function _known(address pool) private view returns (WaterfallTerms storage t) {
        t = _terms[pool];
        require(t.cash != address(0), WaterfallUnknown(pool));
    }

    function _requireInstrument(address pool) private view returns (WaterfallTerms memory t) {
        t = _known(pool);
        require(msg.sender == t.instrument, InstrumentUnknown(pool, msg.sender, t.instrument));
    }

    function _requireTrigger(address pool, Trigger calldata t, string memory field) private pure {
        require(
            t.threshold == 0 || (t.cureAt >= t.threshold && t.curePeriods != 0 && t.traps != Trap.NONE),
            WaterfallTermUnfit(pool, field)
        );
    }

    function _requireNoHalt(address pool, uint256 reasons) private pure {
        require(reasons == 0, WaterfallHalted(pool, reasons));
    }

    function _halts(address pool) private view returns (uint256 reasons) {
        WaterfallState storage s = _states[pool];
        if (s.paused) reasons |= Halts.PAUSED;
        if (s.openGaps != 0) reasons |= Halts.GAP;
        if (readings.stateOf(pool).openDisputes != 0) reasons |= Halts.DISPUTE;
    }

    /// @dev The cash that was compared is there until the closing: cash comes in at any time, and leaves by closings only.
    function _unreconciled(address pool, uint256 period) private view returns (uint256) {
        return _reconciliations[pool][period].recordedAt != 0 ? 0 : Halts.UNRECONCILED;
    }

    function _dues(WaterfallTerms memory t, WaterfallState memory s, uint256 cash, uint256 due, uint256 scheduled)
        private
        pure
        returns (Dues memory)
    {
        return Dues({
            taxes: s.taxArrears + Maths.mulDivHalfUp(cash, t.taxRate, Maths.WAD),
            servicing: s.servicingArrears + t.servicingFee + Maths.mulDivHalfUp(cash, t.servicingRate, Maths.WAD),
            senior: due,
            scheduled: scheduled,
            reserve: t.reserveTarget
        });
    }

    /// @dev Of all that came since the last closing: the rates of it, no period's fee, no reserve any more.
    function _lateDues(WaterfallTerms memory t, WaterfallState memory s, uint256 due)
        private
        pure
        returns (Dues memory dues)
    {
        dues = _dues(t, s, s.unallocated, due, 0);
        (dues.servicing, dues.reserve) = (dues.servicing - t.servicingFee, 0);
    }

    function _measure(address pool, uint256 reportedUptime, Dues memory dues, Measures memory m) private view {
        m.coverage = WaterfallMaths.coverageDown(m.cash, dues);
        m.uptime = Math.min(_registeredUptime(pool), reportedUptime);
        m.silent = isSilent(pool);
    }

    /// @dev Moves the triggers on by the period, in `s`, and says what they keep back.
    function _trap(WaterfallTerms memory t, WaterfallState memory s, Measures memory m)
        private
        pure
        returns (Trap trap)
    {
        s.coverage = WaterfallMaths.step(t.coverage, s.coverage, m.coverage);
        s.uptime = WaterfallMaths.step(t.uptime, s.uptime, m.uptime);
        if (s.coverage.tripped) trap = t.coverage.traps;
        if (s.uptime.tripped) trap = WaterfallMaths.stronger(trap, t.uptime.traps);
        if (m.silent) trap = WaterfallMaths.stronger(trap, t.silenceTraps);
    }

    function _credit(address pool, WaterfallState memory s, uint256 cash, Dues memory dues, Split memory x) private {
        s.unallocated -= cash.toUint128();
        (s.reserve, s.trapped) = (x.reserve.toUint128(), x.trapped.toUint128());
        s.taxes += x.taxes.toUint128();
        s.servicing += x.servicing.toUint128();
        s.senior += x.senior.toUint128();
        s.residual += x.residual.toUint128();
        s.taxArrears = (dues.taxes - x.taxes).toUint128();
        s.servicingArrears = (dues.servicing - x.servicing).toUint128();
        _states[pool] = s;
    }

    /// @dev [wad] of the pool's share that is with active devices; 1.0 of a pool without shares.
    function _registeredUptime(address pool) private view returns (uint256) {
        DeviceTotals memory totals = readings.registry().totalsOf(pool);
        return totals.share == 0 ? Maths.WAD : Maths.mulDivDown(totals.activeShare, Maths.WAD, totals.share);
    }
}
