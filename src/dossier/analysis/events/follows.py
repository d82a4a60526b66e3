"""What a lede says that its news came long after: "Two weeks after the signing, parliament ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.analysis.statements import running
from dossier.analysis.tokens import Tokens, is_content, stopwords, tokens
from dossier.lang import primary
from dossier.lang import words as lexicon
from dossier.model import Reading

_OPENING = 2
"""Words of a sentence among which it says that it follows something up."""
_CLAUSE = 8
"""Words that say what."""
_NAMED = 0.5
"""Share of those words that the lede of the other article has."""
_MORE = 2
"""How many times that share has to be the one of its other words, unless it opens with these."""


_TOLD = 2
"""Content words of a clause that says what was long before."""


class After(NamedTuple):
    """What a lede says of what its news came long after ("..., three weeks after the election")."""

    words: frozenset[str]
    opens: bool
    """Whether the lede opens by saying so."""
    others: frozenset[str]
    """The other content words of the sentence."""
    lede: frozenset[str]
    """The content words of the lede."""
    soon: bool = False
    """Whether it says that it came a few days after, and not long after."""


def after(reading: Reading) -> After:
    """Return what an article came long after, where its lede says so."""
    lede = frozenset(word for row in reading.study.telling.lede for word in row)
    language = reading.article.language
    leads, back = lexicon(primary(language), "follow_ups"), lexicon(primary(language), "look_backs")
    soon = lexicon(primary(language), "follow_ups_by_days")
    for sentence in running(reading)[:1]:
        found = tokens(reading.article.text, sentence)
        recalled = _recalled(reading, found)
        if recalled:
            return After(frozenset(recalled), opens=True, others=frozenset(), lede=lede)
        for n in range(len(found.words) - 2):
            opens, pair = n < _OPENING, " ".join(found.words[n : n + 2])
            is_soon = pair in soon and n > _OPENING
            if pair in leads or is_soon or (opens and pair in back):
                said = frozenset(_clause(reading, found, n + 2))
                content = {w for w in found.words if is_content(w, stopwords(language))}
                return After(said, opens, frozenset(content - said), lede, is_soon)
    return After(frozenset(), opens=False, others=frozenset(), lede=lede)


def _recalled(reading: Reading, found: Tokens) -> list[str]:
    """Return the content words of a clause that tells what was long before: "on which 31 died last week"."""
    language = primary(reading.article.language)
    back = lexicon(language, "clause_times")
    openers, stop = lexicon(language, "clause_openers"), stopwords(reading.article.language)
    for n in range(1, len(found.words) - 1):
        if " ".join(found.words[n : n + 2]) in back:
            first = next((m for m in range(n, -1, -1) if found.words[m] in openers), n)
            told = [word for word in found.words[first:n] if is_content(word, stop)]
            return told if len(told) >= _TOLD else []
    return []


def _clause(reading: Reading, found: Tokens, first: int) -> Iterator[str]:
    """Yield the content words up to the next comma."""
    stop, text = stopwords(reading.article.language), reading.article.text
    for n in range(first, min(len(found.words), first + _CLAUSE)):
        if is_content(found.words[n], stop):
            yield found.words[n]
        if "," in text[found.ends[n] : found.ends[n] + 2]:
            return


def follows(a: After, b: After) -> bool:
    """Say whether one lede says that its news came long after that of the other."""
    if not a.words or b.words:
        return False
    named = len(a.words & b.lede) / len(a.words)
    if a.opens:
        return named >= _NAMED
    return named >= _NAMED and named > _MORE * len(a.others & b.lede) / max(1, len(a.others))
