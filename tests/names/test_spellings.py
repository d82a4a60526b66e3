"""Whether two spellings are one name."""

from __future__ import annotations

import pytest

from dossier.analysis.linking import THRESHOLD, same_name

SAME = [
    ("Qasim al-Tuwali", "Qassem al-Tuwali"),
    ("Mohammed Shia al- Tuwal", "Mohammed al-Tuwali"),
    ("Muhammad Ali", "Mohammed Ali"),
    ("Verrell, Nadia", "Nadia Verrell"),
    ("Bill Ekholt", "William Ekholt"),
    ("N. Verrell", "Nadia Verrell"),
    ("NadiaVerrell", "Nadia Verrell"),
    ("Mr. Tomas Ekholt", "Tomas Ekholt"),
    ("Сергей Веррелов", "Sergei Verrelov"),
    ("قاسم الأعرجي", "Qasim al-Araji"),
    ("Tomas Ekholt", "Tomas Ekholtt"),
    ("Abdul Aziz Verrel", "Abdulaziz Verrel"),
]
APART = [
    ("Nadia Verrell", "Tomas Verrell"),
    ("Mario Verrell", "Maria Verrell"),
    ("Tomas Ekholt", "Tomas Ekholt Jr."),
    ("George W. Ekholt", "George H. Ekholt"),
    ("Salman bin Omar al-Tuwali", "Omar bin Salman al-Tuwali"),
    ("Karim Hassan al-Tuwali", "Karim Jafar al-Tuwali"),
    ("Hans Friedrich", "Friedrich Hans"),
    ("Nadia", "Nadia Verrell"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_person_are_recognised(one: str, other: str) -> None:
    match = same_name(one, other, "person")
    assert match.score >= THRESHOLD
    assert match.evidence
    assert same_name(other, one, "person").score == match.score


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_people_are_kept_apart(one: str, other: str) -> None:
    assert same_name(one, other, "person").score < THRESHOLD
    assert same_name(other, one, "person").score < THRESHOLD


def test_an_abbreviation_is_its_body() -> None:
    assert same_name("CWPI", "Coastal Workers Party of Iran", "organisation").score >= THRESHOLD


def test_bodies_that_differ_in_a_word_are_kept_apart() -> None:
    one, other = "Upper Harbour Council", "Lower Harbour Council"
    assert same_name(one, other, "organisation").score < THRESHOLD
