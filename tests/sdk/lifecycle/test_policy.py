"""Rules in words: what becomes of them on the chain, and which are refused by name."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from rwa_chain.bench import world as setup
from rwa_chain.bindings import SecurityToken
from rwa_chain.chain import Chain
from rwa_chain.countries import NUMBERS, country_letters, country_number
from rwa_chain.deploy import BondRoles, Stack, StackSpec, deploy_bond
from rwa_chain.deploy.differences import policy_terms
from rwa_chain.errors import InputError
from rwa_chain.lifecycle.onboarding import InvestorClass, Topic
from rwa_chain.lifecycle.policy import Policy

EVERY = Policy(
    minimum_class=InvestorClass.PROFESSIONAL,
    topics={Topic.KYC, Topic.RESIDENCE},
    denied={"US"},
    deny_us_persons=True,
    private_placement=True,
    halted=True,
    minimum_holding=100,
    cap=5_000,
    maximum_holders=50,
    lock_up_until=date(2026, 3, 1),
)


def test_rules_reach_the_chain_and_refusals_name_roles() -> None:
    """Each setting as it was said; whoever lacks a role is told which one, and who has it."""
    with Chain.anvil(start_at=setup.START_AT) as chain:
        who = StackSpec.default(chain)
        stack = Stack.deploy(chain, who, hand_over=False)
        agent = chain.party("agent")
        offices = [name for name in BondRoles.__dataclass_fields__ if name != "policy_delay"]
        people = BondRoles(**{**dict.fromkeys(offices, agent), "enforcer": chain.party("enforcer")})
        made = deploy_bond(stack, "WORDS", name="Words", policy=EVERY, people=people, sender=who.deployer)
        assert policy_terms(made.token.policy()) == EVERY.terms()
        with pytest.raises(SecurityToken.AccessManagedUnauthorized) as refusal:
            made.token.admit_wallets([agent.address], sender=chain.party("stranger"))
        assert refusal.value.takes == "REGISTRAR of token/WORDS, held by agent"
        assert "  takes   REGISTRAR of token/WORDS, held by agent" in str(refusal.value)
        with pytest.raises(SecurityToken.AccessManagedUnauthorized) as refusal:
            stack.interbank.set_caller(agent, True, sender=agent)
        assert refusal.value.takes == "ADMIN, held by deployer"


def test_a_policy_as_the_contracts_take_it() -> None:
    """Bits, numbers and seconds."""
    terms = EVERY.terms()
    assert (terms.switches, terms.topics, terms.countries) == (4 | 8 | 16, 0b101, (840,))
    assert terms.lock_up_until_at == int(datetime(2026, 3, 1, tzinfo=UTC).timestamp())
    allowed = replace(EVERY, denied=(), allowed={"HK", 446})
    assert allowed.terms().switches & 1
    assert sorted(allowed.terms().countries) == [344, 446]
    assert Policy().terms().switches == 0


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"denied": {"us"}}, "denied: 'us'"),
        ({"allowed": {"HK"}, "denied": {"US"}}, "one list of countries"),
        ({"denied": {"AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO"}}, "7 countries at most"),
        ({"lock_up_until": datetime(2026, 3, 1)}, "lock_up_until"),
        ({"lock_up_until": date(1960, 1, 1)}, "lock_up_until"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(wrong: dict[str, Any], field: str) -> None:
    """Before anything is sent."""
    with pytest.raises(InputError, match=field):
        Policy(**wrong).terms()


def test_countries_have_letters_and_numbers() -> None:
    """249 of them, each once, and back."""
    assert (len(NUMBERS), len(set(NUMBERS.values()))) == (249, 249)
    assert [country_number(each) for each in ("HK", "CN", "US", "GB", 344)] == [344, 156, 840, 826, 344]
    assert all(country_letters(number) == letters for letters, number in NUMBERS.items())
    for wrong in ("hk", "XX", 0, 1000, True):
        with pytest.raises(InputError, match="country"):
            country_number(wrong)
