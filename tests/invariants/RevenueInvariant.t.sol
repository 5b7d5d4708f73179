// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {RevenueHandler} from "./RevenueHandler.sol";

contract RevenueInvariantTest is Test {
    RevenueHandler private handler;

    function setUp() public {
        handler = new RevenueHandler();
        handler.setUp();
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), handler.acts()));
    }

    /// forge-config: default.invariant.runs = 8
    /// DIST-3 as well: the handlers may not revert, and payees are refused all the time.
    function invariant_revenue() public view {
        handler.check_money();
        handler.check_paid_once();
        handler.check_balanced();
    }
}

/// The same lives every time reach each action and each situation by name, about half as often as they do today at the
/// least, else what holds in the storm holds of nothing. Each life is checked on its way and resolved at its end (LIVE-1).
contract RevenueReachTest is Test {
    uint256 private constant STEPS = 90;

    RevenueHandler private handler;
    bytes4[] private _acts;
    bytes4[] private _theme;
    bytes32[] private _names;
    uint256[] private _floors;

    function setUp() public {
        handler = new RevenueHandler();
        handler.setUp();
        _acts = handler.acts();
    }

    function test_reach_of_months() public {
        _theme = [
            RevenueHandler.closeNext.selector,
            RevenueHandler.closeNext.selector,
            RevenueHandler.closeNext.selector,
            RevenueHandler.payLate.selector,
            RevenueHandler.payLate.selector,
            RevenueHandler.payFen.selector,
            RevenueHandler.fund.selector,
            RevenueHandler.fund.selector,
            RevenueHandler.pay.selector,
            RevenueHandler.pay.selector,
            RevenueHandler.pay.selector,
            RevenueHandler.payOut.selector,
            RevenueHandler.donate.selector,
            RevenueHandler.misstate.selector,
            RevenueHandler.takeBack.selector,
            RevenueHandler.remitTax.selector,
            RevenueHandler.changePayee.selector,
            RevenueHandler.changeAttester.selector,
            RevenueHandler.tight.selector,
            RevenueHandler.tight.selector,
            RevenueHandler.tight.selector
        ];
        _floor("closeNext", 30);
        _floor("closed in silence", 4);
        _floor("silence ended", 3);
        _floor("the senior was trapped", 14);
        _floor("trapped money was let go", 7);
        _floor("coverage cured", 5);
        _floor("uptime tripped", 6);
        _floor("uptime cured", 4);
        _floor("drew the reserve", 4);
        _floor("left arrears", 21);
        _floor("cured missing cash", 13);
        _floor("cured statements", 2);
        _floor("disputed", 6);
        _floor("payFen", 26);
        _floor("released to the operator", 21);
        _floor("paid arrears late", 7);
        _floor("declared without a cut", 6);
        _floor("fund", 18);
        _floor("donate", 4);
        _floor("misstate", 7);
        _floor("taken back", 2);
        _floor("pay", 31);
        _floor("discharged", 11);
        _floor("payOut", 22);
        _floor("remitTax", 9);
        _floor("changeAttester", 21);
        _floor("attester changed in it", 5);
        _floor("changePayee", 30);
        _floor("payee changed with money due", 19);
        _floor("a sanctioned payee's money waits", 12);
        _floor("changeAgents", 4);
        _floor("changeDistributor", 3);
        _floor("setRate", 4);
        _floor("tight", 56);
        _floor("short: fund", 8);
        _floor("enough: fund", 3);
        _floor("short: take back", 38);
        _floor("enough: take back", 21);
        _floor("short: pay out", 13);
        _floor("enough: pay out", 6);
        _floor("short: close", 3);
        _floor("short: rest", 9);
        _floor("enough: rest", 4);
        _floor("short: remit", 6);
        _floor("enough: remit", 4);
        _floor("resolved running", 2);
        _floor("resolved paid", 5);
        _lives("months", 15);
    }

    function test_reach_of_holders() public {
        _theme = [
            RevenueHandler.closeNext.selector,
            RevenueHandler.fund.selector,
            RevenueHandler.fund.selector,
            RevenueHandler.pay.selector,
            RevenueHandler.pay.selector,
            RevenueHandler.claim.selector,
            RevenueHandler.claim.selector,
            RevenueHandler.claim.selector,
            RevenueHandler.release.selector,
            RevenueHandler.freeze.selector,
            RevenueHandler.refuse.selector,
            RevenueHandler.refuse.selector,
            RevenueHandler.recover.selector,
            RevenueHandler.order.selector,
            RevenueHandler.pledge.selector,
            RevenueHandler.endPledge.selector,
            RevenueHandler.endPledge.selector,
            RevenueHandler.transfer.selector,
            RevenueHandler.changeAgents.selector,
            RevenueHandler.setRate.selector,
            RevenueHandler.changeDistributor.selector,
            RevenueHandler.tight.selector,
            RevenueHandler.tight.selector,
            RevenueHandler.tight.selector
        ];
        _floor("transfer", 14);
        _floor("freeze", 36);
        _floor("refuse", 44);
        _floor("recover", 23);
        _floor("order", 22);
        _floor("pledge", 20);
        _floor("endPledge", 11);
        _floor("take a pledge", 4);
        _floor("in between: freeze", 6);
        _floor("in between: sanction", 3);
        _floor("in between: expiry", 4);
        _floor("in between: recovery", 5);
        _floor("in between: court order", 4);
        _floor("in between: hold", 2);
        _floor("a share was kept", 11);
        _floor("a stranger's page", 6);
        _floor("a page in between", 4);
        _floor("claim", 13);
        _floor("claimed what was kept", 5);
        _floor("paid themselves", 8);
        _floor("release", 9);
        _floor("agents changed in it", 8);
        _floor("distributor changed in it", 4);
        _floor("tax table changed in it", 6);
        _floor("short: fund", 7);
        _floor("enough: fund", 4);
        _floor("short: page", 3);
        _floor("enough: page", 2);
        _floor("short: claim", 4);
        _floor("enough: claim", 2);
        _floor("short: release", 6);
        _floor("enough: release", 2);
        _floor("resolved running", 7);
        _floor("resolved in arrears", 3);
        _floor("resolved paid", 2);
        _lives("holders", 24);
    }

    function _floor(bytes32 name, uint256 least) private {
        _names.push(name);
        _floors.push(least);
    }

    function _lives(string memory theme, uint256 lives) private {
        uint256[] memory reached = new uint256[](_names.length);
        for (uint256 life; life < lives; ++life) {
            uint256 state = vm.snapshotState();
            // Every third life is resolved while months are to come.
            uint256 steps = life % 3 == 0 ? STEPS / 3 : STEPS;
            for (uint256 i; i < steps; ++i) _step(uint256(keccak256(abi.encode(theme, life, i))), i);
            handler.check_paid_once();
            handler.check_balanced();
            handler.resolve();
            for (uint256 k; k < reached.length; ++k) reached[k] += handler.done(_names[k]) + handler.seen(_names[k]);
            assertTrue(vm.revertToStateAndDelete(state));
        }
        for (uint256 k; k < reached.length; ++k) emit log_named_uint(string(abi.encodePacked(_names[k])), reached[k]);
        for (uint256 k; k < reached.length; ++k) assertGe(reached[k], _floors[k], string(abi.encodePacked(_names[k])));
    }

    /// Three acts of four are of the theme, one is any.
    function _step(uint256 drawn, uint256 i) private {
        bytes32 a = keccak256(abi.encode(drawn));
        bytes32 b = keccak256(abi.encode(a));
        bytes32 c = keccak256(abi.encode(b));
        bytes32 d = keccak256(abi.encode(c));
        bytes4 act = i % 4 == 0 ? _acts[drawn % _acts.length] : _theme[drawn % _theme.length];
        if (act == RevenueHandler.closeNext.selector) {
            handler.closeNext(uint256(a), uint256(b), uint256(c) % 2 == 0, uint8(uint256(d)));
        } else if (act == RevenueHandler.payOut.selector) {
            handler.payOut(uint8(uint256(a)));
        } else {
            (bool ok,) = address(handler).call(bytes.concat(act, a, b, c));
            assertTrue(ok, "an action reverted");
        }
        handler.check_money();
    }
}
