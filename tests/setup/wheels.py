"""A wheel of this checkout, installed where nothing of the checkout is seen."""

from __future__ import annotations

import fcntl
import os
import re
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

from rwa_chain.solidity import ROOT


def build_wheel(folder: Path, source: Path = ROOT) -> Path:
    """The wheel, made by the environment's own setuptools; workers take turns in the folder that it builds in."""
    command = ["pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(source)]
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / "wheel.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-m", *command], check=True, capture_output=True, text=True)
    (wheel,) = folder.glob("*.whl")
    return wheel


def build_sdist(folder: Path) -> Path:
    """The sdist, likewise."""
    program = "import sys; from setuptools import build_meta; build_meta.build_sdist(sys.argv[1])"
    with (ROOT / "build" / "wheel.lock").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        subprocess.run([sys.executable, "-c", program, str(folder)], check=True, capture_output=True, cwd=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    return sdist


def readme_program() -> str:
    """The first program of the README."""
    found = re.search(r"```python run\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found, "the README shows no program"
    return found[1]


@dataclass(frozen=True)
class Installed:
    """An environment with the wheel, an empty folder to work in and an empty HOME; `anvil` is a folder on PATH."""

    environment: Path
    base: Path
    anvil: Path

    @property
    def home(self) -> Path:
        """The empty HOME."""
        return self.base / "home"

    @property
    def work(self) -> Path:
        """The empty folder."""
        return self.base / "work"

    def run(self, *command: str, stdin: str | None = None, **changes: str) -> subprocess.CompletedProcess[str]:
        """A command of the environment: nothing of this process' environment reaches it but PATH's system part."""
        self.home.mkdir(exist_ok=True)
        self.work.mkdir(exist_ok=True)
        path = f"{self.environment / 'bin'}:{self.anvil}:/usr/bin:/bin"
        given = _of_the_network() | {
            "PATH": path,
            "HOME": str(self.home),
            "TMPDIR": os.environ.get("TMPDIR", "/tmp"),
            **changes,
        }
        program = str(self.environment / "bin" / command[0])
        return subprocess.run(
            [program, *command[1:]], cwd=self.work, env=given, input=stdin, capture_output=True, text=True, check=False
        )  # fmt: skip


def unpacked(wheel: Path, base: Path, anvil: Path) -> Installed:
    """The wheel's files beside the lock's packages, which are seen through a path; no network."""
    environment = base / "environment"
    venv.create(environment, with_pip=False, symlinks=True)
    packages = next((environment / "lib").glob("python3.*")) / "site-packages"
    with zipfile.ZipFile(wheel) as files:
        files.extractall(packages)
    # A path in a .pth file adds that folder, not what its own .pth files name: the checkout stays out of sight.
    (packages / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n")
    script = environment / "bin" / "rwa"
    script.write_text(
        f"#!{environment}/bin/python\nimport sys\nfrom rwa_chain.cli import main\nsys.exit(main())\n"
    )  # as pip writes it from entry_points.txt
    script.chmod(0o755)
    return Installed(environment, base, anvil)


def installed(wheel: Path, base: Path, python: str, anvil: Path, extras: str = "", *more: str) -> Installed:
    """The wheel as pip installs it into an empty environment of that Python, from the network."""
    environment = base / "environment"
    subprocess.run([python, "-m", "venv", environment], check=True, capture_output=True)
    wanted = f"{wheel}[{extras}]" if extras else str(wheel)
    pip = [environment / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, wanted, *more], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Installed(environment, base, anvil)


def _of_the_network() -> dict[str, str]:
    """How this machine reaches a registry: proxies, certificates, npm's settings. Nothing else of the environment."""
    names = ("NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() in names or name.upper().startswith("NPM_CONFIG_")
    }
