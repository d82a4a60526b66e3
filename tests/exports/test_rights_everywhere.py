"""No file of a site holds words that its rights withhold: no page, search, download, feed or card."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.builder import build, rights
from dossier.builder.page import Page
from dossier.edition import compose
from dossier.model import Edition, Publish, SourceSettings

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
_INLINE = re.compile(r"</?(?:mark|span|i|b|a|bdi|q|em|strong)\b[^>]*>")
"""Tags that stand within a sentence."""
LONG = 7
"""Words in a row that are nobody's but the author's."""


@cache
def edition(publish: Publish, own: Publish | None = None) -> Edition:
    """Return the shipped dossier at a level, with one source at a level of its own."""
    shipped = _shipped()
    name = next(s.name for s in shipped.analysis.sources if s.name)
    sources = (SourceSettings(name, publish=own),) if own else ()
    settings = replace(
        shipped.settings, publish=publish, sources=sources, base_url="https://x.example/"
    )
    return replace(shipped, settings=settings)


@cache
def _shipped() -> Edition:
    return compose(ROOT)


@cache
def site(publish: Publish, own: Publish | None = None) -> tuple[Page, ...]:
    return build(edition(publish, own))


def runs(text: str) -> set[str]:
    """Return every run of so many words, however it is spaced and punctuated."""
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[i : i + LONG]) for i in range(len(words) - LONG + 1)}


def withheld(edition: Edition) -> set[str]:
    """Return the runs of words that may stand nowhere: not shown, no headline, no speaker of a quote."""
    visible, hidden = runs(edition.settings.introduction or ""), set()
    shown = rights.shown(edition)
    for article, study in ((r.article, r.study) for r in edition.readings):
        for quote in study.quotes:
            if quote.speaker and shown[article.id].holds(quote.span):
                visible |= runs(quote.speaker.text)
        visible |= runs(article.headline.value) if article.headline else set()
        mask = shown[article.id].mask(article.text)
        for here, there in zip(_blocks(mask), _blocks(article.text), strict=True):
            visible |= {run for piece in here.split("   ") for run in runs(piece)}
            hidden |= runs(there) if here != there else set()
    return hidden - visible


def _blocks(text: str) -> list[str]:
    return text.split("\n")


def told(page: Page) -> Iterator[str]:
    """Yield the words of a file as a reader has them."""
    text = page.data.decode("utf-8", "replace")
    if page.path.endswith(".html"):
        yield html.unescape(_INLINE.sub("", text))
    elif page.path.endswith(".xml"):
        yield html.unescape(text)
    elif page.path.endswith(".json"):
        yield json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", " ")
    else:
        yield text.replace("\r\n ", "")


def leaks(edition: Edition, pages: tuple[Page, ...]) -> set[tuple[str, str]]:
    secret = withheld(edition)
    return {
        (page.path, run) for page in pages for text in told(page) for run in runs(text) & secret
    }


@pytest.mark.parametrize("publish", ["excerpt", "record"])
def test_words_that_may_not_be_shown_are_in_no_file(publish: Publish) -> None:
    assert len(withheld(edition(publish))) > 1000
    assert leaks(edition(publish), site(publish)) == set()


def test_a_source_with_a_level_of_its_own_is_kept_to_it() -> None:
    mixed = edition("full", "record")
    assert 100 < len(withheld(mixed)) < len(withheld(edition("record")))
    assert leaks(mixed, site("full", "record")) == set()


def test_the_whole_texts_are_there_where_they_may_be_shown() -> None:
    """The same look at a site of whole texts finds the words that the others withhold."""
    found = leaks(edition("record"), site("full"))
    paths = {path.split("/")[0] for path, _ in found}
    assert {"articles", "search", "data", "compare"} <= paths


@pytest.mark.parametrize(
    ("publish", "indexed"), [("full", False), ("excerpt", True), ("record", True)]
)
def test_search_engines_are_kept_from_whole_texts_alone(publish: Publish, indexed: bool) -> None:
    for page in site(publish):
        if page.path.startswith("articles/"):
            assert (b'<meta name="robots" content="noindex">' in page.data) is not indexed
    (sitemap,) = (page.data for page in site(publish) if page.path == "sitemap.xml")
    assert (b"/articles/" in sitemap) is indexed


def test_a_reader_is_told_what_is_shown() -> None:
    words = {
        "full": "The articles are shown whole.",
        "excerpt": "Of each article its headline, its first sentence",
        "record": "Of each article only the record is shown.",
    }
    for publish in ("full", "excerpt", "record"):
        pages = {
            page.path: page.data.decode() for page in site(publish) if page.path.endswith(".html")
        }
        assert words[publish] in pages["about.html"]
        assert all(words[publish] in t for p, t in pages.items() if p.startswith("sources/"))
    mixed = {p.path: p.data.decode() for p in site("full", "record") if p.path.endswith(".html")}
    marked = [
        p for p, text in mixed.items() if p.startswith("sources/") and words["record"] in text
    ]
    assert len(marked) == 1
