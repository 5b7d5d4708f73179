"""Money: deposits are booked, then issued to the bank's customers; settlement money moves between banks."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.bindings import Interbank, SettlementToken, TokenizedDeposit
from rwa_chain.chain import AddressLike, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.money import from_base_units, to_base_units

DECIMALS = 2
"""Every cash token has two: one base unit is a fen."""

CashToken = TokenizedDeposit | SettlementToken


def units(amount: Decimal | int | str, *, field: str = "amount") -> int:
    """Base units of an amount of money; more than two decimals are refused."""
    return to_base_units(amount, DECIMALS, field=field)


def money(base_units: int) -> Decimal:
    """The amount that base units are."""
    return from_base_units(base_units, DECIMALS)


def booking(reference: str) -> bytes:
    """The bank's own reference of a booking, as its hash."""
    return keccak(reference.encode())


def book(deposit: TokenizedDeposit, amount: Decimal, reference: str, *, sender: Party) -> Receipt:
    """The bank books what customers deposited: what it may then issue as tokens."""
    return deposit.book(units(amount), booking(reference), sender=sender)


def issue(token: CashToken, wallet: AddressLike, amount: Decimal, reference: str, *, sender: Party) -> Receipt:
    """A bank issues deposits to a customer, the clearing bank settlement money to a bank."""
    return token.issue(wallet, units(amount), booking(reference), sender=sender)


def open_account(deposit: TokenizedDeposit, customer: AddressLike, amount: Decimal, *, sender: Party) -> None:
    """A bank admits a customer, books what it deposited and issues it."""
    deposit.admit_wallets([customer], sender=sender)
    if amount:
        book(deposit, amount, f"deposit of {address_of(customer)}", sender=sender)
        issue(deposit, customer, amount, f"deposit of {address_of(customer)}", sender=sender)


def pay(deposit: TokenizedDeposit, to: AddressLike, amount: Decimal, *, sender: Party) -> Receipt:
    """A customer pays another customer of its bank."""
    return deposit.transfer(to, units(amount), sender=sender)


def pay_across(
    interbank: Interbank,
    source: TokenizedDeposit,
    target: TokenizedDeposit,
    to: AddressLike,
    amount: Decimal,
    *,
    sender: Party,
) -> Receipt:
    """A customer pays another bank's customer: burnt here, settled between the banks, minted there."""
    return interbank.pay_as_payer(source, target, to, units(amount), sender=sender)


def balance(token: CashToken, wallet: AddressLike, *, at: int | None = None) -> Decimal:
    """A wallet's money."""
    return money(token.balance_of(wallet, at=at))
