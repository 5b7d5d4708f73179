// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ShortText} from "../utils/ShortText.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Topics} from "../types/Topics.sol";
import {Holder, HolderFlags, Standing} from "./Holder.sol";
import {Claim, IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";

/// @title What trusted issuers stated about holders, and whether it counts.
/// @dev A claim is verified once, when it is presented. What stays is its record; its expiry stands with the holder. A
/// record counts while its issuer is trusted with the number that it had then: removed and trusted again, an issuer has
/// another number, and its earlier claims stay without effect.
abstract contract Claims is IIdentityRegistry, EIP712 {
    /// @dev Of an issuer on a topic. The number counts how often it was trusted.
    struct Trust {
        bool trusted;
        uint32 number;
    }

    /// @dev Of a holder on a topic; no issuer = by the registrar's word. Only later claims replace it.
    struct Record {
        address issuer;
        uint32 number;
        uint32 since; // [s]
        uint16 value;
    }

    /// @dev The type that issuers sign.
    bytes32 private constant CLAIM_TYPEHASH = keccak256(
        "Claim(address issuer,address holder,uint8 topic,uint16 value,uint32 issuedAt,uint32 validUntilAt)"
    );

    mapping(uint256 topic => mapping(address issuer => Trust)) private _trusts;
    mapping(address holder => mapping(uint256 topic => Record)) private _records;
    mapping(address issuer => mapping(address holder => mapping(uint256 topic => uint256))) private _revokedAt; // [s]
    /// @dev [s] validUntilAt of topics 4 to 7, as `Holder.validities` has those of 0 to 3.
    mapping(address holder => uint128) private _furtherValidities;

    function isTrusted(uint256 topic, address issuer) public view returns (bool) {
        return _trusts[topic][issuer].trusted;
    }

    // ---- issuers ----

    function _trust(uint256 topics, address issuer) internal {
        _requireTopics(topics);
        for (uint256 topic; topic < Topics.COUNT; ++topic) {
            if (topics & (1 << topic) == 0) continue;
            Trust storage t = _trusts[topic][issuer];
            require(!t.trusted, IssuerAlreadyTrusted(issuer, topic));
            (t.trusted, t.number) = (true, t.number + 1);
            emit IssuerTrusted(topic, issuer, t.number);
        }
    }

    function _distrust(uint256 topics, address issuer) internal {
        _requireTopics(topics);
        for (uint256 topic; topic < Topics.COUNT; ++topic) {
            if (topics & (1 << topic) == 0) continue;
            _requireTrusted(topic, issuer);
            _trusts[topic][issuer].trusted = false;
            emit IssuerRemoved(topic, issuer, _trusts[topic][issuer].number);
        }
    }

    function _requireTrusted(uint256 topic, address issuer) private view {
        require(isTrusted(topic, issuer), IssuerNotTrusted(issuer, topic));
    }

    function _requireTopics(uint256 topics) internal pure {
        _requireField(topics <= Topics.ALL, "topics", topics, Topics.ALL);
    }

    function _requireField(bool fits, bytes32 field, uint256 value, uint256 maximum) internal pure {
        require(fits, RegistrationFieldInvalid(ShortText.toString(field), value, maximum));
    }

    // ---- validities ----

    function _setValidUntilAt(address id, Holder memory h, uint256 topic, uint256 validUntilAt) internal {
        if (topic < 4) h.validities = _withLane(h.validities, topic, validUntilAt);
        else _furtherValidities[id] = _withLane(_furtherValidities[id], topic - 4, validUntilAt);
    }

    function _withLane(uint128 lanes, uint256 lane, uint256 value) private pure returns (uint128) {
        uint128 kept = lanes & ~(uint128(type(uint32).max) << uint128(32 * lane));
        return kept | (uint128(SafeCast.toUint32(value)) << uint128(32 * lane));
    }

    /// @param topics bits of the topics of interest: those of others may be answered as zero
    function _validities(address id, Holder memory h, uint256 topics) private view returns (uint256 validities) {
        validities = h.validities;
        if (topics >> 4 != 0) validities |= uint256(_furtherValidities[id]) << 128;
    }

    // ---- records ----

    /// @dev Trust comes first: no code but a trusted issuer's is asked about a signature.
    function _verify(Claim calldata c, bytes calldata signature) internal view {
        _requireTrusted(c.topic, c.issuer);
        bytes32 digest = _hashTypedDataV4(
            keccak256(
                abi.encode(CLAIM_TYPEHASH, c.issuer, c.holder, c.topic, c.value, c.issuedAt, c.validUntilAt)
            )
        );
        require(
            SignatureChecker.isValidSignatureNow(c.issuer, digest, signature),
            ClaimSignatureInvalid(c.issuer, c.holder, c.topic)
        );
    }

    /// @dev The holder's record and validity of the claim's topic, replaced by the claim.
    function _putClaim(Holder memory h, Claim calldata c) internal {
        (address id, uint256 topic) = (c.holder, c.topic);
        _requireTrusted(topic, c.issuer);
        uint256 last = _records[id][topic].since;
        uint256 revokedAt = _revokedAt[c.issuer][id][topic];
        if (revokedAt > last) last = revokedAt;
        require(c.issuedAt > last, ClaimNotNewer(id, topic, c.issuedAt, last));
        require(c.issuedAt <= block.timestamp, ClaimFromFuture(c.issuedAt, block.timestamp));
        require(block.timestamp <= c.validUntilAt, ClaimExpired(c.validUntilAt, block.timestamp));
        _rememberClasses(id, h);
        _records[id][topic] = Record(c.issuer, _trusts[topic][c.issuer].number, c.issuedAt, c.value);
        _setValidUntilAt(id, h, topic, c.validUntilAt);
        h.claimed |= uint8(1 << topic);
    }

    /// @dev By the registrar's word: no issuer, and nothing issued until now comes back.
    function _putWord(address id, Holder memory h, uint256 topic, uint256 validUntilAt) internal {
        _rememberClasses(id, h);
        _records[id][topic] = Record(address(0), 0, SafeCast.toUint32(block.timestamp), _records[id][topic].value);
        _setValidUntilAt(id, h, topic, validUntilAt);
        h.claimed &= ~uint8(1 << topic);
    }

    /// @dev The registrar said the class and the country: it stands for both class topics, whoever proves them.
    function _putProfile(address id, Holder memory h, uint16 class) internal {
        _rememberClasses(id, h);
        uint32 nowAt = SafeCast.toUint32(block.timestamp);
        _records[id][Topics.RESIDENCE].since = nowAt;
        (_records[id][Topics.PROFESSIONAL].since, _records[id][Topics.PROFESSIONAL].value) = (nowAt, class);
        (_records[id][Topics.MOX_PROFESSIONAL].since, _records[id][Topics.MOX_PROFESSIONAL].value) = (nowAt, class);
    }

    /// @return counted whether the revoked claim is the one that counts
    function _revoke(Holder memory h, address id, uint256 topic) internal returns (bool counted) {
        _requireTrusted(topic, msg.sender);
        _revokedAt[msg.sender][id][topic] = block.timestamp;
        emit ClaimRevoked(id, topic, msg.sender);
        return h.claimed & (1 << topic) != 0 && _counts(_records[id][topic], topic)
            && _records[id][topic].issuer == msg.sender;
    }

    /// @dev Before a record changes: what the registrar's class rested on so far.
    function _rememberClasses(address id, Holder memory h) private {
        if (h.has(HolderFlags.CLASSES_KNOWN)) return;
        h.setFlag(HolderFlags.CLASSES_KNOWN, true);
        for (uint256 topic = Topics.PROFESSIONAL; topic <= Topics.MOX_PROFESSIONAL; topic += 2) {
            if (uint32(h.validities >> (32 * topic)) != 0) _records[id][topic].value = h.class;
        }
    }

    // ---- what counts ----

    function _counts(Record storage r, uint256 topic) private view returns (bool) {
        Trust storage t = _trusts[topic][r.issuer];
        return t.trusted && t.number == r.number;
    }

    /// @dev A claim of an issuer that is trusted no longer counts for nothing: neither its instant nor the class it proved.
    /// @param topics bits of the topics of interest
    function _standing(address id, Holder memory h, uint256 topics) internal view returns (Standing memory s) {
        (s.country, s.class, s.flags) = (h.country, h.class, h.flags & HolderFlags.COPIED);
        s.suspended = h.has(HolderFlags.SUSPENDED);
        // The class rests on its topics, whichever are of interest.
        uint256 asked = (topics | Topics.CLASS_BITS) & h.claimed;
        s.validities = _validities(id, h, topics);
        uint256 distrusted;
        for (uint256 topic; asked >> topic != 0; ++topic) {
            if ((asked >> topic) & 1 == 0 || _counts(_records[id][topic], topic)) continue;
            distrusted |= 1 << topic;
            s.validities &= ~(uint256(type(uint32).max) << (32 * topic));
        }
        if (distrusted & Topics.CLASS_BITS != 0) s.class = _classOf(id, s);
    }

    /// @dev The highest class that a topic proves which has an instant, passed or not: a class expires with the topics
    /// that a register requires, and is the same whenever it is asked for.
    function _classOf(address id, Standing memory s) internal view returns (uint256 class) {
        for (uint256 topic = Topics.PROFESSIONAL; topic <= Topics.MOX_PROFESSIONAL; topic += 2) {
            uint256 value = _records[id][topic].value;
            if (s.validUntilAt(topic) != 0 && value > class) class = value;
        }
    }

    function _claim(address id, Holder memory h, uint256 topic) internal view returns (Claim memory c) {
        Record storage r = _records[id][topic];
        bool counts = h.claimed & (1 << topic) != 0 && _counts(r, topic);
        (c.issuer, c.holder, c.topic) = (counts ? r.issuer : address(0), id, uint8(topic));
        (c.value, c.issuedAt) = (r.value, r.since);
        c.validUntilAt = uint32(_validities(id, h, Topics.ALL) >> (32 * topic));
    }
}
