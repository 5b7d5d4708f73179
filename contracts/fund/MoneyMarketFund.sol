// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {ICash} from "../cash/interfaces/ICash.sol";
import {HoldTerms} from "../register/interfaces/IHolds.sol";
import {IERC7943Views} from "../register/interfaces/IERC7943.sol";
import {IInstrument} from "../register/interfaces/IInstrument.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IERC3643} from "../token/interfaces/IERC3643.sol";
import {IIssueGate} from "../token/interfaces/IIssueGate.sol";
import {Entry, EntryFlags} from "../types/Entry.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {Weekdays} from "../utils/Weekdays.sol";
import {FundMaths} from "./FundMaths.sol";
import {
    Day,
    DayStatus,
    Flow,
    FundTerms,
    IMoneyMarketFund,
    Nav,
    Request
} from "./interfaces/IMoneyMarketFund.sol";

/// @title A fund that deals daily, the instrument of its token.
/// @dev A strike writes a day's price and ratio, and the totals of each cash token. What a holder gets is computed from its own request where
/// it claims. What a gate holds back is carried likewise: in total at the strike, in a holder's name (`_enter`) where it is first needed.
///
/// Units in issue = supply + struck and unclaimed − dealt and not burnt, but for rounding: less than a unit a request, taken in at the next strike
/// after the day's last claim. A holder's hold has what it asks for, or nothing: where a court broke it.
contract MoneyMarketFund is IMoneyMarketFund, IInstrument, IIssueGate, AccessManaged, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev Redemptions are held however long a gate or a suspension lasts; a court's order breaks a hold.
    uint64 private constant NEVER = type(uint64).max;
    uint256 private constant CASH_MOST = 8;
    uint256 private constant CLOSED_MOST = 31;
    uint256 private constant CLOCK_MOST = 31 days;
    uint256 private constant DECIMALS_MOST = 8;
    /// @dev More than a receipt or a payment takes: what fails with less would be no refusal.
    uint256 private constant CALL_GAS = 400_000;

    /// @dev Three slots.
    struct DayRecord {
        uint96 price; // [wad]
        uint96 nav; // [wad]
        uint32 carriedTo;
        DayStatus status;
        uint96 requested; // [units]
        uint96 dealt; // [units]
        uint32 carriedBefore; // the day before this one that carried something
        uint96 unitsBefore; // [units]
        uint40 dealtAt; // [s]
        uint40 payBy; // [s]
        uint40 valuedAt; // [s]
    }

    /// @dev One slot a holder, day and cash token. It stays: a correction asks what each had.
    struct Record {
        uint128 subscribed; // [cash base units]
        uint96 redeemed; // [units]
        bool unitsClaimed;
        bool cashClaimed;
        bool ended;
    }

    /// @dev One slot a holder and cash token.
    struct Asker {
        uint32 since; // what days before this one carried is entered; 0 = never asked for anything
        uint96 asked; // [units] to be redeemed, not claimed and not cancelled: what its hold has
    }

    /// @dev Three slots a day and cash token.
    struct FlowRecord {
        uint128 subscribed; // [cash base units]
        uint96 unitsLeft; // [units] struck and not claimed
        uint32 subscribers; // with something to claim
        uint96 requested; // [units]
        uint96 dealtLeft; // [units] dealt and not burnt
        uint32 redeemers; // with something to claim
        bool lateSaid; // its lateness has suspended the fund
        uint128 cashLeft; // [cash base units] owed and not claimed
        uint128 owedThrough; // [cash base units] owed by all days up to this one
    }

    /// @dev Redeemers of a day can be paid once as much is funded as all days up to it owe: oldest first, without a loop.
    struct Till {
        uint128 owed; // [cash base units] ever
        uint128 funded; // [cash base units] ever
        uint128 unswept; // [cash base units] struck subscriptions
        bool known;
        bool closed;
    }

    /// @dev What a strike comes to over all cash tokens.
    struct Deal {
        uint256 price; // [wad]
        uint256 requested; // [units]
        uint256 dealt; // [units]
        uint32 carriedTo;
        uint256 received; // [cash base units]
        uint256 units; // [units] struck
        uint256 burnt; // [units] dealt, by cash token
        uint256 paid; // [cash base units]
    }

    IRegister private immutable _token;
    bytes3 private immutable _currency;
    uint8 private immutable _cashDecimals;
    uint256 public immutable scale;
    bytes32 public immutable termsHash;

    FundTerms private _terms;
    bytes32 public suspension;
    uint96 private _units; // [units] in issue
    int96 private _dust; // [units] to be taken in at the next strike
    uint32 private _next; // day to be struck or passed
    uint32 private _lastStruck;
    uint32 private _lastCarried;
    address[] private _cash;
    Nav private _nav;
    address private _navMaker;
    bool private _navApproved;
    uint256 private transient _minting; // [units] that the register may issue now

    mapping(address asset => Till) private _tills;
    mapping(uint32 day => bool) private _closed;
    mapping(uint32 day => DayRecord) private _days;
    mapping(address asset => mapping(uint32 day => FlowRecord)) private _flows;
    mapping(address asset => mapping(uint32 day => mapping(address controller => Record))) private _records;
    mapping(address asset => mapping(address controller => Asker)) private _askers;
    mapping(address controller => mapping(address operator => bool)) public isOperator;

    constructor(address authority_, IRegister token_, address asset, FundTerms memory t) AccessManaged(authority_) {
        _token = token_;
        _currency = ICash(asset).currency();
        _cashDecimals = ICash(asset).decimals();
        scale = Maths.WAD * 10 ** ICash(address(token_)).decimals() / 10 ** ICash(asset).decimals();
        _addCash(asset);
        _requireSound(t);
        _terms = t;
        termsHash = keccak256(abi.encode(t));
        emit FundTermsFrozen(termsHash, t);
    }

    /// @dev Asked by the constructor alone, so it is no part of what is deployed.
    function _requireSound(FundTerms memory t) private pure {
        _fit(t.custody != address(0), "custody", 0);
        _fit(t.cutOff < 1 days, "cutOff", t.cutOff);
        _fit(t.utcOffset >= -14 hours && t.utcOffset <= 14 hours, "utcOffset", 0);
        _fit(t.weekdays != 0 && t.weekdays < 128, "weekdays", t.weekdays);
        _fit(t.priceDecimals <= DECIMALS_MOST, "priceDecimals", t.priceDecimals);
        _fit(t.maxNavAge != 0 && t.maxNavAge <= CLOCK_MOST, "maxNavAge", t.maxNavAge);
        _fit(t.passAfter != 0 && t.passAfter <= CLOCK_MOST, "passAfter", t.passAfter);
        _fit(t.payWithin != 0 && t.payWithin <= CLOCK_MOST, "payWithin", t.payWithin);
        _fit(t.gate < Maths.WAD, "gate", t.gate);
        _fit(t.swingThreshold < Maths.WAD, "swingThreshold", t.swingThreshold);
        _fit(t.swingFactor < Maths.WAD, "swingFactor", t.swingFactor);
        _fit(t.materiality < Maths.WAD, "materiality", t.materiality);
        _fit(
            t.initialPrice != 0 && t.initialPrice % 10 ** (18 - t.priceDecimals) == 0, "initialPrice", t.initialPrice
        );
        _fit(t.documentHash != 0, "documentHash", 0);
        _fit(t.authorisationHash != 0, "authorisationHash", 0);
        _fit(t.consultationHash != 0, "consultationHash", 0);
    }

    // ---- set-up ----

    function openDealing(bytes32 termsHash_) external restricted {
        _fit(_next == 0, "opened", 1);
        _fit(termsHash_ == termsHash, "termsHash", uint256(termsHash_));
        // It would stop the claim of a small subscription, and of what a gate let through of a holding.
        uint256 minimum = _token.policy().minimumHolding();
        _fit(minimum == 0, "minimumHolding", minimum);
        _next = openDay();
        emit DealingOpened(termsHash_);
    }

    function addCash(address asset) external restricted {
        _addCash(asset);
    }

    function closeCash(address asset, bool closed) external restricted {
        _till(asset).closed = closed;
        emit FundCashClosed(asset, closed);
    }

    function setClosed(uint32[] calldata daysClosed, bool closed) external restricted {
        uint32 open = openDay();
        for (uint256 i; i < daysClosed.length; ++i) {
            uint32 day = daysClosed[i];
            require(day > open, DayUnfit(day, "closed", open));
            _closed[day] = closed;
            emit DealingDayClosed(day, closed);
            if (!closed) continue;
            uint32 before = day;
            while (before > open && !isDealingDay(before) && day - before <= CLOSED_MOST) --before;
            uint32 gap = _dealingDayFrom(day) - before;
            require(gap <= CLOSED_MOST, DayUnfit(day, "gap", gap));
        }
    }

    // ---- holders ----

    function setOperator(address operator, bool approved) external returns (bool) {
        isOperator[msg.sender][operator] = approved;
        emit OperatorSet(msg.sender, operator, approved);
        return true;
    }

    function requestSubscription(address asset, uint128 amount, address controller, uint32 day)
        external
        nonReentrant
        returns (uint256)
    {
        // Check
        _requireRequest(asset, controller);
        uint256 least = Math.max(_terms.minimumSubscription, 1);
        require(amount >= least, RequestTooSmall(amount, least));
        require(IERC7943Views(address(_token)).canReceive(controller), HolderRefused(controller));
        uint32 id = _dayFor(day);
        // Effect
        Record storage r = _records[asset][id][controller];
        FlowRecord storage f = _flows[asset][id];
        uint128 before = r.subscribed;
        if (before == 0) ++f.subscribers;
        _asker(asset, controller, id);
        r.subscribed = before + amount;
        f.subscribed += amount;
        emit SubscriptionRequested(asset, controller, id, amount);
        // Interaction
        IERC20(asset).safeTransferFrom(controller, address(this), amount);
        return id;
    }

    function requestRedemption(address asset, uint96 units, address controller, uint32 day)
        external
        nonReentrant
        returns (uint256)
    {
        // Check
        _requireRequest(asset, controller);
        require(units != 0, RequestTooSmall(0, 1));
        require(!_isStopped(controller), HolderRefused(controller));
        uint32 id = _dayFor(day);
        (bytes32 hold, uint256 held) = _backedHold(asset, controller);
        // Effect
        Record storage r = _records[asset][id][controller];
        FlowRecord storage f = _flows[asset][id];
        uint96 before = r.redeemed;
        if (before == 0) ++f.redeemers;
        _asker(asset, controller, id).asked += units;
        r.redeemed = before + units;
        f.requested += units;
        emit RedemptionRequested(asset, controller, id, units);
        // Interaction
        if (held != 0) {
            _token.resizeHold(hold, held + units);
        } else {
            _token.placeHold(hold, HoldTerms(controller, address(0), 0, units, "REDEMPTION", NEVER), address(0));
        }
        return id;
    }

    function cancelSubscription(address asset, address controller, uint32 day) external nonReentrant {
        address payee = _requireCancellable(controller, day);
        _enter(asset, controller);
        Record storage r = _records[asset][day][controller];
        FlowRecord storage f = _flows[asset][day];
        uint128 amount = r.subscribed;
        require(amount != 0, RequestMissing(asset, controller, day));
        r.subscribed = 0;
        f.subscribed -= amount;
        --f.subscribers;
        emit SubscriptionCancelled(asset, controller, day, amount);
        IERC20(asset).safeTransfer(payee, amount);
    }

    function cancelRedemption(address asset, address controller, uint32 day) external nonReentrant {
        _requireCancellable(controller, day);
        _enter(asset, controller);
        (bytes32 hold, uint256 held,) = _backing(asset, controller);
        uint96 units = _drop(asset, controller, day);
        emit RedemptionCancelled(asset, controller, day, units);
        // Nothing is held where a court broke the hold.
        if (held != 0) _unhold(hold, held, units);
    }

    function endUnheld(address asset, address controller, uint32 day) external nonReentrant {
        _enter(asset, controller);
        (, uint256 held, uint256 asked) = _backing(asset, controller);
        require(held < asked, RequestBacked(controller, asked, held));
        DayStatus status = _days[day].status;
        require(status != DayStatus.PASSED, DayStatusUnfit(day, status, DayStatus.OPEN));
        uint256 units;
        if (status == DayStatus.OPEN) {
            units = _drop(asset, controller, day);
        } else {
            uint256 amount;
            (units,, amount) = _bookCash(asset, controller, day);
            _records[asset][day][controller].ended = true;
            // Its units are in issue again, its money is the fund's.
            _dust += int96(uint96(units));
            _tills[asset].unswept += uint128(amount);
        }
        emit RedemptionEnded(asset, controller, day, units);
    }

    function claimUnits(address asset, address controller, uint32 day) external returns (uint256) {
        return _claim(asset, controller, day, false);
    }

    function claimCash(address asset, address controller, uint32 day) external returns (uint256) {
        return _claim(asset, controller, day, true);
    }

    function payUnits(address asset, uint32 day, address[] calldata controllers) external {
        _payPage(asset, day, controllers, false);
    }

    function payCash(address asset, uint32 day, address[] calldata controllers) external {
        _requireFunded(asset, day);
        _payPage(asset, day, controllers, true);
    }

    /// @dev By itself alone, so that whatever refuses one of a page leaves nothing of it behind.
    function payOne(address asset, address controller, uint32 day, bool cash) external {
        require(msg.sender == address(this), ControllerNotYours(controller, msg.sender));
        _take(asset, controller, _token.payeeOf(controller), day, cash);
    }

    function carry(address asset, address controller, uint32 day) external nonReentrant {
        _enter(asset, controller);
        _flush(asset, day);
    }

    // ---- dealing ----

    function publishNav(Nav calldata nav) external restricted {
        uint32 day = _next;
        _agree(nav.day == day, nav.day, "day", nav.day, day);
        uint256 cutOff = cutOffOf(day);
        _agree(nav.valuedAt >= cutOff && nav.valuedAt <= block.timestamp, day, "valuedAt", nav.valuedAt, cutOff);
        _agree(nav.units == _units, day, "units", nav.units, _units);
        _requirePrice(day, nav.netAssets, nav.units, nav.price);
        (_nav, _navMaker, _navApproved) = (nav, msg.sender, false);
        emit NavPublished(day, nav);
    }

    function approveNav(uint32 day, bytes32 navHash) external restricted {
        require(suspension == 0, FundIsSuspended(suspension));
        Nav memory nav = _nav;
        require(nav.day == day && day == _next && keccak256(abi.encode(nav)) == navHash, NavUnknown(day, navHash));
        require(msg.sender != _navMaker, CheckerIsMaker(msg.sender));
        _requireFresh(nav);
        _navApproved = true;
        emit NavApproved(day, navHash);
    }

    function strike(uint32 day) external nonReentrant {
        _requireNext(day);
        require(suspension == 0, FundIsSuspended(suspension));
        Nav memory nav = _nav;
        require(nav.day == day && _navApproved, NavUnknown(day, 0));
        _requireFresh(nav);
        require(block.timestamp > cutOffOf(day), DayNotReached(day, cutOffOf(day), block.timestamp));

        Deal memory deal;
        (deal.received, deal.requested) = _totals(day);
        deal.dealt = FundMaths.dealtOf(deal.requested, nav.units, _terms.gate);
        deal.price = _swung(nav.price, deal.received, deal.dealt, nav.netAssets);
        DayRecord storage d = _days[day];
        (d.status, d.price, d.nav) = (DayStatus.STRUCK, deal.price.toUint96(), nav.price);
        (d.requested, d.dealt) = (uint96(deal.requested), uint96(deal.dealt));
        (d.unitsBefore, d.valuedAt) = (nav.units, nav.valuedAt);
        (d.dealtAt, d.payBy) = (uint40(block.timestamp), uint40(block.timestamp + _terms.payWithin));
        if (deal.dealt != deal.requested) deal.carriedTo = _link(day);
        for (uint256 i; i < _cash.length; ++i) _strikeCash(_cash[i], day, deal);
        _close(day, deal.units, deal.burnt);
        _lastStruck = day;
        emit DayStruck(
            day, nav.price, deal.price, deal.received, deal.units, deal.requested, deal.dealt, deal.paid, _units
        );
    }

    function pass(uint32 day) external {
        _requireNext(day);
        uint256 from = cutOffOf(day);
        if (suspension == 0) from += _terms.passAfter;
        require(block.timestamp > from, DayNotReached(day, from, block.timestamp));
        // All know the price then: the day is dealt at it.
        require(!_navApproved || _nav.day != day || !_isFresh(_nav.valuedAt), NavStands(day));
        _days[day].status = DayStatus.PASSED;
        emit DayPassed(day);
        (uint256 received, uint256 requested) = _totals(day);
        if (received + requested != 0) {
            uint32 to = _link(day);
            for (uint256 i; i < _cash.length; ++i) {
                FlowRecord storage f = _flows[_cash[i]][day];
                _carryTotals(_cash[i], f, day, to, f.subscribed, f.requested);
            }
        }
        _close(day, 0, 0);
    }

    function suspend(bytes32 reason) external restricted {
        _fit(reason != 0, "reason", 0);
        _suspend(reason);
    }

    function resume() external restricted {
        require(suspension != 0, FundNotSuspended());
        suspension = 0;
        emit FundResumed();
    }

    // ---- money ----

    function fund(address asset, uint256 amount) external nonReentrant returns (uint256 taken) {
        Till storage t = _till(asset);
        taken = Math.min(amount, t.owed - t.funded);
        t.funded += uint128(taken);
        emit RedemptionsFunded(asset, msg.sender, taken);
        IERC20(asset).safeTransferFrom(msg.sender, address(this), taken);
    }

    function sweep(address asset) external nonReentrant returns (uint256 amount) {
        Till storage t = _till(asset);
        _payFirst(t);
        amount = t.unswept;
        t.unswept = 0;
        emit SubscriptionsSwept(asset, amount);
        IERC20(asset).safeTransfer(_terms.custody, amount);
    }

    function enforce(address asset, uint32 day) external nonReentrant {
        _requireStruck(day);
        Till storage t = _till(asset);
        _payFirst(t);
        uint256 missing = _missing(t, asset, day);
        require(missing != 0 && block.timestamp > _days[day].payBy, RedemptionNotLate(asset, day));
        address custody = _terms.custody;
        uint256 pulled = Math.min(
            missing, Math.min(IERC20(asset).balanceOf(custody), IERC20(asset).allowance(custody, address(this)))
        );
        _requireGas();
        FlowRecord storage f = _flows[asset][day];
        bool saysSo = pulled != missing && !f.lateSaid && suspension == 0;
        // Not more than is missing was asked for. What a bank refuses says nothing of the fund.
        try IERC20(asset).transferFrom(custody, address(this), pulled) {
            t.funded += uint128(pulled);
        } catch {
            (pulled, saysSo) = (0, false);
        }
        emit RedemptionEnforced(asset, day, pulled, missing - pulled);
        if (!saysSo) return;
        // Once a day and cash token: the trustee resumes, and nobody undoes that.
        f.lateSaid = true;
        _suspend("redemption money is late");
    }

    // ---- the register's questions ----

    function beforeIssue(address, uint256 amount, uint256) external view {
        require(msg.sender == address(_token) && amount == _minting, IssueByStrikeOnly(msg.sender, amount));
    }

    function requireIssuable(address, address, uint256 amount) external view {
        revert IssueByStrikeOnly(msg.sender, amount);
    }

    function refuseClosed(uint256 closesAt) external pure {
        revert FundTermUnfit("closesAt", closesAt);
    }

    // ---- views ----

    function token() external view returns (address) {
        return address(_token);
    }

    function terms() external view returns (FundTerms memory) {
        return _terms;
    }

    function cashTokens() external view returns (address[] memory) {
        return _cash;
    }

    function openDay() public view returns (uint32) {
        uint256 local = uint256(int256(block.timestamp) + _terms.utcOffset);
        uint32 day = uint32(local / 1 days);
        if (block.timestamp > cutOffOf(day)) ++day;
        return _dealingDayFrom(day);
    }

    function nextDay() external view returns (uint32) {
        return _next;
    }

    function cutOffOf(uint32 day) public view returns (uint256) {
        return uint256(int256(uint256(day) * 1 days + _terms.cutOff) - _terms.utcOffset);
    }

    function isDealingDay(uint32 day) public view returns (bool) {
        return Weekdays.has(_terms.weekdays, day) && !_closed[day];
    }

    function unitsInIssue() external view returns (uint256) {
        return _units;
    }

    function dayOf(uint32 day) external view returns (Day memory) {
        DayRecord storage d = _days[day];
        return Day(
            d.status, d.nav, d.price, d.unitsBefore, d.requested, d.dealt, d.carriedTo, d.dealtAt, d.payBy
        );
    }

    function flowOf(address asset, uint32 day) external view returns (Flow memory flow) {
        FlowRecord storage f = _flows[asset][day];
        DayRecord storage d = _days[day];
        (flow.subscribed, flow.requested) = (f.subscribed, f.requested);
        if (d.status != DayStatus.STRUCK) return flow;
        flow.units = uint96(FundMaths.unitsFor(f.subscribed, d.price, scale));
        flow.dealt = uint96(FundMaths.share(f.requested, d.dealt, d.requested));
        flow.cash = uint128(FundMaths.cashFor(flow.dealt, d.price, scale));
        flow.funded = f.owedThrough <= _tills[asset].funded;
    }

    function requestOf(address asset, address controller, uint32 day) public view returns (Request memory) {
        Record memory r = _recordOf(asset, controller, day);
        return Request(r.subscribed, r.redeemed, r.unitsClaimed, r.cashClaimed, r.ended);
    }

    function publishedNav() external view returns (Nav memory nav, bool approved) {
        return (_nav, _navApproved && _nav.day == _next);
    }

    function latestNav()
        external
        view
        returns (uint32 day, uint256 nav, uint256 valuedAt, uint256 age, bool fresh)
    {
        day = _lastStruck;
        DayRecord storage d = _days[day];
        (nav, valuedAt) = (d.nav, d.valuedAt);
        age = block.timestamp - valuedAt;
        fresh = day != 0 && _isFresh(valuedAt);
    }

    function missingFor(address asset) external view returns (uint256) {
        return _tills[asset].owed - _tills[asset].funded;
    }

    function unswept(address asset) external view returns (uint256) {
        return _tills[asset].unswept;
    }

    // ---- parts: refusals by field ----

    function _fit(bool ok, bytes32 field, uint256 value) private pure {
        require(ok, FundTermUnfit(ShortText.toString(field), value));
    }

    function _agree(bool ok, uint32 day, bytes32 field, uint256 value, uint256 expected) private pure {
        require(ok, NavUnfit(day, ShortText.toString(field), value, expected));
    }

    function _takes(bool ok, address asset, bytes32 field) private pure {
        require(ok, FundCashUnfit(asset, ShortText.toString(field)));
    }

    // ---- parts: requests ----

    function _requireRequest(address asset, address controller) private view {
        require(_next != 0, FundSilent());
        _takes(!_till(asset).closed, asset, "closed");
        require(_requireController(controller) == controller, HolderRefused(controller));
    }

    /// @dev The controller, or who took over from its lost wallet, or the operator of that one.
    function _requireController(address controller) private view returns (address payee) {
        payee = _token.payeeOf(controller);
        require(
            msg.sender == payee || isOperator[payee][msg.sender], ControllerNotYours(controller, msg.sender)
        );
    }

    function _requireCancellable(address controller, uint32 day) private view returns (address payee) {
        payee = _requireController(controller);
        DayStatus status = _days[day].status;
        require(status == DayStatus.OPEN, DayStatusUnfit(day, status, DayStatus.OPEN));
        // After the cut-off the price may be known before it is dealt at: nobody chooses then, whether the fund is suspended or not.
        require(block.timestamp <= cutOffOf(day), DayClosed(day, openDay(), block.timestamp));
    }

    function _dayFor(uint32 day) private view returns (uint32 open) {
        open = openDay();
        require(day == 0 || day == open, DayClosed(day, open, block.timestamp));
    }

    /// @dev Frozen or sanctioned in the register: neither asks nor is paid.
    function _isStopped(address wallet) private view returns (bool) {
        Entry e = _token.entryOf(wallet);
        return e.has(EntryFlags.FROZEN) || e.has(EntryFlags.SANCTIONED);
    }

    /// @dev A first request begins what is entered for its holder: what earlier days carried is others'.
    function _asker(address asset, address controller, uint32 day) private returns (Asker storage a) {
        a = _askers[asset][controller];
        if (a.since == 0) a.since = day;
    }

    function _holdId(address asset, address controller) private view returns (bytes32) {
        return keccak256(abi.encode(address(this), asset, controller));
    }

    function _backing(address asset, address controller)
        private
        view
        returns (bytes32 hold, uint256 held, uint256 asked)
    {
        hold = _holdId(asset, controller);
        (held, asked) = (_token.holdOf(hold).units, _askers[asset][controller].asked);
    }

    function _backedHold(address asset, address controller) private view returns (bytes32 hold, uint256 held) {
        uint256 asked;
        (hold, held, asked) = _backing(asset, controller);
        require(held == asked, RequestUnbacked(controller, asked, held));
    }

    function _unhold(bytes32 hold, uint256 held, uint256 units) private {
        if (held == units) _token.releaseHold(hold);
        else _token.resizeHold(hold, held - units);
    }

    /// @dev Takes a redemption of an open day out of the books.
    function _drop(address asset, address controller, uint32 day) private returns (uint96 units) {
        Record storage r = _records[asset][day][controller];
        FlowRecord storage f = _flows[asset][day];
        units = r.redeemed;
        require(units != 0, RequestMissing(asset, controller, day));
        r.redeemed = 0;
        _askers[asset][controller].asked -= units;
        f.requested -= units;
        --f.redeemers;
        _flush(asset, day);
    }

    // ---- parts: what is carried ----

    /// @dev What of a holder's request of a day that was dealt or passed stands under another id, down.
    function _carriedOf(DayRecord storage d, Record memory r) private view returns (uint256 amount, uint256 units) {
        if (d.status == DayStatus.PASSED) return (r.subscribed, r.redeemed);
        return (0, FundMaths.share(r.redeemed, d.requested - d.dealt, d.requested));
    }

    /// @dev Days that carried something, from one on, in order.
    function _carriedSince(uint32 since) private view returns (uint32[] memory list) {
        uint256 count;
        if (since == 0) return list;
        for (uint32 day = _lastCarried; day >= since; day = _days[day].carriedBefore) ++count;
        list = new uint32[](count);
        for (uint32 day = _lastCarried; count != 0; day = _days[day].carriedBefore) list[--count] = day;
    }

    /// @dev Enters in a holder's name what was carried since it was done last, the earliest first.
    function _enter(address asset, address controller) private {
        Asker storage a = _askers[asset][controller];
        uint32[] memory list = _carriedSince(a.since);
        if (list.length == 0) return;
        a.since = _lastCarried + 1;
        for (uint256 i; i < list.length; ++i) _enterFrom(asset, controller, list[i]);
    }

    function _enterFrom(address asset, address controller, uint32 from) private {
        Record memory m = _records[asset][from][controller];
        if (m.subscribed == 0 && m.redeemed == 0) return;
        DayRecord storage d = _days[from];
        uint32 day = d.carriedTo;
        (uint256 amount, uint256 units) = _carriedOf(d, m);
        Record storage r = _records[asset][day][controller];
        // Counted with the total that was carried; a holder with a request of its own there counts once.
        if (amount != 0 && r.subscribed != 0) _uncount(asset, day, true);
        if (m.redeemed != 0 && (units == 0 || r.redeemed != 0)) _uncount(asset, day, false);
        r.subscribed += uint128(amount);
        r.redeemed += uint96(units);
        emit RequestCarried(asset, controller, from, day, amount, units);
    }

    /// @dev Also on the days that the count was carried to since.
    function _uncount(address asset, uint32 day, bool subscriber) private {
        for (; day != 0; day = _days[day].carriedTo) {
            FlowRecord storage f = _flows[asset][day];
            if (subscriber) --f.subscribers;
            else --f.redeemers;
            _flush(asset, day);
            // A gate carries no subscriptions.
            if (subscriber && _days[day].status == DayStatus.STRUCK) return;
        }
    }

    /// @dev What rounding leaves of a day once nobody has anything to claim of it.
    function _flush(address asset, uint32 day) private {
        FlowRecord storage f = _flows[asset][day];
        DayStatus status = _days[day].status;
        if (f.redeemers == 0) {
            if (status == DayStatus.OPEN) f.requested = 0;
            if (f.dealtLeft != 0) {
                _dust += int96(f.dealtLeft);
                f.dealtLeft = 0;
            }
            // Not before it is there.
            if (f.cashLeft != 0 && _missing(_tills[asset], asset, day) == 0) {
                _tills[asset].unswept += f.cashLeft;
                f.cashLeft = 0;
            }
        }
        if (f.subscribers == 0 && f.unitsLeft != 0) {
            _dust -= int96(f.unitsLeft);
            f.unitsLeft = 0;
        }
    }

    function _recordOf(address asset, address controller, uint32 day) private view returns (Record memory r) {
        r = _records[asset][day][controller];
        uint32[] memory list = _carriedSince(_askers[asset][controller].since);
        Record[] memory all = new Record[](list.length);
        for (uint256 i; i < list.length && list[i] < day; ++i) {
            Record memory m = _records[asset][list[i]][controller];
            (m.subscribed, m.redeemed) = (m.subscribed + all[i].subscribed, m.redeemed + all[i].redeemed);
            DayRecord storage d = _days[list[i]];
            (uint256 amount, uint256 units) = _carriedOf(d, m);
            Record memory to = r;
            if (d.carriedTo != day) {
                uint256 j = i + 1;
                while (j < list.length && list[j] != d.carriedTo) ++j;
                if (j == list.length) continue;
                to = all[j];
            }
            (to.subscribed, to.redeemed) = (to.subscribed + uint128(amount), to.redeemed + uint96(units));
        }
    }

    /// @dev Names the day that takes requests now as the one that a day's requests are carried to.
    function _link(uint32 day) private returns (uint32 to) {
        to = openDay();
        DayRecord storage d = _days[day];
        (d.carriedTo, d.carriedBefore) = (to, _lastCarried);
        _lastCarried = day;
    }

    function _carryTotals(
        address asset,
        FlowRecord storage f,
        uint32 day,
        uint32 to,
        uint256 amount,
        uint256 units
    ) private {
        if (amount + units == 0) return;
        FlowRecord storage g = _flows[asset][to];
        g.subscribed += uint128(amount);
        g.requested += uint96(units);
        if (amount != 0) g.subscribers += f.subscribers;
        if (units != 0) g.redeemers += f.redeemers;
        emit RequestsCarried(asset, day, to, amount, units);
    }

    // ---- parts: dealing ----

    function _addCash(address asset) private {
        _takes(!_tills[asset].known, asset, "known");
        _takes(_cash.length < CASH_MOST, asset, "count");
        _takes(ICash(asset).currency() == _currency, asset, "currency");
        _takes(ICash(asset).decimals() == _cashDecimals, asset, "decimals");
        _tills[asset].known = true;
        _cash.push(asset);
        emit FundCashAdded(asset);
    }

    function _dealingDayFrom(uint32 day) private view returns (uint32) {
        while (!isDealingDay(day)) ++day;
        return day;
    }

    function _requireNext(uint32 day) private view {
        require(_next != 0, FundSilent());
        require(day == _next, DayOutOfOrder(day, _next));
    }

    function _requireStruck(uint32 day) private view {
        DayStatus status = _days[day].status;
        require(status == DayStatus.STRUCK, DayStatusUnfit(day, status, DayStatus.STRUCK));
    }

    function _requireFresh(Nav memory nav) private view {
        require(
            _isFresh(nav.valuedAt), NavStale(nav.day, nav.valuedAt, _terms.maxNavAge, block.timestamp)
        );
    }

    function _isFresh(uint256 valuedAt) private view returns (bool) {
        return block.timestamp <= valuedAt + _terms.maxNavAge;
    }

    function _requirePrice(uint32 day, uint256 netAssets, uint256 units, uint256 price) private view {
        uint256 expected = _terms.initialPrice;
        if (units != 0) expected = FundMaths.priceOf(netAssets, units, scale, _step());
        else _agree(netAssets == 0, day, "netAssets", netAssets, 0);
        _agree(price != 0 && price == expected, day, "price", price, expected);
    }

    function _step() private view returns (uint256) {
        return 10 ** (18 - _terms.priceDecimals);
    }

    function _swung(uint256 nav, uint256 received, uint256 dealt, uint256 netAssets) private view returns (uint256) {
        return FundMaths.swung(
            nav,
            received,
            FundMaths.cashFor(dealt, nav, scale),
            netAssets,
            _terms.swingThreshold,
            _terms.swingFactor,
            _step()
        );
    }

    function _totals(uint32 day) private view returns (uint256 received, uint256 requested) {
        for (uint256 i; i < _cash.length; ++i) {
            FlowRecord storage f = _flows[_cash[i]][day];
            received += f.subscribed;
            requested += f.requested;
        }
    }

    function _strikeCash(address asset, uint32 day, Deal memory deal) private {
        FlowRecord storage f = _flows[asset][day];
        Till storage t = _tills[asset];
        uint256 units = FundMaths.unitsFor(f.subscribed, deal.price, scale);
        uint256 dealt = FundMaths.share(f.requested, deal.dealt, deal.requested);
        uint256 cash = FundMaths.cashFor(dealt, deal.price, scale);
        (f.unitsLeft, f.dealtLeft, f.cashLeft) = (units.toUint96(), uint96(dealt), cash.toUint128());
        t.owed += uint128(cash);
        f.owedThrough = t.owed;
        t.unswept += f.subscribed;
        _payFirst(t);
        if (deal.carriedTo != 0) _carryTotals(asset, f, day, deal.carriedTo, 0, f.requested - dealt);
        deal.units += units;
        deal.burnt += dealt;
        deal.paid += cash;
    }

    function _close(uint32 day, uint256 units, uint256 burnt) private {
        _units = uint256(int256(uint256(_units) + units - burnt) + _dust).toUint96();
        _dust = 0;
        _next = _dealingDayFrom(day + 1);
    }

    function _suspend(bytes32 reason) private {
        suspension = reason;
        emit FundSuspended(reason);
    }

    // ---- parts: claims and money ----

    function _requirePaying(uint32 day) private {
        DayRecord storage d = _days[day];
        if (d.status != DayStatus.STRUCK || block.timestamp <= d.payBy) _checkCanCall(msg.sender, msg.data);
        _requireStruck(day);
    }

    function _requireFunded(address asset, uint32 day) private view {
        uint256 missing = _missing(_tills[asset], asset, day);
        require(missing == 0, RedemptionUnfunded(asset, day, missing));
    }

    function _missing(Till storage t, address asset, uint32 day) private view returns (uint256) {
        return Math.saturatingSub(_flows[asset][day].owedThrough, t.funded);
    }

    function _requireGas() private view {
        require(gasleft() >= CALL_GAS, PageGasShort(gasleft(), CALL_GAS));
    }

    function _till(address asset) private view returns (Till storage t) {
        t = _tills[asset];
        _takes(t.known, asset, "asset");
    }

    /// @dev Struck subscriptions pay what redeemers are owed first.
    function _payFirst(Till storage t) private {
        uint256 amount = Math.min(t.unswept, t.owed - t.funded);
        if (amount == 0) return;
        t.unswept -= uint128(amount);
        t.funded += uint128(amount);
    }

    function _claim(address asset, address controller, uint32 day, bool cash)
        private
        nonReentrant
        returns (uint256)
    {
        address payee = _requireController(controller);
        _enter(asset, controller);
        return _take(asset, controller, payee, day, cash);
    }

    /// @dev Everybody of a page is asked for alone; who is refused can claim later.
    function _payPage(address asset, uint32 day, address[] calldata controllers, bool cash) private nonReentrant {
        _requirePaying(day);
        for (uint256 i; i < controllers.length; ++i) {
            address controller = controllers[i];
            _enter(asset, controller);
            Record storage r = _records[asset][day][controller];
            if (cash ? r.redeemed == 0 || r.cashClaimed : r.subscribed == 0 || r.unitsClaimed) continue;
            _requireGas();
            try this.payOne(asset, controller, day, cash) {}
            catch {
                emit ClaimPassedOver(asset, controller, day);
            }
        }
    }

    function _take(address asset, address controller, address payee, uint32 day, bool cash)
        private
        returns (uint256)
    {
        _requireStruck(day);
        return cash ? _takeCash(asset, controller, payee, day) : _takeUnits(asset, controller, payee, day);
    }

    function _takeUnits(address asset, address controller, address payee, uint32 day)
        private
        returns (uint256 units)
    {
        Record storage r = _records[asset][day][controller];
        require(r.subscribed != 0, RequestMissing(asset, controller, day));
        require(!r.unitsClaimed, ClaimDone(asset, controller, day));
        r.unitsClaimed = true;
        FlowRecord storage f = _flows[asset][day];
        units = FundMaths.unitsFor(r.subscribed, _days[day].price, scale);
        f.unitsLeft -= uint96(units);
        if (--f.subscribers == 0) _flush(asset, day);
        emit UnitsClaimed(asset, controller, day, units);
        if (units == 0) return 0;
        _minting = units;
        IERC3643(address(_token)).mint(payee, units);
        _minting = 0;
    }

    function _takeCash(address asset, address controller, address payee, uint32 day)
        private
        returns (uint256 amount)
    {
        require(!_isStopped(payee), HolderRefused(payee));
        (bytes32 hold, uint256 held) = _backedHold(asset, controller);
        uint256 dealt;
        uint256 ending;
        (dealt, ending, amount) = _bookCash(asset, controller, day);
        emit CashClaimed(asset, controller, day, dealt, amount);
        if (dealt != 0) _token.redeemHold(hold, dealt);
        // The unit that rounding left over.
        if (ending != dealt) _unhold(hold, held - dealt, ending - dealt);
        IERC20(asset).safeTransfer(payee, amount);
    }

    /// @dev A dealt redemption leaves the books: who claims it, or ends it, moves units and money.
    /// @return dealt [units]
    /// @return ending [units] that the hold loses: dealt, and the one that rounding left over
    /// @return amount [cash base units]
    function _bookCash(address asset, address controller, uint32 day)
        private
        returns (uint256 dealt, uint256 ending, uint256 amount)
    {
        _requireFunded(asset, day);
        Record storage r = _records[asset][day][controller];
        DayRecord storage d = _days[day];
        (uint256 redeemed, uint256 through, uint256 requested) = (r.redeemed, d.dealt, d.requested);
        require(redeemed != 0, RequestMissing(asset, controller, day));
        require(!r.cashClaimed, ClaimDone(asset, controller, day));
        r.cashClaimed = true;
        dealt = FundMaths.share(redeemed, through, requested);
        ending = redeemed - FundMaths.share(redeemed, requested - through, requested);
        amount = FundMaths.cashFor(dealt, d.price, scale);
        _askers[asset][controller].asked -= uint96(ending);
        FlowRecord storage f = _flows[asset][day];
        (f.dealtLeft, f.cashLeft) = (f.dealtLeft - uint96(dealt), f.cashLeft - uint128(amount));
        if (--f.redeemers == 0) _flush(asset, day);
    }
}
