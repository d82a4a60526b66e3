"""What the drawing of dates shows of few things, and of many."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest

from dossier.builder.pages.axis import APART, Dated
from dossier.builder.pages.chart import Chart, Drawn, chart
from dossier.builder.words import words
from dossier.model import Interval


def day(number: int) -> Interval:
    """Return the day that comes so many days after the first one."""
    one = dt.date(2030, 1, 1) + dt.timedelta(days=number)
    return Interval(one, one, "day")


def drawing(number: int) -> Chart:
    """Return a drawing of so many events, and of as many articles, each on a day of its own."""
    things = [
        Dated(day(n), f"{rail}{n}.html", "A tart was stolen", rail, f"timeline.html#{n}")
        for rail in ("happened", "reported")
        for n in range(number)
    ]
    found = chart(words("en"), things)
    assert found
    return found


def rail(of: Chart, name: str) -> list[Drawn]:
    """Return what stands on one rail."""
    return [mark for mark in of.marks if mark.rail == name]


def test_of_few_things_each_has_a_mark_that_leads_to_it() -> None:
    found = {mark.url for mark in drawing(60).marks}
    assert found == {f"{rail}{n}.html" for rail in ("happened", "reported") for n in range(60)}
    assert not any(mark.count for mark in drawing(60).marks)


@pytest.mark.parametrize("name", ["happened", "reported"])
@pytest.mark.parametrize("number", [61, 500, 3000])
def test_of_many_none_stands_too_near_to_another_and_their_marks_say_how_many(
    number: int, name: str
) -> None:
    marks = rail(drawing(number), name)
    places = sorted(mark.x for mark in marks)
    assert all(after - before >= APART for before, after in pairwise(places))
    said = [mark.label.rpartition(": ")[2].split() for mark in marks]
    assert (
        sum(int(n.replace(",", "")) for n, *kind in said if kind in (["events"], ["articles"]))
        + sum(kind == ["tart", "was", "stolen"] for _, *kind in said)
        == number
    )
    assert all(mark.url.startswith("timeline.html#") for mark in marks if "tart" not in mark.label)


def test_a_mark_of_several_says_from_when_to_when_they_are() -> None:
    first, *_ = rail(drawing(500), "reported")
    assert first.label == "Reported 1 – 8 January 2030: 8 articles"
