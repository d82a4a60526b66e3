"""No page complains, reports, asks another host, or moves more than its budget."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Request
from tests.browser.conftest import KINDS, Open, Trouble, largest

pytestmark = pytest.mark.browser

MOST_REQUESTS = 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_and_asks_for_little(
    open_page: Open, from_server: str, shipped_site: Path, kind: str
) -> None:
    page = open_page("about:blank")
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - a built-in method cannot listen
    page.goto(from_server + largest(shipped_site, kind))
    page.wait_for_load_state("networkidle")
    own = [r.url for r in requests if not r.url.startswith("data:")]
    assert len([u for u in own if "/search/" not in u]) <= MOST_REQUESTS, own


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("console.error('something broke')", "something broke"),
        ("setTimeout(() => { throw new Error('lost') })", "lost"),
        ("main.innerHTML = '<p style=color:red>'", "Content Security Policy"),
        (
            "const s = document.createElement('script'); s.text = '1'; main.append(s)",
            "Content Security Policy",
        ),
        (
            "const i = new Image(); i.src = 'http://elsewhere.invalid/x.png'; main.append(i)",
            "elsewhere.invalid",
        ),
        (
            "const s = document.createElement('script'); s.src = 'gone.js'; main.append(s)",
            "gone.js",
        ),
    ],
)
def test_a_planted_fault_is_heard(
    open_page: Open, from_disk: str, trouble: Trouble, fault: str, told: str
) -> None:
    page = open_page(from_disk + "about.html")
    page.evaluate(f"const main = document.querySelector('main'); {fault}")
    page.wait_for_timeout(100)
    assert any(told in one for one in trouble), list(trouble)
    trouble.clear()
