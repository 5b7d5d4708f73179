"""Python modules for contracts: `rwa_chain/bindings/`, committed, and the same for the same sources.

One module per contract: its class with typed views and writes, and nested in it the structs, enums, events and errors
that it declares. A declaration has exactly one Python class, in its declarer's module; what a contract inherits is an
alias. `types.py` holds what is declared at file level, `__init__.py` imports lazily and registers errors and events.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from pathlib import Path

from rwa_chain.errors import BuildError
from rwa_chain.solidity.emit import HEADER, ModuleWriter, types_module
from rwa_chain.solidity.model import ContractModel, Declaration, Model
from rwa_chain.solidity.names import snake_case
from rwa_chain.solidity.settings import ROOT

PACKAGE = "rwa_chain.bindings"
FOLDER = "rwa_chain/bindings"


class Plan:
    """The contracts that get a module, and the home of each declaration."""

    def __init__(self, model: Model, package: str = PACKAGE, homes: Mapping[str, str] | None = None) -> None:
        self.model = model
        self.package = package
        self.homes = dict(homes or {})
        self.contracts = self._bound()
        self._shown = _internal_types([entry for contract in self.contracts for entry in contract.abi])
        self._owners = {contract.name: contract for contract in self.contracts}

    def _bound(self) -> list[ContractModel]:
        """Ours, deployable library contracts, and whoever declares what these use."""
        owners = self.model.owners()
        wanted = {each.id for each in self.model.contracts.values() if each.is_ours or each.is_deployable}
        waiting = list(wanted)
        while waiting:
            for owner in self._declarers(self.model.contracts[waiting.pop()]):
                if owners[owner].id not in wanted:
                    wanted.add(owners[owner].id)
                    waiting.append(owners[owner].id)
        chosen = [
            each for each in self.model.contracts.values() if each.id in wanted and _has_content(self.model, each)
        ]
        _refuse_namesakes(chosen)
        return sorted((each for each in chosen if each.name not in self.homes), key=lambda each: each.name)

    def _declarers(self, contract: ContractModel) -> set[str]:
        declarations = self.model.declarations
        names = {declarations[used].owner for used in contract.used_ids}
        for entry in contract.abi:
            for kind in _internal_types(entry):
                names.add(kind.partition(".")[0] if "." in kind else None)
        return {name for name in names if name is not None}

    def module_of(self, owner: str | None) -> str:
        """The module of a contract's name, or of what stands at file level."""
        name = "types" if owner is None else snake_case(owner)
        return f"{self.homes.get(owner or '', self.package)}.{name}"

    def home_of(self, declaration: Declaration) -> str:
        """The module of a declaration; value types all live in `types`."""
        if declaration.owner is not None and declaration.kind != "value":
            return self.module_of(declaration.owner)
        return f"{self.homes.get(declaration.name, self.package)}.types"

    def is_written(self, declaration: Declaration) -> bool:
        """Whether this package has a class for it: a struct only if some interface shows it."""
        if declaration.kind == "struct" and declaration.canonical not in self._shown:
            return False
        if declaration.kind == "value" or declaration.owner is None:
            return declaration.name not in self.homes and self._is_ours(declaration)
        return True

    def _is_ours(self, declaration: Declaration) -> bool:
        return not declaration.source.startswith("node_modules/") or declaration.canonical in self._shown

    def path_of(self, declaration: Declaration) -> str:
        """`module:Class.Name`, by which the registry finds it."""
        return f"{self.home_of(declaration)}:{declaration.canonical}"

    def is_bound(self, owner: str | None) -> bool:
        """Whether a contract has a module, here or in the package that this one builds on."""
        return owner is None or owner in self._owners or owner in self.homes

    def shown_name(self, declaration: Declaration) -> str:
        """An error's name for people: what `IBond` declares for `Bond` is `Bond`'s."""
        owner = declaration.owner or ""
        implementer = self._owners.get(owner[1:]) if owner[:1] == "I" and owner[1:2].isupper() else None
        if implementer is not None and self.model.owners()[owner].id in implementer.base_ids:
            return f"{implementer.name}.{declaration.name}"
        return declaration.canonical


def generate(plan: Plan) -> dict[str, str]:
    """File names and their text."""
    files = {f"{snake_case(each.name)}.py": ModuleWriter(plan, each).text() for each in plan.contracts}
    files["types.py"] = types_module(plan)
    files["__init__.py"] = _package_module(plan)
    return dict(sorted(files.items()))


def write_bindings(root: Path = ROOT, *, model: Model | None = None) -> list[str]:
    """Generates `rwa_chain/bindings` and returns the names of the files that changed."""
    return write_files(root / FOLDER, generate(Plan(model or Model.compile(root))))


def stale_bindings(root: Path = ROOT, *, model: Model | None = None) -> list[str]:
    """Names of the committed files that are not what the contracts say; nothing is written."""
    return differing(root / FOLDER, generate(Plan(model or Model.compile(root))))


def check_bindings(root: Path = ROOT, *, model: Model | None = None) -> None:
    """Raises `BuildError` that names the stale files."""
    if stale := stale_bindings(root, model=model):
        raise BuildError(f"rwa_chain/bindings is not what the contracts say, `rwa build` writes it: {', '.join(stale)}")


def our_homes() -> dict[str, str]:
    """What has a class in `rwa_chain.bindings`: other packages use it, so that a log or an error has one class."""
    found = import_module(PACKAGE)
    types = import_module(f"{PACKAGE}.types")
    shared = [name for name, value in vars(types).items() if getattr(value, "__module__", "") == types.__name__]
    return dict.fromkeys([*found.__all__, *shared], PACKAGE)


def write_files(folder: Path, files: Mapping[str, str], pattern: str = "*.py") -> list[str]:
    """Write what differs, remove what is not among `files`, and return the names of both."""
    changed = differing(folder, files, pattern)
    folder.mkdir(parents=True, exist_ok=True)
    for name in changed:
        if name in files:
            (folder / name).write_text(files[name], encoding="utf-8")
        else:
            (folder / name).unlink()
    return changed


def differing(folder: Path, files: Mapping[str, str], pattern: str = "*.py") -> list[str]:
    """Names of the files of a folder that are not as they should be, or should not be there."""
    found = {path.name: path.read_text(encoding="utf-8") for path in folder.glob(pattern)}
    return sorted(name for name in {*found, *files} if found.get(name) != files.get(name))


def _internal_types(entry: object) -> set[str]:
    """Names of the structs, enums and value types in an ABI entry."""
    found: set[str] = set()
    if isinstance(entry, list):
        return found.union(*(_internal_types(each) for each in entry))
    if isinstance(entry, dict):
        for part in ("inputs", "outputs", "components"):
            found |= _internal_types(entry.get(part, []))
        kind, _, name = str(entry.get("internalType", "")).partition("[")[0].rpartition(" ")
        if kind in ("struct", "enum") or not kind:
            found.add(name)
    return found


def _has_content(model: Model, contract: ContractModel) -> bool:
    """Whether there is anything to say in Python: not for libraries of internal functions alone."""
    declares = any(each.owner == contract.name and each.kind != "value" for each in model.declarations.values())
    return contract.kind != "library" or bool(contract.abi) or declares or bool(contract.constants)


def _refuse_namesakes(contracts: Iterable[ContractModel]) -> None:
    seen: dict[str, ContractModel] = {}
    for each in contracts:
        for key in (each.name, snake_case(each.name)):
            other = seen.setdefault(key, each)
            if other is not each:
                raise BuildError(
                    f"two contracts share a Python name: {each.source}:{each.name}, {other.source}:{other.name}"
                )


def _export_order(name: str) -> tuple[bool, str]:
    return not name.isupper(), name


def _package_module(plan: Plan) -> str:
    names = [each.name for each in plan.contracts]
    own = [
        each
        for each in plan.model.declarations.values()
        if each.owner in names or (each.owner is None and plan.is_written(each))
    ]
    ours_first = sorted(own, key=lambda each: (not each.source.startswith("contracts/"), each.canonical))
    errors: dict[str, str] = {}
    events: dict[str, list[str]] = {}
    for each in ours_first:
        if each.kind == "error":
            errors.setdefault(each.node["errorSelector"], plan.path_of(each))
        if each.kind == "event" and not each.node["anonymous"]:
            events.setdefault(each.node["eventSelector"], []).append(plan.path_of(each))
    lines = [HEADER.format(doc="The contracts as Python classes; a module is imported when its class is first used.")]
    lines += ["from importlib import import_module", "from typing import TYPE_CHECKING, Any", ""]
    lines += ["from rwa_chain.chain.registry import REGISTRY", "", "if TYPE_CHECKING:"]
    lines += [
        f"    from {plan.package}.{snake_case(name)} import {name} as {name}" for name in sorted(names, key=snake_case)
    ] or ["    pass"]
    lines += ["", "_HOMES = {", *(f'    "{name}": "{snake_case(name)}",' for name in names), "}", ""]
    lines += ["_ERRORS = {", *(f'    "{key}": "{path}",' for key, path in sorted(errors.items())), "}", ""]
    lines += ["_EVENTS = {"]
    for topic, paths in sorted(events.items()):
        lines.append(f'    "{topic}": ({", ".join(repr(path).replace(chr(39), chr(34)) for path in paths)},),')
    lines += ["}", "", "", "def _abi(qualified_name: str) -> list[dict[str, Any]]:"]
    lines += ["    from rwa_chain.solidity.creation import artifact_of", ""]
    lines += ["    return artifact_of(qualified_name).abi", "", ""]
    lines += ["REGISTRY.register(errors=_ERRORS, events=_EVENTS, abi=_abi)", ""]
    lines += ["__all__ = [", *(f'    "{name}",' for name in sorted(names, key=_export_order)), "]", "", ""]
    lines += ["def __getattr__(name: str) -> Any:", "    home = _HOMES.get(name)", "    if home is None:"]
    lines += ['        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")']
    lines += ['    return getattr(import_module(f"{__name__}.{home}"), name)', ""]
    return "\n".join(lines)
