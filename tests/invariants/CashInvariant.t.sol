// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {CashFixture} from "../contracts/cash/CashFixture.sol";
import {BankBook, CashHandler} from "./CashHandler.sol";

/// CASH-1 to CASH-3, and the sum of balances, over two banks.
contract CashInvariantTest is CashFixture {
    CashHandler private handler;

    function setUp() public override {
        super.setUp();
        CashHandler.Setup memory s;
        (s.settlement, s.interbank) = (settlement, interbank);
        (s.clearingBank, s.desk, s.pauser, s.freezer, s.wiredCaller) =
            (clearingBank, desk, pauser, freezer, wiredCaller);
        s.restorer = restorer;
        s.deposits = [depositA, depositB];
        s.banks = [bankA, bankB];
        s.wallets = [bankAWallet, bankBWallet];
        s.customersOfA = [payer, neighbour, payingAgent, makeAddr("fourth customer of bank A")];
        s.customersOfB = [payee, payingAgent, makeAddr("third customer of bank B"), makeAddr("fourth customer of bank B")];
        _openAccount(depositA, bankA, s.customersOfA[3]);
        _openAccount(depositB, bankB, s.customersOfB[2]);
        _openAccount(depositB, bankB, s.customersOfB[3]);
        handler = new CashHandler(s);
        for (uint256 i; i < 2; ++i) {
            handler.book(i, 1e9);
            handler.issue(i, i, 5e8);
            handler.issueSettlement(i, 5e8);
        }
        targetContract(address(handler));
    }

    /// CASH-1: supply = issued − redeemed + received − sent ≤ booked.
    function invariant_supply_is_accounted_for_and_booked() public view {
        for (uint256 i; i < 2; ++i) {
            BankBook memory b = handler.bookOf(i);
            assertEq(b.deposit.totalSupply(), b.issued + b.received - b.redeemed - b.sent);
            assertLe(b.deposit.totalSupply(), b.deposit.bookedDeposits());
        }
    }

    /// CASH-2: what one bank's customers sent is what the other's received, and what their settlement wallets moved.
    function invariant_banks_settle_what_customers_pay() public view {
        BankBook memory a = handler.bookOf(0);
        BankBook memory b = handler.bookOf(1);
        assertEq(a.sent, b.received);
        assertEq(b.sent, a.received);
    }

    /// CASH-3: only the clearing bank makes settlement money, and only banks hold it.
    function invariant_settlement_money_is_conserved() public view {
        assertEq(settlement.totalSupply(), handler.centralIssued() - handler.centralRedeemed());
        assertEq(settlement.balanceOf(bankAWallet) + settlement.balanceOf(bankBWallet), settlement.totalSupply());
    }

    /// Runs in which nothing crossed would prove nothing.
    function afterInvariant() external {
        emit log_named_uint("payments across banks", handler.crossings());
        emit log_named_uint("refusals", handler.refusals());
    }

    /// TOKEN-1 for money.
    function invariant_balances_sum_to_supply() public view {
        for (uint256 i; i < 2; ++i) {
            BankBook memory b = handler.bookOf(i);
            uint256 sum;
            for (uint256 j; j < b.customers.length; ++j) {
                sum += b.deposit.balanceOf(b.customers[j]);
            }
            assertEq(sum, b.deposit.totalSupply());
        }
    }
}
