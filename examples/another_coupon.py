#!/usr/bin/env python3
"""A life from a file, with other values for this run: what would Fubi's first coupon be at another rate?"""

from datetime import date

from rwa_chain.life import play
from rwa_chain.scenarios import load_life
from rwa_chain.solidity import build


def main() -> None:
    """Plays the first half year twice."""
    build()
    for percent in ("2.62", "2.80"):
        plan = load_life("fubi", {"terms.coupon_percent": percent})
        ledger = play(None, plan, until=date(2026, 3, 2))
        (coupon,) = ledger.instruments["FTID001"].tables["coupons"]
        print(f"{percent} %: {coupon.total:,} on {coupon.pay_date}, {coupon.per_unit} a unit")
        assert ledger.ok


if __name__ == "__main__":
    main()
