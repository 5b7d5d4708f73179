// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Bond} from "contracts/bond/Bond.sol";
import {IBondViews} from "contracts/bond/interfaces/IBondViews.sol";
import {BondFace} from "contracts/bond/BondFace.sol";
import {BondDefaults} from "contracts/bond/BondDefaults.sol";
import {BondRoleTable} from "contracts/bond/BondRoleTable.sol";
import {BondPuts} from "contracts/bond/BondPuts.sol";
import {DayCounts} from "contracts/bond/DayCounts.sol";
import {BondStatus, BondTerms, EventTerms, Period} from "contracts/bond/interfaces/IBond.sol";
import {DayCountConvention} from "contracts/utils/DayCount.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {DistributionFixture} from "../distribution/DistributionFixture.sol";

/// Fubi: RMB 500m at 2.62 %, semi-annual, adjusted, Act/365F, per RMB 10,000; ten holders of the golden allotment.
abstract contract BondFixture is DistributionFixture {
    uint32 internal constant ISSUE_DATE = 20332; // 1 September 2025
    uint32 internal constant MATURITY_DATE = 21062; // 1 September 2027
    uint96 internal constant FACE = 10_000_00;
    uint80 internal constant VOLUME = 50_000;
    uint256 internal constant PRINCIPAL = 1 << 16;
    uint256 internal constant PUT = 1 << 17;
    /// 17:00 in Hong Kong, in seconds of the same day's label.
    uint32 internal constant CUT_OFF = 9 hours;

    Bond internal bond;
    IBondViews internal views;
    BondPuts internal puts;
    BondDefaults internal defaults;
    DayCounts internal dayCounts;
    address internal anyone = makeAddr("anyone");
    address internal issuersAgent = makeAddr("issuer's agent");

    function setUp() public virtual override {
        super.setUp();
        puts = new BondPuts(address(manager));
        defaults = new BondDefaults(address(manager));
        dayCounts = new DayCounts();
        bond = new Bond(
            address(manager), token, obligations, address(this), address(puts), address(defaults), address(new BondFace())
        );
        views = IBondViews(address(bond));
        token.setContracts(address(bond), token.documents());
        token.setPowers(address(bond), Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE);
        token.setPowers(address(puts), Powers.HOLD | Powers.REDEEM | Powers.SCHEDULE);
        token.setPowers(address(defaults), Powers.SCHEDULE);

        manager.setTargetScope(address(bond), new BondRoleTable(), address(token));
        _grant("ISSUER", issuersAgent);
    }

    // ---- terms ----

    function _terms() internal view virtual returns (BondTerms memory t) {
        t.faceValue = FACE;
        t.calculationAmount = FACE;
        t.rate = 0.0262e18;
        t.volume = VOLUME;
        t.issueDate = ISSUE_DATE;
        t.maturityDate = MATURITY_DATE;
        t.dayCount = DayCountConvention.ACT_365F;
        t.couponsPerYear = 2;
        t.dayCounts = dayCounts;
        t.events = EventTerms({
            issuer: issuer,
            putPrice: 1.01e18,
            gracePeriod: 14 days,
            currency: address(depositA),
            callPrice: 1e18,
            putWindow: 30 days,
            callNotice: 30 days,
            instructionLead: 1 days,
            lateRate: 0.05e18,
            interestPrescription: 5 * 365 days,
            principalPrescription: 10 * 365 days
        });
        t.documentHash = keccak256("terms");
        t.isin = "HK0000000001";
    }

    function _periods() internal pure virtual returns (Period[] memory p) {
        p = new Period[](4);
        p[0] = _period(20332, 20514, 20507);
        p[1] = _period(20514, 20697, 20690);
        p[2] = _period(20697, 20878, 20871);
        p[3] = _period(20878, 21062, 21055);
    }

    /// Records at 17:00 in Hong Kong, pays from 00:00, due at 17:00 of the pay date.
    function _period(uint32 from, uint32 to, uint32 recordDate) internal pure returns (Period memory) {
        return Period({
            startDate: from,
            endDate: to,
            referenceStart: from,
            referenceEnd: to,
            recordAt: recordDate * 1 days + CUT_OFF,
            payAt: to * 1 days - 8 hours,
            dueAt: to * 1 days + CUT_OFF,
            couponIn: 0,
            principal: 0,
            rate: 0,
            principalIn: 0,
            referenceSplit: 0
        });
    }

    // ---- life ----

    function _freeze() internal {
        vm.prank(issuersAgent);
        bond.freezeTerms(_terms(), _periods());
    }

    function _allotment() internal pure returns (uint256[10] memory) {
        return [uint256(12_000), 8_000, 7_000, 6_000, 5_000, 4_000, 3_000, 2_500, 1_500, 1_000];
    }

    function _issue() internal {
        _freeze();
        vm.warp(ISSUE_DATE * 1 days + 2 hours);
        _allot();
    }

    function _allot() internal {
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) bond.issue(holders[i], units[i]);
    }

    function _declare(uint256 number) internal returns (ObligationId id) {
        vm.prank(anyone);
        id = bond.declare(number);
    }

    /// Declared after the record, funded at bank A, paid in one page.
    function _payCoupon(uint256 period) internal returns (ObligationId id) {
        Period memory p = bond.period(period);
        vm.warp(p.recordAt + 1);
        id = _declare(period);
        _fundWhole(id);
        vm.warp(p.payAt);
        _payPage(id, depositA, holders);
    }

    function _declareRedemption() internal returns (ObligationId coupon, ObligationId principal) {
        uint256 last = bond.periodCount() - 1;
        vm.warp(bond.period(last).recordAt + 1);
        (coupon, principal) = (_declare(last), _declare(PRINCIPAL));
    }

    function _fundRedemption() internal returns (ObligationId coupon, ObligationId principal) {
        (coupon, principal) = _declareRedemption();
        _fundWhole(coupon);
        _fundWhole(principal);
        vm.warp(bond.period(bond.periodCount() - 1).payAt);
    }

    /// Last coupon and principal of these holders are paid.
    function _payBoth(ObligationId coupon, ObligationId principal, address[] memory wallets) internal {
        _payPage(coupon, depositA, wallets);
        _payPage(principal, depositA, wallets);
    }

    function _retire(address[] memory wallets) internal {
        vm.prank(anyone);
        bond.retire(wallets);
    }

    function _assertStatus(BondStatus expected) internal view {
        assertEq(uint256(bond.status()), uint256(expected), "status");
    }

    /// BOND-2.
    function _assertPrincipal() internal view {
        assertEq(views.outstanding() + views.redeemedPrincipal(), bond.issuedPrincipal(), "BOND-2");
    }
}
