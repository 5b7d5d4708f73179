// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {Test} from "forge-std/Test.sol";

import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {Administration} from "contracts/administration/Administration.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {Disclosure} from "contracts/disclosure/Disclosure.sol";
import {IInstrument} from "contracts/register/interfaces/IInstrument.sol";
import {OpenGate} from "contracts/mocks/OpenGate.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityRoleTable} from "contracts/token/SecurityRoleTable.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {PolicyLib, PolicySwitches, PolicyTerms} from "contracts/types/Policy.sol";
import {AdmissionsDouble} from "./AdmissionsDouble.sol";

contract InstrumentDouble is IInstrument {
    error Closed(uint256 closesAt);

    bool public silent;

    function silence() external {
        silent = true;
    }

    function refuseClosed(uint256 closesAt) external view {
        if (!silent) revert Closed(closesAt);
    }
}

/// A security token under all nine rules, its roles each with a party of its own. The test contract administrates and
/// is the instrument: it has every power.
abstract contract TokenFixture is Test {
    uint256 internal constant HONG_KONG = 344;
    uint256 internal constant MAINLAND = 156;
    uint256 internal constant UNITED_STATES = 840;
    uint256 internal constant CLASS = 2;
    uint256 internal constant MINIMUM = 100;
    uint256 internal constant CAP = 50_000;
    uint256 internal constant MAXIMUM_HOLDERS = 20;
    uint256 internal constant FOREVER = type(uint32).max;
    uint256 internal constant OPENED_AT = 1_756_400_000;
    uint256 internal constant EVERY_POWER = 127;

    Administration internal manager;
    AdmissionsDouble internal registry;
    Disclosure internal disclosure;
    Explainer internal explainer;
    InstrumentDouble internal instrument;
    SecurityToken internal token;

    address internal holder = makeAddr("holder");
    address internal investor = makeAddr("investor");
    address internal otherInvestor = makeAddr("other investor");
    address internal nonHolder = makeAddr("non-holder");
    address internal stranger = makeAddr("stranger");
    address internal spender = makeAddr("spender");
    address internal custodian = makeAddr("custodian");
    address internal registrar = makeAddr("registrar");
    address internal freezer = makeAddr("freezer");
    address internal court = makeAddr("court");
    address internal enforcer = makeAddr("enforcer");
    address internal pauser = makeAddr("pauser");
    address internal compliance = makeAddr("compliance officer");

    function setUp() public virtual {
        vm.warp(OPENED_AT);
        manager = new Administration(address(this));
        registry = new AdmissionsDouble();
        disclosure = new Disclosure(manager);
        explainer = new Explainer();
        instrument = new InstrumentDouble();
        token = newToken(terms());
        for (uint256 i; i < 5; ++i) know([holder, investor, otherInvestor, nonHolder, spender][i]);
        registry.know(custodian, FOREVER, HONG_KONG, CLASS, 1 << 3);
        token.mint(holder, 10_000);
        token.mint(investor, 1_000);
        admit(spender);
    }

    function newToken(PolicyTerms memory policy) internal returns (SecurityToken created) {
        PowerGrant[] memory grants = new PowerGrant[](1);
        grants[0] = PowerGrant(address(this), EVERY_POWER);
        created = new SecurityToken(
            TokenSetup({
                name: "FTID TOKEN 001",
                symbol: "FTID001",
                decimals: 0,
                authority: address(manager),
                identityRegistry: address(registry),
                explainer: address(explainer),
                documents: address(disclosure),
                instrument: address(instrument),
                issueGate: IIssueGate(address(new OpenGate())),
                policy: policy,
                grants: grants
            })
        );
        manager.setTargetScope(address(created), new SecurityRoleTable(), address(created));
        grant(created, "REGISTRAR", registrar);
        grant(created, "FREEZER", freezer);
        grant(created, "COURT_ORDER", court);
        grant(created, "ENFORCER", enforcer);
        grant(created, "PAUSER", pauser);
        grant(created, "BRAKE", pauser);
        grant(created, "COMPLIANCE", compliance);
    }

    function grant(SecurityToken scope, bytes32 role, address party) internal {
        manager.grantRole(Roles.id(role, address(scope)), party, 0);
    }

    /// The court lodges an order; what follows is the enforcer's one call.
    function lodged(bytes32 orderHash, address from, address to, uint256 amount) internal {
        vm.prank(court);
        token.lodgeOrder(orderHash, from, to, amount);
    }

    function terms() internal pure returns (PolicyTerms memory) {
        uint16[] memory denied = new uint16[](2);
        (denied[0], denied[1]) = (uint16(UNITED_STATES), uint16(MAINLAND));
        return PolicyTerms({
            switches: uint16(PolicySwitches.DENY_US_PERSONS),
            minimumClass: uint8(CLASS),
            topics: 3,
            minimumHolding: uint48(MINIMUM),
            cap: uint56(CAP),
            maximumHolders: uint24(MAXIMUM_HOLDERS),
            lockUpUntilAt: uint32(OPENED_AT - 1),
            countries: denied
        });
    }

    function setTerms(PolicyTerms memory policy) internal {
        vm.prank(compliance);
        token.setPolicy(PolicyLib.pack(policy));
    }

    function know(address wallet) internal {
        registry.know(wallet, FOREVER, HONG_KONG, CLASS, 0);
    }

    function admit(address wallet) internal {
        address[] memory wallets = new address[](1);
        wallets[0] = wallet;
        vm.prank(registrar);
        token.admitWallets(wallets);
    }

    function transfer(address from, address to, uint256 units) internal {
        vm.prank(from);
        token.transfer(to, units);
    }

    function expectUnauthorized(address caller) internal {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, caller));
    }

    function hold(bytes32 id, address wallet, address to, uint256 units) internal {
        token.placeHold(id, HoldTerms(wallet, to, 0, units, "TEST", uint64(block.timestamp + 2 days)), address(0));
    }

    function listOf(address a, address b) internal pure returns (address[] memory list) {
        list = new address[](2);
        (list[0], list[1]) = (a, b);
    }

    function amountsOf(uint256 a, uint256 b) internal pure returns (uint256[] memory list) {
        list = new uint256[](2);
        (list[0], list[1]) = (a, b);
    }
}
