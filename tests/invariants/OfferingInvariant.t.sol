// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {OfferingStatus, Order} from "contracts/market/interfaces/IOffering.sol";
import {OfferingSteps} from "./OfferingSteps.sol";

contract OfferingInvariant is OfferingSteps {
    // ---- the steps do what they say ----

    function test_the_steps_reach_every_end() public {
        this.opens(20_000, 0.01e18);
        this.prices(0, PAR);
        this.allots(0, 0, 1);
        this.closesFor(0, type(uint256).max);
        assertGt(token.totalSupply(), 0);
        this.finishes(0);
        _assertStatus(1, OfferingStatus.CLOSED);
        this.opens(10_000, 0);
        this.cancels(256);
        _assertStatus(2, OfferingStatus.CANCELLED);
        this.reports(0);
        assertEq(depositA.heldOf(issuer), 0);
    }

    /// The same lives every time reach each step and each situation about half as often as they do today at the least. Each
    /// life is checked on its way and resolved at its end (LIVE-1).
    function test_the_lives_reach_every_situation() public {
        bytes32[20] memory names = [
            bytes32("opens"), "several at once", "orders", "withdraws", "prices", "allots", "all is allotted", "closes",
            "closes in parts", "finishes", "finishes in part", "cancels an open one", "cancels a priced one",
            "cancels an allotted one", "reports", "releases proceeds", "files anew", "resolved from OPEN",
            "resolved from PRICED", "resolved half issued"
        ];
        uint8[20] memory floors = [
            uint8(30), 15, 17, 13, 22, 36, 35, 18, 8, 3, 3, 5, 4, 3, 6, 4, 5, 2, 2, 4
        ];
        uint256[20] memory reached;
        for (uint256 life; life < 16; ++life) {
            uint256 state = vm.snapshotState();
            for (uint256 i; i < 60; ++i) {
                _step(uint256(keccak256(abi.encode("offerings", life, i))));
                if (i % 10 == 9) _check();
            }
            _resolve();
            for (uint256 k; k < names.length; ++k) reached[k] += _reached[names[k]];
            assertTrue(vm.revertToStateAndDelete(state));
        }
        for (uint256 k; k < names.length; ++k) emit log_named_uint(string(bytes.concat(names[k])), reached[k]);
        for (uint256 k; k < names.length; ++k) assertGe(reached[k], floors[k], string(bytes.concat(names[k])));
    }

    function _step(uint256 drawn) private {
        uint256 a = uint256(keccak256(abi.encode(drawn)));
        uint256 b = uint256(keccak256(abi.encode(a)));
        uint256 act = drawn % 16;
        if (act == 0) this.opens(a, b);
        else if (act < 3) this.orders(a, b, b >> 8);
        else if (act < 5) this.withdraws(a, b);
        else if (act < 7) this.prices(a, b);
        else if (act < 10) this.allots(a, b, b >> 8);
        else if (act < 13) this.closesFor(a, b);
        else if (act == 13) this.finishes(a);
        else if (act == 14) this.cancels(a / 4 * 4);
        else this.reports(a / 8 * 8);
    }

    function _check() private view {
        invariant_issued_is_at_most_allotted_and_allotted_at_most_the_issue();
        invariant_proceeds_are_the_cash_that_investors_paid();
        invariant_an_ended_offering_never_issues();
    }

    // ---- invariants ----

    function invariant_issued_is_at_most_allotted_and_allotted_at_most_the_issue() public view {
        uint256 sum;
        for (uint256 id = 1; id <= offering.count(); ++id) {
            (uint256 allotted, uint256 issued,,,) = offering.closingOf(id);
            assertLe(issued, allotted);
            assertLe(allotted, offering.termsOf(id).units);
            uint256 granted;
            uint256 settled;
            for (uint256 i; i < 10; ++i) {
                Order memory order = offering.orderOf(id, investors[i].addr);
                granted += order.allotted;
                if (order.settled) settled += order.allotted;
            }
            assertEq(allotted, granted, "what is allotted is what the orders were granted");
            assertEq(issued, settled, "what is issued is what was accepted");
            sum += issued;
        }
        assertEq(token.totalSupply(), sum, "only offerings issue");
    }

    function invariant_proceeds_are_the_cash_that_investors_paid() public view {
        uint256 proceeds;
        uint256 fees;
        uint256 held;
        for (uint256 id = 1; id <= offering.count(); ++id) {
            (,, uint256 p, uint256 f, bytes32 hold) = offering.closingOf(id);
            proceeds += p;
            fees += f;
            if (hold != 0) held += p - f;
            assertEq(f, (p * offering.termsOf(id).feeRate + 0.5e18) / 1e18, "the fee on the sum");
        }
        assertEq(proceeds, _paid);
        assertEq(proceeds, _startMoney - _investorsMoney());
        assertEq(depositA.balanceOf(issuer), proceeds - fees);
        assertEq(depositC.balanceOf(feePayee), fees);
        assertEq(depositA.heldOf(issuer), held, "all of it waits for the report");
    }

    function invariant_an_ended_offering_never_issues() public view {
        for (uint256 id = 1; id <= offering.count(); ++id) {
            End memory end = _ends[id];
            if (!end.ended) continue;
            (, uint256 issued, uint256 proceeds,,) = offering.closingOf(id);
            assertEq(uint256(offering.statusOf(id)), uint256(end.status));
            assertEq(issued, end.issued);
            assertEq(proceeds, end.proceeds);
            if (end.status == OfferingStatus.CANCELLED) assertEq(issued, 0);
        }
    }
}
