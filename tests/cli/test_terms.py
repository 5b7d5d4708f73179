"""`rwa terms`: what the contract says, element by element, at a block; templates that can't be rendered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rwa_chain import xml
from rwa_chain.bench import world as bench
from rwa_chain.chain import Chain
from rwa_chain.iso.representation import STATE
from rwa_chain.solidity import build
from tests.cli.conftest import Outcome

pytestmark = pytest.mark.slow
HEAD = f'<A xmlns="urn:x" xmlns:evmstate="{STATE[1:-1]}">'


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[bench.World, list[str]]]:
    """A bond whose issue has closed, and the options that name its network."""
    build()
    book = tmp_path_factory.mktemp("terms") / "book.json"
    with Chain.anvil(start_at=bench.START_AT, states_kept=None) as chain:
        world = bench.make(chain)
        bench.prepare_issue(world)
        world.stack.book.path = book
        world.stack.book.save()
        assert chain.node is not None
        yield world, ["--network", chain.node.url, "--book", str(book)]


def test_terms_at_a_block(inside: Path, rwa: Callable[..., Outcome], place: tuple[bench.World, list[str]]) -> None:
    """Every element is what the bond's views say; before the issue there is nothing; twice is the same."""
    world, options = place
    before = world.chain.block_number
    world.close_offering()
    bond = world.contracts.bond
    told = rwa("terms", *options, "--out", "t.xml", "--json")
    assert told.code == 0, told.err
    root = xml.read("f", Path("t.xml"))
    assert xml.text(root, "Identifiers/ISIN") == "HK0000000000"
    assert xml.text(root, "Name") == world.token.name()
    assert xml.text(root, "SpecifiedDenomination") == f"{bench.FACE_VALUE / 100:.2f}"
    assert xml.text(root, "AggregateNominalAmount") == f"{bond.issued_principal() / 100:.2f}"
    assert xml.text(root, "IssueDate") == bench.ISSUE_DATE.isoformat()
    assert xml.text(root, "MaturityDate") == bench.PERIOD_ENDS[-1].isoformat()
    assert xml.text(root, "Currency/CashToken") == bond.event_terms().currency
    assert xml.text(root, "Status") == str(int(bond.status()))
    assert root.get(f"{STATE}contract-address") == bond.address
    identifier = xml.need("f", root, "Identifiers/DigitalToken/Identifier")
    assert (identifier.get("status"), identifier.text) == ("unregistered", None)
    assert f"{STATE}call" not in {name for each in root.iter() for name in each.keys()}  # noqa: SIM118
    earlier = json.loads(rwa("terms", *options, "--at", str(before), "--json").out)["xml"]
    assert xml.text(xml.parse("f", earlier.encode()), "AggregateNominalAmount") == "0.00"
    assert earlier == json.loads(rwa("terms", *options, "--at", str(before), "--json").out)["xml"]
    Path("ids.json").write_text(json.dumps({"securities": {bench.TICKER: {"dti": "4H95J0R2X"}}}))
    named = rwa("terms", *options, "--identifiers", "ids.json")
    assert "warning: --identifiers" in named.out + named.err
    assert ">4H95J0R2X<" in named.out + named.err


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ('<B evmstate:call="isin(uint256)(string)"/>', "no inputs"),
        ('<B evmstate:call="isin()(string)" evmstate:format="roman"/>', "one of"),
        ('<B evmstate:call="isin()(string)" evmstate:format="decimal"/>', "fits string"),
        ('<B evmstate:call="nothing()(uint256)"/>', "nothing"),
        ('<B evmstate:call="isin()(string)" evmstate:scale="-1"/>', "scale"),
        ('<B evmstate:calls="isin()(string);name()(string)"/>', "evmstate:calls"),
        ('<B evmstate:call="isin()(string)"/>' * 201, "at most 200"),
        ("<B", "an XML document"),
    ],
)
def test_templates_that_cannot_be_rendered(
    inside: Path, rwa: Callable[..., Outcome], place: tuple[bench.World, list[str]], inner: str, words: str
) -> None:
    """A message by the element, never a traceback."""
    Path("t.xml").write_text(f"{HEAD}{inner}</A>")
    told = rwa("terms", *place[1], "--template", "t.xml")
    assert told.code in (1, 2)
    assert words in told.err
    assert "unexpected" not in told.err
