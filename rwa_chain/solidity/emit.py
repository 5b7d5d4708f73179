"""The text of one generated module."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rwa_chain.errors import BuildError
from rwa_chain.solidity.model import ContractModel, Declaration
from rwa_chain.solidity.names import (
    ERROR_RESERVED,
    EVENT_RESERVED,
    METHOD_RESERVED,
    constant_name,
    python_name,
    python_names,
    snake_case,
)

if TYPE_CHECKING:
    from rwa_chain.solidity.generate import Plan

HEADER = '''"""{doc}

Generated from the contracts by `rwa build`; do not edit. `rwa build --check` compares.
"""

from __future__ import annotations
'''

_WIDTH = 116
_OPTIONS = ("sender", "gas")
Parameter = Mapping[str, Any]


class TypeNames:
    """Names of types in one module, and the modules that it needs for them."""

    def __init__(self, plan: Plan, module: str) -> None:
        self._plan = plan
        self._module = module
        self.modules: set[str] = set()
        self.values: set[str] = set()

    def annotation(self, parameter: Parameter, *, given: bool) -> str:
        """The Python type of a parameter that is `given` to a call, or of a value that is read."""
        base, sizes = _split_array(str(parameter["type"]))
        written = self._base_annotation(base, _internal(parameter), given=given)
        for _ in sizes:
            written = f"Sequence[{written}]" if given else f"tuple[{written}, ...]"
        return written

    def runtime(self, parameter: Parameter) -> str:
        """The expression of its ABI type."""
        sizes = _split_array(str(parameter["type"]))[1]
        kind, name = _internal(parameter)
        if kind not in ("struct", "enum"):
            return f'"{parameter["type"]}"'
        wrapper = "StructOf" if kind == "struct" else "EnumOf"
        written = f"{wrapper}(lambda: {self.reference(self._plan.model.find(kind, name))})"
        for size in sizes:
            written = f"ArrayOf({written}, {size})" if size else f"ArrayOf({written})"
        return written

    def reference(self, declaration: Declaration) -> str:
        """A declared class as this module names it."""
        module = self._plan.home_of(declaration)
        if not self._plan.is_bound(declaration.owner):
            raise BuildError(f"{declaration.canonical} is used and has no module")
        if module == self._module:
            return declaration.canonical
        self.modules.add(module)
        return f"{_alias(module)}.{declaration.canonical}"

    def _base_annotation(self, base: str, internal: tuple[str, str], *, given: bool) -> str:
        kind, name = internal
        if kind in ("struct", "enum"):
            return self.reference(self._plan.model.find(kind, name))
        if kind == "value":
            return self._value(name)
        if base == "address":
            return "AddressLike" if given else "Address"
        return _plain(base)

    def _value(self, name: str) -> str:
        plain = name.rpartition(".")[2]
        module = self._plan.home_of(self._plan.model.find("value", name))
        if module == self._module:
            return plain
        self.modules.add(module)
        return f"{_alias(module)}.{plain}"


class ModuleWriter:
    """Writes the module of one contract."""

    def __init__(self, plan: Plan, contract: ContractModel) -> None:
        self._plan = plan
        self._contract = contract
        self._types = TypeNames(plan, plan.module_of(contract.name))
        self._constants: list[str] = []
        self._bases: dict[str, str] = {}

    def text(self) -> str:
        """The whole module."""
        body = self._body()
        doc = self._contract.title or f"{self._contract.name}, from {self._contract.source}."
        head = HEADER.format(doc=_safe(_wrapped(doc, 0)))
        text = _tidy("\n".join([head, self._imports(body), "", *self._constants, "", "", *body, ""]))
        if self._contract.name != "Address":
            return text
        # OpenZeppelin's library is a namesake of our own type.
        return text.replace("import Address\n", "import Address as _Address\n").replace(": Address\n", ": _Address\n")

    def _body(self) -> list[str]:
        contract = self._contract
        callable_ = contract.is_deployable or (contract.is_ours and contract.kind == "interface")
        base = "(Contract)" if callable_ else ""
        lines = [f"class {contract.name}{base}:", *_doc(contract.title or f"{contract.kind} {contract.name}", 4), ""]
        if callable_:
            lines += [f'    NAME = "{contract.name}"', f'    SOURCE = "{contract.source}"', ""]
        for name, value in contract.constants.items():
            if name.startswith("_"):
                continue
            lines.append(f"    {constant_name(name)} = {value if value < 10**6 else hex(value)}")
        own = [each for each in self._plan.model.declarations.values() if each.owner == contract.name]
        for each in sorted(own, key=lambda each: (_ORDER.index(each.kind), each.name)):
            if self._plan.is_written(each):
                lines += ["", *_indented(declaration_class(self._plan, self._types, each))]
        lines += self._aliases()
        if callable_:
            lines += self._deploy() if contract.is_deployable else []
            lines += self._functions() if contract.kind != "library" else []
        return lines

    def _aliases(self) -> list[str]:
        """Inherited declarations, under the class's own name too."""
        lines: dict[str, str] = {}
        bases = {self._plan.model.contracts[each].name for each in self._contract.base_ids[1:]}
        inherited = [
            each
            for each in self._plan.model.declarations.values()
            if each.owner in bases and self._plan.is_written(each)
        ]
        used = set(self._contract.used_ids)
        for each in inherited:
            if (each.id in used or each.kind in ("struct", "enum")) and self._plan.is_bound(each.owner):
                module = self._plan.module_of(each.owner)
                self._bases[str(each.owner)] = module
                lines[each.name] = f"    {each.name} = _{each.canonical}"
        return ["", *(lines[name] for name in sorted(lines))] if lines else []

    # -- functions -----------------------------------------------------------------------------------------------

    def _functions(self) -> list[str]:
        functions = [entry for entry in self._contract.abi if entry["type"] == "function"]
        lines: list[str] = []
        for entry, name in sorted(_named(functions), key=lambda pair: pair[1]):
            is_view = entry["stateMutability"] in ("view", "pure")
            lines += self._view(entry, name) if is_view else self._write(entry, name)
        return lines

    def _view(self, entry: Parameter, name: str) -> list[str]:
        names = python_names((each["name"] for each in entry["inputs"]), ("self", "at"))
        given = self._given(entry["inputs"], names)
        result = self._returned(entry["outputs"])
        constant = self._constant(entry, name, result)
        arguments = _arguments(["self", *given, "*", "at: int | None = None"])
        return [
            "",
            f"    def {name}({arguments}) -> {result}:",
            *_doc(self._documentation(entry), 8),
            f"        return self._view({constant}, {_tuple(names)}, at)",
        ]

    def _write(self, entry: Parameter, name: str) -> list[str]:
        payable = entry["stateMutability"] == "payable"
        reserved = ("self", *_OPTIONS, *(["value"] if payable else []))
        names = python_names((each["name"] for each in entry["inputs"]), reserved)
        given = self._given(entry["inputs"], names)
        result = self._returned(entry["outputs"])
        constant = self._constant(entry, name, result)
        options = ["*", "value: int = 0"] if payable else []
        sending = ["*", "sender: Party", *(["value: int = 0"] if payable else []), "gas: int | None = None"]
        values = f"{constant}, {_tuple(names)}" + (", value" if payable else "")
        return [
            "",
            f"    def _make_{name}({_arguments(['self', *given, *options])}) -> Call[{result}]:",
            f"        return self._call({values})",
            "",
            f"    @write(_make_{name})",
            f"    def {name}({_arguments(['self', *given, *sending])}) -> {result}:",
            *_doc(self._documentation(entry), 8),
            "        raise Signature",
        ]

    def _deploy(self) -> list[str]:
        found = [entry for entry in self._contract.abi if entry["type"] == "constructor"]
        entry: Parameter = found[0] if found else {"inputs": [], "stateMutability": "nonpayable"}
        payable = entry["stateMutability"] == "payable"
        reserved = ("cls", "chain", "libraries", "value", *_OPTIONS)
        names = python_names((each["name"] for each in entry["inputs"]), reserved)
        given = self._given(entry["inputs"], names)
        inputs = self._parameters(entry["inputs"], names)
        self._constants.append(f'_CONSTRUCTOR = Function[None]("constructor", "", {inputs})')
        linked = "libraries: Mapping[str, AddressLike] | None = None"
        money = ["value: int = 0"] if payable else []
        sending = ["cls", "chain: Chain", *given, "*", "sender: Party", linked, *money, "gas: int | None = None"]
        passed = [*names, "libraries=libraries", *(["value=value"] if payable else [])]
        return [
            "",
            "    @classmethod",
            f"    def creation({_arguments(['cls', *given, '*', linked, *money])}) -> Call[None]:",
            *_doc("The unsent transaction that creates it; `libraries` gives the address of each linked library.", 8),
            "        linked = {name: address_of(each, field=name) for name, each in (libraries or {}).items()}",
            '        code = creation_code(f"{cls.SOURCE}:{cls.NAME}", linked)',
            f"        return cls._creation(code, _CONSTRUCTOR, {_tuple(names)}{', value' if payable else ''})",
            "",
            "    @classmethod",
            f"    def deploy({_arguments(sending)}) -> Self:",
            *_doc("Create one and wait for it; `deployment` is its receipt.", 8),
            f"        return cls._deploy(chain, cls.creation({', '.join(passed)}), sender, gas)",
        ]

    def _given(self, inputs: Sequence[Parameter], names: Sequence[str]) -> list[str]:
        return [f"{name}: {self._types.annotation(each, given=True)}" for each, name in zip(inputs, names, strict=True)]

    def _returned(self, outputs: Sequence[Parameter]) -> str:
        kinds = [self._types.annotation(each, given=False) for each in outputs]
        return "None" if not kinds else kinds[0] if len(kinds) == 1 else f"tuple[{', '.join(kinds)}]"

    def _constant(self, entry: Parameter, name: str, result: str) -> str:
        constant = f"_{name.upper()}"
        selector = self._contract.selectors[_signature(entry)]
        names = [each["name"] for each in entry["inputs"]]
        inputs = self._parameters(entry["inputs"], names)
        outputs = self._parameters(entry["outputs"], [each["name"] for each in entry["outputs"]])
        made = f'Function("{entry["name"]}", "{selector}", {inputs}, {outputs})'
        self._constants.append(f"{constant}: Function[{result}] = {made}")
        return constant

    def _parameters(self, parameters: Sequence[Parameter], names: Sequence[str]) -> str:
        pairs = [f'("{name}", {self._types.runtime(each)})' for each, name in zip(parameters, names, strict=True)]
        return _tuple(pairs)

    def _documentation(self, entry: Parameter) -> str:
        signature = _signature(entry)
        user, dev = self._plan.model.natspec(self._contract, signature)
        paragraphs = [str(user.get("notice", "")) or f"`{signature}`", str(dev.get("details", ""))]
        listed = [f"{python_name(name)}: {text}" for name, text in dev.get("params", {}).items()]
        listed += [
            f"Returns {'' if name.startswith('_') else name + ': '}{text}"
            for name, text in dev.get("returns", {}).items()
        ]
        return "\n\n".join(each for each in [*paragraphs, "\n".join(listed)] if each.strip())

    # -- imports -------------------------------------------------------------------------------------------------

    def _imports(self, body: Sequence[str]) -> str:
        text = "\n".join([*self._constants, *body, ""])
        lines: list[str] = []
        lines += _from("collections.abc", [name for name in ("Mapping", "Sequence") if f"{name}[" in text])
        if "@dataclass" in text:
            lines.append("from dataclasses import dataclass")
        if "(IntEnum)" in text:
            lines.append("from enum import IntEnum")
        lines += _from(
            "typing", [name for name in ("TYPE_CHECKING", "Self") if name == "TYPE_CHECKING" or "-> Self" in text]
        )
        imports = _used_imports(text)
        for name, module in sorted(self._bases.items()):
            imports.append(f"from {module} import {name} as _{name}")
        if "creation_code(" in text:
            imports.append("from rwa_chain.solidity.creation import creation_code")
        imports += [f"import {module} as {_alias(module)}" for module in sorted(self._types.modules)]
        checking = _checking_imports(text)
        if not checking:
            lines = [
                line.replace("TYPE_CHECKING, ", "") for line in lines if line != "from typing import TYPE_CHECKING"
            ]
        return "\n".join([*lines, "", *_sorted(imports), *(["", "if TYPE_CHECKING:", *checking] if checking else [])])


_ORDER = ("enum", "struct", "event", "error", "value")


def declaration_class(plan: Plan, types: TypeNames, declaration: Declaration) -> list[str]:
    """The class of a struct, enum, event or error, not indented."""
    writers = {"enum": _enum, "struct": _struct, "event": _event, "error": _error}
    return writers[declaration.kind](plan, types, declaration)


def types_module(plan: Plan) -> str:
    """The module of declarations at file level, and of all user-defined value types."""
    module = f"{plan.package}.types"
    types = TypeNames(plan, module)
    names = {each.name for each in plan.contracts}
    values = sorted((each for each in plan.model.declarations.values() if each.kind == "value"), key=lambda d: d.name)
    lines: list[str] = []
    seen: dict[str, Declaration] = {}
    for each in values:
        if plan.is_written(each) and (each.owner is None or each.owner in names):
            _refuse_namesake(seen, each)
            underlying = str(each.node["underlyingType"]["typeDescriptions"]["typeString"]).removesuffix(" payable")
            plain = "Address" if underlying == "address" else _plain(underlying)
            lines.append(f'{each.name} = NewType("{each.name}", {plain})')
            if each.notice:
                lines += [f'"""{_safe(each.notice)}"""']
    own = [each for each in plan.model.declarations.values() if each.owner is None and each.kind != "value"]
    for each in sorted(own, key=lambda each: (_ORDER.index(each.kind), each.name)):
        if plan.is_written(each):
            _refuse_namesake(seen, each)
            lines += ["", "", *declaration_class(plan, types, each)]
    text = "\n".join(lines)
    imports = []
    if "@dataclass" in text:
        imports.append("from dataclasses import dataclass")
    if "(IntEnum)" in text:
        imports.append("from enum import IntEnum")
    if "NewType(" in text:
        imports.append("from typing import NewType")
    others = [f"import {each} as {_alias(each)}" for each in sorted(types.modules)]
    parts = [*imports, "", *_sorted([*_used_imports(text), *others]), "", *lines, ""]
    return _tidy("\n".join([HEADER.format(doc="Value types, structs and enums that no contract owns."), *parts]))


def _refuse_namesake(seen: dict[str, Declaration], each: Declaration) -> None:
    other = seen.setdefault(each.name, each)
    if other is not each:
        raise BuildError(f"two types would share a Python name: {each.name} in {each.source} and in {other.source}")


def _enum(plan: Plan, types: TypeNames, declaration: Declaration) -> list[str]:
    lines = [f"class {declaration.name}(IntEnum):", *_doc(declaration.notice or f"`{declaration.canonical}`", 4), ""]
    members = [member["name"] for member in declaration.node["members"]]
    return lines + [f"    {constant_name(name)} = {value}" for value, name in enumerate(members)]


def _struct(plan: Plan, types: TypeNames, declaration: Declaration) -> list[str]:
    members = [_of_node(plan, each) for each in declaration.node["members"]]
    names = python_names((each["name"] for each in members), ("abi",))
    lines = ["@dataclass(frozen=True)", f"class {declaration.name}(Struct):"]
    lines += [*_doc(declaration.notice or f"`{declaration.canonical}`", 4), ""]
    lines += [f"    {name}: {types.annotation(each, given=False)}" for each, name in zip(members, names, strict=True)]
    pairs = [f'("{name}", {_typed(types, each)})' for each, name in zip(members, names, strict=True)]
    return [*lines, "", f"    ABI = {_tuple(pairs)}"]


def _typed(types: TypeNames, parameter: Parameter) -> str:
    written = types.runtime(parameter)
    return f"parse({written})" if written.startswith('"') else written


def _event(plan: Plan, types: TypeNames, declaration: Declaration) -> list[str]:
    nodes = declaration.node["parameters"]["parameters"]
    members = [_of_node(plan, each) for each in nodes]
    names = python_names((each["name"] for each in members), EVENT_RESERVED)
    lines = ["@dataclass(frozen=True)", f"class {declaration.name}(Event):"]
    lines += [*_doc(declaration.notice or f"`{declaration.canonical}`", 4), ""]
    lines += [f'    NAME = "{declaration.canonical}"', f'    TOPIC = "{declaration.node["eventSelector"]}"']
    triples = []
    fields = []
    for node, each, name in zip(nodes, members, names, strict=True):
        hashed = node["indexed"] and (
            each["type"] in ("string", "bytes") or "[" in each["type"] or each["type"] == "tuple"
        )
        fields.append(f"    {name}: {'bytes' if hashed else types.annotation(each, given=False)}")
        triples.append(f'("{each["name"]}", {types.runtime(each)}, {bool(node["indexed"])})')
    return [*lines, f"    ABI = {_tuple(triples)}", *([""] if fields else []), *fields]


def _error(plan: Plan, types: TypeNames, declaration: Declaration) -> list[str]:
    members = [_of_node(plan, each) for each in declaration.node["parameters"]["parameters"]]
    names = python_names((each["name"] for each in members), ERROR_RESERVED)
    signature = f"{declaration.name}({','.join(_canonical(plan, each) for each in members)})"
    lines = ["@dataclass(eq=False, repr=False)", f"class {declaration.name}(ContractError):"]
    lines += [*_doc(declaration.notice or f"`{declaration.canonical}`", 4), ""]
    lines += [f'    NAME = "{plan.shown_name(declaration)}"']
    lines += [f'    SELECTOR = bytes.fromhex("{declaration.node["errorSelector"]}")', f'    SIGNATURE = "{signature}"']
    pairs = [f'("{each["name"]}", {types.runtime(each)})' for each in members]
    lines += [
        f"    PARAMETERS = {_tuple(pairs)}",
        f"    FIELDS = {_tuple([repr(n).replace(chr(39), chr(34)) for n in names])}",
    ]
    if declaration.notice:
        lines.append(f"    NOTICE = {_text(declaration.notice)}")
    fields = [f"    {name}: {types.annotation(each, given=False)}" for each, name in zip(members, names, strict=True)]
    return [*lines, *([""] if fields else []), *fields]


# -- Solidity types in the tree --------------------------------------------------------------------------------------


def _of_node(plan: Plan, node: Mapping[str, Any]) -> dict[str, str]:
    """A declared variable as an ABI says it: type and internal type."""
    internal = str(node["typeDescriptions"]["typeString"]).removesuffix(" payable")
    for place in (" storage pointer", " storage ref", " memory", " calldata"):
        internal = internal.replace(place, "")
    head, bracket, tail = internal.partition("[")
    kind, _, name = head.rpartition(" ")
    if kind == "struct":
        plain = "tuple"
    elif kind == "enum":
        plain = "uint8"
    elif kind == "contract":
        plain = "address"
    else:
        value = plan.model._by_name.get(("value", name))
        plain = name if value is None else str(value.node["underlyingType"]["typeDescriptions"]["typeString"])
    return {"name": node["name"], "type": plain + bracket + tail, "internalType": internal}


def _canonical(plan: Plan, parameter: Parameter) -> str:
    """A type as a signature has it: structs as tuples."""
    base, sizes = _split_array(str(parameter["type"]))
    if base == "tuple":
        struct = plan.model.find("struct", _internal(parameter)[1])
        base = f"({','.join(_canonical(plan, _of_node(plan, each)) for each in struct.node['members'])})"
    return base + "".join(f"[{size}]" for size in sizes)


def _internal(parameter: Parameter) -> tuple[str, str]:
    """`struct`, `enum`, `value` or nothing, and its canonical name."""
    internal = str(parameter.get("internalType") or parameter["type"]).partition("[")[0].removesuffix(" payable")
    base = _split_array(str(parameter["type"]))[0]
    kind, _, name = internal.rpartition(" ")
    if kind in ("struct", "enum"):
        return kind, name
    return ("value", name) if not kind and name != base else ("", name)


def _split_array(kind: str) -> tuple[str, list[str]]:
    base, *rest = kind.split("[")
    return base, [part.rstrip("]") for part in rest]


def _plain(base: str) -> str:
    if base.startswith(("uint", "int")):
        return "int"
    if base.startswith("bytes") or base == "function":
        return "bytes"
    return {"address": "Address", "bool": "bool", "string": "str"}[base]


def _signature(entry: Parameter) -> str:
    return f"{entry['name']}({','.join(_abi_type(each) for each in entry['inputs'])})"


def _abi_type(parameter: Parameter) -> str:
    kind = str(parameter["type"])
    if not kind.startswith("tuple"):
        return kind
    return f"({','.join(_abi_type(each) for each in parameter['components'])}){kind.removeprefix('tuple')}"


def _named(functions: Iterable[Parameter]) -> list[tuple[Parameter, str]]:
    """Functions with their Python names: the shortest overload has the plain one, others say what they add."""
    by_name: dict[str, list[Parameter]] = {}
    for entry in functions:
        by_name.setdefault(python_name(entry["name"], METHOD_RESERVED), []).append(entry)
    named: list[tuple[Parameter, str]] = []
    for name, entries in by_name.items():
        first, *others = sorted(entries, key=lambda entry: (len(entry["inputs"]), _signature(entry)))
        named.append((first, name))
        taken = {name}
        known = {each["name"] for each in first["inputs"]}
        for entry in others:
            added = [snake_case(each["name"]) for each in entry["inputs"] if each["name"] not in known]
            longer = f"{name}_with_{'_and_'.join(added)}"
            if not all(added) or not added or longer in taken:
                longer = f"{name}_of_" + "_".join(_plain_word(_abi_type(each)) for each in entry["inputs"])
            taken.add(longer)
            named.append((entry, longer))
    return named


def _plain_word(kind: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in kind).strip("_")


# -- text ------------------------------------------------------------------------------------------------------------


def _tidy(text: str) -> str:
    """No more blank lines than between two classes, and inside a class one."""
    text = re.sub(r"\n{4,}", "\n\n\n", text)
    text = re.sub(r"(?<=import annotations)\n{3,}(?=from |import )", "\n\n", text)
    return re.sub(r"\n{3,}(?= )", "\n\n", text).rstrip("\n") + "\n"


def _alias(module: str) -> str:
    return "_" + module.rpartition(".")[2]


def _arguments(parts: Sequence[str]) -> str:
    return ", ".join(parts)


def _tuple(parts: Sequence[str]) -> str:
    return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"""', "'''")


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _wrapped(text: str, indent: int) -> str:
    paragraphs = []
    for paragraph in text.strip().split("\n\n"):
        lines = [
            "\n".join(textwrap.wrap(" ".join(line.split()), _WIDTH - indent, break_long_words=False) or [""])
            for line in (paragraph.split("\n") if _is_list(paragraph) else [paragraph])
        ]
        paragraphs.append("\n".join(lines))
    return "\n\n".join(paragraphs)


def _is_list(paragraph: str) -> bool:
    return all(": " in line or line.startswith("Returns ") for line in paragraph.split("\n"))


def _doc(text: str, indent: int) -> list[str]:
    lines = _safe(_wrapped(text, indent + 6)).split("\n")
    pad = " " * indent
    if lines[-1].endswith('"'):
        lines[-1] += " "
    if len(lines) == 1:
        return [f'{pad}"""{lines[0]}"""']
    return [f'{pad}"""{lines[0]}', *(f"{pad}{line}" if line else "" for line in lines[1:]), f'{pad}"""']


def _sorted(imports: Iterable[str]) -> list[str]:
    return sorted(imports, key=lambda line: (line.startswith("from "), line))


def _from(module: str, names: Sequence[str]) -> list[str]:
    return [f"from {module} import {', '.join(names)}"] if names else []


def _used_imports(text: str) -> list[str]:
    imports: list[str] = []
    abi = [f"{name}" for name in ("ArrayOf", "EnumOf", "StructOf") if f"{name}(" in text]
    abi += ["Struct"] if "(Struct)" in text else []
    abi += ["parse"] if "parse(" in text else []
    imports += _from("rwa_chain.chain.abi_types", sorted(abi))
    address = ["Address"] if _names(text, "Address") else []
    address += ["AddressLike"] if "AddressLike" in text else []
    address += ["address_of"] if "address_of(" in text else []
    imports += _from("rwa_chain.chain.address", address)
    codec = ["Event"] if "(Event)" in text else []
    codec += ["Function"] if "Function[" in text else []
    imports += _from("rwa_chain.chain.codec", codec)
    contract = ["Contract"] if "(Contract)" in text else []
    contract += ["Signature", "write"] if "@write(" in text else []
    imports += _from("rwa_chain.chain.contract", contract)
    if "Call[" in text:
        imports.append("from rwa_chain.chain.transactions import Call")
    if "(ContractError)" in text:
        imports.append("from rwa_chain.errors import ContractError")
    return imports


def _names(text: str, word: str) -> bool:
    return any(
        f"{before}{word}{after}" in text for before in (" ", "[", "(") for after in ("\n", ",", "]", ")", ":", " =")
    )


def _checking_imports(text: str) -> list[str]:
    lines = []
    if "chain: Chain" in text:
        lines.append("    from rwa_chain.chain.connection import Chain")
    if "sender: Party" in text:
        lines.append("    from rwa_chain.chain.party import Party")
    return lines
