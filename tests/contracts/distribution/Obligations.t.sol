// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {IInterbank} from "contracts/cash/interfaces/IInterbank.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {
    AmountRule,
    Declaration,
    IObligations,
    ObligationStatus
} from "contracts/distribution/interfaces/IObligations.sol";
import {IPaying} from "contracts/distribution/interfaces/IPaying.sol";
import {Obligations} from "contracts/distribution/Obligations.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {ObligationId, obligationId} from "contracts/types/ObligationId.sol";
import {DistributionFixture} from "./DistributionFixture.sol";

/// Ten holders with the Fubi positions of coupon 1, one record instant, RMB 130.64 per unit.
abstract contract CouponFixture is DistributionFixture {
    uint32 internal constant RECORD_AT = OPENED_AT + 10 days;
    uint32 internal constant PAY_AT = RECORD_AT + 7 days;
    uint96 internal constant PER_UNIT = 130_64;
    uint256 internal constant TOTAL = 50_000 * 130_64;

    ObligationId internal id;
    address internal guarantor = makeAddr("guarantor");

    function setUp() public virtual override {
        super.setUp();
        uint256[10] memory units = [uint256(7_000), 13_000, 7_000, 4_000, 7_000, 4_000, 3_000, 2_500, 1_500, 1_000];
        for (uint256 i; i < 10; ++i) token.mint(holders[i], units[i]);
        token.scheduleRecord(RECORD_AT);
        id = obligationId(address(token), address(this), 0);
        registry.know(guarantor, HONG_KONG, 0);
        depositA.admitWallets(_one(guarantor));
        depositA.issue(guarantor, 100_000_000_00, "guarantor");
    }

    function _declared() internal {
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
    }

    function _funded() internal {
        _declared();
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
    }

    function _assertState(ObligationStatus expected) internal view {
        assertEq(uint256(obligations.statusOf(id)), uint256(expected), "state");
    }
}

contract ObligationsTest is CouponFixture {
    // ---- declare ----

    function test_reverts_when_the_declarer_has_no_power() public {
        vm.warp(RECORD_AT + 1);
        vm.expectRevert(abi.encodeWithSelector(IObligations.DeclarerUnknown.selector, address(token), nonHolder));
        vm.prank(nonHolder);
        obligations.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
    }

    function test_reverts_when_a_declaration_is_incomplete() public {
        vm.warp(RECORD_AT + 1);
        _expectUnfit("amount", 0, _perUnit(RECORD_AT, PAY_AT, 0));
        _expectUnfit("recordAt", 0, _perUnit(0, PAY_AT, PER_UNIT));
        _expectUnfit("recordAt", PAY_AT + 1, _perUnit(PAY_AT + 1, PAY_AT, PER_UNIT));
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.dueAt = PAY_AT - 1;
        _expectUnfit("dueAt", PAY_AT - 1, d);
        d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.taxed = PER_UNIT + 1;
        _expectUnfit("taxed", PER_UNIT + 1, d);
        d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.withholding = address(this);
        _expectUnfit("taxOwner", 0, d);
        d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.rule = AmountRule.BY_INSTRUMENT;
        _expectUnfit("units", 0, d);
        d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.incomeType = 4;
        _expectUnfit("incomeType", 4, d);
    }

    function _expectUnfit(string memory field, uint256 value, Declaration memory d) private {
        vm.expectRevert(abi.encodeWithSelector(IObligations.ObligationUnfit.selector, id, field, value));
        obligations.declare(0, d);
    }

    function test_reverts_when_the_currency_is_unknown() public {
        vm.warp(RECORD_AT + 1);
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.currency = address(clearing);
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.CashNotAccepted.selector, address(clearing), bytes3(0), bytes3(0))
        );
        obligations.declare(0, d);
    }

    /// Until the record has passed nobody knows the units.
    function test_reverts_when_declared_before_the_record() public {
        vm.warp(RECORD_AT);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordNotReached.selector, RECORD_AT, RECORD_AT));
        obligations.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
    }

    function test_reverts_given_it_was_declared() public {
        _declared();
        vm.expectRevert(abi.encodeWithSelector(IObligations.ObligationExists.selector, id, ObligationStatus.DECLARED));
        obligations.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
    }

    function test_declare() public {
        vm.warp(RECORD_AT + 1);
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        _assertState(ObligationStatus.PROMISED);
        vm.expectEmit(address(obligations));
        emit IObligations.ObligationDeclared(id, address(token), address(this), 0, d);
        assertEq(ObligationId.unwrap(obligations.declare(0, d)), ObligationId.unwrap(id));
        assertEq(obligations.obligationOf(id).units, 50_000);
        assertEq(obligations.obligationOf(id).total, TOTAL);
        assertEq(obligations.obligationOf(id).currency, "CNH");
        assertFalse(obligations.isFunded(id));
        _assertState(ObligationStatus.DECLARED);
    }

    // ---- fund ----

    function test_reverts_when_lists_differ() public {
        _declared();
        vm.expectRevert(abi.encodeWithSelector(IObligations.PagesUneven.selector, 1, 0));
        vm.prank(issuer);
        obligations.fund(id, address(depositA), _one(address(depositA)), new uint256[](0));
    }

    function test_reverts_when_funded_with_other_money() public {
        _declared();
        TokenizedDeposit foreign = new TokenizedDeposit(
            CashSetup("Bank H", "HKD", "HKD", 2, 0, address(manager), address(registry), type(uint112).max)
        );
        paying.setCash(address(foreign), interbank, true);
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = TOTAL;
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.CashNotAccepted.selector, address(foreign), bytes3("HKD"), bytes3("CNH"))
        );
        vm.prank(issuer);
        obligations.fund(id, address(depositA), _one(address(foreign)), amounts);
    }

    /// No more is taken than is missing, and what is too much is no error.
    function test_funding_takes_what_is_missing() public {
        _declared();
        uint256 before = depositA.balanceOf(issuer);
        assertEq(_fundBy(issuer, obligations, id, depositA, TOTAL * 2), TOTAL);
        assertEq(before - depositA.balanceOf(issuer), TOTAL);
        assertEq(_fundBy(issuer, obligations, id, depositA, TOTAL), 0);
        _assertState(ObligationStatus.FUNDED);
    }

    /// Small change would make a refund long: a thousandth at least, but for the last of it.
    function test_reverts_when_a_contribution_is_tiny() public {
        _declared();
        vm.expectRevert(
            abi.encodeWithSelector(IObligations.FundingTooSmall.selector, id, TOTAL / 1_000 - 1, TOTAL / 1_000)
        );
        this.fundAgain(TOTAL / 1_000 - 1);
        _fund(id, depositA, TOTAL - 1);
        _assertState(ObligationStatus.PART_FUNDED);
        _fund(id, depositA, 1);
        _assertState(ObligationStatus.FUNDED);
    }

    function fundAgain(uint256 amount) external {
        _fund(id, depositA, amount);
    }

    /// H4: the issuer's wallet is lost; a guarantor pays the rest, and funding counts the same.
    function test_anybody_funds() public {
        _declared();
        _fund(id, depositA, TOTAL / 2);
        vm.expectEmit(address(obligations));
        emit IObligations.ObligationFunded(id, guarantor, TOTAL / 2, TOTAL, TOTAL);
        _fundBy(guarantor, obligations, id, depositA, TOTAL);
        assertTrue(obligations.isFunded(id));
    }

    /// One transaction of the issuer, one move of clearing money to the other bank, the booked deposits with it.
    function test_fund_at_two_banks() public {
        _declared();
        address[] memory cash = new address[](2);
        (cash[0], cash[1]) = (address(depositA), address(depositB));
        uint256[] memory amounts = new uint256[](2);
        (amounts[0], amounts[1]) = (TOTAL - 100_000_00, 100_000_00);
        uint256 booked = depositB.bookedDeposits();
        vm.prank(issuer);
        obligations.fund(id, address(depositA), cash, amounts);
        assertEq(depositA.balanceOf(address(paying)), TOTAL - 100_000_00);
        assertEq(depositB.balanceOf(address(paying)), 100_000_00);
        assertEq(depositB.bookedDeposits() - booked, 100_000_00);
        assertTrue(obligations.isFunded(id));
    }

    /// Without an interbank contract the funder's allowance is asked.
    function test_fund_by_allowance() public {
        _declared();
        paying.setCash(address(depositA), IInterbank(address(0)), true);
        vm.prank(issuer);
        depositA.approve(address(paying), TOTAL);
        _fund(id, depositA, TOTAL);
        assertTrue(obligations.isFunded(id));
    }

    // ---- amend, cancel, postpone ----

    function test_reverts_when_another_cancels() public {
        _declared();
        ObligationId unknown = obligationId(address(token), nonHolder, 0);
        vm.expectRevert(abi.encodeWithSelector(IObligations.ObligationUnknown.selector, unknown));
        vm.prank(nonHolder);
        obligations.cancel(address(token), 0);
    }

    /// M5, OBL-3: what is funded is cancelled by nobody.
    function test_reverts_when_a_funded_one_is_cancelled() public {
        _declared();
        _fund(id, depositA, TOTAL);
        vm.expectRevert(abi.encodeWithSelector(IObligations.AlreadyFunded.selector, id, TOTAL));
        obligations.cancel(address(token), 0);
    }

    /// Contributions go back, last in first out, each to who made it; then the same number can be declared again.
    function test_cancel_returns_contributions() public {
        _declared();
        _fund(id, depositA, 1_000_000_00);
        _fundBy(guarantor, obligations, id, depositA, 2_000_000_00);
        obligations.cancel(address(token), 0);
        vm.expectRevert(abi.encodeWithSelector(IObligations.ObligationExists.selector, id, ObligationStatus.CANCELLED));
        obligations.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));

        vm.expectEmit(address(obligations));
        emit IObligations.ContributionReturned(id, guarantor, 2_000_000_00);
        assertEq(obligations.returnContributions(id, 1), 2_000_000_00);
        assertEq(obligations.returnContributions(id, 10), 1_000_000_00);
        obligations.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
        assertEq(obligations.obligationOf(id).funded, 0);

        uint256 before = depositA.balanceOf(guarantor);
        // In which bank's money it comes is the funder's choice.
        vm.expectRevert(abi.encodeWithSelector(IObligations.RefundNotYours.selector, id, guarantor, nonHolder));
        vm.prank(nonHolder);
        obligations.drawRefund(id, guarantor, address(depositB));
        _draw(guarantor);
        assertEq(depositA.balanceOf(guarantor) - before, 2_000_000_00);
        vm.expectRevert(abi.encodeWithSelector(IObligations.NothingToRefund.selector, id, guarantor));
        _draw(guarantor);
        _draw(issuer);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    function _draw(address funder) private {
        vm.prank(funder);
        obligations.drawRefund(id, funder, address(depositA));
    }

    /// H4: the refund of a lost wallet is its successor's.
    function test_a_refund_follows_the_recovery() public {
        _declared();
        _fundBy(guarantor, obligations, id, depositA, 2_000_000_00);
        obligations.cancel(address(token), 0);
        obligations.returnContributions(id, 10);
        address heir = makeAddr("heir");
        registry.know(heir, HONG_KONG, 0);
        depositA.setPowers(address(this), Powers.RECOVER);
        depositA.recoveryAddress(guarantor, heir, address(0));
        vm.prank(heir);
        obligations.drawRefund(id, guarantor, address(depositA));
        assertEq(depositA.balanceOf(heir), 100_000_000_00);
    }

    /// OBL-6: a wrong fixing is corrected until somebody was paid; the excess goes back, the shortfall is missing again.
    function test_amend() public {
        _declared();
        _fund(id, depositA, TOTAL);
        obligations.amend(address(token), 0, PER_UNIT / 2, PER_UNIT / 2, 50_000);
        assertEq(obligations.returnContributions(id, 10), TOTAL / 2);
        assertTrue(obligations.isFunded(id));
        obligations.amend(address(token), 0, PER_UNIT, PER_UNIT, 50_000);
        assertEq(obligations.missingOf(id), TOTAL / 2);
        _assertState(ObligationStatus.PART_FUNDED);
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
        _payPage(id, depositA, _slice(0, 1));
        vm.expectRevert(abi.encodeWithSelector(IObligations.PaymentsStarted.selector, id, 7_000));
        obligations.amend(address(token), 0, 1, 1, 50_000);
    }

    function test_postpone() public {
        _declared();
        obligations.postpone(id, PAY_AT + 30 days);
        assertEq(obligations.obligationOf(id).dueAt, PAY_AT + 30 days);
        vm.expectRevert(
            abi.encodeWithSelector(IObligations.ObligationUnfit.selector, id, "dueAt", uint256(PAY_AT) + 30 days)
        );
        obligations.postpone(id, PAY_AT + 30 days);
        vm.expectRevert(abi.encodeWithSelector(IObligations.DeclarerUnknown.selector, address(token), nonHolder));
        vm.prank(nonHolder);
        obligations.postpone(id, PAY_AT + 60 days);
        _fund(id, depositA, TOTAL);
        vm.expectRevert(abi.encodeWithSelector(IObligations.AlreadyFunded.selector, id, TOTAL));
        obligations.postpone(id, PAY_AT + 60 days);
    }

    /// What was missing, times how long: it runs to the funding, not to the page.
    function test_late() public {
        _declared();
        vm.warp(PAY_AT + 10 days);
        assertEq(obligations.lateOf(id), TOTAL * 10 days);
        _fund(id, depositA, TOTAL / 4);
        vm.warp(PAY_AT + 30 days);
        _fund(id, depositA, TOTAL);
        uint256 late = TOTAL * 10 days + (TOTAL - TOTAL / 4) * 20 days;
        assertEq(obligations.lateOf(id), late);
        vm.warp(PAY_AT + 300 days);
        assertEq(obligations.lateOf(id), late);
    }

    // ---- shares ----

    function test_reverts_when_another_sets_the_shares() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, 3);
        d.rule = AmountRule.PRO_RATA;
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, d);
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "CALCULATION_AGENT", address(token), nonHolder)
        );
        vm.prank(nonHolder);
        obligations.setShares(id, 0, 0);
    }

    function test_reverts_when_shares_are_set_of_what_is_not_shared() public {
        _declared();
        vm.expectRevert(abi.encodeWithSelector(IObligations.ObligationUnfit.selector, id, "rule", 0));
        obligations.setShares(id, 0, 0);
    }

    // ---- the pair ----

    function test_the_list_is_named_once() public {
        vm.expectRevert(abi.encodeWithSelector(IPaying.CallerUnknown.selector, address(obligations)));
        paying.setObligations(obligations);
        Paying other = new Paying(address(manager));
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, nonHolder));
        vm.prank(nonHolder);
        other.setObligations(obligations);
        vm.expectRevert(abi.encodeWithSelector(IPaying.CallerUnknown.selector, nonHolder));
        vm.prank(nonHolder);
        paying.take(id, "CNH", issuer, address(depositA), address(depositA), 1);
        vm.expectRevert(abi.encodeWithSelector(IPaying.CallerUnknown.selector, nonHolder));
        vm.prank(nonHolder);
        paying.payBack(id, address(depositA), nonHolder, 1);
    }
}
