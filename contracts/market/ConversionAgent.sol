// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {EntryFlags} from "../types/Entry.sol";
import {IConversionAgent} from "./interfaces/IConversionAgent.sol";

/// @title The bridge between units held on chain and units held through the exchange's nominee.
/// @dev Stopped by the register itself: every move is a settlement there.
contract ConversionAgent is ScopedAccess, IConversionAgent {
    mapping(address token => address nominee) public nomineeOf;
    /// @dev [units] held by the nominee for others
    mapping(address token => uint256) private _pool;
    mapping(address token => mapping(address holder => uint256)) private _exchangeUnits;

    constructor(IAccessManager manager_) ScopedAccess(manager_) {}

    function setPool(address token, address nominee) external onlyScoped("CONVERSION_AGENT", token) {
        require(_pool[token] == 0, PoolNotEmpty(token, _pool[token]));
        require(IRegister(token).currentEntryOf(nominee).has(EntryFlags.NOMINEE), NomineeExpected(token, nominee));
        nomineeOf[token] = nominee;
        emit PoolSet(token, nominee);
    }

    function toExchange(address token, uint256 units, bytes32 reference_) external {
        address nominee = _nominee(token, units);
        _pool[token] += units;
        _exchangeUnits[token][msg.sender] += units;
        emit ConvertedToExchange(token, msg.sender, units, reference_);
        IRegister(token).settle(msg.sender, nominee, units, 0);
    }

    function toChain(address token, address holder, uint256 units, bytes32 reference_)
        external
        onlyScoped("CONVERSION_AGENT", token)
    {
        address nominee = _nominee(token, units);
        _debit(token, holder, units);
        _pool[token] -= units;
        emit ConvertedToChain(token, holder, units, reference_);
        IRegister(token).settle(nominee, holder, units, 0);
    }

    function reassign(address token, address from, address to, uint256 units, bytes32 reference_)
        external
        onlyScoped("CONVERSION_AGENT", token)
    {
        _nominee(token, units);
        _debit(token, from, units);
        _exchangeUnits[token][to] += units;
        emit ExchangeReassigned(token, from, to, units, reference_);
    }

    function exchangeUnitsOf(address token, address holder) external view returns (uint256) {
        return _exchangeUnits[token][holder];
    }

    function poolsOf(address token) external view returns (uint256 chain, uint256 exchange) {
        exchange = IERC20(token).balanceOf(nomineeOf[token]);
        chain = IERC20(token).totalSupply() - exchange;
    }

    function _nominee(address token, uint256 units) private view returns (address nominee) {
        nominee = nomineeOf[token];
        require(nominee != address(0), PoolUnknown(token));
        require(units != 0, UnitsZero());
    }

    function _debit(address token, address holder, uint256 units) private {
        uint256 had = _exchangeUnits[token][holder];
        require(units <= had, ExchangeUnitsInsufficient(token, holder, had, units));
        _exchangeUnits[token][holder] = had - units;
    }
}
