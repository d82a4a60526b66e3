"""Long lists: all rows to filter and sort, from disk as well, and the pages complete without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page
from tests.browser.conftest import Open

pytestmark = pytest.mark.browser

NUMBER = 90
OUTLETS = ("Tartville Herald", "The Looking Glass", "Pond Post")


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with more articles than one page of their list holds."""
    root = tmp_path_factory.mktemp("long")
    (root / "clippings").mkdir()
    for n in range(NUMBER):
        file = root / "clippings" / f"{n:03}.txt"
        bakers = " ".join(f"Baker number {n} counted tray {k}." for k in range(n % 7 + 1))
        file.write_text(f"Tarts counted for the {n}th time\n\nTARTVILLE, 2 May 2031.\n\n{bakers}\n")
        Path(f"{file}.yaml").write_text(
            f"source: {OUTLETS[n % 3]}\npublished: {2030 + n % 2}-05-{n % 28 + 1:02}\n"
        )
    command = [sys.executable, "-m", "dossier", "build", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    return root / "site"


def shown(page: Page) -> list[str]:
    return page.locator("main tbody tr:visible th").all_inner_texts()


def opened(open_page: Open, site: Path) -> Page:
    page = open_page(f"{site.as_uri()}/articles.html")
    page.get_by_role("button", name=f"Filter and sort all {NUMBER}").click()
    page.locator(".filter").wait_for()
    return page


def test_all_rows_of_a_paged_list_are_there_at_a_click(open_page: Open, long_site: Path) -> None:
    page = opened(open_page, long_site)
    assert len(shown(page)) == NUMBER
    assert page.locator(".pager").count() == 0


def test_filters_leave_the_rows_that_have_what_is_picked(open_page: Open, long_site: Path) -> None:
    page = opened(open_page, long_site)
    page.get_by_label("Source").select_option(OUTLETS[1])
    page.get_by_label("Published").select_option("2031")
    expected = [n for n in range(NUMBER) if n % 3 == 1 and n % 2 == 1]
    assert len(shown(page)) == len(expected)
    assert page.locator(".filter output").inner_text() == f"{len(expected)} of {NUMBER} shown"
    page.get_by_label("Filter", exact=True).fill("the 7th time")
    rows = page.locator("main tbody tr:visible").all_text_contents()
    assert {f"Tarts counted for the {n}th time" for n in expected if n % 10 == 7} <= {*shown(page)}
    assert 0 < len(rows) < len(expected)
    assert all("7th" in row for row in rows)


def test_all_rows_are_sorted_not_those_of_one_page(open_page: Open, long_site: Path) -> None:
    page = opened(open_page, long_site)
    page.get_by_role("button", name="Published").click()
    days = page.locator("main tbody time").evaluate_all("all => all.map(t => t.dateTime)")
    assert len(days) == NUMBER
    assert days == sorted(days)


def test_the_pages_hold_every_row_without_scripts(open_page: Open, long_site: Path) -> None:
    paths = sorted(long_site.glob("articles*.html"))
    assert len(paths) > 1
    rows = [r for p in paths for r in html.parse(p).xpath("//main//tbody/tr")]
    assert len(rows) == NUMBER
    page = open_page(f"{long_site.as_uri()}/articles.html", scripts=False)
    assert page.locator("main button").count() == 0
    assert page.locator(".pager").first.locator("a").count() == len(paths)


def test_a_row_that_the_script_lacks_is_noticed(open_page: Open, long_site: Path) -> None:
    script = long_site / "lists/articles.js"
    whole = script.read_text("utf-8")
    first = whole.index("<tr")
    script.write_text(whole[:first] + whole[whole.index("<tr", first + 1) :], "utf-8")
    page = opened(open_page, long_site)
    assert len(shown(page)) == NUMBER - 1
    script.write_text(whole, "utf-8")
