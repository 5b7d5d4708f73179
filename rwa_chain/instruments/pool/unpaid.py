"""Holders who can't be paid for a while: their shares are kept, then claimed by them or redirected by order."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.instruments.pool.run import Run
from rwa_chain.instruments.pool.tables import Kept
from rwa_chain.instruments.pool.terms import Unpayable, Why
from rwa_chain.life import founding
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import cash, control, disclosure, distribution, onboarding
from rwa_chain.lifecycle.distribution import Declared


def blocked(run: Run) -> dict[str, Unpayable]:
    """Holders who can't be paid in a period."""
    return {
        each.holder: each
        for each in run.spec.unpayable
        if run.sizes.moved(each.period) <= run.period <= run.sizes.moved(each.until)
    }


def begin(run: Run) -> None:
    """Make holders unpayable from this period on: after its record, before its payment."""
    for each in run.spec.unpayable:
        if run.sizes.moved(each.period) != run.period:
            continue
        holder, stack = run.world.party(each.holder), run.world.stack
        if each.why is Why.SANCTION:
            control.sanction(stack.identity, holder, sender=run.role(Role.COMPLIANCE))
            run.happened("unpayable", f"{each.holder} is sanctioned: its shares are kept for it")
            continue
        bank = run.world.bank_of(each.holder)
        control.freeze(stack.deposits[bank], holder, sender=run.role(Role.FREEZER))
        run.happened("unpayable", f"{bank} stops the account of {each.holder}: its shares are kept for it")


def keep(run: Run, declared: Declared, kept: dict[str, Decimal]) -> None:
    """Writes down what a distribution kept, and for whom."""
    why = blocked(run)
    run.check("who could not be paid = as the life has it", sorted(kept), sorted(why))
    for holder, amount in kept.items():
        line = Kept(run.period, holder, amount, why[holder].why.value)
        run.live.record.tables["kept"].append(line)
        run.state.kept.append((line, declared))


def end(run: Run) -> None:
    """Holders payable again after this period claim their kept shares; an order moves a sanctioned holder's."""
    for each in run.spec.unpayable:
        if run.sizes.moved(each.until) == run.period:
            (_ordered if each.why is Why.SANCTION else _claimed)(run, each)


def _claimed(run: Run, each: Unpayable) -> None:
    """Another bank takes the holder, which claims its kept shares in that bank's money."""
    assert each.new_bank is not None  # the life is checked
    stack, holder, old = run.world.stack, run.world.party(each.holder), run.world.bank_of(each.holder)
    deposit = stack.deposits[each.new_bank]
    onboarding.admit(deposit, [holder], sender=run.world.party(each.new_bank))
    run.world.memory.moved[each.holder] = each.new_bank
    total = Decimal("0.00")
    for line, declared in _open(run, each):
        receipt = distribution.claim(declared, holder, deposit, sender=holder)
        total += _released(run, line, distribution.released(declared.currency, receipt), each.holder, "claim")
    run.happened("claimed", f"{each.new_bank} takes {each.holder}, which claims {total:,.2f}")
    # The old bank pays out what lies there and ends the relation; its book no longer has the money.
    left = stack.deposits[old].balance_of(holder)
    control.unfreeze(stack.deposits[old], holder, sender=run.role(Role.FREEZER))
    closing = cash.booking(f"account of {each.holder} closed")
    stack.deposits[old].redeem_deposit(holder, left, closing, sender=holder)
    stack.deposits[old].unbook(left, closing, sender=run.world.party(old))


def _ordered(run: Run, each: Unpayable) -> None:
    """A sanctioned holder's own claim is refused; a court, under a licence, sends the shares to a keeper."""
    holder, keeper, stack = run.world.party(each.holder), run.staff("keeper"), run.world.stack
    founding.open_accounts(run.world, [run.world.plan.party(run.spec.staff.keeper)])
    order, total = disclosure.document_hash(f"licence for {each.holder}"), Decimal("0.00")
    for index, (line, declared) in enumerate(_open(run, each)):
        if index == 0:
            own = run.world.deposit(each.holder)
            run.refused("Paying.PayeeBlocked", declared.paying.claim, declared.id, holder, own, sender=holder)
        receipt = distribution.release(declared, holder, keeper, run.deposit, order, sender=run.role(Role.COURT_ORDER))
        amount = distribution.released(declared.currency, receipt)
        total += _released(run, line, amount, run.spec.staff.keeper, "order")
    run.happened("ordered", f"a court's order under licence sends {total:,.2f} of {each.holder} to the keeper")
    control.lift_sanction(stack.identity, holder, sender=run.role(Role.COMPLIANCE))
    run.happened("lifted", f"the sanction of {each.holder} is lifted")


def finish(run: Run) -> None:
    """At the end: everything kept was released, and the tills have nothing left for anybody."""
    tills = [distribution.money_of(declared) for _, declared in run.state.kept]
    run.check("Σ kept = Σ released", [line.holder for line, _ in run.state.kept if line.released is None], [])
    run.check("nothing is kept in any till", sum(till.kept for till in tills), 0)


def _open(run: Run, each: Unpayable) -> list[tuple[Kept, Declared]]:
    return [pair for pair in run.state.kept if pair[0].holder == each.holder and pair[0].released is None]


def _released(run: Run, line: Kept, amount: Decimal, to: str, by: str) -> Decimal:
    run.check("released = kept", amount, line.amount)
    line.released, line.to, line.by = run.period, to, by
    return amount
