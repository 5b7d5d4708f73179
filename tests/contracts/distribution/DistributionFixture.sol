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
import {Declaration, IObligations} from "contracts/distribution/interfaces/IObligations.sol";
import {Progress, TaxLine} from "contracts/distribution/interfaces/IPaying.sol";
import {Obligations} from "contracts/distribution/Obligations.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {OpenGate} from "contracts/mocks/OpenGate.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {ObligationId, obligationId} from "contracts/types/ObligationId.sol";
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
    Obligations internal obligations;
    Paying internal paying;

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
        (obligations, paying) = _newPair();
        for (uint256 i = 1; i <= 10; ++i) {
            address holder = makeAddr(string.concat("holder ", vm.toString(i)));
            holders.push(holder);
            registry.know(holder, HONG_KONG, 0);
        }
        registry.know(issuer, HONG_KONG, 0);
        registry.know(receiver, HONG_KONG, 0);
        registry.know(address(paying), HONG_KONG, EntryFlags.NOMINEE | EntryFlags.OPERATOR);

        token = _newToken();
        manager.openScope(address(token));
        clearing = new SettlementToken(CashSetup("CNH settlement", "sCNH", "CNH", 2, 0, address(manager), address(registry), type(uint112).max));
        interbank = new Interbank(address(manager), address(clearing));
        clearing.setPowers(address(interbank), Powers.SETTLE);
        interbank.setCaller(address(paying), true);
        depositA = _newBank("Bank A");
        depositB = _newBank("Bank B");
        depositA.issue(issuer, BOOKED / 2, "opening");

        _grant("PAYING_AGENT", payingAgent);
        _grant("CALCULATION_AGENT", calculationAgent);
        _grant("TRUSTEE", trustee);
        _grant("COURT_ORDER", court);
    }

    /// A list and who pays what stands in it.
    function _newPair() internal returns (Obligations list, Paying payer) {
        payer = new Paying(address(manager));
        list = new Obligations(address(manager), payer);
        payer.setObligations(list);
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
                issueGate: IIssueGate(address(new OpenGate())),
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
        deposit.admitWallets(_one(address(paying)));
        address treasury = makeAddr(string.concat(name, "'s treasury"));
        registry.know(treasury, HONG_KONG, 0);
        clearing.admitWallets(_one(treasury));
        clearing.book(BOOKED, keccak256(bytes(name)));
        clearing.issue(treasury, BOOKED, keccak256(bytes(name)));
        interbank.setBank(address(deposit), treasury);
        paying.setCash(address(deposit), interbank, true);
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
        (d.recordAt, d.payAt, d.dueAt) = (recordAt, payAt, payAt);
        d.currency = address(depositA);
        (d.amount, d.taxed) = (amount, amount);
        d.restOwner = issuer;
    }

    function _fund(ObligationId id, TokenizedDeposit deposit, uint256 amount) internal {
        _fundBy(issuer, obligations, id, deposit, amount);
    }

    function _fundBy(address funder, IObligations where, ObligationId id, TokenizedDeposit deposit, uint256 amount)
        internal
        returns (uint256 taken)
    {
        address[] memory cash = _one(address(deposit));
        uint256[] memory amounts = new uint256[](1);
        amounts[0] = amount;
        vm.prank(funder);
        taken = where.fund(id, address(depositA), cash, amounts);
    }

    function _fundWhole(ObligationId id) internal {
        _fund(id, depositA, obligations.missingOf(id));
    }

    function _payPage(ObligationId id, TokenizedDeposit deposit, address[] memory wallets) internal {
        vm.prank(payingAgent);
        paying.payPage(id, address(deposit), wallets);
    }

    /// OBL-1 and DIST-2: what lies in the tills is what came, less what left. `paidOut` and `back` as seen from outside.
    function _assertBalanced(ObligationId id, uint256 came, uint256 paidOut, uint256 back) internal view {
        assertEq(_inTills(id), came - paidOut - back, "DIST-2");
        Progress memory p = paying.progressOf(id);
        TaxLine memory tax = paying.taxLineOf(id);
        assertGe(_inTills(id), p.kept + tax.covered - tax.remitted, "DIST-2 kept");
        assertLe(p.kept, p.reached, "OBL-1");
    }

    function _inTills(ObligationId id) internal view returns (uint256) {
        return paying.tillOf(id, address(depositA)) + paying.tillOf(id, address(depositB));
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
