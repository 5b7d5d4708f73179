// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Test} from "forge-std/Test.sol";

import {Administration} from "contracts/administration/Administration.sol";
import {WithholdingTable} from "contracts/distribution/WithholdingTable.sol";

/// A restricted function is whose the manager says, through the manager where there is a delay.
contract AdministeredTest is Test {
    Administration internal manager;
    WithholdingTable internal table;
    address internal stranger = makeAddr("stranger");
    address internal delayed = makeAddr("delayed");
    bytes internal change = abi.encodeCall(WithholdingTable.setRate, (1, 344, 0.1e18));

    function setUp() public {
        manager = new Administration(address(this));
        table = new WithholdingTable(address(manager));
        manager.grantRole(0, delayed, 1 days);
    }

    function _expectRefusal(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
        vm.prank(caller);
    }

    function test_reverts_for_a_stranger() public {
        _expectRefusal(stranger);
        table.setRate(1, 344, 0.1e18);
    }

    function test_reverts_where_the_target_is_closed() public {
        manager.setTargetClosed(address(table), true);
        _expectRefusal(address(this));
        table.setRate(1, 344, 0.1e18);
    }

    function test_reverts_for_a_direct_call_of_who_has_a_delay() public {
        _expectRefusal(delayed);
        table.setRate(1, 344, 0.1e18);
        vm.prank(delayed);
        manager.schedule(address(table), change, 0);
        skip(1 days);
        _expectRefusal(delayed);
        table.setRate(1, 344, 0.1e18);
    }

    function test_reverts_one_second_early() public {
        vm.prank(delayed);
        manager.schedule(address(table), change, 0);
        skip(1 days - 1);
        vm.expectRevert();
        vm.prank(delayed);
        manager.execute(address(table), change);
        assertEq(table.rateAt(address(0), 344, 1, block.timestamp), 0);
    }

    function test_of_whom_the_manager_allows() public {
        table.setRate(1, 344, 0.1e18);
        assertEq(table.rateAt(address(0), 344, 1, block.timestamp), 0.1e18);
    }

    function test_through_the_manager_after_the_delay() public {
        vm.prank(delayed);
        manager.schedule(address(table), change, 0);
        skip(1 days);
        vm.prank(delayed);
        manager.execute(address(table), change);
        assertEq(table.rateAt(address(0), 344, 1, block.timestamp), 0.1e18);
    }

    function test_many_calls_in_one_transaction() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(manager.execute, (address(table), change));
        calls[1] = abi.encodeCall(
            manager.execute, (address(table), abi.encodeCall(WithholdingTable.setRate, (1, 0, 0.2e18)))
        );
        manager.multicall(calls);
        assertEq(table.rateAt(address(0), 344, 1, block.timestamp), 0.1e18);
        assertEq(table.rateAt(address(0), 156, 1, block.timestamp), 0.2e18);
    }
}
