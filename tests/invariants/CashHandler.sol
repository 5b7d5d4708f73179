// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Payment} from "contracts/cash/interfaces/IInterbank.sol";

/// One bank as the handler knows it, and what it is told of it.
struct BankBook {
    TokenizedDeposit deposit;
    address bank;
    address wallet;
    address[] customers;
    uint256 issued;
    uint256 redeemed;
    uint256 received;
    uint256 sent;
}

/// Banks, customers and the clearing bank at work. No call may revert: each is bounded to what must succeed, or is
/// expected to fail whole and checked to have changed nothing.
contract CashHandler is Test {
    uint256 internal constant BANKS = 2;
    BankBook[BANKS] internal _books;
    SettlementToken internal immutable settlement;
    Interbank internal immutable interbank;
    address internal immutable clearingBank;
    address internal immutable desk;
    address internal immutable restorer;
    uint256 private _references;
    address internal immutable pauser;
    address internal immutable freezer;
    address internal immutable wiredCaller;
    uint256 public centralIssued;
    uint256 public centralRedeemed;
    uint256 public refusals;
    uint256 public crossings;

    struct Setup {
        SettlementToken settlement;
        Interbank interbank;
        address clearingBank;
        address desk;
        address restorer;
        address pauser;
        address freezer;
        address wiredCaller;
        TokenizedDeposit[BANKS] deposits;
        address[BANKS] banks;
        address[BANKS] wallets;
        address[4] customersOfA;
        address[4] customersOfB;
    }

    constructor(Setup memory s) {
        settlement = s.settlement;
        interbank = s.interbank;
        clearingBank = s.clearingBank;
        desk = s.desk;
        restorer = s.restorer;
        pauser = s.pauser;
        freezer = s.freezer;
        wiredCaller = s.wiredCaller;
        for (uint256 i; i < BANKS; ++i) {
            (_books[i].deposit, _books[i].bank, _books[i].wallet) = (s.deposits[i], s.banks[i], s.wallets[i]);
            for (uint256 j; j < 4; ++j) _books[i].customers.push(i == 0 ? s.customersOfA[j] : s.customersOfB[j]);
        }
    }

    function bookOf(uint256 i) external view returns (BankBook memory) {
        return _books[i];
    }

    function _reference() private returns (bytes32) {
        return bytes32(++_references);
    }

    function _customer(BankBook storage b, uint256 seed) private view returns (address) {
        return b.customers[seed % b.customers.length];
    }

    // ---- the banks ----

    function book(uint256 bank, uint256 amount) external {
        BankBook storage b = _books[bank % BANKS];
        vm.prank(b.bank);
        b.deposit.book(bound(amount, 0, 1e9), _reference());
    }

    function unbook(uint256 bank, uint256 amount) external {
        BankBook storage b = _books[bank % BANKS];
        amount = bound(amount, 0, b.deposit.bookedDeposits() - b.deposit.totalSupply());
        vm.prank(b.bank);
        b.deposit.unbook(amount, _reference());
    }

    function issue(uint256 bank, uint256 to, uint256 amount) external {
        BankBook storage b = _books[bank % BANKS];
        address wallet = _customer(b, to);
        amount = bound(amount, 0, b.deposit.bookedDeposits() - b.deposit.totalSupply());
        bool fails = b.deposit.bankFrozen() || b.deposit.isFrozen(wallet);
        vm.prank(desk);
        if (_tried(address(b.deposit), abi.encodeCall(b.deposit.issue, (wallet, amount, _reference())), fails)) {
            b.issued += amount;
        }
    }

    /// One fen too many, always refused.
    function issueTooMuch(uint256 bank, uint256 to) external {
        BankBook storage b = _books[bank % BANKS];
        uint256 amount = b.deposit.bookedDeposits() - b.deposit.totalSupply() + 1;
        vm.prank(desk);
        _tried(address(b.deposit), abi.encodeCall(b.deposit.issue, (_customer(b, to), amount, _reference())), true);
    }

    function withdraw(uint256 bank, uint256 from, uint256 amount) external {
        BankBook storage b = _books[bank % BANKS];
        address wallet = _customer(b, from);
        amount = bound(amount, 0, b.deposit.balanceOf(wallet));
        bool fails = b.deposit.bankFrozen() || b.deposit.isFrozen(wallet);
        vm.prank(wallet);
        bytes memory call_ = abi.encodeCall(b.deposit.redeemDeposit, (wallet, amount, _reference()));
        if (_tried(address(b.deposit), call_, fails)) b.redeemed += amount;
    }

    /// Stops are rare, so that most of a run's payments pass.
    function setBankFrozen(uint256 bank, uint8 dice) external {
        TokenizedDeposit deposit = _books[bank % BANKS].deposit;
        vm.prank(dice < 24 ? pauser : restorer);
        if (dice < 24) deposit.freezeBank();
        else deposit.unfreezeBank();
    }

    function setCustomerFrozen(uint256 bank, uint256 who, uint8 dice) external {
        BankBook storage b = _books[bank % BANKS];
        vm.prank(freezer);
        b.deposit.setAddressFrozen(_customer(b, who), dice < 48);
    }

    // ---- the clearing bank ----

    function issueSettlement(uint256 bank, uint256 amount) external {
        amount = bound(amount, 0, 1e9);
        centralIssued += amount;
        vm.prank(clearingBank);
        settlement.book(amount, _reference());
        vm.prank(desk);
        settlement.issue(_books[bank % BANKS].wallet, amount, _reference());
    }

    function redeemSettlement(uint256 bank, uint256 amount) external {
        address wallet = _books[bank % BANKS].wallet;
        amount = bound(amount, 0, settlement.balanceOf(wallet));
        centralRedeemed += amount;
        vm.prank(wallet);
        settlement.redeemSettlement(wallet, amount, _reference());
    }

    function setRailOpen(uint8 dice) external {
        vm.prank(dice < 24 ? pauser : restorer);
        if (dice < 24) settlement.stopRail();
        else settlement.openRail();
    }

    // ---- payments ----

    function payWithin(uint256 bank, uint256 from, uint256 to, uint256 amount) external {
        BankBook storage b = _books[bank % BANKS];
        (address payer, address payee) = (_customer(b, from), _customer(b, to));
        amount = bound(amount, 0, b.deposit.balanceOf(payer));
        bool fails = b.deposit.bankFrozen() || b.deposit.isFrozen(payer) || b.deposit.isFrozen(payee);
        vm.prank(payer);
        _tried(address(b.deposit), abi.encodeCall(b.deposit.transfer, (payee, amount)), fails);
    }

    function payMany(uint256 bank, uint256 from, uint8[4] calldata parts) external {
        BankBook storage b = _books[bank % BANKS];
        address payer = _customer(b, from);
        uint256 balance = b.deposit.balanceOf(payer);
        uint256[] memory amounts = new uint256[](4);
        for (uint256 i; i < 4; ++i) amounts[i] = balance * parts[i] / (4 * 255);
        bool fails = b.deposit.bankFrozen() || b.deposit.isFrozen(payer);
        vm.prank(payer);
        _tried(address(b.deposit), abi.encodeCall(b.deposit.payMany, (b.customers, amounts)), fails);
    }

    /// The whole or nothing: afterwards all six figures moved by the amount, or none.
    function payAcross(uint256 outBank, uint256 from, uint256 to, uint256 amount) external {
        BankBook storage a = _books[outBank % BANKS];
        BankBook storage b = _books[(outBank % BANKS + 1) % BANKS];
        (address payer, address payee) = (_customer(a, from), _customer(b, to));
        amount = bound(amount, 0, a.deposit.balanceOf(payer));
        bool fails = !settlement.railOpen() || a.deposit.bankFrozen() || b.deposit.bankFrozen()
            || a.deposit.isFrozen(payer) || b.deposit.isFrozen(payee) || settlement.balanceOf(a.wallet) < amount;
        uint256[8] memory before = _figures(a, b, payer, payee);
        vm.prank(wiredCaller);
        bool paid = _tried(
            address(interbank),
            abi.encodeCall(interbank.pay, (address(a.deposit), address(b.deposit), payer, payee, amount)),
            fails
        );
        if (!paid) amount = 0;
        else ++crossings;
        a.sent += amount;
        b.received += amount;
        uint256[8] memory now_ = _figures(a, b, payer, payee);
        for (uint256 i; i < 4; ++i) {
            assertEq(now_[i], before[i] - amount, "CASH-2, payer's side");
            assertEq(now_[i + 4], before[i + 4] + amount, "CASH-2, payee's side");
        }
    }

    function _figures(BankBook storage a, BankBook storage b, address payer, address payee)
        private
        view
        returns (uint256[8] memory)
    {
        return [
            a.deposit.balanceOf(payer),
            a.deposit.totalSupply(),
            a.deposit.bookedDeposits(),
            settlement.balanceOf(a.wallet),
            b.deposit.balanceOf(payee),
            b.deposit.totalSupply(),
            b.deposit.bookedDeposits(),
            settlement.balanceOf(b.wallet)
        ];
    }

    /// Succeeds exactly where it should.
    function _tried(address target, bytes memory call_, bool fails) private returns (bool ok) {
        (ok,) = target.call(call_);
        assertEq(ok, !fails, "refused where it should pass, or passed where it should be refused");
        if (!ok) ++refusals;
    }
}
