// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ConsentingWallet, ReenteringInstrument} from "./MarketDoubles.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {IFilings, Lane} from "contracts/disclosure/interfaces/IFilings.sol";
import {
    Acceptance, IOffering, OfferingStatus, OfferingTerms, Order
} from "contracts/market/interfaces/IOffering.sol";
import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {ISecurityToken} from "contracts/token/interfaces/ISecurityToken.sol";
import {Vm} from "forge-std/Test.sol";

contract OfferingTest is MarketFixture {
    // ---- open ----

    function test_reverts_when_opened_without_the_role() public {
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), issuer));
        vm.prank(issuer);
        offering.open(_offeringTerms(), 0);
    }

    function test_reverts_when_the_proceeds_would_go_to_another_than_the_issuer() public {
        OfferingTerms memory terms = _offeringTerms();
        terms.issuer = bookrunner;
        vm.expectRevert(_roleMissing("ISSUER", address(token), bookrunner));
        vm.prank(bookrunner);
        offering.open(terms, 0);
    }

    function test_reverts_when_a_term_is_unfit() public {
        OfferingTerms memory terms = _offeringTerms();
        address ofAnother = address(new ReenteringInstrument(makeAddr("another token"), termsHash, address(depositA)));
        terms.instrument = ofAnother;
        _expectUnfit(terms, "instrument", uint160(ofAnother));
        terms = _offeringTerms();
        terms.proceedsAsset = address(0);
        _expectUnfit(terms, "proceedsAsset", 0);
        terms.proceedsAsset = address(settlement);
        _expectUnfit(terms, "proceedsAsset", uint160(address(settlement)));
        terms = _offeringTerms();
        terms.accrualDate = 20_334;
        _expectUnfit(terms, "accrualDate", 20_334);
        terms = _offeringTerms();
        terms.increment = 0;
        _expectUnfit(terms, "increment", 0);
        terms.increment = 3;
        _expectUnfit(terms, "units", VOLUME);
        terms = _offeringTerms();
        terms.units = 0;
        terms.minimumOrder = 0;
        _expectUnfit(terms, "units", 0);
        terms.units = 99;
        terms.minimumOrder = 100;
        _expectUnfit(terms, "units", 99);
        terms = _offeringTerms();
        terms.feeRate = 1e18;
        _expectUnfit(terms, "feeRate", 1e18);
        terms = _offeringTerms();
        terms.feePayee = address(0);
        _expectUnfit(terms, "feePayee", 0);
        terms = _offeringTerms();
        terms.feeAsset = address(0);
        _expectUnfit(terms, "feeAsset", 0);
        terms = _offeringTerms();
        terms.booksCloseAt = uint64(block.timestamp - 1);
        _expectUnfit(terms, "booksCloseAt", block.timestamp - 1);
        terms = _offeringTerms();
        terms.settlementAt = terms.booksCloseAt;
        _expectUnfit(terms, "settlementAt", terms.booksCloseAt);
        terms = _offeringTerms();
        terms.settlementUntilAt = terms.settlementAt - 1;
        _expectUnfit(terms, "settlementAt", terms.settlementAt);
    }

    function test_opens() public {
        OfferingTerms memory terms = _offeringTerms();
        vm.expectEmit(address(offering));
        emit IOffering.BooksOpened(1, address(token), terms, 0.03e18);
        uint256 id = _open();
        assertEq(id, 1);
        assertEq(offering.count(), 1);
        _assertStatus(id, OfferingStatus.OPEN);
        assertEq(abi.encode(offering.termsOf(id)), abi.encode(terms));
    }

    function test_opens_without_a_fee_and_its_payee() public {
        OfferingTerms memory terms = _offeringTerms();
        (terms.feeRate, terms.feePayee, terms.feeAsset) = (0, address(0), address(0));
        vm.prank(bookrunner);
        assertEq(offering.open(terms, 0), 1);
    }

    // ---- guidance ----

    function test_reverts_when_guidance_is_set_without_the_role() public {
        uint256 id = _open();
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), stranger));
        vm.prank(stranger);
        offering.setGuidance(id, 1);
    }

    function test_reverts_given_a_price_when_guidance_is_set() public {
        uint256 id = _open();
        _price(id);
        vm.expectRevert(_statusWrong(id, OfferingStatus.PRICED, OfferingStatus.OPEN));
        vm.prank(bookrunner);
        offering.setGuidance(id, 1);
    }

    function test_sets_guidance() public {
        uint256 id = _open();
        vm.expectEmit(address(offering));
        emit IOffering.GuidanceSet(id, 0.027e18);
        vm.prank(bookrunner);
        offering.setGuidance(id, 0.027e18);
    }

    // ---- orders ----

    function test_reverts_when_the_order_is_unfit() public {
        OfferingTerms memory terms = _offeringTerms();
        terms.increment = 10;
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        vm.startPrank(investors[0].addr);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderInvalid.selector, id, 90, 100, 10));
        offering.placeOrder(id, 90, 0);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderInvalid.selector, id, 105, 100, 10));
        offering.placeOrder(id, 105, 0);
        vm.expectRevert(_unfit("units", 10 << 80));
        offering.placeOrder(id, 10 << 80, 0);
        vm.expectRevert(_unfit("limitRate", 1 << 64));
        offering.placeOrder(id, 100, 1 << 64);
        vm.stopPrank();
    }

    function test_reverts_when_nothing_is_ordered() public {
        OfferingTerms memory terms = _offeringTerms();
        terms.minimumOrder = 0;
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderInvalid.selector, id, 0, 0, 1));
        _placeOrder(id, investors[0].addr, 0);
    }

    function test_reverts_given_a_price_when_ordered() public {
        uint256 id = _open();
        _price(id);
        vm.expectRevert(_statusWrong(id, OfferingStatus.PRICED, OfferingStatus.OPEN));
        _placeOrder(id, investors[0].addr, 100);
    }

    function test_reverts_a_second_after_the_books_close() public {
        uint256 id = _open();
        vm.warp(BOOKS_CLOSE_AT);
        _placeOrder(id, investors[0].addr, 100);
        skip(1);
        bytes memory closed =
            abi.encodeWithSelector(IOffering.BooksClosed.selector, id, BOOKS_CLOSE_AT, BOOKS_CLOSE_AT + 1);
        vm.expectRevert(closed);
        _placeOrder(id, investors[0].addr, 100);
        vm.expectRevert(closed);
        vm.prank(investors[0].addr);
        offering.withdrawOrder(id);
    }

    function test_reverts_when_the_investor_can_not_receive() public {
        uint256 id = _open();
        vm.expectRevert(abi.encodeWithSelector(IOffering.InvestorNotEligible.selector, id, stranger));
        _placeOrder(id, stranger, 100);
    }

    function test_places_and_replaces_an_order() public {
        uint256 id = _open();
        _placeOrder(id, investors[0].addr, 200);
        vm.expectEmit(address(offering));
        emit IOffering.OrderPlaced(id, investors[0].addr, 100, 0.0255e18);
        _placeOrder(id, investors[0].addr, 100);
        Order memory order = offering.orderOf(id, investors[0].addr);
        assertEq(order.units, 100);
        assertEq(order.limitRate, 0.0255e18);
        assertEq(order.allotted, 0);
        assertFalse(order.settled);
    }

    function test_reverts_given_no_order_when_withdrawn() public {
        uint256 id = _open();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderMissing.selector, id, investors[0].addr));
        vm.prank(investors[0].addr);
        offering.withdrawOrder(id);
    }

    function test_withdraws_an_order() public {
        uint256 id = _open();
        _placeOrder(id, investors[0].addr, 200);
        vm.expectEmit(address(offering));
        emit IOffering.OrderWithdrawn(id, investors[0].addr);
        vm.prank(investors[0].addr);
        offering.withdrawOrder(id);
        assertEq(offering.orderOf(id, investors[0].addr).units, 0);
    }

    // ---- price ----

    function test_reverts_when_priced_without_the_role() public {
        uint256 id = _open();
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), issuer));
        vm.prank(issuer);
        offering.setPrice(id, PAR);
    }

    function test_reverts_when_the_price_is_unfit() public {
        uint256 id = _open();
        vm.startPrank(bookrunner);
        vm.expectRevert(_unfit("price", 0));
        offering.setPrice(id, 0);
        vm.expectRevert(_unfit("price", 1 << 64));
        offering.setPrice(id, 1 << 64);
        vm.stopPrank();
    }

    /// H9: rate, principal, currency and the terms' hash are the instrument's; what it doesn't say yet can't be priced.
    function test_reverts_when_the_instrument_is_unfit() public {
        (ReenteringInstrument instrument, uint256 id) = _openDouble(VOLUME);
        vm.startPrank(bookrunner);
        instrument.setTerms(0, 1, address(depositA));
        vm.expectRevert(_unfit("termsHash", 0));
        offering.setPrice(id, PAR);
        instrument.setTerms(termsHash, 0, address(depositA));
        vm.expectRevert(_unfit("principal", 0));
        offering.setPrice(id, PAR);
        TokenizedDeposit dollars = new TokenizedDeposit(
            CashSetup("Dollars", "USD", "USD", 2, 0, address(manager), address(registry), type(uint112).max)
        );
        instrument.setTerms(termsHash, 1, address(dollars));
        vm.expectRevert(_unfit("currency", uint24(bytes3("CNH"))));
        offering.setPrice(id, PAR);
        vm.stopPrank();
    }

    function _openDouble(uint64 units) private returns (ReenteringInstrument instrument, uint256 id) {
        instrument = new ReenteringInstrument(address(token), termsHash, address(depositA));
        OfferingTerms memory terms = _offeringTerms();
        (terms.instrument, terms.units) = (address(instrument), units);
        vm.prank(bookrunner);
        id = offering.open(terms, 0);
    }

    // ---- consent ----

    /// H9: nothing closes without the issuer, who agrees to price, fee, terms and who gets what; an allotment anew needs it anew.
    function test_reverts_without_the_issuers_consent() public {
        uint256 id = _priced();
        vm.prank(bookrunner);
        offering.allot(id, _wallets(0, investors.length), allotments, true);
        vm.warp(SETTLEMENT_AT);
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ConsentMissing.selector, id, issuer));
        vm.prank(bookrunner);
        offering.close(id, signed);
        (bytes32 subject, bytes32 digest, bool consented) = offering.consentOf(id);
        assertFalse(consented);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ConsentInvalid.selector, id, issuer));
        vm.prank(bookrunner);
        offering.consent(id, subject, _sign(investors[0], digest));
        vm.expectRevert(abi.encodeWithSelector(IOffering.ConsentDiffers.selector, id, bytes32("other"), subject));
        vm.prank(issuer);
        offering.consent(id, "other", "");
        vm.expectEmit(address(offering));
        emit IOffering.Consented(id, issuer, subject);
        _consent(id);
        // The bookrunner moves units from one to another: what was agreed to is no more.
        _allotPlain(id, investors[0].addr, 11_000, false);
        _allotPlain(id, investors[9].addr, 2_000, true);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ConsentMissing.selector, id, issuer));
        vm.prank(bookrunner);
        offering.close(id, signed);
    }

    function _allotPlain(uint256 id, address investor_, uint256 units, bool last) private {
        address[] memory to = new address[](1);
        uint256[] memory granted = new uint256[](1);
        (to[0], granted[0]) = (investor_, units);
        vm.prank(bookrunner);
        offering.allot(id, to, granted, last);
    }

    /// By signature, of a key or of a contract wallet, handed in by anybody.
    function test_an_issuer_signs_its_consent() public {
        Vm.Wallet memory signer = vm.createWallet("signing issuer");
        manager.grantRole(Roles.id("ISSUER", address(token)), signer.addr, 0);
        OfferingTerms memory terms = _offeringTerms();
        (terms.issuer, terms.units) = (signer.addr, 12_000);
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        _placeOrder(id, investors[0].addr, 12_000);
        _price(id);
        _allotPlain(id, investors[0].addr, 12_000, true);
        (bytes32 subject, bytes32 digest,) = offering.consentOf(id);
        bytes32 message = keccak256(abi.encode(keccak256("Consent(uint256 offering,bytes32 subject)"), id, subject));
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("rwa-chain Offering"), keccak256("1"), block.chainid, address(offering)
            )
        );
        assertEq(digest, keccak256(abi.encodePacked(hex"1901", domain, message)));
        vm.prank(stranger);
        offering.consent(id, subject, _sign(signer, digest));
        (,, bool consented) = offering.consentOf(id);
        assertTrue(consented);
    }

    /// A key whose role was withdrawn since the books opened consents to nothing.
    function test_reverts_given_the_consent_of_an_issuer_that_is_none_any_more() public {
        uint256 id = _priced();
        vm.prank(bookrunner);
        offering.allot(id, _wallets(0, investors.length), allotments, true);
        (bytes32 subject,,) = offering.consentOf(id);
        manager.revokeRole(Roles.id("ISSUER", address(token)), issuer);
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "ISSUER", address(token), issuer));
        vm.prank(issuer);
        offering.consent(id, subject, "");
    }

    // ---- the gate ----

    /// D15: the gate is asked when the books open and when an order is taken, by the same words as at the mint.
    function test_reverts_when_the_gate_refuses_books_and_orders() public {
        uint256 id = _open();
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.FOREIGN_DEBT, 20_000 * uint256(FACE), CERTIFICATE, SETTLEMENT_UNTIL_AT);
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingCapExceeded.selector, token, VOLUME, 20_000));
        _open();
        vm.expectRevert(abi.encodeWithSelector(IFilings.FilingCapExceeded.selector, token, 20_001, 20_000));
        _placeOrder(id, investors[0].addr, 20_001);
        vm.prank(bookrunner);
        disclosure.removeDocument(address(token), AUDIT);
        vm.expectRevert(abi.encodeWithSelector(IFilings.RequiredDocumentMissing.selector, token, AUDIT));
        _placeOrder(id, investors[0].addr, 200);
        token.setIssueGate(IIssueGate(address(0)));
        vm.expectRevert(ISecurityToken.IssueGateMissing.selector);
        _placeOrder(id, investors[0].addr, 200);
    }

    /// 12,000 units, reported and the proceeds released.
    function _issued() private returns (OfferingTerms memory terms) {
        terms = _offeringTerms();
        terms.units = 12_000;
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        _placeOrder(id, investors[0].addr, 12_000);
        _price(id);
        _allotOne(id, investors[0].addr, 12_000, true);
        vm.warp(SETTLEMENT_AT);
        _closeFor(id, 0, 1);
        _assertStatus(id, OfferingStatus.CLOSED);
        _report();
        offering.releaseProceeds(id);
    }

    /// A tap files anew; its investors pay the interest that has accrued since the last interest date.
    function test_a_tap() public {
        OfferingTerms memory terms = _issued();
        terms.accrualDate = 20_332 + 100;
        (terms.booksCloseAt, terms.settlementAt) = (uint64(SETTLEMENT_AT + 97 days), uint64(SETTLEMENT_AT + 100 days));
        (terms.units, terms.settlementUntilAt) = (1_000, terms.settlementAt);
        vm.expectRevert(abi.encodeWithSelector(IFilings.ReportExists.selector, token, keccak256("report")));
        vm.prank(bookrunner);
        offering.open(terms, 0);
        vm.prank(issuer);
        disclosure.recordFiling(
            address(token), Lane.FOREIGN_DEBT, 1_000 * uint256(FACE), CERTIFICATE, terms.settlementAt
        );
        assertEq(disclosure.filingCount(address(token)), 2);
        vm.prank(bookrunner);
        uint256 tap = offering.open(terms, 0);
        _placeOrder(tap, investors[1].addr, 1_000);
        _price(tap);
        _allotOne(tap, investors[1].addr, 1_000, true);
        uint256 accrued = views.accruedInterest(1_000, terms.accrualDate);
        assertGt(accrued, 0);
        assertEq(offering.cashFor(tap, 1_000), 1_000 * uint256(FACE) + accrued);
        vm.warp(terms.settlementAt);
        uint256 before = depositB.balanceOf(investors[1].addr);
        _closeFor(tap, 1, 2);
        assertEq(before - depositB.balanceOf(investors[1].addr), 1_000 * uint256(FACE) + accrued);
        assertEq(token.totalSupply(), 13_000);
        assertEq(offering.filingOf(tap), 2);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ReportOwed.selector, tap, token));
        offering.releaseProceeds(tap);
    }

    /// A tap that settles after the record and before the coupon's day: its units get no coupon, so the interest is below zero.
    function test_a_tap_in_the_ex_period() public {
        OfferingTerms memory terms = _issued();
        vm.prank(issuer);
        disclosure.recordFiling(
            address(token), Lane.FOREIGN_DEBT, 1_000 * uint256(FACE), CERTIFICATE, SETTLEMENT_AT + 200 days
        );
        terms.accrualDate = 20_332 + 178; // the record was on 20_507, the coupon is of 20_514
        terms.booksCloseAt = uint64(SETTLEMENT_AT + 177 days);
        terms.settlementAt = uint64(SETTLEMENT_AT + 178 days);
        (terms.units, terms.settlementUntilAt) = (1_000, terms.settlementAt);
        vm.prank(bookrunner);
        uint256 tap = offering.open(terms, 0);
        _placeOrder(tap, investors[1].addr, 1_000);
        _price(tap);
        uint256 accrued = views.accruedInterest(1_000, terms.accrualDate);
        uint256 coupon = 1_000 * views.couponPerUnit(0);
        assertGt(coupon, accrued);
        assertEq(views.settlementInterest(1_000, terms.accrualDate, terms.settlementAt), int256(accrued) - int256(coupon));
        assertEq(offering.cashFor(tap, 1_000), 1_000 * uint256(FACE) + accrued - coupon);

        // A record in between would make two prices of one.
        terms.accrualDate = 20_332 + 170;
        terms.booksCloseAt = uint64(SETTLEMENT_AT + 169 days);
        terms.settlementAt = uint64(SETTLEMENT_AT + 170 days);
        terms.settlementUntilAt = uint64(SETTLEMENT_AT + 178 days);
        vm.prank(bookrunner);
        offering.cancel(tap);
        vm.prank(bookrunner);
        tap = offering.open(terms, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IOffering.OfferingTermInvalid.selector, "settlementUntilAt", terms.settlementUntilAt
            )
        );
        vm.prank(bookrunner);
        offering.setPrice(tap, PAR);
    }

    /// M10: a report while others are still to be closed for frees nothing; they close under another filing.
    function test_an_early_report_frees_nothing() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 4);
        _report();
        vm.expectRevert(_statusWrong(id, OfferingStatus.ALLOTTED, OfferingStatus.CLOSED));
        offering.releaseProceeds(id);
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.FOREIGN_DEBT, PRINCIPAL, CERTIFICATE, SETTLEMENT_UNTIL_AT);
        _closeFor(id, 4, 10);
        _assertStatus(id, OfferingStatus.CLOSED);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ReportOwed.selector, id, token));
        offering.releaseProceeds(id);
        _report();
        offering.releaseProceeds(id);
        assertEq(depositA.heldOf(issuer), 0);
    }

    function test_reverts_given_a_price() public {
        uint256 id = _open();
        _price(id);
        vm.expectRevert(_statusWrong(id, OfferingStatus.PRICED, OfferingStatus.OPEN));
        _price(id);
    }

    function test_prices() public {
        uint256 id = _open();
        vm.expectEmit(address(offering));
        emit IOffering.Priced(id, RATE, PAR, FACE, termsHash);
        _price(id);
        (uint256 rate, uint256 price, uint256 principal, bytes32 hash) = offering.pricingOf(id);
        assertEq(principal, FACE);
        assertEq(rate, RATE);
        assertEq(price, PAR);
        assertEq(hash, termsHash);
        assertEq(offering.cashFor(id, 3), 3 * uint256(FACE));
    }

    function test_cash_is_rounded_half_up() public {
        uint256 id = _open();
        vm.prank(bookrunner);
        offering.setPrice(id, 0.0000015e18);
        assertEq(offering.cashFor(id, 1), 2);
        assertEq(offering.cashFor(id, 2), 3);
    }

    // ---- allotment ----

    function test_reverts_when_allotted_without_the_role() public {
        uint256 id = _priced();
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), stranger));
        vm.prank(stranger);
        offering.allot(id, new address[](0), new uint256[](0), false);
    }

    function test_reverts_given_no_price_when_allotted() public {
        uint256 id = _open();
        vm.expectRevert(_statusWrong(id, OfferingStatus.OPEN, OfferingStatus.PRICED));
        _allotOne(id, investors[0].addr, 100, false);
    }

    function test_reverts_when_the_lists_differ() public {
        uint256 id = _priced();
        vm.expectRevert(_unfit("allotments", 1));
        vm.prank(bookrunner);
        offering.allot(id, new address[](2), new uint256[](1), false);
    }

    function test_reverts_given_no_order_when_allotted() public {
        uint256 id = _priced();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderMissing.selector, id, stranger));
        _allotOne(id, stranger, 100, false);
    }

    function test_reverts_when_allotted_above_the_order() public {
        uint256 id = _priced();
        address investor = investors[9].addr;
        vm.expectRevert(abi.encodeWithSelector(IOffering.AllotmentAboveOrder.selector, id, investor, 2_001, 2_000));
        _allotOne(id, investor, 2_001, false);
    }

    function test_reverts_when_allotted_below_the_limit() public {
        uint256 id = _open();
        vm.prank(investors[0].addr);
        offering.placeOrder(id, 1_000, RATE);
        vm.prank(investors[1].addr);
        offering.placeOrder(id, 1_000, RATE + 1);
        _price(id);
        _allotOne(id, investors[0].addr, 1_000, false);
        _allotOne(id, investors[1].addr, 0, false);
        vm.expectRevert(
            abi.encodeWithSelector(IOffering.LimitAboveRate.selector, id, investors[1].addr, RATE + 1, RATE)
        );
        _allotOne(id, investors[1].addr, 100, false);
    }

    function test_reverts_when_an_allotment_is_an_odd_lot() public {
        uint256 id = _priced();
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderInvalid.selector, id, 99, 100, 1));
        _allotOne(id, investors[0].addr, 99, false);
    }

    function test_reverts_when_the_sum_is_not_the_issue() public {
        uint256 id = _priced();
        vm.expectRevert(abi.encodeWithSelector(IOffering.AllotmentSumWrong.selector, id, 100, VOLUME));
        _allotPlain(id, investors[0].addr, 100, true);
        uint256[] memory doubled = new uint256[](3);
        (doubled[0], doubled[1], doubled[2]) = (24_000, 16_000, 14_000);
        vm.expectRevert(abi.encodeWithSelector(IOffering.AllotmentSumWrong.selector, id, 54_000, VOLUME));
        vm.prank(bookrunner);
        offering.allot(id, _wallets(0, 3), doubled, false);
    }

    function test_allots_in_pages() public {
        uint256 id = _priced();
        for (uint256 i; i < 9; ++i) _allotOne(id, investors[i].addr, allotments[i], false);
        _assertStatus(id, OfferingStatus.PRICED);
        vm.expectEmit(address(offering));
        emit IOffering.Allotted(id, investors[9].addr, 1_000);
        vm.expectEmit(address(offering));
        emit IOffering.AllotmentCompleted(id, VOLUME);
        _allotOne(id, investors[9].addr, 1_000, true);
        _assertStatus(id, OfferingStatus.ALLOTTED);
        assertEq(offering.orderOf(id, investors[9].addr).allotted, 1_000);
    }

    function test_allots_anew_after_a_default() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        _allotOne(id, investors[7].addr, 0, false);
        _assertStatus(id, OfferingStatus.PRICED);
        vm.expectRevert(_statusWrong(id, OfferingStatus.PRICED, OfferingStatus.ALLOTTED));
        vm.prank(bookrunner);
        offering.close(id, signed);

        _allotOne(id, investors[0].addr, 14_500, true);
        _assertStatus(id, OfferingStatus.ALLOTTED);
        // Whose allotment changed has consented to nothing yet.
        vm.expectRevert(abi.encodeWithSelector(IOffering.AcceptanceInvalid.selector, id, investors[0].addr));
        vm.prank(bookrunner);
        offering.closeFor(id, signed);

        signed[0] = _acceptance(id, 0);
        signed[7] = signed[9];
        assembly ("memory-safe") {
            mstore(signed, 9)
        }
        vm.prank(bookrunner);
        offering.close(id, signed);
        assertEq(token.balanceOf(investors[0].addr), 14_500);
        assertEq(token.totalSupply(), VOLUME);
    }

    function test_reverts_when_a_closed_allotment_is_changed() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IOffering.AllotmentSettledAlready.selector, id, investors[0].addr)
        );
        _allotOne(id, investors[0].addr, 100, false);
    }

    // ---- closing: who may not, when, with what ----

    function test_reverts_when_closed_without_the_role() public {
        uint256 id = _allotted();
        vm.startPrank(investors[0].addr);
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), investors[0].addr));
        offering.close(id, new Acceptance[](0));
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), investors[0].addr));
        offering.closeFor(id, new Acceptance[](0));
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), investors[0].addr));
        offering.finish(id);
        vm.expectRevert(_roleMissing("REGISTRAR", address(token), investors[0].addr));
        offering.cancel(id);
        vm.stopPrank();
    }

    function test_reverts_given_no_allotment_when_closed() public {
        uint256 id = _priced();
        vm.expectRevert(_statusWrong(id, OfferingStatus.PRICED, OfferingStatus.ALLOTTED));
        vm.prank(bookrunner);
        offering.close(id, new Acceptance[](0));
    }

    function test_reverts_a_second_before_and_after_the_settlement_days() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.startPrank(bookrunner);
        vm.warp(SETTLEMENT_AT - 1);
        vm.expectRevert(_closingNotOpen(id));
        offering.close(id, signed);
        vm.warp(SETTLEMENT_UNTIL_AT + 1);
        vm.expectRevert(_closingNotOpen(id));
        offering.close(id, signed);
        vm.warp(SETTLEMENT_UNTIL_AT);
        offering.close(id, signed);
        vm.stopPrank();
    }

    function test_reverts_given_other_terms_than_priced() public {
        (ReenteringInstrument instrument, uint256 id) = _openDouble(12_000);
        _placeOrder(id, investors[0].addr, 12_000);
        _price(id);
        assertEq(offering.cashFor(id, 2), 2 * uint256(FACE) + 14, "with what has accrued");
        _allotOne(id, investors[0].addr, 12_000, true);
        vm.warp(SETTLEMENT_AT);
        instrument.setTerms("other terms", FACE, address(depositA));
        vm.expectRevert(
            abi.encodeWithSelector(IOffering.TermsHashDiffers.selector, id, bytes32("other terms"), termsHash)
        );
        vm.prank(bookrunner);
        offering.close(id, new Acceptance[](0));
        instrument.setTerms(termsHash, FACE / 2, address(depositA));
        vm.expectRevert(abi.encodeWithSelector(IOffering.PrincipalDiffers.selector, id, FACE / 2, FACE));
        vm.prank(bookrunner);
        offering.close(id, new Acceptance[](0));
    }

    function test_reverts_given_no_filing() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.prank(bookrunner);
        disclosure.removeDocument(address(token), AUDIT);
        vm.expectRevert(abi.encodeWithSelector(IFilings.RequiredDocumentMissing.selector, token, AUDIT));
        vm.prank(bookrunner);
        offering.close(id, signed);
    }

    function test_reverts_when_a_second_offering_exceeds_the_cap_together_with_the_first() public {
        OfferingTerms memory terms = _offeringTerms();
        terms.units = 12_000;
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        uint256 second = _open();
        _placeOrder(id, investors[0].addr, 12_000);
        _order(second);
        _price(id);
        _price(second);
        _allotOne(id, investors[0].addr, 12_000, true);
        _allot(second);
        vm.warp(SETTLEMENT_AT);
        _closeFor(id, 0, 1);
        vm.prank(issuer);
        disclosure.recordFiling(
            address(token), Lane.FOREIGN_DEBT, 20_000 * uint256(FACE) - 1, CERTIFICATE,
            SETTLEMENT_UNTIL_AT
        );
        Acceptance[] memory signed = _acceptances(second, 1, 2); // 8,000 more: 20,000 in all
        vm.expectRevert(
            abi.encodeWithSelector(
                IFilings.FilingCapExceeded.selector, token, 8_000, 7_999
            )
        );
        vm.prank(bookrunner);
        offering.closeFor(second, signed);
    }

    function test_reverts_given_a_report_when_closed() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 1);
        _report();
        Acceptance[] memory signed = _acceptances(id, 1, 2);
        vm.expectRevert(
            abi.encodeWithSelector(IFilings.ReportExists.selector, token, keccak256("report"))
        );
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
    }

    function test_reverts_when_closed_for_nobody() public {
        uint256 id = _allotted();
        vm.expectRevert(_unfit("acceptances", 0));
        vm.prank(bookrunner);
        offering.closeFor(id, new Acceptance[](0));
    }

    function test_reverts_when_an_investor_was_allotted_nothing() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 1);
        signed[0].investor = stranger;
        vm.expectRevert(abi.encodeWithSelector(IOffering.OrderMissing.selector, id, stranger));
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
    }

    function test_reverts_when_an_investor_is_closed_for_twice() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 2);
        signed[1] = signed[0];
        bytes memory settled =
            abi.encodeWithSelector(IOffering.AllotmentSettledAlready.selector, id, investors[0].addr);
        vm.expectRevert(settled);
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
        signed = _acceptances(id, 0, 1);
        vm.startPrank(bookrunner);
        offering.closeFor(id, signed);
        vm.expectRevert(settled);
        offering.closeFor(id, signed);
        vm.stopPrank();
    }

    function test_reverts_when_the_acceptance_is_not_the_investors() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 1);
        bytes memory invalid = abi.encodeWithSelector(IOffering.AcceptanceInvalid.selector, id, investors[0].addr);
        bytes memory good = signed[0].signature;

        signed[0].payAsset = address(depositB); // not the account that was signed for
        vm.expectRevert(invalid);
        vm.prank(bookrunner);
        offering.closeFor(id, signed);

        signed[0].payAsset = address(depositA);
        signed[0].signature = _sign(investors[1], offering.acceptanceDigest(id, investors[0].addr, address(depositA)));
        vm.expectRevert(invalid);
        vm.prank(bookrunner);
        offering.closeFor(id, signed);

        signed[0].signature = "";
        vm.expectRevert(invalid);
        vm.prank(bookrunner);
        offering.closeFor(id, signed);

        signed[0].signature = good;
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
        assertEq(token.balanceOf(investors[0].addr), 12_000);
    }

    function test_an_acceptance_is_good_for_one_offering() public {
        uint256 first = _allotted();
        Acceptance[] memory signed = _acceptances(first, 0, 1);
        vm.prank(bookrunner);
        offering.cancel(first);
        vm.expectRevert(_statusWrong(first, OfferingStatus.CANCELLED, OfferingStatus.ALLOTTED));
        vm.prank(bookrunner);
        offering.closeFor(first, signed);

        vm.warp(BOOKS_CLOSE_AT);
        uint256 second = _allotted();
        vm.expectRevert(abi.encodeWithSelector(IOffering.AcceptanceInvalid.selector, second, investors[0].addr));
        vm.prank(bookrunner);
        offering.closeFor(second, signed);
    }

    function test_the_digest_is_eip_712() public {
        uint256 id = _allotted();
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("rwa-chain Offering"),
                keccak256("1"),
                block.chainid,
                address(offering)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256(
                    "Acceptance(uint256 offering,address investor,uint256 units,uint256 cash,address payAsset)"
                ),
                id,
                investors[0].addr,
                12_000,
                12_000 * uint256(FACE),
                address(depositA)
            )
        );
        assertEq(
            offering.acceptanceDigest(id, investors[0].addr, address(depositA)),
            keccak256(abi.encodePacked(hex"1901", domain, message))
        );
    }

    // ---- closing: refused by rules and banks ----

    function test_reverts_when_an_investor_is_short_of_cash_and_closes_for_the_nine_others() public {
        uint256 id = _allotted();
        vm.startPrank(investors[7].addr);
        depositC.redeemDeposit(investors[7].addr, MONEY - 1, BOOKING);
        vm.stopPrank();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.expectRevert(
            abi.encodeWithSelector(
                CashToken.BalanceInsufficient.selector, investors[7].addr, 1, 2_500 * uint256(FACE)
            )
        );
        vm.prank(bookrunner);
        offering.close(id, signed);
        assertEq(token.totalSupply(), 0);

        _closeFor(id, 0, 7);
        _closeFor(id, 8, 10);
        vm.expectEmit(address(offering));
        emit IOffering.OfferingClosed(id, 47_500, 47_500 * uint256(FACE));
        vm.prank(bookrunner);
        offering.finish(id);
        assertEq(token.totalSupply(), 47_500);
        assertEq(token.balanceOf(investors[7].addr), 0);
        assertEq(depositC.balanceOf(feePayee), 95_000_000);
        assertEq(depositA.heldOf(issuer), 47_500 * uint256(FACE) - 95_000_000);
        _assertStatus(id, OfferingStatus.CLOSED);
    }

    function test_reverts_when_the_pay_asset_is_no_deposit() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 1);
        signed[0].payAsset = stranger;
        signed[0].signature = _sign(investors[0], offering.acceptanceDigest(id, investors[0].addr, stranger));
        vm.expectRevert(abi.encodeWithSelector(Interbank.BankUnknown.selector, stranger));
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
    }

    function test_reverts_when_an_investor_was_sanctioned_since() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.prank(complianceOfficer);
        registry.sanction(investors[0].addr, true);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, investors[0].addr));
        vm.prank(bookrunner);
        offering.close(id, signed);
    }

    function test_reverts_given_issuers_money_frozen() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.prank(freezer);
        depositA.setFrozenTokens(issuer, 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector,
                issuer,
                PRINCIPAL - FEE,
                PRINCIPAL - FEE - 1
            )
        );
        vm.prank(bookrunner);
        offering.close(id, signed);
    }

    function test_reverts_when_the_instrument_calls_back() public {
        (ReenteringInstrument instrument, uint256 id) = _openDouble(12_000);
        _placeOrder(id, investors[0].addr, 12_000);
        _price(id);
        _allotOne(id, investors[0].addr, 12_000, true);
        vm.warp(SETTLEMENT_AT);
        manager.grantRole(Roles.id("REGISTRAR", address(token)), address(instrument), 0);
        Acceptance[] memory signed = _acceptances(id, 0, 1);
        uint256 before = vm.snapshotState();

        instrument.setCallback(abi.encodeCall(offering.closeFor, (id, signed)));
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
        assertFalse(instrument.entered());
        assertEq(bytes4(instrument.stoppedBy()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        assertTrue(vm.revertToState(before));

        instrument.setCallback(abi.encodeCall(offering.cancel, (id)));
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
        assertFalse(instrument.entered());
        assertEq(bytes4(instrument.stoppedBy()), IOffering.ClosingBegun.selector);
    }

    // ---- closing: happy path ----

    function test_closes_all_or_none() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 0, 10);
        vm.expectEmit(address(offering));
        emit IOffering.AllotmentSettled(id, investors[0].addr, 12_000, 12_000 * uint256(FACE), address(depositA));
        vm.expectEmit(address(offering));
        emit IOffering.FeePaid(id, feePayee, FEE);
        vm.expectEmit(address(offering));
        emit IOffering.ProceedsHeld(id, keccak256(abi.encode(address(offering), id, 1)), PRINCIPAL - FEE);
        vm.expectEmit(address(offering));
        emit IOffering.OfferingClosed(id, VOLUME, PRINCIPAL);
        vm.prank(bookrunner);
        offering.close(id, signed);

        _assertStatus(id, OfferingStatus.CLOSED);
        assertEq(token.totalSupply(), VOLUME);
        for (uint256 i; i < 10; ++i) {
            assertEq(token.balanceOf(investors[i].addr), allotments[i]);
            assertTrue(offering.orderOf(id, investors[i].addr).settled);
        }
        assertEq(depositA.balanceOf(issuer), PRINCIPAL - FEE);
        assertEq(depositA.heldOf(issuer), PRINCIPAL - FEE);
        assertEq(depositC.balanceOf(feePayee), FEE);
        assertEq(settlement.balanceOf(bankAWallet), PRINCIPAL + 32_000 * uint256(FACE) - FEE);
        assertEq(settlement.balanceOf(bankBWallet), PRINCIPAL - 15_000 * uint256(FACE));
        assertEq(settlement.balanceOf(bankCWallet), PRINCIPAL - 17_000 * uint256(FACE) + FEE);
        (uint256 allotted, uint256 issued, uint256 proceeds, uint256 feePaid, bytes32 hold) = offering.closingOf(id);
        assertEq(allotted, VOLUME);
        assertEq(issued, VOLUME);
        assertEq(proceeds, PRINCIPAL);
        assertEq(feePaid, FEE);
        assertEq(depositA.holdOf(hold).units, PRINCIPAL - FEE);
        assertEq(depositA.holdOf(hold).agent, address(offering));
    }

    function test_reverts_when_one_allotment_is_missing() public {
        uint256 id = _allotted();
        Acceptance[] memory signed = _acceptances(id, 1, 10);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ClosingIncomplete.selector, id, 38_000, VOLUME));
        vm.prank(bookrunner);
        offering.close(id, signed);
    }

    function test_closes_the_rest_after_a_part() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 4);
        Acceptance[] memory signed = _acceptances(id, 4, 10);
        vm.prank(bookrunner);
        offering.close(id, signed);
        _assertStatus(id, OfferingStatus.CLOSED);
        assertEq(depositC.balanceOf(feePayee), FEE);
        assertEq(depositA.heldOf(issuer), PRINCIPAL - FEE);
    }

    function test_closes_for_a_contract_wallet() public {
        ConsentingWallet wallet = new ConsentingWallet();
        _newInvestor(address(wallet), 0);
        OfferingTerms memory terms = _offeringTerms();
        terms.units = 100;
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        _placeOrder(id, address(wallet), 100);
        _price(id);
        _allotOne(id, address(wallet), 100, true);
        vm.warp(SETTLEMENT_AT);
        Acceptance[] memory signed = new Acceptance[](1);
        signed[0] = Acceptance(address(wallet), address(depositA), "anything");
        vm.expectRevert(abi.encodeWithSelector(IOffering.AcceptanceInvalid.selector, id, wallet));
        vm.prank(bookrunner);
        offering.close(id, signed);

        wallet.approveDigest(offering.acceptanceDigest(id, address(wallet), address(depositA)));
        vm.prank(bookrunner);
        offering.close(id, signed);
        assertEq(token.balanceOf(address(wallet)), 100);
    }

    function test_reverts_given_nothing_issued_when_finished() public {
        uint256 id = _allotted();
        vm.expectRevert(abi.encodeWithSelector(IOffering.ClosingIncomplete.selector, id, 0, VOLUME));
        vm.prank(bookrunner);
        offering.finish(id);
    }

    /// LIVE-1: what a part left can't be allotted anew; the registrar ends the offering all the same, and the proceeds are free.
    function test_finishes_while_it_is_allotted_anew() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 1);
        _allotPlain(id, investors[1].addr, 0, false);
        _assertStatus(id, OfferingStatus.PRICED);
        vm.prank(bookrunner);
        offering.finish(id);
        _assertStatus(id, OfferingStatus.CLOSED);
        _report();
        offering.releaseProceeds(id);
        assertEq(depositA.heldOf(issuer), 0);
    }

    /// LIVE-1: nothing can be closed after the days of settlement; then anybody ends the offering, without its registrar.
    function test_anybody_finishes_after_the_days_of_settlement() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 1);
        vm.warp(SETTLEMENT_UNTIL_AT);
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "REGISTRAR", address(token), stranger)
        );
        vm.prank(stranger);
        offering.finish(id);
        vm.warp(SETTLEMENT_UNTIL_AT + 1);
        vm.prank(stranger);
        offering.finish(id);
        _assertStatus(id, OfferingStatus.CLOSED);
    }

    function test_reverts_given_a_closed_offering() public {
        uint256 id = _closed();
        vm.startPrank(bookrunner);
        vm.expectRevert(_statusWrong(id, OfferingStatus.CLOSED, OfferingStatus.ALLOTTED));
        offering.close(id, new Acceptance[](0));
        vm.expectRevert(_statusWrong(id, OfferingStatus.CLOSED, OfferingStatus.ALLOTTED));
        offering.closeFor(id, new Acceptance[](0));
        vm.expectRevert(_statusWrong(id, OfferingStatus.CLOSED, OfferingStatus.ALLOTTED));
        offering.finish(id);
        vm.expectRevert(_statusWrong(id, OfferingStatus.CLOSED, OfferingStatus.OPEN));
        offering.cancel(id);
        vm.expectRevert(_statusWrong(id, OfferingStatus.CLOSED, OfferingStatus.PRICED));
        offering.allot(id, new address[](0), new uint256[](0), true);
        vm.stopPrank();
    }

    // ---- cancel ----

    function test_reverts_when_an_unknown_offering_is_cancelled() public {
        vm.expectRevert(_statusWrong(7, OfferingStatus.NONE, OfferingStatus.OPEN));
        vm.prank(bookrunner);
        offering.cancel(7);
    }

    function test_reverts_given_something_issued_when_cancelled() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 1);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ClosingBegun.selector, id, 12_000));
        vm.prank(bookrunner);
        offering.cancel(id);
    }

    function test_cancels() public {
        uint256 id = _allotted();
        vm.expectEmit(address(offering));
        emit IOffering.OfferingCancelled(id);
        vm.prank(bookrunner);
        offering.cancel(id);
        _assertStatus(id, OfferingStatus.CANCELLED);
        vm.expectRevert(_statusWrong(id, OfferingStatus.CANCELLED, OfferingStatus.OPEN));
        vm.prank(bookrunner);
        offering.cancel(id);
    }

    // ---- the proceeds ----

    function test_the_issuer_can_not_escape_the_hold() public {
        uint256 id = _closed();
        (,,,, bytes32 hold) = offering.closingOf(id);
        vm.warp(block.timestamp + 3_650 days);
        vm.startPrank(issuer);
        bytes memory unfree =
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, issuer, 1, 0);
        vm.expectRevert(unfree);
        depositA.transfer(payer, 1);
        vm.expectRevert(unfree);
        depositA.redeemDeposit(issuer, 1, BOOKING);
        vm.expectRevert(unfree);
        interbank.payAsPayer(address(depositA), address(depositB), payee, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IHolds.HoldStillGood.selector, hold, type(uint64).max, block.timestamp)
        );
        depositA.releaseHold(hold);
        vm.expectRevert(abi.encodeWithSelector(IOffering.ReportOwed.selector, id, token));
        offering.releaseProceeds(id);
        vm.stopPrank();
    }

    function test_reverts_given_nothing_held() public {
        uint256 id = _allotted();
        vm.expectRevert(abi.encodeWithSelector(IOffering.NothingHeld.selector, id));
        offering.releaseProceeds(id);
    }

    function test_releases_the_proceeds_after_the_report_for_anyone_once() public {
        uint256 id = _closed();
        (,,,, bytes32 hold) = offering.closingOf(id);
        _report();
        vm.expectEmit(address(offering));
        emit IOffering.ProceedsReleased(id, hold, PRINCIPAL - FEE);
        vm.prank(stranger);
        offering.releaseProceeds(id);
        assertEq(depositA.heldOf(issuer), 0);
        vm.prank(issuer);
        depositA.transfer(payer, PRINCIPAL - FEE);
        vm.expectRevert(abi.encodeWithSelector(IOffering.NothingHeld.selector, id));
        offering.releaseProceeds(id);
    }

    function test_a_court_breaks_the_hold_and_the_release_does_not_stumble_over_it() public {
        uint256 id = _allotted();
        _closeFor(id, 0, 1);
        (,,,, bytes32 hold) = offering.closingOf(id);
        vm.prank(court);
        depositA.breakHold(hold, keccak256("order"));
        _closeFor(id, 1, 2);
        assertEq(depositA.heldOf(issuer), 8_000 * uint256(FACE) * 998 / 1_000, "only what came after the order");
        (,,,, hold) = offering.closingOf(id);
        vm.prank(court);
        depositA.breakHold(hold, keccak256("another order"));
        vm.prank(bookrunner);
        offering.finish(id);
        _report();
        vm.expectEmit(address(offering));
        emit IOffering.ProceedsReleased(id, hold, 0);
        offering.releaseProceeds(id);
    }

    function test_the_proceeds_stay_held_through_a_recovery() public {
        uint256 id = _closed();
        (,,,, bytes32 hold) = offering.closingOf(id);
        vm.prank(recoveryContract);
        registry.replaceWallet(issuer, successor);
        vm.prank(recoveryContract);
        depositA.recoveryAddress(issuer, successor, address(0));
        assertEq(depositA.heldOf(successor), PRINCIPAL - FEE, "the hold follows its owner");
        assertEq(depositA.holdOf(hold).wallet, successor);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, successor, 1, 0)
        );
        vm.prank(successor);
        depositA.transfer(payer, 1);

        _report();
        offering.releaseProceeds(id);
        assertEq(depositA.heldOf(successor), 0);
        assertEq(depositA.balanceOf(successor), PRINCIPAL - FEE);
    }

    // ---- rounding ----

    /// Whatever the parts, the price and the fee: the fees sum to the fee on the sum, and nothing is lost.
    function testFuzz_the_fee_is_that_on_all_proceeds(uint256 price, uint256 feeRate, uint256[4] memory cuts) public {
        price = bound(price, 0.5e18, 1.05e18);
        OfferingTerms memory terms = _offeringTerms();
        terms.feeRate = uint64(bound(feeRate, 0, 1e18 - 1));
        vm.startPrank(bookrunner);
        uint256 id = offering.open(terms, 0);
        vm.stopPrank();
        _order(id);
        vm.prank(bookrunner);
        offering.setPrice(id, price);
        _allot(id);
        vm.warp(SETTLEMENT_AT);

        uint256 from;
        for (uint256 i; i < 4; ++i) {
            uint256 to = bound(cuts[i], from, 10);
            if (to != from) _closeFor(id, from, to);
            from = to;
        }
        if (from != 10) _closeFor(id, from, 10);
        uint256 paid;
        for (uint256 i; i < 10; ++i) {
            paid += (allotments[i] * uint256(FACE) * price + 0.5e18) / 1e18;
            assertTrue(offering.orderOf(id, investors[i].addr).settled);
        }
        (,, uint256 proceeds, uint256 feePaid,) = offering.closingOf(id);
        assertEq(proceeds, paid, "proceeds are the sum of the cash");
        assertEq(feePaid, (paid * terms.feeRate + 0.5e18) / 1e18, "the fee on the sum");
        assertEq(depositC.balanceOf(feePayee), feePaid);
        assertEq(depositA.balanceOf(issuer), proceeds - feePaid);
        assertEq(depositA.heldOf(issuer), proceeds - feePaid);
    }

    /// The sum of what was granted is what the book says, however often it is granted anew.
    function testFuzz_allotments_sum_up(uint256[12] memory pages) public {
        uint256 id = _priced();
        uint256 sum;
        for (uint256 i; i < pages.length; ++i) {
            uint256 who = pages[i] % 10;
            uint256 granted = bound(pages[i] >> 8, 100, allotments[who]);
            if (pages[i] >> 255 == 1) granted = 0;
            sum = sum + granted - offering.orderOf(id, investors[who].addr).allotted;
            _allotOne(id, investors[who].addr, granted, false);
            (uint256 allotted,,,,) = offering.closingOf(id);
            assertEq(allotted, sum);
        }
    }

    // ---- steps ----

    function _priced() private returns (uint256 id) {
        id = _open();
        _order(id);
        _price(id);
    }

    function _allotOne(uint256 id, address investor_, uint256 units, bool last) private {
        _allotPlain(id, investor_, units, last);
        if (last) _consent(id);
    }

    function _closeFor(uint256 id, uint256 from, uint256 to) private {
        Acceptance[] memory signed = _acceptances(id, from, to);
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
    }

    // ---- expectations ----

    function _expectUnfit(OfferingTerms memory terms, string memory term, uint256 value) private {
        vm.expectRevert(_unfit(term, value));
        vm.prank(bookrunner);
        offering.open(terms, 0);
    }

    function _unfit(string memory term, uint256 value) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IOffering.OfferingTermInvalid.selector, term, value);
    }

    function _statusWrong(uint256 id, OfferingStatus actual, OfferingStatus needed)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(IOffering.OfferingStatusWrong.selector, id, actual, needed);
    }

    function _closingNotOpen(uint256 id) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            IOffering.ClosingNotOpen.selector, id, block.timestamp, SETTLEMENT_AT, SETTLEMENT_UNTIL_AT
        );
    }
}
