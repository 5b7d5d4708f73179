// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {
    AgreementStatus,
    Consent,
    IMasterAgreements,
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
import {RepoFixture} from "./RepoFixture.sol";

contract MoneyDouble {
    bytes3 public currency;

    constructor(bytes3 currency_) {
        currency = currency_;
    }
}

contract CurrencyDouble {
    address public currency;

    constructor(address currency_) {
        currency = currency_;
    }
}

contract MasterAgreementsTest is RepoFixture {
    // ---- agreement ----

    function test_propose_reverts_when_a_field_is_unfit() public {
        string[19] memory fields = [
            "partyB", "cashA", "cashB", "closeOut", "sources", "sources", "markAge", "markSpread", "callPeriod",
            "valuationPeriod", "lateRate", "termsHash", "marginAssets", "utcOffset", "markAge", "callPeriod",
            "curePeriod", "valuationPeriod", "stayPeriod"
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
            if (k == 14) a.markAge = 366 days + 1;
            if (k == 15) a.callPeriod = type(uint32).max;
            if (k == 16) a.curePeriod = 366 days + 1;
            if (k == 17) a.valuationPeriod = 366 days + 1;
            if (k == 18) a.stayPeriod = 366 days + 1;
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
        (Position[] memory positions, uint256[] memory owed) = agreements.bookOf(agreement);
        assertTrue(positions.length == 1 && positions[0].units == NOMINAL && owed[0] == PURCHASE);
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

    /// An end that its own party, the start or a record has made void would be an end that nobody can be made to answer for.
    function test_open_reverts_when_the_end_could_not_settle() public {
        Transaction memory t = _terms();
        bytes32 id = agreements.transactionIdOf(agreement, t);
        Consent memory opening = _opening(t);
        Consent memory end = _endOf(t);
        vm.prank(buyer.addr);
        settlement.voidNonces(end.nonces[1] >> 8, 1 << (end.nonces[1] & 0xff));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, buyer.addr));
        agreements.open(agreement, t, opening, end);
        // The start's own nonces.
        end = _endWith(t, opening.nonces, _startOf(t.repurchaseDate));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        agreements.open(agreement, t, opening, end);
        // A record on any day of the term would cut one that is signed from now on.
        end = _endWith(t, end.nonces, uint64(block.timestamp));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        agreements.open(agreement, t, opening, end);
    }

    function _endWith(Transaction memory t, uint256[] memory nonces, uint64 from) private returns (Consent memory c) {
        Instruction memory i;
        i.legs = _legs(
            _pay(seller.addr, buyer.addr, _priceOf(t)), _leg(address(bond), buyer.addr, seller.addr, t.units)
        );
        bytes32 id = agreements.transactionIdOf(agreement, t);
        i.conditionId = agreements.endIdOf(
            id, 0, Variation(t.security, t.units, t.purchasePrice, t.rate, t.repurchaseDate)
        );
        (i.nonces, i.settlementAt, i.expiresAt) = (nonces, from, from + 30 days);
        (i.condition, i.tradeReference) = (address(agreements), i.conditionId);
        (c.settlementAt, c.expiresAt, c.nonces) = (i.settlementAt, i.expiresAt, nonces);
        c.signatures = new bytes[](2);
        (c.signatures[0], c.signatures[1]) = (_sign(seller, i), _sign(buyer, i));
    }

    function test_a_security_of_another_currency_is_refused() public {
        address foreign = address(new CurrencyDouble(address(new MoneyDouble("USD"))));
        address own = address(new CurrencyDouble(address(depositB)));
        Transaction memory t = _terms();
        bytes memory unfit =
            abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, "security");
        for (uint256 k; k < 2; ++k) {
            t.security = k == 0 ? foreign : address(depositA);
            vm.expectRevert(unfit);
            agreements.open(agreement, t, _none(), _none());
        }
        bytes32 id = _openIt(_terms());
        Variation memory v = _variation(id);
        v.security = foreign;
        vm.expectRevert(unfit);
        agreements.vary(agreement, id, v, _none(), _none());
        MasterAgreement memory a = _agreement();
        a.marginAssets[1].asset = foreign;
        vm.startPrank(seller.addr);
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, "marginAssets"));
        agreements.propose(a);
        a.marginAssets[1].asset = own;
        agreements.propose(a);
        vm.stopPrank();
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
        assertEq(uint256(margins.state(id, "")), uint256(ConditionState.REFUSED));
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
        (p.purchasePrice, p.rate, p.repurchaseDate) = (v.purchasePrice, v.rate, v.repurchaseDate);
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
        // The buyer delivers nothing in it: it agrees by signing the end, which names the variation, and no other.
        bytes memory signature = end.signatures[1];
        end.signatures[1] = "";
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, buyer.addr));
        vm.prank(messenger);
        agreements.vary(agreement, id, v, moved, end);
        end.signatures[1] = signature;
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
        bytes memory signature = end.signatures[0];
        end.signatures[0] = "";
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, _none(), end);
        end.signatures[0] = signature;
        vm.prank(messenger);
        agreements.vary(agreement, id, v, _none(), end);
        assertEq(_position(id).version, 1);
        // Agreed once, for one version.
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, _none(), end);
        v.units = 0;
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.FinancingFieldInvalid.selector, "units"));
        agreements.vary(agreement, id, v, _none(), end);
    }

    /// An agreement to a roll is a signature, which its party takes back.
    function test_a_signed_variation_is_withdrawn_by_its_nonce() public {
        bytes32 id = _openIt(_terms());
        Variation memory v = _variation(id);
        v.repurchaseDate = TODAY + 10;
        Consent memory end = _after(id, v, 997_425_000 + 109_307);
        vm.prank(seller.addr);
        settlement.voidNonces(end.nonces[0] >> 8, 1 << (end.nonces[0] & 0xff));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.RepoEndUnsigned.selector, id, seller.addr));
        agreements.vary(agreement, id, v, _none(), end);
    }

    function test_an_open_term_is_varied_by_who_calls_or_delivers() public {
        Transaction memory t = _terms();
        t.repurchaseDate = 0;
        bytes32 id = _openIt(t);
        Variation memory v = _variation(id);
        v.units = NOMINAL + 100;
        Consent memory moved = _varied(id, v, _legs(_leg(address(bond), seller.addr, buyer.addr, 100)));
        vm.expectRevert(abi.encodeWithSelector(IMasterAgreements.VariationUnagreed.selector, id, buyer.addr));
        vm.prank(messenger);
        agreements.vary(agreement, id, v, moved, _none());
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, moved, _none());
        assertEq(_position(id).units, NOMINAL + 100);
    }

    /// What was signed before a demand doesn't outlive it.
    function test_a_demand_voids_what_was_signed_for_the_open_term() public {
        Transaction memory t = _terms();
        t.repurchaseDate = 0;
        bytes32 id = _openIt(t);
        Variation memory v = _variation(id);
        v.units = NOMINAL + 100;
        Consent memory moved = _varied(id, v, _legs(_leg(address(bond), seller.addr, buyer.addr, 100)));
        vm.prank(seller.addr);
        agreements.demand(agreement, id);
        assertEq(_position(id).version, 1);
        vm.expectPartialRevert(ISettlement.ConsentInvalid.selector);
        vm.prank(buyer.addr);
        agreements.vary(agreement, id, v, moved, _none());
    }

    function test_versions_go_beyond_a_byte() public {
        Transaction memory t = _terms();
        t.repurchaseDate = 0;
        bytes32 id = _openIt(t);
        for (uint256 k; k < 256; ++k) {
            Variation memory v = _variation(id);
            v.units = k % 2 == 0 ? NOMINAL + 1 : NOMINAL;
            Leg memory leg = k % 2 == 0
                ? _leg(address(bond), seller.addr, buyer.addr, 1)
                : _leg(address(bond), buyer.addr, seller.addr, 1);
            Consent memory moved = _varied(id, v, _legs(leg));
            vm.prank(k % 2 == 0 ? buyer.addr : seller.addr);
            agreements.vary(agreement, id, v, moved, _none());
        }
        assertEq(_position(id).version, 256);
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
}
