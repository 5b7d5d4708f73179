// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {IERC7092} from "../bond/interfaces/IERC7092.sol";
import {ICash} from "../cash/interfaces/ICash.sol";
import {Instruction, ISettlement} from "../settlement/interfaces/ISettlement.sol";
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
        // Interaction
        (address seller, address buyer) = _sides(agreement, p);
        Leg[] memory legs = new Leg[](2);
        legs[0] = _units(p.security, seller, buyer, p.units);
        legs[1] = _cash(agreement, buyer, seller, p.purchasePrice);
        _settle(id, legs, opening);
        // Now that the start has used its nonces; nobody comes in between.
        _requireEnd(agreement, id, p, end);
    }

    /// @inheritdoc IMasterAgreements
    function vary(bytes32 agreement, bytes32 id, Variation calldata variation, Consent calldata moved, Consent calldata end)
        external
        nonReentrant
    {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Position storage p = _requireOpen(agreement, id);
        _requireVariation(agreement, p.security, variation);
        bytes32 variationId = variationIdOf(id, p.version, variation);
        (Leg[] memory legs, int256 cash) = _legsOf(agreement, p, variation);
        if (variation.repurchaseDate == 0) _requireAgreed(agreement, id, p, legs);
        // Effect
        if (variation.purchasePrice != p.purchasePrice || variation.rate != p.rate) p.purchaseDate = uint16(todayOf(agreement));
        if (variation.security != p.security || variation.units != p.units) _keep(id, p);
        (p.security, p.units, p.purchasePrice) = (variation.security, variation.units, variation.purchasePrice);
        (p.rate, p.repurchaseDate) = (variation.rate, variation.repurchaseDate);
        ++p.version;
        emit RepoVaried(agreement, id, p.version, variation, cash);
        // Interaction
        if (legs.length != 0) _settle(variationId, legs, moved);
        // Where there is an end, both signatures over it are the agreement of both.
        _requireEnd(agreement, id, p, end);
    }

    /// @inheritdoc IMasterAgreements
    function demand(bytes32 agreement, bytes32 id) external {
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Position storage p = _requireOpen(agreement, id);
        _requireParty(agreement);
        _requireField(p.repurchaseDate == 0, "repurchaseDate");
        p.repurchaseDate = uint16(todayOf(agreement) + _agreements[agreement].noticeDays);
        // What was signed for the open term, a variation among it, is void.
        ++p.version;
        emit RepoDemanded(agreement, id, msg.sender, p.version, p.repurchaseDate);
    }

    /// @inheritdoc IMasterAgreements
    function close(bytes32 agreement, bytes32 id, Consent calldata end) external nonReentrant {
        // Check
        _requireStatus(agreement, AgreementStatus.ACTIVE);
        Position storage p = _requireOpen(agreement, id);
        uint256 today = todayOf(agreement);
        require(p.repurchaseDate != 0 && today >= p.repurchaseDate, RepoNotDue(id, p.repurchaseDate, today));
        // Effect
        (Leg[] memory legs, uint256 price) = _endLegs(agreement, p);
        _end(p, block.timestamp);
        _drop(_open[agreement], id);
        emit RepoClosed(agreement, id, price);
        // Interaction
        _settle(_endId(id, p), legs, end);
    }

    // ---- end ----

    /// @inheritdoc IMasterAgreements
    function closeAll(bytes32 agreement) external {
        _requireCloseOut(agreement);
        _requireStatus(agreement, AgreementStatus.ENDED);
        AgreementState storage s = _states[agreement];
        s.status = AgreementStatus.NETTED;
        bytes32[] storage list = _open[agreement];
        for (uint256 i = list.length; i != 0; --i) {
            _end(_positions[agreement][list[i - 1]], s.endedAt);
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
        return RepoMaths.dayOf(block.timestamp, _agreements[agreement].utcOffset);
    }

    /// @inheritdoc IMasterAgreements
    function bookOf(bytes32 agreement) external view returns (Position[] memory positions, uint256[] memory owed) {
        bytes32[] storage list = _open[agreement];
        uint256 today = todayOf(agreement);
        (positions, owed) = (new Position[](list.length), new uint256[](list.length));
        for (uint256 i; i < list.length; ++i) {
            Position storage p = _positions[agreement][list[i]];
            (positions[i], owed[i]) = (p, _owedAt(p, today));
        }
    }

    /// @inheritdoc IMasterAgreements
    function unitsOver(bytes32 agreement, bytes32 id, address security, uint256 recordAt)
        external
        view
        returns (uint256 units, bool sellerIsB)
    {
        Position storage p = _positions[agreement][id];
        sellerIsB = p.sellerIsB;
        uint256 endedAt = p.closedAt == 0 ? _states[agreement].endedAt : p.closedAt;
        if (endedAt != 0 && endedAt <= recordAt) return (0, sellerIsB);
        if (p.sinceAt <= recordAt) return (p.security == security ? p.units : 0, sellerIsB);
        Past[] storage list = _past[id];
        for (uint256 i; i < list.length; ++i) {
            Past storage was = list[i];
            if (was.sinceAt <= recordAt && recordAt < was.untilAt) return (was.security == security ? was.units : 0, sellerIsB);
        }
    }

    /// @inheritdoc IMasterAgreements
    function endOf(bytes32 agreement, bytes32 id, Consent calldata end) external view returns (Instruction memory) {
        Position storage p = _positions[agreement][id];
        (Leg[] memory legs,) = _endLegs(agreement, p);
        return _instruction(_endId(id, p), legs, end);
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
    function endIdOf(bytes32 id, uint256 version, Variation memory terms) public pure returns (bytes32) {
        return keccak256(abi.encode("END", id, version, terms));
    }

    /// @inheritdoc IMasterAgreements
    function variationIdOf(bytes32 id, uint256 version, Variation calldata variation) public pure returns (bytes32) {
        return keccak256(abi.encode("VARIATION", id, version, variation));
    }

    // ---- legs ----

    /// @dev What ends a transaction: repurchase price seller → buyer, units buyer → seller.
    function _endLegs(bytes32 agreement, Position storage p) private view returns (Leg[] memory legs, uint256 price) {
        (address seller, address buyer) = _sides(agreement, p);
        price = _owedAt(p, p.repurchaseDate);
        legs = new Leg[](2);
        legs[0] = _cash(agreement, seller, buyer, price);
        legs[1] = _units(p.security, buyer, seller, p.units);
    }

    function _endId(bytes32 id, Position storage p) private view returns (bytes32) {
        return endIdOf(id, p.version, Variation(p.security, p.units, p.purchasePrice, p.rate, p.repurchaseDate));
    }

    function _cash(bytes32 agreement, address from, address to, uint256 amount) private view returns (Leg memory) {
        MasterAgreement storage a = _agreements[agreement];
        (address ofA, address ofB) = (a.cashA, a.cashB);
        return from == a.partyA ? Leg(ofA, ofB, from, to, 0, amount) : Leg(ofB, ofA, from, to, 0, amount);
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
        (p.sellerIsB, p.act360) = (t.sellerIsB, t.act360);
        (p.purchasePrice, p.rate) = (t.purchasePrice, t.rate);
        p.margin = t.haircut == 0 ? t.marginRatio : t.haircut;
        (p.purchaseDate, p.repurchaseDate) = (t.purchaseDate, t.repurchaseDate);
        p.sinceAt = uint32(block.timestamp);
    }

    /// @dev The units before a variation, which income of an earlier record is owed on.
    function _keep(bytes32 id, Position storage p) private {
        _past[id].push(Past(p.security, p.units, p.sinceAt, uint32(block.timestamp)));
        p.sinceAt = uint32(block.timestamp);
    }

    function _end(Position storage p, uint256 instant) private {
        (p.status, p.closedAt) = (TransactionStatus.CLOSED, uint32(instant));
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

    /// @dev Income of a security that says another currency would be of that one. What says none is taken; a currency that is no contract is
    /// money's own.
    function _isOfCurrency(address security, address cash) internal view returns (bool) {
        (bool answered, bytes memory answer) = security.staticcall(abi.encodeCall(IERC7092.currency, ()));
        if (!answered || answer.length != 32) return true;
        address money = address(uint160(abi.decode(answer, (uint256))));
        return money == cash || money.code.length != 0 && ICash(money).currency() == ICash(cash).currency();
    }

    function _requireSecurity(bytes32 agreement, address security) private view {
        _requireField(
            security.code.length != 0 && _isOfCurrency(security, _agreements[agreement].cashA), "security"
        );
    }

    function _requireSizes(uint256 units, uint256 purchasePrice) private pure {
        _requireField(units != 0, "units");
        _requireField(purchasePrice != 0, "purchasePrice");
    }

    function _requireTerms(bytes32 agreement, Transaction calldata t) private view {
        _requireSecurity(agreement, t.security);
        _requireSizes(t.units, t.purchasePrice);
        _requireField((t.haircut == 0) != (t.marginRatio == 0) && t.haircut < RepoMaths.ONE, "haircut");
        _requireField(t.haircut != 0 || t.marginRatio >= RepoMaths.ONE, "marginRatio");
        uint256 today = todayOf(agreement);
        _requireField(t.purchaseDate == today, "purchaseDate");
        _requireField(t.repurchaseDate == 0 || t.repurchaseDate > today, "repurchaseDate");
    }

    function _requireVariation(bytes32 agreement, address security, Variation calldata v) private view {
        if (v.security != security) _requireSecurity(agreement, v.security);
        _requireSizes(v.units, v.purchasePrice);
        _requireField(v.repurchaseDate == 0 || v.repurchaseDate >= todayOf(agreement), "repurchaseDate");
    }

    /// @dev Of an open term there is no end to sign: each party calls, or signs what it delivers in the variation.
    function _requireAgreed(bytes32 agreement, bytes32 id, Position storage p, Leg[] memory legs) private view {
        (address seller, address buyer) = _sides(agreement, p);
        for (uint256 k; k < 2; ++k) {
            address party = k == 0 ? seller : buyer;
            bool agrees = party == msg.sender;
            for (uint256 i; i < legs.length; ++i) agrees = agrees || legs[i].from == party;
            require(agrees, VariationUnagreed(id, party));
        }
    }

    /// @dev Where there is a repurchase date, both signed what ends the transaction, for the whole of that day and with free nonces; published
    /// for anyone. Signed for an earlier instant, a record before the day would void it.
    function _requireEnd(bytes32 agreement, bytes32 id, Position storage p, Consent calldata end) private {
        if (p.repurchaseDate == 0) return;
        (address seller, address buyer) = _sides(agreement, p);
        int256 offset = _agreements[agreement].utcOffset;
        bool covers = end.settlementAt == RepoMaths.startOf(p.repurchaseDate, offset)
            && end.expiresAt >= RepoMaths.endOf(p.repurchaseDate, offset);
        require(covers && end.signatures.length == 2 && end.nonces.length == 2, RepoEndUnsigned(id, seller));
        (Leg[] memory legs,) = _endLegs(agreement, p);
        bytes32 digest = InstructionId.unwrap(settlement.idOf(_instruction(_endId(id, p), legs, end)));
        for (uint256 i; i < 2; ++i) {
            address party = i == 0 ? seller : buyer;
            bool signed = SignatureChecker.isValidSignatureNow(party, digest, end.signatures[i]);
            require(signed && _isFree(party, end.nonces[i]), RepoEndUnsigned(id, party));
        }
        emit RepoEndSigned(agreement, id, p.version, end);
    }
}
