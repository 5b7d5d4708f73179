// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {CashTokenSuite} from "./CashTokenSuite.sol";
import {CashToken} from "contracts/cash/CashToken.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {ICashToken} from "contracts/cash/interfaces/ICashToken.sol";
import {ISettlementToken, RailHours} from "contracts/cash/interfaces/ISettlementToken.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";

/// Money between banks: the clearing bank's alone to issue and redeem, moved while the rail is open.
contract SettlementTokenTest is CashTokenSuite {
    /// Monday 1 September 2025, 00:00 in Hong Kong.
    uint256 private constant MONDAY = 1_756_656_000;
    int32 private constant HONG_KONG_OFFSET = 28_800;

    function setUp() public override {
        super.setUp();
        _fundSettlement(bankAWallet, 10_000);
    }

    function _closed() private view returns (bytes memory) {
        return abi.encodeWithSelector(SettlementToken.RailClosed.selector, block.timestamp);
    }

    /// The clearing bank's day of 08:30 to 05:00 of the next morning, Monday to Friday.
    function _setClearingHours() private {
        vm.prank(clearingBank);
        settlement.setRailHours(RailHours(30_600, 73_800, HONG_KONG_OFFSET, 0x1f));
    }

    /// The shared properties of money.
    function test_is_a_cash_token() public {
        assert_cash_token(settlement, clearingBank, bankAWallet, bankBWallet);
    }

    // ---- who may not ----

    function test_reverts_when_not_the_clearing_bank() public {
        vm.startPrank(bankA);
        vm.expectRevert(_unauthorised(bankA));
        settlement.issue(bankAWallet, 1, BOOKING);
        vm.expectRevert(_unauthorised(bankA));
        settlement.redeemSettlement(bankAWallet, 1, BOOKING);
        vm.expectRevert(_unauthorised(bankA));
        settlement.setRailOpen(false);
        vm.expectRevert(_unauthorised(bankA));
        settlement.setRailHours(RailHours(0, 0, 0, 0));
        vm.stopPrank();
        vm.prank(bankAWallet);
        vm.expectRevert(_unauthorised(bankAWallet));
        settlement.redeemSettlement(bankAWallet, 1, BOOKING);
    }

    // ---- bad input ----

    function test_reverts_when_the_hours_leave_the_day() public {
        RailHours[4] memory bad = [
            RailHours(86_400, 1, 0, 1),
            RailHours(0, 86_401, 0, 1),
            RailHours(0, 1, 86_400, 1),
            RailHours(0, 1, 0, 0x80)
        ];
        for (uint256 i; i < bad.length; ++i) {
            vm.prank(clearingBank);
            vm.expectRevert(abi.encodeWithSelector(SettlementToken.RailHoursInvalid.selector, bad[i]));
            settlement.setRailHours(bad[i]);
        }
    }

    /// A customer of a bank never holds it.
    function test_reverts_when_the_receiver_is_no_bank() public {
        vm.prank(bankAWallet);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, payer));
        settlement.transfer(payer, 1);
    }

    function test_reverts_given_too_little_is_redeemed() public {
        vm.prank(clearingBank);
        vm.expectRevert(
            abi.encodeWithSelector(CashToken.BalanceInsufficient.selector, bankAWallet, 10_000, 10_001)
        );
        settlement.redeemSettlement(bankAWallet, 10_001, BOOKING);
    }

    // ---- the rail ----

    /// The switch stops every movement between banks, and neither issue nor redemption.
    function test_reverts_given_the_rail_is_switched_off() public {
        vm.expectEmit(address(settlement));
        emit ISettlementToken.RailSwitched(false);
        vm.prank(pauser);
        settlement.setRailOpen(false);
        assertFalse(settlement.railOpen());
        vm.prank(bankAWallet);
        vm.expectRevert(_closed());
        settlement.transfer(bankBWallet, 1);
        vm.prank(address(interbank));
        vm.expectRevert(_closed());
        settlement.settle(bankAWallet, bankBWallet, 0, 1, address(0));
        vm.startPrank(clearingBank);
        settlement.issue(bankBWallet, 5, BOOKING);
        settlement.redeemSettlement(bankBWallet, 5, BOOKING);
        vm.stopPrank();
        vm.prank(pauser);
        settlement.setRailOpen(true);
        vm.prank(bankAWallet);
        settlement.transfer(bankBWallet, 1);
    }

    /// To the second, past midnight, and over the weekend.
    function test_keeps_its_hours() public {
        _setClearingHours();
        assertEq(abi.encode(settlement.railHours()), abi.encode(RailHours(30_600, 73_800, HONG_KONG_OFFSET, 0x1f)));
        _assertRail(MONDAY + 30_599, false);
        _assertRail(MONDAY + 30_600, true);
        _assertRail(MONDAY + 1 days + 17_999, true);
        _assertRail(MONDAY + 1 days + 18_000, false);
        _assertRail(MONDAY + 5 days + 17_999, true); // Friday's day ends on Saturday morning
        _assertRail(MONDAY + 5 days + 40_000, false);
        _assertRail(MONDAY + 6 days + 40_000, false);
        _assertRail(MONDAY + 7 days, false); // Sunday's day never began
        _assertRail(MONDAY + 7 days + 30_600, true);
    }

    function _assertRail(uint256 instant, bool open) private {
        vm.warp(instant);
        assertEq(settlement.railOpen(), open);
        vm.prank(bankAWallet);
        if (!open) vm.expectRevert(_closed());
        settlement.transfer(bankBWallet, 1);
    }

    /// Hours east and west of Greenwich equal a plain reading of the local clock.
    function testFuzz_hours_equal_the_local_clock(uint32 opensAt, uint32 duration, int32 offset, uint8 days_, uint32 instant)
        public
    {
        opensAt = uint32(bound(opensAt, 0, 86_399));
        duration = uint32(bound(duration, 0, 86_400));
        offset = int32(bound(offset, -43_200, 50_400));
        days_ &= 0x7f;
        vm.prank(clearingBank);
        settlement.setRailHours(RailHours(opensAt, duration, offset, days_));
        vm.warp(bound(instant, 10 days, type(uint32).max));
        uint256 local = uint256(int256(block.timestamp) + offset);
        uint256 second = local % 1 days;
        uint256 today = (local / 1 days + 3) % 7;
        bool open = second >= opensAt
            ? second < uint256(opensAt) + duration && (days_ >> today) & 1 == 1
            : second + 1 days < uint256(opensAt) + duration && (days_ >> ((today + 6) % 7)) & 1 == 1;
        assertEq(settlement.railOpen(), open);
    }

    // ---- issue and redemption ----

    function test_issues_and_redeems() public {
        vm.startPrank(clearingBank);
        vm.expectEmit(address(settlement));
        emit ICashToken.CashIssued(bankBWallet, 70, BOOKING);
        settlement.issue(bankBWallet, 70, BOOKING);
        vm.expectEmit(address(settlement));
        emit ICashToken.CashRedeemed(bankAWallet, 10_000, BOOKING);
        settlement.redeemSettlement(bankAWallet, 10_000, BOOKING);
        vm.stopPrank();
        assertEq(settlement.totalSupply(), 70);
    }
}
