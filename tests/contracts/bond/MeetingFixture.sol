// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {BondMeetings} from "contracts/bond/BondMeetings.sol";
import {Decision, Motion} from "contracts/bond/interfaces/IBondMeetings.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {BondFixture} from "./BondFixture.sol";

/// The ten holders of Fubi, who may meet.
abstract contract MeetingFixture is BondFixture {
    BondMeetings internal meetings;
    address internal t;

    function setUp() public virtual override {
        super.setUp();
        meetings = new BondMeetings(address(manager));
        token.setPowers(address(meetings), Powers.SCHEDULE);
        _grant("HOLDERS", address(meetings));
        t = address(token);
    }

    function _motion(Decision decision, bytes memory data) internal view returns (Motion memory m) {
        m.decision = decision;
        m.extraordinary = decision > Decision.AGENT;
        m.recordAt = uint32(block.timestamp + 7 days);
        m.closesAt = uint32(block.timestamp + 21 days);
        m.textHash = keccak256("resolved");
        if (data.length != 0) m.dataHash = keccak256(data);
    }

    function _put(Motion memory m) internal returns (uint256 number) {
        vm.prank(trustee);
        number = meetings.put(t, m);
    }

    function _vote(uint256 number, address holder, uint256 yes, uint256 no) internal {
        vm.prank(holder);
        meetings.vote(t, number, holder, uint80(yes), uint80(no));
    }

    /// Put, voted for by the greatest seven with 45,000 of 50,000 units, and closed.
    function _carry(Decision decision, bytes memory data) internal returns (uint256 number) {
        Motion memory m = _motion(decision, data);
        number = _put(m);
        vm.warp(m.recordAt + 1);
        for (uint256 i; i < 7; ++i) _vote(number, holders[i], _allotment()[i], 0);
        vm.warp(uint256(m.closesAt) + 1);
        meetings.close(t, number);
    }

    function _carriedOut(Decision decision, bytes memory data) internal returns (uint256 number) {
        number = _carry(decision, data);
        vm.prank(anyone);
        meetings.carryOut(t, number, data);
    }
}
