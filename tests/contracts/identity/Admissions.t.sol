// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags, EntryLib} from "contracts/types/Entry.sol";
import {Topics} from "contracts/types/Topics.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {Admission, IIdentityRegistry, RegisterState} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityFixture} from "./IdentityFixture.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// What registers pull, and what reaches them.
contract AdmissionsTest is IdentityFixture {
    uint8 private constant KYC = uint8(1 << Topics.KYC);

    function test_admit_reverts_when_the_caller_is_no_bound_register() public {
        _onboard(investor, FOREVER);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, stranger));
        vm.prank(stranger);
        registry.admit(investor, KYC, true);
        assertEq(registry.preview(stranger, investor, KYC).validUntilAt(), 0);
    }

    function test_admit_reverts_when_a_topic_is_unknown() public {
        RegisterDouble r = _newRegister(KYC);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "topics", 256, 255));
        vm.prank(address(r));
        registry.admit(investor, 256, true);
    }

    function test_admit_reverts_given_another_wallet_is_admitted() public {
        _onboard(investor, FOREVER);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investorsOther);
        assertEq(registry.preview(address(r), investor, KYC).validUntilAt(), 0);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.AnotherWalletAdmitted.selector, investor, address(r), investorsOther
            )
        );
        vm.prank(investor);
        r.admitSelf();
        // One wallet here, another there.
        RegisterDouble second = _newRegister(KYC);
        _admitSelf(second, investor);
        Admission[] memory admissions = registry.admissionsOf(investor);
        assertEq(admissions[0].wallet, investorsOther);
        assertEq(admissions[1].wallet, investor);
    }

    /// A nominee has several wallets in one register, each with its own entry, all of them pushed to.
    function test_a_nominee_has_several_wallets() public {
        vm.startPrank(registrar);
        registry.register(investor, HONG_KONG, 2, uint8(HolderFlags.NOMINEE), _validities(FOREVER));
        registry.addWallet(investor, investorsOther);
        vm.stopPrank();
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        _admitSelf(r, investorsOther);
        assertEq(registry.admissionsOf(investor).length, 2);
        vm.prank(complianceOfficer);
        registry.sanction(investor, true);
        assertTrue(r.entryOf(investor).has(EntryFlags.SANCTIONED));
        assertTrue(r.entryOf(investorsOther).has(EntryFlags.SANCTIONED));
    }

    /// Unknown, suspended, without a required topic or past it: nothing, and nothing recorded.
    function test_admit_answers_nothing() public {
        RegisterDouble r = _newRegister(KYC);
        vm.startPrank(address(r));
        assertEq(Entry.unwrap(registry.admit(stranger, KYC, true)), 0);
        assertEq(Entry.unwrap(registry.admit(stranger, 0, true)), 0);
        vm.startPrank(registrar);
        uint32[8] memory v = _validities(FOREVER);
        v[Topics.RESIDENCE] = 0;
        v[Topics.PROFESSIONAL] = uint32(block.timestamp - 1);
        registry.register(investor, HONG_KONG, 2, 0, v);
        vm.startPrank(address(r));
        assertEq(Entry.unwrap(registry.admit(investor, KYC | (1 << Topics.RESIDENCE), true)), 0);
        assertEq(Entry.unwrap(registry.admit(investor, KYC | (1 << Topics.PROFESSIONAL), true)), 0);
        vm.startPrank(complianceOfficer);
        registry.suspend(investor, true);
        vm.startPrank(address(r));
        assertEq(Entry.unwrap(registry.admit(investor, KYC, true)), 0);
        assertEq(registry.admissionsOf(investor).length, 0);
        vm.startPrank(complianceOfficer);
        registry.suspend(investor, false);
        vm.startPrank(address(r));
        assertEq(registry.preview(address(r), investor, KYC).validUntilAt(), FOREVER);
        assertEq(registry.admissionsOf(investor).length, 0, "a preview records nothing");
        assertEq(registry.admit(investor, KYC, true).validUntilAt(), FOREVER);
        assertEq(registry.admit(investor, KYC, true).validUntilAt(), FOREVER);
        assertEq(registry.admissionsOf(investor).length, 1, "a renewal is not recorded again");
    }

    /// The validity is the earliest of the required topics, and ends at its second (GATE-4).
    function testFuzz_validity_ends_at_the_stated_second(uint32[8] memory v, uint8 topics) public {
        topics = uint8(bound(topics, 1, 15));
        uint256 earliest = FOREVER;
        for (uint256 t; t < 4; ++t) {
            v[t] = uint32(bound(v[t], block.timestamp + 1, FOREVER));
            if (topics & (1 << t) != 0 && v[t] < earliest) earliest = v[t];
        }
        vm.prank(registrar);
        registry.register(investor, HONG_KONG, 2, 0, v);
        RegisterDouble r = _newRegister(topics);
        _admitSelf(r, investor);
        assertEq(r.entryOf(investor).validUntilAt(), earliest);
        vm.warp(earliest - 1);
        assertTrue(r.eligibleAsStored(investor) && r.canHold(investor));
        vm.warp(earliest);
        assertTrue(r.eligibleAsStored(investor) && r.canHold(investor));
        vm.warp(earliest + 1);
        assertFalse(r.eligibleAsStored(investor) || r.canHold(investor));
    }

    /// A register that asks for other topics is pushed by these from its first look-up on.
    function test_required_topics_change() public {
        uint32[8] memory v = _validities(FOREVER);
        v[Topics.RESIDENCE] = 0;
        vm.prank(registrar);
        registry.register(investor, HONG_KONG, 2, 0, v);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        r.setTopics(uint8(KYC | (1 << Topics.RESIDENCE)));
        assertFalse(r.canHold(investor));
        uint32 until = uint32(block.timestamp + 1000);
        vm.prank(registrar);
        registry.setValidity(investor, Topics.RESIDENCE, until);
        r.refresh(investor);
        assertEq(r.entryOf(investor).validUntilAt(), until);
        vm.prank(registrar);
        registry.setValidity(investor, Topics.RESIDENCE, until - 1);
        assertEq(r.entryOf(investor).validUntilAt(), until - 1);
    }

    /// A suspension, a sanction, a downgrade and a shortening reach every register, wherever the list of them lies.
    function testFuzz_a_push_reaches_every_register(uint8 count, uint8 what, uint256 wallets) public {
        count = uint8(bound(count, 1, 20));
        _onboard(investor, FOREVER);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        RegisterDouble[] memory all = new RegisterDouble[](count);
        for (uint256 i; i < count; ++i) {
            all[i] = _newRegister(KYC);
            _admitSelf(all[i], (wallets >> i) & 1 == 0 ? investor : investorsOther);
        }
        Admission[] memory admissions = registry.admissionsOf(investor);
        assertEq(admissions.length, count);
        what %= 4;
        vm.startPrank(what < 2 ? complianceOfficer : registrar);
        if (what == 0) registry.suspend(investor, true);
        else if (what == 1) registry.sanction(investor, true);
        else if (what == 2) registry.setProfile(investor, MACAO, 1, 0);
        else registry.setValidity(investor, Topics.KYC, uint32(block.timestamp - 1));
        for (uint256 i; i < count; ++i) {
            address wallet = (wallets >> i) & 1 == 0 ? investor : investorsOther;
            assertEq(admissions[i].register, address(all[i]));
            assertEq(admissions[i].wallet, wallet);
            assertEq(all[i].eligibleAsStored(wallet), what == 2);
            if (what == 2) assertEq(all[i].entryOf(wallet).class(), 1);
        }
    }

    /// At most 128 registers; unbound ones give their places back.
    function test_admit_reverts_given_128_registers() public {
        _onboard(investor, FOREVER);
        vm.startPrank(administrator);
        for (uint160 i = 1; i <= 129; ++i) {
            vm.etch(address(0x10000 + i), hex"00");
            registry.bindRegister(address(0x10000 + i));
        }
        vm.stopPrank();
        for (uint160 i = 1; i <= 128; ++i) {
            vm.prank(address(0x10000 + i));
            registry.admit(investor, KYC, true);
        }
        address last = address(0x10000 + 129);
        assertEq(registry.preview(last, investor, KYC).validUntilAt(), 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.AdmissionsFull.selector, investor, 128));
        vm.prank(last);
        registry.admit(investor, KYC, true);

        vm.startPrank(administrator);
        registry.unbindRegister(address(0x10000 + 1));
        registry.unbindRegister(address(0x10000 + 77));
        registry.unbindRegister(address(0x10000 + 128));
        vm.stopPrank();
        assertEq(registry.preview(last, investor, KYC).validUntilAt(), FOREVER);
        vm.prank(last);
        registry.admit(investor, KYC, true);
        Admission[] memory admissions = registry.admissionsOf(investor);
        assertEq(admissions.length, 126);
        assertEq(registry.holder(investor).admissions, 126);
        bool[130] memory seen;
        for (uint256 i; i < admissions.length; ++i) {
            uint256 number = uint160(admissions[i].register) - 0x10000;
            assertFalse(seen[number], "twice");
            seen[number] = true;
        }
        assertTrue(seen[129] && !seen[1] && !seen[77] && !seen[128]);
    }

    // ---- several wallets ----

    /// Among several wallets the holder chooses, by admitting one: no stranger's payment does it for the holder.
    function test_a_receipt_does_not_choose_among_several_wallets() public {
        _onboard(investor, FOREVER);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        RegisterDouble r = _newRegister(KYC);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, investorsOther));
        r.mint(investorsOther, 1);
        _admitSelf(r, investor);
        r.mint(investor, 100);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, investorsOther));
        r.mint(investorsOther, 1);
    }

    /// The holder takes an empty wallet out of a register by itself and admits another one.
    function test_a_holder_chooses_another_wallet() public {
        _onboard(investor, FOREVER);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.expectRevert(_unauthorised(stranger));
        vm.prank(stranger);
        registry.withdrawAdmission(investor, address(r));
        r.mint(investor, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.WalletStillHolds.selector, investor, address(r), 1)
        );
        vm.prank(investorsOther);
        registry.withdrawAdmission(investor, address(r));
        r.burn(investor, 1);
        vm.prank(investorsOther);
        registry.withdrawAdmission(investor, address(r));
        _admitSelf(r, investorsOther);
        r.mint(investorsOther, 100);
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.AnotherWalletAdmitted.selector, investor, address(r), investorsOther
            )
        );
        vm.prank(investor);
        r.admitSelf();
    }

    // ---- registers that fail ----

    /// A register that reverts stops no sanction: it is marked, closed where it still listens, and answered nothing.
    function test_a_register_that_reverts_fails_for_itself() public {
        _onboard(investor, FOREVER);
        RegisterDouble broken = _newRegister(KYC);
        RegisterDouble sound = _newRegister(KYC);
        _admitSelf(broken, investor);
        _admitSelf(sound, investor);
        vm.mockCallRevert(address(broken), abi.encodeWithSelector(broken.sync.selector), "broken");
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.RegisterFailed(address(broken), true);
        vm.prank(complianceOfficer);
        registry.sanction(investor, true);
        assertTrue(sound.entryOf(investor).has(EntryFlags.SANCTIONED));
        assertTrue(registry.stateOf(address(broken)) == RegisterState.FAILED);
        assertFalse(broken.eligibleAsStored(investor) || broken.canHold(investor));

        // Nobody comes in any more, whoever it is.
        _onboard(stranger, FOREVER);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        broken.mint(stranger, 1);
        vm.clearMockedCalls();
        vm.expectRevert(_unauthorised(stranger));
        vm.prank(stranger);
        registry.restoreRegister(address(broken));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotFailed.selector, address(sound)));
        vm.prank(administrator);
        registry.restoreRegister(address(sound));
        vm.prank(administrator);
        registry.restoreRegister(address(broken));
        broken.mint(stranger, 1);
        assertFalse(broken.canHold(investor));
        vm.prank(complianceOfficer);
        registry.sanction(investor, false);
        broken.mint(investor, 1);
    }

    /// A register that burns all the gas that it is given, or is stale, is a failed one; the removal of an issuer goes on.
    function test_registers_that_burn_gas_or_are_stale() public {
        _onboard(investor, FOREVER);
        GasBurner burner = new GasBurner();
        vm.startPrank(administrator);
        registry.bindRegister(address(burner));
        registry.trustIssuer(KYC, stranger);
        vm.stopPrank();
        vm.prank(address(burner));
        registry.admit(investor, KYC, true);
        RegisterDouble stale = _newRegister(KYC);
        stale.point(_newRegistry());
        RegisterDouble sound = _newRegister(KYC);
        _admitSelf(sound, investor);
        uint256 gas = gasleft();
        vm.prank(complianceOfficer);
        registry.suspend(investor, true);
        assertLt(gas - gasleft(), 400_000);
        assertFalse(sound.eligibleAsStored(investor));
        assertTrue(registry.stateOf(address(burner)) == RegisterState.FAILED);

        uint256 generation = sound.generation();
        vm.prank(complianceOfficer);
        registry.removeIssuer(KYC, stranger);
        assertEq(sound.generation(), generation + 1);
        assertTrue(registry.stateOf(address(stale)) == RegisterState.FAILED);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterStillFails.selector, address(stale)));
        vm.prank(administrator);
        registry.restoreRegister(address(stale));
    }

    /// Whatever gas a sanction is given, it reverts or ends as with plenty: too little never marks a sound register (GAS-1).
    function testFuzz_too_little_gas_marks_nobody(uint256 gas) public {
        _onboard(investor, FOREVER);
        RegisterDouble[3] memory all;
        for (uint256 i; i < 3; ++i) {
            all[i] = _newRegister(KYC);
            all[i].mint(investor, 10);
        }
        gas = bound(gas, 20_000, 400_000);
        vm.prank(complianceOfficer);
        (bool done,) =
            address(registry).call{gas: gas}(abi.encodeCall(registry.sanction, (investor, true)));
        for (uint256 i; i < 3; ++i) {
            assertTrue(registry.stateOf(address(all[i])) == RegisterState.BOUND);
            assertEq(all[i].entryOf(investor).has(EntryFlags.SANCTIONED), done);
        }
    }

    /// The last generation is nobody's: the register is closed for good, its units are still redeemed, and nobody else
    /// is blocked.
    function test_a_run_out_register_closes_for_itself() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        RegisterDouble sound = _newRegister(KYC);
        r.mint(investor, 10);
        sound.mint(investor, 10);
        r.setGeneration(EntryLib.GENERATION_CLOSED - 1);
        r.refresh(investor);
        assertTrue(r.eligibleAsStored(investor));
        vm.prank(administrator);
        registry.trustIssuer(KYC, stranger);
        for (uint256 i; i < 2; ++i) {
            vm.prank(complianceOfficer);
            registry.removeIssuer(KYC, stranger);
            assertEq(r.generation(), EntryLib.GENERATION_CLOSED);
            assertFalse(r.eligibleAsStored(investor) || r.canHold(investor));
            vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, investor));
            r.refresh(investor);
            sound.mint(investor, 1);
            vm.prank(administrator);
            registry.trustIssuer(KYC, stranger);
        }
        r.burn(investor, 10);
    }

    // ---- replaced in one register ----

    /// One register's recovery changes nothing in another: the lost wallet stays the holder's there, and the new one is
    /// nobody's there (AUTH-4).
    function test_a_wallet_is_replaced_in_one_register_only() public {
        _onboard(investor, FOREVER);
        RegisterDouble small = _newRegister(KYC);
        RegisterDouble big = _newRegister(KYC);
        RegisterDouble third = _newRegister(KYC);
        small.mint(investor, 1);
        big.mint(investor, 1_000);
        uint256 before = Entry.unwrap(big.entryOf(investor));
        _recoverIn(small, investor, successor);
        assertEq(small.balanceOf(successor), 1);
        assertTrue(small.canHold(successor));
        assertFalse(small.canHold(investor));

        assertEq(Entry.unwrap(big.entryOf(investor)), before);
        assertEq(registry.holderOf(investor), investor);
        assertEq(registry.holderOf(successor), address(0));
        assertEq(registry.holderIn(address(small), successor), investor);
        assertEq(registry.holderIn(address(big), successor), address(0));
        assertFalse(registry.isVerified(successor));
        assertFalse(big.canHold(successor) || third.canHold(successor));
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, successor));
        third.mint(successor, 1);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, successor, investor));
        vm.prank(registrar);
        registry.register(successor, HONG_KONG, 2, 0, _validities(FOREVER));

        // What is true of the holder reaches both wallets.
        vm.prank(complianceOfficer);
        registry.sanction(investor, true);
        assertTrue(small.entryOf(successor).has(EntryFlags.SANCTIONED));
        assertTrue(big.entryOf(investor).has(EntryFlags.SANCTIONED));
        vm.prank(complianceOfficer);
        registry.sanction(investor, false);
        assertTrue(small.eligibleAsStored(successor) && big.eligibleAsStored(investor));

        // A second register may name the same wallet, or another one of the holder's.
        _recoverIn(big, investor, successor);
        assertEq(big.balanceOf(successor), 1_000);
        // The registry makes it the holder's everywhere.
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor);
        assertEq(registry.holderOf(successor), investor);
        third.mint(successor, 1);
    }

    function test_replace_wallet_in_reverts() public {
        _onboard(investor, FOREVER);
        _onboard(stranger, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        RegisterDouble other = _newRegister(KYC);
        r.mint(investor, 1);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RecoveryOnly.selector, address(r), recoveryContract));
        vm.prank(address(r));
        registry.replaceWalletIn(address(r), investor, successor);
        vm.startPrank(recoveryContract);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, stranger));
        registry.replaceWalletIn(stranger, investor, successor);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.AdmissionUnknown.selector, investor, address(other))
        );
        registry.replaceWalletIn(address(other), investor, successor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, stranger, stranger));
        registry.replaceWalletIn(address(r), investor, stranger);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, investor, investor));
        registry.replaceWalletIn(address(r), investor, investor);
    }

    /// A register takes part in no other one's recovery: replaced everywhere, a wallet waits in each until it moves.
    function test_replaced_everywhere_a_position_may_move_by_its_own_register() public {
        _onboard(investor, FOREVER);
        RegisterDouble first = _newRegister(KYC);
        RegisterDouble second = _newRegister(KYC);
        first.mint(investor, 1);
        second.mint(investor, 2);
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor);
        first.recover(investor, successor);
        address local = makeAddr("local");
        _recoverIn(second, investor, local);
        assertEq(second.balanceOf(local), 2);
        // Lost again there, past what was replaced in between.
        address last = makeAddr("last");
        _recoverIn(second, local, last);
        assertEq(second.balanceOf(last), 2);
        assertFalse(second.canHold(local));
        assertTrue(second.canHold(last) && first.canHold(successor));
    }

    function _recoverIn(RegisterDouble r, address lost, address to) private {
        vm.prank(recoveryContract);
        assertEq(registry.replaceWalletIn(address(r), lost, to), investor);
        r.recover(lost, to);
    }
}

/// Uses up whatever it is given.
contract GasBurner {
    fallback() external {
        while (true) {}
    }
}
