// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.27;

import {ObligationId} from "../../types/ObligationId.sol";
import {IInterbank} from "../../cash/interfaces/IInterbank.sol";
import {IHeldPrincipal} from "../../register/interfaces/IHeldPrincipal.sol";
import {IObligations} from "./IObligations.sol";

/// @notice How far the holders of an obligation have been reached.
/// @param unitsReached [units] of the record whose holders were paid or are kept for
/// @param reached [cash base units] their entitlements: paid + kept + withheld
/// @param kept [cash base units] still owed to holders who could not be paid
/// @param withheld [cash base units] taken out of entitlements for tax
/// @param prescribed [cash base units] of kept shares that went back to the issuer
struct Progress {
    uint80 unitsReached;
    uint96 reached;
    uint96 kept;
    uint96 withheld;
    uint96 prescribed;
}

/// @notice A holder's net share that could not be paid. [cash base units, units]
/// @param free what its owner can claim now
/// @param frozenUnits, heldUnits that were frozen and held when principal was paid
/// @param frozen, held their principal
/// @param keptAt [s] when it was kept: holds placed or enlarged since have no share in it
struct KeptShare {
    uint96 free;
    uint80 frozenUnits;
    uint80 heldUnits;
    uint96 frozen;
    uint96 held;
    uint32 keptAt;
}

/// @notice The tax line of an obligation. [cash base units]
/// @param due tax on all that was paid and kept so far
/// @param covered the money that is there for it or was remitted
/// @param dueAt [s] last second to cover it (grossed up): 30 days after the last page that added to it before it was late
struct TaxLine {
    uint128 due;
    uint128 covered;
    uint128 remitted;
    uint32 dueAt;
}

/// @title Pays holders of record what instruments owe, once each, and keeps what can't be paid for its owner.
/// @notice Entitlements come from the token's register at the record instant, never from balances of today. Pays from its own
/// wallet at each bank, where it is admitted as a nominee; the money of an obligation lies in its tills, one per cash
/// token, and a page takes from any of them. Amounts are [cash base units], instants [s]. Stopped per cash token, by the
/// administrator, with `setCash(cash, …, false)`.
///
/// Who may page: from payAt the paying agent; from 10 days later anybody, who passes over whom it can't pay; from 30 days
/// later anybody, who keeps for whom it can't pay.
interface IPaying is IHeldPrincipal {
    event CashSet(address indexed cash, bytes3 currency, IInterbank interbank);
    event ObligationsNamed(IObligations indexed obligations);
    /// @notice Holders of a page, or of a claim, that were paid; the lists go together.
    /// @param payees who took over their wallets; empty = each its own
    /// @param gross entitlements, with the tax on top where it is grossed up; empty = nothing is withheld
    /// @param nets what was paid
    event HoldersPaid(
        ObligationId indexed id, address indexed cash, address[] wallets, address[] payees, uint256[] gross, uint256[] nets
    );
    /// @notice A share that could not be paid, or the part of it that is of frozen or held units. It stays for its owner.
    event KeptForHolder(
        ObligationId indexed id, address indexed wallet, address payee, uint256 gross, uint256 withheld, uint256 net
    );
    /// @notice Principal of units that were frozen or held stays until they are freed, or an order says whose it is.
    event PrincipalEncumbered(
        ObligationId indexed id, address indexed wallet, uint256 frozenUnits, uint256 frozen, uint256 heldUnits, uint256 held
    );
    /// @notice A kept share left: to its owner, or where an order sent it.
    /// @param orderHash the court's order or the licence; zero for the owner's own claim
    event KeptReleased(
        ObligationId indexed id, address indexed wallet, address indexed to, address cash, uint256 amount, bytes32 orderHash
    );
    /// @notice A hold took its share of the principal that was kept for held units, once.
    event KeptDrawn(
        ObligationId indexed id, address indexed wallet, bytes32 indexed holdId, address to, address cash, uint256 amount
    );
    event ObligationDischarged(ObligationId indexed id, uint256 reached);
    event SharePrescribed(ObligationId indexed id, address indexed wallet, address indexed to, uint256 amount);
    event TaxFunded(ObligationId indexed id, address indexed funder, uint256 amount);
    event TaxRemitted(ObligationId indexed id, address indexed cash, address indexed to, uint256 amount);

    error CashNotAccepted(address cash, bytes3 currency, bytes3 needed);
    error CashTokensFull(uint256 maximum);
    error CallerUnknown(address caller);
    error NotFunded(ObligationId id, uint256 funded, uint256 total);
    error ObligationEnded(ObligationId id);
    error PaymentTooEarly(ObligationId id, uint256 fromAt, uint256 nowAt);
    error SharesUnset(ObligationId id);
    error TillsShort(ObligationId id, address cash, uint256 missing);
    error NobodyReached(ObligationId id, address wallet);
    error ClaimNotYours(ObligationId id, address wallet, address caller);
    error PayeeBlocked(ObligationId id, address payee);
    error NothingKept(ObligationId id, address wallet);
    /// @notice Nothing is kept for the wallet that this hold may draw: it is another owner's, was placed or enlarged after the
    /// principal was kept, or has drawn its share.
    error NothingHeldFor(ObligationId id, address wallet, bytes32 holdId);
    error OrderMissing(ObligationId id);
    error NotPrescribed(ObligationId id, uint256 prescribedAt, uint256 nowAt);

    // ---- administrator ----

    /// @notice Accepts a cash token for payments in its currency, or no longer (ADMIN). Requirements: at
    /// most 64 ever (`CashTokensFull`).
    /// @param interbank moves money to and from it; zero = the funder's allowance funds it, and only its holders are paid
    function setCash(address cash, IInterbank interbank, bool accepted) external;

    /// @notice Names the list whose obligations are paid here, once (ADMIN).
    function setObligations(IObligations obligations) external;

    // ---- the list ----

    /// @notice Moves a funder's deposit into an obligation's till (the list, which the funder called: that is its consent).
    /// Requirements: the cash token is accepted in the currency (`CashNotAccepted`).
    function take(ObligationId id, bytes3 currency, address funder, address outAsset, address cash, uint256 amount) external;

    /// @notice Pays a funder back (the list).
    function payBack(ObligationId id, address cash, address to, uint256 amount) external;

    // ---- paying ----

    /// @notice Pays a page of holders; who may, and when, see above (`PaymentTooEarly`). Requirements: funded (`NotFunded`);
    /// the cash token is accepted in the currency; money is there, or comes over the rail from the obligation's other
    /// tills (`TillsShort`); of a shared total the shares are set, or payAt is 30 days ago (`SharesUnset`). Holders already
    /// reached and those without a position are passed over; whoever can't be paid blocks nobody.
    /// @dev Emits `HoldersPaid`, `KeptForHolder`, and with the last unit `ObligationDischarged`.
    function payPage(ObligationId id, address cash, address[] calldata wallets) external;

    /// @notice Pays a holder's kept share, or its share that no page has reached, to the wallet or who succeeded it, in
    /// any accepted cash token (that payee or PAYING_AGENT). Of principal on frozen or held units what has been freed since.
    /// Requirements: the payee is neither frozen nor sanctioned (`PayeeBlocked`); something is kept (`NothingKept`); else as
    /// `payPage`.
    /// @dev Emits `KeptReleased`, or `HoldersPaid`.
    function claim(ObligationId id, address wallet, address cash) external;

    /// @notice Pays all that is kept for a holder where a court's order or a licence says (COURT_ORDER of the token).
    /// @dev Emits `KeptReleased`.
    function release(ObligationId id, address wallet, address to, address cash, bytes32 orderHash) external;

    /// @notice Pays kept shares back to the issuer once the terms' years are over, for anyone (`NotPrescribed`).
    /// @dev Emits `SharePrescribed`.
    function prescribe(ObligationId id, address[] calldata wallets, address cash) external;

    // ---- tax ----

    /// @notice Funds the tax of a grossed-up obligation, for anyone; takes no more than is missing.
    /// @dev Emits `TaxFunded`.
    function fundTax(ObligationId id, address outAsset, address cash, uint256 amount) external returns (uint256 taken);

    /// @notice Pays the tax that is there to its owner, for anyone.
    /// @dev Emits `TaxRemitted`.
    function remitTax(ObligationId id, address cash) external;

    // ---- views ----

    function obligations() external view returns (IObligations);
    function progressOf(ObligationId id) external view returns (Progress memory);
    function unitsReachedOf(ObligationId id) external view returns (uint256);

    /// @notice An obligation's money in one cash token: not paid out yet, kept shares and tax included.
    function tillOf(ObligationId id, address cash) external view returns (uint256);
    function keptOf(ObligationId id, address wallet) external view returns (KeptShare memory);

    /// @notice What of a kept share its owner could claim now.
    function claimableOf(ObligationId id, address wallet) external view returns (uint256);
    function taxLineOf(ObligationId id) external view returns (TaxLine memory);

    /// @notice Whether a page or a claim has reached the holder.
    function isReached(ObligationId id, address wallet) external view returns (bool);

    /// @notice A holder's entitlement before tax. Zero where the declarer says it.
    function entitlementOf(ObligationId id, address wallet) external view returns (uint256);

    /// @return currency zero where it is not accepted
    function cashOf(address cash) external view returns (bytes3 currency, IInterbank interbank);
}
