"""The names of one article: who and what it mentions, where, and as what."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from dossier.analysis.names import roles
from dossier.analysis.names.chain import Group, chain
from dossier.analysis.names.lexicon import Lexicon, lexicon, synonyms
from dossier.analysis.names.scan import scan
from dossier.analysis.names.sighting import Sighting
from dossier.model import Article, Block, LocalName, Mention, Role, Sentence, Span
from dossier.text import trim

Finder = Callable[[Article, Sequence[Span], Lexicon], list[Sighting]]

READ = frozenset({"headline", "standfirst", "subheading", "paragraph", "caption"})
"""Kinds of blocks whose names are those of the news."""


def by_rules(article: Article, stretches: Sequence[Span], words: Lexicon) -> list[Sighting]:
    """Return what newsroom conventions and the lists of the language find."""
    found: list[Sighting] = []
    for span in stretches:
        seen = scan(article.text, span.start, span.end, words)
        found += _headline_safe(seen) if _is_title_case(span.of(article.text)) else seen
    return found


FINDERS: tuple[Finder, ...] = (by_rules,)
"""Every finder sees every stretch; where two overlap, the earlier finder's sighting stands."""


def find(article: Article, sentences: Sequence[Sentence]) -> tuple[LocalName, ...]:
    """Return the names of an article, in the order of their first mention.

    Args:
        article: the article.
        sentences: its sentences.
    """
    words = lexicon(article.language)
    stretches = _stretches(article, sentences)
    sightings: list[Sighting] = []
    for finder in FINDERS:
        sightings = _merged(sightings, finder(article, stretches, words))
    groups = chain(sightings, synonyms(article.language))
    ends = {s.start: stretch for stretch in stretches for s in sightings if _inside(s, stretch)}
    return tuple(_name(article.text, group, ends, words) for group in groups)


def _inside(sighting: Sighting, stretch: Span) -> bool:
    return stretch.start <= sighting.start < stretch.end


def _stretches(article: Article, sentences: Sequence[Sentence]) -> list[Span]:
    """Return the stretches to read: sentences, and whole blocks that are not cut into sentences."""
    cut = {s.block for s in sentences}
    found = [s.span for s in sentences if article.blocks[s.block].kind in READ]
    found += [b.span for i, b in enumerate(article.blocks) if i not in cut and b.kind in READ]
    return sorted(_without_credit(article.text, span) for span in found)


_CREDIT = re.compile(r"\s*[–—-]?\s*\([^()]*(?:/|Photo|Image|Getty|Reuters|AFP|AP)[^()]*\)\.?$")


def _without_credit(text: str, span: Span) -> Span:
    match = _CREDIT.search(span.of(text)) if text[span.end - 1 : span.end] in {")", "."} else None
    return trim(text, Span(span.start, span.start + match.start())) if match else span


_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}")


def _is_title_case(line: str) -> bool:
    """Say whether most words of a line are capitalised, so that capitals mean nothing."""
    long_words = _LONG_WORD.findall(line)
    upper = sum(word[0].isupper() for word in long_words)
    return len(long_words) >= 4 and upper * 10 >= len(long_words) * 8


def _headline_safe(seen: list[Sighting]) -> list[Sighting]:
    """Keep of a line in title case what is a name only if the article says so elsewhere."""
    return [s for s in seen if s.kind is None or s.kind == "place"]


def _merged(first: list[Sighting], second: list[Sighting]) -> list[Sighting]:
    taken = [(s.start, s.end) for s in first]
    extra = [s for s in second if all(s.end <= a or s.start >= b for a, b in taken)]
    return sorted([*first, *extra], key=lambda s: s.start)


def _name(text: str, group: Group, ends: dict[int, Span], words: Lexicon) -> LocalName:
    mentions = tuple(Mention(Span(s.start, s.end), s.form) for s in group.sightings)
    given: list[Role] = []
    if group.kind == "person":
        for seen in group.sightings:
            stretch = ends.get(seen.start, Span(seen.start, seen.end))
            given += [
                role
                for role in (
                    roles.before(text, seen.start, stretch.start, words),
                    roles.after(text, seen.end, stretch.end, words),
                )
                if role is not None
            ]
    return LocalName(group.kind, _label(group), mentions, tuple(given))


def _label(group: Group) -> str:
    fullest = max(group.sightings, key=lambda s: (len(s.form.split()) - s.addressed, -s.start))
    if fullest.addressed and len(fullest.form.split()) > 2:
        return fullest.form.split(maxsplit=1)[1]
    return fullest.form


__all__ = ["FINDERS", "Block", "find"]
