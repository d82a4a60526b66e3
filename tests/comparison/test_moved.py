"""A table that is patched by the articles that went and came is what it would be if it were made anew."""

from __future__ import annotations

import random
from array import array

import pytest

from dossier.analysis.moved import Numbers, moved
from dossier.analysis.pickups import rivals
from dossier.analysis.pickups.seeds import Runs

SEEDS = range(12)


def changed(dice: random.Random, articles: dict[str, int]) -> dict[str, int]:
    """Return articles of which some were changed, taken out or added, by their names."""
    found = dict(articles)
    for _ in range(dice.randrange(4)):
        name = f"a{dice.randrange(60):02}"
        if name in found and dice.random() < 0.5:
            del found[name]
        else:
            found[name] = dice.randrange(10**6)
    return dict(sorted(found.items()))


def digests(articles: dict[str, int]) -> list[str]:
    return [f"{name}-{state}" for name, state in articles.items()]


@pytest.mark.parametrize("seed", SEEDS)
def test_an_article_that_stays_keeps_its_number_and_all_stand_in_their_order(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - articles, not a secret
    articles = {f"a{n:02}": 0 for n in range(0, 60, 2)}
    numbers = Numbers.of(digests(articles))
    for _ in range(20):
        before, articles = numbers, changed(dice, articles)
        own = digests(articles)
        change = moved(before, own, few=1)
        assert change is not None
        numbers = change.now
        assert [numbers.digests[n] for n in numbers.in_order()] == own
        stayed = [n for n, digest in enumerate(before.digests) if digest and digest in own]
        assert all(numbers.digests[n] == before.digests[n] for n in stayed)
        assert {*change.gone.values()} == {*before.digests} - {*own, ""}
        assert {*change.came.values()} == {*own} - {*before.digests}


def test_an_article_with_other_words_in_its_place_takes_over_its_number() -> None:
    change = moved(Numbers.of(["a", "b", "c"]), ["a", "x", "c"])
    assert change is not None
    assert change.gone == {1: "b"}
    assert change.came == {1: "x"}


@pytest.mark.parametrize("own", [["b", "a", "c"], ["x", "y", "z"]])
def test_nothing_is_patched_where_the_order_is_another_or_much_is_new(own: list[str]) -> None:
    assert moved(Numbers.of(["a", "b", "c"]), own) is None


def row(digest: str) -> Runs:
    """Return the runs of an article: few numbers, so that many hold them."""
    dice = random.Random(digest)  # noqa: S311 - articles, not a secret
    found = {min(dice.randrange(40), dice.randrange(40)) for _ in range(12)}
    return Runs(array("Q", found).tobytes(), array("I", range(len(found))).tobytes())


def told(table: rivals.Rivals) -> object:
    """Return what a table tells, whatever numbers its articles have."""
    names, order = table.articles.digests, table.articles.in_order()
    near = {
        names[n]: {
            names[other]: count
            for other, count in zip(
                memoryview(table.others[n]).cast("I"),
                memoryview(table.shared[n]).cast("I"),
                strict=True,
            )
        }
        for n in order
    }
    return near, table.pairs(), [table.told[n] for n in order], table.common


@pytest.mark.parametrize("common", [16, 400])
@pytest.mark.parametrize("seed", SEEDS)
def test_rivals_are_patched(seed: int, common: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rivals, "_COMMON", common)
    monkeypatch.setattr(rivals, "_HOLDERS", 5)
    dice = random.Random(seed)  # noqa: S311 - articles, not a secret
    articles = {f"a{n:02}": 0 for n in range(0, 60, 2)}
    table = anew(articles)
    for _ in range(12):
        before, articles = articles, changed(dice, articles)
        change = moved(table.articles, digests(articles), few=1)
        assert change is not None
        rows = {digest: row(digest) for digest in (*digests(before), *digests(articles))}
        table = rivals.patched(table, change, rows)
        assert told(table) == told(anew(articles))


def anew(articles: dict[str, int]) -> rivals.Rivals:
    own = digests(articles)
    rows = [row(digest) for digest in own]
    return rivals.made(own, rows, rivals.counted(rows))
