"""Impact of an instrument's devices, beside its payments: a snapshot whose root binds every reading."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from rwa_chain.chain import keccak
from rwa_chain.life.act import Act, Problem
from rwa_chain.life.acts.trading import PLACED
from rwa_chain.life.fields import Day, Id, Whole
from rwa_chain.life.ledger import as_text
from rwa_chain.life.setting import Role
from rwa_chain.lifecycle import disclosure
from rwa_chain.meter.reading import UNSIGNED, figures_of
from rwa_chain.meter.tree import Leaf, Tree, root_from

if TYPE_CHECKING:
    from rwa_chain.life.plan import Plan
    from rwa_chain.life.world import World

A_UNIT = Decimal("0.001")
"""Thousandths of a kWh are shown for a unit."""


class Impact(Act):
    """Energy of each device in kWh, month by month from ``since``, is summed, bound by a root and recorded.

    The snapshot has the shape of ERC-8329's indicator ENERGY_GENERATED in UNIT_KWH. No contract of that standard is
    deployed: the chain keeps the hash of the snapshot among the instrument's documents. Readings are not signed by
    devices here, as those of a pool are.
    """

    act: Literal["impact"] = "impact"
    since: Day
    devices: dict[Id, tuple[Whole, ...]]

    TITLE: ClassVar[str] = "What was generated"
    AFTER: ClassVar[tuple[str, ...]] = PLACED

    def check(self, plan: Plan) -> Iterator[Problem]:
        """Whole months that are over, the same of every device."""
        months = {len(each) for each in self.devices.values()}
        over = (self.on.year - self.since.year) * 12 + self.on.month - self.since.month
        if len(months) != 1 or not 0 < max(months) <= over:
            wanted = f"for every device one figure a month, of 1 to {over} months that are over"
            yield Problem(("devices",), ", ".join(map(str, sorted(months))), wanted)

    def expected(self, plan: Plan) -> dict[str, Any]:
        """The sum month by month, where the tree sums device by device."""
        kwh = sum(sum(month) for month in zip(*self.devices.values(), strict=True))
        readings = sum(len(each) for each in self.devices.values())
        units = sum(plan.holdings_at(str(self.of), self.on).values())
        share = (Decimal(kwh) / units).quantize(A_UNIT)
        return {"date": self.on, "since": self.since, "readings": readings, "kwh": kwh, "kwh_a_unit": share}

    def play(self, world: World) -> str:
        """The registrar records the snapshot; any reading can be shown to be in it."""
        world.at(self.on)
        live, tree = self.it(world), self._tree()
        total = tree.figures
        kwh = sum(sum(each) for each in self.devices.values())
        readings = len(tree.leaves)
        world.check("the root's figures are the readings' sum", total == figures_of(readings, kwh, 0), f"{total:x}")
        shown = [root_from(leaf.hash, leaf.figures, tree.way(leaf)) == (tree.root, total) for leaf in tree.leaves]
        world.check("every reading leads to the root", all(shown), f"{shown.count(False)} do not")
        name = f"IMPACT-{self.on}"
        text = as_text(
            {
                "indicator": "ENERGY_GENERATED",
                "unit": "UNIT_KWH",
                "value": str(kwh),
                "from": self.since.isoformat(),
                "published": self.on.isoformat(),
                "readings": readings,
                "root": "0x" + tree.root.hex(),
            }
        )
        registrar = world.role(Role.REGISTRAR, live)
        disclosure.record(world.stack.disclosure, live.token, name, text, sender=registrar)
        _, recorded, _ = world.stack.disclosure.get_document(live.token, disclosure.document_name(name))
        world.check(f"{name} is the one recorded", recorded == disclosure.document_hash(text))
        share = (Decimal(kwh) / live.token.total_supply()).quantize(A_UNIT)
        row = {"date": self.on, "since": self.since, "readings": readings, "kwh": kwh, "kwh_a_unit": share}
        live.record.tables.setdefault("impact", []).append({**row, "root": "0x" + tree.root.hex()})
        return f"{kwh:,} kWh of {len(self.devices)} devices, {share} for each unit"

    def _tree(self) -> Tree:
        return Tree(
            Leaf(keccak(device.encode()), month, _digest(device, month, kwh), UNSIGNED, figures_of(1, kwh, 0))
            for device, months in self.devices.items()
            for month, kwh in enumerate(months)
        )


def _digest(device: str, month: int, kwh: int) -> bytes:
    return keccak(f"{device} {month} {kwh}".encode())
