// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Conversions} from "./Conversions.sol";
import {IConversionAgent} from "contracts/market/interfaces/IConversionAgent.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {ConditionState} from "contracts/settlement/interfaces/IReleaseCondition.sol";
import {ISettlement, Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {Leg} from "contracts/types/Leg.sol";

contract ConversionAgentTest is Conversions {
    address private holder;
    address private otherHolder;
    address private nonHolder = makeAddr("nonHolder");

    function setUp() public override {
        super.setUp();
        holder = investors[6].addr; // 3,000 units
        otherHolder = investors[7].addr; // 2,500 units
    }

    // ---- setPool ----

    function test_reverts_when_the_pool_is_set_without_the_role() public {
        vm.expectRevert(_roleMissing("CONVERSION_AGENT", address(token), nominee));
        vm.prank(nominee);
        conversion.setPool(address(token), nominee);
    }

    function test_reverts_when_the_pool_is_no_nominees() public {
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.NomineeExpected.selector, token, holder));
        vm.prank(conversionAgent);
        conversion.setPool(address(token), holder);
    }

    function test_reverts_given_units_in_the_pool() public {
        _toExchange(holder, 500);
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.PoolNotEmpty.selector, token, 500));
        vm.prank(conversionAgent);
        conversion.setPool(address(token), investors[5].addr);
    }

    function test_sets_the_pool() public {
        vm.expectEmit(address(conversion));
        emit IConversionAgent.PoolSet(address(token), investors[5].addr);
        vm.prank(conversionAgent);
        conversion.setPool(address(token), investors[5].addr);
        assertEq(conversion.nomineeOf(address(token)), investors[5].addr);
    }

    // ---- toExchange ----

    function test_reverts_given_no_pool() public {
        address otherToken = makeAddr("another token");
        assertEq(conversion.nomineeOf(otherToken), address(0));
        Instruction memory instruction = _conversion(holder, holder, nominee, 1);
        instruction.legs[0].outAsset = instruction.legs[0].inAsset = otherToken;
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.PoolUnknown.selector, otherToken));
        conversion.toExchange(otherToken, instruction, "");
    }

    function test_reverts_when_the_instruction_is_no_conversion() public {
        Instruction memory instruction = _conversion(holder, holder, nominee, 500);
        instruction.condition = address(0);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(
            abi.encodeWithSelector(IConversionAgent.ConversionUnfit.selector, 1, address(token), address(0))
        );
        conversion.toExchange(address(token), instruction, signature);

        instruction = _conversion(holder, holder, nominee, 500);
        signature = _consent(instruction);
        vm.expectRevert(
            abi.encodeWithSelector(
                IConversionAgent.ConversionUnfit.selector, 1, address(token), address(conversion)
            )
        );
        conversion.toExchange(makeAddr("another token"), instruction, signature);

        instruction.legs = new Leg[](2);
        vm.expectRevert(
            abi.encodeWithSelector(IConversionAgent.ConversionUnfit.selector, 2, address(0), address(conversion))
        );
        conversion.toExchange(address(token), instruction, signature);

        instruction = _conversion(holder, holder, otherHolder, 500);
        signature = _consent(instruction);
        vm.expectRevert(_parties(holder, otherHolder, holder, nominee));
        conversion.toExchange(address(token), instruction, signature);

        instruction = _conversion(otherHolder, holder, nominee, 500);
        signature = _consent(instruction);
        vm.expectRevert(_parties(holder, nominee, otherHolder, nominee));
        conversion.toExchange(address(token), instruction, signature);
    }

    function test_reverts_when_no_units_are_converted() public {
        Instruction memory instruction = _conversion(holder, holder, nominee, 0);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(IConversionAgent.UnitsZero.selector);
        conversion.toExchange(address(token), instruction, signature);
    }

    function test_reverts_when_the_holder_did_not_sign() public {
        Instruction memory instruction = _conversion(holder, holder, nominee, 500);
        bytes memory signature = new bytes(65);
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, engine.idOf(instruction), holder)
        );
        conversion.toExchange(address(token), instruction, signature);
    }

    /// Nobody settles a conversion past the agent, so none goes unbooked.
    function test_reverts_when_a_conversion_is_settled_past_the_agent() public {
        Instruction memory instruction = _conversion(holder, holder, nominee, 500);
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = _consent(instruction);
        vm.expectRevert(
            abi.encodeWithSelector(
                ISettlement.InstructionConditionOpen.selector, engine.idOf(instruction), ConditionState.REFUSED
            )
        );
        engine.settleSigned(instruction, signatures, "");
        assertTrue(conversion.state(instruction.conditionId, "") == ConditionState.REFUSED);
        assertTrue(conversion.state(0, "") == ConditionState.REFUSED);
        conversion.toExchange(address(token), instruction, signatures[0]);
        assertTrue(conversion.state(instruction.conditionId, "") == ConditionState.REFUSED);
    }

    function test_reverts_when_an_odd_lot_would_stay() public {
        Instruction memory instruction = _conversion(holder, holder, nominee, 2_960);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, holder, 40, 100)
        );
        conversion.toExchange(address(token), instruction, signature);
    }

    function test_reverts_when_a_stranger_converts() public {
        Instruction memory instruction = _conversion(stranger, stranger, nominee, 100);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        conversion.toExchange(address(token), instruction, signature);
    }

    function test_converts_to_the_exchange() public {
        Instruction memory instruction = _conversion(holder, holder, nominee, 500);
        bytes memory signature = _consent(instruction);
        vm.expectEmit(address(conversion));
        emit IConversionAgent.ConvertedToExchange(address(token), holder, 500, ACCOUNT);
        vm.prank(stranger);
        conversion.toExchange(address(token), instruction, signature);
        _assertPools(500, 500);
        assertEq(conversion.exchangeUnitsOf(address(token), holder), 500);
        assertEq(token.balanceOf(holder), 2_500);
    }

    // ---- toChain ----

    function test_reverts_when_converted_back_without_the_role() public {
        _toExchange(holder, 500);
        Instruction memory instruction = _conversion(holder, nominee, holder, 500);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(_roleMissing("CONVERSION_AGENT", address(token), holder));
        vm.prank(holder);
        conversion.toChain(address(token), instruction, signature);
    }

    /// The agent's role alone moves nothing: the nominee signs what leaves its wallet.
    function test_reverts_when_the_nominee_did_not_sign() public {
        _toExchange(holder, 500);
        Instruction memory instruction = _conversion(holder, nominee, holder, 500);
        bytes memory signature = new bytes(65);
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.ConsentInvalid.selector, engine.idOf(instruction), nominee)
        );
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, signature);
    }

    function test_reverts_when_the_units_go_to_another_than_the_holder() public {
        _toExchange(holder, 500);
        Instruction memory instruction = _conversion(holder, nominee, otherHolder, 500);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(_parties(nominee, otherHolder, nominee, holder));
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, signature);
    }

    function test_reverts_when_no_units_are_converted_back() public {
        Instruction memory instruction = _conversion(holder, nominee, holder, 0);
        vm.expectRevert(IConversionAgent.UnitsZero.selector);
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, "");
    }

    function test_reverts_when_more_is_converted_back_than_the_holder_has() public {
        _toExchange(holder, 500);
        _toExchange(otherHolder, 500);
        Instruction memory instruction = _conversion(holder, nominee, holder, 501);
        vm.expectRevert(
            abi.encodeWithSelector(IConversionAgent.ExchangeUnitsInsufficient.selector, token, holder, 500, 501)
        );
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, "");
    }

    function test_reverts_when_the_holder_is_not_admitted() public {
        _toExchange(holder, 500);
        _reassign(holder, nonHolder, 500);
        Instruction memory instruction = _conversion(nonHolder, nominee, nonHolder, 500);
        bytes memory signature = _consent(instruction);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, signature);
    }

    function test_converts_to_the_chain() public {
        _toExchange(holder, 500);
        Instruction memory instruction = _conversion(holder, nominee, holder, 200);
        bytes memory signature = _consent(instruction);
        vm.expectEmit(address(conversion));
        emit IConversionAgent.ConvertedToChain(address(token), holder, 200, ACCOUNT);
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, signature);
        _assertPools(300, 300);
        assertEq(conversion.exchangeUnitsOf(address(token), holder), 300);
        assertEq(token.balanceOf(holder), 2_700);
        _toChain(holder, 300);
        _assertPools(0, 0);
    }

    function test_a_recovered_holders_units_go_to_its_successor() public {
        _toExchange(holder, 3_000);
        _recover(holder);
        _toChain(holder, 3_000);
        assertEq(token.balanceOf(successor), 3_000);
        _assertPools(0, 0);
    }

    function test_a_recovered_nominees_pool_goes_on() public {
        _toExchange(holder, 500);
        _recover(nominee);
        assertEq(conversion.nomineeOf(address(token)), successor);
        _toExchange(otherHolder, 100);
        _assertPools(600, 600);
        _toChain(holder, 500);
        _assertPools(100, 100);
    }

    // ---- the nominee's own movements ----

    function test_reverts_in_both_directions_given_a_short_pool() public {
        _toExchange(holder, 500);
        vm.prank(nominee);
        token.transfer(investors[0].addr, 100);
        Instruction memory there = _conversion(otherHolder, otherHolder, nominee, 100);
        bytes memory signature = _consent(there);
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.PoolShort.selector, token, 600, 500));
        conversion.toExchange(address(token), there, signature);
        Instruction memory back = _conversion(holder, nominee, holder, 100);
        signature = _consent(back);
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.PoolShort.selector, token, 400, 300));
        vm.prank(conversionAgent);
        conversion.toChain(address(token), back, signature);

        vm.prank(investors[0].addr);
        token.transfer(nominee, 100);
        _toChain(holder, 500);
        _assertPools(0, 0);
    }

    function test_what_the_nominee_has_beyond_the_pool_is_its_own() public {
        _toExchange(holder, 500);
        vm.prank(otherHolder);
        token.transfer(nominee, 300);
        _assertPools(800, 500);

        // The nominee's own units are claimed by a holder to whom it gives them.
        vm.prank(nominee);
        token.transfer(otherHolder, 300);
        _toExchange(otherHolder, 300);
        _assertPools(800, 800);
        _toChain(otherHolder, 300);
        _assertPools(500, 500);
    }

    // ---- reassign ----

    function test_reverts_when_reassigned_without_the_role() public {
        vm.expectRevert(_roleMissing("CONVERSION_AGENT", address(token), holder));
        vm.prank(holder);
        conversion.reassign(address(token), holder, otherHolder, 1, ACCOUNT);
    }

    function test_reverts_when_nothing_is_reassigned() public {
        vm.expectRevert(IConversionAgent.UnitsZero.selector);
        _reassign(holder, otherHolder, 0);
    }

    function test_reverts_when_more_is_reassigned_than_there_is() public {
        vm.expectRevert(
            abi.encodeWithSelector(IConversionAgent.ExchangeUnitsInsufficient.selector, token, holder, 0, 1)
        );
        _reassign(holder, otherHolder, 1);
    }

    function test_reassigns() public {
        _toExchange(holder, 500);
        vm.expectEmit(address(conversion));
        emit IConversionAgent.ExchangeReassigned(address(token), holder, otherHolder, 200, ACCOUNT);
        _reassign(holder, otherHolder, 200);
        assertEq(conversion.exchangeUnitsOf(address(token), holder), 300);
        assertEq(conversion.exchangeUnitsOf(address(token), otherHolder), 200);
        _reassign(holder, holder, 300);
        assertEq(conversion.exchangeUnitsOf(address(token), holder), 300);
        _assertPools(500, 500);
    }

    // ---- strikeOff ----

    function test_reverts_when_struck_off_without_the_role() public {
        vm.expectRevert(_roleMissing("CONVERSION_AGENT", address(token), holder));
        vm.prank(holder);
        conversion.strikeOff(address(token), holder, 1, ACCOUNT);
    }

    function test_reverts_when_nothing_is_struck_off() public {
        vm.expectRevert(IConversionAgent.UnitsZero.selector);
        _strikeOff(holder, 0);
    }

    function test_reverts_given_a_covered_pool() public {
        _toExchange(holder, 500);
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.PoolCovered.selector, token, 500, 500));
        _strikeOff(holder, 1);
    }

    function test_reverts_when_more_is_struck_off_than_is_missing() public {
        _toExchange(holder, 500);
        vm.prank(nominee);
        token.transfer(investors[0].addr, 100);
        vm.expectRevert(abi.encodeWithSelector(IConversionAgent.PoolCovered.selector, token, 500, 400));
        _strikeOff(holder, 101);
    }

    function test_reverts_when_another_is_struck_off() public {
        _toExchange(holder, 500);
        vm.prank(nominee);
        token.transfer(investors[0].addr, 100);
        vm.expectRevert(
            abi.encodeWithSelector(IConversionAgent.ExchangeUnitsInsufficient.selector, token, otherHolder, 0, 100)
        );
        _strikeOff(otherHolder, 100);
    }

    function test_strikes_off_what_an_order_took() public {
        _toExchange(holder, 500);
        token.lodgeOrder(keccak256("order"), nominee, investors[0].addr, 200);
        token.forcedTransfer(nominee, investors[0].addr, 200);
        vm.expectEmit(address(conversion));
        emit IConversionAgent.ExchangeStruckOff(address(token), holder, 200, ACCOUNT);
        _strikeOff(holder, 200);
        _assertPools(300, 300);
        _toChain(holder, 300);
        _assertPools(0, 0);
    }

    function test_strikes_off_what_was_redeemed() public {
        _toExchange(holder, 500);
        token.setPowers(address(this), Powers.REDEEM);
        token.redeem(nominee, 500);
        _strikeOff(holder, 500);
        (uint256 chain, uint256 exchange) = conversion.poolsOf(address(token));
        assertEq(chain, VOLUME - 500);
        assertEq(exchange, 0);
        assertEq(conversion.attributedOf(address(token)), 0);
    }

    // ---- steps ----

    function _toExchange(address by, uint256 units) private {
        Instruction memory instruction = _conversion(by, by, conversion.nomineeOf(address(token)), units);
        conversion.toExchange(address(token), instruction, _consent(instruction));
    }

    function _toChain(address to, uint256 units) private {
        Instruction memory instruction =
            _conversion(to, conversion.nomineeOf(address(token)), token.payeeOf(to), units);
        bytes memory signature = _consent(instruction);
        vm.prank(conversionAgent);
        conversion.toChain(address(token), instruction, signature);
    }

    function _reassign(address from, address to, uint256 units) private {
        vm.prank(conversionAgent);
        conversion.reassign(address(token), from, to, units, ACCOUNT);
    }

    function _strikeOff(address of_, uint256 units) private {
        vm.prank(conversionAgent);
        conversion.strikeOff(address(token), of_, units, ACCOUNT);
    }

    /// The lost wallet's position goes to `successor`, in the registry and in the bond's register.
    function _recover(address lost) private {
        vm.prank(recoveryContract);
        registry.replaceWallet(lost, successor);
        token.setPowers(address(this), Powers.RECOVER);
        token.recoveryAddress(lost, successor, address(0));
    }

    // ---- assertions ----

    function _parties(address from, address to, address expectedFrom, address expectedTo)
        private
        pure
        returns (bytes memory)
    {
        return abi.encodeWithSelector(
            IConversionAgent.ConversionPartiesUnfit.selector, from, to, expectedFrom, expectedTo
        );
    }

    function _assertPools(uint256 exchange, uint256 attributed) private view {
        (uint256 chain, uint256 actual) = conversion.poolsOf(address(token));
        assertEq(actual, exchange, "exchange pool");
        assertEq(chain, VOLUME - exchange, "chain pool");
        assertEq(conversion.attributedOf(address(token)), attributed, "attributed");
    }
}
