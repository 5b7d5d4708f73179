// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {Nonces} from "@openzeppelin/contracts/utils/Nonces.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";

import {Config} from "../types/Config.sol";
import {Entry, EntryFlags, EntryLib} from "../types/Entry.sol";
import {Policy, PolicyLib, PolicySwitches, PolicyTerms} from "../types/Policy.sol";
import {IComplianceRule} from "../compliance/interfaces/IComplianceRule.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {Hold, HoldTerms} from "./interfaces/IHolds.sol";
import {Powers} from "./interfaces/IPermissionedToken.sol";
import {NetMoves} from "./NetMoves.sol";
import {PermissionedToken} from "./PermissionedToken.sol";
import {RegisterHistory} from "./RegisterHistory.sol";
import {CountryRule} from "./rules/CountryRule.sol";
import {Eligibility} from "./rules/Eligibility.sol";
import {HolderCountRule} from "./rules/HolderCountRule.sol";
import {HoldingCapRule} from "./rules/HoldingCapRule.sol";
import {InvestorClassRule} from "./rules/InvestorClassRule.sol";
import {LockUpRule} from "./rules/LockUpRule.sol";
import {MinimumHoldingRule} from "./rules/MinimumHoldingRule.sol";
import {PlainMovement} from "./rules/PlainMovement.sol";
import {SanctionRule} from "./rules/SanctionRule.sol";
import {TradingHaltRule} from "./rules/TradingHaltRule.sol";
import {FreezeRule} from "./rules/FreezeRule.sol";
import {VerificationRule} from "./rules/VerificationRule.sol";

/// @title The one gate that every movement of a security passes.
/// @dev A checked transfer reads the config, the policy and the two entries, and calls nobody.
abstract contract Register is RegisterHistory, Nonces, IERC20Permit {
    using ShortStrings for *;

    bytes32 private constant PERMIT_TYPEHASH =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    bytes32 private constant DOMAIN_TYPEHASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    uint256 private constant DECIMALS_MAX = 8;

    /// @dev Of the EIP-712 domain; its description (ERC-5267) is the face's, so the library's is not used.
    ShortString private immutable _domainName;
    bytes32 private immutable _domain;
    uint256 private immutable _domainChainId;

    Policy internal _policy;
    /// @dev One bit per ISO 3166-1 numeric code.
    uint256[4] private _countryMap;
    IComplianceRule private _customRule;
    /// @dev Asked only while the config says that some venue is halted.
    mapping(address venue => bool) public isVenueHalted;
    uint256 private _haltedVenues;

    /// @param name_ of the EIP-712 domain; the token says its own
    constructor(
        string memory name_,
        uint8 decimals_,
        address authority_,
        IAdmissions registry_,
        PolicyTerms memory policy_
    ) PermissionedToken(authority_, registry_) {
        _domainName = name_.toShortString();
        (_domain, _domainChainId) = (_domainNow(bytes(name_)), block.chainid);
        require(decimals_ <= DECIMALS_MAX, DecimalsTooMany(decimals_, DECIMALS_MAX));
        _config = _config.withDecimals(decimals_);
        _setPolicy(PolicyLib.pack(policy_));
    }

    // ---- ERC-20 and its permits ----

    function decimals() public view override returns (uint8) {
        return uint8(_config.decimals());
    }

    /// @dev As the library's, with one error for every signature that is not the owner's.
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external {
        require(block.timestamp <= deadline, ERC20Permit.ERC2612ExpiredSignature(deadline));
        bytes32 terms = keccak256(abi.encode(PERMIT_TYPEHASH, owner, spender, value, _useNonce(owner), deadline));
        (address signer,,) = ECDSA.tryRecover(MessageHashUtils.toTypedDataHash(DOMAIN_SEPARATOR(), terms), v, r, s);
        require(signer == owner && signer != address(0), ERC20Permit.ERC2612InvalidSigner(signer, owner));
        _approve(owner, spender, value);
    }

    function nonces(address owner) public view override(IERC20Permit, Nonces) returns (uint256) {
        return super.nonces(owner);
    }

    // solhint-disable-next-line func-name-mixedcase
    function DOMAIN_SEPARATOR() public view returns (bytes32) {
        return block.chainid == _domainChainId ? _domain : _domainNow(bytes(_domainName.toString()));
    }

    function domainName() external view returns (bytes32) {
        return ShortString.unwrap(_domainName);
    }

    function _domainNow(bytes memory name_) private view returns (bytes32) {
        return keccak256(abi.encode(DOMAIN_TYPEHASH, keccak256(name_), keccak256("1"), block.chainid, address(this)));
    }

    // ---- admission ----

    function admitSelf() external {
        _requireAdmitted(!_policy.isOn(PolicySwitches.PRIVATE_PLACEMENT), msg.sender);
        _admit(msg.sender);
    }

    // ---- movement by contracts ----

    function settle(address from, address to, uint256 id, uint256 amount, address venue)
        external
        onlyPower(Powers.SETTLE)
        returns (uint256)
    {
        _requireFungible(id);
        _checkVenue(_config, venue);
        _move(from, to, amount);
        return amount;
    }

    function redeem(address wallet, uint256 amount) external virtual onlyPower(Powers.REDEEM) {
        Config c = _advanced(_config);
        Entry f = _entries[wallet].entry;
        if (amount > f.balance()) _refuseBalance(wallet, f.balance(), amount);
        (f, c) = _debited(wallet, f, c, amount);
        _entries[wallet].entry = f;
        unchecked {
            _config = _withSupply(c, c.supply() - amount);
        }
        emit Transfer(wallet, address(0), amount);
    }

    /// @dev Who gives comes first, so that who leaves makes room for who joins.
    function net(address[] calldata parties, int256[] calldata deltas)
        external
        onlyPower(Powers.SETTLE)
        returns (uint256 received)
    {
        int256 sum = NetMoves.sumOf(parties, deltas);
        require(sum == 0, NetUnbalanced(sum));
        Config stored = _config;
        (Config c, Policy p) = _openMarket(stored);
        for (uint256 i; i < parties.length; ++i) {
            if (deltas[i] < 0) c = _netOut(parties[i], uint256(-deltas[i]), c, p);
        }
        for (uint256 i; i < parties.length; ++i) {
            if (deltas[i] <= 0) continue;
            received += uint256(deltas[i]);
            c = _netIn(parties[i], uint256(deltas[i]), c, p);
        }
        _storeConfig(stored, c);
        NetMoves.emitTransfers(parties, deltas);
    }

    // ---- holds ----

    function placeHold(bytes32 holdId, HoldTerms calldata terms, address venue) external onlyPower(Powers.HOLD) {
        _requireNewHold(holdId, terms);
        _requireFungible(terms.id);
        _placeHold(holdId, terms, _promised(terms.wallet, terms.beneficiary, terms.amount, venue));
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
            _entries[wallet].entry = _promised(wallet, address(0), units - before, address(0));
        }
        _resizeHold(holdId, wallet, before, units);
    }

    function redeemHold(bytes32 id, uint256 units) external onlyPower(Powers.REDEEM) {
        address wallet = _takeFromHold(id, address(0), units);
        Entry e = _entries[wallet].entry;
        _requireFree(wallet, e, units);
        unchecked {
            MinimumHoldingRule.check(wallet, e, _policy, e.balance() - units);
        }
        _burnUnits(wallet, units);
    }

    function releaseHold(bytes32 holdId) external {
        _releaseHold(holdId);
    }

    function breakHold(bytes32 holdId, bytes32 orderHash) external restricted {
        _breakHold(holdId, orderHash);
    }

    // ---- record dates ----

    function scheduleRecord(uint256 recordAt) external onlyPower(Powers.SCHEDULE) {
        _scheduleOne(recordAt);
    }

    function scheduleRecords(uint256[] calldata recordAts) external onlyPower(Powers.SCHEDULE) {
        _schedulePage(recordAts);
    }

    function cancelRecord(uint256 recordAt) external onlyPower(Powers.SCHEDULE) {
        _cancelRecord(recordAt);
    }

    function cutAfter(uint256 recordAt) external onlyPower(Powers.SCHEDULE) {
        _cutAfter(recordAt);
    }

    // ---- policy and authority ----

    /// @dev The halt and the custom rule have functions, and roles, of their own.
    function setPolicy(Policy policy_) external restricted {
        _replacePolicy(policy_);
    }

    function setCountryMap(uint256[4] calldata map) external restricted {
        _countryMap = map;
        emit CountryMapSet(map);
    }

    function setCustomRule(IComplianceRule rule) external restricted {
        _customRule = rule;
        emit CustomRuleSet(rule);
        _setPolicy(_policy.withSwitch(PolicySwitches.CUSTOM_RULE, address(rule) != address(0)));
    }

    function setVenueHalt(address venue, bool halted) external onlyPower(Powers.HALT) {
        if (isVenueHalted[venue] != halted) {
            isVenueHalted[venue] = halted;
            _haltedVenues = halted ? _haltedVenues + 1 : _haltedVenues - 1;
            _config = _config.withVenueHalted(_haltedVenues != 0);
        }
        emit VenueHaltSet(venue, halted);
    }

    function setClosing(uint256 closesAt) external onlyPower(Powers.SCHEDULE) {
        _config = _config.withClosesAt(Math.min(closesAt, type(uint32).max));
        emit ClosingSet(closesAt);
    }

    // ---- views ----

    function policy() external view returns (Policy) {
        return _policy;
    }

    function widePolicy() external view returns (IComplianceRule, uint256[4] memory) {
        return (_customRule, _countryMap);
    }

    function heldOf(address wallet) external view returns (uint256) {
        return _heldOf(wallet);
    }

    function holdOf(bytes32 holdId) external view returns (Hold memory) {
        return _holdOf(holdId);
    }

    // ---- the gate ----

    function _update(address from, address to, uint256 amount) internal override {
        if (from == address(0)) _mintUnits(to, amount);
        else if (to == address(0)) _burnUnits(from, amount);
        else _move(from, to, amount);
    }

    /// @dev Units that a hold is to encumber, tested by the rules of the movement that would take them now.
    /// @return e the wallet's entry, looked up again where it lapsed; the caller stores it
    function _promised(address wallet, address to, uint256 units, address venue)
        private
        returns (Entry e)
    {
        Config stored = _config;
        Config c = _advanced(stored);
        Policy p = _policy;
        if (to == address(0) && _callersPowers() & Powers.REDEEM != 0) {
            // A put is no trade: no halt or lock-up stops it, and whoever holds may put.
            e = _entries[wallet].entry;
            FreezeRule.check(wallet, e);
        } else {
            _checkVenue(c, venue);
            (c, p, e) = _openMovement(wallet, _entries[wallet], c);
        }
        if (to != address(0) && to != wallet) {
            Entry t;
            (t, c) = _askReceiver(wallet, e, to, _entries[to].entry, units, c, p);
            // A receiver is tested as if the units came now: a deliverer of all it has leaves the count.
            if (t.balance() == 0) _checkCount(t, _withoutLeaver(e, c, units), p, units);
            _entries[to].entry = t;
        } else {
            _checkRemainder(wallet, e, p, units);
        }
        _storeConfig(stored, c);
    }

    /// @dev A voluntary movement: transfer, settlement, the taking of a hold.
    function _move(address from, address to, uint256 amount) internal override {
        Config stored = _config;
        Line storage source = _entries[from];
        (Config c, Policy p, Entry f) = _openMovement(from, source, stored);
        (f, c) = _deliver(from, f, to, amount, c, p);
        source.entry = f;
        _storeConfig(stored, c);
    }

    /// @dev The same movements from one wallet, one after the other, its entry and the config written once at the end;
    /// a custom rule may read them from storage, so they are then written after each.
    function _moveMany(address from, address[] calldata to, uint256[] calldata amounts) internal {
        Config stored = _config;
        Line storage source = _entries[from];
        (Config c, Policy p, Entry f) = _openMovement(from, source, stored);
        bool asked = p.isOn(PolicySwitches.CUSTOM_RULE);
        for (uint256 i; i < to.length; ++i) {
            (f, c) = _deliver(from, f, to[i], amounts[i], c, p);
            if (asked) {
                source.entry = f;
                _config = c;
            }
        }
        source.entry = f;
        _storeConfig(stored, c);
    }

    /// @dev The rules of the market and of the deliverer, in the order that `explain` lists them.
    function _openMovement(address from, Line storage source, Config stored)
        private
        returns (Config c, Policy p, Entry f)
    {
        (c, p) = _openMarket(stored);
        (f, c) = _eligible(from, source.entry, c, p, false);
    }

    function _openMarket(Config stored) private view returns (Config c, Policy p) {
        c = _advanced(stored);
        p = _policy;
        if (PlainMovement.doubtsOfMarket(c, p) != 0) {
            TradingHaltRule.check(p);
            _requireOpen(c);
            LockUpRule.check(p);
        }
    }

    /// @dev What leaves one party by a net: every rule about it and what it keeps.
    function _netOut(address from, uint256 amount, Config c, Policy p) private returns (Config) {
        Entry f;
        (f, c) = _eligible(from, _entries[from].entry, c, p, false);
        _checkRemainder(from, f, p, amount);
        (_entries[from].entry, c) = _debited(from, f, c, amount);
        return c;
    }

    /// @dev What reaches one party by a net: every rule about it and what it then has.
    function _netIn(address to, uint256 amount, Config c, Policy p) private returns (Config) {
        Entry t;
        (t, c) = _eligible(to, _entries[to].entry, c, p, true);
        return _receive(to, t, c, p, amount);
    }

    /// @dev The rules of the receiver and of the amount, then the movement; the caller stores what is returned.
    function _deliver(address from, Entry f, address to, uint256 amount, Config c, Policy p)
        private
        returns (Entry, Config)
    {
        Line storage target = _entries[to];
        Entry t = target.entry;
        if (
            from == to
                || PlainMovement.doubtsOfWallet(t, c, p) | PlainMovement.doubtsOfAmount(f, t, p, amount)
                        | PlainMovement.doubtsOfOthers(p) != 0
        ) (t, c) = _askReceiver(from, f, to, t, amount, c, p);
        if (from != to) {
            (f, c) = _debited(from, f, c, amount);
            if (t.balance() == 0) _checkCount(t, c, p, amount);
            (target.entry, c) = _credited(to, t, c, amount);
        }
        emit Transfer(from, to, amount);
        return (f, c);
    }

    /// @dev Every rule that a plain movement satisfies, but those of `_openMovement` and the number of holders.
    function _askReceiver(address from, Entry f, address to, Entry t, uint256 amount, Config c, Policy p)
        private
        returns (Entry, Config)
    {
        if (to == address(0)) revert ERC20InvalidReceiver(to);
        if (from == to) t = f;
        else (t, c) = _eligible(to, t, c, p, amount != 0);
        _requireFree(from, f, amount);
        if (p.isOn(PolicySwitches.CUSTOM_RULE)) _checkCustomRule(from, to, amount, f, t);
        if (from != to) {
            _checkRemainder(from, f, p, amount);
            _checkHolding(to, t, p, t.balance() + amount);
        }
        return (t, c);
    }

    /// @dev The rules about what stays behind: free units, and the minimum holding on the balance and beside the holds.
    function _checkRemainder(address from, Entry f, Policy p, uint256 amount) private view {
        uint256 held = _requireFree(from, f, amount);
        unchecked {
            uint256 left = f.balance() - amount;
            MinimumHoldingRule.check(from, f, p, left);
            // Holds outlast the redemption of their units: more may be held than is there.
            MinimumHoldingRule.check(from, f, p, Math.saturatingSub(left, held));
        }
    }

    /// @dev The rules of the receiver's holding.
    /// @param c with the count of holders as it is without this receipt
    function _checkReceipt(address to, Entry t, Config c, Policy p, uint256 amount) private pure {
        unchecked {
            _checkHolding(to, t, p, t.balance() + amount);
        }
        if (t.balance() == 0) _checkCount(t, c, p, amount);
    }

    function _checkHolding(address to, Entry t, Policy p, uint256 got) private pure {
        MinimumHoldingRule.check(to, t, p, got);
        HoldingCapRule.check(to, t, p, got);
    }

    /// @dev Asked where the wallet has nothing yet.
    function _checkCount(Entry t, Config c, Policy p, uint256 amount) private pure {
        unchecked {
            if (amount != 0 && !t.has(EntryFlags.NOMINEE)) HolderCountRule.check(p, c.holders() + 1);
        }
    }

    function _receive(address to, Entry t, Config c, Policy p, uint256 amount) private returns (Config) {
        _checkReceipt(to, t, c, p, amount);
        (_entries[to].entry, c) = _credited(to, t, c, amount);
        return c;
    }

    function _mintUnits(address to, uint256 amount) internal {
        Config c = _advanced(_config);
        Policy p = _policy;
        Entry t;
        (t, c) = _eligible(to, _entries[to].entry, c, p, amount != 0);
        if (p.isOn(PolicySwitches.CUSTOM_RULE)) _checkCustomRule(address(0), to, amount, Entry.wrap(0), t);
        uint256 supply = c.supply();
        unchecked {
            require(amount <= UNITS_MAX - supply, SupplyTooLarge(amount, UNITS_MAX - supply));
            c = _receive(to, t, c, p, amount);
            _config = _withSupply(c, supply + amount);
        }
        emit Transfer(address(0), to, amount);
    }

    /// @dev Asks no rule. Frozen units go last, and with their event; held ones never.
    function _burnUnits(address from, uint256 amount) internal {
        (, Config c) = _take(from, _advanced(_config), amount);
        unchecked {
            _config = _withSupply(c, c.supply() - amount);
        }
        emit Transfer(from, address(0), amount);
    }

    /// @dev A movement by order: the receiver must be able to receive, the sender is not asked, an odd lot is flagged.
    function _force(address from, address to, uint256 amount) internal {
        Config c = _advanced(_config);
        Policy p = _policy;
        require(from != to, ERC7943CannotReceive(to));
        Entry t;
        (t, c) = _eligible(to, _entries[to].entry, c, p, amount != 0);
        Entry f;
        (f, c) = _take(from, c, amount);
        (t, c) = _credited(to, t, c, amount);
        _entries[to].entry = t;
        _config = c;
        _flagOddLot(from, f, p);
        _flagOddLot(to, t, p);
        emit Transfer(from, to, amount);
    }

    function _flagOddLot(address wallet, Entry e, Policy p) private {
        if (!MinimumHoldingRule.ok(e, p, e.balance())) emit OddLot(wallet, e.balance(), p.minimumHolding());
    }

    /// @dev A lost wallet's whole position goes to another wallet of the same holder, with what is frozen of it and a
    /// freeze of the wallet itself, and its holds follow.
    /// @return units [units] that moved
    /// @return isFrozen_ whether the wallet was frozen, as its successor is now
    function _recover(address lost, address successor) internal returns (uint256 units, bool isFrozen_) {
        Config c = _advanced(_config);
        Entry f = _entries[lost].entry;
        Entry t = _entries[successor].entry;
        require(
            lost != successor && f.has(EntryFlags.ADMITTED) && t.balance() == 0 && !t.has(EntryFlags.DEAD),
            WalletNotRecoverable(lost, successor)
        );
        // A lapsed holder keeps what is theirs: the successor's entry takes the attributes as they are, even none.
        Entry attributes = _registry.succeed(lost, successor, _policy.topics());
        (t, c) = _renewed(t, attributes, c);
        units = f.balance();
        uint256 frozen = f.frozen();
        isFrozen_ = f.has(EntryFlags.FROZEN);
        (f, c) = _debited(lost, f, c, units);
        (t, c) = _credited(successor, t, c, units);
        if (isFrozen_) t = t.withFlag(EntryFlags.FROZEN, true);
        if (_succeedHolds(lost, successor) != 0) t = t.withFlag(EntryFlags.HELD, true);
        if (frozen != 0) {
            uint256 before = t.frozen();
            uint256 both = Math.min(frozen + before, UNITS_MAX);
            t = t.withFrozen(both);
            _sayFrozen(lost, frozen, 0);
            _sayFrozen(successor, before, both);
        }
        _entries[lost].entry = f.dead();
        _successors[lost] = successor;
        _entries[successor].entry = t;
        _config = c;
        emit EntryAdmitted(successor, t);
        emit WalletSucceeded(lost, successor, units);
        emit Transfer(lost, successor, units);
    }

    // ---- parts of the gate ----

    /// @dev The wallet's entry, looked up again where it lapsed, and past every rule about the wallet itself.
    /// @param first whether the wallet may be admitted by this: it receives units. Zero units admit nobody.
    function _eligible(address wallet, Entry e, Config c, Policy p, bool first) internal returns (Entry, Config) {
        // Most are: only who is not costs a second look, which renews the entry or says which rule refuses.
        if (PlainMovement.doubtsOfWallet(e, c, p) != 0) {
            (e, c) = _refreshed(wallet, e, c, p, first);
            Eligibility.check(wallet, e, p, c.generation(), _countryMap);
        }
        return (e, c);
    }

    function _refreshed(address wallet, Entry e, Config c, Policy p, bool first) internal returns (Entry, Config) {
        if (e.mayBeLookedUp(c.generation(), first && !p.isOn(PolicySwitches.PRIVATE_PLACEMENT))) {
            (, e, c) = _lookedUp(wallet, e, c, p, false);
        }
        return (e, c);
    }

    /// @return found whether the registry knows the wallet as admissible; otherwise nothing changed
    function _lookedUp(address wallet, Entry e, Config c, Policy p, bool chosen)
        private
        returns (bool found, Entry, Config)
    {
        Entry attributes = _registry.admit(wallet, p.topics(), chosen);
        if (attributes.validUntilAt() != 0) {
            found = true;
            (e, c) = _renewed(e, attributes, c);
            emit EntryAdmitted(wallet, e);
        }
        return (found, e, c);
    }

    /// @dev The entry with new attributes; one that never had units starts in the epoch of its admission, another one keeps
    /// its epoch, from which its history is read back.
    function _renewed(Entry e, Entry attributes, Config c) private pure returns (Entry, Config) {
        if (!e.has(EntryFlags.ADMITTED) && e.member() == 0) e = e.withEpoch(c.epoch());
        Entry renewed = e.admittedAs(attributes, c.generation());
        return (renewed, _nomineeChanged(e, renewed) ? _recounted(e, c) : c);
    }

    /// @dev The config is read only where a registry other than the one that admitted says differently who is a nominee.
    function _beforeSync(Entry e, Entry renewed) internal override {
        if (_nomineeChanged(e, renewed)) _config = _recounted(e, _config);
    }

    function _nomineeChanged(Entry e, Entry renewed) private pure returns (bool) {
        return e.has(EntryFlags.NOMINEE) != renewed.has(EntryFlags.NOMINEE);
    }

    /// @dev Who becomes a nominee while holding leaves the count of holders, who stops being one joins it.
    function _recounted(Entry e, Config c) private pure returns (Config) {
        if (e.balance() == 0) return c;
        unchecked {
            return c.withHolders(e.has(EntryFlags.NOMINEE) ? c.holders() + 1 : c.holders() - 1);
        }
    }

    function _admit(address wallet) internal override {
        Config stored = _config;
        Policy p = _policy;
        (bool found, Entry e, Config c) = _lookedUp(wallet, _entries[wallet].entry, _advanced(stored), p, true);
        _requireAdmitted(found, wallet);
        Eligibility.check(wallet, e, p, c.generation(), _countryMap);
        _entries[wallet].entry = e;
        _storeConfig(stored, c);
    }

    /// @dev The receiver's entry with the units, and the config with what a first receipt changes in it.
    function _credited(address to, Entry t, Config c, uint256 amount) internal returns (Entry, Config) {
        bool first = t.balance() == 0 && amount != 0;
        t = _touched(to, t, c).credit(amount);
        if (first) {
            unchecked {
                if (!t.has(EntryFlags.NOMINEE)) c = c.withHolders(c.holders() + 1);
                if (t.member() == 0) {
                    uint256 member = c.members() + 1;
                    require(member <= EntryLib.MEMBERS_MAX, MembersExhausted(member));
                    t = t.withMember(member);
                    c = c.withMembers(member);
                }
            }
        }
        return (t, c);
    }

    /// @dev The entry without the units, and the config with what the last of them changes in it.
    function _debited(address from, Entry f, Config c, uint256 amount) private returns (Entry, Config) {
        c = _withoutLeaver(f, c, amount);
        return (_touched(from, f, c).debit(amount), c);
    }

    /// @dev Who gives up the last unit is no holder any more.
    function _withoutLeaver(Entry f, Config c, uint256 amount) private pure returns (Config) {
        unchecked {
            bool leaves = f.balance() == amount && amount != 0 && !f.has(EntryFlags.NOMINEE);
            return leaves ? c.withHolders(c.holders() - 1) : c;
        }
    }

    /// @dev Takes units that may be frozen.
    function _take(address from, Config c, uint256 amount) private returns (Entry f, Config) {
        (f, c) = _debited(from, _unfrozen(from, amount), c, amount);
        _entries[from].entry = f;
        return (f, c);
    }

    function _checkVenue(Config c, address venue) private view {
        if (c.venueHalted()) TradingHaltRule.checkVenue(venue, isVenueHalted[venue]);
    }

    function _requireOpen(Config c) private view {
        if (c.closesAt() != 0 && block.timestamp > c.closesAt()) _refuseClosed(c.closesAt());
    }

    /// @dev Reverts; the token knows its instrument, which says why.
    function _refuseClosed(uint256 closesAt) internal view virtual;

    function _checkCustomRule(address from, address to, uint256 amount, Entry f, Entry t) private view {
        _customRule.check(from, to, amount, f, t);
    }

    function _replacePolicy(Policy policy_) internal {
        require(policy_.isWellFormed(), PolicyLib.PolicyMalformed(policy_));
        Policy replaced = _policy;
        _setPolicy(policy_.withSwitchesOf(replaced, PolicySwitches.MARKET_HALT | PolicySwitches.CUSTOM_RULE));
        if (replaced.topics() != policy_.topics()) _raiseGeneration();
    }

    function _setPolicy(Policy p) private {
        _policy = p;
        emit PolicySet(p);
    }

    function _storeConfig(Config stored, Config c) internal {
        if (Config.unwrap(c) != Config.unwrap(stored)) _config = c;
    }

    function _setMarketHalt(bool halted) internal virtual {
        _setPolicy(_policy.withSwitch(PolicySwitches.MARKET_HALT, halted));
    }
}
