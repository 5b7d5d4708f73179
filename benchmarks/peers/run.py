"""``python -m benchmarks.peers.run [--json FILE] [--table FILE]``: the same work by other projects' contracts.

All on one embedded Anvil in one run, each peer by a process of its own that uses the peer's unmodified artifacts from
npm. Packages go into build/peers. The table, with ratios to ours, is written between two marks of FILE.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.peers.work import KEYS
from rwa_chain.bench import gas, world
from rwa_chain.chain import Chain
from rwa_chain.files import write_whole
from rwa_chain.solidity import ROOT

HERE = Path(__file__).parent
FOLDER = ROOT / "build" / "peers"
MARKS = ("<!-- peers -->\n", "<!-- /peers -->\n")
PEERS = {
    "T-REX 4.1.6 with ONCHAINID": [sys.executable, "-m", "benchmarks.peers.trex"],
    "Asset Tokenization Studio 8.0.0": ["node", str(HERE / "ats.cjs")],
    "TradeTrust 5.5.1": [sys.executable, "-m", "benchmarks.peers.tradetrust"],
}
NOT_RUN = ("CMTAT", "uRWA")
"""No package of theirs with contracts is on npm."""
OURS = "rwa-chain"
BARE = "OpenZeppelin ERC-20 5.7.0, no rule at all"
_OUR_KEYS = {
    "deploy": ("deploy_shared", "deploy_bond"),
    "onboard": ("onboard", "admit"),
    "transfer": ("transfer",),
    "transfer_new": ("transfer_newly_admitted",),
    "batch_100": ("batch_transfer_100",),
    "freeze_partial": ("freeze_partial",),
    "forced_transfer": ("forced_transfer",),
    "recovery": ("recovery",),
    "dvp": ("dvp_two_signatures",),
}
_BARE_KEYS = {
    "transfer": "erc20_transfer",
    "transfer_new": "erc20_transfer_newly_admitted",
    "batch_100": "erc20_batch_transfer_100",
}

Table = dict[str, dict[str, int | None]]


def main() -> None:
    """Installs, measures, prints, writes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", type=Path, help="where the figures go")
    parser.add_argument("--table", type=Path, help="a page whose table between two marks is renewed")
    told = parser.parse_args()
    packages = installed()
    with Chain.anvil(start_at=world.START_AT) as chain:
        found = measured(chain, packages)
        conditions = {"anvil": chain.node.version if chain.node else "", "peers": sorted(PEERS), "not_run": NOT_RUN}
    print(table(found))
    if told.json is not None:
        write_whole(told.json, json.dumps({"gas": found, **conditions}, indent=1) + "\n")
    if told.table is not None:
        write_whole(told.table, renewed(told.table.read_text(encoding="utf-8"), table(found)))


def installed() -> Path:
    """The peers' packages, as the lock has them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, FOLDER / name)
    say("installing the peers' packages into build/peers")
    subprocess.run(
        ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--legacy-peer-deps", "--loglevel=error"],
        cwd=FOLDER, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    return FOLDER / "node_modules"


def measured(chain: Chain, packages: Path) -> Table:
    """Gas of every key by project; None where a project has no such act."""
    assert chain.node is not None  # an embedded chain has one
    say(f"{OURS} and a bare ERC-20")
    # First, while the node's clock stands where its bond begins.
    ours = gas.measure_on(chain).measured
    found: Table = {
        OURS: {key: sum(ours[name] for name in _OUR_KEYS[key]) if key in _OUR_KEYS else None for key in KEYS},
        BARE: {key: ours[_BARE_KEYS[key]] if key in _BARE_KEYS else None for key in KEYS},
    }
    for name, command in PEERS.items():
        say(f"{name}, in a process of its own")
        ran = subprocess.run([*command, chain.node.url, str(packages)], cwd=ROOT, capture_output=True, text=True)
        if ran.returncode:
            raise SystemExit(f"{name} could not be measured:\n{ran.stderr[-2_000:]}")
        figures = json.loads(ran.stdout.splitlines()[-1])
        found[name] = {key: figures.get(key) for key in KEYS}
    return found


def table(found: Table) -> str:
    """Markdown: ours, then each peer with its ratio to ours."""
    names = [OURS, *(name for name in found if name != OURS)]
    lines = [f"| gas | {' | '.join(names)} |", f"| --- |{' ---: |' * len(names)}"]
    for key, what in KEYS.items():
        ours = found[OURS][key]
        cells = []
        for name in names:
            figure = found[name][key]
            ratio = "" if not figure or not ours or name == OURS else f" ({figure / ours:.2f} ×)"
            cells.append("-" if figure is None else f"{figure:,}{ratio}")
        lines.append(f"| `{key}`: {what} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def renewed(page: str, text: str) -> str:
    """A page with another table between the marks."""
    begin, end = (page.index(mark) for mark in MARKS)
    return page[: begin + len(MARKS[0])] + text + page[end:]


def say(line: str) -> None:
    """Progress."""
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
