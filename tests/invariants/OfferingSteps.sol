// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {MarketFixture} from "../contracts/market/MarketFixture.sol";
import {TokenizedDeposit} from "contracts/cash/TokenizedDeposit.sol";
import {Lane} from "contracts/disclosure/interfaces/IFilings.sol";
import {Acceptance, OfferingStatus, OfferingTerms, Order} from "contracts/market/interfaces/IOffering.sol";

/// Offerings of one bond, one after another or at once, in any order of any step, by a registrar, ten investors and an
/// issuer. Its tests are their own handlers: none of the steps may revert.
abstract contract OfferingSteps is MarketFixture {
    /// What an offering ended with; it must never change again.
    struct End {
        bool ended;
        OfferingStatus status;
        uint256 issued;
        uint256 proceeds;
    }

    mapping(uint256 id => End) internal _ends;
    uint256 internal _paid; // [cash base units] that left investors' accounts
    uint256 internal _startMoney;
    mapping(bytes32 situation => uint256) internal _reached;

    function setUp() public override {
        super.setUp();
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.FOREIGN_DEBT, PRINCIPAL, CERTIFICATE, 1_770_000_000);
        vm.warp(SETTLEMENT_AT);
        _startMoney = _investorsMoney();
        bytes4[] memory selectors = new bytes4[](11);
        selectors[0] = this.opens.selector;
        selectors[1] = this.orders.selector;
        selectors[2] = this.withdraws.selector;
        selectors[3] = this.prices.selector;
        selectors[4] = this.allots.selector;
        selectors[5] = this.allots.selector;
        selectors[6] = this.closesFor.selector;
        selectors[7] = this.closesFor.selector;
        selectors[8] = this.finishes.selector;
        selectors[9] = this.cancels.selector;
        selectors[10] = this.reports.selector;
        targetSelector(FuzzSelector(address(this), selectors));
        targetContract(address(this));
    }

    // ---- steps ----

    function opens(uint256 units, uint256 feeRate) external {
        if (offering.count() == 6) return;
        _fileAnew();
        if (VOLUME - token.totalSupply() < 100) return;
        OfferingTerms memory terms = _offeringTerms();
        terms.units = uint64(bound(units, 100, VOLUME - token.totalSupply()));
        terms.feeRate = uint64(bound(feeRate, 0, 0.1e18));
        terms.booksCloseAt = uint64(block.timestamp);
        terms.settlementAt = uint64(block.timestamp + 1);
        terms.accrualDate = uint32(terms.settlementAt / 1 days);
        terms.settlementUntilAt = uint64(block.timestamp + 1_000);
        vm.prank(bookrunner);
        uint256 id = offering.open(terms, 0);
        for (uint256 i; i < 10; ++i) _placeOrder(id, investors[i].addr, bound(units >> i, 100, _room()));
        ++_reached["opens"];
        if (id > 1 && offering.statusOf(id - 1) < OfferingStatus.CLOSED) ++_reached["several at once"];
    }

    function orders(uint256 idSeed, uint256 who, uint256 units) external {
        (bool ok, uint256 id) = _in(idSeed, OfferingStatus.OPEN);
        if (!ok || block.timestamp > offering.termsOf(id).booksCloseAt) return;
        _fileAnew();
        if (_room() < 100) return;
        _placeOrder(id, investors[who % 10].addr, bound(units, 100, _room()));
        ++_reached["orders"];
    }

    function withdraws(uint256 idSeed, uint256 who) external {
        (bool ok, uint256 id) = _in(idSeed, OfferingStatus.OPEN);
        address investor_ = investors[who % 10].addr;
        if (!ok || block.timestamp > offering.termsOf(id).booksCloseAt) return;
        if (offering.orderOf(id, investor_).units == 0) return;
        vm.prank(investor_);
        offering.withdrawOrder(id);
        ++_reached["withdraws"];
    }

    function prices(uint256 idSeed, uint256 price) external {
        (bool ok, uint256 id) = _in(idSeed, OfferingStatus.OPEN);
        if (!ok) return;
        vm.prank(bookrunner);
        offering.setPrice(id, bound(price, 0.9e18, 1.1e18));
        ++_reached["prices"];
    }

    /// Allots what is left to one investor after another from a random one on; the last page if all of it went.
    function allots(uint256 idSeed, uint256 first, uint256 granted) external {
        (bool ok, uint256 id) = _in(idSeed, OfferingStatus.PRICED);
        if (!ok) (ok, id) = _in(idSeed, OfferingStatus.ALLOTTED);
        if (!ok) return;
        (uint256 sum,,,,) = offering.closingOf(id);
        uint256 whole = offering.termsOf(id).units;
        for (uint256 n; n < 10; ++n) {
            address investor_ = investors[(first % 10 + n) % 10].addr;
            Order memory order = offering.orderOf(id, investor_);
            if (order.settled || order.units == 0) continue;
            uint256 room = whole - (sum - order.allotted);
            if (room > order.units) room = order.units;
            uint256 units = n == 0 && granted % 3 == 0 ? 0 : room;
            // Every second time many get a part.
            if (granted % 2 == 1 && n < 9) units /= 2;
            if (units < 100) units = 0;
            _allotTo(id, investor_, units, false);
            sum = sum + units - order.allotted;
        }
        ++_reached["allots"];
        if (sum == whole) {
            ++_reached["all is allotted"];
            vm.prank(bookrunner);
            offering.allot(id, new address[](0), new uint256[](0), true);
            _consent(id);
        }
    }

    function closesFor(uint256 idSeed, uint256 mask) external {
        (bool ok, uint256 id) = _in(idSeed, OfferingStatus.ALLOTTED);
        if (!ok) return;
        _fileAnew();
        OfferingTerms memory terms = offering.termsOf(id);
        if (block.timestamp < terms.settlementAt) vm.warp(terms.settlementAt);
        if (block.timestamp > terms.settlementUntilAt) return;
        Acceptance[] memory signed = new Acceptance[](10);
        uint256 n;
        uint256 units;
        for (uint256 i; i < 10; ++i) {
            Order memory order = offering.orderOf(id, investors[i].addr);
            if ((mask >> i) & 1 == 0 || order.allotted == 0 || order.settled) continue;
            if (token.totalSupply() + units + order.allotted > VOLUME) continue;
            if (token.balanceOf(investors[i].addr) + order.allotted > 40_000) continue; // the holding cap
            if (_moneyOf(i) < offering.cashFor(id, order.allotted)) continue;
            units += order.allotted;
            signed[n++] = _acceptance(id, i);
        }
        if (n == 0) return;
        assembly ("memory-safe") {
            mstore(signed, n)
        }
        uint256 before = _investorsMoney();
        vm.prank(bookrunner);
        offering.closeFor(id, signed);
        _paid += before - _investorsMoney();
        ++_reached["closes"];
        if (_issuedOf(id) > units) ++_reached["closes in parts"];
    }

    function finishes(uint256 idSeed) external {
        (bool ok, uint256 id) = _in(idSeed, OfferingStatus.ALLOTTED);
        if (!ok) return;
        (, uint256 issued,,,) = offering.closingOf(id);
        if (issued == 0) return;
        vm.prank(bookrunner);
        offering.finish(id);
        _end(id);
        ++_reached["finishes"];
        (uint256 allotted,,,,) = offering.closingOf(id);
        if (issued < allotted) ++_reached["finishes in part"];
    }

    function cancels(uint256 idSeed) external {
        uint256 count = offering.count();
        if (count == 0 || idSeed % 4 != 0) return;
        uint256 id = 1 + (idSeed >> 8) % count;
        (, uint256 issued,,,) = offering.closingOf(id);
        OfferingStatus status = offering.statusOf(id);
        if (issued != 0 || status == OfferingStatus.CLOSED || status == OfferingStatus.CANCELLED) return;
        vm.prank(bookrunner);
        offering.cancel(id);
        _end(id);
        ++_reached[
            status == OfferingStatus.OPEN
                ? bytes32("cancels an open one")
                : status == OfferingStatus.PRICED ? bytes32("cancels a priced one") : bytes32("cancels an allotted one")
        ];
    }

    /// The report, and the release of whatever waits for it.
    function reports(uint256 seed) external {
        if (seed % 8 != 0) return;
        if (disclosure.issuedUnder(address(token)) != 0 && !_isReported()) {
            _report();
            ++_reached["reports"];
        }
        for (uint256 id = 1; id <= offering.count(); ++id) {
            (,,,, bytes32 hold) = offering.closingOf(id);
            if (hold == 0 || offering.statusOf(id) != OfferingStatus.CLOSED) continue;
            if (!disclosure.isReported(address(token), offering.filingOf(id))) continue;
            offering.releaseProceeds(id);
            ++_reached["releases proceeds"];
        }
    }

    /// What was reported is never issued under again: the next issue files anew.
    function _fileAnew() private {
        if (!_isReported()) return;
        vm.prank(issuer);
        disclosure.recordFiling(address(token), Lane.FOREIGN_DEBT, PRINCIPAL, CERTIFICATE, 1_770_000_000);
        ++_reached["files anew"];
    }

    /// [units] that the filing in use still lets be issued: what its gate lets be ordered.
    function _room() private view returns (uint256) {
        return VOLUME - disclosure.issuedUnder(address(token));
    }

    function _isReported() private view returns (bool) {
        return disclosure.isReported(address(token), disclosure.filingCount(address(token)));
    }

    /// LIVE-1: the registrar ends what is open, the issuer reports, and nothing is held.
    function _resolve() internal {
        for (uint256 id = 1; id <= offering.count(); ++id) {
            OfferingStatus status = offering.statusOf(id);
            if (status == OfferingStatus.CLOSED || status == OfferingStatus.CANCELLED) continue;
            (, uint256 issued,,,) = offering.closingOf(id);
            ++_reached[
                status == OfferingStatus.OPEN
                    ? bytes32("resolved from OPEN")
                    : status == OfferingStatus.PRICED
                        ? bytes32("resolved from PRICED")
                        : issued == 0 ? bytes32("resolved from ALLOTTED") : bytes32("resolved half issued")
            ];
            vm.prank(bookrunner);
            if (issued == 0) offering.cancel(id);
            else offering.finish(id);
        }
        if (disclosure.issuedUnder(address(token)) != 0 && !_isReported()) _report();
        for (uint256 id = 1; id <= offering.count(); ++id) {
            (,,,, bytes32 hold) = offering.closingOf(id);
            if (hold != 0) offering.releaseProceeds(id);
        }
        assertEq(depositA.heldOf(issuer), 0, "LIVE-1 held");
        assertEq(depositA.balanceOf(address(offering)), 0, "LIVE-1 wallet");
    }

    // ---- parts ----

    function _in(uint256 seed, OfferingStatus status) private view returns (bool, uint256) {
        uint256 count = offering.count();
        for (uint256 n; n < count; ++n) {
            uint256 id = 1 + (seed % count + n) % count;
            if (offering.statusOf(id) == status) return (true, id);
        }
        return (false, 0);
    }

    function _allotTo(uint256 id, address investor_, uint256 units, bool last) private {
        address[] memory to = new address[](1);
        uint256[] memory granted = new uint256[](1);
        (to[0], granted[0]) = (investor_, units);
        vm.prank(bookrunner);
        offering.allot(id, to, granted, last);
    }

    function _issuedOf(uint256 id) private view returns (uint256 issued) {
        (, issued,,,) = offering.closingOf(id);
    }

    function _end(uint256 id) private {
        (, uint256 issued, uint256 proceeds,,) = offering.closingOf(id);
        _ends[id] = End(true, offering.statusOf(id), issued, proceeds);
    }

    function _moneyOf(uint256 i) private view returns (uint256) {
        (TokenizedDeposit deposit,) = _bankOf(i);
        return deposit.balanceOf(investors[i].addr);
    }

    function _investorsMoney() internal view returns (uint256 sum) {
        for (uint256 i; i < 10; ++i) sum += _moneyOf(i);
    }
}
