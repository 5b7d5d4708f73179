// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {ShortText} from "../utils/ShortText.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {Topics} from "../types/Topics.sol";
import {HolderFlags, HolderWord} from "./HolderWord.sol";
import {Claim, IIdentityRegistry} from "./interfaces/IIdentityRegistry.sol";

/// @title What trusted issuers stated about holders, and whether it counts.
/// @dev A claim is verified once, when it is presented; what stays is who issued it, since when, and what it said. The
/// expiry is in the holder's word. An issuer has a number per topic and loses it when it is removed, so that one word
/// answers for all topics whether the issuers of a holder's claims are still trusted.
abstract contract Claims is IIdentityRegistry, EIP712 {
    /// @dev The type that issuers sign.
    bytes32 private constant CLAIM_TYPEHASH = keccak256(
        "Claim(address issuer,address holder,uint8 topic,uint16 value,uint32 issuedAt,uint32 validUntilAt)"
    );
    uint256 internal constant ISSUERS_MAX = 64;

    /// @dev 64 bits per topic: issuer's number 8 (0 = the registrar) · only later claims replace it 32 [s] · value 16.
    uint256 private constant SINCE_SHIFT = 8;
    uint256 private constant VALUE_SHIFT = 40;
    uint256 private constant RECORD_MASK = (1 << 56) - 1;
    /// @dev Both class topics say which class they prove; until then the class is the registrar's.
    uint256 private constant CLASSES_KNOWN = 1 << 255;

    mapping(address holder => uint256 records) internal _claims;
    mapping(address issuer => mapping(address holder => mapping(uint256 topic => uint256))) private _revokedAt; // [s]
    /// @dev 64 bits per topic, one per issuer's number.
    uint256 private _trusted;
    /// @dev 8 bits per topic: the issuer's number; 0 = not trusted.
    mapping(address issuer => uint256) private _issuerNumbers;
    mapping(uint256 topic => mapping(uint256 number => address issuer)) private _issuerAt;
    /// @dev 8 bits per topic: numbers given.
    uint256 private _issuersEver;

    function isTrusted(uint256 topic, address issuer) public view returns (bool) {
        return _numberIn(_issuerNumbers[issuer], topic) != 0;
    }

    // ---- issuers ----

    function _trust(uint256 topics, address issuer) internal {
        _requireTopics(topics);
        (uint256 numbers, uint256 ever) = (_issuerNumbers[issuer], _issuersEver);
        for (uint256 topic; topic < Topics.COUNT; ++topic) {
            if (topics & (1 << topic) == 0) continue;
            require(_numberIn(numbers, topic) == 0, IssuerAlreadyTrusted(issuer, topic));
            ever += 1 << (topic << 3);
            uint256 number = _numberIn(ever, topic);
            require(number <= ISSUERS_MAX, IssuersExhausted(topic, ISSUERS_MAX));
            numbers |= number << (topic << 3);
            _issuerAt[topic][number] = issuer;
            _trusted |= _bit(topic, number);
            emit IssuerTrusted(topic, issuer, number);
        }
        (_issuerNumbers[issuer], _issuersEver) = (numbers, ever);
    }

    function _distrust(uint256 topics, address issuer) internal {
        _requireTopics(topics);
        for (uint256 topic; topic < Topics.COUNT; ++topic) {
            if (topics & (1 << topic) == 0) continue;
            uint256 number = _trustedNumber(topic, issuer);
            _issuerNumbers[issuer] &= ~(0xff << (topic << 3));
            _trusted &= ~_bit(topic, number);
            emit IssuerRemoved(topic, issuer, number);
        }
    }

    /// @dev Zero too for a topic that there isn't.
    function _numberIn(uint256 numbers, uint256 topic) private pure returns (uint256) {
        return (numbers >> (topic << 3)) & 0xff;
    }

    function _requireTopics(uint256 topics) internal pure {
        _requireField(topics < 1 << Topics.COUNT, "topics", topics, (1 << Topics.COUNT) - 1);
    }

    function _requireField(bool fits, bytes32 field, uint256 value, uint256 maximum) internal pure {
        require(fits, RegistrationFieldInvalid(ShortText.toString(field), value, maximum));
    }

    function _trustedNumber(uint256 topic, address issuer) internal view returns (uint256 number) {
        number = _numberIn(_issuerNumbers[issuer], topic);
        require(number != 0, IssuerNotTrusted(issuer, topic));
    }

    // ---- records ----

    /// @dev Trust comes first: no code but a trusted issuer's is asked about a signature.
    function _verify(Claim calldata c, bytes calldata signature) internal view {
        _trustedNumber(c.topic, c.issuer);
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

    /// @dev The records with this claim in its place, and the class that they prove with it.
    function _withClaim(HolderWord h, Claim calldata c) internal view returns (uint256 records) {
        uint256 number = _trustedNumber(c.topic, c.issuer);
        records = _claims[c.holder];
        uint256 last = _since(records, c.topic);
        uint256 revokedAt = _revokedAt[c.issuer][c.holder][c.topic];
        if (revokedAt > last) last = revokedAt;
        require(c.issuedAt > last, ClaimNotNewer(c.holder, c.topic, c.issuedAt, last));
        require(c.issuedAt <= block.timestamp, ClaimFromFuture(c.issuedAt, block.timestamp));
        require(block.timestamp <= c.validUntilAt, ClaimExpired(c.validUntilAt, block.timestamp));
        records = _withRecord(_withClasses(h, records), c.topic, number, c.issuedAt, c.value);
    }

    /// @dev By the registrar's word: no issuer, and nothing issued until now comes back.
    function _withRegistrar(HolderWord h, uint256 records, uint256 topic) internal view returns (uint256) {
        records = _withClasses(h, records);
        return _withRecord(records, topic, 0, block.timestamp, _value(records, topic));
    }

    /// @dev The registrar said the class (and the country): it stands for both class topics, whoever proves them.
    function _withProfile(HolderWord h, uint256 records, uint256 class) internal view returns (uint256) {
        uint256 residence = Topics.RESIDENCE;
        records = _withClasses(h, records);
        records = _withRecord(
            records, residence, _number(records, residence), block.timestamp, _value(records, residence)
        );
        records = _withRecord(
            records, Topics.PROFESSIONAL, _number(records, Topics.PROFESSIONAL), block.timestamp, class
        );
        return _withRecord(
            records, Topics.MOX_PROFESSIONAL, _number(records, Topics.MOX_PROFESSIONAL), block.timestamp, class
        );
    }

    /// @return counted whether the revoked claim is the one that counts
    function _revoke(HolderWord h, address holder_, uint256 topic) internal returns (bool counted) {
        uint256 number = _trustedNumber(topic, msg.sender);
        _revokedAt[msg.sender][holder_][topic] = block.timestamp;
        emit ClaimRevoked(holder_, topic, msg.sender);
        return h.claimed() & (1 << topic) != 0 && _number(_claims[holder_], topic) == number;
    }

    // ---- what counts ----

    /// @notice What is true of a holder for every register.
    /// @return validities [s] four topics' instants and, fifth, the largest: or zero in all five while suspended
    /// @return class the investor class
    function _standing(address id, HolderWord h) internal view returns (uint256 validities, uint256 class) {
        class = h.class();
        if (h.has(HolderFlags.SUSPENDED)) return (0, class);
        validities = h.validities() | (uint256(type(uint32).max) << 128);
        uint256 claimed = h.claimed();
        if (claimed == 0) return (validities, class);
        uint256 records = _claims[id];
        uint256 trusted = _trusted;
        uint256 distrusted;
        for (uint256 topic; topic < Topics.COUNT; ++topic) {
            if (claimed & (1 << topic) == 0 || trusted & _bit(topic, _number(records, topic)) != 0) continue;
            distrusted |= 1 << topic;
            validities &= ~(uint256(type(uint32).max) << (32 * topic));
        }
        if (distrusted & Topics.CLASS_BITS != 0) class = _classOf(validities, records);
    }

    /// @dev The highest class that a topic proves which has an instant, passed or not: a class expires with the topics
    /// that a register requires, and is the same whenever it is asked for.
    function _classOf(uint256 validities, uint256 records) internal pure returns (uint256 class) {
        for (uint256 topic = 1; topic < Topics.COUNT; topic += 2) {
            uint256 value = _value(records, topic);
            if (uint32(validities >> (32 * topic)) != 0 && value > class) class = value;
        }
    }

    function _claim(address id, HolderWord h, uint256 topic) internal view returns (Claim memory) {
        uint256 records = _claims[id];
        uint256 number = _number(records, topic);
        bool counts = h.claimed() & (1 << topic) != 0 && _trusted & _bit(topic, number) != 0;
        return Claim({
            issuer: counts ? _issuerAt[topic][number] : address(0),
            holder: id,
            topic: uint8(topic),
            value: uint16(_value(records, topic)),
            issuedAt: uint32(_since(records, topic)),
            validUntilAt: uint32(h.validUntilAt(topic))
        });
    }

    // ---- bits ----

    /// @dev Before a class topic's record changes: what the registrar's class rested on so far.
    function _withClasses(HolderWord h, uint256 records) private pure returns (uint256) {
        if (records & CLASSES_KNOWN != 0) return records;
        for (uint256 topic = 1; topic < Topics.COUNT; topic += 2) {
            if (h.validUntilAt(topic) == 0) continue;
            records = _withRecord(records, topic, _number(records, topic), _since(records, topic), h.class());
        }
        return records | CLASSES_KNOWN;
    }

    function _withRecord(uint256 records, uint256 topic, uint256 number, uint256 since, uint256 value)
        private
        pure
        returns (uint256)
    {
        uint256 record = number | (since << SINCE_SHIFT) | (value << VALUE_SHIFT);
        return (records & ~(RECORD_MASK << (64 * topic))) | (record << (64 * topic));
    }

    function _number(uint256 records, uint256 topic) private pure returns (uint256) {
        return uint8(records >> (64 * topic));
    }

    function _since(uint256 records, uint256 topic) private pure returns (uint256) {
        return uint32(records >> (64 * topic + SINCE_SHIFT));
    }

    function _value(uint256 records, uint256 topic) private pure returns (uint256) {
        return uint16(records >> (64 * topic + VALUE_SHIFT));
    }

    /// @dev Of an issuer's number; no bit for 0.
    function _bit(uint256 topic, uint256 number) private pure returns (uint256) {
        return number == 0 ? 0 : 1 << (64 * topic + number - 1);
    }
}
