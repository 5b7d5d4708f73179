"""What a run leaves on the machine: nothing outside the checkout, also where it was killed."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Home:
    """A home folder and a folder for temporary files, both empty."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.environment = {**os.environ, "HOME": str(base / "home"), "TMPDIR": str(base / "tmp")}
        for name in ("home", "tmp"):
            (base / name).mkdir()

    def demo(self) -> subprocess.Popen[bytes]:
        """The demo, started."""
        return subprocess.Popen(
            [ROOT / "scripts/demo", "--out", self.base / "out"], env=self.environment, stdout=subprocess.DEVNULL
        )

    def files(self) -> list[str]:
        """Everything that is there, but the demo's own output and the caches of pip and npm, where set-up ran anew."""
        found = (str(each.relative_to(self.base)) for each in self.base.rglob("*") if each.is_file())
        return sorted(each for each in found if not each.startswith(("out/", "home/.cache/pip/", "home/.npm/")))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A machine on which nobody worked."""
    return Home(tmp_path)


def run_folders(process: int) -> list[Path]:
    """The folders of nodes among the temporary files of a script with this process id."""
    return list((ROOT / f"build/tmp/{process}").glob("rwa-anvil-*"))


def runs(process: int) -> bool:
    """Whether a process is there, and not a dead one that its parent has not asked for yet."""
    shown = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], stdout=subprocess.PIPE, text=True, check=False)
    return shown.stdout.strip()[:1] not in ("", "Z")


def test_the_demo_leaves_no_file(home: Home) -> None:
    """Neither at home nor among the temporary files, nor a node's folder in the checkout."""
    demo = home.demo()
    assert demo.wait(120) == 0
    assert home.files() == []
    assert run_folders(demo.pid) == []


def test_a_demo_that_is_killed_leaves_no_file(home: Home) -> None:
    """Its node ends and the node's folder goes; the next run of any script removes the rest."""
    demo = home.demo()
    deadline = time.monotonic() + 60
    # A folder is made before its node starts: killed in between, nothing is there yet that would end it, and the next
    # start removes it. The node's process id is written when a guard lives that watches the demo.
    while not any((folder / "process").exists() for folder in run_folders(demo.pid)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert run_folders(demo.pid), "the demo never started a node"
    demo.kill()
    demo.wait()
    deadline = time.monotonic() + 30
    while run_folders(demo.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert run_folders(demo.pid) == []
    assert home.files() == []
    keep = f"source {ROOT}/scripts/lib/common.sh; keep_temporary_files_inside; rm -rf $TMPDIR"
    subprocess.run(["bash", "-c", keep], check=True)
    assert not (ROOT / f"build/tmp/{demo.pid}").exists()


def test_a_killed_runs_database_ends_with_the_next() -> None:
    """The tests' server outlives a kill -9 of their script; the next start ends it and removes its folder."""
    start = f"source {ROOT}/scripts/lib/common.sh; source {ROOT}/scripts/lib/postgres.sh; start_postgres"
    environment = {key: value for key, value in os.environ.items() if key != "RWA_POSTGRES"}

    def run(then: str) -> str:
        done = subprocess.run(["bash", "-c", f"{start}; echo $POSTGRES_FOLDER; {then}"], env=environment,
                              stdout=subprocess.PIPE, text=True, check=False)  # fmt: skip
        return done.stdout.strip()

    left = Path(run("kill -9 $$"))
    server = int((left / "data/postmaster.pid").read_text().splitlines()[0])
    assert runs(server)
    following = Path(run("stop_postgres"))
    assert left != following
    assert not left.exists()
    assert not following.exists()
    deadline = time.monotonic() + 30
    while runs(server) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not runs(server)
