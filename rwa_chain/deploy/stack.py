"""The shared contracts of a chain, wired and handed over: what every instrument stands on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from rwa_chain.bindings import (
    Administration,
    Bond,
    EntryFlags,
    FundCorrections,
    MeterRegistry,
    MoneyMarketFund,
    Obligations,
    Paying,
    Powers,
    Readings,
    RevenueRights,
    SecurityToken,
    SettlementToken,
    Stablecoin,
    TokenizedDeposit,
    VenueListing,
    Waterfall,
)
from rwa_chain.bindings.types import RegisterState, Registration
from rwa_chain.chain import Chain
from rwa_chain.chain.address import Address
from rwa_chain.chain.contract import Contract
from rwa_chain.chain.party import Party
from rwa_chain.chain.transactions import Call
from rwa_chain.deploy import contracts, differences, roles
from rwa_chain.deploy.book import Book
from rwa_chain.deploy.explaining import explain_roles
from rwa_chain.deploy.recovering import recovering
from rwa_chain.deploy.roles import ADMIN
from rwa_chain.deploy.shared import (
    BondContracts,
    FundContracts,
    PoolContracts,
    RevenueContracts,
    Shared,
    StablecoinContracts,
)
from rwa_chain.deploy.spec import NO_EXPIRY, StackSpec
from rwa_chain.deploy.steps import Deployer, Progress, quiet

TOPICS = range(8)
ALL_TOPICS = 0xFF


class Stack(Shared):
    """A chain's shared contracts and the instruments on them: deployed, loaded, and asked who may do what."""

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

        A stack that was handed over is loaded, and must be the one that is asked for: `DeploymentError` names every
        bank, currency, delay or holder of a role that differs. With ``hand_over=False`` the deployer stays
        administrator, without a delay, until ``Stack.hand_over``: an instrument that belongs to the first deployment
        goes in between.
        """
        spec = spec or StackSpec.default(chain)
        written = Book.of(chain, book)
        if book is not None and cls.is_handed_over(chain, written):
            stack = cls.load(chain, book)
            differences.check("the stack", differences.of_stack(stack, spec))
            return stack
        deployer = Deployer(chain, written, spec.deployer, progress)
        stack = cls(chain=chain, book=written, **contracts.create(deployer, spec))
        differences.check("the stack", differences.of_contracts(stack, spec))
        explain_roles(stack)
        _configure(stack, deployer, spec)
        if hand_over:
            stack._hand_over(deployer, spec)
        stack.gas = deployer.gas_used
        return stack

    @classmethod
    def load(cls, chain: Chain, book: str | Path, spec: StackSpec | None = None) -> Self:
        """The stack of a deployment book; raises where the code on the chain is not what the book says.

        With ``spec`` it must have that one's banks and currency: `DeploymentError` names what differs.
        """
        written = Book.of(chain, book)
        stack = cls(chain=chain, book=written, **contracts.load(chain, written))
        for ticker in written.keys("bond"):
            token = SecurityToken(chain, written.address(f"token/{ticker}"))
            stack.bonds[ticker] = BondContracts(token, Bond(chain, written.address(f"bond/{ticker}")))
        if "waterfall" in written.entries:
            stack.revenue = RevenueContracts(
                MeterRegistry(chain, written.address("meters")),
                Readings(chain, written.address("readings")),
                Waterfall(chain, written.address("waterfall")),
            )
        for ticker in written.keys("rights"):
            token = SecurityToken(chain, written.address(f"token/{ticker}"))
            stack.pools[ticker] = PoolContracts(token, RevenueRights(chain, written.address(f"rights/{ticker}")))
        for ticker in written.keys("fund"):
            token = SecurityToken(chain, written.address(f"token/{ticker}"))
            stack.funds[ticker] = FundContracts(
                token,
                MoneyMarketFund(chain, written.address(f"fund/{ticker}")),
                FundCorrections(chain, written.address(f"fund_corrections/{ticker}")),
            )
        for identifier in written.keys("stablecoin"):
            coin = Stablecoin(chain, written.address(f"stablecoin/{identifier}"))
            stack.stablecoins[identifier] = StablecoinContracts(coin)
        if spec is not None:
            differences.check("the stack", differences.of_money(stack, spec))
        explain_roles(stack)
        return stack

    @staticmethod
    def is_handed_over(chain: Chain, book: Book) -> bool:
        """Whether a book's stack is whole, wired, and left by its deployer: the hand-over is the last step."""
        if "manager" not in book.entries:
            return False
        deployer = Address(chain.rpc.call("eth_getTransactionByHash", book.entries["manager"].tx)["from"])
        return not Administration(chain, book.address("manager")).has_role(ADMIN, deployer)[0]

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
        """All rights, read from the chain; ``names`` shows addresses as party ids."""
        scopes: dict[str, Address] = {"identity": self.identity.address}
        scopes |= {key: register.address for key, register in self.registers.items()}
        named = names or {}
        for event in self.chain.events(VenueListing.VenueAdded, emitter=self.venues):
            scopes[named.get(event.venue, event.name)] = event.venue
        targets: list[tuple[str, Contract, Address | None]] = [("identity", self.identity, self.identity.address)]
        targets += [(key, register, register.address) for key, register in self.registers.items()]
        targets += [(f"bond/{ticker}", each.bond, each.token.address) for ticker, each in self.bonds.items()]
        targets += [(f"rights/{ticker}", each.rights, each.token.address) for ticker, each in self.pools.items()]
        for ticker, each in self.funds.items():
            targets.append((f"fund/{ticker}", each.fund, each.token.address))
            targets.append((f"fund_corrections/{ticker}", each.corrections, each.token.address))
        shared = dict(contracts.serving(self)) | dict(self._later_pairs())
        targets += [(key, contract, None) for key, contract in shared.items()]
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
    """Roles, the wiring between the contracts, and the wallets of banks, paying contract and queue."""
    identity = stack.identity
    differences.check("the stack", differences.of_grants(stack, contracts.grants(stack, spec)))
    deployer.configure_missing(
        "give functions to roles and roles to people, and wire the contracts",
        stack.manager,
        lambda: [*_missing_roles(stack, spec), *_missing_wiring(stack, spec)],
    )
    banks = [bank.party.address for bank in spec.banks]
    with stack.chain.reading() as read:
        holding = (stack.paying.address, stack.queue.address)
        registered = {each: read(identity.contains, each) for each in (*banks, *holding)}
        admitted = {
            bank.id: read(stack.rail(spec.currency_of(bank)).settlement_token.entry_of, bank.party)
            for bank in spec.banks
        }
        customers = {
            bank.id: {each: read(stack.deposits[bank.id].entry_of, each) for each in holding} for bank in spec.banks
        }
    unregistered = [wallet for wallet, known in registered.items() if not known.value]
    deployer.ensure(
        "register the wallets of banks, paying contract and queue",
        lambda: not unregistered,
        lambda: [
            identity.register_batch.prepare([
                Registration(wallet, 344, 3, int(EntryFlags.NOMINEE) | int(EntryFlags.OPERATOR), (NO_EXPIRY, *(0,) * 7))
                for wallet in unregistered
            ])
        ],
        spec.registrar,
    )  # fmt: skip
    for currency, clearing in spec.clearing_banks.items():
        money, at = stack.rail(currency).settlement_token, [b for b in spec.banks if spec.currency_of(b) == currency]
        strangers = [bank.party.address for bank in at if not admitted[bank.id].value]
        deployer.ensure(
            f"admit the banks to the settlement money of {clearing.id}",
            lambda strangers=strangers: not strangers,  # type: ignore[misc]
            lambda money=money, strangers=strangers: [money.admit_wallets.prepare(strangers)],  # type: ignore[misc]
            clearing.party,
        )
    for bank in spec.banks:
        missing = [wallet for wallet, entry in customers[bank.id].items() if not entry.value]
        if missing:
            admission = stack.deposits[bank.id].admit_wallets.prepare(missing)
            deployer.send(f"admit the paying contract and the queue at {bank.id}", [admission], bank.party)


def _missing_roles(stack: Stack, spec: StackSpec) -> Iterator[Call[Any]]:
    """The functions of the guarded contracts to the roles of their scopes, these to people."""
    between = [stack.rail(currency).settlement_token for currency in spec.clearing_banks]
    guarded = [stack.identity, *between, *(stack.deposits[bank.id] for bank in spec.banks)]
    yield from roles.missing_assignments(stack.manager, stack.book, [(each, each) for each in guarded])
    yield from roles.missing_grants(stack.manager, contracts.grants(stack, spec))
    for register in guarded[1:]:
        yield from roles.missing_guardian(stack.manager, "RESTORER", "GUARDIAN", register)


def _missing_wiring(stack: Stack, spec: StackSpec) -> Iterator[Call[Any]]:
    """The administrator's calls that wire the contracts, where they are missing."""
    identity = stack.identity
    for issuer in spec.claim_issuers:
        if not all(identity.is_trusted(topic, issuer) for topic in TOPICS):
            yield identity.trust_issuer.prepare(ALL_TOPICS, issuer)
    if identity.recovery() != stack.recovery.address:
        yield identity.set_recovery.prepare(stack.recovery)
    everywhere = [each.address for each in spec.registry_approvers]
    if everywhere and list(stack.recovery.approvers_of(identity)) != everywhere:
        yield stack.recovery.set_approvers.prepare(identity, everywhere)
    rails = {currency: stack.rail(currency) for currency in spec.clearing_banks}
    for register in (*(rail.settlement_token for rail in rails.values()), *stack.deposits.values()):
        if identity.state_of(register) == RegisterState.UNKNOWN:
            yield identity.bind_register.prepare(register)
    for rail in rails.values():
        yield from _missing_powers(rail.settlement_token, rail.interbank, Powers.SETTLE)
        yield from recovering(stack, rail.settlement_token, spec.recovery_approvers)
    for bank in spec.banks:
        deposit, rail = stack.deposits[bank.id], rails[spec.currency_of(bank)]
        interbank = rail.interbank
        yield from _missing_powers(deposit, interbank, Powers.SETTLE | Powers.ISSUE | Powers.REDEEM)
        yield from _missing_powers(deposit, stack.settlement, Powers.SETTLE | Powers.HOLD)
        yield from _missing_powers(deposit, stack.hold_consents, Powers.SETTLE | Powers.HOLD)
        if interbank == stack.interbank:
            yield from _missing_powers(deposit, stack.queue, Powers.SETTLE)
        yield from _missing_powers(deposit, rail.offering, Powers.HOLD)
        yield from recovering(stack, deposit, spec.recovery_approvers)
        if interbank.bank_wallet_of(deposit) != bank.party.address:
            yield interbank.set_bank.prepare(deposit, bank.party)
        if deposit.interbank() != interbank.address:
            yield deposit.set_interbank.prepare(interbank)
        if stack.paying.cash_of(deposit)[1] != interbank.address:
            yield stack.paying.set_cash.prepare(deposit, interbank, True)
    if stack.paying.obligations() != stack.obligations.address:
        yield stack.paying.set_obligations.prepare(stack.obligations)
    for rail in rails.values():
        queue = [stack.queue] if rail.interbank == stack.interbank else []
        for caller in (stack.settlement, rail.offering, stack.paying, *queue):
            if not rail.interbank.is_caller(caller):
                yield rail.interbank.set_caller.prepare(caller, True)


def _missing_powers(register: TokenizedDeposit | SettlementToken, agent: Contract, powers: int) -> Iterator[Call[Any]]:
    if register.powers_of(agent) != powers:
        yield register.set_powers.prepare(agent, powers)
