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
