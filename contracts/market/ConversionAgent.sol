// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {EntryFlags} from "../types/Entry.sol";
import {IConversionAgent} from "./interfaces/IConversionAgent.sol";

/// @title The bridge between units held on chain and units held through the exchange's nominee.
contract ConversionAgent is ScopedAccess, IConversionAgent {
    mapping(address token => address) private _nominees;
    /// @dev [units] The sum of `exchangeUnitsOf` over all holders.
    mapping(address token => uint256) public attributedOf;
    /// @dev [units]
    mapping(address token => mapping(address holder => uint256)) public exchangeUnitsOf;

    constructor(IAccessManager manager_) ScopedAccess(manager_) {}

    function setPool(address token, address nominee) external onlyScoped("CONVERSION_AGENT", token) {
        require(attributedOf[token] == 0, PoolNotEmpty(token, attributedOf[token]));
        require(IRegister(token).entryOf(nominee).has(EntryFlags.NOMINEE), NomineeExpected(token, nominee));
        _nominees[token] = nominee;
        emit PoolSet(token, nominee);
    }

    function toExchange(address token, uint256 units, bytes32 reference_) external {
        address nominee = _nominee(token);
        _credit(token, msg.sender, units);
        emit ConvertedToExchange(token, msg.sender, units, reference_);
        IRegister(token).settle(msg.sender, nominee, units, address(0));
        _requireCovered(token, nominee);
    }

    function toChain(address token, address holder, uint256 units, bytes32 reference_)
        external
        onlyScoped("CONVERSION_AGENT", token)
    {
        address nominee = _nominee(token);
        _debit(token, holder, units);
        emit ConvertedToChain(token, holder, units, reference_);
        IRegister(token).settle(nominee, IRegister(token).payeeOf(holder), units, address(0));
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
