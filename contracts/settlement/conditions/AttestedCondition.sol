// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";

import {ConditionState, IReleaseCondition} from "../interfaces/IReleaseCondition.sol";

/// @notice What is attested, and by whom.
/// @param subject what the attesters speak about: a document's hash, a message's id
/// @param needed how many have to say the same: more than half
/// @param attesters 1…15 keys, in rising order
struct AttestationTerms {
    bytes32 subject;
    uint256 needed;
    address[] attesters;
}

/// @title Settles when k of n attesters have signed that something happened; ends when k have signed that it never will.
/// @notice The id is the hash of the terms (`idOf`). An attester signs `Attestation(bytes32 id, bool happened)` under this
/// contract's EIP-712 domain. The proof is `abi.encode(terms, happened, signatures)`, one signature per attester in their
/// order, empty where there is none. More than half are needed, so both answers exist only where an attester signs both;
/// then the first shown to the engine counts. Attesters are keys: an attester's contract could answer one way now and
/// another way later.
contract AttestedCondition is IReleaseCondition, EIP712 {
    /// @dev As many signatures as are checked within a condition's gas.
    uint256 private constant ATTESTERS_MAX = 15;
    bytes32 private constant ATTESTATION_TYPEHASH = keccak256("Attestation(bytes32 id,bool happened)");

    /// @notice Not 1…15 attesters in rising order, or not more than half of them needed.
    error AttestersUnfit(uint256 attesters, uint256 needed);
    /// @notice The proof is about other terms.
    error AttestationTermsDiffer(bytes32 id, bytes32 shown);

    constructor() EIP712("AttestedCondition", "1") {}

    /// @inheritdoc IReleaseCondition
    function state(bytes32 id, bytes calldata proof) external view returns (ConditionState) {
        if (proof.length == 0) return ConditionState.OPEN;
        (AttestationTerms memory terms, bool happened, bytes[] memory signatures) =
            abi.decode(proof, (AttestationTerms, bool, bytes[]));
        bytes32 shown = idOf(terms);
        require(shown == id, AttestationTermsDiffer(id, shown));
        bytes32 digest = digestOf(id, happened);
        uint256 found;
        for (uint256 i; i < signatures.length && i < terms.attesters.length; ++i) {
            (address signer, ECDSA.RecoverError failure,) = ECDSA.tryRecover(digest, signatures[i]);
            if (failure == ECDSA.RecoverError.NoError && signer == terms.attesters[i]) ++found;
        }
        if (found < terms.needed) return ConditionState.OPEN;
        return happened ? ConditionState.MET : ConditionState.REFUSED;
    }

    /// @notice The id of terms. Requirements: 1…15 attesters in rising order, more than half needed (`AttestersUnfit`).
    function idOf(AttestationTerms memory terms) public pure returns (bytes32) {
        uint256 count = terms.attesters.length;
        bool fits = count <= ATTESTERS_MAX && terms.needed <= count && 2 * terms.needed > count;
        for (uint256 i = 1; fits && i < count; ++i) fits = terms.attesters[i] > terms.attesters[i - 1];
        require(fits, AttestersUnfit(count, terms.needed));
        return keccak256(abi.encode(terms));
    }

    /// @notice What an attester signs.
    function digestOf(bytes32 id, bool happened) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ATTESTATION_TYPEHASH, id, happened)));
    }
}
