"""A second language is a folder: its articles give names, dates and quotes with no change of code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support import make_article

from dossier import lang
from dossier.analysis import dates, names, quotes, split
from dossier.model import Article

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.txt"))

Told = tuple[str, ...]


def told(article: Article) -> set[Told]:
    """Return all that is found in an article, each as a row of a case."""
    sentences = split(article)
    found = names.find(article, sentences).names
    rows: set[Told] = {(name.kind, name.label) for name in found}
    rows |= set(dated(article))
    for quote in quotes.find(article, sentences, found):
        speaker = quote.speaker.text if quote.speaker else ""
        rows.add((quote.kind, speaker, quote.span.of(article.text)))
    return rows


def dated(article: Article) -> Iterator[Told]:
    for mention in dates.find(article, split(article)):
        days = () if mention.when is None else (mention.when.start, mention.when.end)
        yield ("date", mention.span.of(article.text), *dict.fromkeys(map(str, days)))


def case(path: Path) -> tuple[Article, set[Told]]:
    """Return the article of a case and the rows that it must give: day, text and rows."""
    day, body, rows = path.read_text("utf-8").split("\n\n")
    article = make_article(body, published=day, language=path.parent.name)
    return article, {tuple(row.split("\t")) for row in rows.splitlines()}


@pytest.mark.parametrize("path", CASES, ids=[f"{p.parent.name}-{p.stem}" for p in CASES])
def test_an_article_gives_what_its_case_says_and_nothing_else(path: Path) -> None:
    article, rows = case(path)
    assert sorted(told(article)) == sorted(rows)


MADE_UP = {
    "months": "1\tzim\n2\tzam\n",
    "weekdays": "primu\t\nsegu\t\n",
    "time_words": "which.last\tgona\nunit.day\tsol\nunit.year\tanz\nhours.any\tnok\n"
    "fraction.half\tmedz\ndeictic.any\tsolem\nwhole.any\tlong\nbeyond.after\tdopo\n",
    "time_rules": "=\tday\t[12]?\\d\n=\tyear\t\\d{4}\nmonth\tday\tze {day} {month} {year}\n"
    "weekday\tweekday\tna {weekday}\nword\ttoday\tsolem\n",
    "past_cues": "dixa\nfalit\n",
    "speech_words": "that\tke\nthats\tke\nfinite\tvola|eza\npronoun\til\nsingular\til\ndeterminer\tze\n",
    "speech_rules": "finite\t\\b(?:{finite})\\b\nthat\tke\\s\nend-of-name\t\\.(?:\\s|$)\n",
    "cues": "dixa\n",
    "given_names": "zorba\n",
    "name_rules": "age\t\\s\\(\\d+\\)\n",
    "stopwords": "ze\nke\nil\nna\n",
}
"""A language of a dozen words."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A place of languages that has one more of them."""
    for path in lang.HERE.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / "qzz").mkdir()
    for name, text in MADE_UP.items():
        (tmp_path / "qzz" / f"{name}.txt").write_text(text, "utf-8")
    monkeypatch.setattr(lang, "HERE", tmp_path)
    yield
    for known in (lang.codes, lang.anywhere, lang.table_anywhere):
        known.cache_clear()


@pytest.mark.usefixtures("folder")
def test_a_folder_of_a_dozen_words_is_a_language() -> None:
    text = "Zorba Quell dixa ke ze ponto vola solem. “Ze ponto eza vek”, dixa Quell. Il falit na primu ze 3 zam 2020."
    article = make_article(text, published="2021-02-17", language="qzz")
    assert told(article) == {
        ("person", "Zorba Quell"),
        ("date", "solem", "2021-02-17"),
        ("date", "na primu", "2021-02-15"),
        ("date", "ze 3 zam 2020", "2020-02-03"),
        ("indirect", "Zorba Quell", "ke ze ponto vola solem"),
        ("direct", "Zorba Quell", "Ze ponto eza vek"),
    }


def test_an_article_in_a_language_without_a_folder_is_read_and_nothing_is_claimed_of_it() -> None:
    article = make_article(
        "Ada Quill sade igår: “Bron är borta.”", published="2021-02-17", language="xx"
    )
    assert told(article) == set()
    assert split(article)
