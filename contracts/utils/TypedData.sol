// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

import {ShortText} from "./ShortText.sol";

/// @title The EIP-712 domain of a contract: its name, version 1, this chain, this address.
/// @dev OpenZeppelin's `EIP712` keeps the separator, and names of any length; here it is computed when it is asked for.
abstract contract TypedData is IERC5267 {
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    bytes32 private constant VERSION_HASH = keccak256("1");
    /// @dev The four fields above, of ERC-5267's seven.
    bytes1 private constant FIELDS = hex"0f";

    bytes32 private immutable _name;
    bytes32 private immutable _nameHash;

    constructor(bytes32 name) {
        _name = name;
        _nameHash = keccak256(bytes(ShortText.toString(name)));
    }

    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        )
    {
        fields = FIELDS;
        name = ShortText.toString(_name);
        version = "1";
        chainId = block.chainid;
        verifyingContract = address(this);
        return (fields, name, version, chainId, verifyingContract, salt, extensions);
    }

    function _hashTypedData(bytes32 structHash) internal view returns (bytes32) {
        bytes32 separator =
            keccak256(abi.encode(DOMAIN_TYPEHASH, _nameHash, VERSION_HASH, block.chainid, address(this)));
        return MessageHashUtils.toTypedDataHash(separator, structHash);
    }
}
