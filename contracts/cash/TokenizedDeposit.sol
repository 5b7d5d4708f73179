// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Entry, EntryFlags} from "../types/Entry.sol";
import {MoneyConfig} from "../types/MoneyConfig.sol";
import {Hold, IHolds} from "../register/interfaces/IHolds.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {CashToken} from "./CashToken.sol";
import {CashSetup} from "./interfaces/ICashToken.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title One bank's deposits as tokens.
contract TokenizedDeposit is CashToken, EIP712, IHolds, ITokenizedDeposit {
    /// @notice The bank is frozen: it neither issues, redeems, pays nor is paid.
    error BankFrozen(address deposit);
    error PaymentListsDiffer(uint256 payees, uint256 amounts);

    bytes32 private constant REDEMPTION =
        keccak256("Redemption(address wallet,uint256 amount,bytes32 bookingId,uint64 deadline)");
    constructor(CashSetup memory setup) CashToken(setup) EIP712(setup.name, "1") {}

    // ---- redemption ----

    /// @inheritdoc ITokenizedDeposit
    function redeemDeposit(address wallet, uint256 amount, bytes32 bookingId) external {
        require(msg.sender == wallet, RedemptionNotYours(wallet, msg.sender));
        _redeem(wallet, amount, bookingId);
    }

    /// @inheritdoc ITokenizedDeposit
    function redeemDepositSigned(
        address wallet,
        uint256 amount,
        bytes32 bookingId,
        uint64 deadline,
        bytes calldata signature
    ) external {
        require(block.timestamp <= deadline, RedemptionLate(deadline, block.timestamp));
        bytes32 digest = _hashTypedDataV4(keccak256(abi.encode(REDEMPTION, wallet, amount, bookingId, deadline)));
        require(
            SignatureChecker.isValidSignatureNowCalldata(wallet, digest, signature), RedemptionNotSigned(wallet)
        );
        _redeem(wallet, amount, bookingId);
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

    /// @inheritdoc ITokenizedDeposit
    function freezeBank() external restricted {
        _setBankFrozen(true);
    }

    /// @inheritdoc ITokenizedDeposit
    function unfreezeBank() external restricted {
        _setBankFrozen(false);
    }

    // ---- recovery ----

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
        _succeedOrders(lost, successor);
        emit EntryAdmitted(successor, t);
        if (t.frozen() != 0) {
            emit Frozen(lost, 0);
            emit Frozen(successor, t.frozen());
        }
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

    function bankFrozen() external view returns (bool) {
        return _config.issuerFrozen();
    }

    // ---- internals ----

    function _redeem(address wallet, uint256 amount, bytes32 bookingId) private {
        _useBooking(BookingKind.REDEEM, bookingId, wallet);
        _requireSolvent(_config);
        _redeemCash(wallet, amount, bookingId);
    }

    function _setBankFrozen(bool frozen) private {
        _config = _config.withIssuerFrozen(frozen);
        emit BankFrozenSet(frozen);
    }

    function _requireOpen(MoneyConfig c) internal view override {
        super._requireOpen(c);
        _requireSolvent(c);
    }

    function _requireSolvent(MoneyConfig c) private view {
        require(!c.issuerFrozen(), BankFrozen(address(this)));
    }

    function _requireIssuable(uint256) internal view override {
        _requireSolvent(_config);
    }
}
