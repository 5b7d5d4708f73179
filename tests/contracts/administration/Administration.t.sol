// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Test} from "forge-std/Test.sol";

import {Administration} from "contracts/administration/Administration.sol";
import {IAdministration} from "contracts/administration/interfaces/IAdministration.sol";
import {IRoleTable} from "contracts/administration/interfaces/IRoleTable.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {BondRoleTable} from "contracts/bond/BondRoleTable.sol";
import {IBond} from "contracts/bond/interfaces/IBond.sol";
import {CashRoleTable} from "contracts/cash/CashRoleTable.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {IPermissionedToken} from "contracts/register/interfaces/IPermissionedToken.sol";

/// Functions of a contract with a table belong to the table's roles in the contract's scope. That the tables are those of
/// the contracts, to the last function, is tested where both are known: tests/sdk/test_roles.py.
contract AdministrationTest is Test {
    Administration internal administration;
    CashRoleTable internal cash = new CashRoleTable();
    address internal target = makeAddr("target");
    address internal scope = makeAddr("scope");
    address internal stranger = makeAddr("stranger");
    address internal a = makeAddr("administrator A");
    address internal b = makeAddr("administrator B");
    address internal c = makeAddr("administrator C");
    address internal guardian = makeAddr("guardian");

    function setUp() public {
        administration = new Administration(address(this));
    }

    /// Three administrators of two days and a guardian; the deployer has left.
    modifier handedOver() {
        administration.setTargetScope(target, cash, target);
        administration.grantRole(Roles.id("GUARDIAN", address(administration)), guardian, 0);
        address[3] memory three = [a, b, c];
        for (uint256 i; i < 3; ++i) administration.grantRole(0, three[i], 2 days);
        administration.renounceRole(0, address(this));
        _;
    }

    // ---- setTargetScope ----

    function test_reverts_when_a_stranger_sets_a_scope() public {
        bytes memory refusal =
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, stranger, uint64(0));
        vm.startPrank(stranger);
        vm.expectRevert(refusal);
        administration.setTargetScope(target, cash, scope);
        vm.expectRevert(refusal);
        administration.openScope(scope);
    }

    function test_reverts_when_a_function_of_a_table_is_given_away() public {
        administration.setTargetScope(target, cash, scope);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = TokenizedDeposit.book.selector;
        vm.expectRevert(abi.encodeWithSelector(IAdministration.TargetHasScope.selector, target));
        administration.setTargetFunctionRole(target, selectors, 7);
    }

    function test_set_target_scope() public {
        vm.expectEmit(address(administration));
        emit IAdministration.ScopeOpened(scope);
        vm.expectEmit(address(administration));
        emit IAdministration.TargetScopeSet(target, address(cash), scope);
        administration.setTargetScope(target, cash, scope);
        _assertScope(cash, scope);
        administration.setTargetScope(target, cash, target);
        _assertScope(cash, target);
        administration.setTargetScope(target, IRoleTable(address(0)), target);
        _assertScope(IRoleTable(address(0)), address(0));
    }

    function _assertScope(IRoleTable table, address expected) private view {
        (IRoleTable found, address scope_) = administration.targetScope(target);
        assertEq(address(found), address(table));
        assertEq(scope_, expected);
    }

    /// An administrator with a delay schedules it like every other call.
    function test_waits_for_the_administrators_delay() public {
        administration.grantRole(0, stranger, 1 days);
        bytes memory data = abi.encodeCall(Administration.setTargetScope, (target, cash, scope));
        vm.startPrank(stranger);
        administration.schedule(address(administration), data, 0);
        skip(1 days - 1);
        vm.expectRevert();
        administration.execute(address(administration), data);
        skip(1);
        administration.execute(address(administration), data);
        assertEq(_role(TokenizedDeposit.book.selector), Roles.id("BANK", scope));
    }

    /// A hardened target's own delay holds for this call as OpenZeppelin has it hold for the weaker ones; a scope's too.
    function test_waits_for_the_longest_delay() public {
        administration.setTargetAdminDelay(scope, 30 days);
        skip(5 days); // OpenZeppelin's own wait for a new delay
        vm.expectRevert(abi.encodeWithSelector(IAdministration.TargetDelayed.selector, target, 30 days));
        administration.setTargetScope(target, cash, scope);
        bytes memory data = abi.encodeCall(Administration.setTargetScope, (target, cash, scope));
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessManager.AccessManagerNotScheduled.selector,
                administration.hashOperation(address(this), address(administration), data)
            )
        );
        administration.execute(address(administration), data);
        administration.grantRole(0, stranger, 1 days);
        vm.startPrank(stranger);
        (bytes32 operation,) = administration.schedule(address(administration), data, 0);
        assertEq(administration.getSchedule(operation), block.timestamp + 30 days);
        skip(30 days - 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManager.AccessManagerNotReady.selector, operation));
        administration.execute(address(administration), data);
        skip(1);
        administration.execute(address(administration), data);
        _assertScope(cash, scope);
    }

    // ---- scopes ----

    /// Whoever chooses an address with another scope's last six bytes gets no roles of that scope.
    function test_reverts_for_a_scope_whose_ids_are_anothers() public {
        administration.openScope(scope);
        address twin = address(uint160(scope) ^ (uint160(1) << 100));
        assertEq(Roles.id("COURT_ORDER", twin), Roles.id("COURT_ORDER", scope));
        bytes memory refusal = abi.encodeWithSelector(IAdministration.ScopeRefused.selector, twin, scope);
        vm.expectRevert(refusal);
        administration.openScope(twin);
        vm.expectRevert(refusal);
        administration.setTargetScope(target, cash, twin);
        vm.expectRevert(abi.encodeWithSelector(IAdministration.ScopeRefused.selector, address(0), address(0)));
        administration.openScope(address(0));
        administration.openScope(scope);
        assertEq(administration.scopeOf(Roles.id("BANK", scope)), scope);
    }

    function test_reverts_for_a_role_of_no_scope() public {
        uint64 role = Roles.id("BANK", scope);
        vm.expectRevert(abi.encodeWithSelector(IAdministration.ScopeUnknown.selector, role));
        administration.grantRole(role, stranger, 0);
        administration.openScope(scope);
        administration.grantRole(role, stranger, 0);
    }

    /// No key books money and issues it, and none lodges an order and executes it; in another scope it may.
    function test_reverts_for_both_halves_of_a_pair() public {
        administration.openScope(scope);
        administration.openScope(target);
        bytes32[2][2] memory pairs = [[bytes32("BANK"), "ISSUER"], [bytes32("COURT_ORDER"), "ENFORCER"]];
        for (uint256 i; i < 2; ++i) {
            for (uint256 j; j < 2; ++j) {
                address party = makeAddr(vm.toString(2 * i + j));
                (uint64 one, uint64 other) = (Roles.id(pairs[i][j], scope), Roles.id(pairs[i][1 - j], scope));
                administration.grantRole(one, party, 0);
                vm.expectRevert(
                    abi.encodeWithSelector(IAdministration.RolePairRefused.selector, party, other, one)
                );
                administration.grantRole(other, party, 0);
                administration.grantRole(Roles.id(pairs[i][1 - j], target), party, 0);
                administration.revokeRole(one, party);
                administration.grantRole(other, party, 0);
            }
        }
    }

    // ---- administrators ----

    /// Two revoke the third at once; what it had scheduled dies with its role.
    function test_two_administrators_revoke_the_third() public handedOver {
        bytes memory grab = abi.encodeCall(IAccessManager.grantRole, (uint64(0), stranger, 0));
        vm.prank(c);
        administration.schedule(address(administration), grab, 0);
        vm.expectEmit(address(administration));
        emit IAdministration.RevocationRequested(0, c, a);
        vm.prank(a);
        administration.revokeAtOnce(0, c);
        vm.prank(a);
        administration.revokeAtOnce(0, c);
        assertTrue(_isAdministrator(c), "one alone, twice");
        vm.prank(b);
        administration.revokeAtOnce(0, c);
        assertFalse(_isAdministrator(c));
        skip(2 days);
        vm.expectRevert();
        vm.prank(c);
        administration.execute(address(administration), grab);
    }

    function test_a_request_to_revoke_lapses() public handedOver {
        vm.prank(a);
        administration.revokeAtOnce(0, c);
        skip(7 days + 1);
        vm.prank(b);
        administration.revokeAtOnce(0, c);
        assertTrue(_isAdministrator(c));
        vm.prank(a);
        administration.revokeAtOnce(0, c);
        assertFalse(_isAdministrator(c));
    }

    /// A request of an account that was revoked since counts for nothing.
    function test_a_request_of_a_revoked_administrator_counts_for_nothing() public handedOver {
        vm.prank(c);
        administration.revokeAtOnce(0, a);
        vm.prank(a);
        administration.revokeAtOnce(0, c);
        vm.prank(b);
        administration.revokeAtOnce(0, c);
        vm.prank(b);
        administration.revokeAtOnce(0, a);
        assertTrue(_isAdministrator(a));
    }

    function test_reverts_when_revoked_by_others_than_administrators() public handedOver {
        address[2] memory callers = [stranger, c];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IAdministration.RevocationNotYours.selector, callers[i]));
            vm.prank(callers[i]);
            administration.revokeAtOnce(0, c);
        }
    }

    /// Every role ends so: a stolen key of an agent needs no delay.
    function test_two_administrators_revoke_an_agent() public {
        administration.setTargetScope(target, cash, target);
        administration.grantRole(Roles.id("BANK", target), stranger, 0);
        administration.grantRole(0, a, 2 days);
        administration.grantRole(0, b, 2 days);
        vm.prank(a);
        administration.revokeAtOnce(Roles.id("BANK", target), stranger);
        vm.prank(b);
        administration.revokeAtOnce(Roles.id("BANK", target), stranger);
        (bool member,) = administration.hasRole(Roles.id("BANK", target), stranger);
        assertFalse(member);
    }

    /// Somebody other than its author cancels what an administrator scheduled: another one, and the stack's guardian.
    function test_another_cancels_an_operation() public handedOver {
        bytes memory grab = abi.encodeCall(IAccessManager.grantRole, (uint64(0), stranger, 0));
        address[2] memory cancellers = [b, guardian];
        for (uint256 i; i < 2; ++i) {
            vm.prank(c);
            administration.schedule(address(administration), grab, 0);
            vm.prank(cancellers[i]);
            administration.cancel(c, address(administration), grab);
        }
        vm.prank(c);
        administration.schedule(address(administration), grab, 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IAccessManager.AccessManagerUnauthorizedCancel.selector,
                stranger,
                c,
                address(administration),
                IAccessManager.grantRole.selector
            )
        );
        vm.prank(stranger);
        administration.cancel(c, address(administration), grab);
    }

    /// Whoever is to be revoked can't cancel it, the guardian neither; others can.
    function test_who_is_revoked_does_not_cancel_it() public handedOver {
        bytes memory one = abi.encodeCall(IAccessManager.revokeRole, (uint64(0), c));
        bytes memory other =
            abi.encodeCall(IAccessManager.revokeRole, (Roles.id("GUARDIAN", address(administration)), guardian));
        vm.startPrank(a);
        administration.schedule(address(administration), one, 0);
        administration.schedule(address(administration), other, 0);
        vm.stopPrank();
        vm.expectRevert();
        vm.prank(c);
        administration.cancel(a, address(administration), one);
        vm.expectRevert();
        vm.prank(guardian);
        administration.cancel(a, address(administration), other);
        skip(2 days);
        vm.prank(a);
        administration.execute(address(administration), one);
        assertFalse(_isAdministrator(c));
        vm.prank(b);
        administration.cancel(a, address(administration), other);
    }

    function _isAdministrator(address account) private view returns (bool member) {
        (member,) = administration.hasRole(0, account);
    }

    // ---- roles by table ----

    function _role(bytes4 selector) private view returns (uint64) {
        return administration.getTargetFunctionRole(target, selector);
    }

    function test_no_table_leaves_what_is_assigned() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = TokenizedDeposit.book.selector;
        administration.setTargetFunctionRole(target, selectors, 7);
        assertEq(_role(TokenizedDeposit.book.selector), 7);
        administration.setTargetScope(target, cash, scope);
        assertEq(_role(TokenizedDeposit.book.selector), Roles.id("BANK", scope));
        administration.setTargetScope(target, IRoleTable(address(0)), address(0));
        assertEq(_role(TokenizedDeposit.book.selector), 7);
    }

    function test_a_table_decides() public {
        administration.setTargetScope(target, cash, scope);
        assertEq(_role(TokenizedDeposit.book.selector), Roles.id("BANK", scope));
        assertEq(_role(IPermissionedToken.setPowers.selector), 0);
        assertEq(_role(bytes4(0)), 0);
        administration.setTargetScope(target, new BondRoleTable(), scope);
        assertEq(_role(TokenizedDeposit.book.selector), 0);
        assertEq(_role(IBond.call.selector), Roles.id("ISSUER", scope));
        assertEq(_role(IBond.setParts.selector), 0);
    }

    /// A role of another scope does nothing; a closed target refuses its roles too.
    function test_can_call() public {
        administration.setTargetScope(target, cash, scope);
        administration.openScope(stranger);
        administration.grantRole(Roles.id("BANK", stranger), stranger, 0);
        (bool immediate,) = administration.canCall(stranger, target, TokenizedDeposit.book.selector);
        assertFalse(immediate);
        administration.grantRole(Roles.id("BANK", scope), stranger, 0);
        (immediate,) = administration.canCall(stranger, target, TokenizedDeposit.book.selector);
        assertTrue(immediate);
        administration.setTargetClosed(target, true);
        (immediate,) = administration.canCall(stranger, target, TokenizedDeposit.book.selector);
        assertFalse(immediate);
    }

    /// They lie in one slot, and neither writes over the other.
    function test_a_closed_target_stays_closed_when_its_scope_changes() public {
        administration.setTargetScope(target, cash, scope);
        vm.expectEmit(address(administration));
        emit IAccessManager.TargetClosed(target, true);
        administration.setTargetClosed(target, true);
        _assertScope(cash, scope);
        administration.setTargetScope(target, cash, target);
        assertTrue(administration.isTargetClosed(target));
        administration.setTargetClosed(target, false);
        assertFalse(administration.isTargetClosed(target));
    }

    /// An id is the scope's last six bytes, then the name; no two names share theirs, and none is the manager's own.
    function test_ids() public pure {
        bytes32[17] memory names = [
            Roles.ADMIN, Roles.ISSUER, Roles.REGISTRAR, Roles.CALCULATION_AGENT, Roles.PAYING_AGENT, Roles.COMPLIANCE,
            Roles.FREEZER, Roles.COURT_ORDER, Roles.ENFORCER, Roles.PAUSER, Roles.BRAKE, Roles.RESTORER, Roles.VENUE,
            Roles.BANK, Roles.GUARDIAN, Roles.TRUSTEE, Roles.CONVERSION_AGENT
        ];
        address place = 0x1122334455667788990011223344556677889900;
        for (uint256 i; i < names.length; ++i) {
            uint64 id = Roles.id(names[i], place);
            assertEq(id >> 16, 0x556677889900);
            assertTrue(uint16(id) != 0 && uint16(id) != 0xffff);
            for (uint256 j; j < i; ++j) assertNotEq(id, Roles.id(names[j], place));
        }
    }
}
