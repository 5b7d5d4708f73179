// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {Config} from "../types/Config.sol";
import {Entry, EntryFlags} from "../types/Entry.sol";
import {Policy, PolicySwitches, PolicyTerms} from "../types/Policy.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {Powers} from "../register/interfaces/IRegister.sol";
import {Register} from "../register/Register.sol";
import {FreezeRule} from "../register/rules/FreezeRule.sol";
import {LockUpRule} from "../register/rules/LockUpRule.sol";
import {MinimumHoldingRule} from "../register/rules/MinimumHoldingRule.sol";
import {SanctionRule} from "../register/rules/SanctionRule.sol";
import {TradingHaltRule} from "../register/rules/TradingHaltRule.sol";
import {ICashToken} from "./interfaces/ICashToken.sol";

/// @title What every money token is: a register in private placement with two decimals.
abstract contract CashToken is Register, ICashToken, IERC6372, IERC165 {
    uint8 private constant CASH_DECIMALS = 2;

    bytes3 public immutable currency;

    /// @param balance [cash base units] free money of the wallet
    /// @param needed [cash base units]
    error BalanceInsufficient(address wallet, uint256 balance, uint256 needed);
    error PaymentListsDiffer(uint256 payees, uint256 amounts);
    error CashClosed(uint256 closedAt, uint256 nowAt);

    constructor(
        string memory name_,
        string memory symbol_,
        bytes3 currency_,
        address authority_,
        IAdmissions registry_,
        PolicyTerms memory policy_
    ) Register(name_, symbol_, CASH_DECIMALS, authority_, registry_, _privatePlacement(policy_)) {
        currency = currency_;
    }

    // ---- paying ----

    /// @dev The sender's entry, the policy and the config stay on the stack: a payee costs one storage word.
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused) {
        require(to.length == amounts.length, PaymentListsDiffer(to.length, amounts.length));
        refused = new uint256[]((to.length + 255) / 256);
        Config stored = _config;
        Config c = _advanced(stored);
        Policy p = _policy;
        _requirePayable(c, p);
        Entry f;
        (f, c) = _eligible(msg.sender, c, p);
        uint256 held = _held(msg.sender, f);
        f = _touched(msg.sender, f, c);
        for (uint256 i; i < to.length; ++i) {
            address payee = to[i];
            uint256 amount = amounts[i];
            if (payee == msg.sender) {
                _requireFree(payee, f, held, amount);
                emit Transfer(payee, payee, amount);
                continue;
            }
            bool leaves = amount != 0 && amount == f.balance() && !f.has(EntryFlags.NOMINEE);
            bool ok;
            Entry t;
            (ok, t, c) = _creditable(msg.sender, f, payee, amount, leaves ? 1 : 0, c, p);
            if (!ok) {
                refused[i >> 8] |= 1 << (i & 0xff);
                emit PaymentRefused(msg.sender, payee, amount);
                continue;
            }
            _requireFree(msg.sender, f, held, amount);
            f = f.debit(amount);
            (t, c) = _credited(payee, t, c, amount);
            if (leaves) c = c.withHolders(c.holders() - 1);
            _entries[payee] = t;
            emit Transfer(msg.sender, payee, amount);
        }
        MinimumHoldingRule.check(msg.sender, f, p, f.balance());
        if (held != 0) MinimumHoldingRule.check(msg.sender, f, p, f.balance() - held);
        _entries[msg.sender] = f;
        _storeConfig(stored, c);
    }

    // ---- issue ----

    function issue(address wallet, uint256 amount, bytes32 bookingId) external restricted {
        _requireIssuable(totalSupply() + amount);
        _mint(wallet, amount);
        emit CashIssued(wallet, amount, bookingId);
    }

    /// @param supply [cash base units] after the issue
    function _requireIssuable(uint256 supply) internal view virtual {}

    /// @dev A lapsed holder is paid out; a stopped or sanctioned one isn't.
    function _redeemCash(address wallet, uint256 amount, bytes32 bookingId) internal {
        Entry e = _entries[wallet];
        FreezeRule.check(wallet, e);
        SanctionRule.check(wallet, e);
        _requireFree(wallet, e, _held(wallet, e), amount);
        _burnUnits(wallet, amount);
        emit CashRedeemed(wallet, amount, bookingId);
    }

    // ---- authority ----

    function setAddressFrozen(address wallet, bool frozen) external restricted {
        _entries[wallet] = _entries[wallet].withFlag(EntryFlags.FROZEN, frozen);
        emit AddressFrozen(wallet, frozen, msg.sender);
    }

    function setFrozenTokens(address wallet, uint256 amount) external restricted returns (bool) {
        Entry e = _entries[wallet];
        require(!e.has(EntryFlags.DEAD), FreezeRule.WalletReplaced(wallet, e.successor()));
        require(amount <= UNITS_MAX, SupplyTooLarge(amount, UNITS_MAX));
        _entries[wallet] = e.withFrozen(amount);
        emit Frozen(wallet, amount);
        return true;
    }

    function forcedTransfer(address from, address to, uint256 amount) external restricted returns (bool) {
        _force(from, to, amount);
        emit ForcedTransfer(from, to, amount);
        return true;
    }

    function recoverWallet(address lost, address successor) external {
        _requirePowerOrRole(Powers.RECOVER);
        _recover(lost, successor);
    }

    function setMarketHalt(bool halted) external restricted {
        _setMarketHalt(halted);
    }

    function setIdentityRegistry(address registry) external restricted {
        _setRegistry(IAdmissions(registry));
    }

    // ---- views ----

    function identityRegistry() external view returns (address) {
        return address(_registry);
    }

    function isFrozen(address wallet) external view returns (bool) {
        return _entries[wallet].has(EntryFlags.FROZEN);
    }

    function getFrozenTokens(address wallet) external view returns (uint256) {
        Entry e = _entries[wallet];
        return e.has(EntryFlags.DEAD) ? 0 : e.frozen();
    }

    function clock() external view returns (uint48) {
        return uint48(block.timestamp);
    }

    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    function supportsInterface(bytes4 id) external pure virtual returns (bool) {
        return id == type(IERC165).interfaceId || id == type(IERC20).interfaceId || id == type(IERC20Permit).interfaceId
            || id == type(IERC5267).interfaceId || id == type(IERC6372).interfaceId || id == type(ICashToken).interfaceId;
    }

    // ---- parts of the gate ----

    /// @dev What stops every payment, whoever the parties are.
    function _requirePayable(Config c, Policy p) internal view {
        TradingHaltRule.check(p);
        _requireOpen(c);
        LockUpRule.check(p);
    }

    function _refuseBalance(address wallet, uint256 balance, uint256 needed) internal pure override {
        revert BalanceInsufficient(wallet, balance, needed);
    }

    /// @dev Money has no instrument that would close its register.
    function _refuseClosed(uint256 closesAt) internal view override {
        revert CashClosed(closesAt, block.timestamp);
    }

    /// @dev Only the bank admits.
    function _privatePlacement(PolicyTerms memory policy_) private pure returns (PolicyTerms memory) {
        policy_.switches |= uint16(PolicySwitches.PRIVATE_PLACEMENT);
        return policy_;
    }
}
