// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Vm.sol";
import {CashFixture} from "./CashFixture.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Collection, IInterbank, Payment} from "contracts/cash/interfaces/IInterbank.sol";
import {IAdmissions} from "contracts/identity/interfaces/IAdmissions.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";

/// From one bank's customer to another's: burn, settlement money, mint, or nothing.
contract InterbankTest is CashFixture {
    address internal bankC = makeAddr("bank C");
    address internal bankCWallet = makeAddr("bank C's settlement wallet");
    address internal payeeAtC = makeAddr("payee, customer of bank C");
    TokenizedDeposit internal depositC;

    function setUp() public override {
        super.setUp();
        depositC = _newBank("Bank C deposit", "C-CNH", bankC, bankCWallet);
        _openAccount(depositC, bankC, payeeAtC);
        _deposit(depositA, bankA, payer, 10_000);
        _fundSettlement(bankAWallet, 5_000);
    }

    function _pay(TokenizedDeposit outAsset, TokenizedDeposit inAsset, address to, uint256 amount) private {
        vm.prank(wiredCaller);
        interbank.pay(address(outAsset), address(inAsset), payer, to, amount);
    }

    /// Nothing moved anywhere.
    function _assertUntouched() private view {
        assertEq(depositA.balanceOf(payer), 10_000);
        assertEq(depositA.bookedDeposits(), 10_000);
        assertEq(depositB.totalSupply(), 0);
        assertEq(depositB.bookedDeposits(), 0);
        assertEq(settlement.balanceOf(bankAWallet), 5_000);
        assertEq(settlement.balanceOf(bankBWallet), 0);
    }

    // ---- who may not ----

    function test_reverts_when_the_caller_is_not_wired() public {
        bytes memory refused = abi.encodeWithSelector(Interbank.InterbankCallerRefused.selector, stranger);
        vm.startPrank(stranger);
        vm.expectRevert(refused);
        interbank.pay(address(depositA), address(depositB), payer, payee, 1);
        vm.expectRevert(refused);
        interbank.payMany(address(depositA), payer, new Payment[](0));
        vm.expectRevert(abi.encodeWithSelector(Interbank.InterbankCallerRefused.selector, stranger));
        interbank.collect(address(depositA), payer, new Collection[](0));
        vm.expectRevert(_unauthorised(stranger));
        interbank.setCaller(stranger, true);
        vm.expectRevert(_unauthorised(stranger));
        interbank.setBank(address(depositA), stranger);
        vm.stopPrank();
        interbank.setCaller(wiredCaller, false);
        vm.prank(wiredCaller);
        vm.expectRevert(abi.encodeWithSelector(Interbank.InterbankCallerRefused.selector, wiredCaller));
        interbank.pay(address(depositA), address(depositB), payer, payee, 1);
    }

    // ---- bad input ----

    /// Banks that are not registered neither pay nor are paid, their own customers included.
    function test_reverts_when_a_bank_is_unknown() public {
        bytes memory unknown = abi.encodeWithSelector(Interbank.BankUnknown.selector, address(depositB));
        interbank.setBank(address(depositB), address(0));
        vm.startPrank(wiredCaller);
        vm.expectRevert(unknown);
        interbank.pay(address(depositA), address(depositB), payer, payee, 1);
        vm.expectRevert(unknown);
        interbank.pay(address(depositB), address(depositA), payee, payer, 1);
        vm.expectRevert(unknown);
        interbank.pay(address(depositB), address(depositB), payee, payingAgent, 1);
        vm.stopPrank();
    }

    function test_reverts_when_the_currency_differs() public {
        TokenizedDeposit dollars = new TokenizedDeposit(
            CashSetup(
                "Bank A dollars", "A-USD", "USD", 2, KYC_TOPIC, address(manager), address(registry), type(uint112).max
            )
        );
        vm.expectRevert(
            abi.encodeWithSelector(Interbank.CurrencyMismatched.selector, address(dollars), bytes3("USD"), CNH)
        );
        interbank.setBank(address(dollars), bankAWallet);
    }

    // ---- state ----

    function test_reverts_given_the_payer_has_too_little() public {
        vm.expectRevert(abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, payer, 10_000, 10_001));
        _pay(depositA, depositB, payee, 10_001);
    }

    /// The payer has the money, its bank hasn't.
    function test_reverts_given_the_bank_is_short_of_settlement_money() public {
        vm.expectRevert(abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, bankAWallet, 5_000, 5_001));
        _pay(depositA, depositB, payee, 5_001);
        _assertUntouched();
    }

    function test_reverts_given_the_rail_is_closed() public {
        vm.prank(pauser);
        settlement.stopRail();
        vm.expectRevert(abi.encodeWithSelector(SettlementToken.RailClosed.selector, block.timestamp));
        _pay(depositA, depositB, payee, 1);
        _assertUntouched();
        _pay(depositA, depositA, neighbour, 1); // within a bank no rail is needed
    }

    /// On either side.
    function test_reverts_given_a_bank_is_frozen() public {
        vm.prank(pauser);
        depositB.freezeBank();
        vm.expectRevert(abi.encodeWithSelector(TokenizedDeposit.BankFrozen.selector, address(depositB)));
        _pay(depositA, depositB, payee, 1);
        _assertUntouched();
        vm.prank(restorer);
        depositB.unfreezeBank();
        vm.prank(pauser);
        depositA.freezeBank();
        vm.expectRevert(abi.encodeWithSelector(TokenizedDeposit.BankFrozen.selector, address(depositA)));
        _pay(depositA, depositB, payee, 1);
        vm.expectRevert(abi.encodeWithSelector(TokenizedDeposit.BankFrozen.selector, address(depositA)));
        _pay(depositA, depositA, neighbour, 1);
        _assertUntouched();
    }

    /// Bank B knows nothing of bank A's customer.
    function test_reverts_given_the_payee_is_not_admitted_at_its_bank() public {
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, neighbour));
        _pay(depositA, depositB, neighbour, 1);
        _assertUntouched();
    }

    // ---- paying ----

    function test_pays_across_banks() public {
        vm.expectEmit(address(interbank));
        emit IInterbank.InterbankPaid(address(depositA), address(depositB), payer, payee, 1_200);
        _pay(depositA, depositB, payee, 1_200);
        assertEq(depositA.balanceOf(payer), 8_800);
        assertEq(depositA.totalSupply(), 8_800);
        assertEq(depositA.bookedDeposits(), 8_800);
        assertEq(depositB.balanceOf(payee), 1_200);
        assertEq(depositB.totalSupply(), 1_200);
        assertEq(depositB.bookedDeposits(), 1_200);
        assertEq(settlement.balanceOf(bankAWallet), 3_800);
        assertEq(settlement.balanceOf(bankBWallet), 1_200);
    }

    /// The same bank's customers: its book and the settlement money stay as they are.
    function test_pays_within_a_bank() public {
        _pay(depositA, depositA, neighbour, 1_200);
        assertEq(depositA.balanceOf(neighbour), 1_200);
        assertEq(depositA.bookedDeposits(), 10_000);
        assertEq(settlement.balanceOf(bankAWallet), 5_000);
    }

    /// The payer itself needs nobody's permission, and pays its own money only.
    function test_pays_as_the_payer() public {
        vm.prank(payer);
        interbank.payAsPayer(address(depositA), address(depositB), payee, 10);
        assertEq(depositB.balanceOf(payee), 10);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        interbank.payAsPayer(address(depositA), address(depositB), payee, 10);
    }

    function _three() private view returns (Payment[] memory payments) {
        payments = new Payment[](4);
        payments[0] = Payment(address(depositB), payee, 100);
        payments[1] = Payment(address(depositB), payingAgent, 200);
        payments[2] = Payment(address(depositC), payeeAtC, 400);
        payments[3] = Payment(address(depositA), neighbour, 800);
    }

    /// One burn, one interbank move per bank, every payee paid.
    function test_pays_many() public {
        vm.recordLogs();
        vm.prank(wiredCaller);
        interbank.payMany(address(depositA), payer, _three());
        uint256 moves;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) if (logs[i].emitter == address(settlement)) ++moves;
        assertEq(moves, 2, "a move for bank B, a move for bank C");
        assertEq(depositA.balanceOf(payer), 8_500);
        assertEq(depositA.bookedDeposits(), 9_300);
        assertEq(depositB.balanceOf(payee), 100);
        assertEq(depositB.balanceOf(payingAgent), 200);
        assertEq(depositB.bookedDeposits(), 300);
        assertEq(depositC.balanceOf(payeeAtC), 400);
        assertEq(depositA.balanceOf(neighbour), 800);
        assertEq(settlement.balanceOf(bankBWallet), 300);
        assertEq(settlement.balanceOf(bankCWallet), 400);
    }

    /// One payee that can't be paid and nobody is.
    function test_reverts_when_one_of_many_is_refused() public {
        Payment[] memory payments = _three();
        payments[2].to = stranger;
        vm.prank(wiredCaller);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        interbank.payMany(address(depositA), payer, payments);
        _assertUntouched();
    }

    /// CASH-2 at any amount: all three legs by the same sum, or none.
    function testFuzz_all_legs_or_none(uint96 amount) public {
        bool payable_ = amount <= 5_000;
        vm.prank(wiredCaller);
        (bool paid,) = address(interbank).call(
            abi.encodeCall(interbank.pay, (address(depositA), address(depositB), payer, payee, amount))
        );
        assertEq(paid, payable_);
        uint256 moved = paid ? amount : 0;
        assertEq(depositA.totalSupply(), 10_000 - moved);
        assertEq(depositA.bookedDeposits(), 10_000 - moved);
        assertEq(settlement.balanceOf(bankAWallet), 5_000 - moved);
        assertEq(settlement.balanceOf(bankBWallet), moved);
        assertEq(depositB.bookedDeposits(), moved);
        assertEq(depositB.balanceOf(payee), moved);
    }

    /// Many payments equal their singles.
    function testFuzz_many_equal_their_singles(uint8[6] calldata amounts, uint8[6] calldata places) public {
        Payment[] memory payments = new Payment[](6);
        for (uint256 i; i < 6; ++i) payments[i] = _three()[places[i] % 4];
        for (uint256 i; i < 6; ++i) payments[i].amount = amounts[i];
        uint256 before = vm.snapshotState();
        vm.prank(wiredCaller);
        interbank.payMany(address(depositA), payer, payments);
        bytes32 many = _picture();
        assertTrue(vm.revertToState(before));
        for (uint256 i; i < 6; ++i) {
            vm.prank(wiredCaller);
            interbank.pay(address(depositA), payments[i].inAsset, payer, payments[i].to, payments[i].amount);
        }
        assertEq(_picture(), many);
    }

    // ---- collecting ----

    /// Two of bank A, one of bank C, one of bank B itself pay a customer of bank B.
    function _fromFour() private returns (Collection[] memory payments) {
        _deposit(depositA, bankA, neighbour, 1_000);
        _deposit(depositB, bankB, payee, 1_000);
        _deposit(depositC, bankC, payeeAtC, 1_000);
        _fundSettlement(bankCWallet, 1_000);
        payments = new Collection[](4);
        payments[0] = Collection(address(depositA), payer, 100);
        payments[1] = Collection(address(depositA), neighbour, 200);
        payments[2] = Collection(address(depositC), payeeAtC, 400);
        payments[3] = Collection(address(depositB), payee, 800);
    }

    function test_reverts_when_a_payers_bank_is_unknown() public {
        Collection[] memory payments = _fromFour();
        payments[2].outAsset = stranger;
        vm.prank(wiredCaller);
        vm.expectRevert(abi.encodeWithSelector(Interbank.BankUnknown.selector, stranger));
        interbank.collect(address(depositB), payingAgent, payments);
    }

    function test_reverts_when_one_of_many_payers_has_too_little() public {
        Collection[] memory payments = _fromFour();
        payments[2].amount = 1_001;
        bytes32 before = _picture();
        vm.prank(wiredCaller);
        vm.expectRevert(abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, payeeAtC, 1_000, 1_001));
        interbank.collect(address(depositB), payingAgent, payments);
        assertEq(_picture(), before);
    }

    /// One interbank move per bank, one mint for all that arrives, every payment with its event.
    function test_collects() public {
        Collection[] memory payments = _fromFour();
        for (uint256 i; i < 4; ++i) {
            vm.expectEmit(address(interbank));
            emit IInterbank.InterbankPaid(
                payments[i].outAsset, address(depositB), payments[i].from, payingAgent, payments[i].amount
            );
        }
        vm.recordLogs();
        vm.prank(wiredCaller);
        interbank.collect(address(depositB), payingAgent, payments);
        uint256 moves;
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i; i < logs.length; ++i) if (logs[i].emitter == address(settlement)) ++moves;
        assertEq(moves, 2, "a move from bank A, a move from bank C");
        assertEq(depositB.balanceOf(payingAgent), 1_500);
        assertEq(depositB.balanceOf(payee), 200);
        assertEq(depositB.bookedDeposits(), 1_700);
        assertEq(depositA.balanceOf(payer), 9_900);
        assertEq(depositA.balanceOf(neighbour), 800);
        assertEq(depositA.bookedDeposits(), 10_700);
        assertEq(depositC.balanceOf(payeeAtC), 600);
        assertEq(settlement.balanceOf(bankBWallet), 700);
    }

    /// Collecting equals the single payments.
    function testFuzz_collecting_equals_the_singles(uint8[6] calldata amounts, uint8[6] calldata places) public {
        Collection[] memory from = _fromFour();
        Collection[] memory payments = new Collection[](6);
        for (uint256 i; i < 6; ++i) {
            Collection memory one = from[places[i] % 4];
            payments[i] = Collection(one.outAsset, one.from, amounts[i] / 2);
        }
        uint256 before = vm.snapshotState();
        vm.prank(wiredCaller);
        interbank.collect(address(depositB), payingAgent, payments);
        bytes32 many = _picture();
        assertTrue(vm.revertToState(before));
        for (uint256 i; i < 6; ++i) {
            vm.prank(wiredCaller);
            interbank.pay(payments[i].outAsset, address(depositB), payments[i].from, payingAgent, payments[i].amount);
        }
        assertEq(_picture(), many);
    }

    function _picture() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                [depositA.balanceOf(payer), depositA.balanceOf(neighbour), depositA.bookedDeposits()],
                [depositB.balanceOf(payee), depositB.balanceOf(payingAgent), depositB.bookedDeposits()],
                [depositC.balanceOf(payeeAtC), depositC.bookedDeposits(), depositC.totalSupply()],
                [settlement.balanceOf(bankAWallet), settlement.balanceOf(bankBWallet), settlement.balanceOf(bankCWallet)]
            )
        );
    }

    // ---- wiring ----

    function test_wires() public {
        vm.expectEmit(address(interbank));
        emit IInterbank.BankSet(address(depositB), stranger);
        interbank.setBank(address(depositB), stranger);
        assertEq(interbank.bankWalletOf(address(depositB)), stranger);
        vm.expectEmit(address(interbank));
        emit IInterbank.CallerSet(stranger, true);
        interbank.setCaller(stranger, true);
        assertTrue(interbank.isCaller(stranger));
        assertEq(interbank.settlementToken(), address(settlement));
    }
}
