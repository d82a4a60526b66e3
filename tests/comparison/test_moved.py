"""A table that is patched by the articles that went and came is what it would be if it were made anew."""

from __future__ import annotations

import random
from array import array

import pytest

from dossier.analysis.events import near
from dossier.analysis.events.views import Strongest
from dossier.analysis.held import counted, recounted
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
    return near, table.pairs(), table.common


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


def terms(digest: str) -> tuple[str, ...]:
    """Return the terms of an article: few words, so that many hold them."""
    dice = random.Random(digest)  # noqa: S311 - articles, not a secret
    return tuple({f"w{min(dice.randrange(30), dice.randrange(30))}": None for _ in range(6)})


def strongest(digest: str) -> Strongest:
    found = terms(digest)
    return Strongest(found, tuple(1 / (len(digest) + n) for n in range(len(found))))


@pytest.mark.parametrize("holders", [4, 200])
@pytest.mark.parametrize("seed", SEEDS)
def test_the_nearest_are_patched(seed: int, holders: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "_HOLDERS", holders)
    monkeypatch.setattr(near, "_CANDIDATES", 4)
    dice = random.Random(seed)  # noqa: S311 - articles, not a secret
    articles = {f"a{n:02}": 0 for n in range(0, 60, 2)}
    table = near.made(digests(articles), [*map(strongest, digests(articles))])
    for _ in range(12):
        before, articles = articles, changed(dice, articles)
        own = digests(articles)
        change = moved(table.articles, own, few=1)
        assert change is not None
        rows = [*map(strongest, own)]
        held = {digest: strongest(digest) for digest in digests(before)}
        table = near.patched(table, change, held, rows)
        assert near.pairs(table) == near.pairs(near.made(own, rows))


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_of_terms_are_patched(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - articles, not a secret
    articles = {f"a{n:02}": 0 for n in range(0, 60, 2)}
    numbers = Numbers.of(digests(articles))
    held = counted(map(terms, digests(articles))).held
    for _ in range(12):
        articles = changed(dice, articles)
        change = moved(numbers, digests(articles), few=1)
        assert change is not None
        before = dict(zip(held.places(), held.numbers(), strict=True))
        came = {n: terms(digest) for n, digest in change.came.items()}
        table = recounted(held, change.gone, came)
        numbers, held = change.now, table.held
        anew = counted(map(terms, digests(articles)))
        now = dict(zip(table.places, table.counts, strict=True))
        assert {term: n for term, n in now.items() if n} == dict(
            zip(anew.places, anew.counts, strict=True)
        )
        names = [*table.places]
        assert {names[n] for n in table.changed} == {t for t in now if now[t] != before.get(t, 0)}
        rows = [held.rows[n] for n in numbers.in_order()]
        assert [[names[n] for n in memoryview(row).cast("I")] for row in rows] == [
            [*terms(digest)] for digest in digests(articles)
        ]
        some = {table.places[term] for term in ("w0", "w3")}
        holding = [numbers.digests[n] for n in held.holding(some)]
        assert sorted(holding) == [d for d in digests(articles) if {"w0", "w3"} & {*terms(d)}]
