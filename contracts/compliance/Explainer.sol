// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {IERC5267} from "@openzeppelin/contracts/interfaces/IERC5267.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

import {Config} from "../types/Config.sol";
import {Entry, EntryFlags} from "../types/Entry.sol";
import {Policy, PolicyLib, PolicySwitches, PolicyTerms} from "../types/Policy.sol";
import {Face} from "../utils/Faced.sol";
import {IAdmissions} from "../identity/interfaces/IAdmissions.sol";
import {IDocuments} from "../disclosure/interfaces/IDocuments.sol";
import {IDeliverable} from "../register/interfaces/IDeliverable.sol";
import {IERC7943Base, IERC7943Fungible, IERC7943Views} from "../register/interfaces/IERC7943.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {IPolicyCheck} from "../register/interfaces/IPolicyCheck.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {CountryRule} from "../register/rules/CountryRule.sol";
import {FreezeRule} from "../register/rules/FreezeRule.sol";
import {HolderCountRule} from "../register/rules/HolderCountRule.sol";
import {HoldingCapRule} from "../register/rules/HoldingCapRule.sol";
import {InvestorClassRule} from "../register/rules/InvestorClassRule.sol";
import {LockUpRule} from "../register/rules/LockUpRule.sol";
import {MinimumHoldingRule} from "../register/rules/MinimumHoldingRule.sol";
import {PlainMovement} from "../register/rules/PlainMovement.sol";
import {SanctionRule} from "../register/rules/SanctionRule.sol";
import {TradingHaltRule} from "../register/rules/TradingHaltRule.sol";
import {VerificationRule} from "../register/rules/VerificationRule.sol";
import {IERC1404} from "../token/interfaces/IERC1404.sol";
import {IERC1643, IERC1643Views} from "../token/interfaces/IERC1643.sol";
import {IERC3643, IERC3643Views} from "../token/interfaces/IERC3643.sol";
import {ISecurityToken} from "../token/interfaces/ISecurityToken.sol";
import {ISecurityViews} from "../token/interfaces/ISecurityViews.sol";
import {IComplianceRule} from "./interfaces/IComplianceRule.sol";
import {ICompliance} from "./interfaces/ICompliance.sol";
import {IExplainer, Verdict} from "./interfaces/IExplainer.sol";

/// @title Every rule's verdict, and the face of every security token: the standards' views.
/// @dev A rule is asked by calling this contract itself: what it reverts with is the verdict's error, so it can't differ
/// from the gate's. The codes of ERC-1404 are the rules' places in `_names`.
contract Explainer is IExplainer, ICompliance, ISecurityViews, IPolicyCheck, Face {
    /// @dev Far above any balance, and safe to add to one.
    uint256 private constant AMOUNT_MAX = type(uint128).max;
    uint256 private constant SIDE_RULES = 6;
    uint256 private constant FROM_FIRST = 4;
    uint256 private constant TO_FIRST = FROM_FIRST + SIDE_RULES;
    uint256 private constant AMOUNT_FIRST = TO_FIRST + SIDE_RULES;
    uint256 private constant RULES = AMOUNT_FIRST + 6;
    /// @dev What must be left of the gas where a call failed. One that ran out of it three calls deep leaves a sixteenth.
    uint256 private constant GAS_LEFT_MIN = 8;

    /// @notice A movement and the words it touches.
    /// @param c zero for money, which counts nothing that a rule asks for
    /// @param left [units] what the sender keeps; nothing where the amount is above its balance
    struct Facts {
        address token;
        address from;
        address to;
        uint256 amount;
        Entry f;
        Entry t;
        Policy p;
        Config c;
        uint256 generation;
        uint256 held;
        uint256 left;
        IComplianceRule customRule;
        uint256[4] map;
    }

    // ---- for everyone ----

    function explain(address token, address from, address to, uint256 amount)
        external
        view
        returns (Verdict[] memory verdicts)
    {
        Facts memory facts = _facts(token, from, to, amount, amount != 0 && from != to);
        verdicts = new Verdict[](RULES);
        for (uint256 i; i < RULES; ++i) {
            verdicts[i].rule = _name(i + 1);
            uint256 gasBefore = gasleft();
            try this.ask(i + 1, facts) {
                verdicts[i].ok = true;
            } catch (bytes memory refusal) {
                _requireEnough(gasBefore);
                verdicts[i].refusal = refusal;
            }
        }
    }

    function currentEntryOf(address token, address wallet) external view returns (Entry) {
        return _entryOf(token, wallet, true);
    }

    function freeOf(address token, address wallet) external view returns (uint256) {
        Entry e = IRegister(token).entryOf(wallet);
        return _free(e, _heldOf(token, wallet, e));
    }

    function policyTerms(address token) external view returns (PolicyTerms memory) {
        return IRegister(token).policy().unpack();
    }

    function packPolicy(PolicyTerms calldata terms) external pure returns (Policy) {
        return PolicyLib.pack(terms);
    }

    /// @inheritdoc IPolicyCheck
    function requireTighter(Policy present, Policy tighter) external pure {
        PolicyTerms memory o = present.unpack();
        PolicyTerms memory n = tighter.unpack();
        // Halt and custom rule have functions of their own; a policy can't change them.
        uint256 kept = PolicySwitches.MARKET_HALT | PolicySwitches.CUSTOM_RULE;
        uint256 shape = PolicySwitches.COUNTRY_ALLOW | PolicySwitches.COUNTRY_MAP;
        _tighter("switches", o.switches & ~n.switches & ~kept == 0 && (o.switches ^ n.switches) & shape == 0);
        _tighter("minimumClass", n.minimumClass >= o.minimumClass);
        _tighter("topics", o.topics & ~n.topics == 0);
        _tighter("minimumHolding", n.minimumHolding >= o.minimumHolding);
        _tighter("cap", _bounds(o.cap, n.cap));
        _tighter("maximumHolders", _bounds(o.maximumHolders, n.maximumHolders));
        _tighter("lockUpUntilAt", n.lockUpUntilAt >= o.lockUpUntilAt);
        bool allowed = o.switches & PolicySwitches.COUNTRY_ALLOW != 0;
        (uint16[] memory inner, Policy outer) = allowed ? (n.countries, present) : (o.countries, tighter);
        for (uint256 i; i < inner.length; ++i) _tighter("countries", outer.lists(inner[i]));
    }

    // ---- for the token that asks ----

    function canSend(address account) external view returns (bool) {
        return _passes(_facts(msg.sender, account, account, 0, true), FROM_FIRST, TO_FIRST) == 0;
    }

    function canReceive(address account) external view returns (bool) {
        return _passes(_facts(msg.sender, account, account, 0, true), FROM_FIRST, TO_FIRST) == 0;
    }

    function canTransfer(address from, address to, uint256 amount)
        external
        view
        override(ICompliance, IERC7943Views)
        returns (bool)
    {
        return _restriction(from, to, amount) == 0;
    }

    /// @dev Asked by static call in the middle of a batch: so straight, without a call for each rule.
    function check(address from, address to, uint256 id, uint256 amount) external view returns (bool) {
        require(id == 0, IDeliverable.IdUnknown(id));
        Facts memory facts;
        (facts.token, facts.p, facts.c) = (msg.sender, IRegister(msg.sender).policy(), IRegister(msg.sender).config());
        facts.generation = facts.c.generation();
        if (PlainMovement.doubtsOfMarket(facts.c, facts.p) != 0) {
            TradingHaltRule.check(facts.p);
            _askOpen(msg.sender, facts.c.closesAt());
            LockUpRule.check(facts.p);
        }
        bool wide = facts.p.isOn(PolicySwitches.COUNTRY_MAP | PolicySwitches.CUSTOM_RULE);
        if (wide) (facts.customRule, facts.map) = IRegister(msg.sender).widePolicy();
        // Who delivers may get the units in the same batch, and is admitted by that.
        facts.f = _checkedEntry(facts, from, amount != 0);
        if (to != from) facts.t = _checkedEntry(facts, to, amount != 0);
        if (!facts.p.isOn(PolicySwitches.CUSTOM_RULE)) return false;
        facts.customRule.check(from, to, amount, facts.f, to == from ? facts.f : facts.t);
        return true;
    }

    function checkVenue(address venue) external view {
        if (IRegister(msg.sender).config().venueHalted()) {
            TradingHaltRule.checkVenue(venue, IRegister(msg.sender).isVenueHalted(venue));
        }
    }

    function refusedPosition(address[] calldata parties, int256[] calldata deltas, uint256[] calldata ending)
        external
        view
        returns (uint256 index)
    {
        Policy p = IRegister(msg.sender).policy();
        uint256 holders = IRegister(msg.sender).config().holders();
        uint256 leavers;
        for (; index < parties.length; ++index) {
            if (deltas[index] >= 0) continue;
            (bool ok, bool leaves) = _keeps(parties[index], uint256(-deltas[index]), ending[index], p);
            if (!ok) return index;
            if (leaves) ++leavers;
        }
        // Leavers make room for joiners, as in a net.
        holders -= leavers;
        for (index = 0; index < parties.length; ++index) {
            if (deltas[index] <= 0) continue;
            (bool ok, bool joins) = _gets(parties[index], uint256(deltas[index]), p);
            if (!ok || joins && !HolderCountRule.ok(p, ++holders)) return index;
        }
    }

    function canTransferFrom(address spender, address from, address to, uint256 amount) external view returns (bool) {
        Entry e = IRegister(msg.sender).entryOf(spender);
        return FreezeRule.ok(e) && SanctionRule.ok(e)
            && VerificationRule.ok(e, IRegister(msg.sender).generation())
            && _restriction(from, to, amount) == 0;
    }

    function detectTransferRestriction(address from, address to, uint256 amount) external view returns (uint8) {
        return uint8(_restriction(from, to, amount));
    }

    function messageForTransferRestriction(uint8 code) external pure returns (string memory) {
        if (code == 0) return "No restriction";
        if (code > RULES) return "Unknown code";
        return string.concat("Refused by ", _name(code));
    }

    function getDocument(bytes32 name)
        external
        view
        returns (string memory uri, bytes32 documentHash, uint256 modifiedAt)
    {
        return IDocuments(ISecurityToken(msg.sender).documents()).getDocument(msg.sender, name);
    }

    function getAllDocuments() external view returns (bytes32[] memory) {
        return IDocuments(ISecurityToken(msg.sender).documents()).getAllDocuments(msg.sender);
    }

    function compliance() external view returns (address) {
        return address(this);
    }

    function paused() external view returns (bool) {
        return IRegister(msg.sender).policy().isOn(PolicySwitches.MARKET_HALT);
    }

    function isFrozen(address userAddress) external view returns (bool) {
        return IRegister(msg.sender).entryOf(userAddress).has(EntryFlags.FROZEN);
    }

    function getFrozenTokens(address account) external view returns (uint256) {
        return IRegister(msg.sender).entryOf(account).frozen();
    }

    function clock() external view returns (uint48) {
        return uint48(block.timestamp);
    }

    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() external pure returns (string memory) {
        return "mode=timestamp";
    }

    function eip712Domain()
        external
        view
        returns (bytes1, string memory, string memory, uint256, address, bytes32, uint256[] memory)
    {
        string memory name = ShortStrings.toString(ShortString.wrap(IRegister(msg.sender).domainName()));
        // The fields that the domain has: name, version, chain, contract.
        return (hex"0f", name, "1", block.chainid, msg.sender, 0, new uint256[](0));
    }

    function recordInstants(uint256 from, uint256 count) external view returns (uint256[] memory instants) {
        uint256 scheduled = IRegister(msg.sender).config().scheduled();
        uint256 left = from < scheduled ? scheduled - from : 0;
        instants = new uint256[](count < left ? count : left);
        for (uint256 i; i < instants.length; ++i) instants[i] = IRegister(msg.sender).recordInstantOf(from + i);
    }

    function positionsAt(address[] calldata wallets, uint256 recordAt)
        external
        view
        returns (Entry[] memory positions)
    {
        IRegister register = IRegister(msg.sender);
        uint256 index = _instantIndex(register, recordAt);
        positions = new Entry[](wallets.length);
        for (uint256 i; i < positions.length; ++i) {
            Entry e = register.entryOf(wallets[i]);
            positions[i] = e.withBalance(_amountAfter(register, wallets[i], e.balance(), e.epoch(), index));
        }
    }

    function balanceAt(address wallet, uint256 recordAt) external view returns (uint256) {
        IRegister register = IRegister(msg.sender);
        Entry e = register.entryOf(wallet);
        return _amountAfter(register, wallet, e.balance(), e.epoch(), _instantIndex(register, recordAt));
    }

    function totalSupplyAt(uint256 recordAt) external view returns (uint256) {
        IRegister register = IRegister(msg.sender);
        Config c = register.config();
        return _amountAfter(register, address(0), c.supply(), c.supplyEpoch(), _instantIndex(register, recordAt));
    }

    /// @dev Of the token. What a standard asks of it stands in two interfaces: what it does, and what is answered here.
    function supportsInterface(bytes4 id) external pure returns (bool) {
        return id == type(IERC165).interfaceId || id == type(IERC20).interfaceId
            || id == type(IERC20Metadata).interfaceId || id == type(IERC20Permit).interfaceId
            || id == type(IERC5267).interfaceId || id == type(IERC6372).interfaceId
            || id == type(IERC1404).interfaceId
            || id == type(IERC7943Fungible).interfaceId ^ type(IERC7943Views).interfaceId
            || id == type(IERC3643).interfaceId ^ type(IERC3643Views).interfaceId
            || id == type(IERC1643).interfaceId ^ type(IERC1643Views).interfaceId;
    }

    // ---- ERC-3643 ----

    function bindToken(address token) external {
        require(isTokenBound(token), TokenNotBound(token, address(this)));
        emit TokenBound(token);
    }

    function unbindToken(address token) external {
        require(!isTokenBound(token), TokenStillBound(token));
        emit TokenUnbound(token);
    }

    function isTokenBound(address token) public view returns (bool) {
        uint256 gasBefore = gasleft();
        (bool answered, bytes memory answer) = token.staticcall(abi.encodeCall(IERC3643Views.compliance, ()));
        if (!answered) _requireEnough(gasBefore);
        return answered && answer.length == 32 && abi.decode(answer, (uint256)) == uint160(address(this));
    }

    function getTokenBound() external view returns (address) {
        return isTokenBound(msg.sender) ? msg.sender : address(0);
    }

    function transferred(address, address, uint256) external {}

    function created(address, uint256) external {}

    function destroyed(address, uint256) external {}

    // ---- the rules ----

    /// @notice Asks one rule about a movement: reverts with its error where it refuses. For this contract's own use.
    function ask(uint256 code, Facts calldata facts) external view {
        if (code == 1) TradingHaltRule.check(facts.p);
        else if (code == 2) _askOpen(facts.token, facts.c.closesAt());
        else if (code == 3) LockUpRule.check(facts.p);
        else if (code < TO_FIRST) _askSide(code - FROM_FIRST, facts.from, facts.f, facts);
        else if (code < AMOUNT_FIRST) _askSide(code - TO_FIRST, facts.to, facts.t, facts);
        else _askAmount(code - AMOUNT_FIRST, facts);
    }

    function _askOpen(address token, uint256 closesAt) private view {
        if (closesAt == 0 || block.timestamp <= closesAt) return;
        address instrument = ISecurityToken(token).instrument();
        if (instrument != address(0)) IInstrument(instrument).refuseClosed(closesAt);
        revert ISecurityToken.InstrumentSilent(instrument, closesAt);
    }

    function _askSide(uint256 rule, address wallet, Entry e, Facts calldata facts) private view {
        if (rule == 0) {
            FreezeRule.check(wallet, e);
        } else if (rule == 1) {
            SanctionRule.check(wallet, e);
        } else if (rule == 2) {
            VerificationRule.check(wallet, e, facts.generation);
        } else if (rule == 3) {
            require(
                CountryRule.countryOkIn(e, facts.p, facts.map), CountryRule.CountryDenied(wallet, e.country())
            );
        } else if (rule == 4) {
            require(CountryRule.usPersonOk(e, facts.p), CountryRule.UsPersonDenied(wallet));
        } else {
            InvestorClassRule.check(wallet, e, facts.p);
        }
    }

    /// @dev To oneself nothing changes hands: then only the free units and the custom rule are asked.
    function _askAmount(uint256 rule, Facts calldata facts) private view {
        if (rule == 0) return _askFree(facts);
        if (rule == 1) return _askCustom(facts);
        if (facts.from == facts.to) return;
        uint256 got = facts.t.balance() + facts.amount;
        if (rule == 2) {
            MinimumHoldingRule.check(facts.from, facts.f, facts.p, facts.left);
        } else if (rule == 3) {
            uint256 left = facts.left;
            MinimumHoldingRule.check(facts.from, facts.f, facts.p, left > facts.held ? left - facts.held : 0);
        } else if (rule == 4) {
            MinimumHoldingRule.check(facts.to, facts.t, facts.p, got);
        } else if (rule == 5) {
            HoldingCapRule.check(facts.to, facts.t, facts.p, got);
        } else if (got == facts.amount && facts.amount != 0 && !facts.t.has(EntryFlags.NOMINEE)) {
            bool leaves = facts.amount == facts.f.balance() && !facts.f.has(EntryFlags.NOMINEE);
            HolderCountRule.check(facts.p, facts.c.holders() + (leaves ? 0 : 1));
        }
    }

    function _askFree(Facts calldata facts) private pure {
        uint256 balance = facts.f.balance();
        uint256 free = _free(facts.f, facts.held);
        require(
            facts.amount <= free || facts.amount > balance,
            IERC7943Base.ERC7943InsufficientUnfrozenBalance(facts.from, facts.amount, free)
        );
    }

    function _tighter(string memory field, bool isTighter) private pure {
        require(isTighter, PolicyNotTighter(field));
    }

    /// @dev Zero bounds nothing.
    function _bounds(uint256 present, uint256 tighter) private pure returns (bool) {
        return present == 0 || (tighter != 0 && tighter <= present);
    }

    function _free(Entry e, uint256 held) private pure returns (uint256) {
        uint256 bound = e.frozen() + held;
        return e.balance() > bound ? e.balance() - bound : 0;
    }

    /// @dev Asked only where something is held: settlement money has no holds.
    function _heldOf(address token, address wallet, Entry e) private view returns (uint256) {
        return e.has(EntryFlags.HELD) ? IRegister(token).heldOf(wallet) : 0;
    }

    function _askCustom(Facts calldata facts) private view {
        if (!facts.p.isOn(PolicySwitches.CUSTOM_RULE)) return;
        facts.customRule.check(facts.from, facts.to, facts.amount, facts.f, facts.t);
    }

    // ---- internals ----

    /// @dev The entry as a movement would find it.
    /// @param first whether a look-up may admit a wallet that never was
    function _entryOf(address token, address wallet, bool first) private view returns (Entry e) {
        IRegister register = IRegister(token);
        return _entryIn(token, wallet, first, register.policy(), register.generation());
    }

    function _entryIn(address token, address wallet, bool first, Policy p, uint256 generation)
        private
        view
        returns (Entry e)
    {
        e = IRegister(token).entryOf(wallet);
        first = first && !p.isOn(PolicySwitches.PRIVATE_PLACEMENT);
        if (!e.mayBeLookedUp(generation, first)) return e;
        uint256 gasBefore = gasleft();
        try IAdmissions(IERC3643(token).identityRegistry()).preview(token, wallet, p.topics()) returns (
            Entry attributes
        ) {
            if (attributes.validUntilAt() != 0) e = e.admittedAs(attributes, generation);
        } catch {
            // A registry that can't be reached means no: the entry stays lapsed.
            _requireEnough(gasBefore);
        }
    }

    /// @return ok whether the party can give so much, of which `ending` is held and will not be
    /// @return leaves whether it is then no holder any more; nominees are not counted
    function _keeps(address party, uint256 amount, uint256 ending, Policy p)
        private
        view
        returns (bool ok, bool leaves)
    {
        Entry e = IRegister(msg.sender).entryOf(party);
        uint256 held = Math.saturatingSub(_heldOf(msg.sender, party, e), ending);
        if (amount > _free(e, held)) return (false, false);
        uint256 left = e.balance() - amount;
        return (
            MinimumHoldingRule.ok(e, p, left) && MinimumHoldingRule.ok(e, p, left - held),
            left == 0 && !e.has(EntryFlags.NOMINEE)
        );
    }

    /// @return ok whether the party may then have so much
    /// @return joins whether it was no holder; nominees are not counted
    function _gets(address party, uint256 amount, Policy p) private view returns (bool ok, bool joins) {
        Entry e = IRegister(msg.sender).entryOf(party);
        uint256 got = e.balance() + amount;
        return (
            MinimumHoldingRule.ok(e, p, got) && HoldingCapRule.ok(e, p, got),
            e.balance() == 0 && !e.has(EntryFlags.NOMINEE)
        );
    }

    /// @dev A party's entry as a movement would find it, past every rule about the party alone.
    function _checkedEntry(Facts memory facts, address wallet, bool first) private view returns (Entry e) {
        e = _entryIn(facts.token, wallet, first, facts.p, facts.generation);
        if (PlainMovement.doubtsOfWallet(e, facts.c, facts.p) == 0) return e;
        FreezeRule.check(wallet, e);
        SanctionRule.check(wallet, e);
        VerificationRule.check(wallet, e, facts.generation);
        require(
            CountryRule.countryOkIn(e, facts.p, facts.map), CountryRule.CountryDenied(wallet, e.country())
        );
        require(CountryRule.usPersonOk(e, facts.p), CountryRule.UsPersonDenied(wallet));
        InvestorClassRule.check(wallet, e, facts.p);
    }

    /// @param admits whether a look-up may admit a wallet that never was
    function _facts(address token, address from, address to, uint256 amount, bool admits)
        private
        view
        returns (Facts memory facts)
    {
        IRegister register = IRegister(token);
        facts.token = token;
        facts.from = from;
        facts.to = to;
        facts.amount = Math.min(amount, AMOUNT_MAX);
        // A movement admits nobody who sends, and nobody who receives nothing.
        facts.f = _entryOf(token, from, admits && from == to);
        facts.t = from == to ? facts.f : _entryOf(token, to, admits);
        facts.p = register.policy();
        facts.generation = register.generation();
        uint256 gasBefore = gasleft();
        try register.config() returns (Config c) {
            facts.c = c;
        } catch {
            _requireEnough(gasBefore); // money has none
        }
        facts.held = _heldOf(token, from, facts.f);
        uint256 balance = facts.f.balance();
        facts.left = balance > amount ? balance - amount : 0;
        // Money has neither.
        if (facts.p.isOn(PolicySwitches.COUNTRY_MAP | PolicySwitches.CUSTOM_RULE)) {
            (facts.customRule, facts.map) = register.widePolicy();
        }
    }

    function _restriction(address from, address to, uint256 amount) private view returns (uint256) {
        return _passes(_facts(msg.sender, from, to, amount, amount != 0 && from != to), 1, RULES + 1);
    }

    /// @return code of the first rule in the range that refuses; zero where none does
    function _passes(Facts memory facts, uint256 first, uint256 end) private view returns (uint256 code) {
        for (code = first; code < end; ++code) {
            uint256 gasBefore = gasleft();
            try this.ask(code, facts) {}
            catch {
                _requireEnough(gasBefore);
                return code;
            }
        }
        return 0;
    }

    /// @dev Walks back one saved amount per record date after which it changed.
    /// @param wallet zero for the supply
    function _amountAfter(IRegister register, address wallet, uint256 amount, uint256 epoch, uint256 index)
        private
        view
        returns (uint256)
    {
        while (epoch > index) (amount, epoch) = register.savedBefore(wallet, epoch);
        return amount;
    }

    /// @dev The record must have been reached. Binary search among the instants scheduled, which are in order.
    function _instantIndex(IRegister register, uint256 recordAt) private view returns (uint256 index) {
        require(block.timestamp > recordAt, IRegister.RecordNotReached(recordAt, block.timestamp));
        uint256 count = register.config().scheduled();
        uint256 high = count;
        while (index < high) {
            uint256 middle = (index + high) / 2;
            if (register.recordInstantOf(middle) < recordAt) index = middle + 1;
            else high = middle;
        }
        require(
            index < count && register.recordInstantOf(index) == recordAt, IRegister.RecordInstantUnknown(recordAt)
        );
    }

    /// @dev A call that failed with most of its gas gone may have failed for want of it: then nothing is answered.
    function _requireEnough(uint256 gasBefore) private view {
        uint256 left = gasleft();
        uint256 needed = gasBefore / GAS_LEFT_MIN;
        require(left >= needed, GasShort(left, needed));
    }

    function _name(uint256 code) private pure returns (string memory) {
        if (code == 1) return "TradingHaltRule";
        if (code == 2) return "RegisterClosed";
        if (code == 3) return "LockUpRule";
        if (code < TO_FIRST) return string.concat(_sideName(code - FROM_FIRST), " from");
        if (code < AMOUNT_FIRST) return string.concat(_sideName(code - TO_FIRST), " to");
        uint256 rule = code - AMOUNT_FIRST;
        if (rule == 0) return "FreeUnits from";
        if (rule == 1) return "CustomRule";
        if (rule == 2) return "MinimumHoldingRule from";
        if (rule == 3) return "MinimumHoldingRule beside holds from";
        if (rule == 4) return "MinimumHoldingRule to";
        return rule == 5 ? "HoldingCapRule to" : "HolderCountRule to";
    }

    function _sideName(uint256 rule) private pure returns (string memory) {
        if (rule == 0) return "FreezeRule";
        if (rule == 1) return "SanctionRule";
        if (rule == 2) return "VerificationRule";
        if (rule == 3) return "CountryRule";
        return rule == 4 ? "CountryRule of US persons" : "InvestorClassRule";
    }
}
