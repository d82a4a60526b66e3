"""What a reader does: from an event to the words behind it, on any screen, with and without scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page
from tests.browser.conftest import KINDS, Open, Served
from tests.browser.looking import incomplete, plant

pytestmark = pytest.mark.browser

HIGHLIGHTED = """() => {
  const probe = document.createElement('i');
  probe.style.setProperty('background', 'var(--lit)');
  document.body.append(probe);
  const lit = getComputedStyle(probe).backgroundColor;
  probe.remove();
  const shining = [...document.querySelectorAll('main *')]
    .filter(e => getComputedStyle(e).backgroundColor === lit);
  const all = new Set(shining);
  const inside = e => e && (all.has(e) || inside(e.parentElement));
  const words = shining.filter(e => !inside(e.parentElement)).map(e => e.textContent).join('');
  return words;
}"""
"""The words that stand out on the page because the address names them."""

EACH = f"""async fragments => {{
  const highlighted = {HIGHLIGHTED};
  const found = {{}};
  for (const fragment of fragments) {{
    const moved = new Promise(done => addEventListener('hashchange', done, {{once: true}}));
    location.hash = fragment;
    await moved;
    found[fragment] = highlighted();
  }}
  return found;
}}"""


def highlighted(page: Page) -> str:
    return str(page.evaluate(HIGHLIGHTED))


def spaced(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()


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


class Citations:
    """Every link of a site to a passage, with the words that stand beside it."""

    def __init__(self, site: Path) -> None:
        self.shown: dict[tuple[str, str], set[str]] = {}
        for path in sorted(site.rglob("*.html")):
            for link in html.parse(path).iterfind(".//main//a"):
                self._add(link, path.stem)

    def _add(self, link: html.HtmlElement, page: str) -> None:
        found = re.fullmatch(r"(?:.*articles/(.+)\.html)?#(s\d+-\d+)", link.get("href", ""))
        if found:
            words = self.shown.setdefault((found[1] or page, found[2]), set())
            words.update(self._beside(link))

    @staticmethod
    def _beside(link: html.HtmlElement) -> Iterator[str]:
        """Yield the words that the link's figure cites."""
        for figure in link.xpath("ancestor::figure[@class='cited'][1]"):
            (quote,) = figure.iterfind("blockquote")
            (cited,) = quote.findall("mark") or [quote]
            yield spaced(cited.text_content())


def test_every_link_to_a_passage_lands_on_highlighted_words_that_are_the_cited_ones(
    open_page: Open, from_disk: str, shipped_site: Path
) -> None:
    texts = {
        a["id"]: a["text"]
        for a in json.loads((shipped_site / "data/dossier.json").read_text("utf-8"))["articles"]
    }
    shown = Citations(shipped_site).shown
    assert sum(len(words) for words in shown.values()) > 50
    for article, text in texts.items():
        fragments = sorted(f for a, f in shown if a == article)
        page = open_page(f"{from_disk}articles/{article}.html")
        for fragment, words in page.evaluate(EACH, fragments).items():
            start, end = map(int, fragment[1:].split("-"))
            assert spaced(words) == spaced(text[start:end]), f"{article} {fragment}"
            assert shown[article, fragment] <= {spaced(words)}, f"{article} {fragment}"


def test_words_that_are_not_the_cited_ones_are_noticed(open_page: Open, from_disk: str) -> None:
    page = open_page(from_disk + "index.html")
    assert highlighted(page) == ""


HEAD = """() => {
  const rows = document.querySelectorAll('.matrix tbody tr');
  rows[rows.length - 1].scrollIntoView({block: 'nearest'});
  return document.querySelector('.matrix thead th').getBoundingClientRect().bottom;
}"""
"""Where the heads of the columns end on the screen when the last row is looked at."""


def test_the_heads_of_the_columns_stay_in_sight(open_page: Open, site: Served) -> None:
    page = open_page(site.largest("events/*.html"))
    for width in (900, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(HEAD) > 0
    page.evaluate("document.querySelector('.matrix thead th').style.position = 'static'")
    page.set_viewport_size({"width": 1280, "height": 300})
    assert page.evaluate(HEAD) < 0, "heads that scroll away are noticed"


COVERED = """() => [...document.querySelectorAll('.matrix')].map((table) => {
  table.scrollIntoView();
  const head = table.querySelector('thead th').getBoundingClientRect();
  return table.querySelector('tbody th').getBoundingClientRect().top - head.bottom;
})"""
"""How far the first row of each table is below its heads."""


@pytest.mark.parametrize("kind", ["events/*.html", "quotes.html"])
def test_no_head_covers_the_first_row(open_page: Open, site: Served, kind: str) -> None:
    page = open_page(site.largest(kind))
    page.evaluate("document.documentElement.style.scrollPaddingTop = '50vh'")
    for width in (1280, 900, 760):
        page.set_viewport_size({"width": width, "height": 900})
        assert all(gap >= -1 for gap in page.evaluate(COVERED)), width
    plant(page, "style('.matrix thead th{top:3rem!important}')")
    if page.locator(".scroll .matrix").count():
        assert any(gap < -1 for gap in page.evaluate(COVERED)), "a covered row is noticed"


def test_on_a_phone_a_point_names_its_sources_and_no_table_is_cut(
    open_page: Open, site: Served
) -> None:
    page = open_page(site.largest("events/*.html"), width=320)
    dots = page.locator(".matrix .dot bdi")
    assert dots.count() > 0
    widths = dots.evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
    assert min(widths) > 8
    cut = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)"
    assert page.locator("main .scroll:not(.chart)").evaluate_all(cut) == []


@pytest.mark.parametrize(
    "kind", ["events/*.html", "names/*.html", "sources/*.html", "topics/*", "about.html"]
)
def test_the_bar_of_a_long_page_leads_to_each_of_its_parts(shipped_site: Path, kind: str) -> None:
    for path in sorted(shipped_site.glob(kind)):
        page = html.parse(path)
        parts = page.xpath("//main//h2/@id")
        named = [f"#{part}" for part in parts] if len(parts) > 1 else []  # nothing to choose from
        assert page.xpath("//nav[@class='outline']//@href") == named, path


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_complete_without_scripts(open_page: Open, site: Served, kind: str) -> None:
    path = site.largest(kind)
    plain, scripted = open_page(path, scripts=False), open_page(path)
    assert plain.locator("h1").count() == 1
    assert plain.locator("main").inner_text().strip()
    assert incomplete(plain, scripted) == []


@pytest.mark.parametrize(
    ("scripts", "fault", "told"),
    [
        (True, "add('h2', 'Only with scripts')", "h2"),
        (True, "main.querySelector('li').hidden = true", "li"),
        (False, "add('button', 'Sort')", "useless: Sort"),
    ],
)
def test_a_page_that_is_not_complete_without_scripts_is_noticed(
    open_page: Open, from_disk: str, scripts: bool, fault: str, told: str
) -> None:
    address = from_disk + "about.html"
    plain, scripted = open_page(address, scripts=False), open_page(address)
    plant(scripted if scripts else plain, fault)
    assert any(told in one for one in incomplete(plain, scripted))


def test_a_slash_leads_from_any_page_to_the_search(open_page: Open, from_disk: str) -> None:
    page = open_page(f"{from_disk}index.html")
    page.keyboard.press("/")
    page.wait_for_url("**/search.html#q")
    page.keyboard.type("/")
    assert page.input_value("#q") == "/"
