// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Queue} from "contracts/cash/Queue.sol";
import {IInterbank} from "contracts/cash/interfaces/IInterbank.sol";
import {IQueue, PaymentStatus} from "contracts/cash/interfaces/IQueue.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {AdmissionsDouble} from "../settlement/SettlementDoubles.sol";

/// Four banks with one customer each, a queue between them, and settlement money as each test gives it.
abstract contract QueueFixture is Test {
    uint64 internal constant NOW = 1_800_000_000;
    uint256 internal constant MONEY = 1e12;
    uint256 internal constant CLOCK = 1 hours;
    uint256 internal constant TRAVEL_RULE = 800_000;

    AccessManager internal manager;
    AdmissionsDouble internal admissions;
    SettlementToken internal clearing;
    Interbank internal interbank;
    Queue internal queue;
    TokenizedDeposit[4] internal deposits;
    address[4] internal customers;
    address[4] internal treasuries;
    address internal stranger = makeAddr("stranger");
    uint256 private _references;

    function setUp() public virtual {
        vm.warp(NOW);
        manager = new AccessManager(address(this));
        admissions = new AdmissionsDouble();
        clearing = new SettlementToken(_setup("HKD settlement"));
        interbank = new Interbank(address(manager), address(clearing));
        clearing.setPowers(address(interbank), Powers.SETTLE);
        queue = new Queue(address(manager), IInterbank(interbank), CLOCK, TRAVEL_RULE);
        interbank.setCaller(address(queue), true);
        admissions.know(address(queue));
        for (uint256 b; b < 4; ++b) _bank(b);
    }

    function _bank(uint256 b) private {
        string memory name = string.concat("Bank ", vm.toString(b));
        TokenizedDeposit deposit = new TokenizedDeposit(_setup(name));
        (deposits[b], customers[b], treasuries[b]) =
            (deposit, makeAddr(string.concat(name, "'s customer")), makeAddr(string.concat(name, "'s treasury")));
        deposit.setPowers(address(interbank), Powers.ISSUE | Powers.REDEEM | Powers.SETTLE);
        deposit.setPowers(address(queue), Powers.SETTLE);
        deposit.setInterbank(address(interbank));
        address[] memory wallets = new address[](2);
        (wallets[0], wallets[1]) = (customers[b], address(queue));
        admissions.know(customers[b]);
        admissions.know(treasuries[b]);
        deposit.admitWallets(wallets);
        deposit.book(MONEY, "opening");
        deposit.issue(customers[b], MONEY, "opening");
        address[] memory treasury = new address[](1);
        treasury[0] = treasuries[b];
        clearing.admitWallets(treasury);
        interbank.setBank(address(deposit), treasuries[b]);
        manager.grantRole(Roles.id(Roles.BANK, address(deposit)), address(this), 0);
        queue.setStandingAcceptance(address(deposit), type(uint256).max);
    }

    function _setup(string memory name) private view returns (CashSetup memory) {
        return CashSetup(name, "HKD", "HKD", 2, 0, address(manager), address(admissions), type(uint112).max);
    }

    /// A bank's settlement money.
    function _fund(uint256 bank, uint256 amount) internal {
        if (amount == 0) return;
        bytes32 booking = bytes32(++_references);
        clearing.book(amount, booking);
        clearing.issue(treasuries[bank], amount, booking);
    }

    function _submit(uint256 from, uint256 to, uint256 amount) internal returns (uint256 id) {
        return _submit(from, to, amount, 1);
    }

    function _submit(uint256 from, uint256 to, uint256 amount, uint256 priority) internal returns (uint256 id) {
        vm.prank(customers[from]);
        return queue.submit(
            address(deposits[from]), address(deposits[to]), customers[to], amount, priority, NOW + 1 days, "ref", "data"
        );
    }

    function _status(uint256 id) internal view returns (PaymentStatus) {
        return queue.paymentOf(id).status;
    }

    function _list(uint256 id) internal pure returns (uint256[] memory ids) {
        ids = new uint256[](1);
        ids[0] = id;
    }
}

contract QueueTest is QueueFixture {
    // ---- submitting ----

    function test_reverts_when_a_payment_is_unfit() public {
        vm.startPrank(customers[0]);
        (address a, address b, address payee) = (address(deposits[0]), address(deposits[1]), customers[1]);
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentWithinBank.selector, a));
        queue.submit(a, a, payee, 1, 0, NOW, "", "");
        vm.expectRevert(IQueue.PaymentToNobody.selector);
        queue.submit(a, b, address(0), 1, 0, NOW, "", "");
        vm.expectRevert(IQueue.PaymentToNobody.selector);
        queue.submit(a, b, address(queue), 1, 0, NOW, "", "");
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentAmountUnfit.selector, 0, type(uint72).max));
        queue.submit(a, b, payee, 0, 0, NOW, "", "");
        vm.expectRevert(abi.encodeWithSelector(IQueue.PriorityUnfit.selector, 3, 2));
        queue.submit(a, b, payee, 1, 3, NOW, "", "");
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentTimeUnfit.selector, NOW - 1, NOW));
        queue.submit(a, b, payee, 1, 0, NOW - 1, "", "");
        vm.expectRevert(abi.encodeWithSelector(IQueue.TravelRuleMissing.selector, TRAVEL_RULE, TRAVEL_RULE));
        queue.submit(a, b, payee, TRAVEL_RULE, 0, NOW, "", "");
        vm.expectRevert(abi.encodeWithSelector(IQueue.QueueBankUnknown.selector, stranger));
        queue.submit(stranger, b, payee, 1, 0, NOW, "", "");
    }

    /// A queued payment has left the payer; it is still in its bank's supply and on its book.
    function test_a_queued_payment_has_left_its_payer() public {
        uint256 supply = deposits[0].totalSupply();
        uint256 id = _submit(0, 1, 500);
        assertEq(deposits[0].balanceOf(customers[0]), MONEY - 500);
        assertEq(deposits[0].balanceOf(address(queue)), 500);
        assertEq(deposits[0].totalSupply(), supply);
        assertEq(deposits[0].bookedDeposits(), MONEY);
        assertEq(queue.openOf(address(deposits[0])), _list(id));
        assertEq(queue.openOf(stranger).length, 0);
        assertEq(queue.banks().length, 2);
    }

    function test_reverts_given_a_hundred_are_open() public {
        for (uint256 i; i < 100; ++i) _submit(0, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IQueue.QueueFull.selector, deposits[0], 100, 100));
        _submit(0, 1, 1);
    }

    // ---- the payee's bank ----

    /// Above the standing acceptance the payee's bank answers; silence to the end of the clock is a decline.
    function test_the_payees_bank_answers_within_its_clock() public {
        queue.setStandingAcceptance(address(deposits[1]), 100);
        assertEq(queue.standingAcceptanceOf(address(deposits[1])), 100);
        (uint256 small, uint256 large, uint256 silent) = (_submit(0, 1, 100), _submit(0, 1, 101), _submit(0, 1, 102));
        assertTrue(_status(small) == PaymentStatus.QUEUED);
        assertTrue(_status(large) == PaymentStatus.OFFERED);
        vm.expectPartialRevert(bytes4(keccak256("RoleMissing(string,address,address)")));
        vm.prank(stranger);
        queue.accept(_list(large));
        queue.accept(_list(large));
        assertTrue(_status(large) == PaymentStatus.QUEUED);
        vm.expectRevert(
            abi.encodeWithSelector(
                IQueue.PaymentStatusUnfit.selector, large, PaymentStatus.QUEUED, PaymentStatus.OFFERED
            )
        );
        queue.accept(_list(large));
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentStillGood.selector, silent));
        queue.giveBack(_list(silent));
        vm.warp(NOW + CLOCK + 1);
        vm.expectRevert(abi.encodeWithSelector(IQueue.AnswerLate.selector, silent, NOW + CLOCK, NOW + CLOCK + 1));
        queue.accept(_list(silent));
        vm.prank(stranger);
        queue.giveBack(_list(silent));
        assertEq(deposits[0].balanceOf(customers[0]), MONEY - 201);
    }

    function test_a_declined_payment_goes_back() public {
        queue.setStandingAcceptance(address(deposits[1]), 0);
        uint256 id = _submit(0, 1, 500);
        vm.expectEmit(address(queue));
        emit IQueue.PaymentDeclined(id);
        queue.decline(id);
        assertEq(deposits[0].balanceOf(customers[0]), MONEY);
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentUnknown.selector, id));
        queue.decline(id);
    }

    // ---- taking back ----

    function test_the_payer_or_its_bank_cancels() public {
        (uint256 first, uint256 second) = (_submit(0, 1, 5), _submit(0, 1, 6));
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentNotYours.selector, first, stranger));
        vm.prank(stranger);
        queue.cancel(first);
        vm.prank(customers[0]);
        queue.cancel(first);
        queue.cancel(second);
        assertEq(deposits[0].balanceOf(customers[0]), MONEY);
        assertEq(queue.openOf(address(deposits[0])).length, 0);
    }

    /// What expires at its cut-off is given back by the release, too.
    function test_an_expired_payment_goes_back() public {
        _fund(0, 1_000);
        uint256 id = _submit(0, 1, 5);
        vm.warp(NOW + 1 days + 1);
        assertEq(queue.release(), 0);
        assertTrue(_status(id) == PaymentStatus.NONE);
        assertEq(deposits[0].balanceOf(customers[0]), MONEY);
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
    }

    /// A bank that is suspended: what was final stands, what is from or to it is given back, and kept at the bank itself.
    function test_a_suspended_bank_gets_and_gives_nothing() public {
        _fund(0, 1_000);
        _submit(0, 1, 5);
        queue.release();
        (uint256 from, uint256 to) = (_submit(1, 2, 7), _submit(0, 1, 9));
        deposits[1].freezeBank();
        uint256 other = _submit(0, 2, 11);
        vm.expectEmit(address(queue));
        emit IQueue.PaymentKept(address(deposits[1]), customers[1], 7);
        assertEq(queue.release(), 1);
        assertTrue(_status(from) == PaymentStatus.NONE);
        assertTrue(_status(to) == PaymentStatus.NONE);
        assertTrue(_status(other) == PaymentStatus.NONE);
        assertEq(deposits[0].balanceOf(customers[0]), MONEY - 5 - 11);
        assertEq(deposits[1].balanceOf(customers[1]), MONEY + 5 - 7);
        assertEq(queue.keptOf(address(deposits[1]), customers[1]), 7);
        vm.expectRevert(abi.encodeWithSelector(TokenizedDeposit.BankFrozen.selector, deposits[1]));
        queue.payKept(address(deposits[1]), customers[1]);
        deposits[1].unfreezeBank();
        queue.payKept(address(deposits[1]), customers[1]);
        assertEq(deposits[1].balanceOf(customers[1]), MONEY + 5);
        vm.expectRevert(abi.encodeWithSelector(IQueue.NothingKept.selector, deposits[1], customers[1]));
        queue.payKept(address(deposits[1]), customers[1]);
    }

    // ---- a bank's order ----

    function test_a_bank_holds_reorders_and_changes_priority() public {
        (uint256 a, uint256 b, uint256 c) = (_submit(0, 1, 5), _submit(0, 1, 6), _submit(0, 1, 7));
        vm.expectPartialRevert(bytes4(keccak256("RoleMissing(string,address,address)")));
        vm.prank(stranger);
        queue.setHeld(a, true);
        _fund(0, 5);
        queue.setHeld(a, true);
        vm.expectRevert(
            abi.encodeWithSelector(IQueue.PaymentStatusUnfit.selector, a, PaymentStatus.HELD, PaymentStatus.QUEUED)
        );
        queue.setHeld(a, true);
        // The order is b, c, and neither can be paid.
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
        queue.setHeld(a, false);
        uint256[] memory order = new uint256[](3);
        (order[0], order[1], order[2]) = (c, b, a);
        queue.reorder(address(deposits[0]), order);
        assertEq(queue.openOf(address(deposits[0])), order);
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
        vm.expectRevert(abi.encodeWithSelector(IQueue.PriorityUnfit.selector, 3, 2));
        queue.setPriority(a, 3);
        queue.setPriority(a, 0);
        assertEq(queue.release(), 1);
        assertTrue(_status(a) == PaymentStatus.NONE);
        (order[0], order[1]) = (b, b);
        vm.expectRevert(abi.encodeWithSelector(IQueue.OrderUnfit.selector, deposits[0], 0));
        queue.reorder(address(deposits[0]), order);
        uint256[] memory twice = new uint256[](2);
        (twice[0], twice[1]) = (b, b);
        vm.expectRevert(abi.encodeWithSelector(IQueue.OrderUnfit.selector, deposits[0], b));
        queue.reorder(address(deposits[0]), twice);
    }

    /// Reserved settlement money and limits of net outflow bind as a balance does.
    function test_reservation_and_limits_bind() public {
        _fund(0, 100);
        _submit(0, 1, 60);
        queue.setReserved(address(deposits[0]), 41);
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
        queue.setReserved(address(deposits[0]), 40);
        queue.setBilateralLimit(address(deposits[0]), address(deposits[1]), 59);
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
        queue.setBilateralLimit(address(deposits[0]), address(deposits[1]), 0);
        queue.setMultilateralLimit(address(deposits[0]), 59);
        assertEq(queue.allowanceOf(address(deposits[0])).multilateral, 59);
        assertEq(queue.bilateralLimitOf(address(deposits[0]), address(deposits[1])), 0);
        vm.expectRevert(IQueue.NothingToRelease.selector);
        queue.release();
        _submit(1, 0, 1);
        assertEq(queue.release(), 2);
        vm.expectRevert(abi.encodeWithSelector(IQueue.PaymentAmountUnfit.selector, 1 << 72, type(uint72).max));
        queue.setReserved(address(deposits[0]), 1 << 72);
    }

    // ---- release ----

    /// A ring that nobody could pay alone settles, and moves no settlement money.
    function test_a_ring_settles_without_liquidity() public {
        (uint256 a, uint256 b, uint256 c) = (_submit(0, 1, 100), _submit(1, 2, 100), _submit(2, 0, 100));
        uint256[] memory released = new uint256[](3);
        (released[0], released[1], released[2]) = (c, b, a);
        vm.expectEmit(address(queue));
        emit IQueue.Released(new int256[](3), new uint256[](0), new uint256[](0), released);
        vm.prank(stranger);
        assertEq(queue.release(), 3);
        for (uint256 i; i < 3; ++i) assertEq(deposits[i].balanceOf(customers[i]), MONEY);
        assertEq(clearing.totalSupply(), 0);
    }

    /// One net movement of settlement money a bank; the payees are credited.
    function test_banks_pay_their_net() public {
        _fund(0, 20);
        _fund(1, 10);
        _submit(0, 1, 100);
        _submit(1, 2, 90);
        _submit(2, 0, 80);
        assertEq(queue.release(), 3);
        assertEq(clearing.balanceOf(treasuries[0]), 0);
        assertEq(clearing.balanceOf(treasuries[1]), 20);
        assertEq(clearing.balanceOf(treasuries[2]), 10);
        assertEq(deposits[1].balanceOf(customers[1]), MONEY + 10);
        assertEq(deposits[0].bookedDeposits(), MONEY - 20);
        assertEq(deposits[0].balanceOf(address(queue)), 0);
    }

    /// The bypass pays alone what the order would keep waiting, and claims nothing more.
    function test_the_bypass_is_a_step_of_its_own() public {
        vm.expectPartialRevert(bytes4(keccak256("AccessManagedUnauthorized(address)")));
        vm.prank(stranger);
        queue.setBypass(true);
        queue.setBypass(true);
        assertTrue(queue.bypass());
        _fund(0, 50);
        _submit(0, 1, 80);
        (uint256 b, uint256 c, uint256 d) = (_submit(0, 2, 50), _submit(2, 1, 50), _submit(1, 0, 50));
        uint256[] memory paid = new uint256[](3);
        (paid[0], paid[1], paid[2]) = (b, c, d);
        int256[] memory liquidity = new int256[](3);
        liquidity[0] = 50;
        vm.expectEmit(address(queue));
        emit IQueue.Released(liquidity, paid, _list(1), new uint256[](0));
        assertEq(queue.release(), 3);
        assertEq(queue.openOf(address(deposits[0])), _list(1));
    }

    /// A payee who can't be credited is kept for at its bank, and nothing reverts.
    function test_a_payee_that_is_refused_is_kept_for() public {
        _fund(0, 100);
        _submit(0, 1, 60);
        deposits[1].setAddressFrozen(customers[1], true);
        assertEq(queue.release(), 1);
        assertEq(queue.keptOf(address(deposits[1]), customers[1]), 60);
        assertEq(deposits[1].balanceOf(address(queue)), 60);
        deposits[1].setAddressFrozen(customers[1], false);
        queue.payKept(address(deposits[1]), customers[1]);
        assertEq(deposits[1].balanceOf(customers[1]), MONEY + 60);
    }

    function test_reverts_given_the_rail_is_closed() public {
        _fund(0, 100);
        _submit(0, 1, 60);
        clearing.stopRail();
        vm.expectRevert(abi.encodeWithSelector(SettlementToken.RailClosed.selector, NOW));
        queue.release();
    }
}

/// LSM-1: what is released is the greatest set that keeps each bank's order, found by trying all.
contract QueueDifferentialTest is QueueFixture {
    uint256 private constant BANKS = 3;

    uint256[] private _amounts;
    uint256[] private _targets;
    uint256[][3] private _order;
    uint256[3] private _held;

    function testFuzz_the_released_set_is_the_greatest(uint256 seed) public {
        uint256 count = 3 + seed % 6;
        for (uint256 b; b < BANKS; ++b) {
            _held[b] = uint256(keccak256(abi.encode(seed, "held", b))) % 60;
            _fund(b, _held[b]);
        }
        for (uint256 i; i < count; ++i) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            uint256 from = r % BANKS;
            uint256 to = (from + 1 + (r >> 8) % 2) % BANKS;
            _amounts.push(1 + (r >> 16) % 100);
            _targets.push(to);
            _order[from].push(i);
            assertEq(_submit(from, to, _amounts[i]), i + 1);
        }
        (uint256 size, uint256[3] memory best) = _greatest();
        if (size == 0) {
            vm.expectRevert(IQueue.NothingToRelease.selector);
            queue.release();
            return;
        }
        assertEq(queue.release(), size);
        for (uint256 b; b < BANKS; ++b) {
            for (uint256 k; k < _order[b].length; ++k) {
                bool gone = _status(_order[b][k] + 1) == PaymentStatus.NONE;
                assertEq(gone, k < best[b], "prefix");
            }
        }
    }

    /// All triples of prefixes; the greatest by number, and every other that can be paid lies within it.
    function _greatest() private view returns (uint256 size, uint256[3] memory best) {
        for (uint256 a; a <= _order[0].length; ++a) {
            for (uint256 b; b <= _order[1].length; ++b) {
                for (uint256 c; c <= _order[2].length; ++c) {
                    if (a + b + c > size && _payable([a, b, c])) (size, best) = (a + b + c, [a, b, c]);
                }
            }
        }
    }

    function _payable(uint256[3] memory prefix) private view returns (bool) {
        int256[3] memory left;
        for (uint256 b; b < BANKS; ++b) {
            left[b] += int256(_held[b]);
            for (uint256 k; k < prefix[b]; ++k) {
                uint256 i = _order[b][k];
                left[b] -= int256(_amounts[i]);
                left[_targets[i]] += int256(_amounts[i]);
            }
        }
        return left[0] >= 0 && left[1] >= 0 && left[2] >= 0;
    }
}
