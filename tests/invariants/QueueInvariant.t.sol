// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IQueue, PaymentStatus, QueuedPayment} from "contracts/cash/interfaces/IQueue.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {QueueFixture} from "../contracts/cash/Queue.t.sol";

/// Four banks' customers pay one another through the queue, while banks are frozen, halted, leave the rail, stop the queue's wallet
/// or lose the standing of their settlement wallet, and customers are stopped or lose their wallets. Beside the chain it keeps
/// what each customer should have, wherever it lies.
contract QueueHandler is QueueFixture {
    uint256 private constant BANKS = 4;

    /// [cash base units] at each bank, of its one customer: in the wallet, queued, or kept.
    uint256[BANKS] private _worth;
    /// The customer's wallets, the lost ones first.
    address[][BANKS] private _wallets;
    uint256[] private _ids;
    uint256 private _funded;
    mapping(bytes32 act => uint256) public done;

    function setUp() public override {
        super.setUp();
        for (uint256 b; b < BANKS; ++b) {
            _worth[b] = MONEY;
            _wallets[b].push(customers[b]);
            deposits[b].setPowers(address(this), Powers.RECOVER);
        }
    }

    // ---- customers ----

    function submit(uint256 from, uint256 to, uint256 amount, uint256 priority, uint256 lasts) external {
        (from, to) = (from % BANKS, to % BANKS);
        if (from == to) return;
        amount = bound(amount, 1, 100_000);
        vm.prank(customers[from]);
        (bool ok, bytes memory said) = address(queue).call(
            abi.encodeCall(
                queue.submit,
                (
                    address(deposits[from]), address(deposits[to]), _wallets[to][lasts % _wallets[to].length], amount,
                    priority % 3, block.timestamp + lasts % 3 hours, "ref", "data"
                )
            )
        );
        if (!ok) return;
        _ids.push(abi.decode(said, (uint256)));
        ++done["submit"];
    }

    function cancel(uint256 which, bool byBank) external {
        (uint256 id, QueuedPayment memory payment) = _open(which);
        if (id == 0) return;
        if (!byBank) vm.prank(customers[_indexOf(payment.source)]);
        queue.cancel(id);
        ++done["cancel"];
    }

    function payKept(uint256 bank, uint256 which) external {
        (bank, which) = _kept(bank, which);
        if (which == type(uint256).max) return;
        address wallet = _wallets[bank][which];
        (bool ok,) = address(queue).call(abi.encodeCall(queue.payKept, (address(deposits[bank]), wallet)));
        if (ok) ++done[wallet == customers[bank] ? bytes32("kept paid") : bytes32("kept paid to a successor")];
    }

    function recover(uint256 bank) external {
        bank %= BANKS;
        if (_wallets[bank].length == 4) return;
        address heir = makeAddr(string.concat("heir ", vm.toString(bank * 10 + _wallets[bank].length)));
        admissions.know(heir);
        deposits[bank].recoveryAddress(customers[bank], heir, address(0));
        customers[bank] = heir;
        _wallets[bank].push(heir);
        ++done["recover"];
    }

    function stopCustomer(uint256 bank, bool on) external {
        deposits[bank % BANKS].setAddressFrozen(customers[bank % BANKS], on);
    }

    // ---- banks ----

    function answer(uint256 which, bool yes) external {
        uint256 id;
        QueuedPayment memory payment;
        for (uint256 i; i < _ids.length && payment.status != PaymentStatus.OFFERED; ++i) {
            (id, payment) = _open(which % _ids.length + i);
        }
        if (payment.status != PaymentStatus.OFFERED) return;
        if (!yes) {
            queue.decline(id);
            ++done["decline"];
        } else if (block.timestamp <= payment.answerBy) {
            queue.accept(_list(id));
            ++done["accept"];
        }
    }

    function setHeld(uint256 which) external {
        (uint256 id, QueuedPayment memory payment) = _open(which);
        if (id == 0 || payment.status == PaymentStatus.OFFERED) return;
        queue.setHeld(id, payment.status == PaymentStatus.QUEUED);
        ++done["hold"];
    }

    function reorder(uint256 bank, uint256 seed) external {
        bank %= BANKS;
        uint256[] memory ids = queue.openOf(address(deposits[bank]));
        if (ids.length < 2) return;
        (uint256 i, uint256 j) = (seed % ids.length, (seed >> 8) % ids.length);
        (ids[i], ids[j]) = (ids[j], ids[i]);
        queue.reorder(address(deposits[bank]), ids);
        ++done["reorder"];
    }

    function allow(uint256 bank, uint256 towards, uint256 amount) external {
        address deposit = address(deposits[bank % BANKS]);
        uint256 kind = amount % 4;
        amount = (amount >> 8) % 3 == 0 ? (amount >> 16) % 100_000 : 0;
        if (kind == 0) queue.setReserved(deposit, amount);
        if (kind == 1) queue.setMultilateralLimit(deposit, amount);
        if (kind == 2) queue.setBilateralLimit(deposit, address(deposits[towards % BANKS]), amount);
        if (kind == 3) queue.setStandingAcceptance(deposit, amount == 0 ? type(uint256).max : amount);
    }

    function stop(uint256 bank, uint256 how, bool on) external {
        bank %= BANKS;
        if (on) {
            _stop(bank, how % 8, true);
            ++done["stop"];
        } else {
            for (how = 0; how < 8; ++how) _stop(bank, how, false);
        }
    }

    function fund(uint256 bank, uint256 amount) external {
        if (deposits[bank % BANKS].bankFrozen() || clearing.isFrozen(treasuries[bank % BANKS])) return;
        amount = bound(amount, 1, 50_000);
        _funded += amount;
        _fund(bank % BANKS, amount);
    }

    function setBypass(bool on) external {
        queue.setBypass(on);
    }

    // ---- anybody ----

    /// Whatever single banks do, others' payments go through: nothing but an empty set is refused.
    function release() external {
        PaymentStatus[] memory before = new PaymentStatus[](_ids.length);
        for (uint256 i; i < _ids.length; ++i) before[i] = queue.paymentOf(_ids[i]).status;
        QueuedPayment[] memory payments = new QueuedPayment[](_ids.length);
        bool[] memory over = new bool[](_ids.length);
        for (uint256 i; i < _ids.length; ++i) {
            payments[i] = queue.paymentOf(_ids[i]);
            over[i] = _isOver(payments[i]);
        }
        (bool ok, bytes memory said) = address(queue).call(abi.encodeCall(queue.release, ()));
        if (!ok) {
            assertEq(said, abi.encodeWithSelector(IQueue.NothingToRelease.selector), "one bank stops all");
            ++done["nothing to release"];
            return;
        }
        uint256 released;
        for (uint256 i; i < _ids.length; ++i) {
            if (before[i] == PaymentStatus.NONE || queue.paymentOf(_ids[i]).status != PaymentStatus.NONE) continue;
            if (over[i]) {
                ++done["returned by a release"];
                continue;
            }
            assertTrue(before[i] == PaymentStatus.QUEUED, "only what is queued is released");
            ++released;
            _worth[_indexOf(payments[i].source)] -= payments[i].amount;
            _worth[_indexOf(payments[i].target)] += payments[i].amount;
        }
        assertEq(abi.decode(said, (uint256)), released, "released");
        if (released != 0) ++done[_anyStopped() ? bytes32("release beside a stop") : bytes32("release")];
    }

    function giveBack(uint256 which) external {
        for (uint256 i; i < _ids.length; ++i) {
            uint256 id = _ids[(which % _ids.length + i) % _ids.length];
            if (!_isOver(queue.paymentOf(id))) continue;
            queue.giveBack(_list(id));
            ++done["give back"];
            return;
        }
    }

    function wait(uint256 seconds_) external {
        skip(bound(seconds_, 1, 40 minutes));
    }

    // ---- what holds ----

    /// What lies in the queue's wallet at a bank is what its customers queued and what is kept there, to the unit.
    function check_money() external view {
        uint256 supply;
        for (uint256 b; b < BANKS; ++b) {
            uint256 kept;
            for (uint256 i; i < _wallets[b].length; ++i) kept += queue.keptOf(address(deposits[b]), _wallets[b][i]);
            uint256 queued = _queuedAt(b);
            assertEq(deposits[b].balanceOf(address(queue)), queued + kept, "the queue's wallet");
            assertEq(deposits[b].balanceOf(customers[b]) + queued + kept, _worth[b], "the customer's money");
            assertEq(deposits[b].totalSupply(), deposits[b].bookedDeposits(), "CASH-1");
            supply += deposits[b].totalSupply();
        }
        assertEq(supply, BANKS * MONEY, "CASH-2");
        assertEq(clearing.totalSupply(), _funded, "CASH-3");
    }

    /// LIVE-1: once the stops are lifted everything reaches whose it is, though nobody but strangers acts.
    function resolve() external {
        for (uint256 b; b < BANKS; ++b) {
            for (uint256 how; how < 8; ++how) _stop(b, how, false);
            deposits[b].setAddressFrozen(customers[b], false);
        }
        skip(1 days);
        for (uint256 i; i < _ids.length; ++i) {
            if (queue.paymentOf(_ids[i]).status != PaymentStatus.NONE) queue.giveBack(_list(_ids[i]));
        }
        for (uint256 b; b < BANKS; ++b) {
            for (uint256 i; i < _wallets[b].length; ++i) {
                if (queue.keptOf(address(deposits[b]), _wallets[b][i]) != 0) {
                    queue.payKept(address(deposits[b]), _wallets[b][i]);
                }
            }
            assertEq(deposits[b].balanceOf(address(queue)), 0, "LIVE-1");
            assertEq(deposits[b].balanceOf(customers[b]), _worth[b], "LIVE-1 whose it is");
        }
    }

    // ---- parts ----

    function _stop(uint256 bank, uint256 how, bool on) private {
        if (how == 0) {
            if (on) deposits[bank].freezeBank();
            else deposits[bank].unfreezeBank();
        } else if (how == 1) {
            if (on) deposits[bank].haltPayments();
            else deposits[bank].resumePayments();
        } else if (how == 2) {
            deposits[bank].setAddressFrozen(address(queue), on);
        } else if (how == 3) {
            deposits[bank].setFrozenTokens(address(queue), on ? 1 : 0);
        } else if (how == 4) {
            clearing.setAddressFrozen(treasuries[bank], on);
        } else if (how == 5) {
            deposits[bank].setPowers(address(queue), on ? 0 : Powers.SETTLE);
        } else if (how == 6) {
            deposits[bank].setPowers(address(interbank), on ? 0 : Powers.ISSUE | Powers.REDEEM | Powers.SETTLE);
        } else {
            interbank.setBank(address(deposits[bank]), on ? address(0) : treasuries[bank]);
        }
    }

    function _anyStopped() private view returns (bool any) {
        address[] memory banks = queue.banks();
        for (uint256 i; i < banks.length; ++i) any = any || queue.isStopped(banks[i]);
    }

    function _isOver(QueuedPayment memory payment) private view returns (bool) {
        if (payment.status == PaymentStatus.NONE) return false;
        return block.timestamp > payment.until
            || (payment.status == PaymentStatus.OFFERED && block.timestamp > payment.answerBy)
            || deposits[_indexOf(payment.source)].bankFrozen() || deposits[_indexOf(payment.target)].bankFrozen();
    }

    function _queuedAt(uint256 bank) private view returns (uint256 sum) {
        uint256[] memory ids = queue.openOf(address(deposits[bank]));
        for (uint256 i; i < ids.length; ++i) sum += queue.paymentOf(ids[i]).amount;
    }

    function _open(uint256 which) private view returns (uint256 id, QueuedPayment memory payment) {
        for (uint256 i; i < _ids.length; ++i) {
            id = _ids[(which % _ids.length + i) % _ids.length];
            payment = queue.paymentOf(id);
            if (payment.status != PaymentStatus.NONE) return (id, payment);
        }
        return (0, payment);
    }

    /// @return b the bank, and i the place of a wallet that something is kept for; the largest number where there is none
    function _kept(uint256 bank, uint256 which) private view returns (uint256 b, uint256 i) {
        for (uint256 k; k < BANKS; ++k) {
            b = (bank % BANKS + k) % BANKS;
            for (uint256 j; j < _wallets[b].length; ++j) {
                i = (which % _wallets[b].length + j) % _wallets[b].length;
                if (queue.keptOf(address(deposits[b]), _wallets[b][i]) != 0) return (b, i);
            }
        }
        return (0, type(uint256).max);
    }

    /// @param number of the bank in the queue
    function _indexOf(uint256 number) private view returns (uint256 b) {
        address deposit = queue.banks()[number];
        while (address(deposits[b]) != deposit) ++b;
    }
}

contract QueueInvariantTest is QueueFixture {
    QueueHandler private handler;

    function setUp() public override {
        handler = new QueueHandler();
        handler.setUp();
        bytes4[] memory selectors = new bytes4[](15);
        selectors[0] = handler.submit.selector;
        selectors[1] = handler.cancel.selector;
        selectors[2] = handler.payKept.selector;
        selectors[3] = handler.recover.selector;
        selectors[4] = handler.stopCustomer.selector;
        selectors[5] = handler.answer.selector;
        selectors[6] = handler.setHeld.selector;
        selectors[7] = handler.reorder.selector;
        selectors[8] = handler.allow.selector;
        selectors[9] = handler.stop.selector;
        selectors[10] = handler.fund.selector;
        selectors[11] = handler.release.selector;
        selectors[12] = handler.giveBack.selector;
        selectors[13] = handler.wait.selector;
        selectors[14] = handler.setBypass.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
        targetContract(address(handler));
    }

    function invariant_money_lies_where_it_should() public view {
        handler.check_money();
    }

    function afterInvariant() public {
        handler.resolve();
    }

    /// The same lives every time: each action and each outcome is reached, else what holds above holds of nothing.
    function test_every_outcome_is_reached() public {
        bytes32[15] memory outcomes = [
            bytes32("submit"), "cancel", "kept paid", "kept paid to a successor", "recover", "accept", "decline", "hold",
            "reorder", "stop", "release", "release beside a stop", "nothing to release", "returned by a release",
            "give back"
        ];
        uint256 r = 42;
        uint256[15] memory reached;
        for (uint256 life; life < 5; ++life) {
            setUp();
            for (uint256 i; i < 400; ++i) {
                r = uint256(keccak256(abi.encode(r)));
                _act(r % 20, r >> 8, r >> 40, r >> 72);
                if (i % 4 == 0) handler.check_money();
            }
            for (uint256 k; k < outcomes.length; ++k) reached[k] += handler.done(outcomes[k]);
            handler.resolve();
        }
        for (uint256 k; k < outcomes.length; ++k) {
            emit log_named_uint(string(bytes.concat(outcomes[k])), reached[k]);
            assertGe(reached[k], 3, string(bytes.concat(outcomes[k])));
        }
    }

    function _act(uint256 what, uint256 a, uint256 b, uint256 c) private {
        if (what < 5) handler.submit(a, b, c, a >> 4, b >> 4);
        else if (what == 5) handler.cancel(a, b % 2 == 0);
        else if (what == 6) handler.payKept(a, b);
        else if (what == 7 && a % 3 == 0) handler.recover(b);
        else if (what == 8) handler.stopCustomer(a, b % 3 == 0);
        else if (what == 9) handler.answer(a, b % 3 != 0);
        else if (what == 10) handler.setHeld(a);
        else if (what == 11) handler.reorder(a, b);
        else if (what == 12) handler.allow(a, b, c);
        else if (what == 13) handler.stop(a, b, c % 3 == 0);
        else if (what == 14) handler.fund(a, b);
        else if (what < 18) handler.release();
        else if (what == 18) handler.giveBack(a);
        else if (what == 19) handler.wait(a);
    }
}
