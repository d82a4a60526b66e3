import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier.edition import compose
from dossier.errors import InputError
from dossier.explain import KINDS, explain
from dossier.model import Analysis, Edition, Outsider, Recall


def ids() -> list[str]:
    edition = make_edition()
    records = (record for _, table, *_ in KINDS for record in getattr(edition.analysis, table))
    return [r.article.id for r in edition.readings] + [record.id for record in records]


@pytest.mark.parametrize("what", ids())
def test_everything_in_a_dossier_can_be_explained(what: str) -> None:
    said = explain(make_edition(), what)
    assert said.splitlines()[0].split()[1] == what
    assert len(said.splitlines()) >= 4
    assert not [line for line in said.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("what", ["a.txt", "./a.txt", "Queen opens market, “at last”"])
def test_an_article_is_found_by_its_path_or_its_headline_among_others(what: str) -> None:
    assert "a.txt" in explain(make_edition(), what)


def test_an_article_says_from_where_each_value_comes() -> None:
    said = explain(make_edition(), "a.txt")
    assert "headline      Queen opens market, “at last”" in said
    assert "by: headline, “Queen opens market, “at last”” at 0–29" in said
    assert "published     2031-05-12" in said
    assert "by: byline, “Queen”" in said
    assert "r1            subscription form: “Ads” at 0–3 of the clipping" in said


def test_an_article_says_what_it_does_not_say() -> None:
    said = explain(make_edition(), "b.txt")
    assert "What it does not say\n  published, byline" in said


def test_an_article_says_to_which_event_it_nearly_belongs() -> None:
    edition = make_edition()
    first, second = edition.analysis.events
    second = replace(
        second, outsider=Outsider("b", 0.28, 0.3), recalls=(Recall("a", second.id, ()),)
    )
    edition = replace(edition, analysis=replace(edition.analysis, events=(first, second)))
    assert "nearly        rain-a  a rainstorm of lemonade (0.28 of the 0.30 needed)" in explain(
        edition, "b.txt"
    )
    assert "0.28          b.txt, where 0.30 are needed" in explain(edition, "rain-a")


def test_a_quote_says_who_and_by_which_words() -> None:
    said = explain(make_edition(), "q-a-1")
    assert "words         “No tart shall be stolen again,”  a.txt" in said
    assert "cue           “told”" in said
    assert "that is       Queen of Hearts" in said


def test_part_of_a_title_is_enough_and_accents_and_case_do_not_matter() -> None:
    assert explain(make_edition(), "FLÖWERS").startswith("Topic flowers")
    assert explain(make_edition(), "looking").startswith("Source glass")


def test_when_several_things_are_meant_they_are_listed() -> None:
    said = explain(make_edition(), "market")
    assert "can mean several things" in said
    assert "event        market-a" in said


def test_what_is_not_there_is_said_with_what_could_be_meant() -> None:
    with pytest.raises(InputError, match='did you mean "Queen of Hearts"'):
        explain(make_edition(), "queen-of-harts")
    with pytest.raises(InputError, match="the ids stand in the addresses"):
        explain(make_edition(), "0123456789")


def test_a_name_says_why_it_is_one_and_what_was_nearly_the_same() -> None:
    said = explain(make_edition(), next(n.id for n in make_edition().analysis.names))
    assert "Why this is a name" in said


def test_a_quote_says_how_its_speaker_was_found() -> None:
    lines = explain(make_edition(), "q-a-1").splitlines()
    (told,) = [line for line in lines if line.startswith("  because")]
    assert "Queen of Hearts" in told


SEEDS = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def seeds() -> Edition:
    return compose(SEEDS)


def test_every_table_of_results_can_be_explained() -> None:
    assert {table for _, table, *_ in KINDS} == set(Analysis.__struct_fields__)


@pytest.mark.parametrize("kind", ["article", *(kind for kind, *_ in KINDS)])
def test_a_result_of_each_kind_says_why_and_what_came_second(seeds: Edition, kind: str) -> None:
    tables = {name: table for name, table, *_ in KINDS}
    edition = make_edition() if kind == "family" else seeds
    if kind == "article":
        found = [reading.article.id for reading in edition.readings]
    else:
        found = [record.id for record in getattr(edition.analysis, tables[kind])]
    assert found
    for each in found[:6]:
        said = explain(edition, each)
        assert re.search(r"\n(Why|What was read, and how)|\n  (because|by  )", said), said
        _, _, second = said.partition("\nWhat came second\n")
        assert second.startswith("  "), said


def test_a_difference_says_which_other_sentence_is_most_like_it(seeds: Edition) -> None:
    found = [explain(seeds, one.id) for one in seeds.analysis.discrepancies]
    seconds = [said.partition("\nWhat came second\n")[2] for said in found]
    assert any(re.match(r"  0\.\d\d +“", second) for second in seconds)


def test_a_pickup_says_who_else_has_the_passage(seeds: Edition) -> None:
    said = [explain(seeds, pickup.id) for pickup in seeds.analysis.pickups]
    assert all("words stand in both" in one for one in said)
    assert any("What came second\n  " in one and " words " in one for one in said)
