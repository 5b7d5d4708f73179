// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IMeterRegistry} from "./IMeterRegistry.sol";

/// @notice A station's day.
/// @param station number in the pool
/// @param day [days since 1970-01-01] of the readings' ends, by the clocks of the pool's place
/// @param count of readings; 0 = a day without any, and then everything else is 0
/// @param quantity [thousandths of the unit] of all readings together: Wh where the unit is the kWh
/// @param revenue [cash base units] of all readings together
/// @param root of the sum tree over the readings' leaves, which rise strictly by asset and sequence
struct Batch {
    uint24 station;
    uint32 day;
    uint32 count;
    uint64 quantity;
    uint64 revenue;
    bytes32 root;
}

/// @notice The root of a tree, opened: its children. It shows that a batch's figures are the sums of its leaves.
/// @param left, right hashes of the children; of a tree of one leaf, the digest and keccak256(r ‖ s)
/// @param leftFigures of the left child (`SumTree`); those of the right one are the batch's less these
struct Top {
    bytes32 left;
    uint256 leftFigures;
    bytes32 right;
}

/// @notice What a node of a tree is made of: its children's hashes and figures.
struct Node {
    bytes32 left;
    uint256 leftFigures;
    bytes32 right;
    uint256 rightFigures;
}

/// @notice What a device says it metered. It signs keccak256(abi.encode(type hash, the nine fields)), the digest; a leaf
/// is keccak256(digest ‖ keccak256(r ‖ s) ‖ figures), so that a signature that is none can be shown to be none.
/// @dev Of the two values of s that every ECDSA signature has, only the lower one counts, on both curves: many devices
/// give either, and who takes a reading from one lowers it (s ← order − s) before the leaf is made.
/// @param asset the device's pseudonymous number
/// @param sequence 1 for a device's first reading, then one more each time
/// @param startedAt, endedAt [s]
/// @param quantity [thousandths of the unit]
/// @param total [thousandths of the unit] of all readings of the device so far, this one included
/// @param revenue [cash base units]
/// @param detail salted commitment to what stays on the asset chain
/// @param previous digest of the device's reading before
struct Reading {
    bytes32 asset;
    uint64 sequence;
    uint64 startedAt;
    uint64 endedAt;
    uint64 quantity;
    uint64 total;
    uint64 revenue;
    bytes32 detail;
    bytes32 previous;
}

/// @notice Where a batch stands among its station's entries.
/// @param acceptedAt [s]
/// @param before link of the entry before; 0 for the month's first
/// @param later the words of all entries since in the chain's same month, in order: the highest 192 bits of
/// keccak256(abi.encode(pool, EIP-712 hash of the batch, acceptedAt))
/// @param archive the station's archive before that month; 0 where the month is the chain's present one
/// @param months the last links of the archived months since, in order
struct BatchProof {
    Batch batch;
    uint64 acceptedAt;
    bytes32 before;
    bytes32[] later;
    bytes32 archive;
    bytes32[] months;
}

/// @notice A reading, the device's signature and public key, and the way from its leaf to the batch's root.
/// @param qx, qy of a P-256 key; not read of a secp256k1 one
/// @param figures that its leaf states (`SumTree`); its own, unless the leaf is wrong
/// @param siblings, siblingFigures hashes and figures of the nodes beside the way, from the leaf up
/// @param sides bit i is set where the sibling i is the left one
struct ReadingProof {
    BatchProof entry;
    Reading reading;
    bytes32 r;
    bytes32 s;
    bytes32 qx;
    bytes32 qy;
    uint256 figures;
    bytes32[] siblings;
    uint256[] siblingFigures;
    uint256 sides;
}

/// @notice What two figures, or a figure and the register, can't both be.
/// @dev Of one reading: SIGNATURE, not by the key in force when it ended; KEY, ended after that key was revoked; FOREIGN,
/// of no device of this pool and station, or of another day at the pool's place than its batch; POWER, more than the rated power gives
/// in the time and a second; PRICE, outside the band by a base unit or more; TIME, ends before it starts or lasts
/// longer than its rule allows; FIGURES, its leaf states others than one reading of its quantity and revenue.
/// Of two readings of a device, the accused one last: SEQUENCE, one number twice, the next number that doesn't name the
/// other as previous, or the reverse; TOTAL, the next one's total is not the other's and its own quantity; ORDER, the next
/// one ends before the other; REPEATED, the same reading in two standing batches.
/// Of two leaves of one batch: UNSORTED, the later one doesn't come after the other by asset and sequence; so a reading
/// that is in a batch twice is shown by two leaves side by side.
/// Of a batch's tree: SUMS, a node whose figures are not the sums of its children's.
/// KEY, POWER, PRICE, TIME, SEQUENCE, TOTAL, ORDER and REPEATED hold readings against a device, so each must be signed by it.
enum Contradiction {
    SIGNATURE,
    KEY,
    FOREIGN,
    POWER,
    PRICE,
    TIME,
    FIGURES,
    SEQUENCE,
    TOTAL,
    ORDER,
    REPEATED,
    UNSORTED,
    SUMS
}

/// @notice A pool's settings and state.
/// @param disputeWindow [s] after acceptance in which a contradiction disputes the batch
/// @param openMonth [months since 1970-01] the first that isn't closed
/// @param openDisputes batches with a proven contradiction that are not restated
/// @param utcOffset [s] how far the clocks of the pool's place are ahead of UTC in winter: its days begin by them
/// @param summerTime [s] how much further ahead they are in summer; 0 where they are not changed
struct ReadingsState {
    bool paused;
    uint8 quorum;
    uint8 attesters;
    uint32 disputeWindow;
    uint24 openMonth;
    uint32 openDisputes;
    uint40 lastAcceptedAt;
    int32 utcOffset;
    uint16 summerTime;
}

/// @notice A pool's month; figures can be negative where corrections of closed months are more than the month's own.
/// @param quantity [thousandths of the unit]
/// @param revenue [cash base units]
/// @param batches station-days, restatements not counted
/// @param lastAcceptedAt [s]
struct MonthTotals {
    int88 quantity;
    int88 revenue;
    uint32 batches;
    uint40 lastAcceptedAt;
}

/// @title What stations metered and earned, day by day, attested by k of n and provable reading by reading.
/// @notice A pool is a security token's address, the scope of the roles. The days of a station and month are chained: a
/// link is the highest 192 bits of keccak256(link before ‖ word of the entry). The last link of a month goes to the station's
/// archive, keccak256(archive before ‖ link), when its next month begins; a restatement is an entry of the present month.
/// Nothing is overwritten. Two months of a pool are open at a time; a later correction of a closed month counts in the
/// first open one. Stopped per pool by `setPaused` (PAUSER); challenges go on.
interface IReadings {
    event PoolSet(address indexed pool, uint256 openMonth, uint256 disputeWindow, int256 utcOffset, uint256 summerTime);
    event AttestersSet(address indexed pool, address[] added, address[] removed, uint256 quorum);
    event StationOpened(address indexed pool, uint256 indexed station);
    event ReadingsPausedSet(address indexed pool, bool paused);
    event BatchAccepted(
        address indexed pool,
        uint256 indexed station,
        uint256 indexed day,
        uint256 count,
        uint256 quantity,
        uint256 revenue,
        bytes32 root
    );
    /// @notice A later entry corrects another; both stay.
    event BatchRestated(
        address indexed pool,
        uint256 indexed station,
        uint256 indexed day,
        Batch batch,
        bytes32 link,
        bytes32 replaces,
        uint256 countedIn
    );
    event MonthClosed(address indexed pool, uint256 indexed month, MonthTotals totals);
    event ContradictionProven(
        address indexed pool,
        bytes32 indexed asset,
        bytes32 indexed link,
        Contradiction kind,
        bytes32 digest,
        bool disputed,
        address challenger
    );
    event DisputeResolved(address indexed pool, bytes32 indexed link);

    error PoolExists(address pool);
    error PoolUnopened(address pool);
    /// @notice Clocks are 12 hours behind UTC to 14 ahead of it, and at most 2 hours further ahead in summer.
    error ClockUnfit(int256 utcOffset, uint256 summerTime);
    error ReadingsPaused(address pool);
    error AttesterUnknown(address pool, address attester);
    error AttesterKnown(address pool, address attester);
    error AttestersUnordered(address attester, address before);
    error QuorumUnfit(uint256 quorum, uint256 attesters);
    error QuorumMissing(address pool, uint256 attesting, uint256 quorum);
    error NoBatches(address pool);
    error BatchUnfit(uint256 station, uint256 day, string field);
    error TopsUneven(uint256 batches, uint256 tops);
    /// @notice The day was accepted late before, or is after all days of its station: then `accept` takes it.
    error DayNotLate(uint256 station, uint256 day);
    error RestatementUnchanged(uint256 station, uint256 day);
    error MonthNotOpen(address pool, uint256 month, uint256 openMonth);
    error MonthNotOver(uint256 month, uint256 nowAt);
    error StationUnknown(uint256 station);
    error DayOutOfOrder(uint256 station, uint256 day, uint256 lastDay);
    error EntriesExhausted(uint256 station, uint256 month);
    error DisputeWindowOpen(address pool, uint256 untilAt, uint256 nowAt);
    error DisputesOpen(address pool, uint256 disputes);
    error EntryUnknown(uint256 station, uint256 day, bytes32 link);
    error EntryRestated(uint256 station, uint256 day, bytes32 link);
    error LeafUnknown(bytes32 leaf, bytes32 root);
    error NodeUnknown(bytes32 node, bytes32 needed);
    error KeyMismatched(bytes32 asset, address shown, address key);
    error SignatureRefused(bytes32 asset, bytes32 digest);
    error ReadingContradicted(bytes32 digest, Contradiction kind);
    error ExhibitsUneven(Contradiction kind, uint256 exhibits, uint256 needed);
    error NoContradiction(Contradiction kind, bytes32 digest);
    error NothingToDispute(bytes32 link);

    // ---- trustee ----

    /// @notice Opens a pool (TRUSTEE), once (`PoolExists`). A reading belongs to the day, and so to the month, that the clocks
    /// of the pool's place showed at its end. Of an hour that is in two days by winter's and summer's clocks, either is right.
    /// @param openMonth [months since 1970-01] the first month
    /// @param utcOffset [s] -12 to 14 hours (`ClockUnfit`): 28,800 in China
    /// @param summerTime [s] up to 2 hours (`ClockUnfit`); 0 where clocks are not changed
    function setPool(
        address pool,
        uint24 openMonth,
        uint32 disputeWindow,
        int32 utcOffset,
        uint16 summerTime,
        address[] calldata attesters,
        uint8 quorum
    ) external;

    /// @notice Changes who attests and how many must (TRUSTEE). Requirements: 1 ≤ quorum ≤ attesters ≤ 255
    /// (`QuorumUnfit`); who comes isn't there yet (`AttesterKnown`), who goes is, and address zero is nobody
    /// (`AttesterUnknown`).
    function setAttesters(address pool, address[] calldata added, address[] calldata removed, uint8 quorum) external;

    // ---- meter registry or registrar ----

    /// @notice Makes a station known (the meter registry, when it enrols the station's first device; or REGISTRAR, one whose
    /// devices were enrolled before the registry named this contract). Does nothing where it is.
    function openStation(address pool, uint24 station) external;

    // ---- pauser, calculation agent ----

    /// @notice Stops or resumes entries of a pool (PAUSER).
    function setPaused(address pool, bool paused) external;

    /// @notice Closes the first open month (CALCULATION_AGENT). Requirements: it is over at the pool's place (`MonthNotOver`), the dispute
    /// window of its last entry too (`DisputeWindowOpen`), and no dispute is open (`DisputesOpen`).
    function closeMonth(address pool) external;

    // ---- anyone, with attestations ----

    /// @notice Takes station-days that a quorum attests: by EIP-712 signatures over the whole list, and by being the sender.
    /// Requirements: the pool is open and not paused; signers are attesters (`AttesterUnknown`), in ascending order of their
    /// addresses (`AttestersUnordered`); each day is over and its figures are those of its root, which its top opens
    /// (`BatchUnfit`), in one of the two open months (`MonthNotOpen`), of a station that is open (`StationUnknown`), and
    /// after all days of its station (`DayOutOfOrder`): so nothing is taken twice.
    /// @param tops one a batch (`TopsUneven`); of a day without readings it is not read
    function accept(address pool, Batch[] calldata batches, Top[] calldata tops, bytes[] calldata signatures) external;

    /// @notice Takes a day without readings behind later ones of its station, once; what was metered on it comes by
    /// `restate`. Requirements: a quorum attests exactly this; the month is open (`MonthNotOpen`); the station has a later
    /// day, and this one did not come late before (`DayNotLate`).
    /// @dev A day that has an entry can get another one so, with a quorum's word; what is then counted twice has the same
    /// readings in two standing batches (REPEATED).
    function acceptEmpty(address pool, uint24 station, uint32 day, bytes[] calldata signatures) external;

    /// @notice Corrects a station-day by a later entry; the difference moves the totals of its month, or of the first open
    /// one where that is closed, and resolves a dispute. Requirements: a quorum attests the correction of exactly this
    /// entry; the same station and day, and other figures or another root (`RestatementUnchanged`), which the top opens
    /// (`BatchUnfit`); the entry is in the chain (`EntryUnknown`) and stands (`EntryRestated`).
    function restate(
        address pool,
        BatchProof calldata replaced,
        Batch calldata correction,
        Top calldata top,
        bytes[] calldata signatures
    ) external;

    // ---- anyone ----

    /// @notice Shows that a standing entry can't be right. The batch is disputed where its window is open, which halts
    /// payments until it is restated. By POWER, PRICE, TIME, SEQUENCE, TOTAL and ORDER the device is suspended where it is
    /// active, once a reading: a device that goes on is not stopped by the same reading again. The others say nothing
    /// against the device. Requirements: one reading, or two of which the last is accused (`ExhibitsUneven`), each proven
    /// to be in a standing entry and, where the kind asks for it, signed by its device (`SignatureRefused`); they
    /// contradict (`NoContradiction`); something is left to suspend or dispute (`NothingToDispute`).
    function challenge(address pool, Contradiction kind, ReadingProof[] calldata exhibits) external;

    /// @notice Shows a node of a standing entry's tree whose figures are not the sums of its children's (SUMS), and disputes
    /// the batch. Requirements: a node or more (`ExhibitsUneven`), the first the root and each the next one's parent
    /// (`NodeUnknown`); the last one contradicts (`NoContradiction`); the batch isn't disputed yet and its window is open
    /// (`NothingToDispute`).
    /// @param nodes from the root down
    /// @param sides bit i is set where the way goes on to the left child of node i
    function challengeSums(address pool, BatchProof calldata entry, Node[] calldata nodes, uint256 sides) external;

    // ---- views ----

    /// @notice Checks a reading: its batch, its leaf, its device and the device's signature. Requirements: as the errors
    /// say, from the chain of entries to the key.
    /// @return link of the entry it is in
    /// @return digest of the reading
    /// @return standing whether no later entry restates its day
    function proveReading(address pool, ReadingProof calldata proof)
        external
        view
        returns (bytes32 link, bytes32 digest, bool standing);

    function registry() external view returns (IMeterRegistry);
    function stateOf(address pool) external view returns (ReadingsState memory);
    function isAttester(address pool, address attester) external view returns (bool);

    /// @notice A station's chain: of its present month the last link, the last day, the month, the entries; and the archive
    /// of all months before. All 0 of a station that isn't open.
    function chainOf(address pool, uint24 station)
        external
        view
        returns (bytes32 link, uint32 lastDay, uint24 month, uint8 entries, bytes32 archive);

    function totalsOf(address pool, uint24 month) external view returns (MonthTotals memory);

    /// @notice The months from and up to but not including, together.
    function totalsBetween(address pool, uint24 fromMonth, uint24 toMonth) external view returns (MonthTotals memory);

    function isDisputed(bytes32 link) external view returns (bool);
    function monthOf(uint32 day) external pure returns (uint24);

    /// @notice What attesters sign for `accept`, for `acceptEmpty`, and for `restate`.
    function submissionDigest(address pool, Batch[] calldata batches) external view returns (bytes32);
    function emptyDayDigest(address pool, uint24 station, uint32 day) external view returns (bytes32);
    function restatementDigest(address pool, Batch calldata correction, bytes32 replaces)
        external
        view
        returns (bytes32);
}
