// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";
import {CashFixture} from "../cash/CashFixture.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {Bond} from "contracts/bond/Bond.sol";
import {IBondViews} from "contracts/bond/interfaces/IBondViews.sol";
import {BondFace} from "contracts/bond/BondFace.sol";
import {DayCounts} from "contracts/bond/DayCounts.sol";
import {BondTerms, Period} from "contracts/bond/interfaces/IBond.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Explainer} from "contracts/compliance/Explainer.sol";
import {Disclosure} from "contracts/disclosure/Disclosure.sol";
import {Lane} from "contracts/disclosure/interfaces/IFilings.sol";
import {Obligations} from "contracts/distribution/Obligations.sol";
import {Paying} from "contracts/distribution/Paying.sol";
import {HolderFlags} from "contracts/identity/Holder.sol";
import {Offering} from "contracts/market/Offering.sol";
import {Acceptance, OfferingStatus, OfferingTerms} from "contracts/market/interfaces/IOffering.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";

/// The Fubi bond with every built-in rule set, its ten investors at three banks, its filing and documents, and the
/// offering wired to all of them. Bank A keeps the issuer's account, bank C the billing and delivery bank's.
abstract contract MarketFixture is CashFixture {
    uint128 internal constant FACE = 1_000_000; // RMB 10,000
    uint64 internal constant VOLUME = 50_000;
    uint256 internal constant PRINCIPAL = 50_000 * 1_000_000;
    uint256 internal constant FEE = 100_000_000; // 0.20 %
    uint256 internal constant RATE = 0.0262e18;
    uint256 internal constant PAR = 1e18;
    uint256 internal constant BOOKS_CLOSE_AT = 1_756_480_000;
    uint256 internal constant SETTLEMENT_AT = 1_756_686_000;
    uint256 internal constant SETTLEMENT_UNTIL_AT = 1_756_740_000;
    uint256 internal constant MONEY = 20_000_000_000; // RMB 200m on every account
    bytes32 internal constant TERM_SHEET = "term sheet";
    bytes32 internal constant AUDIT = "audit";
    bytes32 internal constant CERTIFICATE = "certificate";
    bytes32 internal constant NOTICE = "notice";

    address internal issuer = makeAddr("issuer");
    address internal bookrunner = makeAddr("bookrunner, registrar");
    address internal feePayee = makeAddr("billing and delivery bank");
    address internal bankC = makeAddr("bank C");
    address internal bankCWallet = makeAddr("bank C's settlement wallet");

    TokenizedDeposit internal depositC;
    SecurityToken internal token;
    Bond internal bond;
    IBondViews internal views;
    DayCounts internal dayCounts;
    Disclosure internal disclosure;
    Offering internal offering;
    bytes32 internal termsHash;

    /// I1 … I10 of the allotment.
    Vm.Wallet[] internal investors;
    uint256[] internal allotments = [12_000, 8_000, 7_000, 6_000, 5_000, 4_000, 3_000, 2_500, 1_500, 1_000];

    function setUp() public virtual override {
        super.setUp();
        depositC = _newBank("Bank C deposit", "C-CNH", bankC, bankCWallet);
        _fundSettlement(bankAWallet, PRINCIPAL);
        _fundSettlement(bankBWallet, PRINCIPAL);
        _fundSettlement(bankCWallet, PRINCIPAL);
        _openAccount(depositA, bankA, issuer);
        _openAccount(depositC, bankC, feePayee);

        disclosure = new Disclosure(manager);
        offering = new Offering(manager, interbank, disclosure);
        interbank.setCaller(address(offering), true);
        depositA.setPowers(address(offering), Powers.HOLD);
        token = new SecurityToken(
            TokenSetup({
                name: "FTID TOKEN 001",
                symbol: "FTID001",
                decimals: 0,
                authority: address(manager),
                identityRegistry: address(registry),
                explainer: address(new Explainer()),
                documents: address(disclosure),
                instrument: address(0),
                issueGate: disclosure,
                policy: _bondPolicy(),
                grants: new PowerGrant[](0)
            })
        );
        vm.prank(administrator);
        registry.bindRegister(address(token));
        Paying paying = new Paying(address(manager));
        Obligations obligations = new Obligations(address(manager), paying);
        paying.setObligations(obligations);
        paying.setCash(address(depositA), interbank, true);
        dayCounts = new DayCounts();
        bond = new Bond(
            address(manager), IRegister(address(token)), obligations, address(offering), address(0), address(0), address(new BondFace())
        );
        views = IBondViews(address(bond));
        token.setPowers(address(bond), Powers.ISSUE | Powers.REDEEM | Powers.SCHEDULE | Powers.HOLD);
        token.setContracts(address(bond), token.documents());
        termsHash = bond.freezeTerms(_bondTerms(), _periods());

        manager.openScope(address(token));
        manager.grantRole(Roles.id("REGISTRAR", address(token)), bookrunner, 0);
        manager.grantRole(Roles.id("ISSUER", address(token)), issuer, 0);

        for (uint256 i; i < allotments.length; ++i) {
            investors.push(vm.createWallet(string.concat("investor ", vm.toString(i + 1))));
            _newInvestor(investors[i].addr, i);
        }
        _disclose();
    }

    /// Registered (the sixth is a private bank's nominee), admitted to the bond, with money at its bank.
    function _newInvestor(address wallet, uint256 i) internal {
        vm.prank(registrar);
        registry.register(wallet, HONG_KONG, 3, i == 5 ? uint8(HolderFlags.NOMINEE) : 0, _validities(FOREVER));
        (TokenizedDeposit deposit, address bank) = _bankOf(i);
        _openAccount(deposit, bank, wallet);
        _deposit(deposit, bank, wallet, MONEY);
        vm.prank(wallet);
        token.admitSelf();
    }

    function _bankOf(uint256 i) internal view returns (TokenizedDeposit, address) {
        if (i == 0 || i == 3) return (depositA, bankA);
        if (i == 1 || i == 2) return (depositB, bankB);
        return (depositC, bankC);
    }

    function _disclose() private {
        bytes32[] memory required = new bytes32[](2);
        (required[0], required[1]) = (TERM_SHEET, AUDIT);
        vm.startPrank(bookrunner);
        disclosure.setDocument(address(token), TERM_SHEET, "", keccak256("term sheet"));
        disclosure.setDocument(address(token), AUDIT, "", keccak256("audit"));
        disclosure.setRequiredDocuments(address(token), required);
        vm.stopPrank();
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.FOREIGN_DEBT, PRINCIPAL, CERTIFICATE, SETTLEMENT_UNTIL_AT);
    }

    // ---- terms ----

    /// All nine built-in rules.
    function _bondPolicy() internal pure returns (PolicyTerms memory) {
        uint16[] memory denied = new uint16[](2);
        (denied[0], denied[1]) = (840, 156);
        return PolicyTerms({
            switches: 1 << 2,
            minimumClass: 1,
            topics: 3,
            minimumHolding: 100,
            cap: 40_000,
            maximumHolders: 1_000,
            lockUpUntilAt: uint32(SETTLEMENT_AT + 1),
            countries: denied
        });
    }

    function _bondTerms() internal view returns (BondTerms memory terms) {
        terms.faceValue = uint96(FACE);
        terms.calculationAmount = uint96(FACE);
        terms.rate = uint64(RATE);
        terms.volume = uint80(VOLUME);
        terms.issueDate = 20_332; // 1 September 2025
        terms.maturityDate = 20_697;
        terms.couponsPerYear = 2;
        terms.dayCounts = dayCounts;
        terms.events.issuer = issuer;
        terms.events.currency = address(depositA);
        terms.events.putPrice = 1.01e18;
        terms.events.callPrice = 1e18;
    }

    function _periods() internal pure returns (Period[] memory periods) {
        periods = new Period[](2);
        periods[0] = Period(20_332, 20_514, 20_332, 20_514, 1_771_804_800, 1_772_409_600, 1_772_409_600, 0, 0, 0, 0, 0);
        periods[1] = Period(20_514, 20_697, 20_514, 20_697, 1_787_616_000, 1_788_220_800, 1_788_220_800, 0, 0, 0, 0, 0);
    }

    function _offeringTerms() internal view returns (OfferingTerms memory terms) {
        terms.token = address(token);
        terms.instrument = address(bond);
        terms.issuer = issuer;
        terms.proceedsAsset = address(depositA);
        terms.feePayee = feePayee;
        terms.feeAsset = address(depositC);
        terms.accrualDate = 20_332;
        terms.feeRate = 0.002e18;
        terms.units = VOLUME;
        terms.minimumOrder = 100;
        terms.increment = 1;
        terms.booksCloseAt = uint64(BOOKS_CLOSE_AT);
        terms.settlementAt = uint64(SETTLEMENT_AT);
        terms.settlementUntilAt = uint64(SETTLEMENT_UNTIL_AT);
    }

    // ---- steps ----

    function _open() internal returns (uint256 id) {
        vm.prank(bookrunner);
        return offering.open(_offeringTerms(), 0.03e18);
    }

    function _order(uint256 id) internal {
        for (uint256 i; i < investors.length; ++i) _placeOrder(id, investors[i].addr, allotments[i] * 2);
    }

    function _placeOrder(uint256 id, address wallet, uint256 units) internal {
        vm.prank(wallet);
        offering.placeOrder(id, units, 0.0255e18);
    }

    function _price(uint256 id) internal {
        vm.prank(bookrunner);
        offering.setPrice(id, PAR);
    }

    function _allot(uint256 id) internal {
        vm.prank(bookrunner);
        offering.allot(id, _wallets(0, investors.length), allotments, true);
        _consent(id);
    }

    function _consent(uint256 id) internal {
        (bytes32 subject,,) = offering.consentOf(id);
        vm.prank(issuer);
        offering.consent(id, subject, "");
    }

    /// Open, ordered, priced, allotted, and the settlement day has come.
    function _allotted() internal returns (uint256 id) {
        id = _open();
        _order(id);
        _price(id);
        _allot(id);
        vm.warp(SETTLEMENT_AT);
    }

    function _closed() internal returns (uint256 id) {
        id = _allotted();
        Acceptance[] memory acceptances = _acceptances(id, 0, investors.length);
        vm.prank(bookrunner);
        offering.close(id, acceptances);
    }

    function _report() internal {
        vm.prank(issuer);
        disclosure.reportIssue(address(token), keccak256("report"));
    }

    // ---- lists ----

    function _wallets(uint256 from, uint256 to) internal view returns (address[] memory wallets) {
        wallets = new address[](to - from);
        for (uint256 i = from; i < to; ++i) wallets[i - from] = investors[i].addr;
    }

    function _acceptances(uint256 id, uint256 from, uint256 to) internal returns (Acceptance[] memory acceptances) {
        acceptances = new Acceptance[](to - from);
        for (uint256 i = from; i < to; ++i) acceptances[i - from] = _acceptance(id, i);
    }

    function _acceptance(uint256 id, uint256 i) internal returns (Acceptance memory) {
        (TokenizedDeposit deposit,) = _bankOf(i);
        bytes32 digest = offering.acceptanceDigest(id, investors[i].addr, address(deposit));
        return Acceptance(investors[i].addr, address(deposit), _sign(investors[i], digest));
    }

    function _sign(Vm.Wallet memory signer, bytes32 digest) internal returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer, digest);
        return abi.encodePacked(r, s, v);
    }

    // ---- assertions ----

    function _assertStatus(uint256 id, OfferingStatus expected) internal view {
        assertEq(uint256(offering.statusOf(id)), uint256(expected), "status");
    }

    function _roleMissing(string memory role, address scope, address caller) internal pure returns (bytes memory) {
        return abi.encodeWithSignature("RoleMissing(string,address,address)", role, scope, caller);
    }
}
