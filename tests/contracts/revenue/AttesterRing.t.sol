// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "./ReadingsFixture.sol";
import {Batch, IReadings} from "contracts/revenue/interfaces/IReadings.sol";

/// Who attests, whoever else does: an attester's word names two others, and nobody who is none.
contract AttesterRingTest is ReadingsFixture {
    uint256 private constant PEOPLE = 7;

    address[] private none;
    /// In the order of their addresses; the fixture's three attesters are not among them.
    address[] private people;
    uint256[] private keys;

    function setUp() public override {
        super.setUp();
        vm.warp(uint256(DAY + 1) * 1 days);
        for (uint256 i = 1; i <= PEOPLE; ++i) {
            uint256 key = uint256(keccak256(abi.encode("attester", i)));
            people.push(vm.addr(key));
            keys.push(key);
            for (uint256 k = i - 1; k != 0 && people[k] < people[k - 1]; --k) {
                (people[k], people[k - 1]) = (people[k - 1], people[k]);
                (keys[k], keys[k - 1]) = (keys[k - 1], keys[k]);
            }
        }
    }

    function _attester(uint256 index) private view returns (address) {
        return vm.addr(attesterKeys[index]);
    }

    function _set(address[] memory added, address[] memory removed, uint8 quorum) private {
        vm.prank(trustee);
        readings.setAttesters(pool, added, removed, quorum);
    }

    function _sign(uint256 key, bytes32 digest) private pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    function _expectMissing(uint256 attesting, uint256 quorum) private {
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumMissing.selector, pool, attesting, quorum));
    }

    // ---- what a word answers for ----

    /// The month, the station and one attester, whichever two of three attest, and if all of them do.
    function test_any_two_of_three_are_known_by_one_word() public {
        for (uint256 signing; signing < 8; ++signing) {
            for (uint256 sender; sender < 4; ++sender) {
                uint256 attesting = sender < 3 ? signing | (1 << sender) : signing;
                if (_count(attesting) > 1) assertEq(_wordsRead(signing, sender), 3);
            }
        }
    }

    /// A station of its own each time.
    function _wordsRead(uint256 signing, uint256 sender) private returns (uint256 words) {
        uint24 station = uint24(1_000 + 10 * signing + sender);
        vm.prank(registrar);
        readings.openStation(pool, station);
        Batch[] memory list = _list(_plain(station, DAY, 1_000, 40));
        bytes32 digest = readings.submissionDigest(pool, list);
        bytes[] memory signatures = new bytes[](_count(signing));
        uint256 next;
        for (uint256 i; i < 3; ++i) {
            if (signing & (1 << i) != 0) signatures[next++] = _sign(attesterKeys[i], digest);
        }
        vm.record();
        vm.prank(sender < 3 ? _attester(sender) : nonHolder);
        readings.accept(pool, list, signatures);
        (bytes32[] memory reads,) = vm.accesses(address(readings));
        for (uint256 i; i < reads.length; ++i) {
            bool seen;
            for (uint256 k; k < i; ++k) {
                if (reads[k] == reads[i]) seen = true;
            }
            if (!seen) ++words;
        }
    }

    function _count(uint256 mask) private pure returns (uint256 count) {
        for (; mask != 0; mask >>= 1) {
            count += mask & 1;
        }
    }

    // ---- who attests ----

    /// After any two changes of who attests: whoever signs or sends counts if and only if it is an attester then, once.
    function testFuzz_attesters_count_and_nobody_else(
        uint256 first,
        uint256 second,
        uint256 signing,
        uint256 sender,
        uint8 quorum
    ) public {
        uint256 everybody = 2 ** PEOPLE - 1;
        (first, second, signing) = (first & everybody, second & everybody, signing & everybody);
        sender = bound(sender, 0, PEOPLE);
        vm.assume(first != 0 && second != 0);
        _set(_chosen(first), _three(), 1);
        quorum = uint8(bound(quorum, 1, _count(second)));
        _set(_chosen(second & ~first), _chosen(first & ~second), quorum);

        assertEq(readings.stateOf(pool).attesters, _count(second));
        for (uint256 i; i < PEOPLE; ++i) {
            assertEq(readings.isAttester(pool, people[i]), second & (1 << i) != 0);
        }
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory signatures = _signaturesOf(signing, readings.submissionDigest(pool, list));
        uint256 attesting = _count(signing | (sender < PEOPLE ? second & (1 << sender) : 0));
        bool strangers = signing & ~second != 0;
        // Asked only where signatures are too few.
        uint256 found = _count(signing) < quorum ? attesting : _count(signing);
        if (strangers) vm.expectPartialRevert(IReadings.AttesterUnknown.selector);
        else if (found < quorum) _expectMissing(found, quorum);
        vm.prank(sender < PEOPLE ? people[sender] : nonHolder);
        readings.accept(pool, list, signatures);
    }

    function _chosen(uint256 mask) private view returns (address[] memory list) {
        list = new address[](_count(mask));
        uint256 next;
        for (uint256 i; i < PEOPLE; ++i) {
            if (mask & (1 << i) != 0) list[next++] = people[i];
        }
    }

    function _signaturesOf(uint256 mask, bytes32 digest) private view returns (bytes[] memory list) {
        list = new bytes[](_count(mask));
        uint256 next;
        for (uint256 i; i < PEOPLE; ++i) {
            if (mask & (1 << i) != 0) list[next++] = _sign(keys[i], digest);
        }
    }

    function _three() private view returns (address[] memory list) {
        list = new address[](3);
        (list[0], list[1], list[2]) = (_attester(0), _attester(1), _attester(2));
    }

    // ---- marks ----

    /// Whoever shares a signer's mark counts no second time; whoever differs from an attester within the mark, not at all.
    function test_one_mark_counts_once() public {
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        bytes[] memory one = _signatures(readings.submissionDigest(pool, list), 1);
        _expectMissing(1, 2);
        vm.prank(address(uint160(_attester(0)) ^ 1));
        readings.accept(pool, list, one);
        for (uint256 bit = 32; bit < 160; ++bit) {
            _expectMissing(1, 2);
            vm.prank(address(uint160(_attester(1)) ^ uint160(1 << bit)));
            readings.accept(pool, list, one);
        }
    }

    /// A call that says it comes from nobody attests nothing, where no word was read either.
    function test_nobody_is_no_attester() public {
        _set(none, none, 1);
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        _expectMissing(0, 1);
        vm.prank(address(0));
        readings.accept(pool, list, new bytes[](0));
    }

    function test_reverts_given_an_address_without_a_mark() public {
        address[2] memory nobodies = [address(0), address(uint160(type(uint32).max))];
        for (uint256 i; i < 2; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IReadings.AttesterUnknown.selector, pool, nobodies[i]));
            _set(_one(nobodies[i]), none, 1);
        }
    }

    // ---- changes ----

    function test_reverts_given_an_attester_twice_in_a_list() public {
        address[] memory twice = new address[](2);
        (twice[0], twice[1]) = (receiver, receiver);
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttesterKnown.selector, pool, receiver));
        _set(twice, none, 1);
        (twice[0], twice[1]) = (_attester(1), _attester(1));
        vm.expectRevert(abi.encodeWithSelector(IReadings.AttesterUnknown.selector, pool, _attester(1)));
        _set(none, twice, 1);
    }

    function test_reverts_given_more_attesters_than_are_counted() public {
        address[] memory many = new address[](253);
        for (uint256 i; i < many.length; ++i) {
            many[i] = address(uint160((i + 1) << 40));
        }
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumUnfit.selector, 1, 256));
        _set(many, none, 1);
        _set(many, _one(_attester(0)), 255);
        assertEq(readings.stateOf(pool).attesters, 255);
    }

    /// One attester alone, who signs or sends but doesn't do both.
    function test_a_ring_of_one() public {
        _set(_one(people[0]), _three(), 1);
        Batch[] memory list = _list(_plain(STATION, DAY, 1_000, 40));
        readings.accept(pool, list, _signaturesOf(1, readings.submissionDigest(pool, list)));
        vm.prank(people[0]);
        readings.accept(pool, _list(_plain(STATION + 1, DAY, 1_000, 40)), new bytes[](0));
        vm.expectRevert(abi.encodeWithSelector(IReadings.QuorumUnfit.selector, 2, 1));
        _set(none, none, 2);
    }
}
