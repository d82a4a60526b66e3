"""Names that are known in another script as they are written: from lists, from brackets, from the editor."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from dossier import lang
from dossier.analysis.linking.clusters import Cluster
from dossier.analysis.linking.foreign.words import (
    FOREIGN,
    WORD,
    Word,
    is_form_of,
    openings,
    plain,
    stems,
)
from dossier.analysis.linking.words import standard
from dossier.model import Evidence, Reading, Span
from dossier.text import trim

SHORT = 3
"""Letters of a word that may be another word, so that a preposition has to stand before it."""

_IN_BRACKETS = re.compile(r"\s?[(\[](?:\w{2,12}:)?([^()\[\]]{2,80})[)\]]")
MOST_WORDS = 6


class Form(NamedTuple):
    """A name as it is written in another script."""

    words: tuple[str, ...]
    cluster: Cluster
    why: Evidence
    listed: bool = False
    """Whether it is from a list of places, where short words are also others."""


Forms = Mapping[str, Sequence[Form]]
"""By each stem that the first word may have."""


class Seen(NamedTuple):
    """Where a text writes a known form."""

    span: Span
    form: Form


def introduced(
    clusters: Sequence[Cluster], readings: Sequence[Reading], foreign: Collection[int]
) -> list[tuple[Form, int, Span]]:
    """Return the forms that stand in brackets behind a name ("Ada Quill (…)"), each with its place.

    Args:
        clusters: the names.
        readings: all articles.
        foreign: numbers of those in which letters stand that are not Latin.
    """
    found: list[tuple[Form, int, Span]] = []
    for cluster in clusters:
        for number, index in cluster.locals:
            if number not in foreign:
                continue
            article = readings[number].article
            for mention in readings[number].study.names[index].mentions:
                match = _IN_BRACKETS.match(article.text, mention.span.end)
                span = trim(article.text, Span(*match.span(1))) if match else None
                if span and is_foreign(written := span.of(article.text)):
                    said = f"“{written}” stands in brackets behind “{mention.form}”"
                    form = Form(words_of(written), cluster, Evidence("in-brackets", 0.95, said))
                    found.append((form, number, span))
    return found


def is_foreign(form: str) -> bool:
    """Say whether a form is nothing but words in another script."""
    return bool(FOREIGN.match(form)) and not WORD.sub("", form).strip(" -\u2011\u200c")


def words_of(form: str) -> tuple[str, ...]:
    """Return the words of a form in another script."""
    return tuple(WORD.findall(form)[:MOST_WORDS])


@cache
def _listed(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each place of a language's list with the words of each of its names."""
    places = lang.table(language, "places")
    return tuple((place, words_of(form)) for place, forms in places.items() for form in forms)


def listed(clusters: Sequence[Cluster], language: str) -> list[Form]:
    """Return the names that places and bodies of the dossier have in a language."""
    by_name = {
        standard(variant.form): cluster
        for cluster in clusters
        if cluster.kind != "person"
        for variant in cluster.variants
    }
    return [
        Form(words, by_name[place], _exonym(place, words, language), listed=True)
        for place, words in _listed(language)
        if place in by_name and words
    ]


def _exonym(place: str, words: tuple[str, ...], language: str) -> Evidence:
    return Evidence("listed", 1.0, f"“{' '.join(words)}” is “{place}” in the list for {language}")


def by_stem(forms: Sequence[Form], language: str) -> Forms:
    """Return forms for looking them up; none that means two names."""
    found: dict[str, list[Form]] = defaultdict(list)
    means: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for form in forms:
        means[tuple(map(plain, form.words))].add(id(form.cluster))
    for form in forms:
        if len(means[tuple(map(plain, form.words))]) == 1:
            for stem in stems(form.words[0], language):
                found[stem].append(form)
    return found


def find(text: str, words: Sequence[Word], forms: Forms) -> Iterator[Seen]:
    """Yield where a text writes a known form."""
    end = 0
    for at, word in enumerate(words):
        if word.span.start >= end and word.is_name_like:
            seen = _at(text, words, at, forms)
            if seen is not None:
                end = seen.span.end
                yield seen


def _at(text: str, words: Sequence[Word], at: int, forms: Forms) -> Seen | None:
    word = words[at]
    for left_out, rest in openings(word.text, word.language):
        near = {id(f): f for stem in stems(rest, word.language) for f in forms.get(stem, ())}
        for form in sorted(near.values(), key=lambda f: -len(f.words)):
            last = at + len(form.words) - 1
            here = [rest, *(w.text for w in words[at + 1 : last + 1])]
            is_here = _is(here, form, word.language) and _together(text, words[at : last + 1])
            if is_here and _is_sure(text, words, at, form, left_out):
                return Seen(Span(word.span.start + left_out, words[last].span.end), form)
    return None


def _is(here: Sequence[str], form: Form, language: str) -> bool:
    pairs = zip(here, form.words, strict=False)
    return len(here) == len(form.words) and all(is_form_of(a, b, language) for a, b in pairs)


def _together(text: str, words: Sequence[Word]) -> bool:
    return all(a.joined(b, text) for a, b in pairwise(words))


@cache
def _leads(language: str) -> frozenset[str]:
    return frozenset(map(plain, lang.words(language, "name_leads")))


def _is_sure(text: str, words: Sequence[Word], at: int, form: Form, left_out: int) -> bool:
    """Say whether a short word of a list is the place here, since "in" or "city" stands before it."""
    word = words[at]
    unsure = lang.words(word.language, "places_unsure")
    short = word.is_abjad and form.listed and len(form.words) == 1
    if not short or (len(form.words[0]) > SHORT and form.words[0] not in unsure):
        return True
    before = words[at - 1] if at else None
    leads = _leads(word.language)
    return (
        left_out == 0
        and before is not None
        and before.joined(word, text)
        and plain(before.text) in leads
    )
