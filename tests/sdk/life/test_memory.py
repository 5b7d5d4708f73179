"""What a world remembers goes to bytes and back on every Python: versions differ in how they write an enumeration."""

from __future__ import annotations

import pickletools
from datetime import date
from decimal import Decimal
from enum import Enum
from zoneinfo import ZoneInfo

import pytest

from rwa_chain.bindings.types import Status
from rwa_chain.errors import InputError
from rwa_chain.life import memory
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle.onboarding import InvestorClass, Topic
from rwa_chain.lifecycle.register import Flag


@pytest.mark.parametrize(
    "member", [Role.TRUSTEE, InvestorClass.PROFESSIONAL, Topic.KYC, Status.SETTLED, Flag(3), Flag(0)]
)
def test_an_enumeration_is_written_by_its_value(member: Enum) -> None:
    """Python 3.11.0 to 3.11.3 write a call of `getattr`, later ones of `or_`; a memory holds neither."""
    content = memory.written(member)
    named = [argument for opcode, argument, _ in pickletools.genops(content) if "UNICODE" in opcode.name]
    assert named[:1] == [type(member).__module__]
    assert memory.read(content, None) is member or memory.read(content, None) == member  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [Decimal("1.20"), date(2026, 1, 2), ZoneInfo("Asia/Hong_Kong"), {"a": [1, (2,)]}])
def test_plain_values_come_back(value: object) -> None:
    """As they were."""
    assert memory.read(memory.written(value), None) == value  # type: ignore[arg-type]


def test_a_call_is_refused() -> None:
    """Bytes that would run anything else."""
    with pytest.raises(InputError, match="does not belong in a memory"):
        memory.read(b"cbuiltins\ngetattr\n.", None)  # type: ignore[arg-type]
