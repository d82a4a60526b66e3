"""The site as one file, opened by a double click: every page, passage, search and download in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html
from tests.browser.conftest import Open, Trouble
from tests.browser.test_reading import highlighted, spaced

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def one_file(shipped_site: Path) -> str:
    return shipped_site.with_name("site.html").as_uri()


def test_it_opens_at_home_and_looks_like_it(open_page: Open, one_file: str, from_disk: str) -> None:
    packed, plain = open_page(one_file), open_page(from_disk + "index.html")
    packed.wait_for_selector("h1")
    assert packed.title() == plain.title()
    assert packed.inner_text("main") == plain.inner_text("main")
    height = "document.querySelector('main').offsetHeight"
    assert packed.evaluate(height) == plain.evaluate(height)


def test_clicks_lead_to_highlighted_words_and_back(open_page: Open, one_file: str) -> None:
    page = open_page(one_file)
    page.click("main .card h3 a[href*='events/']")
    page.wait_for_selector("#points")
    link = page.locator("main figure.cited:visible", has=page.locator("a[href*='#s']")).first
    cited = link.locator("blockquote")
    marked = cited.locator("mark")
    words = (marked if marked.count() else cited).first.inner_text()
    link.locator("a[href*='#s']").first.click()
    page.wait_for_selector("div.text")
    assert spaced(highlighted(page)) == spaced(words)
    page.go_back()
    page.wait_for_selector("#points")


def test_every_page_can_be_reached_in_it(
    open_page: Open, one_file: str, shipped_site: Path
) -> None:
    page = open_page(one_file)
    page.wait_for_selector("h1")
    listed = json.loads(page.evaluate("document.querySelector('#packed').textContent"))
    there = {path.relative_to(shipped_site).as_posix() for path in shipped_site.rglob("*.html")}
    assert there - set(listed) == {"404.html"}
    for path in sorted(there & set(listed))[::20]:
        page.goto(f"{one_file}?{path}")
        page.wait_for_selector("h1")
        heading = html.parse(shipped_site / path).find(".//h1").text_content()
        assert spaced(page.text_content("h1") or "") == spaced(heading)
        for address in page.locator("body a").evaluate_all(
            "all => all.map(a => a.getAttribute('href'))"
        ):
            local = address.partition("#")[0]
            assert not local or local[0] == "?" or ".html" not in local or "://" in local, address
            assert local[0:1] != "?" or local[1:] in listed, address


def test_the_search_works_in_it(open_page: Open, one_file: str) -> None:
    page = open_page(f"{one_file}?search.html")
    page.fill("#q", "border security")
    page.press("#q", "Enter")
    page.click("#hits a")
    page.wait_for_selector("div.text")
    assert "#p" in page.url


def test_a_download_is_what_lies_in_the_folder(
    open_page: Open, one_file: str, shipped_site: Path
) -> None:
    page = open_page(f"{one_file}?about.html")
    with page.expect_download() as waiting:
        page.click("a[href='data/dossier.json'] >> nth=0")
    assert waiting.value.suggested_filename == "dossier.json"
    assert waiting.value.path().read_bytes() == (shipped_site / "data/dossier.json").read_bytes()


def test_without_scripts_it_says_so(open_page: Open, one_file: str) -> None:
    page = open_page(one_file, scripts=False)
    assert "JavaScript" in page.inner_text("body")


def test_nothing_runs_in_it_that_is_not_its_own(
    open_page: Open, one_file: str, trouble: Trouble
) -> None:
    page = open_page(one_file)
    page.wait_for_selector("h1")
    page.evaluate(
        "const s = document.createElement('script'); s.text = '1'; document.body.append(s)"
    )
    page.wait_for_timeout(100)
    assert any("Content Security Policy" in one for one in trouble)
    trouble.clear()
