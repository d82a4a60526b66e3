"""A sentence of one article is compared with those of others as all of them would be together."""

from __future__ import annotations

import random

import pytest

from dossier.analysis.compared import holders_of, near, pairs
from dossier.analysis.statements import Statement
from dossier.model import Passage, Span


def made(dice: random.Random, article: str, count: int) -> list[Statement]:
    return [
        Statement(
            Passage(article, Span(n, n + 1)),
            n,
            {f"w{dice.randrange(12)}": dice.choice([0.25, 0.5]) for _ in range(5)},
            own=frozenset(f"w{dice.randrange(12)}" for _ in range(6)),
        )
        for n in range(count)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_near_is_what_pairs_of_all_gives_for_one_and_the_others(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - texts, not a secret
    (own,) = made(dice, "a", 1)
    told = [*made(dice, "b", dice.randrange(12)), *made(dice, "c", dice.randrange(12))]
    together = {
        other: value
        for (other, number), value in pairs([*told, own], 0.3).told.items()
        if number == len(told)
    }
    found = near(own, holders_of(told))
    assert {other: value for other, value in found.items() if value >= 0.3} == together
