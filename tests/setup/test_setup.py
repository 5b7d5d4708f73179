"""The set-up step: keyed by its locks, silent and offline when nothing changed, clear when something is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNREACHABLE = "http://127.0.0.1:9"
LOCKS = (
    "requirements.lock",
    "requirements-ape.lock",
    "requirements-node.lock",
    "requirements-spark.lock",
    "requirements-cdm.lock",
    "requirements-halmos.lock",
    "package-lock.json",
)


@pytest.mark.parametrize("name", LOCKS)
def test_lock_names_no_host(name: str) -> None:
    """A lock says what is installed, not from where; funding pages of the npm packages' authors are no registry."""
    text = (ROOT / name).read_text()
    for word in ("resolved", "registry", "--index-url", "--extra-index-url", "--find-links", "file:"):
        assert word not in text, word


@pytest.mark.parametrize("name", LOCKS[:-1])
def test_python_lock_has_a_hash_for_every_package(name: str) -> None:
    """Plain pip installs it with --require-hashes."""
    entries = (ROOT / name).read_text().replace("\\\n", " ").splitlines()
    assert entries
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_npm_lock_has_the_binaries_of_every_platform() -> None:
    """Linux and macOS, x86-64 and arm64: the lock was not cut down to the machine that wrote it."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for tool in ("anvil", "forge", "cast"):
        for platform in ("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64"):
            assert packages[f"node_modules/@foundry-rs/{tool}-{platform}"]["version"] == "1.7.1"


def test_npm_packages_without_a_hash_are_named() -> None:
    """docs/assurance/setup.md says which, and there are no others; on Linux x86-64 there is none."""
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    unchecked = {name.rpartition("/")[2] for name, entry in packages.items() if name and "integrity" not in entry}
    platforms = ("linux-arm64", "darwin-amd64", "darwin-arm64", "win32-amd64")
    said = {f"{tool}-{platform}" for tool in ("anvil", "cast") for platform in platforms}
    assert unchecked == said | {"forge-linux-arm64", "forge-darwin-amd64"}
    assert "ten of Foundry's packages" in (ROOT / "docs/assurance/setup.md").read_text()


def test_second_run_asks_no_registry(tmp_path: Path) -> None:
    """Equal locks: no pip, npm or apt call, from any folder, with an empty home and no network."""
    unreachable = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), UNREACHABLE)
    environment = {"PATH": os.environ["PATH"], "HOME": "", **unreachable}
    done = subprocess.run(
        [ROOT / "scripts/setup"], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=20
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What set-up reads, in a folder whose path has a space."""
    folder = tmp_path / "a checkout"
    shutil.copytree(ROOT / "scripts", folder / "scripts")
    for name in ("package.json", *LOCKS):
        shutil.copy(ROOT / name, folder)
    return folder


def stand_in(folder: Path, name: str, script: str) -> None:
    """A command that does as told, first on PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_refuses_where_no_python_is_new_enough(checkout: Path, tmp_path: Path) -> None:
    """The message names what was tried and what is needed."""
    bin_folder = tmp_path / "bin"
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        stand_in(bin_folder, name, "exit 1")
    done = run_setup(checkout, bin_folder)
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert not (checkout / ".venv").exists()


def test_names_the_package_where_venv_lacks_ensurepip(checkout: Path, tmp_path: Path) -> None:
    """Debian splits it off: the message names the package."""
    bin_folder = tmp_path / "bin"
    lacking = 'case "$2" in *ensurepip*) exit 1;; *print*) echo python3.12-venv;; esac'
    for name in ("python3", "python3.11", "python3.12", "python3.13", "python3.14"):
        stand_in(bin_folder, name, lacking)
    done = run_setup(checkout, bin_folder)
    assert done.returncode == 1
    assert "apt-get install python3.12-venv" in done.stderr


def run_setup(checkout: Path, bin_folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": f"{bin_folder}:/usr/bin:/bin", "HOME": str(bin_folder)}
    return subprocess.run([checkout / "scripts/setup"], env=environment, capture_output=True, text=True, timeout=60)
