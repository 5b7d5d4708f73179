"""What a run leaves beside its ledger so that it can go on where it was cut off.

One file holds the node's state and the world's memory of the same moment, an act's end, and is written whole or not at
all: the two always agree. It is good for the same life only, and gone once the life has ended.
"""

from __future__ import annotations

import hashlib
import io
import json
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rwa_chain.errors import InputError
from rwa_chain.files import write_whole
from rwa_chain.life import memory
from rwa_chain.life.ledger import SCHEMA, Ledger
from rwa_chain.life.plan import Plan
from rwa_chain.life.world import World

FILE = "life.saved"
_SHARE = 10
"""A run spends at most one part in so many on saving."""


@dataclass(frozen=True)
class Saved:
    """A run as it was after so many acts; `state` is the node's."""

    header: dict[str, Any]
    state: str
    content: bytes

    @property
    def done(self) -> int:
        """How many acts and branches had been played."""
        return int(self.header["done"])

    @property
    def begin(self) -> int:
        """The time of the chain's first block [s]."""
        return int(self.header["begin"])

    def restore(self, world: World) -> None:
        """Puts the node and the world where they were; raises `InputError` where the chain is not the saved one."""
        chain = world.chain
        chain.load_state(self.state)
        block = int(self.header["block"])
        found = (chain.block(0).hash, chain.block(block).hash)
        if found != (self.header["genesis"], self.header["hash"]):
            raise InputError("--resume", FILE, "the state of the chain that it names")
        world.restore(*memory.read(self.content, chain))


class Saving:
    """Saves a run into its folder, at the ends of acts, as often as it costs little."""

    def __init__(self, folder: Path | None, plan: Plan) -> None:
        self._path = None if folder is None else folder / FILE
        self._life = digest(plan)
        self._began = time.monotonic()
        self._spent = 0.0

    def after(self, world: World, done: int) -> None:
        """An act has ended."""
        now = time.monotonic()
        if self._path is None or world.chain.node is None or self._spent * _SHARE > now - self._began:
            return
        chain, path = world.chain, self._path
        header = {
            "schema": SCHEMA,
            "scenario": world.plan.scenario,
            "life": self._life,
            "done": done,
            "begin": chain.block(0).timestamp,
            "genesis": chain.block(0).hash,
            "block": world.block,
            "hash": chain.block(world.block).hash,
        }
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as file:
            file.writestr("header.json", json.dumps(header))
            file.writestr("memory", memory.written(world.kept()))
            file.writestr("chain.state", chain.dump_state())
        write_whole(path, content.getvalue())
        self._spent += time.monotonic() - now

    def ended(self, ledger: Ledger) -> None:
        """The life is over: there is nothing to go on with."""
        if self._path is not None and not ledger.failure:
            self._path.unlink(missing_ok=True)


def digest(plan: Plan) -> str:
    """What tells a life from another: everything that it says."""
    said = io.StringIO()
    parts = [plan.scenario, plan.zone.key, plan.currency, *plan.clearing_banks.values(), *plan.banks, *plan.cast]
    parts += [*plan.venues, *plan.stablecoins]
    parts += [*plan.documents, plan.administration, *plan.instruments.values(), *plan.acts.values()]
    for part in parts:
        said.write(f"{part!r}\n")
    return hashlib.sha256(said.getvalue().encode()).hexdigest()


def read(folder: Path, plan: Plan) -> Saved | None:
    """What an earlier run of this life left in a folder, or None; raises `InputError` for another life's."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        with zipfile.ZipFile(path) as file:
            header: dict[str, Any] = json.loads(file.read("header.json"))
            saved = Saved(header, file.read("chain.state").decode("ascii"), file.read("memory"))
            life, schema = header["life"], header["schema"]
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):
        raise InputError("--resume", str(path), "a whole file that an earlier run left") from None
    if schema != SCHEMA:
        raise InputError("--resume", str(path), f"a run of ledger schema {SCHEMA}; this one is of {schema}")
    if life != digest(plan):
        told = f"a run of {plan.scenario} as it is now; this one is of {header.get('scenario')}, another or changed"
        raise InputError("--resume", str(path), told)
    return saved
