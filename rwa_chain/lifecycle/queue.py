"""Payments between banks that wait for liquidity: submitted, answered, queued, released by the greatest set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rwa_chain.bindings import Interbank, ISettlementToken, Queue, TokenizedDeposit
from rwa_chain.bindings.types import PaymentStatus, QueuedPayment
from rwa_chain.chain import Address, AddressLike, Party, Receipt, keccak
from rwa_chain.errors import InputError
from rwa_chain.lifecycle import cash, liquidity
from rwa_chain.money import Currency

PRIORITIES = {"urgent": 0, "high": 1, "normal": 2}
"""Queues by name; the earliest entry of each stands first."""

NO_DATA = bytes(32)


@dataclass(frozen=True)
class Waiting:
    """An open payment of the queue."""

    id: int
    source: Address
    target: Address
    payer: Address
    payee: Address
    amount: Decimal
    priority: str
    status: str
    until: int
    answer_by: int


@dataclass(frozen=True)
class Verified:
    """One release, replayed: what it did, and why it is not the greatest set (empty: it is)."""

    block: int
    tx: str
    bypassed: tuple[int, ...]
    released: tuple[int, ...]
    removed: tuple[int, ...]
    fault: str


def submit(
    queue: Queue,
    source: TokenizedDeposit,
    target: TokenizedDeposit,
    payee: AddressLike,
    amount: cash.Amount,
    reference: str,
    *,
    sender: Party,
    until: int,
    priority: str = "normal",
    travel_rule: bytes = NO_DATA,
) -> Receipt:
    """Pays from the sender's bank to the payee's, when there is liquidity and before `until` [s].

    `travel_rule` is the hash of the payer's and payee's data that goes between their banks. Raises `InputError` for an
    unknown priority.
    """
    if priority not in PRIORITIES:
        raise InputError("priority", priority, "one of " + ", ".join(PRIORITIES))
    units = cash.currency_of(source).units(amount)
    return queue.submit(
        source, target, payee, units, PRIORITIES[priority], until, keccak(reference.encode()), travel_rule,
        sender=sender,
    )  # fmt: skip


def submitted(receipt: Receipt) -> int:
    """The id that a submission got."""
    return receipt.one(Queue.PaymentSubmitted).id


def waiting(queue: Queue, *, at: int | None = None) -> list[Waiting]:
    """Every open payment at a block, bank by bank, in the order of entry."""
    banks, currency = queue.banks(at=at), currency_of(queue)
    names = {number: name for name, number in PRIORITIES.items()}
    with queue.chain.reading() as read:
        open_ = [read(queue.open_of, deposit, at=at) for deposit in banks]
    with queue.chain.reading() as read:
        asked = [(number, read(queue.payment_of, number, at=at)) for each in open_ for number in each.value]
    found = []
    for number, answer in asked:
        one: QueuedPayment = answer.value
        found.append(
            Waiting(
                number, banks[one.source], banks[one.target], one.payer, one.payee, currency.amount(one.amount),
                names[one.priority], PaymentStatus(one.status).name.lower(), one.until, one.answer_by,
            )
        )  # fmt: skip
    return found


def currency_of(queue: Queue) -> Currency:
    """The currency of its banks and their settlement."""
    return cash.currency_at(queue.chain, Interbank(queue.chain, queue.interbank()).settlement_token())


def available(queue: Queue, *, at: int | None = None) -> dict[Address, int]:
    """Settlement money that each bank's queue may use, in base units: free, and not reserved."""
    chain = queue.chain
    interbank = Interbank(chain, queue.interbank(at=at))
    money = ISettlementToken(chain, interbank.settlement_token(at=at))
    found = {}
    for deposit in queue.banks(at=at):
        wallet = interbank.bank_wallet_of(deposit, at=at)
        bound = money.get_frozen_tokens(wallet, at=at) + queue.allowance_of(deposit, at=at).reserved
        found[deposit] = max(0, money.balance_of(wallet, at=at) - bound)
    return found


def limits(queue: Queue, *, at: int | None = None) -> liquidity.Limits:
    """The net limits that banks have set."""
    banks = queue.banks(at=at)
    pairs = {(a, b): queue.bilateral_limit_of(a, b, at=at) for a in banks for b in banks if a != b}
    totals = {each: queue.allowance_of(each, at=at).multilateral for each in banks}
    return liquidity.Limits(
        {(str(a), str(b)): limit for (a, b), limit in pairs.items() if limit},
        {str(bank): limit for bank, limit in totals.items() if limit},
    )


def predict(queue: Queue, *, at: int | None = None) -> liquidity.Release:
    """Predict a release off the chain; expired payments and those of a stopped bank are left out."""
    block = queue.chain.block_number if at is None else at
    payments = _payments(queue, at=block, now=queue.chain.block(block).timestamp)
    return liquidity.greatest(
        {str(bank): amount for bank, amount in available(queue, at=block).items()},
        payments,
        limits=limits(queue, at=block),
        bypass=queue.bypass(at=block),
    )


def release(queue: Queue, *, sender: Party) -> Receipt:
    """Releases what can be released; anyone may."""
    return queue.release(sender=sender)


def verify(queue: Queue, *, from_block: int = 0) -> list[Verified]:
    """Replays every release from its event and the queue of the block before, and says which was not the greatest set.

    A payment submitted in the same block as the release is not in the queue of the block before, and is told.
    """
    found = []
    for log in queue.chain.events(Queue.Released, emitter=queue, from_block=from_block):
        assert log.place is not None  # what was read from a chain has one
        block = log.place.block
        banks = [str(each) for each in queue.banks(at=block)]
        known = _payments(queue, at=block - 1, now=queue.chain.block(block).timestamp)
        began = dict(zip(banks, log.liquidity, strict=True))
        gone = set(log.bypassed)
        left = dict(began)
        by_id = {each.id: each for each in known}
        fault = _first_unknown(by_id, (*log.bypassed, *log.released, *log.removed))
        for number in log.bypassed if not fault else ():
            left[by_id[number].source] -= by_id[number].amount
            left[by_id[number].target] += by_id[number].amount
        rest = [each for each in known if each.id not in gone]
        if not fault and min(left.values(), default=0) < 0:
            fault = "the bypass left a bank below zero"
        if not fault:
            fault = liquidity.verify(left, rest, log.removed, limits=limits(queue, at=block - 1))
        if not fault and {each.id for each in rest} - set(log.removed) != set(log.released):
            fault = "what was released is not what the removals leave"
        found.append(Verified(block, log.place.tx, log.bypassed, log.released, log.removed, fault))
    return found


def _first_unknown(known: Mapping[int, liquidity.Payment], numbers: tuple[int, ...]) -> str:
    missing = [number for number in numbers if number not in known]
    return f"payment {missing[0]} was not in the queue at the block before" if missing else ""


def _payments(queue: Queue, *, at: int, now: int) -> list[liquidity.Payment]:
    """Payments of a release at `now` [s], in the order of entry of each bank."""
    stopped = {each for each in queue.banks(at=at) if queue.is_stopped(each, at=at)}
    currency = currency_of(queue)
    return [
        liquidity.Payment(
            each.id, str(each.source), str(each.target), currency.units(each.amount), PRIORITIES[each.priority]
        )
        for each in waiting(queue, at=at)
        if each.status == "queued" and each.until >= now and not {each.source, each.target} & stopped
    ]
