// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice A holder's line in a token's register: one storage word.
/// @dev Bits, from the lowest: balance 80 [units] · frozen 80 [units] · validUntilAt 32 [s] · epoch 12 · country 10
/// (ISO 3166-1 numeric) · class 4 · flags 8 · generation 8 · member number 22.
/// The entry of a dead wallet has no balance and no frozen units: its lowest 160 bits then name the successor.
type Entry is uint256;

using EntryLib for Entry global;

/// @notice Flags of an entry. The first seven come from the identity registry or the register, `HELD` says that the
/// second word (held units) has to be read.
library EntryFlags {
    uint256 internal constant ADMITTED = 1 << 0;
    uint256 internal constant FROZEN = 1 << 1;
    uint256 internal constant HELD = 1 << 2;
    uint256 internal constant NOMINEE = 1 << 3;
    uint256 internal constant OPERATOR = 1 << 4;
    uint256 internal constant US_PERSON = 1 << 5;
    uint256 internal constant DEAD = 1 << 6;
    uint256 internal constant SANCTIONED = 1 << 7;
}

library EntryLib {
    uint256 private constant UNITS = (1 << 80) - 1;
    uint256 private constant FROZEN_SHIFT = 80;
    uint256 private constant VALID_SHIFT = 160;
    uint256 private constant EPOCH_SHIFT = 192;
    uint256 private constant COUNTRY_SHIFT = 204;
    uint256 private constant CLASS_SHIFT = 214;
    uint256 private constant FLAGS_SHIFT = 218;
    uint256 private constant GENERATION_SHIFT = 226;
    uint256 private constant MEMBER_SHIFT = 234;

    /// @dev What the identity registry decides of an entry: validity, country, class and four of the flags.
    uint256 private constant ATTRIBUTES = (0xffffffff << VALID_SHIFT) | (0x3ff << COUNTRY_SHIFT) | (0xf << CLASS_SHIFT)
        | ((EntryFlags.NOMINEE | EntryFlags.OPERATOR | EntryFlags.US_PERSON | EntryFlags.SANCTIONED) << FLAGS_SHIFT);

    /// @notice The attributes as the registry answers them, in an entry's own bits.
    function attributes(uint256 validUntilAt_, uint256 country_, uint256 class_, uint256 flags_)
        internal
        pure
        returns (Entry)
    {
        return Entry.wrap(
            ((validUntilAt_ << VALID_SHIFT) | (country_ << COUNTRY_SHIFT) | (class_ << CLASS_SHIFT)
                    | (flags_ << FLAGS_SHIFT)) & ATTRIBUTES
        );
    }

    function balance(Entry e) internal pure returns (uint256) {
        return Entry.unwrap(e) & UNITS;
    }

    function frozen(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> FROZEN_SHIFT) & UNITS;
    }

    function validUntilAt(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> VALID_SHIFT) & 0xffffffff;
    }

    function epoch(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> EPOCH_SHIFT) & 0xfff;
    }

    function country(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> COUNTRY_SHIFT) & 0x3ff;
    }

    function class(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> CLASS_SHIFT) & 0xf;
    }

    function flags(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> FLAGS_SHIFT) & 0xff;
    }

    function has(Entry e, uint256 flag) internal pure returns (bool) {
        return Entry.unwrap(e) & (flag << FLAGS_SHIFT) != 0;
    }

    function generation(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> GENERATION_SHIFT) & 0xff;
    }

    function member(Entry e) internal pure returns (uint256) {
        return Entry.unwrap(e) >> MEMBER_SHIFT;
    }

    /// @notice Whether the wallet is admitted, and neither frozen, replaced nor sanctioned.
    function inGoodStanding(Entry e) internal pure returns (bool) {
        uint256 standing = EntryFlags.ADMITTED | EntryFlags.FROZEN | EntryFlags.DEAD | EntryFlags.SANCTIONED;
        return Entry.unwrap(e) & (standing << FLAGS_SHIFT) == EntryFlags.ADMITTED << FLAGS_SHIFT;
    }

    /// @notice Who took over from a dead wallet; zero for a living one.
    function successor(Entry e) internal pure returns (address) {
        return has(e, EntryFlags.DEAD) ? address(uint160(Entry.unwrap(e))) : address(0);
    }

    /// @notice Whether the entry has to be looked up again: never admitted, of another generation, or past its validity.
    function lapsed(Entry e, uint256 generation_) internal view returns (bool) {
        return !has(e, EntryFlags.ADMITTED) || !current(e, generation_);
    }

    /// @notice Whether what the registry said last still counts: of this generation, and not past its validity.
    function current(Entry e, uint256 generation_) internal view returns (bool) {
        return generation(e) == generation_ && block.timestamp <= validUntilAt(e);
    }

    /// @notice Whether a lapsed entry may be looked up again: a first admission only where the policy lets it be pulled.
    function mayBeLookedUp(Entry e, uint256 generation_, bool privatePlacement) internal view returns (bool) {
        return lapsed(e, generation_) && !has(e, EntryFlags.DEAD)
            && (has(e, EntryFlags.ADMITTED) || !privatePlacement);
    }

    /// @dev The caller knows that the balance stays within 80 bits: supply is bounded by them.
    function credit(Entry e, uint256 units) internal pure returns (Entry) {
        unchecked {
            return Entry.wrap(Entry.unwrap(e) + units);
        }
    }

    /// @dev The caller has checked units ≤ balance.
    function debit(Entry e, uint256 units) internal pure returns (Entry) {
        unchecked {
            return Entry.wrap(Entry.unwrap(e) - units);
        }
    }

    /// @notice Flags, generation and epoch in an entry's bits, to compare entries by.
    function marks(uint256 flags_, uint256 generation_, uint256 epoch_) internal pure returns (uint256) {
        return (flags_ << FLAGS_SHIFT) | (generation_ << GENERATION_SHIFT) | (epoch_ << EPOCH_SHIFT);
    }

    function withBalance(Entry e, uint256 units) internal pure returns (Entry) {
        return _with(e, 0, UNITS, units);
    }

    function withFrozen(Entry e, uint256 units) internal pure returns (Entry) {
        return _with(e, FROZEN_SHIFT, UNITS, units);
    }

    function withEpoch(Entry e, uint256 epoch_) internal pure returns (Entry) {
        return _with(e, EPOCH_SHIFT, 0xfff, epoch_);
    }

    function withMember(Entry e, uint256 member_) internal pure returns (Entry) {
        return _with(e, MEMBER_SHIFT, 0x3fffff, member_);
    }

    function withFlag(Entry e, uint256 flag, bool on) internal pure returns (Entry) {
        uint256 bit = flag << FLAGS_SHIFT;
        return Entry.wrap(on ? Entry.unwrap(e) | bit : Entry.unwrap(e) & ~bit);
    }

    /// @notice The entry with the registry's attributes, admitted in `generation_`.
    function admittedAs(Entry e, Entry attributes_, uint256 generation_) internal pure returns (Entry) {
        uint256 kept = Entry.unwrap(e) & ~(ATTRIBUTES | (0xff << GENERATION_SHIFT));
        return Entry.wrap(
            kept | (Entry.unwrap(attributes_) & ATTRIBUTES) | (EntryFlags.ADMITTED << FLAGS_SHIFT)
                | (generation_ << GENERATION_SHIFT)
        );
    }

    /// @notice The entry that a recovery leaves behind: admitted nowhere, nothing in it, pointing to who took over.
    function dead(Entry e, address successor_) internal pure returns (Entry) {
        uint256 kept = Entry.unwrap(e) & ((0xfff << EPOCH_SHIFT) | (0x3fffff << MEMBER_SHIFT));
        return Entry.wrap(kept | (EntryFlags.DEAD << FLAGS_SHIFT) | uint160(successor_));
    }

    function _with(Entry e, uint256 shift, uint256 mask, uint256 value) private pure returns (Entry) {
        return Entry.wrap((Entry.unwrap(e) & ~(mask << shift)) | (value << shift));
    }
}
