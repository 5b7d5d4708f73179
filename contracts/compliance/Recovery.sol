// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Administered} from "../administration/Administered.sol";
import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {HolderView, IIdentityRegistry} from "../identity/interfaces/IIdentityRegistry.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {IERC3643} from "../token/interfaces/IERC3643.sol";
import {EntryFlags} from "../types/Entry.sol";
import {IRecovery, RecoveryState, RecoveryTerms} from "./interfaces/IRecovery.sol";
import {IWalletReplacement} from "./interfaces/IWalletReplacement.sol";

/// @title Recovery of lost wallets.
contract Recovery is IRecovery, Administered, EIP712 {
    /// @dev One slot.
    struct Proposal {
        RecoveryState state;
        uint48 executableAt; // [s]
        uint64 round;
    }

    /// @dev Whoever is named later counts as another round: what waits was approved by those of an earlier one.
    struct Approvers {
        address[3] wallets;
        uint64 round;
    }

    /// @dev One slot.
    struct Replacement {
        address successor;
        uint48 followsFrom; // [s]
    }

    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "RecoveryTerms(address register,address lost,address successor,bytes32 declarationHash,uint256 deadline)"
    );
    uint256 private constant WINDOW = 14 days;

    /// @notice Time between proposal and execution, and between a replacement everywhere and what follows it. [s]
    uint256 public immutable delay;

    mapping(address register => Approvers) private _approvers;
    mapping(bytes32 id => Proposal) private _proposals;
    mapping(address registry => mapping(address lost => Replacement)) private _replaced;
    mapping(address register => mapping(address lost => bool)) private _isStopped;

    constructor(IAccessManager manager_, uint256 delay_)
        ScopedAccess(manager_)
        EIP712("Recovery", "1")
    {
        delay = delay_;
    }

    /// @inheritdoc IRecovery
    function setApprovers(address register, address[3] calldata approvers) external restricted {
        (address a, address b, address c) = (approvers[0], approvers[1], approvers[2]);
        require(
            a != address(0) && b != address(0) && c != address(0) && a != b && b != c && a != c,
            ApproversNotDistinct(register)
        );
        Approvers storage named = _approvers[register];
        (named.wallets, named.round) = (approvers, named.round + 1);
        emit ApproversSet(register, approvers);
    }

    /// @inheritdoc IRecovery
    function propose(
        RecoveryTerms calldata terms,
        uint256 first,
        bytes calldata firstSignature,
        uint256 second,
        bytes calldata secondSignature
    ) external returns (bytes32 id) {
        id = idOf(terms);
        require(block.timestamp <= terms.deadline, ApprovalExpired(id, terms.deadline, block.timestamp));
        require(first < second && second <= 2, ApproverUnknown(second, 2));
        require(_proposals[id].state == RecoveryState.NONE, RecoveryExists(id));
        Approvers storage named = _approvers[terms.register];
        _requireApproval(id, named.wallets[first], firstSignature);
        _requireApproval(id, named.wallets[second], secondSignature);
        uint48 executableAt_ = SafeCast.toUint48(block.timestamp + delay);
        _proposals[id] = Proposal(RecoveryState.PROPOSED, executableAt_, named.round);
        emit RecoveryProposed(id, terms.register, terms.lost, terms.successor, terms.declarationHash, executableAt_);
    }

    /// @inheritdoc IRecovery
    function cancel(RecoveryTerms calldata terms) external {
        bytes32 id = idOf(terms);
        require(_proposals[id].state == RecoveryState.PROPOSED, RecoveryUnknown(id));
        require(
            _hasRole(Roles.GUARDIAN, terms.register, msg.sender) || _mayObject(terms.register, terms.lost, msg.sender),
            RecoveryNotYours(id, msg.sender)
        );
        _proposals[id].state = RecoveryState.CANCELLED;
        emit RecoveryCancelled(id, msg.sender);
    }

    /// @inheritdoc IRecovery
    function execute(RecoveryTerms calldata terms) external {
        bytes32 id = _carryOut(terms);
        emit RecoveryExecuted(id, terms.register, terms.lost, terms.successor);
        address holder = IWalletReplacement(_registryOf(terms.register))
            .replaceWalletIn(terms.register, terms.lost, terms.successor);
        IERC3643(terms.register).recoveryAddress(terms.lost, terms.successor, holder);
    }

    /// @inheritdoc IRecovery
    function executeEverywhere(RecoveryTerms calldata terms) external {
        bytes32 id = _carryOut(terms);
        uint48 followsFrom = SafeCast.toUint48(block.timestamp + delay);
        _replaced[terms.register][terms.lost] = Replacement(terms.successor, followsFrom);
        emit WalletReplacedEverywhere(id, terms.register, terms.lost, terms.successor, followsFrom);
        IWalletReplacement(terms.register).replaceWallet(terms.lost, terms.successor);
    }

    /// @inheritdoc IRecovery
    function follow(address register, address lost) external {
        address registry = _registryOf(register);
        (address successor, uint256 from) = replacementOf(registry, lost);
        require(successor != address(0), WalletNotReplaced(register, lost));
        require(block.timestamp >= from, PartTooEarly(register, lost, from, block.timestamp));
        require(!_isStopped[register][lost], PartIsStopped(register, lost));
        emit PositionFollowed(register, lost, successor);
        address holder = IIdentityRegistry(registry).holderOf(successor);
        IERC3643(register).recoveryAddress(lost, successor, holder);
    }

    /// @inheritdoc IRecovery
    function stopPart(address register, address lost) external onlyScoped(Roles.GUARDIAN, register) {
        (address successor,) = replacementOf(_registryOf(register), lost);
        require(successor != address(0), WalletNotReplaced(register, lost));
        _isStopped[register][lost] = true;
        emit PartStopped(register, lost, msg.sender);
    }

    // ---- views ----

    /// @inheritdoc IRecovery
    function executableAt(bytes32 id) external view returns (uint256) {
        Proposal memory p = _proposals[id];
        return p.state == RecoveryState.PROPOSED ? p.executableAt : 0;
    }

    /// @inheritdoc IRecovery
    function stateOf(bytes32 id) external view returns (RecoveryState) {
        return _proposals[id].state;
    }

    /// @inheritdoc IRecovery
    function replacementOf(address registry, address lost) public view returns (address successor, uint256 followsFrom) {
        Replacement memory r = _replaced[registry][lost];
        // Each was nobody's wallet when it took over, so they form no circle.
        for (; r.successor != address(0); r = _replaced[registry][successor]) {
            (successor, followsFrom) = (r.successor, r.followsFrom);
        }
    }

    /// @inheritdoc IRecovery
    function approversOf(address register) external view returns (address[3] memory) {
        return _approvers[register].wallets;
    }

    /// @inheritdoc IRecovery
    function idOf(RecoveryTerms calldata terms) public view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    TERMS_TYPEHASH,
                    terms.register,
                    terms.lost,
                    terms.successor,
                    terms.declarationHash,
                    terms.deadline
                )
            )
        );
    }

    // ---- inside ----

    /// @dev Checks that a proposal may be carried out now, and marks it before anything is called.
    function _carryOut(RecoveryTerms calldata terms) private returns (bytes32 id) {
        id = idOf(terms);
        Proposal memory p = _proposals[id];
        require(p.state == RecoveryState.PROPOSED, RecoveryUnknown(id));
        require(p.round == _approvers[terms.register].round, ApproversReplaced(id));
        require(block.timestamp >= p.executableAt, RecoveryTooEarly(id, p.executableAt, block.timestamp));
        uint256 lapsesAt = p.executableAt + WINDOW;
        require(block.timestamp <= lapsesAt, RecoveryLapsed(id, lapsesAt, block.timestamp));
        _proposals[id].state = RecoveryState.EXECUTED;
    }

    /// @dev Whoever may say that a wallet is not lost: the wallet, or who took over from it everywhere, unless the register
    /// stopped that. Neither is heard where the registry suspended or sanctioned its holder, or the register froze it.
    function _mayObject(address register, address lost, address caller) private view returns (bool) {
        bool everywhere = _isRegistry(register);
        address registry = everywhere ? register : _registryOf(register);
        (address successor,) = replacementOf(registry, lost);
        if (successor == address(0)) successor = lost;
        else if (_isStopped[register][lost]) return false;
        if (caller != successor) return false;
        // A register doesn't know of a suspension, nor of whoever has not followed into it yet.
        address id = IIdentityRegistry(registry).holderOf(caller);
        if (id != address(0)) {
            HolderView memory v = IIdentityRegistry(registry).holder(id);
            if (v.suspended || v.sanctioned) return false;
        }
        return everywhere || !IPermissionedToken(register).entryOf(caller).has(EntryFlags.FROZEN);
    }

    /// @dev A register names its registry, a registry names no other.
    function _isRegistry(address register) private view returns (bool) {
        (bool answered,) = register.staticcall(abi.encodeCall(IERC3643.identityRegistry, ()));
        return !answered;
    }

    function _registryOf(address register) private view returns (address) {
        return IERC3643(register).identityRegistry();
    }

    function _requireApproval(bytes32 id, address approver, bytes calldata signature) private view {
        (address signer,,) = ECDSA.tryRecoverCalldata(id, signature);
        require(
            approver != address(0)
                && (signer == approver || SignatureChecker.isValidERC1271SignatureNowCalldata(approver, id, signature)),
            ApprovalInvalid(id, approver)
        );
    }
}
