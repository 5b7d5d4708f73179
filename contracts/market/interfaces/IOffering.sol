// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @notice What is offered, frozen when the books open.
/// @param instrument the contract that issues the units
/// @param issuer wallet that receives the proceeds
/// @param proceedsAsset the issuer's bank deposit
/// @param feePayee wallet of the billing and delivery bank
/// @param feeAsset that wallet's deposit
/// @param faceValue [cash base units per unit]
/// @param feeRate [wad] of the proceeds, kept from them
/// @param units [units] of the whole issue
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
    uint128 faceValue;
    uint64 feeRate;
    uint64 units;
    uint64 minimumOrder;
    uint64 increment;
    uint64 booksCloseAt;
    uint64 settlementAt;
    uint64 settlementUntilAt;
}

/// @dev None → Open → Priced → Allotted → Closed; Open, Priced or Allotted → Cancelled while nothing was issued.
/// Allotted → Allotted by a per-investor close that leaves others open; then Closed by `finish`.
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

/// @notice An investor's signed consent to pay for an allotment.
/// @param payAsset the deposit that the investor pays from
/// @param signature over Acceptance(uint256 offering,address investor,uint256 units,uint256 cash,address payAsset)
struct Acceptance {
    address investor;
    address payAsset;
    bytes signature;
}

/// @title The primary offering: guidance, orders, pricing, allotment, closing by DvP, fee, held proceeds.
/// @notice The token's REGISTRAR runs the book (billing and delivery). Stopped by cancelling while nothing was issued.
/// Rates are [wad] per annum, cash in [cash base units] of the proceeds' currency.
interface IOffering {
    event BooksOpened(uint256 indexed id, address indexed token, OfferingTerms terms, uint256 guidanceRate);
    event GuidanceSet(uint256 indexed id, uint256 rate);
    event OrderPlaced(uint256 indexed id, address indexed investor, uint256 units, uint256 limitRate);
    event OrderWithdrawn(uint256 indexed id, address indexed investor);
    event Priced(uint256 indexed id, uint256 rate, uint256 price, bytes32 termsHash);
    event Allotted(uint256 indexed id, address indexed investor, uint256 units);
    event AllotmentCompleted(uint256 indexed id, uint256 units);
    event AllotmentSettled(uint256 indexed id, address indexed investor, uint256 units, uint256 cash, address payAsset);
    event FeePaid(uint256 indexed id, address indexed payee, uint256 amount);
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
    error AllotmentRepeated(uint256 id, address investor);
    error ClosingNotOpen(uint256 id, uint256 nowAt, uint256 fromAt, uint256 untilAt);
    error ClosingIncomplete(uint256 id, uint256 units, uint256 needed);
    error AllotmentSettledAlready(uint256 id, address investor);
    error AcceptanceInvalid(uint256 id, address investor);
    error ReportOwed(uint256 id, address token);
    error NothingHeld(uint256 id);

    /// @notice Opens the books (REGISTRAR).
    /// @return id of the offering, counted from 1
    function open(OfferingTerms calldata terms, uint256 guidanceRate) external returns (uint256 id);

    /// @notice Changes the price guidance while the books are open (REGISTRAR).
    function setGuidance(uint256 id, uint256 rate) external;

    /// @notice Places or replaces the caller's order. Requirements: books open; at least the minimum, a multiple of the
    /// increment; the caller can receive the token.
    function placeOrder(uint256 id, uint256 units, uint256 limitRate) external;

    function withdrawOrder(uint256 id) external;

    /// @notice Prices the issue (REGISTRAR); the terms' hash is what the instrument is frozen by.
    /// @param rate [wad] coupon per annum
    /// @param price [wad] of face value, 1e18 = par
    function setPrice(uint256 id, uint256 rate, uint256 price, bytes32 termsHash) external;

    /// @notice Allots (REGISTRAR), in one call or in pages; the last page says so and the sum must be the whole issue.
    function allot(uint256 id, address[] calldata investors, uint256[] calldata units, bool last) external;

    /// @notice Closes all or none (REGISTRAR): every allotment is paid and issued in this transaction, or nothing is.
    function close(uint256 id, Acceptance[] calldata acceptances) external;

    /// @notice Closes for some investors (REGISTRAR), the others stay open until `finish`.
    function closeFor(uint256 id, Acceptance[] calldata acceptances) external;

    /// @notice Ends a per-investor closing with what was issued (REGISTRAR).
    function finish(uint256 id) external;

    /// @notice Cancels while nothing was issued (REGISTRAR).
    function cancel(uint256 id) external;

    /// @notice Releases the proceeds once the post-issue report is recorded; anyone may call.
    function releaseProceeds(uint256 id) external;

    function statusOf(uint256 id) external view returns (OfferingStatus);
    function termsOf(uint256 id) external view returns (OfferingTerms memory);
    function orderOf(uint256 id, address investor) external view returns (Order memory);

    /// @notice What an investor owes for an allotment, rounded half up to the base unit.
    function cashFor(uint256 id, uint256 units) external view returns (uint256);

    /// @notice The digest an investor signs to accept.
    function acceptanceDigest(uint256 id, address investor, address payAsset) external view returns (bytes32);
}
