// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DistributionFixture} from "../distribution/DistributionFixture.sol";
import {SecurityViews} from "../token/SecurityViews.sol";
import {Roles} from "contracts/administration/Roles.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {FundCorrections} from "contracts/fund/FundCorrections.sol";
import {FundRoleTable} from "contracts/fund/FundRoleTable.sol";
import {MoneyMarketFund} from "contracts/fund/MoneyMarketFund.sol";
import {Correction} from "contracts/fund/interfaces/IFundCorrections.sol";
import {FundTerms, Nav} from "contracts/fund/interfaces/IMoneyMarketFund.sol";
import {IHolds} from "contracts/register/interfaces/IHolds.sol";
import {Powers} from "contracts/register/interfaces/IPermissionedToken.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {IIssueGate} from "contracts/token/interfaces/IIssueGate.sol";
import {PowerGrant, TokenSetup} from "contracts/token/interfaces/ISecurityToken.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {EntryFlags} from "contracts/types/Entry.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";

/// A fund of units with four decimals that takes the money of banks A and B. The first day that takes requests is Friday, 29
/// August 2025; the cut-off is at 15:00 in Hong Kong. Holders have RMB 1bn at each bank.
abstract contract FundFixture is DistributionFixture {
    using SecurityViews for SecurityToken;

    uint32 internal constant FRIDAY = 20_329;
    uint32 internal constant MONDAY = 20_332;
    uint32 internal constant TUESDAY = 20_333;
    uint32 internal constant CUT_OFF = 15 hours;
    uint256 internal constant MONEY = 100_000_000_00;
    uint256 internal constant PAR = 1e18;
    /// @dev [units] one whole.
    uint96 internal constant ONE = 1e4;

    SecurityToken internal shares;
    MoneyMarketFund internal fund;
    FundCorrections internal corrections;
    address internal productProvider = makeAddr("product provider");
    address internal administrator = calculationAgent;
    address internal custody = makeAddr("trustee's custody account");
    address internal liable = makeAddr("party that erred");
    address internal operator = makeAddr("operator");

    function setUp() public virtual override {
        super.setUp();
        shares = _newShares();
        fund = new MoneyMarketFund(address(manager), IRegister(address(shares)), address(depositA), _fundTerms());
        corrections = new FundCorrections(address(manager), fund);
        manager.openScope(address(shares));
        FundRoleTable table = new FundRoleTable();
        manager.setTargetScope(address(fund), table, address(shares));
        manager.setTargetScope(address(corrections), table, address(shares));
        _grantShares("ISSUER", productProvider);
        _grantShares("CALCULATION_AGENT", administrator);
        _grantShares("TRUSTEE", trustee);
        _grantShares("PAYING_AGENT", payingAgent);
        _grantShares("COURT_ORDER", court);
        bytes4[] memory breaks = new bytes4[](1);
        breaks[0] = IHolds.breakHold.selector;
        manager.setTargetFunctionRole(address(shares), breaks, _shareRole("COURT_ORDER"));
        shares.setPowers(address(fund), Powers.ISSUE | Powers.REDEEM | Powers.HOLD);
        shares.setContracts(address(fund), address(0));
        shares.setIssueGate(IIssueGate(address(fund)));
        fund.addCash(address(depositB));
        address[5] memory others = [address(fund), address(corrections), custody, liable, operator];
        for (uint256 i; i < 5; ++i) {
            registry.know(others[i], HONG_KONG, EntryFlags.NOMINEE | EntryFlags.OPERATOR);
            depositA.admitWallets(_one(others[i]));
            depositB.admitWallets(_one(others[i]));
        }
        depositB.issue(issuer, BOOKED / 2, "opening B");
        for (uint256 i; i < 10; ++i) {
            _fundAccounts(holders[i]);
        }
        _fundAccounts(custody);
        _fundAccounts(liable);
        _allow(custody, 0);
    }

    /// Money at both banks, and the fund may pull what is asked for.
    function _fundAccounts(address holder) internal {
        vm.startPrank(issuer);
        depositA.transfer(holder, MONEY / 2);
        depositB.transfer(holder, MONEY / 2);
        vm.stopPrank();
        _allow(holder, type(uint256).max);
    }

    function _allow(address holder, uint256 amount) internal {
        vm.startPrank(holder);
        depositA.approve(address(fund), amount);
        depositB.approve(address(fund), amount);
        depositA.approve(address(corrections), amount);
        depositB.approve(address(corrections), amount);
        vm.stopPrank();
    }

    function _newShares() private returns (SecurityToken) {
        PolicyTerms memory policy = _policy(0);
        policy.cap = 0;
        policy.maximumHolders = 0;
        return new SecurityToken(
            TokenSetup({
                name: "Money market fund",
                symbol: "MMF",
                decimals: 4,
                authority: address(manager),
                identityRegistry: address(registry),
                explainer: address(explainer),
                documents: address(0),
                instrument: address(0),
                issueGate: IIssueGate(address(0)),
                policy: policy,
                grants: new PowerGrant[](0)
            })
        );
    }

    function _grantShares(bytes32 role, address member) internal {
        manager.grantRole(_shareRole(role), member, 0);
    }

    function _shareRole(bytes32 role) internal view returns (uint64) {
        return Roles.id(role, address(shares));
    }

    function _fundTerms() internal view virtual returns (FundTerms memory t) {
        t.custody = custody;
        (t.cutOff, t.utcOffset, t.weekdays) = (CUT_OFF, 8 hours, 0x1f);
        (t.priceDecimals, t.initialPrice) = (4, uint96(PAR));
        (t.maxNavAge, t.passAfter, t.payWithin) = (12 hours, 2 days, 5 days);
        (t.reportWithin, t.compensateWithin) = (7 days, 14 days);
        (t.gate, t.swingThreshold, t.swingFactor) = (0.1e18, 0.01e18, 0.0002e18);
        (t.materiality, t.deMinimis, t.minimumSubscription) = (0.005e18, 100_00, 1_000_00);
        (t.documentHash, t.authorisationHash, t.consultationHash) = ("document", "authorisation", "consultation");
    }

    function _open() internal {
        bytes32 hash = fund.termsHash();
        vm.prank(productProvider);
        fund.openDealing(hash);
    }

    // ---- requests ----

    function _subscribe(address holder, uint128 amount) internal returns (uint32 day) {
        vm.prank(holder);
        return uint32(fund.requestSubscription(address(depositA), amount, holder, 0));
    }

    function _redeem(address holder, uint96 units) internal returns (uint32 day) {
        vm.prank(holder);
        return uint32(fund.requestRedemption(address(depositA), units, holder, 0));
    }

    function _claimUnits(address holder, uint32 day) internal returns (uint256) {
        vm.prank(holder);
        return fund.claimUnits(address(depositA), holder, day);
    }

    function _claimCash(address holder, uint32 day) internal returns (uint256) {
        vm.prank(holder);
        return fund.claimCash(address(depositA), holder, day);
    }

    // ---- dealing ----

    function _nav(uint32 day, uint128 netAssets, uint96 price) internal view returns (Nav memory) {
        return Nav(day, uint40(fund.cutOffOf(day)) + 2 hours, netAssets, uint96(fund.unitsInIssue()), price, "sheet");
    }

    function _approve(Nav memory nav) internal {
        if (block.timestamp < nav.valuedAt) vm.warp(nav.valuedAt);
        vm.prank(administrator);
        fund.publishNav(nav);
        vm.prank(trustee);
        fund.approveNav(nav.day, keccak256(abi.encode(nav)));
    }

    /// The next day, two hours after its cut-off, at net assets that make a price.
    function _strikeAt(uint256 price) internal returns (uint32 day) {
        day = fund.nextDay();
        uint128 netAssets = uint128(fund.unitsInIssue() * price / 1e20);
        _approve(_nav(day, netAssets, uint96(price)));
        fund.strike(day);
    }

    /// Holders with a fund of a price of one.
    function _launch(address[] memory first, uint128 each) internal returns (uint32 day) {
        _open();
        for (uint256 i; i < first.length; ++i) _subscribe(first[i], each);
        day = _strikeAt(PAR);
        for (uint256 i; i < first.length; ++i) _claimUnits(first[i], day);
        fund.sweep(address(depositA));
    }

    /// A court breaks what a holder asks for in a cash token.
    function _breakHold(address holder, address asset) internal {
        vm.prank(court);
        shares.breakHold(keccak256(abi.encode(address(fund), asset, holder)), "order");
    }

    function _correct(uint32 day, uint128 netAssets, uint96 price) internal {
        Correction memory c = Correction(day, netAssets, price, liable, "finding");
        vm.prank(administrator);
        corrections.publishCorrection(c);
        vm.prank(trustee);
        corrections.approveCorrection(day, keccak256(abi.encode(c)));
    }

    function _pay(uint256 amount) internal {
        vm.startPrank(custody);
        depositA.approve(address(fund), amount);
        fund.fund(address(depositA), amount);
        vm.stopPrank();
    }
}
