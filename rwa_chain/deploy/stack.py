"""The shared contracts of a chain, wired and handed over: what every instrument stands on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from rwa_chain.bindings import (
    Administration,
    Bond,
    BondDefaults,
    BondPuts,
    ConversionAgent,
    Disclosure,
    EntryFlags,
    Explainer,
    IdentityRegistry,
    Interbank,
    MeterRegistry,
    Obligations,
    Offering,
    Paying,
    Powers,
    Readings,
    Recovery,
    RevenueRights,
    SecurityToken,
    Settlement,
    SettlementToken,
    TokenizedDeposit,
    VenueListing,
    Waterfall,
    WithholdingTable,
)
from rwa_chain.bindings.types import CashSetup, RegisterState, Registration
from rwa_chain.chain import Chain
from rwa_chain.chain.address import Address
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy import roles
from rwa_chain.deploy.bond import BondContracts
from rwa_chain.deploy.book import Book
from rwa_chain.deploy.revenue import PoolContracts, RevenueContracts
from rwa_chain.deploy.roles import ADMIN
from rwa_chain.deploy.spec import NO_EXPIRY, BankSpec, StackSpec
from rwa_chain.deploy.steps import Deployer, Progress, quiet

KYC = 1 << 0
"""The topic that every cash register requires, as a bit."""

TOPICS = range(8)
ALL_TOPICS = 0xFF


@dataclass
class Stack:
    """Typed contracts of one chain. ``book`` remembers where they are; ``gas`` what their deployment took here."""

    chain: Chain
    book: Book
    manager: Administration
    identity: IdentityRegistry
    disclosure: Disclosure
    explainer: Explainer
    recovery: Recovery
    settlement_token: SettlementToken
    deposits: dict[str, TokenizedDeposit]
    interbank: Interbank
    settlement: Settlement
    withholding: WithholdingTable
    paying: Paying
    obligations: Obligations
    offering: Offering
    venues: VenueListing
    conversion: ConversionAgent
    puts: BondPuts
    defaults: BondDefaults
    bonds: dict[str, BondContracts] = field(default_factory=dict)
    revenue: RevenueContracts | None = None
    """What pools share, where there is any."""
    pools: dict[str, PoolContracts] = field(default_factory=dict)
    gas: int = 0

    # -- opening -------------------------------------------------------------------------------------------------

    @classmethod
    def deploy(
        cls,
        chain: Chain,
        spec: StackSpec | None = None,
        *,
        book: str | Path | None = None,
        progress: Progress = quiet,
        hand_over: bool = True,
    ) -> Self:
        """Deploy, or go on with, the shared contracts, and hand them over to their administrator.

        With ``hand_over=False`` the deployer stays administrator, without a delay, until ``Stack.hand_over``: an
        instrument that belongs to the first deployment goes in between.
        """
        spec = spec or StackSpec.default(chain)
        deployer = Deployer(chain, Book.of(chain, book), spec.deployer, progress)
        stack = cls._create(deployer, spec)
        _configure(stack, deployer, spec)
        if hand_over:
            stack._hand_over(deployer, spec)
        stack.gas = deployer.gas_used
        return stack

    @classmethod
    def load(cls, chain: Chain, book: str | Path) -> Self:
        """The stack of a deployment book; raises where the code on the chain is not what the book says."""
        written = Book.of(chain, book)

        return cls(
            chain,
            written,
            Administration(chain, written.address("manager")),
            IdentityRegistry(chain, written.address("identity")),
            Disclosure(chain, written.address("disclosure")),
            Explainer(chain, written.address("explainer")),
            Recovery(chain, written.address("recovery")),
            SettlementToken(chain, written.address("settlement_token")),
            {bank: TokenizedDeposit(chain, written.address(f"deposit/{bank}")) for bank in written.keys("deposit")},
            Interbank(chain, written.address("interbank")),
            Settlement(chain, written.address("settlement")),
            WithholdingTable(chain, written.address("withholding")),
            Paying(chain, written.address("paying")),
            Obligations(chain, written.address("obligations")),
            Offering(chain, written.address("offering")),
            VenueListing(chain, written.address("venues")),
            ConversionAgent(chain, written.address("conversion")),
            BondPuts(chain, written.address("puts")),
            BondDefaults(chain, written.address("defaults")),
            {
                ticker: BondContracts(
                    SecurityToken(chain, written.address(f"token/{ticker}")),
                    Bond(chain, written.address(f"bond/{ticker}")),
                )
                for ticker in written.keys("token")
                if f"bond/{ticker}" in written.entries
            },
            RevenueContracts(
                MeterRegistry(chain, written.address("meters")),
                Readings(chain, written.address("readings")),
                Waterfall(chain, written.address("waterfall")),
            )
            if "waterfall" in written.entries
            else None,
            {
                ticker: PoolContracts(
                    SecurityToken(chain, written.address(f"token/{ticker}")),
                    RevenueRights(chain, written.address(f"rights/{ticker}")),
                )
                for ticker in written.keys("rights")
            },
        )

    @staticmethod
    def is_handed_over(chain: Chain, book: Book) -> bool:
        """Whether a book's stack is whole, wired, and left by its deployer: the hand-over is the last step."""
        if "manager" not in book.entries:
            return False
        deployer = Address(chain.rpc.call("eth_getTransactionByHash", book.entries["manager"].tx)["from"])
        return not Administration(chain, book.address("manager")).has_role(ADMIN, deployer)[0]

    @classmethod
    def _create(cls, deployer: Deployer, spec: StackSpec) -> Self:
        new = deployer.contract
        manager = new("manager", Administration, spec.deployer)
        for kind in ("IdentityRegistry", "TokenizedDeposit", "SecurityToken", "Bond"):
            new(roles.table_key(kind), roles.TABLES[kind])
        identity = new("identity", IdentityRegistry, manager)
        explainer = new("explainer", Explainer)
        disclosure = new("disclosure", Disclosure, manager)
        recovery = new("recovery", Recovery, manager, spec.recovery_delay)
        currency = spec.currency.encode().ljust(3, b"\0")

        def money(name: str, symbol: str) -> CashSetup:
            return CashSetup(
                name=name, symbol=symbol, currency=currency, decimals=spec.decimals, topics=KYC,
                authority=manager.address, identity_registry=identity.address, daily_issue=spec.daily_issue,
            )  # fmt: skip

        settlement_token = new("settlement_token", SettlementToken, money(spec.clearing.name, spec.clearing.symbol))
        deposits = {
            bank.id: new(f"deposit/{bank.id}", TokenizedDeposit, money(f"{bank.name} deposit", bank.symbol))
            for bank in spec.banks
        }
        interbank = new("interbank", Interbank, manager, settlement_token)
        settlement = new("settlement", Settlement, manager)
        withholding = new("withholding", WithholdingTable, manager)
        paying = new("paying", Paying, manager)
        obligations = new("obligations", Obligations, manager, paying)
        offering = new("offering", Offering, manager, interbank, disclosure)
        venues = new("venues", VenueListing, manager)
        conversion = new("conversion", ConversionAgent, manager, settlement)
        puts = new("puts", BondPuts, manager)
        defaults = new("defaults", BondDefaults, manager)
        return cls(
            deployer.chain, deployer.book, manager, identity, disclosure, explainer, recovery, settlement_token,
            deposits, interbank, settlement, withholding, paying, obligations, offering, venues, conversion,
            puts, defaults,
        )  # fmt: skip

    # -- after ---------------------------------------------------------------------------------------------------

    def hand_over(self, spec: StackSpec, progress: Progress = quiet) -> None:
        """Make the three administrators, with their delay, and leave the deployer with nothing."""
        self._hand_over(Deployer(self.chain, self.book, spec.deployer, progress), spec)

    def _hand_over(self, deployer: Deployer, spec: StackSpec) -> None:
        manager = self.manager
        deployer.configure(
            "hand over to the administrators",
            manager,
            lambda: not manager.has_role(ADMIN, spec.deployer)[0],
            lambda: [
                *(manager.grant_role.prepare(ADMIN, each, spec.admin_delay) for each in spec.administrators),
                manager.renounce_role.prepare(ADMIN, spec.deployer),
            ],
        )

    @property
    def securities(self) -> dict[str, SecurityToken]:
        """The tokens of bonds and of pools, by ticker."""
        bonds = {ticker: bond.token for ticker, bond in self.bonds.items()}
        return bonds | {ticker: pool.token for ticker, pool in self.pools.items()}

    @property
    def registers(self) -> dict[str, SecurityToken | TokenizedDeposit | SettlementToken]:
        """Every permissioned token by its key in the book."""
        return {
            "settlement_token": self.settlement_token,
            **{f"deposit/{bank}": deposit for bank, deposit in self.deposits.items()},
            **{f"token/{ticker}": token for ticker, token in self.securities.items()},
        }

    def deploy_next_paying(self, *, sender: Party) -> tuple[int, Paying, Obligations]:
        """Paying contract and list to replace the present pair, and their number in the book: `paying/2` …

        Nothing is owed in it before the administrator has wired it and pointed instruments to it.
        """
        number = len(list(self.book.keys("paying"))) + 2
        deployer = Deployer(self.chain, self.book, sender)
        paying = deployer.contract(f"paying/{number}", Paying, self.manager)
        return number, paying, deployer.contract(f"obligations/{number}", Obligations, self.manager, paying)

    def _later_pairs(self) -> Iterator[tuple[str, Contract]]:
        for number in self.book.keys("paying"):
            yield f"paying/{number}", Paying(self.chain, self.book.address(f"paying/{number}"))
            yield f"obligations/{number}", Obligations(self.chain, self.book.address(f"obligations/{number}"))

    def rights(self, names: dict[Address, str] | None = None) -> list[roles.Right]:
        """Who may call what, read from the chain; ``names`` shows addresses as party ids."""
        scopes: dict[str, Address] = {"identity": self.identity.address}
        scopes |= {key: register.address for key, register in self.registers.items()}
        named = names or {}
        for event in self.chain.events(VenueListing.VenueAdded, emitter=self.venues):
            scopes[named.get(event.venue, event.name)] = event.venue
        targets: list[tuple[str, Contract, Address | None]] = [("identity", self.identity, self.identity.address)]
        targets += [(key, register, register.address) for key, register in self.registers.items()]
        targets += [(f"bond/{ticker}", each.bond, each.token.address) for ticker, each in self.bonds.items()]
        targets += [(f"rights/{ticker}", each.rights, each.token.address) for ticker, each in self.pools.items()]
        shared: tuple[tuple[str, Contract], ...] = (
            ("interbank", self.interbank),
            ("settlement", self.settlement),
            ("withholding", self.withholding),
            ("paying", self.paying),
            ("obligations", self.obligations),
            *self._later_pairs(),
            ("disclosure", self.disclosure),
            ("offering", self.offering),
            ("venues", self.venues),
            ("conversion", self.conversion),
            ("recovery", self.recovery),
            ("puts", self.puts),
            ("defaults", self.defaults),
        )
        targets += [(key, contract, None) for key, contract in shared]
        found = list(roles.rights(self.chain, self.manager, targets, scopes, named))
        if self.revenue is not None:
            served: list[tuple[str, Contract, Address | None]] = [
                ("meters", self.revenue.meters, None),
                ("readings", self.revenue.readings, None),
                ("waterfall", self.revenue.waterfall, None),
            ]
            pools = {f"token/{ticker}": each.token.address for ticker, each in self.pools.items()}
            found += roles.rights(self.chain, self.manager, served, pools, named)
        return found


def _configure(stack: Stack, deployer: Deployer, spec: StackSpec) -> None:
    """Roles, the wiring between the contracts, and the wallets of the banks and of the paying contract."""
    identity, money = stack.identity, stack.settlement_token
    deployer.configure_missing(
        "give functions to roles and roles to people, and wire the contracts",
        stack.manager,
        lambda: [*_missing_roles(stack, spec), *_missing_wiring(stack, spec)],
    )
    deployer.ensure(
        "register the wallets of banks and paying contract",
        lambda: identity.contains(stack.paying),
        lambda: [
            identity.register_batch.prepare([
                Registration(wallet, 344, 3, int(EntryFlags.NOMINEE) | int(EntryFlags.OPERATOR), (NO_EXPIRY, *(0,) * 7))
                for wallet in (*(bank.party.address for bank in spec.banks), stack.paying.address)
            ])
        ],
        spec.registrar,
    )  # fmt: skip
    deployer.ensure(
        "admit the banks to the settlement money",
        lambda: money.entry_of(spec.banks[-1].party) != 0,
        lambda: [money.admit_wallets.prepare([bank.party.address for bank in spec.banks])],
        spec.clearing.party,
    )
    for bank in spec.banks:
        deposit = stack.deposits[bank.id]
        deployer.ensure(
            f"admit the paying contract at {bank.id}",
            lambda deposit=deposit: deposit.entry_of(stack.paying) != 0,  # type: ignore[misc]
            lambda deposit=deposit: [deposit.admit_wallets.prepare([stack.paying.address])],  # type: ignore[misc]
            bank.party,
        )


def _missing_roles(stack: Stack, spec: StackSpec) -> Iterator[Call[Any]]:
    """The functions of the guarded contracts to the roles of their scopes, these to people."""
    people = [
        ("FREEZER", spec.freezer, 0), ("COURT_ORDER", spec.court, 0), ("ENFORCER", spec.enforcer, 0),
        ("BRAKE", spec.pauser, 0), ("RESTORER", spec.compliance, spec.restore_delay), ("GUARDIAN", spec.guardian, 0),
    ]  # fmt: skip
    banks: list[tuple[Contract, BankSpec]] = [(stack.settlement_token, spec.clearing)]
    banks += [(stack.deposits[bank.id], bank) for bank in spec.banks]
    scopes: list[tuple[Contract, list[tuple[str, Party, int]]]] = [
        (stack.identity, [
            ("REGISTRAR", spec.registrar, 0), ("COMPLIANCE", spec.compliance, 0), ("BRAKE", spec.compliance, 0),
        ]),
        *((register, [("BANK", bank.party, 0), ("ISSUER", bank.desk, 0), *people]) for register, bank in banks),
    ]  # fmt: skip
    yield from roles.missing_assignments(stack.manager, stack.book, [(each, each) for each, _ in scopes])
    scopes.append((stack.manager, [("GUARDIAN", spec.guardian, 0)]))
    yield from roles.missing_grants(
        stack.manager, [(role, each, party, delay) for each, found in scopes for role, party, delay in found]
    )
    for register, _ in banks:
        yield from roles.missing_guardian(stack.manager, "RESTORER", "GUARDIAN", register)


def _missing_wiring(stack: Stack, spec: StackSpec) -> Iterator[Call[Any]]:
    """What the administrator tells the contracts of each other, where it hasn't yet."""
    identity, interbank = stack.identity, stack.interbank
    for issuer in spec.claim_issuers:
        if not all(identity.is_trusted(topic, issuer) for topic in TOPICS):
            yield identity.trust_issuer.prepare(ALL_TOPICS, issuer)
    if identity.recovery() != stack.recovery.address:
        yield identity.set_recovery.prepare(stack.recovery)
    for register in (stack.settlement_token, *stack.deposits.values()):
        if identity.state_of(register) == RegisterState.UNKNOWN:
            yield identity.bind_register.prepare(register)
    yield from _missing_powers(stack.settlement_token, interbank, Powers.SETTLE)
    for bank in spec.banks:
        deposit = stack.deposits[bank.id]
        yield from _missing_powers(deposit, interbank, Powers.SETTLE | Powers.ISSUE | Powers.REDEEM)
        yield from _missing_powers(deposit, stack.settlement, Powers.SETTLE | Powers.HOLD)
        yield from _missing_powers(deposit, stack.offering, Powers.HOLD)
        yield from _missing_powers(deposit, stack.recovery, Powers.RECOVER)
        approvers = [each.address for each in spec.recovery_approvers]
        if approvers and list(stack.recovery.approvers_of(deposit)) != approvers:
            yield stack.recovery.set_approvers.prepare(deposit, approvers)
        if interbank.bank_wallet_of(deposit) != bank.party.address:
            yield interbank.set_bank.prepare(deposit, bank.party)
        if stack.settlement.interbank_of(deposit) != interbank.address:
            yield stack.settlement.set_interbank.prepare(deposit, interbank)
        if stack.paying.cash_of(deposit)[1] != interbank.address:
            yield stack.paying.set_cash.prepare(deposit, interbank, True)
    if stack.paying.obligations() != stack.obligations.address:
        yield stack.paying.set_obligations.prepare(stack.obligations)
    for caller in (stack.settlement, stack.offering, stack.paying):
        if not interbank.is_caller(caller):
            yield interbank.set_caller.prepare(caller, True)


def _missing_powers(register: TokenizedDeposit | SettlementToken, agent: Contract, powers: int) -> Iterator[Call[Any]]:
    if register.powers_of(agent) != powers:
        yield register.set_powers.prepare(agent, powers)
