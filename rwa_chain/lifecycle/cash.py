"""Money: deposits are booked, then issued to the bank's customers; settlement money moves between banks."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.bindings import ICash, Interbank, SettlementToken, Stablecoin, TokenizedDeposit
from rwa_chain.chain import AddressLike, Chain, Party, Receipt, keccak
from rwa_chain.chain.address import address_of
from rwa_chain.money import Currency, Money

CashToken = TokenizedDeposit | SettlementToken | Stablecoin
Amount = Money | Decimal
"""An amount: money, whose currency must be the token's, or a number of the token's currency."""


def currency_at(chain: Chain, token: AddressLike) -> Currency:
    """The currency of a cash token by its address, with the token's decimals."""
    cash = ICash(chain, address_of(token))
    return Currency(cash.currency().rstrip(b"\0").decode(), cash.decimals())


def currency_of(token: CashToken) -> Currency:
    """A cash token's currency, with its decimals."""
    return currency_at(token.chain, token.address)


def booking(reference: str) -> bytes:
    """The bank's own reference of a booking, as its hash."""
    return keccak(reference.encode())


def book(token: CashToken, amount: Amount, reference: str, *, sender: Party) -> Receipt:
    """The bank books what stands behind its money: what its desk may then issue. A reference counts once."""
    return token.book(currency_of(token).units(amount), booking(reference), sender=sender)


def issue(token: CashToken, wallet: AddressLike, amount: Amount, reference: str, *, sender: Party) -> Receipt:
    """A bank's desk issues what the bank booked: deposits to a customer, settlement money to a bank."""
    return token.issue(wallet, currency_of(token).units(amount), booking(reference), sender=sender)


def provide(
    token: CashToken, wallet: AddressLike, amount: Amount, reference: str, *, bank: Party, desk: Party
) -> Receipt:
    """A bank books an amount, and its desk issues it to a wallet, under one reference."""
    book(token, amount, reference, sender=bank)
    return issue(token, wallet, amount, reference, sender=desk)


def open_account(
    deposit: TokenizedDeposit, customer: AddressLike, amount: Amount, *, sender: Party, desk: Party
) -> Receipt:
    """A bank admits a customer and books what it deposited; its desk issues it. The receipt is of the last of these."""
    admitted = deposit.admit_wallets([customer], sender=sender)
    if not currency_of(deposit).units(amount):
        return admitted
    return provide(deposit, customer, amount, f"deposit of {address_of(customer)}", bank=sender, desk=desk)


def pay(deposit: TokenizedDeposit, to: AddressLike, amount: Amount, *, sender: Party) -> Receipt:
    """A customer pays another customer of its bank."""
    return deposit.transfer(to, currency_of(deposit).units(amount), sender=sender)


def pay_across(
    interbank: Interbank,
    source: TokenizedDeposit,
    target: TokenizedDeposit,
    to: AddressLike,
    amount: Amount,
    *,
    sender: Party,
) -> Receipt:
    """A customer pays another bank's customer: burnt here, settled between the banks, minted there."""
    return interbank.pay_as_payer(source, target, to, currency_of(source).units(amount), sender=sender)


def balance(token: CashToken, wallet: AddressLike, *, at: int | None = None) -> Decimal:
    """A wallet's money."""
    return currency_of(token).amount(token.balance_of(wallet, at=at))
