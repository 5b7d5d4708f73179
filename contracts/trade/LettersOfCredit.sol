// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ConditionState, IReleaseCondition} from "../settlement/interfaces/IReleaseCondition.sol";
import {Instruction, ISettlement, Status} from "../settlement/interfaces/ISettlement.sol";
import {InstructionId} from "../types/InstructionId.sol";
import {Leg} from "../types/Leg.sol";
import {Weekdays} from "../utils/Weekdays.sol";
import {
    Availability, Credit, CreditState, ILettersOfCredit, Presentation, PresentationStatus
} from "./interfaces/ILettersOfCredit.sol";

/// @title Letters of credit of any bank.
contract LettersOfCredit is ILettersOfCredit {
    uint256 private constant DOCUMENTS_MAX = 50;
    uint256 private constant PARTIES_MAX = 30;
    uint256 private constant EXAMINATION_MAX = 5;
    uint256 private constant DAY = 1 days;
    uint256 private constant MONDAY_TO_FRIDAY = 0x1f;

    /// @dev What a condition's id is about.
    struct Subject {
        bytes32 id;
        uint256 number;
        bool payment;
    }

    ISettlement public immutable settlement;
    mapping(bytes32 id => Credit) private _credits;
    mapping(bytes32 id => CreditState) private _states;
    mapping(bytes32 id => mapping(uint256 number => Presentation)) private _presentations;
    mapping(bytes32 conditionId => Subject) private _subjects;

    constructor(ISettlement settlement_) {
        settlement = settlement_;
    }

    // ---- credits ----

    /// @inheritdoc ILettersOfCredit
    function issue(Credit calldata credit) external returns (bytes32 id) {
        _requireFields(credit);
        id = idOf(msg.sender, credit);
        require(_states[id].issuer == address(0), CreditKnown(id));
        _credits[id] = credit;
        _states[id].issuer = msg.sender;
        emit CreditIssued(id, msg.sender, credit);
    }

    /// @inheritdoc ILettersOfCredit
    function proposeAmendment(bytes32 id, uint128 amount, uint64 expiresAt, bytes32 termsHash) external {
        _requireCaller(id, _states[id].issuer);
        _requireLiving(id);
        _states[id].amendment = keccak256(abi.encode(amount, expiresAt, termsHash));
        emit AmendmentProposed(id, amount, expiresAt, termsHash);
    }

    /// @inheritdoc ILettersOfCredit
    function acceptAmendment(bytes32 id, uint128 amount, uint64 expiresAt, bytes32 termsHash) external {
        Credit storage c = _credits[id];
        CreditState storage s = _states[id];
        _requireCaller(id, c.beneficiary);
        _requireLiving(id);
        require(s.amendment != 0 && s.amendment == keccak256(abi.encode(amount, expiresAt, termsHash)), AmendmentUnfit(id));
        require(amount >= s.drawn, CreditOverdrawn(id, s.drawn, amount));
        delete s.amendment;
        (c.amount, c.expiresAt, c.termsHash) = (amount, expiresAt, termsHash);
        emit AmendmentAccepted(id);
    }

    /// @inheritdoc ILettersOfCredit
    function cancel(bytes32 id) external {
        _requireCaller(id, _credits[id].beneficiary);
        CreditState storage s = _states[id];
        require(s.presentations == 0, CreditDrawn(id, s.presentations));
        s.cancelled = true;
        emit CreditCancelled(id);
    }

    // ---- presentations ----

    /// @inheritdoc ILettersOfCredit
    function present(bytes32 id, uint128 amount, bytes32[] calldata documents, address[] calldata parties)
        external
        returns (uint256 number)
    {
        _requireLiving(id);
        Credit storage c = _credits[id];
        if (msg.sender != c.nominated) _requireCaller(id, c.beneficiary);
        (uint256 d, uint256 p) = (documents.length, parties.length);
        require(d != 0 && d <= DOCUMENTS_MAX && p != 0 && p <= PARTIES_MAX, BundleUnfit(d, p));
        require(amount != 0, CreditFieldInvalid("amount"));
        CreditState storage s = _states[id];
        _draw(id, amount);
        number = ++s.presentations;
        uint64 answerBy = _endOfDays(c.examinationDays, c.utcOffset);
        _presentations[id][number] = Presentation({
            by: msg.sender,
            status: PresentationStatus.PRESENTED,
            presentedAt: uint64(block.timestamp),
            answerBy: answerBy,
            dueAt: 0,
            amount: amount,
            bundle: bundleOf(documents, parties)
        });
        _subjects[acceptanceOf(id, number)] = Subject(id, number, false);
        _subjects[paymentOf(id, number)] = Subject(id, number, true);
        emit Presented(id, number, amount, documents, parties, answerBy);
    }

    /// @inheritdoc ILettersOfCredit
    function comply(bytes32 id, uint256 number, bytes32 draftHash) external {
        _requireCaller(id, _states[id].issuer);
        Presentation storage p = _presentations[id][number];
        if (p.status != PresentationStatus.WAIVED) {
            _requireStatus(id, number, PresentationStatus.PRESENTED);
            _requireInTime(id, number, p.answerBy);
        }
        require(_credits[id].availability != Availability.ACCEPTANCE || draftHash != 0, DraftMissing(id, number));
        _accept(id, number, draftHash, false);
    }

    /// @inheritdoc ILettersOfCredit
    function refuse(bytes32 id, uint256 number, bytes32[] calldata discrepancies) external {
        _requireCaller(id, _states[id].issuer);
        Presentation storage p = _presentations[id][number];
        // Having refused in time, it may keep to it after a waiver.
        if (p.status != PresentationStatus.WAIVED) {
            _requireStatus(id, number, PresentationStatus.PRESENTED);
            _requireInTime(id, number, p.answerBy);
        }
        require(discrepancies.length != 0, DiscrepanciesMissing(id, number));
        p.status = PresentationStatus.REFUSED;
        _states[id].drawn -= p.amount;
        emit PresentationRefused(id, number, discrepancies);
    }

    /// @inheritdoc ILettersOfCredit
    function waive(bytes32 id, uint256 number, bytes32 waiver) external {
        _requireCaller(id, _credits[id].applicant);
        _requireLiving(id);
        _requireStatus(id, number, PresentationStatus.REFUSED);
        Presentation storage p = _presentations[id][number];
        _draw(id, p.amount);
        p.status = PresentationStatus.WAIVED;
        emit DiscrepanciesWaived(id, number, waiver);
    }

    /// @inheritdoc ILettersOfCredit
    function acceptBySilence(bytes32 id, uint256 number) external {
        _requireStatus(id, number, PresentationStatus.PRESENTED);
        uint256 answerBy = _presentations[id][number].answerBy;
        require(block.timestamp > answerBy, ExaminationOpen(id, number, answerBy, block.timestamp));
        _accept(id, number, 0, true);
    }

    // ---- payments ----

    /// @inheritdoc ILettersOfCredit
    function recordHonour(bytes32 id, uint256 number, Instruction calldata instruction) external {
        _requireStatus(id, number, PresentationStatus.ACCEPTED);
        Presentation storage p = _presentations[id][number];
        bool fits = instruction.condition == address(this) && instruction.conditionId == paymentOf(id, number);
        _requirePaid(id, number, instruction, fits, address(0), p.by, _credits[id].asset);
        p.status = PresentationStatus.HONOURED;
        emit Honoured(id, number, InstructionId.unwrap(settlement.idOf(instruction)));
    }

    /// @inheritdoc ILettersOfCredit
    function recordReimbursement(bytes32 id, uint256 number, Instruction calldata instruction) external {
        _requireStatus(id, number, PresentationStatus.HONOURED);
        bool fits = instruction.tradeReference == paymentOf(id, number);
        Credit storage c = _credits[id];
        _requirePaid(id, number, instruction, fits, c.applicant, _states[id].issuer, c.reimbursedIn);
        _presentations[id][number].status = PresentationStatus.REIMBURSED;
        emit Reimbursed(id, number, InstructionId.unwrap(settlement.idOf(instruction)));
    }

    /// @inheritdoc ILettersOfCredit
    function acknowledgeReimbursement(bytes32 id, uint256 number, bytes32 evidence) external {
        _requireCaller(id, _states[id].issuer);
        _requireStatus(id, number, PresentationStatus.HONOURED);
        _presentations[id][number].status = PresentationStatus.REIMBURSED;
        emit ReimbursementAcknowledged(id, number, evidence);
    }

    // ---- views ----

    /// @inheritdoc IReleaseCondition
    function state(bytes32 conditionId, bytes calldata) external view returns (ConditionState) {
        Subject memory s = _subjects[conditionId];
        Presentation memory p = _presentations[s.id][s.number];
        if (p.status >= PresentationStatus.ACCEPTED) {
            return !s.payment || block.timestamp >= p.dueAt ? ConditionState.MET : ConditionState.OPEN;
        }
        bool ended = p.status == PresentationStatus.REFUSED && block.timestamp > _credits[s.id].expiresAt;
        return ended ? ConditionState.REFUSED : ConditionState.OPEN;
    }

    /// @inheritdoc ILettersOfCredit
    function idOf(address issuer, Credit calldata credit) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), issuer, credit));
    }

    /// @inheritdoc ILettersOfCredit
    function creditOf(bytes32 id) external view returns (Credit memory) {
        return _credits[id];
    }

    /// @inheritdoc ILettersOfCredit
    function stateOf(bytes32 id) external view returns (CreditState memory) {
        return _states[id];
    }

    /// @inheritdoc ILettersOfCredit
    function presentationOf(bytes32 id, uint256 number) external view returns (Presentation memory) {
        return _presentations[id][number];
    }

    /// @inheritdoc ILettersOfCredit
    function acceptanceOf(bytes32 id, uint256 number) public pure returns (bytes32) {
        return keccak256(abi.encode("ACCEPTANCE", id, number));
    }

    /// @inheritdoc ILettersOfCredit
    function paymentOf(bytes32 id, uint256 number) public pure returns (bytes32) {
        return keccak256(abi.encode("PAYMENT", id, number));
    }

    /// @inheritdoc ILettersOfCredit
    function bundleOf(bytes32[] calldata documents, address[] calldata parties) public pure returns (bytes32) {
        return keccak256(abi.encode(documents, parties));
    }

    // ---- parts ----

    function _accept(bytes32 id, uint256 number, bytes32 draftHash, bool bySilence) private {
        Presentation storage p = _presentations[id][number];
        uint256 dueAt = p.presentedAt + uint256(_credits[id].tenor);
        // At sight it is due now.
        if (_credits[id].tenor == 0) dueAt = block.timestamp;
        (p.status, p.dueAt) = (PresentationStatus.ACCEPTED, uint64(dueAt));
        emit PresentationAccepted(id, number, dueAt, draftHash, bySilence);
    }

    function _draw(bytes32 id, uint128 amount) private {
        CreditState storage s = _states[id];
        uint256 drawn = uint256(s.drawn) + amount;
        require(drawn <= _credits[id].amount, CreditOverdrawn(id, drawn, _credits[id].amount));
        // Safe cast: at most the amount.
        s.drawn = uint128(drawn);
    }

    /// @dev A settled instruction has a leg of the amount to the payee.
    /// @param from zero = from anybody
    /// @param asset that reaches the payee
    function _requirePaid(
        bytes32 id,
        uint256 number,
        Instruction calldata instruction,
        bool fits,
        address from,
        address to,
        address asset
    ) private view {
        InstructionId settled = settlement.idOf(instruction);
        fits = fits && settlement.statusOf(settled) == Status.SETTLED;
        bool paid;
        uint256 amount = _presentations[id][number].amount;
        for (uint256 i; i < instruction.legs.length; ++i) {
            Leg calldata leg = instruction.legs[i];
            bool fitting = leg.id == 0 && leg.inAsset == asset && leg.amount >= amount && leg.to == to;
            paid = paid || (fitting && (from == address(0) || leg.from == from));
        }
        require(fits && paid, PaymentUnproven(id, number, InstructionId.unwrap(settled)));
    }

    /// @dev The end of the last of so many weekdays after today, at the bank's place. [s]
    function _endOfDays(uint256 days_, int256 utcOffset) private view returns (uint64) {
        uint256 day = uint256(int256(block.timestamp) + utcOffset) / DAY;
        while (days_ != 0) if (Weekdays.has(MONDAY_TO_FRIDAY, ++day)) --days_;
        // The last second of that local day, in UTC; an instant of this age of the world.
        return uint64(uint256(int256((day + 1) * DAY) - utcOffset - 1));
    }

    function _requireFields(Credit calldata c) private view {
        require(c.applicant != address(0) && c.applicant != msg.sender, CreditFieldInvalid("applicant"));
        require(c.beneficiary != address(0) && c.beneficiary != c.applicant, CreditFieldInvalid("beneficiary"));
        require(c.asset.code.length != 0, CreditFieldInvalid("asset"));
        require(c.reimbursedIn.code.length != 0, CreditFieldInvalid("reimbursedIn"));
        require(c.amount != 0, CreditFieldInvalid("amount"));
        require(c.expiresAt > block.timestamp, CreditFieldInvalid("expiresAt"));
        require((c.availability == Availability.SIGHT) == (c.tenor == 0), CreditFieldInvalid("tenor"));
        require(c.examinationDays != 0 && c.examinationDays <= EXAMINATION_MAX, CreditFieldInvalid("examinationDays"));
        require(c.utcOffset > -int256(DAY) && c.utcOffset < int256(DAY), CreditFieldInvalid("utcOffset"));
        require(c.termsHash != 0, CreditFieldInvalid("termsHash"));
    }

    function _requireLiving(bytes32 id) private view {
        uint256 expiresAt = _credits[id].expiresAt;
        require(_states[id].issuer != address(0), CreditUnknown(id));
        require(!_states[id].cancelled && block.timestamp <= expiresAt, CreditEnded(id, expiresAt, block.timestamp));
    }

    function _requireCaller(bytes32 id, address expected) private view {
        require(expected != address(0), CreditUnknown(id));
        require(msg.sender == expected, CreditNotYours(id, msg.sender, expected));
    }

    function _requireStatus(bytes32 id, uint256 number, PresentationStatus wanted) private view {
        PresentationStatus actual = _presentations[id][number].status;
        require(actual == wanted, PresentationStatusUnfit(id, number, actual, wanted));
    }

    function _requireInTime(bytes32 id, uint256 number, uint256 answerBy) private view {
        require(block.timestamp <= answerBy, ExaminationOver(id, number, answerBy, block.timestamp));
    }
}
