"""From articles to what they report: the order of the steps and nothing else.

``study`` looks at one article alone, so that it can be cached and spread over processes; ``compare``
looks at all of them together, on what the studies hold. Both are pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

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
from dossier.memo import Means, Memo, key
from dossier.model import Analysis, Article, Issue, Reading, Sentence, Settings, Study, Terms
from dossier.text import sentences

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
    people = names.find(article, found, ner)
    told = terms.told(article, found)
    return Study(
        sentences=found,
        names=people,
        times=dates.find(article, found),
        quotes=quotes.find(article, found, people),
        terms=Terms.of(terms.count(article.language, told)),
        telling=terms.telling(article.language, told),
    )


def split(article: Article) -> tuple[Sentence, ...]:
    """Return the sentences of an article in reading order."""
    return tuple(
        Sentence(span, number)
        for number, block in enumerate(article.blocks)
        if block.kind in _READ_FOR_SENTENCES
        for span in sentences(article.text, block.span, block.language or article.language)
    )


def compare(
    readings: Sequence[Reading],
    settings: Settings,
    *,
    processes: int = 1,
    memo: Memo | None = None,
) -> tuple[Analysis, tuple[Issue, ...]]:
    """Return what comes out of comparing the articles, and what an editor should look at.

    Args:
        readings: all articles.
        settings: the editor's decisions.
        processes: how many may compare at the same time; their number changes nothing.
        memo: knows what was compared before.
    """
    memo = memo or Memo()
    digests = [key(reading) for reading in readings]
    means = Means(memo, digests, processes)
    people, name_issues = linking.link(readings, settings.names)
    said = wordings.families(readings, people, means)
    taken = pickups.find(readings, means)
    families = pickups.families(readings, taken)
    grouped, event_issues = events.group(readings, families, people, settings.events, means)
    places = {reading.article.id: reading for reading in readings}
    scenes = inside.scenes(readings, grouped, people, taken)
    read = dict(zip(places, digests, strict=True))
    found = inside.find(scenes, read, memo, processes=processes)
    analysis = Analysis(
        sources=sources.group(readings, settings.sources),
        events=inside.led(grouped, found),
        names=people,
        quotes=said,
        pickups=taken,
        families=families,
        points=tuple(chain.from_iterable(one.points for one in found)),
        discrepancies=(
            *chain.from_iterable(one.discrepancies for one in found),
            *discrepancies.spoken.find(places, grouped, people, said),
            *discrepancies.people.find(places, grouped, people),
        ),
        topics=topics.find(readings, grouped, settings.topics, means),
    )
    return analysis, (*name_issues, *event_issues)


__all__ = ["compare", "ner_version", "split", "study"]
