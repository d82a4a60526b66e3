"""Who is said to have said what: direct, mixed and indirect speech with its speaker and cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.lang import primary, table
from dossier.model import Article, LocalName, Quote, Sentence, Span, Speaker

_MARKED = re.compile(r"“([^“”]{3,2000})[”]|\"([^\"]{3,2000})\"")
_BESIDE = re.compile(
    r"\W*((?:[A-Z][\w’'-]*\s?){1,4}|[Hh]e|[Ss]he|[Tt]hey)\s+(\w+)|\W*(\w+)\s+((?:[A-Z][\w’'-]*\s?){1,4})"
)


def find(
    article: Article, sentences: Sequence[Sentence], names: Sequence[LocalName]
) -> tuple[Quote, ...]:
    """Return the quotes of an article in reading order."""
    cues = frozenset(
        form
        for base, forms in table(primary(article.language), "cues").items()
        for form in (base, *forms)
    )
    return tuple(_marked(article.text, names, cues))


def _marked(text: str, names: Sequence[LocalName], cues: frozenset[str]) -> Iterator[Quote]:
    for match in _MARKED.finditer(text):
        group = match.lastindex or 1
        beside = _BESIDE.match(text, match.end())
        if beside is None:
            continue
        who, cue = (1, 2) if beside[1] else (4, 3)
        if beside[cue] in cues:
            span = Span(beside.start(who), beside.start(who) + len(beside[who].rstrip()))
            yield Quote(
                Span(match.start(group), match.end(group)),
                "direct",
                Speaker(span, span.of(text)),
                Span(beside.start(cue), beside.end(cue)),
            )
