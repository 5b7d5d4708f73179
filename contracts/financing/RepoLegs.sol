// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState, IReleaseCondition} from "../settlement/interfaces/IReleaseCondition.sol";
import {Instruction, ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {Leg} from "../types/Leg.sol";
import {Consent} from "./interfaces/IMasterAgreements.sol";

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

    function _one(Leg memory leg) internal pure returns (Leg[] memory legs) {
        legs = new Leg[](1);
        legs[0] = leg;
    }
}
