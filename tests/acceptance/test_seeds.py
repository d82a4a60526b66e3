"""The facts of ``facts.yaml``, looked for in the dossier of the five seed articles as it ships."""

from __future__ import annotations

from typing import Any

import pytest
from tests.acceptance.dossier_file import Shipped

ARTICLES = Shipped.facts()["articles"]
FILES = pytest.mark.parametrize("file", sorted(ARTICLES))


@pytest.fixture(scope="module")
def shipped() -> Shipped:
    return Shipped.load()


def said(value: Any) -> Any:
    return None if value == "-" else value


@FILES
def test_a_headline_is_a_line_of_the_file_or_marked_as_made_from_the_lede(
    shipped: Shipped, file: str
) -> None:
    found = shipped.article(file)["headline"]
    expected = said(ARTICLES[file]["headline"])
    if expected is None:
        assert found["basis"] == "lede"
    else:
        assert (found["value"], found["basis"]) == (expected, "headline")


@FILES
def test_the_standfirst_is_the_line_between_headline_and_text(shipped: Shipped, file: str) -> None:
    found = shipped.article(file)["standfirst"]
    line = ARTICLES[file].get("standfirst")
    assert (found and found["value"]) == (shipped.line(file, line) if line else None)


@FILES
def test_the_outlet_is_named_with_its_ground_or_not_at_all(shipped: Shipped, file: str) -> None:
    expected = said(ARTICLES[file]["source"])
    name = shipped.source_name(file)
    if expected is None:
        assert name is None
    else:
        assert name == expected.split(" by ")[0]
        assert shipped.article(file)["source_found"]["basis"] == expected.split(" by ")[1]


@FILES
def test_the_dateline_is_told_from_the_lede(shipped: Shipped, file: str) -> None:
    expected = said(ARTICLES[file].get("dateline", "-"))
    found = shipped.article(file)["dateline"]
    if expected is None:
        assert found is None
    else:
        date = expected["date"] and str(expected["date"])
        assert (found["place"], found["date"], found["agency"]) == (
            expected["place"],
            date,
            expected["agency"],
        )


@FILES
def test_the_published_day_has_its_precision_and_its_ground(shipped: Shipped, file: str) -> None:
    date, precision, basis = ARTICLES[file]["published"].split(" ", 2)
    found = shipped.article(file)["published"]
    assert (found["start"], found["end"]) == (date, date)
    assert (found["precision"], found["basis"]) == (precision, basis)


@FILES
@pytest.mark.parametrize("field", ["byline", "agencies", "via"])
def test_authors_agencies_and_sources_are_those_the_file_credits(
    shipped: Shipped, file: str, field: str
) -> None:
    found = [entry["value"] for entry in shipped.article(file)[field]]
    assert sorted(found) == sorted(ARTICLES[file].get(field, []))


@FILES
def test_exactly_the_lines_that_are_no_news_are_removed(shipped: Shipped, file: str) -> None:
    assert shipped.removed_lines(file) == ARTICLES[file]["removed"]


@FILES
def test_paragraphs_and_captions_are_those_of_the_file(shipped: Shipped, file: str) -> None:
    blocks = shipped.article(file)["paragraphs"]
    assert sum(b["kind"] == "paragraph" for b in blocks) == ARTICLES[file]["paragraphs"]
    captions = [shipped.words(file, b) for b in blocks if b["kind"] == "caption"]
    assert captions == [shipped.line(file, line) for line in ARTICLES[file]["captions"]]


@FILES
def test_run_in_labels_are_told_from_the_paragraph(shipped: Shipped, file: str) -> None:
    labels = [
        shipped.words(file, b["label"])
        for b in shipped.article(file)["paragraphs"]
        if b.get("label")
    ]
    assert [label.rstrip(":") for label in labels] == list(
        ARTICLES[file].get("labels", {}).values()
    )


def test_a_stranded_word_is_shown_and_not_repaired(shipped: Shipped) -> None:
    file = "004_b203e355f5238c6f.txt"
    assert ARTICLES[file]["shown as it is"]["words"] in shipped.article(file)["text"]


@FILES
def test_dates_mean_what_a_reader_takes_them_to_mean(shipped: Shipped, file: str) -> None:
    missing = [fact for fact in ARTICLES[file]["dates"] if not shipped.has_date(file, fact)]
    assert missing == []


@FILES
def test_quotes_have_their_words_and_their_speaker(shipped: Shipped, file: str) -> None:
    missing = [fact for fact in ARTICLES[file]["quotes"] if not shipped.has_quote(file, fact)]
    assert missing == []


def test_what_is_reported_is_kept_apart_from_what_is_recalled(shipped: Shipped) -> None:
    found = sorted(
        (sorted(e["reports"]), sorted(e["recalled_by"]), e["when"]["start"])
        for e in shipped.data["events"]
    )
    expected = sorted(
        (shipped.ids(e["reports"]), shipped.ids(e["recalled by"]), str(e["when"]))
        for e in Shipped.facts()["events"]
    )
    assert found == expected


@pytest.mark.parametrize("name", sorted(Shipped.facts()["names"]))
def test_one_name_has_all_its_spellings(shipped: Shipped, name: str) -> None:
    forms = shipped.spellings_of(name)
    for form, files in Shipped.facts()["names"][name].items():
        assert set(shipped.ids(files)) <= forms.get(form, set()), form


@pytest.mark.parametrize("pair", Shipped.facts()["same utterance"])
def test_one_utterance_in_two_wordings_is_one_family(shipped: Shipped, pair: Any) -> None:
    first, second = (shipped.families_with(**fact) for fact in pair)
    assert first & second


@pytest.mark.parametrize("pair", Shipped.facts()["disagreements"])
def test_articles_that_disagree_are_set_side_by_side(shipped: Shipped, pair: Any) -> None:
    assert any(
        all(shipped.holds_words(d["passages"], **fact) for fact in pair)
        for d in shipped.data["discrepancies"]
    )


@pytest.mark.parametrize("pair", Shipped.facts()["taken over"])
def test_a_passage_taken_over_is_found_in_both(shipped: Shipped, pair: Any) -> None:
    assert any(
        {(side["article"], shipped.line_of(side)) for side in (p["a"], p["b"])}
        == {(shipped.id(fact["file"]), fact["line"]) for fact in pair}
        for p in shipped.data["pickups"]
    )


@pytest.mark.parametrize("fact", Shipped.facts()["only here"])
def test_what_one_article_alone_reports_is_a_point_of_that_article(
    shipped: Shipped, fact: Any
) -> None:
    points = [p for p in shipped.data["points"] if shipped.holds_words(p["passages"], **fact)]
    assert points
    assert all({s["article"] for s in p["passages"]} == {shipped.id(fact["file"])} for p in points)
