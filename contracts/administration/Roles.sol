// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Role ids of the AccessManager, one per name and scope.
/// @notice A scope is an instrument's token, a bank's deposit or a venue listing; a role in one scope does nothing in
/// another. The manager's own ADMIN (0) and PUBLIC roles are not of these.
library Roles {
    string internal constant ISSUER = "ISSUER";
    string internal constant REGISTRAR = "REGISTRAR";
    string internal constant CALCULATION_AGENT = "CALCULATION_AGENT";
    string internal constant PAYING_AGENT = "PAYING_AGENT";
    string internal constant COMPLIANCE = "COMPLIANCE";
    string internal constant FREEZER = "FREEZER";
    string internal constant COURT_ORDER = "COURT_ORDER";
    string internal constant PAUSER = "PAUSER";
    string internal constant VENUE = "VENUE";
    string internal constant BANK = "BANK";
    string internal constant GUARDIAN = "GUARDIAN";
    string internal constant TRUSTEE = "TRUSTEE";
    string internal constant CONVERSION_AGENT = "CONVERSION_AGENT";

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
