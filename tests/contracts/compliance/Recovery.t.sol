// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

import {Roles} from "contracts/administration/Roles.sol";
import {IRecovery, RecoveryState, RecoveryTerms} from "contracts/compliance/interfaces/IRecovery.sol";
import {Recovery} from "contracts/compliance/Recovery.sol";
import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {Entry} from "contracts/types/Entry.sol";
import {AdmissionsDouble} from "../token/AdmissionsDouble.sol";
import {SecurityViews} from "../token/SecurityViews.sol";
import {TokenFixture} from "../token/TokenFixture.sol";

contract ContractApprover is IERC1271 {
    bytes32 public approved;

    function approve(bytes32 hash) external {
        approved = hash;
    }

    function isValidSignature(bytes32 hash, bytes calldata) external view returns (bytes4) {
        return hash == approved ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }
}

/// A register whose every recovery is carried out, and its registry.
contract WillingRegister {
    /// It knows nobody, so that nobody is suspended.
    function holderOf(address) external pure returns (address) {
        return address(0);
    }

    function identityRegistry() external view returns (address) {
        return address(this);
    }

    function replaceWalletIn(address, address lost, address) external pure returns (address) {
        return lost;
    }

    function recoveryAddress(address, address, address) external pure returns (bool) {
        return true;
    }

    function entryOf(address) external pure returns (Entry) {
        return Entry.wrap(0);
    }
}

contract RecoveryTest is TokenFixture {
    uint256 private constant DELAY = 2 days;

    Recovery private recovery;
    ContractApprover private trustee;
    uint256 private registrarKey;
    uint256 private officerKey;
    address private guardian = makeAddr("guardian");
    address private successor = makeAddr("successor");

    function setUp() public override {
        super.setUp();
        recovery = new Recovery(manager, DELAY);
        trustee = new ContractApprover();
        (, registrarKey) = makeAddrAndKey("approving registrar");
        (, officerKey) = makeAddrAndKey("approving officer");
        recovery.setApprovers(address(token), _approvers());
        token.setPowers(address(recovery), Powers.RECOVER);
        manager.grantRole(Roles.id("GUARDIAN", address(token)), guardian, 0);
    }

    // ---- approvers ----

    function test_set_approvers_reverts_when_the_caller_may_not() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        recovery.setApprovers(address(token), _approvers());
    }

    function test_set_approvers_reverts_when_two_are_the_same() public {
        for (uint256 i; i < 3; ++i) {
            address[3] memory approvers = _approvers();
            approvers[i] = approvers[(i + 1) % 3];
            vm.expectRevert(abi.encodeWithSelector(IRecovery.ApproversNotDistinct.selector, address(token)));
            recovery.setApprovers(address(token), approvers);
            approvers[i] = address(0);
            vm.expectRevert(abi.encodeWithSelector(IRecovery.ApproversNotDistinct.selector, address(token)));
            recovery.setApprovers(address(token), approvers);
        }
        assertEq(recovery.approversOf(address(token))[1], address(trustee));
    }

    function testFuzz_approvers_of(address a, address b, address c) public {
        vm.assume(a != address(0) && b != address(0) && c != address(0) && a != b && b != c && a != c);
        recovery.setApprovers(address(token), [a, b, c]);
        address[3] memory found = recovery.approversOf(address(token));
        assertEq(found[0], a);
        assertEq(found[1], b);
        assertEq(found[2], c);
    }

    // ---- proposing ----

    function test_propose_reverts_when_one_approves_twice() public {
        RecoveryTerms memory terms_ = _terms();
        bytes memory signature = _sign(terms_, registrarKey);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApproverUnknown.selector, 0, 2));
        recovery.propose(terms_, 0, signature, 0, signature);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApproverUnknown.selector, 3, 2));
        recovery.propose(terms_, 0, signature, 3, signature);
    }

    function test_propose_reverts_when_an_approval_is_not_the_approvers() public {
        RecoveryTerms memory terms_ = _terms();
        bytes memory signature = _sign(terms_, registrarKey);
        bytes32 id = recovery.idOf(terms_);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApprovalInvalid.selector, id, vm.addr(officerKey)));
        recovery.propose(terms_, 0, signature, 2, signature);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApprovalInvalid.selector, id, address(trustee)));
        recovery.propose(terms_, 0, signature, 1, "");
        terms_.successor = stranger; // other terms than were signed
        id = recovery.idOf(terms_);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApprovalInvalid.selector, id, vm.addr(registrarKey)));
        recovery.propose(terms_, 0, signature, 2, signature);
        terms_.register = address(recovery); // nobody approves there
        id = recovery.idOf(terms_);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApprovalInvalid.selector, id, address(0)));
        recovery.propose(terms_, 0, signature, 2, signature);
    }

    function test_propose_reverts_when_the_approvals_are_too_old() public {
        RecoveryTerms memory terms_ = _terms();
        (bytes memory first, bytes memory second) = (_sign(terms_, registrarKey), _sign(terms_, officerKey));
        vm.warp(terms_.deadline + 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRecovery.ApprovalExpired.selector, recovery.idOf(terms_), terms_.deadline, terms_.deadline + 1
            )
        );
        recovery.propose(terms_, 0, first, 2, second);
        vm.warp(terms_.deadline);
        recovery.propose(terms_, 0, first, 2, second);
    }

    function test_propose_waits_the_delay() public {
        RecoveryTerms memory terms_ = _terms();
        bytes32 id = recovery.idOf(terms_);
        vm.expectEmit(address(recovery));
        emit IRecovery.RecoveryProposed(
            id, address(token), holder, successor, terms_.declarationHash, block.timestamp + DELAY
        );
        assertEq(_propose(terms_), id);
        assertEq(recovery.executableAt(id), block.timestamp + DELAY);
        (bytes memory first, bytes memory second) = (_sign(terms_, registrarKey), _sign(terms_, officerKey));
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryExists.selector, id));
        recovery.propose(terms_, 0, first, 2, second);
    }

    function test_a_contract_approves_by_its_own_signature() public {
        RecoveryTerms memory terms_ = _terms();
        trustee.approve(recovery.idOf(terms_));
        recovery.propose(terms_, 0, _sign(terms_, registrarKey), 1, "");
    }

    // ---- cancelling ----

    function test_cancel_reverts_when_the_caller_is_neither_the_wallet_nor_a_guardian() public {
        RecoveryTerms memory terms_ = _terms();
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryUnknown.selector, recovery.idOf(terms_)));
        vm.prank(guardian);
        recovery.cancel(terms_);
        bytes32 id = _propose(terms_);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryNotYours.selector, id, stranger));
        vm.prank(stranger);
        recovery.cancel(terms_);
    }

    function test_a_cancelled_recovery_never_comes_back() public {
        RecoveryTerms memory terms_ = _terms();
        bytes32 id = _propose(terms_);
        vm.expectEmit(address(recovery));
        emit IRecovery.RecoveryCancelled(id, holder);
        vm.prank(holder); // not lost after all
        recovery.cancel(terms_);
        (bytes memory first, bytes memory second) = (_sign(terms_, registrarKey), _sign(terms_, officerKey));
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryExists.selector, id));
        recovery.propose(terms_, 0, first, 2, second);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryUnknown.selector, id));
        recovery.execute(terms_);
        (terms_.declarationHash, terms_.deadline) = ("another declaration", block.timestamp);
        _propose(terms_);
        vm.prank(guardian);
        recovery.cancel(terms_);
    }

    // ---- executing ----

    function test_execute_reverts_one_second_early() public {
        RecoveryTerms memory terms_ = _terms();
        bytes32 id = recovery.idOf(terms_);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryUnknown.selector, id));
        recovery.execute(terms_);
        uint256 executableAt = block.timestamp + DELAY;
        _propose(terms_);
        vm.warp(executableAt - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IRecovery.RecoveryTooEarly.selector, id, executableAt, executableAt - 1)
        );
        recovery.execute(terms_);
        vm.warp(executableAt);
        vm.expectEmit(address(recovery));
        emit IRecovery.RecoveryExecuted(id, address(token), holder, successor);
        vm.prank(stranger);
        recovery.execute(terms_);
        assertEq(token.balanceOf(successor), 10_000);
        assertEq(token.balanceOf(holder), 0);
        assertEq(token.totalSupply(), 11_000);
        assertTrue(recovery.stateOf(id) == RecoveryState.EXECUTED);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryUnknown.selector, id));
        recovery.execute(terms_);
    }

    /// An approval is no blank cheque: 14 days after it could be carried out nobody can any more.
    function test_an_approved_recovery_lapses() public {
        RecoveryTerms memory terms_ = _terms();
        bytes32 id = _propose(terms_);
        uint256 lapsesAt = block.timestamp + DELAY + 14 days;
        vm.warp(lapsesAt + 1);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryLapsed.selector, id, lapsesAt, lapsesAt + 1));
        recovery.execute(terms_);
        vm.warp(lapsesAt);
        recovery.execute(terms_);
        assertEq(token.balanceOf(successor), 10_000);
    }

    /// Who was replaced as approver, for a stolen key say, approved nothing that still waits.
    function test_other_approvers_end_what_waits() public {
        RecoveryTerms memory terms_ = _terms();
        bytes32 id = _propose(terms_);
        address[3] memory others = _approvers();
        others[0] = makeAddr("another registrar");
        recovery.setApprovers(address(token), others);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApproversReplaced.selector, id));
        recovery.execute(terms_);
    }

    /// Whoever stole a key keeps what it opens only until the freezer knows: a frozen wallet stops no recovery.
    function test_a_frozen_thief_cannot_cancel() public {
        RecoveryTerms memory terms_ = _terms();
        bytes32 id = _propose(terms_);
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryNotYours.selector, id, holder));
        vm.prank(holder);
        recovery.cancel(terms_);
        vm.warp(block.timestamp + DELAY);
        recovery.execute(terms_);
        assertEq(token.balanceOf(successor), 10_000);
        assertTrue(SecurityViews.isFrozen(token, successor));
    }

    function test_execute_reverts_when_the_successor_is_another_holders() public {
        RecoveryTerms memory terms_ = _terms();
        terms_.successor = nonHolder;
        _propose(terms_);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(AdmissionsDouble.WalletNotSuccessor.selector, holder, nonHolder));
        recovery.execute(terms_);
    }

    function test_two_tokens_of_one_registry_are_recovered_one_after_the_other() public {
        SecurityToken second = newToken(terms());
        second.mint(holder, 500);
        second.setPowers(address(recovery), Powers.RECOVER);
        recovery.setApprovers(address(second), _approvers());
        RecoveryTerms memory first = _terms();
        RecoveryTerms memory other = _terms();
        other.register = address(second);
        _propose(first);
        _propose(other);
        vm.warp(block.timestamp + DELAY);
        recovery.execute(first);
        recovery.execute(other);
        assertEq(token.balanceOf(successor), 10_000);
        assertEq(second.balanceOf(successor), 500);
    }

    function test_old_approvals_move_nothing_again() public {
        RecoveryTerms memory terms_ = _terms();
        _propose(terms_);
        vm.warp(block.timestamp + DELAY);
        recovery.execute(terms_);
        terms_.deadline = block.timestamp + 1;
        _propose(terms_);
        vm.warp(block.timestamp + DELAY);
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, holder, successor));
        recovery.execute(terms_);
    }

    // ---- many at a time ----

    /// However many wait at the same time, each is as if it were alone: proposed once, then cancelled or executed
    /// for good.
    function testFuzz_proposals_do_not_meet(uint256 seed) public {
        WillingRegister willing = new WillingRegister();
        recovery.setApprovers(address(willing), _approvers());
        RecoveryTerms memory terms_ = _terms();
        terms_.register = address(willing);
        bytes32[24] memory ids;
        uint256[24] memory waitsFor;
        bool[24] memory ended;
        for (uint256 step; step < 72; ++step) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 i = seed % 24;
            terms_.declarationHash = bytes32(i);
            terms_.deadline = 1 << 60;
            ids[i] = recovery.idOf(terms_);
            uint256 act = (seed >> 8) % 4;
            if (act < 2) {
                (bytes memory first, bytes memory second) = (_sign(terms_, registrarKey), _sign(terms_, officerKey));
                bool exists = waitsFor[i] != 0 || ended[i];
                if (exists) vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryExists.selector, ids[i]));
                recovery.propose(terms_, 0, first, 2, second);
                if (!exists) waitsFor[i] = block.timestamp + DELAY;
            } else if (act == 2) {
                if (waitsFor[i] == 0) vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryUnknown.selector, ids[i]));
                else (waitsFor[i], ended[i]) = (0, true);
                vm.prank(holder);
                recovery.cancel(terms_);
            } else {
                if (waitsFor[i] == 0) {
                    vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryUnknown.selector, ids[i]));
                } else if (block.timestamp < waitsFor[i]) {
                    vm.expectRevert(
                        abi.encodeWithSelector(
                            IRecovery.RecoveryTooEarly.selector, ids[i], waitsFor[i], block.timestamp
                        )
                    );
                } else {
                    (waitsFor[i], ended[i]) = (0, true);
                }
                recovery.execute(terms_);
            }
            vm.warp(block.timestamp + (seed >> 16) % 8 hours);
            for (uint256 k; k < 24; ++k) {
                if (ids[k] != 0) assertEq(recovery.executableAt(ids[k]), waitsFor[k]);
            }
        }
    }

    // ---- helpers ----

    function _terms() private view returns (RecoveryTerms memory) {
        return RecoveryTerms({
            register: address(token),
            lost: holder,
            successor: successor,
            declarationHash: keccak256("declaration"),
            deadline: block.timestamp + 1 days
        });
    }

    function _approvers() private view returns (address[3] memory) {
        return [vm.addr(registrarKey), address(trustee), vm.addr(officerKey)];
    }

    function _propose(RecoveryTerms memory terms_) private returns (bytes32) {
        return recovery.propose(terms_, 0, _sign(terms_, registrarKey), 2, _sign(terms_, officerKey));
    }

    function _sign(RecoveryTerms memory terms_, uint256 key) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, recovery.idOf(terms_));
        return abi.encodePacked(r, s, v);
    }
}
