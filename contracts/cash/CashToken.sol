// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {Entry, EntryFlags} from "../types/Entry.sol";
import {MoneyConfig, MoneyConfigLib} from "../types/MoneyConfig.sol";
import {Policy, PolicySwitches} from "../types/Policy.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {IDeliverableViews} from "../register/interfaces/IDeliverable.sol";
import {IHolds} from "../register/interfaces/IHolds.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {CourtOrders} from "../register/CourtOrders.sol";
import {NetMoves} from "../register/NetMoves.sol";
import {PermissionedToken} from "../register/PermissionedToken.sol";
import {FreezeRule} from "../register/rules/FreezeRule.sol";
import {SanctionRule} from "../register/rules/SanctionRule.sol";
import {TradingHaltRule} from "../register/rules/TradingHaltRule.sol";
import {VerificationRule} from "../register/rules/VerificationRule.sol";
import {ICash} from "./interfaces/ICash.sol";
import {CashSetup, ICashToken} from "./interfaces/ICashToken.sol";

/// @title What every money token is: entries of customers whom the issuer admits, and the few rules that money has.
/// @dev The config word says all that a movement asks besides the two entries: the supply, the generation, the halt. Rules
/// of a placement, record dates, holders' numbers and permits are not money's (docs/decisions/0011).
abstract contract CashToken is PermissionedToken, CourtOrders, ICashToken, IERC165 {
    using Math for uint256;
    using ShortStrings for *;

    MoneyConfig internal _config;
    bytes3 public immutable currency;
    uint8 private constant MOST_DECIMALS = 6;

    /// @dev A bank's references are unique in each.
    enum BookingKind {
        BOOK,
        UNBOOK,
        ISSUE,
        REDEEM
    }

    /// @dev One storage slot. Amounts are [cash base units].
    struct Issues {
        uint32 day;
        uint112 issued;
        uint112 bound;
    }

    /// @dev Claim topics that an admission requires.
    uint256 private immutable _topics;
    uint8 private immutable _decimals;
    ShortString private immutable _name;
    ShortString private immutable _symbol;
    Issues private _issues;
    mapping(bytes32 booking => bool) private _bookings;

    /// @notice The wallet has less free money than the payment needs.
    /// @param balance [cash base units] free money of the wallet
    /// @param needed [cash base units]
    error BalanceInsufficient(address wallet, uint256 balance, uint256 needed);

    constructor(CashSetup memory setup) PermissionedToken(setup.authority, IAdmissions(setup.identityRegistry)) {
        require(setup.decimals <= MOST_DECIMALS, DecimalsTooMany(setup.decimals, MOST_DECIMALS));
        _requireCode(setup.identityRegistry);
        (_name, _symbol) = (setup.name.toShortString(), setup.symbol.toShortString());
        (currency, _decimals, _topics) = (setup.currency, setup.decimals, setup.topics);
        _setDailyIssue(setup.dailyIssue);
    }

    // ---- book and issue ----

    /// @inheritdoc ICashToken
    function book(uint256 amount, bytes32 bookingId) external restricted {
        _useBooking(BookingKind.BOOK, bookingId, address(0));
        uint256 booked = _rebook(amount, 0);
        // The other half of the word is what comes from other banks: no booking keeps it out.
        _requireBelow(booked, MoneyConfigLib.BOOKED_MAX / 2);
        emit DepositsBooked(amount, booked, bookingId);
    }

    /// @inheritdoc ICashToken
    function unbook(uint256 amount, bytes32 bookingId) external restricted {
        _useBooking(BookingKind.UNBOOK, bookingId, address(0));
        uint256 booked = bookedDeposits();
        require(amount <= booked, DepositsExceeded(amount, booked));
        booked = _rebook(0, amount);
        _requireBooked(totalSupply() + _owedBeside(), booked);
        emit DepositsUnbooked(amount, booked, bookingId);
    }

    /// @inheritdoc ICashToken
    function issue(address wallet, uint256 amount, bytes32 bookingId) external restricted {
        _useBooking(BookingKind.ISSUE, bookingId, address(0));
        _countIssue(amount);
        _requireIssuable(amount);
        _requireBooked(totalSupply() + _owedBeside() + amount, bookedDeposits());
        _mintUnits(wallet, amount);
        emit CashIssued(wallet, amount, bookingId);
    }

    /// @inheritdoc ICashToken
    function setDailyIssue(uint256 dailyIssue) external restricted {
        _setDailyIssue(dailyIssue);
    }

    /// @inheritdoc ICashToken
    function lowerDailyIssue(uint256 dailyIssue) external restricted {
        uint256 present = _issues.bound;
        require(dailyIssue <= present, DailyIssueNotLower(dailyIssue, present));
        _setDailyIssue(dailyIssue);
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

    function net(address[] calldata parties, int256[] calldata deltas)
        external
        onlyPower(Powers.SETTLE)
        returns (uint256 received)
    {
        int256 sum = NetMoves.sumOf(parties, deltas);
        require(sum == 0, NetUnbalanced(sum));
        return _net(parties, deltas);
    }

    // ---- authority ----

    function setAddressFrozen(address wallet, bool frozen) external restricted {
        _entries[wallet].entry = _living(wallet).withFlag(EntryFlags.FROZEN, frozen);
        emit AddressFrozen(wallet, frozen, msg.sender);
    }

    function setFrozenTokens(address wallet, uint256 amount) external restricted returns (bool) {
        _requireAboveOrders(wallet, amount);
        _setFrozen(wallet, _living(wallet), amount);
        return true;
    }

    /// @inheritdoc ICashToken
    function forcedTransfer(address from, address to, uint256 amount) external restricted returns (bool) {
        _executeLodged(from, to, amount);
        return true;
    }

    /// @inheritdoc ICashToken
    /// @dev The whole position goes over, with what is frozen of it and a freeze of the wallet itself; holds follow.
    function recoveryAddress(address lost, address successor, address holder)
        external
        onlyPower(Powers.RECOVER)
        returns (bool)
    {
        Entry f = _entries[lost].entry;
        Entry t = _entries[successor].entry;
        require(
            lost != successor && f.has(EntryFlags.ADMITTED) && Entry.unwrap(t) == 0,
            IHolds.WalletNotRecoverable(lost, successor)
        );
        // With the flag that some of it is held.
        t = f.admittedAs(_registry.succeed(lost, successor, _topics), _config.generation());
        _succeedHolds(lost, successor);
        _entries[lost].entry = Entry.wrap(0).dead();
        _successors[lost] = successor;
        _entries[successor].entry = t;
        _succeedOrders(lost, successor);
        emit EntryAdmitted(successor, t);
        if (t.frozen() != 0) {
            _sayFrozen(lost, t.frozen(), 0);
            _sayFrozen(successor, 0, t.frozen());
        }
        emit IHolds.WalletSucceeded(lost, successor, t.balance());
        emit Transfer(lost, successor, t.balance());
        if (t.has(EntryFlags.FROZEN)) {
            emit AddressFrozen(lost, false, msg.sender);
            emit AddressFrozen(successor, true, msg.sender);
        }
        emit RecoverySuccess(lost, successor, holder);
        return true;
    }

    /// @inheritdoc ICashToken
    function haltPayments() external restricted {
        _setHalted(true);
    }

    /// @inheritdoc ICashToken
    function resumePayments() external restricted {
        _setHalted(false);
    }

    /// @inheritdoc ICashToken
    function setIdentityRegistry(address registry) external restricted {
        _requireCode(registry);
        _setRegistry(IAdmissions(registry));
    }

    // ---- views ----

    /// @inheritdoc ICashToken
    function moneyConfig() external view returns (MoneyConfig) {
        return _config;
    }

    function totalSupply() public view override(ERC20, IERC20) returns (uint256) {
        return _config.supply();
    }

    function name() public view override(ERC20, IERC20Metadata) returns (string memory) {
        return _name.toString();
    }

    function symbol() public view override(ERC20, IERC20Metadata) returns (string memory) {
        return _symbol.toString();
    }

    function decimals() public view override(ERC20, IERC20Metadata) returns (uint8) {
        return _decimals;
    }

    /// @inheritdoc ICashToken
    function bookedDeposits() public view virtual returns (uint256) {
        return _config.booked();
    }

    /// @inheritdoc ICashToken
    function issueBound() external view returns (uint256 dailyIssue, uint256 issuedToday) {
        Issues memory i = _issues;
        return (i.bound, i.day == block.timestamp / 1 days ? i.issued : 0);
    }

    /// @dev Only the bank admits, and nothing else is asked of a customer.
    function policy() external view returns (Policy) {
        uint256 halt = _config.paymentsHalted() ? PolicySwitches.MARKET_HALT : 0;
        return Policy.wrap(PolicySwitches.PRIVATE_PLACEMENT | halt).withTopics(_topics);
    }

    /// @inheritdoc IDeliverableViews
    function check(address from, address to, uint256 id, uint256) external view returns (bool) {
        _requireFungible(id);
        MoneyConfig c = _config;
        _requireOpen(c);
        _checkParty(from, c.generation());
        if (to != from) _checkParty(to, c.generation());
        return false;
    }

    /// @inheritdoc IDeliverableViews
    function checkVenue(address) external pure {}

    /// @inheritdoc IDeliverableViews
    function refusedPosition(address[] calldata parties, int256[] calldata deltas, uint256[] calldata ending)
        external
        view
        returns (uint256 index)
    {
        for (; index < parties.length; ++index) {
            if (deltas[index] >= 0) continue;
            Entry e = _entries[parties[index]].entry;
            if (uint256(-deltas[index]) > _free(e, _held(parties[index], e).saturatingSub(ending[index]))) return index;
        }
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
        return id == type(IERC165).interfaceId || id == type(IERC20).interfaceId || id == type(ICash).interfaceId
            || id == type(ICashToken).interfaceId;
    }

    // ---- what a money token adds ----

    /// @dev A deposit adds its bank, settlement money its rail.
    function _requireOpen(MoneyConfig c) internal view virtual {
        require(!c.paymentsHalted(), TradingHaltRule.MarketHalted());
    }

    /// @dev A deposit asks whether its bank stands.
    function _requireIssuable(uint256 amount) internal view virtual {}

    /// @dev [cash base units] What the issuer owes and is no longer a token: redemptions that are not paid out.
    function _owedBeside() internal view virtual returns (uint256) {
        return 0;
    }

    // ---- book and issue, internally ----

    /// @dev What is booked after more, or less, of it.
    function _rebook(uint256 more, uint256 less) internal virtual returns (uint256 booked) {
        MoneyConfig c = _config;
        booked = c.booked() + more - less;
        _requireBelow(booked, MoneyConfigLib.BOOKED_MAX);
        _config = c.withBooked(booked);
    }

    function _requireBooked(uint256 supply, uint256 booked) private pure {
        require(supply <= booked, DepositsExceeded(supply, booked));
    }

    /// @param wallet whose reference it is, where customers bring their own; zero for the bank's
    function _useBooking(BookingKind kind, bytes32 bookingId, address wallet) internal {
        bytes32 key = keccak256(abi.encode(kind, bookingId, wallet));
        require(!_bookings[key], BookingKnown(bookingId));
        _bookings[key] = true;
    }

    function _countIssue(uint256 amount) private {
        Issues memory i = _issues;
        uint32 today = uint32(block.timestamp / 1 days);
        uint256 issued = (i.day == today ? i.issued : 0) + amount;
        require(issued <= i.bound, DailyIssueExceeded(issued, i.bound));
        // Safe cast: at most the bound.
        (_issues.day, _issues.issued) = (today, uint112(issued));
    }

    function _setDailyIssue(uint256 dailyIssue) private {
        _requireBelow(dailyIssue, type(uint112).max);
        _issues.bound = uint112(dailyIssue);
        emit DailyIssueSet(dailyIssue);
    }

    function _setHalted(bool halted) private {
        _config = _config.withPaymentsHalted(halted);
        emit PaymentsHalted(halted);
    }

    /// @dev `try` doesn't catch the call of an address without code: every payment would revert without a reason.
    function _requireCode(address registry) private view {
        require(registry.code.length != 0, RegistryWithoutCode(registry));
    }

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

    /// @dev Debits and credits, and the transfers that show them; what the sum does to the supply is the caller's.
    function _net(address[] calldata parties, int256[] calldata deltas) internal returns (uint256 received) {
        MoneyConfig c = _config;
        _requireOpen(c);
        for (uint256 i; i < parties.length; ++i) {
            if (deltas[i] == 0) continue;
            address party = parties[i];
            Entry e = _eligible(party, c.generation());
            if (deltas[i] < 0) {
                uint256 amount = uint256(-deltas[i]);
                _requireFree(party, e, amount);
                e = e.debit(amount);
            } else {
                // A sum that is not zero is checked against the book by the caller.
                e = e.credit(uint256(deltas[i]));
                received += uint256(deltas[i]);
            }
            _entries[party].entry = e;
        }
        NetMoves.emitTransfers(parties, deltas);
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

    // ---- orders ----

    function _freezeBy(address wallet, int256 amount) internal override {
        Entry e = _living(wallet);
        int256 frozen = int256(e.frozen()) + amount;
        _setFrozen(wallet, e, frozen > 0 ? uint256(frozen) : 0);
    }

    /// @dev Frozen money as far as needed, held money never.
    function _force(address from, address to, uint256 amount) internal override {
        uint256 generation_ = _config.generation();
        Entry t = _refreshed(to, _entries[to].entry, generation_);
        require(from != to && _isEligible(t, generation_), ERC7943CannotReceive(to));
        _entries[from].entry = _unfrozen(from, amount).debit(amount);
        _entries[to].entry = t.credit(amount);
        emit Transfer(from, to, amount);
        emit ForcedTransfer(from, to, amount);
    }

    function _successorOf(address wallet) internal view override returns (address) {
        return _payeeOf(wallet);
    }

    function _setFrozen(address wallet, Entry e, uint256 amount) private {
        _requireBelow(amount, UNITS_MAX);
        _entries[wallet].entry = e.withFrozen(amount);
        _sayFrozen(wallet, e.frozen(), amount);
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

    /// @dev What `_eligible` would say, without a look-up that is stored.
    function _checkParty(address wallet, uint256 generation_) private view {
        Entry e = _entries[wallet].entry;
        if (_isEligible(e, generation_)) return;
        if (e.mayBeLookedUp(generation_, false)) {
            Entry attributes = _registry.preview(address(this), wallet, _topics);
            if (attributes.validUntilAt() != 0) e = e.admittedAs(attributes, generation_);
        }
        _check(wallet, e, generation_);
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
