// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

import {ScopedAccess} from "../administration/ScopedAccess.sol";
import {IInterbank} from "../cash/interfaces/IInterbank.sol";
import {IFilings} from "../disclosure/interfaces/IFilings.sol";
import {IRegister} from "../register/interfaces/IRegister.sol";
import {IIssuance} from "./interfaces/IIssuance.sol";
import {Acceptance, IOffering, OfferingStatus, OfferingTerms, Order} from "./interfaces/IOffering.sol";

/// @dev What ERC-7943 calls it; the offering needs no more of a token than this and the register's face.
interface ICanReceive {
    function canReceive(address account) external view returns (bool);
}

/// @title Books, price, allotment and the closing of primary offerings.
contract Offering is ScopedAccess, EIP712, ReentrancyGuardTransient, IOffering {
    uint256 private constant WAD = 1e18;
    bytes32 private constant ACCEPTANCE_TYPEHASH = keccak256(
        "Acceptance(uint256 offering,address investor,uint256 units,uint256 cash,address payAsset)"
    );
    /// @dev The proceeds wait for a report that may be late, never for longer than this: then the hold lapses by itself.
    uint64 private constant PROCEEDS_HOLD = 365 days;

    /// @param allotted [units] over all pages
    /// @param issued [units] closed so far
    /// @param feePaid [cash base units] so far
    /// @param holds how many holds the closing has placed on the proceeds
    struct Book {
        OfferingTerms terms;
        uint64 rate;
        uint64 price;
        uint64 allotted;
        OfferingStatus status;
        uint64 issued;
        uint64 holds;
        uint128 feePaid;
        bytes32 termsHash;
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
        require(terms.units != 0, OfferingTermInvalid("units", terms.units));
        require(terms.faceValue != 0, OfferingTermInvalid("faceValue", terms.faceValue));
        require(terms.increment != 0, OfferingTermInvalid("increment", terms.increment));
        require(terms.feeRate < WAD, OfferingTermInvalid("feeRate", terms.feeRate));
        require(terms.booksCloseAt >= block.timestamp, OfferingTermInvalid("booksCloseAt", terms.booksCloseAt));
        require(
            terms.booksCloseAt < terms.settlementAt && terms.settlementAt <= terms.settlementUntilAt,
            OfferingTermInvalid("settlementAt", terms.settlementAt)
        );
        id = ++count;
        _books[id].terms = terms;
        _books[id].status = OfferingStatus.OPEN;
        emit BooksOpened(id, terms.token, terms, guidanceRate);
    }

    function setGuidance(uint256 id, uint256 rate) external {
        _requireRun(id, OfferingStatus.OPEN);
        emit GuidanceSet(id, rate);
    }

    function setPrice(uint256 id, uint256 rate, uint256 price, bytes32 termsHash) external {
        Book storage book = _requireRun(id, OfferingStatus.OPEN);
        require(rate <= type(uint64).max, OfferingTermInvalid("rate", rate));
        require(price != 0 && price <= type(uint64).max, OfferingTermInvalid("price", price));
        book.rate = uint64(rate);
        book.price = uint64(price);
        book.termsHash = termsHash;
        book.status = OfferingStatus.PRICED;
        emit Priced(id, rate, price, termsHash);
    }

    function allot(uint256 id, address[] calldata investors, uint256[] calldata units, bool last) external {
        Book storage book = _requireRun(id, OfferingStatus.PRICED);
        require(investors.length == units.length, OfferingTermInvalid("allotments", units.length));
        uint256 sum = book.allotted;
        for (uint256 i; i < investors.length; ++i) {
            Order storage order = _orders[id][investors[i]];
            require(order.units != 0, OrderMissing(id, investors[i]));
            require(order.allotted == 0, AllotmentRepeated(id, investors[i]));
            require(units[i] <= order.units, AllotmentAboveOrder(id, investors[i], units[i], order.units));
            require(
                order.limitRate <= book.rate || units[i] == 0,
                LimitAboveRate(id, investors[i], order.limitRate, book.rate)
            );
            require(
                units[i] == 0 || (units[i] >= book.terms.minimumOrder && units[i] % book.terms.increment == 0),
                OrderInvalid(id, units[i], book.terms.minimumOrder, book.terms.increment)
            );
            order.allotted = uint80(units[i]);
            sum += units[i];
            emit Allotted(id, investors[i], units[i]);
        }
        require(sum <= book.terms.units && (!last || sum == book.terms.units), AllotmentSumWrong(id, sum, book.terms.units));
        book.allotted = uint64(sum);
        if (last) {
            book.status = OfferingStatus.ALLOTTED;
            emit AllotmentCompleted(id, sum);
        }
    }

    function close(uint256 id, Acceptance[] calldata acceptances) external nonReentrant {
        Book storage book = _requireRun(id, OfferingStatus.ALLOTTED);
        _closeFor(id, book, acceptances);
        require(book.issued == book.terms.units, ClosingIncomplete(id, book.issued, book.terms.units));
        _finish(id, book);
    }

    function closeFor(uint256 id, Acceptance[] calldata acceptances) external nonReentrant {
        _closeFor(id, _requireRun(id, OfferingStatus.ALLOTTED), acceptances);
    }

    function finish(uint256 id) external {
        Book storage book = _requireRun(id, OfferingStatus.ALLOTTED);
        require(book.issued != 0, ClosingIncomplete(id, 0, book.terms.units));
        _finish(id, book);
    }

    function cancel(uint256 id) external {
        Book storage book = _books[id];
        _requireRole("REGISTRAR", book.terms.token, msg.sender);
        require(
            book.status != OfferingStatus.NONE && book.status < OfferingStatus.CLOSED && book.issued == 0,
            OfferingStatusWrong(id, book.status, OfferingStatus.OPEN)
        );
        book.status = OfferingStatus.CANCELLED;
        emit OfferingCancelled(id);
    }

    // ---- investors ----

    function placeOrder(uint256 id, uint256 units, uint256 limitRate) external {
        Book storage book = _requireStatus(id, OfferingStatus.OPEN);
        OfferingTerms storage terms = book.terms;
        require(block.timestamp <= terms.booksCloseAt, BooksClosed(id, terms.booksCloseAt, block.timestamp));
        require(
            units >= terms.minimumOrder && units != 0 && units % terms.increment == 0 && units <= type(uint80).max,
            OrderInvalid(id, units, terms.minimumOrder, terms.increment)
        );
        require(limitRate <= type(uint64).max, OfferingTermInvalid("limitRate", limitRate));
        require(ICanReceive(terms.token).canReceive(msg.sender), InvestorNotEligible(id, msg.sender));
        _orders[id][msg.sender] = Order(uint80(units), 0, uint64(limitRate), false);
        emit OrderPlaced(id, msg.sender, units, limitRate);
    }

    function withdrawOrder(uint256 id) external {
        Book storage book = _requireStatus(id, OfferingStatus.OPEN);
        require(block.timestamp <= book.terms.booksCloseAt, BooksClosed(id, book.terms.booksCloseAt, block.timestamp));
        require(_orders[id][msg.sender].units != 0, OrderMissing(id, msg.sender));
        delete _orders[id][msg.sender];
        emit OrderWithdrawn(id, msg.sender);
    }

    function releaseProceeds(uint256 id) external {
        Book storage book = _books[id];
        require(book.holds != 0, NothingHeld(id));
        require(filings.isReported(book.terms.token), ReportOwed(id, book.terms.token));
        IRegister cash = IRegister(book.terms.proceedsAsset);
        uint256 holds = book.holds;
        book.holds = 0;
        for (uint256 i; i < holds; ++i) {
            bytes32 hold = _holdId(id, i);
            uint256 amount = cash.holdOf(hold).units;
            emit ProceedsReleased(id, hold, amount);
            cash.releaseHold(hold);
        }
    }

    // ---- views ----

    function statusOf(uint256 id) external view returns (OfferingStatus) {
        return _books[id].status;
    }

    function termsOf(uint256 id) external view returns (OfferingTerms memory) {
        return _books[id].terms;
    }

    function orderOf(uint256 id, address investor) external view returns (Order memory) {
        return _orders[id][investor];
    }

    function cashFor(uint256 id, uint256 units) external view returns (uint256) {
        return _cash(_books[id].terms.faceValue, _books[id].price, units);
    }

    function acceptanceDigest(uint256 id, address investor, address payAsset) external view returns (bytes32) {
        Book storage book = _books[id];
        uint256 units = _orders[id][investor].allotted;
        return _digest(id, investor, units, _cash(book.terms.faceValue, book.price, units), payAsset);
    }

    // ---- the closing ----

    /// @dev Investor by investor: consent, cash to the issuer across banks, units. Then the fee and the hold on the rest.
    function _closeFor(uint256 id, Book storage book, Acceptance[] calldata acceptances) private {
        OfferingTerms memory terms = book.terms;
        require(
            block.timestamp >= terms.settlementAt && block.timestamp <= terms.settlementUntilAt,
            ClosingNotOpen(id, block.timestamp, terms.settlementAt, terms.settlementUntilAt)
        );
        uint256 price = book.price;
        filings.requireIssuable(terms.token, _cash(terms.faceValue, WAD, terms.units));

        uint256 issued;
        uint256 proceeds;
        for (uint256 i; i < acceptances.length; ++i) {
            Acceptance calldata acceptance = acceptances[i];
            Order storage order = _orders[id][acceptance.investor];
            uint256 units = order.allotted;
            require(units != 0, OrderMissing(id, acceptance.investor));
            require(!order.settled, AllotmentSettledAlready(id, acceptance.investor));
            uint256 cash = _cash(terms.faceValue, price, units);
            require(
                SignatureChecker.isValidSignatureNow(
                    acceptance.investor,
                    _digest(id, acceptance.investor, units, cash, acceptance.payAsset),
                    acceptance.signature
                ),
                AcceptanceInvalid(id, acceptance.investor)
            );
            order.settled = true;
            issued += units;
            proceeds += cash;
            interbank.pay(acceptance.payAsset, terms.proceedsAsset, acceptance.investor, terms.issuer, cash);
            IIssuance(terms.instrument).issue(acceptance.investor, units);
            emit AllotmentSettled(id, acceptance.investor, units, cash, acceptance.payAsset);
        }
        book.issued += uint64(issued);
        _keepProceeds(id, book, terms, proceeds);
    }

    function _keepProceeds(uint256 id, Book storage book, OfferingTerms memory terms, uint256 proceeds) private {
        uint256 fee = (proceeds * terms.feeRate) / WAD;
        if (fee != 0) {
            book.feePaid += uint128(fee);
            emit FeePaid(id, terms.feePayee, fee);
            interbank.pay(terms.proceedsAsset, terms.feeAsset, terms.issuer, terms.feePayee, fee);
        }
        if (filings.isReported(terms.token)) return;
        uint256 index = book.holds++;
        bytes32 hold = _holdId(id, index);
        emit ProceedsHeld(id, hold, proceeds - fee);
        IRegister(terms.proceedsAsset).placeHold(
            hold, terms.issuer, address(0), proceeds - fee, uint64(block.timestamp) + PROCEEDS_HOLD, 0
        );
    }

    function _finish(uint256 id, Book storage book) private {
        book.status = OfferingStatus.CLOSED;
        emit OfferingClosed(id, book.issued, _cash(book.terms.faceValue, book.price, book.issued));
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

    /// @dev units × face value × price, rounded half up to the base unit.
    function _cash(uint256 faceValue, uint256 price, uint256 units) private pure returns (uint256) {
        return (units * faceValue * price + WAD / 2) / WAD;
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
