"""A fund to measure gas and to compare figures in: two banks, holders with money at both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from rwa_chain.bindings import FundCorrections, MoneyMarketFund, SecurityToken, TokenizedDeposit
from rwa_chain.bindings.types import PolicyTerms
from rwa_chain.chain import Chain, Party
from rwa_chain.deploy import FundRoles, Stack, StackSpec, deploy_fund
from rwa_chain.lifecycle import cash, fund, onboarding
from rwa_chain.lifecycle.dealing import DealingRules

TICKER = "BENCHMMF"
FIRST_DAY = date(2027, 3, 1)
"""A Monday."""
START_AT = int(datetime(2027, 2, 28, tzinfo=UTC).timestamp())
MONEY = Decimal("100000000.00")
BANKS = ("BANK_A", "BANK_B")
VALUED_AFTER = 7_200


@dataclass
class FundWorld:
    """A fund on its stack, its people, its holders, and its rules as figures."""

    chain: Chain
    stack: Stack
    token: SecurityToken
    fund: MoneyMarketFund
    corrections: FundCorrections
    people: FundRoles
    custody: Party
    liable: Party
    holders: Sequence[Party]
    rules: DealingRules

    @property
    def deposits(self) -> dict[str, TokenizedDeposit]:
        """The money that it takes, by bank."""
        return {bank: self.stack.deposits[bank] for bank in BANKS}

    def value(self, net_assets: Decimal) -> None:
        """The next day's NAV by both keys, two hours after the cut-off."""
        at = max(self.fund.cut_off_of(self.fund.next_day()) + VALUED_AFTER, self.chain.now)
        if at > self.chain.now:
            self.chain.set_time(at + 1)
        nav = fund.nav_of(self.fund, net_assets, "statement", valued_at=at)
        fund.publish(self.fund, nav, sender=self.people.calculation_agent)
        fund.approve(self.fund, nav, sender=self.people.trustee)


def make(chain: Chain, *, holders: int = 4, spec: fund.FundSpec | None = None, book: Path | None = None) -> FundWorld:
    """The stack, the fund, and holders with money at both banks whose money the fund may pull."""
    who = StackSpec.default(chain)
    stack = Stack.deploy(chain, who, hand_over=False, book=book)
    offices = {each.name: chain.party(f"fund {each.name}") for each in fields(FundRoles)}
    people, custody, liable = FundRoles(**offices), chain.party("custody"), chain.party("liable")
    bankers = {bank.id: bank for bank in who.banks}
    currency = cash.currency_of(stack.deposits[BANKS[0]])
    given = spec or fund.FundSpec(
        custody=custody, document="document", authorisation="authorisation", consultation="consultation",
        swing_threshold_percent=Decimal(1), swing_factor_percent=Decimal("0.02"), de_minimis=Decimal(1),
    )  # fmt: skip
    terms = fund.terms_of(currency, given)
    policy = PolicyTerms(0, 0, 1, 0, 0, 0, 0, ())
    made = deploy_fund(
        stack, TICKER, name="Bench fund", terms=terms, policy=policy, people=people,
        banks={bank: bankers[bank].party for bank in BANKS}, registrar=who.registrar, sender=who.deployer,
    )  # fmt: skip
    fund.open_dealing(made.fund, terms, sender=people.issuer)
    parties = chain.parties(*(f"fund holder {i + 1}" for i in range(holders)))
    everybody = [*parties, custody, liable]
    onboarding.register(stack.identity, everybody, country="HK", sender=who.registrar)
    for bank in BANKS:
        deposit, at = stack.deposits[bank], bankers[bank]
        for each in everybody:
            cash.open_account(deposit, each, MONEY, sender=at.party, desk=at.desk)
            for spender in (made.fund, made.corrections):
                deposit.approve(spender, 2**256 - 1, sender=each)
    return FundWorld(
        chain,
        stack,
        made.token,
        made.fund,
        made.corrections,
        people,
        custody,
        liable,
        parties,
        fund.rules_of(made.fund),
    )
