// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice Where an order stands.
enum OrderState {
    NONE,
    LODGED,
    EXECUTED,
    ENDED
}

/// @notice A court's order over one wallet's units or money.
/// @param from whose units; after a recovery its successor's
/// @param executableAt [s] from then on it may be executed; zero while it has no hash, or freezes only
/// @param lapsesAt [s] after then anyone ends it; zero once it has a hash
/// @param state where it stands
/// @param objected whether an objection has doubled the delay
/// @param overridden whether the objection was overridden, finally
/// @param to who receives; zero: the order only freezes
/// @param lodgedBy who may not execute it
/// @param amount [units]
/// @param orderHash of the court's document; zero while it is awaited
struct CourtOrder {
    address from;
    uint48 executableAt;
    uint48 lapsesAt;
    address to;
    OrderState state;
    bool objected;
    bool overridden;
    address lodgedBy;
    uint256 amount;
    bytes32 orderHash;
}

/// @title Orders of courts: one key lodges, which freezes at once, another executes after a delay.
/// @notice All amounts are [units], of money [cash base units].
///
///     lodgeOrder ──► LODGED, the units frozen ── executeOrder, two days after its hash ──► EXECUTED
///                      │ hashOrder: the hash comes later, within 30 days
///                      │ objectToOrder: once, by a court's stay; two days more
///                      │ overrideObjection: once, by a second order; final
///                      ├── endOrder, with a discharging order's hash ──► ENDED
///                      └── lapseOrder, 30 days without a hash, by anyone ──► ENDED
///
/// An order without a receiver only freezes, and stands until it is ended. What an order froze the freezer can't free.
interface ICourtOrders {
    /// @notice An order was lodged and its units are frozen.
    /// @param orderHash zero while the document is awaited
    event OrderLodged(
        uint256 indexed id, address indexed from, address indexed to, uint256 amount, bytes32 orderHash
    );
    /// @notice The document of an order came.
    event OrderHashed(uint256 indexed id, bytes32 indexed orderHash);
    /// @notice A court's stay doubles the delay.
    event OrderObjected(uint256 indexed id, bytes32 indexed stayHash, uint256 executableAt);
    /// @notice A second order overrides the objection.
    event ObjectionOverridden(uint256 indexed id, bytes32 indexed orderHash, uint256 executableAt);
    /// @notice An order was carried out.
    event OrderExecuted(uint256 indexed id, address indexed from, address indexed to, uint256 amount, bytes32 orderHash);
    /// @notice An order ended without a movement.
    /// @param orderHash the discharging order's; zero where it lapsed
    event OrderEnded(uint256 indexed id, bytes32 indexed orderHash);

    /// @notice The document's hash is zero, or was used before.
    error CourtOrderRefused(bytes32 orderHash);
    /// @notice There is nothing to freeze, or the receiver is the wallet itself.
    error OrderEmpty(address from, address to, uint256 amount);
    error OrderUnknown(uint256 id);
    /// @notice The order is not in the state, or lacks what the call needs.
    error OrderUnfit(uint256 id, OrderState state);
    /// @param executableAt [s]; zero: it has no hash
    /// @param nowAt [s]
    error OrderTooEarly(uint256 id, uint256 executableAt, uint256 nowAt);
    /// @notice Who lodged an order doesn't execute it.
    error OrderNeedsAnother(uint256 id, address lodgedBy);
    /// @notice The freezer can't free what an order froze.
    error FrozenByOrder(address wallet, uint256 amount, uint256 ordered);
    error CourtOrderNotLodged(address from, address to, uint256 amount);

    /// @notice Lodges an order and freezes its units at once (COURT_ORDER).
    /// @dev Emits `OrderLodged` and `Frozen`. Requirements:
    /// - an amount, and another receiver than the wallet (`OrderEmpty`);
    /// - the wallet was not replaced (`WalletReplaced`);
    /// - a hash that is given was never used (`CourtOrderRefused`).
    /// @param to who is to receive; zero: the order only freezes
    /// @param amount [units] may exceed the balance: what comes in later is frozen too
    /// @param orderHash zero: the document follows within 30 days
    function lodgeOrder(address from, address to, uint256 amount, bytes32 orderHash) external returns (uint256 id);

    /// @notice Adds the document of a lodged order (COURT_ORDER); the delay begins.
    /// @dev Emits `OrderHashed`. Requirements:
    /// - lodged, without a hash (`OrderUnfit`);
    /// - the hash is new and not zero (`CourtOrderRefused`).
    function hashOrder(uint256 id, bytes32 orderHash) external;

    /// @notice Doubles the delay of an order once, by a court's stay (GUARDIAN).
    /// @dev Emits `OrderObjected`. Requirements:
    /// - lodged, not objected to before (`OrderUnfit`);
    /// - the stay's hash is new and not zero (`CourtOrderRefused`).
    function objectToOrder(uint256 id, bytes32 stayHash) external;

    /// @notice Takes an objection's delay away again, finally, by a second order that names the first (COURT_ORDER).
    /// @dev Emits `ObjectionOverridden`. Requirements:
    /// - objected to, not overridden before (`OrderUnfit`);
    /// - the second order's hash is new and not zero (`CourtOrderRefused`).
    function overrideObjection(uint256 id, bytes32 orderHash) external;

    /// @notice Carries an order out (ENFORCER).
    /// @dev Emits `OrderExecuted`. Requirements:
    /// - lodged, with a receiver (`OrderUnfit`);
    /// - by another than who lodged it (`OrderNeedsAnother`);
    /// - two days after its hash, four where it was objected to (`OrderTooEarly`);
    /// - those of a forced movement: the receiver can receive (`ERC7943CannotReceive`), enough units, none of them held
    ///   (`UnitsHeld`).
    function executeOrder(uint256 id) external;

    /// @notice Ends an order by a discharging order, and frees its units (COURT_ORDER).
    /// @dev Emits `OrderEnded`. Requirements:
    /// - lodged (`OrderUnfit`);
    /// - the discharging order's hash is new and not zero (`CourtOrderRefused`).
    function endOrder(uint256 id, bytes32 dischargeHash) external;

    /// @notice Ends an order whose document did not come within 30 days, for anyone.
    /// @dev Emits `OrderEnded`. Requirements:
    /// - lodged, without a hash, 30 days have passed (`OrderUnfit`).
    function lapseOrder(uint256 id) external;

    /// @notice The order of an id; raises `OrderUnknown`.
    function orderOf(uint256 id) external view returns (CourtOrder memory);

    /// @notice The id of the last order lodged over these wallets and this amount; zero where none is.
    function lodgedOrder(address from, address to, uint256 amount) external view returns (uint256 id);

    /// @notice [units] of the wallet that orders froze.
    function orderedOf(address wallet) external view returns (uint256);
}
