"""From articles to what they report: the order of the steps and nothing else.

``study`` looks at one article alone, so that it can be cached and spread over processes; ``compare``
looks at all of them together, on what the studies hold. Both are pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from dossier.analysis import (
    dates,
    events,
    inside,
    names,
    pickups,
    quotes,
    sources,
    terms,
    topics,
    wordings,
)
from dossier.analysis.discrepancies import who
from dossier.analysis.linking.kept import linked
from dossier.analysis.named import Named
from dossier.analysis.names.pipeline import version as ner_version
from dossier.gathered import Keyed
from dossier.memo import Means, Memo
from dossier.model import (
    Analysis,
    Article,
    Discrepancy,
    Event,
    Issue,
    Point,
    QuoteRecord,
    Reading,
    Sentence,
    Settings,
    Source,
    Study,
    Terms,
    TextFamily,
    Topic,
)
from dossier.stowed import Kept, Stowed, ids_of, joined, rest, stow_readings
from dossier.text import sentences
from dossier.workers import begun

T = TypeVar("T")

_READ_FOR_SENTENCES = frozenset({"standfirst", "paragraph", "caption"})


def study(article: Article, ner: str | None = None) -> Study:
    """Return everything that is known from one article alone.

    Args:
        article: the article.
        ner: a pipeline that looks for names beside the rules, ``spacy:MODEL``.

    Raises:
        InputError: the pipeline is not on this machine.
    """
    found = split(article)
    people, unclaimed = names.find(article, found, ner)
    told = terms.told(article, found)
    return Study(
        sentences=found,
        names=people,
        times=dates.find(article, found),
        quotes=quotes.find(article, found, people),
        terms=Terms.of(terms.count(article.language, told)),
        telling=terms.telling(article.language, told),
        unclaimed=unclaimed,
    )


def split(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article in reading order."""
    return tuple(
        Sentence(span, number)
        for number, block in enumerate(article.blocks)
        if block.kind in _READ_FOR_SENTENCES
        for span in sentences(article.text, block.span, block.language or article.language)
    )


class _Linked(NamedTuple):
    """Who is named by several articles, what is quoted by them, and what they share word for word."""

    named: Named
    quotes: Stowed[QuoteRecord]
    shared: pickups.Shared
    families: tuple[TextFamily, ...]


class _Within(NamedTuple):
    """The events with what is reported of them."""

    events: tuple[Event, ...]
    points: Sequence[Point]
    discrepancies: Sequence[tuple[str, Kept]]
    """Of each event."""


def compare(
    readings: Sequence[Reading],
    settings: Settings,
    *,
    processes: int = 1,
    memo: Memo | None = None,
    much: bool = False,
) -> tuple[Analysis, tuple[Issue, ...]]:
    """Return what comes out of comparing the articles, and what an editor should look at.

    Args:
        readings: all articles.
        settings: the editor's decisions.
        processes: how many may compare at the same time; their number changes nothing.
        memo: knows what was compared before.
        much: whether much is new, so that each step does better with a process of its own, and two that
            need nothing of each other are done at the same time.
    """
    readings = stow_readings(readings)
    means = Means(memo or Memo(), readings.digests(), processes)

    def begin(do: Callable[..., T], *inputs: object) -> Callable[[], T]:
        return begun(lambda: do(readings, settings, *inputs, means.here()), processes * much)

    shared, named = begin(_shared), begin(_named)
    names, issues = named()
    quotes = begin(_quoted, names)()
    found = _Linked(names, quotes, *shared())
    if much:
        rest(names.names, quotes, found.shared.pickups)
    grouped, more = begin(_grouped, found)()
    inner, across = begin(_within, grouped, found), begin(_across, grouped, found)
    # What ends first is taken first: until then it holds all that it looked at.
    outlets, differing, themes = across()
    within = inner()
    others = ((one.event, Kept.of([one])) for one in differing)
    analysis = Analysis(
        sources=outlets,
        events=within.events,
        names=found.named.names,
        quotes=found.quotes,
        pickups=found.shared.pickups,
        families=found.families,
        points=within.points,
        discrepancies=joined((*within.discrepancies, *others), Discrepancy),
        topics=themes,
    )
    return analysis, (*issues, *more)


def _named(
    readings: Sequence[Reading], settings: Settings, means: Means
) -> tuple[Named, tuple[Issue, ...]]:
    return linked(readings, settings.names, means)


def _quoted(
    readings: Sequence[Reading], _: Settings, named: Named, means: Means
) -> Stowed[QuoteRecord]:
    return wordings.families(readings, named.names, means)


def _shared(
    readings: Sequence[Reading], _: Settings, means: Means
) -> tuple[pickups.Shared, tuple[TextFamily, ...]]:
    shared = pickups.find(readings, means)
    return shared, pickups.families(readings, shared, means)


def _grouped(
    readings: Sequence[Reading], settings: Settings, linked: _Linked, means: Means
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    return events.group(readings, linked.families, linked.named, settings.events, means)


def _within(
    readings: Sequence[Reading],
    _: Settings,
    grouped: Sequence[Event],
    linked: _Linked,
    means: Means,
) -> _Within:
    articles = ids_of(readings)
    read = dict(zip(articles, means.digests, strict=True))
    scenes = inside.Scenes.of(grouped, linked.named.spelled, linked.shared)
    found = inside.find(scenes, Keyed(articles, readings), read, means)
    both = [*zip((event.id for event in grouped), found, strict=True)]
    return _Within(
        inside.led(grouped, found),
        joined(((event, one.points) for event, one in both), Point),
        [(event, one.discrepancies) for event, one in both],
    )


def _across(
    readings: Sequence[Reading],
    settings: Settings,
    grouped: Sequence[Event],
    linked: _Linked,
    means: Means,
) -> tuple[tuple[Source, ...], Sequence[Discrepancy], tuple[Topic, ...]]:
    places = Keyed(ids_of(readings), readings)
    read = dict(zip(places, means.digests, strict=True))
    told = who.Told(places, read, linked.named.names, linked.named.people, linked.quotes)
    differing = who.kept(told, grouped, means)
    return (
        sources.group(readings, settings.sources),
        differing,
        topics.find(readings, grouped, settings.topics, means),
    )


__all__ = ["compare", "ner_version", "split", "study"]
