// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";

import {IAdministration} from "./interfaces/IAdministration.sol";
import {IRoleTable} from "./interfaces/IRoleTable.sol";
import {Roles} from "./Roles.sol";

/// @title OpenZeppelin's manager of roles, delays and guardians, with tables of functions and two-party revocations.
contract Administration is AccessManager, IAdministration {
    /// @dev How long the first of two requests to revoke a role stands.
    uint256 private constant REQUEST_PERIOD = 7 days;

    /// @dev One storage slot, which every guarded call reads: table 160 | closed 8 | of another scope than its own 8.
    struct Target {
        IRoleTable table;
        bool closed;
        bool borrowsScope;
    }

    struct Request {
        address by;
        uint48 requestedAt;
    }

    mapping(address target => Target) private _targets;
    /// @dev Of the targets that borrow one; every other target is its own scope.
    mapping(address target => address) private _borrowedScopes;
    mapping(uint48 tag => address) private _scopes;
    mapping(uint64 roleId => mapping(address party => Request)) private _requests;

    constructor(address initialAdmin) AccessManager(initialAdmin) {
        _openScope(address(this));
    }

    // ---- scopes ----

    /// @inheritdoc IAdministration
    function openScope(address scope) external onlyAuthorized {
        _openScope(scope);
    }

    /// @inheritdoc IAdministration
    function setTargetScope(address target, IRoleTable table, address scope) external onlyAuthorized {
        // Nobody without a delay goes round a target's own: it is scheduled, and executed through this contract.
        uint32 delay = _ownDelayOf(target, scope);
        require(delay == 0 || msg.sender == address(this), TargetDelayed(target, delay));
        if (address(table) != address(0)) _openScope(scope);
        Target storage t = _targets[target];
        (t.table, t.borrowsScope) = (table, scope != target);
        if (scope != target) _borrowedScopes[target] = scope;
        emit TargetScopeSet(target, address(table), scope);
    }

    // ---- revocation by two ----

    /// @inheritdoc IAdministration
    function revokeAtOnce(uint64 roleId, address party) external {
        require(msg.sender != party && _isAdministrator(msg.sender), RevocationNotYours(msg.sender));
        Request storage r = _requests[roleId][party];
        address first = r.by;
        bool stands = block.timestamp <= r.requestedAt + REQUEST_PERIOD && _isAdministrator(first) && first != party;
        if (stands && first != msg.sender) {
            delete _requests[roleId][party];
            _revokeRole(roleId, party);
        } else {
            (r.by, r.requestedAt) = (msg.sender, uint48(block.timestamp));
            emit RevocationRequested(roleId, party, msg.sender);
        }
    }

    // ---- operations ----

    /// @dev A change of scope waits the longest delay of the two contracts it touches, as OpenZeppelin has every other
    /// change of a target wait.
    function schedule(address target, bytes calldata data, uint48 when)
        public
        override
        returns (bytes32 operationId, uint32 nonce)
    {
        uint32 delay = _scopeDelay(target, data);
        if (delay != 0) {
            (, uint32 own) = hasRole(ADMIN_ROLE, msg.sender);
            uint256 earliest = block.timestamp + (own > delay ? own : delay);
            if (when < earliest) when = uint48(earliest);
        }
        return super.schedule(target, data, when);
    }

    function execute(address target, bytes calldata data) public payable override returns (uint32) {
        if (_scopeDelay(target, data) != 0) {
            bytes32 operation = hashOperation(msg.sender, target, data);
            require(getSchedule(operation) != 0, AccessManagerNotScheduled(operation));
        }
        return super.execute(target, data);
    }

    /// @dev Beside OpenZeppelin's: the stack's guardian cancels operations of administrators, and the party that a
    /// revocation is about never cancels it.
    function _canCancel(address caller, address target, bytes calldata data) internal view override returns (bool) {
        address canceller = msg.sender;
        // forge-lint: disable-next-line(unsafe-typecast)
        bytes4 selector = bytes4(data[:4]);
        if (target == address(this) && selector == this.revokeRole.selector) {
            (, address party) = abi.decode(data[4:], (uint64, address));
            if (party == canceller) return false;
        }
        if (super._canCancel(caller, target, data)) return true;
        (bool isGuardian,) = hasRole(Roles.id(Roles.GUARDIAN, address(this)), canceller);
        return isGuardian && getTargetFunctionRole(target, selector) == ADMIN_ROLE;
    }

    // ---- views ----

    function isTargetClosed(address target) public view override returns (bool) {
        return _targets[target].closed;
    }

    /// @inheritdoc IAdministration
    function targetScope(address target) public view returns (IRoleTable table, address scope) {
        Target storage t = _targets[target];
        table = t.table;
        if (address(table) != address(0)) scope = t.borrowsScope ? _borrowedScopes[target] : target;
    }

    /// @inheritdoc IAdministration
    function scopeOf(uint64 roleId) external view returns (address) {
        return _scopes[uint48(roleId >> 16)];
    }

    function getTargetFunctionRole(address target, bytes4 selector) public view override returns (uint64) {
        Target storage t = _targets[target];
        IRoleTable table = t.table;
        if (address(table) == address(0)) return super.getTargetFunctionRole(target, selector);
        bytes32 role = table.roleOf(selector);
        if (role == 0 || role == Roles.ADMIN) return ADMIN_ROLE;
        return Roles.id(role, t.borrowsScope ? _borrowedScopes[target] : target);
    }

    // ---- internals ----

    function _openScope(address scope) private {
        uint48 tag = Roles.tagOf(scope);
        address known = _scopes[tag];
        if (known == scope && scope != address(0)) return;
        require(scope != address(0) && tag != 0 && known == address(0), ScopeRefused(scope, known));
        _scopes[tag] = scope;
        emit ScopeOpened(scope);
    }

    function _isAdministrator(address party) private view returns (bool member) {
        (member,) = hasRole(ADMIN_ROLE, party);
    }

    /// @return delay [s] that a scheduled change of scope waits beside its caller's own; zero for every other call
    function _scopeDelay(address target, bytes calldata data) private view returns (uint32 delay) {
        if (target != address(this) || data.length < 4) return 0;
        // forge-lint: disable-next-line(unsafe-typecast)
        if (bytes4(data[:4]) != this.setTargetScope.selector) return 0;
        (address changed,, address scope) = abi.decode(data[4:], (address, address, address));
        return _ownDelayOf(changed, scope);
    }

    function _ownDelayOf(address target, address scope) private view returns (uint32) {
        (uint32 one, uint32 other) = (getTargetAdminDelay(target), getTargetAdminDelay(scope));
        return one > other ? one : other;
    }

    function _setTargetClosed(address target, bool closed) internal override {
        _targets[target].closed = closed;
        emit TargetClosed(target, closed);
    }

    /// @dev It would have no effect, and nobody would be told.
    function _setTargetFunctionRole(address target, bytes4 selector, uint64 roleId) internal override {
        require(address(_targets[target].table) == address(0), TargetHasScope(target));
        super._setTargetFunctionRole(target, selector, roleId);
    }

    /// @dev A role is granted in an open scope only, and never beside the other half of its pair.
    function _grantRole(uint64 roleId, address party, uint32 grantDelay, uint32 executionDelay)
        internal
        override
        returns (bool)
    {
        if (roleId != ADMIN_ROLE) {
            require(_scopes[uint48(roleId >> 16)] != address(0), ScopeUnknown(roleId));
            uint64 other = Roles.otherHalf(roleId);
            if (other != 0) {
                (uint48 since,,,) = getAccess(other, party);
                require(since == 0, RolePairRefused(party, roleId, other));
            }
        }
        return super._grantRole(roleId, party, grantDelay, executionDelay);
    }
}
