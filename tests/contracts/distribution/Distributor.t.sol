// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {Roles} from "contracts/administration/Roles.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {IInterbank} from "contracts/cash/interfaces/IInterbank.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {
    AmountRule,
    Declaration,
    DistributionStatus,
    IDistributor,
    Till
} from "contracts/distribution/interfaces/IDistributor.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {DistributionId, distributionId} from "contracts/types/DistributionId.sol";
import {DistributionFixture} from "./DistributionFixture.sol";
import {LargestRemainder} from "./LargestRemainder.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// Ten holders with the Fubi positions of coupon 1, one record instant, RMB 130.64 per unit.
contract DistributorTest is DistributionFixture {
    uint32 internal constant RECORD_AT = OPENED_AT + 10 days;
    uint32 internal constant PAY_AT = RECORD_AT + 7 days;
    uint96 internal constant PER_UNIT = 130_64;
    uint256 internal constant TOTAL = 50_000 * 130_64;

    DistributionId internal id;

    function setUp() public override {
        super.setUp();
        uint256[10] memory units = [uint256(7_000), 13_000, 7_000, 4_000, 7_000, 4_000, 3_000, 2_500, 1_500, 1_000];
        for (uint256 i; i < 10; ++i) token.mint(holders[i], units[i]);
        token.scheduleRecord(RECORD_AT);
        id = distributionId(address(token), address(this), 0);
    }

    function _declared() private {
        distributor.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
        vm.warp(RECORD_AT + 1);
    }

    function _funded() private {
        _declared();
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
    }

    function _proRata(uint96 total, uint80 threshold, uint24 tieMember) private {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, total);
        (d.rule, d.threshold, d.tieMember) = (AmountRule.PRO_RATA, threshold, tieMember);
        distributor.declare(0, d);
        vm.warp(PAY_AT);
        _fund(id, depositA, total);
    }

    function _positions() private view returns (uint256[] memory positions) {
        positions = LargestRemainder.units(token.positionsAt(holders, RECORD_AT));
    }

    // ---- setCash ----

    function test_reverts_when_a_stranger_accepts_cash() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, nonHolder));
        vm.prank(nonHolder);
        distributor.setCash(address(depositA), interbank, false);
    }

    /// A cash token that is no longer accepted stops payments in it, and only in it.
    function test_cash_no_longer_accepted() public {
        _funded();
        (bytes3 currency, IInterbank route) = distributor.cashOf(address(depositA));
        assertEq(abi.encode(currency, route), abi.encode(bytes3("CNH"), interbank));
        vm.expectEmit(address(distributor));
        emit IDistributor.CashSet(address(depositA), 0, interbank);
        distributor.setCash(address(depositA), interbank, false);
        (currency,) = distributor.cashOf(address(depositA));
        assertEq(currency, bytes3(0));
        vm.expectRevert(
            abi.encodeWithSelector(
                IDistributor.CashNotAccepted.selector, address(depositA), bytes3(0), bytes3("CNH")
            )
        );
        _payPage(id, depositA, holders);
    }

    // ---- declare ----

    function test_reverts_when_the_declarer_has_no_power() public {
        vm.expectRevert(abi.encodeWithSelector(IDistributor.DeclarerUnknown.selector, address(token), nonHolder));
        vm.prank(nonHolder);
        distributor.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
    }

    function test_reverts_when_a_declaration_is_incomplete() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, 0);
        _expectUnfit("amount", d);
        d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.payer = address(0);
        _expectUnfit("payer", d);
        _expectUnfit("recordAt", _perUnit(0, PAY_AT, PER_UNIT));
        _expectUnfit("recordAt", _perUnit(PAY_AT + 1, PAY_AT, PER_UNIT));
        d = _perUnit(0, PAY_AT, PER_UNIT);
        d.rule = AmountRule.BY_INSTRUMENT; // but payable by anybody
        _expectUnfit("recordAt", d);
    }

    function _expectUnfit(string memory field, Declaration memory d) private {
        vm.expectRevert(abi.encodeWithSelector(IDistributor.DeclarationUnfit.selector, id, field));
        distributor.declare(0, d);
    }

    function test_reverts_when_the_currency_is_unknown() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.currency = address(clearing);
        vm.expectRevert(
            abi.encodeWithSelector(IDistributor.CashNotAccepted.selector, address(clearing), bytes3(0), bytes3(0))
        );
        distributor.declare(0, d);
    }

    function test_reverts_given_it_was_declared() public {
        _declared();
        vm.expectRevert(
            abi.encodeWithSelector(IDistributor.DistributionExists.selector, id, DistributionStatus.DECLARED)
        );
        distributor.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
    }

    function test_declare() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        vm.expectEmit(address(distributor));
        emit IDistributor.DistributionDeclared(id, address(token), address(this), 0, d);
        assertEq(DistributionId.unwrap(distributor.declare(0, d)), DistributionId.unwrap(id));
        assertEq(distributor.distributionOf(id).payer, issuer);
        assertEq(distributor.distributionOf(id).currency, "CNH");
        assertFalse(distributor.isFunded(id));
    }

    // ---- cancel ----

    function test_reverts_when_another_cancels() public {
        _declared();
        DistributionId unknown = distributionId(address(token), nonHolder, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IDistributor.DistributionStatusUnfit.selector,
                unknown,
                DistributionStatus.NONE,
                DistributionStatus.DECLARED
            )
        );
        vm.prank(nonHolder);
        distributor.cancel(address(token), 0);
    }

    function test_reverts_given_a_holder_was_reached() public {
        _funded();
        _payPage(id, depositA, _slice(0, 1));
        vm.expectRevert(abi.encodeWithSelector(IDistributor.PaymentsStarted.selector, id, 7_000 * uint256(PER_UNIT)));
        distributor.cancel(address(token), 0);
    }

    /// The money goes back to the payer before the same number can be declared again.
    function test_cancel_and_declare_again() public {
        _declared();
        _fund(id, depositA, 1_000_00);
        distributor.cancel(address(token), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IDistributor.DistributionExists.selector, id, DistributionStatus.CANCELLED)
        );
        distributor.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));

        uint256 before = depositA.balanceOf(issuer);
        vm.prank(issuer);
        distributor.sweep(id, _one(address(depositA)), address(0));
        assertEq(depositA.balanceOf(issuer) - before, 1_000_00);
        distributor.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
        assertEq(distributor.distributionOf(id).funded, 0);
    }

    // ---- fund ----

    function test_reverts_when_another_funds() public {
        _declared();
        uint256[] memory amounts = new uint256[](1);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.PayerUnknown.selector, id, nonHolder, issuer));
        vm.prank(nonHolder);
        distributor.fund(id, address(depositA), _one(address(depositA)), amounts);
    }

    function test_reverts_when_lists_differ() public {
        _declared();
        vm.expectRevert(abi.encodeWithSelector(IDistributor.PagesUneven.selector, 1, 0));
        vm.prank(issuer);
        distributor.fund(id, address(depositA), _one(address(depositA)), new uint256[](0));
    }

    function test_reverts_when_funded_twice() public {
        _declared();
        _fund(id, depositA, TOTAL);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.FundingExcess.selector, id, TOTAL * 2, TOTAL));
        this.fundAgain(TOTAL);
    }

    function fundAgain(uint256 amount) external {
        _fund(id, depositA, amount);
    }

    function test_reverts_when_funded_before_the_record() public {
        distributor.declare(0, _perUnit(RECORD_AT, PAY_AT, PER_UNIT));
        vm.warp(RECORD_AT);
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordNotReached.selector, RECORD_AT, RECORD_AT));
        this.fundAgain(TOTAL);
    }

    function test_reverts_when_funded_with_other_money() public {
        _declared();
        TokenizedDeposit foreign = new TokenizedDeposit("Bank H", "HKD", "HKD", address(manager), registry, 0);
        distributor.setCash(address(foreign), interbank, true);
        uint256[] memory amounts = new uint256[](1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IDistributor.CashNotAccepted.selector, address(foreign), bytes3("HKD"), bytes3("CNH")
            )
        );
        vm.prank(issuer);
        distributor.fund(id, address(depositA), _one(address(foreign)), amounts);
    }

    /// One transaction of the issuer, one move of clearing money to the other bank, the booked deposits with it.
    function test_fund_at_two_banks() public {
        _declared();
        address[] memory cash = new address[](2);
        (cash[0], cash[1]) = (address(depositA), address(depositB));
        uint256[] memory amounts = new uint256[](2);
        (amounts[0], amounts[1]) = (TOTAL - 100_000_00, 100_000_00);
        uint256 booked = depositB.bookedDeposits();
        vm.expectEmit(address(distributor));
        emit IDistributor.DistributionFunded(id, address(depositB), address(depositA), 100_000_00);
        vm.prank(issuer);
        distributor.fund(id, address(depositA), cash, amounts);
        assertEq(depositA.balanceOf(address(distributor)), TOTAL - 100_000_00);
        assertEq(depositB.balanceOf(address(distributor)), 100_000_00);
        assertEq(depositB.bookedDeposits() - booked, 100_000_00);
        assertTrue(distributor.isFunded(id));
    }

    /// Without an interbank contract the payer's allowance is asked.
    function test_fund_by_allowance() public {
        _declared();
        distributor.setCash(address(depositA), IInterbank(address(0)), true);
        vm.prank(issuer);
        depositA.approve(address(distributor), TOTAL);
        _fund(id, depositA, TOTAL);
        assertTrue(distributor.isFunded(id));
    }

    // ---- payPage ----

    function test_reverts_when_another_pays() public {
        _funded();
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "PAYING_AGENT", address(token), nonHolder)
        );
        vm.prank(nonHolder);
        distributor.payPage(id, address(depositA), holders);
    }

    function test_reverts_when_a_role_of_another_scope_pays() public {
        _funded();
        manager.openScope(address(depositA));
        manager.grantRole(Roles.id("PAYING_AGENT", address(depositA)), nonHolder, 0);
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "PAYING_AGENT", address(token), nonHolder)
        );
        vm.prank(nonHolder);
        distributor.payPage(id, address(depositA), holders);
    }

    function test_reverts_when_the_instrument_pays() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        d.throughInstrument = true;
        distributor.declare(0, d);
        vm.warp(PAY_AT);
        _fund(id, depositA, TOTAL);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.PaymentThroughInstrument.selector, id));
        _payPage(id, depositA, holders);
    }

    function test_reverts_given_money_is_missing() public {
        _declared();
        _fund(id, depositA, TOTAL - 1);
        vm.warp(PAY_AT);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.FundingMissing.selector, id, TOTAL - 1, TOTAL));
        _payPage(id, depositA, holders);
    }

    /// One second early is early.
    function test_reverts_when_paid_too_early() public {
        _funded();
        vm.warp(PAY_AT - 1);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.PaymentTooEarly.selector, id, PAY_AT, PAY_AT - 1));
        _payPage(id, depositA, holders);
        vm.warp(PAY_AT);
        _payPage(id, depositA, holders);
    }

    function test_reverts_when_the_money_is_at_another_bank() public {
        _funded();
        vm.expectRevert(
            abi.encodeWithSelector(IDistributor.TillInsufficient.selector, id, address(depositB), 0, 914_480_00)
        );
        _payPage(id, depositB, _slice(0, 1));
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
        vm.expectEmit(address(distributor));
        uint256[] memory nets = new uint256[](2);
        (nets[0], nets[1]) = (914_480_00, 130_640_00);
        address[] memory paid = new address[](2);
        (paid[0], paid[1]) = (holders[0], holders[9]);
        emit IDistributor.HoldersPaid(id, address(depositA), paid, new address[](0), new uint256[](0), nets);
        _payPage(id, depositA, page);
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
        assertEq(depositA.balanceOf(holders[9]), 130_640_00);
        assertTrue(distributor.isReached(id, holders[0]));

        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
        assertEq(depositA.balanceOf(address(distributor)), 0);
        _assertBalanced(id, depositA, TOTAL);
        assertEq(distributor.distributionOf(id).grossDue, TOTAL);
        assertEq(distributor.distributionOf(id).unitsReached, 50_000);
    }

    /// A holder refused by its bank, a frozen and a sanctioned one: all kept, nobody blocked.
    function test_keeps_what_cannot_be_paid() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        token.setAddressFrozen(holders[1], true);
        _sanction(holders[6]);
        vm.expectEmit(address(distributor));
        emit IDistributor.KeptForHolder(id, holders[6], holders[6], address(depositA), 391_920_00, 0, 391_920_00);
        _payPage(id, depositA, holders);
        assertEq(distributor.keptOf(id, holders[0]).amount, 914_480_00);
        assertEq(distributor.keptOf(id, holders[1]).amount, 1_698_320_00);
        assertEq(distributor.keptOf(id, holders[6]).amount, 391_920_00);
        assertEq(depositA.balanceOf(holders[2]), 914_480_00);
        Till memory till = distributor.tillOf(id, address(depositA));
        assertEq(till.kept, 914_480_00 + 1_698_320_00 + 391_920_00);
        assertEq(till.unallocated, 0);
        _assertBalanced(id, depositA, TOTAL);
    }

    /// What a recovered wallet was owed is paid to who took over.
    function test_pays_the_successor() public {
        _declared();
        registry.know(receiver, HONG_KONG, 0);
        token.recoveryAddress(holders[8], receiver, address(0));
        _fund(id, depositA, TOTAL);
        vm.warp(PAY_AT);
        _payPage(id, depositA, _slice(0, 7));
        address[] memory payees = _slice(7, 10);
        payees[1] = receiver;
        uint256[] memory nets = new uint256[](3);
        (nets[0], nets[1], nets[2]) = (2_500 * 130_64, 1_500 * 130_64, 1_000 * 130_64);
        vm.expectEmit(address(distributor));
        emit IDistributor.HoldersPaid(id, address(depositA), _slice(7, 10), payees, new uint256[](0), nets);
        _payPage(id, depositA, holders);
        _payPage(id, depositA, _one(receiver));
        assertEq(depositA.balanceOf(holders[8]), 0);
        assertEq(depositA.balanceOf(receiver), 195_960_00);
    }

    // ---- pro rata ----

    /// The golden shares of coupon 1, by largest remainder, and not a fen over.
    function test_pro_rata_shares_of_the_aggregate() public {
        vm.warp(RECORD_AT + 1);
        uint96 total = 6_532_054_79;
        (uint80 threshold, uint24 tieMember) = LargestRemainder.threshold(total, _positions());
        _proRata(total, threshold, tieMember);
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
        for (uint256 i; i < 10; ++i) assertEq(distributor.entitlementOf(id, holders[i]), shares[i]);
        _payPage(id, depositA, holders);
        for (uint256 i; i < 10; ++i) assertEq(depositA.balanceOf(holders[i]), shares[i]);
        vm.prank(payingAgent);
        distributor.close(id);
        assertEq(depositA.balanceOf(address(distributor)), 0);
    }

    /// Equal remainders go to the lower member numbers, and only as many as there are base units left.
    function test_equal_remainders() public {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, 3);
        (d.rule, d.threshold, d.tieMember) = (AmountRule.PRO_RATA, 21_000, 3);
        distributor.declare(0, d);
        vm.warp(RECORD_AT + 1);
        assertEq(distributor.entitlementOf(id, holders[0]), 1); // 7,000 of 50,000, member 1
        assertEq(distributor.entitlementOf(id, holders[2]), 1); // member 3
        assertEq(distributor.entitlementOf(id, holders[4]), 0); // member 5
        assertEq(distributor.entitlementOf(id, holders[1]), 1); // 13,000 of 50,000: above it
    }

    /// Too low a threshold gives away more than there is: refused as soon as it shows.
    function test_reverts_when_shares_exceed_the_total() public {
        vm.warp(RECORD_AT + 1);
        uint96 total = 6_532_054_79;
        _proRata(total, 0, 0);
        vm.expectRevert();
        _payPage(id, depositA, holders);
    }

    /// Too high a threshold leaves something over: not closed.
    function test_reverts_when_shares_fall_short_of_the_total() public {
        vm.warp(RECORD_AT + 1);
        uint96 total = 6_532_054_79;
        _proRata(total, 50_000, 0);
        _payPage(id, depositA, holders);
        uint256 due = distributor.distributionOf(id).grossDue;
        vm.expectRevert(abi.encodeWithSelector(IDistributor.SharesBelowTotal.selector, id, due, total));
        vm.prank(payingAgent);
        distributor.close(id);
    }

    // ---- claim ----

    function test_reverts_when_another_claims() public {
        _funded();
        vm.expectRevert(abi.encodeWithSelector(IDistributor.ClaimNotYours.selector, id, holders[0], nonHolder));
        vm.prank(nonHolder);
        distributor.claim(id, holders[0], address(depositA));
    }

    /// A frozen or sanctioned holder waits for its release.
    function test_reverts_when_a_blocked_holder_claims() public {
        _funded();
        token.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.PayeeBlocked.selector, id, holders[0]));
        vm.prank(holders[0]);
        distributor.claim(id, holders[0], address(depositA));
    }

    /// A refusal of the bank is the bank's own error.
    function test_reverts_when_the_bank_still_refuses() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.expectRevert();
        vm.prank(holders[0]);
        distributor.claim(id, holders[0], address(depositA));
        assertEq(distributor.keptOf(id, holders[0]).amount, 914_480_00);
    }

    /// Kept money is claimed at another bank: it moves there through the interbank contract.
    function test_claim_at_another_bank() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.expectEmit(address(distributor));
        emit IDistributor.KeptReleased(id, holders[0], holders[0], address(depositB), 914_480_00, 0);
        vm.prank(holders[0]);
        distributor.claim(id, holders[0], address(depositB));
        assertEq(depositB.balanceOf(holders[0]), 914_480_00);
        assertEq(distributor.keptOf(id, holders[0]).amount, 0);
        _assertBalanced(id, depositA, TOTAL);
    }

    /// A holder that no page has reached helps itself, once.
    function test_claim_before_any_page() public {
        _funded();
        vm.startPrank(holders[0]);
        distributor.claim(id, holders[0], address(depositA));
        distributor.claim(id, holders[0], address(depositA));
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
    }

    // ---- release ----

    function test_reverts_when_another_releases() public {
        _funded();
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "COURT_ORDER", address(token), payingAgent)
        );
        vm.prank(payingAgent);
        distributor.release(id, holders[6], receiver, address(depositA), "order");
    }

    function test_reverts_when_there_is_no_order() public {
        _funded();
        vm.expectRevert(abi.encodeWithSelector(IDistributor.OrderMissing.selector, id));
        vm.prank(court);
        distributor.release(id, holders[6], receiver, address(depositA), 0);
    }

    function test_reverts_given_nothing_is_kept() public {
        _funded();
        vm.expectRevert(abi.encodeWithSelector(IDistributor.NothingKept.selector, id, holders[6]));
        vm.prank(court);
        distributor.release(id, holders[6], receiver, address(depositA), "order");
    }

    /// The sanctioned holder's share goes where the order says, once.
    function test_release_by_order() public {
        _funded();
        _sanction(holders[6]);
        _payPage(id, depositA, holders);
        vm.startPrank(court);
        vm.expectEmit(address(distributor));
        emit IDistributor.KeptReleased(id, holders[6], receiver, address(depositA), 391_920_00, "order");
        distributor.release(id, holders[6], receiver, address(depositA), "order");
        assertEq(depositA.balanceOf(receiver), 391_920_00);
        vm.expectRevert(abi.encodeWithSelector(IDistributor.NothingKept.selector, id, holders[6]));
        distributor.release(id, holders[6], receiver, address(depositA), "order");
    }

    // ---- close and sweep ----

    function test_reverts_given_a_holder_was_not_reached() public {
        _funded();
        _payPage(id, depositA, _slice(0, 9));
        vm.expectRevert(abi.encodeWithSelector(IDistributor.HoldersUnreached.selector, id, 49_000, 50_000));
        vm.prank(payingAgent);
        distributor.close(id);
    }

    function test_reverts_when_a_stranger_sweeps() public {
        _funded();
        _payPage(id, depositA, holders);
        vm.prank(payingAgent);
        distributor.close(id);
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "PAYING_AGENT", address(token), nonHolder)
        );
        vm.prank(nonHolder);
        distributor.sweep(id, _one(address(depositA)), address(0));
    }

    /// What is kept survives the closing; nothing else is left.
    function test_close_keeps_what_is_owed() public {
        _funded();
        depositA.setAddressFrozen(holders[0], true);
        _payPage(id, depositA, holders);
        vm.startPrank(payingAgent);
        vm.expectEmit(address(distributor));
        emit IDistributor.DistributionClosed(id, TOTAL);
        distributor.close(id);
        distributor.sweep(id, _one(address(depositA)), address(0));
        vm.stopPrank();
        assertEq(depositA.balanceOf(address(distributor)), 914_480_00);
        vm.prank(holders[0]);
        distributor.claim(id, holders[0], address(depositB));
        assertEq(depositB.balanceOf(holders[0]), 914_480_00);
    }

    // ---- tax ----

    function _taxed(bool grossUp) private returns (WithholdingTable table) {
        table = new WithholdingTable(address(manager));
        table.setRate(0, 0, 0.1e18);
        table.setRate(0, 446, type(uint256).max); // Macau: nil
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, PER_UNIT);
        (d.withholding, d.taxOwner, d.grossUp) = (address(table), receiver, grossUp);
        distributor.declare(0, d);
        registry.know(holders[1], 446, 0);
        registry.push(holders[1], _one(address(token)));
        vm.warp(PAY_AT);
    }

    /// Gross, withheld and net stand per payment; the tax is remitted to its owner.
    function test_withholding() public {
        _taxed(false);
        _fund(id, depositA, TOTAL);
        vm.expectEmit(address(distributor));
        (uint256[] memory gross, uint256[] memory nets) = (_positions(), new uint256[](10));
        for (uint256 i; i < 10; ++i) {
            gross[i] *= PER_UNIT;
            nets[i] = i == 1 ? gross[i] : gross[i] - gross[i] / 10;
        }
        emit IDistributor.HoldersPaid(id, address(depositA), holders, new address[](0), gross, nets);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[1]), 1_698_320_00);
        uint256 withheld = (TOTAL - 1_698_320_00) / 10;
        assertEq(distributor.tillOf(id, address(depositA)).withheld, withheld);
        _assertBalanced(id, depositA, TOTAL);
        vm.prank(payingAgent);
        distributor.remitTax(id, address(depositA), address(0));
        assertEq(depositA.balanceOf(receiver), withheld);
        assertEq(depositA.balanceOf(address(distributor)), 0);
    }

    /// Grossed up, every net is the entitlement; the issuer funds the tax on top and gets back what was too much.
    function test_gross_up() public {
        _taxed(true);
        uint256 funding = TOTAL + 600_000_00;
        _fund(id, depositA, funding);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]), 914_480_00);
        assertEq(depositA.balanceOf(holders[1]), 1_698_320_00);
        Till memory till = distributor.tillOf(id, address(depositA));
        assertEq(till.paid, TOTAL);
        assertApproxEqAbs(till.withheld, (TOTAL - 1_698_320_00) / 9, 9);
        vm.startPrank(payingAgent);
        distributor.close(id);
        uint256 before = depositA.balanceOf(issuer);
        distributor.sweep(id, _one(address(depositA)), address(0));
        assertEq(depositA.balanceOf(issuer) - before, till.unallocated);
        _assertBalanced(id, depositA, funding);
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
        vm.warp(RECORD_AT + 1);
        uint256[] memory positions = _positions();
        (uint80 threshold, uint24 tieMember) = LargestRemainder.threshold(total, positions);
        _proRata(total, threshold, tieMember);
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
        vm.prank(payingAgent);
        distributor.close(id);
    }

    /// Pages of any order and size, some payees refused: the same amounts, each once.
    function testFuzz_pages(uint256 seed, uint16 refusedBits) public {
        _funded();
        for (uint256 i; i < 10; ++i) if ((refusedBits >> i) & 1 != 0) depositA.setAddressFrozen(holders[i], true);
        for (uint256 round; round < 30; ++round) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 from = seed % 10;
            _payPage(id, depositA, _slice(from, from + 1 + (seed >> 8) % (10 - from)));
        }
        _payPage(id, depositA, holders);
        uint256[] memory positions = _positions();
        for (uint256 i; i < 10; ++i) {
            bool refused = (refusedBits >> i) & 1 != 0;
            assertEq(depositA.balanceOf(holders[i]), refused ? 0 : positions[i] * PER_UNIT);
            assertEq(distributor.keptOf(id, holders[i]).amount, refused ? positions[i] * PER_UNIT : 0);
        }
        _assertBalanced(id, depositA, TOTAL);
    }
}
