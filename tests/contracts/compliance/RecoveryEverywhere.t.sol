// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {IRecovery, RecoveryTerms} from "contracts/compliance/interfaces/IRecovery.sol";
import {Recovery} from "contracts/compliance/Recovery.sol";
import {IIdentityRegistry} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {CashFixture} from "../cash/CashFixture.sol";

/// People with money only, at two banks, and the registry itself: who replaces whose wallet where.
contract RecoveryEverywhereTest is CashFixture {
    uint256 private constant DELAY = 2 days;

    Recovery private recovery;
    uint256[3] private bankKeys;
    uint256[3] private registryKeys;

    function setUp() public override {
        super.setUp();
        recovery = new Recovery(manager, DELAY);
        vm.prank(administrator);
        registry.setRecovery(address(recovery));
        for (uint256 i; i < 3; ++i) {
            (, bankKeys[i]) = makeAddrAndKey(string.concat("approver of bank A ", vm.toString(i)));
            (, registryKeys[i]) = makeAddrAndKey(string.concat("approver of the registry ", vm.toString(i)));
        }
        recovery.setApprovers(address(depositA), _addresses(bankKeys));
        recovery.setApprovers(address(registry), _addresses(registryKeys));
        depositA.setPowers(address(recovery), Powers.RECOVER);
        depositB.setPowers(address(recovery), Powers.RECOVER);
        settlement.setPowers(address(recovery), Powers.RECOVER);
        _grant(address(registry), "GUARDIAN", guardian_);
        _openAccount(depositB, bankB, payer);
        _deposit(depositA, bankA, payer, 10_000);
        _deposit(depositB, bankB, payer, 700);
    }

    // ---- in one register ----

    /// One bank's approvers replace the wallet at their bank; at the other it stays what it is, and spends.
    function test_one_banks_approvers_reach_one_bank() public {
        _execute(_terms(address(depositA), payer, successor), bankKeys);
        assertEq(depositA.balanceOf(successor), 10_000);
        assertEq(registry.holderOf(payer), payer);
        assertEq(registry.holderOf(successor), address(0));
        vm.prank(payer);
        depositB.transfer(payee, 700);
        assertEq(depositB.balanceOf(payee), 700);
    }

    /// And they can't replace it everywhere: their signatures are for their bank.
    function test_reverts_when_a_banks_approvers_replace_everywhere() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        bytes32 id = recovery.idOf(t);
        bytes memory first = _sign(t, bankKeys[0]);
        bytes memory second = _sign(t, bankKeys[1]);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.ApprovalInvalid.selector, id, vm.addr(registryKeys[0])));
        recovery.propose(t, 0, first, 1, second);
        t = _terms(address(depositA), payer, successor);
        _propose(t, bankKeys);
        skip(DELAY);
        vm.expectRevert(); // a bank's deposit is no registry: it has no such function
        recovery.executeEverywhere(t);
    }

    /// Settlement money is recovered as deposits are.
    function test_settlement_money_is_recovered() public {
        _fundSettlement(bankAWallet, 5_000);
        recovery.setApprovers(address(settlement), _addresses(bankKeys));
        _execute(_terms(address(settlement), bankAWallet, successor), bankKeys);
        assertEq(settlement.balanceOf(successor), 5_000);
        assertEq(settlement.payeeOf(bankAWallet), successor);
    }

    // ---- everywhere ----

    /// The registry's own approvers replace it everywhere; money follows at each bank after another delay.
    function test_replaced_everywhere() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        bytes32 id = _propose(t, registryKeys);
        skip(DELAY);
        uint256 from = block.timestamp + DELAY;
        vm.expectEmit(address(recovery));
        emit IRecovery.WalletReplacedEverywhere(id, address(registry), payer, successor, from);
        recovery.executeEverywhere(t);
        assertEq(registry.holderOf(successor), payer);
        assertEq(registry.holderOf(payer), address(0));
        (address named, uint256 followsFrom) = recovery.replacementOf(address(registry), payer);
        assertEq(named, successor);
        assertEq(followsFrom, from);

        vm.expectRevert();
        vm.prank(payer); // its key is good for nothing from now on
        depositB.transfer(payee, 1);
        vm.warp(from - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IRecovery.PartTooEarly.selector, address(depositA), payer, from, from - 1)
        );
        recovery.follow(address(depositA), payer);
        vm.warp(from);
        vm.expectEmit(address(recovery));
        emit IRecovery.PositionFollowed(address(depositA), payer, successor);
        recovery.follow(address(depositA), payer);
        vm.prank(stranger);
        recovery.follow(address(depositB), payer);
        assertEq(depositA.balanceOf(successor), 10_000);
        assertEq(depositB.balanceOf(successor), 700);
    }

    /// Each bank is able to stop its part, which then takes its own approvers.
    function test_a_bank_stops_its_part() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        _propose(t, registryKeys);
        skip(DELAY);
        recovery.executeEverywhere(t);
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "GUARDIAN", address(depositA), stranger)
        );
        vm.prank(stranger);
        recovery.stopPart(address(depositA), payer);
        vm.expectEmit(address(recovery));
        emit IRecovery.PartStopped(address(depositA), payer, guardian_);
        vm.prank(guardian_);
        recovery.stopPart(address(depositA), payer);
        skip(DELAY);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.PartIsStopped.selector, address(depositA), payer));
        recovery.follow(address(depositA), payer);
        recovery.follow(address(depositB), payer);
        assertEq(depositA.balanceOf(payer), 10_000);
        assertEq(depositB.balanceOf(successor), 700);

        _execute(_terms(address(depositA), payer, successor), bankKeys);
        assertEq(depositA.balanceOf(successor), 10_000);
    }

    /// A guardian stopped the bank's part; the wallet that was replaced everywhere has no say in what the bank does then, nor in
    /// whether the registry's approvers try again.
    function test_reverts_when_a_replaced_wallet_cancels() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        _propose(t, registryKeys);
        skip(DELAY);
        recovery.executeEverywhere(t);
        vm.prank(guardian_);
        recovery.stopPart(address(depositA), payer);
        RecoveryTerms memory banks = _terms(address(depositA), payer, successor);
        _assertNotItsToCancel(banks, _propose(banks, bankKeys));
        t.declarationHash = "another";
        t.deadline = block.timestamp;
        _assertNotItsToCancel(t, _propose(t, registryKeys));
        skip(DELAY);
        recovery.execute(banks);
        assertEq(depositA.balanceOf(successor), 10_000);
    }

    /// Who took over everywhere says for the wallet that its position is not lost a second time, unless the bank stopped its part.
    function test_the_successor_objects_to_a_banks_recovery() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        _propose(t, registryKeys);
        skip(DELAY);
        recovery.executeEverywhere(t);
        RecoveryTerms memory banks = _terms(address(depositA), payer, makeAddr("another"));
        bytes32 id = _propose(banks, bankKeys);
        _assertNotItsToCancel(banks, id);
        vm.expectEmit(address(recovery));
        emit IRecovery.RecoveryCancelled(id, successor);
        vm.prank(successor);
        recovery.cancel(banks);
        t.declarationHash = "another";
        t.deadline = block.timestamp;
        _propose(t, registryKeys);
        vm.prank(successor);
        recovery.cancel(t);

        banks.declarationHash = "another";
        banks.deadline = block.timestamp;
        id = _propose(banks, bankKeys);
        vm.prank(guardian_);
        recovery.stopPart(address(depositA), payer);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryNotYours.selector, id, successor));
        vm.prank(successor);
        recovery.cancel(banks);
    }

    /// No register hears of a suspension, nor of whoever has not followed into it: the registry is asked.
    function test_a_suspended_or_sanctioned_holder_stops_no_register() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        RecoveryTerms memory banks = _terms(address(depositA), payer, successor);
        bytes32 id = _propose(banks, bankKeys);
        address holder = registry.holderOf(payer);
        vm.prank(complianceOfficer);
        registry.suspend(holder, true);
        _assertNotItsToCancel(banks, id);
        vm.prank(complianceOfficer);
        registry.suspend(holder, false);

        _propose(t, registryKeys);
        skip(DELAY);
        recovery.executeEverywhere(t);
        vm.prank(complianceOfficer);
        registry.sanction(holder, true);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryNotYours.selector, id, successor));
        vm.prank(successor);
        recovery.cancel(banks);
    }

    /// A wallet that was lost again: the position goes to the last one, once its delay passed too.
    function test_follows_to_the_last_of_them() public {
        address last = makeAddr("last wallet");
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        _propose(t, registryKeys);
        skip(DELAY);
        recovery.executeEverywhere(t);
        t = _terms(address(registry), successor, last);
        _propose(t, registryKeys);
        skip(DELAY);
        recovery.executeEverywhere(t);
        vm.expectRevert(
            abi.encodeWithSelector(
                IRecovery.PartTooEarly.selector, address(depositA), payer, block.timestamp + DELAY, block.timestamp
            )
        );
        recovery.follow(address(depositA), payer);
        skip(DELAY);
        recovery.follow(address(depositA), payer);
        assertEq(depositA.balanceOf(last), 10_000);
    }

    function test_reverts_when_nothing_was_replaced() public {
        vm.expectRevert(abi.encodeWithSelector(IRecovery.WalletNotReplaced.selector, address(depositA), payer));
        recovery.follow(address(depositA), payer);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.WalletNotReplaced.selector, address(depositA), payer));
        vm.prank(guardian_);
        recovery.stopPart(address(depositA), payer);
    }

    /// The wallet says that it is not lost, and a guardian of the registry says no; a suspended holder's key says nothing.
    function test_who_stops_a_replacement_everywhere() public {
        RecoveryTerms memory t = _terms(address(registry), payer, successor);
        _propose(t, registryKeys);
        vm.prank(payer);
        recovery.cancel(t);
        t.declarationHash = "second";
        _propose(t, registryKeys);
        vm.prank(guardian_);
        recovery.cancel(t);
        t.declarationHash = "third";
        bytes32 id = _propose(t, registryKeys);
        vm.prank(complianceOfficer);
        registry.suspend(payer, true);
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryNotYours.selector, id, payer));
        vm.prank(payer);
        recovery.cancel(t);
    }

    /// Whatever happens in which order: money is neither made nor lost, and no wallet but the holder's own gets any.
    function testFuzz_money_stays_the_holders(uint256 seed) public {
        RecoveryTerms memory everywhere = _terms(address(registry), payer, successor);
        RecoveryTerms memory one = _terms(address(depositA), payer, successor);
        everywhere.deadline = one.deadline = type(uint48).max;
        for (uint256 i; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 act = seed % 8;
            TokenizedDeposit deposit = (seed >> 8) % 2 == 0 ? depositA : depositB;
            if (act == 0) try this.proposes(everywhere, true) {} catch {}
            if (act == 1) try this.proposes(one, false) {} catch {}
            if (act == 2) try recovery.executeEverywhere(everywhere) {} catch {}
            if (act == 3) try recovery.execute(one) {} catch {}
            if (act == 4) try recovery.follow(address(deposit), payer) {} catch {}
            if (act == 5 && seed >> 16 & 3 == 0) {
                vm.prank(guardian_);
                try recovery.stopPart(address(deposit), payer) {} catch {}
            }
            if (act > 5) skip((seed >> 24) % 2 days);
            assertEq(depositA.balanceOf(payer) + depositA.balanceOf(successor), 10_000);
            assertEq(depositB.balanceOf(payer) + depositB.balanceOf(successor), 700);
            assertEq(depositA.totalSupply() + depositB.totalSupply(), 10_700);
        }
    }

    function proposes(RecoveryTerms memory t, bool everywhere) external {
        _propose(t, everywhere ? registryKeys : bankKeys);
    }

    // ---- helpers ----

    function _assertNotItsToCancel(RecoveryTerms memory t, bytes32 id) private {
        vm.expectRevert(abi.encodeWithSelector(IRecovery.RecoveryNotYours.selector, id, payer));
        vm.prank(payer);
        recovery.cancel(t);
    }

    function _terms(address register, address lost, address to) private view returns (RecoveryTerms memory) {
        return RecoveryTerms(register, lost, to, keccak256("declaration"), block.timestamp + 1 days);
    }

    function _propose(RecoveryTerms memory t, uint256[3] memory keys) private returns (bytes32) {
        return recovery.propose(t, 0, _sign(t, keys[0]), 1, _sign(t, keys[1]));
    }

    function _execute(RecoveryTerms memory t, uint256[3] memory keys) private {
        _propose(t, keys);
        skip(DELAY);
        recovery.execute(t);
    }

    function _sign(RecoveryTerms memory t, uint256 key) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, recovery.idOf(t));
        return abi.encodePacked(r, s, v);
    }

    function _addresses(uint256[3] memory keys) private pure returns (address[3] memory found) {
        for (uint256 i; i < 3; ++i) found[i] = vm.addr(keys[i]);
    }
}
