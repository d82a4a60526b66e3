"""The voice of the pages is one file: a made-up language says everything in its own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.pages.site import Site
from tests.pages.test_changes import data_of_sample

from dossier import builder, composing, lang
from dossier.builder import reasons, words
from dossier.layout import Options

SCRIPTED = (
    "filter",
    "filtered",
    "sort",
    "order",
    "all",
    "new",
    "wait",
    "none",
    "one",
    "many",
    "more",
    "lost",
)
SAID = " | ".join(
    ["//body//text()", "//body//@aria-label", "//body//@title", "//body//@data-h"]
    + [f"//@data-{name}" for name in SCRIPTED]
)
"""What a page says to people, at once or by its scripts."""

ENGLISH = lang.table("en", "interface")
WORD = re.compile(r"[A-Za-z]{3,}")
FORMATS = re.compile(
    r"plain|[\w-]+\.(csv|txt|html)|CSV|RIS|CSL-JSON|BibTeX|TimelineJS|ICS|Atom|JSON Feed|Web Annotations"
)
"""What is called so in every language."""

FOREIGN = (
    "self::bdi or self::code or self::title or self::script or self::time or (@dir and not(self::html)) or @lang='en'"
    " or contains(@class, 'src') or contains(@class, 'mono') or contains(@class, 'editor')"
    " or contains(@class, 'reason') or @class='Z3988'"
)
"""Marks of words that are a source's, the editor's, a value or the program's in English."""


KINDS = frozenset(
    [
        "404.html",
        "about.html",
        "articles",
        "articles.html",
        "changes.html",
        "compare",
        "discrepancies.html",
        "events",
        "events.html",
        "index.html",
        "names",
        "names.html",
        "points",
        "quotes.html",
        "said",
        "search.html",
        "sources",
        "sources.html",
        "statements.html",
        "timeline.html",
        "topics",
        "topics.html",
    ]
)
"""Every page of the theme, and every folder of pages."""


def backwards(code: str, name: str) -> dict[str, tuple[str, ...]]:
    """Return the catalogue of a language whose every phrase stands in brackets."""
    if (code, name) != ("tt", "interface"):
        return lang.table(code, name)
    own = {key: tuple(f"⟦{one}⟧" for one in said) for key, said in ENGLISH.items()}
    return {**own, "direction": ("rtl",), "plural": ("1", "[2-4]"), "thousands": ("space",)}


@pytest.fixture(scope="module", params=["sample", "crowd"])
def site(request: pytest.FixtureRequest) -> Iterator[Site]:
    if request.param == "sample":
        edition = make_edition()
    else:
        folder: Path = request.getfixturevalue("crowd_dossier")
        edition = composing.compose(folder, Options(cache=False, jobs=1))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(words, "table", backwards)
        words.words.cache_clear()
        foreign = replace(edition, settings=replace(edition.settings, language="tt"))
        built = builder.build(foreign, since=data_of_sample(articles="a"))
        yield Site({page.path: page.data for page in built})
        words.words.cache_clear()


def english(site: Site, page: html.HtmlElement) -> Iterator[str]:
    """Yield what a page says that is neither in brackets nor anybody else's words."""
    others = named(site)
    for text in page.xpath(SAID):
        element = text.getparent()
        said = outside(" ".join(str(text).split()))
        own = WORD.search(said) and not FORMATS.fullmatch(said) and said not in others
        if own and not element.xpath(f"ancestor-or-self::*[{FOREIGN}]"):
            yield f"<{element.tag}> {said}"


@cache
def _named(data: bytes) -> frozenset[str]:
    found = json.loads(data)
    rows = [row for key in ("names", "sources", "topics") for row in found[key]]
    titles = [row["title"] for row in (found, *found["events"])]
    heads = [row["headline"]["value"] for row in found["articles"] if row["headline"]]
    terms = [term for topic in found["topics"] for term in topic["terms"]]
    return frozenset([*titles, *heads, *terms, *(row.get("label") or row["name"] for row in rows)])


def named(site: Site) -> frozenset[str]:
    """Return what the dossier and its names, sources and topics are called, and their headlines."""
    return _named(site.files["data/dossier.json"])


def outside(said: str) -> str:
    """Return what stands in no brackets; they may stand in one another."""
    while (less := re.sub(r"⟦[^⟦⟧]*⟧", "", said)) != said:
        said = less
    return said.strip(" ·:,⟦⟧0123456789")


def test_the_pages_are_of_every_kind(site: Site) -> None:
    kinds = {path.split("/")[0] for path, _ in site.pages()}
    few = (
        {"statements.html", "points", "said"} if site.files.keys() & {"articles/a.html"} else set()
    )
    assert kinds >= KINDS - few


def test_every_word_of_the_pages_own_comes_from_the_catalogue(site: Site) -> None:
    assert [(path, one) for path, page in site.pages() for one in english(site, page)] == []


def test_a_word_that_is_written_into_a_template_is_found(site: Site) -> None:
    page = site.page("index.html")
    page.find(".//main").append(html.fromstring("<p>Hello</p>"))
    assert list(english(site, page)) == ["<p> Hello"]


def test_a_word_for_a_script_is_found(site: Site) -> None:
    page = site.page("search.html")
    page.find(".//form").set("data-lost", "The search is lost")
    assert list(english(site, page)) == ["<form> The search is lost"]


def test_each_reason_of_the_analysis_is_in_the_catalogue(crowd_dossier: Path) -> None:
    for folder in (crowd_dossier, Path("seeds")):
        found = composing.compose(folder, Options(cache=False, jobs=1)).analysis
        rows = [x for e in found.events for x in e.why] + [x for n in found.names for x in n.why]
        lists = {"shared-names", "shared-words", "editor"}
        assert [x for x in rows if x.feature not in lists and not reasons.key_of(x.detail)] == []


@pytest.mark.parametrize(
    ("phrase", "said", "found"),
    [
        ("within {n} days", "within 3 days", {"n": "3"}),
        ("{one} met {two}", "Alice met the Hare", {"one": "Alice", "two": "the Hare"}),
        ("{one} ({two})", "the Queen (red) (2)", {"one": "the Queen", "two": "red) (2"}),
        ("on one day", "on one day", {}),
        ("on one day", "on one day or two", None),
        ("within {n} days", "within days", None),
        ("{one} met {two}", "Alice left", None),
    ],
)
def test_what_stands_in_the_places_of_a_phrase(
    phrase: str, said: str, found: dict[str, str] | None
) -> None:
    assert reasons.filling(phrase, said) == found


def test_a_reason_that_the_catalogue_lacks_is_noticed() -> None:
    assert reasons.key_of("the tarts are gone") is None


def test_pages_say_which_language_they_speak(site: Site) -> None:
    for path, page in site.pages():
        assert (page.get("lang"), page.get("dir")) == ("tt", "rtl"), path
    text = "".join(p.text_content() for _, p in site.pages())
    assert re.search(r"⟦\d+ ⟦May⟧ 2031⟧", text)
