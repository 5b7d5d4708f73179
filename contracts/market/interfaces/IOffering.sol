// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What is offered, frozen when the books open.
/// @param instrument the contract that issues the units
/// @param issuer wallet of the token's ISSUER that receives the proceeds
/// @param proceedsAsset the issuer's bank deposit
/// @param feePayee wallet of the billing and delivery bank
/// @param feeAsset that wallet's deposit
/// @param accrualDate [days since 1970-01-01] the label of settlementAt: interest accrued by then is paid with the price, none
/// at the issue date
/// @param feeRate [wad] of the proceeds, kept from them
/// @param units [units] of the whole issue, a multiple of the increment
/// @param minimumOrder [units] least order and allotment
/// @param increment [units] orders and allotments are multiples of it
/// @param booksCloseAt [s] last second for orders
/// @param settlementAt [s] closing by DvP from this second on
/// @param settlementUntilAt [s] last second of the closing
struct OfferingTerms {
    address token;
    address instrument;
    address issuer;
    address proceedsAsset;
    address feePayee;
    address feeAsset;
    uint32 accrualDate;
    uint64 feeRate;
    uint64 units;
    uint64 minimumOrder;
    uint64 increment;
    uint64 booksCloseAt;
    uint64 settlementAt;
    uint64 settlementUntilAt;
}

/// @dev The whole machine:
///
///     from         to
///     NONE         OPEN         `open`
///     OPEN         PRICED       `setPrice`
///     PRICED       ALLOTTED     `allot`, the last page
///     ALLOTTED     PRICED       `allot`, a page that is not the last: something is allotted anew
///                  CLOSED       the last of the issue is closed, or `finish` after parts were
///     PRICED       CLOSED       `finish`, where what a part left could not be allotted anew
///     OPEN, PRICED, ALLOTTED → CANCELLED by `cancel`, while nothing was issued
enum OfferingStatus {
    NONE,
    OPEN,
    PRICED,
    ALLOTTED,
    CLOSED,
    CANCELLED
}

/// @param units [units] ordered
/// @param allotted [units] granted
/// @param limitRate [wad] lowest coupon the investor takes
/// @param settled paid and issued
struct Order {
    uint80 units;
    uint80 allotted;
    uint64 limitRate;
    bool settled;
}

/// @notice An investor's signed consent to pay for an allotment, good until `settlementUntilAt`; of another allotment or
/// price it says nothing.
/// @param payAsset the deposit that the investor pays from
/// @param signature over Acceptance(uint256 offering,address investor,uint256 units,uint256 cash,address payAsset)
struct Acceptance {
    address investor;
    address payAsset;
    bytes signature;
}

/// @title The primary offering: guidance, orders, pricing, allotment, closing by DvP, fee, held proceeds.
/// @notice The token's REGISTRAR runs the book (billing and delivery). Stopped by cancelling while nothing was issued;
/// later by `Interbank.setCaller` and the instrument's own naming of its offering (delayed administrators).
/// Rates are [wad] per annum, cash in [cash base units] of the proceeds' currency. Every function that names an offering
/// requires the status it says (`OfferingStatusWrong`), and the role where it names one (`RoleMissing`).
///
/// Asked of others: the interbank takes this contract as a caller; the proceeds' deposit gives it the power HOLD; the
/// instrument takes it as its offering.
interface IOffering {
    event BooksOpened(uint256 indexed id, address indexed token, OfferingTerms terms, uint256 guidanceRate);
    event GuidanceSet(uint256 indexed id, uint256 rate);
    event OrderPlaced(uint256 indexed id, address indexed investor, uint256 units, uint256 limitRate);
    event OrderWithdrawn(uint256 indexed id, address indexed investor);
    event Priced(uint256 indexed id, uint256 rate, uint256 price, uint256 principal, bytes32 termsHash);
    event Consented(uint256 indexed id, address indexed issuer, bytes32 subject);
    event Allotted(uint256 indexed id, address indexed investor, uint256 units);
    /// @notice The allotment is the whole issue, until an `Allotted` after it.
    event AllotmentCompleted(uint256 indexed id, uint256 units);
    event AllotmentSettled(uint256 indexed id, address indexed investor, uint256 units, uint256 cash, address payAsset);
    event FeePaid(uint256 indexed id, address indexed payee, uint256 amount);
    /// @notice This hold keeps all proceeds of the offering that are held; an earlier one's ended.
    event ProceedsHeld(uint256 indexed id, bytes32 indexed hold, uint256 amount);
    event ProceedsReleased(uint256 indexed id, bytes32 indexed hold, uint256 amount);
    event OfferingClosed(uint256 indexed id, uint256 units, uint256 proceeds);
    event OfferingCancelled(uint256 indexed id);

    error OfferingStatusWrong(uint256 id, OfferingStatus actual, OfferingStatus needed);
    error OfferingTermInvalid(string term, uint256 value);
    error BooksClosed(uint256 id, uint256 booksCloseAt, uint256 nowAt);
    error OrderInvalid(uint256 id, uint256 units, uint256 minimum, uint256 increment);
    error InvestorNotEligible(uint256 id, address investor);
    error OrderMissing(uint256 id, address investor);
    error LimitAboveRate(uint256 id, address investor, uint256 limitRate, uint256 rate);
    error AllotmentAboveOrder(uint256 id, address investor, uint256 units, uint256 ordered);
    error AllotmentSumWrong(uint256 id, uint256 sum, uint256 units);
    error ClosingNotOpen(uint256 id, uint256 nowAt, uint256 fromAt, uint256 untilAt);
    error ClosingBegun(uint256 id, uint256 units);
    error ClosingIncomplete(uint256 id, uint256 units, uint256 needed);
    error AllotmentSettledAlready(uint256 id, address investor);
    error AcceptanceInvalid(uint256 id, address investor);
    error TermsHashDiffers(uint256 id, bytes32 actual, bytes32 priced);
    error ConsentDiffers(uint256 id, bytes32 subject, bytes32 stands);
    error ConsentInvalid(uint256 id, address issuer);
    error ConsentMissing(uint256 id, address issuer);
    error PrincipalDiffers(uint256 id, uint256 actual, uint256 priced);
    error ReportOwed(uint256 id, address token);
    error NothingHeld(uint256 id);

    // ---- the book ----

    /// @notice Opens the books (REGISTRAR). Requirements: the issuer's wallet has the role ISSUER of the token
    /// (`RoleMissing`); an instrument whose register is the token, a proceeds asset that is a
    /// deposit of the interbank, and such a fee asset and a payee where there is a fee; an increment; units
    /// of at least one order and a multiple of the increment; a fee below the whole;
    /// now ≤ booksCloseAt < settlementAt ≤ settlementUntilAt, whose label the date of accrual is (`OfferingTermInvalid`, which
    /// names the term); the token's gate would let the whole be issued, as far as that is known (`IIssueGate`).
    /// @return id of the offering, counted from 1, never used again
    function open(OfferingTerms calldata terms, uint256 guidanceRate) external returns (uint256 id);

    /// @notice Changes the price guidance while the books are open (REGISTRAR).
    function setGuidance(uint256 id, uint256 rate) external;

    /// @notice Prices the issue (REGISTRAR), which ends the books. Rate, principal, currency and the hash of the terms are the
    /// instrument's, which is frozen by then. Requirements: open; a positive price within 64 bits; frozen terms, of which
    /// units can be issued; the currency of the proceeds; no record that changes who gets the coupon between the first and the
    /// last instant of settlement (`OfferingTermInvalid`).
    /// @param price [wad] of principal, 1e18 = par
    function setPrice(uint256 id, uint256 price) external;

    /// @notice Allots (REGISTRAR), in one call or in pages, and allots anew: a page replaces what its investors had; they
    /// accept again. After a page that is not the last nothing closes until a last one comes.
    /// @dev Requirements: priced or allotted; lists of one length (`OfferingTermInvalid`); each investor has an order
    /// (`OrderMissing`), of at least as many units (`AllotmentAboveOrder`), at a limit no higher than the rate
    /// (`LimitAboveRate`), and was not closed for (`AllotmentSettledAlready`); an allotment is nothing or as an order may
    /// be (`OrderInvalid`); the sum is the whole issue after the last page, never more (`AllotmentSumWrong`).
    function allot(uint256 id, address[] calldata investors, uint256[] calldata units, bool last) external;

    /// @notice The issuer consents to what is offered, priced and allotted, by its own call or by its signature; an allotment
    /// anew needs it anew. Requirements: allotted; `subject` is what now stands (`ConsentDiffers`); the issuer has
    /// its role still (`RoleMissing`) and called or signed (`ConsentInvalid`).
    /// @param subject as `consentOf` gives it, over the terms with their fee, rate, price, principal, the terms' hash and every
    /// page of the allotment
    /// @param signature over Consent(uint256 offering,bytes32 subject); empty where the issuer calls
    function consent(uint256 id, bytes32 subject, bytes calldata signature) external;

    /// @notice Closes all or none (REGISTRAR): every allotment still open is paid and issued in this transaction, or
    /// nothing is.
    /// @dev Requirements: those of `closeFor`; the whole issue is closed then (`ClosingIncomplete`).
    function close(uint256 id, Acceptance[] calldata acceptances) external;

    /// @notice Closes for some investors (REGISTRAR), page by page; with the last of the whole issue the offering is closed, or
    /// with `finish`.
    /// @dev Requirements: allotted; within the days of settlement (`ClosingNotOpen`); the issuer has consented
    /// (`ConsentMissing`); terms and principal are what was priced (`TermsHashDiffers`, `PrincipalDiffers`); at least one acceptance (`OfferingTermInvalid`); each investor was allotted (`OrderMissing`), is closed for once
    /// (`AllotmentSettledAlready`) and signed (`AcceptanceInvalid`); the token's gate lets it be issued (`IIssueGate`); the refusals of interbank, instrument and tokens bubble unchanged. The
    /// fee is that on all proceeds so far, rounded half up, less what was paid. The rest is held on the issuer's deposit
    /// until the report; a freeze of the issuer's money that leaves less free refuses the closing.
    function closeFor(uint256 id, Acceptance[] calldata acceptances) external;

    /// @notice Ends a per-investor closing with what was issued (REGISTRAR; anybody after the days of settlement).
    /// Requirements: allotted, or being allotted anew; something issued (`ClosingIncomplete`).
    function finish(uint256 id) external;

    /// @notice Cancels (REGISTRAR). Requirements: neither closed nor cancelled; nothing issued (`ClosingBegun`).
    function cancel(uint256 id) external;

    // ---- investors ----

    /// @notice Places or replaces the caller's order. Requirements: books open (`BooksClosed`); at least the minimum, a
    /// multiple of the increment (`OrderInvalid`); units within 80 and limit within 64 bits (`OfferingTermInvalid`); the
    /// caller can receive the token (`InvestorNotEligible`); the token's gate would let so much be issued to it (`IIssueGate`).
    /// @param limitRate [wad] lowest coupon the investor takes
    function placeOrder(uint256 id, uint256 units, uint256 limitRate) external;

    /// @notice Withdraws the caller's order. Requirements: books open (`BooksClosed`), an order (`OrderMissing`).
    function withdrawOrder(uint256 id) external;

    // ---- the proceeds ----

    /// @notice Releases the proceeds, for anyone: to the issuer, or to the gate that the instrument names. Requirements: they are held (`NothingHeld`); the offering is closed
    /// (`OfferingStatusWrong`); the report of the filing that it was issued under is recorded (`ReportOwed`). Nothing else ends the hold but a court's order, on the deposit.
    function releaseProceeds(uint256 id) external;

    // ---- views ----

    function statusOf(uint256 id) external view returns (OfferingStatus);
    function termsOf(uint256 id) external view returns (OfferingTerms memory);
    function orderOf(uint256 id, address investor) external view returns (Order memory);

    /// @notice Zeros before the pricing.
    /// @return rate [wad] per annum
    /// @return price [wad] of principal
    /// @return principal [cash base units] of a unit
    /// @return termsHash of the instrument
    function pricingOf(uint256 id)
        external
        view
        returns (uint256 rate, uint256 price, uint256 principal, bytes32 termsHash);

    /// @return subject what the issuer consents to as it now stands
    /// @return digest that it signs to
    /// @return consented whether it has
    function consentOf(uint256 id) external view returns (bytes32 subject, bytes32 digest, bool consented);

    /// @return allotted [units]
    /// @return issued [units]
    /// @return proceeds [cash base units] paid by investors
    /// @return feePaid [cash base units] of them
    /// @return hold that keeps the rest on the issuer's deposit; zero where nothing waits for the report
    function closingOf(uint256 id)
        external
        view
        returns (uint256 allotted, uint256 issued, uint256 proceeds, uint256 feePaid, bytes32 hold);

    /// @notice The number of the filing that the latest part was issued under; 0 before the first.
    function filingOf(uint256 id) external view returns (uint256);

    /// @notice What an investor owes for an allotment: principal × price, rounded half up to the base unit, and the interest
    /// accrued by then. [cash base units]
    function cashFor(uint256 id, uint256 units) external view returns (uint256);

    /// @notice The digest an investor signs to accept.
    function acceptanceDigest(uint256 id, address investor, address payAsset) external view returns (bytes32);
}
