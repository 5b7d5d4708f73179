// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Config} from "contracts/types/Config.sol";
import {Entry, EntryFlags, EntryLib} from "contracts/types/Entry.sol";
import {MoneyConfig} from "contracts/types/MoneyConfig.sol";
import {Policy, PolicyLib, PolicyTerms} from "contracts/types/Policy.sol";

/// Setting one field of a word answers the field, cut to its bits, and leaves every other field as it was.
/// Halmos proves the `check_` functions for all inputs; Forge draws inputs for the same.
contract WordsProof is Test {
    function check_entry(uint256 word, uint256 which, uint256 value) public pure {
        Entry e = Entry.wrap(word);
        which %= 5;
        Entry n;
        if (which == 0) n = e.withBalance(value);
        else if (which == 1) n = e.withFrozen(value);
        else if (which == 2) n = e.withEpoch(value);
        else if (which == 3) n = e.withMember(value);
        else n = e.withFlag(1 << (value % 8), true);
        assert(n.balance() == (which == 0 ? value & EntryLib.UNITS_MAX : e.balance()));
        assert(n.frozen() == (which == 1 ? value & EntryLib.UNITS_MAX : e.frozen()));
        assert(n.epoch() == (which == 2 ? value & 0xfff : e.epoch()));
        assert(n.member() == (which == 3 ? value & EntryLib.MEMBERS_MAX : e.member()));
        assert(n.flags() == (which == 4 ? e.flags() | 1 << (value % 8) : e.flags()));
        assert(n.validUntilAt() == e.validUntilAt() && n.country() == e.country() && n.class() == e.class());
        assert(n.generation() == e.generation());
    }

    function check_admission(uint256 word, uint256 until, uint256 country, uint256 class, uint256 flags, uint256 generation)
        public
        pure
    {
        Entry e = Entry.wrap(word);
        Entry a = EntryLib.attributes(until, country, class, flags);
        Entry n = e.admittedAs(a, generation & EntryLib.GENERATION_CLOSED);
        assert(n.balance() == e.balance() && n.frozen() == e.frozen());
        assert(n.epoch() == e.epoch() && n.member() == e.member());
        assert(n.validUntilAt() == until & 0xffffffff && n.country() == country & 0x3ff && n.class() == class & 0xf);
        uint256 copied =
            EntryFlags.NOMINEE | EntryFlags.OPERATOR | EntryFlags.US_PERSON | EntryFlags.SANCTIONED;
        assert(n.flags() == (e.flags() & ~copied) | (flags & copied) | EntryFlags.ADMITTED);
        // Nobody is admitted in the last generation who was not said to be before.
        if (generation & EntryLib.GENERATION_CLOSED == EntryLib.GENERATION_CLOSED) {
            assert(n.generation() == e.generation());
        } else {
            assert(n.generation() == generation & EntryLib.GENERATION_CLOSED);
        }
    }

    function check_dead(uint256 word) public pure {
        Entry e = Entry.wrap(word).dead();
        assert(e.balance() == 0 && e.frozen() == 0 && e.validUntilAt() == 0 && e.generation() == 0);
        assert(e.flags() == EntryFlags.DEAD);
        assert(e.epoch() == Entry.wrap(word).epoch() && e.member() == Entry.wrap(word).member());
    }

    function check_config(uint256 word, uint256 which, uint256 value) public pure {
        Config c = Config.wrap(word);
        which %= 9;
        Config n;
        if (which == 0) n = c.withSupply(value);
        else if (which == 1) n = c.withHolders(value);
        else if (which == 2) n = c.withGeneration(value);
        else if (which == 3) n = c.withDecimals(value);
        else if (which == 4) n = c.withVenueHalted(value % 2 == 1);
        else if (which == 5) n = c.withMembers(value);
        else if (which == 6) n = c.withScheduled(value);
        else if (which == 7) n = c.withClosesAt(value);
        else n = c.withSupplyEpoch(value);
        assert(n.supply() == (which == 0 ? value & EntryLib.UNITS_MAX : c.supply()));
        assert(n.holders() == (which == 1 ? value & 0x3fffff : c.holders()));
        assert(n.generation() == (which == 2 ? value & 0xffffff : c.generation()));
        assert(n.decimals() == (which == 3 ? value & 0xf : c.decimals()));
        assert(n.venueHalted() == (which == 4 ? value % 2 == 1 : c.venueHalted()));
        assert(n.members() == (which == 5 ? value & 0x3fffff : c.members()));
        assert(n.scheduled() == (which == 6 ? value & 0xfff : c.scheduled()));
        assert(n.closesAt() == (which == 7 ? value & 0xffffffff : c.closesAt()));
        assert(n.supplyEpoch() == (which == 8 ? value & 0xfff : c.supplyEpoch()));
        assert(n.epoch() == c.epoch() && n.nextRecordAt() == c.nextRecordAt());
        Config m = c.withEpoch(value, value >> 12);
        assert(m.epoch() == value & 0xfff && m.nextRecordAt() == (value >> 12) & 0xffffffff);
        assert(m.supply() == c.supply() && m.generation() == c.generation() && m.holders() == c.holders());
    }

    function check_money(uint256 word, uint256 which, uint256 value) public pure {
        MoneyConfig c = MoneyConfig.wrap(word);
        which %= 5;
        MoneyConfig n;
        if (which == 0) n = c.withSupply(value);
        else if (which == 1) n = c.withBooked(value);
        else if (which == 2) n = c.withGeneration(value);
        else if (which == 3) n = c.withIssuerFrozen(value % 2 == 1);
        else n = c.withPaymentsHalted(value % 2 == 1);
        assert(n.supply() == (which == 0 ? value & EntryLib.UNITS_MAX : c.supply()));
        assert(n.booked() == (which == 1 ? value & EntryLib.UNITS_MAX : c.booked()));
        assert(n.generation() == (which == 2 ? value & 0xffffff : c.generation()));
        assert(n.issuerFrozen() == (which == 3 ? value % 2 == 1 : c.issuerFrozen()));
        assert(n.paymentsHalted() == (which == 4 ? value % 2 == 1 : c.paymentsHalted()));
    }

    // ---- drawn ----

    function testFuzz_entry(uint256 word, uint256 which, uint256 value) public pure {
        check_entry(word, which, value);
    }

    function testFuzz_admission(uint256 w, uint256 u, uint256 c, uint256 k, uint256 f, uint256 g) public pure {
        check_admission(w, u, c, k, f, g);
        check_admission(w, u, c, k, f, EntryLib.GENERATION_CLOSED);
    }

    function testFuzz_dead(uint256 word) public pure {
        check_dead(word);
    }

    function testFuzz_config(uint256 word, uint256 which, uint256 value) public pure {
        check_config(word, which, value);
    }

    function testFuzz_money(uint256 word, uint256 which, uint256 value) public pure {
        check_money(word, which, value);
    }

    /// Terms come back out of the word that they were packed into, at every field's largest value too.
    function testFuzz_policy(PolicyTerms memory t, bool largest) public pure {
        t.switches = largest ? 63 : t.switches % 64;
        t.minimumClass = largest ? 15 : t.minimumClass % 16;
        t.minimumHolding = largest ? (1 << 52) - 1 : t.minimumHolding % (1 << 52);
        t.cap = largest ? (1 << 60) - 1 : t.cap % (1 << 60);
        t.maximumHolders = largest ? (1 << 22) - 1 : t.maximumHolders % (1 << 22);
        if (largest) (t.topics, t.lockUpUntilAt) = (255, type(uint32).max);
        uint256 count = t.countries.length % 8;
        uint16[] memory countries = new uint16[](count);
        for (uint256 i; i < count; ++i) countries[i] = largest ? 999 : 1 + t.countries[i] % 999;
        t.countries = countries;
        Policy p = PolicyLib.pack(t);
        assertEq(keccak256(abi.encode(p.unpack())), keccak256(abi.encode(t)));
        assertTrue(p.isWellFormed());
        for (uint256 i; i < count; ++i) assertTrue(p.lists(countries[i]));
        assertEq(p.withTopics(0).topics(), 0);
        assertEq(Policy.unwrap(p.withTopics(t.topics)), Policy.unwrap(p));
    }
}
