// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Test} from "forge-std/Test.sol";
import {Administration} from "contracts/administration/Administration.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {IdentityRegistry} from "contracts/identity/IdentityRegistry.sol";
import {IdentityRoleTable} from "contracts/identity/IdentityRoleTable.sol";
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

    Administration internal manager;
    IdentityRegistry internal registry;

    function setUp() public virtual {
        vm.warp(1_756_000_000);
        manager = new Administration(address(this));
        manager.grantRole(0, administrator, 0);
        registry = _newRegistry();
        registry_setRecovery(registry);
    }

    function registry_setRecovery(IdentityRegistry r) internal {
        vm.prank(administrator);
        r.setRecovery(recoveryContract);
    }

    function _newRegistry() internal returns (IdentityRegistry r) {
        r = new IdentityRegistry(address(manager));
        manager.setTargetScope(address(r), new IdentityRoleTable(), address(r));
        manager.grantRole(Roles.id("REGISTRAR", address(r)), registrar, 0);
        manager.grantRole(Roles.id("COMPLIANCE", address(r)), complianceOfficer, 0);
        manager.grantRole(Roles.id("BRAKE", address(r)), complianceOfficer, 0);
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
