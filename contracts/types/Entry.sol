// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice A holder's line in a token's register: one storage word.
/// @dev Layout, from the highest bit to the lowest:
///
///     22 bits       24 bits     8 bits  4 bits  10 bits  12 bits  32 bits       72 bits  72 bits
///     member number generation  flags   class   country  epoch    validUntilAt  frozen   balance
///                                               ISO 3166          [s]           [units]  [units]
///
/// A recovered wallet's entry is dead: balance and frozen are zero for good; its successor stands in a mapping.
type Entry is uint256;

using EntryLib for Entry global;

/// @notice Flags of an entry. `HELD` says that the held units have to be read; the others come from the identity
/// registry or from the register.
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

/// @title One getter and one masked setter per field: a value that is too large loses its upper bits, never a neighbour.
library EntryLib {
    /// @dev [units] the most that a balance, a freeze or a supply can be: 4.7 × 10²¹.
    uint256 internal constant UNITS_MAX = (1 << 72) - 1;
    uint256 internal constant MEMBERS_MAX = (1 << 22) - 1;
    /// @dev The last generation: a register that reached it has used up all others, and nobody's admission is of it.
    uint256 internal constant GENERATION_CLOSED = (1 << 24) - 1;

    uint256 private constant FROZEN_SHIFT = 72;
    uint256 private constant VALID_SHIFT = 144;
    uint256 private constant EPOCH_SHIFT = 176;
    uint256 private constant COUNTRY_SHIFT = 188;
    uint256 private constant CLASS_SHIFT = 198;
    uint256 private constant FLAGS_SHIFT = 202;
    uint256 private constant GENERATION_SHIFT = 210;
    uint256 private constant MEMBER_SHIFT = 234;

    uint256 private constant VALID_MASK = (1 << 32) - 1;
    uint256 private constant EPOCH_MASK = (1 << 12) - 1;
    uint256 private constant COUNTRY_MASK = (1 << 10) - 1;
    uint256 private constant CLASS_MASK = (1 << 4) - 1;
    uint256 private constant FLAGS_MASK = (1 << 8) - 1;

    /// @dev What the identity registry decides of an entry: validity, country, class and four of the flags.
    uint256 private constant ATTRIBUTES = (VALID_MASK << VALID_SHIFT) | (COUNTRY_MASK << COUNTRY_SHIFT)
        | (CLASS_MASK << CLASS_SHIFT)
        | ((EntryFlags.NOMINEE | EntryFlags.OPERATOR | EntryFlags.US_PERSON | EntryFlags.SANCTIONED) << FLAGS_SHIFT);

    /// @notice The attributes as the registry answers them, in an entry's own bits.
    function attributes(uint256 validUntilAt_, uint256 country_, uint256 class_, uint256 flags_)
        internal
        pure
        returns (Entry)
    {
        return Entry.wrap(
            ((validUntilAt_ & VALID_MASK) << VALID_SHIFT) | ((country_ & COUNTRY_MASK) << COUNTRY_SHIFT)
                | ((class_ & CLASS_MASK) << CLASS_SHIFT) | (((flags_ & FLAGS_MASK) << FLAGS_SHIFT) & ATTRIBUTES)
        );
    }

    // ---- fields ----

    function balance(Entry e) internal pure returns (uint256) {
        return Entry.unwrap(e) & UNITS_MAX;
    }

    function frozen(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> FROZEN_SHIFT) & UNITS_MAX;
    }

    function validUntilAt(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> VALID_SHIFT) & VALID_MASK;
    }

    function epoch(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> EPOCH_SHIFT) & EPOCH_MASK;
    }

    function country(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> COUNTRY_SHIFT) & COUNTRY_MASK;
    }

    function class(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> CLASS_SHIFT) & CLASS_MASK;
    }

    function flags(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> FLAGS_SHIFT) & FLAGS_MASK;
    }

    function has(Entry e, uint256 flag) internal pure returns (bool) {
        return Entry.unwrap(e) & (flag << FLAGS_SHIFT) != 0;
    }

    function generation(Entry e) internal pure returns (uint256) {
        return (Entry.unwrap(e) >> GENERATION_SHIFT) & GENERATION_CLOSED;
    }

    function member(Entry e) internal pure returns (uint256) {
        return Entry.unwrap(e) >> MEMBER_SHIFT;
    }

    function withBalance(Entry e, uint256 units) internal pure returns (Entry) {
        return _with(e, 0, UNITS_MAX, units);
    }

    function withFrozen(Entry e, uint256 units) internal pure returns (Entry) {
        return _with(e, FROZEN_SHIFT, UNITS_MAX, units);
    }

    function withEpoch(Entry e, uint256 epoch_) internal pure returns (Entry) {
        return _with(e, EPOCH_SHIFT, EPOCH_MASK, epoch_);
    }

    function withMember(Entry e, uint256 member_) internal pure returns (Entry) {
        return _with(e, MEMBER_SHIFT, MEMBERS_MAX, member_);
    }

    function withFlag(Entry e, uint256 flag, bool on) internal pure returns (Entry) {
        uint256 bit = (flag & FLAGS_MASK) << FLAGS_SHIFT;
        return Entry.wrap(on ? Entry.unwrap(e) | bit : Entry.unwrap(e) & ~bit);
    }

    // ---- what they say together ----

    /// @notice Whether the wallet is admitted, and neither frozen, replaced nor sanctioned.
    function inGoodStanding(Entry e) internal pure returns (bool) {
        uint256 standing = EntryFlags.ADMITTED | EntryFlags.FROZEN | EntryFlags.DEAD | EntryFlags.SANCTIONED;
        return Entry.unwrap(e) & (standing << FLAGS_SHIFT) == EntryFlags.ADMITTED << FLAGS_SHIFT;
    }

    /// @notice Whether the entry has to be looked up again: never admitted, of another generation, or past its validity.
    function lapsed(Entry e, uint256 generation_) internal view returns (bool) {
        return !has(e, EntryFlags.ADMITTED) || !current(e, generation_);
    }

    /// @notice Whether what the registry said last still counts: of this generation, and not past its validity.
    function current(Entry e, uint256 generation_) internal view returns (bool) {
        return generation(e) == generation_ && block.timestamp <= validUntilAt(e);
    }

    /// @notice Whether a movement may look a lapsed entry up again.
    /// @param first whether it may also admit a wallet that never was: a receipt of units, outside a private placement
    function mayBeLookedUp(Entry e, uint256 generation_, bool first) internal view returns (bool) {
        return lapsed(e, generation_) && !has(e, EntryFlags.DEAD) && (has(e, EntryFlags.ADMITTED) || first);
    }

    /// @notice Flags, generation and epoch in an entry's bits, to compare entries by.
    function marks(uint256 flags_, uint256 generation_, uint256 epoch_) internal pure returns (uint256) {
        return ((flags_ & FLAGS_MASK) << FLAGS_SHIFT) | ((generation_ & GENERATION_CLOSED) << GENERATION_SHIFT)
            | ((epoch_ & EPOCH_MASK) << EPOCH_SHIFT);
    }

    // ---- changes ----

    /// @dev The caller knows that the balance stays within `UNITS_MAX`: the supply is bounded by it.
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

    /// @notice The entry with the registry's attributes, admitted in `generation_`.
    /// @dev At the last generation nobody is: the entry keeps the one it has, which is another.
    function admittedAs(Entry e, Entry attributes_, uint256 generation_) internal pure returns (Entry) {
        if (generation_ == GENERATION_CLOSED) generation_ = generation(e);
        uint256 kept = Entry.unwrap(e) & ~(ATTRIBUTES | (GENERATION_CLOSED << GENERATION_SHIFT));
        return Entry.wrap(
            kept | (Entry.unwrap(attributes_) & ATTRIBUTES) | (EntryFlags.ADMITTED << FLAGS_SHIFT)
                | (generation_ << GENERATION_SHIFT)
        );
    }

    /// @notice The entry that a recovery leaves behind: admitted nowhere, nothing in it but its epoch and member number.
    function dead(Entry e) internal pure returns (Entry) {
        uint256 kept = Entry.unwrap(e) & ((EPOCH_MASK << EPOCH_SHIFT) | (MEMBERS_MAX << MEMBER_SHIFT));
        return Entry.wrap(kept | (EntryFlags.DEAD << FLAGS_SHIFT));
    }

    function _with(Entry e, uint256 shift, uint256 mask, uint256 value) private pure returns (Entry) {
        return Entry.wrap((Entry.unwrap(e) & ~(mask << shift)) | ((value & mask) << shift));
    }
}
