// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {HolderFlags, HolderWord} from "contracts/identity/HolderWord.sol";

/// A holder's fields in one word.
contract HolderWordTest is Test {
    struct Fields {
        uint16 country;
        uint8 class;
        uint8 flags;
        uint32[4] validUntilAt;
        uint8 highestIndex;
        uint8 claimed;
        uint8 admissions;
        uint32[5] lanes;
    }

    function _bounded(Fields memory f) private pure {
        f.country %= 1 << 10;
        f.class %= 1 << 4;
        f.highestIndex %= 1 << 4;
        f.claimed %= 1 << 4;
        for (uint256 i; i < 5; ++i) f.lanes[i] %= 1 << 18;
    }

    function _write(HolderWord h, Fields memory f) private pure returns (HolderWord) {
        h = h.withProfile(f.country, f.class).withFlags(f.flags).withHighestIndex(f.highestIndex);
        h = h.withAdmissions(f.admissions);
        for (uint256 i; i < 4; ++i) {
            h = h.withValidUntilAt(i, f.validUntilAt[i]).withClaimed(i, (f.claimed >> i) & 1 != 0);
        }
        for (uint256 i; i < 5; ++i) h = h.withLane(i, f.lanes[i]);
        return h;
    }

    function _assertEq(HolderWord h, Fields memory f) private pure {
        assertEq(h.country(), f.country, "country");
        assertEq(h.class(), f.class, "class");
        assertEq(h.flags(), f.flags, "flags");
        assertEq(h.highestIndex(), f.highestIndex, "highest index");
        assertEq(h.claimed(), f.claimed, "claimed");
        assertEq(h.admissions(), f.admissions, "admissions");
        uint256 validities;
        for (uint256 i; i < 4; ++i) {
            assertEq(h.validUntilAt(i), f.validUntilAt[i], "validity");
            validities |= uint256(f.validUntilAt[i]) << (32 * i);
        }
        assertEq(h.validities(), validities, "validities");
        for (uint256 i; i < 5; ++i) assertEq(h.lane(i), f.lanes[i], "lane");
    }

    /// Every field comes back, whatever stood in the word before.
    function testFuzz_round_trip(Fields memory first, Fields memory second) public pure {
        _bounded(first);
        _bounded(second);
        HolderWord h = _write(HolderWord.wrap(0), first);
        _assertEq(h, first);
        _assertEq(_write(h, second), second);
    }

    /// The fields fill the word to its last bit.
    function test_the_word_is_full() public pure {
        Fields memory f;
        f.country = 1023;
        (f.class, f.highestIndex, f.claimed) = (15, 15, 15);
        (f.flags, f.admissions) = (255, 255);
        for (uint256 i; i < 4; ++i) f.validUntilAt[i] = type(uint32).max;
        for (uint256 i; i < 5; ++i) f.lanes[i] = (1 << 18) - 1;
        assertEq(HolderWord.unwrap(_write(HolderWord.wrap(0), f)), type(uint256).max);
    }

    /// One flag leaves the others alone.
    function testFuzz_a_flag(uint256 word, uint8 bit, bool on) public pure {
        uint256 flag = 1 << (bit % 8);
        HolderWord h = HolderWord.wrap(word).withFlag(flag, on);
        assertEq(h.has(flag), on);
        assertEq(h.flags() & ~flag, HolderWord.wrap(word).flags() & ~flag);
        assertEq(HolderWord.unwrap(h.withFlags(0)), HolderWord.unwrap(HolderWord.wrap(word).withFlags(0)));
    }

    /// What an entry copies is neither the registration nor the suspension.
    function test_copied_flags() public pure {
        assertEq(HolderFlags.COPIED & (HolderFlags.REGISTERED | HolderFlags.SUSPENDED | HolderFlags.ID_REPLACED), 0);
    }
}
