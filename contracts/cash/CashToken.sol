// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {SlotDerivation} from "@openzeppelin/contracts/utils/SlotDerivation.sol";
import {StorageSlot} from "@openzeppelin/contracts/utils/StorageSlot.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";

import {Config} from "../types/Config.sol";
import {Entry, EntryFlags, EntryLib} from "../types/Entry.sol";
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

    /// @dev One call of `payMany` under way.
    /// @param payer its entry, debited payee by payee
    /// @param free [cash base units] what it may still pay
    /// @param held [cash base units] what is held of it
    /// @param mask the bits that tell whether a payee is like the rest
    /// @param marks what they are then
    struct Page {
        Config stored;
        Config c;
        Policy p;
        Entry payer;
        uint256 free;
        uint256 held;
        uint256 mask;
        uint256 marks;
    }

    bytes3 public immutable currency;

    /// @notice The wallet has less free money than the payment needs.
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

    /// @dev The payer's entry and the config are written once, at the end. A payee like the rest, who holds money already
    /// and is subject to no limit, costs its own word and nothing else; any other goes the long way, by the same rules.
    function payMany(address[] calldata to, uint256[] calldata amounts) external returns (uint256[] memory refused) {
        require(to.length == amounts.length, PaymentListsDiffer(to.length, amounts.length));
        refused = new uint256[]((to.length + 255) / 256);
        Page memory page = _openPage();
        for (uint256 i; i < to.length; ++i) {
            address payee = to[i];
            uint256 amount = amounts[i];
            StorageSlot.Uint256Slot storage word = _wordOf(payee);
            Entry t = Entry.wrap(word.value);
            if (
                Entry.unwrap(t) & page.mask == page.marks && block.timestamp <= t.validUntilAt() && t.balance() != 0
                    && amount < page.free && payee != msg.sender
            ) {
                page.payer = page.payer.debit(amount);
                page.free -= amount;
                word.value = Entry.unwrap(t.credit(amount));
                emit Transfer(msg.sender, payee, amount);
            } else if (!_payOne(page, payee, amount)) {
                refused[i >> 8] |= 1 << (i & 0xff);
                emit PaymentRefused(msg.sender, payee, amount);
            }
        }
        _closePage(page);
    }

    function _openPage() private returns (Page memory page) {
        page.stored = _config;
        page.c = _advanced(page.stored);
        page.p = _policy;
        _requirePayable(page.c, page.p);
        (page.payer, page.c) = _eligible(msg.sender, _entries[msg.sender].entry, page.c, page.p);
        page.held = _held(msg.sender, page.payer);
        page.payer = _touched(msg.sender, page.payer, page.c);
        page.free = _free(page.payer, page.held);
        uint256 refusing = EntryFlags.FROZEN | EntryFlags.DEAD | EntryFlags.SANCTIONED
            | (page.p.isOn(PolicySwitches.DENY_US_PERSONS) ? EntryFlags.US_PERSON : 0);
        // With a limit no entry is like the rest: nothing under no mask equals 1.
        (page.mask, page.marks) = page.p.limitsNothing()
            ? (
                EntryLib.marks(refusing | EntryFlags.ADMITTED, 0xff, 0xfff),
                EntryLib.marks(EntryFlags.ADMITTED, page.c.generation(), page.c.epoch())
            )
            : (uint256(0), uint256(1));
    }

    function _payOne(Page memory page, address payee, uint256 amount) private returns (bool ok) {
        Entry f = page.payer;
        if (payee == msg.sender) {
            _requireFree(payee, f, amount);
            emit Transfer(payee, payee, amount);
            return true;
        }
        bool leaves = amount != 0 && amount == f.balance() && !f.has(EntryFlags.NOMINEE);
        Entry t;
        (ok, t, page.c) = _creditable(msg.sender, f, payee, amount, leaves ? 1 : 0, page.c, page.p);
        if (!ok) return false;
        _requireFree(msg.sender, f, amount);
        page.payer = f.debit(amount);
        page.free -= amount;
        (t, page.c) = _credited(payee, t, page.c, amount);
        if (leaves) page.c = page.c.withHolders(page.c.holders() - 1);
        _entries[payee].entry = t;
        if (page.p.isOn(PolicySwitches.CUSTOM_RULE)) {
            // It may read them from storage.
            _entries[msg.sender].entry = page.payer;
            _config = page.c;
        }
        emit Transfer(msg.sender, payee, amount);
    }

    function _closePage(Page memory page) private {
        Entry f = page.payer;
        MinimumHoldingRule.check(msg.sender, f, page.p, f.balance());
        if (page.held != 0) MinimumHoldingRule.check(msg.sender, f, page.p, f.balance() - page.held);
        _entries[msg.sender].entry = f;
        _storeConfig(page.stored, page.c);
    }

    function _wordOf(address wallet) private pure returns (StorageSlot.Uint256Slot storage word) {
        bytes32 slot;
        assembly ("memory-safe") {
            slot := _entries.slot
        }
        return StorageSlot.getUint256Slot(SlotDerivation.deriveMapping(slot, wallet));
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
        Entry e = _entries[wallet].entry;
        FreezeRule.check(wallet, e);
        SanctionRule.check(wallet, e);
        _requireFree(wallet, e, amount);
        _burnUnits(wallet, amount);
        emit CashRedeemed(wallet, amount, bookingId);
    }

    // ---- authority ----

    function setAddressFrozen(address wallet, bool frozen) external restricted {
        _entries[wallet].entry = _entries[wallet].entry.withFlag(EntryFlags.FROZEN, frozen);
        emit AddressFrozen(wallet, frozen, msg.sender);
    }

    function setFrozenTokens(address wallet, uint256 amount) external restricted returns (bool) {
        Entry e = _entries[wallet].entry;
        require(!e.has(EntryFlags.DEAD), FreezeRule.WalletReplaced(wallet, e.successor()));
        require(amount <= UNITS_MAX, SupplyTooLarge(amount, UNITS_MAX));
        _entries[wallet].entry = e.withFrozen(amount);
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
        return _entries[wallet].entry.has(EntryFlags.FROZEN);
    }

    function getFrozenTokens(address wallet) external view returns (uint256) {
        Entry e = _entries[wallet].entry;
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

    /// @dev The bank's freeze and the rail are asked every time.
    function _doubtsOfMarket(Config, Policy) internal pure override returns (uint256) {
        return 1;
    }

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
