// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {Vm} from "forge-std/Test.sol";

import {IObligations, Obligation, AmountRule} from "contracts/distribution/interfaces/IObligations.sol";
import {CloseOuts} from "contracts/financing/CloseOuts.sol";
import {Margins} from "contracts/financing/Margins.sol";
import {Marks} from "contracts/financing/Marks.sol";
import {MasterAgreements} from "contracts/financing/MasterAgreements.sol";
import {
    Consent, MarginAsset, MasterAgreement, Position, Transaction, Variation
} from "contracts/financing/interfaces/IMasterAgreements.sol";
import {ISettlement, Instruction} from "contracts/settlement/interfaces/ISettlement.sol";
import {SecurityToken} from "contracts/token/SecurityToken.sol";
import {Leg} from "contracts/types/Leg.sol";
import {ObligationId} from "contracts/types/ObligationId.sol";
import {SettlementFixture} from "../settlement/SettlementFixture.sol";

/// A list of obligations that says what it was told.
contract ObligationsDouble {
    mapping(ObligationId id => Obligation) private _obligations;
    mapping(ObligationId id => bool) public isFunded;

    function set(ObligationId id, address token, uint32 recordAt, uint32 payAt, uint96 amount, bool funded) external {
        Obligation storage o = _obligations[id];
        (o.token, o.recordAt, o.payAt) = (token, recordAt, payAt);
        (o.amount, o.taxed, o.rule, o.currency) = (amount, amount, AmountRule.PER_UNIT, "CNH");
        isFunded[id] = funded;
    }

    function share(ObligationId id, AmountRule rule, uint80 units) external {
        (_obligations[id].rule, _obligations[id].units) = (rule, units);
    }

    function pay(ObligationId id, bytes3 currency) external {
        _obligations[id].currency = currency;
    }

    function obligationOf(ObligationId id) external view returns (Obligation memory) {
        return _obligations[id];
    }
}

/// Two parties of a master agreement, at two banks; two bonds, two sources of marks. A sells unless a test says otherwise. The trade
/// instant is Friday, 15 January 2027, 16:00 at their place.
abstract contract RepoFixture is SettlementFixture {
    uint16 internal constant TODAY = 20_833;
    uint256 internal constant ONE = 1e10;
    uint72 internal constant NOMINAL = 10_000_000;
    uint72 internal constant PURCHASE = 997_425_000;

    MasterAgreements internal agreements;
    CloseOuts internal closeOuts;
    Margins internal margins;
    Marks internal marks;
    ObligationsDouble internal list;
    SecurityToken internal other;
    bytes32 internal agreement;
    address internal first = makeAddr("first source");
    address internal second = makeAddr("second source");
    uint256 private _nonce = 1_000;

    function setUp() public virtual override {
        super.setUp();
        other = _bond("Other");
        for (uint256 i; i < 2; ++i) {
            address party = i == 0 ? seller.addr : buyer.addr;
            bond.mint(party, 20_000_000);
            other.mint(party, 20_000_000);
        }
        marks = new Marks();
        list = new ObligationsDouble();
        ISettlement engine = ISettlement(address(settlement));
        agreements = new MasterAgreements(engine);
        margins = new Margins(engine, marks, IObligations(address(list)), agreements);
        closeOuts = new CloseOuts(engine, marks, agreements, margins);
        agreement = _enter(_agreement());
    }

    // ---- terms ----

    function _agreement() internal view returns (MasterAgreement memory a) {
        (a.partyA, a.partyB) = (seller.addr, buyer.addr);
        (a.cashA, a.cashB) = (address(depositA), address(depositB));
        a.closeOut = address(closeOuts);
        a.sources = [first, second];
        (a.markAge, a.markSpread) = (1 days, uint40(ONE / 100));
        (a.minimumTransfer, a.callPeriod, a.curePeriod) = (10_000, 1 days, 1 days);
        (a.valuationPeriod, a.stayPeriod) = (5 days, 2 days);
        (a.cashRate, a.lateRate, a.noticeDays) = (1_000_000, 5_000_000, 2);
        a.utcOffset = 8 hours;
        a.marginAssets = new MarginAsset[](2);
        a.marginAssets[0] = MarginAsset(address(bond), 1e8);
        a.marginAssets[1] = MarginAsset(address(other), 2e8);
        (a.termsHash, a.opinionHash) = ("terms", "opinion");
    }

    function _enter(MasterAgreement memory a) internal returns (bytes32 id) {
        vm.prank(a.partyA);
        agreements.propose(a);
        vm.prank(a.partyB);
        id = agreements.propose(a);
    }

    /// 10,000,000 at 1.0075 with a haircut of 1 %, 0.40 % over 365, three days: the vector of the CDM.
    function _terms() internal view returns (Transaction memory t) {
        (t.security, t.units, t.purchasePrice) = (address(bond), NOMINAL, PURCHASE);
        (t.rate, t.haircut) = (400_000, 1e8);
        (t.purchaseDate, t.repurchaseDate) = (TODAY, TODAY + 3);
        t.salt = "salt";
    }

    // ---- consents ----

    function _leg(address asset, address from, address to, uint256 amount) internal pure returns (Leg memory) {
        return Leg(asset, asset, from, to, 0, amount);
    }

    /// Across the two banks.
    function _pay(address from, address to, uint256 amount) internal view returns (Leg memory) {
        return from == seller.addr
            ? Leg(address(depositA), address(depositB), from, to, 0, amount)
            : Leg(address(depositB), address(depositA), from, to, 0, amount);
    }

    function _legs(Leg memory one) internal pure returns (Leg[] memory legs) {
        legs = new Leg[](1);
        legs[0] = one;
    }

    function _legs(Leg memory one, Leg memory two) internal pure returns (Leg[] memory legs) {
        legs = new Leg[](2);
        (legs[0], legs[1]) = (one, two);
    }

    /// Signed by every deliverer, from an instant for 30 days.
    function _signed(address desk, bytes32 conditionId, Leg[] memory legs, uint64 from) internal returns (Consent memory c) {
        Instruction memory i;
        i.legs = legs;
        bool two = legs.length > 1 && legs[0].from != legs[legs.length - 1].from;
        i.nonces = new uint256[](two ? 2 : 1);
        for (uint256 k; k < i.nonces.length; ++k) i.nonces[k] = ++_nonce;
        (i.settlementAt, i.expiresAt) = (from, from + 30 days);
        (i.condition, i.conditionId, i.tradeReference) = (desk, conditionId, conditionId);
        (c.settlementAt, c.expiresAt, c.nonces) = (i.settlementAt, i.expiresAt, i.nonces);
        c.signatures = new bytes[](i.nonces.length);
        c.signatures[0] = _sign(_walletOf(legs[0].from), i);
        if (two) c.signatures[1] = _sign(_walletOf(legs[legs.length - 1].from), i);
    }

    function _signed(bytes32 conditionId, Leg[] memory legs) internal returns (Consent memory) {
        return _signed(address(agreements), conditionId, legs, uint64(block.timestamp));
    }

    function _walletOf(address party) internal view returns (Vm.Wallet memory) {
        return party == seller.addr ? seller : buyer;
    }

    function _sides(bool sellerIsB) internal view returns (address from, address to) {
        return sellerIsB ? (buyer.addr, seller.addr) : (seller.addr, buyer.addr);
    }

    function _startOf(uint256 date) internal pure returns (uint64) {
        return uint64(date * 1 days - 8 hours);
    }

    function _opening(Transaction memory t) internal returns (Consent memory) {
        (address from, address to) = _sides(t.sellerIsB);
        return _signed(
            agreements.transactionIdOf(agreement, t),
            _legs(_leg(t.security, from, to, t.units), _pay(to, from, t.purchasePrice))
        );
    }

    function _end(bytes32 id, Position memory p, uint256 price, uint64 from) internal returns (Consent memory) {
        (address seller_, address buyer_) = _sides(p.sellerIsB);
        return _signed(
            address(agreements),
            agreements.endIdOf(id, p.version, _termsOf(p)),
            _legs(_pay(seller_, buyer_, price), _leg(p.security, buyer_, seller_, p.units)),
            from
        );
    }

    function _termsOf(Position memory p) internal pure returns (Variation memory) {
        return Variation(p.security, p.units, p.purchasePrice, p.rate, p.repurchaseDate);
    }

    /// The end of a transaction that is not open yet.
    function _endOf(Transaction memory t) internal returns (Consent memory) {
        if (t.repurchaseDate == 0) return _none();
        Position memory p;
        (p.sellerIsB, p.security, p.units) = (t.sellerIsB, t.security, t.units);
        (p.purchasePrice, p.rate, p.repurchaseDate) = (t.purchasePrice, t.rate, t.repurchaseDate);
        return _end(agreements.transactionIdOf(agreement, t), p, _priceOf(t), _startOf(t.repurchaseDate));
    }

    function _priceOf(Transaction memory t) internal pure returns (uint256) {
        uint256 days_ = t.repurchaseDate - t.purchaseDate;
        uint256 basis = uint256(t.act360 ? 360 : 365) * 1e8;
        return t.purchasePrice + (uint256(t.purchasePrice) * uint32(t.rate) * days_ * 2 + basis) / (2 * basis);
    }

    function _none() internal pure returns (Consent memory) {}

    // ---- steps ----

    function _openIt(Transaction memory t) internal returns (bytes32) {
        Consent memory opening = _opening(t);
        Consent memory end = _endOf(t);
        vm.prank(messenger);
        return agreements.open(agreement, t, opening, end);
    }

    /// Both sources, at a price of a unit of 1.00.
    function _mark(address asset, uint256 cents) internal {
        vm.prank(first);
        marks.post(asset, uint128(cents * 1e8), uint64(block.timestamp));
        vm.prank(second);
        marks.post(asset, uint128(cents * 1e8), uint64(block.timestamp));
    }

    function _position(bytes32 id) internal view returns (Position memory) {
        return agreements.positionOf(agreement, id);
    }

    function _varied(bytes32 id, Variation memory v, Leg[] memory legs) internal returns (Consent memory) {
        bytes32 variationId = agreements.variationIdOf(id, _position(id).version, v);
        return legs.length == 0 ? _none() : _signed(variationId, legs);
    }
}
