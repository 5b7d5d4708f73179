"""The measured keys, their limits, and the peers' figures (measured the same way on the same node)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """One key of the result. ``limit`` in gas, for code in bytes; ``bare`` names the ERC-20's key."""

    key: str
    limit: int
    what: str
    bare: str = ""
    peers: str = ""


TARGETS = (
    Target("transfer", 43_000, "between two holders", "erc20_transfer", "43,122 uRWA; 43,928 CMTAT Light"),
    Target("transfer_newly_admitted", 48_000, "the receiver's first units", "erc20_transfer_newly_admitted",
           "43,940 Centrifuge"),
    Target("transfer_from", 51_000, "a finite allowance that stays", "erc20_transfer_from"),
    Target("mint_newly_admitted", 62_000, "by a power, past the gate of its filing; a first receipt",
           "erc20_mint_newly_admitted", "46,900 Centrifuge (no role)"),
    Target("batch_transfer_100", 1_067_000, "100 holders, one list", "erc20_batch_transfer_100", "1.23 M CMTAT Light"),
    Target("transfer_first_after_record_date", 94_000, "both parties' balances are saved", "",
           "285,022 CMTAT; 891,029 ATS"),
    Target("freeze_partial", 50_000, "a wallet's first", "", "48,200 uRWA"),
    Target("forced_transfer", 62_000, "between holders, its order lodged before", "", "45,100 Centrifuge (no order)"),
    Target("recovery", 330_000, "proposal with two approvals, execution, the new wallet's onboarding", "",
           "60,200 CMTAT (one key); 106,000 uRWA"),
    Target("onboard", 95_000, "a holder into the registry", "", "824,248 T-REX, with admission"),
    Target("admit", 125_000, "a holder into a register"),
    Target("onboard_batch_100", 5_000_000, "100 holders, one list"),
    Target("admit_batch_100", 6_000_000, "100 holders, one list"),
    Target("revoke_5_registers", 160_000, "a holder admitted to five is suspended"),
    Target("dvp_two_signatures", 128_000, "bond against the same bank's deposit, one transaction", "",
           "474,000 T-REX DVD; 108,000 Seaport (no register)"),
    Target("hold_place", 120_000, "by signature, of a wallet that has held before"),
    Target("hold_place_first", 138_000, "a wallet's first"),
    Target("hold_take_part", 85_000, "by its agent; the rest stays held"),
    Target("net_100_trades", 2_200_000, "ten parties, a bond against one bank's deposit, one signature a party", "",
           "none nets securities on chain"),
    Target("net_100_trades_signed_each", 2_900_000, "the same with two signatures a trade"),
    Target("queue_payment", 130_000, "between banks, accepted as it is submitted"),
    Target("release_per_payment", 30_000, "a hundred released and credited, a hundred removed"),
    Target("primary_close_10", 950_000, "ten investors, three banks, ten signatures"),
    Target("declare_coupon", 150_000, "with the calculation agent's sign-off", "", "616,000 ATS"),
    Target("fund_coupon_3_banks", 300_000, "into the paying contract's wallets at three banks, one call"),
    Target("pay_coupon_100", 1_700_000, "100 holders with deposits at the paying bank", "", "none pays on chain"),
    Target("redeem_100", 3_400_000, "principal of 100 holders in a page, then the retirement of their units"),
    Target("fix_rate", 70_000, "a term rate, signed by the agent, by the checker"),
    Target("declare_floating_coupon", 165_000, "its fixing final"),
    Target("freeze_480", 20_000_000, "forty years monthly, in pages of at most 5,000,000"),
    Target("repo_open", 330_000, "a fixed term across two banks, its end signed with it"),
    Target("repo_close", 330_000, "across two banks, by what was signed at the start"),
    Target("margin_call", 260_000, "at two sources' marks, one transaction open"),
    Target("margin_delivery", 260_000, "cash across two banks"),
    Target("substitution", 260_000, "another bond, a new end signed with it"),
    Target("deploy_shared", 46_000_000, "every shared contract, its wiring and the hand-over", "", "27-34 M T-REX"),
    Target("deploy_bond", 12_500_000, "token, bond and their wiring", "", "3.7-4.2 M T-REX (token only)"),
    Target("largest_contract_bytes", 21_500, "runtime code of the largest contract"),
)  # fmt: skip
"""The limits, in the order in which the result is shown."""

EXTRAS = (
    "lodge_order",
    "admit_and_first_transfer",
    "erc20_transfer",
    "erc20_transfer_newly_admitted",
    "erc20_transfer_from",
    "erc20_mint_newly_admitted",
    "erc20_batch_transfer_100",
)
"""Measured beside them, without a limit."""

SETTLEMENT_TARGETS = (
    Target("dvp_within_a_bank", 0, "bond against the same bank's deposit; its limit stands in `rwa bench gas`"),
    Target("dvp_across_banks", 200_000, "bond against another bank's deposit, in one transaction"),
    Target("pvp", 150_000, "two currencies, each within a bank"),
    Target("pvp_across_banks", 330_000, "two currencies, each across two banks"),
    Target("net_10_a_trade", 0, "ten parties, one security, one currency; one signature a party"),
    Target("net_100_a_trade", 22_000, "the same, a hundred trades"),
    Target("net_400_a_trade", 0, "the same, four hundred"),
    Target("net_10_signed_each_a_trade", 0, "two signatures a trade"),
    Target("net_100_signed_each_a_trade", 29_000, "the same, a hundred trades"),
    Target("gross_100_a_trade", 0, "the hundred trades one by one"),
    Target("title_against_payment", 230_000, "a bill of lading against another bank's deposit: titles are not built"),
)
"""Of `rwa bench settlement`; 0 is no limit."""

REVENUE_TARGETS = (
    Target("station_day", 68_000, "by an attester with another one's signature"),
    Target("station_day_first", 68_000, "a station's first at all, and the pool's"),
    Target("station_day_first_of_month", 68_000, "the month before goes to the archive"),
    Target("station_day_by_bridge", 68_000, "by the bridge, with two signatures"),
    Target("station_day_first_by_bridge", 68_000, "a station's first at all"),
    Target("station_day_first_of_month_by_bridge", 68_000, "the month before goes to the archive"),
    Target("station_days_100", 3_200_000, "one list, by the bridge"),
    Target("station_days_100_first", 3_200_000, "the first at all of a hundred stations"),
    Target("station_days_100_first_of_month", 3_200_000, "a hundred months go to the archives"),
    Target("prove_leaf_p256", 130_000, "of 666 readings, the month's only day, in a transaction"),
    Target("prove_leaf_p256_30_later", 130_000, "with thirty later days of the month"),
    Target("prove_leaf_p256_3_years_later", 130_000, "with thirty later days, and 35 months since"),
    Target("close_period_growth", 0, "closing a period of 900 devices, above one of 90"),
    Target("pay_holder_of_1000", 16_500, "who bank at the paying bank and hold deposits, in pages of 500"),
)
"""The keys of `rwa bench revenue` that are measured on the chain."""

REVENUE_EXTRAS = (
    "enrol_device",
    "close_month_90_devices",
    "close_month_900_devices",
    "close_period_90_devices",
    "close_period_900_devices",
    "deploy_MeterRegistry",
    "deploy_Readings",
    "deploy_Waterfall",
    "deploy_RevenueRights",
    "bytes_MeterRegistry",
    "bytes_Readings",
    "bytes_Waterfall",
    "bytes_RevenueRights",
)
"""Measured beside them, without a limit; `enrol_device` with its share of opening its station, six devices each."""

RULES = (
    "TradingHaltRule",
    "LockUpRule",
    "SanctionRule",
    "VerificationRule",
    "CountryRule",
    "InvestorClassRule",
    "MinimumHoldingRule",
    "HoldingCapRule",
    "HolderCountRule",
)
"""The nine built-in rules, each of which refuses a transfer in the same set-up."""
