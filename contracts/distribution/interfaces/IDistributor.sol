// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {DistributionId} from "../../types/DistributionId.sol";
import {IInterbank} from "../../cash/interfaces/IInterbank.sol";

/// @notice How an entitlement follows from a position at the record instant.
/// @dev PER_UNIT: `amount` per unit. PRO_RATA: `amount` is the total, shared by balance over supply and by largest
/// remainder: the floor, and one base unit more where the remainder is above `threshold`, or equals it and the wallet's
/// member number is at most `tieMember`. BY_INSTRUMENT: `amount` is the total, the instrument says each share as it pays.
enum AmountRule {
    PER_UNIT,
    PRO_RATA,
    BY_INSTRUMENT
}

/// @dev NONE → DECLARED → CLOSED; DECLARED → CANCELLED while nothing is paid; CANCELLED → DECLARED once all money that
/// was funded has gone back.
enum DistributionStatus {
    NONE,
    DECLARED,
    CLOSED,
    CANCELLED
}

/// @notice What an instrument declares.
/// @param recordAt [s] a record instant of the token; 0 where the instrument says the shares
/// @param payAt [s] paid from now ≥ payAt
/// @param throughInstrument only the instrument pays its pages (it burns in the same transaction)
/// @param grossUp the payer pays the tax on top: every holder's net is its entitlement
/// @param incomeType as `IWithholding` reads it, at most 3
/// @param currency any accepted cash token of the currency that is paid
/// @param amount [cash base units] per unit, or the total
/// @param threshold [units] remainder from which a share is rounded up (PRO_RATA)
/// @param payer whose deposit funds it, by its own transaction
/// @param restOwner whose the rest is; zero = the payer
/// @param withholding the tax table; zero = nil tax
/// @param taxOwner who is owed what was withheld
struct Declaration {
    address token;
    uint32 recordAt;
    uint32 payAt;
    AmountRule rule;
    bool throughInstrument;
    bool grossUp;
    uint8 incomeType;
    address currency;
    uint96 amount;
    uint80 threshold;
    uint24 tieMember;
    address payer;
    address restOwner;
    address withholding;
    address taxOwner;
}

/// @notice A distribution as it stands.
/// @param currency ISO 4217 letters
/// @param funded [cash base units] in all cash tokens together
/// @param grossDue [cash base units] entitlements of the holders that pages or claims have reached
/// @param unitsReached [units] held at the record instant by those holders; zero where the instrument says the shares
struct Distribution {
    address token;
    uint32 recordAt;
    uint32 payAt;
    DistributionStatus status;
    AmountRule rule;
    uint8 incomeType;
    bool throughInstrument;
    bool grossUp;
    bytes3 currency;
    address payer;
    uint96 amount;
    uint96 funded;
    uint80 threshold;
    uint24 tieMember;
    uint112 grossDue;
    uint80 unitsReached;
    address restOwner;
    address withholding;
    address taxOwner;
}

/// @notice A distribution's money in one cash token [cash base units]; the four add up to what was funded there.
/// @param unallocated not yet anybody's; the rest once the distribution is closed
/// @param kept owed to holders who could not be paid
/// @param paid to holders, the tax owner and the owner of the rest
/// @param withheld owed to the tax owner
struct Till {
    uint128 unallocated;
    uint128 kept;
    uint128 paid;
    uint128 withheld;
}

/// @notice A holder's net share that could not be paid.
/// @param amount [cash base units]
struct KeptShare {
    address cash;
    uint96 amount;
}

/// @title Pays what instruments declare to holders of record, once each, and keeps what can't be paid for its owner.
/// @notice declare → fund → pay in pages or claim → close. Amounts are [cash base units], instants [s]. Entitlements
/// come from the token's register at the record instant, never from balances of today. Pays from its own wallet at each
/// bank, where it is admitted as a nominee. Stopped per cash token, by the administrator, with `setCash(cash, …, false)`;
/// a replaced distributor finishes what was declared in it.
interface IDistributor {
    event CashSet(address indexed cash, bytes3 currency, IInterbank interbank);
    event DistributionDeclared(
        DistributionId indexed id, address indexed token, address indexed declarer, uint256 number, Declaration terms
    );
    event DistributionFunded(DistributionId indexed id, address indexed cash, address outAsset, uint256 amount);
    /// @notice Holders of a page, or of a claim, that were paid; the lists go together.
    /// @param payees who took over their wallets; empty = each its own
    /// @param gross entitlements, with the tax on top where it is grossed up; empty = nothing is withheld
    /// @param nets what was paid
    event HoldersPaid(
        DistributionId indexed id,
        address indexed cash,
        address[] wallets,
        address[] payees,
        uint256[] gross,
        uint256[] nets
    );
    /// @notice A payee that could not be paid: refused by its bank, frozen or sanctioned. The net stays for its owner.
    event KeptForHolder(
        DistributionId indexed id,
        address indexed wallet,
        address payee,
        address cash,
        uint256 gross,
        uint256 withheld,
        uint256 net
    );
    /// @notice A kept share left: to its owner, or where an order sent it.
    /// @param orderHash the court's order or the licence; zero for the owner's own claim
    event KeptReleased(
        DistributionId indexed id,
        address indexed wallet,
        address indexed to,
        address cash,
        uint256 amount,
        bytes32 orderHash
    );
    event TaxRemitted(DistributionId indexed id, address indexed cash, address indexed to, uint256 amount);
    event DistributionClosed(DistributionId indexed id, uint256 grossDue);
    event DistributionCancelled(DistributionId indexed id);
    /// @notice What nobody is owed went to its owner: the rest of a closed distribution, or a cancelled one's funding.
    event RestPaid(DistributionId indexed id, address indexed cash, address indexed to, uint256 amount);

    error CashNotAccepted(address cash, bytes3 currency, bytes3 needed);
    error DeclarerUnknown(address token, address caller);
    error DistributionExists(DistributionId id, DistributionStatus status);
    error DistributionStatusUnfit(DistributionId id, DistributionStatus status, DistributionStatus needed);
    error DeclarationUnfit(DistributionId id, string field);
    error PayerUnknown(DistributionId id, address caller, address payer);
    error FundingExcess(DistributionId id, uint256 funded, uint256 required);
    error FundingMissing(DistributionId id, uint256 funded, uint256 required);
    error PagesUneven(uint256 cashTokens, uint256 amounts);
    error PaymentTooEarly(DistributionId id, uint256 payAt, uint256 nowAt);
    error PaymentThroughInstrument(DistributionId id);
    error TillInsufficient(DistributionId id, address cash, uint256 unallocated, uint256 needed);
    error SharesExceedTotal(DistributionId id, uint256 grossDue, uint256 total);
    error PaymentsStarted(DistributionId id, uint256 grossDue);
    error HoldersUnreached(DistributionId id, uint256 unitsReached, uint256 supply);
    error SharesBelowTotal(DistributionId id, uint256 grossDue, uint256 total);
    error ClaimNotYours(DistributionId id, address wallet, address caller);
    error PayeeBlocked(DistributionId id, address payee);
    error NothingKept(DistributionId id, address wallet);
    error OrderMissing(DistributionId id);

    // ---- administrator ----

    /// @notice Accepts a cash token for payments in its currency, or no longer (ADMIN).
    /// @param interbank moves money to and from it; zero = the payer's allowance funds it, and only its holders are paid
    function setCash(address cash, IInterbank interbank, bool accepted) external;

    // ---- instruments ----

    /// @notice Declares a distribution. Requirements: the caller holds the token's SCHEDULE power (`DeclarerUnknown`);
    /// the number is new or cancelled and paid back (`DistributionExists`); the currency is accepted
    /// (`CashNotAccepted`); amount, payer and, unless the instrument says the shares, record are given, the record is not
    /// after the payment, the kind of income is at most 3 (`DeclarationUnfit`).
    function declare(uint256 number, Declaration calldata terms) external returns (DistributionId id);

    /// @notice Cancels the caller's distribution. Requirements: declared; nobody reached yet (`PaymentsStarted`).
    function cancel(address token, uint256 number) external;

    /// @notice Pays a page of the caller's own distribution, as `payPage`; with `amounts` where the instrument says the
    /// shares (zero = none). A closed one is passed over: all of its holders have been reached.
    function payThrough(
        address token,
        uint256 number,
        address cash,
        address[] calldata wallets,
        uint256[] calldata amounts
    ) external;

    /// @notice Closes the caller's own distribution whose shares it says.
    function closeThrough(address token, uint256 number) external;

    // ---- payer ----

    /// @notice Moves the payer's deposit to the distributor's wallets, one net interbank move per bank. Requirements: the
    /// caller is the payer; declared; the record has passed; every cash token is accepted in the currency; no more than is
    /// missing (`FundingExcess`), unless grossed up.
    /// @param outAsset the payer's deposit
    function fund(DistributionId id, address outAsset, address[] calldata cashTokens, uint256[] calldata amounts) external;

    // ---- paying agent ----

    /// @notice Pays a page of holders (PAYING_AGENT of the token). Requirements: declared, fully funded, now ≥ payAt, the
    /// page's money is in this cash token, shares within the total. Holders already reached and those without a position
    /// are passed over; whoever can't be paid is kept for, and blocks nobody.
    function payPage(DistributionId id, address cash, address[] calldata wallets) external;

    /// @notice Closes (PAYING_AGENT). Requirements: every unit of the record has been reached (`HoldersUnreached`), and
    /// shared totals add up to the base unit (`SharesBelowTotal`). Kept shares stay for their owners.
    function close(DistributionId id) external;

    /// @notice Pays out what nobody is owed, of a closed or cancelled distribution, per cash token (PAYING_AGENT or its
    /// owner).
    /// @param toCash the cash token in which the owner is paid; zero = the same
    function sweep(DistributionId id, address[] calldata cashTokens, address toCash) external;

    /// @notice Pays what was withheld to the tax owner (PAYING_AGENT).
    function remitTax(DistributionId id, address cash, address toCash) external;

    // ---- holders and orders ----

    /// @notice Pays a holder's kept share, or its share that no page has reached, to the wallet or who succeeded it, in
    /// its own or another bank's money. Requirements: the caller is that payee or the paying
    /// agent; the payee is neither frozen nor sanctioned (`PayeeBlocked`); else as `payPage`.
    function claim(DistributionId id, address wallet, address cash) external;

    /// @notice Pays a kept share where a court's order or a licence says (COURT_ORDER of the token).
    function release(DistributionId id, address wallet, address to, address cash, bytes32 orderHash) external;

    // ---- views ----

    function distributionOf(DistributionId id) external view returns (Distribution memory);
    function tillOf(DistributionId id, address cash) external view returns (Till memory);
    function keptOf(DistributionId id, address wallet) external view returns (KeptShare memory);

    /// @notice Whether a page or a claim has reached the holder.
    function isReached(DistributionId id, address wallet) external view returns (bool);

    /// @notice A holder's entitlement before tax. Requirements: the record has passed. Zero where the instrument says it.
    function entitlementOf(DistributionId id, address wallet) external view returns (uint256);

    /// @notice What has to be funded, tax on top not counted. Requirements: the record has passed.
    function requiredOf(DistributionId id) external view returns (uint256);

    /// @notice Declared or closed, and no funding is missing.
    function isFunded(DistributionId id) external view returns (bool);

    function cashOf(address cash) external view returns (bytes3 currency, IInterbank interbank);
}
