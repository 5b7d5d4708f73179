// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Documents of a token by hash, in the form of ERC-1643 with the token named.
interface IDocuments {
    event DocumentRecorded(address indexed token, bytes32 indexed name, string uri, bytes32 hash);
    event DocumentWithdrawn(address indexed token, bytes32 indexed name, bytes32 hash);

    error DocumentHashMissing(address token, bytes32 name);
    error DocumentUnknown(address token, bytes32 name);
    error DocumentsFull(address token, uint256 count, uint256 maximum);

    /// @notice Records a document of `token` under `name`, replacing an earlier one.
    /// @dev Requirements: the caller is the token itself or its REGISTRAR; the hash is not zero (`DocumentHashMissing`);
    /// at most 64 documents per token (`DocumentsFull`).
    /// @param hash of the document's bytes; the place (`uri`) may be empty
    /// @return the place and the hash as given, which the token's own event says
    function setDocument(address token, bytes32 name, string calldata uri, bytes32 hash)
        external
        returns (string memory, bytes32);

    /// @notice Withdraws a document. Requirements: as for `setDocument`; it exists (`DocumentUnknown`).
    /// @return uri where it was found
    /// @return hash of its bytes
    function removeDocument(address token, bytes32 name) external returns (string memory uri, bytes32 hash);

    /// @notice Zeros where there is none.
    /// @return uri where the document is found
    /// @return hash of its bytes
    /// @return recordedAt [s] when it was last recorded
    function getDocument(address token, bytes32 name)
        external
        view
        returns (string memory uri, bytes32 hash, uint256 recordedAt);

    function getAllDocuments(address token) external view returns (bytes32[] memory names);
}
