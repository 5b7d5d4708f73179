// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {BatchProof, IReadings} from "./interfaces/IReadings.sol";
import {ReadingHash} from "./ReadingHash.sol";

/// @title A station's entries, chained in two words.
/// @param word the present month: bits, from the lowest: last day 32 · entries 8 · month 23 · opened 1 · link 192
/// @param archive of all months before: keccak256(archive before ‖ last link of the month)
struct StationChain {
    uint256 word;
    bytes32 archive;
}

using StationChains for StationChain global;

library StationChains {
    uint256 private constant ENTRIES_SHIFT = 32;
    uint256 private constant MONTH_SHIFT = 40;
    uint256 private constant MONTH_MASK = (1 << 23) - 1;
    uint256 private constant OPENED = 1 << 63;
    uint256 private constant MOST_ENTRIES = type(uint8).max;
    bytes32 private constant NO_MONTHS = bytes32(uint256(1));

    /// @notice Writes both words once, so that no station-day has to write a new one.
    function open(StationChain storage chain) internal {
        (chain.word, chain.archive) = (OPENED, NO_MONTHS);
    }

    function isOpen(StationChain storage chain) internal view returns (bool) {
        return chain.word != 0;
    }

    function lastDay(StationChain storage chain) internal view returns (uint256) {
        return uint32(chain.word);
    }

    /// @notice Takes a day after all others of the station; with a new month the one before goes to the archive.
    function append(StationChain storage chain, uint256 station, uint256 day, uint256 month, bytes32 entry) internal {
        uint256 word = chain.word;
        require(word != 0, IReadings.StationUnknown(station));
        require(day > uint32(word), IReadings.DayOutOfOrder(station, day, uint32(word)));
        uint256 last = monthOf(word);
        if (month != last) {
            if (word > type(uint64).max) chain.archive = keccak256(abi.encode(chain.archive, linkOf(word)));
            word = OPENED | (month << MONTH_SHIFT);
        }
        chain.word = _linked(word, station, entry) | day;
    }

    /// @notice Takes a correction of an earlier day; the order of days is as before.
    function correct(StationChain storage chain, uint256 station, bytes32 entry) internal returns (bytes32 link) {
        uint256 word = chain.word;
        word = _linked(word, station, entry) | uint32(word);
        chain.word = word;
        return linkOf(word);
    }

    /// @notice The entry's own link, shown to be in the chain of its station.
    /// @dev Walks from the entry to the last link of its month; from there, for a month of the archive, to the archive.
    function requireEntry(StationChain storage chain, address pool, BatchProof calldata e)
        internal
        view
        returns (bytes32 link)
    {
        link = ReadingHash.link(e.before, ReadingHash.entry(pool, ReadingHash.batch(e.batch), e.acceptedAt));
        bytes32 last = ReadingHash.walk(link, e.later, ReadingHash.LINK);
        bool known = e.archive == 0
            ? last == linkOf(chain.word)
            : ReadingHash.walk(ReadingHash.pair(e.archive, last), e.months, ReadingHash.WHOLE) == chain.archive;
        require(known, IReadings.EntryUnknown(e.batch.station, e.batch.day, link));
    }

    function linkOf(uint256 word) internal pure returns (bytes32) {
        return bytes32(bytes24(bytes32(word)));
    }

    function entriesOf(uint256 word) internal pure returns (uint256) {
        return uint8(word >> ENTRIES_SHIFT);
    }

    function monthOf(uint256 word) internal pure returns (uint256) {
        return (word >> MONTH_SHIFT) & MONTH_MASK;
    }

    /// @dev The word with one more entry, and no last day.
    function _linked(uint256 word, uint256 station, bytes32 entry) private pure returns (uint256) {
        require(entriesOf(word) != MOST_ENTRIES, IReadings.EntriesExhausted(station, monthOf(word)));
        uint256 rest = (uint64(word) >> ENTRIES_SHIFT) + 1;
        return uint256(ReadingHash.link(linkOf(word), entry)) | (rest << ENTRIES_SHIFT);
    }
}
