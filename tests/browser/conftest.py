"""Real Chromium, and the shipped site from disk and over loopback under ``/repo/``."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

KINDS = (
    "index.html",
    "events.html",
    "events/*.html",
    "articles.html",
    "articles/*.html",
    "sources.html",
    "sources/*.html",
    "topics.html",
    "topics/*.html",
    "names.html",
    "names/*.html",
    "compare/*.html",
    "timeline.html",
    "quotes.html",
    "statements.html",
    "points/*.html",
    "said/*.html",
    "reports/*.html",
    "discrepancies.html",
    "search.html",
    "about.html",
    "404.html",
)
"""A pattern for each kind of page."""

Open = Callable[..., Page]


class QuietServer(SimpleHTTPRequestHandler):
    """Serves a folder under ``/repo/`` and nothing beside it."""

    def translate_path(self, path: str) -> str:
        if not path.startswith("/repo/"):
            return "/nowhere"
        return super().translate_path(path.removeprefix("/repo"))

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a site under ``/repo/`` and say where."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(QuietServer, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/repo/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def from_server(shipped_site: Path) -> Iterator[str]:
    with serving(shipped_site) as address:
        yield address


@pytest.fixture(scope="session")
def from_disk(shipped_site: Path) -> str:
    return f"{shipped_site.as_uri()}/"


class Served(NamedTuple):
    """A site on disk and on a server."""

    folder: Path
    disk: str
    server: str

    def largest(self, kind: str) -> str:
        """Return the address of the largest page of a kind."""
        return self.server + largest(self.folder, kind)


GIVEN = os.environ.get("DOSSIER_SITE")
"""A site of one's own that is to be held to the same, built for an address that ends in ``/repo/``."""


@pytest.fixture(scope="session", params=["shipped", "crowd", *(["given"] if GIVEN else [])])
def site(request: pytest.FixtureRequest) -> Iterator[Served]:
    """Each of the dossiers that pages are looked at in."""
    given = request.param == "given"
    folder = Path(str(GIVEN)) if given else request.getfixturevalue(f"{request.param}_site")
    with serving(folder) as address:
        yield Served(folder, f"{folder.as_uri()}/", address)


def largest(site: Path, kind: str) -> str:
    """Return the address of the largest page of a kind: where most can go wrong."""
    pages = sorted(site.glob(kind), key=lambda p: (-p.stat().st_size, p.name))
    if not pages:
        pytest.skip(f"the site has no page {kind}")
    return pages[0].relative_to(site).as_posix()


class Trouble(list[str]):
    """Everything that a page complained of while it was open."""

    def listen(self, page: Page) -> None:
        page.on(
            "console", lambda m: self.append(m.text) if m.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.append(str(error)))
        page.on("request", lambda r: None if self._own(r.url) else self.append(r.url))
        page.on("requestfailed", lambda r: self.append(f"{r.url}: {r.failure}"))

    @staticmethod
    def _own(url: str) -> bool:
        return url.startswith(("file://", "http://127.0.0.1", "data:image/"))


@pytest.fixture
def trouble() -> Trouble:
    return Trouble()


@pytest.fixture
def open_page(browser: Browser, trouble: Trouble) -> Iterator[Open]:
    contexts: list[BrowserContext] = []

    def open_page(
        address: str, *, width: int = 1280, scripts: bool = True, scheme: str = "light"
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=scripts,
            color_scheme="dark" if scheme == "dark" else "light",
        )
        contexts.append(context)
        page = context.new_page()
        trouble.listen(page)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
