// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";

import {MeterFixture} from "./MeterFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {ScopedAccess} from "contracts/administration/ScopedAccess.sol";
import {
    Device,
    DeviceStatus,
    DeviceTotals,
    Enrolment,
    IMeterRegistry,
    KeyKind,
    MeterRule
} from "contracts/revenue/interfaces/IMeterRegistry.sol";

contract MeterRegistryTest is MeterFixture {
    bytes32 internal constant REASON = "meter replaced";

    function _expectRole(string memory role) private {
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, role, pool, nonHolder));
        vm.prank(nonHolder);
    }

    function _assertStatus(uint256 number, DeviceStatus expected) private view {
        assertEq(uint256(meters.deviceOf(pool, _asset(number)).status), uint256(expected), "status");
    }

    // ---- who may ----

    function test_reverts_when_a_stranger_acts() public {
        _activePiles(1);
        bytes32[] memory assets = new bytes32[](1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, nonHolder));
        vm.prank(nonHolder);
        meters.setReadings(nonHolder);
        _expectRole("REGISTRAR");
        meters.setMeterRule(pool, PILE, _rule());
        _expectRole("REGISTRAR");
        meters.enrol(pool, _enrolments(2, 1));
        _expectRole("REGISTRAR");
        meters.activate(pool, assets);
        _expectRole("REGISTRAR");
        meters.retire(pool, _asset(1), REASON);
        _expectRole("REGISTRAR");
        meters.substitute(pool, _asset(1), _asset(2));
        _expectRole("REGISTRAR");
        meters.replaceKey(pool, _asset(1), nonHolder, KeyKind.P256);
        _expectRole("COMPLIANCE");
        meters.suspend(pool, _asset(1), REASON);
        _expectRole("COMPLIANCE");
        meters.resume(pool, _asset(1), REASON);
        _expectRole("COMPLIANCE");
        meters.revokeKey(pool, _asset(1), 1, REASON);
    }

    /// The registrar of one pool is nobody in another.
    function test_reverts_given_another_pool() public {
        vm.expectRevert(
            abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "REGISTRAR", address(depositA), registrar)
        );
        vm.prank(registrar);
        meters.enrol(address(depositA), _enrolments(1, 1));
    }

    // ---- setMeterRule ----

    function _expectRuleUnfit(uint256 assetType, string memory field, MeterRule memory rule) private {
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.MeterRuleUnfit.selector, pool, assetType, field));
        vm.prank(registrar);
        meters.setMeterRule(pool, assetType, rule);
    }

    function test_reverts_when_a_rule_is_unfit() public {
        MeterRule memory rule = _rule();
        _expectRuleUnfit(0, "assetType", rule);
        _expectRuleUnfit(4_096, "assetType", rule);
        rule.minimumPrice = rule.maximumPrice + 1;
        _expectRuleUnfit(2, "minimumPrice", rule);
        rule = _rule();
        rule.fromAt = uint64(block.timestamp - 1);
        _expectRuleUnfit(PILE, "fromAt", rule);
    }

    /// What was metered under a rule is judged by it, whatever the rule is now.
    function test_rules_have_a_history() public {
        MeterRule memory next = _rule();
        (next.fromAt, next.maximumPrice) = (uint64(block.timestamp + 1 days), 500_000);
        vm.expectEmit(address(meters));
        emit IMeterRegistry.MeterRuleSet(pool, PILE, next);
        vm.prank(registrar);
        meters.setMeterRule(pool, PILE, next);
        assertEq(meters.ruleAt(pool, PILE, 0).maximumPrice, 300_000, "before");
        assertEq(meters.ruleAt(pool, PILE, next.fromAt - 1).maximumPrice, 300_000, "the second before");
        assertEq(meters.ruleAt(pool, PILE, next.fromAt).maximumPrice, 500_000, "from it on");
        _expectRuleUnfit(PILE, "fromAt", next);
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.AssetTypeUnknown.selector, pool, 2));
        meters.ruleAt(pool, 2, 0);
    }

    // ---- enrol ----

    function _expectEnrolmentUnfit(Enrolment memory device, string memory field) private {
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.EnrolmentUnfit.selector, device.asset, field));
        _enrol(device);
    }

    function test_reverts_when_an_enrolment_is_unfit() public {
        Enrolment memory device = _enrolment(1);
        device.asset = 0;
        _expectEnrolmentUnfit(device, "asset");
        device = _enrolment(1);
        device.key = address(0);
        _expectEnrolmentUnfit(device, "key");
        device = _enrolment(1);
        device.assetType = 2;
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.AssetTypeUnknown.selector, pool, 2));
        _enrol(device);
        _enrol(_enrolment(1));
        _expectEnrolmentUnfit(_enrolment(1), "status");
    }

    /// The whole pool fits, one part in a thousand million more doesn't.
    function test_reverts_when_shares_exceed_the_pool() public {
        Enrolment memory device = _enrolment(1);
        device.share = 1e9;
        _enrol(device);
        device = _enrolment(2);
        device.share = 1;
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.SharesExceedPool.selector, pool, 1e9 + 1, 1e9));
        _enrol(device);
    }

    function test_enrols_in_lists_below_the_gas_of_a_transaction() public {
        Enrolment[] memory list = _enrolments(1, 500);
        vm.expectEmit(address(meters));
        emit IMeterRegistry.DeviceEnrolled(
            pool, _asset(1), Device(list[0].key, DeviceStatus.ENROLLED, KeyKind.P256, PILE, STATION, RATED, SHARE)
        );
        vm.prank(registrar);
        uint256 gas = gasleft();
        meters.enrol(pool, list);
        assertLt(gas - gasleft(), 16_777_216, "500 in a transaction");
        Device memory last = meters.deviceOf(pool, _asset(500));
        assertEq(last.key, list[499].key);
        assertEq(uint256(last.status), uint256(DeviceStatus.ENROLLED));
        assertEq(last.assetType, PILE);
        assertEq(last.station, STATION);
        assertEq(last.ratedPower, RATED);
        assertEq(last.share, SHARE);
        DeviceTotals memory totals = meters.totalsOf(pool);
        assertEq(totals.enrolled, 500);
        assertEq(totals.share, 500 * SHARE);
        assertEq(totals.activeShare, 0);
    }

    /// Every field keeps to its own bits.
    function testFuzz_a_device_is_what_was_enrolled(
        address key,
        bool secp256k1,
        uint24 station,
        uint24 ratedPower,
        uint32 share
    ) public {
        vm.assume(key != address(0));
        Enrolment memory device = _enrolment(1);
        (device.key, device.kind) = (key, secp256k1 ? KeyKind.SECP256K1 : KeyKind.P256);
        (device.station, device.ratedPower) = (station, ratedPower);
        device.share = uint32(bound(share, 0, 1e9));
        _enrol(device);
        Device memory d = meters.deviceOf(pool, device.asset);
        assertEq(d.key, key);
        assertEq(uint256(d.kind), uint256(device.kind));
        assertEq(d.assetType, PILE);
        assertEq(d.station, station);
        assertEq(d.ratedPower, ratedPower);
        assertEq(d.share, device.share);
        assertEq(uint256(d.status), uint256(DeviceStatus.ENROLLED));
    }

    // ---- activate, suspend, resume, retire ----

    function test_reverts_given_the_wrong_status() public {
        _activePiles(1);
        bytes32[] memory assets = new bytes32[](1);
        assets[0] = _asset(1);
        bytes memory active =
            abi.encodeWithSelector(IMeterRegistry.DeviceStatusUnfit.selector, _asset(1), DeviceStatus.ACTIVE);
        vm.expectRevert(active);
        vm.prank(registrar);
        meters.activate(pool, assets);
        vm.expectRevert(active);
        vm.prank(compliance);
        meters.resume(pool, _asset(1), REASON);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMeterRegistry.DeviceTransitionRefused.selector, _asset(2), DeviceStatus.NONE, DeviceStatus.SUSPENDED
            )
        );
        vm.prank(compliance);
        meters.suspend(pool, _asset(2), REASON);
        vm.prank(registrar);
        meters.retire(pool, _asset(1), REASON);
        vm.expectRevert(
            abi.encodeWithSelector(
                IMeterRegistry.DeviceTransitionRefused.selector, _asset(1), DeviceStatus.RETIRED, DeviceStatus.SUSPENDED
            )
        );
        vm.prank(compliance);
        meters.suspend(pool, _asset(1), REASON);
    }

    function test_a_device_is_suspended_and_goes_on() public {
        _activePiles(2);
        assertEq(meters.totalsOf(pool).activeShare, 2 * SHARE);
        vm.expectEmit(address(meters));
        emit IMeterRegistry.DeviceStatusChanged(pool, _asset(1), DeviceStatus.ACTIVE, DeviceStatus.SUSPENDED, REASON);
        vm.prank(compliance);
        meters.suspend(pool, _asset(1), REASON);
        DeviceTotals memory totals = meters.totalsOf(pool);
        assertEq(totals.active, 1);
        assertEq(totals.suspended, 1);
        assertEq(totals.activeShare, SHARE);
        vm.prank(compliance);
        meters.resume(pool, _asset(1), REASON);
        assertEq(meters.totalsOf(pool).activeShare, 2 * SHARE);
        _assertStatus(1, DeviceStatus.ACTIVE);
    }

    /// The readings contract suspends without a role, once it is named, and nothing else.
    function test_the_readings_contract_suspends() public {
        _activePiles(1);
        meters.setReadings(receiver);
        vm.prank(receiver);
        meters.suspend(pool, _asset(1), REASON);
        _assertStatus(1, DeviceStatus.SUSPENDED);
        vm.expectRevert(abi.encodeWithSelector(ScopedAccess.RoleMissing.selector, "COMPLIANCE", pool, receiver));
        vm.prank(receiver);
        meters.resume(pool, _asset(1), REASON);
    }

    // ---- substitute ----

    function _expectSubstituteUnfit(string memory field, uint256 retired, uint256 other) private {
        vm.expectRevert(
            abi.encodeWithSelector(IMeterRegistry.SubstituteUnfit.selector, _asset(retired), _asset(other), field)
        );
        vm.prank(registrar);
        meters.substitute(pool, _asset(retired), _asset(other));
    }

    function test_reverts_when_the_substitute_is_not_equal() public {
        _activePiles(2);
        Enrolment memory other = _enrolment(3);
        (other.share, other.ratedPower) = (0, RATED - 1);
        _enrol(other);
        vm.prank(registrar);
        meters.setMeterRule(pool, 2, _rule());
        other = _enrolment(4);
        (other.share, other.assetType) = (0, 2);
        _enrol(other);

        _expectSubstituteUnfit("retired", 1, 3);
        vm.prank(registrar);
        meters.retire(pool, _asset(1), REASON);
        _expectSubstituteUnfit("share", 1, 2);
        _expectSubstituteUnfit("status", 1, 99);
        _expectSubstituteUnfit("ratedPower", 1, 3);
        _expectSubstituteUnfit("assetType", 1, 4);
    }

    /// The share moves and nothing is lost of it; the retired device has none left to give.
    function test_a_substitute_takes_the_share_over() public {
        _activePiles(2);
        Enrolment memory other = _enrolment(3);
        other.share = 0;
        _enrol(other);
        vm.prank(registrar);
        meters.retire(pool, _asset(1), REASON);
        assertEq(meters.totalsOf(pool).activeShare, SHARE, "down");
        vm.expectEmit(address(meters));
        emit IMeterRegistry.DeviceSubstituted(pool, _asset(1), _asset(3), SHARE);
        vm.prank(registrar);
        meters.substitute(pool, _asset(1), _asset(3));
        assertEq(meters.deviceOf(pool, _asset(3)).share, SHARE);
        _assertStatus(3, DeviceStatus.ACTIVE);
        DeviceTotals memory totals = meters.totalsOf(pool);
        assertEq(totals.share, 2 * SHARE);
        assertEq(totals.activeShare, 2 * SHARE);
        assertEq(totals.retired, 1);
        _expectSubstituteUnfit("share", 1, 3);
    }

    // ---- keys ----

    function test_reverts_when_a_key_is_revoked_in_the_future_or_forwards() public {
        _activePiles(1);
        uint64 nowAt = uint64(block.timestamp);
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.RevocationInFuture.selector, _asset(1), nowAt + 1, nowAt));
        vm.prank(compliance);
        meters.revokeKey(pool, _asset(1), nowAt + 1, REASON);
        vm.prank(compliance);
        meters.revokeKey(pool, _asset(1), nowAt - 10, REASON);
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.KeyAlreadyRevoked.selector, _asset(1), nowAt - 10));
        vm.prank(compliance);
        meters.revokeKey(pool, _asset(1), nowAt - 9, REASON);
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.KeyAlreadyRevoked.selector, _asset(1), nowAt - 10));
        vm.prank(compliance);
        meters.resume(pool, _asset(1), REASON);
    }

    /// The former key stays good up to its revocation, the new one holds after it.
    function test_a_device_at_an_instant() public {
        _activePiles(1);
        uint64 revokedAt = uint64(block.timestamp - 1 hours);
        vm.prank(compliance);
        meters.revokeKey(pool, _asset(1), revokedAt, REASON);
        (Device memory device, uint256 goodUntilAt) = meters.deviceAt(pool, _asset(1), block.timestamp);
        assertEq(abi.encode(device), abi.encode(meters.deviceOf(pool, _asset(1))));
        assertEq(goodUntilAt, revokedAt);
    }

    function test_a_revoked_key_is_replaced() public {
        _activePiles(1);
        uint64 revokedAt = uint64(block.timestamp - 1 hours);
        vm.prank(compliance);
        meters.revokeKey(pool, _asset(1), revokedAt, REASON);
        _assertStatus(1, DeviceStatus.SUSPENDED);
        (address key,, uint256 goodUntilAt) = meters.keyAt(pool, _asset(1), block.timestamp);
        assertEq(key, _enrolment(1).key);
        assertEq(goodUntilAt, revokedAt);

        address next = _fingerprint(_secret(99), KeyKind.SECP256K1);
        vm.expectRevert(abi.encodeWithSelector(IMeterRegistry.KeyUnfit.selector, _asset(1), _enrolment(1).key));
        vm.prank(registrar);
        meters.replaceKey(pool, _asset(1), _enrolment(1).key, KeyKind.P256);
        vm.expectEmit(address(meters));
        emit IMeterRegistry.KeyReplaced(pool, _asset(1), next, KeyKind.SECP256K1, revokedAt);
        vm.prank(registrar);
        meters.replaceKey(pool, _asset(1), next, KeyKind.SECP256K1);
        vm.prank(compliance);
        meters.resume(pool, _asset(1), REASON);

        KeyKind kind;
        (key, kind, goodUntilAt) = meters.keyAt(pool, _asset(1), revokedAt);
        assertEq(key, _enrolment(1).key, "the former");
        assertEq(uint256(kind), uint256(KeyKind.P256));
        (key, kind, goodUntilAt) = meters.keyAt(pool, _asset(1), revokedAt + 1);
        assertEq(key, next, "the new one");
        assertEq(uint256(kind), uint256(KeyKind.SECP256K1));
        assertEq(goodUntilAt, type(uint256).max);
        assertEq(meters.deviceOf(pool, _asset(1)).share, SHARE, "nothing else changed");
    }
}
