// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Test} from "forge-std/Test.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {IdentityRegistry} from "contracts/identity/IdentityRegistry.sol";
import {Claim} from "contracts/identity/interfaces/IIdentityRegistry.sol";
import {RegisterDouble} from "./RegisterDouble.sol";

/// A registry with its registrar, compliance officer, administrator and recovery contract, and registers around it.
abstract contract IdentityFixture is Test {
    uint32 internal constant FOREVER = type(uint32).max;
    uint16 internal constant HONG_KONG = 344;
    uint16 internal constant MACAO = 446;

    address internal administrator = makeAddr("administrator");
    address internal registrar = makeAddr("registrar");
    address internal complianceOfficer = makeAddr("compliance officer");
    address internal recoveryContract = makeAddr("recovery contract");
    address internal stranger = makeAddr("stranger");
    address internal investor = makeAddr("investor");
    address internal investorsOther = makeAddr("investor's other wallet");
    address internal successor = makeAddr("successor");

    AccessManager internal manager;
    IdentityRegistry internal registry;

    function setUp() public virtual {
        vm.warp(1_756_000_000);
        manager = new AccessManager(address(this));
        registry = _newRegistry();
        registry_setRecovery(registry);
    }

    function registry_setRecovery(IdentityRegistry r) internal {
        vm.prank(administrator);
        r.setRecovery(recoveryContract);
    }

    function _newRegistry() internal returns (IdentityRegistry r) {
        r = new IdentityRegistry(address(manager));
        bytes4[] memory registrars = new bytes4[](8);
        registrars[0] = r.register.selector;
        registrars[1] = r.registerBatch.selector;
        registrars[2] = r.setProfile.selector;
        registrars[3] = r.setValidity.selector;
        registrars[4] = r.addWallet.selector;
        registrars[5] = r.removeWallet.selector;
        registrars[6] = r.withdrawAdmission.selector;
        registrars[7] = r.importAdmissions.selector;
        _give(r, "REGISTRAR", registrar, registrars);
        bytes4[] memory compliance = new bytes4[](3);
        compliance[0] = r.suspend.selector;
        compliance[1] = r.sanction.selector;
        compliance[2] = r.removeIssuer.selector;
        _give(r, "COMPLIANCE", complianceOfficer, compliance);
        bytes4[] memory administration = new bytes4[](6);
        administration[0] = r.trustIssuer.selector;
        administration[1] = r.bindRegister.selector;
        administration[2] = r.unbindRegister.selector;
        administration[3] = r.setRecovery.selector;
        administration[4] = r.importClaims.selector;
        administration[5] = r.restoreRegister.selector;
        _give(r, "ISSUER", administrator, administration);
    }

    function _give(IdentityRegistry r, string memory name, address to, bytes4[] memory selectors) private {
        uint64 role = Roles.id(name, address(r));
        manager.setTargetFunctionRole(address(r), selectors, role);
        manager.grantRole(role, to, 0);
    }

    function _newRegister(uint8 topics) internal returns (RegisterDouble r) {
        r = new RegisterDouble(address(manager), registry, topics);
        vm.prank(administrator);
        registry.bindRegister(address(r));
    }

    function _validities(uint32 until) internal pure returns (uint32[8] memory v) {
        for (uint256 i; i < 4; ++i) v[i] = until;
    }

    /// A professional investor of Hong Kong, every topic valid until then.
    function _onboard(address wallet, uint32 until) internal {
        vm.prank(registrar);
        registry.register(wallet, HONG_KONG, 2, 0, _validities(until));
    }

    function _admitSelf(RegisterDouble r, address wallet) internal {
        vm.prank(wallet);
        r.admitSelf();
    }

    function _unauthorised(address caller) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller);
    }
}
