"""Who may do what: the functions of each role, and reading it back from the chain.

A role is a name in a scope (``contracts/administration/Roles.sol``). Contracts of one scope are guarded by the manager
(``RESTRICTED`` names which role each function belongs to; every other restricted function is the administrator's).
Contracts that serve many scopes ask for the role themselves (``SCOPED``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rwa_chain.bindings import Administration
from rwa_chain.bindings.types import ContractKind
from rwa_chain.chain import Chain
from rwa_chain.chain.address import Address, AddressLike, address_of, keccak
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.errors import InputError

ADMIN = 0
"""The manager's own administrator: every restricted function that no other role was given."""

RESTRICTED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "IdentityRegistry": {
        "REGISTRAR": (
            "register",
            "registerBatch",
            "setProfile",
            "setValidity",
            "addWallet",
            "removeWallet",
            "withdrawAdmission",
        ),
        "COMPLIANCE": ("sanction", "suspend"),
    },
    "TokenizedDeposit": {
        "PAUSER": ("setMarketHalt",),
        "BANK": ("admitWallets", "book", "unbook", "issue", "redeemDeposit", "recoverWallet"),
        "FREEZER": ("setAddressFrozen", "setFrozenTokens"),
        "COURT_ORDER": ("breakHold", "forcedTransfer", "setBankFrozen"),
    },
    "SettlementToken": {
        "PAUSER": ("setMarketHalt",),
        "BANK": ("admitWallets", "issue", "redeemSettlement", "setRailOpen", "setRailHours"),
        "FREEZER": ("setAddressFrozen", "setFrozenTokens"),
        "COURT_ORDER": ("forcedTransfer",),
    },
    "SecurityToken": {
        "COMPLIANCE": ("setPolicy", "setCountryMap", "setCustomRule"),
        "REGISTRAR": ("admitWallets", "setDocument", "removeDocument"),
        "FREEZER": (
            "setAddressFrozen",
            "batchSetAddressFrozen",
            "setFrozenTokens",
            "setFrozenTokensIf",
            "freezePartialTokens",
            "unfreezePartialTokens",
            "batchFreezePartialTokens",
            "batchUnfreezePartialTokens",
        ),
        "COURT_ORDER": ("breakHold", "lodgeOrder", "withdrawOrder", "forcedTransfer", "batchForcedTransfer"),
        "PAUSER": ("pause",),
    },
    "Bond": {
        "ISSUER": ("freezeTerms", "draftTerms", "addPeriods", "freeze", "call", "callPart"),
    },
    "RevenueRights": {
        "ISSUER": ("freezeTerms",),
        "CALCULATION_AGENT": ("closePeriod", "declare", "withdrawDeclaration"),
        "PAYING_AGENT": ("fund", "redeemPage"),
    },
}
"""Role names by contract, and the functions given to them; the scope is the contract's own, a bond's its token."""

SCOPED: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Disclosure": {
        "ISSUER": ("recordFiling", "reportIssue"),
        "REGISTRAR": ("setDocument", "removeDocument", "setRequiredDocuments", "setMaximumAge"),
    },
    "Offering": {
        "REGISTRAR": ("open", "setGuidance", "setPrice", "allot", "close", "closeFor", "finish", "cancel"),
    },
    "VenueListing": {"ISSUER": ("applyFor",), "VENUE": ("list", "halt", "resume", "delist")},
    "ConversionAgent": {"CONVERSION_AGENT": ("setPool", "toChain", "reassign", "strikeOff")},
    "Obligations": {"CALCULATION_AGENT": ("setShares",)},
    "Paying": {"PAYING_AGENT": ("payPage", "claim"), "COURT_ORDER": ("release",)},
    "Recovery": {"GUARDIAN": ("cancel",)},
    "BondPuts": {"TRUSTEE": ("open",)},
    "BondDefaults": {
        "TRUSTEE": ("recordEvent", "waive", "setExcluded"),
        "CALCULATION_AGENT": ("schedulePayment", "declarePayment", "withdrawPayment"),
    },
    "MeterRegistry": {
        "REGISTRAR": ("setMeterRule", "enrol", "activate", "retire", "substitute", "replaceKey"),
        "COMPLIANCE": ("suspend", "resume", "revokeKey"),
    },
    "Readings": {
        "REGISTRAR": ("openStation",),
        "TRUSTEE": ("setPool", "setAttesters"),
        "PAUSER": ("setPaused",),
        "CALCULATION_AGENT": ("closeMonth",),
    },
    "Waterfall": {
        "ISSUER": ("setTerms", "remitProceeds"),
        "COMPLIANCE": ("openChannel", "closeChannel"),
        "CALCULATION_AGENT": ("reconcile",),
        "TRUSTEE": ("setPayee", "cureGap"),
        "PAUSER": ("setPaused",),
    },
}
"""The same for contracts that serve many scopes; there the scope is named by an argument."""


@dataclass(frozen=True)
class Right:
    """Who may call one function of one contract: parties or addresses, and their delay [s]."""

    contract: str
    function: str
    role: str
    scope: str
    members: tuple[tuple[str, int], ...]


def role_id(name: str, scope: AddressLike) -> int:
    """``uint64(uint256(keccak256(abi.encode(name, scope))))``."""
    word = bytes.fromhex(address_of(scope)[2:]).rjust(32, b"\0")
    text = name.encode()
    encoded = (64).to_bytes(32) + word + len(text).to_bytes(32) + text.ljust(-(-len(text) // 32) * 32, b"\0")
    return int.from_bytes(keccak(encoded)) & (2**64 - 1)


_KINDS: Mapping[str, ContractKind] = {
    "IdentityRegistry": ContractKind.IDENTITY,
    "TokenizedDeposit": ContractKind.CASH,
    "SettlementToken": ContractKind.CASH,
    "SecurityToken": ContractKind.SECURITY,
    "Bond": ContractKind.BOND,
}


def assignments(manager: Administration, target: Contract, scope: AddressLike) -> list[Call[None]]:
    """What gives a contract's functions to their roles in a scope: by its kind where it has one, else role by role."""
    kind = _KINDS.get(target.NAME)
    if kind is not None:
        return [manager.set_target_scope.prepare(target, kind, scope)]
    found = selectors(target)
    return [
        manager.set_target_function_role.prepare(
            target, [each for function in functions for each in found[function]], role_id(role, scope)
        )
        for role, functions in RESTRICTED[target.NAME].items()
    ]


def missing_assignments(
    manager: Administration, targets: Sequence[tuple[Contract, AddressLike]]
) -> Iterator[Call[None]]:
    """Assignments of (contract, scope) that are still to be made."""
    return (call for each in targets if not is_assigned(manager, *each) for call in assignments(manager, *each))


def missing_grants(
    manager: Administration, grants: Sequence[tuple[str, AddressLike, Party, int]]
) -> Iterator[Call[None]]:
    """Grants of (role, scope, party, delay [s]) that are still to be made."""
    for role, scope, party, delay in grants:
        if not manager.has_role(role_id(role, scope), party)[0]:
            yield manager.grant_role.prepare(role_id(role, scope), party, delay)


def missing_guardian(manager: Administration, role: str, guardian: str, scope: AddressLike) -> Iterator[Call[None]]:
    """What lets a role's guardian cancel its delayed calls, unless it may already."""
    guarded, guards = role_id(role, scope), role_id(guardian, scope)
    if manager.get_role_guardian(guarded) != guards:
        yield manager.set_role_guardian.prepare(guarded, guards)


def is_assigned(manager: Administration, target: Contract, scope: AddressLike) -> bool:
    """Whether the functions of a contract already have their roles in this scope."""
    kind = _KINDS.get(target.NAME)
    if kind is not None:
        return manager.target_scope(target) == (kind, address_of(scope))
    found = selectors(target)
    return all(
        manager.get_target_function_role(target, selector) == role_id(role, scope)
        for role, functions in RESTRICTED[target.NAME].items()
        for function in functions
        for selector in found[function]
    )


def selectors(contract: Contract | type[Contract]) -> dict[str, list[bytes]]:
    """Selectors of a contract's functions by name; an overloaded name has several."""
    from rwa_chain.solidity.creation import artifact_of

    artifact = artifact_of(f"{contract.SOURCE}:{contract.NAME}")
    found: dict[str, list[bytes]] = {}
    for signature, selector in artifact.method_identifiers.items():
        found.setdefault(signature.partition("(")[0], []).append(bytes.fromhex(selector))
    return found


def members(chain: Chain, manager: Administration) -> dict[int, dict[Address, int]]:
    """Who holds each role now and with which delay [s], replayed from the manager's events."""
    held: dict[int, dict[Address, int]] = {}
    for log in chain.logs(emitters=(manager.address,)):
        match event := log.decoded():
            case Administration.RoleGranted():
                held.setdefault(event.role_id, {})[event.account] = event.delay
            case Administration.RoleRevoked():
                held.get(event.role_id, {}).pop(event.account, None)
    return held


def rights(
    chain: Chain,
    manager: Administration,
    targets: Sequence[tuple[str, Contract, AddressLike | None]],
    scopes: Mapping[str, AddressLike],
    names: Mapping[Address, str],
) -> Iterator[Right]:
    """Who may call what, from the chain: guarded functions of ``targets`` (key, contract, scope) in order.

    ``scopes`` names the scopes that the many-scope contracts are asked about; ``names`` shows addresses as party ids.
    """
    held = members(chain, manager)
    scope_names = {address_of(address): name for name, address in scopes.items()}

    def row(key: str, function: str, role: str, scope: str, identifier: int) -> Right:
        found = tuple((names.get(member, member), delay) for member, delay in held.get(identifier, {}).items())
        return Right(key, function, role, scope, found)

    for key, contract, scope in targets:
        for function, found in sorted(_guarded(contract).items()):
            assigned = {manager.get_target_function_role(contract, selector) for selector in found}
            for identifier in sorted(assigned):
                role = _role_name(contract.NAME, identifier, scope)
                scope_name = "" if identifier == ADMIN or scope is None else scope_names.get(address_of(scope), key)
                yield row(key, function, role, scope_name, identifier)
        for role, functions in SCOPED.get(contract.NAME, {}).items():
            for scope_name, address in scopes.items():
                identifier = role_id(role, address)
                if held.get(identifier):
                    for function in functions:
                        yield row(key, function, role, scope_name, identifier)


def _role_name(contract: str, identifier: int, scope: AddressLike | None) -> str:
    if identifier == ADMIN:
        return "ADMIN"
    known = RESTRICTED.get(contract, {})
    return next((name for name in known if scope is not None and role_id(name, scope) == identifier), hex(identifier))


def _guarded(contract: Contract) -> dict[str, list[bytes]]:
    """Functions that a contract asks its manager about: those of ``RESTRICTED`` and those left to the administrator."""
    by_name = selectors(contract)
    named = {function for functions in RESTRICTED.get(contract.NAME, {}).values() for function in functions}
    left = ADMINISTERED.get(contract.NAME, ())
    return {name: by_name[name] for name in (*named, *left) if name in by_name}


_REGISTER_ADMIN = ("setPowers", "setIdentityRegistry")
ADMINISTERED: Mapping[str, tuple[str, ...]] = {
    "IdentityRegistry": (
        "trustIssuer",
        "removeIssuer",
        "bindRegister",
        "unbindRegister",
        "importClaims",
        "importAdmissions",
        "setRecovery",
    ),
    "TokenizedDeposit": _REGISTER_ADMIN,
    "SettlementToken": _REGISTER_ADMIN,
    "SecurityToken": (
        *_REGISTER_ADMIN,
        "mint",
        "burn",
        "setCompliance",
        "setContracts",
        "setName",
        "setSymbol",
        "setOnchainID",
        "raiseGeneration",
        "unpause",
    ),
    "Bond": ("setObligations", "setParts"),
    "RevenueRights": ("setObligations", "setOffering"),
    "MeterRegistry": ("setReadings",),
    "Interbank": ("setBank", "setCaller"),
    "Settlement": ("setInterbank",),
    "Paying": ("setCash", "setObligations"),
    "VenueListing": ("addVenue",),
    "WithholdingTable": ("setRate",),
    "Recovery": ("setApprovers",),
}
"""Restricted functions that stay the administrator's."""


def holder_of(
    chain: Chain, manager: Administration, role: int, field: str, labels: Sequence[str], party: Callable[[str], Party]
) -> Party:
    """Whoever holds a role, by the key of the first of these parties that does; refuses where none does."""
    holders = members(chain, manager).get(role, {})
    for label in dict.fromkeys(labels):
        try:
            found = party(label)
        except InputError:
            continue
        if found.address in holders:
            return found
    shown = ", ".join(holders) or "nobody"
    raise InputError(field, shown, f"the key of this address, as that of {' or '.join(dict.fromkeys(labels))}")
