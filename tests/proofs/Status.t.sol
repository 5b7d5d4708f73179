// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {BondDefaults} from "contracts/bond/BondDefaults.sol";
import {BondStatus, Period} from "contracts/bond/interfaces/IBond.sol";
import {BondStanding} from "contracts/bond/interfaces/IBondDefaults.sol";
import {IObligations, Obligation, ObligationStatus} from "contracts/distribution/interfaces/IObligations.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";

/// Token, bond and list in one: a bond of one period, whose coupon and principal are what they are set to.
contract BondDouble {
    uint256 public constant principalNumber_ = 1 << 16;
    bool public issued;
    bool public called;
    uint256 public totalSupply;
    uint32 public payAt;
    uint32[2] private _dueAt; // coupon, principal; a waiver may have moved either
    uint8[2] private _statuses;
    bool private _known;

    function set(bool issued_, bool called_, uint256 supply, uint32 payAt_, bool known) external {
        (issued, called, totalSupply, payAt, _known) = (issued_, called_, supply, payAt_, known);
    }

    function setLine(uint256 line, uint32 dueAt, uint8 status) external {
        (_dueAt[line], _statuses[line]) = (dueAt, status);
    }

    function instrument() external view returns (address) {
        return address(this);
    }

    function token() external view returns (address) {
        return address(this);
    }

    function history() external view returns (bool, bool, bool) {
        return (issued, called, false);
    }

    function periodCount() external pure returns (uint256) {
        return 1;
    }

    function owedPeriods() external pure returns (uint256) {
        return 1;
    }

    function firstUnfunded() external pure returns (uint16) {
        return 0;
    }

    function repaidPerUnit(uint256) external pure returns (uint256) {
        return 1;
    }

    function principalNumber(uint256) external pure returns (uint256) {
        return principalNumber_;
    }

    function period(uint256) external view returns (Period memory p) {
        (p.payAt, p.dueAt) = (payAt, payAt);
    }

    function isPeriodFunded(uint256) external view returns (bool) {
        return _known && _isFunded(0) && _isFunded(1);
    }

    function owedAt(uint256 number)
        external
        view
        returns (uint256, uint256 amount, bool known, ObligationId id, IObligations where)
    {
        bool principal = number == principalNumber_;
        return (0, 1, principal || _known, ObligationId.wrap(bytes32(uint256(principal ? 1 : 0))), IObligations(address(this)));
    }

    function statusOf(ObligationId id) external view returns (ObligationStatus) {
        return ObligationStatus(_statuses[uint256(ObligationId.unwrap(id))]);
    }

    function obligationOf(ObligationId id) external view returns (Obligation memory o) {
        o.dueAt = _dueAt[uint256(ObligationId.unwrap(id))];
    }

    function _isFunded(uint256 line) private view returns (bool) {
        return _statuses[line] >= uint8(ObligationStatus.FUNDED);
    }
}

/// BOND-1: the status is the first line of `BondStatus` that fits, whatever was recorded and whatever is owed. Halmos proves
/// the `check_` function for all inputs, Forge draws them.
contract StatusProof is Test {
    /// What is due lies at or after the pay instant, which is when the bond looks for it.
    struct Line {
        uint32 dueAt;
        uint8 status;
    }

    BondDefaults private _defaults;
    BondDouble private _bond;

    function setUp() public {
        _defaults = new BondDefaults(address(this));
        _bond = new BondDouble();
    }

    function check_status(
        bool[4] memory flags, // issued, called, rate known, accelerated
        uint256 supply,
        uint32 misses,
        uint32 defaults,
        uint32 payAt,
        uint32 now_,
        Line memory coupon,
        Line memory principal
    ) public {
        if (coupon.status > 6 || principal.status > 6 || coupon.dueAt < payAt || principal.dueAt < payAt) return;
        vm.warp(now_);
        _bond.set(flags[0], flags[1], supply, payAt, flags[2]);
        _bond.setLine(0, coupon.dueAt, coupon.status);
        _bond.setLine(1, principal.dueAt, principal.status);
        // The first mapping of the contract.
        vm.store(
            address(_defaults),
            keccak256(abi.encode(address(_bond), uint256(0))),
            bytes32(uint256(misses) | uint256(defaults) << 32 | (flags[3] ? 1 << 128 : 0))
        );
        BondStanding memory s = _defaults.standingOf(address(_bond));
        assert(s.misses == misses && s.defaults == defaults && s.accelerated == flags[3]);

        bool missing = misses != 0 || (flags[2] && _isLate(coupon, now_)) || _isLate(principal, now_);
        BondStatus expected = BondStatus.ISSUED;
        if (now_ >= payAt) expected = BondStatus.MATURED;
        if (flags[1]) expected = BondStatus.CALLED;
        if (missing) expected = BondStatus.GRACE;
        if (defaults != 0) expected = BondStatus.DEFAULTED;
        if (flags[3]) expected = BondStatus.ACCELERATED;
        if (supply == 0) expected = BondStatus.REDEEMED;
        if (!flags[0]) expected = BondStatus.DRAFT;
        assert(_defaults.statusOf(address(_bond)) == expected);
    }

    function _isLate(Line memory line, uint32 now_) private pure returns (bool) {
        return now_ > line.dueAt && line.status < uint8(ObligationStatus.FUNDED);
    }

    // ---- drawn ----

    function testFuzz_status(uint256 drawn, uint32 payAt, uint32 now_, uint32 first, uint32 second) public {
        payAt = uint32(bound(payAt, 1, 1 << 31));
        bool[4] memory flags = [drawn & 7 != 0, drawn & 8 != 0, drawn & 16 != 0, drawn & 0xe0 == 0];
        Line memory coupon = _line(first, payAt, drawn >> 96);
        Line memory principal = _line(second, payAt, drawn >> 104);
        uint32 misses = drawn & 0x800 != 0 ? uint32(drawn >> 32) : 0;
        uint32 defaults = drawn & 0x7000 == 0 ? uint32(drawn >> 64) : 0;
        now_ = uint32(bound(now_, payAt / 2, uint256(payAt) * 2 - 1));
        check_status(flags, drawn & 0x700, misses, defaults, payAt, now_, coupon, principal);
    }

    function _line(uint32 dueAt, uint32 payAt, uint256 status) private pure returns (Line memory) {
        return Line(uint32(bound(dueAt, payAt, uint256(payAt) + payAt / 2)), uint8(status % 7));
    }
}
