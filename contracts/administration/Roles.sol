// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @title Names of roles, and their ids at the AccessManager: one per name and scope.
/// @notice A scope is an instrument's token, a bank's deposit, a venue, the identity registry or the manager itself. A
/// role in one scope does nothing in another.
///
/// An id is readable: the last six bytes of the scope's address, then two bytes for the name.
///
///     | scope's address, last 48 bits | name, 16 bits |
///
/// `Administration` refuses a scope whose last six bytes are another scope's.
library Roles {
    /// @dev The manager's own first role, 0 in every scope.
    bytes32 internal constant ADMIN = "ADMIN";
    bytes32 internal constant ISSUER = "ISSUER";
    bytes32 internal constant REGISTRAR = "REGISTRAR";
    bytes32 internal constant CALCULATION_AGENT = "CALCULATION_AGENT";
    bytes32 internal constant PAYING_AGENT = "PAYING_AGENT";
    bytes32 internal constant COMPLIANCE = "COMPLIANCE";
    bytes32 internal constant FREEZER = "FREEZER";
    bytes32 internal constant COURT_ORDER = "COURT_ORDER";
    bytes32 internal constant ENFORCER = "ENFORCER";
    bytes32 internal constant PAUSER = "PAUSER";
    bytes32 internal constant BRAKE = "BRAKE";
    bytes32 internal constant RESTORER = "RESTORER";
    bytes32 internal constant VENUE = "VENUE";
    bytes32 internal constant BANK = "BANK";
    bytes32 internal constant GUARDIAN = "GUARDIAN";
    bytes32 internal constant TRUSTEE = "TRUSTEE";
    bytes32 internal constant CONVERSION_AGENT = "CONVERSION_AGENT";

    function id(bytes32 name, address scope) internal pure returns (uint64) {
        // Safe casts: both are meant to cut.
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint64(tagOf(scope)) << 16 | uint16(uint256(keccak256(abi.encode(name))));
    }

    /// @notice The part of an id that stands for its scope.
    function tagOf(address scope) internal pure returns (uint48) {
        // forge-lint: disable-next-line(unsafe-typecast)
        return uint48(uint160(scope));
    }

    /// @notice The other half of a pair of roles that no key may hold together in one scope: who books money and who
    /// issues it, who lodges a court's order and who executes it.
    /// @return other zero where the role is in no pair
    function otherHalf(uint64 roleId) internal pure returns (uint64 other) {
        uint16 name = uint16(roleId);
        bytes32 found;
        if (name == uint16(id(BANK, address(0)))) found = ISSUER;
        else if (name == uint16(id(ISSUER, address(0)))) found = BANK;
        else if (name == uint16(id(COURT_ORDER, address(0)))) found = ENFORCER;
        else if (name == uint16(id(ENFORCER, address(0)))) found = COURT_ORDER;
        else return 0;
        return roleId - name + uint16(id(found, address(0)));
    }
}
