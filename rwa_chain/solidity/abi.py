"""ABI files for other tools, `build/abi/`: one per contract, and every error of all of them in one.

A contract that asks another one fails with that one's error, which its own ABI does not have: wallets and indexers
decode with `errors.json`. What a contract's fallback hands to its face stands in the contract's file as if it were its
own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rwa_chain.files import write_whole
from rwa_chain.solidity.model import Model
from rwa_chain.solidity.settings import ROOT

FOLDER = "build/abi"
ERRORS = "errors"


def abis(model: Model) -> dict[str, list[dict[str, Any]]]:
    """By name: the ABI of every contract and interface of ours, and under `errors` every error that any of them, or a
    library that they use, can refuse with, each signature once."""
    found = {each.name: list(each.abi) for each in model.contracts.values() if each.is_ours and each.abi}
    errors = {
        _signature(entry): entry for each in model.contracts.values() for entry in each.abi if entry["type"] == "error"
    }
    found[ERRORS] = [errors[signature] for signature in sorted(errors)]
    return found


def write_abis(model: Model, root: Path = ROOT) -> int:
    """Writes `FOLDER` below `root`, takes out what no contract is any more, and returns how many files there are."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    written = abis(model)
    for name, abi in written.items():
        write_whole(folder / f"{name}.json", (json.dumps(abi, indent=1) + "\n").encode())
    for file in folder.glob("*.json"):
        if file.stem not in written:
            file.unlink()
    return len(written)


def _signature(entry: Mapping[str, Any]) -> str:
    return f"{entry['name']}({','.join(_type(each) for each in entry['inputs'])})"


def _type(parameter: Mapping[str, Any]) -> str:
    kind = str(parameter["type"])
    if not kind.startswith("tuple"):
        return kind
    return f"({','.join(_type(each) for each in parameter['components'])}){kind.removeprefix('tuple')}"
