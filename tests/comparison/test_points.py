from __future__ import annotations

from tests.comparison.readings import event, reading

from dossier.analysis import discrepancies, lead, linking, points
from dossier.model import Passage

A = (
    "A ferry sank off Port Maren on Tuesday and seven passengers drowned.\n"
    "The ferry had been inspected in April by engineers from Lindau.\n"
    "Divers found the anchor."
)
B = (
    "Nine passengers drowned when a ferry sank off Port Maren on Tuesday.\n"
    "Engineers from Lindau had inspected the ferry in April.\n"
    "Flags were lowered in the capital."
)


def aligned() -> tuple[tuple[Passage, ...], list[set[str]]]:
    rows = [reading(A, "a"), reading(B, "b")]
    happening = event("a", "b")
    found = points.align(rows, [happening], (), ())
    text = {row.article.id: row.article.text for row in rows}
    return lead.of_event(rows, found), [
        {p.span.of(text[p.article]).split()[0] for p in point.passages} for point in found
    ]


def test_statements_of_two_articles_that_tell_the_same_are_one_point() -> None:
    _, found = aligned()
    assert {"A", "Nine"} in found
    assert {"The", "Engineers"} in found


def test_what_one_article_alone_tells_is_a_point_of_its_own() -> None:
    _, found = aligned()
    assert {"Divers"} in found
    assert {"Flags"} in found


def test_every_statement_belongs_to_one_point() -> None:
    _, found = aligned()
    assert sum(map(len, found)) == 6


def test_the_lead_begins_with_what_most_articles_tell_first() -> None:
    told, _ = aligned()
    assert told[0].span.start == 0
    assert 3 <= len(told) <= 6


def test_a_differing_number_is_shown_with_both_sentences() -> None:
    rows = [reading(A, "a"), reading(B, "b")]
    happening = event("a", "b")
    told = points.align(rows, [happening], (), ())
    (found,) = discrepancies.find(rows, [happening], told, (), ())
    assert (found.about, found.kind) == ("number", "conflict")
    assert [claim.value for claim in found.claims] == ["seven", "Nine"]
    assert found.point in {point.id for point in told}


def test_a_higher_number_in_a_later_article_is_a_later_update() -> None:
    rows = [reading(A, "a", published="2024-05-07"), reading(B, "b", published="2024-05-09")]
    happening = event("a", "b")
    told = points.align(rows, [happening], (), ())
    assert [d.kind for d in discrepancies.find(rows, [happening], told, (), ())] == ["later update"]


LOOSE = (
    "She told reporters that a ferry sank off Port Maren on Tuesday and seven passengers drowned.\n"
    "Divers from Lindau searched for the ferry all night with three boats and found nothing."
)
FULL = (
    "A ferry sank off Port Maren on Tuesday and seven passengers drowned, the coast guard said.\n"
    "It comprises three decks, and the ferry left Port Maren with seven passengers on Tuesday."
)


def test_a_lead_does_not_begin_with_words_that_lead_back() -> None:
    rows = [reading(LOOSE, "a"), reading(FULL, "b")]
    happening = event("a", "b")
    told = lead.of_event(rows, points.align(rows, [happening], (), ()))
    assert told[0].article == "b"
    assert told[0].span.start == 0


def test_a_lead_says_nothing_twice() -> None:
    rows = [reading(FULL, "a"), reading(FULL, "b")]
    happening = event("a", "b")
    told = lead.of_event(rows, points.align(rows, [happening], (), ()))
    words = [p.span.of(FULL) for p in told]
    assert len(words) == len(set(words))


def test_points_that_name_something_come_before_those_that_do_not() -> None:
    loose = "She was not responsive.\nIt went on for long.\n"
    rows = [reading(loose + A, "a"), reading(loose + B, "b")]
    found = points.align(rows, [event("a", "b")], (), ())
    firm = [point.firm for point in found]
    assert firm == sorted(firm, reverse=True)
    assert not firm[-1]


def test_addresses_and_bare_figures_are_no_statements() -> None:
    line = "http://news.example/ferry-sinks-off-port-maren\n02 .\n"
    rows = [reading(line + A, "a"), reading(line + B, "b")]
    found = points.align(rows, [event("a", "b")], (), ())
    text = {row.article.id: row.article.text for row in rows}
    told = [p.span.of(text[p.article]) for point in found for p in point.passages]
    assert not [words for words in told if words.startswith(("http", "02"))]


SIGNED = (
    "Harbour Minister Ada Quillen and Governor Tomas Ekholt signed the pact in Lindau.\n"
    "Flags were lowered."
)
VISITED = (
    "Governor Tomas Ekholt visited Harbour Minister Ada Quillen in Lindau.\n"
    "The pact was signed by Ada Quillen and Tomas Ekholt."
)


def test_sentences_that_share_only_names_and_offices_are_two_points() -> None:
    rows = [reading(SIGNED, "a"), reading(VISITED, "b")]
    people, _ = linking.link(rows, ())
    found = points.align(rows, [event("a", "b")], people, ())
    text = {row.article.id: row.article.text for row in rows}
    told = [{p.span.of(text[p.article]) for p in point.passages} for point in found]
    assert {SIGNED.splitlines()[0], VISITED.splitlines()[1]} in told
    assert {VISITED.splitlines()[0]} in told


def test_two_sums_that_one_person_has_to_do_with_are_no_point() -> None:
    cost = "Northlink chief Otto Vane put the cost of the strike at 4 million euros a day."
    paid = "Otto Vane, who runs Northlink, was paid 415,000 euros last year."
    rows = [reading(cost, "a"), reading(paid, "b")]
    names, _ = linking.link(rows, ())
    found = points.align(rows, [event("a", "b")], names, ())
    assert [len(point.passages) for point in found] == [1, 1]


def test_a_quote_and_a_sentence_that_share_one_verb_are_no_point() -> None:
    quoted = (
        "The ministers met in Lindau.\n“We will follow them where they go.”\nNobody was hurt in it."
    )
    told = "The decision of four Lindau councils follows the worst storm.\nNobody was hurt."
    rows = [reading(quoted, "a"), reading(told, "b")]
    found = points.align(rows, [event("a", "b")], (), ())
    text = {row.article.id: row.article.text for row in rows}
    shared = [p.span.of(text[p.article]) for one in found if one.passages[1:] for p in one.passages]
    assert sorted(shared) == ["Nobody was hurt in it.", "Nobody was hurt."]
