"""`pip install rwa-chain`: what a wheel can do where there is no checkout. `--deep` installs it for each Python."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from rwa_chain.chain.anvil import find_anvil
from rwa_chain.errors import ExtraMissing
from rwa_chain.extras import EXTRAS, extra
from rwa_chain.solidity import ROOT, Artifacts
from tests.setup.wheels import Installed, build_sdist, build_wheel, installed, readme_program, unpacked
from tests.structure.floors import python_imports

CORE = 120e6
"""[bytes] of the core and all that it needs, without pip and setuptools."""
IN_CORE = {
    "annotated_types", "coincurve", "eth_abi", "eth_account", "eth_hash", "eth_keys", "eth_utils", "jinja2",
    "markupsafe", "pydantic", "pydantic_core", "requests", "rich",
    "rlp", "solcx", "sortedcontainers", "tiny_keccak", "typer", "web3", "websockets", "yaml",
}  # fmt: skip
"""Foreign modules that rwa_chain imports and that the core's packages bring."""
TYPED = """
from rwa_chain.bindings import SecurityToken
from rwa_chain.chain import Chain, Receipt

def pay(chain: Chain, token: SecurityToken) -> Receipt:
    return token.transfer(chain.party("b"), 1, sender=chain.party("a"))
"""
WRONG = TYPED.replace(", 1,", ', "1",')


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def anvil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with Anvil alone, for PATH."""
    folder = tmp_path_factory.mktemp("anvil")
    (folder / "anvil").symlink_to(find_anvil())
    return folder


@pytest.fixture(scope="module")
def machine(wheel: Path, anvil: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel with the lock's packages."""
    return unpacked(wheel, tmp_path_factory.mktemp("machine"), anvil)


def pythons() -> list[str]:
    """The Pythons on PATH that the package is made for."""
    names = [f"python3.{minor}" for minor in range(11, 20)]
    asked = {
        name: subprocess.run([name, "-c", "import venv"], capture_output=True, check=False).returncode
        for name in names
        if shutil.which(name)
    }
    return [name for name, code in asked.items() if code == 0]


def test_a_wheel_of_the_sdist_is_the_wheel_of_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """Whoever builds from the sdist has no compiler, and gets the same files."""
    folders = [tmp_path / name for name in ("sdist", "wheel")]
    for folder in folders:
        folder.mkdir()
    again = build_wheel(folders[1], build_sdist(folders[0]))
    sizes = []
    for made in (wheel, again):
        with zipfile.ZipFile(made) as files:
            sizes.append(
                {each.filename: each.CRC for each in files.infolist() if "dist-info/RECORD" not in each.filename}
            )
    assert sizes[0] == sizes[1]


def test_a_wheel_carries_every_contract_as_compiled(wheel: Path) -> None:
    """Each artifact of the tree, and no source, no test contract, no file of a build before."""
    with zipfile.ZipFile(wheel) as files:
        names = set(files.namelist())
    carried = {name for name in names if name.startswith("rwa_chain/solidity/compiled/units/")}
    assert len(carried) == len(Artifacts.load())
    assert not [name for name in names if name.endswith(".sol") or name.startswith(("tests/", "contracts/"))]
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rwa_chain").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == modules


def test_the_first_program_runs_from_a_wheel(machine: Installed) -> None:
    """The README's, where there is no checkout."""
    done = machine.run("python", "-", stdin=readme_program())
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["True", "1000.00"]
    where = machine.run("python", "-c", "import rwa_chain; print(rwa_chain.__file__)").stdout
    assert where.startswith(str(machine.environment))


def test_the_bond_replays_from_a_wheel(machine: Installed) -> None:
    """`rwa replay fubi` in an empty folder, which then holds the ledger, the report and nothing else."""
    done = machine.run("rwa", "replay", "fubi")
    assert done.returncode == 0, done.stderr
    assert "checks hold" in done.stdout
    assert (machine.work / "out/fubi/report.html").is_file()
    assert not list(machine.home.iterdir())


def test_a_deployment_works_from_a_wheel(machine: Installed) -> None:
    """`rwa deploy` puts the stack and a bond on a chain, and `rwa roles` reads it."""
    done = machine.run("rwa", "deploy", "--bond", "fubi", "--json")
    assert done.returncode == 0, done.stderr
    assert "SettlementToken" in done.stdout
    assert machine.run("rwa", "roles").returncode == 0


def test_a_wheel_does_not_build(machine: Installed) -> None:
    """It says that this takes the sources."""
    done = machine.run("rwa", "build")
    assert done.returncode == 2
    assert "a checkout of the sources" in done.stderr


def test_without_an_anvil_the_message_says_how_to_get_one(machine: Installed) -> None:
    """Exit code 2 and the command."""
    nowhere = Installed(machine.environment, machine.base, Path("/nowhere"))
    # A folder above which no checkout is: an Anvil of its node_modules would be found.
    outside = "import os, sys; os.chdir('/'); "
    done = nowhere.run("python", "-c", outside + "from rwa_chain.chain import Chain; Chain.anvil()")
    assert "`rwa toolchain install` brings it" in done.stderr
    node = nowhere.run("python", "-c", outside + "from rwa_chain.cli import main; sys.exit(main(['node']))")
    assert node.returncode == 2


@pytest.mark.parametrize(("name", "module"), [(name, each) for name, found in EXTRAS.items() for each in found])
def test_what_lacks_its_extra_says_which(name: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever module of an extra is missing."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExtraMissing, match=rf"pip install 'rwa-chain\[{name}\]'") as missing, extra(name):
        __import__(module)
    assert missing.value.exit_code == 2


def test_the_terms_of_a_bond_need_its_extra_alone() -> None:
    """Lives know pools, too; the packages that these play with are asked for when one does."""
    others = [module for name, modules in EXTRAS.items() if name != "bond" for module in modules]
    program = f"import sys; sys.modules.update(dict.fromkeys({others}))\n"
    program += "from rwa_chain.scenarios import bond_terms, load_life; bond_terms('fubi'); load_life('langxin')"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_another_missing_module_stays_what_it_is() -> None:
    """A fault of a package is no missing extra."""
    with pytest.raises(ModuleNotFoundError), extra("bond"):
        import nothing_of_that_name  # noqa: F401


def test_every_foreign_import_belongs_to_the_core_or_to_an_extra() -> None:
    """Else a wheel would fail where the developers' environment doesn't."""
    optional = {module for modules in EXTRAS.values() for module in modules}
    files = [path for path in (ROOT / "rwa_chain").rglob("*.py") if "bindings" not in path.parts]
    found = {
        each.target.split(".")[0]: str(each)
        for path in files
        for each in python_imports(ROOT, path, path.read_text(encoding="utf-8"))
    }
    known = IN_CORE | optional | set(sys.stdlib_module_names) | {"rwa_chain"}
    assert sorted(line for module, line in found.items() if module not in known) == []


def test_every_extra_is_declared() -> None:
    """`all` brings every other one, but `cdm`, which would hold everybody to an older pydantic."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert set(EXTRAS) <= set(declared)
    (every,) = declared["all"]
    assert sorted(every.removeprefix("rwa-chain[").removesuffix("]").split(",")) == sorted(
        set(declared) - {"all", "cdm"}
    )


# -- --deep: as pip does it ---------------------------------------------------------------------------------------


@pytest.mark.deep
def test_the_core_is_small_and_says_what_it_lacks(wheel: Path, anvil: Path, tmp_path: Path) -> None:
    """The first program runs in it; a bond's replay names the extra."""
    core = installed(wheel, tmp_path, sys.executable, anvil)
    assert core.run("python", "-", stdin=readme_program()).returncode == 0
    assert core.run("rwa", "deploy").returncode == 0
    refused = core.run("rwa", "replay", "fubi")
    assert (refused.returncode, "rwa-chain[bond]" in refused.stderr) == (2, True)
    packages = next((core.environment / "lib").glob("python3.*")) / "site-packages"
    mine = [each for each in packages.iterdir() if not each.name.startswith(("pip", "setuptools", "pkg_resources"))]
    size = sum(file.stat().st_size for each in mine for file in [each, *each.rglob("*")] if file.is_file())
    assert size <= CORE, f"{size / 1e6:.0f} MB"


@pytest.mark.deep
@pytest.mark.parametrize("web3", ["web3>=7.16,<8", "web3>=8,<9"])
@pytest.mark.parametrize("python", pythons())
def test_each_python_and_both_web3(wheel: Path, anvil: Path, tmp_path: Path, python: str, web3: str) -> None:
    """The first program, the replay, a deployment."""
    machine = installed(wheel, tmp_path, python, anvil, "bond", web3)
    program = machine.run("python", "-", stdin=readme_program())
    assert program.returncode == 0, program.stderr
    replay = machine.run("rwa", "replay", "fubi")
    assert replay.returncode == 0, replay.stderr
    assert machine.run("rwa", "deploy", "--bond", "fubi").returncode == 0


@pytest.mark.deep
@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14"])
def test_the_others_resolve(wheel: Path, tmp_path: Path, version: str) -> None:
    """Wheels of all that the core needs, and a bond, are there for Pythons that need not be on this machine."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:", "--python-version", version]
    done = subprocess.run([*command, "--dest", tmp_path, f"{wheel}[bond]"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert bool(list(tmp_path.glob("coincurve*"))) == (version != "3.14")


@pytest.mark.deep
def test_the_wheel_brings_its_own_anvil(wheel: Path, tmp_path: Path) -> None:
    """`rwa toolchain install`, with the npm of the extra, into RWA_HOME."""
    bare = installed(wheel, tmp_path, sys.executable, tmp_path / "no-anvil", "toolchain")
    tools = tmp_path / "tools"
    hidden = {"RWA_HOME": str(tools), "PATH": f"{bare.environment / 'bin'}:/bin"}
    done = bare.run("rwa", "toolchain", "install", **hidden)
    assert done.returncode == 0, done.stderr
    assert list(tools.iterdir()) == [tools / "toolchain"]
    assert bare.run("python", "-", stdin=readme_program(), **hidden).returncode == 0


@pytest.mark.deep
@pytest.mark.parametrize("checker", ["mypy", "pyright[nodejs]"])
@pytest.mark.parametrize("how", ["wheel", "editable"])
def test_types_reach_the_user(wheel: Path, anvil: Path, tmp_path: Path, checker: str, how: str) -> None:
    """A right program passes, one with a wrong argument doesn't."""
    more = [checker] if how == "wheel" else [checker, "--config-settings", "editable_mode=compat", "-e", str(ROOT)]
    machine = installed(wheel, tmp_path, sys.executable, anvil, "", *more)
    machine.run("python", "-c", "")
    (machine.work / "right.py").write_text(TYPED)
    (machine.work / "wrong.py").write_text(WRONG)
    name = checker.partition("[")[0]
    right = machine.run(name, "right.py")
    assert right.returncode == 0, right.stdout + right.stderr
    wrong = machine.run(name, "wrong.py")
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr
