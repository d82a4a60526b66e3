"""Names, offices, ages and words that articles of one event give to one and the same person."""

from __future__ import annotations

import pytest
from tests.comparison.readings import event, reading

from dossier.analysis import discrepancies, linking, wordings
from dossier.model import Settings


def differ(one: str, other: str) -> set[tuple[str, str, str]]:
    """Return about what two articles differ, with the two values."""
    rows = [reading(body, f"a{n}") for n, body in enumerate((one, other))]
    names, _ = linking.link(rows, Settings().names)
    said = wordings.families(rows, names)
    happening = event("a0", "a1")
    found = discrepancies.find(rows, [happening], (), names, said)
    return {(d.about, d.claims[0].value, d.claims[1].value) for d in found}


LAUNCH = "The rocket fell into the sea near Lindau on Thursday."


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (
            f"{LAUNCH} The company's founder, Petar Dolin, said that nobody was hurt.",
            f"{LAUNCH} Its founder, Pavel Dolin, watched from the beach.",
            ("name", "Petar Dolin", "Pavel Dolin"),
        ),
        (
            f"{LAUNCH} Health Minister Ota Kral said that nobody was hurt.",
            f"{LAUNCH} Finance Minister Ota Kral watched from the beach.",
            ("role", "Health Minister", "Finance Minister"),
        ),
        (
            f"{LAUNCH} Jana Mala, 39, a teacher, saw it from the beach.",
            f"{LAUNCH} One who saw it was 41-year-old Jana Mala.",
            ("number", "39", "41-year-old"),
        ),
        (
            f"{LAUNCH} “We have learnt a lot today,” said Jana Mala.",
            f"{LAUNCH} “We have learnt a lot today,” said Peter Kral.",
            ("attribution", "Jana Mala", "Peter Kral"),
        ),
    ],
)
def test_what_is_said_differently_of_one_person_is_set_side_by_side(
    one: str, other: str, found: tuple[str, str, str]
) -> None:
    assert found in differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            f"{LAUNCH} The prime minister, Ehud Kral, said that nobody was hurt.",
            f"{LAUNCH} The defence minister, Ehud Benda, watched from the beach.",
        ),
        (
            f"{LAUNCH} Jana Mala, 39, a teacher, saw it from the beach.",
            f"{LAUNCH} One who saw it was 41-year-old Ota Kral.",
        ),
        (
            f"{LAUNCH} Mayor Ota Kral said that nobody was hurt.",
            f"{LAUNCH} Ota Kral, a fisherman, watched from the beach.",
        ),
        (
            f"{LAUNCH} Minister of Mines Ota Kral said that nobody was hurt.",
            f"{LAUNCH} Ota Kral, the mining minister, watched from the beach.",
        ),
    ],
)
def test_other_people_and_offices_that_one_person_may_have_do_not_differ(
    one: str, other: str
) -> None:
    assert differ(one, other) == set()


def test_words_of_one_whose_name_differs_are_no_second_difference() -> None:
    words = "“We have learnt a lot today,” said the company's founder, {} Dolin."
    one, other = (f"{LAUNCH} {words.format(name)}" for name in ("Petar", "Pavel"))
    assert {about for about, _, _ in differ(one, other)} == {"name"}


def test_an_age_behind_a_quote_is_that_of_who_was_named_before() -> None:
    one = f"{LAUNCH} Jana Mala, 31, saw it from the beach."
    other = f"{LAUNCH} Jana Mala told the Echo that it fell. “I ran,” the 34-year-old said."
    assert ("number", "31", "34-year-old") in differ(one, other)
