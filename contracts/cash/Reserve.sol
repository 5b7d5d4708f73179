// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SignatureChecker} from "@openzeppelin/contracts/utils/cryptography/SignatureChecker.sol";

import {Attester, AttesterSignature, IReserve, ReserveAttestation, ReserveState} from "./interfaces/IReserve.sol";

/// @title An attested reserve: what backs the money of one issuer.
abstract contract Reserve is AccessManaged, EIP712, IReserve {
    bytes32 private constant ATTESTATION = keccak256(
        "ReserveAttestation(uint64 asOf,uint256 marketValue,uint256 credits,uint256 payouts,bytes32 composition)"
    );
    uint256 private constant WHOLE = 10_000;
    /// @dev [days] The shortest month: of a period of few days each day would be known beforehand.
    uint32 private constant SHORTEST_PERIOD = 28;
    uint32 private constant LONGEST_PERIOD = 366;
    /// @dev The EVM knows the hashes of so many past blocks.
    uint256 private constant BLOCK_HASHES = 256;

    struct ReserveTerms {
        uint256 threshold;
        uint64 maxAge;
        uint16 buffer;
    }

    /// @dev A draw that was opened: its period, and the block before the one whose hash decides.
    struct Draw {
        uint32 fromDay;
        uint32 toDay;
        uint64 atBlock;
    }

    ReserveTerms private _terms;
    ReserveAttestation private _latest;
    uint256 private _credits;
    uint256 private _payouts;
    /// @dev Payments that were reported and wait for their confirmation.
    uint256 private _reported;
    /// @dev Where a payment stands: its report begins at `_reportedEver`, which never falls; the last attestation counts what begins below
    /// `_countedTo`. One too many counts there at worst, never one too few.
    uint128 private _reportedEver;
    uint128 private _takenBack;
    uint128 private _countedTo;
    mapping(address attester => Attester) private _attesters;
    Draw private _draw;
    /// @dev The last day of the last drawn period.
    uint32 private _drawnTo;

    // ---- anybody ----

    /// @inheritdoc IReserve
    function attestReserve(ReserveAttestation calldata attestation, AttesterSignature[] calldata signatures)
        external
    {
        require(
            attestation.asOf > _latest.asOf && attestation.asOf <= block.timestamp,
            AttestationTimeInvalid(attestation.asOf, _latest.asOf, block.timestamp)
        );
        _requireTotal(attestation.credits, _latest.credits, _credits);
        // The custodian's account is without what it paid, whether the issuer has confirmed that or not.
        _requireTotal(attestation.payouts, _latest.payouts, _payouts + _reported);
        _requireSigned(attestation, signatures);
        _latest = attestation;
        // Safe cast: at most what was ever reported.
        _countedTo = uint128(attestation.payouts) + _takenBack;
        emit ReserveAttested(
            attestation.asOf, attestation.marketValue, backing(), attestation.composition, signatures.length
        );
    }

    /// @inheritdoc IReserve
    function reportReserve() external {
        ReserveState state = reserveState();
        require(state != ReserveState.SUFFICIENT, ReserveSufficient(_owed(), backing()));
        emit ReserveReported(state, _owed(), backing(), _latest.asOf);
    }

    /// @inheritdoc IReserve
    function openAttestationDraw(uint32 fromDay, uint32 toDay) external {
        uint32 today = _localDay(block.timestamp);
        bool first = _drawnTo == 0;
        // Else anybody could begin in 1970, and the issuer would draw its way from there.
        uint32 earliest = first ? today - LONGEST_PERIOD : _drawnTo + 1;
        require(
            fromDay >= earliest && (first || fromDay == earliest) && toDay < today
                && uint256(toDay) + 1 >= uint256(fromDay) + SHORTEST_PERIOD && toDay - fromDay < LONGEST_PERIOD,
            DrawPeriodInvalid(fromDay, toDay, earliest, today)
        );
        // An open draw can't be opened again for another block while the hash of its own can still be read.
        uint256 lastAt = uint256(_draw.atBlock) + BLOCK_HASHES + 1;
        require(_draw.atBlock == 0 || block.number > lastAt, DrawNotOpen(_draw.atBlock, block.number));
        _draw = Draw(fromDay, toDay, uint64(block.number));
        emit AttestationDrawOpened(fromDay, toDay, block.number);
    }

    /// @inheritdoc IReserve
    function drawAttestationDay() external {
        Draw memory d = _draw;
        bytes32 seed = d.atBlock == 0 ? bytes32(0) : blockhash(uint256(d.atBlock) + 1);
        require(seed != 0, DrawNotOpen(d.atBlock, block.number));
        (_drawnTo, _draw.atBlock) = (d.toDay, 0);
        // Safe cast: below the length of the period.
        uint32 day = d.fromDay + uint32(uint256(seed) % (d.toDay - d.fromDay + 1));
        emit AttestationDayDrawn(day, d.fromDay, d.toDay);
    }

    // ---- administration ----

    /// @inheritdoc IReserve
    function setAttester(address attester, Attester kind) external restricted {
        _attesters[attester] = kind;
        emit AttesterSet(attester, kind);
    }

    /// @inheritdoc IReserve
    function setReserveTerms(uint256 threshold, uint64 maxAge, uint16 buffer) external restricted {
        require(
            threshold >= 2 && maxAge != 0 && buffer < WHOLE, ReserveTermsInvalid(threshold, maxAge, buffer)
        );
        _terms = ReserveTerms(threshold, maxAge, buffer);
        emit ReserveTermsSet(threshold, maxAge, buffer);
    }

    // ---- views ----

    /// @inheritdoc IReserve
    function backing() public view returns (uint256) {
        uint256 counted = _latest.marketValue * (WHOLE - _terms.buffer) / WHOLE;
        // A payment that was attested before its confirmation is still owed: it stands on both sides until then.
        uint256 more = counted + _credits + _latest.payouts;
        uint256 less = _latest.credits + _payouts;
        return more > less ? more - less : 0;
    }

    /// @inheritdoc IReserve
    function reserveState() public view returns (ReserveState) {
        if (_isStale()) return ReserveState.STALE;
        return _owed() > backing() ? ReserveState.SHORT : ReserveState.SUFFICIENT;
    }

    /// @inheritdoc IReserve
    function latestAttestation() external view returns (ReserveAttestation memory) {
        return _latest;
    }

    /// @inheritdoc IReserve
    function attesterKind(address attester) external view returns (Attester) {
        return _attesters[attester];
    }

    /// @inheritdoc IReserve
    function reserveTerms() external view returns (uint256 threshold, uint64 maxAge, uint16 buffer) {
        return (_terms.threshold, _terms.maxAge, _terms.buffer);
    }

    /// @inheritdoc IReserve
    function reserveTotals() external view returns (uint256 credits, uint256 payouts, uint256 reported) {
        return (_credits, _payouts, _reported);
    }

    /// @inheritdoc IReserve
    function attestationDigest(ReserveAttestation calldata a) public view returns (bytes32) {
        return _hashTypedDataV4(
            keccak256(abi.encode(ATTESTATION, a.asOf, a.marketValue, a.credits, a.payouts, a.composition))
        );
    }

    // ---- what the money adds ----

    /// @dev [cash base units] Tokens, frozen ones among them, and redemptions that are not paid out.
    function _owed() internal view virtual returns (uint256);

    /// @dev Days from 1 January 1970 in the issuer's zone.
    function _localDay(uint256 instant) internal view virtual returns (uint32);

    // ---- internals ----

    function _requireFresh() internal view {
        require(!_isStale(), ReserveStale(_latest.asOf, _terms.maxAge));
    }

    /// @dev A subscription that the custodian has in its hands.
    function _credit(uint256 amount) internal {
        _credits += amount;
    }

    /// @dev A credit that was wrong, while no attestation contains it.
    function _withdrawCredit(uint256 amount) internal {
        uint256 uncounted = _credits - _latest.credits;
        require(amount <= uncounted, CreditCounted(amount, uncounted));
        _credits -= amount;
    }

    /// @return before [cash base units] reported before it
    function _reportPaid(uint128 amount) internal returns (uint128 before) {
        before = _reportedEver;
        _reportedEver = before + amount;
        _reported += amount;
    }

    /// @dev A report that was wrong. What an attestation is without was paid: it comes back as a credit, by the custodian's key.
    function _takeReportBack(uint128 amount, uint128 before) internal {
        if (before < _countedTo) return _confirmPaid(amount);
        _reported -= amount;
        _takenBack += amount;
    }

    function _confirmPaid(uint256 amount) internal {
        (_reported, _payouts) = (_reported - amount, _payouts + amount);
    }

    function _isStale() private view returns (bool) {
        return _latest.asOf == 0 || block.timestamp - _latest.asOf > _terms.maxAge;
    }

    function _requireTotal(uint256 total, uint256 least, uint256 most) private pure {
        require(total >= least && total <= most, AttestationTotalInvalid(total, least, most));
    }

    function _requireSigned(ReserveAttestation calldata attestation, AttesterSignature[] calldata signatures)
        private
        view
    {
        require(
            signatures.length >= _terms.threshold && _terms.threshold != 0,
            AttestersTooFew(signatures.length, _terms.threshold)
        );
        bytes32 digest = attestationDigest(attestation);
        address before;
        bool custodian;
        bool auditor;
        for (uint256 i; i < signatures.length; ++i) {
            address signer = signatures[i].signer;
            require(signer > before, AttestersNotRising(before, signer));
            Attester kind = _attesters[signer];
            require(kind != Attester.NONE, AttesterUnknown(signer));
            require(
                SignatureChecker.isValidSignatureNowCalldata(signer, digest, signatures[i].signature),
                AttestationNotSigned(signer)
            );
            custodian = custodian || kind == Attester.CUSTODIAN;
            auditor = auditor || kind == Attester.AUDITOR;
            before = signer;
        }
        require(custodian, AttesterKindMissing(Attester.CUSTODIAN));
        require(auditor, AttesterKindMissing(Attester.AUDITOR));
    }
}
