"""The year in which the thing was made of which articles tell."""

from __future__ import annotations

import pytest
from tests.comparison.test_tolls import differ

FERRY = "The Stella Arvania sank on Monday. The ferry, built in 1987, had left Skerra at noon."


def test_the_years_of_making_differ_whether_a_ship_is_named_or_not() -> None:
    (found,) = differ(FERRY, "The Stella Arvania, built in 1991, is missing. The ferry sank.")
    assert (found.about, [claim.value for claim in found.claims]) == ("date", ["1987", "1991"])


def test_a_year_before_1800_is_compared_too() -> None:
    church = "The cathedral in Corvale was consecrated in {}."
    (found,) = differ(church.format(1612), church.format(1621))
    assert found.about == "date"


@pytest.mark.parametrize(
    "other",
    [
        "The museum, built in 1926, stands beside the pier where the Stella Arvania lay.",
        "Calder Lines, founded in 1952, runs the Stella Arvania.",
        "The Besna, built in 1990, saved many. Her sister, built in 1995, came too.",
    ],
)
def test_other_things_have_other_years(other: str) -> None:
    assert differ(FERRY, other) == []


def test_two_companies_were_founded_in_two_years() -> None:
    halden = "Halden, founded in 1871, has 240 branches; Nordby has 115."
    nordby = "Nordby, founded in 1902, was rescued by the state in 2011 with $600 million."
    assert differ(halden, nordby) == []
