"""A day of payments between banks: queued, released by the greatest set, a bank suspended, the rest given back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.bindings import Queue
from rwa_chain.chain import keccak
from rwa_chain.life import founding
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.fields import BankId, Clock, Model, Money, Text, Units
from rwa_chain.life.instrument import Due
from rwa_chain.life.setting import ClearingBank, MoneyKind, Role
from rwa_chain.life.source import Standing
from rwa_chain.lifecycle import payment_day, queue
from rwa_chain.lifecycle.payment_day import Measures, Order, Outcome, PaymentsRefused
from rwa_chain.money import Currency

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

FILES = Path(__file__).parents[2] / "scenarios"
"""The folder of built-in lives' files."""
BALANCES, PAYMENTS, RELEASED = "balances", "payments", "released"
SETTLEMENT_ASSET = "settlement_asset"
GROSS, NET, LIQUIDITY, OVER_THE_DAY = "gross", "net", "liquidity", "liquidity_over_the_day"


class Suspension(Model):
    """A bank whose money is frozen from a time of the day on."""

    bank: BankId
    at: Clock


class PaymentDay(Act):
    """A day of payments of a CSV file, one customer a bank paying and paid; a release every so many minutes.

    The columns are reference, time, from_bank, to_bank, amount, currency, priority. Up to ``standing_acceptance`` a
    payee's bank accepts without being asked; the rest it accepts one by one. A bank that is ``suspended`` is frozen at
    the first release from its time on.
    """

    act: Literal["payment_day"] = "payment_day"
    payments: Text
    opens: Clock = time(9, 0)
    closes: Clock = time(17, 0)
    every_minutes: Units = 30
    standing_acceptance: Money
    suspended: tuple[Suspension, ...] = ()

    TITLE: ClassVar[str] = "A day of payments between banks"
    OF_ALL: ClassVar[bool] = True
    ONCE: ClassVar[bool] = True

    @property
    def file(self) -> Path:
        """The file: of the library where it has one of that name, else by its path."""
        built_in = FILES / self.payments
        return built_in if built_in.is_file() else Path(self.payments)

    def customers(self, plan: Plan) -> dict[str, str]:
        """The first customer of each bank, who pays and is paid."""
        found: dict[str, str] = {}
        for person in plan.cast:
            if person.bank is not None and person.deposit:
                found.setdefault(person.bank, person.id)
        return found

    def orders(self, plan: Plan) -> list[Order]:
        """The payments; raises `PaymentsRefused` for a file that is wrong, `InputError` for none."""
        text = payment_day.text_of(self.file)
        currencies = {bank: plan.cash_of(plan.kept_at(bank)) for bank in self.customers(plan)}
        return payment_day.read(text, self.file.name, currencies=currencies, opens=self.opens, closes=self.closes)

    @cached_property
    def slots(self) -> list[int]:
        """Minutes of the day at which it releases."""
        return payment_day.slots_of(self.opens, self.closes, self.every_minutes)

    def simulated(self, plan: Plan) -> tuple[list[Order], Outcome, Measures]:
        """The day without a chain."""
        orders = self.orders(plan)
        opening = {bank.id: plan.cash.units(bank.settlement_balance) for bank in plan.banks}
        stopped = {each.bank: payment_day.minutes(each.at) for each in self.suspended}
        day = payment_day.simulate(orders, opening, self.slots, stopped)
        return orders, day, payment_day.measures(orders, day, payment_day.minutes(self.closes))

    def check(self, plan: Plan) -> Iterator[Problem]:
        """The file is there and sound, no queue is too long, and no real bank is said to be suspended."""
        if self.closes <= self.opens:
            yield Problem(("closes",), self.closes.isoformat("minutes"), f"a time after {self.opens:%H:%M}")
            return
        for number, each in enumerate(self.suspended):
            label = plan.label("banks", [bank.id for bank in plan.banks].index(each.bank))
            if label is not None and label.standing is Standing.FACT:
                yield Problem(("suspended", number, "bank"), each.bank, "a bank that is made up")
        if not self.file.is_file():
            yield Problem(("payments",), self.payments, "a CSV file of payments that exists")
            return
        try:
            _, day, _ = self.simulated(plan)
        except PaymentsRefused as refusal:
            for fault in refusal.faults:
                said = f"{self.file.name} line {fault.line}, {fault.field} {fault.value}"
                yield Problem(("payments",), said, fault.expected)
            return
        for bank, longest in day.longest.items():
            if longest > payment_day.OPEN_MAX:
                yield Problem(("payments",), f"{longest} of {bank} open at once", f"at most {payment_day.OPEN_MAX}")

    def dues(self, plan: Plan) -> Iterator[Due]:
        """Every payment's end, every release, every balance and measure, from the file alone."""
        orders, day, found = self.simulated(plan)
        for order in orders:
            yield Due(
                f"payment {order.reference}", PAYMENTS,
                {"reference": order.reference, "amount": plan.cash.amount(order.amount),
                 "status": day.status[order.number], "release": day.released_in.get(order.number)},
            )  # fmt: skip
        for number, release in enumerate(day.releases, start=1):
            names = {order.number: order.reference for order in orders}
            yield Due(
                f"release {number}", RELEASED,
                {"release": number, "payments": sorted(names[each] for each in release.released),
                 "value": plan.cash.amount(release.value), "gridlock": release.is_gridlock},
            )  # fmt: skip
        for bank in plan.banks:
            values = {"bank": bank.id, "currency": plan.currency, "closing": plan.cash.amount(day.closing[bank.id])}
            yield Due(f"{bank.id} at the close", BALANCES, values)
        asset = _asset(plan.clearing_bank, plan.cash, day.closing)
        yield Due("settlement asset", SETTLEMENT_ASSET, asset)
        for table, values in _measured(found, plan.cash).items():
            yield Due(table, table, values)

    def play(self, world: World) -> str:
        """Submitted by customers, accepted by the payees' banks, released by anyone; what is left is given back."""
        day = _Day(self, world)
        day.open()
        for number, slot in enumerate(self.slots, start=1):
            day.slot(number, slot)
        day.close()
        return day.said()


def _asset(clearing: ClearingBank, currency: Currency, closing: Mapping[str, int]) -> dict[str, Any]:
    """The debtor of the settlement money, and each bank's exposure at the close."""
    is_exposed = clearing.kind is MoneyKind.SETTLEMENT_INSTITUTION
    exposed = {bank: currency.amount(balance) for bank, balance in closing.items()} if is_exposed else {}
    return {"currency": currency.code, "issuer": clearing.id, "kind": clearing.kind.words, "exposure": exposed}


def _measured(found: Measures, currency: Currency) -> dict[str, dict[str, Any]]:
    """The rows of gross, net and liquidity."""
    return {
        GROSS: {"currency": currency.code, "value": currency.amount(found.gross)},
        NET: {"currency": currency.code, "value": currency.amount(found.net)},
        LIQUIDITY: {
            "currency": currency.code,
            "used": currency.amount(found.used),
            "lower_bound": currency.amount(found.lower_bound),
            "upper_bound": currency.amount(found.upper_bound),
            "delay_indicator": found.delay_indicator,
            "turnover": found.turnover,
            "greatest_queue": currency.amount(found.greatest_queue),
            "mean_queue": currency.amount(found.mean_queue),
            "unsettled_at_close": currency.amount(found.unsettled),
        },
    }


class _Day:
    """A day under way on the chain: what was submitted, released, returned, by the ids that the queue gave."""

    def __init__(self, act: PaymentDay, world: World) -> None:
        self.act, self.world = act, world
        self.queue, self.cash = world.stack.queue, world.plan.cash
        self.orders = act.orders(world.plan)
        self.todo = list(self.orders)
        self.customers = act.customers(world.plan)
        self.frozen: set[str] = set()
        self.outcome = Outcome(self._balances())
        self.queued_at: dict[int, int] = {}
        self.settled_at: dict[int, int] = {}
        self.ids: dict[int, int] = {}
        """Orders' numbers by the queue's ids."""

    @property
    def until(self) -> int:
        """The last second in which a payment may be released: one interval after the close."""
        return self.world.instant(self.act.on, self.act.closes) + self.act.every_minutes * 60

    def _balances(self) -> dict[str, int]:
        world = self.world
        money = world.stack.settlement_token
        with world.chain.reading() as read:
            found = {bank.id: read(money.balance_of, world.party(bank.id)) for bank in world.plan.banks}
        return {bank: each.value for bank, each in found.items()}

    def open(self) -> None:
        """Banks say up to which amount they accept without being asked."""
        world = self.world
        founding.open_accounts(world, [world.plan.party(each) for each in self.customers.values()])
        world.at(self.act.on, self.act.opens)
        for bank in self.customers:
            upto = self.cash.units(self.act.standing_acceptance)
            self.queue.set_standing_acceptance(world.stack.deposits[bank], upto, sender=world.party(bank))

    def slot(self, number: int, slot: int) -> None:
        """Submit and answer all payments ordered until now; then anyone releases."""
        world = self.world
        world.at(self.act.on, time(slot // 60, slot % 60))
        for each in self.act.suspended:
            if each.bank not in self.frozen and payment_day.minutes(each.at) <= slot:
                world.stack.deposits[each.bank].freeze_bank(sender=world.role(Role.PAUSER))
                self.frozen.add(each.bank)
        self._submit([each for each in self.todo if each.minute <= slot])
        self.todo = [each for each in self.todo if each.minute > slot]
        self._release(number, slot)

    def _submit(self, orders: list[Order]) -> None:
        world, stack = self.world, self.world.stack
        first = world.block + 1
        for bank in {each.source for each in orders} & self.frozen:
            refused = [each for each in orders if each.source == bank]
            self.outcome.status |= dict.fromkeys((each.number for each in refused), "refused")
            world.refused(
                "TokenizedDeposit.BankFrozen", self.queue.submit, *self._terms(refused[0]),
                sender=world.party(self.customers[bank]),
            )  # fmt: skip
        taken = [each for each in orders if each.source not in self.frozen]
        with world.chain.pipeline() as pipeline:
            for each in taken:
                sender = world.party(self.customers[each.source])
                pipeline.send(self.queue.submit.prepare(*self._terms(each)), sender=sender)
        by_hash = {keccak(each.reference.encode()): each.number for each in taken}
        offered: dict[str, list[int]] = {}
        for event in world.chain.events(Queue.PaymentSubmitted, emitter=self.queue, from_block=first):
            self.ids[event.id] = by_hash[event.payment_reference]
            assert event.place is not None  # what was read from a chain has one
            self.queued_at[self.ids[event.id]] = world.chain.block(event.place.block).timestamp
            if event.amount > self.cash.units(self.act.standing_acceptance):
                bank = next(name for name, deposit in stack.deposits.items() if deposit.address == event.target)
                offered.setdefault(bank, []).append(event.id)
        for bank, ids in offered.items():
            self.queue.accept(ids, sender=world.party(bank))

    def _terms(self, order: Order) -> tuple[Any, ...]:
        deposits = self.world.stack.deposits
        payee = self.world.party(self.customers[order.target])
        data = keccak(f"{order.reference}: {self.customers[order.source]} to {self.customers[order.target]}".encode())
        return (
            deposits[order.source], deposits[order.target], payee, order.amount, order.priority, self.until,
            keccak(order.reference.encode()), data,
        )  # fmt: skip

    def _release(self, number: int, slot: int) -> None:
        world = self.world
        before = self._balances()
        open_orders = [self._order(each.id) for each in queue.waiting(self.queue)]
        back = [each for each in open_orders if {each.source, each.target} & self.frozen]
        rest = [each for each in open_orders if each not in back]
        alone = payment_day.payable_alone(rest, before)
        predicted = queue.predict(self.queue)
        released: tuple[int, ...] = ()
        removed: tuple[int, ...] = ()
        if predicted.released or back:
            receipt = queue.release(self.queue, sender=world.party(next(iter(self.customers.values()))))
            for event in receipt.all(Queue.Released):
                released, removed = event.released, event.removed
            at = world.time_of(receipt.block)
            self.settled_at |= dict.fromkeys((self.ids[each] for each in released), at)
            world.check("the release is the one predicted", set(released) == set(predicted.released))
        gone = {self.ids[each] for each in released}
        self.outcome.status |= dict.fromkeys((each.number for each in back), "returned")
        self.outcome.status |= dict.fromkeys(gone, "settled")
        self.outcome.released_in |= dict.fromkeys(gone, number)
        value = sum(each.amount for each in rest if each.number in gone)
        made = payment_day.Release(
            slot, tuple(gone), tuple(self.ids[each] for each in removed), tuple(each.number for each in back), alone,
            value, self._balances(), sum(each.amount for each in rest if each.number not in gone),
        )  # fmt: skip
        self.outcome.releases.append(made)
        names = {each.number: each.reference for each in self.orders}
        world.row(
            RELEASED, release=number, at=f"{slot // 60:02d}:{slot % 60:02d}",
            payments=sorted(names[each] for each in gone), removed=[names[each] for each in made.removed],
            value=self.cash.amount(value), gridlock=made.is_gridlock,
        )  # fmt: skip
        world.row(
            OVER_THE_DAY, at=f"{slot // 60:02d}:{slot % 60:02d}", queued=self.cash.amount(made.waiting),
            balances={bank: self.cash.amount(each) for bank, each in made.balances.items()},
        )  # fmt: skip

    def _order(self, identifier: int) -> Order:
        return self.orders[self.ids[identifier] - 1]

    def close(self) -> None:
        """Give expired payments back; then write down the day's results."""
        world, act = self.world, self.act
        world.at_second(self.until + 1)
        left = [each.id for each in queue.waiting(self.queue)]
        if left:
            self.queue.give_back(left, sender=world.party(next(iter(self.customers.values()))))
        self.outcome.status |= dict.fromkeys((self.ids[each] for each in left), "returned")
        verdicts = queue.verify(self.queue)
        for verdict in verdicts:
            world.check("every release is the greatest set", not verdict.fault, verdict.fault)
        world.check("nothing is in doubt at the close", not queue.waiting(self.queue))
        self.outcome.closing = self._balances()
        for order in self.orders:
            world.row(
                PAYMENTS, id=_of(self.ids, order.number), reference=order.reference, source=order.source,
                target=order.target, amount=self.cash.amount(order.amount), status=self.outcome.status[order.number],
                release=self.outcome.released_in.get(order.number), queued_at=self.queued_at.get(order.number),
                settled_at=self.settled_at.get(order.number),
            )  # fmt: skip
        for bank, balance in self.outcome.closing.items():
            world.row(
                BALANCES, bank=bank, currency=self.cash.code, opening=self.cash.amount(self.outcome.opening[bank]),
                closing=self.cash.amount(balance),
            )  # fmt: skip
        asset = world.plan.clearing_bank
        world.row(SETTLEMENT_ASSET, **_asset(asset, self.cash, self.outcome.closing))
        found = payment_day.measures(self.orders, self.outcome, payment_day.minutes(act.closes))
        for table, values in _measured(found, self.cash).items():
            world.row(table, **values)

    def said(self) -> str:
        """The result in a sentence."""
        settled = [each for each in self.orders if self.outcome.status[each.number] == "settled"]
        gross = sum(each.amount for each in settled)
        net = payment_day.net_moves(self.outcome)
        solved = sum(each.is_gridlock for each in self.outcome.releases)
        return (
            f"{len(settled)} of {len(self.orders)} payments settled, {self.cash.amount(gross):,f} gross by "
            f"{self.cash.amount(net):,f} net; {solved} gridlock{'' if solved == 1 else 's'} resolved"
        )


def _of(ids: Mapping[int, int], number: int) -> int | None:
    return next((identifier for identifier, each in ids.items() if each == number), None)
