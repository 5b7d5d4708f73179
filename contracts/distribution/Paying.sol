// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {Administered} from "../administration/Administered.sol";
import {Roles} from "../administration/Roles.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {ICashToken} from "../cash/interfaces/ICashToken.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {ITokenizedDeposit} from "../cash/interfaces/ITokenizedDeposit.sol";
import {Hold, IHolds} from "../register/interfaces/IHolds.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {Entry, EntryFlags} from "../types/Entry.sol";
import {ObligationId} from "../types/ObligationId.sol";
import {Maths} from "../utils/Maths.sol";
import {AmountRule, IObligations, IShareSource, Kind, Obligation} from "./interfaces/IObligations.sol";
import {IPaying, KeptShare, Progress, TaxLine} from "./interfaces/IPaying.sol";
import {IWithholding} from "./interfaces/IWithholding.sol";
import {Page, PageLib} from "./Page.sol";

/// @title The paying agent's work, for every instrument.
/// @dev Nothing of an obligation is stored here but how far its holders were reached and where its money is.
contract Paying is IPaying, Administered, ReentrancyGuardTransient {
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @param tills one bit per cash token that has, or had, money of the obligation, by its place
    struct Line {
        uint80 unitsReached;
        uint96 reached;
        uint64 tills;
        uint96 kept;
        uint96 withheld;
        uint96 prescribed;
    }

    /// @param record with the units of the record
    /// @param now_ the entry of who is to be paid
    /// @param share, income [cash base units] the entitlement, and what of it is taxed
    struct Holder {
        address wallet;
        address payee;
        Entry record;
        Entry now_;
        uint256 share;
        uint256 income;
    }

    /// @param place of the cash token, from 1
    struct CashRoute {
        bytes3 currency;
        uint8 place;
        IInterbank interbank;
    }

    uint256 private constant ANYONE_AFTER = 10 days;
    uint256 private constant ANYONE_KEEPS_AFTER = 30 days;
    uint256 private constant TAX_TERM = 30 days;
    uint256 private constant CASH_TOKENS_MAX = 64;

    IObligations public obligations;
    address[] private _cashTokens;
    mapping(address cash => CashRoute) private _routes;
    mapping(ObligationId id => Line) private _lines;
    mapping(ObligationId id => mapping(address cash => uint256)) private _tills; // [cash base units]
    /// @dev One bit per member number of the token's register.
    mapping(ObligationId id => mapping(uint256 word => uint256)) private _reached;
    mapping(ObligationId id => mapping(address wallet => KeptShare)) private _kept;
    /// @dev Holds that took their share of what is kept for a wallet; they may still hold its units.
    mapping(ObligationId id => mapping(address wallet => bytes32[])) private _drawn;
    mapping(ObligationId id => mapping(bytes32 holdId => bool)) private _hasDrawn;
    mapping(ObligationId id => TaxLine) private _taxes;

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) {}

    modifier onlyObligations() {
        require(msg.sender == address(obligations), CallerUnknown(msg.sender));
        _;
    }

    // ---- administrator ----

    function setCash(address cash, IInterbank interbank, bool accepted) external restricted {
        CashRoute storage route = _routes[cash];
        if (route.place == 0) {
            require(_cashTokens.length < CASH_TOKENS_MAX, CashTokensFull(CASH_TOKENS_MAX));
            _cashTokens.push(cash);
            route.place = uint8(_cashTokens.length);
        }
        route.currency = accepted ? ICashToken(cash).currency() : bytes3(0);
        route.interbank = interbank;
        emit CashSet(cash, route.currency, interbank);
    }

    function setObligations(IObligations obligations_) external restricted {
        require(address(obligations) == address(0), CallerUnknown(address(obligations)));
        obligations = obligations_;
        emit ObligationsNamed(obligations_);
    }

    // ---- the list ----

    function take(ObligationId id, bytes3 currency, address funder, address outAsset, address cash, uint256 amount)
        external
        nonReentrant
        onlyObligations
    {
        _take(id, currency, funder, outAsset, cash, amount);
    }

    function payBack(ObligationId id, address cash, address to, uint256 amount) external nonReentrant onlyObligations {
        _send(id, cash, to, amount);
    }

    // ---- paying ----

    function payPage(ObligationId id, address cash, address[] calldata wallets) external nonReentrant {
        Obligation memory o = _payable(id, cash);
        bool keeps = _hasRole(Roles.PAYING_AGENT, o.token, msg.sender);
        if (!keeps) {
            uint256 fromAt = o.payAt + ANYONE_AFTER;
            require(block.timestamp >= fromAt, PaymentTooEarly(id, fromAt, block.timestamp));
            // What a share source has given up can't be handed back.
            keeps = block.timestamp >= o.payAt + ANYONE_KEEPS_AFTER || o.rule == AmountRule.BY_INSTRUMENT;
        }
        _payWallets(id, o, cash, wallets, keeps);
    }

    function claim(ObligationId id, address wallet, address cash) external nonReentrant {
        // Checks
        Obligation memory o = obligations.obligationOf(id);
        address payee = IRegister(o.token).payeeOf(wallet);
        require(
            msg.sender == payee || _hasRole(Roles.PAYING_AGENT, o.token, msg.sender),
            ClaimNotYours(id, wallet, msg.sender)
        );
        require(
            !IRegister(o.token).entryOf(payee).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED), PayeeBlocked(id, payee)
        );
        KeptShare storage share = _kept[id][wallet];
        if (share.free | share.frozen | share.held != 0) {
            // Effects
            _freeUp(id, o, wallet, payee);
            uint256 amount = share.free;
            require(amount != 0, NothingKept(id, wallet));
            share.free = 0;
            _lines[id].kept -= uint96(amount);
            emit KeptReleased(id, wallet, payee, cash, amount, 0);
            // Interactions
            _requireCash(cash, o.currency);
            _send(id, cash, payee, amount);
        } else {
            o = _payable(id, cash);
            uint256 before = _lines[id].unitsReached;
            address[] memory one = new address[](1);
            one[0] = wallet;
            _payWallets(id, o, cash, one, o.rule == AmountRule.BY_INSTRUMENT);
            require(_lines[id].unitsReached != before, NobodyReached(id, wallet));
        }
    }

    function drawHeld(ObligationId id, address wallet, bytes32 holdId, address to, address cash)
        external
        nonReentrant
        returns (uint256 amount)
    {
        // Checks
        Obligation memory o = obligations.obligationOf(id);
        Hold memory hold = IRegister(o.token).holdOf(holdId);
        require(msg.sender == hold.agent, IHolds.HoldNotYours(holdId, msg.sender, hold.agent));
        require(
            block.timestamp <= hold.expiresAt, IHolds.HoldExpired(holdId, hold.expiresAt, block.timestamp)
        );
        require(
            !IRegister(o.token).entryOf(hold.wallet).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED),
            PayeeBlocked(id, hold.wallet)
        );
        KeptShare storage share = _kept[id][wallet];
        // Of another owner, of units held since, or drawn before: it has no share here.
        require(
            hold.wallet == IRegister(o.token).payeeOf(wallet) && hold.enlargedAt < share.keptAt
                && !_hasDrawn[id][holdId] && share.heldUnits != 0,
            NothingHeldFor(id, wallet, holdId)
        );
        // Effects
        uint256 units = Math.min(hold.units, share.heldUnits);
        amount = Maths.mulDivDown(share.held, units, share.heldUnits);
        (share.heldUnits, share.held) = (share.heldUnits - uint80(units), share.held - uint96(amount));
        _hasDrawn[id][holdId] = true;
        _drawn[id][wallet].push(holdId);
        _lines[id].kept -= uint96(amount);
        emit KeptDrawn(id, wallet, holdId, to, cash, amount);
        // Interactions
        _requireCash(cash, o.currency);
        _send(id, cash, to, amount);
    }

    function release(ObligationId id, address wallet, address to, address cash, bytes32 orderHash)
        external
        nonReentrant
    {
        Obligation memory o = obligations.obligationOf(id);
        _requireRole(Roles.COURT_ORDER, o.token, msg.sender);
        require(orderHash != 0, OrderMissing(id));
        uint256 amount = _takeKept(id, wallet);
        require(amount != 0, NothingKept(id, wallet));
        emit KeptReleased(id, wallet, to, cash, amount, orderHash);
        _requireCash(cash, o.currency);
        _send(id, cash, to, amount);
    }

    function prescribe(ObligationId id, address[] calldata wallets, address cash) external nonReentrant {
        Obligation memory o = obligations.obligationOf(id);
        require(
            o.prescribedAt != 0 && block.timestamp > o.prescribedAt, NotPrescribed(id, o.prescribedAt, block.timestamp)
        );
        address to = IRegister(cash).payeeOf(o.restOwner);
        uint256 sum;
        for (uint256 i; i < wallets.length; ++i) {
            uint256 amount = _takeKept(id, wallets[i]);
            if (amount == 0) continue;
            sum += amount;
            emit SharePrescribed(id, wallets[i], to, amount);
        }
        _lines[id].prescribed += sum.toUint96();
        _requireCash(cash, o.currency);
        if (sum != 0) _send(id, cash, to, sum);
    }

    // ---- tax ----

    function fundTax(ObligationId id, address outAsset, address cash, uint256 amount)
        external
        nonReentrant
        returns (uint256 taken)
    {
        Obligation memory o = obligations.obligationOf(id);
        TaxLine storage line = _taxes[id];
        taken = Math.min(amount, line.due - line.covered);
        if (taken == 0) return 0;
        line.covered += uint128(taken);
        emit TaxFunded(id, msg.sender, taken);
        _take(id, o.currency, msg.sender, outAsset, cash, taken);
    }

    function remitTax(ObligationId id, address cash) external nonReentrant {
        Obligation memory o = obligations.obligationOf(id);
        TaxLine storage line = _taxes[id];
        uint128 amount = line.covered - line.remitted;
        if (amount == 0) return;
        line.remitted += amount;
        address to = IRegister(cash).payeeOf(o.taxOwner);
        emit TaxRemitted(id, cash, to, amount);
        _requireCash(cash, o.currency);
        _send(id, cash, to, amount);
    }

    // ---- views ----

    function progressOf(ObligationId id) external view returns (Progress memory) {
        Line storage line = _lines[id];
        return Progress(line.unitsReached, line.reached, line.kept, line.withheld, line.prescribed);
    }

    function unitsReachedOf(ObligationId id) external view returns (uint256) {
        return _lines[id].unitsReached;
    }

    function tillOf(ObligationId id, address cash) external view returns (uint256) {
        return _tills[id][cash];
    }

    function keptOf(ObligationId id, address wallet) external view returns (KeptShare memory) {
        return _kept[id][wallet];
    }

    function claimableOf(ObligationId id, address wallet) external view returns (uint256) {
        Obligation memory o = obligations.obligationOf(id);
        KeptShare memory share = _kept[id][wallet];
        (uint256 frozen, uint256 held,) = _freedOf(id, o.token, wallet, IRegister(o.token).payeeOf(wallet), share);
        return share.free + frozen + held;
    }

    function taxLineOf(ObligationId id) external view returns (TaxLine memory) {
        return _taxes[id];
    }

    function isReached(ObligationId id, address wallet) external view returns (bool) {
        uint256 member = IRegister(obligations.obligationOf(id).token).entryOf(wallet).member();
        return (_reached[id][member >> 8] >> (member & 0xff)) & 1 != 0;
    }

    function entitlementOf(ObligationId id, address wallet) external view returns (uint256) {
        Obligation memory o = obligations.obligationOf(id);
        if (o.rule == AmountRule.BY_INSTRUMENT || o.token == address(0)) return 0;
        address[] memory one = new address[](1);
        one[0] = wallet;
        return _entitlements(o, IRegisterRecords(o.token).positionsAt(one, o.recordAt))[0];
    }

    function cashOf(address cash) external view returns (bytes3 currency, IInterbank interbank) {
        CashRoute storage route = _routes[cash];
        return (route.currency, route.interbank);
    }

    // ---- checks ----

    function _payable(ObligationId id, address cash) private view returns (Obligation memory o) {
        o = obligations.obligationOf(id);
        require(o.token != address(0) && !o.cancelled, ObligationEnded(id));
        require(block.timestamp >= o.payAt, PaymentTooEarly(id, o.payAt, block.timestamp));
        // What was reached in full may have had its rest returned; then there is nobody left to pay.
        require(o.funded >= o.total || _lines[id].unitsReached >= o.units, NotFunded(id, o.funded, o.total));
        // Without the agent's cut the floors are paid, at last: the rest is at most a base unit a holder.
        if (o.rule == AmountRule.PRO_RATA && !o.sharesSet) {
            require(block.timestamp >= o.payAt + ANYONE_KEEPS_AFTER, SharesUnset(id));
            o.threshold = type(uint80).max;
        }
        _requireCash(cash, o.currency);
    }

    function _requireCash(address cash, bytes3 needed) private view returns (IInterbank) {
        CashRoute storage route = _routes[cash];
        require(route.currency == needed && needed != 0, CashNotAccepted(cash, route.currency, needed));
        return route.interbank;
    }

    // ---- paying ----

    function _payWallets(ObligationId id, Obligation memory o, address cash, address[] memory wallets, bool keeps)
        private
    {
        Page memory page;
        page.wallets = wallets;
        Entry[] memory positions;
        page.keeps = keeps;
        if (o.rule == AmountRule.BY_INSTRUMENT) {
            uint256[] memory units;
            (page.nets, page.income, units) = IShareSource(o.source).takeShares(o.token, o.number, wallets);
            positions = new Entry[](wallets.length);
            for (uint256 i; i < wallets.length; ++i) {
                // The source has said who is reached, each once; units stand where the record's balance would.
                if (units[i] != 0) positions[i] = IRegister(o.token).entryOf(wallets[i]).withBalance(units[i]);
            }
        } else {
            positions = IRegisterRecords(o.token).positionsAt(wallets, o.recordAt);
            page.nets = _entitlements(o, positions);
        }
        if (o.withholding != address(0)) page.gross = new uint256[](wallets.length);
        if (!keeps) page.entries = new Entry[](wallets.length);
        _reach(id, o, page, positions);

        // Interactions: the money comes together, who is refused is kept for or passed over, under the guard
        if (page.count != 0) {
            _draw(id, cash, page.paid);
            uint256 refused = _payAll(id, o, cash, page);
            if (refused != 0) _credit(id, cash, refused);
        }

        // Effects
        Line storage line = _lines[id];
        uint256 unitsReached = line.unitsReached + page.units;
        uint256 reached = line.reached + page.reached;
        (line.unitsReached, line.reached) = (uint80(unitsReached), reached.toUint96());
        if (page.kept != 0) line.kept += uint96(page.kept);
        if (page.withheld | page.taxed != 0) {
            if (page.withheld != 0) line.withheld += uint96(page.withheld);
            TaxLine storage tax = _taxes[id];
            // Nobody could cover it before: a late page makes no late tax, nor takes back what is late already.
            if (tax.due == tax.covered || block.timestamp <= tax.dueAt) tax.dueAt = uint32(block.timestamp + TAX_TERM);
            tax.due += uint128(page.withheld + page.taxed);
            tax.covered += uint128(page.withheld);
        }
        if (page.units != 0 && unitsReached == o.units) emit ObligationDischarged(id, reached);
    }

    function _entitlements(Obligation memory o, Entry[] memory positions)
        private
        pure
        returns (uint256[] memory shares)
    {
        shares = new uint256[](positions.length);
        uint256 amount = o.amount;
        if (o.rule == AmountRule.PER_UNIT) {
            unchecked {
                for (uint256 i; i < shares.length; ++i) shares[i] = amount * positions[i].balance();
            }
            return shares;
        }
        (uint256 supply, uint256 threshold, uint256 tieMember) = (o.units, o.threshold, o.tieMember);
        for (uint256 i; i < shares.length; ++i) {
            uint256 product = amount * positions[i].balance();
            if (product == 0) continue;
            uint256 remainder = product % supply;
            shares[i] = product / supply;
            if (remainder > threshold || (remainder == threshold && positions[i].member() <= tieMember)) ++shares[i];
        }
    }

    /// @dev Marks the page's holders as reached, keeps the shares of those who may not be paid, and leaves the others at
    /// the front of the page's lists. Sums stay far below 256 bits: units are bounded by 80, shares by the total.
    /// @param positions entries with the units of the record; without units it is no holder, and passed over
    function _reach(
        ObligationId id,
        Obligation memory o,
        Page memory page,
        Entry[] memory positions
    ) private {
        mapping(uint256 word => uint256) storage reached = _reached[id];
        // A wrong cut rounds some share up too much: then the last one is smaller, and nobody is unpayable.
        page.left = o.total - Math.min(o.total, _lines[id].reached);
        page.doubts = _doubtsOf(o, page);
        bool bySource = o.rule == AmountRule.BY_INSTRUMENT;
        (uint256 place, uint256 bits) = (0, reached[0]);
        unchecked {
            for (uint256 i; i < positions.length; ++i) {
                Entry e = positions[i];
                if (e.balance() == 0) continue;
                uint256 bit = e.member();
                if (bit >> 8 != place) {
                    reached[place] = bits;
                    place = bit >> 8;
                    bits = reached[place];
                }
                bit = 1 << (bit & 0xff);
                if ((bySource || bits & bit == 0) && _reachOne(id, o, page, i, e)) bits |= bit;
            }
        }
        reached[place] = bits;
    }

    /// @return whether the holder is reached
    function _reachOne(ObligationId id, Obligation memory o, Page memory page, uint256 i, Entry e)
        private
        returns (bool)
    {
        uint256 share = page.nets[i];
        unchecked {
            if (share > page.left) page.nets[i] = share = page.left;
            if (_isDoubtful(page.doubts, e)) {
                if (!_consider(id, o, page, i, e)) return false;
            } else if (share != 0) {
                if (!page.keeps) page.entries[page.count] = e;
                address wallet = page.wallets[i];
                page.place(wallet, wallet, share, share);
                page.paid += share;
            }
            page.units += e.balance();
            page.reached += share;
            page.left -= share;
        }
        return true;
    }

    function _isDoubtful(uint256 doubts, Entry e) private pure returns (bool) {
        if (doubts == type(uint256).max || e.has(doubts)) return true;
        return doubts & EntryFlags.HELD != 0 && e.frozen() != 0;
    }

    /// @return flags of an entry that is not simply paid; all bits = every one is looked at
    function _doubtsOf(Obligation memory o, Page memory page) private pure returns (uint256 flags) {
        if (page.gross.length != 0) return type(uint256).max;
        flags = EntryFlags.DEAD | EntryFlags.FROZEN | EntryFlags.SANCTIONED;
        if (_isPrincipal(o)) flags |= EntryFlags.HELD;
    }

    function _isPrincipal(Obligation memory o) private pure returns (bool) {
        return o.kind == Kind.PRINCIPAL || o.kind == Kind.INSTALMENT || o.kind == Kind.CLAIM || o.kind == Kind.PUT;
    }

    /// @dev A holder who is not simply paid the share: taxed, succeeded, encumbered, or kept for.
    /// @return whether the holder is reached
    function _consider(ObligationId id, Obligation memory o, Page memory page, uint256 i, Entry e)
        private
        returns (bool)
    {
        Holder memory h = Holder(page.wallets[i], page.wallets[i], e, e, 0, 0);
        if (e.has(EntryFlags.DEAD)) {
            h.payee = IRegister(o.token).payeeOf(h.wallet);
            h.now_ = IRegister(o.token).entryOf(h.payee);
            if (page.payees.length == 0) page.payees = PageLib.copyOf(page.wallets);
        }
        bool encumbered = _isPrincipal(o) && (h.now_.frozen() != 0 || h.now_.has(EntryFlags.HELD));
        bool blocked = h.now_.has(EntryFlags.FROZEN | EntryFlags.SANCTIONED);
        if ((encumbered || blocked) && !page.keeps) return false;

        h.share = page.nets[i];
        h.income = page.income.length != 0 ? page.income[i] : _incomeOf(o, h.share, e.balance());
        uint256 keep = encumbered ? _encumber(id, o, h) : 0;
        page.kept += keep;
        (uint256 gross, uint256 net) = _taxed(o, page, h);
        _settleShare(id, page, h, gross - keep, net - keep, blocked);
        return true;
    }

    function _settleShare(ObligationId id, Page memory page, Holder memory h, uint256 gross, uint256 net, bool blocked)
        private
    {
        if (net == 0) return;
        if (blocked) {
            page.kept += net;
            _keep(id, h.wallet, h.payee, gross, net);
        } else {
            if (!page.keeps) page.entries[page.count] = h.record;
            page.place(h.wallet, h.payee, gross, net);
            page.paid += net;
        }
    }

    function _incomeOf(Obligation memory o, uint256 share, uint256 units) private pure returns (uint256) {
        if (o.taxed == o.amount) return share;
        if (o.taxed == 0) return 0;
        if (o.rule == AmountRule.PER_UNIT) return o.taxed * units;
        return Maths.mulDivDown(share, o.taxed, o.amount);
    }

    /// @dev Principal of frozen and held units is kept, held ones first; rounded up, so that none of it is paid out.
    function _encumber(ObligationId id, Obligation memory o, Holder memory h) private returns (uint256) {
        (uint256 units, uint256 principal) = (h.record.balance(), h.share - h.income);
        (uint256 frozen, uint256 held) = _encumberedOf(o, h, units);
        if (frozen + held == 0) return 0;
        KeptShare storage share = _kept[id][h.wallet];
        (share.heldUnits, share.frozenUnits, share.keptAt) = (uint80(held), uint80(frozen), uint32(block.timestamp));
        share.held = uint96(Maths.mulDivUp(principal, held, units));
        share.frozen = uint96(Maths.mulDivUp(principal, held + frozen, units)) - share.held;
        uint256 kept = share.held + share.frozen;
        emit PrincipalEncumbered(id, h.wallet, frozen, share.frozen, held, share.held);
        emit KeptForHolder(id, h.wallet, h.payee, kept, 0, kept);
        return kept;
    }

    /// @dev A put's units went with its payment: of these the register still counts as frozen what the wallet's others don't cover.
    function _encumberedOf(Obligation memory o, Holder memory h, uint256 units)
        private
        view
        returns (uint256 frozen, uint256 held)
    {
        uint256 allHeld = h.now_.has(EntryFlags.HELD) ? IRegister(o.token).heldOf(h.payee) : 0;
        if (o.kind == Kind.PUT) {
            uint256 left = IRegister(o.token).entryOf(h.payee).balance();
            frozen = Math.min(h.now_.frozen(), Math.saturatingSub(h.now_.frozen() + allHeld, left));
            return (Math.min(units, frozen), 0);
        }
        held = Math.min(units, allHeld);
        frozen = Math.min(units - held, h.now_.frozen());
    }

    /// @dev Withheld out of the share, or owed on top of it as a line of its own.
    function _taxed(Obligation memory o, Page memory page, Holder memory h)
        private
        view
        returns (uint256 gross, uint256 net)
    {
        (uint256 share, uint256 income) = (h.share, h.income);
        if (o.withholding == address(0) || income == 0) return (share, share);
        uint256 rate = IWithholding(o.withholding).rateAt(o.token, h.now_.country(), o.incomeType, o.payAt);
        if (o.grossUp) {
            uint256 onTop = Maths.mulDivUp(income, Maths.WAD, Maths.WAD - rate) - income;
            page.taxed += onTop;
            return (share + onTop, share);
        }
        uint256 withheld = Maths.mulDivHalfUp(income, rate, Maths.WAD);
        page.withheld += withheld;
        return (share, share - withheld);
    }

    function _payAll(ObligationId id, Obligation memory o, address cash, Page memory page)
        private
        returns (uint256 refused)
    {
        page.shorten();
        address[] memory payees = page.payees.length == 0 ? page.wallets : page.payees;
        uint256[] memory bits = ITokenizedDeposit(cash).payMany(payees, page.nets);
        for (uint256 i; i < bits.length; ++i) {
            if (bits[i] == 0) continue;
            refused = page.keeps ? _keepRefused(id, page, bits) : _passOver(id, o, page, bits);
            break;
        }
        if (page.count != 0) emit HoldersPaid(id, cash, page.wallets, page.payees, page.gross, page.nets);
    }

    /// @dev Leaves those who were paid at the front of the page's lists.
    function _keepRefused(ObligationId id, Page memory page, uint256[] memory bits) private returns (uint256 kept) {
        uint256 count = page.count;
        page.count = 0;
        for (uint256 i; i < count; ++i) {
            (address wallet, address payee, uint256 gross, uint256 net) = _lineOf(page, i);
            if ((bits[i >> 8] >> (i & 0xff)) & 1 == 0) {
                page.place(wallet, payee, gross, net);
            } else {
                kept += net;
                _keep(id, wallet, payee, gross, net);
            }
        }
        page.kept += kept;
        page.shorten();
    }

    /// @dev Who was refused is as if the page hadn't named it: not reached, and not taxed.
    function _passOver(ObligationId id, Obligation memory o, Page memory page, uint256[] memory bits)
        private
        returns (uint256 back)
    {
        uint256 count = page.count;
        page.count = 0;
        for (uint256 i; i < count; ++i) {
            (address wallet, address payee, uint256 gross, uint256 net) = _lineOf(page, i);
            if ((bits[i >> 8] >> (i & 0xff)) & 1 == 0) {
                page.place(wallet, payee, gross, net);
                continue;
            }
            back += net;
            Entry e = page.entries[i];
            _reached[id][e.member() >> 8] &= ~(1 << (e.member() & 0xff));
            page.units -= e.balance();
            page.reached -= o.grossUp ? net : gross;
            if (o.grossUp) page.taxed -= gross - net;
            else page.withheld -= gross - net;
        }
        page.shorten();
    }

    function _lineOf(Page memory page, uint256 i)
        private
        pure
        returns (address wallet, address payee, uint256 gross, uint256 net)
    {
        (wallet, net) = (page.wallets[i], page.nets[i]);
        payee = page.payees.length == 0 ? wallet : page.payees[i];
        gross = page.gross.length == 0 ? net : page.gross[i];
    }

    // ---- what is kept ----

    function _keep(ObligationId id, address wallet, address payee, uint256 gross, uint256 net) private {
        _kept[id][wallet].free += uint96(net);
        emit KeptForHolder(id, wallet, payee, gross, gross - net, net);
    }

    function _takeKept(ObligationId id, address wallet) private returns (uint256 amount) {
        KeptShare memory share = _kept[id][wallet];
        amount = uint256(share.free) + share.frozen + share.held;
        if (amount == 0) return 0;
        delete _kept[id][wallet];
        _lines[id].kept -= uint96(amount);
    }

    function _freeUp(ObligationId id, Obligation memory o, address wallet, address payee) private {
        KeptShare storage stored = _kept[id][wallet];
        KeptShare memory share = stored;
        if (share.frozen + share.held == 0) return;
        (uint256 frozen, uint256 held, uint256 still) = _freedOf(id, o.token, wallet, payee, share);
        if (frozen + held == 0) return;
        share.frozen -= uint96(frozen);
        share.held -= uint96(held);
        share.frozenUnits = uint80(Math.min(share.frozenUnits, IRegister(o.token).entryOf(payee).frozen()));
        share.heldUnits = uint80(still);
        share.free += uint96(frozen + held);
        (stored.free, stored.frozenUnits, stored.heldUnits) = (share.free, share.frozenUnits, share.heldUnits);
        (stored.frozen, stored.held) = (share.frozen, share.held);
    }

    /// @dev What was freed since. Frozen and held units outlive their retirement in the register's figures, so the freezer and
    /// the holds' ends lift what was kept on them as ever, and who sold frozen ones had them free.
    /// @return frozen [cash base units] of frozen units
    /// @return held [cash base units] of held units
    /// @return still [units] under holds that have not drawn
    function _freedOf(ObligationId id, address token, address wallet, address payee, KeptShare memory share)
        private
        view
        returns (uint256 frozen, uint256 held, uint256 still)
    {
        if (share.frozenUnits != 0) {
            uint256 left = Math.min(share.frozenUnits, IRegister(token).entryOf(payee).frozen());
            frozen = share.frozen - Maths.mulDivUp(share.frozen, left, share.frozenUnits);
        }
        if (share.heldUnits != 0) {
            still = Math.min(share.heldUnits, _undrawnOf(id, token, wallet, payee));
            held = share.held - Maths.mulDivUp(share.held, still, share.heldUnits);
        }
    }

    /// @dev [units] of the owner under holds, without those of holds that took their share. Each hold needed the owner's
    /// signature: their number is the owner's own.
    function _undrawnOf(ObligationId id, address token, address wallet, address payee)
        private
        view
        returns (uint256 units)
    {
        units = IRegister(token).heldOf(payee);
        bytes32[] storage drawn = _drawn[id][wallet];
        for (uint256 i; i < drawn.length; ++i) units -= IRegister(token).holdOf(drawn[i]).units;
    }

    // ---- tills ----

    /// @dev Without an interbank contract the funder's allowance is asked.
    function _take(ObligationId id, bytes3 currency, address funder, address outAsset, address cash, uint256 amount)
        private
    {
        IInterbank interbank = _requireCash(cash, currency);
        _credit(id, cash, amount);
        if (address(interbank) != address(0)) {
            interbank.pay(outAsset, cash, funder, address(this), amount);
        } else {
            require(outAsset == cash, CashNotAccepted(outAsset, 0, currency));
            IERC20(cash).safeTransferFrom(funder, address(this), amount);
        }
    }

    function _credit(ObligationId id, address cash, uint256 amount) private {
        _tills[id][cash] += amount;
        uint64 bit = uint64(1 << (_routes[cash].place - 1));
        Line storage line = _lines[id];
        if (line.tills & bit == 0) line.tills |= bit;
    }

    /// @dev Takes money out of the obligation's till in `cash`; what is missing there comes over the rail from its others.
    function _draw(ObligationId id, address cash, uint256 amount) private {
        uint256 here = _tills[id][cash];
        if (here < amount) {
            _collect(id, cash, amount - here);
            _tills[id][cash] = 0;
        } else {
            _tills[id][cash] = here - amount;
        }
    }

    function _collect(ObligationId id, address cash, uint256 missing) private {
        IInterbank interbank = _routes[cash].interbank;
        uint256 tills = address(interbank) == address(0) ? 0 : _lines[id].tills;
        for (uint256 i; tills >> i != 0 && missing != 0; ++i) {
            address other = _cashTokens[i];
            uint256 part = (tills >> i) & 1 == 0 || other == cash ? 0 : Math.min(_tills[id][other], missing);
            if (part == 0) continue;
            _tills[id][other] -= part;
            missing -= part;
            interbank.pay(other, cash, address(this), address(this), part);
        }
        require(missing == 0, TillsShort(id, cash, missing));
    }

    /// @dev Pays one; a refusal is the cash token's own error.
    function _send(ObligationId id, address cash, address to, uint256 amount) private {
        _draw(id, cash, amount);
        IERC20(cash).safeTransfer(to, amount);
    }
}
