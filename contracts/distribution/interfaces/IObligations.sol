// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ObligationId} from "../../types/ObligationId.sol";
import {IPaying} from "./IPaying.sol";

/// @notice How an entitlement follows from a position at the record instant.
/// @dev PER_UNIT: `amount` per unit. PRO_RATA: `amount` is the total, shared by balance over supply and by largest
/// remainder: the floor, and one base unit more where the remainder is above `threshold`, or equals it and the wallet's
/// member number is at most `tieMember`. BY_INSTRUMENT: `amount` is the total, the declarer says each share
/// (`IShareSource`) and retires the units that it pays for.
enum AmountRule {
    PER_UNIT,
    PRO_RATA,
    BY_INSTRUMENT
}

/// @notice What is owed.
enum Kind {
    COUPON,
    INSTALMENT,
    PRINCIPAL,
    PUT,
    CLAIM,
    LATE_INTEREST,
    REVENUE,
    INCOME,
    MANUFACTURED
}

/// @dev Read, never stored, but for the cancellation:
///
///     PROMISED     not declared yet: the instrument's terms say it
///     DECLARED     what is owed is known, nothing is funded
///     PART_FUNDED  some of it is there, locked until the rest is or it is cancelled
///     FUNDED       all that holders must receive is there; it belongs to them, whatever happens to the instrument
///     DISCHARGED   every unit of the record has been reached: paid, or kept for its owner
///     CANCELLED    by its declarer before it was funded; contributions go back
///     SUPERSEDED   by a call or an acceleration before its record: said by the instrument
///     PRESCRIBED   what was kept was not claimed in the terms' years and went back to the issuer
enum ObligationStatus {
    PROMISED,
    DECLARED,
    PART_FUNDED,
    FUNDED,
    DISCHARGED,
    CANCELLED,
    SUPERSEDED,
    PRESCRIBED
}

/// @notice What an instrument declares.
/// @param recordAt [s] a record instant of the token, passed; 0 where the declarer says the shares
/// @param payAt [s] paid from now ≥ payAt
/// @param dueAt [s] last second to fund it
/// @param grossUp the tax is owed on top, as a line of its own: every holder's net is its entitlement
/// @param incomeType as `IWithholding` reads it, at most 3
/// @param currency any accepted cash token of the currency that is paid
/// @param amount [cash base units] per unit, or the total
/// @param taxed [cash base units] what of `amount` is income that the tax table applies to; the rest is principal
/// @param units [units] that are to be reached, where the declarer says the shares; else 0, and the record's count
/// @param prescribedAt [s] kept shares go back to `restOwner` once now > prescribedAt; 0 = never
/// @param restOwner the issuer; whose prescribed shares are
/// @param withholding the tax table; zero = nil tax
/// @param taxOwner who is owed the tax
struct Declaration {
    address token;
    uint32 recordAt;
    uint32 payAt;
    uint32 dueAt;
    AmountRule rule;
    Kind kind;
    bool grossUp;
    uint8 incomeType;
    address currency;
    uint96 amount;
    uint96 taxed;
    uint80 units;
    uint32 prescribedAt;
    address restOwner;
    address withholding;
    address taxOwner;
}

/// @notice An obligation as it stands.
/// @param currency ISO 4217 letters
/// @param sharesSet whether `threshold` and `tieMember` were given (PRO_RATA)
/// @param units [units] of the record
/// @param total [cash base units] what holders must receive in all: the net line
/// @param funded [cash base units] of it, in all cash tokens together, less what was refunded
/// @param source who says the shares (BY_INSTRUMENT)
/// @param number in the source's list
struct Obligation {
    address token;
    uint32 recordAt;
    uint32 payAt;
    uint32 dueAt;
    AmountRule rule;
    Kind kind;
    bool cancelled;
    bool grossUp;
    uint8 incomeType;
    bool sharesSet;
    bytes3 currency;
    uint96 amount;
    uint96 taxed;
    uint80 units;
    uint96 total;
    uint96 funded;
    uint32 prescribedAt;
    uint80 threshold;
    uint24 tieMember;
    address restOwner;
    address withholding;
    address taxOwner;
    address source;
    uint64 number;
}

/// @title Who says the shares of an obligation BY_INSTRUMENT.
interface IShareSource {
    /// @notice Gives the wallets' shares up to the caller and retires the units that they are paid for; a wallet without a
    /// share, or that can't be reached now, has zero units. Requirements: the caller is the paying contract of the obligation.
    /// @return shares [cash base units]
    /// @return taxed [cash base units] of each what is income
    /// @return units [units] reached with each
    function takeShares(address token, uint256 number, address[] calldata wallets)
        external
        returns (uint256[] memory shares, uint256[] memory taxed, uint256[] memory units);
}

/// @title What instruments owe, and the money that has come for it.
/// @notice Instruments declare after the record; anybody funds; the paying contract reaches the holders. *Funded* means
/// that the money which its holders must receive is there; *discharged*, that every unit of the record has been
/// reached. Money that is funded belongs to the holders of its record: no status, call, default, acceleration or
/// cancellation gives it back. Amounts are [cash base units], instants [s]. Stopped per cash token, by the administrator, at
/// the paying contract; a replaced pair finishes what was declared in it.
interface IObligations {
    event ObligationDeclared(
        ObligationId indexed id, address indexed token, address indexed declarer, uint256 number, Declaration terms
    );
    event SharesSet(ObligationId indexed id, uint256 threshold, uint256 tieMember);
    event ObligationAmended(ObligationId indexed id, uint256 amount, uint256 taxed, uint256 units);
    event ObligationPostponed(ObligationId indexed id, uint256 dueAt);
    event ObligationFunded(ObligationId indexed id, address indexed funder, uint256 amount, uint256 funded, uint256 total);
    event ObligationCancelled(ObligationId indexed id);
    /// @notice A contribution, or a part of it, is its funder's again and can be drawn.
    event ContributionReturned(ObligationId indexed id, address indexed funder, uint256 amount);
    event RefundDrawn(ObligationId indexed id, address indexed funder, address indexed to, address cash, uint256 amount);

    error DeclarerUnknown(address token, address caller);
    error ObligationExists(ObligationId id, ObligationStatus status);
    error ObligationUnknown(ObligationId id);
    error ObligationUnfit(ObligationId id, string field, uint256 value);
    error AlreadyFunded(ObligationId id, uint256 funded);
    error PaymentsStarted(ObligationId id, uint256 unitsReached);
    error FundingTooSmall(ObligationId id, uint256 amount, uint256 least);
    error PagesUneven(uint256 cashTokens, uint256 amounts);
    error NothingToRefund(ObligationId id, address funder);
    error RefundNotYours(ObligationId id, address funder, address caller);

    // ---- instruments ----

    /// @notice Declares what is owed. Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`); the number
    /// is new, or cancelled with its contributions returned (`ObligationExists`); the currency is accepted
    /// (`IPaying.CashNotAccepted`); the record has passed and is not after the payment, which is not after the due instant; an
    /// amount; a tax owner where there is a tax table; the kind of income is at most 3; a share source has units
    /// (`ObligationUnfit`).
    /// @dev Emits `ObligationDeclared`.
    function declare(uint256 number, Declaration calldata terms) external returns (ObligationId id);

    /// @notice Corrects what the caller declared, before anybody was reached: what is then funded too much is returned, last
    /// in first out. Requirements: not cancelled; nobody reached yet (`PaymentsStarted`).
    /// @dev Emits `ObligationAmended`.
    function amend(address token, uint256 number, uint96 amount, uint96 taxed, uint80 units) external;

    /// @notice Cancels what the caller declared. Requirements: not funded (`AlreadyFunded`).
    /// @dev Emits `ObligationCancelled`.
    function cancel(address token, uint256 number) external;

    /// @notice Moves the due instant of an obligation that is not funded, as a waiver or the holders' decision says.
    /// Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`); not funded (`AlreadyFunded`); later than
    /// before (`ObligationUnfit`).
    /// @dev Emits `ObligationPostponed`.
    function postpone(ObligationId id, uint32 dueAt) external;

    /// @notice Says where the last base units of a shared total go (CALCULATION_AGENT of the token, or its instrument); again
    /// where it was wrong. Requirements: a shared total (`ObligationUnfit`); nobody reached yet (`PaymentsStarted`).
    /// @dev Emits `SharesSet`. Nothing waits for it for ever: 30 days after payAt a page pays the floors without it.
    /// @param threshold [units]
    function setShares(ObligationId id, uint80 threshold, uint24 tieMember) external;

    // ---- anybody ----

    /// @notice Moves the caller's deposit to the paying contract's wallets, one net interbank move per bank; takes no more
    /// than is missing, in the order given. Requirements: declared; every cash token is accepted in the currency
    /// (`IPaying.CashNotAccepted`); at least 1/1,000 of what is missing, unless it completes (`FundingTooSmall`).
    /// @dev Emits `ObligationFunded`.
    /// @param outAsset the caller's deposit
    /// @return taken [cash base units] zero where nothing is missing
    function fund(ObligationId id, address outAsset, address[] calldata cashTokens, uint256[] calldata amounts)
        external
        returns (uint256 taken);

    /// @notice Returns what nobody is owed to its funders, last in first out, at most `limit` contributions of it; for
    /// anyone. All of a cancelled obligation, the excess of an amended one, the rest of a discharged one.
    /// @dev Emits `ContributionReturned`.
    function returnContributions(ObligationId id, uint256 limit) external returns (uint256 returned);

    /// @notice Pays a funder, or who took over from its wallet, what was returned to it, in an accepted cash token of its
    /// choice. Requirements: the caller is the one or the other (`RefundNotYours`); something was (`NothingToRefund`).
    /// @dev Emits `RefundDrawn`.
    function drawRefund(ObligationId id, address funder, address cash) external;

    // ---- views ----

    function paying() external view returns (IPaying);
    function obligationOf(ObligationId id) external view returns (Obligation memory);
    function statusOf(ObligationId id) external view returns (ObligationStatus);

    /// @notice Declared, not cancelled, and nothing is missing of what holders must receive.
    function isFunded(ObligationId id) external view returns (bool);

    /// @notice Every unit of the record has been reached.
    function isDischarged(ObligationId id) external view returns (bool);

    /// @notice What is missing. [cash base units]
    function missingOf(ObligationId id) external view returns (uint256);

    /// @notice Σ of what was missing times the seconds it was, from the due instant until it was funded, or until now.
    function lateOf(ObligationId id) external view returns (uint256 amountSeconds);

    /// @notice What can be returned to funders now. [cash base units]
    function returnableOf(ObligationId id) external view returns (uint256);

    /// @notice What a funder can draw. [cash base units]
    function refundOf(ObligationId id, address funder) external view returns (uint256);
}
