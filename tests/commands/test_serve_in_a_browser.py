"""A page that is served reloads after a build, and shows why one failed, under the site's own policy."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from dossier.serve.live import Live
from dossier.serve.pages import Pages
from dossier.serve.server import Server

pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"


def write_home(site: Path, words: str) -> None:
    (site / "index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title><link rel="icon" href="data:,">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head><body><h1>{words}</h1></body></html>'
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write_home(tmp_path, "First")
    return tmp_path


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    live = Live()
    made = Server(Pages(site, "/repo/"), live, 0)
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    live.close()
    made.shutdown()
    made.server_close()
    thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def test_a_page_follows_the_builds(server: Server, site: Path, page: Page) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(server.address)
    assert page.inner_text("h1") == "First"

    server.live.fail("dossier.yaml, line 3: <b>no</b>")
    page.wait_for_selector("[role=alert]")
    assert "dossier.yaml, line 3: <b>no</b>" in page.inner_text("[role=alert]")
    assert page.inner_text("h1") == "First"

    write_home(site, "Second")
    server.live.succeed()
    page.wait_for_selector("h1:text('Second')")
    assert page.query_selector("[role=alert]") is None
    assert complaints == []
