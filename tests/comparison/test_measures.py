"""How old somebody and how deep something is, as the articles of one event say."""

from __future__ import annotations

import pytest
from tests.comparison.test_tolls import differ


def told(*texts: str) -> list[tuple[str, ...]]:
    return [tuple(c.value for c in d.claims) for d in differ(*texts)]


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (
            "Rescuers dug for a six-year-old boy who fell into a well near Velden.",
            "The five-year-old fell into an old well near Velden on Sunday.",
            ("six-year-old", "five-year-old"),
        ),
        (
            "The child fell into a 40-metre-deep well near Velden.",
            "The child had fallen into an 80m-deep well near Velden.",
            ("40-metre-deep", "80m-deep"),
        ),
        (
            "The 34-year-old driver of the tram was arrested in Harlow Bay.",
            "Police in Harlow Bay arrested the 43-year-old driver of the tram.",
            ("34-year-old", "43-year-old"),
        ),
    ],
)
def test_two_measures_of_one_thing_are_set_side_by_side(
    one: str, other: str, values: tuple[str, str]
) -> None:
    assert values in told(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The child fell into a 40-metre-deep well near Velden.",
            "The child fell into a 131-foot-deep well near Velden.",
        ),
        (
            "A 34-year-old man died when the tram left the rails in Harlow Bay.",
            "Police have named the 57-year-old man whose family came to Harlow Bay.",
        ),
        (
            "The six-year-old boy fell into a well near Velden. A seven-year-old girl saw it.",
            "The five-year-old fell into a well near Velden.",
        ),
        (
            "The six-year-old boy fell into a well near Velden.",
            "The boy had played beside a well near Velden, which was dug for a house that is now 90-year-old rubble.",
        ),
    ],
)
def test_measures_of_several_things_and_other_units_are_none(one: str, other: str) -> None:
    assert told(one, other) == []
