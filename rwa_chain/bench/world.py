"""The set-up that gas is measured in: the whole stack, a bond under all nine rules, record instants scheduled.

Ten investors of three banks are to close the primary offering; a hundred holders bank at the paying bank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

from rwa_chain.bindings import Offering, PolicySwitches, Powers, SecurityToken, TokenizedDeposit
from rwa_chain.bindings.types import (
    Acceptance,
    BondTerms,
    DayCountConvention,
    EventTerms,
    Lane,
    OfferingTerms,
    Period,
    PolicyTerms,
    PowerGrant,
    Registration,
    TokenSetup,
)
from rwa_chain.chain import ZERO_ADDRESS, Address, AddressLike, Chain, Party, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.deploy import BankSpec, BondContracts, BondRoles, Stack, StackSpec, deploy_bond
from rwa_chain.lifecycle.instants import day_number

T = TypeVar("T")
DAY = 86_400
WAD = 10**18
TICKER = "BENCH"

ISSUE_DATE = date(2025, 9, 1)
PERIOD_ENDS = (date(2026, 3, 2), date(2026, 9, 1), date(2027, 3, 1), date(2027, 9, 1))
START_AT = int(datetime(2025, 8, 20, tzinfo=UTC).timestamp())
VALID_UNTIL_AT = int(datetime(2030, 1, 1, tzinfo=UTC).timestamp())

FACE_VALUE = 1_000_000
"""Ten thousand in cash base units."""

RATE = 262 * WAD // 10_000
HONG_KONG = 344
INSTITUTIONAL = 3
KYC, PROFESSIONAL, RESIDENCE = 1 << 0, 1 << 1, 1 << 2
ALLOTMENTS = (12_000, 8_000, 7_000, 6_000, 5_000, 4_000, 3_000, 2_500, 1_500, 1_000)
"""Units per investor, those of the Fubi issue."""

BANK_OF = ("BANK_A",) * 4 + ("BANK_B",) * 3 + ("BANK_C",) * 3
MINIMUM_HOLDING = 100
CAP = 25_000
HOLDERS = 100
MAXIMUM_HOLDERS = len(ALLOTMENTS) + HOLDERS + 2

POLICY = PolicyTerms(
    switches=int(PolicySwitches.DENY_US_PERSONS),
    minimum_class=2,
    topics=KYC | PROFESSIONAL | RESIDENCE,
    minimum_holding=MINIMUM_HOLDING,
    cap=CAP,
    maximum_holders=MAXIMUM_HOLDERS,
    lock_up_until_at=START_AT + 50 * DAY,
    countries=(840, 156),
)


def wallet(label: str) -> Address:
    """An address that never signs."""
    return Address.of_bytes(keccak(f"bench {label}".encode()))


@dataclass
class World:
    """The chain as the measurements find it, and what its making cost in gas."""

    chain: Chain
    stack: Stack
    spec: StackSpec
    people: BondRoles
    contracts: BondContracts
    investors: list[Party]
    holders: list[Address]
    deploy_shared: int
    deploy_bond: int
    shared: dict[str, int]
    """[bytes] of each shared contract, by its key in the deployment's book."""
    offering: int = 0

    @property
    def token(self) -> SecurityToken:
        """The register that is measured."""
        return self.contracts.token

    @property
    def deposit(self) -> TokenizedDeposit:
        """The paying bank's."""
        return self.stack.deposits["BANK_A"]

    # -- people ----------------------------------------------------------------------------------------------------

    def registration(self, of: AddressLike) -> Registration:
        """An institutional holder in Hong Kong with every topic proved."""
        return Registration(address_of(of), HONG_KONG, INSTITUTIONAL, 0, (VALID_UNTIL_AT,) * 4 + (0,) * 4)

    def register(self, wallets: Sequence[AddressLike]) -> None:
        """Into the identity registry, in lists that fit a transaction."""
        for page in paged(wallets, 100):
            registrations = [self.registration(each) for each in page]
            self.stack.identity.register_batch(registrations, sender=self.spec.registrar)

    def admit(self, wallets: Sequence[AddressLike]) -> None:
        """Into the bond's register."""
        for page in paged(wallets, 100):
            self.token.admit_wallets([address_of(each) for each in page], sender=self.people.registrar)

    def admitted(self, label: str) -> Address:
        """A new holder in both, without units."""
        made = wallet(label)
        self.register([made])
        self.admit([made])
        return made

    def bank(self, name: str, customers: Sequence[AddressLike], amount: int) -> None:
        """Customers of a bank, with that much on deposit each."""
        deposit, bank = self.stack.deposits[name], self._spec_of(name)
        party = bank.party
        for page in paged(customers, 100):
            deposit.admit_wallets([address_of(each) for each in page], sender=party)
        booking = keccak(b"booking %d" % deposit.booked_deposits())
        deposit.book(amount * len(customers), booking, sender=party)
        with self.chain.pipeline() as pipeline:
            for each in customers:
                reference = keccak(booking + bytes.fromhex(address_of(each)[2:]))
                pipeline.send(deposit.issue.prepare(each, amount, reference), sender=bank.desk)

    def bank_of(self, name: str) -> Party:
        """The parties that run a bank."""
        return self._spec_of(name).party

    def _spec_of(self, name: str) -> BankSpec:
        return next(bank for bank in self.spec.banks if bank.id == name)

    def settlement_money(self, amount: int) -> None:
        """Every bank's own at the clearing bank."""
        for bank in self.spec.banks:
            money, reference = self.stack.settlement_token, keccak(bank.id.encode())
            money.book(amount, reference, sender=self.spec.clearing.party)
            money.issue(bank.party, amount, reference, sender=self.spec.clearing.desk)

    # -- the issue -------------------------------------------------------------------------------------------------

    def freeze_terms(self) -> None:
        """Terms and schedule: four record instants, and the closing of the register."""
        starts = (ISSUE_DATE, *PERIOD_ENDS[:-1])
        periods = [
            Period(
                start_date=day_number(start), end_date=day_number(end), reference_start=day_number(start),
                reference_end=day_number(end),
                record_at=record_at(end), pay_at=pay_at(end), due_at=pay_at(end) + DAY, coupon_in=0,
                principal=0, rate=0, principal_in=0, reference_split=0,
            )
            for start, end in zip(starts, PERIOD_ENDS, strict=True)
        ]  # fmt: skip
        events = EventTerms(
            issuer=self.people.issuer.address, put_price=101 * WAD // 100, grace_period=14 * DAY,
            currency=self.deposit.address, call_price=WAD, put_window=30 * DAY, call_notice=30 * DAY,
            instruction_lead=DAY, late_rate=0, interest_prescription=0, principal_prescription=0,
        )  # fmt: skip
        terms = BondTerms(
            face_value=FACE_VALUE, calculation_amount=FACE_VALUE, rate=RATE, volume=sum(ALLOTMENTS),
            issue_date=day_number(ISSUE_DATE), maturity_date=day_number(PERIOD_ENDS[-1]),
            day_count=DayCountConvention.ACT_365F,
            coupons_per_year=2, pro_rata=False, gross_up=True, zero_coupon=False,
            day_counts=self.stack.day_counts.address, rates=ZERO_ADDRESS, events=events,
            withholding=ZERO_ADDRESS,
            tax_owner=ZERO_ADDRESS, document_hash=keccak(b"terms"), calls_hash=bytes(32),
            puts_hash=bytes(32), isin="HK0000000000",
        )  # fmt: skip
        self.contracts.bond.freeze_terms(terms, periods, sender=self.people.issuer)

    def let_deployer_issue(self) -> None:
        """The power of the bond's own contract, and a filing with room for more."""
        self.token.set_powers(self.spec.deployer, Powers.ISSUE, sender=self.spec.deployer)
        self._file(10 * sum(ALLOTMENTS) * FACE_VALUE)

    def file(self) -> None:
        """The filing and the documents without which nothing is issued."""
        disclosure, token, names = self.stack.disclosure, self.token, [keccak(b"TERM_SHEET"), keccak(b"CERTIFICATE")]
        for name in names:
            disclosure.set_document(token, name, "ipfs://document", keccak(name), sender=self.people.registrar)
        disclosure.set_required_documents(token, names, sender=self.people.registrar)
        self._file(sum(ALLOTMENTS) * FACE_VALUE)

    def _file(self, cap: int) -> None:
        self.stack.disclosure.record_filing(
            self.token, Lane.FOREIGN_DEBT, cap, keccak(b"certificate"), VALID_UNTIL_AT, sender=self.people.issuer
        )

    def open_books(self) -> None:
        """Orders, price and allotment, up to the closing."""
        offering, registrar = self.stack.offering, self.people.registrar
        settlement_at = _at(ISSUE_DATE)
        terms = OfferingTerms(
            token=self.token.address, instrument=self.contracts.bond.address, issuer=self.people.issuer.address,
            proceeds_asset=self.deposit.address, fee_payee=self.people.paying_agent.address,
            fee_asset=self.deposit.address, accrual_date=day_number(ISSUE_DATE), fee_rate=2 * WAD // 1000,
            units=sum(ALLOTMENTS),
            minimum_order=MINIMUM_HOLDING, increment=1, books_close_at=settlement_at - 3 * DAY,
            settlement_at=settlement_at, settlement_until_at=settlement_at + DAY,
        )  # fmt: skip
        opened = offering.open(terms, RATE, sender=registrar)
        self.offering = opened.one(Offering.BooksOpened).id
        for party, units in zip(self.investors, ALLOTMENTS, strict=True):
            offering.place_order(self.offering, units, RATE, sender=party)
        offering.set_price(self.offering, WAD, sender=registrar)
        investors = [party.address for party in self.investors]
        offering.allot(self.offering, investors, list(ALLOTMENTS), True, sender=registrar)
        offering.consent(self.offering, offering.consent_of(self.offering)[0], b"", sender=self.people.issuer)
        self.chain.mine_at(settlement_at)

    def acceptances(self) -> list[Acceptance]:
        """Every investor's signed consent to pay."""
        return [
            Acceptance(
                party.address,
                deposit.address,
                party.sign_digest(self.stack.offering.acceptance_digest(self.offering, party, deposit)),
            )
            for party, deposit in zip(self.investors, map(self.stack.deposits.__getitem__, BANK_OF), strict=True)
        ]

    def close_offering(self) -> int:
        """All or none; returns its gas."""
        receipt = self.stack.offering.close(self.offering, self.acceptances(), sender=self.people.registrar)
        return receipt.gas_used

    def other_token(self) -> SecurityToken:
        """A second instrument's register."""
        setup = TokenSetup(
            name="Other", symbol="OTHER", decimals=0, authority=self.stack.manager.address,
            identity_registry=self.stack.identity.address, explainer=self.stack.explainer.address,
            documents=self.stack.disclosure.address, instrument=ZERO_ADDRESS,
            issue_gate=self.stack.disclosure.address, policy=POLICY,
            grants=(PowerGrant(self.stack.settlement.address, int(Powers.SETTLE)),),
        )  # fmt: skip
        token = SecurityToken.deploy(self.chain, setup, sender=self.spec.deployer)
        self.stack.identity.bind_register(token, sender=self.spec.deployer)
        return token


def make(chain: Chain, policy: PolicyTerms = POLICY) -> World:
    """Deploy everything, before the offering closes and anybody holds a unit."""
    spec = StackSpec.default(chain)
    before = chain.block_number
    stack = Stack.deploy(chain, spec, hand_over=False)
    shared = _gas(chain, before)
    sizes = {key: len(chain.code(entry.address)) for key, entry in stack.book.entries.items()}
    issuer, calculation, paying, trustee, conversion = chain.parties(
        "issuer", "calculation_agent", "paying_agent", "trustee", "conversion_agent"
    )
    people = BondRoles(
        issuer=issuer, registrar=spec.registrar, calculation_agent=calculation, paying_agent=paying, trustee=trustee,
        compliance=spec.compliance, freezer=spec.freezer, court=spec.court, enforcer=spec.enforcer,
        pauser=spec.pauser, guardian=spec.guardian, conversion_agent=conversion,
    )  # fmt: skip
    before = chain.block_number
    contracts = deploy_bond(
        stack, TICKER, name="Bench bond", policy=policy, people=people, sender=spec.deployer,
        approvers=(spec.registrar, trustee, spec.compliance),
    )  # fmt: skip
    bond = _gas(chain, before)
    # The hand-over belongs to the price, but here the deployer stays: what it does later needs no delay.
    with chain.rolled_back():
        before = chain.block_number
        stack.hand_over(spec)
        shared += _gas(chain, before)
    investors = chain.parties(*(f"investor_{index}" for index in range(len(ALLOTMENTS))))
    holders = [wallet(f"holder {index}") for index in range(HOLDERS)]
    return World(chain, stack, spec, people, contracts, investors, holders, shared, bond, sizes)


def prepare_issue(world: World) -> None:
    """Everything up to the closing of the offering."""
    people = world.people
    world.register([*world.investors, *world.holders, people.issuer, people.paying_agent])
    world.settlement_money(sum(ALLOTMENTS) * FACE_VALUE)
    for name in world.stack.deposits:
        customers = [each for each, bank in zip(world.investors, BANK_OF, strict=True) if bank == name]
        world.bank(name, customers, max(ALLOTMENTS) * FACE_VALUE)
    world.bank("BANK_A", [people.issuer, people.paying_agent], 10_000_000_000)
    world.bank("BANK_A", world.holders, 100_000)
    world.admit([*world.investors, *world.holders])
    world.freeze_terms()
    world.file()
    world.open_books()


def spread(world: World) -> None:
    """After the lock-up the first investor sells a minimum holding to each of the hundred."""
    world.chain.mine_at(POLICY.lock_up_until_at)
    amounts = [MINIMUM_HOLDING] * HOLDERS
    world.token.batch_transfer(world.holders, amounts, sender=world.investors[0])


def record_at(end: date) -> int:
    """The record instant of a period that ends on this date: a week before it."""
    return _at(end) - 7 * DAY


def pay_at(end: date) -> int:
    """The pay date of that period's coupon."""
    return _at(end)


def paged(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Pages of at most ``size``."""
    return (items[start : start + size] for start in range(0, len(items), size))


@contextmanager
def undone(world: World) -> Iterator[World]:
    """One measurement, after which the chain is as before."""
    with world.chain.rolled_back():
        yield world


def _gas(chain: Chain, after: int) -> int:
    return sum(chain.block(number).gas_used for number in range(after + 1, chain.block_number + 1))


def _at(day: date) -> int:
    return int((datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=1)).timestamp())
