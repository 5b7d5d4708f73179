// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IPolicyCheck} from "contracts/register/interfaces/IPolicyCheck.sol";
import {CountryRule} from "contracts/register/rules/CountryRule.sol";
import {HolderCountRule} from "contracts/register/rules/HolderCountRule.sol";
import {HoldingCapRule} from "contracts/register/rules/HoldingCapRule.sol";
import {InvestorClassRule} from "contracts/register/rules/InvestorClassRule.sol";
import {LockUpRule} from "contracts/register/rules/LockUpRule.sol";
import {MinimumHoldingRule} from "contracts/register/rules/MinimumHoldingRule.sol";
import {Entry} from "contracts/types/Entry.sol";
import {Policy, PolicyLib, PolicySwitches, PolicyTerms} from "contracts/types/Policy.sol";
import {TokenFixture} from "./TokenFixture.sol";

/// The brake on a policy: at once, and only towards more refusals.
contract TightenTest is TokenFixture {
    function test_tightens_every_field_at_once() public {
        PolicyTerms memory t = explainer.policyTerms(address(token));
        t.switches |= uint16(PolicySwitches.PRIVATE_PLACEMENT);
        t.minimumClass += 1;
        t.minimumHolding += 1;
        t.cap -= 1;
        t.maximumHolders -= 1;
        t.lockUpUntilAt = uint32(block.timestamp + 1 days);
        uint16[] memory countries = new uint16[](t.countries.length + 1);
        for (uint256 i; i < t.countries.length; ++i) countries[i] = t.countries[i];
        countries[t.countries.length] = uint16(HONG_KONG);
        t.countries = countries;
        vm.prank(pauser);
        token.tighten(PolicyLib.pack(t));
        assertEq(Policy.unwrap(token.policy()), Policy.unwrap(PolicyLib.pack(t)));
        vm.expectRevert();
        vm.prank(holder);
        token.transfer(investor, 100);
    }

    /// Another topic is asked for: whoever lacks it is out in the same transaction.
    function test_another_topic_raises_the_generation() public {
        Policy p = token.policy();
        uint256 generation = token.generation();
        vm.prank(pauser);
        token.tighten(p.withTopics(p.topics() | 1 << 7));
        assertEq(token.generation(), generation + 1);
    }

    function test_reverts_when_another_tightens() public {
        Policy p = token.policy();
        expectUnauthorized(stranger);
        vm.prank(stranger);
        token.tighten(p);
    }

    function test_reverts_when_a_field_is_wider() public {
        PolicyTerms memory t = _tight();
        t.minimumClass -= 1;
        _refused("minimumClass", t);
        t = _tight();
        t.topics = 0;
        _refused("topics", t);
        t = _tight();
        t.minimumHolding -= 1;
        _refused("minimumHolding", t);
        t = _tight();
        t.cap = 0;
        _refused("cap", t);
        t = _tight();
        t.maximumHolders += 1;
        _refused("maximumHolders", t);
        t = _tight();
        t.switches = uint16(PolicySwitches.COUNTRY_ALLOW);
        _refused("switches", t);
        t = _tight();
        t.countries = new uint16[](0);
        _refused("countries", t);
        t = _tight();
        t.lockUpUntilAt = uint32(block.timestamp + 2);
        vm.prank(pauser);
        token.tighten(PolicyLib.pack(t));
        t.lockUpUntilAt -= 1;
        _refused("lockUpUntilAt", t);
    }

    /// The halt and the custom rule are none of its business: it takes neither off.
    function test_keeps_a_halt() public {
        PolicyTerms memory t = _tight();
        vm.startPrank(pauser);
        token.pause();
        token.tighten(PolicyLib.pack(t));
        assertTrue(token.policy().isOn(PolicySwitches.MARKET_HALT));
    }

    /// Whatever two policies are: where one passes for tighter, every rule that passes by it passes by the other.
    function testFuzz_what_a_tighter_policy_lets_pass_the_other_does(uint256 a, uint256 b, uint256 entry, uint72 amount, bool near)
        public
        view
    {
        // Random words are hardly ever comparable: from the first one a few bits are changed.
        Policy p = Policy.wrap(a & ~uint256(0xc0));
        Policy q = Policy.wrap((near ? a ^ (uint256(1) << (b % 256)) ^ (uint256(1) << ((b >> 8) % 256)) : b) & ~uint256(0xc0));
        try explainer.requireTighter(p, q) {} catch { return; }
        Entry e = Entry.wrap(entry);
        uint256[4] memory map = [b, a, entry, ~b];
        if (InvestorClassRule.ok(e, q)) assertTrue(InvestorClassRule.ok(e, p), "class");
        if (MinimumHoldingRule.ok(e, q, amount)) assertTrue(MinimumHoldingRule.ok(e, p, amount), "minimum");
        if (HoldingCapRule.ok(e, q, amount)) assertTrue(HoldingCapRule.ok(e, p, amount), "cap");
        if (HolderCountRule.ok(q, amount)) assertTrue(HolderCountRule.ok(p, amount), "holders");
        if (CountryRule.usPersonOk(e, q)) assertTrue(CountryRule.usPersonOk(e, p), "US person");
        for (uint256 country; country < 1_000; country += 37) {
            Entry from = Entry.wrap((entry & ~(uint256(0x3ff) << 188)) | (country << 188));
            if (_countryOk(from, q, map)) assertTrue(_countryOk(from, p, map), "country");
        }
        assertGe(q.lockUpUntilAt(), p.lockUpUntilAt(), "lock-up");
        assertEq(p.topics() & ~q.topics(), 0, "topics");
    }

    function _countryOk(Entry e, Policy p, uint256[4] memory map) private pure returns (bool) {
        uint256[4] memory none;
        return CountryRule.countryOkIn(e, p, p.isOn(PolicySwitches.COUNTRY_MAP) ? map : none);
    }

    function _tight() private view returns (PolicyTerms memory) {
        return explainer.policyTerms(address(token));
    }

    function _refused(string memory field, PolicyTerms memory t) private {
        vm.expectRevert(abi.encodeWithSelector(IPolicyCheck.PolicyNotTighter.selector, field));
        vm.prank(pauser);
        token.tighten(PolicyLib.pack(t));
    }
}
