// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";

import {RevenueFixture} from "./RevenueFixture.sol";
import {Disclosure} from "contracts/disclosure/Disclosure.sol";
import {Lane} from "contracts/disclosure/interfaces/IFilings.sol";
import {Offering} from "contracts/market/Offering.sol";
import {Acceptance, OfferingTerms} from "contracts/market/interfaces/IOffering.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {Channel, ChannelCode, ChannelDirection, IRepatriation} from "contracts/revenue/interfaces/IRepatriation.sol";
import {IRevenueRights} from "contracts/revenue/interfaces/IRevenueRights.sol";
import {IWaterfall} from "contracts/revenue/interfaces/IWaterfall.sol";

/// The proceeds of an issue, from the investor's payment to the mainland: no step of it leaves them for the issuer to
/// spend.
contract ProceedsTest is RevenueFixture {
    uint96 private constant PROCEEDS = 100_000_00; // 100 units of RMB 1,000

    Offering private offering;
    Disclosure private disclosure;
    Vm.Wallet private investor;
    uint256 private inbound;

    function setUp() public override {
        super.setUp();
        _setTerms();
        _grant("ISSUER", issuer);
        disclosure = new Disclosure(manager);
        offering = new Offering(manager, interbank, disclosure);
        token.setIssueGate(disclosure);
        interbank.setCaller(address(offering), true);
        depositA.setPowers(address(offering), Powers.HOLD);
        rights.setOffering(address(offering));
        investor = vm.createWallet("investor");
        registry.know(investor.addr, HONG_KONG, 0);
        depositB.admitWallets(_one(investor.addr));
        token.admitWallets(_one(investor.addr));
        depositB.issue(investor.addr, PROCEEDS, "investor");
        Channel memory c = _channelTerms();
        (c.code, c.direction, c.counterparty, c.quota) =
        (ChannelCode.QFLP, ChannelDirection.INBOUND, operator, 60_000_00);
        vm.prank(compliance);
        inbound = waterfall.openChannel(pool, c);
    }

    function _closed() private returns (uint256 id) {
        OfferingTerms memory terms;
        (terms.token, terms.instrument, terms.issuer) = (pool, address(rights), issuer);
        terms.proceedsAsset = address(depositA);
        (terms.units, terms.minimumOrder, terms.increment) = (100, 1, 1);
        terms.booksCloseAt = uint64(block.timestamp + 1 days);
        (terms.settlementAt, terms.settlementUntilAt) =
        (uint64(block.timestamp + 2 days), uint64(block.timestamp + 3 days));
        terms.accrualDate = uint32(terms.settlementAt / 1 days);
        vm.prank(issuer);
        disclosure.recordFiling(pool, Lane.OTHER, PROCEEDS, "certificate", terms.settlementUntilAt);
        vm.prank(registrar);
        id = offering.open(terms, 0);
        vm.prank(investor.addr);
        offering.placeOrder(id, 100, 0);
        vm.warp(terms.booksCloseAt + 1);
        uint256[] memory units = new uint256[](1);
        units[0] = 100;
        vm.startPrank(registrar);
        offering.setPrice(id, 1e18);
        offering.allot(id, _one(investor.addr), units, true);
        vm.stopPrank();
        (bytes32 subject,,) = offering.consentOf(id);
        vm.prank(issuer);
        offering.consent(id, subject, "");
        vm.startPrank(registrar);
        vm.warp(terms.settlementAt);
        bytes32 digest = offering.acceptanceDigest(id, investor.addr, address(depositB));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(investor, digest);
        Acceptance[] memory acceptances = new Acceptance[](1);
        acceptances[0] = Acceptance(investor.addr, address(depositB), abi.encodePacked(r, s, v));
        offering.close(id, acceptances);
        vm.stopPrank();
    }

    function _released() private returns (uint256 id) {
        id = _closed();
        vm.prank(issuer);
        disclosure.reportIssue(pool, "report");
        vm.expectEmit(address(waterfall));
        emit IRepatriation.ProceedsBooked(pool, address(offering), PROCEEDS);
        offering.releaseProceeds(id);
    }

    function test_the_issuer_never_has_the_proceeds_to_spend() public {
        assertEq(address(rights.proceedsGate()), address(waterfall));
        assertEq(waterfall.proceedsAsset(pool), address(depositA));
        uint256 before = depositA.balanceOf(issuer);
        _closed();
        assertEq(depositA.balanceOf(issuer), before + PROCEEDS);
        vm.expectRevert();
        vm.prank(issuer);
        depositA.transfer(onshorePayer, before + 1); // they are held
        vm.prank(issuer);
        disclosure.reportIssue(pool, "report");
        offering.releaseProceeds(1);
        assertEq(depositA.balanceOf(issuer), before, "held by the gate instead");
        assertEq(waterfall.stateOf(pool).proceeds, PROCEEDS);
        _assertMoney();
    }

    /// Through an INBOUND channel only, within its quota, and no more than there is (MN18).
    function test_proceeds_go_by_an_inbound_channel_only() public {
        _released();
        vm.startPrank(issuer);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRepatriation.ChannelDirectionUnfit.selector, pool, channel, ChannelDirection.INBOUND
            )
        );
        waterfall.remitProceeds(pool, channel, address(depositB), 1, "proceeds");
        vm.expectRevert(
            abi.encodeWithSelector(IRepatriation.ChannelQuotaExceeded.selector, pool, inbound, 60_000_01, 60_000_00)
        );
        waterfall.remitProceeds(pool, inbound, address(depositB), 60_000_01, "proceeds");
        vm.expectEmit(address(waterfall));
        emit IRepatriation.ProceedsRemitted(pool, inbound, operator, 60_000_00);
        waterfall.remitProceeds(pool, inbound, address(depositB), 60_000_00, "proceeds");
        vm.stopPrank();
        assertEq(depositB.balanceOf(operator), 60_000_00);
        assertEq(waterfall.stateOf(pool).proceeds, PROCEEDS - 60_000_00);
        _assertMoney();
        Channel memory c = waterfall.channelOf(pool, inbound);
        c.used = 0;
        vm.prank(compliance);
        uint256 second = waterfall.openChannel(pool, c);
        vm.expectRevert(abi.encodeWithSelector(IRepatriation.ProceedsInsufficient.selector, pool, 40_000_00, 40_000_01));
        vm.prank(issuer);
        waterfall.remitProceeds(pool, second, address(depositB), 40_000_01, "proceeds");
    }

    /// Proceeds are no revenue: no period pays holders out of them, and no other pool's money goes as proceeds.
    function test_proceeds_are_no_revenue() public {
        _released();
        assertEq(waterfall.stateOf(pool).received, 0);
        vm.expectRevert(abi.encodeWithSelector(IRevenueRights.OfferingUnknown.selector, nonHolder, address(offering)));
        vm.prank(nonHolder);
        waterfall.bookProceeds(pool, 1);
        vm.expectRevert(abi.encodeWithSelector(IWaterfall.WaterfallUnknown.selector, address(depositB)));
        vm.prank(address(offering));
        waterfall.bookProceeds(address(depositB), 1);
    }
}
