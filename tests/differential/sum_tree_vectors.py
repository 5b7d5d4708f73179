"""Random station-days as Python's tree has them; a Forge test climbs the same leaves with SumTree.sol.

`python -m tests.differential.sum_tree_vectors SEED FILE` writes a file; the committed one is of seed 2025.
"""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path

from rwa_chain.meter.reading import MOST, figures_of
from rwa_chain.meter.tree import Leaf, Tree

COMMITTED = Path(__file__).resolve().parent.parent / "data" / "tree-vectors.json"
COMMITTED_SEED = 2025
DAYS = 9
MOST_LEAVES = 35


def vectors(seed: int) -> dict[str, list[str]]:
    """Columns of hexadecimal words: leaves with their ways, one after the other, and where each leads."""
    source = random.Random(seed)
    names = ("digest", "r", "s", "figures", "sides", "length", "siblings", "siblingFigures", "expected")
    columns: dict[str, list[int]] = {name: [] for name in names}
    for day in range(DAYS):
        _day(source, 1 + day if day < 4 else source.randrange(1, MOST_LEAVES), columns)
    return {name: [f"0x{value:064x}" for value in column] for name, column in columns.items()}


def write(seed: int, file: Path) -> None:
    """Writes the vectors of a seed, the same bytes each time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(vectors(seed), separators=(",", ":")).replace("],", "],\n") + "\n", encoding="utf-8")


def _day(source: random.Random, count: int, columns: dict[str, list[int]]) -> None:
    # So many that all together still fit.
    most = source.choice([1, 10**6, MOST // count])
    assets = [source.randbytes(32) for _ in range(1 + count // 3)]
    places = set[tuple[bytes, int]]()
    while len(places) < count:
        places.add((source.choice(assets), source.randrange(1, 4 * count)))
    leaves = [
        Leaf(asset, sequence, source.randbytes(32), source.randbytes(64), _figures(source, most))
        for asset, sequence in source.sample(sorted(places), count)
    ]
    tree = Tree(leaves)
    for leaf in leaves:
        way = tree.way(leaf)
        columns["digest"].append(int.from_bytes(leaf.digest))
        columns["r"].append(int.from_bytes(leaf.signature[:32]))
        columns["s"].append(int.from_bytes(leaf.signature[32:]))
        columns["figures"].append(leaf.figures)
        columns["sides"].append(way.sides)
        columns["length"].append(len(way.siblings))
        columns["siblings"] += [int.from_bytes(each) for each in way.siblings]
        columns["siblingFigures"] += way.figures
        columns["expected"] += [int.from_bytes(tree.root), tree.figures, tree.leaves.index(leaf)]


def _figures(source: random.Random, most: int) -> int:
    return figures_of(1, source.randrange(most + 1), source.randrange(most + 1))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
