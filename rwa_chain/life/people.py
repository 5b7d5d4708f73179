"""Short words for whom a life in Python needs: banks, an issuer, a registrar, investors. All of them are made up."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.life.setting import PROVED, Bank, InvestorClass, Party, Role, Topic, Venue, VenueKind

HONG_KONG = 344
PLENTY = Decimal(10) ** 9
"""Settlement money that a bank has where nothing is said: it never runs short."""


def bank(identifier: str, settlement_balance: Decimal | str = PLENTY) -> Bank:
    """A bank that keeps deposits."""
    symbol = f"d{identifier.replace('_', '')}"
    return Bank(id=identifier, name=identifier, symbol=symbol, settlement_balance=Decimal(settlement_balance))


def party(
    identifier: str,
    *roles: Role,
    bank: str | None = None,
    deposit: Decimal | str = "0",
    country: int = HONG_KONG,
    name: str = "",
) -> Party:
    """Somebody with roles, and with an account where a bank is named."""
    money = None if bank is None else Decimal(deposit)
    return Party(id=identifier, name=name or identifier, roles=roles, country=country, bank=bank, deposit=money)


def issuer(identifier: str, bank: str, deposit: Decimal | str = "0", *, country: int = HONG_KONG) -> Party:
    """The issuer; the instrument names it where there are several."""
    return party(identifier, Role.OBSERVER, bank=bank, deposit=deposit, country=country)


def registrar(identifier: str, bank: str) -> Party:
    """The party that keeps the register, calculates and pays."""
    return party(identifier, Role.REGISTRAR, bank=bank)


def investor(
    identifier: str,
    bank: str,
    deposit: Decimal | str,
    *,
    country: int = HONG_KONG,
    investor_class: InvestorClass = InvestorClass.INSTITUTIONAL,
    topics: tuple[Topic, ...] = PROVED,
    wallets: tuple[str, ...] = (),
) -> Party:
    """A possible holder, by its class and its proved claims."""
    return Party(
        id=identifier,
        name=identifier,
        roles=(Role.INVESTOR,),
        country=country,
        investor_class=investor_class,
        topics=topics,
        bank=bank,
        deposit=Decimal(deposit),
        wallets=wallets,
    )


def venue(identifier: str, kind: VenueKind = VenueKind.TRADING) -> Venue:
    """A venue."""
    return Venue(id=identifier, name=identifier, kind=kind)
