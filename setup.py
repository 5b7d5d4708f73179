"""What a wheel carries besides the sources: the contracts as compiled, and the lock of the npm packages."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

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
        sys.path.insert(0, str(ROOT))
        from rwa_chain.solidity.artifacts import Artifacts

        package = Path(self.build_lib) / "rwa_chain"
        Artifacts.load(ROOT).write_to(package / "solidity" / "compiled")
        npm = package / "chain" / "npm"
        npm.mkdir()
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, npm)


WORK.mkdir(parents=True, exist_ok=True)
setup(
    cmdclass={"build_py": BuildPy},
    options={"egg_info": {"egg_base": str(WORK)}, "build": {"build_base": str(WORK)}},
)
