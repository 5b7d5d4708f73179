"""A life's contracts on a chain: who runs the shared ones, its instruments, its banks' money, its people's accounts.

`party` gives the key of an id of the cast, a bank or a venue; whoever deploys says where keys come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rwa_chain.bindings.types import PolicyTerms, VenueKind
from rwa_chain.chain import Address, Chain, Party
from rwa_chain.deploy import (
    BankSpec,
    Book,
    StablecoinRoles,
    StablecoinTerms,
    Stack,
    StackSpec,
    VenueSpec,
    deploy_stablecoin,
)
from rwa_chain.deploy.roles import ADMIN, holder_of, members
from rwa_chain.deploy.spec import CO_ADMINISTRATORS, DAY, ENFORCER, HOUR, RailSpec, desk_of
from rwa_chain.deploy.stablecoin import NO_CONSENT
from rwa_chain.errors import InputError
from rwa_chain.life import setting
from rwa_chain.life.instrument import Instrument, Live
from rwa_chain.life.plan import Plan
from rwa_chain.life.setting import HOLDING, Bank, ClearingBank, Role
from rwa_chain.life.world import World
from rwa_chain.lifecycle import calendar, cash, disclosure, instants, onboarding
from rwa_chain.lifecycle.distribution import pages
from rwa_chain.lifecycle.onboarding import InvestorClass, Profile, Topic
from rwa_chain.lifecycle.register import RegisterFromLogs
from rwa_chain.money import Money

DENY_US_PERSONS, MARKET_HALT = 1 << 2, 1 << 4
"""Switches of a policy (`PolicySwitches` in contracts/types/Policy.sol)."""

SATURDAY = 5
"""`date.weekday` of the first day of a weekend."""

CLAIMS_OUTLAST = timedelta(days=365)
"""Validity of holders' claims after the last date of a life's instruments: our choice."""

CORPORATE = frozenset({Topic.KYC, Topic.RESIDENCE})
"""Claims about every party; the country also where no rule requires a proof of it."""

Keyring = Callable[[str], Party]
APPROVERS = 3
"""Number of recovery approvers; a life that names fewer has none."""


@dataclass(frozen=True)
class Deployed:
    """A life's contracts. ``ready_at`` [s] is when what an administrator has scheduled may be carried out, or 0."""

    stack: Stack
    ready_at: int = 0


def deploy(
    chain: Chain,
    plan: Plan,
    party: Keyring,
    *,
    book: Path | None = None,
    known: Mapping[str, str] | None = None,
    progress: Callable[[str], None] = lambda line: None,
) -> Deployed:
    """The shared contracts and the instruments, or what is missing of them where a run was cut off.

    On a stack that was handed over before, its administrator schedules what the instruments need, and carries it out
    when this is called again after the delay. `known` are the ids and addresses of the parties of that deployment: its
    administrator may be nobody of this life's cast. Raises `InputError` for a bank that such a stack does not have.
    """
    spec = stack_spec(plan, party)
    there = None if book is None or not book.is_file() else Book.of(chain, book)
    standing = there is not None and book is not None and Stack.is_handed_over(chain, there)
    stack = (
        Stack.load(chain, book, spec)
        if standing and book is not None
        else Stack.deploy(chain, spec, book=book, progress=progress, hand_over=False)
    )
    for i, bank in enumerate(plan.banks):
        if bank.id not in stack.deposits:
            raise InputError(f"banks[{i}].id", bank.id, f"a bank of the stack: {', '.join(stack.deposits)}")
    administrator = administrator_of(stack, party, plan, known or {}) if standing else None
    ready_at = 0
    for instrument in plan.instruments.values():
        made = instrument.deploy(plan, stack, party, known or {}, administrator=administrator, progress=progress)
        stack.gas += made.gas
        ready_at = max(ready_at, made.ready_at)
    for coin in plan.stablecoins:
        coined = deploy_stablecoin(
            stack,
            coin.id,
            terms=coin_terms(plan, coin, party),
            people=coin_people(plan, coin, party),
            sender=party(plan.holder_of(Role.DEPLOYER).id),
            administrator=administrator,
            progress=progress,
        )
        stack.gas += coined.gas
        ready_at = max(ready_at, coined.ready_at)
    if not standing:
        stack.hand_over(spec, progress)
    return Deployed(stack, ready_at)


def administrator_of(stack: Stack, party: Keyring, plan: Plan, known: Mapping[str, str]) -> Party:
    """The administrator of a stack, by the key of a known party or of the life's own administrator."""
    labels = labels_of(stack, ADMIN, known, plan.holder_of(Role.ADMINISTRATOR).id, "administrator")
    return holder_of(stack.chain, stack.manager, ADMIN, "administrator", labels, party)


def labels_of(stack: Stack, role: int, known: Mapping[str, str], *others: str) -> list[str]:
    """Possible members of roles on a stack: parties that its deployment knows by their addresses, then others."""
    holders = members(stack.chain, stack.manager).get(role, {})
    return [*(label for label, address in known.items() if address in holders), *others]


def stack_spec(plan: Plan, party: Keyring) -> StackSpec:
    """The people of the shared contracts."""
    first = next(iter(plan.instruments), None)

    def role(role: Role) -> Party:
        return party(plan.holder_of(role, first).id)

    def bank(each: Bank | ClearingBank) -> BankSpec:
        return BankSpec(each.id, each.name, each.symbol, party(each.id), party(desk_of(each.id)), each.currency or "")

    return StackSpec(
        deployer=role(Role.DEPLOYER),
        administrator=role(Role.ADMINISTRATOR),
        guardian=role(Role.GUARDIAN),
        registrar=role(Role.REGISTRAR),
        compliance=role(Role.COMPLIANCE),
        freezer=role(Role.FREEZER),
        court=role(Role.COURT_ORDER),
        pauser=role(Role.PAUSER),
        clearing=bank(plan.clearing_bank),
        banks=tuple(bank(each) for each in plan.banks),
        claim_issuers=tuple(party(each.id) for each in plan.cast if Role.CLAIM_ISSUER in each.roles),
        co_administrators=(party(CO_ADMINISTRATORS[0]), party(CO_ADMINISTRATORS[1])),
        enforcer=party(ENFORCER),
        currency=plan.currency,
        decimals=plan.decimals,
        admin_delay=plan.administration.administration_delay_days * DAY,
        recovery_delay=plan.administration.recovery_delay_days * DAY,
        recovery_approvers=tuple(approvers(plan, party)),
        rails=tuple(
            RailSpec(currency, bank(each), plan.cash_of(currency).decimals)
            for currency, each in plan.clearing_banks.items()
            if currency != plan.currency
        ),
    )


def people_of(plan: Plan, ticker: str, party: Keyring) -> dict[str, Any]:
    """The people of an instrument, by the names that every kind's roles have."""

    def role(role: Role) -> Party:
        return party(plan.holder_of(role, ticker).id)

    return {
        "issuer": role(Role.ISSUER),
        "registrar": role(Role.REGISTRAR),
        "calculation_agent": role(Role.CALCULATION_AGENT),
        "paying_agent": role(Role.PAYING_AGENT),
        "trustee": role(Role.TRUSTEE),
        "compliance": role(Role.COMPLIANCE),
        "freezer": role(Role.FREEZER),
        "court": role(Role.COURT_ORDER),
        "enforcer": party(ENFORCER),
        "pauser": role(Role.PAUSER),
        "guardian": role(Role.GUARDIAN),
    }


def coin_people(plan: Plan, coin: setting.Stablecoin, party: Keyring) -> StablecoinRoles:
    """The people of a stablecoin: its custodian books, its issuer issues, the desks do what they do elsewhere."""

    def role(role: Role) -> Party:
        return party(plan.holder_of(role).id)

    return StablecoinRoles(
        custodian=party(coin.custodian),
        desk=party(coin.issuer),
        freezer=role(Role.FREEZER),
        court=role(Role.COURT_ORDER),
        enforcer=party(ENFORCER),
        pauser=role(Role.PAUSER),
        restorer=role(Role.COMPLIANCE),
        guardian=role(Role.GUARDIAN),
        approvers=tuple(approvers(plan, party)),
    )


def coin_terms(plan: Plan, coin: setting.Stablecoin, party: Keyring) -> StablecoinTerms:
    """The terms of a stablecoin; its holidays are the weekdays of the life and a month after on which it is closed."""
    first, last = plan.begins_on(), max(act.last_day for _, act in plan.active()) + timedelta(days=31)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    closed = [day for day in days if day.weekday() < SATURDAY and not calendar.is_business_day(day, coin.calendar)]
    consent = None if coin.peg_consent is None else plan.document(coin.peg_consent).text
    return StablecoinTerms(
        name=coin.name,
        symbol=coin.symbol,
        currency=plan.currency,
        decimals=plan.decimals,
        custodians=(party(coin.custodian),),
        auditors=[party(each) for each in coin.auditors],
        holidays=[instants.day_number(day) for day in closed],
        daily_issue=plan.cash.units(coin.daily_issue),
        threshold=coin.signatures,
        max_age=coin.attested_for_hours * HOUR,
        buffer=int(coin.buffer_percent * 100),
        utc_offset=instants.instant(plan.begins_on(), time(0, 0), ZoneInfo("UTC"))
        - instants.instant(plan.begins_on(), time(0, 0), plan.zone),
        peg_consent=NO_CONSENT if consent is None else disclosure.document_hash(consent),
    )


def policy_of(plan: Plan, instrument: Instrument) -> PolicyTerms:
    """The settings of an instrument's rules; its market is halted at first where the life has audits to wait for."""
    policy = instrument.policy
    begins = instrument.issued_on or plan.begins_on()
    lock_up_ends = instants.instant(begins + timedelta(days=policy.lock_up_days), instants.OFFICE_OPENS, plan.zone)
    halted = plan.has(instrument.ticker, "audits")
    return PolicyTerms(
        switches=(MARKET_HALT if halted else 0) | (DENY_US_PERSONS if policy.deny_us_persons else 0),
        minimum_class=policy.minimum_class.code,
        topics=sum(1 << int(Topic[topic.name]) for topic in policy.required_topics),
        minimum_holding=instrument.minimum_units,
        cap=policy.holding_cap,
        maximum_holders=policy.maximum_holders,
        lock_up_until_at=lock_up_ends if policy.lock_up_days else 0,
        countries=policy.denied_countries,
    )


def approvers(plan: Plan, party: Keyring) -> list[Party]:
    """The three who approve recoveries; a life that names fewer has no recovery."""
    named = plan.administration.recovery_approvers
    return [party(each) for each in named] if len(named) == APPROVERS else []


def venues(plan: Plan, party: Keyring) -> Iterator[VenueSpec]:
    """The venues, each run by a key of its own."""
    for venue in plan.venues:
        yield VenueSpec(venue.name, VenueKind[venue.kind.name], party(venue.id))


def people(plan: Plan, chain: Chain) -> Iterator[Party]:
    """The members of the roles; on an Anvil, where every party has a key, the whole cast."""
    yield from stack_spec(plan, chain.party).people()
    for ticker in plan.instruments:
        yield from people_of(plan, ticker, chain.party).values()
    for coin in plan.stablecoins:
        yield from (each for _, each, _ in coin_people(plan, coin, chain.party).grants())
        yield from (chain.party(auditor) for auditor in coin.auditors)
    yield from approvers(plan, chain.party)
    yield from (venue.party for venue in venues(plan, chain.party))
    if chain.keys is None:
        yield from chain.parties(*(wallet for person in plan.cast for wallet in person.wallet_ids))


# ---- in a world ----


def found(world: World) -> None:
    """The contracts are deployed and handed over; banks get their money, and who is no investor its account."""
    plan = world.plan
    stack = deploy(world.chain, plan, world.party, known=world.ledger.parties).stack
    world.memory.stack = stack
    world.name_contracts()
    for instrument in plan.instruments.values():
        _joined(world, instrument)
    for bank in plan.banks:
        world.clear_in(bank.id, bank.settlement_balance, f"opening balance of {bank.id}")
    open_accounts(world, [person for person in plan.cast if person.bank and not _invests(person)])


def join(world: World, instrument: Instrument) -> None:
    """An instrument joins a stack that was handed over: its administrator schedules, the delay passes, it is carried
    out.
    """
    administrator, plan = world.role(Role.ADMINISTRATOR), world.plan
    known = world.ledger.parties
    made = instrument.deploy(plan, world.stack, world.party, known, administrator=administrator)
    if made.ready_at:
        world.mine_at(made.ready_at)
        instrument.deploy(plan, world.stack, world.party, known, administrator=administrator)
    _joined(world, instrument)


def _joined(world: World, instrument: Instrument) -> None:
    token, contract = instrument.contracts(world.stack)
    agent = world.plan.holder_of(Role.PAYING_AGENT, instrument.ticker).id
    live = Live(instrument, token, contract, RegisterFromLogs(token.address), agent, [world.stack.paying])
    world.joined(live)
    required = [document.id for document in world.plan.required(instrument.ticker)]
    if required:
        registrar = world.role(Role.REGISTRAR, live)
        disclosure.require(world.stack.disclosure, token, required, sender=registrar)


# ---- people ----


def present(world: World, people: Iterable[setting.Party]) -> None:
    """The KYC agent signs and presents what it found about parties; once of each."""
    agent = next(world.party(each.id) for each in world.plan.cast if Role.CLAIM_ISSUER in each.roles)
    last = max((each.ends_on for each in world.plan.instruments.values()), default=world.today)
    valid_until_at = world.instant(last + CLAIMS_OUTLAST)
    new = list({person.id: person for person in people if person.id not in world.memory.proved}.values())
    world.memory.proved |= {person.id for person in new}
    identity, calls = world.stack.identity, []
    for person in new:
        claims = onboarding.sign_claims(
            identity,
            profile(world, person),
            agent,
            issued_at=world.now,
            valid_until_at=valid_until_at,
        )
        call = identity.present_claims.prepare([each.claim for each in claims], [each.signature for each in claims])
        calls.append((call, agent))
    world.send(calls)


def profile(world: World, person: setting.Party) -> Profile:
    """A party of the cast as a KYC agent finds it."""
    return Profile(
        wallet=world.party(person.id).address,
        country=person.country,
        investor_class=InvestorClass[person.investor_class.name] if person.investor_class else InvestorClass.RETAIL,
        topics=frozenset(Topic[topic.name] for topic in person.topics) | CORPORATE,
        us_person=person.us_person,
    )


def admit(world: World, live: Live, people: Iterable[setting.Party]) -> None:
    """The registrar admits parties to an instrument's register, in pages that fit a transaction; once each."""
    there = world.memory.admitted.setdefault(live.ticker, set())
    new = [person for person in people if person.id not in there]
    there |= {person.id for person in new}
    for page in pages([world.party(person.id).address for person in new]):
        onboarding.admit(live.token, page, sender=world.role(Role.REGISTRAR, live))


def open_accounts(world: World, people: Iterable[setting.Party]) -> None:
    """Each bank admits its customers, books what they deposited and issues it to them; once each."""
    new = [person for person in people if person.bank and person.id not in world.memory.customers]
    present(world, new)
    world.memory.customers |= {person.id for person in new}
    for bank in world.plan.banks:
        customers = [person for person in new if bank.id in person.deposits]
        if customers:
            _open_accounts_at(world, bank.id, customers)


def _open_accounts_at(world: World, bank: str, customers: list[setting.Party]) -> None:
    deposit, sender = world.stack.deposits[bank], world.party(bank)
    wallets: list[Address] = [world.party(person.id).address for person in customers]
    for page in pages(wallets):
        onboarding.admit(deposit, page, sender=sender)
    funded = [(person, person.deposits[bank]) for person in customers if person.deposits[bank]]
    if funded:
        total = sum((amount for _, amount in funded), Decimal(0))
        cash.book(deposit, total, f"deposits of {', '.join(person.id for person, _ in funded)}", sender=sender)
    desk, issue = world.party(desk_of(bank)), deposit.issue.prepare
    kept = world.plan.cash_of(world.plan.kept_at(bank))
    world.send(
        [
            (
                issue(world.party(person.id), kept.units(amount), cash.booking(f"deposit of {person.id}")),
                desk,
            )
            for person, amount in funded
        ]
    )


def _invests(person: setting.Party) -> bool:
    return bool({*HOLDING, Role.CONVERSION_AGENT} & set(person.roles))


# ---- papers ----


def record(world: World, live: Live, documents: Iterable[str]) -> None:
    """The registrar records documents by the hashes of their texts."""
    for identifier in documents:
        text = world.plan.document(identifier).text
        registrar = world.role(Role.REGISTRAR, live)
        disclosure.record(world.stack.disclosure, live.token, identifier, text, sender=registrar)


def file(world: World, live: Live, lane: str, cap: Decimal, text: str, valid_until: date | None = None) -> None:
    """Files a regulator's certificate, good until the instrument ends."""
    disclosure.file(
        world.stack.disclosure,
        live.token,
        disclosure.lane_of(lane),
        Money(cap, live.spec.cash),
        text,
        valid_until_at=world.instant(valid_until or live.spec.ends_on),
        sender=world.role(Role.ISSUER, live),
    )
    live.filed = True
