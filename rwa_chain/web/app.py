"""The application: GET routes alone, each page in two languages, every table as CSV.

What a page says is escaped by the templates; scripts and styles come from this package and from nowhere else, and none
is inline. A request ends within seconds, however much there is: rows, events and looks are bounded, and the database
gives up after `SECONDS`.
"""

from __future__ import annotations

import hmac
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from rwa_chain.errors import IndexRefused, InputError, RwaError
from rwa_chain.extras import extra
from rwa_chain.index.register import Registers, iso
from rwa_chain.index.store import Store
from rwa_chain.index.tables import Sheet, as_csv
from rwa_chain.web.pages import Listing, Missing, Page, Pages
from rwa_chain.web.port import Explain
from rwa_chain.web.words import LANGUAGES, translator

with extra("web"):
    from fastapi import FastAPI, Request
    from starlette.middleware.trustedhost import TrustedHostMiddleware
    from starlette.responses import Response
    from starlette.staticfiles import StaticFiles

HERE = Path(__file__).parent
SECONDS = 5.0
MENU = (
    ("/", "Overview"), ("/register", "Register"), ("/actions", "Corporate actions"), ("/settlement", "Settlement"),
    ("/money", "Money"), ("/compliance", "Compliance"), ("/revenue", "Revenue"), ("/roles", "Roles"),
    ("/events", "Events"),
)  # fmt: skip
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_LONGEST = 2_000

Make = Callable[[Pages], Page]


def create_app(
    store: Store, *, explain: Explain | None = None, token: str | None = None, header: str | None = None,
    hosts: Sequence[str] = ("127.0.0.1", "localhost", "[::1]"),
) -> FastAPI:  # fmt: skip
    """The application over a store. ``token`` asks for it as a bearer; ``header`` for one that a proxy sets."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    store.give_up_after(SECONDS)
    shown = Shown(store, explain)

    @app.middleware("http")
    async def guarded(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        if len(str(request.url)) > _LONGEST:
            answer = Response("The address is too long.", 414)
        elif request.method not in ("GET", "HEAD"):
            answer = Response("This is read-only.", 405, {"Allow": "GET, HEAD"})
        elif not _may(request, token, header):
            answer = Response("A bearer token is needed.", 401, {"WWW-Authenticate": "Bearer"})
        else:
            answer = await go_on(request)
        for name, value in HEADERS.items():
            answer.headers[name] = value
        return answer

    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[each.strip("[]") for each in hosts])
    app.mount("/static", StaticFiles(directory=HERE / "static"))
    for base, language in (("", "en"), ("/zh", "zh")):
        _routes(app, base, language, shown)

    @app.get("/{rest:path}")
    def nowhere(request: Request, rest: str) -> Response:
        return shown.answer(request, "zh" if rest.startswith("zh/") else "en", _nothing)

    return app


def _nothing(_: Pages) -> Page:
    raise Missing


def _may(request: Request, token: str | None, header: str | None) -> bool:
    if header is not None and request.headers.get(header):
        return True
    if token is None:
        return header is None
    given = request.headers.get("authorization", "")
    return hmac.compare_digest(given.encode(), f"Bearer {token}".encode())


def _routes(app: FastAPI, base: str, language: str, shown: Shown) -> None:
    """The pages of one language."""

    def page(path: str, make: Callable[[Pages, Request], Page]) -> None:
        def answer(request: Request) -> Response:
            return shown.answer(request, language, lambda pages: make(pages, request))

        app.get(base + path)(answer)

    def asked(request: Request, name: str) -> str:
        return request.query_params.get(name, "")

    page("/", lambda pages, _: pages.overview())
    if base:
        page("", lambda pages, _: pages.overview())
    page("/register", lambda pages, _: pages.registers())
    page("/register/{key:path}", lambda pages, r: pages.register(
        r.path_params["key"], asked(r, "at"), whole("after", asked(r, "after"))))  # fmt: skip
    page("/instrument/{ticker}", lambda pages, r: pages.instrument(r.path_params["ticker"]))
    page("/actions", lambda pages, _: pages.actions())
    page("/actions/{ticker}/{which}", lambda pages, r: pages.action(r.path_params["ticker"], r.path_params["which"]))
    page("/settlement", lambda pages, _: pages.settlement())
    page("/money", lambda pages, _: pages.money())
    page("/compliance", lambda pages, r: pages.compliance(r.query_params))
    page("/revenue", lambda pages, _: pages.revenue())
    page("/roles", lambda pages, _: pages.roles())
    page("/events", lambda pages, r: pages.events(asked(r, "block")))
    page("/tx/{tx}", lambda pages, r: pages.transaction(
        r.path_params["tx"], whole("block", asked(r, "block")) if asked(r, "block") else None))  # fmt: skip
    page("/statement/{holder}", lambda pages, r: pages.statement(r.path_params["holder"]))
    page("/search", lambda pages, r: pages.search(asked(r, "q")))


def whole(field: str, text: str) -> int:
    """A whole number of an address, 0 without one."""
    if text and not (text.isascii() and text.isdecimal() and len(text) < 13):
        raise InputError(field, text[:40], "a whole number")
    return int(text or 0)


class Shown:
    """Makes answers of pages: HTML, or one of their tables as CSV."""

    def __init__(self, store: Store, explain: Explain | None) -> None:
        self._store = store
        self._explain = explain
        self._registers = Registers(store)
        self._seen = ""
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
            lstrip_blocks=True,
        )  # fmt: skip
        self._templates.filters["figure"] = figure

    def answer(self, request: Request, language: str, make: Make) -> Response:
        """The page, or a page that says what is wrong."""
        status, pages = 200, None
        try:
            pages = Pages(self._store, self._current(), self._explain)
            page = make(pages)
            wanted = request.query_params.get("csv")
            if wanted:
                return _csv(page, wanted)
        except Missing:
            status, page = 404, Page("It can't be found.", "", notice="It can't be found.")
        except InputError as error:
            status, page = 400, Page("Search", "", notice=str(error))
        except IndexRefused as error:
            status, page = 503, Page("Overview", "", notice=str(error))
        except RwaError as error:
            status, page = 502, Page("Overview", "", notice=str(error).partition("\n")[0])
        return Response(self._html(request, language, page, pages), status, media_type="text/html")

    def _current(self) -> Registers:
        """Registers whose names are those of now."""
        cursor = self._store.cursor()
        if cursor is not None and cursor.hash != self._seen:
            self._registers.forget_names()
            self._seen = cursor.hash
        return self._registers

    def _html(self, request: Request, language: str, page: Page, pages: Pages | None) -> str:
        base = "/zh" if language == "zh" else ""
        here = request.url.path.removeprefix("/zh") or "/"
        query = [(name, value) for name, value in request.query_params.multi_items() if name != "csv"]

        def csv(anchor: str) -> str:
            return f"{base}{here}?{urlencode([*query, ('csv', anchor)])}"

        return self._templates.get_template("page.html.j2").render(
            page=page, t=translator(language), base=base, language=language, languages=LANGUAGES, menu=MENU,
            here=here + (f"?{urlencode(query)}" if query else ""), csv=csv,
            block=pages.now.block if pages else "—", block_time=iso(pages.now.timestamp) if pages else "",
        )  # fmt: skip


def _csv(page: Page, anchor: str) -> Response:
    found = next((each for each in page.sheets if each.anchor == anchor), None)
    if found is None:
        raise Missing
    name = "".join(each if each.isalnum() else "-" for each in f"{page.path}-{anchor}".strip("/")) or anchor
    headers = {"Content-Disposition": f'attachment; filename="{name[:80]}.csv"'} if name.isascii() else {}
    return Response(as_csv(_sheet(found)), media_type="text/csv; charset=utf-8", headers=headers)


def _sheet(found: Listing) -> Sheet:
    rows = tuple(tuple(str(cell) if hasattr(cell, "text") else cell for cell in row) for row in found.rows)
    return Sheet(found.title, found.columns, rows)


def figure(value: Any) -> str:
    """A number with its thousands, whatever else as it is."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,f}" if hasattr(value, "as_tuple") else str(value)


def page_seconds(store: Store, ticker: str, instants: Sequence[int]) -> list[float]:
    """Seconds that the register's page takes at some instants, asked of the application in this process."""
    from starlette.testclient import TestClient

    client = TestClient(create_app(store), base_url="http://127.0.0.1")
    taken = []
    for at in instants:
        started = time.perf_counter()
        answer = client.get(f"/register/token/{ticker}", params={"at": iso(at)})
        taken.append(time.perf_counter() - started)
        if answer.status_code != 200:
            raise IndexRefused(f"the page answered {answer.status_code}")
    return taken
