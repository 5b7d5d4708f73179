// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {RepoMaths} from "contracts/financing/RepoMaths.sol";

/// The figures of a repo against Python's, from the committed file or the one REPO_VECTORS names.
contract RepoDifferentialTest is Test {
    /// What may be below zero is written with this added.
    int256 private constant OFFSET = int256(1 << 200);

    string private json;
    uint256 private place;
    mapping(bytes32 column => uint256[]) private columns;

    function test_agrees_with_python() public {
        json = vm.readFile(vm.envOr("REPO_VECTORS", string("tests/data/repo-vectors.json")));
        uint256 count = _column("units").length;
        assertGt(count, 0, "no vectors");
        for (place = 0; place < count; ++place) _check(string.concat(" of vector ", vm.toString(place)));
    }

    function _check(string memory which) private {
        int256 rate = int256(_of("rate")) - OFFSET;
        int256 owed = int256(_of("paid")) + RepoMaths.differential(_of("paid"), rate, _of("days"), _of("act360") == 1);
        if (owed < 0) owed = 0;
        assertEq(uint256(owed), _of("owed"), string.concat("owed", which));
        int256 exposure =
            RepoMaths.exposure(uint256(owed), _of("units"), _of("price"), _of("margin"));
        assertEq(_of("margin") >= RepoMaths.ONE, _of("byRatio") == 1, string.concat("method", which));
        assertEq(exposure, int256(_of("exposure")) - OFFSET, string.concat("exposure", which));
        uint256 counted = RepoMaths.afterHaircut(_of("units"), _of("price"), _of("haircut"));
        assertEq(counted, _of("counted"), string.concat("counted", which));
    }

    function _of(string memory name) private returns (uint256) {
        return _column(name)[place];
    }

    /// Each column is read once.
    function _column(string memory name) private returns (uint256[] storage column) {
        column = columns[keccak256(bytes(name))];
        if (column.length == 0) {
            columns[keccak256(bytes(name))] = vm.parseJsonUintArray(json, string.concat(".", name));
        }
    }

    /// A haircut of one method is the ratio of the other for the units that they call, but for rounding.
    function testFuzz_both_methods_call_the_same_units(uint256 units, uint256 price, uint256 haircut) public pure {
        units = bound(units, 1_000, 1e9);
        price = bound(price, 1e11, 2e12);
        haircut = bound(haircut, 1, 5e9);
        uint256 owed = RepoMaths.value(units, price);
        uint256 ratio = RepoMaths.ONE * RepoMaths.ONE / (RepoMaths.ONE - haircut);
        int256 byHaircut = RepoMaths.exposure(owed, units, price, haircut);
        int256 byRatio = RepoMaths.exposure(owed, units, price, ratio);
        // E by ratio = E by haircut × ratio; the ratio has ten digits, each figure half a base unit.
        int256 scaled = byHaircut * int256(ratio) / int256(RepoMaths.ONE);
        assertApproxEqAbs(byRatio, scaled, owed / 1e9 + 4);
    }
}
