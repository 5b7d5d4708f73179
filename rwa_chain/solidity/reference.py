"""Pages about contracts, `docs/reference/contracts/`, from what their sources say: NatSpec, signatures, events, errors.

They are written with the bindings, and like them are the same for the same sources. One page per contract that is
deployed, one of all errors by the name that a refusal shows, and an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from rwa_chain.errors import BuildError
from rwa_chain.solidity.generate import Plan, differing, write_files
from rwa_chain.solidity.model import ContractModel, Declaration, Model
from rwa_chain.solidity.settings import ROOT

FOLDER = "docs/reference/contracts"
_NOTE = "<!-- Written by `rwa build` from the contracts; do not edit. -->"
_SOURCES = "../../../"


def pages(model: Model) -> dict[str, str]:
    """File names and their text."""
    plan = Plan(model)
    shown = [each for each in plan.contracts if each.is_ours and each.kind == "contract" and each.is_deployable]
    files = {f"{each.name}.md": _page(plan, each) for each in shown}
    files["errors.md"] = _errors_page(plan)
    files["README.md"] = _index(shown)
    return files


def write_pages(model: Model, root: Path = ROOT) -> list[str]:
    """Writes the pages and returns the names of the files that changed."""
    return write_files(root / FOLDER, pages(model), "*.md")


def check_pages(model: Model, root: Path = ROOT) -> None:
    """Raises `BuildError` that names the stale pages."""
    if stale := differing(root / FOLDER, pages(model), "*.md"):
        raise BuildError(f"{FOLDER} is not what the contracts say, `rwa build` writes it: {', '.join(stale)}")


def _index(contracts: Iterable[ContractModel]) -> str:
    lines = ["# Contracts", "", _NOTE, ""]
    lines += ["[Every error](errors.md), by the name that a refusal shows. What each folder is for, and the roles:"]
    lines += [f"[contracts/README.md]({_SOURCES}contracts/README.md)."]
    folder = ""
    for each in sorted(contracts, key=lambda each: (each.source, each.name)):
        if (own := each.source.split("/")[1]) != folder:
            folder = own
            lines += ["", f"## {folder}", ""]
        lines.append(f"- [`{each.name}`]({each.name}.md): {_plain(each.title)}")
    return "\n".join([*lines, ""])


def _page(plan: Plan, contract: ContractModel) -> str:
    lines = [f"# {contract.name}", "", _NOTE, "", *_about(plan.model, contract)]
    lines += [f"Source: [`{contract.source}`]({_SOURCES}{contract.source}). Python:"]
    lines += [f"`from rwa_chain.bindings import {contract.name}`.", ""]
    functions = [entry for entry in contract.abi if entry["type"] == "function"]
    for title, views in (("Functions that write", False), ("Views", True)):
        chosen = [each for each in functions if (each["stateMutability"] in ("view", "pure")) is views]
        if chosen:
            lines += [f"## {title}", ""]
        for entry in sorted(chosen, key=lambda entry: str(entry["name"]).lower()):
            lines += _function(plan.model, contract, entry)
    used = [plan.model.declarations[each] for each in contract.used_ids]
    events = sorted((each for each in used if each.kind == "event"), key=lambda each: each.name.lower())
    errors = sorted((each for each in used if each.kind == "error"), key=plan.shown_name)
    if events:
        lines += ["## Events", "", *(f"- {_declared(each.name, each)}" for each in events), ""]
    if errors:
        lines += ["## Errors", "", *(f"- {_declared(plan.shown_name(each), each)}" for each in errors), ""]
    return "\n".join(lines)


def _about(model: Model, contract: ContractModel) -> Iterator[str]:
    """Its own title and notice, and those of the interface that specifies it."""
    said = [contract.devdoc.get("title"), contract.userdoc.get("notice"), contract.devdoc.get("details")]
    specification = model.owners().get(f"I{contract.name}")
    if specification is not None and specification.id in contract.base_ids:
        said += [specification.devdoc.get("title"), specification.userdoc.get("notice")]
        said += [specification.devdoc.get("details")]
    for text in dict.fromkeys(_plain(each) for each in said if each):
        yield from (text, "")


def _function(model: Model, contract: ContractModel, entry: Mapping[str, Any]) -> Iterator[str]:
    signature = f"{entry['name']}({','.join(_abi_type(each) for each in entry['inputs'])})"
    user, dev = model.natspec(contract, signature)
    outputs = _parameters(entry["outputs"])
    yield f"### `{entry['name']}({_parameters(entry['inputs'])})`" + (f" → `{outputs}`" if outputs else "")
    yield ""
    for text in (user.get("notice"), dev.get("details")):
        if text:
            yield from (_plain(text), "")
    listed = [f"- `{name}`: {_plain(text)}" for name, text in dev.get("params", {}).items()]
    for name, text in dev.get("returns", {}).items():
        listed.append(f"- returns{'' if name.startswith('_') else f' `{name}`'}: {_plain(text)}")
    if listed:
        yield from (*listed, "")


def _errors_page(plan: Plan) -> str:
    lines = ["# Errors", "", _NOTE, ""]
    lines += [
        "Each is a Python exception of the same name, its values as attributes. `rwa explain` and the ledger show"
    ]
    lines += ["them by these names.", ""]
    used = {each for contract in plan.contracts if contract.is_ours for each in contract.used_ids}
    ours = [
        each
        for each in plan.model.declarations.values()
        if each.kind == "error" and (each.id in used or each.source.startswith("contracts/"))
    ]
    return "\n".join([*lines, *sorted(f"- {_declared(plan.shown_name(each), each)}" for each in ours), ""])


def _declared(name: str, declaration: Declaration) -> str:
    parameters = declaration.node["parameters"]["parameters"]
    listed = ", ".join(
        " ".join(
            word
            for word in (
                _short(each["typeDescriptions"]["typeString"]),
                "indexed" * bool(each.get("indexed")),
                each["name"],
            )
            if word
        )
        for each in parameters
    )
    return f"`{name}({listed})`" + (f": {_plain(declaration.notice)}" if declaration.notice else "")


def _parameters(entries: Iterable[Mapping[str, Any]]) -> str:
    return ", ".join(
        f"{_short(str(each.get('internalType', each['type'])))} {each['name']}".strip() for each in entries
    )


def _short(kind: str) -> str:
    """A type without the word for what it is, and without its file."""
    return kind.removeprefix("struct ").removeprefix("enum ").removeprefix("contract ")


def _abi_type(entry: Mapping[str, Any]) -> str:
    kind = str(entry["type"])
    if not kind.startswith("tuple"):
        return kind
    return f"({','.join(_abi_type(each) for each in entry['components'])}){kind.removeprefix('tuple')}"


def _plain(text: object) -> str:
    """One line that Markdown shows as it was written."""
    line = " ".join(str(text).split())
    return line.replace("<", "&lt;").replace("[", "\\[").replace("|", "\\|")
