// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Conversions} from "../contracts/market/Conversions.sol";
import {IConversionAgent} from "contracts/market/interfaces/IConversionAgent.sol";
import {Instruction} from "contracts/settlement/interfaces/ISettlement.sol";

/// Ten holders convert both ways, trade at the exchange and on chain, and the nominee moves units of its own accord. The
/// test is its own handler: none of its steps may revert.
contract ConversionInvariant is Conversions {
    function setUp() public override {
        super.setUp();
        bytes4[] memory selectors = new bytes4[](6);
        selectors[0] = this.converts.selector;
        selectors[1] = this.convertsBack.selector;
        selectors[2] = this.tradesAtTheExchange.selector;
        selectors[3] = this.sendsToTheNominee.selector;
        selectors[4] = this.nomineeSends.selector;
        selectors[5] = this.strikesOff.selector;
        targetSelector(FuzzSelector(address(this), selectors));
        targetContract(address(this));
    }

    // ---- steps ----

    function converts(uint256 who, uint256 units) external {
        address holder = investors[who % 10].addr;
        units = _lot(holder, units);
        if (units == 0) return;
        Instruction memory instruction = _conversion(holder, holder, nominee, units);
        bytes memory signature = _consent(instruction);
        if (_short()) vm.expectPartialRevert(IConversionAgent.PoolShort.selector);
        conversion.toExchange(address(token), instruction, signature);
    }

    function convertsBack(uint256 who, uint256 units) external {
        address holder = investors[who % 10].addr;
        uint256 has = conversion.exchangeUnitsOf(address(token), holder);
        uint256 most = 40_000 - token.balanceOf(holder); // the holding cap
        if (has > most) has = most;
        if (has < 100) return;
        units = bound(units, 100, has);
        if (_short() && token.balanceOf(nominee) < units) return; // the token's own refusal comes first
        Instruction memory instruction = _conversion(holder, nominee, holder, units);
        bytes memory signature = _consent(instruction);
        bool short = _short();
        vm.prank(conversionAgent);
        if (short) vm.expectPartialRevert(IConversionAgent.PoolShort.selector);
        conversion.toChain(address(token), instruction, signature);
    }

    function tradesAtTheExchange(uint256 seller, uint256 buyer, uint256 units) external {
        uint256 has = conversion.exchangeUnitsOf(address(token), investors[seller % 10].addr);
        if (has == 0) return;
        vm.prank(conversionAgent);
        conversion.reassign(
            address(token), investors[seller % 10].addr, investors[buyer % 10].addr, bound(units, 1, has), NOTICE
        );
    }

    function sendsToTheNominee(uint256 who, uint256 units) external {
        address holder = investors[who % 10].addr;
        units = _lot(holder, units);
        vm.prank(holder);
        token.transfer(nominee, units);
    }

    function nomineeSends(uint256 who, uint256 units) external {
        address holder = investors[who % 10].addr;
        uint256 has = token.balanceOf(nominee);
        uint256 most = 40_000 - token.balanceOf(holder);
        if (has > most) has = most;
        if (has < 100) return;
        vm.prank(nominee);
        token.transfer(holder, bound(units, 100, has));
    }

    function strikesOff(uint256 who, uint256 units) external {
        if (!_short()) return;
        address holder = investors[who % 10].addr;
        uint256 has = conversion.exchangeUnitsOf(address(token), holder);
        uint256 missing = conversion.attributedOf(address(token)) - token.balanceOf(nominee);
        if (has > missing) has = missing;
        if (has == 0) return;
        vm.prank(conversionAgent);
        conversion.strikeOff(address(token), holder, bound(units, 1, has), NOTICE);
    }

    // ---- the steps do what they say ----

    function test_the_steps_reach_a_short_pool() public {
        this.converts(0, 1_000);
        this.tradesAtTheExchange(0, 1, 500);
        this.convertsBack(1, 100);
        this.nomineeSends(2, 300);
        assertTrue(_short());
        this.converts(3, 100);
        this.convertsBack(0, 100);
        this.strikesOff(0, 300);
        assertEq(conversion.attributedOf(address(token)), token.balanceOf(nominee));
    }

    // ---- invariants ----

    function invariant_the_pools_sum_to_the_supply() public view {
        (uint256 chain, uint256 exchange) = conversion.poolsOf(address(token));
        assertEq(chain + exchange, VOLUME);
        assertEq(token.totalSupply(), VOLUME);
        uint256 onChain;
        for (uint256 i; i < 10; ++i) onChain += token.balanceOf(investors[i].addr);
        assertEq(chain, onChain);
        assertEq(exchange, token.balanceOf(nominee));
    }

    function invariant_what_holders_have_at_the_exchange_is_what_is_attributed() public view {
        uint256 sum;
        for (uint256 i; i < 10; ++i) sum += conversion.exchangeUnitsOf(address(token), investors[i].addr);
        assertEq(sum, conversion.attributedOf(address(token)));
    }

    // ---- parts ----

    function _short() private view returns (bool) {
        return conversion.attributedOf(address(token)) > token.balanceOf(nominee);
    }

    /// All a holder has, or a part that leaves the minimum holding.
    function _lot(address holder, uint256 units) private view returns (uint256) {
        uint256 has = token.balanceOf(holder);
        return has < 200 || units % 3 == 0 ? has : bound(units, 100, has - 100);
    }
}
