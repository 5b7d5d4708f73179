// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";

import {IHeldPrincipal} from "../register/interfaces/IHeldPrincipal.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {HoldConsent, IHoldConsents} from "./interfaces/IHoldConsents.sol";
import {ISettlement} from "./interfaces/ISettlement.sol";

/// @title Holds by their owner's signed consent, and what their agents may ask.
/// @dev The second contract of the settlement engine, with powers on the registers of its own: in one with `Settlement`
/// it would leave the size that a contract may have. Assumptions on an asset: those of the engine; and `payeeOf` answers
/// who took over from a wallet. Each function is guarded, for an asset is any contract that an owner signed for.
contract HoldConsents is IHoldConsents, EIP712, ReentrancyGuardTransient {
    using BitMaps for BitMaps.BitMap;

    bytes32 private constant TERMS_TYPEHASH = keccak256(
        "HoldTerms(address wallet,address beneficiary,uint256 id,uint256 amount,bytes32 purpose,uint64 expiresAt)"
    );
    bytes32 private constant CONSENT_TYPEHASH = keccak256(
        "HoldConsent(address asset,address agent,address[] receivers,HoldTerms terms,uint256 nonce)"
        "HoldTerms(address wallet,address beneficiary,uint256 id,uint256 amount,bytes32 purpose,uint64 expiresAt)"
    );
    bytes32 private constant RECEIVER_TYPEHASH =
        keccak256("HoldReceiver(bytes32 holdId,address to,uint256 amount,uint256 nonce)");
    bytes32 private constant ENLARGEMENT_TYPEHASH =
        keccak256("HoldEnlargement(bytes32 holdId,uint256 amount,uint256 nonce)");

    mapping(address owner => BitMaps.BitMap) private _nonces;

    constructor() EIP712("HoldConsents", "1") {}

    /// @inheritdoc IHoldConsents
    function hold(HoldConsent calldata consent, bytes calldata signature)
        external
        nonReentrant
        returns (bytes32 holdId)
    {
        holdId = consentIdOf(consent);
        _hold(holdId, consent, signature);
    }

    /// @inheritdoc IHoldConsents
    function takeHeld(HoldConsent calldata consent, address to, uint256 amount) external nonReentrant {
        bytes32 holdId = _asAgent(consent);
        require(_isNamed(consent, to), HoldReceiverUnknown(holdId, to));
        _take(holdId, consent, to, amount);
    }

    /// @inheritdoc IHoldConsents
    function takeHeldSigned(
        HoldConsent calldata consent,
        address to,
        uint256 amount,
        uint256 nonce,
        bytes calldata signature
    ) external nonReentrant {
        bytes32 holdId = _asAgent(consent);
        bytes32 structHash = keccak256(abi.encode(RECEIVER_TYPEHASH, holdId, to, amount, nonce));
        _requireHolder(holdId, _holderOf(consent), structHash, nonce, signature);
        _take(holdId, consent, to, amount);
    }

    /// @inheritdoc IHoldConsents
    function enlargeHeld(HoldConsent calldata consent, uint256 amount, uint256 nonce, bytes calldata signature)
        external
        nonReentrant
    {
        bytes32 holdId = _asAgent(consent);
        bytes32 structHash = keccak256(abi.encode(ENLARGEMENT_TYPEHASH, holdId, amount, nonce));
        _requireHolder(holdId, _holderOf(consent), structHash, nonce, signature);
        IHolds asset = IHolds(consent.asset);
        asset.resizeHold(holdId, asset.holdOf(holdId).units + amount);
    }

    /// @inheritdoc IHoldConsents
    function reduceHeld(HoldConsent calldata consent, uint256 amount) external nonReentrant {
        _reduce(_asAgent(consent), consent, amount);
    }

    /// @inheritdoc IHoldConsents
    function substituteHeld(
        HoldConsent calldata old,
        uint256 amount,
        HoldConsent calldata consent,
        bytes calldata signature
    ) external nonReentrant returns (bytes32 holdId) {
        bytes32 oldId = _asAgent(old);
        holdId = consentIdOf(consent);
        require(
            consent.agent == old.agent && consent.terms.wallet == _holderOf(old)
                && consent.terms.beneficiary == _successorOf(old, old.terms.beneficiary)
                && consent.terms.purpose == old.terms.purpose,
            HoldSubstituteUnfit(oldId, holdId)
        );
        emit HoldSubstituted(oldId, holdId, amount);
        // The new one stands before the old one goes.
        _hold(holdId, consent, signature);
        _reduce(oldId, old, amount);
    }

    /// @inheritdoc IHoldConsents
    function releaseHeld(HoldConsent calldata consent) external nonReentrant {
        IHolds(consent.asset).releaseHold(_asAgent(consent));
    }

    /// @inheritdoc IHoldConsents
    function drawHeld(
        HoldConsent calldata consent,
        IHeldPrincipal paying,
        ObligationId id,
        address wallet,
        address to,
        address cash
    ) external nonReentrant returns (uint256 amount) {
        bytes32 holdId = _asAgent(consent);
        require(_isNamed(consent, to) || to == _holderOf(consent), HoldReceiverUnknown(holdId, to));
        // Any contract may be named here: it is asked this one thing, and nothing is believed of its answer.
        return paying.drawHeld(id, wallet, holdId, to, cash);
    }

    /// @inheritdoc IHoldConsents
    function consentIdOf(HoldConsent calldata consent) public view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(
                abi.encode(
                    CONSENT_TYPEHASH,
                    consent.asset,
                    consent.agent,
                    keccak256(abi.encodePacked(consent.receivers)),
                    keccak256(abi.encode(TERMS_TYPEHASH, consent.terms)),
                    consent.nonce
                )
            )
        );
    }

    /// @inheritdoc IHoldConsents
    function voidConsents(uint256 word, uint256 mask) external {
        _nonces[msg.sender]._data[word] |= mask;
        emit ConsentsVoided(msg.sender, word, mask);
    }

    /// @inheritdoc IHoldConsents
    function consentNoncesOf(address owner, uint256 word) external view returns (uint256) {
        return _nonces[owner]._data[word];
    }

    // ---- parts ----

    function _hold(bytes32 holdId, HoldConsent calldata consent, bytes calldata signature) private {
        address asset = consent.asset;
        // Check and effect
        require(asset.code.length != 0, ISettlement.SettlementAssetUnknown(asset));
        address holder = consent.terms.wallet;
        if (holder != msg.sender) _requireSigned(holdId, holder, holdId, signature);
        _useNonce(holder, consent.nonce);
        emit HoldConsented(holdId, asset, consent.agent, consent.receivers, consent.nonce);
        // Interaction
        IHolds(asset).placeHold(holdId, consent.terms, address(0));
    }

    function _take(bytes32 holdId, HoldConsent calldata consent, address to, uint256 amount) private {
        uint256 received = IHolds(consent.asset).takeHold(holdId, to, amount);
        require(received == amount, HoldShort(holdId, received, amount));
    }

    function _reduce(bytes32 holdId, HoldConsent calldata consent, uint256 amount) private {
        IHolds asset = IHolds(consent.asset);
        uint256 held = asset.holdOf(holdId).units;
        require(amount <= held, IHolds.UnitsHeld(consent.terms.wallet, held, amount));
        if (amount == held) asset.releaseHold(holdId);
        else asset.resizeHold(holdId, held - amount);
    }

    /// @return holdId of a consent whose agent calls
    function _asAgent(HoldConsent calldata consent) private view returns (bytes32 holdId) {
        holdId = consentIdOf(consent);
        require(msg.sender == consent.agent, HoldAgentOnly(holdId, msg.sender, consent.agent));
    }

    /// @dev Whoever took over from the wallet of the consent, not a key that was lost.
    function _holderOf(HoldConsent calldata consent) private view returns (address) {
        return _successorOf(consent, consent.terms.wallet);
    }

    function _successorOf(HoldConsent calldata consent, address wallet) private view returns (address) {
        return IPermissionedToken(consent.asset).payeeOf(wallet);
    }

    /// @dev The beneficiary or a receiver of the consent, or who took over from one of them.
    function _isNamed(HoldConsent calldata consent, address to) private view returns (bool) {
        if (to == _successorOf(consent, consent.terms.beneficiary)) return true;
        for (uint256 i; i < consent.receivers.length; ++i) {
            if (to == _successorOf(consent, consent.receivers[i])) return true;
        }
        return false;
    }

    function _requireHolder(bytes32 holdId, address holder, bytes32 structHash, uint256 nonce, bytes calldata signature)
        private
    {
        _requireSigned(holdId, holder, _hashTypedDataV4(structHash), signature);
        _useNonce(holder, nonce);
    }

    function _useNonce(address signer, uint256 nonce) private {
        require(!_nonces[signer].get(nonce), ISettlement.NonceUsed(signer, nonce));
        _nonces[signer].set(nonce);
    }

    /// @dev A key's own signature counts whether or not its account has code; ERC-1271 is asked only when there is none.
    function _requireSigned(bytes32 holdId, address signer, bytes32 digest, bytes calldata signature) private view {
        (address recovered, ECDSA.RecoverError failure,) = ECDSA.tryRecoverCalldata(digest, signature);
        require(
            (failure == ECDSA.RecoverError.NoError && recovered == signer)
                || SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature),
            HoldConsentInvalid(holdId, signer)
        );
    }
}
