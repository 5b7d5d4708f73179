// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Distribution, DistributionStatus, Till} from "contracts/distribution/interfaces/IDistributor.sol";
import {DistributionId, distributionId} from "contracts/types/DistributionId.sol";
import {Entry} from "contracts/types/Entry.sol";
import {DistributionFixture} from "../contracts/distribution/DistributionFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// Distributions of several amounts over a token that is traded between them, at two banks, with payees that come and go.
contract DistributionHandler is DistributionFixture {
    struct Open {
        DistributionId id;
        uint32 recordAt;
        uint32 payAt;
        uint256 perUnit;
    }

    Open[] private _opened;
    /// [cash base units] funded and paid out, by distribution, cash token and wallet, counted from outside.
    mapping(DistributionId id => mapping(address cash => uint256)) public fundedIn;
    mapping(DistributionId id => mapping(address wallet => uint256)) public receivedBy;

    function setUp() public override {
        super.setUp();
        for (uint256 i; i < 10; ++i) token.mint(holders[i], 5_000);
    }

    // ---- what may happen ----

    function transfer(uint256 from_, uint256 to_, uint256 units) external {
        address from = holders[from_ % 10];
        address to = holders[to_ % 10];
        uint256 free = explainer.freeOf(address(token), from);
        // Whole hundreds keep every holding at nothing or the minimum.
        units = bound(units, 0, free / 100) * 100;
        if (units == 0 || !token.canTransfer(from, to, units)) return;
        vm.prank(from);
        token.transfer(to, units);
    }

    function declare(uint256 inSeconds, uint256 perUnit) external {
        if (_opened.length == 12) return;
        uint32 recordAt = uint32(block.timestamp + bound(inSeconds, 1, 3 days));
        uint32 payAt = recordAt + 1 days;
        perUnit = bound(perUnit, 1, 1_000_00);
        token.scheduleRecord(recordAt);
        DistributionId id = distributor.declare(_opened.length, _perUnit(recordAt, payAt, uint96(perUnit)));
        _opened.push(Open(id, recordAt, payAt, perUnit));
    }

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 2 days));
    }

    function fund(uint256 which, uint256 share) external {
        if (_opened.length == 0) return;
        Open memory o = _opened[which % _opened.length];
        Distribution memory d = distributor.distributionOf(o.id);
        if (block.timestamp <= o.recordAt || d.status != DistributionStatus.DECLARED) return;
        uint256 missing = distributor.requiredOf(o.id) - d.funded;
        if (missing == 0 || missing > depositA.balanceOf(issuer)) return;
        uint256 atB = bound(share, 0, missing);
        if (missing != atB) _fundIn(o.id, depositA, missing - atB);
        if (atB != 0) _fundIn(o.id, depositB, atB);
    }

    function _fundIn(DistributionId id, TokenizedDeposit deposit, uint256 amount) private {
        fundedIn[id][address(deposit)] += amount;
        _fund(id, deposit, amount);
    }

    function pay(uint256 which, uint256 first, uint256 length, bool atB) external {
        if (_opened.length == 0) return;
        Open memory o = _opened[which % _opened.length];
        if (block.timestamp < o.payAt || !distributor.isFunded(o.id)) return;
        if (distributor.distributionOf(o.id).status != DistributionStatus.DECLARED) return;
        first = first % 10;
        address[] memory page = _slice(first, first + 1 + length % (10 - first));
        TokenizedDeposit deposit = atB ? depositB : depositA;
        Entry[] memory positions = token.positionsAt(page, o.recordAt);
        uint256 needed;
        for (uint256 i; i < page.length; ++i) {
            if (!distributor.isReached(o.id, page[i])) needed += positions[i].balance() * o.perUnit;
        }
        if (needed > distributor.tillOf(o.id, address(deposit)).unallocated) return;
        uint256[] memory before = _money(page);
        _payPage(o.id, deposit, page);
        _count(o.id, page, before);
    }

    function claim(uint256 which, uint256 who, bool atB) external {
        if (_opened.length == 0) return;
        Open memory o = _opened[which % _opened.length];
        address holder = holders[who % 10];
        TokenizedDeposit deposit = atB ? depositB : depositA;
        if (distributor.keptOf(o.id, holder).amount == 0) return;
        if (deposit.isFrozen(holder) || token.isFrozen(holder)) return;
        uint256[] memory before = _money(_one(holder));
        vm.prank(holder);
        distributor.claim(o.id, holder, address(deposit));
        _count(o.id, _one(holder), before);
    }

    function freeze(uint256 who, bool atBank, bool frozen) external {
        if (atBank) depositA.setAddressFrozen(holders[who % 10], frozen);
        else token.setAddressFrozen(holders[who % 10], frozen);
    }

    function close(uint256 which) external {
        if (_opened.length == 0) return;
        Open memory o = _opened[which % _opened.length];
        Distribution memory d = distributor.distributionOf(o.id);
        if (block.timestamp <= o.recordAt || d.status != DistributionStatus.DECLARED) return;
        if (d.unitsReached != token.totalSupplyAt(o.recordAt)) return;
        vm.prank(payingAgent);
        distributor.close(o.id);
    }

    // ---- what must hold ----

    /// DIST-1: nobody gets more than the entitlement at the record instant; who was reached has it, or it is kept.
    function check_paid_once() external view {
        for (uint256 i; i < _opened.length; ++i) {
            Open memory o = _opened[i];
            if (block.timestamp <= o.recordAt) continue;
            for (uint256 h; h < 10; ++h) {
                uint256 due = token.balanceAt(holders[h], o.recordAt) * o.perUnit;
                uint256 got = receivedBy[o.id][holders[h]] + distributor.keptOf(o.id, holders[h]).amount;
                assertEq(got, distributor.isReached(o.id, holders[h]) ? due : 0, "DIST-1");
            }
        }
    }

    /// DIST-2: in each cash token paid + kept + unallocated is what was funded, and it lies in the distributor's wallet.
    function check_balanced() external view {
        TokenizedDeposit[2] memory banks = [depositA, depositB];
        for (uint256 b; b < 2; ++b) {
            uint256 held;
            for (uint256 i; i < _opened.length; ++i) {
                Till memory till = distributor.tillOf(_opened[i].id, address(banks[b]));
                uint256 left = uint256(till.unallocated) + till.kept + till.withheld;
                held += left;
                assertEq(left + till.paid, fundedIn[_opened[i].id][address(banks[b])], "DIST-2");
            }
            assertEq(banks[b].balanceOf(address(distributor)), held, "DIST-2 wallet");
        }
    }

    function _money(address[] memory wallets) private view returns (uint256[] memory money) {
        money = new uint256[](wallets.length);
        for (uint256 i; i < wallets.length; ++i) {
            money[i] = depositA.balanceOf(wallets[i]) + depositB.balanceOf(wallets[i]);
        }
    }

    function _count(DistributionId id, address[] memory wallets, uint256[] memory before) private {
        uint256[] memory after_ = _money(wallets);
        for (uint256 i; i < wallets.length; ++i) receivedBy[id][wallets[i]] += after_[i] - before[i];
    }
}

contract DistributionInvariantTest is DistributionFixture {
    DistributionHandler private handler;

    function setUp() public override {
        handler = new DistributionHandler();
        handler.setUp();
        bytes4[] memory acts = new bytes4[](8);
        acts[0] = DistributionHandler.transfer.selector;
        acts[1] = DistributionHandler.declare.selector;
        acts[2] = DistributionHandler.pass.selector;
        acts[3] = DistributionHandler.fund.selector;
        acts[4] = DistributionHandler.pay.selector;
        acts[5] = DistributionHandler.claim.selector;
        acts[6] = DistributionHandler.freeze.selector;
        acts[7] = DistributionHandler.close.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), acts));
    }

    function invariant_paid_once() public view {
        handler.check_paid_once();
    }

    /// DIST-3 as well: the handlers may not revert, and payees are refused all the time.
    function invariant_balanced() public view {
        handler.check_balanced();
    }
}
