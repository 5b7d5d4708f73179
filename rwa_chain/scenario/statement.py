"""The final register statement: who held what and what was paid, as one text whose hash goes on the chain."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.lifecycle import cash, distribution, owed
from rwa_chain.scenario.ledger import Obligation, as_text, plain
from rwa_chain.scenario.run import Run


def statement(run: Run, heading: str) -> str:
    """The register rebuilt from logs, who held at each record date, and every obligation's money; as JSON."""
    register = run.state.register
    register.extend(run.chain)
    document = {
        "heading": heading,
        "chain_id": run.chain.chain_id,
        "block": register.block,
        "token": register.token,
        "terms_hash": run.bond.terms_hash(),
        "issued": run.state.issued,
        "supply": register.supply,
        "holders": [
            {"party": run.names.of(wallet), "wallet": wallet, "units": line.balance, "status": line.status}
            for wallet, line in sorted(register.lines.items(), key=lambda each: each[1].member)
        ],
        "holders_of_record": {
            period.record_date.isoformat(): {
                run.names.of(wallet): units
                for wallet in register.lines
                if (units := run.token.balance_at(wallet, run.terms.record_at(period)))
            }
            for period in run.terms.periods
        },
        "obligations": [
            {
                "of": each.what,
                "paid": money.paid,
                "kept": money.kept,
                "withheld": money.withheld,
                "rest": money.unallocated,
            }
            for each in run.state.distributions
            for money in [distribution.money_of(each.declared)]
        ],
    }
    return as_text(plain(document))


def obligations(run: Run) -> list[Obligation]:
    """The list of what the bond owes, as the chain has it now."""
    return [
        Obligation(
            number=each.number,
            kind=each.kind,
            record_date=each.record_date,
            pay_date=each.pay_date,
            due_date=each.due_date,
            amount_per_unit=each.amount_per_unit,
            total=each.total,
            paid=each.paid,
            kept=each.kept,
            withheld=each.withheld,
            status=each.status,
            funded_by=[run.names.of(funder) for funder in each.funded_by],
        )
        for each in owed.read(run.bond, zone=run.terms.zone)
    ]


def money_in_and_out(run: Run) -> tuple[Decimal, Decimal]:
    """What came to the paying contracts over the whole life, and what left them or still lies there."""
    payers = {run.names.of(each) for each in run.state.payers}
    flows = run.ledger.cash_flows
    came = sum((flow.amount for flow in flows if flow.target in payers), Decimal(0))
    left = sum((flow.amount for flow in flows if flow.source in payers), Decimal(0))
    deposits = run.stack.deposits.values()
    lies = sum((cash.balance(deposit, each) for deposit in deposits for each in run.state.payers), Decimal(0))
    return came, left + lies
