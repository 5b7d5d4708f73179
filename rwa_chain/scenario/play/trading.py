"""The secondary market: listings, trades, what the rules refuse, halts, the exchange pool, the last trading day."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

from rwa_chain.bindings.types import Instruction
from rwa_chain.chain import AddressLike
from rwa_chain.lifecycle import bond, calendar, market, reference, settlement
from rwa_chain.scenario import ledger, steps
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.run import Run

SETTLES_AT = time(11, 0)
MARKET_CLOSES = time(17, 30)
TRADE_EXPIRES_DAYS = 3


def listing(run: Run, step: steps.Listing) -> str:
    """The issuer applies, the venue lists."""
    run.at(step.date)
    venue = run.party(step.venue)
    market.apply_for(
        run.stack.venues,
        run.token,
        venue,
        f"application of {run.terms.ticker} to {step.venue}",
        sender=run.role(Role.ISSUER),
    )
    market.list_bond(run.stack.venues, run.token, step.title, sender=venue)
    return f"{step.venue} {run.stack.venues.listing_of(run.token, venue).state.name.lower()}"


def delisting(run: Run, step: steps.Delisting) -> str:
    """The venue ends the listing."""
    run.at(step.date)
    venue = run.party(step.venue)
    market.delist(run.stack.venues, run.token, step.title, sender=venue)
    return f"{step.venue} {run.stack.venues.listing_of(run.token, venue).state.name.lower()}"


# ---- trades ----


def trade(run: Run, step: steps.Trade) -> str:
    """A trade settles by delivery versus payment: at once by signatures, or on its date by affirmations and holds."""
    settles = calendar.settlement_date(step.date, step.lag, run.terms.calendar)
    price = reference.trade_price(run.terms, step.units, step.clean, settles)
    run.at(step.date)
    accrued = bond.accrued_interest(run.bond, step.units, settles)
    run.check(
        f"accrued interest of {step.id}", accrued == price.accrued, f"{accrued} on chain, {price.accrued} off chain"
    )
    agreed = _instruction(run, step.id, step.seller, step.buyer, step.units, price.dirty, settlement_at=(
        run.next_instant if step.lag == 0 else run.instant(settles, time(0, 0))
    ))  # fmt: skip
    seller, buyer = run.party(step.seller), run.party(step.buyer)
    contract = run.stack.settlement
    if step.lag == 0:
        settlement.settle_signed(contract, agreed, [seller, buyer], sender=run.paying_agent)
    else:
        settlement.affirm(contract, agreed, sender=seller)
        settlement.affirm_signed(contract, agreed, buyer, sender=seller)
        run.early(
            f"settle {step.id}",
            agreed.settlement_at,
            "Settlement.InstructionNotDue",
            contract.settle,
            agreed,
            b"",
            sender=seller,
        )
        run.at(settles, SETTLES_AT)
        settlement.settle(contract, agreed, sender=buyer)
    if not isinstance(run.entry, ledger.Branch):
        run.ledger.trades.append(
            ledger.Trade(
                id=step.id,
                settle=run.today,
                seller=step.seller,
                buyer=step.buyer,
                units=step.units,
                clean=price.clean,
                accrued=accrued,
                paid=price.clean + accrued,
            )
        )
    return (
        f"{step.units:,} units from {step.seller} to {step.buyer} for {price.dirty:,f}, "
        f"of it {accrued:,f} accrued over {price.accrued_days} days"
    )


def _instruction(
    run: Run,
    name: str,
    seller: str,
    buyer: str,
    units: int,
    amount: Decimal,
    *,
    settlement_at: int,
    venue: AddressLike = settlement.OVER_THE_COUNTER,
) -> Instruction:
    legs = [
        settlement.security_leg(run.token, run.party(seller), run.party(buyer), units),
        settlement.cash_leg(run.deposit(buyer), run.deposit(seller), run.party(buyer), run.party(seller), amount),
    ]
    return settlement.instruction(
        legs,
        f"{run.scenario.scenario} {name} {settlement_at}",
        nonces=settlement.free_nonces(run.stack.settlement, legs),
        settlement_at=settlement_at,
        expires_at=settlement_at + TRADE_EXPIRES_DAYS * 86_400,
        venue=venue,
    )


# ---- what is refused ----


def refusals(run: Run, step: steps.Refusals) -> str:
    """Transfers that the rules refuse, each mined and failed."""
    run.at(step.date)
    attempt(run, step.attempts)
    return f"{len(step.attempts)} transfers refused"


def attempt(run: Run, attempts: tuple[steps.Attempt, ...]) -> None:
    """Sends transfers that must be refused."""
    for each in attempts:
        run.refused(each.error, run.token.transfer, run.party(each.receiver), each.units, sender=run.party(each.sender))


def halt(run: Run, step: steps.Halt) -> str:
    """A venue halts: trades that name it are refused, others are not; then it resumes."""
    run.at(step.date)
    venue = run.party(step.venue)
    market.halt(run.stack.venues, run.token, step.title, sender=venue)
    for each in step.attempts:
        price = reference.principal(run.terms, each.units)
        due = run.chain.now
        named = _instruction(run, "at the venue", each.sender, each.receiver, each.units, price,
                             settlement_at=due, venue=venue)  # fmt: skip
        seller = run.party(each.sender)
        run.refused(each.error, run.stack.settlement.affirm, named, sender=seller)
        if step.otc_allowed:
            counter = _instruction(run, "over the counter", each.sender, each.receiver, each.units, price,
                                   settlement_at=due)  # fmt: skip
            settlement.affirm(run.stack.settlement, counter, sender=seller)
            settlement.cancel(run.stack.settlement, counter, sender=seller)
    run.at(step.resume_date)
    market.resume(run.stack.venues, run.token, step.title, sender=venue)
    over_the_counter = ", over the counter it goes on" if step.otc_allowed else ""
    return f"{step.venue} halted from {step.date} to {step.resume_date}{over_the_counter}"


# ---- pools, the last day ----


def conversion(run: Run, step: steps.Conversion) -> str:
    """Units go to the exchange pool, held by the conversion agent, and come back; the pools' sum stays."""
    run.at(step.date)
    agent, holder = run.party(step.agent), run.party(step.holder)
    account = f"account of {step.holder} at the exchange"
    market.name_pool(run.stack.conversion, run.token, agent, sender=agent)
    market.to_exchange(run.stack.conversion, run.stack.settlement, run.token, step.units, account, sender=holder)
    _check_pools(run, step.units)
    run.at(step.return_date, MARKET_CLOSES)
    market.to_chain(
        run.stack.conversion, run.stack.settlement, run.token, holder, step.units, account, nominee=agent, sender=agent
    )
    _check_pools(run, 0)
    return f"{step.units:,} units of {step.holder} in the exchange pool, and back"


def _check_pools(run: Run, expected: int) -> None:
    on_chain, at_exchange = market.pools(run.stack.conversion, run.token)
    run.check(
        "the pools add up to the supply",
        at_exchange == expected and on_chain + at_exchange == run.token.total_supply(),
        f"{on_chain} on the chain and {at_exchange} at the exchange",
    )


def last_trading_day(run: Run, step: steps.LastTradingDay) -> str:
    """The venue stops trading for good; after the final record instant the register takes no transfer."""
    run.at(step.date, MARKET_CLOSES)
    market.halt(run.stack.venues, run.token, step.title, sender=run.party(step.venue))
    closes_at = run.terms.record_at(run.terms.periods[-1])
    run.at_second(closes_at + 1)
    attempt(run, step.attempts)
    return f"no trading at {step.venue} after {step.date}; the register is closed after {step.final_record_date}"
