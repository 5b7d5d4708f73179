// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Entry, EntryFlags} from "../types/Entry.sol";
import {MoneyConfig, MoneyConfigLib} from "../types/MoneyConfig.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {Hold, IHolds} from "../register/interfaces/IHolds.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {CashToken} from "./CashToken.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title One bank's deposits as tokens.
contract TokenizedDeposit is CashToken, IHolds, ITokenizedDeposit {
    /// @param supply [cash base units] what would be outstanding
    /// @param booked [cash base units] what would be booked
    error DepositsExceeded(uint256 supply, uint256 booked);
    error BankFrozen(address deposit);
    error PaymentListsDiffer(uint256 payees, uint256 amounts);

    constructor(
        string memory name_,
        string memory symbol_,
        bytes3 currency_,
        address authority_,
        IAdmissions registry_,
        uint8 topics_
    ) CashToken(name_, symbol_, currency_, authority_, registry_, topics_) {}

    // ---- the bank ----

    function book(uint256 amount, bytes32 bookingId) external restricted {
        emit DepositsBooked(amount, _rebook(amount, 0), bookingId);
    }

    function unbook(uint256 amount, bytes32 bookingId) external restricted {
        uint256 booked = bookedDeposits();
        require(amount <= booked, DepositsExceeded(amount, booked));
        booked = _rebook(0, amount);
        _requireBooked(totalSupply(), booked);
        emit DepositsUnbooked(amount, booked, bookingId);
    }

    function redeemDeposit(address wallet, uint256 amount, bytes32 bookingId) external {
        if (msg.sender != wallet) _checkCanCall(msg.sender, msg.data);
        _requireSolvent(_config);
        _redeemCash(wallet, amount, bookingId);
    }

    // ---- paying ----

    /// @dev The payer's entry is written once, at the end.
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused) {
        require(to.length == amounts.length, PaymentListsDiffer(to.length, amounts.length));
        refused = new uint256[]((to.length + 255) / 256);
        (Entry f, uint256 generation_) = _openPayment(msg.sender);
        uint256 free = _free(f, _held(msg.sender, f));
        for (uint256 i; i < to.length; ++i) {
            (address payee, uint256 amount) = (to[i], amounts[i]);
            Line storage line = _entries[payee];
            Entry t = payee == msg.sender ? f : line.entry;
            if (!_isEligible(t, generation_)) {
                t = _refreshed(payee, t, generation_);
                if (!_isEligible(t, generation_)) {
                    refused[i >> 8] |= 1 << (i & 0xff);
                    emit PaymentRefused(msg.sender, payee, amount);
                    continue;
                }
            }
            if (amount > free) _requireFree(msg.sender, f, amount);
            if (payee != msg.sender) {
                unchecked {
                    free -= amount;
                }
                f = f.debit(amount);
                line.entry = t.credit(amount);
            }
            emit Transfer(msg.sender, payee, amount);
        }
        _entries[msg.sender].entry = f;
    }

    // ---- between banks ----

    function payOut(address from, uint256 amount) external onlyPower(Powers.REDEEM) {
        (Entry f,) = _openPayment(from);
        _burnUnits(from, f, amount);
        emit DepositPaidOut(from, amount, _rebook(0, amount));
    }

    function payIn(address to, uint256 amount) external onlyPower(Powers.ISSUE) {
        _requireOpen(_config);
        uint256 booked = _rebook(amount, 0);
        _mintUnits(to, amount);
        emit DepositPaidIn(to, amount, booked);
    }

    // ---- holds ----

    function placeHold(bytes32 id, address wallet, address to, uint256 units, uint64 expiresAt, address)
        external
        onlyPower(Powers.HOLD)
    {
        _requireNewHold(id, expiresAt);
        (Entry e, uint256 generation_) = _openPayment(wallet);
        if (to != address(0) && to != wallet) _entries[to].entry = _eligible(to, generation_);
        _requireFree(wallet, e, units);
        _placeHold(id, wallet, e, units, expiresAt);
    }

    function takeHold(bytes32 id, address to, uint256 units) external onlyPower(Powers.SETTLE) returns (uint256) {
        (address wallet, uint256 held) = _takeHold(id, to);
        require(units <= held, UnitsHeld(wallet, held, units));
        _move(wallet, to, units);
        return units;
    }

    function releaseHold(bytes32 id) external {
        _releaseHold(id);
    }

    function breakHold(bytes32 id, bytes32 orderHash) external restricted {
        _breakHold(id, orderHash);
    }

    // ---- authority ----

    function setBankFrozen(bool frozen) external restricted {
        _config = _config.withIssuerFrozen(frozen);
        emit BankFrozenSet(frozen);
    }

    /// @dev The whole position goes over, with what is frozen of it and a freeze of the wallet itself; holds are cancelled.
    function recoveryAddress(address lost, address successor, address)
        external
        onlyPower(Powers.RECOVER)
        returns (bool)
    {
        _cancelHolds(lost);
        Entry f = _entries[lost].entry;
        Entry t = _entries[successor].entry;
        require(
            lost != successor && f.has(EntryFlags.ADMITTED) && Entry.unwrap(t) == 0,
            WalletNotRecoverable(lost, successor)
        );
        t = f.admittedAs(_succeed(lost, successor), _config.generation());
        _entries[lost].entry = Entry.wrap(0).dead();
        _successors[lost] = successor;
        _entries[successor].entry = t;
        emit EntryAdmitted(successor, t);
        emit WalletSucceeded(lost, successor, t.balance());
        emit Transfer(lost, successor, t.balance());
        return true;
    }

    // ---- views ----

    function heldOf(address wallet) external view returns (uint256) {
        return _heldOf(wallet);
    }

    function holdOf(bytes32 id) external view returns (Hold memory) {
        return _holdOf(id);
    }

    function bookedDeposits() public view returns (uint256) {
        return _config.booked();
    }

    function bankFrozen() external view returns (bool) {
        return _config.issuerFrozen();
    }

    // ---- internals ----

    /// @dev What is booked after more, or less, of it.
    function _rebook(uint256 more, uint256 less) private returns (uint256 booked) {
        MoneyConfig c = _config;
        booked = c.booked() + more - less;
        _requireBelow(booked, MoneyConfigLib.BOOKED_MAX);
        _config = c.withBooked(booked);
    }

    function _requireOpen(MoneyConfig c) internal view override {
        super._requireOpen(c);
        _requireSolvent(c);
    }

    function _requireSolvent(MoneyConfig c) private view {
        require(!c.issuerFrozen(), BankFrozen(address(this)));
    }

    function _requireIssuable(uint256 supply) internal view override {
        _requireSolvent(_config);
        _requireBooked(supply, bookedDeposits());
    }

    function _requireBooked(uint256 supply, uint256 booked) private pure {
        require(supply <= booked, DepositsExceeded(supply, booked));
    }
}
