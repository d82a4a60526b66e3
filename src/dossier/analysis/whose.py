"""Whose words the quotes are: the speaker of each among the names of all articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dossier.model import Name, Quote, Reading, Span
from dossier.stowed import ids_of, studies_of

Speakers = tuple[str | None, ...]
"""For each quote of an article the id of its speaker's name."""

Place = tuple[str, int, int]
"""An article, and from where to where something stands in it."""


def speakers(readings: Sequence[Reading], names: Sequence[Name]) -> list[Speakers]:
    """Return who speaks in each article.

    A speaker is found through :attr:`Name.locals`, or by where a name stands whom the article does not
    name by itself.
    """
    people = {local: name.id for name in names for local in name.locals}
    unnamed = _named_alone(readings, names)
    told = zip(ids_of(readings), studies_of(readings), strict=True)
    return [tuple(_speakers(article, study.quotes, people, unnamed)) for article, study in told]


def _named_alone(readings: Sequence[Reading], names: Sequence[Name]) -> dict[Place, str]:
    """Return the names of speakers whom only other articles name in full, by where they stand."""
    told = zip(ids_of(readings), studies_of(readings), strict=True)
    spoken = ((article, q.speaker) for article, study in told for q in study.quotes)
    open_ = {(at, *_ends(who.span)) for at, who in spoken if who and who.name is None}
    return {
        place: name.id
        for name in names
        for spelling in name.spellings
        for m in spelling.mentions
        if (place := (m.article, *_ends(m.span))) in open_
    }


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _speakers(
    article: str,
    quotes: Iterable[Quote],
    people: Mapping[tuple[str, int], str],
    unnamed: Mapping[Place, str],
) -> Iterator[str | None]:
    """Yield the id of the name of each quote's speaker."""
    for quote in quotes:
        if quote.speaker is None:
            yield None
        elif quote.speaker.name is not None:
            yield people.get((article, quote.speaker.name))
        else:
            yield unnamed.get((article, *_ends(quote.speaker.span)))
