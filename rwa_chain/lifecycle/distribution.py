"""The paying agent's work: what is declared is funded by the payer, paid in pages, claimed or released, and closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from rwa_chain.bindings import Distributor, IDistributor, TokenizedDeposit
from rwa_chain.bindings.types import DistributionId
from rwa_chain.chain import Address, AddressLike, Party, Receipt
from rwa_chain.lifecycle import cash

PAGE = 100
"""Holders in one payment transaction."""


@dataclass(frozen=True)
class Declared:
    """A distribution where it was declared; it is paid and closed there, whoever pays later ones."""

    distributor: Distributor
    id: DistributionId


@dataclass(frozen=True)
class Payment:
    """What a page did for one holder of record; `kept` where its payee could not be paid."""

    wallet: Address
    payee: Address
    cash: Address
    gross: Decimal
    withheld: Decimal
    net: Decimal
    kept: bool


@dataclass(frozen=True)
class Money:
    """A distribution's money in one cash token, or in all."""

    unallocated: Decimal = Decimal("0.00")
    kept: Decimal = Decimal("0.00")
    paid: Decimal = Decimal("0.00")
    withheld: Decimal = Decimal("0.00")

    @property
    def total(self) -> Decimal:
        """All of it: what was funded."""
        return self.unallocated + self.kept + self.paid + self.withheld


def entitlement(declared: Declared, wallet: AddressLike) -> Decimal:
    """A holder of record's share, before tax."""
    return cash.money(declared.distributor.entitlement_of(declared.id, wallet))


def fund_all(
    declared: Declared,
    source: TokenizedDeposit,
    holders: Mapping[TokenizedDeposit, Sequence[AddressLike]],
    *,
    sender: Party,
) -> Receipt:
    """The payer funds what all holders of record are entitled to, each at the bank it is paid by."""
    amounts = {
        deposit: sum((entitlement(declared, wallet) for wallet in wallets), Decimal(0))
        for deposit, wallets in holders.items()
    }
    return fund(declared, source, amounts, sender=sender)


def fund(
    declared: Declared, source: TokenizedDeposit, amounts: Mapping[TokenizedDeposit, Decimal], *, sender: Party
) -> Receipt:
    """The payer funds from its deposit, one net payment to each bank whose customers are paid."""
    return declared.distributor.fund(
        declared.id, source, list(amounts), [cash.units(amount) for amount in amounts.values()], sender=sender
    )


def pay(
    declared: Declared, deposit: TokenizedDeposit, wallets: Sequence[AddressLike], *, sender: Party
) -> list[Receipt]:
    """The paying agent pays one bank's holders of record, in pages."""
    return [declared.distributor.pay_page(declared.id, deposit, page, sender=sender) for page in pages(wallets)]


def pages(wallets: Sequence[AddressLike], size: int = PAGE) -> Iterator[list[AddressLike]]:
    """Wallets, so many at a time."""
    left = iter(wallets)
    while page := list(islice(left, size)):
        yield page


def payments(receipts: Sequence[Receipt]) -> list[Payment]:
    """What pages did, holder by holder."""
    done: list[Payment] = []
    for receipt in receipts:
        for event in receipt.events:
            match event:
                case IDistributor.HoldersPaid():
                    done += _paid(event)
                case IDistributor.KeptForHolder():
                    done.append(_payment(event.wallet, event.payee, event.cash, event.gross, event.net, kept=True))
                case _:
                    pass
    return done


def _paid(event: IDistributor.HoldersPaid) -> Iterator[Payment]:
    """A page's lists holder by holder: without payees each is its own, without gross nothing is withheld."""
    lists = zip(event.wallets, event.payees or event.wallets, event.gross or event.nets, event.nets, strict=True)
    for wallet, payee, gross, net in lists:
        yield _payment(wallet, payee, event.cash, gross, net, kept=False)


def _payment(wallet: Address, payee: Address, asset: Address, gross: int, net: int, *, kept: bool) -> Payment:
    """In money."""
    return Payment(wallet, payee, asset, cash.money(gross), cash.money(gross - net), cash.money(net), kept)


def close(declared: Declared, *, sender: Party) -> Receipt:
    """Closes once every unit of the record has been reached; kept shares stay their owners'."""
    return declared.distributor.close(declared.id, sender=sender)


def claim(declared: Declared, wallet: AddressLike, deposit: TokenizedDeposit, *, sender: Party) -> Receipt:
    """A holder claims what was kept for it."""
    return declared.distributor.claim(declared.id, wallet, deposit, sender=sender)


def release(
    declared: Declared,
    wallet: AddressLike,
    to: AddressLike,
    deposit: TokenizedDeposit,
    order_hash: bytes,
    *,
    sender: Party,
) -> Receipt:
    """What was kept for a holder is paid where a court's order or a licence says."""
    return declared.distributor.release(declared.id, wallet, to, deposit, order_hash, sender=sender)


def released(receipt: Receipt) -> Decimal:
    """What a claim or a release paid."""
    return sum((cash.money(event.amount) for event in receipt.all(Distributor.KeptReleased)), Decimal(0))


def money_of(declared: Declared, deposits: Sequence[TokenizedDeposit], *, at: int | None = None) -> Money:
    """A distribution's money in all cash tokens together."""
    tills = [declared.distributor.till_of(declared.id, deposit, at=at) for deposit in deposits]
    return Money(
        unallocated=cash.money(sum(till.unallocated for till in tills)),
        kept=cash.money(sum(till.kept for till in tills)),
        paid=cash.money(sum(till.paid for till in tills)),
        withheld=cash.money(sum(till.withheld for till in tills)),
    )
