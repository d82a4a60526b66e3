"""From articles to what they report: the order of the steps and nothing else.

``study`` looks at one article alone, so that it can be cached and spread over processes; ``compare``
looks at all of them together, on what the studies hold. Both are pure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from dossier.analysis import (
    dates,
    discrepancies,
    events,
    inside,
    linking,
    names,
    pickups,
    quotes,
    sources,
    terms,
    topics,
    wordings,
)
from dossier.analysis.names.pipeline import version as ner_version
from dossier.gathered import Keyed
from dossier.memo import Means, Memo
from dossier.model import (
    Analysis,
    Article,
    Discrepancy,
    Event,
    Issue,
    Name,
    Pickup,
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
from dossier.stowed import ids_of, rest, stow, stow_readings
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

    names: Sequence[Name]
    quotes: Sequence[QuoteRecord]
    pickups: Sequence[Pickup]
    families: tuple[TextFamily, ...]


class _Within(NamedTuple):
    """The events with what is reported of them."""

    events: tuple[Event, ...]
    points: Sequence[Point]
    discrepancies: Sequence[Discrepancy]


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
    linked = _Linked(names, quotes, *shared())
    if much:
        rest(names, quotes, linked.pickups)
    grouped, more = begin(_grouped, linked)()
    inner, across = begin(_within, grouped, linked), begin(_across, grouped, linked)
    # What ends first is taken first: until then it holds all that it looked at.
    outlets, differing, themes = across()
    within = inner()
    analysis = Analysis(
        sources=outlets,
        events=within.events,
        names=linked.names,
        quotes=linked.quotes,
        pickups=linked.pickups,
        families=linked.families,
        points=within.points,
        discrepancies=stow((*within.discrepancies, *differing), Discrepancy),
        topics=themes,
    )
    return analysis, (*issues, *more)


def _named(
    readings: Sequence[Reading], settings: Settings, _: Means
) -> tuple[Sequence[Name], tuple[Issue, ...]]:
    people, issues = linking.link(tuple(map(_names_alone, readings)), settings.names)
    return stow(people, Name), issues


def _names_alone(reading: Reading) -> Reading:
    """Return an article with its names: those of all are at hand while they are linked."""
    named = reading.study
    return Reading(reading.article, Study((), named.names, (), (), unclaimed=named.unclaimed))


def _quoted(
    readings: Sequence[Reading], _: Settings, names: Sequence[Name], means: Means
) -> Sequence[QuoteRecord]:
    return stow(wordings.families(readings, names, means), QuoteRecord)


def _shared(
    readings: Sequence[Reading], _: Settings, means: Means
) -> tuple[Sequence[Pickup], tuple[TextFamily, ...]]:
    taken = pickups.find(readings, means)
    return stow(taken, Pickup), pickups.families(readings, taken)


def _grouped(
    readings: Sequence[Reading], settings: Settings, linked: _Linked, means: Means
) -> tuple[tuple[Event, ...], tuple[Issue, ...]]:
    return events.group(readings, linked.families, linked.names, settings.events, means)


def _within(
    readings: Sequence[Reading],
    _: Settings,
    grouped: Sequence[Event],
    linked: _Linked,
    means: Means,
) -> _Within:
    articles = ids_of(readings)
    read = dict(zip(articles, means.digests, strict=True))
    scenes = inside.scenes(grouped, linked.names, linked.pickups)
    found = inside.find(grouped, scenes, Keyed(articles, readings), read, means)
    return _Within(
        inside.led(grouped, found),
        stow([*chain.from_iterable(one.points for one in found)], Point),
        stow([*chain.from_iterable(one.discrepancies for one in found)], Discrepancy),
    )


def _across(
    readings: Sequence[Reading],
    settings: Settings,
    grouped: Sequence[Event],
    linked: _Linked,
    means: Means,
) -> tuple[tuple[Source, ...], Sequence[Discrepancy], tuple[Topic, ...]]:
    places = Keyed(ids_of(readings), readings)
    differing = discrepancies.of_people(places, grouped, linked.names, linked.quotes)
    return (
        sources.group(readings, settings.sources),
        differing,
        topics.find(readings, grouped, settings.topics, means),
    )


__all__ = ["compare", "ner_version", "split", "study"]
