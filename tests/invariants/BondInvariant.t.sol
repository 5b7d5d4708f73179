// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {BondHandler} from "./BondHandler.sol";

contract BondInvariantTest is Test {
    BondHandler private handler;

    function setUp() public {
        handler = new BondHandler();
        handler.setUp();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), handler.acts()));
    }

    /// BOND-1, BOND-2, OBL-1, OBL-2, DIST-1, DIST-2; DIST-3 as well: the handlers may not revert, and payees are refused all
    /// the time.
    function invariant_bond() public {
        handler.check_status();
        handler.check_principal();
        handler.check_owed();
        handler.check_tills();
    }
}

/// The same lives every time reach each action and each situation by name, about half as often as they do today at the
/// least, else what holds in the storm holds of nothing. Each life is checked on its way and resolved at its end (LIVE-1).
contract BondReachTest is Test {
    uint256 private constant LIVES = 10;
    uint256 private constant STEPS = 100;

    BondHandler private handler;
    bytes4[] private _acts;
    bytes4[] private _theme;
    bytes32[] private _names;
    uint256[] private _floors;

    function setUp() public {
        handler = new BondHandler();
        handler.setUp();
        _acts = handler.acts();
    }

    function test_reach_of_payments() public {
        _theme = [
            BondHandler.pass.selector,
            BondHandler.pass.selector,
            BondHandler.pass.selector,
            BondHandler.declare.selector,
            BondHandler.declare.selector,
            BondHandler.fund.selector,
            BondHandler.fund.selector,
            BondHandler.fund.selector,
            BondHandler.pay.selector,
            BondHandler.pay.selector,
            BondHandler.pay.selector,
            BondHandler.pay.selector,
            BondHandler.claim.selector,
            BondHandler.retire.selector,
            BondHandler.retire.selector,
            BondHandler.late.selector,
            BondHandler.tax.selector,
            BondHandler.refund.selector,
            BondHandler.substitute.selector
        ];
        _floor("declare", 20);
        _floor("fund", 40);
        _floor("pay", 41);
        _floor("retire", 2);
        _floor("claim", 1);
        _floor("late", 11);
        _floor("tax", 15);
        _floor("refund", 1);
        _floor("extend", 1);
        _floor("substitute", 5);
        _floor("loseIssuer", 3);
        _floor("setRate", 3);
        _floor("discharged", 16);
        _floor("a page in between", 10);
        _floor("a page with repeats", 14);
        _floor("a stranger's page", 12);
        _floor("a share was kept", 4);
        _floor("part-funded", 13);
        _floor("funded by a guarantor", 5);
        _floor("funded though the key was lost", 14);
        _floor("the tax line was funded", 10);
        _floor("tax table changed in it", 3);
        _floor("issuer substituted in it", 2);
        _lives("payments");
    }

    function test_reach_of_encumbrances() public {
        _theme = [
            BondHandler.pass.selector,
            BondHandler.pass.selector,
            BondHandler.pass.selector,
            BondHandler.declare.selector,
            BondHandler.declare.selector,
            BondHandler.fund.selector,
            BondHandler.fund.selector,
            BondHandler.pay.selector,
            BondHandler.pay.selector,
            BondHandler.freeze.selector,
            BondHandler.refuse.selector,
            BondHandler.order.selector,
            BondHandler.pledge.selector,
            BondHandler.endPledge.selector,
            BondHandler.transfer.selector,
            BondHandler.draw.selector,
            BondHandler.claim.selector,
            BondHandler.recover.selector
        ];
        _floor("recover", 14);
        _floor("freeze", 22);
        _floor("refuse", 19);
        _floor("order", 13);
        _floor("pledge", 13);
        _floor("endPledge", 11);
        _floor("take a pledge", 2);
        _floor("draw", 4);
        _floor("claim", 5);
        _floor("release", 3);
        _floor("transfer", 1);
        _floor("in between: recovery", 12);
        _floor("in between: freeze", 8);
        _floor("in between: sanction", 5);
        _floor("in between: expiry", 3);
        _floor("in between: court order", 10);
        _floor("in between: hold", 2);
        _floor("a share was kept", 17);
        _floor("changeAgents", 4);
        _floor("changeDistributor", 2);
        _floor("agents changed in it", 3);
        _floor("distributor changed in it", 1);
        _lives("encumbrances");
    }

    function test_reach_of_misses() public {
        _theme = [
            BondHandler.pass.selector,
            BondHandler.pass.selector,
            BondHandler.declare.selector,
            BondHandler.fund.selector,
            BondHandler.fund.selector,
            BondHandler.miss.selector,
            BondHandler.miss.selector,
            BondHandler.cureOrDefault.selector,
            BondHandler.waive.selector,
            BondHandler.pay.selector,
            BondHandler.call.selector,
            BondHandler.call.selector,
            BondHandler.callPart.selector,
            BondHandler.put.selector,
            BondHandler.settlePut.selector,
            BondHandler.withdraw.selector
        ];
        _floor("miss", 21);
        _floor("cure", 6);
        _floor("default", 4);
        _floor("waive", 8);
        _floor("call", 2);
        _floor("callPart", 1);
        _floor("put", 4);
        _floor("settlePut", 7);
        _floor("withdraw", 1);
        _floor("cancelUnits", 1);
        _floor("recordEvent", 3);
        _floor("flood", 18);
        _floor("miss from ISSUED", 5);
        _floor("miss from MATURED", 11);
        _floor("miss from CALLED", 4);
        _floor("several misses at once", 15);
        _floor("a called bond defaults", 1);
        _floor("a missed put", 2);
        _floor("a missed tax line", 1);
        _floor("agents changed in it", 4);
        _floor("distributor changed in it", 3);
        _lives("misses");
    }

    function test_reach_of_accelerations() public {
        _theme = [
            BondHandler.pass.selector,
            BondHandler.miss.selector,
            BondHandler.cureOrDefault.selector,
            BondHandler.instruct.selector,
            BondHandler.instruct.selector,
            BondHandler.declareClaim.selector,
            BondHandler.declareClaim.selector,
            BondHandler.fund.selector,
            BondHandler.fund.selector,
            BondHandler.pay.selector,
            BondHandler.pay.selector,
            BondHandler.pay.selector,
            BondHandler.applyClaim.selector,
            BondHandler.applyClaim.selector,
            BondHandler.withdrawClaim.selector,
            BondHandler.put.selector,
            BondHandler.rescind.selector,
            BondHandler.retire.selector
        ];
        _floor("instruct", 8);
        _floor("accelerated", 3);
        _floor("declareClaim", 5);
        _floor("applyClaim", 3);
        _floor("withdrawClaim", 1);
        _floor("rescind", 1);
        _floor("retire", 1);
        _floor("miss after acceleration", 1);
        _floor("several misses at once", 4);
        _floor("a claim paid in parts", 1);
        _floor("a missed put", 1);
        _floor("agents changed in it", 2);
        _floor("distributor changed in it", 1);
        _floor("issuer substituted in it", 2);
        _lives("accelerations");
    }

    /// What holders decide, one after another in one life: another issuer, an extension, and a rescission of what they
    /// accelerated; then everybody is paid.
    function test_every_decision_is_reached() public {
        handler.flood(1);
        handler.substitute();
        handler.pass(0, 0);
        handler.declare(0);
        handler.extend(0);
        handler.pass(1, 2);
        handler.miss(0);
        handler.cureOrDefault(0);
        for (uint256 who; who < 10; ++who) handler.instruct(0, who);
        assertEq(handler.done("accelerated"), 1);
        handler.flood(60);
        handler.rescind();
        for (uint256 who; who < 10; ++who) handler.instruct(0, who);
        assertEq(handler.done("substitute") + handler.done("extend") + handler.done("rescind"), 3);
        assertEq(handler.done("accelerated"), 2);
        assertGt(handler.done("flood"), 7);
        handler.check_status();
        handler.check_principal();
        handler.check_owed();
        handler.check_tills();
        handler.resolve();
    }

    function _floor(bytes32 name, uint256 least) private {
        _names.push(name);
        _floors.push(least);
    }

    function _lives(string memory theme) private {
        uint256[] memory reached = new uint256[](_names.length);
        for (uint256 life; life < LIVES; ++life) {
            uint256 state = vm.snapshotState();
            if (life % 2 == 0) _begin(keccak256(bytes(theme)));
            for (uint256 i; i < STEPS; ++i) _step(uint256(keccak256(abi.encode(theme, life, i))), i);
            for (uint256 k; k < reached.length; ++k) reached[k] += handler.done(_names[k]) + handler.seen(_names[k]);
            handler.resolve();
            assertTrue(vm.revertToState(state));
        }
        for (uint256 k; k < reached.length; ++k) {
            string memory name = string(abi.encodePacked(_names[k]));
            emit log_named_uint(name, reached[k]);
            assertGe(reached[k], _floors[k], name);
        }
    }

    /// Every second life begins, by what the handler does as well, where its theme is at home: all who hold accelerated the bond
    /// over its first coupon; its last record has passed; pledged units were taken, and others drew the principal that was kept.
    function _begin(bytes32 theme) private {
        if (theme == keccak256("accelerations")) {
            handler.pass(0, 2);
            handler.miss(0);
            handler.cureOrDefault(0);
            for (uint256 who; who < 10; ++who) handler.instruct(0, who);
        } else if (theme != keccak256("misses")) {
            bool encumbered = theme == keccak256("encumbrances");
            for (uint256 who; who < 10 && encumbered; who += 3) handler.pledge(who, 10, 890 days);
            if (encumbered) handler.endPledge(0, 3);
            handler.pass(1, 1);
            handler.pass(3, 0);
            if (!encumbered) return;
            // The principal stands behind four coupons.
            handler.declare(4);
            handler.fund(4, 0, 1);
            handler.pay(4, 2, 1);
            handler.draw(0, 4);
        }
    }

    /// Three acts of four are of the theme, one is any.
    function _step(uint256 drawn, uint256 i) private {
        bytes32 a = keccak256(abi.encode(drawn));
        bytes32 b = keccak256(abi.encode(a));
        bytes4 act = i % 4 == 0 ? _acts[drawn % _acts.length] : _theme[drawn % _theme.length];
        (bool ok,) = address(handler).call(bytes.concat(act, a, b, keccak256(abi.encode(b))));
        assertTrue(ok, "an action reverted");
        handler.check_status();
        if (i % 20 != 19) return;
        handler.check_principal();
        handler.check_owed();
        handler.check_tills();
    }
}
