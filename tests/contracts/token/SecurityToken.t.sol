// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";

import {IComplianceRule} from "contracts/compliance/interfaces/IComplianceRule.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {IERC7943Base, IERC7943Fungible, IERC7943Views} from "contracts/register/interfaces/IERC7943.sol";
import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {IPermissionedToken, Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {CountryRule} from "contracts/register/rules/CountryRule.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {IERC1404} from "contracts/token/interfaces/IERC1404.sol";
import {IERC1643, IERC1643Views} from "contracts/token/interfaces/IERC1643.sol";
import {IERC3643, IERC3643Views} from "contracts/token/interfaces/IERC3643.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {ISecurityToken} from "contracts/token/interfaces/ISecurityToken.sol";
import {Config} from "contracts/types/Config.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {PolicySwitches, PolicyTerms} from "contracts/types/Policy.sol";
import {AdmissionsDouble} from "./AdmissionsDouble.sol";
import {TokenFixture} from "./TokenFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {Face} from "contracts/utils/Faced.sol";
import {SecurityViews} from "./SecurityViews.sol";

using SecurityViews for SecurityToken;

/// A gate that remembers what it was asked, and can be shut.
contract GateDouble {
    bytes32 public asked;
    bool private _closed;

    error Closed();

    function close() external {
        _closed = true;
    }

    function beforeIssue(address to, uint256 amount, uint256 supplyAfter) external {
        require(!_closed, Closed());
        asked = keccak256(abi.encode(msg.sender, to, amount, supplyAfter));
    }
}

contract SecurityTokenTest is TokenFixture {
    // ---- issue ----

    /// The test contract is the administrator, too: that gives it none of these.
    function test_no_administrator_mints_or_burns() public {
        token.setPowers(address(this), EVERY_POWER & ~(Powers.ISSUE | Powers.REDEEM));
        hold("a", holder, investor, 100);
        address[2] memory callers = [stranger, address(this)];
        for (uint256 i; i < 2; ++i) {
            vm.startPrank(callers[i]);
            expectPowerless(callers[i], token.mint.selector);
            token.mint(holder, 1);
            expectPowerless(callers[i], token.batchMint.selector);
            token.batchMint(listOf(holder, investor), amountsOf(1, 1));
            expectPowerless(callers[i], token.burn.selector);
            token.burn(holder, 1);
            expectPowerless(callers[i], token.batchBurn.selector);
            token.batchBurn(listOf(holder, investor), amountsOf(1, 1));
            expectPowerless(callers[i], token.redeem.selector);
            token.redeem(holder, 1);
            expectPowerless(callers[i], token.redeemHold.selector);
            token.redeemHold("a", 1);
            vm.stopPrank();
        }
    }

    function test_mint_by_power() public {
        token.setPowers(address(this), 0);
        token.setPowers(stranger, Powers.ISSUE);
        vm.prank(stranger);
        token.mint(holder, 100);
        assertEq(token.balanceOf(holder), 10_100);
    }

    function expectPowerless(address caller, bytes4 selector) private {
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, caller, selector));
    }

    // ---- the gate of issues ----

    /// ISSUE-1: a gate is asked of every mint, whoever calls; a no is a no, none is a no.
    function test_issue_reverts_when_the_gate_refuses() public {
        GateDouble gate = new GateDouble();
        vm.expectEmit(address(token));
        emit ISecurityToken.IssueGateSet(IIssueGate(address(gate)));
        token.setIssueGate(IIssueGate(address(gate)));
        uint256 supply = token.totalSupply();
        token.mint(holder, 100);
        assertEq(gate.asked(), keccak256(abi.encode(address(token), holder, 100, supply + 100)));
        token.batchMint(listOf(holder, investor), amountsOf(1, 2));
        assertEq(gate.asked(), keccak256(abi.encode(address(token), investor, 2, supply + 103)));
        gate.close();
        vm.expectRevert(GateDouble.Closed.selector);
        token.mint(holder, 100);
        vm.expectRevert(GateDouble.Closed.selector);
        token.batchMint(listOf(holder, investor), amountsOf(1, 1));
        token.burn(holder, 1);
        vm.prank(holder);
        token.transfer(investor, 1);
        token.setIssueGate(IIssueGate(address(0)));
        vm.expectRevert(ISecurityToken.IssueGateMissing.selector);
        token.mint(holder, 1);
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.setIssueGate(IIssueGate(address(gate)));
    }

    function test_mint_reverts_when_supply_leaves_its_bits() public {
        PolicyTerms memory free = terms();
        free.cap = 0;
        setTerms(free);
        uint256 most = (1 << 72) - 1 - token.totalSupply();
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.SupplyTooLarge.selector, most + 1, most));
        token.mint(holder, most + 1);
        token.mint(holder, most);
    }

    function test_mint_says_by_whom() public {
        vm.expectEmit(address(token));
        emit IERC20.Transfer(address(0), nonHolder, 100);
        vm.expectEmit(address(token));
        emit ISecurityToken.Issued(nonHolder, 100, address(this));
        token.mint(nonHolder, 100);
        assertEq(token.totalSupply(), 11_100);
        assertEq(token.config().holders(), 3);
        assertEq(token.entryOf(nonHolder).member(), 3);
    }

    function test_burn_takes_frozen_units_last_and_held_ones_never() public {
        vm.prank(freezer);
        token.setFrozenTokens(holder, 9_000);
        token.burn(holder, 1_000);
        assertEq(token.getFrozenTokens(holder), 9_000);
        vm.expectEmit(address(token));
        emit IERC7943Base.Frozen(holder, 8_500);
        token.burn(holder, 500);
        vm.prank(freezer);
        token.setFrozenTokens(holder, 0);
        hold("a", holder, investor, 8_000);
        vm.expectRevert(abi.encodeWithSelector(IHolds.UnitsHeld.selector, holder, 500, 8_000));
        token.burn(holder, 501);
        token.burn(holder, 500);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 8_000, 8_001));
        token.burn(holder, 8_001);
    }

    function test_redeem_asks_no_rule() public {
        registry.know(investor, FOREVER, MAINLAND, 0, EntryFlags.SANCTIONED);
        registry.push(token, investor);
        vm.prank(freezer);
        token.setFrozenTokens(investor, 1_000);
        token.redeem(investor, 1_000);
        assertEq(token.balanceOf(investor), 0);
        assertEq(token.config().holders(), 1);
    }

    // ---- ERC-20 ----

    function test_transfer_to_oneself_changes_nothing() public {
        Config before = token.config();
        vm.expectEmit(address(token));
        emit IERC20.Transfer(holder, holder, 400);
        transfer(holder, holder, 400);
        assertEq(token.balanceOf(holder), 10_000);
        assertEq(Config.unwrap(token.config()), Config.unwrap(before));
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 10_000, 10_001)
        );
        transfer(holder, holder, 10_001);
    }

    function test_transfer_from_reverts_given_the_spender_is_frozen_or_lapsed() public {
        vm.prank(holder);
        token.approve(spender, type(uint256).max);
        vm.prank(freezer);
        token.setAddressFrozen(spender, true);
        assertFalse(token.canTransferFrom(spender, holder, investor, 100));
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, spender));
        vm.prank(spender);
        token.transferFrom(holder, investor, 100);
        vm.prank(freezer);
        token.setAddressFrozen(spender, false);
        registry.raise(token);
        assertFalse(token.canTransferFrom(spender, holder, investor, 100));
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.SpenderRefused.selector, spender));
        vm.prank(spender);
        token.transferFrom(holder, investor, 100);
        token.refresh(spender);
        assertTrue(token.canTransferFrom(spender, holder, investor, 100));
        vm.prank(spender);
        token.transferFrom(holder, investor, 100);
    }

    function test_transfer_from_reverts_without_allowance() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, spender, 0, 100));
        vm.prank(spender);
        token.transferFrom(holder, investor, 100);
    }

    function test_approve_reverts_given_either_is_frozen_or_sanctioned() public {
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder));
        vm.prank(holder);
        token.approve(spender, 1);
        vm.prank(holder);
        token.approve(spender, 0); // to take back is always open
        registry.know(spender, FOREVER, HONG_KONG, CLASS, EntryFlags.SANCTIONED);
        registry.push(token, spender);
        vm.expectRevert(abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, spender));
        vm.prank(investor);
        token.approve(spender, 1);
    }

    function test_permit_obeys_the_same_and_counts_once() public {
        (address owner, uint256 key) = makeAddrAndKey("owner");
        know(owner);
        uint256 deadline = block.timestamp;
        (uint8 v, bytes32 r, bytes32 s) = _permit(owner, key, 500, deadline);
        vm.warp(deadline + 1);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612ExpiredSignature.selector, deadline));
        token.permit(owner, spender, 500, deadline, v, r, s);
        vm.warp(deadline);
        vm.prank(freezer);
        token.setAddressFrozen(owner, true);
        vm.expectRevert(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, owner));
        token.permit(owner, spender, 500, deadline, v, r, s);
        vm.prank(freezer);
        token.setAddressFrozen(owner, false);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        token.permit(owner, spender, 501, deadline, v, r, s);
        token.permit(owner, spender, 500, deadline, v, r, s);
        assertEq(token.allowance(owner, spender), 500);
        assertEq(token.nonces(owner), 1);
        vm.expectPartialRevert(ERC20Permit.ERC2612InvalidSigner.selector);
        token.permit(owner, spender, 500, deadline, v, r, s);
        vm.expectRevert(abi.encodeWithSelector(ERC20Permit.ERC2612InvalidSigner.selector, address(0), address(0)));
        token.permit(address(0), spender, 500, deadline, 0, 0, 0);
    }

    // ---- freezing ----

    function test_freezing_reverts_when_the_caller_is_not_the_freezer() public {
        vm.startPrank(stranger);
        expectUnauthorized(stranger);
        token.setAddressFrozen(holder, true);
        expectUnauthorized(stranger);
        token.setFrozenTokens(holder, 1);
        expectUnauthorized(stranger);
        token.freezePartialTokens(holder, 1);
        expectUnauthorized(stranger);
        token.unfreezePartialTokens(holder, 1);
        expectUnauthorized(stranger);
        token.batchSetAddressFrozen(listOf(holder, investor), new bool[](2));
        expectUnauthorized(stranger);
        token.batchFreezePartialTokens(listOf(holder, investor), amountsOf(1, 1));
        expectUnauthorized(stranger);
        token.batchUnfreezePartialTokens(listOf(holder, investor), amountsOf(1, 1));
    }

    function test_frozen_units_are_set_absolutely_and_may_exceed_the_balance() public {
        vm.startPrank(freezer);
        vm.expectEmit(address(token));
        emit IERC3643.TokensFrozen(holder, 15_000);
        vm.expectEmit(address(token));
        emit IERC7943Base.Frozen(holder, 15_000);
        assertTrue(token.setFrozenTokens(holder, 15_000));
        assertEq(token.getFrozenTokens(holder), 15_000);
        assertEq(explainer.freeOf(address(token), holder), 0);
        vm.expectRevert(
            abi.encodeWithSelector(ISecurityToken.FrozenUnitsTooLarge.selector, holder, 1 << 72, (1 << 72) - 1)
        );
        token.setFrozenTokens(holder, 1 << 72);
        token.setFrozenTokens(holder, (1 << 72) - 1);
        assertEq(token.balanceOf(holder), 10_000);
        assertEq(token.entryOf(holder).validUntilAt(), FOREVER);
    }

    function test_partial_freezes_are_deltas() public {
        vm.startPrank(freezer);
        token.freezePartialTokens(holder, 4_000);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 6_001, 6_000)
        );
        token.freezePartialTokens(holder, 6_001);
        vm.expectEmit(address(token));
        emit IERC3643.TokensUnfrozen(holder, 1_000);
        vm.expectEmit(address(token));
        emit IERC7943Base.Frozen(holder, 3_000);
        token.unfreezePartialTokens(holder, 1_000);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.FrozenUnitsInsufficient.selector, holder, 3_000, 3_001));
        token.unfreezePartialTokens(holder, 3_001);
    }

    function test_a_wallet_is_frozen_and_freed() public {
        vm.expectEmit(address(token));
        emit IERC3643.AddressFrozen(holder, true, freezer);
        vm.prank(freezer);
        token.setAddressFrozen(holder, true);
        assertTrue(token.isFrozen(holder));
        assertFalse(token.canSend(holder));
        assertFalse(token.canReceive(holder));
        vm.prank(freezer);
        token.setAddressFrozen(holder, false);
        assertTrue(token.canSend(holder));
    }

    function test_freezes_in_lists() public {
        bool[] memory freeze = new bool[](2);
        freeze[1] = true;
        vm.startPrank(freezer);
        token.batchSetAddressFrozen(listOf(holder, investor), freeze);
        assertFalse(token.isFrozen(holder));
        assertTrue(token.isFrozen(investor));
        token.batchFreezePartialTokens(listOf(holder, holder), amountsOf(100, 50));
        assertEq(token.getFrozenTokens(holder), 150);
        token.batchUnfreezePartialTokens(listOf(holder, holder), amountsOf(100, 30));
        assertEq(token.getFrozenTokens(holder), 20);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.BatchLengthsDiffer.selector, 2, 1));
        token.batchSetAddressFrozen(listOf(holder, investor), new bool[](1));
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.BatchLengthsDiffer.selector, 2, 3));
        token.batchFreezePartialTokens(listOf(holder, investor), new uint256[](3));
    }

    // ---- orders ----

    function test_orders_revert_when_the_caller_is_not_the_court() public {
        vm.startPrank(stranger);
        expectUnauthorized(stranger);
        token.lodgeOrder("o", holder, investor, 1);
        expectUnauthorized(stranger);
        token.withdrawOrder(holder, investor, 1);
        expectUnauthorized(stranger);
        token.forcedTransfer(holder, investor, 1);
        expectUnauthorized(stranger);
        token.batchForcedTransfer(new address[](0), new address[](0), new uint256[](0));
    }

    /// One key lodges and another carries out: neither moves a unit alone.
    function test_no_key_forces_alone() public {
        lodged("o", holder, investor, 100);
        expectUnauthorized(court);
        vm.prank(court);
        token.forcedTransfer(holder, investor, 100);
        expectUnauthorized(enforcer);
        vm.prank(enforcer);
        token.lodgeOrder("p", holder, investor, 100);
        bytes4 atOnce = bytes4(keccak256("forcedTransfer(address,address,uint256,bytes32)"));
        (bool done, bytes memory said) = address(token).call(abi.encodeWithSelector(atOnce, holder, investor, 1, "q"));
        assertFalse(done);
        assertEq(said, abi.encodeWithSelector(Face.FunctionUnknown.selector, atOnce));
    }

    function test_no_unit_is_forced_without_an_order() public {
        vm.prank(enforcer);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderNotLodged.selector, holder, investor, 100));
        token.forcedTransfer(holder, investor, 100);
        vm.prank(court);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderRefused.selector, bytes32(0)));
        token.lodgeOrder(0, holder, investor, 100);
    }

    function test_an_order_is_carried_out_once() public {
        vm.startPrank(court);
        token.lodgeOrder("o", holder, investor, 100);
        assertEq(token.lodgedOrder(holder, investor, 100), "o");
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderStillLodged.selector, bytes32("o")));
        token.lodgeOrder("p", holder, investor, 100);
        vm.startPrank(enforcer);
        assertTrue(token.forcedTransfer(holder, investor, 100));
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderNotLodged.selector, holder, investor, 100));
        token.forcedTransfer(holder, investor, 100);
        vm.startPrank(court);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderRefused.selector, bytes32("o")));
        token.lodgeOrder("o", holder, investor, 100);
        assertEq(token.balanceOf(investor), 1_100);
    }

    function test_a_withdrawn_order_stays_used() public {
        vm.startPrank(court);
        token.lodgeOrder("o", holder, investor, 100);
        vm.expectEmit(address(token));
        emit ISecurityToken.OrderWithdrawn("o", holder, investor, 100);
        token.withdrawOrder(holder, investor, 100);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderNotLodged.selector, holder, investor, 100));
        token.withdrawOrder(holder, investor, 100);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderRefused.selector, bytes32("o")));
        token.lodgeOrder("o", holder, investor, 100);
    }

    function test_a_forced_transfer_to_oneself_reverts_and_unfreezes_nothing() public {
        vm.prank(freezer);
        token.setFrozenTokens(holder, 10_000);
        lodged("o", holder, holder, 100);
        vm.expectRevert(abi.encodeWithSelector(IERC7943Base.ERC7943CannotReceive.selector, holder));
        vm.prank(enforcer);
        token.forcedTransfer(holder, holder, 100);
        assertEq(token.getFrozenTokens(holder), 10_000);
    }

    function test_a_forced_transfer_reverts_when_the_receiver_cannot_receive() public {
        vm.prank(freezer);
        token.setAddressFrozen(investor, true);
        registry.know(otherInvestor, FOREVER, UNITED_STATES, CLASS, 0);
        address[3] memory receivers = [stranger, investor, otherInvestor];
        bytes[3] memory refusals = [
            abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger),
            abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, investor),
            abi.encodeWithSelector(CountryRule.CountryDenied.selector, otherInvestor, UNITED_STATES)
        ];
        for (uint256 i; i < 3; ++i) {
            assertFalse(token.canReceive(receivers[i]));
            lodged(bytes32(i + 1), holder, receivers[i], 100);
            vm.expectRevert(refusals[i]);
            vm.prank(enforcer);
            token.forcedTransfer(holder, receivers[i], 100);
        }
    }

    function test_a_forced_transfer_reverts_when_there_is_too_little() public {
        lodged("o", holder, investor, 10_001);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 10_000, 10_001)
        );
        vm.prank(enforcer);
        token.forcedTransfer(holder, investor, 10_001);
    }

    function test_a_forced_transfer_takes_frozen_units_by_the_exact_excess_and_says_so_first() public {
        vm.prank(freezer);
        token.setFrozenTokens(holder, 9_950);
        vm.prank(pauser);
        token.pause(); // an order asks no halt
        lodged("o", holder, investor, 60);
        vm.expectEmit(address(token));
        emit ISecurityToken.OrderExecuted("o", holder, investor, 60);
        vm.expectEmit(address(token));
        emit IERC7943Base.Frozen(holder, 9_940);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(holder, investor, 60);
        vm.expectEmit(address(token));
        emit IERC7943Base.ForcedTransfer(holder, investor, 60);
        vm.prank(enforcer);
        assertTrue(token.forcedTransfer(holder, investor, 60));
        assertEq(token.getFrozenTokens(holder), 9_940);
        assertEq(token.balanceOf(holder), 9_940);
    }

    function test_frozen_units_above_the_balance_stay_as_much_above() public {
        vm.prank(freezer);
        token.setFrozenTokens(holder, 15_000);
        lodged("o", holder, investor, 1_000);
        vm.prank(enforcer);
        token.forcedTransfer(holder, investor, 1_000);
        assertEq(token.getFrozenTokens(holder), 14_000);
    }

    function test_a_forced_transfer_flags_odd_lots() public {
        lodged("o1", investor, holder, 960);
        vm.expectEmit(address(token));
        emit IRegister.OddLot(investor, 40, 100);
        vm.prank(enforcer);
        token.forcedTransfer(investor, holder, 960);
        lodged("o2", holder, nonHolder, 60);
        vm.expectEmit(address(token));
        emit IRegister.OddLot(nonHolder, 60, 100);
        vm.prank(enforcer);
        token.forcedTransfer(holder, nonHolder, 60);
    }

    function test_forced_transfers_in_a_list_need_an_order_each() public {
        address[] memory to = listOf(nonHolder, nonHolder);
        lodged("o", holder, nonHolder, 500);
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.OrderNotLodged.selector, investor, nonHolder, 300));
        vm.prank(enforcer);
        token.batchForcedTransfer(listOf(holder, investor), to, amountsOf(500, 300));
        lodged("p", investor, nonHolder, 300);
        vm.prank(enforcer);
        token.batchForcedTransfer(listOf(holder, investor), to, amountsOf(500, 300));
        assertEq(token.balanceOf(nonHolder), 800);
    }

    // ---- recovery ----

    function test_recovery_moves_the_whole_position_with_its_freezes() public {
        vm.startPrank(freezer);
        token.setFrozenTokens(holder, 400);
        token.setAddressFrozen(holder, true);
        vm.stopPrank();
        registry.replaceWallet(holder, stranger);
        vm.expectEmit(address(token));
        emit IERC7943Base.Frozen(holder, 0);
        vm.expectEmit(address(token));
        emit IERC7943Base.Frozen(stranger, 400);
        vm.expectEmit(address(token));
        emit IHolds.WalletSucceeded(holder, stranger, 10_000);
        vm.expectEmit(address(token));
        emit IERC20.Transfer(holder, stranger, 10_000);
        vm.expectEmit(address(token));
        emit IERC3643.RecoverySuccess(holder, stranger, custodian);
        assertTrue(token.recoveryAddress(holder, stranger, custodian));
        assertEq(token.balanceOf(holder), 0);
        assertEq(token.getFrozenTokens(holder), 0);
        assertEq(token.balanceOf(stranger), 10_000);
        assertEq(token.getFrozenTokens(stranger), 400);
        assertTrue(token.isFrozen(stranger));
        assertEq(token.totalSupply(), 11_000);
        assertEq(token.config().holders(), 2);
        assertEq(token.payeeOf(holder), stranger);
    }

    function test_a_replaced_wallet_is_dead() public {
        hold("a", holder, investor, 100);
        registry.replaceWallet(holder, stranger);
        token.recoveryAddress(holder, stranger, holder);
        assertEq(token.heldOf(holder), 0);
        assertEq(token.heldOf(stranger), 100);
        bytes memory dead = abi.encodeWithSelector(FreezeRule.WalletReplaced.selector, holder);
        vm.expectRevert(dead);
        transfer(investor, holder, 100);
        vm.expectRevert(dead);
        transfer(holder, investor, 0);
        vm.startPrank(freezer);
        vm.expectRevert(dead);
        token.setFrozenTokens(holder, 1);
        vm.expectRevert(dead);
        token.setAddressFrozen(holder, true);
        vm.stopPrank();
        know(holder);
        vm.expectRevert(dead);
        admit(holder);
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, holder, 0, 1));
        token.burn(holder, 1);
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, holder, otherInvestor));
        token.recoveryAddress(holder, otherInvestor, holder);
        registry.push(token, holder);
        assertEq(token.payeeOf(holder), stranger);
    }

    function test_recovery_reverts_when_the_successor_is_not_the_holders() public {
        vm.expectRevert(abi.encodeWithSelector(AdmissionsDouble.WalletNotSuccessor.selector, holder, nonHolder));
        token.recoveryAddress(holder, nonHolder, holder);
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, holder, investor));
        token.recoveryAddress(holder, investor, holder); // it holds units
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, nonHolder, stranger));
        token.recoveryAddress(nonHolder, stranger, nonHolder); // never admitted
        vm.expectRevert(abi.encodeWithSelector(IHolds.WalletNotRecoverable.selector, holder, holder));
        token.recoveryAddress(holder, holder, holder);
    }

    // ---- lists ----

    function test_lists_revert_when_their_lengths_differ() public {
        bytes memory refusal = abi.encodeWithSelector(ISecurityToken.BatchLengthsDiffer.selector, 2, 1);
        address[] memory two = listOf(holder, investor);
        uint256[] memory one = new uint256[](1);
        vm.expectRevert(refusal);
        token.batchTransfer(two, one);
        vm.expectRevert(refusal);
        token.batchMint(two, one);
        vm.expectRevert(refusal);
        token.batchBurn(two, one);
        vm.startPrank(enforcer);
        vm.expectRevert(refusal);
        token.batchForcedTransfer(two, new address[](1), new uint256[](2));
        vm.expectRevert(refusal);
        token.batchForcedTransfer(two, two, one);
    }

    function test_batch_mint_and_burn() public {
        token.batchMint(listOf(holder, nonHolder), amountsOf(100, 200));
        token.batchBurn(listOf(holder, nonHolder), amountsOf(50, 200));
        assertEq(token.balanceOf(holder), 10_050);
        assertEq(token.balanceOf(nonHolder), 0);
        assertEq(token.config().holders(), 2);
    }

    /// A batch ends in the same words as the sequence of its singles, or refuses where one of them would.
    function testFuzz_a_batch_equals_its_singles(uint256 seed, bool stale) public {
        address[5] memory receivers = [holder, investor, otherInvestor, nonHolder, custodian];
        uint256 count = 1 + seed % 8;
        address[] memory to = new address[](count);
        uint256[] memory amounts = new uint256[](count);
        for (uint256 i; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            to[i] = receivers[seed % 5];
            amounts[i] = (seed >> 8) % 3 == 0 ? (seed >> 16) % 40 : 100 * ((seed >> 16) % 40);
        }
        vm.prank(freezer);
        token.setFrozenTokens(holder, (seed >> 32) % 2_000);
        if ((seed >> 48) % 2 == 0) hold("a", holder, investor, 1_000);
        if (stale) {
            token.scheduleRecord(block.timestamp + 1);
            vm.warp(block.timestamp + 2);
        }
        uint256 snapshot = vm.snapshotState();
        bool fine = true;
        vm.startPrank(holder);
        for (uint256 i; i < count && fine; ++i) {
            (fine,) = address(token).call(abi.encodeCall(IERC20.transfer, (to[i], amounts[i])));
        }
        bytes32 singles = _words(receivers);
        assertTrue(vm.revertToState(snapshot));
        vm.startPrank(holder);
        (bool batchFine,) = address(token).call(abi.encodeCall(IERC3643.batchTransfer, (to, amounts)));
        assertEq(batchFine, fine);
        if (fine) assertEq(_words(receivers), singles);
    }

    function test_a_batch_with_the_same_receiver_twice_is_checked_after_each() public {
        vm.prank(freezer);
        token.setFrozenTokens(holder, 5_000);
        vm.expectRevert(
            abi.encodeWithSelector(IERC7943Base.ERC7943InsufficientUnfrozenBalance.selector, holder, 3_000, 2_000)
        );
        vm.prank(holder);
        token.batchTransfer(listOf(investor, investor), amountsOf(3_000, 3_000));
    }

    // ---- halt, documents, administration ----

    function test_pause_reverts_when_the_caller_may_not_and_says_who_did() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.pause();
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.unpause();
        vm.expectEmit(address(token));
        emit IERC3643.Paused(pauser);
        vm.prank(pauser);
        token.pause();
        assertTrue(token.paused());
        expectUnauthorized(pauser);
        vm.prank(pauser);
        token.unpause();
        vm.expectEmit(address(token));
        emit IERC3643.Unpaused(address(this));
        token.unpause();
        assertFalse(token.paused());
    }

    function test_deployed_paused() public {
        PolicyTerms memory policy = terms();
        policy.switches |= uint16(PolicySwitches.MARKET_HALT);
        assertTrue(newToken(policy).paused());
    }

    function test_documents_are_kept_by_disclosure_under_the_tokens_name() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.setDocument("terms", "ipfs://x", keccak256("terms"));
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.removeDocument("terms");
        vm.startPrank(registrar);
        vm.expectEmit(address(token));
        emit IERC1643.DocumentUpdated("terms", "ipfs://x", keccak256("terms"));
        token.setDocument("terms", "ipfs://x", keccak256("terms"));
        (string memory uri, bytes32 documentHash, uint256 modifiedAt) = token.getDocument("terms");
        assertEq(uri, "ipfs://x");
        assertEq(documentHash, keccak256("terms"));
        assertEq(modifiedAt, block.timestamp);
        assertEq(token.getAllDocuments().length, 1);
        vm.expectEmit(address(token));
        emit IERC1643.DocumentRemoved("terms", "ipfs://x", keccak256("terms"));
        token.removeDocument("terms");
        assertEq(token.getAllDocuments().length, 0);
    }

    function test_administration_reverts_when_the_caller_may_not() public {
        vm.startPrank(stranger);
        expectUnauthorized(stranger);
        token.setName("x");
        expectUnauthorized(stranger);
        token.setSymbol("x");
        expectUnauthorized(stranger);
        token.setOnchainID(stranger);
        expectUnauthorized(stranger);
        token.setIdentityRegistry(stranger);
        expectUnauthorized(stranger);
        token.setCompliance(stranger);
        expectUnauthorized(stranger);
        token.setContracts(stranger, stranger);
        expectUnauthorized(stranger);
        token.setCustomRule(IComplianceRule(stranger));
        expectUnauthorized(stranger);
        token.setCountryMap([uint256(0), 0, 0, 0]);
    }

    function test_names_change_and_the_domain_stays() public {
        vm.expectEmit(address(token));
        emit IERC3643.UpdatedTokenInformation("New name", "FTID001", 0, "1.0.0", address(0));
        token.setName("New name");
        token.setSymbol("NEW");
        token.setOnchainID(custodian);
        assertEq(token.name(), "New name");
        assertEq(token.symbol(), "NEW");
        assertEq(token.onchainID(), custodian);
        (, string memory domainName,,,,,) = token.eip712Domain();
        assertEq(domainName, "FTID TOKEN 001");
        string memory long = "A name of more than thirty-one bytes";
        vm.expectRevert(abi.encodeWithSelector(ShortStrings.StringTooLong.selector, long));
        token.setName(long);
    }

    function test_another_registry_raises_the_generation_and_must_be_a_contract() public {
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.ContractExpected.selector, stranger));
        token.setIdentityRegistry(stranger);
        AdmissionsDouble other = new AdmissionsDouble();
        vm.expectEmit(address(token));
        emit IERC3643.IdentityRegistryAdded(address(other));
        token.setIdentityRegistry(address(other));
        assertEq(token.identityRegistry(), address(other));
        assertEq(token.generation(), 2);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, holder));
        transfer(holder, investor, 100);
        registry.push(token, holder); // the old one is not listened to
        assertEq(token.entryOf(holder).generation(), 1);
    }

    function test_the_face_stays() public {
        Explainer other = new Explainer();
        vm.expectRevert(abi.encodeWithSelector(ISecurityToken.FaceFixed.selector, address(explainer)));
        token.setCompliance(address(other));
        vm.expectEmit(address(token));
        emit IERC3643.ComplianceAdded(address(explainer));
        token.setCompliance(address(explainer));
        assertEq(token.compliance(), address(explainer));
    }

    function test_contracts_are_named() public {
        token.setContracts(stranger, custodian);
        assertEq(token.instrument(), stranger);
        assertEq(token.documents(), custodian);
    }

    // ---- standards ----

    function test_interface_ids() public view {
        bytes4[10] memory ids =
            [bytes4(0x01ffc9a7), 0x36372b07, 0x3edbb4c4, 0xb97d944c, 0xab84a5c8, 0xecfecec8, 0x9d8ff7da, 0x84b0196e, 0xda287a1d, 0xa219a025];
        for (uint256 i; i < 10; ++i) assertTrue(token.supportsInterface(ids[i]));
        assertEq(type(IERC7943Fungible).interfaceId ^ type(IERC7943Views).interfaceId, bytes4(0x3edbb4c4));
        assertEq(type(IERC3643).interfaceId ^ type(IERC3643Views).interfaceId, bytes4(0xb97d944c));
        assertEq(type(IERC1404).interfaceId, bytes4(0xab84a5c8));
        assertEq(type(IERC1643).interfaceId ^ type(IERC1643Views).interfaceId, bytes4(0xecfecec8));
        assertEq(type(IERC20Permit).interfaceId, bytes4(0x9d8ff7da));
        assertEq(type(IERC5267).interfaceId, bytes4(0x84b0196e));
        assertEq(type(IERC6372).interfaceId, bytes4(0xda287a1d));
        assertEq(type(IERC165).interfaceId, bytes4(0x01ffc9a7));
        assertFalse(token.supportsInterface(0xffffffff));
        assertFalse(token.supportsInterface(0));
    }

    function test_the_clock_is_the_timestamp() public view {
        assertEq(token.clock(), block.timestamp);
        assertEq(token.CLOCK_MODE(), "mode=timestamp");
        assertEq(token.decimals(), 0);
        assertEq(token.version(), "1.0.0");
    }

    function test_the_domain_follows_the_chain() public {
        assertEq(ShortStrings.toString(ShortString.wrap(token.domainName())), "FTID TOKEN 001");
        uint256 first = block.chainid;
        for (uint256 chain = first; chain < first + 2; ++chain) {
            vm.chainId(chain);
            (bytes1 fields, string memory name, string memory version, uint256 chainId, address verifying,,) =
                token.eip712Domain();
            assertEq(fields, hex"0f");
            assertEq(chainId, chain);
            assertEq(verifying, address(token));
            bytes32 kind =
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
            assertEq(
                token.DOMAIN_SEPARATOR(),
                keccak256(abi.encode(kind, keccak256(bytes(name)), keccak256(bytes(version)), chainId, verifying))
            );
        }
    }

    // ---- helpers ----

    function _words(address[5] memory wallets) private view returns (bytes32 words) {
        for (uint256 i; i < 5; ++i) words = keccak256(abi.encode(words, token.entryOf(wallets[i])));
        words = keccak256(abi.encode(words, token.config()));
        if (token.lastRecordAt() != 0) {
            for (uint256 i; i < 5; ++i) {
                words = keccak256(abi.encode(words, token.balanceAt(wallets[i], token.lastRecordAt())));
            }
        }
    }

    function _permit(address owner, uint256 key, uint256 value, uint256 deadline)
        private
        view
        returns (uint8, bytes32, bytes32)
    {
        bytes32 terms_ = keccak256(
            abi.encode(
                keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"),
                owner,
                spender,
                value,
                token.nonces(owner),
                deadline
            )
        );
        return vm.sign(key, keccak256(abi.encodePacked("\x19\x01", token.DOMAIN_SEPARATOR(), terms_)));
    }
}
