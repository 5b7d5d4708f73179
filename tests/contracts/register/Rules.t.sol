// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {IComplianceRule} from "contracts/compliance/interfaces/IComplianceRule.sol";
import {RuleSet} from "contracts/compliance/RuleSet.sol";
import {IERC7943Base} from "contracts/register/interfaces/IERC7943.sol";
import {IDeliverable} from "contracts/register/interfaces/IDeliverable.sol";
import {IPermissionedToken} from "contracts/register/interfaces/IPermissionedToken.sol";
import {CountryRule} from "contracts/register/rules/CountryRule.sol";
import {FreezeRule} from "contracts/register/rules/FreezeRule.sol";
import {HolderCountRule} from "contracts/register/rules/HolderCountRule.sol";
import {HoldingCapRule} from "contracts/register/rules/HoldingCapRule.sol";
import {InvestorClassRule} from "contracts/register/rules/InvestorClassRule.sol";
import {LockUpRule} from "contracts/register/rules/LockUpRule.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {SanctionRule} from "contracts/register/rules/SanctionRule.sol";
import {TradingHaltRule} from "contracts/register/rules/TradingHaltRule.sol";
import {VerificationRule} from "contracts/register/rules/VerificationRule.sol";
import {ISecurityToken} from "contracts/token/interfaces/ISecurityToken.sol";
import {Entry, EntryFlags} from "contracts/types/Entry.sol";
import {Policy, PolicyLib, PolicySwitches, PolicyTerms} from "contracts/types/Policy.sol";
import {InstrumentDouble, TokenFixture} from "../token/TokenFixture.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {SecurityViews} from "../token/SecurityViews.sol";

using SecurityViews for SecurityToken;

contract EvenUnitsRule is IComplianceRule {
    error UnitsOdd(uint256 amount);

    function check(address, address, uint256 amount, Entry, Entry) external pure {
        require(amount % 2 == 0, UnitsOdd(amount));
    }
}

/// Each rule's refusal with its numbers, by operation.
contract RulesTest is TokenFixture {
    // ---- market ----

    function test_transfer_reverts_given_the_market_is_halted() public {
        vm.prank(pauser);
        token.pause();
        _refused(abi.encodeWithSelector(TradingHaltRule.MarketHalted.selector), holder, nonHolder, 100);
        token.mint(investor, 100); // issue goes on
        token.redeem(investor, 1_100); // and redemption
        token.unpause();
        transfer(holder, nonHolder, 100);
    }

    function test_settle_reverts_given_its_venue_is_halted() public {
        token.setVenueHalt(address(3), true);
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, address(3)));
        token.settle(holder, investor, 0, 100, address(3));
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, address(3)));
        token.placeHold("a", HoldTerms(holder, investor, 0, 100, "TEST", uint64(block.timestamp)), address(3));
        token.settle(holder, investor, 0, 100, address(2));
        token.setVenueHalt(address(3), false);
        assertEq(token.settle(holder, investor, 0, 100, address(3)), 100);
    }

    /// Halting twice is once: the register asks about venues while any is halted, and no longer.
    function test_venues_are_halted_and_resumed_one_by_one() public {
        token.setVenueHalt(address(3), true);
        token.setVenueHalt(address(3), true);
        token.setVenueHalt(address(0), true);
        token.setVenueHalt(address(3), false);
        assertTrue(token.config().venueHalted() && token.isVenueHalted(address(0)));
        token.setVenueHalt(address(0), false);
        assertFalse(token.config().venueHalted());
        assertEq(token.settle(holder, investor, 0, 100, address(0)), 100);
    }

    function test_settle_reverts_when_a_fungible_asset_is_asked_for_a_title() public {
        vm.expectRevert(abi.encodeWithSelector(IDeliverable.IdUnknown.selector, 1));
        token.settle(holder, investor, 1, 100, address(0));
    }

    /// Trades over the counter are those that name no venue; they can be halted too.
    function test_settle_reverts_given_trades_over_the_counter_are_halted() public {
        token.setVenueHalt(address(0), true);
        vm.expectRevert(abi.encodeWithSelector(TradingHaltRule.VenueHalted.selector, address(0)));
        token.settle(holder, investor, 0, 100, address(0));
        token.settle(holder, investor, 0, 100, address(3));
    }

    function test_transfer_reverts_given_the_register_closed() public {
        uint256 closesAt = block.timestamp + 100;
        token.setClosing(closesAt);
        vm.warp(closesAt);
        transfer(holder, investor, 100);
        vm.warp(closesAt + 1);
        _refused(abi.encodeWithSelector(InstrumentDouble.Closed.selector, closesAt), holder, investor, 100);
        instrument.silence();
        _refused(
            abi.encodeWithSelector(ISecurityToken.InstrumentSilent.selector, instrument, closesAt),
            holder,
            investor,
            100
        );
        token.setClosing(0);
        transfer(holder, investor, 100);
    }

    function test_transfer_reverts_until_the_lock_up_ends() public {
        PolicyTerms memory policy = terms();
        uint256 endsAt = block.timestamp + 100;
        policy.lockUpUntilAt = uint32(endsAt);
        setTerms(policy);
        vm.warp(endsAt - 1);
        _refused(abi.encodeWithSelector(LockUpRule.LockedUp.selector, endsAt - 1, endsAt), holder, investor, 100);
        vm.warp(endsAt);
        transfer(holder, investor, 100);
    }

    // ---- wallets ----

    function test_transfer_reverts_given_a_wallet_is_frozen() public {
        _freeze(holder, true);
        _refused(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder), holder, investor, 100);
        _refused(abi.encodeWithSelector(FreezeRule.WalletFrozen.selector, holder), investor, holder, 100);
        _freeze(holder, false);
        transfer(holder, investor, 100);
    }

    function test_transfer_reverts_given_a_party_is_sanctioned() public {
        registry.know(investor, FOREVER, HONG_KONG, CLASS, EntryFlags.SANCTIONED);
        registry.push(token, investor);
        bytes memory refusal = abi.encodeWithSelector(SanctionRule.HolderSanctioned.selector, investor);
        _refused(refusal, holder, investor, 100);
        _refused(refusal, investor, holder, 100);
        vm.expectRevert(refusal);
        token.mint(investor, 100);
    }

    function test_transfer_reverts_when_the_receiver_is_unknown() public {
        bytes memory refusal = abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger);
        _refused(refusal, holder, stranger, 100);
        vm.expectRevert(refusal);
        token.mint(stranger, 100);
    }

    function test_admission_ends_at_its_second() public {
        uint256 lastAt = block.timestamp + 100;
        registry.know(investor, lastAt, HONG_KONG, CLASS, 0);
        registry.push(token, investor);
        for (uint256 t = lastAt - 1; t <= lastAt; ++t) {
            vm.warp(t);
            assertTrue(token.canReceive(investor));
            transfer(holder, investor, 100);
        }
        vm.warp(lastAt + 1);
        assertFalse(token.canReceive(investor));
        _refused(
            abi.encodeWithSelector(VerificationRule.AdmissionExpired.selector, investor, lastAt, lastAt + 1),
            holder,
            investor,
            100
        );
        registry.know(investor, lastAt + 1, HONG_KONG, CLASS, 0); // renewed: looked up when met
        assertTrue(token.canReceive(investor));
        transfer(holder, investor, 100);
    }

    function test_another_generation_counts_as_lapsed_until_looked_up() public {
        registry.raise(token);
        registry.forget(investor);
        _refused(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, investor), holder, investor, 100);
        transfer(holder, nonHolder, 100);
        assertEq(token.entryOf(holder).generation(), 2);
    }

    function test_transfer_reverts_given_a_denied_country() public {
        registry.know(investor, FOREVER, MAINLAND, CLASS, 0);
        registry.push(token, investor);
        bytes memory refusal = abi.encodeWithSelector(CountryRule.CountryDenied.selector, investor, MAINLAND);
        _refused(refusal, holder, investor, 100);
        vm.expectRevert(refusal);
        admit(investor);
        registry.know(investor, FOREVER, 0, CLASS, 0); // unknown is not shown to be none of the denied
        registry.push(token, investor);
        _refused(abi.encodeWithSelector(CountryRule.CountryDenied.selector, investor, 0), holder, investor, 100);
    }

    function test_an_unknown_country_passes_where_none_is_denied() public {
        PolicyTerms memory policy = terms();
        policy.countries = new uint16[](0);
        setTerms(policy);
        registry.know(investor, FOREVER, 0, CLASS, 0);
        registry.push(token, investor);
        transfer(holder, investor, 100);
    }

    function test_an_allow_list_and_the_wide_list() public {
        PolicyTerms memory policy = terms();
        policy.switches |= uint16(PolicySwitches.COUNTRY_ALLOW);
        setTerms(policy);
        _refused(abi.encodeWithSelector(CountryRule.CountryDenied.selector, holder, HONG_KONG), holder, investor, 100);
        policy.countries[0] = uint16(HONG_KONG);
        setTerms(policy);
        transfer(holder, investor, 100);

        policy.switches |= uint16(PolicySwitches.COUNTRY_MAP);
        setTerms(policy);
        _refused(abi.encodeWithSelector(CountryRule.CountryDenied.selector, holder, HONG_KONG), holder, investor, 100);
        uint256[4] memory map;
        map[HONG_KONG >> 8] = 1 << (HONG_KONG & 0xff);
        vm.prank(compliance);
        token.setCountryMap(map);
        transfer(holder, investor, 100);
        (, uint256[4] memory kept) = token.widePolicy();
        assertEq(kept[1], map[1]);
    }

    /// An unknown country is in no list: not in an allowing or denying map, empty or full (finding A6).
    function test_transfer_reverts_given_an_unknown_country_and_a_wide_list() public {
        registry.know(investor, FOREVER, 0, CLASS, 0);
        registry.push(token, investor);
        for (uint256 i; i < 4; ++i) {
            PolicyTerms memory policy = terms();
            policy.countries = new uint16[](0);
            policy.switches = uint16(
                PolicySwitches.COUNTRY_MAP | (i % 2 == 0 ? 0 : PolicySwitches.COUNTRY_ALLOW)
            );
            setTerms(policy);
            uint256[4] memory map;
            map[1] = 1 << (HONG_KONG & 0xff);
            map[0] = i < 2 ? 0 : type(uint256).max;
            if (i % 2 == 0) map[1] = 0;
            vm.prank(compliance);
            token.setCountryMap(map);
            _refused(abi.encodeWithSelector(CountryRule.CountryDenied.selector, investor, 0), holder, investor, 100);
        }
    }

    // ---- zero units ----

    /// Zero units move nothing and admit nobody, whoever sends them (finding A5); who is admitted may get them.
    function test_zero_units_admit_nobody() public {
        _refused(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder), holder, nonHolder, 0);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        token.mint(nonHolder, 0);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        token.settle(holder, nonHolder, 0, 0, address(0));
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        vm.prank(spender);
        token.transferFrom(nonHolder, investor, 0);
        lodged("order", holder, nonHolder, 0);
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        vm.prank(enforcer);
        token.forcedTransfer(holder, nonHolder, 0);
        assertEq(Entry.unwrap(token.entryOf(nonHolder)), 0);
        transfer(holder, investor, 0);
        assertTrue(token.canReceive(nonHolder));
        transfer(holder, nonHolder, 100);
    }

    function test_transfer_reverts_given_a_us_person_anywhere() public {
        registry.know(investor, FOREVER, HONG_KONG, CLASS, EntryFlags.US_PERSON);
        registry.push(token, investor);
        _refused(abi.encodeWithSelector(CountryRule.UsPersonDenied.selector, investor), holder, investor, 100);
        PolicyTerms memory policy = terms();
        policy.switches = 0;
        setTerms(policy);
        transfer(holder, investor, 100);
    }

    function test_transfer_reverts_given_too_low_a_class() public {
        registry.know(investor, FOREVER, HONG_KONG, CLASS - 1, 0);
        registry.push(token, investor);
        _refused(
            abi.encodeWithSelector(InvestorClassRule.ClassInsufficient.selector, investor, CLASS - 1, CLASS),
            holder,
            investor,
            100
        );
    }

    // ---- amounts ----

    function test_transfer_reverts_when_either_side_keeps_too_little() public {
        _refused(
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, nonHolder, 99, 100),
            holder,
            nonHolder,
            99
        );
        _refused(
            abi.encodeWithSelector(MinimumHoldingRule.HoldingBelowMinimum.selector, investor, 40, 100),
            investor,
            holder,
            960
        );
        transfer(investor, holder, 1_000); // nothing is enough
        transfer(holder, custodian, 1); // a nominee is exempt
    }

    function test_transfer_reverts_when_the_cap_is_passed() public {
        token.mint(investor, CAP - 1_000 - 50);
        transfer(holder, investor, 50);
        _refused(
            abi.encodeWithSelector(HoldingCapRule.HoldingAboveCap.selector, investor, CAP + 1, CAP), holder, investor, 1
        );
        vm.expectRevert(abi.encodeWithSelector(HoldingCapRule.HoldingAboveCap.selector, investor, CAP + 1, CAP));
        token.mint(investor, 1);
        token.mint(custodian, CAP + 1);
    }

    function test_transfer_reverts_when_there_are_too_many_holders() public {
        PolicyTerms memory policy = terms();
        policy.maximumHolders = 2;
        setTerms(policy);
        bytes memory refusal = abi.encodeWithSelector(HolderCountRule.HolderCountExceeded.selector, 3, 2);
        _refused(refusal, holder, nonHolder, 100);
        vm.expectRevert(refusal);
        token.mint(nonHolder, 100);
        transfer(investor, nonHolder, 1_000); // one leaves, one comes
        transfer(holder, custodian, 100); // a nominee is no holder
        assertEq(token.config().holders(), 2);
    }

    // ---- a rule of one's own ----

    function test_a_custom_rule_is_asked_on_transfer_issue_and_hold() public {
        EvenUnitsRule rule = new EvenUnitsRule();
        IComplianceRule[] memory rules = new IComplianceRule[](1);
        rules[0] = rule;
        RuleSet set = new RuleSet(rules);
        vm.prank(compliance);
        token.setCustomRule(set);
        bytes memory refusal = abi.encodeWithSelector(EvenUnitsRule.UnitsOdd.selector, 101);
        _refused(refusal, holder, investor, 101);
        vm.expectRevert(refusal);
        token.mint(investor, 101);
        vm.expectRevert(refusal);
        hold("a", holder, investor, 101);
        vm.expectRevert(refusal);
        vm.prank(holder);
        token.batchTransfer(listOf(investor, nonHolder), amountsOf(100, 101));
        transfer(holder, investor, 102);
        vm.prank(compliance);
        token.setCustomRule(IComplianceRule(address(0)));
        transfer(holder, investor, 101);
    }

    function test_a_rule_set_holds_at_most_eight() public {
        vm.expectRevert(abi.encodeWithSelector(RuleSet.RulesTooMany.selector, 9, 8));
        new RuleSet(new IComplianceRule[](9));
        IComplianceRule[] memory eight = new IComplianceRule[](8);
        for (uint256 i; i < 8; ++i) eight[i] = new EvenUnitsRule();
        assertEq(abi.encode(new RuleSet(eight).rules()), abi.encode(eight));
    }

    // ---- policy ----

    function test_set_policy_reverts_when_the_caller_is_not_compliance() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.setPolicy(Policy.wrap(0));
    }

    function test_set_policy_reverts_when_bits_mean_nothing() public {
        Policy malformed = Policy.wrap(1 << 7);
        vm.expectRevert(abi.encodeWithSelector(PolicyLib.PolicyMalformed.selector, malformed));
        vm.prank(compliance);
        token.setPolicy(malformed);
    }

    function test_set_policy_leaves_the_halt_and_the_custom_rule() public {
        EvenUnitsRule rule = new EvenUnitsRule();
        vm.prank(compliance);
        token.setCustomRule(rule);
        vm.prank(pauser);
        token.pause();
        setTerms(terms());
        assertTrue(token.paused());
        assertTrue(token.policy().isOn(PolicySwitches.CUSTOM_RULE));
    }

    function test_other_topics_raise_the_generation() public {
        PolicyTerms memory policy = terms();
        policy.topics = 1;
        setTerms(policy);
        assertEq(token.generation(), 2);
        setTerms(policy);
        assertEq(token.generation(), 2);
    }

    function test_policy_terms_pack_and_unpack() public view {
        PolicyTerms memory policy = explainer.policyTerms(address(token));
        assertEq(keccak256(abi.encode(policy)), keccak256(abi.encode(terms())));
        assertEq(Policy.unwrap(explainer.packPolicy(policy)), Policy.unwrap(token.policy()));
    }

    // ---- admission ----

    function test_admit_reverts_when_the_caller_is_not_the_registrar() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.admitWallets(listOf(nonHolder, nonHolder));
    }

    function test_admit_self_and_refresh() public {
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder));
        token.refresh(nonHolder);
        vm.prank(nonHolder);
        token.admitSelf();
        assertTrue(token.entryOf(nonHolder).has(EntryFlags.ADMITTED));
        vm.expectRevert(abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, stranger));
        vm.prank(stranger);
        token.admitSelf();
        token.refresh(nonHolder);
    }

    function test_a_private_placement_admits_by_the_registrar_only() public {
        PolicyTerms memory policy = terms();
        policy.switches |= uint16(PolicySwitches.PRIVATE_PLACEMENT);
        setTerms(policy);
        bytes memory refusal = abi.encodeWithSelector(VerificationRule.NotAdmitted.selector, nonHolder);
        _refused(refusal, holder, nonHolder, 100);
        assertFalse(token.canReceive(nonHolder));
        vm.expectRevert(refusal);
        vm.prank(nonHolder);
        token.admitSelf();
        admit(nonHolder);
        transfer(holder, nonHolder, 100);
    }

    function test_sync_counts_only_from_the_registry_and_only_for_the_admitted() public {
        Entry before = token.entryOf(holder);
        token.sync(holder, Entry.wrap(0));
        assertEq(Entry.unwrap(token.entryOf(holder)), Entry.unwrap(before));
        registry.push(token, nonHolder);
        assertEq(Entry.unwrap(token.entryOf(nonHolder)), 0);
    }

    function test_who_becomes_a_nominee_leaves_the_count() public {
        assertEq(token.config().holders(), 2);
        registry.know(investor, FOREVER, HONG_KONG, CLASS, EntryFlags.NOMINEE);
        registry.push(token, investor);
        assertEq(token.config().holders(), 1);
        transfer(investor, holder, 1_000);
        assertEq(token.config().holders(), 1);
        transfer(holder, investor, 10);
        registry.know(investor, FOREVER, HONG_KONG, CLASS, 0);
        admit(investor);
        assertEq(token.config().holders(), 2);
    }

    function test_raise_generation_reverts_when_the_caller_may_not() public {
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.raiseGeneration();
        token.raiseGeneration();
        assertEq(token.generation(), 2);
    }

    function test_powers_are_asked() public {
        vm.startPrank(stranger);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.settle.selector));
        token.settle(holder, investor, 0, 100, address(0));
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.redeem.selector));
        token.redeem(holder, 1);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.placeHold.selector));
        token.placeHold("a", HoldTerms(holder, investor, 0, 1, "TEST", 0), address(0));
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.takeHold.selector));
        token.takeHold("a", holder, 1);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.redeemHold.selector));
        token.redeemHold("a", 1);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.scheduleRecord.selector));
        token.scheduleRecord(1);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.cancelRecord.selector));
        token.cancelRecord(1);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.setVenueHalt.selector));
        token.setVenueHalt(address(1), true);
        vm.expectRevert(abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.setClosing.selector));
        token.setClosing(1);
        vm.expectRevert(
            abi.encodeWithSelector(IPermissionedToken.PowerMissing.selector, stranger, token.recoveryAddress.selector)
        );
        token.recoveryAddress(holder, stranger, address(0));
        vm.stopPrank();
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.setPowers(stranger, 1);
        token.setPowers(stranger, 4);
        assertEq(token.powersOf(stranger), 4);
        vm.prank(stranger);
        token.settle(holder, investor, 0, 100, address(0));
    }

    // ---- helpers ----

    function _refused(bytes memory refusal, address from, address to, uint256 units) private {
        assertFalse(token.canTransfer(from, to, units));
        assertGt(token.detectTransferRestriction(from, to, units), 0);
        vm.expectRevert(refusal);
        transfer(from, to, units);
    }

    function _freeze(address wallet, bool frozen) private {
        vm.prank(freezer);
        token.setAddressFrozen(wallet, frozen);
    }
}
