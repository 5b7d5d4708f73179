"""The reference is what the code says: commands, contracts, packages."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

from rwa_chain.cli import COMMANDS
from rwa_chain.cli.reference import FILE, text
from rwa_chain.solidity import ROOT

PACKAGES = ROOT / "docs/reference/sdk.md"


def test_the_page_of_commands_is_current() -> None:
    """`python -m rwa_chain.cli.reference` writes it."""
    assert FILE.read_text(encoding="utf-8") == text()


def test_every_command_has_its_section() -> None:
    """Groups and their commands too."""
    sections = re.findall(r"^## rwa (.+)$", text(), re.MULTILINE)
    assert {*COMMANDS, "bench gas", "meter ingest"} <= set(sections)


def entry_points() -> Iterator[tuple[str, str]]:
    """Package and name, from the table."""
    for package, names in re.findall(r"^\| `(rwa_chain\.\w+)` \| (.+?) \|", PACKAGES.read_text("utf-8"), re.MULTILINE):
        for name in re.findall(r"`([\w.]+)`", names):
            yield package, name


def test_entry_points_exist() -> None:
    """Where the page says one begins, in the package or in one of its modules."""
    found = list(entry_points())
    assert len(found) > 10
    for package, name in found:
        if name.startswith("rwa_chain."):
            import_module(name)
            continue
        home = import_module(package)
        inner = (
            import_module(f"{package}.{each.name}") for each in pkgutil.iter_modules(getattr(home, "__path__", []))
        )
        assert hasattr(home, name) or any(hasattr(each, name) for each in inner), f"{package}: {name}"


def test_every_lifecycle_module_is_named() -> None:
    """Those that people use."""
    told = PACKAGES.read_text("utf-8")
    inner = {"instants", "remainders", "rounding", "signing"}
    modules = {path.stem for path in (ROOT / "rwa_chain/lifecycle").glob("[a-z]*.py")} - inner
    assert [name for name in sorted(modules) if f"`{name}`" not in told] == []
