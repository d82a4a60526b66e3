from __future__ import annotations

from tests.comparison.readings import event, reading

from dossier.analysis import discrepancies, points
from dossier.model import Discrepancy


def differ(*bodies: str, days: tuple[str | None, ...] = (None, None)) -> list[Discrepancy]:
    rows = [
        reading(b, f"a{n}", published=day)
        for n, (b, day) in enumerate(zip(bodies, days, strict=True))
    ]
    happening = event(*(row.article.id for row in rows))
    told = points.align(rows, [happening], (), ())
    return list(discrepancies.find(rows, [happening], told, (), ()))


TWO = "A ferry sank off Port Maren, killing at least two people and wounding 30, officials said."
FOUR = "At least four passengers have died in the wreck of a ferry off Skerra on Tuesday."


def test_the_dead_in_two_ledes_are_compared_however_the_ledes_are_written() -> None:
    (found,) = differ(TWO, FOUR)
    assert [claim.value for claim in found.claims] == ["at least two", "At least four"]
    assert (found.about, found.kind) == ("number", "conflict")


def test_a_toll_that_rises_from_day_to_day_is_a_later_update() -> None:
    (found,) = differ(TWO, FOUR, days=("2024-05-07", "2024-05-08"))
    assert found.kind == "later update"


def test_a_part_of_the_dead_is_not_compared_with_all_of_them() -> None:
    assert differ(TWO, "The other four people killed on the ferry have been named.") == []


def test_what_others_suffered_long_before_is_not_compared() -> None:
    old = "In May 2019, twelve people were killed when a ferry sank off Port Maren."
    assert differ(TWO, old, days=("2024-05-07", "2024-05-07")) == []
