"""The primary offering: books, orders, price, allotment, and the closing by delivery versus payment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rwa_chain.bindings import Offering, TokenizedDeposit
from rwa_chain.bindings.types import Acceptance, OfferingTerms
from rwa_chain.chain import AddressLike, Party, Receipt
from rwa_chain.chain.address import address_of
from rwa_chain.lifecycle import cash
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


@dataclass(frozen=True)
class Book:
    """An offering by its number in the offering contract."""

    offering: Offering
    number: int


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
) -> OfferingTerms:
    """What is offered of a bond: the whole issue, in the minimum holding or more. Instants in UTC seconds."""
    return OfferingTerms(
        token=address_of(token),
        instrument=address_of(bond),
        issuer=issuer.party.address,
        proceeds_asset=issuer.deposit.address,
        fee_payee=fee_payee.party.address,
        fee_asset=fee_payee.deposit.address,
        face_value=cash.units(terms.denomination),
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
    return Book(offering, receipt.one(Offering.BooksOpened).id)


def order(book: Book, units: int, limit_percent: Decimal, *, sender: Party) -> Receipt:
    """An investor orders units, at a coupon of no less than its limit."""
    return book.offering.place_order(book.number, units, rate(limit_percent), sender=sender)


def price(book: Book, coupon_percent: Decimal, price_percent: Decimal, terms_hash: bytes, *, sender: Party) -> Receipt:
    """The coupon and the issue price are fixed, and the terms by their hash."""
    return book.offering.set_price(
        book.number, rate(coupon_percent), to_wad(price_percent / 100, field="price"), terms_hash, sender=sender
    )


ALLOTMENTS = 500
"""In one transaction; more do not fit the gas cap of one."""


def allot(book: Book, units: Mapping[AddressLike, int], *, sender: Party) -> list[Receipt]:
    """The whole issue is allotted, in as many calls as it takes; the last one ends it."""
    given = list(units.items())
    lots = [given[first : first + ALLOTMENTS] for first in range(0, len(given), ALLOTMENTS)] or [[]]
    return [
        book.offering.allot(
            book.number, [wallet for wallet, _ in lot], [each for _, each in lot], lot is lots[-1], sender=sender
        )
        for lot in lots
    ]


def accept(book: Book, investor: Account) -> Acceptance:
    """An investor's signed consent to pay for its allotment from its deposit."""
    units = book.offering.order_of(book.number, investor.party).allotted
    message = {
        "offering": book.number,
        "investor": investor.party.address,
        "units": units,
        "cash": book.offering.cash_for(book.number, units),
        "payAsset": address_of(investor.deposit),
    }
    signature = sign(investor.party, book.offering, "Acceptance", _ACCEPTANCE, message)
    return Acceptance(investor.party.address, investor.deposit.address, signature)


def close(book: Book, acceptances: Sequence[Acceptance], *, sender: Party) -> Receipt:
    """Every allotment is paid and issued in this transaction, or none is."""
    return book.offering.close(book.number, list(acceptances), sender=sender)


def close_for(book: Book, acceptances: Sequence[Acceptance], *, sender: Party) -> Receipt:
    """Some allotments are paid and issued; the others stay open until `finish`."""
    return book.offering.close_for(book.number, list(acceptances), sender=sender)


def finish(book: Book, *, sender: Party) -> Receipt:
    """Ends a closing investor by investor with what was issued."""
    return book.offering.finish(book.number, sender=sender)


def release_proceeds(book: Book, *, sender: Party) -> Receipt:
    """The hold on the proceeds is released once the report after issue is recorded; anyone may ask."""
    return book.offering.release_proceeds(book.number, sender=sender)


def proceeds_released(receipt: Receipt) -> Decimal:
    """What a release freed."""
    return sum((cash.money(event.amount) for event in receipt.all(Offering.ProceedsReleased)), Decimal(0))
