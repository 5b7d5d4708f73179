"""The primary offering: books, orders, price, allotment, and the closing by delivery versus payment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rwa_chain.bindings import Offering, TokenizedDeposit
from rwa_chain.bindings.types import Acceptance, OfferingTerms
from rwa_chain.chain import Address, AddressLike, Party, Receipt
from rwa_chain.chain.address import address_of
from rwa_chain.lifecycle import cash, instants
from rwa_chain.lifecycle.pages import Pages, in_pages
from rwa_chain.lifecycle.signing import sign
from rwa_chain.lifecycle.terms import BondTerms
from rwa_chain.money import to_wad

_ACCEPTANCE = {
    "Acceptance": (
        ("offering", "uint256"),
        ("investor", "address"),
        ("units", "uint256"),
        ("cash", "uint256"),
        ("payAsset", "address"),
    )
}


_CONSENT = {"Consent": (("offering", "uint256"), ("subject", "bytes32"))}


@dataclass(frozen=True)
class Book:
    """An offering by its number in the offering contract."""

    offering: Offering
    number: int
    receipt: Receipt | None = None
    """Receipt of the transaction that opened it."""


@dataclass(frozen=True)
class Account:
    """A party and the deposit that it pays from and is paid to."""

    party: Party
    deposit: TokenizedDeposit


def rate(percent: Decimal) -> int:
    """A per cent figure per annum as the chain has it: 2.62 is 0.0262."""
    return to_wad(percent / 100, field="rate")


def terms_of(
    terms: BondTerms,
    *,
    token: AddressLike,
    bond: AddressLike,
    issuer: Account,
    fee_payee: Account,
    fee_percent: Decimal,
    books_close_at: int,
    settlement_at: int,
    settlement_until_at: int,
    accrual_date: date | None = None,
) -> OfferingTerms:
    """The terms of a bond's offering: the whole issue, in the minimum holding or more. Instants in UTC seconds.

    Face, rate and currency are the bond's own. Interest accrued by ``accrual_date``, the day of ``settlement_at``,
    comes on top of the price; that is the issue date, and none, unless it is said.
    """
    return OfferingTerms(
        token=address_of(token),
        instrument=address_of(bond),
        issuer=issuer.party.address,
        proceeds_asset=issuer.deposit.address,
        fee_payee=fee_payee.party.address,
        fee_asset=fee_payee.deposit.address,
        accrual_date=instants.day_number(accrual_date or terms.issue_date),
        fee_rate=rate(fee_percent),
        units=terms.units,
        minimum_order=terms.minimum_units,
        increment=1,
        books_close_at=books_close_at,
        settlement_at=settlement_at,
        settlement_until_at=settlement_until_at,
    )


def open_books(offering: Offering, terms: OfferingTerms, guidance_percent: Decimal, *, sender: Party) -> Book:
    """The billing and delivery bank opens the books at a price guidance."""
    receipt = offering.open(terms, rate(guidance_percent), sender=sender)
    return Book(offering, receipt.one(Offering.BooksOpened).id, receipt)


def order(book: Book, units: int, limit_percent: Decimal, *, sender: Party) -> Receipt:
    """An investor orders units, at a coupon of no less than its limit."""
    return book.offering.place_order(book.number, units, rate(limit_percent), sender=sender)


def price(book: Book, price_percent: Decimal, *, sender: Party) -> Receipt:
    """The issue price is fixed, in per cent of principal; coupon and terms are those that the bond is frozen by."""
    return book.offering.set_price(book.number, to_wad(price_percent / 100, field="price"), sender=sender)


def allot(book: Book, units: Mapping[AddressLike, int], *, sender: Party) -> Pages:
    """The whole issue is allotted, to as many investors as there are."""

    def page(allotments: list[tuple[AddressLike, int]], is_last: bool, gas: int | None) -> Receipt:
        investors, allotted = zip(*allotments, strict=True)
        return book.offering.allot(book.number, list(investors), list(allotted), is_last, sender=sender, gas=gas)

    return in_pages("units", list(units.items()), page)


def consent(book: Book, *, sender: Party) -> Receipt:
    """The issuer agrees to price, fee, terms and allotment as they now stand; without it nothing closes."""
    subject, _, _ = book.offering.consent_of(book.number)
    return book.offering.consent(book.number, subject, b"", sender=sender)


def sign_consent(book: Book, issuer: Party, *, sender: Party) -> Receipt:
    """The same by the issuer's signature, which anybody hands in."""
    subject, _, _ = book.offering.consent_of(book.number)
    message = {"offering": book.number, "subject": subject}
    signature = sign(issuer, book.offering, "Consent", _CONSENT, message)
    return book.offering.consent(book.number, subject, signature, sender=sender)


def accept(book: Book, investor: Account) -> Acceptance:
    """An investor's signed consent to pay for its allotment from its deposit."""
    return accept_all(book, [investor])[0]


def accept_all(book: Book, investors: Sequence[Account]) -> list[Acceptance]:
    """Every investor's signed consent; what they consent to is read at once."""
    offering = book.offering
    with offering.chain.reading() as read:
        orders = [read(offering.order_of, book.number, each.party) for each in investors]
    units = [each.value.allotted for each in orders]
    with offering.chain.reading() as read:
        cash_due = [read(offering.cash_for, book.number, each) for each in units]
    return [
        _acceptance(book, investor, allotted, due.value)
        for investor, allotted, due in zip(investors, units, cash_due, strict=True)
    ]


def _acceptance(book: Book, investor: Account, units: int, due: int) -> Acceptance:
    message = {
        "offering": book.number,
        "investor": investor.party.address,
        "units": units,
        "cash": due,
        "payAsset": address_of(investor.deposit),
    }
    signature = sign(investor.party, book.offering, "Acceptance", _ACCEPTANCE, message)
    return Acceptance(investor.party.address, investor.deposit.address, signature)


def close(book: Book, acceptances: Sequence[Acceptance], *, sender: Party) -> Pages:
    """Every allotment is paid and issued in one transaction, or none is.

    Where there are more than one transaction can hold, some 300, they are closed in pages, each all or none; the last
    one closes the offering. A page that is refused leaves those before it closed and the others open.
    """

    def page(some: list[Acceptance], is_last: bool, gas: int | None) -> Receipt:
        closing = book.offering.close if is_last and len(some) == len(acceptances) else book.offering.close_for
        return closing(book.number, some, sender=sender, gas=gas)

    return in_pages("acceptances", list(acceptances), page)


def close_for(book: Book, acceptances: Sequence[Acceptance], *, sender: Party) -> Pages:
    """Some allotments are paid and issued; the others stay open until the last of them, or `finish`."""
    return in_pages(
        "acceptances",
        list(acceptances),
        lambda some, _, gas: book.offering.close_for(book.number, some, sender=sender, gas=gas),
    )


def finish(book: Book, *, sender: Party) -> Receipt:
    """Ends a closing investor by investor with what was issued."""
    return book.offering.finish(book.number, sender=sender)


def release_proceeds(book: Book, *, sender: Party) -> Receipt:
    """The hold on the proceeds is released once the report after issue is recorded; anyone may ask."""
    return book.offering.release_proceeds(book.number, sender=sender)


def proceeds_released(book: Book, receipt: Receipt) -> Decimal:
    """The amount that a release of an offering's proceeds freed."""
    asset = book.offering.terms_of(book.number).proceeds_asset
    released = sum(event.amount for event in receipt.all(Offering.ProceedsReleased))
    return cash.currency_at(book.offering.chain, Address(asset)).amount(released)
