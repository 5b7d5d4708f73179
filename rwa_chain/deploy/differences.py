"""Differences between a requested deployment and the chain: a second run changes what it may and refuses the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rwa_chain.bindings import SecurityToken, SettlementToken, TokenizedDeposit
from rwa_chain.bindings.types import PolicyTerms
from rwa_chain.chain.address import AddressLike, address_of
from rwa_chain.deploy import contracts, roles
from rwa_chain.deploy.contracts import currency_code, deposit_name
from rwa_chain.deploy.roles import Grant
from rwa_chain.deploy.shared import Shared
from rwa_chain.deploy.spec import StackSpec
from rwa_chain.errors import DeploymentError

_CHANGES = 0b110000
"""Switches of a policy that others turn: a halt by whoever may halt, a further rule by who sets it."""


def check(what: str, found: Iterator[str]) -> None:
    """Raises `DeploymentError` naming every difference, where there is one."""
    if lines := list(found):
        listed = "\n".join(f"  {line}" for line in lines)
        raise DeploymentError(f"{what} on this chain is not the one that is asked for:\n{listed}")


def of_contracts(stack: Shared, spec: StackSpec) -> Iterator[str]:
    """Differences in the constructor arguments of the shared contracts."""
    with stack.chain.reading() as read:
        recovery = read(stack.recovery.delay)
        banks: list[tuple[str, str, str, str, SettlementToken | TokenizedDeposit]]
        banks = [
            (bank.id, currency, bank.name, bank.symbol, stack.rail(currency).settlement_token)
            for currency, bank in spec.clearing_banks.items()
        ]
        for bank in spec.banks:
            if bank.id in stack.deposits:
                banks.append(
                    (bank.id, spec.currency_of(bank), deposit_name(bank), bank.symbol, stack.deposits[bank.id])
                )
        fixed = [
            (each, read(each[4].name), read(each[4].symbol), read(each[4].currency), read(each[4].decimals),
             read(each[4].issue_bound))
            for each in banks
        ]  # fmt: skip
    yield from _differs("the delay of a recovery", recovery.value, spec.recovery_delay, "s")
    for (bank_id, wanted, wanted_name, wanted_symbol, register), name, symbol, currency, decimals, bound in fixed:
        where = "settlement_token" if isinstance(register, SettlementToken) else f"deposit/{bank_id}"
        if currency.value[:3] != currency_code(wanted):
            shown = currency.value.rstrip(b"\0").decode()
            yield f"{where}: its currency is {shown}, asked for {wanted}"
        yield from _differs(f"{where}: its decimals", decimals.value, spec.decimals_of(wanted))
        yield from _differs(f"{where}: its name", name.value, wanted_name)
        yield from _differs(f"{where}: its symbol", symbol.value, wanted_symbol)
        yield from _differs(f"{where}: what {bank_id} may issue on a day", bound.value[0], spec.daily_issue)


def of_banks(stack: Shared, spec: StackSpec) -> Iterator[str]:
    """Banks that the stack lacks."""
    for bank in spec.banks:
        if bank.id not in stack.deposits:
            yield f"bank {bank.id}: it has no deposit here; there are {', '.join(stack.deposits)}"


def of_money(stack: Shared, spec: StackSpec) -> Iterator[str]:
    """Differences in the banks and the currency that an instrument needs."""
    yield from of_banks(stack, spec)
    registers: dict[str, SettlementToken | TokenizedDeposit] = {"settlement_token": stack.settlement_token}
    wanted = {bank.id: spec.currency_of(bank) for bank in spec.banks}
    for key, register in (registers | stack.deposits).items():
        asked = wanted.get(key, spec.currency)
        if (found := register.currency().rstrip(b"\0").decode()) != asked and key in {"settlement_token", *wanted}:
            yield f"{key}: its currency is {found}, asked for {asked}"
        yield from _differs(f"{key}: its decimals", register.decimals(), spec.decimals_of(asked))


def of_stack(stack: Shared, spec: StackSpec) -> Iterator[str]:
    """All that a stack which was handed over can't be given any more by its deployer."""
    yield from of_banks(stack, spec)
    yield from of_contracts(stack, spec)
    for bank in spec.banks:
        if bank.id in stack.deposits:
            interbank = stack.rail(spec.currency_of(bank)).interbank
            wallet = interbank.bank_wallet_of(stack.deposits[bank.id])
            if wallet != bank.party.address:
                yield f"bank {bank.id}: its wallet is {wallet}, asked for {bank.party.label} ({bank.party.address})"
    grants = [("ADMIN", stack.manager, each, spec.admin_delay) for each in spec.administrators]
    yield from of_grants(stack, [*grants, *contracts.grants(stack, spec)], fixed=True)


def of_grants(stack: Shared, grants: Sequence[Grant], *, fixed: bool = False) -> Iterator[str]:
    """Roles that somebody else holds than who is asked for; with ``fixed`` also missing members and other delays."""
    delays = roles.access(stack.manager, grants)
    paired = list(zip(grants, delays, strict=True))
    standing = {(role, address_of(scope)) for (role, scope, _, _), actual in paired if actual is not None}
    held = None
    for (role, scope, party, delay), actual in paired:
        where = f"{role} of {_key(stack, scope)}"
        if actual is not None:
            if fixed:
                yield from _differs(f"{where}: the delay of {party.label}", actual, delay, "s")
            continue
        if not fixed and (role, address_of(scope)) in standing:
            continue  # one more member of a role that others of the same deployment hold
        held = roles.members(stack.chain, stack.manager) if held is None else held
        members = held.get(roles.id_of(role, scope), {})
        if members or fixed:
            yield f"{where}: held by {', '.join(members) or 'nobody'}, asked for {party.label} ({party.address})"


def of_policy(token: SecurityToken, wanted: PolicyTerms) -> Iterator[str]:
    """The settings of a token's rules; whoever holds COMPLIANCE changes them by `setPolicy`."""
    actual = policy_terms(token.policy())
    yield from _differs("policy: switches", actual.switches & ~_CHANGES, wanted.switches & ~_CHANGES)
    for name in ("minimum_class", "topics", "minimum_holding", "cap", "maximum_holders", "lock_up_until_at"):
        yield from _differs(f"policy: {name}", getattr(actual, name), getattr(wanted, name))
    yield from _differs("policy: countries", sorted(actual.countries), sorted(wanted.countries))


def policy_terms(word: int) -> PolicyTerms:
    """A policy's word in fields, by the layout in contracts/types/Policy.sol."""
    countries, rest = [], word >> 186
    while rest:
        countries.append(rest & 1023)
        rest >>= 10
    return PolicyTerms(
        switches=word & 255,
        minimum_class=word >> 8 & 15,
        topics=word >> 12 & 255,
        minimum_holding=word >> 20 & (1 << 52) - 1,
        cap=word >> 72 & (1 << 60) - 1,
        maximum_holders=word >> 132 & (1 << 22) - 1,
        lock_up_until_at=word >> 154 & (1 << 32) - 1,
        countries=tuple(countries),
    )


def _differs(what: str, actual: object, wanted: object, unit: str = "") -> Iterator[str]:
    if actual != wanted:
        yield f"{what} is {actual}{' ' * bool(unit)}{unit}, asked for {wanted}{' ' * bool(unit)}{unit}"


def _key(stack: Shared, scope: AddressLike) -> str:
    """A scope by its key in the book."""
    address = address_of(scope)
    return next((key for key, entry in stack.book.entries.items() if entry.address == address), address)
