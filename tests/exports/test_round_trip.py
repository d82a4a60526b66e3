"""Whatever titles, authors, outlets and addresses are made of, each download gives them back, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import re

import icalendar
import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.safety import vectors
from tests.support import FUZZ

from dossier.builder import exports
from dossier.builder.exports import places, said
from dossier.model import Basis, Edition, Found

PIECES = st.one_of(
    st.sampled_from((*vectors.NAUGHTY, *vectors.LINES, *vectors.FORMULAS, *vectors.addresses())),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.sampled_from(["{", "}", "\\", "%", "#", "$", "&", "~", "^", "_", ";", ",", ":", '"', "\r\n", "\n", "@", "  - ", "]]>", "\ufeff", "\u2028"]),
)  # fmt: skip
TEXTS = st.lists(PIECES, min_size=1, max_size=5).map("".join).filter(lambda t: bool(said.one_line(t)))  # fmt: skip


def edition_of(title: str, author: str, outlet: str, url: str) -> Edition:
    edition = make_edition()
    a, b = edition.readings
    head = replace(a.article.headline or Found("", Basis.EDITOR), value=title)
    by = (replace(a.article.byline[0], value=author),)
    article = replace(a.article, headline=head, byline=by, url=Found(url, Basis.METADATA))
    first, *events = edition.analysis.events
    source, *sources = edition.analysis.sources
    told = replace(
        edition.analysis,
        events=(replace(first, title=title, where=outlet), *events),
        sources=(replace(source, name=outlet), *sources),
    )
    return replace(edition, readings=(replace(a, article=article), b), analysis=told)


@pytest.mark.slow
@settings(
    max_examples=1_500 if FUZZ else 60, deadline=None, suppress_health_check=list(HealthCheck)
)
@given(title=TEXTS, author=TEXTS, outlet=TEXTS, url=TEXTS)
@example(
    title="x\nER  - ", author="} , a = {", outlet="x\r\nBEGIN:VEVENT", url="https://a.example/}"
)
def test_every_download_is_read_back(title: str, author: str, outlet: str, url: str) -> None:
    found = {p.path: p.data for p in exports.files(edition_of(title, author, outlet, url))}
    plain, named = said.one_line(title), said.one_line(outlet)
    table(found[places.table("articles")], plain)
    bibliographies(found, plain)
    _, market = icalendar.Calendar.from_ical(found[places.CALENDAR]).walk("VEVENT")
    assert (str(market["summary"]), str(market["location"])) == (plain, named)
    feeds(found, plain)
    for path, data in found.items():
        if path.endswith((".json", ".jsonld")):
            json.loads(data)


def table(data: bytes, title: str) -> None:
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert len(rows) == 2
    assert rows[0]["headline"].removeprefix("'") == title.removeprefix("'")
    for cell in rows[0].values():
        first = next((sign for sign in cell if sign.isprintable() and not sign.isspace()), "")
        assert first not in {*"=+-@＝＋－＠|%"} or re.fullmatch(r"-?[\d.]+", cell)


def bibliographies(found: dict[str, bytes], title: str) -> None:
    library = parse_string(found[places.citations("bib")].decode())
    assert [entry.key for entry in library.entries] == ["a", "b"]
    assert not [*library.failed_blocks, *library.strings, *library.preambles]
    first, second = rispy.loads(found[places.citations("ris")].decode())
    assert (first["title"], second["id"]) == (title, "b")
    cited = json.loads(found[places.citations("json")])
    assert (cited[0]["title"], len(cited)) == (title, 2)
    assert all(re.match("https?://", one["URL"]) for one in cited if "URL" in one)


def feeds(found: dict[str, bytes], title: str) -> None:
    feed = etree.fromstring(found[places.feed("events", "market-a")])
    titles = [one.text for one in feed.iterfind("{*}entry/{*}title")]
    assert (titles[0], len(titles)) == (title, 2)
    links = [one.get("href", "") for one in feed.iterfind("{*}entry/{*}link")]
    assert all(re.match(r"https?://|\.\./", link) for link in links)
    items = json.loads(found[places.feed("events", "market-a", "json")])["items"]
    assert (items[0]["title"], len(items)) == (title, 2)
