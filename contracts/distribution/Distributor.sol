// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

import {DistributionId, distributionId} from "../types/DistributionId.sol";
import {Entry, EntryFlags} from "../types/Entry.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {Roles} from "../administration/Roles.sol";
import {Administered} from "../administration/Administered.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {ICashToken} from "../cash/interfaces/ICashToken.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {ITokenizedDeposit} from "../cash/interfaces/ITokenizedDeposit.sol";
import {Powers} from "../register/interfaces/IPermissionedToken.sol";
import {IRegister, IRegisterRecords} from "../register/interfaces/IRegister.sol";
import {
    AmountRule,
    Declaration,
    Distribution,
    DistributionStatus,
    IDistributor,
    KeptShare,
    Till
} from "./interfaces/IDistributor.sol";
import {IWithholding} from "./interfaces/IWithholding.sol";
import {Page, PageLib} from "./Page.sol";

/// @title The paying agent's work, for every instrument.
contract Distributor is IDistributor, Administered, ReentrancyGuardTransient {
    using SafeCast for uint256;

    /// @dev Two words when declared per unit; the third with the funding or a threshold, the fourth with the first page.
    /// @param flags bits, from the lowest: status 2, rule 2, through the instrument 1, grossed up 1, income type 2
    struct Stored {
        address token;
        uint32 recordAt;
        uint32 payAt;
        bytes3 currency;
        uint8 flags;
        address payer;
        uint96 amount;
        uint96 funded;
        uint80 threshold;
        uint24 tieMember;
        uint112 grossDue;
        uint80 unitsReached;
        address restOwner;
        address withholding;
        address taxOwner;
    }

    struct CashRoute {
        bytes3 currency;
        IInterbank interbank;
    }

    uint256 private constant STATUS = 3;
    uint256 private constant RULE_SHIFT = 2;
    uint256 private constant THROUGH_INSTRUMENT = 1 << 4;
    uint256 private constant GROSS_UP = 1 << 5;
    uint256 private constant INCOME_SHIFT = 6;

    mapping(DistributionId id => Stored) private _distributions;
    mapping(DistributionId id => mapping(address cash => Till)) private _tills;
    /// @dev One bit per member number of the token's register.
    mapping(DistributionId id => mapping(uint256 word => uint256)) private _reached;
    mapping(DistributionId id => mapping(address wallet => KeptShare)) private _kept;
    mapping(address cash => CashRoute) private _routes;

    constructor(address authority_) ScopedAccess(IAccessManager(authority_)) {}

    // ---- administrator ----

    function setCash(address cash, IInterbank interbank, bool accepted) external restricted {
        bytes3 currency = accepted ? ICashToken(cash).currency() : bytes3(0);
        _routes[cash] = CashRoute(currency, interbank);
        emit CashSet(cash, currency, interbank);
    }

    // ---- instruments ----

    function declare(uint256 number, Declaration calldata terms) external returns (DistributionId id) {
        require(
            IRegister(terms.token).powersOf(msg.sender) & Powers.SCHEDULE != 0, DeclarerUnknown(terms.token, msg.sender)
        );
        id = distributionId(terms.token, msg.sender, number);
        Stored storage d = _distributions[id];
        DistributionStatus status = _status(d);
        require(
            status == DistributionStatus.NONE || (status == DistributionStatus.CANCELLED && d.funded == 0),
            DistributionExists(id, status)
        );
        bytes3 currency = _routes[terms.currency].currency;
        require(currency != 0, CashNotAccepted(terms.currency, 0, 0));
        _requireFit(terms.amount != 0, id, "amount");
        _requireFit(terms.payer != address(0), id, "payer");
        _requireFit(terms.incomeType < 4, id, "incomeType");
        _requireFit(
            terms.rule == AmountRule.BY_INSTRUMENT
                ? terms.throughInstrument
                : terms.recordAt != 0 && terms.recordAt <= terms.payAt,
            id,
            "recordAt"
        );

        d.token = terms.token;
        d.recordAt = terms.recordAt;
        d.payAt = terms.payAt;
        d.currency = currency;
        d.flags = uint8(
            uint256(DistributionStatus.DECLARED) | (uint256(terms.rule) << RULE_SHIFT)
                | (terms.throughInstrument ? THROUGH_INSTRUMENT : 0) | (terms.grossUp ? GROSS_UP : 0)
                | (uint256(terms.incomeType) << INCOME_SHIFT)
        );
        d.payer = terms.payer;
        d.amount = terms.amount;
        // A cancelled one leaves nothing behind; a new one writes only what it has.
        if (status == DistributionStatus.CANCELLED) {
            (d.threshold, d.tieMember) = (0, 0);
            (d.restOwner, d.withholding, d.taxOwner) = (address(0), address(0), address(0));
        }
        if (terms.rule == AmountRule.PRO_RATA) (d.threshold, d.tieMember) = (terms.threshold, terms.tieMember);
        if (terms.restOwner != address(0)) d.restOwner = terms.restOwner;
        if (terms.withholding != address(0)) (d.withholding, d.taxOwner) = (terms.withholding, terms.taxOwner);
        emit DistributionDeclared(id, terms.token, msg.sender, number, terms);
    }

    function cancel(address token, uint256 number) external {
        DistributionId id = distributionId(token, msg.sender, number);
        Stored storage d = _inStatus(id, DistributionStatus.DECLARED);
        require(d.grossDue == 0 && d.unitsReached == 0, PaymentsStarted(id, d.grossDue));
        _setStatus(d, DistributionStatus.CANCELLED);
        emit DistributionCancelled(id);
    }

    function payThrough(
        address token,
        uint256 number,
        address cash,
        address[] calldata wallets,
        uint256[] calldata amounts
    ) external nonReentrant {
        DistributionId id = distributionId(token, msg.sender, number);
        if (_status(_distributions[id]) == DistributionStatus.CLOSED) return;
        Stored storage d = _payable(id, cash);
        if (_rule(d) != AmountRule.BY_INSTRUMENT) {
            _payRecord(id, d, cash, wallets);
        } else {
            require(amounts.length == wallets.length, PagesUneven(wallets.length, amounts.length));
            Entry[] memory entries = new Entry[](wallets.length);
            for (uint256 i; i < wallets.length; ++i) {
                // The instrument knows the position; who has no amount is passed over.
                if (amounts[i] != 0) entries[i] = IRegister(token).entryOf(wallets[i]).withBalance(0);
            }
            _pay(id, d, cash, wallets, amounts, entries);
        }
    }

    function closeThrough(address token, uint256 number) external {
        DistributionId id = distributionId(token, msg.sender, number);
        Stored storage d = _inStatus(id, DistributionStatus.DECLARED);
        _requireFit(_rule(d) == AmountRule.BY_INSTRUMENT, id, "rule");
        _close(id, d);
    }

    // ---- payer ----

    function fund(DistributionId id, address outAsset, address[] calldata cashTokens, uint256[] calldata amounts)
        external
        nonReentrant
    {
        Stored storage d = _inStatus(id, DistributionStatus.DECLARED);
        require(msg.sender == d.payer, PayerUnknown(id, msg.sender, d.payer));
        require(cashTokens.length == amounts.length, PagesUneven(cashTokens.length, amounts.length));
        uint256 funded = d.funded;
        for (uint256 i; i < amounts.length; ++i) {
            IInterbank interbank = _requireCash(cashTokens[i], d.currency);
            funded += amounts[i];
            _tills[id][cashTokens[i]].unallocated += amounts[i].toUint128();
            emit DistributionFunded(id, cashTokens[i], outAsset, amounts[i]);
            _pull(interbank, outAsset, cashTokens[i], amounts[i]);
        }
        uint256 required = _required(d);
        require(funded <= required || d.flags & GROSS_UP != 0, FundingExcess(id, funded, required));
        d.funded = funded.toUint96();
    }

    // ---- paying agent ----

    function payPage(DistributionId id, address cash, address[] calldata wallets) external nonReentrant {
        Stored storage d = _payable(id, cash);
        require(d.flags & THROUGH_INSTRUMENT == 0, PaymentThroughInstrument(id));
        _requireRole(Roles.PAYING_AGENT, d.token, msg.sender);
        _payRecord(id, d, cash, wallets);
    }

    function close(DistributionId id) external {
        Stored storage d = _inStatus(id, DistributionStatus.DECLARED);
        _requireRole(Roles.PAYING_AGENT, d.token, msg.sender);
        require(_rule(d) != AmountRule.BY_INSTRUMENT, PaymentThroughInstrument(id));
        uint256 supply = IRegisterRecords(d.token).totalSupplyAt(d.recordAt);
        require(d.unitsReached == supply, HoldersUnreached(id, d.unitsReached, supply));
        require(_rule(d) == AmountRule.PER_UNIT || d.grossDue == d.amount, SharesBelowTotal(id, d.grossDue, d.amount));
        _close(id, d);
    }

    function sweep(DistributionId id, address[] calldata cashTokens, address toCash) external nonReentrant {
        Stored storage d = _distributions[id];
        bool cancelled = _status(d) == DistributionStatus.CANCELLED;
        require(
            cancelled || _status(d) == DistributionStatus.CLOSED,
            DistributionStatusUnfit(id, _status(d), DistributionStatus.CLOSED)
        );
        address owner = cancelled || d.restOwner == address(0) ? d.payer : d.restOwner;
        if (msg.sender != owner) _requireRole(Roles.PAYING_AGENT, d.token, msg.sender);
        for (uint256 i; i < cashTokens.length; ++i) {
            address cash = cashTokens[i];
            Till storage till = _tills[id][cash];
            uint128 rest = till.unallocated;
            if (rest == 0) continue;
            till.unallocated = 0;
            if (cancelled) d.funded -= uint256(rest).toUint96();
            else till.paid += rest;
            emit RestPaid(id, cash, owner, rest);
            _send(d.currency, cash, toCash, owner, rest);
        }
    }

    function remitTax(DistributionId id, address cash, address toCash) external nonReentrant {
        Stored storage d = _distributions[id];
        _requireRole(Roles.PAYING_AGENT, d.token, msg.sender);
        Till storage till = _tills[id][cash];
        uint128 amount = till.withheld;
        till.withheld = 0;
        till.paid += amount;
        emit TaxRemitted(id, cash, d.taxOwner, amount);
        _send(d.currency, cash, toCash, d.taxOwner, amount);
    }

    // ---- holders and orders ----

    function claim(DistributionId id, address wallet, address cash) external nonReentrant {
        Stored storage d = _distributions[id];
        address payee = IRegister(d.token).payeeOf(wallet);
        require(
            msg.sender == payee || _hasRole(Roles.PAYING_AGENT, d.token, msg.sender),
            ClaimNotYours(id, wallet, msg.sender)
        );
        if (_kept[id][wallet].amount != 0) {
            require(
                !IRegister(d.token).entryOf(payee).has(EntryFlags.FROZEN | EntryFlags.SANCTIONED),
                PayeeBlocked(id, payee)
            );
            _release(id, d, wallet, payee, cash, 0);
        } else {
            _payable(id, cash);
            require(d.flags & THROUGH_INSTRUMENT == 0, PaymentThroughInstrument(id));
            address[] memory one = new address[](1);
            one[0] = wallet;
            _payRecord(id, d, cash, one);
        }
    }

    function release(DistributionId id, address wallet, address to, address cash, bytes32 orderHash)
        external
        nonReentrant
    {
        Stored storage d = _distributions[id];
        _requireRole(Roles.COURT_ORDER, d.token, msg.sender);
        require(orderHash != 0, OrderMissing(id));
        _release(id, d, wallet, to, cash, orderHash);
    }

    // ---- views ----

    function distributionOf(DistributionId id) external view returns (Distribution memory d) {
        Stored storage s = _distributions[id];
        d.token = s.token;
        d.recordAt = s.recordAt;
        d.payAt = s.payAt;
        d.status = DistributionStatus(s.flags & STATUS);
        d.rule = AmountRule((s.flags >> RULE_SHIFT) & 3);
        d.incomeType = uint8(s.flags >> INCOME_SHIFT);
        d.throughInstrument = s.flags & THROUGH_INSTRUMENT != 0;
        d.grossUp = s.flags & GROSS_UP != 0;
        d.currency = s.currency;
        d.payer = s.payer;
        d.amount = s.amount;
        d.funded = s.funded;
        d.threshold = s.threshold;
        d.tieMember = s.tieMember;
        d.grossDue = s.grossDue;
        d.unitsReached = s.unitsReached;
        d.restOwner = s.restOwner;
        d.withholding = s.withholding;
        d.taxOwner = s.taxOwner;
    }

    function tillOf(DistributionId id, address cash) external view returns (Till memory) {
        return _tills[id][cash];
    }

    function keptOf(DistributionId id, address wallet) external view returns (KeptShare memory) {
        return _kept[id][wallet];
    }

    function isReached(DistributionId id, address wallet) external view returns (bool) {
        uint256 member = IRegister(_distributions[id].token).entryOf(wallet).member();
        return (_reached[id][member >> 8] >> (member & 0xff)) & 1 != 0;
    }

    function entitlementOf(DistributionId id, address wallet) external view returns (uint256) {
        Stored storage d = _distributions[id];
        if (_rule(d) == AmountRule.BY_INSTRUMENT || d.token == address(0)) return 0;
        address[] memory one = new address[](1);
        one[0] = wallet;
        return _entitlements(d, IRegisterRecords(d.token).positionsAt(one, d.recordAt))[0];
    }

    function requiredOf(DistributionId id) external view returns (uint256) {
        return _required(_distributions[id]);
    }

    function isFunded(DistributionId id) external view returns (bool) {
        Stored storage d = _distributions[id];
        if (_status(d) == DistributionStatus.CLOSED) return true;
        if (_status(d) != DistributionStatus.DECLARED || block.timestamp <= d.recordAt) return false;
        return d.funded >= _required(d);
    }

    function cashOf(address cash) external view returns (bytes3 currency, IInterbank interbank) {
        CashRoute memory route = _routes[cash];
        return (route.currency, route.interbank);
    }

    // ---- checks ----

    function _requireFit(bool fits, DistributionId id, bytes32 field) private pure {
        require(fits, DeclarationUnfit(id, ShortText.toString(field)));
    }

    function _status(Stored storage d) private view returns (DistributionStatus) {
        return DistributionStatus(d.flags & STATUS);
    }

    function _setStatus(Stored storage d, DistributionStatus status) private {
        d.flags = uint8((d.flags & ~STATUS) | uint256(status));
    }

    function _rule(Stored storage d) private view returns (AmountRule) {
        return AmountRule((d.flags >> RULE_SHIFT) & 3);
    }

    function _inStatus(DistributionId id, DistributionStatus needed) private view returns (Stored storage d) {
        d = _distributions[id];
        require(_status(d) == needed, DistributionStatusUnfit(id, _status(d), needed));
    }

    function _payable(DistributionId id, address cash) private view returns (Stored storage d) {
        d = _inStatus(id, DistributionStatus.DECLARED);
        require(block.timestamp >= d.payAt, PaymentTooEarly(id, d.payAt, block.timestamp));
        uint256 required = _required(d);
        require(d.funded >= required, FundingMissing(id, d.funded, required));
        _requireCash(cash, d.currency);
    }

    function _requireCash(address cash, bytes3 needed) private view returns (IInterbank) {
        CashRoute memory route = _routes[cash];
        require(route.currency == needed && needed != 0, CashNotAccepted(cash, route.currency, needed));
        return route.interbank;
    }

    /// @dev Refuses while the record has not passed: until then nobody knows the units.
    function _required(Stored storage d) private view returns (uint256) {
        if (_rule(d) != AmountRule.PER_UNIT) return d.amount;
        return uint256(d.amount) * IRegisterRecords(d.token).totalSupplyAt(d.recordAt);
    }

    // ---- paying ----

    function _payRecord(DistributionId id, Stored storage d, address cash, address[] memory wallets) private {
        Entry[] memory positions = IRegisterRecords(d.token).positionsAt(wallets, d.recordAt);
        _pay(id, d, cash, wallets, _entitlements(d, positions), positions);
    }

    function _entitlements(Stored storage d, Entry[] memory positions) private view returns (uint256[] memory shares) {
        shares = new uint256[](positions.length);
        uint256 amount = d.amount;
        if (_rule(d) == AmountRule.PER_UNIT) {
            unchecked {
                for (uint256 i; i < shares.length; ++i) shares[i] = amount * positions[i].balance();
            }
            return shares;
        }
        uint256 supply = IRegisterRecords(d.token).totalSupplyAt(d.recordAt);
        (uint256 threshold, uint256 tieMember) = (d.threshold, d.tieMember);
        for (uint256 i; i < shares.length; ++i) {
            uint256 product = amount * positions[i].balance();
            if (product == 0) continue;
            uint256 remainder = product % supply;
            shares[i] = product / supply;
            if (remainder > threshold || (remainder == threshold && positions[i].member() <= tieMember)) ++shares[i];
        }
    }

    /// @param positions entries with the units of the record; without units and share it is no holder, and passed over
    function _pay(
        DistributionId id,
        Stored storage d,
        address cash,
        address[] memory wallets,
        uint256[] memory shares,
        Entry[] memory positions
    ) private {
        Page memory page;
        (page.wallets, page.nets) = (wallets, shares);
        if (d.withholding != address(0)) page.gross = new uint256[](shares.length);
        _reach(id, d, cash, page, positions);

        // Effects
        Till storage till = _tills[id][cash];
        uint256 unallocated = till.unallocated;
        uint256 needed = page.kept + page.paid + page.withheld;
        require(needed <= unallocated, TillInsufficient(id, cash, unallocated, needed));
        till.unallocated = uint128(unallocated - needed);
        till.kept += uint128(page.kept);
        uint256 grossDue = d.grossDue + page.grossDue;
        require(_rule(d) == AmountRule.PER_UNIT || grossDue <= d.amount, SharesExceedTotal(id, grossDue, d.amount));
        d.grossDue = grossDue.toUint112();
        d.unitsReached += uint80(page.units);

        // Interactions; what was refused is kept, under the guard
        uint256 refused = page.count == 0 ? 0 : _payAll(id, cash, page);
        if (refused != 0) till.kept += uint128(refused);
        till.paid += uint128(page.paid - refused);
        if (page.withheld != 0) till.withheld += uint128(page.withheld);
    }

    /// @dev Marks the page's holders as reached, keeps the shares of those who may not be paid, and leaves the others at
    /// the front of the page's lists. Sums stay far below 256 bits: units are bounded by 80, shares by the till.
    function _reach(DistributionId id, Stored storage d, address cash, Page memory page, Entry[] memory positions)
        private
    {
        mapping(uint256 word => uint256) storage reached = _reached[id];
        (address[] memory wallets, uint256[] memory nets) = (page.wallets, page.nets);
        (uint256 place, uint256 bits) = (0, reached[0]);
        unchecked {
            for (uint256 i; i < positions.length; ++i) {
                Entry e = positions[i];
                uint256 share = nets[i];
                if (share == 0 && e.balance() == 0) continue;
                uint256 bit = e.member();
                if (bit >> 8 != place) {
                    reached[place] = bits;
                    place = bit >> 8;
                    bits = reached[place];
                }
                bit = 1 << (bit & 0xff);
                if (bits & bit != 0) continue;
                bits |= bit;
                page.units += e.balance();
                if (share == 0) continue;
                page.grossDue += share;
                if (page.gross.length != 0 || e.has(EntryFlags.DEAD | EntryFlags.FROZEN | EntryFlags.SANCTIONED)) {
                    _consider(id, d, cash, page, i, e);
                } else {
                    (uint256 k, address wallet) = (page.count++, wallets[i]);
                    (wallets[k], nets[k]) = (wallet, share);
                    if (page.payees.length != 0) page.payees[k] = wallet;
                    page.paid += share;
                }
            }
        }
        reached[place] = bits;
    }

    /// @dev A holder who is not simply paid the share: taxed, succeeded, or kept for.
    function _consider(
        DistributionId id,
        Stored storage d,
        address cash,
        Page memory page,
        uint256 i,
        Entry e
    ) private {
        address wallet = page.wallets[i];
        address payee = wallet;
        uint256 gross = page.nets[i];
        if (e.has(EntryFlags.DEAD)) {
            payee = IRegister(d.token).payeeOf(wallet);
            e = IRegister(d.token).entryOf(payee);
            if (page.payees.length == 0) page.payees = PageLib.copyOf(page.wallets);
        }
        uint256 net = gross;
        if (page.gross.length != 0) (gross, net) = _taxed(d, gross, e.country());
        page.withheld += gross - net;
        if (e.has(EntryFlags.FROZEN | EntryFlags.SANCTIONED)) {
            page.kept += net;
            _keep(id, wallet, payee, cash, gross, net);
        } else {
            page.place(wallet, payee, gross, net);
            page.paid += net;
        }
    }

    function _payAll(DistributionId id, address cash, Page memory page) private returns (uint256 kept) {
        page.shorten();
        address[] memory payees = page.payees.length == 0 ? page.wallets : page.payees;
        uint256[] memory refused = ITokenizedDeposit(cash).payMany(payees, page.nets);
        for (uint256 i; i < refused.length; ++i) {
            if (refused[i] == 0) continue;
            kept = _keepRefused(id, cash, page, refused);
            break;
        }
        if (page.count != 0) emit HoldersPaid(id, cash, page.wallets, page.payees, page.gross, page.nets);
    }

    /// @dev Leaves those who were paid at the front of the page's lists.
    function _keepRefused(DistributionId id, address cash, Page memory page, uint256[] memory refused)
        private
        returns (uint256 kept)
    {
        uint256 count = page.count;
        page.count = 0;
        for (uint256 i; i < count; ++i) {
            (address wallet, uint256 net) = (page.wallets[i], page.nets[i]);
            address payee = page.payees.length == 0 ? wallet : page.payees[i];
            uint256 gross = page.gross.length == 0 ? net : page.gross[i];
            if ((refused[i >> 8] >> (i & 0xff)) & 1 == 0) {
                page.place(wallet, payee, gross, net);
            } else {
                kept += net;
                _keep(id, wallet, payee, cash, gross, net);
            }
        }
        page.shorten();
    }

    function _keep(DistributionId id, address wallet, address payee, address cash, uint256 gross, uint256 net) private {
        _kept[id][wallet] = KeptShare(cash, net.toUint96());
        emit KeptForHolder(id, wallet, payee, cash, gross, gross - net, net);
    }

    function _taxed(Stored storage d, uint256 share, uint256 country)
        private
        view
        returns (uint256 gross, uint256 net)
    {
        uint256 rate = IWithholding(d.withholding).rateOf(d.token, country, d.flags >> INCOME_SHIFT);
        if (d.flags & GROSS_UP != 0) return (Maths.mulDivUp(share, Maths.WAD, Maths.WAD - rate), share);
        return (share, share - Maths.mulDivHalfUp(share, rate, Maths.WAD));
    }

    function _release(
        DistributionId id,
        Stored storage d,
        address wallet,
        address to,
        address cash,
        bytes32 orderHash
    ) private {
        KeptShare memory share = _kept[id][wallet];
        require(share.amount != 0, NothingKept(id, wallet));
        delete _kept[id][wallet];
        Till storage till = _tills[id][share.cash];
        till.kept -= share.amount;
        till.paid += share.amount;
        emit KeptReleased(id, wallet, to, cash, share.amount, orderHash);
        _send(d.currency, share.cash, cash, to, share.amount);
    }

    function _close(DistributionId id, Stored storage d) private {
        _setStatus(d, DistributionStatus.CLOSED);
        emit DistributionClosed(id, d.grossDue);
    }

    /// @dev The payer called: that is its consent. Without an interbank contract its allowance is asked.
    function _pull(IInterbank interbank, address outAsset, address cash, uint256 amount) private {
        if (address(interbank) != address(0)) {
            interbank.pay(outAsset, cash, msg.sender, address(this), amount);
        } else {
            require(outAsset == cash, CashNotAccepted(outAsset, 0, _routes[cash].currency));
            IERC20(cash).transferFrom(msg.sender, address(this), amount);
        }
    }

    /// @dev Pays one, in the same money or through the interbank contract; a refusal is the cash token's own error.
    function _send(bytes3 currency, address cash, address toCash, address to, uint256 amount) private {
        if (amount == 0) return;
        if (toCash == address(0) || toCash == cash) IERC20(cash).transfer(to, amount);
        else _requireCash(toCash, currency).pay(cash, toCash, address(this), to, amount);
    }
}
