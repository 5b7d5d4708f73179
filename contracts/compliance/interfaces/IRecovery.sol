// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What two of three approvers sign (EIP-712).
/// @param register the token in which the position moves; the identity registry where the wallet is replaced everywhere
/// @param lost the wallet whose key is lost
/// @param successor a wallet that is nobody's yet, or took over from `lost` in another register before
/// @param declarationHash of the holder's statutory declaration
/// @param deadline [s] last second at which the approvals count
struct RecoveryTerms {
    address register;
    address lost;
    address successor;
    bytes32 declarationHash;
    uint256 deadline;
}

/// @notice Where a recovery stands.
enum RecoveryState {
    NONE,
    PROPOSED,
    CANCELLED,
    EXECUTED
}

/// @title Recovery of lost wallets: two of three approve, then a delay passes, then anyone carries it out.
/// @notice Approvers are named per register, for example its registrar, trustee and compliance officer; they sign as
/// accounts or as contracts (ERC-1271), an account with code as either. They replace the wallet in their register alone. The
/// registry's own approvers replace it everywhere: no register answers the lost wallet from then on, and what it has in
/// each follows after another delay, in which that register's guardian may stop its part.
///
///     none ── propose ──► PROPOSED ── execute, from executableAt until lapsesAt ──► EXECUTED
///                            │           executeEverywhere: then `follow`, register by register, or `stopPart`
///                            └────── cancel ──► CANCELLED, for good: another try needs other terms
///
/// Stopped while the delay runs by a GUARDIAN of the register, or by the lost wallet itself (it is not lost); a wallet that
/// the freezer froze, that was replaced everywhere, or whose holder was suspended or sanctioned, stops nothing: it may be a
/// thief's. A recovery that nobody carries out within 14 days lapses, and so do all that wait once other approvers are named.
interface IRecovery {
    event ApproversSet(address indexed register, address[3] approvers);
    event RecoveryProposed(
        bytes32 indexed id,
        address indexed register,
        address indexed lost,
        address successor,
        bytes32 declarationHash,
        uint256 executableAt
    );
    event RecoveryCancelled(bytes32 indexed id, address indexed by);
    event RecoveryExecuted(bytes32 indexed id, address indexed register, address indexed lost, address successor);
    /// @notice A wallet was replaced in the registry, for every register.
    /// @param followsFrom [s] from when on its positions follow
    event WalletReplacedEverywhere(
        bytes32 indexed id, address indexed registry, address indexed lost, address successor, uint256 followsFrom
    );
    /// @notice A position followed to the wallet that replaced its own everywhere.
    event PositionFollowed(address indexed register, address indexed lost, address indexed successor);
    /// @notice A register keeps the position where it is, until its own approvers say otherwise.
    event PartStopped(address indexed register, address indexed lost, address indexed by);

    error ApproversNotDistinct(address register);
    error ApproverUnknown(uint256 index, uint256 maximum);
    error ApprovalInvalid(bytes32 id, address approver);
    error ApprovalExpired(bytes32 id, uint256 deadline, uint256 nowAt);
    error RecoveryExists(bytes32 id);
    error RecoveryUnknown(bytes32 id);
    error RecoveryTooEarly(bytes32 id, uint256 executableAt, uint256 nowAt);
    /// @param lapsesAt [s] last second to carry it out
    error RecoveryLapsed(bytes32 id, uint256 lapsesAt, uint256 nowAt);
    /// @notice Other approvers were named since two approved.
    error ApproversReplaced(bytes32 id);
    error RecoveryNotYours(bytes32 id, address caller);
    error WalletNotReplaced(address register, address lost);
    /// @param from [s]
    error PartTooEarly(address register, address lost, uint256 from, uint256 nowAt);
    error PartIsStopped(address register, address lost);

    /// @notice Names the three who approve for a register, or for the registry (ADMIN); what waits lapses.
    /// @dev Emits `ApproversSet`. Requirements:
    /// - none is zero and no two are the same (`ApproversNotDistinct`)
    function setApprovers(address register, address[3] calldata approvers) external;

    /// @notice Proposes a recovery with the approvals of two of the three, for anyone.
    /// @dev Emits `RecoveryProposed`. Requirements:
    /// - now ≤ deadline (`ApprovalExpired`);
    /// - two different approvers, in order (`ApproverUnknown`), both of whom signed these terms (`ApprovalInvalid`);
    /// - these terms were never proposed before (`RecoveryExists`).
    /// @param first place of the one approver, 0 or 1
    /// @param second place of the other, above `first`, at most 2
    /// @return id the EIP-712 hash of the terms
    function propose(
        RecoveryTerms calldata terms,
        uint256 first,
        bytes calldata firstSignature,
        uint256 second,
        bytes calldata secondSignature
    ) external returns (bytes32 id);

    /// @notice Cancels a proposal (the lost wallet, who took over from it everywhere, or GUARDIAN of the register).
    /// @dev Emits `RecoveryCancelled`. Requirements:
    /// - it waits (`RecoveryUnknown`);
    /// - the caller is a guardian; or the wallet, or the last one that took over from it everywhere unless the register stopped
    /// its part, in good standing (`RecoveryNotYours`).
    function cancel(RecoveryTerms calldata terms) external;

    /// @notice Carries a proposal of one register out, for anyone.
    /// @dev Emits `RecoveryExecuted`. Requirements:
    /// - it waits (`RecoveryUnknown`), and its register's approvers are those who approved (`ApproversReplaced`);
    /// - executableAt ≤ now ≤ lapsesAt (`RecoveryTooEarly`, `RecoveryLapsed`);
    /// - those of the identity registry and of the register.
    function execute(RecoveryTerms calldata terms) external;

    /// @notice Carries a proposal of the registry's approvers out, for anyone: the wallet is replaced everywhere.
    /// @dev Emits `WalletReplacedEverywhere`. Requirements: as for `execute`.
    function executeEverywhere(RecoveryTerms calldata terms) external;

    /// @notice Moves a position to the wallet that replaced its own everywhere, for anyone.
    /// @dev Emits `PositionFollowed`. Requirements:
    /// - the register's registry replaced the wallet (`WalletNotReplaced`);
    /// - the delay passed once more (`PartTooEarly`), and the register did not stop its part (`PartIsStopped`);
    /// - those of the register.
    function follow(address register, address lost) external;

    /// @notice Stops a register's part of a replacement everywhere (GUARDIAN of the register): its position stays where it is
    /// until the register's own approvers recover it.
    /// @dev Emits `PartStopped`. Requirements:
    /// - the caller is a guardian of the register (`RoleMissing`);
    /// - the register's registry replaced the wallet (`WalletNotReplaced`).
    function stopPart(address register, address lost) external;

    /// @return [s] from when on it can be carried out; zero where it doesn't wait
    function executableAt(bytes32 id) external view returns (uint256);

    function stateOf(bytes32 id) external view returns (RecoveryState);

    /// @notice Who replaced a wallet everywhere.
    /// @return successor the last of them, where one replaced the other; zero where nobody did
    /// @return followsFrom [s] from when on positions follow
    function replacementOf(address registry, address lost) external view returns (address successor, uint256 followsFrom);

    function approversOf(address register) external view returns (address[3] memory);

    /// @notice The EIP-712 hash that approvers sign; also the proposal's id.
    function idOf(RecoveryTerms calldata terms) external view returns (bytes32);
}
