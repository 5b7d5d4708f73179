// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {P256} from "@openzeppelin/contracts/utils/cryptography/P256.sol";

import {TypedData} from "../utils/TypedData.sol";
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
    Reading,
    ReadingProof,
    ReadingsState
} from "./interfaces/IReadings.sol";
import {MeterRules} from "./MeterRules.sol";
import {ReadingHash} from "./ReadingHash.sol";

/// @title Station-days of every pool, attested, chained and open to challenge.
contract Readings is IReadings, ScopedAccess, TypedData {
    uint256 private constant ENTRIES_SHIFT = 32;
    uint256 private constant MOST_ENTRIES = type(uint8).max;

    IMeterRegistry public immutable registry;
    mapping(address pool => ReadingsState) private _pools;
    mapping(address pool => mapping(address attester => bool)) private _attesters;
    /// @dev One word per station and month. Bits, from the lowest: last day 32 · entries 8 · 24 unused · link 192.
    mapping(address pool => mapping(uint256 stationMonth => uint256)) private _chains;
    mapping(address pool => mapping(uint256 month => MonthTotals)) private _totals;
    mapping(bytes32 link => bool) private _disputed;

    constructor(IAccessManager manager_, IMeterRegistry registry_) ScopedAccess(manager_) TypedData("Readings") {
        registry = registry_;
    }

    // ---- trustee ----

    function setPool(address pool, uint24 openMonth, uint32 disputeWindow, address[] calldata attesters, uint8 quorum)
        external
        onlyScoped(Roles.TRUSTEE, pool)
    {
        ReadingsState storage p = _pools[pool];
        require(p.quorum == 0, PoolExists(pool));
        (p.openMonth, p.disputeWindow) = (openMonth, disputeWindow);
        emit PoolSet(pool, openMonth, disputeWindow);
        _setAttesters(p, pool, attesters, new address[](0), quorum);
    }

    function setAttesters(address pool, address[] calldata added, address[] calldata removed, uint8 quorum)
        external
        onlyScoped(Roles.TRUSTEE, pool)
    {
        require(_pools[pool].quorum != 0, PoolUnopened(pool));
        _setAttesters(_pools[pool], pool, added, removed, quorum);
    }

    // ---- pauser, calculation agent ----

    function setPaused(address pool, bool paused) external onlyScoped(Roles.PAUSER, pool) {
        _pools[pool].paused = paused;
        emit ReadingsPausedSet(pool, paused);
    }

    function closeMonth(address pool) external onlyScoped(Roles.CALCULATION_AGENT, pool) {
        ReadingsState storage p = _pools[pool];
        require(p.quorum != 0, PoolUnopened(pool));
        uint24 month = p.openMonth;
        require(month < monthOf(uint32(block.timestamp / 1 days)), MonthNotOver(month, block.timestamp));
        MonthTotals memory totals = _totals[pool][month];
        uint256 untilAt = totals.lastAcceptedAt == 0 ? 0 : uint256(totals.lastAcceptedAt) + p.disputeWindow;
        require(block.timestamp > untilAt, DisputeWindowOpen(pool, untilAt, block.timestamp));
        require(p.openDisputes == 0, DisputesOpen(pool, p.openDisputes));
        p.openMonth = month + 1;
        if (totals.lastAcceptedAt > p.lastAcceptedAt) p.lastAcceptedAt = totals.lastAcceptedAt;
        emit MonthClosed(pool, month, totals);
    }

    // ---- anyone, with attestations ----

    function accept(address pool, Batch[] calldata batches, bytes[] calldata signatures) external {
        ReadingsState memory p = _pools[pool];
        bytes32[] memory hashes = _hashes(batches);
        _requireQuorum(p, pool, _submissionDigest(pool, hashes), signatures);
        uint24 month;
        MonthTotals memory totals;
        for (uint256 i; i < batches.length; ++i) {
            uint24 its = monthOf(batches[i].day);
            if (its != month) {
                require(its >= p.openMonth && its <= p.openMonth + 1, MonthNotOpen(pool, its, p.openMonth));
                if (month != 0) _totals[pool][month] = totals;
                month = its;
                totals = _totals[pool][month];
                totals.lastAcceptedAt = uint40(block.timestamp);
            }
            _accept(pool, month, month == p.openMonth, batches[i], hashes[i]);
            totals.quantity += int88(uint88(batches[i].quantity));
            totals.revenue += int88(uint88(batches[i].revenue));
            ++totals.batches;
        }
        if (month != 0) _totals[pool][month] = totals;
    }

    function restate(address pool, BatchProof calldata replaced, Batch calldata correction, bytes[] calldata signatures)
        external
    {
        ReadingsState memory p = _pools[pool];
        (bytes32 replaces, bool standing) = _requireEntry(pool, replaced);
        Batch calldata old = replaced.batch;
        require(standing, EntryRestated(old.station, old.day, replaces));
        require(
            correction.station == old.station && correction.day == old.day,
            BatchUnfit(correction.station, correction.day, "day")
        );
        bytes32 hash = ReadingHash.batch(correction);
        _requireQuorum(p, pool, _restatementDigest(pool, hash, replaces), signatures);
        _requireFigures(correction);

        uint24 month = monthOf(old.day);
        bytes32 link = _append(pool, month, correction, hash, false);
        uint24 countedIn = month < p.openMonth ? p.openMonth : month;
        MonthTotals storage totals = _totals[pool][countedIn];
        totals.quantity += int88(uint88(correction.quantity)) - int88(uint88(old.quantity));
        totals.revenue += int88(uint88(correction.revenue)) - int88(uint88(old.revenue));
        totals.lastAcceptedAt = uint40(block.timestamp);
        emit BatchRestated(pool, old.station, old.day, correction, link, replaces, countedIn);
        if (!_disputed[replaces]) return;
        delete _disputed[replaces];
        --_pools[pool].openDisputes;
        emit DisputeResolved(pool, replaces);
    }

    // ---- anyone ----

    function challenge(address pool, Contradiction kind, ReadingProof[] calldata exhibits) external {
        uint256 needed = kind < Contradiction.SEQUENCE ? 1 : 2;
        require(exhibits.length == needed, ExhibitsUneven(kind, exhibits.length, needed));
        ReadingProof calldata accused = exhibits[needed - 1];
        (bytes32 link, bytes32 digest) = _requireStanding(pool, accused);
        bool proven =
            needed == 1 ? _refuted(pool, kind, accused, digest) : _conflict(pool, kind, exhibits, link, digest);
        require(proven, NoContradiction(kind, digest));

        // Effects
        bytes32 asset = accused.reading.asset;
        // A reading that is none of the device's says nothing against the device.
        bool suspends = kind != Contradiction.FOREIGN && registry.deviceOf(pool, asset).status == DeviceStatus.ACTIVE;
        bool disputes =
            !_disputed[link] && block.timestamp <= uint256(accused.entry.acceptedAt) + _pools[pool].disputeWindow;
        require(suspends || disputes, NothingToDispute(link));
        if (disputes) {
            _disputed[link] = true;
            ++_pools[pool].openDisputes;
        }
        emit ContradictionProven(pool, asset, link, kind, digest, disputes, msg.sender);

        // Interactions
        if (suspends) registry.suspend(pool, asset, digest);
    }

    // ---- views ----

    function proveReading(address pool, ReadingProof calldata proof)
        external
        view
        returns (bytes32 link, bytes32 digest, bool standing)
    {
        (link, standing) = _requireEntry(pool, proof.entry);
        digest = _requireLeaf(proof);
        Reading calldata r = proof.reading;
        (Device memory device, uint256 goodUntilAt) = registry.deviceAt(pool, r.asset, r.endedAt);
        require(!_foreign(device, proof), ReadingContradicted(digest, Contradiction.FOREIGN));
        require(r.endedAt <= goodUntilAt, ReadingContradicted(digest, Contradiction.KEY));
        require(_isSigned(device, proof, digest), SignatureRefused(r.asset, digest));
    }

    function stateOf(address pool) external view returns (ReadingsState memory p) {
        p = _pools[pool];
        for (uint256 month = p.openMonth; month < uint256(p.openMonth) + 2; ++month) {
            uint40 acceptedAt = _totals[pool][month].lastAcceptedAt;
            if (acceptedAt > p.lastAcceptedAt) p.lastAcceptedAt = acceptedAt;
        }
    }

    function isAttester(address pool, address attester) external view returns (bool) {
        return _attesters[pool][attester];
    }

    function chainOf(address pool, uint24 station, uint24 month)
        external
        view
        returns (bytes32 link, uint32 lastDay, uint8 entries)
    {
        uint256 chain = _chains[pool][_place(station, month)];
        return (_linkOf(chain), uint32(chain), uint8(chain >> ENTRIES_SHIFT));
    }

    function totalsOf(address pool, uint24 month) external view returns (MonthTotals memory) {
        return _totals[pool][month];
    }

    function totalsBetween(address pool, uint24 fromMonth, uint24 toMonth)
        external
        view
        returns (MonthTotals memory sum)
    {
        for (uint24 month = fromMonth; month < toMonth; ++month) {
            MonthTotals memory totals = _totals[pool][month];
            sum.quantity += totals.quantity;
            sum.revenue += totals.revenue;
            sum.batches += totals.batches;
            if (totals.lastAcceptedAt > sum.lastAcceptedAt) sum.lastAcceptedAt = totals.lastAcceptedAt;
        }
    }

    function isDisputed(bytes32 link) external view returns (bool) {
        return _disputed[link];
    }

    function monthOf(uint32 day) public pure returns (uint24) {
        (uint256 year, uint256 month,) = DayCount.civil(day);
        return uint24((year - 1970) * 12 + month - 1);
    }

    function submissionDigest(address pool, Batch[] calldata batches) external view returns (bytes32) {
        return _submissionDigest(pool, _hashes(batches));
    }

    function restatementDigest(address pool, Batch calldata correction, bytes32 replaces)
        external
        view
        returns (bytes32)
    {
        return _restatementDigest(pool, ReadingHash.batch(correction), replaces);
    }

    // ---- entries ----

    function _accept(address pool, uint24 month, bool first, Batch calldata b, bytes32 hash) private {
        // The day is over somewhere on earth; a label has no zone.
        require((uint256(b.day) + 1) * 1 days <= block.timestamp + 14 hours, BatchUnfit(b.station, b.day, "day"));
        _requireFigures(b);
        // Of the two open months the second has no later one; the first must not be written once the second was begun.
        if (first) {
            uint256 next = _chains[pool][_place(b.station, month + 1)];
            require(next == 0, DayOutOfOrder(b.station, b.day, uint32(next)));
        }
        _append(pool, month, b, hash, true);
        emit BatchAccepted(pool, b.station, b.day, b.count, b.quantity, b.revenue, b.root);
    }

    function _append(address pool, uint24 month, Batch calldata b, bytes32 hash, bool later)
        private
        returns (bytes32 link)
    {
        uint256 place = _place(b.station, month);
        uint256 chain = _chains[pool][place];
        uint32 lastDay = uint32(chain);
        uint256 entries = uint8(chain >> ENTRIES_SHIFT);
        require(!later || b.day > lastDay, DayOutOfOrder(b.station, b.day, lastDay));
        require(entries != MOST_ENTRIES, EntriesExhausted(b.station, month));
        link = ReadingHash.link(_linkOf(chain), ReadingHash.entry(pool, hash, b.day, block.timestamp));
        _chains[pool][place] = uint256(link) | ((entries + 1) << ENTRIES_SHIFT) | (later ? b.day : lastDay);
    }

    function _linkOf(uint256 chain) private pure returns (bytes32) {
        return bytes32(bytes24(bytes32(chain)));
    }

    function _requireFigures(Batch calldata b) private pure {
        bool empty = b.count == 0;
        require(empty == (b.root == 0), BatchUnfit(b.station, b.day, "root"));
        require(!empty || (b.quantity == 0 && b.revenue == 0), BatchUnfit(b.station, b.day, "count"));
    }

    /// @dev The entry's own link, and whether no later one is of its day; walks from the entry to the word's last link.
    function _requireEntry(address pool, BatchProof calldata e) private view returns (bytes32 link, bool standing) {
        Batch calldata b = e.batch;
        link = ReadingHash.link(e.before, ReadingHash.entry(pool, ReadingHash.batch(b), b.day, e.acceptedAt));
        bytes32 last = link;
        standing = true;
        for (uint256 i; i < e.later.length; ++i) {
            if (ReadingHash.dayOf(e.later[i]) == b.day) standing = false;
            last = ReadingHash.link(last, e.later[i]);
        }
        uint24 month = monthOf(b.day);
        require(last == _linkOf(_chains[pool][_place(b.station, month)]), EntryUnknown(b.station, month, link));
    }

    function _requireLeaf(ReadingProof calldata proof) private pure returns (bytes32 digest) {
        digest = ReadingHash.digest(proof.reading);
        bytes32 leaf = ReadingHash.leaf(digest, proof.r, proof.s);
        bytes32 root = proof.entry.batch.root;
        require(MerkleProof.verifyCalldata(proof.path, root, leaf), LeafUnknown(leaf, root));
    }

    function _requireStanding(address pool, ReadingProof calldata proof)
        private
        view
        returns (bytes32 link, bytes32 digest)
    {
        bool standing;
        (link, standing) = _requireEntry(pool, proof.entry);
        require(standing, EntryRestated(proof.entry.batch.station, proof.entry.batch.day, link));
        digest = _requireLeaf(proof);
    }

    function _place(uint24 station, uint24 month) private pure returns (uint256) {
        return (uint256(station) << 24) | month;
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
        if (kind == Contradiction.FOREIGN) return _foreign(device, proof);
        if (device.status == DeviceStatus.NONE) return false;
        if (kind == Contradiction.SIGNATURE) return !_isSigned(device, proof, digest);
        if (kind == Contradiction.KEY) return r.endedAt > goodUntilAt;
        MeterRule memory rule = registry.ruleAt(pool, device.assetType, r.endedAt);
        if (kind == Contradiction.POWER) return MeterRules.exceedsPower(r, device, rule);
        if (kind == Contradiction.PRICE) return MeterRules.outsidePrice(r, rule);
        return MeterRules.impossibleTime(r, rule);
    }

    /// @dev Whether two readings of one device contradict each other.
    function _conflict(address pool, Contradiction kind, ReadingProof[] calldata exhibits, bytes32 link, bytes32 digest)
        private
        view
        returns (bool)
    {
        (bytes32 otherLink, bytes32 otherDigest) = _requireStanding(pool, exhibits[0]);
        if (exhibits[0].reading.asset != exhibits[1].reading.asset) return false;
        if (kind == Contradiction.REPEATED && otherLink == link) return false;
        return MeterRules.contradict(kind, exhibits[0].reading, otherDigest, exhibits[1].reading, digest);
    }

    function _foreign(Device memory device, ReadingProof calldata proof) private pure returns (bool) {
        Batch calldata b = proof.entry.batch;
        return
            device.status == DeviceStatus.NONE || device.station != b.station || proof.reading.endedAt / 1 days != b.day;
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
        mapping(address attester => bool) storage attesters = _attesters[pool];
        for (uint256 i; i < removed.length; ++i) {
            require(attesters[removed[i]], AttesterUnknown(pool, removed[i]));
            attesters[removed[i]] = false;
        }
        for (uint256 i; i < added.length; ++i) {
            require(!attesters[added[i]], AttesterKnown(pool, added[i]));
            attesters[added[i]] = true;
        }
        uint8 count = uint8(p.attesters + added.length - removed.length);
        require(quorum != 0 && quorum <= count, QuorumUnfit(quorum, count));
        (p.attesters, p.quorum) = (count, quorum);
        emit AttestersSet(pool, added, removed, quorum);
    }

    function _requireQuorum(ReadingsState memory p, address pool, bytes32 digest, bytes[] calldata signatures)
        private
        view
    {
        require(p.quorum != 0, PoolUnopened(pool));
        require(!p.paused, ReadingsPaused(pool));
        uint256 attesting = _attesters[pool][msg.sender] ? 1 : 0;
        address last;
        for (uint256 i; i < signatures.length; ++i) {
            address signer = ECDSA.recover(digest, signatures[i]);
            require(signer > last, AttestersUnordered(signer, last));
            require(_attesters[pool][signer], AttesterUnknown(pool, signer));
            if (signer != msg.sender) ++attesting;
            last = signer;
        }
        require(attesting >= p.quorum, QuorumMissing(pool, attesting, p.quorum));
    }

    function _hashes(Batch[] calldata batches) private pure returns (bytes32[] memory hashes) {
        hashes = new bytes32[](batches.length);
        for (uint256 i; i < hashes.length; ++i) {
            hashes[i] = ReadingHash.batch(batches[i]);
        }
    }

    function _submissionDigest(address pool, bytes32[] memory hashes) private view returns (bytes32) {
        bytes32 list = keccak256(abi.encodePacked(hashes));
        return _hashTypedData(keccak256(abi.encode(ReadingHash.SUBMISSION_TYPEHASH, pool, list)));
    }

    function _restatementDigest(address pool, bytes32 hash, bytes32 replaces) private view returns (bytes32) {
        return _hashTypedData(keccak256(abi.encode(ReadingHash.RESTATEMENT_TYPEHASH, pool, hash, replaces)));
    }
}
