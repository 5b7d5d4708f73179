// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {PolicySwitches, PolicyTerms} from "contracts/types/Policy.sol";
import {TokenFixture} from "../contracts/token/TokenFixture.sol";

/// Trades, holds, puts and redemptions while market and venues are halted and resumed at random. The handler is every
/// contract with a power on the token. All that could refuse a movement but the halts is switched off, so a trade must
/// be refused exactly where a halt meets it, and what is no trade must always go through.
contract StopHandler is TokenFixture {
    uint256 private constant VENUES = 8;

    address[] public wallets;
    bool public marketHalted;
    uint256 public venueHalts;
    uint256 public halts;
    mapping(address wallet => uint256) public held;
    uint256 public refusals;
    uint256 public throughHalts;

    struct Promised {
        bytes32 id;
        address wallet;
        address to;
        uint256 units;
    }

    Promised[] private _promises;
    uint256 private _numbers;

    function setUp() public override {
        super.setUp();
        PolicyTerms memory free = terms();
        (free.minimumHolding, free.cap, free.maximumHolders) = (0, type(uint56).max, 1_000);
        setTerms(free);
        wallets = [holder, investor, otherInvestor, nonHolder];
        for (uint256 i = 2; i < 4; ++i) token.mint(wallets[i], 5_000);
    }

    function walletCount() external view returns (uint256) {
        return wallets.length;
    }

    function balanceOf(address wallet) external view returns (uint256) {
        return token.balanceOf(wallet);
    }

    function heldOf(address wallet) external view returns (uint256) {
        return token.heldOf(wallet);
    }

    function haltsAreAsTold() external view returns (bool) {
        return token.policy().isOn(PolicySwitches.MARKET_HALT) == marketHalted
            && token.config().venueHalted() == (halts != 0) && _toldOfEach();
    }

    // ---- halts ----

    function haltMarket(bool halted) external {
        if (halted) {
            vm.prank(pauser);
            token.pause();
        } else {
            token.unpause();
        }
        marketHalted = halted;
    }

    function haltVenue(uint256 venue, bool halted) external {
        venue %= VENUES;
        if (_isHalted(venue) != halted) halts = halted ? halts + 1 : halts - 1;
        token.setVenueHalt(_venue(venue), halted);
        venueHalts = halted ? venueHalts | (1 << venue) : venueHalts & ~(1 << venue);
    }

    // ---- trades ----

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        (address from, address to) = _pair(from_, to_);
        units = bound(units, 0, _free(from));
        vm.prank(from);
        _trade(address(token), abi.encodeCall(token.transfer, (to, units)), marketHalted, false, 0);
    }

    function settle(uint256 from_, uint256 to_, uint256 units, uint256 venue) external {
        (address from, address to) = _pair(from_, to_);
        venue %= VENUES;
        bytes memory call = abi.encodeCall(token.settle, (from, to, 0, bound(units, 0, _free(from)), _venue(venue)));
        _trade(address(token), call, marketHalted, _isHalted(venue), venue);
    }

    function affirm(uint256 from_, uint256 to_, uint256 units, uint256 venue) external {
        (address from, address to) = _pair(from_, to_);
        venue %= VENUES;
        if (_free(from) == 0) return;
        units = bound(units, 1, _free(from));
        bytes32 id = bytes32(++_numbers);
        uint64 expiresAt = uint64(block.timestamp + 365 days);
        bytes memory call = abi.encodeCall(token.placeHold, (id, HoldTerms(from, to, 0, units, "TEST", expiresAt), _venue(venue)));
        if (_trade(address(token), call, marketHalted, _isHalted(venue), venue)) _remember(id, from, to, units);
    }

    /// An affirmed trade settles through a venue halt, never through the market's.
    function take(uint256 which) external {
        uint256 index = _find(which, false);
        if (index == type(uint256).max) return;
        Promised memory p = _promises[index];
        bytes memory call = abi.encodeCall(token.takeHold, (p.id, p.to, p.units));
        if (_trade(address(token), call, marketHalted, false, 0)) _forget(index);
    }

    // ---- what no halt stops ----

    function elect(uint256 from_, uint256 units) external {
        address from = _wallet(from_);
        if (_free(from) == 0) return;
        units = bound(units, 1, _free(from));
        bytes32 id = bytes32(++_numbers);
        token.placeHold(id, HoldTerms(from, address(0), 0, units, "TEST", uint64(block.timestamp + 365 days)), address(0));
        _remember(id, from, address(0), units);
        _count();
    }

    function put(uint256 which) external {
        uint256 index = _find(which, true);
        if (index == type(uint256).max) return;
        token.redeemHold(_promises[index].id, _promises[index].units);
        _forget(index);
        _count();
    }

    function release(uint256 which) external {
        if (_promises.length == 0) return;
        uint256 index = which % _promises.length;
        token.releaseHold(_promises[index].id);
        _forget(index);
        _count();
    }

    /// Of free units: from under a hold, it would leave nothing to take.
    function redeem(uint256 from_, uint256 units) external {
        address from = _wallet(from_);
        units = bound(units, 0, _free(from));
        uint256 balance = token.balanceOf(from);
        token.redeem(from, units);
        assertEq(token.balanceOf(from), balance - units);
        _count();
    }

    function issue(uint256 to_, uint256 units) external {
        token.mint(_wallet(to_), bound(units, 1, 1_000));
        _count();
    }

    function forced(uint256 from_, uint256 to_, uint256 units) external {
        (address from, address to) = _pair(from_, to_);
        units = bound(units, 0, _free(from));
        lodged(bytes32(++_numbers), from, to, units);
        vm.prank(enforcer);
        token.forcedTransfer(from, to, units);
        _count();
    }

    // ---- parts ----

    /// A trade goes through exactly where no halt meets it, and the refusal says which.
    function _trade(address target, bytes memory call, bool market, bool venueHalted, uint256 venue)
        private
        returns (bool moved)
    {
        bytes memory answer;
        (moved, answer) = target.call(call);
        assertEq(moved, !market && !venueHalted, "a trade and the halts");
        if (moved) return true;
        ++refusals;
        bytes memory expected = venueHalted
            ? abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, _venue(venue))
            : abi.encodeWithSelector(TradingHaltRule.MarketHalted.selector);
        assertEq(keccak256(answer), keccak256(expected), "the refusal");
    }

    function _count() private {
        if (marketHalted || venueHalts != 0) ++throughHalts;
    }

    function _remember(bytes32 id, address wallet, address to, uint256 units) private {
        _promises.push(Promised(id, wallet, to, units));
        held[wallet] += units;
    }

    function _forget(uint256 index) private {
        held[_promises[index].wallet] -= _promises[index].units;
        _promises[index] = _promises[_promises.length - 1];
        _promises.pop();
    }

    function _find(uint256 which, bool isPut) private view returns (uint256) {
        for (uint256 i; i < _promises.length; ++i) {
            uint256 index = (which % _promises.length + i) % _promises.length;
            if ((_promises[index].to == address(0)) == isPut) return index;
        }
        return type(uint256).max;
    }

    function _wallet(uint256 seed) private view returns (address) {
        return wallets[seed % wallets.length];
    }

    function _pair(uint256 from_, uint256 to_) private view returns (address from, address to) {
        from = _wallet(from_);
        to = _wallet(to_);
        if (from == to) to = wallets[(to_ % wallets.length + 1) % wallets.length];
    }

    function _free(address wallet) private view returns (uint256) {
        return token.balanceOf(wallet) - token.heldOf(wallet);
    }

    /// The first is none: over the counter.
    function _venue(uint256 venue) private pure returns (address) {
        return address(uint160(venue));
    }

    function _toldOfEach() private view returns (bool told) {
        told = true;
        for (uint256 i; i < VENUES; ++i) told = told && token.isVenueHalted(_venue(i)) == _isHalted(i);
    }

    function _isHalted(uint256 venue) private view returns (bool) {
        return (venueHalts >> venue) & 1 != 0;
    }
}

contract StopInvariantTest is Test {
    StopHandler private handler;

    function setUp() public {
        handler = new StopHandler();
        handler.setUp();
        bytes4[] memory selectors = new bytes4[](12);
        selectors[0] = handler.haltMarket.selector;
        selectors[1] = handler.haltVenue.selector;
        selectors[2] = handler.transfer.selector;
        selectors[3] = handler.settle.selector;
        selectors[4] = handler.affirm.selector;
        selectors[5] = handler.take.selector;
        selectors[6] = handler.elect.selector;
        selectors[7] = handler.put.selector;
        selectors[8] = handler.release.selector;
        selectors[9] = handler.redeem.selector;
        selectors[10] = handler.issue.selector;
        selectors[11] = handler.forced.selector;
        targetSelector(FuzzSelector(address(handler), selectors));
        targetContract(address(handler));
    }

    function invariant_a_halt_stops_trades_alone() public view {
        assertTrue(handler.haltsAreAsTold());
        for (uint256 w; w < handler.walletCount(); ++w) {
            address wallet = handler.wallets(w);
            assertEq(handler.heldOf(wallet), handler.held(wallet));
            assertLe(handler.held(wallet), handler.balanceOf(wallet));
        }
    }

    /// A run that met no halt shows nothing: the calls below always do.
    function test_the_handler_meets_halts_both_ways() public {
        handler.elect(0, 10);
        handler.affirm(0, 1, 5, 2);
        handler.haltVenue(2, true);
        handler.settle(0, 1, 5, 2);
        handler.settle(0, 1, 5, 3);
        handler.take(1);
        handler.haltMarket(true);
        handler.transfer(0, 1, 5);
        handler.put(0);
        handler.redeem(0, 5);
        assertEq(handler.refusals(), 2);
        assertEq(handler.throughHalts(), 2);
    }
}
