"""Transactions in people's words, for timelines: what a call does, by contract and function."""

from __future__ import annotations

import re

from rwa_chain.chain import Call

_ACTIONS = {
    "Bond.call": "calls the bond",
    "Bond.declare": "declares what is owed to the record's holders",
    "Bond.freezeTerms": "freezes terms and schedule by hash",
    "Bond.retire": "retires units whose principal was paid",
    "BondDefaults.cure": "ends a miss that was paid",
    "BondDefaults.instruct": "instructs acceleration",
    "BondDefaults.recordDefault": "records the event of default",
    "BondDefaults.recordNonPayment": "records the non-payment",
    "BondPuts.close": "closes the put",
    "BondPuts.declare": "declares the put's payment",
    "BondPuts.elect": "puts units",
    "BondPuts.open": "opens the change-of-control put",
    "ConversionAgent.setPool": "names the exchange pool's wallet",
    "ConversionAgent.toChain": "moves units back to the chain pool",
    "ConversionAgent.toExchange": "moves units to the exchange pool",
    "Disclosure.recordFiling": "files the regulator's certificate",
    "Disclosure.reportIssue": "records the report after issue",
    "Disclosure.setDocument": "records a document by its hash",
    "Disclosure.setRequiredDocuments": "names the documents that issuance requires",
    "Obligations.fund": "funds what is owed",
    "Obligations.setShares": "says where the last base units of a shared total go",
    "Paying.claim": "claims what was kept for it",
    "Paying.payPage": "pays holders of record",
    "Paying.release": "releases a kept share under licence",
    "IdentityRegistry.presentClaims": "presents signed claims about holders",
    "IdentityRegistry.register": "registers a holder",
    "IdentityRegistry.registerBatch": "registers holders",
    "IdentityRegistry.sanction": "marks a holder as sanctioned in every register",
    "Offering.allot": "allots the issue",
    "Offering.close": "closes all allotments by delivery versus payment",
    "Offering.closeFor": "closes some allotments by delivery versus payment",
    "Offering.consent": "agrees to price, terms and allotment",
    "Offering.finish": "ends the closing with what was issued",
    "Offering.open": "opens the books",
    "Offering.placeOrder": "places an order",
    "Offering.releaseProceeds": "releases the hold on the proceeds",
    "Offering.setPrice": "prices the issue",
    "Recovery.execute": "carries the recovery out",
    "Recovery.propose": "proposes a recovery approved by two of three",
    "SecurityToken.admitWallets": "admits wallets to the register",
    "SecurityToken.forcedTransfer": "carries the court's order out",
    "SecurityToken.lodgeOrder": "lodges the court's order by its hash",
    "SecurityToken.pause": "halts all trading",
    "SecurityToken.setAddressFrozen": "freezes or frees a wallet of the register",
    "SecurityToken.transfer": "transfers units",
    "SecurityToken.unpause": "lets trading begin",
    "Settlement.affirm": "affirms a trade; what it delivers is held",
    "Settlement.affirmSigned": "lands a signed affirmation",
    "Settlement.cancel": "cancels a trade",
    "Settlement.settle": "settles a trade",
    "Settlement.settleSigned": "settles a trade at once by signatures",
    "SettlementToken.book": "books what stands behind settlement money",
    "SettlementToken.admitWallets": "admits banks to settlement money",
    "SettlementToken.issue": "issues settlement money to a bank",
    "TokenizedDeposit.admitWallets": "admits customers",
    "TokenizedDeposit.book": "books customers' deposits",
    "TokenizedDeposit.issue": "issues deposits to a customer",
    "TokenizedDeposit.setAddressFrozen": "stops or frees a customer's wallet",
    "TokenizedDeposit.transfer": "pays a customer of the same bank",
    "VenueListing.applyFor": "applies for a listing",
    "VenueListing.delist": "ends the listing",
    "VenueListing.halt": "halts trading through itself",
    "VenueListing.list": "lists the bond",
    "VenueListing.resume": "resumes trading",
    "Administration.cancel": "cancels a scheduled operation",
    "Administration.execute": "carries out a scheduled operation",
    "Administration.grantRole": "grants a role",
    "Administration.renounceRole": "gives a role up",
    "Administration.revokeRole": "revokes a role",
    "Administration.schedule": "schedules an operation",
    "Administration.setRoleGuardian": "names who may cancel a role's operations",
    "Administration.setTargetClosed": "closes a contract for good",
    "Administration.multicall": "gives functions to roles, and roles to parties",
    "Bond.setObligations": "names the list of later declarations",
    "Bond.setParts": "names offering, puts and defaults of the bond",
    "Paying.setCash": "accepts a bank's deposits for payments",
    "Paying.setObligations": "names the list whose obligations are paid",
    "IdentityRegistry.bindRegister": "binds a register to the identity registry",
    "IdentityRegistry.setRecovery": "names the recovery contract",
    "IdentityRegistry.trustIssuer": "trusts an issuer of claims",
    "Interbank.setBank": "joins a bank to the interbank rail",
    "Interbank.setCaller": "lets a contract pay across banks",
    "Recovery.setApprovers": "names who approves recoveries",
    "SecurityToken.setContracts": "names the bond as the instrument of its token",
    "SecurityToken.setPolicy": "changes the policy",
    "SecurityToken.setPowers": "sets a contract's powers over the register",
    "SettlementToken.setPowers": "sets a contract's powers over settlement money",
    "TokenizedDeposit.setInterbank": "names the interbank rail of a deposit",
    "TokenizedDeposit.setPowers": "sets a contract's powers over deposits",
    "VenueListing.addVenue": "adds a venue",
}


def action_of(call: Call[object]) -> str:
    """What a call does, in a few words."""
    if call.to is None:
        return f"deploys {call.contract}"
    if call.function is None:
        return f"calls {call.contract}"
    known = _ACTIONS.get(f"{call.contract}.{call.function.name}")
    return known or f"{call.contract}: {_words(call.function.name)}"


def _words(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
