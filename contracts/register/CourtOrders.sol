// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";

import {CourtOrder, ICourtOrders, OrderState} from "./interfaces/ICourtOrders.sol";

/// @title Orders of courts, of securities as of money.
/// @dev A register adds how units are frozen and forced. Orders are rare: structs and mappings.
abstract contract CourtOrders is AccessManaged, ICourtOrders {
    uint48 private constant DELAY = 2 days;
    uint48 private constant AWAITED = 30 days;

    uint256 private _count;
    mapping(uint256 id => CourtOrder) private _orders;
    mapping(bytes32 orderHash => bool) private _used;
    mapping(address wallet => uint256) private _ordered;
    mapping(bytes32 what => uint256 id) private _lodged;

    // ---- orders ----

    /// @inheritdoc ICourtOrders
    function lodgeOrder(address from, address to, uint256 amount, bytes32 orderHash)
        external
        restricted
        returns (uint256 id)
    {
        require(amount != 0 && from != to, OrderEmpty(from, to, amount));
        id = ++_count;
        CourtOrder storage o = _orders[id];
        (o.from, o.to, o.amount, o.state, o.lodgedBy) = (from, to, amount, OrderState.LODGED, msg.sender);
        if (orderHash == 0) o.lapsesAt = uint48(block.timestamp) + AWAITED;
        else _hash(o, orderHash);
        _lodged[keccak256(abi.encode(from, to, amount))] = id;
        _ordered[from] += amount;
        _freezeBy(from, int256(amount));
        emit OrderLodged(id, from, to, amount, orderHash);
    }

    /// @inheritdoc ICourtOrders
    function hashOrder(uint256 id, bytes32 orderHash) external restricted {
        CourtOrder storage o = _lodgedOnly(id);
        require(o.orderHash == 0, OrderUnfit(id, o.state));
        _hash(o, orderHash);
        emit OrderHashed(id, orderHash);
    }

    /// @inheritdoc ICourtOrders
    function objectToOrder(uint256 id, bytes32 stayHash) external restricted {
        CourtOrder storage o = _lodgedOnly(id);
        require(!o.objected, OrderUnfit(id, o.state));
        _use(stayHash);
        o.objected = true;
        if (o.executableAt != 0) o.executableAt += DELAY;
        emit OrderObjected(id, stayHash, o.executableAt);
    }

    /// @inheritdoc ICourtOrders
    function overrideObjection(uint256 id, bytes32 orderHash) external restricted {
        CourtOrder storage o = _lodgedOnly(id);
        require(o.objected && !o.overridden, OrderUnfit(id, o.state));
        _use(orderHash);
        o.overridden = true;
        if (o.executableAt != 0) o.executableAt -= DELAY;
        emit ObjectionOverridden(id, orderHash, o.executableAt);
    }

    /// @inheritdoc ICourtOrders
    function executeOrder(uint256 id) external restricted {
        _execute(id);
    }

    /// @inheritdoc ICourtOrders
    function endOrder(uint256 id, bytes32 dischargeHash) external restricted {
        CourtOrder storage o = _lodgedOnly(id);
        _use(dischargeHash);
        _end(o, OrderState.ENDED);
        emit OrderEnded(id, dischargeHash);
    }

    /// @inheritdoc ICourtOrders
    function lapseOrder(uint256 id) external {
        CourtOrder storage o = _lodgedOnly(id);
        require(o.lapsesAt != 0 && block.timestamp > o.lapsesAt, OrderUnfit(id, o.state));
        _end(o, OrderState.ENDED);
        emit OrderEnded(id, 0);
    }

    // ---- views ----

    /// @inheritdoc ICourtOrders
    function orderOf(uint256 id) public view returns (CourtOrder memory o) {
        o = _orders[id];
        require(o.state != OrderState.NONE, OrderUnknown(id));
    }

    /// @inheritdoc ICourtOrders
    function lodgedOrder(address from, address to, uint256 amount) public view returns (uint256 id) {
        id = _lodged[keccak256(abi.encode(from, to, amount))];
        if (_orders[id].state != OrderState.LODGED) id = 0;
    }

    /// @inheritdoc ICourtOrders
    function orderedOf(address wallet) public view returns (uint256) {
        return _ordered[wallet];
    }

    // ---- what a register adds ----

    /// @dev Freezes so much more of a wallet, or less; below zero it stays at zero. It says so by the register's events.
    function _freezeBy(address wallet, int256 amount) internal virtual;

    /// @dev Moves units without their owner: past no rule but that the receiver can receive.
    function _force(address from, address to, uint256 amount) internal virtual;

    /// @dev Who took over from a recovered wallet.
    function _successorOf(address wallet) internal view virtual returns (address);

    // ---- for a register ----

    /// @dev The standards' face: the order lodged over the same wallets and amount.
    function _executeLodged(address from, address to, uint256 amount) internal {
        uint256 id = lodgedOrder(from, to, amount);
        require(id != 0, CourtOrderNotLodged(from, to, amount));
        _execute(id);
    }

    /// @dev Before the freezer sets what is frozen of a wallet.
    function _requireAboveOrders(address wallet, uint256 amount) internal view {
        uint256 ordered = _ordered[wallet];
        require(amount >= ordered, FrozenByOrder(wallet, amount, ordered));
    }

    /// @dev With a recovery, which moves the frozen units along.
    function _succeedOrders(address lost, address successor) internal {
        _ordered[successor] += _ordered[lost];
        delete _ordered[lost];
    }

    // ---- internals ----

    function _execute(uint256 id) private {
        CourtOrder storage o = _lodgedOnly(id);
        require(o.to != address(0), OrderUnfit(id, o.state));
        require(msg.sender != o.lodgedBy, OrderNeedsAnother(id, o.lodgedBy));
        uint256 executableAt = o.executableAt;
        require(
            executableAt != 0 && block.timestamp >= executableAt, OrderTooEarly(id, executableAt, block.timestamp)
        );
        address from = _successorOf(o.from);
        _end(o, OrderState.EXECUTED);
        _force(from, o.to, o.amount);
        emit OrderExecuted(id, from, o.to, o.amount, o.orderHash);
    }

    function _end(CourtOrder storage o, OrderState state) private {
        o.state = state;
        address wallet = _successorOf(o.from);
        _ordered[wallet] -= o.amount;
        _freezeBy(wallet, -int256(o.amount));
    }

    function _hash(CourtOrder storage o, bytes32 orderHash) private {
        _use(orderHash);
        o.orderHash = orderHash;
        o.lapsesAt = 0;
        if (o.to != address(0)) {
            o.executableAt = uint48(block.timestamp) + (o.objected && !o.overridden ? 2 * DELAY : DELAY);
        }
    }

    function _use(bytes32 orderHash) private {
        require(orderHash != 0 && !_used[orderHash], CourtOrderRefused(orderHash));
        _used[orderHash] = true;
    }

    function _lodgedOnly(uint256 id) private view returns (CourtOrder storage o) {
        o = _orders[id];
        require(o.state == OrderState.LODGED, OrderUnfit(id, o.state));
    }
}
