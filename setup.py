"""What wheel and sdist carry besides the sources: the contracts as compiled, and the lock of the npm packages."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

ROOT = Path(__file__).parent
WORK = ROOT / "build" / "wheel"


class BuildPy(build_py):
    """With package data that a checkout makes; an editable install finds it in the checkout."""

    def run(self) -> None:
        """Copies the sources, then adds the rest."""
        if self.editable_mode:
            super().run()
            return
        shutil.rmtree(self.build_lib, ignore_errors=True)  # else modules that are gone would stay in the wheel
        super().run()
        add_made(Path(self.build_lib) / "rwa_chain")


class Sdist(sdist):
    """With what a checkout makes, so that whoever builds from it needs no compiler."""

    def make_release_tree(self, base_dir: str, files: list[str]) -> None:
        """Lays the files out, then adds the rest."""
        super().make_release_tree(base_dir, files)
        add_made(Path(base_dir) / "rwa_chain")


def add_made(package: Path) -> None:
    """Adds the compiled contracts and the npm locks to a copy of the package: an sdist's, or made from the checkout."""
    compiled, npm = Path("solidity", "compiled"), Path("chain", "npm")
    if (ROOT / "rwa_chain" / compiled).is_dir():
        for folder in (compiled, npm):
            shutil.copytree(ROOT / "rwa_chain" / folder, package / folder, dirs_exist_ok=True)
        return
    sys.path.insert(0, str(ROOT))
    from rwa_chain.solidity.artifacts import Artifacts

    Artifacts.load(ROOT).write_to(package / compiled)
    (package / npm).mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / name, package / npm)


WORK.mkdir(parents=True, exist_ok=True)
setup(
    cmdclass={"build_py": BuildPy, "sdist": Sdist},
    options={"egg_info": {"egg_base": str(WORK)}, "build": {"build_base": str(WORK)}},
)
