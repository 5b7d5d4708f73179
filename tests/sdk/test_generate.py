"""The binding generator: names, one class per declaration, the same text for the same sources."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest

from rwa_chain.errors import BuildError
from rwa_chain.solidity.abi import ERRORS, FOLDER, abis, write_abis
from rwa_chain.solidity.generate import Plan, check_bindings, generate, write_files
from rwa_chain.solidity.model import Model
from rwa_chain.solidity.names import python_name, python_names, snake_case
from rwa_chain.solidity.reference import check_pages, pages
from rwa_chain.solidity.settings import ROOT


@pytest.fixture(scope="module")
def model() -> Model:
    """What the contracts declare now."""
    return Model.compile(ROOT)


@pytest.mark.parametrize(
    ("solidity", "python"),
    [
        ("balanceOf", "balance_of"),
        ("DOMAIN_SEPARATOR", "domain_separator"),
        ("IERC20", "ierc20"),
        ("IRegister", "i_register"),
        ("eip712Domain", "eip712_domain"),
        ("_to", "to"),
        ("isUSPerson", "is_us_person"),
    ],
)
def test_names_keep_their_words(solidity: str, python: str) -> None:
    """In Python's case."""
    assert snake_case(solidity) == python


def test_names_that_mean_something_else_get_an_underscore() -> None:
    """Keywords, options, and a name that came before."""
    assert python_name("from") == "from_"
    names = python_names(["sender", "class", "", "a", "A"], ("sender",))
    assert names == ["sender_", "class_", "argument_2", "a", "a_"]


def test_generation_is_deterministic_and_valid_python(model: Model) -> None:
    """Twice the same; every module parses."""
    first, second = generate(Plan(model)), generate(Plan(model))
    assert first == second
    for name, text in first.items():
        ast.parse(text, name)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_the_committed_bindings_are_what_the_contracts_say() -> None:
    """`rwa build` writes them."""
    check_bindings(ROOT)


def test_pages_are_current(model: Model) -> None:
    """docs/reference/contracts/ is what the contracts say."""
    check_pages(model)


def test_a_page_tells_requirements_events_and_errors(model: Model) -> None:
    """What a function needs, in the words of its interface; what a contract emits; what it refuses with."""
    page = pages(model)["VenueListing.md"]
    assert "### `halt(address token, address venue, bytes32 notice)`" in page
    assert "Requirements: a trading venue (`DisplayVenueHalt`), listed (`ListingStateWrong`)." in page
    assert "- `VenueAdded(address indexed venue, VenueKind kind, string name)`" in page
    assert "- `VenueListing.VenueUnknown(address venue)`" in page
    assert "- `CountryRule.CountryDenied(" in pages(model)["errors.md"]


def test_stale_and_left_over_modules_are_replaced(tmp_path: Path) -> None:
    """Changed files are named; what is no contract any more goes away."""
    write_files(tmp_path, {"a.py": "1\n", "b.py": "2\n"})
    assert write_files(tmp_path, {"a.py": "1\n", "c.py": "3\n"}) == ["b.py", "c.py"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.py", "c.py"]


def test_errors_are_declared_once_in_the_tree(model: Model) -> None:
    """So that a selector has one class."""
    assert model.duplicates() == []


def test_a_rules_error_lives_in_the_rules_library() -> None:
    """Also where the library is internal, and under the name that the ledger prints."""
    from rwa_chain.bindings import CountryRule
    from rwa_chain.chain.registry import REGISTRY

    error = CountryRule.CountryDenied
    assert error.NAME == "CountryRule.CountryDenied"
    assert REGISTRY.error(error.SELECTOR) is error


def test_every_indexed_name_resolves() -> None:
    """Each error and event that the package announces is there."""
    import rwa_chain.bindings as bindings
    from rwa_chain.chain.registry import REGISTRY

    for selector in bindings._ERRORS:
        found = REGISTRY.error(bytes.fromhex(selector))
        assert found is not None
        assert found.SELECTOR.hex() == selector
    for topic, names in bindings._EVENTS.items():
        assert REGISTRY.event(topic, REGISTRY._resolve(names[0]).indexed()) is not None  # type: ignore[attr-defined]
    for name in bindings.__all__:
        assert getattr(bindings, name).__name__ == name


def test_two_contracts_of_one_name_are_refused(tmp_path: Path) -> None:
    """With both places in the message."""
    for folder in ("a", "b"):
        (tmp_path / "contracts" / folder).mkdir(parents=True)
        (tmp_path / "contracts" / folder / "Same.sol").write_text("pragma solidity ^0.8.27; contract Same { }")
    for name in ("foundry.toml", "package.json"):
        (tmp_path / name).write_text((ROOT / name).read_text())
    with pytest.raises(BuildError, match="share a Python name"):
        Plan(Model.compile(tmp_path))


def test_abi_files_decode_what_other_tools_meet(model: Model, tmp_path: Path) -> None:
    """A file per contract with what its face answers, every error once in one more, none of a contract that is gone."""
    stale = tmp_path / FOLDER / "Gone.json"
    stale.parent.mkdir(parents=True)
    stale.write_text("[]", encoding="utf-8")
    found = abis(model)
    assert write_abis(model, tmp_path) == len(found) == len(list(stale.parent.glob("*.json")))
    assert not stale.exists()
    bond = {entry.get("name") for entry in json.loads((stale.parent / "Bond.json").read_text(encoding="utf-8"))}
    assert {"call", "couponPerUnit", "isin"} <= bond
    errors = json.loads((stale.parent / f"{ERRORS}.json").read_text(encoding="utf-8"))
    assert {entry["type"] for entry in errors} == {"error"}
    names = [entry["name"] for entry in errors]
    # Of a rule, of the face, of the disclosure contract behind a token, and of the standard.
    assert {"NotAdmitted", "FunctionUnknown", "DocumentUnknown", "ERC20InsufficientBalance"} <= set(names)
    signatures = [json.dumps([entry["name"], [each["type"] for each in entry["inputs"]]]) for entry in errors]
    assert len(set(signatures)) == len(signatures)
