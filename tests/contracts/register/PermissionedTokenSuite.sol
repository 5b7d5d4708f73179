// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";

import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {IPermissionedToken} from "contracts/register/interfaces/IPermissionedToken.sol";
import {PermissionedToken} from "contracts/register/PermissionedToken.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {AdmissionsDouble} from "../token/AdmissionsDouble.sol";
import {PermissionedTokenAsserts} from "./PermissionedTokenAsserts.sol";

interface IFreezable {
    function setAddressFrozen(address wallet, bool frozen) external;
    function setFrozenTokens(address wallet, uint256 amount) external returns (bool);
}

/// What every permissioned token does, whatever its units are. The token's own test says how it is made, how units are
/// issued and who freezes (the test contract may).
abstract contract PermissionedTokenSuite is PermissionedTokenAsserts {
    address internal payer = makeAddr("payer");
    address internal payee = makeAddr("payee");
    address internal agent = makeAddr("agent");
    address internal unknown = makeAddr("unknown");

    function permissionedToken() internal virtual returns (PermissionedToken);
    function admissions() internal virtual returns (AdmissionsDouble);
    function issueTo(address wallet, uint256 units) internal virtual;
    function balanceRefusal(address wallet, uint256 balance, uint256 needed)
        internal
        virtual
        returns (bytes memory);

    modifier given() {
        AdmissionsDouble registry = admissions();
        for (uint256 i; i < 3; ++i) registry.know([payer, payee, agent][i], type(uint32).max, 344, 2, 0);
        address[] memory wallets = new address[](3);
        (wallets[0], wallets[1], wallets[2]) = (payer, payee, agent);
        permissionedToken().admitWallets(wallets);
        issueTo(payer, 1_000);
        _;
    }

    /// The shared properties of permissioned tokens.
    function test_is_a_permissioned_token() public given {
        assert_permissioned_token(permissionedToken(), payer, payee, unknown, 300);
    }

    function test_permissioned_transfer_reverts_when_the_receiver_is_unknown() public given {
        PermissionedToken token = permissionedToken();
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, unknown));
        vm.prank(payer);
        token.transfer(unknown, 100);
    }

    function test_permissioned_transfer_reverts_when_there_is_too_little() public given {
        PermissionedToken token = permissionedToken();
        vm.expectRevert(balanceRefusal(payer, 1_000, 1_001));
        vm.prank(payer);
        token.transfer(payee, 1_001);
    }

    function test_permissioned_transfer_reverts_given_a_party_is_frozen() public given {
        PermissionedToken token = permissionedToken();
        IFreezable(address(token)).setAddressFrozen(payee, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, payee));
        vm.prank(payer);
        token.transfer(payee, 100);
    }

    function test_permissioned_transfer_reverts_given_units_are_frozen() public given {
        PermissionedToken token = permissionedToken();
        IFreezable(address(token)).setFrozenTokens(payer, 901);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, payer, 100, 99)
        );
        vm.prank(payer);
        token.transfer(payee, 100);
    }

    function test_permissioned_sanction_reaches_sender_receiver_and_spender() public given {
        PermissionedToken token = permissionedToken();
        AdmissionsDouble registry = admissions();
        vm.prank(payer);
        token.approve(agent, 500);
        registry.know(agent, type(uint32).max, 344, 2, EntryFlags.SANCTIONED);
        registry.push(token, agent);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, agent));
        vm.prank(agent);
        token.transferFrom(payer, payee, 100);
        registry.know(payer, type(uint32).max, 344, 2, EntryFlags.SANCTIONED);
        registry.push(token, payer);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, payer));
        vm.prank(payer);
        token.transfer(payee, 100);
    }

    function test_permissioned_admission_ends_at_its_second() public given {
        PermissionedToken token = permissionedToken();
        AdmissionsDouble registry = admissions();
        uint256 lastAt = block.timestamp + 10;
        registry.know(payee, lastAt, 344, 2, 0);
        registry.push(token, payee);
        vm.warp(lastAt);
        vm.prank(payer);
        token.transfer(payee, 100);
        vm.warp(lastAt + 1);
        registry.forget(payee);
        vm.expectRevert(
            abi.encodeWithSelector(VerificationRule.AdmissionExpired.selector, payee, lastAt, lastAt + 1)
        );
        vm.prank(payer);
        token.transfer(payee, 100);
    }

    function test_permissioned_transfer_moves_units_and_says_so() public given {
        PermissionedToken token = permissionedToken();
        vm.expectEmit(address(token));
        emit IERC20.Transfer(payer, payee, 400);
        vm.prank(payer);
        assertTrue(token.transfer(payee, 400));
        assertEq(token.balanceOf(payer), 600);
        assertEq(token.balanceOf(payee), 400);
        assertEq(token.totalSupply(), 1_000);
    }

    function test_permissioned_transfer_from_spends_the_allowance() public given {
        PermissionedToken token = permissionedToken();
        vm.prank(payer);
        token.approve(agent, 500);
        vm.prank(agent);
        assertTrue(token.transferFrom(payer, payee, 400));
        assertEq(token.allowance(payer, agent), 100);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, agent, 100, 200));
        vm.prank(agent);
        token.transferFrom(payer, payee, 200);
    }

    function test_permissioned_transfer_from_reverts_when_the_spender_is_unknown() public given {
        PermissionedToken token = permissionedToken();
        vm.prank(payer);
        token.approve(unknown, 500);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.SpenderRefused.selector, unknown));
        vm.prank(unknown);
        token.transferFrom(payer, payee, 100);
    }
}
