"""Sentences of one article are compared with those of others as all of them would be together."""

from __future__ import annotations

import random

import pytest

from dossier.analysis.compared import between, holders_of, pairs
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
def test_between_is_what_pairs_of_all_gives_for_one_and_the_others(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - texts, not a secret
    own = made(dice, "a", dice.randrange(40))
    told = [*made(dice, "b", dice.randrange(30)), *made(dice, "c", dice.randrange(30))]
    size = len(own)
    together = {
        (a, b - size): value
        for (a, b), value in pairs([*own, *told], 0.3).told.items()
        if a < size <= b
    }
    assert between(own, holders_of(told), 0.3) == together
