"""A sentence as its facts are read from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from dossier.analysis.stems import Line, stemmed
from dossier.lang import ordered, primary
from dossier.model import LocalName, Passage, Reading

_LEAST = 4
"""Words of a main clause."""
_REACH = 8
"""Words over which a neighbour is looked for."""

Places = Mapping[int, Sequence[LocalName]]
"""The names of places in an article, by where they begin."""


class View:
    """A sentence, word by word. What is seldom asked for is made when it is."""

    def __init__(self, reading: Reading, line: Line, places: Places) -> None:
        article = reading.article
        self.reading = reading
        self.text = article.text
        """Of the whole article."""
        self.passage = Passage(article.id, line.span)
        self.found = line.found
        self.language = primary(article.language)
        """The primary language of the article."""
        self._matter = line.matter
        self._places = places

    @cached_property
    def stems(self) -> list[str]:
        """The words without their endings."""
        return list(map(stemmed(self.language).__getitem__, self.found.words))

    @cached_property
    def main(self) -> int:
        """How many words the main clause has."""
        return _main(self)

    @cached_property
    def plain(self) -> list[bool]:
        """Which words carry matter and are not written as a name or a number."""
        both = zip(self._matter, self.found.starts, strict=True)
        return [bool(told) and self.text[start].islower() for told, start in both]

    def gap(self, n: int) -> str:
        """Return what stands between a word and the next."""
        ends, starts = self.found.ends, self.found.starts
        return self.text[ends[n] : starts[n + 1]] if n + 1 < len(starts) else "."

    def is_plain(self, n: int) -> bool:
        """Say whether a word carries matter and is not written as a name or a number."""
        return self.plain[n]

    def before(self, n: int) -> str | None:
        """Return the nearest plain word before another in its clause, without its ending."""
        for at in range(n - 1, max(-1, n - 1 - _REACH), -1):
            if breaks(self.gap(at)):
                return None
            if self.is_plain(at):
                return self.stems[at]
        return None

    def after(self, n: int, reach: int = _REACH) -> list[str]:
        """Return the plain words after another in its clause, without their endings."""
        words: list[str] = []
        for at in range(n + 1, min(len(self.stems), n + 1 + reach)):
            if breaks(self.gap(at - 1)):
                break
            if self.is_plain(at):
                words.append(self.stems[at])
        return words

    def place(self, first: int, last: int) -> Passage:
        """Return the passage from one word to another, both included."""
        return Passage(self.passage.article, self.found.span(first, last))

    def places(self) -> list[tuple[int, LocalName]]:
        """Return the places that the sentence names, with the number of their first word."""
        starts = enumerate(self.found.starts)
        return [(n, name) for n, at in starts for name in self._places.get(at, ())]


def breaks(gap: str) -> bool:
    """Say whether what stands between two words ends a clause."""
    return gap != " " and (any(mark in gap for mark in ",;:—(") or " – " in gap)


def _main(whole: View) -> int:
    """Return how many words stand before the first subordinate clause."""
    plain, endings = _clause_breaks(whole.language)
    for n, word in enumerate(whole.found.words[_LEAST:], _LEAST):
        if word in plain or (word.endswith(endings) and "," in whole.gap(n - 1)):
            return n
    return len(whole.found.words)


@cache
def _clause_breaks(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that begin a clause, and endings of words that do so after a comma."""
    breaks = ordered(language, "clause_breaks")
    plain = frozenset(word for word in breaks if not word.startswith("*"))
    return plain, tuple(word[1:] for word in breaks if word.startswith("*"))
