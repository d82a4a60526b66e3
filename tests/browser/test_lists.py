"""Long lists: all rows to filter and sort, from disk as well, and the pages complete without."""

from __future__ import annotations

import re
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
SPEAKERS = ("Alice Liddell", "Bill Lizard", "Clara Duchess")


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with more articles than one page of their list holds."""
    root = tmp_path_factory.mktemp("long")
    (root / "clippings").mkdir()
    for n in range(NUMBER):
        file = root / "clippings" / f"{n:03}.txt"
        bakers = " ".join(f"Baker number {n} counted tray {k}." for k in range(n % 7 + 1))
        said = f"“Tray {n} of the café is as full as it was,” said {SPEAKERS[n // 30]}."
        file.write_text(
            f"Tarts counted for the {n}th time\n\nTARTVILLE, 2 May 2031.\n\n{bakers}\n\n{said}\n"
        )
        Path(f"{file}.yaml").write_text(
            f"source: {OUTLETS[n % 3]}\npublished: {2030 + n % 2}-05-{n % 28 + 1:02}\n"
        )
    command = [sys.executable, "-m", "dossier", "build", str(root)]
    subprocess.run(command, check=True, capture_output=True)
    return root / "site"


def shown(page: Page) -> list[str]:
    return page.locator("main tbody tr:visible th").all_inner_texts()


def opened(open_page: Open, site: Path, of: str = "articles") -> Page:
    page = open_page(f"{site.as_uri()}/{of}.html")
    page.get_by_role("button", name="Filter and sort all ").click()
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


def days(page: Page) -> list[str]:
    rows = page.locator("main .entry:visible").evaluate_all("all => all.map(e => e.id)")
    return [str(row) for row in rows]


def test_the_dates_of_the_timeline_are_put_in_order_and_filtered(
    open_page: Open, long_site: Path
) -> None:
    pages = [html.parse(path) for path in long_site.glob("timeline*.html")]
    ids = [str(i) for page in pages for i in page.xpath("//section[@class='entry']/@id")]
    page = opened(open_page, long_site, "timeline")
    assert days(page) == sorted(ids)
    page.get_by_label("Order").select_option("newest first")
    assert days(page) == sorted(ids, reverse=True)
    page.get_by_label("Year").select_option("2030")
    page.get_by_label(re.compile("^Source")).select_option(OUTLETS[0])
    wanted = {f"d-2030-05-{n % 28 + 1:02}" for n in range(0, NUMBER, 6)}
    assert days(page) == sorted(wanted, reverse=True)
    page.get_by_label("Order").select_option("")
    assert days(page) == sorted(wanted)


def test_a_row_without_what_orders_it_stands_last(open_page: Open, long_site: Path) -> None:
    script = long_site / "lists/timeline.js"
    whole = script.read_text("utf-8")
    script.write_text(whole.replace(' id=\\"d-', ' data-no=\\"d-', 1), "utf-8")
    page = opened(open_page, long_site, "timeline")
    first = days(page)[0]
    page.get_by_label("Order").select_option("newest first")
    assert days(page)[-1] == first
    page.get_by_label("Order").select_option("most sources first")
    assert days(page)[-1] != first
    script.write_text(whole, "utf-8")


def test_quotes_in_another_order_say_who_speaks(open_page: Open, long_site: Path) -> None:
    page = opened(open_page, long_site, "quotes")
    page.get_by_label("Speaker").select_option(SPEAKERS[1])
    page.get_by_label("Filter", exact=True).fill("tray cafe 3")
    page.get_by_label("Order").select_option("newest first")
    shown = page.locator("main .said:visible")
    years = shown.evaluate_all("all => all.map(e => e.dataset.year)")
    assert len(years) > 1
    assert years == sorted(years, reverse=True)
    names = shown.locator(".speaker").evaluate_all("all => all.map(e => e.offsetWidth > 9)")
    assert names == [True] * len(years)


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
