// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {DistributionId, distributionId} from "../types/DistributionId.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {Interest} from "../utils/Interest.sol";
import {Roles} from "../administration/Roles.sol";
import {AmountRule, Declaration, IDistributor} from "../distribution/interfaces/IDistributor.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {BondPart} from "./BondPart.sol";
import {BondStatus, IBond} from "./interfaces/IBond.sol";
import {IBondPuts, Put} from "./interfaces/IBondPuts.sol";

/// @title Change-of-control puts.
contract BondPuts is IBondPuts, BondPart {
    using SafeCast for uint256;

    uint256 private constant HOLD_MARGIN = 90 days;

    mapping(address token => Put[]) private _puts;
    mapping(address token => mapping(uint256 put => mapping(address wallet => uint256))) private _elections; // [units]

    constructor(address authority_) BondPart(authority_) {}

    // ---- trustee ----

    function open(address token, uint32 date, uint32 payAt, uint32 dueAt)
        external
        onlyScoped(Roles.TRUSTEE, token)
        returns (uint256 put)
    {
        IBond bond = _bond(token);
        require(bond.status() == BondStatus.ISSUED, PutStatusUnfit(token, uint256(bond.status())));
        put = _puts[token].length;
        if (isOpen(token)) revert PutUnsettled(token, put - 1, _puts[token][put - 1].units);
        uint256 running = bond.periodAt(date);
        uint256 closesAt = block.timestamp + bond.eventTerms().putWindow;
        require(
            closesAt < payAt && payAt <= dueAt && payAt <= bond.periods()[running].recordAt && DateLabel.fits(date, payAt),
            PutDateUnfit(token, date, running)
        );
        Put memory p;
        (p.date, p.closesAt, p.payAt, p.dueAt) = (date, uint32(closesAt), payAt, dueAt);
        _puts[token].push(p);
        emit PutOpened(token, put, p);
    }

    // ---- holders ----

    function elect(address token, uint256 units) external {
        (uint256 put, Put storage p) = _lastPut(token);
        require(block.timestamp <= p.closesAt, PutNotOpen(token, p.closesAt, block.timestamp));
        _requireLive(token);
        uint256 elected = _elections[token][put][msg.sender];
        require(elected == 0 && units != 0, ElectionExists(token, msg.sender, elected));
        uint256 amount = amountOf(token, units, p.date);
        _elections[token][put][msg.sender] = units;
        p.units += units.toUint80();
        p.amount += amount.toUint96();
        emit PutElected(token, put, msg.sender, units, amount);
        IRegister(token).placeHold(
            _holdId(token, put, msg.sender), msg.sender, address(0), units, uint64(p.payAt + HOLD_MARGIN), address(0)
        );
    }

    function withdraw(address token, uint256 put) external {
        uint256 units = _elections[token][put][msg.sender];
        require(units != 0, ElectionUnknown(token, put, msg.sender));
        Put storage p = _puts[token][put];
        require(
            block.timestamp <= p.closesAt || p.closed || _bond(token).status() >= BondStatus.ACCELERATED,
            PutNotOpen(token, p.closesAt, block.timestamp)
        );
        delete _elections[token][put][msg.sender];
        p.units -= uint80(units);
        // Once declared the total stands; what nobody takes of it goes back to the issuer.
        if (address(p.distributor) == address(0)) p.amount -= uint96(amountOf(token, units, p.date));
        emit ElectionWithdrawn(token, put, msg.sender, units);
        // A recovery, a redemption or an order may have ended the hold; then there is nothing to free.
        try IRegister(token).releaseHold(_holdId(token, put, msg.sender)) {} catch {}
    }

    // ---- agents ----

    function declare(address token) external onlyScoped(Roles.CALCULATION_AGENT, token) returns (DistributionId id) {
        (uint256 put, Put storage p) = _windowOver(token);
        _requireLive(token);
        require(address(p.distributor) == address(0), PutDeclaredAlready(token, put));
        IBond bond = _bond(token);
        Declaration memory d = _declaration(token, bond, AmountRule.BY_INSTRUMENT, p.payAt, p.amount);
        d.throughInstrument = true;
        p.distributor = bond.distributor();
        id = p.distributor.declare(put, d);
        emit PutDeclared(token, put, id, p.units, p.amount);
    }

    function payPage(address token, address cash, address[] calldata wallets)
        external
        onlyScoped(Roles.PAYING_AGENT, token)
    {
        (uint256 put, Put storage p) = _windowOver(token);
        _requireLive(token);
        require(address(p.distributor) != address(0), PutNotDeclared(token, put));
        uint256[] memory amounts = new uint256[](wallets.length);
        uint256 redeemed;
        for (uint256 i; i < wallets.length; ++i) {
            uint256 units;
            (units, amounts[i]) = _redeem(token, put, p, wallets[i]);
            redeemed += units;
        }
        p.units -= uint80(redeemed);
        p.distributor.payThrough(token, put, cash, wallets, amounts);
        if (redeemed != 0) _bond(token).countRedeemed(redeemed * _bond(token).faceValue());
    }

    function close(address token) external onlyScoped(Roles.PAYING_AGENT, token) {
        (uint256 put, Put storage p) = _windowOver(token);
        require(
            p.units == 0 || block.timestamp > p.payAt + HOLD_MARGIN
                || _bond(token).status() >= BondStatus.ACCELERATED,
            PutUnsettled(token, put, p.units)
        );
        p.closed = true;
        emit PutClosed(token, put);
        if (address(p.distributor) != address(0)) p.distributor.closeThrough(token, put);
    }

    // ---- views ----

    function putOf(address token, uint256 put) external view returns (Put memory) {
        return _puts[token][put];
    }

    function count(address token) external view returns (uint256) {
        return _puts[token].length;
    }

    function isOpen(address token) public view returns (bool) {
        uint256 length = _puts[token].length;
        return length != 0 && !_puts[token][length - 1].closed;
    }

    function electionOf(address token, uint256 put, address wallet) external view returns (uint256) {
        return _elections[token][put][wallet];
    }

    function amountOf(address token, uint256 units, uint32 date) public view returns (uint256) {
        IBond bond = _bond(token);
        return Interest.atPriceHalfUp(units * bond.faceValue(), bond.eventTerms().putPrice)
            + bond.accruedInterest(units, date);
    }

    function obligation(address token, uint256 put) external view returns (uint256 dueAt, bool funded) {
        Put memory p = _puts[token][put];
        if (address(p.distributor) == address(0)) return (p.dueAt, p.units == 0);
        return (p.dueAt, p.distributor.isFunded(distributionId(token, address(this), put)));
    }

    // ---- inside ----

    /// @dev One election whose hold was broken, or whose units were frozen since, doesn't block the others.
    function _redeem(address token, uint256 put, Put storage p, address wallet)
        private
        returns (uint256 units, uint256 amount)
    {
        units = _elections[token][put][wallet];
        if (units == 0) return (0, 0);
        delete _elections[token][put][wallet];
        try IRegister(token).redeemHold(_holdId(token, put, wallet)) {
            amount = amountOf(token, units, p.date);
            emit PutRedeemed(token, put, wallet, units, amount);
        } catch {
            _elections[token][put][wallet] = units;
            emit PutPassedOver(token, put, wallet, units);
            units = 0;
        }
    }

    /// @dev A put goes on through maturity, grace and an event of default; not once the bond is accelerated or redeemed.
    function _requireLive(address token) private view {
        BondStatus status = _bond(token).status();
        require(status < BondStatus.ACCELERATED, PutStatusUnfit(token, uint256(status)));
    }

    function _lastPut(address token) private view returns (uint256 put, Put storage p) {
        require(isOpen(token), PutNotOpen(token, 0, block.timestamp));
        put = _puts[token].length - 1;
        p = _puts[token][put];
    }

    function _windowOver(address token) private view returns (uint256 put, Put storage p) {
        (put, p) = _lastPut(token);
        require(block.timestamp > p.closesAt, PutStillOpen(token, p.closesAt, block.timestamp));
    }

    function _holdId(address token, uint256 put, address wallet) private view returns (bytes32) {
        return keccak256(abi.encode(address(this), token, put, wallet));
    }
}
