"""Every locked package has a licence an Apache-2.0 project may run on; copyleft stands in a list, with its reason."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata

from rwa_chain.solidity import ROOT

PERMISSIVE = re.compile(
    r"\b(MIT|MIT-0|MIT-CMU|BSD|0BSD|Apache|ISC|PSF|Python Software Foundation|CNRI|CC0|Public Domain|Zlib|Unlicense|"
    r"MPL|Mozilla)\b|BSD-[23]-Clause|Apache-2\.0"
)
COPYLEFT = {
    "psycopg": "LGPL: an extra, unchanged and replaceable",
    "psycopg-binary": "LGPL: an extra, unchanged and replaceable",
    "pyphen": "also under MPL 1.1, which is taken",
    "iso20022-playset": "GPL: a judge of tests in a process of its own, in no extra",
}


def _locked() -> list[str]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return sorted(set(re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==", text, re.MULTILINE)))


def _licence(package: metadata.PackageMetadata) -> str:
    said = package.get("License-Expression") or ""
    classified = [
        each.rpartition(" :: ")[2] for each in package.get_all("Classifier", []) if each.startswith("License ::")
    ]
    return said or "; ".join(classified) or (package.get("License") or "").partition("\n")[0]


def test_each_locked_package_has_a_licence_we_may_use() -> None:
    """What is not installed on this platform is not asked; that is little."""
    licences, absent = {}, []
    for name in _locked():
        try:
            licences[name] = _licence(metadata.metadata(name))
        except metadata.PackageNotFoundError:
            absent.append(name)
    assert len(absent) < 6, absent
    wrong = {
        name: licence
        for name, licence in licences.items()
        if name.lower() not in COPYLEFT and ("GPL" in licence or not PERMISSIVE.search(licence))
    }
    assert wrong == {}
    assert {name for name in COPYLEFT if "GPL" not in licences.get(name, "GPL")} == set(), "no longer copyleft"


def test_no_extra_needs_what_is_gpl() -> None:
    """A user never installs it with us."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(each for of in project["optional-dependencies"].values() for each in of)]
    names = {re.match(r"[A-Za-z0-9._-]+", each)[0].lower() for each in wanted}  # type: ignore[index]
    assert [name for name, reason in COPYLEFT.items() if reason.startswith("GPL") and name in names] == []
