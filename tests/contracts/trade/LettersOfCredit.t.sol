// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState} from "contracts/settlement/interfaces/IReleaseCondition.sol";
import {Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {LettersOfCredit} from "contracts/trade/LettersOfCredit.sol";
import {
    Availability, Credit, ILettersOfCredit, Presentation, PresentationStatus
} from "contracts/trade/interfaces/ILettersOfCredit.sol";
import {Leg} from "contracts/types/Leg.sol";
import {SettlementFixture} from "../settlement/SettlementFixture.sol";

/// Whatever it is asked to move it says it moved.
contract Worthless {
    function settle(address, address, uint256, uint256 amount, address) external pure returns (uint256) {
        return amount;
    }
}

/// The importer's bank pays the shipper against its documents; units of a bond stand for what goes with them. The fixture's trade
/// instant is a Friday, 15 January 2027.
contract LettersOfCreditTest is SettlementFixture {
    LettersOfCredit private letters;
    address private shipper;
    address private importer;
    address private bank;
    address private carrier = makeAddr("carrier");
    address private agent = makeAddr("forwarding agent");
    bytes32 private credit;
    bytes32[] private documents;
    address[] private parties;

    function setUp() public override {
        super.setUp();
        (shipper, importer, bank) = (seller.addr, buyer.addr, broker.addr);
        letters = new LettersOfCredit(settlement);
        documents = [sha256("BL1"), keccak256("invoice"), keccak256("packing list")];
        parties = [shipper, importer, carrier];
        credit = _issue(_terms(Availability.SIGHT, 0));
    }

    function _terms(Availability availability, uint32 tenor) private view returns (Credit memory) {
        return Credit({
            applicant: importer,
            beneficiary: shipper,
            nominated: address(0),
            asset: address(depositB),
            reimbursedIn: address(depositA),
            amount: uint128(2 * PRICE),
            expiresAt: TRADE_AT + 60 days,
            tenor: tenor,
            examinationDays: 5,
            availability: availability,
            utcOffset: 8 hours,
            termsHash: "credit"
        });
    }

    function _issue(Credit memory c) private returns (bytes32) {
        vm.prank(bank);
        return letters.issue(c);
    }

    function _present() private returns (uint256) {
        vm.prank(shipper);
        return letters.present(credit, uint128(PRICE), documents, parties);
    }

    function _comply(uint256 number) private {
        vm.prank(bank);
        letters.comply(credit, number, "draft");
    }

    function _refuse(uint256 number) private {
        bytes32[] memory found = new bytes32[](2);
        (found[0], found[1]) = (keccak256("late shipment"), keccak256("no signature"));
        vm.prank(bank);
        letters.refuse(credit, number, found);
    }

    function _status(uint256 number) private view returns (PresentationStatus) {
        return letters.presentationOf(credit, number).status;
    }

    /// Units against money across banks.
    function _against(address from, address to) private view returns (Instruction memory i) {
        i = _instruction(2);
        i.legs[0] = Leg(address(bond), address(bond), from, to, 0, UNITS);
        i.legs[1] = Leg(address(depositA), address(depositB), to, from, 0, PRICE);
    }

    /// To the bank against its money, under the payment's condition.
    function _payment(uint256 number) private view returns (Instruction memory i) {
        i = _against(shipper, bank);
        (i.condition, i.conditionId) = (address(letters), letters.paymentOf(credit, number));
        i.expiresAt = TRADE_AT + 200 days;
    }

    /// Settled: the units to the applicant against its money at a bank, with the payment's id as trade reference.
    function _reimbursement(uint256 number, address paid, address received) private returns (Instruction memory r) {
        r = _against(bank, importer);
        (r.legs[1].outAsset, r.legs[1].inAsset) = (paid, received);
        r.tradeReference = letters.paymentOf(credit, number);
        (r.nonces[0], r.nonces[1]) = (1, 1);
        bytes[] memory signatures = new bytes[](2);
        (signatures[0], signatures[1]) = (_sign(broker, r), _sign(buyer, r));
        settlement.settleSigned(r, signatures, "");
    }

    function _affirm(Instruction memory i) private {
        for (uint256 k; k < 2; ++k) {
            vm.prank(i.legs[k].from);
            settlement.affirm(i);
        }
    }

    // ---- issue, amend, cancel ----

    function test_issue_reverts_when_a_field_is_unfit() public {
        string[12] memory fields = ["applicant", "applicant", "beneficiary", "asset", "amount", "expiresAt", "tenor", "examinationDays",
            "examinationDays", "utcOffset", "termsHash", "reimbursedIn"];
        for (uint256 k; k < fields.length; ++k) {
            Credit memory c = _terms(Availability.SIGHT, 0);
            if (k == 0) c.applicant = address(0);
            if (k == 1) c.applicant = bank;
            if (k == 2) c.beneficiary = importer;
            if (k == 3) c.asset = agent;
            if (k == 4) c.amount = 0;
            if (k == 5) c.expiresAt = TRADE_AT;
            if (k == 6) c.tenor = 1 days;
            if (k == 7) c.examinationDays = 0;
            if (k == 8) c.examinationDays = 6;
            if (k == 9) c.utcOffset = 1 days;
            if (k == 10) c.termsHash = 0;
            if (k == 11) c.reimbursedIn = agent;
            vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditFieldInvalid.selector, fields[k]));
            _issue(c);
        }
        Credit memory same = _terms(Availability.SIGHT, 0);
        assertEq(letters.idOf(bank, same), credit);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditKnown.selector, credit));
        _issue(same);
    }

    function test_amendment_takes_bank_and_beneficiary() public {
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, shipper, bank));
        vm.prank(shipper);
        letters.proposeAmendment(credit, 1, TRADE_AT + 90 days, "amended");
        vm.prank(bank);
        letters.proposeAmendment(credit, uint128(3 * PRICE), TRADE_AT + 90 days, "amended");
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.AmendmentUnfit.selector, credit));
        vm.prank(shipper);
        letters.acceptAmendment(credit, uint128(4 * PRICE), TRADE_AT + 90 days, "amended");
        vm.expectEmit(address(letters));
        emit ILettersOfCredit.AmendmentAccepted(credit);
        vm.prank(shipper);
        letters.acceptAmendment(credit, uint128(3 * PRICE), TRADE_AT + 90 days, "amended");
        assertEq(letters.creditOf(credit).amount, 3 * PRICE);
        _present();
        vm.prank(bank);
        letters.proposeAmendment(credit, 1, TRADE_AT + 90 days, "less");
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditOverdrawn.selector, credit, PRICE, 1));
        vm.prank(shipper);
        letters.acceptAmendment(credit, 1, TRADE_AT + 90 days, "less");
    }

    function test_cancel_is_the_beneficiarys_before_anything_is_presented() public {
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, bank, shipper));
        vm.prank(bank);
        letters.cancel(credit);
        bytes32 other = _issue(_terms(Availability.DEFERRED, 1 days));
        vm.prank(shipper);
        letters.cancel(other);
        assertTrue(letters.stateOf(other).cancelled);
        vm.expectRevert();
        vm.prank(shipper);
        letters.present(other, 1, documents, parties);
        _present();
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditDrawn.selector, credit, 1));
        vm.prank(shipper);
        letters.cancel(credit);
    }

    // ---- presentation ----

    function test_present_takes_fifty_documents_and_thirty_parties() public {
        bytes32[] memory many = new bytes32[](50);
        address[] memory who = new address[](30);
        vm.prank(shipper);
        uint256 number = letters.present(credit, 1, many, who);
        assertEq(letters.presentationOf(credit, number).bundle, letters.bundleOf(many, who));
        vm.startPrank(shipper);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.BundleUnfit.selector, 51, 30));
        letters.present(credit, 1, new bytes32[](51), who);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.BundleUnfit.selector, 50, 31));
        letters.present(credit, 1, many, new address[](31));
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.BundleUnfit.selector, 0, 1));
        letters.present(credit, 1, new bytes32[](0), new address[](1));
    }

    function test_present_reverts_given_it_is_over_or_overdrawn() public {
        vm.startPrank(shipper);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditFieldInvalid.selector, "amount"));
        letters.present(credit, 0, documents, parties);
        vm.expectRevert(
            abi.encodeWithSelector(ILettersOfCredit.CreditOverdrawn.selector, credit, 2 * PRICE + 1, 2 * PRICE)
        );
        letters.present(credit, uint128(2 * PRICE + 1), documents, parties);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditUnknown.selector, bytes32("none")));
        letters.present("none", 1, documents, parties);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, agent, shipper));
        vm.prank(agent);
        letters.present(credit, 1, documents, parties);
        uint256 expiresAt = TRADE_AT + 60 days;
        vm.warp(expiresAt + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ILettersOfCredit.CreditEnded.selector, credit, expiresAt, expiresAt + 1)
        );
        vm.prank(shipper);
        letters.present(credit, 1, documents, parties);
    }

    /// From a Friday on five banking days end with the next Friday, in the bank's place.
    function test_examination_skips_the_weekend() public {
        uint256 number = _present();
        // Saturday 23 January 2027, 00:00 in UTC + 8, less a second.
        assertEq(letters.presentationOf(credit, number).answerBy, 1_800_633_599);
    }

    // ---- answer ----

    function test_comply_and_refuse_reverts_when_it_is_not_the_banks_turn() public {
        uint256 number = _present();
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, importer, bank));
        vm.prank(importer);
        letters.comply(credit, number, 0);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.DiscrepanciesMissing.selector, credit, number));
        vm.prank(bank);
        letters.refuse(credit, number, new bytes32[](0));
        uint256 answerBy = letters.presentationOf(credit, number).answerBy;
        vm.expectRevert(
            abi.encodeWithSelector(ILettersOfCredit.ExaminationOpen.selector, credit, number, answerBy, TRADE_AT)
        );
        letters.acceptBySilence(credit, number);
        vm.warp(answerBy + 1);
        bytes memory over =
            abi.encodeWithSelector(ILettersOfCredit.ExaminationOver.selector, credit, number, answerBy, answerBy + 1);
        vm.expectRevert(over);
        _comply(number);
        vm.expectRevert(over);
        _refuse(number);
        vm.expectEmit(address(letters));
        emit ILettersOfCredit.PresentationAccepted(credit, number, answerBy + 1, 0, true);
        letters.acceptBySilence(credit, number);
        vm.expectRevert(
            abi.encodeWithSelector(
                ILettersOfCredit.PresentationStatusUnfit.selector,
                credit,
                number,
                PresentationStatus.ACCEPTED,
                PresentationStatus.PRESENTED
            )
        );
        _refuse(number);
    }

    /// Refused once; waived by the applicant; the bank takes it up, or keeps to its refusal. What is refused is not drawn.
    function test_discrepancies_and_waiver() public {
        uint256 number = _present();
        _refuse(number);
        assertEq(letters.stateOf(credit).drawn, 0);
        vm.expectRevert();
        _refuse(number);
        vm.expectRevert();
        _comply(number);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, bank, importer));
        vm.prank(bank);
        letters.waive(credit, number, "waiver");
        vm.expectEmit(address(letters));
        emit ILettersOfCredit.DiscrepanciesWaived(credit, number, "waiver");
        vm.prank(importer);
        letters.waive(credit, number, "waiver");
        _refuse(number);
        assertEq(uint8(_status(number)), uint8(PresentationStatus.REFUSED));
        vm.prank(importer);
        letters.waive(credit, number, "waiver");
        _comply(number);
        assertEq(letters.stateOf(credit).drawn, PRICE);
        // Another one takes the rest, and no more.
        assertEq(_present(), 2);
        vm.expectRevert();
        _present();
    }

    /// A condition that was refused never becomes met: a waiver comes while the credit lasts.
    function test_refused_is_final_once_the_credit_has_expired() public {
        uint256 number = _present();
        bytes32 condition = letters.paymentOf(credit, number);
        assertEq(uint8(letters.state(condition, "")), uint8(ConditionState.OPEN));
        _refuse(number);
        assertEq(uint8(letters.state(condition, "")), uint8(ConditionState.OPEN));
        vm.warp(TRADE_AT + 60 days + 1);
        assertEq(uint8(letters.state(condition, "")), uint8(ConditionState.REFUSED));
        vm.expectRevert();
        vm.prank(importer);
        letters.waive(credit, number, "waiver");
    }

    // ---- payment ----

    /// Documents and what goes with them against the bank's money; then to the applicant, who reimburses its bank.
    function test_sight_payment_and_reimbursement() public {
        uint256 number = _present();
        Instruction memory i = _payment(number);
        _affirm(i);
        vm.expectRevert();
        settlement.settle(i, "");
        _comply(number);
        settlement.settle(i, "");
        assertEq(bond.balanceOf(bank), UNITS);
        vm.expectEmit(address(letters));
        emit ILettersOfCredit.Honoured(credit, number, bytes32(abi.encode(settlement.idOf(i))));
        letters.recordHonour(credit, number, i);

        Instruction memory r = _against(bank, importer);
        r.legs[1].inAsset = address(depositA);
        (r.nonces[0], r.nonces[1]) = (1, 1);
        bytes[] memory signatures = new bytes[](2);
        (signatures[0], signatures[1]) = (_sign(broker, r), _sign(buyer, r));
        settlement.settleSigned(r, signatures, "");
        // Not shown to be of this payment.
        vm.expectRevert(
            abi.encodeWithSelector(
                ILettersOfCredit.PaymentUnproven.selector, credit, number, bytes32(abi.encode(settlement.idOf(r)))
            )
        );
        letters.recordReimbursement(credit, number, r);
    }

    function test_reimbursement_is_recorded_by_its_instruction() public {
        uint256 number = _present();
        Instruction memory i = _payment(number);
        _affirm(i);
        _comply(number);
        bytes memory unproven = abi.encodeWithSelector(
            ILettersOfCredit.PaymentUnproven.selector, credit, number, bytes32(abi.encode(settlement.idOf(i)))
        );
        vm.expectRevert(unproven);
        letters.recordHonour(credit, number, i);
        settlement.settle(i, "");
        letters.recordHonour(credit, number, i);
        Instruction memory r = _reimbursement(number, address(depositA), address(depositA));
        letters.recordReimbursement(credit, number, r);
        assertEq(uint8(_status(number)), uint8(PresentationStatus.REIMBURSED));
        assertEq(bond.balanceOf(bank), 0);
    }

    /// From the applicant to the bank under the payment's reference, as much, but not in what the bank is reimbursed in: a thing
    /// that anybody makes, or another bank's deposit.
    function test_reimbursement_reverts_given_another_asset() public {
        uint256 number = _present();
        Instruction memory i = _payment(number);
        _affirm(i);
        _comply(number);
        settlement.settle(i, "");
        letters.recordHonour(credit, number, i);
        uint256 before = vm.snapshotState();
        address worthless = address(new Worthless());
        address[2][2] memory others = [[worthless, worthless], [address(depositA), address(depositB)]];
        for (uint256 k; k < 2; ++k) {
            Instruction memory r = _reimbursement(number, others[k][0], others[k][1]);
            vm.expectRevert(
                abi.encodeWithSelector(
                    ILettersOfCredit.PaymentUnproven.selector, credit, number, bytes32(abi.encode(settlement.idOf(r)))
                )
            );
            letters.recordReimbursement(credit, number, r);
            vm.revertToState(before);
        }
    }

    /// Two parts, a deposit that replaced the agreed one: no one instruction shows it, so the creditor says it.
    function test_the_bank_says_that_it_was_reimbursed() public {
        uint256 number = _present();
        Instruction memory i = _payment(number);
        _affirm(i);
        _comply(number);
        vm.expectRevert(
            abi.encodeWithSelector(
                ILettersOfCredit.PresentationStatusUnfit.selector,
                credit,
                number,
                PresentationStatus.ACCEPTED,
                PresentationStatus.HONOURED
            )
        );
        vm.prank(bank);
        letters.acknowledgeReimbursement(credit, number, "in two parts");
        settlement.settle(i, "");
        letters.recordHonour(credit, number, i);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, importer, bank));
        vm.prank(importer);
        letters.acknowledgeReimbursement(credit, number, "in two parts");
        vm.expectEmit(address(letters));
        emit ILettersOfCredit.ReimbursementAcknowledged(credit, number, "in two parts");
        vm.prank(bank);
        letters.acknowledgeReimbursement(credit, number, "in two parts");
        assertEq(uint8(_status(number)), uint8(PresentationStatus.REIMBURSED));
    }

    /// Documents go against acceptance, money at the end of the tenor.
    function test_acceptance_now_and_payment_at_maturity() public {
        credit = _issue(_terms(Availability.ACCEPTANCE, 90 days));
        uint256 number = _present();
        Instruction memory documentsGo = _instruction(1);
        documentsGo.nonces = new uint256[](1);
        documentsGo.legs[0] = Leg(address(bond), address(bond), shipper, bank, 0, UNITS);
        (documentsGo.condition, documentsGo.conditionId) = (address(letters), letters.acceptanceOf(credit, number));
        documentsGo.expiresAt = TRADE_AT + 30 days;
        vm.prank(shipper);
        settlement.affirm(documentsGo);
        Instruction memory money = _instruction(1);
        money.nonces = new uint256[](1);
        money.legs[0] = Leg(address(depositA), address(depositB), bank, shipper, 0, PRICE);
        (money.condition, money.conditionId) = (address(letters), letters.paymentOf(credit, number));
        money.expiresAt = TRADE_AT + 120 days;
        vm.prank(bank);
        settlement.affirm(money);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.DraftMissing.selector, credit, number));
        vm.prank(bank);
        letters.comply(credit, number, 0);
        _comply(number);
        settlement.settle(documentsGo, "");
        assertEq(bond.balanceOf(bank), UNITS);
        Presentation memory p = letters.presentationOf(credit, number);
        assertEq(p.dueAt, p.presentedAt + 90 days);
        vm.warp(p.dueAt - 1);
        vm.expectRevert();
        settlement.settle(money, "");
        vm.warp(p.dueAt);
        settlement.settle(money, "");
        letters.recordHonour(credit, number, money);
        // The bank couldn't take its money back in between.
        assertEq(uint8(letters.state(letters.paymentOf(credit, number), "")), uint8(ConditionState.MET));
    }

    /// A nominated bank presents in its own name; only the issuing bank answers.
    function test_nominated_bank() public {
        Credit memory c = _terms(Availability.SIGHT, 0);
        c.nominated = agent;
        credit = _issue(c);
        vm.prank(agent);
        uint256 number = letters.present(credit, uint128(PRICE), documents, parties);
        vm.expectRevert(abi.encodeWithSelector(ILettersOfCredit.CreditNotYours.selector, credit, agent, bank));
        vm.prank(agent);
        letters.comply(credit, number, 0);
        _comply(number);
        assertEq(letters.presentationOf(credit, number).by, agent);
        assertEq(address(letters.settlement()), address(settlement));
    }
}
