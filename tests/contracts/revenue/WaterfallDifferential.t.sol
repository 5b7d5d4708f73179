// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Test} from "forge-std/Test.sol";

import {Dues, Sources, Split, Trap, Trigger, TriggerState, WaterfallMaths} from "contracts/revenue/WaterfallMaths.sol";

/// The waterfall's arithmetic against the oracle's answers, from the committed file or the one WATERFALL_VECTORS names.
contract WaterfallDifferentialTest is Test {
    string private json;
    string private which;
    uint256 private place;
    mapping(bytes32 column => uint256[]) private columns;

    /// REV-2: buckets, reserve, trapped cash, coverage, triggers and gaps are the oracle's, for random periods.
    function test_agrees_with_the_oracle() public {
        json = vm.readFile(vm.envOr("WATERFALL_VECTORS", string("tests/data/waterfall-vectors.json")));
        uint256 count = _column("cashHad").length;
        assertGt(count, 0, "no vectors");
        for (place = 0; place < count; ++place) {
            which = string.concat(" of vector ", vm.toString(place));
            _checkSplit();
            _checkTrigger();
            _checkGap();
        }
    }

    function _checkSplit() private {
        Dues memory dues =
            Dues(_of("taxesDue"), _of("servicingDue"), _of("seniorDue"), _of("scheduledDue"), _of("reserveDue"));
        uint256 cash = _of("cashHad");
        Split memory x =
            WaterfallMaths.split(Sources(cash, _of("trappedHad"), _of("reserveHad")), dues, Trap(_of("trap")));
        _same(x.taxes, "taxes");
        _same(x.servicing, "servicing");
        _same(x.senior, "senior");
        _same(x.fromReserve, "fromReserve");
        _same(x.reserve, "reserve");
        _same(x.trapped, "trapped");
        _same(x.residual, "residual");
        _same(WaterfallMaths.coverageDown(cash, dues), "coverage");
    }

    function _checkTrigger() private {
        Trigger memory trigger =
            Trigger(uint64(_of("threshold")), uint64(_of("cureAt")), uint8(_of("curePeriods")), Trap.RESIDUAL);
        TriggerState memory after_ =
            WaterfallMaths.step(trigger, TriggerState(_of("tripped") == 1, uint8(_of("good"))), _of("measure"));
        _same(after_.tripped ? 1 : 0, "trippedAfter");
        _same(after_.goodPeriods, "goodAfter");
    }

    function _checkGap() private {
        (uint256 found, uint256 allowed) =
            WaterfallMaths.gap(_of("meter"), _of("channel"), _of("bank"), _of("tolerance"));
        _same(found, "gap");
        _same(allowed, "allowed");
        uint256 off = WaterfallMaths.outside(_of("cashHad"), _of("least"), _of("most"), _of("tolerance"));
        _same(off, "outside");
    }

    function _same(uint256 actual, string memory name) private {
        assertEq(actual, _of(name), string.concat(name, which));
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
}
