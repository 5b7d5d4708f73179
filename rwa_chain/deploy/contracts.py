"""The shared contracts in one table: it drives their creation, their loading from a book, and the list of rights.

A new shared contract is a row here and a field of `Shared`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rwa_chain.bindings import (
    Administration,
    AttestedCondition,
    BondDefaults,
    BondFace,
    BondMeetings,
    BondPuts,
    ConversionAgent,
    DayCounts,
    Disclosure,
    Explainer,
    Fixings,
    HashLock,
    HoldConsents,
    IdentityRegistry,
    Interbank,
    Obligations,
    Offering,
    Paying,
    Queue,
    Recovery,
    Settlement,
    SettlementToken,
    TimeCondition,
    TokenizedDeposit,
    VenueListing,
    WithholdingTable,
)
from rwa_chain.bindings.types import CashSetup
from rwa_chain.chain import Chain
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.deploy import roles
from rwa_chain.deploy.book import Book
from rwa_chain.deploy.roles import Grant
from rwa_chain.deploy.shared import Rail, Shared
from rwa_chain.deploy.spec import BankSpec, RailSpec, StackSpec
from rwa_chain.deploy.steps import Deployer

KYC = 1 << 0
"""The topic that every cash register requires, as a bit."""

Made = Mapping[str, Any]
"""Contracts by their keys, those before in the table."""


@dataclass(frozen=True)
class Part:
    """One shared contract: ``key`` in the book and name in `Shared`, and what its constructor is given."""

    key: str
    kind: type[Contract]
    arguments: Callable[[Made, StackSpec], tuple[Any, ...]]
    serves_scopes: bool = True
    """Whether it is asked about many scopes, and is listed with the rights of each."""


def money(made: Made, spec: StackSpec, name: str, symbol: str, currency: str = "") -> CashSetup:
    """The settings of one register of money, in the stack's currency where none is given."""
    return CashSetup(
        name=name, symbol=symbol, currency=currency_code(currency or spec.currency),
        decimals=spec.decimals_of(currency), topics=KYC,
        authority=made["manager"].address, identity_registry=made["identity"].address, daily_issue=spec.daily_issue,
    )  # fmt: skip


def currency_code(currency: str) -> bytes:
    """The currency as the contracts keep it: three bytes."""
    return currency.encode().ljust(3, b"\0")


def deposit_name(bank: BankSpec) -> str:
    """The name of a bank's deposits."""
    return f"{bank.name} deposit"


FOUNDATION = (
    Part("manager", Administration, lambda made, spec: (spec.deployer,), serves_scopes=False),
    *(
        Part(roles.table_key(kind), roles.TABLES[kind], lambda made, spec: (), serves_scopes=False)
        for kind in ("IdentityRegistry", "TokenizedDeposit", "SecurityToken", "Bond")
    ),
    Part("identity", IdentityRegistry, lambda made, spec: (made["manager"],), serves_scopes=False),
    Part("explainer", Explainer, lambda made, spec: (), serves_scopes=False),
    Part("disclosure", Disclosure, lambda made, spec: (made["manager"],)),
    Part("recovery", Recovery, lambda made, spec: (made["manager"], spec.recovery_delay)),
    Part(
        "settlement_token",
        SettlementToken,
        lambda made, spec: (money(made, spec, spec.clearing.name, spec.clearing.symbol),),
        serves_scopes=False,
    ),
)
"""Before the banks' deposits."""
SERVICES = (
    Part("interbank", Interbank, lambda made, spec: (made["manager"], made["settlement_token"])),
    Part("settlement", Settlement, lambda made, spec: ()),
    Part("hold_consents", HoldConsents, lambda made, spec: ()),
    Part(
        "queue",
        Queue,
        lambda made, spec: (made["manager"], made["interbank"], spec.answer_clock, spec.travel_rule_from),
    ),
    Part("time_condition", TimeCondition, lambda made, spec: ()),
    Part("hash_lock", HashLock, lambda made, spec: ()),
    Part("attested_condition", AttestedCondition, lambda made, spec: ()),
    Part("withholding", WithholdingTable, lambda made, spec: (made["manager"],)),
    Part("paying", Paying, lambda made, spec: (made["manager"],)),
    Part("obligations", Obligations, lambda made, spec: (made["manager"], made["paying"])),
    Part("offering", Offering, lambda made, spec: (made["manager"], made["interbank"], made["disclosure"])),
    Part("venues", VenueListing, lambda made, spec: (made["manager"],)),
    Part("conversion", ConversionAgent, lambda made, spec: (made["manager"], made["settlement"])),
    Part("puts", BondPuts, lambda made, spec: (made["manager"],)),
    Part("defaults", BondDefaults, lambda made, spec: (made["manager"],)),
    Part("meetings", BondMeetings, lambda made, spec: (made["manager"],)),
    Part("day_counts", DayCounts, lambda made, spec: ()),
    Part("bond_face", BondFace, lambda made, spec: ()),
    Part("fixings", Fixings, lambda made, spec: (made["manager"],)),
)
"""After them."""
SHARED = (*FOUNDATION, *SERVICES)


def create(deployer: Deployer, spec: StackSpec) -> dict[str, Any]:
    """Every shared contract that the book lacks, and all of them as the fields of `Shared`."""
    made: dict[str, Any] = {}
    for part in FOUNDATION:
        made[part.key] = deployer.contract(part.key, part.kind, *part.arguments(made, spec))
    deposits = {
        bank.id: deployer.contract(
            f"deposit/{bank.id}", TokenizedDeposit, money(made, spec, deposit_name(bank), bank.symbol, bank.currency)
        )
        for bank in spec.banks
    }
    for part in SERVICES:
        made[part.key] = deployer.contract(part.key, part.kind, *part.arguments(made, spec))
    rails = {rail.currency: _rail(deployer, made, spec, rail) for rail in spec.rails}
    return {**_fields(made), "deposits": deposits, "rails": rails}


def _rail(deployer: Deployer, made: Made, spec: StackSpec, rail: RailSpec) -> Rail:
    """A further currency's contracts."""
    manager, bank = made["manager"], rail.clearing
    setup = money(made, spec, bank.name, bank.symbol, rail.currency)
    token = deployer.contract(f"settlement_token/{rail.currency}", SettlementToken, setup)
    interbank = deployer.contract(f"interbank/{rail.currency}", Interbank, manager, token)
    offered = deployer.contract(f"offering/{rail.currency}", Offering, manager, interbank, made["disclosure"])
    return Rail(token, interbank, offered)


def load(chain: Chain, book: Book) -> dict[str, Any]:
    """Every shared contract of a book, as the fields of `Shared`; raises where one is missing."""
    made = {part.key: part.kind(chain, book.address(part.key)) for part in SHARED}
    deposits = {bank: TokenizedDeposit(chain, book.address(f"deposit/{bank}")) for bank in book.keys("deposit")}
    rails = {
        currency: Rail(
            SettlementToken(chain, book.address(f"settlement_token/{currency}")),
            Interbank(chain, book.address(f"interbank/{currency}")),
            Offering(chain, book.address(f"offering/{currency}")),
        )
        for currency in book.keys("settlement_token")
    }
    return {**_fields(made), "deposits": deposits, "rails": rails}


def serving(stack: Shared) -> Iterator[tuple[str, Contract]]:
    """The contracts that serve many scopes, by their keys."""
    yield from ((part.key, getattr(stack, part.key)) for part in SHARED if part.serves_scopes)
    for currency, rail in stack.rails.items():
        yield f"interbank/{currency}", rail.interbank
        yield f"offering/{currency}", rail.offering


def grants(stack: Shared, spec: StackSpec) -> list[Grant]:
    """(role, scope, party, delay [s]) of the people of the shared contracts."""
    people = [
        ("FREEZER", spec.freezer, 0), ("COURT_ORDER", spec.court, 0), ("ENFORCER", spec.enforcer, 0),
        ("BRAKE", spec.pauser, 0), ("RESTORER", spec.compliance, spec.restore_delay), ("GUARDIAN", spec.guardian, 0),
    ]  # fmt: skip
    clearing = spec.clearing_banks.items()
    banks: list[tuple[Contract, BankSpec]] = [(stack.rail(each).settlement_token, bank) for each, bank in clearing]
    banks += [(stack.deposits[bank.id], bank) for bank in spec.banks if bank.id in stack.deposits]
    scopes: list[tuple[Contract, list[tuple[str, Party, int]]]] = [
        (stack.identity, [
            ("REGISTRAR", spec.registrar, 0), ("COMPLIANCE", spec.compliance, 0), ("BRAKE", spec.compliance, 0),
            ("GUARDIAN", spec.guardian, 0),
        ]),
        *((register, [("BANK", bank.party, 0), ("ISSUER", bank.desk, 0), *people]) for register, bank in banks),
        (stack.manager, [("GUARDIAN", spec.guardian, 0)]),
    ]  # fmt: skip
    return [(role, each, party, delay) for each, found in scopes for role, party, delay in found]


def _fields(made: Made) -> dict[str, Any]:
    """Without the role tables, which nobody calls."""
    return {key: each for key, each in made.items() if "/" not in key}
