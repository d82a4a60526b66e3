from __future__ import annotations

import json
import re
from typing import Any

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition
from tests.support import make_article

from dossier.builder import search
from dossier.builder.indexing import index
from dossier.builder.page import Page
from dossier.builder.search import scripts
from dossier.builder.search.rows import LONGEST_ROW
from dossier.model import Analysis, Edition, Reading, Study

Calls = dict[str, Any]


def calls(pages: tuple[Page, ...]) -> Calls:
    """Read the scripts as a page does."""
    found: Calls = {}
    for page in pages:
        for line in page.data.decode().splitlines():
            match = re.fullmatch(r'dx\("([^"]+)",(.*)\);', line)
            assert match
            found[match[1]] = json.loads(match[2])
    return found


def postings(found: Calls) -> dict[str, list[int]]:
    result = {}
    for _, name in found["index"]["t"]:
        flat = found[name]
        for term, steps in zip(flat[::2], flat[1::2], strict=True):
            result[term] = (
                [sum(steps[: i + 1]) for i in range(len(steps))] if isinstance(steps, list) else []
            )
    return result


def rows(found: Calls) -> list[tuple[str, str, str]]:
    return [
        (article[0], anchor, text)
        for _, name in found["index"]["p"]
        for article in found[name]
        for anchor, text in article[6]
    ]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Café", "cafe"),
        ("İSTANBUL", "istanbul"),
        ("Straße", "strasse"),
        ("Αθήνας", "αθηνασ"),
        ("عِراق", "عراق"),
        ("إيران", "ايران"),
        ("ایران", "ايران"),
        ("کردستان", "كردستان"),
        ("مدرسة", "مدرسه"),
        ("می‌خواهم", "ميخواهم"),
        ("العـــراق", "العراق"),
        ("۲۰۲۳", "2023"),
        ("Ｗｉｄｅ", "wide"),
    ],
)
def test_a_word_is_found_however_it_is_accented(written: str, folded: str) -> None:
    assert search.words(written) == [folded]


def test_words_without_spaces_between_them_are_told_apart() -> None:
    assert search.words("東京の al-Sudani’s") == ["東", "京", "の", "al", "sudani", "s"]


def test_every_word_leads_to_each_of_its_passages(edition: Edition) -> None:
    found = calls(search.files(index(edition)))
    texts = rows(found)
    for term, numbers in postings(found).items():
        if not term.startswith("@"):
            assert numbers == [i for i, row in enumerate(texts) if term in search.words(row[2])]


def test_terms_stand_in_the_order_in_which_a_page_compares_them(edition: Edition) -> None:
    terms = list(postings(calls(search.files(index(edition)))))
    assert terms == sorted(terms, key=lambda term: term.encode("utf-16-be"))


def test_an_anchor_leads_to_its_paragraph(edition: Edition) -> None:
    blocks = {
        (r.article.id, b.id): b.span.of(r.article.text)
        for r in edition.readings
        for b in r.article.blocks
    }
    assert {(a, p): text for a, p, text in rows(calls(search.files(index(edition))))} == blocks


def test_a_filter_holds_the_rows_of_its_source_and_its_person(edition: Edition) -> None:
    found = calls(search.files(index(edition)))
    terms, texts = postings(found), rows(found)
    assert {texts[row][0] for row in terms["@s:glass"]} == {"b"}
    assert all("Queen of Hearts" in texts[row][2] for row in terms["@p:queen-of-hearts"])
    assert found["index"]["source"] == [
        ["glass", "The Looking Glass"],
        ["herald", "Tartville Herald"],
    ] or (
        found["index"]["source"] == [["herald", "Tartville Herald"], ["glass", "The Looking Glass"]]
    )


def test_an_excerpt_is_searched_as_far_as_it_is_shown() -> None:
    found = calls(search.files(index(make_edition("excerpt"))))
    assert "knave" not in postings(found)
    assert "knave" not in json.dumps(found).lower()
    assert "stolen" in postings(found)


def many(count: int) -> Edition:
    """Return an edition of so many articles with words of their own."""
    texts = {
        f"a{n:05}": f"Word{n} common words here.\n" + f"filler{n % 97} " * 60 for n in range(count)
    }
    study = Study((), (), (), ())
    readings = tuple(Reading(make_article(t, article_id=i), study) for i, t in texts.items())
    empty = Analysis((), (), (), (), (), (), (), (), ())
    return replace(make_edition(), readings=readings, analysis=empty)


def test_a_small_index_is_one_script_and_a_large_one_is_cut() -> None:
    assert [p.path for p in search.files(index(many(20)))] == ["search/index.js"]
    pages = search.files(index(many(2_000)))
    assert len(pages) > 5
    assert max(len(p.data) for p in pages) <= scripts.LONGEST_SCRIPT + 100
    assert {f"search/{name}.js" for name in calls(pages)} == {p.path for p in pages}


def test_a_word_that_stands_everywhere_has_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "COMMON", 10)
    found = calls(search.files(index(many(20))))
    flat = found[found["index"]["t"][0][1]]
    assert flat[flat.index("common") + 1] == 20


def test_a_paragraph_without_end_is_several_rows(edition: Edition) -> None:
    article = make_article("word " * 8_000, article_id="a")
    one = replace(many(1), readings=(Reading(article, Study((), (), (), ())),))
    found = rows(calls(search.files(index(one))))
    assert {(a, p) for a, p, _ in found} == {("a", "p1")}
    assert max(len(text) for *_, text in found) <= LONGEST_ROW
    assert {word for *_, text in found for word in text.split()} == {"word"}
