"""A stack with two bonds, three banks and two venues, each with people of its own, and everybody who might call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from eth_abi import encode

from rwa_chain.bench import world as setup
from rwa_chain.bench.owed_gas import rate_terms
from rwa_chain.bench.world import World
from rwa_chain.bindings import (
    Bond,
    FundCorrections,
    LettersOfCredit,
    MeterRegistry,
    MoneyMarketFund,
    Powers,
    Queue,
    Readings,
    RevenueRights,
    SecurityToken,
    Stablecoin,
    Waterfall,
)
from rwa_chain.bindings.types import (
    AmountRule,
    Availability,
    BusinessDays,
    CashSetup,
    Credit,
    Declaration,
    DefaultEvent,
    FundTerms,
    Instruction,
    Kind,
    Leg,
    MasterAgreement,
    RecoveryTerms,
    Trap,
    Trigger,
    VenueKind,
    WaterfallTerms,
)
from rwa_chain.chain import ZERO_ADDRESS, Address, Chain, Party, keccak
from rwa_chain.chain.contract import Contract
from rwa_chain.deploy import BondContracts, BondRoles, deploy_bond, role_id
from rwa_chain.deploy.repo import RepoContracts, deploy_repo
from rwa_chain.deploy.roles import TABLES, assignments, table_key
from rwa_chain.deploy.stack import Stack
from rwa_chain.deploy.steps import Deployer
from rwa_chain.lifecycle import holds
from rwa_chain.lifecycle.bond import obligation_of
from tests.roles.table import Guard

WIDE = 10**9


@dataclass(frozen=True)
class Instance:
    """One contract seen in one scope: the scope that its roles have, and the arguments that name it."""

    key: str
    contract: Contract
    scope: Address
    named: dict[str, Any]

    def __str__(self) -> str:
        return self.key


@dataclass
class Cast:
    """The world, its second bond, who stands for each name of the table, and calls that need more than zeros.

    ``at`` is the block to look at where it is not the last.
    """

    world: World
    other: BondContracts
    others: BondRoles
    venues: tuple[Party, Party]
    stranger: Party
    meters: MeterRegistry
    readings: Readings
    waterfall: Waterfall
    coin: Stablecoin
    letters: LettersOfCredit
    desk: RepoContracts
    rights: dict[Address, RevenueRights]
    funds: dict[Address, tuple[MoneyMarketFund, FundCorrections]]
    exclusive: dict[str, set[Address]]
    data: dict[tuple[str, str], str]
    at: dict[tuple[str, str], int]
    _known: dict[tuple[str, str, str], set[Address]] = field(default_factory=dict)

    @property
    def stack(self) -> Stack:
        """The contracts."""
        return self.world.stack

    def instances(self) -> list[Instance]:
        """Every deployed contract, those that serve many instruments once for each."""
        stack, world = self.stack, self.world
        found = [
            Instance("manager", stack.manager, stack.manager.address, {}),
            Instance("identity", stack.identity, stack.identity.address, {}),
            Instance("explainer", stack.explainer, stack.explainer.address, {}),
            Instance("interbank", stack.interbank, stack.interbank.address, {}),
            Instance("settlement", stack.settlement, stack.settlement.address, {}),
            Instance("hold_consents", stack.hold_consents, stack.hold_consents.address, {}),
            Instance("queue", stack.queue, world.deposit.address, {"deposit": world.deposit.address}),
            Instance("withholding", stack.withholding, stack.withholding.address, {}),
            Instance("obligations", stack.obligations, world.token.address, {}),
            Instance("paying", stack.paying, world.token.address, {}),
            Instance("offering", stack.offering, world.token.address, {}),
        ]
        found += [Instance(key, register, register.address, {}) for key, register in stack.registers.items()]
        found.append(Instance("coin", self.coin, self.coin.address, {}))
        found.append(Instance("letters", self.letters, self.letters.address, {}))
        desk: tuple[Contract, ...] = (
            self.desk.marks, self.desk.agreements, self.desk.margins, self.desk.close_outs,
        )  # fmt: skip
        found += [Instance(each.NAME, each, each.address, {}) for each in desk]
        shared: tuple[Contract, ...] = (
            stack.disclosure, stack.recovery, stack.conversion, stack.puts, stack.defaults, stack.meetings,
            stack.fixings,
        )  # fmt: skip
        shared += (self.meters, self.readings, self.waterfall)
        for ticker, bond in stack.bonds.items():
            token = bond.token.address
            named = {"token": token, "pool": token, "register": token}
            found += [Instance(f"{each.NAME} for {ticker}", each, token, named) for each in shared]
            found.append(Instance(f"bond/{ticker}", bond.bond, token, {}))
            found.append(Instance(f"rights/{ticker}", self.rights[token], token, {}))
            found += [Instance(f"{each.NAME} of {ticker}", each, token, {}) for each in self.funds[token]]
        for venue, ticker in zip(self.venues, stack.bonds, strict=True):
            token = stack.bonds[ticker].token.address
            found.append(
                Instance(f"venues at {venue.label} for {ticker}", stack.venues, token,
                         {"token": token, "venue": venue.address})
            )  # fmt: skip
        return found

    def callers(self) -> list[Address]:
        """Everybody with any role, every contract, a holder, a claim issuer, and a stranger."""
        world, spec = self.world, self.world.spec
        people = [getattr(spec, each.name) for each in fields(spec)] + [
            key for bank in (*spec.banks, spec.clearing) for key in (bank.party, bank.desk)
        ]
        people += spec.administrators
        people += [getattr(cast, each.name) for cast in (world.people, self.others) for each in fields(cast)]
        people += [spec.clearing.party, *spec.claim_issuers, *self.venues, *world.investors[:2], self.stranger]
        addresses = [each.address for each in people if isinstance(each, Party)]
        addresses += [instance.contract.address for instance in self.instances()]
        return sorted(dict.fromkeys(addresses))

    def allowed(self, guard: Guard, at: Instance) -> set[Address]:
        """Who passes."""
        administrator = {self.world.spec.deployer.address}  # before the hand-over
        match guard.kind:
            case "role" | "scoped":
                scope = at.named["venue"] if guard.name == "VENUE" else at.scope
                return self._members(guard.name, scope)
            case "only" if guard.name == "administrator":
                return administrator
            case "admin":
                return administrator
            case "power":
                return self._holders(guard.name, at)
            case "open":
                return set(self.callers())
        if guard.name == "keeper of the token's documents":
            return self._members("REGISTRAR", at.scope) | {at.scope}
        if guard.name == "readings or compliance":
            return self._members("COMPLIANCE", at.scope) | {self.readings.address}
        if guard.name == "registry or registrar":
            return self._members("REGISTRAR", at.scope) | {self.meters.address}
        if guard.name == "trustee or meetings":
            return self._members("TRUSTEE", at.scope) | {self.stack.meetings.address}
        if guard.name == "who convenes":
            return self._members("TRUSTEE", at.scope) | self._members("ISSUER", at.scope) | self._of_a_tenth(at.scope)
        if guard.name == "rights of the pool":
            return {self.rights[at.scope].address}
        if guard.name == "lost wallet or guardian":
            return self._members("GUARDIAN", at.scope) | self.exclusive["lost wallet"]
        return self.exclusive[guard.name]

    def _of_a_tenth(self, token: Address) -> set[Address]:
        """Holders of at least a tenth of the units."""
        security = SecurityToken(self.world.chain, token)
        supply = security.total_supply()
        return {each for each in self.callers() if supply and 10 * security.balance_of(each) >= supply}

    def _members(self, role: str, scope: Address) -> set[Address]:
        identifier = role_id(role, scope)
        return self._those("role", role, scope, lambda each: self.stack.manager.has_role(identifier, each)[0])

    def _holders(self, power: str, at: Instance) -> set[Address]:
        bit, register = int(getattr(Powers, power)), self.stack.registers.get(at.key, self.coin)
        return self._those("power", power, register.address, lambda each: bool(register.powers_of(each) & bit))

    def _those(self, kind: str, name: str, scope: Address, have: Callable[[Address], bool]) -> set[Address]:
        """The callers who have it, asked of the chain once."""
        key = (kind, name, scope)
        if key not in self._known:
            self._known[key] = {each for each in self.callers() if have(each)}
        return self._known[key]

    def calldata(self, at: Instance, entry: dict[str, Any], selector: str) -> str:
        """A call of a function: what the cast prepared, or zeros with the scope's addresses filled in."""
        prepared = self.data.get((at.key, entry["name"]))
        if prepared is not None:
            return prepared
        kinds = [_canonical(each) for each in entry["inputs"]]
        values = [at.named.get(each["name"], _zero(each)) for each in entry["inputs"]]
        return "0x" + selector + encode(kinds, values).hex()


def _canonical(parameter: dict[str, Any]) -> str:
    kind = str(parameter["type"])
    if not kind.startswith("tuple"):
        return kind
    return f"({','.join(map(_canonical, parameter['components']))}){kind.removeprefix('tuple')}"


def _zero(parameter: dict[str, Any]) -> Any:
    kind = str(parameter["type"])
    if kind.endswith("[]"):
        return []
    if kind.endswith("]"):
        base, _, size = kind.rpartition("[")
        return [_zero({**parameter, "type": base})] * int(size[:-1])
    if kind == "tuple":
        return tuple(map(_zero, parameter["components"]))
    return {"address": ZERO_ADDRESS, "bool": False, "string": ""}.get(kind, b"" if "bytes" in kind else 0)


def people(chain: Chain, prefix: str) -> BondRoles:
    """A bond's people, nobody with two offices."""
    offices = [each.name for each in fields(BondRoles) if each.name != "policy_delay"]
    return BondRoles(**{office: chain.party(f"{prefix} {office}") for office in offices})


def make(chain: Chain) -> Cast:
    """Deploy, issue the first bond, declare and fund a coupon; remember where a status was right for a call."""
    world = setup.make(chain)
    deployer = world.spec.deployer
    others = people(chain, "other")
    other = deploy_bond(
        world.stack, "OTHER", name="Other bond", policy=setup.POLICY, people=others, sender=deployer,
        approvers=(others.registrar, others.trustee, others.compliance),
    )  # fmt: skip
    venues = chain.parties("venue", "other venue")
    for venue in venues:
        world.stack.venues.add_venue(venue, VenueKind.TRADING, venue.label, sender=deployer)
        world.stack.manager.open_scope(venue, sender=deployer)
        world.stack.manager.grant_role(role_id("VENUE", venue), venue, 0, sender=deployer)
    stranger = chain.party("stranger")
    rates = rate_terms(world.people.trustee, stranger)
    for bond, issuer in ((world.contracts, world.people.issuer), (other, others.issuer)):
        world.stack.fixings.set_terms(bond.token, rates, sender=issuer)
    setup.prepare_issue(world)
    manager = world.stack.manager
    meters = MeterRegistry.deploy(chain, manager, sender=deployer)
    readings = Readings.deploy(chain, manager, meters, sender=deployer)
    coin = _coin(world)
    letters = LettersOfCredit.deploy(chain, world.stack.settlement, sender=deployer)
    desk = deploy_repo(world.stack, sender=deployer)
    meters.set_readings(readings, sender=deployer)
    waterfall = Waterfall.deploy(chain, manager, readings, sender=deployer)
    rights = {
        bond.token.address: _rights(world, waterfall, bond, cast)
        for bond, cast in ((world.contracts, world.people), (other, others))
    }
    funds = {bond.token.address: _fund(world, bond) for bond in (world.contracts, other)}
    cast = Cast(
        world,
        other,
        others,
        (venues[0], venues[1]),
        stranger,
        meters,
        readings,
        waterfall,
        coin,
        letters,
        desk,
        rights,
        funds,
        {},
        {},
        {},
    )
    allotted = chain.block_number
    _offerings(cast, allotted)
    world.close_offering()
    setup.spread(world)
    _obligations(cast)
    _consents(cast)
    _credit(cast)
    _desk(cast)
    return cast


def _coin(world: World) -> Stablecoin:
    """A stablecoin whose roles nobody holds but the administrators."""
    manager, deployer = world.stack.manager, world.spec.deployer
    coin = CashSetup(
        name="Coin", symbol="COIN", currency=b"HKD", decimals=2, topics=1, authority=manager.address,
        identity_registry=world.stack.identity.address, daily_issue=10**9,
    )  # fmt: skip
    made = Stablecoin.deploy(world.chain, coin, BusinessDays(28_800, 0x1F), bytes(32), sender=deployer)
    Deployer(world.chain, world.stack.book, deployer).contract(table_key("Stablecoin"), TABLES["Stablecoin"])
    manager.multicall([call.data for call in assignments(manager, world.stack.book, made, made)], sender=deployer)
    offices = {
        "BANK": world.people.registrar, "ISSUER": world.people.issuer, "FREEZER": world.people.freezer,
        "COURT_ORDER": world.people.court, "ENFORCER": world.people.trustee, "GUARDIAN": world.people.guardian,
        "BRAKE": world.people.pauser, "RESTORER": world.people.compliance,
    }  # fmt: skip
    manager.open_scope(made, sender=deployer)
    for office, holder in offices.items():
        manager.grant_role(role_id(office, made), holder, 0, sender=deployer)
    return made


def _rights(world: World, waterfall: Waterfall, bond: BondContracts, people: BondRoles) -> RevenueRights:
    """Revenue rights of a bond's token, as far as roles ask for them."""
    manager, deployer, token = world.stack.manager, world.spec.deployer, bond.token
    made = RevenueRights.deploy(world.chain, manager, token, world.stack.obligations, waterfall, sender=deployer)
    made.set_offering(world.stack.offering, sender=deployer)
    Deployer(world.chain, world.stack.book, deployer).contract(table_key("RevenueRights"), TABLES["RevenueRights"])
    manager.multicall([call.data for call in assignments(manager, world.stack.book, made, token)], sender=deployer)
    off, payee = Trigger(0, 0, 0, Trap.NONE), world.deposit.address
    terms = WaterfallTerms(
        cash=world.deposit.address, interbank=ZERO_ADDRESS, instrument=made.address, tax_owner=payee, servicer=payee,
        operator=payee, tax_rate=0, servicing_rate=0, servicing_fee=0, reserve_target=0, remittance_rate=10**18,
        tolerance=0, silence_limit=0, silence_traps=Trap.NONE, coverage=off, uptime=off,
    )  # fmt: skip
    waterfall.set_terms(token, terms, sender=people.issuer)
    return made


def _fund(world: World, bond: BondContracts) -> tuple[MoneyMarketFund, FundCorrections]:
    """A fund over a bond's token, as far as roles ask for it."""
    manager, deployer, book = world.stack.manager, world.spec.deployer, world.stack.book
    terms = FundTerms(
        custody=world.deposit.address, cut_off=0, utc_offset=0, weekdays=1, price_decimals=0, max_nav_age=1,
        pass_after=1, pay_within=1, report_within=1, compensate_within=1, gate=0, swing_threshold=0, swing_factor=0,
        materiality=0, initial_price=10**18, de_minimis=0, minimum_subscription=0, document_hash=keccak(b"document"),
        authorisation_hash=keccak(b"authorisation"), consultation_hash=keccak(b"consultation"),
    )  # fmt: skip
    fund = MoneyMarketFund.deploy(world.chain, manager, bond.token, world.deposit, terms, sender=deployer)
    corrections = FundCorrections.deploy(world.chain, manager, fund, sender=deployer)
    Deployer(world.chain, book, deployer).contract(table_key("MoneyMarketFund"), TABLES["MoneyMarketFund"])
    calls = [call.data for each in (fund, corrections) for call in assignments(manager, book, each, bond.token)]
    manager.multicall(calls, sender=deployer)
    return fund, corrections


def _offerings(cast: Cast, allotted: int) -> None:
    offering, world = cast.stack.offering, cast.world
    terms = offering.terms_of(world.offering)
    later = replace(
        terms, books_close_at=WIDE * 2, settlement_at=WIDE * 2 + 1, settlement_until_at=WIDE * 2 + 2,
        accrual_date=(WIDE * 2 + 1) // setup.DAY,
    )  # fmt: skip
    opened = offering.open.prepare(later, setup.RATE)
    second = offering.open(later, setup.RATE, sender=world.people.registrar).one(type(offering).BooksOpened).id
    cast.data["offering", "open"] = opened.data
    for name, call in {
        "setGuidance": offering.set_guidance.prepare(second, setup.RATE),
        "setPrice": offering.set_price.prepare(second, setup.WAD),
        "placeOrder": offering.place_order.prepare(second, setup.MINIMUM_HOLDING, setup.RATE),
        "cancel": offering.cancel.prepare(second),
    }.items():
        cast.data["offering", name] = call.data
    for name, call in {
        "allot": offering.allot.prepare(world.offering, [], [], False),
        "close": offering.close.prepare(world.offering, []),
        "closeFor": offering.close_for.prepare(world.offering, []),
        "finish": offering.finish.prepare(world.offering),
        "consent": offering.consent.prepare(world.offering, offering.consent_of(world.offering)[0], b""),
    }.items():
        cast.data["offering", name] = call.data
        cast.at["offering", name] = allotted
    cast.exclusive["eligible investor"] = {each for each in cast.callers() if world.token.can_receive(each)}


def _obligations(cast: Cast) -> None:
    """The first coupon funded and due, the second declared."""
    world, obligations, paying = cast.world, cast.stack.obligations, cast.stack.paying
    deposit, bond, agent = world.deposit, world.contracts.bond, world.people.calculation_agent
    world.chain.mine_at(setup.record_at(setup.PERIOD_ENDS[0]) + 1)
    coupon = bond.declare(0, sender=agent).one(Bond.CouponDeclared).id
    missing = obligations.missing_of(coupon)
    obligations.fund(coupon, deposit, [deposit.address], [missing], sender=world.people.issuer)
    world.chain.mine_at(setup.pay_at(setup.PERIOD_ENDS[0]))
    holder, token = world.investors[0], world.token
    for name, call in {
        "declare": obligations.declare.prepare(7, _declaration(cast)),
        "amend": obligations.amend.prepare(token, 0, 1, 0, 1),
        "cancel": obligations.cancel.prepare(token, 0),
        "postpone": obligations.postpone.prepare(coupon, 2**32 - 1),
        "setShares": obligations.set_shares.prepare(coupon, 0, 0),
        "fund": obligations.fund.prepare(coupon, deposit, [deposit.address], [missing]),
        "returnContributions": obligations.return_contributions.prepare(coupon, 1),
        "drawRefund": obligations.draw_refund.prepare(coupon, holder, deposit),
    }.items():
        cast.data["obligations", name] = call.data
    for name, call in {
        "payPage": paying.pay_page.prepare(coupon, deposit, []),
        "claim": paying.claim.prepare(coupon, holder, deposit),
        "release": paying.release.prepare(coupon, holder, holder, deposit, keccak(b"order")),
        "remitTax": paying.remit_tax.prepare(coupon, deposit),
    }.items():
        cast.data["paying", name] = call.data
    declarers = {each for each in cast.callers() if token.powers_of(each) & int(Powers.SCHEDULE)}
    paying_agent = world.people.paying_agent.address
    cast.exclusive |= {
        "declarer": declarers,
        "checker of the bond's fixings": {world.people.trustee.address},
        "declarer of it": {bond.address},
        "declarer or calculation agent": declarers | {agent.address},
        "list": {obligations.address},
        "paying agent, and anybody ten days later": {paying_agent},
        "holder of record or paying agent": {holder.address, paying_agent},
    }


def _declaration(cast: Cast) -> Declaration:
    """A declaration on the first token; who declares is what matters."""
    world = cast.world
    zeros = {each.name: 0 for each in fields(Declaration)}
    made = {
        **zeros, "token": world.token.address, "currency": world.deposit.address, "rule": AmountRule.PER_UNIT,
        "kind": Kind.COUPON, "gross_up": False, "withholding": ZERO_ADDRESS, "tax_owner": ZERO_ADDRESS,
        "rest_owner": ZERO_ADDRESS, "amount": 1,
    }  # fmt: skip
    return Declaration(**made)


def _consents(cast: Cast) -> None:
    """A proposed recovery, an instruction, and the contracts that others name."""
    world, stack, chain = cast.world, cast.stack, cast.world.chain
    lost = world.investors[1]
    for bond, approvers in (
        (world.contracts, (world.people.registrar, world.people.trustee)),
        (cast.other, (cast.others.registrar, cast.others.trustee)),
    ):
        terms = RecoveryTerms(
            bond.token.address, lost.address, chain.party("successor").address, keccak(b"lost"), chain.now + WIDE
        )
        digest = stack.recovery.id_of(terms)
        first, second = (party.sign_digest(digest) for party in approvers)
        stack.recovery.propose(terms, 0, first, 1, second, sender=cast.stranger)
        ticker = next(key for key, each in stack.bonds.items() if each is bond)
        cast.data[f"Recovery for {ticker}", "cancel"] = stack.recovery.cancel.prepare(terms).data
    seller, buyer = world.investors[:2]
    token, deposit, now = world.token.address, world.deposit.address, chain.now
    instruction = Instruction(
        (
            Leg(token, token, seller.address, buyer.address, 0, setup.MINIMUM_HOLDING),
            Leg(deposit, deposit, buyer.address, seller.address, 0, setup.FACE_VALUE),
        ),
        (0, 0), now, now + WIDE, ZERO_ADDRESS, ZERO_ADDRESS, bytes(32), keccak(b"trade"),
    )  # fmt: skip
    for name, call in {
        "affirm": stack.settlement.affirm.prepare(instruction),
        "reaffirm": stack.settlement.reaffirm.prepare(instruction, 0),
        "cancel": stack.settlement.cancel.prepare(instruction),
    }.items():
        cast.data["settlement", name] = call.data
    _holds(cast)
    queued = {name: _queued(cast, *route) for name, route in {"out": (0, 4), "in": (4, 0)}.items()}
    for name, call in {
        "accept": stack.queue.accept.prepare([queued["in"]]),
        "decline": stack.queue.decline.prepare(queued["in"]),
        "setHeld": stack.queue.set_held.prepare(queued["out"], True),
        "setPriority": stack.queue.set_priority.prepare(queued["out"], 0),
        "cancel": stack.queue.cancel.prepare(queued["out"]),
        "reorder": stack.queue.reorder.prepare(world.deposit, [queued["out"]]),
    }.items():
        cast.data["queue", name] = call.data
    cast.exclusive |= {
        "payer or its bank": {world.investors[0].address, world.bank_of("BANK_A").address},
        "manager": {stack.manager.address},
        "registry or administrator": {stack.identity.address, world.spec.deployer.address},
        "bound register": {each.address for each in stack.registers.values()},
        "recovery": {stack.recovery.address},
        "claim issuer": {each.address for each in world.spec.claim_issuers},
        "lost wallet": {lost.address},
        "interbank caller": {each.address for each in (stack.settlement, stack.offering, stack.paying, stack.queue)},
        "deliverer": {seller.address, buyer.address},
        "offering": {stack.offering.address},
        "defaults": {stack.defaults.address},
        "puts": {stack.puts.address},
    }


def _credit(cast: Cast) -> None:
    """Two credits: one under which documents are presented, and one that still may be cancelled."""
    world, letters = cast.world, cast.letters
    issuer, (beneficiary, applicant) = cast.others.trustee, world.investors[:2]
    terms = Credit(
        applicant=applicant.address, beneficiary=beneficiary.address, nominated=ZERO_ADDRESS,
        asset=world.deposit.address, reimbursed_in=world.deposit.address, amount=10,
        expires_at=world.chain.now + WIDE, tenor=0, examination_days=5, availability=Availability.SIGHT,
        utc_offset=0, terms_hash=keccak(b"credit"),
    )  # fmt: skip
    credit = letters.issue(terms, sender=issuer).one(LettersOfCredit.CreditIssued).id
    letters.propose_amendment(credit, 10, terms.expires_at, keccak(b"amended"), sender=issuer)
    for amount in (1, 2):
        letters.present(credit, amount, [keccak(b"document")], [applicant], sender=beneficiary)
    letters.refuse(credit, 2, [keccak(b"late")], sender=issuer)
    other = letters.issue(replace(terms, amount=11), sender=issuer).one(LettersOfCredit.CreditIssued).id
    for name, call in {
        "proposeAmendment": letters.propose_amendment.prepare(credit, 10, terms.expires_at, keccak(b"amended")),
        "comply": letters.comply.prepare(credit, 1, bytes(32)),
        "refuse": letters.refuse.prepare(credit, 1, [keccak(b"late")]),
        "acknowledgeReimbursement": letters.acknowledge_reimbursement.prepare(credit, 1, keccak(b"paid")),
        "acceptAmendment": letters.accept_amendment.prepare(credit, 10, terms.expires_at, keccak(b"amended")),
        "cancel": letters.cancel.prepare(other),
        "waive": letters.waive.prepare(credit, 2, keccak(b"waiver")),
    }.items():
        cast.data["letters", name] = call.data
    cast.exclusive |= {
        "issuing bank": {issuer.address},
        "beneficiary of the credit": {beneficiary.address},
        "applicant of the credit": {applicant.address},
    }


def _desk(cast: Cast) -> None:
    """A master agreement of two investors, which its close-out may end; another that one of them may propose."""
    made, (a, b) = cast.desk, cast.world.investors[:2]
    deposit = cast.world.deposit.address
    terms = MasterAgreement(
        party_a=a.address, party_b=b.address, cash_a=deposit, cash_b=deposit, close_out=made.close_outs.address,
        sources=(a.address, b.address), mark_age=1, mark_spread=0, threshold=0, minimum_transfer=0, call_period=1,
        cure_period=1, valuation_period=1, stay_period=0, cash_rate=0, late_rate=0, act360=False, notice_days=1,
        utc_offset=0, margin_assets=(), terms_hash=keccak(b"terms"), opinion_hash=bytes(32),
    )  # fmt: skip
    for party in (a, b):
        made.agreements.propose(terms, sender=party)
    ended = replace(terms, terms_hash=keccak(b"ended"))
    for party in (a, b):
        made.agreements.propose(ended, sender=party)
    over = made.agreements.id_of(ended)
    made.close_outs.declare_default(over, DefaultEvent.DECLARED, keccak(b"notice"), sender=a)
    other = replace(terms, terms_hash=keccak(b"other"))
    key = made.agreements.NAME
    cast.data[key, "propose"] = made.agreements.propose.prepare(other).data
    cast.data[key, "end"] = made.agreements.end.prepare(made.agreements.id_of(terms)).data
    cast.data[key, "closeAll"] = made.agreements.close_all.prepare(over).data
    cast.exclusive |= {
        "party of the agreement": {a.address, b.address},
        "close-out of the agreement": {made.close_outs.address},
    }


def _holds(cast: Cast) -> None:
    """A pledge of the first investor's units, its agent one of the callers."""
    world, consents, paying = cast.world, cast.stack.hold_consents, cast.stack.paying
    owner, agent, token = world.investors[0], cast.others.trustee, world.token
    pledge = holds.terms(
        token, owner, agent, setup.MINIMUM_HOLDING, purpose="PLEDGE", expires_at=world.chain.now + WIDE, nonce=9,
        receivers=[owner],
    )  # fmt: skip
    holds.place(consents, pledge, owner, sender=cast.stranger)
    hold, coupon = consents.consent_id_of(pledge), obligation_of(world.contracts.bond, 0).id
    for name, call in {
        "takeHeld": consents.take_held.prepare(pledge, owner, 1),
        "takeHeldSigned": consents.take_held_signed.prepare(pledge, owner, 1, 0, b""),
        "enlargeHeld": consents.enlarge_held.prepare(pledge, 1, 0, b""),
        "reduceHeld": consents.reduce_held.prepare(pledge, 1),
        "substituteHeld": consents.substitute_held.prepare(pledge, 1, pledge, b""),
        "releaseHeld": consents.release_held.prepare(pledge),
        "drawHeld": consents.draw_held.prepare(pledge, paying, coupon, owner, owner, world.deposit),
    }.items():
        cast.data["hold_consents", name] = call.data
    cast.data["paying", "drawHeld"] = paying.draw_held.prepare(coupon, owner, hold, owner, world.deposit).data
    cast.exclusive |= {"agent of the hold": {agent.address}, "agent in the register": {consents.address}}


def _queued(cast: Cast, payer: int, payee: int) -> int:
    """A payment between two investors' banks that waits for its answer."""
    world, people = cast.world, cast.world.investors
    source, target = (world.stack.deposits[setup.BANK_OF[each]] for each in (payer, payee))
    world.bank(setup.BANK_OF[payer], [people[payer]], 10)
    receipt = world.stack.queue.submit(
        source, target, people[payee], 1, 1, world.chain.now + WIDE, bytes(32), bytes(32), sender=people[payer]
    )
    return receipt.one(Queue.PaymentSubmitted).id
