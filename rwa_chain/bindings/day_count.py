"""Day counts as exact fractions

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations

from dataclasses import dataclass

import rwa_chain.bindings.types as _types
from rwa_chain.chain.abi_types import StructOf
from rwa_chain.errors import ContractError


class DayCount:
    """Day counts as exact fractions"""

    @dataclass(eq=False, repr=False)
    class AccrualDatesDisordered(ContractError):
        """An accrual ends before it starts."""

        NAME = "DayCount.AccrualDatesDisordered"
        SELECTOR = bytes.fromhex("9b877b91")
        SIGNATURE = "AccrualDatesDisordered(uint32,uint32)"
        PARAMETERS = (("startDate", "uint32"), ("endDate", "uint32"))
        FIELDS = ("start_date", "end_date")
        NOTICE = "An accrual ends before it starts."

        start_date: int
        end_date: int

    @dataclass(eq=False, repr=False)
    class ReferencePeriodUnfit(ContractError):
        """An Act/Act ICMA accrual leaves its reference period, or that period has no days or no coupons."""

        NAME = "DayCount.ReferencePeriodUnfit"
        SELECTOR = bytes.fromhex("67037675")
        SIGNATURE = "ReferencePeriodUnfit(uint32,uint32,(uint32,uint32,uint32,uint32,uint32,uint32,uint32))"
        PARAMETERS = (("startDate", "uint32"), ("endDate", "uint32"), ("period", StructOf(lambda: _types.ReferencePeriod)))
        FIELDS = ("start_date", "end_date", "period")
        NOTICE = "An Act/Act ICMA accrual leaves its reference period, or that period has no days or no coupons."

        start_date: int
        end_date: int
        period: _types.ReferencePeriod
