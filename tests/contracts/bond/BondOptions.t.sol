// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {BondStatus, BondTerms, CallNotice, IBond, Option, Period} from "contracts/bond/interfaces/IBond.sol";
import {IBondPuts, Put} from "contracts/bond/interfaces/IBondPuts.sol";
import {IRateSource} from "contracts/bond/interfaces/IRateSource.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {BondFixture} from "./BondFixture.sol";

/// Options on dates whose list the terms hold by hash: the issuer's to call, the holders' to put.
contract BondOptionsTest is BondFixture {
    // ---- call ----

    uint32 private constant CALL_DATE = 20_833; // 15 January 2027

    /// @dev On coupon dates at 102 and 101 with ten days' notice; from 1 January 2027 make-whole, at par at least.
    function _options(IRateSource prices) private pure returns (Option[] memory o) {
        o = new Option[](3);
        o[0] = Option(20_697, 20_697, 1.02e18, 10 days, IRateSource(address(0)));
        o[1] = Option(20_878, 20_878, 1.01e18, 10 days, IRateSource(address(0)));
        o[2] = Option(20_819, 21_061, 1e18, 10 days, prices);
    }

    function _issueCallable(IRateSource prices) private {
        BondTerms memory t = _terms();
        t.events.callPrice = 0;
        t.callsHash = keccak256(abi.encode(_options(prices)));
        Period[] memory p = _periods();
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        vm.warp(ISSUE_DATE * 1 days + 2 hours);
        uint256[10] memory units = _allotment();
        for (uint256 i; i < 10; ++i) bond.issue(holders[i], units[i]);
        _payCoupon(0);
        _payCoupon(1);
    }

    function _callBy(Option[] memory options, uint256 which, uint32 date, uint32 recordAt) private {
        vm.prank(issuersAgent);
        puts.callByOption(
            address(token), CallNotice(date, recordAt, date * 1 days, date * 1 days + CUT_OFF, "notice"), options, which
        );
    }

    /// The price of the option's date, on the coupon's own record and payment.
    function test_call_by_an_option() public {
        _issueCallable(IRateSource(address(0)));
        _callBy(_options(IRateSource(address(0))), 1, 20_878, _periods()[2].recordAt);
        assertEq(bond.periodCount(), 3);
        assertEq(bond.repaidPerUnit(2), 10_100_00);
        assertEq(views.couponPerUnit(2), 129_92);
        (ObligationId coupon, ObligationId principal) = _fundRedemption();
        _payBoth(coupon, principal, holders);
        _retire(holders);
        _assertStatus(BondStatus.REDEEMED);
    }

    /// Make-whole: the source's price where it is above the option's, the option's where it is not.
    function test_make_whole() public {
        KnownPrice prices = new KnownPrice();
        _issueCallable(prices);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.OptionPriceUnknown.selector, address(token), 2));
        _callBy(_options(prices), 2, CALL_DATE, CALL_DATE * 1 days - 7 days);
        uint256 before = vm.snapshotState();
        prices.set(1.0123e18);
        _callBy(_options(prices), 2, CALL_DATE, CALL_DATE * 1 days - 7 days);
        assertEq(bond.repaidPerUnit(2), 10_123_00);
        vm.revertToState(before);
        prices.set(0.98e18);
        _callBy(_options(prices), 2, CALL_DATE, CALL_DATE * 1 days - 7 days);
        assertEq(bond.repaidPerUnit(2), 10_000_00);
    }

    /// Another list, a place beyond it, another date, a shorter notice, and without an option no call at all.
    function test_reverts_when_the_option_is_unfit() public {
        _issueCallable(IRateSource(address(0)));
        Option[] memory o = _options(IRateSource(address(0)));
        bytes32 expected = keccak256(abi.encode(o));
        uint32 recordAt = _periods()[2].recordAt;
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.OptionUnfit.selector, address(token), 3, expected, expected));
        _callBy(o, 3, 20_878, recordAt);
        o[1].price = 1e18;
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.OptionUnfit.selector, address(token), 1, keccak256(abi.encode(o)), expected)
        );
        _callBy(o, 1, 20_878, recordAt);
        o[1].price = 1.01e18;
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.OptionDateUnfit.selector, address(token), 1, 20_877));
        _callBy(o, 1, 20_877, recordAt);
        vm.expectRevert(abi.encodeWithSelector(IBond.CallRefused.selector, 2, "callPrice"));
        vm.prank(issuersAgent);
        bond.call(20_878, recordAt, 20_878 * 1 days, 20_878 * 1 days, "notice");
        uint256 payAt = uint256(20_878) * 1 days;
        vm.warp(payAt - 10 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.OptionNoticeShort.selector, address(token), payAt, payAt + 1));
        _callBy(o, 1, 20_878, recordAt);
    }

    function test_reverts_when_another_calls_by_an_option() public {
        _issue();
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "ISSUER", address(token), nonHolder)
        );
        vm.prank(nonHolder);
        puts.callByOption(address(token), CallNotice(CALL_DATE, 0, 0, 0, 0), new Option[](0), 0);
        vm.expectRevert(abi.encodeWithSelector(IBond.PartUnknown.selector, nonHolder, address(puts)));
        vm.prank(nonHolder);
        bond.callAt(CallNotice(CALL_DATE, 0, 0, 0, 0), 1e18);
    }

    // ---- put ----

    /// @dev At 100.5 on 1 March 2027, elected until ten days before it.
    function _puts() private pure returns (Option[] memory o) {
        o = new Option[](1);
        o[0] = Option(20_878, 20_878, 1.005e18, 10 days, IRateSource(address(0)));
    }

    function _issuePuttable(Option[] memory o) private {
        BondTerms memory t = _terms();
        t.putsHash = keccak256(abi.encode(o));
        Period[] memory p = _periods();
        vm.prank(issuersAgent);
        bond.freezeTerms(t, p);
        vm.warp(ISSUE_DATE * 1 days + 2 hours);
        bond.issue(holders[0], 10_000);
    }

    function _openBy(Option[] memory o, uint256 which) private {
        vm.prank(anyone);
        puts.openByOption(address(token), o, which);
    }

    /// Anybody opens it within the window; the price is the option's, and the coupon of the date is paid beside it.
    function test_a_put_by_an_option() public {
        _issuePuttable(_puts());
        vm.warp(20_878 * 1 days - 8 hours - 40 days);
        _openBy(_puts(), 0);
        Put memory p = puts.putOf(address(token), 0);
        assertEq(p.closesAt, 20_878 * 1 days - 8 hours - 10 days);
        assertEq(p.price, 1.005e18);
        vm.prank(holders[0]);
        puts.elect(address(token), 1_000);
        assertEq(puts.putOf(address(token), 0).amount, 1_000 * 10_050_00);
        vm.warp(p.closesAt + 1);
        ObligationId id = puts.declare(address(token));
        _fundWhole(id);
        vm.warp(p.payAt);
        uint256 before = depositA.balanceOf(holders[0]);
        _payPage(id, depositA, holders);
        assertEq(depositA.balanceOf(holders[0]) - before, 1_000 * 10_050_00);
        vm.prank(anyone);
        puts.close(address(token));
    }

    function test_reverts_when_the_put_option_is_unfit() public {
        Option[] memory o = _puts();
        _issuePuttable(o);
        bytes32 expected = keccak256(abi.encode(o));
        vm.expectRevert(
            abi.encodeWithSelector(IBondPuts.OptionUnfit.selector, address(token), 1, expected, expected)
        );
        _openBy(o, 1);
        // Too early, and too late.
        vm.warp(20_878 * 1 days - 8 hours - 40 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutDateUnfit.selector, address(token), 20_878, 3));
        _openBy(o, 0);
        vm.warp(20_878 * 1 days - 8 hours - 10 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IBondPuts.PutDateUnfit.selector, address(token), 20_878, 3));
        _openBy(o, 0);
    }
}

/// A make-whole price that two people said: here, whoever asks.
contract KnownPrice is IRateSource {
    uint256 private _price;

    function set(uint256 price) external {
        _price = price;
    }

    function rateOf(address, uint256) external view returns (uint256, bool) {
        return (_price, _price != 0);
    }

    function marginOf(address) external pure returns (uint256) {
        return 0;
    }
}
