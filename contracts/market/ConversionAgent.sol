// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {EntryFlags} from "../types/Entry.sol";
import {Leg} from "../types/Leg.sol";
import {ConditionState, IReleaseCondition} from "../settlement/interfaces/IReleaseCondition.sol";
import {ISettlement, Instruction} from "../settlement/interfaces/ISettlement.sol";
import {IConversionAgent} from "./interfaces/IConversionAgent.sol";

/// @title The bridge between units held on chain and units held through the exchange's nominee.
/// @dev It moves nothing itself: the deliverer signs an instruction whose condition is this contract, and this contract says
/// that the condition is met only while it books the conversion. So no conversion settles unbooked, whoever sends it.
contract ConversionAgent is ScopedAccess, IConversionAgent {
    ISettlement public immutable settlement;
    /// @dev The condition that is met at this moment.
    bytes32 private transient _converting;
    mapping(address token => address) private _nominees;
    /// @dev [units] The sum of `exchangeUnitsOf` over all holders.
    mapping(address token => uint256) public attributedOf;
    /// @dev [units]
    mapping(address token => mapping(address holder => uint256)) public exchangeUnitsOf;

    constructor(IAccessManager manager_, ISettlement settlement_) ScopedAccess(manager_) {
        settlement = settlement_;
    }

    function setPool(address token, address nominee) external onlyScoped("CONVERSION_AGENT", token) {
        require(attributedOf[token] == 0, PoolNotEmpty(token, attributedOf[token]));
        require(IRegister(token).entryOf(nominee).has(EntryFlags.NOMINEE), NomineeExpected(token, nominee));
        _nominees[token] = nominee;
        emit PoolSet(token, nominee);
    }

    /// @inheritdoc IConversionAgent
    function toExchange(address token, Instruction calldata instruction, bytes calldata signature) external {
        // Check
        (Leg calldata leg, address holder) = _conversion(token, instruction);
        address nominee = _nominee(token);
        require(leg.from == holder && leg.to == nominee, ConversionPartiesUnfit(leg.from, leg.to, holder, nominee));
        // Effect
        _credit(token, holder, leg.amount);
        emit ConvertedToExchange(token, holder, leg.amount, instruction.tradeReference);
        // Interaction
        _settle(instruction, signature);
        _requireCovered(token, nominee);
    }

    /// @inheritdoc IConversionAgent
    function toChain(address token, Instruction calldata instruction, bytes calldata signature)
        external
        onlyScoped("CONVERSION_AGENT", token)
    {
        // Check
        (Leg calldata leg, address holder) = _conversion(token, instruction);
        address nominee = _nominee(token);
        address payee = IRegister(token).payeeOf(holder);
        require(leg.from == nominee && leg.to == payee, ConversionPartiesUnfit(leg.from, leg.to, nominee, payee));
        // Effect
        _debit(token, holder, leg.amount);
        emit ConvertedToChain(token, holder, leg.amount, instruction.tradeReference);
        // Interaction
        _settle(instruction, signature);
        _requireCovered(token, nominee);
    }

    function reassign(address token, address from, address to, uint256 units, bytes32 reference_)
        external
        onlyScoped("CONVERSION_AGENT", token)
    {
        _debit(token, from, units);
        _credit(token, to, units);
        emit ExchangeReassigned(token, from, to, units, reference_);
    }

    function strikeOff(address token, address holder, uint256 units, bytes32 reference_)
        external
        onlyScoped("CONVERSION_AGENT", token)
    {
        uint256 backed = IERC20(token).balanceOf(_nominee(token));
        require(backed + units <= attributedOf[token], PoolCovered(token, attributedOf[token], backed));
        _debit(token, holder, units);
        emit ExchangeStruckOff(token, holder, units, reference_);
    }

    function nomineeOf(address token) public view returns (address nominee) {
        nominee = _nominees[token];
        if (nominee != address(0)) nominee = IRegister(token).payeeOf(nominee);
    }

    function poolsOf(address token) external view returns (uint256 chain, uint256 exchange) {
        exchange = IERC20(token).balanceOf(nomineeOf(token));
        chain = IERC20(token).totalSupply() - exchange;
    }

    /// @inheritdoc IReleaseCondition
    function state(bytes32 id, bytes calldata) external view returns (ConditionState) {
        return id != 0 && id == _converting ? ConditionState.MET : ConditionState.REFUSED;
    }

    function _conversion(address token, Instruction calldata instruction)
        private
        view
        returns (Leg calldata leg, address holder)
    {
        Leg[] calldata legs = instruction.legs;
        require(legs.length == 1, ConversionUnfit(legs.length, address(0), instruction.condition));
        leg = legs[0];
        require(
            leg.outAsset == token && leg.inAsset == token && instruction.condition == address(this),
            ConversionUnfit(1, leg.outAsset, instruction.condition)
        );
        holder = address(uint160(uint256(instruction.conditionId)));
    }

    /// @dev The engine lets nobody in while it settles, so the condition is met for this one instruction.
    function _settle(Instruction calldata instruction, bytes calldata signature) private {
        bytes[] memory signatures = new bytes[](1);
        signatures[0] = signature;
        _converting = instruction.conditionId;
        settlement.settleSigned(instruction, signatures, "");
        _converting = 0;
    }

    function _nominee(address token) private view returns (address nominee) {
        nominee = nomineeOf(token);
        require(nominee != address(0), PoolUnknown(token));
    }

    function _credit(address token, address holder, uint256 units) private {
        require(units != 0, UnitsZero());
        exchangeUnitsOf[token][holder] += units;
        attributedOf[token] += units;
    }

    function _debit(address token, address holder, uint256 units) private {
        require(units != 0, UnitsZero());
        uint256 had = exchangeUnitsOf[token][holder];
        require(units <= had, ExchangeUnitsInsufficient(token, holder, had, units));
        exchangeUnitsOf[token][holder] = had - units;
        attributedOf[token] -= units;
    }

    function _requireCovered(address token, address nominee) private view {
        uint256 backed = IERC20(token).balanceOf(nominee);
        require(attributedOf[token] <= backed, PoolShort(token, attributedOf[token], backed));
    }
}
