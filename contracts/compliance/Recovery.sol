// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Roles} from "../administration/Roles.sol";
import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IERC3643} from "../token/interfaces/IERC3643.sol";
import {IRecovery, RecoveryTerms} from "./interfaces/IRecovery.sol";
import {IWalletReplacement} from "./interfaces/IWalletReplacement.sol";

/// @title Recovery of lost wallets, one word per proposal, which was written before.
contract Recovery is IRecovery, Administered, EIP712 {
    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "RecoveryTerms(address register,address lost,address successor,bytes32 declarationHash,uint256 deadline)"
    );
    uint256 private constant CANCELLED = type(uint256).max;
    uint256 private constant PLACES = 8;
    uint256 private constant PREPARED = 1 << 40;
    /// @dev Ids of this place are, or were, in `_proposals` too.
    uint256 private constant MORE = 1 << 41;
    uint256 private constant MARKS = PREPARED | MORE;
    uint256 private constant TAG = type(uint256).max << 48;

    /// @notice Time between proposal and execution. [s]
    uint256 public immutable delay;

    /// @dev Three wallets in two words: each has one in its lower bits, and both share the third above them.
    mapping(address register => uint256[2]) private _approvers;
    /// @dev One proposal each, by its id: when it can be carried out 40 [s] · marks 2 · upper bits of the id 208. Never
    /// zero, so that a proposal writes over a word that was there.
    mapping(uint256 place => uint256) private _places;
    /// @dev Of those whose place another one had when they were proposed, and of cancelled ones: when it can be carried
    /// out [s], or CANCELLED.
    mapping(bytes32 id => uint256) private _proposals;

    constructor(IAccessManager manager_, uint256 delay_)
        ScopedAccess(manager_)
        EIP712("Recovery", "1")
    {
        delay = delay_;
        for (uint256 place; place < PLACES; ++place) _places[place] = PREPARED;
    }

    function setApprovers(address register, address[3] calldata approvers) external restricted {
        (address a, address b, address c) = (approvers[0], approvers[1], approvers[2]);
        require(
            a != address(0) && b != address(0) && c != address(0) && a != b && b != c && a != c,
            ApproversNotDistinct(register)
        );
        _approvers[register] = [uint160(a) | (uint256(uint160(c)) << 160), uint160(b) | ((uint256(uint160(c)) >> 96) << 160)];
        emit ApproversSet(register, approvers);
    }

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
        uint256 word = _places[_place(id)];
        require(!_isOf(word, id) && (word & MORE == 0 || _proposals[id] == 0), RecoveryExists(id));
        _requireApproval(id, _approver(terms.register, first), firstSignature);
        _requireApproval(id, _approver(terms.register, second), secondSignature);
        uint40 executableAt_ = SafeCast.toUint40(block.timestamp + delay);
        if (uint40(word) == 0) {
            _places[_place(id)] = word | (uint256(id) & TAG) | executableAt_;
        } else {
            _places[_place(id)] = word | MORE;
            _proposals[id] = executableAt_;
        }
        emit RecoveryProposed(id, terms.register, terms.lost, terms.successor, terms.declarationHash, executableAt_);
    }

    function cancel(RecoveryTerms calldata terms) external {
        bytes32 id = idOf(terms);
        (uint256 executableAt_, bool placed, uint256 word) = _find(id);
        require(executableAt_ != 0, RecoveryUnknown(id));
        require(
            msg.sender == terms.lost || _hasRole(Roles.GUARDIAN, terms.register, msg.sender),
            RecoveryNotYours(id, msg.sender)
        );
        _places[_place(id)] = (placed ? word & MARKS : word) | MORE;
        _proposals[id] = CANCELLED;
        emit RecoveryCancelled(id, msg.sender);
    }

    function execute(RecoveryTerms calldata terms) external {
        bytes32 id = idOf(terms);
        (uint256 executableAt_, bool placed, uint256 word) = _find(id);
        require(executableAt_ != 0, RecoveryUnknown(id));
        require(block.timestamp >= executableAt_, RecoveryTooEarly(id, executableAt_, block.timestamp));
        if (placed) _places[_place(id)] = word & MARKS;
        else delete _proposals[id];
        emit RecoveryExecuted(id, terms.register, terms.lost, terms.successor);

        IERC3643 register = IERC3643(terms.register);
        address holder = IWalletReplacement(register.identityRegistry())
            .replaceWalletIn(terms.register, terms.lost, terms.successor);
        register.recoveryAddress(terms.lost, terms.successor, holder);
    }

    function executableAt(bytes32 id) external view returns (uint256 executableAt_) {
        (executableAt_,,) = _find(id);
    }

    function approversOf(address register) external view returns (address[3] memory) {
        return [_approver(register, 0), _approver(register, 1), _approver(register, 2)];
    }

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

    /// @return executableAt_ [s] of a proposal that waits, else zero
    /// @return placed whether it has its place's word
    function _find(bytes32 id) private view returns (uint256 executableAt_, bool placed, uint256 word) {
        word = _places[_place(id)];
        if (_isOf(word, id)) return (uint40(word), true, word);
        executableAt_ = _proposals[id];
        if (executableAt_ == CANCELLED) executableAt_ = 0;
    }

    function _place(bytes32 id) private pure returns (uint256) {
        return uint256(id) % PLACES;
    }

    function _isOf(uint256 word, bytes32 id) private pure returns (bool) {
        return uint40(word) != 0 && (word ^ uint256(id)) & TAG == 0;
    }

    function _approver(address register, uint256 place) private view returns (address) {
        uint256[2] storage words = _approvers[register];
        if (place < 2) return address(uint160(words[place]));
        return address(uint160((words[0] >> 160) | ((words[1] >> 160) << 96)));
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
