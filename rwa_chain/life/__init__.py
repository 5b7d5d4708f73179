"""The engine of lives: any instruments, one world, and everything that happens written down and checked.

with World.open(title=…, zone="Asia/Hong_Kong", begins=…, banks=[bank("BANK_A")], cast=[…]) as world:
    world.add(Bond(ticker="RAIL1", …))
    world.play(Trade(of="RAIL1", seller="FUND", buyer="DEALER", units=100, clean="100.15", on=date(2026, 3, 12)))
    with world.fork("what if"):
        world.play(…)                        # undone at the end of the block
    ledger = world.finish()
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rwa_chain.life.people import bank, investor, issuer, party, registrar, venue
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.replay import play
    from rwa_chain.life.world import World

_HOMES = {
    "Plan": "plan",
    "World": "world",
    "bank": "people",
    "investor": "people",
    "issuer": "people",
    "party": "people",
    "play": "replay",
    "registrar": "people",
    "venue": "people",
}
__all__ = ["Plan", "World", "bank", "investor", "issuer", "party", "play", "registrar", "venue"]


def __getattr__(name: str) -> Any:
    """Names are loaded when they are first used: what reads a file only does not wait for the chain."""
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
