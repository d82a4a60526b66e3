"""What a page says of itself, read as the programs do that ask for it."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import etree, html
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier.builder import build
from dossier.model import Basis, Edition, Found

BASE = "https://dossiers.example/market/"
ORIGINAL = "https://herald.example/a+b?x=1&y=ü#top"
ARCHIVED = "https://archive.example/2031/https://herald.example/a"


def edition(base_url: str | None = BASE) -> Edition:
    made = make_edition(base_url=base_url)
    a, b = made.readings
    article = replace(
        a.article,
        url=Found(ORIGINAL, Basis.METADATA),
        archived_url=Found(ARCHIVED, Basis.EDITOR),
    )
    return replace(made, readings=(replace(a, article=article), b))


@pytest.fixture(scope="module")
def pages() -> dict[str, html.HtmlElement]:
    return {
        page.path: html.fromstring(page.data)
        for page in build(edition())
        if page.path.endswith(".html")
    }


def zotero(context_object: str) -> dict[str, Any]:
    """Read a ContextObject by the rules of ``parseContextObject`` in Zotero's openurl.js."""
    pairs = [pair.split("=") for pair in context_object.split("&")]
    assert all(len(pair) == 2 for pair in pairs), "a value with = is cut there"
    item: dict[str, Any] = {"creators": []}
    fields = {
        "rft.type": "itemType",
        "rft.title": "title",
        "rft.source": "publicationTitle",
        "rft.date": "date",
        "rft.language": "language",
        "rft.description": "abstractNote",
        "rft.identifier": "url",
    }
    for key, coded in pairs:
        value = unquote(coded.replace("+", " ").replace("%2B", " ").replace("%2b", " "))
        if key == "rft.au":
            item["creators"].append(value)
        elif key in fields:
            item[fields[key]] = value
    return item


def test_zotero_takes_an_article_with_outlet_date_author_and_both_addresses(
    pages: dict[str, html.HtmlElement],
) -> None:
    (context_object,) = pages["articles/a.html"].xpath("//span[@class='Z3988']/@title")
    assert zotero(context_object) == {
        "itemType": "newspaperArticle",
        "title": "Queen opens market, “at last”",
        "publicationTitle": "Tartville Herald",
        "date": "2031-05-12",
        "language": "en",
        "creators": ["Alice Liddell-Wonder"],
        "url": ORIGINAL.replace("+", "%2B"),
        "abstractNote": f"Archived copy: {ARCHIVED}",
    }


def test_what_is_not_known_is_not_said(pages: dict[str, html.HtmlElement]) -> None:
    (context_object,) = pages["articles/b.html"].xpath("//span[@class='Z3988']/@title")
    assert set(zotero(context_object)) == {
        "itemType",
        "title",
        "publicationTitle",
        "language",
        "creators",
    }
    names = pages["articles/b.html"].xpath("//meta[starts-with(@name, 'DC.')]/@name")
    assert "DC.date" not in names
    assert "DC.creator" not in names


def test_dublin_core_names_the_outlet_and_both_addresses(
    pages: dict[str, html.HtmlElement],
) -> None:
    found = {
        name: pages["articles/a.html"].xpath(f"//meta[@name='DC.{name}']/@content")
        for name in ("title", "creator", "source", "date", "identifier", "relation")
    }
    assert found == {
        "title": ["Queen opens market, “at last”"],
        "creator": ["Alice Liddell-Wonder"],
        "source": ["Tartville Herald"],
        "date": ["2031-05-12"],
        "identifier": [ORIGINAL],
        "relation": [ARCHIVED],
    }


def test_no_page_claims_to_be_an_article_or_its_author(
    pages: dict[str, html.HtmlElement],
) -> None:
    for path, page in pages.items():
        (text,) = page.xpath("//script[@type='application/ld+json']/text()")
        found = json.loads(text)
        assert found["@type"] in {"WebPage", "WebSite"}, path
        assert "author" not in found, path
    article = json.loads(
        pages["articles/a.html"].xpath("//script[@type='application/ld+json']/text()")[0]
    )["mainEntity"]
    assert (article["@type"], article["publisher"]["name"]) == ("NewsArticle", "Tartville Herald")
    assert (article["url"], article["archivedAt"]) == (ORIGINAL, ARCHIVED)


def test_every_page_has_its_own_description_and_canonical_address(
    pages: dict[str, html.HtmlElement],
) -> None:
    for path, page in pages.items():
        assert len(page.xpath("//meta[@name='description']/@content")[0]) > 5, path
        address = BASE if path == "index.html" else BASE + path
        assert page.xpath("//link[@rel='canonical']/@href") == [address]
        assert page.xpath("//meta[@property='og:url']/@content") == [address]


def test_the_sitemap_lists_the_canonical_addresses_of_what_may_be_found() -> None:
    made = {page.path: page.data for page in build(edition())}
    found = [html.fromstring(data) for path, data in made.items() if path.endswith(".html")]
    wanted = [
        page.xpath("string(//link[@rel='canonical']/@href)")
        for page in found
        if not page.xpath("//meta[@name='robots']")
    ]
    listed = [loc.text for loc in etree.fromstring(made["sitemap.xml"]).iter("{*}loc")]
    assert sorted(str(loc) for loc in listed) == sorted(wanted)
    assert 1 < len(listed) < len(found)


def test_feeds_of_the_dossier_and_of_the_page_are_named_in_its_head(
    pages: dict[str, html.HtmlElement],
) -> None:
    for path, own in (
        ("index.html", []),
        ("events/market-a.html", ["events/market-a"]),
        ("topics/flowers.html", ["topics/flowers"]),
        ("sources/glass.html", ["sources/glass"]),
    ):
        up = "../" if "/" in path else ""
        wanted = [f"{up}feed.xml", f"{up}feed.json"]
        wanted += [f"{up}feeds/{name}.{kind}" for name in own for kind in ("xml", "json")]
        assert pages[path].xpath("//link[@rel='alternate']/@href") == wanted


@pytest.mark.parametrize(
    ("path", "offered"),
    [
        ("articles.html", ["data/articles.csv", "data/citations.bib", "data/citations.ris"]),
        ("events.html", ["data/events.csv", "data/timeline.ics"]),
        ("timeline.html", ["data/timeline.ics", "data/timeline.json"]),
        ("quotes.html", ["data/quotes.csv"]),
        ("topics/flowers.html", ["../feeds/topics/flowers.xml"]),
        ("sources/glass.html", ["../feeds/sources/glass.json"]),
        ("events/market-a.html", ["../cite/events/market-a.bib", "../feeds/events/market-a.xml"]),
        ("articles/a.html", ["../cite/articles/a.ris", "../cite/articles/a.json"]),
        (
            "about.html",
            ["data/datapackage.json", "data/annotations.json", "data/dossier.schema.json"],
        ),
    ],
)
def test_a_download_is_offered_where_one_would_look_for_it(
    pages: dict[str, html.HtmlElement], path: str, offered: list[str]
) -> None:
    assert set(offered) <= set(pages[path].xpath("//main//a/@href"))
