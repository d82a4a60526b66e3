"""Which articles tell an event as background, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from dossier.analysis.compared import Holders, holders_of, near
from dossier.analysis.events.likeness import Likeness
from dossier.analysis.statements import Scale, Spelled, Spellings, by_scale, measured, told_spans
from dossier.analysis.terms import looks_back
from dossier.analysis.tokens import folded
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.memo import Means, alone, key
from dossier.model import Passage, Reading, Recall, Span
from dossier.stowed import ids_of
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
_NEAREST = 2
"""Articles of an event whose excess counts."""
_EVENTS = 2
"""Events for which one article is read."""
_SCENES = 20
"""Events that are looked at in one go."""

Members = tuple[int, ...]
Found = list[tuple[int, tuple[Passage, ...]]]
"""Articles, as places among those that are read together, and the passages in which they recall."""


class Scene(NamedTuple):
    """An event, and the articles that may recall it."""

    told: Sequence[int]
    """Articles that report it, by their places."""
    others: Sequence[int]
    spellings: Spellings
    """Where articles name somebody."""


def recalls(
    readings: Sequence[Reading],
    alike: Likeness,
    groups: Sequence[Members],
    spellings: Spelled,
    means: Means | None = None,
) -> dict[int, tuple[Recall, ...]]:
    """Return for each group, by its place among the groups, the articles that recall it.

    The event's id is left empty; whoever makes the record of the event fills it in.

    Args:
        readings: all articles.
        alike: how alike the articles are.
        groups: the articles that report one event each.
        spellings: where each article names somebody or something.
        means: with what to compare; by default here, and anew.
    """
    memo, digests, processes = means or alone(readings)
    candidates = sorted(_candidates(alike, groups).items())
    couples = [(groups[place][:_REPORTS], sorted(others)) for place, others in candidates]
    ids = ids_of(readings)
    scenes = [Scene(told, others, spellings) for told, others in couples]
    keys = [
        key(
            [digests[n] for n in told],
            [digests[n] for n in others],
            [spellings.told(ids[n]) for n in (*told, *others)],
        )
        for told, others in couples
    ]
    found = memo.each("recalls", Found, keys, partial(_spread, readings, scenes, processes))
    return {
        place: tuple(Recall(ids[scene.others[n]], "", passages) for n, passages in rows)
        for (place, _), scene, rows in zip(candidates, scenes, found, strict=True)
    }


def _spread(
    readings: Sequence[Reading], scenes: Sequence[Scene], processes: int, wanted: Sequence[int]
) -> list[Found]:
    """Return what some scenes give, spread over processes."""
    tasks = [partial(_look, readings, few) for few in cut([scenes[n] for n in wanted], _SCENES)]
    return list(chain.from_iterable(side_by_side(tasks, processes)))


def _look(readings: Sequence[Reading], scenes: Sequence[Scene]) -> list[Found]:
    return [_recalled(readings, scene) for scene in scenes]


def _recalled(readings: Sequence[Reading], scene: Scene) -> Found:
    """Return where the other articles of a scene recall its event."""
    others = [readings[n] for n in scene.others]
    pasts = [(n, past) for n, other in enumerate(others) if any(past := _past(other))]
    if not pasts:
        return []
    told, scale = measured([readings[n] for n in scene.told], scene.spellings)
    event = _Told({n for n, row in enumerate(told) if row.order < _LEDE}, holders_of(told))
    found = []
    for n, past in pasts:
        own = _Own(others[n], scene.spellings, event, scale)
        if passages := _passages(past, own):
            found.append((n, passages))
    return found


class _Told(NamedTuple):
    """What the articles of an event tell, by its terms."""

    ledes: set[int]
    held: Holders


class _Own(dict[int, tuple[float, float]]):
    """How like a lede of an event, and how like any sentence on it, one of another article is at most."""

    def __init__(self, reading: Reading, spellings: Spellings, told: _Told, scale: Scale) -> None:
        super().__init__()
        self.spans = told_spans(reading)
        self.reading = reading
        self._spellings = spellings
        self._told = told
        self._scale = scale

    def __missing__(self, n: int) -> tuple[float, float]:
        """Compare one sentence: most are not asked for."""
        row = by_scale(self.reading, self.spans[n], self._spellings, self._scale)
        scores = near(row, self._told.held)
        ledes = [scores[other] for other in self._told.ledes & scores.keys()]
        found = self[n] = max(ledes, default=0.0), max(scores.values(), default=0.0)
        return found


def _candidates(alike: Likeness, groups: Sequence[Members]) -> dict[int, set[int]]:
    """Return for each group the articles of other groups that may recall it."""
    home = {n: place for place, members in enumerate(groups) for n in members}
    over: dict[int, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (a, b), excess in alike.excess.items():
        if home[a] != home[b] and excess > 0:
            over[a][home[b]].append(excess)
            over[b][home[a]].append(excess)
    found: dict[int, set[int]] = defaultdict(set)
    for article, rows in over.items():
        scores = {place: _mean(row, len(groups[place])) for place, row in rows.items()}
        best = sorted((-score, place) for place, score in scores.items() if score > _EXCESS)
        for _, place in best[:_EVENTS]:
            found[place].add(article)
    return found


def _mean(excess: Sequence[float], members: int) -> float:
    """Return the mean excess over the nearest articles of a group: often one or two tell what is recalled."""
    return sum(sorted(excess)[-_NEAREST:]) / min(members, _NEAREST)


def _past(reading: Reading) -> list[bool]:
    """Say of each sentence of an article whether it sets a time in the past."""
    spans = told_spans(reading)
    return [n >= _LEDE and _tells_past(reading, span) for n, span in enumerate(spans)]


def _passages(past: Sequence[bool], own: _Own) -> tuple[Passage, ...]:
    """Return the sentences of an article that tell what others report."""
    begun = [n for n, is_past in enumerate(past) if is_past and own[n][0] >= _ANCHOR]
    runs = [_run(n, past, own) for n in begun]
    sure = [run for run in runs if max(own[n][1] for n in run) >= _SURE]
    article = own.reading.article.id
    return tuple(Passage(article, own.spans[n]) for n in sorted({n for run in sure for n in run}))


def _run(first: int, past: Sequence[bool], own: _Own) -> list[int]:
    """Return a sentence and those after it that go on telling what others report."""
    run = [first]
    while run[-1] + 1 < len(past) and not past[run[-1] + 1] and own[run[-1] + 1][1] >= _FOLLOWS:
        run.append(run[-1] + 1)
    return run


def _tells_past(reading: Reading, span: Span) -> bool:
    """Say whether a sentence sets a time in the past: not "the pier would be ready in April"."""
    article = reading.article
    language = primary(article.language)
    cues, ahead = lexicon(language, "background_cues"), _ahead(language)
    words = folded(article.text, span)
    first = next((n for n, word in enumerate(words) if word in ahead), len(words))
    return any(looks_back(window, cues) for window in _windows(words[:first]))


@cache
def _ahead(language: str) -> frozenset[str]:
    """Return the words that say that something is still to happen, without the month of May."""
    months = {cue.rpartition(" ")[2] for cue in lexicon(language, "background_cues")}
    return lexicon(language, "future_verbs") - months


def _windows(words: Sequence[str]) -> Iterable[Sequence[str]]:
    return (words[n : n + 5] for n in range(0, max(1, len(words) - 1), 3))
