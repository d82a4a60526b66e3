"""Words behind the name of their speaker and a colon: transcripts, and headlines such as "Pell: No deal"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from dossier.analysis.quotes.lexicon import Lexicon
from dossier.analysis.quotes.speakers import Called, Known, mentions, people
from dossier.analysis.quotes.units import MASK, Page, Unit
from dossier.model import Article, LocalName, QuoteKind, Record, Span
from dossier.text import trim

_TURN = re.compile(r"[“\"‘']?(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}):\s+(?=\S)")
_FEWEST_TURNS = 3
"""Paragraphs with a label that make an article a transcript; one or two are "WATCH:" or "UPDATE:"."""
_HEAD = re.compile(r"(?P<name>[^:]{2,60}):\s+(?=\S)")


class Labelled(Record, frozen=True):
    """What somebody said, behind a name and a colon."""

    label: Span
    colon: Span
    words: Span
    whom: Called
    kind: QuoteKind = "indirect"


def turns(article: Article, names: tuple[LocalName, ...]) -> dict[int, Labelled]:
    """Return the turns of a transcript by the index of their block."""
    found = {
        number: match
        for number, block in enumerate(article.blocks)
        if block.kind == "paragraph"
        and (match := _TURN.match(article.text, block.span.start, block.span.end))
    }
    if len(found) < _FEWEST_TURNS or len({m["name"] for m in found.values()}) == 1:
        return {}
    made = {n: _turn(article, m, article.blocks[n].span.end, names) for n, m in found.items()}
    return made | _continued(article, made)


_OPENS = re.compile(r"[“\"]\s?(?=\S)")


def _continued(article: Article, made: dict[int, Labelled]) -> dict[int, Labelled]:
    """Return the paragraphs that open with a mark and go on with the turn before them."""
    more: dict[int, Labelled] = {}
    last: Labelled | None = None
    for number, block in enumerate(article.blocks):
        opening = _OPENS.match(article.text, block.span.start, block.span.end)
        if number in made:
            last = made[number] if opening else None
        elif opening is None and block.kind != "caption":
            last = None
        elif opening and last:
            words = trim(article.text, Span(opening.end(), block.span.end))
            more[number] = replace(last, words=words)
    return more


def _turn(
    article: Article, match: re.Match[str], end: int, names: tuple[LocalName, ...]
) -> Labelled:
    label = Span(match.start("name"), match.end("name"))
    words = trim(article.text, Span(match.end(), end))
    return Labelled(label, Span(label.end, label.end + 1), words, _named(match["name"], names))


def _named(label: str, names: tuple[LocalName, ...]) -> Called:
    """Return the person of the article whose name ends as a label does."""
    last = label.rsplit(maxsplit=1)[-1].lower()
    same = [i for i, n in enumerate(names) if n.kind == "person" and n.label.lower().endswith(last)]
    return Called(names[same[0]].label, same[0]) if len(same) == 1 else Called(label, None)


def headed(lexicon: Lexicon, here: Page, unit: Unit, who: Known) -> Iterator[Labelled]:
    """Yield the words of a headline that stand behind their speaker and a colon."""
    match = _HEAD.match(here.masked, unit.span.start, unit.span.end)
    if match is None or MASK in match["name"]:
        return
    left = Span(match.start("name"), match.end("name"))
    words = trim(here.text, Span(match.end(), unit.span.end))
    marks = [m for m in unit.marks if m.outer == words]
    if marks:
        words = marks[0].words
    whom = _header(lexicon, here, left, who, is_marked=bool(marks))
    if whom:
        colon = Span(left.end, left.end + 1)
        label = next((Span(s, e) for s, e, i in mentions(who, left) if i == whom.name), left)
        yield Labelled(label, colon, words, whom, "direct" if marks else "indirect")


def _header(
    lexicon: Lexicon, here: Page, left: Span, who: Known, *, is_marked: bool
) -> Called | None:
    """Return who speaks in a headline.

    Without marks nothing else may stand before the colon than a surname or an office with a name: of who
    is named in full there, something is told ("Ada Quill: Marlow signs the keeper").
    """
    written = left.of(here.text)
    if lexicon.has("headed", written.lower().split()[-1]):
        return Called(written, None)
    named = people(who, left)
    if not named:
        return None
    start, end, index = named[0]
    roles = [role.span for role in who.names[index].roles]
    is_held = any(r.start == left.start and r.end < start for r in roles)
    is_surname = start == left.start and " " not in here.text[start:end]
    is_name = (is_held or is_surname) and left.end - end <= _SLACK
    return Called(who.names[index].label, index) if is_marked or is_name else None


_SLACK = 4
"""Characters between a name and its colon: "Ryan (R)"."""
