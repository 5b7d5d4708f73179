"""The pool that revenue is measured on: the whole stack, stations of enrolled devices, units held by a thousand.

Three attesters, of whom two must attest; holders bank at the bank that the pool's cash is kept at, and hold deposits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from rwa_chain.bench.world import DAY, VALID_UNTIL_AT, paged, wallet
from rwa_chain.bindings import MeterRegistry, Readings, RevenueRights, TokenizedDeposit, Waterfall
from rwa_chain.bindings.types import (
    Amortisation,
    Batch,
    Channel,
    ChannelCode,
    ChannelDirection,
    Enrolment,
    KeyKind,
    Lane,
    MeterRule,
    PolicyTerms,
    Registration,
    RevenuePeriod,
    RevenueTerms,
    Statements,
    Top,
    Trap,
    Trigger,
    WaterfallTerms,
)
from rwa_chain.chain import ZERO_ADDRESS, Address, Chain, Party, Receipt, keccak
from rwa_chain.deploy import BankSpec, RevenueRoles, Stack, StackSpec, Wallet, deploy_revenue
from rwa_chain.deploy.shared import PoolContracts
from rwa_chain.lifecycle.instants import day_number
from rwa_chain.lifecycle.metering import Pool, fingerprint, month_of, signed
from rwa_chain.meter.signing import DeviceSigner

START = date(2025, 8, 1)
MONTHS = 3
STATIONS = 150
DEVICES_AT_A_STATION = 6
RATED = 60_000
HOLDERS = 1_000
UNITS = 10
FACE = 100_000
AMOUNT = 12_345_678
HONG_KONG, PROFESSIONAL = 344, 2
TOPICS = 0b111
WAD = 10**18
PILE = 1
ENROLLED_AT_ONCE = 200
ISSUED_AT_ONCE = 100
"""Holders whose units, or deposits, one request of transactions gives."""

POLICY = PolicyTerms(
    switches=0, minimum_class=PROFESSIONAL, topics=TOPICS, minimum_holding=0, cap=0, maximum_holders=0,
    lock_up_until_at=0, countries=(),
)  # fmt: skip


FIRST_DAY = day_number(START)
FIRST_MONTH = month_of(FIRST_DAY)
START_AT = FIRST_DAY * DAY


def first_of(month: int) -> int:
    """The first instant of a month, by its number."""
    return int(datetime(1970 + month // 12, month % 12 + 1, 1, tzinfo=UTC).timestamp())


def record_at(period: int) -> int:
    """The record instant of a period, from 0: a week after its month."""
    return first_of(FIRST_MONTH + period + 1) + 8 * DAY


def pay_at(period: int) -> int:
    """From when a period is paid."""
    return first_of(FIRST_MONTH + period + 1) + 10 * DAY


@dataclass
class RevenueWorld:
    """The chain as the measurements find it."""

    chain: Chain
    stack: Stack
    spec: StackSpec
    contracts: PoolContracts
    staff: Party
    """Has every role of the pool."""
    attesters: list[Party]
    bridge: Party
    holders: list[Address]
    signer: DeviceSigner
    channel: int = 0

    @property
    def token(self) -> Address:
        """The pool's name on the chain."""
        return self.contracts.token.address

    @property
    def meters(self) -> MeterRegistry:
        """The devices."""
        assert self.stack.revenue is not None
        return self.stack.revenue.meters

    @property
    def readings(self) -> Readings:
        """The station-days."""
        assert self.stack.revenue is not None
        return self.stack.revenue.readings

    @property
    def waterfall(self) -> Waterfall:
        """The cash."""
        assert self.stack.revenue is not None
        return self.stack.revenue.waterfall

    @property
    def rights(self) -> RevenueRights:
        """The units' instrument."""
        return self.contracts.rights

    @property
    def deposit(self) -> TokenizedDeposit:
        """The paying bank's."""
        return self.stack.deposits["BANK_A"]

    @property
    def pool(self) -> Pool:
        """The pool's id, which attesters sign."""
        return Pool(self.readings, self.token)

    # -- readings --------------------------------------------------------------------------------------------------

    def after(self, day: int) -> None:
        """The first instant after a day, where that is not past."""
        self.chain.set_time(max((day + 1) * DAY, self.chain.next_time))

    def submit(self, days: Sequence[tuple[Batch, Top]], *, by_bridge: bool = False) -> Receipt:
        """By an attester with another one's signature, or by the bridge with two."""
        batches, tops = [batch for batch, _ in days], [top for _, top in days]
        digest = self.pool.submission(batches)
        first, second = self.attesters[:2]
        signers, sender = ([first, second], self.bridge) if by_bridge else ([second], first)
        return self.readings.accept(self.token, batches, tops, signed(digest, signers), sender=sender)

    # -- devices ---------------------------------------------------------------------------------------------------

    def add_devices(self, stations: int, first: int = 1) -> list[Receipt]:
        """All devices of so many stations, active."""
        key = fingerprint(self.signer.key.public)
        enrolments = [
            Enrolment(
                asset=asset_of(station, number), key=key, kind=KeyKind.P256, asset_type=PILE, station=station,
                rated_power=RATED, share=100_000,
            )
            for station in range(first, first + stations)
            for number in range(DEVICES_AT_A_STATION)
        ]  # fmt: skip
        receipts = [
            self.meters.enrol(self.token, page, sender=self.staff) for page in paged(enrolments, ENROLLED_AT_ONCE)
        ]
        for listed in paged([each.asset for each in enrolments], 2 * ENROLLED_AT_ONCE):
            self.meters.activate(self.token, listed, sender=self.staff)
        return receipts

    # -- money -----------------------------------------------------------------------------------------------------

    def close_month(self, month: int) -> Receipt:
        """The month is over and its dispute window too."""
        self.chain.set_time(max(first_of(month + 1) + 2 * DAY, self.chain.next_time))
        return self.readings.close_month(self.token, sender=self.staff)

    def settle(self, period: int, revenue: int) -> None:
        """Cash of a period comes in, and three statements are compared."""
        reference = keccak(b"collection %d" % period)
        bank = next(each for each in self.spec.banks if each.id == "BANK_A")
        self.deposit.book(revenue, reference, sender=bank.party)
        self.deposit.issue(self.staff, revenue, reference, sender=bank.desk)
        self.deposit.approve(self.waterfall, revenue, sender=self.staff)
        self.waterfall.pay_in(self.token, self.channel, self.deposit, revenue, reference, sender=self.staff)
        statements = Statements(channel=revenue, bank=revenue, uptime=WAD, document_hash=reference)
        self.waterfall.reconcile(self.token, period, statements, sender=self.staff)


def asset_of(station: int, number: int) -> bytes:
    """A device's pseudonymous number."""
    return keccak(f"device {number} of {station}".encode())


def make(chain: Chain) -> RevenueWorld:
    """Deploy and found the pool, up to the day before its first month's end; nothing is metered."""
    spec = StackSpec.default(chain)
    stack = Stack.deploy(chain, spec, hand_over=False)
    staff, bridge = chain.parties("staff", "bridge")
    bank = next(each for each in spec.banks if each.id == "BANK_A")
    people = RevenueRoles(
        issuer=staff, registrar=staff, calculation_agent=staff, paying_agent=staff, trustee=staff, compliance=staff,
        freezer=staff, court=staff, enforcer=spec.enforcer, pauser=staff, guardian=staff,
    )  # fmt: skip
    contracts = deploy_revenue(
        stack, "POOL", name="Bench pool", policy=POLICY, people=people,
        wallet=Wallet("BANK_A", bank.party, spec.registrar), sender=spec.deployer,
    )  # fmt: skip
    attesters = chain.parties("operator", "payment channel", "auditor")
    holders = [wallet(f"holder of the pool {index}") for index in range(HOLDERS)]
    world = RevenueWorld(
        chain, stack, spec, contracts, staff, attesters, bridge, holders, DeviceSigner.simulated("bench pile")
    )
    _people(world, bank)
    _terms(world)
    _issue(world)
    return world


def _people(world: RevenueWorld, bank: BankSpec) -> None:
    everybody = [world.staff.address, *world.holders]
    for page in paged(everybody, ISSUED_AT_ONCE):
        registrations = [
            Registration(each, HONG_KONG, PROFESSIONAL, 0, (VALID_UNTIL_AT,) * 4 + (0,) * 4) for each in page
        ]
        world.stack.identity.register_batch(registrations, sender=world.spec.registrar)
        world.deposit.admit_wallets(page, sender=bank.party)
        world.contracts.token.admit_wallets(page, sender=world.staff)
    world.deposit.book(FACE * len(everybody), keccak(b"opening"), sender=bank.party)
    with world.chain.pipeline() as pipeline:
        for each in everybody:
            booking = keccak(bytes.fromhex(each[2:]))
            pipeline.send(world.deposit.issue.prepare(each, FACE, booking), sender=bank.desk, gas=500_000)


def _terms(world: RevenueWorld) -> None:
    staff, off = world.staff, Trigger(0, 0, 0, Trap.NONE)
    terms = WaterfallTerms(
        cash=world.deposit.address, interbank=ZERO_ADDRESS, instrument=world.rights.address, tax_owner=staff.address,
        servicer=staff.address, operator=staff.address, tax_rate=WAD // 100, servicing_rate=WAD // 50,
        servicing_fee=100_000, reserve_target=1_000_000, remittance_rate=WAD, tolerance=WAD // 100,
        silence_limit=35 * DAY, silence_traps=Trap.RESIDUAL, coverage=off, uptime=off,
    )  # fmt: skip
    world.waterfall.set_terms(world.token, terms, sender=staff)
    periods = [
        RevenuePeriod(FIRST_MONTH + period, FIRST_MONTH + period + 1, record_at(period), pay_at(period), AMOUNT)
        for period in range(MONTHS)
    ]
    frozen = RevenueTerms(
        face_value=FACE, volume=UNITS * HOLDERS, amortisation=Amortisation.TO_DATE, target=0, maximum_holders=0,
        currency=world.deposit.address, withholding=ZERO_ADDRESS, tax_owner=ZERO_ADDRESS,
        document_hash=keccak(b"terms"), isin="",
    )  # fmt: skip
    world.rights.freeze_terms(frozen, periods, sender=staff)
    attesters = [each.address for each in world.attesters]
    world.readings.set_pool(world.token, FIRST_MONTH, DAY, 0, 0, attesters, 2, sender=staff)
    rule = MeterRule(from_at=0, minimum_price=10_000, maximum_price=300_000, load_limit=11_000, longest=DAY)
    world.meters.set_meter_rule(world.token, PILE, rule, sender=staff)
    channel = Channel(
        code=ChannelCode.FDI, direction=ChannelDirection.OUTBOUND, expires_at=VALID_UNTIL_AT, quota=10**15, used=0,
        counterparty=staff.address, filing_hash=keccak(b"filing"),
    )  # fmt: skip
    opened = world.waterfall.open_channel(world.token, channel, sender=staff)
    world.channel = opened.one(Waterfall.ChannelOpened).channel


def _issue(world: RevenueWorld) -> None:
    """Issues units by the deployer in the offering's place, since the issue itself is not measured."""
    world.rights.set_offering(world.spec.deployer, sender=world.spec.deployer)
    world.stack.disclosure.record_filing(
        world.token, Lane.OTHER, UNITS * HOLDERS * FACE, keccak(b"certificate"), VALID_UNTIL_AT, sender=world.staff
    )
    with world.chain.pipeline() as pipeline:
        for each in world.holders:
            pipeline.send(world.rights.issue.prepare(each, UNITS), sender=world.spec.deployer, gas=500_000)
