"""The ignored build folder: compiled units by their hash, and per state of the sources an index of contracts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rwa_chain.files import write_whole
from rwa_chain.solidity.errors import ArtifactMissing
from rwa_chain.solidity.settings import Settings

#: How many older states of the sources stay, so that changing branches back and forth compiles nothing.
KEPT_INDEXES = 8


class Store:
    """`FOLDER/units/<hash>/<source>.<contract>.json` and `FOLDER/<tree hash>.json`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # Units

    def has_unit(self, key: str) -> bool:
        """Whether the unit was compiled before, to its end."""
        return (self.folder / "units" / key / "unit.json").exists()

    def write_unit(self, key: str, output: Mapping[str, Any]) -> None:
        """Splits a compiler's output into one file per contract; the unit's own file comes last and marks the end."""
        folder = self.folder / "units" / key
        folder.mkdir(parents=True, exist_ok=True)
        contracts: dict[str, str] = {}
        for source, named in output.get("contracts", {}).items():
            for name, artifact in named.items():
                file = f"{source.replace('/', '.').removesuffix('.sol')}.{name}.json"
                _write(folder / file, {"name": name, "source": source, **artifact})
                contracts[f"{source}:{name}"] = file
        warnings = [
            error["formattedMessage"]
            for error in output.get("errors", [])
            if error.get("sourceLocation", {}).get("file", "").startswith("contracts/")
        ]
        _write(folder / "unit.json", {"contracts": contracts, "warnings": warnings})

    # Indexes

    @staticmethod
    def tree_key(root: Path, settings: Settings, *, mocks: bool) -> str:
        """A hash of our sources, the settings and the locked packages: what an index is looked up by."""
        digest = hashlib.sha256(repr((settings, mocks)).encode())
        sources = sorted((root / "contracts").rglob("*.sol"))
        for path in [root / "package-lock.json", *sources]:
            text = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(text)}\n".encode() + text)
        return digest.hexdigest()

    def write_index(self, tree_key: str, unit_keys: Sequence[str]) -> None:
        """Writes which file holds which contract, and drops what only forgotten states of the sources used."""
        contracts: dict[str, str] = {}
        warnings: dict[str, None] = {}
        for key in unit_keys:
            unit = json.loads((self.folder / "units" / key / "unit.json").read_text())
            contracts.update({name: f"{key}/{file}" for name, file in unit["contracts"].items()})
            warnings.update(dict.fromkeys(unit["warnings"]))
        index = {"units": list(unit_keys), "contracts": dict(sorted(contracts.items())), "warnings": list(warnings)}
        _write(self.folder / f"{tree_key}.json", index)
        self._forget()

    def read_index(self, tree_key: str) -> dict[str, Any]:
        """The index of the sources as they are now; raises `ArtifactMissing` where they were not built yet."""
        try:
            index: dict[str, Any] = json.loads((self.folder / f"{tree_key}.json").read_text())
        except OSError as cause:
            raise ArtifactMissing("the contracts are not built, or changed since; `rwa build` builds them") from cause
        return index

    def read_contract(self, file: str) -> dict[str, Any]:
        """One contract's part of the compiler's output, with its `name` and `source`."""
        artifact: dict[str, Any] = json.loads((self.folder / "units" / file).read_text())
        return artifact

    def write_packaged(self, tree_key: str, outputs: Mapping[str, Mapping[str, Any]]) -> None:
        """One file per contract and their index, by qualified name."""
        folder = self.folder / "units"
        folder.mkdir(parents=True, exist_ok=True)
        files = {name: f"{name.replace('/', '.').replace('.sol:', '.')}.json" for name in outputs}
        for name, output in outputs.items():
            _write(folder / files[name], output)
        _write(self.folder / f"{tree_key}.json", {"contracts": files, "warnings": []})

    def _forget(self) -> None:
        indexes = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for index in indexes[KEPT_INDEXES:]:
            index.unlink()
        used = {key for index in indexes[:KEPT_INDEXES] for key in json.loads(index.read_text())["units"]}
        for folder in (self.folder / "units").iterdir():
            if folder.name not in used:
                for file in sorted(folder.iterdir(), key=lambda path: path.name != "unit.json"):
                    file.unlink()
                folder.rmdir()


def _write(path: Path, value: Any) -> None:
    """Whole or not at all, also when interrupted."""
    write_whole(path, json.dumps(value, separators=(",", ":")))
