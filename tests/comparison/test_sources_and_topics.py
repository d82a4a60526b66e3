from __future__ import annotations

import pytest
from tests.comparison.readings import event, reading

from dossier.analysis import sources, topics
from dossier.model import Event, Reading, SourceSettings, TopicSettings

BORDER = "Ministers spoke about border security in Lindau. New rules for border security follow."


def test_spellings_of_one_outlet_are_one_source() -> None:
    names = ("The Lowden Echo", "Lowden Echo", "lowdenecho.com")
    rows = [reading("Text.", f"a{n}", source=name) for n, name in enumerate(names)]
    (found,) = sources.group(rows, ())
    assert (found.name, set(found.spellings)) == ("The Lowden Echo", set(names))


def test_articles_without_a_named_outlet_stand_in_one_entry_the_last() -> None:
    rows = [reading("Text.", "a"), reading("Text.", "b", source="Zenith"), reading("Text.", "c")]
    found = sources.group(rows, ())
    assert [(s.name, s.articles) for s in found] == [("Zenith", ("b",)), (None, ("a", "c"))]


def test_the_editor_names_an_outlet_by_its_spellings() -> None:
    rows = [reading("Text.", "a", source="LE"), reading("Text.", "b", source="Lowden Echo")]
    (found,) = sources.group(rows, [SourceSettings("Lowden Echo", ("LE",))])
    assert (found.name, found.articles) == ("Lowden Echo", ("a", "b"))


def test_a_phrase_that_recurs_is_proposed_as_a_topic_with_its_passages() -> None:
    rows = [reading(BORDER, "a"), reading(f"A summit on border security failed. {BORDER}", "b")]
    found = topics.find(rows, [event("a", "b")], ())
    (topic,) = [t for t in found if t.label == "border security"]
    assert (topic.articles, topic.events, topic.editor) == (("a", "b"), ("e",), False)
    assert {p.span.of(rows[0].article.text) for p in topic.passages if p.article == "a"} == {
        "border security"
    }


def test_the_terms_of_the_editor_are_found_with_any_ending_and_case() -> None:
    rows = [
        reading("Frontier guards met. The FRONTIERS stay open.", "a"),
        reading("Nothing here.", "b"),
    ]
    (topic,) = topics.find(rows, (), [TopicSettings("Borders", ("frontier*",), "A note.")])
    assert [p.span.of(rows[0].article.text) for p in topic.passages] == ["Frontier", "FRONTIERS"]
    assert (topic.articles, topic.editor, topic.note) == (("a",), True, "A note.")


def test_names_and_days_are_no_topics() -> None:
    rows = [reading("Ana Velm spoke on Sunday. Ana Velm left on Sunday.", a) for a in ("a", "b")]
    assert topics.find(rows, (), ()) == ()


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Social media were full of it.", set()),
        ("The queen told a press conference so.", set()),
        ("They said it would affect elections. Rabbits may affect elections.", {"elections"}),
        ("The hare awaits trial in Lindau.", set()),
        ("It was the fourth season of the show.", set()),
        ("There were missile and drone strikes on the palace.", {"drone strikes"}),
        ("They spoke of harbour safety and tea.", {"harbour safety"}),
        ("A housing crisis followed.", {"housing crisis"}),
        ("They want to end the tea trade.", {"tea trade"}),
        ("The harbour security adviser of Lindau left.", set()),
        ("The talks went on. The talks will go on.", set()),
        ("A boat caught fire off Osk.", set()),
        ("“The housing crisis is ours,” the mayor of Osk said.", set()),
    ],
)
def test_a_topic_reads_as_a_heading(sentence: str, labels: set[str]) -> None:
    rows = [reading(sentence, a) for a in ("a", "b")]
    assert {topic.label for topic in topics.find(rows, [event("a", "b")], ())} == labels


def test_a_word_that_recurs_is_a_topic_only_where_there_are_few_phrases() -> None:
    often = "The ferry left. Nobody saw the ferry."
    alone = [reading(often, a) for a in ("a", "b")]
    assert [topic.label for topic in topics.find(alone, [event("a", "b")], ())] == ["ferry"]
    others = (
        "They spoke of harbour safety, tea trade, coal prices, food shortages, bread riots, "
        "and a land dispute."
    )
    beside = [reading(f"{often} {others}", a) for a in ("a", "b")]
    assert "ferry" not in {topic.label for topic in topics.find(beside, [event("a", "b")], ())}


def test_a_word_in_several_articles_of_a_small_folder_is_a_topic() -> None:
    rows = [reading("Lindau spoke of accession.", a) for a in ("a", "b", "c")]
    found = topics.find(rows, [event("a", "b", "c")], ())
    assert [topic.label for topic in found] == ["accession"]
    assert topics.find(rows[:2], [event("a", "b")], ()) == ()


def test_what_outlets_call_otherwise_is_one_topic_by_the_word_that_they_share() -> None:
    texts = "The cargo ship sank. The ship was old.", "The container ship sank. The ship was old."
    rows = [reading(texts[n // 2], a) for n, a in enumerate("abcd")]
    found = topics.find(rows, [event("a", "b", "c", "d")], ())
    assert [topic.label for topic in found] == ["ship"]


def test_words_for_one_thing_are_one_topic() -> None:
    texts = "A ceasefire began. The ceasefire held.", "A truce began. Nobody broke the truce."
    rows = [reading(texts[n // 2], a) for n, a in enumerate("abcd")]
    (found,) = topics.find(rows, [event("a", "b", "c", "d")], ())
    assert (found.label, found.articles) == ("ceasefire", ("a", "b", "c", "d"))


def test_a_phrase_of_events_that_have_nothing_else_in_common_is_no_topic() -> None:
    def story(words: str, count: int) -> list[Reading]:
        return [reading(words, f"{words[:12]}{n}") for n in range(count)]

    harbour = "The ferry pilots of Lindau walked out over harbour safety at the pier of Osk."
    dredger = "A dredger in the pier of Osk broke the harbour safety rules of the Lindau pilots."
    baker = "The oldest baker in Norden won the cake prize and spoke of food safety."
    school = "A school choir from Velden sang for pensioners and learnt about food safety."
    rest = ["Snow fell on Brod.", "A comet passed.", "Chess players met.", "Bees swarmed in May."]
    rows = [*story(harbour, 3), *story(dredger, 3), *story(baker, 3), *story(school, 3)]
    rows += [row for words in rest for row in story(words, 1)]
    events = [
        Event(name, "", None, None, None, None, None, tuple(f"{name}{n}" for n in range(3)))
        for name in (words[:12] for words in (harbour, dredger, baker, school))
    ]
    labels = {topic.label for topic in topics.find(rows, events, ())}
    assert "harbour safety" in labels
    assert "food safety" not in labels


def test_an_outlet_known_by_several_names_is_one_source() -> None:
    rows = [reading("Text.", f"a{n}", source=name) for n, name in enumerate(("BBC", "BBC News"))]
    (found,) = sources.group(rows, ())
    assert (found.name, set(found.spellings)) == ("BBC News", {"BBC", "BBC News"})


def test_what_the_editor_calls_an_outlet_goes_before_its_usual_name() -> None:
    rows = [reading("Text.", "a", source="BBC News")]
    (found,) = sources.group(rows, [SourceSettings("The Beeb", ("BBC",))])
    assert found.name == "The Beeb"
