// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "contracts/types/Entry.sol";
import {Topics} from "contracts/types/Topics.sol";
import {Admission, IIdentityRegistry} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {IPermissionedToken} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegisterSync} from "contracts/register/interfaces/IRegisterSync.sol";
import {IdentityFixture} from "./IdentityFixture.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// Who takes over from a lost id: found through the registers, and kept where none would say it any more.
contract HeirsTest is IdentityFixture {
    uint8 private constant KYC = uint8(1 << Topics.KYC);

    RegisterDouble private first;
    RegisterDouble private second;
    address private last = makeAddr("last");

    function setUp() public override {
        super.setUp();
        _onboard(investor, FOREVER);
        first = _newRegister(KYC);
        second = _newRegister(KYC);
        first.mint(investor, 100);
        second.mint(investor, 200);
    }

    // ---- found ----

    function test_an_heir_is_found_by_what_its_register_says() public {
        _recover(first, investor, successor);
        _expectWallets(successor);
        _expectAdmissions(successor, investor);
        assertEq(registry.preview(address(first), successor, KYC).validUntilAt(), FOREVER);
        first.refresh(successor);
        assertEq(registry.holder(investor).admissions, 2, "a renewal is not recorded again");

        // Another wallet is kept out by whoever has the position.
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        _expectKeptOut(first, investorsOther, successor);
        _expectKeptOut(second, investorsOther, investor);
        _expectKeptOut(second, successor, investor);

        _recover(second, investor, successor);
        _expectAdmissions(successor, successor);
        second.refresh(successor);
        assertEq(second.balanceOf(successor), 200);
    }

    /// The recovering register hears of it by its own question alone, every other one at once.
    function test_the_recovering_register_is_not_pushed_to() public {
        vm.expectCall(address(first), abi.encodeWithSelector(IRegisterSync.sync.selector), 0);
        vm.expectCall(address(second), abi.encodeWithSelector(IRegisterSync.sync.selector), 1);
        _recover(first, investor, successor);
        assertFalse(second.eligibleAsStored(investor));
        assertTrue(first.entryOf(investor).has(EntryFlags.DEAD));
    }

    function test_a_push_reaches_an_heir_and_the_position_that_waits() public {
        _recover(first, investor, successor);
        _sanction(true);
        assertTrue(first.entryOf(successor).has(EntryFlags.SANCTIONED));
        assertTrue(second.entryOf(investor).has(EntryFlags.SANCTIONED));
        _sanction(false);
        assertTrue(first.eligibleAsStored(successor));
        assertFalse(second.eligibleAsStored(investor));
        vm.prank(complianceOfficer);
        registry.suspend(investor, true);
        assertFalse(first.eligibleAsStored(successor) || first.canHold(successor));
    }

    /// In every order: one register recovers each loss, one comes late, one admits the heir anew.
    function testFuzz_a_lost_heir(bool lateFirst, bool newFirst) public {
        RegisterDouble third = _newRegister(KYC);
        _recover(first, investor, successor);
        third.mint(successor, 300);
        _sanction(true);
        assertTrue(third.entryOf(successor).has(EntryFlags.SANCTIONED));
        _sanction(false);
        if (lateFirst) _recover(second, investor, successor);
        RegisterDouble one = newFirst ? third : first;
        RegisterDouble other = newFirst ? first : third;

        _recover(one, successor, last);
        _expectWallets(last);
        assertFalse(other.eligibleAsStored(successor) || other.canHold(successor));
        _expectKeptOut(other, last, successor);
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletUnknown.selector, investor));
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor, address(second));
        _sanction(true);
        assertTrue(one.entryOf(last).has(EntryFlags.SANCTIONED));
        assertTrue(other.entryOf(successor).has(EntryFlags.SANCTIONED));
        assertTrue(second.entryOf(lateFirst ? successor : investor).has(EntryFlags.SANCTIONED));
        _sanction(false);

        _recover(other, successor, last);
        _recover(second, lateFirst ? successor : investor, last);
        Admission[] memory admissions = registry.admissionsOf(investor);
        assertEq(admissions.length, 3);
        for (uint256 i; i < 3; ++i) assertEq(admissions[i].wallet, last);
        _sanction(true);
        assertTrue(first.entryOf(last).has(EntryFlags.SANCTIONED));
        assertTrue(second.entryOf(last).has(EntryFlags.SANCTIONED));
        assertTrue(third.entryOf(last).has(EntryFlags.SANCTIONED));
    }

    /// A register that names a stranger, or fails, has the push for the id as before; the others are not disturbed.
    function test_a_register_that_lies_harms_itself() public {
        _recover(first, investor, successor);
        _recover(second, investor, successor);
        bytes memory question = abi.encodeCall(IPermissionedToken.entryOf, (investor));
        vm.mockCall(address(first), question, abi.encode(Entry.wrap(0).dead(stranger)));
        _expectAdmissions(investor, successor);
        vm.mockCallRevert(address(first), question, "broken");
        _expectAdmissions(investor, successor);
        _expectWallets(successor);
        vm.expectCall(address(first), abi.encodePacked(IRegisterSync.sync.selector, abi.encode(investor)));
        _sanction(true);
        assertTrue(second.entryOf(successor).has(EntryFlags.SANCTIONED));
    }

    // ---- kept ----

    function test_an_heirs_admission_is_withdrawn() public {
        _recover(first, investor, successor);
        first.burn(successor, 100);
        vm.startPrank(registrar);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.AdmissionUnknown.selector, successor, address(second))
        );
        registry.withdrawAdmission(successor, address(second));
        registry.withdrawAdmission(successor, address(first));
        assertFalse(first.entryOf(successor).has(EntryFlags.ADMITTED));
        _expectWallets(successor);
        registry.addWallet(investor, investorsOther);
        vm.stopPrank();
        _admitSelf(first, investorsOther);
        _expectKeptOut(first, successor, investorsOther);
    }

    function test_an_heir_stays_known_when_its_register_gives_its_place_back() public {
        _recover(first, investor, successor);
        vm.prank(registrar);
        registry.addWallet(investor, investorsOther);
        vm.startPrank(administrator);
        registry.unbindRegister(address(first));
        registry.unbindRegister(address(second));
        for (uint160 i; i < 127; ++i) registry.bindRegister(address(0x10000 + i));
        vm.stopPrank();
        for (uint160 i; i < 127; ++i) {
            vm.prank(address(0x10000 + i));
            registry.admit(investorsOther, KYC);
        }
        assertEq(registry.holder(investor).admissions, 127);
        address[] memory own = registry.walletsOf(investor);
        assertEq(own.length, 2);
        assertEq(own[0], successor);
    }

    function test_an_heir_is_removed_for_good() public {
        _recover(first, investor, successor);
        first.burn(successor, 100);
        vm.startPrank(registrar);
        registry.withdrawAdmission(successor, address(first));
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.WalletStillAdmitted.selector, successor, address(second))
        );
        registry.removeWallet(successor);
        vm.stopPrank();
        vm.prank(administrator);
        registry.unbindRegister(address(second));
        vm.startPrank(registrar);
        registry.removeWallet(successor);
        assertEq(registry.walletsOf(investor).length, 0);
        // Sixteen in the holder's life: the id, its heir, and these.
        for (uint160 i = 1; i <= 14; ++i) registry.addWallet(investor, address(0x20000 + i));
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletsFull.selector, investor, 16));
        registry.addWallet(investor, successor);
        assertEq(registry.walletsOf(investor).length, 14);
    }

    /// With fifteen further wallets the heir's index is another's, and the heir gets one that was given back.
    function test_an_id_is_lost_when_the_last_index_is_taken() public {
        vm.startPrank(registrar);
        for (uint160 i = 1; i <= 15; ++i) registry.addWallet(investor, address(0x20000 + i));
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IIdentityRegistry.WalletsFull.selector, investor, 16));
        vm.prank(recoveryContract);
        registry.replaceWallet(investor, successor, address(first));
        vm.prank(registrar);
        registry.removeWallet(address(0x20007));
        vm.expectEmit(address(registry));
        emit IIdentityRegistry.WalletRecovered(investor, investor, successor, 7);
        _recover(first, investor, successor);
        assertEq(registry.walletsOf(investor).length, 15);
        _expectAdmissions(successor, investor);
        _recover(second, investor, successor);
        _sanction(true);
        assertTrue(first.entryOf(successor).has(EntryFlags.SANCTIONED));
        assertTrue(second.entryOf(successor).has(EntryFlags.SANCTIONED));
    }

    // ---- helpers ----

    /// As the recovery contract does, in one transaction.
    function _recover(RegisterDouble r, address lost, address to) private {
        vm.prank(recoveryContract);
        assertEq(registry.replaceWallet(lost, to, address(r)), investor);
        r.recover(lost, to);
    }

    function _sanction(bool sanctioned) private {
        vm.prank(complianceOfficer);
        registry.sanction(investor, sanctioned);
    }

    function _expectWallets(address only) private view {
        address[] memory own = registry.walletsOf(investor);
        assertEq(own.length, 1);
        assertEq(own[0], only);
    }

    function _expectAdmissions(address inFirst, address inSecond) private view {
        Admission[] memory admissions = registry.admissionsOf(investor);
        assertEq(admissions.length, 2);
        assertEq(admissions[0].wallet, inFirst);
        assertEq(admissions[1].wallet, inSecond);
    }

    function _expectKeptOut(RegisterDouble r, address wallet, address by) private {
        assertEq(registry.preview(address(r), wallet, KYC).validUntilAt(), 0);
        vm.expectRevert(
            abi.encodeWithSelector(IIdentityRegistry.AnotherWalletAdmitted.selector, investor, address(r), by)
        );
        vm.prank(address(r));
        registry.admit(wallet, KYC);
    }
}
