// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What custodian and auditor say of the reserve.
/// @param asOf [s] the instant that it speaks of
/// @param marketValue [cash base units] of all reserve assets
/// @param credits [cash base units] subscriptions booked by the custodian, in all, that the value contains
/// @param payouts [cash base units] redemptions paid out, confirmed or only reported, in all, that the value is without: in the order of their
/// reports, those that were taken back left out
/// @param composition SHA-256 of the statement by class of asset
struct ReserveAttestation {
    uint64 asOf;
    uint256 marketValue;
    uint256 credits;
    uint256 payouts;
    bytes32 composition;
}

/// @notice Who may sign an attestation.
enum Attester {
    NONE,
    CUSTODIAN,
    AUDITOR
}

/// @notice One signature of an attestation.
struct AttesterSignature {
    address signer;
    bytes signature;
}

/// @notice Whether the reserve lets money be issued.
enum ReserveState {
    SUFFICIENT,
    SHORT,
    STALE
}

/// @title A reserve whose value custodian and auditor attest, and what counts between two attestations.
/// @notice backing = attested value less the buffer + credits that the custodian booked since − redemptions paid out since.
/// A stale or short reserve stops the issue of money, a short one the taking off of credits too (`unbook`); redemption goes on.
interface IReserve {
    event ReserveAttested(
        uint64 indexed asOf, uint256 marketValue, uint256 backing, bytes32 indexed composition, uint256 signatures
    );
    event AttesterSet(address indexed attester, Attester kind);
    event ReserveTermsSet(uint256 threshold, uint64 maxAge, uint16 buffer);
    /// @notice Somebody saw that the reserve is short or stale.
    /// @param owed [cash base units] tokens, frozen ones among them, and redemptions that are not paid out
    event ReserveReported(ReserveState state, uint256 owed, uint256 backing, uint64 asOf);
    /// @notice A period's day for an independent attestation is to be drawn from the next block.
    event AttestationDrawOpened(uint32 fromDay, uint32 toDay, uint256 atBlock);
    /// @notice The day of a past period that an auditor attests. Days count from 1 January 1970 in the issuer's zone.
    event AttestationDayDrawn(uint32 indexed day, uint32 fromDay, uint32 toDay);

    /// @notice No attestation yet, or the last is older than allowed.
    error ReserveStale(uint64 asOf, uint64 maxAge);
    error ReserveSufficient(uint256 owed, uint256 backing);
    /// @notice More would be owed than what stands behind it after a credit is taken off.
    /// @param owed [cash base units]
    /// @param backing [cash base units] after it
    error ReserveShort(uint256 owed, uint256 backing);
    error AttestationTimeInvalid(uint64 asOf, uint64 latest, uint256 nowAt);
    /// @notice Counted totals never fall and never exceed what was booked, or paid out and reported.
    error AttestationTotalInvalid(uint256 total, uint256 least, uint256 most);
    error AttestersTooFew(uint256 signatures, uint256 threshold);
    /// @notice A custodian and an auditor sign, each at least once.
    error AttesterKindMissing(Attester kind);
    error AttesterUnknown(address signer);
    /// @notice Signers stand in rising order, each once.
    error AttestersNotRising(address before, address signer);
    error AttestationNotSigned(address signer);
    error ReserveTermsInvalid(uint256 threshold, uint64 maxAge, uint16 buffer);
    error CreditCounted(uint256 amount, uint256 uncounted);
    error DrawPeriodInvalid(uint32 fromDay, uint32 toDay, uint32 earliest, uint32 today);
    error DrawNotOpen(uint256 atBlock, uint256 nowBlock);

    /// @notice Records an attestation; anybody brings it.
    /// @dev Emits `ReserveAttested`. Requirements:
    /// - later than the last one and not of the future (`AttestationTimeInvalid`);
    /// - its totals lie between the last one's and what was booked, and what was paid out and reported
    /// (`AttestationTotalInvalid`);
    /// - signers rise (`AttestersNotRising`), are attesters (`AttesterUnknown`) and signed (`AttestationNotSigned`);
    /// - as many as the threshold (`AttestersTooFew`), of both kinds (`AttesterKindMissing`).
    function attestReserve(ReserveAttestation calldata attestation, AttesterSignature[] calldata signatures) external;

    /// @notice Says in public that the reserve is short or stale; anybody may.
    /// @dev Emits `ReserveReported`. Requirements:
    /// - it is (`ReserveSufficient`).
    function reportReserve() external;

    /// @notice Opens the draw of a day of a past period; anybody may, and again where the draw's block was missed.
    /// @dev Emits `AttestationDrawOpened`. Requirements:
    /// - the period follows the last drawn one, or is the first and begins at most 366 days ago; has 28 to 366 days, and
    /// has passed (`DrawPeriodInvalid`);
    /// - no draw is open whose block can still be read (`DrawNotOpen`).
    function openAttestationDraw(uint32 fromDay, uint32 toDay) external;

    /// @notice Draws the day from the hash of the block after the opening; anybody may.
    /// @dev Emits `AttestationDayDrawn`. Whoever makes that block can choose the day: on a chain of a few operators the
    /// auditor checks who made it. Requirements:
    /// - between 2 and 257 blocks after the opening (`DrawNotOpen`).
    function drawAttestationDay() external;

    /// @notice Makes an address an attester of a kind, or none (ADMIN).
    /// @dev Emits `AttesterSet`.
    function setAttester(address attester, Attester kind) external;

    /// @notice Sets how many sign, how old an attestation may be, and how much is taken off its value (ADMIN).
    /// @dev Emits `ReserveTermsSet`. Requirements:
    /// - at least two sign, an age above 0, a buffer below 100 % (`ReserveTermsInvalid`).
    /// @param maxAge [s]
    /// @param buffer [1/10,000] of the market value
    function setReserveTerms(uint256 threshold, uint64 maxAge, uint16 buffer) external;

    /// @notice [cash base units] what may be owed at most.
    function backing() external view returns (uint256);

    /// @notice Whether the reserve lets money be issued.
    function reserveState() external view returns (ReserveState);

    function latestAttestation() external view returns (ReserveAttestation memory);
    function attesterKind(address attester) external view returns (Attester);
    function reserveTerms() external view returns (uint256 threshold, uint64 maxAge, uint16 buffer);
    /// @notice What was booked and paid out, in all. [cash base units]
    /// @return credits booked by the custodian
    /// @return payouts confirmed by the issuer, or attested and then rejected
    /// @return reported by the custodian, and not confirmed
    function reserveTotals() external view returns (uint256 credits, uint256 payouts, uint256 reported);
    /// @notice The digest that attesters sign (EIP-712).
    function attestationDigest(ReserveAttestation calldata attestation) external view returns (bytes32);
}
