// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {ISettlement} from "../settlement/interfaces/ISettlement.sol";
import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {ShortText} from "../utils/ShortText.sol";
import {RepoLegs} from "./RepoLegs.sol";
import {RepoMaths} from "./RepoMaths.sol";
import {
    AgreementState,
    AgreementStatus,
    Consent,
    IMasterAgreements,
    MasterAgreement,
    Position,
    Transaction,
    TransactionStatus,
    Variation
} from "./interfaces/IMasterAgreements.sol";

/// @title The transactions of master agreements, and how their legs are settled.
abstract contract RepoBook is IMasterAgreements, RepoLegs, ReentrancyGuardTransient {
    /// @dev What one exposure sums.
    uint256 internal constant OPEN_MAX = 24;

    /// @dev Units that a buyer had after `sinceAt` until `untilAt`, for records of this time.
    struct Past {
        address security;
        uint72 units;
        uint32 sinceAt;
        uint32 untilAt;
    }

    mapping(bytes32 id => MasterAgreement) internal _agreements;
    mapping(bytes32 id => AgreementState) internal _states;
    mapping(bytes32 agreement => bytes32[]) internal _open;
    mapping(bytes32 agreement => mapping(bytes32 id => Position)) internal _positions;
    /// @dev What a transaction was before variations of its units, oldest first.
    mapping(bytes32 id => Past[]) private _past;
    /// @dev Whether a party has agreed to a variation beforehand.
    mapping(bytes32 variationId => mapping(address party => bool)) private _agreed;

    constructor(ISettlement settlement_) RepoLegs(settlement_) {}

    // ---- transactions ----

    /// @inheritdoc IMasterAgreements
    function open(bytes32 agreement, Transaction calldata terms, Consent calldata opening, Consent calldata end)
        external
        nonReentrant
        returns (bytes32 id)
    {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        _requireTerms(agreement, terms);
        id = transactionIdOf(agreement, terms);
        Position storage p = _positions[agreement][id];
        require(p.status == TransactionStatus.NONE, RepoStatusUnfit(id, p.status, TransactionStatus.NONE));
        bytes32[] storage list = _open[agreement];
        require(list.length < OPEN_MAX, RepoCountExceeded(agreement, OPEN_MAX));
        // Effect
        list.push(id);
        _enter(p, terms);
        emit RepoOpened(agreement, id, terms);
        _requireEnd(agreement, id, p, end);
        // Interaction
        (address seller, address buyer) = _sides(agreement, p);
        Leg[] memory legs = new Leg[](2);
        legs[0] = _units(p.security, seller, buyer, p.units);
        legs[1] = _cash(agreement, buyer, seller, p.purchasePrice);
        _settle(id, legs, opening);
    }

    /// @inheritdoc IMasterAgreements
    function agreeVariation(bytes32 agreement, bytes32 id, Variation calldata variation) external {
        Position storage p = _requireOpen(agreement, id);
        _requireParty(agreement);
        bytes32 variationId = variationIdOf(id, p.version, variation);
        _agreed[variationId][msg.sender] = true;
        emit VariationAgreed(agreement, id, msg.sender, variationId);
    }

    /// @inheritdoc IMasterAgreements
    function vary(bytes32 agreement, bytes32 id, Variation calldata variation, Consent calldata moved, Consent calldata end)
        external
        nonReentrant
    {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Position storage p = _requireOpen(agreement, id);
        _requireVariation(agreement, variation);
        bytes32 variationId = variationIdOf(id, p.version, variation);
        (Leg[] memory legs, int256 cash) = _legsOf(agreement, p, variation);
        (address seller, address buyer) = _sides(agreement, p);
        _requireAgreed(id, variationId, seller, legs);
        _requireAgreed(id, variationId, buyer, legs);
        // Effect
        if (variation.purchasePrice != p.purchasePrice || variation.rate != p.rate) p.purchaseDate = uint16(todayOf(agreement));
        if (variation.security != p.security || variation.units != p.units) _keep(id, p);
        (p.security, p.units, p.purchasePrice) = (variation.security, variation.units, variation.purchasePrice);
        (p.rate, p.repurchaseDate) = (variation.rate, variation.repurchaseDate);
        ++p.version;
        emit RepoVaried(agreement, id, p.version, variation, cash);
        _requireEnd(agreement, id, p, end);
        // Interaction
        if (legs.length != 0) _settle(variationId, legs, moved);
    }

    /// @inheritdoc IMasterAgreements
    function demand(bytes32 agreement, bytes32 id) external {
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Position storage p = _requireOpen(agreement, id);
        _requireParty(agreement);
        _requireField(p.repurchaseDate == 0, "repurchaseDate");
        p.repurchaseDate = uint16(todayOf(agreement) + _agreements[agreement].noticeDays);
        emit RepoDemanded(agreement, id, msg.sender, p.repurchaseDate);
    }

    /// @inheritdoc IMasterAgreements
    function close(bytes32 agreement, bytes32 id, Consent calldata end) external nonReentrant {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Position storage p = _requireOpen(agreement, id);
        uint256 today = todayOf(agreement);
        require(p.repurchaseDate != 0 && today >= p.repurchaseDate, RepoNotDue(id, p.repurchaseDate, today));
        // Effect
        (Leg[] memory legs, uint256 price) = _endOf(agreement, p);
        _end(p);
        _drop(_open[agreement], id);
        emit RepoClosed(agreement, id, price);
        // Interaction
        _settle(endIdOf(id, p.version), legs, end);
    }

    // ---- end ----

    /// @inheritdoc IMasterAgreements
    function closeAll(bytes32 agreement) external {
        _requireCloseOut(agreement);
        _requireStatus(agreement, AgreementStatus.ENDED);
        bytes32[] storage list = _open[agreement];
        for (uint256 i = list.length; i != 0; --i) {
            _end(_positions[agreement][list[i - 1]]);
            list.pop();
        }
    }

    // ---- views ----

    /// @inheritdoc IMasterAgreements
    function agreementOf(bytes32 id) external view returns (MasterAgreement memory) {
        return _agreements[id];
    }

    /// @inheritdoc IMasterAgreements
    function stateOf(bytes32 id) external view returns (AgreementState memory) {
        return _states[id];
    }

    /// @inheritdoc IMasterAgreements
    function openOf(bytes32 agreement) external view returns (bytes32[] memory) {
        return _open[agreement];
    }

    /// @inheritdoc IMasterAgreements
    function positionOf(bytes32 agreement, bytes32 id) external view returns (Position memory) {
        return _positions[agreement][id];
    }

    /// @inheritdoc IMasterAgreements
    function todayOf(bytes32 agreement) public view returns (uint256) {
        return uint256(int256(block.timestamp) + _agreements[agreement].utcOffset) / 1 days;
    }

    /// @inheritdoc IMasterAgreements
    function repurchasePriceOf(bytes32 agreement, bytes32 id, uint256 day) external view returns (uint256) {
        return _owedAt(_positions[agreement][id], day);
    }

    /// @inheritdoc IMasterAgreements
    function idOf(MasterAgreement calldata agreement) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), agreement));
    }

    /// @inheritdoc IMasterAgreements
    function transactionIdOf(bytes32 agreement, Transaction calldata terms) public pure returns (bytes32) {
        return keccak256(abi.encode("REPO", agreement, terms));
    }

    /// @inheritdoc IMasterAgreements
    function endIdOf(bytes32 id, uint256 version) public pure returns (bytes32) {
        return keccak256(abi.encode("END", id, version));
    }

    /// @inheritdoc IMasterAgreements
    function variationIdOf(bytes32 id, uint256 version, Variation calldata variation) public pure returns (bytes32) {
        return keccak256(abi.encode("VARIATION", id, version, variation));
    }

    // ---- legs ----

    function _units(address asset, address from, address to, uint256 amount) internal pure returns (Leg memory) {
        return Leg(asset, asset, from, to, 0, amount);
    }

    /// @dev From where the payer is paid to where the payee is.
    function _cash(bytes32 agreement, address from, address to, uint256 amount) internal view returns (Leg memory) {
        MasterAgreement storage a = _agreements[agreement];
        (address ofA, address ofB) = (a.cashA, a.cashB);
        return from == a.partyA ? Leg(ofA, ofB, from, to, 0, amount) : Leg(ofB, ofA, from, to, 0, amount);
    }

    /// @dev What ends a transaction: repurchase price seller → buyer, units buyer → seller.
    function _endOf(bytes32 agreement, Position storage p) private view returns (Leg[] memory legs, uint256 price) {
        (address seller, address buyer) = _sides(agreement, p);
        price = _owedAt(p, p.repurchaseDate);
        legs = new Leg[](2);
        legs[0] = _cash(agreement, seller, buyer, price);
        legs[1] = _units(p.security, buyer, seller, p.units);
    }

    /// @dev What a variation moves: units back, units in, cash, each where there is one. Cash is [cash base units] seller → buyer; below
    /// zero buyer → seller.
    function _legsOf(bytes32 agreement, Position storage p, Variation calldata v)
        private
        view
        returns (Leg[] memory legs, int256 cash)
    {
        (address seller, address buyer) = _sides(agreement, p);
        (uint256 back, uint256 into) = (p.units, v.units);
        if (v.security == p.security) {
            uint256 same = back < into ? back : into;
            (back, into) = (back - same, into - same);
        }
        if (v.purchasePrice != p.purchasePrice || v.rate != p.rate) {
            cash = int256(_owedAt(p, todayOf(agreement))) - int256(uint256(v.purchasePrice));
        }
        uint256 count = (back == 0 ? 0 : 1) + (into == 0 ? 0 : 1) + (cash == 0 ? 0 : 1);
        legs = new Leg[](count);
        if (cash > 0) legs[--count] = _cash(agreement, seller, buyer, uint256(cash));
        if (cash < 0) legs[--count] = _cash(agreement, buyer, seller, uint256(-cash));
        if (into != 0) legs[--count] = _units(v.security, seller, buyer, into);
        if (back != 0) legs[--count] = _units(p.security, buyer, seller, back);
    }

    // ---- parts ----

    function _enter(Position storage p, Transaction calldata t) private {
        (p.security, p.units, p.status) = (t.security, t.units, TransactionStatus.OPEN);
        (p.sellerIsB, p.byRatio) = (t.sellerIsB, t.haircut == 0);
        (p.purchasePrice, p.rate, p.act360) = (t.purchasePrice, t.rate, t.act360);
        p.margin = t.haircut == 0 ? t.marginRatio : t.haircut;
        (p.purchaseDate, p.repurchaseDate) = (t.purchaseDate, t.repurchaseDate);
        p.sinceAt = uint32(block.timestamp);
    }

    /// @dev The units before a variation, which income of an earlier record is owed on.
    function _keep(bytes32 id, Position storage p) private {
        _past[id].push(Past(p.security, p.units, p.sinceAt, uint32(block.timestamp)));
        p.sinceAt = uint32(block.timestamp);
    }

    /// @dev Units of a security that the buyer owed over a record instant: a movement at the instant counts for it. [units]
    function _unitsOver(bytes32 id, Position storage p, address security, uint256 recordAt) internal view returns (uint256) {
        bool now_ = p.sinceAt <= recordAt && (p.closedAt == 0 || p.closedAt > recordAt);
        if (now_) return p.security == security ? p.units : 0;
        Past[] storage list = _past[id];
        for (uint256 i; i < list.length; ++i) {
            Past storage was = list[i];
            if (was.sinceAt <= recordAt && recordAt < was.untilAt) return was.security == security ? was.units : 0;
        }
        return 0;
    }

    function _end(Position storage p) internal {
        (p.status, p.closedAt) = (TransactionStatus.CLOSED, uint32(block.timestamp));
    }

    function _drop(bytes32[] storage list, bytes32 id) private {
        uint256 last = list.length - 1;
        for (uint256 i; i < last; ++i) {
            if (list[i] == id) {
                list[i] = list[last];
                break;
            }
        }
        list.pop();
    }

    /// @dev The repurchase price at a day; the differential stops at the repurchase date. [cash base units]
    function _owedAt(Position storage p, uint256 day) internal view returns (uint256) {
        uint256 until = p.repurchaseDate != 0 && day > p.repurchaseDate ? p.repurchaseDate : day;
        // A clock that is before the purchase date is another place's.
        uint256 days_ = until > p.purchaseDate ? until - p.purchaseDate : 0;
        int256 owed = int256(uint256(p.purchasePrice)) + RepoMaths.differential(p.purchasePrice, p.rate, days_, p.act360);
        return owed > 0 ? uint256(owed) : 0;
    }

    function _sides(bytes32 agreement, Position storage p) internal view returns (address seller, address buyer) {
        MasterAgreement storage a = _agreements[agreement];
        return p.sellerIsB ? (a.partyB, a.partyA) : (a.partyA, a.partyB);
    }

    // ---- checks ----

    function _requireStatus(bytes32 agreement, AgreementStatus wanted) internal view {
        AgreementStatus actual = _states[agreement].status;
        require(actual == wanted, AgreementStatusUnfit(agreement, actual, wanted));
    }

    function _requireOpen(bytes32 agreement, bytes32 id) internal view returns (Position storage p) {
        p = _positions[agreement][id];
        require(p.status == TransactionStatus.OPEN, RepoStatusUnfit(id, p.status, TransactionStatus.OPEN));
    }

    function _requireCloseOut(bytes32 agreement) internal view {
        require(msg.sender == _agreements[agreement].closeOut, AgreementNotYours(agreement, msg.sender));
    }

    /// @dev Whether the caller is B; else it is A.
    function _requireParty(bytes32 agreement) internal view returns (bool isB) {
        MasterAgreement storage a = _agreements[agreement];
        isB = msg.sender == a.partyB;
        require(isB || msg.sender == a.partyA, AgreementNotYours(agreement, msg.sender));
    }

    function _requireField(bool fits, bytes32 field) internal pure {
        require(fits, FinancingFieldInvalid(ShortText.toString(field)));
    }

    function _requireSizes(address security, uint256 units, uint256 purchasePrice) private view {
        _requireField(security.code.length != 0, "security");
        _requireField(units != 0, "units");
        _requireField(purchasePrice != 0, "purchasePrice");
    }

    function _requireTerms(bytes32 agreement, Transaction calldata t) private view {
        _requireSizes(t.security, t.units, t.purchasePrice);
        _requireField((t.haircut == 0) != (t.marginRatio == 0) && t.haircut < RepoMaths.ONE, "haircut");
        _requireField(t.haircut != 0 || t.marginRatio >= RepoMaths.ONE, "marginRatio");
        uint256 today = todayOf(agreement);
        _requireField(t.purchaseDate == today, "purchaseDate");
        _requireField(t.repurchaseDate == 0 || t.repurchaseDate > today, "repurchaseDate");
    }

    function _requireVariation(bytes32 agreement, Variation calldata v) private view {
        _requireSizes(v.security, v.units, v.purchasePrice);
        _requireField(v.repurchaseDate == 0 || v.repurchaseDate >= todayOf(agreement), "repurchaseDate");
    }

    function _requireAgreed(bytes32 id, bytes32 variationId, address party, Leg[] memory legs) private view {
        if (party == msg.sender || _agreed[variationId][party]) return;
        // Its signature over this variation's instruction is its agreement.
        for (uint256 i; i < legs.length; ++i) if (legs[i].from == party) return;
        revert VariationUnagreed(id, party);
    }

    /// @dev Where there is a repurchase date, both signed what ends the transaction, for the whole of that day; published for anyone.
    function _requireEnd(bytes32 agreement, bytes32 id, Position storage p, Consent calldata end) private {
        if (p.repurchaseDate == 0) return;
        (address seller, address buyer) = _sides(agreement, p);
        uint256 version = p.version;
        // Safe cast: a day of 16 bits and an offset of a day at most.
        uint256 from = uint256(int256(uint256(p.repurchaseDate) * 1 days) - _agreements[agreement].utcOffset);
        bool covers = end.settlementAt <= from && end.expiresAt >= from + 1 days - 1;
        require(covers && end.signatures.length == 2, RepoEndUnsigned(id, seller));
        (Leg[] memory legs,) = _endOf(agreement, p);
        bytes32 digest = InstructionId.unwrap(settlement.idOf(_instruction(endIdOf(id, version), legs, end)));
        for (uint256 i; i < 2; ++i) {
            address party = i == 0 ? seller : buyer;
            bool signed = SignatureChecker.isValidSignatureNow(party, digest, end.signatures[i]);
            require(signed, RepoEndUnsigned(id, party));
        }
        emit RepoEndSigned(agreement, id, version, end);
    }
}
