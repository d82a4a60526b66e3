"""What a reader does: from an event to the words behind it, on any screen, with and without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page
from tests.browser.conftest import SITE, Open

pytestmark = pytest.mark.browser

KINDS = sorted(
    {
        next(p for p in sorted(folder.glob("*.html"))).relative_to(SITE).as_posix()
        for folder in [SITE, *(f for f in SITE.iterdir() if f.is_dir())]
        if any(folder.glob("*.html"))
    }
    | {p.name for p in SITE.glob("*.html")}
)
"""One page of each kind."""


def first_event() -> str:
    return min((SITE / "events").glob("*.html")).relative_to(SITE).as_posix()


def highlighted(page: Page) -> str:
    """Return the words that stand out on the page because the address names them."""
    return str(
        page.evaluate(
            """() => {
            const target = document.querySelector(':target');
            if (!target) return '';
            const plain = getComputedStyle(document.body).backgroundColor;
            const own = getComputedStyle(target).backgroundColor;
            return own !== plain && own !== 'rgba(0, 0, 0, 0)' ? target.textContent : '';
        }"""
        )
    )


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("place", ["from_disk", "from_server"])
def test_a_click_leads_from_the_home_page_over_an_event_to_highlighted_words(
    open_page: Open, request: pytest.FixtureRequest, place: str, scripts: bool
) -> None:
    page = open_page(request.getfixturevalue(place) + "index.html", scripts=scripts)
    page.locator("main a[href^='events/']").first.click()
    link = page.locator("main a[href*='articles/'][href*='#s']").first
    fragment = str(link.get_attribute("href")).split("#")[1]
    link.click()
    assert page.url.endswith(fragment)
    inspector = open_page(page.url)  # the same page, with scripts, so that it can be asked
    assert highlighted(inspector)


@pytest.mark.parametrize("width", [320, 390, 1280, 2560])
@pytest.mark.parametrize("path", KINDS)
def test_no_page_scrolls_sideways(open_page: Open, from_disk: str, path: str, width: int) -> None:
    page = open_page(from_disk + path, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", KINDS)
def test_every_page_is_complete_without_scripts(open_page: Open, from_disk: str, path: str) -> None:
    page = open_page(from_disk + path, scripts=False)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()


def test_a_printed_event_shows_everything_and_no_navigation(
    open_page: Open, from_disk: str
) -> None:
    page = open_page(from_disk + first_event())
    shown = page.locator("main h2").count()
    page.emulate_media(media="print")
    assert page.locator("main h2:visible").count() == shown
    assert not page.locator("header nav").first.is_visible()
    assert page.pdf()[:4] == b"%PDF"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing_to_complain_of(
    open_page: Open, from_disk: str, path: str, width: int, scheme: str
) -> None:
    page = open_page(from_disk + path, width=width, scheme=scheme)
    assert complaints(page) == []


def test_axe_sees_a_planted_fault(open_page: Open, from_disk: str) -> None:
    page = open_page(from_disk + "index.html")
    page.evaluate("document.querySelector('main').append(document.createElement('img'))")
    assert any("image-alt" in complaint for complaint in complaints(page))


def complaints(page: Page) -> list[str]:
    page.evaluate(Path(AXE_FILE_PATH).read_text("utf-8"))
    found = page.evaluate("axe.run({preload: false})")
    return [f"{v['id']}: {n['html']}" for v in found["violations"] for n in v["nodes"]]
