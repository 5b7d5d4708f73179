"""A stablecoin's money: subscribed, transferred, redeemed by a clock, stopped and moved by order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar, Literal

from rwa_chain.deploy.spec import ENFORCER
from rwa_chain.life import founding
from rwa_chain.life.act import Problem
from rwa_chain.life.coins import Book, CoinAct, book_after, due, of_coin
from rwa_chain.life.fields import CoinId, Day, DocumentId, ErrorName, Flag, Id, PartyId, Positive
from rwa_chain.life.instrument import Due
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import cash, disclosure, onboarding, stablecoin

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

MOVEMENTS = "coin_movements"
REDEMPTIONS = "redemptions"
ORDER_DELAY_DAYS = 2
"""The delay of a lodged order (`CourtOrders`)."""


class _Moving(CoinAct):
    """An act that moves a coin's money, and writes a row of what it left."""

    coin: CoinId

    OF_ALL: ClassVar[bool] = True

    def parts(self, plan: Plan) -> tuple[str, Decimal]:
        """The holder and the amount of its row."""
        raise NotImplementedError

    def dues(self, plan: Plan) -> Iterator[Due]:
        """Outstanding, unpaid and covered amounts after the act."""
        book, (holder, amount) = book_after(plan, self.coin, self), self.parts(plan)
        yield Due(
            f"{self.coin} after step {self.number}", MOVEMENTS,
            {"step": self.number, "kind": self.word, "holder": holder, "amount": amount,
             "outstanding": book.outstanding, "unpaid": book.unpaid, "backing": book.backing},
        )  # fmt: skip

    def written(self, world: World) -> None:
        """The same, read from the chain."""
        coin, (holder, amount) = world.coin(self.coin), self.parts(world.plan)
        currency = world.plan.cash
        world.row(
            MOVEMENTS, step=self.number, kind=self.word, holder=holder, amount=amount,
            outstanding=currency.amount(coin.total_supply()), unpaid=currency.amount(coin.unpaid_redemptions()),
            backing=currency.amount(coin.backing()),
        )  # fmt: skip


def reference(act: CoinAct, what: str) -> str:
    """A reference that no other act of the life has."""
    return f"{what} of step {act.number}"


def admit(world: World, coin_id: str, party: str) -> None:
    """The custodian admits a customer whose claims were presented; once."""
    coin, wallet = world.coin(coin_id), world.party(party)
    founding.open_accounts(world, [world.plan.party(party)])
    if not coin.entry_of(wallet):
        onboarding.admit(coin, [wallet.address], sender=world.party(world.plan.coin(coin_id).custodian))


def pay_bank(world: World, payer: str, payee: str, amount: Decimal) -> str:
    """Bank money from a party to another, at one bank or across banks; the transaction's hash."""
    source, target = world.deposit(payer), world.deposit(payee)
    world.memory.ordered.add((world.party(payer).address, world.party(payee).address))
    if source == target:
        return cash.pay(source, world.party(payee), amount, sender=world.party(payer)).tx
    rail = world.stack.interbank
    return cash.pay_across(rail, source, target, world.party(payee), amount, sender=world.party(payer)).tx


def pay_out(world: World, coin_id: str, holder: str, redemption: str, amount: Decimal) -> None:
    """The custodian pays a redemption in bank money and reports it; the issuer's key confirms that payment."""
    spec, coin, wallet = world.plan.coin(coin_id), world.coin(coin_id), world.party(holder)
    tx = pay_bank(world, spec.custodian, holder, amount)
    stablecoin.report_payout(coin, wallet, redemption, tx, sender=world.party(spec.custodian))
    stablecoin.confirm(coin, wallet, redemption, tx, sender=world.party(spec.issuer))


class Subscribe(_Moving):
    """A customer pays bank money to the custodian, who books it; the issuer issues as much.

    Where the issue is ``refused``, the custodian takes the booking back and returns the bank money.
    """

    act: Literal["coin_subscribe"] = "coin_subscribe"
    holder: PartyId
    amount: Positive
    refused: ErrorName | None = None

    TITLE: ClassVar[str] = "Money is subscribed and issued"

    def check(self, plan: Plan) -> Iterator[Problem]:
        """A customer has a bank."""
        if plan.party(self.holder).bank is None:
            yield Problem(("holder",), self.holder, "a party with a bank")

    def parts(self, plan: Plan) -> tuple[str, Decimal]:
        """The subscriber and the subscribed amount."""
        return self.holder, self.amount if self.refused is None else Decimal("0.00")

    def moves(self, book: Book, plan: Plan) -> None:
        """A credit of the custodian's, and as much money."""
        if self.refused is None:
            book.credits += self.amount
            book.add(self.holder, self.amount)

    def play(self, world: World) -> str:
        """The money comes first, the credit second, the issue last."""
        world.at(self.on)
        spec, coin = world.plan.coin(self.coin), world.coin(self.coin)
        custodian, desk, holder = world.party(spec.custodian), world.party(spec.issuer), world.party(self.holder)
        admit(world, self.coin, self.holder)
        founding.open_accounts(world, [world.plan.party(spec.custodian)])
        pay_bank(world, self.holder, spec.custodian, self.amount)
        name = reference(self, "subscription")
        cash.book(coin, self.amount, name, sender=custodian)
        if self.refused is not None:
            booking = cash.booking(name)
            world.refused(self.refused, coin.issue, holder, world.plan.cash.units(self.amount), booking, sender=desk)
            coin.unbook(world.plan.cash.units(self.amount), cash.booking(name), sender=custodian)
            pay_bank(world, spec.custodian, self.holder, self.amount)
            self.written(world)
            return f"no money is issued to {self.holder}; its {self.amount:,f} came back"
        cash.issue(coin, holder, self.amount, name, sender=desk)
        self.written(world)
        return f"{self.amount:,f} issued to {self.holder} against as much at the custodian's bank"


class CoinTransfer(_Moving):
    """A holder pays another in the stablecoin; ``refused`` names the error where it must not pass."""

    act: Literal["coin_transfer"] = "coin_transfer"
    sender: PartyId
    receiver: PartyId
    amount: Positive
    refused: ErrorName | None = None

    TITLE: ClassVar[str] = "A payment in the stablecoin"

    def parts(self, plan: Plan) -> tuple[str, Decimal]:
        """The receiver and what it got."""
        return self.receiver, self.amount if self.refused is None else Decimal("0.00")

    def moves(self, book: Book, plan: Plan) -> None:
        """From one to the other."""
        if self.refused is None:
            book.add(self.sender, -self.amount)
            book.add(self.receiver, self.amount)

    def play(self, world: World) -> str:
        """The sender sends."""
        world.at(self.on)
        coin, sender = world.coin(self.coin), world.party(self.sender)
        if self.refused is not None:
            units = world.plan.cash.units(self.amount)
            world.refused(self.refused, coin.transfer, world.party(self.receiver), units, sender=sender)
            self.written(world)
            return f"{self.sender} can't pay {self.receiver}"
        admit(world, self.coin, self.receiver)
        coin.transfer(world.party(self.receiver), world.plan.cash.units(self.amount), sender=sender)
        self.written(world)
        return f"{self.amount:,f} from {self.sender} to {self.receiver}"


class Redeem(_Moving):
    """A holder asks to be paid at par: its money is burnt, and stays owed until it is paid."""

    act: Literal["coin_redeem"] = "coin_redeem"
    id: Id
    holder: PartyId
    amount: Positive

    TITLE: ClassVar[str] = "A redemption is requested"

    def parts(self, plan: Plan) -> tuple[str, Decimal]:
        """The holder and what it redeems."""
        return self.holder, self.amount

    def moves(self, book: Book, plan: Plan) -> None:
        """Tokens become an unpaid redemption."""
        book.add(self.holder, -self.amount)
        book.requests[self.id] = (self.holder, self.amount)

    def dues(self, plan: Plan) -> Iterator[Due]:
        """And the end of the next business day, by the calendar."""
        yield from super().dues(plan)
        yield Due(
            f"redemption {self.id}", REDEMPTIONS,
            {"id": self.id, "holder": self.holder, "amount": self.amount, "due_at": due(plan, self.coin, self.on)},
        )  # fmt: skip

    def play(self, world: World) -> str:
        """The holder redeems; the contract sets the due time."""
        world.at(self.on)
        coin, holder = world.coin(self.coin), world.party(self.holder)
        receipt = stablecoin.redeem(coin, self.amount, self.id, sender=holder)
        event = receipt.one(type(coin).RedemptionRequested)
        self.written(world)
        world.row(
            REDEMPTIONS,
            id=self.id,
            holder=self.holder,
            amount=world.plan.cash.amount(event.amount),
            due_at=event.due_at,
        )
        last = world.local_date(event.due_at - 1)
        return f"{self.amount:,f} of {self.holder} burnt; to be paid by the end of {last}"


class Payout(_Moving):
    """The custodian pays a redemption in bank money and reports it, and the issuer confirms that it was paid.

    Where it ``fails``, the custodian gives the money back. A redemption that is late is reported first, by its holder.
    """

    act: Literal["coin_payout"] = "coin_payout"
    redemption: Id
    fails: Flag = False

    TITLE: ClassVar[str] = "A redemption is paid"

    def request(self, plan: Plan) -> Redeem | None:
        """The redemption that it pays."""
        found = (each for each in of_coin(plan, self.coin) if isinstance(each, Redeem) and each.id == self.redemption)
        return next(found, None)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The redemption was requested before, and is paid once."""
        asked = self.request(plan)
        if asked is None or asked.number >= self.number:
            known = [each.id for each in of_coin(plan, self.coin) if isinstance(each, Redeem)]
            yield Problem(("redemption",), self.redemption, f"a redemption before it: {', '.join(known) or 'none'}")
        paid = [each for each in of_coin(plan, self.coin) if isinstance(each, Payout)]
        if sum(each.redemption == self.redemption for each in paid) > 1:
            yield Problem(("redemption",), self.redemption, "a redemption that nothing else pays")

    def parts(self, plan: Plan) -> tuple[str, Decimal]:
        """The parties of the redemption."""
        asked = self.request(plan)
        assert asked is not None  # its check
        return asked.holder, asked.amount

    def moves(self, book: Book, plan: Plan) -> None:
        """The unpaid amount is paid, or returns to the holder."""
        holder, amount = book.requests.pop(self.redemption)
        if self.fails:
            book.add(holder, amount)
        else:
            book.payouts += amount

    def play(self, world: World) -> str:
        """Late ones are reported; then the custodian pays and the issuer confirms, or the custodian gives back."""
        world.at(self.on)
        asked = self.request(world.plan)
        assert asked is not None
        coin, spec = world.coin(self.coin), world.plan.coin(self.coin)
        holder, custodian = world.party(asked.holder), world.party(spec.custodian)
        due_at = coin.redemption_of(holder, cash.booking(asked.id)).due_at
        is_late = world.next_instant > max(due_at, coin.delayed_until())
        if is_late:
            coin.report_overdue(holder, cash.booking(asked.id), sender=holder)
        if self.fails:
            stablecoin.give_back(coin, holder, asked.id, "the payment was returned", sender=custodian)
            said = f"the payment failed: {asked.amount:,f} are {asked.holder}'s tokens again"
        else:
            pay_out(world, self.coin, asked.holder, asked.id, asked.amount)
            said = f"{asked.amount:,f} paid to {asked.holder}"
        self.written(world)
        return f"{said}{', late and reported' if is_late else ''}"


class Stop(CoinAct):
    """A holder's money is stopped by the freezing desk, or, where ``lifted``, freed again."""

    act: Literal["coin_stop"] = "coin_stop"
    coin: CoinId
    holder: PartyId
    lifted: Flag = False

    TITLE: ClassVar[str] = "A holder's money is stopped"
    OF_ALL: ClassVar[bool] = True
    ADVERSE: ClassVar[tuple[str, ...]] = ("holder",)

    def play(self, world: World) -> str:
        """The freezing desk stops a wallet; its money stays owed and covered."""
        world.at(self.on)
        coin = world.coin(self.coin)
        before = coin.total_supply()
        coin.set_address_frozen(world.party(self.holder), not self.lifted, sender=world.role(Role.FREEZER))
        world.check("frozen money stays outstanding", coin.total_supply() == before)
        return f"{self.holder} may pay and redeem again" if self.lifted else f"{self.holder} can neither pay nor redeem"


class CoinOrder(_Moving):
    """An order: one key lodges it, which stops the money at once; another carries it out after the delay."""

    act: Literal["coin_order"] = "coin_order"
    holder: PartyId
    receiver: PartyId
    amount: Positive
    document: DocumentId
    carried_out: Day

    TITLE: ClassVar[str] = "Money is moved by an order, by two keys"
    ADVERSE: ClassVar[tuple[str, ...]] = ("holder",)
    LATER: ClassVar[tuple[str, ...]] = ("carried_out",)

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The delay is kept."""
        earliest = self.on + timedelta(days=ORDER_DELAY_DAYS)
        if self.carried_out < earliest:
            yield Problem(("carried_out",), self.carried_out.isoformat(), f"{earliest} or later: the delay of orders")

    def parts(self, plan: Plan) -> tuple[str, Decimal]:
        """The receiver and what it got."""
        return self.receiver, self.amount

    def moves(self, book: Book, plan: Plan) -> None:
        """From the holder to whom the order names."""
        book.add(self.holder, -self.amount)
        book.add(self.receiver, self.amount)

    def play(self, world: World) -> str:
        """The maker lodges; the checker is refused a second early, and executes when the delay is over."""
        world.at(self.on)
        coin, holder, receiver = world.coin(self.coin), world.party(self.holder), world.party(self.receiver)
        admit(world, self.coin, self.receiver)
        order = disclosure.document_hash(world.plan.document(self.document).text)
        court, enforcer = world.role(Role.COURT_ORDER), world.party(ENFORCER)
        receipt = coin.lodge_order(holder, receiver, world.plan.cash.units(self.amount), order, sender=court)
        lodged = receipt.one(type(coin).OrderLodged)
        ready_at = coin.order_of(lodged.id).executable_at
        world.refused("IAccessManaged.AccessManagedUnauthorized", coin.execute_order, lodged.id, sender=court)
        too_early = "CourtOrders.OrderTooEarly"
        world.early("execute the order", ready_at, too_early, coin.execute_order, lodged.id, sender=enforcer)
        world.at(self.carried_out)
        coin.execute_order(lodged.id, sender=enforcer)
        self.written(world)
        return f"{self.amount:,f} from {self.holder} to {self.receiver}; lodged by one key, carried out by another"
