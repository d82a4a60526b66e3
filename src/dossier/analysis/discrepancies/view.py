"""A sentence as its facts are read from it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dossier.analysis.stems import stem
from dossier.analysis.tokens import Tokens, is_content, stopwords, tokens
from dossier.lang import ordered, primary
from dossier.model import LocalName, Passage, Reading, Span

_LEAST = 4
"""Words of a main clause."""
_REACH = 8
"""Words over which a neighbour is looked for."""


class View(NamedTuple):
    """A sentence, word by word."""

    reading: Reading
    passage: Passage
    found: Tokens
    stems: list[str]
    main: int
    """How many words the main clause has."""
    language: str
    """The primary language of the article."""

    @property
    def text(self) -> str:
        """Return the text of the whole article."""
        return self.reading.article.text

    def gap(self, n: int) -> str:
        """Return what stands between a word and the next."""
        ends, starts = self.found.ends, self.found.starts
        return self.text[ends[n] : starts[n + 1]] if n + 1 < len(starts) else "."

    def is_plain(self, n: int) -> bool:
        """Say whether a word carries matter and is not written as a name or a number."""
        word = self.found.words[n]
        first = self.text[self.found.starts[n]]
        return first.islower() and is_content(word, stopwords(self.language))

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

    def names(self, kind: str) -> list[tuple[int, LocalName]]:
        """Return the names of a kind in the sentence, with the number of their first word."""
        first = {start: n for n, start in enumerate(self.found.starts)}
        return sorted(
            (
                (first[m.span.start], name)
                for name in self.reading.study.names
                if name.kind == kind
                for m in name.mentions
                if m.span.start in first
            ),
            key=lambda row: row[0],
        )


def view(reading: Reading, span: Span) -> View:
    """Return a sentence of an article, word by word."""
    article = reading.article
    found = tokens(article.text, span)
    bare = [stem(word, article.language) for word in found.words]
    whole = View(
        reading, Passage(article.id, span), found, bare, len(bare), primary(article.language)
    )
    return whole._replace(main=_main(whole))


def breaks(gap: str) -> bool:
    """Say whether what stands between two words ends a clause."""
    return any(mark in gap for mark in ",;:—(") or " – " in gap


def _main(whole: View) -> int:
    """Return how many words stand before the first subordinate clause."""
    plain, endings = _clause_breaks(whole.language)
    for n, word in enumerate(whole.found.words[_LEAST:], _LEAST):
        if word in plain or (word.endswith(endings) and "," in whole.gap(n - 1)):
            return n
    return len(whole.stems)


@cache
def _clause_breaks(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words that begin a clause, and endings of words that do so after a comma."""
    breaks = ordered(language, "clause_breaks")
    plain = frozenset(word for word in breaks if not word.startswith("*"))
    return plain, tuple(word[1:] for word in breaks if word.startswith("*"))
