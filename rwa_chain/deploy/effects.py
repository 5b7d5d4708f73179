"""Effects of every guarded function, what one key can do alone and at once, and what limits it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rwa_chain.deploy.roles import Right

OTHERS = ("mint", "burn", "move")
"""Effects on what is others', which no key may have alone, at once."""

_CASH: Mapping[str, str] = {
    "admit": "admitWallets",
    "book": "book unbook",
    "mint": "issue",
    "move": "executeOrder forcedTransfer",
    "freeze": "setAddressFrozen setFrozenTokens lodgeOrder hashOrder",
    "object": "objectToOrder overrideObjection",
    "free": "endOrder",
    "stop": "haltPayments lowerDailyIssue withdrawPowers",
    "resume": "resumePayments",
    "power": "setPowers setIdentityRegistry setDailyIssue raiseGeneration",
}
EFFECTS: Mapping[str, Mapping[str, str]] = {
    "IdentityRegistry": {
        "admit": "register registerBatch setProfile setValidity addWallet removeWallet withdrawAdmission importClaims "
        "importAdmissions trustIssuer bindRegister",
        "freeze": "suspend sanction removeIssuer unbindRegister",
        "resume": "restoreRegister",
        "power": "setRecovery",
    },
    "TokenizedDeposit": {
        **_CASH,
        "free": "endOrder breakHold",
        "stop": "haltPayments lowerDailyIssue withdrawPowers freezeBank",
        "resume": "resumePayments unfreezeBank",
        "power": _CASH["power"] + " setInterbank",
    },
    "SettlementToken": {
        **_CASH,
        "stop": "haltPayments lowerDailyIssue withdrawPowers stopRail",
        "resume": "resumePayments openRail setRailHours",
    },
    "Stablecoin": {
        **_CASH,
        "record": "reportPayout confirmPayout rejectPayout reportFigures",
        "free": "endOrder returnRedemption",
        "power": _CASH["power"] + " setAttester setReserveTerms delayRedemptions setLicence setSandboxCap setHoliday",
    },
    "SecurityToken": {
        "admit": "admitWallets",
        "move": "forcedTransfer batchForcedTransfer",
        "propose": "lodgeOrder withdrawOrder",
        "freeze": "setAddressFrozen batchSetAddressFrozen setFrozenTokens freezePartialTokens "
        "unfreezePartialTokens batchFreezePartialTokens batchUnfreezePartialTokens",
        "free": "breakHold",
        "rules": "setPolicy setCountryMap setCustomRule",
        "stop": "pause withdrawPowers tighten",
        "resume": "unpause",
        "record": "setDocument removeDocument setName setSymbol setOnchainID",
        "power": "setPowers setIdentityRegistry setCompliance setContracts setIssueGate raiseGeneration",
    },
    "Bond": {
        "terms": "draftTerms addPeriods freeze freezeTerms call callPart amend",
        "power": "setObligations setParts",
    },
    "RevenueRights": {
        "terms": "freezeTerms",
        "price": "closePeriod",
        "pay": "fund",
        "power": "setObligations setOffering",
    },
    "MoneyMarketFund": {
        "terms": "openDealing setClosed",
        "price": "publishNav approveNav",
        "pay": "payUnits payCash",
        "stop": "suspend closeCash",
        "resume": "resume",
        "power": "addCash",
    },
    "FundCorrections": {"price": "publishCorrection approveCorrection", "record": "reportCorrection"},
    "Disclosure": {"record": "recordFiling reportIssue setDocument removeDocument setRequiredDocuments setMaximumAge"},
    "Offering": {"price": "open setGuidance setPrice allot cancel", "pay": "close closeFor finish"},
    "VenueListing": {"record": "applyFor list delist", "stop": "halt", "resume": "resume", "power": "addVenue"},
    "ConversionAgent": {"record": "setPool reassign", "move": "toChain strikeOff"},
    "Paying": {"move": "release", "power": "setCash setObligations"},
    "Recovery": {"object": "cancel stopPart", "power": "setApprovers"},
    "BondPuts": {"terms": "open callByOption", "price": "declare", "pay": "close"},
    "BondDefaults": {
        "terms": "waive setExcluded recordEvent rescind",
        "price": "schedulePayment declarePayment withdrawPayment",
    },
    "BondMeetings": {"terms": "setTerms"},
    "Fixings": {"terms": "setTerms", "power": "setSigners"},
    "MeterRegistry": {
        "record": "setMeterRule enrol activate retire substitute replaceKey",
        "freeze": "suspend resume revokeKey",
        "power": "setReadings",
    },
    "Readings": {"record": "openStation closeMonth", "power": "setPool setAttesters", "stop": "setPaused"},
    "Waterfall": {
        "terms": "setTerms openChannel closeChannel setPayee cureGap",
        "pay": "remitProceeds",
        "price": "reconcile",
        "stop": "setPaused",
    },
    "Interbank": {"power": "setBank setCaller"},
    "Queue": {
        "free": "decline cancel",
        "rules": "setHeld setPriority reorder setReserved setMultilateralLimit setBilateralLimit setBypass",
        "admit": "accept setStandingAcceptance",
    },
    "WithholdingTable": {"terms": "setRate"},
}
"""Guarded functions by contract and effect."""

LIMITS: Mapping[tuple[str, str], str] = {
    ("TokenizedDeposit", "issue"): "BANK, another key, booked it; a bound per day",
    ("SettlementToken", "issue"): "BANK, another key, booked it; a bound per day",
    ("Stablecoin", "issue"): "BANK, another key, booked it; the attested reserve; a bound per day",
    ("Stablecoin", "confirmPayout"): "BANK, another key, reported the payment",
    ("MoneyMarketFund", "publishNav"): "TRUSTEE, another key, approves it; its own arithmetic",
    ("MoneyMarketFund", "approveNav"): "CALCULATION_AGENT, another key, published it",
    ("FundCorrections", "publishCorrection"): "TRUSTEE, another key, approves it",
    ("FundCorrections", "approveCorrection"): "CALCULATION_AGENT, another key, published it",
    **{
        (money, function): "COURT_ORDER, another key, lodged it two days ago; one objection"
        for money in ("TokenizedDeposit", "SettlementToken", "Stablecoin")
        for function in ("executeOrder", "forcedTransfer")
    },
    ("SecurityToken", "forcedTransfer"): "COURT_ORDER, another key, lodged the order by its hash",
    ("SecurityToken", "batchForcedTransfer"): "COURT_ORDER, another key, lodged each order by its hash",
}
"""Further safeguards of functions that mint, burn or move others' assets, besides the role."""

OPEN: Mapping[tuple[str, str], str] = {
    ("Paying", "release"): "a licence's hash, for a share that is kept",
    ("ConversionAgent", "toChain"): "units of the exchange's nominee, to a holder whom the register admits",
    ("ConversionAgent", "strikeOff"): "the agent's own list of who stands behind the nominee",
}
"""Open powers: what one key still does alone, at once, to others' assets, and the strongest limit on it."""


@dataclass(frozen=True)
class Reach:
    """One function that a key may call: its effect, its delay [s], and what limits it (empty: nothing)."""

    contract: str
    function: str
    role: str
    effect: str
    delay: int
    limit: str

    @property
    def alone(self) -> bool:
        """Whether the key does it at once and without another key."""
        return self.delay == 0 and not self.limit


def effect_of(kind: str, function: str) -> str:
    """The effect of a guarded function; empty where none is listed."""
    found = EFFECTS.get(kind, {})
    return next((effect for effect, functions in found.items() if function in functions.split()), "")


def reach(rights: Sequence[Right], kinds: Mapping[str, str], who: str) -> Iterator[Reach]:
    """The powers of a party, from the rights on chain; ``kinds`` are the contracts' kinds by their keys."""
    for right in rights:
        kind = kinds[right.contract]
        for member, delay in right.members:
            if member == who:
                limit = LIMITS.get((kind, right.function), "")
                effect = effect_of(kind, right.function)
                yield Reach(right.contract, right.function, right.role, effect, delay, limit)
