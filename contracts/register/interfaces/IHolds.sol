// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice Units encumbered by a commitment; they stay their owner's.
/// @param units [units]
/// @param agent who alone may take it
/// @param expiresAt [s] from the second after it anyone may release the hold
/// @param era the wallet's hold era when it was placed; a hold of an earlier era was cancelled with all of that wallet's
struct Hold {
    address wallet;
    uint256 units;
    uint256 era;
    address agent;
    uint256 expiresAt;
}

/// @title Holds, and who takes over from a lost wallet whose holds a recovery cancelled.
/// @notice All amounts are [units], all instants [s] since 1970.
interface IHolds {
    event HoldPlaced(
        bytes32 indexed id, address indexed wallet, address indexed agent, uint256 units, uint256 expiresAt
    );
    event HoldTaken(bytes32 indexed id, address indexed wallet, address indexed to, uint256 units);
    event HoldReleased(bytes32 indexed id, address indexed wallet, uint256 units);
    /// @notice A court's order broke the hold because its agent failed to.
    event HoldBroken(bytes32 indexed id, address indexed wallet, uint256 units, bytes32 orderHash);
    /// @notice All holds of the wallet were cancelled at once, by redemption or recovery.
    event HoldsCancelled(address indexed wallet, uint256 units);
    event WalletSucceeded(address indexed lost, address indexed successor, uint256 units);

    error HoldUnknown(bytes32 id);
    error HoldExists(bytes32 id);
    error HoldNotYours(bytes32 id, address caller, address agent);
    error HoldStillGood(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error HoldExpired(bytes32 id, uint256 expiresAt, uint256 nowAt);
    error UnitsHeld(address wallet, uint256 movable, uint256 held);
    error WalletNotRecoverable(address lost, address successor);

    /// @notice Encumbers units (HOLD). Requirements: the movement to `to` passes every rule now, on the balance and on
    /// balance − held; `venue` is not halted (zero = over the counter); enough free units; the id is new.
    /// @param to the receiver that the rules are tested for; zero = none named yet, then the deliverer's side alone, and
    /// for an agent that redeems (REDEEM: a put) only that the wallet is not frozen and the minimum holding
    function placeHold(bytes32 id, address wallet, address to, uint256 units, uint64 expiresAt, address venue) external;

    /// @notice Moves held units to `to` (the hold's agent, SETTLE). Every rule but the venue halt is tested again.
    /// @param units [units] at most the hold's; the rest is released
    /// @return received [units] what reached `to`
    function takeHold(bytes32 id, address to, uint256 units) external returns (uint256 received);

    /// @notice Frees held units: its agent at any time, anyone once now > expiresAt.
    function releaseHold(bytes32 id) external;

    /// @notice Breaks a hold whose agent failed to release it (COURT_ORDER).
    function breakHold(bytes32 id, bytes32 orderHash) external;

    function holdOf(bytes32 id) external view returns (Hold memory);

    /// @notice Units of the wallet under holds.
    function heldOf(address wallet) external view returns (uint256);
}
