"""Whose words the quotes are: the speaker of each among the names of all articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dossier.model import Name, Quote

Speaking = tuple[int, ...]
"""Who speaks: the number of a name in the article, or from where to where he is named; or nobody is told."""

Speakers = tuple[str | None, ...]
"""For each quote of an article the id of its speaker's name."""

Place = tuple[str, Speaking]
"""An article, and who speaks in it."""


def speaking(quotes: Iterable[Quote]) -> Iterator[Speaking]:
    """Yield who speaks the quotes of an article, as he is found among all names."""
    for quote in quotes:
        who = quote.speaker
        if who is None:
            yield ()
        elif who.name is None:
            yield who.span.start, who.span.end
        else:
            yield (who.name,)


def speakers(
    told: Iterable[tuple[str, Sequence[Speaking]]], names: Sequence[Name]
) -> list[Speakers]:
    """Return who speaks in each article.

    A speaker is found through :attr:`Name.locals`, or by where a name stands whom the article does not
    name by itself.

    Args:
        told: the articles, and who speaks their quotes.
        names: of all articles.
    """
    asked = [[(article, who) for who in some] for article, some in told]
    wanted = frozenset(chain.from_iterable(asked))
    known = {place: name.id for name in names for place in _places(name) if place in wanted}
    return [tuple(map(known.get, some)) for some in asked]


def _places(name: Name) -> Iterator[Place]:
    """Yield where a name may be that of a speaker."""
    for article, number in name.locals:
        yield article, (number,)
    for spelling in name.spellings:
        for mention in spelling.mentions:
            yield mention.article, (mention.span.start, mention.span.end)
