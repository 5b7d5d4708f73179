// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

/// @dev A dealing day, once; one function ends each way:
///
///     from      to
///     OPEN      STRUCK     `strike`: dealt at the day's price
///     OPEN      PASSED     `pass`: nothing was dealt, every request stands under the next open day's id
///
/// What changes with time alone is computed: a day takes requests up to its cut-off, its redemption money is late after `payBy`.
enum DayStatus {
    OPEN,
    STRUCK,
    PASSED
}

/// @notice What the fund's documents say, frozen at the deployment. Rates are [wad], amounts [cash base units].
/// @param custody the trustee's account: what was subscribed is paid to it, what is late is pulled from it
/// @param cutOff [s] after the place's midnight: a request counts for the day up to and including it
/// @param utcOffset [s] of the place
/// @param weekdays dealing days, Monday lowest
/// @param priceDecimals of a published price, half up
/// @param maxNavAge [s] most from the valuation to the strike
/// @param passAfter [s] from the cut-off; a day that was not struck until then may be passed by anyone
/// @param payWithin [s] from the strike until redemption money is late; at most 31 days
/// @param reportWithin [s] from a correction until its report is late
/// @param compensateWithin [s] from a correction until its compensation is late
/// @param gate most units redeemed on one day, of the units in issue; 0 = none
/// @param swingThreshold net flow, of the net assets, above which the price swings
/// @param swingFactor by which it does; 0 = never
/// @param materiality from which an error of a price is compensated, of the right price
/// @param initialPrice [wad] of a unit before there are any
/// @param deMinimis below which one investor's loss is not paid
/// @param minimumSubscription of one request
/// @param documentHash of the offering document
/// @param authorisationHash of the regulator's authorisation
/// @param consultationHash of the prior consultation on the tokenisation
struct FundTerms {
    address custody;
    uint32 cutOff;
    int32 utcOffset;
    uint8 weekdays;
    uint8 priceDecimals;
    uint32 maxNavAge;
    uint32 passAfter;
    uint32 payWithin;
    uint32 reportWithin;
    uint32 compensateWithin;
    uint64 gate;
    uint64 swingThreshold;
    uint64 swingFactor;
    uint64 materiality;
    uint96 initialPrice;
    uint96 deMinimis;
    uint96 minimumSubscription;
    bytes32 documentHash;
    bytes32 authorisationHash;
    bytes32 consultationHash;
}

/// @notice The net asset value of a dealing day.
/// @param day [days since 1970-01-01]
/// @param valuedAt [s] at the day's cut-off or later
/// @param netAssets [cash base units] after fees, without what was paid in and is not dealt, and without what redeemers are owed
/// @param units [units] in issue, those that were struck and not claimed among them
/// @param price [wad] of a whole unit: netAssets / units, to the terms' decimals
/// @param source hash of the administrator's statement
struct Nav {
    uint32 day;
    uint40 valuedAt;
    uint128 netAssets;
    uint96 units;
    uint96 price;
    bytes32 source;
}

/// @notice A dealing day as it stands.
/// @param nav [wad] a unit's
/// @param price [wad] that all of the day are dealt at: the NAV, swung where the flow was large
/// @param unitsBefore [units] in issue before the strike
/// @param requested [units] asked to be redeemed
/// @param dealt [units] of them that the gate let through; paid / requested = dealt / requested for each
/// @param carriedTo the day whose id the rest stands under; 0 = nothing was carried
/// @param dealtAt [s]
/// @param payBy [s] redemption money is late afterwards
struct Day {
    DayStatus status;
    uint96 nav;
    uint96 price;
    uint96 unitsBefore;
    uint96 requested;
    uint96 dealt;
    uint32 carriedTo;
    uint40 dealtAt;
    uint40 payBy;
}

/// @notice One cash token's requests of a day.
/// @param subscribed [cash base units]
/// @param requested [units]
/// @param units [units] struck for subscribers
/// @param dealt [units] of the requested
/// @param cash [cash base units] that redeemers are owed for them
/// @param funded whether redeemers can claim it
struct Flow {
    uint128 subscribed;
    uint96 requested;
    uint96 units;
    uint96 dealt;
    uint128 cash;
    bool funded;
}

/// @notice What a holder has under one id in one cash token, carried requests among it.
/// @param subscribed [cash base units]
/// @param redeemed [units]
/// @param unitsClaimed, cashClaimed whether each was done
/// @param ended whether the redemption was dealt and then ended unpaid, for a court had broken its hold; `cashClaimed` too then
struct Request {
    uint128 subscribed;
    uint96 redeemed;
    bool unitsClaimed;
    bool cashClaimed;
    bool ended;
}

/// @title An open-ended fund that deals daily at a forward price: subscriptions, redemptions, net asset values, gates, corrections.
/// @notice The instrument of its token, and the gate of its issue: no unit is minted but one that was paid for and struck. Amounts of money
/// are [cash base units] of one currency and number of decimals, units [units] of the token, prices [wad] of a whole unit,
/// instants [s]. Rounding is down, in the fund's favour, once a claim.
///
/// Requests are asynchronous as in ERC-7540: `requestId` is the dealing day, and one cash token of a bank is what a vault of ERC-7575
/// is there. All under one id and token share one price and one ratio. Deviations, on purpose (docs/decisions/0049): functions name the
/// cash token instead of standing at one address each; the controller is the owner; units stay in the owner's entry, held, until they are claimed for;
/// a paying agent may pay claims in pages, to their controllers alone; cancelling is at once.
///
///     request ──► pending ── strike ──► claimable ── claim ──► claimed
///        │           ├── cut-off not passed: cancel ──► back to its owner
///        │           └── gate, or the day is passed: stands under the next open day's id, where it can be cancelled
///        └── redemption whose hold a court broke: endUnheld, for anyone; units and money stay where they are
///
/// A request that names no day takes the one whose cut-off is next; one that names another is refused.
///
/// Struck is not claimed: a strike changes the units in issue for the whole day. Unclaimed units are their subscriber's; redeemers are creditors, and
/// what they are owed has a clock. A wrong price is corrected in money, beside the fund (`IFundCorrections`). Struck subscriptions pay what redeemers are owed, oldest day first, before anything goes to the custody account.
///
/// A price is known once the administrator published it and the trustee, another key, approved it; then anyone strikes the day. A day
/// without a strike is passed by anyone once it is late: nobody's silence keeps a request.
///
/// Assumptions: cash tokens are permissioned money that moves exactly what it says and calls nobody; the register has no minimum holding, which
/// would stop claims for as long as it stood.
///
/// Stopped by `suspend` (TRUSTEE) or by taking the powers away; claims and funding go on, and what is due to be dealt is passed, then cancelled.
interface IMoneyMarketFund {
    /// @notice The terms, at the deployment.
    event FundTermsFrozen(bytes32 indexed termsHash, FundTerms terms);
    /// @notice The product provider confirmed them.
    event DealingOpened(bytes32 indexed termsHash);
    event FundCashAdded(address indexed asset);
    event FundCashClosed(address indexed asset, bool closed);
    event DealingDayClosed(uint256 indexed day, bool closed);
    /// @notice An owner lets another act for it, or no longer (ERC-7540).
    event OperatorSet(address indexed controller, address indexed operator, bool approved);
    /// @param day whose price it takes: the next one where the cut-off has passed
    event SubscriptionRequested(address indexed asset, address indexed controller, uint256 indexed day, uint256 amount);
    event RedemptionRequested(address indexed asset, address indexed controller, uint256 indexed day, uint256 units);
    event SubscriptionCancelled(address indexed asset, address indexed controller, uint256 indexed day, uint256 amount);
    event RedemptionCancelled(address indexed asset, address indexed controller, uint256 indexed day, uint256 units);
    /// @notice A redemption without a hold left the books, unpaid.
    /// @param units [units] that were asked for, or dealt where its day was struck: they are in issue again
    event RedemptionEnded(address indexed asset, address indexed controller, uint256 indexed day, uint256 units);
    event NavPublished(uint256 indexed day, Nav nav);
    event NavApproved(uint256 indexed day, bytes32 navHash);
    /// @param subscribed [cash base units] of all cash tokens
    /// @param units [units] struck for them
    /// @param paid [cash base units] owed for what was dealt
    event DayStruck(
        uint256 indexed day,
        uint256 nav,
        uint256 price,
        uint256 subscribed,
        uint256 units,
        uint256 requested,
        uint256 dealt,
        uint256 paid,
        uint256 unitsAfter
    );
    event DayPassed(uint256 indexed day);
    /// @notice Requests of a day stand under another day's id from now on.
    /// @param amount [cash base units] of subscriptions
    /// @param units [units] of redemptions
    event RequestsCarried(
        address indexed asset, uint256 indexed day, uint256 indexed toDay, uint256 amount, uint256 units
    );
    /// @notice The same, of one holder, where it was first needed.
    event RequestCarried(
        address indexed asset, address indexed controller, uint256 indexed day, uint256 toDay, uint256 amount, uint256 units
    );
    event UnitsClaimed(address indexed asset, address indexed controller, uint256 indexed day, uint256 units);
    event CashClaimed(
        address indexed asset, address indexed controller, uint256 indexed day, uint256 units, uint256 amount
    );
    /// @notice A page passed a holder over, who can claim later.
    event ClaimPassedOver(address indexed asset, address indexed controller, uint256 indexed day);
    event RedemptionsFunded(address indexed asset, address indexed by, uint256 amount);
    event SubscriptionsSwept(address indexed asset, uint256 amount);
    /// @notice Redemption money was late and pulled from the custody account, as far as it reached.
    event RedemptionEnforced(address indexed asset, uint256 indexed day, uint256 pulled, uint256 missing);
    event FundSuspended(bytes32 reason);
    event FundResumed();

    error FundTermUnfit(string field, uint256 value);
    error FundCashUnfit(address asset, string field);
    /// @notice The product provider has not confirmed the terms yet.
    error FundSilent();
    error DayUnfit(uint256 day, string field, uint256 value);
    /// @notice The day takes no request: its cut-off has passed, it is no dealing day, or another one comes first.
    error DayClosed(uint256 day, uint256 openDay, uint256 nowAt);
    error DayStatusUnfit(uint256 day, DayStatus status, DayStatus needed);
    error DayOutOfOrder(uint256 day, uint256 next);
    error DayNotReached(uint256 day, uint256 from, uint256 nowAt);
    error FundIsSuspended(bytes32 reason);
    error FundNotSuspended();
    error ControllerNotYours(address controller, address caller);
    error HolderRefused(address holder);
    error RequestTooSmall(uint256 amount, uint256 minimum);
    error RequestMissing(address asset, address controller, uint256 day);
    /// @notice The units that a holder asks for are not held any more: a court's order broke the hold.
    error RequestUnbacked(address controller, uint256 asked, uint256 held);
    error RequestBacked(address controller, uint256 asked, uint256 held);
    /// @notice A figure of a NAV is not what it must be.
    error NavUnfit(uint256 day, string field, uint256 value, uint256 expected);
    error NavStale(uint256 day, uint256 valuedAt, uint256 maxAge, uint256 nowAt);
    error NavUnknown(uint256 day, bytes32 navHash);
    /// @notice The day has an approved price that is not stale: it is dealt at that.
    error NavStands(uint256 day);
    /// @notice One key may not do both halves.
    error CheckerIsMaker(address caller);
    error ClaimDone(address asset, address controller, uint256 day);
    error RedemptionUnfunded(address asset, uint256 day, uint256 missing);
    error RedemptionNotLate(address asset, uint256 day);
    /// @notice Units are issued by strikes alone.
    error IssueByStrikeOnly(address caller, uint256 units);
    /// @notice A page has too little gas left for its next payment: what fails with less would be no refusal.
    error PageGasShort(uint256 left, uint256 needed);

    // ---- set-up ----

    /// @notice Confirms the terms that the contract was deployed with, by their hash, and opens dealing (ISSUER, the product provider), once.
    /// @dev Emits `DealingOpened`. Requirements: not open yet, that hash, a register without a minimum holding (`FundTermUnfit`). Asked at the
    /// deployment, by field (`FundTermUnfit`): a custody account, weekdays, decimals up to 8, an initial price of that many decimals; a cut-off
    /// within the day; clocks of at most 31 days; rates below one; documents.
    function openDealing(bytes32 termsHash) external;

    /// @notice Takes another bank's money (ADMIN). Requirements: the same currency and decimals, at most 8 in all, new (`FundCashUnfit`).
    function addCash(address asset) external;

    /// @notice Takes no more requests in a bank's money, or again (TRUSTEE): a bank that can't be reached. What was asked for goes on.
    /// @dev Emits `FundCashClosed`. Requirements: a known cash token (`FundCashUnfit`).
    function closeCash(address asset, bool closed) external;

    /// @notice Names days on which the fund doesn't deal, or opens them again (CALCULATION_AGENT). Requirements: after the day that takes requests now, and
    /// never more than 31 days without a dealing day (`DayUnfit`).
    function setClosed(uint32[] calldata daysClosed, bool closed) external;

    // ---- holders ----

    /// @notice Lets another act for the caller, or no longer.
    function setOperator(address operator, bool approved) external returns (bool);

    /// @notice Pays money in for units at the price of a day (the controller, or its operator).
    /// @dev Emits `SubscriptionRequested`. Requirements: dealing is open (`FundSilent`); a known cash token that is not closed (`FundCashUnfit`); the caller
    /// (`ControllerNotYours`); the controller may hold units (`HolderRefused`); the minimum (`RequestTooSmall`); the day, where it is named,
    /// takes requests (`DayClosed`); the token's own refusals of the payment.
    /// @param day 0 = the next whose cut-off has not passed
    /// @return requestId the day whose price it takes
    function requestSubscription(address asset, uint128 amount, address controller, uint32 day)
        external
        returns (uint256 requestId);

    /// @notice Asks for units to be redeemed, which are held from now on (the controller, or its operator).
    /// @dev Emits `RedemptionRequested`. Requirements: as `requestSubscription`, but anyone who is neither frozen nor sanctioned may redeem; what it
    /// asked for before is held (`RequestUnbacked`); the register's refusals of a hold.
    /// @param asset that it is to be paid in
    function requestRedemption(address asset, uint96 units, address controller, uint32 day)
        external
        returns (uint256 requestId);

    /// @notice Takes the whole subscription of a day back (the controller, or its operator). Requirements: the cut-off has not
    /// passed (`DayClosed`); not dealt (`DayStatusUnfit`); there is one (`RequestMissing`).
    /// @dev Emits `SubscriptionCancelled`.
    function cancelSubscription(address asset, address controller, uint32 day) external;

    /// @notice Takes the whole redemption of a day back. Requirements: as `cancelSubscription`.
    /// @dev Emits `RedemptionCancelled`.
    function cancelRedemption(address asset, address controller, uint32 day) external;

    /// @notice Ends a redemption whose hold a court broke, for anyone. What was dealt for it is in issue again, and its money the fund's.
    /// @dev Emits `RedemptionEnded`. Requirements: less is held than the holder asks for in that cash token (`RequestBacked`); the day was not
    /// passed (`DayStatusUnfit`); a request (`RequestMissing`) that was not claimed (`ClaimDone`); of a struck day, its money is there
    /// (`RedemptionUnfunded`).
    function endUnheld(address asset, address controller, uint32 day) external;

    /// @notice Takes the units of a struck day (the controller, or its operator).
    /// @dev Emits `UnitsClaimed`. Requirements: struck (`DayStatusUnfit`); a request (`RequestMissing`), once (`ClaimDone`); the register's
    /// refusals of the receipt. A lost wallet's go to its successor, who then is the controller.
    function claimUnits(address asset, address controller, uint32 day) external returns (uint256 units);

    /// @notice Takes the money of a struck day; the units are burnt (the controller, or its operator).
    /// @dev Emits `CashClaimed`. Requirements: as `claimUnits`; the money is there (`RedemptionUnfunded`); neither frozen nor sanctioned
    /// (`HolderRefused`); its units are held (`RequestUnbacked`) and not frozen (the register's refusal); the money's own refusals.
    function claimCash(address asset, address controller, uint32 day) external returns (uint256 amount);

    /// @notice Hands units out to many (PAYING_AGENT; anyone once the day's redemption money would be late). Who is refused is passed over.
    /// @dev Emits `UnitsClaimed` or `ClaimPassedOver` for each that has something to claim.
    function payUnits(address asset, uint32 day, address[] calldata controllers) external;

    /// @notice Pays many (PAYING_AGENT; anyone once it is late). Who is refused is passed over.
    /// @dev Emits `CashClaimed` or `ClaimPassedOver` for each that has something to claim.
    function payCash(address asset, uint32 day, address[] calldata controllers) external;

    /// @notice Enters what was carried for a holder in its own name, for anyone, as claims and cancellations do; and takes what rounding left of a
    /// day into the books once nobody has anything to claim of it.
    function carry(address asset, address controller, uint32 day) external;

    /// @notice Claims for one of a page (the fund itself: `ControllerNotYours`).
    function payOne(address asset, address controller, uint32 day, bool cash) external;

    // ---- dealing ----

    /// @notice Publishes the NAV of the day to be dealt next (CALCULATION_AGENT, the administrator), or replaces it.
    /// @dev Emits `NavPublished`. Requirements, by field (`NavUnfit`): the day (`day`); valued at its cut-off or later and not in the future (`valuedAt`); the
    /// units in issue (`units`); net assets over units to the terms' decimals (`price`).
    function publishNav(Nav calldata nav) external;

    /// @notice Approves the published NAV (TRUSTEE). Requirements: it is that one (`NavUnknown`); another key published it
    /// (`CheckerIsMaker`); it is not stale (`NavStale`); not suspended (`FundIsSuspended`).
    /// @dev Emits `NavApproved`.
    function approveNav(uint32 day, bytes32 navHash) external;

    /// @notice Deals a day, for anyone: one price, one ratio, for all requests, in constant time.
    /// @dev Emits `DayStruck`, `RequestsCarried` where the gate holds some back. Requirements: the next day (`DayOutOfOrder`); an approved NAV
    /// (`NavUnknown`) that is not stale (`NavStale`); its cut-off has passed (`DayNotReached`); not suspended (`FundIsSuspended`).
    function strike(uint32 day) external;

    /// @notice Passes a day that was not struck, for anyone: all its requests stand under the open day's id.
    /// @dev Emits `DayPassed`, `RequestsCarried`. Requirements: the next day (`DayOutOfOrder`); its cut-off has passed, and the fund is suspended
    /// or the day is late (`DayNotReached`); it has no approved NAV, or a stale one (`NavStands`).
    function pass(uint32 day) external;

    /// @notice Stops dealing (TRUSTEE). The regulator is told at once; the hash is the notice's.
    function suspend(bytes32 reason) external;

    /// @notice Deals again (TRUSTEE). Requirements: suspended (`FundNotSuspended`).
    function resume() external;

    // ---- money ----

    /// @notice Pays in what redeemers are owed, oldest day first, for anyone; at most what is missing is taken.
    /// @dev Emits `RedemptionsFunded`.
    function fund(address asset, uint256 amount) external returns (uint256 taken);

    /// @notice Moves struck subscriptions that redeemers don't need to the custody account, for anyone.
    /// @dev Emits `SubscriptionsSwept`.
    function sweep(address asset) external returns (uint256 amount);

    /// @notice Pulls late redemption money from the custody account, as far as its allowance and balance reach, for anyone; where it stays
    /// short the fund is suspended, once a day and cash token, unless a bank refused the payment.
    /// @dev Emits `RedemptionEnforced`, and `FundSuspended`. Requirements: late and not funded (`RedemptionNotLate`).
    function enforce(address asset, uint32 day) external;

    // ---- views ----

    function token() external view returns (address);
    function terms() external view returns (FundTerms memory);
    function termsHash() external view returns (bytes32);
    function cashTokens() external view returns (address[] memory);
    function isOperator(address controller, address operator) external view returns (bool);
    /// @notice The day that takes requests now.
    function openDay() external view returns (uint32);
    /// @notice The day to be struck or passed next.
    function nextDay() external view returns (uint32);
    /// @notice [s] last second of a day's requests.
    function cutOffOf(uint32 day) external view returns (uint256);
    function isDealingDay(uint32 day) external view returns (bool);
    /// @notice [units] struck and not claimed among them, dealt for redemption not.
    function unitsInIssue() external view returns (uint256);
    function suspension() external view returns (bytes32 reason);
    function dayOf(uint32 day) external view returns (Day memory);
    function flowOf(address asset, uint32 day) external view returns (Flow memory);
    /// @notice What a holder has under an id, with what was carried there and is not entered yet.
    function requestOf(address asset, address controller, uint32 day) external view returns (Request memory);
    /// @notice The published NAV of the next day, and whether the trustee approved it.
    function publishedNav() external view returns (Nav memory nav, bool approved);
    /// @notice The NAV of the last struck day: per unit [wad], when it was valued and how old it is [s], and whether it is fresh.
    function latestNav() external view returns (uint32 day, uint256 nav, uint256 valuedAt, uint256 age, bool fresh);
    /// @notice What redeemers are owed and have not yet been funded. [cash base units]
    function missingFor(address asset) external view returns (uint256);
    /// @notice Struck subscriptions that were not swept. [cash base units]
    function unswept(address asset) external view returns (uint256);
    /// @notice [units] that an amount of one cash base unit is at a price of one [wad].
    function scale() external view returns (uint256);
}
