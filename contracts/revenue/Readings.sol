// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {DayCount} from "../utils/DayCount.sol";
import {Device, DeviceStatus, IMeterRegistry, KeyKind, MeterRule} from "./interfaces/IMeterRegistry.sol";
import {
    Batch,
    BatchProof,
    Contradiction,
    IReadings,
    MonthTotals,
    Node,
    Reading,
    ReadingProof,
    ReadingsState,
    Top
} from "./interfaces/IReadings.sol";
import {MeterRules} from "./MeterRules.sol";
import {MonthWord} from "./MonthWord.sol";
import {ReadingHash} from "./ReadingHash.sol";
import {StationChain, StationChains} from "./StationChain.sol";
import {SumTree} from "./SumTree.sol";

/// @title Station-days of every pool, attested, chained and open to challenge.
contract Readings is IReadings, ScopedAccess, EIP712 {
    /// @dev What came of an entry; anything but STANDING is rare, and has a word of its own.
    enum Mark {
        STANDING,
        DISPUTED,
        RESTATED
    }

    /// @dev What a list adds to a month.
    struct Tally {
        uint256 month;
        MonthWord word;
        uint256 quantity;
        uint256 revenue;
        uint256 batches;
    }

    IMeterRegistry public immutable registry;
    mapping(address pool => ReadingsState) private _pools;
    mapping(address pool => mapping(address attester => bool)) public isAttester;
    mapping(address pool => mapping(uint256 station => StationChain)) private _chains;
    mapping(address pool => mapping(uint256 month => MonthWord)) private _months;
    mapping(bytes32 link => Mark) private _marks;
    mapping(address pool => mapping(uint256 station => mapping(uint256 day => bool))) private _cameLate;
    /// @dev Readings that have suspended their device once.
    mapping(address pool => mapping(bytes32 asset => mapping(bytes32 digest => bool))) private _held;

    constructor(IAccessManager manager_, IMeterRegistry registry_) ScopedAccess(manager_) EIP712("Readings", "1") {
        registry = registry_;
    }

    // ---- trustee ----

    function setPool(
        address pool,
        uint24 openMonth,
        uint32 disputeWindow,
        int32 utcOffset,
        uint16 summerTime,
        address[] calldata attesters,
        uint8 quorum
    ) external onlyScoped(Roles.TRUSTEE, pool) {
        require(
            utcOffset >= -12 hours && utcOffset <= 14 hours && summerTime <= 2 hours, ClockUnfit(utcOffset, summerTime)
        );
        ReadingsState storage p = _pools[pool];
        require(p.quorum == 0, PoolExists(pool));
        (p.openMonth, p.disputeWindow) = (openMonth, disputeWindow);
        (p.utcOffset, p.summerTime) = (utcOffset, summerTime);
        emit PoolSet(pool, openMonth, disputeWindow, utcOffset, summerTime);
        _setAttesters(p, pool, attesters, new address[](0), quorum);
    }

    function setAttesters(address pool, address[] calldata added, address[] calldata removed, uint8 quorum)
        external
        onlyScoped(Roles.TRUSTEE, pool)
    {
        require(_pools[pool].quorum != 0, PoolUnopened(pool));
        _setAttesters(_pools[pool], pool, added, removed, quorum);
    }

    // ---- meter registry or registrar ----

    function openStation(address pool, uint24 station) external {
        if (msg.sender != address(registry)) _requireRole(Roles.REGISTRAR, pool, msg.sender);
        StationChain storage chain = _chains[pool][station];
        if (chain.isOpen()) return;
        chain.open();
        emit StationOpened(pool, station);
    }

    // ---- pauser, calculation agent ----

    function setPaused(address pool, bool paused) external onlyScoped(Roles.PAUSER, pool) {
        ReadingsState storage p = _pools[pool];
        p.paused = paused;
        _openMonths(p, pool);
        emit ReadingsPausedSet(pool, paused);
    }

    function closeMonth(address pool) external onlyScoped(Roles.CALCULATION_AGENT, pool) {
        ReadingsState storage p = _pools[pool];
        require(p.quorum != 0, PoolUnopened(pool));
        uint24 month = p.openMonth;
        require(month < _monthOf(_dayOf(block.timestamp, p.utcOffset)), MonthNotOver(month, block.timestamp));
        MonthTotals memory totals = totalsOf(pool, month);
        uint256 untilAt = totals.lastAcceptedAt == 0 ? 0 : uint256(totals.lastAcceptedAt) + p.disputeWindow;
        require(block.timestamp > untilAt, DisputeWindowOpen(pool, untilAt, block.timestamp));
        require(p.openDisputes == 0, DisputesOpen(pool, p.openDisputes));
        _months[pool][month] = _months[pool][month].withQuorum(0);
        p.openMonth = month + 1;
        _openMonths(p, pool);
        if (totals.lastAcceptedAt > p.lastAcceptedAt) p.lastAcceptedAt = totals.lastAcceptedAt;
        emit MonthClosed(pool, month, totals);
    }

    // ---- anyone, with attestations ----

    function accept(address pool, Batch[] calldata batches, Top[] calldata tops, bytes[] calldata signatures) external {
        require(batches.length != 0, NoBatches(pool));
        require(batches.length == tops.length, TopsUneven(batches.length, tops.length));
        bytes32[] memory hashes = ReadingHash.batches(batches);
        uint256 day = batches[0].day;
        Tally memory tally = _tally(pool, _monthOf(day));
        _requireQuorum(pool, tally.word.quorum(), _submissionDigest(pool, hashes), signatures);
        for (uint256 i; i < hashes.length; ++i) {
            Batch calldata b = batches[i];
            if (b.day != day) {
                day = b.day;
                uint256 month = _monthOf(day);
                if (month != tally.month) {
                    _count(pool, tally);
                    tally = _tally(pool, month);
                }
            }
            _requireFigures(b, tops[i]);
            _accept(pool, tally, b, day, hashes[i]);
        }
        _count(pool, tally);
    }

    function acceptEmpty(address pool, uint24 station, uint32 day, bytes[] calldata signatures) external {
        Tally memory tally = _tally(pool, _monthOf(day));
        _requireQuorum(pool, tally.word.quorum(), _emptyDayDigest(pool, station, day), signatures);
        StationChain storage chain = _chains[pool][station];
        require(day < chain.lastDay() && !_cameLate[pool][station][day], DayNotLate(station, day));
        _cameLate[pool][station][day] = true;
        ++tally.batches;
        _count(pool, tally);
        chain.correct(station, ReadingHash.entry(pool, ReadingHash.emptyBatch(station, day), block.timestamp));
        emit BatchAccepted(pool, station, day, 0, 0, 0, 0);
    }

    function restate(
        address pool,
        BatchProof calldata replaced,
        Batch calldata correction,
        Top calldata top,
        bytes[] calldata signatures
    ) external {
        bytes32 replaces = _requireStanding(pool, replaced);
        Batch calldata old = replaced.batch;
        require(
            correction.station == old.station && correction.day == old.day,
            BatchUnfit(correction.station, correction.day, "day")
        );
        bytes32 hash = ReadingHash.batch(correction);
        require(hash != ReadingHash.batch(old), RestatementUnchanged(old.station, old.day));
        ReadingsState storage p = _pools[pool];
        require(p.quorum != 0, PoolUnopened(pool));
        require(!p.paused, ReadingsPaused(pool));
        _requireQuorum(pool, p.quorum, _restatementDigest(pool, hash, replaces), signatures);
        _requireFigures(correction, top);
        _correct(p, pool, old, correction, hash, replaces);
        bool disputed = _marks[replaces] == Mark.DISPUTED;
        _marks[replaces] = Mark.RESTATED;
        if (!disputed) return;
        --p.openDisputes;
        emit DisputeResolved(pool, replaces);
    }

    // ---- anyone ----

    function challenge(address pool, Contradiction kind, ReadingProof[] calldata exhibits) external {
        // Checks
        uint256 needed = kind < Contradiction.SEQUENCE ? 1 : 2;
        require(exhibits.length == needed && kind != Contradiction.SUMS, ExhibitsUneven(kind, exhibits.length, needed));
        ReadingProof calldata accused = exhibits[needed - 1];
        (bytes32 link, bytes32 digest, uint256 place) = _requireExhibit(pool, accused);
        bool proven =
            needed == 1 ? _refuted(pool, kind, accused, digest) : _conflict(pool, kind, exhibits, link, digest, place);
        require(proven, NoContradiction(kind, digest));

        // Effects
        bool suspends = _holdAgainst(pool, kind, exhibits);
        bool disputes = _dispute(pool, link, accused.entry.acceptedAt);
        require(suspends || disputes, NothingToDispute(link));
        bytes32 asset = accused.reading.asset;
        emit ContradictionProven(pool, asset, link, kind, digest, disputes, msg.sender);

        // Interactions
        if (suspends) registry.suspend(pool, asset, digest);
    }

    function challengeSums(address pool, BatchProof calldata entry, Node[] calldata nodes, uint256 sides) external {
        require(nodes.length != 0, ExhibitsUneven(Contradiction.SUMS, 0, 1));
        bytes32 link = _requireStanding(pool, entry);
        Batch calldata b = entry.batch;
        bytes32 hash = b.root;
        uint256 stated = SumTree.figures(b.count, b.quantity, b.revenue);
        for (uint256 i;; ++i) {
            Node calldata n = nodes[i];
            bytes32 shown = SumTree.node(n);
            require(shown == hash, NodeUnknown(shown, hash));
            if (i == nodes.length - 1) {
                (bool fits, uint256 sum) = SumTree.plus(n.leftFigures, n.rightFigures);
                require(!fits || sum != stated, NoContradiction(Contradiction.SUMS, hash));
                break;
            }
            (hash, stated) = (sides >> i) & 1 != 0 ? (n.left, n.leftFigures) : (n.right, n.rightFigures);
        }
        require(_dispute(pool, link, entry.acceptedAt), NothingToDispute(link));
        emit ContradictionProven(pool, 0, link, Contradiction.SUMS, hash, true, msg.sender);
    }

    // ---- views ----

    function proveReading(address pool, ReadingProof calldata proof)
        external
        view
        returns (bytes32 link, bytes32 digest, bool standing)
    {
        link = _requireEntry(pool, proof.entry);
        standing = _marks[link] != Mark.RESTATED;
        (digest,) = _requireLeaf(proof);
        Reading calldata r = proof.reading;
        require(!_misstated(proof), ReadingContradicted(digest, Contradiction.FIGURES));
        (Device memory device, uint256 goodUntilAt) = registry.deviceAt(pool, r.asset, r.endedAt);
        require(!_foreign(pool, device, proof), ReadingContradicted(digest, Contradiction.FOREIGN));
        require(r.endedAt <= goodUntilAt, ReadingContradicted(digest, Contradiction.KEY));
        require(_isSigned(device, proof, digest), SignatureRefused(r.asset, digest));
    }

    function stateOf(address pool) external view returns (ReadingsState memory p) {
        p = _pools[pool];
        for (uint256 month = p.openMonth; month < uint256(p.openMonth) + 2; ++month) {
            uint40 acceptedAt = _months[pool][month].lastAcceptedAt();
            if (acceptedAt > p.lastAcceptedAt) p.lastAcceptedAt = acceptedAt;
        }
    }

    function chainOf(address pool, uint24 station)
        external
        view
        returns (bytes32 link, uint32 lastDay, uint24 month, uint8 entries, bytes32 archive)
    {
        StationChain storage chain = _chains[pool][station];
        uint256 word = chain.word;
        (link, lastDay) = (StationChains.linkOf(word), uint32(word));
        (month, entries) = (uint24(StationChains.monthOf(word)), uint8(StationChains.entriesOf(word)));
        archive = chain.archive;
    }

    function totalsOf(address pool, uint24 month) public view returns (MonthTotals memory) {
        return _months[pool][month].unpack();
    }

    function totalsBetween(address pool, uint24 fromMonth, uint24 toMonth)
        external
        view
        returns (MonthTotals memory sum)
    {
        for (uint24 month = fromMonth; month < toMonth; ++month) {
            MonthTotals memory totals = totalsOf(pool, month);
            sum.quantity += totals.quantity;
            sum.revenue += totals.revenue;
            sum.batches += totals.batches;
            if (totals.lastAcceptedAt > sum.lastAcceptedAt) sum.lastAcceptedAt = totals.lastAcceptedAt;
        }
    }

    function isDisputed(bytes32 link) external view returns (bool) {
        return _marks[link] == Mark.DISPUTED;
    }

    function monthOf(uint32 day) public pure returns (uint24) {
        return uint24(_monthOf(day));
    }

    function submissionDigest(address pool, Batch[] calldata batches) external view returns (bytes32) {
        return _submissionDigest(pool, ReadingHash.batches(batches));
    }

    function emptyDayDigest(address pool, uint24 station, uint32 day) external view returns (bytes32) {
        return _emptyDayDigest(pool, station, day);
    }

    function restatementDigest(address pool, Batch calldata correction, bytes32 replaces)
        external
        view
        returns (bytes32)
    {
        return _restatementDigest(pool, ReadingHash.batch(correction), replaces);
    }

    // ---- entries ----

    /// @dev Reverts instead of requires: what a `require` would say is made up even where nothing is wrong.
    function _accept(address pool, Tally memory tally, Batch calldata b, uint256 day, bytes32 hash) private {
        (uint256 station, uint256 count, uint256 quantity, uint256 revenue) =
            (b.station, b.count, b.quantity, b.revenue);
        unchecked {
            // Of a day of 32 bits and sums of words of 64 bits nothing overflows.
            // The day is over somewhere on earth; a label has no zone.
            if ((day + 1) * 1 days > block.timestamp + 14 hours) revert BatchUnfit(station, day, "day");
            tally.quantity += quantity;
            tally.revenue += revenue;
            ++tally.batches;
        }
        hash = ReadingHash.entry(pool, hash, block.timestamp);
        _chains[pool][station].append(station, day, tally.month, hash);
        emit BatchAccepted(pool, station, day, count, quantity, revenue, b.root);
    }

    /// @dev The difference moves the totals of the day's month, or of the first open one.
    function _correct(
        ReadingsState storage p,
        address pool,
        Batch calldata old,
        Batch calldata correction,
        bytes32 hash,
        bytes32 replaces
    ) private {
        bytes32 entry = ReadingHash.entry(pool, hash, block.timestamp);
        bytes32 link = _chains[pool][old.station].correct(old.station, entry);
        uint256 countedIn = Math.max(_monthOf(old.day), p.openMonth);
        MonthWord word = _months[pool][countedIn];
        int256 quantity = int256(uint256(correction.quantity)) - int256(uint256(old.quantity));
        int256 revenue = int256(uint256(correction.revenue)) - int256(uint256(old.revenue));
        _months[pool][countedIn] = word.plus(quantity, revenue, 0, block.timestamp);
        emit BatchRestated(pool, old.station, old.day, correction, link, replaces, countedIn);
    }

    function _requireFigures(Batch calldata b, Top calldata top) private pure {
        if (b.count != 0) {
            if (!SumTree.isOpened(b, top)) revert BatchUnfit(b.station, b.day, "root");
        } else if (b.root != 0) {
            revert BatchUnfit(b.station, b.day, "root");
        } else if (b.quantity | b.revenue != 0) {
            revert BatchUnfit(b.station, b.day, "count");
        }
    }

    /// @dev Nothing yet for a month that takes entries.
    function _tally(address pool, uint256 month) private view returns (Tally memory tally) {
        (tally.month, tally.word) = (month, _months[pool][month]);
        if (tally.word.quorum() != 0) return tally;
        ReadingsState storage p = _pools[pool];
        require(p.quorum != 0, PoolUnopened(pool));
        require(!p.paused, ReadingsPaused(pool));
        revert MonthNotOpen(pool, month, p.openMonth);
    }

    function _count(address pool, Tally memory tally) private {
        _months[pool][tally.month] =
            tally.word.plus(int256(tally.quantity), int256(tally.revenue), tally.batches, block.timestamp);
    }

    /// @dev The two open months take entries as long as the pool isn't paused; called whenever one of these changes.
    function _openMonths(ReadingsState storage p, address pool) private {
        (uint24 month, uint8 quorum) = (p.openMonth, p.paused ? 0 : p.quorum);
        _months[pool][month] = _months[pool][month].withQuorum(quorum);
        _months[pool][month + 1] = _months[pool][month + 1].withQuorum(quorum);
    }

    function _monthOf(uint256 day) private pure returns (uint256) {
        unchecked {
            (uint256 year, uint256 month,) = DayCount.civil(uint32(day));
            return (year - 1970) * 12 + month - 1;
        }
    }

    function _requireEntry(address pool, BatchProof calldata e) private view returns (bytes32) {
        return _chains[pool][e.batch.station].requireEntry(pool, e);
    }

    function _requireStanding(address pool, BatchProof calldata e) private view returns (bytes32 link) {
        link = _requireEntry(pool, e);
        require(_marks[link] != Mark.RESTATED, EntryRestated(e.batch.station, e.batch.day, link));
    }

    function _requireLeaf(ReadingProof calldata proof) private pure returns (bytes32 digest, uint256 place) {
        digest = ReadingHash.digest(proof.reading);
        bytes32 leaf = SumTree.leaf(digest, proof.r, proof.s, proof.figures);
        bytes32 root;
        (root,, place) = SumTree.climb(leaf, proof.figures, proof.siblings, proof.siblingFigures, proof.sides);
        require(root == proof.entry.batch.root, LeafUnknown(leaf, proof.entry.batch.root));
    }

    function _requireExhibit(address pool, ReadingProof calldata proof)
        private
        view
        returns (bytes32 link, bytes32 digest, uint256 place)
    {
        link = _requireStanding(pool, proof.entry);
        (digest, place) = _requireLeaf(proof);
    }

    // ---- contradictions ----

    /// @dev Whether one reading contradicts the register.
    function _refuted(address pool, Contradiction kind, ReadingProof calldata proof, bytes32 digest)
        private
        view
        returns (bool)
    {
        Reading calldata r = proof.reading;
        (Device memory device, uint256 goodUntilAt) = registry.deviceAt(pool, r.asset, r.endedAt);
        if (kind == Contradiction.FOREIGN) return _foreign(pool, device, proof);
        if (kind == Contradiction.FIGURES) return _misstated(proof);
        if (device.status == DeviceStatus.NONE) return false;
        bool signed = _isSigned(device, proof, digest);
        if (kind == Contradiction.SIGNATURE) return !signed;
        require(signed, SignatureRefused(r.asset, digest));
        if (kind == Contradiction.KEY) return r.endedAt > goodUntilAt;
        MeterRule memory rule = registry.ruleAt(pool, device.assetType, r.endedAt);
        if (kind == Contradiction.POWER) return MeterRules.exceedsPower(r, device, rule);
        if (kind == Contradiction.PRICE) return MeterRules.outsidePrice(r, rule);
        return MeterRules.impossibleTime(r, rule);
    }

    /// @dev Whether two readings of one device, or two leaves of one batch, contradict each other.
    function _conflict(
        address pool,
        Contradiction kind,
        ReadingProof[] calldata exhibits,
        bytes32 link,
        bytes32 digest,
        uint256 place
    ) private view returns (bool) {
        Reading calldata other = exhibits[0].reading;
        Reading calldata accused = exhibits[1].reading;
        (bytes32 otherLink, bytes32 otherDigest, uint256 otherPlace) = _requireExhibit(pool, exhibits[0]);
        if (kind == Contradiction.UNSORTED) {
            return otherLink == link && otherPlace < place && !MeterRules.sorted(other, accused);
        }
        if (other.asset != accused.asset || (kind == Contradiction.REPEATED && otherLink == link)) return false;
        _requireSigned(pool, exhibits[0], otherDigest);
        _requireSigned(pool, exhibits[1], digest);
        return MeterRules.contradict(kind, other, otherDigest, accused, digest);
    }

    /// @dev Kinds in which the device's own words are wrong; the others are faults of who made the batch.
    function _blamesDevice(Contradiction kind) private pure returns (bool) {
        return (kind >= Contradiction.POWER && kind <= Contradiction.TIME)
            || (kind >= Contradiction.SEQUENCE && kind <= Contradiction.ORDER);
    }

    /// @dev Whether an active device is suspended for these readings: for each of them once.
    function _holdAgainst(address pool, Contradiction kind, ReadingProof[] calldata exhibits) private returns (bool) {
        bytes32 asset = exhibits[0].reading.asset;
        mapping(bytes32 digest => bool) storage held = _held[pool][asset];
        if (!_blamesDevice(kind) || held[ReadingHash.digest(exhibits[exhibits.length - 1].reading)]) return false;
        if (registry.deviceOf(pool, asset).status != DeviceStatus.ACTIVE) return false;
        for (uint256 i; i < exhibits.length; ++i) {
            held[ReadingHash.digest(exhibits[i].reading)] = true;
        }
        return true;
    }

    function _dispute(address pool, bytes32 link, uint256 acceptedAt) private returns (bool) {
        ReadingsState storage p = _pools[pool];
        if (_marks[link] != Mark.STANDING || block.timestamp > acceptedAt + p.disputeWindow) return false;
        _marks[link] = Mark.DISPUTED;
        ++p.openDisputes;
        return true;
    }

    function _misstated(ReadingProof calldata proof) private pure returns (bool) {
        return proof.figures != SumTree.figures(1, proof.reading.quantity, proof.reading.revenue);
    }

    function _requireSigned(address pool, ReadingProof calldata proof, bytes32 digest) private view {
        bytes32 asset = proof.reading.asset;
        (Device memory device,) = registry.deviceAt(pool, asset, proof.reading.endedAt);
        require(_isSigned(device, proof, digest), SignatureRefused(asset, digest));
    }

    function _foreign(address pool, Device memory device, ReadingProof calldata proof) private view returns (bool) {
        Batch calldata b = proof.entry.batch;
        if (device.status == DeviceStatus.NONE || device.station != b.station) return true;
        (int256 offset, uint256 endedAt) = (_pools[pool].utcOffset, proof.reading.endedAt);
        return b.day != _dayOf(endedAt, offset) && b.day != _dayOf(endedAt + _pools[pool].summerTime, offset);
    }

    /// @dev The day of an instant by clocks that are so far ahead of UTC; the first day for what is before 1970.
    function _dayOf(uint256 instant, int256 utcOffset) private pure returns (uint256) {
        int256 shown = int256(instant) + utcOffset;
        return shown < 0 ? 0 : uint256(shown) / 1 days;
    }

    /// @dev Whether the key in force signed it. A P-256 key has to be shown; of a secp256k1 one the address is enough.
    function _isSigned(Device memory device, ReadingProof calldata proof, bytes32 digest) private view returns (bool) {
        (bytes32 r, bytes32 s) = (proof.r, proof.s);
        if (device.kind == KeyKind.SECP256K1) {
            return _recovers(digest, 27, r, s, device.key) || _recovers(digest, 28, r, s, device.key);
        }
        address shown = address(uint160(uint256(keccak256(abi.encode(proof.qx, proof.qy)))));
        require(shown == device.key, KeyMismatched(proof.reading.asset, shown, device.key));
        return P256.verify(digest, r, s, proof.qx, proof.qy);
    }

    function _recovers(bytes32 digest, uint8 v, bytes32 r, bytes32 s, address key) private pure returns (bool) {
        (address signer, ECDSA.RecoverError error_,) = ECDSA.tryRecover(digest, v, r, s);
        return error_ == ECDSA.RecoverError.NoError && signer == key;
    }

    // ---- attesters ----

    function _setAttesters(
        ReadingsState storage p,
        address pool,
        address[] calldata added,
        address[] memory removed,
        uint8 quorum
    ) private {
        mapping(address attester => bool) storage known = isAttester[pool];
        for (uint256 i; i < removed.length; ++i) {
            require(known[removed[i]], AttesterUnknown(pool, removed[i]));
            known[removed[i]] = false;
        }
        for (uint256 i; i < added.length; ++i) {
            require(added[i] != address(0), AttesterUnknown(pool, added[i]));
            require(!known[added[i]], AttesterKnown(pool, added[i]));
            known[added[i]] = true;
        }
        uint256 count = p.attesters + added.length - removed.length;
        require(quorum != 0 && quorum <= count && count <= type(uint8).max, QuorumUnfit(quorum, count));
        (p.attesters, p.quorum) = (uint8(count), quorum);
        _openMonths(p, pool);
        emit AttestersSet(pool, added, removed, quorum);
    }

    /// @dev Refuses what fewer than a quorum attest: by signing, or by being the sender.
    function _requireQuorum(address pool, uint256 quorum, bytes32 digest, bytes[] calldata signatures) private view {
        mapping(address attester => bool) storage known = isAttester[pool];
        uint256 attesting = signatures.length;
        bool signed;
        address last;
        for (uint256 i; i < signatures.length; ++i) {
            address signer = _signer(digest, signatures[i]);
            require(signer > last, AttestersUnordered(signer, last));
            require(known[signer], AttesterUnknown(pool, signer));
            if (signer == msg.sender) signed = true;
            last = signer;
        }
        // The sender attests too; asked only where that is needed.
        if (attesting < quorum && !signed && known[msg.sender]) ++attesting;
        require(attesting >= quorum, QuorumMissing(pool, attesting, quorum));
    }

    /// @dev Zero where it is no signature. Signers rise, so another form of a signature makes no other attester.
    function _signer(bytes32 digest, bytes calldata signature) private pure returns (address) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        return ecrecover(digest, v, r, s);
    }

    function _submissionDigest(address pool, bytes32[] memory hashes) private view returns (bytes32) {
        return _hashTypedDataV4(ReadingHash.submission(pool, hashes));
    }

    function _emptyDayDigest(address pool, uint256 station, uint256 day) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ReadingHash.EMPTY_DAY_TYPEHASH, pool, station, day)));
    }

    function _restatementDigest(address pool, bytes32 hash, bytes32 replaces) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ReadingHash.RESTATEMENT_TYPEHASH, pool, hash, replaces)));
    }
}
