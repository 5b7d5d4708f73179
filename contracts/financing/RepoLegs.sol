// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {ConditionState, IReleaseCondition} from "../settlement/interfaces/IReleaseCondition.sol";
import {Instruction, ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {Leg} from "../types/Leg.sol";
import {Consent, IMasterAgreements, MasterAgreement} from "./interfaces/IMasterAgreements.sol";

/// @title Instructions that settle only while their contract has them settled.
abstract contract RepoLegs is IReleaseCondition {
    ISettlement public immutable settlement;
    /// @dev The one condition that is met, while its instruction settles.
    bytes32 private transient _met;

    constructor(ISettlement settlement_) {
        settlement = settlement_;
    }

    /// @inheritdoc IReleaseCondition
    /// @dev Refused but while it calls: who signed an instruction for the desk can't be made to have its units held by it.
    function state(bytes32 conditionId, bytes calldata) external view returns (ConditionState) {
        return conditionId == _met && conditionId != 0 ? ConditionState.MET : ConditionState.REFUSED;
    }

    /// @dev Has the instruction settled that the record determines. The engine answers for the signatures.
    function _settle(bytes32 conditionId, Leg[] memory legs, Consent calldata consent) internal {
        _met = conditionId;
        settlement.settleSigned(_instruction(conditionId, legs, consent), consent.signatures, "");
        _met = 0;
    }

    function _instruction(bytes32 conditionId, Leg[] memory legs, Consent calldata consent)
        internal
        view
        returns (Instruction memory)
    {
        return Instruction({
            legs: legs,
            nonces: consent.nonces,
            settlementAt: consent.settlementAt,
            expiresAt: consent.expiresAt,
            venue: address(0),
            condition: address(this),
            conditionId: conditionId,
            tradeReference: conditionId
        });
    }

    function _units(address asset, address from, address to, uint256 amount) internal pure returns (Leg memory) {
        return Leg(asset, asset, from, to, 0, amount);
    }

    /// @dev From where the payer is paid to where the payee is.
    function _cash(MasterAgreement memory a, address from, address to, uint256 amount)
        internal
        pure
        returns (Leg memory)
    {
        return from == a.partyA ? Leg(a.cashA, a.cashB, from, to, 0, amount) : Leg(a.cashB, a.cashA, from, to, 0, amount);
    }

    function _one(Leg memory leg) internal pure returns (Leg[] memory legs) {
        legs = new Leg[](1);
        legs[0] = leg;
    }

    /// @dev Whether the rules of who and when let an asset go from one to the other. A refusal names its rule; what ends without a name, out
    /// of gas among it, shows nothing.
    function _checks(address asset, address from, address to, uint256 amount) internal view returns (bool) {
        try IDeliverableViews(asset).check(from, to, 0, amount) {
            return true;
        } catch (bytes memory reason) {
            return reason.length == 0;
        }
    }

    /// @dev Whether the nonce of a signature is still free.
    function _isFree(address party, uint256 nonce) internal view returns (bool) {
        return (settlement.noncesOf(party, nonce >> 8) >> (nonce & 0xff)) & 1 == 0;
    }

    /// @dev Whether the caller is B; else it is A.
    function _requireParty(bytes32 agreement, MasterAgreement memory a) internal view returns (bool isB) {
        isB = msg.sender == a.partyB;
        require(isB || msg.sender == a.partyA, IMasterAgreements.AgreementNotYours(agreement, msg.sender));
    }

    function _size(int256 amount) internal pure returns (uint256) {
        return uint256(amount < 0 ? -amount : amount);
    }
}
