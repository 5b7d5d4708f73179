// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {Entry, EntryFlags} from "../types/Entry.sol";
import {MoneyConfig} from "../types/MoneyConfig.sol";
import {Policy, PolicySwitches} from "../types/Policy.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {PermissionedToken} from "../register/PermissionedToken.sol";
import {FreezeRule} from "../register/rules/FreezeRule.sol";
import {SanctionRule} from "../register/rules/SanctionRule.sol";
import {TradingHaltRule} from "../register/rules/TradingHaltRule.sol";
import {VerificationRule} from "../register/rules/VerificationRule.sol";
import {ICashToken} from "./interfaces/ICashToken.sol";

/// @title What every money token is: entries of customers whom the issuer admits, and the few rules that money has.
/// @dev The config word says all that a movement asks besides the two entries: the supply, the generation, the halt. Rules
/// of a placement, record dates, holders' numbers and permits are not money's (docs/decisions/0011).
abstract contract CashToken is PermissionedToken, ICashToken, IERC165 {
    using ShortStrings for *;

    MoneyConfig internal _config;
    bytes3 public immutable currency;
    /// @dev Claim topics that an admission requires.
    uint256 private immutable _topics;
    ShortString private immutable _name;
    ShortString private immutable _symbol;

    /// @notice The wallet has less free money than the payment needs.
    /// @param balance [cash base units] free money of the wallet
    /// @param needed [cash base units]
    error BalanceInsufficient(address wallet, uint256 balance, uint256 needed);

    constructor(
        string memory name_,
        string memory symbol_,
        bytes3 currency_,
        address authority_,
        IAdmissions registry_,
        uint8 topics_
    ) PermissionedToken(authority_, registry_) {
        (_name, _symbol) = (name_.toShortString(), symbol_.toShortString());
        (currency, _topics) = (currency_, topics_);
    }

    // ---- issue ----

    function issue(address wallet, uint256 amount, bytes32 bookingId) external restricted {
        _requireIssuable(totalSupply() + amount);
        _mintUnits(wallet, amount);
        emit CashIssued(wallet, amount, bookingId);
    }

    // ---- movement by contracts ----

    function settle(address from, address to, uint256 id, uint256 amount, address)
        external
        onlyPower(Powers.SETTLE)
        returns (uint256)
    {
        _requireFungible(id);
        _move(from, to, amount);
        return amount;
    }

    // ---- authority ----

    function setAddressFrozen(address wallet, bool frozen) external restricted {
        _entries[wallet].entry = _living(wallet).withFlag(EntryFlags.FROZEN, frozen);
        emit AddressFrozen(wallet, frozen, msg.sender);
    }

    function setFrozenTokens(address wallet, uint256 amount) external restricted returns (bool) {
        _requireBelow(amount, UNITS_MAX);
        _entries[wallet].entry = _living(wallet).withFrozen(amount);
        emit Frozen(wallet, amount);
        return true;
    }

    function forcedTransfer(address from, address to, uint256 amount) external restricted returns (bool) {
        uint256 generation_ = _config.generation();
        Entry t = _refreshed(to, _entries[to].entry, generation_);
        require(from != to && _isEligible(t, generation_), ERC7943CannotReceive(to));
        _entries[from].entry = _unfrozen(from, amount).debit(amount);
        _entries[to].entry = t.credit(amount);
        emit Transfer(from, to, amount);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    function setMarketHalt(bool halted) external restricted {
        _config = _config.withPaymentsHalted(halted);
        emit PaymentsHalted(halted);
    }

    function setIdentityRegistry(address registry) external restricted {
        _setRegistry(IAdmissions(registry));
    }

    // ---- views ----

    function moneyConfig() external view returns (MoneyConfig) {
        return _config;
    }

    function totalSupply() public view override returns (uint256) {
        return _config.supply();
    }

    function name() public view override returns (string memory) {
        return _name.toString();
    }

    function symbol() public view override returns (string memory) {
        return _symbol.toString();
    }

    function decimals() public pure override returns (uint8) {
        return 2;
    }

    /// @dev Only the bank admits, and nothing else is asked of a customer.
    function policy() external view returns (Policy) {
        uint256 halt = _config.paymentsHalted() ? PolicySwitches.MARKET_HALT : 0;
        return Policy.wrap(PolicySwitches.PRIVATE_PLACEMENT | halt).withTopics(_topics);
    }

    /// @dev Money has no record dates.
    function lastRecordAt() external pure returns (uint256) {
        return 0;
    }

    function identityRegistry() external view returns (address) {
        return address(_registry);
    }

    function isFrozen(address wallet) external view returns (bool) {
        return _entries[wallet].entry.has(EntryFlags.FROZEN);
    }

    function getFrozenTokens(address wallet) external view returns (uint256) {
        return _entries[wallet].entry.frozen();
    }

    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IERC165).interfaceId || id == type(IERC20).interfaceId || id == type(ICashToken).interfaceId;
    }

    // ---- what a money token adds ----

    /// @dev A deposit adds its bank, settlement money its rail.
    function _requireOpen(MoneyConfig c) internal view virtual {
        require(!c.paymentsHalted(), TradingHaltRule.MarketHalted());
    }

    /// @param supply [cash base units] after the issue
    function _requireIssuable(uint256 supply) internal view virtual {}

    // ---- the gate ----

    function _move(address from, address to, uint256 amount) internal override {
        (Entry f, uint256 generation_) = _openPayment(from);
        if (to == address(0)) revert ERC20InvalidReceiver(to);
        Entry t = from == to ? f : _eligible(to, generation_);
        _requireFree(from, f, amount);
        if (from != to) {
            f = f.debit(amount);
            _entries[to].entry = t.credit(amount);
        }
        _entries[from].entry = f;
        emit Transfer(from, to, amount);
    }

    /// @dev What stops every payment, whoever the parties are, and the payer's own standing.
    function _openPayment(address from) internal returns (Entry f, uint256 generation_) {
        MoneyConfig c = _config;
        _requireOpen(c);
        generation_ = c.generation();
        f = _eligible(from, generation_);
    }

    function _mintUnits(address to, uint256 amount) internal {
        MoneyConfig c = _config;
        Entry t = _eligible(to, c.generation());
        uint256 supply = c.supply();
        unchecked {
            _requireBelow(amount, UNITS_MAX - supply);
            _config = c.withSupply(supply + amount);
        }
        _entries[to].entry = t.credit(amount);
        emit Transfer(address(0), to, amount);
    }

    /// @dev Money that is free; of whoever is past the rules.
    function _burnUnits(address from, Entry f, uint256 amount) internal {
        _requireFree(from, f, amount);
        _entries[from].entry = f.debit(amount);
        MoneyConfig c = _config;
        unchecked {
            _config = c.withSupply(c.supply() - amount);
        }
        emit Transfer(from, address(0), amount);
    }

    /// @dev A lapsed holder is paid out; a stopped or sanctioned one isn't.
    function _redeemCash(address wallet, uint256 amount, bytes32 bookingId) internal {
        _burnUnits(wallet, _requireStanding(wallet), amount);
        emit CashRedeemed(wallet, amount, bookingId);
    }

    /// @dev Nothing moves past the gate.
    function _update(address from, address to, uint256 amount) internal override {
        if (from == address(0)) _mintUnits(to, amount);
        else if (to == address(0)) _burnUnits(from, _entries[from].entry, amount);
        else _move(from, to, amount);
    }

    // ---- who is a customer ----

    function _isEligible(Entry e, uint256 generation_) internal view returns (bool) {
        return e.inGoodStanding() && e.current(generation_);
    }

    /// @dev The wallet's entry, looked up again where it lapsed, and past every rule about the wallet.
    function _eligible(address wallet, uint256 generation_) internal returns (Entry e) {
        e = _entries[wallet].entry;
        if (!_isEligible(e, generation_)) {
            e = _refreshed(wallet, e, generation_);
            _check(wallet, e, generation_);
        }
    }

    function _check(address wallet, Entry e, uint256 generation_) private view {
        FreezeRule.check(wallet, e);
        SanctionRule.check(wallet, e);
        VerificationRule.check(wallet, e, generation_);
    }

    /// @dev A registry that can't be reached means no.
    function _refreshed(address wallet, Entry e, uint256 generation_) internal returns (Entry) {
        if (e.mayBeLookedUp(generation_, false)) (e,) = _lookedUp(wallet, e, generation_, false);
        return e;
    }

    /// @return found whether the registry knows the wallet as admissible; otherwise nothing changed
    function _lookedUp(address wallet, Entry e, uint256 generation_, bool chosen)
        private
        returns (Entry, bool found)
    {
        try _registry.admit(wallet, _topics, chosen) returns (Entry attributes) {
            if (attributes.validUntilAt() != 0) {
                found = true;
                e = e.admittedAs(attributes, generation_);
                emit EntryAdmitted(wallet, e);
            }
        } catch {}
        return (e, found);
    }

    function _generation() internal view override returns (uint256) {
        return _config.generation();
    }

    function _storeGeneration(uint256 generation_) internal override {
        _config = _config.withGeneration(generation_);
    }

    function _admit(address wallet) internal override {
        uint256 generation_ = _config.generation();
        (Entry e, bool found) = _lookedUp(wallet, _entries[wallet].entry, generation_, true);
        _requireAdmitted(found, wallet);
        _check(wallet, e, generation_);
        _entries[wallet].entry = e;
    }

    /// @dev What a recovery asks: the attributes of a successor, even none.
    function _succeed(address lost, address successor) internal returns (Entry) {
        return _registry.succeed(lost, successor, _topics);
    }

    function _requireBelow(uint256 amount, uint256 maximum) internal pure {
        require(amount <= maximum, SupplyTooLarge(amount, maximum));
    }

    function _living(address wallet) private view returns (Entry e) {
        e = _entries[wallet].entry;
        require(!e.has(EntryFlags.DEAD), FreezeRule.WalletReplaced(wallet));
    }

    function _refuseBalance(address wallet, uint256 balance, uint256 needed) internal pure override {
        revert BalanceInsufficient(wallet, balance, needed);
    }
}
