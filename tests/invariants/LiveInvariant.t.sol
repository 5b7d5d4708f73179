// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {BondHandler} from "./BondHandler.sol";
import {OfferingSteps} from "./OfferingSteps.sol";
import {RevenueHandler} from "./RevenueHandler.sol";

/// LIVE-1: no money is stuck. Random calls lead somewhere; from there a script of calls by the parties who are entitled to
/// them ends with every obligation discharged or its claim paid, every unit retired, and nothing left in a contract that is
/// not kept for a named owner. The scripts are `resolve`; on the way the money that is owed is there.
contract LiveBondTest is Test {
    BondHandler private handler;

    function setUp() public {
        handler = new BondHandler();
        handler.setUp();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), handler.acts()));
    }

    function invariant_live_bond() public view {
        handler.check_tills();
    }

    function afterInvariant() public {
        handler.resolve();
    }
}

contract LivePoolTest is Test {
    RevenueHandler private handler;

    function setUp() public {
        handler = new RevenueHandler();
        handler.setUp();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), handler.acts()));
    }

    /// forge-config: default.invariant.runs = 8
    function invariant_live_pool() public view {
        handler.check_balanced();
    }

    function afterInvariant() public {
        handler.resolve();
    }
}

contract LiveOfferingTest is OfferingSteps {
    function invariant_live_offering() public view {
        assertEq(depositA.balanceOf(address(offering)), 0, "an offering keeps nothing");
    }

    function afterInvariant() public {
        _resolve();
    }
}
