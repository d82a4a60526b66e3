"""Every kind of page of two dossiers, in the light and in the dark, wide and narrow, on paper, by keyboard."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.browser import looking
from tests.browser.conftest import KINDS, Open, Served
from tests.checkers.planted import PLANTED, Planted

STATIC = Path(__file__).resolve().parents[2] / "static"

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_suits_every_reader(open_page: Open, site: Served, kind: str) -> None:
    page = open_page(site.largest(kind))
    for checker in ("width", "larger", "focus", "axe", "motion", "paper"):
        assert looking.CHECKERS[checker](page) == [], checker
    assert page.pdf()[:4] == b"%PDF"


def test_the_dark_differs_from_the_light_in_nothing_but_colours() -> None:
    styles = "".join(path.read_text("utf-8") for path in sorted(STATIC.rglob("*.css")))
    (dark,) = re.findall(r"prefers-color-scheme:\s*dark\)\{:root\{([^{}]*)\}\}", styles)
    assert styles.count("prefers-color-scheme") == 1
    assert re.fullmatch(r"(?:\s*--[a-z]+:#[0-9a-f]{6};?)+", dark)


def test_no_column_of_a_table_is_cut_on_paper(open_page: Open, site: Served) -> None:
    page = open_page(site.largest("events/*.html"))
    sheets = PdfReader(BytesIO(page.pdf(format="A4"))).pages
    printed = "".join(sheet.extract_text() for sheet in sheets).count("●")
    assert printed > page.locator(".matrix .dot[href]").count() > 0, "one stands in the key"


def test_marks_are_told_apart_without_colours(open_page: Open, site: Served) -> None:
    for path in sorted(site.folder.glob("articles/*.html"))[:5]:
        assert looking.marks(open_page(f"{site.disk}articles/{path.name}")) == []


PLAIN = """() => ['.q', '.text a.n', '.text .d', '.text .t'].map((kind) => {
  const one = document.querySelector(kind), has = one && getComputedStyle(one);
  return !has || (has.textDecorationLine === 'none' && has.borderTopStyle === 'none'
    && has.borderBottomStyle === 'none');
})"""


def test_each_kind_of_mark_is_switched_off_alone(open_page: Open, site: Served) -> None:
    page = open_page(site.largest("articles/*.html"), scripts=True)
    there = page.evaluate(PLAIN)
    for number, mark in enumerate("qndt"):
        page.locator(f"#show-{mark}").uncheck()
        expected = [known or number == place for place, known in enumerate(there)]
        assert page.evaluate(PLAIN) == expected, mark
        page.locator(f"#show-{mark}").check()


@pytest.mark.parametrize(
    "planted", [p for p in PLANTED if p.checker in looking.CHECKERS], ids=lambda p: p.kind
)
def test_a_planted_fault_is_seen(open_page: Open, from_disk: str, planted: Planted) -> None:
    article = planted.checker == "marks"
    address = "articles/001-174164c448f91377.html" if article else "about.html"
    page = open_page(from_disk + address)
    looking.plant(page, planted.fault)
    found = looking.CHECKERS[planted.checker](page)
    assert any(planted.told in one for one in found), found
