// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {Channel, ChannelCode, ChannelDirection} from "contracts/revenue/interfaces/IRepatriation.sol";
import {
    Amortisation,
    RevenuePeriod,
    RevenueStatus,
    RevenueTerms
} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {Statements, WaterfallState, WaterfallTerms} from "contracts/revenue/interfaces/IWaterfall.sol";
import {RevenueRoleTable} from "contracts/revenue/RevenueRoleTable.sol";
import {RevenueRights} from "contracts/revenue/RevenueRights.sol";
import {Waterfall} from "contracts/revenue/Waterfall.sol";
import {Trap, Trigger} from "contracts/revenue/WaterfallMaths.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// Units of a pool of four active piles; revenue comes from an onshore payer at bank B, the money is kept at bank A.
/// Four monthly periods from August 2025, RMB 1,000,000 scheduled for each, a reserve of 500,000.
abstract contract RevenueFixture is ReadingsFixture {
    uint96 internal constant AMOUNT = 1_000_000_00;
    uint96 internal constant RESERVE = 500_000_00;
    uint96 internal constant FEE = 1_000_00;
    /// First days of September 2025 to January 2026.
    uint32[5] internal FIRSTS = [uint32(20_332), 20_362, 20_393, 20_423, 20_454];

    Waterfall internal waterfall;
    RevenueRights internal rights;
    address internal issuersAgent = makeAddr("issuer's agent");
    address internal onshorePayer = makeAddr("onshore payer");
    address internal taxOwner = makeAddr("tax owner");
    address internal servicer = makeAddr("servicer");
    address internal operator = makeAddr("operator");
    uint256 internal channel;

    function setUp() public virtual override {
        super.setUp();
        waterfall = new Waterfall(manager, readings);
        rights = new RevenueRights(address(manager), token, obligations, waterfall);
        token.setContracts(address(rights), token.documents());
        token.setPowers(address(rights), Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE);
        interbank.setCaller(address(waterfall), true);
        rights.setOffering(address(this));
        _customers();
        _roles();
        _activePiles(4);
        Channel memory terms = _channelTerms();
        vm.prank(compliance);
        channel = waterfall.openChannel(pool, terms);
    }

    function _customers() private {
        registry.know(address(waterfall), HONG_KONG, EntryFlags.NOMINEE | EntryFlags.OPERATOR);
        depositA.admitWallets(_one(address(waterfall)));
        address[4] memory others = [onshorePayer, taxOwner, servicer, operator];
        for (uint256 i; i < 4; ++i) {
            registry.know(others[i], HONG_KONG, 0);
            depositA.admitWallets(_one(others[i]));
            depositB.admitWallets(_one(others[i]));
        }
        depositB.issue(onshorePayer, BOOKED / 4, "opening");
    }

    function _roles() private {
        _grant("ISSUER", issuersAgent);
        manager.setTargetScope(address(rights), new RevenueRoleTable(), pool);
    }

    // ---- terms ----

    function _channelTerms() internal view returns (Channel memory) {
        return Channel({
            code: ChannelCode.FDI,
            direction: ChannelDirection.OUTBOUND,
            expiresAt: uint40(block.timestamp + 400 days),
            quota: 100_000_000_00,
            used: 0,
            counterparty: onshorePayer,
            filingHash: keccak256("filing")
        });
    }

    function _waterfallTerms() internal view virtual returns (WaterfallTerms memory t) {
        t.cash = address(depositA);
        t.interbank = interbank;
        t.instrument = address(rights);
        (t.taxOwner, t.servicer, t.operator) = (taxOwner, servicer, operator);
        (t.taxRate, t.servicingRate, t.servicingFee) = (0.01e18, 0.02e18, FEE);
        t.reserveTarget = RESERVE;
        (t.remittanceRate, t.tolerance) = (0.9e18, 0.01e18);
        (t.silenceLimit, t.silenceTraps) = (35 days, Trap.RESIDUAL);
        t.coverage = Trigger({threshold: 1.1e18, cureAt: 1.2e18, curePeriods: 2, traps: Trap.RESIDUAL});
        t.uptime = Trigger({threshold: 0.9e18, cureAt: 0.95e18, curePeriods: 1, traps: Trap.RESIDUAL});
    }

    function _revenueTerms() internal view virtual returns (RevenueTerms memory t) {
        (t.faceValue, t.volume) = (1_000_00, 10_000);
        t.amortisation = Amortisation.TO_DATE;
        t.maximumHolders = 1_000;
        t.currency = address(depositA);
        t.documentHash = keccak256("terms");
        t.isin = "HK0000000002";
    }

    function _revenuePeriods() internal view virtual returns (RevenuePeriod[] memory p) {
        p = new RevenuePeriod[](4);
        for (uint24 i; i < 4; ++i) {
            uint32 first = FIRSTS[i] * 1 days;
            p[i] = RevenuePeriod(MONTH + i, MONTH + i + 1, first + 9 days, first + 14 days, AMOUNT);
        }
    }

    // ---- life ----

    function _setTerms() internal {
        vm.prank(issuersAgent);
        waterfall.setTerms(pool, _waterfallTerms());
        vm.prank(issuersAgent);
        rights.freezeTerms(_revenueTerms(), _revenuePeriods());
    }

    /// Ten holders with unequal units that do not divide the amounts.
    function _issueRights() internal {
        for (uint256 i; i < 10; ++i) {
            rights.issue(holders[i], 300 + 17 * i);
        }
    }

    function _payIn(uint256 amount) internal {
        vm.prank(onshorePayer);
        waterfall.payIn(pool, channel, address(depositB), amount, "booking");
    }

    /// Meter the month of a period: one station-day on its first day that is a whole one of the month's last week.
    function _meter(uint256 period, uint64 revenue) internal {
        vm.warp(uint256(FIRSTS[period]) * 1 days + 1 hours);
        _accept(_plain(STATION, FIRSTS[period] - 2, revenue * 25, revenue));
    }

    function _closeMonth() internal {
        vm.warp(block.timestamp + WINDOW + 1);
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
    }

    function _statements(uint256 revenue) internal pure returns (Statements memory) {
        return Statements(uint128(revenue), uint128(revenue), 1e18, keccak256("statements"));
    }

    function _reconcile(uint256 period, Statements memory statements) internal {
        vm.prank(calculationAgent);
        waterfall.reconcile(pool, period, statements);
    }

    /// All that comes before the closing: metered, month closed, cash in, statements compared, record passed.
    function _prepare(uint256 period, uint64 revenue, uint256 cash) internal {
        _meter(period, revenue);
        _closeMonth();
        if (cash != 0) _payIn(cash);
        _reconcile(period, _statements(revenue));
        vm.warp(uint256(FIRSTS[period]) * 1 days + 9 days + 1);
    }

    function _close(uint256 period) internal returns (uint256) {
        vm.prank(calculationAgent);
        return rights.closePeriod(period);
    }

    function _live(uint256 period, uint256 cash) internal returns (uint256) {
        _prepare(period, uint64(cash), cash);
        return _close(period);
    }

    /// REV-2: what came in is there or was paid, and lies in the waterfall's wallet.
    function _assertMoney() internal view {
        WaterfallState memory s = waterfall.stateOf(pool);
        uint256 kept = uint256(s.unallocated) + s.reserve + s.trapped + s.taxes + s.servicing + s.senior + s.residual;
        assertEq(kept + s.paid, s.received, "REV-2");
        assertEq(depositA.balanceOf(address(waterfall)), kept + s.proceeds, "REV-2 wallet");
    }

    function _assertRevenueStatus(RevenueStatus expected) internal view {
        assertEq(uint256(rights.status()), uint256(expected), "status");
    }

    // ---- shares ----

    /// Threshold and tie member of the largest remainders, the calculation agent's own work: sorts by remainder.
    function _remainders(uint256 period, uint256 total) internal view returns (uint80 threshold, uint24 tieMember) {
        uint256 recordAt = rights.periods()[period < 4 ? period : 3].recordAt;
        uint256 supply = token.totalSupplyAt(recordAt);
        uint256 missing = total;
        uint256[] memory rests = new uint256[](10);
        uint24[] memory members = new uint24[](10);
        for (uint256 i; i < 10; ++i) {
            uint256 product = total * token.balanceAt(holders[i], recordAt);
            (rests[i], members[i]) = (product % supply, uint24(token.entryOf(holders[i]).member()));
            missing -= product / supply;
        }
        if (missing == 0) return (uint80(supply), 0);
        // Larger remainders first, lower members first among equals; the last that is rounded up says where it ends.
        for (uint256 n; n < missing; ++n) {
            uint256 best = n;
            for (uint256 k = n + 1; k < 10; ++k) {
                if (rests[k] > rests[best] || (rests[k] == rests[best] && members[k] < members[best])) best = k;
            }
            (rests[n], rests[best]) = (rests[best], rests[n]);
            (members[n], members[best]) = (members[best], members[n]);
        }
        return (uint80(rests[missing - 1]), members[missing - 1]);
    }

    function _declare(uint256 period) internal returns (ObligationId id) {
        (uint80 threshold, uint24 tieMember) = _remainders(period, rights.closedPeriodOf(period).senior);
        vm.prank(nonHolder);
        id = rights.declare(period);
        vm.prank(calculationAgent);
        obligations.setShares(id, threshold, tieMember);
    }

    function _fundRights(uint256 period, uint256 atA, uint256 atB) internal {
        address[] memory cash = new address[](2);
        uint256[] memory amounts = new uint256[](2);
        (cash[0], cash[1]) = (address(depositA), address(depositB));
        (amounts[0], amounts[1]) = (atA, atB);
        vm.prank(payingAgent);
        rights.fund(period, cash, amounts);
    }
}
