// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EntryFlags, Entry} from "contracts/types/Entry.sol";
import {Topics} from "contracts/types/Topics.sol";
import {HolderFlags} from "contracts/identity/HolderWord.sol";
import {Admission, IIdentityRegistry} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IdentityFixture} from "./IdentityFixture.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// What registers pull, and what reaches them.
contract AdmissionsTest is IdentityFixture {
    uint8 private constant KYC = uint8(1 << Topics.KYC);

    function test_admit_reverts_when_the_caller_is_no_bound_register() public {
        _onboard(investor, FOREVER);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegisterNotBound.selector, stranger));
        vm.prank(stranger);
        registry.admit(investor, KYC);
        assertEq(registry.preview(stranger, investor, KYC).validUntilAt(), 0);
    }

    function test_admit_reverts_when_a_topic_is_unknown() public {
        RegisterDouble r = _newRegister(KYC);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.RegistrationFieldInvalid.selector, "topics", 16, 15));
        vm.prank(address(r));
        registry.admit(investor, 16);
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
        assertEq(Entry.unwrap(registry.admit(stranger, KYC)), 0);
        assertEq(Entry.unwrap(registry.admit(stranger, 0)), 0);
        vm.startPrank(registrar);
        uint32[4] memory v = _validities(FOREVER);
        v[Topics.RESIDENCE] = 0;
        v[Topics.PROFESSIONAL] = uint32(block.timestamp - 1);
        registry.register(investor, HONG_KONG, 2, 0, v);
        vm.startPrank(address(r));
        assertEq(Entry.unwrap(registry.admit(investor, KYC | (1 << Topics.RESIDENCE))), 0);
        assertEq(Entry.unwrap(registry.admit(investor, KYC | (1 << Topics.PROFESSIONAL))), 0);
        vm.startPrank(complianceOfficer);
        registry.suspend(investor, true);
        vm.startPrank(address(r));
        assertEq(Entry.unwrap(registry.admit(investor, KYC)), 0);
        assertEq(registry.admissionsOf(investor).length, 0);
        vm.startPrank(complianceOfficer);
        registry.suspend(investor, false);
        vm.startPrank(address(r));
        assertEq(registry.preview(address(r), investor, KYC).validUntilAt(), FOREVER);
        assertEq(registry.admissionsOf(investor).length, 0, "a preview records nothing");
        assertEq(registry.admit(investor, KYC).validUntilAt(), FOREVER);
        assertEq(registry.admit(investor, KYC).validUntilAt(), FOREVER);
        assertEq(registry.admissionsOf(investor).length, 1, "a renewal is not recorded again");
    }

    /// The validity is the earliest of the required topics, and ends at its second (GATE-4).
    function testFuzz_validity_ends_at_the_stated_second(uint32[4] memory v, uint8 topics) public {
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
        uint32[4] memory v = _validities(FOREVER);
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
        for (uint160 i = 1; i <= 129; ++i) registry.bindRegister(address(0x10000 + i));
        vm.stopPrank();
        for (uint160 i = 1; i <= 128; ++i) {
            vm.prank(address(0x10000 + i));
            registry.admit(investor, KYC);
        }
        address last = address(0x10000 + 129);
        assertEq(registry.preview(last, investor, KYC).validUntilAt(), 0);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.AdmissionsFull.selector, investor, 128));
        vm.prank(last);
        registry.admit(investor, KYC);

        vm.startPrank(administrator);
        registry.unbindRegister(address(0x10000 + 1));
        registry.unbindRegister(address(0x10000 + 77));
        registry.unbindRegister(address(0x10000 + 128));
        vm.stopPrank();
        assertEq(registry.preview(last, investor, KYC).validUntilAt(), FOREVER);
        vm.prank(last);
        registry.admit(investor, KYC);
        Admission[] memory admissions = registry.admissionsOf(investor);
        assertEq(admissions.length, 126);
        assertEq(registry.holder(investor).admissions, 126);
        bool[130] memory seen;
        for (uint256 i; i < admissions.length; ++i) {
            uint256 number = registry.numberOf(admissions[i].register);
            assertFalse(seen[number], "twice");
            seen[number] = true;
        }
        assertTrue(seen[129] && !seen[1] && !seen[77] && !seen[128]);
    }

    /// A register that fails fails the change: a sanction is never half done.
    function test_reverts_given_a_register_that_fails() public {
        _onboard(investor, FOREVER);
        RegisterDouble r = _newRegister(KYC);
        _admitSelf(r, investor);
        vm.mockCallRevert(address(r), abi.encodeWithSelector(r.sync.selector), "broken");
        vm.expectRevert("broken");
        vm.prank(complianceOfficer);
        registry.sanction(investor, true);
        assertFalse(registry.holder(investor).sanctioned);
    }
}
