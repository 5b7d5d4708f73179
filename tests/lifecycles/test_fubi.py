"""The whole life of FTID TOKEN 001, against the golden values and the rules it has to keep."""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from rwa_chain.chain import keccak
from rwa_chain.life.ledger import Ledger
from rwa_chain.solidity import ROOT
from tests.golden import golden_files, load
from tests.lifecycles.conftest import Played

GOLDEN = [pytest.param(file, id=file.name) for file in golden_files()]


def test_goes_well(fubi: Played) -> None:
    """Every step plays, every check holds, every amount agrees with QuantLib and with the register by logs."""
    fubi.assert_went_well()
    assert {entry.step for entry in fubi.ledger.timeline} | {branch.step for branch in fubi.ledger.branches} == set(
        range(1, 32)
    )


@pytest.mark.parametrize("file", GOLDEN)
def test_coupons_are_the_golden_ones(fubi: Played, file: Path) -> None:
    """Dates, days, per unit, total, and every holder of record's share, a kept one included."""
    golden = load(file)
    for made, due, shares in zip(
        fubi.json["coupons"], golden["semi_adjusted"], golden["replay"]["semi_adjusted"], strict=True
    ):
        assert (made["pay_date"], made["record_date"], made["days"]) == (due["pay"], due["record_5bd"], due["days"])
        assert (made["per_unit"], made["total"]) == (due["per10k"], due["total_per10k"])
        assert made["by_holder"] == shares["per10k"]


@pytest.mark.parametrize("file", GOLDEN)
def test_trades_are_the_golden_ones(fubi: Played, file: Path) -> None:
    """Clean amount, accrued interest and what the buyer paid, on the settlement date."""
    trades = [trade for trade in load(file)["trades"] if trade.get("freq", "semi") == "semi"]
    assert [
        (each["id"], each["settle"], each["clean"], each["accrued"], each["paid"]) for each in fubi.json["trades"]
    ] == [(each["trade"], each["settle"], each["clean"], each["accrued"], each["dirty"]) for each in trades]


def test_redemption_and_supply(fubi: Played) -> None:
    """506,604,000.00 on the last day, and nothing is left."""
    assert fubi.json["redemption"]["total"] == "506604000.00"
    assert fubi.json["supply_final"] == 0


REFUSALS: list[tuple[int, str, dict[str, Any]]] = [
    (4, "CountryRule.CountryDenied", {"wallet": "US1", "country": 840}),
    (4, "CountryRule.CountryDenied", {"wallet": "CN1", "country": 156}),
    (12, "VerificationRule.NotAdmitted", {"wallet": "STRANGER"}),
    (12, "MinimumHoldingRule.HoldingBelowMinimum", {"wallet": "I10", "holding": 40, "minimum": 100}),
    (13, "TradingHaltRule.VenueHalted", {"venue": "MOX"}),
    (18, "SanctionRule.HolderSanctioned", {"wallet": "I7"}),
    (18, "SanctionRule.HolderSanctioned", {"wallet": "I7"}),
]


def test_refusals(fubi: Played) -> None:
    """Each is a transaction that was mined and failed, for the reason and with the numbers that it should."""
    found = [(each["step"], each["error"], each["arguments"]) for each in fubi.json["refusals"]]
    assert found[:-1] == REFUSALS
    step, error, arguments = found[-1]
    assert (step, error) == (28, "Bond.RegisterClosed")
    assert set(arguments) == {"closesAt", "nowAt"}
    assert arguments["nowAt"] > arguments["closesAt"]
    failed = {each["tx"] for entry in fubi.json["timeline"] for each in entry["transactions"] if not each["ok"]}
    assert {each["tx"] for each in fubi.json["refusals"]} <= failed


def test_branches(fubi: Played) -> None:
    """Fail drill, put and default are told apart from the life, with their own refusals and amounts."""
    branches = {branch["step"]: branch for branch in fubi.json["branches"]}
    assert sorted(branches) == [8, 23, 25]
    drill, put, default = (branches[step]["outcome"] for step in (8, 23, 25))
    refusal = branches[8]["refusals"][0]
    assert (refusal["error"], refusal["arguments"]["wallet"]) == ("CashToken.BalanceInsufficient", "I8")
    assert (drill["gross"], drill["fee"], drill["net"]) == ("475000000.00", "950000.00", "474050000.00")
    assert (put["principal"], put["accrued"]) == ("50500000.00", "488109.59")
    assert (put["bound_principal"], put["bound_accrued"]) == ("505000000.00", "4881095.89")
    assert (default["status"], default["instructing_units"], default["principal"]) == (
        "ACCELERATED",
        20000,
        "500000000.00",
    )


def test_a_called_bond_defaults(fubi: Played) -> None:
    """A further branch: the issuer calls and does not pay, holders accelerate; all is paid in the end."""
    (branch,) = [each for each in fubi.json["branches"] if each["kind"] == "called_default"]
    outcome = branch["outcome"]
    assert (branch["step"], outcome["status"], outcome["principal"]) == (25, "ACCELERATED", "500000000.00")
    assert outcome["paid"] == outcome["total"]
    assert branch["checks"]
    assert all(check["ok"] for check in branch["checks"])


def test_what_was_kept_is_released_and_claimed(fubi: Played) -> None:
    """I7's coupon of September 2026 went to the receiver under licence, I10's redemption to itself a day later."""
    assert fubi.json["coupons"][1]["kept"] == {"I7": "394080.00"}
    releases = [flow for flow in fubi.json["cash_flows"] if flow["purpose"] == "release"]
    assert [(flow["step"], flow["to"], flow["amount"]) for flow in releases] == [
        (21, "RCV", "394080.00"),
        (30, "I10", "132080.00"),
        (30, "I10", "10000000.00"),
    ]


def test_what_was_owed_stands_in_one_list(fubi: Played) -> None:
    """Four coupons and the principal, discharged; what was kept has been claimed, and the issuer funded all."""
    owed = fubi.json["obligations"]
    assert [(each["number"], each["kind"]) for each in owed] == [
        (0, "coupon"), (1, "coupon"), (2, "coupon"), (3, "coupon"), (1 << 16, "principal")
    ]  # fmt: skip
    assert sum(Decimal(each["total"]) for each in owed) == Decimal("526200000.00")
    assert sum(Decimal(each["paid"]) for each in owed) == Decimal("526200000.00")
    assert {each["kept"] for each in owed} == {each["withheld"] for each in owed} == {"0.00"}
    assert {each["status"] for each in owed} == {"discharged"}
    assert [each["funded_by"] for each in owed] == [["SFIH"]] * 5
    assert owed[0]["record_date"] == "2026-02-23"
    assert owed[0]["amount_per_unit"] == "130.64"


def test_delays_hold_to_the_second(fubi: Played) -> None:
    """What waits is refused one second early, by a mined transaction."""
    found = {(each["step"], each["error"]) for each in fubi.json["delays"]}
    assert found == {
        (3, "AccessManager.AccessManagerNotReady"),
        (11, "Settlement.InstructionNotDue"),
        (14, "Settlement.InstructionNotDue"),
        (16, "Paying.PaymentTooEarly"),
        (17, "Recovery.RecoveryTooEarly"),
        (19, "Paying.PaymentTooEarly"),
        (24, "Paying.PaymentTooEarly"),
        (26, "AccessManager.AccessManagerNotReady"),
        (27, "Settlement.InstructionNotDue"),
        (29, "Paying.PaymentTooEarly"),
        (31, "AccessManager.AccessManagerNotReady"),
    }
    in_branches = {(branch["step"], each["error"]) for branch in fubi.json["branches"] for each in branch["delays"]}
    assert in_branches == {
        (23, "BondPuts.PutStillOpen"),
        (23, "Paying.PaymentTooEarly"),
        (25, "BondDefaults.NotOverdue"),
        (25, "BondDefaults.GraceRunning"),
    }


SENDERS = {
    2: {"GF", "SFIH"},
    3: {"GF", "ADMIN"},
    4: {"KYC", "GF", *(f"BANK_{each}{desk}" for each in "ABC" for desk in ("", "_DESK"))},
    5: {"GF", *(f"I{number}" for number in range(1, 13))},
    6: {"SFIH", "GF"},
    7: {"GF"},
    9: {"SFIH", "MOX", "SZSE"},
    10: {"GF", "SFIH"},
    11: {"I4", "I5"},
    12: {"I10"},
    13: {"MOX", "I1"},
    16: {"GF", "SFIH"},
    18: {"KYC", "I7", "I1"},
    21: {"KYC", "GF", "BANK_C", "COURT", "ENFORCER"},
    22: {"CONV", "I6"},
    28: {"MOX", "I1"},
    29: {"GF", "SFIH", "ADMIN", "FREEZER", "AGENT2"},
    30: {"FREEZER", "I10", "MOX", "SZSE"},
    31: {"GF", "ADMIN"},
}


def test_senders(fubi: Played) -> None:
    """Every step's transactions are signed by the parties they belong to; the checks say who."""
    found: dict[int, set[str]] = {}
    for check in fubi.json["checks"]:
        found.setdefault(check["step"], set()).update(check["senders"])
    for step, senders in SENDERS.items():
        assert found[step] == senders, step
    for step in set(found) - {1, 26}:
        assert "NVT" not in found[step]
    assert len(set(fubi.json["parties"].values())) == len(fubi.json["parties"])


def test_every_step_is_checked(fubi: Played) -> None:
    """After every step every invariant is asked, at the step's block."""
    invariants = {check.id for check in fubi.ledger.checks if check.step == 2}
    assert len(invariants) == 11
    for entry in fubi.ledger.timeline:
        assert invariants <= {check.id for check in fubi.ledger.checks if check.step == entry.step}
    assert all(check["ok"] is True for check in fubi.json["checks"])


def test_facts_and_assumptions_are_labelled(fubi: Played) -> None:
    """Every step and every term says how it is known."""
    labels = {entry["label"] for entry in fubi.json["timeline"]} | {term["label"] for term in fubi.json["terms"]}
    assert labels == {"fact", "derived", "assumed"}
    coupon = next(term for term in fubi.json["terms"] if term["name"] == "terms.coupon_percent")
    assert (coupon["value"], coupon["label"]) == ("2.62", "fact")
    frequency = next(term for term in fubi.json["terms"] if term["name"] == "terms.frequency")
    assert frequency["label"] == "assumed"


def test_dates_are_those_of_the_scenario(fubi: Played) -> None:
    """A step happens on its date, and the timeline is in order."""
    world = fubi.witness.world
    assert world is not None
    acts = [act for _, act in world.plan.played()]
    assert [entry.date for entry in fubi.ledger.timeline] == [act.on for act in acts]
    assert [entry.until for entry in fubi.ledger.timeline] == sorted(entry.until for entry in fubi.ledger.timeline)
    assert fubi.ledger.timeline[-1].until == date(2027, 9, 2)


def test_money_is_text_with_two_decimals(fubi: Played) -> None:
    """No amount was ever a float."""
    for flow in fubi.json["cash_flows"]:
        assert Decimal(flow["amount"]).as_tuple().exponent == -2
    assert not _floats(fubi.json)


def _floats(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [found for each in value.values() for found in _floats(each)]
    if isinstance(value, list):
        return [found for each in value for found in _floats(each)]
    return [value] if isinstance(value, float) else []


def test_cash_in_equals_cash_out(fubi: Played) -> None:
    """What the issuer funded is what holders were paid, released and claimed shares included."""
    flows = fubi.json["cash_flows"]
    funded = sum(Decimal(flow["amount"]) for flow in flows if flow["purpose"] == "funding")
    paid = sum(Decimal(flow["amount"]) for flow in flows if flow["purpose"] in ("coupon", "redemption", "release"))
    assert funded == paid == Decimal("526200000.00")


def test_the_final_register_is_the_one_on_chain(fubi: Played) -> None:
    """The file's own bytes have the hash that the registrar recorded; it tells who held and what was paid."""
    file = fubi.folder / "final-register.json"
    assert fubi.json["final_register"] == {"file": file.name, "hash": "0x" + keccak(file.read_bytes()).hex()}
    said = json.loads(file.read_text(encoding="utf-8"))
    assert (said["issued"], said["supply"]) == (50_000, 0)
    assert said["holders_of_record"]["2026-02-23"]["I2"] == 13_000
    assert {each["units"] for each in said["holders"]} == {0}
    assert sum(Decimal(each["paid"]) for each in said["obligations"]) == Decimal("526200000.00")
    checks = {check["id"] for check in fubi.json["checks"] if check["step"] == 31}
    assert {"the final register is the one recorded", "cash in = cash out"} <= checks


def test_a_run_without_a_final_register_leaves_no_old_one(tmp_path: Path) -> None:
    """A life that was cut off doesn't stand beside the final register of the one before."""
    (tmp_path / "final-register.json").write_text("of another run")
    Ledger("cut", "off").write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]


def test_the_new_paying_contract_is_in_the_book(fubi: Played) -> None:
    """What replaced the first one is recorded beside it, and who may call it is told."""
    world = fubi.witness.world
    assert world is not None
    recorded = world.stack.book.entries["paying/2"]
    assert (recorded.kind, str(recorded.address)) == ("Paying", fubi.json["contracts"]["paying/2"])
    assert recorded.address != world.stack.book.entries["paying"].address
    assert any(flow["from"] == "paying/2" and flow["purpose"] == "redemption" for flow in fubi.json["cash_flows"])


def test_the_register_by_logs_is_empty_and_knows_everybody(fubi: Played) -> None:
    """At the end nobody holds; the lost wallet is dead, the sanctioned one still is."""
    register = fubi.witness.register
    world = fubi.witness.world
    assert register is not None
    assert world is not None
    statuses = {world.names.of(wallet): status for wallet, status in register.statuses.items()}
    assert register.balances == {}
    assert register.supply == 0
    assert register.holds == {}
    assert (statuses["I9"], statuses["I7"], statuses["I9b"]) == ("dead", "sanctioned", "admitted")


def test_the_node_has_ended(fubi: Played) -> None:
    """The run's own node is gone when the run is."""
    with pytest.raises(ProcessLookupError):
        os.kill(fubi.witness.process, 0)


def test_the_readme_shows_what_the_demo_says(fubi: Played) -> None:
    """How many amounts agree and how many checks hold, in the README's words."""
    amounts = len(fubi.ledger.reconciliation)
    checks = len(fubi.ledger.checks) + sum(len(branch.checks) for branch in fubi.ledger.branches)
    shown = f"{amounts} of {amounts} amounts agree, {checks} of {checks} checks hold."
    assert shown in (ROOT / "README.md").read_text(encoding="utf-8")
