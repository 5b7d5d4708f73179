"""The final register statement: who held what and what was paid, as one text whose hash goes on the chain."""

from __future__ import annotations

from decimal import Decimal

from rwa_chain.lifecycle import cash, distribution
from rwa_chain.scenario.ledger import as_text, plain
from rwa_chain.scenario.run import Run


def statement(run: Run, heading: str) -> str:
    """The register rebuilt from logs, who held at each record date, and every distribution's money; as JSON."""
    register = run.state.register
    register.extend(run.chain)
    deposits = list(run.stack.deposits.values())
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
        "distributions": [
            {
                "of": each.what,
                "paid": money.paid,
                "kept": money.kept,
                "withheld": money.withheld,
                "rest": money.unallocated,
            }
            for each in run.state.distributions
            for money in [distribution.money_of(each.declared, deposits)]
        ],
    }
    return as_text(plain(document))


def money_in_and_out(run: Run) -> tuple[Decimal, Decimal]:
    """What came into the distributors over the whole life, and what left them or still lies there."""
    distributors = {run.names.of(each) for each in run.state.distributors}
    flows = run.ledger.cash_flows
    came = sum((flow.amount for flow in flows if flow.target in distributors), Decimal(0))
    left = sum((flow.amount for flow in flows if flow.source in distributors), Decimal(0))
    deposits = run.stack.deposits.values()
    lies = sum((cash.balance(deposit, each) for deposit in deposits for each in run.state.distributors), Decimal(0))
    return came, left + lies
