"""No page complains, reports, asks another host, or moves more than its budget."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request
from tests.browser.conftest import KINDS, Open, Served, Trouble
from tests.browser.looking import plant
from tests.checkers.planted import PLANTED, Planted

pytestmark = pytest.mark.browser

MOST_REQUESTS = 5


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_quiet_and_asks_for_little(open_page: Open, site: Served, kind: str) -> None:
    page = open_page("about:blank")
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))  # noqa: PLW0108 - a built-in method cannot listen
    page.goto(site.largest(kind))
    page.wait_for_load_state("networkidle")
    own = [r.url for r in requests if not r.url.startswith("data:")]
    assert len([u for u in own if "/search/" not in u]) <= MOST_REQUESTS, own


@pytest.mark.parametrize(
    "planted", [p for p in PLANTED if p.checker == "console"], ids=lambda p: p.kind
)
def test_a_planted_fault_is_heard(
    open_page: Open, from_disk: str, trouble: Trouble, planted: Planted
) -> None:
    page = open_page(from_disk + "about.html")
    plant(page, planted.fault)
    page.wait_for_timeout(100)
    assert any(planted.told in one for one in trouble), list(trouble)
    trouble.clear()
