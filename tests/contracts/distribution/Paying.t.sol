// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {IInterbank} from "contracts/cash/interfaces/IInterbank.sol";
import {
    AmountRule,
    Declaration,
    IObligations,
    Kind,
    ObligationStatus
} from "contracts/distribution/interfaces/IObligations.sol";
import {IPaying, KeptShare} from "contracts/distribution/interfaces/IPaying.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {CouponFixture} from "./Obligations.t.sol";
import {LargestRemainder} from "./LargestRemainder.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract PayingTest is CouponFixture {
    function _positions() private view returns (uint256[] memory positions) {
        positions = LargestRemainder.units(token.positionsAt(holders, RECORD_AT));
    }

    // ---- setCash ----

    function test_reverts_when_a_stranger_accepts_cash() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, nonHolder));
        vm.prank(nonHolder);
        paying.setCash(address(depositA), interbank, false);
    }

    /// A cash token that is no longer accepted stops payments in it, and only in it: the money comes over the rail.
    function test_cash_no_longer_accepted() public {
        _funded();
        vm.expectEmit(address(paying));
        emit IPaying.CashSet(address(depositA), 0, interbank);
        paying.setCash(address(depositA), interbank, false);
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.CashNotAccepted.selector, address(depositA), bytes3(0), bytes3("CNH"))
        );
        _payPage(id, depositA, holders);
        _payPage(id, depositB, holders);
        assertEq(depositB.balanceOf(holders[0]), 914_480_00);
    }

    // ---- payPage ----

    /// One second early is early, for the agent; ten days later it is anybody's work.
    function test_who_pays_and_when() public {
        _funded();
        vm.warp(PAY_AT - 1);
        vm.expectRevert(abi.encodeWithSelector(IPaying.PaymentTooEarly.selector, id, PAY_AT, PAY_AT - 1));
        _payPage(id, depositA, holders);
        vm.warp(PAY_AT + 10 days - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.PaymentTooEarly.selector, id, PAY_AT + 10 days, PAY_AT + 10 days - 1)
        );
        vm.prank(nonHolder);
        paying.payPage(id, address(depositA), holders);
        vm.warp(PAY_AT);
        _payPage(id, depositA, _slice(0, 1));
        vm.warp(PAY_AT + 10 days);
        vm.prank(nonHolder);
        paying.payPage(id, address(depositA), holders);
        assertEq(depositA.balanceOf(holders[9]), 1_000 * uint256(PER_UNIT));
        _assertState(ObligationStatus.DISCHARGED);
    }

    function test_reverts_given_money_is_missing() public {
        _declared();
        _fund(id, depositA, TOTAL - 1);
        vm.warp(PAY_AT);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NotFunded.selector, id, TOTAL - 1, TOTAL));
        _payPage(id, depositA, holders);
    }

    /// A page takes from any till: what lies at the other bank comes over the rail.
    function test_a_page_takes_from_any_till() public {
        _funded();
        _payPage(id, depositB, _slice(0, 1));
        assertEq(depositB.balanceOf(holders[0]), 914_480_00);
        assertEq(paying.tillOf(id, address(depositA)), TOTAL - 914_480_00);
        paying.setCash(address(depositB), IInterbank(address(0)), true);
        vm.expectRevert(
            abi.encodeWithSelector(IPaying.TillsShort.selector, id, address(depositB), 13_000 * uint256(PER_UNIT))
        );
        _payPage(id, depositB, _slice(1, 2));
    }

    /// Every holder of record once, whatever the pages look like and whatever was traded since.
    function test_pays_holders_of_record_once() public {
        _declared();
        vm.prank(holders[0]);
        token.transfer(holders[9], 1_000);
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);

        address[] memory page = new address[](4);
        (page[0], page[1], page[2], page[3]) = (holders[0], nonHolder, holders[0], holders[9]);
        uint256[] memory nets = new uint256[](2);
        (nets[0], nets[1]) = (914_480_00, 130_640_00);
        address[] memory paid = new address[](2);
        (paid[0], paid[1]) = (holders[0], holders[9]);
        vm.expectEmit(address(paying));
        emit IPaying.HoldersPaid(id, address(depositA), paid, new address[](0), new uint256[](0), nets);
        _payPage(id, depositA, page);
        assertTrue(paying.isReached(id, holders[0]));

        vm.expectEmit(address(paying));
        emit IPaying.ObligationDischarged(id, TOTAL);
        _payPage(id, depositA, holders);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
        assertEq(depositA.balanceOf(address(paying)), 0);
        _assertBalanced(id, TOTAL, TOTAL, 0);
        assertEq(paying.progressOf(id).reached, TOTAL);
        assertEq(paying.progressOf(id).unitsReached, 50_000);
        assertTrue(obligations.isFunded(id));
        _assertState(ObligationStatus.DISCHARGED);
    }

    /// A holder refused by its bank, a frozen and a sanctioned one: all kept, nobody blocked.
    function test_keeps_what_cannot_be_paid() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        token.setAddressFrozen(holders[1], true);
        _sanction(holders[6]);
        vm.expectEmit(address(paying));
        emit IPaying.KeptForHolder(id, holders[6], holders[6], 391_920_00, 0, 391_920_00);
        _payPage(id, depositA, holders);
        assertEq(paying.keptOf(id, holders[0]).free, 914_480_00);
        assertEq(paying.keptOf(id, holders[1]).free, 1_698_320_00);
        assertEq(paying.keptOf(id, holders[6]).free, 391_920_00);
        assertEq(depositA.balanceOf(holders[2]), 914_480_00);
        uint256 kept = 914_480_00 + 1_698_320_00 + 391_920_00;
        assertEq(paying.progressOf(id).kept, kept);
        _assertBalanced(id, TOTAL, TOTAL - kept, 0);
        _assertState(ObligationStatus.DISCHARGED);
    }

    /// A stranger keeps for nobody before thirty days are over: it passes over whom it can't pay.
    function test_a_stranger_passes_over() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        token.setAddressFrozen(holders[1], true);
        vm.warp(PAY_AT + 10 days);
        vm.prank(nonHolder);
        paying.payPage(id, address(depositA), holders);
        assertFalse(paying.isReached(id, holders[0]));
        assertFalse(paying.isReached(id, holders[1]));
        assertEq(paying.progressOf(id).unitsReached, 30_000);
        assertEq(paying.progressOf(id).kept, 0);
        _assertBalanced(id, TOTAL, 30_000 * uint256(PER_UNIT), 0);
        vm.warp(PAY_AT + 30 days);
        vm.prank(nonHolder);
        paying.payPage(id, address(depositA), holders);
        assertEq(paying.progressOf(id).kept, 20_000 * uint256(PER_UNIT));
        _assertState(ObligationStatus.DISCHARGED);
    }

    /// What a recovered wallet was owed is paid to who took over.
    function test_pays_the_successor() public {
        _declared();
        token.recoveryAddress(holders[8], receiver, address(0));
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
        _payPage(id, depositA, _slice(0, 7));
        address[] memory payees = _slice(7, 10);
        payees[1] = receiver;
        uint256[] memory nets = new uint256[](3);
        (nets[0], nets[1], nets[2]) = (2_500 * 130_64, 1_500 * 130_64, 1_000 * 130_64);
        vm.expectEmit(address(paying));
        emit IPaying.HoldersPaid(id, address(depositA), _slice(7, 10), payees, new uint256[](0), nets);
        _payPage(id, depositA, holders);
        _payPage(id, depositA, _one(receiver));
        assertEq(depositA.balanceOf(holders[8]), 0);
        assertEq(depositA.balanceOf(receiver), 195_960_00);
    }

    /// M13, OBL-2: a bank that is frozen after the funding delays its page and unfunds nothing.
    function test_a_frozen_bank_unfunds_nothing() public {
        _funded();
        depositA.freezeBank();
        assertTrue(obligations.isFunded(id));
        vm.expectRevert();
        _payPage(id, depositA, holders);
        depositA.unfreezeBank();
        _payPage(id, depositA, holders);
        _assertState(ObligationStatus.DISCHARGED);
    }

    // ---- pro rata ----

    function _proRata(uint96 total) private {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, total);
        d.rule = AmountRule.PRO_RATA;
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, d);
        _fund(id, depositA, total);
        vm.warp(PAY_AT);
    }

    function _setShares(uint80 threshold, uint24 tieMember) private {
        vm.prank(calculationAgent);
        obligations.setShares(id, threshold, tieMember);
    }

    /// The golden shares of coupon 1, by largest remainder, and not a fen over.
    function test_pro_rata_shares_of_the_aggregate() public {
        uint96 total = 6_532_054_79;
        _proRata(total);
        (uint80 threshold, uint24 tieMember) = LargestRemainder.threshold(total, _positions());
        _setShares(threshold, tieMember);
        uint256[10] memory shares = [
            uint256(914_487_67),
            1_698_334_25,
            914_487_67,
            522_564_38,
            914_487_67,
            522_564_38,
            391_923_29,
            326_602_74,
            195_961_64,
            130_641_10
        ];
        for (uint256 i; i < 10; ++i) assertEq(paying.entitlementOf(id, holders[i]), shares[i]);
        _payPage(id, depositA, holders);
        for (uint256 i; i < 10; ++i) assertEq(depositA.balanceOf(holders[i]), shares[i]);
        assertEq(depositA.balanceOf(address(paying)), 0);
        _assertState(ObligationStatus.DISCHARGED);
    }

    /// Equal remainders go to the lower member numbers, and only as many as there are base units left.
    function test_equal_remainders() public {
        _proRata(3);
        _setShares(21_000, 3);
        assertEq(paying.entitlementOf(id, holders[0]), 1); // 7,000 of 50,000, member 1
        assertEq(paying.entitlementOf(id, holders[2]), 1); // member 3
        assertEq(paying.entitlementOf(id, holders[4]), 0); // member 5
        assertEq(paying.entitlementOf(id, holders[1]), 1); // 13,000 of 50,000: above it
    }

    /// H8, OBL-6: too low a threshold gives away too much; the last holder gets what is left, a few base units less.
    function test_a_wrong_threshold_locks_nothing() public {
        uint96 total = 6_532_054_79;
        _proRata(total);
        _setShares(0, 0);
        _payPage(id, depositA, holders);
        _assertState(ObligationStatus.DISCHARGED);
        assertEq(depositA.balanceOf(address(paying)), 0);
        assertApproxEqAbs(depositA.balanceOf(holders[9]), 130_641_10, 10);
    }

    /// OBL-6: it is corrected until the first payment.
    function test_a_wrong_threshold_is_corrected() public {
        uint96 total = 6_532_054_79;
        _proRata(total);
        _setShares(0, 0);
        (uint80 threshold, uint24 tieMember) = LargestRemainder.threshold(total, _positions());
        _setShares(threshold, tieMember);
        _payPage(id, depositA, _slice(0, 1));
        vm.expectRevert(abi.encodeWithSelector(IObligations.PaymentsStarted.selector, id, 7_000));
        _setShares(0, 0);
    }

    /// Too high a threshold leaves something over: it goes back to who funded it, once all are reached.
    function test_the_rest_goes_back() public {
        uint96 total = 6_532_054_79;
        _proRata(total);
        _setShares(50_000, 0);
        _payPage(id, depositA, _slice(0, 9));
        assertEq(obligations.returnableOf(id), 0);
        _payPage(id, depositA, holders);
        uint256 rest = total - paying.progressOf(id).reached;
        assertGt(rest, 0);
        assertEq(obligations.returnContributions(id, 10), rest);
        assertTrue(obligations.isFunded(id));
        uint256 before = depositA.balanceOf(issuer);
        vm.prank(issuer);
        obligations.drawRefund(id, issuer, address(depositA));
        assertEq(depositA.balanceOf(issuer) - before, rest);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// OBL-4: an agent that never says the cut holds nobody up for ever: the floors are paid.
    function test_without_the_cut_the_floors_are_paid() public {
        _proRata(6_532_054_79);
        vm.expectRevert(abi.encodeWithSelector(IPaying.SharesUnset.selector, id));
        _payPage(id, depositA, holders);
        vm.warp(PAY_AT + 30 days);
        vm.prank(nonHolder);
        paying.payPage(id, address(depositA), holders);
        _assertState(ObligationStatus.DISCHARGED);
        assertLt(obligations.returnContributions(id, 10), 10);
    }

    // ---- claim ----

    function test_reverts_when_another_claims() public {
        _funded();
        vm.expectRevert(abi.encodeWithSelector(IPaying.ClaimNotYours.selector, id, holders[0], nonHolder));
        vm.prank(nonHolder);
        paying.claim(id, holders[0], address(depositA));
    }

    /// A frozen or sanctioned holder waits for its release.
    function test_reverts_when_a_blocked_holder_claims() public {
        _funded();
        token.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.expectRevert(abi.encodeWithSelector(IPaying.PayeeBlocked.selector, id, holders[0]));
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
    }

    /// A refusal of the bank is the bank's own error, and the share stays.
    function test_reverts_when_the_bank_still_refuses() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.expectRevert();
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(paying.keptOf(id, holders[0]).free, 914_480_00);
    }

    /// A share is in the currency, not in a bank's token: it is claimed at another bank.
    function test_claim_at_another_bank() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.expectEmit(address(paying));
        emit IPaying.KeptReleased(id, holders[0], holders[0], address(depositB), 914_480_00, 0);
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositB));
        assertEq(depositB.balanceOf(holders[0]), 914_480_00);
        assertEq(paying.keptOf(id, holders[0]).free, 0);
        assertEq(paying.progressOf(id).kept, 0);
    }

    /// A holder that no page has reached helps itself, once.
    function test_claim_before_any_page() public {
        _funded();
        vm.startPrank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NobodyReached.selector, id, holders[0]));
        paying.claim(id, holders[0], address(depositA));
    }

    // ---- release ----

    function test_reverts_when_another_releases() public {
        _funded();
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "COURT_ORDER", address(token), payingAgent)
        );
        vm.prank(payingAgent);
        paying.release(id, holders[6], receiver, address(depositA), "order");
    }

    function test_reverts_when_there_is_no_order() public {
        _funded();
        vm.expectRevert(abi.encodeWithSelector(IPaying.OrderMissing.selector, id));
        vm.prank(court);
        paying.release(id, holders[6], receiver, address(depositA), 0);
    }

    /// The sanctioned holder's share goes where the order says, once.
    function test_release_by_order() public {
        _funded();
        _sanction(holders[6]);
        _payPage(id, depositA, holders);
        vm.startPrank(court);
        vm.expectEmit(address(paying));
        emit IPaying.KeptReleased(id, holders[6], receiver, address(depositA), 391_920_00, "order");
        paying.release(id, holders[6], receiver, address(depositA), "order");
        assertEq(depositA.balanceOf(receiver), 391_920_00);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingKept.selector, id, holders[6]));
        paying.release(id, holders[6], receiver, address(depositA), "order");
    }

    // ---- principal of encumbered units ----

    function _principal() private {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, 10_000_00);
        (d.kind, d.taxed) = (Kind.PRINCIPAL, 0);
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, d);
        _fund(id, depositA, 500_000_000_00);
        vm.warp(PAY_AT);
    }

    /// H6: principal on frozen units is not paid to the debtor; it is the owner's as far as the freeze ends.
    function test_principal_of_frozen_units_is_kept() public {
        token.setFrozenTokens(holders[0], 5_000);
        _principal();
        vm.expectEmit(address(paying));
        emit IPaying.PrincipalEncumbered(id, holders[0], 5_000, 50_000_000_00, 0, 0);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 20_000_000_00);
        assertEq(paying.keptOf(id, holders[0]).frozen, 50_000_000_00);
        assertEq(paying.claimableOf(id, holders[0]), 0);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingKept.selector, id, holders[0]));
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        token.setFrozenTokens(holders[0], 2_000);
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 50_000_000_00);
        vm.prank(court);
        paying.release(id, holders[0], receiver, address(depositA), "order");
        assertEq(depositA.balanceOf(receiver), 20_000_000_00);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// What was kept on frozen units is its owner's once the freezer lifts it, though the units are retired: no court is
    /// asked, and while the freeze stands nobody but a court gets it.
    function test_what_was_frozen_reaches_its_owner_after_the_retirement() public {
        token.setFrozenTokens(holders[0], 5_000);
        _principal();
        _payPage(id, depositA, holders);
        token.redeem(holders[0], token.balanceOf(holders[0]));
        assertEq(token.balanceOf(holders[0]), 0);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingKept.selector, id, holders[0]));
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        token.unfreezePartialTokens(holders[0], 2_000);
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 40_000_000_00);
        token.setFrozenTokens(holders[0], 0);
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 70_000_000_00);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// An owner who sold everything once the freeze was lifted still has the principal that was kept meanwhile.
    function test_what_was_frozen_reaches_an_owner_who_sold() public {
        token.setFrozenTokens(holders[0], 5_000);
        _principal();
        _payPage(id, depositA, holders);
        token.setFrozenTokens(holders[0], 0);
        uint256 units = token.balanceOf(holders[0]);
        vm.prank(holders[0]);
        token.transfer(holders[1], units);
        assertEq(paying.claimableOf(id, holders[0]), 50_000_000_00);
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 70_000_000_00);
    }

    /// H6: principal on held units waits for the hold's end; held ones go before frozen ones.
    function test_principal_of_held_units_is_kept() public {
        token.setPowers(address(this), Powers.ISSUE | Powers.SCHEDULE | Powers.HOLD);
        token.placeHold("pledge", HoldTerms(holders[0], address(0), 0, 4_000, "TEST", uint64(block.timestamp + 365 days)), address(0));
        token.setFrozenTokens(holders[0], 5_000);
        _principal();
        _payPage(id, depositA, holders);
        KeptShare memory kept = paying.keptOf(id, holders[0]);
        assertEq(kept.held, 40_000_000_00);
        assertEq(kept.frozen, 30_000_000_00);
        assertEq(depositA.balanceOf(holders[0]), 0);
        token.releaseHold("pledge");
        vm.prank(holders[0]);
        paying.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 40_000_000_00);
    }

    /// Income goes to the owner, held and partly frozen units included.
    function test_income_of_encumbered_units_is_paid() public {
        token.setFrozenTokens(holders[0], 5_000);
        _funded();
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
    }

    // ---- prescription ----

    /// L3: kept money goes back to the issuer after the terms' years, never before.
    function test_prescription() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.prescribedAt = PAY_AT + 5 * 365 days;
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, d);
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
        depositA.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.warp(d.prescribedAt);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NotPrescribed.selector, id, d.prescribedAt, d.prescribedAt));
        paying.prescribe(id, holders, address(depositA));
        skip(1);
        uint256 before = depositA.balanceOf(issuer);
        vm.prank(nonHolder);
        paying.prescribe(id, holders, address(depositA));
        assertEq(depositA.balanceOf(issuer) - before, 914_480_00);
        assertEq(depositA.balanceOf(address(paying)), 0);
        _assertState(ObligationStatus.PRESCRIBED);
    }

    // ---- tax ----

    function _taxed(bool grossUp) private returns (WithholdingTable table) {
        table = new WithholdingTable(address(manager));
        table.setRate(0, 0, 0.1e18);
        table.setRate(0, 446, type(uint256).max); // Macau: nil
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        (d.withholding, d.taxOwner, d.grossUp) = (address(table), receiver, grossUp);
        registry.know(holders[1], 446, 0);
        registry.push(holders[1], _one(address(token)));
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, d);
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
    }

    /// Gross, withheld and net stand per payment; the tax is remitted to its owner.
    function test_withholding() public {
        _taxed(false);
        (uint256[] memory gross, uint256[] memory nets) = (_positions(), new uint256[](10));
        for (uint256 i; i < 10; ++i) {
            gross[i] *= PER_UNIT;
            nets[i] = i == 1 ? gross[i] : gross[i] - gross[i] / 10;
        }
        vm.expectEmit(address(paying));
        emit IPaying.HoldersPaid(id, address(depositA), holders, new address[](0), gross, nets);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[1]), 1_698_320_00);
        uint256 withheld = (TOTAL - 1_698_320_00) / 10;
        assertEq(paying.progressOf(id).withheld, withheld);
        _assertBalanced(id, TOTAL, TOTAL - withheld, 0);
        vm.prank(nonHolder);
        paying.remitTax(id, address(depositA));
        assertEq(depositA.balanceOf(receiver), withheld);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// H1: grossed up, the net line is all that pages need; the tax is a line of its own, funded by anybody at any time.
    function test_gross_up() public {
        _taxed(true);
        _payPage(id, depositA, holders);
        _assertState(ObligationStatus.DISCHARGED);
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
        assertEq(depositA.balanceOf(holders[9]), 130_640_00);
        uint256 due = paying.taxLineOf(id).due;
        assertApproxEqAbs(due, (TOTAL - 1_698_320_00) / 9, 9);
        assertEq(paying.taxLineOf(id).covered, 0);
        vm.prank(guarantor);
        assertEq(paying.fundTax(id, address(depositA), address(depositA), due * 2), due);
        paying.remitTax(id, address(depositA));
        assertEq(depositA.balanceOf(receiver), due);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// M13: two holders of one country and one coupon pay one rate, whenever their pages come.
    function test_the_rate_is_the_pay_dates() public {
        WithholdingTable table = _taxed(false);
        _payPage(id, depositA, _slice(0, 1));
        skip(1 days);
        table.setRate(0, 0, 0.2e18);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[2]), depositA.balanceOf(holders[0]));
    }

    /// What a stranger passes over is not taxed.
    function test_who_is_passed_over_is_not_taxed() public {
        _taxed(false);
        depositA.setAddressFrozen(holders[0], true);
        vm.warp(PAY_AT + 10 days);
        vm.prank(nonHolder);
        paying.payPage(id, address(depositA), holders);
        assertEq(paying.taxLineOf(id).due, (TOTAL - 1_698_320_00 - 914_480_00) / 10);
        depositA.setAddressFrozen(holders[0], false);
        _payPage(id, depositA, holders);
        assertEq(paying.taxLineOf(id).due, (TOTAL - 1_698_320_00) / 10);
        assertEq(paying.progressOf(id).reached, TOTAL);
    }

    function test_reverts_when_a_rate_is_the_whole() public {
        WithholdingTable table = new WithholdingTable(address(manager));
        vm.expectRevert(abi.encodeWithSelector(WithholdingTable.RateTooHigh.selector, 344, 1e18, 1e18));
        table.setRate(0, 344, 1e18);
    }

    // ---- fuzz ----

    /// Whatever the positions and the total, the shares add up to it and none is a base unit off.
    function testFuzz_pro_rata_adds_up(uint256[10] memory extra, uint64 total_) public {
        uint96 total = uint96(bound(total_, 1, 1e10));
        for (uint256 i; i < 10; ++i) token.mint(holders[i], bound(extra[i], 0, 1e6));
        _proRata(total);
        uint256[] memory positions = _positions();
        (uint80 threshold, uint24 tieMember) = LargestRemainder.threshold(total, positions);
        _setShares(threshold, tieMember);
        _payPage(id, depositA, holders);
        uint256 supply = token.totalSupplyAt(RECORD_AT);
        uint256 sum;
        for (uint256 i; i < 10; ++i) {
            uint256 paid = depositA.balanceOf(holders[i]);
            uint256 floor = (uint256(total) * positions[i]) / supply;
            assertTrue(paid == floor || paid == floor + 1);
            sum += paid;
        }
        assertEq(sum, total);
        _assertState(ObligationStatus.DISCHARGED);
    }

    /// Pages of any order and size, by the agent and by strangers, some payees refused: the same amounts, each once.
    function testFuzz_pages(uint256 seed, uint16 refusedBits) public {
        _funded();
        vm.warp(PAY_AT + 10 days);
        for (uint256 i; i < 10; ++i) if ((refusedBits >> i) & 1 != 0) depositA.setAddressFrozen(holders[i], true);
        for (uint256 round; round < 30; ++round) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 from = seed % 10;
            address[] memory page = _slice(from, from + 1 + (seed >> 8) % (10 - from));
            vm.prank((seed >> 16) % 2 == 0 ? payingAgent : nonHolder);
            paying.payPage(id, address(depositA), page);
        }
        _payPage(id, depositA, holders);
        uint256[] memory positions = _positions();
        uint256 paidOut;
        for (uint256 i; i < 10; ++i) {
            bool refused = (refusedBits >> i) & 1 != 0;
            assertEq(depositA.balanceOf(holders[i]), refused ? 0 : positions[i] * PER_UNIT);
            assertEq(paying.keptOf(id, holders[i]).free, refused ? positions[i] * PER_UNIT : 0);
            paidOut += depositA.balanceOf(holders[i]);
        }
        _assertBalanced(id, TOTAL, paidOut, 0);
        _assertState(ObligationStatus.DISCHARGED);
    }
}
