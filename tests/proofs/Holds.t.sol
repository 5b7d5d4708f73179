// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";
import {Holds} from "contracts/register/Holds.sol";
import {Hold, HoldTerms} from "contracts/register/interfaces/IHolds.sol";
import {Entry, EntryFlags, EntryLib} from "contracts/types/Entry.sol";

/// The counts of `Holds` without a register's rules.
contract HoldsHarness is Holds {
    function place(bytes32 id, HoldTerms calldata terms) external {
        _requireNewHold(id, terms);
        _placeHold(id, terms, _entries[terms.wallet].entry);
    }

    function take(bytes32 id, uint256 units) external {
        _takeFromHold(id, address(1), units);
    }

    function resize(bytes32 id, uint256 units) external {
        (address wallet, uint256 before) = _ownHold(id);
        _resizeHold(id, wallet, before, units);
    }

    function release(bytes32 id) external {
        _releaseHold(id);
    }

    function succeed(address lost, address successor) external {
        bool held = _succeedHolds(lost, successor) != 0;
        _entries[lost].entry = _entries[lost].entry.dead();
        _successors[lost] = successor;
        _entries[successor].entry = _entries[successor].entry.withFlag(EntryFlags.HELD, held);
    }

    function unitsOf(bytes32 id) external view returns (uint256) {
        return _holdOf(id).units;
    }

    function ownerOf(bytes32 id) external view returns (address) {
        return _holdOf(id).wallet;
    }

    function heldOf(address wallet) external view returns (uint256) {
        return _held(wallet, _entries[wallet].entry);
    }
}

/// HOLD-1 of the counts: units under a hold = placed + enlarged − reduced − taken − released, the wallet's sum that of its
/// holds, through a recovery. Halmos proves the `check_` functions for all inputs; Forge draws inputs for the same.
contract HoldsProof is Test {
    HoldsHarness private holds;
    address private constant OWNER = address(0xA);
    address private constant SUCCESSOR = address(0xB);

    function setUp() public {
        holds = new HoldsHarness();
    }

    function check_part(uint256 first, uint256 second, uint256 part) public {
        vm.assume(first != 0 && second != 0 && part <= first);
        vm.assume(first <= EntryLib.UNITS_MAX && second <= EntryLib.UNITS_MAX);
        _place("a", first);
        _place("b", second);
        holds.take("a", part);
        assert(holds.unitsOf("a") == first - part);
        assert(holds.unitsOf("b") == second);
        assert(holds.heldOf(OWNER) == first - part + second);
        holds.release("b");
        assert(holds.heldOf(OWNER) == first - part);
    }

    function check_resize(uint256 first, uint256 second, uint256 units) public {
        vm.assume(first != 0 && second != 0 && units != 0);
        vm.assume(first <= EntryLib.UNITS_MAX && second <= EntryLib.UNITS_MAX && units <= EntryLib.UNITS_MAX);
        _place("a", first);
        _place("b", second);
        holds.resize("a", units);
        assert(holds.unitsOf("a") == units);
        assert(holds.heldOf(OWNER) == units + second);
    }

    function check_recovery(uint256 first, uint256 second, uint256 part) public {
        vm.assume(first != 0 && second != 0 && part <= first);
        vm.assume(first <= EntryLib.UNITS_MAX && second <= EntryLib.UNITS_MAX);
        _place("a", first);
        _place("b", second);
        holds.succeed(OWNER, SUCCESSOR);
        assert(holds.heldOf(OWNER) == 0);
        assert(holds.heldOf(SUCCESSOR) == first + second);
        assert(holds.ownerOf("a") == SUCCESSOR);
        holds.take("a", part);
        assert(holds.heldOf(SUCCESSOR) == first - part + second);
        holds.release("b");
        assert(holds.heldOf(SUCCESSOR) == first - part);
    }

    // ---- drawn ----

    function testFuzz_part(uint72 first, uint72 second, uint256 part) public {
        (first, second) = (first | 1, second | 1);
        check_part(first, second, bound(part, 0, first));
    }

    function testFuzz_resize(uint72 first, uint72 second, uint72 units) public {
        check_resize(first | 1, second | 1, units | 1);
    }

    function testFuzz_recovery(uint72 first, uint72 second, uint256 part) public {
        (first, second) = (first | 1, second | 1);
        check_recovery(first, second, bound(part, 0, first));
    }

    function _place(bytes32 id, uint256 units) private {
        holds.place(id, HoldTerms(OWNER, address(0), 0, units, "PROOF", type(uint64).max));
    }
}
