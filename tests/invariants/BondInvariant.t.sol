// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {BondStatus, Period} from "contracts/bond/interfaces/IBond.sol";
import {Put} from "contracts/bond/interfaces/IBondPuts.sol";
import {DistributionStatus} from "contracts/distribution/interfaces/IDistributor.sol";
import {DistributionId} from "contracts/types/DistributionId.sol";
import {LargestRemainder} from "../contracts/distribution/LargestRemainder.sol";
import {BondFixture} from "../contracts/bond/BondFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../contracts/token/SecurityViews.sol";

using SecurityViews for SecurityToken;

/// A bond whose issuer funds or doesn't, whose holders put, instruct and wait, and whose agents do their work late.
contract BondHandler is BondFixture {
    BondStatus private _seen;
    BondStatus private _beforeGrace;
    uint256 private _putPrincipal; // [cash base units]
    mapping(uint256 number => uint256) private _waived; // [s]
    mapping(uint256 recordAt => mapping(address holder => bool)) private _instructed;
    bool public strayed;

    function setUp() public override {
        super.setUp();
        _issue();
        _seen = BondStatus.ISSUED;
    }

    /// Every action may change the status once; a change that the table doesn't have is remembered.
    modifier watched() {
        _;
        BondStatus now_ = bond.status();
        if (now_ != _seen) {
            if (!_isInTable(_seen, now_)) strayed = true;
            if (now_ == BondStatus.GRACE) _beforeGrace = _seen;
            _seen = now_;
        }
    }

    function _isInTable(BondStatus from, BondStatus to) private view returns (bool) {
        if (from == BondStatus.ISSUED) {
            return to == BondStatus.MATURED || to == BondStatus.CALLED || to == BondStatus.GRACE
                || (to == BondStatus.REDEEMED && _putPrincipal == bond.issuedPrincipal());
        }
        if (from == BondStatus.MATURED) return to == BondStatus.REDEEMED || to == BondStatus.GRACE;
        if (from == BondStatus.CALLED) return to == BondStatus.REDEEMED;
        if (from == BondStatus.GRACE) return to == _beforeGrace || to == BondStatus.DEFAULTED;
        if (from == BondStatus.DEFAULTED) return to == BondStatus.ISSUED || to == BondStatus.ACCELERATED;
        return from == BondStatus.ACCELERATED && to == BondStatus.REDEEMED;
    }

    function pass(uint256 time) external watched {
        vm.warp(block.timestamp + bound(time, 1, 60 days));
    }

    /// The agents' and the issuer's whole work on one coupon, as far as it can be done now.
    function coupon(uint256 which, bool funded) external watched {
        Period[] memory p = bond.periods();
        which = which % p.length;
        if (_seen == BondStatus.ACCELERATED || _seen == BondStatus.REDEEMED) return;
        if (block.timestamp <= p[which].recordAt) return;
        (DistributionId id,) = bond.distributionOf(which);
        if (p[which].declaredIn == 0) _declareCoupon(which);
        if (funded && !distributor.isFunded(id)) _fund(id, depositA, distributor.requiredOf(id));
        if (which == p.length - 1 || block.timestamp < p[which].payAt || !distributor.isFunded(id)) return;
        if (distributor.distributionOf(id).status == DistributionStatus.DECLARED) _payPage(id, depositA, holders);
    }

    function mature() external watched {
        if (_seen == BondStatus.ISSUED && block.timestamp >= bond.periods()[bond.periods().length - 1].payAt) {
            bond.mature();
        }
    }

    function fundPrincipal() external watched {
        if (_seen == BondStatus.ACCELERATED || _seen == BondStatus.REDEEMED) return;
        Period[] memory p = bond.periods();
        if (block.timestamp <= p[p.length - 1].recordAt) return;
        (DistributionId id,) = bond.distributionOf(PRINCIPAL);
        if (distributor.distributionOf(id).status != DistributionStatus.DECLARED) {
            if (_seen == BondStatus.DEFAULTED) return;
            vm.prank(calculationAgent);
            bond.declareRedemption();
        }
        if (!distributor.isFunded(id)) _fund(id, depositA, distributor.requiredOf(id));
    }

    function redeem(uint256 first) external watched {
        Period[] memory p = bond.periods();
        bool claimPaid = _seen == BondStatus.ACCELERATED && defaults.isPaid(address(token));
        if (!claimPaid) {
            if (_seen != BondStatus.MATURED && _seen != BondStatus.CALLED) return;
            (, bool principal) = bond.obligation(PRINCIPAL);
            (, bool last) = bond.obligation(p.length - 1);
            if (!principal || !last || block.timestamp < p[p.length - 1].payAt) return;
        }
        first = first % 10;
        _redeemPage(depositA, _slice(first, 10));
    }

    function miss(uint256 number) external watched {
        if (_seen != BondStatus.ISSUED && _seen != BondStatus.MATURED) return;
        uint256 periods = bond.periods().length;
        number = number % (periods + 1);
        if (number == periods) number = PRINCIPAL;
        (uint256 dueAt, bool funded) = bond.obligation(number);
        if (funded || block.timestamp <= dueAt || block.timestamp <= _waived[number]) return;
        defaults.recordNonPayment(address(token), number);
    }

    function cureOrDefault() external watched {
        if (_seen != BondStatus.GRACE) return;
        uint256 number = defaults.missOf(address(token)).number;
        (, bool funded) = bond.obligation(number);
        if (funded) defaults.cure(address(token));
        else if (block.timestamp > defaults.missOf(address(token)).graceUntilAt) defaults.recordDefault(address(token));
    }

    function waive(uint256 time) external watched {
        if (_seen != BondStatus.DEFAULTED) return;
        uint32 dueAt = uint32(block.timestamp + bound(time, 1, 90 days));
        _waived[defaults.missOf(address(token)).number] = dueAt;
        vm.prank(trustee);
        defaults.waive(address(token), dueAt);
    }

    function instruct(uint256 who) external watched {
        if (_seen != BondStatus.DEFAULTED) return;
        uint256 recordAt = defaults.missOf(address(token)).recordAt;
        address holder = holders[who % 10];
        if (block.timestamp <= recordAt || _instructed[recordAt][holder]) return;
        if (token.balanceAt(holder, recordAt) == 0) return;
        _instructed[recordAt][holder] = true;
        vm.prank(holder);
        defaults.instruct(address(token), holder);
    }

    /// A payment on the accelerated claim, from its record to its counting.
    function recover(uint256 share) external watched {
        if (_seen != BondStatus.ACCELERATED || defaults.isPaid(address(token))) return;
        uint32 recordAt = uint32(block.timestamp + 1 days);
        uint32 payDate = uint32(recordAt / 1 days + 2);
        vm.prank(calculationAgent);
        defaults.schedulePayment(address(token), recordAt);
        vm.warp(recordAt + 1);
        (uint256 principal, uint256 interest) = defaults.claimOn(address(token), payDate);
        uint256 amount = bound(share, 1, principal + interest);
        if (share % 2 == 0) amount = principal + interest;
        uint256[] memory positions = LargestRemainder.units(token.positionsAt(holders, recordAt));
        (uint80 threshold, uint24 tie) = LargestRemainder.threshold(amount, positions);
        vm.prank(calculationAgent);
        DistributionId id = defaults.declarePayment(
            address(token), recordAt, payDate, payDate * 1 days, uint96(amount), threshold, tie
        );
        _fund(id, depositA, amount);
        vm.warp(payDate * 1 days);
        _payPage(id, depositA, holders);
        vm.prank(payingAgent);
        distributor.close(id);
        defaults.applyPayment(address(token));
    }

    /// A put from its opening to its closing; all units or some.
    function put(uint256 electing) external watched {
        if (_seen != BondStatus.ISSUED || puts.isOpen(address(token))) return;
        uint32 date = uint32(block.timestamp / 1 days + 31);
        if (date >= MATURITY_DATE || date * 1 days > bond.periods()[bond.periodAt(date)].recordAt) return;
        vm.prank(trustee);
        puts.open(address(token), date, date * 1 days, date * 1 days);
        for (uint256 i; i < 10; ++i) {
            uint256 units = token.balanceOf(holders[i]);
            if ((electing >> i) & 1 == 0 || units == 0) continue;
            vm.prank(holders[i]);
            puts.elect(address(token), units);
        }
        vm.warp(date * 1 days);
        if (puts.putOf(address(token), puts.count(address(token)) - 1).units != 0) {
            vm.prank(calculationAgent);
            DistributionId id = puts.declare(address(token));
            _fund(id, depositA, distributor.requiredOf(id));
            uint256 supply = token.totalSupply();
            vm.prank(payingAgent);
            puts.payPage(address(token), address(depositA), holders);
            _putPrincipal += (supply - token.totalSupply()) * FACE;
        }
        vm.prank(payingAgent);
        puts.close(address(token));
    }

    function call(uint256 days_) external watched {
        if (_seen != BondStatus.ISSUED || puts.isOpen(address(token))) return;
        uint32 date = uint32(block.timestamp / 1 days + bound(days_, 40, 400));
        if (date > MATURITY_DATE) return;
        Period memory p = bond.periods()[bond.periodAt(date)];
        uint32 recordAt = date * 1 days - 5 days;
        if (date <= p.startDate || p.recordAt <= block.timestamp || p.declaredIn != 0) return;
        uint256 running = bond.periodAt(date);
        if (running != 0 && recordAt <= bond.periods()[running - 1].recordAt) return;
        vm.prank(issuersAgent);
        bond.call(date, recordAt, date * 1 days, date * 1 days, "notice");
    }

    // ---- what must hold ----

    function check_principal() external view {
        _assertPrincipal();
        if (bond.status() != BondStatus.ACCELERATED && bond.redeemedPrincipal() != bond.issuedPrincipal()) {
            assertEq(bond.outstanding(), token.totalSupply() * FACE, "BOND-2 supply");
        }
        if (bond.status() == BondStatus.REDEEMED) assertEq(token.totalSupply(), 0, "redeemed");
    }
}

contract BondInvariantTest is BondFixture {
    BondHandler private handler;

    function setUp() public override {
        handler = new BondHandler();
        handler.setUp();
        bytes4[] memory acts = new bytes4[](12);
        acts[0] = BondHandler.pass.selector;
        acts[1] = BondHandler.coupon.selector;
        acts[2] = BondHandler.mature.selector;
        acts[3] = BondHandler.fundPrincipal.selector;
        acts[4] = BondHandler.redeem.selector;
        acts[5] = BondHandler.miss.selector;
        acts[6] = BondHandler.cureOrDefault.selector;
        acts[7] = BondHandler.waive.selector;
        acts[8] = BondHandler.instruct.selector;
        acts[9] = BondHandler.recover.selector;
        acts[10] = BondHandler.put.selector;
        acts[11] = BondHandler.call.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), acts));
    }

    /// BOND-1.
    function invariant_status_stays_in_its_table() public view {
        assertFalse(handler.strayed());
    }

    /// BOND-2.
    function invariant_principal_adds_up() public view {
        handler.check_principal();
    }
}
