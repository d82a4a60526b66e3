"""Shares of people and large numbers of which each article of an event has one, wherever it stands."""

from __future__ import annotations

import pytest
from tests.comparison.readings import event, reading
from tests.comparison.test_tolls import differ

from dossier.analysis import discrepancies, points
from dossier.analysis.linking import link
from dossier.model import Discrepancy, Settings


def told(*bodies: str) -> list[Discrepancy]:
    """Return what differs where it is known which names are one person."""
    rows = [reading(body, f"a{n}", published="2024-05-08") for n, body in enumerate(bodies)]
    names, _ = link(rows, Settings().names)
    happening = event(*(row.article.id for row in rows))
    aligned = points.align(rows, [happening], names, ())
    return list(discrepancies.find(rows, [happening], aligned, names, ()))


FIRST = "With 82 percent of the ballots counted, Otto Vane had 34.1 percent and Ilka Brandt 29.7 percent."
SECOND = "Otto Vane finished first with 33.2 per cent, ahead of Ilka Brandt, with 30.6 per cent."
AGAINST = "Ilka Brandt had 30.6 percent against 33.2 percent for the former minister Otto Vane."


def values(found: list[Discrepancy]) -> set[tuple[str, ...]]:
    return {tuple(sorted(claim.value for claim in one.claims)) for one in found}


@pytest.mark.parametrize("other", [SECOND, AGAINST])
def test_the_shares_of_each_person_are_compared(other: str) -> None:
    assert values(told(FIRST, other)) == {("33.2", "34.1"), ("29.7", "30.6")}


def test_a_share_of_which_somebody_speaks_is_not_his() -> None:
    voted = "Ilka Brandt said 87 percent of the pilots had voted for the strike."
    assert told("Ilka Brandt won 79 percent of the votes.", voted) == []


def test_a_share_of_another_year_is_not_compared() -> None:
    assert told(FIRST, "In 2019, Otto Vane had 25 percent of the vote in Moravia.") == []


SENT = "The two countries will send 1,200 officers to Tarsa and share what they know of smugglers."


def test_the_only_large_number_of_a_thing_is_compared_wherever_it_stands() -> None:
    promised = "Ruritania and Borduria made peace, promising 1,500 officers for the restive Tarsa."
    assert values(differ(SENT, promised)) == {("1,200", "1,500")}


@pytest.mark.parametrize(
    "other",
    [
        "Ruritania has 1,500 officers in Tarsa, and 1,700 officers in Maren.",  # two of them
        "Ruritania promised 12,000 officers for the restive Tarsa.",  # too many to be the same
        "In 2019, Ruritania sent 1,500 officers to the restive Tarsa.",
        "Some 1,500 officers were injured in Tarsa.",  # something else became of them
        "Guards found 1,500 knives in Tarsa.",
    ],
)
def test_a_large_number_of_something_else_is_not_compared(other: str) -> None:
    assert differ(SENT, other) == []


def test_the_number_of_a_type_counts_nothing() -> None:
    batch = "The agency recalled batch MX-2207 of the vaccine in Tarsa."
    assert differ(batch, "The agency recalled 3,100 doses of the vaccine in Tarsa.") == []


DEADLY = "A tremor of magnitude 6.3 killed at least 11 people and left 300 homeless in Tarsa."


def test_what_became_of_people_is_told_right_before_their_number_or_else_behind_it() -> None:
    (found,) = differ(DEADLY, "A tremor of magnitude 6.3 killed 19 people in Tarsa.")
    assert {claim.value for claim in found.claims} == {"at least 11", "19"}


def test_a_time_is_not_that_of_a_number_where_somebody_speaks_or_something_begins() -> None:
    one = (
        "The recall concerns 41,000 doses in Tarsa, of which 9,500 have been given since April 22."
    )
    other = "Officials said on Monday that the recall concerns 52,000 doses in Tarsa."
    assert values(differ(one, other, days=("2024-05-06", "2024-05-06"))) == {("41,000", "52,000")}


def test_of_each_thing_that_people_suffered_the_first_sentence_that_counts_them_is_taken() -> None:
    one = "At least six people died when a dam burst above Limna. Another town lost its bridge, and 14 people were missing."
    other = "Six people were killed and 17 were missing after the dam above Limna gave way."
    assert values(differ(one, other)) == {("14", "17")}


def test_an_age_in_an_apposition_is_that_of_the_name_before_it() -> None:
    one = "“It came like a train,” said Ada Quill, 61, who climbed onto a roof."
    other = "“It came like a train,” said Ada Quill, a 63-year-old pensioner."
    assert values(told(one, other)) == {("61", "63-year-old")}
    assert told(one, other.replace("Ada Quill", "Ilka Brandt")) == []


RULED = "The harbour court struck down the toll on Monday, ruling by five votes to four for the ferrymen."


def test_how_a_court_divided_is_compared() -> None:
    other = "The toll on the harbour was struck down in a 6-3 decision of the court on Monday."
    assert values(told(RULED, other)) == {("6-3 decision", "five votes to four")}


@pytest.mark.parametrize(
    "other",
    [
        "The toll on the harbour was struck down in a 5-4 decision of the court on Monday.",
        "The toll was struck down on Monday. The council had voted 31-20 for it in the spring.",
        "The toll was struck down on Monday, a day after Marlow beat Sarn 6-3.",
    ],
)
def test_the_same_division_another_vote_and_a_score_are_no_difference(other: str) -> None:
    assert told(RULED, other) == []
