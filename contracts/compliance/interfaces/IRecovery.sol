// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What two of three approvers sign (EIP-712).
/// @param register the token in which the position moves
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

/// @title Recovery of lost wallets: two of three approve, then a delay passes, then anyone carries it out.
/// @notice Approvers are named per register, for example its registrar, trustee and compliance officer; they sign as
/// accounts or as contracts (ERC-1271), an account with code as either. Stopped, while the delay runs, by the lost wallet
/// itself (it is not lost) or by a GUARDIAN of the register.
///
///     none ── propose ──► proposed ── execute, from executableAt ──► executed (nothing kept)
///                            └────── cancel ──► cancelled, for good: another try needs other terms
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

    error ApproversNotDistinct(address register);
    error ApproverUnknown(uint256 index, uint256 maximum);
    error ApprovalInvalid(bytes32 id, address approver);
    error ApprovalExpired(bytes32 id, uint256 deadline, uint256 nowAt);
    error RecoveryExists(bytes32 id);
    error RecoveryUnknown(bytes32 id);
    error RecoveryTooEarly(bytes32 id, uint256 executableAt, uint256 nowAt);
    error RecoveryNotYours(bytes32 id, address caller);

    /// @notice Names the three who approve for a register (ADMIN). Requirements: none is zero and no
    /// two are the same (`ApproversNotDistinct`).
    function setApprovers(address register, address[3] calldata approvers) external;

    /// @notice Proposes a recovery with the approvals of two of the three, for anyone.
    /// @dev Requirements: now ≤ deadline (`ApprovalExpired`); two different approvers, in order (`ApproverUnknown`), both
    /// signed these terms (`ApprovalInvalid`); not proposed or cancelled before (`RecoveryExists`).
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

    /// @notice Cancels a proposal (the lost wallet, or GUARDIAN of the register; `RecoveryNotYours`). Requirements: it
    /// waits (`RecoveryUnknown`).
    function cancel(RecoveryTerms calldata terms) external;

    /// @notice Carries a proposal out, for anyone. Requirements: it waits (`RecoveryUnknown`); now ≥ executableAt
    /// (`RecoveryTooEarly`); those of the identity registry and of the register.
    function execute(RecoveryTerms calldata terms) external;

    /// @return [s] from when on it can be carried out; zero where it doesn't wait
    function executableAt(bytes32 id) external view returns (uint256);

    function approversOf(address register) external view returns (address[3] memory);

    /// @notice The EIP-712 hash that approvers sign; also the proposal's id.
    function idOf(RecoveryTerms calldata terms) external view returns (bytes32);
}
