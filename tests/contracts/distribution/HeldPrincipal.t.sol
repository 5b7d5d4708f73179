// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Declaration, Kind} from "contracts/distribution/interfaces/IObligations.sol";
import {IPaying, KeptShare} from "contracts/distribution/interfaces/IPaying.sol";
import {HoldTerms, IHolds} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {HoldConsent, IHoldConsents} from "contracts/settlement/interfaces/IHoldConsents.sol";
import {HoldConsents} from "contracts/settlement/HoldConsents.sol";
import {CouponFixture} from "./Obligations.t.sol";

/// Principal on held units, which each hold draws once while it is good; afterwards it is its owner's.
contract HeldPrincipalTest is CouponFixture {
    HoldConsents private consents;
    address private agent = makeAddr("agent");
    address private owner;
    address private pledgee;
    uint64 private constant ENDS_AT = PAY_AT + 30 days;
    uint256 private constant FACE = 10_000_00;

    function setUp() public override {
        super.setUp();
        (owner, pledgee) = (holders[0], holders[1]); // 7,000 and 13,000 units
        consents = new HoldConsents();
        token.setPowers(address(consents), Powers.SETTLE | Powers.HOLD);
    }

    // ---- who draws, when and where to ----

    function test_reverts_when_another_than_the_agent_draws() public {
        (HoldConsent memory a, bytes32 holdId) = _held(4_000, 1);
        _paid();
        bytes memory refused = abi.encodeWithSelector(IHolds.HoldNotYours.selector, holdId, agent, address(consents));
        vm.expectRevert(refused);
        vm.prank(agent);
        paying.drawHeld(id, owner, holdId, agent, address(depositA));
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldAgentOnly.selector, holdId, owner, agent));
        vm.prank(owner);
        consents.drawHeld(a, paying, id, owner, owner, address(depositA));
    }

    function test_reverts_when_the_agent_names_a_receiver_of_its_own() public {
        (HoldConsent memory a, bytes32 holdId) = _held(4_000, 1);
        _paid();
        vm.startPrank(agent);
        vm.expectRevert(abi.encodeWithSelector(IHoldConsents.HoldReceiverUnknown.selector, holdId, holders[5]));
        consents.drawHeld(a, paying, id, owner, holders[5], address(depositA));
    }

    function test_reverts_once_the_hold_is_over() public {
        (HoldConsent memory a, bytes32 holdId) = _held(4_000, 1);
        _paid();
        vm.warp(ENDS_AT + 1);
        vm.expectRevert(abi.encodeWithSelector(IHolds.HoldExpired.selector, holdId, ENDS_AT, ENDS_AT + 1));
        _draw(a, pledgee);
        // Until somebody releases it, its owner waits; then it is the owner's.
        assertEq(paying.claimableOf(id, owner), 0);
        vm.prank(nonHolder);
        token.releaseHold(holdId);
        assertEq(paying.claimableOf(id, owner), 4_000 * FACE);
        vm.prank(owner);
        paying.claim(id, owner, address(depositA));
        assertEq(depositA.balanceOf(owner), 7_000 * FACE);
    }

    function test_reverts_given_the_owner_is_frozen() public {
        (HoldConsent memory a,) = _held(4_000, 1);
        _paid();
        token.setAddressFrozen(owner, true);
        vm.expectRevert(abi.encodeWithSelector(IPaying.PayeeBlocked.selector, id, owner));
        _draw(a, pledgee);
    }

    function test_reverts_given_the_hold_has_no_share() public {
        (HoldConsent memory a,) = _held(4_000, 1);
        _paid();
        skip(1);
        (HoldConsent memory late, bytes32 lateId) = _held(1_000, 2);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingHeldFor.selector, id, owner, lateId));
        _draw(late, pledgee);
        bytes32 holdId = consents.consentIdOf(a);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingHeldFor.selector, id, pledgee, holdId));
        vm.prank(agent);
        consents.drawHeld(a, paying, id, pledgee, pledgee, address(depositA));
        _draw(a, pledgee);
        vm.expectRevert(abi.encodeWithSelector(IPaying.NothingHeldFor.selector, id, owner, holdId));
        _draw(a, pledgee);
    }

    // ---- shares ----

    function test_each_hold_draws_its_own_share_once() public {
        (HoldConsent memory a, bytes32 holdId) = _held(4_000, 1);
        (HoldConsent memory b,) = _held(1_000, 2);
        _paid();
        assertEq(depositA.balanceOf(owner), 2_000 * FACE);
        assertEq(paying.keptOf(id, owner).held, 5_000 * FACE);
        vm.expectEmit(address(paying));
        emit IPaying.KeptDrawn(id, owner, holdId, pledgee, address(depositA), 4_000 * FACE);
        _draw(a, pledgee);
        assertEq(depositA.balanceOf(pledgee), 13_000 * FACE + 4_000 * FACE);
        assertEq(paying.claimableOf(id, owner), 0, "the other hold still stands");
        vm.prank(agent);
        consents.releaseHeld(b);
        assertEq(paying.claimableOf(id, owner), 1_000 * FACE, "though the first one still holds its units");
        vm.prank(owner);
        paying.claim(id, owner, address(depositA));
        assertEq(depositA.balanceOf(owner), 3_000 * FACE);
        assertEq(depositA.balanceOf(address(paying)), 0);
    }

    /// The hold outlasts its units.
    function test_draws_after_the_units_are_retired() public {
        (HoldConsent memory a,) = _held(4_000, 1);
        _paid();
        token.redeem(owner, 7_000);
        assertEq(paying.claimableOf(id, owner), 0, "retired is not released");
        _draw(a, pledgee);
        assertEq(depositA.balanceOf(pledgee), 17_000 * FACE);
    }

    function test_after_retirement_a_broken_hold_is_the_owners() public {
        (, bytes32 holdId) = _held(4_000, 1);
        _paid();
        token.redeem(owner, 7_000);
        token.breakHold(holdId, "order");
        vm.prank(owner);
        paying.claim(id, owner, address(depositA));
        assertEq(depositA.balanceOf(owner), 7_000 * FACE);
    }

    /// The owner's wallet was recovered between the record and the draw.
    function test_draws_from_what_is_kept_for_the_lost_wallet() public {
        (HoldConsent memory a,) = _held(4_000, 1);
        address successor = makeAddr("successor");
        _paid();
        registry.know(successor, HONG_KONG, 0);
        token.recoveryAddress(owner, successor, address(0));
        _draw(a, pledgee);
        assertEq(depositA.balanceOf(pledgee), 17_000 * FACE);
        assertEq(paying.keptOf(id, owner).held, 0);
    }

    /// HOLD-1: whatever the holds and the order, each draws its units' principal, the owner the rest, and nothing is left.
    function testFuzz_shares_add_up(uint256[3] memory units, uint256 face, uint256 order) public {
        face = bound(face, 1, FACE);
        HoldConsent[] memory all = new HoldConsent[](3);
        uint256 held;
        for (uint256 i; i < 3; ++i) {
            units[i] = bound(units[i], 1, 2_300);
            (all[i],) = _held(units[i], i + 1);
            held += units[i];
        }
        _paidAt(uint96(face));
        for (uint256 i; i < 3; ++i) {
            uint256 which = (i + order % 3) % 3;
            if ((order >> (8 + which)) & 1 == 0) {
                uint256 before = depositA.balanceOf(pledgee);
                _draw(all[which], pledgee);
                assertEq(depositA.balanceOf(pledgee) - before, units[which] * face);
            } else {
                vm.prank(agent);
                consents.releaseHeld(all[which]);
                vm.prank(owner);
                paying.claim(id, owner, address(depositA));
            }
        }
        assertEq(depositA.balanceOf(owner) + depositA.balanceOf(pledgee), 20_000 * face);
        assertEq(depositA.balanceOf(address(paying)), 0);
        assertEq(paying.progressOf(id).kept, 0);
    }

    // ---- parts ----

    function _held(uint256 units, uint256 nonce) private returns (HoldConsent memory consent, bytes32 holdId) {
        consent = HoldConsent(
            address(token),
            agent,
            new address[](0),
            HoldTerms(owner, pledgee, 0, units, "PLEDGE", ENDS_AT),
            nonce
        );
        vm.prank(owner);
        holdId = consents.hold(consent, "");
    }

    function _paid() private {
        _paidAt(uint96(FACE));
    }

    function _paidAt(uint96 face) private {
        Declaration memory d = _perUnit(RECORD_AT, PAY_AT, face);
        (d.kind, d.taxed) = (Kind.PRINCIPAL, 0);
        vm.warp(RECORD_AT + 1);
        obligations.declare(0, d);
        _fundWhole(id);
        vm.warp(PAY_AT);
        _payPage(id, depositA, holders);
    }

    function _draw(HoldConsent memory consent, address to) private {
        vm.prank(agent);
        consents.drawHeld(consent, paying, id, owner, to, address(depositA));
    }
}
