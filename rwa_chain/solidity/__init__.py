"""From Solidity sources to artifacts: the one place that knows the compiler."""

from rwa_chain.solidity.artifacts import Artifact, Artifacts, Code, Slice
from rwa_chain.solidity.compile import Unit, build, units
from rwa_chain.solidity.errors import ArtifactMissing, CompileError, CompilerMissing, LinkError, SourceMissing
from rwa_chain.solidity.settings import ROOT, Settings

__all__ = [
    "ROOT",
    "Artifact",
    "ArtifactMissing",
    "Artifacts",
    "Code",
    "CompileError",
    "CompilerMissing",
    "LinkError",
    "Settings",
    "Slice",
    "SourceMissing",
    "Unit",
    "build",
    "units",
]
