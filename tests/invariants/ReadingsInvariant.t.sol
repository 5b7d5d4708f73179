// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReadingsFixture} from "../contracts/revenue/ReadingsFixture.sol";
import {Batch, BatchProof, MonthTotals, ReadingsState} from "contracts/revenue/interfaces/IReadings.sol";

/// Station-days of three stations over months, restated in any order, with days that come late or twice.
contract ReadingsHandler is ReadingsFixture {
    struct Entered {
        Batch batch;
        bytes32 link;
        bytes32 before;
        uint256 acceptedAt;
        uint24 month; // of the chain that it is in
        uint256 place; // among that month's entries
        bool restated;
    }

    Entered[] private _entered;
    /// Months that a station's chain has begun, in order.
    mapping(uint24 station => uint24[]) private _begun;
    /// Words of the entries of a station's chain in a month, in order.
    mapping(uint24 station => mapping(uint24 month => bytes32[])) private _words;
    mapping(uint24 station => uint32) public lastDay;
    mapping(uint24 station => mapping(uint32 day => uint256)) public timesAccepted;
    int256 public quantity;
    int256 public revenue;
    uint256 public batches;
    uint256 public refusedWrongly;
    mapping(string outcome => uint256) public reached;
    mapping(uint24 station => mapping(uint32 day => bool)) private _late;

    function setUp() public override {
        super.setUp();
        vm.warp(uint256(DAY + 1) * 1 days);
    }

    // ---- what may happen ----

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1 hours, 6 days));
    }

    /// Any day of late; whether it may be taken is reckoned here and must be what the contract says.
    function accept(uint24 station, uint256 back, uint32 figures) external {
        station = uint24(station % 3 + 1);
        uint32 day = uint32(block.timestamp / 1 days - bound(back, 0, 8));
        uint24 month = readings.monthOf(day);
        uint24 openMonth = readings.stateOf(pool).openMonth;
        bool over = (uint256(day) + 1) * 1 days <= block.timestamp + 14 hours;
        bool fits = over && day > lastDay[station] && (month == openMonth || month == openMonth + 1);
        Batch memory b = _plain(station, day, figures, figures / 7);
        Batch[] memory list = _list(b);
        bytes32 before = _before(station, day);
        try readings.accept(pool, list, _topsOf(list), _signatures(readings.submissionDigest(pool, list), 2)) {
            if (!fits) ++refusedWrongly;
            ++reached["accepted"];
            lastDay[station] = day;
            ++timesAccepted[station][day];
            ++batches;
            quantity += int256(uint256(b.quantity));
            revenue += int256(uint256(b.revenue));
            uint24[] storage begun = _begun[station];
            if (begun.length == 0 || begun[begun.length - 1] != month) begun.push(month);
            _enter(b, before);
        } catch {
            if (fits) ++refusedWrongly;
            ++reached["refused"];
        }
    }

    /// A day that was left out is entered behind later ones, once; its readings come by a restatement.
    function acceptLate(uint24 station, uint256 back) external {
        station = uint24(station % 3 + 1);
        uint32 last = lastDay[station];
        if (last == 0) return;
        uint32 day = last - uint32(bound(back, 0, 6));
        uint24 month = readings.monthOf(day);
        uint24 openMonth = readings.stateOf(pool).openMonth;
        // A day that has an entry is left alone here: a second one is a quorum's lie, not the chain's.
        if (day != last && timesAccepted[station][day] != 0 && !_late[station][day]) return;
        bool fits = day < last && !_late[station][day] && (month == openMonth || month == openMonth + 1);
        (bytes32 before,,,,) = readings.chainOf(pool, station);
        bytes[] memory signatures = _signatures(readings.emptyDayDigest(pool, station, day), 2);
        try readings.acceptEmpty(pool, station, day, signatures) {
            if (!fits) ++refusedWrongly;
            ++reached["late"];
            _late[station][day] = true;
            ++timesAccepted[station][day];
            ++batches;
            _enter(Batch(station, day, 0, 0, 0, 0), before);
        } catch {
            if (fits) ++refusedWrongly;
            ++reached["refused late"];
        }
    }

    function restate(uint256 which, uint32 figures) external {
        if (_entered.length == 0) return;
        Entered memory old = _entered[which % _entered.length];
        if (old.restated || _words[old.batch.station][_present(old.batch.station)].length > 40) return;
        BatchProof memory e = _proof(old);
        Batch memory b = _plain(old.batch.station, old.batch.day, figures, figures / 5);
        if (b.root == old.batch.root) return;
        (bytes32 before,,,,) = readings.chainOf(pool, b.station);
        _restate(e, b);
        ++reached[old.batch.count == 0 ? "restated an empty day" : "restated"];
        _entered[which % _entered.length].restated = true;
        quantity += int256(uint256(b.quantity)) - int256(uint256(old.batch.quantity));
        revenue += int256(uint256(b.revenue)) - int256(uint256(old.batch.revenue));
        _enter(b, before);
    }

    function closeMonth() external {
        ReadingsState memory state = readings.stateOf(pool);
        if (readings.monthOf(uint32(block.timestamp / 1 days)) <= state.openMonth) return;
        uint256 last = readings.totalsOf(pool, state.openMonth).lastAcceptedAt;
        if (last != 0 && block.timestamp <= last + WINDOW) return;
        vm.prank(calculationAgent);
        readings.closeMonth(pool);
        ++reached["closed"];
    }

    function _enter(Batch memory b, bytes32 before) private {
        uint24 month = _present(b.station);
        bytes32[] storage words = _words[b.station][month];
        words.push(_laterEntry(b, block.timestamp));
        BatchProof memory e = _entry(b, block.timestamp);
        e.before = before;
        _entered.push(Entered(b, _link(e), before, block.timestamp, month, words.length - 1, false));
    }

    function _present(uint24 station) private view returns (uint24) {
        return _begun[station][_begun[station].length - 1];
    }

    function _proof(Entered memory entered) private view returns (BatchProof memory e) {
        bytes32[] storage words = _words[entered.batch.station][entered.month];
        e = _entry(entered.batch, entered.acceptedAt);
        e.before = entered.before;
        e.later = new bytes32[](words.length - entered.place - 1);
        for (uint256 i; i < e.later.length; ++i) {
            e.later[i] = words[entered.place + 1 + i];
        }
        if (entered.month != _present(entered.batch.station)) _archived(e, entered);
    }

    /// The way of an entry of an earlier month to the station's archive.
    function _archived(BatchProof memory e, Entered memory entered) private view {
        uint24[] storage begun = _begun[entered.batch.station];
        uint256 place;
        while (begun[place] != entered.month) ++place;
        e.archive = _archiveOf(entered.batch.station, place);
        e.months = new bytes32[](begun.length - place - 2);
        for (uint256 i; i < e.months.length; ++i) {
            e.months[i] = _lastLink(entered.batch.station, begun[place + 1 + i]);
        }
    }

    /// Of the first so many months of a station.
    function _archiveOf(uint24 station, uint256 months) private view returns (bytes32 archive) {
        archive = bytes32(uint256(1));
        for (uint256 i; i < months; ++i) {
            archive = keccak256(abi.encode(archive, _lastLink(station, _begun[station][i])));
        }
    }

    function _lastLink(uint24 station, uint24 month) private view returns (bytes32 link) {
        bytes32[] storage words = _words[station][month];
        for (uint256 i; i < words.length; ++i) {
            link = bytes32(bytes24(keccak256(abi.encode(link, words[i]))));
        }
    }

    // ---- what must hold ----

    /// REV-1: days of a station strictly increase, each is taken once; nothing is refused that fits, nor the reverse.
    function check_order() external view {
        assertEq(refusedWrongly, 0, "REV-1 order");
        for (uint256 i; i < _entered.length; ++i) {
            Batch memory b = _entered[i].batch;
            assertEq(timesAccepted[b.station][b.day], 1, "REV-1 once");
        }
    }

    function _monthAfter() private view returns (uint24) {
        return readings.monthOf(uint32(block.timestamp / 1 days)) + 2;
    }

    /// Totals over all months are what stands: accepted, and restated by the difference.
    function check_totals() external view {
        MonthTotals memory sum = readings.totalsBetween(pool, MONTH, _monthAfter());
        assertEq(sum.quantity, quantity, "quantity");
        assertEq(sum.revenue, revenue, "revenue");
        assertEq(sum.batches, batches, "batches");
    }

    /// Every entry stays in its chain for ever, restated or not; a month that is over, in the archive.
    function check_chains() external view {
        for (uint24 station = 1; station <= 3; ++station) {
            uint256 months = _begun[station].length;
            if (months == 0) continue;
            (bytes32 last,, uint24 month, uint8 entries, bytes32 archive) = readings.chainOf(pool, station);
            assertEq(month, _present(station), "month");
            assertEq(last, _lastLink(station, month), "chain");
            assertEq(entries, _words[station][month].length, "entries");
            assertEq(archive, _archiveOf(station, months - 1), "archive");
        }
    }
}

contract ReadingsInvariantTest is ReadingsFixture {
    ReadingsHandler private handler;

    function setUp() public override {
        handler = new ReadingsHandler();
        handler.setUp();
        bytes4[] memory acts = new bytes4[](5);
        acts[0] = ReadingsHandler.pass.selector;
        acts[1] = ReadingsHandler.accept.selector;
        acts[2] = ReadingsHandler.restate.selector;
        acts[3] = ReadingsHandler.closeMonth.selector;
        acts[4] = ReadingsHandler.acceptLate.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector(address(handler), acts));
    }

    /// forge-config: default.invariant.runs = 8
    function invariant_readings() public view {
        handler.check_order();
        handler.check_totals();
        handler.check_chains();
    }

    /// The steps reach every outcome, in a life drawn by a fixed seed.
    function test_the_steps_reach_every_outcome() public {
        for (uint256 step; step < 250; ++step) {
            uint256 drawn = uint256(keccak256(abi.encode("step", step)));
            uint256 act = drawn % 8;
            if (act == 0) handler.pass(drawn >> 8);
            else if (act < 4) handler.accept(uint24(drawn >> 8), drawn >> 64, uint32(drawn >> 128));
            else if (act < 6) handler.acceptLate(uint24(drawn >> 8), drawn >> 64);
            else if (act == 6) handler.restate(drawn >> 8, uint32(drawn >> 128));
            else handler.closeMonth();
        }
        handler.check_order();
        handler.check_totals();
        handler.check_chains();
        string[7] memory outcomes =
            ["accepted", "refused", "late", "refused late", "restated", "restated an empty day", "closed"];
        for (uint256 i; i < 7; ++i) {
            assertGe(handler.reached(outcomes[i]), 2, outcomes[i]);
        }
    }
}
