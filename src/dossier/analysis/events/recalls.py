"""Which articles tell an event as background, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import NamedTuple

from dossier.analysis.compared import Holders, between, holders_of
from dossier.analysis.events.likeness import Likeness
from dossier.analysis.statements import Spellings, Statement, spelled, statements
from dossier.analysis.terms import looks_back
from dossier.analysis.tokens import folded
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.memo import Means, alone, key
from dossier.model import Name, Passage, Reading, Recall, Span
from dossier.workers import cut, side_by_side

_LEDE = 3
"""Sentences that tell what an article itself reports."""
_ANCHOR = 0.15
"""Likeness to the lede of another event of the sentence with which an article begins to recall it."""
_FOLLOWS = 0.2
"""Likeness of the sentences after it to any sentence on the event."""
_SURE = 0.3
"""The same, for one of them at least."""
_REPORTS = 6
"""Articles of an event whose words are compared."""
_EXCESS = 0.05
"""Mean excess of recall over report from which an article is read for what it recalls."""
_EVENTS = 2
"""Events for which one article is read."""
_SCENES = 20
"""Events that are looked at in one go."""

Members = tuple[int, ...]
Found = list[tuple[int, tuple[Passage, ...]]]
"""Articles, as places among those that are read together, and the passages in which they recall."""


class Scene(NamedTuple):
    """An event, and the articles that may recall it."""

    told: Sequence[Reading]
    """Articles that report it."""
    others: Sequence[Reading]
    spellings: Spellings
    """Where any of them names somebody."""


def recalls(
    readings: Sequence[Reading],
    alike: Likeness,
    groups: Sequence[Members],
    names: Sequence[Name],
    means: Means | None = None,
) -> dict[int, tuple[Recall, ...]]:
    """Return for each group, by its place among the groups, the articles that recall it.

    The event's id is left empty; whoever makes the record of the event fills it in.

    Args:
        readings: all articles.
        alike: how alike the articles are.
        groups: the articles that report one event each.
        names: people, bodies and places across the articles.
        means: with what to compare; by default here, and anew.
    """
    memo, digests, processes = means or alone(readings)
    candidates = sorted(_candidates(alike, groups).items())
    couples = [(groups[place][:_REPORTS], sorted(others)) for place, others in candidates]
    spellings = spelled(names) if candidates else {}
    scenes = [_scene(readings, told, others, spellings) for told, others in couples]
    keys = [
        key([digests[n] for n in told], [digests[n] for n in others], scene.spellings)
        for (told, others), scene in zip(couples, scenes, strict=True)
    ]
    found = memo.each("recalls", Found, keys, partial(_spread, scenes, processes))
    return {
        place: tuple(Recall(scene.others[n].article.id, "", passages) for n, passages in rows)
        for (place, _), scene, rows in zip(candidates, scenes, found, strict=True)
    }


def _scene(
    readings: Sequence[Reading], told: Sequence[int], others: Sequence[int], spellings: Spellings
) -> Scene:
    both = [readings[n] for n in (*told, *others)]
    named = {r.article.id: spellings.get(r.article.id, ()) for r in both}
    return Scene(both[: len(told)], both[len(told) :], named)


def _spread(scenes: Sequence[Scene], processes: int, wanted: Sequence[int]) -> list[Found]:
    """Return what some scenes give, spread over processes."""
    tasks = [partial(_look, few) for few in cut([scenes[n] for n in wanted], _SCENES)]
    return list(chain.from_iterable(side_by_side(tasks, processes)))


def _look(scenes: Sequence[Scene]) -> list[Found]:
    return [_recalled(scene) for scene in scenes]


def _recalled(scene: Scene) -> Found:
    """Return where the other articles of a scene recall its event."""
    rows = _by_article(statements([*scene.told, *scene.others], scene.spellings))
    inside = [row for reading in scene.told for row in rows.get(reading.article.id, ())]
    held = holders_of(inside)
    passages = (_of(reading, rows, inside, held) for reading in scene.others)
    return [(n, found) for n, found in enumerate(passages) if found]


def _of(
    reading: Reading,
    rows: Mapping[str, Sequence[Statement]],
    inside: Sequence[Statement],
    held: Holders,
) -> tuple[Passage, ...]:
    """Return where one article recalls what others tell."""
    return _passages(_past(reading, rows), rows.get(reading.article.id, ()), inside, held)


def _by_article(rows: Sequence[Statement]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        found[row.passage.article].append(row)
    return found


def _candidates(alike: Likeness, groups: Sequence[Members]) -> dict[int, set[int]]:
    """Return for each group the articles of other groups that may recall it."""
    home = {n: place for place, members in enumerate(groups) for n in members}
    sums: dict[int, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for (a, b), excess in alike.excess.items():
        if home[a] != home[b] and excess > 0:
            sums[a][home[b]] += excess / len(groups[home[b]])
            sums[b][home[a]] += excess / len(groups[home[a]])
    found: dict[int, set[int]] = defaultdict(set)
    for article, scores in sums.items():
        best = sorted((-score, place) for place, score in scores.items() if score > _EXCESS)
        for _, place in best[:_EVENTS]:
            found[place].add(article)
    return found


def _past(reading: Reading, rows: Mapping[str, Sequence[Statement]]) -> list[bool]:
    """Say of each sentence of an article whether it sets a time in the past."""
    own = rows.get(reading.article.id, ())
    return [n >= _LEDE and _tells_past(reading, row.passage.span) for n, row in enumerate(own)]


def _passages(
    past: Sequence[bool], own: Sequence[Statement], told: Sequence[Statement], held: Holders
) -> tuple[Passage, ...]:
    """Return the sentences of an article that tell what others report."""
    if not any(past):
        return ()
    size = len(own)
    lede, whole = [0.0] * size, [0.0] * size
    for (a, b), value in between(own, held, _ANCHOR).items():
        whole[a] = max(whole[a], value)
        if told[b].order < _LEDE:
            lede[a] = max(lede[a], value)
    runs = [_run(n, past, whole) for n in range(size) if past[n] and lede[n] >= _ANCHOR]
    sure = [run for run in runs if max(whole[n] for n in run) >= _SURE]
    return tuple(own[n].passage for n in sorted({n for run in sure for n in run}))


def _run(first: int, past: Sequence[bool], whole: Sequence[float]) -> list[int]:
    """Return a sentence and those after it that go on telling what others report."""
    run = [first]
    while run[-1] + 1 < len(past) and not past[run[-1] + 1] and whole[run[-1] + 1] >= _FOLLOWS:
        run.append(run[-1] + 1)
    return run


def _tells_past(reading: Reading, span: Span) -> bool:
    """Say whether a sentence sets a time in the past."""
    article = reading.article
    cues = lexicon(primary(article.language), "background_cues")
    words = folded(article.text, span)
    return any(looks_back(window, cues) for window in _windows(words))


def _windows(words: Sequence[str]) -> Iterable[Sequence[str]]:
    return (words[n : n + 5] for n in range(0, max(1, len(words) - 1), 3))
