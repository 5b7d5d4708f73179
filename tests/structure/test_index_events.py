"""Every event of the stack is projected by the index, or listed as kept only."""

from __future__ import annotations

import inspect
import re

from rwa_chain.bindings import _EVENTS
from rwa_chain.index import schema
from rwa_chain.index.events import KEPT, PROJECTED
from rwa_chain.index.projection import Projection, name_of
from rwa_chain.lifecycle.register import RegisterFromLogs


def declared() -> set[str]:
    """Every event of the bindings, `Settlement.Settled`."""
    return {re.sub(r"^I(?=[A-Z])", "", each.partition(":")[2]) for names in _EVENTS.values() for each in names}


def test_every_event_is_listed_once() -> None:
    """A new event, or one that went, is seen."""
    listed = [*PROJECTED, *KEPT]
    assert len(listed) == len(set(listed))
    assert sorted(declared() - set(listed)) == []
    assert sorted(set(listed) - declared()) == []


def test_what_is_projected_is_written_somewhere() -> None:
    """Each table that is named exists, and each event is in the code that changes it."""
    tables = {table for each in PROJECTED.values() for table in each}
    assert tables <= {table.name for table in schema.HISTORIES}
    code = inspect.getsource(RegisterFromLogs) + inspect.getsource(Projection)
    assert [name for name in PROJECTED if f"I{name}" not in code] == []


def test_a_name_is_that_of_its_interface() -> None:
    """Without the I."""
    from rwa_chain.bindings import IERC20, ISettlement

    assert [name_of(each) for each in (IERC20.Transfer, ISettlement.Settled)] == [
        "ERC20.Transfer",
        "Settlement.Settled",
    ]
