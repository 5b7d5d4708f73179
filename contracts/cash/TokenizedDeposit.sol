// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Config} from "../types/Config.sol";
import {Entry} from "../types/Entry.sol";
import {Policy, PolicyTerms} from "../types/Policy.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {Powers} from "../register/interfaces/IRegister.sol";
import {MinimumHoldingRule} from "../register/rules/MinimumHoldingRule.sol";
import {CashToken} from "./CashToken.sol";
import {ITokenizedDeposit} from "./interfaces/ITokenizedDeposit.sol";

/// @title One bank's deposits as tokens.
contract TokenizedDeposit is CashToken, ITokenizedDeposit {
    /// @dev [cash base units]
    uint256 public bookedDeposits;

    /// @param supply [cash base units] what would be outstanding
    /// @param booked [cash base units] what would be booked
    error DepositsExceeded(uint256 supply, uint256 booked);
    error BankFrozen(address deposit);

    constructor(
        string memory name_,
        string memory symbol_,
        bytes3 currency_,
        address authority_,
        IAdmissions registry_,
        PolicyTerms memory policy_
    ) CashToken(name_, symbol_, currency_, authority_, registry_, policy_) {}

    // ---- the bank ----

    function book(uint256 amount, bytes32 bookingId) external restricted {
        bookedDeposits += amount;
        emit DepositsBooked(amount, bookedDeposits, bookingId);
    }

    function unbook(uint256 amount, bytes32 bookingId) external restricted {
        uint256 booked = bookedDeposits;
        require(amount <= booked, DepositsExceeded(amount, booked));
        bookedDeposits = booked -= amount;
        _requireBooked(totalSupply(), booked);
        emit DepositsUnbooked(amount, booked, bookingId);
    }

    function redeemDeposit(address wallet, uint256 amount, bytes32 bookingId) external {
        if (msg.sender != wallet) _checkCanCall(msg.sender, msg.data);
        _requireOpen(_config);
        _redeemCash(wallet, amount, bookingId);
    }

    // ---- between banks ----

    function payOut(address from, uint256 amount) external onlyPower(Powers.REDEEM) {
        Config stored = _config;
        Config c = _advanced(stored);
        Policy p = _policy;
        _requirePayable(c, p);
        Entry f;
        (f, c) = _eligible(from, _entries[from].entry, c, p);
        uint256 held = _requireFree(from, f, amount);
        MinimumHoldingRule.check(from, f, p, f.balance() - held - amount);
        _entries[from].entry = f;
        _storeConfig(stored, c);
        _burnUnits(from, amount);
        uint256 booked = bookedDeposits - amount;
        bookedDeposits = booked;
        emit DepositPaidOut(from, amount, booked);
    }

    function payIn(address to, uint256 amount) external onlyPower(Powers.ISSUE) {
        _requirePayable(_config, _policy);
        uint256 booked = bookedDeposits + amount;
        bookedDeposits = booked;
        _mint(to, amount);
        emit DepositPaidIn(to, amount, booked);
    }

    // ---- the bank's freeze ----

    function setBankFrozen(bool frozen) external restricted {
        _config = _config.withIssuerFrozen(frozen);
        emit BankFrozenSet(frozen);
    }

    function bankFrozen() external view returns (bool) {
        return _config.issuerFrozen();
    }

    // ---- parts of the gate ----

    function _requireOpen(Config c) internal view override {
        require(!c.issuerFrozen(), BankFrozen(address(this)));
        super._requireOpen(c);
    }

    function _requireIssuable(uint256 supply) internal view override {
        _requireOpen(_config);
        _requireBooked(supply, bookedDeposits);
    }

    function _requireBooked(uint256 supply, uint256 booked) private pure {
        require(supply <= booked, DepositsExceeded(supply, booked));
    }
}
