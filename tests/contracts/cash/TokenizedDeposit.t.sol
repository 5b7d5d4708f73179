// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {CashTokenSuite} from "./CashTokenSuite.sol";
import {IAdministration} from "contracts/administration/interfaces/IAdministration.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {CashSetup, ICashToken} from "contracts/cash/interfaces/ICashToken.sol";
import {ITokenizedDeposit} from "contracts/cash/interfaces/ITokenizedDeposit.sol";
import {ICourtOrders} from "contracts/register/interfaces/ICourtOrders.sol";
import {HoldTerms, IHolds} from "contracts/register/interfaces/IHolds.sol";
import {IPermissionedToken, Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";

/// One bank's deposits: never more tokens than booked money, for its customers only, stopped with the bank.
contract TokenizedDepositTest is CashTokenSuite {
    function setUp() public override {
        super.setUp();
        _deposit(depositA, bankA, payer, 10_000);
    }

    function _exceeded(uint256 supply, uint256 booked) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ICashToken.DepositsExceeded.selector, supply, booked);
    }

    function _bankFrozen(TokenizedDeposit deposit) private pure returns (bytes memory) {
        return abi.encodeWithSelector(TokenizedDeposit.BankFrozen.selector, address(deposit));
    }

    function _freezeBankA() private {
        vm.prank(pauser);
        depositA.freezeBank();
    }

    /// The shared properties of money.
    function test_is_a_cash_token() public {
        assert_cash_token(depositA, bankA, payer, neighbour);
        _assertPaysMany(depositA, payer, neighbour);
    }

    function _assertPaysMany(TokenizedDeposit token, address holder, address other) private {
        address[] memory to = new address[](3);
        uint256[] memory amounts = new uint256[](3);
        (to[0], to[1], to[2]) = (other, stranger, other);
        (amounts[0], amounts[1], amounts[2]) = (10, 20, 30);
        uint256 had = token.balanceOf(holder);
        uint256 otherHad = token.balanceOf(other);
        vm.prank(holder);
        uint256[] memory refused = token.payMany(to, amounts);
        assertEq(refused.length, 1, "one word");
        assertEq(refused[0], 2, "the second one");
        assertEq(token.balanceOf(holder), had - 40, "what was paid");
        assertEq(token.balanceOf(other), otherHad + 40, "a repeated payee is paid twice");
        vm.prank(other);
        token.transfer(holder, 40);
    }

    /// Nobody's payment brings back a customer whose admission was withdrawn; its bank does.
    function test_reverts_when_the_admission_was_withdrawn() public {
        vm.prank(registrar);
        registry.withdrawAdmission(neighbour, address(depositA));
        bytes memory refused = abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, neighbour);
        vm.expectRevert(refused);
        vm.prank(payer);
        depositA.transfer(neighbour, 10);
        vm.expectRevert(refused);
        depositA.refresh(neighbour);
        assertEq(registry.admissionsOf(neighbour).length, 0, "recorded nowhere");
        _openAccount(depositA, bankA, neighbour);
        vm.prank(payer);
        depositA.transfer(neighbour, 10);
        assertEq(depositA.balanceOf(neighbour), 10);
    }

    // ---- who may not ----

    /// Another bank's role does nothing here.
    function test_reverts_when_not_this_bank() public {
        vm.startPrank(bankB);
        vm.expectRevert(_unauthorised(bankB));
        depositA.book(1, BOOKING);
        vm.expectRevert(_unauthorised(bankB));
        depositA.unbook(1, BOOKING);
        vm.expectRevert(_unauthorised(bankB));
        depositA.issue(payer, 1, BOOKING);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.RedemptionNotYours.selector, payer, bankB));
        depositA.redeemDeposit(payer, 1, BOOKING);
        vm.expectRevert(_unauthorised(bankB));
        depositA.freezeBank();
        vm.expectRevert(_unauthorised(bankB));
        depositA.unfreezeBank();
        vm.expectRevert(
            abi.encodeWithSelector(
                IPermissionedToken.PowerMissing.selector, bankB, depositA.recoveryAddress.selector
            )
        );
        depositA.recoveryAddress(payer, stranger, address(0));
        vm.stopPrank();
    }

    /// A stolen key of the bank makes no money, one of its issuing desk neither, and no key has both roles.
    function test_reverts_when_one_key_makes_money() public {
        vm.startPrank(bankA);
        depositA.book(1e15, BOOKING);
        vm.expectRevert(_unauthorised(bankA));
        depositA.issue(payer, 1e15, BOOKING);
        vm.stopPrank();
        vm.startPrank(desk);
        vm.expectRevert(_unauthorised(desk));
        depositA.book(1, "more");
        vm.stopPrank();
        uint64 issuer = Roles.id("ISSUER", address(depositA));
        vm.expectRevert(
            abi.encodeWithSelector(
                IAdministration.RolePairRefused.selector, bankA, issuer, Roles.id("BANK", address(depositA))
            )
        );
        manager.grantRole(issuer, bankA, 0);
    }

    /// A day has its bound, which a brake lowers and administrators raise; the next day begins anew.
    function test_reverts_given_the_day_is_used_up() public {
        vm.prank(bankA);
        depositA.book(1_000, BOOKING);
        (, uint256 today) = depositA.issueBound();
        assertEq(today, 10_000, "of the opening");
        vm.prank(pauser);
        vm.expectRevert(_unauthorised(pauser));
        depositA.setDailyIssue(type(uint112).max);
        vm.expectEmit(address(depositA));
        emit ICashToken.DailyIssueSet(10_400);
        vm.prank(pauser);
        depositA.lowerDailyIssue(10_400);
        vm.prank(pauser);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DailyIssueNotLower.selector, 10_401, 10_400));
        depositA.lowerDailyIssue(10_401);
        vm.startPrank(desk);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DailyIssueExceeded.selector, 10_401, 10_400));
        depositA.issue(payer, 401, "a");
        depositA.issue(payer, 400, "b");
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DailyIssueExceeded.selector, 10_401, 10_400));
        depositA.issue(payer, 1, "c");
        vm.warp((block.timestamp / 1 days + 1) * 1 days);
        depositA.issue(payer, 1, "c");
        vm.stopPrank();
        (, today) = depositA.issueBound();
        assertEq(today, 1);
        depositA.setDailyIssue(2);
    }

    /// The bank's reference counts once per kind of booking: a repeated message makes no money twice.
    function test_reverts_when_a_reference_is_used_again() public {
        bytes memory known = abi.encodeWithSelector(ICashToken.BookingKnown.selector, BOOKING);
        vm.startPrank(bankA);
        depositA.book(100, BOOKING);
        vm.expectRevert(known);
        depositA.book(100, BOOKING);
        depositA.unbook(1, BOOKING);
        vm.expectRevert(known);
        depositA.unbook(1, BOOKING);
        vm.stopPrank();
        vm.startPrank(desk);
        depositA.issue(payer, 1, BOOKING);
        vm.expectRevert(known);
        depositA.issue(payer, 1, BOOKING);
        vm.stopPrank();
        vm.startPrank(payer);
        depositA.redeemDeposit(payer, 1, BOOKING);
        vm.expectRevert(known);
        depositA.redeemDeposit(payer, 1, BOOKING);
    }

    function test_reverts_given_too_many_decimals() public {
        CashSetup memory setup = _setup("Yen", "JPY");
        setup.decimals = 7;
        vm.expectRevert(abi.encodeWithSelector(ICashToken.DecimalsTooMany.selector, 7, 6));
        new TokenizedDeposit(setup);
        setup.decimals = 0;
        assertEq(new TokenizedDeposit(setup).decimals(), 0);
        setup.identityRegistry = stranger;
        vm.expectRevert(abi.encodeWithSelector(ICashToken.RegistryWithoutCode.selector, stranger));
        new TokenizedDeposit(setup);
    }

    /// The brake takes a contract's powers; giving them back is another function, the administrators'.
    function test_a_brake_withdraws_powers() public {
        vm.expectEmit(address(depositA));
        emit IPermissionedToken.PowersSet(address(interbank), 0);
        vm.prank(pauser);
        depositA.withdrawPowers(address(interbank));
        assertEq(depositA.powersOf(address(interbank)), 0);
        vm.prank(pauser);
        vm.expectRevert(_unauthorised(pauser));
        depositA.setPowers(address(interbank), Powers.SETTLE);
    }

    /// Money between banks moves by the interbank contract alone.
    function test_reverts_when_not_interbank() public {
        vm.startPrank(bankA);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, bankA, depositA.payOut.selector));
        depositA.payOut(payer, 1);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, bankA, depositA.payIn.selector));
        depositA.payIn(payer, 1);
        vm.stopPrank();
    }

    // ---- the book ----

    /// Not one fen beyond the booked deposits.
    function test_reverts_given_deposits_are_exceeded() public {
        vm.prank(desk);
        vm.expectRevert(_exceeded(10_001, 10_000));
        depositA.issue(payer, 1, BOOKING);
        vm.startPrank(bankA);
        vm.expectRevert(_exceeded(10_000, 9_999));
        depositA.unbook(1, BOOKING);
        vm.expectRevert(_exceeded(10_001, 10_000));
        depositA.unbook(10_001, BOOKING);
        vm.stopPrank();
    }

    /// The bank books half of what has place in the config word; the other half is for what comes from other banks.
    function test_reverts_given_the_book_is_full() public {
        uint256 most = (1 << 71) - 1;
        vm.startPrank(bankA);
        depositA.book(most - 10_000, BOOKING);
        assertEq(depositA.bookedDeposits(), most);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.SupplyTooLarge.selector, most + 1, most));
        depositA.book(1, "more");
        vm.stopPrank();
        assertEq(depositA.totalSupply(), 10_000);
    }

    /// What was withdrawn can be taken off the book, no more.
    function test_books_and_unbooks() public {
        vm.startPrank(bankA);
        vm.expectEmit(address(depositA));
        emit ICashToken.DepositsBooked(500, 10_500, BOOKING);
        depositA.book(500, BOOKING);
        vm.stopPrank();
        vm.prank(payer);
        depositA.redeemDeposit(payer, 1_000, BOOKING);
        vm.startPrank(bankA);
        vm.expectEmit(address(depositA));
        emit ICashToken.DepositsUnbooked(1_500, 9_000, BOOKING);
        depositA.unbook(1_500, BOOKING);
        vm.stopPrank();
        assertEq(depositA.bookedDeposits(), 9_000);
        assertEq(depositA.totalSupply(), 9_000);
    }

    // ---- issue and withdrawal ----

    /// Whoever is no customer is issued nothing.
    function test_reverts_when_issued_to_no_customer() public {
        vm.prank(bankA);
        depositA.book(1, BOOKING);
        vm.prank(desk);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, payee));
        depositA.issue(payee, 1, BOOKING);
    }

    function test_issues_up_to_the_booked_deposits() public {
        vm.prank(bankA);
        depositA.book(50, BOOKING);
        vm.expectEmit(address(depositA));
        emit ICashToken.CashIssued(neighbour, 50, BOOKING);
        vm.prank(desk);
        depositA.issue(neighbour, 50, BOOKING);
        assertEq(depositA.balanceOf(neighbour), 50);
        assertEq(depositA.totalSupply(), depositA.bookedDeposits());
    }

    /// Neither a stopped, a sanctioned nor a stranger's wallet is paid out, nor money that is frozen or held.
    function test_reverts_when_a_withdrawal_is_not_free() public {
        address[2] memory others = [neighbour, bankA];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(ICashToken.RedemptionNotYours.selector, payer, others[i]));
            vm.prank(others[i]);
            depositA.redeemDeposit(payer, 1, BOOKING);
        }

        vm.startPrank(payer);
        vm.expectRevert(abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, payer, 10_000, 10_001));
        depositA.redeemDeposit(payer, 10_001, BOOKING);
        vm.stopPrank();

        vm.prank(freezer);
        depositA.setFrozenTokens(payer, 9_000);
        vm.prank(payer);
        vm.expectRevert(_insufficientUnfrozen(payer, 1_001, 1_000));
        depositA.redeemDeposit(payer, 1_001, BOOKING);

        vm.prank(freezer);
        depositA.setAddressFrozen(payer, true);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, payer));
        depositA.redeemDeposit(payer, 1, BOOKING);
        vm.prank(freezer);
        depositA.setAddressFrozen(payer, false);

        vm.prank(complianceOfficer);
        registry.sanction(payer, true);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, payer));
        depositA.redeemDeposit(payer, 1, BOOKING);
    }

    /// By the customer, and by anyone with its signed request; a lapsed customer is paid out, and a halt of payments stops
    /// no withdrawal.
    function test_withdraws() public {
        vm.expectEmit(address(depositA));
        emit ICashToken.CashRedeemed(payer, 400, BOOKING);
        vm.prank(payer);
        depositA.redeemDeposit(payer, 400, BOOKING);
        vm.prank(registrar);
        registry.setValidity(payer, 0, uint32(block.timestamp - 1));
        vm.prank(pauser);
        depositA.haltPayments();
        vm.prank(payer);
        depositA.redeemDeposit(payer, 600, "second");
        assertEq(depositA.balanceOf(payer), 9_000);
        assertEq(depositA.bookedDeposits(), 10_000, "the bank's book is the bank's matter");
    }

    /// The bank burns a customer's money on the customer's signature over this amount, this reference and this deadline.
    function test_withdraws_on_a_signed_request() public {
        (address customer, uint256 key) = makeAddrAndKey("customer who signs");
        _openAccount(depositA, bankA, customer);
        _deposit(depositA, bankA, customer, 500);
        uint64 deadline = uint64(block.timestamp + 1 hours);
        bytes memory signature = _request(key, customer, 200, deadline);
        vm.startPrank(bankA);
        bytes memory unsigned = abi.encodeWithSelector(ITokenizedDeposit.RedemptionNotSigned.selector, customer);
        vm.expectRevert(unsigned);
        depositA.redeemDepositSigned(customer, 201, BOOKING, deadline, signature);
        vm.expectRevert(unsigned);
        depositA.redeemDepositSigned(customer, 200, "other", deadline, signature);
        vm.expectRevert(abi.encodeWithSelector(ITokenizedDeposit.RedemptionNotSigned.selector, payer));
        depositA.redeemDepositSigned(payer, 200, BOOKING, deadline, signature);
        vm.expectEmit(address(depositA));
        emit ICashToken.CashRedeemed(customer, 200, BOOKING);
        depositA.redeemDepositSigned(customer, 200, BOOKING, deadline, signature);
        vm.expectRevert(abi.encodeWithSelector(ICashToken.BookingKnown.selector, BOOKING));
        depositA.redeemDepositSigned(customer, 200, BOOKING, deadline, signature);
        vm.warp(deadline + 1);
        vm.expectRevert(
            abi.encodeWithSelector(ITokenizedDeposit.RedemptionLate.selector, deadline, block.timestamp)
        );
        depositA.redeemDepositSigned(customer, 200, BOOKING, deadline, signature);
        vm.stopPrank();
        assertEq(depositA.balanceOf(customer), 300);
    }

    function _request(uint256 key, address customer, uint256 amount, uint64 deadline)
        private
        view
        returns (bytes memory)
    {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Bank A deposit"),
                keccak256("1"),
                block.chainid,
                address(depositA)
            )
        );
        bytes32 message = keccak256(
            abi.encode(
                keccak256("Redemption(address wallet,uint256 amount,bytes32 bookingId,uint64 deadline)"),
                customer,
                amount,
                BOOKING,
                deadline
            )
        );
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, keccak256(abi.encodePacked(hex"1901", domain, message)));
        return abi.encodePacked(r, s, v);
    }

    // ---- the bank's freeze ----

    /// A frozen bank neither issues, pays, is paid nor lets withdraw.
    function test_reverts_given_the_bank_is_frozen() public {
        vm.expectEmit(address(depositA));
        emit ITokenizedDeposit.BankFrozenSet(true);
        _freezeBankA();
        assertTrue(depositA.bankFrozen());
        bytes memory frozen = _bankFrozen(depositA);
        vm.prank(desk);
        vm.expectRevert(frozen);
        depositA.issue(payer, 0, BOOKING);
        vm.startPrank(payer);
        vm.expectRevert(frozen);
        depositA.transfer(neighbour, 1);
        vm.expectRevert(frozen);
        depositA.redeemDeposit(payer, 1, BOOKING);
        vm.expectRevert(frozen);
        depositA.payMany(new address[](0), new uint256[](0));
        vm.stopPrank();
        vm.startPrank(address(interbank));
        vm.expectRevert(frozen);
        depositA.payOut(payer, 1);
        vm.expectRevert(frozen);
        depositA.payIn(payer, 1);
        vm.expectRevert(frozen);
        depositA.settle(payer, neighbour, 0, 1, address(0));
        vm.stopPrank();
    }

    /// Its freeze and a halt are two things: lifting one leaves the other.
    function test_reverts_given_frozen_after_a_halt_was_lifted() public {
        _freezeBankA();
        vm.prank(pauser);
        depositA.haltPayments();
        vm.prank(restorer);
        depositA.resumePayments();
        vm.prank(payer);
        vm.expectRevert(_bankFrozen(depositA));
        depositA.transfer(neighbour, 1);
    }

    /// A court's order goes on at a frozen bank, and a frozen bank goes on once it is lifted.
    function test_orders_go_on_at_a_frozen_bank() public {
        _freezeBankA();
        _executeAsFace(depositA, payer, neighbour, 10);
        vm.prank(enforcer);
        vm.expectRevert(abi.encodeWithSelector(ICourtOrders.CourtOrderNotLodged.selector, payer, neighbour, 10));
        depositA.forcedTransfer(payer, neighbour, 10);
        vm.prank(restorer);
        depositA.unfreezeBank();
        vm.prank(payer);
        depositA.transfer(neighbour, 10);
        assertEq(depositA.balanceOf(neighbour), 20);
    }

    // ---- between banks ----

    /// Out takes it off the book, in books it.
    function test_pays_out_and_in() public {
        vm.startPrank(address(interbank));
        vm.expectEmit(address(depositA));
        emit ITokenizedDeposit.DepositPaidOut(payer, 300, 9_700);
        depositA.payOut(payer, 300);
        vm.expectEmit(address(depositB));
        emit ITokenizedDeposit.DepositPaidIn(payee, 300, 300);
        depositB.payIn(payee, 300);
        vm.stopPrank();
        assertEq(depositA.totalSupply(), 9_700);
        assertEq(depositA.bookedDeposits(), 9_700);
        assertEq(depositB.balanceOf(payee), 300);
        assertEq(depositB.bookedDeposits(), 300);
    }

    /// The payer's side of a payment out is that of a transfer: halted, held and lapsed money stays.
    function test_reverts_when_the_payer_could_not_transfer() public {
        depositA.setPowers(wiredCaller, Powers.HOLD | Powers.SETTLE);
        vm.prank(wiredCaller);
        depositA.placeHold("trade", HoldTerms(payer, address(0), 0, 9_500, "TEST", uint64(block.timestamp + 1 days)), address(0));
        vm.prank(address(interbank));
        vm.expectRevert(_insufficientUnfrozen(payer, 501, 500));
        depositA.payOut(payer, 501);
        vm.prank(wiredCaller);
        depositA.releaseHold("trade");
        vm.prank(pauser);
        depositA.haltPayments();
        vm.prank(address(interbank));
        vm.expectRevert(TradingHaltRule.MarketHalted.selector);
        depositA.payOut(payer, 1);
        vm.prank(restorer);
        depositA.resumePayments();
        vm.prank(complianceOfficer);
        registry.suspend(payer, true);
        vm.prank(address(interbank));
        vm.expectRevert(
            abi.encodeWithSelector(VerificationRule.AdmissionExpired.selector, payer, 0, block.timestamp)
        );
        depositA.payOut(payer, 1);
    }

    // ---- recovery ----

    /// A customer that lost its key keeps its money, at the new wallet.
    function test_recovers_a_lost_wallet() public {
        vm.startPrank(recoveryContract);
        registry.replaceWallet(payer, successor);
        depositA.recoveryAddress(payer, successor, address(0));
        vm.stopPrank();
        assertEq(depositA.balanceOf(successor), 10_000);
        assertEq(depositA.balanceOf(payer), 0);
        assertEq(depositA.payeeOf(payer), successor);
        vm.prank(payer);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletReplaced.selector, payer));
        depositA.transfer(neighbour, 1);
        vm.prank(freezer);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletReplaced.selector, payer));
        depositA.setFrozenTokens(payer, 1);
    }

    /// An order follows its money to the successor's wallet, and is executed there.
    function test_an_order_follows_a_recovery() public {
        vm.prank(court);
        uint256 id = depositA.lodgeOrder(payer, neighbour, 6_000, "order");
        vm.startPrank(recoveryContract);
        registry.replaceWallet(payer, successor);
        depositA.recoveryAddress(payer, successor, address(0));
        vm.stopPrank();
        skip(2 days);
        assertEq(depositA.orderedOf(successor), 6_000);
        assertEq(depositA.orderedOf(payer), 0);
        vm.prank(enforcer);
        depositA.executeOrder(id);
        assertEq(depositA.balanceOf(neighbour), 6_000);
        assertEq(depositA.getFrozenTokens(successor), 0);
    }

    /// What is frozen goes along, and so do the freeze of the wallet and its holds.
    function test_recovery_takes_freezes_along() public {
        depositA.setPowers(wiredCaller, Powers.HOLD);
        vm.prank(wiredCaller);
        depositA.placeHold("trade", HoldTerms(payer, address(0), 0, 5_000, "TEST", uint64(block.timestamp + 3 days)), address(0));
        vm.startPrank(freezer);
        depositA.setFrozenTokens(payer, 4_000);
        depositA.setAddressFrozen(payer, true);
        vm.stopPrank();
        vm.startPrank(recoveryContract);
        registry.replaceWallet(payer, successor);
        vm.expectEmit(address(depositA));
        emit IHolds.WalletSucceeded(payer, successor, 10_000);
        vm.expectEmit(address(depositA));
        emit IERC20.Transfer(payer, successor, 10_000);
        vm.expectEmit(address(depositA));
        emit ICashToken.AddressFrozen(payer, false, recoveryContract);
        vm.expectEmit(address(depositA));
        emit ICashToken.AddressFrozen(successor, true, recoveryContract);
        vm.expectEmit(address(depositA));
        emit ICashToken.RecoverySuccess(payer, successor, payer);
        depositA.recoveryAddress(payer, successor, payer);
        vm.stopPrank();
        assertTrue(depositA.isFrozen(successor));
        assertEq(depositA.getFrozenTokens(successor), 4_000);
        assertEq(depositA.getFrozenTokens(payer), 0);
        assertEq(depositA.heldOf(successor), 5_000);
        assertEq(depositA.heldOf(payer), 0);
        assertEq(depositA.holdOf("trade").wallet, successor);
        vm.prank(wiredCaller);
        depositA.releaseHold("trade");
        assertEq(depositA.heldOf(successor), 0);
    }

    /// Neither to a customer of its own nor from a wallet that never was one.
    function test_reverts_when_there_is_nothing_to_recover() public {
        vm.startPrank(recoveryContract);
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, payer, neighbour));
        depositA.recoveryAddress(payer, neighbour, address(0));
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, stranger, successor));
        depositA.recoveryAddress(stranger, successor, address(0));
        vm.stopPrank();
    }

    /// CASH-1 at any amounts.
    function testFuzz_supply_never_exceeds_the_book(uint64 booked, uint64 issued, uint64 unbooked) public {
        vm.prank(bankA);
        depositA.book(booked, BOOKING);
        uint256 book = uint256(booked) + 10_000;
        uint256 supply = 10_000;
        if (supply + issued > book) vm.expectRevert(_exceeded(supply + issued, book));
        else supply += issued;
        vm.prank(desk);
        depositA.issue(neighbour, issued, BOOKING);
        vm.startPrank(bankA);
        if (unbooked > book) vm.expectRevert(_exceeded(unbooked, book));
        else if (supply > book - unbooked) vm.expectRevert(_exceeded(supply, book - unbooked));
        else book -= unbooked;
        depositA.unbook(unbooked, BOOKING);
        vm.stopPrank();
        assertEq(depositA.totalSupply(), supply);
        assertEq(depositA.bookedDeposits(), book);
    }
}
