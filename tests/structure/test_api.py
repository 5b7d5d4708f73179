"""The public face: docs/api.txt lists it, every name explains itself, errors that a function raises are named."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import rwa_chain
from rwa_chain import bindings
from rwa_chain.bindings import IdentityRegistry, SecurityToken
from rwa_chain.solidity import ROOT
from tests.structure.api import LISTED, MODULES, current, members, public_names

PACKAGES = sorted(
    each.name
    for each in pkgutil.walk_packages(rwa_chain.__path__, "rwa_chain.")
    if not each.name.startswith("rwa_chain.bindings.") and not each.name.endswith(("__main__", ".migrations.env"))
)


def explained(value: Any) -> bool:
    """Whether somebody wrote what it is; a dataclass's own signature does not count."""
    text = inspect.getdoc(value) or ""
    return bool(text) and not (inspect.isclass(value) and (value.__doc__ or "").startswith(f"{value.__name__}("))


def defined_in(module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Public classes and functions that a module defines itself."""
    for name, value in vars(module).items():
        own = getattr(value, "__module__", None) == module.__name__
        if own and not name.startswith("_") and (inspect.isclass(value) or inspect.isfunction(value)):
            yield name, value


def test_the_list_is_what_there_is() -> None:
    """Names, parameters, commands and options; after a wanted change run `python -m tests.structure.api`."""
    assert LISTED.read_text(encoding="utf-8").splitlines() == current().splitlines()


def test_what_is_exported_exists() -> None:
    """`__all__` names what can be had, once each."""
    for name in ("rwa_chain.bindings", *MODULES):
        module = import_module(name)
        names = getattr(module, "__all__", public_names(module))
        assert len(set(names)) == len(names), name
        assert [each for each in names if not hasattr(module, each)] == [], name


@pytest.mark.parametrize("name", PACKAGES)
def test_public_names_are_explained(name: str) -> None:
    """Modules, classes, functions, methods; a method that another class of the module explains needs no second text."""
    module = import_module(name)
    assert module.__doc__
    silent = [each for each, value in defined_in(module) if not explained(value)]
    classes = {each: value for each, value in defined_in(module) if inspect.isclass(value)}
    known = {
        member
        for value in classes.values()
        for member, function in members(value)
        if (function.fget if isinstance(function, property) else function).__doc__
    }
    silent += [
        f"{each}.{member}"
        for each, value in classes.items()
        for member, function in members(value)
        if member not in known and not explained(getattr(value, member, function))
    ]
    assert silent == []


def test_generated_classes_and_members_are_explained() -> None:
    """Each contract and each of its functions."""
    for name in bindings.__all__:
        contract = getattr(bindings, name)
        assert explained(contract), name
        assert [f"{name}.{member}" for member, value in members(contract) if not explained(value)] == []


def test_generated_functions_carry_what_the_interface_says() -> None:
    """Also where the implementation names a parameter otherwise, and where two interfaces declare the function."""
    for function in (IdentityRegistry.add_wallet, IdentityRegistry.set_profile, SecurityToken.can_transfer):
        text = inspect.getdoc(function) or ""
        assert len(text) > 40
        assert not text.startswith("`")


def raised_by(function: ast.FunctionDef) -> set[str]:
    """Names of the exceptions that a function raises itself, those of its inner functions aside."""
    inner = {id(each) for node in function.body for each in ast.walk(node) if _is_inner(node, each)}
    return {
        ast.unparse(node.exc.func if isinstance(node.exc, ast.Call) else node.exc)
        for node in ast.walk(function)
        if isinstance(node, ast.Raise) and node.exc is not None and id(node) not in inner
    }


def _is_inner(root: ast.AST, node: ast.AST) -> bool:
    return isinstance(root, ast.FunctionDef) and node is not root


def silent_about_errors(text: str) -> list[str]:
    """Public functions of a source that raise and don't say so."""
    found: list[str] = []

    def visit(body: list[ast.stmt], prefix: str = "") -> None:
        for node in body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                visit(node.body, f"{prefix}{node.name}.")
            elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and raised_by(node):
                said = (ast.get_docstring(node) or "").lower()
                names = [name.lower() for name in raised_by(node)]
                if not any(word in said for word in ("raise", "refuse", *names)):
                    found.append(f"{prefix}{node.name}")

    visit(ast.parse(text).body)
    return found


def test_errors_are_named() -> None:
    """A function of the public modules that raises says what, or when it refuses."""
    modules = map(import_module, MODULES)
    sources = {inspect.getmodule(getattr(module, each)) for module in modules for each in public_names(module)}
    files = sorted(Path(str(source.__file__)) for source in sources if source is not None)
    silent = {
        file.relative_to(ROOT).as_posix(): silent_about_errors(file.read_text(encoding="utf-8"))
        for file in files
        if file.is_relative_to(ROOT / "rwa_chain")
    }
    assert len(silent) > 25
    assert {file: names for file, names in silent.items() if names} == {}


def test_a_function_that_hides_its_errors_is_seen() -> None:
    """The test would catch it."""
    assert silent_about_errors('def half(n: int) -> int:\n    """A half."""\n    raise ValueError(n)\n') == ["half"]
    assert silent_about_errors('def half(n: int) -> int:\n    """A half; raises."""\n    raise ValueError(n)\n') == []
