"""Sums and shares as the papers of the world write them."""

from __future__ import annotations

import pytest
from tests.comparison.test_tolls import differ


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Northgate have signed the midfielder Tom Marlow from Velda for £42m.",
            "Northgate are close to the £45million signing of the midfielder Tom Marlow from Velda.",
        ),
        (
            "Chief Minister Odo Vale announced compensation of 1 million rupees for the family of each victim.",
            "Chief Minister Odo Vale visited Skerra and announced compensation of Rs2 million for the family of each victim.",
        ),
    ],
)
def test_sums_are_read_in_every_form(a: str, b: str) -> None:
    (found,) = differ(a, b)
    assert found.about == "number"


def test_shares_of_one_whole_that_different_people_have_are_no_difference() -> None:
    alliance = "Her alliance will hold 87 of the 160 seats in the parliament of Carran."
    women = "Women will hold 58 of the 160 seats in the parliament of Carran."
    other = "Her alliance will hold 84 of the 160 seats in the parliament of Carran."
    assert differ(alliance, women) == []
    assert len(differ(alliance, other)) == 1


def test_how_long_a_contract_lasts_is_compared_beside_other_times() -> None:
    five = "The keeper will sign a five-year contract worth £140,000 a week, his agent said."
    six = "The keeper has agreed a six-year contract at Velda, with the option of another year."
    (found,) = differ(five, six)
    assert [claim.value for claim in found.claims] == ["five", "six"]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("$11.1 billion", "$11.4 billion", "conflict"),
        ("$11 billion", "$11.3 billion", "rounding"),
        ("1,200 tonnes", "1,179 tonnes", "rounding"),
        ("1,200 tonnes", "1,170 tonnes", "rounding"),
        ("1,195 tonnes", "1,179 tonnes", "conflict"),
    ],
)
def test_a_number_is_rounded_only_within_its_last_digit(a: str, b: str, kind: str) -> None:
    text = "The reserves of the bank of Toland stood at {} at the end of June."
    (found,) = differ(text.format(a), text.format(b))
    assert found.kind == kind


def test_dollars_of_a_country_are_read_whichever_sign_comes_first() -> None:
    (found,) = differ(
        "The deal includes pay rises and a lump sum of $1500.",
        "The offer includes an increase over two years and a lump-sum payment of $NZ1000.",
    )
    assert found.why[-1].detail == "dollars"


def test_what_opens_with_at_the_time_is_no_count_of_the_news() -> None:
    before = "The council of Velda met. In 2022, it declared an emergency. "
    killed = "eight soldiers were killed in the attack on the market of Velda."
    news = "The council met. It was a long night. Two soldiers were killed in the attack on the market of Velda."
    assert differ(news, before + killed.capitalize())
    assert differ(news, f"{before}At the time of prayer, {killed}")
    assert not differ(news, f"{before}At the time, {killed}")


@pytest.mark.parametrize(
    ("a", "b", "detail"),
    [
        (
            "2.4 billion cubic metres of gas a year",
            "2 billion cubic metres of gas a year",
            "volume",
        ),
        (
            "400 square metres of glass for the roof",
            "300 square metres of glass for the roof",
            "area",
        ),
        ("12 square miles of forest by the sea", "900 hectares of forest by the sea", "area"),
    ],
)
def test_spaces_and_surfaces_are_compared_as_such(a: str, b: str, detail: str) -> None:
    text = "Under the deal with Velda, the council of Toland will deliver {}."
    (found,) = differ(text.format(a), text.format(b))
    assert found.why[-1].detail == detail


def test_a_surface_is_no_length_and_the_same_in_other_units() -> None:
    text = "Under the deal with Velda, the council of Toland gets {} of forest by the sea."
    assert not differ(text.format("300 square metres"), text.format("80 metres"))
    assert not differ(text.format("4 square kilometres"), text.format("400 hectares"))


def test_who_is_being_held_was_detained() -> None:
    twelve = "General Agbo, the minister of Velda, said 12 suspects had been detained."
    assert differ(
        twelve, "General Agbo, the minister of Velda, said nine suspects were being held."
    )
