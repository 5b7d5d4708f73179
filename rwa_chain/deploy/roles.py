"""Roles and rights: the functions of each role, and reading them back from the chain.

A role is a name in a scope (``contracts/administration/Roles.sol``). Contracts of one scope are guarded by the manager,
which asks the table of their kind (``TABLES``: ``contracts/*/…RoleTable.sol``, one readable file each) which role a
function belongs to. Contracts that serve many scopes ask for the role themselves (``SCOPED``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rwa_chain.bindings import (
    Administration,
    BondRoleTable,
    CashRoleTable,
    FundRoleTable,
    IdentityRoleTable,
    IRoleTable,
    RevenueRoleTable,
    SecurityRoleTable,
    StablecoinRoleTable,
)
from rwa_chain.chain import Chain, Event
from rwa_chain.chain.address import ZERO_ADDRESS, Address, AddressLike, address_of, keccak
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy.book import Book
from rwa_chain.errors import InputError

ADMIN = 0
"""The manager's own administrator: every restricted function that no other role was given."""

TABLES: Mapping[str, type[Contract]] = {
    "IdentityRegistry": IdentityRoleTable,
    "TokenizedDeposit": CashRoleTable,
    "SettlementToken": CashRoleTable,
    "Stablecoin": StablecoinRoleTable,
    "SecurityToken": SecurityRoleTable,
    "Bond": BondRoleTable,
    "RevenueRights": RevenueRoleTable,
    "MoneyMarketFund": FundRoleTable,
    "FundCorrections": FundRoleTable,
}
"""The role table on chain for each kind of contract: the role of each guarded function."""

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
    "Queue": {
        "BANK": (
            "accept",
            "decline",
            "cancel",
            "setHeld",
            "setPriority",
            "reorder",
            "setStandingAcceptance",
            "setReserved",
            "setMultilateralLimit",
            "setBilateralLimit",
        ),
    },
    "Recovery": {"GUARDIAN": ("cancel", "stopPart")},
    "BondPuts": {"TRUSTEE": ("open",), "ISSUER": ("callByOption",)},
    "BondDefaults": {
        "TRUSTEE": ("recordEvent", "waive", "setExcluded"),
        "HOLDERS": ("rescind",),
        "CALCULATION_AGENT": ("schedulePayment", "declarePayment", "withdrawPayment"),
    },
    "BondMeetings": {"ISSUER": ("setTerms",)},
    "Fixings": {"ISSUER": ("setTerms",)},
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


Grant = tuple[str, AddressLike, Party, int]
"""Role, scope, party, delay [s]."""


@dataclass(frozen=True)
class Right:
    """The parties or addresses that may call one function of one contract, and their delays [s]."""

    contract: str
    function: str
    role: str
    scope: str
    members: tuple[tuple[str, int], ...]


def role_id(name: str, scope: AddressLike) -> int:
    """The id of a role: the last six bytes of its scope, then two of its name (``Roles.id``)."""
    tag = int(address_of(scope), 16) & (2**48 - 1)
    return tag << 16 | int.from_bytes(keccak(name.encode().ljust(32, b"\0"))) & 0xFFFF


NAMES = (
    "ISSUER", "REGISTRAR", "CALCULATION_AGENT", "PAYING_AGENT", "COMPLIANCE", "FREEZER", "COURT_ORDER", "ENFORCER",
    "PAUSER", "BRAKE", "RESTORER", "VENUE", "BANK", "GUARDIAN", "TRUSTEE", "CONVERSION_AGENT",
    "HOLDERS",
)  # fmt: skip
"""Roles of a scope, as contracts/administration/Roles.sol declares them."""


def role_names(scopes: Mapping[Address, str]) -> dict[int, str]:
    """Roles by their ids, `BANK of deposit/BANK_A`, in each of some scopes; the administrator's too."""
    found = {role_id(name, scope): f"{name} of {known}" for scope, known in scopes.items() for name in NAMES}
    return found | {ADMIN: "ADMIN"}


def id_of(name: str, scope: AddressLike) -> int:
    """The id of a role, the manager's own administrator among them."""
    return ADMIN if name == "ADMIN" else role_id(name, scope)


def table_key(kind: str) -> str:
    """The key in the book of the table for a kind of contract."""
    return f"roles/{TABLES[kind].NAME}"


def assignments(manager: Administration, book: Book, target: Contract, scope: AddressLike) -> list[Call[None]]:
    """Steps that assign a contract's functions to the roles of its kind's table, in a scope."""
    return [manager.set_target_scope.prepare(target, book.address(table_key(target.NAME)), scope)]


def missing_assignments(
    manager: Administration, book: Book, targets: Sequence[tuple[Contract, AddressLike]]
) -> Iterator[Call[None]]:
    """Assignments of (contract, scope) that are still to be made."""
    for target, scope in targets:
        if not is_assigned(manager, book, target, scope):
            yield from assignments(manager, book, target, scope)


def missing_grants(manager: Administration, grants: Sequence[Grant]) -> Iterator[Call[None]]:
    """Grants of (role, scope, party, delay [s]) that are still to be made, another delay of a member among them."""
    for (role, scope, party, delay), held in zip(grants, access(manager, grants), strict=True):
        if held != delay:
            yield manager.grant_role.prepare(role_id(role, scope), party, delay)


def missing_membership(
    manager: Administration, role: str, scope: AddressLike, contract: Contract
) -> Iterator[Call[None]]:
    """The grant of a role to a contract, unless it has it."""
    if not manager.has_role(role_id(role, scope), contract)[0]:
        yield manager.grant_role.prepare(role_id(role, scope), contract, 0)


def access(manager: Administration, grants: Sequence[Grant]) -> list[int | None]:
    """The delay [s] that each party of the grants has or will have in its role, None where it isn't a member."""
    with manager.chain.reading() as read:
        asked = [read(manager.get_access, id_of(role, scope), party) for role, scope, party, _ in grants]
    found = [each.value for each in asked]
    return [(pending if effect else current) if since else None for since, current, pending, effect in found]


def missing_guardian(manager: Administration, role: str, guardian: str, scope: AddressLike) -> Iterator[Call[None]]:
    """Steps that let a role's guardian cancel its delayed calls, where it may not yet."""
    guarded, guards = role_id(role, scope), role_id(guardian, scope)
    if manager.get_role_guardian(guarded) != guards:
        yield manager.set_role_guardian.prepare(guarded, guards)


def is_assigned(manager: Administration, book: Book, target: Contract, scope: AddressLike) -> bool:
    """Whether the functions of a contract already have their roles in this scope."""
    return manager.target_scope(target) == (book.address(table_key(target.NAME)), address_of(scope))


def missing_scope(manager: Administration, scope: AddressLike) -> Iterator[Call[None]]:
    """Steps that open a scope without a guarded contract, so that its roles can be granted."""
    if manager.scope_of(role_id("ISSUER", scope)) == ZERO_ADDRESS:
        yield manager.open_scope.prepare(scope)


def selectors(contract: Contract | type[Contract]) -> dict[str, list[bytes]]:
    """Selectors of a contract's functions by name; an overloaded name has several."""
    from rwa_chain.solidity.creation import artifact_of

    artifact = artifact_of(f"{contract.SOURCE}:{contract.NAME}")
    found: dict[str, list[bytes]] = {}
    for signature, selector in artifact.method_identifiers.items():
        found.setdefault(signature.partition("(")[0], []).append(bytes.fromhex(selector))
    return found


@dataclass
class Members:
    """Members of each role, by the manager's events: role → member → delay [s]."""

    held: dict[int, dict[Address, int]] = field(default_factory=dict)

    def apply(self, events: Iterable[Event | None]) -> None:
        """Apply the manager's events."""
        for event in events:
            match event:
                case Administration.RoleGranted():
                    self.held.setdefault(event.role_id, {})[event.account] = event.delay
                case Administration.RoleRevoked():
                    self.held.get(event.role_id, {}).pop(event.account, None)
                case _:
                    pass


def members(chain: Chain, manager: Administration) -> dict[int, dict[Address, int]]:
    """Role → member → delay [s], from the manager's events."""
    found = Members()
    found.apply(log.decoded() for log in chain.logs(emitters=(manager.address,)))
    return found.held


def rights(
    chain: Chain,
    manager: Administration,
    targets: Sequence[tuple[str, Contract, AddressLike | None]],
    scopes: Mapping[str, AddressLike],
    names: Mapping[Address, str],
) -> Iterator[Right]:
    """All rights on chain: the guarded functions of ``targets`` (key, contract, scope) in order.

    ``scopes`` names the scopes that the many-scope contracts are asked about; ``names`` shows addresses as party ids.
    """
    held = members(chain, manager)
    scope_names = {address_of(address): name for name, address in scopes.items()}

    def row(key: str, function: str, role: str, scope: str, identifier: int) -> Right:
        found = tuple((names.get(member, member), delay) for member, delay in held.get(identifier, {}).items())
        return Right(key, function, role, scope, found)

    for key, contract, scope in targets:
        for function, role in _guarded(manager, contract):
            place = address_of(contract if scope is None else scope)
            identifier = ADMIN if role == "ADMIN" else role_id(role, place)
            yield row(key, function, role, "" if role == "ADMIN" else scope_names.get(place, key), identifier)
        for role, functions in SCOPED.get(contract.NAME, {}).items():
            for scope_name, address in scopes.items():
                identifier = role_id(role, address)
                if held.get(identifier):
                    for function in functions:
                        yield row(key, function, role, scope_name, identifier)


def _guarded(manager: Administration, contract: Contract) -> Iterator[tuple[str, str]]:
    """Functions that a contract asks its manager about, in order of their names, each with its role."""
    if contract.NAME not in TABLES:
        yield from ((name, "ADMIN") for name in ADMINISTERED.get(contract.NAME, ()))
        return
    table = IRoleTable(contract.chain, manager.target_scope(contract)[0])
    for name, found in sorted(selectors(contract).items()):
        yield from ((name, role) for role in sorted({name_of(table.role_of(each)) for each in found} - {""}))


def name_of(role: bytes) -> str:
    """The name of a role as a table answers it; empty where a function has none."""
    return role.rstrip(b"\0").decode()


ADMINISTERED: Mapping[str, tuple[str, ...]] = {
    "MeterRegistry": ("setReadings",),
    "Interbank": ("setBank", "setCaller"),
    "Queue": ("setBypass",),
    "Paying": ("setCash", "setObligations"),
    "VenueListing": ("addVenue",),
    "WithholdingTable": ("setRate",),
    "Fixings": ("setSigners",),
    "Recovery": ("setApprovers",),
}
"""The administrators' functions of contracts that serve many scopes."""


def holder_of(
    chain: Chain, manager: Administration, role: int, field: str, labels: Sequence[str], party: Callable[[str], Party]
) -> Party:
    """The first of these parties that holds a role, with its key; refuses where none does."""
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
