// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Policy, PolicyTerms} from "../../types/Policy.sol";
import {IIssueGate} from "./IIssueGate.sol";

/// @notice Powers that a token is deployed with.
/// @param powers bits of `Powers`
struct PowerGrant {
    address agent;
    uint256 powers;
}

/// @notice Everything a token needs at its deployment.
/// @param name at most 31 bytes, as the symbol
/// @param authority the AccessManager
/// @param identityRegistry where holders are looked up
/// @param explainer the face, which answers the standards' views (`ISecurityViews`) for the token's life
/// @param documents keeps the documents (ERC-1643)
/// @param instrument says why a closed register refuses; zero = set later
/// @param issueGate asked at every issue; zero = set later, and nothing is issued before
/// @param policy with `PolicySwitches.MARKET_HALT` the token is deployed paused
struct TokenSetup {
    string name;
    string symbol;
    uint8 decimals;
    address authority;
    address identityRegistry;
    address explainer;
    address documents;
    address instrument;
    IIssueGate issueGate;
    PolicyTerms policy;
    PowerGrant[] grants;
}

/// @title What a security token does beyond a register and the standards' faces.
/// @notice Stopped by `pause` (PAUSER), which halts trading and never redemption, orders or the release of holds.
///
/// Orders. No unit is forced without the hash of an order, and an order is carried out once:
///
///     new ── lodgeOrder ──► lodged ── forcedTransfer(from, to, amount) ──► used
///      │                      └────── withdrawOrder ──► used
///      └── forcedTransfer(from, to, amount, orderHash) ──► used
interface ISecurityToken {
    event OrderLodged(bytes32 indexed orderHash, address indexed from, address indexed to, uint256 amount);
    event OrderWithdrawn(bytes32 indexed orderHash, address indexed from, address indexed to, uint256 amount);
    event OrderExecuted(bytes32 indexed orderHash, address indexed from, address indexed to, uint256 amount);
    /// @notice Units were issued, by whose call.
    event Issued(address indexed to, uint256 units, address indexed by);
    event IssueGateSet(IIssueGate indexed gate);
    event ContractsSet(address indexed instrument, address indexed documents);

    /// @notice The hash is zero, or an order with it was used before.
    error OrderRefused(bytes32 orderHash);
    error OrderNotLodged(address from, address to, uint256 amount);
    error OrderStillLodged(bytes32 orderHash);
    error BatchLengthsDiffer(uint256 first, uint256 second);
    error FrozenUnitsTooLarge(address account, uint256 amount, uint256 maximum);
    error FrozenUnitsInsufficient(address account, uint256 frozen, uint256 amount);
    /// @notice The face that a token was deployed with stays.
    error FaceFixed(address face);
    /// @notice Nobody is named who says what may be issued, so nothing is.
    error IssueGateMissing();
    /// @notice The register is closed and its instrument did not say why.
    error InstrumentSilent(address instrument, uint256 closesAt);

    // ---- orders ----

    /// @notice Lodges an order (COURT_ORDER).
    /// @dev Another key, ENFORCER's, carries it out by `forcedTransfer(from, to, amount)`. Emits `OrderLodged`. Requirements:
    /// - the hash is not zero and was never used (`OrderRefused`);
    /// - no other order over the same wallets and amount is lodged (`OrderStillLodged`).
    ///
    /// Requirements of `forcedTransfer`: from ≠ to (`ERC7943CannotReceive`); the receiver can receive, with the rule's own
    /// error; enough units (`ERC20InsufficientBalance`), none of them held (`UnitsHeld`): a hold is cancelled or broken first.
    /// Frozen units go by the exact excess, after a `Frozen` event. What is left below the minimum holding is an `OddLot`.
    /// @param amount [units]
    function lodgeOrder(bytes32 orderHash, address from, address to, uint256 amount) external;

    /// @notice Takes a lodged order back (COURT_ORDER); its hash stays used. Requirements: it is lodged (`OrderNotLodged`).
    function withdrawOrder(address from, address to, uint256 amount) external;

    /// @notice The hash of the order lodged over these wallets and this amount; zero where there is none.
    function lodgedOrder(address from, address to, uint256 amount) external view returns (bytes32 orderHash);

    // ---- views ----

    function instrument() external view returns (address);
    function documents() external view returns (address);
    function issueGate() external view returns (IIssueGate);

    // ---- policy ----

    /// @notice Narrows the policy at once (BRAKE): nothing that it refuses now passes afterwards. `setPolicy` is the way back.
    /// @dev Emits `PolicySet`. Requirements:
    /// - it is tighter in every field (`PolicyNotTighter`, see `IPolicyCheck.requireTighter`);
    /// - no bit without a meaning (`PolicyMalformed`).
    function tighten(Policy policy) external;

    // ---- administration ----

    /// @notice Names the instrument whose units these are, and who keeps the documents (ADMIN).
    function setContracts(address instrument, address documents) external;

    /// @notice Names who is asked at every issue (ADMIN, who waits).
    function setIssueGate(IIssueGate gate) external;
}
