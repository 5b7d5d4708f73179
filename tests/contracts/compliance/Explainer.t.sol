// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Explainer} from "contracts/compliance/Explainer.sol";
import {ICompliance} from "contracts/compliance/interfaces/ICompliance.sol";
import {IExplainer, Verdict} from "contracts/compliance/interfaces/IExplainer.sol";
import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {IRegister} from "contracts/register/interfaces/IRegister.sol";
import {CountryRule} from "contracts/register/rules/CountryRule.sol";
import {HolderCountRule} from "contracts/register/rules/HolderCountRule.sol";
import {HoldingCapRule} from "contracts/register/rules/HoldingCapRule.sol";
import {InvestorClassRule} from "contracts/register/rules/InvestorClassRule.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {ISecurityViews} from "contracts/token/interfaces/ISecurityViews.sol";
import {PolicyTerms} from "contracts/types/Policy.sol";
import {EvenUnitsRule} from "../register/Rules.t.sol";
import {TokenFixture} from "../token/TokenFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {Face} from "contracts/utils/Faced.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract ExplainerTest is TokenFixture {
    function test_explain_lists_every_rule_and_not_only_the_first_refusal() public {
        vm.prank(pauser);
        token.pause();
        registry.know(nonHolder, FOREVER, UNITED_STATES, 0, 0);
        PolicyTerms memory policy = terms();
        (policy.maximumHolders, policy.cap) = (2, 50);
        setTerms(policy);
        Verdict[] memory verdicts = explainer.explain(address(token), investor, nonHolder, 60);
        assertEq(verdicts.length, 22);
        uint256 refusals;
        for (uint256 i; i < verdicts.length; ++i) {
            if (!verdicts[i].ok) ++refusals;
            assertEq(verdicts[i].ok, verdicts[i].refusal.length == 0);
        }
        assertEq(refusals, 6);
        _refuses(verdicts[0], "TradingHaltRule", abi.encodeWithSelector(TradingHaltRule.MarketHalted.selector));
        _refuses(
            verdicts[12],
            "CountryRule to",
            abi.encodeWithSelector(CountryRule.CountryDenied.selector, nonHolder, UNITED_STATES)
        );
        _refuses(
            verdicts[14],
            "InvestorClassRule to",
            abi.encodeWithSelector(InvestorClassRule.ClassInsufficient.selector, nonHolder, 0, CLASS)
        );
        _refuses(
            verdicts[19],
            "MinimumHoldingRule to",
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, nonHolder, 60, MINIMUM)
        );
        _refuses(
            verdicts[20],
            "HoldingCapRule to",
            abi.encodeWithSelector(HoldingCapRule.HoldingAboveCap.selector, nonHolder, 60, 50)
        );
        _refuses(
            verdicts[21],
            "HolderCountRule to",
            abi.encodeWithSelector(HolderCountRule.HolderCountExceeded.selector, 3, 2)
        );
    }

    function test_an_unreachable_registry_means_no() public {
        assertTrue(token.canReceive(nonHolder));
        registry.setUnreachable(true);
        assertFalse(token.canReceive(nonHolder));
        assertFalse(token.canTransfer(holder, nonHolder, 100));
        assertTrue(token.canReceive(investor));
    }

    function test_a_view_that_lacks_gas_reverts_and_never_answers() public {
        ISecurityViews views = ISecurityViews(address(token));
        uint256 refused;
        for (uint256 gas_ = 5_000; gas_ < 400_000; gas_ += 1_000) {
            try views.canTransfer{gas: gas_}(holder, investor, 100) returns (bool can) {
                assertTrue(can, "never a false no");
            } catch {
                ++refused;
            }
            try views.detectTransferRestriction{gas: gas_}(holder, stranger, 100) returns (uint8 code) {
                assertEq(views.messageForTransferRestriction(code), "Refused by VerificationRule to", "no other rule");
            } catch {
                ++refused;
            }
            try views.canReceive{gas: gas_}(nonHolder) returns (bool can) {
                assertTrue(can, "a registry without gas is not an unreachable one");
            } catch {
                ++refused;
            }
        }
        assertGt(refused, 20);
        assertLt(refused, 900);
    }

    function test_a_function_of_nobody_is_refused_by_name() public {
        for (uint256 i; i < 2; ++i) {
            address asked = i == 0 ? address(token) : address(explainer);
            (bool done, bytes memory said) = asked.call(abi.encodeWithSignature("batchMint(uint256)", 1));
            assertFalse(done);
            assertEq(
                said, abi.encodeWithSelector(Face.FunctionUnknown.selector, bytes4(keccak256("batchMint(uint256)")))
            );
        }
        (bool paid,) = address(token).call{value: 1}("");
        assertFalse(paid);
    }

    function test_nothing_changes_through_the_face() public {
        vm.recordLogs();
        (bool done,) = address(token).call{gas: 200_000}(abi.encodeCall(ICompliance.bindToken, (address(token))));
        assertFalse(done);
        assertEq(vm.getRecordedLogs().length, 0);
    }

    function test_the_face_bubbles_a_refusal() public {
        vm.expectRevert(abi.encodeWithSelector(IRegister.RecordNotReached.selector, block.timestamp, block.timestamp));
        token.balanceAt(holder, block.timestamp);
    }

    function test_above_the_balance_the_rules_that_need_it_pass() public {
        assertTrue(token.canTransfer(investor, holder, 1_001));
        vm.prank(freezer);
        token.setFrozenTokens(investor, 1_000);
        assertTrue(token.canTransfer(investor, holder, 1_001));
        assertFalse(token.canTransfer(investor, holder, 1_000));
        assertFalse(token.canTransfer(investor, holder, type(uint256).max)); // the cap is above any balance
        assertFalse(token.canTransfer(investor, address(0), 1));
    }

    function test_messages_name_the_rule() public {
        assertEq(token.messageForTransferRestriction(0), "No restriction");
        assertEq(token.messageForTransferRestriction(200), "Unknown code");
        assertEq(token.messageForTransferRestriction(255), "Unknown code");
        uint8 code = token.detectTransferRestriction(holder, stranger, 100);
        assertEq(token.messageForTransferRestriction(code), "Refused by VerificationRule to");
        Verdict[] memory verdicts = explainer.explain(address(token), holder, stranger, 100);
        assertEq(verdicts[code - 1].refusal, abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        for (uint256 i; i < verdicts.length; ++i) {
            assertEq(
                explainer.messageForTransferRestriction(uint8(i + 1)), string.concat("Refused by ", verdicts[i].rule)
            );
        }
    }

    function test_the_compliance_face() public {
        assertEq(type(ICompliance).interfaceId, bytes4(0x3144991c));
        Explainer other = new Explainer();
        explainer.bindToken(address(token));
        vm.expectRevert(abi.encodeWithSelector(IExplainer.TokenNotBound.selector, address(token), address(other)));
        other.bindToken(address(token));
        vm.expectRevert(abi.encodeWithSelector(IExplainer.TokenStillBound.selector, address(token)));
        explainer.unbindToken(address(token));
        other.unbindToken(address(token));
        assertTrue(explainer.isTokenBound(address(token)));
        assertFalse(explainer.isTokenBound(address(manager)));
        vm.startPrank(address(token));
        assertEq(explainer.getTokenBound(), address(token));
        assertEq(other.getTokenBound(), address(0));
        assertTrue(explainer.canTransfer(holder, investor, 100));
        explainer.transferred(holder, investor, 100);
        explainer.created(holder, 100);
        explainer.destroyed(holder, 100);
    }

    // ---- GATE-1 ----

    struct Draw {
        uint16 switches;
        uint8 minimumClass;
        uint16 minimum;
        uint16 cap;
        uint8 maximumHolders;
        bool locked;
        bool halted;
        bool closed;
        bool custom;
        uint8[2] country;
        uint8[2] class;
        uint8[2] flags;
        uint8[2] validFor;
        bool[2] frozen;
        uint16 balance;
        uint16 otherBalance;
        uint16 frozenUnits;
        uint16 heldUnits;
        uint16 amount;
        bool toSelf;
        bool raised;
        bool whole;
    }

    /// Under any policy and between any two wallets: `canTransfer` says no exactly where a transfer with funds reverts,
    /// the code is 0 exactly where it says yes, and the first verdict that refuses carries the error that is raised.
    function testFuzz_can_transfer_tells_what_transfer_does(Draw memory d) public {
        (address from, address to) = _set(d);
        uint256 balance = token.balanceOf(from);
        uint256 units = d.whole ? balance : d.amount % 1_500;
        bool can = token.canTransfer(from, to, units);
        Verdict[] memory verdicts = explainer.explain(address(token), from, to, units);
        bytes memory first;
        for (uint256 i; i < verdicts.length && first.length == 0; ++i) first = verdicts[i].refusal;
        assertEq(can, first.length == 0);
        assertEq(can, token.detectTransferRestriction(from, to, units) == 0);
        vm.prank(from);
        (bool moved, bytes memory raised) = address(token).call(abi.encodeCall(token.transfer, (to, units)));
        if (units <= balance) {
            assertEq(moved, can);
            if (!moved) assertEq(raised, first);
        } else {
            assertFalse(moved);
        }
    }

    function _set(Draw memory d) private returns (address from, address to) {
        (from, to) = (holder, d.toSelf ? holder : otherInvestor);
        PolicyTerms memory policy;
        policy.topics = 1;
        setTerms(policy);
        token.redeem(holder, 10_000);
        token.mint(from, d.balance % 1_000);
        if (!d.toSelf && d.otherBalance % 500 != 0) token.mint(to, d.otherBalance % 500);
        uint256 held = d.heldUnits % (token.balanceOf(from) + 1);
        if (d.heldUnits % 3 == 0 && held != 0) hold("a", from, address(0), held);
        vm.startPrank(freezer);
        token.setFrozenTokens(from, d.frozenUnits % 3 == 0 ? d.frozenUnits % 1_200 : 0);
        token.setAddressFrozen(from, d.frozen[0] && d.raised);
        if (!d.toSelf) token.setAddressFrozen(to, d.frozen[1] && d.raised);
        vm.stopPrank();
        _setParty(from, d, 0);
        if (!d.toSelf) _setParty(to, d, 1);
        policy.switches = d.switches & 15;
        policy.minimumClass = d.minimumClass % 3;
        policy.minimumHolding = d.minimum % 3 == 0 ? d.minimum % 200 : 0;
        policy.cap = d.cap % 3 == 0 ? d.cap % 1_500 : 0;
        policy.maximumHolders = d.maximumHolders % 4;
        policy.lockUpUntilAt = uint32(block.timestamp + (d.locked && d.halted ? 1 : 0));
        policy.countries = new uint16[](2);
        (policy.countries[0], policy.countries[1]) = (uint16(HONG_KONG), uint16(UNITED_STATES));
        setTerms(policy);
        if (d.raised) registry.raise(token);
        if (d.custom) {
            EvenUnitsRule rule = new EvenUnitsRule();
            vm.prank(compliance);
            token.setCustomRule(rule);
        }
        if (d.closed && d.locked) token.setClosing(block.timestamp - 1);
        if (d.halted && d.closed) {
            vm.prank(pauser);
            token.pause();
        }
    }

    function _setParty(address wallet, Draw memory d, uint256 side) private {
        uint256 validUntilAt = d.validFor[side] % 4 == 0 ? block.timestamp - 1 + d.validFor[side] % 3 : FOREVER;
        uint256 country = [HONG_KONG, UNITED_STATES, MAINLAND, 0][d.country[side] % 4];
        // Nominee, operator, US person, sanctioned, seldom.
        uint256 flags = d.flags[side] % 4 == 0 ? d.flags[side] & 0xb8 : 0;
        registry.know(wallet, validUntilAt, country, d.class[side] % 4, flags);
        registry.push(token, wallet);
    }

    function _refuses(Verdict memory verdict, string memory rule, bytes memory refusal) private pure {
        assertEq(verdict.rule, rule);
        assertFalse(verdict.ok);
        assertEq(verdict.refusal, refusal);
    }
}
