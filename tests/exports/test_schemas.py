"""Feeds, sitemaps and tables before the judges that readers of them go by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from frictionless import Package
from lxml import etree
from tests.exports.sample import make_edition

from dossier.builder import exports
from dossier.builder.exports import crawlers
from dossier.model import Publish

SCHEMAS = Path(__file__).with_name("schemas")
BASE = "https://dossiers.example/market/"
LEVELS: tuple[Publish, ...] = ("full", "record")
ATOM = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))
SITEMAP = etree.RelaxNG(etree.parse(SCHEMAS / "sitemap.rng"))


def files(publish: Publish = "full", base_url: str | None = None) -> dict[str, bytes]:
    return {p.path: p.data for p in exports.files(make_edition(publish, base_url))}


def refused(schema: etree.RelaxNG, data: bytes) -> str:
    """Return why a schema refuses a document, or nothing."""
    tree = etree.fromstring(data)
    return "" if schema.validate(tree) else str(schema.error_log)


def feeds() -> Iterator[tuple[str, bytes]]:
    for base in (None, BASE):
        for publish in LEVELS:
            for path, data in files(publish, base).items():
                if path.startswith("feed") and path.endswith(".xml"):
                    yield path, data


def test_every_feed_is_atom() -> None:
    found = list(feeds())
    assert len(found) > 20
    assert [(path, why) for path, data in found if (why := refused(ATOM, data))] == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b"<updated>2031-05-12T00:00:00Z", b"<updated>2031-05-12"),
        (b"<id>urn:uuid:", b"<id>market "),
        (b"<author><name>", b"<author><nom>"),
        (b'rel="alternate"', b'rel="other"'),
        (b"<title>", b"<headline>"),
        (b'xml:lang="en"', b'xml:lang="english language"'),
    ],
)
def test_a_feed_that_readers_refuse_is_found(right: bytes, wrong: bytes) -> None:
    feed = files()["feeds/events/market-a.xml"]
    assert right in feed
    planted = feed.replace(right, wrong, 1)
    if b"<nom>" in wrong or b"<headline>" in wrong:
        close = {b"</name>": b"</nom>", b"</title>": b"</headline>"}
        tag = b"</name>" if b"nom" in wrong else b"</title>"
        planted = planted.replace(tag, close[tag], 1)
    assert refused(ATOM, planted)


def test_every_sitemap_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawlers, "MOST_ADDRESSES", 5)
    paths = [f"articles/{n}&.html" for n in range(8)]
    made = exports.sitemap(paths[:3], make_edition(base_url=BASE).settings)
    many = exports.sitemap(paths, make_edition(base_url=BASE).settings)
    assert [p.path for p in (*made, *many) if refused(SITEMAP, p.data)] == []
    assert len(many) == 3


def test_a_sitemap_with_an_address_that_is_not_whole_is_found() -> None:
    (page,) = exports.sitemap(["index.html"], make_edition(base_url=BASE).settings)
    assert refused(SITEMAP, page.data.replace(b"https:", b""))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for path, data in files().items():
        if path.startswith("data/"):
            (tmp_path / Path(path).name).write_bytes(data)
    return tmp_path / "datapackage.json"


def faults(package: Path) -> list[str]:
    """Return what Frictionless says is wrong with the tables and their description."""
    report = Package(str(package)).validate()
    return [str(row) for row in report.flatten(["type", "title", "message"])]


def test_frictionless_finds_nothing_wrong_with_the_tables(package: Path) -> None:
    assert faults(package) == []
    assert len(json.loads(package.read_text("utf-8"))["resources"]) == 11


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [
        ("events.csv", b"2031-05-12", b"12 May"),
        ("points.csv", b"\r\npt-1,market-a,a,", b"\r\npt-1,market-a,nobody,"),
        ("articles.csv", b"id,file", b"id,datei"),
        ("sources.csv", b"glass,", b"herald,"),
    ],
)
def test_a_table_that_is_not_what_its_description_says_is_found(
    package: Path, table: str, right: bytes, wrong: bytes
) -> None:
    file = package.with_name(table)
    data = file.read_bytes()
    assert right in data
    file.write_bytes(data.replace(right, wrong, 1))
    assert faults(package)
