"""The voice of the pages is one file: a made-up language says everything in its own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from lxml import html
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.pages.site import Site, site_of

from dossier import lang
from dossier.builder import words

ENGLISH = lang.table("en", "interface")
WORD = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(
    r"The flower market|Flowers|flower|a rainstorm of lemonade|Queen opens market, “at last”|plain"
    r"|both name the Queen of Hearts|[\w-]+\.(csv|txt|html)|CSV|RIS|CSL-JSON|BibTeX|TimelineJS|ICS|Atom"
    r"|JSON Feed|Web Annotations"
)
"""What is called so in every language: formats, and what the sample itself is about."""

FOREIGN = "self::bdi or self::code or self::title or self::script or self::time or @class='Z3988'"
"""Elements whose words are a source's, the editor's, or a value."""


def backwards(code: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return the catalogue of a language whose every phrase stands in brackets."""
    if (code, name) != ("tt", "interface"):
        return lang.table(code, name)
    return {key: tuple(f"⟦{one}⟧" for one in said) for key, said in ENGLISH.items()}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "table", backwards)
        words.words.cache_clear()
        edition = make_edition()
        yield site_of(replace(edition, settings=replace(edition.settings, language="tt")))
        words.words.cache_clear()


def english(page: html.HtmlElement) -> Iterator[str]:
    """Yield what a page says that is neither in brackets nor anybody else's words."""
    for text in page.xpath("//body//text() | //body//@aria-label | //body//@title"):
        element = text.getparent()
        other = f"ancestor-or-self::*[{FOREIGN} or @dir or contains(@class, 'src')]"
        said = outside(" ".join(str(text).split()))
        if WORD.search(said) and not NAMES.fullmatch(said) and not element.xpath(other):
            yield f"<{element.tag}> {said}"


def outside(said: str) -> str:
    """Return what stands in no brackets; they may stand in one another."""
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", "", said)) != said:
        said = less
    return said.strip(" ·:,⟦⟧0123456789")


def test_every_word_of_the_pages_own_comes_from_the_catalogue(site: Site) -> None:
    assert [(path, one) for path, page in site.pages() for one in english(page)] == []


def test_a_word_that_is_written_into_a_template_is_found(site: Site) -> None:
    page = site.page("index.html")
    page.find(".//main").append(html.fromstring("<p>Hello</p>"))
    assert list(english(page)) == ["<p> Hello"]


def test_pages_say_which_language_they_speak(site: Site) -> None:
    for path, page in site.pages():
        assert page.get("lang") == "tt", path
    assert "⟦12 ⟦May⟧ 2031⟧" in site.page("events/market-a.html").text_content()
