// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {CashTokenSuite} from "./CashTokenSuite.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {Stablecoin} from "contracts/cash/Stablecoin.sol";
import {StablecoinRoleTable} from "contracts/cash/StablecoinRoleTable.sol";
import {CashSetup, ICashToken} from "contracts/cash/interfaces/ICashToken.sol";
import {
    Attester,
    AttesterSignature,
    IReserve,
    ReserveAttestation,
    ReserveState
} from "contracts/cash/interfaces/IReserve.sol";
import {
    BusinessDays,
    IStablecoin,
    Licence,
    Redemption,
    RedemptionState
} from "contracts/cash/interfaces/IStablecoin.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";

/// A stablecoin: backed by what custodian and auditor attest, redeemed at par by a clock.
contract StablecoinTest is CashTokenSuite {
    /// Monday 1 September 2025, 00:00 in Hong Kong.
    uint256 private constant MONDAY = 1_756_656_000;
    uint32 private constant MONDAY_DAY = 20_332;
    int32 private constant HONG_KONG_OFFSET = 28_800;
    bytes32 private constant COMPOSITION = keccak256("statement");
    bytes32 private constant DOCUMENT = keccak256("document");

    address private custodian = makeAddr("custodian's booking key");
    address private holder = makeAddr("holder");
    address private other = makeAddr("another holder");
    Stablecoin private coin;
    address[] private signers;
    mapping(address => uint256) private keyOf;

    function setUp() public override {
        super.setUp();
        vm.warp(MONDAY + 10 hours);
        coin = new Stablecoin(_hkd("HKD"), BusinessDays(HONG_KONG_OFFSET, 0x1f), 0);
        vm.prank(administrator);
        registry.bindRegister(address(coin));
        manager.setTargetScope(address(coin), new StablecoinRoleTable(), address(coin));
        _grant(address(coin), "BANK", custodian);
        _grant(address(coin), "ISSUER", desk);
        _grant(address(coin), "FREEZER", freezer);
        _grant(address(coin), "COURT_ORDER", court);
        _grant(address(coin), "ENFORCER", enforcer);
        _grant(address(coin), "GUARDIAN", guardian_);
        _grant(address(coin), "BRAKE", pauser);
        _grant(address(coin), "RESTORER", restorer);
        _openAccount(coin, custodian, holder);
        _openAccount(coin, custodian, other);
        _attester("custodian", Attester.CUSTODIAN);
        _attester("auditor", Attester.AUDITOR);
        _attester("second auditor", Attester.AUDITOR);
        coin.setReserveTerms(2, 1 days, 100);
        coin.setLicence(Licence.LICENSED, DOCUMENT);
        _attest(_statement(0));
    }

    // ---- the shared properties of money ----

    function test_is_a_cash_token() public {
        coin = new Stablecoin(_setup("CNH coin", "cCNH"), BusinessDays(HONG_KONG_OFFSET, 0x1f), DOCUMENT);
        vm.prank(administrator);
        registry.bindRegister(address(coin));
        manager.setTargetScope(address(coin), new StablecoinRoleTable(), address(coin));
        _grant(address(coin), "BANK", custodian);
        _grant(address(coin), "ISSUER", desk);
        _grant(address(coin), "FREEZER", freezer);
        _grant(address(coin), "COURT_ORDER", court);
        _grant(address(coin), "ENFORCER", enforcer);
        _grant(address(coin), "GUARDIAN", guardian_);
        _grant(address(coin), "BRAKE", pauser);
        _grant(address(coin), "RESTORER", restorer);
        _openAccount(coin, custodian, holder);
        _openAccount(coin, custodian, other);
        for (uint256 i; i < signers.length; ++i) {
            coin.setAttester(signers[i], i == 0 ? Attester.CUSTODIAN : Attester.AUDITOR);
        }
        coin.setReserveTerms(2, 3650 days, 0);
        coin.setLicence(Licence.LICENSED, DOCUMENT);
        _attest(_statement(1_000_000));
        _issue(holder, 10_000);
        assert_cash_token(coin, custodian, holder, other);
    }

    // ---- bad input ----

    /// A peg to the renminbi needs a consent; a zone and business days are needed.
    function test_reverts_at_a_deployment_that_is_not_allowed() public {
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PegConsentMissing.selector, bytes3("CNH")));
        new Stablecoin(_hkd("CNH"), BusinessDays(0, 1), 0);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PegConsentMissing.selector, bytes3("CNY")));
        new Stablecoin(_hkd("CNY"), BusinessDays(0, 1), 0);
        BusinessDays[4] memory bad =
            [BusinessDays(0, 0), BusinessDays(0, 0x80), BusinessDays(86_400, 1), BusinessDays(-86_400, 1)];
        for (uint256 i; i < bad.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IStablecoin.BusinessDaysInvalid.selector, bad[i]));
            new Stablecoin(_hkd("HKD"), bad[i], 0);
        }
    }

    function test_reverts_given_terms_that_one_signer_could_meet() public {
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveTermsInvalid.selector, 1, 1 days, 0));
        coin.setReserveTerms(1, 1 days, 0);
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveTermsInvalid.selector, 2, 0, 0));
        coin.setReserveTerms(2, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveTermsInvalid.selector, 2, 1, 10_000));
        coin.setReserveTerms(2, 1, 10_000);
    }

    /// No key but the role's: neither a stranger nor the issuer's desk books, confirms or administers.
    function test_reverts_when_not_the_role() public {
        address[2] memory callers = [stranger, desk];
        for (uint256 i; i < callers.length; ++i) {
            vm.startPrank(callers[i]);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.reportPayout(holder, BOOKING, "paid");
            vm.expectRevert(_unauthorised(callers[i]));
            coin.returnRedemption(holder, BOOKING, 0);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.setAttester(callers[i], Attester.AUDITOR);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.setReserveTerms(2, 1, 0);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.delayRedemptions(1, DOCUMENT);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.setLicence(Licence.REVOKED, 0);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.setSandboxCap(1);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.setHoliday(1, true);
            vm.expectRevert(_unauthorised(callers[i]));
            coin.reportFigures(1, 1, 1, 0);
            vm.stopPrank();
        }
        address[2] memory others = [stranger, custodian];
        for (uint256 i; i < others.length; ++i) {
            vm.expectRevert(_unauthorised(others[i]));
            vm.prank(others[i]);
            coin.confirmPayout(holder, BOOKING, "paid");
        }
    }

    // ---- attestations ----

    /// Both kinds sign, signers rise, each is known and signed this statement.
    function test_reverts_given_signatures_that_do_not_carry_it() public {
        ReserveAttestation memory s = _statement(100);
        skip(1);
        s.asOf = uint64(block.timestamp);
        AttesterSignature[] memory two = _signed(s, 0, 1);
        AttesterSignature[] memory auditors = _signed(s, 1, 2);
        AttesterSignature[] memory one = new AttesterSignature[](1);
        one[0] = two[0];
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttestersTooFew.selector, 1, 2));
        coin.attestReserve(s, one);

        AttesterSignature[] memory falling = new AttesterSignature[](2);
        (falling[0], falling[1]) = (two[1], two[0]);
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.AttestersNotRising.selector, two[1].signer, two[0].signer)
        );
        coin.attestReserve(s, falling);

        AttesterSignature[] memory twice = new AttesterSignature[](2);
        (twice[0], twice[1]) = (two[0], two[0]);
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.AttestersNotRising.selector, two[0].signer, two[0].signer)
        );
        coin.attestReserve(s, twice);

        vm.expectRevert(abi.encodeWithSelector(IReserve.AttesterKindMissing.selector, Attester.CUSTODIAN));
        coin.attestReserve(s, auditors);
        coin.setAttester(signers[1], Attester.CUSTODIAN);
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttesterKindMissing.selector, Attester.AUDITOR));
        coin.attestReserve(s, two);
        coin.setAttester(signers[1], Attester.NONE);
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttesterUnknown.selector, signers[1]));
        coin.attestReserve(s, two);
        coin.setAttester(signers[1], Attester.AUDITOR);

        s.marketValue = 101;
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttestationNotSigned.selector, two[0].signer));
        coin.attestReserve(s, two);
        s.marketValue = 100;
        coin.attestReserve(s, two);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReserve.AttestationTimeInvalid.selector, s.asOf, s.asOf, block.timestamp
            )
        );
        coin.attestReserve(s, two);
    }

    /// An attestation of the future, with less credits than the last one, or with more than were booked.
    function test_reverts_given_totals_that_cannot_be() public {
        _credit(50);
        skip(10);
        ReserveAttestation memory s = _statement(50);
        s.asOf = uint64(block.timestamp + 1);
        AttesterSignature[] memory by = _signed(s, 0, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReserve.AttestationTimeInvalid.selector, s.asOf, coin.latestAttestation().asOf, block.timestamp
            )
        );
        coin.attestReserve(s, by);
        s.asOf = uint64(block.timestamp);
        s.credits = 51;
        by = _signed(s, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttestationTotalInvalid.selector, 51, 0, 50));
        coin.attestReserve(s, by);
        s.credits = 50;
        s.payouts = 1;
        by = _signed(s, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttestationTotalInvalid.selector, 1, 0, 0));
        coin.attestReserve(s, by);
        s.payouts = 0;
        coin.attestReserve(s, _signed(s, 0, 1));
        skip(10);
        s.asOf = uint64(block.timestamp);
        s.credits = 49;
        by = _signed(s, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttestationTotalInvalid.selector, 49, 50, 50));
        coin.attestReserve(s, by);
    }

    /// A credit counts at once, once, and only what no attestation contains can be withdrawn.
    function test_counts_credits_between_attestations_once() public {
        _credit(1_000);
        assertEq(coin.backing(), 1_000);
        skip(60);
        ReserveAttestation memory s = _statement(1_000);
        (s.credits,,) = coin.reserveTotals();
        _attestAs(s);
        assertEq(coin.backing(), 990, "less the buffer of 1 %, the credit not twice");
        _credit(10);
        assertEq(coin.backing(), 1_000);
        vm.prank(custodian);
        coin.unbook(10, _reference());
        bytes32 ref = _reference();
        vm.prank(custodian);
        vm.expectRevert(abi.encodeWithSelector(IReserve.CreditCounted.selector, 1, 0));
        coin.unbook(1, ref);
    }

    // ---- issue ----

    /// Never more owed than backed: tokens, frozen ones among them, and redemptions that are not paid out.
    function test_reverts_given_more_is_issued_than_backed() public {
        _credit(1_000);
        _issue(holder, 600);
        vm.prank(freezer);
        coin.setFrozenTokens(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 300, BOOKING);
        bytes32 ref = _reference();
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DepositsExceeded.selector, 1_001, 1_000));
        coin.issue(other, 401, ref);
        _issue(other, 400);
        _pay(BOOKING, keccak256("payment"));
        assertEq(coin.backing(), 700);
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DepositsExceeded.selector, 701, 700));
        coin.issue(other, 1, ref);
    }

    /// A stale reserve stops issue, to the second, and never redemption; anybody reports it.
    function test_a_stale_reserve_stops_issue_and_not_redemption() public {
        _credit(1_000);
        _issue(holder, 500);
        uint64 asOf = coin.latestAttestation().asOf;
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveSufficient.selector, 500, 1_000));
        coin.reportReserve();
        vm.warp(asOf + 1 days);
        _issue(holder, 1);
        vm.warp(asOf + 1 days + 1);
        bytes32 ref = _reference();
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveStale.selector, asOf, 1 days));
        coin.issue(holder, 1, ref);
        vm.expectEmit(address(coin));
        emit IReserve.ReserveReported(ReserveState.STALE, 501, 1_000, asOf);
        coin.reportReserve();
        vm.prank(pauser);
        coin.haltPayments();
        vm.prank(holder);
        coin.requestRedemption(holder, 501, BOOKING);
        assertEq(coin.totalSupply(), 0);
    }

    /// A reserve that lost value stops issue, is reported with its numbers, and still pays out below zero of backing.
    function test_a_short_reserve_stops_issue_and_not_redemption() public {
        _credit(1_000);
        _issue(holder, 1_000);
        skip(60);
        ReserveAttestation memory s = _statement(500);
        (s.credits,,) = coin.reserveTotals();
        _attestAs(s);
        assertEq(coin.backing(), 495);
        vm.expectEmit(address(coin));
        emit IReserve.ReserveReported(ReserveState.SHORT, 1_000, 495, s.asOf);
        coin.reportReserve();
        bytes32 ref = _reference();
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DepositsExceeded.selector, 1_001, 495));
        coin.issue(other, 1, ref);
        vm.prank(holder);
        coin.requestRedemption(holder, 1_000, BOOKING);
        _pay(BOOKING, "paid");
        assertEq(coin.backing(), 0);
        assertEq(coin.unpaidRedemptions(), 0);
    }

    /// What is short is made no shorter: no credit is taken off, however new, while more is owed than backed; the error has both.
    function test_a_short_reserve_keeps_its_credits() public {
        _credit(1_000);
        _issue(holder, 900);
        skip(60);
        ReserveAttestation memory s = _statement(500);
        (s.credits,,) = coin.reserveTotals();
        _attestAs(s);
        _credit(100);
        assertEq(uint8(coin.reserveState()), uint8(ReserveState.SHORT));
        vm.prank(holder);
        coin.requestRedemption(holder, 200, BOOKING);
        bytes32 ref = _reference();
        vm.prank(custodian);
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveShort.selector, 900, 594));
        coin.unbook(1, ref);
        _credit(307);
        vm.prank(custodian);
        vm.expectRevert(abi.encodeWithSelector(IReserve.ReserveShort.selector, 900, 899));
        coin.unbook(3, ref);
        vm.prank(custodian);
        coin.unbook(2, ref);
        assertEq(coin.backing(), 900);
    }

    /// Applied issues nothing, the sandbox up to its cap, a revoked or winding-down licence nothing; redemption goes on.
    function test_issues_by_the_state_of_its_licence() public {
        coin = new Stablecoin(_hkd("HKD"), BusinessDays(HONG_KONG_OFFSET, 0x1f), 0);
        manager.setTargetScope(address(coin), new StablecoinRoleTable(), address(coin));
        vm.prank(administrator);
        registry.bindRegister(address(coin));
        _grant(address(coin), "BANK", custodian);
        _grant(address(coin), "ISSUER", desk);
        _openAccount(coin, custodian, holder);
        coin.setAttester(signers[0], Attester.CUSTODIAN);
        coin.setAttester(signers[1], Attester.AUDITOR);
        coin.setReserveTerms(2, 1 days, 0);
        _attest(_statement(0));
        _credit(1_000);
        _assertNoIssue(abi.encodeWithSelector(IStablecoin.LicenceForbids.selector, Licence.APPLIED));
        coin.setLicence(Licence.SANDBOX, DOCUMENT);
        coin.setSandboxCap(100);
        _issue(holder, 100);
        _assertNoIssue(abi.encodeWithSelector(IStablecoin.SandboxCapExceeded.selector, 101, 100));
        vm.expectRevert(
            abi.encodeWithSelector(IStablecoin.LicenceStepInvalid.selector, Licence.SANDBOX, Licence.WINDING_DOWN)
        );
        coin.setLicence(Licence.WINDING_DOWN, DOCUMENT);
        coin.setLicence(Licence.LICENSED, DOCUMENT);
        _issue(holder, 1);
        vm.expectEmit(address(coin));
        emit IStablecoin.LicenceSet(Licence.REVOKED, DOCUMENT);
        coin.setLicence(Licence.REVOKED, DOCUMENT);
        _assertNoIssue(abi.encodeWithSelector(IStablecoin.LicenceForbids.selector, Licence.REVOKED));
        for (uint8 to; to <= uint8(Licence.REVOKED); ++to) {
            vm.expectRevert(
                abi.encodeWithSelector(IStablecoin.LicenceStepInvalid.selector, Licence.REVOKED, Licence(to))
            );
            coin.setLicence(Licence(to), DOCUMENT);
        }
        coin.setLicence(Licence.WINDING_DOWN, DOCUMENT);
        _assertNoIssue(abi.encodeWithSelector(IStablecoin.LicenceForbids.selector, Licence.WINDING_DOWN));
        vm.prank(holder);
        coin.requestRedemption(holder, 101, BOOKING);
    }

    // ---- redemption ----

    /// By the end of the next business day in Hong Kong: Friday's request over the weekend, and past a holiday.
    function test_redemptions_have_a_clock() public {
        assertEq(coin.dueAt(), MONDAY + 2 days);
        vm.warp(MONDAY + 4 days + 23 hours);
        assertEq(coin.dueAt(), MONDAY + 8 days, "Friday: the end of Monday");
        vm.warp(MONDAY + 5 days);
        assertEq(coin.dueAt(), MONDAY + 8 days, "Saturday");
        vm.expectEmit(address(coin));
        emit IStablecoin.HolidaySet(MONDAY_DAY + 7, true);
        coin.setHoliday(MONDAY_DAY + 7, true);
        assertEq(coin.dueAt(), MONDAY + 9 days, "Monday is a holiday");
    }

    /// No calendar stops redemption: of days that are all off the fourteenth counts.
    function test_a_calendar_of_holidays_stops_no_redemption() public {
        _issue(holder, 1_000);
        for (uint32 day = 1; day <= 20; ++day) coin.setHoliday(MONDAY_DAY + day, true);
        vm.prank(holder);
        coin.requestRedemption(holder, 1_000, BOOKING);
        assertEq(coin.redemptionOf(holder, BOOKING).dueAt, MONDAY + 15 days);
    }

    /// Late to the second; a consent moves the clock; reported once; paid all the same.
    function test_reports_what_is_late_once() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        uint64 due = coin.redemptionOf(holder, BOOKING).dueAt;
        vm.warp(due);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.RedemptionNotDue.selector, due, due));
        coin.reportOverdue(holder, BOOKING);
        vm.expectRevert(IStablecoin.ConsentMissing.selector);
        coin.delayRedemptions(due + 10, 0);
        coin.delayRedemptions(due + 10, DOCUMENT);
        assertEq(coin.delayedUntil(), due + 10);
        vm.warp(due + 10);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.RedemptionNotDue.selector, due + 10, due + 10));
        coin.reportOverdue(holder, BOOKING);
        vm.warp(due + 11);
        vm.expectEmit(address(coin));
        emit IStablecoin.RedemptionOverdue(holder, BOOKING, 40, due + 10);
        coin.reportOverdue(holder, BOOKING);
        vm.expectRevert(_stateWrong(RedemptionState.REQUESTED));
        coin.reportOverdue(holder, BOOKING);
        _pay(BOOKING, "paid");
        vm.prank(desk);
        vm.expectRevert(_stateWrong(RedemptionState.PAID));
        coin.confirmPayout(holder, BOOKING, "paid");
        vm.prank(custodian);
        vm.expectRevert(_stateWrong(RedemptionState.PAID));
        coin.reportPayout(holder, BOOKING, "paid");
        vm.prank(custodian);
        vm.expectRevert(_stateWrong(RedemptionState.PAID));
        coin.returnRedemption(holder, BOOKING, 0);
        vm.expectRevert(_stateWrong(RedemptionState.PAID));
        coin.reportOverdue(holder, BOOKING);
    }

    /// The custodian's word alone ends no claim: it stays owed, and late, until the issuer's key confirms that very payment.
    function test_a_payout_takes_two_keys() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        vm.prank(desk);
        vm.expectRevert(_stateWrong(RedemptionState.REQUESTED));
        coin.confirmPayout(holder, BOOKING, "first");
        vm.expectEmit(address(coin));
        emit IStablecoin.PayoutReported(holder, BOOKING, 40, "first");
        vm.startPrank(custodian);
        coin.reportPayout(holder, BOOKING, "first");
        coin.reportPayout(holder, BOOKING, "second");
        vm.stopPrank();
        Redemption memory r = coin.redemptionOf(holder, BOOKING);
        assertEq(uint8(r.state), uint8(RedemptionState.REPORTED));
        assertEq(abi.encode(r.reportedBy, r.paymentRef), abi.encode(custodian, bytes32("second")));
        assertEq(coin.unpaidRedemptions(), 40);
        assertEq(coin.backing(), 100);
        vm.warp(r.dueAt + 1);
        coin.reportOverdue(holder, BOOKING);
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PaymentDiffers.selector, bytes32("first"), bytes32("second")));
        coin.confirmPayout(holder, BOOKING, "first");
        vm.expectEmit(address(coin));
        emit IStablecoin.RedemptionPaid(holder, BOOKING, 40, "second");
        vm.prank(desk);
        coin.confirmPayout(holder, BOOKING, "second");
        assertEq(coin.unpaidRedemptions(), 0);
        assertEq(coin.backing(), 60);
    }

    /// A key that changes from the custodian's role to the issuer's doesn't confirm what it reported.
    function test_reverts_when_the_reporting_key_confirms() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        vm.prank(custodian);
        coin.reportPayout(holder, BOOKING, "paid");
        manager.revokeRole(Roles.id("BANK", address(coin)), custodian);
        _grant(address(coin), "ISSUER", custodian);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PayoutNeedsAnotherKey.selector, custodian));
        vm.prank(custodian);
        coin.confirmPayout(holder, BOOKING, "paid");
        vm.prank(desk);
        coin.confirmPayout(holder, BOOKING, "paid");
    }

    /// A payment that was reported and came back: the issuer's key says so, then the holder has its tokens again. Neither key
    /// alone gives it both.
    function test_returns_what_was_reported_as_paid_once_it_is_rejected() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        vm.prank(desk);
        vm.expectRevert(_stateWrong(RedemptionState.REQUESTED));
        coin.rejectPayout(holder, BOOKING, "paid");
        vm.startPrank(custodian);
        coin.reportPayout(holder, BOOKING, "paid");
        vm.expectRevert(_stateWrong(RedemptionState.REPORTED));
        coin.returnRedemption(holder, BOOKING, DOCUMENT);
        vm.expectRevert(_unauthorised(custodian));
        coin.rejectPayout(holder, BOOKING, "paid");
        vm.stopPrank();
        vm.startPrank(desk);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PaymentDiffers.selector, bytes32("x"), bytes32("paid")));
        coin.rejectPayout(holder, BOOKING, "x");
        vm.expectEmit(address(coin));
        emit IStablecoin.PayoutRejected(holder, BOOKING, 40, "paid");
        coin.rejectPayout(holder, BOOKING, "paid");
        vm.expectRevert(_stateWrong(RedemptionState.REQUESTED));
        coin.confirmPayout(holder, BOOKING, "paid");
        vm.stopPrank();
        (,, uint256 reported) = coin.reserveTotals();
        assertEq(reported, 0);
        vm.prank(custodian);
        coin.returnRedemption(holder, BOOKING, DOCUMENT);
        assertEq(coin.balanceOf(holder), 100);
        vm.prank(desk);
        vm.expectRevert(_stateWrong(RedemptionState.RETURNED));
        coin.confirmPayout(holder, BOOKING, "paid");
    }

    /// One payment ends one claim; one that was replaced or rejected ends another.
    function test_a_payment_ends_one_claim() public {
        _credit(100);
        _issue(holder, 100);
        vm.startPrank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        coin.requestRedemption(holder, 30, "second");
        vm.stopPrank();
        vm.startPrank(custodian);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PaymentRefUnfit.selector, bytes32(0)));
        coin.reportPayout(holder, BOOKING, 0);
        coin.reportPayout(holder, BOOKING, "paid");
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PaymentRefUnfit.selector, bytes32("paid")));
        coin.reportPayout(holder, "second", "paid");
        coin.reportPayout(holder, BOOKING, "paid"); // said again
        coin.reportPayout(holder, BOOKING, "another");
        coin.reportPayout(holder, "second", "paid");
        vm.stopPrank();
        (,, uint256 reported) = coin.reserveTotals();
        assertEq(reported, 70);
        vm.startPrank(desk);
        coin.confirmPayout(holder, BOOKING, "another");
        coin.rejectPayout(holder, "second", "paid");
        vm.stopPrank();
        vm.startPrank(custodian);
        vm.expectRevert(abi.encodeWithSelector(IStablecoin.PaymentRefUnfit.selector, bytes32("another")));
        coin.reportPayout(holder, "second", "another");
        coin.reportPayout(holder, "second", "paid");
        vm.stopPrank();
    }

    /// The attestation is already without the payment that waits for its confirmation: it is taken off once.
    function test_a_payment_attested_before_its_confirmation_is_taken_off_once() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        vm.prank(custodian);
        coin.reportPayout(holder, BOOKING, "paid");
        skip(1);
        coin.setReserveTerms(2, 1 days, 0);
        uint256 in_ = coin.backing();
        ReserveAttestation memory s = _statement(in_ - 40);
        (s.credits,,) = coin.reserveTotals();
        s.payouts = 41;
        AttesterSignature[] memory by = _signed(s, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IReserve.AttestationTotalInvalid.selector, 41, 0, 40));
        coin.attestReserve(s, by);
        s.payouts = 40;
        _attestAs(s);
        assertEq(coin.backing(), in_); // still owed, and its money on the way
        assertEq(uint8(coin.reserveState()), uint8(ReserveState.SUFFICIENT));
        vm.prank(desk);
        coin.confirmPayout(holder, BOOKING, "paid");
        assertEq(coin.backing(), in_ - 40);
    }

    /// What an attestation is without was paid: rejected, it is missing until the custodian books what came back. Another's confirmation
    /// changes nothing of that.
    function test_a_counted_payment_that_is_rejected_comes_back_as_a_credit() public {
        uint256 in_ = _counted();
        // The first is confirmed, so that as much is reported as is not counted; the counted second is rejected behind it.
        vm.startPrank(desk);
        coin.confirmPayout(holder, BOOKING, "first");
        assertEq(coin.backing(), in_ - 40);
        coin.rejectPayout(holder, "second", "second");
        vm.stopPrank();
        assertEq(coin.backing(), in_ - 80, "no key alone says that the money is there");
        (, uint256 payouts, uint256 reported) = coin.reserveTotals();
        assertEq(payouts, 80);
        assertEq(reported, 40);
        _credit(40);
        assertEq(coin.backing(), in_ - 40);
        // The third was not counted: it never left.
        vm.prank(desk);
        coin.rejectPayout(holder, "third", "third");
        assertEq(coin.backing(), in_ - 40);
        (, payouts, reported) = coin.reserveTotals();
        assertEq(payouts, 80);
        assertEq(reported, 0);
        assertEq(coin.unpaidRedemptions(), 80);
    }

    /// The order is that of the reports, whatever was taken back before.
    function test_a_report_that_is_taken_back_moves_nobody_elses() public {
        _credit(200);
        _issue(holder, 200);
        _report("first");
        _report("second");
        vm.prank(desk);
        coin.rejectPayout(holder, "first", "first");
        _report("third");
        uint256 in_ = _attestPayouts(40); // the second
        vm.startPrank(desk);
        coin.rejectPayout(holder, "third", "third");
        assertEq(coin.backing(), in_, "not counted");
        coin.rejectPayout(holder, "second", "second");
        vm.stopPrank();
        assertEq(coin.backing(), in_ - 40, "counted");
        _attestPayouts(40);
    }

    /// Three payments of 40, of which an attestation counts two.
    function _counted() private returns (uint256 in_) {
        _credit(200);
        _issue(holder, 200);
        _report(BOOKING);
        _report("second");
        _report("third");
        return _attestPayouts(80);
    }

    function _report(bytes32 booking) private {
        vm.prank(holder);
        coin.requestRedemption(holder, 40, booking);
        vm.prank(custodian);
        coin.reportPayout(holder, booking, booking == BOOKING ? bytes32("first") : booking);
    }

    /// An attestation of all that backs, without so much that was paid out.
    function _attestPayouts(uint256 payouts) private returns (uint256 in_) {
        skip(1);
        coin.setReserveTerms(2, 1 days, 0);
        in_ = coin.backing();
        (uint256 credits, uint256 confirmed,) = coin.reserveTotals();
        ReserveAttestation memory s = _statement(in_ - payouts + confirmed);
        (s.credits, s.payouts) = (credits, payouts);
        _attestAs(s);
        assertEq(coin.backing(), in_);
    }

    /// A failed payout gives the tokens back, without a licence or a fresh reserve; one who may not hold stays owed.
    function test_returns_what_could_not_be_paid() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(holder);
        coin.requestRedemption(holder, 40, BOOKING);
        coin.setLicence(Licence.REVOKED, DOCUMENT);
        skip(30 days);
        vm.prank(freezer);
        coin.setAddressFrozen(holder, true);
        vm.prank(custodian);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder));
        coin.returnRedemption(holder, BOOKING, 0);
        assertEq(coin.unpaidRedemptions(), 40);
        vm.prank(freezer);
        coin.setAddressFrozen(holder, false);
        vm.expectEmit(address(coin));
        emit IStablecoin.RedemptionReturned(holder, BOOKING, 40, DOCUMENT);
        vm.prank(custodian);
        coin.returnRedemption(holder, BOOKING, DOCUMENT);
        assertEq(coin.balanceOf(holder), 100);
        Redemption memory r = coin.redemptionOf(holder, BOOKING);
        assertEq(uint8(r.state), uint8(RedemptionState.RETURNED));
        assertEq(r.wallet, holder);
    }

    /// Money is burnt by its owner alone, by a reference of its own once, and not while the wallet is stopped.
    function test_reverts_given_a_redemption_that_is_not_the_holders() public {
        _credit(100);
        _issue(holder, 100);
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.RedemptionNotYours.selector, holder, desk));
        coin.requestRedemption(holder, 1, BOOKING);
        vm.startPrank(holder);
        vm.expectRevert(abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, holder, 100, 101));
        coin.requestRedemption(holder, 101, BOOKING);
        coin.requestRedemption(holder, 1, BOOKING);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.BookingKnown.selector, BOOKING));
        coin.requestRedemption(holder, 1, BOOKING);
        vm.stopPrank();
        vm.prank(freezer);
        coin.setAddressFrozen(holder, true);
        vm.prank(holder);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder));
        coin.requestRedemption(holder, 1, "another");
        vm.expectRevert(_stateWrong(RedemptionState.NONE, "none"));
        coin.reportOverdue(holder, "none");
    }

    // ---- the drawn day ----

    /// A day of a past period, from a block after the opening; periods follow each other; a missed block is opened anew.
    function test_draws_a_day_of_a_period_that_has_passed() public {
        uint32 today = MONDAY_DAY;
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.DrawPeriodInvalid.selector, today - 30, today, today - 366, today)
        );
        coin.openAttestationDraw(today - 30, today);
        vm.expectRevert(abi.encodeWithSelector(IReserve.DrawNotOpen.selector, 0, block.number));
        coin.drawAttestationDay();
        coin.openAttestationDraw(today - 30, today - 1);
        uint256 opened = block.number;
        vm.expectRevert(abi.encodeWithSelector(IReserve.DrawNotOpen.selector, opened, block.number));
        coin.drawAttestationDay();
        vm.roll(opened + 257);
        vm.expectRevert(abi.encodeWithSelector(IReserve.DrawNotOpen.selector, opened, block.number));
        coin.openAttestationDraw(today - 30, today - 1);
        vm.roll(opened + 258);
        coin.openAttestationDraw(today - 30, today - 1);
        opened = block.number;
        vm.roll(opened + 2);
        vm.setBlockhash(opened + 1, bytes32(uint256(47)));
        vm.expectEmit(address(coin));
        emit IReserve.AttestationDayDrawn(today - 30 + 17, today - 30, today - 1);
        coin.drawAttestationDay();
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.DrawPeriodInvalid.selector, today - 1, today - 1, today, today)
        );
        coin.openAttestationDraw(today - 1, today - 1);
    }

    /// The first period begins at most a period ago: a stranger's of 1970 would keep the issuer from its own for years.
    function test_reverts_given_a_first_period_of_long_ago() public {
        uint32 today = MONDAY_DAY;
        _assertNoDraw(0, 365, today - 366);
        _assertNoDraw(today - 367, today - 2, today - 366);
        coin.openAttestationDraw(today - 366, today - 1);
    }

    /// A period of few days says beforehand which day it will be: a month at least, a year at most, the first and the next.
    function testFuzz_a_period_has_28_to_366_days(uint256 days_) public {
        uint32 today = MONDAY_DAY;
        uint32 from = today - 366;
        days_ = days_ % 400;
        if (days_ < 28 || days_ > 366) {
            // Safe cast: below 400. No day at all: it ends before it begins.
            _assertNoDraw(from, from + uint32(days_) - 1, from);
            return;
        }
        coin.openAttestationDraw(from, from + uint32(days_) - 1);
        vm.roll(block.number + 2);
        coin.drawAttestationDay();
        from += uint32(days_);
        vm.warp(block.timestamp + 400 days);
        _assertNoDraw(from, from + 26, from, today + 400);
        _assertNoDraw(from + 1, from + 40, from, today + 400);
        coin.openAttestationDraw(from, from + 27);
    }

    // ---- what it says of itself ----

    function test_says_what_stands() public {
        (uint256 threshold, uint64 maxAge, uint16 buffer) = coin.reserveTerms();
        assertEq(abi.encode(threshold, maxAge, buffer), abi.encode(2, 1 days, 100));
        assertEq(uint8(coin.attesterKind(signers[0])), uint8(Attester.CUSTODIAN));
        assertEq(uint8(coin.reserveState()), uint8(ReserveState.SUFFICIENT));
        assertEq(abi.encode(coin.businessDays()), abi.encode(BusinessDays(HONG_KONG_OFFSET, 0x1f)));
        assertFalse(coin.isHoliday(1));
        assertEq(uint8(coin.licence()), uint8(Licence.LICENSED));
        assertEq(coin.sandboxCap(), 0);
        vm.expectEmit(address(coin));
        emit IStablecoin.FiguresReported(25_000_000_00, 3_000_000_00, 1, DOCUMENT);
        vm.prank(custodian);
        coin.reportFigures(25_000_000_00, 3_000_000_00, 1, DOCUMENT);
    }

    // ---- fuzz ----

    /// Whatever is credited, issued, redeemed, paid and attested at true totals: never more owed than was paid in.
    function testFuzz_never_owes_more_than_came_in(uint256 seed) public {
        uint256 paidIn;
        uint256 paidOut;
        for (uint256 i; i < 24; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(seed, i)));
            uint256 amount = draw % 1_000 + 1;
            uint256 act = (draw >> 32) % 5;
            bytes32 ref = bytes32(i + 1);
            skip(draw % 3_600);
            if (act == 0) {
                _credit(amount);
                paidIn += amount;
            } else if (act == 1) {
                vm.prank(desk);
                try coin.issue(holder, amount, ref) {} catch {}
            } else if (act == 2 && coin.balanceOf(holder) >= amount) {
                vm.prank(holder);
                coin.requestRedemption(holder, amount, ref);
            } else if (act == 3) {
                for (uint256 j; j <= i; ++j) {
                    Redemption memory r = coin.redemptionOf(holder, bytes32(j + 1));
                    if (r.state != RedemptionState.REQUESTED) continue;
                    _pay(bytes32(j + 1), bytes32(j + 1));
                    paidOut += r.amount;
                    break;
                }
            } else if (coin.latestAttestation().asOf < block.timestamp) {
                ReserveAttestation memory s = _statement(paidIn - paidOut);
                uint256 reported;
                (s.credits, s.payouts, reported) = coin.reserveTotals();
                s.payouts += reported;
                _attestAs(s);
            }
            uint256 owed = coin.totalSupply() + coin.unpaidRedemptions();
            assertLe(owed, paidIn - paidOut, "owed <= money in the reserve");
            assertLe(coin.backing(), paidIn - paidOut, "nothing is counted twice");
        }
    }

    // ---- building ----

    function _hkd(bytes3 currency) private view returns (CashSetup memory) {
        return CashSetup(
            "HKD coin", "cHKD", currency, 2, KYC_TOPIC, address(manager), address(registry), type(uint112).max
        );
    }

    function _attester(string memory name, Attester kind) private {
        (address signer, uint256 key) = makeAddrAndKey(name);
        keyOf[signer] = key;
        signers.push(signer);
        coin.setAttester(signer, kind);
    }

    function _statement(uint256 value) private view returns (ReserveAttestation memory) {
        return ReserveAttestation(uint64(block.timestamp), value, 0, 0, COMPOSITION);
    }

    function _attest(ReserveAttestation memory s) private {
        _attestAs(s);
    }

    function _attestAs(ReserveAttestation memory s) private {
        coin.attestReserve(s, _signed(s, 0, 1));
    }

    /// Two signatures, in rising order of their signers.
    function _signed(ReserveAttestation memory s, uint256 a, uint256 b)
        private
        view
        returns (AttesterSignature[] memory by)
    {
        (address low, address high) =
            signers[a] < signers[b] ? (signers[a], signers[b]) : (signers[b], signers[a]);
        by = new AttesterSignature[](2);
        by[0] = AttesterSignature(low, _sign(low, s));
        by[1] = AttesterSignature(high, _sign(high, s));
    }

    function _sign(address signer, ReserveAttestation memory s) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 ss) = vm.sign(keyOf[signer], coin.attestationDigest(s));
        return abi.encodePacked(r, ss, v);
    }

    /// The custodian reports a payment, the issuer's desk confirms it.
    function _pay(bytes32 bookingId, bytes32 paymentRef) private {
        vm.prank(custodian);
        coin.reportPayout(holder, bookingId, paymentRef);
        vm.prank(desk);
        coin.confirmPayout(holder, bookingId, paymentRef);
    }

    function _credit(uint256 amount) private {
        bytes32 ref = _reference();
        vm.prank(custodian);
        coin.book(amount, keccak256(abi.encode("credit", ref)));
    }

    function _issue(address wallet, uint256 amount) private {
        bytes32 ref = keccak256(abi.encode("issue", _reference()));
        if (coin.backing() < coin.totalSupply() + amount + coin.unpaidRedemptions()) _credit(amount);
        vm.prank(desk);
        coin.issue(wallet, amount, ref);
    }

    function _assertNoDraw(uint32 from, uint32 to, uint32 earliest) private {
        _assertNoDraw(from, to, earliest, MONDAY_DAY);
    }

    function _assertNoDraw(uint32 from, uint32 to, uint32 earliest, uint32 today) private {
        vm.expectRevert(
            abi.encodeWithSelector(IReserve.DrawPeriodInvalid.selector, from, to, earliest, today)
        );
        coin.openAttestationDraw(from, to);
    }

    function _assertNoIssue(bytes memory why) private {
        bytes32 ref = _reference();
        vm.prank(desk);
        vm.expectRevert(why);
        coin.issue(holder, 1, ref);
    }

    function _stateWrong(RedemptionState state) private view returns (bytes memory) {
        return _stateWrong(state, BOOKING);
    }

    function _stateWrong(RedemptionState state, bytes32 id) private view returns (bytes memory) {
        return abi.encodeWithSelector(IStablecoin.RedemptionStateWrong.selector, holder, id, state);
    }
}
