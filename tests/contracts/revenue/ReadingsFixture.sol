// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MeterFixture} from "./MeterFixture.sol";
import {KeyKind} from "contracts/revenue/interfaces/IMeterRegistry.sol";
import {Batch, BatchProof, Reading, ReadingProof, Top} from "contracts/revenue/interfaces/IReadings.sol";
import {Readings} from "contracts/revenue/Readings.sol";

/// Readings of real keys in trees of their own, attested by two of three.
abstract contract ReadingsFixture is MeterFixture {
    bytes32 internal constant READING_TYPEHASH = keccak256(
        "Reading(bytes32 asset,uint64 sequence,uint64 startedAt,uint64 endedAt,uint64 quantity,uint64 total,uint64 revenue,bytes32 detail,bytes32 previous)"
    );
    uint256 internal constant P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551;
    uint24 internal constant MONTH = 55 * 12 + 7; // August 2025
    uint32 internal constant DAY = 20_328; // 28 August 2025, the fixture's today
    uint32 internal constant WINDOW = 2 days;

    Readings internal readings;
    address internal pauser = makeAddr("pauser");
    /// How the root of a batch opens.
    mapping(bytes32 root => Top) private _tops;
    /// Operator platform, payment channel and auditor, in the order of their addresses.
    uint256[3] internal attesterKeys;

    function setUp() public virtual override {
        super.setUp();
        readings = new Readings(manager, meters);
        meters.setReadings(address(readings));
        _grant("PAUSER", pauser);
        for (uint24 station; station < 10; ++station) {
            vm.prank(registrar);
            readings.openStation(pool, station);
        }
        address[] memory attesters = _attesters();
        (int32 utcOffset, uint16 summerTime) = _clock();
        vm.prank(trustee);
        readings.setPool(pool, MONTH, WINDOW, utcOffset, summerTime, attesters, 2);
    }

    /// The clocks of the pool's place.
    function _clock() internal pure virtual returns (int32 utcOffset, uint16 summerTime) {}

    function _attesters() internal returns (address[] memory list) {
        list = new address[](3);
        string[3] memory names = ["operator platform", "payment channel", "auditor"];
        for (uint256 i; i < 3; ++i) {
            (list[i], attesterKeys[i]) = makeAddrAndKey(names[i]);
        }
        for (uint256 i = 1; i < 3; ++i) {
            for (uint256 k = i; k != 0 && list[k] < list[k - 1]; --k) {
                (list[k], list[k - 1]) = (list[k - 1], list[k]);
                (attesterKeys[k], attesterKeys[k - 1]) = (attesterKeys[k - 1], attesterKeys[k]);
            }
        }
    }

    // ---- readings ----

    /// One hour that ended at 10:00 UTC of the day: 30 kWh for RMB 12.00.
    function _reading(uint256 number, uint32 day) internal pure returns (Reading memory) {
        return Reading({
            asset: _asset(number),
            sequence: 1,
            startedAt: uint64(day) * 1 days + 9 hours,
            endedAt: uint64(day) * 1 days + 10 hours,
            quantity: 30_000,
            total: 30_000,
            revenue: 12_00,
            detail: keccak256("salted"),
            previous: 0
        });
    }

    /// The next one, an hour later.
    function _following(Reading memory before) internal pure returns (Reading memory next) {
        next = _copy(before);
        (next.sequence, next.previous, next.total) =
        (before.sequence + 1, _digest(before), before.total + before.quantity);
        (next.startedAt, next.endedAt) = (before.startedAt + 1 hours, before.endedAt + 1 hours);
    }

    function _copy(Reading memory r) internal pure returns (Reading memory) {
        return abi.decode(abi.encode(r), (Reading));
    }

    function _digest(Reading memory r) internal pure returns (bytes32) {
        return keccak256(abi.encode(READING_TYPEHASH, r));
    }

    /// Signed with the pile's own key of the fixture.
    function _signed(uint256 number, Reading memory r) internal pure returns (ReadingProof memory) {
        return _signedBy(_secret(number), KeyKind.P256, r);
    }

    function _signedBy(uint256 secret, KeyKind kind, Reading memory r) internal pure returns (ReadingProof memory p) {
        p.reading = r;
        p.figures = _figures(1, r.quantity, r.revenue);
        if (kind == KeyKind.SECP256K1) {
            (, p.r, p.s) = vm.sign(secret, _digest(r));
        } else {
            (p.r, p.s) = vm.signP256(secret, _digest(r));
            if (uint256(p.s) > P256_ORDER / 2) p.s = bytes32(P256_ORDER - uint256(p.s));
            (p.qx, p.qy) = _publicP256(secret);
        }
    }

    function _leaf(ReadingProof memory p) internal pure returns (bytes32) {
        return keccak256(abi.encode(_digest(p.reading), keccak256(abi.encode(p.r, p.s)), p.figures));
    }

    function _figures(uint256 count, uint256 quantity, uint256 revenue) internal pure returns (uint256) {
        return (count << 128) | (quantity << 64) | revenue;
    }

    /// By asset, then by sequence: the order of leaves.
    function _isBefore(Reading memory a, Reading memory b) internal pure returns (bool) {
        return a.asset < b.asset || (a.asset == b.asset && a.sequence < b.sequence);
    }

    // ---- batches ----

    /// The batch of up to two readings, whose proofs get their paths and the batch itself. The leaves are in order, where
    /// they have one.
    function _batch(uint32 day, ReadingProof[] memory proofs) internal returns (Batch memory b) {
        (b.station, b.day, b.count) = (STATION, day, uint32(proofs.length));
        for (uint256 i; i < proofs.length; ++i) {
            b.quantity += proofs[i].reading.quantity;
            b.revenue += proofs[i].reading.revenue;
        }
        if (proofs.length == 1) {
            b.root = _leaf(proofs[0]);
            _tops[b.root] = Top(_digest(proofs[0].reading), 0, keccak256(abi.encode(proofs[0].r, proofs[0].s)));
        } else if (proofs.length == 2) {
            bool swapped = _isBefore(proofs[1].reading, proofs[0].reading);
            b.root = _joined(proofs[swapped ? 1 : 0], proofs[swapped ? 0 : 1]);
        }
        for (uint256 i; i < proofs.length; ++i) {
            proofs[i].entry.batch = b;
        }
    }

    /// The root over two leaves, whose proofs get their ways to it.
    function _joined(ReadingProof memory left, ReadingProof memory right) internal returns (bytes32 root) {
        (bytes32 x, bytes32 y) = (_leaf(left), _leaf(right));
        root = keccak256(abi.encode(x, left.figures, y, right.figures));
        _tops[root] = Top(x, left.figures, y);
        (left.siblings, right.siblings) = (new bytes32[](1), new bytes32[](1));
        (left.siblingFigures, right.siblingFigures) = (new uint256[](1), new uint256[](1));
        (left.siblings[0], right.siblings[0]) = (y, x);
        (left.siblingFigures[0], right.siblingFigures[0]) = (right.figures, left.figures);
        (left.sides, right.sides) = (0, 1);
    }

    function _single(ReadingProof memory proof) internal pure returns (ReadingProof[] memory list) {
        list = new ReadingProof[](1);
        list[0] = proof;
    }

    function _pair(ReadingProof memory a, ReadingProof memory b) internal pure returns (ReadingProof[] memory list) {
        list = new ReadingProof[](2);
        (list[0], list[1]) = (a, b);
    }

    /// A plain station-day of given figures.
    function _plain(uint24 station, uint32 day, uint64 quantity, uint64 revenue) internal returns (Batch memory) {
        bytes32 digest = keccak256(abi.encode(station, day, quantity, revenue));
        bytes32 root = keccak256(abi.encode(digest, digest, _figures(1, quantity, revenue)));
        _tops[root] = Top(digest, 0, digest);
        return Batch(station, day, 1, quantity, revenue, root);
    }

    function _opens(bytes32 root, bytes32 left, uint256 leftFigures, bytes32 right) internal {
        _tops[root] = Top(left, leftFigures, right);
    }

    /// How the batch's root opens; nothing of a day without readings.
    function _top(Batch memory b) internal view returns (Top memory) {
        return _tops[b.root];
    }

    function _topsOf(Batch[] memory list) internal view returns (Top[] memory tops) {
        tops = new Top[](list.length);
        for (uint256 i; i < list.length; ++i) {
            tops[i] = _top(list[i]);
        }
    }

    function _list(Batch memory b) internal pure returns (Batch[] memory list) {
        list = new Batch[](1);
        list[0] = b;
    }

    /// Signatures of the first `count` attesters.
    function _signatures(bytes32 digest, uint256 count) internal view returns (bytes[] memory list) {
        list = new bytes[](count);
        for (uint256 i; i < count; ++i) {
            (uint8 v, bytes32 r, bytes32 s) = vm.sign(attesterKeys[i], digest);
            list[i] = abi.encodePacked(r, s, v);
        }
    }

    function _accept(Batch memory b) internal {
        _acceptAll(_list(b));
    }

    function _acceptAll(Batch[] memory list) internal {
        readings.accept(pool, list, _topsOf(list), _signatures(readings.submissionDigest(pool, list), 2));
    }

    /// Accepts the batch of these readings now; their proofs then say where it stands.
    function _acceptProven(uint32 day, ReadingProof[] memory proofs) internal {
        Batch memory b = _batch(day, proofs);
        bytes32 before = _before(STATION, day);
        _accept(b);
        for (uint256 i; i < proofs.length; ++i) {
            (proofs[i].entry.before, proofs[i].entry.acceptedAt) = (before, uint64(block.timestamp));
        }
    }

    /// The link that an entry of this day would come after.
    function _before(uint24 station, uint32 day) internal view returns (bytes32) {
        (bytes32 link,, uint24 month,,) = readings.chainOf(pool, station);
        return month == readings.monthOf(day) ? link : bytes32(0);
    }

    /// The proof of a batch that was accepted at an instant, as the month's first entry.
    function _entry(Batch memory b, uint256 acceptedAt) internal pure returns (BatchProof memory e) {
        (e.batch, e.acceptedAt) = (b, uint64(acceptedAt));
    }

    /// How a batch is named in the proofs of earlier ones.
    function _laterEntry(Batch memory b, uint256 acceptedAt) internal view returns (bytes32) {
        bytes32 hash = keccak256(
            abi.encode(
                keccak256("Batch(uint24 station,uint32 day,uint32 count,uint64 quantity,uint64 revenue,bytes32 root)"),
                b
            )
        );
        return bytes32(bytes24(keccak256(abi.encode(pool, hash, acceptedAt))));
    }

    function _restate(BatchProof memory replaced, Batch memory correction) internal {
        readings.restate(pool, replaced, correction, _top(correction), _restatementSignatures(replaced, correction));
    }

    function _restatementSignatures(BatchProof memory replaced, Batch memory correction)
        internal
        view
        returns (bytes[] memory)
    {
        return _signatures(readings.restatementDigest(pool, correction, _link(replaced)), 2);
    }

    function _link(BatchProof memory e) internal view returns (bytes32) {
        return bytes32(bytes24(keccak256(abi.encode(e.before, _laterEntry(e.batch, e.acceptedAt)))));
    }
}
