"""Typed bindings of anybody's contracts from their ABIs: one module, as `rwa build` writes this tree's own.

An ABI is turned into the model that the compiler's tree gives, and written by the same writer. What an ABI doesn't say
is left out: members of enums, whose values are plain integers, and value types. An event or error that this library, or
another of the ABIs, declares too is that class, so that a log or a refusal has one class whoever decodes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rwa_chain.chain.address import keccak
from rwa_chain.chain.registry import REGISTRY
from rwa_chain.errors import InputError
from rwa_chain.solidity.emit import (
    HEADER,
    ModuleWriter,
    TypeNames,
    _checking_imports,
    _signature,
    _sorted,
    _tidy,
    _used_imports,
    declaration_class,
)
from rwa_chain.solidity.generate import Plan
from rwa_chain.solidity.model import ContractModel, Model
from rwa_chain.solidity.names import constant_name

_MODULE = "bound"
_SOURCE = "contracts/bound"


def bind(abis: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """A Python module with a class per contract, by its name; raises `InputError` where an ABI is none."""
    _known_bindings()
    plan = _Plan(Model(_output(abis)))
    writers = [_Writer(plan, contract) for contract in plan.contracts]
    bodies = [line for writer in writers for line in ["", "", *writer._body()]]
    types = TypeNames(plan, _MODULE)
    structs: list[str] = []
    for each in plan.model.declarations.values():
        if each.owner is None:
            structs += ["", "", *declaration_class(plan, types, each)]
    constants = [line for writer in writers for line in writer._constants]
    aliases = sorted({line for writer in writers for line in writer.imported})
    given = [f"{name}.ABI = json.loads({json.dumps(abi)!r})" for name, abi in sorted(abis.items())]
    text = "\n".join([*constants, *structs, *bodies, *_registered(plan), "", *given])
    checking = _checking_imports(text)
    typing = ["TYPE_CHECKING"] if checking else []
    imports = [
        "import json",
        *(["from collections.abc import Sequence"] if "Sequence[" in text else []),
        *(["from dataclasses import dataclass"] if "@dataclass" in text else []),
        *([f"from typing import {', '.join(typing)}"] if typing else []),
    ]
    ours = _sorted([*_used_imports(text), *aliases, "from rwa_chain.chain.registry import REGISTRY"])
    head = HEADER.format(doc=f"Contracts {', '.join(abis)}.").replace(
        "Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.",
        "Generated from ABIs by `rwa bind`; do not edit.",
    )
    guarded = ["", "if TYPE_CHECKING:", *checking] if checking else []
    return _tidy("\n".join([head, *imports, "", *ours, *guarded, "", text, ""]))


def read_abi(path: Path) -> list[dict[str, Any]]:
    """The ABI in a JSON file: a list, or an artifact of Foundry, Hardhat or solc with one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError("ABI", str(path), f"a readable file ({error.strerror})") from None
    except ValueError:
        raise InputError("ABI", str(path), "JSON") from None
    found = content.get("abi") if isinstance(content, dict) else content
    if not isinstance(found, list) or not all(isinstance(each, dict) and "type" in each for each in found):
        raise InputError("ABI", str(path), "a JSON list of functions, events and errors, or an artifact with one")
    return found


class _Plan(Plan):
    """Everything in one module."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.package = _MODULE
        self.homes = {}
        self.contracts = sorted(model.contracts.values(), key=lambda each: each.name)
        self._shown = {each.canonical for each in model.declarations.values() if each.kind == "struct"}
        self._owners = {contract.name: contract for contract in self.contracts}

    def module_of(self, owner: str | None) -> str:
        return _MODULE

    def home_of(self, declaration: Any) -> str:
        return _MODULE


class _Writer(ModuleWriter):
    """Constants carry the contract's name, as all of them stand in one module."""

    def __init__(self, plan: Plan, contract: ContractModel) -> None:
        super().__init__(plan, contract)
        self.imported: set[str] = set()

    def _constant(self, entry: Mapping[str, Any], name: str, result: str) -> str:
        return super()._constant(entry, f"{self._contract.name}_{name}", result)

    def _aliases(self) -> list[str]:
        lines = []
        for name, path in _elsewhere(self._contract.name, self._plan.contracts):
            module, _, inner = path.partition(":")
            owner = inner.partition(".")[0]
            if module:
                self.imported.add(f"from {module} import {owner} as _{owner}")
            lines.append(f"    {name} = {'_' if module else ''}{inner}")
        return ["", *sorted(lines)] if lines else []


def _output(abis: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Compiler output rebuilt from the ABIs, as the generator expects it."""
    numbers = iter(range(1, 1_000_000))
    structs: dict[str, tuple[Any, ...]] = {}
    units, named = [], {}
    declared: set[tuple[str, int]] = set()
    for name, abi in sorted(abis.items()):
        if not name.isidentifier() or name != constant_name(name):
            raise InputError("ABI", name, "a name that Python takes for a class, as in Token=abi.json")
        plain = [_plain_entry(entry, structs, name) for entry in abi if entry["type"] != "constructor"]
        own = [each for each in plain if each["type"] in ("error", "event")]
        own = [each for each in own if _ours(each) is None and _identity(each) not in declared]
        declared |= {_identity(each) for each in own}
        nodes = [_declared(next(numbers), each) for each in own]
        units.append(
            {
                "id": next(numbers), "nodeType": "ContractDefinition", "name": name, "contractKind": "interface",
                "abstract": True, "nodes": nodes, "usedErrors": [], "usedEvents": [],
            }
        )  # fmt: skip
        units[-1]["linearizedBaseContracts"] = [units[-1]["id"]]
        functions = [each for each in plain if each["type"] == "function"]
        selectors = {_signature(each): keccak(_signature(each).encode())[:4].hex() for each in functions}
        named[name] = {"abi": plain, "evm": {"methodIdentifiers": selectors}}
    for name, members in structs.items():
        nodes = [_variable(each) for each in members]
        units.append({"id": next(numbers), "nodeType": "StructDefinition", "name": name, "members": nodes})
    return {"sources": {_SOURCE: {"ast": {"nodes": units}}}, "contracts": {_SOURCE: named}}


def _plain_entry(entry: Mapping[str, Any], structs: dict[str, tuple[Any, ...]], owner: str) -> dict[str, Any]:
    """An entry whose structs stand at file level and whose other types are those of the ABI."""
    made = {**entry}
    for part in ("inputs", "outputs"):
        where = f"{entry.get('name', '')[:1].upper()}{entry.get('name', '')[1:]}"
        made[part] = [
            _plain_type(each, structs, f"{owner}{where}{place}")
            for place, each in enumerate(entry.get(part, []))
        ]  # fmt: skip
    made.setdefault("stateMutability", "nonpayable")
    return made


def _plain_type(parameter: Mapping[str, Any], structs: dict[str, tuple[Any, ...]], fallback: str) -> dict[str, Any]:
    kind = str(parameter["type"])
    made = {"name": "", **parameter, "internalType": kind}
    if not kind.startswith("tuple"):
        return made
    internal = str(parameter.get("internalType", "")).partition("[")[0].removeprefix("struct ")
    made["components"] = [_plain_type(each, structs, f"{fallback}_{each['name']}") for each in parameter["components"]]
    members = tuple((each["name"], each["type"], each["internalType"]) for each in made["components"])
    plain, owned = internal.rpartition(".")[2] or fallback, internal.replace(".", "_") or fallback
    name = next(each for each in (plain, owned, f"{owned}_") if structs.get(each, members) == members)
    structs[name] = members
    made["internalType"] = f"struct {name}{kind.removeprefix('tuple')}"
    return made


def _variable(member: tuple[str, str, str], indexed: bool = False) -> dict[str, Any]:
    name, kind, internal = member
    written = internal if kind.startswith("tuple") else kind
    return {"name": name, "indexed": indexed, "typeDescriptions": {"typeString": written}}


def _declared(number: int, entry: Mapping[str, Any]) -> dict[str, Any]:
    parameters = [
        _variable((each["name"], each["type"], each["internalType"]), bool(each.get("indexed")))
        for each in entry["inputs"]
    ]
    digest = keccak(_signature(entry).encode()).hex()
    kind = "ErrorDefinition" if entry["type"] == "error" else "EventDefinition"
    return {
        "id": number, "nodeType": kind, "name": entry["name"], "parameters": {"parameters": parameters},
        "errorSelector": digest[:8], "eventSelector": digest, "anonymous": bool(entry.get("anonymous")),
    }  # fmt: skip


def _identity(entry: Mapping[str, Any]) -> tuple[str, int]:
    """By what bytes tell an event or error: the hash of its signature, and how many of its fields are indexed."""
    digest = keccak(_signature(entry).encode()).hex()
    if entry["type"] == "error":
        return digest[:8], -1
    return digest, sum(bool(each.get("indexed")) for each in entry["inputs"])


def _ours(entry: Mapping[str, Any]) -> str | None:
    """The path of the class that `rwa_chain.bindings` has for an event or error."""
    digest, indexed = _identity(entry)
    path = REGISTRY.path(error=digest) if indexed < 0 else REGISTRY.path(event=digest, indexed=indexed)
    return path if path is not None and path.startswith("rwa_chain.bindings.") else None


def _elsewhere(name: str, contracts: Sequence[ContractModel]) -> Iterator[tuple[str, str]]:
    """(name, path) of a contract's events and errors that have their class elsewhere."""
    first: dict[tuple[str, int], str] = {}
    for contract in contracts:
        for entry in contract.abi:
            if entry["type"] in ("error", "event"):
                path = _ours(entry) or f":{first.setdefault(_identity(entry), contract.name)}.{entry['name']}"
                if contract.name == name and path != f":{name}.{entry['name']}":
                    yield entry["name"], path


def _registered(plan: Plan) -> list[str]:
    """The call that makes errors and events known by their bytes."""
    errors, events = [], []
    for each in plan.model.declarations.values():
        if each.kind == "error":
            errors.append(f'        "{each.node["errorSelector"]}": f"{{__name__}}:{each.canonical}",')
        if each.kind == "event" and not each.node["anonymous"]:
            events.append(f'        "{each.node["eventSelector"]}": (f"{{__name__}}:{each.canonical}",),')
    return ["", "", "REGISTRY.register(", "    errors={", *errors, "    },", "    events={", *events, "    },", ")"]


def _known_bindings() -> None:
    import rwa_chain.bindings  # noqa: F401  registers what it declares
