// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What a hold promises.
/// @param wallet whose units are encumbered; they stay its own
/// @param beneficiary who is to receive them; zero = nobody is named yet
/// @param id 0 for a fungible asset, a title's number otherwise
/// @param amount [units]
/// @param purpose short text, for readers
/// @param expiresAt [s] the agent takes while now ≤ expiresAt; from the second after it anyone may release the hold
struct HoldTerms {
    address wallet;
    address beneficiary;
    uint256 id;
    uint256 amount;
    bytes32 purpose;
    uint64 expiresAt;
}

/// @notice Units encumbered by a commitment; they stay their owner's.
/// @param wallet the owner: the wallet that the hold was placed on, or its last successor
/// @param units [units] = placed + enlarged − reduced − taken − released
/// @param agent the contract that alone may take, resize and, until it expires, release it
/// @param expiresAt [s] from the second after it anyone may release the hold
/// @param enlargedAt [s] when units were added to it last, placing included
struct Hold {
    address wallet;
    uint256 units;
    address agent;
    uint256 expiresAt;
    uint256 enlargedAt;
}

/// @title Holds, which follow their owner to the successor of a lost wallet and outlast the redemption of their units.
/// @notice All amounts are [units], all instants [s] since 1970. A unit is under one hold at most. Redeemed units leave their
/// hold in place, with nothing to take: it says whose the money is that was kept for them (`IPaying`).
///
/// An agent is the settlement engine, which asks the owner's signature for whatever it does (`IHoldConsents`), or an
/// instrument on its own token.
interface IHolds {
    event HoldPlaced(
        bytes32 indexed id,
        address indexed wallet,
        address indexed agent,
        address beneficiary,
        uint256 units,
        bytes32 purpose,
        uint256 expiresAt
    );
    /// @notice Units of the hold moved, or were redeemed; what is left of it stays held.
    /// @param to zero where they were redeemed
    event HoldTaken(bytes32 indexed id, address indexed wallet, address indexed to, uint256 units);
    /// @param before [units]
    /// @param units [units] that it has from now on
    event HoldResized(bytes32 indexed id, address indexed wallet, uint256 before, uint256 units);
    event HoldReleased(bytes32 indexed id, address indexed wallet, uint256 units);
    /// @notice A court's order broke the hold because its agent failed to release it.
    event HoldBroken(bytes32 indexed id, address indexed wallet, uint256 units, bytes32 orderHash);
    /// @notice A recovery: the units, what is frozen of them and every hold on them are the successor's from now on.
    event WalletSucceeded(address indexed lost, address indexed successor, uint256 units);

    error HoldUnknown(bytes32 id);
    error HoldExists(bytes32 id);
    error HoldEmpty(bytes32 id);
    error HoldNotYours(bytes32 id, address caller, address agent);
    error HoldStillGood(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error HoldExpired(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error HoldOrderMissing(bytes32 id);
    error UnitsHeld(address wallet, uint256 movable, uint256 held);
    error WalletNotRecoverable(address lost, address successor);

    /// @notice Encumbers units (HOLD), for the caller as agent.
    /// @dev Emits `HoldPlaced`. Requirements:
    /// - the id is new (`HoldExists`), there is something to hold (`HoldEmpty`), and now ≤ expiresAt (`HoldExpired`);
    /// - a fungible asset is asked for id 0 (`IdUnknown`);
    /// - the movement to the beneficiary passes every rule now, on the balance and on balance − held. Without a beneficiary
    ///   the deliverer's side alone is tested, and for an agent that redeems (REDEEM: a put) only that the wallet is not
    ///   frozen and the minimum holding;
    /// - `venue` is not halted (`VenueHalted`); zero = over the counter;
    /// - enough free units (`ERC7943InsufficientUnfrozenBalance`).
    /// @param holdId chosen by the agent
    /// @param venue where the trade was made
    function placeHold(bytes32 holdId, HoldTerms calldata terms, address venue) external;

    /// @notice Moves held units to `to` (the hold's agent, SETTLE); what is left stays held.
    /// @dev Emits `HoldTaken`. Requirements:
    /// - the hold is there (`HoldUnknown`), the caller's (`HoldNotYours`), and now ≤ expiresAt (`HoldExpired`);
    /// - no more than is held (`UnitsHeld`);
    /// - every rule but the venue halt again.
    /// @param units [units]
    /// @return received [units] what reached `to`
    function takeHold(bytes32 holdId, address to, uint256 units) external returns (uint256 received);

    /// @notice Changes how many units a hold has (the hold's agent, HOLD).
    /// @dev Emits `HoldResized`. Requirements:
    /// - the hold is there (`HoldUnknown`) and the caller's (`HoldNotYours`); something is left (`HoldEmpty`);
    /// - more: now ≤ expiresAt (`HoldExpired`), and what is added passes the rules of a hold without a beneficiary.
    /// @param units [units] that it has from now on
    function resizeHold(bytes32 holdId, uint256 units) external;

    /// @notice Frees held units: its agent at any time, anyone once now > expiresAt (`HoldStillGood`).
    /// @dev Emits `HoldReleased`.
    function releaseHold(bytes32 holdId) external;

    /// @notice Breaks a hold whose agent failed to release it (COURT_ORDER).
    /// @dev Emits `HoldBroken`. Requirements: the hold is there (`HoldUnknown`); the order has a hash
    /// (`HoldOrderMissing`).
    function breakHold(bytes32 holdId, bytes32 orderHash) external;

    /// @notice A hold as it stands; all zero where there is none.
    function holdOf(bytes32 holdId) external view returns (Hold memory);

    /// @notice Units of the wallet under holds. [units]
    function heldOf(address wallet) external view returns (uint256);
}
