"""What a charge point's clock means: times as OCPP wants them, and what operators say of others."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import field_validator

from rwa_chain.meter.days import known_zone
from rwa_chain.meter.declared import Part


class Clock(Part):
    """How a station's charge points write their times; without a word of it, with a zone and right."""

    zone: str | None = None
    """The zone of times that name none."""
    written: str = "as-said"
    """``local`` where local times are written as if they were UTC: the zone that is written is not looked at."""
    offset_seconds: int = 0
    """What is added to every time."""

    @field_validator("zone")
    @classmethod
    def _zone(cls, name: str | None) -> str | None:
        return None if name is None else known_zone(name)

    @field_validator("written")
    @classmethod
    def _written(cls, how: str) -> str:
        if how not in ("as-said", "local"):
            raise ValueError("one of: as-said, local")
        return how

    def instant(self, text: Any) -> int | None:
        """[s] of a time; None for what is no time, or has no zone where the operator named none."""
        if not isinstance(text, str):
            return None
        try:
            moment = datetime.fromisoformat(text.strip().upper())
            if self.written == "local":
                moment = moment.replace(tzinfo=None)
            if moment.tzinfo is None:
                if self.zone is None:
                    return None
                moment = moment.replace(tzinfo=ZoneInfo(self.zone))
            return int(moment.timestamp()) + self.offset_seconds
        except (ValueError, OverflowError):
            return None
