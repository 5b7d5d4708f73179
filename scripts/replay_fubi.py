#!/usr/bin/env python3
"""The life of a real bond in a few SDK calls: FTID TOKEN 001 (Fubi), RMB 500m at 2.62 %, on a chain of its own.

The story with two investors; `rwa replay fubi` plays it in full: 31 steps, every party, every refusal, every branch.
"""

from datetime import date, datetime, time
from decimal import Decimal

from rwa_chain.bindings import MinimumHoldingRule
from rwa_chain.bindings.types import Lane
from rwa_chain.chain import Chain
from rwa_chain.deploy import BondRoles, Stack, StackSpec, deploy_bond
from rwa_chain.lifecycle import bond, cash, disclosure, distribution, offering, onboarding, reference, settlement
from rwa_chain.lifecycle.offering import Account
from rwa_chain.lifecycle.onboarding import InvestorClass, Profile, Topic
from rwa_chain.lifecycle.policy import Policy
from rwa_chain.scenarios import bond_terms
from rwa_chain.solidity import build

TERMS = bond_terms("fubi")  # the term sheet: decimals, dates, a calendar; nothing of a chain


def at(day: date, hour: int = 10) -> int:
    """A full hour in Hong Kong, as the chain counts time."""
    return int(datetime.combine(day, time(hour), TERMS.zone).timestamp())


def main() -> None:
    build()  # compiles the contracts, where they changed
    with Chain.anvil(start_at=at(date(2025, 6, 16))) as chain:
        # Everybody has a key of their own, and nobody else can sign for them.
        issuer, agent, insurer, dealer = chain.parties("SFIH", "GF", "insurer", "dealer")
        stack = Stack.deploy(chain, who := StackSpec.default(chain), hand_over=False)
        roles = BondRoles(issuer=issuer, registrar=agent, calculation_agent=agent, paying_agent=agent, trustee=agent,
                          conversion_agent=agent, compliance=who.compliance, freezer=who.freezer, court=who.court,
                          enforcer=who.enforcer, pauser=who.pauser, guardian=who.guardian)  # fmt: skip
        proved = frozenset({Topic.KYC, Topic.PROFESSIONAL, Topic.RESIDENCE})
        rules = Policy(  # professionals with valid proofs, at least 100 units each, none from two countries
            minimum_class=InvestorClass.PROFESSIONAL, topics=proved, minimum_holding=TERMS.minimum_units,
            denied={"US", "CN"},
        )  # fmt: skip
        fubi = deploy_bond(stack, TERMS.ticker, name=TERMS.name, policy=rules, people=roles, sender=who.deployer)
        stack.hand_over(who)  # from here on the deployer can do nothing

        # The KYC agent signs what it found; each bank opens its customers' accounts; the registrar admits investors.
        kyc, (first, second, _) = who.claim_issuers[0], who.banks
        at_first, at_second = stack.deposits[first.id], stack.deposits[second.id]
        for party, country in ((issuer, "HK"), (agent, "HK"), (insurer, "HK"), (dealer, "MO")):
            onboarding.prove(stack.identity, Profile(party.address, country, InvestorClass.INSTITUTIONAL, proved), kyc)
        for customer, amount in ((issuer, "100000000"), (agent, "0"), (insurer, "400000000")):
            cash.open_account(at_first, customer, Decimal(amount), sender=first.party, desk=first.desk)
        cash.open_account(at_second, dealer, Decimal("200000000"), sender=second.party, desk=second.desk)
        for bank in (first, second):
            cash.provide(stack.settlement_token, bank.party, Decimal("600000000"), bank.id,
                         bank=who.clearing.party, desk=who.clearing.desk)  # fmt: skip
        onboarding.admit(fubi.token, [insurer, dealer], sender=agent)

        # The regulator's certificate is on file, the books open, investors order, the issue is priced and allotted.
        disclosure.file(stack.disclosure, fubi.token, Lane.FOREIGN_DEBT, TERMS.nominal,
                        "the NDRC certificate", valid_until_at=at(TERMS.maturity_date), sender=issuer)  # fmt: skip
        chain.set_time(at(date(2025, 8, 29)))
        offered = offering.terms_of(
            TERMS, token=fubi.token, bond=fubi.bond,
            issuer=Account(issuer, at_first), fee_payee=Account(agent, at_first), fee_percent=Decimal("0.20"),
            books_close_at=at(date(2025, 8, 29), 16),
            settlement_at=at(TERMS.issue_date), settlement_until_at=at(TERMS.issue_date, 18),
        )  # fmt: skip
        book = offering.open_books(stack.offering, offered, Decimal("3.00"), sender=agent)
        allotted = {Account(insurer, at_first): 35_000, Account(dealer, at_second): 15_000}
        for account, units in allotted.items():
            offering.order(book, units, Decimal("2.60"), sender=account.party)
        bond.freeze(fubi.bond, TERMS, currency=at_first, day_counts=stack.day_counts, text="terms", sender=issuer)
        offering.price(book, TERMS.issue_price_percent, sender=agent)
        offering.allot(book, {account.party: units for account, units in allotted.items()}, sender=agent)
        offering.consent(book, sender=issuer)

        # Settlement: both sign, and everybody pays and receives in one transaction, or nobody does.
        chain.set_time(at(TERMS.issue_date))
        offering.close(book, [offering.accept(book, account) for account in allotted], sender=agent)
        disclosure.report(stack.disclosure, fubi.token, "report after issue", sender=issuer)
        offering.release_proceeds(book, sender=issuer)  # held until the regulator had its report
        print(f"{TERMS.issue_date}  {fubi.token.total_supply():,} units issued")

        # The rules refuse by themselves: 40 units would be left, and the least is 100.
        try:
            fubi.token.transfer(insurer, 14_960, sender=dealer)
        except MinimumHoldingRule.HoldingBelowMinimum as refusal:
            print(f"            refused: {refusal.holding} units would be left, at least {refusal.minimum} must be")

        # A trade: units of one bank's customer against money of another's, by both signatures, in one transaction.
        traded_on = date(2025, 11, 12)
        price = reference.trade_price(TERMS, 2_000, Decimal("100.15"), traded_on)
        delivery = settlement.security_leg(fubi.token, insurer, dealer, 2_000)
        payment = settlement.cash_leg(at_second, at_first, dealer, insurer, price.dirty)
        nonces = settlement.free_nonces(stack.settlement, [delivery, payment])
        trade = settlement.instruction([delivery, payment], "the first trade", nonces=nonces,
                                       settlement_at=at(traded_on), expires_at=at(traded_on, 18))  # fmt: skip
        chain.set_time(at(traded_on))
        settlement.settle_signed(stack.settlement, trade, [insurer, dealer], sender=agent)
        print(f"{traded_on}  2,000 units for {price.dirty:,}, of it {price.accrued:,} accrued interest")

        # What is owed is declared, funded, and paid to the holders of record; at the end the units are retired.
        holders = {at_first: [insurer], at_second: [dealer]}
        for number, period in enumerate(TERMS.periods):
            chain.mine_at(at(period.pay_date))
            coupon = bond.declare_coupon(fubi.bond, fubi.token, number, [insurer, dealer], sender=agent, agent=agent)
            last = [bond.declare_redemption(fubi.bond, sender=agent)] if period is TERMS.periods[-1] else []
            for each in (coupon.declared, *last):
                distribution.fund_all(each, at_first, holders, sender=issuer)
                for deposit, wallets in holders.items():
                    distribution.pay(each, deposit, wallets, sender=agent)
            print(f"{period.pay_date}  coupon {coupon.total:,}")
        bond.retire(fubi.bond, [insurer, dealer], sender=agent)
        print(f"{TERMS.maturity_date}  {TERMS.size:,} repaid; {fubi.token.total_supply()} units are left")


if __name__ == "__main__":
    main()
