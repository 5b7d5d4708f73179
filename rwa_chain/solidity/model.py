"""Declarations of the contracts, read from the compiler's syntax tree: errors, events, structs, enums.

An ABI repeats the errors and events that a contract inherits or that its libraries raise, without saying whose they
are; only the tree does. The compiler is asked for no code here, so this takes seconds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from rwa_chain.errors import BuildError
from rwa_chain.solidity.compile import SOLC
from rwa_chain.solidity.errors import CompileError
from rwa_chain.solidity.settings import ROOT, Settings
from rwa_chain.solidity.sources import SourceTree

_KINDS = {
    "ErrorDefinition": "error",
    "EventDefinition": "event",
    "StructDefinition": "struct",
    "EnumDefinition": "enum",
    "UserDefinedValueTypeDefinition": "value",
}


@dataclass(frozen=True)
class Declaration:
    """An error, event, struct, enum or value type; `owner` is its contract, or `None` at file level."""

    kind: str
    name: str
    owner: str | None
    source: str
    node: Mapping[str, Any]

    @property
    def id(self) -> int:
        """The compiler's number of it."""
        return int(self.node["id"])

    @property
    def canonical(self) -> str:
        """`Owner.Name`, or `Name` at file level, as an ABI's internal types say it."""
        return f"{self.owner}.{self.name}" if self.owner else self.name

    @property
    def notice(self) -> str:
        """Its NatSpec notice on one line, without tags."""
        return _notice(self.node)


@dataclass(frozen=True)
class ContractModel:
    """A contract, library or interface."""

    name: str
    source: str
    node: Mapping[str, Any]
    abi: list[dict[str, Any]]
    devdoc: Mapping[str, Any]
    userdoc: Mapping[str, Any]
    selectors: Mapping[str, str]
    #: The interface of the views that its fallback hands on, and that interface's bases; `@custom:views` names it.
    view_ids: tuple[int, ...] = ()

    @property
    def id(self) -> int:
        """The compiler's number of it."""
        return int(self.node["id"])

    @property
    def kind(self) -> str:
        """`contract`, `library` or `interface`."""
        return str(self.node["contractKind"])

    @property
    def is_deployable(self) -> bool:
        """A contract that is not abstract, or a library that others link."""
        if self.kind == "library":
            return any(entry["type"] == "function" for entry in self.abi)
        return self.kind == "contract" and not self.node["abstract"]

    @property
    def is_ours(self) -> bool:
        """Whether it lies in contracts/."""
        return self.source.startswith("contracts/")

    @property
    def base_ids(self) -> list[int]:
        """Itself and all it inherits from."""
        return list(self.node["linearizedBaseContracts"])

    @property
    def used_ids(self) -> list[int]:
        """Errors and events it can raise or emit, declared by whomever."""
        return [*self.node.get("usedErrors", ()), *self.node.get("usedEvents", ())]

    @property
    def title(self) -> str:
        """Its NatSpec title or notice."""
        return str(self.devdoc.get("title") or self.userdoc.get("notice") or "").strip()

    @cached_property
    def constants(self) -> dict[str, int]:
        """Constants whose value is a number, by name."""
        values: dict[str, int] = {}
        for node in self.node["nodes"]:
            if node["nodeType"] == "VariableDeclaration" and node.get("constant"):
                value = _constant(node.get("value"), values)
                if value is not None:
                    values[node["name"]] = value
        return values


class Model:
    """All contracts and declarations of one compilation."""

    def __init__(self, output: Mapping[str, Any]) -> None:
        self.contracts: dict[int, ContractModel] = {}
        self.declarations: dict[int, Declaration] = {}
        for source, unit in output["sources"].items():
            named = output.get("contracts", {}).get(source, {})
            for node in unit["ast"]["nodes"]:
                if node["nodeType"] == "ContractDefinition":
                    self._add_contract(source, node, named[node["name"]])
                self._add_declaration(source, None, node)
        self._add_views()
        self._by_name = {(d.kind, d.canonical): d for d in self.declarations.values()}

    @classmethod
    def compile(cls, root: Path = ROOT, *, sources: Iterable[str] | None = None) -> Model:
        """The model of `root`/contracts without its mocks, or of other `sources`, with all that they import."""
        settings = Settings.load(root)
        tree = SourceTree.of(root, settings.remappings)
        wanted = (
            [name for name in tree.names if not name.startswith("contracts/mocks/")] if sources is None else sources
        )
        reached = sorted({each for name in wanted for each in tree.closure(name)})
        outputs = {"": ["ast"], "*": ["abi", "devdoc", "userdoc", "evm.methodIdentifiers"]}
        return cls(
            compile_standard(
                {
                    "language": "Solidity",
                    "sources": {name: {"content": tree.text(name)} for name in reached},
                    "settings": {**settings.to_json(), "outputSelection": {"*": outputs}},
                }
            )
        )

    def find(self, kind: str, canonical: str) -> Declaration:
        """The struct, enum or value type of an internal type's name."""
        found = self._by_name.get((kind, canonical))
        if found is None:
            raise BuildError(f"no {kind} {canonical} is declared")
        return found

    def owners(self) -> dict[str, ContractModel]:
        """Contracts by name."""
        return {contract.name: contract for contract in self.contracts.values()}

    def natspec(self, contract: ContractModel, signature: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """NatSpec of a function, or of the first base that has it.

        The compiler inherits a text only where the parameters have the same names and one base alone declares it.
        """
        for each in (*contract.base_ids, *contract.view_ids):
            written = self.contracts[each]
            user, dev = (doc.get("methods", {}).get(signature, {}) for doc in (written.userdoc, written.devdoc))
            if user or dev:
                return user, dev
        return {}, {}

    def duplicates(self) -> list[str]:
        """Errors that two of our files declare: each line names both."""
        found: dict[str, Declaration] = {}
        lines = []
        for each in sorted(self.declarations.values(), key=lambda d: (d.source, d.canonical)):
            if each.kind != "error" or not each.source.startswith("contracts/"):
                continue
            first = found.setdefault(each.node["errorSelector"], each)
            if first is not each:
                lines.append(f"{each.name}: declared by {first.canonical} and by {each.canonical}")
        return lines

    def _add_contract(self, source: str, node: Mapping[str, Any], output: Mapping[str, Any]) -> None:
        self.contracts[node["id"]] = ContractModel(
            name=node["name"],
            source=source,
            node=node,
            abi=output["abi"],
            devdoc=output.get("devdoc", {}),
            userdoc=output.get("userdoc", {}),
            selectors=output["evm"].get("methodIdentifiers", {}),
        )
        for inner in node["nodes"]:
            self._add_declaration(source, node["name"], inner)

    def _add_views(self) -> None:
        """Add the views that a fallback answers to its contract's interface, as if the functions stood there."""
        owners = self.owners()
        for id_, contract in self.contracts.items():
            name = contract.devdoc.get("custom:views")
            if not name:
                continue
            if name not in owners:
                raise BuildError(f"{contract.name}: `@custom:views {name}` names no interface")
            views = owners[name]
            if both := sorted({*views.selectors} & {*contract.selectors}):
                raise BuildError(f"{contract.name} has functions that {name} has too: {', '.join(both)}")
            self.contracts[id_] = replace(
                contract,
                abi=[*contract.abi, *(entry for entry in views.abi if entry["type"] == "function")],
                selectors={**contract.selectors, **views.selectors},
                view_ids=tuple(views.base_ids),
            )

    def _add_declaration(self, source: str, owner: str | None, node: Mapping[str, Any]) -> None:
        kind = _KINDS.get(node["nodeType"])
        if kind is not None:
            self.declarations[node["id"]] = Declaration(kind, node["name"], owner, source, node)


def compile_standard(standard_input: Mapping[str, Any]) -> dict[str, Any]:
    """The compiler's output; its errors leave as `CompileError`."""
    import tempfile

    import solcx
    from solcx.exceptions import SolcError

    try:
        with tempfile.TemporaryDirectory() as empty:
            output: dict[str, Any] = solcx.compile_standard(dict(standard_input), solc_binary=SOLC, base_path=empty)
    except SolcError as refusal:
        errors: Any = refusal.error_dict or []
        messages = [error["formattedMessage"] for error in errors if error["severity"] == "error"]
        raise CompileError("contracts", messages or [str(refusal)]) from refusal
    except json.JSONDecodeError as cause:
        raise CompileError("contracts", ["the compiler ended without an answer"]) from cause
    return output


def _notice(node: Mapping[str, Any]) -> str:
    documentation = node.get("documentation")
    text = documentation.get("text", "") if isinstance(documentation, Mapping) else ""
    lines = [line.strip() for line in str(text).splitlines()]
    return " ".join(_without_tags(lines)).strip()


def _without_tags(lines: list[str]) -> Iterator[str]:
    speaking = True
    for line in lines:
        if line.startswith("@"):
            tag, _, rest = line.partition(" ")
            speaking = tag in ("@notice", "@dev", "@title")
            line = rest
        if speaking and line:
            yield line


def _constant(node: Any, known: Mapping[str, int]) -> int | None:
    """The value of a constant expression made of numbers, shifts, sums and earlier constants; else `None`."""
    if not isinstance(node, Mapping):
        return None
    match node["nodeType"]:
        case "Literal" if node["kind"] == "number" and not node.get("subdenomination"):
            text = str(node["value"]).replace("_", "")
            try:
                return int(text, 0)
            except ValueError:
                return None
        case "Identifier":
            return known.get(node["name"])
        case "TupleExpression" if len(node["components"]) == 1:
            return _constant(node["components"][0], known)
        case "BinaryOperation":
            left, right = _constant(node["leftExpression"], known), _constant(node["rightExpression"], known)
            if left is not None and right is not None:
                return _binary(node["operator"], left, right)
    return None


def _binary(operator: str, left: int, right: int) -> int | None:
    match operator:
        case "<<":
            return left << right
        case "|":
            return left | right
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "**":
            return int(left**right)
    return None
