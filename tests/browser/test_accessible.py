"""axe-core on every kind of page, wide and narrow, light and dark."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page
from tests.browser.conftest import KINDS, Open, largest

pytestmark = pytest.mark.browser

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def complaints(page: Page) -> list[str]:
    found = page.evaluate("axe.run({preload: false})")
    return [f"{v['id']}: {n['html']}" for v in found["violations"] for n in v["nodes"]]


def with_axe(page: Page) -> Page:
    page.evaluate(Path(AXE_FILE_PATH).read_text("utf-8"))
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_to_complain_of(
    open_page: Open, from_server: str, shipped_site: Path, kind: str
) -> None:
    page = with_axe(open_page(from_server + largest(shipped_site, kind)))
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert complaints(page) == [], f"{kind} at {width}, {scheme}"


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("main.append(document.createElement('img'))", "image-alt"),
        ("main.querySelector('p').style.color = '#bbb'", "color-contrast"),
        ("document.documentElement.lang = ''", "html-has-lang"),
        ("main.append(document.createElement('button'))", "button-name"),
        ("main.querySelectorAll('h2').forEach(h => h.outerHTML = '<h5>x</h5>')", "heading-order"),
    ],
)
def test_axe_sees_a_planted_fault(open_page: Open, from_server: str, fault: str, rule: str) -> None:
    page = with_axe(open_page(from_server + "index.html"))
    page.evaluate(f"const main = document.querySelector('main'); {fault}")
    assert any(complaint.startswith(f"{rule}:") for complaint in complaints(page))
