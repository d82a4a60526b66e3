"""The names of one article: who and what it mentions, where, and as what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from dossier.analysis.names import abbreviations, pipeline, roles, unclaimed
from dossier.analysis.names.chain import chain_people
from dossier.analysis.names.forms import own_form
from dossier.analysis.names.gathering import bodies_and_places
from dossier.analysis.names.grounds import why
from dossier.analysis.names.groups import Group
from dossier.analysis.names.lexicon import Lexicon, lexicon, synonyms
from dossier.analysis.names.places import is_behind_preposition
from dossier.analysis.names.scan import scan
from dossier.analysis.names.sighting import Sighting
from dossier.analysis.names.tokens import word_before
from dossier.model import Article, LocalName, Mention, Role, Sentence, Span
from dossier.text import fold, trim

Finder = Callable[[Article, Sequence[Span], Lexicon], list[Sighting]]

READ = frozenset({"headline", "standfirst", "subheading", "paragraph", "caption"})
"""Kinds of blocks whose names are those of the news."""


def by_rules(article: Article, stretches: Sequence[Span], words: Lexicon) -> list[Sighting]:
    """Return what newsroom conventions and the lists of the language find."""
    found: list[Sighting] = []
    for span in stretches:
        seen = scan(article.text, span.start, span.end, words)
        letters = sum([s.end - s.start for s in seen])
        is_heading = 3 * letters >= len(span) and _is_title_case(span.of(article.text), words)
        found += _doubted(seen, words) if is_heading else seen
    return found


FINDERS: tuple[Finder, ...] = (abbreviations.find, by_rules)
"""Every finder reads every stretch; where two overlap, the earlier finder's sighting stands."""


class Named(NamedTuple):
    """Whom and what an article names."""

    names: tuple[LocalName, ...]
    """In the order of their first mention."""
    unclaimed: tuple[Mention, ...]
    """Words that are somebody's name only if another article says so."""


def find(article: Article, sentences: Sequence[Sentence], ner: str | None = None) -> Named:
    """Return the names of an article, and words that may be a name.

    Args:
        article: the article.
        sentences: its sentences.
        ner: a pipeline that looks for names too, ``spacy:MODEL``.

    Raises:
        InputError: the pipeline is not on this machine.
    """
    words = lexicon(article.language)
    stretches = _stretches(article, sentences, words)
    sightings: list[Sighting] = []
    for finder in FINDERS:
        sightings = _merged(sightings, finder(article, stretches, words))
    if ner is not None:
        sightings = _joined_by(pipeline.find(ner, article, stretches), sightings)
    sightings = _surnames_that_are_places(article.text, sightings, words)
    sightings = _placed(sightings)
    groups = bodies_and_places(article.text, sightings, synonyms(article.language), words)
    taken = {s.start for group in groups for s in group.sightings}
    groups += chain_people(article.text, [s for s in sightings if s.start not in taken])
    groups.sort(key=lambda g: g.sightings[0].start)
    limits = _limits(article.text, stretches, groups, words)
    return Named(
        tuple(_name(article.text, group, stretches, limits, words) for group in groups),
        tuple(unclaimed.find(article.text, sightings, groups, words)),
    )


def _limits(
    text: str, stretches: Sequence[Span], groups: Sequence[Group], words: Lexicon
) -> list[int]:
    """Return where a role before a name may begin: with a sentence, or behind the last who has one."""
    people = (s for g in groups if g.kind == "person" for s in g.sightings if " " in s.form)
    ends = (s.end for s in people if roles.is_role(word_before(text, s.start).lower(), words))
    return sorted({*(span.start for span in stretches), *ends})


def _surnames_that_are_places(
    text: str, sightings: list[Sighting], words: Lexicon
) -> list[Sighting]:
    """Return the sightings, with a place that is the surname of a person named here left open."""
    full = [s.form.split() for s in sightings if s.kind == "person" and " " in s.form]
    people = {fold(form[-1]) for form in full}
    people |= {fold(form[-2]) for form in full if len(form) > 2} - words.given  # noqa: PLR2004 - two surnames
    return [
        replace(s, kind=None, score=0.0)
        if s.kind == "place"
        and fold(s.form) in people
        and not is_behind_preposition(text, s.start, words)
        else s
        for s in sightings
    ]


def _placed(sightings: list[Sighting]) -> list[Sighting]:
    """Return the sightings, with names that are elsewhere said to be places taken for these.

    A place by the words around it that is somebody's surname here is not one.
    """
    placed = {s.form for s in sightings if s.kind == "place"}
    full = [s.form for s in sightings if _may_be_full(s)]
    people = {*full, *(word for form in full for word in form.split())}
    return [
        replace(s, kind="place", score=1.0)
        if s.kind is None and s.form in placed and s.form not in people and not s.doubtful
        else replace(s, kind=None, score=0.0)
        if s.kind == "place" and s.framed and s.form in people
        else s
        for s in sightings
    ]


def _may_be_full(seen: Sighting) -> bool:
    """Say whether several words are, or may be, the name of a person."""
    return " " in seen.form and (seen.kind == "person" or (seen.kind is None and not seen.doubtful))


def _stretches(article: Article, sentences: Sequence[Sentence], words: Lexicon) -> list[Span]:
    """Return the stretches to read: sentences, and whole blocks that are not cut into sentences."""
    cut = {s.block for s in sentences}
    found = [s.span for s in sentences if article.blocks[s.block].kind in READ]
    found += [b.span for i, b in enumerate(article.blocks) if i not in cut and b.kind in READ]
    return sorted(_without_credit(article.text, span, words) for span in found)


def _without_credit(text: str, span: Span, words: Lexicon) -> Span:
    """Return a stretch without the picture's credit at its end."""
    if not text.endswith((")", ")."), span.start, span.end):
        return span
    match = words.rules["credit"].search(text, max(span.start, span.end - 120), span.end)
    return trim(text, Span(span.start, match.start())) if match else span


_WORD = re.compile(r"(?<![\w'’-])[^\W\d_]{3,}")
FEW = 0.05
"""Share of words in lower case up to which capitals in a line mean nothing."""


def _is_title_case(line: str, words: Lexicon) -> bool:
    """Say whether so many words of a line are capitalised that capitals mean nothing."""
    counted = [w for w in _WORD.findall(line) if w not in words.title_small]
    lower = sum(word[0].islower() for word in counted)
    return len(counted) >= 4 and lower <= FEW * len(counted)  # noqa: PLR2004 - a heading


def _doubted(seen: list[Sighting], words: Lexicon) -> list[Sighting]:
    """Keep of a line in title case what is known, and what is a name if the text says so elsewhere."""
    return [
        s
        if s.form in words.known and s.kind != "person"
        else replace(s, kind=None, score=0.0, plain=True, doubtful=True)
        for s in seen
    ]


def _joined_by(more: list[Sighting], sightings: list[Sighting]) -> list[Sighting]:
    """Return the sightings with those of a pipeline, which settle only what the rules leave open."""
    sure = [s for s in sightings if s.sure and s.kind is not None]
    return _merged(_merged(sure, more), sightings)


def _merged(first: list[Sighting], second: list[Sighting]) -> list[Sighting]:
    if not first:
        return second
    starts = [s.start for s in first]
    extra = [s for s in second if not _meets(s, first, bisect_right(starts, s.start))]
    return sorted([*first, *extra], key=lambda s: s.start)


def _meets(sighting: Sighting, others: list[Sighting], at: int) -> bool:
    """Say whether a sighting overlaps one of others, which are in order; ``at`` is its place there."""
    before = others[at - 1] if at else None
    after = others[at] if at < len(others) else None
    return (before is not None and before.end > sighting.start) or (
        after is not None and after.start < sighting.end
    )


def _name(
    text: str, group: Group, stretches: Sequence[Span], limits: Sequence[int], words: Lexicon
) -> LocalName:
    mentions = tuple(Mention(Span(s.start, s.end), s.form) for s in group.sightings)
    given = _roles(text, group, stretches, limits, words) if group.kind == "person" else ()
    return LocalName(group.kind, _label(group), mentions, given, group.short)


def _roles(
    text: str, group: Group, stretches: Sequence[Span], limits: Sequence[int], words: Lexicon
) -> tuple[Role, ...]:
    found: dict[Span, Role] = {}
    starts = [stretch.start for stretch in stretches]
    for seen in group.sightings:
        around = stretches[bisect_right(starts, seen.start) - 1]
        for role in (
            roles.before(text, seen.start, limits[bisect_right(limits, seen.start) - 1], words),
            roles.after(text, seen.end, around.end, words),
        ):
            if role is not None:
                found[role.span] = role
    return tuple(found.values())


def _label(group: Group) -> str:
    """Return the fullest form, without form of address where a full name is left."""
    fullest = max(group.sightings, key=lambda s: (len(own_form(s).split()), -s.start))
    return own_form(fullest) if " " in own_form(fullest) else fullest.form


__all__ = ["FINDERS", "Finder", "Named", "Sighting", "find", "why"]
