// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ICashToken} from "./ICashToken.sol";
import {IReserve} from "./IReserve.sol";

/// @notice Where the issuer stands with its authority.
enum Licence {
    APPLIED,
    SANDBOX,
    LICENSED,
    REVOKED,
    WINDING_DOWN
}

/// @notice What became of a redemption.
enum RedemptionState {
    NONE,
    REQUESTED,
    REPORTED,
    PAID,
    RETURNED
}

/// @notice A request to be paid at par.
/// @param wallet who asked, and is paid
/// @param amount [cash base units]
/// @param requestedAt [s]
/// @param dueAt [s] end of the first business day after the request's, in the issuer's zone
/// @param overdueReported whether somebody has reported that it is late
/// @param reportedBy the custodian's key that reported its payment last
/// @param paymentRef of the payment that it reported
/// @param reportedBefore [cash base units] reported ever before it: attestations count payments in the order of their reports
struct Redemption {
    address wallet;
    uint128 amount;
    uint64 requestedAt;
    uint64 dueAt;
    RedemptionState state;
    bool overdueReported;
    address reportedBy;
    bytes32 paymentRef;
    uint128 reportedBefore;
}

/// @notice Where business days are counted.
/// @param utcOffset [s] of the issuer's zone ahead of UTC (Hong Kong 28,800)
/// @param weekdays one bit per business day, Monday lowest
struct BusinessDays {
    int32 utcOffset;
    uint8 weekdays;
}

/// @title Money of a licensed issuer that anybody admitted holds, backed by an attested reserve and redeemed at par.
/// @notice The custodian's key (BANK) books what subscribers paid in and reports what it paid out; the issuer's key (ISSUER)
/// issues, and confirms what was paid out. Money pays no interest: no function adds units to a balance but the issue against
/// a booking. A redemption burns at once, stays owed until both keys say that it was paid, and has a clock.
///
///     requestRedemption ──► REQUESTED ── reportPayout (BANK) ──► REPORTED ── confirmPayout (ISSUER) ──► PAID
///                            │     ▲ ◄──────────── rejectPayout (ISSUER) ──────┘
///                            └── returnRedemption (BANK) ──► RETURNED
interface IStablecoin is ICashToken, IReserve {
    event LicenceSet(Licence licence, bytes32 indexed document);
    event SandboxCapSet(uint256 cap);
    event RedemptionRequested(address indexed wallet, bytes32 indexed bookingId, uint256 amount, uint64 dueAt);
    /// @notice The custodian says that it paid; the redemption is owed until the issuer confirms it.
    event PayoutReported(address indexed wallet, bytes32 indexed bookingId, uint256 amount, bytes32 paymentRef);
    /// @notice The issuer says that the reported payment was not made, or came back: the redemption waits for another.
    event PayoutRejected(address indexed wallet, bytes32 indexed bookingId, uint256 amount, bytes32 paymentRef);
    event RedemptionPaid(address indexed wallet, bytes32 indexed bookingId, uint256 amount, bytes32 paymentRef);
    /// @notice A payout failed, and the money is the holder's token again.
    event RedemptionReturned(address indexed wallet, bytes32 indexed bookingId, uint256 amount, bytes32 reason);
    event RedemptionOverdue(address indexed wallet, bytes32 indexed bookingId, uint256 amount, uint64 dueAt);
    event RedemptionsDelayed(uint64 until, bytes32 indexed consent);
    event HolidaySet(uint32 indexed day, bool holiday);
    /// @notice Figures that the licence asks for. [cash base units]
    event FiguresReported(uint256 paidUp, uint256 liquid, uint256 expenses, bytes32 indexed document);

    /// @notice No money is issued in this state.
    error LicenceForbids(Licence licence);
    error LicenceStepInvalid(Licence from, Licence to);
    error SandboxCapExceeded(uint256 owed, uint256 cap);
    /// @notice A coin that is pegged to the renminbi needs a consent.
    error PegConsentMissing(bytes3 currency);
    error RedemptionStateWrong(address wallet, bytes32 bookingId, RedemptionState state);
    /// @notice The key that reported a payout neither confirms nor rejects it, whatever its roles have become.
    error PayoutNeedsAnotherKey(address reportedBy);
    /// @notice Another payment was reported for this redemption.
    error PaymentDiffers(bytes32 paymentRef, bytes32 reported);
    /// @notice A payment ends one claim: the reference is empty, or was reported for another redemption.
    error PaymentRefUnfit(bytes32 paymentRef);
    error RedemptionNotDue(uint64 dueAt, uint256 nowAt);
    error ConsentMissing();
    error BusinessDaysInvalid(BusinessDays days_);

    /// @notice Burns the caller's money; the issuer owes it until the payout is reported and confirmed.
    /// @dev Emits `CashRedeemed`, `RedemptionRequested`. Goes on while payments are halted and the reserve is short or stale.
    /// Requirements:
    /// - the wallet is the caller's (`RedemptionNotYours`);
    /// - the caller's reference is new (`BookingKnown`);
    /// - the caller is neither stopped nor sanctioned (`WalletFrozen`, `HolderSanctioned`);
    /// - enough free money (`BalanceInsufficient`).
    function requestRedemption(address wallet, uint256 amount, bytes32 bookingId) external;

    /// @notice Reports that a redemption was paid out of the reserve, again where the payment became another (BANK); ends nothing.
    /// @dev Emits `PayoutReported`. Requirements:
    /// - it is open (`RedemptionStateWrong`);
    /// - the payment has a reference, which was reported for no other redemption (`PaymentRefUnfit`).
    function reportPayout(address wallet, bytes32 bookingId, bytes32 paymentRef) external;

    /// @notice Confirms the payment that the custodian reported (ISSUER): the holder's claim ends.
    /// @dev Emits `RedemptionPaid`. Requirements:
    /// - its payment was reported (`RedemptionStateWrong`), by another key (`PayoutNeedsAnotherKey`);
    /// - it is that payment (`PaymentDiffers`).
    function confirmPayout(address wallet, bytes32 bookingId, bytes32 paymentRef) external;

    /// @notice Takes the custodian's report back where the payment was not made or failed (ISSUER): the claim waits for another. One that an
    /// attestation is without already stays paid out: the reserve is less by it until the custodian books what came back, as a credit.
    /// @dev Emits `PayoutRejected`. Requirements:
    /// - its payment was reported (`RedemptionStateWrong`), by another key (`PayoutNeedsAnotherKey`);
    /// - it is that payment (`PaymentDiffers`).
    function rejectPayout(address wallet, bytes32 bookingId, bytes32 paymentRef) external;

    /// @notice Gives the money back as tokens where it can't be paid (BANK); no issue, since it never left what is owed. What was
    /// reported as paid is rejected by the issuer first, so that nobody alone gives tokens and money.
    /// @dev Emits `RedemptionReturned`. Requirements:
    /// - no payment of it is reported (`RedemptionStateWrong`);
    /// - the wallet's successor may hold (`NotAdmitted`).
    function returnRedemption(address wallet, bytes32 bookingId, bytes32 reason) external;

    /// @notice Reports that a redemption is late; anybody may, once.
    /// @dev Emits `RedemptionOverdue`. Requirements:
    /// - it is open and not reported (`RedemptionStateWrong`);
    /// - its clock has run out (`RedemptionNotDue`).
    function reportOverdue(address wallet, bytes32 bookingId) external;

    /// @notice Moves the clock of open redemptions to an instant, with the authority's consent (ADMIN).
    /// @dev Emits `RedemptionsDelayed`. Requirements:
    /// - a consent's hash (`ConsentMissing`).
    function delayRedemptions(uint64 until, bytes32 consent) external;

    /// @notice Records where the issuer stands with its authority (ADMIN).
    /// @dev Emits `LicenceSet`. Requirements:
    /// - a step forward: applied → sandbox or licensed, sandbox → licensed, any → revoked, revoked or licensed → winding
    ///   down (`LicenceStepInvalid`).
    function setLicence(Licence licence_, bytes32 document) external;

    /// @notice Sets what may be owed at most in the sandbox (ADMIN).
    /// @dev Emits `SandboxCapSet`.
    function setSandboxCap(uint256 cap) external;

    /// @notice Makes a day of the week a holiday or a business day again (ADMIN). Days count from 1 January 1970.
    /// @dev Emits `HolidaySet`.
    function setHoliday(uint32 day, bool holiday) external;

    /// @notice Reports the licence's figures (BANK).
    /// @dev Emits `FiguresReported`.
    function reportFigures(uint256 paidUp, uint256 liquid, uint256 expenses, bytes32 document) external;

    function licence() external view returns (Licence);
    function sandboxCap() external view returns (uint256);
    function redemptionOf(address wallet, bytes32 bookingId) external view returns (Redemption memory);
    /// @notice [s] until when the clocks of redemptions stand still.
    function delayedUntil() external view returns (uint64);
    /// @notice [cash base units] redemptions that are not paid out.
    function unpaidRedemptions() external view returns (uint256);
    function isHoliday(uint32 day) external view returns (bool);
    function businessDays() external view returns (BusinessDays memory);
    /// @notice [s] when a redemption requested now would be due: the end of the next business day, after 14 days at most.
    function dueAt() external view returns (uint64);
}
