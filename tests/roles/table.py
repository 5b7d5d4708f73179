"""Who may call what: every function of every deployed contract that is no view.

A row is a guard and the functions that stand behind it; `tests/roles/test_roles.py` holds the table to the ABI and to a
deployed stack.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """Who passes: ``kind`` says how ``name`` is meant, ``error`` is what everybody else meets.

    role: people with that role in the contract's own scope, asked of the manager. admin: the manager's administrator.
    scoped: people with that role in the scope that the arguments name. power: contracts with that power on a
    register. only: whoever the cast names so. open: nobody is refused for who they are, and
    ``name`` says why that is right.
    """

    kind: str
    name: str = ""
    error: str = ""


def role(name: str) -> Guard:
    """A role in the contract's scope."""
    return Guard("role", name, "AccessManagedUnauthorized")


ADMIN = Guard("admin", "", "AccessManagedUnauthorized")


def scoped(name: str) -> Guard:
    """A role in the scope that an argument names."""
    return Guard("scoped", name, "RoleMissing")


def power(name: str) -> Guard:
    """A power on the register."""
    return Guard("power", name, "PowerMissing")


def only(who: str, error: str) -> Guard:
    """Whoever the cast names so."""
    return Guard("only", who, error)


def anyone(why: str) -> Guard:
    """Anyone at all; why that does no harm."""
    return Guard("open", why)


Row = tuple[Guard, str]

OWN = anyone("moves or promises what is the caller's own")
SIGNED = anyone("the signature of whoever it binds is shown")
DUE = anyone("only what time, status or a rule already decided")
NOTHING = anyone("changes nothing")
UPGRADE = only("manager", "AccessManagedUnauthorized")

_PERMISSIONED: tuple[Row, ...] = (
    (OWN, "approve transfer transferFrom"),
    (DUE, "refresh"),
    (anyone("silent unless the identity registry calls"), "sync"),
    (only("registry or administrator", "AccessManagedUnauthorized"), "raiseGeneration"),
    (power("SETTLE"), "settle net"),
    (role("FREEZER"), "setAddressFrozen setFrozenTokens"),
    (role("BRAKE"), "withdrawPowers"),
    (ADMIN, "setPowers setIdentityRegistry"),
    (UPGRADE, "setAuthority"),
)
_HOLDS: tuple[Row, ...] = (
    (anyone("only the agent's before it expires, then anyone's; HoldStillGood otherwise"), "releaseHold"),
    (power("SETTLE"), "takeHold"),
    (power("HOLD"), "placeHold resizeHold"),
    (role("COURT_ORDER"), "breakHold"),
)
_REGISTER: tuple[Row, ...] = (
    *_PERMISSIONED,
    *_HOLDS,
    (role("ENFORCER"), "forcedTransfer"),
    (OWN, "admitSelf"),
    (SIGNED, "permit"),
    (DUE, "advance"),
    (power("REDEEM"), "redeem redeemHold"),
    (power("SCHEDULE"), "scheduleRecord scheduleRecords cancelRecord cutAfter setClosing"),
    (power("HALT"), "setVenueHalt"),
    (role("COMPLIANCE"), "setPolicy setCountryMap setCustomRule"),
)
_CASH: tuple[Row, ...] = (
    *_PERMISSIONED,
    (role("BANK"), "admitWallets book unbook"),
    (role("ISSUER"), "issue"),
    (role("BRAKE"), "haltPayments lowerDailyIssue"),
    (role("RESTORER"), "resumePayments"),
    (role("COURT_ORDER"), "lodgeOrder hashOrder overrideObjection endOrder"),
    (role("ENFORCER"), "executeOrder forcedTransfer"),
    (role("GUARDIAN"), "objectToOrder"),
    (power("RECOVER"), "recoveryAddress"),
    (DUE, "lapseOrder"),
    (ADMIN, "setDailyIssue"),
)

TABLE: dict[str, tuple[Row, ...]] = {
    "Administration": (
        (
            Guard("admin", "", "AccessManagerUnauthorizedAccount"),
            "grantRole revokeRole labelRole setGrantDelay setRoleAdmin setRoleGuardian setTargetAdminDelay "
            "setTargetClosed setTargetFunctionRole setTargetScope openScope updateAuthority",
        ),
        (only("administrator", "RevocationNotYours"), "revokeAtOnce"),
        (
            anyone("whoever the manager lets call the target; AccessManagerUnauthorizedCall otherwise"),
            "execute schedule",
        ),
        (anyone("the scheduler, a guardian or an administrator of what waits"), "cancel"),
        (anyone("a target consumes what was scheduled for it; AccessManagerUnauthorizedConsume"), "consumeScheduledOp"),
        (anyone("gives up a role of the caller's own; AccessManagerBadConfirmation otherwise"), "renounceRole"),
        (anyone("each call in it is checked for its sender"), "multicall"),
    ),
    "IdentityRegistry": (
        (role("REGISTRAR"), "register registerBatch setProfile setValidity addWallet removeWallet withdrawAdmission"),
        (role("COMPLIANCE"), "sanction suspend"),
        (role("BRAKE"), "removeIssuer"),
        (ADMIN, "trustIssuer bindRegister unbindRegister importClaims importAdmissions setRecovery restoreRegister"),
        (only("bound register", "RegisterNotBound"), "admit succeed"),
        (only("recovery", "RecoveryOnly"), "replaceWallet replaceWalletIn"),
        (only("claim issuer", "IssuerNotTrusted"), "revokeClaim"),
        (SIGNED, "presentClaims"),
    ),
    "Disclosure": (
        (scoped("ISSUER"), "recordFiling reportIssue"),
        (anyone("counts against the caller's own filing"), "beforeIssue"),
        (scoped("REGISTRAR"), "setRequiredDocuments setMaximumAge"),
        (only("keeper of the token's documents", "RoleMissing"), "setDocument removeDocument"),
    ),
    "Explainer": ((NOTHING, "bindToken unbindToken created destroyed transferred"),),
    "Recovery": (
        (ADMIN, "setApprovers"),
        (SIGNED, "propose"),
        (DUE, "execute executeEverywhere follow"),
        (only("lost wallet or guardian", "RecoveryNotYours"), "cancel"),
        (scoped("GUARDIAN"), "stopPart"),
    ),
    "TokenizedDeposit": (
        *_CASH,
        *_HOLDS,
        (OWN, "payMany"),
        (anyone("the caller's own money; RedemptionNotYours otherwise"), "redeemDeposit"),
        (SIGNED, "redeemDepositSigned"),
        (role("BRAKE"), "freezeBank"),
        (role("RESTORER"), "unfreezeBank"),
        (power("ISSUE"), "payIn"),
        (power("REDEEM"), "payOut netAcross"),
        (ADMIN, "setInterbank"),
    ),
    "SettlementToken": (
        *_CASH,
        (anyone("the caller's own money; RedemptionNotYours otherwise"), "redeemSettlement"),
        (role("BRAKE"), "stopRail"),
        (role("RESTORER"), "openRail setRailHours"),
    ),
    "Stablecoin": (
        *_CASH,
        (anyone("the caller's own money; RedemptionNotYours otherwise"), "requestRedemption"),
        (DUE, "reportOverdue reportReserve openAttestationDraw drawAttestationDay"),
        (SIGNED, "attestReserve"),
        (role("BANK"), "reportPayout returnRedemption reportFigures"),
        (role("ISSUER"), "confirmPayout rejectPayout"),
        (ADMIN, "setAttester setReserveTerms delayRedemptions setLicence setSandboxCap setHoliday"),
    ),
    "LettersOfCredit": (
        (OWN, "issue"),
        (only("issuing bank", "CreditNotYours"), "proposeAmendment comply refuse acknowledgeReimbursement"),
        (only("beneficiary of the credit", "CreditNotYours"), "acceptAmendment cancel"),
        (only("applicant of the credit", "CreditNotYours"), "waive"),
        (anyone("for the beneficiary or its nominated bank; CreditNotYours otherwise"), "present"),
        (DUE, "acceptBySilence recordHonour recordReimbursement"),
    ),
    "Marks": ((OWN, "post"),),
    "MasterAgreements": (
        (only("party of the agreement", "AgreementNotYours"), "propose"),
        (anyone("for a party of the agreement; AgreementNotYours otherwise"), "demand"),
        (SIGNED, "open vary close"),
        (only("close-out of the agreement", "AgreementNotYours"), "end closeAll"),
    ),
    "Margins": (
        (anyone("for a party of the agreement; AgreementNotYours otherwise"), "call"),
        (anyone("for one party of the agreement; AgreementNotYours otherwise"), "dispute withdrawCall"),
        (SIGNED, "deliver payInterest payIncome"),
        (DUE, "enterIncome postpone"),
    ),
    "CloseOuts": (
        (anyone("for a party of the agreement; AgreementNotYours otherwise"), "declareDefault value"),
        (DUE, "fail valueByMarks net postpone"),
        (SIGNED, "payCloseOut"),
    ),
    "Interbank": (
        (only("interbank caller", "InterbankCallerRefused"), "pay payMany collect net"),
        (OWN, "payAsPayer"),
        (ADMIN, "setBank setCaller"),
    ),
    "Queue": (
        (OWN, "submit"),
        (scoped("BANK"), "accept decline setHeld setPriority"),
        (scoped("BANK"), "reorder setStandingAcceptance setReserved setMultilateralLimit setBilateralLimit"),
        (only("payer or its bank", "PaymentNotYours"), "cancel"),
        (DUE, "giveBack release payKept"),
        (ADMIN, "setBypass"),
    ),
    "Settlement": (
        (only("deliverer", "DelivererUnknown"), "affirm reaffirm cancel"),
        (SIGNED, "affirmSigned reaffirmSigned cancelSigned settleSigned settleBatch"),
        (DUE, "settle expire fail refuse"),
        (OWN, "voidNonces"),
    ),
    "HoldConsents": (
        (
            only("agent of the hold", "HoldAgentOnly"),
            "takeHeld takeHeldSigned enlargeHeld reduceHeld substituteHeld releaseHeld drawHeld",
        ),
        (SIGNED, "hold"),
        (OWN, "voidConsents"),
    ),
    "WithholdingTable": ((ADMIN, "setRate"),),
    "Fixings": (
        (scoped("ISSUER"), "setTerms"),
        (ADMIN, "setSigners"),
        (only("checker of the bond's fixings", "CheckerUnknown"), "fix fixOvernight"),
    ),
    "Obligations": (
        (only("declarer", "DeclarerUnknown"), "declare postpone"),
        (only("declarer of it", "ObligationUnknown"), "amend cancel"),
        (only("declarer or calculation agent", "RoleMissing"), "setShares"),
        (DUE, "fund returnContributions"),
        (anyone("a funder's own refund; RefundNotYours otherwise"), "drawRefund"),
    ),
    "Paying": (
        (only("list", "CallerUnknown"), "take payBack"),
        (only("paying agent, and anybody ten days later", "PaymentTooEarly"), "payPage"),
        (only("holder of record or paying agent", "ClaimNotYours"), "claim"),
        (only("agent in the register", "HoldNotYours"), "drawHeld"),
        (scoped("COURT_ORDER"), "release"),
        (DUE, "prescribe fundTax remitTax"),
        (ADMIN, "setCash setObligations"),
    ),
    "Offering": (
        (scoped("REGISTRAR"), "open setGuidance setPrice allot close closeFor finish cancel"),
        (only("eligible investor", "InvestorNotEligible"), "placeOrder"),
        (OWN, "withdrawOrder"),
        (DUE, "releaseProceeds"),
        (SIGNED, "consent"),
    ),
    "VenueListing": (
        (scoped("ISSUER"), "applyFor"),
        (scoped("VENUE"), "list halt resume delist"),
        (ADMIN, "addVenue"),
    ),
    "ConversionAgent": (
        (scoped("CONVERSION_AGENT"), "setPool toChain reassign strikeOff"),
        (SIGNED, "toExchange"),
    ),
    "BondPuts": (
        (scoped("TRUSTEE"), "open"),
        (scoped("ISSUER"), "callByOption"),
        (DUE, "openByOption declare close free"),
        (anyone("refuses whoever is not the paying contract of that put: PayerUnknown"), "takeShares"),
        (OWN, "elect withdraw"),
    ),
    "BondDefaults": (
        (scoped("TRUSTEE"), "recordEvent setExcluded"),
        (scoped("HOLDERS"), "rescind"),
        (only("trustee or meetings", "RoleMissing"), "waive"),
        (scoped("CALCULATION_AGENT"), "schedulePayment declarePayment withdrawPayment"),
        (DUE, "recordNonPayment cure recordDefault declareLate applyPayment settlePayments"),
        (anyone("for the caller's own units of record; InstructionNotYours otherwise"), "instruct withdrawInstruction"),
    ),
    "BondMeetings": (
        (scoped("ISSUER"), "setTerms"),
        (only("who convenes", "ConvenerUnknown"), "put"),
        (anyone("for the caller's own units of record; VoteNotYours otherwise"), "vote"),
        (DUE, "close carryOut"),
    ),
    "MeterRegistry": (
        (scoped("REGISTRAR"), "setMeterRule enrol activate retire substitute replaceKey"),
        (scoped("COMPLIANCE"), "resume revokeKey"),
        (only("readings or compliance", "RoleMissing"), "suspend"),
        (ADMIN, "setReadings"),
    ),
    "Readings": (
        (only("registry or registrar", "RoleMissing"), "openStation"),
        (scoped("TRUSTEE"), "setPool setAttesters"),
        (scoped("PAUSER"), "setPaused"),
        (scoped("CALCULATION_AGENT"), "closeMonth"),
        (anyone("a quorum of the pool's attesters signed; QuorumMissing otherwise"), "accept acceptEmpty restate"),
        (anyone("the exhibits prove it"), "challenge challengeSums"),
    ),
    "Waterfall": (
        (scoped("ISSUER"), "setTerms remitProceeds"),
        (scoped("COMPLIANCE"), "openChannel closeChannel"),
        (scoped("CALCULATION_AGENT"), "reconcile"),
        (scoped("TRUSTEE"), "setPayee cureGap"),
        (scoped("PAUSER"), "setPaused"),
        (only("rights of the pool", "InstrumentUnknown"), "close fundSenior takeBack"),
        (only("offering", "OfferingUnknown"), "bookProceeds"),
        (anyone("the caller's own money, through a channel that is its own; CounterpartyUnknown otherwise"), "payIn"),
        (DUE, "payOut releaseRest"),
    ),
    "RevenueRights": (
        (role("ISSUER"), "freezeTerms"),
        (role("CALCULATION_AGENT"), "closePeriod"),
        (role("PAYING_AGENT"), "fund"),
        (DUE, "declare retire takeBack"),
        (only("offering", "OfferingUnknown"), "issue"),
        (ADMIN, "setObligations setOffering"),
        (UPGRADE, "setAuthority"),
    ),
    "MoneyMarketFund": (
        (role("ISSUER"), "openDealing"),
        (role("CALCULATION_AGENT"), "setClosed publishNav"),
        (role("TRUSTEE"), "approveNav closeCash suspend resume"),
        (role("PAYING_AGENT"), "payUnits payCash"),
        (OWN, "setOperator fund"),
        (
            anyone("the controller's own, or its operator's for it; ControllerNotYours otherwise"),
            "requestSubscription requestRedemption cancelSubscription cancelRedemption claimUnits claimCash",
        ),
        (DUE, "carry endUnheld strike pass sweep enforce"),
        (anyone("the fund itself; ControllerNotYours otherwise"), "payOne"),
        (ADMIN, "addCash"),
        (UPGRADE, "setAuthority"),
    ),
    "FundCorrections": (
        (role("CALCULATION_AGENT"), "publishCorrection reportCorrection"),
        (role("TRUSTEE"), "approveCorrection"),
        (OWN, "fundCorrection"),
        (DUE, "compensate returnToFund"),
        (UPGRADE, "setAuthority"),
    ),
    "SecurityToken": (
        *_REGISTER,
        (OWN, "batchTransfer"),
        (role("REGISTRAR"), "admitWallets setDocument removeDocument"),
        (
            role("FREEZER"),
            "batchSetAddressFrozen freezePartialTokens unfreezePartialTokens "
            "batchFreezePartialTokens batchUnfreezePartialTokens",
        ),
        (role("COURT_ORDER"), "lodgeOrder withdrawOrder"),
        (role("ENFORCER"), "batchForcedTransfer"),
        (role("BRAKE"), "tighten"),
        (role("PAUSER"), "pause"),
        (power("ISSUE"), "mint batchMint"),
        (power("REDEEM"), "burn batchBurn"),
        (power("RECOVER"), "recoveryAddress"),
        (ADMIN, "setName setSymbol setOnchainID setCompliance setContracts setIssueGate unpause"),
    ),
    "Bond": (
        (role("ISSUER"), "freezeTerms draftTerms addPeriods freeze call callPart"),
        (DUE, "declare advance retire"),
        (OWN, "cancelUnits"),
        (only("offering", "PartUnknown"), "issue"),
        (only("defaults", "PartUnknown"), "supersede reinstate"),
        (role("HOLDERS"), "amend"),
        (only("puts", "PartUnknown"), "countPut callAt"),
        (ADMIN, "setObligations setParts"),
        (UPGRADE, "setAuthority"),
    ),
}


def guards(contract: str) -> Iterator[tuple[str, Guard]]:
    """Function names of a contract, each with its guard, a name that stands twice twice."""
    for guard, names in TABLE[contract]:
        for name in names.split():
            yield name, guard
