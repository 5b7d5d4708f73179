"""Holders who can't be paid for a while: their shares are kept, then claimed by them or redirected by order."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.lifecycle import cash, control, disclosure, distribution, onboarding
from rwa_chain.lifecycle.distribution import Declared
from rwa_chain.lifecycle.onboarding import InvestorClass, Profile, Topic
from rwa_chain.scenario.revenue.ledger import Kept
from rwa_chain.scenario.revenue.model import Unpayable, Why
from rwa_chain.scenario.revenue.run import RevenueRun

KEEPER = "KEEPER"
"""Where an order sends what a sanctioned holder may not have."""


def blocked(run: RevenueRun, period: int) -> dict[str, Unpayable]:
    """Holders who can't be paid in a period."""
    return {
        each.holder: each
        for each in run.scenario.holders.unpayable
        if run.sizes.moved(each.period) <= period <= run.sizes.moved(each.until)
    }


def begin(run: RevenueRun, period: int) -> None:
    """What makes holders unpayable from this period on: after its record, before its payment."""
    for each in run.scenario.holders.unpayable:
        if run.sizes.moved(each.period) != period:
            continue
        holder, stack = run.party(each.holder), run.contracts.stack
        if each.why is Why.SANCTION:
            control.sanction(stack.identity, holder, sender=run.party("COMPLIANCE"))
            run.happened("unpayable", f"{each.holder} is sanctioned: its shares are kept for it")
            continue
        bank = run.banks[each.holder]
        control.freeze(stack.deposits[bank], holder, sender=run.party("FREEZER"))
        run.happened("unpayable", f"{bank} stops the account of {each.holder}: its shares are kept for it")


def keep(run: RevenueRun, period: int, declared: Declared, kept: dict[str, Decimal]) -> None:
    """Writes down what a distribution kept, and for whom."""
    why = blocked(run, period)
    run.check("who could not be paid = as the scenario has it", sorted(kept), sorted(why))
    for holder, amount in kept.items():
        run.ledger.kept.append(Kept(period, holder, amount, why[holder].why.value))
        run.kept.append((run.ledger.kept[-1], declared))


def end(run: RevenueRun, period: int) -> None:
    """Who is payable again after this period claims what was kept; what was kept of a sanctioned one goes by order."""
    for each in run.scenario.holders.unpayable:
        if run.sizes.moved(each.until) == period:
            (_ordered if each.why is Why.SANCTION else _claimed)(run, each)


def _claimed(run: RevenueRun, each: Unpayable) -> None:
    """Another bank takes the holder, which claims its kept shares in that bank's money."""
    assert each.new_bank is not None  # the scenario is checked
    stack, holder, old = run.contracts.stack, run.party(each.holder), run.banks[each.holder]
    deposit = stack.deposits[each.new_bank]
    onboarding.admit(deposit, [holder], sender=run.party(each.new_bank))
    run.banks[each.holder] = each.new_bank
    total = Decimal("0.00")
    for line, declared in _open(run, each):
        receipt = distribution.claim(declared, holder, deposit, sender=holder)
        total += _released(run, line, distribution.released(declared.currency, receipt), each.holder, "claim")
    run.happened("claimed", f"{each.new_bank} takes {each.holder}, which claims {total:,.2f}")
    # The old bank pays out what lies there and ends the relation; its book no longer has the money.
    left = stack.deposits[old].balance_of(holder)
    control.unfreeze(stack.deposits[old], holder, sender=run.party("FREEZER"))
    closing = cash.booking(f"account of {each.holder} closed")
    stack.deposits[old].redeem_deposit(holder, left, closing, sender=holder)
    stack.deposits[old].unbook(left, closing, sender=run.party(old))


def _ordered(run: RevenueRun, each: Unpayable) -> None:
    """A sanctioned holder's own claim is refused; a court, under a licence, sends the shares to a keeper."""
    holder, keeper, stack = run.party(each.holder), run.party(KEEPER), run.contracts.stack
    bank = run.scenario.banks.issuing[0].id
    deposit = stack.deposits[bank]
    if not stack.identity.contains(keeper):
        profile = Profile(keeper.address, keeper_country(run), InvestorClass.PROFESSIONAL, frozenset({Topic.KYC}))
        onboarding.prove(stack.identity, profile, run.party("KYC"))
        onboarding.admit(deposit, [keeper], sender=run.party(bank))
    order, total = disclosure.document_hash(f"licence for {each.holder}"), Decimal("0.00")
    for index, (line, declared) in enumerate(_open(run, each)):
        if index == 0:
            own = stack.deposits[run.banks[each.holder]]
            run.refused("Paying.PayeeBlocked", declared.paying.claim, declared.id, holder, own, sender=holder)
        receipt = distribution.release(declared, holder, keeper, deposit, order, sender=run.party("COURT"))
        total += _released(run, line, distribution.released(declared.currency, receipt), KEEPER, "order")
    run.happened("ordered", f"a court's order under licence sends {total:,.2f} of {each.holder} to the keeper")
    control.lift_sanction(stack.identity, holder, sender=run.party("COMPLIANCE"))
    run.happened("lifted", f"the sanction of {each.holder} is lifted")


def keeper_country(run: RevenueRun) -> int:
    """Where the keeper is: with the first holder."""
    return run.scenario.holders.list[0].country


def finish(run: RevenueRun) -> None:
    """At the end: everything kept was released, and the tills have nothing left for anybody."""
    tills = [distribution.money_of(declared) for _, declared in run.kept]
    run.check("Σ kept = Σ released", [line.holder for line, _ in run.kept if line.released is None], [])
    run.check("nothing is kept in any till", sum(till.kept for till in tills), 0)


def _open(run: RevenueRun, each: Unpayable) -> list[tuple[Kept, Declared]]:
    return [pair for pair in run.kept if pair[0].holder == each.holder and pair[0].released is None]


def _released(run: RevenueRun, line: Kept, amount: Decimal, to: str, by: str) -> Decimal:
    run.check("released = kept", amount, line.amount)
    line.released, line.to, line.by = run.period, to, by
    return amount
