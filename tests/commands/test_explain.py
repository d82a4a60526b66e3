import pytest
from msgspec.structs import replace
from tests.exports.sample import make_edition

from dossier.errors import InputError
from dossier.explain import explain
from dossier.model import Outsider, Recall


def ids() -> list[str]:
    edition = make_edition()
    found = edition.analysis
    tables = (
        found.events,
        found.names,
        found.sources,
        found.topics,
        found.quotes,
        found.points,
        found.discrepancies,
    )
    return [r.article.id for r in edition.readings] + [record.id for table in tables for record in table]  # fmt: skip


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
