// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IHeldPrincipal} from "../../register/interfaces/IHeldPrincipal.sol";
import {HoldTerms} from "../../register/interfaces/IHolds.sol";
import {ObligationId} from "../../types/ObligationId.sol";

/// @notice An owner's consent to a hold: what is held, for whom, who may ask for it, and where it may go.
/// @param asset the register
/// @param agent who alone may ask for it: to take, enlarge, reduce, substitute, release
/// @param receivers to whom it may go besides the beneficiary; else it goes where the owner signs
/// @param nonce of the owner, used once here: by whichever consent or signature with it is landed first; nonces of instructions are others
struct HoldConsent {
    address asset;
    address agent;
    address[] receivers;
    HoldTerms terms;
    uint256 nonce;
}

/// @title Holds by their owner's signed consent: pledges and collateral.
/// @notice This contract is the agent in the register; here it asks who may ask it. Nothing of a consent is stored:
/// whoever acts on it brings it, and its EIP-712 hash is the id of its hold. The register says what is left of it.
///
/// What an agent can do alone: move units to the beneficiary or a receiver of the consent, give units back to their owner,
/// and direct the principal that was kept for them likewise. What it can't: name another receiver, add units, act after
/// the expiry. For these it needs the owner's signature, and there is no way past the expiry.
///
/// The owner is the wallet of the consent, or who took over from it: a lost key signs nothing more. So are beneficiary and
/// receivers: units and principal go to who took over from a lost wallet, not to it.
///
/// Stopped like the register's trades (COMPLIANCE, PAUSER), or by taking this contract's powers away; release always goes
/// on, by anyone once a hold has expired, at the register.
interface IHoldConsents {
    /// @notice An owner voids nonces: every signature of the owner here that names one of them.
    /// @param mask bit i voids the nonce 256 × word + i
    event ConsentsVoided(address indexed owner, uint256 word, uint256 mask);
    /// @notice The owner's units are held from now on. With the terms, which the register says of the same id
    /// (`IHolds.HoldPlaced`), this is the whole consent.
    event HoldConsented(
        bytes32 indexed holdId, address indexed asset, address indexed agent, address[] receivers, uint256 nonce
    );
    /// @notice One hold gave way to another of the same owner, agent and beneficiary, in one transaction.
    /// @param amount [units] that the old one lost
    event HoldSubstituted(bytes32 indexed oldId, bytes32 indexed newId, uint256 amount);

    error HoldConsentInvalid(bytes32 holdId, address signer);
    error HoldAgentOnly(bytes32 holdId, address caller, address agent);
    error HoldReceiverUnknown(bytes32 holdId, address to);
    error HoldSubstituteUnfit(bytes32 oldId, bytes32 newId);
    error HoldShort(bytes32 holdId, uint256 received, uint256 amount);

    /// @notice Holds the owner's units, for anyone who brings the owner's signature over the consent.
    /// @dev Emits `HoldConsented`, and `IHolds.HoldPlaced` in the register. Requirements:
    /// - the owner signed (`HoldConsentInvalid`) or calls, with an unused nonce (`ISettlement.NonceUsed`);
    /// - the rules of a hold (`IHolds.placeHold`): the beneficiary could receive the units now.
    /// @param signature over the consent, by key or ERC-1271; ignored, and best empty, for the owner as caller
    /// @return holdId the EIP-712 hash of the consent
    function hold(HoldConsent calldata consent, bytes calldata signature) external returns (bytes32 holdId);

    /// @notice Moves units of the hold to its beneficiary or a receiver of the consent (its agent).
    /// @dev Requirements: the caller is the agent (`HoldAgentOnly`); the receiver is named (`HoldReceiverUnknown`); as
    /// `IHolds.takeHold`; everything arrives (`HoldShort`).
    /// @param amount [units]; what is left stays held
    function takeHeld(HoldConsent calldata consent, address to, uint256 amount) external;

    /// @notice Moves units of the hold to a receiver whom the owner names (its agent).
    /// @dev Requirements: as `takeHeld`, but the owner signed `HoldReceiver(bytes32 holdId,address to,uint256 amount,uint256
    /// nonce)` (`HoldConsentInvalid`), with an unused nonce (`ISettlement.NonceUsed`).
    function takeHeldSigned(
        HoldConsent calldata consent,
        address to,
        uint256 amount,
        uint256 nonce,
        bytes calldata signature
    ) external;

    /// @notice Adds free units of the owner to the hold (its agent).
    /// @dev Requirements: the caller is the agent (`HoldAgentOnly`); the owner signed `HoldEnlargement(bytes32
    /// holdId,uint256 amount,uint256 nonce)` (`HoldConsentInvalid`), with an unused nonce (`ISettlement.NonceUsed`);
    /// as `IHolds.resizeHold`.
    /// @param amount [units] that are added
    function enlargeHeld(HoldConsent calldata consent, uint256 amount, uint256 nonce, bytes calldata signature)
        external;

    /// @notice Gives units of the hold back to their owner (its agent); the last ones end it.
    /// @dev Requirements: the caller is the agent (`HoldAgentOnly`); no more than is held (`IHolds.UnitsHeld`).
    /// @param amount [units]
    function reduceHeld(HoldConsent calldata consent, uint256 amount) external;

    /// @notice Holds units by a new consent and gives units of an old one back, in one transaction (the agent of both).
    /// @dev Emits `HoldSubstituted`. Requirements: as `hold` and `reduceHeld`; owner, agent, beneficiary and purpose are the
    /// same (`HoldSubstituteUnfit`).
    /// @param amount [units] of the old one
    /// @param signature of the owner over the new consent
    function substituteHeld(
        HoldConsent calldata old,
        uint256 amount,
        HoldConsent calldata consent,
        bytes calldata signature
    ) external returns (bytes32 holdId);

    /// @notice Gives all units of the hold back to their owner (its agent), at any time.
    /// @dev Requirements: the caller is the agent (`HoldAgentOnly`); the hold is there (`IHolds.HoldUnknown`).
    function releaseHeld(HoldConsent calldata consent) external;

    /// @notice Directs the hold's share of principal that was kept for held units (its agent).
    /// @dev Requirements: the caller is the agent (`HoldAgentOnly`); the payee is the beneficiary, a receiver of the consent or
    /// the owner (`HoldReceiverUnknown`); as `IHeldPrincipal.drawHeld`.
    /// @param paying where the principal is kept
    /// @param wallet of the record
    /// @param cash token that pays
    /// @return amount [cash base units]
    function drawHeld(
        HoldConsent calldata consent,
        IHeldPrincipal paying,
        ObligationId id,
        address wallet,
        address to,
        address cash
    ) external returns (uint256 amount);

    /// @notice The EIP-712 hash that the owner signs, which is the hold's id in the register.
    function consentIdOf(HoldConsent calldata consent) external view returns (bytes32);

    /// @notice Voids 256 nonces of the caller at most: every signature with one of them that was not landed yet.
    /// @dev Emits `ConsentsVoided`.
    /// @param mask bit i voids the nonce 256 × word + i
    function voidConsents(uint256 word, uint256 mask) external;

    /// @notice Bit i: whether the owner's nonce 256 × word + i is used.
    function consentNoncesOf(address owner, uint256 word) external view returns (uint256);
}
