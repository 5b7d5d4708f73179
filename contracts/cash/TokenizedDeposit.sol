// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Entry, EntryFlags} from "../types/Entry.sol";
import {MoneyConfig} from "../types/MoneyConfig.sol";
import {Hold, HoldTerms, IHolds} from "../register/interfaces/IHolds.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {NetMoves} from "../register/NetMoves.sol";
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

    /// @inheritdoc ITokenizedDeposit
    address public interbank;

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

    /// @inheritdoc ITokenizedDeposit
    function netAcross(address[] calldata parties, int256[] calldata deltas)
        external
        onlyPower(Powers.ISSUE)
        onlyPower(Powers.REDEEM)
        returns (int256 change, uint256 received)
    {
        change = NetMoves.sumOf(parties, deltas);
        received = _net(parties, deltas);
        if (change == 0) return (0, received);
        uint256 supply = totalSupply();
        uint256 booked;
        if (change < 0) {
            booked = _rebook(0, uint256(-change));
            supply -= uint256(-change);
        } else {
            _requireBelow(uint256(change), UNITS_MAX - supply);
            booked = _rebook(uint256(change), 0);
            supply += uint256(change);
        }
        _config = _config.withSupply(supply);
        emit DepositsNetted(change, booked);
    }

    // ---- wiring ----

    /// @inheritdoc ITokenizedDeposit
    function setInterbank(address interbank_) external restricted {
        interbank = interbank_;
        emit InterbankSet(interbank_);
    }

    // ---- holds ----

    function placeHold(bytes32 holdId, HoldTerms calldata terms, address) external onlyPower(Powers.HOLD) {
        _requireNewHold(holdId, terms);
        _requireFungible(terms.id);
        _placeHold(holdId, terms, _promised(terms.wallet, terms.beneficiary, terms.amount));
    }

    function takeHold(bytes32 holdId, address to, uint256 units)
        external
        onlyPower(Powers.SETTLE)
        returns (uint256)
    {
        _move(_takeFromHold(holdId, to, units), to, units);
        return units;
    }

    function resizeHold(bytes32 holdId, uint256 units) external onlyPower(Powers.HOLD) {
        (address wallet, uint256 before) = _ownHold(holdId);
        if (units > before) {
            _requireUnexpired(holdId);
            _entries[wallet].entry = _promised(wallet, address(0), units - before);
        }
        _resizeHold(holdId, wallet, before, units);
    }

    function releaseHold(bytes32 holdId) external {
        _releaseHold(holdId);
    }

    function breakHold(bytes32 holdId, bytes32 orderHash) external restricted {
        _breakHold(holdId, orderHash);
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

    // ---- views ----

    function heldOf(address wallet) external view returns (uint256) {
        return _heldOf(wallet);
    }

    function holdOf(bytes32 holdId) external view returns (Hold memory) {
        return _holdOf(holdId);
    }

    function bankFrozen() external view returns (bool) {
        return _config.issuerFrozen();
    }

    // ---- internals ----

    /// @dev Money that a hold is to encumber, tested by the rules of the payment that would take it now.
    function _promised(address wallet, address to, uint256 units) private returns (Entry e) {
        uint256 generation_;
        (e, generation_) = _openPayment(wallet);
        if (to != address(0) && to != wallet) _entries[to].entry = _eligible(to, generation_);
        _requireFree(wallet, e, units);
    }

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
