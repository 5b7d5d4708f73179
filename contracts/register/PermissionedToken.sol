// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Entry, EntryFlags, EntryLib} from "../types/Entry.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {IERC7943Base} from "./interfaces/IERC7943.sol";
import {IHolds} from "./interfaces/IHolds.sol";
import {IPermissionedToken} from "./interfaces/IPermissionedToken.sol";
import {IRegisterSync} from "./interfaces/IRegisterSync.sol";
import {Holds} from "./Holds.sol";
import {FreezeRule} from "./rules/FreezeRule.sol";
import {SanctionRule} from "./rules/SanctionRule.sol";
import {VerificationRule} from "./rules/VerificationRule.sol";

/// @title What every permissioned token is: entries, the face of ERC-20, admission, powers.
/// @dev Each kind has its own gate over the same words: `Register` asks the nine rules of securities, `CashToken` the
/// few of money. OpenZeppelin's ERC-20 keeps the allowances; its balances and its name are not used.
abstract contract PermissionedToken is ERC20, AccessManaged, Holds, IPermissionedToken, IRegisterSync, IERC7943Base {
    uint256 private constant FIRST_GENERATION = 1;

    IAdmissions internal _registry;
    mapping(address agent => uint256) private _powers;

    constructor(address authority_, IAdmissions registry_) ERC20("", "") AccessManaged(authority_) {
        _storeGeneration(FIRST_GENERATION);
        _requireContract(address(registry_));
        _registry = registry_;
        emit IdentityRegistryReplaced(address(registry_));
    }

    modifier onlyPower(uint256 power) {
        if (_callersPowers() & power == 0) _refusePower();
        _;
    }

    // ---- ERC-20 ----

    function balanceOf(address wallet) public view override returns (uint256) {
        return _entries[wallet].entry.balance();
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        _move(msg.sender, to, amount);
        return true;
    }

    /// @dev A frozen, sanctioned or unknown spender moves nothing, whatever its allowance.
    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        _requireSpender(msg.sender);
        _spendAllowance(from, msg.sender, amount);
        _move(from, to, amount);
        return true;
    }

    /// @dev Who may not send gives no new allowance, who may not spend gets none.
    function _approve(address wallet, address spender, uint256 amount, bool emitEvent) internal override {
        if (emitEvent && amount != 0) {
            _requireStanding(wallet);
            _requireStanding(spender);
        }
        super._approve(wallet, spender, amount, emitEvent);
    }

    // ---- admission ----

    function admitWallets(address[] calldata wallets) external restricted {
        for (uint256 i; i < wallets.length; ++i) _admit(wallets[i]);
    }

    function refresh(address wallet) external {
        _requireAdmitted(_entries[wallet].entry.has(EntryFlags.ADMITTED), wallet);
        _admit(wallet);
    }

    function sync(address wallet, Entry attributes) external {
        if (msg.sender != address(_registry)) return;
        Entry e = _entries[wallet].entry;
        if (!e.has(EntryFlags.ADMITTED)) return;
        Entry renewed = e.admittedAs(attributes, e.generation());
        // Else whoever pays the wallet next would have the registry record it anew.
        if (Entry.unwrap(attributes) == 0 && e.balance() == 0) renewed = renewed.withFlag(EntryFlags.ADMITTED, false);
        _beforeSync(e, renewed);
        _entries[wallet].entry = renewed;
        emit EntrySynced(wallet, renewed);
    }

    function raiseGeneration() external {
        if (msg.sender != address(_registry)) _checkCanCall(msg.sender, msg.data);
        _raiseGeneration();
    }

    // ---- authority ----

    function setPowers(address agent, uint256 powers) external restricted {
        _setPowers(agent, powers);
    }

    /// @inheritdoc IPermissionedToken
    function withdrawPowers(address agent) external restricted {
        _setPowers(agent, 0);
    }

    // ---- views ----

    function entryOf(address wallet) external view returns (Entry) {
        return _entries[wallet].entry;
    }

    function powersOf(address agent) external view returns (uint256) {
        return _powers[agent];
    }

    function generation() external view returns (uint256) {
        return _generation();
    }

    function payeeOf(address wallet) external view returns (address) {
        return _payeeOf(wallet);
    }

    // ---- what a token adds ----

    /// @dev Securities and money keep it in different words.
    function _generation() internal view virtual returns (uint256);

    function _storeGeneration(uint256 generation_) internal virtual;

    /// @dev A voluntary movement, past every rule.
    function _move(address from, address to, uint256 amount) internal virtual;

    /// @dev By the wallet or who admits here, so a choice of the wallet. Also of one whose admission is good: its
    /// attributes are read anew.
    function _admit(address wallet) internal virtual;

    /// @dev Before new attributes from the registry are stored.
    function _beforeSync(Entry e, Entry renewed) internal virtual {}

    /// @dev A cash token says it in its own words.
    function _refuseBalance(address wallet, uint256 balance, uint256 needed) internal view virtual {
        revert IERC20Errors.ERC20InsufficientBalance(wallet, balance, needed);
    }

    // ---- units ----

    function _free(Entry e, uint256 held) internal pure returns (uint256) {
        unchecked {
            uint256 bound = e.frozen() + held;
            return e.balance() > bound ? e.balance() - bound : 0;
        }
    }

    function _requireFree(address wallet, Entry e, uint256 amount) internal view returns (uint256 held) {
        held = _held(wallet, e);
        uint256 free = _free(e, held);
        if (amount <= free) return held;
        if (amount > e.balance()) _refuseBalance(wallet, e.balance(), amount);
        revert ERC7943InsufficientUnfrozenBalance(wallet, amount, free);
    }

    /// @dev The entry of which units are to be taken that may be frozen: frozen ones go by the exact excess, for they may
    /// exceed the balance, and do so as much afterwards. The balance is still to be debited.
    function _unfrozen(address from, uint256 amount) internal returns (Entry f) {
        f = _entries[from].entry;
        uint256 held = _held(from, f);
        uint256 balance = f.balance();
        if (amount > balance) _refuseBalance(from, balance, amount);
        unchecked {
            uint256 movable = Math.saturatingSub(balance, held);
            require(amount <= movable, IHolds.UnitsHeld(from, movable, held));
            uint256 free = _free(f, held);
            if (amount > free) {
                uint256 before = f.frozen();
                uint256 frozen = before - (amount - free);
                f = f.withFrozen(frozen);
                _sayFrozen(from, before, frozen);
            }
        }
    }

    /// @dev Every change of frozen units; a security says it by ERC-3643 too.
    /// @param frozen [units] from now on, in all; before it what was
    function _sayFrozen(address account, uint256, uint256 frozen) internal virtual {
        emit Frozen(account, frozen);
    }

    function _requireFungible(uint256 id) internal pure {
        require(id == 0, IdUnknown(id));
    }

    // ---- standing ----

    function _requireStanding(address wallet) internal view returns (Entry e) {
        e = _entries[wallet].entry;
        FreezeRule.check(wallet, e);
        SanctionRule.check(wallet, e);
    }

    /// @dev Who spends for another is admitted here and in good standing; a lapsed one refreshes first.
    function _requireSpender(address spender) internal view {
        require(!_requireStanding(spender).lapsed(_generation()), SpenderRefused(spender));
    }

    function _requireAdmitted(bool admitted, address wallet) internal pure {
        require(admitted, VerificationRule.NotAdmitted(wallet));
    }

    // ---- authority, internally ----

    function _setPowers(address agent, uint256 powers) internal {
        _powers[agent] = powers;
        emit PowersSet(agent, powers);
    }

    function _setRegistry(IAdmissions registry_) internal {
        _requireContract(address(registry_));
        _registry = registry_;
        emit IdentityRegistryReplaced(address(registry_));
        _raiseGeneration();
    }

    /// @dev Never reused. The last one is nobody's: a register that got there is closed for good, and blocks nobody else.
    function _raiseGeneration() internal {
        uint256 raised = Math.min(_generation() + 1, EntryLib.GENERATION_CLOSED);
        _storeGeneration(raised);
        emit GenerationRaised(raised);
    }

    /// @dev A registry without code would make every look-up revert without a reason.
    function _requireContract(address account) internal view {
        require(account.code.length != 0, ContractExpected(account));
    }

    function _callersPowers() internal view returns (uint256) {
        return _powers[msg.sender];
    }

    function _refusePower() private view {
        revert PowerMissing(msg.sender, msg.sig);
    }
}
