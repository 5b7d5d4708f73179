// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Role ids of the AccessManager, one per name and scope.
/// @notice A scope is an instrument's token, a bank's deposit or a venue listing; a role in one scope does nothing in
/// another. The manager's own ADMIN (0) and PUBLIC roles are not of these.
library Roles {
    bytes32 internal constant ISSUER = "ISSUER";
    bytes32 internal constant REGISTRAR = "REGISTRAR";
    bytes32 internal constant CALCULATION_AGENT = "CALCULATION_AGENT";
    bytes32 internal constant PAYING_AGENT = "PAYING_AGENT";
    bytes32 internal constant COMPLIANCE = "COMPLIANCE";
    bytes32 internal constant FREEZER = "FREEZER";
    bytes32 internal constant COURT_ORDER = "COURT_ORDER";
    bytes32 internal constant PAUSER = "PAUSER";
    bytes32 internal constant VENUE = "VENUE";
    bytes32 internal constant BANK = "BANK";
    bytes32 internal constant GUARDIAN = "GUARDIAN";
    bytes32 internal constant TRUSTEE = "TRUSTEE";
    bytes32 internal constant CONVERSION_AGENT = "CONVERSION_AGENT";

    /// @notice The same of a name in a word, its letters first and their number in the last byte.
    function idOf(bytes32 name, address scope) internal pure returns (uint64) {
        uint256 length = uint8(uint256(name));
        // `abi.encode` of a string and an address: where the string stands, the address, its length, its letters.
        return uint64(uint256(keccak256(abi.encode(uint256(64), scope, length, name ^ bytes32(length)))));
    }

    function id(string memory name, address scope) internal pure returns (uint64) {
        return uint64(uint256(keccak256(abi.encode(name, scope))));
    }
}
