"""Repos in a life: agreements, marks, starts, call sheets, substitutions, coupons passed on, ends, fails, one sum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import Field

from rwa_chain.bindings.types import Instruction
from rwa_chain.chain import Party
from rwa_chain.deploy.repo import KEYS, deploy_repo, load_repo
from rwa_chain.errors import InputError
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Movement, Problem
from rwa_chain.life.fields import (
    AnyDecimal,
    Count,
    Day,
    ErrorName,
    Flag,
    Id,
    Model,
    PartyId,
    Percent,
    Positive,
    Ticker,
    Units,
)
from rwa_chain.life.instrument import Due
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import repo as desk
from rwa_chain.lifecycle import repo_figures as figures
from rwa_chain.lifecycle.repo_book import NOTHING, Repo, RepoBook

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

HOUR = 3_600


def contracts(world: World) -> desk.RepoDesk:
    """The desk of a life, deployed with its first agreement."""
    if KEYS[0] not in world.stack.book.entries:
        deploy_repo(world.stack, sender=world.role(Role.DEPLOYER))
        world.name_contracts()
    made = load_repo(world.stack)
    return desk.RepoDesk(made.agreements, made.margins, made.close_outs, made.marks, world.stack.settlement)


class RepoAct(Act):
    """An act under a master agreement that was entered before."""

    agreement: Id

    OF_ALL: ClassVar[bool] = True

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The agreement is one of the life."""
        if entered(plan, self.agreement) is None:
            yield Problem(("agreement",), self.agreement, "the agreement of a `repo_agreement`")

    def moves(self, book: RepoBook) -> None:
        """What it changes in its agreement's book."""

    def book(self, plan: Plan) -> RepoBook:
        """The agreement's book when it begins, from the life alone; empty where nobody entered it."""
        terms = entered(plan, self.agreement)
        if terms is None:
            return RepoBook("", "", {}, Decimal(0))
        book = RepoBook(terms.party_a, terms.party_b, terms.margin_haircuts, terms.cash_rate_percent)
        for _, act in plan.played():
            if isinstance(act, RepoAct) and act.agreement == self.agreement and act.number < self.number:
                act.moves(book)
        return book

    def opened(self, world: World) -> desk.Agreement:
        """The agreement as its parties work with it, on a block of this day."""
        on(world, self.on)

        def heard(made: Instruction) -> None:
            world.memory.instructions[made.trade_reference] = made

        return desk.Agreement(contracts(world), world.memory.agreed[self.agreement], heard=heard)

    def sides(self, world: World, seller: str) -> dict[str, Party]:
        """Seller and buyer by their keys."""
        return {"seller": world.party(seller), "buyer": world.party(self.book(world.plan).other(seller))}


def on(world: World, day: date) -> None:
    """A block of that day: what the desk reads is of then."""
    if world.instant(day) > world.now:
        world.mine_at(world.instant(day))


def entered(plan: Plan, name: str) -> RepoAgreement | None:
    """The act that enters an agreement."""
    found = (act for _, act in plan.played() if isinstance(act, RepoAgreement) and act.agreement == name)
    return next(found, None)


class RepoAgreement(RepoAct):
    """Two parties enter a master agreement. Haircuts of margin securities are in per cent, by ticker."""

    act: Literal["repo_agreement"] = "repo_agreement"
    party_a: PartyId
    party_b: PartyId
    sources: tuple[PartyId, PartyId]
    margin_haircuts: dict[Ticker, Percent] = Field(default_factory=dict)
    minimum_transfer: AnyDecimal = NOTHING
    cash_rate_percent: Percent = Decimal(0)
    late_rate_percent: Percent = Decimal(0)
    call_hours: Count = 24
    cure_hours: Count = 24

    TITLE: ClassVar[str] = "A master agreement"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Two parties with banks, two sources."""
        for name, first, second in (("party_b", self.party_a, self.party_b), ("sources", *self.sources)):
            if first == second:
                yield Problem((name,), second, "two different ones")
        for name in ("party_a", "party_b"):
            if plan.party(getattr(self, name)).bank is None:
                yield Problem((name,), getattr(self, name), "a party with a bank")

    def play(self, world: World) -> str:
        """One proposes, the other enters."""
        on(world, self.on)
        founding.open_accounts(world, [world.plan.party(self.party_a), world.plan.party(self.party_b)])
        offset = datetime.combine(self.on, time(12), tzinfo=world.plan.zone).utcoffset()
        terms = desk.AgreementTerms(
            party_a=world.party(self.party_a), party_b=world.party(self.party_b),
            cash_a=world.deposit(self.party_a), cash_b=world.deposit(self.party_b),
            sources=(world.party(self.sources[0]), world.party(self.sources[1])),
            document={"agreement": self.agreement}, opinion={"netting": "made up"},
            margin_assets={world.live(each).token: cut for each, cut in self.margin_haircuts.items()},
            minimum_transfer=self.minimum_transfer, call_period=self.call_hours * HOUR,
            cure_period=self.cure_hours * HOUR,
            cash_rate_percent=self.cash_rate_percent, late_rate_percent=self.late_rate_percent,
            utc_offset=int(offset.total_seconds()) if offset else 0,
        )  # fmt: skip
        proposer, other = world.party(self.party_a), world.party(self.party_b)
        world.memory.agreed[self.agreement] = desk.enter(contracts(world), terms, proposer=proposer, other=other)
        return f"{self.party_a} and {self.party_b} enter {self.agreement}"


class RepoMarks(RepoAct):
    """Both sources of an agreement say what a unit is worth, dirty, by ticker."""

    act: Literal["repo_marks"] = "repo_marks"
    prices: dict[Ticker, Positive]

    TITLE: ClassVar[str] = "Marks"

    def moves(self, book: RepoBook) -> None:
        """Prices of the agreement."""
        book.prices |= self.prices

    def play(self, world: World) -> str:
        """One after the other, as of the instant at which each posts."""
        agreement = self.opened(world)
        for source in agreement.terms.sources:
            sender = world.party(world.names.of(source))
            for ticker, price in self.prices.items():
                token, at = world.live(ticker).token, world.next_instant
                desk.post(agreement.desk.marks, token, price, agreement.currency, at=at, sender=sender)
        return ", ".join(f"{ticker} {price:,f}" for ticker, price in self.prices.items())


class RepoOpen(RepoAct):
    """A repo starts, its end signed with it: units against the purchase price, by a haircut or a margin ratio."""

    act: Literal["repo_open"] = "repo_open"
    repo: Id
    seller: PartyId
    units: Units
    price: Positive
    rate_percent: AnyDecimal
    until: Day
    haircut_percent: Percent | None = None
    margin_ratio: Positive | None = None
    purchase_price: Positive | None = None

    TITLE: ClassVar[str] = "A repo starts"
    OF_ALL: ClassVar[bool] = False

    @property
    def last_day(self) -> date:
        """It is played on its day; the end is another act's."""
        return self.on

    def terms(self) -> figures.RepoTerms:
        """Its terms; the purchase price follows from the market value where none is said."""
        paid = self.purchase_price or figures.purchase_price(
            self.units, self.price, haircut_percent=self.haircut_percent, margin_ratio=self.margin_ratio
        )
        return figures.RepoTerms(
            units=self.units, purchase_price=paid, rate_percent=self.rate_percent, purchase_date=self.on,
            repurchase_date=self.until, haircut_percent=self.haircut_percent, margin_ratio=self.margin_ratio,
        )  # fmt: skip

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Terms by field."""
        yield from super().check(plan)
        yield from self.wrong()

    def wrong(self) -> Iterator[Problem]:
        """What its terms refuse."""
        try:
            self.terms()
        except InputError as refused:
            field = {"repurchase_date": "until"}.get(refused.field, refused.field)
            yield Problem((field,), str(refused.value), refused.expected)

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Units to the buyer, by title."""
        yield Movement(self.on, self.seller, self.book(plan).other(self.seller), self.units)

    def moves(self, book: RepoBook) -> None:
        """One repo more, where it can be one."""
        if any(self.wrong()):
            return
        book.repos[self.repo] = Repo(self.terms(), self.seller, str(self.of))
        book.prices.setdefault(str(self.of), self.price)

    def dues(self, plan: Plan) -> Iterator[Due]:
        """What was paid, and what its end costs."""
        paid = self.terms().purchase_price
        values = {"repo": self.repo, "purchase_price": paid, "repurchase_price": self.terms().owed(self.until)}
        yield Due(f"repo {self.repo}", "repos", values)

    def play(self, world: World) -> str:
        """Both sign start and end; then it settles at once."""
        live, agreement = self.it(world), self.opened(world)
        sides = self.sides(world, self.seller)
        agreed = agreement.transaction(live.token, sides["seller"], self.terms(), self.repo)
        made = agreement.open(agreed, **sides, sender=sides["seller"])
        world.memory.agreed[self.repo] = made
        paid, ends = agreement.figures(made).purchase_price, agreement.owed(made, self.until)
        world.row("repos", repo=self.repo, purchase_price=paid, repurchase_price=ends)
        return f"{self.units:,} units for {paid:,f}, back for {ends:,f}"


class _OfRepo(RepoAct):
    """An act of a repo that stands open."""

    repo: Id

    def check(self, plan: Plan) -> Iterator[Problem]:
        """It was opened before."""
        yield from super().check(plan)
        if self.repo not in self.book(plan).repos:
            yield Problem(("repo",), self.repo, "a repo that stands open under the agreement")

    def found(self, plan: Plan) -> Repo:
        """The repo as it stands."""
        return self.book(plan).repos[self.repo]

    def back(self, plan: Plan) -> Iterator[Movement]:
        """All its units go back to the seller."""
        book = self.book(plan)
        if (repo := book.repos.get(self.repo)) is not None:
            yield Movement(self.on, book.other(repo.seller), repo.seller, repo.terms.units, of=repo.security)


class RepoSubstitute(_OfRepo):
    """Other collateral, of the instrument that the act names, against what the buyer has."""

    act: Literal["repo_substitute"] = "repo_substitute"
    units: Units

    TITLE: ClassVar[str] = "Collateral is substituted"
    OF_ALL: ClassVar[bool] = False

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Back and in."""
        for back in self.back(plan):
            yield back
            yield Movement(self.on, back.receiver, back.sender, self.units)

    def moves(self, book: RepoBook) -> None:
        """The repo has it from now on."""
        if self.repo in book.repos:
            book.change(self.repo, str(self.of), self.units)

    def play(self, world: World) -> str:
        """Both sign; both deliveries are one instruction."""
        agreement, repo = self.opened(world), self.found(world.plan)
        sides, token = self.sides(world, repo.seller), self.it(world).token
        agreement.substitute(world.memory.agreed[self.repo], token, self.units, **sides, sender=sides["seller"])
        return f"{repo.terms.units:,} units of {repo.security} against {self.units:,} of {self.of}"


class RepoCall(RepoAct):
    """A party's call sheet of a day: what it calls, and what comes for it.

    That is cash, units of the instrument ``of``, or nothing where ``unmet``. Where
    ``return_first``, the caller gets back first what it gave.
    """

    act: Literal["repo_call"] = "repo_call"
    by: PartyId
    cash: Flag = False
    unmet: Flag = False
    return_first: Flag = False

    TITLE: ClassVar[str] = "A margin call"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """One way to answer it."""
        yield from super().check(plan)
        if (self.of is not None) + self.cash + self.unmet != 1:
            yield Problem(("cash",), self.cash, "exactly one of cash, unmet and of: what is delivered")
        if self.of is not None and not self.counts(self.book(plan)):
            yield Problem(("of",), self.of, "an instrument with a mark and a haircut under the agreement")

    def counts(self, book: RepoBook) -> bool:
        """Whether what is delivered, if units, counts as margin."""
        return self.of is None or (self.of in book.prices and self.of in book.haircuts)

    def sheet(self, book: RepoBook) -> dict[str, Any]:
        """Exposure, what is called, and what comes for it."""
        exposure = book.exposure_of(self.by, self.on)
        called, delivered = exposure, NOTHING
        if self.of is not None:
            delivered = Decimal(figures.units_for(called, book.prices[self.of], book.haircuts[self.of]))
        elif self.cash:
            delivered = called
        return {"exposure": exposure, "called": called, "delivered": delivered}

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Margin securities, by title."""
        book = self.book(plan)
        if self.of is not None and self.counts(book):
            yield Movement(self.on, book.other(self.by), self.by, int(self.sheet(book)["delivered"]))

    def moves(self, book: RepoBook) -> None:
        """The payer gave margin."""
        if not self.unmet and self.counts(book):
            book.give(self.of or "", book.other(self.by), self.sheet(book)["delivered"], self.on)

    def dues(self, plan: Plan) -> Iterator[Due]:
        """The call sheet, a second way."""
        values = {"date": self.on, "agreement": self.agreement, "by": self.by, **self.sheet(self.book(plan))}
        yield Due(f"call sheet {self.on} {self.by}", "call_sheets", values)

    def play(self, world: World) -> str:
        """The exposed party calls, the other delivers."""
        agreement, caller = self.opened(world), world.party(self.by)
        payer, delivered = world.party(self.book(world.plan).other(self.by)), NOTHING
        exposure, called = agreement.call(return_first=self.return_first, sender=caller)
        if self.cash:
            delivered = agreement.deliver(None, called, payer=payer, sender=caller)
        elif self.of is not None:
            token = self.it(world).token
            delivered = Decimal(agreement.units_for(token))
            agreement.deliver(token, int(delivered), payer=payer, sender=caller)
        row = {"date": self.on, "agreement": self.agreement, "by": self.by, "exposure": exposure, "called": called}
        world.row("call_sheets", **row, delivered=delivered, asset=self.of or ("cash" if self.cash else "nothing"))
        return f"{self.by} calls {called:,f}; {delivered:,f} {self.of or ''} came".replace("  ", " ")


class RepoIncome(_OfRepo):
    """The buyer pays over the coupon that the issuer has just paid on the instrument ``of``."""

    act: Literal["repo_income"] = "repo_income"

    TITLE: ClassVar[str] = "A manufactured payment"
    OF_ALL: ClassVar[bool] = False
    AFTER: ClassVar[tuple[str, ...]] = ("coupon", "servicing")

    def play(self, world: World) -> str:
        """Entered by anybody, paid by the buyer; it is the coupon of the units."""
        agreement, repo, live = self.opened(world), self.found(world.plan), self.it(world)
        sides, made = self.sides(world, repo.seller), world.memory.agreed[self.repo]
        income, amount = agreement.enter_income(made, live.distributions[-1].declared.id, sender=sides["seller"])
        agreement.pay_income(income, payer=sides["buyer"], sender=sides["buyer"])
        wanted = live.record.tables["coupons"][-1].per_unit * repo.terms.units
        world.check("manufactured payment = coupon of the units", amount == wanted, f"{amount}, not {wanted}")
        world.row("manufactured", repo=self.repo, date=self.on, amount=amount)
        return f"{amount:,f} from the buyer to {repo.seller}"


class RepoClose(_OfRepo):
    """A repo ends, by what both signed at its start or at its last variation."""

    act: Literal["repo_close"] = "repo_close"

    TITLE: ClassVar[str] = "A repo ends"

    def movements(self, plan: Plan) -> Iterator[Movement]:
        """Equivalent units back."""
        yield from self.back(plan)

    def moves(self, book: RepoBook) -> None:
        """One repo less."""
        book.repos.pop(self.repo, None)

    def dues(self, plan: Plan) -> Iterator[Due]:
        """What was paid."""
        paid = self.found(plan).terms.owed(self.on)
        yield Due(f"end of {self.repo}", "repo_ends", {"repo": self.repo, "date": self.on, "paid": paid})

    def play(self, world: World) -> str:
        """Anybody carries it out."""
        agreement = self.opened(world)
        paid = agreement.close(world.memory.agreed[self.repo], sender=world.role(Role.DEPLOYER))
        world.row("repo_ends", repo=self.repo, date=self.on, paid=paid)
        return f"{paid:,f} against the units"


class RepoFail(_OfRepo):
    """A repo's end is refused, because a side lacks what it is to deliver; the day after, the fail is recorded."""

    act: Literal["repo_fail"] = "repo_fail"
    error: ErrorName
    short: Literal["seller", "buyer"]

    TITLE: ClassVar[str] = "An end fails"

    def play(self, world: World) -> str:
        """Refused on its day; nothing moved."""
        agreement, made = self.opened(world), world.memory.agreed[self.repo]
        end, caller = agreement.signed_end(made), world.role(Role.DEPLOYER)
        world.refused(self.error, agreement.desk.agreements.close, agreement.id, made, end, sender=caller)
        on(world, self.on + timedelta(days=1))
        told = dict(zip(("seller", "buyer"), agreement.fail(made, sender=caller), strict=True))
        world.check("the record names who is short", told == {each: each == self.short for each in told}, str(told))
        return f"the {self.short} is short; the differential stops"


class Valuation(Model):
    """A default market value: two quotes or more, or one price, and what dealing costs."""

    method: Literal["sale", "quotes", "net-value"]
    prices: tuple[Positive, ...]
    costs: AnyDecimal = NOTHING


class RepoDefault(RepoAct):
    """A party did not deliver margin: the other ends everything, values and nets; one sum is paid."""

    act: Literal["repo_default"] = "repo_default"
    by: PartyId
    values: dict[Ticker, Valuation]
    paid: Day

    TITLE: ClassVar[str] = "Default and close-out"
    LATER: ClassVar[tuple[str, ...]] = ("paid",)

    def statement(self, plan: Plan) -> figures.Statement:
        """What everything comes to, computed a second way."""
        book = self.book(plan)
        worth = {ticker: sum(each.prices, NOTHING) / len(each.prices) for ticker, each in self.values.items()}
        costs = sum((each.costs for each in self.values.values()), NOTHING)
        return figures.close_out(
            {name: (it.terms, it.seller == book.party_b, worth[it.security]) for name, it in book.repos.items()},
            self.on,
            margin=[(ticker, int(units), worth[ticker]) for ticker, units in book.margin.items() if ticker and units],
            cash=book.cash(self.on),
            costs=costs if self.by == book.party_a else -costs,
        )

    def moves(self, book: RepoBook) -> None:
        """Nothing is left."""
        book.repos.clear()
        book.margin.clear()

    def dues(self, plan: Plan) -> Iterator[Due]:
        """Every line, then the sum."""
        made = self.statement(plan)
        for subject, amount in [*((line.subject, line.to_a) for line in made.lines), ("sum", made.sum)]:
            yield Due(f"close-out {subject}", "close_out", {"subject": subject, "amount": amount})

    def play(self, world: World) -> str:
        """Declared, valued, netted on the day; paid on its date, with interest where that is late."""
        agreement, by = self.opened(world), world.party(self.by)
        agreement.declare_default("margin", sender=by)
        for ticker, each in self.values.items():
            evidence = {"method": each.method, "prices": [str(price) for price in each.prices]}
            token = world.live(ticker).token
            agreement.value(token, each.method, each.prices, evidence, costs=each.costs, sender=by)
        made = agreement.net(sender=by)
        names = {"0x" + identifier.hex(): name for name, identifier in world.memory.agreed.items()}
        names |= {"0x" + live.token.address[2:].lower().zfill(64): ticker for ticker, live in world.lives.items()}
        for subject, amount in [
            *((names.get(line.subject, "cash"), line.to_a) for line in made.lines),
            ("sum", made.sum),
        ]:
            world.row("close_out", subject=subject, amount=amount)
        on(world, self.paid)
        book = self.book(world.plan)
        debtor = book.party_b if made.sum > 0 else book.party_a
        paid = agreement.pay_close_out(payer=world.party(debtor), sender=world.party(debtor))
        world.check("one sum is paid", paid == abs(made.sum), f"{paid:,f} for {abs(made.sum):,f}")
        return f"one sum: {debtor} pays {paid:,f}"
