"""One file in the shape that each tool writes; every one tells of the canal between two towns."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.loader import parse
from dossier.loader.parse import Parsed

EXAMPLES = Path(__file__).parent / "examples"
FRENCH = frozenset({"europresse.txt", "europresse.html", "europresse_also.txt"})
COUNTS = {
    "articles.jsonl": 2,
    "europresse.html": 1,
    "europresse_also.txt": 1,
    "europresse.txt": 2,
    "factiva.html": 1,
    "factiva.rtf": 1,
    "factiva.txt": 2,
    "factiva_indexed.txt": 1,
    "factiva_tabs.txt": 1,
    "factiva_time.txt": 1,
    "feed.atom": 1,
    "feed.rss": 1,
    "newsbank.txt": 2,
    "newsletter.eml": 1,
    "newsplease.json": 1,
    "nexis_edition.txt": 1,
    "nexis_german.txt": 1,
    "nexis_old.txt": 2,
    "nexis_uni.txt": 1,
    "page.mhtml": 1,
    "proquest.txt": 2,
    "proquest_edition.txt": 1,
    "table.csv": 1,
    "zotero.json": 1,
}
WITHOUT_AUTHOR = frozenset({"newsletter.eml", "page.mhtml"})


def read(name: str) -> Parsed:
    return parse(name, (EXAMPLES / name).read_bytes())


def test_every_example_is_tried() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == set(COUNTS)


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_each_article_of_a_file_is_found_and_nothing_complained_of(name: str) -> None:
    parsed = read(name)
    assert parsed.issues == ()
    assert len(parsed.articles) == COUNTS[name]


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_the_first_article_has_its_headline_date_and_source(name: str) -> None:
    article = read(name).articles[0]
    assert article.headline is not None
    assert article.published is not None
    assert article.source is not None
    expected = "Le canal divise" if name in FRENCH else "Canal talks begin"
    assert article.headline.value.startswith(expected)
    assert str(article.published.when.start) == "2031-05-02"
    assert "mple" in article.source.value


@pytest.mark.parametrize("name", sorted(set(COUNTS) - WITHOUT_AUTHOR))
def test_the_author_is_read_without_by_and_in_spoken_order(name: str) -> None:
    names = [found.value.title() for found in read(name).articles[0].byline]
    assert names[0] in {"Ann Example", "Anne Exemple"}


@pytest.mark.parametrize("name", sorted(set(COUNTS) - {"zotero.json"}))
def test_the_text_is_the_articles_and_only_the_articles(name: str) -> None:
    article = read(name).articles[0]
    body = [b.span.of(article.text) for b in article.blocks if b.kind == "paragraph"]
    assert len(body) == 2
    assert body[0].endswith(("first meeting in a year.", "première depuis un an."))
    assert body[1].startswith(('"We will dig', "“We will dig", "« Nous creuserons"))


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_every_passage_leads_back_to_the_record(name: str) -> None:
    for article in read(name).articles:
        for run in article.runs:
            assert 0 <= run.raw_start < run.raw_end <= article.raw_length
            assert 0 <= run.start < run.end <= len(article.text)
