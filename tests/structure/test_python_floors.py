"""Python packages stand on floors (docs/reference/sdk.md), and each foreign library is named in one place."""

from __future__ import annotations

from pathlib import Path

import pytest

from rwa_chain.solidity import ROOT
from tests.structure.floors import Import, floors, python_imports

PACKAGE = ROOT / "rwa_chain"
FLOORS = floors((ROOT / "docs" / "reference" / "sdk.md").read_text(encoding="utf-8"))

# What reads declarative files: lives, and the asset types and maps of meters.
DECLARED = tuple(f"rwa_chain/{each}/" for each in ("life", "instruments", "simulation", "meter", "regimes"))

# Foreign library → the folders or modules that may name it.
HOMES: dict[str, str | tuple[str, ...]] = {
    "web3": "rwa_chain/chain/",
    "eth_account": "rwa_chain/chain/",
    "eth_abi": "rwa_chain/chain/",
    "eth_hash": "rwa_chain/chain/",
    "solcx": "rwa_chain/solidity/",
    "QuantLib": ("rwa_chain/lifecycle/calendar.py", "rwa_chain/lifecycle/curve.py"),
    "holidays": "rwa_chain/lifecycle/general_holidays.py",
    "pydantic": DECLARED,
    "pydantic_core": DECLARED,
    "annotated_types": DECLARED,
    "yaml": DECLARED,
    "cryptography": "rwa_chain/meter/p256.py",
    "eth_keys": ("rwa_chain/chain/signers.py", "rwa_chain/meter/signing.py"),
    "ocpp": "rwa_chain/meter/gateway/",
    "websockets": "rwa_chain/meter/gateway/",
    "jinja2": ("rwa_chain/report/", "rwa_chain/web/"),
    "markupsafe": ("rwa_chain/report/", "rwa_chain/pictures/", "rwa_chain/instruments/pool/report.py"),
    "fastapi": "rwa_chain/web/",
    "pyiso20022": "rwa_chain/iso/",
    "xsdata": "rwa_chain/iso/",
    "starlette": "rwa_chain/web/",
    "uvicorn": "rwa_chain/cli/web.py",
    "sortedcontainers": "rwa_chain/venue/",
    "sqlalchemy": "rwa_chain/index/",
    "alembic": "rwa_chain/index/",
    "xlsxwriter": "rwa_chain/index/tables.py",
    "weasyprint": "rwa_chain/report/statement.py",
    "typer": "rwa_chain/cli/",
    "rich": "rwa_chain/cli/",
}


def unit(file: str) -> str:
    """The package or top module that a file of ``rwa_chain`` belongs to."""
    return Path(file).with_suffix("").parts[1]


def refused(found: Import) -> str | None:
    """Why an import is not allowed, or None."""
    names = found.target.split(".")
    if names[0] != "rwa_chain":
        home = HOMES.get(names[0])
        return f"{found}: only in {home}" if home and not found.file.startswith(home) else None
    home = unit(found.file)
    if names[1] not in FLOORS:
        return None if home == "__main__" else f"{found}: has no floor"
    if home != names[1] and home != "__main__" and FLOORS[home] <= FLOORS[names[1]]:
        return f"{found}: {names[1]} is not below {home}"
    return None


def every() -> list[Import]:
    """Every import of the package."""
    return [
        found
        for file in sorted(PACKAGE.rglob("*.py"))
        for found in python_imports(ROOT, file, file.read_text(encoding="utf-8"))
    ]


def test_every_package_has_a_floor() -> None:
    """A package or top module is on a floor, and a floor names what exists."""
    there = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
    }
    assert there - {"__init__", "__main__"} == set(FLOORS)


def test_imports_go_down() -> None:
    """All imports of all modules are allowed, those inside functions too."""
    found = every()
    assert len(found) > 1000
    assert [reason for each in found if (reason := refused(each))] == []


def test_every_home_is_used() -> None:
    """A library that nobody imports any more is taken out of the list."""
    assert {each.target.split(".")[0] for each in every()} >= set(HOMES)


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("rwa_chain/chain/bad.py", "from rwa_chain.bindings import Bond"),
        ("rwa_chain/chain/bad.py", "from rwa_chain import solidity"),
        ("rwa_chain/chain/bad.py", "from ..solidity import build"),
        ("rwa_chain/chain/bad.py", "def late():\n    import rwa_chain.deploy.stack"),
        ("rwa_chain/lifecycle/bad.py", "from rwa_chain.life.plan import Plan"),
        ("rwa_chain/chain/bad.py", "from rwa_chain.life.plan import Plan"),
        ("rwa_chain/errors.py", "from rwa_chain.money import units"),
        ("rwa_chain/lifecycle/bad.py", "import web3"),
        ("rwa_chain/lifecycle/bond.py", "from QuantLib import Date"),
        ("rwa_chain/cli/bad.py", "from rwa_chain import nowhere"),
    ],
)
def test_a_wrong_import_is_seen(file: str, line: str) -> None:
    """The test would catch each kind of wrong import, however it is written."""
    [found] = python_imports(ROOT, ROOT / file, line)
    assert refused(found)
