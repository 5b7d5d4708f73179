// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
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
    using SafeCast for uint256;

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
        _move(t.interbank, outAsset, t.cash, address(this), amount);
    }

    function remitProceeds(
        address pool,
        uint256 channel,
        address outAsset,
        address inAsset,
        uint256 amount,
        bytes32 bookingId
    ) external nonReentrant onlyScoped(Roles.ISSUER, pool) {
        address to = _use(pool, channel, ChannelDirection.INBOUND, amount, bookingId);
        emit ProceedsRemitted(pool, channel, msg.sender, to, amount);
        _move(_known(pool).interbank, outAsset, inAsset, to, amount);
    }

    // ---- reconciliation ----

    function reconcile(address pool, uint256 period, Statements calldata statements)
        external
        onlyScoped(Roles.CALCULATION_AGENT, pool)
    {
        WaterfallTerms storage t = _known(pool);
        uint256 next = IRevenueRights(t.instrument).nextPeriod();
        require(period <= next, PeriodNotReconcilable(pool, period, next));
        Reconciliation memory before = _reconciliations[pool][period];
        Reconciliation memory record;
        record.meter = _attested(pool, t.instrument, period);
        (record.channel, record.bank) = (statements.channel, statements.bank);
        (record.uptime, record.documentHash) = (statements.uptime, statements.documentHash);
        record.cash = period == next ? _states[pool].unallocated : before.cash;
        record.recordedAt = uint40(block.timestamp);
        (uint256 gap, uint256 allowed) = WaterfallMaths.gap(record.meter, record.channel, record.bank, t.tolerance);
        if (record.cash > record.bank) gap = type(uint128).max;
        (record.gap, record.open) = (gap.toUint128(), gap > allowed);

        if (record.open && !before.open) ++_states[pool].openGaps;
        if (!record.open && before.open) --_states[pool].openGaps;
        _reconciliations[pool][period] = record;
        emit ReconciliationRecorded(pool, period, record);
    }

    function cureGap(address pool, uint256 period, bytes32 explanationHash) external onlyScoped(Roles.TRUSTEE, pool) {
        Reconciliation storage record = _reconciliations[pool][period];
        require(record.open, GapNotOpen(pool, period));
        require(explanationHash != 0, ExplanationMissing(pool, period));
        record.open = false;
        --_states[pool].openGaps;
        emit GapCured(pool, period, explanationHash);
    }

    // ---- instrument ----

    function close(address pool, uint256 period, uint256 due, bool last) external returns (uint256 senior) {
        WaterfallTerms memory t = _requireInstrument(pool);
        _requireNoHalt(pool, _halts(pool) | _unreconciled(pool, period));
        WaterfallState memory s = _states[pool];
        Dues memory dues = _dues(t, s, due, last);
        Measures memory m = _measure(pool, period, s, dues);
        m.trap = _trap(t, s, m);
        // Nothing comes after the last period that could pay what it kept back from holders.
        if (last && m.trap == Trap.SENIOR) m.trap = Trap.RESIDUAL;
        Split memory x = WaterfallMaths.split(Sources(m.cash, s.trapped, s.reserve), dues, m.trap);
        _credit(pool, s, dues, x);
        emit PeriodSplit(pool, period, dues, x, m);
        return x.senior;
    }

    function fundSenior(
        address pool,
        IObligations obligations,
        ObligationId id,
        address[] calldata cashTokens,
        uint256[] calldata amounts
    ) external nonReentrant {
        address cash = _requireInstrument(pool).cash;
        _requireNoHalt(pool, _halts(pool));
        uint256 needed;
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
        if (address(route) == address(0)) IERC20(cash).approve(address(obligations.paying()), needed);
        obligations.fund(id, cash, cashTokens, amounts);
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
        IERC20(t.cash).transfer(to, amount);
    }

    function releaseRest(address pool) external {
        require(IRevenueRights(_known(pool).instrument).isEnded(), InstrumentRunning(pool));
        WaterfallState storage s = _states[pool];
        uint128 rest = s.unallocated + s.reserve + s.trapped;
        (s.unallocated, s.reserve, s.trapped) = (0, 0, 0);
        s.residual += rest;
        emit RestReleased(pool, rest);
    }

    // ---- views ----

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
        return _halts(pool) | _unreconciled(pool, IRevenueRights(_known(pool).instrument).nextPeriod());
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

    /// @dev Cash that came after the statements were compared was not in them.
    function _unreconciled(address pool, uint256 period) private view returns (uint256) {
        Reconciliation storage record = _reconciliations[pool][period];
        bool compared = record.recordedAt != 0 && record.cash == _states[pool].unallocated;
        return compared ? 0 : Halts.UNRECONCILED;
    }

    function _dues(WaterfallTerms memory t, WaterfallState memory s, uint256 due, bool last)
        private
        pure
        returns (Dues memory)
    {
        uint256 cash = s.unallocated;
        return Dues({
            taxes: s.taxArrears + Maths.mulDivHalfUp(cash, t.taxRate, Maths.WAD),
            servicing: s.servicingArrears + t.servicingFee + Maths.mulDivHalfUp(cash, t.servicingRate, Maths.WAD),
            senior: due,
            reserve: last ? 0 : t.reserveTarget
        });
    }

    function _measure(address pool, uint256 period, WaterfallState memory s, Dues memory dues)
        private
        view
        returns (Measures memory m)
    {
        m.cash = s.unallocated;
        m.coverage = WaterfallMaths.coverageDown(m.cash, dues);
        m.uptime = Math.min(_registeredUptime(pool), _reconciliations[pool][period].uptime);
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

    function _credit(address pool, WaterfallState memory s, Dues memory dues, Split memory x) private {
        s.unallocated = 0;
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

    /// @dev The caller called: that is its consent. Without an interbank contract its allowance is asked.
    function _move(IInterbank interbank, address outAsset, address inAsset, address to, uint256 amount) private {
        if (address(interbank) != address(0)) {
            interbank.pay(outAsset, inAsset, msg.sender, to, amount);
        } else {
            require(outAsset == inAsset, WaterfallTermUnfit(outAsset, "interbank"));
            IERC20(inAsset).transferFrom(msg.sender, to, amount);
        }
    }
}
