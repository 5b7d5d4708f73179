// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DistributionId} from "contracts/types/DistributionId.sol";
import {BondFixture} from "./BondFixture.sol";

/// What a declaration and a page of a hundred cost as transactions of their own.
/// forge-config: default.isolate = true
contract BondGasTest is BondFixture {
    uint256 private constant DECLARE_MOST = 150_000;
    uint256 private constant PAGE_OF_100_MOST = 1_650_000;

    address[] private hundred;

    function setUp() public override {
        super.setUp();
        _freeze();
        vm.warp(ISSUE_DATE * 1 days + 2 hours);
        for (uint256 i; i < 100; ++i) {
            address holder = makeAddr(string.concat("holder of a hundred ", vm.toString(i)));
            hundred.push(holder);
            registry.know(holder, HONG_KONG, 0);
            bond.issue(holder, 500);
        }
        depositA.admit(hundred);
        // They hold deposits already.
        for (uint256 i; i < 100; ++i) depositA.issue(hundred[i], 1_00, "opening");
        vm.warp(_periods()[0].recordAt + 1);
    }

    function test_gas_declare_and_pay_a_hundred() public {
        vm.prank(calculationAgent);
        DistributionId id = bond.declareCoupon(0, 0, 0);
        uint256 declared = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("declare_coupon", declared);
        _fund(id, depositA, distributor.requiredOf(id));
        vm.warp(_periods()[0].payAt);
        vm.prank(payingAgent);
        distributor.payPage(id, address(depositA), hundred);
        uint256 paid = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("pay_coupon_100", paid);
        assertLe(declared, DECLARE_MOST);
        assertLe(paid, PAGE_OF_100_MOST);
    }
}
