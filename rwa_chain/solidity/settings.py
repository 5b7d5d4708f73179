"""The compiler's settings, read from foundry.toml so that Forge and the SDK can't disagree."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rwa_chain.errors import BuildError

#: The checkout: foundry.toml, contracts/ and node_modules/ lie here.
ROOT = Path(__file__).resolve().parents[2]


def is_checkout(root: Path = ROOT) -> bool:
    """Whether `root` holds the sources; an installed wheel has the contracts as compiled instead."""
    return (root / "foundry.toml").is_file()


@dataclass(frozen=True)
class Settings:
    """Settings that change bytecode: compiler version, optimizer, EVM version, import paths."""

    solc_version: str
    evm_version: str
    via_ir: bool
    optimizer_runs: int
    optimizer_steps: str
    remappings: tuple[str, ...]

    @classmethod
    def load(cls, root: Path = ROOT) -> Settings:
        """The production profile of `root`/foundry.toml and the compiler that package.json pins, or `BuildError`."""
        try:
            profiles = tomllib.loads((root / "foundry.toml").read_text())["profile"]
            profile = profiles["default"] | profiles["production"]
            pinned = json.loads((root / "package.json").read_text())["devDependencies"]["solc"]
            if profile["optimizer"] is not True:
                raise BuildError("foundry.toml: the optimizer must be on")
            return cls(
                solc_version=pinned,
                evm_version=profile["evm_version"],
                via_ir=profile["via_ir"],
                optimizer_runs=profile["optimizer_runs"],
                optimizer_steps=profile["optimizer_details"]["yulDetails"]["optimizerSteps"],
                remappings=tuple(profile["remappings"]),
            )
        except (OSError, KeyError, tomllib.TOMLDecodeError, json.JSONDecodeError) as cause:
            raise BuildError(f"cannot read the compiler's settings in {root}: {cause!r}") from cause

    def to_json(self) -> dict[str, Any]:
        """The `settings` of a standard-JSON input, without the output selection."""
        return {
            "evmVersion": self.evm_version,
            "viaIR": self.via_ir,
            "optimizer": {
                "enabled": True,
                "runs": self.optimizer_runs,
                "details": {
                    "yul": True,
                    "yulDetails": {"stackAllocation": True, "optimizerSteps": self.optimizer_steps},
                },
            },
            "remappings": list(self.remappings),
            "metadata": {"bytecodeHash": "none", "appendCBOR": True},
        }
