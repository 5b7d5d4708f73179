// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {CashFixture} from "./CashFixture.sol";

/// What a page of coupon payments costs in the cash token itself.
contract PayManyGasTest is CashFixture {
    address[] private to;
    uint256[] private amounts;

    /// A hundred payees who hold deposits already. What is made here is cold in the test.
    function setUp() public override {
        super.setUp();
        _deposit(depositB, bankB, payingAgent, 10_000_000);
        for (uint256 i; i < 100; ++i) {
            to.push(address(uint160(uint256(keccak256(abi.encode("customer", i))))));
            amounts.push(13_136 + i);
            _openAccount(depositB, bankB, to[i]);
            _deposit(depositB, bankB, to[i], 1);
        }
    }

    /// The call's own bytes are not counted.
    function test_a_page_of_100() public {
        (address[] memory to_, uint256[] memory amounts_) = (to, amounts);
        vm.prank(payingAgent);
        uint256 gas = gasleft();
        uint256[] memory refused = depositB.payMany(to_, amounts_);
        gas -= gasleft();
        assertEq(refused[0], 0);
        emit log_named_uint("gas a payee", gas / 100);
        assertLe(gas / 100, 9_000);
    }
}
