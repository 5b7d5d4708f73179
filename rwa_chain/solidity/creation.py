"""Creation code for the generated `deploy`: the built artifact's code with its libraries linked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rwa_chain.errors import InputError
from rwa_chain.solidity.artifacts import Artifact, Artifacts

_GIVEN: dict[str, Artifact] = {}


@lru_cache(maxsize=1)
def _built() -> Artifacts:
    return Artifacts.load()


def use_artifact(artifact: Artifact) -> None:
    """Deploy this one under its qualified name: for contracts that are not of this tree, or tests' own."""
    _GIVEN[artifact.qualified_name] = artifact


def artifact_of(qualified_name: str) -> Artifact:
    """The artifact of "source:Name", as built; raises `ArtifactMissing` where it is not."""
    return _GIVEN.get(qualified_name) or _built()[qualified_name]


def creation_code(qualified_name: str, libraries: Mapping[str, str]) -> bytes:
    """Creation code without arguments; `libraries` gives the address of each linked library by its name."""
    artifact = artifact_of(qualified_name)
    known = {link.rpartition(":")[2] for link in artifact.creation.links}
    if unknown := sorted(set(libraries) - known):
        raise InputError("libraries", unknown, f"only those that {artifact.name} links: {', '.join(sorted(known))}")
    return artifact.creation.linked({name: bytes.fromhex(each[2:]) for name, each in libraries.items()})
