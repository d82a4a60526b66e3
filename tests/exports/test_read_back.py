"""Each download, read back by a reader that knows nothing of this project."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import posixpath
import warnings
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import feedparser  # type: ignore[import-untyped]
import icalendar
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from lxml import etree
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier.builder import exports
from dossier.builder.exports import calendar, columns, places
from dossier.builder.page import check_together
from dossier.edition import compose
from dossier.model import Basis, Edition, Event, Found, Publish

BASE = "https://dossiers.example/market/"
FOUND = Found("nothing", Basis.EDITOR)
ARTICLE_TITLE = "Queen opens market, “at last”"


@cache
def site(publish: Publish = "full", base_url: str | None = None) -> dict[str, bytes]:
    return files(make_edition(publish, base_url))


def files(edition: Edition) -> dict[str, bytes]:
    pages = exports.files(edition)
    check_together(pages)
    return {page.path: page.data for page in pages}


def table(name: str, publish: Publish = "full") -> list[dict[str, str]]:
    text = site(publish)[places.table(name)].decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def bibliography(data: bytes) -> dict[str, dict[str, str]]:
    library = parse_string(data.decode())
    assert library.failed_blocks == []
    return {e.key: {f.key: f.value for f in e.fields} for e in library.entries}


def with_title(title: str) -> Edition:
    """Return the edition with its event called so."""
    edition = make_edition()
    first, *others = edition.analysis.events
    named: tuple[Event, ...] = (replace(first, title=title, where=title), *others)
    return replace(edition, analysis=replace(edition.analysis, events=named))


HOSTILE = [
    "=cmd|'/c calc'!A0",
    "Tart; stolen, \\ again: “yes”",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT",
    "</title><script>alert(1)</script>]]>",
    "control \x00\x07\x1b\ufffe characters",
    "} , author = {Mallory",
    "TY  - BOOK",
    "العراق وإيران \u202eتوقعان",
    "😀" * 60,
    "İ" * 80,
]


# Tables


def test_the_tables_are_what_their_description_says() -> None:
    package = json.loads(site()[places.PACKAGE])
    for resource in package["resources"]:
        data = site()[f"data/{resource['path']}"]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{sha256(data).hexdigest()}"
        rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
        fields = resource["schema"]["fields"]
        assert rows[0] == [field["name"] for field in fields]
        assert all(len(field["description"]) > 5 for field in fields)
        for row in rows[1:]:
            for value, field in zip(row, fields, strict=True):
                assert READ[field["type"]](value) is not None
        if key := resource["schema"].get("primaryKey"):
            values = [row[rows[0].index(key)] for row in rows[1:]]
            assert len(values) == len(set(values))


READ: dict[str, Callable[[str], Any]] = {
    "string": str,
    "integer": lambda text: int(text or 0),
    "number": lambda text: float(text or 0),
    "date": lambda text: dt.date.fromisoformat(text or "1970-01-01"),
    "boolean": {"True": True, "False": False}.get,
}


def test_a_cell_is_never_a_formula() -> None:
    assert [row["headline"] for row in table("articles")][1] == "'=HYPERLINK(1) & <b>flowers</b>"
    for path, data in site().items():
        if path.endswith(".csv"):
            for row in csv.reader(io.StringIO(data.decode(), newline="")):
                assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_a_table_shows_no_words_that_may_not_be_shown() -> None:
    assert [row["words"] for row in table("quotes")] == ["No tart shall be stolen again,"]
    assert [row["words"] for row in table("quotes", "excerpt")] == [
        "No tart shall be stolen again,"
    ]
    assert [row["words"] for row in table("quotes", "record")] == [""]


# Citations


def test_bibtex_is_read_back() -> None:
    entries = bibliography(site()[places.citations("bib")])
    assert entries["a"]["title"] == f"{{{ARTICLE_TITLE}}}"
    assert entries["a"]["author"] == "Alice Liddell-Wonder"
    assert entries["a"]["journal"] == "Tartville Herald"
    assert (entries["a"]["year"], entries["a"]["day"]) == ("2031", "12")
    assert entries["a"]["url"] == "https://herald.example/market?a=1&b=2"
    assert "year" not in entries["b"]


def test_ris_is_read_back() -> None:
    first, second = rispy.loads(site()[places.citations("ris")].decode())
    assert first["title"] == ARTICLE_TITLE
    assert first["type_of_reference"] == "NEWS"
    assert first["authors"] == ["Liddell-Wonder, Alice"]
    assert first["date"] == "2031/05/12/"
    assert first["secondary_title"] == "Tartville Herald"
    assert "date" not in second


def test_csl_is_read_back() -> None:
    first, second = json.loads(site()[places.citations("json")])
    assert first["issued"] == {"date-parts": [[2031, 5, 12]]}
    assert first["author"] == [{"given": "Alice", "family": "Liddell-Wonder"}]
    assert first["container-title"] == "Tartville Herald"
    assert "issued" not in second


def test_an_article_and_an_event_have_citations_of_their_own() -> None:
    one = rispy.loads(site()[places.citation("articles", "b", "ris")].decode())
    assert [entry["id"] for entry in one] == ["b"]
    both = bibliography(site()[places.citation("events", "market-a", "bib")])
    assert sorted(both) == ["a", "b"]


def test_a_title_that_was_made_from_the_first_sentence_stands_in_brackets() -> None:
    edition = make_edition()
    a, b = edition.readings
    head = replace(b.article.headline or FOUND, value="The Queen opened", basis=Basis.LEDE)
    made = replace(edition, readings=(a, replace(b, article=replace(b.article, headline=head))))
    first, second = json.loads(files(made)[places.citations("json")])
    assert first["title"] == ARTICLE_TITLE
    assert second["title"] == "[The Queen opened]"


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_headline_stays_one_field_of_one_citation(title: str) -> None:
    edition = make_edition()
    a, b = edition.readings
    head = replace(a.article.headline or FOUND, value=title)
    hostile = replace(edition, readings=(replace(a, article=replace(a.article, headline=head)), b))
    found = files(hostile)
    assert len(rispy.loads(found[places.citations("ris")].decode())) == 2
    entries = bibliography(found[places.citations("bib")])
    assert sorted(entries) == ["a", "b"]
    assert entries["a"]["author"] == "Alice Liddell-Wonder"
    assert len(json.loads(found[places.citations("json")])) == 2
    assert not feedparser.parse(found[places.feed("events", "market-a")]).bozo


# Calendar and timeline


def test_the_calendar_is_read_back() -> None:
    found = icalendar.Calendar.from_ical(site()[places.CALENDAR])
    rain, market = found.walk("VEVENT")
    assert (rain.decoded("dtstart"), rain.decoded("dtend")) == (
        dt.date(2031, 3, 1),
        dt.date(2031, 4, 1),
    )
    assert str(market["summary"]) == ARTICLE_TITLE
    assert str(market["location"]) == "Tartville"
    assert market.decoded("dtend") - market.decoded("dtstart") == dt.timedelta(days=1)
    assert "The Queen of Hearts opened" in str(market["description"])
    assert rain["uid"] != market["uid"]


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_title_stays_one_value_of_one_event(title: str) -> None:
    data = files(with_title(title))[places.CALENDAR]
    assert max(map(len, data.split(b"\r\n"))) <= calendar.LONGEST_LINE
    _, market = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert str(market["summary"]) == exports.said.one_line(title)


def test_the_timeline_is_read_back() -> None:
    found = json.loads(site()[places.TIMELINE])
    rain, market = found["events"]
    assert market["start_date"] == {"year": 2031, "month": 5, "day": 12}
    assert rain["display_date"] == "2031-03-01 – 2031-03-31 (month)"
    assert "../events/market-a.html" in market["text"]["headline"]


def test_the_timeline_has_no_markup_of_a_title() -> None:
    found = json.loads(files(with_title("<script>alert(1)</script>"))[places.TIMELINE])
    assert "<script" not in json.dumps(found)


# Feeds


@pytest.mark.parametrize("base", [None, BASE])
def test_an_atom_feed_is_read_back(base: str | None) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        found = feedparser.parse(site(base_url=base)[places.feed("events", "market-a")])
    assert not found.bozo
    first, second = found.entries
    assert first.title == ARTICLE_TITLE
    assert first.link == (f"{BASE}articles/a.html" if base else "../../articles/a.html")
    assert first.updated == "2031-05-12T00:00:00Z"
    assert first.authors == [{"name": "Alice Liddell-Wonder"}]
    assert second.updated == "1970-01-01T00:00:00Z"
    assert "published" not in second
    assert first.summary.startswith("The Queen of Hearts opened the flower market")


def test_the_dossier_an_event_a_topic_and_a_source_have_feeds() -> None:
    paths = [places.FEED]
    paths += [
        places.feed("events", "rain-a"),
        places.feed("topics", "flowers"),
        places.feed("sources", "glass"),
    ]
    ids = [feedparser.parse(site()[path]).feed.id for path in paths]
    assert len(set(ids)) == 4
    assert [e.title for e in feedparser.parse(site()[paths[3]]).entries] == [
        "=HYPERLINK(1) & <b>flowers</b>"
    ]


def test_ids_of_entries_never_change() -> None:
    """Readers of feeds would show everything as new again."""
    entries = feedparser.parse(site()[places.FEED]).entries
    assert [e.id for e in entries] == [
        "urn:uuid:1ac123c7-00f3-5ef2-ac10-c9f33be15362",
        "urn:uuid:393af26b-5db4-51de-aff7-4fcc9d59cb31",
    ]
    with_base = feedparser.parse(site(base_url=BASE)[places.FEED]).entries
    assert [e.id for e in with_base] == [e.id for e in entries]


def entries_of(edition: Edition) -> dict[str, list[str]]:
    """Return the ids of the entries of each feed."""
    found = {p: d for p, d in files(edition).items() if p.startswith("feed") and p.endswith("xml")}
    return {path: [e.id for e in feedparser.parse(data).entries] for path, data in found.items()}


def test_an_article_with_an_address_keeps_its_id_when_its_clipping_is_renamed(
    tmp_path: Path,
) -> None:
    text = "---\nurl: https://herald.example/tarts\ndate: 2031-05-12\n---\n# Tarts stolen\n\nSix tarts were stolen on Monday.\n"
    clipping = tmp_path / "one.md"
    clipping.write_text(text, "utf-8")
    before = entries_of(compose(tmp_path))
    clipping.rename(tmp_path / "other.md")
    after = entries_of(compose(tmp_path))
    assert sorted(after.values()) == sorted(before.values())
    clipping.with_name("other.md").write_text(text.replace("url:", "no:"), "utf-8")
    assert sorted(entries_of(compose(tmp_path)).values()) != sorted(before.values())


def test_two_clippings_of_one_address_are_two_entries() -> None:
    edition = make_edition()
    a, b = edition.readings
    twice = replace(
        edition, readings=(a, replace(b, article=replace(b.article, url=a.article.url)))
    )
    for ids in entries_of(twice).values():
        assert len(ids) == len(set(ids))
    path = places.feed("events", "market-a")
    assert entries_of(twice)[path][0] == entries_of(make_edition())[path][0]


def test_a_json_feed_is_read_back() -> None:
    found = json.loads(site(base_url=BASE)[places.feed("events", "market-a", "json")])
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"{BASE}feeds/events/market-a.json"
    assert [item["url"] for item in found["items"]] == [f"{BASE}articles/{a}.html" for a in "ab"]
    assert all(
        item["id"].startswith("urn:uuid:") and item["content_text"] for item in found["items"]
    )
    assert "feed_url" not in json.loads(site()[places.JSON_FEED])


def test_a_feed_shows_no_words_that_may_not_be_shown() -> None:
    feed = feedparser.parse(site("record")[places.feed("events", "market-a")])
    assert not any("summary" in entry for entry in feed.entries)


# Annotations, crawlers


def annotated(files: dict[str, bytes]) -> list[dict[str, Any]]:
    """Return the items of all pages, as a reader comes by them who goes from the collection to the next."""
    found = json.loads(files[places.ANNOTATIONS])
    items, place, following = [], places.ANNOTATIONS, found["first"]
    while following:
        place = posixpath.normpath(posixpath.join(posixpath.dirname(place), following))
        page = json.loads(files[place])
        assert page["partOf"]["id"] == found["id"]
        items += page["items"]
        following = page.get("next")
    assert place == posixpath.normpath(posixpath.join("data", found["last"]))
    assert found["total"] == len(items)
    return items


def test_an_annotation_selects_the_words_that_were_cited(edition: Edition) -> None:
    items = annotated(site())
    assert len(items) == 7
    assert len({item["id"] for item in items}) == 7
    texts = {f"../../../articles/{r.article.id}.html": r.article.text for r in edition.readings}
    for item in items:
        quote, place = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert f"{quote.get('prefix', '')}{quote['exact']}{quote.get('suffix', '')}" in text


def test_an_annotation_shows_no_words_that_may_not_be_shown() -> None:
    kinds = {s["type"] for item in annotated(site("record")) for s in item["target"]["selector"]}
    assert kinds == {"TextPositionSelector"}


def test_a_sitemap_has_full_addresses_or_is_not_there() -> None:
    settings = make_edition(base_url=BASE).settings
    (page,) = exports.sitemap(["index.html", "articles/a&b.html"], settings)
    found = etree.fromstring(page.data)
    assert [loc.text for loc in found.iter("{*}loc")] == [f"{BASE}articles/a&b.html", BASE]
    assert exports.sitemap(["index.html"], make_edition().settings) == ()


def test_a_column_that_nobody_describes_is_noticed() -> None:
    with pytest.raises(KeyError):
        columns.meaning("articles", "mood")


def test_a_large_sitemap_is_several() -> None:
    paths = [f"articles/{n}.html" for n in range(50_001)]
    listed, *parts = exports.sitemap(paths, make_edition(base_url=BASE).settings)
    assert [part.path for part in parts] == ["sitemap-1.xml", "sitemap-2.xml"]
    assert len(etree.fromstring(listed.data)) == 2


def test_robots_name_the_sitemap_only_where_there_is_one() -> None:
    assert b"Sitemap" not in site()["robots.txt"]
    assert f"Sitemap: {BASE}sitemap.xml".encode() in site(base_url=BASE)["robots.txt"]
    assert site()[".nojekyll"] == b""


def test_only_addresses_of_the_web_get_out() -> None:
    edition = make_edition()
    a, b = edition.readings
    bad = replace(a.article.url or FOUND, value="javascript:alert(1)//http://x")
    hostile = replace(edition, readings=(replace(a, article=replace(a.article, url=bad)), b))
    for path, data in files(hostile).items():
        if path != "data/dossier.json":
            assert b"javascript:" not in data, path


def test_the_downloads_are_the_same_twice() -> None:
    assert files(make_edition()) == files(make_edition())


def test_a_hidden_passage_is_in_no_download() -> None:
    for path, data in site("excerpt").items():
        assert b"Knave" not in data, path
        assert b"had been closed" not in data, path


def test_a_record_has_no_words_of_a_text_but_its_names() -> None:
    for path, data in site("record").items():
        assert b"gardeners" not in data, path
        assert b"Fourteen" not in data, path
        assert b"stolen" not in data, path
