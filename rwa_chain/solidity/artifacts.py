"""Compiled contracts by name: interface, bytecode, and what is needed to recognise deployed code."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from rwa_chain.solidity.errors import ArtifactMissing, LinkError
from rwa_chain.solidity.settings import ROOT, Settings, is_checkout
from rwa_chain.solidity.store import Store

PACKAGED = Path(__file__).with_name("compiled")
"""The folder of a wheel in place of contracts/."""
_PACKAGED_INDEX = "index"
_ADDRESS_BYTES = 20


@dataclass(frozen=True)
class Slice:
    """A run of bytes that the compiler leaves open, for a library's address or an immutable's value."""

    start: int
    length: int


@dataclass(frozen=True)
class Code:
    """Bytecode as compiled: zeros where a library's address goes."""

    object: bytes
    #: By "source:Library".
    links: Mapping[str, tuple[Slice, ...]]
    #: By the compiler's node id; in runtime code only.
    immutables: Mapping[str, tuple[Slice, ...]]

    @classmethod
    def of(cls, output: Mapping[str, Any]) -> Code:
        """From `evm.bytecode` or `evm.deployedBytecode` of the compiler's output."""
        links = {
            f"{source}:{library}": _slices(places)
            for source, libraries in output.get("linkReferences", {}).items()
            for library, places in libraries.items()
        }
        immutables = {node: _slices(places) for node, places in output.get("immutableReferences", {}).items()}
        digits = list(output.get("object", ""))
        for place in (place for places in links.values() for place in places):
            digits[2 * place.start : 2 * (place.start + place.length)] = "0" * (2 * place.length)
        return cls(bytes.fromhex("".join(digits)), links, immutables)

    def linked(self, libraries: Mapping[str, bytes]) -> bytes:
        """With the 20-byte address of every library filled in; `libraries` is keyed by name or by "source:name".

        Raises `LinkError` where an address is missing or has another length.
        """
        code = bytearray(self.object)
        for library, places in self.links.items():
            address = libraries.get(library, libraries.get(library.rpartition(":")[2]))
            if address is None:
                raise LinkError(f"the address of {library} is needed to link this code")
            if len(address) != _ADDRESS_BYTES:
                raise LinkError(f"{library}: an address has {_ADDRESS_BYTES} bytes, this one {len(address)}")
            for place in places:
                code[place.start : place.start + place.length] = address
        return bytes(code)

    def masked(self, code: bytes) -> bytes:
        """`code` with zeros where deployment filled in libraries and immutables."""
        blank = bytearray(code)
        for places in (*self.links.values(), *self.immutables.values()):
            for place in places:
                blank[place.start : place.start + place.length] = bytes(place.length)
        return bytes(blank[: len(code)])


@dataclass(frozen=True)
class Artifact:
    """One contract, library or interface as the compiler gave it."""

    name: str
    source: str
    _output: Mapping[str, Any] = field(repr=False)

    @property
    def qualified_name(self) -> str:
        """Unique in the tree: "contracts/bond/Bond.sol:Bond"."""
        return f"{self.source}:{self.name}"

    @property
    def abi(self) -> list[dict[str, Any]]:
        """Functions, events and errors: own, inherited, and those of libraries used."""
        abi: list[dict[str, Any]] = self._output["abi"]
        return abi

    @property
    def devdoc(self) -> dict[str, Any]:
        """NatSpec for developers."""
        return dict(self._output.get("devdoc", {}))

    @property
    def userdoc(self) -> dict[str, Any]:
        """NatSpec for users."""
        return dict(self._output.get("userdoc", {}))

    @property
    def storage_layout(self) -> dict[str, Any]:
        """Slots, offsets and types of the contract's storage."""
        return dict(self._output.get("storageLayout", {}))

    @property
    def method_identifiers(self) -> dict[str, str]:
        """Selector, eight hex digits, by signature."""
        return dict(self._output["evm"].get("methodIdentifiers", {}))

    @property
    def metadata(self) -> str:
        """The compiler's metadata, JSON text; the bytecode ends with the compiler's version, not with its hash."""
        return str(self._output.get("metadata", ""))

    @cached_property
    def creation(self) -> Code:
        """Creation code, before the constructor's arguments; empty for interfaces and abstract contracts."""
        return Code.of(self._output["evm"]["bytecode"])

    @cached_property
    def runtime(self) -> Code:
        """Runtime code."""
        return Code.of(self._output["evm"]["deployedBytecode"])

    @property
    def is_deployable(self) -> bool:
        """Whether it has code of its own."""
        return bool(self.creation.object)

    @property
    def packaged(self) -> dict[str, Any]:
        """The part of the compiler's output that a wheel carries."""
        evm = self._output["evm"]
        kept = {name: evm[name] for name in ("bytecode", "deployedBytecode", "methodIdentifiers") if name in evm}
        return {"abi": self.abi, "evm": kept}

    @property
    def is_mock(self) -> bool:
        """Whether it exists for tests alone."""
        return self.source.startswith("contracts/mocks/")

    def is_code_of(self, code: bytes) -> bool:
        """Whether `code`, read from a chain, was deployed from this artifact, whatever its immutables and libraries."""
        expected = self.runtime.object
        if not expected or len(code) != len(expected):
            return False
        return _without_own_address(self.runtime.masked(code)) == _without_own_address(expected)


class Artifacts(Mapping[str, Artifact]):
    """All contracts of the tree, each read when it is first asked for.

    The keys are qualified names; `artifacts["Bond"]` works too where only one contract has that name.
    """

    def __init__(self, store: Store, index: Mapping[str, Any]) -> None:
        self._store = store
        self._files: dict[str, str] = index["contracts"]
        self._read: dict[str, Artifact] = {}
        self._by_name: dict[str, list[str]] = {}
        for qualified in self._files:
            self._by_name.setdefault(qualified.rpartition(":")[2], []).append(qualified)
        #: What the compiler warned about in our own sources.
        self.warnings: tuple[str, ...] = tuple(index["warnings"])

    @classmethod
    def load(cls, root: Path = ROOT, *, mocks: bool = False) -> Artifacts:
        """Those of the sources as they are now, or of the installed wheel where there are no sources.

        Compiles nothing; raises `ArtifactMissing` where that is needed.
        """
        if not mocks and not is_checkout(root) and PACKAGED.is_dir():
            store = Store(PACKAGED)
            return cls(store, store.read_index(_PACKAGED_INDEX))
        store = Store(root / "build" / "contracts")
        return cls(store, store.read_index(store.tree_key(root, Settings.load(root), mocks=mocks)))

    def write_to(self, folder: Path) -> None:
        """Writes what deploying and recognising code needs, as a folder that `load` reads: what a wheel carries."""
        store = Store(folder)
        outputs = {
            name: {"name": each.name, "source": each.source, **each.packaged} for name, each in sorted(self.items())
        }
        store.write_packaged(_PACKAGED_INDEX, outputs)

    def __getitem__(self, name: str) -> Artifact:
        qualified = name if name in self._files else self._qualified(name)
        if qualified not in self._read:
            output = self._store.read_contract(self._files[qualified])
            self._read[qualified] = Artifact(output["name"], output["source"], output)
        return self._read[qualified]

    def _qualified(self, name: str) -> str:
        found = self._by_name.get(name, [])
        if len(found) != 1:
            choice = f"; it could be {' or '.join(found)}" if found else ""
            raise ArtifactMissing(f"no single contract is named {name}{choice}")
        return found[0]

    def __contains__(self, name: object) -> bool:
        return name in self._files or len(self._by_name.get(str(name), [])) == 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _slices(places: list[dict[str, int]]) -> tuple[Slice, ...]:
    return tuple(Slice(place["start"], place["length"]) for place in places)


def _without_own_address(code: bytes) -> bytes:
    # A library's code starts with PUSH20 of its own address, which deployment fills in.
    if code[:1] == b"\x73" and code[21:23] == b"\x30\x14":
        return code[:1] + bytes(_ADDRESS_BYTES) + code[1 + _ADDRESS_BYTES :]
    return code
