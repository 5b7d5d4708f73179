// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DistributionFixture} from "../distribution/DistributionFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {Enrolment, KeyKind, MeterRule} from "contracts/revenue/interfaces/IMeterRegistry.sol";
import {MeterRegistry} from "contracts/revenue/MeterRegistry.sol";

/// A pool of charging piles beside the security token and the banks of the distribution's fixture; devices sign with real
/// keys.
abstract contract MeterFixture is DistributionFixture {
    uint16 internal constant PILE = 1;
    uint24 internal constant STATION = 7;
    uint24 internal constant RATED = 60_000; // W
    uint32 internal constant SHARE = 111_111; // 1e-9: one of 9,000 piles

    MeterRegistry internal meters;
    address internal pool;
    address internal registrar = makeAddr("registrar");
    address internal compliance = makeAddr("compliance officer");

    function setUp() public virtual override {
        super.setUp();
        pool = address(token);
        meters = new MeterRegistry(address(manager));
        _grant("REGISTRAR", registrar);
        _grant("COMPLIANCE", compliance);
        vm.prank(registrar);
        meters.setMeterRule(pool, PILE, _rule());
    }

    /// RMB 0.10 to 3.00 a kWh, a tenth above the rated power, three days.
    function _rule() internal pure returns (MeterRule memory) {
        return MeterRule({fromAt: 0, minimumPrice: 10_000, maximumPrice: 300_000, loadLimit: 11_000, longest: 3 days});
    }

    function _asset(uint256 number) internal pure returns (bytes32) {
        return keccak256(abi.encode("pile", number));
    }

    /// A private key, good for both curves.
    function _secret(uint256 number) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode("key", number))) >> 1;
    }

    function _publicP256(uint256 secret) internal pure returns (bytes32 qx, bytes32 qy) {
        (uint256 x, uint256 y) = vm.publicKeyP256(secret);
        return (bytes32(x), bytes32(y));
    }

    function _fingerprint(uint256 secret, KeyKind kind) internal pure returns (address) {
        if (kind == KeyKind.SECP256K1) return vm.addr(secret);
        (bytes32 qx, bytes32 qy) = _publicP256(secret);
        return address(uint160(uint256(keccak256(abi.encodePacked(qx, qy)))));
    }

    function _enrolment(uint256 number) internal pure returns (Enrolment memory) {
        return Enrolment({
            asset: _asset(number),
            key: _fingerprint(_secret(number), KeyKind.P256),
            kind: KeyKind.P256,
            assetType: PILE,
            station: STATION,
            ratedPower: RATED,
            share: SHARE
        });
    }

    function _enrolments(uint256 first, uint256 count) internal pure returns (Enrolment[] memory list) {
        list = new Enrolment[](count);
        for (uint256 i; i < count; ++i) {
            list[i] = _enrolment(first + i);
        }
    }

    function _enrol(Enrolment memory device) internal {
        Enrolment[] memory list = new Enrolment[](1);
        list[0] = device;
        vm.prank(registrar);
        meters.enrol(pool, list);
    }

    function _activate(uint256 number) internal {
        bytes32[] memory assets = new bytes32[](1);
        assets[0] = _asset(number);
        vm.prank(registrar);
        meters.activate(pool, assets);
    }

    /// Piles 1 to `count`, active.
    function _activePiles(uint256 count) internal {
        vm.prank(registrar);
        meters.enrol(pool, _enrolments(1, count));
        for (uint256 i = 1; i <= count; ++i) {
            _activate(i);
        }
    }
}
