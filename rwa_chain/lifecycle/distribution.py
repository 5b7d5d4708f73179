"""Obligations: declared, funded by anybody, paid in pages, claimed or released."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from rwa_chain.bindings import IPaying, Obligations, Paying, TokenizedDeposit
from rwa_chain.bindings.types import ObligationId, ObligationStatus
from rwa_chain.chain import Address, AddressLike, Party, Receipt
from rwa_chain.lifecycle.cash import Amount
from rwa_chain.money import Currency

PAGE = 100
"""Holders in one payment transaction."""


@dataclass(frozen=True)
class Declared:
    """An obligation in the list it was declared in; it is funded and paid there, whoever pays later ones."""

    obligations: Obligations
    paying: Paying
    id: ObligationId
    currency: Currency
    """The currency, with the decimals of its cash."""
    receipt: Receipt | None = field(default=None, compare=False)
    """Receipt of the transaction that declared it, where that was done here."""


def declared_in(
    obligations: Obligations, identifier: ObligationId, currency: Currency, receipt: Receipt | None = None
) -> Declared:
    """An obligation by its id, with the contract that pays it and what it pays in."""
    return Declared(obligations, Paying(obligations.chain, obligations.paying()), identifier, currency, receipt)


@dataclass(frozen=True)
class Payment:
    """A page's payment to one holder of record; `kept` where its payee could not be paid."""

    wallet: Address
    payee: Address
    gross: Decimal
    withheld: Decimal
    net: Decimal
    kept: bool


@dataclass(frozen=True)
class Funded:
    """The money of an obligation, in its currency: `unallocated` is nobody's yet."""

    unallocated: Decimal
    kept: Decimal
    paid: Decimal
    withheld: Decimal

    @property
    def total(self) -> Decimal:
        """All of it: what was funded, less what went back."""
        return self.unallocated + self.kept + self.paid + self.withheld


def entitlement(declared: Declared, wallet: AddressLike) -> Decimal:
    """A holder of record's share, before tax."""
    return declared.currency.amount(declared.paying.entitlement_of(declared.id, wallet))


def fund_all(
    declared: Declared,
    source: TokenizedDeposit,
    holders: Mapping[TokenizedDeposit, Sequence[AddressLike]],
    *,
    sender: Party,
) -> Receipt:
    """Somebody funds what all holders of record are entitled to, each at the bank it is paid by."""
    amounts = {
        deposit: sum((entitlement(declared, wallet) for wallet in wallets), Decimal(0))
        for deposit, wallets in holders.items()
    }
    return fund(declared, source, amounts, sender=sender)


def fund(
    declared: Declared, source: TokenizedDeposit, amounts: Mapping[TokenizedDeposit, Amount], *, sender: Party
) -> Receipt:
    """Somebody funds from its deposit, one net payment to each bank; no more is taken than is missing."""
    units = [declared.currency.units(amount) for amount in amounts.values()]
    return declared.obligations.fund(declared.id, source, list(amounts), units, sender=sender)


def pay(
    declared: Declared, deposit: TokenizedDeposit, wallets: Sequence[AddressLike], *, sender: Party
) -> list[Receipt]:
    """The paying agent pays one bank's holders of record, in pages."""
    return [declared.paying.pay_page(declared.id, deposit, page, sender=sender) for page in pages(wallets)]


def pages(wallets: Sequence[AddressLike], size: int = PAGE) -> Iterator[list[AddressLike]]:
    """Wallets, so many at a time."""
    left = iter(wallets)
    while page := list(islice(left, size)):
        yield page


def payments(currency: Currency, receipts: Sequence[Receipt]) -> list[Payment]:
    """The payments of pages, holder by holder, in the currency that they paid."""
    done: list[Payment] = []
    for receipt in receipts:
        for event in receipt.events:
            match event:
                case IPaying.HoldersPaid():
                    done += _paid(currency, event)
                case IPaying.KeptForHolder():
                    done.append(_payment(currency, event.wallet, event.payee, event.gross, event.net, kept=True))
                case _:
                    pass
    return done


def _paid(currency: Currency, event: IPaying.HoldersPaid) -> Iterator[Payment]:
    """A page's lists holder by holder: without payees each is its own, without gross nothing is withheld."""
    lists = zip(event.wallets, event.payees or event.wallets, event.gross or event.nets, event.nets, strict=True)
    for wallet, payee, gross, net in lists:
        yield _payment(currency, wallet, payee, gross, net, kept=False)


def _payment(currency: Currency, wallet: Address, payee: Address, gross: int, net: int, *, kept: bool) -> Payment:
    """The payment in money."""
    amount = currency.amount
    return Payment(wallet, payee, amount(gross), amount(gross - net), amount(net), kept)


def set_shares(declared: Declared, threshold: int, tie_member: int, *, sender: Party) -> Receipt:
    """The calculation agent says where the last base units of a shared total go; again where it was wrong."""
    return declared.obligations.set_shares(declared.id, threshold, tie_member, sender=sender)


def status(declared: Declared, *, at: int | None = None) -> ObligationStatus:
    """The status of an obligation."""
    return declared.obligations.status_of(declared.id, at=at)


def kept_of(declared: Declared, wallet: AddressLike) -> Decimal:
    """All that is kept for a holder, principal of frozen and held units included."""
    share = declared.paying.kept_of(declared.id, wallet)
    return declared.currency.amount(share.free + share.frozen + share.held)


def claim(declared: Declared, wallet: AddressLike, deposit: TokenizedDeposit, *, sender: Party) -> Receipt:
    """A holder claims what was kept for it."""
    return declared.paying.claim(declared.id, wallet, deposit, sender=sender)


def release(
    declared: Declared,
    wallet: AddressLike,
    to: AddressLike,
    deposit: TokenizedDeposit,
    order_hash: bytes,
    *,
    sender: Party,
) -> Receipt:
    """Pay a holder's kept share as a court's order or a licence says."""
    return declared.paying.release(declared.id, wallet, to, deposit, order_hash, sender=sender)


def released(currency: Currency, receipt: Receipt) -> Decimal:
    """The amount that a claim or a release paid, in its currency."""
    return currency.amount(sum(event.amount for event in receipt.all(Paying.KeptReleased)))


def money_of(declared: Declared, *, at: int | None = None) -> Funded:
    """An obligation's money, in all cash tokens together."""
    owed = declared.obligations.obligation_of(declared.id, at=at)
    progress = declared.paying.progress_of(declared.id, at=at)
    paid = progress.reached - progress.kept - progress.withheld
    amount = declared.currency.amount
    return Funded(
        amount(owed.funded - progress.reached), amount(progress.kept), amount(paid), amount(progress.withheld)
    )


def lying(declared: Declared, deposits: Sequence[TokenizedDeposit], *, at: int | None = None) -> Decimal:
    """The obligation's money in its tills, kept shares and tax included."""
    return declared.currency.amount(sum(declared.paying.till_of(declared.id, deposit, at=at) for deposit in deposits))
