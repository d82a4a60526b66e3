"""What the words of the articles weigh, kept between builds: few weights change with one article.

Where one does, all articles that hold the word are looked at again; all others are what they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.analysis.events.retold import words_of
from dossier.analysis.held import Held, Recounted, counted, recounted
from dossier.analysis.moved import Moved, Numbers, moved
from dossier.analysis.terms import BACK
from dossier.analysis.weights import Scale, Weights
from dossier.memo import Means, Memo, Table, key
from dossier.model import Reading, Record, Study
from dossier.stowed import studies_of

_PARTS = 50
"""In so many parts the terms may be kept."""
_IDLE = 5
"""A table in which one in so many words is held by no article is made anew."""


class Weighed(NamedTuple):
    """What the words of all articles weigh."""

    terms: Weights
    telling: Weights
    """The same for the words of the sentences that tell the news, or the past."""
    digests: list[str]
    """What tells each article from others: its words, and what these weigh."""


class Head(Record, frozen=True, array_like=True):
    """What tells what was kept from other tables."""

    articles: Numbers
    scale: tuple[float, float]
    terms: bytes
    telling: bytes
    """How many articles hold each term, four bytes each."""
    words: int
    """In how many rows the terms stand."""


Row = tuple[bytes, bytes, str]
"""The numbers of an article's terms, twice, and its digest; or terms by their numbers, twice."""


class Kept(NamedTuple):
    """What is kept of it between builds."""

    articles: Numbers
    scale: tuple[float, float]
    terms: Held
    telling: Held
    digests: list[str]
    """See :attr:`Weighed.digests`; by the numbers of the articles."""

    @classmethod
    def of(cls, table: Table) -> Kept:
        """Return what was kept."""
        head: Head = table.head
        some = [table.rows[-1 - n] for n in range(head.words)]
        words = [tuple([row[side].decode() for row in some]) for side in (0, 1)]
        rows = [table.rows[n] for n in range(len(head.articles.digests))]
        terms, telling, digests = map(list, zip(*rows, strict=True)) if rows else ([], [], [])
        return cls(
            head.articles,
            head.scale,
            Held(words[0], head.terms, terms),
            Held(words[1], head.telling, telling),
            digests,
        )

    def keep(self, memo: Memo, before: Table | None) -> None:
        """Keep it in place of what was kept."""
        words = [(first.encode(), second.encode(), "") for first, second in self._words()]
        rows: dict[int, Row] = dict(
            enumerate(zip(self.terms.rows, self.telling.rows, self.digests, strict=True))
        )
        rows |= {-1 - n: row for n, row in enumerate(words)}
        old = before.rows if before else {}
        changed = [n for n, row in rows.items() if old.get(n) != row]
        head = Head(self.articles, self.scale, self.terms.counts, self.telling.counts, len(words))
        memo.mend("weighed", before, head, rows, changed)

    def _words(self) -> list[tuple[str, str]]:
        """Return the terms in parts, all in one where there are many parts."""
        both = (self.terms.words, self.telling.words)
        if len(both[0]) > _PARTS:
            return [("\n".join(filter(None, both[0])), "\n".join(filter(None, both[1])))]
        return [*zip(*both, strict=True)]


def weighed(readings: Sequence[Reading], means: Means) -> Weighed:
    """Return what the words of all articles weigh.

    Args:
        readings: all articles.
        means: knows what their words weighed before.
    """
    scale = Scale.of(len(readings))
    table = means.memo.table("weighed", Head, Row)
    before = Kept.of(table) if table else None
    change = moved(before.articles, means.digests) if before else None
    if before and change and scale == before.scale and not _is_idle(before.terms):
        return _patched(readings, before, change, means, table)
    studies = studies_of(readings)
    tables = counted(map(_plain, studies)), counted(map(_telling, studies))
    terms, telling = _weights(tables, scale)
    digests = [
        _digest(one, study, scale, (terms, telling))
        for one, study in zip(means.digests, studies, strict=True)
    ]
    kept = Kept(Numbers.of(means.digests), scale, tables[0].held, tables[1].held, digests)
    kept.keep(means.memo, None)
    return Weighed(terms, telling, digests)


def _patched(
    readings: Sequence[Reading], before: Kept, change: Moved, means: Means, table: Table | None
) -> Weighed:
    """Return what the words of nearly the same articles weigh."""
    place, scale, studies = change.now.places(), Scale(*before.scale), studies_of(readings)
    came = {number: studies[place[number]] for number in change.came}
    tables = (
        recounted(before.terms, change.gone, {n: _plain(s) for n, s in came.items()}),
        recounted(before.telling, change.gone, {n: _telling(s) for n, s in came.items()}),
    )
    both = _weights(tables, scale)
    again = {*came, *(n for table in tables for n in table.held.holding(_shifted(table, scale)))}
    digests = change.grown(before.digests, "")
    for n in again:
        digests[n] = _digest(change.now.digests[n], studies[place[n]], scale, both)
    if again or change.gone:
        kept = Kept(change.now, scale, tables[0].held, tables[1].held, digests)
        kept.keep(means.memo, table)
    return Weighed(*both, [digests[n] for n in place])


def _weights(tables: Iterable[Recounted], scale: Scale) -> tuple[Weights, Weights]:
    terms, telling = (Weights.of(table.places, table.counts, scale) for table in tables)
    return terms, telling


def _shifted(table: Recounted, scale: Scale) -> set[int]:
    """Return the numbers of the terms that weigh something else than before."""
    rows = ((n, table.counts[n], more) for n, more in table.changed.items())
    return {
        n
        for n, now, more in rows
        if now and now != more and scale.weight(now) != scale.weight(now - more)
    }


def _is_idle(table: Held) -> bool:
    """Say whether much of a table is of no use any more."""
    counts = table.numbers()
    return counts.count(0) * _IDLE > len(counts)


def _digest(own: str, study: Study, scale: Scale, weights: tuple[Weights, Weights]) -> str:
    terms, telling = weights
    return key(own, scale.most, terms.told(_plain(study)), telling.told(_telling(study)))


def _telling(study: Study) -> list[str]:
    """Return the words of the sentences of an article that tell the news, or the past, each once."""
    return list(words_of(study.telling))


def _plain(study: Study) -> list[str]:
    """Return the terms of an article, whether it tells them as background or not, each once."""
    words = study.terms.words
    if BACK not in words:
        return words.split("\n") if words else []
    return list(dict.fromkeys(words.removeprefix(BACK).replace(f"\n{BACK}", "\n").split("\n")))
