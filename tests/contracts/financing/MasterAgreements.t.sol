// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IMarks} from "contracts/financing/interfaces/IMarks.sol";
import {
    AgreementStatus,
    CallStatus,
    Consent,
    IMasterAgreements,
    Income,
    MarginCall,
    MasterAgreement,
    Position,
    Transaction,
    TransactionStatus,
    Variation
} from "contracts/financing/interfaces/IMasterAgreements.sol";
import {ConditionState} from "contracts/settlement/interfaces/IReleaseCondition.sol";
import {ISettlement, Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {Leg} from "contracts/types/Leg.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {RepoFixture} from "./RepoFixture.sol";

contract MasterAgreementsTest is RepoFixture {
    // ---- agreement ----

    function test_propose_reverts_when_a_field_is_unfit() public {
        string[14] memory fields = [
            "partyB", "cashA", "cashB", "closeOut", "sources", "sources", "markAge", "markSpread", "callPeriod",
            "valuationPeriod", "lateRate", "termsHash", "marginAssets", "utcOffset"
        ];
        for (uint256 k; k < fields.length; ++k) {
            MasterAgreement memory a = _agreement();
            if (k == 0) a.partyB = a.partyA;
            if (k == 1) a.cashA = nonHolder;
            if (k == 2) a.cashB = nonHolder;
            if (k == 3) a.closeOut = nonHolder;
            if (k == 4) a.sources[1] = first;
            if (k == 5) a.sources[0] = address(0);
            if (k == 6) a.markAge = 0;
            if (k == 7) a.markSpread = uint40(ONE);
            if (k == 8) a.callPeriod = 0;
            if (k == 9) a.valuationPeriod = 0;
            if (k == 10) a.lateRate = -1;
            if (k == 11) a.termsHash = 0;
            if (k == 12) a.marginAssets[1].asset = address(bond);
            if (k == 13) a.utcOffset = 1 days;
            vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, fields[k]));
            vm.prank(seller.addr);
            agreements.propose(a);
        }
    }

    function test_agreement_takes_both_parties() public {
        MasterAgreement memory a = _agreement();
        a.termsHash = "another";
        bytes32 id = agreements.idOf(a);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, id, nonHolder));
        vm.prank(nonHolder);
        agreements.propose(a);
        vm.startPrank(buyer.addr);
        agreements.propose(a);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementKnown.selector, id));
        agreements.propose(a);
        vm.stopPrank();
        assertEq(uint256(agreements.stateOf(id).status), uint256(AgreementStatus.PROPOSED));
        vm.prank(seller.addr);
        agreements.propose(a);
        assertEq(uint256(agreements.stateOf(id).status), uint256(AgreementStatus.ACTIVE));
        assertEq(agreements.agreementOf(id).termsHash, "another");
    }

    // ---- open ----

    function test_open_reverts_when_a_field_is_unfit() public {
        string[9] memory fields = [
            "security", "units", "purchasePrice", "haircut", "haircut", "marginRatio", "purchaseDate", "repurchaseDate", "haircut"
        ];
        for (uint256 k; k < fields.length; ++k) {
            Transaction memory t = _terms();
            if (k == 0) t.security = nonHolder;
            if (k == 1) t.units = 0;
            if (k == 2) t.purchasePrice = 0;
            if (k == 3) t.marginRatio = uint40(ONE);
            if (k == 4) t.haircut = 0;
            if (k == 5) (t.haircut, t.marginRatio) = (0, uint40(ONE) - 1);
            if (k == 6) t.purchaseDate = TODAY - 1;
            if (k == 7) t.repurchaseDate = TODAY;
            if (k == 8) t.haircut = uint40(ONE);
            vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, fields[k]));
            agreements.open(agreement, t, _none(), _none());
        }
    }

    function test_open_and_close_of_the_vector() public {
        Transaction memory t = _terms();
        Consent memory end = _endOf(t);
        Consent memory opening = _opening(t);
        (uint256 cashOfA, uint256 cashOfB) = (depositA.balanceOf(seller.addr), depositB.balanceOf(buyer.addr));
        vm.expectEmit(address(agreements));
        emit IMasterAgreements.RepoOpened(agreement, agreements.transactionIdOf(agreement, t), t);
        bytes32 id = agreements.open(agreement, t, opening, end);
        assertEq(depositA.balanceOf(seller.addr), cashOfA + 997_425_000);
        assertEq(depositB.balanceOf(buyer.addr), cashOfB - 997_425_000);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 20_000_000 + NOMINAL);
        assertEq(agreements.openOf(agreement).length, 1);
        assertEq(agreements.repurchasePriceOf(agreement, id, TODAY + 1), 997_435_931);

        // Anyone ends it, with what both signed at its start.
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoNotDue.selector, id, TODAY + 3, TODAY));
        agreements.close(agreement, id, end);
        vm.warp(_startOf(TODAY + 3));
        vm.expectEmit(address(agreements));
        emit IMasterAgreements.RepoClosed(agreement, id, 997_457_792);
        vm.prank(messenger);
        agreements.close(agreement, id, end);
        assertEq(depositA.balanceOf(seller.addr), cashOfA - 32_792);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 20_000_000);
        assertEq(uint256(_position(id).status), uint256(TransactionStatus.CLOSED));
        assertEq(agreements.openOf(agreement).length, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMasterAgreements.RepoStatusUnfit.selector, id, TransactionStatus.CLOSED, TransactionStatus.OPEN
            )
        );
        agreements.close(agreement, id, end);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, "purchaseDate"));
        agreements.open(agreement, t, opening, end);
    }

    function test_open_reverts_when_the_end_is_not_signed_by_both_for_its_day() public {
        Transaction memory t = _terms();
        bytes32 id = agreements.transactionIdOf(agreement, t);
        Consent memory opening = _opening(t);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        agreements.open(agreement, t, opening, _none());
        Consent memory end = _endOf(t);
        end.signatures[1] = end.signatures[0];
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, buyer.addr));
        agreements.open(agreement, t, opening, end);
        end = _endOf(t);
        end.settlementAt += 1;
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        agreements.open(agreement, t, opening, end);
    }

    function test_open_reverts_when_a_signature_is_of_other_terms() public {
        Transaction memory t = _terms();
        Consent memory opening = _opening(t);
        t.rate = 0;
        Consent memory end = _endOf(t);
        vm.expectPartialRevert(ISettlement.ConsentInvalid.selector);
        agreements.open(agreement, t, opening, end);
    }

    function test_open_reverts_when_the_buyer_may_not_hold_the_collateral() public {
        Transaction memory t = _terms();
        t.security = address(other);
        Consent memory opening = _opening(t);
        Consent memory end = _endOf(t);
        admissions.sanction(other, buyer.addr);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, buyer.addr));
        agreements.open(agreement, t, opening, end);
    }

    function test_no_instruction_settles_but_through_its_desk() public {
        Transaction memory t = _terms();
        Consent memory c = _opening(t);
        Instruction memory i;
        bytes32 id = agreements.transactionIdOf(agreement, t);
        i.legs = _legs(
            _leg(address(bond), seller.addr, buyer.addr, t.units), _pay(buyer.addr, seller.addr, t.purchasePrice)
        );
        (i.nonces, i.settlementAt, i.expiresAt) = (c.nonces, c.settlementAt, c.expiresAt);
        (i.condition, i.conditionId, i.tradeReference) = (address(agreements), id, id);
        vm.expectPartialRevert(ISettlement.InstructionConditionOpen.selector);
        settlement.settleSigned(i, c.signatures, "");
        assertEq(uint256(agreements.state(id, "")), uint256(ConditionState.REFUSED));
        assertEq(uint256(agreements.state(0, "")), uint256(ConditionState.REFUSED));
        assertEq(uint256(closeOuts.state(id, "")), uint256(ConditionState.REFUSED));
        // Nor is it affirmed: units would be held that nobody can free, and whose owner would then be short.
        for (uint256 k; k < 2; ++k) {
            address party = k == 0 ? seller.addr : buyer.addr;
            vm.expectPartialRevert(ISettlement.InstructionConditionOpen.selector);
            settlement.affirmSigned(i, party, c.signatures[k]);
        }
    }

    function test_no_more_than_24_stand_open() public {
        Transaction memory t = _terms();
        (t.units, t.purchasePrice) = (1_000, 99_000);
        for (uint256 k; k < 24; ++k) {
            t.salt = bytes32(k);
            _openIt(t);
        }
        t.salt = "more";
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoCountExceeded.selector, agreement, 24));
        agreements.open(agreement, t, _none(), _none());
    }

    // ---- variations ----

    function _variation(bytes32 id) private view returns (Variation memory) {
        Position memory p = _position(id);
        return Variation(p.security, p.units, p.purchasePrice, p.rate, p.repurchaseDate);
    }

    function _after(bytes32 id, Variation memory v, uint256 price) private returns (Consent memory) {
        Position memory p = _position(id);
        (p.security, p.units, p.version) = (v.security, v.units, p.version + 1);
        return _end(id, p, price, _startOf(v.repurchaseDate));
    }

    function test_substitution_of_the_vector() public {
        bytes32 id = _openIt(_terms());
        Variation memory v = _variation(id);
        (v.security, v.units) = (address(other), 10_228_426);
        Consent memory end = _after(id, v, 997_457_792);
        Consent memory moved = _varied(
            id,
            v,
            _legs(
                _leg(address(bond), buyer.addr, seller.addr, NOMINAL),
                _leg(address(other), seller.addr, buyer.addr, v.units)
            )
        );
        vm.prank(messenger);
        agreements.vary(agreement, id, v, moved, end);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 20_000_000);
        assertEq(other.balanceOf(buyer.addr), 20_000_000 + v.units);
        Position memory p = _position(id);
        assertEq(p.security, address(other));
        assertEq(p.purchaseDate, TODAY);
        vm.warp(_startOf(TODAY + 3));
        agreements.close(agreement, id, end);
        assertEq(other.balanceOf(buyer.addr), 20_000_000);
    }

    function test_repricing_of_the_vector_pays_the_change() public {
        bytes32 id = _openIt(_terms());
        Variation memory v = _variation(id);
        v.purchasePrice = 982_575_000;
        uint256 before = depositA.balanceOf(seller.addr);
        Consent memory end = _after(id, v, 982_607_304);
        Consent memory moved = _varied(id, v, _legs(_pay(seller.addr, buyer.addr, 14_850_000)));
        // The buyer delivers nothing in it, so its signature is missing.
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.VariationUnagreed.selector, id, buyer.addr));
        vm.prank(messenger);
        agreements.vary(agreement, id, v, moved, end);
        vm.prank(buyer.addr);
        agreements.agreeVariation(agreement, id, v);
        vm.prank(messenger);
        agreements.vary(agreement, id, v, moved, end);
        assertEq(depositA.balanceOf(seller.addr), before - 14_850_000);
        assertEq(_position(id).units, NOMINAL);
    }

    function test_adjustment_moves_units_alone() public {
        bytes32 id = _openIt(_terms());
        Variation memory v = _variation(id);
        v.units = 10_151_134;
        Consent memory end = _after(id, v, 997_457_792);
        Consent memory moved = _varied(id, v, _legs(_leg(address(bond), seller.addr, buyer.addr, 151_134)));
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, moved, end);
        assertEq(bond.balanceOf(buyer.addr), HOLDING + 20_000_000 + 10_151_134);
        assertEq(_position(id).purchasePrice, PURCHASE);
    }

    function test_another_rate_pays_the_differential_so_far() public {
        bytes32 id = _openIt(_terms());
        vm.warp(_startOf(TODAY + 1));
        Variation memory v = _variation(id);
        v.rate = 800_000;
        Consent memory moved = _varied(id, v, _legs(_pay(seller.addr, buyer.addr, 10_931)));
        Consent memory end = _after(id, v, 997_425_000 + 43_723);
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, moved, end);
        assertEq(_position(id).purchaseDate, TODAY + 1);
        assertEq(agreements.repurchasePriceOf(agreement, id, TODAY + 3), 997_425_000 + 43_723);
    }

    function test_a_roll_moves_nothing_and_takes_both() public {
        bytes32 id = _openIt(_terms());
        Variation memory v = _variation(id);
        v.repurchaseDate = TODAY + 10;
        Consent memory end = _after(id, v, 997_425_000 + 109_307);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.VariationUnagreed.selector, id, seller.addr));
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, _none(), end);
        vm.prank(seller.addr);
        agreements.agreeVariation(agreement, id, v);
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, _none(), end);
        assertEq(_position(id).version, 1);
        // Agreed once, for one version.
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.VariationUnagreed.selector, id, seller.addr));
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, _none(), end);
        v.units = 0;
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, "units"));
        agreements.vary(agreement, id, v, _none(), end);
    }

    function test_an_open_term_ends_on_demand() public {
        Transaction memory t = _terms();
        t.repurchaseDate = 0;
        bytes32 id = _openIt(t);
        vm.warp(_startOf(TODAY + 5));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoNotDue.selector, id, 0, TODAY + 5));
        agreements.close(agreement, id, _none());
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, nonHolder));
        vm.prank(nonHolder);
        agreements.demand(agreement, id);
        vm.startPrank(buyer.addr);
        agreements.demand(agreement, id);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, "repurchaseDate"));
        agreements.demand(agreement, id);
        vm.stopPrank();
        vm.warp(_startOf(TODAY + 7));
        uint256 price = agreements.repurchasePriceOf(agreement, id, TODAY + 7);
        agreements.close(agreement, id, _end(id, _position(id), price, _startOf(TODAY + 7)));
        assertEq(price, 997_425_000 + 76_515);
    }

    // ---- margin ----

    function _day1() private returns (bytes32 id) {
        id = _openIt(_terms());
        vm.warp(_startOf(TODAY + 1));
        _mark(address(bond), 9_850);
        _mark(address(other), 10_000);
    }

    function _call(bool returnFirst) private returns (uint256) {
        vm.prank(buyer.addr);
        return agreements.call(agreement, returnFirst);
    }

    function _deliver(address asset, uint72 amount) private {
        MarginCall memory c = agreements.callOf(agreement);
        (address from, address to) = c.byB ? (seller.addr, buyer.addr) : (buyer.addr, seller.addr);
        uint256 number = agreements.stateOf(agreement).calls;
        Leg memory leg = asset == address(0) ? _pay(from, to, amount) : _leg(asset, from, to, amount);
        Consent memory consent = _signed(agreements.marginIdOf(agreement, number), _legs(leg));
        vm.prank(messenger);
        agreements.deliver(agreement, asset, amount, consent);
    }

    function test_exposures_of_the_vector() public {
        _day1();
        assertEq(agreements.exposureOf(agreement), -22_285_931);
        Transaction memory t = _terms();
        (t.haircut, t.marginRatio, t.salt) = (0, 10_101_010_101, "by ratio");
        t.purchaseDate = TODAY + 1;
        t.repurchaseDate = TODAY + 4;
        t.purchasePrice = 997_435_931;
        _openIt(t);
        assertEq(agreements.exposureOf(agreement), -22_285_931 - 22_511_041);
    }

    function test_call_reverts_given_stale_or_distant_marks() public {
        _day1();
        vm.warp(block.timestamp + 1 days + 1);
        vm.expectPartialRevert(IMasterAgreements.MarkStale.selector);
        _call(false);
        vm.prank(first);
        marks.post(address(bond), 9_850e8, uint64(block.timestamp));
        vm.prank(second);
        marks.post(address(bond), 9_949e8, uint64(block.timestamp));
        vm.expectRevert(
            abi.encodeWithSelector(IMasterAgreements.MarksApart.selector, address(bond), 9_850e8, 9_949e8)
        );
        _call(false);
    }

    function test_call_is_the_exposed_partys() public {
        _day1();
        vm.expectPartialRevert(IMasterAgreements.MarginCallTooSmall.selector);
        vm.prank(seller.addr);
        agreements.call(agreement, false);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, nonHolder));
        vm.prank(nonHolder);
        agreements.call(agreement, false);
        vm.expectEmit(address(agreements));
        emit IMasterAgreements.MarginCalled(agreement, 1, buyer.addr, 22_285_931, 22_285_931, block.timestamp + 1 days);
        _call(false);
        vm.expectRevert(
            abi.encodeWithSelector(IMasterAgreements.MarginCallUnfit.selector, agreement, 1, CallStatus.CALLED)
        );
        _call(false);
    }

    function test_cash_meets_a_call_and_bears_interest() public {
        _day1();
        _call(false);
        vm.expectRevert(
            abi.encodeWithSelector(IMasterAgreements.MarginTooLarge.selector, agreement, 22_285_932, 22_285_931)
        );
        agreements.deliver(agreement, address(0), 22_285_932, _none());
        _deliver(address(0), 22_000_000);
        _deliver(address(0), 285_931);
        assertEq(uint256(agreements.callOf(agreement).status), uint256(CallStatus.MET));
        assertEq(agreements.exposureOf(agreement), 0);
        assertEq(agreements.marginOf(agreement, address(0)), 22_285_931);
        vm.warp(block.timestamp + 1 days);
        // 1 % a year over 365 for a day, on top of the buyer's differential.
        assertEq(agreements.exposureOf(agreement), 611 - 10_930);
        Consent memory paid =
            _signed(agreements.interestIdOf(agreement, 611), _legs(_pay(buyer.addr, seller.addr, 611)));
        agreements.payInterest(agreement, paid);
        assertEq(agreements.stateOf(agreement).cashInterest, 0);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.MarginInterestNone.selector, agreement));
        agreements.payInterest(agreement, _none());
    }

    function test_securities_meet_a_call_rounded_up_to_the_unit() public {
        _day1();
        _call(false);
        // 222,859.31 / (0.985 × 0.99) = 228,538.48…
        vm.expectPartialRevert(IMasterAgreements.MarginTooLarge.selector);
        agreements.deliver(agreement, address(bond), 228_540, _none());
        _deliver(address(bond), 228_539);
        assertEq(uint256(agreements.callOf(agreement).status), uint256(CallStatus.MET));
        assertEq(agreements.marginOf(agreement, address(bond)), 228_539);
        assertGe(agreements.exposureOf(agreement), 0);
        assertLt(agreements.exposureOf(agreement), 98);
    }

    function test_the_caller_first_gets_back_what_it_gave() public {
        bytes32 id = _day1();
        _call(false);
        _deliver(address(other), 100_000);
        _deliver(address(0), agreements.callOf(agreement).amount - agreements.callOf(agreement).delivered);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 10_075);
        int256 exposed = agreements.exposureOf(agreement);
        assertGt(exposed, 0);
        vm.prank(seller.addr);
        agreements.call(agreement, true);
        vm.expectRevert(
            abi.encodeWithSelector(IMasterAgreements.MarginReturnFirst.selector, agreement, address(other), 100_000)
        );
        agreements.deliver(agreement, address(bond), 1, _none());
        _deliver(address(other), 100_000);
        assertEq(agreements.marginOf(agreement, address(other)), 0);
        _deliver(address(0), agreements.callOf(agreement).amount - agreements.callOf(agreement).delivered);
        assertEq(agreements.exposureOf(agreement), 0);
        assertEq(_position(id).units, NOMINAL);
    }

    function test_deliver_reverts_given_an_asset_that_was_not_agreed() public {
        _day1();
        _call(false);
        address third = address(_bond("Third"));
        _mark(third, 100);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.MarginAssetUnfit.selector, agreement, third));
        agreements.deliver(agreement, third, 1, _none());
    }

    function test_a_dispute_leaves_the_rest_due_and_is_repeated_once() public {
        _day1();
        _call(false);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, buyer.addr));
        vm.prank(buyer.addr);
        agreements.dispute(agreement, 1, "why");
        vm.startPrank(seller.addr);
        vm.expectPartialRevert(IMasterAgreements.MarginTooLarge.selector);
        agreements.dispute(agreement, 22_285_931, "why");
        agreements.dispute(agreement, 10_000_000, "why");
        vm.expectPartialRevert(IMasterAgreements.MarginCallUnfit.selector);
        agreements.dispute(agreement, 5_000_000, "why");
        vm.stopPrank();
        _deliver(address(0), 10_000_000);
        // The rest takes marks after the dispute.
        vm.expectPartialRevert(IMasterAgreements.MarkStale.selector);
        _call(false);
        vm.warp(block.timestamp + 1 hours);
        _mark(address(bond), 9_850);
        _call(false);
        MarginCall memory c = agreements.callOf(agreement);
        assertEq(c.amount, 12_285_931);
        assertTrue(c.last);
        vm.expectPartialRevert(IMasterAgreements.MarginCallUnfit.selector);
        vm.prank(seller.addr);
        agreements.dispute(agreement, 1, "why");
    }

    function test_a_call_is_disputed_in_time_and_withdrawn_by_its_caller() public {
        _day1();
        _call(false);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.AgreementNotYours.selector, agreement, seller.addr));
        vm.prank(seller.addr);
        agreements.withdrawCall(agreement);
        vm.warp(block.timestamp + 1 days + 1);
        vm.expectPartialRevert(IMasterAgreements.MarginCallOver.selector);
        vm.prank(seller.addr);
        agreements.dispute(agreement, 1, "why");
        vm.prank(buyer.addr);
        agreements.withdrawCall(agreement);
        vm.expectPartialRevert(IMasterAgreements.MarginCallUnfit.selector);
        vm.prank(buyer.addr);
        agreements.withdrawCall(agreement);
    }

    // ---- income ----

    function test_a_manufactured_payment_is_the_coupon_of_the_units_over_the_record() public {
        bytes32 id = _openIt(_terms());
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 recordAt = uint32(block.timestamp + 1 hours);
        list.set(coupon, address(bond), recordAt, recordAt, 2, false);
        vm.warp(recordAt);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.IncomeUnfit.selector, id, coupon));
        agreements.enterIncome(agreement, id, coupon);
        // Returned in part after the record: the coupon was the seller's on all of them.
        vm.warp(recordAt + 1 hours);
        Variation memory v = _variation(id);
        v.units = 4_000_000;
        Consent memory moved = _varied(id, v, _legs(_leg(address(bond), buyer.addr, seller.addr, 6_000_000)));
        Consent memory end = _after(id, v, 997_457_792);
        vm.prank(seller.addr);
        agreements.vary(agreement, id, v, moved, end);
        list.set(coupon, address(bond), recordAt, recordAt, 2, true);
        bytes32 incomeId = agreements.enterIncome(agreement, id, coupon);
        assertEq(incomeId, agreements.incomeIdOf(id, coupon));
        Income memory i = agreements.incomeOf(agreement, incomeId);
        assertEq(i.amount, 2 * NOMINAL);
        assertEq(i.dueAt, _startOf(TODAY + 1) - 1);
        assertEq(agreements.stateOf(agreement).incomeOwed, int72(2 * NOMINAL));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.IncomeKnown.selector, incomeId));
        agreements.enterIncome(agreement, id, coupon);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.IncomeUnknown.selector, bytes32("none")));
        agreements.payIncome(agreement, "none", _none());
        Consent memory paid = _signed(incomeId, _legs(_pay(buyer.addr, seller.addr, i.amount)));
        agreements.payIncome(agreement, incomeId, paid);
        assertEq(agreements.stateOf(agreement).incomeOwed, 0);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.IncomeKnown.selector, incomeId));
        agreements.payIncome(agreement, incomeId, paid);
    }

    function test_no_income_is_owed_for_a_record_outside_the_term() public {
        bytes32 id = _openIt(_terms());
        ObligationId coupon = ObligationId.wrap("coupon");
        uint32 opened = uint32(block.timestamp);
        list.set(coupon, address(bond), opened - 1, opened - 1, 2, true);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.IncomeUnfit.selector, id, coupon));
        agreements.enterIncome(agreement, id, coupon);
        list.set(coupon, address(other), opened, opened, 2, true);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.IncomeUnfit.selector, id, coupon));
        agreements.enterIncome(agreement, id, coupon);
        // At the very second of the opening the units had moved.
        list.set(coupon, address(bond), opened, opened, 2, true);
        agreements.enterIncome(agreement, id, coupon);
    }

    // ---- marks ----

    function test_marks_are_of_the_past_and_in_order() public {
        vm.startPrank(first);
        vm.expectRevert(abi.encodeWithSelector(IMarks.MarkPriceZero.selector, address(bond)));
        marks.post(address(bond), 0, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IMarks.MarkEarly.selector, address(bond), block.timestamp + 1, block.timestamp)
        );
        marks.post(address(bond), 1, uint64(block.timestamp + 1));
        marks.post(address(bond), 1, uint64(block.timestamp));
        vm.expectRevert(
            abi.encodeWithSelector(IMarks.MarkOutOfOrder.selector, address(bond), block.timestamp, block.timestamp)
        );
        marks.post(address(bond), 2, uint64(block.timestamp));
        vm.stopPrank();
        assertEq(marks.markOf(first, address(bond)).price, 1);
        assertEq(marks.markOf(second, address(bond)).price, 0);
    }
}
