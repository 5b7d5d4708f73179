// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {Maths} from "../utils/Maths.sol";
import {ShortText} from "../utils/ShortText.sol";
import {DateLabel} from "../utils/DateLabel.sol";
import {ICashToken} from "../cash/interfaces/ICashToken.sol";
import {Collection, IInterbank} from "../cash/interfaces/IInterbank.sol";
import {IFilings} from "../disclosure/interfaces/IFilings.sol";
import {Hold, HoldTerms, IHolds} from "../register/interfaces/IHolds.sol";
import {IPermissionedToken} from "../register/interfaces/IPermissionedToken.sol";
import {IIssueGate} from "../token/interfaces/IIssueGate.sol";
import {ISecurityToken} from "../token/interfaces/ISecurityToken.sol";
import {IIssuance} from "./interfaces/IIssuance.sol";
import {IProceedsGate} from "../cash/interfaces/IProceedsGate.sol";
import {Acceptance, IOffering, OfferingStatus, OfferingTerms, Order} from "./interfaces/IOffering.sol";

/// @dev What ERC-7943 calls it; the offering needs no more of a token than this and the register's face.
interface ICanReceive {
    function canReceive(address account) external view returns (bool);
}

/// @title Books, price, allotment and the closing of primary offerings.
contract Offering is ScopedAccess, EIP712, ReentrancyGuardTransient, IOffering {
    using SafeCast for uint256;
    using SafeCast for int256;

    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256(
        "Acceptance(uint256 offering,address investor,uint256 units,uint256 cash,address payAsset)"
    );
    bytes32 private constant CONSENT_TYPEHASH = keccak256("Consent(uint256 offering,bytes32 subject)");
    /// @dev However late the report is, the hold does not lapse; a court's order breaks it.
    uint64 private constant NEVER = type(uint64).max;

    /// @param rate [wad] per annum, the instrument's
    /// @param price [wad] of principal
    /// @param principal [cash base units] of a unit, the instrument's
    /// @param filing number of the filing that the latest part was issued under
    /// @param accrues whether interest has accrued by the settlement
    /// @param consented the issuer's consent to what now stands
    /// @param allotments hash over the pages of the allotment, one after the other
    /// @param allotted [units] over all pages
    /// @param issued [units] closed so far
    /// @param proceeds [cash base units] paid by investors so far
    /// @param feePaid [cash base units] of them
    /// @param holds how many holds were placed; the last keeps all that is held
    /// @param held whether the proceeds wait for the report
    struct Book {
        OfferingTerms terms;
        uint64 rate;
        uint64 price;
        uint64 allotted;
        uint64 issued;
        uint96 proceeds;
        uint96 feePaid;
        uint32 holds;
        uint32 filing;
        uint96 principal;
        bool held;
        bool consented;
        bool accrues;
        OfferingStatus status;
        bytes32 termsHash;
        bytes32 allotments;
    }

    IInterbank public immutable interbank;
    IFilings public immutable filings;

    uint256 public count;
    mapping(uint256 id => Book) private _books;
    mapping(uint256 id => mapping(address investor => Order)) private _orders;

    constructor(IAccessManager manager_, IInterbank interbank_, IFilings filings_)
        ScopedAccess(manager_)
        EIP712("rwa-chain Offering", "1")
    {
        interbank = interbank_;
        filings = filings_;
    }

    // ---- the book (REGISTRAR) ----

    function open(OfferingTerms calldata terms, uint256 guidanceRate)
        external
        onlyScoped("REGISTRAR", terms.token)
        returns (uint256 id)
    {
        // The registrar of one token places no other's units, and the money goes to its issuer alone.
        _requireRole("ISSUER", terms.token, terms.issuer);
        _fit(IIssuance(terms.instrument).token() == terms.token, "instrument", uint160(terms.instrument));
        _fit(_isDeposit(terms.proceedsAsset), "proceedsAsset", uint160(terms.proceedsAsset));
        _fit(terms.increment != 0, "increment", 0);
        _fit(
            terms.units != 0 && terms.units >= terms.minimumOrder && terms.units % terms.increment == 0,
            "units",
            terms.units
        );
        _fit(terms.feeRate < Maths.WAD, "feeRate", terms.feeRate);
        if (terms.feeRate != 0) {
            _fit(terms.feePayee != address(0), "feePayee", 0);
            _fit(_isDeposit(terms.feeAsset), "feeAsset", uint160(terms.feeAsset));
        }
        _fit(terms.booksCloseAt >= block.timestamp, "booksCloseAt", terms.booksCloseAt);
        _fit(
            terms.booksCloseAt < terms.settlementAt && terms.settlementAt <= terms.settlementUntilAt,
            "settlementAt",
            terms.settlementAt
        );
        _fit(DateLabel.fits(terms.accrualDate, terms.settlementAt), "accrualDate", terms.accrualDate);
        _gateOf(terms.token).requireIssuable(terms.token, address(0), terms.units);
        id = ++count;
        _books[id].terms = terms;
        _books[id].status = OfferingStatus.OPEN;
        emit BooksOpened(id, terms.token, terms, guidanceRate);
    }

    function setGuidance(uint256 id, uint256 rate) external {
        _requireRun(id, OfferingStatus.OPEN);
        emit GuidanceSet(id, rate);
    }

    function setPrice(uint256 id, uint256 price) external {
        Book storage book = _requireRun(id, OfferingStatus.OPEN);
        _fit(price != 0 && price <= type(uint64).max, "price", price);
        IIssuance instrument = IIssuance(book.terms.instrument);
        bytes32 termsHash = instrument.termsHash();
        _fit(termsHash != 0, "termsHash", 0);
        bytes3 currency = ICashToken(book.terms.proceedsAsset).currency();
        _fit(ICashToken(instrument.currency()).currency() == currency, "currency", uint24(currency));
        uint256 principal = instrument.principalPerUnit();
        _fit(principal != 0, "principal", 0);
        uint256 rate = instrument.offeredRate();
        (book.rate, book.price, book.principal) = (rate.toUint64(), uint64(price), principal.toUint96());
        (book.termsHash, book.status) = (termsHash, OfferingStatus.PRICED);
        _setAccrual(book);
        emit Priced(id, rate, price, principal, termsHash);
    }

    function allot(uint256 id, address[] calldata investors, uint256[] calldata units, bool last) external {
        Book storage book = _requireRun(
            id, statusOf(id) == OfferingStatus.ALLOTTED ? OfferingStatus.ALLOTTED : OfferingStatus.PRICED
        );
        _fit(investors.length == units.length, "allotments", units.length);
        OfferingTerms storage terms = book.terms;
        uint256 sum = book.allotted;
        for (uint256 i; i < investors.length; ++i) {
            address investor = investors[i];
            uint256 granted = units[i];
            Order storage order = _orders[id][investor];
            require(order.units != 0, OrderMissing(id, investor));
            require(!order.settled, AllotmentSettledAlready(id, investor));
            require(granted <= order.units, AllotmentAboveOrder(id, investor, granted, order.units));
            if (granted != 0) {
                require(order.limitRate <= book.rate, LimitAboveRate(id, investor, order.limitRate, book.rate));
                _requireSize(id, terms, granted);
            }
            sum = sum + granted - order.allotted;
            order.allotted = uint80(granted);
            emit Allotted(id, investor, granted);
        }
        require(sum <= terms.units && (!last || sum == terms.units), AllotmentSumWrong(id, sum, terms.units));
        book.allotted = uint64(sum);
        book.allotments = keccak256(abi.encode(book.allotments, investors, units));
        book.consented = false;
        book.status = last ? OfferingStatus.ALLOTTED : OfferingStatus.PRICED;
        if (last) emit AllotmentCompleted(id, sum);
    }

    function consent(uint256 id, bytes32 subject, bytes calldata signature) external {
        Book storage book = _requireStatus(id, OfferingStatus.ALLOTTED);
        bytes32 stands = _subject(id, book);
        require(subject == stands, ConsentDiffers(id, subject, stands));
        address issuer = book.terms.issuer;
        // Asked again: its role may have been withdrawn since the books opened.
        _requireRole("ISSUER", book.terms.token, issuer);
        require(
            msg.sender == issuer || _signed(issuer, _consentDigest(id, subject), signature), ConsentInvalid(id, issuer)
        );
        book.consented = true;
        emit Consented(id, issuer, subject);
    }

    function close(uint256 id, Acceptance[] calldata acceptances) external nonReentrant {
        Book storage book = _requireRun(id, OfferingStatus.ALLOTTED);
        _closeFor(id, book, acceptances);
        require(
            book.status == OfferingStatus.CLOSED, ClosingIncomplete(id, book.issued, book.terms.units)
        );
    }

    function closeFor(uint256 id, Acceptance[] calldata acceptances) external nonReentrant {
        _closeFor(id, _requireRun(id, OfferingStatus.ALLOTTED), acceptances);
    }

    function finish(uint256 id) external {
        // Also where what was left could not be allotted anew: else the proceeds of a part would be held for good.
        bool begun = _books[id].issued != 0 && statusOf(id) == OfferingStatus.PRICED;
        Book storage book = _requireStatus(id, begun ? OfferingStatus.PRICED : OfferingStatus.ALLOTTED);
        // After the days of settlement nothing can be closed any more: no registrar keeps the proceeds held then.
        if (block.timestamp <= book.terms.settlementUntilAt) _requireRole("REGISTRAR", book.terms.token, msg.sender);
        require(book.issued != 0, ClosingIncomplete(id, 0, book.terms.units));
        _finish(id, book);
    }

    function cancel(uint256 id) external {
        Book storage book = _books[id];
        OfferingStatus status = book.status;
        require(
            status >= OfferingStatus.OPEN && status <= OfferingStatus.ALLOTTED,
            OfferingStatusWrong(id, status, OfferingStatus.OPEN)
        );
        _requireRole("REGISTRAR", book.terms.token, msg.sender);
        require(book.issued == 0, ClosingBegun(id, book.issued));
        book.status = OfferingStatus.CANCELLED;
        emit OfferingCancelled(id);
    }

    // ---- investors ----

    function placeOrder(uint256 id, uint256 units, uint256 limitRate) external {
        Book storage book = _requireStatus(id, OfferingStatus.OPEN);
        OfferingTerms storage terms = book.terms;
        _requireBooks(id, terms);
        _requireSize(id, terms, units);
        _fit(units <= type(uint80).max, "units", units);
        _fit(limitRate <= type(uint64).max, "limitRate", limitRate);
        require(ICanReceive(terms.token).canReceive(msg.sender), InvestorNotEligible(id, msg.sender));
        _gateOf(terms.token).requireIssuable(terms.token, msg.sender, units);
        _orders[id][msg.sender] = Order(uint80(units), 0, uint64(limitRate), false);
        emit OrderPlaced(id, msg.sender, units, limitRate);
    }

    function withdrawOrder(uint256 id) external {
        Book storage book = _requireStatus(id, OfferingStatus.OPEN);
        _requireBooks(id, book.terms);
        require(_orders[id][msg.sender].units != 0, OrderMissing(id, msg.sender));
        delete _orders[id][msg.sender];
        emit OrderWithdrawn(id, msg.sender);
    }

    // ---- the proceeds, for anyone ----

    function releaseProceeds(uint256 id) external {
        Book storage book = _requireHeld(id);
        // A report while some are still to be closed for frees nothing.
        require(book.status == OfferingStatus.CLOSED, OfferingStatusWrong(id, book.status, OfferingStatus.CLOSED));
        require(filings.isReported(book.terms.token, book.filing), ReportOwed(id, book.terms.token));
        book.held = false;
        IHolds cash = IHolds(book.terms.proceedsAsset);
        bytes32 hold = _holdId(id, book.holds);
        // Nothing where a court broke it. A recovery's successor has it as the issuer had.
        Hold memory kept = cash.holdOf(hold);
        uint256 amount = kept.units;
        emit ProceedsReleased(id, hold, amount);
        if (amount == 0) return;
        cash.releaseHold(hold);
        IProceedsGate gate = IIssuance(book.terms.instrument).proceedsGate();
        if (address(gate) == address(0)) return;
        // In the same call: the issuer never has them to spend.
        address token = book.terms.token;
        interbank.pay(book.terms.proceedsAsset, gate.proceedsAsset(token), kept.wallet, address(gate), amount);
        gate.bookProceeds(token, amount);
    }

    // ---- views ----

    function statusOf(uint256 id) public view returns (OfferingStatus) {
        return _books[id].status;
    }

    function termsOf(uint256 id) external view returns (OfferingTerms memory) {
        return _books[id].terms;
    }

    function pricingOf(uint256 id)
        external
        view
        returns (uint256 rate, uint256 price, uint256 principal, bytes32 termsHash)
    {
        Book storage book = _books[id];
        return (book.rate, book.price, book.principal, book.termsHash);
    }

    function consentOf(uint256 id) external view returns (bytes32 subject, bytes32 digest, bool consented) {
        Book storage book = _books[id];
        subject = _subject(id, book);
        return (subject, _consentDigest(id, subject), book.consented);
    }

    function closingOf(uint256 id)
        external
        view
        returns (uint256 allotted, uint256 issued, uint256 proceeds, uint256 feePaid, bytes32 hold)
    {
        Book storage book = _books[id];
        if (book.held) hold = _holdId(id, book.holds);
        return (book.allotted, book.issued, book.proceeds, book.feePaid, hold);
    }

    function filingOf(uint256 id) external view returns (uint256) {
        return _books[id].filing;
    }

    function orderOf(uint256 id, address investor) external view returns (Order memory) {
        return _orders[id][investor];
    }

    function cashFor(uint256 id, uint256 units) external view returns (uint256) {
        return _cash(_books[id], units);
    }

    function acceptanceDigest(uint256 id, address investor, address payAsset) external view returns (bytes32) {
        Book storage book = _books[id];
        uint256 units = _orders[id][investor].allotted;
        return _digest(id, investor, units, _cash(book, units), payAsset);
    }

    // ---- the closing ----

    /// @dev Checks and effects for every investor first, then the interactions: cash to the issuer across banks, units,
    /// the fee, the hold on the rest. The token asks its gate of every issue.
    function _closeFor(uint256 id, Book storage book, Acceptance[] calldata acceptances) private {
        OfferingTerms memory terms = book.terms;
        require(
            block.timestamp >= terms.settlementAt && block.timestamp <= terms.settlementUntilAt,
            ClosingNotOpen(id, block.timestamp, terms.settlementAt, terms.settlementUntilAt)
        );
        IIssuance instrument = IIssuance(terms.instrument);
        require(book.consented, ConsentMissing(id, terms.issuer));
        {
            bytes32 termsHash = instrument.termsHash();
            require(termsHash == book.termsHash, TermsHashDiffers(id, termsHash, book.termsHash));
            uint256 principal = instrument.principalPerUnit();
            require(principal == book.principal, PrincipalDiffers(id, principal, book.principal));
        }
        _fit(acceptances.length != 0, "acceptances", 0);
        Collection[] memory payments = new Collection[](acceptances.length);
        uint256[] memory units = new uint256[](acceptances.length);
        uint256 issued;
        uint256 proceeds;
        for (uint256 i; i < acceptances.length; ++i) {
            (units[i], payments[i]) = _accept(id, book, acceptances[i]);
            issued += units[i];
            proceeds += payments[i].amount;
        }
        book.issued += uint64(issued);
        uint256 fee = _countProceeds(book, proceeds, terms.feeRate);

        interbank.collect(terms.proceedsAsset, terms.issuer, payments);
        for (uint256 i; i < acceptances.length; ++i) instrument.issue(payments[i].from, units[i]);
        book.filing = uint32(filings.filingCount(terms.token));
        if (fee != 0) {
            emit FeePaid(id, terms.feePayee, fee);
            interbank.pay(terms.proceedsAsset, terms.feeAsset, terms.issuer, terms.feePayee, fee);
        }
        _keep(id, book, terms, proceeds - fee);
        if (book.issued == terms.units) _finish(id, book);
    }

    /// @dev An allotment accepted by its investor, for the first time.
    function _accept(uint256 id, Book storage book, Acceptance calldata acceptance)
        private
        returns (uint256 units, Collection memory payment)
    {
        address investor = acceptance.investor;
        Order storage order = _orders[id][investor];
        units = order.allotted;
        require(units != 0, OrderMissing(id, investor));
        require(!order.settled, AllotmentSettledAlready(id, investor));
        order.settled = true;
        uint256 cash = _cash(book, units);
        payment = Collection(acceptance.payAsset, investor, cash);
        bytes32 digest = _digest(id, investor, units, cash, acceptance.payAsset);
        require(_signed(investor, digest, acceptance.signature), AcceptanceInvalid(id, investor));
        emit AllotmentSettled(id, investor, units, cash, acceptance.payAsset);
    }

    /// @dev The fee is on the sum: what a part owes is the fee on all so far, less what was paid.
    function _countProceeds(Book storage book, uint256 proceeds, uint256 feeRate) private returns (uint256 fee) {
        uint256 sum = book.proceeds + proceeds;
        uint256 feeOnSum = Maths.mulDivHalfUp(sum, feeRate, Maths.WAD);
        fee = feeOnSum - book.feePaid;
        (book.proceeds, book.feePaid) = (sum.toUint96(), uint96(feeOnSum));
    }

    /// @dev One hold keeps everything: a later part's joins what an earlier one's still keeps.
    function _keep(uint256 id, Book storage book, OfferingTerms memory terms, uint256 amount) private {
        IHolds cash = IHolds(terms.proceedsAsset);
        if (book.held) {
            bytes32 earlier = _holdId(id, book.holds);
            uint256 kept = cash.holdOf(earlier).units;
            if (kept != 0) cash.releaseHold(earlier);
            amount += kept;
        }
        _hold(id, book, cash, terms.issuer, amount);
    }

    function _hold(uint256 id, Book storage book, IHolds cash, address wallet, uint256 amount) private {
        bytes32 hold = _holdId(id, ++book.holds);
        book.held = true;
        emit ProceedsHeld(id, hold, amount);
        if (amount == 0) return;
        cash.placeHold(hold, HoldTerms(wallet, address(0), 0, amount, "PROCEEDS", NEVER), address(0));
    }

    function _finish(uint256 id, Book storage book) private {
        book.status = OfferingStatus.CLOSED;
        emit OfferingClosed(id, book.issued, book.proceeds);
    }

    // ---- parts ----

    function _requireRun(uint256 id, OfferingStatus needed) private view returns (Book storage book) {
        book = _requireStatus(id, needed);
        _requireRole("REGISTRAR", book.terms.token, msg.sender);
    }

    function _requireStatus(uint256 id, OfferingStatus needed) private view returns (Book storage book) {
        book = _books[id];
        require(book.status == needed, OfferingStatusWrong(id, book.status, needed));
    }

    function _requireBooks(uint256 id, OfferingTerms storage terms) private view {
        require(block.timestamp <= terms.booksCloseAt, BooksClosed(id, terms.booksCloseAt, block.timestamp));
    }

    function _requireSize(uint256 id, OfferingTerms storage terms, uint256 units) private view {
        (uint256 minimum, uint256 increment) = (terms.minimumOrder, terms.increment);
        require(
            units != 0 && units >= minimum && units % increment == 0, OrderInvalid(id, units, minimum, increment)
        );
    }

    function _requireHeld(uint256 id) private view returns (Book storage book) {
        book = _books[id];
        require(book.held, NothingHeld(id));
    }

    function _isDeposit(address asset) private view returns (bool) {
        return interbank.bankWalletOf(asset) != address(0);
    }

    function _fit(bool ok, bytes32 term, uint256 value) private pure {
        require(ok, OfferingTermInvalid(ShortText.toString(term), value));
    }

    /// @dev units × principal × price, rounded half up to the base unit, and the interest that the units have accrued.
    function _cash(Book storage book, uint256 units) private view returns (uint256) {
        uint256 cash = Maths.mulDivHalfUp(units * book.principal, book.price, Maths.WAD);
        if (!book.accrues) return cash;
        return (cash.toInt256() + _interest(book, units, book.terms.settlementAt)).toUint256();
    }

    /// @dev A record between the first and the last instant of settlement would make two prices of one.
    function _setAccrual(Book storage book) private {
        uint256 units = book.terms.units;
        int256 interest = _interest(book, units, book.terms.settlementAt);
        _fit(
            _interest(book, units, book.terms.settlementUntilAt) == interest,
            "settlementUntilAt",
            book.terms.settlementUntilAt
        );
        book.accrues = interest != 0;
    }

    function _interest(Book storage book, uint256 units, uint256 settlementAt) private view returns (int256) {
        return IIssuance(book.terms.instrument).settlementInterest(units, book.terms.accrualDate, settlementAt);
    }

    /// @dev All that the issuer is bound by: what is offered and by whom, the price, the terms, who gets what.
    function _subject(uint256 id, Book storage book) private view returns (bytes32) {
        return keccak256(
            abi.encode(id, book.terms, book.rate, book.price, book.principal, book.termsHash, book.allotments)
        );
    }

    function _consentDigest(uint256 id, bytes32 subject) private view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(CONSENT_TYPEHASH, id, subject)));
    }

    /// @dev A key's own signature counts whether or not its account has code; ERC-1271 is asked only when there is none.
    function _signed(address signer, bytes32 digest, bytes calldata signature) private view returns (bool) {
        (address recovered, ECDSA.RecoverError failure,) = ECDSA.tryRecoverCalldata(digest, signature);
        return (failure == ECDSA.RecoverError.NoError && recovered == signer)
            || SignatureChecker.isValidERC1271SignatureNowCalldata(signer, digest, signature);
    }

    function _gateOf(address token) private view returns (IIssueGate gate) {
        gate = ISecurityToken(token).issueGate();
        require(address(gate) != address(0), ISecurityToken.IssueGateMissing());
    }

    function _digest(uint256 id, address investor, uint256 units, uint256 cash, address payAsset)
        private
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(keccak256(abi.encode(ACCEPTANCE_TYPEHASH, id, investor, units, cash, payAsset)));
    }

    function _holdId(uint256 id, uint256 index) private view returns (bytes32) {
        return keccak256(abi.encode(address(this), id, index));
    }
}
