// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {Test} from "forge-std/Test.sol";

import {Administration} from "contracts/administration/Administration.sol";
import {ContractKind} from "contracts/administration/FunctionRoles.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {Bond} from "contracts/bond/Bond.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {IdentityRegistry} from "contracts/identity/IdentityRegistry.sol";
import {IPermissionedToken} from "contracts/register/interfaces/IPermissionedToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";

/// Functions of a contract of a known kind belong to that kind's roles in the contract's scope. That the lists are those
/// of the contracts, to the last function, is tested where both are known: tests/sdk/test_roles.py.
contract AdministrationTest is Test {
    Administration internal administration;
    address internal target = makeAddr("target");
    address internal scope = makeAddr("scope");
    address internal stranger = makeAddr("stranger");

    function setUp() public {
        administration = new Administration(address(this));
    }

    // ---- setTargetScope ----

    function test_reverts_when_a_stranger_sets_a_scope() public {
        vm.expectRevert(
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedAccount.selector, stranger, uint64(0))
        );
        vm.prank(stranger);
        administration.setTargetScope(target, ContractKind.CASH, scope);
    }

    function test_reverts_when_a_function_of_a_known_kind_is_given_away() public {
        administration.setTargetScope(target, ContractKind.CASH, scope);
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = TokenizedDeposit.book.selector;
        vm.expectRevert(abi.encodeWithSelector(Administration.TargetHasScope.selector, target));
        administration.setTargetFunctionRole(target, selectors, 7);
    }

    function test_set_target_scope() public {
        vm.expectEmit(address(administration));
        emit Administration.TargetScopeSet(target, ContractKind.BOND, scope);
        administration.setTargetScope(target, ContractKind.BOND, scope);
        (ContractKind kind, address scope_) = administration.targetScope(target);
        assertEq(uint8(kind), uint8(ContractKind.BOND));
        assertEq(scope_, scope);
    }

    /// An administrator with a delay schedules it like every other call.
    function test_waits_for_the_administrators_delay() public {
        administration.grantRole(0, stranger, 1 days);
        bytes memory data =
            abi.encodeCall(Administration.setTargetScope, (target, ContractKind.CASH, scope));
        vm.prank(stranger);
        administration.schedule(address(administration), data, 0);
        vm.warp(block.timestamp + 1 days - 1);
        vm.expectRevert();
        vm.prank(stranger);
        administration.execute(address(administration), data);
        skip(1);
        vm.prank(stranger);
        administration.execute(address(administration), data);
        assertEq(_role(TokenizedDeposit.book.selector), Roles.id("BANK", scope));
    }

    // ---- roles by kind ----

    function _role(bytes4 selector) private view returns (uint64) {
        return administration.getTargetFunctionRole(target, selector);
    }

    function test_no_kind_leaves_what_is_assigned() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = TokenizedDeposit.book.selector;
        administration.setTargetFunctionRole(target, selectors, 7);
        assertEq(_role(TokenizedDeposit.book.selector), 7);
        administration.setTargetScope(target, ContractKind.CASH, scope);
        assertEq(_role(TokenizedDeposit.book.selector), Roles.id("BANK", scope));
        administration.setTargetScope(target, ContractKind.NONE, address(0));
        assertEq(_role(TokenizedDeposit.book.selector), 7);
    }

    /// The same function may belong to another role where the kind is another.
    function test_a_kind_decides() public {
        administration.setTargetScope(target, ContractKind.CASH, scope);
        assertEq(_role(IPermissionedToken.admitWallets.selector), Roles.id("BANK", scope));
        assertEq(_role(IPermissionedToken.setPowers.selector), 0);
        assertEq(_role(SecurityToken.setDocument.selector), 0);
        administration.setTargetScope(target, ContractKind.SECURITY, scope);
        assertEq(_role(IPermissionedToken.admitWallets.selector), Roles.id("REGISTRAR", scope));
        assertEq(_role(SecurityToken.freezePartialTokens.selector), Roles.id("FREEZER", scope));
        assertEq(_role(SecurityToken.mint.selector), 0);
        assertEq(_role(TokenizedDeposit.book.selector), 0);
        administration.setTargetScope(target, ContractKind.IDENTITY, scope);
        assertEq(_role(IdentityRegistry.sanction.selector), Roles.id("COMPLIANCE", scope));
        assertEq(_role(IPermissionedToken.admitWallets.selector), 0);
        administration.setTargetScope(target, ContractKind.BOND, scope);
        assertEq(_role(Bond.freezeTerms.selector), Roles.id("ISSUER", scope));
        assertEq(_role(Bond.setParts.selector), 0);
    }

    /// A role of another scope does nothing; a closed target refuses its roles too.
    function test_can_call() public {
        administration.setTargetScope(target, ContractKind.CASH, scope);
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

    function test_set_target_closed() public {
        assertFalse(administration.isTargetClosed(target));
        vm.expectEmit(address(administration));
        emit IAccessManager.TargetClosed(target, true);
        administration.setTargetClosed(target, true);
        assertTrue(administration.isTargetClosed(target));
        administration.setTargetClosed(target, false);
        assertFalse(administration.isTargetClosed(target));
    }

    /// They lie in one word, and neither writes over the other.
    function test_a_closed_target_stays_closed_when_its_scope_changes() public {
        administration.setTargetScope(target, ContractKind.CASH, scope);
        administration.setTargetClosed(target, true);
        (ContractKind kind, address scope_) = administration.targetScope(target);
        assertEq(uint8(kind), uint8(ContractKind.CASH));
        assertEq(scope_, scope);
        administration.setTargetScope(target, ContractKind.BOND, stranger);
        assertTrue(administration.isTargetClosed(target));
    }

    /// A lane of the words is met by its own selector only.
    function testFuzz_other_functions_are_the_administrators(bytes4 selector) public {
        bytes4[24] memory known = [
            bytes4(keccak256("pause()")),
            bytes4(keccak256("setMarketHalt(bool)")),
            bytes4(keccak256("setPolicy(uint256)")),
            bytes4(keccak256("setCountryMap(uint256[4])")),
            bytes4(keccak256("setCustomRule(address)")),
            bytes4(keccak256("breakHold(bytes32,bytes32)")),
            bytes4(keccak256("lodgeOrder(bytes32,address,address,uint256)")),
            bytes4(keccak256("withdrawOrder(address,address,uint256)")),
            bytes4(keccak256("forcedTransfer(address,address,uint256)")),
            bytes4(keccak256("forcedTransfer(address,address,uint256,bytes32)")),
            bytes4(keccak256("batchForcedTransfer(address[],address[],uint256[])")),
            bytes4(keccak256("setBankFrozen(bool)")),
            bytes4(keccak256("admitWallets(address[])")),
            bytes4(keccak256("setDocument(bytes32,string,bytes32)")),
            bytes4(keccak256("removeDocument(bytes32)")),
            bytes4(keccak256("setAddressFrozen(address,bool)")),
            bytes4(keccak256("setFrozenTokens(address,uint256)")),
            bytes4(keccak256("freezePartialTokens(address,uint256)")),
            bytes4(keccak256("unfreezePartialTokens(address,uint256)")),
            bytes4(keccak256("setFrozenTokensIf(address,uint256,uint256)")),
            bytes4(keccak256("batchSetAddressFrozen(address[],bool[])")),
            bytes4(keccak256("batchFreezePartialTokens(address[],uint256[])")),
            bytes4(keccak256("batchUnfreezePartialTokens(address[],uint256[])")),
            bytes4(0)
        ];
        administration.setTargetScope(target, ContractKind.SECURITY, scope);
        bool expected;
        for (uint256 i; i < known.length; ++i) expected = expected || known[i] == selector;
        if (!expected) assertEq(_role(selector), 0);
        for (uint256 i; i < 23; ++i) assertTrue(_role(known[i]) != 0);
    }

    /// A name's id is the same whether it comes as a word or as letters.
    function test_ids() public view {
        assertEq(Roles.idOf(bytes32("CALCULATION_AGENT") | bytes32(uint256(17)), scope), Roles.id("CALCULATION_AGENT", scope));
        assertEq(Roles.idOf(bytes32("BANK") | bytes32(uint256(4)), scope), Roles.id("BANK", scope));
    }
}
