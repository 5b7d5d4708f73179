// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title The views of ERC-1643, which the token's face answers.
interface IERC1643Views {
    /// @return uri where it is kept
    /// @return documentHash of its bytes
    /// @return modifiedAt [s]
    function getDocument(bytes32 name)
        external
        view
        returns (string memory uri, bytes32 documentHash, uint256 modifiedAt);

    function getAllDocuments() external view returns (bytes32[] memory names);
}

/// @title ERC-1643 (0xecfecec8, with `IERC1643Views`), in its form of 2018: documents by hash. Kept by the disclosure
/// contract.
interface IERC1643 {
    event DocumentUpdated(bytes32 indexed name, string uri, bytes32 documentHash);
    event DocumentRemoved(bytes32 indexed name, string uri, bytes32 documentHash);

    /// @notice Records a document (REGISTRAR). Requirements: those of `IDocuments.setDocument`.
    function setDocument(bytes32 name, string calldata uri, bytes32 documentHash) external;

    /// @notice Withdraws a document (REGISTRAR). Requirements: those of `IDocuments.removeDocument`.
    function removeDocument(bytes32 name) external;
}
