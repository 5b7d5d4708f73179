"""Compiling contracts/ through py-solc-x, one unit per deployable source, only what changed.

A unit is a deployable source with all that it imports, given to the compiler alone: its bytecode then depends on
nothing else, and an edit recompiles only what can see it. Sources without a deployable contract (interfaces, types,
libraries, abstract contracts) share one unit.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from rwa_chain.solidity.artifacts import Artifacts
from rwa_chain.solidity.errors import CompileError, CompilerMissing
from rwa_chain.solidity.settings import ROOT, Settings, is_checkout
from rwa_chain.solidity.sources import SourceTree
from rwa_chain.solidity.store import Store

#: The compiler that set-up installs, behind the face of a native one; RWA_SOLC names another to it.
SOLC = Path(__file__).with_name("solc")

_OUTPUTS = [
    "abi",
    "devdoc",
    "userdoc",
    "metadata",
    "storageLayout",
    "evm.bytecode.object",
    "evm.bytecode.linkReferences",
    "evm.deployedBytecode.object",
    "evm.deployedBytecode.linkReferences",
    "evm.deployedBytecode.immutableReferences",
    "evm.methodIdentifiers",
]

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Unit:
    """The sources compiled for their own contracts, and the rest that they import."""

    name: str
    targets: tuple[str, ...]
    sources: Mapping[str, str]
    settings: Settings

    @cached_property
    def input(self) -> dict[str, Any]:
        """The compiler's standard-JSON input; it holds every source and reads no file."""
        selection = {target: {"*": _OUTPUTS} for target in self.targets}
        return {
            "language": "Solidity",
            "sources": {name: {"content": self.sources[name]} for name in sorted(self.sources)},
            "settings": {**self.settings.to_json(), "outputSelection": selection},
        }

    @cached_property
    def key(self) -> str:
        """A hash of all that decides the output."""
        text = json.dumps([self.settings.solc_version, self.input], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def units(tree: SourceTree, settings: Settings, *, mocks: bool = False) -> tuple[Unit, ...]:
    """The units of contracts/, without contracts/mocks unless asked for.

    A library's deployable contract that one of ours imports, OpenZeppelin's AccessManager for one, has a unit too.
    """
    names = [name for name in tree.names if mocks or not name.startswith("contracts/mocks/")]
    reached = sorted({*names, *(imported for name in names for imported in tree.closure(name))})
    groups: list[tuple[str, tuple[str, ...]]] = [(name, (name,)) for name in reached if tree.is_deployable(name)]
    shared = tuple(name for name in names if not tree.is_deployable(name))
    if shared:
        groups.append(("interfaces and libraries", shared))
    return tuple(
        Unit(
            name=title,
            targets=targets,
            sources={name: tree.text(name) for target in targets for name in tree.closure(target)},
            settings=settings,
        )
        for title, targets in groups
    )


def build(
    root: Path = ROOT, *, mocks: bool = False, progress: Progress | None = None, jobs: int | None = None
) -> Artifacts:
    """Compiles what changed below `root`/contracts, `jobs` units at a time, and returns all artifacts.

    An installed wheel has them compiled: nothing is done there.
    """
    if not is_checkout(root) and not mocks:
        return Artifacts.load(root)
    store = Store(root / "build" / "contracts")
    settings = Settings.load(root)
    tree = SourceTree.of(root, settings.remappings)
    with _one_at_a_time(store.folder):
        todo = units(tree, settings, mocks=mocks)
        missing = [unit for unit in todo if not store.has_unit(unit.key)]
        if missing:
            _check_compiler(settings)
            _compile_all(missing, store, progress or (lambda line: None), jobs or os.cpu_count() or 1)
        store.write_index(store.tree_key(root, settings, mocks=mocks), [unit.key for unit in todo])
    return Artifacts.load(root, mocks=mocks)


def _compile_all(missing: list[Unit], store: Store, progress: Progress, jobs: int) -> None:
    progress(f"compiling {len(missing)} of the contracts' units with solc")
    # Threads suffice: each waits for a compiler process of its own. The largest first, so that none starts last.
    ordered = sorted(missing, key=lambda unit: -sum(map(len, unit.sources.values())))
    with ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(_compile, unit, store.folder): unit for unit in ordered}
        try:
            for done, future in enumerate(as_completed(futures), start=1):
                store.write_unit(futures[future].key, future.result())
                progress(f"  {done}/{len(futures)} {futures[future].name}")
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _compile(unit: Unit, empty: Path) -> dict[str, Any]:
    # Costs a tenth of a second and needs `requests`: only when there is something to compile.
    import solcx
    from solcx.exceptions import SolcError

    try:
        # No import may be read from disk: what is not in the input is not in the hash.
        output: dict[str, Any] = solcx.compile_standard(unit.input, solc_binary=SOLC, base_path=empty)
    except SolcError as refusal:
        errors: Any = refusal.error_dict or []
        messages = [error["formattedMessage"] for error in errors if error["severity"] == "error"]
        raise CompileError(unit.name, messages or [_ended(refusal.return_code)]) from refusal
    except json.JSONDecodeError as cause:
        raise CompileError(unit.name, ["the compiler ended without an answer"]) from cause
    return output


def _ended(code: int | None) -> str:
    """Error of a compiler that says nothing about the sources."""
    if code is not None and code < 0:
        return f"the compiler was ended by signal {-code}, perhaps for want of memory; try again with more of it free"
    return f"the compiler ended with exit code {code} and without a message"


def _check_compiler(settings: Settings) -> None:
    """Another version would make other bytecode under the same hash."""
    import solcx.wrapper
    from solcx.exceptions import SolcError

    try:
        found = str(solcx.wrapper.get_solc_version(SOLC))
    except (OSError, SolcError, ValueError, CalledProcessError) as cause:
        raise CompilerMissing("the Solidity compiler does not run; ./scripts/setup installs it") from cause
    if found != settings.solc_version:
        raise CompilerMissing(f"the Solidity compiler is {found}; package.json asks for {settings.solc_version}")


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Parallel test processes wait for the first one's build instead of repeating it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
