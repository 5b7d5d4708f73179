"""Pages say what the index has, in two languages, escaped, bounded, and never change anything."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator

import pytest
from fastapi.routing import APIRoute
from sqlalchemy import select, update
from starlette.testclient import TestClient

from rwa_chain.chain import Address
from rwa_chain.index import schema
from rwa_chain.index.store import Store
from rwa_chain.solidity import ROOT
from rwa_chain.web.app import create_app
from rwa_chain.web.port import RuleVerdict
from rwa_chain.web.words import ZH
from tests.web.conftest import Replayed

pytestmark = pytest.mark.slow
PATHS = (
    "/", "/register", "/register/token/FTID001", "/register/deposit/BANK_A", "/instrument/FTID001", "/actions",
    "/actions/FTID001/coupon 1", "/settlement", "/money", "/compliance", "/revenue", "/roles", "/events",
    "/events?block=100", "/search?q=I1",
)  # fmt: skip
GUARDIANS = "AccessManager.RoleGuardianChanged"
HOSTILE = "<script>alert(1)</script>\"'{{7*7}}=cmd|x"


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """Without a node."""
    with TestClient(create_app(store), base_url="http://127.0.0.1") as made:
        yield made


@pytest.mark.parametrize("base", ["", "/zh"])
def test_every_page(client: TestClient, base: str) -> None:
    """Answers in its language, with a policy that lets nothing inline through, and nothing inline in it."""
    for path in PATHS:
        answer = client.get(base + path)
        assert answer.status_code == 200, path
        assert f'lang="{"zh-Hant-HK" if base else "en"}"' in answer.text
        policy = answer.headers["content-security-policy"]
        assert "script-src 'self'" in policy
        assert "unsafe" not in policy
        assert "<script>" not in answer.text
        assert not re.search(r"<[^>]* (style|on\w+)=", answer.text), path
        assert not re.search(r'(src|href)="(https?:)?//', answer.text), path


def test_the_register_at_an_instant(client: TestClient) -> None:
    """Holders as they were, with their shares; the same as CSV."""
    asked = {"at": "2026-03-31T09:00:00Z"}
    page = client.get("/register/token/FTID001", params=asked).text
    assert "26.0000" in page
    assert ">13,000<" in page
    lines = client.get("/register/token/FTID001", params={**asked, "csv": "holders"}).text.splitlines()
    assert lines[0].startswith("holder,wallet,units")
    assert sum(int(line.split(",")[2]) for line in lines[1:]) == 50_000


def test_what_is_wrong_is_said(client: TestClient) -> None:
    """One sentence, the right status, no traceback."""
    for path, status, words in (
        ("/register/token/FTID001?at=yesterday", 400, "an instant such as"),
        ("/register/token/FTID001?at=2099-01-01", 400, "an instant up to"),
        ("/register/token/NOPE", 404, "can&#39;t be found"),
        ("/register/token/FTID001?after=-1", 400, "a whole number"),
        ("/register/token/FTID001?csv=nothing", 404, "can&#39;t be found"),
        ("/actions/FTID001/coupon 99", 404, "can&#39;t be found"),
        ("/statement/nobody", 404, "can&#39;t be found"),
        ("/tx/0x1234", 404, "can&#39;t be found"),
        ("/tx/" + "0x" + "zz" * 32, 404, "can&#39;t be found"),
        ("/events?block=latest", 400, "the number of a block"),
        ("/nowhere/at/all", 404, "can&#39;t be found"),
        ("/static/../app.py", 404, ""),
    ):
        answer = client.get(path)
        assert answer.status_code == status, path
        assert words in answer.text, path
        assert "Traceback" not in answer.text


def test_it_only_reads(client: TestClient, store: Store) -> None:
    """No route takes anything but GET, and the database refuses what would write."""
    app = create_app(store)
    methods = {method for route in app.routes if isinstance(route, APIRoute) for method in route.methods}
    assert methods <= {"GET", "HEAD"}
    for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        assert client.request(method, "/").status_code == 405
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/search?q=" + "x" * 3000).status_code == 414


def test_a_token_or_a_proxys_header(store: Store) -> None:
    """Elsewhere than on this machine one of them is asked for."""
    client = TestClient(create_app(store, token="a-token-of-some-length"), base_url="http://127.0.0.1")
    assert client.get("/").status_code == 401
    assert client.get("/static/style.css").status_code == 401
    assert client.get("/", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/", headers={"Authorization": "Bearer a-token-of-some-length"}).status_code == 200
    client = TestClient(create_app(store, header="X-Forwarded-User"), base_url="http://127.0.0.1")
    assert client.get("/").status_code == 401
    assert client.get("/", headers={"X-Forwarded-User": "somebody"}).status_code == 200


class Node:
    """A port that answers what a rule might say, hostile words among it."""

    def transfer(self, token: Address, sender: Address, receiver: Address, units: int) -> list[RuleVerdict]:
        """One passes, one refuses."""
        return [RuleVerdict("CountryRule", True, ""), RuleVerdict("Balance", units < 10, HOSTILE)]

    def refusal(self, tx: str) -> str:
        """In hostile words."""
        return HOSTILE


def test_questions_to_the_node(client: TestClient, store: Store) -> None:
    """Verdicts rule by rule; without a node the page says so."""
    asked = {"token": "FTID001", "from": "I1", "to": "I2", "amount": "500"}
    assert "No node" in client.get("/compliance", params=asked).text
    with_node = TestClient(create_app(store, explain=Node()), base_url="http://127.0.0.1")
    page = with_node.get("/compliance", params=asked).text
    assert "refused by Balance" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "every rule passes" in with_node.get("/compliance", params={**asked, "amount": "5"}).text
    for bad, words in (
        ({"amount": "1.5"}, "a whole number"),
        ({"from": "nobody"}, "an address"),
        ({"token": "X"}, "one of"),
    ):
        answer = with_node.get("/compliance", params={**asked, **bad})
        assert answer.status_code == 400
        assert words in answer.text
    assert with_node.get("/compliance", params={"tx": "0x12"}).status_code == 400
    assert "&lt;script&gt;" in with_node.get("/compliance", params={"tx": "0x" + "ab" * 32}).text


def test_hostile_names_are_text(replayed: Replayed) -> None:
    """A party, a ticker and an event's words with markup in them stay words, in pages and in CSV."""
    copy = replayed.folder / "hostile.sqlite"
    copy.unlink(missing_ok=True)
    source = sqlite3.connect(replayed.database)
    source.execute("VACUUM INTO ?", (str(copy),))
    source.close()
    with Store.open(copy, writing=True) as written, written.engine.begin() as connection:
        connection.execute(update(schema.party).values(name=HOSTILE))
        connection.execute(
            update(schema.contract).where(schema.contract.c.key == "token/FTID001").values(title=HOSTILE)
        )
        connection.execute(update(schema.event).values(fields='{"uri":"<img src=x onerror=alert(1)>"}').where(
            schema.event.c.kind.in_(select(schema.kind.c.id).where(schema.kind.c.name == GUARDIANS))
        ))  # fmt: skip
    with Store.open(copy) as read:
        client = TestClient(create_app(read), base_url="http://127.0.0.1")
        for path in (*PATHS[:-1], f"/search?q={HOSTILE}"):
            page = client.get(path).text
            assert "<script>alert" not in page, path
            assert "<img" not in page, path
            assert "49" not in page or "{{7*7}}" in page or "alert" not in page
        lines = client.get("/register/token/FTID001?csv=holders").text
        assert not any(line.startswith(("=", "+", "@")) for line in lines.splitlines())


def test_every_word_of_the_pages_is_translated() -> None:
    """What the templates and the pages say has a Chinese form."""
    template = (ROOT / "rwa_chain" / "web" / "templates" / "page.html.j2").read_text(encoding="utf-8")
    said = set(re.findall(r'\bt\("([^"]+)"\)', template))
    code = (ROOT / "rwa_chain" / "web" / "pages.py").read_text(encoding="utf-8")
    said |= set(re.findall(r'(?:Page|Listing|Form)\(\s*"([^"]+)"', code))
    for columns in re.findall(r'(?:Listing\([^()]*|_OWED = |_EVENT = |columns = )\(((?:"[a-z ]+",? ?)+)\)', code):
        said |= set(re.findall(r'"([a-z ]+)"', columns))
    assert len(said) > 50
    assert sorted(said - set(ZH)) == []


def test_a_query_that_takes_too_long_is_ended(replayed: Replayed) -> None:
    """The database gives up, and the page says so."""
    with Store.open(replayed.database) as slow:
        app = create_app(slow)
        slow.give_up_after(-1.0)
        answer = TestClient(app, base_url="http://127.0.0.1").get("/events")
        assert answer.status_code == 503
        assert "interrupted" in answer.text
