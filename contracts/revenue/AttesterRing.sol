// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

import {IReadings} from "./interfaces/IReadings.sol";

/// @title Who attests for a pool, in a ring: each one's word names the one before and the one after.
/// @dev A word that is read for one signer so answers for two more: of three attesters, any two cost one read.
/// @param around of an attester: bits, from the lowest: mark of the next 128 · mark of the one before 128. 0 of anybody else
/// @param members in the order of the ring
struct AttesterRing {
    mapping(address attester => uint256) around;
    address[] members;
}

using AttesterRings for AttesterRing global;

/// @dev A mark is the highest 128 bits of an address: finding another key of the same mark is as much work as breaking a
/// key. Two keys of one owner with one mark are less, so marks have to rise, not addresses: of a mark, one counts.
library AttesterRings {
    uint256 private constant MARK_BITS = 128;

    function has(AttesterRing storage ring, address attester) internal view returns (bool) {
        return ring.around[attester] != 0;
    }

    /// @notice Takes some out and others in, and closes the ring again.
    function change(AttesterRing storage ring, address pool, address[] calldata added, address[] memory removed)
        internal
        returns (uint256 count)
    {
        for (uint256 i; i < removed.length; ++i) {
            require(ring.has(removed[i]), IReadings.AttesterUnknown(pool, removed[i]));
            delete ring.around[removed[i]];
        }
        address[] storage members = ring.members;
        for (uint256 i; i < members.length; ++i) {
            if (ring.has(members[i])) members[count++] = members[i];
        }
        while (members.length > count) members.pop();
        for (uint256 i; i < added.length; ++i) {
            require(!ring.has(added[i]), IReadings.AttesterKnown(pool, added[i]));
            // No key has such an address, and a word of 0 is nobody's.
            require(_mark(added[i]) != 0, IReadings.AttesterUnknown(pool, added[i]));
            ring.around[added[i]] = 1; // known from here on, so also in the rest of this list
            members.push(added[i]);
        }
        count = members.length;
        for (uint256 i; i < count; ++i) {
            (address before, address next) = (members[(i + count - 1) % count], members[(i + 1) % count]);
            ring.around[members[i]] = (_mark(before) << MARK_BITS) | _mark(next);
        }
    }

    /// @notice Refuses what fewer than a quorum attest: by signing, or by being the sender.
    function requireQuorum(
        AttesterRing storage ring,
        address pool,
        uint256 quorum,
        bytes32 digest,
        bytes[] calldata signatures
    ) internal view {
        uint256 attesting = signatures.length;
        uint256 sender = _mark(msg.sender);
        uint256 around;
        bool signed;
        address last;
        for (uint256 i; i < signatures.length; ++i) {
            address signer = _signer(digest, signatures[i]);
            uint256 mark = _mark(signer);
            require(mark > _mark(last), IReadings.AttestersUnordered(signer, last));
            if (!_names(around, mark)) {
                around = ring.around[signer];
                require(around != 0, IReadings.AttesterUnknown(pool, signer));
            }
            if (mark == sender) signed = true;
            last = signer;
        }
        // The sender attests too; asked only where that is needed.
        if (attesting < quorum && !signed && (_names(around, sender) || ring.has(msg.sender))) ++attesting;
        require(attesting >= quorum, IReadings.QuorumMissing(pool, attesting, quorum));
    }

    /// @dev 0 where it is no signature. Signers rise, so another form of a signature makes no other attester.
    function _signer(bytes32 digest, bytes calldata signature) private pure returns (address) {
        (uint8 v, bytes32 r, bytes32 s) = ECDSA.parseCalldata(signature);
        return ecrecover(digest, v, r, s);
    }

    /// @dev Whether an attester's word names another one; no word names nobody.
    function _names(uint256 around, uint256 mark) private pure returns (bool) {
        return around != 0 && (uint128(around) == mark || around >> MARK_BITS == mark);
    }

    function _mark(address attester) private pure returns (uint256) {
        return uint160(attester) >> 32;
    }
}
