// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EntryFlags} from "contracts/types/Entry.sol";
import {Topics} from "contracts/types/Topics.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {HolderView, IIdentityRegistry, RegisterState, Registration} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityRegistry} from "contracts/identity/IdentityRegistry.sol";
import {IdentityFixture} from "./IdentityFixture.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// Holders, wallets and registers, by those who may.
contract IdentityRegistryTest is IdentityFixture {
    uint8 private constant KYC = uint8(1 << Topics.KYC);

    // ---- who may call ----

    /// Every guarded function refuses a stranger.
    function test_reverts_when_a_stranger_calls() public {
        uint32[8] memory v;
        address[] memory none;
        bytes[] memory calls = new bytes[](16);
        calls[0] = abi.encodeCall(registry.register, (investor, 0, 0, 0, v));
        calls[1] = abi.encodeCall(registry.registerBatch, (new Registration[](0)));
        calls[2] = abi.encodeCall(registry.setProfile, (investor, 0, 0, 0));
        calls[3] = abi.encodeCall(registry.setValidity, (investor, 0, 0));
        calls[4] = abi.encodeCall(registry.suspend, (investor, true));
        calls[5] = abi.encodeCall(registry.sanction, (investor, true));
        calls[6] = abi.encodeCall(registry.addWallet, (investor, investorsOther));
        calls[7] = abi.encodeCall(registry.removeWallet, (investor));
        calls[8] = abi.encodeCall(registry.withdrawAdmission, (investor, investor));
        calls[9] = abi.encodeCall(registry.trustIssuer, (1, investor));
        calls[10] = abi.encodeCall(registry.removeIssuer, (1, investor));
        calls[11] = abi.encodeCall(registry.bindRegister, (investor));
        calls[12] = abi.encodeCall(registry.unbindRegister, (investor));
        calls[13] = abi.encodeCall(registry.importAdmissions, (investor, none));
        calls[14] = abi.encodeCall(registry.setRecovery, (investor));
        calls[15] = abi.encodeWithSelector(registry.importClaims.selector, uint256(32), uint256(0));
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(stranger);
            (bool ok, bytes memory reason) = address(registry).call(calls[i]);
            assertFalse(ok);
            assertEq(reason, _unauthorised(stranger));
        }
    }

    // ---- register ----

    function test_register_reverts_when_a_field_is_too_large() public {
        vm.startPrank(registrar);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "country", 1000, 999));
        registry.register(investor, 1000, 0, 0, _validities(0));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "class", 16, 15));
        registry.register(investor, 0, 16, 0, _validities(0));
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.RegistrationFieldInvalid.selector, "flags", HolderFlags.REGISTERED, HolderFlags.GIVEN
            )
        );
        registry.register(investor, 0, 0, uint8(HolderFlags.REGISTERED), _validities(0));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, address(0), address(0)));
        registry.register(address(0), 0, 0, 0, _validities(0));
    }

    function test_register_reverts_given_the_wallet_is_somebodys() public {
        _onboard(investor, FOREVER);
        vm.startPrank(registrar);
        registry.addWallet(investor, investorsOther);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, investor, investor));
        registry.register(investor, 0, 0, 0, _validities(0));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, investorsOther, investor));
        registry.register(investorsOther, 0, 0, 0, _validities(0));
    }

    /// A registration is what `holder` answers, what the event says and what ERC-3643 reads.
    function test_register() public {
        uint32[8] memory v = [uint32(1_800_000_000), 1_810_000_000, 0, FOREVER, 0, 0, 1_820_000_000, FOREVER];
        uint8 flags = uint8(HolderFlags.US_PERSON | HolderFlags.OPERATOR);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.HolderRegistered(investor, MACAO, 3, flags, v);
        vm.prank(registrar);
        registry.register(investor, MACAO, 3, flags, v);

        HolderView memory h = registry.holder(investor);
        assertTrue(h.registered && h.usPerson && h.operator);
        assertFalse(h.sanctioned || h.suspended || h.nominee);
        assertEq(h.country, MACAO);
        assertEq(h.class, 3);
        for (uint256 i; i < 4; ++i) assertEq(h.validUntilAt[i], v[i]);
        assertEq(h.claimedTopics, 0);
        assertEq(h.admissions, 0);
        assertTrue(registry.isVerified(investor));
        assertTrue(registry.contains(investor));
        assertEq(registry.investorCountry(investor), MACAO);
        assertEq(registry.identity(investor), investor);
        assertEq(registry.walletsOf(investor).length, 1);
        assertEq(registry.walletsOf(investor)[0], investor);

        assertFalse(registry.isVerified(stranger));
        assertFalse(registry.contains(stranger));
        assertEq(registry.investorCountry(stranger), 0);
        assertEq(registry.identity(stranger), address(0));
        assertEq(registry.walletsOf(stranger).length, 0);
        assertFalse(registry.holder(stranger).registered);
    }

    /// KYC ends at its second: true until it, false after it, and false for the suspended and the sanctioned.
    function test_is_verified() public {
        uint32 until = uint32(block.timestamp + 1000);
        _onboard(investor, until);
        vm.warp(until);
        assertTrue(registry.isVerified(investor));
        vm.prank(complianceOfficer);
        registry.suspend(investor, true);
        assertFalse(registry.isVerified(investor));
        vm.startPrank(complianceOfficer);
        registry.suspend(investor, false);
        registry.sanction(investor, true);
        assertFalse(registry.isVerified(investor));
        registry.sanction(investor, false);
        assertTrue(registry.isVerified(investor));
        vm.warp(uint256(until) + 1);
        assertFalse(registry.isVerified(investor));
    }

    /// A batch leaves what its singles leave, and refuses whole.
    function testFuzz_a_batch_equals_its_singles(uint256 seed, uint8 size) public {
        uint256 count = bound(size, 1, 20);
        IdentityRegistry other = _newRegistry();
        Registration[] memory batch = new Registration[](count);
        for (uint256 i; i < count; ++i) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            batch[i].wallet = address(uint160(random));
            batch[i].country = uint16(random % 1000);
            batch[i].class = uint8((random >> 16) % 16);
            batch[i].flags = uint8((random >> 24) & HolderFlags.GIVEN);
            for (uint256 t; t < 4; ++t) batch[i].validUntilAt[t] = uint32(random >> (64 + 32 * t));
        }
        vm.startPrank(registrar);
        registry.registerBatch(batch);
        for (uint256 i; i < count; ++i) {
            Registration memory r = batch[i];
            other.register(r.wallet, r.country, r.class, r.flags, r.validUntilAt);
            assertEq(
                keccak256(abi.encode(registry.holder(r.wallet))), keccak256(abi.encode(other.holder(r.wallet)))
            );
        }
        batch[0].wallet = address(1);
        vm.expectRevert(count == 1
                ? abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "class", 16, 15)
                : abi.encodeWithSelector(
                    IIdentityRegistry.WalletTaken.selector, batch[count - 1].wallet, batch[count - 1].wallet
                ));
        if (count == 1) batch[0].class = 16;
        else (batch[1], batch[count - 1]) = (batch[count - 1], batch[1]);
        registry.registerBatch(batch);
        assertFalse(registry.contains(address(1)));
    }

    // ---- changes ----

    function test_changes_revert_given_an_unknown_holder() public {
        bytes memory unknown = abi.encodeWithSelector(IIdentityRegistry.HolderUnknown.selector, stranger);
        vm.startPrank(registrar);
        vm.expectRevert(unknown);
        registry.setProfile(stranger, 0, 0, 0);
        vm.expectRevert(unknown);
        registry.setValidity(stranger, 0, 0);
        vm.expectRevert(unknown);
        registry.addWallet(stranger, investor);
        vm.startPrank(complianceOfficer);
        vm.expectRevert(unknown);
        registry.suspend(stranger, true);
        vm.expectRevert(unknown);
        registry.sanction(stranger, true);
    }

    function test_set_profile_reverts_when_a_flag_is_not_changeable() public {
        _onboard(investor, FOREVER);
        uint256 changeable = HolderFlags.US_PERSON | HolderFlags.OPERATOR;
        uint8[3] memory refused =
            [uint8(HolderFlags.NOMINEE), uint8(HolderFlags.SANCTIONED), uint8(HolderFlags.SUSPENDED)];
        vm.startPrank(registrar);
        for (uint256 i; i < 3; ++i) {
            vm.expectRevert(
                abi.encodeWithSelector(
                    IIdentityRegistry.RegistrationFieldInvalid.selector, "flags", refused[i], changeable
                )
            );
            registry.setProfile(investor, 0, 0, refused[i]);
        }
    }

    /// A changed profile is pushed with its country, class and flags; a nominee stays one, a sanction stays.
    function test_set_profile() public {
        vm.prank(registrar);
        registry.register(investor, HONG_KONG, 2, uint8(HolderFlags.NOMINEE), _validities(FOREVER));
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.prank(complianceOfficer);
        registry.sanction(investor, true);
        uint256 kept = HolderFlags.NOMINEE | HolderFlags.SANCTIONED;
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.ProfileSet(investor, 840, 1, kept | HolderFlags.US_PERSON);
        vm.prank(registrar);
        registry.setProfile(investor, 840, 1, uint8(HolderFlags.US_PERSON));
        assertEq(r.entryOf(investor).country(), 840);
        assertEq(r.entryOf(investor).class(), 1);
        assertTrue(r.entryOf(investor).has(EntryFlags.US_PERSON));
        assertTrue(r.entryOf(investor).has(EntryFlags.NOMINEE));
        assertTrue(r.entryOf(investor).has(EntryFlags.SANCTIONED));
        vm.prank(registrar);
        registry.setProfile(investor, HONG_KONG, 3, 0);
        assertEq(r.entryOf(investor).class(), 3);
        assertFalse(r.entryOf(investor).has(EntryFlags.US_PERSON));
    }

    function test_set_validity_reverts_when_the_topic_is_unknown() public {
        _onboard(investor, FOREVER);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "topic", 8, 7));
        vm.prank(registrar);
        registry.setValidity(investor, 8, 0);
    }

    /// A shortening is pushed; an extension waits until the entry is met; a topic that nobody there requires is nothing.
    function test_set_validity() public {
        uint32 until = uint32(block.timestamp + 1000);
        _onboard(investor, until);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.startPrank(registrar);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.ValiditySet(investor, Topics.KYC, until - 500);
        registry.setValidity(investor, Topics.KYC, until - 500);
        assertEq(r.entryOf(investor).validUntilAt(), until - 500);
        registry.setValidity(investor, Topics.KYC, until + 500);
        assertEq(r.entryOf(investor).validUntilAt(), until - 500, "an extension is not pushed");
        registry.setValidity(investor, Topics.RESIDENCE, 0);
        assertEq(r.entryOf(investor).validUntilAt(), until - 500, "not required there");
        vm.warp(until);
        assertFalse(r.eligibleAsStored(investor));
        r.refresh(investor);
        assertEq(r.entryOf(investor).validUntilAt(), until + 500);
    }

    /// A sanction stands in the entry, and goes from it when it is lifted.
    function test_sanction() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.startPrank(complianceOfficer);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.SanctionSet(investor, true);
        registry.sanction(investor, true);
        assertTrue(registry.holder(investor).sanctioned);
        assertTrue(r.entryOf(investor).has(EntryFlags.SANCTIONED));
        assertTrue(registry.preview(address(r), investor, KYC).has(EntryFlags.SANCTIONED), "answered with its flag");
        registry.sanction(investor, false);
        assertFalse(r.entryOf(investor).has(EntryFlags.SANCTIONED));
        assertTrue(r.eligibleAsStored(investor));
    }

    /// A suspended holder is refused at once, also where no topic is required; reinstated, it is pulled.
    function test_suspend() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        RegisterDouble open = _newRegister(0);
        _admitSelf(r, investor);
        _admitSelf(open, investor);
        vm.startPrank(complianceOfficer);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.SuspensionSet(investor, true);
        registry.suspend(investor, true);
        assertTrue(registry.holder(investor).suspended);
        assertEq(registry.holder(investor).validUntilAt[0], FOREVER, "what was proved is kept");
        assertFalse(r.canHold(investor));
        assertFalse(open.canHold(investor));
        assertEq(r.entryOf(investor).country(), HONG_KONG, "only the validity goes");
        registry.suspend(investor, false);
        assertFalse(r.eligibleAsStored(investor));
        assertTrue(r.canHold(investor));
        assertTrue(open.canHold(investor));
    }

    // ---- wallets ----

    function test_add_wallet_reverts_given_it_is_somebodys_or_there_are_too_many() public {
        _onboard(investor, FOREVER);
        _onboard(stranger, FOREVER);
        vm.startPrank(registrar);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, stranger, stranger));
        registry.addWallet(investor, stranger);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, address(0), address(0)));
        registry.addWallet(investor, address(0));
        for (uint160 i = 1; i <= 254; ++i) registry.addWallet(investor, address(0x1000 + i));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletsFull.selector, investor, 254));
        registry.addWallet(investor, address(0x2000));
        assertEq(registry.walletsOf(investor).length, 255);
    }

    /// A further wallet is the holder's; taken away it is nobody's, and its index is given to no other.
    function test_add_and_remove_wallet() public {
        _onboard(investor, FOREVER);
        vm.startPrank(registrar);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletAdded(investor, investorsOther, 1);
        registry.addWallet(investor, investorsOther);
        assertEq(registry.holderOf(investorsOther), investor);
        assertTrue(registry.isVerified(investorsOther));
        assertEq(registry.investorCountry(investorsOther), HONG_KONG);
        registry.addWallet(investor, successor);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletRemoved(investor, investorsOther, 1);
        registry.removeWallet(investorsOther);
        assertEq(registry.holderOf(investorsOther), address(0));
        assertEq(registry.walletsOf(investor).length, 2);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletAdded(investor, stranger, 3);
        registry.addWallet(investor, stranger);
        registry.register(investorsOther, 0, 0, 0, _validities(0));
        assertEq(registry.holderOf(investorsOther), investorsOther);
    }

    function test_remove_wallet_reverts_given_it_is_the_id_unknown_or_admitted() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        vm.startPrank(registrar);
        registry.addWallet(investor, investorsOther);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletIsId.selector, investor));
        registry.removeWallet(investor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, stranger));
        registry.removeWallet(stranger);
        vm.stopPrank();
        _admitSelf(r, investorsOther);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.WalletStillAdmitted.selector, investorsOther, address(r))
        );
        vm.prank(registrar);
        registry.removeWallet(investorsOther);
        // A matured register keeps nobody.
        vm.prank(administrator);
        registry.unbindRegister(address(r));
        vm.prank(registrar);
        registry.removeWallet(investorsOther);
        assertEq(registry.holderOf(investorsOther), address(0));
    }

    function test_withdraw_admission_reverts_given_units_or_no_admission() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        bytes memory unknown =
            abi.encodeWithSelector(IIdentityRegistry.AdmissionUnknown.selector, investor, address(r));
        vm.startPrank(registrar);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, stranger));
        registry.withdrawAdmission(stranger, address(r));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, stranger));
        registry.withdrawAdmission(investor, stranger);
        vm.expectRevert(unknown);
        registry.withdrawAdmission(investor, address(r));
        vm.stopPrank();
        r.mint(investor, 7);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.WalletStillHolds.selector, investor, address(r), 7)
        );
        vm.prank(registrar);
        registry.withdrawAdmission(investor, address(r));
    }

    /// After a withdrawal the old entry is refused and another wallet may be admitted.
    function test_withdraw_admission() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        RegisterDouble second = _newRegister(KYC);
        _admitSelf(r, investor);
        _admitSelf(second, investor);
        vm.startPrank(registrar);
        registry.addWallet(investor, investorsOther);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.AdmissionWithdrawn(investor, address(r), investor);
        registry.withdrawAdmission(investor, address(r));
        vm.stopPrank();
        assertFalse(r.eligibleAsStored(investor));
        assertEq(registry.admissionsOf(investor).length, 1);
        assertEq(registry.admissionsOf(investor)[0].register, address(second));
        _admitSelf(r, investorsOther);
        assertTrue(r.canHold(investorsOther));
        assertFalse(r.canHold(investor));
    }

    // ---- recovery ----

    function test_replace_wallet_reverts_when_not_by_the_recovery_contract() public {
        _onboard(investor, FOREVER);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.RecoveryOnly.selector, registrar, recoveryContract)
        );
        vm.prank(registrar);
        registry.replaceWallet(investor, successor);
    }

    function test_replace_wallet_reverts_given_an_unknown_lost_or_a_taken_new_one() public {
        _onboard(investor, FOREVER);
        _onboard(stranger, FOREVER);
        vm.startPrank(recoveryContract);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, investorsOther));
        registry.replaceWallet(investorsOther, successor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, stranger, stranger));
        registry.replaceWallet(investor, stranger);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, investor, investor));
        registry.replaceWallet(investor, investor);
        registry.replaceWallet(investor, successor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, investor));
        registry.replaceWallet(investor, address(0x77));
        vm.stopPrank();
        // A lost wallet is nobody else's either.
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletTaken.selector, investor, investor));
        vm.prank(registrar);
        registry.addWallet(stranger, investor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, investor));
        vm.prank(registrar);
        registry.removeWallet(investor);
    }

    /// The lost id is refused in every register at once; two registers recover one after the other (T-REX issue 205).
    function test_replace_wallet() public {
        _onboard(investor, FOREVER);
        RegisterDouble first = _newRegister(KYC);
        RegisterDouble second = _newRegister(KYC);
        first.mint(investor, 100);
        second.mint(investor, 200);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletRecovered(investor, investor, successor, 1);
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor);

        assertEq(registry.holderOf(investor), address(0));
        assertFalse(registry.isVerified(investor));
        assertEq(registry.holderOf(successor), investor);
        assertEq(registry.walletsOf(investor).length, 1);
        assertEq(registry.walletsOf(investor)[0], successor);
        assertFalse(first.canHold(investor));
        assertFalse(second.canHold(investor));
        assertFalse(first.canHold(successor), "not before the position is taken over");
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.AnotherWalletAdmitted.selector, investor, address(first), investor
            )
        );
        vm.prank(successor);
        first.admitSelf();

        vm.expectEmit(address(registry));
        emit IIdentityRegistry.AdmissionMoved(investor, address(first), investor, successor);
        first.recover(investor, successor);
        assertTrue(first.eligibleAsStored(successor));
        assertEq(first.balanceOf(successor), 100);
        // In between: a sanction reaches the successor here and the waiting position there.
        vm.prank(complianceOfficer);
        registry.sanction(investor, true);
        assertTrue(first.entryOf(successor).has(EntryFlags.SANCTIONED));
        assertTrue(second.entryOf(investor).has(EntryFlags.SANCTIONED));
        assertFalse(second.eligibleAsStored(investor));
        second.recover(investor, successor);
        assertEq(second.balanceOf(successor), 200);
        assertTrue(second.entryOf(successor).has(EntryFlags.SANCTIONED));
        assertEq(registry.admissionsOf(investor)[1].wallet, successor);
    }

    /// The successor is lost as well, before one of the registers recovered: that one skips it.
    function test_replace_wallet_twice() public {
        address last = makeAddr("last");
        _onboard(investor, FOREVER);
        RegisterDouble first = _newRegister(KYC);
        RegisterDouble second = _newRegister(KYC);
        first.mint(investor, 100);
        second.mint(investor, 200);
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor);
        first.recover(investor, successor);
        vm.prank(recoveryContract);
        registry.replaceWallet(successor, last);
        assertFalse(first.canHold(successor));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletNotSuccessor.selector, investor, successor));
        second.recover(investor, successor);
        first.recover(successor, last);
        second.recover(investor, last);
        assertEq(first.balanceOf(last), 100);
        assertEq(second.balanceOf(last), 200);
        assertTrue(first.canHold(last) && second.canHold(last));
    }

    /// Only the wallet that replaced the lost one takes its position over, and it stays the holder's until it did.
    function test_reverts_given_a_wallet_that_is_no_successor() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        r.mint(investor, 100);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.WalletNotSuccessor.selector, investor, investorsOther)
        );
        r.recover(investor, investorsOther);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletStillAdmitted.selector, successor, address(r)));
        vm.prank(registrar);
        registry.removeWallet(successor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, address(this)));
        registry.succeed(investor, successor, KYC);
    }

    /// A nominee's successor takes the lost wallet's position over before it has one of its own.
    function test_a_nominees_lost_wallet() public {
        vm.startPrank(registrar);
        registry.register(investor, HONG_KONG, 2, uint8(HolderFlags.NOMINEE), _validities(FOREVER));
        registry.addWallet(investor, investorsOther);
        vm.stopPrank();
        RegisterDouble r = _newRegister(KYC);
        r.mint(investor, 100);
        r.mint(investorsOther, 50);
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor);
        assertEq(registry.preview(address(r), successor, KYC).validUntilAt(), 0);
        assertTrue(r.canHold(investorsOther));
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.AnotherWalletAdmitted.selector, investor, address(r), investor)
        );
        r.mint(successor, 1);
        r.recover(investor, successor);
        r.mint(successor, 1);
        assertEq(r.balanceOf(successor), 101);
    }

    // ---- registers ----

    function test_bind_reverts_given_it_was_bound_before() public {
        RegisterDouble r = _newRegister(KYC);
        vm.startPrank(administrator);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterKnown.selector, address(r)));
        registry.bindRegister(address(r));
        registry.unbindRegister(address(r));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterKnown.selector, address(r)));
        registry.bindRegister(address(r));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, address(r)));
        registry.unbindRegister(address(r));
    }

    function test_bind_reverts_given_256_registers() public {
        vm.startPrank(administrator);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterWithoutCode.selector, address(0x20000)));
        registry.bindRegister(address(0x20000));
        for (uint160 i = 1; i <= 256; ++i) {
            vm.etch(address(0x10000 + i), hex"00");
            registry.bindRegister(address(0x10000 + i));
        }
        vm.etch(address(0x20000), hex"00");
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistersFull.selector, 256));
        registry.bindRegister(address(0x20000));
        assertEq(registry.registers().length, 256);
    }

    /// An unbound register's entries lapse, and it can't look anybody up.
    function test_unbind() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        assertTrue(registry.stateOf(address(r)) == RegisterState.BOUND);
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.RegisterUnbound(address(r), true);
        vm.prank(administrator);
        registry.unbindRegister(address(r));
        assertFalse(r.canHold(investor));
        assertTrue(registry.stateOf(address(r)) == RegisterState.UNBOUND);
        assertEq(registry.registers().length, 0);
        assertEq(registry.admissionsOf(investor).length, 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, address(r)));
        r.mint(investor, 1);
    }

    /// A new registry is loaded before the register is pointed to it; the old one lets go of it.
    function test_replace_the_registry() public {
        uint32 until = uint32(block.timestamp + 1000);
        _onboard(investor, until);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investorsOther);
        r.mint(investorsOther, 100);

        IdentityRegistry next = _newRegistry();
        Registration[] memory holders = new Registration[](1);
        holders[0] = Registration(investor, HONG_KONG, 2, uint8(HolderFlags.SANCTIONED), _validities(until));
        address[] memory wallets = new address[](1);
        wallets[0] = investorsOther;
        vm.prank(administrator);
        next.bindRegister(address(r));
        vm.startPrank(registrar);
        next.registerBatch(holders);
        next.addWallet(investor, investorsOther);
        vm.stopPrank();
        vm.startPrank(administrator);
        vm.expectEmit(address(next));
        emit IIdentityRegistry.AdmissionImported(investor, address(r), investorsOther);
        next.importAdmissions(address(r), wallets);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, stranger));
        wallets[0] = stranger;
        next.importAdmissions(address(r), wallets);
        vm.stopPrank();
        assertTrue(r.canHold(investorsOther), "loading changes nothing yet");

        r.point(next);
        assertFalse(r.canHold(investorsOther), "sanctioned in the new one");
        vm.expectRevert(
            abi.encodeWithSelector(
                IIdentityRegistry.AnotherWalletAdmitted.selector, investor, address(r), investorsOther
            )
        );
        vm.prank(investor);
        r.admitSelf();
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.RegisterUnbound(address(r), false);
        vm.prank(administrator);
        registry.unbindRegister(address(r));
        vm.prank(complianceOfficer);
        next.sanction(investor, false);
        assertTrue(r.canHold(investorsOther));
    }

    function test_set_recovery() public {
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.RecoverySet(stranger);
        vm.prank(administrator);
        registry.setRecovery(stranger);
        assertEq(registry.recovery(), stranger);
    }
}
