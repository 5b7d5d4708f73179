// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {Administration} from "contracts/administration/Administration.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {Interbank} from "contracts/cash/Interbank.sol";
import {SettlementToken} from "contracts/cash/SettlementToken.sol";
import {CashSetup} from "contracts/cash/interfaces/ICashToken.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {Distributor} from "contracts/distribution/Distributor.sol";
import {AmountRule, Declaration, Distribution, Till} from "contracts/distribution/interfaces/IDistributor.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {DistributionId, distributionId} from "contracts/types/DistributionId.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {RegistryDouble} from "./RegistryDouble.sol";

/// A security, the deposits of two banks with an interbank between them, holders at both, and a distributor with a
/// wallet at each. The test contract is administrator, instrument and bank.
abstract contract DistributionFixture is Test {
    uint16 internal constant HONG_KONG = 344;
    uint32 internal constant OPENED_AT = 1_756_400_000; // 28 August 2025
    uint256 internal constant BOOKED = 2_000_000_000_00;

    Administration internal manager;
    RegistryDouble internal registry;
    Explainer internal explainer;
    SecurityToken internal token;
    SettlementToken internal clearing;
    Interbank internal interbank;
    TokenizedDeposit internal depositA;
    TokenizedDeposit internal depositB;
    Distributor internal distributor;

    address internal issuer = makeAddr("issuer");
    address internal payingAgent = makeAddr("paying agent");
    address internal calculationAgent = makeAddr("calculation agent");
    address internal trustee = makeAddr("trustee");
    address internal court = makeAddr("court");
    address internal nonHolder = makeAddr("non-holder");
    address internal receiver = makeAddr("receiver");
    /// Customers of both banks.
    address[] internal holders;

    function setUp() public virtual {
        vm.warp(OPENED_AT);
        manager = new Administration(address(this));
        registry = new RegistryDouble();
        explainer = new Explainer();
        distributor = new Distributor(address(manager));
        for (uint256 i = 1; i <= 10; ++i) {
            address holder = makeAddr(string.concat("holder ", vm.toString(i)));
            holders.push(holder);
            registry.know(holder, HONG_KONG, 0);
        }
        registry.know(issuer, HONG_KONG, 0);
        registry.know(receiver, HONG_KONG, 0);
        registry.know(address(distributor), HONG_KONG, EntryFlags.NOMINEE | EntryFlags.OPERATOR);

        token = _newToken();
        manager.openScope(address(token));
        clearing = new SettlementToken(CashSetup("CNH settlement", "sCNH", "CNH", 2, 0, address(manager), address(registry), type(uint112).max));
        interbank = new Interbank(address(manager), address(clearing));
        clearing.setPowers(address(interbank), Powers.SETTLE);
        interbank.setCaller(address(distributor), true);
        depositA = _newBank("Bank A");
        depositB = _newBank("Bank B");
        depositA.issue(issuer, BOOKED / 2, "opening");

        _grant("PAYING_AGENT", payingAgent);
        _grant("CALCULATION_AGENT", calculationAgent);
        _grant("TRUSTEE", trustee);
        _grant("COURT_ORDER", court);
    }

    function _newToken() private returns (SecurityToken) {
        PowerGrant[] memory grants = new PowerGrant[](1);
        grants[0] = PowerGrant(
            address(this), Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE | Powers.RECOVER | Powers.SETTLE
        );
        return new SecurityToken(
            TokenSetup({
                name: "FTID TOKEN 001",
                symbol: "FTID001",
                decimals: 0,
                authority: address(manager),
                identityRegistry: address(registry),
                explainer: address(explainer),
                documents: address(0),
                instrument: address(0),
                policy: _policy(100),
                grants: grants
            })
        );
    }

    function _newBank(string memory name) private returns (TokenizedDeposit deposit) {
        deposit = new TokenizedDeposit(CashSetup(name, "CNH", "CNH", 2, 0, address(manager), address(registry), type(uint112).max));
        deposit.setPowers(address(interbank), Powers.ISSUE | Powers.REDEEM | Powers.SETTLE);
        deposit.book(BOOKED, "opening");
        deposit.admitWallets(holders);
        deposit.admitWallets(_one(issuer));
        deposit.admitWallets(_one(receiver));
        deposit.admitWallets(_one(address(distributor)));
        address treasury = makeAddr(string.concat(name, "'s treasury"));
        registry.know(treasury, HONG_KONG, 0);
        clearing.admitWallets(_one(treasury));
        clearing.book(BOOKED, keccak256(bytes(name)));
        clearing.issue(treasury, BOOKED, keccak256(bytes(name)));
        interbank.setBank(address(deposit), treasury);
        distributor.setCash(address(deposit), interbank, true);
    }

    function _policy(uint48 minimumHolding) internal pure returns (PolicyTerms memory) {
        uint16[] memory denied = new uint16[](2);
        (denied[0], denied[1]) = (840, 156);
        return PolicyTerms({
            switches: 1 << 2,
            minimumClass: 2,
            topics: 3,
            minimumHolding: minimumHolding,
            cap: 1 << 50,
            maximumHolders: 1_000,
            lockUpUntilAt: 0,
            countries: denied
        });
    }

    function _grant(bytes32 role, address to) internal {
        manager.grantRole(Roles.id(role, address(token)), to, 0);
    }

    // ---- holders ----

    function _sanction(address wallet) internal {
        registry.know(wallet, HONG_KONG, EntryFlags.SANCTIONED);
        address[] memory registers = new address[](3);
        (registers[0], registers[1], registers[2]) = (address(token), address(depositA), address(depositB));
        registry.push(wallet, registers);
    }

    /// The bank ends the relationship: its register no longer knows the customer.
    function _refusedAtBank(TokenizedDeposit deposit, address wallet) internal {
        deposit.setAddressFrozen(wallet, true);
    }

    // ---- declarations ----

    function _perUnit(uint32 recordAt, uint32 payAt, uint96 amount) internal view returns (Declaration memory d) {
        d.token = address(token);
        d.recordAt = recordAt;
        d.payAt = payAt;
        d.currency = address(depositA);
        d.amount = amount;
        d.payer = issuer;
    }

    function _fund(DistributionId id, TokenizedDeposit deposit, uint256 amount) internal {
        _fundAt(distributor, id, deposit, amount);
    }

    function _fundAt(Distributor where, DistributionId id, TokenizedDeposit deposit, uint256 amount) internal {
        address[] memory cash = _one(address(deposit));
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = amount;
        vm.prank(issuer);
        where.fund(id, address(depositA), cash, amounts);
    }

    function _payPage(DistributionId id, TokenizedDeposit deposit, address[] memory wallets) internal {
        vm.prank(payingAgent);
        distributor.payPage(id, address(deposit), wallets);
    }

    /// DIST-2 in one cash token, given what was funded there.
    function _assertBalanced(DistributionId id, TokenizedDeposit deposit, uint256 funded) internal view {
        Till memory till = distributor.tillOf(id, address(deposit));
        assertEq(uint256(till.unallocated) + till.kept + till.paid + till.withheld, funded, "DIST-2");
    }

    // ---- lists ----

    function _one(address wallet) internal pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = wallet;
    }

    function _slice(uint256 from, uint256 to) internal view returns (address[] memory list) {
        list = new address[](to - from);
        for (uint256 i; i < list.length; ++i) list[i] = holders[from + i];
    }
}
