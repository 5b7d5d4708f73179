"""The primary market: books, price, closing; the fail drill; the report that releases the proceeds."""

from __future__ import annotations

from datetime import time

from rwa_chain.bindings import Offering
from rwa_chain.chain import Receipt
from rwa_chain.lifecycle import bond, cash, disclosure, offering
from rwa_chain.lifecycle.offering import Account, Book
from rwa_chain.scenario import steps
from rwa_chain.scenario.ledger import Branch, Closing
from rwa_chain.scenario.model import Role
from rwa_chain.scenario.play import founding
from rwa_chain.scenario.run import ReplayError, Run

BOOKS_CLOSE = time(16, 0)
CLOSING_DAYS = 10
"""How long after the issue date an allotment may still be closed: our choice."""


def books_open(run: Run, step: steps.BooksOpen) -> str:
    """The coordinator opens the books at the guidance; investors order."""
    run.at(step.date)
    scenario, terms = run.scenario, run.terms
    _prepare(run, step)
    issuer, agent = scenario.holder_of(Role.ISSUER), scenario.holder_of(Role.REGISTRAR)
    settlement_at = run.instant(terms.issue_date, time(0, 0))
    offered = offering.terms_of(
        terms,
        token=run.token,
        bond=run.bond,
        issuer=Account(run.party(issuer.id), run.deposit(issuer.id)),
        fee_payee=Account(run.party(agent.id), run.deposit(agent.id)),
        fee_percent=scenario.offering.fee_percent,
        books_close_at=run.instant(step.date, BOOKS_CLOSE),
        settlement_at=settlement_at,
        settlement_until_at=settlement_at + CLOSING_DAYS * founding.DAY,
    )
    registrar = run.role(Role.REGISTRAR)
    book = offering.open_books(run.stack.offering, offered, scenario.offering.guidance_percent, sender=registrar)
    run.state.book = book
    for order in scenario.offering.orders:
        units = int(order.amount / terms.denomination)
        offering.order(book, units, order.limit_percent, sender=run.party(order.investor))
    total = sum(order.amount for order in scenario.offering.orders)
    return f"{len(scenario.offering.orders)} orders of {total:,f} {terms.currency}"


def _prepare(run: Run, step: steps.BooksOpen) -> None:
    """What must be there before an issue: its documents, and a filing."""
    founding.record(run, [step.document])
    recorded = run.stack.disclosure.get_all_documents(run.token)
    missing = [
        document.id
        for document in run.scenario.documents
        if document.required_for_issue and disclosure.document_name(document.id) not in recorded
    ]
    founding.record(run, missing)
    if not run.state.filed:
        founding.file(run, "OTHER", run.terms.size, run.scenario.document(step.document).text)


def pricing(run: Run, step: steps.Pricing) -> str:
    """Coupon and price are fixed, the terms frozen by their hash, and the issue allotted."""
    run.at(step.date, BOOKS_CLOSE.replace(minute=30))
    scenario, terms, book = run.scenario, run.terms, _book(run)
    issuer = scenario.holder_of(Role.ISSUER)
    text = "\n".join(document.text for document in scenario.documents if document.required_for_issue)
    terms_hash = bond.freeze(run.bond, terms, currency=run.deposit(issuer.id), text=text, sender=run.party(issuer.id))
    registrar = run.role(Role.REGISTRAR)
    offering.price(book, terms.coupon_percent, terms.issue_price_percent, terms_hash, sender=registrar)
    granted = {order.investor: int(order.allotted / terms.denomination) for order in scenario.offering.orders}
    offering.allot(book, {run.party(investor).address: units for investor, units in granted.items()}, sender=registrar)
    return f"{terms.coupon_percent} % at {terms.issue_price_percent} %; terms frozen as 0x{terms_hash.hex()[:16]}…"


def closing(run: Run, step: steps.Closing) -> str:
    """Every investor signs its acceptance; all allotments are paid and issued in one transaction."""
    run.at(step.date)
    book = _book(run)
    acceptances = [offering.accept(book, investor) for investor in _investors(run)]
    receipt = offering.close(book, acceptances, sender=run.role(Role.REGISTRAR))
    made = _closed(run, step, [receipt])
    run.ledger.closing = made
    if not any(isinstance(each, steps.PostIssueReport) for each in run.scenario.played_steps()):
        _report(run, "report with the closing")
        offering.release_proceeds(book, sender=run.role(Role.ISSUER))
    return f"{made.units:,} units issued against {made.gross:,f} {run.terms.currency}; fee {made.fee:,f}"


def fail_drill(run: Run, step: steps.FailDrill) -> str:
    """One investor has spent its money: the whole close is refused; then the others close."""
    run.at(step.date)
    book, registrar = _book(run), run.role(Role.REGISTRAR)
    short = run.scenario.party(step.short)
    deposit = run.deposit(step.short)
    other = next(
        person for person in run.scenario.cast if person.bank == short.bank and person is not short and person.deposit
    )
    spent = cash.balance(deposit, run.party(short.id))
    cash.pay(deposit, run.party(other.id), spent, sender=run.party(short.id))
    investors = _investors(run)
    acceptances = [offering.accept(book, investor) for investor in investors]
    run.refused(step.error, book.offering.close, book.number, acceptances, sender=registrar)
    others = [
        acceptance
        for investor, acceptance in zip(investors, acceptances, strict=True)
        if investor.party.label != step.short
    ]
    receipts = [
        offering.close_for(book, others, sender=registrar),
        offering.finish(book, sender=registrar),
    ]
    made = _closed(run, step, receipts)
    if isinstance(run.entry, Branch):
        run.entry.outcome |= {
            "short": step.short,
            "units": made.units,
            "gross": made.gross,
            "fee": made.fee,
            "net": made.net,
        }
    return f"the whole close is refused; {len(others)} others close {made.units:,} units for {made.gross:,f}"


def post_issue_report(run: Run, step: steps.PostIssueReport) -> str:
    """The report is recorded; anyone may then release the proceeds."""
    run.at(step.date)
    founding.record(run, [step.document])
    _report(run, run.scenario.document(step.document).text)
    receipt = offering.release_proceeds(_book(run), sender=run.role(Role.ISSUER))
    return f"{offering.proceeds_released(receipt):,f} {run.terms.currency} released to the issuer"


def _report(run: Run, text: str) -> None:
    disclosure.report(run.stack.disclosure, run.token, text, sender=run.role(Role.ISSUER))
    run.state.reported = True


def _book(run: Run) -> Book:
    if run.state.book is None:
        raise ReplayError("the books are not open")
    return run.state.book


def _investors(run: Run) -> list[Account]:
    return [Account(run.party(each), run.deposit(each)) for each in run.scenario.allotment()]


def _closed(run: Run, step: steps.Closing | steps.FailDrill, receipts: list[Receipt]) -> Closing:
    settled = [event for receipt in receipts for event in receipt.all(Offering.AllotmentSettled)]
    fees = [event.amount for receipt in receipts for event in receipt.all(Offering.FeePaid)]
    units, gross, fee = sum(each.units for each in settled), sum(each.cash for each in settled), sum(fees)
    run.state.issued = units
    return Closing(step.date, units, cash.money(gross), cash.money(fee), cash.money(gross - fee))
